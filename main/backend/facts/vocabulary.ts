/** The shipped vocabulary, compiled once. */
import {
  compileVocabulary,
  DocumentTypesSchema,
  LabelsSchema,
  PhrasesSchema,
  SurnamesSchema,
  type Vocabulary,
} from '../../../shared/facts/vocabulary.ts';
import { readResource } from '../resources.ts';

let compiled: Vocabulary | null = null;

export function vocabulary(): Vocabulary {
  compiled ??= compileVocabulary(
    readResource('documents/types.json', DocumentTypesSchema),
    readResource('documents/labels.json', LabelsSchema),
    readResource('documents/surnames.json', SurnamesSchema),
    readResource('documents/phrases.json', PhrasesSchema),
  );
  return compiled;
}

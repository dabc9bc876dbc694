/** The shipped vocabulary, and short ways to read one document. */
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import type { ReadDocument } from '../../../shared/facts/identity.ts';
import { type LabelledValue, readPairs } from '../../../shared/facts/pairs.ts';
import { type CaseDocument, DocumentView } from '../../../shared/facts/view.ts';
import type { Page } from '../../../shared/model/page.ts';
import { caseDocument } from './pages.ts';

export function read(document: CaseDocument): ReadDocument {
  const view = new DocumentView(document);
  return { view, pairs: readPairs(view, vocabulary()) };
}

export function readPage(page: Page, kind = 'DECISION'): ReadDocument {
  return read(caseDocument(kind, [page]));
}

/** `label=value` of every labelled value, white space at the ends left out. */
export function labelled(document: ReadDocument): string[] {
  return document.pairs.map((pair: LabelledValue) => `${pair.label}=${pair.value.trim()}`);
}

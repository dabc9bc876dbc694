import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../main/backend/facts/vocabulary.ts';
import { eventsInText, maskDates } from '../../shared/facts/acts/events-in-text.ts';
import { DocumentView } from '../../shared/facts/view.ts';
import { PhrasesSchema } from '../../shared/facts/vocabulary.ts';
import { fold } from '../../shared/text/fold.ts';
import { caseDocument, flowPage } from '../unit/builders/pages.ts';
import { readJson } from './resources.ts';

const phrases = PhrasesSchema.parse(readJson('documents/phrases.json'));
const compact = (text: string): string => fold(text).replace(/\s+/g, '');

function view(text: string): DocumentView {
  return new DocumentView(caseDocument('DECISION', [flowPage([text])]));
}

describe('what running text says happened', () => {
  it.each(
    phrases.events.flatMap(({ event, pattern, examples }) =>
      examples.map((example) => ({ event, pattern, example })),
    ),
  )('$example: $event', ({ event, pattern, example }) => {
    const written = view(example.replace('@', '2024年3月5日'));
    expect(maskDates(written)).toMatch(new RegExp(pattern));
    expect(
      eventsInText(written, vocabulary())
        .filter(({ kind }) => kind === event)
        .map(({ date }) => date),
    ).toContain('2024-03-05');
  });
});

describe('penalties', () => {
  it.each(phrases.penalties)('$kind: every example is matched', ({ pattern, examples }) => {
    expect(examples.filter((example) => !new RegExp(pattern).test(compact(example)))).toEqual([]);
  });
});

describe('what an amount is', () => {
  it.each(phrases.money)('$role $place: every example is told by the words', ({ pattern, examples }) => {
    expect(examples.filter((example) => !new RegExp(pattern).test(compact(example)))).toEqual([]);
  });
});

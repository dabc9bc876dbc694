import { describe, expect, it } from 'vitest';
import { caseHandlers } from '../../main/backend/handlers/cases.ts';
import { conclusionHandlers } from '../../main/backend/handlers/conclusions.ts';
import { findingHandlers } from '../../main/backend/handlers/findings.ts';
import { ocrHandlers } from '../../main/backend/handlers/ocr.ts';
import { outlineHandlers } from '../../main/backend/handlers/outline.ts';
import { recusalHandlers } from '../../main/backend/handlers/recusal.ts';
import { reviewHandlers } from '../../main/backend/handlers/reviews.ts';
import { scoringHandlers } from '../../main/backend/handlers/scoring.ts';
import { searchHandlers } from '../../main/backend/handlers/search.ts';
import { workspaceHandlers } from '../../main/backend/handlers/workspace.ts';
import { cases } from '../../shared/contract/cases.ts';
import { conclusions } from '../../shared/contract/conclusions.ts';
import { findings } from '../../shared/contract/findings.ts';
import { backendContract, contract, shellContract } from '../../shared/contract/index.ts';
import { ocr } from '../../shared/contract/ocr.ts';
import { outline } from '../../shared/contract/outline.ts';
import { recusal } from '../../shared/contract/recusal.ts';
import { reviews } from '../../shared/contract/reviews.ts';
import { scoring } from '../../shared/contract/scoring.ts';
import { search } from '../../shared/contract/search.ts';
import { workspace } from '../../shared/contract/workspace.ts';
import { sourcesIn } from './sources.ts';

const SUBJECTS = [
  ['cases', cases, caseHandlers],
  ['conclusions', conclusions, conclusionHandlers],
  ['findings', findings, findingHandlers],
  ['ocr', ocr, ocrHandlers],
  ['outline', outline, outlineHandlers],
  ['recusal', recusal, recusalHandlers],
  ['reviews', reviews, reviewHandlers],
  ['scoring', scoring, scoringHandlers],
  ['search', search, searchHandlers],
  ['workspace', workspace, workspaceHandlers],
] as const;

describe('every call the window may make', () => {
  it.each(SUBJECTS)('%s: has a handler, and no handler stands without a call', (_, entries, handlers) => {
    expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(entries).toSorted());
  });

  it('of the backend is in one of these subjects, and in one only', () => {
    const names = SUBJECTS.flatMap(([, entries]) => Object.keys(entries));
    expect(names.toSorted()).toEqual(Object.keys(backendContract).toSorted());
  });

  it('of the shell is answered by the shell', () => {
    const shell = sourcesIn(['main/shell'])
      .map(({ text }) => text)
      .join('\n');
    expect(Object.keys(shellContract).filter((name) => !shell.includes(`'${name}'`))).toEqual([]);
  });

  it('is named subject.verb, and is a query or a command', () => {
    for (const [name, entry] of Object.entries(contract)) {
      expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
      expect(['query', 'command']).toContain(entry.kind);
    }
  });
});

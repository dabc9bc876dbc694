import { describe, expect, it } from 'vitest';
import { checkData } from '../../../main/backend/checks.ts';
import { checkCase } from '../../../shared/checks/run.ts';
import type { CaseDocument } from '../../../shared/facts/view.ts';
import type { FixedPage } from '../../../shared/model/page.ts';
import { caseDocument, printedPage } from '../builders/pages.ts';

const CITES = '依照《中华人民共和国行政处罚法》第二十七条第一款第（二）项的规定，从轻处罚。';
const DATED = '2023年7月1日';
const LINES = ['行政处罚决定书', CITES, '云浦县市场监督管理局', DATED];

function decision(source: FixedPage['textSource'], confirmed: readonly string[] = []): CaseDocument {
  const page = printedPage(LINES, 1, source);
  const lines = page.lines.map((line) =>
    confirmed.includes(page.text.slice(line.start, line.end))
      ? { ...line, isConfirmed: true as const }
      : line,
  );
  return caseDocument('DECISION', [{ ...page, lines }], '行政处罚决定书');
}

function severities(...documents: CaseDocument[]): string[] {
  return checkCase(documents, checkData()).findings.map(({ severity }) => severity);
}

describe('a finding on words read by OCR', () => {
  it('is an error in a born-digital paper', () => {
    expect(severities(decision('native'))).toEqual(['error']);
  });

  it('is a hint as long as nobody compared them with the page', () => {
    expect(severities(decision('ocr'))).toEqual(['hint']);
  });

  it('stays a hint when only the passage was compared, but not the date it is judged by', () => {
    expect(severities(decision('ocr', [CITES]))).toEqual(['hint']);
  });

  it('rises to its own severity when the passage and the date were compared', () => {
    expect(severities(decision('ocr', [CITES, DATED]))).toEqual(['error']);
  });
});

/** A small case out of lines of text, checked the way a real one is: facts first, then every rule. */
import { checkData } from '../../../main/backend/checks.ts';
import { type CaseCheck, checkCase } from '../../../shared/checks/run.ts';
import type { CaseDocument } from '../../../shared/facts/view.ts';
import type { FixedPage } from '../../../shared/model/page.ts';
import { flowPage, type Part, printedPage } from './pages.ts';

/** Papers by kind; a second paper of a kind is written `SERVICE#2`. The first line is the title. */
export type Papers = Readonly<Record<string, readonly Part[]>>;

function titleOf(parts: readonly Part[]): string {
  const [first] = parts;
  return typeof first === 'string' ? first : '';
}

/** Word papers. */
export function documentsOf(papers: Papers): CaseDocument[] {
  return Object.entries(papers).map(([key, parts]) => {
    const page = flowPage(parts);
    return {
      id: key,
      file: `${key}.docx`,
      kind: key === '' ? null : key.replace(/#.*$/, ''),
      title: titleOf(parts),
      fromPage: 1,
      toPage: 1,
      pages: [page],
    };
  });
}

export function checkPapers(papers: Papers): CaseCheck {
  return checkCase(documentsOf(papers), checkData());
}

/** Printed papers, perhaps read by OCR. */
export function checkPrinted(
  papers: Readonly<Record<string, readonly string[]>>,
  textSource: FixedPage['textSource'] = 'native',
): CaseCheck {
  const documents = Object.entries(papers).map(
    ([key, lines]): CaseDocument => ({
      id: key,
      file: `${key}.pdf`,
      kind: key.replace(/#.*$/, ''),
      title: lines[0] ?? '',
      fromPage: 1,
      toPage: 1,
      pages: [printedPage(lines, 1, textSource)],
    }),
  );
  return checkCase(documents, checkData());
}

/** `severity code variant` of the findings of some rules. */
export function found(check: CaseCheck, ...codes: readonly string[]): string[] {
  return check.findings
    .filter(({ rule }) => codes.includes(rule))
    .map(
      ({ rule, severity, data }) => `${severity} ${rule} ${data.kind === 'rule' ? data.variant : data.kind}`,
    );
}

/** What a rule came to. */
export function stateOf(check: CaseCheck, code: string): string | undefined {
  return check.coverage.find(({ rule }) => rule === code)?.state;
}

/** The demo cases, made and read the way a user's files are: real makers, real readers, real checks. */
import { checkData } from '../../main/backend/checks.ts';
import { makeDemoFiles, readDemoCase } from '../../main/backend/demo/demo-cases.ts';
import { type DemoAnswers, DemoAnswersSchema } from '../../main/backend/demo/schema.ts';
import { caps } from '../../main/backend/documents/limits.ts';
import { readBytes } from '../../main/backend/documents/read.ts';
import { type CaseCheck, checkCase } from '../../shared/checks/run.ts';
import { splitFile } from '../../shared/facts/split.ts';
import type { CaseDocument, FactAnchor } from '../../shared/facts/view.ts';
import type { Page } from '../../shared/model/page.ts';
import { compact, toSource } from '../../shared/text/compact.ts';
import { readJson } from './resources.ts';

export interface CheckedDemo {
  readonly check: CaseCheck;
  readonly documents: readonly CaseDocument[];
  readonly pages: ReadonlyMap<string, readonly Page[]>;
  readonly answers: DemoAnswers;
}

export async function checkDemo(id: string): Promise<CheckedDemo> {
  const pages = new Map<string, readonly Page[]>();
  const documents: CaseDocument[] = [];
  for (const { file, bytes } of await makeDemoFiles(readDemoCase(id))) {
    const text = await readBytes(bytes, caps());
    pages.set(file, text.pages);
    documents.push(...splitFile({ id: file, file, pages: text.pages }, checkData().vocabulary));
  }
  const answers = DemoAnswersSchema.parse(readJson(`demo/${id}/answers.json`));
  return { check: checkCase(documents, checkData()), documents, pages, answers };
}

interface Place {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** Where a passage of the answer key stands, line and page breaks aside: one place for each page it covers. */
export function placesOf({ pages }: CheckedDemo, file: string, quote: string): Place[] {
  const wanted = compact(quote).text;
  let whole = '';
  const parts = (pages.get(file) ?? []).map((page) => {
    const compacted = compact(page.text);
    const offset = whole.length;
    whole += compacted.text;
    return { page: page.page, compacted, offset, end: whole.length };
  });
  const found: Place[] = [];
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    for (const { page, compacted, offset, end } of parts) {
      const from = Math.max(at, offset);
      const to = Math.min(at + wanted.length, end);
      if (from < to) found.push({ page, ...toSource(compacted, from - offset, to - offset) });
    }
  }
  return found;
}

/** True when an anchor touches one of the places. */
export function touches(anchor: FactAnchor, file: string, places: ReturnType<typeof placesOf>): boolean {
  return (
    anchor.file === file &&
    places.some(({ page, start, end }) => anchor.page === page && anchor.start < end && anchor.end > start)
  );
}

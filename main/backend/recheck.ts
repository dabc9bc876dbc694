/**
 * Checks a stored case again: after its outline was changed, a page re-read or corrected, a fact confirmed. Documents,
 * facts, limits and findings are made anew from the stored pages; what people decided stays with the findings that
 * are still the same, and passages are found again. What was signed is not touched.
 */
import { type CaseCheck, checkCase } from '../../shared/checks/run.ts';
import { pairFindings } from '../../shared/checks/same-finding.ts';
import { AppError } from '../../shared/errors.ts';
import type { SourceFile } from '../../shared/facts/split.ts';
import { outlineOf } from '../../shared/facts/splitting/outline.ts';
import type { Page } from '../../shared/model/page.ts';
import { reanchor } from '../../shared/model/reanchor.ts';
import { checkData } from './checks.ts';
import { type Context, storeOf } from './context.ts';
import { documentRows, storedFinding } from './document-rows.ts';
import type { StoredFinding } from './store/findings.ts';
import { newId } from './store/rows.ts';
import type { Store } from './store/store.ts';

export interface RecheckResult {
  readonly documents: number;
  /** Findings that are the same as before. */
  readonly kept: number;
  readonly added: number;
  /** Findings no longer made; those somebody decided stay on show. */
  readonly gone: number;
  /** Passages of evidence that a person should look at. */
  readonly toCheck: number;
}

/** Queries that are stale when a case was checked again. */
export const RECHECK_STALE = ['cases', 'findings', 'scoring', 'conclusions', 'pages', 'recusal'] as const;

/**
 * Checks a case again and tells the window. Inside another transaction it is part of that one.
 * @throws AppError not-found, storage
 */
export function recheckCase(context: Context, caseId: string): RecheckResult {
  const store = storeOf(context);
  const result = store.transaction(() => recheckStored(store, caseId, context.now()));
  context.emit('changed', { subjects: [...RECHECK_STALE] });
  return result;
}

/** As {@link recheckCase}, for whoever holds the transaction and tells the window. */
export function recheckStored(store: Store, caseId: string, at: string): RecheckResult {
  const row = store.cases.get(caseId);
  if (!row) throw new AppError('not-found');
  const sources: SourceFile[] = store.cases
    .files(caseId)
    .map((file) => ({ id: file.id, file: file.name, pages: store.cases.pages(file.id) }));
  const data = checkData();
  const documents = outlineOf(sources, store.documents.edits(caseId), data.vocabulary);
  const check = checkCase(documents, data);
  const pages = new Map(
    sources.flatMap(({ id, pages: own }) => own.map((page) => [`${id}:${page.page}`, page] as const)),
  );
  const pageOf = (fileId: string, page: number): Page | undefined => pages.get(`${fileId}:${page}`);
  const { facts, limits } = check;
  const [caseNo, cause, organ] = [facts.caseNo, facts.cause, facts.organ].map((fact) => fact?.value ?? null);
  store.cases.setCheck(
    {
      id: caseId,
      caseNo: caseNo ?? null,
      cause: cause ?? null,
      organ: organ ?? null,
      pageCount: facts.pagesRead,
    },
    facts,
    limits,
  );
  store.documents.replace(caseId, documentRows(caseId, documents, facts), at);
  const counts = putFindings(store, caseId, check, pageOf, at);
  return { documents: documents.length, ...counts, toCheck: placeEvidence(store, caseId, pageOf, at) };
}

type PageOf = (fileId: string, page: number) => Page | undefined;

function putFindings(
  store: Store,
  caseId: string,
  check: CaseCheck,
  pageOf: PageOf,
  at: string,
): Pick<RecheckResult, 'kept' | 'added' | 'gone'> {
  const known = store.findings.all(caseId);
  const fresh = check.findings.map((finding) => storedFinding(finding, pageOf));
  const pairs = pairFindings(
    known.map((each) => each.finding),
    fresh,
  );
  fresh.forEach((finding, position) => {
    const same = known[pairs[position] ?? -1];
    if (same) store.findings.update(same.id, position, true, finding);
    else store.findings.add(newId(), caseId, position, finding, at);
  });
  const gone = known.filter((_, index) => !pairs.includes(index));
  gone.forEach((each, index) => {
    const where = each.finding.where.map(
      (anchor) => reanchor(pageOf(anchor.fileId, anchor.page) ?? null, anchor).anchor,
    );
    const finding: StoredFinding = { ...each.finding, where };
    store.findings.update(each.id, fresh.length + index, false, finding);
  });
  const kept = pairs.filter((pair) => pair !== null).length;
  return { kept, added: fresh.length - kept, gone: gone.filter((each) => each.found).length };
}

/** Finds the passages of every unsigned sheet again. @returns how many a person should look at */
function placeEvidence(store: Store, caseId: string, pageOf: PageOf, at: string): number {
  let toCheck = 0;
  const isOpen = (userId: string): boolean =>
    (store.conclusions.get(caseId, userId)?.state ?? 'draft') === 'draft';
  for (const { id, userId, anchor } of store.places.ofCase(caseId)) {
    if (!isOpen(userId)) continue;
    const found = reanchor(pageOf(anchor.fileId, anchor.page) ?? null, anchor);
    if (!found.isSure) toCheck += 1;
    if (found.isSure && found.anchor === anchor) store.places.remove(id);
    else store.places.put(id, found.anchor, found.isSure, at);
  }
  return toCheck;
}

/** Import, case list, documents and pages. */
import type {
  CaseDetail,
  CaseSummary,
  Clearance,
  cases as contract,
  DocumentInfo,
} from '../../../shared/contract/cases.ts';
import type { Handlers } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/errors.ts';
import { clearanceOf } from '../../../shared/recusal/clearance.ts';
import {
  type Context,
  requireCase,
  requireClearance,
  requireReview,
  storeOf,
  userOf,
  workspaceOf,
} from '../context.ts';
import { vocabulary } from '../facts/vocabulary.ts';
import { importCases } from '../import/import-job.ts';
import { matchesFor } from '../recusal-gate.ts';
import { readSheet } from '../sheet.ts';
import type { CaseRow, FileRow } from '../store/cases.ts';
import type { DocumentRow } from '../store/documents.ts';

/** Not checked until the reviewer has been at the gate: the list must not compare thousands of names for nothing. */
function clearanceFor(context: Context, row: CaseRow): Clearance {
  const store = storeOf(context);
  const user = userOf(context);
  const state = store.recusal.state(row.id, user.id);
  const untouched =
    state.answers.size === 0 &&
    state.request === null &&
    state.decision === null &&
    state.declaration === null;
  if (untouched) return 'not-checked';
  return clearanceOf({
    matches: matchesFor(store, row, user),
    answers: state.answers,
    decision: state.decision?.decision ?? null,
    declaration: state.declaration,
  });
}

function summaryOf(context: Context, row: CaseRow): CaseSummary {
  const store = storeOf(context);
  const user = userOf(context);
  const severities = store.findings.severities(row.id);
  const decided = new Set(
    store.findings
      .decisions(row.id, user.id)
      .filter((d) => d.state !== 'later')
      .map((d) => d.findingId),
  );
  const count = (severity: string): number =>
    severities.filter((finding) => finding.severity === severity).length;
  const sheet = readSheet(store, row, user.id);
  const [best] = store.conclusions.ofCase(row.id);
  return {
    id: row.id,
    reviewId: row.reviewId,
    title: row.title,
    caseNo: row.caseNo,
    cause: row.cause,
    organ: row.organ,
    files: store.cases.files(row.id).length,
    pages: row.pageCount,
    clearance: clearanceFor(context, row),
    findings: {
      veto: count('veto'),
      error: count('error'),
      flaw: count('flaw'),
      hint: count('hint'),
      open: severities.filter((finding) => !decided.has(finding.id)).length,
    },
    assessed: sheet.score.assessed,
    applicable: sheet.score.applicable,
    total: sheet.score.total,
    grade: sheet.score.grade,
    determination: best?.determination ?? null,
    conclusion: best?.state ?? 'none',
    importedAt: row.createdAt,
  };
}

function documentInfo(row: DocumentRow, files: readonly FileRow[]): DocumentInfo {
  const file = files.find((candidate) => candidate.id === row.fileId);
  if (!file) throw new AppError('workspace-damaged');
  const type = vocabulary().types.find((candidate) => candidate.code === row.kind);
  return {
    id: row.id,
    fileId: row.fileId,
    file: file.name,
    format: file.format,
    title: row.title,
    kind: row.kind,
    kindName: type?.name ?? null,
    confidence: row.confidence,
    reason: row.reason === null ? null : { key: row.reason.key, params: { ...row.reason.params } },
    date: row.date,
    fromPage: row.fromPage,
    toPage: row.toPage,
    textSource: row.textSource,
  };
}

function detailOf(context: Context, row: CaseRow): CaseDetail {
  const store = storeOf(context);
  const stored = store.cases.facts(row.id);
  if (!stored) throw new AppError('not-found');
  const files = store.cases.files(row.id);
  return {
    summary: summaryOf(context, row),
    documents: store.cases.documents(row.id).map((document) => documentInfo(document, files)),
    timeline: stored.facts.events.map((event) => ({
      kind: event.kind,
      date: event.date,
      documentId: event.anchor.documentId,
      page: event.anchor.page,
      start: event.anchor.start,
      end: event.anchor.end,
      quote: event.anchor.quote,
    })),
    limits: stored.limits.map((result) => ({
      id: result.limit.id,
      name: result.limit.name,
      verdict: result.verdict,
      reason: result.reason,
      from: result.count?.from ?? result.fromEvent?.date ?? null,
      to: result.count?.to ?? result.toEvent?.date ?? null,
      due: result.count?.due ?? null,
      used: result.count?.used ?? null,
      allowed: result.limit.value,
      unit: result.limit.unit,
      papers: [...result.papers],
    })),
    undetermined: stored.facts.undetermined.map((entry) => ({ ...entry })),
  };
}

export const caseHandlers: Handlers<typeof contract, Context> = {
  'imports.start': (context, input) => {
    requireReview(context, input.reviewId);
    const paths = input.picks.map((token) => context.picks.path(token));
    const jobId = context.jobs.start('import', (handle) =>
      importCases(
        context,
        { reviewId: input.reviewId, paths, acceptClassified: input.acceptClassified === true },
        handle,
      ),
    );
    return { jobId };
  },
  'imports.cancel': (context, input) => {
    context.jobs.cancel(input.jobId);
    return {};
  },
  'imports.result': (context, input) => context.jobs.result(input.jobId),
  'cases.list': (context, input) =>
    storeOf(context)
      .cases.byReview(input.reviewId)
      .map((row) => summaryOf(context, row)),
  'cases.get': (context, input) => detailOf(context, requireClearance(context, input.caseId)),
  'pages.drawing': (context, { fileId, page }) => {
    const file = storeOf(context).cases.file(fileId);
    if (!file) throw new AppError('not-found');
    requireClearance(context, file.caseId);
    const read = (): Uint8Array => workspaceOf(context).blobs.get(file.sha256);
    return context.pictures.describe(file.sha256, read, page);
  },
  'pages.get': (context, input) => {
    const store = storeOf(context);
    const document = store.cases.document(input.documentId);
    if (!document) throw new AppError('not-found');
    requireClearance(context, requireCase(context, document.caseId).id);
    const page = store.cases.page(document.fileId, input.page);
    if (!page || input.page < document.fromPage || input.page > document.toPage)
      throw new AppError('not-found');
    return page;
  },
};

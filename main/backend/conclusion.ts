/** A case's conclusion put together: score, proposal, drafted opinion, what is unfinished, who signed. */
import type { ConclusionView } from '../../shared/contract/conclusions.ts';
import type { SheetView } from '../../shared/contract/scoring.ts';
import { zh } from '../../shared/i18n/translate.ts';
import { formatPoints, pointsFromDecimal } from '../../shared/model/points.ts';
import { draftOpinion } from '../../shared/review/opinion.ts';
import { type Context, storeOf, userOf } from './context.ts';
import { readSheet } from './sheet.ts';
import type { CaseRow } from './store/cases.ts';
import type { ConclusionRow } from './store/conclusions.ts';

/**
 * The conclusion this user works on: their own; another's that waits for a second signature; or, when they have none,
 * the one they signed second. A reviewer who has yet to conclude sees nobody else's sealed conclusion.
 */
export function conclusionFor(
  context: Context,
  row: CaseRow,
): { ownerId: string; conclusion: ConclusionRow | null } {
  const store = storeOf(context);
  const user = userOf(context);
  const own = store.conclusions.get(row.id, user.id);
  if (own !== null && own.state !== 'draft') return { ownerId: user.id, conclusion: own };
  const others = store.conclusions.ofCase(row.id).filter((other) => other.userId !== user.id);
  const isSecond = (other: ConclusionRow): boolean =>
    store.conclusions.signatures(row.id, other.userId).some((signature) => signature.signerId === user.id);
  const shown =
    others.find((other) => other.state === 'signed') ?? (own === null ? others.find(isSecond) : undefined);
  return shown ? { ownerId: shown.userId, conclusion: shown } : { ownerId: user.id, conclusion: own };
}

/** What is left to do; entries that block a signature first. */
export function unfinishedOf(
  context: Context,
  row: CaseRow,
  sheet: SheetView,
  conclusion: ConclusionRow | null,
  ownerId: string,
): ConclusionView['unfinished'] {
  const store = storeOf(context);
  const decided = new Set(
    store.findings
      .decisions(row.id, ownerId)
      .filter((d) => d.state !== 'later')
      .map((d) => d.findingId),
  );
  const open = store.findings.severities(row.id).filter((finding) => !decided.has(finding.id));
  const serious = open.filter((finding) => finding.severity !== 'hint');
  const items = sheet.score.items.filter((item) => item.applies && !item.assessed).map((item) => item.itemId);
  const determination = conclusion?.determination ?? null;
  const needsReason =
    determination !== null && (determination !== 'pass' || determination !== sheet.score.proposal);
  const list: ConclusionView['unfinished'] = [];
  const add = (
    code: ConclusionView['unfinished'][number]['code'],
    ids: readonly string[],
    blocks: boolean,
  ): void => {
    if (ids.length > 0) list.push({ code, count: ids.length, ids: [...ids], blocks });
  };
  add('evidence-missing', sheet.score.evidenceMissing, true);
  add(
    'findings-open',
    serious.map((finding) => finding.id),
    true,
  );
  add(
    'findings-open',
    open.filter((finding) => finding.severity === 'hint').map((finding) => finding.id),
    false,
  );
  add('items-open', items, false);
  if (determination === null) add('determination-missing', [''], true);
  if (needsReason && (conclusion?.determinationReason.trim() ?? '') === '') add('reason-missing', [''], true);
  if ((conclusion?.opinion.trim() ?? '') === '') add('opinion-missing', [''], true);
  return list;
}

/** The conclusion as the window shows it and the form prints it. */
export function conclusionView(context: Context, row: CaseRow): ConclusionView {
  const store = storeOf(context);
  const { ownerId, conclusion } = conclusionFor(context, row);
  const sheet = readSheet(store, row, ownerId);
  const { rubric, score } = sheet;
  const { scoring } = rubric;
  const full =
    scoring.mode === 'deduct'
      ? pointsFromDecimal(scoring.full)
      : scoring.index === null
        ? null
        : pointsFromDecimal(scoring.index.full);
  const draft = draftOpinion(
    {
      caseNo: row.caseNo,
      organ: row.organ,
      rubric,
      total: score.total === null ? null : formatPoints(score.total),
      grade: score.grade,
      points: sheet.deductions.map((deduction) => ({
        ...deduction,
        evidence: deduction.evidence.map((evidence) => ({
          documentTitle: evidence.documentTitle,
          page: evidence.anchor.page,
          quote: evidence.anchor.quote,
        })),
      })),
    },
    zh,
  );
  return {
    caseId: row.id,
    state: conclusion?.state ?? 'none',
    total: score.total,
    full,
    grade: score.grade,
    vetoed: score.vetoed,
    proposal: score.proposal,
    labels: rubric.determination.labels,
    determination: conclusion?.determination ?? null,
    determinationReason: conclusion?.determinationReason ?? '',
    draftOpinion: draft,
    opinion: conclusion?.opinion ?? '',
    unfinished:
      conclusion !== null && conclusion.state !== 'draft'
        ? []
        : unfinishedOf(context, row, sheet, conclusion, ownerId),
    signatures: store.conclusions.signatures(row.id, ownerId).map((signature) => ({
      userId: signature.signerId,
      name: store.users.get(signature.signerId)?.name ?? '',
      at: signature.createdAt,
      kind: signature.kind,
    })),
    needsSecond: conclusion?.state === 'signed',
    sealHash: conclusion?.sealHash ?? null,
  };
}

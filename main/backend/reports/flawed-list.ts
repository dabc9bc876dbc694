/** The list of flawed and wrong cases (瑕疵案件、错案清单): by the determination, never by the score. */
import { formatPoints } from '../../../shared/model/points.ts';
import { readSheet } from '../sheet.ts';
import type { Store } from '../store/store.ts';
import { chineseMoment } from './review-form.ts';

export interface FlawedRow {
  readonly caseId: string;
  readonly caseNo: string;
  readonly organ: string;
  readonly caseTitle: string;
  readonly cause: string;
  /** Points, or null where the rubric gives none. */
  readonly total: number | null;
  readonly grade: string;
  readonly determination: string;
  readonly reason: string;
  readonly problems: string;
  readonly basis: string;
  readonly places: string;
  readonly reviewer: string;
  readonly signedAt: string;
  readonly state: string;
}

/** Cases of a review whose signed conclusion says flawed or wrong. */
export function flawedList(store: Store, reviewId: string): FlawedRow[] {
  return store.cases.byReview(reviewId).flatMap((row): FlawedRow[] => {
    const conclusion = store.conclusions.ofCase(row.id).find((candidate) => candidate.state !== 'draft');
    if (!conclusion || conclusion.determination === null || conclusion.determination === 'pass') return [];
    const sheet = readSheet(store, row, conclusion.userId);
    const items = sheet.rubric.groups.flatMap(
      (group): readonly (typeof sheet.rubric.groups)[number]['items'][number][] => group.items,
    );
    const problems = sheet.deductions.map((deduction) => {
      if (deduction.kind === 'veto')
        return sheet.rubric.vetoes.find((veto) => veto.id === deduction.itemId)?.name ?? '';
      const item = items.find((candidate) => candidate.id === deduction.itemId);
      if (!item) return '';
      if ('deductions' in item)
        return item.deductions.find((option) => option.id === deduction.optionId)?.when ?? '';
      return deduction.level === null ? '' : item.levels[deduction.level];
    });
    const bases = sheet.deductions.flatMap((deduction) => {
      const source =
        sheet.rubric.vetoes.find((veto) => veto.id === deduction.itemId) ??
        items.find((item) => item.id === deduction.itemId);
      return (source?.basis ?? []).map(
        (basis) => `《${basis.law}》${basis.articles.length > 0 ? `第${basis.articles.join('、')}条` : ''}`,
      );
    });
    const places = sheet.deductions.flatMap((deduction) =>
      deduction.evidence.map((evidence) => `${evidence.documentTitle}第${evidence.anchor.page}页`),
    );
    const [signature] = store.conclusions.signatures(row.id, conclusion.userId);
    return [
      {
        caseId: row.id,
        caseNo: row.caseNo ?? '',
        organ: row.organ ?? '',
        caseTitle: row.title,
        cause: row.cause ?? '',
        total: sheet.score.total === null ? null : Number(formatPoints(sheet.score.total)),
        grade: sheet.score.grade ?? '',
        determination: sheet.rubric.determination.labels[conclusion.determination],
        reason: conclusion.determinationReason,
        problems: problems.map((problem, index) => `${index + 1}．${problem}`).join('\n'),
        basis: [...new Set(bases)].join('\n'),
        places: [...new Set(places)].join('\n'),
        reviewer: store.users.get(conclusion.userId)?.name ?? '',
        signedAt: signature ? chineseMoment(signature.createdAt) : '',
        state: conclusion.state === 'sealed' ? '已签封' : '待复核签署',
      },
    ];
  });
}

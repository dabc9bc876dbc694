/** The data of a review form (案卷评查表), from a case's sheet and conclusion. */
import type { ConclusionView } from '../../../shared/contract/conclusions.ts';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { formatPoints, pointsFromDecimal } from '../../../shared/model/points.ts';
import { conclusionFor, conclusionView } from '../conclusion.ts';
import { type Context, storeOf } from '../context.ts';
import { readSheet } from '../sheet.ts';
import type { CaseRow } from '../store/cases.ts';

export interface ReviewFormRow {
  readonly item: string;
  readonly problem: string;
  /** Points off, a level, or 否决. */
  readonly value: string;
  readonly where: string;
  readonly quote: string;
}

export interface ReviewForm {
  readonly reviewName: string;
  readonly unit: string;
  readonly caseTitle: string;
  readonly caseNo: string;
  readonly cause: string;
  readonly organ: string;
  readonly rubric: string;
  readonly reviewer: string;
  readonly groups: readonly { readonly name: string; readonly max: string; readonly kept: string }[];
  readonly total: string;
  readonly grade: string;
  readonly determination: string;
  readonly determinationReason: string;
  readonly opinion: string;
  readonly rows: readonly ReviewFormRow[];
  readonly notApplicable: string;
  readonly signatures: readonly { readonly label: string; readonly name: string; readonly at: string }[];
  /** Empty until sealed; a form printed before says so. */
  readonly sealHash: string;
}

const LEVEL_WORDS = { flaw: '瑕疵', error: '错误', grave: '严重' } as const;

function rowsOf(sheet: SheetView): ReviewFormRow[] {
  const { rubric } = sheet;
  const items = rubric.groups.flatMap(
    (group): readonly SheetView['rubric']['groups'][number]['items'][number][] => group.items,
  );
  return sheet.deductions.map((deduction) => {
    const where = deduction.evidence
      .map((evidence) => `《${evidence.documentTitle}》第${evidence.anchor.page}页`)
      .join('；');
    const quote = deduction.evidence
      .map((evidence) => `“${evidence.anchor.quote.replace(/\s+/g, '')}”`)
      .join('；');
    const note = deduction.note === '' ? '' : `（${deduction.note}）`;
    if (deduction.kind === 'veto') {
      const veto = rubric.vetoes.find((candidate) => candidate.id === deduction.itemId);
      return {
        item: `${deduction.itemId} 否决项`,
        problem: `${veto?.name ?? ''}${note}`,
        value: '否决',
        where,
        quote,
      };
    }
    const item = items.find((candidate) => candidate.id === deduction.itemId);
    const name = `${deduction.itemId} ${item?.name ?? ''}`;
    if (item && 'deductions' in item) {
      const option = item.deductions.find((candidate) => candidate.id === deduction.optionId);
      const points = option
        ? pointsFromDecimal(option.points) * (option.per === undefined ? 1 : deduction.count)
        : 0;
      return {
        item: name,
        problem: `${option?.when ?? ''}${note}`,
        value: `−${formatPoints(points)}`,
        where,
        quote,
      };
    }
    const level = deduction.level ?? 'flaw';
    const text = item && 'levels' in item ? item.levels[level] : '';
    return { item: name, problem: `${text}${note}`, value: LEVEL_WORDS[level], where, quote };
  });
}

/** 2024-08-05T… in the time zone of the People's Republic, as the form prints it. */
export function chineseMoment(iso: string): string {
  const date = new Date(new Date(iso).getTime() + 8 * 3_600_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

function resultOf(view: ConclusionView): { total: string; grade: string; determination: string } {
  return {
    total: view.total === null ? '—' : formatPoints(view.total, 2),
    grade: view.grade ?? '—',
    determination: view.determination === null ? '未认定' : view.labels[view.determination],
  };
}

/** Collects the form's data for the conclusion the user works on. */
export function reviewFormData(context: Context, row: CaseRow): ReviewForm {
  const store = storeOf(context);
  const view = conclusionView(context, row);
  const { ownerId } = conclusionFor(context, row);
  const sheet = readSheet(store, row, ownerId);
  const review = store.reviews.review(row.reviewId);
  const owner = store.users.get(ownerId);
  const isDeduct = sheet.rubric.scoring.mode === 'deduct';
  return {
    reviewName: review?.name ?? '',
    unit: review?.unit ?? '',
    caseTitle: row.title,
    caseNo: row.caseNo ?? '未读到',
    cause: row.cause ?? '未读到',
    organ: row.organ ?? '未读到',
    rubric: `${sheet.rubric.name} ${sheet.rubric.version}`,
    reviewer: owner ? `${owner.name}${owner.profile.unit === '' ? '' : `（${owner.profile.unit}）`}` : '',
    groups: sheet.rubric.groups.map((group) => {
      const score = sheet.score.groups.find((candidate) => candidate.groupId === group.id);
      return {
        name: `${group.id} ${group.name}`,
        max: isDeduct && score ? formatPoints(score.max) : '—',
        kept: isDeduct && score ? formatPoints(score.kept) : '—',
      };
    }),
    ...resultOf(view),
    determinationReason: view.determinationReason,
    opinion: view.opinion,
    rows: rowsOf(sheet),
    notApplicable: sheet.score.items
      .filter((item) => !item.applies)
      .map((item) => item.itemId)
      .join('、'),
    signatures: view.signatures.map((signature) => ({
      label: signature.kind === 'reviewer' ? '评查人' : '复核人',
      name: signature.name,
      at: chineseMoment(signature.at),
    })),
    sealHash: view.state === 'sealed' ? (view.sealHash ?? '') : '',
  };
}

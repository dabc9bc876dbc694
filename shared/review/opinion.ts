/** The opinion a conclusion is drafted from: what the deductions say, in order, with their passages. */
import { format } from '../i18n/format.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Rubric } from '../rubric/schema.ts';

/** One deduction, as far as the opinion needs it. */
export interface OpinionPoint {
  readonly kind: 'option' | 'level' | 'veto';
  readonly itemId: string;
  readonly optionId: string | null;
  readonly level: 'flaw' | 'error' | 'grave' | null;
  readonly count: number;
  readonly note: string;
  readonly evidence: readonly {
    readonly documentTitle: string;
    readonly page: number;
    readonly quote: string;
  }[];
}

export interface OpinionInput {
  readonly caseNo: string | null;
  readonly organ: string | null;
  readonly rubric: Rubric;
  readonly points: readonly OpinionPoint[];
  readonly total: string | null;
  readonly grade: string | null;
}

const LONGEST_QUOTE = 40;

function shortQuote(quote: string): string {
  const bare = quote.replace(/\s+/g, '');
  return bare.length <= LONGEST_QUOTE ? bare : `${bare.slice(0, LONGEST_QUOTE)}…`;
}

interface Line {
  readonly order: number;
  readonly severity: 'veto' | 'error' | 'flaw';
  readonly text: string;
}

function sentenceOf(rubric: Rubric, point: OpinionPoint, t: Translate): Line | null {
  const where = point.evidence
    .map((evidence) =>
      t('opinion.evidence', {
        document: evidence.documentTitle,
        page: evidence.page,
        quote: shortQuote(evidence.quote),
      }),
    )
    .join('；');
  const tail = where === '' ? '' : `（${where}）`;
  const note = point.note === '' ? '' : `${point.note.replace(/。$/, '')}。`;
  if (point.kind === 'veto') {
    const veto = rubric.vetoes.find((candidate) => candidate.id === point.itemId);
    return veto ? { order: -1, severity: 'veto', text: `${veto.name}${tail}。${note}` } : null;
  }
  const items = rubric.groups.flatMap(
    (group): readonly Rubric['groups'][number]['items'][number][] => group.items,
  );
  const index = items.findIndex((item) => item.id === point.itemId);
  const item = items[index];
  if (!item) return null;
  if ('deductions' in item) {
    const option = item.deductions.find((candidate) => candidate.id === point.optionId);
    if (!option) return null;
    const times =
      option.per !== undefined && point.count > 1
        ? format('，共{count}{per}', { count: point.count, per: option.per })
        : '';
    return {
      order: index,
      severity: option.level,
      text: `${item.name}：${option.when}${times}${tail}。${note}`,
    };
  }
  if (point.level === null) return null;
  const severity = point.level === 'flaw' ? 'flaw' : 'error';
  return { order: index, severity, text: `${item.name}：${item.levels[point.level]}${tail}。${note}` };
}

/** Drafts the opinion. The reviewer may change every word of it. */
export function draftOpinion(input: OpinionInput, t: Translate): string {
  const lines = input.points
    .flatMap((point) => sentenceOf(input.rubric, point, t) ?? [])
    .toSorted((a, b) => a.order - b.order);
  const head = t('opinion.head', {
    organ: input.organ ?? '',
    caseNo: input.caseNo ?? '',
    rubric: input.rubric.name,
    version: input.rubric.version,
  });
  const parts = [head];
  for (const severity of ['veto', 'error', 'flaw'] as const) {
    const own = lines.filter((line) => line.severity === severity);
    if (own.length === 0) continue;
    parts.push(t(`opinion.section.${severity}`, { count: own.length }));
    own.forEach((line, index) => parts.push(`${index + 1}．${line.text}`));
  }
  if (lines.length === 0) parts.push(t('opinion.none'));
  if (input.grade !== null) parts.push(t('opinion.result', { total: input.total ?? '', grade: input.grade }));
  return parts.join('\n');
}

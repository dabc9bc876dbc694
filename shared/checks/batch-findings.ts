/**
 * What only shows across the cases of a batch: certificate numbers, presence, copied records, unequal fines, number
 * series, the same act punished twice. Pure functions over the facts of several checked cases.
 */

import { clockTime } from '../facts/numbers/time-span.ts';
import type { FactAnchor } from '../facts/view.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { CheckCatalog } from './catalog.ts';
import { areDifferentPlaces, overlapMinutes, type Presence } from './rules/officers.ts';

/** What the comparison needs of one case. */
export interface BatchCase {
  readonly id: string;
  readonly title: string;
  readonly organ: string | null;
  readonly cause: string | null;
  readonly party: string | null;
  readonly certificates: readonly {
    readonly name: string;
    readonly number: string;
    readonly anchor: FactAnchor;
  }[];
  readonly presences: readonly Presence[];
  readonly records: readonly {
    readonly kind: string;
    readonly title: string;
    readonly text: string;
    readonly anchor: FactAnchor;
  }[];
  readonly fine: { readonly value: number; readonly anchor: FactAnchor } | null;
  readonly number: {
    readonly prefix: string;
    readonly year: string;
    readonly serial: number;
    readonly anchor: FactAnchor;
  } | null;
}

/** A finding of the batch, shown in the case it is about. */
export interface BatchFinding {
  readonly caseId: string;
  readonly finding: Finding;
}

interface Draft {
  readonly caseId: string;
  readonly code: string;
  readonly variant: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly where: readonly FactAnchor[];
  readonly isSure: boolean;
  readonly subject: string;
}

/** One number under two names in cases of one organ. */
function sharedCertificates(cases: readonly BatchCase[]): Draft[] {
  const byNumber = new Map<string, { name: string; caseId: string; anchor: FactAnchor }[]>();
  for (const { id, organ, certificates } of cases)
    for (const { name, number, anchor } of certificates) {
      const key = `${organ ?? ''}|${number}`;
      const list = byNumber.get(key) ?? [];
      if (!list.some((known) => known.name === name)) list.push({ name, caseId: id, anchor });
      byNumber.set(key, list);
    }
  return [...byNumber.entries()].flatMap(([key, list]) => {
    const [first, ...others] = list;
    return others
      .filter(({ caseId }) => caseId !== first?.caseId)
      .map(({ caseId, anchor, name }) => ({
        caseId,
        code: 'E005',
        variant: 'number-two-names',
        params: { number: key.slice(key.indexOf('|') + 1), names: list.map((each) => each.name).join('、') },
        where: [anchor],
        isSure: true,
        subject: `${key}|${name}`,
      }));
  });
}

/** One officer in two cases at the same hour. */
function presentTwice(cases: readonly BatchCase[]): Draft[] {
  const drafts: Draft[] = [];
  const all = cases.flatMap((own) => own.presences.map((presence) => ({ own, presence })));
  for (const [index, a] of all.entries())
    for (const b of all.slice(index + 1)) {
      if (a.own.id === b.own.id || a.presence.name !== b.presence.name || a.own.organ !== b.own.organ)
        continue;
      if (overlapMinutes(a.presence.span, b.presence.span) === 0) continue;
      const words = ({ own, presence }: typeof a): string =>
        `${own.title} ${presence.title} ${clockTime(presence.span.from)}–${clockTime(presence.span.to ?? 0)}`;
      drafts.push({
        caseId: b.own.id,
        code: 'E007',
        variant: 'two-cases',
        params: { name: a.presence.name, date: a.presence.span.date, first: words(a), second: words(b) },
        where: [b.presence.anchor],
        isSure: areDifferentPlaces(a.presence.place, b.presence.place),
        subject: `${a.presence.name}|${a.presence.paperId}|${b.presence.paperId}`,
      });
    }
  return drafts;
}

const SHINGLE = 8;
/** Fixed forms share much of their text; only what is nearly all the same is shown. */
const NEARLY_SAME = 0.92;
const LONG_ENOUGH = 240;

function shingles(text: string): Set<string> {
  const bare = text.replace(/[\d\s]/g, '');
  return new Set(
    Array.from({ length: Math.max(0, bare.length - SHINGLE + 1) }, (_, at) => bare.slice(at, at + SHINGLE)),
  );
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((piece) => b.has(piece)).length;
  return common / Math.max(1, a.size + b.size - common);
}

/** Records of two cases with nearly the same words. */
function copiedRecords(cases: readonly BatchCase[]): Draft[] {
  const all = cases.flatMap((own) =>
    own.records
      .filter(({ text }) => text.length >= LONG_ENOUGH)
      .map((record) => ({ own, record, pieces: shingles(record.text) })),
  );
  return all.flatMap((a, index) =>
    all.slice(index + 1).flatMap((b): Draft[] => {
      if (a.own.id === b.own.id || a.record.kind !== b.record.kind || a.own.party === b.own.party) return [];
      const share = likeness(a.pieces, b.pieces);
      if (share < NEARLY_SAME) return [];
      return [
        {
          caseId: b.own.id,
          code: 'E145',
          variant: 'copied',
          params: { document: b.record.title, other: a.own.title, share: Math.round(share * 100) },
          where: [b.record.anchor],
          isSure: false,
          subject: `${a.own.id}|${b.record.anchor.documentId}`,
        },
      ];
    }),
  );
}

const FEWEST_COMPARED = 5;
const DEVIATIONS = 3;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Fines far from the others for the same cause: median and three median deviations, five cases at least. */
function unequalFines(cases: readonly BatchCase[]): Draft[] {
  const groups = new Map<string, BatchCase[]>();
  for (const own of cases) {
    if (own.cause === null || own.fine === null) continue;
    groups.set(own.cause, [...(groups.get(own.cause) ?? []), own]);
  }
  return [...groups.entries()].flatMap(([cause, group]): Draft[] => {
    if (group.length < FEWEST_COMPARED) return [];
    const values = group.map(({ fine }) => fine?.value ?? 0);
    const middle = median(values);
    const spread = Math.max(median(values.map((value) => Math.abs(value - middle))), middle / 10);
    return group.flatMap(({ id, fine }) =>
      fine && Math.abs(fine.value - middle) > DEVIATIONS * spread
        ? [
            {
              caseId: id,
              code: 'E034',
              variant: 'outlier',
              params: { cause, count: group.length, fine: fine.value, median: middle },
              where: [fine.anchor],
              isSure: false,
              subject: `${cause}|${id}`,
            },
          ]
        : [],
    );
  });
}

const LONGEST_SERIES_GAP = 5;

/** One number twice, and numbers left out between those of the batch. */
function numberSeries(cases: readonly BatchCase[]): Draft[] {
  const series = new Map<string, { own: BatchCase; serial: number; anchor: FactAnchor }[]>();
  for (const own of cases) {
    if (!own.number) continue;
    const key = `${own.number.prefix}〔${own.number.year}〕`;
    series.set(key, [
      ...(series.get(key) ?? []),
      { own, serial: own.number.serial, anchor: own.number.anchor },
    ]);
  }
  return [...series.entries()].flatMap(([prefix, list]) => {
    const sorted = list.toSorted((a, b) => a.serial - b.serial);
    return sorted.flatMap((item, index): Draft[] => {
      const before = sorted[index - 1];
      if (!before) return [];
      const gap = item.serial - before.serial;
      const base = { caseId: item.own.id, code: 'E017', where: [item.anchor] };
      if (gap === 0)
        return [
          {
            ...base,
            variant: 'same-number',
            params: { number: `${prefix}${item.serial}号`, other: before.own.title },
            isSure: before.own.party !== item.own.party,
            subject: `${prefix}${item.serial}`,
          },
        ];
      if (gap === 1 || gap > LONGEST_SERIES_GAP || sorted.length < FEWEST_COMPARED) return [];
      const missing = Array.from({ length: gap - 1 }, (_, offset) => before.serial + offset + 1);
      return [
        {
          ...base,
          variant: 'gap',
          params: { prefix, numbers: missing.join('、') },
          isSure: false,
          subject: `${prefix}|${missing[0]}`,
        },
      ];
    });
  });
}

/** One party punished for one cause in two cases of the batch. */
function punishedTwice(cases: readonly BatchCase[]): Draft[] {
  const first = new Map<string, BatchCase>();
  return cases.flatMap((own): Draft[] => {
    if (own.party === null || own.cause === null || !own.fine) return [];
    const key = `${own.party}|${own.cause}`;
    const known = first.get(key);
    if (!known) {
      first.set(key, own);
      return [];
    }
    return [
      {
        caseId: own.id,
        code: 'E032',
        variant: 'twice',
        params: { party: own.party, other: known.title },
        where: [own.fine.anchor],
        isSure: false,
        subject: key,
      },
    ];
  });
}

function severityOf(draft: Draft, catalog: CheckCatalog): Severity {
  return draft.isSure ? catalog.entry(draft.code).severity : 'hint';
}

const SURE = 0.9;
const UNSURE = 0.5;

/** Compares the cases of a batch; each finding belongs to one of them. */
export function batchFindings(cases: readonly BatchCase[], catalog: CheckCatalog): BatchFinding[] {
  const drafts = [
    sharedCertificates,
    presentTwice,
    copiedRecords,
    unequalFines,
    numberSeries,
    punishedTwice,
  ].flatMap((compare) => compare(cases));
  return drafts.map((draft) => ({
    caseId: draft.caseId,
    finding: {
      key: `batch|${draft.code}|${draft.variant}|${draft.subject}`,
      rule: draft.code,
      severity: severityOf(draft, catalog),
      message: { key: `batch.${draft.code}.${draft.variant}`, params: draft.params },
      basis: [],
      where: draft.where,
      confidence: draft.isSure ? SURE : UNSURE,
      data: { kind: 'rule', variant: draft.variant, params: draft.params },
    },
  }));
}

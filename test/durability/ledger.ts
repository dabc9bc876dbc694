/** What a reviewer saw as saved, step by step, to be compared with what is there after the power went. */
import { expect } from 'vitest';
import type { FindingView } from '../../shared/contract/findings.ts';
import type { Selection, SheetView } from '../../shared/contract/scoring.ts';
import type { BackendProcess } from '../makers/backend-process.ts';
import { below, type Random } from '../makers/seeded.ts';

/** Everything one reviewer can leave in a case, in a form that can be compared. */
export interface Work {
  readonly deductions: readonly {
    readonly option: string;
    readonly count: number;
    readonly note: string;
    readonly passages: readonly string[];
  }[];
  readonly findings: Readonly<Record<string, string>>;
  readonly draft: string;
  readonly opinion: string;
}

/** The parts of a case a step may touch. */
export interface Ground {
  readonly caseId: string;
  readonly selections: readonly { readonly selection: Selection; readonly quote: string }[];
  readonly options: readonly { readonly itemId: string; readonly optionId: string }[];
}

export interface Step {
  readonly name: string;
  readonly act: (backend: BackendProcess) => Promise<unknown>;
  readonly after: (work: Work) => Work;
}

const draftKey = (caseId: string): string => `opinion/${caseId}`;

/** What the backend says is there. */
export async function workIn(backend: BackendProcess, caseId: string): Promise<Work> {
  const sheet: SheetView = await backend.ask('scoring.sheet', { caseId });
  const findings: FindingView[] = await backend.ask('findings.list', { caseId });
  const [draft] = await backend.ask('drafts.load', { prefix: draftKey(caseId) });
  const conclusion = await backend.ask('conclusions.get', { caseId });
  return {
    deductions: sheet.deductions.map(({ optionId, itemId, count, note, evidence }) => ({
      option: optionId ?? itemId,
      count,
      note,
      passages: evidence.map(({ anchor }) => anchor.quote),
    })),
    findings: Object.fromEntries(findings.map(({ id, state, reason }) => [id, `${state} ${reason ?? ''}`])),
    draft: draft?.text ?? '',
    opinion: conclusion.opinion,
  };
}

function pickOne<T>(random: Random, all: readonly T[]): T {
  const one = all[below(random, all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

/** A step at random that is possible in the state given. */
export function randomStep(random: Random, ground: Ground, work: Work, number: number): Step {
  const { caseId } = ground;
  const unused = ground.options.filter(({ optionId }) => work.deductions.every((d) => d.option !== optionId));
  const kinds: (() => Step)[] = [
    () => ({
      name: 'draft',
      act: (backend) => backend.ask('drafts.save', { key: draftKey(caseId), text: `写到第${number}步` }),
      after: (before) => ({ ...before, draft: `写到第${number}步` }),
    }),
    () => ({
      name: 'opinion',
      act: (backend) =>
        backend.ask('conclusions.save', {
          caseId,
          determination: null,
          determinationReason: '',
          opinion: `第${number}步的意见`,
        }),
      after: (before) => ({ ...before, opinion: `第${number}步的意见` }),
    }),
    () => {
      const findingId = pickOne(random, Object.keys(work.findings));
      return {
        name: 'dismiss',
        act: (backend) => backend.ask('findings.dismiss', { findingId, reason: `不成立${number}` }),
        after: (before) => ({
          ...before,
          findings: { ...before.findings, [findingId]: `dismissed 不成立${number}` },
        }),
      };
    },
  ];
  if (unused.length > 0) {
    kinds.push(() => {
      const { itemId, optionId } = pickOne(random, unused);
      const { selection, quote } = pickOne(random, ground.selections);
      return {
        name: 'deduct',
        act: (backend) => backend.ask('scoring.deduct', { caseId, itemId, optionId, selection }),
        after: (before) => ({
          ...before,
          deductions: [...before.deductions, { option: optionId, count: 1, note: '', passages: [quote] }],
        }),
      };
    });
  }
  if (work.deductions.length > 0) {
    const at = below(random, work.deductions.length);
    const change = (before: Work, to: Partial<Work['deductions'][number]>): Work => ({
      ...before,
      deductions: before.deductions.map((each, index) => (index === at ? { ...each, ...to } : each)),
    });
    const idAt = async (backend: BackendProcess): Promise<string> =>
      (await backend.ask('scoring.sheet', { caseId })).deductions[at]?.id ?? '';
    kinds.push(
      () => ({
        name: 'note',
        act: async (backend) =>
          backend.ask('scoring.setNote', { caseId, deductionId: await idAt(backend), note: `说明${number}` }),
        after: (before) => change(before, { note: `说明${number}` }),
      }),
      () => {
        const { selection, quote } = pickOne(random, ground.selections);
        return {
          name: 'attach',
          act: async (backend) =>
            backend.ask('scoring.attach', { caseId, deductionId: await idAt(backend), selection }),
          after: (before) => {
            const passages = before.deductions[at]?.passages ?? [];
            return passages.includes(quote) ? before : change(before, { passages: [...passages, quote] });
          },
        };
      },
      () => ({
        name: 'remove',
        act: async (backend) => backend.ask('scoring.remove', { caseId, deductionId: await idAt(backend) }),
        after: (before) => ({ ...before, deductions: before.deductions.toSpliced(at, 1) }),
      }),
    );
  }
  return pickOne(random, kinds)();
}

/** What is there is what was saved, with at most the step that had not been answered. */
export function expectSaved(there: Work, saved: Work, underWay: Step | null): Work {
  const outcomes = underWay === null ? [saved] : [saved, underWay.after(saved)];
  expect(outcomes, `after ${underWay?.name ?? 'nothing'}`).toContainEqual(there);
  return there;
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetView } from '../../../shared/contract/scoring.ts';
import { type CaseTemplate, caseTemplate, openCase } from '../../makers/reviewed-case.ts';
import { cleanUp } from '../../makers/temporary.ts';
import { addUser, passGate, signInAs } from '../../makers/workspace.ts';

let template: CaseTemplate;

beforeAll(async () => {
  template = await caseTemplate();
});
afterAll(cleanUp);

interface RubricFile {
  readonly groups: readonly { readonly items: readonly { readonly id: string; readonly max: number }[] }[];
}

const RUBRIC = JSON.parse(
  readFileSync(
    fileURLToPath(new URL('../../../resources/rubrics/cn-penalty-100.json', import.meta.url)),
    'utf8',
  ),
) as RubricFile;
/** What does not apply to a case with a filing, a notice, a decision and a service record. */
const NOT_APPLICABLE = ['B2', 'B3', 'B5', 'D3', 'D6', 'F2'];

/** full × kept ÷ max, halves up, in hundredths: reckoned here by hand, from the rubric's own figures. */
function totalAfter(lost: number, notApplicable: readonly string[] = NOT_APPLICABLE): number {
  const max = RUBRIC.groups
    .flatMap((group) => group.items)
    .reduce((sum, item) => sum + (notApplicable.includes(item.id) ? 0 : item.max), 0);
  return Math.round((10_000 * (max - lost)) / max);
}

function only(sheet: SheetView): SheetView['deductions'][number] {
  expect(sheet.deductions).toHaveLength(1);
  return sheet.deductions[0] as SheetView['deductions'][number];
}

function itemOf(sheet: SheetView, itemId: string): SheetView['score']['items'][number] | undefined {
  return sheet.score.items.find((item) => item.itemId === itemId);
}

describe('an untouched sheet', () => {
  it('keeps every point, and leaves out what the papers in the file say does not apply', async () => {
    const { ask, caseId } = await openCase(template);
    const sheet = await ask('scoring.sheet', { caseId });
    expect(sheet.score).toMatchObject({
      total: 10_000,
      grade: '优秀',
      vetoed: false,
      proposal: 'pass',
      evidenceMissing: [],
      assessed: 0,
    });
    expect(sheet.score.items.filter((item) => !item.applies).map((item) => item.itemId)).toEqual(
      NOT_APPLICABLE,
    );
    expect(sheet).toMatchObject({
      deductions: [],
      assessed: [],
      readOnly: null,
      history: { undo: null, redo: null },
    });
  });
});

describe('a deduction made on a selected passage', () => {
  it('takes the points off at once and has the passage as its evidence', async () => {
    const { ask, caseId, document, selection } = await openCase(template);
    const quote = '罚款人民币2000元';
    const picked = await selection('决定书', quote);
    const sheet = await ask('scoring.deduct', { caseId, itemId: 'C3', optionId: 'C3.4', selection: picked });
    const deduction = only(sheet);
    expect(deduction).toMatchObject({
      kind: 'option',
      itemId: 'C3',
      optionId: 'C3.4',
      count: 1,
      note: '',
      findingId: null,
    });
    expect(deduction.evidence).toMatchObject([
      { documentTitle: '行政处罚决定书', anchor: { ...picked, fileId: document('决定书').fileId, quote } },
    ]);
    expect(sheet.score).toMatchObject({ total: totalAfter(2), evidenceMissing: [] });
    expect(await ask('scoring.sheet', { caseId })).toEqual(sheet);
  });

  it('lays its boxes over the words on the page, one a line', async () => {
    const { ask, caseId, document, selection } = await openCase(template);
    const page = await ask('pages.get', { documentId: document('决定书').id, page: 1 });
    if (page.layout !== 'fixed') throw new Error('a PDF page is fixed');
    const line = page.lines.find((each) => page.text.slice(each.start, each.end).includes('决定对当事人'));
    const within = await selection('决定书', '决定对当事人');
    const [box] =
      only(await ask('scoring.deduct', { caseId, itemId: 'C1', optionId: 'C1.3', selection: within }))
        .evidence[0]?.anchor.boxes ?? [];
    // Six characters of twelve points.
    expect((box?.[2] ?? 0) - (box?.[0] ?? 0)).toBeCloseTo(72, 0);
    expect([box?.[1], box?.[3]]).toEqual([line?.box[1], line?.box[3]]);
    expect(box?.[0]).toBeGreaterThanOrEqual(line?.box[0] ?? Infinity);
    const [first, second] = page.lines;
    const across = {
      documentId: document('决定书').id,
      page: 1,
      start: first?.start ?? 0,
      end: second?.end ?? 0,
    };
    const sheet = await ask('scoring.deduct', { caseId, itemId: 'E2', optionId: 'E2.1', selection: across });
    const boxes = sheet.deductions[1]?.evidence[0]?.anchor.boxes;
    expect(boxes).toHaveLength(2);
    expect(boxes?.map((each) => each[1])).toEqual([first?.box[1], second?.box[1]]);
  });

  it('in a Word file has no boxes but its words and their surroundings', async () => {
    const { ask, caseId, selection } = await openCase(template);
    const sheet = await ask('scoring.deduct', {
      caseId,
      itemId: 'D4',
      optionId: 'D4.4',
      selection: await selection('告知书', '陈述和申辩'),
    });
    const anchor = only(sheet).evidence[0]?.anchor;
    expect(anchor).toMatchObject({
      quote: '陈述和申辩',
      boxes: [],
      textHash: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(anchor?.prefix.endsWith('上述事项进行')).toBe(true);
    expect(anchor?.suffix.startsWith('。')).toBe(true);
  });

  it('without a passage counts, and is named as lacking evidence', async () => {
    const { ask, caseId } = await openCase(template);
    const sheet = await ask('scoring.deduct', { caseId, itemId: 'G2', optionId: 'G2.4', selection: null });
    expect(sheet.score).toMatchObject({ total: totalAfter(1), evidenceMissing: ['G2'] });
  });

  it('again counts one more where the option is counted, up to the item’s own points', async () => {
    const { ask, caseId, selection } = await openCase(template);
    const first = await selection('决定书', '没有明码标价');
    const totals: (number | null)[] = [];
    let sheet: SheetView | null = null;
    for (let i = 0; i < 5; i += 1) {
      sheet = await ask('scoring.deduct', {
        caseId,
        itemId: 'B4',
        optionId: 'B4.1',
        selection: i === 1 ? null : first,
      });
      totals.push(sheet.score.total);
    }
    expect(totals).toEqual([1, 2, 3, 4, 4].map((lost) => totalAfter(lost)));
    expect(only(sheet as SheetView)).toMatchObject({ count: 5 });
    // The same passage proves nothing twice.
    expect(only(sheet as SheetView).evidence).toHaveLength(1);
  });

  it('again adds only evidence where the option counts once', async () => {
    const { ask, caseId, selection } = await openCase(template);
    await ask('scoring.deduct', {
      caseId,
      itemId: 'C2',
      optionId: 'C2.1',
      selection: await selection('决定书', '行政处罚法'),
    });
    const sheet = await ask('scoring.deduct', {
      caseId,
      itemId: 'C2',
      optionId: 'C2.1',
      selection: await selection('告知书', '行政处罚法'),
    });
    expect(only(sheet)).toMatchObject({
      count: 1,
      evidence: [{ documentTitle: '行政处罚决定书' }, { documentTitle: '行政处罚告知书' }],
    });
    expect(sheet.score.total).toBe(totalAfter(4));
  });

  it('is refused where the rubric has no such place', async () => {
    const { codeOf, caseId } = await openCase(template);
    expect(await codeOf('scoring.deduct', { caseId, itemId: 'Z9', optionId: 'Z9.1', selection: null })).toBe(
      'not-found',
    );
    expect(await codeOf('scoring.deduct', { caseId, itemId: 'A1', optionId: 'B4.1', selection: null })).toBe(
      'not-found',
    );
    expect(
      await codeOf('scoring.setLevel', {
        caseId,
        itemId: 'A1',
        level: 'flaw',
        affectsOutcome: false,
        selection: null,
      }),
    ).toBe('invalid');
    expect(await codeOf('scoring.markAssessed', { caseId, itemIds: ['A1', 'Z9'], assessed: true })).toBe(
      'not-found',
    );
  });
});

describe('a deduction that is there', () => {
  it('can be counted, noted, given more evidence and less, and removed', async () => {
    const { ask, caseId, selection } = await openCase(template);
    const made = only(
      await ask('scoring.deduct', {
        caseId,
        itemId: 'E5',
        optionId: 'E5.1',
        selection: await selection('决定书', '经查'),
      }),
    );
    expect((await ask('scoring.setCount', { caseId, deductionId: made.id, count: 3 })).score.total).toBe(
      totalAfter(1.5),
    );
    expect(only(await ask('scoring.setNote', { caseId, deductionId: made.id, note: '三处错字' })).note).toBe(
      '三处错字',
    );
    const attached = only(
      await ask('scoring.attach', {
        caseId,
        deductionId: made.id,
        selection: await selection('送达回证', '直接送达'),
      }),
    );
    expect(attached.evidence.map((evidence) => evidence.anchor.quote)).toEqual(['经查', '直接送达']);
    const detached = only(
      await ask('scoring.detach', { caseId, evidenceId: attached.evidence[0]?.id ?? '' }),
    );
    expect(detached.evidence.map((evidence) => evidence.anchor.quote)).toEqual(['直接送达']);
    const removed = await ask('scoring.remove', { caseId, deductionId: made.id });
    expect(removed).toMatchObject({ deductions: [], score: { total: 10_000 } });
  });

  it('belongs to its reviewer’s sheet alone', async () => {
    const opened = await openCase(template);
    const { ask, codeOf, caseId } = opened;
    const made = only(
      await ask('scoring.deduct', {
        caseId,
        itemId: 'G2',
        optionId: 'G2.4',
        selection: await opened.selection('决定书', '经查'),
      }),
    );
    await signInAs(opened, await addUser(opened, '向晚晴'));
    await passGate(opened, caseId);
    expect(await ask('scoring.sheet', { caseId })).toMatchObject({
      deductions: [],
      score: { total: 10_000 },
    });
    const deductionId = made.id;
    expect(await codeOf('scoring.remove', { caseId, deductionId })).toBe('not-found');
    expect(await codeOf('scoring.setCount', { caseId, deductionId, count: 9 })).toBe('not-found');
    expect(await codeOf('scoring.setNote', { caseId, deductionId, note: '不是我的' })).toBe('not-found');
    expect(
      await codeOf('scoring.attach', {
        caseId,
        deductionId,
        selection: await opened.selection('决定书', '经查'),
      }),
    ).toBe('not-found');
    expect(await codeOf('scoring.detach', { caseId, evidenceId: made.evidence[0]?.id ?? '' })).toBe(
      'not-found',
    );
    expect(await codeOf('scoring.undo', { caseId })).toBe('nothing-to-undo');
  });
});

describe('what applies to the case', () => {
  it('follows the facts the reviewer sets, and points follow what applies', async () => {
    const { ask, caseId } = await openCase(template);
    await ask('scoring.deduct', { caseId, itemId: 'D8', optionId: 'D8.1', selection: null });
    const heard = await ask('scoring.setFact', { caseId, factId: 'hearing-held', value: true });
    expect(itemOf(heard, 'D6')?.applies).toBe(true);
    expect(heard.score.total).toBe(
      totalAfter(
        2,
        NOT_APPLICABLE.filter((id) => id !== 'D6'),
      ),
    );
    const simple = await ask('scoring.setFact', { caseId, factId: 'procedure', value: '简易程序' });
    expect(itemOf(simple, 'D8')).toMatchObject({ applies: false });
    expect(simple.score).toMatchObject({ total: 10_000, evidenceMissing: [] });
    const back = await ask('scoring.setFact', { caseId, factId: 'procedure', value: '普通程序' });
    expect(back.score).toEqual(heard.score);
  });

  it('is not set to what the rubric does not know', async () => {
    const { codeOf, caseId } = await openCase(template);
    expect(await codeOf('scoring.setFact', { caseId, factId: 'procedure', value: '特别程序' })).toBe(
      'invalid',
    );
    expect(await codeOf('scoring.setFact', { caseId, factId: 'procedure', value: true })).toBe('invalid');
    expect(await codeOf('scoring.setFact', { caseId, factId: 'fine', value: 'yes' })).toBe('invalid');
    expect(await codeOf('scoring.setFact', { caseId, factId: 'weather', value: true })).toBe('not-found');
  });

  it('is counted as looked at when the reviewer marks it', async () => {
    const { ask, caseId } = await openCase(template);
    expect(
      (await ask('scoring.markAssessed', { caseId, itemIds: ['A1', 'A2', 'A1'], assessed: true })).score
        .assessed,
    ).toBe(2);
    expect(
      (await ask('scoring.markAssessed', { caseId, itemIds: ['A1'], assessed: false })).assessed,
    ).toEqual(['A2']);
  });
});

describe('a veto', () => {
  it('takes everything, with a reason, once', async () => {
    const { ask, codeOf, caseId, selection } = await openCase(template);
    const passage = await selection('决定书', '临溪县市场监督管理局');
    expect(await codeOf('scoring.veto', { caseId, vetoId: 'V01', reason: ' ', selection: passage })).toBe(
      'invalid',
    );
    expect(
      await codeOf('scoring.veto', { caseId, vetoId: 'V99', reason: '没有这一项', selection: passage }),
    ).toBe('not-found');
    const sheet = await ask('scoring.veto', {
      caseId,
      vetoId: 'V01',
      reason: '该局没有处罚权',
      selection: passage,
    });
    expect(sheet.score).toMatchObject({
      total: 0,
      grade: '不合格',
      vetoed: true,
      proposal: 'wrong',
      evidenceMissing: [],
    });
    expect(only(sheet)).toMatchObject({
      kind: 'veto',
      itemId: 'V01',
      note: '该局没有处罚权',
      evidence: [{}],
    });
    expect(await codeOf('scoring.veto', { caseId, vetoId: 'V01', reason: '再来一次', selection: null })).toBe(
      'conflict',
    );
    expect((await ask('scoring.remove', { caseId, deductionId: only(sheet).id })).score).toMatchObject({
      total: 10_000,
      vetoed: false,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { zh } from '../../../shared/i18n/translate.ts';
import { draftOpinion, type OpinionInput, type OpinionPoint } from '../../../shared/review/opinion.ts';
import { levelRubric, penaltyRubric } from '../builders/rubrics.ts';

const rubric = penaltyRubric();

function point(itemId: string, optionId: string | null, changes: Partial<OpinionPoint> = {}): OpinionPoint {
  return { kind: 'option', itemId, optionId, level: null, count: 1, note: '', evidence: [], ...changes };
}

function draft(points: readonly OpinionPoint[], changes: Partial<OpinionInput> = {}): string[] {
  return draftOpinion(
    {
      caseNo: '云市监处罚〔2023〕2号',
      organ: '云浦县市场监督管理局',
      rubric,
      points,
      total: '94.94',
      grade: '优秀',
      ...changes,
    },
    zh,
  ).split('\n');
}

const C2 = rubric.groups.flatMap(({ items }) => items).find(({ id }) => id === 'C2')!;
const E5 = rubric.groups.flatMap(({ items }) => items).find(({ id }) => id === 'E5')!;

describe('the opinion drafted from the deductions', () => {
  it('says by which rubric which case was reviewed, and the result', () => {
    const lines = draft([]);
    expect(lines[0]).toBe(
      `经依据《${rubric.name}》（${rubric.version}版）评查云浦县市场监督管理局云市监处罚〔2023〕2号案卷，意见如下：`,
    );
    expect(lines.slice(1)).toEqual(['未发现需要扣分的问题。', '评查结果：得分94.94分，等次为优秀。']);
  });

  it('leaves out what is not known', () => {
    const lines = draft([], { caseNo: null, organ: null, total: null });
    expect(lines[0]).toContain('评查案卷');
    expect(lines.at(-1)).toBe('评查结果：等次为优秀。');
    expect(draft([], { grade: null })).toHaveLength(2);
  });

  it('puts vetoes first, then errors, then flaws, each numbered anew in the rubric’s order', () => {
    const lines = draft([
      point('E5', 'E5.1'),
      point('C2', 'C2.1'),
      point('A1', 'A1.1'),
      point('V01', null, { kind: 'veto' }),
    ]);
    expect(lines.slice(1, -1)).toEqual([
      '一票否决事项（1项）：',
      `1．${rubric.vetoes[0]?.name}。`,
      '错误（2项）：',
      expect.stringMatching(/^1．执法主体名义与权限：/),
      `2．${C2.name}：${C2.deductions[0]?.when}。`,
      '瑕疵（1项）：',
      `1．${E5.name}：${E5.deductions[0]?.when}。`,
    ]);
  });

  it('quotes the passages, without their line breaks and no longer than forty characters', () => {
    const [, , line] = draft([
      point('C2', 'C2.1', {
        evidence: [
          { documentTitle: '行政处罚决定书', page: 3, quote: '第五十\n一条' },
          { documentTitle: '告知书', page: 1, quote: '字'.repeat(41) },
        ],
      }),
    ]);
    expect(line).toContain('（见《行政处罚决定书》第3页“第五十一条”；见《告知书》第1页“');
    expect(line).toContain(`“${'字'.repeat(40)}…”`);
  });

  it('says how often, where the option is counted', () => {
    expect(draft([point('E5', 'E5.1', { count: 3 })])[2]).toContain(`，共3${E5.deductions[0]?.per}`);
    expect(draft([point('E5', 'E5.1', { count: 1 })])[2]).not.toContain('共');
    expect(draft([point('C2', 'C2.1', { count: 3 })])[2]).not.toContain('共');
  });

  it('adds the reviewer’s note as a sentence', () => {
    expect(draft([point('C2', 'C2.1', { note: '条号是旧的' })])[2]).toMatch(/。条号是旧的。$/);
    expect(draft([point('C2', 'C2.1', { note: '条号是旧的。' })])[2]).toMatch(/。条号是旧的。$/);
  });

  it('passes over what the rubric does not have', () => {
    const points = [point('Z9', 'Z9.1'), point('C2', 'C2.9'), point('V99', null, { kind: 'veto' })];
    expect(draft(points).slice(1, -1)).toEqual(['未发现需要扣分的问题。']);
  });

  it('in a rubric of levels speaks of the level given', () => {
    const levels = levelRubric();
    const [group] = levels.groups;
    const [item] = group!.items;
    const lines = draft(
      [
        point(item!.id, null, { kind: 'level', level: 'grave' }),
        point('P102', null, { kind: 'level', level: 'flaw' }),
        point('P103', null, { kind: 'level' }),
      ],
      { rubric: levels, total: null, grade: '不合格案件' },
    );
    expect(lines.slice(1)).toEqual([
      '错误（1项）：',
      `1．${item!.name}：${item!.levels.grave}。`,
      '瑕疵（1项）：',
      expect.stringMatching(/^1．证据关联与印证：/),
      '评查结果：等次为不合格案件。',
    ]);
  });
});

/** A rubric of an office's own, as a file: small, right, and changed by the test where it should be wrong. */
export interface OfficeRubric {
  [key: string]: unknown;
  id: string;
  facts: Record<string, unknown>[];
  profiles: Record<string, unknown>[];
  vetoes: Record<string, unknown>[];
  scoring: Record<string, unknown> & {
    full: number;
    grades: { name: string; from: number }[];
    veto: { score: number; grade: string };
  };
  groups: {
    id: string;
    name: string;
    items: (Record<string, unknown> & {
      id: string;
      max: number;
      deductions: (Record<string, unknown> & { id: string; points: number })[];
    })[];
  }[];
}

function item(id: string, max: number, points: number): OfficeRubric['groups'][number]['items'][number] {
  return {
    id,
    name: `项目${id}`,
    check: '有关材料是否齐全',
    appliesIf: 'always',
    basis: [{ law: '中华人民共和国行政处罚法', articles: [40] }],
    max,
    deductions: [{ id: `${id}.1`, points, when: '材料不全', level: 'flaw', per: '处' }],
  };
}

/** Two groups, three items, twenty points. */
export function officeRubric(): OfficeRubric {
  return {
    schema: 'case-review/rubric@1',
    id: 'office-own',
    version: '2026',
    name: '本局案卷评查标准',
    caseTypes: ['行政处罚'],
    effectiveFrom: '2026-01-01',
    source: '本局文件',
    facts: [
      { id: 'heard', kind: 'yes-no', label: '举行过听证', initial: false },
      { id: 'kind', kind: 'choice', label: '程序', choices: ['普通', '简易'], initial: '普通' },
    ],
    profiles: [{ when: { fact: 'kind', is: '简易' }, disable: ['X2'] }],
    determination: {
      labels: { pass: '合格', flawed: '瑕疵', wrong: '错案' },
      rules: [{ determination: 'wrong', when: { veto: true } }],
    },
    scoring: {
      mode: 'deduct',
      full: 20,
      formula: 'plain',
      veto: { score: 0, grade: '不合格' },
      grades: [
        { name: '合格', from: 12 },
        { name: '不合格', from: 0 },
      ],
    },
    vetoes: [{ id: 'N1', name: '没有处罚权', basis: [], appliesIf: 'always' }],
    groups: [
      { id: 'X', name: '实体', items: [item('X1', 10, 2.5), item('X2', 5, 1)] },
      { id: 'Y', name: '程序', items: [{ ...item('Y1', 5, 5), appliesIf: { fact: 'heard' } }] },
    ],
  };
}

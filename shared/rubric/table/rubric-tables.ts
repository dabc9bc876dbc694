/** A rubric as tables of words, one a sheet, for offices that keep theirs in a spreadsheet. */
import { conditionText } from '../condition-text.ts';
import type { DeductItem, LevelItem, Rubric, RubricFact } from '../schema.ts';
import { basisCell, listCell } from './cells.ts';

export interface Table {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const SHEETS = {
  head: '标准',
  facts: '情形',
  profiles: '停用',
  vetoes: '否决项',
  items: '评查项',
  options: '扣分情形',
  grades: '等次',
  determination: '认定',
} as const;

/** Rows of the first sheet, by place in the rubric. */
export const HEAD_ROWS = {
  schema: '格式',
  id: '标识',
  version: '版本',
  name: '名称',
  caseTypes: '案件类型',
  effectiveFrom: '施行日期',
  source: '来源',
  mode: '记分方式',
  full: '满分',
  formula: '公式',
  vetoScore: '否决得分',
  vetoGrade: '否决等次',
  labelNone: '无问题称为',
  labelFlaw: '瑕疵称为',
  labelError: '错误称为',
  labelGrave: '严重错误称为',
  indexFull: '排序指数满分',
  indexFlaw: '每处瑕疵减',
  indexError: '每处错误减',
  pass: '合格称为',
  flawed: '瑕疵案件称为',
  wrong: '错案称为',
} as const;

export const MODES = { deduct: '扣分', levels: '定级' } as const;
export const FORMULAS = { 'share-of-applicable': '按适用项折算', plain: '直接扣减' } as const;
export const FACT_KINDS = { 'yes-no': '是否', choice: '选择' } as const;
export const OPTION_LEVELS = { flaw: '瑕疵', error: '错误' } as const;
export const DETERMINATIONS = { flawed: '瑕疵', wrong: '错案' } as const;
export const YES_NO = { yes: '是', no: '否' } as const;

export const ITEM_HEADER = [
  '组标识',
  '组名称',
  '标识',
  '名称',
  '检查内容',
  '适用条件',
  '依据',
  '证据提示',
  '文书',
  '检查项',
] as const;
export const POINTS_HEADER = ['满分'] as const;
export const LEVELS_HEADER = ['阶段', '权重', '瑕疵', '错误', '严重错误'] as const;

function headRows(rubric: Rubric): [string, string][] {
  const { scoring, determination } = rubric;
  const rows: [keyof typeof HEAD_ROWS, string][] = [
    ['schema', rubric.schema],
    ['id', rubric.id],
    ['version', rubric.version],
    ['name', rubric.name],
    ['caseTypes', listCell(rubric.caseTypes)],
    ['effectiveFrom', rubric.effectiveFrom ?? ''],
    ['source', rubric.source],
    ['mode', MODES[scoring.mode]],
    ['pass', determination.labels.pass],
    ['flawed', determination.labels.flawed],
    ['wrong', determination.labels.wrong],
  ];
  if (scoring.mode === 'deduct') {
    rows.push(
      ['full', String(scoring.full)],
      ['formula', FORMULAS[scoring.formula]],
      ['vetoScore', String(scoring.veto.score)],
      ['vetoGrade', scoring.veto.grade],
    );
  } else {
    const { labels, index } = scoring;
    rows.push(
      ['labelNone', labels.none],
      ['labelFlaw', labels.flaw],
      ['labelError', labels.error],
      ['labelGrave', labels.grave],
    );
    if (index !== null) {
      rows.push(
        ['indexFull', String(index.full)],
        ['indexFlaw', String(index.flaw)],
        ['indexError', String(index.error)],
      );
    }
  }
  return rows.map(([place, value]) => [HEAD_ROWS[place], value]);
}

function factRow(fact: RubricFact): string[] {
  const kind = FACT_KINDS[fact.kind];
  if (fact.kind === 'yes-no') {
    const initial = fact.initial ? YES_NO.yes : YES_NO.no;
    return [fact.id, kind, fact.label, '', initial, listCell(fact.documents)];
  }
  const byDocument =
    fact.byDocument && Object.entries(fact.byDocument).map(([document, choice]) => `${document}=${choice}`);
  return [fact.id, kind, fact.label, listCell(fact.choices), fact.initial, listCell(byDocument)];
}

function itemRow(group: { id: string; name: string }, item: DeductItem | LevelItem): string[] {
  const own =
    'max' in item
      ? [String(item.max)]
      : [item.stage ?? '', String(item.weight), item.levels.flaw, item.levels.error, item.levels.grave];
  return [
    group.id,
    group.name,
    item.id,
    item.name,
    item.check,
    conditionText(item.appliesIf),
    basisCell(item.basis),
    item.evidenceHint ?? '',
    listCell(item.documents),
    listCell(item.checks),
    ...own,
  ];
}

function optionRows(item: DeductItem): string[][] {
  return item.deductions.map((option) => [
    item.id,
    option.id,
    String(option.points),
    option.when,
    OPTION_LEVELS[option.level],
    option.per ?? '',
    listCell(option.checks),
  ]);
}

function gradeTable({ scoring }: Rubric): Table {
  return scoring.mode === 'deduct'
    ? {
        sheet: SHEETS.grades,
        header: ['名称', '起始分'],
        rows: scoring.grades.map(({ name, from }) => [name, String(from)]),
      }
    : {
        sheet: SHEETS.grades,
        header: ['名称', '条件'],
        rows: scoring.grades.map(({ name, when }) => [name, conditionText(when)]),
      };
}

/** Writes a rubric as tables; {@link readRubricTables} gives the same rubric back. */
export function rubricTables(rubric: Rubric): Table[] {
  const groups: readonly { id: string; name: string; items: readonly (DeductItem | LevelItem)[] }[] =
    rubric.groups;
  const items = groups.flatMap(({ items: own }) => own);
  const isDeduct = rubric.scoring.mode === 'deduct';
  return [
    { sheet: SHEETS.head, header: ['项目', '内容'], rows: headRows(rubric) },
    {
      sheet: SHEETS.facts,
      header: ['标识', '种类', '名称', '选项', '初始', '文书'],
      rows: rubric.facts.map(factRow),
    },
    {
      sheet: SHEETS.profiles,
      header: ['条件', '停用的评查项', '说明'],
      rows: rubric.profiles.map(({ when, disable, note }) => [
        conditionText(when),
        listCell(disable),
        note ?? '',
      ]),
    },
    {
      sheet: SHEETS.vetoes,
      header: ['标识', '名称', '适用条件', '依据', '证据提示', '检查项'],
      rows: rubric.vetoes.map(({ id, name, appliesIf, basis, evidenceHint, checks }) => [
        id,
        name,
        conditionText(appliesIf),
        basisCell(basis),
        evidenceHint ?? '',
        listCell(checks),
      ]),
    },
    {
      sheet: SHEETS.items,
      header: [...ITEM_HEADER, ...(isDeduct ? POINTS_HEADER : LEVELS_HEADER)],
      rows: groups.flatMap((group) => group.items.map((item) => itemRow(group, item))),
    },
    ...(isDeduct
      ? [
          {
            sheet: SHEETS.options,
            header: ['评查项', '标识', '分值', '情形', '程度', '计数单位', '检查项'],
            rows: items.flatMap((item) => ('max' in item ? optionRows(item) : [])),
          },
        ]
      : []),
    gradeTable(rubric),
    {
      sheet: SHEETS.determination,
      header: ['认定', '条件'],
      rows: rubric.determination.rules.map(({ determination, when }) => [
        DETERMINATIONS[determination],
        conditionText(when),
      ]),
    },
  ];
}

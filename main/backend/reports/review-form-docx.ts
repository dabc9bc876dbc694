/**
 * The review form as .docx in official layout: A4, margins and fonts of GB/T 9704-2012 (fonts are named, not embedded:
 * Word and WPS have them), page numbers as — 1 —.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { printable } from './printable.ts';
import type { ReviewForm } from './review-form.ts';

/** GB/T 9704: 天头 37 mm, 地脚 35 mm, 订口 28 mm, 右 26 mm; 22 lines of 28 characters. In twips. */
const MARGIN = { top: 2098, bottom: 1984, left: 1587, right: 1474, footer: 1588 };
const PAGE_WIDTH = 11_906;
const PAGE_HEIGHT = 16_838;
const TEXT_WIDTH = PAGE_WIDTH - MARGIN.left - MARGIN.right;
const LINE = 579;
/** Inside tables. No document grid is set: some programs would spread these lines over it. */
const CELL_LINE = 360;
/** Half points: 2号 44, 3号 32, 五号 21, 小五 18. */
const SIZE = { title: 44, body: 32, cell: 21, small: 18 };

const FONTS = {
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' },
  heading: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  page: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' },
} as const;

function run(text: string, options: Partial<IRunOptions> = {}): TextRun[] {
  return printable(text)
    .split('\n')
    .map(
      (part, index) =>
        new TextRun({
          text: part,
          font: FONTS.body,
          size: SIZE.cell,
          ...options,
          ...(index > 0 ? { break: 1 } : {}),
        }),
    );
}

function body(text: string, indent = true): Paragraph[] {
  return printable(text)
    .split('\n')
    .map(
      (line) =>
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          spacing: { line: LINE, lineRule: LineRuleType.EXACT },
          ...(indent ? { indent: { firstLine: SIZE.body * 20 } } : {}),
          children: run(line, { size: SIZE.body }),
        }),
    );
}

function heading(text: string): Paragraph {
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 120 },
    indent: { firstLine: SIZE.body * 20 },
    keepNext: true,
    children: run(text, { size: SIZE.body, font: FONTS.heading }),
  });
}

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = {
  top: BORDER,
  bottom: BORDER,
  left: BORDER,
  right: BORDER,
  insideHorizontal: BORDER,
  insideVertical: BORDER,
};

interface CellText {
  readonly text: string;
  readonly head?: boolean;
  readonly span?: number;
  readonly center?: boolean;
}

function cell(content: CellText, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    ...(content.span ? { columnSpan: content.span } : {}),
    children: [
      new Paragraph({
        alignment: content.head || content.center ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: CELL_LINE, lineRule: LineRuleType.EXACT },
        children: run(content.text, content.head ? { font: FONTS.heading } : {}),
      }),
    ],
  });
}

/** A table with fixed column shares; a first row that repeats on every page when `header`. */
function table(shares: readonly number[], rows: readonly (readonly CellText[])[], header = false): Table {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((TEXT_WIDTH * share) / total));
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: rows.map((cells, index) => {
      let column = 0;
      return new TableRow({
        // A row with much evidence may be longer than a page.
        cantSplit: !header || index === 0,
        tableHeader: header && index === 0,
        children: cells.map((content) => {
          const span = content.span ?? 1;
          const width = widths.slice(column, column + span).reduce((sum, own) => sum + own, 0);
          column += span;
          return cell(content, width);
        }),
      });
    }),
  });
}

function headTable(form: ReviewForm): Table {
  const label = (text: string): CellText => ({ text, head: true });
  return table(
    [16, 34, 16, 34],
    [
      [label('评查名称'), { text: form.reviewName }, label('被评查单位'), { text: form.organ }],
      [label('案卷名称'), { text: form.caseTitle, span: 3 }],
      [label('案号'), { text: form.caseNo }, label('案由'), { text: form.cause }],
      [label('评查标准'), { text: form.rubric }, label('评查人'), { text: form.reviewer }],
      [
        label('评查得分'),
        { text: form.total, center: true },
        label('等次'),
        { text: form.grade, center: true },
      ],
      [
        label('认定'),
        { text: form.determination, center: true },
        label('不适用项'),
        { text: form.notApplicable === '' ? '无' : form.notApplicable },
      ],
    ],
  );
}

function problemTable(form: ReviewForm): Table {
  const head = ['序号', '评查项目', '问题', '扣分', '所在文书', '原文'].map((text) => ({ text, head: true }));
  const rows = form.rows.map((row, index) => [
    { text: String(index + 1), center: true },
    { text: row.item },
    { text: row.problem },
    { text: row.value, center: true },
    { text: row.where },
    { text: row.quote },
  ]);
  return table([6, 18, 23, 7, 22, 24], [head, ...rows], true);
}

function groupTable(form: ReviewForm): Table {
  return table(
    [...form.groups.map(() => 1)],
    [
      form.groups.map((group) => ({ text: group.name, head: true })),
      form.groups.map((group) => ({ text: `${group.kept}／${group.max}`, center: true })),
    ],
  );
}

function signatureLines(form: ReviewForm): Paragraph[] {
  if (form.signatures.length === 0) return body('（本表尚未签署，仅供核对。）', false);
  return form.signatures.map(
    (signature) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: { line: LINE, lineRule: LineRuleType.EXACT },
        children: run(`${signature.label}：${signature.name}　　${signature.at}`, { size: SIZE.body }),
      }),
  );
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { line: 240 }, children: [] });
}

/** Makes the .docx bytes. */
export async function reviewFormDocx(form: ReviewForm): Promise<Uint8Array> {
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 640, lineRule: LineRuleType.EXACT, after: 240 },
    children: run('案卷评查表', { font: FONTS.title, size: SIZE.title }),
  });
  const reason = form.determinationReason === '' ? '无。' : form.determinationReason;
  const document = new Document({
    creator: '案卷评查工作台',
    title: printable(`案卷评查表 ${form.caseNo}`),
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE_WIDTH, height: PAGE_HEIGHT },
            margin: MARGIN,
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ font: FONTS.page, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] }),
                ],
              }),
            ],
          }),
        },
        children: [
          title,
          headTable(form),
          gap(),
          groupTable(form),
          heading('一、发现的问题'),
          ...(form.rows.length === 0 ? body('未发现需要扣分的问题。') : [problemTable(form)]),
          heading('二、评查意见'),
          ...body(form.opinion === '' ? '（未填写）' : form.opinion),
          heading('三、认定及理由'),
          ...body(`认定为${form.determination}。${reason}`),
          gap(),
          ...signatureLines(form),
          ...(form.sealHash === ''
            ? []
            : [
                new Paragraph({
                  children: run(`签封校验值（SHA-256）：${form.sealHash}`, { size: SIZE.small }),
                }),
              ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

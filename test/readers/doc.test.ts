/** Word 97 to 2003: everything a reviewer sees and should know of, and what is no such file told apart. */
import { describe, expect, it } from 'vitest';
import { compoundFile } from '../makers/compound-file.ts';
import { cell, doc, docStreams, plainDoc, rowEnd } from '../makers/doc.ts';
import { plainDocx } from '../makers/docx.ts';
import { blocksOf, flowPagesOf, readHere, refusalOf } from '../makers/read-here.ts';

describe('an old Word file', () => {
  it('is read with its paragraphs, breaks, fields and dashes as they are', async () => {
    const bytes = plainDoc(
      '行政处罚决定书',
      '第一行\v第二行',
      '第\x13PAGE \\* MERGEFORMAT\x145\x15页 — “引”',
    );
    const { format, pages, warnings } = await readHere(bytes);
    expect(format).toBe('doc');
    expect(pages.map((page) => page.text)).toEqual(['行政处罚决定书\n第一行\n第二行\n第5页 — “引”']);
    expect(warnings).toEqual([]);
  });

  it('marks what is deleted, inserted and hidden: it is evidence', async () => {
    const bytes = doc({
      body: [
        { runs: ['罚款', { text: '五千元', deleted: true }, { text: '三千元', inserted: true }, '整'] },
        { runs: ['结案', { text: '（内部意见）', hidden: true }] },
      ],
    });
    const [page] = await flowPagesOf(bytes);
    expect(blocksOf(page)).toEqual([
      'inserted[三千元] paragraph|罚款三千元整',
      'deleted[五千元] paragraph|五千元',
      'paragraph|结案',
      'hidden[（内部意见）] paragraph|（内部意见）',
    ]);
    expect((await readHere(bytes)).warnings).toEqual([{ code: 'hidden-text', page: 1 }]);
  });

  it('gives tables as cells with their places, merges across and down included', async () => {
    const bytes = doc({
      body: [
        { runs: ['立案审批表'] },
        cell('当事人'),
        cell('姓名'),
        cell('王某'),
        rowEnd([0, 1000, 2000, 4000], [0x60, 0, 0]),
        cell(),
        cell('地址：衡泽市'),
        rowEnd([0, 1000, 4000], [0x20, 0]),
        cell('案由'),
        cell('无照', { text: '经营', bold: true }),
        rowEnd([5, 1010, 3995]),
        { runs: ['以上'] },
      ],
    });
    const [page] = await flowPagesOf(bytes);
    expect(blocksOf(page)).toEqual([
      'paragraph|立案审批表',
      '0/0/0+2x1 cell|当事人',
      '0/0/1+1x1 cell|姓名',
      '0/0/2+1x1 cell|王某',
      '0/1/1+1x2 cell|地址：衡泽市',
      '0/2/0+1x1 cell|案由',
      '0/2/1+1x2 cell|无照经营',
      'paragraph|以上',
    ]);
  });

  it('shows headers, footers, notes, comments and text boxes, each as such', async () => {
    const bytes = doc({
      body: [{ runs: ['正文'] }],
      header: '衡泽市市场监督管理局',
      footer: '第1页',
      footnote: '见附件',
      comment: '此处证据不足',
      textBox: '印章',
    });
    const [page] = await flowPagesOf(bytes);
    expect(blocksOf(page)).toEqual([
      'header|衡泽市市场监督管理局',
      'paragraph|正文',
      'text-box|印章',
      'footer|第1页',
      'footnote|见附件',
      'comment|此处证据不足',
    ]);
  });

  it('counts automatic numbers and knows headings', async () => {
    const listed = { properties: [[0x460b, 1, 0] as const, [0x260a, 0] as const] };
    const bytes = doc({
      list: '（\0）',
      body: [
        { runs: ['标题'], style: 1, properties: [[0x2461, 1]] },
        { runs: ['事实'], ...listed },
        { runs: ['中间'] },
        { runs: ['依据'], ...listed },
      ],
    });
    const [page] = await flowPagesOf(bytes);
    expect(blocksOf(page)).toEqual([
      'heading|标题',
      'paragraph|（一）事实',
      'paragraph|中间',
      'paragraph|（二）依据',
    ]);
    expect(page?.blocks[0]?.style.align).toBe('center');
  });

  it('of several sections gives a page each, the header going on', async () => {
    const bytes = doc({ header: '卷宗', body: [{ runs: ['封面'], end: 'section' }, { runs: ['目录'] }] });
    const pages = await flowPagesOf(bytes);
    expect(pages.map((page) => page.text)).toEqual(['卷宗\n封面', '卷宗\n目录']);
  });

  it('with thousands of paragraphs is read whole', async () => {
    const texts = Array.from({ length: 3000 }, (_, index) => `第${index + 1}段`);
    const [page] = await flowPagesOf(plainDoc(...texts));
    expect(page?.text).toBe(texts.join('\n'));
  });
});

describe('a file under an old Word name', () => {
  const streams = docStreams({ body: [{ runs: ['正文'] }] });
  const empty = new Uint8Array(10);

  it.each([
    ['that is Word 6 or 95', () => doc({ body: [{ runs: ['x'] }], magic: 0xa5dc }), 'unsupported word-6'],
    ['of a version before 97', () => doc({ body: [{ runs: ['x'] }], version: 0x68 }), 'unsupported word-6'],
    ['with a password', () => doc({ body: [{ runs: ['x'] }], flags: 0x0100 }), 'encrypted'],
    ['that is a new file with a password', () => compoundFile({ EncryptedPackage: empty }), 'encrypted'],
    ['that is a spreadsheet', () => compoundFile({ Workbook: empty }), 'unsupported xls'],
    ['that is a presentation', () => compoundFile({ 'PowerPoint Document': empty }), 'unsupported ppt'],
    ['that is a message', () => compoundFile({ '__properties_version1.0': empty }), 'unsupported msg'],
    ['that is something else', () => compoundFile({ Whatever: empty }), 'unsupported compound file'],
    ['without its tables', () => compoundFile({ WordDocument: streams.WordDocument }), 'damaged'],
    ['without a word', () => plainDoc(''), 'empty'],
    ['that is a new Word file', () => plainDocx('正文'), 'pages'],
  ])('%s is told for what it is', async (_, build, code) => {
    expect(await refusalOf(build())).toBe(code);
  });

  it.each([0.2, 0.5, 0.8, 0.95])('cut at %d of its length is said to be truncated', async (share) => {
    const bytes = plainDoc(...Array.from({ length: 400 }, (_, index) => `第${index}段，当事人陈述。`));
    expect(await refusalOf(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe('truncated');
  });

  it.each([
    [
      'whose sectors go round in a ring',
      () => compoundFile(streams, { ring: true }),
      /^(hostile|damaged|truncated|pages)$/,
    ],
    [
      'whose text lies outside of it',
      () => doc({ body: [{ runs: ['x'] }], pieceOffset: 0x3ffffff }),
      /^truncated$/,
    ],
  ])('%s is refused, not followed', async (_, build, code) => {
    expect(await refusalOf(build())).toMatch(code);
  });
});

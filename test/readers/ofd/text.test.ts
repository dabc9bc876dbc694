/** What an OFD page says, line by line, and where. */
import { describe, expect, it } from 'vitest';
import { caps } from '../../../main/backend/documents/limits.ts';
import { readBytes } from '../../../main/backend/documents/read.ts';
import type { FixedPage } from '../../../shared/model/page.ts';
import { makeOfd, type OfdSpec, ofdLines, ofdPath, ofdText, plainOfd } from '../../makers/ofd.ts';

const POINT = 72 / 25.4;

async function pageOf(spec: OfdSpec): Promise<FixedPage> {
  const { format, pages } = await readBytes(makeOfd(spec), caps());
  expect(format).toBe('ofd');
  return pages[0] as FixedPage;
}

function page(objects: string, more: Partial<OfdSpec> = {}): Promise<FixedPage> {
  return pageOf({ pages: [{ objects }], ...more });
}

/** Left and right edge of one character, in points. */
function edgesAt({ edges }: FixedPage, offset: number): readonly [number, number] {
  return [(edges[offset * 2] ?? 0) / 10, (edges[offset * 2 + 1] ?? 0) / 10];
}

describe('lines of an OFD page', () => {
  it('stand in points where the millimetres put them', async () => {
    const { text, lines, width, height, textSource, ...read } = await page(
      ofdText({ text: '处罚决定书', x: 50, y: 40, size: 8 }),
    );
    expect([text, textSource]).toEqual(['处罚决定书', 'native']);
    expect([width, height]).toEqual([595.3, 841.9]);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = lines[0]?.box ?? [];
    expect(x0).toBeCloseTo(50 * POINT, 0);
    expect(x1).toBeCloseTo(90 * POINT, 0);
    expect((y0 + y1) / 2).toBeCloseTo((40 - 8 * 0.38) * POINT, 0);
    expect(y1 - y0).toBeCloseTo(8 * POINT, 0);
    expect(edgesAt({ text, lines, width, height, textSource, ...read } as FixedPage, 2)).toEqual([
      187.1, 209.8,
    ]);
  });

  it('are read from the top, and from the left where objects stand beside each other', async () => {
    const { text } = await page(
      ofdText({ text: '第二行', x: 30, y: 60 }) +
        ofdText({ text: '右', x: 120, y: 40.4 }) +
        ofdText({ text: '当事人：', x: 30, y: 40 }) +
        ofdText({ text: '王小明', x: 50, y: 40.2, size: 4.8 }),
    );
    expect(text).toBe('当事人：王小明 右\n第二行');
  });

  it('hold what the template says and what the page fills in', async () => {
    const { text } = await pageOf({
      pages: [
        {
          head: '<ofd:Template TemplateID="7"/>',
          objects: ofdText({ text: '2024-05-06', x: 60, y: 50 }),
        },
      ],
      common: '<ofd:TemplatePage ID="7" ZOrder="Background" BaseLoc="Tpls/T/Content.xml"/>',
      members: [
        {
          name: 'Doc_0/Tpls/T/Content.xml',
          data: `<ofd:Page><ofd:Content><ofd:Layer>${ofdText({ text: '立案日期：', x: 35, y: 50 })}</ofd:Layer></ofd:Content></ofd:Page>`,
        },
      ],
    });
    expect(text).toBe('立案日期：2024-05-06');
  });

  it('are not doubled where a word is drawn twice to look bold, nor mixed with what lies over them', async () => {
    const { text } = await page(
      ofdText({ text: '罚款一千元', x: 30, y: 50 }) +
        ofdText({ text: '罚款一千元', x: 30.1, y: 50 }) +
        ofdText({ text: '样本', x: 32, y: 51 }),
    );
    expect(text).toBe('罚款一千元\n样本');
  });

  it('are read in columns from the right where writing goes down', async () => {
    const down = (text: string, x: number): string =>
      ofdText({ text, x, y: 60, steps: `DeltaX="g 9 0" DeltaY="g 9 6"` });
    const { text, lines } = await page(
      ofdText({ text: '标题', x: 30, y: 30 }) + down('右边一列', 150) + down('左边一列', 140),
    );
    expect(text).toBe('标题\n右边一列\n左边一列');
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = lines[1]?.box ?? [];
    expect(y1 - y0).toBeGreaterThan((x1 - x0) * 3);
  });

  it('end with slanted writing and with annotations', async () => {
    const { text } = await pageOf({
      pages: [
        {
          objects:
            ofdText({ text: '斜', x: 30, y: 20, attributes: 'CTM="0.7 0.7 -0.7 0.7 0 0"' }) +
            ofdLines('正文'),
          annotations: `<ofd:Annot Type="Watermark"><ofd:Appearance Boundary="0 0 210 297">${ofdLines('内部资料')}</ofd:Appearance></ofd:Annot>`,
        },
      ],
    });
    expect(text).toBe('正文\n斜\n内部资料');
  });
});

describe('characters of an OFD text object', () => {
  it.each([
    ['steps in runs', 'DeltaX="g 3 5"', '一二三四'],
    ['no steps at all: the font is wide as usual', '', '一二三四'],
    ['fewer steps than characters', 'DeltaX="5"', '一二三四'],
  ])('%s', async (_, steps, text) => {
    const read = await page(ofdText({ text, x: 30, y: 50, steps }));
    expect(read.text).toBe(text);
    expect(edgesAt(read, 3)[0]).toBeCloseTo(45 * POINT, 0);
  });

  it('a matrix scales their places', async () => {
    const read = await page(
      '<ofd:TextObject Boundary="30 50 40 10" Font="3" Size="10" CTM="0.5 0 0 0.5 0 0"><ofd:TextCode X="4" Y="8" DeltaX="10 10">甲乙丙</ofd:TextCode></ofd:TextObject>',
    );
    expect(edgesAt(read, 0)[0]).toBeCloseTo(32 * POINT, 0);
    expect(edgesAt(read, 2)[1]).toBeCloseTo(47 * POINT, 0);
  });

  it('spaces appear where there are gaps, but not in a spaced title', async () => {
    const read = await page(
      ofdText({ text: '行政处罚决定书', x: 30, y: 30, steps: 'DeltaX="g 6 9"' }) +
        ofdText({ text: '案由', x: 30, y: 60 }) +
        ofdText({ text: '占道经营', x: 70, y: 60 }),
    );
    expect(read.text).toBe('行政处罚决定书\n案由 占道经营');
  });

  it('a text object may hold several lines and leave out what repeats', async () => {
    const read = await page(
      '<ofd:TextObject Boundary="30 50 90 30" Font="3" Size="5"><ofd:TextCode X="2" Y="5" DeltaX="5">甲乙</ofd:TextCode><ofd:TextCode Y="15" DeltaX="5">丙丁</ofd:TextCode></ofd:TextObject>',
    );
    expect(read.text).toBe('甲乙\n丙丁');
    expect(edgesAt(read, 3)[0]).toBeCloseTo(32 * POINT, 0);
  });

  it('glyphs that stand for several characters do not move the others', async () => {
    const ligature =
      '<ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>';
    const read = await page(ofdText({ text: 'afib', x: 30, y: 50, steps: 'DeltaX="3 3"', before: ligature }));
    expect(read.text).toBe('afib');
    expect(edgesAt(read, 3)[0]).toBeCloseTo(36 * POINT, 0);
  });

  it('entities are characters, rare characters are one', async () => {
    const read = await page(
      '<ofd:TextObject Boundary="30 50 90 8" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="5 5 5 5">&#x7B2C;&#19968;&amp;&#x20;𠮷</ofd:TextCode></ofd:TextObject>',
    );
    expect(read.text).toBe('第一& 𠮷');
    expect(read.edges).toHaveLength(read.text.length * 2);
  });

  it('what lies beside the paper is read last, and said to be hidden', async () => {
    const { pages, warnings } = await readBytes(
      makeOfd({
        pages: [
          {
            objects: ofdText({ text: '页外的字', x: 300, y: 20 }) + ofdLines('正文'),
            annotations: `<ofd:Annot><ofd:Appearance>${ofdText({ text: '水印', x: -90, y: 9 })}</ofd:Appearance></ofd:Annot>`,
          },
          { objects: ofdLines('正文') },
        ],
      }),
      caps(),
    );
    expect(pages[0]?.text).toMatch(/^正文\n(?:页外的字\n水印|水印\n页外的字)$/);
    expect(warnings).toEqual([{ code: 'hidden-text', page: 1 }]);
  });

  it('what a scan hides under its picture is text', async () => {
    const read = await page(ofdText({ text: '双层文字', x: 30, y: 50, attributes: 'Alpha="0"' }));
    expect([read.text, read.textSource]).toEqual(['双层文字', 'native']);
  });

  it('signs without meaning are not taken for text', async () => {
    const { pages, warnings } = await readBytes(plainOfd(['\ue001\ue002\ue003\ue004\ue005¤¤¤¤']), caps());
    expect(pages[0]).toMatchObject({ text: '', textSource: 'none' });
    expect(warnings).toEqual([{ code: 'unreadable-text-layer', page: 1 }]);
  });
});

describe('an OFD page without text', () => {
  it('is left to OCR', async () => {
    const read = await page(ofdPath('10 10 50 50', 'M 0 0 L 50 50'));
    expect([read.text, read.textSource, read.lines]).toEqual(['', 'none', []]);
  });

  it('says so where a picture is missing', async () => {
    const { warnings } = await readBytes(
      makeOfd({
        pages: [{ objects: '' }, { objects: '<ofd:ImageObject Boundary="0 0 10 10" ResourceID="55"/>' }],
      }),
      caps(),
    );
    expect(warnings).toEqual([{ code: 'image-missing', page: 2 }]);
  });
});

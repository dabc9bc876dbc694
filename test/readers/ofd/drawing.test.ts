/** What is drawn of an OFD page: the list for the window, and its pixels. */
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { caps } from '../../../main/backend/documents/limits.ts';
import { rasterOfdPage } from '../../../main/backend/documents/ofd/drawing/raster.ts';
import { drawOfdPage } from '../../../main/backend/documents/ofd/ofd.ts';
import { type PageDrawing, PageDrawingSchema } from '../../../shared/model/drawing.ts';
import {
  makeOfd,
  type OfdSpec,
  ofdLines,
  ofdPath,
  ofdSeal,
  ofdSignatures,
  ofdText,
  signatureMembers,
} from '../../makers/ofd.ts';

/** One point for every pixel, so that places can be read off: a page of 100 × 100 points. */
const POINT = 25.4 / 72;
const mm = (...points: readonly number[]): string => points.map((each) => each * POINT).join(' ');
const AREA = mm(0, 0, 100, 100);

function square(color: string, size = 8): Uint8Array {
  const canvas = createCanvas(size, size);
  const context = canvas.getContext('2d');
  context.fillStyle = color;
  context.fillRect(0, 0, size, size);
  return canvas.toBuffer('image/png');
}

function file(objects: string, more: Partial<OfdSpec> = {}): Uint8Array {
  return makeOfd({ pages: [{ objects }], area: AREA, ...more });
}

function list(bytes: Uint8Array): PageDrawing {
  return PageDrawingSchema.parse(drawOfdPage(bytes, 1, caps()));
}

/** Colour of the pixels at some places of the page. */
async function colorsAt(
  bytes: Uint8Array,
  ...places: readonly (readonly [number, number])[]
): Promise<string[]> {
  const { width, height, data } = await rasterOfdPage(bytes, 1, { width: 100 }, caps());
  expect([width, height]).toEqual([100, 100]);
  return places.map(([x, y]) => {
    const at = (y * width + x) * 4;
    return [...data.subarray(at, at + 3)]
      .map((value) => (value > 200 ? 'F' : value < 60 ? '0' : '8'))
      .join('');
  });
}

const box = (x: number, y: number, size: number, attributes = '', inside = ''): string =>
  ofdPath(
    mm(x, y, size, size),
    `M 0 0 L ${mm(size)} 0 L ${mm(size, size)} L 0 ${mm(size)} C`,
    `Fill="true" Stroke="false" ${attributes}`,
    inside,
  );
const RED = '<ofd:FillColor Value="255 0 0"/>';
const BLUE = '<ofd:FillColor Value="0 0 255"/>';
const picture = (bytes: Uint8Array): Partial<OfdSpec> => ({
  resources:
    '<ofd:MultiMedias><ofd:MultiMedia ID="60" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>',
  members: [{ name: 'Doc_0/Res/a.png', data: bytes }],
});

describe('shapes', () => {
  it('are filled where they lie, in their colour', async () => {
    expect(await colorsAt(file(box(10, 20, 30, '', RED)), [12, 22], [38, 48], [8, 22], [42, 48])).toEqual([
      'F00',
      'F00',
      'FFF',
      'FFF',
    ]);
  });

  it('follow their matrix', async () => {
    const turned = box(50, 50, 20, 'CTM="0 1 -1 0 0 0"', RED);
    expect(await colorsAt(file(turned), [40, 60], [60, 60])).toEqual(['F00', 'FFF']);
  });

  it('without a colour are not filled; without a word they are outlined in black', () => {
    const [filled, ...none] = list(file(box(10, 10, 20) + ofdPath(mm(0, 0, 9, 9), 'M 0 0 L 9 9'))).items;
    expect(none).toEqual([]);
    expect(filled).toMatchObject({
      fill: null,
      stroke: { paint: { color: '#000000', alpha: 1 }, width: 0.353 },
    });
  });

  it('take colours and lines from their drawing parameters, and those from others', () => {
    const resources =
      '<ofd:DrawParams><ofd:DrawParam ID="5" Relative="6" LineWidth="2"/><ofd:DrawParam ID="6" LineWidth="9" Cap="Round" DashPattern="3 1"><ofd:StrokeColor Value="0 128 0" Alpha="51"/></ofd:DrawParam></ofd:DrawParams>';
    const drawn = list(file(ofdPath('0 0 9 9', 'M 0 0 L 9 9', 'DrawParam="5"'), { resources }));
    expect(drawn.items[0]).toMatchObject({
      stroke: { width: 2, cap: 'round', dash: [3, 1], paint: { color: '#008000', alpha: 0.2 } },
    });
  });

  it.each([
    ['128', '#808080'],
    ['0 128 0', '#008000'],
    ['#FF #80 #0', '#ff8000'],
    ['0 255 255 0', '#ff0000'],
    ['300 -5 0', '#ff0000'],
  ])('colour %s', (value, color) => {
    const drawn = list(file(box(0, 0, 9, '', `<ofd:FillColor Value="${value}"/>`)));
    expect(drawn.items[0]).toMatchObject({ fill: { color } });
  });

  it('are cut to their clips', async () => {
    const clip = `${RED}<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="${mm(0, 0, 10, 40)}"><ofd:AbbreviatedData>M 0 0 L ${mm(10)} 0 L ${mm(10, 40)} L 0 ${mm(40)} C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>`;
    expect(await colorsAt(file(box(10, 10, 40, '', clip)), [15, 30], [25, 30])).toEqual(['F00', 'FFF']);
  });

  it('are tiled by patterns, within their outline', async () => {
    const cell = `<ofd:FillColor><ofd:Pattern Width="${mm(10)}" Height="${mm(10)}"><ofd:CellContent>${box(0, 0, 5, '', RED)}</ofd:CellContent></ofd:Pattern></ofd:FillColor>`;
    expect(
      await colorsAt(
        file(box(20, 20, 40, '', cell)),
        [22, 22],
        [27, 27],
        [42, 32],
        [52, 57],
        [12, 12],
        [62, 62],
      ),
    ).toEqual(['F00', 'FFF', 'F00', 'FFF', 'FFF', 'FFF']);
  });

  it('of a shading have a colour between', () => {
    const shading =
      '<ofd:FillColor><ofd:AxialShd><ofd:Segment><ofd:Color Value="255 0 0"/></ofd:Segment><ofd:Segment><ofd:Color Value="0 0 255"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>';
    expect(list(file(box(0, 0, 9, '', shading))).items[0]).toMatchObject({ fill: { color: '#800080' } });
  });
});

describe('the order of drawing', () => {
  const template = (color: string): string =>
    `<ofd:Page><ofd:Content><ofd:Layer>${box(10, 10, 20, '', color)}</ofd:Layer></ofd:Content></ofd:Page>`;
  it.each([
    ['Background', '00F'],
    ['Foreground', 'F00'],
  ])('a template in the %s', async (order, color) => {
    const bytes = makeOfd({
      pages: [{ head: '<ofd:Template TemplateID="7"/>', objects: box(10, 10, 20, '', BLUE) }],
      area: AREA,
      common: `<ofd:TemplatePage ID="7" ZOrder="${order}" BaseLoc="T.xml"/>`,
      members: [{ name: 'Doc_0/T.xml', data: template(RED) }],
    });
    expect(await colorsAt(bytes, [20, 20])).toEqual([color]);
  });

  it('layers by their kind, annotations over all', async () => {
    const layer = (kind: string, x: number, color: string): string =>
      `<ofd:Layer Type="${kind}">${box(x, 10, 30, '', color)}</ofd:Layer>`;
    const bytes = makeOfd({
      pages: [
        {
          content: layer('Foreground', 10, RED) + layer('Background', 30, BLUE),
          annotations: `<ofd:Annot><ofd:Appearance Boundary="${mm(50, 0, 50, 50)}">${box(0, 10, 20, '', '<ofd:FillColor Value="0 255 0"/>')}</ofd:Appearance></ofd:Annot><ofd:Annot Visible="false"><ofd:Appearance>${box(0, 0, 99, '', RED)}</ofd:Appearance></ofd:Annot>`,
        },
      ],
      area: AREA,
    });
    expect(await colorsAt(bytes, [35, 20], [45, 20], [55, 20], [5, 5])).toEqual(['F00', '00F', '0F0', 'FFF']);
  });
});

describe('pictures', () => {
  const at = (x: number, y: number, size: number): string =>
    `<ofd:ImageObject Boundary="${mm(x, y, size, size)}" CTM="${mm(size)} 0 0 ${mm(size)} 0 0" ResourceID="60"/>`;

  it('fill their place, once in the list however often they are shown', async () => {
    const bytes = file(at(10, 10, 20) + at(60, 60, 20), picture(square('#0000ff')));
    expect(list(bytes).images).toHaveLength(1);
    expect(await colorsAt(bytes, [20, 20], [70, 70], [45, 45])).toEqual(['00F', '00F', 'FFF']);
  });

  it.each([
    ['of another kind', new TextEncoder().encode('<svg onload="alert(1)"/>'.repeat(4))],
    ['that claim a thousand million pixels', Buffer.from(square('#00f')).fill(0x7f, 16, 24)],
  ])('%s are a crossed box', (_, bytes) => {
    const drawn = list(file(at(10, 10, 20), picture(bytes)));
    expect(drawn.images).toEqual([]);
    expect(drawn.items).toMatchObject([{ kind: 'path', fill: null }]);
  });

  it('of seals stand where the signature stamps, cut where it shows a part', async () => {
    const stamped = (stamp: string): Uint8Array =>
      file('', {
        body: ofdSignatures,
        members: signatureMembers(ofdSeal('PNG', square('#ff0000')), stamp),
      });
    const whole = stamped(`<ofd:StampAnnot PageRef="100" Boundary="${mm(40, 40, 40, 40)}"/>`);
    expect(await colorsAt(whole, [45, 60], [75, 60], [35, 60])).toEqual(['F00', 'F00', 'FFF']);
    const part = stamped(
      `<ofd:StampAnnot PageRef="100" Boundary="${mm(40, 40, 40, 40)}" Clip="${mm(0, 0, 20, 40)}"/>`,
    );
    expect(await colorsAt(part, [45, 60], [75, 60])).toEqual(['F00', 'FFF']);
  });

  it('of seals may be small OFD files', async () => {
    const seal = makeOfd({ pages: [{ objects: box(0, 0, 50, '', RED) }], area: mm(0, 0, 50, 50) });
    const bytes = file('', {
      body: ofdSignatures,
      members: signatureMembers(
        ofdSeal('ofd', seal),
        `<ofd:StampAnnot PageRef="100" Boundary="${mm(40, 40, 20, 20)}"/>`,
      ),
    });
    expect(await colorsAt(bytes, [50, 50], [65, 65])).toEqual(['F00', 'FFF']);
  });
});

describe('characters', () => {
  it('keep font, size, place and colour; blanks draw nothing', () => {
    const text = ofdText({ text: '甲 乙', x: 10, y: 20, size: 5, before: RED }).replace(
      'Font="3"',
      'Font="4"',
    );
    const { items, fonts } = list(file(text));
    expect(fonts).toEqual([{ family: 'SimHei', face: 'hei', bold: true, italic: false }]);
    expect(items).toMatchObject([
      { kind: 'text', glyphs: ['甲', '乙'], turn: 0, fill: { color: '#ff0000', alpha: 1 }, stroke: null },
    ]);
    const [item] = items;
    if (item?.kind !== 'text') throw new Error('no text');
    const [a, , , , e, f] = item.matrix;
    expect(item.size * a).toBeCloseTo(5 / POINT, 1);
    expect(e + (item.xs[1] ?? 0) * a).toBeCloseTo((10 + 7.5) / POINT, 0);
    expect(f + (item.ys[0] ?? 0) * a).toBeCloseTo(20 / POINT, 1);
  });

  it('as narrow as Chinese fonts have their letters are drawn with ones as narrow', () => {
    const { items, fonts } = list(file(ofdText({ text: '甲A1', x: 10, y: 20 })));
    expect(items).toMatchObject([
      { glyphs: ['甲'], font: 0 },
      { glyphs: ['A', '1'], font: 1 },
    ]);
    expect(fonts.map(({ family, face }) => [family, face])).toEqual([
      ['宋体', 'song'],
      ['宋体', 'half'],
    ]);
  });

  it('may be turned one by one, stretched, and hidden', () => {
    const { items } = list(
      file(
        ofdText({ text: '甲', x: 10, y: 20, attributes: 'CharDirection="90" HScale="0.5"' }) +
          ofdText({ text: '乙', x: 10, y: 20, attributes: 'Visible="false"' }),
      ),
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      turn: 90,
      matrix: [0.5, 0, 0, 1, expect.any(Number), expect.any(Number)],
    });
  });

  it.each([
    ['仿宋_GB2312', 'fang'],
    ['ABCDEF+KaiTi', 'kai'],
    ['方正小标宋简体', 'song'],
    ['微软雅黑,Bold', 'hei'],
    ['Courier New', 'mono'],
    ['"}*{background:url(//x)', 'song'],
  ])('%s has a face for where it is missing', (name, face) => {
    const resources = `<ofd:Fonts><ofd:Font ID="66" FontName="${name.replaceAll('"', '&quot;')}"/></ofd:Fonts>`;
    const { fonts } = list(file(ofdLines('甲').replaceAll('Font="3"', 'Font="66"'), { resources }));
    expect(fonts[0]?.face).toBe(face);
    expect(fonts[0]?.family).toMatch(/^[\p{L}\p{N} _.-]*$/u);
  });
});

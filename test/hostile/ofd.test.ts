/** OFD files that circle, swell, lie about figures, or are broken by chance. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caps } from '../../main/backend/documents/limits.ts';
import { drawOfdPage, readOfd } from '../../main/backend/documents/ofd/ofd.ts';
import { AppError } from '../../shared/errors.ts';
import { PageDrawingSchema } from '../../shared/model/drawing.ts';
import type { FileText } from '../../shared/model/page.ts';
import {
  makeOfd,
  type OfdSpec,
  ofdLines,
  ofdPath,
  ofdSeal,
  ofdSignatures,
  ofdText,
  signatureMembers,
} from '../makers/ofd.ts';
import { png } from '../makers/other-files.ts';
import { openReader, outcomeOf, wordsOf } from '../makers/reader.ts';
import { cutShort, withFlippedBits } from '../makers/seeded.ts';
import { readSpoilt } from '../makers/spoilt-files.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';

const LONG = process.env.LONG === '1';
const SPOILT = LONG ? 20_000 : 400;
const CAP_MS = 10_000;

const pool = openReader(CAP_MS);
let folder: string;

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(cleanUp);

const page = (objects: string, more: Partial<OfdSpec> = {}): Uint8Array =>
  makeOfd({ pages: [{ objects: ofdLines('正文') + objects }], ...more });
const unit = (id: number, objects: string): string =>
  `<ofd:CompositeGraphicUnit ID="${id}" Width="9" Height="9"><ofd:Content>${objects}</ofd:Content></ofd:CompositeGraphicUnit>`;
const units = (...list: readonly string[]): Partial<OfdSpec> => ({
  resources: `<ofd:CompositeGraphicUnits>${list.join('')}</ofd:CompositeGraphicUnits>`,
});
const use = (id: number): string => `<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="${id}"/>`;
const tiled = (pattern: string): string =>
  ofdPath(
    '0 0 200 200',
    'M 0 0 L 200 0 L 200 200 C',
    'Fill="true" Stroke="false"',
    `<ofd:FillColor><ofd:Pattern ${pattern}><ofd:CellContent>${ofdText({ text: '格', x: 1, y: 5 })}</ofd:CellContent></ofd:Pattern></ofd:FillColor>`,
  );
const template = (part: string): Partial<OfdSpec> => ({
  common: '<ofd:TemplatePage ID="7" BaseLoc="T.xml"/>',
  members: [{ name: 'Doc_0/T.xml', data: part }],
});

/** Different ones: what is all alike is refused for packing too well. */
const many = (count: number): string =>
  Array.from({ length: count }, (_, i) => `<ofd:PathObject ID="${(i * 7919) % 1_000_003}"/>`).join('');

/** What comes of the file: its codes of warning, or the code of its refusal. */
const FILES: readonly (readonly [string, () => Uint8Array, string])[] = [
  [
    'whose template names itself',
    () =>
      makeOfd({
        pages: [{ head: '<ofd:Template TemplateID="7"/>', objects: ofdLines('正文') }],
        ...template(
          '<ofd:Page><ofd:Template TemplateID="7"/><ofd:Content><ofd:Layer/></ofd:Content></ofd:Page>',
        ),
      }),
    'partial',
  ],
  ['whose unit draws itself', () => page(use(70), units(unit(70, use(70)))), 'partial'],
  [
    'whose units draw each other',
    () => page(use(70), units(unit(70, use(71)), unit(71, use(70)))),
    'partial',
  ],
  [
    'whose unit draws itself ten times, and so on',
    () => page(use(70), units(unit(70, use(70).repeat(10)))),
    'too-large',
  ],
  ['whose pattern has no width', () => page(tiled('Width="0" Height="5"')), 'partial'],
  [
    'whose pattern has a thousand million cells',
    () => page(tiled('Width="0.001" Height="0.001" XStep="0.001" YStep="0.001"')),
    'partial',
  ],
  ['whose pattern is flat', () => page(tiled('Width="5" Height="5" CTM="0 0 0 0 0 0"')), 'partial'],
  [
    'whose drawing parameters rest on themselves',
    () =>
      page(ofdPath('0 0 9 9', 'M 0 0 L 9 9', 'DrawParam="5"'), {
        resources: '<ofd:DrawParams><ofd:DrawParam ID="5" Relative="5" LineWidth="1"/></ofd:DrawParams>',
      }),
    '',
  ],
  [
    'whose steps repeat a thousand million times',
    () => page(ofdText({ text: '甲乙', x: 30, y: 90, steps: 'DeltaX="g 1000000000 5"' })),
    '',
  ],
  [
    'whose figures are none',
    () =>
      page(
        `${ofdText({ text: '甲', x: 30, y: 90, attributes: 'CTM="NaN Infinity 1e309 x 0 0"' })}${ofdPath('x y 1e99 -1', 'M 1e99 NaN L', 'LineWidth="1e99" DashPattern="-1 x 1e99"')}<ofd:TextObject Size="1e99"><ofd:TextCode X="1e308" Y="-1e308">乙</ofd:TextCode></ofd:TextObject>`,
      ),
    '',
  ],
  [
    'whose ligature claims a thousand million glyphs',
    () =>
      page(
        ofdText({
          text: '甲乙',
          x: 30,
          y: 90,
          before: '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1000000"/>',
        }),
      ),
    '',
  ],
  ['whose page is a million metres wide', () => page('', { area: '0 0 1e6 1e6' }), ''],
  [
    'whose font name is a style sheet',
    () =>
      page(ofdText({ text: '甲', x: 30, y: 90 }).replace('Font="3"', 'Font="66"'), {
        resources:
          '<ofd:Fonts><ofd:Font ID="66" FontName="x&quot;;background:url(http://127.0.0.1:9/x)"/></ofd:Fonts>',
      }),
    '',
  ],
  [
    'whose colours are addresses',
    () => page(ofdPath('0 0 9 9', 'M 0 0 L 9 9', 'Fill="true"', '<ofd:FillColor Value="url(#x)"/>')),
    '',
  ],
  [
    'whose picture lies outside the file',
    () =>
      page('<ofd:ImageObject Boundary="0 0 9 9" ResourceID="60"/>', {
        resources:
          '<ofd:MultiMedias><ofd:MultiMedia ID="60" Type="Image"><ofd:MediaFile>../../../etc/passwd</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>',
      }),
    'image-missing',
  ],
  [
    'whose seal is an OFD that bears itself as a seal',
    () => {
      const stamp = '<ofd:StampAnnot PageRef="100" Boundary="9 9 40 40"/>';
      const sealed = (seal: Uint8Array): Uint8Array =>
        page('', { body: ofdSignatures, members: signatureMembers(seal, stamp) });
      return sealed(ofdSeal('ofd', sealed(ofdSeal('ofd', sealed(ofdSeal('png', png()))))));
    },
    '',
  ],
  [
    'whose seal ends too early',
    () =>
      page('', {
        body: ofdSignatures,
        members: signatureMembers(
          ofdSeal('png', png()).subarray(0, 40),
          '<ofd:StampAnnot PageRef="100" Boundary="9 9 40 40"/>',
        ),
      }),
    'image-missing',
  ],
  ['with 150,000 objects', () => page(many(150_000)), 'too-large'],
  ['with 600,000 elements', () => page(`<ofd:A>${many(600_000)}</ofd:A>`), 'too-large'],
  [
    'with a part that swells to 300 MB',
    () => page('', { members: [{ name: 'Doc_0/x.xml', data: Buffer.alloc(300 * 1_048_576) }] }),
    'hostile',
  ],
];

describe('an OFD file', () => {
  it.each(FILES)('%s does no harm, read or drawn', async (_, build, expected) => {
    const bytes = build();
    const outcome = await outcomeOf(pool, bytes);
    expect(outcome.milliseconds).toBeLessThan(CAP_MS);
    if (outcome.text === null) {
      expect(outcome.code).toBe(expected);
      return;
    }
    expect([...new Set(outcome.text.warnings.map(({ code }) => code))].join()).toBe(expected);
    expect(wordsOf(outcome)).toContain('正文');
    expect(PageDrawingSchema.safeParse(drawOfdPage(bytes, 1, caps())).error).toBeUndefined();
    const picture = await pool.picture(bytes, 1, { width: 200 });
    expect(picture.bytes.byteLength).toBe(picture.width * picture.height * 4);
  });

  it('with 10,000 objects is read and drawn', async () => {
    const objects = Array.from({ length: 10_000 }, (_, i) =>
      i % 2 === 0
        ? ofdText({ text: '字', x: 10 + (i % 100) * 1.9, y: 20 + Math.floor(i / 100) * 2.7, size: 1.8 })
        : ofdPath('0 0 210 297', `M ${i % 210} 0 L ${i % 210} 297`, 'LineWidth="0.1"'),
    );
    const bytes = page(objects.join(''));
    const outcome = await outcomeOf(pool, bytes);
    expect(wordsOf(outcome).match(/字/g)).toHaveLength(5000);
    expect(outcome.milliseconds).toBeLessThan(CAP_MS);
    expect((await pool.picture(bytes, 1, { dpi: 72 })).width).toBe(595);
  });
});

describe('an OFD file broken by chance', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `第${i + 1}段：当事人陈述，罚款人民币${i * 100}元。`);
  const build = (): Uint8Array =>
    makeOfd({
      pages: [
        { head: '<ofd:Template TemplateID="7"/>', objects: ofdLines(...lines) },
        {
          objects: ofdLines('另一页') + use(70),
          annotations: `<ofd:Annot><ofd:Appearance>${ofdLines('批注')}</ofd:Appearance></ofd:Annot>`,
        },
      ],
      ...units(unit(70, ofdText({ text: '印', x: 90, y: 200 }))),
      ...template(
        `<ofd:Page><ofd:Content><ofd:Layer>${ofdText({ text: '表', x: 5, y: 9 })}</ofd:Layer></ofd:Content></ofd:Page>`,
      ),
    });

  it.each([
    ['with bits turned over', 'flip', SPOILT],
    ['cut short', 'cut', LONG ? 1000 : 30],
  ] as const)('(%s) gives pages or a code, every time', async (_, how, count) => {
    const path = join(folder, how);
    writeFileSync(path, build());
    const { outcomes } = await readSpoilt(path, how, count, CAP_MS);
    expect(outcomes.size).toBe(count);
    const odd = [...outcomes.values()].filter((outcome) => /hung|died|unexpected|internal/.test(outcome));
    expect(odd).toEqual([]);
  });

  it('never says something else without saying that something is missing', () => {
    const whole = build();
    const said = readOfd(whole, caps()).pages.map(({ text }) => text);
    for (let seed = 0; seed < SPOILT; seed += 1) {
      let read: FileText;
      try {
        read = readOfd(seed % 5 === 0 ? cutShort(whole, seed) : withFlippedBits(whole, seed), caps());
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(AppError);
        continue;
      }
      const changed = read.pages.filter(({ text }, index) => text !== said[index]);
      for (const { page: number } of changed)
        expect(read.warnings, `seed ${seed}`).toContainEqual({ code: 'partial', page: number });
    }
  });
});

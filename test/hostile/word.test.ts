/** Word files with traps in their XML: entities, depth, links to elsewhere, fields that run something. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DocxSpec, docxMembers, makeRawDocx, NAMESPACES, paragraphs, part } from '../makers/docx.ts';
import { type Outcome, openReader, outcomeOf, wordsOf } from '../makers/reader.ts';
import { noise } from '../makers/seeded.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import { makeZip } from '../makers/zip.ts';

const CANARY = '金丝雀不该出现在任何地方';
let canaryPath: string;
let port: number;
let requests = 0;
const server = createServer((_, response) => {
  requests += 1;
  response.end(CANARY);
});
const pool = openReader();

beforeAll(async () => {
  canaryPath = join(temporaryFolder(), 'canary.txt');
  writeFileSync(canaryPath, CANARY);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await cleanUp();
});

const read = (spec: DocxSpec): Promise<Outcome> => outcomeOf(pool, makeRawDocx(spec));

/** A document type in front of a part's root, with entities that reach for the canary. */
function withDocType(xml: string, entities: string): string {
  return xml.replace('?>', `?><!DOCTYPE x [${entities}]>`);
}

const external = (): string =>
  `<!ENTITY xxe SYSTEM "file://${canaryPath}"><!ENTITY % remote SYSTEM "http://127.0.0.1:${port}/x.dtd">%remote;`;
const LAUGHS = `<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('')}`;

const referTo = (kind: string): string =>
  `<w:p><w:r><w:t>正文</w:t><w:${kind}Reference w:id="2"/></w:r></w:p>`;
const RELATION = (type: string, target: string, mode = ''): string =>
  `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" ${mode}/>`;

/** Every part the reader opens, with a document type in it. */
const PARTS: readonly (readonly [string, (entities: string) => DocxSpec])[] = [
  [
    'the document',
    (entities) => ({
      body: '',
      document: withDocType(
        part('document', '<w:body><w:p><w:r><w:t>&xxe;</w:t></w:r></w:p></w:body>'),
        entities,
      ),
    }),
  ],
  [
    'the styles',
    (entities) => ({
      body: paragraphs('正文'),
      parts: { 'word/styles.xml': withDocType(part('styles', ''), entities) },
    }),
  ],
  [
    'the numbering',
    (entities) => ({
      body: paragraphs('正文'),
      parts: { 'word/numbering.xml': withDocType(part('numbering', ''), entities) },
    }),
  ],
  [
    'the footnotes',
    (entities) => ({
      body: referTo('footnote'),
      parts: { 'word/footnotes.xml': withDocType(part('footnotes', ''), entities) },
    }),
  ],
  [
    'the comments',
    (entities) => ({
      body: referTo('comment'),
      parts: { 'word/comments.xml': withDocType(part('comments', ''), entities) },
    }),
  ],
  [
    'a header',
    (entities) => ({
      body: `${paragraphs('正文')}<w:sectPr><w:headerReference r:id="r9"/></w:sectPr>`,
      relationships: RELATION('header', 'header1.xml'),
      parts: {
        'word/header1.xml': withDocType(part('hdr', '<w:p><w:r><w:t>&xxe;</w:t></w:r></w:p>'), entities),
      },
    }),
  ],
];

describe('a document type in a part of a Word file', () => {
  it.each(PARTS)('is refused in %s, and what its entities point at is not read', async (_, spec) => {
    for (const entities of [external(), LAUGHS]) {
      const outcome = await read(spec(entities));
      expect(outcome.code).toBe('hostile');
      expect(JSON.stringify(outcome)).not.toContain(CANARY);
    }
    expect(requests).toBe(0);
  });

  it('is refused in UTF-16, too', async () => {
    const xml = withDocType(part('document', '<w:body/>'), external()).replace('UTF-8', 'UTF-16');
    const data = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]);
    const members = docxMembers({ body: '' }).map((member) =>
      member.name === 'word/document.xml' ? { ...member, data } : member,
    );
    expect((await outcomeOf(pool, makeZip(members))).code).toBe('hostile');
  });

  it('is not needed for an entity to be refused', async () => {
    expect(
      (
        await read({
          body: '',
          document: part('document', '<w:body><w:p><w:r><w:t>&xxe;</w:t></w:r></w:p></w:body>'),
        })
      ).code,
    ).toBe('damaged');
  });
});

describe('XML that is too much', () => {
  it('nested 10,000 deep is refused; as deep as Word goes it is read', async () => {
    const nested = (depth: number): string =>
      `${'<w:sdt><w:sdtContent>'.repeat(depth)}${paragraphs('最里面')}${'</w:sdtContent></w:sdt>'.repeat(depth)}`;
    expect((await read({ body: nested(5000) })).code).toBe('hostile');
    expect(wordsOf(await read({ body: nested(40) }))).toBe('最里面');
  });

  it('nested where the reader keeps state is refused as well', async () => {
    const tables = `${'<w:tbl><w:tr><w:tc>'.repeat(3000)}${'</w:tc></w:tr></w:tbl>'.repeat(3000)}`;
    expect((await read({ body: tables })).code).toBe('hostile');
  });

  it('in thousands of sections is refused: a section is a page', async () => {
    const section = '<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>一节</w:t></w:r></w:p>';
    expect((await read({ body: section.repeat(5001) })).code).toBe('too-large');
    expect((await read({ body: section.repeat(3) })).text?.pages).toHaveLength(3);
  });

  it('cut in the middle or not XML at all is damaged', async () => {
    const whole = part('document', `<w:body>${paragraphs('正文')}</w:body>`);
    expect((await read({ body: '', document: whole.slice(0, -30) })).code).toBe('damaged');
    expect((await read({ body: '', document: noise(2000).toString('latin1') })).code).toBe('damaged');
    expect((await read({ body: '', document: '' })).code).toBe('damaged');
  });

  it.each([
    ['-1', 'a level below the first'],
    ['4294967295', 'a level beyond any list'],
    ['0.5', 'half a level'],
    ['NaN', 'no level'],
  ])('numbered at level %s (%s) is read or refused, not looped over', async (level) => {
    const numbering = part(
      'numbering',
      `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="${level}"><w:start w:val="2147483647"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="${'%1'.repeat(2000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
    );
    const body = `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>条</w:t></w:r></w:p>`;
    const outcome = await read({ body, parts: { 'word/numbering.xml': numbering } });
    expect(['pages', 'hostile']).toContain(outcome.code);
    expect(outcome.milliseconds).toBeLessThan(10_000);
  });

  it('with styles that are based on each other is read', async () => {
    const styles = part(
      'styles',
      '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    );
    const body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>';
    expect(wordsOf(await read({ body, parts: { 'word/styles.xml': styles } }))).toBe('正文');
  });
});

describe('what points outside the file', () => {
  const field = (instruction: string, shown: string): string =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

  it('leaves no trace in the blocks, and nothing is fetched or run', async () => {
    const body = [
      '<w:p><w:hyperlink r:id="rLink"><w:r><w:t>点这里</w:t></w:r></w:hyperlink></w:p>',
      '<w:p><w:r><w:drawing><a:blip r:link="rImage"/></w:drawing><w:t>图片</w:t></w:r></w:p>',
      '<w:p><w:r><w:pict><v:imagedata r:href="rImage"/></w:pict><w:t>旧图片</w:t></w:r></w:p>',
      '<w:altChunk r:id="rChunk"/>',
      field(`DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"`, '动态数据'),
      field(`INCLUDETEXT "file://${canaryPath}"`, '包含文本'),
      field(`HYPERLINK "javascript:alert(1)"`, '脚本链接'),
      '<w:object><w:control r:id="rControl" w:name="evil.exe"/></w:object>',
    ].join('');
    const target = (id: string, type: string, to: string): string =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${to}" TargetMode="External"/>`;
    const relationships = [
      target('rLink', 'hyperlink', 'javascript:alert(document.domain)'),
      target('rImage', 'image', `http://127.0.0.1:${port}/pixel.png`),
      target('rChunk', 'aFChunk', `file://${canaryPath}`),
      target('rControl', 'control', `http://127.0.0.1:${port}/evil.bin`),
    ].join('');
    const settings = part('settings', '<w:attachedTemplate r:id="rTemplate"/>');
    const outcome = await read({ body, relationships, parts: { 'word/settings.xml': settings } });
    expect(wordsOf(outcome)).toBe('点这里\n图片\n旧图片\n动态数据\n包含文本\n脚本链接');
    const everything = JSON.stringify(outcome.text);
    for (const trace of [
      'javascript',
      'http',
      'file:',
      '127.0.0.1',
      'DDEAUTO',
      'INCLUDETEXT',
      'evil',
      CANARY,
    ])
      expect(everything).not.toContain(trace);
    expect(requests).toBe(0);
  });

  it('as a header that lies elsewhere is left out', async () => {
    for (const to of [
      `file://${canaryPath}`,
      canaryPath,
      '../../../../../../etc/hostname',
      `http://127.0.0.1:${port}/header.xml`,
    ]) {
      const relationships = RELATION('header', to, to.includes(':') ? 'TargetMode="External"' : '');
      const outcome = await read({
        body: `${paragraphs('正文')}<w:sectPr><w:headerReference r:id="r9"/></w:sectPr>`,
        relationships,
      });
      expect(wordsOf(outcome), to).toBe('正文');
    }
    expect(requests).toBe(0);
  });

  it('into the names of objects reaches nothing', async () => {
    const document = `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body><w:p __proto__="x" constructor="y"><w:pPr><w:pStyle w:val="__proto__"/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p><w:sectPr><w:headerReference r:id="__proto__"/></w:sectPr></w:body></w:document>`;
    expect(
      wordsOf(
        await read({
          body: '',
          document,
          members: [
            { name: '__proto__', data: 'x' },
            { name: 'constructor', data: 'x' },
          ],
        }),
      ),
    ).toBe('正文');
  });
});

/** The ways OFD writers put a file together, and what is refused. */
import { describe, expect, it } from 'vitest';
import { caps } from '../../../main/backend/documents/limits.ts';
import { readBytes } from '../../../main/backend/documents/read.ts';
import { AppError } from '../../../shared/errors.ts';
import { makeOfd, type OfdSpec, ofdLines, ofdMembers, ofdText, plainOfd } from '../../makers/ofd.ts';
import { makeZip } from '../../makers/zip.ts';

const one: OfdSpec = { pages: [{ objects: ofdLines('送达回证') }] };

async function textOf(bytes: Uint8Array): Promise<string> {
  const { format, pages } = await readBytes(bytes, caps());
  expect(format).toBe('ofd');
  return pages.map((page) => page.text).join('\f');
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await readBytes(bytes, caps());
    return 'pages';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

describe('an OFD file is read', () => {
  it.each<[string, Partial<OfdSpec>]>([
    [
      'with addresses from the root',
      { docRoot: '/Doc_0/Document.xml', pageAddress: '/Doc_0/Pages/Page_N/Content.xml' },
    ],
    ['with addresses from the root that lack their slash', { pageAddress: 'Doc_0/Pages/Page_N/Content.xml' }],
    ['with back-slashes', { docRoot: 'Doc_0\\Document.xml', pageAddress: 'Pages\\Page_N\\Content.xml' }],
    ['with another case', { docRoot: 'doc_0/document.XML', pageAddress: 'pages/PAGE_N/content.xml' }],
    ['with detours', { docRoot: './Doc_0/x/../Document.xml', pageAddress: './Pages/./Page_N/Content.xml' }],
    ['without a prefix', { prefix: '' }],
    ['with another prefix', { prefix: 'o' }],
    ['with the namespace of 2012', { namespace: 'http://www.ofdspec.org' }],
    ['with a prefix nobody declares', { namespace: null }],
    ['with neither prefix nor namespace', { prefix: '', namespace: null }],
  ])('%s', async (_, odd) => expect(await textOf(makeOfd({ ...one, ...odd }))).toBe('送达回证'));

  it('with back-slashes in the names of its parts', async () => {
    const members = ofdMembers(one).map((member) => ({ ...member, name: member.name.replaceAll('/', '\\') }));
    expect(await textOf(makeZip(members))).toBe('送达回证');
  });

  it('in GB18030 where its parts say so', async () => {
    const members = ofdMembers({ pages: [{ part: '<x/>' }] }).map((member) =>
      member.name.endsWith('Content.xml')
        ? {
            name: member.name,
            data: Buffer.concat([
              Buffer.from(
                '<?xml version="1.0" encoding="GBK"?><Page><Content><Layer><TextObject Boundary="30 30 50 8" Size="5"><TextCode X="0" Y="5">',
              ),
              Buffer.from([0xb0, 0xb8, 0xbe, 0xed]),
              Buffer.from('</TextCode></TextObject></Layer></Content></Page>'),
            ]),
          }
        : member,
    );
    expect(await textOf(makeZip(members))).toBe('案卷');
  });

  it('with all its documents, one after the other', async () => {
    const second = ofdMembers({ pages: [{ objects: ofdLines('第二份') }] })
      .filter(({ name }) => name !== 'OFD.xml')
      .map((member) => ({ ...member, name: member.name.replace('Doc_0', 'Doc_1') }));
    const members = ofdMembers(one).map((member) =>
      member.name === 'OFD.xml'
        ? {
            name: 'OFD.xml',
            data: '<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody><DocBody><DocRoot>Doc_1/Document.xml</DocRoot></DocBody></OFD>',
          }
        : member,
    );
    expect(await textOf(makeZip([...members, ...second]))).toBe('送达回证\f第二份');
  });

  it('without layers, with blocks in blocks, and with units that many pages use', async () => {
    const unit = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="70" Width="210" Height="297"><ofd:Content>${ofdText({ text: '印', x: 10, y: 10 })}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
    const content = `<ofd:PageBlock><ofd:PageBlock>${ofdLines('甲')}</ofd:PageBlock></ofd:PageBlock><ofd:CompositeObject Boundary="90 50 100 100" ResourceID="70"/>`;
    expect(await textOf(makeOfd({ pages: [{ content }, { content }], resources: unit }))).toBe(
      '甲\n印\f甲\n印',
    );
  });

  it('page by page: one that is damaged hides no other', async () => {
    const { pages, warnings } = await readBytes(
      makeOfd({ pages: [{ objects: ofdLines('一') }, { part: '<ofd:Page><ofd:Content>' }, { part: null }] }),
      caps(),
    );
    expect(pages.map(({ text, textSource }) => [text, textSource])).toEqual([
      ['一', 'native'],
      ['', 'none'],
      ['', 'none'],
    ]);
    expect(warnings).toEqual([
      { code: 'partial', page: 2 },
      { code: 'partial', page: 3 },
    ]);
  });

  it('in the size of the page, of its document, or of A4', async () => {
    const { pages } = await readBytes(
      makeOfd({
        pages: [
          { head: '<ofd:Area><ofd:PhysicalBox>0 0 297 420</ofd:PhysicalBox></ofd:Area>' },
          {},
          { head: '<ofd:Area><ofd:PhysicalBox>0 0 0 x</ofd:PhysicalBox></ofd:Area>' },
        ],
        area: '0 0 100 50',
      }),
      caps(),
    );
    expect(pages.map((page) => page.layout === 'fixed' && [page.width, page.height])).toEqual([
      [841.9, 1190.6],
      [283.5, 141.7],
      [283.5, 141.7],
    ]);
  });
});

describe('an OFD file is refused', () => {
  const without = (name: string): Uint8Array =>
    makeZip(ofdMembers(one).filter((member) => member.name !== name));
  it.each<[string, () => Uint8Array, string]>([
    [
      'when it is encrypted',
      () => makeOfd({ ...one, members: [{ name: 'Encryptions.xml', data: '<x/>' }] }),
      'encrypted',
    ],
    [
      'when it is encrypted and its entry is hidden',
      () =>
        makeZip([
          { name: 'Encryptions.xml', data: '<x/>' },
          { name: 'a.dat', data: 'x' },
        ]),
      'encrypted',
    ],
    ['when its entry is missing', () => without('OFD.xml'), 'damaged'],
    ['when its document is missing', () => without('Doc_0/Document.xml'), 'damaged'],
    ['when it has no pages', () => makeOfd({ pages: [] }), 'empty'],
    ['when no page can be read', () => makeOfd({ pages: [{ part: 'x' }, { part: null }] }), 'damaged'],
    [
      'when its XML has a document type',
      () => makeOfd({ pages: [{ part: '<!DOCTYPE a [<!ENTITY b "c">]><Page/>' }] }),
      'hostile',
    ],
    [
      'when it nests without end',
      () => makeOfd({ pages: [{ content: '<ofd:PageBlock>'.repeat(300) + '</ofd:PageBlock>'.repeat(300) }] }),
      'hostile',
    ],
    [
      'when it has more pages than any case',
      () => makeOfd({ pages: Array.from({ length: caps().pages + 1 }, () => ({ part: null })) }),
      'too-large',
    ],
  ])('%s', async (_, build, code) => expect(await codeOf(build())).toBe(code));

  it('never for lack of what it only shares', async () => {
    expect(await codeOf(without('Doc_0/PublicRes.xml'))).toBe('pages');
    expect(await codeOf(without('Doc_0/Annots/Annotations.xml'))).toBe('pages');
    expect(await textOf(plainOfd(['甲'], ['乙']))).toBe('甲\f乙');
  });
});

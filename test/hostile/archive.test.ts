/** Archives handed in as case folders: what is unsafe is refused by its name, the rest is taken. */
import { describe, expect, it } from 'vitest';
import { listArchive, readArchived } from '../../main/backend/documents/archive.ts';
import { caps } from '../../main/backend/documents/limits.ts';
import { AppError } from '../../shared/errors.ts';
import { makeRawDocx, paragraphs } from '../makers/docx.ts';
import { gbk } from '../makers/gbk.ts';
import { noise } from '../makers/seeded.ts';
import { makeZip, type ZipMemberSpec } from '../makers/zip.ts';

const MB = 1_048_576;
const HONEST = { name: '正常.txt', data: '可以读的文件' };

function refusals(...members: readonly ZipMemberSpec[]): [string, string][] {
  const listing = listArchive(makeZip([HONEST, ...members]), caps());
  expect(listing?.files.map((file) => file.name)).toEqual([HONEST.name]);
  return (listing?.refused ?? []).map(({ name, code }) => [name, code]);
}

function readCode(bytes: Uint8Array, index: number): string {
  try {
    readArchived(bytes, index, caps());
    return 'ok';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

describe('an archive that stands for a folder', () => {
  it.each([
    ['climbs out', '../../etc/passwd', '../../etc/passwd'],
    ['climbs out in the middle', '案卷/../../x.txt', '案卷/../../x.txt'],
    ['climbs out the Windows way', '案卷\\..\\..\\x.txt', '案卷/../../x.txt'],
    ['is absolute', '/etc/passwd', '/etc/passwd'],
    ['is absolute the Windows way', '\\\\server\\share\\x', '//server/share/x'],
    ['has a drive', 'C:\\Windows\\x.txt', 'C:/Windows/x.txt'],
    ['has a zero byte', '文书\0.pdf', '文书\u{fffd}.pdf'],
    ['is empty', '', ''],
  ])('refuses a file whose name %s, and takes the rest', (_, name, shown) => {
    expect(refusals({ name, data: 'x' })).toEqual([[shown, 'hostile']]);
  });

  it('refuses links and devices', () => {
    expect(
      refusals(
        { name: '链接.pdf', data: '/etc/passwd', unixMode: 0o120777 },
        { name: '设备', data: '', unixMode: 0o020666 },
        { name: '管道', data: '', unixMode: 0o010644 },
      ),
    ).toEqual([
      ['链接.pdf', 'hostile'],
      ['设备', 'hostile'],
      ['管道', 'hostile'],
    ]);
  });

  it('refuses two files of one name, both: nobody can say which is meant', () => {
    const twice = [
      { name: '决定书.txt', data: '罚款一万元' },
      { name: '决定书.txt', data: '罚款一百元' },
    ];
    expect(refusals(...twice)).toEqual([
      ['决定书.txt', 'hostile'],
      ['决定书.txt', 'hostile'],
    ]);
  });

  it('refuses encrypted files', () => {
    expect(refusals({ name: '密.pdf', data: 'x', flags: 0x801 })).toEqual([['密.pdf', 'encrypted']]);
  });

  it('refuses what packs like a bomb, and files that share their bytes', () => {
    expect(refusals({ name: '炸弹.txt', data: Buffer.alloc(300 * MB) })).toEqual([['炸弹.txt', 'hostile']]);
    const shared = refusals(
      { name: 'a.txt', data: noise(5000) },
      { name: 'b.txt', sharesBytesOf: 1, claimedSize: 5000 },
    );
    expect(shared).toEqual([
      ['a.txt', 'hostile'],
      ['b.txt', 'hostile'],
    ]);
  });

  it('refuses the files that make the sum too large, not those before them', () => {
    const parts = [1, 2, 3].map((part) => ({ name: `${part}.bin`, data: noise(3000, part) }));
    const listing = listArchive(makeZip(parts), { ...caps(), zipTotalBytes: 7000 });
    expect(listing?.files.map((file) => file.name)).toEqual(['1.bin', '2.bin']);
    expect(listing?.refused).toMatchObject([{ name: '3.bin', code: 'too-large' }]);
  });

  it('finds out lies about sizes and sums when a file is read', () => {
    const small = makeZip([{ name: 'a.txt', data: 'x'.repeat(5000), claimedSize: 4999 }, HONEST]);
    expect([readCode(small, 0), readCode(small, 1)]).toEqual(['hostile', 'ok']);
    const spoilt = makeZip([{ name: 'a.txt', data: noise(500), method: 0 }]);
    spoilt[30 + 5 + 100] = (spoilt[30 + 5 + 100] ?? 0) ^ 1;
    expect(readCode(spoilt, 0)).toBe('damaged');
    expect(readCode(makeZip([{ name: '密.pdf', data: 'x', flags: 0x801 }]), 0)).toBe('encrypted');
    expect(readCode(makeZip([HONEST]), 7)).toBe('not-found');
  });

  it('refuses an archive with more entries than the cap, or without a directory', () => {
    const many = makeZip(Array.from({ length: 2001 }, (_, index) => ({ name: `${index}` })));
    expect(() => listArchive(many, caps())).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(() => listArchive(new TextEncoder().encode(`PK${'x'.repeat(100)}`), caps())).toThrow(
      expect.objectContaining({ code: 'damaged' }),
    );
  });

  it('is not what a Word file, an OFD or a text is', () => {
    expect(listArchive(makeRawDocx({ body: paragraphs('正文') }), caps())).toBeNull();
    expect(listArchive(makeZip([{ name: 'OFD.xml', data: '<x/>' }]), caps())).toBeNull();
    expect(listArchive(new TextEncoder().encode('正文'), caps())).toBeNull();
    // A Word file put into the archive unpacked does not make a Word file of the archive.
    const docx = { name: '文书.docx', data: makeRawDocx({ body: paragraphs('正文') }), method: 0 };
    expect(listArchive(makeZip([docx]), caps())?.files).toMatchObject([{ name: '文书.docx' }]);
  });
});

describe('names in an archive', () => {
  function namesOf(...members: readonly ZipMemberSpec[]): string[] | undefined {
    return listArchive(makeZip(members), caps())?.files.map((file) => file.name);
  }

  it('are read as GBK where Windows wrote them, as UTF-8 where they are marked or can be nothing else', () => {
    const names = ['案卷/立案审批表.pdf', '案卷/通.txt', '案卷/（一）送达回证.docx'];
    expect(namesOf(...names.map((name) => ({ name, rawName: gbk(name), flags: 0 })))).toEqual(names);
    expect(namesOf(...names.map((name) => ({ name })))).toEqual(names);
    expect(namesOf(...names.map((name) => ({ name, flags: 0 })))).toEqual(names);
    // These two bytes are also UTF-8, of a letter nobody names a file with.
    expect(namesOf({ name: '通', rawName: gbk('通'), flags: 0 })).toEqual(['通']);
  });

  it('may have backslashes and folders', () => {
    expect(namesOf({ name: '案卷/', data: '' }, { name: '案卷\\正卷\\a.txt', data: 'x' })).toEqual([
      '案卷/正卷/a.txt',
    ]);
  });
});

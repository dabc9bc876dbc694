/** Rich text as old systems write it. */
import { describe, expect, it } from 'vitest';
import { blocksOf, flowPagesOf, readHere, refusalOf } from '../makers/read-here.ts';
import { gbk, rtf, unicode } from '../makers/rtf.ts';

const textOf = async (body: string): Promise<string> => (await flowPagesOf(rtf(body)))[0]?.text ?? '';

describe('a rich text', () => {
  it.each([
    ['as GBK bytes', gbk('行政处罚决定书')],
    ['as GBK bytes in a Latin font', `\\f1 ${gbk('行政处罚决定书')}`],
    ['as raw bytes', Buffer.from('d0d0d5feb4a6b7a3bef6b6a8cae9', 'hex').toString('latin1')],
    ['as Unicode', unicode('行政处罚决定书')],
    [
      'as Unicode with two bytes to pass over',
      `\\uc2\\u34892\\'d0\\'d0\\u25919\\'d5\\'fe\\uc1 ${unicode('处罚决定书')}`,
    ],
    [
      'in pieces of groups',
      `{\\b ${gbk('行政')}}{\\loch\\f1\\hich\\f1\\dbch\\f0 ${gbk('处罚')}}${unicode('决定书')}`,
    ],
  ])('gives its Chinese %s', async (_, body) => {
    expect(await textOf(`${body}\\par`)).toBe('行政处罚决定书');
  });

  it('keeps signs outside the basic plane, dashes, breaks and escapes', async () => {
    expect(await textOf(`${unicode('𠮷某')}\\emdash\\line \\{a\\}\\\\ \\ldblquote b\\rdblquote\\par`)).toBe(
      '𠮷某—\n{a}\\ “b”',
    );
  });

  it('shows what a reader sees, and nothing of what the file says besides', async () => {
    const body =
      '{\\field{\\*\\fldinst PAGE}{\\fldrslt 5}}{\\*\\unknown secret}{\\pict\\pngblip 89504e47}' +
      '{\\object{\\*\\objdata 0105}{\\result shown}}{\\*\\bkmkstart secret}\\bin6 \\}\\}\\} end\\par';
    const bytes = rtf(body);
    const { pages, warnings } = await readHere(bytes);
    expect(pages[0]?.text).toBe('5shown end');
    expect(warnings).toEqual([{ code: 'image-missing', page: 1 }]);
  });

  it('marks what is deleted, inserted and hidden', async () => {
    const body = `fine {\\deleted 5000}{\\revised 3000} yuan\\par end{\\v  inner}\\par`;
    const [page] = await flowPagesOf(rtf(body));
    expect(blocksOf(page)).toEqual([
      'inserted[3000] paragraph|fine 3000 yuan',
      'deleted[5000] paragraph|5000',
      'paragraph|end',
      'hidden[ inner] paragraph| inner',
    ]);
  });

  it('gives tables as cells with their places, merges included', async () => {
    const row = (edges: readonly string[], ...cells: readonly string[]): string =>
      `\\trowd\\trleft0${edges.join('')}\\pard\\intbl ${cells.map((text) => `${text}\\cell`).join(' ')}\\row`;
    const body = [
      'before\\par',
      row(['\\clvmgf\\cellx1000', '\\cellx2000', '\\cellx4000'], 'party', 'name', 'Wang'),
      row(['\\clvmrg\\cellx1000', '\\cellx4000'], '', 'address\\par second'),
      '\\pard after\\par',
    ].join('\n');
    const [page] = await flowPagesOf(rtf(body));
    expect(blocksOf(page)).toEqual([
      'paragraph|before',
      '0/0/0+2x1 cell|party',
      '0/0/1+1x1 cell|name',
      '0/0/2+1x1 cell|Wang',
      '0/1/1+1x2 cell|address',
      '0/1/1+1x2 cell|second',
      'paragraph|after',
    ]);
  });

  it('shows headers, footers, notes, comments, text boxes, numbers and sections, each as such', async () => {
    const body =
      '{\\header top\\par}{\\footer bottom\\par}{\\pntext (1)\\tab}one{\\footnote{\\super 1} note}' +
      '{\\*\\atnid x}{\\*\\annotation doubt}{\\shp{\\*\\shpinst{\\sp{\\sn n}{\\sv v}}{\\shptxt box\\par}}{\\shprslt twice}}\\par' +
      '\\sect{\\outlinelevel0\\qc two\\par}';
    const pages = await flowPagesOf(rtf(body));
    expect(pages.map(blocksOf)).toEqual([
      [
        'header|top',
        'paragraph|(1) one',
        'text-box|box',
        'footer|bottom',
        'footnote|1 note',
        'comment|doubt',
      ],
      ['header|top', 'heading|two', 'footer|bottom'],
    ]);
  });

  it.each([
    ['cut short', () => rtf('text\\par').subarray(0, -1), 'truncated'],
    ['with data that is longer than it', () => rtf('\\bin99999999 x'), 'truncated'],
    ['with groups in groups in groups', () => rtf('{'.repeat(100_000)), 'hostile'],
    ['without a word', () => rtf('\\par\\par'), 'empty'],
  ])('%s is refused', async (_, build, code) => {
    expect(await refusalOf(build())).toBe(code);
  });
});

/** Web pages saved as documents: their text and tables, nothing of their markup. */
import { describe, expect, it } from 'vitest';
import { encodings } from '../makers/folder-contents.ts';
import { blocksOf, flowPagesOf, readHere, refusalOf } from '../makers/read-here.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a web page', () => {
  it('gives its text by paragraphs, and no script, style, address or comment', async () => {
    const page = utf8(
      '<!DOCTYPE html><html><head><title>secret</title><style>p{}</style></head><body onload="alert(1)">' +
        '<h1 align=center>行政处罚决定书</h1><script>alert("secret")</script><!-- secret --><p>当事人：王某&nbsp;（&#30007;）' +
        '<br>第二行 &lt;b&gt; a &amp; b</p><div>甲<a href="javascript:alert(1)">乙</a><img src="http://127.0.0.1/x"></div>尾',
    );
    const { format } = await readHere(page);
    expect(format).toBe('text');
    const [read] = await flowPagesOf(page);
    expect(blocksOf(read)).toEqual([
      'heading|行政处罚决定书',
      'paragraph|当事人：王某 （男）\n第二行 <b> a & b',
      'paragraph|甲乙',
      'paragraph|尾',
    ]);
    expect(read?.blocks[0]?.style.align).toBe('center');
  });

  it('gives tables as cells with their places, spans included', async () => {
    const [read] = await flowPagesOf(
      utf8(
        '<table><tr><td rowspan=2>当事人</td><td>姓名</td><td>王某</td></tr><tr><td colspan="2">地址</td></tr>' +
          '<tr><td></td><td><p>一</p><p>二</p></td></tr></table>',
      ),
    );
    expect(blocksOf(read)).toEqual([
      '0/0/0+2x1 cell|当事人',
      '0/0/1+1x1 cell|姓名',
      '0/0/2+1x1 cell|王某',
      '0/1/1+1x2 cell|地址',
      '0/2/0+1x1 cell|',
      '0/2/1+1x1 cell|一',
      '0/2/1+1x1 cell|二',
    ]);
  });

  it.each(['gb18030', 'utf-16le'] as const)('in %s is read as such', async (encoding) => {
    const html =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>询问笔录';
    const text = encodings(html)[encoding];
    const bytes = encoding === 'utf-16le' ? Uint8Array.from([0xff, 0xfe, ...text]) : text;
    expect((await flowPagesOf(bytes))[0]?.text).toBe('询问笔录');
  });

  it.each(['quoted-printable', 'base64'])('saved as one file (%s) is unpacked', async (encoding) => {
    const html = Buffer.from('<html><body><p>询问笔录</p><p>问：是否属实？</p></body></html>');
    const body =
      encoding === 'base64'
        ? html.toString('base64')
        : html
            .toString('latin1')
            .replace(/[^ -<>-~]/g, (char) => `=${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
    const page = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=_x"\r\n\r\n----=_x\r\nContent-Location: file:///C:/x.htm\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${body}\r\n----=_x\r\nContent-Type: image/png\r\n\r\nsecret\r\n----=_x--`;
    expect((await flowPagesOf(utf8(page)))[0]?.text).toBe('询问笔录\n问：是否属实？');
  });

  it('without a word is empty, and a text that only speaks of tags is a text', async () => {
    expect(await refusalOf(utf8('<html><script>alert(1)</script></html>'))).toBe('empty');
    const [page] = await flowPagesOf(utf8('网页用<html>开头，见第5条。'));
    expect(page?.text).toBe('网页用<html>开头，见第5条。');
  });

  it('of a million open tags is read or refused in its time', async () => {
    expect(await refusalOf(utf8(`<html>${'<div '.repeat(1_000_000)}`))).toMatch(/^(empty|pages|too-large)$/);
    expect(await refusalOf(utf8(`<html>${'<'.repeat(1_000_000)}`))).toMatch(/^(empty|pages|too-large)$/);
  });
});

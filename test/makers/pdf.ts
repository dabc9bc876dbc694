/** PDFs: honest ones by the program's own maker, and hand-written broken or wicked ones. */
import { makePdf } from '../../main/backend/demo/make-pdf.ts';

/** A born-digital PDF; every text is a paragraph, a page holds about thirty lines. */
export function plainPdf(...texts: readonly string[]): Uint8Array {
  return makePdf({ file: 'plain.pdf', blocks: texts.map((text) => ({ kind: 'left', text })) });
}

/** A PDF of the objects given (1 0 obj, 2 0 obj …), with a cross-reference table that fits. */
export function rawPdf(objects: readonly string[], trailer = '/Root 1 0 R'): Uint8Array {
  let out = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  out += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  out += `trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(out, 'latin1'));
}

const CONTENT = 'BT /F1 14 Tf 72 720 Td (Readable page) Tj ET';

/** A one-page PDF with the words `Readable page`; `catalog` and `page` are added to those dictionaries. */
export function pdfWith(
  parts: { readonly catalog?: string; readonly page?: string; readonly more?: readonly string[] },
  trailer?: string,
): Uint8Array {
  return rawPdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R ${parts.page ?? ''} >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      `<< /Length ${CONTENT.length} >>\nstream\n${CONTENT}\nendstream`,
      ...(parts.more ?? []),
    ],
    trailer,
  );
}

/** Number of the first object in `more` of {@link pdfWith}. */
export const FIRST_MORE = 6;

/** Needs a password nobody has. */
export function encryptedPdf(): Uint8Array {
  const secret = 'ab'.repeat(32);
  const more = [`<< /Filter /Standard /V 1 /R 2 /Length 40 /O <${secret}> /U <${'cd'.repeat(32)}> /P -4 >>`];
  return pdfWith(
    { more },
    `/Root 1 0 R /Encrypt ${FIRST_MORE} 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`,
  );
}

/** Cut before its end, so that neither the table nor the mark of the end is there. */
export function truncatedPdf(): Uint8Array {
  return plainPdf('一份没有传完的文件').subarray(0, 120);
}

const SONG = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];

/** A PDF whose pages and lines are given: a whole file bound into one, each paper beginning a page. */
export function boundPdf(pages: readonly (readonly string[])[]): Uint8Array {
  const first = 3 + SONG.length;
  const bodies = pages.map((lines) =>
    lines
      .map(
        (line, index) =>
          `BT /F1 14 Tf 80 ${760 - index * 26} Td <${Buffer.from(line, 'utf16le').swap16().toString('hex')}> Tj ET\n`,
      )
      .join(''),
  );
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${bodies.map((_, index) => `${first + index * 2} 0 R`).join(' ')}] /Count ${bodies.length} >>`,
    ...SONG,
    ...bodies.flatMap((body, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      `<< /Length ${body.length} >>\nstream\n${body}endstream`,
    ]),
  ]);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conclude, prepareConclusion } from '../../makers/concluding.ts';
import { nodesOf, type OfficeFile, openOfficeFile, type XmlNode } from '../../makers/office-file.ts';
import { type CaseTemplate, caseTemplate, openCase, type ReviewedCase } from '../../makers/reviewed-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import { addUser, PASSWORD, passGate, signInAs } from '../../makers/workspace.ts';

let template: CaseTemplate;

beforeAll(async () => {
  template = await caseTemplate();
});
afterAll(cleanUp);

interface Form {
  readonly bytes: Buffer;
  readonly file: OfficeFile;
  readonly document: XmlNode;
  /** As another reader sees it. */
  readonly text: string;
}

async function formOf(opened: ReviewedCase): Promise<Form> {
  const path = join(temporaryFolder(), '评查表.docx');
  const written = await opened.ask('reports.reviewForm', {
    caseId: opened.caseId,
    target: opened.pick(path),
  });
  const bytes = readFileSync(path);
  expect(written).toEqual({ name: '评查表.docx', bytes: bytes.byteLength });
  const file = openOfficeFile(bytes);
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  return { bytes, file, document: file.part('word/document.xml'), text: value };
}

const TWIPS_PER_MM = 1440 / 25.4;

function millimetres(node: XmlNode | undefined, attribute: string): number {
  return Math.round(Number(node?.attributes[attribute]) / TWIPS_PER_MM);
}

/** The fonts a run of these words is set in. */
function fontOf(document: XmlNode, words: string): string | undefined {
  const run = nodesOf(document, 'w:r').find((each) => each.text.includes(words));
  return nodesOf(run ?? document, 'w:rFonts')[0]?.attributes['w:eastAsia'];
}

describe('the review form', () => {
  it('is laid out on A4 with the margins of official documents (GB/T 9704)', async () => {
    const { document } = await formOf(await openCase(template));
    const [size] = nodesOf(document, 'w:pgSz');
    const [margin] = nodesOf(document, 'w:pgMar');
    expect([millimetres(size, 'w:w'), millimetres(size, 'w:h')]).toEqual([210, 297]);
    expect(['w:top', 'w:bottom', 'w:left', 'w:right'].map((side) => millimetres(margin, side))).toEqual([
      37, 35, 28, 26,
    ]);
  });

  it('names the official fonts and sizes, and numbers its pages — 1 —', async () => {
    const { document, file } = await formOf(await openCase(template));
    expect(fontOf(document, '案卷评查表')).toBe('方正小标宋简体');
    expect(fontOf(document, '一、发现的问题')).toBe('黑体');
    expect(fontOf(document, '北塬百货商行案')).toBe('仿宋_GB2312');
    const title = nodesOf(document, 'w:r').find((run) => run.text === '案卷评查表');
    expect(nodesOf(title ?? document, 'w:sz')[0]?.attributes['w:val']).toBe('44');
    const footers = file.names
      .filter((name) => /^word\/footer\d*\.xml$/.test(name))
      .map((name) => file.part(name));
    expect(footers.map((footer) => footer.text.replace(/\s+/g, ' '))).toEqual([
      expect.stringContaining('— '),
    ]);
    expect(
      file.names.some((name) => /^word\/footer\d*\.xml$/.test(name) && file.raw(name).includes('PAGE')),
    ).toBe(true);
  });

  it('says what was found, where, and that nobody has signed yet', async () => {
    const opened = await openCase(template);
    await prepareConclusion(opened);
    const { text } = await formOf(opened);
    for (const words of [
      '临市监处罚〔2023〕9号',
      '临溪县市场监督管理局',
      '未按规定明码标价',
      '引用修订前条文或错误条号',
      '送达超过法定期限',
      '《送达回证》第1页',
      '“2023年5月8日”',
      '该案程序合法，适用法律有误，建议整改。',
      '认定为瑕疵。引用修订前条文，未影响实体结果。',
      '（本表尚未签署，仅供核对。）',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('签封校验值');
  });

  it('bears both signatures and the seal once sealed', async () => {
    const opened = await openCase(template);
    const { sealHash } = await conclude(opened, 'wrong');
    expect((await formOf(opened)).text).not.toContain('签封校验值');
    await signInAs(opened, await addUser(opened, '向晚晴'));
    await passGate(opened, opened.caseId);
    await opened.ask('conclusions.countersign', { caseId: opened.caseId, password: PASSWORD });
    await signInAs(opened, template.userId);
    const { text } = await formOf(opened);
    expect(text).toContain('评查人：沈案舟');
    expect(text).toContain('复核人：向晚晴');
    expect(text).toContain(`签封校验值（SHA-256）：${sealHash}`);
    expect(text).not.toContain('尚未签署');
  });

  it('shows the waiting conclusion to the one who is asked to sign it second', async () => {
    const opened = await openCase(template);
    await conclude(opened, 'wrong');
    await signInAs(opened, await addUser(opened, '向晚晴'));
    await passGate(opened, opened.caseId);
    const { text } = await formOf(opened);
    expect(text).toContain('认定为错案');
    expect(text).toContain('评查人：沈案舟');
  });

  it.each([
    ['markup and template words', '<w:p/>&amp; ]]> {{constructor}} ${process.env} {=1+1} {MACROBUTTON x}'],
    ['characters XML cannot hold', '上\u0000中\u0008下\u000b左\u001f右\ufffe\uffff'],
    ['halves of characters', '半\ud800个\udc00字'],
  ])('stays a readable document with %s in the opinion', async (_, opinion) => {
    const opened = await openCase(template);
    await opened.ask('conclusions.save', {
      caseId: opened.caseId,
      determination: null,
      determinationReason: opinion,
      opinion,
    });
    const { text, document } = await formOf(opened);
    const kept = [...opinion].filter((char) => /[\p{L}{}$<>&;=+/\].]/u.test(char)).join('');
    expect(text.replace(/[^\p{L}{}$<>&;=+/\].]/gu, '')).toContain(kept);
    expect(nodesOf(document, 'w:instrText').map((node) => node.text)).toEqual([]);
  });

  it('is not written where the path cannot be, and leaves nothing half written', async () => {
    const opened = await openCase(template);
    const target = opened.pick(join(temporaryFolder(), 'no such folder', '表.docx'));
    expect(await opened.codeOf('reports.reviewForm', { caseId: opened.caseId, target })).toBe('storage');
  });
});

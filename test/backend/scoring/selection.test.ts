import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFiles } from '../../makers/case-folder.ts';
import { boundPdf } from '../../makers/pdf.ts';
import { type CaseTemplate, caseTemplate, openCase } from '../../makers/reviewed-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import { importCase, passGate } from '../../makers/workspace.ts';

let template: CaseTemplate;

beforeAll(async () => {
  template = await caseTemplate();
});
afterAll(cleanUp);

describe('a selection', () => {
  it('outside the page or the case is refused, and nothing is recorded', async () => {
    const opened = await openCase(template);
    const { ask, codeOf, caseId, document } = opened;
    const folder = writeFiles(join(temporaryFolder(), '另一案'), { '1.txt': '另一个案卷的内容' });
    const otherCase = await importCase(opened, template.reviewId, folder);
    await passGate(opened, otherCase);
    const other = (await ask('cases.get', { caseId: otherCase })).documents[0];
    const { text } = await ask('pages.get', { documentId: document('决定书').id, page: 1 });
    const at = { documentId: document('决定书').id, page: 1 };
    const before = await ask('audit.verify', {});
    for (const [selection, code] of [
      [{ ...at, start: 0, end: text.length + 1 }, 'invalid'],
      [{ ...at, start: 5, end: 5 }, 'invalid'],
      [{ ...at, start: 9, end: 3 }, 'invalid'],
      [{ ...at, page: 2, start: 0, end: 1 }, 'not-found'],
      [{ ...at, documentId: 'no document', start: 0, end: 1 }, 'not-found'],
      [{ documentId: other?.id ?? '', page: 1, start: 0, end: 1 }, 'not-found'],
    ] as const) {
      expect(
        await codeOf('scoring.deduct', { caseId, itemId: 'A1', optionId: 'A1.1', selection }),
        JSON.stringify(selection),
      ).toBe(code);
    }
    expect(
      await ask('scoring.deduct', {
        caseId,
        itemId: 'A1',
        optionId: 'A1.1',
        selection: { ...at, start: 0, end: text.length },
      }),
    ).toMatchObject({ deductions: [{}] });
    expect((await ask('audit.verify', {})).entries).toBe(before.entries + 1);
  });

  it('on a page of the file’s next document is no selection in this one', async () => {
    const opened = await openCase(template);
    const { ask, codeOf } = opened;
    const pages = [
      ['临溪县市场监督管理局', '立案审批表', '案由：无照经营'],
      ['临溪县市场监督管理局', '行政处罚决定书', '临市监处罚〔2023〕8号', '当事人：某店'],
    ];
    const folder = writeFiles(join(temporaryFolder(), '合订'), { '全卷.pdf': boundPdf(pages) });
    const caseId = await importCase(opened, template.reviewId, folder);
    await passGate(opened, caseId);
    const [filing, decision] = (await ask('cases.get', { caseId })).documents;
    expect([filing, decision]).toMatchObject([
      { kind: 'FILING', fromPage: 1, toPage: 1 },
      { kind: 'DECISION', fromPage: 2, toPage: 2 },
    ]);
    const selection = { documentId: filing?.id ?? '', page: 2, start: 0, end: 5 };
    expect(await codeOf('scoring.deduct', { caseId, itemId: 'A1', optionId: 'A1.1', selection })).toBe(
      'not-found',
    );
  });
});

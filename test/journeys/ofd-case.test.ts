/** A case kept as OFD, in the real window: drawn as SVG, its words selected as evidence, nothing loaded from outside. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { jpeg } from '../makers/image.ts';
import { makeOfd, ofdLines, ofdPath, ofdSeal, ofdSignatures, signatureMembers } from '../makers/ofd.ts';
import { openPlace, Person, type Place } from './person/person.ts';

const WHO = { name: '沈书宁', unit: '云浦市司法局', password: '评查-2026-青竹' };

const folder = mkdtempSync(join(tmpdir(), 'journey-ofd-'));
const caseFolder = join(folder, '电子卷宗');

let place: Place;
let person: Person;

beforeAll(async () => {
  mkdirSync(caseFolder, { recursive: true });
  const stamp = '<ofd:StampAnnot PageRef="100" Boundary="120 90 40 40"/>';
  writeFileSync(
    join(caseFolder, '01行政处罚决定书.ofd'),
    makeOfd({
      pages: [
        {
          objects:
            ofdLines('行政处罚决定书', '当事人：王小明', '罚款人民币伍仟元整。') +
            ofdPath('30 34 150 0', 'M 0 0 L 150 0', 'LineWidth="0.8"', '<ofd:StrokeColor Value="255 0 0"/>'),
          annotations: `<ofd:Annot Type="Watermark"><ofd:Appearance Boundary="0 200 200 50">${ofdLines('内部资料')}</ofd:Appearance></ofd:Annot>`,
        },
      ],
      body: ofdSignatures,
      members: signatureMembers(ofdSeal('JPG', await jpeg(80, 80)), stamp),
    }),
  );
  place = await openPlace();
  person = await Person.start(place, join(folder, 'user-data'));
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await person?.keepPicture(join('out', 'journey-ofd-failed.png'));
});

afterAll(async () => {
  await person?.quit();
  await place?.display.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a case kept as OFD', () => {
  it('1 is imported and opened like any other', async () => {
    await person.createWorkspace(WHO);
    await person.createReview({ name: '电子案卷', unit: '坪源县', rubric: /行政处罚案卷评查标准/ });
    await person.importFolders([caseFolder]);
    await person.page.getByRole('table').getByRole('button').first().click();
    await person.declare(WHO.password);
    await person.openDocument('行政处罚决定书');
  });

  it('2 shows its characters, lines, watermark and seal where they belong', async () => {
    const drawing = person.page.locator('svg.page-vector');
    await drawing.locator('image').waitFor({ state: 'attached' });
    expect(await drawing.locator('text').allTextContents()).toContain('当事人：王小明');
    expect(await drawing.locator('path[stroke="#ff0000"]').count()).toBe(1);
    expect(await drawing.locator('image').getAttribute('href')).toMatch(/^blob:app:/);
    const [page, word] = await Promise.all([
      drawing.boundingBox(),
      drawing.locator('text', { hasText: '罚款人民币' }).boundingBox(),
    ]);
    if (page === null || word === null) throw new Error('not drawn');
    expect((word.x - page.x) / page.width).toBeCloseTo(30 / 210, 1);
    expect((word.y + word.height / 2 - page.y) / page.height).toBeCloseTo(45 / 297, 1);
  });

  it('3 lets its words be the evidence of a deduction, and wrote no error', async () => {
    await person.button(/^E1 /).click();
    await person.selectWords('王小明');
    const popover = person.page.getByRole('complementary', { name: '作为扣分依据' });
    await popover.getByRole('button').nth(1).waitFor();
    expect(person.errors).toEqual([]);
  });
});

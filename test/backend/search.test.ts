import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../main/backend/store/open.ts';
import { createStore } from '../../main/backend/store/store.ts';
import { findMatches, searchQuery } from '../../shared/text/search.ts';
import { type CaseTemplate, caseTemplate, openCase, type ReviewedCase } from '../makers/reviewed-case.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import { addUser, signInAs } from '../makers/workspace.ts';

let template: CaseTemplate;
let opened: ReviewedCase;

beforeAll(async () => {
  template = await caseTemplate({ case: { aside: '联系电话13812345678，见第 三十八\n条。' } });
  opened = await openCase(template);
}, 60_000);
afterAll(cleanUp);

describe('search in a case', () => {
  it('gives every place in the order of the papers, with offsets that hold in the stored page', async () => {
    const { hits, isComplete } = await opened.ask('search.case', {
      caseId: opened.caseId,
      text: '北塬百货商行',
    });
    expect(isComplete).toBe(true);
    const order = opened.documents.map((document) => document.id);
    expect(new Set(hits.map((hit) => hit.documentId)).size).toBeGreaterThan(3);
    expect(hits.map((hit) => order.indexOf(hit.documentId))).toEqual(
      hits.map((hit) => order.indexOf(hit.documentId)).toSorted((a, b) => a - b),
    );
    for (const hit of hits) {
      const page = await opened.ask('pages.get', { documentId: hit.documentId, page: hit.page });
      expect(page.text.slice(hit.start, hit.end).replace(/\s/g, '')).toBe('北塬百货商行');
      expect(hit.before + hit.quote + hit.after).toContain(hit.quote);
    }
    let inAll = 0;
    for (const { id, fromPage, toPage } of opened.documents) {
      for (let page = fromPage; page <= toPage; page += 1) {
        const { text } = await opened.ask('pages.get', { documentId: id, page });
        inAll += text.replace(/\s/g, '').split('北塬百货商行').length - 1;
      }
    }
    expect(hits).toHaveLength(inAll);
  });

  it.each(['临市监处罚[2023]9号', '第38条', '3812345', '１３８12345678'])('finds %s', async (text) => {
    const { hits } = await opened.ask('search.case', { caseId: opened.caseId, text });
    expect(hits.length).toBeGreaterThan(0);
  });

  it('finds nothing where nothing stands, and takes operators as words', async () => {
    for (const text of ['鲲鹏', '"', 'NEAR(', '*', 'words:处', '处 OR 罚', '']) {
      const { hits } = await opened.ask('search.case', { caseId: opened.caseId, text });
      expect(hits, text).toEqual([]);
    }
  });
});

describe('search in all cases', () => {
  it('names the case and the document, and nothing to who has not passed the gate', async () => {
    const copy = await openCase(template);
    const { cases } = await copy.ask('search.everywhere', { text: '北塬百货' });
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({ caseId: copy.caseId });
    expect(cases[0]?.hits[0]?.documentTitle).not.toBe('');
    await signInAs(copy, await addUser(copy, '钟既白'));
    expect(await copy.ask('search.everywhere', { text: '北塬百货' })).toEqual({
      cases: [],
      isComplete: true,
    });
    expect(await copy.codeOf('search.case', { caseId: copy.caseId, text: '北塬' })).toBe('clearance-needed');
  });
});

const unit = fc.constantFrom(...'处罚决定书当事人第条三十八零年02389ab，。（ \n'.split(''));
const texts = fc.array(
  fc.array(unit, { minLength: 1, maxLength: 60 }).map((units) => units.join('')),
  { minLength: 1, maxLength: 8 },
);

/** A database with one file of one case, without pages. */
function storeWithFile() {
  const { db, close } = openDatabase(temporaryFolder(), Buffer.alloc(32, 7), true);
  db.pragma('foreign_keys = OFF');
  db.prepare(
    "INSERT INTO cases (id, review_id, title, page_count, facts, limits, created_by, created_at) VALUES ('c', 'r', '', 0, '{}', '{}', 'u', '')",
  ).run();
  db.prepare(
    "INSERT INTO files (id, case_id, position, name, format, sha256, size, page_count, warnings, created_at) VALUES ('f', 'c', 0, '', 'pdf', '', 0, 0, '[]', '')",
  ).run();
  return { db, store: createStore(db), close };
}

describe('the index', () => {
  it('names every page that holds what is searched for, also after a page got other words', () => {
    const { store, db, close } = storeWithFile();
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 8 }), (pages, from, length) => {
        db.prepare('DELETE FROM searched_pages').run();
        expect(db.prepare('SELECT count(*) FROM page_words').pluck().get()).toBe(0);
        store.transaction(() => {
          for (const index of pages.keys()) store.search.indexPage('f', index + 1, '别的文字');
          for (const [index, text] of pages.entries()) store.search.indexPage('f', index + 1, text);
        });
        const [first = ''] = pages;
        const asked = searchQuery(first.slice(from % first.length).slice(0, length));
        if (asked === null || asked.mayBeginInWord) return;
        const named = new Set(store.search.inCase('c', asked).map(({ page }) => page));
        for (const [index, text] of pages.entries())
          if (findMatches(text, asked).length > 0) expect(named).toContain(index + 1);
      }),
      { numRuns: 300 },
    );
    close();
  });
});

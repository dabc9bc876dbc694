/**
 * The backend is killed at any moment, while it imports and while a reviewer scores. What was answered is there
 * afterwards, what was not is there whole or not at all.
 */
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../main/backend/workspace/blobs.ts';
import type { DeductItem } from '../../shared/rubric/schema.ts';
import { type BackendProcess, startBackendProcess } from '../makers/backend-process.ts';
import { writePenaltyCase } from '../makers/case-folder.ts';
import { filesBelow, hashesOf } from '../makers/folder-contents.ts';
import { type CaseTemplate, caseTemplate, openCase } from '../makers/reviewed-case.ts';
import { below, type Random, seeded } from '../makers/seeded.ts';
import { cleanUp, temporaryFolder } from '../makers/temporary.ts';
import { PASSWORD } from '../makers/workspace.ts';
import { expectSaved, type Ground, randomStep, type Step, type Work, workIn } from './ledger.ts';

const KILLS = process.env.LONG === '1' ? 50 : 10;
/** Kills fall within this many times an import: some before its end, some after. */
const SPREAD = 1.6;
/** Nothing half written may lie about. */
const KNOWN_FILE = /^(?:workspace\.(?:db|db-wal|db-shm|json|lock|lock-journal|pid)|[0-9a-f]{64})$/;
const SEED = 20_261_122;

let template: CaseTemplate;
let ground: Ground;
/** A second case as it is handed over again and again. */
let folder: string;
let handedOver: string[];

beforeAll(async () => {
  const made = await caseTemplate();
  const opened = await openCase(made);
  const { rubric, score } = await opened.ask('scoring.sheet', { caseId: made.caseId });
  const applying = new Set(score.items.filter(({ applies }) => applies).map(({ itemId }) => itemId));
  const quotes = ['有权对上述事项进行陈述和申辩', '应当从轻或者减轻处罚', '罚款人民币2000元'];
  ground = {
    caseId: made.caseId,
    selections: await Promise.all(
      quotes.map(async (quote, index) => ({
        quote,
        selection: await opened.selection(index === 0 ? '告知书' : '决定书', quote),
      })),
    ),
    options: rubric.groups
      .flatMap<object>(({ items }) => items)
      .flatMap((item) => ('deductions' in item ? [item as DeductItem] : []))
      .filter(({ id }) => applying.has(id))
      .flatMap(({ id, deductions }) => deductions.map((option) => ({ itemId: id, optionId: option.id }))),
  };
  await opened.close();
  template = { ...made, userData: opened.userData };
  folder = await writePenaltyCase(join(temporaryFolder(), '又一案'));
  handedOver = Object.values(hashesOf(folder)).toSorted();
});
afterAll(cleanUp);

async function start(): Promise<BackendProcess> {
  const backend = await startBackendProcess(template.userData);
  await backend.ask('session.signIn', { userId: template.userId, password: PASSWORD });
  return backend;
}

/** Scores until told to stop, noting before each step what it is and after it that it was answered. */
async function scoreOn(
  backend: BackendProcess,
  random: Random,
  book: { saved: Work; underWay: Step | null; steps: number; stopped: boolean },
): Promise<void> {
  while (!book.stopped) {
    book.steps += 1;
    const step = randomStep(random, ground, book.saved, book.steps);
    book.underWay = step;
    await step.act(backend);
    book.saved = step.after(book.saved);
    book.underWay = null;
  }
}

/** @returns the cases told of */
async function importOnce(backend: BackendProcess): Promise<string[]> {
  const { jobId } = await backend.ask('imports.start', {
    reviewId: template.reviewId,
    picks: [backend.pick(folder)],
  });
  await backend.finished(jobId);
  return (await backend.ask('imports.result', { jobId })).cases.map(({ caseId }) => caseId);
}

/** Imports the folder until told to stop, noting the cases it was told of. */
async function importAgain(
  backend: BackendProcess,
  book: { cases: string[]; stopped: boolean },
): Promise<void> {
  while (!book.stopped) book.cases.push(...(await importOnce(backend)));
}

/** Every page and every file of a case, through its gate. */
async function expectWhole(backend: BackendProcess, caseId: string): Promise<void> {
  const gate = await backend.ask('recusal.gate', { caseId });
  if (gate.clearance !== 'clear') {
    const answers = gate.questions.map(({ id }) => ({ id, yes: false, detail: '' }));
    await backend.ask('recusal.declare', { caseId, answers, password: PASSWORD });
  }
  const { documents, summary, timeline } = await backend.ask('cases.get', { caseId });
  expect({ files: summary.files, documents: documents.length, dated: timeline.length > 0 }).toEqual({
    files: 4,
    documents: 4,
    dated: true,
  });
  for (const { id, fromPage, toPage } of documents) {
    for (let page = fromPage; page <= toPage; page += 1) {
      expect((await backend.ask('pages.get', { documentId: id, page })).text).not.toBe('');
    }
  }
  const files = [...new Set(documents.map(({ fileId }) => fileId))];
  const hashes = await Promise.all(files.map(async (id) => sha256(await backend.bytes(id))));
  expect(hashes.toSorted()).toEqual(handedOver);
}

describe('kill -9 while importing and scoring', () => {
  it(`${KILLS} times: nothing answered is lost, no case is half there`, async () => {
    const random = seeded(SEED);
    const cases: string[] = [];
    let steps = 0;
    let backend = await start();
    let saved = await workIn(backend, ground.caseId);
    const imports = performance.now();
    cases.push(...(await importOnce(backend)));
    const longest = SPREAD * (performance.now() - imports);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const scoring = { saved, underWay: null as Step | null, steps, stopped: false };
      const importing = { cases, stopped: false };
      // A call whose process died is never answered; what was refused is an error of the program.
      const failed = Promise.race(
        [scoreOn(backend, random, scoring), importAgain(backend, importing)].map((work) =>
          work.then(() => new Promise<never>(() => undefined)),
        ),
      );
      const timer = Promise.withResolvers<void>();
      setTimeout(timer.resolve, below(random, longest));
      await Promise.race([timer.promise, failed]);
      await backend.kill();
      scoring.stopped = true;
      importing.stopped = true;

      backend = await start();
      saved = expectSaved(await workIn(backend, ground.caseId), scoring.saved, scoring.underWay);
      steps = scoring.steps;
      const listed = await backend.ask('cases.list', { reviewId: template.reviewId });
      const ids = listed.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(cases));
      for (const id of ids) {
        if (id === ground.caseId || cases.includes(id)) continue;
        cases.push(id);
        await expectWhole(backend, id);
      }
      expect(await backend.ask('audit.verify', {})).toMatchObject({ intact: true });
      const left = filesBelow(join(template.userData, 'workspace')).map((path) => basename(path));
      expect(left.filter((name) => !KNOWN_FILE.test(name))).toEqual([]);
    }
    for (const id of cases) await expectWhole(backend, id);
    // The test is worth nothing when the kills came before anything was done.
    expect(steps).toBeGreaterThan(KILLS * 5);
    expect(cases.length).toBeGreaterThan(1);
    await backend.kill();
  });
});

/** Nothing of a case may be read from the disk: not while the program runs, not after it was killed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BackendProcess, startBackendProcess } from '../../makers/backend-process.ts';
import { filesOf, writeFiles } from '../../makers/case-folder.ts';
import { encodings, filesBelow, hashesOf, whereTextStands } from '../../makers/folder-contents.ts';
import { FAULTY, penaltyCase } from '../../makers/penalty-case.ts';
import { cleanUp, temporaryFolder } from '../../makers/temporary.ts';
import {
  NO_PROFILE,
  PASSWORD,
  PENALTY_RUBRIC,
  signInAs,
  startBackend,
  temporaryWorkspace,
} from '../../makers/workspace.ts';

/** Stands in a Word file, a PDF, a file's name, a reason, a note, a draft and an opinion, and nowhere else. */
const SECRET = '碧落黄泉青鸾独照';
const ID_NUMBER = '110105199203148872';

let userData: string;
let temp: string;
let officeId: string;
let caseId: string;
let running: BackendProcess;

/** Hashes of the files as they were handed over. */
const handedOver: string[] = [];

async function caseFolder(): Promise<string> {
  const files = await filesOf(penaltyCase({ ...FAULTY, aside: `备注：${SECRET}。` }));
  const text = { [`12说明${SECRET}.txt`]: `情况说明\n${SECRET}\n` };
  const folder = writeFiles(join(temporaryFolder(), `案卷${SECRET}`), { ...files, ...text });
  handedOver.push(...Object.values(hashesOf(folder)));
  return folder;
}

async function workOn(backend: BackendProcess): Promise<void> {
  await backend.ask('session.signIn', { userId: officeId, password: PASSWORD });
  await backend.ask('users.updateProfile', { userId: officeId, profile: { ...NO_PROFILE, idNo: ID_NUMBER } });
  const rubric = (await backend.ask('rubrics.list', {})).find((row) => row.rubricId === PENALTY_RUBRIC);
  const review = await backend.ask('reviews.create', {
    name: `评查${SECRET}`,
    periodFrom: '2023-01-01',
    periodTo: '2023-12-31',
    unit: '某局',
    rubricId: rubric?.id ?? '',
  });
  const { jobId } = await backend.ask('imports.start', {
    reviewId: review.id,
    picks: [backend.pick(await caseFolder())],
  });
  await backend.finished(jobId);
  const result = await backend.ask('imports.result', { jobId });
  expect(result).toMatchObject({ state: 'done', files: Array.from({ length: 5 }, () => ({ ok: true })) });
  caseId = result.cases[0]?.caseId ?? '';
  const gate = await backend.ask('recusal.gate', { caseId });
  const answers = gate.questions.map((question) => ({
    id: question.id,
    yes: question.id === 'other',
    detail: SECRET,
  }));
  await backend.ask('recusal.declare', { caseId, answers, password: PASSWORD });
  const [finding] = await backend.ask('findings.list', { caseId });
  await backend.ask('findings.dismiss', { findingId: finding?.id ?? '', reason: `不成立：${SECRET}` });
  const sheet = await backend.ask('scoring.veto', {
    caseId,
    vetoId: 'V01',
    reason: `理由：${SECRET}`,
    selection: null,
  });
  await backend.ask('scoring.setNote', { caseId, deductionId: sheet.deductions[0]?.id ?? '', note: SECRET });
  await backend.ask('drafts.save', { key: `opinion/${caseId}`, text: `写到一半的${SECRET}` });
  await backend.ask('conclusions.save', {
    caseId,
    determination: null,
    determinationReason: SECRET,
    opinion: SECRET,
  });
}

function found(): string[] {
  return [...whereTextStands([userData, temp], SECRET), ...whereTextStands([userData, temp], ID_NUMBER)];
}

beforeAll(async () => {
  const made = await temporaryWorkspace();
  await made.close();
  ({ userData, officeId } = made);
  temp = temporaryFolder();
  running = await startBackendProcess(userData, { TMPDIR: temp, SQLITE_TMPDIR: temp });
  await workOn(running);
});
afterAll(cleanUp);

describe('the search itself', () => {
  it('finds the string in every encoding, so that finding nothing means something', () => {
    const folder = temporaryFolder();
    for (const [encoding, bytes] of Object.entries(encodings(SECRET)))
      writeFileSync(join(folder, encoding), Buffer.concat([Buffer.from('x'), bytes]));
    mkdirSync(join(folder, SECRET));
    writeFileSync(join(folder, SECRET, 'empty'), '');
    expect(whereTextStands([folder], SECRET)).toHaveLength(5);
    expect(new TextDecoder('gb18030').decode(encodings(SECRET).gb18030)).toBe(SECRET);
  });
});

describe('what lies on the disk', () => {
  it('holds no word of the case while the program runs', () => {
    expect(filesBelow(userData).length).toBeGreaterThan(8);
    expect(found()).toEqual([]);
    expect(running.printed()).not.toContain(SECRET);
  });

  it('holds no word of the case after the program was killed, and it is all there for who has the password', async () => {
    await running.kill();
    expect(found()).toEqual([]);
    const next = startBackend({ userData });
    await signInAs(next, officeId);
    expect((await next.ask('drafts.load', { prefix: 'opinion/' }))[0]?.text).toContain(SECRET);
    expect((await next.ask('conclusions.get', { caseId })).opinion).toBe(SECRET);
    const detail = await next.ask('cases.get', { caseId });
    expect(detail.documents.some((document) => document.file.includes(SECRET))).toBe(true);
    const pages = await Promise.all(
      detail.documents.map((document) =>
        next.ask('pages.get', { documentId: document.id, page: document.fromPage }),
      ),
    );
    expect(pages.filter((page) => page.text.includes(SECRET))).toHaveLength(4);
    await next.close();
    expect(found()).toEqual([]);
  });

  it('shows neither what kind of database nor what kind of files it holds', () => {
    for (const path of filesBelow(join(userData, 'workspace', 'files'))) {
      const bytes = readFileSync(path);
      expect(bytes.includes('%PDF-'), path).toBe(false);
      expect(bytes.includes('word/document.xml'), path).toBe(false);
    }
    expect(readFileSync(join(userData, 'workspace', 'workspace.db')).includes('SQLite format')).toBe(false);
  });

  it('names stored files by nothing a known file could be recognised by', () => {
    const names = filesBelow(join(userData, 'workspace', 'files')).map((path) => basename(path));
    expect(handedOver).toHaveLength(5);
    expect(names).toHaveLength(5);
    expect(names.filter((name) => handedOver.includes(name))).toEqual([]);
  });
});

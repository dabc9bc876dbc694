/** A real backend on a real workspace folder, with somebody signed in. */
import { randomUUID } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Backend, createBackend } from '../../main/backend/backend.ts';
import type { OcrEngine } from '../../main/backend/ocr/ocr-process.ts';
import type { ImportResult } from '../../shared/contract/cases.ts';
import type { In, Out, Reply } from '../../shared/contract/define.ts';
import type { EventName, EventPayload } from '../../shared/contract/events.ts';
import type { BackendContract } from '../../shared/contract/index.ts';
import type { Profile, UserRole } from '../../shared/contract/workspace.ts';
import { ocrReading } from './ocr.ts';
import { atEnd, temporaryFolder } from './temporary.ts';

/** A cheap key derivation: the strength of the real one is not what these tests are about. */
export const TEST_KDF = { name: 'scrypt', cost: 2 ** 12, blockSize: 8, parallelization: 1 } as const;

export const PASSWORD = 'QingShan-青山-2026';
export const OFFICE_NAME = '沈案舟';
export const OFFICE_UNIT = '衡泽市司法局';

export const NO_PROFILE: Profile = { unit: '', formerUnits: [], certNos: [], idNo: '' };

/** The value of a reply. @throws Error with the code of a failure */
export function valueOfReply<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.error.code} ${JSON.stringify(reply.error.details ?? {})}`);
  return reply.value;
}

export interface EmittedEvent {
  readonly name: EventName;
  readonly payload: EventPayload<EventName>;
}

export interface TestBackend {
  readonly backend: Backend;
  readonly userData: string;
  /** The default workspace folder below `userData`. */
  readonly folder: string;
  readonly events: readonly EmittedEvent[];
  /** What was logged as unexpected. */
  readonly failures: readonly { readonly heading: string; readonly error: unknown }[];
  /** Calls and gives the value. @throws Error when refused */
  readonly ask: <K extends keyof BackendContract>(
    name: K,
    input: In<BackendContract, K>,
  ) => Promise<Out<BackendContract, K>>;
  /** Calls and gives the code of the refusal, `ok` when there was none. */
  readonly codeOf: <K extends keyof BackendContract>(
    name: K,
    input: In<BackendContract, K>,
  ) => Promise<string>;
  /** A path as a token, as the shell's dialogs give it. */
  readonly pick: (path: string) => string;
  readonly close: () => Promise<void>;
}

export interface BackendChoices {
  readonly userData?: string;
  readonly clock?: () => number;
  /** Reads scanned pages; by default every page is blank to it. */
  readonly ocr?: OcrEngine;
  /** Told of every event as it is emitted. */
  readonly onEvent?: (event: EmittedEvent) => void;
}

/** A backend on a folder of its own, nobody signed in. */
export function startBackend(choices: BackendChoices = {}): TestBackend {
  const userData = choices.userData ?? temporaryFolder();
  const events: EmittedEvent[] = [];
  const failures: { heading: string; error: unknown }[] = [];
  const backend = createBackend({
    userData,
    kdf: TEST_KDF,
    emit: (name, payload) => {
      events.push({ name, payload });
      choices.onEvent?.({ name, payload });
    },
    log: (heading, error) => failures.push({ heading, error }),
    ocr: choices.ocr ?? ocrReading(() => []),
    ...(choices.clock ? { clock: choices.clock } : {}),
  });
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closed ??= backend.close();
    return closed;
  };
  atEnd(close);
  return {
    backend,
    userData,
    folder: join(userData, 'workspace'),
    events,
    failures,
    ask: async (name, input) => valueOfReply(await backend.call(name, input)),
    codeOf: async (name, input) => {
      const reply = await backend.call(name, input);
      return reply.ok ? 'ok' : reply.error.code;
    },
    pick: (path) => {
      const token = randomUUID();
      backend.picks.add(token, path);
      return token;
    },
    close,
  };
}

export interface TestWorkspace extends TestBackend {
  readonly recoveryCode: string;
  readonly officeId: string;
}

export interface WorkspaceChoices extends BackendChoices {
  readonly holdsClassified?: boolean;
}

/** A new workspace with its first user, who has the office role, signed in. */
export async function temporaryWorkspace(choices: WorkspaceChoices = {}): Promise<TestWorkspace> {
  const started = startBackend(choices);
  const { recoveryCode, session } = await started.ask('workspace.create', {
    folder: null,
    name: '评查工作区',
    userName: OFFICE_NAME,
    unit: OFFICE_UNIT,
    password: PASSWORD,
    holdsClassified: choices.holdsClassified ?? false,
  });
  return { ...started, recoveryCode, officeId: session.user.id };
}

/** Adds a user. @returns their id */
export async function addUser(
  workspace: TestBackend,
  name: string,
  roles: UserRole[] = ['reviewer'],
  profile: Partial<Profile> = {},
): Promise<string> {
  const user = await workspace.ask('users.create', {
    name,
    roles,
    password: PASSWORD,
    profile: { ...NO_PROFILE, ...profile },
  });
  return user.id;
}

/** Turns to another user of the workspace. */
export async function signInAs(workspace: TestBackend, userId: string): Promise<void> {
  await workspace.ask('session.signIn', { userId, password: PASSWORD });
}

export const PENALTY_RUBRIC = 'cn-penalty-100';
export const LEVELS_RUBRIC = 'cn-zhengfa-levels';

/** Makes a review scored by a shipped rubric, or by the stored one of that id. @returns its id */
export async function makeReview(
  workspace: TestBackend,
  rubric: string = PENALTY_RUBRIC,
  unit = '临溪县市场监管所',
): Promise<string> {
  const rubrics = await workspace.ask('rubrics.list', {});
  const stored = rubrics.find((row) => row.id === rubric || row.rubricId === rubric);
  if (!stored) throw new Error(`no rubric ${rubric}`);
  const review = await workspace.ask('reviews.create', {
    name: '年度评查',
    periodFrom: '2023-01-01',
    periodTo: '2023-12-31',
    unit,
    rubricId: stored.id,
  });
  return review.id;
}

/** Imports what lies at the paths and waits for the end. */
export async function importPaths(
  workspace: TestBackend,
  reviewId: string,
  paths: readonly string[],
  acceptClassified = false,
): Promise<ImportResult> {
  const { jobId } = await workspace.ask('imports.start', {
    reviewId,
    picks: paths.map(workspace.pick),
    acceptClassified,
  });
  return workspace.backend.jobs.finished(jobId);
}

/** Imports one case. @returns its id */
export async function importCase(workspace: TestBackend, reviewId: string, folder: string): Promise<string> {
  const result = await importPaths(workspace, reviewId, [folder]);
  const [made] = result.cases;
  if (!made) throw new Error(`nothing imported: ${JSON.stringify(result)}`);
  return made.caseId;
}

/** Answers nothing-to-declare and signs, for a user no hit stands against. */
export async function passGate(workspace: TestBackend, caseId: string): Promise<void> {
  const gate = await workspace.ask('recusal.gate', { caseId });
  const answers = gate.questions.map((question) => ({ id: question.id, yes: false, detail: '' }));
  await workspace.ask('recusal.declare', { caseId, answers, password: PASSWORD });
}

/** A closed workspace whose folder can be copied, so that a case is read once for many tests. */
export interface Template {
  readonly userData: string;
  readonly userId: string;
}

/** Closes a workspace and keeps its folder as a template. */
export async function asTemplate(workspace: TestWorkspace): Promise<Template> {
  await workspace.close();
  // The note of the last workspace names the folder by its full path.
  rmSync(join(workspace.userData, 'recent.json'), { force: true });
  return { userData: workspace.userData, userId: workspace.officeId };
}

/** A copy of the template with the same user signed in. */
export async function copyOf(template: Template, choices: BackendChoices = {}): Promise<TestBackend> {
  const userData = temporaryFolder();
  cpSync(template.userData, userData, { recursive: true });
  const copy = startBackend({ ...choices, userData });
  await signInAs(copy, template.userId);
  return copy;
}

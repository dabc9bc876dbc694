import { type Backend } from '../../main/backend/backend.ts';
import type { OcrEngine } from '../../main/backend/ocr/ocr-process.ts';
import type { ImportResult } from '../../shared/contract/cases.ts';
import type { In, Out, Reply } from '../../shared/contract/define.ts';
import type { EventName, EventPayload } from '../../shared/contract/events.ts';
import type { BackendContract } from '../../shared/contract/index.ts';
import type { Profile, UserRole } from '../../shared/contract/workspace.ts';
/** A cheap key derivation: the strength of the real one is not what these tests are about. */
export declare const TEST_KDF: {
    readonly name: "scrypt";
    readonly cost: number;
    readonly blockSize: 8;
    readonly parallelization: 1;
};
export declare const PASSWORD = "QingShan-\u9752\u5C71-2026";
export declare const OFFICE_NAME = "\u6C88\u6848\u821F";
export declare const OFFICE_UNIT = "\u8861\u6CFD\u5E02\u53F8\u6CD5\u5C40";
export declare const NO_PROFILE: Profile;
/** The value of a reply. @throws Error with the code of a failure */
export declare function valueOfReply<T>(reply: Reply<T>): T;
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
    readonly failures: readonly {
        readonly heading: string;
        readonly error: unknown;
    }[];
    /** Calls and gives the value. @throws Error when refused */
    readonly ask: <K extends keyof BackendContract>(name: K, input: In<BackendContract, K>) => Promise<Out<BackendContract, K>>;
    /** Calls and gives the code of the refusal, `ok` when there was none. */
    readonly codeOf: <K extends keyof BackendContract>(name: K, input: In<BackendContract, K>) => Promise<string>;
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
export declare function startBackend(choices?: BackendChoices): TestBackend;
export interface TestWorkspace extends TestBackend {
    readonly recoveryCode: string;
    readonly officeId: string;
}
export interface WorkspaceChoices extends BackendChoices {
    readonly holdsClassified?: boolean;
}
/** A new workspace with its first user, who has the office role, signed in. */
export declare function temporaryWorkspace(choices?: WorkspaceChoices): Promise<TestWorkspace>;
/** Adds a user. @returns their id */
export declare function addUser(workspace: TestBackend, name: string, roles?: UserRole[], profile?: Partial<Profile>): Promise<string>;
/** Turns to another user of the workspace. */
export declare function signInAs(workspace: TestBackend, userId: string): Promise<void>;
export declare const PENALTY_RUBRIC = "cn-penalty-100";
export declare const LEVELS_RUBRIC = "cn-zhengfa-levels";
/** Makes a review scored by a shipped rubric, or by the stored one of that id. @returns its id */
export declare function makeReview(workspace: TestBackend, rubric?: string, unit?: string): Promise<string>;
/** Imports what lies at the paths and waits for the end. */
export declare function importPaths(workspace: TestBackend, reviewId: string, paths: readonly string[], acceptClassified?: boolean): Promise<ImportResult>;
/** Imports one case. @returns its id */
export declare function importCase(workspace: TestBackend, reviewId: string, folder: string): Promise<string>;
/** Answers nothing-to-declare and signs, for a user no hit stands against. */
export declare function passGate(workspace: TestBackend, caseId: string): Promise<void>;
/** A closed workspace whose folder can be copied, so that a case is read once for many tests. */
export interface Template {
    readonly userData: string;
    readonly userId: string;
}
/** Closes a workspace and keeps its folder as a template. */
export declare function asTemplate(workspace: TestWorkspace): Promise<Template>;
/** A copy of the template with the same user signed in. */
export declare function copyOf(template: Template, choices?: BackendChoices): Promise<TestBackend>;

/**
 * The one workspace a backend has open: which folder, locked or signed in, and the keys only for as long as somebody
 * is signed in.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile, UserRole } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/errors.ts';
import { shippedRubrics } from '../rubric-file.ts';
import { lockWorkspace, type WorkspaceLock } from '../store/lock.ts';
import { openDatabase } from '../store/open.ts';
import { newId } from '../store/rows.ts';
import { createStore, type Store } from '../store/store.ts';
import type { UserRow } from '../store/users.ts';
import { makeFolder, storageError, writeFileAtomic } from './atomic-file.ts';
import { type BlobStore, deriveKey, openBlobs } from './blobs.ts';
import {
  createSlot,
  DEFAULT_KDF,
  type KeyFile,
  keyFilePath,
  makeRecoveryCode,
  makeSlot,
  openRecovery,
  openSlot,
  readKeyFile,
  type UserKeys,
  wrapForRecovery,
  writeKeyFile,
} from './key-file.ts';

export interface OpenWorkspace {
  readonly folder: string;
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly wasUnclean: boolean;
}

interface Unlocked extends OpenWorkspace {
  readonly rootKey: Buffer;
  readonly close: () => void;
}

export interface NewUser {
  readonly name: string;
  readonly roles: readonly UserRole[];
  readonly password: string;
  readonly profile: Profile;
}

export interface HostOptions {
  /** Where the program keeps what belongs to the machine's user; holds the default workspace. */
  readonly userData: string;
  /** Cheaper key derivation for tests. */
  readonly kdf?: KeyFile['kdf'];
  readonly now: () => string;
}

const TRIES_BEFORE_WAIT = 5;
const WAIT_SECONDS = 30;
const RECENT = 'recent.json';

export class WorkspaceHost {
  private readonly options: HostOptions;
  private folder: string | null;
  private lock: WorkspaceLock | null = null;
  private unlocked: Unlocked | null = null;
  private user: UserRow | null = null;
  private readonly failures = new Map<string, { count: number; until: number }>();

  constructor(options: HostOptions) {
    this.options = options;
    this.folder = this.recentFolder();
  }

  private recentFolder(): string | null {
    const fallback = join(this.options.userData, 'workspace');
    try {
      const { folder } = JSON.parse(readFileSync(join(this.options.userData, RECENT), 'utf8')) as {
        folder: string;
      };
      if (existsSync(keyFilePath(folder))) return folder;
    } catch {
      // No recent workspace, or the note is unreadable: the default place is tried.
    }
    return existsSync(keyFilePath(fallback)) ? fallback : null;
  }

  /** Locks the folder, so that a second program is told at once. @throws AppError workspace-open-elsewhere, workspace-missing … */
  private hold(folder: string): KeyFile {
    const file = readKeyFile(folder);
    if (this.lock === null) this.lock = lockWorkspace(folder);
    this.folder = folder;
    return file;
  }

  /** @throws AppError when the workspace chosen last cannot be opened */
  status(): { state: 'none' | 'locked' | 'open'; file: KeyFile | null; wasUnclean: boolean | null } {
    if (this.folder === null) return { state: 'none', file: null, wasUnclean: null };
    const file = this.hold(this.folder);
    return {
      state: this.user === null ? 'locked' : 'open',
      file,
      wasUnclean: this.unlocked?.wasUnclean ?? null,
    };
  }

  /** Turns to another workspace folder. */
  choose(folder: string): void {
    readKeyFile(folder);
    this.close();
    this.hold(folder);
    this.remember(folder);
  }

  private remember(folder: string): void {
    makeFolder(this.options.userData);
    writeFileAtomic(join(this.options.userData, RECENT), Buffer.from(JSON.stringify({ folder })));
  }

  /** @returns the recovery code, which is kept nowhere */
  async create(
    folder: string | null,
    name: string,
    holdsClassified: boolean,
    first: NewUser,
  ): Promise<string> {
    const target = folder ?? join(this.options.userData, 'workspace');
    if (existsSync(keyFilePath(target))) throw new AppError('conflict');
    this.close();
    const kdf = this.options.kdf ?? DEFAULT_KDF;
    const rootKey = randomBytes(32);
    const code = makeRecoveryCode();
    const id = newId();
    const { slot, publicKey } = await createSlot(id, first.name, first.password, rootKey, kdf);
    const recovery = await wrapForRecovery(code, rootKey, kdf);
    makeFolder(target);
    this.lock = lockWorkspace(target);
    // Only who holds the lock may look and clear: another program may have made the workspace while keys were derived.
    if (existsSync(keyFilePath(target))) {
      this.close();
      throw new AppError('conflict');
    }
    try {
      // Without the key file a database here is the rest of an attempt that never became a workspace.
      for (const part of ['workspace.db', 'workspace.db-wal', 'workspace.db-shm'])
        rmSync(join(target, part), { force: true });
    } catch (cause) {
      throw storageError(cause);
    }
    const createdAt = this.options.now();
    const unlocked = this.open(target, rootKey, true);
    const user: UserRow = {
      id,
      name: first.name,
      roles: [...first.roles],
      profile: first.profile,
      publicKey,
      createdAt,
    };
    unlocked.store.transaction(() => {
      unlocked.store.users.add(user);
      unlocked.store.audit.append({
        at: createdAt,
        userId: id,
        userName: first.name,
        action: 'workspace.create',
        subject: null,
        details: {},
      });
    });
    writeKeyFile(target, {
      schema: 'case-review/workspace@1',
      id: newId(),
      name,
      createdAt,
      holdsClassified,
      kdf,
      slots: [slot],
      recovery,
    });
    this.folder = target;
    this.unlocked = unlocked;
    this.user = user;
    this.remember(target);
    return code;
  }

  private open(folder: string, rootKey: Buffer, create: boolean): Unlocked {
    const { db, wasUnclean, close } = openDatabase(folder, deriveKey(rootKey, 'database'), create);
    const store = createStore(db);
    const blobs = openBlobs(folder, rootKey);
    blobs.sweep(store.cases.blobHashes());
    installRubrics(store, this.options.now());
    return { folder, store, blobs, wasUnclean, rootKey, close };
  }

  private checkTries(userId: string): void {
    const failed = this.failures.get(userId);
    const left = failed ? Math.ceil((failed.until - this.milliseconds()) / 1000) : 0;
    if (failed && failed.count >= TRIES_BEFORE_WAIT && left > 0)
      throw new AppError('locked', { seconds: left });
  }

  private countFailure(userId: string): void {
    const count = (this.failures.get(userId)?.count ?? 0) + 1;
    this.failures.set(userId, { count, until: this.milliseconds() + WAIT_SECONDS * 1000 });
  }

  private milliseconds(): number {
    return Date.parse(this.options.now());
  }

  private keyFile(): KeyFile {
    if (this.folder === null) throw new AppError('workspace-missing');
    return this.hold(this.folder);
  }

  /** Checks a password. @throws AppError wrong-password, locked */
  async keysFor(userId: string, password: string): Promise<UserKeys> {
    const file = this.keyFile();
    this.checkTries(userId);
    try {
      const keys = await openSlot(file, userId, password);
      this.failures.delete(userId);
      return keys;
    } catch (error) {
      if (error instanceof AppError && error.code === 'wrong-password') this.countFailure(userId);
      throw error;
    }
  }

  async signIn(userId: string, password: string): Promise<void> {
    const keys = await this.keysFor(userId, password);
    this.enter(userId, keys.rootKey);
  }

  private enter(userId: string, rootKey: Buffer): void {
    if (this.folder === null) throw new AppError('workspace-missing');
    const unlocked = this.unlocked ?? this.open(this.folder, rootKey, false);
    this.unlocked = unlocked;
    const user = unlocked.store.users.get(userId);
    if (!user) {
      this.signOut();
      throw new AppError('not-found');
    }
    this.user = user;
    this.dropStraySlots(unlocked.store);
  }

  /** A slot is written before the row of its user: one without a row is the rest of a crash. */
  private dropStraySlots(store: Store): void {
    const file = this.keyFile();
    const known = new Set(store.users.list().map((user) => user.id));
    const slots = file.slots.filter((slot) => known.has(slot.userId));
    if (slots.length < file.slots.length) writeKeyFile(this.workspace().folder, { ...file, slots });
  }

  /** Forgets the keys and closes the database; the folder stays locked for this program. */
  signOut(): void {
    this.user = null;
    this.unlocked?.close();
    this.unlocked = null;
  }

  close(): void {
    this.signOut();
    this.lock?.release();
    this.lock = null;
    this.folder = null;
  }

  /** @throws AppError forbidden when nobody is signed in */
  session(): UserRow {
    if (this.user === null) throw new AppError('forbidden');
    return this.user;
  }

  signedIn(): UserRow | null {
    return this.user;
  }

  /** Rereads the signed-in user after a change. */
  refreshUser(): void {
    if (this.user !== null) this.user = this.workspace().store.users.get(this.user.id);
  }

  /** @throws AppError forbidden when nobody is signed in */
  workspace(): OpenWorkspace {
    if (this.unlocked === null || this.user === null) throw new AppError('forbidden');
    return this.unlocked;
  }

  info(): { name: string; holdsClassified: boolean } {
    const { name, holdsClassified } = this.keyFile();
    return { name, holdsClassified };
  }

  /** Makes a user's keys; the slot is on disk before the caller writes the row. */
  async addSlot(userId: string, name: string, password: string): Promise<Buffer> {
    const unlocked = this.unlocked;
    if (unlocked === null) throw new AppError('forbidden');
    const { slot, publicKey } = await createSlot(
      userId,
      name,
      password,
      unlocked.rootKey,
      this.keyFile().kdf,
    );
    // Read again: while the key was derived somebody else may have been added or have changed their password.
    const file = this.keyFile();
    writeKeyFile(unlocked.folder, { ...file, slots: [...file.slots, slot] });
    return publicKey;
  }

  async changePassword(userId: string, password: string, newPassword: string): Promise<void> {
    const keys = await this.keysFor(userId, password);
    const { slots, kdf } = this.keyFile();
    const name = slots.find((slot) => slot.userId === userId)?.name ?? '';
    const slot = await makeSlot(userId, name, newPassword, keys, kdf);
    const file = this.keyFile();
    writeKeyFile(this.workspace().folder, {
      ...file,
      slots: file.slots.map((old) => (old.userId === userId ? slot : old)),
    });
  }

  /**
   * Lets a user in with the recovery code and a new password. The old signing key is lost with the old password, so a
   * new one is made; the code is used up and a new one given.
   */
  async recover(
    userId: string,
    code: string,
    newPassword: string,
  ): Promise<{ code: string; publicKey: Buffer }> {
    const file = this.keyFile();
    this.checkTries('recovery');
    let rootKey: Buffer;
    try {
      rootKey = await openRecovery(file, code);
    } catch (error) {
      this.countFailure('recovery');
      throw error;
    }
    const old = file.slots.find((slot) => slot.userId === userId);
    if (!old) throw new AppError('not-found');
    const { slot, publicKey } = await createSlot(userId, old.name, newPassword, rootKey, file.kdf);
    const fresh = makeRecoveryCode();
    const recovery = await wrapForRecovery(fresh, rootKey, file.kdf);
    this.enter(userId, rootKey);
    const now = this.keyFile();
    writeKeyFile(this.workspace().folder, {
      ...now,
      recovery,
      slots: now.slots.map((each) => (each.userId === userId ? slot : each)),
    });
    return { code: fresh, publicKey };
  }
}

/** Puts the shipped rubrics into the workspace; a newer program may bring newer versions beside the old ones. */
function installRubrics(store: Store, at: string): void {
  for (const rubric of shippedRubrics()) {
    const hash = createHash('sha256').update(JSON.stringify(rubric)).digest('hex');
    if (store.reviews.rubricByHash(hash) === null) {
      store.transaction(() => store.reviews.addRubric(newId(), rubric, hash, true, at));
    }
  }
}

/**
 * `workspace.json`: the workspace's random key, wrapped once for every user's password and once for the recovery code,
 * and each user's signing key, wrapped by the same password. It holds no key in the clear and no case text.
 */
import {
  createCipheriv,
  createDecipheriv,
  generateKeyPairSync,
  randomBytes,
  randomInt,
  scrypt,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { writeFileAtomic } from './atomic-file.ts';

const Base64 = z.string().min(1);
const WrappedSchema = z.object({ nonce: Base64, data: Base64 });

const SlotSchema = z.object({
  userId: z.string(),
  name: z.string(),
  salt: Base64,
  key: WrappedSchema,
  signing: WrappedSchema,
});

export const KeyFileSchema = z.object({
  schema: z.literal('case-review/workspace@1'),
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  holdsClassified: z.boolean(),
  kdf: z.object({
    name: z.literal('scrypt'),
    cost: z.number().int(),
    blockSize: z.number().int(),
    parallelization: z.number().int(),
  }),
  slots: z.array(SlotSchema),
  recovery: z.object({ salt: Base64, key: WrappedSchema }),
});
export type KeyFile = z.output<typeof KeyFileSchema>;
type Slot = KeyFile['slots'][number];
type Kdf = KeyFile['kdf'];

/** 2^17 takes 0.3 s on an office laptop: unfelt once a day, dear to guess with. */
export const DEFAULT_KDF: Kdf = { name: 'scrypt', cost: 2 ** 17, blockSize: 8, parallelization: 1 };

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FILE_NAME = 'workspace.json';
/** Crockford's alphabet: no I, L, O, U to be misread from paper. */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_GROUPS = 5;
const CODE_GROUP_LENGTH = 5;

export function keyFilePath(folder: string): string {
  return join(folder, FILE_NAME);
}

/** @throws AppError workspace-missing, workspace-damaged */
export function readKeyFile(folder: string): KeyFile {
  let text: string;
  try {
    text = readFileSync(keyFilePath(folder), 'utf8');
  } catch (cause) {
    throw new AppError('workspace-missing', undefined, { cause });
  }
  try {
    return KeyFileSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('workspace-damaged', { file: FILE_NAME }, { cause });
  }
}

export function writeKeyFile(folder: string, file: KeyFile): void {
  writeFileAtomic(keyFilePath(folder), Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
}

function derive(secret: string, salt: Buffer, kdf: Kdf): Promise<{ wrap: Buffer; sign: Buffer }> {
  const options = {
    N: kdf.cost,
    r: kdf.blockSize,
    p: kdf.parallelization,
    maxmem: 256 * kdf.cost * kdf.blockSize,
  };
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, KEY_BYTES * 2, options, (error, derived) => {
      if (error) reject(error);
      else resolve({ wrap: derived.subarray(0, KEY_BYTES), sign: derived.subarray(KEY_BYTES) });
    });
  });
}

function wrap(key: Buffer, secret: Buffer): z.output<typeof WrappedSchema> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const data = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), data: data.toString('base64') };
}

/** Null when the key is wrong. */
function unwrap(key: Buffer, wrapped: z.output<typeof WrappedSchema>): Buffer | null {
  const data = Buffer.from(wrapped.data, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(wrapped.nonce, 'base64'));
  decipher.setAuthTag(data.subarray(data.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(data.subarray(0, data.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

export interface UserKeys {
  /** The workspace's root key. */
  readonly rootKey: Buffer;
  /** Ed25519 private key, PKCS #8 DER. */
  readonly signingKey: Buffer;
}

export interface NewSlot {
  readonly slot: Slot;
  /** Ed25519 public key, SPKI DER. */
  readonly publicKey: Buffer;
}

/** Makes a user's slot with a fresh signing key. */
export async function createSlot(
  userId: string,
  name: string,
  password: string,
  rootKey: Buffer,
  kdf: Kdf,
): Promise<NewSlot> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return {
    slot: await makeSlot(userId, name, password, { rootKey, signingKey: privateKey }, kdf),
    publicKey,
  };
}

/** Wraps known keys for a (new) password. */
export async function makeSlot(
  userId: string,
  name: string,
  password: string,
  keys: UserKeys,
  kdf: Kdf,
): Promise<Slot> {
  const salt = randomBytes(SALT_BYTES);
  const derived = await derive(password, salt, kdf);
  return {
    userId,
    name,
    salt: salt.toString('base64'),
    key: wrap(derived.wrap, keys.rootKey),
    signing: wrap(derived.sign, keys.signingKey),
  };
}

/** @throws AppError wrong-password, not-found */
export async function openSlot(file: KeyFile, userId: string, password: string): Promise<UserKeys> {
  const slot = file.slots.find((candidate) => candidate.userId === userId);
  if (!slot) throw new AppError('not-found');
  const derived = await derive(password, Buffer.from(slot.salt, 'base64'), file.kdf);
  const rootKey = unwrap(derived.wrap, slot.key);
  const signingKey = unwrap(derived.sign, slot.signing);
  if (rootKey === null || signingKey === null) throw new AppError('wrong-password');
  return { rootKey, signingKey };
}

/** 25 characters in five groups, 125 bits. */
export function makeRecoveryCode(): string {
  const groups = Array.from({ length: CODE_GROUPS }, () =>
    Array.from({ length: CODE_GROUP_LENGTH }, () =>
      CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length)),
    ).join(''),
  );
  return groups.join('-');
}

function normaliseCode(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

export async function wrapForRecovery(code: string, rootKey: Buffer, kdf: Kdf): Promise<KeyFile['recovery']> {
  const salt = randomBytes(SALT_BYTES);
  const derived = await derive(normaliseCode(code), salt, kdf);
  return { salt: salt.toString('base64'), key: wrap(derived.wrap, rootKey) };
}

/** @throws AppError wrong-recovery-code */
export async function openRecovery(file: KeyFile, code: string): Promise<Buffer> {
  const derived = await derive(normaliseCode(code), Buffer.from(file.recovery.salt, 'base64'), file.kdf);
  const rootKey = unwrap(derived.wrap, file.recovery.key);
  if (rootKey === null) throw new AppError('wrong-recovery-code');
  return rootKey;
}

/** People of the workspace. */
import {
  type Profile,
  ProfileSchema,
  USER_ROLES,
  type UserRole,
} from '../../../shared/contract/workspace.ts';
import type { Db } from './open.ts';

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly UserRole[];
  readonly profile: Profile;
  /** Ed25519, SPKI DER. */
  readonly publicKey: Buffer;
  readonly createdAt: string;
}

interface Raw {
  id: string;
  name: string;
  roles: string;
  profile: string;
  public_key: Buffer;
  created_at: string;
}

function typed(raw: Raw): UserRow {
  return {
    id: raw.id,
    name: raw.name,
    roles: raw.roles
      .split(',')
      .filter((role): role is UserRole => (USER_ROLES as readonly string[]).includes(role)),
    profile: ProfileSchema.parse(JSON.parse(raw.profile)),
    publicKey: raw.public_key,
    createdAt: raw.created_at,
  };
}

export function userStore(db: Db) {
  const all = db.prepare<[], Raw>('SELECT * FROM users ORDER BY created_at, id');
  const one = db.prepare<[string], Raw>('SELECT * FROM users WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO users (id, name, roles, profile, public_key, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const profile = db.prepare('UPDATE users SET profile = ? WHERE id = ?');
  const key = db.prepare('UPDATE users SET public_key = ? WHERE id = ?');
  return {
    list: (): UserRow[] => all.all().map(typed),
    get: (id: string): UserRow | null => {
      const raw = one.get(id);
      return raw ? typed(raw) : null;
    },
    add: (user: UserRow): void => {
      insert.run(
        user.id,
        user.name,
        user.roles.join(','),
        JSON.stringify(user.profile),
        user.publicKey,
        user.createdAt,
      );
    },
    setProfile: (id: string, value: Profile): void => {
      profile.run(JSON.stringify(value), id);
    },
    setPublicKey: (id: string, publicKey: Buffer): void => {
      key.run(publicKey, id);
    },
  };
}

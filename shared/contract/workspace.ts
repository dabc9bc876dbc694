/** The workspace, its people, who is signed in, and what they have typed and not yet sent. */
import * as z from 'zod';
import { command, query } from './define.ts';

export const USER_ROLES = ['office', 'reviewer'] as const;
export type UserRole = (typeof USER_ROLES)[number];

const Password = z.string().min(8).max(200);
const Name = z.string().trim().min(1).max(60);

export const ProfileSchema = z.object({
  /** Present unit, as its files name it. */
  unit: z.string().trim().max(80),
  formerUnits: z.array(z.string().trim().min(1).max(80)).max(20),
  /** 执法证号, 警号, 工号. */
  certNos: z.array(z.string().trim().min(1).max(40)).max(10),
  /** Resident identity number; empty when not given. */
  idNo: z.string().trim().max(18),
});
export type Profile = z.output<typeof ProfileSchema>;

export const UserSchema = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(USER_ROLES)),
  unit: z.string(),
  createdAt: z.string(),
});
export type User = z.output<typeof UserSchema>;

export const SessionSchema = z.object({
  user: UserSchema,
  profile: ProfileSchema,
  workspaceName: z.string(),
  holdsClassified: z.boolean(),
});
export type Session = z.output<typeof SessionSchema>;

export const WorkspaceStatusSchema = z.object({
  state: z.enum(['none', 'locked', 'open']),
  name: z.string().nullable(),
  /** Names to choose from at sign-in. */
  users: z.array(z.object({ id: z.string(), name: z.string() })),
  /** After an unclean end: what the check of the database said. */
  lastEnd: z.enum(['clean', 'unclean-checked']).nullable(),
});
export type WorkspaceStatus = z.output<typeof WorkspaceStatusSchema>;

export const workspace = {
  'workspace.status': query(z.object({}), WorkspaceStatusSchema),
  /** Creates the workspace with its first user (office and reviewer). The recovery code is shown once. */
  'workspace.create': command(
    z.object({
      /** Token of a picked folder; null for the default place. */
      folder: z.string().nullable(),
      name: Name,
      userName: Name,
      unit: z.string().trim().max(80),
      password: Password,
      holdsClassified: z.boolean(),
    }),
    z.object({ recoveryCode: z.string(), session: SessionSchema }),
  ),
  /** Opens another workspace folder; it is then locked until somebody signs in. */
  'workspace.choose': command(z.object({ folder: z.string() }), WorkspaceStatusSchema),
  /** Fails: wrong-password, locked (too many tries), workspace-damaged, workspace-open-elsewhere. */
  'session.signIn': command(z.object({ userId: z.string(), password: z.string().max(200) }), SessionSchema),
  'session.signOut': command(z.object({}), z.object({})),
  'session.current': query(z.object({}), SessionSchema.nullable()),
  /** Sets a new password with the recovery code; gives a new code, the old one is void. */
  'session.recover': command(
    z.object({ userId: z.string(), recoveryCode: z.string().max(200), newPassword: Password }),
    z.object({ recoveryCode: z.string(), session: SessionSchema }),
  ),
  'session.changePassword': command(
    z.object({ password: z.string().max(200), newPassword: Password }),
    z.object({}),
  ),
  'users.list': query(z.object({}), z.array(UserSchema)),
  /** Office only. */
  'users.create': command(
    z.object({
      name: Name,
      roles: z.array(z.enum(USER_ROLES)).min(1),
      password: Password,
      profile: ProfileSchema,
    }),
    UserSchema,
  ),
  /** One's own profile; the office may change anybody's. */
  'users.updateProfile': command(z.object({ userId: z.string(), profile: ProfileSchema }), z.object({})),
  'users.profile': query(z.object({ userId: z.string() }), ProfileSchema),
  /** Text somebody is typing, saved while it is typed; empty text removes it. */
  'drafts.save': command(
    z.object({ key: z.string().max(200), text: z.string().max(100_000) }),
    z.object({ savedAt: z.string() }),
  ),
  'drafts.load': query(
    z.object({ prefix: z.string().max(200) }),
    z.array(z.object({ key: z.string(), text: z.string(), savedAt: z.string() })),
  ),
  'audit.list': query(
    z.object({ before: z.number().int().positive().nullable(), limit: z.number().int().min(1).max(500) }),
    z.array(
      z.object({
        seq: z.number(),
        at: z.string(),
        user: z.string(),
        action: z.string(),
        subject: z.string().nullable(),
        details: z.record(z.string(), z.union([z.string(), z.number()])),
        hash: z.string(),
      }),
    ),
  ),
  /** Recomputes the hash chain. */
  'audit.verify': query(
    z.object({}),
    z.object({
      entries: z.number(),
      intact: z.boolean(),
      firstBroken: z.number().nullable(),
      head: z.string(),
    }),
  ),
} as const;

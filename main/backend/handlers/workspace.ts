/** Workspace, session and people. */
import type { Handlers } from '../../../shared/contract/define.ts';
import type {
  workspace as contract,
  Session,
  User,
  WorkspaceStatus,
} from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Context, requireOffice, storeOf, userOf, write } from '../context.ts';
import { newId } from '../store/rows.ts';
import type { UserRow } from '../store/users.ts';

function userView(row: UserRow): User {
  return {
    id: row.id,
    name: row.name,
    roles: [...row.roles],
    unit: row.profile.unit,
    createdAt: row.createdAt,
  };
}

function sessionView(context: Context): Session {
  const row = userOf(context);
  const { name, holdsClassified } = context.host.info();
  return { user: userView(row), profile: row.profile, workspaceName: name, holdsClassified };
}

function status(context: Context): WorkspaceStatus {
  const { state, file, wasUnclean } = context.host.status();
  return {
    state,
    name: file?.name ?? null,
    users: (file?.slots ?? []).map((slot) => ({ id: slot.userId, name: slot.name })),
    lastEnd: wasUnclean === null ? null : wasUnclean ? 'unclean-checked' : 'clean',
  };
}

/** Signing in and out changes what every query answers. */
function sessionChanged(context: Context): void {
  context.emit('changed', { subjects: ['*'] });
}

export const workspaceHandlers: Handlers<typeof contract, Context> = {
  'workspace.status': (context) => status(context),
  'workspace.create': async (context, input) => {
    const folder = input.folder === null ? null : context.picks.path(input.folder);
    const profile = { unit: input.unit, formerUnits: [], certNos: [], idNo: '' };
    const recoveryCode = await context.host.create(folder, input.name, input.holdsClassified, {
      name: input.userName,
      roles: ['office', 'reviewer'],
      password: input.password,
      profile,
    });
    sessionChanged(context);
    return { recoveryCode, session: sessionView(context) };
  },
  'workspace.choose': (context, input) => {
    context.host.choose(context.picks.path(input.folder));
    sessionChanged(context);
    return status(context);
  },
  'session.signIn': async (context, input) => {
    await context.host.signIn(input.userId, input.password);
    write(context, { action: 'session.signIn', changed: ['*'] }, () => {});
    return sessionView(context);
  },
  'session.signOut': (context) => {
    write(context, { action: 'session.signOut', changed: [] }, () => {});
    context.host.signOut();
    sessionChanged(context);
    return {};
  },
  'session.current': (context) => (context.host.signedIn() === null ? null : sessionView(context)),
  'session.recover': async (context, input) => {
    const { code, publicKey } = await context.host.recover(
      input.userId,
      input.recoveryCode,
      input.newPassword,
    );
    write(context, { action: 'session.recover', changed: ['*'] }, (store) =>
      store.users.setPublicKey(input.userId, publicKey),
    );
    context.host.refreshUser();
    return { recoveryCode: code, session: sessionView(context) };
  },
  'session.changePassword': async (context, input) => {
    await context.host.changePassword(userOf(context).id, input.password, input.newPassword);
    write(context, { action: 'session.changePassword', changed: [] }, () => {});
    return {};
  },
  'users.list': (context) => storeOf(context).users.list().map(userView),
  'users.create': async (context, input) => {
    requireOffice(context);
    if (
      storeOf(context)
        .users.list()
        .some((user) => user.name === input.name)
    )
      throw new AppError('conflict');
    const id = newId();
    const publicKey = await context.host.addSlot(id, input.name, input.password);
    return write(
      context,
      { action: 'users.create', subject: id, changed: ['users', 'workspace'] },
      (store, at) => {
        const row: UserRow = {
          id,
          name: input.name,
          roles: input.roles,
          profile: input.profile,
          publicKey,
          createdAt: at,
        };
        store.users.add(row);
        return userView(row);
      },
    );
  },
  'users.updateProfile': (context, input) => {
    if (input.userId !== userOf(context).id) requireOffice(context);
    if (storeOf(context).users.get(input.userId) === null) throw new AppError('not-found');
    write(
      context,
      {
        action: 'users.updateProfile',
        subject: input.userId,
        changed: ['users', 'session', 'recusal', 'cases'],
      },
      (store) => store.users.setProfile(input.userId, input.profile),
    );
    context.host.refreshUser();
    return {};
  },
  'users.profile': (context, input) => {
    if (input.userId !== userOf(context).id) requireOffice(context);
    const user = storeOf(context).users.get(input.userId);
    if (user === null) throw new AppError('not-found');
    return user.profile;
  },
  // Drafts are no acts: they are saved many times a minute and leave no entry in the log.
  'drafts.save': (context, input) => {
    const savedAt = context.now();
    const store = storeOf(context);
    store.transaction(() => store.drafts.save(userOf(context).id, input.key, input.text, savedAt));
    return { savedAt };
  },
  'drafts.load': (context, input) => storeOf(context).drafts.load(userOf(context).id, input.prefix),
  'audit.list': (context, input) => {
    requireOffice(context);
    return storeOf(context)
      .audit.list(input.before, input.limit)
      .map((row) => ({
        seq: row.seq,
        at: row.at,
        user: row.userName,
        action: row.action,
        subject: row.subject,
        details: { ...row.details },
        hash: row.hash,
      }));
  },
  'audit.verify': (context) => {
    requireOffice(context);
    const { entries, firstBroken, head } = storeOf(context).audit.verify();
    return { entries, firstBroken, head, intact: firstBroken === null };
  },
};

/** What the caches hold when somebody comes or goes: nothing of one user's is shown to the next. */
import type { QueryClient } from '@tanstack/react-query';
import type { Session, WorkspaceStatus } from '../../shared/contract/workspace.ts';

const KEPT = new Set(['workspace.status', 'session.current', 'shell.about']);

function forget(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey: [name] }) => typeof name !== 'string' || !KEPT.has(name) });
}

export function noteSignedIn(client: QueryClient, status: WorkspaceStatus, session: Session): void {
  forget(client);
  client.setQueryData(['session.current', {}], session);
  client.setQueryData(['workspace.status', {}], { ...status, name: session.workspaceName, state: 'open' });
  void client.invalidateQueries({ queryKey: ['workspace.status'] });
}

export function noteSignedOut(client: QueryClient): void {
  client.setQueryData(['session.current', {}], null);
  void client.invalidateQueries({ queryKey: ['workspace.status'] }).then(() => forget(client));
}

/** Wires the backend's events to the window's caches. */
import type { QueryClient } from '@tanstack/react-query';
import type { EventPayload } from '../../shared/contract/events.ts';
import { noteProgress } from './jobs.ts';
import { workbench } from './transport.ts';

/** Pages never change once stored: reading them again would only flicker. */
const FIXED = 'pages.get';

function makeStale(client: QueryClient, isStale: (name: string) => boolean): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => typeof name === 'string' && name !== FIXED && isStale(name),
  });
}

/** @returns stops listening */
export function listen(client: QueryClient, onRestart: () => void): () => void {
  return workbench().on(({ name, payload }) => {
    if (name === 'changed') {
      const { subjects } = payload as EventPayload<'changed'>;
      makeStale(client, (query) => subjects.some((subject) => subject === '*' || query.startsWith(subject)));
    } else if (name === 'job.progress') {
      noteProgress(payload as EventPayload<'job.progress'>);
    } else if (name === 'backend.restarted') {
      makeStale(client, () => true);
      onRestart();
    }
  });
}

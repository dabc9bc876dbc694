/** React-query over the contract: keys are [name, input], made stale by the backend's `changed` events. */
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { In, Out } from '../../shared/contract/index.ts';
import type { CallError } from './call-error.ts';
import { failureOf } from './call-error.ts';
import { type CommandName, call, type QueryName } from './client.ts';
import { saveBegins, saveEnds, saveRefused } from './saved.ts';

export function createQueryClient(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: { ...always, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
      mutations: always,
    },
  });
}

/** A query of the contract; refetched when the backend says its subject changed. */
export function useCall<K extends QueryName>(
  name: K,
  input: In<K>,
  options?: {
    readonly enabled?: boolean;
    /** Milliseconds the answer is kept when nobody shows it any more; five minutes unless told. */
    readonly keepMs?: number;
  },
) {
  return useQuery<Out<K>, CallError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options?.enabled ?? true,
    ...(options?.keepMs === undefined ? {} : { gcTime: options.keepMs }),
  });
}

/** Commands that write nothing of the user's: no "saved" is said for them. */
const SILENT = /^(shell|session|imports|ocr\.(pause|resume|skip|retry))(\.|$)/;

/** Sends a command and tells the status line what became of it. */
export async function send<K extends CommandName>(name: K, input: In<K>): Promise<Out<K>> {
  if (SILENT.test(name)) return call(name, input);
  saveBegins();
  try {
    const value = await call(name, input);
    saveEnds(null);
    return value;
  } catch (error) {
    saveRefused(failureOf(error));
    throw error;
  }
}

/** A command of the contract as a mutation. */
export function useCommand<K extends CommandName>(name: K, onDone?: (value: Out<K>, input: In<K>) => void) {
  return useMutation<Out<K>, CallError, In<K>>({
    mutationFn: (input) => send(name, input),
    onSuccess: (value, input) => onDone?.(value, input),
  });
}

/** Puts what a command answered in the place of the query that shows it, so that the screen follows at once. */
export function useReplace(): <K extends QueryName>(name: K, input: In<K>, value: Out<K>) => void {
  const client = useQueryClient();
  return useCallback(
    (name, input, value) => {
      client.setQueryData([name, input], value);
    },
    [client],
  );
}

/** Typed calls to the backend: a refused one throws a {@link CallError}. */
import type { CallName, In, Out, WindowContract } from '../../shared/contract/index.ts';
import { CallError } from './call-error.ts';
import { workbench } from './transport.ts';

type NamesOf<Kind> = { [K in CallName]: WindowContract[K]['kind'] extends Kind ? K : never }[CallName];
export type QueryName = NamesOf<'query'>;
export type CommandName = NamesOf<'command'>;

export async function call<K extends CallName>(name: K, input: In<K>): Promise<Out<K>> {
  const reply = await workbench().call(name, input);
  if (!reply.ok) throw new CallError(reply.error);
  return reply.value as Out<K>;
}

/** Address of a page (1-based) of a stored file as a picture so many pixels wide. */
export function pictureUrl(fileId: string, page: number, width: number): string {
  return new URL(`/picture/${encodeURIComponent(fileId)}/${page}/${width}`, window.location.href).href;
}

/** Address of a stored file's bytes. */
export function fileUrl(fileId: string): string {
  return new URL(`/file/${encodeURIComponent(fileId)}`, window.location.href).href;
}

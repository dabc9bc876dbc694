/** How the contract between window and backend is written down: names, inputs, outputs; types and guards come from it. */
import type * as z from 'zod';
import type { Failure } from '../errors.ts';

/** Reads; changes nothing. */
export interface Query<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'query';
  readonly input: I;
  readonly output: O;
}

/** Changes; one transaction, one entry in the audit log. */
export interface Command<I extends z.ZodType, O extends z.ZodType> {
  readonly kind: 'command';
  readonly input: I;
  readonly output: O;
}

export type Entry = Query<z.ZodType, z.ZodType> | Command<z.ZodType, z.ZodType>;
export type Contract = Readonly<Record<string, Entry>>;

export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Query<I, O> {
  return { kind: 'query', input, output };
}

export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Command<I, O> {
  return { kind: 'command', input, output };
}

/** What a caller gives. */
export type In<C extends Contract, K extends keyof C> = z.input<C[K]['input']>;
/** What a handler is given, parsed. */
export type Parsed<C extends Contract, K extends keyof C> = z.output<C[K]['input']>;
/** What a caller gets. */
export type Out<C extends Contract, K extends keyof C> = z.output<C[K]['output']>;

/** Handlers of a contract: a missing, misspelt or wrongly returning one does not compile. */
export type Handlers<C extends Contract, Context> = {
  readonly [K in keyof C]: (context: Context, input: Parsed<C, K>) => Out<C, K> | Promise<Out<C, K>>;
};

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** What travels between the shell and the backend process. */
export interface RequestMessage {
  readonly type: 'call';
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}
export interface ReplyMessage {
  readonly type: 'reply';
  readonly id: number;
  readonly reply: Reply<unknown>;
}
export interface EventMessage {
  readonly type: 'event';
  readonly name: string;
  readonly payload: unknown;
}
/** Paths the user picked in a native dialog or dropped: the window knows them by token only. */
export interface PickMessage {
  readonly type: 'pick';
  readonly token: string;
  readonly path: string;
}
/** A stored file's bytes for `app://file/<id>`. */
export interface BytesRequestMessage {
  readonly type: 'bytes';
  readonly id: number;
  readonly fileId: string;
}
/** A page of a stored file as a JPEG, for `app://picture/<id>/<page>/<width>`. */
export interface PictureRequestMessage {
  readonly type: 'picture';
  readonly id: number;
  readonly fileId: string;
  /** 1-based. */
  readonly page: number;
  /** Pixels. */
  readonly width: number;
}
export interface BytesReplyMessage {
  readonly type: 'bytes-reply';
  readonly id: number;
  readonly reply: Reply<{ readonly bytes: Uint8Array; readonly mime: string }>;
}
export interface CloseMessage {
  readonly type: 'close';
}
export type ToBackend =
  | RequestMessage
  | PickMessage
  | BytesRequestMessage
  | PictureRequestMessage
  | CloseMessage;
export type FromBackend =
  | ReplyMessage
  | EventMessage
  | BytesReplyMessage
  | { readonly type: 'ready' }
  | { readonly type: 'closed' };

/** The whole contract. */
import { cases } from './cases.ts';
import { conclusions } from './conclusions.ts';
import type { In as InOf, Out as OutOf } from './define.ts';
import { findings } from './findings.ts';
import { ocr } from './ocr.ts';
import { outline } from './outline.ts';
import { recusal } from './recusal.ts';
import { reviews } from './reviews.ts';
import { scoring } from './scoring.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { workspace } from './workspace.ts';

/** What the backend answers. */
export const backendContract = {
  ...workspace,
  ...reviews,
  ...cases,
  ...recusal,
  ...findings,
  ...ocr,
  ...scoring,
  ...conclusions,
  ...search,
  ...outline,
} as const;
/** What the shell answers itself. */
export const shellContract = shell;
/** What the window may call. */
export const contract = { ...backendContract, ...shellContract } as const;

export type BackendContract = typeof backendContract;
export type WindowContract = typeof contract;
export type CallName = keyof WindowContract;
export type In<K extends CallName> = InOf<WindowContract, K>;
export type Out<K extends CallName> = OutOf<WindowContract, K>;

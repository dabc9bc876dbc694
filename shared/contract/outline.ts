/** The outline of a case, corrected by hand: where documents begin, what they are, in which order they stand. */
import * as z from 'zod';
import { command, query } from './define.ts';

const DocumentOnly = { caseId: z.string(), documentId: z.string() };
/** The document to show now. */
const Shown = z.object({ documentId: z.string() });

export const outline = {
  /** Every kind of document there is, by code and name. */
  'outline.kinds': query(z.object({}), z.array(z.object({ code: z.string(), name: z.string() }))),
  /** Another document begins on this page of the file. */
  'outline.split': command(z.object({ ...DocumentOnly, page: z.number().int().positive() }), Shown),
  /** The document that follows in the same file is a part of this one. Fails: invalid when none follows there. */
  'outline.merge': command(z.object(DocumentOnly), Shown),
  'outline.rename': command(z.object({ ...DocumentOnly, title: z.string().trim().min(1).max(120) }), Shown),
  /** Null: of no known kind. */
  'outline.retype': command(z.object({ ...DocumentOnly, kind: z.string().nullable() }), Shown),
  /** Puts a document at this place among all of the case, the first being 0. */
  'outline.move': command(z.object({ ...DocumentOnly, to: z.number().int().nonnegative() }), Shown),
} as const;

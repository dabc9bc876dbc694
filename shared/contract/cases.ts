/** Case files: import, list, documents and pages. */
import * as z from 'zod';
import { CivilDateSchema } from '../model/civil-date.ts';
import { PageDrawingSchema } from '../model/drawing.ts';
import { FILE_FORMATS, type Page } from '../model/page.ts';
import { command, query } from './define.ts';

export const CLEARANCES = ['not-checked', 'ask', 'awaiting-decision', 'declare', 'clear', 'blocked'] as const;
export type Clearance = (typeof CLEARANCES)[number];

export const CaseSummarySchema = z.object({
  id: z.string(),
  reviewId: z.string(),
  title: z.string(),
  caseNo: z.string().nullable(),
  cause: z.string().nullable(),
  organ: z.string().nullable(),
  files: z.number().int(),
  pages: z.number().int(),
  /** For the signed-in user. */
  clearance: z.enum(CLEARANCES),
  findings: z.object({
    veto: z.number(),
    error: z.number(),
    flaw: z.number(),
    hint: z.number(),
    open: z.number(),
  }),
  assessed: z.number().int(),
  applicable: z.number().int(),
  total: z.number().nullable(),
  grade: z.string().nullable(),
  determination: z.enum(['pass', 'flawed', 'wrong']).nullable(),
  conclusion: z.enum(['none', 'draft', 'signed', 'sealed']),
  importedAt: z.string(),
});
export type CaseSummary = z.output<typeof CaseSummarySchema>;

/** One file's fate in an import. */
export const FileResultSchema = z.object({
  file: z.string(),
  ok: z.boolean(),
  pages: z.number().int(),
  /** Failure code, when not ok. */
  code: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const ClassifiedMarkSchema = z.object({
  file: z.string(),
  page: z.number().int(),
  mark: z.string(),
  quote: z.string(),
});

export const ImportResultSchema = z.object({
  jobId: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'classified']),
  cases: z.array(z.object({ caseId: z.string(), title: z.string() })),
  files: z.array(FileResultSchema),
  /** Secrecy marks found: nothing was stored when the workspace may not hold such papers. */
  classified: z.array(ClassifiedMarkSchema),
  error: z
    .object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
});
export type ImportResult = z.output<typeof ImportResultSchema>;

export const DocumentInfoSchema = z.object({
  id: z.string(),
  fileId: z.string(),
  file: z.string(),
  format: z.enum(FILE_FORMATS),
  title: z.string(),
  kind: z.string().nullable(),
  kindName: z.string().nullable(),
  /** 0–1: how sure the kind is, and what it was told by. */
  confidence: z.number(),
  reason: z
    .object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  date: CivilDateSchema.nullable(),
  fromPage: z.number().int(),
  toPage: z.number().int(),
  textSource: z.enum(['native', 'ocr', 'mixed', 'none']),
});
export type DocumentInfo = z.output<typeof DocumentInfoSchema>;

export const TimelineEventSchema = z.object({
  kind: z.string(),
  date: CivilDateSchema,
  documentId: z.string(),
  page: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
});

export const LimitViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  verdict: z.enum(['within', 'near', 'over', 'undetermined']),
  reason: z.string().nullable(),
  from: CivilDateSchema.nullable(),
  to: CivilDateSchema.nullable(),
  due: CivilDateSchema.nullable(),
  used: z.number().nullable(),
  allowed: z.number(),
  unit: z.string(),
  papers: z.array(z.string()),
});

export const CaseDetailSchema = z.object({
  summary: CaseSummarySchema,
  documents: z.array(DocumentInfoSchema),
  timeline: z.array(TimelineEventSchema),
  limits: z.array(LimitViewSchema),
  undetermined: z.array(z.object({ fact: z.string(), reason: z.string() })),
});
export type CaseDetail = z.output<typeof CaseDetailSchema>;

/** Pages travel as they are: the backend made them, and their shape is checked where they are read. */
export const PageSchema = z.custom<Page>(
  (value) => typeof value === 'object' && value !== null && 'layout' in value,
);

export const cases = {
  /** Imports picked folders or files into a review: a folder is a case, a folder of folders a batch. */
  'imports.start': command(
    z.object({
      reviewId: z.string(),
      picks: z.array(z.string()).min(1),
      /** Somebody was shown the secrecy marks and the workspace may hold such papers. */
      acceptClassified: z.boolean().optional(),
    }),
    z.object({ jobId: z.string() }),
  ),
  'imports.cancel': command(z.object({ jobId: z.string() }), z.object({})),
  'imports.result': query(z.object({ jobId: z.string() }), ImportResultSchema),
  'cases.list': query(z.object({ reviewId: z.string() }), z.array(CaseSummarySchema)),
  /** Fails with clearance-needed or recused before the gate is passed. */
  'cases.get': query(z.object({ caseId: z.string() }), CaseDetailSchema),
  /** What is drawn on a page of a stored file that the window draws itself (OFD). Fails as cases.get. */
  'pages.drawing': query(
    z.object({ fileId: z.string(), page: z.number().int().positive() }),
    PageDrawingSchema,
  ),
  'pages.get': query(z.object({ documentId: z.string(), page: z.number().int().positive() }), PageSchema),
} as const;

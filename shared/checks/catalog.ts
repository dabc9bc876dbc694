/** The catalogue of errors a program can look for (`resources/checks/catalog.json`). */
import * as z from 'zod';
import { SEVERITIES } from '../model/finding.ts';

const CheckEntrySchema = z.strictObject({
  code: z.string().regex(/^E\d{3}$/),
  name: z.string().min(1),
  severity: z.enum(SEVERITIES),
  /** The word of the review practice for it. */
  gravity: z.enum(['瑕疵', '错误', '严重', '否决', '否决候选', '提示', '错误候选']),
  category: z.string(),
  level: z.enum(['full', 'heuristic', 'assist']),
  detect: z.string(),
  legalBasis: z.string(),
  /** The articles of `legalBasis` that stand in the library, by full title. */
  basis: z.array(z.strictObject({ law: z.string(), articles: z.array(z.number().int()).min(1) })),
  example: z.string().optional(),
  guards: z.string().optional(),
});
export type CheckEntry = z.output<typeof CheckEntrySchema>;

export const CheckCatalogSchema = z.strictObject({
  schema: z.literal('case-review/checks@1'),
  source: z.string(),
  checks: z.array(CheckEntrySchema),
  /** Words in a paper that say a time limit was prolonged or stopped. */
  clockMentions: z.array(z.string()),
});

export interface CheckCatalog {
  readonly entry: (code: string) => CheckEntry;
  readonly entries: readonly CheckEntry[];
  readonly clockMentions: readonly RegExp[];
}

export function createCatalog(data: z.output<typeof CheckCatalogSchema>): CheckCatalog {
  const byCode = new Map(data.checks.map((entry) => [entry.code, entry]));
  return {
    entries: data.checks,
    entry: (code) => {
      const entry = byCode.get(code);
      if (!entry) throw new Error(`Unknown check: ${code}`);
      return entry;
    },
    clockMentions: data.clockMentions.map((pattern) => new RegExp(pattern)),
  };
}

/** Demo cases as text (`resources/demo/<case>/case.json`): the program makes the files from them, so that no binary is kept. */
import * as z from 'zod';
import { CivilDateSchema } from '../../../shared/model/civil-date.ts';

const BlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['title', 'center', 'p', 'left', 'right', 'header', 'footer']),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('table'), rows: z.array(z.array(z.string())).min(1) }),
]);
export type DemoBlock = z.output<typeof BlockSchema>;

const DemoDocumentSchema = z.strictObject({
  file: z.string().regex(/\.(docx|pdf)$/),
  blocks: z.array(BlockSchema).min(1),
});
export type DemoDocument = z.output<typeof DemoDocumentSchema>;

export const DemoCaseSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  organ: z.string(),
  caseNo: z.string(),
  caseType: z.string(),
  documents: z.array(DemoDocumentSchema).min(1),
});
export type DemoCase = z.output<typeof DemoCaseSchema>;

const Day = CivilDateSchema.nullable().optional();

/** The answer key of a demo case: what a check must find, what it must not, and the facts. */
export const DemoAnswersSchema = z.strictObject({
  clean: z.boolean(),
  facts: z.strictObject({
    caseNo: z.string(),
    cause: z.string(),
    organ: z.string(),
    parties: z.array(z.strictObject({ name: z.string(), idNo: z.string().nullable() })),
    officers: z.array(z.strictObject({ name: z.string(), certNo: z.string().nullable() })),
    dates: z.strictObject({
      filed: Day,
      preserved: Day,
      preservationHandled: Day,
      notified: Day,
      decided: Day,
      served: Day,
      closed: Day,
    }),
    fine: z.number().nullable(),
  }),
  planted: z.array(
    z.strictObject({
      rule: z.string(),
      file: z.string(),
      quote: z.string(),
      why: z.string(),
      suggestion: z.strictObject({ law: z.string(), article: z.number() }).nullable(),
    }),
  ),
  traps: z.array(
    z.strictObject({
      file: z.string(),
      quote: z.string(),
      why: z.string(),
      rulesThatWouldBeWrong: z.array(z.string()),
    }),
  ),
});
export type DemoAnswers = z.output<typeof DemoAnswersSchema>;

/** The questions of the recusal declaration, as data (`resources/recusal/declaration.json`). */
import * as z from 'zod';

export const DeclarationSchema = z.strictObject({
  schema: z.literal('case-review/declaration@1'),
  source: z.string(),
  questions: z.array(z.strictObject({ id: z.string(), text: z.string(), bars: z.boolean() })).min(1),
});
export type Declaration = z.output<typeof DeclarationSchema>;

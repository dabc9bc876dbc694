/** Reviews (案卷评查) and the rubrics they are scored by. */
import * as z from 'zod';
import { CivilDateSchema } from '../model/civil-date.ts';
import { RubricSchema } from '../rubric/schema.ts';
import { command, query } from './define.ts';

export const ReviewSchema = z.object({
  id: z.string(),
  name: z.string(),
  periodFrom: CivilDateSchema,
  periodTo: CivilDateSchema,
  /** Unit under review. */
  unit: z.string(),
  rubricId: z.string(),
  rubricName: z.string(),
  rubricVersion: z.string(),
  cases: z.number().int(),
  concluded: z.number().int(),
  isDemo: z.boolean(),
  createdAt: z.string(),
});
export type Review = z.output<typeof ReviewSchema>;

export const RubricSummarySchema = z.object({
  /** Id of this stored version. */
  id: z.string(),
  rubricId: z.string(),
  name: z.string(),
  version: z.string(),
  caseTypes: z.array(z.string()),
  items: z.number().int(),
  mode: z.enum(['deduct', 'levels']),
  shipped: z.boolean(),
  /** In use by a review: cannot change any more. */
  locked: z.boolean(),
});
export type RubricSummary = z.output<typeof RubricSummarySchema>;

export const RubricIssueSchema = z.object({
  path: z.string(),
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const reviews = {
  'reviews.list': query(z.object({}), z.array(ReviewSchema)),
  'reviews.get': query(z.object({ reviewId: z.string() }), ReviewSchema),
  /** Office only. The rubric is locked by it. */
  'reviews.create': command(
    z
      .object({
        name: z.string().trim().min(1).max(80),
        periodFrom: CivilDateSchema,
        periodTo: CivilDateSchema,
        unit: z.string().trim().min(1).max(80),
        rubricId: z.string(),
      })
      .refine((input) => input.periodFrom <= input.periodTo, {
        path: ['periodTo'],
        message: 'period ends before it begins',
      }),
    ReviewSchema,
  ),
  /** Makes the shipped demo review with its cases; a job reports progress. */
  'reviews.openDemo': command(z.object({}), z.object({ jobId: z.string().nullable(), reviewId: z.string() })),
  'rubrics.list': query(z.object({}), z.array(RubricSummarySchema)),
  'rubrics.get': query(z.object({ id: z.string() }), RubricSchema),
  /** Office only. A faulty file is not stored; `issues` say what is wrong where. */
  'rubrics.import': command(
    z.object({ file: z.string() }),
    z.object({ rubric: RubricSummarySchema.nullable(), issues: z.array(RubricIssueSchema) }),
  ),
} as const;

/** Reviews and rubrics. */
import { createHash } from 'node:crypto';
import type { Handlers } from '../../../shared/contract/define.ts';
import type { reviews as contract, Review, RubricSummary } from '../../../shared/contract/reviews.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Context, requireOffice, requireReview, storeOf, userOf, write } from '../context.ts';
import { openDemoReview } from '../demo/demo-review.ts';
import { readRubricFile } from '../rubric-file.ts';
import type { ReviewRow, RubricRow } from '../store/reviews.ts';
import { newId } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

export function rubricSummary(row: RubricRow): RubricSummary {
  return {
    id: row.id,
    rubricId: row.rubric.id,
    name: row.rubric.name,
    version: row.rubric.version,
    caseTypes: row.rubric.caseTypes,
    items: row.rubric.groups.reduce((sum, group) => sum + group.items.length, 0),
    mode: row.rubric.scoring.mode,
    shipped: row.shipped,
    locked: row.inUse,
  };
}

function reviewView(store: Store, row: ReviewRow): Review {
  const rubric = store.reviews.rubric(row.rubricId);
  if (!rubric) throw new AppError('workspace-damaged');
  return {
    id: row.id,
    name: row.name,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    unit: row.unit,
    rubricId: row.rubricId,
    rubricName: rubric.rubric.name,
    rubricVersion: rubric.rubric.version,
    cases: row.cases,
    concluded: row.concluded,
    isDemo: row.isDemo,
    createdAt: row.createdAt,
  };
}

export const reviewHandlers: Handlers<typeof contract, Context> = {
  'reviews.list': (context) => {
    const store = storeOf(context);
    return store.reviews.reviews().map((row) => reviewView(store, row));
  },
  'reviews.get': (context, input) => reviewView(storeOf(context), requireReview(context, input.reviewId)),
  'reviews.create': (context, input) => {
    requireOffice(context);
    if (storeOf(context).reviews.rubric(input.rubricId) === null) throw new AppError('not-found');
    const id = newId();
    return write(
      context,
      { action: 'reviews.create', subject: id, changed: ['reviews', 'rubrics'] },
      (store, at) => {
        store.reviews.addReview({
          ...input,
          id,
          isDemo: false,
          createdBy: userOf(context).id,
          createdAt: at,
        });
        return reviewView(store, requireReview(context, id));
      },
    );
  },
  'reviews.openDemo': (context) => openDemoReview(context),
  'rubrics.list': (context) => storeOf(context).reviews.rubrics().map(rubricSummary),
  'rubrics.get': (context, input) => {
    const row = storeOf(context).reviews.rubric(input.id);
    if (!row) throw new AppError('not-found');
    return row.rubric;
  },
  'rubrics.import': (context, input) => {
    requireOffice(context);
    const parsed = readRubricFile(context.picks.path(input.file));
    if (!parsed.ok)
      return {
        rubric: null,
        issues: parsed.issues.map((issue) => ({ ...issue, details: { ...issue.details } })),
      };
    const { rubric } = parsed;
    const hash = createHash('sha256').update(JSON.stringify(rubric)).digest('hex');
    const known = storeOf(context).reviews.rubricByHash(hash);
    if (known) return { rubric: rubricSummary(known), issues: [] };
    const id = newId();
    return write(
      context,
      {
        action: 'rubrics.import',
        subject: id,
        details: { rubric: rubric.id, version: rubric.version },
        changed: ['rubrics'],
      },
      (store, at) => {
        store.reviews.addRubric(id, rubric, hash, false, at);
        const row = store.reviews.rubric(id);
        return { rubric: row ? rubricSummary(row) : null, issues: [] };
      },
    );
  },
};

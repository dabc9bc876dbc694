/** The demo review: made-up cases, imported through the same pipeline as real ones. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { asCivilDate } from '../../../shared/model/civil-date.ts';
import { type Context, requireOffice, storeOf, userOf, write } from '../context.ts';
import { importCases } from '../import/import-job.ts';
import { newId } from '../store/rows.ts';
import { writeDemoCases } from './demo-cases.ts';

const DEMO = {
  name: '演示评查（虚构案卷）',
  periodFrom: asCivilDate('2019-01-01'),
  periodTo: asCivilDate('2024-12-31'),
  unit: '多家单位（演示）',
  rubric: 'cn-penalty-100',
} as const;

/** Makes the demo review, or gives the one that is there. */
export function openDemoReview(context: Context): { jobId: string | null; reviewId: string } {
  const store = storeOf(context);
  const known = store.reviews.reviews().find((review) => review.isDemo);
  if (known && known.cases > 0) return { jobId: null, reviewId: known.id };
  requireOffice(context);
  const rubric = store.reviews.rubrics().find((row) => row.shipped && row.rubric.id === DEMO.rubric);
  if (!rubric) throw new AppError('not-found');
  const reviewId = known?.id ?? newId();
  if (!known) {
    write(
      context,
      { action: 'reviews.openDemo', subject: reviewId, changed: ['reviews', 'rubrics'] },
      (own, at) =>
        own.reviews.addReview({
          id: reviewId,
          name: DEMO.name,
          periodFrom: DEMO.periodFrom,
          periodTo: DEMO.periodTo,
          unit: DEMO.unit,
          rubricId: rubric.id,
          isDemo: true,
          createdBy: userOf(context).id,
          createdAt: at,
        }),
    );
  }
  const jobId = context.jobs.start('demo', async (handle) => {
    // Made-up files may lie in a temp folder: there is nothing in them to protect.
    const folder = mkdtempSync(join(tmpdir(), 'case-review-demo-'));
    try {
      await writeDemoCases(folder);
      return await importCases(context, { reviewId, paths: [folder], acceptClassified: false }, handle);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return { jobId, reviewId };
}

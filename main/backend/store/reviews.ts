/** Reviews and rubrics. */
import type { CivilDate } from '../../../shared/model/civil-date.ts';
import { parseRubric, type Rubric } from '../../../shared/rubric/schema.ts';
import type { Db } from './open.ts';

export interface RubricRow {
  readonly id: string;
  readonly rubric: Rubric;
  readonly hash: string;
  readonly shipped: boolean;
  readonly inUse: boolean;
  readonly createdAt: string;
}

export interface ReviewRow {
  readonly id: string;
  readonly name: string;
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  readonly unit: string;
  readonly rubricId: string;
  readonly isDemo: boolean;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly cases: number;
  readonly concluded: number;
}

interface RawRubric {
  id: string;
  body: string;
  hash: string;
  shipped: number;
  created_at: string;
  uses: number;
}
interface RawReview {
  id: string;
  name: string;
  period_from: CivilDate;
  period_to: CivilDate;
  unit: string;
  rubric_id: string;
  is_demo: number;
  created_by: string;
  created_at: string;
  cases: number;
  concluded: number;
}

function typedRubric(raw: RawRubric): RubricRow {
  const parsed = parseRubric(JSON.parse(raw.body));
  if (!parsed.ok) throw new Error(`Stored rubric ${raw.id} does not parse`);
  return {
    id: raw.id,
    rubric: parsed.rubric,
    hash: raw.hash,
    shipped: raw.shipped === 1,
    inUse: raw.uses > 0,
    createdAt: raw.created_at,
  };
}

function typedReview(raw: RawReview): ReviewRow {
  return {
    id: raw.id,
    name: raw.name,
    periodFrom: raw.period_from,
    periodTo: raw.period_to,
    unit: raw.unit,
    rubricId: raw.rubric_id,
    isDemo: raw.is_demo === 1,
    createdBy: raw.created_by,
    createdAt: raw.created_at,
    cases: raw.cases,
    concluded: raw.concluded,
  };
}

const RUBRIC = `SELECT r.*, (SELECT count(*) FROM reviews WHERE rubric_id = r.id) AS uses FROM rubrics r`;
const REVIEW = `SELECT r.*, (SELECT count(*) FROM cases WHERE review_id = r.id) AS cases,
  (SELECT count(DISTINCT c.id) FROM cases c JOIN conclusions k ON k.case_id = c.id WHERE c.review_id = r.id AND k.state = 'sealed') AS concluded
  FROM reviews r`;

export function reviewStore(db: Db) {
  const rubrics = db.prepare<[], RawRubric>(`${RUBRIC} ORDER BY r.shipped DESC, r.created_at, r.id`);
  const rubric = db.prepare<[string], RawRubric>(`${RUBRIC} WHERE r.id = ?`);
  const rubricByHash = db.prepare<[string], RawRubric>(`${RUBRIC} WHERE r.hash = ?`);
  const addRubric = db.prepare(
    'INSERT INTO rubrics (id, rubric_id, version, name, hash, body, shipped, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const reviews = db.prepare<[], RawReview>(`${REVIEW} ORDER BY r.created_at DESC, r.id DESC`);
  const review = db.prepare<[string], RawReview>(`${REVIEW} WHERE r.id = ?`);
  const addReview = db.prepare(
    'INSERT INTO reviews (id, name, period_from, period_to, unit, rubric_id, is_demo, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    rubrics: (): RubricRow[] => rubrics.all().map(typedRubric),
    rubric: (id: string): RubricRow | null => {
      const raw = rubric.get(id);
      return raw ? typedRubric(raw) : null;
    },
    rubricByHash: (hash: string): RubricRow | null => {
      const raw = rubricByHash.get(hash);
      return raw ? typedRubric(raw) : null;
    },
    addRubric: (id: string, body: Rubric, hash: string, shipped: boolean, createdAt: string): void => {
      addRubric.run(
        id,
        body.id,
        body.version,
        body.name,
        hash,
        JSON.stringify(body),
        shipped ? 1 : 0,
        createdAt,
      );
    },
    reviews: (): ReviewRow[] => reviews.all().map(typedReview),
    review: (id: string): ReviewRow | null => {
      const raw = review.get(id);
      return raw ? typedReview(raw) : null;
    },
    addReview: (row: Omit<ReviewRow, 'cases' | 'concluded'>): void => {
      addReview.run(
        row.id,
        row.name,
        row.periodFrom,
        row.periodTo,
        row.unit,
        row.rubricId,
        row.isDemo ? 1 : 0,
        row.createdBy,
        row.createdAt,
      );
    },
  };
}

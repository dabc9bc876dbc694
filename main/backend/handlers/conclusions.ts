/** Conclusion, signatures, exports. */
import { createPrivateKey, sign as signBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { conclusions as contract } from '../../../shared/contract/conclusions.ts';
import type { Handlers } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/errors.ts';
import { conclusionFor, conclusionView, unfinishedOf } from '../conclusion.ts';
import {
  type Context,
  requireClearance,
  requireOffice,
  requireReview,
  storeOf,
  userOf,
  write,
} from '../context.ts';
import { flawedList } from '../reports/flawed-list.ts';
import { flawedListXlsx } from '../reports/flawed-list-xlsx.ts';
import { reviewFormData } from '../reports/review-form.ts';
import { reviewFormDocx } from '../reports/review-form-docx.ts';
import { buildSeal, sealHash } from '../seal.ts';
import { readSheet } from '../sheet.ts';
import { newId } from '../store/rows.ts';
import { writeFileAtomic } from '../workspace/atomic-file.ts';

const STALE = ['conclusions', 'scoring', 'cases', 'reviews'] as const;

async function signatureOf(context: Context, password: string, hash: string): Promise<Buffer> {
  const keys = await context.host.keysFor(userOf(context).id, password);
  const key = createPrivateKey({ key: keys.signingKey, format: 'der', type: 'pkcs8' });
  return signBytes(null, Buffer.from(hash, 'hex'), key);
}

export const conclusionHandlers: Handlers<typeof contract, Context> = {
  'conclusions.get': (context, input) => conclusionView(context, requireClearance(context, input.caseId)),

  'conclusions.save': (context, input) => {
    const row = requireClearance(context, input.caseId);
    const user = userOf(context);
    const known = storeOf(context).conclusions.get(row.id, user.id);
    if (known !== null && known.state !== 'draft') throw new AppError('sealed');
    write(
      context,
      {
        action: 'conclusions.save',
        subject: row.id,
        details: { determination: input.determination ?? '' },
        changed: STALE,
      },
      (store, at) =>
        store.conclusions.put({
          caseId: row.id,
          userId: user.id,
          state: 'draft',
          determination: input.determination,
          determinationReason: input.determinationReason,
          opinion: input.opinion,
          seal: null,
          sealHash: null,
          createdAt: known?.createdAt ?? at,
        }),
    );
    return conclusionView(context, row);
  },

  'conclusions.sign': async (context, input) => {
    const row = requireClearance(context, input.caseId);
    const user = userOf(context);
    const store = storeOf(context);
    const conclusion = store.conclusions.get(row.id, user.id);
    if (conclusion === null || conclusion.determination === null) throw new AppError('reason-needed');
    if (conclusion.state !== 'draft') throw new AppError('sealed');
    const [blocking] = unfinishedOf(context, row, readSheet(store, row, user.id), conclusion, user.id).filter(
      (entry) => entry.blocks,
    );
    if (blocking)
      throw new AppError(
        blocking.code === 'evidence-missing'
          ? 'evidence-needed'
          : blocking.code === 'findings-open'
            ? 'conflict'
            : 'reason-needed',
      );
    const seal = JSON.stringify(buildSeal(store, row, user, conclusion, context.now()));
    const hash = sealHash(seal);
    const signature = await signatureOf(context, input.password, hash);
    // While the password was checked nothing may have changed.
    if (JSON.stringify(buildSeal(store, row, user, conclusion, JSON.parse(seal).signedAt as string)) !== seal)
      throw new AppError('conflict');
    const state = conclusion.determination === 'wrong' ? 'signed' : 'sealed';
    write(
      context,
      {
        action: 'conclusions.sign',
        subject: row.id,
        details: { determination: conclusion.determination, seal: hash },
        changed: STALE,
      },
      (own, at) => {
        own.conclusions.put({ ...conclusion, state, seal, sealHash: hash });
        own.conclusions.sign({
          id: newId(),
          caseId: row.id,
          userId: user.id,
          signerId: user.id,
          kind: 'reviewer',
          sealHash: hash,
          signature,
          createdAt: at,
        });
      },
    );
    return conclusionView(context, row);
  },

  'conclusions.countersign': async (context, input) => {
    const row = requireClearance(context, input.caseId);
    const user = userOf(context);
    const { ownerId, conclusion } = conclusionFor(context, row);
    if (conclusion === null || conclusion.state !== 'signed' || conclusion.sealHash === null)
      throw new AppError('not-found');
    if (ownerId === user.id) throw new AppError('second-signature-needed');
    const hash = conclusion.sealHash;
    const signature = await signatureOf(context, input.password, hash);
    write(
      context,
      { action: 'conclusions.countersign', subject: row.id, details: { seal: hash }, changed: STALE },
      (own, at) => {
        own.conclusions.put({ ...conclusion, state: 'sealed' });
        own.conclusions.sign({
          id: newId(),
          caseId: row.id,
          userId: ownerId,
          signerId: user.id,
          kind: 'second',
          sealHash: hash,
          signature,
          createdAt: at,
        });
      },
    );
    return conclusionView(context, row);
  },

  'conclusions.withdraw': (context, input) => {
    const row = requireClearance(context, input.caseId);
    const user = userOf(context);
    const conclusion = storeOf(context).conclusions.get(row.id, user.id);
    if (conclusion === null || conclusion.state !== 'signed')
      throw new AppError(conclusion?.state === 'sealed' ? 'sealed' : 'not-found');
    write(
      context,
      {
        action: 'conclusions.withdraw',
        subject: row.id,
        details: { seal: conclusion.sealHash ?? '' },
        changed: STALE,
      },
      (store) => {
        store.conclusions.clearSignatures(row.id, user.id);
        store.conclusions.put({ ...conclusion, state: 'draft', seal: null, sealHash: null });
      },
    );
    return conclusionView(context, row);
  },

  'reports.reviewForm': async (context, input) => {
    const row = requireClearance(context, input.caseId);
    const target = context.picks.path(input.target);
    const bytes = await reviewFormDocx(reviewFormData(context, row));
    writeFileAtomic(target, bytes);
    write(
      context,
      { action: 'reports.reviewForm', subject: row.id, details: { bytes: bytes.length }, changed: [] },
      () => {},
    );
    return { name: basename(target), bytes: bytes.length };
  },

  'reports.flawedList': async (context, input) => {
    requireOffice(context);
    const review = requireReview(context, input.reviewId);
    const target = context.picks.path(input.target);
    const rows = flawedList(storeOf(context), review.id);
    const bytes = await flawedListXlsx(review.name, rows);
    writeFileAtomic(target, bytes);
    write(
      context,
      { action: 'reports.flawedList', subject: review.id, details: { rows: rows.length }, changed: [] },
      () => {},
    );
    return { name: basename(target), bytes: bytes.length, rows: rows.length };
  },
};

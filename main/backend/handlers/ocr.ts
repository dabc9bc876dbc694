/** Scanned pages: the queue of OCR, and corrections by hand. */
import type { Handlers } from '../../../shared/contract/define.ts';
import type { ocr as contract } from '../../../shared/contract/ocr.ts';
import { AppError } from '../../../shared/errors.ts';
import { type LineCorrection, withCorrections } from '../../../shared/model/line-correction.ts';
import { type Context, requireCase, requireClearance, storeOf, userOf, write } from '../context.ts';
import { RECHECK_STALE, recheckStored } from '../recheck.ts';
import { newId } from '../store/rows.ts';

export const ocrHandlers: Handlers<typeof contract, Context> = {
  'ocr.status': (context) => context.ocr.status(),
  'ocr.pause': (context) => {
    write(context, { action: 'ocr.pause', changed: ['ocr'] }, (store) => store.scans.setPaused(true));
    context.ocr.interrupt();
    return {};
  },
  'ocr.resume': (context) => {
    write(context, { action: 'ocr.resume', changed: ['ocr'] }, (store) => store.scans.setPaused(false));
    return {};
  },
  'ocr.skip': (context, { caseId }) => {
    requireCase(context, caseId);
    write(context, { action: 'ocr.skip', subject: caseId, changed: ['ocr'] }, (store) =>
      store.scans.move('waiting', 'skipped', caseId),
    );
    context.ocr.interrupt();
    return {};
  },
  'ocr.retry': (context, { caseId }) => {
    requireCase(context, caseId);
    write(context, { action: 'ocr.retry', subject: caseId, changed: ['ocr'] }, (store) => {
      store.scans.move('skipped', 'waiting', caseId);
      store.scans.move('failed', 'waiting', caseId);
    });
    return {};
  },
  'ocr.correctLine': (context, input) => {
    const document = storeOf(context).cases.document(input.documentId);
    if (!document || input.page < document.fromPage || input.page > document.toPage)
      throw new AppError('not-found');
    const { id: caseId } = requireClearance(context, document.caseId);
    const file = storeOf(context).cases.file(document.fileId);
    const page = storeOf(context).cases.page(document.fileId, input.page);
    if (!file || page?.layout !== 'fixed' || page.textSource !== 'ocr') throw new AppError('not-found');
    const line = page.lines[input.line];
    if (!line || page.text.slice(line.start, line.end) !== input.seen) throw new AppError('conflict');
    const text = input.text.replace(/\s+/g, ' ').trim();
    const correction: LineCorrection = { box: line.box, text };
    const corrected = withCorrections(page, [correction]);
    const user = userOf(context);
    write(
      context,
      {
        action: 'ocr.correctLine',
        subject: caseId,
        details: { page: input.page, line: input.line },
        changed: [...RECHECK_STALE],
      },
      (store, at) => {
        store.scans.putCorrection(newId(), file.sha256, input.page, correction, user.id, at);
        store.scans.setPage(document.fileId, corrected);
        recheckStored(store, caseId, at);
      },
    );
    return corrected;
  },
};

/** Corrections of the outline: each is one step of the case's history, after which the case is checked again. */
import type { Handlers } from '../../../shared/contract/define.ts';
import type { outline as contract } from '../../../shared/contract/outline.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OutlineEdit } from '../../../shared/facts/splitting/outline.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { type Context, storeOf, userOf, write } from '../context.ts';
import { vocabulary } from '../facts/vocabulary.ts';
import { RECHECK_STALE, recheckStored } from '../recheck.ts';
import { requireOpenSheet } from '../sheet-change.ts';
import type { DocumentRow } from '../store/documents.ts';
import { newId } from '../store/rows.ts';

interface Asked {
  readonly caseId: string;
  readonly documentId: string;
}

type Change = Partial<Omit<OutlineEdit, 'fileId' | 'page'>>;
type Put = (place: Pick<OutlineEdit, 'fileId' | 'page'>, change: Change) => void;

/** @throws AppError not-found for a document of another case */
function documentOf(context: Context, { caseId, documentId }: Asked): DocumentRow {
  requireOpenSheet(context, caseId);
  const row = storeOf(context).documents.get(documentId);
  if (row?.caseId !== caseId) throw new AppError('not-found');
  return row;
}

function placeOf({ fileId, fromPage }: DocumentRow): Pick<OutlineEdit, 'fileId' | 'page'> {
  return { fileId, page: fromPage };
}

/** One step: the edits, and the case checked again, all or nothing. @throws AppError sealed, recused … */
function edit(
  context: Context,
  caseId: string,
  note: { readonly action: string; readonly label: string },
  change: (put: Put) => void,
): void {
  requireOpenSheet(context, caseId);
  const user = userOf(context);
  write(
    context,
    { action: note.action, subject: caseId, changed: [...RECHECK_STALE, 'outline'] },
    (store, at) => {
      const known = new Map(
        store.documents.edits(caseId).map((row) => [`${row.fileId}:${row.page}`, row] as const),
      );
      store.history.record(caseId, user.id, note.label, at, (touch) =>
        change(({ fileId, page }, changed) => {
          const none = { boundary: null, kind: null, title: null, rank: null } as const;
          const row = known.get(`${fileId}:${page}`) ?? { id: newId(), caseId, fileId, page, ...none };
          touch('outline_edits', row.id);
          store.documents.putEdit({ ...row, ...changed }, at);
        }),
      );
      recheckStored(store, caseId, at);
    },
  );
}

export const outlineHandlers: Handlers<typeof contract, Context> = {
  'outline.kinds': (context) => {
    userOf(context);
    return vocabulary().types.map(({ code, name }) => ({ code, name }));
  },

  'outline.split': (context, input) => {
    const row = documentOf(context, input);
    if (input.page <= row.fromPage || input.page > row.toPage) throw new AppError('invalid');
    const note = { action: 'outline.split', label: zh('undo.outline.split', { title: row.title }) };
    const place = { fileId: row.fileId, page: input.page };
    edit(context, row.caseId, note, (put) => put(place, { boundary: 'start' }));
    return { documentId: `${row.fileId}:${input.page}` };
  },

  'outline.merge': (context, input) => {
    const row = documentOf(context, input);
    const next = storeOf(context)
      .documents.list(row.caseId)
      .find((each) => each.fileId === row.fileId && each.fromPage === row.toPage + 1);
    if (!next) throw new AppError('invalid');
    const note = { action: 'outline.merge', label: zh('undo.outline.merge', { title: row.title }) };
    edit(context, row.caseId, note, (put) => put(placeOf(next), { boundary: 'joined' }));
    return { documentId: row.id };
  },

  'outline.rename': (context, input) => {
    const row = documentOf(context, input);
    const note = { action: 'outline.rename', label: zh('undo.outline.rename', { title: row.title }) };
    edit(context, row.caseId, note, (put) => put(placeOf(row), { boundary: 'start', title: input.title }));
    return { documentId: row.id };
  },

  'outline.retype': (context, input) => {
    const row = documentOf(context, input);
    const isKnown = input.kind === null || vocabulary().types.some((type) => type.code === input.kind);
    if (!isKnown) throw new AppError('invalid');
    const note = { action: 'outline.retype', label: zh('undo.outline.retype', { title: row.title }) };
    edit(context, row.caseId, note, (put) =>
      put(placeOf(row), { boundary: 'start', kind: input.kind ?? '' }),
    );
    return { documentId: row.id };
  },

  'outline.move': (context, input) => {
    const row = documentOf(context, input);
    const others = storeOf(context)
      .documents.list(row.caseId)
      .filter((each) => each.id !== row.id);
    const order = others.toSpliced(Math.min(input.to, others.length), 0, row);
    const note = { action: 'outline.move', label: zh('undo.outline.move', { title: row.title }) };
    edit(context, row.caseId, note, (put) => {
      order.forEach((each, rank) => put(placeOf(each), { boundary: 'start', rank }));
    });
    return { documentId: row.id };
  },
};

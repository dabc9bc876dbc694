/** The score sheet. */
import type { Handlers } from '../../../shared/contract/define.ts';
import type { scoring as contract, SheetView } from '../../../shared/contract/scoring.ts';
import { AppError } from '../../../shared/errors.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import type { Rubric } from '../../../shared/rubric/schema.ts';
import { type Context, requireClearance, storeOf, userOf, write } from '../context.ts';
import { RECHECK_STALE, recheckStored } from '../recheck.ts';
import { findItem, findOption, findVeto } from '../rubric-places.ts';
import { readSheet, rubricOf } from '../sheet.ts';
import {
  addDeduction,
  addEvidence,
  anchorOf,
  changeSheet,
  removeDeduction,
  requireOpenSheet,
  SHEET_STALE,
} from '../sheet-change.ts';
import { newId } from '../store/rows.ts';
import type { DeductionRow } from '../store/sheets.ts';

/** The gate comes before anything is looked up: who is barred is told so, not what there is. */
function rubricFor(context: Context, caseId: string): Rubric {
  return rubricOf(storeOf(context), requireClearance(context, caseId)).rubric;
}

/** A deduction of the signed-in user's own sheet. @throws AppError recused, clearance-needed, not-found */
function ownDeduction(context: Context, caseId: string, deductionId: string): DeductionRow {
  requireClearance(context, caseId);
  const row = storeOf(context).sheets.deduction(deductionId);
  if (!row || row.caseId !== caseId || row.userId !== userOf(context).id) throw new AppError('not-found');
  return row;
}

const NEW = {
  optionId: null,
  level: null,
  affectsOutcome: false,
  count: 1,
  note: '',
  findingId: null,
} as const;

/** One step back or forward. What it changes in the outline has the case checked again. */
function step(context: Context, caseId: string, way: 'undo' | 'redo'): SheetView {
  const row = requireOpenSheet(context, caseId);
  const user = userOf(context);
  const changed = [...new Set([...SHEET_STALE, ...RECHECK_STALE])];
  write(context, { action: `scoring.${way}`, subject: row.id, changed }, (store, at) => {
    const { tables } = store.history[way](row.id, user.id);
    if (tables.has('outline_edits')) recheckStored(store, row.id, at);
  });
  return readSheet(storeOf(context), row, user.id);
}

export const scoringHandlers: Handlers<typeof contract, Context> = {
  'scoring.sheet': (context, input) =>
    readSheet(storeOf(context), requireClearance(context, input.caseId), userOf(context).id),

  'scoring.deduct': (context, input) => {
    const { item, option } = findOption(rubricFor(context, input.caseId), input.itemId, input.optionId);
    const user = userOf(context);
    const label = zh('undo.deduct', { name: item.name });
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.deduct', label, details: { option: option.id } },
      (store, touch, at) => {
        const anchors = input.selection === null ? [] : [anchorOf(store, input.caseId, input.selection)];
        const known = store.sheets
          .deductions(input.caseId, user.id)
          .find((row) => row.optionId === option.id);
        if (!known) {
          addDeduction(
            store,
            touch,
            {
              ...NEW,
              caseId: input.caseId,
              userId: user.id,
              kind: 'option',
              itemId: item.id,
              optionId: option.id,
              createdAt: at,
            },
            anchors,
          );
          return;
        }
        if (option.per !== undefined) {
          touch('deductions', known.id);
          store.sheets.putDeduction({ ...known, count: known.count + 1 });
        }
        for (const anchor of anchors) addEvidence(store, touch, known.id, anchor, at);
      },
    );
  },

  'scoring.setCount': (context, input) => {
    const row = ownDeduction(context, input.caseId, input.deductionId);
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.setCount', label: zh('undo.count'), details: { count: input.count } },
      (store, touch) => {
        touch('deductions', row.id);
        store.sheets.putDeduction({ ...row, count: input.count });
      },
    );
  },

  'scoring.setNote': (context, input) => {
    const row = ownDeduction(context, input.caseId, input.deductionId);
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.setNote', label: zh('undo.note') },
      (store, touch) => {
        touch('deductions', row.id);
        store.sheets.putDeduction({ ...row, note: input.note });
      },
    );
  },

  'scoring.remove': (context, input) => {
    const row = ownDeduction(context, input.caseId, input.deductionId);
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.remove', label: zh('undo.remove'), details: { item: row.itemId } },
      (store, touch) => removeDeduction(store, touch, row.id, row.userId),
    );
  },

  'scoring.setLevel': (context, input) => {
    const item = findItem(rubricFor(context, input.caseId), input.itemId);
    if ('deductions' in item) throw new AppError('invalid');
    const user = userOf(context);
    const label = zh('undo.level', { name: item.name });
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.setLevel', label, details: { item: item.id, level: input.level ?? 'none' } },
      (store, touch, at) => {
        const known = store.sheets
          .deductions(input.caseId, user.id)
          .find((row) => row.kind === 'level' && row.itemId === item.id);
        if (input.level === null) {
          if (known) removeDeduction(store, touch, known.id, user.id);
          return;
        }
        const anchors = input.selection === null ? [] : [anchorOf(store, input.caseId, input.selection)];
        const given = { level: input.level, affectsOutcome: input.affectsOutcome };
        if (!known) {
          addDeduction(
            store,
            touch,
            {
              ...NEW,
              ...given,
              caseId: input.caseId,
              userId: user.id,
              kind: 'level',
              itemId: item.id,
              createdAt: at,
            },
            anchors,
          );
          return;
        }
        touch('deductions', known.id);
        store.sheets.putDeduction({ ...known, ...given });
        for (const anchor of anchors) addEvidence(store, touch, known.id, anchor, at);
      },
    );
  },

  'scoring.veto': (context, input) => {
    const veto = findVeto(rubricFor(context, input.caseId), input.vetoId);
    const user = userOf(context);
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.veto', label: zh('undo.veto'), details: { veto: veto.id } },
      (store, touch, at) => {
        if (
          store.sheets
            .deductions(input.caseId, user.id)
            .some((row) => row.kind === 'veto' && row.itemId === veto.id)
        )
          throw new AppError('conflict');
        const anchors = input.selection === null ? [] : [anchorOf(store, input.caseId, input.selection)];
        addDeduction(
          store,
          touch,
          {
            ...NEW,
            caseId: input.caseId,
            userId: user.id,
            kind: 'veto',
            itemId: veto.id,
            note: input.reason,
            createdAt: at,
          },
          anchors,
        );
      },
    );
  },

  'scoring.attach': (context, input) => {
    const row = ownDeduction(context, input.caseId, input.deductionId);
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.attach', label: zh('undo.attach') },
      (store, touch, at) =>
        addEvidence(store, touch, row.id, anchorOf(store, input.caseId, input.selection), at),
    );
  },

  'scoring.detach': (context, input) => {
    requireClearance(context, input.caseId);
    const evidence = storeOf(context).sheets.oneEvidence(input.evidenceId);
    if (!evidence) throw new AppError('not-found');
    ownDeduction(context, input.caseId, evidence.deductionId);
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.detach', label: zh('undo.detach') },
      (store, touch) => {
        touch('evidence', evidence.id);
        store.sheets.removeEvidence(evidence.id);
      },
    );
  },

  'scoring.setFact': (context, input) => {
    const fact = rubricFor(context, input.caseId).facts.find((candidate) => candidate.id === input.factId);
    if (!fact) throw new AppError('not-found');
    const fits =
      fact.kind === 'yes-no'
        ? typeof input.value === 'boolean'
        : typeof input.value === 'string' && fact.choices.includes(input.value);
    if (!fits) throw new AppError('invalid');
    const user = userOf(context);
    const label = zh('undo.fact', { name: fact.label });
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.setFact', label, details: { fact: fact.id } },
      (store, touch, at) => {
        const known = store.sheets.facts(input.caseId, user.id).find((row) => row.factId === fact.id);
        const id = known?.id ?? newId();
        touch('sheet_facts', id);
        store.sheets.putFact(id, input.caseId, user.id, fact.id, input.value, at);
      },
    );
  },

  'scoring.markAssessed': (context, input) => {
    const rubric = rubricFor(context, input.caseId);
    for (const itemId of input.itemIds) findItem(rubric, itemId);
    const user = userOf(context);
    const details = { items: input.itemIds.length, assessed: input.assessed ? 1 : 0 };
    return changeSheet(
      context,
      input.caseId,
      { action: 'scoring.markAssessed', label: zh('undo.assessed'), details },
      (store, touch, at) => {
        const marks = new Map(
          store.sheets.assessed(input.caseId, user.id).map((row) => [row.itemId, row.id]),
        );
        for (const itemId of new Set(input.itemIds)) {
          const known = marks.get(itemId);
          if (input.assessed === (known !== undefined)) continue;
          const id = known ?? newId();
          touch('assessed_items', id);
          if (known === undefined) store.sheets.addAssessed(id, input.caseId, user.id, itemId, at);
          else store.sheets.removeAssessed(id);
        }
      },
    );
  },

  'scoring.undo': (context, input) => step(context, input.caseId, 'undo'),
  'scoring.redo': (context, input) => step(context, input.caseId, 'redo'),
};

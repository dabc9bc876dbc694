/** The recusal gate. */
import { createPrivateKey, sign as signBytes } from 'node:crypto';
import type { Handlers } from '../../../shared/contract/define.ts';
import {
  COMPARED,
  type recusal as contract,
  type Gate,
  type RecusalHit,
} from '../../../shared/contract/recusal.ts';
import type { Profile } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RecusalMatch } from '../../../shared/recusal/check.ts';
import { clearanceOf } from '../../../shared/recusal/clearance.ts';
import { type Declaration, DeclarationSchema } from '../../../shared/recusal/declaration.ts';
import { type Context, requireCase, requireOffice, storeOf, userOf, write } from '../context.ts';
import { actorsOf, matchesFor } from '../recusal-gate.ts';
import { readResource } from '../resources.ts';
import type { CaseRow } from '../store/cases.ts';
import type { RecusalState } from '../store/recusal.ts';

function declaration(): Declaration {
  return readResource('recusal/declaration.json', DeclarationSchema);
}

function hitView(match: RecusalMatch, state: RecusalState): RecusalHit {
  return {
    id: match.id,
    rule: match.rule,
    strength: match.strength,
    person: match.person,
    roles: [...match.roles],
    matched: match.matched,
    value: match.value,
    where: match.where.map((anchor) => ({ file: anchor.file, page: anchor.page, quote: anchor.quote })),
    answer: state.answers.get(match.id) ?? null,
  };
}

function comparedOf({ certNos, idNo, unit, formerUnits }: Profile): Gate['searched']['compared'] {
  return COMPARED.filter((what) => {
    if (what === 'certNo') return certNos.length > 0;
    return what === 'idNo' ? idNo !== '' : unit !== '' || formerUnits.length > 0;
  });
}

function gateOf(context: Context, row: CaseRow): Gate {
  const store = storeOf(context);
  const user = userOf(context);
  const state = store.recusal.state(row.id, user.id);
  const matches = matchesFor(store, row, user);
  const actors = actorsOf(store, row);
  const facts = store.cases.facts(row.id)?.facts;
  const { decision } = state;
  return {
    caseId: row.id,
    caseTitle: row.title,
    clearance: clearanceOf({
      matches,
      answers: state.answers,
      decision: decision?.decision ?? null,
      declaration: state.declaration,
    }),
    hits: matches.map((match) => hitView(match, state)),
    searched: {
      people: actors.people.length,
      roles: actors.people.reduce((sum, person) => sum + person.roles.length, 0),
      pages: facts?.pagesRead ?? 0,
      pagesWithoutText: facts?.pagesWithoutText ?? 0,
      compared: comparedOf(user.profile),
    },
    questions: declaration().questions,
    decision: decision
      ? {
          decision: decision.decision,
          reason: decision.reason,
          by: store.users.get(decision.decidedBy)?.name ?? '',
          at: decision.at,
        }
      : null,
    request: decision ? null : state.request,
    declaredAt: state.declaration?.at ?? null,
  };
}

const STALE = ['recusal', 'cases'] as const;

export const recusalHandlers: Handlers<typeof contract, Context> = {
  'recusal.gate': (context, input) => gateOf(context, requireCase(context, input.caseId)),
  'recusal.answer': (context, input) => {
    const row = requireCase(context, input.caseId);
    const user = userOf(context);
    const hit = matchesFor(storeOf(context), row, user).find((match) => match.id === input.hitId);
    if (hit?.strength !== 'ask') throw new AppError('not-found');
    // The same person is barred by R1, which nobody lifts: nor does the one it bars.
    const given = storeOf(context).recusal.state(row.id, user.id).answers.get(hit.id);
    if (given === 'same-person') throw new AppError('recused');
    write(
      context,
      {
        action: 'recusal.answer',
        subject: row.id,
        details: { hit: hit.rule, answer: input.answer },
        changed: STALE,
      },
      (store, at) => store.recusal.putAnswer(row.id, user.id, input.hitId, input.answer, at),
    );
    return gateOf(context, row);
  },
  'recusal.askDecision': (context, input) => {
    const row = requireCase(context, input.caseId);
    const user = userOf(context);
    write(context, { action: 'recusal.askDecision', subject: row.id, changed: STALE }, (store, at) =>
      store.recusal.putRequest(row.id, user.id, input.note, at),
    );
    return gateOf(context, row);
  },
  'recusal.pending': (context) => {
    const office = requireOffice(context);
    const store = storeOf(context);
    return store.recusal.openRequests().flatMap(({ caseId, userId, at }) => {
      // Nobody decides about oneself.
      if (userId === office.id) return [];
      const row = store.cases.get(caseId);
      const reviewer = store.users.get(userId);
      if (!row || !reviewer) return [];
      const state = store.recusal.state(caseId, userId);
      const hits = matchesFor(store, row, reviewer).map((match) => hitView(match, state));
      return [
        {
          caseId,
          caseTitle: row.title,
          reviewerId: userId,
          reviewer: reviewer.name,
          reviewerUnit: reviewer.profile.unit,
          hits,
          note: state.request?.note ?? '',
          askedAt: at,
        },
      ];
    });
  },
  'recusal.decide': (context, input) => {
    const office = requireOffice(context);
    const row = requireCase(context, input.caseId);
    const store = storeOf(context);
    const reviewer = store.users.get(input.reviewerId);
    if (!reviewer) throw new AppError('not-found');
    // Nobody decides on their own recusal, and R1 is nobody's to decide.
    if (reviewer.id === office.id) throw new AppError('forbidden');
    const matches = matchesFor(store, row, reviewer);
    if (
      matches.some((match) => match.strength === 'barred') ||
      !matches.some((match) => match.strength === 'decision')
    ) {
      throw new AppError('forbidden');
    }
    if (store.recusal.state(row.id, reviewer.id).decision !== null) throw new AppError('conflict');
    write(
      context,
      {
        action: 'recusal.decide',
        subject: row.id,
        details: { reviewer: reviewer.id, decision: input.decision },
        changed: STALE,
      },
      (own, at) => own.recusal.putDecision(row.id, reviewer.id, input.decision, input.reason, office.id, at),
    );
    return {};
  },
  'recusal.declare': async (context, input) => {
    const row = requireCase(context, input.caseId);
    const user = userOf(context);
    if (gateOf(context, row).clearance !== 'declare') throw new AppError('conflict');
    const { questions } = declaration();
    const answers = questions.map((question) => {
      const given = input.answers.find((answer) => answer.id === question.id);
      if (!given) throw new AppError('invalid', { question: question.id });
      return {
        id: question.id,
        text: question.text,
        yes: given.yes,
        detail: given.detail,
        bars: question.bars,
      };
    });
    const keys = await context.host.keysFor(user.id, input.password);
    const body = JSON.stringify({ caseId: row.id, userId: user.id, answers });
    const key = createPrivateKey({ key: keys.signingKey, format: 'der', type: 'pkcs8' });
    const signature = signBytes(null, Buffer.from(body), key);
    const barred = answers.some((answer) => answer.yes && answer.bars);
    write(
      context,
      { action: 'recusal.declare', subject: row.id, details: { barred: barred ? 1 : 0 }, changed: STALE },
      (store, at) => store.recusal.putDeclaration(row.id, user.id, body, barred, signature, at),
    );
    return gateOf(context, row);
  },
};

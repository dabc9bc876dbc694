/** Every call that reads or changes a case, with an input that would be right: none may be forgotten, the type sees to it. */
import type { In } from '../../shared/contract/define.ts';
import type { BackendContract } from '../../shared/contract/index.ts';

type CaseCall = Extract<
  keyof BackendContract,
  | 'cases.get'
  | 'pages.get'
  | 'ocr.correctLine'
  | 'reports.reviewForm'
  | 'search.case'
  | Exclude<Extract<keyof BackendContract, `outline.${string}`>, 'outline.kinds'>
  | `findings.${string}`
  | `scoring.${string}`
  | `conclusions.${string}`
>;

export interface CaseIds {
  readonly caseId: string;
  readonly documentId: string;
  readonly findingId: string;
  readonly deductionId: string;
  readonly evidenceId: string;
  /** A picked place to save to. */
  readonly target: string;
  readonly password: string;
}

export function caseCalls(ids: CaseIds): { readonly [K in CaseCall]: In<BackendContract, K> } {
  const { caseId, documentId, findingId, deductionId, password } = ids;
  const selection = { documentId, page: 1, start: 0, end: 2 };
  return {
    'cases.get': { caseId },
    'pages.get': { documentId, page: 1 },
    'ocr.correctLine': { documentId, page: 1, line: 0, seen: '', text: '' },
    'search.case': { caseId, text: '处罚' },
    'outline.split': { caseId, documentId, page: 2 },
    'outline.merge': { caseId, documentId },
    'outline.rename': { caseId, documentId, title: '文书' },
    'outline.retype': { caseId, documentId, kind: null },
    'outline.move': { caseId, documentId, to: 0 },
    'reports.reviewForm': { caseId, target: ids.target },
    'findings.list': { caseId },
    'findings.confirm': { findingId, booking: null },
    'findings.dismiss': { findingId, reason: '不成立' },
    'findings.later': { findingId },
    'findings.reopen': { findingId },
    'scoring.sheet': { caseId },
    'scoring.deduct': { caseId, itemId: 'A1', optionId: 'A1.1', selection },
    'scoring.setCount': { caseId, deductionId, count: 2 },
    'scoring.setNote': { caseId, deductionId, note: '说明' },
    'scoring.remove': { caseId, deductionId },
    'scoring.setLevel': { caseId, itemId: 'P101', level: 'flaw', affectsOutcome: false, selection: null },
    'scoring.veto': { caseId, vetoId: 'V01', reason: '主体违法', selection },
    'scoring.attach': { caseId, deductionId, selection },
    'scoring.detach': { caseId, evidenceId: ids.evidenceId },
    'scoring.setFact': { caseId, factId: 'fine', value: true },
    'scoring.markAssessed': { caseId, itemIds: ['A1'], assessed: true },
    'scoring.undo': { caseId },
    'scoring.redo': { caseId },
    'conclusions.get': { caseId },
    'conclusions.save': { caseId, determination: 'pass', determinationReason: '', opinion: '合格' },
    'conclusions.sign': { caseId, password },
    'conclusions.countersign': { caseId, password },
    'conclusions.withdraw': { caseId, reason: '需要补充' },
  };
}

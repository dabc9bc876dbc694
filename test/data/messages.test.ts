import { describe, expect, it } from 'vitest';
import { checkData } from '../../main/backend/checks.ts';
import type { LimitVerdict, UndeterminedReason } from '../../shared/deadline/overdue.ts';
import { FAILURE_CODES } from '../../shared/errors.ts';
import { EVENT_KINDS, ROLES } from '../../shared/facts/vocabulary.ts';
import { en } from '../../shared/i18n/en.ts';
import { format } from '../../shared/i18n/format.ts';
import { isMessageKey } from '../../shared/i18n/translate.ts';
import { domain } from '../../shared/i18n/zh-CN/domain.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { CITATION_STATUSES, type CitationStatus, type ReasonCode } from '../../shared/law/citation.ts';
import { SEVERITIES } from '../../shared/model/finding.ts';
import type { Determination, RubricIssueCode } from '../../shared/rubric/schema.ts';

/** Which verdicts a reason is given for; a reason left out does not compile. */
const REASONS: Readonly<Record<ReasonCode, readonly CitationStatus[]>> = {
  'law-unknown': [],
  'no-date': [],
  'number-in-force': [],
  'number-in-force-unchecked': [],
  'before-first-version': [],
  'content-is-earlier': ['superseded', 'old-law-may-apply'],
  'content-is-later': ['not-yet-in-force'],
  'number-only-earlier': ['superseded', 'old-law-may-apply'],
  'number-only-later': ['not-yet-in-force'],
  'beyond-last-article': ['no-such-article'],
  'beyond-paragraphs': ['no-such-article'],
  'law-repealed': ['repealed'],
  'law-repealed-old-facts': ['old-law-may-apply'],
  'law-not-yet': ['not-yet-in-force'],
  'earlier-version-named': ['old-law-may-apply'],
  'later-version-named': ['not-yet-in-force'],
  'companions-are-earlier': ['superseded'],
  'quotes-earlier-paper': ['old-law-may-apply'],
};

const CITATION_PARAMS = {
  law: '甲法',
  article: '第一条',
  date: '2023-05-06',
  version: '新',
  versionFrom: '2021-07-15',
  citedVersion: '旧',
};
const OPTIONAL_PARAMS = { citedTopic: '从轻', suggestion: '《甲法》第二条', topic: '从轻' };

const VERDICTS = Object.keys({ within: 0, near: 0, over: 0, undetermined: 0 } satisfies Record<
  LimitVerdict,
  0
>);
const UNDETERMINED = Object.keys({
  'start-missing': 0,
  'end-missing': 0,
  'clock-paper': 0,
  'clock-mentioned': 0,
  'unread-pages': 0,
  'calendar-missing': 0,
  'disputed-unit': 0,
  'time-missing': 0,
  condition: 0,
  'end-before-start': 0,
} satisfies Record<UndeterminedReason, 0>);
const ISSUES = Object.keys({
  'not-json': 0,
  shape: 0,
  'duplicate-id': 0,
  'unknown-fact': 0,
  'unknown-item': 0,
  'deduction-above-max': 0,
  'max-sum': 0,
  'grade-order': 0,
  'grade-floor': 0,
  'unknown-grade': 0,
  'choice-initial': 0,
} satisfies Record<RubricIssueCode, 0>);
const DETERMINATIONS = Object.keys({ pass: 0, flawed: 0, wrong: 0 } satisfies Record<Determination, 0>);

function sentence(key: string, params: Record<string, string | number>): string {
  expect(isMessageKey(key), key).toBe(true);
  return format((zhCN as Record<string, string>)[key] ?? '', params);
}

describe('every sentence a finding can produce is there', () => {
  const produced = Object.entries(REASONS).flatMap(([reason, statuses]) =>
    statuses.map((status) => `citation.${status}.${reason}`),
  );

  it.each(produced)('%s, with and without a topic and a suggestion', (key) => {
    for (const params of [
      { ...CITATION_PARAMS, citedTopic: '', suggestion: '', topic: '' },
      { ...CITATION_PARAMS, ...OPTIONAL_PARAMS },
    ]) {
      expect(sentence(key, params)).not.toMatch(/[{}[\]]|undefined/);
    }
  });

  it.each(Object.entries(REASONS).filter(([, statuses]) => statuses.length === 0))(
    'citation.reason.%s, for what is no finding',
    (reason) => {
      expect(sentence(`citation.reason.${reason}`, CITATION_PARAMS)).not.toMatch(/[{}[\]]/);
    },
  );

  it('of the time limits, in their units', () => {
    const params = {
      name: '办案期限',
      from: '2023-01-01',
      to: '2023-05-01',
      due: '2023-04-01',
      used: 120,
      allowed: 90,
      over: 30,
    };
    for (const unit of new Set(checkData().limits.map((limit) => limit.unit))) {
      for (const key of [`limit.over.${unit}`, `limit.how.${unit}`, `unit.${unit}`])
        expect(sentence(key, params)).not.toMatch(/[{}[\]]/);
    }
  });
});

describe('every word of the field has its Chinese', () => {
  it.each([
    ['citation.status', CITATION_STATUSES],
    ['severity', SEVERITIES],
    ['role', ROLES],
    ['event', EVENT_KINDS],
    ['error', FAILURE_CODES],
    ['limit.verdict', VERDICTS],
    ['limit.reason', UNDETERMINED],
    ['rubric.issue', ISSUES],
    ['determination', DETERMINATIONS],
  ] as const)('%s', (family, codes) => {
    expect(codes.map((code) => `${family}.${code}`).filter((key) => !isMessageKey(key))).toEqual([]);
  });

  it('and no sentence is empty or untidy', () => {
    const untidy = Object.entries(domain).filter(([, text]) => text.trim() !== text || text.length === 0);
    const broken = Object.entries(zhCN).filter(([, text]) => /\{\s|\s\}|\{\}|undefined|TODO/.test(text));
    expect({ untidy, broken }).toEqual({ untidy: [], broken: [] });
  });
});

describe('the English table', () => {
  it('has the same keys, and asks for nothing the Chinese does not have', () => {
    const params = (text: string): string[] =>
      [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].toSorted();
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zhCN).toSorted());
    const extra = Object.entries(en).filter(([key, text]) => {
      const known = params((zhCN as Record<string, string>)[key] ?? '');
      return params(text).some((name) => !known.includes(name));
    });
    expect(extra.map(([key]) => key)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { checkData } from '../../../main/backend/checks.ts';
import { batchCase } from '../../../shared/checks/batch-case.ts';
import { type BatchCase, batchFindings } from '../../../shared/checks/batch-findings.ts';
import { checkPapers, documentsOf, type Papers } from '../builders/case-file.ts';
import { ORDINARY, withWords } from '../builders/ordinary-case.ts';

const { catalog } = checkData();

function brought(id: string, papers: Papers): BatchCase {
  return batchCase(id, `案卷${id}`, documentsOf(papers), checkPapers(papers), checkData());
}

function found(...cases: readonly BatchCase[]): string[] {
  return batchFindings(cases, catalog).map(
    ({ caseId, finding }) => `${caseId} ${finding.severity} ${finding.rule}`,
  );
}

const FIRST = brought('1', ORDINARY);

/** Another case of the office: other party, days, number and words. */
function other(changes: Partial<BatchCase> = {}): BatchCase {
  return {
    ...FIRST,
    id: '2',
    title: '案卷2',
    party: '北岭县春和商行',
    presences: [],
    records: [],
    fine: null,
    number: null,
    ...changes,
  };
}

describe('across the cases of a batch', () => {
  it('finds nothing in cases that have nothing in common but the office', () => {
    expect(found(FIRST, other())).toEqual([]);
  });

  it('shows one certificate number under two names', () => {
    const certificates = FIRST.certificates.map((each) => ({
      ...each,
      name: each.name === '何清' ? '何青山' : each.name,
    }));
    expect(found(FIRST, other({ certificates }))).toEqual(['2 error E005']);
  });

  it('leaves numbers of two offices alone', () => {
    const certificates = FIRST.certificates.map((each) => ({ ...each, name: '何青山' }));
    expect(found(FIRST, other({ certificates, organ: '南平县农业农村局' }))).toEqual([]);
  });

  it('shows an officer in two places at one hour, and not one who came later', () => {
    const elsewhere = FIRST.presences
      .slice(0, 1)
      .map((each) => ({ ...each, paperId: 'other', place: '北岭县学府路3号春和商行' }));
    expect(found(FIRST, other({ presences: elsewhere }))).toEqual(['2 error E007']);
    const later = elsewhere.map((each) => ({ ...each, span: { ...each.span, from: 11 * 60, to: 12 * 60 } }));
    expect(found(FIRST, other({ presences: later }))).toEqual([]);
  });

  it('shows records copied with other names', () => {
    const long = FIRST.records.map((record) => ({
      ...record,
      text: `${record.text}${record.text.split('').toReversed().join('')}`,
    }));
    const copy = long.map((record) => ({ ...record, text: record.text.replaceAll('宋立平', '曹春和') }));
    const third = long.map((record) => ({ ...record, text: [...record.text].toSorted().join('') }));
    expect(found({ ...FIRST, records: long.slice(0, 1) }, other({ records: copy.slice(0, 1) }))).toEqual([
      '2 hint E145',
    ]);
    expect(found({ ...FIRST, records: long.slice(0, 1) }, other({ records: third.slice(0, 1) }))).toEqual([]);
  });

  it('shows a fine far from the others for the same cause, and judges no group below five', () => {
    const anchor = FIRST.records[0]?.anchor;
    if (!anchor) throw new Error('no record');
    const fined = (id: string, value: number): BatchCase => ({
      ...other({ fine: { value, anchor } }),
      id,
      party: `甲${id}`,
      cause: '未公示价目',
    });
    const usual = ['1', '2', '3', '4'].map((id) => fined(id, 200));
    expect(found(...usual, fined('5', 5000))).toEqual(['5 hint E034']);
    expect(found(...usual.slice(1), fined('5', 5000))).toEqual([]);
    expect(found(...usual, fined('5', 220))).toEqual([]);
  });

  it('shows a number given twice and numbers left out', () => {
    const anchor = FIRST.records[0]?.anchor;
    if (!anchor) throw new Error('no record');
    const numbered = (id: string, serial: number): BatchCase => ({
      ...other({ number: { prefix: '北市监罚', year: '2024', serial, anchor } }),
      id,
      party: `甲${id}`,
    });
    expect(found(numbered('1', 11), numbered('2', 11))).toEqual(['2 flaw E017']);
    const series = [1, 2, 3, 4, 7].map((serial) => numbered(String(serial), serial));
    expect(found(...series)).toEqual(['7 hint E017']);
  });

  it('reads what it compares from a case', () => {
    expect(FIRST.number).toMatchObject({ prefix: '北市监罚', year: '2024', serial: 11 });
    expect(FIRST.fine?.value).toBe(5000);
    expect(new Set(FIRST.certificates.map(({ name }) => name))).toEqual(new Set(['林致远', '何清']));
    expect(brought('3', withWords('DECISION', '罚款5000元', '罚款4000元')).fine?.value).toBe(4000);
  });
});

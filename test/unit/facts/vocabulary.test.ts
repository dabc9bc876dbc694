import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import { labelKey } from '../../../shared/facts/vocabulary.ts';

const { isName, surnameLength, opinionRole } = vocabulary();

describe('what may be a person’s name', () => {
  it.each([
    ['赵一明', true],
    ['王伟', true],
    ['上官恪', true],
    ['欧阳修文', true],
    ['宁远', true],
    ['当事人', false],
    ['同意', false],
    ['赵', false],
    ['赵一明二', false],
    ['欧阳', false],
    ['上官修文明', false],
    ['某某', false],
    ['赵a', false],
    ['', false],
    ['赵 一', false],
    ['公司', false],
    ['大队长', false],
  ])('%s: %s', (text, expected) => {
    expect(isName(text)).toBe(expected);
  });

  it('has a family name of one or two characters', () => {
    expect([surnameLength('赵一明'), surnameLength('上官恪'), surnameLength('某人')]).toEqual([1, 2, 0]);
  });
});

describe('whose opinion a column holds', () => {
  it.each([
    ['承办人意见', 'handler'],
    ['承办机构负责人意见', 'unit-head'],
    ['法制审核意见', 'legal-reviewer'],
    ['负责人意见', 'approver'],
    ['局长审批意见', 'approver'],
    ['领导批示', 'approver'],
    ['当事人意见', null],
    ['意见', null],
    ['案由', null],
  ])('%s: %s', (label, role) => {
    expect(opinionRole(label)).toBe(role);
  });
});

describe('the form in which column names are compared', () => {
  it('has no white space and one form of every bracket and comma', () => {
    expect(labelKey('检 查（勘验）人')).toBe('检查(勘验)人');
    expect(labelKey('送达文书名称、文号')).toBe('送达文书名称,文号');
  });
});

import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../../main/backend/facts/vocabulary.ts';
import type { PersonMention } from '../../../shared/facts/case-facts.ts';
import { gatherPeople, readInlinePeople, readNames, readPeople } from '../../../shared/facts/people.ts';
import type { Page } from '../../../shared/model/page.ts';
import { fold } from '../../../shared/text/fold.ts';
import { readPage } from '../builders/facts.ts';
import { flowPage, printedPage } from '../builders/pages.ts';

function show({ name, role, certNo }: Pick<PersonMention, 'name' | 'role' | 'certNo'>): string {
  return `${role} ${name}${certNo === null ? '' : ` ${certNo}`}`;
}

function people(page: Page, kind = 'SITE_RECORD'): string[] {
  const document = readPage(page, kind);
  return readPeople(document.view, document.pairs, vocabulary()).map(show);
}

function inline(text: string, ...known: string[]): string[] {
  const { view } = readPage(flowPage([text]));
  return readInlinePeople(view, new Set(known), vocabulary()).map(show);
}

describe('names in a filled-in value', () => {
  it.each([
    ['赵一明', ['赵一明']],
    ['赵一明、钱二', ['赵一明', '钱二']],
    ['赵一明 钱二', ['赵一明', '钱二']],
    ['赵一明（签名）、钱二（签名）', ['赵一明', '钱二']],
    ['赵一明和钱二', []],
    ['上官恪、欧阳修文', ['上官恪', '欧阳修文']],
    ['王　伟', ['王伟']],
    ['王 伟、李 强', ['王伟', '李强']],
    ['王　伟　李　强　赵一明', ['王伟', '李强', '赵一明']],
    ['阿卜杜拉·买买提', []],
    ['赵一明　2023年5月6日', ['赵一明']],
    ['同意', []],
    ['经批准', []],
    ['共两人', []],
    ['某某', []],
    ['', []],
    ['赵', []],
    ['赵一明二三', []],
  ])('%s: %j', (value, names) => {
    expect(readNames(fold(value), 0, vocabulary()).map(({ name }) => name)).toEqual(names);
  });

  it('carry the certificate number in brackets behind them', () => {
    expect(
      readNames(
        fold('傅岩（执法证号：99082620018）、上官恪（99082620057）、王 伟（99082620061）、钱二（组长）'),
        0,
        vocabulary(),
      ),
    ).toMatchObject([
      { name: '傅岩', certNo: '99082620018' },
      { name: '上官恪', certNo: '99082620057' },
      { name: '王伟', certNo: '99082620061' },
      { name: '钱二', certNo: null },
    ]);
  });

  it('are never cut out of running text', () => {
    expect(readNames('由赵一明带队前往现场检查', 0, vocabulary())).toEqual([]);
    expect(readNames('赵一明到达现场后出示证件', 0, vocabulary())).toEqual([]);
  });

  it('stand at their own place', () => {
    const value = '（两名）傅岩、王 伟';
    for (const name of readNames(fold(value), 100, vocabulary())) {
      expect(value.slice(name.start - 100, name.end - 100).replace(/\s/g, '')).toBe(name.name);
    }
  });
});

describe('people of a form', () => {
  it('have the role of the column they stand in', () => {
    const page = flowPage([
      {
        rows: [
          ['承办人', '赵一明、钱二'],
          ['记录人', '孙三'],
          ['见证人', '王伟'],
        ],
      },
    ]);
    expect(people(page)).toEqual(['handler 赵一明', 'handler 钱二', 'recorder 孙三', 'witness 王伟']);
  });

  it('have the certificate numbers of the line they stand in, one for each', () => {
    expect(people(flowPage(['检查人：赵一明、钱二　执法证号：990826001、990826002']))).toEqual([
      'inspector 赵一明 990826001',
      'inspector 钱二 990826002',
    ]);
    expect(people(flowPage(['检查人：赵一明、钱二　执法证号：990826001']))).toEqual([
      'inspector 赵一明',
      'inspector 钱二',
    ]);
    expect(people(flowPage(['检查人：赵一明（990826001）　执法证号：990826002']))).toEqual([
      'inspector 赵一明 990826001',
    ]);
  });

  it('sign an opinion before its date', () => {
    const page = flowPage([
      {
        rows: [
          ['负责人意见', '同意立案，由赵一明、钱二承办。\n陶伯言　2023年5月6日'],
          ['法制审核意见', '证据充分，程序合法。汪素芬　2023年5月7日'],
        ],
      },
    ]);
    expect(people(page, 'FILING')).toEqual(['approver 陶伯言', 'legal-reviewer 汪素芬']);
  });

  it('sign an opinion behind its last full stop where there is no date', () => {
    expect(people(flowPage([{ rows: [['承办人意见', '建议立案。赵一明、钱二']] }]), 'FILING')).toEqual([
      'handler 赵一明',
      'handler 钱二',
    ]);
  });

  it('are no party to the opinion because its text names them', () => {
    const page = flowPage([
      { rows: [['负责人意见', '同意对李大有予以处罚，李大有系经营者。陶伯言 2023年5月6日']] },
    ]);
    expect(people(page, 'APPROVAL')).toEqual(['approver 陶伯言']);
  });

  it('have the role their paper gives them', () => {
    expect(people(flowPage(['主持人：赵一明']), 'HEARING_RECORD')).toEqual(['host 赵一明']);
    expect(people(flowPage(['主持人：赵一明']), 'COLLECTIVE')).toEqual(['collective-host 赵一明']);
    expect(people(flowPage(['检查人：赵一明']), 'NOTES_SHEET')).toEqual(['archivist 赵一明']);
  });

  it('are read from a printed form too', () => {
    expect(people(printedPage(['检查人 赵一明（990826001）、钱二（990826002）', '记录人 孙三']))).toEqual([
      'inspector 赵一明 990826001',
      'inspector 钱二 990826002',
      'recorder 孙三',
    ]);
  });

  it('where the person inspected is not the inspector', () => {
    expect(people(flowPage(['被检查人：李大有　检查人：赵一明']))).toEqual(['inspector 赵一明']);
  });
});

describe('people named in running text behind 执法人员', () => {
  it.each([
    [
      '执法人员傅岩（执法证号99082620018）、上官恪（99082620057）到场检查',
      ['handler 傅岩 99082620018', 'handler 上官恪 99082620057'],
    ],
    ['执法人员赵一明（组长）到场检查', []],
    ['执法人员赵一明到场检查', []],
    ['执法人员两名到场检查', []],
    ['本局执法人员依法检查', []],
  ])('are believed only with a certificate number: %s', (text, expected) => {
    expect(inline(text)).toEqual(expected);
  });

  it('or when a form of the case names them', () => {
    expect(inline('执法人员赵一明、钱二到场检查', '赵一明')).toEqual(['handler 赵一明']);
    expect(inline('执法人员赵一明、钱二到场检查', '赵一明', '钱二')).toEqual([
      'handler 赵一明',
      'handler 钱二',
    ]);
  });
});

describe('the people of a case', () => {
  it('are gathered by name, with every role and the number known of them', () => {
    const { view } = readPage(flowPage(['赵一明']));
    const anchor = view.anchor({ start: 0, end: 3 });
    const mention = (name: string, role: PersonMention['role'], certNo: string | null): PersonMention => ({
      name,
      role,
      certNo,
      anchor,
    });
    const gathered = gatherPeople([
      mention('赵一明', 'handler', null),
      mention('钱二', 'recorder', null),
      mention('赵一明', 'server', '990826001'),
      mention('赵一明', 'handler', '990826009'),
    ]);
    expect(
      gathered.map(({ name, certNo, roles, mentions }) => [name, certNo, roles, mentions.length]),
    ).toEqual([
      ['赵一明', '990826001', ['handler', 'server'], 3],
      ['钱二', null, ['recorder'], 1],
    ]);
    expect(gathered[0]?.mentions.map(({ certNo }) => certNo)).toEqual([null, '990826001', '990826009']);
  });
});

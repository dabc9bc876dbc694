/** Who the case is against: one party under one name, numbers that can be right, the party of the licence. */
import {
  birthDateOf,
  isCreditCodeRight,
  isIdChecksumRight,
  sexOf,
} from '../../facts/numbers/identity-number.ts';
import type { LabelledValue } from '../../facts/pairs.ts';
import type { FactAnchor } from '../../facts/view.ts';
import type { CaseFile } from '../rule/case-file.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, violated } from '../rule/rule.ts';

/** Behind which words an identity number stands, on compact text. */
const ID = /(?:身份证|身份号码|证件号码?|证件及号码|身份证件)[^\dA-Z]{0,14}(\d{17}[\dXx])(?![\dA-Za-z])/g;
const CODE = /(?:信用代码|证件号码?|证照号码|税号|识别号)[^\dA-Z]{0,14}([0-9A-Z]{18})(?![\dA-Za-z])/g;
const BIRTH = /(?:出生(?:日期|年月日?)?|生日):?(\d{4})年(\d{1,2})月(\d{1,2})日/;

interface NumberAt {
  readonly number: string;
  readonly paper: Paper;
  readonly anchor: FactAnchor;
  readonly at: number;
}

function numbersIn(file: CaseFile, pattern: RegExp): NumberAt[] {
  return file.papers.flatMap((paper) =>
    paper.all(pattern).map((match) => {
      const number = match[1] ?? '';
      const at = match.index + match[0].length - number.length;
      return { number, paper, anchor: paper.at(at, at + number.length), at };
    }),
  );
}

function once(all: readonly NumberAt[]): NumberAt[] {
  return all.filter((item, index) => all.findIndex(({ number }) => number === item.number) === index);
}

/** E012: resident identity numbers: check digit, day of birth, sex (GB 11643). */
export const identityNumbers: Rule = (file) => {
  const all = numbersIn(file, ID).filter(({ number }) => /^[1-9]/.test(number));
  if (all.length === 0) return [];
  const found = once(all).flatMap((item): Outcome[] => {
    const where = all.filter(({ number }) => number === item.number).map(({ anchor }) => anchor);
    const subject = `id|${item.number}`;
    const params = { number: item.number, document: item.paper.title };
    if (birthDateOf(item.number) === null)
      return [violated('E012', 'birth-date', { params, where, subject })];
    if (!isIdChecksumRight(item.number)) return [violated('E012', 'checksum', { params, where, subject })];
    return besides(all.filter(({ number }) => number === item.number)).map(({ variant, written, anchor }) =>
      violated('E012', variant, { params: { ...params, written }, where: [anchor, item.anchor], subject }),
    );
  });
  return orHolds('E012', found);
};

/** Sex and day of birth as the same paper writes them, where they stand right beside the only number in it. */
function besides(items: readonly NumberAt[]): { variant: string; written: string; anchor: FactAnchor }[] {
  for (const { paper, number, at } of items) {
    if (paper.all(ID).length !== 1 || !['IDENTITY', 'INTERVIEW', 'SITE_RECORD'].includes(paper.kind ?? ''))
      continue;
    const near = paper.text.slice(Math.max(0, at - 120), at + 60);
    const offset = Math.max(0, at - 120);
    const birth = BIRTH.exec(near);
    const written = birth
      ? `${birth[1]}-${(birth[2] ?? '').padStart(2, '0')}-${(birth[3] ?? '').padStart(2, '0')}`
      : null;
    if (birth && written !== birthDateOf(number))
      return [
        {
          variant: 'birth-differs',
          written: written ?? '',
          anchor: paper.at(offset + birth.index, offset + birth.index + birth[0].length),
        },
      ];
    const sexes = [...near.matchAll(/性别:?(男|女)/g)];
    const [sex] = sexes;
    if (sex && sexes.length === 1 && sex[1] !== sexOf(number))
      return [
        {
          variant: 'sex-differs',
          written: sex[1] ?? '',
          anchor: paper.at(offset + sex.index, offset + sex.index + sex[0].length),
        },
      ];
  }
  return [];
}

/** E013: credit codes: characters and check character (GB 32100). */
export const creditCodes: Rule = (file) => {
  const all = numbersIn(file, CODE).filter(
    ({ number }) => /^[0-9A-Z]{2}\d{6}/.test(number) && !/^\d{17}[\dX]$/.test(number),
  );
  if (all.length === 0) return [];
  const found = once(all)
    .filter(({ number }) => !isCreditCodeRight(number))
    .map(({ number, paper }) =>
      violated('E013', 'checksum', {
        params: { number, document: paper.title },
        where: all.filter((other) => other.number === number).map(({ anchor }) => anchor),
        subject: `code|${number}`,
      }),
    );
  return orHolds('E013', found);
};

const PARTY_LABELS = new Set([
  '当事人',
  '当事人名称',
  '当事人姓名',
  '被处罚人',
  '被处罚单位',
  '受送达人',
  '缴款人',
  '违法行为人',
  '行政相对人',
  '被检查人',
  '被检查单位',
  '申请人',
]);
const COMPANY =
  /(?:公司|集团|厂|店|部|行|馆|社|中心|医院|学校|超市|酒店|饭店|宾馆|合作社|经营部|工作室|门市|商行|坊|场|站|协会|所|院|会)$/;

/** A name without brackets' kind, spaces and the two ways of writing a limited company. */
export function normalName(name: string): string {
  return name
    .replace(/\s+/g, '')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
    .replace('有限责任公司', '有限公司');
}

interface Named {
  readonly name: string;
  readonly anchor: FactAnchor;
  readonly paper: Paper;
}

/** The name a labelled value begins with, cut at the first sign of something else. */
function nameIn(paper: Paper, pair: LabelledValue): Named | null {
  const raw = pair.value;
  const first = raw.split('\n').find((line) => line.trim() !== '') ?? '';
  const bare = first
    .trim()
    .replace(/^(?:单位)?(?:名称|姓名|字号)\s*:\s*/, '')
    .replace(/\s{2,}.*$| (?=[\u4e00-\u9fff]).*$/, '')
    .replace(/[,;.:].*$/, '')
    .replace(/\((?:统一|身份|公民|证件|营业|以下|负责人|法定|个体|经营者|盖章|签|印|公章|字号|原).*$/, '')
    .trim();
  if (bare.length < 2 || bare.length > 40 || /\d{4}|[:?]/.test(bare)) return null;
  const at = pair.start + raw.indexOf(bare);
  return { name: normalName(bare), anchor: paper.view.anchor({ start: at, end: at + bare.length }), paper };
}

/** 某某公司: on a line of its own under the title of a notice. */
function addressee(paper: Paper): Named | null {
  const line = paper.view.lines.slice(1, 9).find(({ text }) => /^\s*[^\s:,.;]{2,40}\s*:\s*$/.test(text));
  if (!line) return null;
  const bare = line.text.replace(/\s*:\s*$/, '').trim();
  const at = line.start + line.text.indexOf(bare);
  return { name: normalName(bare), anchor: paper.view.anchor({ start: at, end: at + bare.length }), paper };
}

/** Every labelled mention of the party in the papers. */
function partyMentions(file: CaseFile): Named[] {
  return file.papers.flatMap((paper) => {
    if (!paper.hasText || paper.kind === 'RECON_COURT' || paper.kind === 'SOURCE') return [];
    const labelled = paper.pairs.flatMap((pair) => {
      const isName = pair.fields.has('partyName') || pair.fields.has('anyName');
      if (!isName || !PARTY_LABELS.has(pair.label)) return [];
      const named = nameIn(paper, pair);
      return named ? [named] : [];
    });
    const addressed = [
      'NOTICE',
      'HEARING_NOTICE',
      'RECTIFY',
      'HEARING_TELL',
      'L_ACCEPT',
      'L_DECISION',
      'PRESERVE',
    ].includes(paper.kind ?? '')
      ? addressee(paper)
      : null;
    return addressed && labelled.length === 0 ? [addressed] : labelled;
  });
}

/** How many characters have to be changed to make one name the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** 华强建材 / 华强建材有限公司, 丰禾农资店 / 丰禾农资点: one firm written in two ways. */
function isLikelySame(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.includes(short)) return true;
  const distance = editDistance(a, b);
  return distance <= Math.max(1, Math.floor(long.length / 4)) && distance < short.length;
}

/** The party as the decision names it. */
function partyOf(file: CaseFile): string | null {
  const name = file.facts.parties[0]?.name;
  return name === undefined ? null : normalName(name);
}

/** Where the compact text goes on with the name itself, a name cut by a line break is no other name. */
function continuesAs(mention: Named, party: string): boolean {
  const text = mention.paper.text;
  for (
    let at = text.indexOf(mention.name.slice(0, 4));
    at >= 0;
    at = text.indexOf(mention.name.slice(0, 4), at + 1)
  ) {
    const start = mention.paper.at(at, at + 1);
    if (start.page === mention.anchor.page && start.start === mention.anchor.start)
      return normalName(text.slice(at, at + party.length + 4)).startsWith(party);
  }
  return false;
}

/** E010: the party under another name in another paper; E100: under quite another one. */
export const onePartyName: Rule = (file) => {
  const party = partyOf(file);
  if (party === null || file.facts.parties.length > 1) return [];
  const isFirm = COMPANY.test(party) || party.length > 4;
  const people = new Set([
    ...file.facts.people.map(({ name }) => name),
    ...file.facts.parties.flatMap(({ legalRep }) => (legalRep === null ? [] : [legalRep])),
  ]);
  const changed = file.papers.some((paper) => paper.has(/(?:曾用名|更名为|名称变更|原名称|原名)/));
  const others = new Map<string, Named[]>();
  for (const mention of partyMentions(file)) {
    if (mention.name === party || continuesAs(mention, party)) continue;
    const isPerson = !COMPANY.test(mention.name) && mention.name.length <= 4;
    if (isFirm ? isPerson : !isPerson) continue;
    if (isFirm && !COMPANY.test(mention.name) && !isLikelySame(party, mention.name)) continue;
    if (
      isPerson &&
      (people.has(mention.name)
        ? file.facts.people.find(({ name }) => name === mention.name)?.roles.some((role) => role !== 'party')
        : !file.vocabulary.isName(mention.name))
    )
      continue;
    others.set(mention.name, [...(others.get(mention.name) ?? []), mention]);
  }
  const home = file.facts.parties[0]?.anchor;
  const found = [...others].map(([name, mentions]): Outcome => {
    const similar = isLikelySame(party, name);
    return violated(similar ? 'E010' : 'E100', similar ? 'name-differs' : 'other-party', {
      params: { name: mentions[0]?.name ?? name, party, document: mentions[0]?.paper.title ?? '' },
      where: [...mentions.map(({ anchor }) => anchor), home],
      isSure: !changed,
      subject: `party-name|${name}`,
    });
  });
  return orHolds('E010', found);
};

const LICENCE_NAME = /营业执照.{0,30}?名称:?([^:]{3,40}?)(?:统一社会信用代码|类型|住所|经营者|法定代表人)/;

/** E011: the party is not the one of the licence in the file. @law admin-penalty-law@2021#40 */
export const partyOfLicence: Rule = (file) => {
  const party = partyOf(file);
  if (party === null || !file.isPenalty || file.facts.parties.length > 1) return [];
  return file.readable('IDENTITY').flatMap((paper): Outcome[] => {
    const match = LICENCE_NAME.exec(paper.text);
    if (!match) return [];
    const name = normalName(match[1] ?? '');
    const code = /信用代码:?([0-9A-Z]{18})/.exec(paper.text)?.[1] ?? null;
    if (name === party || /身份证|公民/.test(name)) return [{ kind: 'holds', code: 'E011' }];
    const own = file.facts.parties[0];
    const sameCode = code !== null && own?.idNo === code;
    if (isLikelySame(party, name) || sameCode) return [];
    const at = match.index + match[0].indexOf(match[1] ?? '');
    const isOperator = file.decision?.text.includes(name) === true;
    return [
      violated('E011', 'licence', {
        params: { party, name },
        where: [own?.anchor, paper.at(at, at + (match[1] ?? '').length)],
        isSure: !isOperator,
        subject: 'party',
      }),
    ];
  });
};

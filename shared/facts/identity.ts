/** Who the case is about and by whom: case number, cause, organ, parties. */
import { fold } from '../text/fold.ts';
import type { AnchoredText, Party } from './case-facts.ts';
import type { LabelledValue } from './pairs.ts';
import type { DocumentView, Range } from './view.ts';
import type { LabelField } from './vocabulary.ts';

export interface ReadDocument {
  readonly view: DocumentView;
  readonly pairs: readonly LabelledValue[];
}

const CASE_NUMBER =
  /([\u4e00-\u9fff]{2,18})\s*[(]\s*((?:19|20)\d{2})\s*[)]\s*(?:第)?\s*(\d{1,6})\s*(?:-\s*\d+\s*)?号/;
const ID_NUMBER = /\d{17}[\dXx]|[0-9A-HJ-NP-RT-Y*]{18}|\d{15}/;
const SEAL = /\((?:印章|公章|盖章|章|加盖公章)\)|（印章）/g;
const ORGAN =
  /^[\u4e00-\u9fff]{3,30}(?:局|厅|委员会|政府|大队|支队|总队|队|所|站|院|分局|中心|办公室|部|署|会)$/;
const NUMBER_LINES = 14;

/** The number below the title: 青岭市监罚〔2022〕36号. */
export function readCaseNumber(document: ReadDocument): AnchoredText | null {
  const { view } = document;
  for (const line of view.lines.slice(0, NUMBER_LINES)) {
    const compact = line.text.replace(/\s+/g, '');
    const match = CASE_NUMBER.exec(compact);
    if (!match || compact.length > match[0].length + 12) continue;
    const at = view.text.slice(line.start, line.end);
    return {
      value: asWritten(match),
      anchor: view.anchor({ start: line.start + at.search(/\S/), end: line.end }),
    };
  }
  const pair = document.pairs.find(
    (candidate) => candidate.fields.has('caseNo') && CASE_NUMBER.test(candidate.value.replace(/\s+/g, '')),
  );
  const match = pair ? CASE_NUMBER.exec(pair.value.replace(/\s+/g, '')) : null;
  return pair && match ? { value: asWritten(match), anchor: view.anchor(trimmed(view, pair)) } : null;
}

function asWritten(match: RegExpExecArray): string {
  const head = (match[1] ?? '').replace(/^(?:案号|文号|编号)/, '');
  const tail = match[0].slice(match[0].indexOf(')') + 1);
  return `${head}〔${match[2]}〕${tail}`;
}

/** A range without white space at its ends. */
export function trimmed(view: DocumentView, range: Range): Range {
  const text = view.text.slice(range.start, range.end);
  const lead = text.length - text.trimStart().length;
  const trail = text.length - text.trimEnd().length;
  return { start: range.start + lead, end: Math.max(range.start + lead, range.end - trail) };
}

const LONGEST_FIELD = 80;

/** The first value of a field; in a printed form a value may be wrapped over lines. */
export function fieldValue(document: ReadDocument, field: LabelField): AnchoredText | null {
  const isPrinted = document.view.document.pages[0]?.layout === 'fixed';
  for (const pair of document.pairs) {
    if (!pair.fields.has(field)) continue;
    const range = trimmed(document.view, pair);
    const raw = document.view.text.slice(range.start, range.end);
    const whole = isPrinted && raw.length <= LONGEST_FIELD ? raw : (raw.split('\n')[0] ?? '').trimEnd();
    const value = whole.replace(/\n/g, '').trim();
    if (value !== '')
      return { value, anchor: document.view.anchor({ start: range.start, end: range.start + whole.length }) };
  }
  return null;
}

/** The organ that signed: the line with the seal above the last date, else the line above the title. */
export function readOrgan(document: ReadDocument): AnchoredText | null {
  const { lines } = document.view;
  const candidates = [...lines.keys()]
    .reverse()
    .slice(0, 12)
    .concat([...lines.keys()].slice(0, 4));
  for (const index of candidates) {
    const line = lines[index];
    if (!line) continue;
    const bare = line.text
      .replace(SEAL, '')
      .replace(/\d{4}年.*$/, '')
      .replace(/\s+/g, '');
    if (!ORGAN.test(bare)) continue;
    const raw = document.view.text.slice(line.start, line.end);
    const lead = raw.length - raw.trimStart().length;
    return {
      value: bare,
      anchor: document.view.anchor({ start: line.start + lead, end: line.start + lead + bare.length }),
    };
  }
  return null;
}

function kindOf(name: string, idNo: string | null): Party['kind'] {
  if (/公司|集团|银行|学校|医院|研究院|合作社|协会|基金会/.test(name)) return '法人';
  if (idNo !== null && /^92/.test(idNo)) return '个体工商户';
  if (/(?:店|馆|部|铺|坊|行|厂|场|所|社|屋|轩|阁|吧|中心|超市|餐厅|饭店|门市|经营部|工作室)$/.test(name)) {
    return idNo !== null && /^9[13]/.test(idNo) ? '法人' : '个体工商户';
  }
  return name.length <= 4 ? '自然人' : '非法人组织';
}

const PARTY_LABELS = [
  '当事人',
  '被处罚人',
  '被处罚单位',
  '当事人名称',
  '当事人姓名',
  '被许可人',
  '申请人',
  '申请单位',
  '违法行为人',
  '行政相对人',
];

/** Names the party goes by in service records, receipts and inspection records: used where no better paper is legible. */
const OTHER_PARTY_LABELS = ['受送达人', '缴款人', '被检查人', '被检查单位', '被检查(勘验)人', '姓名', '名称'];

/**
 * Parties as one document names them: 当事人：… with the identity number that follows, or the person addressed.
 * @param anyPaper also take the person a paper was served on, inspected at or paid by
 */
export function readParties(document: ReadDocument, anyPaper = false): Party[] {
  const { view, pairs } = document;
  const parties: Party[] = [];
  const labels = anyPaper ? [...PARTY_LABELS, ...OTHER_PARTY_LABELS] : PARTY_LABELS;
  pairs.forEach((pair, index) => {
    if (!pair.fields.has('partyName') || !labels.includes(pair.label)) return;
    const party = partyFrom(document, pair, pairs.slice(index + 1, index + 10));
    if (party && !parties.some((known) => known.name === party.name)) parties.push(party);
  });
  if (parties.length === 0) {
    const addressed = view.lines.slice(1, 10).find((line) => /^\s*[^\s:]{2,40}\s*:\s*$/.test(line.text));
    if (addressed) {
      const range = trimmed(view, { start: addressed.start, end: addressed.end });
      const name = view.text.slice(range.start, range.end).replace(/\s*[:：]\s*$/, '');
      const idNo = idAfter(pairs);
      parties.push({
        name,
        kind: kindOf(name, idNo),
        idNo,
        legalRep: repAfter(pairs),
        address: null,
        mentions: [],
        anchor: view.anchor({ start: range.start, end: range.start + name.length }),
      });
    }
  }
  return parties;
}

function partyFrom(
  document: ReadDocument,
  pair: LabelledValue,
  following: readonly LabelledValue[],
): Party | null {
  const { view } = document;
  const range = trimmed(view, pair);
  const raw = view.text.slice(range.start, range.end);
  const inner = /^\s*(?:单位)?(?:名称|姓名)\s*[:：]\s*([^\n]+)/.exec(raw);
  const first = (inner?.[1] ?? raw.split('\n')[0] ?? '').trim();
  const name = first
    .replace(
      /[（(](?:统一社会信用代码|身份证|公民身份|证件|营业执照|以下简称|负责人|法定代表人)[^（）()]*[）)].*$/,
      '',
    )
    .replace(/[（(](?:个体工商户|自然人|单位|个人)[）)]$/, '')
    .replace(/[，,。；;].*$/, '')
    .replace(/\s{2,}.*$|　.*$/, '')
    .trim();
  if (name.length < 2 || name.length > 40 || /[:：]|^\d|\d\s*[年月日]/.test(name)) return null;
  const own = ID_NUMBER.exec(fold(raw).toUpperCase().replaceAll(' ', ''))?.[0] ?? null;
  const idNo = own ?? idAfter(following);
  const start = range.start + raw.indexOf(first);
  const legalRep = repIn(raw) ?? repAfter(following);
  return {
    name,
    kind: kindOf(name, idNo),
    idNo,
    legalRep,
    address: null,
    mentions: [],
    anchor: view.anchor({ start, end: start + name.length }),
  };
}

/** The identity number that follows a name; a credit code before the number of the person behind the firm. */
function idAfter(pairs: readonly LabelledValue[]): string | null {
  const numbers = pairs
    .filter((pair) => pair.fields.has('idNo'))
    .flatMap((pair) => {
      const number = ID_NUMBER.exec(pair.value.toUpperCase().replace(/\s+/g, ''))?.[0];
      return number === undefined ? [] : [{ number, isCreditCode: pair.label.includes('信用代码') }];
    });
  return (numbers.find((each) => each.isCreditCode) ?? numbers[0])?.number ?? null;
}

const REP = /(?:法定代表人|经营者|负责人)[（(]?[^：:）)]{0,8}[）)]?\s*[：:]\s*([\u4e00-\u9fff·]{2,4})/;

function repIn(text: string): string | null {
  return REP.exec(text)?.[1] ?? null;
}

function repAfter(pairs: readonly LabelledValue[]): string | null {
  const pair = pairs.find((candidate) => candidate.fields.has('legalRep'));
  return pair ? (/[\u4e00-\u9fff·]{2,4}/.exec(pair.value)?.[0] ?? null) : null;
}

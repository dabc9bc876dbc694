/** Parties as one paper names them: name, number, representative, address, in tables, forms and running text. */
import { fold } from '../../text/fold.ts';
import type { PartyKind, PartyMention } from '../case-facts.ts';
import { type ReadDocument, trimmed } from '../identity.ts';
import type { LabelledValue } from '../pairs.ts';
import type { DocumentView, FactAnchor, Range } from '../view.ts';
import type { LabelField, Vocabulary } from '../vocabulary.ts';

const ID_NUMBER = /\d{17}[\dX]|[0-9A-HJ-NP-RT-Y*]{18}|(?<!\d)\d{15}(?!\d)/g;
const LONGEST_NAME = 40;
/** Labels that follow a party's own in its block of a form. */
const BLOCK = 10;
/** How many characters behind a name its number and address may stand in running text. */
const REACH = 160;

/** What kind of person a name and number belong to. */
export function partyKind(name: string, idNo: string | null, vocabulary: Vocabulary): PartyKind {
  if (/公司|集团|银行|学校|医院|研究院|合作社|协会|基金会|事务所|有限/.test(name)) return '法人';
  if (idNo !== null && /^92/.test(idNo)) return '个体工商户';
  if (
    /(?:店|馆|部|铺|坊|行|厂|场|所|社|屋|轩|阁|吧|中心|超市|餐厅|饭店|门市|经营部|工作室|摊|园|庄|院|站)$/.test(
      name,
    )
  )
    return idNo !== null && /^9[13]/.test(idNo) ? '法人' : '个体工商户';
  return vocabulary.isName(name) || name.length <= 4 ? '自然人' : '非法人组织';
}

function cleanName(text: string): string {
  return text
    .replace(
      /[（(](?:统一社会信用代码|身份证|公民身份|证件|营业执照|以下简称|以下称|负责人|法定代表人|男|女|经营者|曾用名)[^（）()]*[）)].*$/,
      '',
    )
    .replace(/[（(](?:个体工商户|自然人|单位|个人|签名|盖章|签字)[）)]$/, '')
    .replace(/[，,。；;].*$/, '')
    .replace(/\s{2,}.*$|　.*$/, '')
    .replace(/(?<=[\u4e00-\u9fff])\s(?:性别|统一社会|身份证|法定|住所|地址|联系|电话|年龄|公民).*$/, '')
    .trim();
}

function isPlausible(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= LONGEST_NAME &&
    !/[:：《》]|^\d|\d\s*[年月日]|^(?:的|是|未|不|对|已|在|于|无|见|同意|以上|本人)|(?:签名|盖章|如下)/.test(
      name,
    )
  );
}

interface Details {
  readonly idNo: string | null;
  readonly idAnchor: FactAnchor | null;
  readonly legalRep: string | null;
  readonly address: string | null;
}

interface FoundNumber {
  readonly idNo: string;
  readonly anchor: FactAnchor;
}

function numbersIn(view: DocumentView, range: Range): FoundNumber[] {
  const raw = fold(view.text.slice(range.start, range.end)).toUpperCase();
  const places: number[] = [];
  let text = '';
  for (let at = 0; at < raw.length; at += 1) {
    if (/\s/.test(raw.charAt(at))) continue;
    text += raw.charAt(at);
    places.push(at);
  }
  return [...text.matchAll(ID_NUMBER)].map((match) => {
    const start = range.start + (places[match.index] ?? 0);
    const end = range.start + (places[match.index + match[0].length - 1] ?? 0) + 1;
    return { idNo: match[0], anchor: view.anchor({ start, end }) };
  });
}

/** A citizen's number holds the day of birth. */
const BORN = /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$|^\d{15}$/;

/** A firm's credit code before the number of the person behind it; a person's own number for a person. */
function numberOf(
  name: string,
  own: readonly FoundNumber[],
  following: readonly FoundNumber[],
  vocabulary: Vocabulary,
): Pick<Details, 'idNo' | 'idAnchor'> {
  const isPerson = vocabulary.isName(name);
  const fits = ({ idNo }: FoundNumber): boolean => BORN.test(idNo) === isPerson;
  const chosen = own.find(fits) ?? following.find(fits) ?? own[0] ?? following[0];
  return { idNo: chosen?.idNo ?? null, idAnchor: chosen?.anchor ?? null };
}

function numbersAfter(view: DocumentView, pairs: readonly LabelledValue[]): FoundNumber[] {
  return pairs.filter((pair) => pair.fields.has('idNo')).flatMap((pair) => numbersIn(view, pair));
}

function firstName(text: string, vocabulary: Vocabulary): string | null {
  const name = /^\s*([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])/.exec(text)?.[1];
  return name !== undefined && vocabulary.isName(name) ? name : null;
}

const REP =
  /(?:法定代表人|经营者|负责人)(?:[(][^()]{0,10}[)])?\s*(?:姓名)?\s*:?\s*([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])/;

function fieldAfter(pairs: readonly LabelledValue[], field: LabelField): string | null {
  const value = pairs.find((pair) => pair.fields.has(field))?.value.trim() ?? '';
  const line =
    value
      .split('\n')[0]
      ?.split(/\s{2,}/)[0]
      ?.trim() ?? '';
  return line === '' ? null : line;
}

function details(
  name: string,
  view: DocumentView,
  own: Range,
  following: readonly LabelledValue[],
  vocabulary: Vocabulary,
): Details {
  const folded = view.folded.slice(own.start, own.end);
  const rep = REP.exec(folded)?.[1];
  const repPair = following.find((pair) => pair.fields.has('legalRep'));
  const number = numberOf(name, numbersIn(view, own), numbersAfter(view, following), vocabulary);
  return {
    ...number,
    legalRep:
      rep !== undefined && vocabulary.isName(rep)
        ? rep
        : repPair
          ? firstName(repPair.value, vocabulary)
          : null,
    address: fieldAfter(following, 'address'),
  };
}

function isPartyPair(pair: LabelledValue, anyPaper: boolean): boolean {
  return pair.fields.has('partyName') || (anyPaper && pair.fields.has('anyName'));
}

function mentionFrom(
  document: ReadDocument,
  pair: LabelledValue,
  following: readonly LabelledValue[],
  vocabulary: Vocabulary,
): PartyMention | null {
  const { view } = document;
  const range = trimmed(view, pair);
  const raw = view.text.slice(range.start, range.end);
  const inner = /^\s*(?:单位)?(?:名称|姓名|字号)(?:或姓名|或名称)?\s*[:：]\s*([^\n]+)/.exec(raw);
  const first = (inner?.[1] ?? joinedName(raw)).trim();
  const name = cleanName(first);
  if (!isPlausible(name)) return null;
  const start = range.start + Math.max(0, raw.indexOf(first.split('\n')[0] ?? first));
  return {
    name: name.replaceAll('\n', ''),
    ...details(name, view, range, following, vocabulary),
    anchor: view.anchor({ start, end: start + name.length }),
    confidence: pair.fields.has('partyName') ? 0.95 : 0.8,
    source: view.isOcr ? 'ocr' : 'native',
  };
}

/** A firm's name broken over two lines of a narrow form: the first ends before 公司 does. */
function joinedName(raw: string): string {
  const [first = '', second = ''] = raw.split('\n');
  const joined = `${first.trim()}${second.trim()}`;
  const isBroken =
    second.trim() !== '' &&
    !/[:：,，]/.test(joined) &&
    joined.length <= LONGEST_NAME &&
    /^[\u4e00-\u9fff()（）]{1,8}$/.test(second.trim()) &&
    /(?:公司|合作社|经营部|商店|中心|超市|厂|店|部)$/.test(joined) &&
    !/(?:公司|合作社|经营部|商店|超市|厂|店)$/.test(first.trim());
  return isBroken ? joined : first;
}

/** 违法行为人张三，男，1980年…: police papers write no colon. */
const NARRATED =
  /(?:^|\n)\s*(?:违法行为人|被处罚人|违法嫌疑人|被处罚单位|当事人)\s*([^\s:,，（(。]{2,40}?)\s*(?=[,，（(])/;

function narrated(document: ReadDocument, vocabulary: Vocabulary): PartyMention | null {
  const { view } = document;
  const match = NARRATED.exec(view.folded);
  const name = match?.[1];
  if (!match || name === undefined) return null;
  const isFirm = /(?:公司|厂|店|部|中心|合作社)$/.test(name);
  if (!vocabulary.isName(name) && !isFirm) return null;
  const start = match.index + match[0].lastIndexOf(name);
  const own = { start, end: Math.min(view.text.length, start + REACH) };
  return {
    name,
    ...details(name, view, own, [], vocabulary),
    anchor: view.anchor({ start, end: start + name.length }),
    confidence: 0.9,
    source: view.isOcr ? 'ocr' : 'native',
  };
}

/** 沙河县丰禾农资经营部: — the line a notice is addressed by. */
function addressed(document: ReadDocument, vocabulary: Vocabulary): PartyMention | null {
  const { view, pairs } = document;
  const line = view.lines
    .slice(1, 10)
    .find(({ text }) => /^\s*[^\s:]{2,40}\s*:\s*$|^\s*[^\s:,]{2,30}\s*:你/.test(text));
  if (!line) return null;
  const range = trimmed(view, line);
  const name = view.text.slice(range.start, range.end).replace(/\s*[:：].*$/, '');
  if (!isPlausible(name) || vocabulary.fieldsOf(name) !== null || vocabulary.roleOf(name) !== null)
    return null;
  const number = numberOf(name, [], numbersAfter(view, pairs), vocabulary);
  const rep = pairs.find((pair) => pair.fields.has('legalRep'));
  return {
    name,
    ...number,
    legalRep: rep ? firstName(rep.value, vocabulary) : null,
    address: null,
    anchor: view.anchor({ start: range.start, end: range.start + name.length }),
    confidence: 0.85,
    source: view.isOcr ? 'ocr' : 'native',
  };
}

/**
 * Parties one document names.
 * @param anyPaper also take the person a paper was served on, inspected at or paid by
 */
export function readParties(
  document: ReadDocument,
  vocabulary: Vocabulary,
  anyPaper = false,
): PartyMention[] {
  const { pairs } = document;
  const found: PartyMention[] = [];
  pairs.forEach((pair, index) => {
    if (!isPartyPair(pair, anyPaper)) return;
    const rest = pairs.slice(index + 1, index + 1 + BLOCK);
    const next = rest.findIndex((other) => isPartyPair(other, false) && other.start > pair.end);
    const party = mentionFrom(document, pair, next < 0 ? rest : rest.slice(0, next), vocabulary);
    if (party && !found.some((known) => known.name === party.name)) found.push(party);
  });
  if (found.length > 0) return found;
  const other = narrated(document, vocabulary) ?? addressed(document, vocabulary);
  return other ? [other] : [];
}

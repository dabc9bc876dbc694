/** The people who act in a case file: who, in which role, under which certificate number, read where. */
import type { Person, PersonMention } from './case-facts.ts';
import { findDates } from './dates.ts';
import type { LabelledValue } from './pairs.ts';
import type { DocumentView, Range } from './view.ts';
import type { Role, Vocabulary } from './vocabulary.ts';

interface NameInText extends Range {
  readonly name: string;
  readonly certNo: string | null;
}

/** 33078201017, 浙A0123456, ZF-3307-001: a certificate's number, with the province it may begin with. */
const CERT =
  /((?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])?[A-Za-z]{0,4}[-–]?\d[\dA-Za-z-]{3,19})/;
const CERTS = new RegExp(CERT, 'g');
/** 范增辉13092805061, 范增辉 执法证号:13092805061: a number right behind a name, without brackets. */
const CERT_BEHIND =
  /^\s*,?\s*(?:(?:行政)?执法证?(?:件)?(?:编)?号?(?:码)?|证件?(?:编)?号(?:码)?|警号)?\s*:?\s*(\S+)/;
/** A run of Chinese characters by itself: a name is never cut out of a longer run. */
const NAME_TOKEN = /(?<![\u4e00-\u9fff·])[\u4e00-\u9fff·]{1,4}(?![\u4e00-\u9fff·])/g;
/** What stands in brackets behind a name. */
const REMARK = /^\s*\(([^()]{0,40})\)/;
const LONGEST_INLINE = 80;

/**
 * Names in a filled-in value: 范某、高某（执法证号…）　2025年…. Reading stops at a date or at anything that is no list
 * of names.
 */
export function readNames(value: string, offset: number, vocabulary: Vocabulary): NameInText[] {
  const firstDate = findDates(value)[0]?.start ?? value.length;
  const text = value.slice(0, firstDate);
  const names: NameInText[] = [];
  let expected = 0;
  for (const match of text.matchAll(NAME_TOKEN)) {
    // The second half of 王 伟, or inside the brackets of the name before.
    if (match.index < expected) continue;
    const between = text.slice(expected, match.index);
    if (names.length > 0 && /[^\s,、;/和及与]/.test(between.replace(/\(.*?\)/g, ''))) break;
    const token = joinSpaced(text, match.index, match[0], vocabulary);
    const behind = numbersBehind(text.slice(token.end));
    expected = token.end + (vocabulary.isName(token.name) ? behind.length : bracketLength(text, token.end));
    if (!vocabulary.isName(token.name)) {
      if (names.length > 0 && !/^(?:执法证|证号|证件|警号)/.test(token.name)) break;
      continue;
    }
    const [certNo = null] = behind.numbers;
    names.push({ name: token.name, certNo, start: offset + match.index, end: offset + token.end });
    // 甲、乙（执法证号：01、02）: the last brackets hold everybody's.
    if (behind.numbers.length > 1 && behind.numbers.length === names.length)
      names.splice(
        0,
        names.length,
        ...names.map((name, at) => ({ ...name, certNo: behind.numbers[at] ?? null })),
      );
  }
  return names;
}

function bracketLength(text: string, at: number): number {
  return REMARK.exec(text.slice(at))?.[0].length ?? 0;
}

/** Certificate numbers in the brackets behind a name, or right behind it. */
function numbersBehind(text: string): { numbers: string[]; length: number } {
  const remark = REMARK.exec(text);
  if (remark) {
    const inside = (remark[1] ?? '').replace(/.*?(?:号码?|为|是|:)(?=[^号:]*\d)/, '');
    return { numbers: [...inside.matchAll(CERTS)].map((match) => match[1] ?? ''), length: remark[0].length };
  }
  const behind = CERT_BEHIND.exec(text);
  const word = behind?.[1] ?? '';
  const cert = new RegExp(`^${CERT.source}(?=$|[,;)])`).exec(word);
  if (!behind || !cert || /\d{4}[-年]\d{1,2}/.test(word)) return { numbers: [], length: 0 };
  return { numbers: [cert[1] ?? ''], length: behind[0].length - word.length + cert[0].length };
}

/** 王 伟: a two-character name set apart in a form. */
function joinSpaced(
  text: string,
  at: number,
  token: string,
  vocabulary: Vocabulary,
): { name: string; end: number } {
  if (token.length === 1) {
    const next = /^[\s]{1,3}([\u4e00-\u9fff])(?![\u4e00-\u9fff])/.exec(text.slice(at + 1));
    const name = `${token}${next?.[1] ?? ''}`;
    if (next && vocabulary.isName(name)) return { name, end: at + 1 + next[0].length };
  }
  return { name: token, end: at + token.length };
}

/** Who signed inside an opinion: the names right before each date, or behind 签名:. */
function readSigners(pair: LabelledValue, vocabulary: Vocabulary): NameInText[] {
  const found: NameInText[] = [];
  const add = (start: number, end: number): void => {
    const names = readNames(pair.value.slice(start, end), pair.start + start, vocabulary);
    for (const name of names) if (!found.some((known) => known.start === name.start)) found.push(name);
  };
  for (const date of findDates(pair.value)) {
    const before = pair.value.slice(0, date.start).trimEnd();
    const cut = Math.max(
      ...['.', ';', ':', '\n'].map((mark) =>
        before.replace(/\([^()]*\)/g, (m) => ' '.repeat(m.length)).lastIndexOf(mark),
      ),
    );
    add(cut + 1, before.length);
  }
  const last = pair.value.trimEnd();
  const tail = Math.max(last.lastIndexOf('.'), last.lastIndexOf('\n'), last.lastIndexOf(':'));
  if (found.length === 0 && tail >= 0) add(tail + 1, last.length);
  return found;
}

/** How far behind the names their certificate numbers may stand in a form. */
const CERT_REACH = 60;

/** Certificate numbers that stand beside names: 检查人:甲　执法证号:01, or in the next cells of a table. */
function certificatesNear(pairs: readonly LabelledValue[], pair: LabelledValue): string[] {
  const nextRole = Math.min(
    ...pairs
      .filter((other) => other.start > pair.end && (other.role !== null || other.opinionRole !== null))
      .map((other) => other.start),
  );
  const near = pairs
    .filter(
      (other) =>
        other.fields.has('cert') &&
        other.start >= pair.end - 1 &&
        other.start < nextRole &&
        other.start - pair.end <= CERT_REACH,
    )
    .toSorted((a, b) => a.start - b.start);
  return [
    ...new Set(near.flatMap((other) => [...other.value.matchAll(CERTS)].map((match) => match[1] ?? ''))),
  ];
}

/** 检查人 of the archive's own sheet checks the binding, 主持人 of a discussion chairs no hearing. */
function roleIn(kind: string | null, role: Role): Role {
  if (kind === 'NOTES_SHEET') return 'archivist';
  return kind === 'COLLECTIVE' && role === 'host' ? 'collective-host' : role;
}

/** Reads the people of one document from its labelled values. */
export function readPeople(
  view: DocumentView,
  pairs: readonly LabelledValue[],
  vocabulary: Vocabulary,
): PersonMention[] {
  const mentions: PersonMention[] = [];
  const add = (names: readonly NameInText[], role: Role, certs: readonly string[]): void => {
    names.forEach((name, index) => {
      const beside = certs.length === names.length ? (certs[index] ?? null) : null;
      mentions.push({ name: name.name, role, certNo: name.certNo ?? beside, anchor: view.anchor(name) });
    });
  };
  for (const pair of pairs) {
    if (pair.opinionRole !== null) add(readSigners(pair, vocabulary), pair.opinionRole, []);
    if (pair.role === null) continue;
    const role = roleIn(view.document.kind, pair.role);
    add(readNames(pair.value, pair.start, vocabulary), role, certificatesNear(pairs, pair));
  }
  return mentions;
}

/**
 * People named in running text behind 执法人员 and the like. A name is believed when it carries a certificate number,
 * when it is known from a form of the same case, or when what follows cannot belong to it.
 */
export function readInlinePeople(
  view: DocumentView,
  known: ReadonlySet<string>,
  vocabulary: Vocabulary,
): PersonMention[] {
  const mentions: PersonMention[] = [];
  for (const lead of vocabulary.inlineLeads) {
    for (let at = view.folded.indexOf(lead); at >= 0; at = view.folded.indexOf(lead, at + lead.length)) {
      const from = at + lead.length;
      const { names, end } = namesFrom(view.folded, from, from + LONGEST_INLINE, known, vocabulary);
      const listed = listedNumbers(view.folded.slice(end, end + LONGEST_INLINE));
      names.forEach((name, index) => {
        const certNo = name.certNo ?? (listed.length === names.length ? (listed[index] ?? null) : null);
        if (certNo !== null || known.has(name.name))
          mentions.push({ name: name.name, role: 'handler', certNo, anchor: view.anchor(name) });
      });
    }
  }
  return mentions;
}

/** A list of names right behind a lead, each perhaps with its certificate. */
function namesFrom(
  text: string,
  from: number,
  limit: number,
  known: ReadonlySet<string>,
  vocabulary: Vocabulary,
): { names: NameInText[]; end: number } {
  const names: NameInText[] = [];
  let position = from;
  while (position < limit) {
    const name = nameAt(text, position, known, vocabulary);
    if (name === null) break;
    const end = position + name.length;
    const behind = numbersBehind(text.slice(end, limit));
    names.push({ name, certNo: behind.numbers[0] ?? null, start: position, end });
    if (behind.numbers.length > 1 && behind.numbers.length === names.length)
      names.splice(
        0,
        names.length,
        ...names.map((each, at) => ({ ...each, certNo: behind.numbers[at] ?? null })),
      );
    position = end + behind.length;
    const separator = /^\s*[、,和及与]\s*/.exec(text.slice(position, position + 4));
    if (!separator) break;
    position += separator[0].length;
  }
  return { names, end: position };
}

/** …出示执法证件（证号分别为01、02）: numbers behind the sentence that names everybody. */
function listedNumbers(text: string): string[] {
  const match = /^[^.;\n]{0,24}?(?:证号|编号|证件号|号码)(?:码)?(?:分别)?(?:为|是|:)?\s*([^.;\n]{5,60})/.exec(
    text,
  );
  return match ? [...(match[1] ?? '').matchAll(CERTS)].map((found) => found[1] ?? '') : [];
}

function nameAt(text: string, at: number, known: ReadonlySet<string>, vocabulary: Vocabulary): string | null {
  for (const length of [4, 3, 2]) {
    const candidate = text.slice(at, at + length);
    if (known.has(candidate)) return candidate;
  }
  for (const length of [4, 3, 2]) {
    const candidate = text.slice(at, at + length);
    if (vocabulary.isName(candidate) && /^\s*\(/.test(text.slice(at + length, at + length + 3)))
      return candidate;
  }
  return null;
}

/** Gathers mentions by name. Two certificate numbers under one name stay visible in the mentions. */
export function gatherPeople(mentions: readonly PersonMention[]): Person[] {
  const byName = new Map<string, PersonMention[]>();
  for (const mention of mentions) byName.set(mention.name, [...(byName.get(mention.name) ?? []), mention]);
  return [...byName.entries()].map(([name, own]) => ({
    name,
    certNo: own.find((mention) => mention.certNo !== null)?.certNo ?? null,
    roles: [...new Set(own.map((mention) => mention.role))],
    mentions: own,
  }));
}

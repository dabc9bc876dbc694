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

const CERT = /([A-Za-z]{0,3}[-–]?\d[\d-]{4,19})/;
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
    const remark = REMARK.exec(text.slice(token.end));
    expected = token.end + (remark?.[0].length ?? 0);
    if (!vocabulary.isName(token.name)) {
      if (names.length > 0) break;
      continue;
    }
    const certNo = CERT.exec(remark?.[1] ?? '')?.[1] ?? null;
    names.push({ name: token.name, certNo, start: offset + match.index, end: offset + token.end });
  }
  return names;
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

/** Certificate numbers that stand beside names: 检查人:甲　执法证号:01. */
function certificatesNear(pairs: readonly LabelledValue[], pair: LabelledValue): string[] {
  const near = pairs.filter(
    (other) => other.fields.has('cert') && other.start >= pair.end - 1 && other.line === pair.line,
  );
  const first = near[0];
  return first ? [...first.value.matchAll(new RegExp(CERT, 'g'))].map((match) => match[1] ?? '') : [];
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
      let position = at + lead.length;
      const limit = Math.min(view.folded.length, position + LONGEST_INLINE);
      while (position < limit) {
        const name = nameAt(view.folded, position, known, vocabulary);
        if (name === null) break;
        const certificate = REMARK.exec(view.folded.slice(position + name.length));
        const certNo = certificate ? (CERT.exec(certificate[1] ?? '')?.[1] ?? null) : null;
        if (certNo !== null || known.has(name)) {
          mentions.push({
            name,
            role: 'handler',
            certNo,
            anchor: view.anchor({ start: position, end: position + name.length }),
          });
        }
        position += name.length + (certificate?.[0].length ?? 0);
        const separator = /^\s*[、,和及与]\s*/.exec(view.folded.slice(position, position + 4));
        if (!separator) break;
        position += separator[0].length;
      }
    }
  }
  return mentions;
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

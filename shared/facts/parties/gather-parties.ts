/** One party from what every paper says of it: the decision first, its missing number from the identity papers. */
import type { Party, PartyMention } from '../case-facts.ts';
import type { ReadDocument } from '../identity.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { partyKind, readParties } from './read-parties.ts';

const DECIDING = ['DECISION', 'SIMPLE_DECISION', 'NO_PENALTY', 'L_DECISION'];
const NAMING = [
  ...DECIDING,
  'NOTICE',
  'HEARING_TELL',
  'FILING',
  'CLOSING',
  'APPROVAL',
  'INVEST_REPORT',
  'L_ACCEPT',
  'L_APPLY',
];
const SECOND_BEST = [
  ...DECIDING,
  'FILING',
  'NOTICE',
  'IDENTITY',
  'SERVICE',
  'RECEIPT',
  'SITE_RECORD',
  'INTERVIEW',
];
const WITH_NUMBERS = [
  'IDENTITY',
  'SITE_RECORD',
  'INTERVIEW',
  'FILING',
  'L_APPLY',
  'INVEST_REPORT',
  'SERVICE',
];

function bare(name: string): string {
  return name.replace(/[（(]/g, '(').replace(/[）)]/g, ')').replace(/\s+/g, '');
}

function sameName(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

/** Letters to change to make one name of the other, up to `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

const MOST_DIFFERENCES = 2;
const LONG_NAME = 6;

/** True when a paper means this party, perhaps with a slip of the pen in name or number. */
function meansParty(party: PartyMention, mention: PartyMention): boolean {
  if (sameName(party.name, mention.name)) return true;
  if (party.idNo !== null && party.idNo === mention.idNo) return true;
  const [a, b] = [bare(party.name), bare(mention.name)];
  return (
    a.length >= LONG_NAME && b.length >= LONG_NAME && distance(a, b, MOST_DIFFERENCES) <= MOST_DIFFERENCES
  );
}

interface Paper {
  readonly document: ReadDocument;
  readonly strict: readonly PartyMention[];
}

function ofKinds(papers: readonly Paper[], kinds: readonly string[]): Paper[] {
  return kinds.flatMap((kind) => papers.filter(({ document }) => document.view.document.kind === kind));
}

function chosen(papers: readonly Paper[], vocabulary: Vocabulary): PartyMention[] {
  const parties: PartyMention[] = [];
  for (const { document, strict } of ofKinds(papers, NAMING)) {
    const decides = DECIDING.includes(document.view.document.kind ?? '');
    for (const mention of strict) {
      const index = parties.findIndex((known) => sameName(known.name, mention.name));
      const known = parties[index];
      if (known) parties[index] = completed(known, mention);
      else if (parties.length === 0 || (decides && !parties.some((other) => meansParty(other, mention))))
        parties.push(mention);
    }
  }
  if (parties.length > 0) return parties;
  for (const { document } of ofKinds(papers, SECOND_BEST)) {
    const [first] = readParties(document, vocabulary, true);
    if (first) return [first];
  }
  return [];
}

function completed(party: PartyMention, other: PartyMention): PartyMention {
  return {
    ...party,
    idNo: party.idNo ?? other.idNo,
    idAnchor: party.idNo === null ? other.idAnchor : party.idAnchor,
    legalRep: party.legalRep ?? other.legalRep,
    address: party.address ?? other.address,
  };
}

/** Parties of a case, each with every paper's reading of it. */
export function gatherParties(documents: readonly ReadDocument[], vocabulary: Vocabulary): Party[] {
  const papers = documents.map((document) => ({ document, strict: readParties(document, vocabulary) }));
  const everyMention = documents
    .toSorted((a, b) => (a.view.document.id < b.view.document.id ? -1 : 1))
    .flatMap((document) => readParties(document, vocabulary, true));
  return chosen(papers, vocabulary).map((first) => {
    let party = first;
    for (const { document } of ofKinds(papers, WITH_NUMBERS))
      for (const mention of readParties(document, vocabulary, true))
        if (sameName(mention.name, party.name)) party = completed(party, mention);
    const mentions = everyMention.filter((mention) => meansParty(party, mention));
    const { name, idNo, legalRep, address, anchor } = party;
    return { name, idNo, legalRep, address, anchor, kind: partyKind(name, idNo, vocabulary), mentions };
  });
}

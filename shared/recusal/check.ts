/**
 * Compares everybody who acts in a case file with a reviewer. Pure: people and profile in, hits out. A name alone is
 * never enough to bar anybody and never passed over.
 */
import type { Person } from '../facts/case-facts.ts';
import type { FactAnchor } from '../facts/view.ts';
import type { Role } from '../facts/vocabulary.ts';
import { fold } from '../text/fold.ts';

export interface ReviewerProfile {
  readonly name: string;
  readonly unit: string;
  readonly formerUnits: readonly string[];
  readonly certNos: readonly string[];
  readonly idNo: string;
}

export type RecusalRule = 'R1' | 'R2' | 'R3' | 'NAME';
export type RecusalStrength = 'barred' | 'decision' | 'ask';

export interface RecusalMatch {
  /** Same case, same person, same rule: same id. */
  readonly id: string;
  readonly rule: RecusalRule;
  readonly strength: RecusalStrength;
  readonly person: string;
  readonly roles: readonly Role[];
  readonly matched: 'certNo' | 'idNo' | 'unit' | 'name';
  readonly value: string;
  readonly where: readonly FactAnchor[];
}

/** Who acts in the file, and for which units. */
export interface CaseActors {
  readonly people: readonly Person[];
  readonly parties: readonly {
    readonly name: string;
    readonly idNo: string | null;
    readonly anchor: FactAnchor;
  }[];
  /** The deciding organ, and the unit under review. */
  readonly units: readonly { readonly name: string; readonly anchor: FactAnchor | null }[];
}

function plain(text: string): string {
  return fold(text).replace(/\s+/g, '').toUpperCase();
}

/** Letters and digits only: 执法证 33-0782 01017 is 33078201017. */
function number(text: string): string {
  return plain(text).replace(/[^0-9A-Z]/g, '');
}

const SHOWN_PLACES = 6;

/** Two names of one unit: equal, or one the other with its region in front. */
export function isSameUnit(a: string, b: string): boolean {
  const [left, right] = [plain(a), plain(b)];
  if (left === '' || right === '') return false;
  if (left === right) return true;
  const [long, short] = left.length >= right.length ? [left, right] : [right, left];
  return (
    short.length >= 6 &&
    long.endsWith(short) &&
    /[省市区县州盟旗]$/.test(long.slice(0, long.length - short.length))
  );
}

/**
 * Compares a reviewer with the people and units of a case.
 * @returns R1 same certificate or identity number (barred), R2 same unit and R3 former unit (another office user
 * decides), NAME the same name and nothing else (the reviewer is asked)
 */
export function matchReviewer(actors: CaseActors, reviewer: ReviewerProfile): RecusalMatch[] {
  const matches: RecusalMatch[] = [];
  const certs = new Set(reviewer.certNos.map(number).filter((cert) => cert.length >= 4));
  const id = number(reviewer.idNo);
  for (const person of actors.people) {
    const cert = person.mentions.find(
      (mention) => mention.certNo !== null && certs.has(number(mention.certNo)),
    );
    const where = person.mentions.map((mention) => mention.anchor).slice(0, SHOWN_PLACES);
    const base = { person: person.name, roles: person.roles, where };
    if (cert?.certNo) {
      matches.push({
        ...base,
        id: `R1:${person.name}:${number(cert.certNo)}`,
        rule: 'R1',
        strength: 'barred',
        matched: 'certNo',
        value: cert.certNo,
      });
    } else if (plain(person.name) === plain(reviewer.name)) {
      matches.push({
        ...base,
        id: `NAME:${person.name}`,
        rule: 'NAME',
        strength: 'ask',
        matched: 'name',
        value: person.name,
      });
    }
  }
  for (const party of actors.parties) {
    const base = { person: party.name, roles: ['party'] as const, where: [party.anchor] };
    if (party.idNo !== null && id.length >= 15 && number(party.idNo) === id) {
      matches.push({
        ...base,
        id: `R1:${party.name}:id`,
        rule: 'R1',
        strength: 'barred',
        matched: 'idNo',
        value: `${id.slice(0, 6)}…${id.slice(-4)}`,
      });
    }
  }
  return [...matches, ...unitMatches(actors, reviewer)];
}

function unitMatches(actors: CaseActors, reviewer: ReviewerProfile): RecusalMatch[] {
  const matches: RecusalMatch[] = [];
  for (const unit of actors.units) {
    const where = unit.anchor === null ? [] : [unit.anchor];
    const base = { person: unit.name, roles: [], strength: 'decision', matched: 'unit', where } as const;
    if (isSameUnit(unit.name, reviewer.unit))
      matches.push({ ...base, id: `R2:${plain(unit.name)}`, rule: 'R2', value: reviewer.unit });
    else {
      const former = reviewer.formerUnits.find((name) => isSameUnit(unit.name, name));
      if (former !== undefined)
        matches.push({ ...base, id: `R3:${plain(unit.name)}`, rule: 'R3', value: former });
    }
  }
  return matches.filter((match, index) => matches.findIndex((other) => other.id === match.id) === index);
}

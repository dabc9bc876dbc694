/**
 * The facts of one case as the checks read them. Every fact says where it stands (anchor), how sure the reading is
 * (confidence) and whether a machine read it off an image (source). Nothing is reconciled here: values that
 * contradict each other stand side by side, in the mentions and under `contradictions`.
 */
import type { CivilDate } from '../model/civil-date.ts';
import type { FactAnchor } from './view.ts';
import type { ClockStop, EventKind, MoneyRole, PenaltyKind, Role } from './vocabulary.ts';

/** `ocr`: a hint until a person confirms it. `confirmed` and `corrected`: a person looked at the page. */
export const SOURCE_KINDS = ['native', 'ocr', 'confirmed', 'corrected'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What every fact carries. */
export interface Evidence {
  readonly anchor: FactAnchor;
  /** 0–1. */
  readonly confidence: number;
  readonly source: SourceKind;
}

export interface AnchoredText {
  readonly value: string;
  readonly anchor: FactAnchor;
}

/** 文号 of one paper: 青岭市监罚〔2022〕36号. */
export interface DocumentNumber extends Evidence {
  readonly documentId: string;
  readonly documentKind: string | null;
  /** As written, brackets as 〔〕. */
  readonly text: string;
  /** 青岭市监罚: organ and kind of paper. */
  readonly prefix: string;
  readonly year: number;
  readonly serial: number;
}

export const PARTY_KINDS = ['自然人', '个体工商户', '法人', '非法人组织'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** What one paper says of a party. */
export interface PartyMention extends Evidence {
  readonly name: string;
  readonly idNo: string | null;
  readonly idAnchor: FactAnchor | null;
  readonly legalRep: string | null;
  readonly address: string | null;
}

export interface Party {
  readonly name: string;
  readonly kind: PartyKind;
  readonly idNo: string | null;
  readonly legalRep: string | null;
  readonly address: string | null;
  readonly anchor: FactAnchor;
  /** Every paper's reading of this party, in reading order; also those whose name or number differs a little. */
  readonly mentions: readonly PartyMention[];
}

export interface PersonMention {
  readonly name: string;
  readonly role: Role;
  readonly certNo: string | null;
  readonly anchor: FactAnchor;
}

export interface Person {
  readonly name: string;
  readonly certNo: string | null;
  readonly roles: readonly Role[];
  readonly mentions: readonly PersonMention[];
}

export interface CaseEvent extends Evidence {
  readonly kind: EventKind;
  readonly date: CivilDate;
  /** Hour and minute where written, `HH:MM`. */
  readonly time: string | null;
  /** True when the date was read by OCR and nobody confirmed it. */
  readonly fromOcr: boolean;
  /** The words the date stands in: 于2024年4月26日立案. */
  readonly phrase: string;
}

/** An inspection, interview, hearing or discussion: who was where from when to when. */
export interface Activity extends Evidence {
  readonly documentId: string;
  readonly documentKind: string | null;
  readonly date: CivilDate;
  /** `HH:MM`. */
  readonly startTime: string | null;
  readonly endTime: string | null;
  /** The day it ended, where it is written and differs. */
  readonly endDate: CivilDate | null;
  readonly place: string | null;
  /** Names of those who acted for the organ. */
  readonly officers: readonly string[];
  /** Names of those asked or present. */
  readonly others: readonly string[];
}

/** An amount of money, in yuan. */
export interface Money extends Evidence {
  readonly documentId: string;
  readonly documentKind: string | null;
  readonly value: number;
  readonly role: MoneyRole;
  /** The sum in capitals (伍仟元整) written beside the digits. */
  readonly words: { readonly value: number | null; readonly text: string } | null;
  /** Digits, or the capitals alone. */
  readonly form: 'digits' | 'words';
}

/** One penalty or order, as one paper proposes or imposes it. */
export interface Penalty extends Evidence {
  readonly documentId: string;
  readonly documentKind: string | null;
  readonly kind: PenaltyKind;
  /** Yuan; null where the penalty is none of money or the sum cannot be read. */
  readonly amount: number | null;
}

export interface WrittenPeriod {
  readonly value: number;
  readonly unit: 'day' | 'month' | 'year';
}

/** How a paper tells the party to seek review or to sue. */
export interface RemedyNotice extends Evidence {
  readonly documentId: string;
  readonly reviewBodies: readonly string[];
  readonly reviewPeriod: WrittenPeriod | null;
  readonly courts: readonly string[];
  readonly suitPeriod: WrittenPeriod | null;
}

/** One receipt of a service record. */
export interface ServiceReceipt extends Evidence {
  readonly documentId: string;
  /** Title (and number) of the paper served, as written. */
  readonly served: string;
  readonly date: CivilDate;
  readonly mode: string | null;
  readonly place: string | null;
  /** Who received it, as written; null where nobody can be read. */
  readonly receiver: string | null;
  readonly recipient: string | null;
}

/** Papers in the file that may stop or prolong a time limit. */
export interface ClockPaper {
  readonly stop: ClockStop;
  readonly title: string;
  readonly anchor: FactAnchor;
  readonly documentId: string;
  /** The period it covers, where both ends are written. */
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** How much it prolongs, where written: 延长三十日. */
  readonly period: WrittenPeriod | null;
}

/** A fine in the decision. */
export interface Amount {
  /** Yuan. */
  readonly value: number;
  readonly anchor: FactAnchor;
}

/** Values of one fact that do not agree, each where it was read. */
export interface Contradiction {
  readonly fact:
    | 'filed'
    | 'decided'
    | 'served'
    | 'closed'
    | 'notified'
    | 'caseNo'
    | 'party-name'
    | 'party-id';
  readonly values: readonly AnchoredText[];
}

export interface DocumentFacts {
  readonly id: string;
  readonly file: string;
  readonly kind: string | null;
  readonly title: string;
  readonly fromPage: number;
  readonly toPage: number;
  readonly date: CivilDate | null;
  readonly dateAnchor: FactAnchor | null;
  readonly hasText: boolean;
  readonly isOcr: boolean;
}

/** What could not be read, and why: shown, never guessed. */
export interface Undetermined {
  readonly fact: string;
  readonly reason: 'document-missing' | 'document-without-text' | 'not-found';
}

export const PROCEDURES = ['simple', 'ordinary', 'fast'] as const;
export type Procedure = (typeof PROCEDURES)[number];

export interface CaseFacts {
  readonly caseType: string;
  /** 简易程序, 普通程序 or 快速办理; null where the papers do not tell. */
  readonly procedure: Procedure | null;
  readonly caseNo: AnchoredText | null;
  readonly cause: AnchoredText | null;
  readonly organ: AnchoredText | null;
  readonly numbers: readonly DocumentNumber[];
  readonly parties: readonly Party[];
  readonly people: readonly Person[];
  readonly documents: readonly DocumentFacts[];
  /** By date. */
  readonly events: readonly CaseEvent[];
  readonly activities: readonly Activity[];
  readonly receipts: readonly ServiceReceipt[];
  readonly clockPapers: readonly ClockPaper[];
  /** What the decision fines. */
  readonly fines: readonly Amount[];
  readonly money: readonly Money[];
  readonly penalties: readonly Penalty[];
  readonly remedies: readonly RemedyNotice[];
  readonly contradictions: readonly Contradiction[];
  readonly undetermined: readonly Undetermined[];
  /** Pages read and pages without text: what a search of the file covered. */
  readonly pagesRead: number;
  readonly pagesWithoutText: number;
}

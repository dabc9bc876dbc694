/** The field's vocabulary as data: document types, column names of forms, surnames (`resources/documents`). */
import * as z from 'zod';
import { fold } from '../text/fold.ts';

export const EVENT_KINDS = [
  'received',
  'filed',
  'inspected',
  'interviewed',
  'preserved',
  'preservation-handled',
  'seized',
  'seizure-ended',
  'appraised',
  'suspended',
  'extended',
  'correction-ordered',
  'investigated',
  'legal-reviewed',
  'discussed',
  'notified',
  'notice-served',
  'waived',
  'stated',
  'hearing-notified',
  'heard',
  'approved',
  'decided',
  'served',
  'announced',
  'paid',
  'closed',
  'applied',
  'accepted',
  'urged',
  'enforcement-applied',
  'hearing-requested',
  'supplement-notified',
  'review-submitted',
  'collected',
  'remitted',
  'banked',
  'remedy-expired',
  'detained',
  'arrest-requested',
  'arrested',
  'prosecution-transferred',
  'returned',
  'prosecution-decided',
  'petition-accepted',
  'petition-answered',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const CLOCK_STOPS = [
  'extension',
  'appraisal',
  'hearing',
  'announcement',
  'suspension',
  'seizure-extension',
  'deferral',
  'special',
] as const;
export type ClockStop = (typeof CLOCK_STOPS)[number];

export const MONEY_ROLES = [
  'fine',
  'confiscation',
  'illegal-gain',
  'goods-value',
  'unit-price',
  'total',
  'surcharge',
  'payment',
  'other',
] as const;
export type MoneyRole = (typeof MONEY_ROLES)[number];

export const PENALTY_KINDS = [
  'warning',
  'criticism',
  'fine',
  'confiscate-gains',
  'confiscate-goods',
  'suspend-licence',
  'revoke-licence',
  'lower-qualification',
  'restrict-business',
  'stop-business',
  'close-down',
  'restrict-practice',
  'detention',
  'no-penalty',
  'correction-order',
] as const;
export type PenaltyKind = (typeof PENALTY_KINDS)[number];

const DocumentTypeSchema = z.strictObject({
  code: z.string().regex(/^[A-Z_]+$/),
  name: z.string().min(1),
  caseTypes: z.array(z.string()),
  stage: z.string(),
  /** Regular expressions on the folded, compact title line. */
  patterns: z.array(z.string().min(1)),
  examples: z.array(z.string()),
  /** Where the document's own date stands. */
  dated: z.enum(['signature', 'approval', 'start', 'receipt', 'payment', 'none']),
  event: z.enum(EVENT_KINDS).optional(),
  /** A paper that may stop or prolong a time limit. */
  stopsClock: z.enum(CLOCK_STOPS).optional(),
  requirement: z.string(),
  condition: z.string().nullable(),
  fields: z.array(z.string()),
  volume: z.string().nullable(),
  notes: z.string().optional(),
});
export type DocumentType = z.output<typeof DocumentTypeSchema>;

export const DocumentTypesSchema = z.strictObject({
  schema: z.literal('case-review/document-types@1'),
  source: z.string(),
  types: z.array(DocumentTypeSchema),
});

export const OFFICER_ROLES = [
  'handler',
  'inspector',
  'interviewer',
  'recorder',
  'unit-head',
  'legal-reviewer',
  'approver',
  'host',
  'hearing-member',
  'collective-host',
  'collective-member',
  'attendee',
  'server',
  'appraiser',
  'archivist',
] as const;
export const OTHER_ROLES = [
  'party',
  'legal-representative',
  'interviewee',
  'party-attendant',
  'agent',
  'witness',
] as const;
export const ROLES = [...OFFICER_ROLES, ...OTHER_ROLES] as const;
export type Role = (typeof ROLES)[number];

const Labels = z.array(z.string().min(1));

export const LabelsSchema = z.strictObject({
  schema: z.literal('case-review/labels@1'),
  source: z.string(),
  fields: z.record(z.string(), Labels),
  /** Columns of opinions, by pattern on the folded, compact name; the first that matches tells whose opinion it is. */
  opinions: z.array(z.strictObject({ pattern: z.string(), role: z.enum(ROLES), examples: Labels.min(1) })),
  roles: z.partialRecord(z.enum(ROLES), Labels),
  /** Column names by pattern on the folded, compact name, for what no list holds. */
  fieldPatterns: z.array(z.strictObject({ field: z.string(), pattern: z.string(), examples: Labels.min(1) })),
  rolePatterns: z.array(
    z.strictObject({ role: z.enum(ROLES), pattern: z.string(), examples: Labels.min(1) }),
  ),
  certLabels: Labels,
  inlineLeads: Labels,
});

export const SurnamesSchema = z.strictObject({
  schema: z.literal('case-review/surnames@1'),
  source: z.string(),
  single: z.string(),
  compound: z.array(z.string().length(2)),
  neverNames: z.array(z.string()),
});

export type LabelField =
  | 'caseNo'
  | 'cause'
  | 'partyName'
  | 'idNo'
  | 'legalRep'
  | 'address'
  | 'filedDate'
  | 'decidedDate'
  | 'servedDate'
  | 'time'
  | 'place'
  | 'receivedDate'
  | 'servedDocument'
  | 'servedMode'
  | 'servedPlace'
  | 'paidDate'
  | 'closedDate'
  | 'fineAmount'
  | 'cert'
  | 'acceptedDate'
  | 'appliedDate'
  | 'collectedDate'
  | 'remittedDate'
  | 'bankedDate'
  | 'submittedDate'
  | 'urgedDate'
  | 'recipient'
  /** Somebody named in a paper who may be the party. */
  | 'anyName';

/** What a running text says happened on a day: `@` stands for a date, the text is folded and compact. */
export const PhrasesSchema = z.strictObject({
  schema: z.literal('case-review/phrases@1'),
  source: z.string(),
  events: z.array(
    z.strictObject({
      event: z.enum(EVENT_KINDS),
      pattern: z.string().min(1),
      examples: z.array(z.string().min(1)).min(1),
    }),
  ),
  penalties: z.array(
    z.strictObject({
      kind: z.enum(PENALTY_KINDS),
      pattern: z.string().min(1),
      examples: z.array(z.string().min(1)).min(1),
    }),
  ),
  /** What stands right before or behind an amount of money and says what it is; the first that matches tells. */
  money: z.array(
    z.strictObject({
      role: z.enum(MONEY_ROLES),
      place: z.enum(['before', 'after']),
      pattern: z.string().min(1),
      examples: z.array(z.string().min(1)).min(1),
    }),
  ),
});

export interface EventPhrase {
  readonly event: EventKind;
  readonly pattern: RegExp;
}

export interface PenaltyPhrase {
  readonly kind: PenaltyKind;
  readonly pattern: RegExp;
}

export interface MoneyPhrase {
  readonly role: MoneyRole;
  readonly place: 'before' | 'after';
  readonly pattern: RegExp;
}

export interface Vocabulary {
  readonly phrases: readonly EventPhrase[];
  readonly penalties: readonly PenaltyPhrase[];
  readonly money: readonly MoneyPhrase[];
  readonly types: readonly DocumentType[];
  readonly patternsOf: ReadonlyMap<string, readonly RegExp[]>;
  /** Every column name, folded and compact, with the fields it stands for. */
  readonly fieldsOf: (label: string) => ReadonlySet<LabelField> | null;
  readonly roleOf: (label: string) => Role | null;
  /** Whose opinion a column of a form holds; null when it holds none. */
  readonly opinionRole: (label: string) => Role | null;
  readonly inlineLeads: readonly string[];
  readonly isName: (text: string) => boolean;
  readonly surnameLength: (text: string) => number;
}

const key = (text: string): string => fold(text).replace(/\s+/g, '').replaceAll('、', ',');

const SHORTEST_PATTERN_LABEL = 3;
const LONGEST_PATTERN_LABEL = 24;

/** The first pattern that matches a label; asked again and again of the same few labels, so kept. */
function byPattern<T>(patterns: readonly { found: T; pattern: RegExp }[]): (label: string) => T | null {
  const known = new Map<string, T | null>();
  return (label) => {
    if (label.length < SHORTEST_PATTERN_LABEL || label.length > LONGEST_PATTERN_LABEL) return null;
    let found = known.get(label);
    if (found === undefined) {
      found = patterns.find(({ pattern }) => pattern.test(label))?.found ?? null;
      known.set(label, found);
    }
    return found;
  };
}

function opinionRoles(labels: z.output<typeof LabelsSchema>): Vocabulary['opinionRole'] {
  const opinions = labels.opinions.map(({ pattern, role }) => ({ pattern: new RegExp(pattern), role }));
  const cache = new Map<string, Role | null>();
  return (label) => {
    if (label.length < 4 || label.length > 16) return null;
    let role = cache.get(label);
    if (role === undefined) {
      role = opinions.find(({ pattern }) => pattern.test(label))?.role ?? null;
      cache.set(label, role);
    }
    return role;
  };
}

function namesBy(surnames: z.output<typeof SurnamesSchema>): Pick<Vocabulary, 'surnameLength' | 'isName'> {
  const single = new Set(surnames.single);
  const compound = new Set(surnames.compound);
  const never = new Set(surnames.neverNames);
  const surnameLength = (text: string): number =>
    compound.has(text.slice(0, 2)) ? 2 : single.has(text.slice(0, 1)) ? 1 : 0;
  return {
    surnameLength,
    isName: (text) => {
      const family = surnameLength(text);
      if (family === 0 || never.has(text) || !/^[\u4e00-\u9fff·]+$/.test(text)) return false;
      const given = text.length - family;
      return given >= 1 && given <= 2;
    },
  };
}

/** Compiles the data files. */
export function compileVocabulary(
  types: z.output<typeof DocumentTypesSchema>,
  labels: z.output<typeof LabelsSchema>,
  surnames: z.output<typeof SurnamesSchema>,
  phrases: z.output<typeof PhrasesSchema>,
): Vocabulary {
  const fieldsOf = new Map<string, Set<LabelField>>();
  const addField = (label: string, field: LabelField): void => {
    const fields = fieldsOf.get(key(label)) ?? new Set<LabelField>();
    fields.add(field);
    fieldsOf.set(key(label), fields);
  };
  for (const [field, list] of Object.entries(labels.fields))
    for (const label of list) addField(label, field as LabelField);
  for (const label of labels.certLabels) addField(label, 'cert');
  const rolesOf = new Map<string, Role>();
  for (const [role, list] of Object.entries(labels.roles))
    for (const label of list ?? []) rolesOf.set(key(label), role as Role);
  const fieldPatterns = labels.fieldPatterns.map(({ field, pattern }) => ({
    found: field as LabelField,
    pattern: new RegExp(pattern),
  }));
  const rolePatterns = labels.rolePatterns.map(({ role, pattern }) => ({
    found: role,
    pattern: new RegExp(pattern),
  }));
  const fieldsByPattern = byPattern(fieldPatterns);
  const roleByPattern = byPattern(rolePatterns);
  return {
    types: types.types,
    phrases: phrases.events.map(({ event, pattern }) => ({ event, pattern: new RegExp(pattern, 'g') })),
    penalties: phrases.penalties.map(({ kind, pattern }) => ({ kind, pattern: new RegExp(pattern, 'g') })),
    money: phrases.money.map(({ role, place, pattern }) => ({ role, place, pattern: new RegExp(pattern) })),
    patternsOf: new Map(
      types.types.map((type) => [type.code, type.patterns.map((pattern) => new RegExp(pattern))]),
    ),
    fieldsOf: (label) => {
      const listed = fieldsOf.get(label);
      if (listed) return listed;
      const field = fieldsByPattern(label);
      return field === null ? null : new Set([field]);
    },
    roleOf: (label) => rolesOf.get(label) ?? roleByPattern(label),
    opinionRole: opinionRoles(labels),
    inlineLeads: labels.inlineLeads,
    ...namesBy(surnames),
  };
}

/** The folded, compact form in which column names are compared. */
export const labelKey = key;

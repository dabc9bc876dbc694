/** The case as the rules read it: papers by kind, dates with their passages, who acted, and the law's figures. */
import type { WorkCalendar } from '../../deadline/calendar.ts';
import type { CaseEvent, CaseFacts, Person } from '../../facts/case-facts.ts';
import { type Operative, readOperative } from '../../facts/numbers/operative.ts';
import type { CaseDocument, FactAnchor } from '../../facts/view.ts';
import type { EventKind, Role, Vocabulary } from '../../facts/vocabulary.ts';
import type { CivilDate } from '../../model/civil-date.ts';
import type { PlacedCitation } from '../citation-findings.ts';
import { Paper } from './paper.ts';
import type { RuleData, Sector } from './rule-data.ts';

/** A dated step with its passage. */
export interface Step {
  readonly date: CivilDate;
  readonly anchor: FactAnchor;
  /** False where the date comes from another paper's mention or was read by OCR. */
  readonly isSure: boolean;
}

const SURE = 0.9;
const INVESTIGATORS: readonly Role[] = ['inspector', 'interviewer', 'handler'];
const WHOLE_CASE_PAPERS = 4;
const MAIN_PAPERS = [
  'FILING',
  'DECISION',
  'SIMPLE_DECISION',
  'NOTICE',
  'SERVICE',
  'SITE_RECORD',
  'INTERVIEW',
  'CLOSING',
];

export class CaseFile {
  readonly papers: readonly Paper[];
  readonly facts: CaseFacts;
  readonly citations: readonly PlacedCitation[];
  readonly calendar: WorkCalendar;
  readonly vocabulary: Vocabulary;
  readonly data: RuleData;
  private readonly operatives = new Map<Paper, Operative>();

  constructor(
    documents: readonly CaseDocument[],
    facts: CaseFacts,
    citations: readonly PlacedCitation[],
    calendar: WorkCalendar,
    vocabulary: Vocabulary,
    data: RuleData,
  ) {
    this.facts = facts;
    this.citations = citations;
    this.calendar = calendar;
    this.vocabulary = vocabulary;
    this.data = data;
    this.papers = documents.map((document) => {
      const own = facts.documents.find(({ id }) => id === document.id);
      return new Paper(document, vocabulary, own?.date ?? null, own?.dateAnchor ?? null);
    });
  }

  of(...kinds: readonly string[]): Paper[] {
    return kinds.flatMap((kind) => this.papers.filter((paper) => paper.kind === kind));
  }

  /** Papers of these kinds whose text can be read. */
  readable(...kinds: readonly string[]): Paper[] {
    return this.of(...kinds).filter((paper) => paper.hasText);
  }

  /** Readable papers that are more than a scrap: only of these can be said what they lack. */
  complete(...kinds: readonly string[]): Paper[] {
    return this.readable(...kinds).filter((paper) => paper.isWhole);
  }

  get decision(): Paper | null {
    return this.readable('DECISION', 'SIMPLE_DECISION', 'NO_PENALTY')[0] ?? null;
  }

  /** The notice that counts: the last one. */
  get notice(): Paper | null {
    const notices = this.readable('NOTICE', 'HEARING_TELL');
    return notices.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)).at(-1) ?? null;
  }

  get isPenalty(): boolean {
    return this.facts.caseType === '行政处罚';
  }

  /** 普通程序: a decision that is none of those made on the spot. */
  get isOrdinary(): boolean {
    return this.isPenalty && this.of('DECISION').length > 0 && this.of('SIMPLE_DECISION').length === 0;
  }

  get isSimple(): boolean {
    return this.isPenalty && this.of('SIMPLE_DECISION').length > 0;
  }

  /** A folder that holds a case, not one loose paper: only then may a rule say that a paper is missing. */
  get isWhole(): boolean {
    const kinds = new Set(
      this.papers.map(({ kind }) => kind).filter((kind) => MAIN_PAPERS.includes(kind ?? '')),
    );
    return this.papers.length >= WHOLE_CASE_PAPERS && kinds.size >= 3;
  }

  /** A paper nobody could read or name may be the one that seems to be missing. */
  get hasUnread(): boolean {
    return this.papers.some((paper) => paper.kind === null || (!paper.hasText && paper.kind === null));
  }

  operative(paper: Paper): Operative {
    const known = this.operatives.get(paper) ?? readOperative(paper.text);
    this.operatives.set(paper, known);
    return known;
  }

  private steps(kind: EventKind): CaseEvent[] {
    return this.facts.events
      .filter((event) => event.kind === kind)
      .toSorted((a, b) => b.confidence - a.confidence);
  }

  /** The step as the best paper dates it. */
  step(kind: EventKind): Step | null {
    const [event] = this.steps(kind);
    if (!event) return null;
    return { date: event.date, anchor: event.anchor, isSure: event.confidence >= SURE && !event.fromOcr };
  }

  /**
   * Names of those who inspected, interviewed or handled the case, with one passage each. In a paper somebody else
   * supplied the 经办人 is the supplier's.
   */
  get investigators(): ReadonlyMap<string, FactAnchor> {
    const kinds = new Set(['SITE_RECORD', 'INTERVIEW', 'FILING', 'INVEST_REPORT', 'APPROVAL']);
    const found = new Map<string, FactAnchor>();
    for (const person of this.facts.people) {
      for (const mention of person.mentions) {
        const kind = this.kindOf(mention.anchor);
        if (!INVESTIGATORS.includes(mention.role) || kind === null || !kinds.has(kind)) continue;
        if (!found.has(person.name)) found.set(person.name, mention.anchor);
      }
    }
    return found;
  }

  kindOf(anchor: FactAnchor): string | null {
    return this.papers.find((paper) => paper.id === anchor.documentId)?.kind ?? null;
  }

  peopleOf(paper: Paper, ...roles: readonly Role[]): { person: Person; anchor: FactAnchor }[] {
    return this.facts.people.flatMap((person) => {
      const mention = person.mentions.find(
        (candidate) => candidate.anchor.documentId === paper.id && roles.includes(candidate.role),
      );
      return mention ? [{ person, anchor: mention.anchor }] : [];
    });
  }

  /** The branch of administration, by the organ's name; null where no figures are known for it. */
  get sector(): Sector | null {
    const organ = this.facts.organ?.value ?? '';
    return this.data.sectors.find(({ organ: pattern }) => new RegExp(pattern).test(organ)) ?? null;
  }

  get isPolice(): boolean {
    return this.sector?.id === 'public-security';
  }

  /** The day that decides which law's figures count. */
  get decidedOn(): CivilDate | null {
    return this.step('decided')?.date ?? this.decision?.date ?? null;
  }
}

/** A case that was read and opened, ready to be scored: read once a test file, copied for every test. */
import { join } from 'node:path';
import type { DocumentInfo } from '../../shared/contract/cases.ts';
import type { FindingView } from '../../shared/contract/findings.ts';
import type { Selection } from '../../shared/contract/scoring.ts';
import { writePenaltyCase } from './case-folder.ts';
import { type CaseChoices, FAULTY } from './penalty-case.ts';
import { temporaryFolder } from './temporary.ts';
import {
  asTemplate,
  type BackendChoices,
  copyOf,
  importCase,
  makeReview,
  passGate,
  type Template,
  type TestBackend,
  type TestWorkspace,
  temporaryWorkspace,
} from './workspace.ts';

export interface CaseTemplate extends Template {
  readonly reviewId: string;
  readonly caseId: string;
  readonly documents: readonly DocumentInfo[];
  readonly findings: readonly FindingView[];
}

export interface CaseTemplateChoices {
  readonly case?: Partial<CaseChoices>;
  /** Of the shipped rubrics; {@link prepare} may import another and give its id. */
  readonly rubric?: string;
  readonly prepare?: (workspace: TestWorkspace) => Promise<string>;
}

/** Imports a case (the faulty one unless told) and passes its gate. */
export async function caseTemplate(choices: CaseTemplateChoices = {}): Promise<CaseTemplate> {
  const workspace = await temporaryWorkspace();
  const reviewId = await makeReview(
    workspace,
    choices.prepare ? await choices.prepare(workspace) : choices.rubric,
  );
  const folder = await writePenaltyCase(join(temporaryFolder(), '北塬百货商行案'), {
    ...FAULTY,
    ...choices.case,
  });
  const caseId = await importCase(workspace, reviewId, folder);
  await passGate(workspace, caseId);
  const { documents } = await workspace.ask('cases.get', { caseId });
  const findings = await workspace.ask('findings.list', { caseId });
  return { ...(await asTemplate(workspace)), reviewId, caseId, documents, findings };
}

export interface ReviewedCase extends TestBackend, Omit<CaseTemplate, 'userData'> {
  /** The document whose file's name contains the words. */
  readonly document: (words: string) => DocumentInfo;
  /** A passage of a document, found by its words. */
  readonly selection: (words: string, quote: string) => Promise<Selection>;
}

/** A copy of the case with the reviewer signed in. */
export async function openCase(template: CaseTemplate, choices: BackendChoices = {}): Promise<ReviewedCase> {
  const copy = await copyOf(template, choices);
  const document = (words: string): DocumentInfo => {
    const found = template.documents.find((each) => each.file.includes(words));
    if (!found) throw new Error(`no document ${words}`);
    return found;
  };
  return {
    ...template,
    ...copy,
    document,
    selection: async (words, quote) => {
      const { id, fromPage, toPage } = document(words);
      for (let page = fromPage; page <= toPage; page += 1) {
        const { text } = await copy.ask('pages.get', { documentId: id, page });
        const start = text.indexOf(quote);
        if (start >= 0) return { documentId: id, page, start, end: start + quote.length };
      }
      throw new Error(`${quote} does not stand in ${words}`);
    },
  };
}

/** All tables of one open workspace, behind typed functions. */
import { auditStore } from './audit.ts';
import { caseStore } from './cases.ts';
import { conclusionStore } from './conclusions.ts';
import { documentStore } from './documents.ts';
import { draftStore } from './drafts.ts';
import { findingStore } from './findings.ts';
import { historyStore } from './history.ts';
import type { Db } from './open.ts';
import { placeStore } from './places.ts';
import { recusalStore } from './recusal.ts';
import { reviewStore } from './reviews.ts';
import { databaseError } from './rows.ts';
import { scanStore } from './scans.ts';
import { searchStore } from './search.ts';
import { sheetStore } from './sheets.ts';
import { userStore } from './users.ts';

export function createStore(db: Db) {
  return {
    users: userStore(db),
    reviews: reviewStore(db),
    cases: caseStore(db),
    documents: documentStore(db),
    scans: scanStore(db),
    search: searchStore(db),
    findings: findingStore(db),
    sheets: sheetStore(db),
    places: placeStore(db),
    history: historyStore(db),
    recusal: recusalStore(db),
    conclusions: conclusionStore(db),
    drafts: draftStore(db),
    audit: auditStore(db),
    /** All or nothing; inside another transaction it is part of that one. @throws AppError storage, disk-full … */
    transaction: <T>(work: () => T): T => {
      try {
        return db.inTransaction ? work() : db.transaction(work).immediate();
      } catch (cause) {
        throw databaseError(cause);
      }
    },
  };
}

export type Store = ReturnType<typeof createStore>;

/** Every rule, in the order of the catalogue's subjects. A rule not listed here does not run. */

import type { Rule } from '../rule/rule.ts';
import * as amounts from './amounts.ts';
import * as archive from './archive.ts';
import * as days from './days.ts';
import * as decision from './decision.ts';
import * as discretion from './discretion.ts';
import * as identity from './identity.ts';
import * as officers from './officers.ts';
import * as procedure from './procedure.ts';
import * as records from './records.ts';
import * as service from './service.ts';
import * as special from './special.ts';
import * as wording from './wording.ts';

/** The codes a rule may answer for, and the rule. */
export const ALL_RULES: readonly (readonly [codes: readonly string[], rule: Rule])[] = [
  [['E001'], special.oneOrgan],
  [['E002'], special.organMayDecide],
  [['E003', 'E126'], officers.twoOfficers],
  [['E004'], officers.certificateGiven],
  [['E005'], officers.oneCertificateEach],
  [['E006'], officers.allSigned],
  [['E007'], officers.onePlaceAtATime],
  [['E008'], officers.onePersonQuestioned],
  [['E009'], records.devicesReviewed],
  [['E010', 'E100'], identity.onePartyName],
  [['E011'], identity.partyOfLicence],
  [['E012'], identity.identityNumbers],
  [['E013'], identity.creditCodes],
  [['E014'], amounts.sumsAgree],
  [['E015'], decision.decisionComplete],
  [['E016'], decision.decisionDated],
  [['E017'], decision.numberedRight],
  [['E018'], amounts.capitalsMatchDigits],
  [['E019'], amounts.receiptsMatch],
  [['E026'], wording.lawsNamedInFull],
  [['E030', 'E031', 'E033', 'E035'], discretion.fineWithinRange],
  [['E033'], discretion.multipleGivesFine],
  [['E036'], amounts.gainsConfiscated],
  [['E040'], procedure.noticeBeforeDecision],
  [['E041', 'E044'], procedure.waitedForParty],
  [['E042'], procedure.statementReviewed],
  [['E043'], procedure.hearingTold],
  [['E044'], procedure.hearingHeld],
  [['E014', 'E045'], amounts.decisionNotHeavier],
  [['E046'], procedure.stepsInOrder],
  [['E047'], records.recusalTold],
  [['E048'], records.certificatesShown],
  [['E049'], procedure.hearingPeriodRight],
  [['E050'], procedure.reviewedBeforeDecision],
  [['E051'], procedure.reviewPassed],
  [['E052'], procedure.discussedTogether],
  [['E053'], officers.reviewerIsAnother],
  [['E054'], officers.hostIsAnother],
  [['E055'], officers.investigatorsDoNotVote],
  [['E056'], procedure.reviewedAgain],
  [['E067'], decision.paymentPeriodRight],
  [['E068'], special.cashWithinLimit],
  [['E069'], special.surchargeWithinFine],
  [['E070'], service.crimeHandedOver],
  [['E080'], records.filingComplete],
  [['E081'], records.recordsTimed],
  [['E083'], records.recordsFactual],
  [['E084'], records.recordsConfirmed],
  [['E085'], records.copiesChecked],
  [['E087'], days.reportAfterSample],
  [['E088'], records.resultsTold],
  [['E090'], decision.statementAnswered],
  [['E091'], decision.remediesTold],
  [['E092'], decision.reviewBodyRight],
  [['E093'], decision.remedyPeriodsRight],
  [['E094'], decision.reviewFirstTold],
  [['E095'], service.serviceModeProven],
  [['E096'], service.electronicServiceAgreed],
  [['E097'], service.caseClosed],
  [['E100'], wording.ownNumbers],
  [['E101'], wording.nothingLeftOfTemplate],
  [['E102'], days.daysExist],
  [['E102'], days.sentenceTermsAddUp],
  [['E104'], days.datesFilled],
  [['E106'], wording.wordsRight],
  [['E107'], archive.contentsComplete],
  [['E108'], archive.pagesNumbered],
  [['E109'], archive.noteSheetFilled],
  [['E110'], archive.volumesApart],
  [['E111'], special.onTheSpotWithinLimit],
  [['E112'], special.deliveredAtOnce],
  [['E124'], special.returnedTwiceAtMost],
  [['E127'], special.minorsAccompanied],
  [['E128'], special.stationWithinPower],
  [['E129'], special.hearingThresholdOfItsDay],
  [['E130'], special.familyTold],
  [['E132'], special.lawyerPresent],
  [['E134'], special.correctionToldOnce],
  [['E136'], special.refusalReasoned],
  [['E142'], days.onWorkingDays],
  [['E143'], days.partyExisted],
  [['E144'], days.evidenceBeforeDecision],
  [['E147'], service.serversTwo],
  [['E148'], service.receiverKnown],
  [['E149'], wording.articlesWrittenOneWay],
  [['E151'], days.receivedBeforeFiled],
];

/** Codes answered by rules of this folder. */
export const RULE_CODES: ReadonlySet<string> = new Set(ALL_RULES.flatMap(([codes]) => codes));

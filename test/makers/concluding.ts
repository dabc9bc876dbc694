/** The way to a signature: everything decided that must be. */
import type { Determination } from '../../shared/rubric/schema.ts';
import type { ReviewedCase } from './reviewed-case.ts';
import { PASSWORD } from './workspace.ts';

export const OPINION = '该案程序合法，适用法律有误，建议整改。';
export const REASON = '引用修订前条文，未影响实体结果。';

/** Confirms every finding where it is proposed first. */
export async function confirmAll({ ask, caseId }: ReviewedCase): Promise<void> {
  for (const finding of await ask('findings.list', { caseId })) {
    const [booking] = finding.bookings;
    await ask('findings.confirm', {
      findingId: finding.id,
      booking: booking ? { kind: booking.kind, id: booking.id } : null,
    });
  }
}

/** Decides all findings and writes the conclusion; what is left is the signature. */
export async function prepareConclusion(
  opened: ReviewedCase,
  determination: Determination = 'flawed',
): Promise<void> {
  await confirmAll(opened);
  await opened.ask('conclusions.save', {
    caseId: opened.caseId,
    determination,
    determinationReason: REASON,
    opinion: OPINION,
  });
}

/** Signs what was prepared. */
export async function conclude(opened: ReviewedCase, determination: Determination = 'flawed') {
  await prepareConclusion(opened, determination);
  return opened.ask('conclusions.sign', { caseId: opened.caseId, password: PASSWORD });
}

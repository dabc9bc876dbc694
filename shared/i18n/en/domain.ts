/** Words of the field: roles, events, verdicts, failures, findings. */
export const domain = {
  'error.not-found':
    'This was not found; it may have been deleted. Please go back to the list and open it again.',
  'error.invalid': 'What was entered does not meet the requirements. Please check it and try again.',
  'error.conflict': 'The content has been changed. Please refresh and try again.',
  'error.forbidden': 'You do not have permission to do this. Please contact the review office.',
  'error.recused':
    'You have a ground for recusal in this case and cannot open it. ' +
    'The case file has been returned to the review office.',
  'error.clearance-needed':
    'Please complete the recusal check and sign the declaration before opening the case file.',
  'error.wrong-password': 'The password is not correct. Please enter it again.',
  'error.wrong-recovery-code': 'The recovery code is not correct. Please check it and enter it again.',
  'error.locked': 'Too many wrong attempts in a row. Please try again in {seconds} s.',
  'error.workspace-open-elsewhere':
    'This workspace is open in another program (process {pid}). ' +
    'Please close that window first, then open it again.',
  'error.workspace-damaged':
    'The workspace database is damaged. The program has changed nothing. ' +
    'Please restore it from a backup or contact technical support.',
  'error.workspace-missing':
    'There is no workspace in this folder. Please choose another folder or create a workspace.',
  'error.workspace-newer':
    'This workspace was created by a newer version of the program. ' +
    'Please upgrade the program before opening it.',
  'error.storage':
    'The data was not written to the disk. Please check that the disk is writable and try again.',
  'error.disk-full':
    'The disk is full and the content was not saved. Please free some space and try again. ' +
    'Existing data is not affected.',
  'error.cancelled': 'The operation was cancelled. Nothing unfinished was left behind.',
  'error.classified':
    'The file carries a secrecy mark. This workspace must not hold classified material. ' +
    'Nothing was imported.',
  'error.encrypted':
    'The file is protected by a password and cannot be read. ' +
    'Please obtain a copy without a password and import that.',
  'error.damaged':
    'The file is damaged and cannot be read. Please check the original and obtain the file again.',
  'error.truncated':
    'The file is incomplete (copying may have been interrupted). Please copy it again and then import it.',
  'error.empty': 'The file has no content. Please check the original.',
  'error.too-large':
    'The file is larger than can be processed. Please split it into smaller files and import those.',
  'error.unsupported':
    'This file format is not supported yet[ ({what})]. ' +
    'Please convert the file to PDF or Word (.docx) and import that.',
  'error.wrong-type': 'The content of the file does not match its extension. Please check the file.',
  'error.nothing-readable':
    'None of the chosen files could be read, so no case was imported. The list gives the reason for each file.',
  'error.hostile': 'The file has abnormal content and was not opened, for safety.',
  'error.timeout': 'Reading the file took too long and was stopped. Please check that the file is sound.',
  'error.rubric-invalid':
    'The rubric file has errors and was not imported. Please correct it as listed below and try again.',
  'error.rubric-locked':
    'This rubric has already been used and cannot be changed. Please save it as a new version.',
  'error.evidence-needed':
    'A deduction must point to the text it rests on. Please select the text in the case file first.',
  'error.reason-needed': 'Please state the reason.',
  'error.sealed': 'The conclusion of the review has been signed and can no longer be changed.',
  'error.second-signature-needed':
    'A determination of wrong case must be checked and signed by another person.',
  'error.nothing-to-undo': 'There is nothing to undo.',
  'error.undo-conflict': 'This cannot be undone, because the content was changed by a later operation.',
  'error.calendar-missing':
    'The holiday schedule for {year} is missing, so this cannot be calculated. ' +
    'Please import the calendar of that year and try again.',
  'error.internal':
    'The program had an internal error (no. {logId}). The content is not affected. Please try again; ' +
    'if it keeps happening, please give the number to technical support.',

  'severity.veto': 'Veto',
  'severity.error': 'Error',
  'severity.flaw': 'Flaw',
  'severity.hint': 'Hint',

  'role.handler': 'Case handler',
  'role.inspector': 'Inspector',
  'role.interviewer': 'Interviewer',
  'role.recorder': 'Recorder',
  'role.unit-head': 'Head of handling unit',
  'role.legal-reviewer': 'Legal reviewer',
  'role.approver': 'Approver',
  'role.host': 'Hearing presider',
  'role.hearing-member': 'Hearing member',
  'role.collective-host': 'Collective discussion chair',
  'role.collective-member': 'Collective discussion member',
  'role.attendee': 'Attendee without vote',
  'role.server': 'Person effecting service',
  'role.appraiser': 'Appraiser',
  'role.archivist': 'Case file compiler',
  'role.party': 'Party',
  'role.legal-representative': 'Legal representative or operator',
  'role.interviewee': 'Interviewee',
  'role.party-attendant': 'Person present or signing for receipt',
  'role.agent': 'Agent',
  'role.witness': 'Witness',

  'event.received': 'Lead received',
  'event.filed': 'Case filed',
  'event.inspected': 'On-site inspection',
  'event.interviewed': 'Interview',
  'event.preserved': 'Preservation of evidence',
  'event.preservation-handled': 'Handling of preserved evidence',
  'event.seized': 'Sealing or seizure',
  'event.seizure-ended': 'Sealing or seizure lifted or extended',
  'event.appraised': 'Inspection or appraisal',
  'event.suspended': 'Suspension or resumption',
  'event.extended': 'Extension approved',
  'event.correction-ordered': 'Order to correct',
  'event.investigated': 'Investigation concluded',
  'event.legal-reviewed': 'Legal review',
  'event.discussed': 'Collective discussion',
  'event.notified': 'Penalty notice',
  'event.notice-served': 'Service of notice',
  'event.waived': 'Waiver of statement and defence',
  'event.stated': 'Statement and defence',
  'event.hearing-notified': 'Hearing notice',
  'event.heard': 'Hearing',
  'event.approved': 'Approval of decision',
  'event.decided': 'Decision made',
  'event.served': 'Service of decision',
  'event.announced': 'Public announcement',
  'event.paid': 'Payment',
  'event.closed': 'Case closed',
  'event.applied': 'Application',
  'event.accepted': 'Application accepted',
  'event.urged': 'Demand for performance',
  'event.enforcement-applied': 'Application for compulsory enforcement',
  'event.hearing-requested': 'Hearing requested',
  'event.supplement-notified': 'Notice to supplement',
  'event.review-submitted': 'Sent to legal review',
  'event.collected': 'Fine collected on the spot',
  'event.remitted': 'Fine handed in',
  'event.banked': 'Fine paid into the bank',
  'event.remedy-expired': 'Time to seek review or sue expired',
  'event.detained': 'Detained',
  'event.arrest-requested': 'Approval of arrest requested',
  'event.arrested': 'Arrested',
  'event.prosecution-transferred': 'Transferred for prosecution',
  'event.returned': 'Returned for supplementary investigation',
  'event.prosecution-decided': 'Prosecution decided',
  'event.petition-accepted': 'Petition accepted',
  'event.petition-answered': 'Petition answered',

  'unit.calendar-day': 'calendar days',
  'unit.working-day': 'working days',
  'unit.month': 'months',
  'unit.year': 'years',
  'unit.hour': 'hours',

  'limit.verdict.within': 'Within limit',
  'limit.verdict.near': 'Near limit',
  'limit.verdict.over': 'Over limit',
  'limit.verdict.undetermined': 'Undetermined',
  'limit.reason.start-missing': 'No start date was read in the case file',
  'limit.reason.end-missing': 'No end date was read in the case file',
  'limit.reason.clock-paper': 'The case file has papers that may deduct from or extend the limit: {papers}',
  'limit.reason.clock-mentioned':
    'A document mentions an extension or suspension; please check whether it was approved',
  'limit.reason.unread-pages':
    'The case file has papers whose text could not be read; an extension may be among them',
  'limit.reason.calendar-missing': 'The holiday schedule of the year concerned is missing',
  'limit.reason.disputed-unit':
    'Over the limit in calendar days but not in working days; the law does not say which applies',
  'limit.reason.end-before-start': 'The end date is earlier than the start date; please check',
  'limit.reason.time-missing': 'the hours of the two steps are not both written',
  'limit.reason.condition': 'the limit hangs on a condition that a person must judge',
  'limit.how.month':
    '{allowed} months counted from the day after {from} end on {due}; done on {to}, after {used} days.',
  'limit.how.year':
    '{allowed} years counted from the day after {from} end on {due}; done on {to}, after {used} days.',
  'limit.how.hour': '{allowed} hours from {from}; done on {to}, after about {used} hours.',
  'limit.how.min.calendar-day':
    '{allowed} days must run from the day after {from} (until {due}); done on {to}, {used} days apart.',
  'limit.how.min.working-day':
    '{allowed} working days must run from the day after {from} (until {due}, weekends and holidays left out, make-up days counted); done on {to}, {used} working days apart.',
  'limit.how.min.month': '{allowed} months must run from {from} (until {due}); done on {to}.',
  'limit.over.month': '{name}: from {from}, {allowed} months by law, ended on {due}; done on {to}.',
  'limit.over.year': '{name}: from {from}, {allowed} years by law, ended on {due}; done on {to}.',
  'limit.over.hour':
    '{name}: from {from}, {allowed} hours by law; done on {to}, at least {used} hours later.',
  'limit.over.approval':
    '{name}: from {from}, ended on {due}; {papers} was approved only after that and cannot cure it; done on {to}.',
  'limit.early.calendar-day':
    '{name}: {allowed} days must run from {from}; done on {to}, only {used} days apart.',
  'limit.early.working-day':
    '{name}: {allowed} working days must run from {from}, {due} at the earliest; done on {to}, only {used} working days apart, {over} short.',
  'limit.early.month': '{name}: {allowed} months must run from {from}, {due} at the earliest; done on {to}.',
  'limit.how.calendar-day':
    'The {allowed}-day limit (calendar days) runs from the day after {from} and ends on {due}; ' +
    'actual date {to}, calendar days used: {used}.',
  'limit.how.working-day':
    'The {allowed}-day limit (working days, leaving out weekends and public holidays and counting ' +
    'make-up workdays) runs from the day after {from} and ends on {due}; ' +
    'actual date {to}, working days used: {used}.',
  'limit.over.calendar-day':
    '{name}: counted from {from}, the statutory {allowed}-day limit ended on {due}; ' +
    'actual date {to}, days used: {used}, days over: {over}. ' +
    'The case file shows no papers on an extension, a suspension or time to be deducted.',
  'limit.over.working-day':
    '{name}: counted from {from}, the statutory {allowed}-day limit (working days) ended on {due}; ' +
    'actual date {to}, working days used: {used}, working days over: {over}.',

  'statutes.title': '{title} ({level}[, {issuer}])',
  'statutes.version': '{label}  in force from {from}[ to {to}]  {articles} articles',
  'statutes.repealed': 'repealed on {on}[, replaced by {by}]',
  'statutes.on.in-force': '{on}: {label} in force',
  'statutes.on.not-yet-in-force': '{on}: not yet in force',
  'statutes.on.repealed': '{on}: repealed',
  'statutes.on.unknown': '{on}: the library has no version of that time',
  'statutes.article': '{label} article {article}: [{topic}, ]{paragraphs} paragraph(s)',
  'statutes.article-unknown': '{label} article {article}: no articles of that version at hand',
  'statutes.no-article': '{label} has no article {article}',
  'statutes.became': 'article {article} in the next version',
  'statutes.several': '“{name}” may mean:',
  'statutes.unknown': 'The library has no “{name}”. Import its official text with: statutes import',
  'statutes.imported': '{file}: {title} {label}, in force from {from}, {articles} articles, imported.',
  'statutes.warning.no-note': '{file}: no note below the title; its versions were not read.',
  'statutes.warning.number-missing': '{file}: article numbers are not continuous; compare with the original.',
  'statutes.no-day':
    'Neither note nor closing article names the first day in force: give it with --in-force.',
  'statutes.no-statute': 'Not a statute: no title or no articles.',
  'statutes.checked':
    '{laws} laws, {versions} versions, {withArticles} with articles, {topics} topics, {own} imported.',
  'statutes.problem': 'problem {code}: {where}',

  'citation.status.in-force': 'In force at the time',
  'citation.status.superseded': 'Superseded article number cited',
  'citation.status.repealed': 'Repealed',
  'citation.status.not-yet-in-force': 'Not yet in force',
  'citation.status.no-such-article': 'No such article',
  'citation.status.old-law-may-apply': 'Old law may apply',
  'citation.status.unknown-law': 'Not in the library',
  'citation.status.undated': 'Date unknown',

  'citation.reason.law-unknown': 'The law library does not include this law; no judgement was made.',
  'citation.reason.no-date': 'The date of the document was not read; no judgement was made.',
  'citation.reason.number-in-force':
    'The {version} version, in force on {date}, has this article, ' +
    'and its content does not contradict the citation.',
  'citation.reason.number-in-force-unchecked':
    'The {version} version was in force on {date}; ' +
    'the library does not have its text, so the content was not checked.',
  'citation.reason.before-first-version':
    'The library has no version from before {date}; no judgement was made.',
  'citation.superseded.content-is-earlier':
    'On {date} the {version} version of 《{law}》 was in force (since {versionFrom}). ' +
    'The citation describes the content of {article} of the {citedVersion} version[ (“{citedTopic}”)]; ' +
    'in the version in force that number stands for something else.[ It should cite {suggestion}.]',
  'citation.superseded.number-only-earlier':
    'On {date} the {version} version of 《{law}》 was in force (since {versionFrom}); it has no {article}. ' +
    'The number belongs to the {citedVersion} version[, where the content is “{citedTopic}”].' +
    '[ It should cite {suggestion}.]',
  'citation.superseded.companions-are-earlier':
    'The other article numbers of 《{law}》 cited in the same document are all from the {citedVersion} ' +
    'version; {article} may be too[, with the content “{citedTopic}”].[ It corresponds to {suggestion}.]',
  'citation.repealed.law-repealed':
    '《{law}》 was already repealed on {date} and can no longer serve as a basis.' +
    '[ The corresponding article may be {suggestion}.]',
  'citation.not-yet-in-force.law-not-yet': '《{law}》 was not yet in force on {date}.',
  'citation.not-yet-in-force.content-is-later':
    'On {date} the {version} version of 《{law}》 was in force. ' +
    'The citation describes the content of {article} of the {citedVersion} version[ (“{citedTopic}”)], ' +
    'which was not yet in force then.[ It should cite {suggestion}.]',
  'citation.not-yet-in-force.number-only-later':
    'On {date} the {version} version of 《{law}》 was in force; it has no {article}. ' +
    'The number belongs to the {citedVersion} version[ (content: “{citedTopic}”)], ' +
    'which was not yet in force then.[ It should cite {suggestion}.]',
  'citation.not-yet-in-force.later-version-named':
    'On {date} the {version} version of 《{law}》 was in force. ' +
    'The text names the {citedVersion} version, which was not yet in force then.[ It should cite {suggestion}.]',
  'citation.no-such-article.beyond-last-article':
    'The {version} version of 《{law}》, in force on {date}, has no {article}, ' +
    'nor has any other known version.',
  'citation.no-such-article.beyond-paragraphs':
    'The {version} version of 《{law}》, in force on {date}, has this article ' +
    'but not the paragraph or item cited ({article}).',
  'citation.old-law-may-apply.law-repealed-old-facts':
    '《{law}》 was already repealed on {date}. The citation says that the old law applies; ' +
    'please check when the act took place and the reasons for applying the old or the lighter law.' +
    '[ The corresponding article may be {suggestion}.]',
  'citation.old-law-may-apply.number-only-earlier':
    '{article} is a number of the {citedVersion} version of 《{law}》; ' +
    'on {date} the {version} version was in force. ' +
    'The citation says that the old law applies; please check the reasons.' +
    '[ It now corresponds to {suggestion}.]',
  'citation.old-law-may-apply.content-is-earlier':
    'The citation describes the content of {article} of the {citedVersion} version of 《{law}》; ' +
    'on {date} the {version} version was in force. ' +
    'The citation says that the old law applies; please check the reasons.' +
    '[ It now corresponds to {suggestion}.]',
  'citation.old-law-may-apply.earlier-version-named':
    'The text states that it cites the {citedVersion} version of 《{law}》; ' +
    'on {date} the {version} version was in force. Please check why the old version was applied.' +
    '[ It now corresponds to {suggestion}.]',
  'citation.old-law-may-apply.quotes-earlier-paper':
    '{article} is a number of the {citedVersion} version of 《{law}》. ' +
    'The passage seems to quote an earlier document, for which the number was right when it was made; ' +
    'please check.[ It now corresponds to {suggestion}.]',

  'clearance.not-checked': 'Recusal not checked',
  'clearance.ask': 'Same name to confirm',
  'clearance.awaiting-decision': 'Awaiting the office',
  'clearance.declare': 'Declaration to sign',
  'clearance.clear': 'Ready for review',
  'clearance.blocked': 'Recusal required',

  'determination.pass': 'Pass',
  'determination.flawed': 'Flawed case',
  'determination.wrong': 'Wrong case',

  'rubric.issue.shape': '{path}: wrong format ({message})',
  'rubric.issue.duplicate-id': '{path}: duplicate id {id}',
  'rubric.issue.unknown-fact': '{path}: uses a circumstance that is not defined, {fact}',
  'rubric.issue.unknown-item': '{path}: there is no review item with the id {id}',
  'rubric.issue.deduction-above-max':
    '{path}: the deduction of {points} is above the full score of the item, {max}',
  'rubric.issue.max-sum': '{path}: the full scores of the items add up to {sum}, not to the total of {full}',
  'rubric.issue.grade-order':
    '{path}: the floor of grade “{name}” should be below that of the grade above it',
  'rubric.issue.grade-floor': '{path}: the floor of the lowest grade should be 0',
  'rubric.issue.unknown-grade': '{path}: there is no grade named “{name}”',
  'rubric.issue.choice-initial': '{path}: the initial value “{value}” is not among the choices',
  'cli.no-findings': 'No problems were found.',
  'cli.form.review': 'Automatic check by the program (not reviewed)',
  'cli.form.reason': 'The program only lists findings; the determination must be made by a reviewer.',
  'cli.form.opinion':
    'The program checked the case file by its current rules. ' +
    'Findings listed for reviewers to verify one by one: {count}.',

  'demo.hint-reason': 'Demo: a hint; on checking, it does not affect the determination.',
  'demo.determination-reason':
    'Demo: there are problems to be corrected; the outcome of the case was not affected.',

  'opinion.head':
    'The case file[ {caseNo}][ of {organ}] was reviewed under 《{rubric}》 (version {version}). ' +
    'The opinion is as follows:',
  'opinion.section.veto': 'Veto matters ({count}):',
  'opinion.section.error': 'Errors ({count}):',
  'opinion.section.flaw': 'Flaws ({count}):',
  'opinion.none': 'No problems calling for a deduction were found.',
  'opinion.result': 'Result of the review: [score {total}, ]grade {grade}.',
  'opinion.evidence': 'see 《{document}》, page {page}, “{quote}”',

  'undo.deduct': 'Deduct for “{name}”',
  'undo.count': 'Change the number of deductions',
  'undo.note': 'Change the note on a deduction',
  'undo.remove': 'Remove a deduction',
  'undo.level': 'Rate “{name}”',
  'undo.veto': 'Apply a veto',
  'undo.attach': 'Add evidence',
  'undo.detach': 'Remove evidence',
  'undo.fact': 'Change “{name}”',
  'undo.assessed': 'Mark as assessed',
  'undo.confirm': 'Confirm a finding',
  'undo.dismiss': 'Dismiss a finding',
  'undo.later': 'Leave for later',
  'undo.reopen': 'Reopen a finding',
  'finding.veto.reason': 'The program found “{title}”; on checking, this is true.',

  'rubric.issue.not-json': 'The file is not valid JSON. Please check its format.',
} as const;

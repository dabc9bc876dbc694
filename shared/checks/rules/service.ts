/** Service, the end of the case, and what became of things kept. */
import type { CaseFile } from '../rule/case-file.ts';
import type { Paper } from '../rule/paper.ts';
import { type Outcome, orHolds, type Rule, undetermined, violated } from '../rule/rule.ts';
import { phrase } from '../rule/rule-data.ts';

function modeOf(paper: Paper): { value: string; at: readonly [number, number] } | null {
  const match = /送达方式:?([\u4e00-\u9fff]{2,10}?送达|[\u4e00-\u9fff]{2,4})/.exec(paper.text);
  return match ? { value: match[1] ?? '', at: [match.index, match.index + match[0].length] } : null;
}

/** E095: left without a witness, sent without a receipt, announced without a reason. */
export const serviceModeProven: Rule = (file) =>
  file.readable('SERVICE').flatMap((paper): Outcome[] => {
    const mode = modeOf(paper);
    if (!mode) return [];
    const where = [paper.at(...mode.at)];
    const params = { mode: mode.value };
    if (
      /留置/.test(mode.value) &&
      !paper.has(/见证人:?[\u4e00-\u9fff]{2,4}|录像|照片|拍照|基层组织/) &&
      file.of('AV_INDEX').length === 0
    )
      return [violated('E095', 'left', { params, where })];
    if (
      /邮寄|挂号|EMS/.test(mode.value) &&
      file.of('MAIL_PROOF').length === 0 &&
      !paper.has(/签收|妥投|单号|邮件号/)
    )
      return [violated('E095', 'mail', { params, where })];
    if (/公告/.test(mode.value) && file.of('PUBLIC_SERVICE').length === 0)
      return [violated('E095', 'announced', { params, where })];
    return [{ kind: 'holds', code: 'E095' }];
  });

/** E096: served electronically, and nobody agreed to it. @law admin-penalty-law@2021#61 */
export const electronicServiceAgreed: Rule = (file) =>
  file.readable('SERVICE').flatMap((paper): Outcome[] => {
    const mode = modeOf(paper);
    if (!mode || !/电子|邮件|短信|微信|传真/.test(mode.value) || /邮寄/.test(mode.value)) return [];
    const agreed =
      file.of('SERVICE_ADDR').length > 0 ||
      file.papers.some((other) => other.has(phrase(file.data, 'electronicConsent')));
    if (agreed) return [{ kind: 'holds', code: 'E096' }];
    if (file.hasUnread) return [undetermined('E096', 'document:SERVICE_ADDR')];
    return [
      violated('E096', 'no-consent', {
        params: { mode: mode.value },
        where: [paper.at(...mode.at)],
        subject: 'electronic',
      }),
    ];
  });

const RECEIVER =
  /(?:收件人(?:签名)?(?:及|和)?(?:收到)?(?:日期|时间)?|受送达人签(?:收|名|字)(?:或者?盖章)?(?:及日期)?|代收人(?:签名)?)(?:\([^)]*\))?:?([\u4e00-\u9fff]{2,4})(?=\(|\d{4}年|,|$|20\d\d|收到)(\([^)]{1,30}\))?/g;

/** E148: someone else signed, and the file does not say who that is. */
export const receiverKnown: Rule = (file) => {
  const party = file.facts.parties[0];
  if (!party || file.readable('SERVICE').length === 0) return [];
  const known = new Set([
    ...file.facts.parties.flatMap(({ name, legalRep }) => (legalRep === null ? [name] : [name, legalRep])),
    ...file.facts.people
      .filter(({ roles }) =>
        roles.some((role) => ['legal-representative', 'agent', 'party', 'interviewee'].includes(role)),
      )
      .map(({ name }) => name),
  ]);
  const outcomes = file.readable('SERVICE').flatMap((paper) =>
    paper.all(RECEIVER).flatMap((match): Outcome[] => {
      const name = match[1] ?? '';
      if (!file.vocabulary.isName(name) || known.has(name)) return [];
      const isProxy = match[0].startsWith('代收人');
      const relation =
        match[2] ??
        /(?:代收人)?(?:与受送达人(?:的)?)?关系:?([\u4e00-\u9fff]{2,10})/.exec(paper.text)?.[1] ??
        '';
      const near = paper.text.slice(match.index, match.index + match[0].length + 30);
      if (
        phrase(file.data, 'receiverRelation').test(relation) ||
        phrase(file.data, 'receiverRelation').test(near.slice(match[0].length)) ||
        file.of('POA').length > 0
      )
        return [];
      return [
        violated('E148', 'unknown-receiver', {
          params: { name, party: party.name },
          where: [paper.atMatch(match)],
          isSure: isProxy || party.kind === '自然人',
          subject: `receiver|${name}`,
        }),
      ];
    }),
  );
  return orHolds('E148', outcomes);
};

/** E147: one server and no witness; not asked for everywhere, so a hint. */
export const serversTwo: Rule = (file) =>
  file.readable('SERVICE').flatMap((paper): Outcome[] => {
    const servers = file.peopleOf(paper, 'server', 'handler');
    const [only] = servers;
    if (!only || servers.length >= 2 || paper.has(/见证人:?[\u4e00-\u9fff]{2,4}/)) return [];
    return [
      violated('E147', 'one-server', {
        params: { name: only.person.name },
        where: [only.anchor],
        subject: 'servers',
      }),
    ];
  });

/** E097: things kept and never dealt with; a bound file without its closing form. */
export const caseClosed: Rule = (file) => {
  const found: Outcome[] = [];
  if (!file.isOrdinary || !file.isWhole) return [];
  const [kept] = file.of('PRESERVE');
  const handled =
    file.of('PRESERVE_DECIDE', 'SEIZE').length > 0 ||
    file.papers.some(
      (paper) =>
        paper.has(
          /(?:解除|处理决定|转为|作出处理|没收|退还|返还)[^.;]{0,20}|登记保存[^.;]{0,12}(?:处理|解除)/,
        ) &&
        paper.kind !== 'PRESERVE' &&
        paper.has(/登记保存/),
    );
  if (kept && !handled)
    found.push(
      file.hasUnread
        ? undetermined('E097', 'document:PRESERVE_DECIDE')
        : violated('E097', 'preserved', { where: [kept.head], subject: 'preserved' }),
    );
  const [seized] = file.of('SEIZE');
  const released =
    file.of('SEIZE_EXT', 'PROPERTY').length > 0 ||
    file.papers.some(
      (paper) =>
        paper.kind !== 'SEIZE' &&
        paper.has(/解除(?:查封|扣押)|没收|(?:查封|扣押)[^.;]{0,20}(?:解除|处理|退还|返还|移送)/),
    );
  if (seized && !released)
    found.push(
      file.hasUnread
        ? undetermined('E097', 'document:SEIZE_EXT')
        : violated('E097', 'seized', { where: [seized.head], subject: 'seized' }),
    );
  const [bound] = file.of('NOTES_SHEET', 'COVER');
  if (bound && file.of('CLOSING').length === 0)
    found.push(
      file.hasUnread
        ? undetermined('E097', 'document:CLOSING')
        : violated('E097', 'closing', { where: [bound.head], isSure: false, subject: 'closing' }),
    );
  return orHolds('E097', found);
};

/** E070: the papers themselves speak of a crime and nothing was handed over. @law admin-penalty-law@2021#27 */
export const crimeHandedOver: Rule = (file: CaseFile) => {
  if (!file.isPenalty || file.of('TRANSFER').length > 0) return [];
  for (const paper of file.readable('INVEST_REPORT', 'DECISION', 'LEGAL_REVIEW', 'COLLECTIVE')) {
    const match = paper.find(phrase(file.data, 'crimeSuspected'));
    if (
      !match ||
      /不|未|无|尚|如|的,?(?:依法|移送)/.test(
        paper.text.slice(Math.max(0, match.index - 6), match.index) +
          paper.text.slice(match.index + match[0].length, match.index + match[0].length + 6),
      )
    )
      continue;
    return [violated('E070', 'not-handed-over', { where: [paper.atMatch(match)] })];
  }
  return [];
};

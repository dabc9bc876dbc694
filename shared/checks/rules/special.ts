/** On-the-spot decisions, police, licences: rules that only these cases have. */
import type { CaseFile } from '../rule/case-file.ts';
import { type Outcome, type Rule, undetermined, violated } from '../rule/rule.ts';
import { type Figure, figureOn, phrase } from '../rule/rule-data.ts';

function limitFor(figure: Figure, kind: string): { value: number; isSure: boolean } {
  if (kind === '自然人') return { value: figure.person, isSure: true };
  // Whether a sole trader counts as a citizen or as a unit is not settled: only what is too much for both is sure.
  return { value: figure.unit, isSure: true };
}

/** E111: an on-the-spot fine above what the law allows. @law admin-penalty-law@2021#51 */
export const onTheSpotWithinLimit: Rule = (file) =>
  file.readable('SIMPLE_DECISION').flatMap((paper): Outcome[] => {
    const date = paper.date ?? file.decidedOn;
    const { fine } = file.operative(paper);
    const party = file.facts.parties[0];
    if (!fine || date === null || !party)
      return [undetermined('E111', fine ? 'date:decided' : 'amount:fine')];
    const figure = figureOn(file.data.onTheSpot, date);
    if (!figure || file.isPolice) return [undetermined('E111', 'law:own-limit')];
    const { value, isSure } = limitFor(figure, party.kind);
    if (fine.value <= value) return [{ kind: 'holds', code: 'E111' }];
    return [
      violated('E111', 'too-high', {
        params: { fine: fine.value, limit: value },
        where: [paper.at(fine.start, fine.end)],
        isSure,
        subject: 'on-the-spot',
      }),
    ];
  });

/** E068: cash taken on the spot above what the law allows. @law admin-penalty-law@2021#68 */
export const cashWithinLimit: Rule = (file) => {
  const decision = file.readable('SIMPLE_DECISION', 'DECISION')[0];
  if (!decision || file.isPolice) return [];
  for (const paper of [decision, ...file.readable('RECEIPT')]) {
    const cash = paper.find(/当场(?:收缴|缴纳|收取)(?:罚款)?/);
    if (!cash) continue;
    const before = paper.text.slice(Math.max(0, cash.index - 10), cash.index);
    const after = paper.text.slice(cash.index, cash.index + 30);
    if (/□|可以?|不|未|或者/.test(before) || /□|的,|有(?:以)?下|不当场/.test(after)) continue;
    const date = decision.date ?? file.decidedOn;
    const { fine } = file.operative(decision);
    if (!fine || date === null) return [undetermined('E068', fine ? 'date:decided' : 'amount:fine')];
    const figure = figureOn(file.data.cashOnTheSpot, date);
    if (!figure || fine.value <= figure.person) return [{ kind: 'holds', code: 'E068' }];
    if (
      file.papers.some((other) =>
        other.has(/(?:难以执行|交通不便|边远|水上|缴纳(?:罚款)?(?:确)?有困难)[^.;]{0,40}/),
      )
    )
      return [undetermined('E068', 'reason:cash')];
    return [
      violated('E068', 'too-high', {
        params: { fine: fine.value, limit: figure.person },
        where: [paper.atMatch(cash), decision.at(fine.start, fine.end)],
        subject: 'cash',
      }),
    ];
  }
  return [];
};

/** E112: an on-the-spot decision delivered on another day. @law admin-penalty-law@2021#52 */
export const deliveredAtOnce: Rule = (file) => {
  const decision = file.readable('SIMPLE_DECISION')[0];
  const [decided, served] = [file.step('decided'), file.step('served')];
  if (!decision || !decided || !served) return [];
  if (served.date <= decided.date) return [{ kind: 'holds', code: 'E112' }];
  return [
    violated('E112', 'later', {
      params: { decided: decided.date, served: served.date },
      where: [served.anchor, decided.anchor],
      isSure: decided.isSure && served.isSure,
      subject: 'delivered',
    }),
  ];
};

/** E128: a police station fining above its power. @law security-penalty-law@2025#109 */
export const stationWithinPower: Rule = (file) => {
  const decision = file.readable('DECISION', 'SIMPLE_DECISION')[0];
  const organ = file.facts.organ;
  if (!decision || !organ || !/派出所/.test(organ.value)) return [];
  const date = decision.date ?? file.decidedOn;
  const { fine } = file.operative(decision);
  if (!fine || date === null) return [undetermined('E128', fine ? 'date:decided' : 'amount:fine')];
  const figure = figureOn(file.data.policeStation, date);
  if (!figure || fine.value <= figure.unit) return [{ kind: 'holds', code: 'E128' }];
  return [
    violated('E128', 'too-high', {
      params: { fine: fine.value, limit: figure.unit },
      where: [decision.at(fine.start, fine.end), organ.anchor],
      subject: 'station',
    }),
  ];
};

/** E129: the threshold for hearings of the other version of the law. */
export const hearingThresholdOfItsDay: Rule = (file) => {
  const { notice, sector } = file;
  if (!notice || !file.isPolice || !sector || notice.date === null) return [];
  const figure = figureOn(sector.hearing, notice.date);
  const match = notice.find(
    /(\d{4,5}|[二四]千)元以上(?:的)?罚款[^.;]{0,30}听证|听证[^.;]{0,40}?(\d{4,5}|[二四]千)元以上(?:的)?罚款/,
  );
  if (!figure || !match) return [];
  const written = (match[1] ?? match[2] ?? '').replace('二千', '2000').replace('四千', '4000');
  if (Number(written) === figure.person || Number(written) < figure.person) {
    if (Number(written) === figure.person || notice.date < '2026-01-01')
      return [{ kind: 'holds', code: 'E129' }];
  }
  return [
    violated('E129', 'other-version', {
      params: { written: Number(written), threshold: figure.person },
      where: [notice.atMatch(match)],
      subject: 'threshold',
    }),
  ];
};

/** E130: detention, and nothing of the family being told. */
export const familyTold: Rule = (file) => {
  const decision = file.readable('DECISION')[0];
  if (!decision || !file.isPolice || !file.operative(decision).kinds.has('detention')) return [];
  return file.papers.some((paper) => paper.has(phrase(file.data, 'familyTold')))
    ? [{ kind: 'holds', code: 'E130' }]
    : [violated('E130', 'not-told', { where: [decision.head] })];
};

/** E132: a plea signed with no lawyer present. */
export const lawyerPresent: Rule = (file) =>
  file
    .readable('CR_PLEA')
    .map(
      (paper): Outcome =>
        paper.has(/(?:辩护人|值班律师|律师)(?:\([^)]*\))?(?:签名|签字)?:?[\u4e00-\u9fff]{2,4}/)
          ? { kind: 'holds', code: 'E132' }
          : violated('E132', 'no-lawyer', { where: [paper.head] }),
    );

const RETURNS_ALLOWED = 2;

/** E124: sent back for more investigation more than twice. */
export const returnedTwiceAtMost: Rule = (file) => {
  const returns = file.of('CR_RETURN').filter((paper) => !/提纲/.test(paper.title));
  if (returns.length === 0) return [];
  if (returns.length <= RETURNS_ALLOWED) return [{ kind: 'holds', code: 'E124' }];
  return [
    violated('E124', 'returned', {
      params: { count: returns.length },
      where: returns.map((paper) => paper.head),
      subject: 'returns',
    }),
  ];
};

/** E134: completing papers asked for more than once. @law admin-licence-law@2019#32 */
export const correctionToldOnce: Rule = (file) => {
  const papers = file.readable('L_CORRECT');
  if (papers.length === 0) return [];
  if (papers.length === 1) return [{ kind: 'holds', code: 'E134' }];
  return [
    violated('E134', 'twice', {
      params: { count: papers.length },
      where: papers.map((paper) => paper.head),
      subject: 'corrections',
    }),
  ];
};

/** E136: a refusal without reasons or without remedies. @law admin-licence-law@2019#38 */
export const refusalReasoned: Rule = (file) =>
  file.complete('L_DECISION').flatMap((paper): Outcome[] => {
    if (!/不予(?:行政)?许可/.test(paper.title) && !paper.has(/(?:决定|作出)不予(?:行政)?许可/)) return [];
    if (!paper.has(/行政复议|申请复议/) || !paper.has(/行政诉讼|起诉/))
      return [violated('E136', 'no-remedy', { where: [paper.head], subject: 'refusal' })];
    if (!paper.has(/因|由于|不符合|理由|经审查|鉴于|未/))
      return [violated('E136', 'no-reason', { where: [paper.head], subject: 'refusal' })];
    return [{ kind: 'holds', code: 'E136' }];
  });

/** E069: additional fine above the fine itself. @law admin-penalty-law@2021#72 */
export const surchargeWithinFine: Rule = (file) => {
  const decision = file.readable('DECISION', 'SIMPLE_DECISION')[0];
  const fine = decision ? file.operative(decision).fine : null;
  if (!decision || !fine) return [];
  for (const paper of file.readable('URGE', 'ENFORCE_APPLY', 'RECEIPT', 'CLOSING')) {
    const match = paper.find(/加处罚款(?:共计|合计|计|金额)?:?(?:人民币)?(\d[\d,]*(?:\.\d+)?)元/);
    const value = match ? Number((match[1] ?? '').replaceAll(',', '')) : null;
    if (!match || value === null) continue;
    if (value <= fine.value) return [{ kind: 'holds', code: 'E069' }];
    return [
      violated('E069', 'above-fine', {
        params: { surcharge: value, fine: fine.value },
        where: [paper.atMatch(match), decision.at(fine.start, fine.end)],
        subject: 'surcharge',
      }),
    ];
  }
  return [];
};

const INNER = /(?:大队|支队|中队|执法队|监察队|科|股|处|室|(?<!派出|税务)所)$/;

/** E002: decided in the name of an inner unit. @law admin-penalty-law@2021#17 */
export const organMayDecide: Rule = (file: CaseFile) => {
  const organ = file.facts.organ;
  const decision = file.readable('DECISION', 'SIMPLE_DECISION', 'NO_PENALTY')[0];
  if (!decision || !organ || organ.anchor.documentId !== decision.id) return [];
  if (!INNER.test(organ.value)) return [{ kind: 'holds', code: 'E002' }];
  if (file.isPolice) return [undetermined('E002', 'register:empowered')];
  return [violated('E002', 'inner-unit', { params: { organ: organ.value }, where: [organ.anchor] })];
};

/** E001: the organ above the title and the one that signed. */
export const oneOrgan: Rule = (file) =>
  file.readable('DECISION').flatMap((paper): Outcome[] => {
    const organ = /^[\u4e00-\u9fff]{4,30}(?:局|厅|委员会|政府|大队|支队|队|所|分局)$/;
    const lines = paper.view.lines.map((line) => ({
      line,
      text: line.text.replace(/\s+/g, '').replace(/\((?:印章|公章|盖章|章)\)$/, ''),
    }));
    const head = lines.slice(0, 3).find(({ text }) => organ.test(text));
    const foot = lines.slice(-6).findLast(({ text }) => organ.test(text));
    if (!head || !foot || head === foot) return [];
    if (head.text === foot.text || head.text.endsWith(foot.text) || foot.text.endsWith(head.text))
      return [{ kind: 'holds', code: 'E001' }];
    return [
      violated('E001', 'differs', {
        params: { head: head.text, foot: foot.text },
        where: [paper.atRange(foot.line), paper.atRange(head.line)],
      }),
    ];
  });

/** E127: a minor questioned with nobody of the family there. */
export const minorsAccompanied: Rule = (file) =>
  file.readable('INTERVIEW').flatMap((paper): Outcome[] => {
    const age = /年龄:?(\d{1,2})(?:周?岁)?/.exec(paper.text);
    if (!age || Number(age[1]) >= 18 || Number(age[1]) < 5) return [];
    if (paper.has(/监护人|法定代理人|合适成年人|(?:父|母)亲?[^.;]{0,10}在场/))
      return [{ kind: 'holds', code: 'E127' }];
    return [violated('E127', 'alone', { params: { age: Number(age[1]) }, where: [paper.atMatch(age)] })];
  });

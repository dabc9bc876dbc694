/** What a case goes by: case number, cause, organ. */
import type { AnchoredText } from './case-facts.ts';
import type { LabelledValue } from './pairs.ts';
import type { DocumentView, Range } from './view.ts';
import type { LabelField } from './vocabulary.ts';

export interface ReadDocument {
  readonly view: DocumentView;
  readonly pairs: readonly LabelledValue[];
}

const CASE_NUMBER =
  /([\u4e00-\u9fff]{2,18})\s*[(]\s*((?:19|20)\d{2})\s*[)]\s*(?:第)?\s*(\d{1,6})\s*(?:-\s*\d+\s*)?号/;
const SEAL = /\((?:印章|公章|盖章|章|加盖公章)\)|（印章）/g;
const ORGAN =
  /^[\u4e00-\u9fff]{3,30}(?:局|厅|委员会|政府|大队|支队|总队|队|所|站|院|分局|中心|办公室|部|署|会)$/;
/** 提交下列部门, 行政处罚专用…所: no organ's name, though it ends like one. */
const NO_ORGAN = /^(?:当事人|被|受送达|申请|本|我|你|该|向|由|经|对|承办|执法|送达|收款)|银行|的/;
const NUMBER_LINES = 14;

/** The number below the title: 青岭市监罚〔2022〕36号. */
export function readCaseNumber(document: ReadDocument): AnchoredText | null {
  const { view } = document;
  for (const line of view.lines.slice(0, NUMBER_LINES)) {
    const compact = line.text.replace(/\s+/g, '');
    const match = CASE_NUMBER.exec(compact);
    if (!match || compact.length > match[0].length + 12) continue;
    const at = view.text.slice(line.start, line.end);
    return {
      value: asWritten(match),
      anchor: view.anchor({ start: line.start + at.search(/\S/), end: line.end }),
    };
  }
  const pair = document.pairs.find(
    (candidate) => candidate.fields.has('caseNo') && CASE_NUMBER.test(candidate.value.replace(/\s+/g, '')),
  );
  const match = pair ? CASE_NUMBER.exec(pair.value.replace(/\s+/g, '')) : null;
  return pair && match ? { value: asWritten(match), anchor: view.anchor(trimmed(view, pair)) } : null;
}

function asWritten(match: RegExpExecArray): string {
  const head = (match[1] ?? '').replace(/^(?:案号|文号|编号)/, '');
  const tail = match[0].slice(match[0].indexOf(')') + 1);
  return `${head}〔${match[2]}〕${tail}`;
}

/** A range without white space at its ends. */
export function trimmed(view: DocumentView, range: Range): Range {
  const text = view.text.slice(range.start, range.end);
  const lead = text.length - text.trimStart().length;
  const trail = text.length - text.trimEnd().length;
  return { start: range.start + lead, end: Math.max(range.start + lead, range.end - trail) };
}

const LONGEST_FIELD = 80;

/** The first value of a field; in a printed form a value may be wrapped over lines. */
export function fieldValue(document: ReadDocument, field: LabelField): AnchoredText | null {
  const isPrinted = document.view.document.pages[0]?.layout === 'fixed';
  for (const pair of document.pairs) {
    if (!pair.fields.has(field)) continue;
    const range = trimmed(document.view, pair);
    const raw = document.view.text.slice(range.start, range.end);
    const whole = isPrinted && raw.length <= LONGEST_FIELD ? raw : (raw.split('\n')[0] ?? '').trimEnd();
    const value = whole.replace(/\n/g, '').trim();
    if (value !== '')
      return { value, anchor: document.view.anchor({ start: range.start, end: range.start + whole.length }) };
  }
  return null;
}

/** The organ that signed: the line with the seal above the last date, else the line above the title. */
export function readOrgan(document: ReadDocument): AnchoredText | null {
  const { lines } = document.view;
  const candidates = [...lines.keys()]
    .reverse()
    .slice(0, 12)
    .concat([...lines.keys()].slice(0, 4));
  for (const index of candidates) {
    const line = lines[index];
    if (!line) continue;
    const bare = line.text
      .replace(SEAL, '')
      .replace(/\d{4}年.*$|[〇零一二]{2}[〇零○一二三四五六七八九]{2}年.*$/, '')
      .replace(/\s+/g, '')
      .replace(/^[^:]{0,16}(?:机关|单位|部门)(?:名称)?(?:\([^()]*\))?:/, '');
    if (!ORGAN.test(bare) || NO_ORGAN.test(bare)) continue;
    const raw = document.view.text.slice(line.start, line.end);
    const lead = Math.max(0, raw.indexOf(bare.charAt(0)));
    return {
      value: bare,
      anchor: document.view.anchor({ start: line.start + lead, end: line.start + lead + bare.length }),
    };
  }
  return null;
}

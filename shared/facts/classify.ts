/** What kind of document a page begins, from its title line; the file's name is the second witness. */
import type { Page } from '../model/page.ts';
import { fold } from '../text/fold.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Classification {
  /** Null where a page begins with a title that is no known kind's. */
  readonly code: string | null;
  readonly title: string;
  /** 0–1. */
  readonly confidence: number;
  /** What it was told by; `contents` is the file's own list, `numbering` its page numbers. */
  readonly from: 'title' | 'file-name' | 'likeness' | 'contents' | 'layout' | 'numbering';
}

/** A title stands within so many lines of the first page's top. */
const TITLE_LINES = 12;
const LONGEST_TITLE = 40;
/** Share of a line that a title pattern must cover, lest a sentence that mentions a paper be taken for its title. */
const TITLE_SHARE = 0.5;

function compactLine(text: string): string {
  return fold(text).replace(/\s+/g, '');
}

/** What precedes a title in its own line: the organ's name. */
const ORGAN_PREFIX =
  /^.{2,24}?(?:局|厅|委员会|委|政府|大队|支队|总队|中心|分局|派出所|办公室|部|法院|检察院|(?:交通运输|安全生产|生态环境)行政(?:执法|处罚)文书)(?=.{4,})/;

interface Match {
  readonly code: string;
  readonly length: number;
}

function bestMatch(line: string, vocabulary: Vocabulary): Match | null {
  let best: Match | null = null;
  for (const type of vocabulary.types) {
    for (const pattern of vocabulary.patternsOf.get(type.code) ?? []) {
      const match = pattern.exec(line);
      if (match && match[0].length > (best?.length ?? 0)) best = { code: type.code, length: match[0].length };
    }
  }
  return best;
}

function topLines(page: Page): string[] {
  const lines =
    page.layout === 'fixed'
      ? page.lines.map((line) => page.text.slice(line.start, line.end))
      : page.blocks
          .filter(
            (block) =>
              block.kind !== 'header' &&
              block.kind !== 'footer' &&
              block.marks.every((mark) => mark.kind === 'inserted'),
          )
          .filter((block) => block.cell === null || block.cell.row === 0)
          .flatMap((block) => page.text.slice(block.start, block.end).split('\n'));
  return lines.filter((line) => line.trim() !== '').slice(0, TITLE_LINES);
}

/** Classifies a page by its title line; null when no line near its top is a known title. */
export function classifyPage(page: Page, vocabulary: Vocabulary): Classification | null {
  const lines = topLines(page);
  const compacted = lines.map(compactLine);
  for (const line of compacted) {
    const found = titleOf(line, vocabulary);
    if (found) return found;
  }
  // A long title may be broken over two lines.
  for (let i = 0; i + 1 < compacted.length; i += 1) {
    const found = titleOf(`${compacted[i]}${compacted[i + 1]}`, vocabulary);
    if (found) return found;
  }
  return null;
}

/** The kind a line is the title of. A colon, a full stop or a number in front means that it is none. */
export function titleOf(line: string, vocabulary: Vocabulary): Classification | null {
  if (
    line.length < 3 ||
    line.length > LONGEST_TITLE ||
    /[:;.!?]|^\(?[\d一二三四五六七八九十]+[,)]/.test(line)
  )
    return null;
  const bare = bareTitle(line);
  const match = bestMatch(bare, vocabulary) ?? bestMatch(line, vocabulary);
  if (!match || match.length < bare.length * TITLE_SHARE) return null;
  const confidence = Math.min(0.98, 0.7 + (0.28 * match.length) / bare.length);
  return {
    code: match.code,
    title: bare.replaceAll('(', '（').replaceAll(')', '）').replaceAll(',', '、'),
    confidence,
    from: 'title',
  };
}

/** A title without its organ and its count. */
export function bareTitle(line: string): string {
  return line.replace(ORGAN_PREFIX, '').replace(/\(?第?\d+次?\)?$/, '');
}

/** Classifies by the file's name without folder, number and suffix. */
export function classifyFileName(file: string, vocabulary: Vocabulary): Classification | null {
  const name = file.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const bare = compactLine(name).replace(/^[\s\d_.\-()一二三四五六七八九十A-Za-z第卷件、,]+/, '');
  const match = bestMatch(bare, vocabulary);
  if (!match) return null;
  return {
    code: match.code,
    title: bare.replace(/\(.*?\)$/, '') || bare,
    confidence: 0.6,
    from: 'file-name',
  };
}

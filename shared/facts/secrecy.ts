/**
 * Marks of state secrets (绝密, 机密, 秘密) on a paper. 商业秘密 and 保守秘密 in running text are none: a mark stands
 * alone at the head of a page, or is filled in behind 密级.
 * @law state-secrets-law#22
 */
import type { Page } from '../model/page.ts';
import { fold } from '../text/fold.ts';

export interface SecrecyMark {
  readonly page: number;
  readonly mark: '绝密' | '机密' | '秘密';
  readonly quote: string;
}

const HEAD_LINES = 12;
const ALONE =
  /^(?:\d{1,6})?(绝密|机密|秘密)(?:[★☆*＊·●]+(?:\d{1,2}年|\d{1,2}个?月|长期|启封前)?|(?:\d{1,2}年|长期))?(?:\d{1,6})?$/;
const FILLED_IN = /(?:密级|保密级别|秘密等级)[:]?(绝密|机密|秘密)/;

function headLines(page: Page): string[] {
  if (page.layout === 'fixed')
    return page.lines.slice(0, HEAD_LINES).map((line) => page.text.slice(line.start, line.end));
  return page.blocks
    .filter((block) => block.kind === 'header' || block.kind === 'footer')
    .concat(
      page.blocks.filter((block) => block.kind !== 'header' && block.kind !== 'footer').slice(0, HEAD_LINES),
    )
    .flatMap((block) => page.text.slice(block.start, block.end).split('\n'));
}

/** The marks on the pages of one file, at most one a page. */
export function findSecrecyMarks(pages: readonly Page[]): SecrecyMark[] {
  return pages.flatMap((page): SecrecyMark[] => {
    for (const line of headLines(page)) {
      const compact = fold(line).replace(/\s+/g, '');
      const mark = ALONE.exec(compact)?.[1] ?? FILLED_IN.exec(compact)?.[1];
      if (mark !== undefined)
        return [{ page: page.page, mark: mark as SecrecyMark['mark'], quote: line.trim() }];
    }
    return [];
  });
}

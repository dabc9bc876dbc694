/**
 * Whether an article reference without a law of its own goes on with the law cited before it: 第九条、…第十条;
 * 第九条规定：“…”，以及第十条; 第九条规定，…。第十条规定，…; the annex of a judgment that prints the articles it cites.
 */
import type { CompactText } from '../../text/compact.ts';

const GAP_LIMIT = 16;
const QUOTE_GAP_LIMIT = 600;
const TOLD_GAP_LIMIT = 400;
const PLAIN_GAP =
  /^(?:的?相关|有关)?(?:的|之)?(?:规定|约定|内容|条款)?[、，,；;]?(?:以及|及|和|与|或|并|并且|且|至|到|又|同时)?[、，,]?(?:依照|根据|依据|按照|违反|违反了|参照|结合|适用)?$/;
const DESCRIBED_GAP = /^[^。；;《》“”"（）()]*(?:、|和|及|以及|与|，)$/;
const QUOTED_GAP = /^[^。]{0,8}[：:]?[“"].*[”"]?[。，,；;]?[”"]?[，,]?(?:以及|和|及|、|与)$/s;
/** 第三十二条（从轻、减轻）、第三十三条 */
const REMARK = /[（(][^（）()。]{0,40}[）)]/g;
const TOLD = /^(?:明确|也|还|亦|同时|则|又)?(?:规定|载明)/;
const TOLD_GAP = /^(?:的|之)?(?:明确|也|还|亦|同时|则|又)?规定.*[。；;”"]$/s;
const ANNEX =
  /附(?:件|录|注)?[一二三\d]?[：:、]?(?:本案|本判决|本裁定|本决定|判决|裁定|案件)?(?:书)?(?:所)?(?:相关|有关|适用|依据|引用|涉及|主要)*(?:的)?(?:法律|法规|法条|条文)[^。，]{0,12}/g;

/** Where the annexes of a text begin that print articles: 附：本案适用的法律条文. */
export function annexesOf(text: string): number[] {
  if (!text.includes('附')) return [];
  return [...text.matchAll(ANNEX)].map((match) => match.index);
}

/** True when only white space stands between the start of the line and a place of the compact text. */
export function beginsLine(source: string, compacted: CompactText, position: number): boolean {
  const at = compacted.source[position] ?? 0;
  const before = position === 0 ? 0 : (compacted.source[position - 1] ?? 0) + 1;
  return position === 0 || source.slice(before, at).includes('\n');
}

/**
 * @param text compact text
 * @param from where the citation before ended
 * @param list where the reference stands
 * @param contractEndings words that make what stands between a contract's
 */
export function goesOn(
  text: string,
  from: number,
  list: { readonly start: number; readonly end: number },
  contractEndings: readonly string[],
): boolean {
  if (list.start - from > QUOTE_GAP_LIMIT) return false;
  const gap = text.slice(from, list.start).replace(REMARK, '');
  if (PLAIN_GAP.test(gap)) return true;
  if (gap.length <= TOLD_GAP_LIMIT && TOLD_GAP.test(gap) && TOLD.test(text.slice(list.end, list.end + 6)))
    return true;
  if (contractEndings.some((ending) => gap.includes(ending))) return false;
  if (gap.length <= GAP_LIMIT && DESCRIBED_GAP.test(gap)) return true;
  return QUOTED_GAP.test(gap);
}

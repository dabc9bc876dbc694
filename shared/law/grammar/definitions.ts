/** Short names a text defines for itself: 《中华人民共和国行政处罚法》（以下简称《处罚法》）. */
import type { LawName } from '../lexicon.ts';
import { type Definitions, lawBefore, type TitleContext } from './title-before.ts';

/** （以下简称《处罚法》）, （法释〔2022〕6号，下称“解释”）, （以下简称：《条例》） */
const DEFINITION =
  /[（(](?:[^（）()]{0,40}[，,、；;])?(?:以下|下文|下)(?:均|分别|合并)?(?:简称|统称|并称|称)(?:为|作)?[:：]?[“"‘「《]*([^（）()“”"‘’《》]{1,30})[”"’」》]*[）)]/g;

/** Finds every definition in compact text. Later definitions of one name win. */
export function findDefinitions(context: Omit<TitleContext, 'definitions'>): Definitions {
  const found = new Map<string, { surface: string; law: LawName | null } | 'contract'>();
  if (!context.text.includes('称')) return found;
  for (const match of context.text.matchAll(DEFINITION)) {
    const name = match[1] ?? '';
    const owner = lawBefore({ ...context, definitions: found }, match.index);
    if (name.length < 1 || owner === null) continue;
    if (owner.kind === 'contract') found.set(name, 'contract');
    else if (owner.kind === 'statute') found.set(name, { surface: owner.surface, law: owner.law });
  }
  return found;
}

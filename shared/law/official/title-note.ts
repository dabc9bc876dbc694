/**
 * The bracketed note below an official text's title (题注) read into its chain of versions:
 * （2005年8月28日…通过　根据2012年10月26日…《关于…的决定》修正　2025年6月27日…修订）.
 */
import { type CivilDate, civilDate } from '../../model/civil-date.ts';
import type { LawVersion } from '../library.ts';

export interface NotedVersion {
  readonly kind: LawVersion['kind'];
  readonly promulgated: CivilDate;
  /** First day in force, where the note itself names it. */
  readonly from: CivilDate | null;
}

const DATE = /(自|于)?(\d{4})年(\d{1,2})月(\d{1,2})日/g;
const QUOTED = /《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉|<[^<>]*>/g;
const IN_FORCE = /^[^，。；]{0,4}(?:起)?(?:施行|实行|生效|实施)/;

function plain(note: string): string {
  return note
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, '');
}

function kindOf(words: string, isFirst: boolean): LawVersion['kind'] | null {
  const bare = words.replace(QUOTED, '');
  if (/修订/.test(bare)) return 'revised';
  if (/修正|修改/.test(bare)) return 'amended';
  if (!isFirst && /通过的$/.test(bare) && /修正案|修改/.test(words)) return 'amended';
  if (/通过|公布|发布|颁布|批准|制定/.test(bare)) return isFirst ? 'enacted' : null;
  return null;
}

/**
 * Reads a title note. What follows each date up to the next says what happened that day; 通过 followed by 公布 of
 * another day is one event, of the later day; 自…起施行 gives the version before it its first day in force.
 */
export function readTitleNote(note: string): NotedVersion[] {
  const text = plain(note);
  const dates = [...text.matchAll(DATE)];
  const out: { kind: LawVersion['kind']; promulgated: CivilDate; from: CivilDate | null }[] = [];
  dates.forEach((match, index) => {
    const date = civilDate(Number(match[2]), Number(match[3]), Number(match[4]));
    if (date === null) return;
    const words = text.slice(match.index + match[0].length, dates[index + 1]?.index ?? text.length);
    const last = out.at(-1);
    if (IN_FORCE.test(words)) {
      if (last && last.from === null) last.from = date;
      return;
    }
    const kind = kindOf(words, out.length === 0);
    if (kind !== null) out.push({ kind, promulgated: date, from: null });
    else if (last && /公布|发布|颁布|令第?/.test(words.replace(QUOTED, '')) && date > last.promulgated) {
      last.promulgated = date;
    }
  });
  return out;
}

/** 2017年修正: how a version is called. */
export function labelOf(version: Pick<NotedVersion, 'kind' | 'promulgated'>): string {
  const word = { enacted: '制定', revised: '修订', amended: '修正', unknown: '' }[version.kind];
  return `${version.promulgated.slice(0, 4)}年${word}`;
}

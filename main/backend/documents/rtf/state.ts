/** What holds inside a group of RTF and is forgotten at its end: destination, marks, font, paragraph format. */
import type { BlockStyle } from '../../../../shared/model/page.ts';

/** Where text of a group goes. */
export type Destination =
  | 'body'
  | 'header'
  | 'footer'
  | 'footnote'
  | 'comment'
  | 'text-box'
  | 'number'
  | 'fonts'
  | 'none';

export interface RtfState {
  destination: Destination;
  /** The group began with `\*`: what it is must be known, or it is skipped. */
  isOptional: boolean;
  /** Bytes that stand for a `\u` character and are passed over. */
  unicodeSkip: number;
  font: number;
  deleted: boolean;
  inserted: boolean;
  hidden: boolean;
  bold: boolean;
  sizePt: number | null;
  inTable: boolean;
  align: BlockStyle['align'];
  firstLine: number;
  outline: number | null;
}

export function firstState(): RtfState {
  return {
    destination: 'body',
    isOptional: false,
    unicodeSkip: 1,
    font: -1,
    deleted: false,
    inserted: false,
    hidden: false,
    bold: false,
    sizePt: null,
    inTable: false,
    align: 'left',
    firstLine: 0,
    outline: null,
  };
}

/** Destinations whose text is shown, and as what. */
const SHOWN: Readonly<Record<string, Destination>> = {
  header: 'header',
  headerl: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerl: 'footer',
  footerr: 'footer',
  footerf: 'footer',
  footnote: 'footnote',
  annotation: 'comment',
  shptxt: 'text-box',
  listtext: 'number',
  pntext: 'number',
  fonttbl: 'fonts',
};
/** Optional destinations that hold shown ones. */
const PASSED: ReadonlySet<string> = new Set(['shpinst', 'ud', 'moMath', 'flddirty']);
/** Destinations nobody sees, without the mark that says so. */
const UNSEEN: ReadonlySet<string> = new Set(
  (
    'colortbl stylesheet info pict object objdata shprslt nonshppict sp template themedata datastore ftnsep ftnsepc ' +
    'ftncn aftnsep aftnsepc aftncn filetbl revtbl listtable listoverridetable rsidtbl fldinst bkmkstart bkmkend ' +
    'atnid atnauthor atrfstart atrfend xe tc tcn txe rxe private upr panose falt'
  ).split(' '),
);

/** What a control word makes of its group's destination; null where it makes nothing of it. */
export function destinationOf(word: string, state: RtfState): Destination | null {
  if (state.destination === 'none') return word === 'ud' || word === 'result' ? 'body' : null;
  const shown = SHOWN[word];
  if (shown) return state.destination === 'fonts' ? null : shown;
  if (UNSEEN.has(word)) return 'none';
  if (state.isOptional) return PASSED.has(word) ? state.destination : 'none';
  return null;
}

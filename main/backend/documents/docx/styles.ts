/** `word/styles.xml`: what a paragraph style says of alignment, weight, size, indent, outline and numbering. */
import type { Caps } from '../limits.ts';
import { readXml } from '../xml.ts';

export interface ParagraphFormat {
  align: 'left' | 'center' | 'right' | 'justify' | null;
  bold: boolean | null;
  sizePt: number | null;
  indent: number | null;
  outlineLevel: number | null;
  numberingId: string | null;
  numberingLevel: number | null;
  hidden: boolean | null;
}

export function emptyFormat(): ParagraphFormat {
  return {
    align: null,
    bold: null,
    sizePt: null,
    indent: null,
    outlineLevel: null,
    numberingId: null,
    numberingLevel: null,
    hidden: null,
  };
}

const ALIGNMENTS: Readonly<Record<string, ParagraphFormat['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
};

/** True for w:b, w:vanish and the like unless val says otherwise. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

/** Takes one property element of w:pPr, w:rPr or a style into a format. Indents in hundredths of a character or twips. */
export function applyProperty(
  format: ParagraphFormat,
  local: string,
  attribute: (name: string) => string | undefined,
): void {
  switch (local) {
    case 'jc':
      format.align = ALIGNMENTS[attribute('val') ?? ''] ?? null;
      break;
    case 'b':
      format.bold = isOn(attribute('val'));
      break;
    case 'vanish':
      format.hidden = isOn(attribute('val'));
      break;
    case 'sz': {
      const halfPoints = Number(attribute('val'));
      if (Number.isFinite(halfPoints)) format.sizePt = halfPoints / 2;
      break;
    }
    case 'ind': {
      const characters = Number(attribute('firstLineChars'));
      const twips = Number(attribute('firstLine'));
      if (Number.isFinite(characters) && characters > 0) format.indent = characters / 100;
      else if (Number.isFinite(twips) && twips > 0) format.indent = Math.max(1, Math.round(twips / 240));
      break;
    }
    case 'outlineLvl': {
      const level = Number(attribute('val'));
      if (Number.isInteger(level) && level >= 0 && level < 9) format.outlineLevel = level;
      break;
    }
    case 'numId':
      format.numberingId = attribute('val') ?? null;
      break;
    case 'ilvl':
      format.numberingLevel = Number(attribute('val') ?? 0);
      break;
    default:
  }
}

export interface StyleSheet {
  /** The format a style stands for, its ancestors included. */
  readonly format: (styleId: string | null) => ParagraphFormat;
}

interface RawStyle {
  readonly id: string;
  basedOn: string | null;
  readonly own: ParagraphFormat;
}

const LONGEST_CHAIN = 20;

export function readStyles(bytes: Uint8Array | null, caps: Caps): StyleSheet {
  const styles = new Map<string, RawStyle>();
  const defaults = emptyFormat();
  let current: RawStyle | null = null;
  let inDefaults = false;
  let defaultId: string | null = null;
  if (bytes !== null) {
    readXml(bytes, caps, {
      open: (element) => {
        if (element.local === 'docDefaults') inDefaults = true;
        else if (element.local === 'style') {
          current = { id: element.attribute('styleId') ?? '', basedOn: null, own: emptyFormat() };
          if (element.attribute('type') === 'paragraph' && isOn(element.attribute('default') ?? '0'))
            defaultId = current.id;
        } else if (current && element.local === 'basedOn') current.basedOn = element.attribute('val') ?? null;
        else
          applyProperty(
            current?.own ?? (inDefaults ? defaults : emptyFormat()),
            element.local,
            element.attribute,
          );
      },
      close: (local) => {
        if (local === 'docDefaults') inDefaults = false;
        if (local === 'style' && current) {
          styles.set(current.id, current);
          current = null;
        }
      },
    });
  }
  return {
    format: (styleId) => {
      const chain: RawStyle[] = [];
      let id = styleId ?? defaultId;
      while (id !== null && chain.length < LONGEST_CHAIN) {
        const style = styles.get(id);
        if (!style) break;
        chain.unshift(style);
        id = style.basedOn;
      }
      return chain.reduce((format, style) => overlay(format, style.own), { ...defaults });
    },
  };
}

/** `over` wins where it says something. */
export function overlay(base: ParagraphFormat, over: ParagraphFormat): ParagraphFormat {
  return {
    align: over.align ?? base.align,
    bold: over.bold ?? base.bold,
    sizePt: over.sizePt ?? base.sizePt,
    indent: over.indent ?? base.indent,
    outlineLevel: over.outlineLevel ?? base.outlineLevel,
    numberingId: over.numberingId ?? base.numberingId,
    numberingLevel: over.numberingLevel ?? base.numberingLevel,
    hidden: over.hidden ?? base.hidden,
  };
}

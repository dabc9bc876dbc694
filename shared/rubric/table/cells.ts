/** How lists, legal bases and figures stand in one cell of a rubric's tables. Both ways, without loss. */

/** An empty list, as against none. */
const EMPTY_LIST = '（无）';

function escaped(text: string): string {
  if (text === EMPTY_LIST) return `\\${text}`;
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function unescaped(text: string): string {
  return text.replace(/\\(\\|n|（)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

/** One entry a line. */
export function listCell(list: readonly string[] | undefined): string {
  if (list === undefined) return '';
  if (list.length === 0) return EMPTY_LIST;
  return list.map(escaped).join('\n');
}

export function readList(cell: string): string[] | undefined {
  if (cell === '') return undefined;
  if (cell === EMPTY_LIST) return [];
  return cell.split('\n').map(unescaped);
}

interface Basis {
  readonly law: string;
  readonly articles: readonly number[];
}

/** 中华人民共和国行政处罚法：17、18 */
export function basisCell(basis: readonly Basis[]): string {
  return listCell(basis.map(({ law, articles }) => `${law}：${articles.join('、')}`));
}

/** What is no list of numbers stays text, for the schema to refuse with its place. */
export function readBasis(cell: string): { law: string; articles: unknown[] }[] {
  return (readList(cell) ?? []).map((line) => {
    const at = line.lastIndexOf('：');
    const [law, numbers] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    return { law, articles: numbers === '' ? [] : numbers.split('、').map(readFigure) };
  });
}

/** A figure, or the text as it is where it is none. */
export function readFigure(cell: string): number | string {
  const figure = Number(cell);
  return cell.trim() !== '' && Number.isFinite(figure) ? figure : cell;
}

/** Leaves out what a cell left empty. */
export function given<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never;
}

export function optional(cell: string): string | undefined {
  return cell === '' ? undefined : cell;
}

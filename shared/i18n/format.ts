/** Fills a sentence: `{name}` is a parameter; `[…{name}…]` is left out when that parameter is empty. */

export type MessageParams = Readonly<Record<string, string | number>>;

const OPTIONAL = /\[([^[\]]*)\]/g;
const PARAMETER = /\{(\w+)\}/g;

export function format(template: string, params: MessageParams = {}): string {
  const kept = template.replace(OPTIONAL, (_, part: string) =>
    [...part.matchAll(PARAMETER)].some((match) => String(params[match[1] ?? ''] ?? '') === '') ? '' : part,
  );
  return kept.replace(PARAMETER, (whole, name: string) =>
    params[name] === undefined ? whole : String(params[name]),
  );
}

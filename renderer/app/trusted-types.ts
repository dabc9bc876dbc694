/**
 * The window's only Trusted Types policy. Scripts: from our own origin (the pdfjs worker). Markup: none at all, so a
 * string with `<` is refused; antd writes its style sheets through the same sink and they hold none.
 */
interface PolicyRules {
  readonly createHTML: (text: string) => string;
  readonly createScriptURL: (url: string) => string;
}

interface PolicyFactory {
  readonly createPolicy: (name: string, rules: PolicyRules) => unknown;
}

function refuseMarkup(text: string): string {
  if (text.includes('<')) throw new TypeError('markup is refused');
  return text;
}

function ownScript(url: string): string {
  const { origin, protocol } = new URL(url, window.location.href);
  const own = new URL(window.location.href);
  if (origin !== own.origin || protocol !== own.protocol)
    throw new TypeError('script of another origin is refused');
  return url;
}

/** Lays the default policy; scripts from strings are refused because the policy does not speak of them. */
export function guardSinks(): void {
  const factory = (window as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
  factory?.createPolicy('default', { createHTML: refuseMarkup, createScriptURL: ownScript });
}

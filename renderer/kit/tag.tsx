/** Tags and dots: each tone has a word or a shape of its own, never colour alone. */
import type { ReactNode } from 'react';
import { zh } from '../../shared/i18n/translate.ts';
import type { Severity } from '../../shared/model/finding.ts';

export type Tone = 'neutral' | 'accent' | 'ok' | 'flaw' | 'error' | 'hint';

export function Tag({
  tone = 'neutral',
  children,
  title,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly title?: string | undefined;
}) {
  return (
    <span className={`tag tone-${tone}`} title={title}>
      {children}
    </span>
  );
}

const TONES: Readonly<Record<Severity, Tone>> = { veto: 'error', error: 'error', flaw: 'flaw', hint: 'hint' };

/** 错误, 瑕疵, 提示 … as a tag. */
export function SeverityTag({ severity }: { readonly severity: Severity }) {
  return <Tag tone={TONES[severity]}>{zh(`severity.${severity}`)}</Tag>;
}

/** A finding's kind as a shape: octagon veto, diamond error, circle flaw, square hint; hollow once settled. */
export function SeverityDot({
  severity,
  isSettled = false,
}: {
  readonly severity: Severity;
  readonly isSettled?: boolean;
}) {
  const label = zh(`severity.${severity}`);
  return (
    <span
      role="img"
      className={isSettled ? `dot dot-${severity} is-settled` : `dot dot-${severity}`}
      aria-label={label}
      title={label}
    />
  );
}

/** How far long work is: a bar with its words and figures. */
export function ProgressBar(props: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly tone?: 'accent' | 'ok' | 'error';
}) {
  const share = props.total > 0 ? Math.min(1, props.done / props.total) : 0;
  return (
    <div
      className={`progress tone-${props.tone ?? 'accent'}`}
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={props.total}
      aria-valuenow={props.done}
    >
      <span style={{ width: `${Math.round(share * 100)}%` }} />
    </div>
  );
}

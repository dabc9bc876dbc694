/** A query's three states in one place: bones after 200 ms, the error with a way on, the content. */
import { Skeleton as AntSkeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { zh } from '../../shared/i18n/translate.ts';
import { ErrorPane } from './error.tsx';

const DELAY_MS = 200;

/** Grey bones where text will stand; nothing at all for the first 200 ms. */
export function Skeleton({ rows = 4 }: { readonly rows?: number }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), DELAY_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" role="status" aria-label={zh('state.loading')}>
      {isShown ? <AntSkeleton active title={false} paragraph={{ rows }} /> : null}
    </div>
  );
}

interface QueryState<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Draws what a query gave. Data already shown stay while newer ones are read. */
export function Loaded<T>(props: {
  readonly query: QueryState<T>;
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}) {
  const { data, error, refetch } = props.query;
  if (data !== undefined) return <>{props.children(data)}</>;
  if (error) return <ErrorPane error={error} onRetry={() => void refetch()} />;
  return <Skeleton rows={props.rows ?? 4} />;
}

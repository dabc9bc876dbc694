/** Providers, and the choice between the start screens and the workbench. */
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import { zh } from '../../shared/i18n/translate.ts';
import { listen } from '../client/events.ts';
import { createQueryClient, useCall } from '../client/queries.ts';
import { Start, useRecoveryCode } from '../features/start/start.tsx';
import { FaultWall } from '../kit/error.tsx';
import { Skeleton } from '../kit/loaded.tsx';
import { useToast } from '../kit/toast.tsx';
import { Pages } from './pages.tsx';
import { theme } from './theme.ts';

export function Root() {
  const [client] = useState(createQueryClient);
  return (
    <ConfigProvider theme={theme} locale={zhCN} button={{ autoInsertSpace: false }} componentSize="medium">
      <AntApp message={{ top: 86, maxCount: 3 }} component={false}>
        <QueryClientProvider client={client}>
          <FaultWall>
            <Doors client={client} />
          </FaultWall>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** Signed in: the workbench; otherwise whatever leads there. A recovery code stays until it was taken down. */
function Doors({ client }: { readonly client: ReturnType<typeof createQueryClient> }) {
  const toast = useToast();
  const status = useCall('workspace.status', {});
  const session = useCall('session.current', {}, { enabled: status.data?.state === 'open' });
  const recoveryCode = useRecoveryCode();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one subscription for the life of the window
  useEffect(() => listen(client, () => toast.note(zh('state.restarted'))), [client]);

  if (status.data?.state === 'open' && session.data && recoveryCode === null)
    return <Pages session={session.data} />;
  if (status.data === undefined && !status.error) return <Skeleton />;
  if (status.data?.state === 'open' && session.isPending && recoveryCode === null) return <Skeleton />;
  return <Start status={status.data ?? null} error={status.error} onRetry={() => void status.refetch()} />;
}

/** Opens another workspace folder. */
import { zh } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../client/call-error.ts';
import { call } from '../../client/client.ts';
import { useCommand, useReplace } from '../../client/queries.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorLine } from '../../kit/error.tsx';

export function ChooseWorkspace() {
  const replace = useReplace();
  const choose = useCommand('workspace.choose', (status) => replace('workspace.status', {}, status));
  const pick = async (): Promise<void> => {
    const [folder] = await call('shell.pickFolders', { purpose: 'workspace' });
    if (folder) choose.mutate({ folder: folder.token });
  };
  return (
    <div className="choose-workspace">
      <Button icon="folder" isBusy={choose.isPending} onClick={() => void pick()}>
        {zh('start.openOther')}
      </Button>
      {choose.error ? <ErrorLine failure={failureOf(choose.error)} /> : null}
    </div>
  );
}

/** The whole pane takes a dropped folder and says beforehand what will happen. */
import { type DragEvent, type ReactNode, useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import { workbench } from '../../client/transport.ts';
import { Icon } from '../../kit/icon.tsx';
import { useToast } from '../../kit/toast.tsx';

const isFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

export interface DropAreaProps {
  readonly disabled: boolean;
  readonly onDrop: (tokens: readonly string[]) => void;
  readonly children: ReactNode;
}

export function DropArea({ disabled, onDrop, children }: DropAreaProps) {
  const toast = useToast();
  const [isOver, setOver] = useState(false);
  const take = async (files: File[]): Promise<void> => {
    try {
      onDrop((await workbench().dropped(files)).map((pick) => pick.token));
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <section
      className="drop-area"
      aria-label={zh('import.drop')}
      onDragOver={(event) => {
        if (!isFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) void take([...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver ? (
        <div className="drop-over">
          <Icon name="folder" size={28} />
          <b>{disabled ? zh('import.running') : zh('import.drop')}</b>
          {disabled ? null : <span>{zh('import.drop.hint')}</span>}
        </div>
      ) : null}
    </section>
  );
}

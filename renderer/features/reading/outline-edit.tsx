/** Arranging the outline: a menu at each paper, and the small forms it opens. Every step can be undone (Ctrl+Z). */
import { type ReactNode, useState } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import type { In } from '../../../shared/contract/index.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { send, useCall } from '../../client/queries.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/field.tsx';
import { Menu, type MenuEntry } from '../../kit/menu.tsx';
import { useToast } from '../../kit/toast.tsx';
import './outline-edit.css';

type OutlineCommand =
  | 'outline.split'
  | 'outline.merge'
  | 'outline.rename'
  | 'outline.retype'
  | 'outline.move';

export interface OutlineEditing {
  readonly run: <K extends OutlineCommand>(name: K, input: In<K>) => Promise<boolean>;
}

/** Sends a correction and shows the document it leaves one at. */
export function useOutlineEditing(onOpen: (documentId: string) => void): OutlineEditing {
  const toast = useToast();
  return {
    run: async (name, input) => {
      try {
        const { documentId } = (await send(name, input)) as { readonly documentId: string };
        onOpen(documentId);
        toast.done(zh('outline.done'));
        return true;
      } catch (error) {
        toast.failed(error);
        return false;
      }
    },
  };
}

type Form = 'split' | 'rename' | 'retype';

export interface PaperMenuProps {
  readonly caseId: string;
  readonly document: DocumentInfo;
  readonly documents: readonly DocumentInfo[];
  readonly editing: OutlineEditing;
}

/** The menu of one paper. */
export function PaperMenu({ caseId, document, documents, editing }: PaperMenuProps) {
  const [form, setForm] = useState<Form | null>(null);
  const index = documents.indexOf(document);
  const own = { caseId, documentId: document.id };
  const hasNext = documents.some(
    (each) => each.fileId === document.fileId && each.fromPage === document.toPage + 1,
  );
  const entry = (key: string, label: string, isThere: boolean, run: () => void): MenuEntry[] =>
    isThere ? [{ key, label, run }] : [];
  const entries = [
    ...entry('split', zh('outline.split'), document.toPage > document.fromPage, () => setForm('split')),
    ...entry('merge', zh('outline.merge'), hasNext, () => void editing.run('outline.merge', own)),
    ...entry('rename', zh('outline.rename'), true, () => setForm('rename')),
    ...entry('retype', zh('outline.retype'), true, () => setForm('retype')),
    ...entry(
      'up',
      zh('outline.up'),
      index > 0,
      () => void editing.run('outline.move', { ...own, to: index - 1 }),
    ),
    ...entry(
      'down',
      zh('outline.down'),
      index + 1 < documents.length,
      () => void editing.run('outline.move', { ...own, to: index + 1 }),
    ),
  ];
  const forms = { caseId, document, editing, onClose: () => setForm(null) };
  return (
    <>
      <Menu entries={entries}>
        <span className="paper-menu">
          <IconButton icon="list" label={zh('outline.edit', { title: document.title })} onClick={() => {}} />
        </span>
      </Menu>
      {form === 'split' ? <SplitForm {...forms} /> : null}
      {form === 'rename' ? <RenameForm {...forms} /> : null}
      {form === 'retype' ? <RetypeForm {...forms} /> : null}
    </>
  );
}

interface FormProps extends Omit<PaperMenuProps, 'documents'> {
  readonly onClose: () => void;
}

function SplitForm({ caseId, document, editing, onClose }: FormProps) {
  const range = { from: document.fromPage + 1, to: document.toPage };
  const [text, setText] = useState(String(range.from));
  const page = Number(text);
  const isGood = Number.isInteger(page) && page >= range.from && page <= range.to;
  const submit = async (): Promise<void> => {
    const done = isGood && (await editing.run('outline.split', { caseId, documentId: document.id, page }));
    if (done) onClose();
  };
  return (
    <SmallForm
      title={zh('outline.split.title', { title: document.title })}
      action={zh('outline.split.do')}
      isReady={isGood}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={zh('outline.split.page', range)}
        value={text}
        autoFocus
        onChange={setText}
        error={isGood ? null : zh('outline.split.bad', range)}
      />
    </SmallForm>
  );
}

function RenameForm({ caseId, document, editing, onClose }: FormProps) {
  const [title, setTitle] = useState(document.title);
  const submit = async (): Promise<void> => {
    if (await editing.run('outline.rename', { caseId, documentId: document.id, title: title.trim() }))
      onClose();
  };
  return (
    <SmallForm
      title={zh('outline.rename.title')}
      action={zh('outline.rename.do')}
      isReady={title.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={zh('outline.rename.label')}
        value={title}
        autoFocus
        maxLength={120}
        onChange={setTitle}
      />
    </SmallForm>
  );
}

function RetypeForm({ caseId, document, editing, onClose }: FormProps) {
  const kinds = useCall('outline.kinds', {}).data ?? [];
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = kinds.filter(
    ({ code, name }) => name.includes(search.trim()) || code.toLowerCase().startsWith(wanted),
  );
  const choose = async (kind: string | null): Promise<void> => {
    if (await editing.run('outline.retype', { caseId, documentId: document.id, kind })) onClose();
  };
  const [first] = found;
  return (
    <SmallForm
      title={zh('outline.retype.title', { title: document.title })}
      action={first?.name ?? zh('outline.retype.none')}
      isReady={wanted !== '' && first !== undefined}
      onSubmit={() => choose(first?.code ?? null)}
      onClose={onClose}
    >
      <TextField
        label={zh('outline.retype.search', { count: kinds.length })}
        kind="search"
        value={search}
        autoFocus
        onChange={setSearch}
      />
      <ul className="kind-list" aria-label={zh('outline.retype.list')}>
        {found.map(({ code, name }) => (
          <li key={code}>
            <button
              type="button"
              aria-current={code === document.kind ? 'true' : undefined}
              onClick={() => void choose(code)}
            >
              <span>{name}</span>
              <small className="muted">{code}</small>
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => void choose(null)}>
            {zh('outline.retype.none')}
          </button>
        </li>
      </ul>
    </SmallForm>
  );
}

function SmallForm(props: {
  readonly title: string;
  readonly action: string;
  readonly isReady: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Dialog
      isOpen
      title={props.title}
      width={440}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{zh('action.cancel')}</Button>
          <Button kind="primary" disabled={!props.isReady} onClick={() => void props.onSubmit()}>
            {props.action}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (props.isReady) void props.onSubmit();
        }}
      >
        {props.children}
      </form>
    </Dialog>
  );
}

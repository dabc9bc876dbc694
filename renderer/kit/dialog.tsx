/** Dialogs: a form or a question, its buttons at the lower right. */
import { App, Modal } from 'antd';
import type { ReactNode } from 'react';
import { zh } from '../../shared/i18n/translate.ts';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly width?: number;
  readonly onClose: () => void;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the window. Esc and the cross close it; nothing typed is lost by that. */
export function Dialog(props: DialogProps) {
  return (
    <Modal
      open={props.isOpen}
      title={props.title}
      width={props.width ?? 520}
      onCancel={props.onClose}
      footer={<div className="dialog-footer">{props.footer}</div>}
      mask={{ closable: false }}
      destroyOnHidden
      transitionName=""
      maskTransitionName=""
    >
      {props.children}
    </Modal>
  );
}

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly isDanger?: boolean;
}

/** Asks once before something that is not easily taken back. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp();
  return ({ title, text, yes, isDanger }) =>
    new Promise((resolve) => {
      modal.confirm({
        title,
        content: text,
        okText: yes,
        cancelText: zh('action.cancel'),
        okButtonProps: { danger: isDanger ?? false },
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });
}

/** Above the page: what is read, how large, and the way from finding to finding. */
import type { ReactNode } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { PX_PER_PT, stepZoom, type Zoom } from '../../viewer/zoom.ts';

export interface ToolbarProps {
  readonly document: DocumentInfo;
  readonly page: number;
  readonly zoom: Zoom;
  readonly scale: number;
  readonly onZoom: (zoom: Zoom) => void;
  readonly findings: { readonly all: number; readonly open: number };
  readonly onNextFinding: () => void;
  readonly onPreviousFinding: () => void;
  /** The list of findings, opened from here. */
  readonly list: ReactNode;
}

export function Toolbar(props: ToolbarProps) {
  const { document, page, zoom, scale, onZoom, findings } = props;
  const pages = document.toPage - document.fromPage + 1;
  return (
    <div className="toolbar" role="toolbar" aria-label={zh('toolbar.label')}>
      <b className="toolbar-title" title={document.file}>
        {document.title}
      </b>
      <span className="toolbar-page">
        {zh('toolbar.page', { page: page - document.fromPage + 1, pages })}
      </span>
      <span className="toolbar-zoom">
        <Button small kind="quiet" pressed={zoom === 'fit-width'} onClick={() => onZoom('fit-width')}>
          {zh('toolbar.fitWidth')}
        </Button>
        <Button small kind="quiet" pressed={zoom === 'fit-page'} onClick={() => onZoom('fit-page')}>
          {zh('toolbar.fitPage')}
        </Button>
        <IconButton
          icon="minus"
          label={zh('toolbar.zoomOut')}
          onClick={() => onZoom(stepZoom(scale, false))}
        />
        <span className="zoom-figure">
          {zh('toolbar.percent', { value: Math.round((scale / PX_PER_PT) * 100) })}
        </span>
        <IconButton icon="plus" label={zh('toolbar.zoomIn')} onClick={() => onZoom(stepZoom(scale, true))} />
      </span>
      <span className="spacer" />
      {props.list}
      <Button
        small
        kind="quiet"
        keys="J"
        label={zh('toolbar.nextFinding')}
        disabled={findings.all === 0}
        onClick={props.onNextFinding}
      >
        {zh('toolbar.next')}
      </Button>
      <Button
        small
        kind="quiet"
        keys="K"
        label={zh('toolbar.previousFinding')}
        disabled={findings.all === 0}
        onClick={props.onPreviousFinding}
      >
        {zh('toolbar.previous')}
      </Button>
    </div>
  );
}

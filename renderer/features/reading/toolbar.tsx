/** Above the page: what is read, the way back, how large, and the way from finding to finding. */
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { DocumentInfo } from '../../../shared/contract/cases.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { Menu } from '../../kit/menu.tsx';
import { isFlowing } from '../../viewer/page-size.ts';
import { PX_PER_PT, stepZoom, ZOOM_STEPS, type Zoom } from '../../viewer/zoom.ts';

export interface ToolbarProps {
  readonly document: DocumentInfo;
  readonly page: number;
  readonly zoom: Zoom;
  readonly scale: number;
  readonly onZoom: (zoom: Zoom) => void;
  readonly trail: { readonly mayGoBack: boolean; readonly mayGoForward: boolean };
  readonly onBack: () => void;
  readonly onForward: () => void;
  readonly onPage: (page: number) => void;
  readonly pageField: RefObject<HTMLInputElement | null>;
  readonly hasThumbnails: boolean;
  readonly onThumbnails: () => void;
  readonly isSplit: boolean;
  readonly onSplit: () => void;
  readonly onTurn: () => void;
  readonly isFinding: boolean;
  readonly onFind: () => void;
  readonly findings: { readonly all: number; readonly open: number };
  readonly onNextFinding: () => void;
  readonly onPreviousFinding: () => void;
  /** The list of findings, opened from here. */
  readonly list: ReactNode;
}

export function Toolbar(props: ToolbarProps) {
  const { document } = props;
  return (
    <div className="toolbar" role="toolbar" aria-label={zh('toolbar.label')}>
      <IconButton
        icon="thumbnails"
        label={zh('view.thumbnails')}
        pressed={props.hasThumbnails}
        onClick={props.onThumbnails}
      />
      <IconButton
        icon="back"
        label={zh('view.back')}
        disabled={!props.trail.mayGoBack}
        onClick={props.onBack}
      />
      <IconButton
        icon="next"
        label={zh('view.forward')}
        disabled={!props.trail.mayGoForward}
        onClick={props.onForward}
      />
      <b className="toolbar-title" title={document.file}>
        {document.title}
      </b>
      <PageField {...props} />
      <ZoomTools {...props} />
      <IconButton
        icon="turn"
        label={zh('view.turn')}
        disabled={isFlowing(document.format)}
        onClick={props.onTurn}
      />
      <IconButton
        icon="split"
        label={zh(props.isSplit ? 'view.unsplit' : 'view.split')}
        pressed={props.isSplit}
        onClick={props.onSplit}
      />
      <IconButton icon="search" label={zh('view.find')} pressed={props.isFinding} onClick={props.onFind} />
      <span className="spacer" />
      {props.list}
      <FindingTools {...props} />
    </div>
  );
}

/** The way from finding to finding. */
function FindingTools({ findings, ...props }: ToolbarProps) {
  return (
    <>
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
    </>
  );
}

/** The page one is on; another number goes there. */
function PageField({ document, page, pageField, onPage }: ToolbarProps) {
  const shown = String(page - document.fromPage + 1);
  const pages = document.toPage - document.fromPage + 1;
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document, another number
  useEffect(() => setTyped(null), [document.id]);
  return (
    <form
      className="toolbar-page"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = Number.parseInt(typed ?? '', 10);
        setTyped(null);
        pageField.current?.blur();
        if (wanted >= 1) onPage(Math.min(wanted, pages) + document.fromPage - 1);
      }}
    >
      <input
        ref={pageField}
        type="text"
        inputMode="numeric"
        aria-label={zh('view.goToPage')}
        title={zh('view.goToPage')}
        value={typed ?? shown}
        maxLength={5}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(null)}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
      />
      <span>{zh('view.pageOf', { pages })}</span>
    </form>
  );
}

function zoomText(zoom: Zoom, scale: number): string {
  if (zoom === 'fit-width') return zh('toolbar.fitWidth');
  if (zoom === 'fit-page') return zh('toolbar.fitPage');
  return zh('toolbar.percent', { value: Math.round((scale / PX_PER_PT) * 100) });
}

function ZoomTools({ zoom, scale, onZoom }: ToolbarProps) {
  const entries = [
    { key: 'fit-width', label: zh('toolbar.fitWidth'), run: () => onZoom('fit-width') },
    { key: 'fit-page', label: zh('toolbar.fitPage'), run: () => onZoom('fit-page') },
    ...ZOOM_STEPS.map((step) => ({
      key: String(step),
      label: zh('toolbar.percent', { value: Math.round(step * 100) }),
      run: () => onZoom(step),
    })),
  ];
  return (
    <span className="toolbar-zoom">
      <IconButton icon="minus" label={zh('toolbar.zoomOut')} onClick={() => onZoom(stepZoom(scale, false))} />
      <Menu entries={entries}>
        <button type="button" className="zoom-figure" aria-label={zh('view.zoom')}>
          {zoomText(zoom, scale)}
        </button>
      </Menu>
      <IconButton icon="plus" label={zh('toolbar.zoomIn')} onClick={() => onZoom(stepZoom(scale, true))} />
    </span>
  );
}

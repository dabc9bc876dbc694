/**
 * One OFD page as SVG, made of the display list the reader gives: plain elements with numbers in them. Nothing is
 * written as markup, nothing is loaded but the pictures the list itself brings.
 */
import { memo, type ReactNode, type SVGAttributes, useEffect, useId, useState } from 'react';
import { zh } from '../../../shared/i18n/translate.ts';
import {
  type Clip,
  type DrawingImage,
  type DrawingItem,
  familiesOf,
  type Matrix,
  type PageDrawing,
  type Paint,
  type Stroke,
  type TextItem,
} from '../../../shared/model/drawing.ts';
import { useCall } from '../../client/queries.ts';
import type { DrawingProps } from './drawing.ts';

/** A list may hold the pictures of a scan: it is not kept for long behind the reader's back. */
const KEEP_MS = 20_000;

function transformOf(matrix: Matrix): string {
  return `matrix(${matrix.join(' ')})`;
}

function fillOf(paint: Paint | null): SVGAttributes<SVGElement> {
  return paint === null ? { fill: 'none' } : { fill: paint.color, fillOpacity: paint.alpha };
}

function strokeOf(stroke: Stroke | null): SVGAttributes<SVGElement> {
  if (stroke === null) return {};
  return {
    stroke: stroke.paint.color,
    strokeOpacity: stroke.paint.alpha,
    strokeWidth: stroke.width,
    strokeLinecap: stroke.cap,
    strokeLinejoin: stroke.join,
    strokeMiterlimit: stroke.miter,
    ...(stroke.dash.length === 0
      ? {}
      : { strokeDasharray: stroke.dash.join(' '), strokeDashoffset: stroke.dashOffset }),
  };
}

/** Addresses of the pictures for as long as they are shown. */
function useAddresses(images: readonly DrawingImage[]): readonly string[] {
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  useEffect(() => {
    const made = images.map(({ bytes, type }) => URL.createObjectURL(new Blob([bytes], { type })));
    setAddresses(made);
    return () => {
      for (const address of made) URL.revokeObjectURL(address);
    };
  }, [images]);
  return addresses;
}

/** Characters the browser would join with their neighbours, or count as two: each gets its own place. */
const UNRULY = /\p{M}|\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Thai}|\u200d/u;

function Words({ item, drawing }: { readonly item: TextItem; readonly drawing: PageDrawing }) {
  const font = drawing.fonts[item.font];
  if (!font) return null;
  const text = item.glyphs.join('');
  const isLevel = item.ys.every((y) => y === item.ys[0]);
  const common = {
    transform: transformOf(item.matrix),
    fontFamily: familiesOf(font),
    fontSize: item.size,
    fontWeight: font.bold ? 'bold' : undefined,
    fontStyle: font.italic ? 'italic' : undefined,
    ...fillOf(item.fill),
    ...strokeOf(item.stroke),
  } as const;
  const rotate = item.turn === 0 ? undefined : item.turn;
  if (text.length === item.glyphs.length && !UNRULY.test(text)) {
    return (
      <text {...common} x={item.xs.join(' ')} y={isLevel ? item.ys[0] : item.ys.join(' ')} rotate={rotate}>
        {text}
      </text>
    );
  }
  return (
    <text {...common}>
      {item.glyphs.map((glyph, index) => (
        <tspan
          // biome-ignore lint/suspicious/noArrayIndexKey: the characters of a run never change their order
          key={index}
          x={item.xs[index]}
          y={item.ys[index]}
          rotate={rotate}
        >
          {glyph}
        </tspan>
      ))}
    </text>
  );
}

interface ItemProps {
  readonly item: DrawingItem;
  readonly drawing: PageDrawing;
  readonly addresses: readonly string[];
}

function Item({ item, drawing, addresses }: ItemProps) {
  switch (item.kind) {
    case 'text':
      return <Words item={item} drawing={drawing} />;
    case 'image':
      return (
        <image
          href={addresses[item.image]}
          width={1}
          height={1}
          preserveAspectRatio="none"
          transform={transformOf(item.matrix)}
          opacity={item.alpha}
        />
      );
    default:
      return (
        <path
          d={item.data}
          transform={transformOf(item.matrix)}
          fillRule={item.evenOdd ? 'evenodd' : 'nonzero'}
          {...fillOf(item.fill)}
          {...strokeOf(item.stroke)}
        />
      );
  }
}

function ClipShape({
  clip,
  id,
  within,
}: {
  readonly clip: Clip;
  readonly id: string;
  readonly within: string | undefined;
}) {
  return (
    <clipPath id={id} clipPath={within}>
      {clip.shapes.map((shape, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: the shapes of a clip never change their order
          key={index}
          d={shape.data}
          transform={transformOf(shape.matrix)}
          clipRule={shape.evenOdd ? 'evenodd' : 'nonzero'}
        />
      ))}
    </clipPath>
  );
}

/** Drawn once; zooming only stretches it. */
export const VectorPage = memo(function VectorPage({ drawing }: { readonly drawing: PageDrawing }) {
  const addresses = useAddresses(drawing.images);
  const own = useId().replace(/\W/g, '');
  const idOf = (clip: number): string => `clip-${own}-${clip}`;
  const clipOf = (clip: number | null): string | undefined =>
    clip === null ? undefined : `url(#${idOf(clip)})`;
  const drawn: ReactNode[] = [];
  for (const item of drawing.items) {
    const key = drawn.length;
    const shape = <Item key={key} item={item} drawing={drawing} addresses={addresses} />;
    if (item.clip === null) drawn.push(shape);
    else
      drawn.push(
        <g key={key} clipPath={clipOf(item.clip)}>
          {shape}
        </g>,
      );
  }
  return (
    <svg
      className="page-vector"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <defs>
        {drawing.clips.map((clip, index) => (
          <ClipShape key={idOf(index)} clip={clip} id={idOf(index)} within={clipOf(clip.within)} />
        ))}
      </defs>
      {drawn}
    </svg>
  );
});

export function OfdDrawing({ fileId, page }: DrawingProps) {
  const { data, error } = useCall('pages.drawing', { fileId, page: page.page }, { keepMs: KEEP_MS });
  return (
    <>
      {data ? <VectorPage drawing={data} /> : null}
      {error ? <p className="page-failed">{zh('viewer.drawFailed')}</p> : null}
    </>
  );
}

/** The marks of a fixed page: boxes under the text, by tone; an underline repeats the tone for those who print grey. */
import { boxesOf, textHash } from '../../shared/model/anchor.ts';
import type { FixedPage } from '../../shared/model/page.ts';
import type { Mark } from './mark.ts';
import { sheetStyle } from './text-layer.tsx';

/** A mark whose page text is another one now is not drawn where it may be wrong. */
export function isMoved(mark: Mark, text: string): boolean {
  return mark.textHash !== undefined && mark.textHash !== '' && mark.textHash !== textHash(text);
}

export function markClass(mark: Mark): string {
  return `mark tone-${mark.tone}${mark.isActive ? ' is-active' : ''}`;
}

export function HighlightLayer({
  page,
  marks,
  scale,
}: {
  readonly page: FixedPage;
  readonly marks: readonly Mark[];
  readonly scale: number;
}) {
  return (
    <div className="highlight-layer">
      <div className="text-sheet" style={sheetStyle(page, scale)}>
        {marks
          .filter((mark) => !isMoved(mark, page.text))
          .flatMap((mark) =>
            boxesOf(page, mark.start, mark.end).map(([x0, y0, x1, y1]) => (
              <div
                key={`${mark.id}:${x0}:${y0}`}
                className={markClass(mark)}
                data-mark={mark.id}
                title={mark.label}
                style={{ left: x0, top: y0 - 1, width: x1 - x0, height: y1 - y0 + 2 }}
              />
            )),
          )}
      </div>
    </div>
  );
}

/** Line icons of the window, drawn here: 16 px, one stroke, no font and no network. */
const PATHS = {
  back: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
  up: 'M3 10l5-5 5 5',
  down: 'M3 6l5 5 5-5',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5 6.5 12 13 4.5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.5 10.5 14 14',
  lock: 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  folder: 'M2 4h4l1.5 1.5H14V13H2z',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  people:
    'M6 3a2 2 0 1 0 0 4 2 2 0 0 0 0-4M2.5 13c0-2.5 1.5-4 3.5-4s3.5 1.5 3.5 4M10.5 4a1.8 1.8 0 0 1 0 3.5M11 9.3c1.6.3 2.5 1.6 2.5 3.7',
  settings: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.5v3M6 9.5v3',
  warning: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.5v.8',
  undo: 'M5.5 3.5 2.5 6.5l3 3M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6.5',
  redo: 'M10.5 3.5l3 3-3 3M13.5 6.5H6a3.5 3.5 0 0 0 0 7h3.5',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.5M2.5 8h.5M2.5 12h.5',
  export: 'M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  copy: 'M5.5 5.5V2.5h8v8h-3M2.5 5.5h8v8h-8z',
  link: 'M6.5 9.5l3-3M7 4.5 8.5 3a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3 3 0 0 1 3 8.5L4.5 7',
  thumbnails: 'M2.5 2.5h4.5v5H2.5zM9 2.5h4.5v5H9zM2.5 9.5h4.5v4H2.5zM9 9.5h4.5v4H9z',
  turn: 'M12.5 5.5A5 5 0 1 0 13 9M12.8 2.5v3h-3',
  split: 'M2.5 3h11v10h-11zM8 3v10',
  note: 'M3 3h10v7l-3 3H3zM10 13v-3h3',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside a word; never the only carrier of meaning. */
export function Icon({ name, size = 14 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

import { describe, expect, it } from 'vitest';
import { FIRST, keepWindowState, restoreWindowState } from '../../../main/shell/window-state.ts';

const SCREEN = [{ x: 0, y: 0, width: 1920, height: 1080 }];

describe('the window between two runs', () => {
  it('comes back at the size and place it was left', () => {
    const kept = keepWindowState({ x: 40, y: 30, width: 1500, height: 950 }, true);
    expect(restoreWindowState(kept, SCREEN)).toEqual({
      width: 1500,
      height: 950,
      place: { x: 40, y: 30 },
      isMaximized: true,
    });
  });

  it('lets the system place a window whose screen is gone', () => {
    const kept = keepWindowState({ x: 2500, y: 30, width: 1500, height: 950 }, false);
    expect(restoreWindowState(kept, SCREEN).place).toBeNull();
  });

  it('never opens smaller than it can be used', () => {
    const kept = keepWindowState({ x: 0, y: 0, width: 10, height: 10 }, false);
    expect(restoreWindowState(kept, SCREEN)).toMatchObject({ width: 1100, height: 700 });
  });

  it.each([null, '', '{', '[]', '7', '{"width":"1"}', '{"width":1e99,"height":5}'])(
    'begins anew from %s',
    (kept) => {
      expect(restoreWindowState(kept, SCREEN)).toEqual(FIRST);
    },
  );
});

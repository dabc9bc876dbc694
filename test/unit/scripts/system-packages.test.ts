import { describe, expect, it } from 'vitest';
import { missingLibraries } from '../../../scripts/system-packages.ts';

describe('system libraries', () => {
  it('names those the loader cannot find', () => {
    const ldd = [
      '\tlinux-vdso.so.1 (0x00007ffc)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f)',
      '\tlibasound.so.2 => not found',
    ].join('\n');
    expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
    expect(missingLibraries('\tstatically linked\n')).toEqual([]);
  });
});

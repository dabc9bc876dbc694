import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureOf } from '../../../scripts/runtime/signature.ts';

const root = mkdtempSync(join(tmpdir(), 'signature-'));
beforeAll(() => {
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  writeFileSync(join(root, 'src/deep/a.ts'), 'one');
  writeFileSync(join(root, 'src/b.ts'), 'two');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('whether sources changed', () => {
  it('sees a change, an older file put in its place, a new file and a removed one', () => {
    const seen = [signatureOf(root, ['src', 'absent'])];
    const look = (): void => {
      seen.push(signatureOf(root, ['src', 'absent']));
    };
    writeFileSync(join(root, 'src/deep/a.ts'), 'three');
    look();
    utimesSync(join(root, 'src/b.ts'), 1, 1);
    look();
    writeFileSync(join(root, 'src/c.ts'), '');
    look();
    rmSync(join(root, 'src/deep'), { recursive: true });
    look();
    expect(new Set(seen).size).toBe(seen.length);
    expect(signatureOf(root, ['src', 'absent'])).toBe(seen.at(-1));
  });
});

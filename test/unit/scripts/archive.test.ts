import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { unpackZipInPackage } from '../../../scripts/runtime/archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tarEntry(name: string, bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(bytes.length.toString(8).padStart(11, '0'), 124);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

function packageWith(zip: Uint8Array): string {
  const path = join(folder, `${Math.random()}.tgz`);
  const tar = [
    tarEntry('package/package.json', Buffer.from('{}')),
    tarEntry('package/x.zip', zip),
    Buffer.alloc(1024),
  ];
  writeFileSync(path, gzipSync(Buffer.concat(tar)));
  return path;
}

const big = new Uint8Array(3_000_000).map((_, i) => i % 251);
const zip = zipSync({
  'Top/tool': big,
  'Top/plain.txt': [Buffer.from('stored'), { level: 0 }],
  'Top/skip/me': big,
});

describe('the archive of the development runtime', () => {
  it('unpacks what is asked for, under the name asked for', async () => {
    const written = await unpackZipInPackage(packageWith(zip), 'package/x.zip', folder, (name) =>
      name.includes('skip') ? null : name.replace('Top/', 'dist/'),
    );
    expect(written.sort()).toEqual(['dist/plain.txt', 'dist/tool']);
    expect(readFileSync(join(folder, 'dist/tool')).equals(big)).toBe(true);
    expect(readFileSync(join(folder, 'dist/plain.txt'), 'utf8')).toBe('stored');
    expect(existsSync(join(folder, 'dist/skip'))).toBe(false);
  });

  it('refuses a member whose bytes changed', async () => {
    const broken = Uint8Array.from(zip);
    broken.set([1, 2, 3], 2_000);
    await expect(
      unpackZipInPackage(packageWith(broken), 'package/x.zip', folder, (name) => name),
    ).rejects.toThrow();
  });

  it('says when the package holds no such archive', async () => {
    await expect(
      unpackZipInPackage(packageWith(zip), 'package/other.zip', folder, (name) => name),
    ).rejects.toThrow('holds no');
  });
});

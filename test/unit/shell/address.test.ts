import { describe, expect, it } from 'vitest';
import { assetType, isAllowed, storedType, targetOf } from '../../../main/shell/scheme/address.ts';

const ROOT = '/opt/program/dist/renderer';

describe('addresses of the program', () => {
  it('finds the page, its parts and stored files', () => {
    expect(targetOf('app://app/', ROOT)).toEqual({ kind: 'asset', path: `${ROOT}/index.html` });
    expect(targetOf('app://app/pdfjs/cmaps/GBK-EUC-H.bcmap', ROOT)).toEqual({
      kind: 'asset',
      path: `${ROOT}/pdfjs/cmaps/GBK-EUC-H.bcmap`,
    });
    expect(targetOf('app://app/file/0193-ab_c', ROOT)).toEqual({ kind: 'file', id: '0193-ab_c' });
    expect(targetOf('app://app/picture/0193-ab_c/12/1600', ROOT)).toEqual({
      kind: 'picture',
      id: '0193-ab_c',
      page: 12,
      width: 1600,
    });
  });

  it.each([
    'app://app/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://app/..%2fbackend%2fstart.js',
    'app://app/assets/..%5c..%5cstart.js',
    'app://app/.stamp',
    'app://app/.picture/a/1/100',
    'app://app/a%00.html',
    'app://app/%zz',
    'app://other/index.html',
    'app://app:80/index.html',
    'https://app/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('refuses %s', (address) => {
    expect(targetOf(address, ROOT)).toBeNull();
  });

  it('keeps plain dots in an address inside the page folder', () => {
    expect(targetOf('app://app/../../package.json', ROOT)).toEqual({
      kind: 'asset',
      path: `${ROOT}/package.json`,
    });
  });

  it('never gives a stored file a type that a browser would run', () => {
    expect(storedType('application/pdf')).toBe('application/pdf');
    for (const mime of [
      'text/html',
      'image/svg+xml',
      'text/javascript',
      'application/xhtml+xml',
      'image/png; x',
    ]) {
      expect(storedType(mime)).toBe('application/octet-stream');
    }
  });

  it('serves WebAssembly and modules with the types the window insists on', () => {
    expect(assetType('/x/openjpeg.wasm')).toBe('application/wasm');
    expect(assetType('/x/pdf.worker.min.mjs')).toBe('text/javascript; charset=utf-8');
  });

  it('lets only its own scheme and what the page holds in memory through', () => {
    for (const address of ['app://app/index.html', 'blob:app://app/1-2', 'data:image/png;base64,AA']) {
      expect(isAllowed(address, false)).toBe(true);
    }
    for (const address of [
      'https://a/',
      'http://127.0.0.1/',
      'ws://a/',
      'file:///x',
      'ftp://a/',
      'blob:https://a/1',
      'app://b/',
    ]) {
      expect(isAllowed(address, true)).toBe(false);
    }
    expect(isAllowed('devtools://devtools/bundled/x', false)).toBe(false);
  });
});

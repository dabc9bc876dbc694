/** The page tries to leave its room. Everything is asked from inside the real window, whatever page is built. */
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/build.ts';
import { type Display, openDisplay } from '../../scripts/display.ts';
import { ensureElectron } from '../../scripts/electron-runtime.ts';
import { type DrivenWindow, driveWindow } from '../../scripts/launch.ts';
import { ensureSystemPackages } from '../../scripts/system-packages.ts';

interface Bridge {
  readonly call: (name: string, input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>;
  readonly dropped: (files: File[]) => Promise<unknown[]>;
}
declare const workbench: Bridge;

let display: Display;
let driven: DrivenWindow;
let page: Page;
let app: ElectronApplication;

beforeAll(async () => {
  const runtime = await ensureElectron();
  ensureSystemPackages(runtime.executable, true);
  await ensureBuilt();
  display = await openDisplay(true);
  driven = await driveWindow({ runtime, display });
  ({ page, app } = driven);
  await page.locator('#root > *').first().waitFor();
}, 120_000);

afterAll(async () => {
  await driven?.close();
  await display?.stop();
});

/** How a request from the page ends: its status, or 'refused'. */
function fetched(address: string, method = 'GET'): Promise<number | string> {
  return page.evaluate(
    ([url, verb]) =>
      fetch(url ?? '', { method: verb ?? 'GET' }).then(
        (reply) => reply.status,
        () => 'refused',
      ),
    [address, method],
  );
}

describe('the window has no rights', () => {
  it('sees nothing of Node or Electron but three functions', async () => {
    const seen = await page.evaluate(() => ({
      names: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
      bridge: Object.keys(workbench).sort(),
      origin: location.origin,
    }));
    expect(seen).toEqual({ names: [], bridge: ['call', 'dropped', 'on'], origin: 'app://app' });
  });

  it.each(['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/passwd', 'app://other/index.html'])(
    'cannot fetch %s',
    async (address) => {
      expect(await fetched(address)).toBe('refused');
    },
  );

  it('reaches only its own files, and only to read', async () => {
    expect(await fetched('app://app/index.html')).toBe(200);
    expect(await fetched('app://app/index.html', 'POST')).toBe(403);
    expect(await fetched('app://app/%2e%2e%2fshell%2fapp.js')).toBe(403);
    expect(await fetched('app://app/../shell/app.js')).toBe(404);
    expect(await fetched('app://app/.stamp')).toBe(403);
  });

  it('opens no window, goes to no other page and frames none', async () => {
    expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    for (const address of ['https://example.com/', 'file:///etc/passwd', 'app://app/assets/']) {
      await page.evaluate((url) => {
        location.href = url;
      }, address);
    }
    await page.waitForTimeout(300);
    expect(page.url()).toBe('app://app/index.html');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('runs no text as code', async () => {
    // In a timer, because what Playwright evaluates directly is exempt from the page's policy.
    const ran = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const hits: string[] = [];
          const attempt = (name: string, run: () => unknown): void => {
            try {
              run();
              hits.push(name);
            } catch {
              // Refused, as it should be.
            }
          };
          const inlineScript = (): void => {
            const script = document.createElement('script');
            script.textContent = 'window.wasRun = true';
            document.body.append(script);
            if (!('wasRun' in window)) throw new Error('not run');
          };
          setTimeout(() => {
            // biome-ignore lint/security/noGlobalEval: the point is that it fails
            attempt('eval', () => eval('1'));
            attempt('Function', () => new Function('return 1')());
            attempt('inline script', inlineScript);
            attempt('markup', () => {
              document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
            });
            resolve(hits);
          });
        }),
    );
    expect(ran).toEqual([]);
  });

  it('gets no permission and finds no way out by WebRTC', async () => {
    const got = await page.evaluate(async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
      const candidates: string[] = [];
      peer.onicecandidate = (event) => {
        if (event.candidate) candidates.push(event.candidate.candidate);
      };
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 500));
      return {
        candidates,
        notification: await Notification.requestPermission(),
        clipboard: await navigator.clipboard.readText().then(
          () => 'read',
          () => 'denied',
        ),
      };
    });
    expect(got).toEqual({ candidates: [], notification: 'denied', clipboard: 'denied' });
  });

  it('cannot forge a call to the shell or the path of a dropped file', async () => {
    const replies = await page.evaluate(async () => ({
      forged: await workbench.call('shell.constructor', {}),
      wrong: await workbench.call('shell.pickSave', { suggestedName: 5 }),
      unknown: await workbench.call('shell.reveal', { token: '/etc/passwd' }),
      dropped: await workbench.dropped([new File(['x'], '/etc/passwd')]),
    }));
    expect(replies.forged.error?.code).toBe('invalid');
    expect(replies.wrong.error?.code).toBe('invalid');
    expect(replies.unknown.error?.code).toBe('not-found');
    expect(replies.dropped).toEqual([]);
  });
});

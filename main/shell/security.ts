/** Takes from every page what it must not have: network, permissions, other pages, downloads. Says what scripts may run. */
import { app, protocol, type Session, session, type WebContents } from 'electron';
import { isAllowed, SCHEME } from './scheme/address.ts';

/** Where nothing is written: cache, blobs and storage of the page stay in memory and go with the program. */
const PARTITION = 'workbench';

/** What the page's document may load. Inline styles are antd's; no script but our files, no eval. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Strings become markup or script addresses only through the page's one policy (renderer/app/trusted-types.ts).
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** What a worker's script may load: pdfjs decodes images with WebAssembly, and only there. */
export const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self' data:";

/** What a stored file could load if it were ever opened as a page: nothing, in a world of its own. */
export const FILE_POLICY = "default-src 'none'; sandbox";

/** Names of hosts are never looked up, whatever asks. Set before Electron is ready. */
export function forbidNetworkOfChromium(): void {
  const { commandLine } = app;
  // Native fields, such as those for dates, speak the window's language.
  commandLine.appendSwitch('lang', 'zh-CN');
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** Makes `app:` a scheme like https: origins, fetch, streams. Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

function restrictSession(page: Session): void {
  page.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !isAllowed(details.url, !app.isPackaged) }),
  );
  page.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  page.setPermissionCheckHandler(() => false);
  page.setDevicePermissionHandler(() => false);
  page.setCertificateVerifyProc((_request, decide) => decide(-2));
  page.setSpellCheckerEnabled(false);
  page.on('will-download', (event) => event.preventDefault());
}

function restrictContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Applies the rules to every session and page there will be, also to ones nobody meant to make. */
export function restrictEverything(): void {
  app.on('session-created', restrictSession);
  app.on('web-contents-created', (_event, contents) => restrictContents(contents));
}

/** The window's session: in memory only, so that nothing decrypted reaches the disk by way of a cache. */
export function windowSession(): Session {
  return session.fromPartition(PARTITION, { cache: false });
}

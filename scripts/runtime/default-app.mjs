/**
 * What a bare Electron runs when it is given an application's path: packed as `resources/default_app.asar` of the
 * development runtime, whose archive comes without one. JavaScript, because Electron 33's Node cannot strip types.
 *
 * Understands `[-r module]… [--version] [switches] <path>`, which is what `npx electron` and Playwright pass.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

function parse(words) {
  const asked = { modules: [], version: false, target: null };
  for (let i = 0; i < words.length && asked.target === null; i += 1) {
    const word = words[i];
    if (word === '-r' || word === '--require') {
      i += 1;
      if (words[i] === undefined) throw new Error('-r needs the path of a module');
      asked.modules.push(words[i]);
    } else if (word === '--version' || word === '-v') asked.version = true;
    else if (!word.startsWith('-')) asked.target = path.resolve(word);
  }
  return asked;
}

function describe(folder) {
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) return;
  const about = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (about.version) app.setVersion(about.version);
  if (about.productName ?? about.name) app.setName(about.productName ?? about.name);
  app.setAppPath(folder);
}

const asked = parse(process.argv.slice(1));
if (asked.version) {
  process.stdout.write(`v${process.versions.electron}\n`, () => process.exit(0));
} else if (asked.target === null) {
  process.stderr.write('usage: electron [-r module] [--version] <application folder>\n', () =>
    process.exit(2),
  );
} else {
  const require = createRequire(path.join(process.cwd(), 'electron.js'));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  describe(asked.target);
  for (const name of asked.modules) require(path.isAbsolute(name) ? name : require.resolve(name));
  try {
    // Awaited, so that Electron holds `ready` back until the application has registered its scheme.
    await import(pathToFileURL(require.resolve(asked.target)).href);
  } catch (error) {
    process.stderr.write(`${error?.stack ?? error}\n`, () => process.exit(1));
  }
}

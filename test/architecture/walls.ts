/** The walls between the rooms (design.md §5, style.md §3), for dependency-cruiser. */
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';

const ROOMS = ['shared', 'main', 'renderer'];

function packages(...names: readonly string[]): string {
  return `(^|node_modules/)(@types/)?(${names.join('|')})(/|$)`;
}

const RULES: IFlattenedRuleSet['forbidden'] = [
  {
    name: 'shared-is-pure',
    comment: 'shared imports shared and zod: no clock, no disk, no window',
    from: { path: '^shared/' },
    to: { pathNot: ['^shared/', packages('zod')] },
  },
  {
    name: 'renderer-not-main',
    comment: 'the window talks to the backend by the contract only',
    from: { path: '^renderer/' },
    to: { path: '^main/' },
  },
  {
    name: 'main-not-renderer',
    comment: 'the backend knows no window',
    from: { path: '^main/' },
    to: { path: '^renderer/' },
  },
  {
    name: 'electron-only-in-the-shell',
    comment: 'everything else runs and is tested in plain Node',
    from: { pathNot: '^main/(shell|preload)/' },
    to: { path: packages('electron') },
  },
  {
    name: 'sqlite-only-in-the-store',
    comment: 'no SQL outside store/: the same interface may stand on another database',
    from: { pathNot: '^main/backend/store/' },
    to: { path: packages('better-sqlite3', 'better-sqlite3-multiple-ciphers') },
  },
  {
    name: 'readers-of-untrusted-files-only-in-documents',
    comment: 'untrusted files come in there, under caps, and nowhere else; the window may draw with pdfjs',
    from: { pathNot: '^main/backend/documents/' },
    to: {
      path: packages(
        '@embedpdf',
        '@napi-rs',
        '@xmldom',
        'fflate',
        'jszip',
        'mammoth',
        'pako',
        'saxes',
        'utif2',
        'word-extractor',
        'yauzl',
      ),
    },
  },
  {
    name: 'models-only-in-ocr',
    comment: 'models run in the OCR process and nowhere else',
    from: { pathNot: '^main/backend/ocr/' },
    to: { path: packages('onnxruntime-node', '@gutenye') },
  },
  {
    name: 'writers-of-office-files-only-in-reports-and-demo',
    comment: 'what we write goes through the guards of reports/',
    from: { pathNot: '^main/backend/(reports|demo)/' },
    to: { path: packages('docx', 'hucre') },
  },
  {
    name: 'pdfjs-only-draws',
    comment: 'text comes from our own reader; pdfjs draws in the viewer and nowhere else',
    from: { pathNot: '^renderer/viewer/' },
    to: { path: packages('pdfjs-dist') },
  },
  {
    name: 'features-do-not-know-each-other',
    comment: 'what two features share belongs into kit, words, client or shared',
    from: { path: '^renderer/features/([^/]+)/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  },
  {
    name: 'no-node-in-the-window',
    comment: 'the window has no rights',
    from: { path: '^(renderer|shared)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'nothing-rests-on-tests-or-scripts',
    comment: 'what ships does not import what does not',
    from: { path: '^(shared|main|renderer)/' },
    to: { path: '^(test|scripts)/' },
  },
  {
    name: 'no-circles',
    comment: 'types included',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything-is-found',
    comment: 'an import that leads nowhere escapes every other wall',
    from: {},
    to: { couldNotResolve: true, pathNot: '[.](css|svg)$' },
  },
];

/** Names of the walls. */
export const WALLS: readonly string[] = RULES.map(({ name }) => name ?? '');

/** Every breach of a wall below `root`: `wall: from → to`. */
export async function breaches(root: string): Promise<string[]> {
  const { output } = await cruise(ROOMS, {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: RULES },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]css$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  });
  const { summary } = output as ICruiseResult;
  if (summary.totalCruised === 0) throw new Error('dependency-cruiser saw no modules');
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/**
 * The real window with a 300-page PDF: from the click to the first page, frames while it scrolls, memory beside an empty
 * window's. `node test/bench/window.ts` prints it alone; it needs a screen, or Xvfb.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePdf } from '../../main/backend/demo/make-pdf.ts';
import { openPlace, Person } from '../journeys/person/person.ts';

const PAGES = 300;
/** Paragraphs that fill a page of the demo's PDF. */
const PARAGRAPHS_A_PAGE = 9;
const SCROLL_MS = 8_000;
const WHO = { name: '沈书宁', unit: '云浦市司法局', password: '评查-2026-青竹' };

export interface WindowFigures {
  /** Milliseconds from the click on the document to its first page drawn. */
  readonly firstPageMs: number;
  /** Longest frame while scrolling, milliseconds, and how many took over 100. */
  readonly longestFrameMs: number;
  readonly framesOver100: number;
  /** Proportional set size of the whole process tree, MB. */
  readonly emptyMb: number;
  readonly openMb: number;
}

function childrenOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).flatMap((task) =>
    readFileSync(join(tasks, task, 'children'), 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
}

/** Megabytes of a process and all below it. A process that ends meanwhile counts nothing. */
function treeMb(pid: number): number {
  try {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return Number(pss?.[1] ?? 0) / 1024 + childrenOf(pid).reduce((sum, child) => sum + treeMb(child), 0);
  } catch {
    return 0;
  }
}

function longPdf(): Uint8Array {
  const text = (index: number): string =>
    `第${index}段：当事人提交陈述意见，称其违法行为系初次且及时改正，请求从轻处罚。执法人员对上述情况进行了核实，并制作笔录附卷备查，由当事人逐页核对无误后签名按手印确认。`;
  const blocks = Array.from({ length: PAGES * PARAGRAPHS_A_PAGE }, (_, index) => ({
    kind: 'p' as const,
    text: text(index),
  }));
  return makePdf({ file: '90长卷.pdf', blocks: [{ kind: 'title', text: '询问情况汇编' }, ...blocks] });
}

function shortPdf(): Uint8Array {
  return makePdf({ file: '01立案.pdf', blocks: [{ kind: 'title', text: '立案审批表' }] });
}

async function firstPage(person: Person): Promise<number> {
  return person.page.evaluate(async () => {
    const papers = [...document.querySelectorAll<HTMLElement>('.paper')];
    const paper = papers.find((each) => each.textContent?.includes('90长卷'));
    const started = performance.now();
    paper?.click();
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const title = document.querySelector('.toolbar-title')?.textContent;
      if (title === '90长卷' && document.querySelector('.viewer-scroll canvas') !== null)
        return performance.now() - started;
    }
  });
}

async function scroll(person: Person, forMs: number): Promise<{ longest: number; over: number }> {
  return person.page.evaluate(async (ms) => {
    const pane = document.querySelector<HTMLElement>('.viewer-scroll');
    const frames: number[] = [];
    const started = performance.now();
    let last = started;
    while (last - started < ms) {
      pane?.scrollBy({ top: 60 });
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      frames.push(now - last);
      last = now;
    }
    return {
      longest: Math.max(...frames.slice(1)),
      over: frames.slice(1).filter((each) => each > 100).length,
    };
  }, forMs);
}

/** Opens the window, imports the PDF, opens it and scrolls through it. */
export async function windowFigures(): Promise<WindowFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-window-'));
  const place = await openPlace();
  const person = await Person.start(place, join(folder, 'user-data'));
  try {
    const caseFolder = join(folder, '长卷案');
    mkdirSync(caseFolder);
    writeFileSync(join(caseFolder, '01立案.pdf'), shortPdf());
    writeFileSync(join(caseFolder, '90长卷.pdf'), longPdf());
    await person.createWorkspace(WHO);
    await person.createReview({ name: '评查', unit: '某单位', rubric: /行政处罚案卷评查标准/ });
    const pid = person.app.process().pid ?? 0;
    const emptyMb = treeMb(pid);
    await person.importFolders([caseFolder]);
    await person.press('收起');
    await person.page.getByRole('table').getByRole('button').first().click();
    await person.declare(WHO.password);
    await person.page.getByRole('complementary', { name: '评分表' }).waitFor();
    const firstPageMs = await firstPage(person);
    const { longest, over } = await scroll(person, SCROLL_MS);
    return { firstPageMs, longestFrameMs: longest, framesOver100: over, emptyMb, openMb: treeMb(pid) };
  } finally {
    await person.quit();
    await place.display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const figures = await windowFigures();
  process.stdout.write(
    `first page ${figures.firstPageMs.toFixed(0)} ms after the click (at most 800)\n` +
      `scrolling: longest frame ${figures.longestFrameMs.toFixed(0)} ms, ${figures.framesOver100} over 100 ms (none)\n` +
      `memory: empty window ${figures.emptyMb.toFixed(0)} MB, with ${PAGES} pages open ${figures.openMb.toFixed(0)} MB (at most 350 more)\n`,
  );
}

/**
 * Search in 100,000 pages: how long the index takes to name the pages of a phrase, everywhere and in one case, and to
 * find the places on the first of them. `node scripts/bench/search.ts [pages]` prints it alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../main/backend/store/open.ts';
import { createStore } from '../../main/backend/store/store.ts';
import { findMatches, type SearchQuery, searchQuery } from '../../shared/text/search.ts';

const PAGES = 100_000;
const PAGES_A_CASE = 200;
/** As many as the screen lists. */
const LISTED = 100;
const ROUNDS = 40;

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const GIVEN = '明华伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超霞平刚桂晓翀';
const PHRASES = [
  '依据《中华人民共和国行政处罚法》第三十二条',
  '当事人在法定期限内未提出陈述、申辩意见',
  '执法人员对现场进行了检查并制作笔录',
  '货值金额3920元，违法所得168元',
  '符合从轻处罚的情形',
  '经营场所内发现标签不符合规定的食品',
  '应当回避的人员没有参加本案的调查',
  '决定没收违法所得并处罚款',
];

/** The same numbers every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function pageText(index: number): string {
  const next = numbers(index + 1);
  const parts = [`第${index}页 青市监罚〔2023〕${next(9000)}号`];
  while (parts.length < 26) {
    const name = `${SURNAMES.charAt(next(SURNAMES.length))}${GIVEN.charAt(next(GIVEN.length))}${GIVEN.charAt(next(GIVEN.length))}`;
    parts.push(`${PHRASES[next(PHRASES.length)]}，${name}于2023年${next(12) + 1}月${next(28) + 1}日确认。`);
  }
  return parts.join('\n');
}

export interface SearchFigures {
  readonly pages: number;
  /** Seconds to index all pages. */
  readonly buildS: number;
  /** Milliseconds, over all queries. */
  readonly everywhere: { readonly p50: number; readonly p99: number };
  readonly inCase: { readonly p50: number; readonly p99: number };
}

const QUERIES = [
  '回避',
  '违法所得',
  '第32条',
  '褚晓翀',
  '沈',
  '3920元',
  '标签不符合规定',
  '张伟',
  '2023年5月6日',
  '鲲鹏',
];

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function measure(work: (query: SearchQuery, round: number) => void): { p50: number; p99: number } {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const typed of QUERIES) {
      const query = searchQuery(typed);
      if (query === null) continue;
      const started = performance.now();
      work(query, round);
      took.push(performance.now() - started);
    }
  }
  took.sort((a, b) => a - b);
  return { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

/** Fills a database with pages and searches in them. */
export function searchFigures(pages = PAGES): SearchFigures {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
  const { db, close } = openDatabase(folder, Buffer.alloc(32, 1), true);
  try {
    db.pragma('foreign_keys = OFF');
    const store = createStore(db);
    const cases = Math.ceil(pages / PAGES_A_CASE);
    const addFile = db.prepare(
      "INSERT INTO files (id, case_id, position, name, format, sha256, size, page_count, warnings, created_at) VALUES (?, ?, 0, '', 'pdf', '', 0, 0, '[]', '')",
    );
    const started = performance.now();
    for (let at = 0; at < cases; at += 1) {
      store.transaction(() => {
        addFile.run(`f${at}`, `c${at}`);
        for (let page = 1; page <= PAGES_A_CASE; page += 1)
          store.search.indexPage(`f${at}`, page, pageText(at * PAGES_A_CASE + page));
      });
    }
    const buildS = (performance.now() - started) / 1000;
    const everywhere = measure((query) => {
      let left = LISTED;
      for (const { fileId, page } of store.search.everywhere(query)) {
        left -= findMatches(pageText(Number(fileId.slice(1)) * PAGES_A_CASE + page), query).length;
        if (left <= 0) break;
      }
    });
    const inCase = measure((query, round) => {
      store.search.inCase(`c${(round * 7) % cases}`, query);
    });
    return { pages, buildS, everywhere, inCase };
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const { pages, buildS, everywhere, inCase } = searchFigures(Number(process.argv[2] ?? PAGES));
  const ms = (value: number): string => `${value.toFixed(2)} ms`;
  process.stdout.write(
    `${pages} pages indexed in ${buildS.toFixed(1)} s\n` +
      `everywhere, first ${LISTED} places: p50 ${ms(everywhere.p50)}, p99 ${ms(everywhere.p99)} (at most 10 ms)\n` +
      `in one case: p50 ${ms(inCase.p50)}, p99 ${ms(inCase.p99)}\n`,
  );
}

/**
 * Bench figure: megabytes of text a second, parsing alone and with verdicts, beside a plain one-regex scan of the
 * same text in the same run. CPU time of one core, so that a busy machine does not change the figure much.
 */
import { lawLibrary } from '../../main/backend/laws/library.ts';
import { findCitations } from '../../shared/law/cite.ts';
import { judgeCitations } from '../../shared/law/verdict.ts';
import { asCivilDate } from '../../shared/model/civil-date.ts';
import type { Figure } from './figure.ts';

export interface CitationSpeed {
  readonly megabytes: number;
  readonly citations: number;
  readonly parseMbPerSecond: number;
  readonly judgeMbPerSecond: number;
  readonly regexMbPerSecond: number;
  /** Wanted: 5 and 2 MB a second. */
  readonly isEnough: boolean;
}

const ROUNDS = 3;
const WANTED_BYTES = 2_000_000;
const PARSE_WANTED = 5;
const JUDGE_WANTED = 2;
const ONE_REGEX = /《[^《》]{2,60}》\s*第[一二三四五六七八九十百千零〇\d]+条/g;

/** A decision's worth of text: what a case file holds between its citations, and the citations. */
const DECISION = [
  '经查，当事人于2023年3月1日起在其经营场所从事食品销售，现场检查时货架上有超过保质期的预包装食品十二袋，标价每袋八元。',
  '以上事实，有现场检查笔录、询问笔录、照片、营业执照复印件等证据证明。本机关已依法送达行政处罚告知书，当事人在法定期限内未提出陈述、申辩意见，也未要求听证。',
  '上述行为违反了《中华人民共和国食品安全法》第三十四条第（十）项的规定，依据《中华人民共和国食品安全法》第一百二十四条第一款第（五）项，',
  '并参照《中华人民共和国行政处罚法》第二十八条、第三十二条第（一）项、第三十三条第一款的规定，决定如下：一、没收违法所得；二、罚款人民币五千元。',
  '逾期不缴纳罚款的，依据《中华人民共和国行政处罚法》第七十二条第一款第（一）项的规定，每日按罚款数额的百分之三加处罚款。',
  '当事人如不服本决定，可以在收到决定书之日起六十日内申请行政复议，或者在六个月内提起行政诉讼。根据双方签订的《租赁合同》第七条，场地由出租人提供。',
].join('\n');

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The best of a few rounds, each over the same text. */
export function measureCitations(): CitationSpeed {
  const library = lawLibrary();
  const bytes = Buffer.byteLength(DECISION);
  const text = `${DECISION}\n`.repeat(Math.ceil(WANTED_BYTES / bytes));
  const megabytes = Buffer.byteLength(text) / 1e6;
  const date = asCivilDate('2023-05-06');
  let citations = findCitations(text.slice(0, 20_000), library.lexicon, library.words);
  judgeCitations(text, citations, date, library);
  const best = { parse: 0, judge: 0, regex: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const parse = cpuSeconds(() => {
      citations = findCitations(text, library.lexicon, library.words);
    });
    const judge = cpuSeconds(() => judgeCitations(text, citations, date, library));
    const regex = cpuSeconds(() => [...text.matchAll(ONE_REGEX)]);
    best.parse = Math.max(best.parse, megabytes / parse);
    best.judge = Math.max(best.judge, megabytes / (parse + judge));
    best.regex = Math.max(best.regex, megabytes / regex);
  }
  return {
    megabytes,
    citations: citations.length,
    parseMbPerSecond: best.parse,
    judgeMbPerSecond: best.judge,
    regexMbPerSecond: best.regex,
    isEnough: best.parse >= PARSE_WANTED && best.judge >= JUDGE_WANTED,
  };
}

/** In milliseconds a megabyte, so that less is better, as with the other figures. */
export const citationSpeed: Figure = {
  name: 'citation-speed',
  what: 'a megabyte of decisions, on one core',
  measure: () => {
    const { parseMbPerSecond, judgeMbPerSecond, regexMbPerSecond } = measureCitations();
    const row = (what: string, speed: number, wanted: number) => ({
      what: `${what} (one regular expression: ${(1000 / regexMbPerSecond).toFixed(2)} ms)`,
      ours: 1000 / speed,
      reference: null,
      unit: 'ms',
      most: 1000 / wanted,
    });
    return Promise.resolve([
      row('citations found', parseMbPerSecond, PARSE_WANTED),
      row('citations found and judged', judgeMbPerSecond, JUDGE_WANTED),
    ]);
  },
};

if (import.meta.main) {
  const speed = measureCitations();
  const figure = (value: number): string => value.toFixed(1);
  console.log(
    `${figure(speed.megabytes)} MB, ${speed.citations} citations: parsing ${figure(speed.parseMbPerSecond)} MB/s, with verdicts ${figure(speed.judgeMbPerSecond)} MB/s; one regular expression ${figure(speed.regexMbPerSecond)} MB/s${speed.isEnough ? '' : ' — too slow'}`,
  );
}

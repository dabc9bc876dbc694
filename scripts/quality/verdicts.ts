/** Measures verdicts against the outdated and counterfactual samples. Says so when they are not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawLibrary } from '../../main/backend/laws/library.ts';
import { findCitations } from '../../shared/law/cite.ts';
import { normaliseTitle } from '../../shared/law/lexicon.ts';
import { judgeCitations } from '../../shared/law/verdict.ts';
import { asCivilDate } from '../../shared/model/civil-date.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'samples');
const verbose = process.argv.includes('--verbose');
interface Row {
  id: string;
  law: string;
  cited: string;
  label: string;
  decidable?: boolean;
  run?: boolean;
  run_text?: string;
  run_date?: string;
  run_days?: string[];
  evaluation_date?: string;
}
if (!existsSync(FOLDER)) {
  console.log(`not measured: ${FOLDER} is not there`);
  process.exit(0);
}
const library = lawLibrary();
const BAD = new Set(['superseded', 'repealed', 'not-yet-in-force', 'no-such-article']);
const HINT_BELOW = 0.6;

function statusOf(
  row: Row,
  date: string,
): { status: string; confidence: number; reason: string; suggestion: string } | null {
  const text = row.run_text ?? '';
  const judged = judgeCitations(
    text,
    findCitations(text, library.lexicon, library.words),
    asCivilDate(date),
    library,
  );
  const match = /^(\d+)(?:\.(\d+))?(?:\((\d+)\))?/.exec(row.cited);
  const same = judged.filter(
    (c) =>
      c.article === Number(match?.[1]) &&
      normaliseTitle(row.law, library.words).startsWith(normaliseTitle(c.law, library.words)),
  );
  const found = same.find((c) => match?.[2] === undefined || c.paragraph === Number(match[2])) ?? same[0];
  return found
    ? {
        status: found.status,
        confidence: found.confidence,
        reason: found.reason,
        suggestion: String(found.suggestion?.article ?? '-'),
      }
    : null;
}

for (const file of ['outdated-dev.jsonl', 'outdated-counterfactual-dev.jsonl']) {
  const rows = readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
  let right = 0;
  let wrong = 0;
  let hit = 0;
  let miss = 0;
  let alarms = 0;
  let currents = 0;
  let loud = 0;
  const runs: { row: Row; date: string; bad: boolean }[] = [];
  for (const row of rows) {
    if (row.run === false) continue;
    const isBad = row.label === 'outdated' || row.label === 'not_yet';
    if (row.run_days) row.run_days.forEach((date, index) => runs.push({ row, date, bad: index > 0 }));
    else runs.push({ row, date: row.run_date ?? row.evaluation_date ?? '', bad: isBad });
  }
  for (const { row, date, bad } of runs) {
    const got = statusOf(row, date);
    const flagged = got !== null && BAD.has(got.status) && got.confidence >= HINT_BELOW;
    if (row.decidable === false) {
      if (flagged) loud += 1;
      if (flagged && verbose) console.log('LOUD', row.id, date, row.cited, JSON.stringify(got));
      continue;
    }
    if (bad && flagged) hit += 1;
    else if (bad) miss += 1;
    else {
      currents += 1;
      if (flagged) alarms += 1;
    }
    if (flagged === bad) right += 1;
    else wrong += 1;
    if (flagged !== bad && verbose)
      console.log(
        bad ? 'MISS' : 'FALSE ALARM',
        row.id,
        date,
        row.law,
        row.cited,
        JSON.stringify(got),
        (row.run_text ?? '').slice(0, 90),
      );
  }
  console.log(
    `${file}: right ${right}/${right + wrong}, recall ${hit}/${hit + miss}, false alarms ${alarms}/${currents}, undecidable not held to a hint ${loud}`,
  );
}

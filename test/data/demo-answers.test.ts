import { beforeAll, describe, expect, it } from 'vitest';
import { demoCaseIds, readDemoCase } from '../../main/backend/demo/demo-cases.ts';
import { DemoAnswersSchema } from '../../main/backend/demo/schema.ts';
import { toChineseNumeral } from '../../shared/text/numerals.ts';
import { type CheckedDemo, checkDemo, placesOf, touches } from './demo-cases.ts';
import { readJson } from './resources.ts';

const EVENTS = {
  filed: 'filed',
  preserved: 'preserved',
  preservationHandled: 'preservation-handled',
  notified: 'notified',
  decided: 'decided',
  served: 'served',
  closed: 'closed',
} as const;

/** The key knows the right article, the program cannot: a number of no version, and an article no map leads on from. */
const WITHOUT_SUGGESTION = [
  '依照《中华人民共和国行政诉讼法》第一百四十六条第一款的规定',
  '违反了《中华人民共和国公司登记管理条例》第二十九条第一款关于公司变更住所应当申请变更登记的规定',
];

describe.each(demoCaseIds())('the demo case %s', (id) => {
  const key = DemoAnswersSchema.parse(readJson(`demo/${id}/answers.json`));
  let demo: CheckedDemo;
  beforeAll(async () => {
    demo = await checkDemo(id);
  });

  it('has every passage of its answer key in its files', () => {
    const lost = [...key.planted, ...key.traps].filter(
      ({ file, quote }) => placesOf(demo, file, quote).length === 0,
    );
    expect(lost.map(({ file, quote }) => `${file}: ${quote}`)).toEqual([]);
  });

  it('is known for what it is: number, cause, organ, parties, fine', () => {
    const { facts } = demo.check;
    expect({
      caseNo: facts.caseNo?.value,
      cause: facts.cause?.value,
      organ: facts.organ?.value,
      parties: facts.parties.map(({ name, idNo }) => ({ name, idNo })),
      fine: facts.fines[0]?.value ?? null,
    }).toEqual({
      caseNo: key.facts.caseNo,
      cause: key.facts.cause,
      organ: key.facts.organ,
      parties: key.facts.parties,
      fine: key.facts.fine,
    });
    expect(facts.caseType).toBe(readDemoCase(id).caseType);
  });

  it.each(key.facts.officers)('names $name with the certificate number $certNo', ({ name, certNo }) => {
    const person = demo.check.facts.people.find((candidate) => candidate.name === name);
    expect(person?.certNo ?? null).toBe(certNo);
    expect(person?.mentions.length).toBeGreaterThan(0);
  });

  it('tells its days', () => {
    const told = Object.fromEntries(
      Object.entries(EVENTS).map(([name, kind]) => [
        name,
        demo.check.facts.events.find((event) => event.kind === kind)?.date ?? null,
      ]),
    );
    const expected = Object.fromEntries(
      Object.keys(EVENTS).map((name) => [name, key.facts.dates[name as keyof typeof EVENTS] ?? null]),
    );
    expect(told).toEqual(expected);
  });

  it.each(key.planted)('shows the planted $rule: $quote', ({ rule, file, quote, suggestion }) => {
    const places = placesOf(demo, file, quote);
    const found = demo.check.findings.filter(
      (finding) => finding.rule === rule && finding.where.some((anchor) => touches(anchor, file, places)),
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.severity).not.toBe('hint');
    const { data } = found[0]!;
    const right = data.kind === 'citation' ? data.suggestion : null;
    expect(right === null).toBe(suggestion === null || WITHOUT_SUGGESTION.includes(quote));
    if (right === null) return;
    expect(right.law).toBe(suggestion?.law);
    expect(right.article).toMatch(new RegExp(`^第${toChineseNumeral(suggestion?.article ?? 0)}条`));
  });

  it.each(key.traps)('does not fall for the trap “$quote”', ({ file, quote, rulesThatWouldBeWrong }) => {
    const places = placesOf(demo, file, quote);
    const fallen = demo.check.findings.filter(
      (finding) =>
        rulesThatWouldBeWrong.includes(finding.rule) &&
        finding.severity !== 'hint' &&
        finding.where.some((anchor) => touches(anchor, file, places)),
    );
    expect(fallen.map(({ key: found }) => found)).toEqual([]);
  });

  it('has nothing else above a hint', () => {
    const planted = key.planted.map(({ rule, file, quote }) => ({
      rule,
      file,
      places: placesOf(demo, file, quote),
    }));
    const others = demo.check.findings.filter(
      ({ rule, severity, where }) =>
        severity !== 'hint' &&
        !planted.some(
          (entry) => entry.rule === rule && where.some((anchor) => touches(anchor, entry.file, entry.places)),
        ),
    );
    expect(others.map(({ key: found }) => found)).toEqual([]);
    if (key.clean)
      expect([key.planted, demo.check.findings.map(({ key: found }) => found)]).toEqual([[], []]);
  });

  it('shows every finding and every fact at a passage that is there', () => {
    const { findings, facts } = demo.check;
    const anchors = [
      ...findings.flatMap(({ where }) => where),
      ...facts.events.map(({ anchor }) => anchor),
      ...facts.people.flatMap(({ mentions }) => mentions.map(({ anchor }) => anchor)),
      ...facts.parties.map(({ anchor }) => anchor),
    ];
    expect(anchors.length).toBeGreaterThan(20);
    for (const { file, page, start, end, quote } of anchors) {
      const text = demo.pages.get(file)?.find((candidate) => candidate.page === page)?.text ?? '';
      expect(text.slice(start, end), `${file} ${page}`).toBe(quote);
      expect(quote).not.toBe('');
    }
  });

  it('has a kind for every paper but the photographs and copies', () => {
    const unknown = demo.documents.filter(({ kind }) => kind === null).map(({ file }) => file);
    expect(unknown).toEqual([]);
  });
});

describe('the demo review', () => {
  it('has two clean cases and two with planted faults, .docx and PDF, of different organs', () => {
    const ids = demoCaseIds();
    const clean = ids.filter((id) => DemoAnswersSchema.parse(readJson(`demo/${id}/answers.json`)).clean);
    expect([ids.length, clean.length]).toEqual([4, 2]);
    const files = ids.flatMap((id) => readDemoCase(id).documents.map(({ file }) => file));
    expect(files.some((file) => file.endsWith('.pdf')) && files.some((file) => file.endsWith('.docx'))).toBe(
      true,
    );
    expect(new Set(ids.map((id) => readDemoCase(id).organ)).size).toBe(4);
  });
});

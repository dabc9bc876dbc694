import { describe, expect, it } from 'vitest';
import { checkData } from '../../../main/backend/checks.ts';
import { checkCase } from '../../../shared/checks/run.ts';
import { documentsOf, firstOfficer, LAYOUTS, PLANTS, planted } from '../../makers/planted-cases.ts';

const data = checkData();

describe.each(LAYOUTS)('the layout “$name”', (layout) => {
  it('sets nothing off above a hint when it is clean', () => {
    const { findings } = checkCase(documentsOf(layout, data.vocabulary), data);
    expect(findings.filter(({ severity }) => severity !== 'hint').map(({ key }) => key)).toEqual([]);
  });

  it('shows each planted error, under its own code or that of the hearing', () => {
    const missed = PLANTS.filter((plant) => {
      const papers = planted(layout.papers, plant, firstOfficer(layout));
      if (!papers) return false;
      const { findings } = checkCase(documentsOf({ ...layout, papers }, data.vocabulary), data);
      return !findings.some(({ rule, severity }) => severity !== 'hint' && rule === plant.code);
    });
    expect(missed.map(({ code }) => code)).toEqual([]);
  });
});

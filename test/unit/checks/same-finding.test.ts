import { describe, expect, it } from 'vitest';
import { type Comparable, pairFindings } from '../../../shared/checks/same-finding.ts';

const FILE = '01900000-0000-7000-8000-000000000001';

function finding(key: string, ...where: readonly (readonly [page: number, quote: string])[]): Comparable {
  return { key, where: where.map(([page, quote]) => ({ fileId: FILE, page, quote })) };
}

describe('which findings of a new check are those of the last', () => {
  it('are those of the same key', () => {
    const a = finding(`E022|${FILE}:1|law|32-`, [1, '第三十二条']);
    const b = finding('E066|served|2023-04-10|2023-05-08', [2, '2023年5月8日']);
    expect(pairFindings([a, b], [b, a])).toEqual([1, 0]);
  });

  it('are those of the same passage when the document begins on another page now', () => {
    const was = finding(`E022|${FILE}:1|law|32-`, [5, '第三十二条']);
    const now = finding(`E022|${FILE}:4|law|32-`, [5, '第三\n十二条']);
    expect(pairFindings([was], [now])).toEqual([0]);
  });

  it('give the decision to one of two when a document is split, by the passage', () => {
    const was = finding(`E022|${FILE}:1|law|32-`, [1, '第三十二条'], [5, '《行政处罚法》第三十二条']);
    const first = finding(`E022|${FILE}:1|law|32-`, [1, '第三十二条']);
    const second = finding(`E022|${FILE}:4|law|32-`, [5, '《行政处罚法》第三十二条']);
    expect(pairFindings([was], [second, first])).toEqual([null, 0]);
  });

  it('are those of the same root when it is the only one and its words changed', () => {
    const was = finding(`E022|${FILE}:1|law|32-`, [5, '第三十二条']);
    const now = finding(`E022|${FILE}:4|law|32-`, [5, '第卅二条']);
    expect(pairFindings([was], [now])).toEqual([0]);
  });

  it('are not those about another date or another article', () => {
    const was = [finding('E066|served|2023-04-10|2023-05-08'), finding(`E022|${FILE}:1|law|32-`)];
    const now = [finding('E066|served|2023-04-10|2023-05-09'), finding(`E022|${FILE}:1|law|33-`)];
    expect(pairFindings(was, now)).toEqual([null, null]);
  });
});

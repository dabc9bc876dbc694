import { describe, expect, it } from 'vitest';
import { withoutText } from '../../../main/shell/log.ts';

describe('the shell log', () => {
  it('keeps the kind of an error and where it was raised, and none of its words', () => {
    const printed = [
      'call 0f3a cases.open',
      'call 张三 cases.open',
      '/home/li/workspace/张三一案/start.js:12',
      '  throw new TypeError("张三 身份证 110101")',
      '        ^',
      '',
      'TypeError: cannot read 张三的处罚决定书',
      '    at readCase (file:///home/li/dist/backend/start.js:12:10)',
      '    at async Object.call (/home/li/dist/backend/router.js:3:7)',
      '    at node:internal/process/task_queues:103:5',
      "  code: 'SQLITE_FULL',",
      "  path: '/home/li/张三'",
    ].join('\n');
    const kept = withoutText(printed);
    expect(kept).toEqual([
      'call 0f3a cases.open',
      'TypeError',
      '  at readCase start.js:12:10',
      '  at Object.call router.js:3:7',
      '  at  task_queues:103:5',
      '  code SQLITE_FULL',
    ]);
    expect(kept.join()).not.toMatch(/张三|110101|home/);
  });
});

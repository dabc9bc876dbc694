/** `demo`: the main job from end to end on the shipped demo review, without a window. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CaseSummary } from '../../shared/contract/cases.ts';
import type { Reply } from '../../shared/contract/define.ts';
import { zh } from '../../shared/i18n/translate.ts';
import { formatPoints } from '../../shared/model/points.ts';
import { type Backend, createBackend } from '../backend/backend.ts';
import { type Command, EXIT, type Output, readArguments } from './arguments.ts';

/** Cheap key derivation: the workspace is thrown away at the end. */
const KDF = { name: 'scrypt', cost: 2 ** 14, blockSize: 8, parallelization: 1 } as const;

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.error.code} ${JSON.stringify(reply.error.details ?? {})}`);
  return reply.value;
}

/** Passes the gate: nobody of the demo's people is the demo's reviewer. */
async function passGate(backend: Backend, caseId: string, password: string, io: Output): Promise<void> {
  const gate = value(await backend.call('recusal.gate', { caseId }));
  const { people, roles, pages, pagesWithoutText } = gate.searched;
  io.out(
    `  回避核对：${people}人、${roles}个角色、${pages}页（${pagesWithoutText}页无文字），命中${gate.hits.length}处`,
  );
  const answers = gate.questions.map((question) => ({ id: question.id, yes: false, detail: '' }));
  value(await backend.call('recusal.declare', { caseId, answers, password }));
}

/** Confirms every finding that has a place in the rubric, leaves hints to the reviewer, and concludes. */
async function reviewCase(
  backend: Backend,
  item: CaseSummary,
  password: string,
  folder: string,
  io: Output,
): Promise<string> {
  const caseId = item.id;
  io.out(`■ ${item.caseNo ?? item.title} ${item.cause ?? ''}`);
  await passGate(backend, caseId, password, io);
  for (const finding of value(await backend.call('findings.list', { caseId }))) {
    if (finding.severity === 'hint') {
      value(
        await backend.call('findings.dismiss', { findingId: finding.id, reason: zh('demo.hint-reason') }),
      );
      continue;
    }
    const [booking] = finding.bookings;
    value(
      await backend.call('findings.confirm', {
        findingId: finding.id,
        booking: booking ? { kind: booking.kind, id: booking.id } : null,
      }),
    );
    io.out(`  ${finding.rule} ${finding.title} → ${booking?.label ?? '—'}`);
  }
  const sheet = value(await backend.call('scoring.sheet', { caseId }));
  const open = sheet.score.items.filter((each) => each.applies && !each.assessed).map((each) => each.itemId);
  if (open.length > 0)
    value(await backend.call('scoring.markAssessed', { caseId, itemIds: open, assessed: true }));
  const draft = value(await backend.call('conclusions.get', { caseId }));
  const determinationReason = draft.proposal === 'pass' ? '' : zh('demo.determination-reason');
  value(
    await backend.call('conclusions.save', {
      caseId,
      determination: draft.proposal,
      determinationReason,
      opinion: draft.draftOpinion,
    }),
  );
  const signed = value(await backend.call('conclusions.sign', { caseId, password }));
  const token = randomUUID();
  const name = `案卷评查表 ${(item.caseNo ?? item.title).replace(/[\\/:*?"<>|]/g, '_')}.docx`;
  backend.picks.add(token, join(folder, name));
  value(await backend.call('reports.reviewForm', { caseId, target: token }));
  const total = signed.total === null ? '—' : formatPoints(signed.total, 2);
  io.out(
    `  得分 ${total}，${signed.grade ?? '—'}，认定${signed.determination === null ? '' : signed.labels[signed.determination]}，${signed.state === 'sealed' ? '已签封' : '待复核签署'}`,
  );
  return name;
}

async function run(args: readonly string[], io: Output): Promise<number> {
  const { values } = readArguments(args, { out: { type: 'string' } });
  const folder = resolve(values.out ?? join('out', 'demo'));
  mkdirSync(folder, { recursive: true });
  const userData = mkdtempSync(join(tmpdir(), 'case-review-'));
  const backend = createBackend({ userData, kdf: KDF });
  const password = randomUUID();
  try {
    value(
      await backend.call('workspace.create', {
        folder: null,
        name: '演示工作区',
        userName: '演示评查员',
        unit: '演示评查办公室',
        password,
        holdsClassified: false,
      }),
    );
    const { jobId, reviewId } = value(await backend.call('reviews.openDemo', {}));
    const imported = jobId === null ? null : await backend.jobs.finished(jobId);
    io.out(`导入 ${imported?.cases.length ?? 0} 件案卷、${imported?.files.length ?? 0} 个文件`);
    const made: string[] = [];
    for (const item of value(await backend.call('cases.list', { reviewId })))
      made.push(await reviewCase(backend, item, password, folder, io));
    const token = randomUUID();
    const list = '瑕疵案件错案清单.xlsx';
    backend.picks.add(token, join(folder, list));
    const { rows } = value(await backend.call('reports.flawedList', { reviewId, target: token }));
    const audit = value(await backend.call('audit.verify', {}));
    io.out(`清单 ${rows} 件；操作日志 ${audit.entries} 条，${audit.intact ? '完整' : '不完整'}`);
    io.out(`写入 ${folder}：`);
    for (const name of [...made, list]) io.out(`  ${name}`);
    return EXIT.done;
  } finally {
    await backend.close();
    rmSync(userData, { recursive: true, force: true });
  }
}

export const demo: Command = {
  name: 'demo',
  summary: 'the main job on the shipped demo review / 用演示案卷走完全流程',
  help: 'demo [--out DIR]',
  run,
};

/** What a signature stands for, checked from outside: with the stored public key and Node's own cryptography. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conclude, OPINION, prepareConclusion, REASON } from '../../makers/concluding.ts';
import { openWithKey } from '../../makers/raw-database.ts';
import { type CaseTemplate, caseTemplate, openCase, type ReviewedCase } from '../../makers/reviewed-case.ts';
import { cleanUp } from '../../makers/temporary.ts';
import { addUser, NO_PROFILE, PASSWORD, passGate, signInAs } from '../../makers/workspace.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');

let template: CaseTemplate;

beforeAll(async () => {
  template = await caseTemplate();
});
afterAll(cleanUp);

interface StoredSignature {
  readonly signer: string;
  readonly kind: string;
  readonly seal: string;
  readonly seal_hash: string;
  readonly signed_hash: string;
  readonly signature: Buffer;
  readonly public_key: Buffer;
}

async function storedSignatures({ folder, userId }: ReviewedCase): Promise<StoredSignature[]> {
  const db = await openWithKey(folder, userId);
  const rows = db
    .prepare<[], StoredSignature>(
      `SELECT u.name AS signer, s.kind, c.seal, c.seal_hash, s.seal_hash AS signed_hash, s.signature, u.public_key
       FROM signatures s JOIN conclusions c ON c.case_id = s.case_id AND c.user_id = s.user_id JOIN users u ON u.id = s.signer_id ORDER BY s.kind`,
    )
    .all();
  db.close();
  return rows;
}

function isGenuine({ seal, signed_hash, signature, public_key }: StoredSignature): boolean {
  const hash = createHash('sha256').update(seal).digest();
  const key = createPublicKey({ key: public_key, format: 'der', type: 'spki' });
  return (
    hash.toString('hex') === signed_hash &&
    key.asymmetricKeyType === 'ed25519' &&
    verify(null, hash, key, signature)
  );
}

describe('a sealed conclusion', () => {
  it('verifies with the public keys of those who signed, and with no other', async () => {
    const opened = await openCase(template);
    const { sealHash } = await conclude(opened, 'wrong');
    await signInAs(opened, await addUser(opened, '向晚晴'));
    await passGate(opened, opened.caseId);
    await opened.ask('conclusions.countersign', { caseId: opened.caseId, password: PASSWORD });
    const rows = await storedSignatures(opened);
    expect(rows.map(({ signer, kind }) => [signer, kind])).toEqual([
      ['沈案舟', 'reviewer'],
      ['向晚晴', 'second'],
    ]);
    expect(rows.map((row) => [row.seal_hash, row.signed_hash])).toEqual([
      [sealHash, sealHash],
      [sealHash, sealHash],
    ]);
    expect(rows.map(isGenuine)).toEqual([true, true]);
    const [first, second] = rows as [StoredSignature, StoredSignature];
    expect(isGenuine({ ...first, public_key: second.public_key })).toBe(false);
    expect(isGenuine({ ...first, seal: first.seal.replace(OPINION, `${OPINION} `) })).toBe(false);
  });

  it('names the rubric’s version, the files’ hashes, the reviewer and the moment', async () => {
    const opened = await openCase(template, { clock: () => NOON });
    await conclude(opened);
    const [row] = await storedSignatures(opened);
    const seal = JSON.parse(row?.seal ?? '{}') as {
      files: { name: string; sha256: string }[];
      deductions: unknown[];
      findings: unknown[];
    };
    const hashes = opened.documents.map(({ file, fileId }) => ({
      name: file,
      sha256: createHash('sha256').update(opened.backend.fileBytes(fileId).bytes).digest('hex'),
    }));
    expect(seal.files).toEqual(hashes);
    expect(seal).toMatchObject({
      schema: 'case-review/seal@1',
      rubric: {
        id: 'cn-penalty-100',
        version: expect.any(String),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      reviewer: { id: opened.userId, name: '沈案舟', unit: '衡泽市司法局' },
      determination: 'flawed',
      determinationReason: REASON,
      opinion: OPINION,
      signedAt: '2026-11-21T12:00:00.000Z',
    });
    expect([seal.deductions.length, seal.findings.length]).toEqual([2, 3]);
  });
});

describe('the seal’s hash', () => {
  type Change = (opened: ReviewedCase) => Promise<unknown>;

  async function hashAfter(change: Change, at = NOON): Promise<string> {
    const opened = await openCase(template, { clock: () => at });
    await prepareConclusion(opened);
    await change(opened);
    const { sealHash } = await opened.ask('conclusions.sign', { caseId: opened.caseId, password: PASSWORD });
    return sealHash ?? '';
  }

  const firstDeduction = async ({ ask, caseId }: ReviewedCase) =>
    (await ask('scoring.sheet', { caseId })).deductions[0];
  const saved =
    (over: object): Change =>
    ({ ask, caseId }) =>
      ask('conclusions.save', {
        caseId,
        determination: 'flawed',
        determinationReason: REASON,
        opinion: OPINION,
        ...over,
      });

  /** Changes a row past the program, as if the case had been read so. */
  const tampered =
    (sql: string): Change =>
    async (opened) => {
      const db = await openWithKey(opened.folder, opened.userId);
      db.exec(sql);
      db.close();
    };

  const CHANGES: Readonly<Record<string, Change>> = {
    'a note': async (c) =>
      c.ask('scoring.setNote', {
        caseId: c.caseId,
        deductionId: (await firstDeduction(c))?.id ?? '',
        note: '补充',
      }),
    'a count': async (c) =>
      c.ask('scoring.setCount', {
        caseId: c.caseId,
        deductionId: (await firstDeduction(c))?.id ?? '',
        count: 2,
      }),
    'one more deduction': async (c) =>
      c.ask('scoring.deduct', {
        caseId: c.caseId,
        itemId: 'G2',
        optionId: 'G2.4',
        selection: await c.selection('决定书', '经查'),
      }),
    'one more passage': async (c) =>
      c.ask('scoring.attach', {
        caseId: c.caseId,
        deductionId: (await firstDeduction(c))?.id ?? '',
        selection: await c.selection('决定书', '经查'),
      }),
    'one passage less': async (c) =>
      c.ask('scoring.detach', {
        caseId: c.caseId,
        evidenceId: (await firstDeduction(c))?.evidence[0]?.id ?? '',
      }),
    'an item looked at': (c) =>
      c.ask('scoring.markAssessed', { caseId: c.caseId, itemIds: ['A1'], assessed: true }),
    'a fact': (c) => c.ask('scoring.setFact', { caseId: c.caseId, factId: 'crime-suspected', value: true }),
    'a finding’s decision': (c) =>
      c.ask('findings.dismiss', { findingId: c.findings[2]?.id ?? '', reason: '不成立' }),
    'the determination': saved({ determination: 'pass' }),
    'its reason': saved({ determinationReason: `${REASON}。` }),
    'the opinion': saved({ opinion: `${OPINION}\n` }),
    'the reviewer’s unit': (c) =>
      c.ask('users.updateProfile', { userId: c.userId, profile: { ...NO_PROFILE, unit: '别的局' } }),
    'a file’s hash': tampered("UPDATE files SET sha256 = replace(sha256, 'a', 'b')"),
    'a file’s name': tampered("UPDATE files SET name = name || 'x'"),
    'the rubric’s hash': tampered("UPDATE rubrics SET hash = 'x' || hash"),
    'the case number': tampered("UPDATE cases SET case_no = case_no || '之一'"),
    'the words of a passage': tampered("UPDATE evidence SET anchor = replace(anchor, '第', '弟')"),
    'whether a mistake affected the outcome': tampered('UPDATE deductions SET affects_outcome = 1'),
  };

  it('is the same for the same sheet', async () => {
    const nothing: Change = async () => {};
    expect(await hashAfter(nothing)).toBe(await hashAfter(nothing));
    expect(await hashAfter(nothing, NOON + 1)).not.toBe(await hashAfter(nothing));
  });

  it('changes with every part of what was signed', async () => {
    const hashes = new Map<string, string>([['nothing', await hashAfter(async () => {})]]);
    for (const [name, change] of Object.entries(CHANGES)) hashes.set(name, await hashAfter(change));
    expect(new Set(hashes.values()).size, JSON.stringify([...hashes])).toBe(hashes.size);
  });
});

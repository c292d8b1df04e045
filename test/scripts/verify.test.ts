import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { tarLog } from '../../engine/audit-log/index.ts';
import { verify } from '../../scripts/verify.ts';
import { makeKey } from '../../workers/audit/keys.ts';
import { eventsOfRun } from '../engine/audit-log/events.ts';
import { jsonOf, logOf, signed, textOf } from '../engine/audit-log/signed-log.ts';
import { called } from './called.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
const log = logOf(eventsOfRun(20, { warmUpDays: 7 }));
const head = await signed(log);

afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('npm run verify', () => {
  it('says one event and one deployment in the singular', async () => {
    const first = logOf(eventsOfRun(20, { warmUpDays: 7 }).slice(0, 1));
    const { stdout } = await called(verify, file('one.jsonl', textOf(jsonOf(first, await signed(first)))));
    expect(stdout).toMatch(/^verified: 1 event of 1 deployment, root [0-9a-f]{64}/);
    expect(stdout).toMatch(/^signed head: .*, 1 event$/m);
  });

  it('passes a log of either form, and says what that does not prove', async () => {
    for (const path of [file('log.tar', tarLog(log, head)), file('log.jsonl', textOf(jsonOf(log, head)))]) {
      const { status, stdout } = await called(verify, path);
      expect(stdout).toMatch(
        new RegExp(`^verified: ${log.size} events of 20 deployments, root [0-9a-f]{64}`),
      );
      expect(stdout).toContain('A pass does not prove:\n  Who holds the key.');
      expect(status).toBe(0);
    }
  });

  it('ends with status 1 and names the event that was changed', async () => {
    const json = jsonOf(log, head);
    Object.assign(json.events[11]!, { actor: 'human-reviewer' });
    const { status, stdout } = await called(verify, file('forged.jsonl', textOf(json)));
    expect(stdout).toContain('event 11: Event 11 is not the signed one');
    expect(stdout).toMatch(/^ {2}no +Do the events hash to the signed root\?$/m);
    expect(stdout).toMatch(/^ {2}not checked +Is it the key that you expect\?$/m);
    expect(stdout).not.toContain('does not prove');
    expect(status).toBe(1);
  });

  it('ends with status 1 where the key is not the expected one, and passes with that key', async () => {
    const path = file('keyed.tar', tarLog(log, head));
    expect((await called(verify, path, '--key', (await makeKey('other')).verifierKey)).status).toBe(1);
    expect((await called(verify, path, '--key', head.key)).status).toBe(0);
  });

  it('holds the log against the rules that are named, and says which of them are broken', async () => {
    const path = file('rules.tar', tarLog(log, head));
    const kept = await called(verify, path, '--rules', 'default');
    expect(kept.stdout).toContain('rules: nothing found in 20 deployments');
    expect(kept.status).toBe(0);
    const others = await called(verify, path, '--rules', 'default,budgetAction=block');
    expect(others.stdout).toMatch(/^rules: 20 found in 20 of 20 deployments$/m);
    expect(others.stdout).toContain('decided under another set of policies');
    expect(others.status).toBe(1);
    expect(kept.stdout).toContain('missing deployments not checked');
    const whole = await called(verify, path, '--rules', 'default,warmUpDays=7,seed=test,deployments=20');
    expect(whole.stdout).toContain('1 × the head names another run'); // this one was signed under a name of its own
    expect(whole.stdout).not.toContain('could not be asked;');
    const longer = await called(verify, path, '--rules', 'default,deployments=21');
    expect(longer.stdout).toContain('(20 of 21)');
    expect(longer.status).toBe(1);
    expect((await called(verify, path, '--rules', 'default,seed=42')).stderr).toContain(
      'deployments=<number> with a seed',
    );
    const unknown = await called(verify, path, '--rules', 'nobody');
    expect(unknown.stderr).toContain('--rules: expected default or one of equal-changes');
    expect(unknown.status).toBe(2);
  });

  it('ends with status 1 and yes to nothing that it could not ask, whatever stands for key and head', async () => {
    const json = { ...jsonOf(log, head), key: 'half \ud83d', checkpoint: '\udc00' };
    const { status, stdout, stderr } = await called(verify, file('halves.jsonl', textOf(json)));
    expect(stderr).toBe('');
    for (const words of [
      'the key that you expect',
      'signed by that key',
      'hash to the signed root',
      'the tiles',
    ]) {
      expect(stdout).toMatch(new RegExp(`^ {2}not checked +.*${words}`, 'm'));
    }
    expect(status).toBe(1);
  });

  it.each([
    [[], 'verify: expected one file, got 0'],
    [['a', 'b'], 'verify: expected one file, got 2'],
    [['/no/such/file'], 'there is no such file or folder'],
    [[folder], 'it is a folder'],
    [[fileURLToPath(import.meta.url)], 'audit log: expected JSON Lines or a tar archive'],
    [[file('noise', Uint8Array.of(0xff, 0xfe, 0, 1))], 'audit log: expected JSON Lines or a tar archive'],
  ])('ends with status 2 for %j', async (args, message) => {
    const { status, stdout, stderr } = await called(verify, ...args);
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: npm run verify');
    expect([status, stdout]).toEqual([2, '']);
  });
});

import { describe, expect, it } from 'vitest';
import { replay } from '../../scripts/replay.ts';
import { called } from './called.ts';

describe('npm run replay', () => {
  it('prints the digest of the rows', async () => {
    const { stdout } = await called(replay, '--deployments', '500', '--seed', '24');
    expect(stdout).toContain('f3976865b9188ddda383188dfa43ab6e8f7dab23de127fc9572c1c015b88d2fa');
  });

  it('ends with status 2 and a way to mend it for a bad argument', async () => {
    const { status, stdout, stderr } = await called(replay, '--seed', '0');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('seed: expected an integer other than 0, got 0');
    expect(stderr).toContain('usage: npm run replay');
  });
});

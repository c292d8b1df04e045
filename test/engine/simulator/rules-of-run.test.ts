/** The rules of one run: nothing comes of a config that no run has. */
import { describe, expect, it } from 'vitest';
import { rulesOfRun } from '../../../engine/simulator/audit-events.ts';
import type { StudyConfig } from '../../../engine/simulator/scenario.ts';
import { withSettings } from '../../../engine/simulator/settings.ts';
import { finish } from '../study-of.ts';

describe.each(['published-ceiling', 'percentile'] as const)('under %s', (reviewRule) => {
  const settings = withSettings({ reviewRule, warmUpDays: 0 });
  const config: StudyConfig = { scenario: 'custom', settings, seed: '7', deployments: 20 };

  it('a run has its number of deployments and its name', () =>
    expect(finish(rulesOfRun(config)).run).toMatchObject({
      deployments: 20,
      origin: expect.stringMatching(/^genops-audit-log/),
    }));

  it.each([
    ['seed', { seed: '' }],
    ['deployments', { deployments: 0 }],
    ['alpha', { settings: { ...settings, alpha: 7 } }],
  ] as const)('a bad %s is refused', (where, bad) =>
    expect(() => rulesOfRun({ ...config, ...bad }).next()).toThrow(where),
  );
});

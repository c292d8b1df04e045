/** Every notebook as the site mounts it: all cells run, nothing leaks. Whether all can use it: test/site/every-page.ts. */
import { afterEach, expect, test } from 'vitest';
import { notebook as approvals } from '../../notebooks/approvals/notebook.ts';
import { notebook as attackLab } from '../../notebooks/attack-lab/notebook.ts';
import { notebook as auditLog } from '../../notebooks/audit-log/notebook.ts';
import type { Notebook } from '../../notebooks/authoring/define.ts';
import { notebook as canaryCatch } from '../../notebooks/canary-catch/notebook.ts';
import { notebook as claims } from '../../notebooks/claims/notebook.ts';
import { notebook as cycleTime } from '../../notebooks/cycle-time/notebook.ts';
import { notebook as definitions } from '../../notebooks/definitions/notebook.ts';
import { notebook as deployment } from '../../notebooks/deployment/notebook.ts';
import { notebook as experiments } from '../../notebooks/experiments/notebook.ts';
import { notebook as methods } from '../../notebooks/methods/notebook.ts';
import { notebook as policies } from '../../notebooks/policies/notebook.ts';
import { notebook as successRate } from '../../notebooks/success-rate/notebook.ts';
import { leave, mount, mounted } from './mounted.ts';
import { degenerateViews, leaks, viewOf } from './view-of.ts';

const notebooks: Readonly<Record<string, Notebook>> = {
  claims,
  'cycle time': cycleTime,
  'success rate': successRate,
  'canary catch': canaryCatch,
  definitions,
  approvals,
  experiments,
  'audit log': auditLog,
  'attack lab': attackLab,
  policies,
  methods,
  'one deployment': deployment,
};

/** What can lack for notebooks that read little of a run; the others are shown every run that lacks something. */
const lackingFor: Readonly<Record<string, readonly string[]>> = {
  definitions: ['one deployment', 'all blocked'],
  'attack lab': ['one deployment', 'no scoring'],
  'audit log': ['one deployment', 'no scoring', 'no canary', 'no governance', 'no context'],
  policies: ['one deployment', 'no scoring', 'no governance', 'shadow autonomy'],
};

afterEach(leave);

const view = viewOf(200);

test.each(Object.entries(notebooks))(
  '%s: every cell runs and nothing leaks, in a usual run and in one after the other that lacks something',
  async (name, notebook) => {
    const { place, show, editable } = await mounted(notebook, view);
    expect(place.querySelectorAll('.cell-error, [data-state="failed"]').length).toBe(0);
    expect(place.innerText).not.toMatch(leaks);
    expect(place.querySelectorAll('figure, .board').length).toBeGreaterThan(0);
    await editable();
    const known = lackingFor[name];
    for (const [lacking, degenerate] of degenerateViews()) {
      if (known?.includes(lacking) === false) continue;
      await show(degenerate);
      expect(place.querySelector('.cell-error')?.textContent ?? '', lacking).toBe('');
      expect(place.innerText, lacking).not.toMatch(leaks);
      expect(place.innerHTML, lacking).not.toMatch(/="[^"]*NaN/);
    }
  },
);

test('a deployment of every kind can be opened', async () => {
  const { statuses } = await import('../../engine/domain/deployment.ts');
  const { place, show } = mount(deployment);
  const seen = new Set<string>();
  for (let i = 0; i < view.study.config.deployments; i++) {
    const status = statuses[view.study.ledger.genops.status[i]!]!;
    if (seen.has(status)) continue;
    seen.add(status);
    await show({ ...view, query: `deployment=${i}` });
    expect(place.textContent).toContain(`Deployment ${i}`);
    expect(place.querySelector('.facts')!.textContent).toContain(status.replace('-', ' '));
  }
  expect(seen.size).toBeGreaterThan(2);
});

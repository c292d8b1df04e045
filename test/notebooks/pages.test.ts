/** Every notebook as the site mounts it: all cells run, nothing leaks. Whether all can use it: test/site/every-page.test.ts. */
import { afterEach, expect, test } from 'vitest';
import '../../site/styles/index.css';
import { notebook as approvals } from '../../notebooks/approvals/notebook.ts';
import { notebook as attackLab } from '../../notebooks/attack-lab/notebook.ts';
import { notebook as auditLog } from '../../notebooks/audit-log/notebook.ts';
import type { Notebook, StudyView } from '../../notebooks/authoring/define.ts';
import { notebook as canaryCatch } from '../../notebooks/canary-catch/notebook.ts';
import { notebook as claims } from '../../notebooks/claims/notebook.ts';
import { notebook as cycleTime } from '../../notebooks/cycle-time/notebook.ts';
import { notebook as definitions } from '../../notebooks/definitions/notebook.ts';
import { notebook as deployment } from '../../notebooks/deployment/notebook.ts';
import { notebook as methods } from '../../notebooks/methods/notebook.ts';
import { notebook as policies } from '../../notebooks/policies/notebook.ts';
import { notebook as successRate } from '../../notebooks/success-rate/notebook.ts';
import { mountNotebook } from '../../site/notebook/mount.ts';
import { degenerateViews, leaks, viewOf } from './view-of.ts';

const notebooks: Readonly<Record<string, Notebook>> = {
  claims,
  'cycle time': cycleTime,
  'success rate': successRate,
  'canary catch': canaryCatch,
  definitions,
  approvals,
  'audit log': auditLog,
  'attack lab': attackLab,
  policies,
  methods,
  'one deployment': deployment,
};

let dispose = (): void => {};
afterEach(() => {
  dispose();
  document.body.replaceChildren();
});

/** Mounts a notebook on a run and waits until every cell has settled. */
async function mounted(notebook: Notebook, view: StudyView): Promise<HTMLElement> {
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = notebook.title;
  const place = document.createElement('div');
  place.className = 'notebook columns';
  main.append(heading, place);
  document.body.replaceChildren(main);
  const shell = mountNotebook(notebook, place);
  dispose = () => shell.dispose();
  shell.setStudy(view);
  const open = (): number =>
    place.querySelectorAll('.cell:not([data-state="done"], [data-state="failed"], .cell-view)').length;
  await expect.poll(open, { timeout: 20_000 }).toBe(0);
  return place;
}

const view = viewOf(200);

for (const [name, notebook] of Object.entries(notebooks)) {
  test(`${name}: every cell runs and nothing leaks`, async () => {
    const place = await mounted(notebook, view);
    expect(place.querySelectorAll('.cell-error, [data-state="failed"]').length).toBe(0);
    expect(place.innerText).not.toMatch(leaks);
    expect(place.querySelectorAll('figure, .board').length).toBeGreaterThan(0);
  });
}

for (const [name, degenerate] of degenerateViews()) {
  test(`with ${name} every page still stands`, async () => {
    for (const notebook of Object.values(notebooks)) {
      const place = await mounted(notebook, degenerate);
      expect(place.querySelector('.cell-error')?.textContent ?? '').toBe('');
      expect(place.innerText).not.toMatch(leaks);
      dispose();
    }
  });
}

test('a deployment of every kind can be opened', async () => {
  const { statuses } = await import('../../engine/domain/deployment.ts');
  const seen = new Set<string>();
  for (let i = 0; i < view.study.config.deployments; i++) {
    const status = statuses[view.study.ledger.genops.status[i]!]!;
    if (seen.has(status)) continue;
    seen.add(status);
    const place = await mounted(deployment, { ...view, query: `deployment=${i}` });
    expect(place.textContent).toContain(`Deployment ${i}`);
    expect(place.querySelector('.facts')!.textContent).toContain(status.replace('-', ' '));
    dispose();
  }
  expect(seen.size).toBeGreaterThan(2);
});

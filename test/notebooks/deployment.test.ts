/** What the page of one deployment says of the policies. */
import { expect, test } from 'vitest';
import { rowAt } from '../../engine/simulator/ledger.ts';
import type { SettingChanges } from '../../engine/simulator/settings.ts';
import type { Explanation } from '../../engine/simulator/study.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { policiesTable } from '../../notebooks/deployment/decisions.ts';
import { facts } from '../../notebooks/deployment/facts.ts';
import { viewOf } from './view-of.ts';

async function hotfixWith(changes: SettingChanges): Promise<HTMLElement> {
  const { study, client } = viewOf(120, { changes: { warmUpDays: 7, ...changes } });
  const index = Array.from({ length: 120 }, (_, i) => i).find((i) => rowAt(study.ledger, i).hotfix)!;
  const outcome = (await client.explain(study.config, index)) as { readonly value: Explanation };
  return element`<div>${policiesTable(outcome.value, study.config.settings)}</div>`;
}

test('of a hotfix that is exempt it says that no policy was asked, and of one that is not what each said', async () => {
  const exempt = await hotfixWith({});
  expect(exempt.textContent).toContain('hotfixes are exempt from all policies: none was asked');
  expect(exempt.querySelector('table')).toBeNull();
  const held = await hotfixWith({ hotfixesExempt: false });
  expect(held.textContent).not.toContain('exempt');
  expect(held.querySelectorAll('tbody tr').length).toBeGreaterThan(3);
});

test('one service depends on it, two depend on it, and its name stands with the id that the log has', async () => {
  const { study, client } = viewOf(60, { changes: { warmUpDays: 7 } });
  const outcome = (await client.explain(study.config, 0)) as { readonly value: Explanation };
  const { service } = outcome.value;
  const textWith = (dependants: number): string =>
    facts({ ...outcome.value, service: { ...service, dependants } }).textContent;
  expect(textWith(1)).toContain('; 1 service depends on it');
  expect(textWith(2)).toContain('; 2 services depend on it');
  expect(textWith(0)).toContain('; 0 services depend on it');
  expect(textWith(0)).toContain(`${service.name} (${service.id}), ${service.tier} tier`);
  expect(outcome.value.events.map((event) => event.service)).toContain(service.id);
});

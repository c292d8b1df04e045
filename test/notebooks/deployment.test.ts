/** The page of one deployment: what it says of the policies, and its time lines. */
import { describe, expect, test } from 'vitest';
import '../../site/styles/index.css';
import { rowAt } from '../../engine/simulator/ledger.ts';
import type { SettingChanges } from '../../engine/simulator/settings.ts';
import type { Explanation } from '../../engine/simulator/study.ts';
import { element } from '../../notebooks/authoring/html.ts';
import { policiesTable } from '../../notebooks/deployment/decisions.ts';
import { facts } from '../../notebooks/deployment/facts.ts';
import { timeLines } from '../../notebooks/deployment/time-lines.ts';
import { faultsIn } from './text-overlaps.ts';
import { viewOf } from './view-of.ts';

async function hotfixWith(changes: SettingChanges): Promise<HTMLElement> {
  const { study, client } = viewOf(120, { changes: { warmUpDays: 7, ...changes } });
  const index = Array.from({ length: 120 }, (_, i) => i).find((i) => rowAt(study.ledger, i).hotfix)!;
  const outcome = (await client.explain(study.config, index)) as { readonly value: Explanation };
  return element`<div>${policiesTable(outcome.value, study.config.settings)}</div>`;
}

test('of a hotfix that is exempt it says that no policy was asked, and of one that is not what each said', async () => {
  const exempt = await hotfixWith({});
  expect(exempt.textContent).toContain('hotfixes are exempt: each of the');
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

describe('both time lines', () => {
  const { study, client } = viewOf(120, { changes: { warmUpDays: 7 } });
  const drawn = async (index: number, width = 1120): Promise<HTMLElement> => {
    const outcome = (await client.explain(study.config, index)) as { readonly value: Explanation };
    return timeLines(outcome.value, { width, run: '' });
  };
  const ratio = (i: number): number =>
    study.ledger.traditional.cycleMinutes[i]! / study.ledger.genops.cycleMinutes[i]!;
  const indices = Array.from({ length: 120 }, (_, i) => i);

  test.each([0, 1, 2, 3, 4])(
    'the lengths of the steps of deployment %d add up to the whole',
    async (index) => {
      const rows = [...(await drawn(index)).querySelectorAll<HTMLTableRowElement>('tbody tr')];
      const cells = rows.map(({ cells: own }) => [...own].map(({ textContent }) => textContent));
      for (const arm of ['GenOps', 'Traditional']) {
        const own = cells.filter(([, name]) => name === arm);
        const lengths = own.map((row) => Number(row.at(-1)!.replace(',', '')));
        const whole = lengths.pop()!;
        expect(own.at(-1)![0]).toBe('all steps');
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBeCloseTo(whole, 9);
      }
    },
  );

  test('a long wait is cut, so that the shorter delivery can be seen on the same scale', async () => {
    const far = indices.find((i) => ratio(i) > 12)!;
    const chart = await drawn(far);
    expect(chart.querySelectorAll('.break').length).toBeGreaterThan(0);
    expect(chart.textContent).toMatch(/The breaks? leaves? out \d+\s?(h|min)/);
    const ends = [...chart.querySelectorAll('.step--genops')].map(
      (bar) => Number(bar.getAttribute('x')) + Number(bar.getAttribute('width')),
    );
    expect(Math.max(...ends)).toBeGreaterThan(250);
    const near = indices.find((i) => ratio(i) < 3 && ratio(i) > 0.4)!;
    expect((await drawn(near)).querySelector('.break')).toBeNull();
  });

  test('on a phone no text of a cut scale touches another', async () => {
    for (const far of indices.filter((i) => ratio(i) > 8).slice(0, 6)) {
      document.body.replaceChildren(await drawn(far, 358));
      expect(faultsIn(document.body)).toEqual([]);
    }
    document.body.replaceChildren();
  });
});

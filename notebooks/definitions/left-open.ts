/** What a claim leaves open, and which combinations there are not: words before any number. */
import type { Claim } from '../../engine/claims/claim.ts';
import { type ChoiceName, choices, ruleOf, specificationsIn } from '../../engine/claims/multiverse/index.ts';
import { element } from '../authoring/html.ts';
import { count, plural } from '../format/number.ts';

export function leftOpen({ id, definition }: Claim): HTMLElement {
  const rule = ruleOf(id);
  if (rule === undefined) return element`<p>Nothing is left open.</p>`;
  const [ours, code] = [specificationsIn(rule, 'mechanism').length, specificationsIn(rule, 'replay').length];
  const places =
    rule.replay === null
      ? `${plural(ours, 'reading')} of the study model; the published code computes nothing of the kind`
      : `${plural(ours, 'reading')} of the study model and ${count(code)} of the published code`;
  const without = rule.without.map(({ because }) => ` One combination is left out: ${because}.`).join('');
  return element`<p>Judged on the board as: ${definition} Left open: ${listed(rule.mechanism ?? [])}. ${places}.${without}</p>`;
}

function listed(names: readonly ChoiceName[]): string {
  const texts = names.map(
    (name) => `${choices[name].label} (${Object.values(choices[name].options).join(', ')})`,
  );
  return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join('; ')}; and ${texts.at(-1)}`;
}

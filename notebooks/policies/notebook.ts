/** Policies: every rule as text, to be edited; what it says of one change, and of all changes of the study. */
import { builtInSet } from '../../engine/policy-language/built-in-set.ts';
import { defaultSettings, type Settings } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import type { Comparison } from '../../workers/policies/comparison.ts';
import { defineNotebook, type Handle } from '../authoring/define.ts';
import { element, html } from '../authoring/html.ts';
import { sweepControl } from '../authoring/sweep-control.ts';
import { emptyFigure, reservedFigure } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { claimMargin } from '../claims/claim-note.ts';
import { outOf, percent, plural } from '../format/number.ts';
import { ruleName } from '../format/words.ts';
import { receiptOffer } from '../receipt/offer.ts';
import { type ChangeForm, changeForm } from './change-form.ts';
import { type Compared, compared, failuresNote, policyClient } from './compared.ts';
import { cycleFigure, outcomesFigure, spokeTable } from './effects.ts';
import { examplesTable, movedFigure } from './moved.ts';
import { type InForce, type RulesControl, rulesControl } from './rules-control.ts';
import { undecidedView, verdictView } from './verdict.ts';

const path = 'policies/';
const builtInOf = ({ fridayAction, budgetAction }: Settings) =>
  builtInSet({ friday: fridayAction, budget: budgetAction });

export const notebook = defineNotebook(
  {
    title: 'Policies',
    lead: 'Which changes may ship without a person, and which rule decides? Edit the rules and see which decisions change.',
    claims: ['safety-violations'],
    path,
  },
  (page) => {
    const { study, prose, text, view, cell, before, column } = page;
    let control: RulesControl | undefined;
    const found = text({ run: study }, ({ run }) => finding(run.study));
    before(found, () => reservedFigure(114, 151));
    claimMargin(page, 'safety-violations', path);

    prose(`<h2>The rules</h2>
      <p>A rule is a condition in CEL (Common Expression Language) and an action. The strictest action of all matching rules wins. If no
      rule matches, the change is allowed. A rule that defers waits until 9:00 on the next working day. Rules that read the clock are
      evaluated again when the rollout is about to start.</p>
      <p>Edit any condition: the line below it counts the changes of this run that match. <span id="policies-keys">Tab leaves the editor, Ctrl+Space lists fields and
      functions, Escape closes the list.</span> Your edits stay in this page and never enter an address; a receipt that you download holds them.</p>`);
    const inForce: Handle<InForce> = { name: 'rules' }; // below: the control is there before it has to follow the run
    const ours = text({ run: study, inForce }, ({ run }) => {
      const { settings } = run.study.config;
      control?.follow(builtInOf(settings), run.study.config);
      return settingsNote(settings);
    });
    before(ours, () => reservedFigure(56, 84));
    const rules = view('rules', () => (control = rulesControl(policyClient(), builtInOf(defaultSettings))));
    column(rules, 'wide');

    prose(`<h2>One change</h2>
      <p>Describe a change and see what the rules in force decide.</p>`);
    let form: ChangeForm | undefined;
    const change = view('a change', () => (form = changeForm()));
    column(change, 'wide');
    const verdict = cell(
      'verdict',
      { run: study, rules, change },
      async ({ run, rules: { set }, change: tried }, { signal }) => {
        const { hotfixesExempt } = run.study.config.settings;
        const outcome = await policyClient().decide(set, tried, hotfixesExempt, { signal });
        if (outcome.kind === 'failed')
          return undecidedView(outcome.failure, () => form?.dispatchEvent(new Event('input')));
        return verdictView(outcome.value, tried);
      },
    );
    before(verdict, () => reservedFigure(297, 633));

    prose(`<h2>Every change of the study</h2>
      <p>The GenOps pipeline runs the study twice: under the study’s own rules and under yours. Changes, defects and random draws are
      identical. Any difference comes from the rules.</p>`);
    const ticket = view('compare', () =>
      sweepControl({
        button: 'Compare the rules',
        waiting: 'Compares the rules in force with the study’s own in a second or two.',
        unit: 'changes',
      }),
    );
    column(ticket, 'wide');
    const result = cell('comparison', { run: study, ticket }, ({ run, ticket: asked }, { signal }) =>
      compared(run, asked, control?.value ?? null, signal),
    );
    text({ rules, result }, ({ rules: now, result: { of } }) => staleNote(of !== null && of !== now));
    const who = cell('decisions that change', { run: study, result }, ({ run, result: read }, { width }) =>
      drawn(read, (value) => movedFigure(run, value, { width }, read.of?.edits !== 0)),
    );
    before(who, () => reservedFigure(192));
    cell('rules that failed', { result }, ({ result: read }) => afterIt(read, failuresNote));
    cell('which rules applied', { result }, ({ result: read }) => afterIt(read, spokeTable));
    cell('outcomes', { run: study, result }, ({ run, result: read }, { width }) =>
      afterIt(read, (value) => outcomesFigure(run, value, { width })),
    );
    cell('cycle time and review', { run: study, result }, ({ run, result: read }, { width }) =>
      afterIt(read, (value) => cycleFigure(run, value, { width })),
    );
    cell('examples', { run: study, result }, ({ run, result: read }) =>
      afterIt(read, (value) => examplesTable(run, value, path)),
    );

    text({ run: study, rules, result }, ({ run, rules: now, result: { of, outcome } }) => {
      if (of === null || of !== now || outcome?.kind !== 'done') return element`<div></div>`;
      const { config } = run.study;
      return receiptOffer('comparison of policies', async () =>
        (await import('./receipt.ts')).madeComparison(config, of.set, outcome.value, run.query),
      );
    });

    prose(`<h2>What the documents say</h2>
      <p>The README names four rules. Risky changes to critical services need a human approval. Nothing is deployed on Friday after 16:00. A
      spent error budget stops deployments. Database migrations are reviewed. The published code adds a warning for large changes. When
      it runs, no rule ever stops a change.</p>
      <h2>What follows</h2>
      <p>A rule that requires approval gets more defects fixed, and costs time. A rule that blocks has fewer escapes, but each blocked change
      counts as a failure too. A rule that defers moves changes into Monday’s queue. Compare your rules above to see the size of each effect.</p>
      <h2>What this does not show</h2>
      <p>How people would react to a rule. In the model they submit the same changes at the same minutes under every rule. Blocked changes
      are not submitted again.</p>`);
  },
);

/** Who lets a change through in this run: a person, or the rules. */
function finding({ measures: { genops, governance }, config }: Study): Node {
  const { deployments: n, settings } = config;
  const [most] = governance.policyHits.toSorted((a, b) => b.count - a.count);
  const rule =
    !settings.enableGovernance || most === undefined || most.count === 0
      ? 'No rule applies to any change.'
      : `“${ruleName(most.policy)}” is the rule that applies most often, to ${plural(most.count, 'change')} (${percent(most.count / n)}).`;
  return html`<p class="large tight">People review ${outOf(genops.reviewed, n)} changes of the GenOps pipeline (${percent(genops.reviewed / n)}). ${rule}</p>`;
}

function settingsNote({
  fridayAction,
  budgetAction,
  hotfixesExempt,
  enableGovernance,
  autonomy,
}: Settings): Node {
  if (!enableGovernance) return html`<p>Governance is off in this run, so no rule is evaluated.</p>`;
  if (autonomy === 'shadow')
    return html`<p>In shadow autonomy people deliver and the AI only watches. The rules are evaluated for every change but bind nobody, so they cannot change an outcome.</p>`;
  return html`<p>In this run the Friday rule ${fridayAction === 'defer' ? 'defers' : 'blocks'}, a spent budget ${budgetAction === 'block' ? 'blocks' : 'requires approval'}, and hotfixes are ${
    hotfixesExempt ? 'exempt from every rule' : 'treated like any other change'
  }.</p>`;
}

function staleNote(stale: boolean): Node {
  return stale
    ? html`<p class="stale-note barred ui" role="status">The rules have changed since this comparison. Compare again.</p>`
    : html``;
}

function drawn({ outcome }: Compared, draw: (value: Comparison) => Node): Node {
  if (outcome === null) return emptyFigure('No comparison yet.');
  return outcome.kind === 'failed' ? emptyFigure(`${failureText(outcome.failure)}.`) : draw(outcome.value);
}

/** What takes no place before there is something to show: the figure above says why there is nothing. */
function afterIt({ outcome }: Compared, draw: (value: Comparison) => Node | null): Node | null {
  return outcome?.kind === 'done' ? draw(outcome.value) : null;
}

/** Policies: every rule as text, to be edited; what it says of one change, and of all changes of the study. */
import { builtInSet } from '../../engine/policy-language/built-in-set.ts';
import { defaultSettings, type Settings } from '../../engine/simulator/settings.ts';
import type { Comparison } from '../../workers/policies/comparison.ts';
import { defineNotebook } from '../authoring/define.ts';
import { html } from '../authoring/html.ts';
import { sweepControl } from '../authoring/sweep-control.ts';
import { emptyFigure, reservedFigure } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { claimMargin } from '../claims/claim-note.ts';
import { type ChangeForm, changeForm } from './change-form.ts';
import { type Compared, compared, failuresNote, policyClient } from './compared.ts';
import { cycleFigure, outcomesFigure, spokeTable } from './effects.ts';
import { examplesTable, movedFigure } from './moved.ts';
import { type RulesControl, rulesControl } from './rules-control.ts';
import { undecidedView, verdictView } from './verdict.ts';

const path = 'policies/';
const builtInOf = ({ fridayAction, budgetAction }: Settings) =>
  builtInSet({ friday: fridayAction, budget: budgetAction });

export const notebook = defineNotebook(
  {
    title: 'Policies',
    lead: 'What may move without a person, when, and which rule said so? Change the rules, and see who is decided otherwise.',
    claims: ['safety-violations'],
    path,
  },
  (page) => {
    const { study, prose, text, view, cell, before, column } = page;
    prose(`<h2>What is printed</h2>
      <p>The README names four rules: human approval for risky changes to critical services, no deployments on Friday after four, a stop when
      the error budget is spent, review of database migrations. The published code adds a warning for large changes. In a run of it no
      rule ever stops a change.</p>`);
    claimMargin(page, 'safety-violations', path);

    prose(`<h2>The rules</h2>
      <p>Each rule is a condition in CEL, the Common Expression Language, and an action. The strictest action of all rules that apply
      holds; where none applies, a change is allowed by default. A rule that
      defers waits until the next working day at nine. One that reads the clock is asked again there, and whenever a rollout is about to
      start. What is typed here stays in this page and
      never enters its address.</p>`);

    let control: RulesControl | undefined;
    const rules = view('rules', () => (control = rulesControl(policyClient(), builtInOf(defaultSettings))));
    column(rules, 'wide');
    const ours = text({ run: study }, ({ run }) => {
      const { settings } = run.study.config;
      control?.follow(builtInOf(settings));
      return settingsNote(settings);
    });
    before(ours, () => reservedFigure(56, 84));

    prose(`<h2>One change</h2>
      <p>A change in, the verdict out, rule by rule, from the rules in force.</p>`);
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
    before(verdict, () => reservedFigure(260, 630));

    prose(`<h2>Every change of the study</h2>
      <p>The GenOps arm goes through the study twice, under the study’s own rules and under those in force above, with the same changes, the same
      defects and the same luck. What differs, the rules have done.</p>`);
    const ticket = view('compare', () =>
      sweepControl({
        button: 'Compare the rules',
        waiting: 'The rules in force against the study’s own; a second or two.',
        unit: 'changes',
      }),
    );
    column(ticket, 'wide');
    const result = cell('comparison', { run: study, ticket }, ({ run, ticket: asked }, { signal }) =>
      compared(run, asked, control?.value ?? null, signal),
    );
    text({ rules, result }, ({ rules: now, result: { of } }) => staleNote(of !== null && of !== now));
    const who = cell('who is decided otherwise', { run: study, result }, ({ run, result: read }, { width }) =>
      drawn(read, (value) => movedFigure(run, value, { width })),
    );
    before(who, () => reservedFigure(192));
    cell('rules that could not be decided', { result }, ({ result: read }) => afterIt(read, failuresNote));
    cell('which rules spoke', { result }, ({ result: read }) => afterIt(read, spokeTable));
    cell('outcomes', { run: study, result }, ({ run, result: read }, { width }) =>
      afterIt(read, (value) => outcomesFigure(run, value, { width })),
    );
    cell('cycle time and review', { run: study, result }, ({ run, result: read }, { width }) =>
      afterIt(read, (value) => cycleFigure(run, value, { width })),
    );
    cell('examples', { run: study, result }, ({ run, result: read }) =>
      afterIt(read, (value) => examplesTable(run, value, path)),
    );

    prose(`<h2>What follows</h2>
      <p>A rule that asks for a person buys mending and pays in time; a rule that blocks trades escapes for failures of another name; a rule that
      defers moves changes into Monday’s queue. Each shows above as an interval around zero.</p>
      <h2>What this does not show</h2>
      <p>How people would answer to a rule: here they send the same changes, at the same minutes, whatever is asked of them. Changes that a rule
      blocks are not sent again.</p>`);
  },
);

function settingsNote({
  fridayAction,
  budgetAction,
  hotfixesExempt,
  enableGovernance,
  autonomy,
}: Settings): Node {
  if (!enableGovernance)
    return html`<p>In this run’s settings governance is switched off: no rule is asked.</p>`;
  if (autonomy === 'shadow')
    return html`<p>In this run people deliver and the AI looks on: the rules are asked of every change, and nobody is bound by what they say, so no rule can change an outcome.</p>`;
  return html`<p>This run’s settings: Friday ${fridayAction === 'defer' ? 'defers' : 'blocks'}, an empty budget ${budgetAction === 'block' ? 'blocks' : 'asks for an approval'}, hotfixes are ${
    hotfixesExempt ? 'exempt from every rule' : 'held like any other change'
  }.</p>`;
}

function staleNote(stale: boolean): Node {
  return stale
    ? html`<p class="stale-note barred ui" role="status">The rules have changed since: compare again.</p>`
    : html``;
}

function drawn({ outcome }: Compared, draw: (value: Comparison) => Node): Node {
  if (outcome === null) return emptyFigure('Nothing has been compared yet.');
  return outcome.kind === 'failed' ? emptyFigure(`${failureText(outcome.failure)}.`) : draw(outcome.value);
}

/** What takes no place before there is something to show: the figure above says why there is nothing. */
function afterIt({ outcome }: Compared, draw: (value: Comparison) => Node | null): Node | null {
  return outcome?.kind === 'done' ? draw(outcome.value) : null;
}

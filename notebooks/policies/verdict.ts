/** The verdict on the change in the form: the action, which rule decided, and each rule's own result. */
import type { PolicyAction, PolicyInput, PolicyVerdict } from '../../engine/governance/policies/policy.ts';
import type { Failure } from '../../workers/core/task.ts';
import type { Deciding } from '../../workers/policies/api.ts';
import { element, html } from '../authoring/html.ts';
import { dataTable } from '../charts/figure.ts';
import { failureText } from '../charts/variants.ts';
import { clock, weekdayAt } from '../format/time.ts';
import { policyReason, ruleName, ruleNames, spaced } from '../format/words.ts';

/** An action in a word, framed the heavier the stricter it is. */
export function actionBadge(action: PolicyAction): HTMLElement {
  return element`<span class="action one-line ui strong" data-action="${action}">${spaced(action)}</span>`;
}

export function verdictView(
  { decisions, verdict, releaseMinute }: Deciding,
  change: PolicyInput,
): HTMLElement {
  return element`<div class="verdict">
    <p class="verdict__line cluster on-line" role="status">${actionBadge(verdict.action)} <span>${sentence(verdict, decisions.length)}${
      verdict.approval && verdict.action !== 'require-approval' ? ' It also needs an approval.' : ''
    } ${release(verdict.approval, releaseMinute, change.minute)}</span></p>
    ${dataTable({
      title: 'Result of each rule for this change',
      columns: ['rule', 'decision', 'decided by', 'reason'],
      cards: true,
      rows: decisions.map(({ policy, action, explicit, reason }) => [
        ruleName(policy),
        explicit ? actionBadge(action) : html`<span class="muted">allow</span>`,
        verdict.exempt ? 'the exemption' : explicit ? 'this rule' : 'the default',
        policyReason(reason),
      ]),
    })}
  </div>`;
}

/** Why there is no verdict, and a way to ask for it again. */
export function undecidedView(failure: Failure, tryAgain: () => void): HTMLElement {
  const again = element`<button class="button" type="button">Try again</button>`;
  again.addEventListener('click', tryAgain);
  return element`<div class="verdict"><p class="cell-error" role="alert">${failureText(failure)}.</p>${again}</div>`;
}

function sentence({ decidedBy, exempt }: PolicyVerdict, rules: number): string {
  if (rules === 0) return 'by default: no rule is on.';
  if (exempt) return 'because hotfixes are exempt.';
  if (decidedBy.length === 0) return 'by default: no rule matches.';
  return `because of ${ruleNames(decidedBy)}.`;
}

/** When it could start if nothing but an approval and the clock held it back. */
function release(approval: boolean, releaseMinute: number, minute: number): string {
  if (releaseMinute === Number.POSITIVE_INFINITY) return 'Its rollout may never start.';
  const rollout = approval ? 'Once approved, the rollout' : 'The rollout';
  if (releaseMinute === minute) return `${rollout} may start at once.`;
  return `${rollout} may start on ${weekdayAt(releaseMinute)} at ${clock(releaseMinute)}.`;
}

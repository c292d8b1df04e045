/** One rule as it is edited: its condition and what that matches, its action, and whether it is on. */
import { type PolicyAction, policyActions } from '../../engine/governance/policies/policy.ts';
import { sameRule } from '../../engine/policy-language/built-in-set.ts';
import type { RuleProblem } from '../../engine/policy-language/compile-set.ts';
import type { PolicyRule } from '../../engine/policy-language/policy-set.ts';
import { buttonElement, element, inputElement, selectElement, textAreaElement } from '../authoring/html.ts';
import { ruleName, spaced } from '../format/words.ts';
import type { EditorOptions, ExpressionEditor } from './editor.ts';

export interface RuleCard {
  readonly root: HTMLElement;
  readonly rule: PolicyRule;
  /** Whether it is one of the built-in ones. */
  readonly builtIn: boolean;
  /** Whether it is a built-in rule, as it was but switched off. */
  readonly isExcluded: boolean;
  /** Another built-in rule of the same name, where the study's switches have moved; kept edits stay. */
  follow(builtIn: PolicyRule): void;
  show(problem: RuleProblem | null): void;
  /** What its condition matches; null while that is being counted: what was said before stays, faded. */
  showMatches(text: string | null): void;
  upgrade(make: (options: EditorOptions) => ExpressionEditor): void;
  focus(): void;
  close(): void;
}

export interface RuleCardOptions {
  readonly rule: PolicyRule;
  /** The built-in rule that it was, or is; null for one of the reader's own. */
  readonly builtIn: PolicyRule | null;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

let cards = 0;

/** Invisible characters after which text is shown in another order than it is read. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function turnsIn(text: string): string {
  const found = text
    .match(TURNS)
    ?.map((sign) => `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
  return found === undefined
    ? ''
    : `This rule has invisible characters that change the order in which text is shown (${[...new Set(found)].join(', ')}): it may be decided by other words than you read.`;
}

export function ruleCard({ rule, builtIn: known, onChange, onRemove }: RuleCardOptions): RuleCard {
  const key = `rule-${++cards}`;
  const builtIn = known !== null;
  let origin = known ?? rule;
  let now = rule;
  const title = builtIn
    ? element`<div><h3 class="rule__title tight medium flush" id="${key}-title">${ruleName(rule.id)}</h3><code class="mono muted">${rule.id}</code></div>`
    : element`<label class="rule__name"><span class="field-label">Name</span><input class="input" value="${rule.id}" maxlength="64" spellcheck="false" autocapitalize="off"></label>`;
  const action = selectElement`<select class="input" id="${key}-action">${policyActions.map((word) => element`<option value="${word}">${spaced(word)}</option>`)}</select>`;
  const enabled = inputElement`<input class="switch flush" type="checkbox" role="switch" id="${key}-enabled">`;
  const reason = textAreaElement`<textarea class="input rule__reason" id="${key}-reason" maxlength="300" rows="1"></textarea>`;
  const problem = element`<p class="field-error breakable rule__problem" id="${key}-problem" role="status"></p>`;
  const turned = element`<p class="field-error breakable rule__problem" role="status"></p>`;
  const matches = element`<p class="rule__matches field-note digits flush" id="${key}-matches" data-stale>Counting the changes that match …</p>`;
  const reset = buttonElement`<button class="button quiet" type="button" hidden>Restore the built-in rule</button>`;
  const remove = buttonElement`<button class="button quiet" type="button">Remove</button>`;
  const place = element`<div class="rule__editor"></div>`;
  const root = element`<section class="rule ruled tall stack gap-8" aria-label="Rule: ${ruleName(rule.id)}">
    <div class="rule__head cluster">${title}<span class="rule__tools cluster no-print">${builtIn ? reset : remove}
      <label class="rule__enabled" for="${key}-enabled">${enabled}<span>On</span></label></span></div>
    <div class="rule__row stack gap-8">
      <div class="field rule__condition"><span class="field-label">Condition</span>${place}${matches}</div>
      <div class="field rule__action"><label for="${key}-action">Action</label>${action}</div>
    </div>
    ${problem}${turned}
    <div class="field"><label for="${key}-reason">Reason shown to people</label>${reason}</div>
  </section>`;

  const write = (next: Partial<PolicyRule>): void => {
    now = { ...now, ...next };
    draw();
    onChange();
  };
  const draw = (): void => {
    action.value = now.action;
    enabled.checked = now.enabled;
    if (reason.value !== now.reason) reason.value = now.reason;
    reset.hidden = sameRule(now, origin);
    turned.textContent = turnsIn(`${now.id} ${now.expression} ${now.reason}`);
    root.setAttribute('aria-label', `Rule: ${ruleName(now.id)}`);
    root.toggleAttribute('data-off', !now.enabled);
    root.toggleAttribute('data-edited', builtIn && !sameRule(now, origin));
  };
  const options = (): EditorOptions => ({
    text: now.expression,
    label: `Condition of ${ruleName(now.id)}, in CEL`,
    describedBy: `${key}-problem ${key}-matches policies-keys`,
    onChange: (expression) => write({ expression }),
  });
  let editor = plainEditor(options());
  place.append(editor.element);

  action.addEventListener('change', () => write({ action: action.value as PolicyAction }));
  enabled.addEventListener('change', () => write({ enabled: enabled.checked }));
  reason.addEventListener('input', () => write({ reason: reason.value.replaceAll('\n', ' ') }));
  title.querySelector('input')?.addEventListener('input', (event) => {
    write({ id: (event.target as HTMLInputElement).value });
  });
  const restore = (to: PolicyRule): void => {
    now = to;
    if (editor.text !== to.expression) editor.text = to.expression;
    draw();
  };
  reset.addEventListener('click', () => {
    restore(origin);
    editor.focus();
    onChange();
  });
  remove.addEventListener('click', onRemove);
  draw();

  return {
    root,
    get rule() {
      return now;
    },
    builtIn,
    get isExcluded() {
      return builtIn && !now.enabled && sameRule({ ...now, enabled: origin.enabled }, origin);
    },
    follow(next) {
      const untouched = sameRule({ ...now, enabled: origin.enabled }, origin);
      origin = next;
      if (untouched)
        restore({ ...next, enabled: now.enabled }); // what was only switched off stays off
      else draw();
    },
    show(found) {
      const at = found?.place ?? null;
      problem.textContent =
        found === null
          ? ''
          : `${at === null ? '' : `Line ${at.line}, column ${at.column}: `}${found.message}.`;
      editor.mark(found);
    },
    showMatches(text) {
      matches.toggleAttribute('data-stale', text === null);
      if (text !== null) matches.textContent = text;
    },
    upgrade(make) {
      const old = editor;
      const hadFocus = old.element.contains(document.activeElement);
      editor = make(options());
      old.element.replaceWith(editor.element);
      old.close();
      if (hadFocus) editor.focus();
    },
    focus: () => editor.focus(),
    close: () => editor.close(),
  };
}

/** A rule to begin with, under a name that is not taken. */
export function newRule(taken: readonly string[]): PolicyRule {
  let number = 1;
  while (taken.includes(`own_rule_${number}`)) number += 1;
  return {
    id: `own_rule_${number}`,
    expression: 'change.config && !clock.working',
    action: 'require-approval',
    reason: 'A configuration change outside working hours needs an approval.',
    enabled: true,
  };
}

/** What stands where an expression is typed until the editor has been loaded, and stays where it cannot be. */
function plainEditor({ text, label, describedBy, onChange }: EditorOptions): ExpressionEditor {
  const field = textAreaElement`<textarea class="input rule__plain" rows="2" spellcheck="false" autocapitalize="off" autocomplete="off"
    aria-label="${label}" aria-describedby="${describedBy}"></textarea>`;
  field.value = text;
  field.addEventListener('input', () => onChange(field.value));
  return {
    element: field,
    get text() {
      return field.value;
    },
    set text(next) {
      field.value = next;
    },
    mark: (problem) => field.setAttribute('aria-invalid', String(problem !== null)),
    focus: () => field.focus(),
    close: () => {},
  };
}

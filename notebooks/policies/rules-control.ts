/**
 * The rules, each editable. Its value is the set in force: the last one that passed its check, whatever has been typed
 * since.
 */

import { complaint, expected, inWords } from '../../engine/errors.ts';
import { sameRule } from '../../engine/policy-language/built-in-set.ts';
import type { RuleProblem } from '../../engine/policy-language/compile-set.ts';
import type { PolicyRule, PolicySet } from '../../engine/policy-language/policy-set.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { SetCheck } from '../../workers/policies/api.ts';
import type { PolicyClient } from '../../workers/policies/pool.ts';
import { buttonElement, element, inputElement } from '../authoring/html.ts';
import { offerFile } from '../authoring/offer-file.ts';
import { failureText } from '../charts/variants.ts';
import { count, plural } from '../format/number.ts';
import { matchCounter } from './matches.ts';
import { newRule, type RuleCard, ruleCard } from './rule-card.ts';

/** The set in force; a new object whenever it has changed. */
export interface InForce {
  readonly set: PolicySet;
  /** How many rules differ from the built-in ones. */
  readonly edits: number;
}

export type RulesControl = HTMLElement & {
  value: InForce;
  /** Takes over the built-in rules as the study's settings have them, and the run whose changes are counted. */
  follow(builtIn: PolicySet, config?: StudyConfig): void;
};

/** The typing pauses this long before a set is checked, milliseconds. */
const PAUSE_MS = 150;
const MOST_RULES = 32;

export function rulesControl(client: PolicyClient, start: PolicySet): RulesControl {
  const list = element`<div class="rules__list"></div>`;
  const status = element`<p class="rules__status barred" role="status"></p>`;
  const add = buttonElement`<button class="button" type="button">Add a rule</button>`;
  const reset = buttonElement`<button class="button" type="button" disabled>Restore all built-in rules</button>`;
  const again = element`<button class="button" type="button" hidden>Try again</button>`;
  const save = buttonElement`<button class="button" type="button">Save to a file</button>`;
  const open = buttonElement`<button class="button" type="button">Open a file</button>`;
  const chosen = inputElement`<input type="file" accept=".json,application/json" aria-label="A file of rules" hidden>`;
  const inner = element`<div>${list}<div class="rules__foot cluster gap-8 no-print">${add}${reset}${save}${open}${chosen}</div>${status}${again}</div>`;
  const root = element`<div class="rules ui">${inner}</div>`;
  let builtIn = start;
  let cards: RuleCard[] = [];
  let inForce: InForce = { set: start, edits: 0 };
  const showMatches = (): void => {
    for (const card of cards) card.showMatches(counter.textOf(card.rule.expression));
  };
  const counter = matchCounter(showMatches);
  let checking = new AbortController();
  let pause: ReturnType<typeof setTimeout> | undefined;
  // what is typed is not the control's value: only a set that has passed is
  inner.addEventListener('input', (event) => event.stopPropagation());

  const edits = (): number =>
    cards.filter((card) => !builtIn.rules.some((rule) => sameRule(rule, card.rule))).length;
  /** A built-in rule that is only switched off is no part of the set: a file that leaves it out may hold 32 others. */
  const asked = (): PolicySet => ({
    rules: cards.filter(({ isExcluded }) => !isExcluded).map(({ rule }) => rule),
  });
  const say = (kind: 'good' | 'waiting' | 'refused', words: string): void => {
    again.hidden = true;
    status.dataset.kind = kind;
    status.textContent = words;
    root.dataset.rules = kind;
  };
  const show = (problems: readonly RuleProblem[]): void => {
    for (const card of cards) card.show(problems.find(({ rule }) => rule === card.rule.id) ?? null);
  };
  const putInForce = (set: PolicySet): void => {
    inForce = { set, edits: edits() };
    show([]);
    say(
      'good',
      inForce.edits === 0
        ? 'In force: the built-in rules.'
        : `In force: these rules, ${plural(inForce.edits, 'edit')}.`,
    );
    root.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const refuseFor = (why: string): void =>
    say('refused', `Not in force: ${why}. The last valid rules stay in force.`);
  const refuse = (check: SetCheck & { kind: 'refused' }): void => {
    show(check.problems);
    const whole = check.problems.find(({ rule }) => !cards.some((card) => card.rule.id === rule));
    const rules = plural(check.problems.length, 'rule');
    refuseFor(whole === undefined ? `${rules} with an error` : `${whole.rule} ${whole.message}`.trim());
  };
  const check = async (): Promise<void> => {
    checking.abort();
    const mine = new AbortController();
    checking = mine;
    const set = asked();
    void counter.ask(cards.map(({ rule }) => rule.expression));
    reset.disabled = edits() === 0;
    add.disabled = set.rules.length >= MOST_RULES;
    const outcome = await client.check(set, { signal: mine.signal });
    if (mine.signal.aborted) return;
    if (outcome.kind === 'failed') {
      refuseFor(failureText(outcome.failure));
      again.hidden = false;
    } else if (outcome.value.kind === 'good') putInForce(set);
    else refuse(outcome.value);
  };
  const changed = (): void => {
    clearTimeout(pause);
    checking.abort();
    say('waiting', 'Checking …');
    showMatches();
    pause = setTimeout(() => void check(), PAUSE_MS);
  };

  let upgrade = (_card: RuleCard): void => {};
  const place = (rule: PolicyRule, known: PolicyRule | null): RuleCard => {
    const card = ruleCard({
      rule,
      builtIn: known,
      onChange: changed,
      onRemove: () => {
        cards = cards.filter((other) => other !== card);
        card.close();
        card.root.remove();
        add.focus();
        changed();
      },
    });
    cards.push(card);
    list.append(card.root);
    upgrade(card);
    return card;
  };
  /** Built-in rules first; those that a set does not have are switched off. */
  const layOut = ({ rules }: PolicySet): void => {
    for (const card of cards) card.close();
    cards = [];
    list.replaceChildren();
    for (const known of builtIn.rules) {
      place(rules.find(({ id }) => id === known.id) ?? { ...known, enabled: false }, known);
    }
    for (const rule of rules) if (!builtIn.rules.some(({ id }) => id === rule.id)) place(rule, null);
  };
  /** A file whose set passes its check takes the place of all rules; any other changes nothing. */
  const read = async (file: File): Promise<void> => {
    const opened = await openFile(file);
    if (opened.kind === 'refused') {
      refuseFor(`${file.name}: ${opened.message}`);
      return;
    }
    const outcome = await client.check(opened.data);
    if (outcome.kind === 'failed') refuseFor(`${file.name}: ${failureText(outcome.failure)}`);
    else if (outcome.value.kind === 'refused') {
      const [{ rule, message }] = outcome.value.problems as [RuleProblem];
      refuseFor(`${file.name}: ${rule} ${message}`);
    } else {
      layOut(opened.data as PolicySet); // it has passed
      changed();
    }
  };

  again.addEventListener('click', () => {
    cards[0]?.focus(); // the button goes
    changed();
  });
  add.addEventListener('click', () => {
    place(newRule(cards.map(({ rule }) => rule.id)), null).focus();
    changed();
  });
  reset.addEventListener('click', () => {
    layOut(builtIn);
    cards[0]?.focus();
    changed();
  });
  save.addEventListener('click', () => saveSet(inForce.set));
  open.addEventListener('click', () => chosen.click());
  chosen.addEventListener('change', () => {
    const [file] = chosen.files ?? [];
    chosen.value = '';
    if (file !== undefined) void read(file);
  });
  layOut(start);
  void counter.ask(cards.map(({ rule }) => rule.expression));
  say('good', 'In force: the built-in rules.');
  // the plain fields stand at once and stay where the editor cannot be loaded
  const load = async (): Promise<void> => {
    const { createEditor } = await import('./editor.ts');
    upgrade = (card) => card.upgrade(createEditor);
    for (const card of cards) upgrade(card);
    root.dataset.editor = 'ready';
  };
  load().catch(() => {
    root.dataset.editor = 'plain';
  });

  return Object.defineProperties(root, {
    value: { get: () => inForce },
    follow: {
      value: (next: PolicySet, config?: StudyConfig) => {
        if (config !== undefined) counter.follow(config);
        showMatches();
        if (builtIn.rules.every((rule, k) => sameRule(rule, next.rules[k]!))) return;
        builtIn = next;
        for (const rule of next.rules)
          cards.find((card) => card.builtIn && card.rule.id === rule.id)?.follow(rule);
        changed();
      },
    },
  }) as RulesControl;
}

/** Thirty-two rules at their longest are 140,000 characters. */
const LONGEST_FILE = 500_000;
const FILE_NAME = 'policies.json';

/** Offers the set as a download. */
function saveSet(set: PolicySet): void {
  offerFile(new Blob([`${JSON.stringify(set, null, 2)}\n`], { type: 'application/json' }), FILE_NAME);
}

type OpenedFile =
  | { readonly kind: 'data'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly message: string };

/** Reads a file as JSON; what is in it is for the check to say. */
async function openFile(file: File): Promise<OpenedFile> {
  if (file.size > LONGEST_FILE) {
    return refused(`at most ${count(LONGEST_FILE)} bytes`, count(file.size));
  }
  try {
    return { kind: 'data', data: JSON.parse(await file.text()) };
  } catch (error) {
    return refused('JSON', 'other text', error instanceof Error ? error.message : String(error));
  }
}

const refused = (what: string, came: string, fix?: string): OpenedFile => ({
  kind: 'refused',
  message: complaint(expected('file', what, inWords(came), fix)),
});

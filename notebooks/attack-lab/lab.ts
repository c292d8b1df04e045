/** The lab itself: controls above, what follows below; every choice answers at once. */
import {
  attacks,
  byHand,
  type Forgery,
  type KeptHead,
  keptHeads,
  type Power,
  powers,
} from '../../engine/attacks/index.ts';
import { element } from '../authoring/html.ts';
import { attackOptions, BY_HAND, choices, handEditor } from './controls.ts';
import { findingsView, outcomeOf, outcomeSaid, pathView } from './outcome.ts';
import type { LabLog } from './slice.ts';
import { keptWords, powerWords } from './words.ts';

/** What the reader has chosen; it stays while other runs come and go. */
interface Chosen {
  attack: string;
  power: Power;
  kept: KeptHead;
}

export type Lab = (log: LabLog, place: { readonly width: number }) => HTMLElement;

/** A lab that remembers what was chosen in it. */
export function createLab(): Lab {
  const chosen: Chosen = { attack: attacks[0]!.id, power: 'edits', kept: 'earlier' };
  return (log, { width }) => {
    const events = log.log.events;
    const forgeries = new Map(attacks.map((attack) => [attack.id, attack.forge(events)]));
    const fits = (id: string): boolean => (forgeries.get(id) ?? null) !== null;
    if (chosen.attack !== BY_HAND && !fits(chosen.attack)) {
      chosen.attack = attacks.find(({ id }) => fits(id))?.id ?? BY_HAND;
    }
    let hand: Forgery | null = null;
    const deed = element`<div class="lab__deed large tight measure"></div>`;
    const said = element`<p class="visually-hidden" role="status"></p>`;
    const editor = handEditor(
      events,
      Math.max(
        0,
        events.findIndex(({ type }) => type === 'approved'),
      ),
      (at, event) => {
        hand = byHand(events, at, event);
        void show();
      },
    );
    const findings = element`<div class="lab__findings stack gap-16"></div>`;
    const path = element`<div class="lab__path"></div>`;
    const result = element`<div class="lab__result" aria-busy="true"><div class="stack gap-16">${deed}${editor}${findings}</div>${path}</div>`;
    let asked = 0;
    const show = async (): Promise<void> => {
      const mine = ++asked;
      const attack = attacks.find(({ id }) => id === chosen.attack);
      deed.replaceChildren(
        attack === undefined
          ? element`<p>Change any field of any event; what is no event is refused.</p>`
          : element`<p>${attack.deed} <span class="muted">${attack.aim}</span></p>`,
      );
      editor.hidden = chosen.attack !== BY_HAND;
      const forgery = attack === undefined ? hand : (forgeries.get(attack.id) ?? null);
      if (forgery === null) {
        findings.replaceChildren();
        path.replaceChildren();
        result.removeAttribute('aria-busy');
        return;
      }
      const outcome = await outcomeOf(log, forgery, chosen.power, chosen.kept);
      if (mine !== asked) return; // another choice was made meanwhile
      findings.replaceChildren(findingsView(log, outcome));
      path.replaceChildren(pathView(log, outcome, width));
      result.removeAttribute('aria-busy');
      result.dataset.attack = chosen.attack;
      said.textContent = outcomeSaid(outcome);
    };
    const choose =
      <Key extends keyof Chosen>(key: Key): ((value: string) => void) =>
      (value) => {
        chosen[key] = value as Chosen[Key];
        void show();
      };
    const root = element`<div class="lab stack gap-16">
      ${choices(
        'Attack',
        'attack',
        attackOptions(attacks, ({ id }) => fits(id)),
        chosen.attack,
        choose('attack'),
      )}
      <div class="lab__who split">
        ${choices(
          'The attacker',
          'power',
          powers.map((value) => ({ value, name: powerWords[value][0], what: powerWords[value][1] })),
          chosen.power,
          choose('power'),
        )}
        ${choices(
          'The reader has kept',
          'kept',
          keptHeads.map((value) => ({ value, name: keptWords[value][0], what: keptWords[value][1] })),
          chosen.kept,
          choose('kept'),
        )}
      </div>
      ${said}${result}
    </div>`;
    void show();
    return root;
  };
}

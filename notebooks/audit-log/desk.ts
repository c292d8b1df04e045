/** Signs the log's head and exports the log: a key made in the page or given, the checkpoint, two files. */
import { parseSecretKey } from '../../engine/audit-log/checkpoint.ts';
import type { SignedHead } from '../../engine/audit-log/log-file.ts';
import type { StudyConfig } from '../../engine/simulator/scenario.ts';
import type { LogFacts, LogForm } from '../../workers/audit/api.ts';
import type { AuditClient } from '../../workers/audit/pool.ts';
import type { Outcome } from '../../workers/core/task.ts';
import { copyText } from '../authoring/copy.ts';
import { buttonElement, element, inputElement } from '../authoring/html.ts';
import { offerFile } from '../authoring/offer-file.ts';
import { failureText } from '../charts/variants.ts';
import { bytesText } from '../format/number.ts';

/**
 * The key that signed each log of this page, by the log's name: gone when the page is. One a log, since C2SP asks for keys
 * that are named like their log.
 */
const secretKeys = new Map<string, string>();

/** The desk for one run's log. */
export function signingDesk(client: AuditClient, config: StudyConfig, facts: LogFacts): HTMLElement {
  const make = buttonElement`<button class="button primary" type="button">Make a key and sign</button>`;
  const given = inputElement`<input class="input desk__secret" id="audit-secret" type="password" autocomplete="off" spellcheck="false" placeholder="PRIVATE+KEY+name+id+seed">`;
  const use = buttonElement`<button class="button" type="button">Sign with this key</button>`;
  const status = element`<p class="desk__status muted flush breakable" role="status">Not signed yet.</p>`;
  const out = element`<div class="desk__out stack ui"></div>`;
  const root = element`<section class="desk stack ui no-print" aria-label="Sign and export">
    <div class="cluster">${make}${status}</div>
    <details class="unfold"><summary>Sign with your own key</summary>
      <div class="field desk__given"><label for="audit-secret">Private key in signed-note format</label><div class="field-row cluster gap-8">${given}${use}</div></div>
    </details>
    ${out}
  </section>`;

  /** The value, or null after the failure was shown. */
  const valueOf = <T>(outcome: Outcome<T>): T | null => {
    if (outcome.kind === 'done') return outcome.value;
    status.textContent = `${failureText(outcome.failure)}.`;
    return null;
  };
  const sign = async (secret: string): Promise<void> => {
    const { origin, size, root: hash } = facts;
    const head = valueOf(await client.sign({ origin, size, root: hash }, secret));
    if (head === null) return;
    secretKeys.set(origin, secret.trim());
    status.textContent = `Signed with the key of ${parseSecretKey(secret).name}.`;
    make.textContent = 'Make another key and sign';
    out.replaceChildren(...signedParts(head, secret.trim(), (form) => pack(head, form)));
  };
  const pack = async (head: SignedHead, form: LogForm): Promise<void> => {
    status.textContent = 'Packing …';
    const file = valueOf(await client.pack(config, head, form));
    if (file === null) return;
    const name = `audit-log-${facts.origin.slice(-8)}.${form === 'json' ? 'jsonl' : form}`;
    offerFile(file, name);
    status.textContent = `${name}, ${bytesText(file.size)}.`;
  };
  const makeAndSign = async (): Promise<void> => {
    const keys = valueOf(await client.makeKey(facts.origin));
    if (keys !== null) await sign(keys.secretKey);
  };
  make.addEventListener('click', () => void makeAndSign());
  use.addEventListener('click', () => void sign(given.value));
  given.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void sign(given.value);
  });
  const before = secretKeys.get(facts.origin);
  if (before !== undefined) void sign(before);
  return root;
}

function signedParts(
  { checkpoint, key }: SignedHead,
  secret: string,
  pack: (form: LogForm) => Promise<void>,
): Node[] {
  const download = (form: LogForm, label: string): HTMLElement => {
    const button = buttonElement`<button class="button" type="button">${label}</button>`;
    const packIt = async (): Promise<void> => {
      button.disabled = true;
      await pack(form);
      button.disabled = false;
    };
    button.addEventListener('click', () => void packIt());
    return button;
  };
  return [
    element`<pre class="desk__checkpoint card barred mono flush breakable" tabindex="0" aria-label="The signed head">${checkpoint}</pre>`,
    element`<dl class="facts pairs"><div><dt>Verifier key</dt><dd class="digest">${key}</dd></div></dl>`,
    element`<div class="cluster">${copyButton('Copy the checkpoint', checkpoint)}${copyButton('Copy the verifier key', key)}${copyButton('Copy the private key', secret)}</div>`,
    element`<div class="cluster">${download('tar', 'Download as tiles (.tar)')}${download('json', 'Download as JSON Lines (.jsonl)')}</div>`,
  ];
}

function copyButton(label: string, text: string): HTMLButtonElement {
  const button = buttonElement`<button class="button" type="button">${label}</button>`;
  button.addEventListener('click', () => void copyText(button, text));
  return button;
}

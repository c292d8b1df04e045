/** What each key does, the same on the stage and in the notes. */

export const keyHelp = [
  ['→, Space, Page Down', 'step, then the next beat'],
  ['←, Page Up', 'one step back'],
  ['R', 'run the study again'],
  ['N', 'a new seed'],
  ['P', 'pause or go on'],
  ['[ and ]', 'half a second back or on'],
  ['1–9, 0', 'jump to a beat'],
  ['B', 'blank screen'],
  ['F', 'full screen'],
  ['S', 'notes'],
  ['L, D', 'light or dark'],
  ['Esc', 'back to where you were'],
] as const;

export type Command =
  | {
      readonly kind:
        | 'step'
        | 'back'
        | 'run'
        | 'new-seed'
        | 'pause'
        | 'blank'
        | 'full-screen'
        | 'notes'
        | 'leave';
    }
  | { readonly kind: 'theme'; readonly theme: 'light' | 'dark' }
  /** Through its motion, milliseconds. */
  | { readonly kind: 'scrub'; readonly by: number }
  /** From 0. */
  | { readonly kind: 'jump'; readonly place: number };

const commands: Readonly<Record<string, Command>> = {
  ArrowRight: { kind: 'step' },
  ArrowDown: { kind: 'step' },
  PageDown: { kind: 'step' },
  Enter: { kind: 'step' },
  ' ': { kind: 'step' },
  ArrowLeft: { kind: 'back' },
  ArrowUp: { kind: 'back' },
  PageUp: { kind: 'back' },
  Backspace: { kind: 'back' },
  r: { kind: 'run' },
  n: { kind: 'new-seed' },
  p: { kind: 'pause' },
  '[': { kind: 'scrub', by: -500 },
  ']': { kind: 'scrub', by: 500 },
  b: { kind: 'blank' },
  // what presenters’ remotes send for it
  '.': { kind: 'blank' },
  f: { kind: 'full-screen' },
  s: { kind: 'notes' },
  l: { kind: 'theme', theme: 'light' },
  d: { kind: 'theme', theme: 'dark' },
  Escape: { kind: 'leave' },
};

/** Null for any other key. */
export function commandOf(key: string): Command | null {
  if (/^\d$/.test(key)) return { kind: 'jump', place: (Number(key) + 9) % 10 };
  return commands[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** Keys of the page for the stage: those that a browser, a control or a held key means for itself stay theirs. */
export function listenForKeys(target: Window, onKey: (key: string) => boolean): void {
  target.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    const inControl =
      event.target instanceof Element && event.target.closest('button, a, input, select, textarea');
    if (inControl && (event.key === 'Enter' || event.key === ' ')) return;
    if (onKey(event.key)) event.preventDefault();
  });
}

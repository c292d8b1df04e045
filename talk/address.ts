/** The talk as its address names it: which beats, which seed, which colors, whether it runs by itself. */
import { ArgumentError } from '../engine/errors.ts';
import { checkSeed } from '../engine/simulator/scenario.ts';

export type Theme = 'light' | 'dark';

export interface TalkAddress {
  /** Places in the list of all beats, in the order of the talk. */
  readonly beats: readonly number[];
  readonly seed: string;
  /** Null: as the site has it. */
  readonly theme: Theme | null;
  readonly loop: boolean;
  /** What could not be read, and what was expected; for the speaker. */
  readonly problems: readonly string[];
}

const DEFAULT_SEED = '42';

/** @param query after `?`; @param ids of all beats, in order */
export function readTalkAddress(query: string, ids: readonly string[]): TalkAddress {
  const values = new URLSearchParams(query);
  const problems: string[] = [];
  const all = ids.map((_, place) => place);
  const { found, wrong } = readBeats(values.get('beats') ?? '', ids);
  if (wrong.length > 0) {
    problems.push(
      `beats: expected numbers from 1 to ${ids.length} or names (${ids.join(', ')}), got ${cut(wrong.join(', '))}; ${found.length === 0 ? 'all beats are shown' : 'the others are shown'}`,
    );
  }
  const theme = values.get('theme');
  const isTheme = theme === 'light' || theme === 'dark';
  if (theme !== null && !isTheme) problems.push(`theme: expected light or dark, got ${cut(theme)}`);
  let seed = values.get('seed') ?? DEFAULT_SEED;
  try {
    checkSeed(seed);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    problems.push(`${error.message}; ${DEFAULT_SEED} is used`);
    seed = DEFAULT_SEED;
  }
  return {
    beats: found.length === 0 ? all : found,
    seed,
    theme: isTheme ? theme : null,
    loop: values.has('loop'),
    problems,
  };
}

/** What came, short enough for the speaker's notes. */
const cut = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60)}…`);

function readBeats(
  text: string,
  ids: readonly string[],
): { readonly found: readonly number[]; readonly wrong: readonly string[] } {
  const found: number[] = [];
  const wrong: string[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const place = /^\d{1,3}$/.test(part) ? Number(part) - 1 : ids.indexOf(part);
    if (place >= 0 && place < ids.length) found.push(place);
    else wrong.push(part);
  }
  return { found, wrong };
}

/** What stands after `?`; keys that are not the talk's stay as they are. */
export function talkQuery(query: string, changes: Readonly<Record<string, string>>): string {
  const values = new URLSearchParams(query);
  for (const [key, value] of Object.entries(changes)) values.set(key, value);
  return values
    .toString()
    .replace(/\bloop=(?=&|$)/, 'loop')
    .replaceAll('%2C', ',');
}

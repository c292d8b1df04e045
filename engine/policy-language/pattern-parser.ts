/** From a pattern's text to its program. */
import { merged, others, type Range, shorthands } from './character-class.ts';

/** One step of a program. `one`: a character of these ranges. `both`: go on at two places. */
export type Step =
  | { readonly kind: 'one'; readonly ranges: readonly Range[] }
  | { readonly kind: 'both'; readonly first: number; readonly second: number }
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'begin' }
  | { readonly kind: 'end' }
  | { readonly kind: 'found' };

export const LONGEST_PATTERN = 200;
/** Steps of a program, repetitions written out. */
export const MOST_PATTERN_STEPS = 500;
const MOST_REPEATS = 50;

/** What is wrong with a pattern, and where in it. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  /** Position in the pattern, from 0. */
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const LINE_FEED = 10;
const escapes: Readonly<Record<string, number>> = { n: LINE_FEED, r: 13, t: 9, f: 12 };

const only = (code: number): readonly Range[] => [[code, code]];

/** @throws PatternError */
export function parsePattern(source: string): readonly Step[] {
  if (source.length > LONGEST_PATTERN) {
    throw new PatternError(
      `pattern: expected at most ${LONGEST_PATTERN} characters, got ${source.length}`,
      0,
    );
  }
  const parser = new Parser(source);
  return [...parser.whole(), { kind: 'found' }];
}

/** Parts are programs whose jumps are relative to their own beginning until they are put together. A class because it guards the place. */
class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): readonly Step[] {
    const steps = this.#choice();
    if (this.#at < this.#source.length) this.#fail('a pattern whose parentheses close what they open');
    return steps;
  }

  #fail(expected: string, at = this.#at): never {
    const came = this.#source[at];
    throw new PatternError(
      `pattern: expected ${expected}, got ${came === undefined ? 'its end' : `“${came}”`} at character ${at + 1}`,
      at,
    );
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #choice(): Step[] {
    let steps = this.#sequence();
    while (this.#take('|')) {
      const other = this.#sequence();
      steps = this.#limited([
        { kind: 'both', first: 1, second: steps.length + 2 },
        ...moved(steps, 1),
        { kind: 'go', to: steps.length + other.length + 2 },
        ...moved(other, steps.length + 2),
      ]);
    }
    return steps;
  }

  #sequence(): Step[] {
    let steps: Step[] = [];
    for (;;) {
      const next = this.#source[this.#at];
      if (next === undefined || next === '|' || next === ')') return steps;
      steps = this.#limited([...steps, ...moved(this.#repeated(), steps.length)]);
    }
  }

  #repeated(): Step[] {
    const one = this.#atom();
    const at = this.#at;
    const repeats = this.#repeats();
    if (repeats === null) return one;
    this.#take('?'); // lazy or greedy is one question of where a match ends, and only whether is asked
    if (this.#repeats() !== null) this.#fail('one repetition, not one of another', at);
    return this.#times(one, repeats.least, repeats.most);
  }

  #repeats(): { readonly least: number; readonly most: number } | null {
    if (this.#take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { least: 0, most: 1 };
    const at = this.#at;
    const counted = /^\{(\d{1,9})(?:(,)(\d{0,9}))?\}/.exec(this.#source.slice(at, at + 24));
    if (counted === null) return null;
    this.#at += counted[0].length;
    const least = Number(counted[1]);
    const most =
      counted[2] === undefined ? least : counted[3] === '' ? Number.POSITIVE_INFINITY : Number(counted[3]);
    const largest = most === Number.POSITIVE_INFINITY ? least : most;
    if (largest > MOST_REPEATS || most < least) {
      this.#fail(`a repetition of at most ${MOST_REPEATS}, the lesser number first`, at);
    }
    return { least, most };
  }

  #times(one: readonly Step[], least: number, most: number): Step[] {
    let steps: Step[] = [];
    for (let k = 0; k < least; k++) steps = this.#limited([...steps, ...moved(one, steps.length)]);
    if (most === Number.POSITIVE_INFINITY) {
      const start = steps.length;
      return this.#limited([
        ...steps,
        { kind: 'both', first: start + 1, second: start + one.length + 2 },
        ...moved(one, start + 1),
        { kind: 'go', to: start },
      ]);
    }
    for (let k = least; k < most; k++) {
      const start = steps.length;
      steps = this.#limited([
        ...steps,
        { kind: 'both', first: start + 1, second: start + one.length + 1 },
        ...moved(one, start + 1),
      ]);
    }
    return steps;
  }

  #atom(): Step[] {
    const at = this.#at;
    if (this.#take('(')) {
      if (this.#take('?') && !this.#take(':')) this.#fail('a group “( )” or “(?: )”', at);
      const inside = this.#choice();
      if (!this.#take(')')) this.#fail('“)”');
      return inside;
    }
    if (this.#take('^')) return [{ kind: 'begin' }];
    if (this.#take('$')) return [{ kind: 'end' }];
    if (this.#take('.')) return [{ kind: 'one', ranges: others(only(LINE_FEED)) }];
    if (this.#take('[')) return [{ kind: 'one', ranges: this.#class() }];
    if (this.#take('\\')) return [{ kind: 'one', ranges: this.#escape() }];
    if ('*+?'.includes(this.#source[at]!)) this.#fail('something to repeat');
    const code = this.#source.charCodeAt(at);
    this.#at += 1;
    return [{ kind: 'one', ranges: only(code) }];
  }

  /** After the backslash. */
  #escape(): readonly Range[] {
    const letter = this.#source[this.#at];
    if (letter === undefined) this.#fail('a character after “\\”');
    const known = shorthands[letter.toLowerCase()];
    const code = /[A-Za-z0-9]/.test(letter) ? escapes[letter] : letter.charCodeAt(0);
    if (known === undefined && code === undefined) {
      this.#fail('\\d, \\w, \\s, \\n, \\t or an escaped sign: nothing that looks around or back');
    }
    this.#at += 1;
    if (known === undefined) return only(code!);
    return letter === letter.toLowerCase() ? known : others(known);
  }

  #class(): readonly Range[] {
    const opened = this.#at - 1;
    const negated = this.#take('^');
    const ranges: Range[] = [];
    const first = this.#at;
    while (this.#at === first || this.#source[this.#at] !== ']') {
      if (this.#source[this.#at] === undefined) this.#fail('“]” for the “[”', opened);
      const from = this.#member();
      if (typeof from !== 'number') ranges.push(...from);
      else if (this.#source[this.#at] === '-' && (this.#source[this.#at + 1] ?? ']') !== ']') {
        const at = this.#at;
        this.#at += 1;
        const to = this.#member();
        if (typeof to !== 'number' || to < from) this.#fail('a range from the lesser to the greater', at);
        ranges.push([from, to]);
      } else ranges.push([from, from]);
    }
    this.#at += 1;
    return negated ? others(ranges) : merged(ranges);
  }

  /** A character's code, or a shorthand. */
  #member(): number | readonly Range[] {
    if (!this.#take('\\')) return this.#source.charCodeAt(this.#at++);
    const ranges = this.#escape();
    const [[from, to]] = ranges as [Range];
    return ranges.length === 1 && from === to ? from : ranges;
  }

  #limited(steps: Step[]): Step[] {
    if (steps.length > MOST_PATTERN_STEPS) {
      throw new PatternError(
        `pattern: expected at most ${MOST_PATTERN_STEPS} steps once its repetitions are written out, got more; repeat less`,
        this.#at,
      );
    }
    return steps;
  }
}

/** A part, put in at a place. */
function moved(steps: readonly Step[], by: number): Step[] {
  return steps.map((step) => {
    switch (step.kind) {
      case 'both':
        return { kind: 'both', first: step.first + by, second: step.second + by };
      case 'go':
        return { kind: 'go', to: step.to + by };
      case 'one':
      case 'begin':
      case 'end':
      case 'found':
        return step;
    }
  });
}

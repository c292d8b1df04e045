/**
 * Patterns in time linear in the text: a set of states walks over it once, nothing is ever tried again.
 *
 * JavaScript's own expressions go back over the text, and some patterns then take longer than the universe. CEL asks for
 * RE2; this is the part of it that a policy needs: literals, `.`, classes, `\d \w \s` and their opposites, `^ $`, groups, `|`,
 * `* + ? {m,n}`. Thompson's construction, after Cox, "Regular Expression Matching: the Virtual Machine Approach" (2009).
 */
import type { Range } from './character-class.ts';
import { parsePattern, type Step } from './pattern-parser.ts';

export interface Pattern {
  /** Comparisons in all: one a step, and one more for each further range of a class; a text of k characters takes at most k + 1 times as many. */
  readonly size: number;
  /** Whether the pattern occurs somewhere in the text. */
  readonly test: (text: string) => boolean;
}

/**
 * Compiles a pattern.
 *
 * @throws PatternError that says what was expected, and where
 */
export function compilePattern(source: string): Pattern {
  const program = parsePattern(source);
  const size = program.reduce((sum, step) => sum + (step.kind === 'one' ? step.ranges.length : 1), 0);
  return { size, test: (text) => search(program, text) };
}

/** In ascending order: the first one that does not end before it decides. */
function within(ranges: readonly Range[], code: number): boolean {
  for (const [from, to] of ranges) if (code <= to) return code >= from;
  return false;
}

function search(program: readonly Step[], text: string): boolean {
  let now: number[] = [];
  let next: number[] = [];
  // the position, plus one, at which a step was last added: each enters a set once
  const added = new Uint32Array(program.length);
  for (let at = 0; at <= text.length; at++) {
    // a match may begin here
    if (enter(program, 0, at, text.length, added, now)) return true;
    if (at === text.length) return false;
    const code = text.charCodeAt(at);
    for (const k of now) {
      const step = program[k]!;
      if (step.kind !== 'one' || !within(step.ranges, code)) continue;
      if (enter(program, k + 1, at + 1, text.length, added, next)) return true;
    }
    [now, next] = [next, now];
    next.length = 0;
  }
  return false;
}

/** Adds a step and all that follow it without reading; true when one of them is the end of the pattern. */
function enter(
  program: readonly Step[],
  from: number,
  at: number,
  end: number,
  added: Uint32Array,
  into: number[],
): boolean {
  const open = [from];
  for (let k = open.pop(); k !== undefined; k = open.pop()) {
    if (added[k] === at + 1) continue;
    added[k] = at + 1;
    const step = program[k]!;
    switch (step.kind) {
      case 'found':
        return true;
      case 'one':
        into.push(k);
        break;
      case 'go':
        open.push(step.to);
        break;
      case 'both':
        open.push(step.second, step.first);
        break;
      case 'begin':
        if (at === 0) open.push(k + 1);
        break;
      case 'end':
        if (at === end) open.push(k + 1);
        break;
    }
  }
  return false;
}

/**
 * Imported first by a command that is no function of `command.ts`: `--help` shows what stands at the head of its file, and options are
 * refused where that names none, before any work begins.
 */
import { readFileSync } from 'node:fs';
import { ArgumentError, expected } from '../engine/errors.ts';
import { exits, helpText, isHelp, optionsOf } from './command.ts';

/** @param source of the command's file */
export function answeredFirst(
  source: string,
  args: readonly string[],
): { readonly status: number; readonly text: string } | null {
  const head = /\/\*\*\n([^]*?)\n \*\//.exec(source)?.[1]?.replaceAll(/^ \* ?/gm, '');
  if (head === undefined)
    throw expected('help-first', 'a comment at the head of the file', source.slice(0, 40));
  const help = helpText(head);
  if (isHelp(args)) return { status: exits.asExpected, text: help };
  if (args.length === 0 || /npm run [\w:]+ (-- )?\[|\[-- /.test(head)) return null;
  try {
    optionsOf(args, {});
    return null;
  } catch (error) {
    return { status: exits.badArgument, text: `${(error as Error).message}\n\n${help}` };
  }
}

const [, started = '', ...typed] = process.argv;
if (/[/\\]scripts[/\\][\w-]+\.ts$/.test(started)) {
  const answer = answeredFirst(readFileSync(started, 'utf8'), typed);
  // as `main` of `command.ts` ends
  process.on('uncaughtException', (error) => {
    const known = error instanceof ArgumentError;
    console.error(known ? error.message : error);
    process.exit(known ? exits.badArgument : exits.fault);
  });
  if (answer !== null) {
    (answer.status === exits.asExpected ? console.log : console.error)(answer.text);
    process.exit(answer.status);
  }
}

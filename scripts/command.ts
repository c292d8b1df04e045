/** What the commands with arguments share: each is a function, so that a test needs no process to call one. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ArgumentError } from '../engine/errors.ts';

/** Where a command prints: a console, or what a test keeps. */
export type Printer = Pick<Console, 'log' | 'error'>;

export interface Command {
  readonly usage: string;
  /** Gives the exit status. @throws ArgumentError, or parseArgs' own error, for what was typed */
  readonly run: (args: readonly string[], printer: Printer) => Promise<number>;
}

/** Whether an error is about what was typed: ours, or parseArgs' own. */
function isAboutArguments(error: unknown): error is Error {
  if (error instanceof ArgumentError) return true;
  return error instanceof TypeError && String(Reflect.get(error, 'code')).startsWith('ERR_PARSE_ARGS');
}

/** Runs a command and gives its exit status: its own, 2 for a bad argument, 3 for a fault of ours. */
export async function main(
  { usage, run }: Command,
  args: readonly string[],
  printer: Printer,
): Promise<number> {
  if (args.includes('--help')) {
    printer.log(usage);
    return 0;
  }
  try {
    return await run(args, printer);
  } catch (error) {
    const known = isAboutArguments(error);
    printer.error(known ? `${error.message}\n\n${usage}` : error);
    return known ? 2 : 3;
  }
}

/** Runs the command of a module if Node was started with that module, and does nothing where a test imports it. */
export async function startCommand(moduleUrl: string, command: Command): Promise<void> {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== fileURLToPath(moduleUrl)) return;
  process.exitCode = await main(command, process.argv.slice(2), console);
}

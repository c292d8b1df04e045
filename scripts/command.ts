/** What the commands with arguments share: each is a function, so that a test needs no process to call one. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { ArgumentError, expected, inWords } from '../engine/errors.ts';

/** Where a command prints: a console, or what a test keeps. */
export type Printer = Pick<Console, 'log' | 'error'>;

/** How every command ends. */
export const exits = { asExpected: 0, finding: 1, badArgument: 2, fault: 3 } as const;

/** The same lines under the usage of every command. */
const exitTable = `Exit status:
 ${exits.asExpected}  as expected, or nothing to compare with
 ${exits.finding}  a finding: a verdict or digest that differs, a log that does not verify
 ${exits.badArgument}  a bad argument, or a file that cannot be read or written
 ${exits.fault}  an error of this program`;

export interface Command {
  readonly usage: string;
  /** Gives the exit status. @throws ArgumentError for what was typed */
  readonly run: (args: readonly string[], printer: Printer) => Promise<number>;
}

/** So many letters may be wrong in a name that is meant to be another. */
const MOST_WRONG = 3;

/** `did you mean --seed?`; undefined where no name is near. */
export function meantText(came: string, names: readonly string[], dashes = ''): string | undefined {
  const [nearest] = names
    .map((name) => ({ name, far: distance(came, name) }))
    .filter(({ name, far }) => far <= Math.min(MOST_WRONG, name.length / 2))
    .toSorted((a, b) => a.far - b.far);
  return nearest === undefined ? undefined : `did you mean ${dashes}${nearest.name}?`;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * What was typed, by Node's own parser.
 *
 * @param positionals whether words without an option are meant; left out, they are refused
 * @throws ArgumentError, for an unknown option with the nearest one
 */
export function optionsOf<const T extends Options>(
  args: readonly string[],
  options: T,
  positionals = false,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>> {
  const config = { args: [...args], options, allowPositionals: true } as const;
  try {
    const read = parseArgs<{ options: T; allowPositionals: true }>(config);
    if (!positionals && read.positionals.length > 0)
      throw expected('arguments', 'options only', inWords(read.positionals.join(' ')));
    return read;
  } catch (error) {
    const code = error instanceof TypeError ? String(Reflect.get(error, 'code')) : '';
    if (!(error instanceof TypeError) || !code.startsWith('ERR_PARSE_ARGS')) throw error;
    const { tokens } = parseArgs({ ...config, strict: false, tokens: true });
    const unknown = tokens.find((token) => token.kind === 'option' && !Object.hasOwn(options, token.name));
    // Node's own advice helps where the option is known and its value is not
    if (unknown?.kind !== 'option') throw expected('arguments', 'options as below', inWords(error.message));
    const meant = meantText(unknown.name, [...Object.keys(options), 'help'], '--');
    throw expected('arguments', 'an option from below', unknown.rawName, meant);
  }
}

export const helpText = (usage: string): string => `${usage}\n${exitTable}`;
export const isHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/** Runs a command and gives its exit status. */
export async function main(
  { usage, run }: Command,
  args: readonly string[],
  printer: Printer,
): Promise<number> {
  const help = helpText(usage);
  if (isHelp(args)) {
    printer.log(help);
    return exits.asExpected;
  }
  try {
    return await run(args, printer);
  } catch (error) {
    const known = error instanceof ArgumentError;
    printer.error(known ? `${error.message}\n\n${help}` : error);
    return known ? exits.badArgument : exits.fault;
  }
}

/** Runs the command of a module if Node was started with that module, and does nothing where a test imports it. */
export async function startCommand(moduleUrl: string, command: Command): Promise<void> {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== fileURLToPath(moduleUrl)) return;
  process.exitCode = await main(command, process.argv.slice(2), console);
}

/** A command called as a function: its exit status and what it printed. */
import { type Command, main } from '../../scripts/command.ts';

export interface Called {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function called(command: Command, ...args: readonly string[]): Promise<Called> {
  const printed = { stdout: '', stderr: '' };
  const status = await main(command, args, {
    log: (text: unknown) => {
      printed.stdout += `${String(text)}\n`;
    },
    error: (text: unknown) => {
      printed.stderr += `${String(text)}\n`;
    },
  });
  return { status, ...printed };
}

/** Runs a reader's own code in a frame without an origin. What comes back is rows of text, or words; it is never trusted. */

export interface Program {
  readonly scope: string;
  readonly uses: readonly string[];
  /** A function expression. */
  readonly text: string;
  readonly args: readonly unknown[];
}

/** A path into the value, and what is there. */
type Row = readonly [path: string, value: string];

export type Evaluated =
  | { readonly kind: 'done'; readonly rows: readonly Row[] }
  | { readonly kind: 'failed'; readonly why: string };

/** Milliseconds: for the code, and for the frame to come. */
const limits = { run: 5_000, load: 20_000 } as const;

const overtime = `It did not end within ${limits.run / 1000} s and was stopped. Does a loop never end?`;
const absent = 'The frame in which edited code runs could not be loaded. It needs the network.';

const notPassed = 'The numbers of this cell cannot be passed to the frame in which edited code runs.';

/** @param page address of the sandbox; the frame is gone when this ends, and so is all that runs in it */
export function evaluated(page: string, program: Program, limit: number = limits.run): Promise<Evaluated> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Where edited code runs';
  frame.src = page;
  return new Promise((resolve) => {
    let timer = setTimeout(() => end({ kind: 'failed', why: absent }), limits.load);
    const end = (outcome: Evaluated): void => {
      clearTimeout(timer);
      removeEventListener('message', hear);
      frame.remove();
      resolve(outcome);
    };
    const hear = ({ source, data }: MessageEvent<unknown>): void => {
      if (source !== frame.contentWindow) return;
      if (data !== 'ready') {
        end(outcomeOf(data));
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => end({ kind: 'failed', why: overtime }), limit);
      try {
        frame.contentWindow!.postMessage(program, '*'); // the frame has no origin to name
      } catch (error) {
        end({ kind: 'failed', why: `${notPassed} ${textOf((error as Error).message)}` });
      }
    };
    addEventListener('message', hear);
    document.body.append(frame);
  });
}

/** Whatever the code has sent, as text of bounded length. */
function outcomeOf(data: unknown): Evaluated {
  const { rows, problem } = (typeof data === 'object' && data !== null ? data : {}) as Record<
    string,
    unknown
  >;
  if (!Array.isArray(rows)) return { kind: 'failed', why: textOf(problem ?? 'It gave no value.') };
  const read = rows.slice(0, 400).map((row: unknown): Row => {
    const [path, value] = Array.isArray(row) ? row : [];
    return [textOf(path), textOf(value)];
  });
  return { kind: 'done', rows: read };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : typeof value);

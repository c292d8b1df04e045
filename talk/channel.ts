/** What the stage and the notes say to each other. Either may come late, go away, or come again. */

export interface TalkState {
  /** The place in this talk, and how many beats it has. */
  readonly place: number;
  readonly beats: number;
  readonly title: string;
  readonly notes: readonly string[];
  /** The next beat's sentence; null at the last. */
  readonly next: string | null;
  /** Planned for this beat, and for all of them. */
  readonly seconds: number;
  readonly allSeconds: number;
  readonly seed: string;
  readonly from: 'live' | 'committed';
  readonly running: boolean;
  /** About the run on stage, and about the address where it could not be read. */
  readonly status: readonly string[];
  /** Milliseconds since 1970. */
  readonly talkStarted: number;
  readonly beatStarted: number;
  readonly theme: 'light' | 'dark';
  readonly blank: boolean;
}

export type TalkMessage =
  | { readonly kind: 'state'; readonly state: TalkState }
  | { readonly kind: 'hello' }
  /** A key that was pressed in the notes. */
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'restart' };

/** @param root address of the site's first page: other sites may live on the same host */
export function openChannel(
  root: string,
  hear: (message: TalkMessage) => void,
): (message: TalkMessage) => void {
  if (!('BroadcastChannel' in globalThis)) return () => {};
  const channel = new BroadcastChannel(`talk ${root}`);
  channel.addEventListener('message', ({ data }: MessageEvent<TalkMessage>) => hear(data));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  return (message) => channel.postMessage(message);
}

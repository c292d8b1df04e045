/** The early script of the head: which visits hold the board back until the first paint. */
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { themeBeforePaint } from '../../../site/build/head.ts';

interface Visit {
  /** As the navigation is named: with a link's passage (`#:~:text=`), which the location hides. */
  readonly name: string;
  readonly hash?: string;
  readonly type?: string;
  readonly isSeen?: boolean;
  readonly isLow?: boolean;
}

const place = { injectTo: 'head', path: '/index.html', filename: '' };
const { handler } = themeBeforePaint().transformIndexHtml as unknown as {
  handler: (html: string, context: typeof place) => string;
};
const [, script = ''] = /<script>(.*)<\/script>/s.exec(handler('<meta charset="utf-8" />', place))!;

/** `data-held`, right after the head has been read. */
function held({ name, hash = '', type = 'navigate', isSeen = true, isLow = true }: Visit): unknown {
  const dataset: Record<string, string> = {};
  runInNewContext(script, {
    URLSearchParams,
    PerformanceObserver: class {
      observe(): void {}
    },
    addEventListener: () => {},
    document: {
      documentElement: { dataset },
      currentScript: { dataset: {} },
      visibilityState: isSeen ? 'visible' : 'hidden',
    },
    location: { search: '', hash },
    matchMedia: () => ({ matches: isLow }),
    performance: { getEntriesByType: () => [{ type, name }] },
    sessionStorage: { getItem: () => null },
  });
  expect(dataset['runOf']).toBe('committed');
  return dataset['held'];
}

test('the board is held back on a visit that begins at the top', () => {
  expect(held({ name: 'https://example.org/' })).toBe('below');
});

test.each<[string, Visit]>([
  ['to a heading', { name: 'https://example.org/#score', hash: '#score' }],
  ['to a heading after the page was moved', { name: 'https://example.org/', hash: '#score' }],
  ['to a passage, which the browser looks for at once', { name: 'https://example.org/#:~:text=How%20we' }],
  ['again', { name: 'https://example.org/', type: 'reload' }],
  ['that nobody sees', { name: 'https://example.org/', isSeen: false }],
  ['in a high window', { name: 'https://example.org/', isLow: false }],
])('nothing is held back on a visit %s', (_, visit) => {
  expect(held(visit)).toBeUndefined();
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fallbackOf } from '../../scripts/fallback.ts';

test('the committed figures are those of the present engine (else: npm run fallback)', async () => {
  const committed: unknown = JSON.parse(
    readFileSync(new URL('../../site/fallback/figures.json', import.meta.url), 'utf8'),
  );
  expect(committed).toEqual(await fallbackOf());
}, 60_000);

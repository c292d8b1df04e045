/** What runs for each mutant: the tests that `npm run mutation` names, as plain Node tests. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 60_000,
    isolate: false,
    include: (process.env['MUTATED_TESTS'] ?? '')
      .split(' ')
      .flatMap((path) => [`${path}.test.ts`, `${path}/**/*.test.ts`]),
  },
});

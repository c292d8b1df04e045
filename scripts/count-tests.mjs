/** Prints `N passed, N failed` from what Vitest's JSON reporter wrote; fails when no test ran or any failed. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A test file that could not be loaded has no tests, and counts as one that failed.
 *
 * @param {{ testResults: readonly { status: string, assertionResults: readonly { status: string }[] }[] }} report
 */
export function count({ testResults }) {
  const statuses = testResults.flatMap((file) => {
    const tests = file.assertionResults.map((result) => result.status);
    return file.status === 'failed' && !tests.includes('failed') ? [...tests, 'failed'] : tests;
  });
  return {
    passed: statuses.filter((status) => status === 'passed').length,
    failed: statuses.filter((status) => status === 'failed').length,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2];
  if (file === undefined) throw new Error('count-tests: expected the file of results, got none');
  const { passed, failed } = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0 };
  console.log(`${passed} passed, ${failed} failed`);
  if (passed === 0 || failed > 0) process.exitCode = 1;
}

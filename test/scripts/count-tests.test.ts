import { expect, test } from 'vitest';
import { count } from '../../scripts/count-tests.mjs';

const passed = { status: 'passed' };
const failed = { status: 'failed' };
const skipped = { status: 'pending' };

test('tests of all projects are counted, skipped ones not', () => {
  const testResults = [
    { status: 'passed', assertionResults: [passed, passed, skipped] },
    { status: 'failed', assertionResults: [passed, failed] },
  ];
  expect(count({ testResults })).toEqual({ passed: 3, failed: 1 });
});

test('a file that could not be loaded counts as failed', () => {
  const testResults = [
    { status: 'passed', assertionResults: [passed] },
    { status: 'failed', assertionResults: [] },
  ];
  expect(count({ testResults })).toEqual({ passed: 1, failed: 1 });
});

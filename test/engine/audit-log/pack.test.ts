/** What is exported can be read again: its size is held to what the door takes. */
import { expect, it } from 'vitest';
import { readLogSteps } from '../../../workers/audit-file.ts';
import { packSteps } from '../../../workers/audit-steps.ts';
import { finish } from '../study-of.ts';
import { eventsOfRun } from './events.ts';
import { logOf, signed, verify } from './signed-log.ts';

const log = logOf(eventsOfRun(20, { warmUpDays: 7 }));
const head = await signed(log);

it.each([
  ['json', 'take the archive (.tar), a third as large'],
  ['tar', 'export a smaller run'],
] as const)('a log is packed as %s up to the size that is read, and not beyond', async (form, mend) => {
  const file = finish(packSteps(log, head, form));
  const read = finish(readLogSteps(new Uint8Array(await file.arrayBuffer())));
  expect(await verify(read)).toMatchObject({ verified: true, form });
  expect(finish(packSteps(log, head, form, file.size)).size).toBe(file.size);
  expect(() => finish(packSteps(log, head, form, file.size - 1))).toThrow(mend);
});

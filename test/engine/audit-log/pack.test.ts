/** What is exported can be read again: its size is held to what the door takes. */
import { expect, it } from 'vitest';
import { filesOfTar, readLog, tarOf } from '../../../engine/audit-log/index.ts';
import { packSteps } from '../../../workers/audit/api.ts';
import { finish } from '../study-of.ts';
import { eventsOfRun } from './events.ts';
import { logOf, signed, verify } from './signed-log.ts';

const log = logOf(eventsOfRun(20, { warmUpDays: 7 }));
const head = await signed(log);

it.each(['json', 'tar'] as const)(
  'a log is packed as %s up to the size that is read, and not beyond',
  async (form) => {
    const file = finish(packSteps(log, head, form));
    const read = readLog(new Uint8Array(await file.arrayBuffer()));
    expect(await verify(read)).toMatchObject({ verified: true, form });
    expect(finish(packSteps(log, head, form, file.size)).size).toBe(file.size);
    expect(() => finish(packSteps(log, head, form, file.size - 1))).toThrow('export a smaller run');
  },
);

it.each([0, 1, 2, 3])('an archive has an end also where its files fill it up: %i blocks more', (more) => {
  const files = [{ path: 'a', bytes: new Uint8Array(512 * (16 + more)).fill(7) }];
  expect(filesOfTar(tarOf(files))).toEqual(files);
});

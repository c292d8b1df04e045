/** What verdicts on a log have to say beside their numbers. */
import { fieldPlaces as at, isLeadTime } from '../deployment-log/fields.ts';
import type { Inspection } from '../deployment-log/inspect.ts';
import type { LogMapping } from '../deployment-log/mapping.ts';
import type { LogReading } from '../deployment-log/reading.ts';

export interface LogCaveats {
  /** Rows that could not be read, of all that are asked for: above 5% every verdict says so, above 50% nothing is judged. */
  readonly unread: number;
  readonly of: number;
  /** Why cycle times that the file has are not counted; null where they are. */
  readonly noCycleTime: string | null;
  /** What the cycle times are, where that is not the time from start to end of a rollout. */
  readonly cycleTime: string | null;
}

export function caveatsOf(reading: LogReading): LogCaveats {
  const { inspection, mapping, unreadableRows, duplicates, rows, elsewhere } = reading;
  const cycle =
    inspection === null || mapping === null
      ? { noCycleTime: null, cycleTime: null }
      : cycleCaveats(inspection, mapping, reading);
  return { unread: unreadableRows - duplicates, of: rows - elsewhere, ...cycle };
}

/** What cycle times wait for, and what they are where they are no time from start to end. */
function cycleCaveats(
  { names, leadTimes, samples }: Inspection,
  { columns, durationUnit, decimal }: LogMapping,
  { waiting, timed }: Pick<LogReading, 'waiting' | 'timed'>,
): Pick<LogCaveats, 'noCycleTime' | 'cycleTime'> {
  const [column = null, start = null, end = null] = [at.duration, at.timestamp, at.finished].map(
    (f) => columns[f],
  );
  const name = column === null ? null : names[column]!;
  const sample = samples[column ?? start ?? -1]?.[0] ?? '';
  const none = (noCycleTime: string) => ({ noCycleTime, cycleTime: null });
  const are = (cycleTime: string | null) => ({ noCycleTime: null, cycleTime });
  if (waiting.duration > 0 && decimal === null)
    return none(
      `the numbers in ${name} may be thousands or decimals (${sample}), so they wait for your answer`,
    );
  if (waiting.duration > 0 && durationUnit === null)
    return none(`the unit of ${name} is not known, so its numbers (${sample}) wait for your answer`);
  if (name !== null) {
    return are(
      isLeadTime(name)
        ? `${name} is a lead time, from commit to production, and longer than a rollout`
        : null,
    );
  }
  if (waiting.dates > 0 && start !== null && end !== null)
    return none(
      `in the dates of ${names[start]} (${sample}) the day or the month may come first, so they wait for your answer`,
    );
  if (timed > 0) return are('cycle times run from the first start to the last success of each deployment');
  if (start === null || end === null) {
    return leadTimes.length === 0
      ? are(null)
      : none(
          `your log has a lead time (${leadTimes[0]}, from commit to production), which is not the cycle time, from start to end of a rollout`,
        );
  }
  return are(
    /creat|queue/i.test(names[start]!)
      ? `cycle times run from ${names[start]} to ${names[end]}, waiting included`
      : null,
  );
}

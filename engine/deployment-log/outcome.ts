/**
 * What became of a deployment, out of the fields of its row that speak of it. No row is left out here: leaving rows out by what became of
 * them would change rates. What contradicts itself is kept, counted as unknown and listed.
 */
import { weekdays } from '../domain/clock.ts';
import type { CellValue } from './cell-reader.ts';
import { fieldPlaces as at, type LogStatus } from './fields.ts';
import type { ProblemWords } from './problems.ts';
import { outcomeOf, type StatusMeaning } from './words.ts';

export interface Contradiction {
  /** Position of the field that does not fit. */
  readonly field: number;
  /** The fix is what becomes of the row. */
  readonly words: ProblemWords;
}

type Values = readonly (CellValue | null)[];

export interface RowOutcome {
  /** Null: unknown. */
  readonly status: LogStatus | null;
  /** Whether a canary caught it before full traffic, where a field says so or it follows; null: the stage decides. */
  readonly caught: boolean | null;
  readonly contradiction: Contradiction | null;
}

/** @param isEarly whether the row's stage comes before full traffic */
export function rowOutcome(meaning: StatusMeaning | null, values: Values, isEarly: boolean): RowOutcome {
  const status = outcomeOf(meaning);
  const [triggered, stage, caught] = [values[at.triggered], values[at.stage], values[at.caught]];
  const isCaught = typeof caught === 'boolean' ? caught : null;
  const as = (
    outcome: LogStatus | null,
    contradiction: Contradiction | null = null,
    isEarlier = isCaught,
  ): RowOutcome => ({ status: outcome, caught: isEarlier, contradiction });
  const against = (field: number, wanted: string, fix: string): Contradiction => ({
    field,
    words: [`${wanted} with the status ${status ?? ''}`, values[field] ?? null, fix],
  });
  const unknown = 'which of the two is right cannot be known from here: the row is kept, its outcome unknown';
  switch (status) {
    case 'ROLLED_BACK':
      return triggered === false ? as(null, against(at.triggered, 'true', unknown)) : as(status);
    case 'FAILED':
      // a rollback is how many tools say that a deployment failed
      if (triggered === true || (triggered === null && stage !== null)) return as('ROLLED_BACK');
      return caught === true
        ? as(status, against(at.caught, 'false', 'the row is kept: it counts as failed, and not as caught'))
        : as(status);
    case 'SUCCESS': {
      if (triggered === true) {
        const fix = 'it counts as rolled back: after its success';
        const isAfter = isCaught ?? (stage === null ? false : null);
        return as('ROLLED_BACK', against(at.triggered, 'false', fix), isAfter);
      }
      // a stage at full traffic is where a success ends
      const odd = caught === true ? at.caught : stage !== null && isEarly ? at.stage : null;
      if (odd !== null) {
        const wanted = odd === at.caught ? 'false' : 'nothing';
        const kept = 'the row is kept: it counts as a success, since it was not rolled back';
        return triggered === false
          ? as(status, against(odd, wanted, kept))
          : as(null, against(odd, wanted, unknown));
      }
      return values[at.failure] === null
        ? as(status)
        : as(status, against(at.failure, 'nothing', 'the row is kept: no claim rests on the reason'));
    }
    case null:
      return as(meaning === null && triggered === true ? 'ROLLED_BACK' : null);
  }
}

/** Weekday and hour against the timestamp: listed, the row kept, since no claim rests on them. */
export function timeContradictions(values: Values): readonly Contradiction[] {
  const moment = values[at.timestamp];
  if (typeof moment !== 'object' || moment === null) return [];
  const [day, hour] = [values[at.weekday], values[at.hour]];
  const fix = 'the row is kept: no claim rests on it';
  const found: Contradiction[] = [];
  if (typeof day === 'number' && day !== moment.weekday) {
    const wanted = `${weekdays[moment.weekday]}, the weekday of the timestamp`;
    found.push({ field: at.weekday, words: [wanted, weekdays[day], fix] });
  }
  if (typeof hour === 'number' && moment.hour !== null && hour !== moment.hour)
    found.push({ field: at.hour, words: [`${moment.hour}, the hour of the timestamp`, hour, fix] });
  return found;
}

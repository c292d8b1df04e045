/** What an expression is given of a change. */
import { dayOfWeek, hourOfDay, isWorkingTime, minuteOfDay, weekdays } from '../domain/clock.ts';
import type { PolicyInput } from '../governance/policies/policy.ts';
import { UNSCORED } from './vocabulary.ts';

// Classes, because the library knows a type by its constructor: half a microsecond an evaluation, and three times as
// much where it has to convert plain records. Whole numbers are BigInt, the library's `int`.
export class ServiceFacts {
  readonly name: string;
  readonly tier: string;
  readonly organisation: bigint;
  readonly dependants: bigint;

  constructor({ service, tier, organisation, dependants }: PolicyInput) {
    this.name = service;
    this.tier = tier;
    this.organisation = BigInt(organisation + 1);
    this.dependants = BigInt(dependants);
  }
}

export class ChangeFacts {
  readonly lines: bigint;
  readonly files: bigint;
  readonly migration: boolean;
  readonly config: boolean;
  readonly hotfix: boolean;

  constructor({ lines, files, migration, config, hotfix }: PolicyInput) {
    this.lines = BigInt(lines);
    this.files = BigInt(files);
    this.migration = migration;
    this.config = config;
    this.hotfix = hotfix;
  }
}

export class RiskFacts {
  readonly score: number;
  readonly level: string;
  readonly scored: boolean;

  constructor({ riskScore, riskLevel }: PolicyInput) {
    this.score = riskScore;
    this.level = riskLevel ?? UNSCORED;
    this.scored = !Number.isNaN(riskScore);
  }
}

export class ClockFacts {
  readonly weekday: string;
  readonly hour: bigint;
  readonly minute: bigint;
  readonly working: boolean;

  constructor({ minute }: PolicyInput) {
    // a hair before midnight on Sunday, the minute within the week rounds up to the next one
    this.weekday = weekdays[Math.min(dayOfWeek(minute), weekdays.length - 1)]!;
    this.hour = BigInt(hourOfDay(minute));
    this.minute = BigInt(Math.floor(minuteOfDay(minute)) % 60);
    this.working = isWorkingTime(minute);
  }
}

export class BudgetFacts {
  readonly remaining: number;

  constructor({ errorBudgetRemaining }: PolicyInput) {
    this.remaining = errorBudgetRemaining;
  }
}

/** One value a variable. */
export interface Facts {
  readonly service: ServiceFacts;
  readonly change: ChangeFacts;
  readonly risk: RiskFacts;
  readonly clock: ClockFacts;
  readonly budget: BudgetFacts;
}

export function factsOf(input: PolicyInput): Facts {
  return {
    service: new ServiceFacts(input),
    change: new ChangeFacts(input),
    risk: new RiskFacts(input),
    clock: new ClockFacts(input),
    budget: new BudgetFacts(input),
  };
}

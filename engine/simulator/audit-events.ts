/** Every audit event of a run's GenOps arm: the study again, its records expanded one deployment after another. */
import canonicalize from 'canonicalize';
import { type AuditEvent, hex, sha256Of, utf8Bytes } from '../audit-log/index.ts';
import type { RulesInForce } from '../log-checker/index.ts';
import { countEvents, eventsOf } from '../pipeline/index.ts';
import { rulesInForce } from './rules-in-force.ts';
import { checkConfig, type StudyConfig } from './scenario.ts';
import { deliveriesOn, prepareRun } from './simulate.ts';
import type { StudyProgress } from './study.ts';

const DEPLOYMENTS_A_STEP = 32;

/**
 * Runs the study and hands over its events in the order of the log: deployment after deployment, each from its start to
 * its outcome.
 * @param receive called once an event
 * @returns how many there were
 * @throws ArgumentError for a bad config
 */
export function* auditEventSteps(
  config: StudyConfig,
  receive: (event: AuditEvent) => void,
): Generator<StudyProgress, number, void> {
  const { deployments: total } = config;
  const stage = yield* prepareRun(config);
  const { config: arm, governance } = stage.genops;
  let done = 0;
  let events = 0;
  for (const { drawn, service, genops } of deliveriesOn(stage, config)) {
    const { ruling, policyInput } = genops.judgement;
    const decisions = ruling === null ? [] : governance.explain(policyInput);
    const context = { config: arm, service, decisions, firstSequence: events };
    for (const event of eventsOf(drawn.change, genops, context)) receive(event);
    events += countEvents(genops);
    done += 1;
    if (done % DEPLOYMENTS_A_STEP === 0) yield { done, total };
  }
  yield { done, total };
  return events;
}

/** Hexadecimal digits of the run in a log's name. */
const DIGITS = 16;

/** The name of a run's log, equal for equal runs: of SHA-256 over canonical JSON of seed, size and settings. */
export function auditOrigin({ deployments, seed, settings }: StudyConfig): string {
  const run = sha256Of(utf8Bytes(canonicalize({ deployments, seed, settings }) ?? ''));
  return `genops-audit-log/${hex(run).slice(0, DIGITS)}`;
}

// The rules that one run is checked against, with the cutoff from its warm-up, if any, and the number of its deployments.

/** Plays the warm-up where the percentile rule needs it. @throws ArgumentError for a bad config */
export function* rulesOfRun(config: StudyConfig): Generator<StudyProgress, RulesInForce, void> {
  checkConfig(config);
  const { settings, deployments } = config;
  const run = { deployments, origin: auditOrigin(config) };
  if (settings.reviewRule !== 'percentile') return { ...rulesInForce(settings), run };
  const { genops } = yield* prepareRun(config);
  return { ...rulesInForce(settings, genops.cutoff.score), run };
}

/** A run of the study as a receipt. */
import type { LedgerRow } from '../../engine/claims/lenses/ledger.ts';
import { ArgumentError, complaint, expected, inWords } from '../../engine/errors.ts';
import { checkConfig, type StudyConfig } from '../../engine/simulator/scenario.ts';
import { type SettingChanges, withSettings } from '../../engine/simulator/settings.ts';
import type { Study } from '../../engine/simulator/study.ts';
import { valueOf } from '../charts/variants.ts';
import { partIn, type Repeat } from './kind.ts';
import type { Made } from './receipt.ts';
import { type Findings, finite, receiptClaim, type Task } from './record.ts';

/** The run of a task. @throws ArgumentError for settings that there are not */
export function configOf(task: Task): StudyConfig {
  const { scenario, seed, deployments } = task;
  const changes = partIn(task, 'settings') as SettingChanges;
  try {
    const config = { scenario, settings: withSettings(changes), seed, deployments };
    checkConfig(config as StudyConfig);
    return config as StudyConfig;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw expected('receipt.json', 'a run of this version', inWords(complaint(error)));
  }
}

export function findingsOf({ digest, heads }: Study, rows: readonly LedgerRow[]): Findings {
  return {
    claims: rows.map(({ claim, verdict, decidedBy, estimate }) =>
      receiptClaim(claim, verdict, estimate, decidedBy),
    ),
    values: {},
    auditHead: Array.from(heads.subarray(-32), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    digest,
  };
}

/** @param query after `?` of a link to the run */
export function madeRun(study: Study, rows: readonly LedgerRow[], page: string, query: string): Made {
  const { scenario, settings, seed, deployments } = study.config;
  const measures = JSON.stringify(
    study.measures,
    (_, value: unknown) => (typeof value === 'number' ? finite(value) : value),
    2,
  );
  return {
    kind: 'run',
    what: `Run of the study model: ${deployments} deployments in each pipeline, seed ${seed}, scenario ${scenario}`,
    command: `npm run reproduce -- --address '${query}'`,
    page,
    query,
    task: { scenario, settings, seed, deployments },
    findings: findingsOf(study, rows),
    files: { 'measures.json': `${measures}\n` },
  };
}

export const repeat: Repeat = async (task, { run, signal, onProgress }) => {
  const config = configOf(task);
  if (run !== undefined) {
    const { study, rows } = await run(config);
    return findingsOf(study, rows);
  }
  const { StudyPool } = await import('../../workers/study/pool.ts');
  const { studyLedger } = await import('../../engine/claims/lenses/ledger.ts');
  const pool = new StudyPool();
  const outcome = await pool.run(config, { signal, onProgress });
  pool.close();
  const study = valueOf(outcome);
  return findingsOf(study, studyLedger({ measures: study.measures, settings: config.settings }));
};

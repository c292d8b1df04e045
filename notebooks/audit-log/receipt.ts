/** The verification of an exported audit log as a receipt: its digest, the answer to each check, and the root of its events. */
import { answerTo, type LogReport, logChecks } from '../../engine/audit-log/log-report.ts';
import { AuditPool } from '../../workers/audit/pool.ts';
import { valueOf } from '../charts/variants.ts';
import { fingerprint, type Repeat, sameFile } from '../receipt/kind.ts';
import { type Made, ownFile } from '../receipt/receipt.ts';
import type { Findings } from '../receipt/record.ts';

const found = (report: LogReport): Findings => ({
  claims: [],
  values: {
    ...Object.fromEntries(logChecks.map((check) => [`check: ${check}`, [answerTo(report, check)]])),
    'events, deployments, findings': [report.size, report.deployments, report.findingCount],
    'signed head': report.head === null ? [] : [report.head.origin, report.head.size, report.head.root],
  },
  auditHead: report.root,
});

/** @param key that the reader expected; null for none */
export async function madeVerification(
  file: File,
  key: string | null,
  report: LogReport,
  own: boolean,
): Promise<Made> {
  return {
    kind: 'verified-log',
    what: `Verification of an audit log of ${report.size} events`,
    command: null,
    page: 'audit-log/',
    query: '',
    task: { ...(await fingerprint(file)), key },
    findings: found(report),
    files: own ? await ownFile(file) : {},
  };
}

export const repeat: Repeat = async (task, hooks) => {
  const file = await sameFile(task, hooks);
  const { signal, onProgress } = hooks;
  const pool = new AuditPool();
  const outcome = await pool.verify(file, (task['key'] as string | null) ?? null, { signal, onProgress });
  pool.close();
  return found(valueOf(outcome));
};

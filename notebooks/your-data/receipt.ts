/** A judged log as a receipt: its digest, how it was read and what came of it. The log itself only where the reader says so. */
import type { LogMapping } from '../../engine/deployment-log/index.ts';
import { judgeLog } from '../../engine/own-data/index.ts';
import type { LogResult } from '../../workers/log/api.ts';
import { LogPool } from '../../workers/log/pool.ts';
import { valueOf } from '../charts/variants.ts';
import type { DataOnShow } from '../log-file/file-reader.ts';
import { fingerprint, type Repeat, sameFile } from '../receipt/kind.ts';
import { type Made, ownFile } from '../receipt/receipt.ts';
import { type Findings, judgedClaim } from '../receipt/record.ts';

const found = ({ measures, rows, log }: LogResult): Findings => ({
  claims: judgeLog(measures).map(judgedClaim),
  values: { 'rows: in the file, judged': [rows, log.rows] },
  auditHead: null,
});

export async function madeLog({ file, result }: DataOnShow, query: string, own: boolean): Promise<Made> {
  return {
    kind: 'judged-log',
    what: `Judgment of a deployment log of ${result.log.rows} deployments`,
    command: null,
    page: 'your-data/',
    query,
    task: { ...(await fingerprint(file)), mapping: result.mapping },
    findings: found(result),
    files: own ? await ownFile(file) : {},
  };
}

export const repeat: Repeat = async (task, hooks) => {
  const file = await sameFile(task, hooks);
  const { signal, onProgress } = hooks;
  const pool = new LogPool();
  const outcome = await pool.read(file, task['mapping'] as LogMapping | null, { signal, onProgress });
  pool.close();
  return found(valueOf(outcome));
};

/** The audit log's worker of this page; started when it is first asked. */
import type { AuditClient } from '../../workers/audit/pool.ts';
import { AuditPool } from '../../workers/audit/pool.ts';

let pool: AuditClient | undefined;

export function auditClient(): AuditClient {
  return (pool ??= new AuditPool());
}

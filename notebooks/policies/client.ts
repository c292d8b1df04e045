/** The policies' workers of this page; started when they are first asked. */
import type { PolicyClient } from '../../workers/policies/pool.ts';
import { PolicyPool } from '../../workers/policies/pool.ts';

let pool: PolicyClient | undefined;

export function policyClient(): PolicyClient {
  return (pool ??= new PolicyPool());
}

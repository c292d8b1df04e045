/** The policies' workers of this page; started when they are first asked. */
import type { PolicyClient } from '../../workers/policy-contract.ts';
import { PolicyPool } from '../../workers/policy-pool.ts';

let pool: PolicyClient | undefined;

export function policyClient(): PolicyClient {
  return (pool ??= new PolicyPool());
}

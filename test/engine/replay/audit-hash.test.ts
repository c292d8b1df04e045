import { describe, expect, it } from 'vitest';
import { type AuditEntry, auditEntryHash, auditHashCoverage } from '../../../engine/replay/index.ts';

const entry: AuditEntry = {
  timestamp: '2026-01-07T12:00:00',
  deploymentId: 'dep-1',
  eventType: 'risk_assessed',
  actor: 'ai_agent',
  action: 'assess_risk',
  details: {
    risk_level: 'low',
    score: 0.1899261245232324,
    tiny: 1e-5,
    n: 3,
    list: [true, null, 'é😀'],
    nested: { b: 1, a: 0.5 },
  },
  riskScore: 0.5,
  confidence: null,
  policiesEvaluated: [],
  policiesViolated: ['large_change_caution'],
};

describe('the audit hash', () => {
  it('is what Python gives for the same entry', async () => {
    // hashlib.sha256((…"2026-01-07T12:00:00" "dep-1" "risk_assessed" "assess_risk" json.dumps(details, sort_keys=True))
    expect(await auditEntryHash(entry)).toBe('3448580e25134b07');
  });

  it('notices five of the ten fields', async () => {
    const coverage = await auditHashCoverage(entry);
    expect(coverage.filter(({ noticed }) => noticed).map(({ field }) => field)).toEqual([
      'timestamp',
      'deploymentId',
      'eventType',
      'action',
      'details',
    ]);
    expect(coverage.filter(({ noticed }) => !noticed).map(({ field }) => field)).toEqual([
      'actor',
      'riskScore',
      'confidence',
      'policiesEvaluated',
      'policiesViolated',
    ]);
  });

  it('is told for each field as it is of the entry with that field changed', async () => {
    const hashes = new Map((await auditHashCoverage(entry)).map(({ field, hash }) => [field, hash]));
    for (const field of ['timestamp', 'deploymentId', 'eventType', 'action'] as const)
      expect(hashes.get(field)).toBe(await auditEntryHash({ ...entry, [field]: `${entry[field]}*` }));
    const newKey = 'risk_levelscoretinynlistnested*';
    expect(hashes.get('details')).toBe(
      await auditEntryHash({ ...entry, details: { ...entry.details, [newKey]: true } }),
    );
    for (const field of [
      'actor',
      'riskScore',
      'confidence',
      'policiesEvaluated',
      'policiesViolated',
    ] as const)
      expect(hashes.get(field)).toBe(await auditEntryHash(entry));
  });
});

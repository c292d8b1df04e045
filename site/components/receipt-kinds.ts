/** What a receipt can be of. Each kind stands with the page that makes it, and is loaded when a receipt of it is checked. */
import type { Repeat } from '../../notebooks/receipt/kind.ts';

interface Kind {
  /** `run`, as in “the digest of this run”. */
  readonly name: string;
  readonly repeat: () => Promise<Repeat>;
}

const run: Kind = {
  name: 'run',
  repeat: async () => (await import('../../notebooks/receipt/run.ts')).repeat,
};

/** Of pages that the single file does not have. */
const others: Readonly<Record<string, Kind>> = {
  seeds: {
    name: 'sweep over seeds',
    repeat: async () => (await import('../../notebooks/experiments/receipt.ts')).repeatSeeds,
  },
  ablations: {
    name: 'sweep over ablations',
    repeat: async () => (await import('../../notebooks/experiments/receipt.ts')).repeatAblations,
  },
  runs: {
    name: 'comparison of runs',
    repeat: async () => (await import('../../notebooks/receipt/runs.ts')).repeatRuns,
  },
  inputs: {
    name: 'sweep over inputs',
    repeat: async () => (await import('../../notebooks/claims/inputs-receipt.ts')).repeatInputs,
  },
  readings: {
    name: 'comparison of definitions',
    repeat: async () => (await import('../../notebooks/definitions/receipt.ts')).repeatReadings,
  },
  policies: {
    name: 'comparison of policies',
    repeat: async () => (await import('../../notebooks/policies/receipt.ts')).repeatComparison,
  },
  canary: {
    name: 'canary design',
    repeat: async () => (await import('../../notebooks/canary-designer/receipt.ts')).repeatCanary,
  },
  beliefs: {
    name: 'map of assumptions',
    repeat: async () => (await import('../../notebooks/believe/receipt.ts')).repeat,
  },
  replay: {
    name: 'replay',
    repeat: async () => (await import('../../notebooks/published-code/receipt.ts')).repeatReplay,
  },
  'replay-seeds': {
    name: 'sweep over seeds of the published code',
    repeat: async () => (await import('../../notebooks/receipt/seeds-of-code.ts')).repeatSweep,
  },
  'replay-change': {
    name: 'changed replay',
    repeat: async () => (await import('../../notebooks/published-code/receipt.ts')).repeatExperiment,
  },
  replays: {
    name: 'comparison of replays',
    repeat: async () => (await import('../../notebooks/published-code/receipt.ts')).repeatSizes,
  },
  certificate: {
    name: 'certificate',
    repeat: async () => (await import('../../notebooks/certificate/receipt.ts')).repeat,
  },
  'judged-log': {
    name: 'judged log',
    repeat: async () => (await import('../../notebooks/your-data/receipt.ts')).repeat,
  },
  'verified-log': {
    name: 'verified audit log',
    repeat: async () => (await import('../../notebooks/audit-log/receipt.ts')).repeat,
  },
};

export const receiptKinds: Readonly<Record<string, Kind>> = {
  run,
  ...(import.meta.env.MODE === 'single' ? {} : others),
};

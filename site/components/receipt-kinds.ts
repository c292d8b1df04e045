/** What a receipt can be of. Each kind stands with the page that makes it, and is loaded when a receipt of it is checked. */
import type { Repeat } from '../../notebooks/receipt/kind.ts';

interface Kind {
  /** `run`, as in “the digest of this run”. */
  readonly name: string;
  readonly repeat: () => Promise<Repeat>;
}

const code = () => import('../../notebooks/published-code/receipt.ts');
const experiments = () => import('../../notebooks/experiments/receipt.ts');

/** What the single file can check, too: it has the workers of the study, of the published code and of readers' logs. */
const inFile: Readonly<Record<string, Kind>> = {
  run: { name: 'run', repeat: async () => (await import('../../notebooks/receipt/run.ts')).repeat },
  runs: {
    name: 'comparison of runs',
    repeat: async () => (await import('../../notebooks/receipt/runs.ts')).repeatRuns,
  },
  seeds: { name: 'sweep over seeds', repeat: async () => (await experiments()).repeatSeeds },
  ablations: { name: 'sweep over ablations', repeat: async () => (await experiments()).repeatAblations },
  inputs: {
    name: 'sweep over inputs',
    repeat: async () => (await import('../../notebooks/claims/inputs-receipt.ts')).repeatInputs,
  },
  'replay-seeds': {
    name: 'sweep over seeds of the published code',
    repeat: async () => (await import('../../notebooks/receipt/seeds-of-code.ts')).repeatSweep,
  },
  readings: {
    name: 'comparison of definitions',
    repeat: async () => (await import('../../notebooks/definitions/receipt.ts')).repeatReadings,
  },
  replay: { name: 'replay', repeat: async () => (await code()).repeatReplay },
  'replay-change': { name: 'changed replay', repeat: async () => (await code()).repeatExperiment },
  replays: { name: 'comparison of replays', repeat: async () => (await code()).repeatSizes },
  'judged-log': {
    name: 'judged log',
    repeat: async () => (await import('../../notebooks/your-data/receipt.ts')).repeat,
  },
};

const others: Readonly<Record<string, Kind>> = {
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
  certificate: {
    name: 'certificate',
    repeat: async () => (await import('../../notebooks/certificate/receipt.ts')).repeat,
  },
  'verified-log': {
    name: 'verified audit log',
    repeat: async () => (await import('../../notebooks/audit-log/receipt.ts')).repeat,
  },
};

export const receiptKinds: Readonly<Record<string, Kind>> = {
  ...inFile,
  ...(import.meta.env.MODE === 'single' ? {} : others),
};

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
    repeat: async () => (await import('../../notebooks/published-code/receipt.ts')).repeatSweep,
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

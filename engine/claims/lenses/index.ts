export { arithmeticReading, arithmeticReadings } from './arithmetic.ts';
export {
  type LedgerRow,
  ledgerOf,
  reachCounts,
  reachOf,
  rowFor,
  studyLedger,
  withData,
  withReplay,
} from './ledger.ts';
export { type LensName, type LensOutcome, type LensReading, lensNames } from './lens.ts';
export { exactValue, type Replayed, replayReading } from './replay.ts';

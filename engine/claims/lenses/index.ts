export { arithmeticReading, arithmeticReadings, isOfAlternatives } from './arithmetic.ts';
export {
  type LedgerParts,
  type LedgerRow,
  ledgerOf,
  rowFor,
  studyLedger,
  withData,
  withReplay,
} from './ledger.ts';
export { type LensName, type LensOutcome, type LensReading, lensNames } from './lens.ts';
export { type Reach, reachCounts, reaches, reachOf } from './reach.ts';
export { type Replayed, replayReading } from './replay.ts';

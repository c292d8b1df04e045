export { arithmeticReading, arithmeticReadings } from './arithmetic.ts';
export { type LedgerParts, type LedgerRow, ledgerOf } from './ledger.ts';
export { type LensName, type LensOutcome, type LensReading, lensNames } from './lens.ts';
export { type Replayed, replayReading } from './replay.ts';

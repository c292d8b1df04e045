export { type ReplayedClaim, replayedClaims } from './by-claim.ts';
export { type Calibration, calibrationsOf } from './calibration.ts';
export { conclusionOf, isFixed } from './conclusion.ts';
export { type Effect, effectOf, effects, SHIFTED_ERRORS } from './effect.ts';
export type {
  Draws,
  InputRole,
  InputValue,
  Model,
  ModelInput,
  ModelName,
  Moves,
  Numbers,
} from './model.ts';
export { jointMoves, type Survey, singleMoves, survey, type TraceProgress, traceSteps } from './survey.ts';
export type { Conclusion, Movement, Trace, TracedInput } from './trace.ts';

export { type ReplayedClaim, replayedClaims } from './by-claim.ts';
export { type Calibration, calibrationsOf } from './calibration.ts';
export { type Effect, effectOf } from './effect.ts';
export type { Draws, InputValue, Model, ModelInput, Moves, Numbers } from './model.ts';
export { jointMoves, type Survey, singleMoves, survey, traceSteps } from './survey.ts';
export type { Trace, TracedInput } from './trace.ts';

export { type Calibration, calibrationsOf } from './conclusion.ts';
export type { Draws, InputValue, Model, ModelInput, Moves, Numbers } from './model.ts';
export { jointMoves, type Survey, singleMoves, survey, traceSteps } from './survey.ts';
export type { Trace, TracedInput } from './trace.ts';
export { type Effect, effectOf, type ReplayedClaim, replayedClaims } from './trace.ts';

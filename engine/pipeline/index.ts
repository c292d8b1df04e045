export type { DeliveryConfig, DeliverySlots, Fate } from './delivery.ts';
export { isGivenUp } from './delivery.ts';
export { GenopsArm } from './genops-arm.ts';
export type { GenopsConfig, ReviewRule } from './genops-config.ts';
export { type GenopsRecord, reviewReason } from './genops-record.ts';
export { auditedDeployment, LEAF_BYTES, LeafWriter } from './leaf.ts';
export { TraditionalArm, type TraditionalRecord } from './traditional-arm.ts';

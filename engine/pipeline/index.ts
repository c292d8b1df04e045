export type { DeliveryConfig, DeliverySlots } from './delivery.ts';
export { isGivenUp } from './delivery.ts';
export { countEvents, eventsOf, reviewReasonsInWords } from './events.ts';
export { GenopsArm } from './genops-arm.ts';
export type { GenopsConfig } from './genops-record.ts';
export { type GenopsRecord, reviewReason } from './genops-record.ts';
export { auditedDeployment, LEAF_BYTES, LeafWriter } from './leaf.ts';
export { TraditionalArm, type TraditionalRecord } from './traditional-arm.ts';

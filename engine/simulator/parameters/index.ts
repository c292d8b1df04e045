export { canaryParameters } from './canary.ts';
export { defectParameters } from './defects.ts';
export { deliveryParameters } from './delivery.ts';
export type { NumberParameter, Parameter, Unit } from './parameter.ts';
export { pillarParameters } from './pillars.ts';
export { trafficParameters } from './traffic.ts';
export { workloadParameters } from './workload.ts';

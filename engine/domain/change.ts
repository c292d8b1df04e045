/** Changes: what is sent through both arms, and the defect that a bad one carries. */

export const defectKinds = ['none', 'errors', 'slow', 'silent'] as const;
export type DefectKind = (typeof defectKinds)[number];

/** The truth about a change, which no pillar sees. */
export interface Defect {
  readonly kind: DefectKind;
  /** Added error rate (`errors`) or added share of slow requests (`slow`) at full effect, ratio. */
  readonly lift: number;
  /** The defect shows only above this share of traffic; 0 when it always shows. */
  readonly visibleAbove: number;
}

export const noDefect: Defect = Object.freeze({ kind: 'none', lift: 0, visibleAbove: 0 });

/** What a pipeline sees of a change. */
export interface Change {
  /** Position in the study; negative during the warm-up. */
  readonly index: number;
  /** Index of the service in the world. */
  readonly service: number;
  /** Minutes since Monday 00:00 of the study's first week; negative during the warm-up. */
  readonly minute: number;
  readonly lines: number;
  readonly files: number;
  readonly migration: boolean;
  readonly config: boolean;
  readonly hotfix: boolean;
}

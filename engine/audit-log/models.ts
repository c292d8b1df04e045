/** The models that may act in a pipeline, by what they do. An event by any other is a violation. */
export const approvedModels = {
  /** Looks up past deployments. */
  context: 'genops-context-1',
  /** Gives the risk score. */
  risk: 'genops-risk-1',
  /** Judges canary stages. */
  canary: 'genops-canary-1',
} as const;

export function isApprovedModel(model: string): boolean {
  return Object.values<string>(approvedModels).includes(model);
}

import type { Scenario } from '../scenario.ts';

export const publishedSoak: Scenario = {
  id: 'published-soak',
  title: 'Published canary soak',
  varies: 'Canary stages last as long as in the published code: 35 min on average.',
  changes: { bakeScale: 1 },
  baseline: 0.89,
  solved: [],
  constructed: [],
};

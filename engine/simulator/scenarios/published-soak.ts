import type { Scenario } from '../scenario.ts';

export const publishedSoak: Scenario = {
  id: 'published-soak',
  title: 'Published canary soak',
  varies:
    'Stages bake as long as the published code draws them (35 minutes on average), to see what that does to the median.',
  changes: { bakeScale: 1 },
  baseline: 0.89,
  solved: [],
  constructed: [],
};

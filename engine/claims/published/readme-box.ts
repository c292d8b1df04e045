/** What the README prints of single runs, as strings: its sample of the result box, and its table of the latest validation. */
import type { Source } from '../claim.ts';
import { readme } from './sources.ts';

/** A line of the printed box; the label in our words. */
export interface BoxLine {
  readonly label: string;
  readonly printed: string;
}

export const readmeBox: { readonly source: Source; readonly lines: readonly BoxLine[] } = {
  source: readme('expected output of the demonstration'),
  lines: [
    { label: 'Deployments', printed: '500' },
    { label: 'Successful', printed: '484' },
    { label: 'Rolled back', printed: '12' },
    { label: 'Failed', printed: '4' },
    { label: 'Success rate', printed: '96.8%' },
    { label: 'Rollback rate', printed: '2.4%' },
    { label: 'Failure rate', printed: '0.8%' },
    { label: 'Median cycle time', printed: '23.4 min' },
    { label: 'Safety violations', printed: '0' },
    { label: 'Canary catch rate', printed: '14.4%' },
  ],
};

/** Figures of a run that the README sets beside the study's, with the word beside its tick. */
export const readmeValidation: {
  readonly source: Source;
  readonly lines: readonly {
    readonly label: string;
    readonly printed: string;
    readonly target: string;
    readonly word: string;
  }[];
} = {
  source: readme('latest validation results'),
  lines: [
    { label: 'Success rate', printed: '97.0%', target: '96.8%', word: 'Match' },
    { label: 'Safety violations', printed: '0', target: '0', word: 'Zero' },
    { label: 'Cycle time', printed: '52.3% improvement', target: '55.7%', word: 'Close' },
  ],
};

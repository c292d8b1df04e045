/** What the registry says fixes a claim, before anything is moved; and why there may be nothing to move. */
import { type Claim, isMeasured } from '../../engine/claims/claim.ts';
import { parameters } from '../../engine/simulator/settings.ts';
import { element } from '../authoring/html.ts';

export function constructionNote({ test, replay }: Claim): HTMLElement {
  if (test.kind === 'calibrated') {
    const labels = test.inputs.map((key) => `“${parameters[key].label}”`).join(' and ');
    return element`<p>For this claim ${test.because} (${labels}). If that is what fixes the number, it must follow when the input
      is moved; and a number that any value of an input can bring about is no finding.</p>`;
  }
  if (isMeasured(test)) {
    return element`<p>No input of the study model was solved for this claim. Which of them the number follows can be seen by moving each.</p>`;
  }
  return replay.kind === 'replayed'
    ? element`<p>The study model has no number for this claim. What the number of the published code follows stands with its replay, above.</p>`
    : element`<p>No lens computes a number for this claim, so there is none that could follow an input.</p>`;
}

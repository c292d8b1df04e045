/** The four numbers that the paper is known for. */
import { svg } from '../../notebooks/charts/svg.ts';
import { box, defineBeat } from '../beat.ts';
import { claimNamed } from '../draw/claims.ts';
import { eased, flag, stageDrawing, words } from '../draw/marks.ts';

const headlines = [
  ['cycle-time-improvement', 'shorter', 'cycle time'],
  ['success-genops', 'of deployments', 'succeed'],
  ['canary-catch', 'of issues caught', 'by the canary'],
  ['safety-violations', 'safety', 'violations'],
] as const;

const HOIST = 700;
const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];

export const flags = defineBeat<null>({
  id: 'flags',
  seconds: 20,
  load: () => Promise.resolve(null),
  title: () => `${numbers[headlines.length]} numbers are printed. Do they hold?`,
  notes: () => [
    'GenOps puts generative AI into delivery pipelines, under governance. These are the figures that its paper and README are known for.',
    'We re-run the study here, in this browser, with every assumption visible, and compare.',
    ...headlines.map(([id]) => {
      const { printed, sentence, source } = claimNamed(id);
      return `${printed}: ${sentence} (${source.document}, ${source.locator})`;
    }),
  ],
  label: () => headlines.map(([id, ...about]) => `${claimNamed(id).printed} ${about.join(' ')}`).join('; '),
  draw({ place }) {
    const root = stageDrawing(place, flags.label(null));
    const step = box.width / headlines.length;
    const cloths = headlines.map(([id, first, second], k) => {
      const x = k * step + 12;
      const { node, cloth } = flag({ printed: claimNamed(id).printed, x, top: 110, bottom: 540, size: 88 });
      const about = svg('g', {}, words(first, x + 28, 360, 'large'), words(second, x + 28, 422, 'large'));
      root.append(node, about);
      return { cloth, about };
    });
    return {
      stops: [HOIST * (headlines.length + 1)],
      paint(time) {
        cloths.forEach(({ cloth, about }, k) => {
          const up = eased(time, k * HOIST, (k + 1.6) * HOIST);
          cloth.setAttribute('transform', `translate(0 ${(1 - up) * 400})`);
          cloth.setAttribute('opacity', String(Math.min(1, up * 3)));
          about.setAttribute('opacity', String(eased(time, (k + 0.8) * HOIST, (k + 1.6) * HOIST)));
        });
      },
    };
  },
});

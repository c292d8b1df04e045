/** Where the audience can do all of this: the address as a code, the digest that their browser must give, how to cite. */
import { encode } from 'uqr';
import { svg } from '../../notebooks/charts/svg.ts';
import { defineBeat, still } from '../beat.ts';
import { stageDrawing, words } from '../draw/marks.ts';

const SIDE = 680;
const LEFT = SIDE + 90;
/** Characters of a digest in one line. */
const DIGITS = 16;
const paper = ['N. K. S. Beshane: GenOps. JISEM 11(1s), 1518–1539.', 'doi.org/10.52783/jisem.v11i1s.14322'];

export const address = defineBeat<null>({
  id: 'address',
  seconds: 20,
  load: () => Promise.resolve(null),
  title: () => 'Your browser can check every number of this talk.',
  notes: () => [
    'The code leads to the site. It needs no account and no network after the first visit, and sends nothing anywhere.',
    'The digest covers settings, seed, every deployment and the audit log: any browser that runs this seed gets the same one.',
    'Cite the paper as well as the notebook; the repository has a CITATION.cff.',
  ],
  label: () => 'A code with the address of this site, the digest of the run, and the paper',
  draw({ place, address: url }, _facts, run) {
    const root = stageDrawing(place, `${address.label(null)}: ${url}`);
    const lines = run.digest.match(new RegExp(`.{1,${DIGITS}}`, 'g')) ?? [];
    root.append(
      svg('rect', { x: 0, y: 0, width: SIDE, height: SIDE, class: 'code__paper' }),
      svg('path', { d: codePath(url), class: 'code__ink' }),
      words('This site', LEFT, 48, 'muted'),
      ...inLines(url.replace(/^https?:\/\//, '').replace(/\/$/, ''), 44).map((text, k) =>
        words(text, LEFT, 108 + k * 56, 'large strong'),
      ),
      words(`Digest of the run with seed ${run.seed}`, LEFT, 290, 'muted'),
      ...lines.map((text, k) => words(text, LEFT, 350 + k * 50, 'mono')),
      words('The paper', LEFT, 596, 'muted'),
      ...paper.map((text, k) => words(text, LEFT, 644 + k * 46)),
    );
    return still;
  },
});

/** One square a dark module, all in one path; the quiet zone is part of it. */
function codePath(url: string): string {
  const { data, size } = encode(url, { ecc: 'M', border: 3 });
  const unit = SIDE / size;
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) =>
      dark
        ? [
            `M${(x * unit).toFixed(2)},${(y * unit).toFixed(2)}h${unit.toFixed(2)}v${unit.toFixed(2)}h-${unit.toFixed(2)}z`,
          ]
        : [],
    ),
  );
  return squares.join('');
}

/** Broken after a slash, or wherever it must be. */
function inLines(text: string, most: number): readonly string[] {
  if (text.length <= most) return [text];
  const slash = text.lastIndexOf('/', most - 1) + 1;
  const at = slash > 0 ? slash : most;
  return [text.slice(0, at), ...inLines(text.slice(at), most)].slice(0, 3);
}

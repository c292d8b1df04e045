/** What would have to be true for the headline figures: all committed draws; then every claim turns to its verdict. */
import { studyLedger } from '../../engine/claims/lenses/ledger.ts';
import { type VerdictKind, verdictKinds } from '../../engine/claims/verdict.ts';
import { linearScale, logScale, svg, textWidth } from '../../notebooks/charts/svg.ts';
import { count, outOf, percent } from '../../notebooks/format/number.ts';
import { tally, verdictWords } from '../../notebooks/format/words.ts';
import { box, defineBeat } from '../beat.ts';
import { committedDraws } from '../data/draws.ts';
import { claimNamed, rangeNamed } from '../draw/claims.ts';
import { eased, flag, line, stageDrawing, words } from '../draw/marks.ts';

interface True {
  readonly draws: number;
  /** Draws in which all headline figures come true. */
  readonly together: number;
  readonly tally: Readonly<Record<VerdictKind, number>>;
  readonly claims: readonly { readonly printed: string; readonly verdict: VerdictKind }[];
}

const names: Readonly<Record<string, string>> = {
  'cycle-time-genops': 'Cycle time',
  'success-genops': 'Success',
  'rollback-genops': 'Rolled back',
  'failure-genops': 'Failed',
};
const [LEFT, RIGHT, ROW, CLOUD] = [330, 1480, 180, 104] as const;
/** The map is there; the claims are; one after another turns. */
const [MAP, GRID, TURN, EACH, END] = [2000, 2900, 900, 80, 6500] as const;
const [COLUMNS, TILES, SMALL] = [8, 620, 78] as const;

const titleOf = ({ draws, together, tally: of }: True): string => {
  const claims = Object.values(of).reduce((sum, each) => sum + each, 0);
  return `The headlines come true together in ${outOf(together, draws)} settings; ${outOf(of.reproduced, claims)} claims are reproduced.`;
};

export const whatIsTrue = defineBeat<True>({
  id: 'true',
  seconds: 40,
  async load(engine) {
    const { measures, config } = await engine.study();
    await engine.breathe();
    const rows = studyLedger({ measures, settings: config.settings });
    const claims = rows.map(({ claim: { printed }, verdict }) => ({ printed, verdict }));
    return { draws: committedDraws.draws, together: committedDraws.together, tally: tally(rows), claims };
  },
  title: titleOf,
  notes: ({ draws, tally: of, claims }) => [
    `${count(draws)} settings were drawn from ranges that a skeptic and an advocate would both grant, written down beforehand. A dot is one of them, blue inside the accepted range.`,
    'The shares are committed, not run here; the page What you would have to believe runs more.',
    `Then all ${count(claims.length)} claims turn to what this run says: ${verdictKinds.map((kind) => `${count(of[kind])} ${verdictWords[kind]}`).join(', ')}.`,
  ],
  label: titleOf,
  draw({ place }, facts) {
    const root = stageDrawing(place, titleOf(facts));
    const clouds = committedDraws.claims.map(({ id, accepted, values }, row) => {
      const { printed, value, unit } = claimNamed(id);
      const range = rangeNamed(id);
      const top = row * ROW + 66;
      const inOrder = values.toSorted((a, b) => a - b);
      const ends = [0.03, 0.97].map((p) => inOrder[Math.floor(p * inOrder.length)]!);
      const domain = [Math.min(ends[0]!, range.lower), Math.max(ends[1]!, range.upper)] as const;
      const x = (unit === 'minutes' ? logScale : linearScale)(domain, [LEFT + 10, RIGHT - 10]);
      const dots = { out: '', in: '' };
      values.forEach((each, i) => {
        if (each < domain[0] || each > domain[1]) return;
        const isIn = each >= range.lower && each <= range.upper;
        dots[isIn ? 'in' : 'out'] += `M${x(each).toFixed(1)},${top + 10 + ((i * 37) % (CLOUD - 20))}h0`;
      });
      const width = Math.max(x(range.upper) - x(range.lower), 8);
      const at = x(value!);
      const group = svg(
        'g',
        {},
        svg('rect', { x: x(range.lower), y: top, width, height: CLOUD, class: 'band' }),
        svg('path', { d: dots.out, class: 'dots fine dots--out' }),
        svg('path', { d: dots.in, class: 'dots fine dots--genops' }),
        line(LEFT, top + CLOUD, RIGHT, top + CLOUD, 'baseline'),
        flag({ printed, x: at, top: top - 62, bottom: top + CLOUD, size: 38, leftwards: at > RIGHT - 200 })
          .node,
        words(names[id] ?? id, 0, top + 66, 'large strong'),
        words(percent(accepted / facts.draws), box.width, top + 70, 'huge strong at-end'),
      );
      return group;
    });
    const map = svg('g', {}, ...clouds);
    const seen: Record<string, number> = {};
    const tiles = facts.claims.map(({ printed, verdict }, k) => {
      const tile = svg('rect', { rx: 8 });
      const short = printed.split(', ')[0]!;
      const text = words(textWidth(short, 36) < 180 ? short : '…', 0, 0, 'strong at-middle on-ink');
      const node = svg('g', {}, tile, text);
      const slot = seen[verdict] ?? 0;
      seen[verdict] = slot + 1;
      const most = Math.max(...Object.values(facts.tally), 1);
      const gap = Math.min(SMALL + 12, (box.width - TILES) / most);
      const from = [
        ((k % COLUMNS) + 0.5) * (box.width / COLUMNS),
        Math.floor(k / COLUMNS) * 181 + 90,
      ] as const;
      const to = [TILES + (slot + 0.5) * gap, verdictKinds.indexOf(verdict) * 120 + 62] as const;
      const paint = (time: number): boolean => {
        const start = GRID + k * EACH;
        const u = eased(time, start, start + TURN);
        const [cx, cy] = [from[0] + (to[0] - from[0]) * u, from[1] + (to[1] - from[1]) * u];
        const height = 150 + (SMALL - 150) * u;
        const width = (200 + (Math.min(SMALL, gap - 10) - 200) * u) * Math.max(Math.abs(1 - 2 * u), 0.04);
        tile.setAttribute('fill', u < 0.5 ? 'var(--ink)' : `var(--verdict-${verdict})`);
        tile.setAttribute('x', String(-width / 2));
        tile.setAttribute('y', String(-height / 2));
        tile.setAttribute('width', String(width));
        tile.setAttribute('height', String(height));
        node.setAttribute('transform', `translate(${cx} ${cy})`);
        text.setAttribute('y', '12');
        text.setAttribute('opacity', u > 0 ? '0' : '1');
        return u >= 0.5;
      };
      return { node, verdict, paint };
    });
    const labels = verdictKinds.map((kind, row) => {
      const node = words('', 0, row * 120 + 78, 'large strong');
      return { kind, node };
    });
    const all = svg('g', {}, ...labels.map(({ node }) => node), ...tiles.map(({ node }) => node));
    root.append(map, all);
    return {
      stops: [MAP, END],
      paint(time) {
        clouds.forEach((cloud, k) =>
          cloud.setAttribute('opacity', String(eased(time, k * 400, k * 400 + 800))),
        );
        map.setAttribute('opacity', String(1 - eased(time, MAP, MAP + 300)));
        all.setAttribute('opacity', String(eased(time, MAP + 300, GRID - 100)));
        const turned = tiles.filter(({ paint }) => paint(time));
        for (const { kind, node } of labels) {
          const now = turned.filter(({ verdict }) => verdict === kind).length;
          node.textContent =
            turned.length === tiles.length || now > 0 ? `${count(now)} ${verdictWords[kind]}` : '';
        }
      },
    };
  },
});

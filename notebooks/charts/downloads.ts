/** What a reader takes away from a figure: its numbers as CSV, its drawing as an SVG that needs no style sheet, or as PNG. */

import { offerFile } from '../authoring/offer-file.ts';

/** Of the PNG, and room around the drawing. */
const SCALE = 2;
const MARGIN = 16;

/** A table as CSV (RFC 4180). Numbers lose their grouping commas, so that a spreadsheet reads them as numbers. */
export function csvOf(table: HTMLTableElement): string {
  const lines = [...table.rows].map(({ cells }) =>
    [...cells].map((cell) => quoted(plain(cell.textContent))).join(','),
  );
  return `${lines.join('\r\n')}\r\n`;
}

function plain(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  const isNumber = /^[−+]?\d[\d,]*(\.\d+)?$/.test(words);
  // a plus at the start would make a formula of the text
  return isNumber ? words.replaceAll(',', '').replace('−', '-').replace('+', '') : words.replace(/^\+/, '');
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** What children of an SVG element inherit, and what they do not. */
const inherited = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'paint-order',
  'text-anchor',
  'dominant-baseline',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'visibility',
] as const;
const own = { opacity: '1', display: 'inline' } as const;

/** The drawings of a chart, as they are on screen, in one file: every style and font written into it, on the page's paper. */
function standaloneSvg(chart: Element, words: { readonly title: string; readonly about: string }): string {
  const found = chart instanceof SVGSVGElement ? [chart] : [...chart.querySelectorAll<SVGSVGElement>('svg')];
  const drawings = found.filter((each) => {
    const inOther = each.parentElement?.closest('svg') && each !== chart;
    return (
      !inOther && each.closest('[aria-hidden="true"]') === null && each.getBoundingClientRect().width > 0
    );
  });
  const rects = drawings.map((each) => each.getBoundingClientRect());
  const left = Math.min(...rects.map((rect) => rect.left)) - MARGIN;
  const top = Math.min(...rects.map((rect) => rect.top)) - MARGIN;
  const width = Math.ceil(Math.max(...rects.map((rect) => rect.right)) - left + MARGIN);
  const height = Math.ceil(Math.max(...rects.map((rect) => rect.bottom)) - top + MARGIN);
  const root = make('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  const paper = plainColor(getComputedStyle(chart.closest('figure') ?? chart).getPropertyValue('--paper'));
  root.append(make('title', {}, words.title), make('desc', {}, words.about));
  root.append(make('rect', { width, height, fill: paper }));
  drawings.forEach((each, k) => {
    const rect = rects[k]!;
    const copy = inlined(each);
    const place = { x: rect.left - left, y: rect.top - top, width: rect.width, height: rect.height };
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, value.toFixed(2));
    copy.setAttribute('overflow', 'visible');
    root.append(copy);
  });
  return new XMLSerializer().serializeToString(root);
}

function make(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(text);
  return node;
}

/** A copy that looks the same without a style sheet. */
function inlined(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  [source, ...source.querySelectorAll('*')].forEach((element, k) => {
    const to = copies[k]!;
    for (const name of to.getAttributeNames()) {
      if (/^(class|style|role|tabindex|id$|aria-|data-)/.test(name)) to.removeAttribute(name);
    }
    const style = getComputedStyle(element);
    const parent = element === source ? null : getComputedStyle(element.parentElement!);
    for (const name of inherited) {
      const value = style.getPropertyValue(name);
      to.removeAttribute(name);
      if (value !== '' && value !== parent?.getPropertyValue(name)) {
        to.setAttribute(name, name === 'fill' || name === 'stroke' ? plainColor(value) : value);
      }
    }
    for (const [name, usual] of Object.entries(own)) {
      const value = style.getPropertyValue(name);
      to.removeAttribute(name);
      if (value !== usual && (name !== 'display' || value === 'none')) to.setAttribute(name, value);
    }
  });
  for (const sheet of copy.querySelectorAll('style')) sheet.remove();
  return copy;
}

const known = new Map<string, string>();

/** Mixed colors as programs that read SVG know them: `rgb(0 0 0)`, computed by a canvas. */
function plainColor(color: string): string {
  if (/^(none|#|rgb)/.test(color)) return color;
  const found = known.get(color);
  if (found !== undefined) return found;
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha = 255] = canvas.getImageData(0, 0, 1, 1).data;
  const plainOne = `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(3)})`;
  known.set(color, plainOne);
  return plainOne;
}

/** The same drawing as pixels, twice its size. */
export async function pngOf(source: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth * SCALE, image.naturalHeight * SCALE];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The browser made no PNG.')) : resolve(blob)));
  });
}

/** @param figure the whole frame: its id names the file */
export async function download(figure: HTMLElement, kind: string): Promise<void> {
  const file =
    kind === 'csv' ? csvFile(figure) : kind === 'svg' ? svgFile(figure) : await pngOf(svgText(figure));
  offerFile(file, `${figure.id}.${kind}`);
}

const csvFile = (figure: HTMLElement): Blob =>
  new Blob(['\ufeff', csvOf(figure.querySelector('.figure__data table')!)], { type: 'text/csv' });
const svgFile = (figure: HTMLElement): Blob => new Blob([svgText(figure)], { type: 'image/svg+xml' });

function svgText(figure: HTMLElement): string {
  const words = (name: string): string => figure.querySelector(`.figure__${name}`)?.textContent ?? '';
  return standaloneSvg(figure.querySelector('.figure__chart')!.firstElementChild!, {
    title: words('title'),
    about: words('about'),
  });
}

/** What an audience could not read: texts that are small, touch, are cut or pale, in the stage as it stands in the window. */
import type { Page } from 'playwright';

export const stageFaults = (page: Page): Promise<readonly string[]> => page.evaluate(faultsHere);

function faultsHere(): string[] {
  const SMALLEST = 28; // of a stage of 1920 × 1080
  const THINNEST = 3;
  const SLACK = 3; // lines of a text's box that no ink reaches
  const section = document.querySelector('section.present');
  if (section === null) return ['no beat is on'];
  const stage = section.getBoundingClientRect();
  const scale = stage.width / 1920;
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

  const colors = new Map<string, readonly number[]>();
  /** Red, green, blue and opacity of any CSS color. */
  const colorOf = (css: string): readonly number[] => {
    const known = colors.get(css);
    if (known !== undefined) return known;
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = css;
    pixel.fillRect(0, 0, 1, 1);
    const color = [...pixel.getImageData(0, 0, 1, 1).data];
    colors.set(css, color);
    return color;
  };
  const luminance = (color: readonly number[]): number =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, k) => {
      const part = color[k]! / 255;
      return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0);
  const isSeen = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null && at !== section; at = at.parentElement) {
      if (Number(getComputedStyle(at).opacity) < 0.05) return false;
    }
    return true;
  };
  const texts = [
    ...section.querySelectorAll<HTMLElement | SVGTextElement>(
      'h2, .foot span, .picture text, .picture button',
    ),
  ]
    .filter((text) => (text.textContent ?? '').trim() !== '' && isSeen(text))
    .map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const rect =
        element instanceof SVGElement ? element.getBoundingClientRect() : range.getBoundingClientRect();
      return { element, rect, said: `“${element.textContent ?? ''}”` };
    });

  /** What lies under a text: the uppermost shape with a fill, or paper. */
  const groundOf = (element: Element, { left, top, width, height }: DOMRect): readonly number[] => {
    const below = document.elementsFromPoint(left + width / 2, top + height / 2);
    for (const each of below) {
      if (each === element || element.contains(each) || each.contains(element)) continue;
      const style = getComputedStyle(each);
      const fill =
        each instanceof SVGElement
          ? each.matches('rect, path, circle')
            ? style.fill
            : 'none'
          : style.backgroundColor;
      if (fill === 'none' || !isSeen(each) || Number(style.opacity) < 0.5) continue;
      const color = colorOf(fill);
      if (color[3]! > 200) return color;
    }
    return colorOf(getComputedStyle(document.body).backgroundColor);
  };
  const faults: string[] = [];
  for (const { element, rect, said } of texts) {
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    if (size < SMALLEST) faults.push(`${said} is ${size} px`);
    if (
      rect.left < stage.left - 1 ||
      rect.right > stage.right + 1 ||
      rect.top < stage.top - 1 ||
      rect.bottom > stage.bottom + 1
    ) {
      faults.push(`${said} is cut`);
    }
    const [ink, ground] = [
      colorOf(element instanceof SVGElement ? style.fill : style.color),
      groundOf(element, rect),
    ].map(luminance) as [number, number];
    const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    if (contrast < 4.5) faults.push(`${said} has contrast ${contrast.toFixed(2)}`);
  }
  texts.forEach((one, k) => {
    for (const other of texts.slice(k + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      // a box is a fifth higher than its letters
      const room = Math.min(one.rect.height, other.rect.height) * 0.2;
      if (across > scale && down > Math.max(SLACK * scale, room))
        faults.push(`${one.said} touches ${other.said}`);
    }
  });
  for (const element of section.querySelectorAll('.picture :is(line, path, rect, circle)')) {
    const { stroke, strokeWidth } = getComputedStyle(element);
    if (stroke !== 'none' && Number.parseFloat(strokeWidth) < THINNEST) {
      faults.push(`a line of ${element.getAttribute('class') ?? element.tagName} is ${strokeWidth}`);
    }
  }
  return faults;
}

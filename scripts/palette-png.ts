/** Writes a screenshot anew with at most 256 colors: text on one paper needs no more, and is a third of the size. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
const MOST_COLORS = 256;

/**
 * @param png of 8 bits a channel, not interlaced, without a palette, as browsers write them
 * @param description what it shows, in words
 */
export function withPalette(png: Buffer, description: string): Buffer {
  const header = chunksOf(png, 'IHDR')[0]!;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 6 ? 4 : 3;
  const pixels = pixelsOf(inflateSync(Buffer.concat(chunksOf(png, 'IDAT'))), width * channels, channels);
  const { palette, indexes } = reduced(pixels, channels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const described = Buffer.from(header);
  described.set([8, 3], 8);
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', described),
    chunk('iTXt', Buffer.from(`Description\0\0\0\0\0${description}`)),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Colors as they are; where they are too many, in steps that grow until they are not. */
function reduced(
  pixels: Buffer,
  channels: number,
): { readonly palette: readonly number[]; readonly indexes: Uint8Array } {
  const count = pixels.length / channels;
  for (let step = 1; ; step *= 2) {
    const near = (value: number): number => Math.min(255, Math.round(value / step) * step);
    const found = new Map<number, number>();
    const indexes = new Uint8Array(count);
    for (let i = 0; i < count && found.size <= MOST_COLORS; i++) {
      const at = i * channels;
      const color = (near(pixels[at]!) << 16) | (near(pixels[at + 1]!) << 8) | near(pixels[at + 2]!);
      if (!found.has(color)) found.set(color, found.size);
      indexes[i] = found.get(color)!;
    }
    if (found.size <= MOST_COLORS) return { palette: [...found.keys()], indexes };
  }
}

function chunksOf(png: Buffer, wanted: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = SIGNATURE; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const start = at + 8;
    if (png.toString('latin1', at + 4, start) === wanted)
      found.push(png.subarray(start, start + png.readUInt32BE(at)));
  }
  return found;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Takes the filters of the rows back. */
function pixelsOf(filtered: Buffer, length: number, channels: number): Buffer {
  const height = filtered.length / (length + 1);
  const pixels = Buffer.alloc(height * length);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (length + 1)]!;
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x < channels ? 0 : pixels[at - channels]!;
      const up = y === 0 ? 0 : pixels[at - length]!;
      const corner = x < channels || y === 0 ? 0 : pixels[at - length - channels]!;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      pixels[at] = filtered[at + y + 1]! + predicted;
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

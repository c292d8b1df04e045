/** Reads the archive of a log, also from inside another folder. */
import { expected } from '../errors.ts';
import { ByteReader } from './bytes.ts';
import { decodeEvent, isEntry } from './event-codec.ts';
import { type FormFault, isHashTile, type ReadLog } from './log-file.ts';
import { HASH_BYTES } from './sha256-at-once.ts';
import { filesOfTar } from './tar.ts';
import { bundleEntries, type EntryPlace, TILE_WIDTH, type Tile, tileAt, tilePath } from './tiles.ts';
import { utf8Text } from './utf8.ts';

/** Longest head or key that is read, bytes. */
const LONGEST_TEXT_FILE = 0x4_0000;

/**
 * Files that are no part of a log are left out: other packers add some.
 *
 * @throws ArgumentError where it is damaged or no log; what is wrong inside one is among its faults
 */
export function readTarLog(archive: Uint8Array): ReadLog {
  const files = filesOfTar(archive);
  const faults: FormFault[] = [];
  const find = (message: string): number => faults.push({ event: null, message });
  const head = files.find(({ path }) => /(^|\/)checkpoint$/.test(path));
  const folder = head?.path.slice(0, -'checkpoint'.length) ?? '';
  const byPath = new Map<string, Uint8Array>();
  for (const { path, bytes } of files) {
    if (!path.startsWith(folder)) continue;
    const name = path.slice(folder.length);
    if (byPath.has(name)) find(expected('audit log', 'each file once', name).message);
    byPath.set(name, bytes); // whoever unpacks it has the last
  }
  const textAt = (name: string): string => {
    const bytes = byPath.get(name) ?? Uint8Array.of(255);
    const text = bytes.length <= LONGEST_TEXT_FILE ? utf8Text(bytes) : null;
    if (text === null) throw expected('audit log', `a file ${name} in UTF-8`, 'none');
    return text;
  };
  const [checkpoint, key] = [textAt('checkpoint'), textAt('verifier-key').trim()];
  const tiles = new Map<string, Uint8Array>();
  const bundles: Bundle[] = [];
  for (const [path, bytes] of byPath) {
    const tile = tileAt(path);
    if (tile === null) continue;
    if (!isHashTile(tile)) bundles.push({ tile, bytes });
    else if (bytes.length === HASH_BYTES * tile.width) tiles.set(path, bytes);
    else find(expected(`audit log: ${path}`, `${tile.width} hashes`, `${bytes.length} bytes`).message);
  }
  const places = entriesOf(bundles, archive, find);
  const reader = new ByteReader(archive);
  return {
    form: 'tar',
    key,
    checkpoint,
    size: places.length,
    entry: (index) => {
      const place = places[index] ?? null;
      return place !== null && isEntry(reader.seek(place.from, place.to)) ? place : null;
    },
    event: (index) => {
      const place = places[index];
      if (!place) throw expected('audit entry', 'one in a bundle of whole entries', 'none');
      return decodeEvent(archive.subarray(place.from, place.to));
    },
    tiles,
    faults,
  };
}

interface Bundle {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/** The entries of the bundles that a log has: full ones from the first on, then at most one partial. Null for what cannot be read. */
function entriesOf(
  bundles: Bundle[],
  archive: Uint8Array,
  find: (message: string) => void,
): (EntryPlace | null)[] {
  bundles.sort((a, b) => a.tile.index - b.tile.index || b.tile.width - a.tile.width); // other packers have other orders
  const places: (EntryPlace | null)[] = [];
  for (const { tile, bytes } of bundles) {
    const path = tilePath(tile);
    if (TILE_WIDTH * tile.index !== places.length) {
      find(
        expected('audit log', 'full bundles of entries one after another, the last alone partial', path)
          .message,
      );
      continue;
    }
    const from = bytes.byteOffset - archive.byteOffset;
    const found = bundleEntries({ bytes: archive, from, to: from + bytes.length }, tile.width);
    if (found === null) find(expected(`audit log: ${path}`, `${tile.width} whole entries`, 'others').message);
    for (let i = 0; i < tile.width; i++) places.push(found?.[i] ?? null);
  }
  return places;
}

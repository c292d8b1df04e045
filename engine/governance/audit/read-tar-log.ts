/** Reads the archive of a log, also from inside another folder. */
import { expected } from '../../errors.ts';
import { decodeEvent } from './event-codec.ts';
import { type FormFault, isHashTile, type ReadLog } from './log-file.ts';
import { HASH_BYTES } from './sha256-at-once.ts';
import { filesOfTar } from './tar.ts';
import { bundleEntries, TILE_WIDTH, type Tile, tileAt, tilePath } from './tiles.ts';
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
  const entries = entriesOf(bundles, find);
  return {
    form: 'tar',
    key,
    checkpoint,
    size: entries.length,
    at: (index) => {
      const entry = entries[index];
      if (!entry) throw expected('audit entry', 'one in a bundle of whole entries', 'none');
      return { event: decodeEvent(entry), entry };
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
function entriesOf(bundles: Bundle[], find: (message: string) => void): (Uint8Array | null)[] {
  bundles.sort((a, b) => a.tile.index - b.tile.index || b.tile.width - a.tile.width); // other packers have other orders
  const entries: (Uint8Array | null)[] = [];
  for (const { tile, bytes } of bundles) {
    const path = tilePath(tile);
    if (TILE_WIDTH * tile.index !== entries.length) {
      find(
        expected('audit log', 'full bundles of entries one after another, the last alone partial', path)
          .message,
      );
      continue;
    }
    const found = bundleEntries(bytes, tile.width);
    if (found === null) find(expected(`audit log: ${path}`, `${tile.width} whole entries`, 'others').message);
    for (let i = 0; i < tile.width; i++) entries.push(found?.[i] ?? null);
  }
  return entries;
}

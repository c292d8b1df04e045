/** The project's own text files, as they lie in the working tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const rooms = ['engine', 'workers', 'notebooks', 'talk', 'site', 'test', 'scripts'] as const;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Paths below a folder, from the project's root, with slashes; folders of tools left out. */
function walk(folder: string): string[] {
  const skipped = ['node_modules', 'dist', '.git', 'coverage', '.vite', '.mutation', '__screenshots__'];
  return readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.includes(entry.name)) return [];
    const path = `${folder}${entry.name}`;
    return entry.isDirectory() ? walk(`${path}/`) : [path];
  });
}

const all = walk('').toSorted();

/** The files whose path matches. */
export function filesLike(pattern: RegExp): string[] {
  return all.filter((path) => pattern.test(path));
}

export function textOf(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}

/** Lines of a file that match, as `path:line: text`. */
export function linesLike(path: string, pattern: RegExp): string[] {
  return textOf(path)
    .split('\n')
    .flatMap((line, k) => (pattern.test(line) ? [`${path}:${k + 1}: ${line.trim()}`] : []));
}

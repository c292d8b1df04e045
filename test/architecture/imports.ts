/** What a module imports. */
import { posix } from 'node:path';
import { textOf } from './sources.ts';

export interface Import {
  readonly from: string;
  /** A path from the project's root, or a package with its sub-path. */
  readonly to: string;
  readonly isPackage: boolean;
}

const patterns = [
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
  /\bnew URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g,
];

/** Imports of a module: static, for effect, lazy, of types, and workers by their address. */
export function importsOf(from: string, text: string = textOf(from)): Import[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, specifier = '']) => {
      const isPackage = !specifier.startsWith('.');
      const to = isPackage ? specifier : posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
      return { from, to, isPackage };
    }),
  );
}

export const arrow = ({ from, to }: Import): string => `${from} → ${to}`;

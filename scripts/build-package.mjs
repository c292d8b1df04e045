/** `npm pack` calls this: the engine as one ESM file with its types, in lib/, so that `import { DeploymentSimulator } from 'genops-notebook'` works anywhere. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const lib = join(root, 'lib');
rmSync(lib, { recursive: true, force: true });
// as in vite.config.ts: CommonJS without a word about side effects, of which it has none
const treeshake = { moduleSideEffects: [{ test: /node_modules\/@stdlib\//, sideEffects: false }] };
const bundle = await rolldown({
  input: join(root, 'engine/index.ts'),
  platform: 'browser',
  treeshake,
  external: ['valibot'], // its types are in ours
});
await bundle.write({ dir: lib, format: 'esm', entryFileNames: 'index.js', chunkFileNames: '[name].js' });

// the declarations of the type check, whose imports end in .ts
const declarations = join(root, 'node_modules/.cache/types/engine/engine');
for (const file of readdirSync(declarations, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue;
  const target = join(lib, 'types', file);
  mkdirSync(join(target, '..'), { recursive: true });
  cpSync(join(declarations, file), target);
  const text = readFileSync(target, 'utf8').replaceAll(/(from '|import\(')(\.[^']*)\.ts'/g, "$1$2.js'");
  writeFileSync(target, text);
}
console.log('written: lib/');

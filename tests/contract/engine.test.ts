import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const engine = pathToFileURL(resolve(import.meta.dirname, '../../src/adapters/engine.ts')).href;
/** Bit of V8's own word on a function: it has machine code of an optimising compiler. */
const optimised = 1 << 4;

/** Whether a function that ran hot after these calls was optimised. */
function isOptimisedAfter(calls: string): boolean {
  const script = `import { stayLight, workHard } from '${engine}';
    ${calls};
    const hot = (n) => { let sum = 0; for (let i = 0; i < n; i += 1) sum += i % 7; return sum; };
    let seen = 0;
    for (let i = 0; i < 20_000; i += 1) { hot(500); seen |= %GetOptimizationStatus(hot); }
    process.stdout.write(String(seen & ${optimised}));`;
  const argv = ['--allow-natives-syntax', '--input-type=module', '--eval', script];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  expect(stderr).toBe('');
  return stdout === String(optimised);
}

test.each([
  ['V8 as it comes optimises', 'void 0', true],
  ['stayLight keeps V8 from optimising', 'stayLight()', false],
  ['workHard lets V8 optimise again', 'stayLight(); workHard()', true],
])('%s', (_, calls, expected) => {
  expect(isOptimisedAfter(calls)).toBe(expected);
});

/** How often the old part of a heap is looked through while much comes, stays for a while and goes. */
function collectionsAfter(calls: string): number {
  const script = `import { throwAwaySoon } from '${engine}';
    ${calls};
    const pages = [];
    for (let round = 0; round < 400; round += 1)
      pages[round % 10] = Array.from({ length: 15_000 }, (_, at) => ({ at, text: [round, at] }));`;
  // One thread counts the same in each run.
  const argv = ['--single-threaded', '--trace-gc', '--max-semi-space-size=1', '--input-type=module', '--eval', script];
  const { stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  return stdout.split('Mark-Compact').length - 1;
}

test('throwAwaySoon has V8 look for what is no longer used more often, for a fetch less often than for others', () => {
  const [untold = 0, fetching = 0, others = 0] = ['void 0', "throwAwaySoon('ingest')", "throwAwaySoon('canonize')"].map(
    collectionsAfter,
  );
  expect(fetching).toBeGreaterThan(1.25 * untold);
  expect(others).toBeGreaterThan(1.25 * fetching);
});

test('V8 knows every flag that is set: it names one that it does not know on stderr', () => {
  const said = (calls: string): string => {
    const script = `import * as engine from '${engine}'; import { setFlagsFromString } from 'node:v8'; ${calls}`;
    return spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }).stderr;
  };
  expect(said("for (const set of Object.values(engine)) set('ingest');")).toBe('');
  expect(said("setFlagsFromString('--no-such-flag');")).toMatch(/no-such-flag/);
});

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

/** By how many megabytes the heap grows, at most, from one look through all of it to the next, while pages come and go. */
function growthAfter(calls: string): number {
  const script = `import { setImmediate } from 'node:timers/promises';
    import { throwAwaySoon } from '${engine}';
    ${calls};
    const pages = [];
    for (let round = 0; round < 2_000; round += 1) {
      pages[round % 40] = Array.from({ length: 5_000 }, (_, at) => ({ at, text: [round, at] }));
      await setImmediate();
    }`;
  const argv = ['--trace-gc', '--max-semi-space-size=1', '--input-type=module', '--eval', script];
  const { stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  const looks = [...stdout.matchAll(/Mark-Compact.*? ([\d.]+) \([\d.]+\) -> ([\d.]+) \(/g)].map(([, before, after]) => ({
    before: Number(before),
    after: Number(after),
  }));
  expect(looks.length).toBeGreaterThan(1);
  return Math.max(...looks.slice(1).map(({ before }, index) => before - (looks[index]?.after ?? 0)));
}

test('throwAwaySoon has what is no longer used thrown away before it fills much more memory than what is', () => {
  expect(growthAfter('void 0')).toBeGreaterThan(70);
  expect(growthAfter('throwAwaySoon()')).toBeLessThan(60);
});

test('V8 knows every flag that is set: it names one that it does not know on stderr', () => {
  const said = (calls: string): string => {
    const script = `import * as engine from '${engine}'; import { setFlagsFromString } from 'node:v8'; ${calls}`;
    return spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }).stderr;
  };
  expect(said('for (const set of Object.values(engine)) set();')).toBe('');
  expect(said("setFlagsFromString('--no-such-flag');")).toMatch(/no-such-flag/);
});

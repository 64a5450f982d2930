import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { createProcesses } from '../../../../src/adapters/process/processes.ts';
import { exitOf, isAlive, lab, watch, ways } from '../../../support/childlab.ts';

describe.each(ways)('started by %s', (_way, how) => {
  const folder = mkdtempSync(join(tmpdir(), 'lorchestra-lanes-test-'));
  const processes = createProcesses({ ...how, times: { grace: 100, stragglersAsked: 50, stragglersKilled: 100, abandoned: 50 } });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    processes.dispose();
  });

  function pipe(name: string): string {
    const path = join(folder, name);
    execFileSync('mkfifo', [path]);
    return path;
  }

  describe('the output of a program', () => {
    it('is given up when something holds it that can neither be found nor ended, and reaches no other program', async () => {
      const toEscaped = pipe('escaped');
      const running = watch(processes, { argv: [lab('escape.sh'), toEscaped] });
      const [, pid = ''] = await running.saw(/left (\d+)/);
      expect(await exitOf(running)).toMatchObject({ code: 0, stopped: false, escalated: false, stragglers: 0 });
      expect(isAlive(pid)).toBe(true);

      // More than are kept ready, so that the abandoned pipe would be among them if it were used again.
      await exitOf(watch(processes, { argv: ['true'] }));
      const others = Array.from({ length: 12 }, () => watch(processes, { argv: [lab('obey.sh')] }));
      await Promise.all(others.map((other) => other.saw(/ready/)));
      writeFileSync(toEscaped, 'from the escaped\n');
      while (isAlive(pid)) await new Promise(setImmediate);
      for (const other of others) other.stop();
      await Promise.all(others.map((other) => other.exited));
      for (const other of others) expect(other.printed()).toMatch(/^ready \d+\n$/);
    });

    it('comes apart for programs that run at once, over and over', async () => {
      const numbers = Array.from({ length: 60 }, (_, index) => index);
      const all = numbers.map((number) =>
        watch(processes, { argv: ['sh', '-c', `echo "${number} out"; echo "${number} err" >&2`] }),
      );
      await Promise.all(all.map((one) => one.exited));
      expect(all.map((one) => one.printed())).toEqual(numbers.map((number) => `${number} out\n${number} err\n`));
    });

    it('may come long after the exit of others', async () => {
      const toFirst = pipe('first');
      const first = watch(processes, { argv: ['cat', toFirst] });
      await Promise.all(Array.from({ length: 20 }, () => exitOf(watch(processes, { argv: ['true'] }))));
      writeFileSync(toFirst, 'late\n');
      await exitOf(first);
      expect(first.printed()).toBe('late\n');
    });
  });
});

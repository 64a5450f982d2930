import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { patience } from '../../../../src/adapters/process/lifetime.ts';
import { createProcesses } from '../../../../src/adapters/process/processes.ts';
import { exitOf, hasEnded, isAlive, lab, labKey, stateOf, watch, ways } from '../../../support/childlab.ts';

describe.each(ways)('started by %s', (_way, how) => {
  // Everything that a test waits for is shortened; nothing is waited for in the tests themselves.
  const quick = createProcesses({ ...how, times: { grace: 150, stragglersAsked: 60, stragglersKilled: 120, abandoned: 100 } });
  // Nothing is over before a test is: what ends here was ended by something else than time.
  const patient = createProcesses({
    ...how,
    times: { grace: 600_000, stragglersAsked: 600_000, stragglersKilled: 600_000, abandoned: 600_000 },
  });
  const usual = createProcesses(how);
  afterAll(async () => {
    await usual.sweep(labKey.run_id);
    for (const processes of [quick, patient, usual]) processes.dispose();
  });

  describe('the exit of a program', () => {
    it('tells every exit code from 0 to 255', async () => {
      const codes = [0, 1, 2, 3, 42, 75, 126, 127, 128, 129, 137, 139, 143, 254, 255];
      for (const code of codes) {
        const exit = await exitOf(watch(usual, { argv: ['sh', '-c', `exit ${code}`] }));
        expect(exit).toEqual({ type: 'exited', code, signal: null, stopped: false, escalated: false, stragglers: 0 });
      }
    });

    it('tells a signal from the exit code that a shell would make of it', async () => {
      for (const name of [
        'HUP',
        'INT',
        'QUIT',
        'ILL',
        'ABRT',
        'FPE',
        'KILL',
        'SEGV',
        'PIPE',
        'ALRM',
        'TERM',
        'USR1',
        'USR2',
        'BUS',
        'XCPU',
      ]) {
        const exit = await exitOf(watch(usual, { argv: ['sh', '-c', `ulimit -c 0; kill -${name} $$`] }));
        expect(exit).toMatchObject({ code: null, signal: `SIG${name}`, stopped: false });
      }
    });

    it('comes after all that was printed, stdout and stderr in the order written', async () => {
      const running = watch(usual, { shell: 'for i in 1 2 3 4 5; do printf "o$i "; printf "e$i " >&2; done' });
      await running.exited;
      expect(running.printed()).toBe('o1 e1 o2 e2 o3 e3 o4 e4 o5 e5 ');
    });

    it('waits for a child that still passes on what the leader printed', async () => {
      const running = watch(usual, { argv: [lab('late-tee.sh')] });
      expect(await exitOf(running)).toMatchObject({ code: 0, stragglers: 0 });
      expect(running.printed()).toBe('late\n');
    });
  });

  describe('a shell line', () => {
    it.each([
      ['false | true', 1],
      ['false; true', 1],
      ['echo "$UNSET"', 0],
      ['shopt -q login_shell', 1],
    ])('%s exits with %i under -eo pipefail without profile', async (shell, code) => {
      expect(await exitOf(watch(usual, { shell }))).toMatchObject({ code });
    });

    it('can open /dev/stdout and /dev/stderr', async () => {
      const running = watch(usual, { shell: 'echo one | tee /dev/stderr; echo two > /dev/stdout' });
      expect(await exitOf(running)).toMatchObject({ code: 0 });
      expect(running.printed().trim().split('\n').sort()).toEqual(['one', 'one', 'two']);
    });

    it('reads end of file from stdin and has no terminal', async () => {
      const running = watch(usual, { shell: 'cat; if (: < /dev/tty) 2> /dev/null; then echo terminal; else echo none; fi' });
      await running.exited;
      expect(running.printed()).toBe('none\n');
    });

    it('sees the environment it is given, the lineage, and nothing else', async () => {
      const running = watch(usual, { argv: ['env'] }, { env: { PATH: process.env['PATH'] ?? '', ONLY: 'this' } });
      await running.exited;
      const names = running
        .printed()
        .trim()
        .split('\n')
        .map((line) => line.split('=')[0]);
      expect(new Set(names)).toEqual(new Set(['LORCHESTRA_LINEAGE', 'ONLY', 'PATH']));
    });
  });

  describe('a program that is asked to stop', () => {
    it('ends by SIGTERM when it obeys', async () => {
      const running = watch(patient, { argv: [lab('obey.sh')] });
      const [, pid = ''] = await running.saw(/ready (\d+)/);
      running.stop();
      expect(await exitOf(running)).toMatchObject({ signal: 'SIGTERM', stopped: true, escalated: false });
      expect(await hasEnded(pid)).toBe(true);
    });

    it('may tidy up and choose its exit code', async () => {
      const running = watch(patient, { argv: [lab('tidy.sh')] });
      await running.saw(/ready/);
      running.stop();
      expect(await exitOf(running)).toMatchObject({ code: 5, stopped: true, escalated: false });
      expect(running.printed()).toContain('tidied');
    });

    it('is killed after its grace when it traps SIGTERM', async () => {
      const running = watch(quick, { argv: [lab('trap.sh')] });
      const [, pid = ''] = await running.saw(/ready (\d+)/);
      running.stop();
      expect(await exitOf(running)).toMatchObject({ signal: 'SIGKILL', stopped: true, escalated: true });
      expect(await hasEnded(pid)).toBe(true);
    });

    it('is killed at once when asked a second time', async () => {
      const running = watch(patient, { argv: [lab('trap.sh')] });
      await running.saw(/ready/);
      running.stop();
      running.stop();
      expect(await exitOf(running)).toMatchObject({ signal: 'SIGKILL', stopped: true, escalated: true });
    });

    it('is killed at once by killAll, with all others', async () => {
      const both = [watch(patient, { argv: [lab('trap.sh')] }), watch(patient, { argv: [lab('trap.sh')] })];
      await Promise.all(both.map((one) => one.saw(/ready/)));
      patient.killAll();
      for (const one of both) expect(await exitOf(one)).toMatchObject({ signal: 'SIGKILL', stopped: true });
    });

    it('takes along a child that traps SIGTERM although its parent obeyed', async () => {
      const running = watch(quick, { argv: [lab('trap-child.sh')] });
      const [, pid = ''] = await running.saw(/ready (\d+)/);
      running.stop();
      expect(await exitOf(running)).toMatchObject({ signal: 'SIGTERM', stopped: true, escalated: true });
      expect(await hasEnded(pid)).toBe(true);
    });

    it('hears the request although it has stopped itself', async () => {
      const running = watch(patient, { argv: [lab('stop-self.sh')] });
      const [, pid = ''] = await running.saw(/ready (\d+)/);
      while (stateOf(pid) !== 'T') await new Promise(setImmediate);
      running.stop();
      expect(await exitOf(running)).toMatchObject({ signal: 'SIGTERM', escalated: false });
    });

    it.each([
      ['holds its output', [lab('setsid.sh')]],
      ['holds nothing', [lab('setsid-quiet.sh'), 'stay']],
    ])('takes along a child in another session that %s', async (_title, argv) => {
      const running = watch(quick, { argv });
      const [, pid = ''] = await running.saw(/left (\d+)/);
      running.stop();
      expect(await exitOf(running)).toMatchObject({ stopped: true, stragglers: 1 });
      expect(await hasEnded(pid)).toBe(true);
    });

    it('leaves room in 5 seconds for the worst of them', () => {
      expect(patience.grace + 2 * patience.abandoned).toBeLessThanOrEqual(3500);
      expect(patience.stragglersKilled).toBeLessThanOrEqual(1000);
    });

    it('is never started when it is asked to stop first', async () => {
      const running = watch(usual, { argv: [lab('obey.sh')] }, { cwd: '/' });
      running.stop();
      running.stop();
      const exit = await running.exited;
      // Either it was held back, or it was ended before it could do anything.
      expect(exit.type === 'withdrawn' || (exit.type === 'exited' && exit.stopped)).toBe(true);
    });
  });

  describe('what a program leaves behind', () => {
    it.each([['fork-stdout.sh'], ['fork-quiet.sh'], ['double-fork.sh'], ['setsid-away.sh']])(
      '%s: is ended and counted',
      async (script) => {
        const running = watch(quick, { argv: [lab(script)] });
        const exit = await exitOf(running);
        const [, pid = ''] = /left (\d+)/.exec(running.printed()) ?? [];
        expect(exit).toMatchObject({ code: 0, stopped: false, stragglers: 1 });
        expect(await hasEnded(pid)).toBe(true);
      },
    );

    it('is ended at once when the run is cancelled while it is waited for', async () => {
      const running = watch(patient, { argv: [lab('fork-stdout.sh')] });
      const [, pid = '', leader = ''] = await running.saw(/left (\d+) by (\d+)/);
      while (isAlive(leader)) await new Promise(setImmediate);
      running.stop();
      running.stop();
      await running.exited;
      expect(await hasEnded(pid)).toBe(true);
    });
  });

  describe('exit facts', () => {
    it('say "not stopped" only of a program that ended by itself, whenever the request comes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 400 }), async (turns) => {
          const running = watch(quick, { argv: ['sh', '-c', 'exit 7'] });
          for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
          running.stop();
          const exit = await running.exited;
          if (exit.type === 'exited' && !exit.stopped) expect(exit).toMatchObject({ code: 7, signal: null });
          if (exit.type === 'exited' && exit.signal !== null) expect(exit.stopped).toBe(true);
          expect(exit.type).not.toBe('refused');
        }),
        { numRuns: 60 },
      );
    });
  });
});

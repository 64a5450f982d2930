import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, it } from 'vitest';

import { createProcesses } from '../../../../src/adapters/process/processes.ts';
import { exitOf, watch } from '../../../support/childlab.ts';

const script = fileURLToPath(new URL('../../../support/watch-signals.ts', import.meta.url));
const processes = createProcesses();
afterAll(() => processes.dispose());

describe('watchSignals', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('cancels on the first %s, calls back on the second signal', async (signal) => {
    const running = watch(processes, { shell: `echo "pid $$"; exec "${process.execPath}" "${script}"` });
    const [, pid = ''] = await running.saw(/pid (\d+)/);
    await running.saw(/watching/);
    process.kill(Number(pid), signal);
    await running.saw(new RegExp(`cancelled by ${signal}`));
    process.kill(Number(pid), 'SIGTERM');
    await running.saw(/second/);
    expect(await exitOf(running)).toMatchObject({ code: 0 });
  });

  it('keeps the inspector shut when SIGUSR1 comes', async () => {
    const running = watch(processes, { shell: `echo "pid $$"; exec "${process.execPath}" "${script}"` });
    const [, pid = ''] = await running.saw(/pid (\d+)/);
    await running.saw(/watching/);
    process.kill(Number(pid), 'SIGUSR1');
    process.kill(Number(pid), 'SIGINT');
    await running.saw(/cancelled/);
    process.kill(Number(pid), 'SIGINT');
    await exitOf(running);
    expect(running.printed()).not.toMatch(/debugger|inspector/i);
  });
});

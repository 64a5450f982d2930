import { describe, expect, test } from 'vitest';

import { Defect } from '../../../src/core/defect.ts';
import { isDurable } from '../../../src/ledger/encoding.ts';
import type { LedgerEvent } from '../../../src/ledger/events.ts';
import { StateError } from '../../../src/ports/state.ts';
import { plainComposite, plainJob, planOf, widePlan } from '../../support/arbitrary-plan.ts';
import { execution } from '../../support/execution.ts';

const types = (events: readonly LedgerEvent[]): readonly string[] => events.map((event) => event.type);

/** A device that takes receipts, and the end of the round, when the test says so. */
function slowDevice() {
  let way: PromiseWithResolvers<void> | null = null;
  const arrived = (): PromiseWithResolvers<void> => {
    if (way === null) throw new Error('Nothing is on its way to the device');
    const { resolve, reject, promise } = way;
    way = null;
    return { resolve, reject, promise };
  };
  return {
    part: {
      append: (event: LedgerEvent): void => {
        if (!isDurable(event)) return;
        if (way !== null) throw new Error('Two events are on their way to the device');
        way = Promise.withResolvers();
      },
      pending: (): Promise<void> | null => way?.promise ?? null,
    },
    write: () => arrived().resolve(),
    refuse: (error: StateError) => arrived().reject(error),
  };
}

describe('execute on a slow device', () => {
  test('tells of a job once the device has its receipt, and starts what does not rest on it meanwhile', async () => {
    const device = slowDevice();
    const plan = planOf(plainComposite('pipeline.p', [[plainJob('a'), plainJob('b')], [plainJob('c')]]));
    const { jobs, settle, heard, ledger, ending } = await execution({ plan, max_parallel: 1, ...device.part });
    jobs.at('pipeline.p/a').succeed();
    await settle();
    expect(jobs.running()).toEqual(['pipeline.p/b']);
    expect([types(ledger), types(heard)]).toEqual([['attempt_started', 'receipt', 'attempt_started'], ['attempt_started']]);
    device.write();
    await settle();
    expect(heard).toEqual(ledger);

    jobs.at('pipeline.p/b').succeed();
    await settle();
    expect(jobs.running()).toEqual([]);
    device.write();
    await settle();
    expect(jobs.running()).toEqual(['pipeline.p/c']);

    jobs.at('pipeline.p/c').succeed();
    for (const last of ['receipt', 'round_ended']) {
      await settle();
      expect([ledger.at(-1)?.type, ending()]).toEqual([last, null]);
      device.write();
    }
    await settle();
    expect(heard).toEqual(ledger);
    expect(ending()).toBe('returned');
  });

  test('stops and awaits everything when the device refuses a receipt, and tells nobody of it', async () => {
    const device = slowDevice();
    const full = new StateError('No space left on device');
    const { jobs, settle, heard, ledger, ending } = await execution({ plan: widePlan(3), max_parallel: 2, ...device.part });
    jobs.at('pipeline.wide/job_0').succeed();
    await settle();
    expect(jobs.running()).toEqual(['pipeline.wide/job_1', 'pipeline.wide/job_2']);
    device.refuse(full);
    await settle();
    expect(jobs.running()).toEqual([]);
    expect(types(heard)).toEqual(['attempt_started', 'attempt_started']);
    expect(types(ledger)).toEqual(['attempt_started', 'attempt_started', 'receipt', 'attempt_started']);
    expect(ending()).toEqual({ error: full });
  });

  test('waits for the device with each receipt of a round that cannot go on', async () => {
    const device = slowDevice();
    const { jobs, settle, receipts, heard, ending } = await execution({ plan: widePlan(3), ...device.part });
    const bug = new TypeError('undefined is not a function');
    jobs.at('pipeline.wide/job_0').crash(bug);
    for (const kept of [1, 2]) {
      await settle();
      expect([receipts().length, ending()]).toEqual([kept, null]);
      device.write();
    }
    await settle();
    expect(ending()).toEqual({ error: new Defect('The runner of job "job_0" threw', { cause: bug }) });
    expect(types(heard)).not.toContain('receipt');
  });
});

import { describe, expect, onTestFinished, test } from 'vitest';
import { fail } from '../../../../src/data/failed.ts';
import type { Action } from '../../../../src/solution/action.ts';
import { floorContract } from '../../../support/shop-floor.ts';
import { type StageFloor, stageFloor } from '../../../support/stage-floor.ts';

function open(): StageFloor {
  const floor = stageFloor();
  onTestFinished(() => floor[Symbol.dispose]());
  return floor;
}

const nothing: Action = async () => {};
const actions: Readonly<Record<string, Action>> = {
  'source.catalogue': async ({ tally }) => {
    tally.counts.read += 3;
    tally.facts = { endpoints: 3 };
  },
  'source.authenticate': async () => fail('credentials', 'Floor refused the credentials with 401'),
  'prepare.read_endpoints': nothing,
};

describe('a step', () => {
  test('reports what it did, and leaves a row of it', async () => {
    const floor = open();
    expect(await floor.perform({ uses: 'source.catalogue', entity: 'job' }, { actions })).toEqual({
      ok: true,
      report: { counts: { read: 3, written: 0, unchanged: 0, skipped: 0, failed: 0 }, facts: { endpoints: 3 } },
    });
    expect(await floor.lakehouse.all('SELECT run_id, stage, action, entity, status, read FROM log.steps')).toEqual([
      { run_id: 'run-1', stage: 'source', action: 'source.catalogue', entity: 'job', status: 'Success', read: 3 },
    ]);
    expect(await floor.lakehouse.columns('log.source')).toBeNull();
  });

  test('that fails leaves the stage failed, with the cause', async () => {
    const floor = open();
    const outcome = await floor.perform({ uses: 'source.authenticate' }, { actions });
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'credentials', message: 'Floor refused the credentials with 401' },
    });
    expect(await floor.lakehouse.all('SELECT status, error_message, error_summary FROM log.source')).toEqual([
      {
        status: 'Failed',
        error_message: 'Floor refused the credentials with 401',
        error_summary: '{"kind":"credentials","transient":false}',
      },
    ]);
  });

  test('that is cancelled leaves no row, since a resume goes on where it stood', async () => {
    const floor = open();
    const controller = new AbortController();
    controller.abort('cancelled');
    expect(await floor.perform({ uses: 'source.catalogue' }, { actions, signal: controller.signal })).toMatchObject({
      ok: false,
      failure: { kind: 'cancelled' },
    });
    expect(await floor.lakehouse.tables()).toEqual([]);
  });

  test.each(['source.unknown', 'source.toString', 'cellar.catalogue'])('named %s is refused by name', async (uses) => {
    const floor = open();
    expect(await floor.perform({ uses: uses.toLowerCase() }, { actions })).toMatchObject({
      ok: false,
      failure: { kind: 'not_built' },
    });
  });

  test('that breaks by our own fault is no outcome', async () => {
    const floor = open();
    const broken: Action = async () => {
      throw new TypeError('not a function');
    };
    await expect(floor.perform({ uses: 'source.catalogue' }, { actions: { 'source.catalogue': broken } })).rejects.toThrow(
      TypeError,
    );
  });
});

describe('a stage starts only', () => {
  const next = { uses: 'prepare.read_endpoints' };

  test('when the one before it has come to an end', async () => {
    const floor = open();
    expect(await floor.perform(next, { actions })).toMatchObject({
      ok: false,
      failure: {
        kind: 'gate',
        message: 'Cannot start prepare: "log.source" has no row, so the source stage has not come to an end here; run it first',
      },
    });
    await floor.perform({ uses: 'source.catalogue' }, { actions });
    expect(await floor.perform(next, { actions })).toMatchObject({ ok: false });
    await floor.perform({ uses: 'source.close' });
    expect(await floor.perform(next, { actions })).toMatchObject({ ok: true });
  });

  test('when that end was good and is the newest', async () => {
    const floor = open();
    await floor.perform({ uses: 'source.close' });
    await floor.perform({ uses: 'source.authenticate' }, { actions });
    expect(await floor.perform(next, { actions })).toMatchObject({
      ok: false,
      failure: {
        message:
          'Cannot start prepare: the last source stage failed, on 2026-01-05T06:00:00.000Z: Floor refused the credentials with 401',
      },
    });
    await floor.perform({ uses: 'source.close' });
    expect(await floor.perform(next, { actions })).toMatchObject({ ok: true });
  });

  test('by the contract by which the one before it ran', async () => {
    const floor = open();
    await floor.perform({ uses: 'source.close' });
    const contract = floorContract({ contract: { contract_version: '2.0.0' } });
    expect(await floor.perform(next, { actions, contract })).toMatchObject({
      ok: false,
      failure: {
        message: 'Cannot start prepare: the source stage ran by contract version 1.0.0, and now it is 2.0.0; run source again',
      },
    });
  });
});

import { expect, test } from 'vitest';
import { quarantined, reprocess } from '../../../src/solution/quarantine.ts';
import { stageFloor } from '../../support/stage-floor.ts';

const columns = ['recordId', 'payload', 'rule', 'quarantineReason', 'quarantineAt', 'run_id', 'status'].map((name) => ({
  name,
  type: 'TEXT' as const,
}));
const row = (recordId: string, rule: string, status = 'waiting') => ({
  ...{ recordId, payload: '{}', rule, quarantineReason: `by ${rule}`, run_id: 'run-1', status },
  quarantineAt: `2026-01-05T06:00:0${recordId}.000Z`,
});

test('quarantine is listed by entity and rule, and let out by entity', async () => {
  using floor = stageFloor();
  const { lakehouse } = floor;
  expect(await quarantined(lakehouse)).toEqual([]);
  expect(await reprocess({ lakehouse, entity: 'stationPlan' })).toBe(0);
  const key = ['recordId'];
  await lakehouse.upsert('quarantine.cleanStationPlan', { columns, key }, [
    ...[row('1', 'type'), row('2', 'required_absent', 'released'), row('3', 'type'), row('4', 'required_absent')],
  ]);
  await lakehouse.upsert('quarantine.cleanJob', { columns, key }, [row('1', 'type')]);
  expect((await quarantined(lakehouse))[1]).toEqual({
    table: 'quarantine.cleanStationPlan',
    entity: 'stationPlan',
    waiting: 3,
    released: 1,
    since: '2026-01-05T06:00:01.000Z',
    rules: [
      { rule: 'type', records: 2, example: '1', reason: 'by type' },
      { rule: 'required_absent', records: 1, example: '4', reason: 'by required_absent' },
    ],
  });
  expect(await reprocess({ lakehouse, entity: 'stationPlan' })).toBe(3);
  expect(await reprocess({ lakehouse, entity: 'stationPlan' })).toBe(0);
  expect((await quarantined(lakehouse)).map(({ entity, waiting, released }) => ({ entity, waiting, released }))).toEqual([
    { entity: 'job', waiting: 1, released: 0 },
    { entity: 'stationPlan', waiting: 0, released: 4 },
  ]);
});

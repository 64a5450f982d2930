import { iso } from '../../../core/time.ts';
import type { Row } from '../../../ports/warehouse.ts';
import type { StepContext } from '../../action.ts';
import { has, tableSql, text } from '../../sql.ts';
import { quarantineShape, release, waitingIn } from '../../quarantine.ts';
import type { Extracted, Refusal } from './cleaner.ts';

/** Where the refused records of one entity wait, with their payload, until they can be cleaned. */
export interface RefusedRecords {
  /** Kept in pages; the last one with `settle`. A record that waits for the same reason already is left as it is. */
  readonly add: (record: Extracted & Refusal) => Promise<void>;
  /** Releases what is clean by now or has left the source. */
  readonly settle: () => Promise<void>;
  readonly waiting: () => Promise<number>;
}

const pageSize = 500;

export interface Places {
  readonly quarantine: string;
  readonly from: string;
  readonly to: string;
}

export function refusedRecords(context: StepContext, { quarantine, from, to }: Places): RefusedRecords {
  const { lakehouse, clock } = context.ports;
  const page = new Map<string, Extracted & Refusal>();
  const flush = async (): Promise<void> => {
    const ids = JSON.stringify([...page.keys()]);
    // What stood clean before it failed must not pass for clean now.
    await lakehouse.remove(to, 'recordId IN (SELECT value FROM json_each(?))', [ids]);
    const standing = await waitingAmong(ids);
    const at = iso(clock.now());
    const rows = [...page.values()].flatMap((one): Row[] => {
      const before = standing.get(one.recordId);
      if (before && text(before, 'payload') === one.payload && text(before, 'quarantineReason') === one.reason) return [];
      const { recordId, payload, rule, reason } = one;
      return [{ recordId, payload, rule, quarantineReason: reason, quarantineAt: at, run_id: context.run_id, status: 'waiting' }];
    });
    page.clear();
    if (rows.length > 0) await lakehouse.upsert(quarantine, quarantineShape, rows);
  };
  const waitingAmong = async (ids: string): Promise<ReadonlyMap<string, Row>> => {
    if (!(await has(lakehouse, quarantine))) return new Map();
    const rows = await lakehouse.all(
      `SELECT * FROM ${tableSql(quarantine)} WHERE status = 'waiting' AND recordId IN (SELECT value FROM json_each(?))`,
      [ids],
    );
    return new Map(rows.map((row) => [text(row, 'recordId'), row]));
  };
  return {
    add: async (record) => {
      page.set(record.recordId, record);
      if (page.size >= pageSize) await flush();
    },
    settle: async () => {
      if (page.size > 0) await flush();
      if (!(await has(lakehouse, quarantine))) return;
      const [clean, gone] = [`IN (SELECT recordId FROM ${tableSql(to)})`, `NOT IN (SELECT recordId FROM ${tableSql(from)})`];
      await release(lakehouse, quarantine, `recordId ${clean} OR recordId ${gone}`);
    },
    waiting: () => waitingIn(lakehouse, quarantine),
  };
}

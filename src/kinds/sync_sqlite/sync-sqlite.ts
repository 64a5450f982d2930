import { iso } from '../../core/time.ts';
import { fail } from '../../data/failed.ts';
import { stopIfAsked } from '../../data/stop.ts';
import type { PlannedSyncSqlite } from '../../definition/shapes/sync_sqlite.ts';
import type { Values } from '../../ports/warehouse.ts';
import type { DataKind } from '../kind.ts';
import { perform } from '../perform.ts';

/** Copies a view or table of the warehouse, whole, into a table of the local SQLite file. */
export const syncSqlite: DataKind<PlannedSyncSqlite> = (job, ports, signal) => {
  const { source, sink } = job.spec;
  const frame = {
    kind: 'sync_sqlite',
    event: 'sync',
    source_system: 'lorchestra',
    connection_name: null,
    object_type: null,
  } as const;
  return perform({ job, ports, frame }, async (tally) => {
    const { relations } = ports.warehouse;
    const columns = await relations.columns(source.projection);
    if (columns === null) {
      fail(
        'warehouse',
        `Cannot copy "${source.projection}": the warehouse has no view or table of that name; "pipeline.views" creates the views`,
        { transient: false },
      );
    }
    const revision = await relations.revision(source.projection);
    const rows = stoppable(relations.read(source.projection), signal);
    const run = { run_id: job.run_id, at: iso(ports.clock.now()) };
    const counts = await ports.vault(sink.sqlite_path).replaceTable({ name: sink.table, columns, revision }, rows, run);
    tally.counts.read = counts.written + counts.unchanged;
    tally.counts.written = counts.written;
    tally.counts.unchanged = counts.unchanged;
    if (counts.removed > 0) tally.facts = { removed: counts.removed };
    return { payload: { projection_name: source.projection, table: sink.table, rows: tally.counts.read } };
  });
};

async function* stoppable(pages: AsyncIterable<readonly Values[]>, signal: AbortSignal): AsyncGenerator<readonly Values[]> {
  for await (const page of pages) {
    stopIfAsked(signal);
    yield page;
  }
}

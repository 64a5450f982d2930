import type { Cursors, EventRow, Warehouse } from '../../ports/warehouse.ts';
import { canonicalObjects } from './canonical.ts';
import { connect, type Connection } from './connection.ts';
import { measurementEvents } from './measurement-events.ts';
import { migrate, type ViewText } from './migrations.ts';
import { observations } from './observations.ts';
import { rawObjects } from './raw.ts';
import { relations } from './relations.ts';

export interface OpenWarehouse extends Warehouse {
  readonly close: () => void;
}

/** Opens the warehouse file and creates it, with its tables and the given views, when it is not there. Throws WarehouseError. */
export function openWarehouse(options: { readonly file: string; readonly views: readonly ViewText[] }): OpenWarehouse {
  const connection = connect(options.file, 'wal');
  try {
    migrate(connection, options.views);
    return {
      raw: rawObjects(connection),
      canonical: canonicalObjects(connection),
      events: measurementEvents(connection),
      observations: observations(connection),
      cursors: cursors(connection),
      relations: relations(connection),
      appendEvent: eventAppender(connection),
      close: connection.close,
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function cursors({ db, read, write }: Connection): Cursors {
  const get = db.prepare('SELECT cursor FROM sync_cursors WHERE source_system = ? AND connection_name = ? AND object_type = ?');
  const set = db.prepare(`INSERT INTO sync_cursors (source_system, connection_name, object_type, cursor, updated_at, run_id)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET cursor = excluded.cursor, updated_at = excluded.updated_at,
    run_id = excluded.run_id WHERE excluded.cursor > sync_cursors.cursor`);
  return {
    get: (key) =>
      read(() => {
        const row = get.get(key.source_system, key.connection_name, key.object_type);
        return row === undefined ? null : String(row['cursor']);
      }),
    set: (key, cursor, run) =>
      write(() => {
        set.run(key.source_system, key.connection_name, key.object_type, cursor, run.at, run.run_id);
      }),
  };
}

function eventAppender({ db, write }: Connection): (event: EventRow) => Promise<void> {
  const insert = db.prepare(`INSERT INTO event_log (event_id, event_type, source_system, connection_name, target_object_type,
      correlation_id, trace_id, created_at, status, error_message, payload)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING`);
  return (event) =>
    write(() => {
      insert.run(
        ...[event.event_id, event.event_type, event.source_system, event.connection_name, event.target_object_type],
        ...[event.correlation_id, event.trace_id, event.created_at, event.status, event.error_message],
        JSON.stringify(event.payload),
      );
    });
}

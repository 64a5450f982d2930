import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { openWarehouse, type OpenWarehouse } from '../../src/adapters/sqlite/warehouse.ts';
import { parseIglu } from '../../src/core/iglu.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { compileSchema } from '../../src/data/schema/schema.ts';
import { viewSql } from '../../src/data/view-sql.ts';
import { schemaFile } from '../../src/definition/assets.ts';
import { root } from './house.ts';

export interface Document {
  /** `contact 2-0-0`. */
  readonly schema: string;
  readonly key: string;
  readonly system?: string;
  readonly created_at?: string;
  readonly payload: JsonObject;
}

export interface EventRow {
  readonly id: string;
  readonly subject_id: string | null;
  readonly subject_contact_id: string | null;
}

export interface ViewBench {
  readonly warehouse: OpenWarehouse;
  readonly add: (document: Document) => void;
  readonly addEvent: (event: EventRow) => void;
  /** Applies the view's own SQL to the real tables and reads it, ordered by its first column. */
  readonly read: (view: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => void;
}

/** The real tables in a file of their own. Documents must hold to their canonical schema, so none is made up. */
export function openViewBench(): ViewBench {
  const folder = mkdtempSync(join(tmpdir(), 'lorchestra-views-'));
  const file = join(folder, 'warehouse.db');
  const warehouse = openWarehouse({ file, views: [] });
  const db = new DatabaseSync(file);
  return {
    warehouse,
    add: (document) => insert(db, document),
    addEvent: (event) => insertEvent(db, event),
    read: async (view) => {
      const sqlFile = `jobs/views/sql/${view}.sql`;
      const { dialect } = warehouse.relations;
      await warehouse.relations.applyView(view, viewSql(readFileSync(join(root, sqlFile), 'utf8'), { file: sqlFile, dialect }));
      return db.prepare(`SELECT * FROM "${view}" ORDER BY 1, 2, 3`).all();
    },
    close: () => {
      db.close();
      warehouse.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function insert(
  db: DatabaseSync,
  { schema, key, system = 'dataverse', created_at = '2025-01-01T00:00:00.000Z', payload }: Document,
): void {
  const [name = '', version = ''] = schema.split(' ');
  const uri = `iglu:org.canonical/${name}/jsonschema/${version}`;
  const wrong = checkerOf(uri).check(payload);
  if (wrong !== null) throw new Error(`${key} breaks ${schema}: ${wrong}`);
  fill(db, 'canonical_objects', {
    ...{ idem_key: key, source_system: system, object_type: name, canonical_schema: uri },
    ...{ canonicalized_at: created_at, created_at, payload: JSON.stringify(payload) },
  });
}

/** What a view does not read may be anything: columns that must hold something and are not given hold an empty text. */
function fill(db: DatabaseSync, table: string, given: Readonly<Record<string, string | null>>): void {
  const columns = db.prepare('SELECT name, "notnull" AS needed FROM pragma_table_info(?)').all(table);
  const values = columns.map(({ name, needed }) => given[String(name)] ?? (needed === 1 ? '' : null));
  db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`).run(...values);
}

const checkers = new Map<string, ReturnType<typeof compileSchema>>();

function checkerOf(uri: string): ReturnType<typeof compileSchema> {
  if (parseIglu(uri) === undefined) throw new Error(`Not a schema: ${uri}`);
  const file = schemaFile('jobs/schemas/canonical', uri);
  const known = checkers.get(uri) ?? compileSchema(readFileSync(join(root, file), 'utf8'), file);
  checkers.set(uri, known);
  return known;
}

function insertEvent(db: DatabaseSync, { id, ...subject }: EventRow): void {
  fill(db, 'measurement_events', {
    ...{ idem_key: id, measurement_event_id: id, canonical_object_id: id, ...subject, event_type: 'form' },
    ...{ event_subtype: 'followup', occurred_at: '2025-03-01T00:00:00.000Z', source_id: 'r1', form_id: 'f1' },
    ...{ binding_id: 'followup', binding_version: '1.0.0' },
  });
}

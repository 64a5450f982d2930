import { typed } from '../typed.ts';

/** What is fetched in this run, in order. */
export const unitsTable = {
  table: 'extract.units',
  columns: typed({
    entity: 'TEXT',
    plural: 'TEXT',
    position: 'INTEGER',
    level: 'INTEGER',
    endpoint_path: 'TEXT',
    since: 'TEXT',
    skipped: 'INTEGER',
    reason: 'TEXT',
  }),
} as const;

/** The records of one entity as they came; the same id under two parents stands twice, so that it is seen. */
export const recordsTable = {
  columns: typed({
    recordId: 'TEXT',
    payload: 'TEXT',
    recordHash: 'TEXT',
    parentId: 'TEXT',
    parentBindings: 'TEXT',
    _extracted_at: 'TEXT',
    _source_endpoint: 'TEXT',
    _raw_file: 'TEXT',
  }),
  key: ['recordId', 'parentId'],
  /** A record with the same content keeps the time and the raw page that it came with. */
  ignoring: ['payload', '_extracted_at', '_source_endpoint', '_raw_file'],
} as const;

/** One row for each page that was fetched. */
export const pagesTable = {
  table: 'extract.pages',
  columns: typed({
    unit: 'TEXT',
    run_id: 'TEXT',
    request: 'TEXT',
    parentId: 'TEXT',
    page: 'INTEGER',
    records: 'INTEGER',
    told: 'INTEGER',
    checksum: 'TEXT',
    shape_hash: 'TEXT',
    raw_file: 'TEXT',
  }),
} as const;

export const watermarksTable = {
  table: 'extract.watermarks',
  shape: { columns: typed({ entity: 'TEXT', field: 'TEXT', value: 'TEXT', run_id: 'TEXT', moved_at: 'TEXT' }), key: ['entity'] },
} as const;

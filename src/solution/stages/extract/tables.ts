import { columns } from '../../sql.ts';

/** What is fetched in this run, in order. */
export const unitsTable = {
  table: 'extract.units',
  columns: [
    ...columns('TEXT', 'entity', 'plural'),
    ...columns('INTEGER', 'position', 'level'),
    ...columns('TEXT', 'endpoint_path', 'since'),
    ...columns('INTEGER', 'skipped'),
    ...columns('TEXT', 'reason'),
  ],
} as const;

/** The records of one entity as they came; the same id under two parents stands twice, so that it is seen. */
export const recordsTable = {
  columns: columns(
    'TEXT',
    'recordId',
    'payload',
    'recordHash',
    'parentId',
    'parentBindings',
    '_extracted_at',
    '_source_endpoint',
    '_raw_file',
  ),
  key: ['recordId', 'parentId'],
  /** A record with the same content keeps the time and the raw page that it came with. */
  ignoring: ['payload', '_extracted_at', '_source_endpoint', '_raw_file'],
} as const;

/** One row for each page that was fetched. */
export const pagesTable = {
  table: 'extract.pages',
  columns: [
    ...columns('TEXT', 'unit', 'run_id', 'request', 'parentId'),
    ...columns('INTEGER', 'page', 'records', 'told'),
    ...columns('TEXT', 'checksum', 'shape_hash', 'raw_file'),
  ],
} as const;

export const watermarksTable = {
  table: 'extract.watermarks',
  shape: { columns: columns('TEXT', 'entity', 'field', 'value', 'run_id', 'moved_at'), key: ['entity'] },
} as const;

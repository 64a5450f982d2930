import { z } from 'zod';
import type { Planned } from './assets.ts';
import { sqlName } from './values.ts';

export const syncSqliteShape = z.strictObject({
  source: z
    .strictObject({
      projection: sqlName.describe('View or table of the warehouse'),
      dataset: z
        .enum(['canonical', 'derived'])
        .default('canonical')
        .describe('Where it is: views are `canonical`, measurement_events and observations `derived`'),
    })
    .describe('What is copied, whole'),
  sink: z
    .strictObject({
      table: sqlName.describe('Table of the local SQLite file; replaced in one transaction, empty when there are no rows'),
      sqlite_path: z.string().optional().describe("The file, instead of the profile's"),
    })
    .describe('Where it lands'),
});
export type SyncSqliteSpec = z.output<typeof syncSqliteShape>;
export type PlannedSyncSqlite = Planned<SyncSqliteSpec>;

import { viewSql } from '../../data/view-sql.ts';
import type { PlannedCreateProjection } from '../../definition/shapes/create_projection.ts';
import { assetOf } from '../asset.ts';
import type { DataKind } from '../kind.ts';
import { perform } from '../perform.ts';

/** Creates or replaces a view of the warehouse. */
export const createProjection: DataKind<PlannedCreateProjection> = (job, ports) => {
  const { name } = job.spec.projection;
  const frame = {
    kind: 'create_projection',
    event: 'projection',
    source_system: 'lorchestra',
    connection_name: null,
    object_type: null,
  } as const;
  return perform({ job, ports, frame }, async (tally) => {
    const { asset, text } = assetOf(job.spec, ports, 'projection.name');
    const { relations } = ports.warehouse;
    const changed = await relations.applyView(name, viewSql(text, { file: asset.file, dialect: relations.dialect }));
    tally.counts.read = 1;
    tally.counts[changed ? 'written' : 'unchanged'] = 1;
    return { payload: { projection_name: name, dataset: 'canonical', sql_preview: text.slice(0, 500), rows_affected: 0 } };
  });
};

import type { Lakehouse } from '../../ports/lakehouse.ts';
import type { Row } from '../../ports/warehouse.ts';
import type { SystemContract } from '../contract/shape.ts';
import type { FieldRecord } from '../infer/field.ts';
import { schemaOf } from '../infer/json-schema.ts';
import { fieldOfRow, listOf } from '../infer/rows.ts';
import { rowsOf, text, textOrNull } from '../sql.ts';
import { documentText } from './text.ts';
import type { PipelineFile } from './write.ts';

interface Known {
  readonly contract: SystemContract;
  readonly fields: readonly FieldRecord[];
  readonly endpoints: readonly Row[];
  readonly dependencies: readonly Row[];
  readonly constraints: readonly Row[];
}

const comment = 'Written by solution-engine from what Prepare found; the same samples give the same bytes.';

/**
 * What was learned about a source, for `pipelines/<source>/intelligence/`, sorted by path. No times and no values of
 * records: the same metadata gives the same bytes. None before Prepare has run.
 */
export async function intelligenceFiles(from: {
  readonly lakehouse: Lakehouse;
  readonly contract: SystemContract;
}): Promise<readonly PipelineFile[]> {
  const { lakehouse, contract } = from;
  const rows = async (table: string, order: string): Promise<readonly Row[]> =>
    rowsOf(lakehouse, table, `SELECT * FROM ${table} ORDER BY ${order}`);
  const known = {
    contract,
    fields: (await rows('prepare.fields', 'rowid')).map(fieldOfRow),
    endpoints: await rows('source.endpoints', 'full_path, http_method'),
    dependencies: await rows('prepare.dependencies', 'graph, level, entity'),
    constraints: await rows('prepare.constraints', 'constraintId'),
  };
  if (known.fields.length === 0) return [];
  const documents = {
    'creation-order': creationOrder(known),
    dependencies: dependenciesOf(known),
    endpoints: endpointsOf(known),
    entities: entitiesOf(known),
    quirks: quirksOf(known),
  };
  const schemas = entityNames(known).map((entity) => ({
    path: `intelligence/schemas/${entity}.json`,
    text: `${JSON.stringify(schemaFile(entity, known), null, 2)}\n`,
  }));
  const files = Object.entries(documents).map(([name, value]) => ({
    path: `intelligence/${name}.yaml`,
    text: documentText(comment, value),
  }));
  return [...files, ...schemas].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function entityNames({ fields }: Known): readonly string[] {
  return [...new Set(fields.map(({ entity }) => entity))].sort();
}

function entitiesOf(known: Known): object {
  const entities = entityNames(known).map((entity) => {
    const own = known.fields.filter((field) => field.entity === entity);
    const key = own.find(({ isKey }) => isKey);
    const object = known.contract.objects.find(({ name }) => name === entity);
    return {
      entity,
      ...(object === undefined || object.description === '' ? {} : { description: object.description }),
      ...{ key: key?.path ?? null, endpoint: key?.sourceEndpoint ?? null, status: key?.apiStatus ?? 'unknown' },
      fields: own.length,
      // A key that tells who somebody is stays in the lakehouse.
      sample_ids: key === undefined || key.piiLevel !== 'none' ? [] : key.evidence,
    };
  });
  return { entities };
}

function endpointsOf({ endpoints }: Known): object {
  return {
    endpoints: endpoints.map((row) => ({
      ...{ method: text(row, 'http_method'), path: text(row, 'full_path'), category: text(row, 'category') },
      ...{ description: text(row, 'description'), entity: textOrNull(row, 'entity') },
      ...{ path_params: listOf(row['path_parameters']), query_params: listOf(row['query_parameters']) },
      read_only: text(row, 'http_method') === 'GET',
      status: text(row, 'api_status'),
    })),
  };
}

function dependenciesOf({ dependencies }: Known): object {
  const graph = (name: string): object => {
    const own = dependencies.filter((row) => text(row, 'graph') === name);
    const levels = Map.groupBy(own, (row) => Number(row['level']));
    return {
      nodes: Object.fromEntries(
        own.map((row) => [
          text(row, 'entity'),
          {
            ...{ depends_on: listOf(row['dependsOn']), required_by: listOf(row['requiredBy']) },
            ...{ dependency_count: Number(row['dependencyCount']), dependent_count: Number(row['dependentCount']) },
          },
        ]),
      ),
      edges: own.flatMap((row) => listOf(row['dependsOn']).map((needs) => ({ from: needs, to: text(row, 'entity') }))),
      hierarchy: Object.fromEntries(
        [...levels].map(([level, rows]) => [`level_${level}`, rows.map((row) => text(row, 'entity'))]),
      ),
    };
  };
  return { read: graph('read'), create: graph('create') };
}

const categories = ['working', 'broken', 'blocked', 'manual'] as const;

/** How an entity can be created: as the service offers it, by the way round that is proven, or not. */
function categoryOf(constraints: readonly Row[]): (typeof categories)[number] {
  const writes = constraints.filter((row) => !text(row, 'endpoint').startsWith('GET ') && row['stillPresent'] !== 0);
  const hard = writes.filter((row) => ['blocker', 'bug'].includes(text(row, 'constraintType')));
  const open = hard.filter((row) => text(row, 'workaroundStatus') !== 'proven');
  if (open.some((row) => text(row, 'constraintType') === 'blocker')) return 'blocked';
  if (open.length > 0) return 'broken';
  return hard.some((row) => text(row, 'constraintType') === 'blocker') ? 'manual' : 'working';
}

function creationOrder(known: Known): object {
  const order = known.dependencies.filter((row) => text(row, 'graph') === 'create').map((row) => text(row, 'entity'));
  const about = (entity: string): readonly Row[] => known.constraints.filter((row) => text(row, 'entity') === entity);
  return {
    perfect_order: order,
    constraints: Object.fromEntries(
      order.flatMap((entity) => {
        const found = about(entity).filter((row) => !text(row, 'endpoint').startsWith('GET '));
        const rows = found.map((row) => ({
          ...{ id: text(row, 'constraintId'), endpoint: text(row, 'endpoint'), severity: text(row, 'severity') },
          ...{ reason: text(row, 'issue'), workaround: text(row, 'workaround'), status: text(row, 'workaroundStatus') },
        }));
        return rows.length === 0 ? [] : [[entity, rows]];
      }),
    ),
    categories: Object.fromEntries(
      categories.map((category) => [category, order.filter((entity) => categoryOf(about(entity)) === category)]),
    ),
  };
}

const kinds = { blockers: 'blocker', bugs: 'bug', quirks: 'quirk', undocumented: 'doc_gap' } as const;

function quirksOf(known: Known): object {
  const { constraints, contract, fields } = known;
  const ofKind = (kind: string): readonly Row[] => constraints.filter((row) => text(row, 'constraintType') === kind);
  const inconsistencies = fields
    .filter(({ notes }) => /Mixed:|Documented as/.test(notes))
    .map(({ entity, path, notes }) => ({ entity, path, issue: notes }));
  const blocked = new Set(ofKind('blocker').flatMap((row) => textOrNull(row, 'entity') ?? []));
  const entities = entityNames(known);
  return {
    metadata: {
      ...{ source: contract.source_system.key, method: 'limitations of the contract, probed, and samples' },
      summary: {
        ...Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, ofKind(kind).length])),
        inconsistencies: inconsistencies.length,
        blocked_entities: entities.filter((entity) => blocked.has(entity)),
        working_entities: entities.filter((entity) => !blocked.has(entity)),
      },
    },
    quirks: {
      ...Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, ofKind(kind).map(quirk)])),
      inconsistencies,
    },
  };
}

function quirk(row: Row): object {
  const still = row['stillPresent'];
  return {
    ...{ id: text(row, 'constraintId'), severity: text(row, 'severity'), entity: textOrNull(row, 'entity') },
    ...{ endpoint: text(row, 'endpoint'), issue: text(row, 'issue'), impact: text(row, 'impact') },
    workaround: { method: text(row, 'workaround'), status: text(row, 'workaroundStatus') },
    ...{ detected_by: text(row, 'detectedBy'), probe: textOrNull(row, 'probe') },
    still_present: still === null || still === undefined ? 'not probed' : Number(still) === 1,
  };
}

function schemaFile(entity: string, { fields }: Known): object {
  const own = fields.filter((field) => field.entity === entity);
  return {
    entity,
    endpoint: own[0]?.sourceEndpoint ?? null,
    method: 'GET',
    status: own[0]?.apiStatus ?? 'unknown',
    schema: schemaOf(entity, own),
    notes: own.flatMap(({ path, notes }) => (notes === '' ? [] : [`${path}: ${notes}`])),
  };
}

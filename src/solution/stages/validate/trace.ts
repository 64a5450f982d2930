import { canonicalJson, isObject, jsonIn } from '../../../core/json.ts';
import type { Row, Value } from '../../../ports/warehouse.ts';
import type { StepContext } from '../../action.ts';
import { extractTable } from '../../contract/names.ts';
import { columns, has, oneRow, quote, tableSql, text } from '../../sql.ts';
import { readFields } from '../fields.ts';
import { dimensionOf } from '../transform/model.ts';
import { registered, type Registered } from '../transform/registry.ts';

const traceColumns = [
  ...columns('TEXT', 'entity', 'recordId', 'stage', 'tableName'),
  ...columns('INTEGER', 'found'),
  ...columns('TEXT', 'detail'),
];

interface Sight {
  readonly stage: string;
  readonly tableName: string;
  readonly found: boolean;
  readonly detail: string;
}

/** One record and where it stands as a row of a fact, or of a dimension where there is no fact. */
interface Traced {
  readonly entity: string;
  readonly recordId: string;
  readonly table: Registered;
  readonly key: string;
  readonly value: Value;
}

/** Follows the first record of the first fact, by its key, from the endpoint that gave it to the measures that count it. */
export async function trace(context: StepContext): Promise<void> {
  const { ports, tally } = context;
  const traced = await pick(context);
  const sights = traced ? await follow(context, traced) : [nothing];
  const [entity, recordId] = [traced?.entity ?? '', traced?.recordId ?? ''];
  const rows = sights.map((sight): Row => ({ entity, recordId, ...sight, found: sight.found ? 1 : 0 }));
  tally.counts.read += rows.length;
  tally.counts.written += await ports.lakehouse.replace('log.trace', traceColumns, rows);
  tally.facts = { ...tally.facts, entity, record: recordId };
  for (const { stage, tableName, found, detail } of sights)
    ports.log(`${stage} ${tableName}: ${found ? 'found' : 'NOT FOUND'}, ${detail}`);
}

const nothing: Sight = {
  stage: 'transform',
  tableName: 'transform.facts',
  found: false,
  detail: 'No table holds a record that could be followed',
};

/** The first record of the first fact that has one; without such a fact, of the first entity's dimension. */
async function pick({ contract, ports: { lakehouse } }: StepContext): Promise<Traced | null> {
  const dimensions = await registered(lakehouse, 'dimensions');
  const own = dimensions.filter(({ tableName, entity }) =>
    contract.objects.some((one) => one.name === entity && tableName === dimensionOf(entity)),
  );
  const fields = await readFields(lakehouse);
  for (const table of [...(await registered(lakehouse, 'facts')), ...own]) {
    const [key = ''] = table.keyColumns;
    const found = await lakehouse.all(
      `SELECT ${quote(key)} AS value FROM ${tableSql(`transform.${table.tableName}`)} WHERE ${quote(key)} NOT IN (-1, 'unknown') ORDER BY 1 LIMIT 1`,
    );
    const [{ value = null } = {}] = found;
    if (value === null) continue;
    const column = fields.get(table.entity)?.find(({ isKey }) => isKey)?.targetName ?? 'recordId';
    const clean = (await has(lakehouse, `clean.${table.entity}`))
      ? await oneRow(lakehouse, `SELECT recordId FROM ${tableSql(`clean.${table.entity}`)} WHERE ${quote(column)} = ?`, [value])
      : {};
    return { entity: table.entity, recordId: text(clean, 'recordId') || String(value), table, key, value };
  }
  return null;
}

async function follow(context: StepContext, traced: Traced): Promise<readonly Sight[]> {
  const { contract, ports } = context;
  const object = contract.objects.find(({ name }) => name === traced.entity);
  const extract = object ? extractTable(object) : `extract.${traced.entity}s`;
  const extracted = (await has(ports.lakehouse, extract))
    ? await oneRow(ports.lakehouse, `SELECT * FROM ${tableSql(extract)} WHERE recordId = ? ORDER BY parentId`, [traced.recordId])
    : {};
  const { entity, recordId, key, value } = traced;
  const { tableName } = traced.table;
  return [
    await endpoint(context, text(extracted, '_source_endpoint')),
    await row(context, { stage: 'prepare', table: 'prepare.fields', column: 'entity', value: entity }),
    rawFile(context, extracted),
    { stage: 'extract', tableName: extract, found: extracted['recordId'] !== undefined, detail: `record ${recordId}` },
    await row(context, { stage: 'clean', table: `clean.${entity}`, column: 'recordId', value: recordId }),
    await row(context, { stage: 'transform', table: `transform.${tableName}`, column: key, value }),
    await row(context, { stage: 'refine', table: `refine.${tableName}`, column: key, value }),
    ...(await analysed(context, tableName)),
  ];
}

/** A fact is related and measured; a dimension that nothing refers to has nothing to be found in. */
async function analysed(context: StepContext, tableName: string): Promise<readonly Sight[]> {
  const { lakehouse } = context.ports;
  const facts = (await registered(lakehouse, 'facts')).map((one) => one.tableName);
  const related = facts.includes(tableName) ? 'fromTable' : 'toTable';
  const relation = await row(context, { stage: 'analyse', table: 'analyse.relationships', column: related, value: tableName });
  if (related === 'toTable') return [{ ...relation, found: relation.found || facts.length === 0 }];
  return [relation, await row(context, { stage: 'analyse', table: 'analyse.measures', column: 'tableName', value: tableName })];
}

async function endpoint({ ports: { lakehouse } }: StepContext, path: string): Promise<Sight> {
  const sight = { stage: 'source', tableName: 'source.endpoints', detail: path === '' ? 'the record names no endpoint' : path };
  if (path === '' || !(await has(lakehouse, sight.tableName))) return { ...sight, found: false };
  const known = await oneRow(lakehouse, 'SELECT endpoint_path FROM source.endpoints WHERE endpoint_path = ? OR full_path = ?', [
    path,
    path,
  ]);
  return { ...sight, found: known['endpoint_path'] !== undefined };
}

interface Place {
  readonly stage: string;
  readonly table: string;
  readonly column: string;
  readonly value: Value;
}

async function row({ ports: { lakehouse } }: StepContext, { stage, table, column, value }: Place): Promise<Sight> {
  const sight = { stage, tableName: table };
  if (!(await lakehouse.columns(table))?.some(({ name }) => name === column))
    return { ...sight, found: false, detail: 'there is no such table' };
  const [{ rows = 0 } = {}] = await lakehouse.all(
    `SELECT count(*) AS "rows" FROM ${tableSql(table)} WHERE ${quote(column)} = ?`,
    [value],
  );
  return {
    ...sight,
    found: Number(rows) > 0,
    detail: `${Number(rows)} ${Number(rows) === 1 ? 'row' : 'rows'} with ${column} ${String(value)}`,
  };
}

/** The raw page must hold the very record that the table holds. */
function rawFile({ ports: { lakehouse } }: StepContext, extracted: Row): Sight {
  const file = text(extracted, '_raw_file').replace(/^Files\//, '');
  const sight = { stage: 'extract', tableName: `Files/${file}` };
  const page = file === '' ? null : lakehouse.files.read(file);
  if (page === null) return { ...sight, found: false, detail: 'there is no such file' };
  const found = holds(jsonIn(page), canonicalJson(jsonIn(text(extracted, 'payload')) ?? null));
  return {
    ...sight,
    found,
    detail: found ? 'the page holds the record' : 'the page does not hold the record as the table has it',
  };
}

function holds(value: unknown, wanted: string): boolean {
  if (Array.isArray(value)) return value.some((item) => holds(item, wanted));
  if (!isObject(value)) return false;
  return canonicalJson(value) === wanted || Object.values(value).some((member) => holds(member, wanted));
}

import type { Json } from '../../../core/json.ts';
import type { Check, Finding, GateContext } from '../../gates/gate.ts';
import { absent, countOf, has, literal, quote, rowsOf, tableSql, text } from '../../sql.ts';
import { readFields } from '../fields.ts';
import { offenders } from '../offenders.ts';
import { dimensionOf } from './model.ts';
import { registered, type Registered } from './registry.ts';

export const checks: Readonly<Record<string, Check>> = {
  fact_grain_unique: grainUnique,
  foreign_keys_resolve: foreignKeysResolve,
  facts_scalar_only: scalarOnly,
  dimension_keys_unique: dimensionKeysUnique,
  dimension_names_unique: dimensionNamesUnique,
  model_as_proposed: modelAsProposed,
  bridge_keys_resolve: bridgeKeysResolve,
  codes_mapped: codesMapped,
};

function key(columns: readonly string[]): string {
  return columns.map(quote).join(', ');
}

async function grainUnique({ lakehouse }: GateContext): Promise<Finding> {
  const wrong: Json[] = [...(await absent(lakehouse, 'transform.facts'))];
  const facts = await registered(lakehouse, 'facts');
  for (const { tableName, keyColumns } of facts) {
    const rows = await repeated({ lakehouse, tableName, keyColumns });
    wrong.push(...rows);
  }
  return offenders('every fact has one row for each value of its grain', wrong, `${facts.length} facts`);
}

interface Asked extends Pick<GateContext, 'lakehouse'> {
  readonly tableName: string;
  readonly keyColumns: readonly string[];
  readonly where?: string;
}

async function repeated({ lakehouse, tableName, keyColumns, where = '' }: Asked): Promise<readonly Json[]> {
  const table = `transform.${tableName}`;
  if (!(await has(lakehouse, table))) return [{ table, missing: true }];
  const rows = await lakehouse.all(
    `SELECT ${key(keyColumns)}, count(*) AS "rows" FROM ${tableSql(table)} ${where}
     GROUP BY ${key(keyColumns)} HAVING count(*) > 1 ORDER BY ${key(keyColumns)} LIMIT 20`,
  );
  return rows.map((row) => ({ table, key: keyColumns.map((name) => text(row, name)), rows: Number(row['rows']) }));
}

/** Of facts and dimensions; those of bridges have a gate of their own. */
async function foreignKeysResolve(context: GateContext): Promise<Finding> {
  const { lakehouse } = context;
  const tables = [...(await registered(lakehouse, 'facts')), ...(await registered(lakehouse, 'dimensions'))];
  return resolving(context, tables, ['transform.facts', 'transform.dimensions']);
}

async function bridgeKeysResolve(context: GateContext): Promise<Finding> {
  return resolving(context, await registered(context.lakehouse, 'bridges'), ['transform.bridges']);
}

async function resolving(
  { lakehouse }: GateContext,
  tables: readonly Registered[],
  registries: readonly string[],
): Promise<Finding> {
  const wrong: Json[] = [...(await absent(lakehouse, ...registries))];
  let asked = 0;
  for (const { tableName, foreignKeys } of tables) {
    for (const { column, toTable, toColumn } of foreignKeys) {
      asked += 1;
      const names = { table: `transform.${tableName}`, column, to: `transform.${toTable}` };
      if (!(await has(lakehouse, names.table)) || !(await has(lakehouse, names.to))) {
        wrong.push({ ...names, missing: true });
        continue;
      }
      const orphan = `FROM ${tableSql(names.table)} WHERE ${quote(column)} IS NOT NULL
        AND ${quote(column)} NOT IN (SELECT ${quote(toColumn)} FROM ${tableSql(names.to)})`;
      const orphans = await countOf(lakehouse, `SELECT count(*) ${orphan}`);
      if (orphans === 0) continue;
      const some = await lakehouse.all(`SELECT DISTINCT ${quote(column)} AS value ${orphan} ORDER BY 1 LIMIT 5`);
      wrong.push({ ...names, orphans, values: some.map((row) => text(row, 'value')) });
    }
  }
  return offenders('every foreign key leads to a row', wrong, `${asked} foreign keys`);
}

async function scalarOnly({ lakehouse }: GateContext): Promise<Finding> {
  const wrong: Json[] = [...(await absent(lakehouse, 'transform.facts'))];
  let asked = 0;
  for (const { tableName } of await registered(lakehouse, 'facts')) {
    const table = `transform.${tableName}`;
    const texts = (await lakehouse.columns(table))?.filter(({ type }) => type === 'TEXT') ?? [];
    asked += texts.length;
    if (texts.length === 0) continue;
    const tests = texts.map(({ name }) => {
      const column = quote(name);
      return `max(substr(${column}, 1, 1) IN ('[', '{') AND json_valid(${column})) AS ${column}`;
    });
    const [found = {}] = await lakehouse.all(`SELECT ${tests.join(', ')} FROM ${tableSql(table)}`);
    for (const [column, nested] of Object.entries(found)) if (Number(nested) > 0) wrong.push({ table, column });
  }
  return offenders('facts hold ids and single values, neither lists nor records', wrong, `${asked} columns of text`);
}

/** Of a member with a history, one row is current. */
async function dimensionKeysUnique({ lakehouse }: GateContext): Promise<Finding> {
  const wrong: Json[] = [...(await absent(lakehouse, 'transform.dimensions'))];
  const dimensions = await registered(lakehouse, 'dimensions');
  for (const { tableName, keyColumns, columns } of dimensions) {
    const isHistoric = columns.includes('isCurrent');
    wrong.push(...(await repeated({ lakehouse, tableName, keyColumns, where: isHistoric ? 'WHERE isCurrent = 1' : '' })));
    if (isHistoric) wrong.push(...(await repeated({ lakehouse, tableName, keyColumns: [...keyColumns, 'validFrom'] })));
  }
  return offenders('every key has one current row in its dimension', wrong, `${dimensions.length} dimensions`);
}

async function dimensionNamesUnique({ lakehouse, contract }: GateContext): Promise<Finding> {
  const names = (await registered(lakehouse, 'dimensions')).map(({ tableName }) => tableName);
  const wrong: Json[] = [...(await absent(lakehouse, 'transform.model', 'transform.dimensions'))];
  const shared = [...Map.groupBy(names, (name) => name.toLowerCase())].flatMap(([, same]) =>
    same.length > 1 ? [{ dimension: same[0] ?? '', times: same.length }] : [],
  );
  wrong.push(...shared);
  const model = await rowsOf(
    lakehouse,
    'transform.model',
    "SELECT entity, tableName FROM transform.model WHERE role = 'dimension'",
  );
  for (const [entity, rows] of Map.groupBy(model, (row) => text(row, 'entity')))
    if (rows.length > 1) wrong.push({ entity, dimensions: rows.map((row) => text(row, 'tableName')) });
  const unknown = model.filter((row) => !contract.objects.some(({ name }) => name === text(row, 'entity')));
  wrong.push(...unknown.map((row) => ({ entity: text(row, 'entity'), unknown: true })));
  const fields = await readFields(lakehouse);
  for (const { name } of contract.objects) wrong.push(...ownDimensions(name, model, fields.get(name) ?? []));
  return offenders('every entity has one dimension at most, and no two share a name', wrong, `${names.length} dimensions`);
}

/** Prepare and Transform must not give the same entity two names. */
function ownDimensions(
  entity: string,
  model: readonly Readonly<Record<string, unknown>>[],
  fields: readonly { readonly isKey: boolean; readonly dimensionName: string | null }[],
): readonly Json[] {
  const decided = model.find((row) => row['entity'] === entity)?.['tableName'];
  const proposed = fields.find(({ isKey, dimensionName }) => isKey && dimensionName !== null)?.dimensionName ?? null;
  if (decided === undefined || proposed === null || decided === proposed) return [];
  return [{ entity, dimensions: [proposed, dimensionOf(entity)] }];
}

async function modelAsProposed({ lakehouse }: GateContext): Promise<Finding> {
  const rows = await rowsOf(lakehouse, 'transform.model', 'SELECT * FROM transform.model ORDER BY entity');
  const other = rows
    .filter((row) => text(row, 'proposed') !== '' && text(row, 'proposed') !== text(row, 'role'))
    .map((row) => ({
      entity: text(row, 'entity'),
      proposed: text(row, 'proposed'),
      decided: text(row, 'role'),
      why: text(row, 'why'),
    }));
  const missing = await absent(lakehouse, 'transform.model');
  return offenders('Transform decides as Prepare proposed', [...missing, ...other], `${rows.length} entities`);
}

async function codesMapped({ lakehouse, contract }: GateContext): Promise<Finding> {
  const needed = Object.keys(contract.codes).length > 0 ? ['prepare.statusMap'] : [];
  const wrong: Json[] = [...(await absent(lakehouse, ...needed))];
  const maps = await rowsOf(
    lakehouse,
    'prepare.statusMap',
    'SELECT DISTINCT entity, field FROM prepare.statusMap ORDER BY entity, field',
  );
  for (const map of maps) {
    const [entity, field] = [text(map, 'entity'), text(map, 'field')];
    const table = `clean.${entity}`;
    const standing = await lakehouse.columns(table);
    if (!standing?.some(({ name }) => name === field)) {
      wrong.push({ entity, field, missing: true });
      continue;
    }
    const code = `CAST(${quote(field)} AS TEXT)`;
    const rows = await lakehouse.all(
      `SELECT ${code} AS code, count(*) AS "rows" FROM ${tableSql(table)} WHERE ${code} <> '' AND ${code} NOT IN (
         SELECT code FROM prepare.statusMap WHERE code IS NOT NULL AND known = 1 AND entity = ${literal(entity)} AND field = ${literal(field)})
       GROUP BY 1 ORDER BY 1 LIMIT 20`,
    );
    wrong.push(...rows.map((row) => ({ entity, field, code: text(row, 'code'), rows: Number(row['rows']) })));
  }
  return offenders('every code has words', wrong, `${maps.length} coded fields`);
}

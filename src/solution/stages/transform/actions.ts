import { fail } from '../../../data/failed.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import type { Action, StepContext } from '../../action.ts';
import { columns, has, rowsOf, sizeOf, text } from '../../sql.ts';
import { readFields } from '../fields.ts';
import { dateColumns, dateRows } from './dates.ts';
import { dimensionPlans } from './dimensions.ts';
import { bridgePlans, factPlans, type TablePlan } from './facts.ts';
import { keepHistory } from './history.ts';
import { decide, type Decision, type Role } from './model.ts';
import { register, type Registered, type Registry } from './registry.ts';
import { historyColumns, type Star } from './star.ts';

export const actions: Readonly<Record<string, Action>> = {
  'transform.decide': decideModel,
  'transform.dimensions': buildDimensions,
  'transform.bridges': (context) => buildTables(context, 'bridges', bridgePlans),
  'transform.facts': (context) => buildTables(context, 'facts', factPlans),
};

async function decideModel({ contract, ports, tally }: StepContext): Promise<void> {
  const decisions = decide(contract, await readFields(ports.lakehouse));
  const shape = columns('TEXT', 'entity', 'role', 'proposed', 'tableName', 'grain', 'why');
  tally.counts.read += decisions.length;
  tally.counts.written += await ports.lakehouse.replace(
    'transform.model',
    shape,
    decisions.map((one) => ({ ...one })),
  );
  for (const { entity, role, proposed, tableName, why } of decisions) {
    const against = proposed === '' || proposed === role ? '' : `; Prepare proposed a ${proposed}`;
    ports.log(`${entity}: ${role} ${tableName}. ${why}${against}`);
  }
}

async function starOf({ contract, overrides, ports: { lakehouse } }: StepContext): Promise<Star> {
  if (!(await has(lakehouse, 'transform.model')))
    fail('gate', 'Cannot build the star schema: "transform.model" is not there; decide the model first');
  const fields = await readFields(lakehouse);
  const rows = await lakehouse.all('SELECT * FROM transform.model ORDER BY rowid');
  const decisions: Decision[] = [];
  for (const row of rows) {
    const entity = text(row, 'entity');
    if (!(await has(lakehouse, `clean.${entity}`)))
      fail('gate', `Cannot build the star schema: "clean.${entity}" is not there; run Clean first`);
    const names = { tableName: text(row, 'tableName'), grain: text(row, 'grain'), why: text(row, 'why') };
    decisions.push({ entity, role: text(row, 'role') as Role, proposed: text(row, 'proposed') as Role | '', ...names });
  }
  const codes = await rowsOf(lakehouse, 'prepare.statusMap', 'SELECT DISTINCT entity, field FROM prepare.statusMap');
  const coded = Map.groupBy(codes, (row) => text(row, 'entity'));
  return {
    ...{ contract, fields, singulars: overrides.singular },
    decisions: new Map(decisions.map((one) => [one.entity, one])),
    codes: new Map([...coded].map(([entity, some]) => [entity, new Set(some.map((row) => text(row, 'field')))])),
  };
}

async function buildDimensions(context: StepContext): Promise<void> {
  const { ports, tally, signal } = context;
  const star = await starOf(context);
  const made: Registered[] = [];
  for (const plan of dimensionPlans(star)) {
    stopIfAsked(signal);
    const { rows, opened, closed } = await keepHistory(context, plan);
    ports.log(`transform.${plan.tableName}: ${rows} rows, ${opened} opened, ${closed} closed`);
    tally.counts.written += opened + closed;
    const names = [plan.key, ...plan.attributes, ...historyColumns].map(({ name }) => name);
    made.push({ ...plan, keyColumns: [plan.key.name], rows, columns: names });
  }
  const days = await ports.lakehouse.replace('transform.dimDate', dateColumns, await dateRows(ports.lakehouse, star));
  ports.log(`transform.dimDate: ${days} rows`);
  tally.counts.written += days;
  const date = { tableName: 'dimDate', entity: '', keyColumns: ['dateId'], rows: days, foreignKeys: [] };
  made.push({ ...date, columns: dateColumns.map(({ name }) => name) });
  await register(ports.lakehouse, 'dimensions', made);
}

async function buildTables(
  context: StepContext,
  registry: Registry,
  plansOf: (star: Star) => readonly TablePlan[],
): Promise<void> {
  const { ports, tally, signal } = context;
  const made: Registered[] = [];
  for (const plan of plansOf(await starOf(context))) {
    stopIfAsked(signal);
    const table = `transform.${plan.tableName}`;
    const rows = await ports.lakehouse.replaceFrom(table, plan.columns, plan.select);
    tally.counts.read += await sizeOf(ports.lakehouse, `clean.${plan.entity}`);
    tally.counts.written += rows;
    ports.log(`${table}: ${rows} rows`);
    made.push({ ...plan, rows, columns: plan.columns.map(({ name }) => name) });
  }
  await register(ports.lakehouse, registry, made);
}

import { iso } from '../../../core/time.ts';
import { fail } from '../../../data/failed.ts';
import type { Column, Row } from '../../../ports/warehouse.ts';
import type { StepContext } from '../../action.ts';
import { driftColumns, driftRows, stops } from '../../drift/classes.ts';
import { dependencyColumns, dependencyRows } from '../../infer/graphs.ts';
import { grains, renderSchema, schemaColumns, type Grain } from '../../infer/render.ts';
import { fieldColumns, fieldRow } from '../../infer/rows.ts';
import { columns, has } from '../../sql.ts';
import { constraintColumns, constraintRows } from './constraints.ts';
import { dependencyOffenders, fieldRules, missingEntities } from './rules.ts';
import { keep, needed, recall, type SeenCodes } from './working.ts';

/** Checks what is to be written while what stands is still whole. */
export async function validate({ contract, ports, tally }: StepContext): Promise<void> {
  await Promise.resolve();
  const { lakehouse, log, sha256 } = ports;
  const { value, text } = needed(lakehouse.files, 'schema', 'prepare.generate_schema');
  const offenders = [
    ...missingEntities(contract, new Set(value.fields.map(({ entity }) => entity))).map((name) => `${name}: no field`),
    ...Object.values(fieldRules).flatMap((rule) => rule(value.fields)),
    ...dependencyOffenders(value.graphs.flatMap(({ graph, nodes }) => nodes.map((node) => ({ ...node, graph })))),
  ];
  for (const offender of offenders) log(offender);
  tally.counts.read += value.fields.length;
  tally.counts.failed += offenders.length;
  if (offenders.length > 0) {
    fail(
      'gate',
      `The inferred schema is refused, what stands stays: ${offenders.slice(0, 3).join('; ')}${offenders.length > 3 ? `; ${offenders.length - 3} more` : ''}`,
    );
  }
  keep(lakehouse.files, 'validated', { sha256: sha256(text) });
}

/** Writes the metadata tables; what a change stops, and what is as it was, stays untouched. */
export async function createTables({ contract, ports, spec, tally }: StepContext): Promise<void> {
  const { lakehouse, log, sha256, clock } = ports;
  const { value: model, text } = needed(lakehouse.files, 'schema', 'prepare.generate_schema');
  if (needed(lakehouse.files, 'validated', 'prepare.validate').value.sha256 !== sha256(text)) {
    fail('gate', 'Cannot create the tables: the schema is not the one that was validated');
  }
  const grain = grainOf(spec.with['grain']);
  const now = iso(clock.now());
  const constraints = await constraintRows({ lakehouse, contract, sha256 }, now);
  const write = async (table: string, columns: readonly Column[], rows: readonly Row[]): Promise<void> => {
    tally.counts.written += await lakehouse.replace(table, columns, rows);
  };
  await write('prepare.constraints', constraintColumns, constraints);
  await write('prepare.drift', driftColumns, driftRows(model.drifts));
  if (model.refused) {
    const stopping = model.drifts.filter(stops).map(({ change, subject }) => `${change} of ${subject}`);
    log(`The metadata in force stays: ${stopping.join(', ')}`);
    tally.counts.skipped += model.fields.length;
    return;
  }
  const inputs = sha256(JSON.stringify([model.fields, model.graphs, grain]));
  const created = { contract_version: contract.contract_version, grain };
  if (await stands(lakehouse, inputs)) {
    keep(lakehouse.files, 'created', { sha256: inputs, ...created });
    tally.counts.unchanged += model.fields.length;
    log('Schema, fields and dependencies are as they were');
    return;
  }
  // No hash while they are written: a crash in between makes the next run write them all.
  keep(lakehouse.files, 'created', { ...(recall(lakehouse.files, 'created')?.value ?? created), sha256: '' });
  await write('prepare.fields', fieldColumns, model.fields.map(fieldRow));
  await write('prepare.dependencies', dependencyColumns, dependencyRows(model.graphs));
  await write('prepare.schema', schemaColumns, renderSchema(model.fields, grain));
  keep(lakehouse.files, 'created', { sha256: inputs, ...created });
}

async function stands(lakehouse: StepContext['ports']['lakehouse'], inputs: string): Promise<boolean> {
  if (recall(lakehouse.files, 'created')?.value.sha256 !== inputs) return false;
  for (const table of ['prepare.schema', 'prepare.fields', 'prepare.dependencies']) {
    if (!(await has(lakehouse, table))) return false;
  }
  return true;
}

function grainOf(given: unknown): Grain {
  if (given === undefined) return 'structure';
  return (
    grains.find((one) => one === given) ??
    fail('asset', `Cannot create the tables: "grain" is ${JSON.stringify(given)}; write entity or structure`)
  );
}

const statusColumns: readonly Column[] = [...columns('TEXT', 'entity', 'field', 'code', 'label'), ...columns('INTEGER', 'known')];

/** Codes that the contract explains, codes that were seen, and for each field a row for what nobody knows. */
export async function statusMap({ contract, ports, tally }: StepContext): Promise<void> {
  const { lakehouse, log } = ports;
  const model = needed(lakehouse.files, 'schema', 'prepare.generate_schema').value;
  if (model.refused && (await has(lakehouse, 'prepare.statusMap'))) {
    log('The status map in force stays');
    return;
  }
  const rows = statusRows(contract.codes, model.codes);
  const unknown = rows.filter(({ known, code }) => known === 0 && code !== unknownCode).length;
  tally.counts.written += await lakehouse.replace('prepare.statusMap', statusColumns, rows);
  tally.facts = { ...tally.facts, unknown_codes: unknown };
  log(`${rows.length} codes, ${unknown} of them seen without a meaning`);
}

const unknownCode = 'unknown';

function statusRows(
  explained: Readonly<Record<string, Readonly<Record<string, string>>>>,
  seen: readonly SeenCodes[],
): readonly { entity: string; field: string; code: string; label: string; known: number }[] {
  const names = new Set([...Object.keys(explained), ...seen.map(({ entity, field }) => `${entity}.${field}`)]);
  return [...names].sort().flatMap((name) => {
    const entity = name.slice(0, name.indexOf('.'));
    const field = name.slice(name.indexOf('.') + 1);
    const labels = new Map(Object.entries(explained[name] ?? {}));
    const codes = seen.find((one) => one.entity === entity && one.field === field)?.codes ?? [];
    const all = [...new Set([...labels.keys(), ...codes])].filter((code) => code !== unknownCode).sort();
    return [
      ...all.map((code) => ({ entity, field, code, label: labels.get(code) ?? 'Unknown', known: labels.has(code) ? 1 : 0 })),
      { entity, field, code: unknownCode, label: labels.get(unknownCode) ?? 'Unknown', known: 0 },
    ];
  });
}

import type { Row } from '../../../ports/warehouse.ts';
import type { Finding, GateContext } from '../../gates/gate.ts';
import { renderSchema } from '../../infer/render.ts';
import { fieldRow } from '../../infer/rows.ts';
import { has } from '../../sql.ts';
import { offenders } from '../offenders.ts';
import { makeModel } from './model.ts';
import { recall } from './working.ts';

/** Infers again from the same samples and compares with the tables that stand. */
export async function idempotent({ lakehouse, contract, overrides }: GateContext): Promise<Finding> {
  const expected = 'Inferring again from the same samples gives the same tables';
  const created = recall(lakehouse.files, 'created')?.value;
  const endpoints = recall(lakehouse.files, 'endpoints')?.value;
  const learned = recall(lakehouse.files, 'intelligence')?.value.learned;
  if (!(await has(lakehouse, 'prepare.schema')) || !(await has(lakehouse, 'prepare.fields'))) {
    return { passed: false, expected, actual: 'The metadata tables are not there', evidence: [] };
  }
  const schema = await lakehouse.all('SELECT * FROM prepare.schema ORDER BY rowid');
  if (created === undefined || endpoints === undefined || learned === undefined) {
    return { passed: false, expected, actual: 'The working files of Prepare are not there', evidence: [] };
  }
  const sampled = recall(lakehouse.files, 'samples')?.value ?? [];
  const again = await makeModel({
    ...{ lakehouse, contract, overrides, learned, endpoints, sampled },
    version: created.contract_version,
  });
  const standing = await lakehouse.all('SELECT * FROM prepare.fields ORDER BY rowid');
  if (again.refused) {
    return {
      passed: true,
      expected,
      actual: `Inferring again refuses the same change and leaves ${standing.length} fields`,
      evidence: [],
    };
  }
  const found = [
    ...differences('prepare.fields', standing, again.fields.map(fieldRow)),
    ...differences('prepare.schema', schema, renderSchema(again.fields, created.grain)),
  ];
  return offenders(expected, found, `${standing.length} fields and ${schema.length} rows`);
}

function differences(table: string, standing: readonly Row[], again: readonly Row[]): readonly string[] {
  const count = standing.length === again.length ? [] : [`${table}: ${standing.length} rows, again ${again.length}`];
  const changed = again.flatMap((row, index) => {
    const columns = Object.keys(row).filter((column) => (row[column] ?? null) !== (standing[index]?.[column] ?? null));
    return columns.length === 0 ? [] : [`${table} row ${index + 1}: ${columns.join(', ')}`];
  });
  return [...count, ...changed.slice(0, 20)];
}

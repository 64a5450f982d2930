import { canonicalJson, type JsonObject } from '../../../core/json.ts';
import type { Lakehouse } from '../../../ports/lakehouse.ts';
import type { Row } from '../../../ports/warehouse.ts';
import type { StepContext } from '../../action.ts';
import { actionMeanings, type ActionMeaning } from '../../actions.ts';
import { forEntity, tableName } from '../../contract/names.ts';
import type { SystemContract } from '../../contract/shape.ts';
import { columns, has, rowsOf, text } from '../../sql.ts';
import { spectraStages, type SpectraStage } from '../../stage.ts';
import { newestStageRow } from '../../journal.ts';
import { registered } from '../transform/registry.ts';
import { orphansOf } from '../analyse/actions.ts';

const contractColumns = [
  ...columns('TEXT', 'stage', 'status', 'tables', 'foreignKeys', 'checkpoints', 'nextStage'),
  ...columns('INTEGER', 'readyForNext'),
];

/** Writes for each stage before this one what it made, and whether the next may start on it: computed, never claimed. */
export async function handoffs(context: StepContext): Promise<void> {
  const { ports, tally } = context;
  const counts = new Map((await ports.lakehouse.tables()).map(({ table, rows }) => [table, rows]));
  const handed: Row[] = [];
  for (const stage of spectraStages.slice(0, -1)) {
    const contract = await handoffOf(context, stage, counts);
    ports.log(
      `${stage}: ${contract.status}, ${contract.missing.length === 0 ? 'nothing missing' : `missing ${contract.missing.join(', ')}`}`,
    );
    handed.push(contract.row);
  }
  tally.counts.read += handed.length;
  tally.counts.written += await ports.lakehouse.replace('log.contracts', contractColumns, handed);
}

async function handoffOf(context: StepContext, stage: SpectraStage, counts: ReadonlyMap<string, number>) {
  const { lakehouse } = context.ports;
  const status = (await newestStageRow(lakehouse, stage))?.status ?? 'Absent';
  const checkpoints = await gatesOf(context, stage);
  const foreignKeys = await keysOf(lakehouse, stage);
  const missing = neededFrom(context.contract, stage).filter((table) => !counts.has(table));
  const ready =
    status === 'Success' &&
    missing.length === 0 &&
    checkpoints.every((one) => one.status !== 'refused' && one.status !== 'unanswered');
  const row: Row = {
    ...{ stage, status, tables: JSON.stringify(await tablesOf(context, stage, counts)) },
    ...{ foreignKeys: JSON.stringify(foreignKeys), checkpoints: JSON.stringify(checkpoints) },
    ...{ nextStage: spectraStages[spectraStages.indexOf(stage) + 1] ?? '', readyForNext: ready ? 1 : 0 },
  };
  return { row, status, missing };
}

interface Checkpoint extends JsonObject {
  readonly name: string;
  readonly status: string;
}

/** The gates of the stage as they were evaluated last. */
async function gatesOf({ ports: { lakehouse } }: StepContext, stage: SpectraStage): Promise<readonly Checkpoint[]> {
  if (!(await has(lakehouse, 'log.gates'))) return [];
  const rows = await lakehouse.all('SELECT gate, verdict, run_id, evaluated_at FROM log.gates WHERE stage = ? ORDER BY rowid', [
    stage,
  ]);
  const last = rows.at(-1);
  const newest = new Map(
    rows.filter((row) => row['run_id'] === last?.['run_id']).map((row) => [text(row, 'gate'), text(row, 'verdict')]),
  );
  return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, status]) => ({ name, status }));
}

/** Tables of this stage that an action of a later one reads. */
export function neededFrom(contract: SystemContract, stage: SpectraStage): readonly string[] {
  const meanings: Readonly<Record<string, ActionMeaning>> = actionMeanings;
  const later = Object.entries(meanings).filter(([name]) => !name.startsWith(`${stage}.`));
  const read = later.flatMap(([, { consumes }]) => consumes).map(tableName);
  const own = read.filter((table) => table.startsWith(`${stage}.`) || (stage === 'prepare' && table.startsWith('sample.')));
  const named = own.flatMap((table) =>
    /\{entit(?:y|ies)\}/.test(table) ? contract.objects.map((object) => forEntity(table, object)) : [table],
  );
  return [...new Set(named)].sort();
}

async function tablesOf(
  { ports }: StepContext,
  stage: SpectraStage,
  counts: ReadonlyMap<string, number>,
): Promise<readonly JsonObject[]> {
  const traced = await rowsOf(ports.lakehouse, 'log.trace');
  const tables: JsonObject[] = [];
  for (const [table, rows] of counts) {
    if (!table.startsWith(`${stage}.`)) continue;
    const shape = (await ports.lakehouse.columns(table)) ?? [];
    const records = traced
      .filter((row) => row['tableName'] === table && Number(row['found']) === 1)
      .map((row) => text(row, 'recordId'));
    tables.push({
      ...{ name: table, path: `Tables/${table.replace('.', '/')}`, rows, columns: shape.map(({ name }) => name) },
      ...{ schema_hash: ports.sha256(canonicalJson(shape)), trace_records: records },
    });
  }
  return tables;
}

async function keysOf(lakehouse: Lakehouse, stage: SpectraStage): Promise<readonly JsonObject[]> {
  if (stage !== 'refine' && stage !== 'analyse') return [];
  const tables = [...(await registered(lakehouse, 'facts')), ...(await registered(lakehouse, 'bridges'))];
  const keys: JsonObject[] = [];
  for (const { tableName: fromTable, foreignKeys } of tables) {
    for (const { column: fromColumn, toTable, toColumn } of foreignKeys) {
      const orphans = await orphansOf(lakehouse, { fromTable, fromColumn, toTable, toColumn });
      keys.push({ source: `${fromTable}.${fromColumn}`, target: `${toTable}.${toColumn}`, orphans, validated: orphans === 0 });
    }
  }
  return keys;
}

import { canonicalJson } from '../../../core/json.ts';
import { fail } from '../../../data/failed.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import { nameError } from '../../../data/tally.ts';
import type { Row } from '../../../ports/warehouse.ts';
import type { Action, StepContext } from '../../action.ts';
import { extractTable } from '../../contract/names.ts';
import type { ContractObject } from '../../contract/shape.ts';
import { columns, countOf, has, oneRow, quote, sizeOf, tableSql, text } from '../../sql.ts';
import { readFields, type Field } from '../fields.ts';
import { quarantineTable } from '../../quarantine.ts';
import { cleaner, variantOf, type Cleaner, type Evolution, type Extracted, type Refusal } from './cleaner.ts';
import { refusedRecords, type RefusedRecords } from './refused.ts';
import { changedAt, winners } from './winners.ts';

/** Another rule here makes every record anew. */
const rulesVersion = 1;

export const actions: Readonly<Record<string, Action>> = { 'clean.entity': cleanEntity };

/** What a job about one entity works with. */
interface Job {
  readonly context: StepContext;
  readonly object: ContractObject;
  readonly fields: readonly Field[];
  readonly from: string;
  readonly to: string;
  readonly refused: RefusedRecords;
}

/**
 * Makes `clean.<entity>` hold each record of its extract table once. Only records that are new or changed are worked on,
 * as long as the fields and rules are those of the last time; records that have left the source leave. What fails waits
 * in `quarantine.clean<Entity>` and is tried again each time.
 */
async function cleanEntity(context: StepContext): Promise<void> {
  const { contract, spec, ports, tally } = context;
  const object = contract.objects.find(({ name }) => name === spec.entity);
  if (!object) fail('gate', `Cannot clean "${spec.entity ?? ''}": the contract has no object of that name`);
  const fields = (await readFields(ports.lakehouse)).get(object.name);
  if (!fields) fail('gate', `Cannot clean "${object.name}": "prepare.fields" has no field of it; run Prepare first`);
  const from = extractTable(object);
  const to = `clean.${object.name}`;
  const quarantine = quarantineTable(object.name);
  const job = { context, object, fields, from, to, refused: refusedRecords(context, { quarantine, from, to }) };
  if (!(await has(ports.lakehouse, from))) return cleanNothing(job);
  const digest = digestOf(job);
  const whole = !(await isStanding(job, digest));
  if (whole) await makeAnew(job);
  else await bringUpToDate(job);
  await job.refused.settle();
  await keepUnit(job, digest);
  tally.facts = { ...tally.facts, entity: object.name, whole };
}

/** Extract may skip an entity whose endpoint is broken or blocked; its table is then there, and empty. */
async function cleanNothing(job: Job): Promise<void> {
  const { ports } = job.context;
  const units = (await has(ports.lakehouse, 'extract.units'))
    ? await oneRow(ports.lakehouse, 'SELECT reason FROM extract.units WHERE skipped = 1 AND entity = ?', [job.object.name])
    : {};
  if (units['reason'] === undefined)
    fail('gate', `Cannot clean "${job.object.name}": there is no "${job.from}"; run Extract first`);
  await ports.lakehouse.replace(job.to, cleanerOf(job, none).columns, []);
  ports.log(`${job.to}: empty, since Extract skipped it: ${text(units, 'reason')}`);
}

/** Over all that decides what becomes of a record, and nothing that each sample moves. */
function digestOf({ context, object, fields }: Job): string {
  const { contract_modes: modes } = context.contract;
  const { incremental, display } = object;
  const columns = fields.map(({ path, targetName, targetType, format, isKey, isRequired, isNullable }) => [
    ...[path, targetName, targetType, format, isKey, isRequired, isNullable],
  ]);
  return context.ports.sha256(canonicalJson({ rulesVersion, columns, modes, incremental, display }));
}

async function isStanding({ context, object, to }: Job, digest: string): Promise<boolean> {
  const { lakehouse } = context.ports;
  if (!(await has(lakehouse, to)) || !(await has(lakehouse, 'clean.units'))) return false;
  const unit = await oneRow(lakehouse, 'SELECT fieldsDigest FROM clean.units WHERE entity = ?', [object.name]);
  return text(unit, 'fieldsDigest') === digest;
}

const none: Evolution = { wider: new Set(), variants: new Set() };

/** Thrown through the write that it ends, so that nothing of a half-made table stands. */
class Evolved extends Error {
  readonly evolution: Evolution;
  constructor(evolution: Evolution) {
    super('The columns have evolved');
    this.evolution = evolution;
  }
}

async function makeAnew(job: Job): Promise<void> {
  const { lakehouse, log } = job.context.ports;
  if (await has(lakehouse, 'clean.units')) await lakehouse.remove('clean.units', 'entity = ?', [job.object.name]);
  for (let evolution = none; ;) {
    const work = cleanerOf(job, evolution);
    try {
      const written = await lakehouse.replace(job.to, work.columns, cleanRows(job, work, allRecords(job)));
      job.context.tally.counts.written += written;
      return;
    } catch (error) {
      if (!(error instanceof Evolved)) throw error;
      evolution = error.evolution;
      log(`${job.to}: types evolve (${evolvedNames(evolution).join(', ')}), made again`);
      Object.assign(job.context.tally.counts, { read: 0, skipped: 0, failed: 0 });
    }
  }
}

function evolvedNames({ wider, variants }: Evolution): readonly string[] {
  return [...wider, ...[...variants].map(variantOf)].sort();
}

async function bringUpToDate(job: Job): Promise<void> {
  const { context, from, to } = job;
  const { lakehouse } = context.ports;
  const gone = await lakehouse.remove(to, `recordId NOT IN (SELECT recordId FROM ${tableSql(from)})`);
  if (gone > 0) context.ports.log(`${to}: ${gone} records have left the source`);
  const work = cleanerOf(job, await standingEvolution(job));
  try {
    const shape = { columns: work.columns, key: ['recordId'] };
    const counts = await lakehouse.upsert(to, shape, cleanRows(job, work, changedRecords(job)));
    context.tally.counts.written += counts.inserted + counts.updated;
    context.tally.counts.unchanged += counts.unchanged;
  } catch (error) {
    if (!(error instanceof Evolved)) throw error;
    Object.assign(context.tally.counts, { read: 0, skipped: 0, failed: 0 });
    await makeAnew(job);
  }
}

/** What earlier values made of the columns holds on. */
async function standingEvolution({ context, fields, to }: Job): Promise<Evolution> {
  const standing = new Map((await context.ports.lakehouse.columns(to))?.map(({ name, type }) => [name, type]) ?? []);
  const wider = fields.filter(({ targetName, targetType }) => targetType === 'int64' && standing.get(targetName) === 'REAL');
  const variants = fields.filter(({ targetName }) => standing.has(variantOf(targetName)));
  const names = (some: readonly Field[]): ReadonlySet<string> => new Set(some.map(({ targetName }) => targetName));
  return { wider: names(wider), variants: names(variants) };
}

function cleanerOf({ context, object, fields }: Job, evolution: Evolution): Cleaner {
  return cleaner({ object, fields, modes: context.contract.contract_modes, evolution });
}

const wanted = ['recordId', 'parentId', 'payload', '_extracted_at'].map((name) => `e.${quote(name)}`).join(', ');

function allRecords({ context, from }: Job): AsyncIterable<readonly Row[]> {
  return context.ports.lakehouse.read(`SELECT ${wanted} FROM ${tableSql(from)} e ORDER BY e.recordId, e.parentId`);
}

/** All rows of each record of which some row is not the one that stands cleaned. */
function changedRecords({ context, from, to }: Job): AsyncIterable<readonly Row[]> {
  const stale = `SELECT f.recordId FROM ${tableSql(from)} f LEFT JOIN ${tableSql(to)} c
    ON c.recordId = f.recordId AND c._extracted_at = f._extracted_at WHERE c.recordId IS NULL`;
  return context.ports.lakehouse.read(
    `SELECT ${wanted} FROM ${tableSql(from)} e WHERE e.recordId IN (${stale}) ORDER BY e.recordId, e.parentId`,
  );
}

async function* cleanRows(job: Job, work: Cleaner, pages: AsyncIterable<readonly Row[]>): AsyncGenerator<Row> {
  const { tally, signal } = job.context;
  const { incremental } = job.object;
  const format = incremental && incremental.format !== 'iso' ? epochFormats[incremental.format] : null;
  let unknown = 0;
  for await (const { record, duplicates } of winners(pages, changedAt(incremental?.field, format))) {
    if (tally.counts.read % 1000 === 0) stopIfAsked(signal);
    tally.counts.read += 1 + duplicates;
    tally.counts.skipped += duplicates;
    const cleaned = work.clean(record);
    if (cleaned.ok === 'evolved') throw new Evolved(cleaned.evolution);
    if (!cleaned.ok) {
      await refuse(job, record, cleaned.refusal);
      continue;
    }
    if (cleaned.unknown !== null && (unknown += 1) === 1)
      job.context.ports.log(
        `${job.to}: "${cleaned.unknown}" of record "${record.recordId}" is not known to Prepare and is left out`,
      );
    yield cleaned.row;
  }
  if (unknown > 0) tally.facts = { ...tally.facts, records_with_unknown_fields: unknown };
}

const epochFormats = { epoch_seconds: 'epoch_s', epoch_milliseconds: 'epoch_ms' } as const;

async function refuse(job: Job, record: Extracted, refusal: Refusal): Promise<void> {
  job.context.tally.counts.failed += 1;
  nameError(job.context.tally, record.recordId, `${refusal.rule}: ${refusal.reason}`);
  await job.refused.add({ ...record, ...refusal });
}

/** What the entity's table holds and was made by, for the next time and for the gates. */
async function keepUnit({ context, object, from, to, refused }: Job, digest: string): Promise<void> {
  const { lakehouse } = context.ports;
  const rows = await sizeOf(lakehouse, from);
  const records = await countOf(lakehouse, `SELECT count(DISTINCT recordId) FROM ${tableSql(from)}`);
  const clean = await sizeOf(lakehouse, to);
  const unit = { entity: object.name, fieldsDigest: digest, extracted: rows, duplicates: rows - records };
  const shape = {
    columns: [...columns('TEXT', 'entity', 'fieldsDigest'), ...columns('INTEGER', 'extracted', 'duplicates', 'clean', 'waiting')],
    key: ['entity'],
  };
  const waiting = await refused.waiting();
  await lakehouse.upsert('clean.units', shape, [{ ...unit, clean, waiting }]);
  context.ports.log(`${to}: ${clean} of ${records} records, ${rows - records} duplicates, ${waiting} in quarantine`);
}

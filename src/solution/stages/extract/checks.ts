import type { Json } from '../../../core/json.ts';
import { extractTable } from '../../contract/names.ts';
import type { ContractObject } from '../../contract/shape.ts';
import type { Check, Finding, GateContext } from '../../gates/gate.ts';
import { countOf, has, text } from '../../sql.ts';
import { offenders } from '../offenders.ts';
import { requestsOf } from './parents.ts';

/** Gates of Extract, by id. All but `no_empty_extract` look at this run's pages where they look at pages. */
export const checks: Readonly<Record<string, Check>> = {
  keys_unique_across_parents: keysUnique,
  pages_distinct: pagesDistinct,
  parents_exist: parentsExist,
  counts_match: countsMatch,
  no_empty_extract: noEmptyExtract,
  raw_files_kept: rawFilesKept,
  units_complete: unitsComplete,
};

const mostEvidence = 20;

interface Found {
  readonly count: number;
  readonly rows: readonly Json[];
  /** How much was looked at. */
  readonly of: number;
}

/** Adds up what each entity shows. */
async function overEntities(context: GateContext, look: (object: ContractObject) => Promise<Found>): Promise<Found> {
  const found: Found[] = [];
  for (const object of await fetchedObjects(context)) found.push(await look(object));
  const sum = (key: 'count' | 'of'): number => found.reduce((total, one) => total + one[key], 0);
  return { count: sum('count'), of: sum('of'), rows: found.flatMap(({ rows }) => rows) };
}

function finding(expected: string, { count, of, rows }: Found, things: string): Finding {
  return offenders(expected, rows, { of: `${of} ${things}`, count });
}

/** Objects that were to be fetched, or those that the gate names. */
async function fetchedObjects({ lakehouse, contract, with: settings }: GateContext): Promise<readonly ContractObject[]> {
  const named = settings['entities'];
  const units = await lakehouse.all('SELECT entity FROM extract.units WHERE skipped = 0 ORDER BY position');
  const wanted = units.map(({ entity }) => String(entity)).filter((entity) => !Array.isArray(named) || named.includes(entity));
  return wanted.flatMap((entity) => contract.objects.find(({ name }) => name === entity) ?? []);
}

async function keysUnique(context: GateContext): Promise<Finding> {
  const { lakehouse } = context;
  const bad = await overEntities(context, async (object) => {
    const twice = `SELECT recordId, count(*) AS n FROM ${extractTable(object)} GROUP BY recordId HAVING count(*) > 1`;
    const rows = await lakehouse.all(`${twice} ORDER BY recordId LIMIT ${mostEvidence}`);
    return {
      of: await countOf(lakehouse, `SELECT count(DISTINCT recordId) FROM ${extractTable(object)}`),
      count: await countOf(lakehouse, `SELECT count(*) FROM (${twice})`),
      rows: rows.map((row) => ({ entity: object.name, recordId: text(row, 'recordId'), parents: Number(row['n']) })),
    };
  });
  return finding('each key under one parent', bad, 'keys');
}

async function pagesDistinct(context: GateContext): Promise<Finding> {
  const { lakehouse, run_id } = context;
  const bad = await overEntities(context, async (object) => {
    const full = 'FROM extract.pages WHERE unit = ? AND run_id = ? AND records > 0';
    const rows = await lakehouse.all(
      `SELECT count(*) AS n, min(request) AS request, max(request) AS other ${full}
      GROUP BY checksum HAVING count(*) > 1 ORDER BY min(request)`,
      [object.name, run_id],
    );
    return {
      of: await countOf(lakehouse, `SELECT count(*) ${full}`, [object.name, run_id]),
      count: rows.reduce((sum, row) => sum + Number(row['n']) - 1, 0),
      rows: rows.map((row) => ({ entity: object.name, request: text(row, 'request'), same_as: text(row, 'other') })),
    };
  });
  return finding('no page with the content of another', bad, 'pages');
}

async function parentsExist(context: GateContext): Promise<Finding> {
  const { lakehouse, contract } = context;
  const bad = await overEntities(context, async (object) => {
    const parent = contract.objects.find(({ name }) => name === object.parent?.object);
    if (parent === undefined) return { of: 0, count: 0, rows: [] };
    const from = `FROM ${extractTable(object)} WHERE parentId NOT IN (SELECT recordId FROM ${extractTable(parent)})`;
    const rows = await lakehouse.all(`SELECT recordId, parentId ${from} ORDER BY recordId, parentId LIMIT ${mostEvidence}`);
    return {
      of: await countOf(lakehouse, `SELECT count(*) FROM ${extractTable(object)}`),
      count: await countOf(lakehouse, `SELECT count(*) ${from}`),
      rows: rows.map((row) => ({ entity: object.name, recordId: text(row, 'recordId'), parentId: text(row, 'parentId') })),
    };
  });
  return finding('each parent among the records of its entity', bad, 'records');
}

/** What was read against what the service tells, and what stands in the table against what was read. */
async function countsMatch(context: GateContext): Promise<Finding> {
  const { lakehouse, run_id } = context;
  const bad = await overEntities(context, async (object) => {
    const [pages] = await lakehouse.all(
      `SELECT coalesce(sum(records), 0) AS n, coalesce(sum(CASE WHEN page = 1 THEN told END), 0) AS told,
        coalesce(sum(CASE WHEN page = 1 THEN told IS NULL END), 0) AS untold FROM extract.pages WHERE unit = ? AND run_id = ?`,
      [object.name, run_id],
    );
    const read = Number(pages?.['n']);
    const told = object.total !== undefined && pages?.['untold'] === 0 ? Number(pages['told']) : read;
    const everything = `SELECT count(*) FROM extract.units WHERE entity = ? AND since IS NULL`;
    const whole = (await countOf(lakehouse, everything, [object.name])) > 0;
    const standing = whole ? await countOf(lakehouse, `SELECT count(*) FROM ${extractTable(object)}`) : read;
    const rows = told === read && standing === read ? [] : [{ entity: object.name, read, told, rows: standing }];
    return { of: 1, count: rows.length, rows };
  });
  return finding('as many records read as told, and as many rows as were read', bad, 'entities');
}

async function noEmptyExtract(context: GateContext): Promise<Finding> {
  const bad = await overEntities(context, async (object) => {
    const table = extractTable(object);
    const full =
      (await has(context.lakehouse, table)) && (await countOf(context.lakehouse, `SELECT EXISTS (SELECT 1 FROM ${table})`)) > 0;
    return { of: 1, count: full ? 0 : 1, rows: full ? [] : [{ entity: object.name, table }] };
  });
  return finding('a record of each entity', bad, 'entities');
}

async function rawFilesKept(context: GateContext): Promise<Finding> {
  const { lakehouse, run_id, sha256 } = context;
  const bad = await overEntities(context, async (object) => {
    const rows: Json[] = [];
    let of = 0;
    const pages = lakehouse.read('SELECT raw_file, checksum FROM extract.pages WHERE unit = ? AND run_id = ? ORDER BY raw_file', [
      ...[object.name, run_id],
    ]);
    for await (const page of pages) {
      of += page.length;
      for (const row of page) {
        const file = text(row, 'raw_file');
        const kept = lakehouse.files.read(file);
        const why = kept === null ? 'missing' : sha256 !== undefined && sha256(kept) !== row['checksum'] ? 'changed' : null;
        if (why !== null) rows.push({ entity: object.name, raw_file: file, why });
      }
    }
    return { of, count: rows.length, rows };
  });
  return finding('the raw file of each page, as it arrived', bad, 'raw files');
}

/** Each unit has its table, and every list that had to be asked for was: one without parent, else those of each parent. */
async function unitsComplete(context: GateContext): Promise<Finding> {
  const { lakehouse, contract, run_id } = context;
  const bad = await overEntities(context, async (object) => {
    const table = extractTable(object);
    if (!(await has(lakehouse, table))) return { of: 1, count: 1, rows: [{ entity: object.name, missing: table }] };
    const asked = await lakehouse.all('SELECT DISTINCT parentId FROM extract.pages WHERE unit = ? AND run_id = ?', [
      ...[object.name, run_id],
    ]);
    const known = new Set(asked.map((row) => text(row, 'parentId')));
    const wanted = new Set<string>();
    for await (const { parentId } of requestsOf({ lakehouse, contract }, object)) wanted.add(parentId);
    const rows = [...wanted.difference(known)].map((parentId) => ({
      entity: object.name,
      missing: `the list of parent "${parentId}"`,
    }));
    return { of: wanted.size, count: rows.length, rows };
  });
  return finding('a table of each unit and a page of each of its lists', bad, 'lists');
}

import { dayMs, isoDay } from '../../../core/time.ts';
import { isObject, type Json, type Sha256 } from '../../../core/json.ts';
import { extractTable } from '../../contract/names.ts';
import type { StepContext } from '../../action.ts';
import type { ObjectRequest } from '../../contract/requests.ts';
import type { ContractObject } from '../../contract/shape.ts';
import { pagesTable } from './tables.ts';

const keptDays = 30;
const keptRuns = 20;

/**
 * `extract/cycle/2026/01/31/parent=7/1.RUN.json`, below `Files/`. Pages of several runs of one day lie side by side, since
 * rows that did not change go on naming the page they came with.
 */
export function rawFile(
  request: ObjectRequest,
  page: number,
  of: { readonly run_id: string; readonly day: string; readonly sha256: Sha256 },
): string {
  const part = (text: string): string => folderName(text, of.sha256);
  const { object, bindings, parentId } = request;
  const parent = object.parent === undefined ? [] : [`parent=${part(parentId)}`];
  const listed = Object.entries(object.parent?.bindings ?? {}).flatMap(([name, path]) =>
    path.includes('[]') ? [`${name}=${part(bindings[name] ?? '')}`] : [],
  );
  const folders = ['extract', object.name, ...of.day.split('-'), ...parent, ...listed];
  return [...folders, `${page}.${part(of.run_id)}.json`].join('/');
}

/** An id as part of a path: what could mean something there is encoded, what is too long is hashed. */
function folderName(id: string, sha256: Sha256): string {
  const encoded = encodeURIComponent(id)
    .replaceAll(/^\.+/g, (dots) => '%2E'.repeat(dots.length))
    .replaceAll('*', '%2A');
  return encoded.length > 100 ? sha256(id) : encoded;
}

/** What records look like, without what they say: members and the kinds of their values. */
export function shapeHash(records: readonly Json[], sha256: Sha256): string {
  const seen = new Set<string>();
  for (const record of records) {
    if (isObject(record)) for (const [name, value] of Object.entries(record)) seen.add(`${name}: ${kindOf(value)}`);
    else seen.add(kindOf(record));
  }
  return sha256([...seen].sort().join('\n'));
}

function kindOf(value: Json | undefined): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}

/**
 * Removes the raw pages of one entity, with their rows, that are older than thirty days or came before its last twenty
 * runs. A page that a record still names stays as long as the record: it is the proof of where the record came from.
 */
export async function removeOldPages({ ports }: StepContext, object: ContractObject): Promise<number> {
  const { lakehouse } = ports;
  const oldest = isoDay(ports.clock.now() - keptDays * dayMs).replaceAll('-', '/');
  // The records come last: SQLite looks through them only when a page is old enough.
  const old = `unit = ? AND (raw_file < ? OR run_id NOT IN (
      SELECT run_id FROM extract.pages WHERE unit = ? GROUP BY run_id ORDER BY max(rowid) DESC LIMIT ${keptRuns}))
    AND raw_file NOT IN (SELECT _raw_file FROM ${extractTable(object)})`;
  const values = [object.name, `extract/${object.name}/${oldest}`, object.name];
  for await (const rows of lakehouse.read(`SELECT raw_file FROM extract.pages WHERE ${old} ORDER BY raw_file`, values)) {
    for (const { raw_file } of rows) lakehouse.files.remove(String(raw_file));
  }
  return lakehouse.remove(pagesTable.table, old, values);
}

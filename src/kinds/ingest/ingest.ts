import { iso } from '../../core/time.ts';
import { canonicalJson, isObject, type Json } from '../../core/json.ts';
import { failure } from '../../core/failure.ts';
import { at } from '../../data/pointer.ts';
import { fetchPages } from '../../data/source/fetch.ts';
import { readSince, readTime } from '../../data/source/time.ts';
import { stopIfAsked } from '../../data/stop.ts';
import type { PlannedIngest } from '../../definition/shapes/ingest.ts';
import type { RawRecord } from '../../ports/warehouse.ts';
import { nameError, overThreshold, type Tally } from '../../data/tally.ts';
import type { DataJob, DataKind, DataPorts } from '../kind.ts';
import { perform, type Done } from '../perform.ts';

/** Records of one transaction, and characters: each costs a rewrite of what indexes them, but holds up whoever writes next. */
const batchSize = 500;
const batchLength = 1_000_000;

/** Fetches the records of a source into `raw_objects`. */
export const ingest: DataKind<PlannedIngest> = (job, ports, signal) => {
  const { sink } = job.spec;
  const frame = { kind: 'ingest', event: 'ingestion', ...sink } as const;
  return perform({ job, ports, frame }, (tally) => fetchAll({ job, ports, signal, tally }));
};

interface Work {
  readonly job: DataJob<PlannedIngest>;
  readonly ports: DataPorts;
  readonly signal: AbortSignal;
  readonly tally: Tally;
}

interface Progress {
  inserted: number;
  updated: number;
  pages: number;
  /** Latest change seen, milliseconds. */
  latest: number | null;
  /** The limit ended the fetch before the source did. */
  cut: boolean;
  /** What is to be written next, by key. */
  readonly batch: Map<string, { readonly record: RawRecord; readonly page: number }>;
  /** Characters of its payloads. */
  length: number;
}

async function fetchAll(work: Work): Promise<Done> {
  const { job, ports, signal, tally } = work;
  const { source, sink, options, api } = job.spec;
  const cursor = source.cursor && options.auto_since ? await ports.warehouse.cursors.get(sink) : null;
  const since = startOf(job.spec, { cursor, now: ports.clock.now() });
  const progress: Progress = { inserted: 0, updated: 0, pages: 0, latest: null, cut: false, batch: new Map(), length: 0 };
  const take = (record: Json): Taken => takeRecord(work, record);
  const outside = { variables: ports.variables, params: job.params };
  const pages = fetchPages({ api, source, outside, since, ports, signal, take });
  try {
    for await (const page of pages) {
      progress.pages = page.number;
      tally.counts.skipped += page.gone;
      tally.counts.read += page.gone;
      await keep(work, page, progress);
      if (progress.cut) break;
    }
  } finally {
    // What came before a failure is kept.
    await write(work, progress);
  }
  const over = overThreshold(options.max_failed, tally.counts);
  const whole = !progress.cut && over === null && options.since === undefined;
  const moved = whole ? await moveCursor(work, progress.latest) : null;
  const window = since === null ? null : iso(since);
  tally.facts = { since: window, cursor: moved ?? cursor, pages: progress.pages };
  const payload = {
    records_extracted: tally.counts.read,
    records_inserted: progress.inserted,
    records_updated: progress.updated,
    records_failed: tally.counts.failed,
    window_since: window,
    window_until: null,
  };
  return over === null ? { payload } : { payload, failure: failure('records', `Ingested with too many bad records: ${over}`) };
}

/** Milliseconds from which changes are asked for; null asks for everything. */
function startOf(spec: PlannedIngest, from: { readonly cursor: string | null; readonly now: number }): number | null {
  const { cursor: definition } = spec.source;
  if (!definition) return null;
  if (spec.options.since !== undefined) return readSince(spec.options.since, from.now) ?? null;
  if (from.cursor !== null) return Math.max(0, Date.parse(from.cursor) - definition.overlap);
  return spec.options.auto_since && definition.initial_window !== undefined ? from.now - definition.initial_window : null;
}

async function keep(
  work: Work,
  page: { readonly number: number; readonly before: number; readonly records: readonly Taken[] },
  progress: Progress,
): Promise<void> {
  const { tally } = work;
  const { cursor } = work.job.spec.source;
  const left = (work.job.spec.options.limit ?? Number.POSITIVE_INFINITY) - tally.counts.read;
  const taken = page.records.slice(0, left);
  progress.cut = taken.length === left;
  for (const [index, one] of taken.entries()) {
    tally.counts.read += 1;
    if ('refused' in one) {
      tally.counts.failed += 1;
      nameError(tally, `page ${page.number}, record ${page.before + index + 1}`, one.refused);
      continue;
    }
    const { raw } = one;
    const twin = progress.batch.get(raw.idem_key);
    if (twin?.page === page.number) tally.counts.skipped += 1;
    else if (twin) await write(work, progress);
    progress.batch.set(raw.idem_key, { record: raw, page: page.number });
    progress.length += raw.payload.length;
    if (one.time !== undefined) progress.latest = Math.max(one.time, progress.latest ?? 0);
    // A record whose time cannot be read is kept and named: only the cursor cannot use it.
    else if (cursor) nameError(tally, raw.idem_key, `It has no readable time at "${cursor.field}"; it is kept`);
    if (progress.batch.size < batchSize && progress.length < batchLength) continue;
    stopIfAsked(work.signal);
    await write(work, progress);
  }
}

async function write({ job, ports, tally }: Work, progress: Progress): Promise<void> {
  if (progress.batch.size === 0) return;
  const records = [...progress.batch.values()].map(({ record }) => record);
  progress.batch.clear();
  progress.length = 0;
  const run = { run_id: job.run_id, at: iso(ports.clock.now()) };
  const counts = await ports.warehouse.raw.upsert(job.spec.sink, records, run);
  progress.inserted += counts.inserted;
  progress.updated += counts.updated;
  tally.counts.written += counts.inserted + counts.updated;
  tally.counts.unchanged += counts.unchanged;
}

/** What is kept of a record, or why it cannot be kept: it is named by its place then, since it has no key. */
type Taken = { readonly raw: RawRecord; readonly time: number | undefined } | { readonly refused: string };

function takeRecord({ job, ports }: Work, record: Json): Taken {
  const { source, sink } = job.spec;
  if (!isObject(record)) return { refused: 'It is no object' };
  const found = at(record, source.key);
  const id = typeof found === 'number' ? String(found) : found;
  if (typeof id !== 'string' || id === '') return { refused: `It has no id at "${source.key}"` };
  try {
    const payload = canonicalJson(record);
    const raw = {
      idem_key: `${sink.source_system}:${sink.connection_name}:${sink.object_type}:${id}`,
      external_id: id,
      payload,
      payload_hash: ports.sha256(payload),
    };
    return { raw, time: source.cursor && readTime(at(record, source.cursor.field), source.cursor.field_format) };
  } catch (error) {
    // The only thing that can go wrong with parsed JSON: it nests deeper than the stack is.
    if (error instanceof RangeError) return { refused: 'It nests too deeply' };
    throw error;
  }
}

/** The cursor is what the source said, not our clock; a time in the future would hide every change until then. */
async function moveCursor({ job, ports }: Work, latest: number | null): Promise<string | null> {
  if (latest === null) return null;
  const now = ports.clock.now();
  const cursor = iso(Math.min(latest, now));
  await ports.warehouse.cursors.set(job.spec.sink, cursor, { run_id: job.run_id, at: iso(now) });
  return cursor;
}

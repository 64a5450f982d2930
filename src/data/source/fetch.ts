import { isObject, type Json } from '../../core/json.ts';
import type { IngestSpec } from '../../definition/shapes/ingest.ts';
import type { SourceSpec } from '../../definition/shapes/source.ts';
import { referencesIn } from '../../core/references.ts';
import { fail } from '../failed.ts';
import { at } from '../pointer.ts';
import { stopIfAsked } from '../stop.ts';
import { credentials } from './auth.ts';
import { mapInParts } from './details.ts';
import { counts, firstPage, nextPage, repeats } from './paging.ts';
import { addressOf, checkAddress, lowerCased } from './service.ts';
import { openSession, type Session, type SourcePorts } from './session.ts';
import { writeTime } from './time.ts';
import { resolver, type Surroundings } from './variables.ts';

export interface FetchOptions<Taken> {
  readonly api: SourceSpec;
  readonly source: IngestSpec['source'];
  readonly outside: Surroundings;
  /** Milliseconds; null fetches everything. */
  readonly since: number | null;
  readonly ports: SourcePorts;
  readonly signal: AbortSignal;
  /**
   * What is wanted of a record, injected members included; taken as soon as the record is there. Many wait for others of
   * their page, and a parsed record takes much more memory than its text.
   */
  readonly take: (record: Json) => Taken;
  /** JSON pointer to the number of all records, where the service tells it. */
  readonly total?: string | undefined;
  /** Goes on with a conversation instead of opening one, so that many fetches sign in once. */
  readonly session?: Session | undefined;
}

/**
 * What was taken of the records of one page, or of a part of it, in the order of the page. Pages come whole where nothing is
 * asked for record by record.
 */
export interface SourcePage<Taken = Json> {
  /** Of the page, from 1. */
  readonly number: number;
  /** Records of the page that came in its earlier parts. */
  readonly before: number;
  readonly records: readonly Taken[];
  /** Listed records that were gone when their details were asked for. */
  readonly gone: number;
  /** Path and query as they were asked for; values that came from variables are left out. */
  readonly request: string;
  /** The page as the service sent it. */
  readonly text: string;
  /** The number of all records that the service tells; null when it was not asked for or tells none. */
  readonly told: number | null;
}

/** Reads page after page until the service says that there is no more. Throws Failed. */
export async function* fetchPages<Taken>(options: FetchOptions<Taken>): AsyncGenerator<SourcePage<Taken>> {
  const { api, source, signal } = options;
  const prepared = prepare(options);
  const place = source.records ?? api.records;
  const paging = source.paging ?? api.paging;
  const seen = new Set<string>();
  let last: readonly Json[] = [];
  let url: string | null = firstPage(paging, prepared.url);
  for (let number = 1; url !== null; number += 1) {
    stopIfAsked(signal);
    const cannot = `Cannot read all of "${api.source_id}"`;
    if (number > api.limits.max_pages) fail('invalid_response', `${cannot}: more than ${api.limits.max_pages} pages`);
    if (seen.has(url)) {
      fail('invalid_response', `${cannot}: page ${number} is one that came before, so paging would never end`);
    }
    seen.add(url);
    const { body, text } = await prepared.session.get(url);
    const listed = recordsOf(body, place, api.source_id);
    const request = prepared.shown(url);
    if (repeats(listed, last)) {
      fail(
        'invalid_response',
        `${cannot}: page ${number}, ${request}, repeats the records of the page before; the service does not seem to obey its paging parameter`,
      );
    }
    // Where the service names the next page, nothing is compared, and nothing held.
    last = counts(paging) ? listed : [];
    const total = options.total === undefined ? undefined : at(body, options.total);
    const page = { number, request, text, told: typeof total === 'number' ? total : null };
    let before = 0;
    for await (const part of prepared.complete(listed)) {
      const records = part.flatMap((record) => (record === null ? [] : [record.taken]));
      if (source.detail) options.ports.log(`one by one: ${records.length} read, ${part.length - records.length} gone`);
      yield { ...page, before, records, gone: part.length - records.length };
      before += records.length;
    }
    url = nextPage(paging, { url, body, records: listed }, api.source_id);
  }
}

interface Prepared<Taken> {
  readonly session: Session;
  readonly url: string;
  /** What is taken of listed records once they are full, in order; null = gone. */
  readonly complete: (listed: readonly Json[]) => AsyncIterable<readonly ({ readonly taken: Taken } | null)[]>;
  /** An address as it may be kept: below `base_url`, without what came from variables. */
  readonly shown: (url: string) => string;
}

/** Full records weigh much more than listed ones: a page of them is not held whole. */
const detailsAtOnce = 64;

async function* whole<T>(listed: T): AsyncGenerator<T> {
  yield listed;
}

/** Everything that needs variables, so that all missing ones are named at once and nothing is sent before. */
function prepare<Taken>(options: FetchOptions<Taken>): Prepared<Taken> {
  const { api, source, since, ports, signal } = options;
  const values = resolver(api, source.variables, options.outside);
  const base = values.text(api.base_url).replace(/\/$/, '');
  const headers = { ...lowerCased(values.texts(api.headers)), ...lowerCased(values.texts(source.headers)) };
  const query: Record<string, string> = { ...values.texts(api.query), ...values.texts(source.query) };
  if (source.cursor && since !== null) {
    const start = writeTime(since, source.cursor.since_format);
    query[source.cursor.parameter] = values.text(source.cursor.filter).replaceAll('{since}', start);
  }
  const injected = values.texts(source.inject);
  const path = values.path(source.path);
  const detailPath = source.detail && values.path(source.detail.path);
  const detailQuery = source.detail && values.texts(source.detail.query);
  const proof = credentials(api, values, ports);
  values.check();
  checkAddress(base, headers, api.source_id);
  const session = options.session ?? openSession({ api, credentials: proof, headers, ports, signal });
  const detail = source.detail;
  const hidden = Object.entries({ ...api.query, ...source.query }).flatMap(([name, value]) =>
    referencesIn(value).length > 0 ? [name] : [],
  );
  const take = (record: Json): { readonly taken: Taken } => ({ taken: options.take(inject(record, injected)) });
  return {
    session,
    url: addressOf(base + path, query),
    shown: (url) => shownAddress(url, { base, from: base + path, template: source.path, hidden }),
    complete: (listed) => {
      if (!detail || detailPath === undefined || listed.length === 0) return whole(listed.map(take));
      // The query is put together once, which takes longer than most of what is done for a record; it may encode the braces.
      const address = addressOf(base + detailPath, detailQuery ?? {});
      const urlOf = (id: string): string => address.replaceAll(/\{id\}|%7Bid%7D/g, () => encodeURIComponent(id));
      return mapInParts(listed, { width: detail.concurrency, part: detailsAtOnce }, async (record) => {
        const id = at(record, detail.id);
        const full = typeof id === 'string' && id !== '' ? await session.find(urlOf(id)) : record;
        return full === undefined ? null : take(full);
      });
    },
  };
}

function shownAddress(
  url: string,
  known: { readonly base: string; readonly from: string; readonly template: string; readonly hidden: readonly string[] },
): string {
  const target = new URL(url);
  for (const name of known.hidden) if (target.searchParams.has(name)) target.searchParams.set(name, '***');
  const ours = target.pathname === new URL(known.from).pathname;
  const root = new URL(known.base).pathname.replace(/\/$/, '');
  const below = target.pathname.startsWith(`${root}/`) ? target.pathname.slice(root.length) : target.pathname;
  return (ours ? known.template : below) + target.search;
}

function recordsOf(body: Json | undefined, place: SourceSpec['records'], service: string): readonly Json[] {
  // Answered without content: an empty list.
  if (body === undefined) return [];
  const found = at(body, place.at);
  if (Array.isArray(found)) return found as readonly Json[];
  if (found === undefined && place.when_absent === 'empty') return [];
  const where = place.at === '' ? 'the page' : `"${place.at}"`;
  return fail('invalid_response', `Cannot read a page of "${service}": ${where} is no list of records`);
}

function inject(record: Json, members: Readonly<Record<string, string>>): Json {
  return isObject(record) && Object.keys(members).length > 0 ? { ...record, ...members } : record;
}

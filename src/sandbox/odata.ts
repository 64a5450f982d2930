import { packed, unpacked, type JsonMembers } from './service.ts';
import { pageOf, readMark, type Item, type Mark, type Shelf } from './shelf.ts';

/** What a list request asks for. */
export interface ODataQuery {
  readonly filter: string | null;
  readonly orderby: string | null;
  readonly select: readonly string[] | null;
}

export class BadQuery extends Error {
  override readonly name = 'BadQuery';
}

type Value = string | number | boolean | null;

interface Test {
  readonly field: string;
  readonly operator: string;
  readonly wanted: Value;
}

const comparison = /^\s*([a-z_][a-z0-9_]*)\s+(eq|ne|gt|ge|lt|le)\s+('(?:[^']|'')*'|[^\s']+)\s*$/i;

/** `modifiedon ge 2025-01-01T00:00:00Z and statecode eq 0`. Throws BadQuery for what the sandbox does not know. */
function testsOf(text: string | null): readonly Test[] {
  return text === null ? [] : text.split(/\s+and\s+/i).map(testOf);
}

function testOf(text: string): Test {
  const [, field, operator, literal] = comparison.exec(text) ?? [];
  if (field === undefined || operator === undefined || literal === undefined) {
    throw new BadQuery(`Syntax error in the filter '${text}'.`);
  }
  return { field, operator: operator.toLowerCase(), wanted: readLiteral(literal) };
}

function passes(row: JsonMembers, { field, operator, wanted }: Test): boolean {
  const value = comparable(row[field]);
  if (operator === 'eq') return value === wanted;
  if (operator === 'ne') return value !== wanted;
  if (value === null || wanted === null || typeof value !== typeof wanted) return false;
  const order = value < wanted ? -1 : value > wanted ? 1 : 0;
  return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator] ?? false;
}

function readLiteral(text: string): Value {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  const number = Number(text);
  return Number.isNaN(number) ? comparable(text) : number;
}

/** Times compare as times, however their seconds are written; what is no plain value compares as null. */
function comparable(value: unknown): Value {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

interface Order {
  readonly field: string;
  readonly descending: boolean;
}

function ordersOf(text: string | null): readonly Order[] {
  return (text ?? '').split(',').flatMap((part) => {
    if (part.trim() === '') return [];
    const [, field, direction] = /^\s*([a-z_][a-z0-9_]*)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
    if (field === undefined) throw new BadQuery(`Syntax error in the order '${part.trim()}'.`);
    return [{ field, descending: direction?.toLowerCase() === 'desc' }];
  });
}

/** First property of the order, and of the filter; Graph wants them to be the same. */
export function leading(query: ODataQuery): { readonly filter: string | null; readonly order: string | null } {
  return { filter: testsOf(query.filter)[0]?.field ?? null, order: ordersOf(query.orderby)[0]?.field ?? null };
}

export interface ODataPage<T> {
  readonly items: readonly Item<T>[];
  /** Where the next page starts; null after the last. */
  readonly token: string | null;
}

/** One page of a list. `timeField` is the member that the shelf keeps its order by. */
export function page<T extends JsonMembers>(
  shelf: Shelf<T>,
  options: { readonly query: ODataQuery; readonly size: number; readonly timeField: string; readonly token: string | null },
): ODataPage<T> {
  const bookmark = options.token === null ? null : readToken(options.token);
  const query = bookmark?.query ?? options.query;
  const { items, next } = pageOf(matching(shelf, query, { timeField: options.timeField, after: bookmark?.after }), options.size);
  return { items, token: next === null ? null : packed({ ...query, after: next }) };
}

function* matching<T extends JsonMembers>(
  shelf: Shelf<T>,
  query: ODataQuery,
  { timeField, after }: { readonly timeField: string; readonly after: Mark | undefined },
): Iterable<Item<T>> {
  const tests = testsOf(query.filter);
  const [order, ...further] = ordersOf(query.orderby);
  const byTime = further.length === 0 && (order === undefined || order.field === timeField);
  const since = tests.find(({ field, operator }) => field === timeField && (operator === 'ge' || operator === 'gt'));
  const from = typeof since?.wanted === 'number' ? since.wanted : undefined;
  const range = byTime ? { from, after, newestFirst: order?.descending === true } : { from };
  const rows = filtered(shelf.walk(range), tests);
  if (byTime) return yield* rows;
  const sorted = [...rows].sort(comparing([order, ...further].filter((one) => one !== undefined)));
  const place = after === undefined ? -1 : sorted.findIndex(({ time, index }) => time === after[0] && index === after[1]);
  yield* sorted.slice(place + 1);
}

function* filtered<T extends JsonMembers>(items: Iterable<Item<T>>, tests: readonly Test[]): Iterable<Item<T>> {
  for (const item of items) {
    const value = item.value();
    if (tests.every((test) => passes(value, test))) yield { ...item, value: () => value };
  }
}

function comparing<T extends JsonMembers>(orders: readonly Order[]): (a: Item<T>, b: Item<T>) => number {
  return (a, b) => {
    for (const { field, descending } of orders) {
      const order = compareValues(comparable(a.value()[field]), comparable(b.value()[field]));
      if (order !== 0) return descending ? -order : order;
    }
    return a.time - b.time || a.index - b.index;
  };
}

function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

function readToken(token: string): { readonly query: ODataQuery; readonly after: Mark } {
  const { after, filter, orderby, select } = unpacked(token) ?? {};
  const mark = readMark(after);
  if (mark === null) throw new BadQuery('Malformed paging cookie.');
  return {
    query: {
      filter: textOrNull(filter),
      orderby: textOrNull(orderby),
      select: Array.isArray(select) ? select.map(String) : null,
    },
    after: mark,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** What the query says; the parameters beside `known` are refused. */
export function questionOf(parameters: URLSearchParams, known: readonly string[]): ODataQuery {
  const all = ['$filter', '$orderby', '$select', ...known];
  const unknown = [...parameters.keys()].find((name) => !all.includes(name));
  if (unknown !== undefined) throw new BadQuery(`The query parameter '${unknown}' is not supported.`);
  return {
    filter: parameters.get('$filter'),
    orderby: parameters.get('$orderby'),
    select:
      parameters
        .get('$select')
        ?.split(',')
        .map((field) => field.trim()) ?? null,
  };
}

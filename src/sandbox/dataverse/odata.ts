import type { Entity } from './table.ts';

/** What a list request asks for. */
export interface ODataQuery {
  readonly filter: string | null;
  readonly orderby: string | null;
  readonly select: readonly string[] | null;
}

export class BadQuery extends Error {
  override readonly name = 'BadQuery';
}

type Test = (row: Entity) => boolean;
type Value = Entity[string];

const comparison = /^\s*([a-z][a-z0-9_]*)\s+(eq|ne|gt|ge|lt|le)\s+('(?:[^']|'')*'|[^\s']+)\s*$/i;

/** `modifiedon ge 2025-01-01T00:00:00Z and statecode eq 0`. Throws BadQuery for what the sandbox does not know. */
export function filterOf(text: string | null): Test {
  if (text === null) return () => true;
  const tests = text.split(/\s+and\s+/i).map(testOf);
  return (row) => tests.every((test) => test(row));
}

function testOf(text: string): Test {
  const [, field, operator, literal] = comparison.exec(text) ?? [];
  if (field === undefined || operator === undefined || literal === undefined) {
    throw new BadQuery(`Syntax error in the filter '${text}'.`);
  }
  const wanted = readLiteral(literal);
  return (row) => {
    const value = comparable(row[field] ?? null);
    if (operator === 'eq') return value === wanted;
    if (operator === 'ne') return value !== wanted;
    if (value === null || wanted === null || typeof value !== typeof wanted) return false;
    const order = value < wanted ? -1 : value > wanted ? 1 : 0;
    return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator.toLowerCase()] ?? false;
  };
}

function readLiteral(text: string): Value {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  const number = Number(text);
  return Number.isNaN(number) ? comparable(text) : number;
}

/** Times compare as times, however their seconds are written. */
function comparable(value: Value): Value {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : value;
}

/** Rows in the order asked for; rows that compare equal stand in the order of their keys, so that pages do not overlap. */
export function sorted(rows: readonly Entity[], orderby: string | null, key: string): readonly Entity[] {
  const orders = (orderby ?? key).split(',').map((part) => {
    const [, field, direction] = /^\s*([a-z][a-z0-9_]*)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
    if (field === undefined) throw new BadQuery(`Syntax error in the order '${part.trim()}'.`);
    return { field, sign: direction?.toLowerCase() === 'desc' ? -1 : 1 };
  });
  const compare = (a: Entity, b: Entity): number => {
    for (const { field, sign } of [...orders, { field: key, sign: 1 }]) {
      const order = compareValues(comparable(a[field] ?? null), comparable(b[field] ?? null));
      if (order !== 0) return order * sign;
    }
    return 0;
  };
  return rows.toSorted(compare);
}

function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

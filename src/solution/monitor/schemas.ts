import type { TableTrend } from './shape.ts';

/** Tables by their schema, in the order in which data goes through a pipeline. */
export function bySchema(tables: readonly TableTrend[]): ReadonlyMap<string, readonly TableTrend[]> {
  const groups = Map.groupBy(tables, ({ table }) => table.slice(0, table.indexOf('.')));
  const place = (schema: string): number => (order.indexOf(schema) + order.length + 1) % (order.length + 1);
  return new Map([...groups].sort(([a], [b]) => place(a) - place(b)));
}

/** `quarantine` follows Clean, which fills it. */
const order: readonly string[] = [
  ...['source', 'sample', 'prepare', 'extract', 'clean', 'quarantine', 'transform', 'refine', 'analyse', 'log'],
];

export function isChanged({ change }: TableTrend): boolean {
  return change !== null && change !== 0;
}

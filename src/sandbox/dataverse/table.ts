/** One row; lists and objects do not occur. */
export type Entity = Readonly<Record<string, string | number | boolean | null>>;

/** A Dataverse table: rows by id, with the version that `@odata.etag` shows. */
export interface Table {
  /** Plural, as it stands in addresses. */
  readonly set: string;
  readonly key: string;
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly rows: Map<string, { readonly row: Entity; readonly version: number }>;
}

export function tableOf(definition: Omit<Table, 'rows'>, rows: readonly Entity[]): Table {
  return {
    ...definition,
    rows: new Map(rows.map((row, index) => [String(row[definition.key]), { row, version: 1_000 + index }])),
  };
}

/** Merges members into a row, as PATCH does; false when there is no such row. */
export function patchRow(table: Table, id: string, change: { readonly members: Entity; readonly modifiedon: string }): boolean {
  const before = table.rows.get(id);
  if (!before) return false;
  const row = { ...before.row, ...change.members, [table.key]: id, modifiedon: change.modifiedon };
  table.rows.set(id, { row, version: before.version + 100_000 });
  return true;
}

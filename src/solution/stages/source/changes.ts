import type { Row } from '../../../ports/warehouse.ts';
import { changes, type Mode } from '../../drift/classes.ts';
import { nameOf, type Catalogued } from './catalogue.ts';

/** A row of `source.changes`: what the change is, and what is done about it in that mode. */
export function changeRow(
  change: 'new_endpoint' | 'removed_endpoint' | 'endpoint_broken',
  subject: string,
  more: { readonly mode: Mode; readonly detail: string },
): Row {
  const meaning = changes[change];
  return { level: 'catalogue', subject, change, class: meaning.class, action: meaning[more.mode], ...more };
}

/** Endpoints that came and went since the run before; none on the first run. */
export function catalogueChanges(
  before: readonly { readonly name: string; readonly entity: string | null }[] | null,
  now: readonly Catalogued[],
  mode: Mode,
): readonly Row[] {
  if (before === null) return [];
  const known = new Set(before.map(({ name }) => name));
  const present = new Set(now.map(({ endpoint, path }) => nameOf(endpoint.method, path)));
  const added = now.flatMap(({ endpoint, path, entity }) => {
    const name = nameOf(endpoint.method, path);
    const feeds = entity === null ? 'feeds no entity' : `feeds ${entity}`;
    return known.has(name)
      ? []
      : [changeRow('new_endpoint', name, { mode, detail: `Not in the catalogue of the run before; ${feeds}` })];
  });
  const removed = before.flatMap(({ name, entity }) => {
    const fed = entity === null ? 'fed no entity' : `fed ${entity}`;
    return present.has(name) ? [] : [changeRow('removed_endpoint', name, { mode, detail: `No longer in the contract; ${fed}` })];
  });
  return [...added, ...removed];
}

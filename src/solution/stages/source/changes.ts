import type { Row } from '../../../ports/warehouse.ts';
import type { SystemContract } from '../../contract/shape.ts';
import { nameOf, type Catalogued } from './catalogue.ts';

type Mode = SystemContract['contract_modes']['endpoints'];

const meanings = {
  new_endpoint: { class: 'additive', evolve: 'recorded', freeze: 'refused', discard: 'discarded' },
  removed_endpoint: { class: 'suspicious', evolve: 'recorded', freeze: 'refused', discard: 'recorded' },
  endpoint_broken: { class: 'operational', evolve: 'recorded', freeze: 'refused', discard: 'discarded' },
} as const;

/** A row of `source.changes`: what the change is, and what is done about it in that mode. */
export function changeRow(
  change: keyof typeof meanings,
  subject: string,
  more: { readonly mode: Mode; readonly detail: string },
): Row {
  const meaning = meanings[change];
  return {
    level: 'catalogue',
    subject,
    change,
    class: meaning.class,
    mode: more.mode,
    action: meaning[more.mode],
    detail: more.detail,
  };
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

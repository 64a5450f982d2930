import type { SystemContract } from '../contract/shape.ts';
import type { Decided } from './decide.ts';
import { distinctIn, shareIn, type Sketch } from './sketch.ts';
import { singular, wordsOf } from './words.ts';

export interface Related {
  readonly foreignKeyTo: string | null;
  readonly matchRate: number | null;
  readonly note: string | null;
}

const nothing: Related = { foreignKeyTo: null, matchRate: null, note: null };
/** Fewer distinct values than this prove nothing without a name that says the same. */
const enoughValues = 20;
const distinctive = /^[^\d]|^\d{9,}|[^\d]/;

/**
 * Whether the values of a field are keys of an entity. The name must say so (`releaseId`, `release.id`, `releaseIds`),
 * since small numbers are keys of everything; text such as a UUID speaks for itself.
 */
export function relate(
  leaf: Decided,
  contract: SystemContract,
  at: { readonly entity: string; readonly keys: ReadonlyMap<string, Sketch> },
): Related {
  const object = contract.objects.find(({ name }) => name === at.entity);
  if (leaf.path === object?.primary_key || leaf.structure === 'objectDump') return nothing;
  const named = namedEntity(leaf.path, contract, at.entity);
  if (named !== null) {
    const keys = at.keys.get(named);
    const rate = keys === undefined ? null : shareIn(leaf.place.values, keys);
    if (rate === null) return nothing;
    if (rate > 0) return { foreignKeyTo: named, matchRate: rate, note: rate < 1 ? matched(rate, named) : null };
    return { ...nothing, note: `Named like ${named}, but none of its values is a known key` };
  }
  return unnamed(leaf, at);
}

/** A field whose name says no more than that it is a key: its values must all be keys of one other entity alone. */
function unnamed(
  leaf: Decided,
  { entity, keys }: { readonly entity: string; readonly keys: ReadonlyMap<string, Sketch> },
): Related {
  const keyLike = /(?:id|key|ref)s?$/i.test(leaf.path) && leaf.type.includes('text');
  if (!keyLike || distinctIn(leaf.place.values) < enoughValues) return nothing;
  if (![...(leaf.place.codes ?? [])].every((value) => distinctive.test(value))) return nothing;
  const [only, second] = [...keys].filter(([name, known]) => name !== entity && shareIn(leaf.place.values, known) === 1);
  return only === undefined || second !== undefined ? nothing : { foreignKeyTo: only[0], matchRate: 1, note: null };
}

function matched(rate: number, entity: string): string {
  return `${(rate * 100).toFixed(0)}% of its values are known keys of ${entity}`;
}

/** The entity that a field's name speaks of: the longest whose name ends what stands before `Id`. */
function namedEntity(path: string, contract: SystemContract, entity: string): string | null {
  const words = wordsOf(path.replaceAll('[]', ''));
  const last = words.at(-1) ?? '';
  const hasSuffix = ['id', 'ids', 'key', 'keys'].includes(last);
  // `releaseid`, in one word.
  const glued = !hasSuffix && /.ids?$/.test(last) ? [...words.slice(0, -1), last.replace(/ids?$/, '')] : null;
  const stem = (glued ?? (hasSuffix ? words.slice(0, -1) : null))?.map((word) => singular(word));
  if (stem === undefined || stem.length === 0) return null;
  const text = stem.join('');
  if (text === 'parent') return entity;
  const fits = contract.objects
    .map(({ name }) => name)
    .filter((name) =>
      text.endsWith(
        wordsOf(name)
          .map((word) => singular(word))
          .join(''),
      ),
    )
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return fits[0] ?? null;
}

import type { Overrides } from '../contract/overrides.ts';
import type { ContractObject } from '../contract/shape.ts';
import type { FieldRecord } from './field.ts';
import type { Leaf } from './leaves.ts';
import { newPlace } from './observe.ts';
import { elementOf, formats, isTargetType, type Format } from './types.ts';

export type FieldRule = Overrides['fields'][number];

/** A leaf with what a person or a lesson decided about it. */
export interface Decided extends Leaf {
  readonly decidedBy: FieldRecord['decidedBy'];
  readonly target?: string | undefined;
  readonly required?: boolean | undefined;
  readonly dimension?: string | undefined;
  readonly bridge?: string | undefined;
}

/**
 * Manual override before learned rule before what was observed before what is documented; what loses stays in the notes.
 * A field that no sample has exists when a rule or the contract's key says so.
 */
export function decide(
  leaves: readonly Leaf[],
  object: ContractObject,
  rules: { readonly overrides: readonly FieldRule[]; readonly learned: readonly FieldRule[] },
): readonly Decided[] {
  const mine = (list: readonly FieldRule[]): ReadonlyMap<string, FieldRule> =>
    new Map(list.filter(({ entity }) => entity === object.name).map((rule) => [rule.path, rule]));
  const [overrides, learned] = [mine(rules.overrides), mine(rules.learned)];
  const seen = new Set(leaves.map(({ path }) => path));
  const told = new Set([
    ...overrides.keys(),
    ...learned.keys(),
    ...(object.primary_key.includes('[]') ? [] : [object.primary_key]),
  ]);
  const unseen = [...told].filter((path) => !seen.has(path)).map((path) => unseenLeaf(path, object));
  return [...leaves, ...unseen]
    .map((leaf) => {
      const documented = withDocumented(leaf, object);
      const second = withRule({ ...documented, decidedBy: 'inferred' }, learned.get(leaf.path), 'learned');
      return withRule(second, overrides.get(leaf.path), 'override');
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function unseenLeaf(path: string, object: ContractObject): Leaf {
  const why = path === object.primary_key ? 'Key by the contract; no sample has it' : 'No sample has it';
  const list = path.includes('[]');
  return {
    ...{ path, format: null, resolved: false, requiredRate: 0, nullRate: 0, notes: [why], place: newPlace() },
    ...(list
      ? { structure: 'array' as const, element: 'unknown', type: 'array<unknown>' as const }
      : { structure: path.includes('.') ? ('record' as const) : ('scalar' as const), element: null, type: 'text' as const }),
  };
}

const documentedFormats = { iso: 'iso', epoch_seconds: 'epoch_s', epoch_milliseconds: 'epoch_ms' } as const;

/** What the contract says of a field counts only where the samples say nothing. */
function withDocumented(leaf: Leaf, { incremental }: ContractObject): Leaf {
  if (incremental?.field !== leaf.path) return leaf;
  const format = documentedFormats[incremental.format];
  if (!leaf.resolved) return { ...leaf, type: 'datetime', format, resolved: true, notes: ['Type as the contract documents it'] };
  if (leaf.format === format) return leaf;
  return { ...leaf, notes: [...leaf.notes, `Documented as ${format}, observed as ${leaf.format ?? leaf.type}`] };
}

function withRule(leaf: Decided, rule: FieldRule | undefined, decidedBy: 'learned' | 'override'): Decided {
  if (rule === undefined) return leaf;
  const lost: string[] = [];
  const loses = (what: string, now: string | undefined, before: string): void => {
    if (now !== undefined && now !== before) lost.push(`${what} ${now} instead of ${before}`);
  };
  loses('type', rule.type, leaf.type);
  loses('structure', rule.structure, leaf.structure);
  loses('format', rule.format, leaf.format ?? 'none');
  const said = `${decidedBy === 'override' ? 'Override' : 'Learned'}: ${rule.reason}${lost.length > 0 ? ` (${lost.join(', ')})` : ''}`;
  return {
    ...leaf,
    decidedBy,
    resolved: leaf.resolved || rule.type !== undefined,
    ...(rule.type === undefined ? {} : typed(rule.type)),
    ...(rule.structure === undefined ? {} : { structure: rule.structure }),
    ...(rule.format === undefined ? {} : { format: formatOf(rule.format) }),
    target: rule.target ?? leaf.target,
    required: rule.required ?? leaf.required,
    dimension: rule.dimension ?? leaf.dimension,
    bridge: rule.bridge ?? leaf.bridge,
    notes: [...leaf.notes, said, ...(rule.notes === '' ? [] : [rule.notes])],
  };
}

/** A type outside the closed set is taken as it stands, so that the check of types can name it. */
function typed(type: string): Partial<Leaf> {
  const element = elementOf(type) ?? null;
  const dated = (element ?? type) === 'date' || (element ?? type) === 'datetime';
  return { type: type as Leaf['type'], element, ...(isTargetType(type) && dated ? {} : { format: null }) };
}

function formatOf(text: string): Format | null {
  return formats.find((format) => format === text) ?? null;
}

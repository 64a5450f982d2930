import type { FieldRecord } from '../infer/field.ts';
import type { Drift } from './classes.ts';
import { isResolved, substitutes } from './fields.ts';

export interface Settling {
  readonly before: readonly FieldRecord[];
  readonly now: readonly FieldRecord[];
  readonly drifts: readonly Drift[];
  /** Entities of which there are samples now. */
  readonly sampled: ReadonlySet<string>;
  /** A new major version of the contract: what breaks is wanted. */
  readonly newMajor: boolean;
}

type Did = (path: string, change: Drift['change']) => Drift['action'] | undefined;

/**
 * The field model that comes into force: what was inferred, with the model before it where a change is left out, kept
 * or not known. Settling it again with the same samples changes nothing.
 */
export function settle(settling: Settling): readonly FieldRecord[] {
  const actions = new Map(settling.drifts.map((one) => [`${one.subject} ${one.change}`, one.action]));
  const entities = [...new Set(settling.now.map(({ entity }) => entity))];
  return entities.flatMap((entity) => {
    const did: Did = (path, change) => actions.get(`${entity}.${path} ${change}`);
    const old = settling.before.filter((one) => one.entity === entity);
    const fresh = settling.now.filter((one) => one.entity === entity);
    if (old.length > 0 && !settling.sampled.has(entity)) return renumbered(unsampled(old, fresh));
    return renumbered(named(sampledFields(old, fresh, { did, newMajor: settling.newMajor }), old));
  });
}

/** Without a sample of an entity nothing new is known of it but what a person says. */
function unsampled(old: readonly FieldRecord[], fresh: readonly FieldRecord[]): readonly FieldRecord[] {
  const [first] = fresh;
  const said = fresh.filter(({ decidedBy }) => decidedBy === 'override');
  const status = first === undefined ? {} : { apiStatus: first.apiStatus, sourceEndpoint: first.sourceEndpoint };
  const rest = old.filter((one) => !said.some(({ path }) => path === one.path));
  return [...rest.map((one) => ({ ...one, ...status })), ...said];
}

function sampledFields(
  old: readonly FieldRecord[],
  fresh: readonly FieldRecord[],
  { did, newMajor }: { readonly did: Did; readonly newMajor: boolean },
): readonly FieldRecord[] {
  const known = new Map(old.map((one) => [one.path, one]));
  // Where values of another structure are refused, the columns that they would give do not come.
  const refused = new Set(
    old
      .filter((one) =>
        ['type_changed', 'type_widened'].some((change) => did(one.path, change as Drift['change']) === 'quarantined'),
      )
      .flatMap((one) => substitutes(one.path, fresh).map(({ path }) => path)),
  );
  const kept = fresh
    .filter(({ path }) => did(path, 'new_column') !== 'discarded')
    .filter(({ path }) => known.has(path) || !refused.has(path))
    .map((one) => merged(one, known.get(one.path), { did, newMajor }));
  const present = new Set(fresh.map(({ path }) => path));
  const lost = old.filter((one) => !present.has(one.path) && staysWithout(one, { did, newMajor }));
  return [...kept, ...lost.map((one) => vanished(one, did(one.path, 'type_changed') !== undefined))];
}

/** A column that is missing stays, so that what was kept of it stays readable; what was never known, or may break, goes. */
function staysWithout(old: FieldRecord, { did, newMajor }: { readonly did: Did; readonly newMajor: boolean }): boolean {
  if (old.decidedBy === 'override') return false;
  if (did(old.path, 'type_widened') === 'evolved') return false;
  return !(newMajor && (did(old.path, 'type_changed') ?? did(old.path, 'key_changed')) === 'evolved');
}

function merged(
  fresh: FieldRecord,
  old: FieldRecord | undefined,
  { did, newMajor }: { readonly did: Did; readonly newMajor: boolean },
): FieldRecord {
  if (old === undefined || fresh.decidedBy === 'override') return fresh;
  const base = {
    ...fresh,
    ...renamed(fresh, old.targetName),
    jsonTypes: [...new Set([...old.jsonTypes, ...fresh.jsonTypes])].sort(),
    isRequired: staysRequired(old, fresh),
  };
  const wide = did(fresh.path, 'type_widened');
  const changed = did(fresh.path, 'type_changed');
  const unknown = !isResolved(old) && wide === undefined;
  if (wide === 'evolved' || (changed === 'evolved' && newMajor) || unknown || old.decidedBy === 'override') return base;
  return kept(base, { fresh, old, widened: wide !== undefined });
}

/** What Clean casts to stays; values of another kind go where the mode sends them. */
function kept(
  base: FieldRecord,
  { fresh, old, widened }: { readonly fresh: FieldRecord; readonly old: FieldRecord; readonly widened: boolean },
): FieldRecord {
  const same = old.targetType === fresh.targetType;
  const note = same ? '' : `Observed as ${fresh.targetType}, kept as ${old.targetType}`;
  return {
    ...base,
    ...(same && old.structureType === fresh.structureType ? {} : shapeOf(old)),
    format: same && !widened ? fresh.format : old.format,
    // Samples that say nothing do not take away what is known.
    notes: !isResolved(fresh) && isResolved(old) ? old.notes : joined(base.notes, note),
  };
}

/** What hangs on a field's type: where it stands in the star too. */
function shapeOf(field: FieldRecord): Partial<FieldRecord> {
  const { targetType, elementType, structureType, dimensionName, bridgeName, factTableName, factGrain, isInFact } = field;
  return { targetType, elementType, structureType, dimensionName, bridgeName, factTableName, factGrain, isInFact };
}

/** A field that was required stays so: records that lack it are the source's mistake until a person says otherwise. */
function staysRequired(old: FieldRecord, fresh: FieldRecord): boolean {
  if (old.decidedBy === 'override' || fresh.requiredRate === 0) return fresh.isRequired;
  return old.isRequired || fresh.isRequired;
}

function vanished(old: FieldRecord, changed: boolean): FieldRecord {
  const note = changed ? 'The source sends something else' : 'Missing in all samples';
  const notes = /Missing in all samples|The source sends something else/.test(old.notes) ? old.notes : joined(old.notes, note);
  return { ...old, requiredRate: 0, isRequired: false, isNullable: true, notes };
}

/** A column that was there keeps its name: a new one that would like it gets another. */
function named(fields: readonly FieldRecord[], old: readonly FieldRecord[]): readonly FieldRecord[] {
  const known = new Set(old.map(({ path }) => path));
  const holds = (one: FieldRecord): boolean => known.has(one.path) || one.decidedBy === 'override';
  const inUse = new Set(fields.filter(holds).map(({ targetName }) => targetName.toLowerCase()));
  return fields.map((one) => {
    if (holds(one)) return one;
    let targetName = one.targetName;
    for (let number = 2; inUse.has(targetName.toLowerCase()); number += 1) targetName = `${one.targetName}${number}`;
    inUse.add(targetName.toLowerCase());
    return { ...one, ...renamed(one, targetName) };
  });
}

function renamed(field: FieldRecord, targetName: string): Pick<FieldRecord, 'targetName' | 'notes'> {
  const note = targetName === field.targetName ? '' : `Named "${targetName}": "${field.targetName}" was taken when it came`;
  return { targetName, notes: joined(field.notes, note) };
}

/** The order of columns as inference gives it: by group, the key first, then by path. */
function renumbered(fields: readonly FieldRecord[]): readonly FieldRecord[] {
  const base = ({ groupSortOrder }: FieldRecord): number => Math.floor(groupSortOrder / 100);
  const sorted = [...fields].sort(
    (a, b) =>
      base(a) - base(b) ||
      Number(b.isKey) - Number(a.isKey) ||
      (a.fieldGroup === b.fieldGroup ? 0 : a.fieldGroup < b.fieldGroup ? -1 : 1) ||
      (a.path < b.path ? -1 : 1),
  );
  const within = new Map<number, number>();
  return sorted.map((one, index) => {
    const place = (within.get(base(one)) ?? 0) + 1;
    within.set(base(one), place);
    const groupSortOrder = base(one) * 100 + Math.min(place, 99);
    return { ...one, groupSortOrder, entitySortOrder: index + 1, columnOrder: index + 1 };
  });
}

function joined(...notes: readonly string[]): string {
  return notes.filter((note) => note !== '').join('; ');
}

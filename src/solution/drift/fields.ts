import type { SystemContract } from '../contract/shape.ts';
import type { FieldRecord } from '../infer/field.ts';
import { covers, elementOf } from '../infer/types.ts';
import type { Difference } from './classes.ts';

export interface Compared {
  readonly before: readonly FieldRecord[];
  readonly now: readonly FieldRecord[];
  readonly contract: SystemContract;
  /** Entities of which there are samples now; of the others nothing can be said. */
  readonly sampled: ReadonlySet<string>;
}

/** How two field models differ, at the level of samples. An entity that is new has nothing to differ from. */
export function fieldDifferences(compared: Compared): readonly Difference[] {
  const { before, now, contract, sampled } = compared;
  return contract.objects.flatMap((object) => {
    const old = before.filter(({ entity }) => entity === object.name);
    if (old.length === 0 || !sampled.has(object.name)) return [];
    const fresh = now.filter(({ entity }) => entity === object.name);
    return [
      ...keyDifferences(object, old, fresh),
      ...missing(object, old, fresh),
      ...added(old, fresh),
      ...old.flatMap((one) => {
        const found = fresh.find(({ path }) => path === one.path);
        return found === undefined ? [] : [...typeDifference(one, found), ...absence(one, found, contract)];
      }),
    ];
  });
}

type ContractObject = SystemContract['objects'][number];

function keyDifferences(
  object: ContractObject,
  old: readonly FieldRecord[],
  fresh: readonly FieldRecord[],
): readonly Difference[] {
  const keys = (fields: readonly FieldRecord[]): string =>
    fields
      .filter(({ isKey }) => isKey)
      .map(({ path }) => path)
      .sort()
      .join(', ');
  const [was, is] = [keys(old), keys(fresh)];
  const subject = `${object.name}.${was}`;
  if (was !== is)
    return [{ level: 'sample', subject, change: 'key_changed', detail: `Key ${was || 'none'} became ${is || 'none'}` }];
  const lost = [object.primary_key, object.incremental?.field]
    .filter((path) => path !== undefined)
    .filter((path) => {
      const had = old.find((one) => one.path === path);
      return had !== undefined && had.requiredRate > 0 && (fresh.find((one) => one.path === path)?.requiredRate ?? 0) === 0;
    });
  return lost.map((path) => ({
    ...{ level: 'sample' as const, subject: `${object.name}.${path}`, change: 'key_changed' as const },
    detail: path === object.primary_key ? 'The key is in no sample' : 'The field that tells changes is in no sample',
  }));
}

function missing(object: ContractObject, old: readonly FieldRecord[], fresh: readonly FieldRecord[]): readonly Difference[] {
  const present = new Set(fresh.map(({ path }) => path));
  const vital = new Set([object.primary_key, object.incremental?.field]);
  const known = new Set(old.map(({ path }) => path));
  const gone = old.filter((one) => !present.has(one.path) && !vital.has(one.path) && one.decidedBy !== 'override');
  return gone.flatMap((one): readonly Difference[] => {
    const subject = `${object.name}.${one.path}`;
    const instead = substitutes(one.path, fresh).filter(({ path }) => !known.has(path));
    if (instead.length > 0) {
      const became = whatStands(one.path, instead);
      if (!isResolved(one))
        return [{ level: 'sample', subject, change: 'type_widened', detail: `Unknown so far, now ${became}` }];
      return [{ level: 'sample', subject, change: 'type_changed', detail: `${one.targetType} became ${became}` }];
    }
    // What was missing before is known to be.
    if (one.requiredRate === 0) return [];
    return [{ level: 'sample', subject, change: 'missing_column', detail: `"${one.targetName}" is missing in all samples` }];
  });
}

/** Fields that stand where a field stood: members below it, or something whole above it. */
export function substitutes(path: string, fresh: readonly FieldRecord[]): readonly FieldRecord[] {
  const under = (below: string, above: string): boolean => below.startsWith(`${above}.`) || below.startsWith(`${above}[]`);
  return fresh.filter((one) => under(one.path, path) || under(path, one.path));
}

function whatStands(path: string, instead: readonly FieldRecord[]): string {
  const [first] = instead;
  if (first === undefined || !first.path.startsWith(path)) return first?.targetType ?? 'nothing';
  return instead.some((one) => one.path.startsWith(`${path}[]`)) ? 'a list of records' : 'a record';
}

function added(old: readonly FieldRecord[], fresh: readonly FieldRecord[]): readonly Difference[] {
  const known = new Set(old.map(({ path }) => path));
  return fresh
    .filter((one) => !known.has(one.path) && one.decidedBy !== 'override' && substitutes(one.path, old).length === 0)
    .map((one) => ({
      ...{ level: 'sample' as const, subject: `${one.entity}.${one.path}`, change: 'new_column' as const },
      detail: `"${one.targetName}", ${one.targetType}`,
    }));
}

/** Whether the samples said what it is: not only null, not only empty. */
export function isResolved({ jsonTypes, targetType, notes }: FieldRecord): boolean {
  const said = jsonTypes.some((type) => type !== 'null');
  return said && targetType !== 'array<unknown>' && !/Type unknown|Only empty records/.test(notes);
}

function typeDifference(old: FieldRecord, fresh: FieldRecord): readonly Difference[] {
  if (fresh.decidedBy === 'override' || old.decidedBy === 'override' || !isResolved(fresh)) return [];
  const base = { level: 'sample' as const, subject: `${old.entity}.${old.path}` };
  const became = `${old.targetType} became ${fresh.targetType}`;
  if (!isResolved(old)) {
    return old.targetType === fresh.targetType
      ? []
      : [{ ...base, change: 'type_widened', detail: `Unknown so far, now ${fresh.targetType}` }];
  }
  if (old.targetType === fresh.targetType) {
    if (old.format === fresh.format || fresh.format === null) return [];
    return [
      { ...base, change: 'type_widened', detail: `Written as ${fresh.format} instead of ${old.format ?? 'several formats'}` },
    ];
  }
  if (widens(fresh.targetType, old.targetType)) return [{ ...base, change: 'type_widened', detail: became }];
  // Fewer kinds of values than before say nothing; other kinds do.
  const narrowed = covers(old.targetType, fresh.targetType) && fresh.jsonTypes.some((type) => sameJson(old.jsonTypes, type));
  return narrowed ? [] : [{ ...base, change: 'type_changed', detail: became }];
}

function sameJson(types: readonly string[], type: string): boolean {
  if (type === 'null') return false;
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

const wider: Readonly<Record<string, string>> = { int64: 'float64', date: 'datetime' };

/** Widening that every reader of the column survives. */
function widens(now: string, was: string): boolean {
  const [nowElement, wasElement] = [now, was].map(elementOf);
  if (nowElement !== undefined && wasElement !== undefined) return wasElement === 'unknown' || wider[wasElement] === nowElement;
  return wider[was] === now;
}

function absence(old: FieldRecord, fresh: FieldRecord, contract: SystemContract): readonly Difference[] {
  const subject = `${old.entity}.${old.path}`;
  if (old.requiredRate > 0 && fresh.requiredRate === 0 && !old.isKey) {
    return [{ level: 'sample', subject, change: 'missing_column', detail: `"${old.targetName}" is missing in all samples` }];
  }
  // A key that was never whole is no news.
  const wasWhole = old.isRequired && (!old.isKey || old.requiredRate === 1);
  if (!wasWhole || fresh.requiredRate === 1 || fresh.requiredRate === 0 || fresh.decidedBy === 'override') return [];
  const share = 1 - fresh.requiredRate;
  const detail = `Required so far, absent in ${(share * 100).toFixed(1)}% of the samples`;
  return [{ level: 'sample', subject, change: 'required_absent', detail, grave: share > contract.quality.quarantine_max }];
}

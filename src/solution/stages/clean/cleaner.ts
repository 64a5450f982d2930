import { isObject, jsonIn, type Json } from '../../../core/json.ts';
import type { Column, Row, Value } from '../../../ports/warehouse.ts';
import { columnType } from '../../infer/types.ts';
import type { ContractObject, SystemContract } from '../../contract/shape.ts';
import type { Field } from '../fields.ts';
import { castTo, isMisfit, widerThan, type Cast } from './cast.ts';
import { getter, strayMember, type Getter } from './paths.ts';

/** What evolving types have made of the columns: wider types, and columns for values of another kind. */
export interface Evolution {
  /** By target name. */
  readonly wider: ReadonlySet<string>;
  readonly variants: ReadonlySet<string>;
}

export interface Refusal {
  readonly rule: string;
  readonly reason: string;
}

export type Cleaned =
  | { readonly ok: true; readonly row: Row; readonly unknown: string | null }
  | { readonly ok: false; readonly refusal: Refusal }
  /** The columns have to be made again with these. */
  | { readonly ok: 'evolved'; readonly evolution: Evolution };

export interface Cleaner {
  readonly columns: readonly Column[];
  readonly clean: (record: Extracted) => Cleaned;
}

/** A row of an extract table. */
export interface Extracted {
  readonly recordId: string;
  readonly parentId: string;
  readonly payload: string;
  readonly extractedAt: string;
}

export interface CleanerOptions {
  readonly object: ContractObject;
  readonly fields: readonly Field[];
  readonly modes: SystemContract['contract_modes'];
  readonly evolution: Evolution;
}

interface Target {
  readonly field: Field;
  readonly get: Getter;
  readonly cast: Cast;
  readonly needsValue: boolean;
  /** Where values of another kind go; null: they refuse the record. */
  readonly variant: string | null;
}

export function variantOf(targetName: string): string {
  return `${targetName}Variant`;
}

export function cleaner(options: CleanerOptions): Cleaner {
  const { fields, object, modes, evolution } = options;
  const targets = fields.map((field) => targetOf(field, evolution));
  const strayIn = strayMember(fields.map(({ path }) => path));
  const display = object.display === undefined ? null : getter(object.display);
  const clean = (record: Extracted): Cleaned => {
    const payload = jsonIn(record.payload);
    if (!isObject(payload)) return refuse('not_a_record', 'The payload is no JSON object');
    const stray = strayIn(payload);
    if (stray?.is === 'changed' && modes.data_type !== 'evolve')
      return refuse('type_changed', `"${stray.path}" holds something else than the records that it held`);
    if (stray?.is === 'unknown' && modes.columns === 'freeze')
      return refuse('unknown_field', `"${stray.path}" is none of the fields of "${object.name}"`);
    const row: Record<string, Value> = { recordId: record.recordId, recordKey: keyOf(display?.(payload), record.recordId) };
    for (const target of targets) {
      const verdict = put(row, target, { value: target.get(payload), modes, evolution });
      if (verdict !== null) return verdict;
    }
    row['_parent_id'] = record.parentId;
    row['_extracted_at'] = record.extractedAt;
    return { ok: true, row, unknown: stray?.path ?? null };
  };
  return { columns: columnsOf(targets), clean };
}

/** Whether a record without a value in this field is refused; below a list, an item may lack it. */
export function needsValue({ isKey, isRequired, isNullable, path }: Field): boolean {
  return isKey || (isRequired && !isNullable && !path.includes('[]'));
}

function targetOf(field: Field, { wider, variants }: Evolution): Target {
  const name = field.targetName;
  const type = wider.has(name) ? widerThan(field.targetType) : field.targetType;
  return {
    field: { ...field, targetType: type },
    get: getter(field.path),
    cast: castTo(type, field.format),
    needsValue: needsValue(field),
    variant: variants.has(name) ? variantOf(name) : null,
  };
}

/** The technical columns come last, the parent's id for the joins of Transform among them. */
function columnsOf(targets: readonly Target[]): readonly Column[] {
  const own = targets.map(({ field }) => ({ name: field.targetName, type: columnType(field.targetType) }));
  const variants = targets.flatMap(({ variant }) => (variant === null ? [] : [{ name: variant, type: 'TEXT' as const }]));
  const key = (name: string): Column => ({ name, type: 'TEXT' });
  return [key('recordId'), key('recordKey'), ...own, ...variants, key('_parent_id'), key('_extracted_at')];
}

interface Sent {
  readonly value: Json | undefined;
  readonly modes: SystemContract['contract_modes'];
  readonly evolution: Evolution;
}

/** Null when the value stands in the row. */
function put(row: Record<string, Value>, target: Target, { value, modes, evolution }: Sent): Cleaned | null {
  const { field, variant } = target;
  const name = field.targetName;
  const made = target.cast(value);
  if (variant !== null) row[variant] = null;
  if (!isMisfit(made)) {
    row[name] = made;
    if (made !== null || !(target.needsValue || (field.isRequired && value === undefined))) return null;
    return refuse(
      'required_absent',
      `"${field.path}" is required, and the record ${value === undefined ? 'lacks it' : 'has no value in it'}`,
    );
  }
  if (modes.data_type !== 'evolve' || (made.rule === 'type_widened' ? field.isKey : target.needsValue))
    return refuse(made.rule, `"${field.path}" holds ${shown(value)}, which is no ${field.targetType}`);
  if (variant !== null) {
    row[name] = null;
    row[variant] = typeof value === 'string' ? value : JSON.stringify(value);
    return null;
  }
  return { ok: 'evolved', evolution: evolvedBy(evolution, name, made.rule) };
}

function evolvedBy({ wider, variants }: Evolution, name: string, rule: string): Evolution {
  return rule === 'type_widened'
    ? { wider: new Set([...wider, name]), variants }
    : { wider, variants: new Set([...variants, name]) };
}

/** Names the kind of a value and little of it: what stands in records may be private. */
function shown(value: Json | undefined): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'a record';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

function keyOf(value: Json | undefined, fallback: string): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
}

function refuse(rule: string, reason: string): Cleaned {
  return { ok: false, refusal: { rule, reason } };
}

import type { Format, TargetType } from './types.ts';

export const structures = ['scalar', 'record', 'array', 'objectDump'] as const;
export type Structure = (typeof structures)[number];

/** Groups in their order, each with the base of its sort numbers. */
export const fieldGroups = {
  Identifier: 1,
  Timestamps: 2,
  References: 3,
  Details: 4,
  Arrays: 5,
  Attributes: 6,
} as const;

export const piiLevels = ['none', 'email', 'phone', 'name', 'ip', 'address'] as const;
export type PiiLevel = (typeof piiLevels)[number];

/** One target column: a row of `prepare.fields`, with lists as lists. */
export interface FieldRecord {
  readonly entity: string;
  /** `name`, `parent.child`, `items[].prop`, `items`, `items[].owner.id`. */
  readonly path: string;
  readonly structureType: Structure;
  /** What the elements of a list are; null for what is no list. */
  readonly elementType: string | null;
  /** JSON types seen, sorted. */
  readonly jsonTypes: readonly string[];
  readonly targetName: string;
  readonly targetType: TargetType;
  /** How a date is written; null for what is no date, and where several ways are mixed. */
  readonly format: Format | null;
  /** Share of the records that have it, null included; within a list, of the elements. */
  readonly requiredRate: number;
  /** Share of nulls where it is there. */
  readonly nullRate: number;
  /** Distinct values over values. */
  readonly distinctRatio: number;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  readonly isKey: boolean;
  readonly foreignKeyTo: string | null;
  /** Share of its distinct values that are keys of that entity. */
  readonly matchRate: number | null;
  readonly piiLevel: PiiLevel;
  readonly fieldGroup: string;
  readonly groupSortOrder: number;
  readonly entitySortOrder: number;
  readonly columnOrder: number;
  readonly dimensionName: string | null;
  readonly bridgeName: string | null;
  readonly factTableName: string | null;
  readonly factGrain: string | null;
  readonly isInFact: boolean;
  readonly sourceEndpoint: string;
  /** working, broken, blocked, unknown or discovered. */
  readonly apiStatus: string;
  readonly description: string;
  readonly notes: string;
  readonly decidedBy: 'inferred' | 'override' | 'learned';
  /** Ids of at most three samples that have it. */
  readonly evidence: readonly string[];
}

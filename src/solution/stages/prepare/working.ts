import { jsonIn } from '../../../core/json.ts';
import { fail } from '../../../data/failed.ts';
import type { FileTree } from '../../../ports/file-tree.ts';
import type { Drift } from '../../drift/classes.ts';
import type { FieldRule } from '../../infer/decide.ts';
import type { FieldRecord } from '../../infer/field.ts';
import type { Graph } from '../../infer/graphs.ts';
import type { Grain } from '../../infer/render.ts';

/** What passes between the steps of Prepare: files below `Files/working/prepare/`, of no use to other stages. */
export interface Working {
  readonly endpoints: readonly EntityEndpoint[];
  readonly intelligence: {
    readonly read: readonly { readonly entity: string; readonly level: number }[];
    readonly create: readonly { readonly entity: string; readonly level: number }[];
    readonly learned: readonly FieldRule[];
    /** Ids of the limitations that speak of each entity. */
    readonly limitations: Readonly<Record<string, readonly string[]>>;
  };
  readonly samples: readonly Sampled[];
  readonly requests: RequestLog;
  readonly schema: Model;
  readonly validated: { readonly sha256: string };
  readonly created: { readonly sha256: string; readonly contract_version: string; readonly grain: Grain };
}

export interface EntityEndpoint {
  readonly entity: string;
  readonly path: string;
  readonly status: string;
  readonly status_code: number | null;
}

export interface Sampled {
  readonly entity: string;
  readonly records: number;
  readonly requests: number;
  /** Why there is no sample, or why some requests gave none. */
  readonly reason: string | null;
  /** The service answered something that cannot be read as a page. */
  readonly unreadable: boolean;
  /** No request was answered. */
  readonly broken: boolean;
}

/** What was really sent while samples were fetched. */
export interface RequestLog {
  readonly run_id: string;
  readonly sent: number;
  readonly methods: Readonly<Record<string, number>>;
  /** Requests for a token, which change nothing at the source. */
  readonly sign_in: number;
  /** Method and path of what was neither a GET nor a sign-in; at most 20. */
  readonly writes: readonly string[];
}

/** What the samples say and what is done about it. */
export interface Model {
  readonly fields: readonly FieldRecord[];
  readonly graphs: readonly Graph[];
  readonly drifts: readonly Drift[];
  readonly codes: readonly SeenCodes[];
  /** A change stops the stage: the metadata in force stays. */
  readonly refused: boolean;
}

export interface SeenCodes {
  readonly entity: string;
  /** Target column. */
  readonly field: string;
  readonly codes: readonly string[];
}

type Name = keyof Working;

function pathOf(name: Name): string {
  return `working/prepare/${name}.json`;
}

export function keep<N extends Name>(files: FileTree, name: N, value: Working[N]): string {
  const text = `${JSON.stringify(value, null, 1)}\n`;
  files.write(pathOf(name), text);
  return text;
}

/** Null when the step that writes it has not run, or left something unreadable. */
export function recall<N extends Name>(files: FileTree, name: N): { readonly value: Working[N]; readonly text: string } | null {
  const text = files.read(pathOf(name));
  if (text === null) return null;
  const value = jsonIn(text) as Working[N] | undefined;
  return value === undefined ? null : { value, text };
}

/** Fails when an earlier step of the stage has not done its work. */
export function needed<N extends Name>(
  files: FileTree,
  name: N,
  step: string,
): { readonly value: Working[N]; readonly text: string } {
  return recall(files, name) ?? fail('asset', `Cannot go on with Prepare: "${pathOf(name)}" is not there; ${step} writes it`);
}

import type { Sha256 } from '../core/json.ts';
import type { Plan } from './plan.ts';
import type { ShardedWave } from './shards.ts';

/** All that a leg needs to know: the file that travels from the machine that planned to those that work and to the one that collects. */
export interface PlanFile {
  readonly run_id: string;
  /** Milliseconds since 1970-01-01 UTC. Stands for the start of the run, so that all legs tell the same start. */
  readonly created_at: number;
  /** The round that the run begins with. */
  readonly round: number;
  readonly lorchestra: string;
  readonly profile: string;
  readonly params: Readonly<Record<string, string>>;
  readonly plan: Plan;
  readonly waves: readonly ShardedWave[];
}

const version = 1;

/** `{"lorchestra_plan":1,"sum":"...","file":{...}}`: the sum is the SHA-256 of the text after `"file":`, less the last brace. */
export function encodePlanFile(file: PlanFile, sha256: Sha256): string {
  const body = JSON.stringify(file);
  return `${head(version, sha256(body))}${body}}\n`;
}

export type ReadPlanFile =
  | { readonly ok: true; readonly value: PlanFile }
  /** Sentence case, no final period: what is wrong with the text. */
  | { readonly ok: false; readonly why: string };

export function decodePlanFile(text: string, sha256: Sha256): ReadPlanFile {
  const found = /^\{"lorchestra_plan":(\d{1,6}),"sum":"([0-9a-f]{64})","file":/.exec(text);
  if (found === null) return { ok: false, why: 'it is no plan file, or it is cut off' };
  if (Number(found[1]) !== version)
    return { ok: false, why: `it is of version ${found[1]}, and this lorchestra reads ${version}` };
  const body = text.slice(found[0].length).replace(/\}\n?$/, '');
  if (sha256(body) !== found[2]) return { ok: false, why: 'it has changed since it was written, or it is cut off' };
  return { ok: true, value: JSON.parse(body) as PlanFile };
}

function head(number: number, sum: string): string {
  return `{"lorchestra_plan":${number},"sum":"${sum}","file":`;
}

/** Names a run in artifacts and files: hexadecimal digits alone, so that no secret word is in it. */
export function runName(run: { readonly plan_hash: string; readonly run_id: string }): string {
  return `${run.plan_hash.slice(0, 12)}-${run.run_id.slice(run.run_id.lastIndexOf('-') + 1)}`;
}

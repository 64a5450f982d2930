import type { Sha256 } from '../core/json.ts';
import type { Assets } from '../ports/assets.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileTree } from '../ports/file-tree.ts';
import type { HttpClient } from '../ports/http.ts';
import type { Attempt, Outcome } from '../ports/runner.ts';
import type { SignJwt } from '../ports/sign.ts';
import type { Vault } from '../ports/vault.ts';
import type { Warehouse } from '../ports/warehouse.ts';

/** One attempt of a data job, as plain data: it travels to a worker as it is. */
export type DataJob<Spec> = Pick<Attempt<Spec>, 'spec' | 'job_id' | 'path' | 'run_id' | 'round' | 'attempt' | 'params'>;

/** Everything a data kind may touch. */
export interface DataPorts {
  readonly warehouse: Warehouse;
  /** The local SQLite file: the given one, else the profile's. */
  readonly vault: (file: string | undefined) => Vault;
  /** The folder of Markdown files: the given one, else the profile's. */
  readonly files: (folder: string | undefined) => FileTree;
  readonly http: HttpClient;
  readonly assets: Assets;
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly sign: SignJwt;
  /** The UUID of version 5 of a name, in a namespace of ours. */
  readonly uuid5: (name: string) => string;
  /** Values for `${NAME}`: the profile's, else the environment's. */
  readonly variables: Readonly<Record<string, string>>;
  /** One line for the job's log. */
  readonly log: (line: string) => void;
}

/** Does one job. What the world did is in the outcome; what it throws is a defect. */
export type DataKind<Spec> = (job: DataJob<Spec>, ports: DataPorts, signal: AbortSignal) => Promise<Outcome>;

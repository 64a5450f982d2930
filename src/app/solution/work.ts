import type { JsonObject } from '../../core/json.ts';
import type { FileTree } from '../../ports/file-tree.ts';
import type { Git } from '../../ports/git.ts';
import type { Setting, StartChild } from '../watch.ts';
import type { Inputs } from './inputs.ts';

/** One stage of the engine at work. */
export interface StageWork extends Inputs {
  readonly setting: Setting;
  readonly run_id: string;
  /** The repository. */
  readonly files: FileTree;
  readonly git: Git;
  readonly startChild: StartChild;
  /** One line for the job's log. */
  readonly log: (line: string) => void;
}

/** Does the work of one stage; gives the facts for its receipt. Throws Failed and the ports' errors. */
export type StageOfEngine = (work: StageWork) => Promise<JsonObject>;

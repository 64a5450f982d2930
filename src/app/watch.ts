import type { LedgerEvent } from '../ledger/events.ts';
import type { RunRecord } from '../ledger/record.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunFolder } from '../ports/state.ts';
import type { Entry } from './entry.ts';
import type { Settings } from './settings.ts';

/** Where a run works and with what. */
export interface Setting {
  readonly entry: Entry;
  readonly root: string;
  readonly settings: Settings;
}

/** Who watches a round: hears of each event once it is durable. */
export type Listener = (event: LedgerEvent) => void;
/** Made when the plan and the run's folder are known and before anything starts. */
export type Watch = (round: { readonly plan: Plan; readonly folder: RunFolder; readonly secrets: readonly string[] }) => Listener;

export interface RoundEnd {
  readonly record: RunRecord;
  readonly folder: RunFolder;
  /** What the ledger reader left out. */
  readonly warnings: readonly string[];
  /** The process signal that cancelled the round. */
  readonly signal: string | null;
  /** False when there was nothing left to do, so no round was started. */
  readonly worked: boolean;
}

/** Starts a run from within a job of another one. */
export type StartChild = (
  run: { readonly plan: Plan; readonly params: Readonly<Record<string, string>> },
  watch: Watch,
) => Promise<RoundEnd>;

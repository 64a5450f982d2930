import { sha256 } from '../adapters/hash.ts';
import { readLedgers, type RunLedger } from '../ledger/read.ts';
import type { Plan } from '../plan/plan.ts';
import { StateError, type RunFolder } from '../ports/state.ts';

/** A run as its folder tells it: the plan it keeps and what all its ledgers say. */
export interface History extends RunLedger {
  readonly plan: Plan;
}

/** Throws StateError when plan or ledger is damaged: nothing may be started on a truth that cannot be read. */
export function readHistory(folder: RunFolder): History {
  return { plan: readPlan(folder), ...readLedgers(folder.readLedgers(), sha256) };
}

function readPlan(folder: RunFolder): Plan {
  try {
    const kept = JSON.parse(folder.readPlan()) as { readonly schema_version: number };
    if (kept.schema_version === 1) return kept as Plan;
  } catch (error) {
    if (error instanceof StateError) throw error;
  }
  throw new StateError(`Cannot read the plan in "${folder.path}": it is damaged or of another version; start a new run`);
}

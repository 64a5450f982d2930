/** Everything that can be wrong with a set of ledgers, each with its own word. */
export const findingMeanings = {
  lost_leg: 'A leg left no ledger, though others of its wave did',
  vanished_matrix: 'No leg of a wave left a ledger',
  cancelled_leg: 'A leg was cancelled before its jobs had ended',
  stale_round: 'A leg did not work again after what it stands on, or what it failed at, was to be done again',
  foreign_plan: 'A ledger belongs to another plan',
  other_run: 'A ledger belongs to an earlier run of the same plan',
  duplicate: 'Two ledgers speak for the same leg and round, or two receipts for the same attempt',
  swapped_ledger: "A ledger's name and its content speak of different legs",
  truncated_ledger: 'A ledger ends before its round does',
  damaged_ledger: 'A ledger was changed after it was written',
  unknown_ledger: 'A ledger does not say what it belongs to',
  missing_receipt: 'A leg came to its end, and no receipt shows what became of a job',
} as const;
export type FindingCode = keyof typeof findingMeanings;

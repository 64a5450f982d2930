export interface Clock {
  /** Wall clock, milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Calls back once after `ms` (0 to 2^31-1); the returned function takes the call back. Keeps the process alive. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
}

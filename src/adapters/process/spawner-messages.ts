import type { Left, Start } from './spawn.ts';

/** To the spawner: start this. */
export interface Request extends Start {
  readonly id: number;
  /** The named pipe for stdout and stderr. */
  readonly lane: string;
}

/** From the spawner: it runs, it could not be started (the operating system's code), it is gone. */
export type Answer = { readonly id: number } & (
  | { readonly type: 'started'; readonly pid: number }
  | { readonly type: 'refused'; readonly code: string }
  | ({ readonly type: 'left' } & Left)
);

import { setFlagsFromString } from 'node:v8';

const optimisers = ['maglev', 'turbofan'] as const;

/**
 * Does without optimised code. Most commands are over, or idle, before it pays: making it takes a fifth of the time of a short
 * one, and memory whose page tables are copied for every program that is started.
 */
export function stayLight(): void {
  for (const optimiser of optimisers) setFlagsFromString(`--no-${optimiser}`);
}

/** Lets code be optimised in this process: for what goes over all the bytes of large data. */
export function workHard(): void {
  for (const optimiser of optimisers) setFlagsFromString(`--${optimiser}`);
}

import { setFlagsFromString } from 'node:v8';
import type { JobKind } from '../core/vocabulary.ts';

const optimisers = ['maglev', 'turbofan'] as const;

/**
 * Does without optimised code and with a small young generation. Most commands are over, or idle, before optimised code pays
 * for its making, which takes a fifth of the time of a short one. And the less memory we have, the faster programs start: the
 * system copies our page tables for each.
 */
export function stayLight(): void {
  for (const optimiser of optimisers) setFlagsFromString(`--no-${optimiser}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Takes that back, for the whole process: for what goes over all the bytes of large data. Fewer functions are put into one
 * another than V8 would: each kind of job runs other code, for a second or two, and making it is a tenth of a day's work.
 */
export function workHard(): void {
  for (const optimiser of optimisers) setFlagsFromString(`--${optimiser}`);
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=400');
  setFlagsFromString('--semi-space-growth-factor=2');
}

/**
 * Has the young generation looked through by its own thread: it is small, so that sharing out the look takes longer than the
 * look. And what one place in the code makes is not held to live long because it once did. Records live for a page: where that
 * guess was made, ten times as much garbage grew old, and a transformation took half as much CPU again.
 */
export function expectRecords(): void {
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--no-allocation-site-pretenuring');
}

/** Percent by which what a thread holds may grow before it is looked through. */
const growth = {
  /** A fetch holds little, and much comes and goes: so often looked through, it would take a tenth more CPU. */
  ingest: 120,
  others: 40,
} as const;

/**
 * Has what is no longer used thrown away when memory has grown by so much since it was last looked through. Left to itself,
 * V8 lets the memory of each thread grow to four times that first: records that come and go would fill it all. It holds for
 * all threads; where kinds run side by side, the job that started last decides.
 */
export function throwAwaySoon(kind: JobKind): void {
  setFlagsFromString(`--heap-growing-percent=${kind === 'ingest' ? growth.ingest : growth.others}`);
}

/** Gives threads that are started from now on room for a page of records, so that most are gone before they count as old. */
export function makeRoomForRecords(): void {
  setFlagsFromString('--max-semi-space-size=6');
}

import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

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
 * Has what this thread no longer uses thrown away when its memory has grown by so much since that was last done. Left to itself,
 * V8 lets it grow to four times what lives first: records that come and go would fill it all. Asked for between two pages,
 * little lives and is looked at, and it is done at once: done bit by bit beside the work, each write to an object is noted down.
 * The young generation is small, so that sharing out the look through it takes longer than the look.
 */
export function throwAwaySoon(): void {
  setFlagsFromString('--no-incremental-marking');
  // For what comes within one page. Without marking beside the work, V8 alone would notice it late.
  setFlagsFromString('--heap-growing-percent=70');
  setFlagsFromString('--no-parallel-scavenge');
  // What one place in the code makes is not held to live long because it once did. Records live for a page: where that guess
  // was made, ten times as much garbage grew old, and a transformation took half as much CPU again.
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--expose-gc');
  lookBetweenPages(runInNewContext('gc') as () => void);
}

/** Bytes; or, where much lives, so much of that: a look takes the longer the more it finds. */
const mostGrowth = { bytes: 30 * 1024 * 1024, share: 0.7 };
/** Milliseconds. A page takes longer, and a timer waits for its end. */
const lookEvery = 10;

function lookBetweenPages(collect: () => void): void {
  let after = usedBytes();
  setInterval(() => {
    if (usedBytes() - after < Math.max(mostGrowth.bytes, mostGrowth.share * after)) return;
    collect();
    after = usedBytes();
  }, lookEvery).unref();
}

/** Of this thread, with the bytes that its objects hold outside. */
function usedBytes(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}

/** Gives threads that are started from now on room for a page of records, so that most are gone before they count as old. */
export function makeRoomForRecords(): void {
  setFlagsFromString('--max-semi-space-size=6');
}

/**
 * Which values a field has, in bounded memory: the smallest hashes of all distinct ones. The order in which values come
 * changes nothing, up to `most` the number is exact, and two sketches can be compared.
 */
export interface Sketch {
  hashes: Set<number>;
  /** Hashes from here on were let go; nothing was while this is `span`. */
  below: number;
}

const most = 8_192;
const span = 2 ** 53;

export function newSketch(): Sketch {
  return { hashes: new Set(), below: span };
}

export function addTo(sketch: Sketch, text: string): void {
  const hash = hash53(text);
  if (hash >= sketch.below) return;
  sketch.hashes.add(hash);
  if (sketch.hashes.size > 2 * most) trim(sketch);
}

/** How many distinct values there were: exact up to 8,192, then an estimate within about two percent. */
export function distinctIn(sketch: Sketch): number {
  trim(sketch);
  if (sketch.below === span) return sketch.hashes.size;
  return Math.round(sketch.hashes.size / (sketch.below / span));
}

/** Share of the distinct values of one field that are also values of the other; null when there is nothing to compare. */
export function shareIn(part: Sketch, whole: Sketch): number | null {
  const limit = Math.min(part.below, whole.below);
  const compared = [...part.hashes].filter((hash) => hash < limit);
  if (compared.length === 0 || whole.hashes.size === 0) return null;
  return compared.filter((hash) => whole.hashes.has(hash)).length / compared.length;
}

function trim(sketch: Sketch): void {
  if (sketch.hashes.size <= most) return;
  const sorted = Float64Array.from(sketch.hashes).sort();
  sketch.below = sorted[most] ?? span;
  sketch.hashes = new Set(sorted.subarray(0, most));
}

const longest = 256;

/** cyrb53. Of a long text its length, start and end stand for the whole. */
function hash53(text: string): number {
  const read = text.length <= longest ? text : `${text.length}:${text.slice(0, longest / 2)}${text.slice(-longest / 2)}`;
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < read.length; index += 1) {
    const unit = read.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}

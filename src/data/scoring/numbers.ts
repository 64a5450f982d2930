import type { Item, Scale } from './measure-shape.ts';

/** 4.5 is 5, 4.49 is 4. */
export function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5);
}

/** Lowest and highest points of one item. */
export function pointsOf(item: Item): { readonly min: number; readonly max: number } {
  const points = Object.values(item.response_map);
  return { min: Math.min(...points), max: Math.max(...points) };
}

/** What a sum over `count` of `total` items comes to by the scale's method; missing items count as the mean of the others. */
export function scoreOf(
  method: Scale['method'],
  sum: { readonly points: number; readonly count: number; readonly total: number },
): number {
  const { points, count, total } = sum;
  if (method === 'average') return points / count;
  // Multiplied first, so that a half is exactly a half.
  return ((method === 'sum_then_double' ? 2 : 1) * points * total) / count;
}

/** The lowest and highest score of a scale over these items; reversing an item changes neither. */
export function attainable(method: Scale['method'], items: readonly Item[]): { readonly min: number; readonly max: number } {
  const ranges = items.map(pointsOf);
  const of = (pick: 'min' | 'max'): number => {
    const points = ranges.reduce((sum, range) => sum + range[pick], 0);
    return scoreOf(method, { points, count: items.length, total: items.length });
  };
  return { min: of('min'), max: of('max') };
}

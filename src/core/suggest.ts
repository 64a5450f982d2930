import { distance } from 'fastest-levenshtein';

/** The candidate that was most likely meant, or null when none is near. Ties go to the first. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const lower = word.toLowerCase();
  const limit = Math.max(1, Math.round(word.length * 0.4));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const found = distance(lower, candidate.toLowerCase());
    if (found < bestDistance) [best, bestDistance] = [candidate, found];
  }
  return best;
}

/** A hint that names the nearest candidate, or, when none is near and they are few, all of them. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  if (near !== null) return `Did you mean "${near}"?`;
  return candidates.length > 0 && candidates.length <= 20 ? `Known: ${candidates.join(', ')}` : undefined;
}

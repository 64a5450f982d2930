/** The line that ends a test run and a check, in one spelling. */
export function summaryLine(passed: number, failed: number): string {
  return `${passed} passed, ${failed} failed`;
}

/** Adds up the summary lines of an output; null when it holds none. */
export function readSummary(output: string): { readonly passed: number; readonly failed: number } | null {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)];
  if (lines.length === 0) return null;
  const sum = (group: number): number => lines.reduce((total, line) => total + Number(line[group]), 0);
  return { passed: sum(1), failed: sum(2) };
}

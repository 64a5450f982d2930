/** Clean to Analyse on many rows: how much memory they take, and how fast Clean is. */
import { join } from 'node:path';

import { inFolder, time, type Figure } from './measure.ts';

const megabyte = 1024 * 1024;
const rows = Number(process.env['BENCH_ROWS'] ?? 1_000_000);

interface Walk {
  /** Milliseconds by stage. */
  readonly stages: Readonly<Record<string, number>>;
  /** Milliseconds of CPU by stage: what others do on the machine does not count. */
  readonly cpu: Readonly<Record<string, number>>;
  /** Gates that did not pass. */
  readonly refused: readonly string[];
}

export function spectra(): readonly Figure[] {
  return inFolder((folder) => {
    const walk = (step: string) =>
      time([process.execPath, join(import.meta.dirname, 'spectra-walk.ts'), folder, step, String(rows)], { memory: true });
    walk('fill');
    const first = walk('run');
    const { stages, cpu, refused } = JSON.parse(first.stdout) as Walk;
    if (refused.length > 0) throw new Error(`Gates refused: ${refused.join(', ')}`);
    const again = walk('run');
    const pace = rows / ((cpu['clean'] ?? Number.NaN) / 1000);
    const parts = Object.entries(stages).map(([name, ms]) => `${name} ${seconds(ms)}`);
    return [
      {
        what: `Clean to Analyse of ${rows} rows, peak memory`,
        goal: 'under 400 MB',
        figure: `${(first.peak / megabyte).toFixed(0)} MB (${seconds(first.ms)}: ${parts.join(', ')})`,
        met: first.peak < 400 * megabyte,
      },
      {
        what: 'Clean alone, by CPU',
        goal: 'at least 50,000 rows per second',
        figure: `${pace.toFixed(0)} rows per second`,
        met: pace >= 50_000,
      },
      {
        what: 'Clean again, when nothing has changed',
        goal: 'at most a quarter of the first time',
        figure: `${seconds((JSON.parse(again.stdout) as Walk).cpu['clean'] ?? Number.NaN)}, peak memory ${(again.peak / megabyte).toFixed(0)} MB`,
        met: ((JSON.parse(again.stdout) as Walk).cpu['clean'] ?? Infinity) <= (cpu['clean'] ?? 0) / 4,
      },
    ];
  });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

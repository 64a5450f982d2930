/** The whole day on many objects: what it costs beside its parts, how fast it is, how much memory it takes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

import { stringify } from 'yaml';

import { launcher, median, root, time, type Figure, type ProcessRun } from './measure.ts';

const megabyte = 1024 * 1024;
const names: Readonly<Record<string, string>> = { json: 'JSON', html: 'HTML to Markdown', sqlite: 'SQLite' };
const scales = { small: 10, large: Number(process.env['BENCH_SCALE'] ?? 100) };
/** Of each day: a machine that is not ours alone is a third slower from one minute to the next, within a day and its parts too. */
const rounds = 3;

interface Day {
  readonly first: ProcessRun;
  readonly again: ProcessRun;
  /** Raw objects that were fetched. */
  readonly objects: number;
  /** Milliseconds of CPU by part, measured alone. */
  readonly parts: Readonly<Record<string, number>>;
}

export async function data(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lorchestra-bench-'));
  try {
    const small: Day[] = [];
    const large: Day[] = [];
    for (let round = 0; round < rounds; round += 1) {
      small.push(await day(scales.small, join(folder, `small-${round}`)));
      large.push(await day(scales.large, join(folder, `large-${round}`)));
    }
    return figures(small, large);
  } finally {
    // Not before the end: for minutes after files were deleted, ext4 takes longer to find room for each new one.
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The middle of the rounds; of the peaks also the highest. */
function figures(small: readonly Day[], large: readonly Day[]): readonly Figure[] {
  const ratios = large.map((one) => one.first.cpu / sumOf(one.parts));
  const middle = large[ratios.indexOf(median(ratios))];
  if (!middle) throw new Error('No large day was measured');
  const parts = Object.entries(middle.parts).map(([name, cpu]) => `${names[name] ?? name} ${seconds(cpu)}`);
  const pace = median(large.map(({ objects, first }) => objects / (first.ms / 1000)));
  const rerun = large.map(({ first, again }) => again.cpu / first.cpu);
  const peaks = large.map(({ first }) => first.peak);
  const peak = Math.max(...peaks);
  const least = median(small.map(({ first }) => first.peak));
  const growth = median(peaks) / least - 1;
  return [
    {
      what: `the day at scale ${scales.large}, CPU against the sum of its parts measured alone`,
      goal: 'at most 1.5 times',
      figure: `${median(ratios).toFixed(2)} times (${seconds(middle.first.cpu)} against ${seconds(sumOf(middle.parts))}: ${parts.join(', ')}; ${range(ratios, 2)} in ${rounds} rounds)`,
      met: median(ratios) <= 1.5,
    },
    {
      what: `its pace over ${middle.objects} raw objects`,
      goal: 'at least 1,500 objects per second',
      figure: `${pace.toFixed(0)} objects per second (${seconds(median(large.map(({ first }) => first.ms)))})`,
      met: pace >= 1500,
    },
    {
      what: 'the same day again, when nothing has changed, CPU',
      goal: 'at most 10 % of the first',
      figure: `${(median(rerun) * 100).toFixed(1)} % (${seconds(median(large.map(({ again }) => again.cpu)))}; ${range(
        rerun.map((share) => share * 100),
        1,
      )} % in ${rounds} rounds)`,
      met: median(rerun) <= 0.1,
    },
    { what: 'its peak memory, the highest of all rounds', goal: 'under 300 MB', figure: mb(peak), met: peak < 300 * megabyte },
    {
      what: `its peak memory against scale ${scales.small}`,
      goal: 'within 20 %',
      figure: `${(growth * 100).toFixed(0)} % (${mb(median(peaks))} against ${mb(least)})`,
      met: Math.abs(growth) <= 0.2,
    },
  ];
}

function sumOf(parts: Day['parts']): number {
  return Object.values(parts).reduce((total, part) => total + part, 0);
}

function range(values: readonly number[], digits: number): string {
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
}

async function day(scale: number, folder: string): Promise<Day> {
  const sandbox = spawn(process.execPath, [join(import.meta.dirname, 'data-sandbox.ts'), String(scale)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const lines = createInterface({ input: sandbox.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    const variables = JSON.parse(line) as Readonly<Record<string, string>>;
    cpSync(join(root, 'jobs'), join(folder, 'jobs'), { recursive: true });
    writeFileSync(join(folder, 'lorchestra.yaml'), stringify({ profile: 'bench', profiles: { bench: { variables } } }));
    const run = (): ProcessRun => time([launcher, 'run', 'pipeline.daily_all', '--json'], { cwd: folder, memory: true });
    const first = run();
    const warehouse = join(folder, '.lorchestra/warehouse.db');
    const parts = time([process.execPath, join(import.meta.dirname, 'data-parts.ts'), warehouse, folder]);
    const spent = JSON.parse(parts.stdout) as Readonly<Record<string, number>>;
    const again = run();
    const count = ['data', 'sql', '--json', 'SELECT count(*) AS n FROM raw_objects'];
    const { rows } = JSON.parse(time([launcher, ...count], { cwd: folder }).stdout) as { rows: readonly { n: number }[] };
    return { first, again, objects: rows[0]?.n ?? 0, parts: spent };
  } finally {
    sandbox.stdin.end();
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function mb(bytes: number): string {
  return `${(bytes / megabyte).toFixed(0)} MB`;
}

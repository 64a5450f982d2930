/** The whole day on many objects: what it costs beside its parts, how fast it is, how much memory it takes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

import { stringify } from 'yaml';

import { launcher, root, time, type Figure, type ProcessRun } from './measure.ts';

const megabyte = 1024 * 1024;
const names: Readonly<Record<string, string>> = { json: 'JSON', html: 'HTML to Markdown', sqlite: 'SQLite' };
const scales = { small: 10, large: Number(process.env['BENCH_SCALE'] ?? 100) };

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
    return figures(await day(scales.small, folder), await day(scales.large, folder));
  } finally {
    // Not before the end: for minutes after files were deleted, ext4 takes longer to find room for each new one.
    rmSync(folder, { recursive: true, force: true });
  }
}

function figures(small: Day, large: Day): readonly Figure[] {
  const sum = Object.values(large.parts).reduce((total, part) => total + part, 0);
  const parts = Object.entries(large.parts).map(([name, cpu]) => `${names[name] ?? name} ${seconds(cpu)}`);
  const ratio = large.first.cpu / sum;
  const pace = large.objects / (large.first.ms / 1000);
  const rerun = large.again.cpu / large.first.cpu;
  const growth = large.first.peak / small.first.peak - 1;
  return [
    {
      what: `the day at scale ${scales.large}, CPU against the sum of its parts measured alone`,
      goal: 'at most 1.5 times',
      figure: `${ratio.toFixed(2)} times (${seconds(large.first.cpu)} against ${seconds(sum)}: ${parts.join(', ')})`,
      met: ratio <= 1.5,
    },
    {
      what: `its pace over ${large.objects} raw objects`,
      goal: 'at least 1,500 objects per second',
      figure: `${pace.toFixed(0)} objects per second (${seconds(large.first.ms)})`,
      met: pace >= 1500,
    },
    {
      what: 'the same day again, when nothing has changed, CPU',
      goal: 'at most 10 % of the first',
      figure: `${(rerun * 100).toFixed(1)} % (${seconds(large.again.cpu)})`,
      met: rerun <= 0.1,
    },
    { what: 'its peak memory', goal: 'under 300 MB', figure: mb(large.first.peak), met: large.first.peak < 300 * megabyte },
    {
      what: `its peak memory against scale ${scales.small}`,
      goal: 'within 20 %',
      figure: `${(growth * 100).toFixed(0)} % (${mb(small.first.peak)})`,
      met: Math.abs(growth) <= 0.2,
    },
  ];
}

async function day(scale: number, parent: string): Promise<Day> {
  const folder = join(parent, String(scale));
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
    const again = run();
    const count = ['data', 'sql', '--json', 'SELECT count(*) AS n FROM raw_objects'];
    const { rows } = JSON.parse(time([launcher, ...count], { cwd: folder }).stdout) as { rows: readonly { n: number }[] };
    const warehouse = join(folder, '.lorchestra/warehouse.db');
    const parts = time([process.execPath, join(import.meta.dirname, 'data-parts.ts'), warehouse, folder]);
    const spent = JSON.parse(parts.stdout) as Readonly<Record<string, number>>;
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

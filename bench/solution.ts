/** The solution engine: how long a sentence takes to a commit, and what a million records take in memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

import { stringify } from 'yaml';

import { inFolder, launcher, root, time, type Figure } from './measure.ts';

const megabyte = 1024 * 1024;
const engine = join(root, 'bin/solution-engine');
/** 834 gives a little more than a million executions. */
const scale = Number(process.env['BENCH_SCALE'] ?? 834);

export function sentence(): readonly Figure[] {
  return inFolder((folder) => {
    prepare(folder, {});
    time(['git', 'init', '--quiet', folder]);
    const { ms } = time([engine, 'run', 'create SPECTRA pipeline for zephyr', '--json'], { cwd: folder });
    return [
      {
        what: 'from a sentence to a commit, on the sandbox',
        goal: 'under 30 s',
        figure: `${(ms / 1000).toFixed(1)} s`,
        met: ms < 30_000,
      },
    ];
  });
}

/** The sandbox runs in a process of its own, so that what it holds counts for nobody. */
export async function million(): Promise<readonly Figure[]> {
  // A day before anything changes: looking for what changed takes minutes among so many objects.
  const sandbox = spawn(process.execPath, [join(import.meta.dirname, 'data-sandbox.ts'), String(scale), '2025-12-30'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface({ input: sandbox.stdout }), 'line')) as [string];
    const variables = JSON.parse(line) as Readonly<Record<string, string>>;
    return inFolder((folder) => {
      prepare(folder, { profile: 'bench', profiles: { bench: { variables } } });
      time([engine, 'design', 'zephyr', '--json'], { cwd: folder });
      time([engine, 'build', 'zephyr', '--json'], { cwd: folder });
      const { peak, ms } = time([launcher, 'run', 'spectra.zephyr', '--json'], { cwd: folder, memory: true });
      return [
        {
          what: `Source to validation at scale ${scale}, a million executions, peak memory`,
          goal: 'under 400 MB',
          figure: `${(peak / megabyte).toFixed(0)} MB (${(ms / 1000).toFixed(0)} s)`,
          met: peak < 400 * megabyte,
        },
      ];
    });
  } finally {
    sandbox.kill();
  }
}

function prepare(folder: string, settings: object): void {
  for (const name of ['playbooks', 'standards', 'lessons']) cpSync(join(root, name), join(folder, name), { recursive: true });
  const contract = 'pipelines/zephyr/contract.yaml';
  cpSync(join(root, contract), join(folder, contract));
  writeFileSync(join(folder, 'lorchestra.yaml'), stringify(settings));
}

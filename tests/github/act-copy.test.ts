import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, it } from 'vitest';
import { parse } from 'yaml';

import { forAct, lastJob } from '../../scripts/act-copy.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(root, '.github/workflows', name), 'utf8');

it('leaves nothing that act does not know, and changes nothing else', () => {
  for (const name of ['daily.yml', 'phase.yml']) {
    const [before, after] = [read(name).split('\n'), forAct(read(name)).split('\n')];
    expect(after.join('\n')).not.toMatch(/\$\/|timezone|artifact@/);
    const kept = before.filter((line) => !/^ *timezone:/.test(line));
    expect(after).toHaveLength(kept.length);
    const changed = after.filter((line, index) => line !== kept[index]).map((line) => line.replace(/^[ -]*uses: /, ''));
    expect(changed.filter((uses) => !/^\.\/(?:action|\.act\/(?:upload|download)-artifact)$/.test(uses))).toEqual([]);
  }
});

it('has a stand-in for each action of others that the two workflows use', () => {
  const used = [read('daily.yml'), read('phase.yml')].flatMap((text) => [...text.matchAll(/uses: actions\/([\w-]+)@/g)]);
  const standIns = globSync('tests/support/github/actions/*', { cwd: root }).map((path) => path.split('/').at(-1));
  for (const [, name] of used) expect(standIns).toContain(name);
});

it('the last job stands alone', () => {
  const { jobs } = parse(lastJob(read('daily.yml'))) as {
    jobs: Record<string, { needs?: unknown; if: string; steps: unknown[] }>;
  };
  expect(Object.keys(jobs)).toEqual(['collect']);
  expect(jobs['collect']).toMatchObject({ if: 'always()' });
  expect(jobs['collect']?.needs).toBeUndefined();
  expect(jobs['collect']?.steps).toHaveLength(4);
});

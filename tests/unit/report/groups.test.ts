import { expect, test } from 'vitest';

import { folded, grouped, type Placed } from '../../../src/report/groups.ts';

/** Jobs of composites, each given as the sizes of its stages. */
function jobs(composites: Readonly<Record<string, readonly number[]>>): readonly Placed[] {
  return Object.entries(composites).flatMap(([composite, stages]) =>
    stages.flatMap((size, stage_index) =>
      Array.from({ length: size }, (_, place) => ({
        path: `root/${composite}/job_${stage_index}_${place}`,
        stage: `stage_${stage_index}`,
        stage_index,
      })),
    ),
  );
}

test('a chain of steps is one group, and stages of many jobs are a group each', () => {
  const groups = folded(jobs({ chain: [1, 1, 3, 1], wide: [4, 5, 1], short: [1, 1] }));
  expect(groups.map(({ composite, stage, jobs: of }) => [composite, stage, of.length])).toEqual([
    ['chain', null, 6],
    ['wide', 'stage_0', 4],
    ['wide', 'stage_1', 5],
    ['wide', 'stage_2', 1],
    ['short', 'stage_0', 1],
    ['short', 'stage_1', 1],
  ]);
});

test('folding loses no job and keeps their order', () => {
  const all = jobs({ chain: [1, 1, 1], wide: [2, 2] });
  expect(folded(all).flatMap((group) => group.jobs)).toEqual(all);
  expect(grouped(all)).toHaveLength(5);
});

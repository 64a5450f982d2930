import { describe, expect, it } from 'vitest';

import { childJobs, writtenComposite, writtenComposites } from './composites.ts';
import { compositeIds, expected, expectedChildren, expectedJobs } from './expected.ts';

describe.each(compositeIds)('jobs/pipeline.yaml, %s', (id) => {
  it('lists every expected job and no other', () => {
    const actual = new Set(childJobs(id));
    const wanted = new Set(expectedChildren(id));
    expect({ missing: [...wanted.difference(actual)], extra: [...actual.difference(wanted)] }).toEqual({
      missing: [],
      extra: [],
    });
  });

  it('lists no job twice', () => {
    expect(childJobs(id)).toHaveLength(new Set(childJobs(id)).size);
  });

  it('has its stages and jobs in order, and its policy', () => {
    const { stages, stop_on_failure, job_type } = writtenComposite(id);
    expect(job_type).toBe('composite');
    expect(stages.map(({ name, jobs }) => [name, jobs])).toEqual(Object.entries(expected[id].stages));
    expect(stop_on_failure).toBe(expected[id].stop_on_failure);
  });
});

describe('jobs/pipeline.yaml', () => {
  it('defines the six composites and nothing else', () => {
    expect(writtenComposites().map(({ job_id }) => job_id)).toEqual(compositeIds);
  });

  it('counts 27, 13, 6, 13, 6 and 59 atomic jobs, 65 in all', () => {
    expect(Object.fromEntries(compositeIds.map((id) => [id, expectedJobs(id).length]))).toEqual({
      'pipeline.ingest': 27,
      'pipeline.canonize': 13,
      'pipeline.formation': 6,
      'pipeline.project': 13,
      'pipeline.views': 6,
      'pipeline.daily_all': 59,
    });
    expect(new Set(compositeIds.flatMap(expectedJobs)).size).toBe(65);
  });
});

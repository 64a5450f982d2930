import { describe, expect, test } from 'vitest';

import { didYouMean, nearest } from '../../../src/core/suggest.ts';

describe('nearest', () => {
  test.each([
    ['pipeline.injest', ['pipeline.ingest', 'pipeline.project'], 'pipeline.ingest'],
    ['Timeout', ['timeout'], 'timeout'],
    ['a', ['b', 'c'], 'b'],
    ['completely', ['different', 'words'], null],
    ['load', [], null],
  ])('%s among %j is %j', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  test('gives the first of equally near names', () => {
    expect(nearest('load_x', ['load_a', 'load_b'])).toBe('load_a');
  });
});

describe('didYouMean', () => {
  test('names all candidates when none is near and they are few', () => {
    expect(didYouMean('zzzz', ['load', 'store'])).toBe('Known: load, store');
  });

  test('says nothing when none is near and they are many', () => {
    expect(
      didYouMean(
        'zzzz',
        Array.from({ length: 21 }, (_, index) => `some_job_${index}`),
      ),
    ).toBeUndefined();
  });
});

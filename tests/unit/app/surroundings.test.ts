import { expect, test } from 'vitest';
import { surroundings } from '../../../src/app/entry.ts';

test.each([
  ['what the launcher set for us alone', { LORCHESTRA_TUNED: '1', GLIBC_TUNABLES: 'a', HOME: '/h' }, { HOME: '/h' }],
  ['nothing of what was there before', { GLIBC_TUNABLES: 'a', HOME: '/h' }, { GLIBC_TUNABLES: 'a', HOME: '/h' }],
  ['nothing where there is nothing', { HOME: '/h' }, { HOME: '/h' }],
])('surroundings leaves out %s', (_, env, expected) => {
  expect(surroundings(env)).toEqual(expected);
});

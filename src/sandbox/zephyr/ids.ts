import { isoDay } from '../../core/time.ts';
import { givenNames, surnames } from '../names.ts';

/** Ids of different kinds never meet, so that a key fits one list alone. */
export const firstIds = {
  projects: 44,
  releases: 111,
  cycles: 1_201,
  phases: 1_501,
  testcaseFolders: 2_101,
  requirementNodes: 2_301,
  requirements: 6_455,
  users: 21,
  testcases: 50_001,
  testcaseVersions: 5_000_001,
  executions: 10_000_001,
} as const;

export const userCount = 8;

/** As some fields of the service write days: 03/31/2025. */
export function usDay(ms: number): string {
  const [year = '', month = '', day = ''] = isoDay(ms).split('-');
  return `${month}/${day}/${year}`;
}

export function userId(place: number): number {
  return firstIds.users + (place % userCount);
}

export function userName(place: number): string {
  const index = place % userCount;
  return `${givenNames[index * 3] ?? ''} ${surnames[index * 3 + 1] ?? ''}`;
}

/** The sandbox's own token; it opens nothing elsewhere. */
export const bearerToken = 'sandbox-zephyr-token';

import { iso } from '../../core/time.ts';
import { timeAt, type MadeRow } from '../rows.ts';
import { seeded, type Random } from '../random.ts';
import type { JsonMembers } from '../service.ts';
import { phaseAt, type FolderPlace, type Layout, type PhasePlace } from './layout.ts';
import { firstIds, usDay, userId, userName } from './ids.ts';

/**
 * Codes that a run can end with, each as often as it stands here: passed, failed, blocked, two that both mean "not
 * executed", one of a status that somebody added, and none at all (the empty text: the field is left out).
 */
const statuses = [
  ...['1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1'],
  ...['2', '2', '2', '3', '0', '4', '10', '', ''],
] as const;
const notExecuted: readonly string[] = ['0', '4', ''];

/** One test case on the list of one phase of a cycle. */
export function executionOf({ index, id, random }: MadeRow, layout: Layout): JsonMembers {
  const { phase, testcase } = placeOf(index, layout);
  const assigned = timeAt(index, layout.executions);
  const tester = random.between(0, 5);
  const status = random.pick(statuses);
  const isDone = !notExecuted.includes(status);
  const tested = assigned + random.between(1, 240) * 60_000;
  const estimated = estimatedTime(testcase);
  return {
    id,
    assignmentDate: assigned,
    ...(status === '' ? {} : { status }),
    testerId: userId(tester),
    testerIdName: userName(tester),
    cyclePhase: phase,
    actualTime: isDone ? Math.round(estimated * (0.5 + random.next())) : 0,
    estimatedTime: estimated,
    ...(isDone ? { lastTestedOn: tested } : {}),
    lastModifiedOn: isDone ? tested : assigned,
    tcrTreeTestcase: treeTestcase(testcase, layout),
  };
}

/** The phase that an execution is on the list of, and the number of its test case. */
function placeOf(index: number, layout: Layout): { readonly phase: JsonMembers; readonly testcase: number } {
  const at = phaseAt(layout, index);
  const { cycle, release, folder, executions } = layout.phases[at] as PhasePlace;
  const { name, testcases } = layout.folders[folder] as FolderPlace;
  return {
    phase: {
      ...{ id: firstIds.phases + at, name },
      ...{ cycleId: firstIds.cycles + cycle, releaseId: firstIds.releases + release },
    },
    testcase: testcases[0] + (index - executions[0]),
  };
}

/** One test case in its folder. */
export function testcaseOf({ index }: MadeRow, layout: Layout): JsonMembers {
  return { ...treeTestcase(index, layout), customFieldValues: [] };
}

function treeTestcase(index: number, layout: Layout): JsonMembers {
  const random = seeded(Math.imul(index + 1, 0xc2b2ae35));
  const folder = layout.folders.findIndex(({ testcases: [from, to] }) => index >= from && index < to);
  const created = timeAt(index, layout.testcases);
  return {
    id: firstIds.testcases + index,
    tcrCatalogTreeId: firstIds.testcaseFolders + folder,
    revision: 1 + (index % 4),
    stateFlag: 0,
    // One payload writes times in three ways.
    lastModifiedOn: created + 86_400_000,
    versionNumber: 1,
    createDatetime: iso(created),
    createDate: usDay(created),
    createdById: userId(index),
    testcase: testcaseVersion(index, random),
  };
}

function testcaseVersion(index: number, random: Random): JsonMembers {
  const what = random.pick(['Sign in', 'Pay by card', 'Refund', 'Search', 'Export', 'Change the address']);
  return {
    id: firstIds.testcaseVersions + index,
    testcaseId: firstIds.testcaseVersions + index,
    name: `${what}, case ${index + 1}`,
    ...(index % 5 === 0 ? {} : { description: `${what} as a person would` }),
    priority: String(random.between(1, 5)),
    tag: random.pick(['smoke', 'regression', 'smoke regression', '']),
    automated: index % 3 === 0,
    ...(index % 7 === 0 ? { externalId: `TC-${index + 1}` } : {}),
    estimatedTime: estimatedTime(index),
    requirementIds: [],
    customProperties: {},
  };
}

/** Seconds; nobody has estimated every ninth. */
function estimatedTime(testcase: number): number {
  return testcase % 9 === 8 ? 0 : 60 * (1 + (testcase % 12));
}

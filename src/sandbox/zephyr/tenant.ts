import { iso } from '../../core/time.ts';
import { rowsOf, timeAt, type MadeRow, type Rows, type RowsPlan } from '../rows.ts';
import type { JsonMembers } from '../service.ts';
import { firstIds, userCount, usDay, userId, userName } from './ids.ts';
import { layoutOf, projectCount, type Layout, type PhasePlace } from './layout.ts';
import { executionOf, testcaseOf } from './runs.ts';

/** Everything that one tenant holds. Ids of different kinds never meet, so that no key fits two lists. */
export interface Tenant {
  readonly layout: Layout;
  readonly projects: Rows;
  readonly releases: Rows;
  readonly cycles: Rows;
  readonly executions: Rows;
  readonly testcaseFolders: Rows;
  readonly testcases: Rows;
  readonly requirementNodes: Rows;
  readonly requirements: Rows;
  readonly users: Rows;
}

/** Of each project: the topmost one and those below it. */
export const nodesOfProject = 4;
const requirementsOfNode = 5;
const requirementCount = projectCount * (nodesOfProject - 1) * requirementsOfNode;

const projectNames = ['Harbour Payments', 'Lighthouse Portal', 'Tidewater Mobile'] as const;
const nodeNames = ['Requirements', 'Sign-in', 'Checkout', 'Reporting'] as const;

export function tenantOf({
  seed,
  scale,
  now,
}: {
  readonly seed: number;
  readonly scale: number;
  readonly now: () => number;
}): Tenant {
  const layout = layoutOf(scale);
  const modified = (members: JsonMembers): JsonMembers => ({ ...members, lastModifiedOn: now() });
  const rows = (name: keyof typeof firstIds, size: number, more: Pick<RowsPlan, 'make'> & Partial<RowsPlan>): Rows =>
    rowsOf({ seed, name: `zephyr ${name}`, size, firstId: firstIds[name], stamp: modified, ...more });
  return {
    layout,
    // A project does not say when it was changed.
    projects: rows('projects', projectCount, { make: project, stamp: (members) => members }),
    releases: rows('releases', layout.releases.length, { make: (made) => release(made, layout) }),
    cycles: rows('cycles', layout.cycles.length, { make: (made) => cycle(made, layout) }),
    executions: rows('executions', layout.executions, {
      make: (made) => executionOf(made, layout),
    }),
    testcaseFolders: rows('testcaseFolders', layout.folders.length, {
      make: (made) => folder(made, layout),
      stamp: (members) => members,
    }),
    testcases: rows('testcases', layout.testcases, { make: (made) => testcaseOf(made, layout) }),
    requirementNodes: rows('requirementNodes', projectCount * nodesOfProject, { make: requirementNode }),
    requirements: rows('requirements', requirementCount, {
      make: (made) => requirement(made, layout),
      stamp: (members) => members,
    }),
    users: rows('users', userCount, { make: user, stamp: (members) => members }),
  };
}

function project({ index, id }: MadeRow): JsonMembers {
  const start = timeAt(index, projectCount * 4);
  return {
    id,
    version: 3 + index,
    name: projectNames[index] ?? `Project ${id}`,
    // The second project was never described.
    ...(index === 1 ? {} : { description: `Everything around ${projectNames[index] ?? 'it'}` }),
    startDate: start,
    projectStartDate: usDay(start),
    createdOn: start - 86_400_000,
    status: '2',
    active: true,
    shared: index === 2,
    members: index === 2 ? [] : Array.from({ length: 4 + index }, (_, place) => userId(place + index)),
    projectGroups: [],
    sharedProjects: [],
    isolationLevel: 0,
    dashboardSecured: false,
    customProperties: {},
    customFieldValues: [],
    globalProject: false,
    allowedGlobalProject: index === 0,
    autoUpdateTestStatus: false,
    ...(index === 0 ? { externalId: '10017', dtsId: 1, externalSystem: 'JIRA', webhookId: 7 } : {}),
    allowedInternalRequirements: true,
  };
}

function release({ index, id }: MadeRow, { releases }: Layout): JsonMembers {
  const place = releases[index];
  const start = timeAt(index, releases.length);
  const end = start + 90 * 86_400_000;
  const isAutomatic = place?.isAutomatic === true;
  const dates = {
    description: 'What the quarter brings',
    startDate: start,
    releaseStartDate: usDay(start),
    endDate: end,
    releaseEndDate: usDay(end),
  };
  return {
    id,
    name: isAutomatic ? 'Project Test Repository' : `Release ${1 + Math.floor(index / 2)}.0`,
    ...(isAutomatic ? {} : dates),
    createdDate: start - 3_600_000,
    lastModifiedOn: start + 7_200_000,
    status: isAutomatic ? 0 : 1,
    projectId: firstIds.projects + (place?.project ?? 0),
    orderId: isAutomatic ? 0 : 1,
    globalRelease: !isAutomatic,
    projectRelease: isAutomatic,
    hasChild: !isAutomatic,
    syncEnabled: false,
  };
}

function cycle({ index, id, random }: MadeRow, layout: Layout): JsonMembers {
  const place = layout.cycles[index];
  const start = timeAt(index, layout.cycles.length);
  const end = start + 14 * 86_400_000;
  const [from, to] = place?.phases ?? [0, 0];
  return {
    id,
    environment: random.pick(['Staging', 'Production-like', 'Integration']),
    // Some cycles were made before there was a build to test.
    ...(index % 4 === 3 ? {} : { build: `${2 + (index % 3)}.${random.between(0, 9)}.${random.between(100, 999)}` }),
    name: place?.name ?? '',
    startDate: start,
    endDate: end,
    cycleStartDate: usDay(start),
    cycleEndDate: usDay(end),
    status: 0,
    revision: 1 + (index % 5),
    releaseId: firstIds.releases + (place?.release ?? 0),
    projectId: firstIds.projects + (layout.releases[place?.release ?? 0]?.project ?? 0),
    cyclePhases: layout.phases.slice(from, to).map((one, offset) => phase(one, { place: from + offset, start, layout })),
    createdOn: start - 86_400_000,
    lastModifiedOn: start + 3_600_000,
    hasChild: to > from,
  };
}

function phase(
  { folder: place, release: releasePlace }: PhasePlace,
  { place: index, start, layout }: { readonly place: number; readonly start: number; readonly layout: Layout },
): JsonMembers {
  const end = start + 7 * 86_400_000;
  return {
    id: firstIds.phases + index,
    name: layout.folders[place]?.name ?? '',
    tcrCatalogTreeId: firstIds.testcaseFolders + place,
    releaseId: firstIds.releases + releasePlace,
    startDate: start,
    endDate: end,
    phaseStartDate: usDay(start),
    phaseEndDate: usDay(end),
    freeForm: false,
  };
}

function folder({ index, id }: MadeRow, layout: Layout): JsonMembers {
  const place = layout.folders[index];
  const automatic = layout.releases.findIndex((one) => one.isAutomatic && one.project === place?.project);
  const [from, to] = place?.testcases ?? [0, 0];
  return {
    id,
    name: place?.name ?? '',
    description: '',
    type: 'Phase',
    projectId: firstIds.projects + (place?.project ?? 0),
    releaseId: firstIds.releases + automatic,
    // The topmost one leaves it out; a null would be refused.
    ...(place?.parent === undefined ? {} : { parentId: firstIds.testcaseFolders + place.parent }),
    revision: 1,
    categories: [],
    testcaseCount: to - from,
    hasChild: place?.parent === undefined,
  };
}

function requirementNode({ index, id }: MadeRow): JsonMembers {
  const place = index % nodesOfProject;
  const inProject = Math.floor(index / nodesOfProject);
  const first = requirementsOf(index)[0];
  const stubs = Array.from({ length: place === 0 ? 0 : requirementsOfNode }, (_, offset) => ({
    id: firstIds.requirements + first + offset,
    name: requirementName(first + offset),
  }));
  return {
    id,
    name: nodeNames[place] ?? '',
    description: place === 0 ? '' : `What ${(nodeNames[place] ?? '').toLowerCase()} has to do`,
    projectId: firstIds.projects + inProject,
    ...(place === 0 ? {} : { parentId: id - place }),
    categories: [],
    requirements: stubs,
    lastModifiedOn: timeAt(index, projectCount * nodesOfProject),
    releaseIds: [firstIds.releases + inProject * 2 + 1],
    hasChild: place === 0,
  };
}

/** The requirements of a node: those of a project stand in a row, and its topmost node has none. */
export function requirementsOf(node: number): readonly [from: number, to: number] {
  const place = node % nodesOfProject;
  const from = (Math.floor(node / nodesOfProject) * (nodesOfProject - 1) + Math.max(0, place - 1)) * requirementsOfNode;
  return [from, place === 0 ? from : from + requirementsOfNode];
}

function requirementName(index: number): string {
  return `REQ-${String(index + 1).padStart(3, '0')}`;
}

function requirement({ index, id, random }: MadeRow, layout: Layout): JsonMembers {
  const node = nodeOf(index);
  const inProject = Math.floor(node / nodesOfProject);
  const folders = layout.folders.filter((one) => one.project === inProject && one.parent !== undefined);
  const [from, to] = [folders[0]?.testcases[0] ?? 0, folders.at(-1)?.testcases[1] ?? 0];
  const covered = index % 6 === 5 ? 0 : random.between(1, 4);
  const start = random.between(from, Math.max(from, to - 8));
  return {
    id,
    name: requirementName(index),
    priority: String(1 + (index % 5)),
    details: `<p>The system has to answer within ${random.between(1, 9)} seconds</p>`,
    // Only what came from elsewhere has an id there.
    ...(index % 3 === 0 ? { externalId: `HP-${String(index + 200)}` } : {}),
    createdOn: iso(timeAt(index, requirementCount)),
    createdBy: userId(index),
    requirementTreeIds: [firstIds.requirementNodes + node],
    projectId: firstIds.projects + inProject,
    testcaseIds: Array.from({ length: covered }, (_, offset) => firstIds.testcases + start + offset * 2),
    releaseIds: [firstIds.releases + inProject * 2 + 1],
    requirementType: 0,
    attachmentCount: index % 4,
  };
}

function nodeOf(index: number): number {
  const inRow = Math.floor(index / requirementsOfNode);
  return Math.floor(inRow / (nodesOfProject - 1)) * nodesOfProject + 1 + (inRow % (nodesOfProject - 1));
}

function user({ index, id }: MadeRow): JsonMembers {
  const [first = '', last = ''] = userName(index).split(' ');
  return {
    id,
    username: `tester${id}`,
    firstName: first,
    lastName: last,
    fullName: userName(index),
    email: `tester${id}@example.org`,
    accountEnabled: index !== 6,
    roles:
      index === 0
        ? [
            { id: 1, name: 'lead' },
            { id: 2, name: 'tester' },
          ]
        : [{ id: 2, name: 'tester' }],
    // Who has never signed in has no such time.
    ...(index === 6 ? {} : { lastSuccessfulLogin: timeAt(index, userCount) }),
  };
}

import type { Rows, Span } from '../rows.ts';
import type { JsonMembers } from '../service.ts';
import { firstIds } from './ids.ts';
import { nodesOfProject, requirementsOf, type Tenant } from './tenant.ts';

interface Asked {
  /** The number in the path; 0 when it holds none. */
  readonly id: number;
  readonly query: URLSearchParams;
}

type Reply = { readonly body: unknown } | { readonly status: number; readonly words: string };

/** One endpoint, below the root of the API. */
export interface Route {
  readonly pattern: RegExp;
  /** Query parameters without which it answers 428. */
  readonly needs?: readonly string[];
  readonly answer: (asked: Asked) => Reply;
}

const nothing: Span = [0, 0];
const plainSize = 50;
const largestSize = 500;

/** The endpoints, the first that fits answers: words stand before numbers. */
export function routes(tenant: Tenant): readonly Route[] {
  return [...projectRoutes(tenant), ...executionRoutes(tenant), ...testcaseRoutes(tenant), ...otherRoutes(tenant)];
}

function projectRoutes({ layout, projects, releases, cycles }: Tenant): readonly Route[] {
  const releasesOf = (id: number): Span => spanOf(layout.releases, ({ project }) => firstIds.projects + project === id);
  const cyclesOf = (id: number): Span => layout.releases[id - firstIds.releases]?.cycles ?? nothing;
  return [
    { pattern: /^\/project\/(?:details|normal)$/, answer: () => plain(projects, projects.all) },
    {
      pattern: /^\/project\/lite$/,
      answer: () => ({ body: projects.list(projects.all).map(({ id, name }) => ({ id, name })) }),
    },
    { pattern: /^\/project\/(\d+)$/, answer: ({ id }) => single(projects, id, 'Project') },
    { pattern: /^\/release$/, answer: () => plain(releases, releases.all) },
    { pattern: /^\/release\/project\/(\d+)$/, answer: ({ id }) => plain(releases, releasesOf(id)) },
    {
      pattern: /^\/release\/paged\/project\/(\d+)$/,
      answer: ({ id, query }) => wrapped(releases, releasesOf(id), { query, type: 'release' }),
    },
    // A known fault of the service: the token may read the release in a list, but not alone.
    { pattern: /^\/release\/\d+$/, answer: () => refused(403, 'You do not have permission to view this release') },
    { pattern: /^\/cycle\/release\/(\d+)$/, answer: ({ id }) => plain(cycles, cyclesOf(id)) },
    { pattern: /^\/cycle\/(\d+)$/, answer: ({ id }) => single(cycles, id, 'Cycle') },
  ];
}

function executionRoutes({ layout, executions }: Tenant): readonly Route[] {
  /** Both parameters narrow the list; any other, such as `cycleid`, is not looked at. */
  const asked = (query: URLSearchParams): { readonly span: Span; readonly phase: number | undefined } => {
    const [release, phase] = [number(query, 'releaseid'), number(query, 'cyclephaseid')];
    const inRelease =
      release === undefined ? executions.all : (layout.releases[release - firstIds.releases]?.executions ?? nothing);
    if (phase === undefined) return { span: inRelease, phase };
    const [from, to] = layout.phases[phase - firstIds.phases]?.executions ?? nothing;
    return { span: from >= inRelease[0] && to <= inRelease[1] ? [from, to] : nothing, phase };
  };
  const list = ({ query }: Asked): Reply => {
    const { span, phase } = asked(query);
    const tester = number(query, 'testerid');
    // Told rightly on the first page of every other phase; elsewhere the list says that it is empty, and is not.
    const isTold = phase !== undefined && phase % 2 === 1 && (number(query, 'offset') ?? 0) === 0;
    if (tester === undefined) return wrapped(executions, span, { query, type: 'execution', ...(isTold ? {} : { told: 0 }) });
    const { offset, size } = pageOf(query);
    const theirs = executions.list(span).filter(({ testerId }) => testerId === tester);
    return { body: page(theirs.slice(offset, offset + size), { offset, size, told: 0, type: 'execution' }) };
  };
  return [
    { pattern: /^\/execution$/, answer: list },
    { pattern: /^\/execution\/expanded$/, needs: ['releaseid'], answer: list },
    { pattern: /^\/execution\/byfilter$/, needs: ['releaseid', 'cyclephaseid'], answer: list },
    { pattern: /^\/execution\/user\/project$/, needs: ['projectid'], answer: list },
    { pattern: /^\/execution\/(\d+)$/, answer: ({ id }) => single(executions, id, 'Execution') },
  ];
}

function testcaseRoutes({ layout, testcases, testcaseFolders }: Tenant): readonly Route[] {
  const casesOf = (id: number): Span => layout.folders[id - firstIds.testcaseFolders]?.testcases ?? nothing;
  const foldersOf = (project: number | undefined): Span => spanOf(layout.folders, (folder) => folder.project === project);
  const ofRelease = (id: number): Span => foldersOf(layout.releases[id - firstIds.releases]?.project);
  return [
    {
      pattern: /^\/testcase\/(?:tree|planning)\/(\d+)$/,
      answer: ({ id, query }) => wrapped(testcases, casesOf(id), { query, type: 'testcase' }),
    },
    {
      pattern: /^\/testcase\/nodes$/,
      needs: ['treeids'],
      answer: ({ query }) => plain(testcases, casesOf(number(query, 'treeids') ?? 0)),
    },
    { pattern: /^\/testcase\/detail\/(\d+)$/, answer: ({ id }) => single(testcases, id, 'Testcase') },
    { pattern: /^\/testcase\/requirement\/\d+$/, answer: () => refused(410, 'This resource is no longer available') },
    {
      pattern: /^\/testcasetree\/projectrepository\/(\d+)$/,
      answer: ({ id }) => plain(testcaseFolders, foldersOf(id - firstIds.projects)),
    },
    { pattern: /^\/testcasetree\/phases\/(\d+)$/, answer: ({ id }) => plain(testcaseFolders, ofRelease(id)) },
    {
      pattern: /^\/testcasetree\/lite$/,
      needs: ['type', 'releaseid'],
      answer: ({ query }) => ({
        body: testcaseFolders.list(ofRelease(number(query, 'releaseid') ?? 0)).map(({ id, name }) => ({ id, name })),
      }),
    },
    { pattern: /^\/testcasetree\/(\d+)$/, answer: ({ id }) => single(testcaseFolders, id, 'Tree') },
  ];
}

function otherRoutes({ requirementNodes, requirements, users }: Tenant): readonly Route[] {
  const nodesOf = (project: number): Span => {
    const from = (project - firstIds.projects) * nodesOfProject;
    return from >= 0 && from < requirementNodes.all[1] ? [from, from + nodesOfProject] : nothing;
  };
  return [
    { pattern: /^\/requirementtree\/project\/(\d+)$/, answer: ({ id }) => plain(requirementNodes, nodesOf(id)) },
    {
      pattern: /^\/requirementtree\/(\d+)$/,
      // Alone, a node shows its requirements whole; in the list only their names.
      answer: ({ id }) => {
        const node = requirementNodes.find(id);
        const whole = requirements.list(requirementsOf(id - firstIds.requirementNodes));
        return node ? { body: { ...node, requirements: whole } } : refused(404, `Requirement tree ${id} does not exist`);
      },
    },
    // Listed in the documentation, never there.
    { pattern: /^\/requirement\/project\/\d+$/, answer: () => refused(404, 'Not Found') },
    { pattern: /^\/requirement\/(\d+)$/, answer: ({ id }) => single(requirements, id, 'Requirement') },
    { pattern: /^\/user\/filter$/, answer: () => plain(users, users.all) },
    { pattern: /^\/user\/current$/, answer: () => single(users, users.idOf(0), 'User') },
    { pattern: /^\/field\/name$/, answer: () => refused(204, '') },
    { pattern: /^\/(?:admin|system)\/.+$/, answer: () => refused(403, 'Administrators only') },
  ];
}

function plain(rows: Rows, span: Span): Reply {
  return { body: rows.list(span) };
}

function single(rows: Rows, id: number, what: string): Reply {
  const found = rows.find(id);
  return found ? { body: found } : refused(404, `${what} ${id} does not exist`);
}

function refused(status: number, words: string): Reply {
  return { status, words };
}

interface Wrapping {
  readonly query: URLSearchParams;
  readonly type: string;
  /** In place of the number of all records. */
  readonly told?: number;
}

function wrapped(rows: Rows, span: Span, { query, type, told = rows.count(span) }: Wrapping): Reply {
  const { offset, size } = pageOf(query);
  return { body: page(rows.list(span, { offset, size }), { offset, size, told, type }) };
}

function page(
  results: readonly JsonMembers[],
  { offset, size, told, type }: { readonly offset: number; readonly size: number; readonly told: number; readonly type: string },
): JsonMembers {
  return { firstResult: offset, resultSize: told, pageNumber: Math.floor(offset / size), results, type };
}

function pageOf(query: URLSearchParams): { readonly offset: number; readonly size: number } {
  return {
    offset: Math.max(0, number(query, 'offset') ?? 0),
    size: Math.min(largestSize, Math.max(1, number(query, 'pagesize') ?? plainSize)),
  };
}

function number(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name) ?? '';
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** The places that fit, which stand in a row. */
function spanOf<T>(places: readonly T[], fits: (place: T) => boolean): Span {
  const from = places.findIndex(fits);
  return from < 0 ? nothing : [from, places.findLastIndex(fits) + 1];
}

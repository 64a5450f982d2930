import type { Span } from '../rows.ts';

/** How test management hangs together, before any record is made of it. Places are numbers within their list. */
export interface Layout {
  readonly folders: readonly FolderPlace[];
  readonly releases: readonly ReleasePlace[];
  readonly cycles: readonly CyclePlace[];
  readonly phases: readonly PhasePlace[];
  readonly testcases: number;
  readonly executions: number;
}

export interface FolderPlace {
  readonly project: number;
  readonly name: string;
  /** Undefined for the topmost folder of a project. */
  readonly parent?: number;
  readonly testcases: Span;
}

export interface ReleasePlace {
  readonly project: number;
  /** Made by the service itself, to hold the test cases of a project. */
  readonly isAutomatic: boolean;
  readonly cycles: Span;
  readonly executions: Span;
}

export interface CyclePlace {
  readonly release: number;
  readonly name: string;
  readonly phases: Span;
}

export interface PhasePlace {
  readonly cycle: number;
  readonly release: number;
  readonly folder: number;
  readonly executions: Span;
}

/** How many executions each phase has at scale 1; the first outgrows a page of 500. 1,200 in all. */
const phasesOf: readonly (readonly (readonly [name: string, ...sizes: number[]])[])[] = [
  [
    ['Regression', 520, 40],
    ['Smoke', 90, 30],
    ['Acceptance', 80],
  ],
  [
    ['Regression', 60, 60],
    ['Smoke', 50, 30],
    ['Acceptance', 40],
  ],
  [
    ['Regression', 70, 30],
    ['Smoke', 50],
    ['Acceptance', 30, 20],
  ],
];
export const projectCount = phasesOf.length;
const folderNames = ['Journeys', 'Edge cases'] as const;

/** From this scale on there are more cycles instead of ever longer ones, as in years of testing. */
const roundsEvery = 40;

export function layoutOf(scale: number): Layout {
  const rounds = Math.ceil(scale / roundsEvery);
  const sized = (atOne: number): number => Math.ceil((atOne * scale) / rounds);
  const folders: FolderPlace[] = [];
  const releases: ReleasePlace[] = [];
  const cycles: CyclePlace[] = [];
  const phases: PhasePlace[] = [];
  let testcases = 0;
  let executions = 0;
  const addFolder = (size: number, folder: Omit<FolderPlace, 'testcases'>): void => {
    folders.push({ ...folder, testcases: [testcases, testcases + size] });
    testcases += size;
  };
  const addCycle = (name: string, sizes: readonly number[], place: { release: number; top: number }): void => {
    for (const [index, size] of sizes.entries()) {
      const span = [executions, executions + sized(size)] as const;
      phases.push({ cycle: cycles.length, release: place.release, folder: place.top + 1 + index, executions: span });
      executions = span[1];
    }
    cycles.push({ release: place.release, name, phases: [phases.length - sizes.length, phases.length] });
  };
  for (const [project, plans] of phasesOf.entries()) {
    const [top, from] = [folders.length, { cycles: cycles.length, executions }];
    folders.push({ project, name: 'Repository', testcases: [testcases, testcases] });
    for (const [place, name] of folderNames.entries()) {
      addFolder(sized(Math.max(...plans.map(([, ...sizes]) => sizes[place] ?? 0))), { project, name, parent: top });
    }
    const nothing = [0, 0] as const;
    releases.push({ project, isAutomatic: true, cycles: nothing, executions: nothing });
    for (let round = 1; round <= rounds; round += 1) {
      for (const [name, ...sizes] of plans) {
        addCycle(rounds === 1 ? name : `${name} ${round}`, sizes, { release: releases.length, top });
      }
    }
    releases.push({
      ...{ project, isAutomatic: false },
      ...{ cycles: [from.cycles, cycles.length], executions: [from.executions, executions] },
    });
  }
  return { folders, releases, cycles, phases, testcases, executions };
}

/** The number of the phase that holds an execution, found by halving. */
export function phaseAt({ phases }: Layout, execution: number): number {
  let low = 0;
  let high = phases.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (execution < (phases[middle]?.executions[1] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

import { sha256 } from '../../src/adapters/hash.ts';
import { openLakehouse, type OpenLakehouse } from '../../src/adapters/lakehouse/lakehouse.ts';
import { signJwt } from '../../src/adapters/sign.ts';
import type { Json } from '../../src/core/json.ts';
import { newTally, type Tally } from '../../src/data/tally.ts';
import { spectraShape } from '../../src/definition/shapes/spectra.ts';
import type { HttpClient } from '../../src/ports/http.ts';
import type { Action, StepContext } from '../../src/solution/action.ts';
import { overridesShape, type Overrides } from '../../src/solution/contract/overrides.ts';
import type { SystemContract } from '../../src/solution/contract/shape.ts';
import type { Check, Finding } from '../../src/solution/gates/gate.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { fakeClock } from './fake-clock.ts';
import { memoryFolder } from './folder.ts';

/** A lakehouse of its own and everything that steps of a stage are given, over an HTTP client of the test's. */
export interface StageBench extends Disposable {
  readonly lakehouse: OpenLakehouse;
  readonly logged: string[];
  /** Does one step; resolves to what it did. */
  readonly run: (action: Action | undefined, more?: StepMore) => Promise<Tally>;
  readonly ask: (
    check: Check | undefined,
    more?: { readonly run_id?: string; readonly contract?: SystemContract },
  ) => Promise<Finding>;
}

export interface StepMore {
  readonly entity?: string;
  readonly run_id?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly contract?: SystemContract;
  readonly variables?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Settings of the step. */
  readonly with?: Readonly<Record<string, Json>>;
}

export function stageBench(made: {
  readonly contract: SystemContract;
  readonly http: HttpClient;
  readonly clock?: Clock;
  readonly variables?: Readonly<Record<string, string>>;
  readonly overrides?: Overrides;
}): StageBench {
  const folder = memoryFolder();
  const lakehouse = openLakehouse({ folder: folder.path });
  const logged: string[] = [];
  const clock = made.clock ?? fakeClock();
  const overrides = made.overrides ?? overridesShape.parse({});
  return {
    lakehouse,
    logged,
    run: async (action, more = {}) => {
      if (action === undefined) throw new Error('There is no such action');
      const tally = newTally();
      const spec = spectraShape.parse({
        ...{ uses: 'test.step', pipeline: `pipelines/${made.contract.source_system.key}` },
        ...(more.entity === undefined ? {} : { entity: more.entity }),
        ...(more.with === undefined ? {} : { with: more.with }),
      });
      const context: StepContext = {
        ...{
          spec: { ...spec, assets: [] },
          job_id: 'test_step',
          run_id: more.run_id ?? 'run-1',
          params: more.params ?? {},
        },
        ...{ contract: more.contract ?? made.contract, overrides, tally, signal: more.signal ?? new AbortController().signal },
        ports: {
          ...{ http: made.http, clock, sign: signJwt, log: (line: string) => void logged.push(line) },
          ...{ lakehouse, sha256, variables: more.variables ?? made.variables ?? {}, assets: undefined as never },
        },
      };
      await action(context);
      return tally;
    },
    ask: async (check, more = {}) => {
      if (check === undefined) throw new Error('There is no such check');
      return check({
        ...{ lakehouse, contract: more.contract ?? made.contract, overrides, run_id: more.run_id ?? 'run-1' },
        ...{ now: clock.now(), with: {}, sha256 },
      });
    },
    [Symbol.dispose]: () => {
      lakehouse.close();
      folder[Symbol.dispose]();
    },
  };
}

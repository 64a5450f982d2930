import { sha256 } from '../../src/adapters/hash.ts';
import { openLakehouse, type OpenLakehouse } from '../../src/adapters/lakehouse/lakehouse.ts';
import { signJwt } from '../../src/adapters/sign.ts';
import { spectraShape, type SpectraSpec } from '../../src/definition/shapes/spectra.ts';
import type { Outcome } from '../../src/ports/runner.ts';
import { overridesShape } from '../../src/solution/contract/overrides.ts';
import type { SystemContract } from '../../src/solution/contract/shape.ts';
import { type Known, performStep } from '../../src/solution/stages/perform.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { memoryFolder } from './folder.ts';
import { floorContract } from './shop-floor.ts';

/** Steps of the shop floor's pipeline, performed as a worker does, on a lakehouse of the test's. */
export interface StageFloor extends Disposable {
  readonly lakehouse: OpenLakehouse;
  readonly clock: FakeClock;
  readonly contract: SystemContract;
  readonly logged: string[];
  readonly perform: (spec: Partial<SpectraSpec> & { readonly uses: string }, more?: PerformMore) => Promise<Outcome>;
}

export interface PerformMore extends Partial<Known> {
  readonly run_id?: string;
  readonly contract?: SystemContract;
  readonly signal?: AbortSignal;
}

export function stageFloor(): StageFloor {
  const folder = memoryFolder();
  const lakehouse = openLakehouse({ folder: folder.path });
  const clock = fakeClock();
  const contract = floorContract();
  const logged: string[] = [];
  return {
    ...{ lakehouse, clock, contract, logged },
    perform: (given, more = {}) => {
      const spec = spectraShape.parse({ pipeline: 'pipelines/floor', ...given });
      const ports = {
        ...{ clock, sha256, lakehouse, sign: signJwt, variables: {}, engine_version: '1.2.3' },
        ...{ log: (line: string) => void logged.push(line), http: undefined as never, assets: undefined as never },
      };
      return performStep(
        {
          job: {
            spec: { ...spec, assets: [] },
            job_id: `floor.${spec.uses}`,
            run_id: more.run_id ?? 'run-1',
            params: { mode: 'run' },
          },
          ...{ contract: more.contract ?? contract, overrides: overridesShape.parse({}), ports },
          signal: more.signal ?? new AbortController().signal,
        },
        { actions: more.actions ?? {}, checks: more.checks ?? {} },
      );
    },
    [Symbol.dispose]: () => {
      lakehouse.close();
      folder[Symbol.dispose]();
    },
  };
}

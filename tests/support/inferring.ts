import type { Json } from '../../src/core/json.ts';
import { overridesShape, type Overrides } from '../../src/solution/contract/overrides.ts';
import { contractShape, type SystemContract } from '../../src/solution/contract/shape.ts';
import type { FieldRule } from '../../src/solution/infer/decide.ts';
import type { FieldRecord } from '../../src/solution/infer/field.ts';
import { inferFields, observeSamples, type Inference } from '../../src/solution/infer/infer.ts';

/** A contract of objects alone, each an entity with key `id`. */
export function contractOf(
  objects: readonly ({ readonly name: string } & Readonly<Record<string, unknown>>)[],
  more = {},
): SystemContract {
  return contractShape.parse({
    contract_version: '1.0.0',
    source_system: { key: 'made', name: 'Made up' },
    api: { base_url: 'https://made.example.org' },
    auth_check: { path: '/me' },
    endpoints: objects.map(({ name }) => ({ path: `/${name}`, category: 'All' })),
    objects: objects.map((object) => ({ path: `/${object.name}`, primary_key: 'id', ...object })),
    ...more,
  });
}

export function overridesOf(more: object): Overrides {
  return overridesShape.parse(more);
}

export interface Inferring {
  readonly contract?: SystemContract;
  readonly overrides?: Overrides;
  readonly learned?: readonly FieldRule[];
}

/** Infers from payloads by entity. */
export async function inferAll(samples: Readonly<Record<string, readonly Json[]>>, more: Inferring = {}): Promise<Inference> {
  const observed = await Promise.all(
    Object.entries(samples).map(async ([entity, payloads]) => {
      const given = payloads.map((payload, index) => ({ id: String(index + 1), payload }));
      return [entity, await observeSamples(given)] as const;
    }),
  );
  return inferFields({
    contract: more.contract ?? contractOf(Object.keys(samples).map((name) => ({ name }))),
    overrides: more.overrides ?? overridesOf({}),
    ...(more.learned === undefined ? {} : { learned: more.learned }),
    observed: new Map(observed),
    endpoints: new Map(),
  });
}

/** The fields of one entity, `cycle`, by their paths. */
export async function cycleFields(payloads: readonly Json[], more: Inferring = {}): Promise<ReadonlyMap<string, FieldRecord>> {
  const { fields } = await inferAll({ cycle: payloads }, more);
  return new Map(fields.map((field) => [field.path, field]));
}

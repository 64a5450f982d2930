import { z } from 'zod';
import type { Asset, Planned, ReadText } from './assets.ts';
import { limit, maxFailed, sqlName } from './values.ts';

const version = z.string().regex(/^[0-9]+\.[0-9]+\.[0-9]+$/, 'Write a version such as 1.0.0');

export const projectObservationsShape = z.strictObject({
  transform: z
    .strictObject({
      binding_id: sqlName.describe('The measurement events of this binding are scored with it'),
      binding_version: version.describe('1.0.0 is the file `formation/bindings/BINDING/1-0-0.json` in the jobs folder'),
      binding_registry_path: z
        .string()
        .optional()
        .describe('Folder of bindings instead of `formation/bindings` of the jobs folder'),
      measure_registry_path: z
        .string()
        .optional()
        .describe('Folder of measures instead of `formation/measures` of the jobs folder'),
    })
    .describe('How answers become scores'),
  options: z
    .strictObject({
      limit: limit.optional().describe('At most so many events in one run, the longest waiting first'),
      max_failed: maxFailed
        .optional()
        .describe('More events than this (5, 10%) that cannot be scored fail the job; without it they are counted and named'),
    })
    .prefault({})
    .describe('How much is read'),
});
export type ProjectObservationsSpec = z.output<typeof projectObservationsShape>;
export type PlannedProjectObservations = Planned<ProjectObservationsSpec>;

/** What a binding says about the measures on its form. What else it says is read when it is used. */
const sectionsShape = z.object({
  sections: z.array(z.object({ measure_id: z.string().regex(/^[a-z][a-z0-9_]*$/), measure_version: version })),
});

/** The binding, and the measures that it names as far as it can be read. */
export function assets(spec: ProjectObservationsSpec, jobs = 'jobs', text: ReadText = () => null): readonly Asset[] {
  const { binding_id, binding_version, binding_registry_path, measure_registry_path } = spec.transform;
  const bindings = binding_registry_path ?? `${jobs}/formation/bindings`;
  const measures = measure_registry_path ?? `${jobs}/formation/measures`;
  const binding = { field: 'transform.binding_id', file: registryFile(bindings, binding_id, binding_version) };
  const named = sectionsIn(text(binding.file)).map(({ measure_id, measure_version }) => ({
    field: measureField(measure_id),
    file: registryFile(measures, measure_id, measure_version),
  }));
  return [binding, ...named];
}

/** The `field` under which the plan holds a measure's file. */
function measureField(measure_id: string): string {
  return `transform.measures.${measure_id}`;
}

function registryFile(folder: string, id: string, version: string): string {
  return `${folder}/${id}/${version.replaceAll('.', '-')}.json`;
}

function sectionsIn(text: string | null): z.output<typeof sectionsShape>['sections'] {
  try {
    return sectionsShape.safeParse(JSON.parse(text ?? '')).data?.sections ?? [];
  } catch {
    return [];
  }
}

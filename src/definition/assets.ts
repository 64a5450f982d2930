/**
 * The files that jobs use beside their definitions. Apart from the shapes: a plan asks for them again each time, and a short
 * command must not load the checking of definitions for that.
 */
import { Defect } from '../core/defect.ts';
import { parseIglu } from '../core/iglu.ts';
import { isObject, jsonIn } from '../core/json.ts';
import type { JobKind } from '../core/vocabulary.ts';
import type { Asset, ReadText } from './shapes/assets.ts';
import type { CanonizeSpec } from './shapes/canonize.ts';
import type { CreateProjectionSpec } from './shapes/create_projection.ts';
import type { Specs } from './shapes/index.ts';
import type { ProjectObservationsSpec } from './shapes/project_observations.ts';
import type { SpectraSpec } from './shapes/spectra.ts';
import type { ValidateSpec } from './shapes/validate.ts';

export interface AssetFiles {
  /** The folder of definitions. */
  readonly jobs: string;
  /** Reads files that name further ones. */
  readonly text: ReadText;
}

type AssetsOf<Spec> = (spec: Spec, files: AssetFiles) => readonly Asset[];

const none = (): readonly Asset[] => [];

/** Total over the kinds. */
const kindAssets: { readonly [K in JobKind]: AssetsOf<Specs[K]> } = {
  exec: none,
  ingest: none,
  validate: validateAssets,
  canonize: canonizeAssets,
  project_measurement_events: none,
  project_observations: observationAssets,
  create_projection: viewAssets,
  sync_sqlite: none,
  file_projection: none,
  spectra_source: spectraAssets,
  spectra_prepare: spectraAssets,
  spectra_extract: spectraAssets,
  spectra_clean: spectraAssets,
  spectra_transform: spectraAssets,
  spectra_refine: spectraAssets,
  spectra_analyse: spectraAssets,
  spectra_validate: spectraAssets,
  solution: none,
};

/** The files that a job uses beside its definition. */
export function assetsOf<K extends JobKind>(kind: K, spec: Specs[K], files: AssetFiles): readonly Asset[] {
  return kindAssets[kind](spec, files);
}

function validateAssets({ transform }: ValidateSpec, { jobs }: AssetFiles): readonly Asset[] {
  return [{ field: 'transform.schema_in', file: schemaFile(`${jobs}/schemas/raw`, transform.schema_in) }];
}

function canonizeAssets({ transform }: CanonizeSpec, { jobs }: AssetFiles): readonly Asset[] {
  return [
    { field: 'transform.transform_ref', file: `${jobs}/canonize/transforms/${transform.transform_ref}.jmespath` },
    { field: 'transform.schema_out', file: schemaFile(`${jobs}/schemas/canonical`, transform.schema_out) },
  ];
}

function viewAssets({ projection }: CreateProjectionSpec, { jobs }: AssetFiles): readonly Asset[] {
  return [{ field: 'projection.name', file: `${jobs}/views/sql/${projection.name}.sql` }];
}

/** What a person decides about a pipeline: the contract and, where there is one, the overrides. */
function spectraAssets({ pipeline }: SpectraSpec, { text }: AssetFiles): readonly Asset[] {
  const overrides = `${pipeline}/intelligence/manual-overrides.yaml`;
  const contract = { field: 'pipeline', file: `${pipeline}/contract.yaml` };
  return text(overrides) === null ? [contract] : [contract, { field: 'pipeline', file: overrides }];
}

/** The binding, and the measures that it names as far as it can be read. */
function observationAssets({ transform }: ProjectObservationsSpec, { jobs, text }: AssetFiles): readonly Asset[] {
  const { binding_id, binding_version, binding_registry_path, measure_registry_path } = transform;
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

/** What a binding says about the measures on its form. What else it says is read when it is used. */
interface Section {
  readonly measure_id: string;
  readonly measure_version: string;
}

function sectionsIn(text: string | null): readonly Section[] {
  const binding = jsonIn(text ?? '');
  const sections: unknown = isObject(binding) ? binding['sections'] : null;
  return Array.isArray(sections) && sections.every(isSection) ? sections : [];
}

function isSection(value: unknown): value is Section {
  if (!isObject(value)) return false;
  const { measure_id, measure_version } = value;
  return matches(measure_id, /^[a-z][a-z0-9_]*$/) && matches(measure_version, /^[0-9]+\.[0-9]+\.[0-9]+$/);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** `iglu:com.stripe/refund/jsonschema/1-0-0` is the file `com.stripe/refund/1-0-0.json` of its folder. */
export function schemaFile(folder: string, uri: string): string {
  const iglu = parseIglu(uri);
  if (!iglu) throw new Defect(`Not an Iglu URI after validation: ${uri}`);
  return `${folder}/${iglu.vendor}/${iglu.name}/${iglu.version}.json`;
}

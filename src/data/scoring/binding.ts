import { z } from 'zod';
import { codebookOf, type Codebook } from './codebook.ts';
import type { Measure } from './measure-shape.ts';
import { idPattern, readRegistryFile, refuseIf, repeated, versionPattern, type RegistryFile } from './read.ts';

const id = z.string().regex(idPattern, 'Use lower-case letters, digits and "_", a letter first');
const version = z.string().regex(versionPattern, 'Write a version such as 1.0.0');

const placeShape = z
  .discriminatedUnion('by', [
    z.strictObject({
      item_id: id,
      by: z.literal('field_key'),
      value: z.string().min(1).describe("The question's id in the form"),
    }),
    z.strictObject({ item_id: id, by: z.literal('position'), value: z.int().min(1).describe('Place among the answers, from 1') }),
  ])
  .describe('Where the answer to an item stands. By position only where every question is always answered');

const sectionShape = z.strictObject({
  name: z.string().min(1),
  measure_id: id,
  measure_version: version,
  note: z.string().optional(),
  prorate_unbound: z
    .array(id)
    .default([])
    .describe('Scales that are scored although items of theirs are not on this form: those count as missing'),
  bindings: z.array(placeShape).min(1),
});

export const bindingShape = z.strictObject({
  $schema: z.string().optional(),
  type: z.literal('form_binding_spec'),
  binding_id: id.describe('The name of its folder, and what measurement events carry'),
  version: version.describe('1.0.0 is the file `1-0-0.json`'),
  form_id: z.string().optional().describe('For people; it is not compared'),
  description: z.string().optional(),
  sections: z.array(sectionShape).min(1).describe('One for each measure on the form'),
});

export type Binding = z.output<typeof bindingShape>;
type Place = Binding['sections'][number]['bindings'][number];

/** One measure as a form asks it. */
export interface BoundMeasure {
  readonly measure: Measure;
  /** Digest of the measure's file. */
  readonly digest: string;
  readonly codebooks: ReadonlyMap<string, Codebook>;
  /** Where the answer to each item on the form stands, by item id. */
  readonly places: ReadonlyMap<string, Place>;
  /** Scales that are scored although items of theirs are not on the form. */
  readonly prorated: ReadonlySet<string>;
}

/** Fails with kind `asset` when the file is no binding of that name. */
export function readBinding(from: Omit<RegistryFile, 'kind'>, named: { readonly id: string; readonly version: string }): Binding {
  const file: RegistryFile = { ...from, kind: 'binding' };
  const binding = readRegistryFile(file, bindingShape);
  const right = binding.binding_id === named.id && binding.version === named.version;
  refuseIf(file, [
    ...(right ? [] : [`it is "${binding.binding_id}" ${binding.version}, and "${named.id}" ${named.version} is wanted`]),
    ...repeated(binding.sections.map((section) => section.measure_id)).map((one) => `measure "${one}" stands twice`),
  ]);
  return binding;
}

/** Puts a binding and its measures together. Fails with kind `asset` where they do not fit. */
export function bind(
  binding: Binding,
  from: Omit<RegistryFile, 'kind'>,
  measureOf: (section: Binding['sections'][number]) => Pick<BoundMeasure, 'measure' | 'digest'>,
): readonly BoundMeasure[] {
  const bound = binding.sections.map((section) => ({ section, ...measureOf(section) }));
  refuseIf(
    { ...from, kind: 'binding' },
    bound.flatMap(({ section, measure }) => sectionProblems(section, measure)),
  );
  return bound.map(({ section, measure, digest }) => ({
    measure,
    digest,
    codebooks: new Map(measure.items.map((item) => [item.item_id, codebookOf(item)])),
    places: new Map(section.bindings.map((place) => [place.item_id, place])),
    prorated: new Set(section.prorate_unbound),
  }));
}

function sectionProblems({ bindings, prorate_unbound }: Binding['sections'][number], measure: Measure): readonly string[] {
  const items = new Set(measure.items.map((item) => item.item_id));
  const scales = new Set(measure.scales.map((scale) => scale.scale_id));
  const name = `measure "${measure.measure_id}"`;
  return [
    ...bindings.filter(({ item_id }) => !items.has(item_id)).map(({ item_id }) => `${name} has no item "${item_id}"`),
    ...repeated(bindings.map(({ item_id }) => item_id)).map((one) => `item "${one}" is bound twice`),
    ...repeated(bindings.map(({ by, value }) => `${by} ${value}`)).map((one) => `${one} is bound twice for ${name}`),
    ...prorate_unbound.filter((one) => !scales.has(one)).map((one) => `${name} has no scale "${one}"`),
  ];
}

import { normalised } from './codebook.ts';
import { measureShape, type Item, type Measure, type Scale } from './measure-shape.ts';
import { attainable, roundHalfUp } from './numbers.ts';
import { readRegistryFile, refuseIf, repeated, type RegistryFile } from './read.ts';

/** Reads a measure that a binding names. Fails with kind `asset`, naming everything that is wrong. */
export function readMeasure(from: Omit<RegistryFile, 'kind'>, named: { readonly id: string; readonly version: string }): Measure {
  const file: RegistryFile = { ...from, kind: 'measure' };
  const measure = readRegistryFile(file, measureShape);
  const wrongName =
    measure.measure_id === named.id && measure.version === named.version
      ? []
      : [`it is "${measure.measure_id}" ${measure.version}, and "${named.id}" ${named.version} is wanted`];
  refuseIf(file, [...wrongName, ...itemProblems(measure), ...measure.scales.flatMap((scale) => scaleProblems(measure, scale))]);
  return measure;
}

/** The scale whose score stands for the measure. */
export function primaryScale(measure: Measure): string | null {
  if (measure.primary_scale !== undefined) return measure.primary_scale;
  const [only, ...others] = measure.scales;
  return only !== undefined && others.length === 0 ? only.scale_id : null;
}

function itemProblems(measure: Measure): readonly string[] {
  const { items, scales, flags } = measure;
  const known = new Set(items.map((item) => item.item_id));
  const codes = [...known, ...scales.map((scale) => scale.scale_id), ...flags.map((flag) => flag.flag_id)];
  const primary = measure.primary_scale ?? null;
  return [
    ...repeated(items.map((item) => item.item_id)).map((one) => `item "${one}" stands twice`),
    ...repeated(items.map((item) => item.position)).map((one) => `position ${one} stands twice`),
    ...repeated(codes).map((one) => `the id "${one}" is used twice`),
    ...flags.filter((flag) => !known.has(flag.item_id)).map((flag) => `flag "${flag.flag_id}" names no item of the measure`),
    ...items.flatMap(spellingProblems),
    ...(primary === null || scales.some((scale) => scale.scale_id === primary) ? [] : [`there is no scale "${primary}"`]),
  ];
}

/** Two spellings that are read the same must mean the same. */
function spellingProblems({ item_id, response_map, aliases }: Item): readonly string[] {
  const anchors = Object.keys(response_map).map(normalised);
  const others = Object.keys(aliases).map(normalised);
  return [
    ...repeated([...anchors, ...others]).map((one) => `item "${item_id}" has "${one}" twice`),
    ...Object.values(aliases)
      .filter((anchor) => !anchors.includes(normalised(anchor)))
      .map((anchor) => `item "${item_id}" has no anchor "${anchor}"`),
  ];
}

function scaleProblems(measure: Measure, scale: Scale): readonly string[] {
  const items = new Map(measure.items.map((item) => [item.item_id, item]));
  const unknown = [...scale.items, ...scale.reversed_items].filter((one) => !items.has(one));
  const name = `scale "${scale.scale_id}"`;
  if (unknown.length > 0) return unknown.map((one) => `${name} names no item of the measure: "${one}"`);
  const counted = scale.items.flatMap((one) => items.get(one) ?? []);
  const { min, max } = attainable(scale.method, counted);
  return [
    ...repeated(scale.items).map((one) => `${name} counts "${one}" twice`),
    ...scale.reversed_items.filter((one) => !scale.items.includes(one)).map((one) => `${name} does not count "${one}"`),
    ...(scale.min === min && scale.max === max ? [] : [`${name} can reach ${min} to ${max}, not ${scale.min} to ${scale.max}`]),
    ...(scale.missing_allowed < scale.items.length ? [] : [`${name} may not miss all its items`]),
    ...bandProblems(scale, { min, max }).map((problem) => `${name}: ${problem}`),
  ];
}

/** A score without a band would have no label, and nobody would notice. */
function bandProblems(
  { interpretations }: Scale,
  { min, max }: { readonly min: number; readonly max: number },
): readonly string[] {
  const [first] = interpretations;
  const last = interpretations.at(-1);
  if (first === undefined || last === undefined) return [];
  const gaps = interpretations.flatMap((band, index) => {
    const before = interpretations[index - 1];
    if (band.min > band.max) return [`band "${band.label}" ends before it begins`];
    if (before === undefined || band.min === before.max + 1) return [];
    return [`band "${band.label}" begins at ${band.min}, and the one before ends at ${before.max}`];
  });
  return [
    ...gaps,
    ...(first.min === roundHalfUp(min) ? [] : [`its bands begin at ${first.min}, and scores at ${min}`]),
    ...(last.max === roundHalfUp(max) ? [] : [`its bands end at ${last.max}, and scores at ${max}`]),
  ];
}

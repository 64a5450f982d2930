import { bind, readBinding, type BoundMeasure } from '../../data/scoring/binding.ts';
import { readMeasure } from '../../data/scoring/measure.ts';
import { scorerVersion } from '../../data/scoring/score.ts';
import type { PlannedProjectObservations } from '../../definition/shapes/project_observations.ts';
import type { ScoringTarget } from '../../ports/formation.ts';
import { assetOf } from '../asset.ts';
import type { DataPorts } from '../kind.ts';

/** A binding with its measures, as the plan names them. */
export interface Form {
  readonly measures: readonly BoundMeasure[];
  readonly target: ScoringTarget;
}

/** Reads the binding and its measures. Fails with kind `asset` when one cannot be used or they do not fit. */
export function readForm(spec: PlannedProjectObservations, ports: Pick<DataPorts, 'assets' | 'sha256'>): Form {
  const { binding_id, binding_version } = spec.transform;
  const { asset, text } = assetOf(spec, ports, 'transform.binding_id');
  const from = { file: asset.file, text };
  const binding = readBinding(from, { id: binding_id, version: binding_version });
  const measures = bind(binding, from, ({ measure_id, measure_version }) => {
    const file = assetOf(spec, ports, `transform.measures.${measure_id}`);
    const measure = readMeasure({ file: file.asset.file, text: file.text }, { id: measure_id, version: measure_version });
    return { measure, digest: ports.sha256(file.text) };
  });
  const binding_digest = ports.sha256(text);
  const parts = [binding_id, binding_version, binding_digest, scorerVersion, ...measures.map(({ digest }) => digest)];
  const scoring_digest = ports.sha256(parts.join('\n'));
  return { measures, target: { binding_id, binding_version, binding_digest, scorer_version: scorerVersion, scoring_digest } };
}

/** The stages of a SPECTRA pipeline in their fixed order, and the validation of the whole that closes it. */
export const spectraStages = ['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse', 'validate'] as const;
export type SpectraStage = (typeof spectraStages)[number];

/** The stage in the name of an action, `extract.entity`; undefined when it names none. */
export function stageOf(action: string): SpectraStage | undefined {
  return spectraStages.find((stage) => action.startsWith(`${stage}.`));
}

/** The playbook of each stage, below the playbooks' folder. */
export const playbookFiles: Readonly<Record<SpectraStage, string>> = {
  source: 'pipeline.000-source-stage-orchestration.md',
  prepare: 'pipeline.001-prepare-stage-orchestration.md',
  extract: 'pipeline.002-extract-stage-orchestration.md',
  clean: 'pipeline.003-clean-stage-orchestration.md',
  transform: 'pipeline.004-transform-stage-orchestration.md',
  refine: 'pipeline.005-refine-stage-orchestration.md',
  analyse: 'pipeline.006-analyse-stage-orchestration.md',
  validate: 'pipeline.007-pipeline-validation.md',
};

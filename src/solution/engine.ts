import { solutionStages, type SolutionStage } from '../definition/shapes/solution.ts';
import { documentTexts } from './covenant/text.ts';
import type { Request } from './request.ts';

const meanings: Readonly<Record<SolutionStage, string>> = {
  discover: 'Finds out what is asked for and reads the contract of the source',
  design: 'Reads the playbooks and writes the covenant',
  build: 'Writes the jobs and the contracts of all stages',
  test: 'Runs the pipeline and holds every stage against its contract',
  deploy: 'Puts the pipeline where it runs',
  monitor: 'Says how the pipeline is doing',
  finalise: 'Learns from gaps, documents and commits',
};

/** The composite of the engine's seven stages: `solution.zephyr`, and its jobs `solution.zephyr.discover` and so on. */
export function engineId(source: string, stage?: SolutionStage): string {
  return stage === undefined ? `solution.${source}` : `solution.${source}.${stage}`;
}

/** The engine as definitions, so that it runs like everything else. */
export function engineText({ source, sentence }: Request): string {
  const jobs = solutionStages.map((stage) => ({
    job_id: engineId(source, stage),
    job_type: 'solution',
    description: meanings[stage],
    stage,
    request: sentence,
    source,
  }));
  const composite = {
    job_id: engineId(source),
    job_type: 'composite',
    description: sentence,
    stages: solutionStages.map((stage) => ({ name: stage, jobs: [engineId(source, stage)] })),
    stop_on_failure: true,
  };
  return documentTexts('The solution engine, made from a request', [composite, ...jobs]);
}

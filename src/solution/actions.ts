import type { SpectraStage } from './stage.ts';

/** What a built-in action is, before anything runs: by it Design proves that a playbook's steps fit together. */
export interface ActionMeaning {
  /** What it does, for the list of actions and for messages. */
  readonly does: string;
  /** Tables and working files that must have been produced before. */
  readonly consumes: readonly string[];
  /** Tables and working files that it makes. `{entity}` and `{entities}` stand for each entity's name and plural. */
  readonly produces: readonly string[];
  /** One job for each entity, parents first. */
  readonly each?: 'entity';
  /** What a step may say under `with`. */
  readonly settings?: readonly string[];
}

/**
 * Every action that a playbook's step may name in `uses`, in the order in which the shipped playbooks name them. What
 * stands in `working/` passes between the steps of one stage and is no output.
 */
export const actionMeanings = {
  'source.catalogue': {
    does: 'Lists the endpoints of the contract, each once, and compares them with those known before',
    consumes: [],
    produces: ['source.endpoints'],
  },
  'source.authenticate': {
    does: 'Makes the request that only valid credentials may make',
    consumes: [],
    produces: ['source.credentials'],
  },
  'source.hierarchy': {
    does: 'Walks from the topmost entities down with real ids and marks each endpoint by what it answers',
    consumes: ['source.endpoints', 'source.credentials'],
    produces: ['source.hierarchy'],
  },
  'source.portfolio': {
    does: 'Sums up what is known of the source',
    consumes: ['source.endpoints', 'source.credentials', 'source.hierarchy'],
    produces: ['source.portfolio', 'source.config'],
  },
  'prepare.read_endpoints': {
    does: 'Takes the endpoints that feed an entity out of the catalogue',
    consumes: ['source.endpoints'],
    produces: ['working/endpoints'],
  },
  'prepare.use_intelligence': {
    does: 'Takes contract, overrides and limitations together and orders the entities for reading and creating',
    consumes: [],
    produces: ['working/intelligence'],
    settings: ['learned'],
  },
  'prepare.fetch_samples': {
    does: 'Fetches sample records of every entity, parents first',
    consumes: ['working/endpoints', 'working/intelligence'],
    produces: ['sample.{entity}'],
    settings: ['per_entity'],
  },
  'prepare.generate_schema': {
    does: 'Infers fields, types, names, keys and groups from all samples, and says what changed',
    consumes: ['sample.{entity}', 'working/intelligence'],
    produces: ['working/schema'],
  },
  'prepare.validate': {
    does: 'Checks the inferred schema before anything is overwritten',
    consumes: ['working/schema'],
    produces: ['working/validated'],
  },
  'prepare.create_tables': {
    does: 'Writes the metadata tables as a whole',
    consumes: ['working/schema', 'working/validated', 'working/intelligence'],
    produces: ['prepare.schema', 'prepare.fields', 'prepare.dependencies', 'prepare.constraints', 'prepare.drift'],
    settings: ['grain'],
  },
  'prepare.status_map': {
    does: 'Maps codes to words, with a row for what is unknown',
    consumes: ['sample.{entity}', 'working/schema'],
    produces: ['prepare.statusMap'],
  },
  'extract.plan': {
    does: 'Decides from the metadata what is fetched, in which order and since when',
    consumes: ['source.endpoints', 'prepare.schema', 'prepare.dependencies'],
    produces: ['extract.units'],
  },
  'extract.entity': {
    does: 'Fetches the records of one entity, keeps the raw pages and what they hold',
    consumes: ['extract.units'],
    produces: ['Tables/extract/{entities}', 'extract.pages'],
    each: 'entity',
  },
  'extract.watermarks': {
    does: 'Moves the watermark of each entity whose batch is complete',
    consumes: ['Tables/extract/{entities}', 'extract.pages'],
    produces: ['extract.watermarks'],
  },
  'clean.entity': {
    does: 'Flattens, renames, casts and dedupes the records of one entity; what cannot be used goes to quarantine',
    consumes: ['Tables/extract/{entities}', 'prepare.fields'],
    produces: ['clean.{entity}'],
    each: 'entity',
  },
  'transform.decide': {
    does: 'Decides which entities are facts and which dimensions, and compares with what Prepare proposed',
    consumes: ['prepare.schema', 'prepare.fields', 'clean.{entity}'],
    produces: ['transform.model'],
  },
  'transform.dimensions': {
    does: 'Builds the dimensions with their validity dates, and the date dimension',
    consumes: ['transform.model', 'clean.{entity}'],
    produces: ['transform.dimensions'],
  },
  'transform.bridges': {
    does: 'Builds a bridge for each list of records or values',
    consumes: ['transform.model', 'clean.{entity}', 'transform.dimensions'],
    produces: ['transform.bridges'],
  },
  'transform.facts': {
    does: 'Builds the facts at their grain, with keys to the dimensions',
    consumes: ['transform.model', 'clean.{entity}', 'transform.dimensions'],
    produces: ['transform.facts'],
  },
  'refine.tables': {
    does: 'Adds flags, groups and calculated columns to what Transform built, and documents each',
    consumes: ['transform.dimensions', 'transform.bridges', 'transform.facts'],
    produces: ['refine.columns'],
  },
  'analyse.model': {
    does: 'Relates facts and dimensions by their keys',
    consumes: ['refine.columns', 'transform.model'],
    produces: ['analyse.relationships'],
  },
  'analyse.measures': {
    does: 'Evaluates each measure',
    consumes: ['analyse.relationships', 'refine.columns'],
    produces: ['analyse.measures'],
  },
  'validate.trace': {
    does: 'Follows one real record from Source to Analyse',
    consumes: ['source.endpoints', 'Tables/extract/{entities}', 'clean.{entity}', 'transform.facts', 'refine.columns'],
    produces: ['log.trace'],
  },
  'validate.handoffs': {
    does: 'Computes for each stage whether the next may start',
    consumes: ['log.trace'],
    produces: ['log.contracts'],
  },
} as const satisfies Readonly<Record<string, ActionMeaning>>;
export type ActionName = keyof typeof actionMeanings;

/** The step that the covenant puts at the end of each stage: outputs, gates, manifest, and last the row of success. */
export function closingAction(stage: SpectraStage): string {
  return `${stage}.close`;
}

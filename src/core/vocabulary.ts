/** The words of the product, each spelled once. Help texts, schemas and reports are made from these tables. */

/** What an atomic job does: the value of `job_type`. */
export const kindMeanings = {
  exec: 'Runs any program of the repository',
  ingest: 'Fetches records from a source over HTTP into raw_objects',
  validate: 'Checks raw objects against a JSON Schema and stamps them',
  canonize: 'Transforms valid raw objects into canonical objects',
  project_measurement_events: 'Derives one measurement event per form submission',
  project_observations: 'Scores measurement events into observations',
  create_projection: 'Creates or replaces a view of the warehouse',
  sync_sqlite: 'Copies a view or table of the warehouse into the local SQLite file',
  file_projection: 'Writes rows of the local SQLite file as Markdown files',
  spectra_source: 'A step of Source: catalogues an API and proves access to it',
  spectra_prepare: 'A step of Prepare: turns catalogue and samples into metadata',
  spectra_extract: 'A step of Extract: fetches records into raw files and tables',
  spectra_clean: 'A step of Clean: flattens, types and names records',
  spectra_transform: 'A step of Transform: builds the star schema',
  spectra_refine: 'A step of Refine: adds flags, groups and calculated columns',
  spectra_analyse: 'A step of Analyse: relates tables and evaluates measures',
  spectra_validate: 'A step of the validation of a whole SPECTRA pipeline',
  solution: 'A stage of the solution engine',
} as const;
export type JobKind = keyof typeof kindMeanings;
/** Kinds that do a step of a SPECTRA stage. */
export type SpectraKind = Extract<JobKind, `spectra_${string}`>;
/** Kinds that work on the warehouse. */
export type WarehouseKind = Exclude<JobKind, SpectraKind | 'exec' | 'solution'>;
export const jobKinds = Object.keys(kindMeanings) as readonly JobKind[];

/** Where a planned job stands when a round is over. Every planned job has exactly one of these. */
export const statusMeanings = {
  succeeded: 'Ended well, or its failure is allowed',
  failed: 'Ended with a failure',
  timed_out: 'Was stopped because its time was over',
  cancelled: 'Was stopped, or kept from another attempt, because the run was cancelled',
  lost: 'Nothing was heard of its end',
  not_run: 'Did not start',
} as const;
export type JobStatus = keyof typeof statusMeanings;

/** How an attempt that ran to its end, ended. */
export type ReceiptStatus = 'succeeded' | 'failed' | 'timed_out' | 'cancelled';

/** Process exit codes, the same for every command (docs/result.md). */
export const exitCodes = {
  success: 0,
  failed: 1,
  invalid: 2,
  differs: 3,
  gateRefused: 4,
  incomplete: 5,
  defect: 70,
  stateUnwritable: 74,
  stateLocked: 75,
  interrupted: 130,
  terminated: 143,
} as const;

export const idPattern = /^[a-z0-9](?:[a-z0-9_.-]{0,126}[a-z0-9_])?$/;

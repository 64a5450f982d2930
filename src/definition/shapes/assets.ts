/** A file that a job uses beside its definition: a schema, a transform, a view. */
export interface Asset {
  /** Where the job names it: `transform.schema_in`. */
  readonly field: string;
  /** Relative to the folder of `lorchestra.yaml`, `/` between parts. */
  readonly file: string;
}

export interface PlannedAsset extends Asset {
  /** 64 hex characters over the file's bytes when the plan was made; null when the file was not there. */
  readonly sha256: string | null;
}

/** The text of a file relative to the folder of `lorchestra.yaml`; null when it is not there. */
export type ReadText = (file: string) => string | null;

/** A spec as the plan holds it. Its digest covers the assets, so a changed schema or transform is a changed job. */
export type Planned<Spec> = Spec & { readonly assets: readonly PlannedAsset[] };

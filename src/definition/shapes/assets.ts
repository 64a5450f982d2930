import { Defect } from '../../core/defect.ts';
import { parseIglu } from '../../core/iglu.ts';

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

/** `iglu:com.stripe/refund/jsonschema/1-0-0` is the file `com.stripe/refund/1-0-0.json` of its folder. */
export function schemaFile(folder: string, uri: string): string {
  const iglu = parseIglu(uri);
  if (!iglu) throw new Defect(`Not an Iglu URI after validation: ${uri}`);
  return `${folder}/${iglu.vendor}/${iglu.name}/${iglu.version}.json`;
}

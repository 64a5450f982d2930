/** The parts of `iglu:com.stripe/refund/jsonschema/1-0-0`. */
export interface IgluUri {
  readonly vendor: string;
  readonly name: string;
  readonly version: string;
}

export const igluPattern = /^iglu:([a-z][a-zA-Z0-9_.-]*)\/([a-zA-Z0-9_-]+)\/jsonschema\/([0-9]+-[0-9]+-[0-9]+)$/;

export function parseIglu(uri: string): IgluUri | undefined {
  const [, vendor, name, version] = igluPattern.exec(uri) ?? [];
  return vendor && name && version ? { vendor, name, version } : undefined;
}

/** A transform's reference: `contact/dataverse_to_canonical@2-0-0`. */
export const transformPattern = /^[a-z][a-z0-9_]*\/[a-z][a-z0-9_]*@[0-9]+-[0-9]+-[0-9]+$/;

/** Reads the files that a plan names. Throws AssetError when one is missing or is not what it was when the plan was made. */
export interface Assets {
  readonly read: (asset: { readonly file: string; readonly sha256: string | null }) => string;
}

export class AssetError extends Error {
  override readonly name = 'AssetError';
}

import type { MadePage } from '../../src/ports/batch.ts';

/** A pending row as it is: with its payload, which a job would not keep. */
export type Whole<Version> = Version & { readonly payload: string };

export function whole<Version extends object>(version: Version, payload: string): Whole<Version> {
  return { ...version, payload };
}

export async function rowsOfPage<Made>(page: Promise<MadePage<Made>>): Promise<readonly Made[]> {
  return (await page).made;
}

import { sha256 } from '../adapters/hash.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { Failed } from '../data/failed.ts';
import { assetsOf, type AssetFiles } from '../definition/assets.ts';
import type { Catalogue } from '../definition/catalogue.ts';
import type { AtomicOf } from '../definition/definition.ts';
import { spanAt } from '../definition/document.ts';
import { readForm } from '../kinds/project_observations/form.ts';
import { AssetError } from '../ports/assets.ts';

/** What is wrong in the measures and bindings that jobs name. A file that is not there is the compiler's to report. */
export function checkRegistries(catalogue: Catalogue, files: AssetFiles): readonly Diagnostic[] {
  return [...catalogue.jobs.values()].flatMap((job) => (job.kind === 'project_observations' ? problemsOf(job, files) : []));
}

function problemsOf({ job_id, spec, document }: AtomicOf<'project_observations'>, files: AssetFiles): readonly Diagnostic[] {
  const assets = assetsOf('project_observations', spec, files).map((asset) => ({ ...asset, sha256: null }));
  const read = ({ file }: { readonly file: string }): string => {
    const text = files.text(file);
    if (text === null) throw new AssetError(`Cannot read "${file}"`);
    return text;
  };
  try {
    readForm({ ...spec, assets }, { assets: { read }, sha256 });
    return [];
  } catch (error) {
    if (error instanceof AssetError) return [];
    if (!(error instanceof Failed)) throw error;
    const message = `${error.message}: job "${job_id}" will fail when it runs`;
    return [{ code: 'asset/unusable', severity: 'warning', message, span: spanAt(document, ['transform', 'binding_id']) }];
  }
}

import type { Diagnostic } from '../core/diagnostic.ts';
import type { JsonObject } from '../core/json.ts';
import { didYouMean } from '../core/suggest.ts';
import { assetsOf } from '../definition/assets.ts';
import type { Catalogue } from '../definition/catalogue.ts';
import { problem } from '../definition/codes.ts';
import type { AtomicDefinition, AtomicOf, SourceDefinition } from '../definition/definition.ts';
import { spanAt } from '../definition/document.ts';
import { secretVariables } from '../definition/secrets.ts';
import type { PlannedAsset, ReadText } from '../definition/shapes/assets.ts';
import type { PlannedSpec } from './node.ts';

export interface SpecContext {
  readonly catalogue: Catalogue;
  /** SHA-256 of a file's content, 64 hex characters; null when the file is not there. */
  readonly asset: (file: string) => string | null;
  /** The text of a file, where it names further files. */
  readonly text: ReadText;
  /** The folder of definitions; files that jobs name lie in it. */
  readonly jobs: string;
}

export interface MadeSpec {
  /** Null when something that it needs cannot be used. */
  readonly planned: PlannedSpec | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a definition's spec self-contained: the source stands in it, files stand in it with their digests. */
export function makeSpec(context: SpecContext, definition: AtomicDefinition): MadeSpec {
  if (definition.kind === 'exec') {
    return { planned: { spec: asJson(definition.spec), secrets: definition.spec.secrets }, diagnostics: [] };
  }
  const diagnostics: Diagnostic[] = [];
  const assets = planAssets(context, definition, diagnostics);
  if (definition.kind !== 'ingest') {
    const secrets = 'secrets' in definition.spec ? definition.spec.secrets : [];
    return { planned: { spec: asJson({ ...definition.spec, assets }), secrets }, diagnostics };
  }
  const source = findSource(context.catalogue, definition, diagnostics);
  if (source === null) return { planned: null, diagnostics };
  const spec = asJson({ ...definition.spec, api: source.spec, assets });
  return { planned: { spec, secrets: secretVariables(definition.spec, source.spec), pool: source.spec.pool }, diagnostics };
}

function planAssets(context: SpecContext, definition: AtomicDefinition, diagnostics: Diagnostic[]): readonly PlannedAsset[] {
  return assetsOf(definition.kind, definition.spec, context).map((asset) => {
    const sha256 = context.asset(asset.file);
    if (sha256 === null) {
      const span = spanAt(definition.document, asset.field.split('.'));
      const message = `File "${asset.file}" is missing: job "${definition.job_id}" will fail when it runs`;
      diagnostics.push(problem('asset/missing', span, { message, severity: 'warning' }));
    }
    return { ...asset, sha256 };
  });
}

function findSource(catalogue: Catalogue, definition: AtomicOf<'ingest'>, diagnostics: Diagnostic[]): SourceDefinition | null {
  const { api } = definition.spec.source;
  const source = catalogue.sources.get(api);
  if (source !== undefined) return source;
  const reasons = catalogue.brokenSources.get(api);
  const span = spanAt(definition.document, ['source', 'api']);
  const hint = didYouMean(api, [...catalogue.sources.keys()]);
  diagnostics.push(...(reasons ?? [problem('plan/unknown-source', span, { message: `Unknown source "${api}"`, hint })]));
  return null;
}

/** Specs come out of YAML through shapes that let only JSON values through. */
function asJson(spec: object): JsonObject {
  return spec as JsonObject;
}

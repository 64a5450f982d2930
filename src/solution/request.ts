import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import { didYouMean } from '../core/suggest.ts';

/** What a sentence asks for. */
export interface Request {
  /** As it was said. */
  readonly sentence: string;
  readonly pipeline_type: 'spectra_data_pipeline';
  readonly source: string;
}

/** Every code that reading a request can give. */
const requestCodes = {
  'request/no-source': 'The sentence names no source',
  'request/unknown-type': 'The sentence asks for something that is no SPECTRA pipeline',
  'request/unknown-source': 'No contract describes the source',
} as const;

const example = 'create SPECTRA pipeline for zephyr';

/**
 * Reads `create SPECTRA pipeline for zephyr`, or the bare name of a source. The words "SPECTRA pipeline" choose the type,
 * the word after "for" is the source. `known` are the sources that have a contract.
 */
export function readRequest(sentence: string, known: readonly string[]): Checked<Request> {
  const words = sentence
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const bare = words.length === 1 && words[0] !== undefined ? plain(words[0]) : null;
  const place = words.findLastIndex((word) => word.toLowerCase() === 'for');
  const named = bare ?? (place === -1 ? null : plain(words[place + 1] ?? ''));
  const diagnostics = [
    ...(bare === null && !/\bspectra\s+pipeline\b/i.test(sentence) ? [unknownType(sentence)] : []),
    ...(named === null || named === ''
      ? [noSource(sentence, known)]
      : known.includes(named)
        ? []
        : [unknown(sentence, named, known)]),
  ];
  if (diagnostics.length > 0 || named === null) return { ok: false, diagnostics };
  return {
    ok: true,
    value: { sentence: sentence.trim(), pipeline_type: 'spectra_data_pipeline', source: named },
    diagnostics: [],
  };
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}

function said(
  code: keyof typeof requestCodes,
  sentence: string,
  [message, hint, piece = sentence]: readonly [string, string, string?],
): Diagnostic {
  const start = Math.max(0, sentence.toLowerCase().lastIndexOf(piece.toLowerCase()));
  const span = { source: { file: 'command line', text: sentence }, start, end: start + piece.length };
  return { code, severity: 'error', message, hint, span };
}

function unknownType(sentence: string): Diagnostic {
  return said('request/unknown-type', sentence, [
    'Cannot tell from the sentence what to build',
    `SPECTRA pipelines are what can be built: "${example}"`,
  ]);
}

function noSource(sentence: string, known: readonly string[]): Diagnostic {
  return said('request/no-source', sentence, ['The sentence names no source', `Say for which: "${example}". ${listed(known)}`]);
}

function unknown(sentence: string, name: string, known: readonly string[]): Diagnostic {
  const near = didYouMean(name, known);
  const meant = near?.startsWith('Did') === true ? `${near} ` : '';
  const hint = `${meant}${listed(known)}. To add a source, describe it in pipelines/${name}/contract.yaml (docs/solution-engine.md)`;
  return said('request/unknown-source', sentence, [`Unknown source "${name}"`, hint, name]);
}

function listed(known: readonly string[]): string {
  return known.length === 0 ? 'No source is known yet' : `Known: ${known.join(', ')}`;
}

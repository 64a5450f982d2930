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
  'request/several-sources': 'The sentence names more than one source',
  'request/unknown-type': 'The sentence asks for something that is no SPECTRA pipeline',
  'request/unknown-source': 'No contract describes the source',
} as const;

/** Words that ask for the opposite: nothing here takes a pipeline away. */
const undoing = /\b(?:delete|remove|drop|destroy|undo|never|not|do\s?n['’]t)\b/i;

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
  const others = known.filter((name) => name !== named && words.slice(place + 1).some((word) => plain(word) === name));
  const diagnostics = [
    ...(others.length === 0 ? [] : [severalSources(sentence, [named ?? '', ...others])]),
    ...(bare === null && !asksForPipeline(sentence) ? [unknownType(sentence)] : []),
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

function asksForPipeline(sentence: string): boolean {
  return /\bspectra\s+pipeline\b/i.test(sentence) && !undoing.test(sentence);
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

function severalSources(sentence: string, [first = '', second = '']: readonly string[]): Diagnostic {
  const message = `The sentence names "${second}" beside "${first}", and a pipeline has one source`;
  return said('request/several-sources', sentence, [message, `Ask for each by itself: "${example}"`, second]);
}

function listed(known: readonly string[]): string {
  return known.length === 0 ? 'No source is known yet' : `Known: ${known.join(', ')}`;
}

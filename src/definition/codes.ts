import type { Diagnostic, Span } from '../core/diagnostic.ts';

/** Every code that reading definitions and compiling plans can give. Each has a golden case. */
export const definitionCodes = {
  'yaml/too-large': 'The file is larger, or holds more values, than a definition file may',
  'yaml/character': 'The file holds a character that is invisible or changes how the text is shown',
  'yaml/too-deep': 'Lists and maps are nested deeper than 64 levels',
  'yaml/indentation': 'A line is indented by more than 200 columns',
  'yaml/too-many-keys': 'A map has more than 2,000 keys',
  'yaml/anchor': 'An anchor (&name) is used; a definition says everything where it stands',
  'yaml/alias': 'An alias (*name) is used; a definition says everything where it stands',
  'yaml/merge-key': 'A merge key (<<) is used; a definition says everything where it stands',
  'yaml/tag': 'A tag (!name) is used; definitions hold plain values only',
  'yaml/directive': 'A directive (%NAME) is used; definitions are plain YAML 1.2',
  'yaml/forbidden-key': 'A key has a name that JavaScript objects give a meaning of their own',
  'yaml/key-not-string': 'A key is not a string',
  'yaml/duplicate-key': 'A map has the same key twice',
  'yaml/number': 'A number is written so that readers and programs take it for different values',
  'yaml/syntax': 'The text is not YAML',
  'definition/not-a-map': 'A document is not a map of keys to values',
  'definition/missing-key': 'A key that is needed is not there',
  'definition/unknown-key': 'A key has no meaning here',
  'definition/wrong-type': 'A value has another type than the key needs',
  'definition/bad-value': 'A value is outside what the key allows',
  'definition/empty': 'A list or text that must hold something is empty',
  'definition/bad-id': 'An id does not have the form of an id',
  'definition/unknown-job-type': 'job_type names no kind of job',
  'definition/duplicate-id': 'Two definitions have the same id',
  'config/several-documents': 'lorchestra.yaml holds more than one document',
  'plan/unknown-id': 'No definition has the id that was asked for',
  'plan/unknown-child': 'A stage lists a job that no definition has',
  'plan/cycle': 'Composites contain each other in a circle',
  'plan/job-twice': 'A job stands at two places of one plan',
  'plan/too-deep': 'Composites are nested deeper than 500 levels',
  'plan/unknown-source': 'A job names a source that no definition has',
  'plan/unknown-output': 'A job reads an output of a job that does not end before it starts',
  'plan/missing-param': 'A job reads a parameter that is not given',
  'reference/syntax': 'A ${...} cannot be read',
  'reference/expression': 'A ${{ ... }} stands where GitHub does not evaluate it',
  'reference/in-shell': 'A parameter or output is spliced into shell text',
  'asset/missing': 'A file that a job names is not there; the job will fail when it runs',
} as const;
export type DefinitionCode = keyof typeof definitionCodes;

interface Said {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly related?: Diagnostic['related'];
  readonly severity?: Diagnostic['severity'];
}

/** Keys and values stand in messages, and a file may spell one over a megabyte. */
const longestText = 1000;

/** A diagnostic of this layer. Codes are checked by the compiler against the list. */
export function problem(code: DefinitionCode, span: Span, said: string | Said): Diagnostic {
  if (typeof said === 'string') return problem(code, span, { message: said });
  const { message, severity = 'error', related, hint } = said;
  return {
    code,
    severity,
    message: shortened(message),
    span,
    ...(related === undefined ? {} : { related }),
    ...(hint === undefined ? {} : { hint: shortened(hint) }),
  };
}

function shortened(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…`.toWellFormed() : text;
}

/** Sorted by file and place, each once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map(
    diagnostics.map((item) => [`${item.span.source.file}\0${item.span.start}\0${item.code}\0${item.message}`, item]),
  );
  return [...unique.values()].sort(
    (a, b) => compare(a.span.source.file, b.span.source.file) || a.span.start - b.span.start || compare(a.code, b.code),
  );
}

/** By UTF-16 code units: the same in every locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

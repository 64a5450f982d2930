/** What a `${...}` in a definition stands for. Values come in when a job starts, never when a plan is made. */
export type Reference =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'param'; readonly name: string }
  | { readonly kind: 'output'; readonly job_id: string; readonly name: string };

export interface ReferenceProblem {
  /** What cannot be read, as written. */
  readonly text: string;
  readonly cause: 'expression' | 'syntax';
}

export interface ParsedReferences {
  /** Literal text and references in the order written; `$${` has become a literal `${`. */
  readonly pieces: readonly (string | { readonly reference: Reference; readonly text: string })[];
  readonly problems: readonly ReferenceProblem[];
}

export type Substituted =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly missing: readonly Reference[] };

const name = /^[A-Za-z_][A-Za-z0-9_]*$/;
const param = /^params\.([A-Za-z_][A-Za-z0-9_-]*)$/;
const output = /^jobs\.([a-z0-9][a-z0-9_.-]*)\.outputs\.([A-Za-z_][A-Za-z0-9_]*)$/;

/** Takes a text apart: `${NAME}`, `${params.NAME}`, `${jobs.JOB.outputs.NAME}`; `$${` stands for a literal `${`. */
export function parseReferences(text: string): ParsedReferences {
  const pieces: ParsedReferences['pieces'][number][] = [];
  const problems: ReferenceProblem[] = [];
  let from = 0;
  for (const found of text.matchAll(/\$\$\{|\$\{\{(?:[^}]|\}(?!\}))*(?:\}\})?|\$\{[^}]*\}?/g)) {
    if (found.index > from) pieces.push(text.slice(from, found.index));
    from = found.index + found[0].length;
    const reference = found[0] === '$${' ? null : readReference(found[0]);
    if (found[0] === '$${') pieces.push('${');
    else if (reference !== null) pieces.push({ reference, text: found[0] });
    else problems.push({ text: found[0], cause: found[0].startsWith('${{') ? 'expression' : 'syntax' });
  }
  if (from < text.length) pieces.push(text.slice(from));
  return { pieces, problems };
}

/** The references of a text, in the order written. */
export function referencesIn(text: string): readonly Reference[] {
  if (!text.includes('${')) return [];
  return parseReferences(text).pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.reference]));
}

/** Puts values in place of references. A plan holds no text that cannot be parsed, so bad syntax stays as it stands. */
export function substitute(text: string, lookup: (reference: Reference) => string | undefined): Substituted {
  if (!text.includes('${')) return { ok: true, value: text };
  const missing: Reference[] = [];
  const values = parseReferences(text).pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const value = lookup(piece.reference);
    if (value === undefined) missing.push(piece.reference);
    return value ?? '';
  });
  return missing.length > 0 ? { ok: false, missing } : { ok: true, value: values.join('') };
}

/** A reference as a user writes it. */
export function referenceText(reference: Reference): string {
  if (reference.kind === 'variable') return `\${${reference.name}}`;
  if (reference.kind === 'param') return `\${params.${reference.name}}`;
  return `\${jobs.${reference.job_id}.outputs.${reference.name}}`;
}

function readReference(text: string): Reference | null {
  if (!text.endsWith('}')) return null;
  const inner = text.slice(2, -1);
  if (name.test(inner)) return { kind: 'variable', name: inner };
  const toParam = param.exec(inner)?.[1];
  if (toParam !== undefined) return { kind: 'param', name: toParam };
  const [, job_id, outputName] = output.exec(inner) ?? [];
  return job_id === undefined || outputName === undefined ? null : { kind: 'output', job_id, name: outputName };
}

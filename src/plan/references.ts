import type { Diagnostic, Span } from '../core/diagnostic.ts';
import { parseReferences, type Reference } from '../core/references.ts';
import type { Catalogue } from '../definition/catalogue.ts';
import { problem } from '../definition/codes.ts';
import type { AtomicDefinition, AtomicOf } from '../definition/definition.ts';
import { pieceSpanAt, type LocatedDocument, type Path } from '../definition/document.ts';

/** A reference to a value that the plan must be able to give. */
export interface Demand {
  readonly job: AtomicDefinition;
  readonly reference: Exclude<Reference, { readonly kind: 'variable' }>;
  readonly span: Span;
}

export interface ReadReferences {
  readonly demands: readonly Demand[];
  readonly diagnostics: readonly Diagnostic[];
}

interface TextAt {
  readonly document: LocatedDocument;
  readonly path: Path;
  readonly text: string;
}

/** Every `${...}` of one job: what cannot be read, and what asks for a parameter or an output. */
export function readReferences(catalogue: Catalogue, job: AtomicDefinition): ReadReferences {
  if (job.kind === 'exec') return readExec(job);
  if (job.kind !== 'ingest') return { demands: [], diagnostics: [] };
  const source = catalogue.sources.get(job.spec.source.api);
  const shared = source === undefined ? [] : textsIn(source.document, [], source.spec);
  const texts = [...textsIn(job.document, ['source'], job.spec.source), ...shared];
  return {
    demands: texts.flatMap((text) => demandsOf(job, text)).filter(({ reference }) => reference.kind === 'param'),
    diagnostics: texts.flatMap((text) => [...problemsOf(text), ...checkOutputs(text)]),
  };
}

function readExec(job: AtomicOf<'exec'>): ReadReferences {
  const { document } = job;
  const { run, cwd, env } = job.spec;
  const line = typeof run === 'string' ? { document, path: ['run'], text: run } : null;
  const texts = [
    ...textsIn(document, ['run'], line === null ? run : []),
    ...textsIn(document, ['cwd'], cwd),
    ...textsIn(document, ['env'], env),
  ];
  const demands = texts.flatMap((text) => demandsOf(job, text));
  return { demands, diagnostics: [...(line === null ? [] : checkShell(line)), ...texts.flatMap(problemsOf)] };
}

/** All texts of a value that hold a `${`, with their paths. Specs are no deeper than documents may be. */
function textsIn(document: LocatedDocument, path: Path, value: unknown): readonly TextAt[] {
  if (typeof value === 'string') return value.includes('${') ? [{ document, path, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(document, [...path, index], item));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => textsIn(document, [...path, key], member));
}

function demandsOf(job: AtomicDefinition, { document, path, text }: TextAt): readonly Demand[] {
  return parseReferences(text).pieces.flatMap((piece) => {
    if (typeof piece === 'string' || piece.reference.kind === 'variable') return [];
    return [{ job, reference: piece.reference, span: pieceSpanAt(document, path, piece.text) }];
  });
}

function problemsOf({ document, path, text }: TextAt): readonly Diagnostic[] {
  return parseReferences(text).problems.map((found) => {
    const span = pieceSpanAt(document, path, found.text);
    return found.cause === 'expression' ? expression(span, found.text) : syntax(span, found.text, exampleReferences);
  });
}

/** What a job gives reaches other programs alone: what a source is asked for does not hang on the jobs before it. */
function checkOutputs({ document, path, text }: TextAt): readonly Diagnostic[] {
  return parseReferences(text).pieces.flatMap((piece) => {
    if (typeof piece === 'string' || piece.reference.kind !== 'output') return [];
    return [
      syntax(pieceSpanAt(document, path, piece.text), piece.text, 'Write ${NAME} or ${params.NAME}; outputs are for exec jobs'),
    ];
  });
}

/** A value put into shell text is run as shell text; `${HOME}` is the shell's own business. */
function checkShell({ document, path, text }: TextAt): readonly Diagnostic[] {
  return [...text.matchAll(/\$\{\{.*?(?:\}\}|$)|\$\{(?:params|jobs)\.[^}]*\}?/gm)].map(([written]) => {
    const span = pieceSpanAt(document, path, written);
    if (written.startsWith('${{')) return expression(span, written);
    return problem('reference/in-shell', span, {
      message: `Cannot put "${written}" into shell text: its value would be run as code`,
      hint: `Give it a name in env, as in VALUE: "${written}", and write "$VALUE" here`,
    });
  });
}

const exampleReferences = 'Write ${NAME}, ${params.NAME} or ${jobs.JOB.outputs.NAME}; $${ stands for a literal ${';

function syntax(span: Span, written: string, hint: string): Diagnostic {
  return problem('reference/syntax', span, { message: `Cannot read the reference "${written}"`, hint });
}

function expression(span: Span, written: string): Diagnostic {
  return problem('reference/expression', span, {
    message: `Cannot read "${written}": expressions of GitHub are not evaluated in definitions`,
    hint: 'Set a variable in the workflow and write ${NAME} here',
  });
}

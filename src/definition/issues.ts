import type { z } from 'zod';

import type { Diagnostic, Span } from '../core/diagnostic.ts';
import { didYouMean } from '../core/suggest.ts';
import { problem, type DefinitionCode } from './codes.ts';
import { firstKeySpanAt, keySpanAt, plainSourceAt, spanAt, type LocatedDocument, type Path } from './document.ts';

type Issue = z.core.$ZodIssue;

/**
 * Checks a document against a shape. Each finding becomes a diagnostic at the YAML node it is about: an unknown key at
 * the key, a missing one at the first key of its map, all else at the value.
 */
export function checkShape<T>(
  document: LocatedDocument,
  shape: z.ZodType<T>,
): { readonly value: T | null; readonly diagnostics: readonly Diagnostic[] } {
  // Without code made at run time, which would cost a short command more than it saves and is closed to eval.
  // An empty message means that the shape had nothing of its own to say; what it does say becomes the hint.
  const parsed = shape.safeParse(document.value, { error: () => '', jitless: true });
  if (parsed.success) return { value: parsed.data, diagnostics: [] };
  return {
    value: null,
    diagnostics: parsed.error.issues.flatMap((issue) => translate({ document, shape }, issue, issue.path as Path)),
  };
}

interface Context {
  readonly document: LocatedDocument;
  readonly shape: z.ZodType;
}

function translate(context: Context, issue: Issue, path: Path): readonly Diagnostic[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(context, path, key));
  if (issue.code === 'invalid_union') return translateUnion(context, issue, path);
  if (issue.code === 'invalid_key') return [badKey(context, issue, path)];
  if (valueAt(context.document.value, path) === undefined) return [missingKey(context, issue, path)];
  return [badValue(context, issue, path)];
}

/** Says what is wrong with the branch that the user was writing, not with those that were never meant. */
function translateUnion(context: Context, issue: z.core.$ZodIssueInvalidUnion, path: Path): readonly Diagnostic[] {
  const value = valueAt(context.document.value, path);
  if (value === undefined) return [missingKey(context, issue, path)];
  const discriminator = 'discriminator' in issue && typeof issue.discriminator === 'string' ? issue.discriminator : null;
  if (discriminator !== null) {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    return [oneOf(context, options, path)];
  }
  const meant = issue.errors.find((branch) => !branch.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'));
  if (meant === undefined || meant.length === 0) return [badValue(context, issue, path)];
  return meant.flatMap((inner) => translate(context, inner, [...path, ...(inner.path as Path)]));
}

function unknownKey({ document, shape }: Context, path: Path, key: string): Diagnostic {
  const where = path.length === 0 ? '' : ` in "${shown(path)}"`;
  return problem('definition/unknown-key', keySpanAt(document, [...path, key]), {
    message: `Unknown key "${key}"${where}`,
    hint: didYouMean(key, keysAt(shape, path, document.value)),
  });
}

function badKey({ document }: Context, issue: Extract<Issue, { code: 'invalid_key' }>, path: Path): Diagnostic {
  const hint = issue.issues.map((inner) => inner.message).find((message) => message !== '');
  const name = String(path.at(-1) ?? '');
  return problem('definition/bad-value', keySpanAt(document, path), {
    message: `Cannot use "${name}" as a key of "${shown(path.slice(0, -1))}"`,
    hint,
  });
}

function missingKey({ document }: Context, issue: Issue, path: Path): Diagnostic {
  const parent = path.slice(0, -1);
  const where = parent.length === 0 ? '' : ` in "${shown(parent)}"`;
  const hint = issue.message === '' ? undefined : issue.message;
  return problem('definition/missing-key', firstKeySpanAt(document, parent), {
    message: `Key "${shown(path.slice(-1))}" is missing${where}`,
    hint,
  });
}

function badValue(context: Context, issue: Issue, path: Path): Diagnostic {
  const { document } = context;
  if (issue.code === 'invalid_value') return oneOf(context, issue.values.map(String), path);
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') return wrongType(document, issue, path);
  const own = issue.message === '' ? undefined : issue.message;
  const span = spanAt(document, path);
  if (issue.code === 'too_small' && (issue.origin === 'array' || issue.origin === 'string') && issue.minimum === 1) {
    return problem('definition/empty', span, { message: `"${shown(path)}" is empty`, hint: own });
  }
  const code: DefinitionCode = String(path.at(-1)).endsWith('_id') ? 'definition/bad-id' : 'definition/bad-value';
  const message = `Cannot use ${valueWords(valueAt(document.value, path))} as "${shown(path)}"`;
  return problem(code, span, { message, hint: own ?? rangeWords(issue) });
}

function wrongType(document: LocatedDocument, issue: Issue, path: Path): Diagnostic {
  const own = issue.message === '' ? undefined : issue.message;
  const value = valueWords(valueAt(document.value, path));
  const wanted = issue.code === 'invalid_type' ? issue.expected : null;
  const message =
    own === undefined && wanted !== null
      ? `"${shown(path)}" must be ${typeWords(wanted)}, but is ${value}`
      : `Cannot use ${value} as "${shown(path)}"`;
  const hint = own ?? (wanted === 'string' ? quoteHint(document, path) : undefined);
  return problem('definition/wrong-type', spanAt(document, path), { message, hint });
}

function oneOf({ document }: Context, options: readonly string[], path: Path): Diagnostic {
  const value = valueAt(document.value, path);
  const hint = didYouMean(typeof value === 'string' ? value : '', options) ?? `Known: ${options.join(', ')}`;
  return problem('definition/bad-value', spanAt(document, path), {
    message: `Cannot use ${valueWords(value)} as "${shown(path)}"`,
    hint,
  });
}

function quoteHint(document: LocatedDocument, path: Path): string | undefined {
  const written = plainSourceAt(document, path);
  return written === null || valueAt(document.value, path) === null ? undefined : `Quote it: "${written}"`;
}

function rangeWords(issue: Issue): string | undefined {
  if (issue.code === 'too_small') return `It must be at least ${issue.minimum}${lengthWords(issue.origin)}`;
  if (issue.code === 'too_big') return `It must be at most ${issue.maximum}${lengthWords(issue.origin)}`;
  if (issue.code === 'invalid_format' && issue.format === 'starts_with' && 'prefix' in issue)
    return `It must start with "${String(issue.prefix)}"`;
  return undefined;
}

function lengthWords(origin: string): string {
  if (origin === 'string') return ' characters long';
  return origin === 'array' ? ' items long' : '';
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

function typeWords(expected: string): string {
  return typeNames[expected] ?? expected;
}

function valueWords(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  return typeof value === 'number' ? `the number ${value}` : JSON.stringify(value);
}

/** `stages[0].jobs[2]` */
function shown(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`)).join('');
}

function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const step of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step)) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}

/** The keys that a shape knows at a place; of a union, those of the branch whose literal keys fit the value. */
function keysAt(shape: z.core.$ZodType, path: Path, value: unknown): readonly string[] {
  const { def } = shape._zod as { readonly def: z.core.$ZodTypes['_zod']['def'] };
  if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault' || def.type === 'nullable')
    return keysAt(def.innerType, path, value);
  if (def.type === 'pipe') return keysAt(def.in, path, value);
  if (def.type === 'union') {
    const branch = def.options.find((option) => fits(option, value));
    return branch === undefined ? [] : keysAt(branch, path, value);
  }
  const [step, ...rest] = path;
  if (def.type === 'object') {
    if (step === undefined) return Object.keys(def.shape);
    const inner = def.shape[String(step)];
    return inner === undefined ? [] : keysAt(inner, rest, valueAt(value, [step]));
  }
  if (step === undefined) return [];
  if (def.type === 'array') return keysAt(def.element, rest, valueAt(value, [step]));
  return def.type === 'record' ? keysAt(def.valueType, rest, valueAt(value, [step])) : [];
}

function fits(option: z.core.$ZodType, value: unknown): boolean {
  const { def } = option._zod as { readonly def: z.core.$ZodTypes['_zod']['def'] };
  if (def.type !== 'object') return false;
  return Object.entries(def.shape).every(([key, inner]) => {
    const literal = (inner._zod as { readonly def: z.core.$ZodTypes['_zod']['def'] }).def;
    return literal.type !== 'literal' || literal.values.includes(valueAt(value, [key]) as never);
  });
}

/** Drops findings about a value that an earlier finding already calls unreadable. */
export function withoutRepeats(earlier: readonly Diagnostic[], found: readonly Diagnostic[]): readonly Diagnostic[] {
  const taken = new Set(earlier.map((item) => placeOf(item.span)));
  return [...earlier, ...found.filter((item) => !taken.has(placeOf(item.span)))];
}

function placeOf(span: Span): string {
  return `${span.start}:${span.end}`;
}

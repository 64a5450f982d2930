import type { data as Data, Evaluator as EvaluatorClass } from '@actions/expressions';
import * as expressions from '@actions/expressions';

/** Plain JSON in which every `${{ ... }}` is a Written. */
export type Template = null | boolean | number | string | Written | readonly Template[] | { readonly [key: string]: Template };
/** An expression, as GitHub's own parser took it out of the file. */
export interface Written {
  readonly expression: string;
}
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type Contexts = Readonly<Record<string, Value>>;

/** What success(), failure() and cancelled() say at a place. */
export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

const { Lexer, Parser, Evaluator, data } = expressions;

/** Every expression below is replaced by its value. */
export function evaluate(template: Template, contexts: Contexts, status: Status): Value {
  if (template === null || typeof template !== 'object') return template;
  if (isList(template)) return template.map((item) => evaluate(item, contexts, status));
  if (isWritten(template)) return evaluateExpression(template.expression, contexts, status);
  return Object.fromEntries(Object.entries(template).map(([key, item]) => [key, evaluate(item, contexts, status)]));
}

/** As `if` reads it: what holds no status function is asked for only while all is well. */
export function holds(condition: Template | undefined, contexts: Contexts, status: Status): boolean {
  const text = condition === undefined || condition === null ? '' : conditionText(condition);
  if (text === '') return status.success;
  const asks = /\b(?:success|failure|cancelled|always)\s*\(/i.test(text);
  return truthy(evaluateExpression(asks ? text : `success() && (${text})`, contexts, status));
}

function conditionText(condition: Template): string {
  if (typeof condition === 'object' && condition !== null && isWritten(condition)) return condition.expression;
  const text = (typeof condition === 'object' ? JSON.stringify(condition) : String(condition)).trim();
  return /^\$\{\{([^]*)\}\}$/.exec(text)?.[1]?.trim() ?? text;
}

/** As the runner makes text of a value. */
export function asText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function truthy(value: Value): boolean {
  return !(value === null || value === false || value === 0 || value === '' || Number.isNaN(value));
}

function evaluateExpression(text: string, contexts: Contexts, status: Status): Value {
  const functions = statusFunctions(status);
  const parsed = new Parser(new Lexer(text).lex().tokens, Object.keys(contexts), functions).parse();
  const evaluator: EvaluatorClass = new Evaluator(
    parsed,
    toData(contexts) as Data.Dictionary,
    new Map(functions.map((each) => [each.name, each])),
  );
  return toValue(evaluator.evaluate());
}

function statusFunctions(status: Status) {
  const answers = { ...status, always: true };
  return Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }));
}

function toData(value: unknown): Data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver) as Data.ExpressionData;
}

function toValue(value: Data.ExpressionData): Value {
  return JSON.parse(JSON.stringify(value, data.replacer)) as Value;
}

function isList(template: Template): template is readonly Template[] {
  return Array.isArray(template);
}

function isWritten(template: object): template is Written {
  return 'expression' in template && typeof template.expression === 'string' && Object.keys(template).length === 1;
}

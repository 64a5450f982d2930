import { readFileSync } from 'node:fs';

import { allowJsonImports } from '../json-imports.ts';
import type { Template } from './expressions.ts';

/** A workflow as GitHub's own parser reads it. */
export interface WorkflowFile {
  readonly on: Readonly<Record<string, Trigger | null | undefined>>;
  readonly env: Template;
  /** In the order of the file. */
  readonly jobs: readonly WrittenJob[];
}

interface Trigger {
  readonly inputs?: Readonly<Record<string, WrittenInput>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, { readonly value: Template }>>;
}

export interface WrittenInput {
  readonly type?: string;
  readonly required?: boolean;
  readonly default?: string | boolean | number;
}

export interface WrittenJob {
  readonly id: string;
  readonly name?: Template;
  readonly needs: readonly string[];
  readonly if?: Template;
  readonly strategy?: { readonly [key: string]: Template };
  readonly env?: Template;
  readonly outputs?: { readonly [key: string]: Template };
  readonly steps: readonly WrittenStep[];
  /** Of a job that calls a workflow. */
  readonly uses?: string;
  readonly with?: { readonly [key: string]: Template };
  readonly secrets?: { readonly [key: string]: Template };
}

export interface WrittenStep {
  readonly id: string;
  readonly name?: Template;
  readonly if?: Template;
  readonly uses?: string;
  readonly run?: Template;
  readonly with?: { readonly [key: string]: Template };
  readonly env?: { readonly [key: string]: Template };
  readonly 'working-directory'?: Template;
  readonly 'continue-on-error'?: Template;
}

/** Throws what GitHub would refuse the file for. */
export async function readWorkflow(path: string): Promise<WorkflowFile> {
  allowJsonImports();
  const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await import('@actions/workflow-parser');
  const file = { name: path, content: readFileSync(path, 'utf8') };
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  const errors = context.errors.getErrors().map(({ message }) => message);
  if (errors.length > 0 || value === undefined) throw new Error(`Invalid workflow file ${path}:\n${errors.join('\n')}`);
  const raw = plain(JSON.parse(JSON.stringify(value))) as Record<string, Template>;
  return {
    on: triggers(raw['on']),
    env: raw['env'] ?? {},
    jobs: Object.entries(raw['jobs'] as Record<string, Record<string, Template>>).map(([id, job]) => jobOf(id, job)),
  };
}

function triggers(on: Template | undefined): WorkflowFile['on'] {
  if (typeof on === 'string') return { [on]: null };
  if (Array.isArray(on)) return Object.fromEntries(on.map((event) => [String(event), null]));
  return on as WorkflowFile['on'];
}

function jobOf(id: string, job: Record<string, Template>): WrittenJob {
  const { needs = [], steps = [] } = job;
  return {
    ...(job as unknown as WrittenJob),
    id,
    needs: (Array.isArray(needs) ? needs : [needs]) as readonly string[],
    steps: (steps as readonly Record<string, Template>[]).map((step, index) => ({
      ...step,
      id: typeof step['id'] === 'string' ? step['id'] : `__${index}`,
    })),
  };
}

type Serialized = null | boolean | number | string | { readonly type: number; readonly [key: string]: unknown };

/** Out of the parser's own form: 1 = list, 2 = map, 3 = expression, others = scalars that stand for themselves. */
function plain(token: Serialized | undefined): Template {
  if (token === null || token === undefined || typeof token !== 'object') return token ?? null;
  switch (token.type) {
    case 1:
      return ((token['seq'] ?? []) as readonly Serialized[]).map(plain);
    case 2: {
      const pairs = (token['map'] ?? []) as readonly { readonly Key: Serialized; readonly Value: Serialized }[];
      return Object.fromEntries(
        pairs.map(({ Key, Value }) => [typeof Key === 'string' ? Key : JSON.stringify(Key), plain(Value)]),
      );
    }
    case 3:
      return { expression: String(token['expr']) };
    default:
      return (Object.values({ lit: token['lit'], bool: token['bool'], num: token['num'] }).find((each) => each !== undefined) ??
        null) as Template;
  }
}

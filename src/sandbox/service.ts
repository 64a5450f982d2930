import { isObject, jsonIn } from '../core/json.ts';
import type { SandboxReply, SandboxRequest } from './exchange.ts';
import type { Fault } from './faults.ts';

export type { SandboxReply, SandboxRequest };

/** One stand-in API. To add one: a folder with its service, a line in `services.ts` and its name in `settings.ts`. */
export interface Service {
  /** First part of its path. */
  readonly name: string;
  /** `${NAME}`s that lead jobs to it. `base` as in SandboxRequest. */
  readonly variables: (base: string) => Readonly<Record<string, string>>;
  readonly answer: (request: SandboxRequest) => SandboxReply;
  /** An error as this service words it; scripted faults answer with it. */
  readonly problem: (status: number) => SandboxReply;
  /** What the world may change in it, by the name of the collection. */
  readonly collections?: Readonly<Record<string, Changeable>>;
  /** What is wrong with it for good, after the scripted faults. */
  readonly standing?: readonly Fault[];
}

/** Objects that people change while nobody looks. */
export interface Changeable {
  /** Ids from the newest; at most `count`. */
  readonly newest: (count: number) => readonly string[];
  readonly read: (id: string) => JsonMembers | undefined;
  /** Puts members in place of those of the same name and gives the object the time of the change. */
  readonly change: (id: string, members: JsonMembers) => boolean;
  readonly remove: (id: string) => boolean;
}

export type JsonMembers = Readonly<Record<string, unknown>>;

export interface SandboxContext {
  /** Milliseconds; edits made in the sandbox carry this time. */
  readonly now: () => number;
  readonly seed: number;
  /** 1 is about 1,000 objects. */
  readonly scale: number;
  /** What the sign-in services have given out. */
  readonly tokens: Map<string, Grant>;
}

/** What a token is good for. */
export interface Grant {
  /** Whose data: an application, an account, a service account. */
  readonly subject: string;
  /** Start of the addresses that it opens, or the scopes that were granted. */
  readonly scopes: readonly string[];
}

/** The grant of a request, or undefined when its token is missing or nobody's. */
export function grantOf(context: SandboxContext, request: SandboxRequest): Grant | undefined {
  const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1];
  return token === undefined ? undefined : context.tokens.get(token);
}

/** Where a list goes on, as the one opaque text that callers see. */
export function packed(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Null for what no list gave out. */
export function unpacked(text: string): JsonMembers | null {
  const value = jsonIn(Buffer.from(text, 'base64url').toString('utf8'));
  return isObject(value) ? value : null;
}

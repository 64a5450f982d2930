/** What the server hands to a service. */
export interface SandboxRequest {
  readonly method: string;
  /** Start of absolute addresses of this service: `http://127.0.0.1:40123/dataverse`. */
  readonly base: string;
  /** Below the service: `/api/data/v9.2/contacts`, percent-encoded as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SandboxReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; absent = no body. */
  readonly body?: unknown;
}

/** One stand-in API. To add one: a folder with its service, and a line in `services.ts`. */
export interface Service {
  /** First part of its path. */
  readonly name: string;
  /** `${NAME}`s that lead jobs to it. `base` as in SandboxRequest. */
  readonly variables: (base: string) => Readonly<Record<string, string>>;
  readonly answer: (request: SandboxRequest) => SandboxReply;
}

export interface SandboxContext {
  /** Milliseconds; edits made in the sandbox carry this time. */
  readonly now: () => number;
  readonly seed: number;
  /** Tokens that the sign-in service has given out. */
  readonly tokens: Set<string>;
}

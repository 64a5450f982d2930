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
  /** Sent as it is, in place of a body. */
  readonly text?: string;
}

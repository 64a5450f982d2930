export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, http or https. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the whole response has to be there. */
  readonly timeout_ms: number;
  /** Longest body after decompression. */
  readonly max_bytes: number;
  readonly signal: AbortSignal;
  /** Whose turn it waits for: requests of one pool share its limits. Waiting is not part of the timeout. */
  readonly pool?: string;
}

export type HttpReply =
  | {
      readonly ok: true;
      readonly status: number;
      /** Names in lower case; repeated ones joined by ", ". */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly ok: false;
      readonly reason: 'network' | 'timeout' | 'too_large' | 'aborted';
      /** Operating-system or library code: ECONNREFUSED. */
      readonly code?: string;
    };

/** Sends one request and reads the whole answer. Follows no redirect, retries nothing, never rejects. */
export interface HttpClient {
  readonly send: (request: HttpRequest) => Promise<HttpReply>;
}

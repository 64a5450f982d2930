/** What Finalise needs of the repository. Rejects with GitError and nothing else. */
export interface Git {
  /**
   * Commits what stands in the working tree at these paths, and nothing else, on a branch of its own. HEAD, the index
   * and all other files stay as they are. Null when the branch holds just that already.
   */
  readonly commit: (wanted: {
    readonly branch: string;
    /** Relative to the root of the project; folders count with all below them. */
    readonly paths: readonly string[];
    readonly message: string;
  }) => Promise<Commit | null>;
}

export interface Commit {
  readonly id: string;
  readonly branch: string;
  /** Paths that differ from the commit before. */
  readonly files: readonly string[];
}

/** Git refused, or there is no repository, or no git. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

import { failure, type Failure, type FailureKind } from '../core/failure.ts';

/**
 * Carries a failure out of a fetch or a kind, through loops and generators, to the one place where it becomes an outcome.
 * It is not an error of ours: what is wrong in our code is a Defect.
 */
export class Failed extends Error {
  override readonly name = 'Failed';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export function fail(kind: FailureKind, message: string, more: Parameters<typeof failure>[2] = {}): never {
  throw new Failed(failure(kind, message, more));
}

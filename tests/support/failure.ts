import type { Failure } from '../../src/core/failure.ts';
import { Failed } from '../../src/data/failed.ts';

/** The failure by which the work ends; whatever else it throws is thrown on. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failed) return error.failure;
    throw error;
  }
  throw new Error('Nothing failed');
}

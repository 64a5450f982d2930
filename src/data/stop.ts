import type { Clock } from '../ports/clock.ts';
import { fail } from './failed.ts';

/** Ends the work when its attempt is over; called between batches and requests. */
export function stopIfAsked(signal: AbortSignal): void {
  if (!signal.aborted) return;
  if (signal.reason === 'timeout') fail('timeout', 'Stopped because its time was over');
  fail('cancelled', 'Stopped because the run was cancelled');
}

export async function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  stopIfAsked(signal);
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      takeBack();
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const takeBack = clock.after(ms, wake);
    signal.addEventListener('abort', wake, { once: true });
  });
  stopIfAsked(signal);
}

import { exitCodes } from '../core/vocabulary.ts';
import { LakehouseError } from '../ports/lakehouse.ts';
import { StateError, StateLocked } from '../ports/state.ts';

/**
 * The one place where what was thrown is caught. State that cannot be kept and state that another run holds have words
 * and exit codes of their own; all else is our bug, and is shown with its stack.
 */
export function caught(error: unknown, write: (text: string) => void): number {
  if (error instanceof StateLocked) {
    write(`${error.message}\n`);
    return exitCodes.stateLocked;
  }
  if (error instanceof StateError || error instanceof LakehouseError) {
    write(`${error.message}\n`);
    return exitCodes.stateUnwritable;
  }
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause =
    error instanceof Error && error.cause instanceof Error ? `\nCaused by ${error.cause.stack ?? error.cause.message}` : '';
  write(`lorchestra has a defect: ${error instanceof Error ? error.message : String(error)}\n${shown}${cause}\n`);
  write('Please report it with the lines above; what jobs had finished is kept in the ledger\n');
  return exitCodes.defect;
}

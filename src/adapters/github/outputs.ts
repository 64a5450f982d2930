import { setOutput, setSecret } from '@actions/core';

import { shortestSecret } from '../../core/redact.ts';
import { StateError } from '../../ports/state.ts';
import type { Outputs } from '../../report/outputs.ts';

/** Outside a workflow (no `GITHUB_OUTPUT`) there is nobody to tell. Throws StateError when the file cannot be written. */
export function writeOutputs(outputs: Outputs, env: Readonly<Record<string, string | undefined>>): void {
  if ((env['GITHUB_OUTPUT'] ?? '') === '') return;
  for (const [name, value] of Object.entries(outputs)) {
    try {
      setOutput(name, value);
    } catch (error) {
      throw new StateError(`Cannot write output "${name}": ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}

/**
 * Asks the runner to mask the values in all it shows from here on. Short ones would blot out ordinary words of the log
 * and make the runner drop ordinary outputs.
 */
export function maskSecrets(values: Iterable<string>): void {
  for (const value of values) if (value.trim().length >= shortestSecret) setSecret(value);
}

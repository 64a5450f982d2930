import { serveLaunches } from '../adapters/process/launcher-inside.ts';
import { keepInspectorShut } from '../adapters/process/self.ts';

/** Starts programs for the orchestrator, see `createLauncher`. */
export function launch(): void {
  keepInspectorShut();
  serveLaunches();
}

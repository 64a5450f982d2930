import { serveSpawns } from '../adapters/process/spawner-inside.ts';
import { keepInspectorShut } from '../adapters/process/self.ts';

/** Starts programs for the orchestrator, see `createSpawner`. */
export function serve(): void {
  keepInspectorShut();
  serveSpawns();
}

import { systemClock } from '../adapters/clock.ts';
import { absolute, shownFrom } from '../adapters/project-files.ts';
import type { Terminal } from '../adapters/terminal.ts';
import { exitCodes } from '../core/vocabulary.ts';
import { closing } from '../report/closing.ts';
import { consoleReport, type ConsoleReport } from '../report/console.ts';
import { cause } from '../report/text.ts';
import type { Entry } from './entry.ts';
import { locationsOf } from './locations.ts';
import { sayCause } from './refuse.ts';
import type { RoundEnd, Watch } from './watch.ts';
import type { Settings } from './settings.ts';

interface ViewOptions {
  readonly entry: Entry;
  readonly screen: Terminal;
  readonly json: boolean;
  readonly settings: Settings;
  readonly root: string;
}

/** What a person sees of a round on the command line, and the exit code it ends with. */
export function consoleView({ entry, screen, json, settings, root }: ViewOptions): {
  readonly watch: Watch;
  readonly end: (round: RoundEnd) => number;
} {
  const silent = json && !screen.interactive('err');
  let report: ConsoleReport | null = null;
  return {
    watch: ({ plan }) => {
      if (silent) return () => {};
      report = consoleReport({ plan, screen: screen.screen(json ? 'err' : 'out', systemClock) });
      return report.event;
    },
    end: (round) => {
      report?.close();
      const { record } = round;
      const code = exitCodeOf(round);
      if (code !== exitCodes.success) sayCause(screen, cause(record));
      for (const warning of round.warnings) screen.err(`${warning}\n`);
      if (json) {
        screen.out(`${JSON.stringify(record.result, null, 2)}\n`);
        return code;
      }
      if (!round.worked) screen.out(`Nothing to do: run ${record.run_id} is complete\n`);
      const shown = (path: string): string => shownFrom(entry.cwd, absolute(root, path));
      const locations = [
        { what: 'record', where: shown(`${round.folder.path}/record.json`) },
        ...locationsOf(record, { root, settings, shown }),
      ];
      screen.out(`${closing({ record, locations, paint: screen.paint }).join('\n')}\n`);
      return code;
    },
  };
}

/** A round that was cancelled says which signal did it; of what was collected, completeness counts first. */
export function exitCodeOf({ record, signal }: Pick<RoundEnd, 'record' | 'signal'>): number {
  if (record.fan_in !== undefined && !record.fan_in.complete) return exitCodes.incomplete;
  if (record.fan_in !== undefined) return record.result.success ? exitCodes.success : exitCodes.failed;
  if (record.cancelled) return signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
  return record.result.success ? exitCodes.success : exitCodes.failed;
}

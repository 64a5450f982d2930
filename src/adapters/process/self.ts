/** What signals do to us ourselves. */

export interface SignalWatch {
  /** Aborted by the first signal that asks us to end; its reason is the signal's name. */
  readonly cancel: AbortSignal;
  /** Names what each further signal is to do: kill at once. A further signal that came before is made good. */
  readonly onSecond: (callback: () => void) => void;
  /** From here on such signals end the process at once again. */
  readonly stop: () => void;
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Turns signals that ask us to end into a cancellation. The inspector stays shut from here on. */
export function watchSignals(): SignalWatch {
  const controller = new AbortController();
  let further = false;
  let killNow = (): void => {};
  const onSignal = (signal: NodeJS.Signals): void => {
    if (!controller.signal.aborted) {
      controller.abort(signal);
      return;
    }
    further = true;
    killNow();
  };
  for (const signal of endings) process.on(signal, onSignal);
  keepInspectorShut();
  return {
    cancel: controller.signal,
    onSecond: (callback) => {
      killNow = callback;
      if (further) callback();
    },
    stop: () => {
      for (const signal of endings) process.off(signal, onSignal);
    },
  };
}

/** Without a listener for SIGUSR1 Node would open its inspector, and any job could attach to us and read what we hold. */
export function keepInspectorShut(): void {
  if (process.listenerCount('SIGUSR1') === 0) process.on('SIGUSR1', swallow);
}

function swallow(): void {
  // Having a listener is all that is needed.
}

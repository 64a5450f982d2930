import type { LedgerEvent } from '../ledger/events.ts';

export interface AnnouncerOptions {
  /** Throws StateError. Not called with an event that is to be announced while an earlier one is `pending`. */
  readonly append: (event: LedgerEvent) => void;
  /** Settles when all that was appended may be announced; rejects with StateError. Null when it may be now. */
  readonly pending: () => Promise<void> | null;
  /** Hears of every event in its order, once it may be announced. */
  readonly listen: (event: LedgerEvent) => void;
}

/** Keeps events and tells of them in their order, of none before the device has it. */
export interface Announcer {
  /** Appends, and announces at once what may be. Throws StateError. */
  readonly record: (event: LedgerEvent) => void;
  /** Settles when all that was recorded is announced; rejects with StateError, and then announces none of it. */
  readonly announce: () => Promise<void>;
  /** Announces nothing more. Settles when the ledger is at rest. */
  readonly hush: () => Promise<void>;
  /** For the end of a round that cannot go on: appends as long as no append has failed, announces nothing. Never fails. */
  readonly keep: (event: LedgerEvent) => Promise<void>;
}

export function createAnnouncer({ append, pending, listen }: AnnouncerOptions): Announcer {
  let unheard: LedgerEvent[] = [];
  let isSound = true;

  const tell = (): void => {
    const events = unheard;
    unheard = [];
    for (const event of events) listen(event);
  };
  const write = (event: LedgerEvent): void => {
    try {
      append(event);
    } catch (error) {
      isSound = false;
      throw error;
    }
  };
  const durable = async (): Promise<void> => {
    try {
      await pending();
    } catch (error) {
      isSound = false;
      throw error;
    }
  };

  return {
    record: (event) => {
      write(event);
      unheard.push(event);
      if (pending() === null) tell();
    },
    announce: async () => {
      await durable();
      tell();
    },
    hush: async () => {
      unheard = [];
      await durable().catch(() => undefined);
    },
    keep: async (event) => {
      if (!isSound) return;
      try {
        write(event);
        await durable();
      } catch {
        // The first trouble is the one that is told; this one only ends the ledger.
      }
    },
  };
}

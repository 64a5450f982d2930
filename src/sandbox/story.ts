import type { Changeable, JsonMembers, Service } from './service.ts';
import type { World } from './world.ts';

/** Something that happens to an object long after it was made. */
interface Turn {
  /** Milliseconds. */
  readonly at: number;
  readonly service: string;
  readonly collection: string;
  readonly act: (found: Changeable, newest: (place: number) => string) => void;
}

const day = (date: number): number => Date.UTC(2026, 0, date, 9);

/** January 2026: what changes after it was first read. A sandbox whose clock stands before it shows the state before. */
function turns(world: World): readonly Turn[] {
  const contact = (client: number): string => world.contactId(world.people.clientIndex(client));
  const change =
    (place: number, members: JsonMembers): Turn['act'] =>
    (found, newest) =>
      void found.change(newest(place), members);
  return [
    {
      ...{ at: day(5), service: 'dataverse', collection: 'contacts' },
      act: (found) => void found.change(contact(4), { lastname: 'Eastvale-Moor', fullname: 'Wanda Eastvale-Moor' }),
    },
    {
      ...{ at: day(6), service: 'dataverse', collection: 'cre92_clientsessions' },
      act: change(0, { _cre92_client_value: contact(1) }),
    },
    {
      ...{ at: day(7), service: 'stripe', collection: 'invoices' },
      act: (found, newest) => {
        const due = found.read(newest(0))?.['amount_due'];
        found.change(newest(0), { status: 'paid', paid: true, amount_paid: due, amount_remaining: 0 });
      },
    },
    {
      ...{ at: day(8), service: 'stripe', collection: 'refunds' },
      act: change(0, { status: 'failed', failure_reason: 'lost_or_stolen_card' }),
    },
    { at: day(9), service: 'stripe', collection: 'payment_intents', act: change(1, { status: 'succeeded' }) },
    {
      ...{ at: day(12), service: 'forms', collection: 'followup' },
      // Sent again, with other answers.
      act: (found, newest) => void found.change(newest(0), { answers: found.read(newest(1))?.['answers'] }),
    },
    // Moved to another folder: without immutable ids it would be a new message.
    {
      at: day(13),
      service: 'graph',
      collection: 'info_mensio',
      act: change(0, { parentFolderId: 'AQMkADfolderarchive', isRead: true }),
    },
    { at: day(14), service: 'gmail', collection: 'acct1', act: (found, newest) => void found.remove(newest(2)) },
    // Tested again, and this time it passed.
    { at: day(15), service: 'zephyr', collection: 'executions', act: change(0, { status: '1', actualTime: 300 }) },
    {
      ...{ at: day(16), service: 'wrenchbook', collection: 'work_orders' },
      act: change(0, { status: 'done', completed_at: '2026-01-16T08:30:00Z', duration_minutes: 45 }),
    },
  ];
}

/** Lets happen what is due; called before each request, so that time passes while a sandbox runs. */
export function storyOf(world: World, services: readonly Service[], setTime: (ms: number | null) => void): (now: number) => void {
  const left = [...turns(world)];
  return (now) => {
    for (let turn = left[0]; turn !== undefined && turn.at <= now; turn = left[0]) {
      left.shift();
      const { service, collection, act, at } = turn;
      const found = services.find((one) => one.name === service)?.collections?.[collection];
      if (!found) continue;
      setTime(at);
      act(found, (place) => found.newest(place + 1)[place] ?? '');
      setTime(null);
    }
  };
}

import { Defect } from '../core/defect.ts';

/** What happened, in the order it happened, for one reader. Posting never calls the reader back. */
export interface Mailbox<Item> {
  readonly post: (item: Item) => void;
  /** The oldest item not read yet, as soon as there is one. */
  readonly next: () => Promise<Item>;
}

export function mailbox<Item>(): Mailbox<Item> {
  let items: Item[] = [];
  let read = 0;
  let reader: ((item: Item) => void) | null = null;
  return {
    post: (item) => {
      const waiting = reader;
      reader = null;
      if (waiting === null) items.push(item);
      else waiting(item);
    },
    next: () => {
      if (reader !== null) throw new Defect('A mailbox has one reader');
      const item = items[read];
      if (item === undefined) {
        items = [];
        read = 0;
        return new Promise((resolve) => (reader = resolve));
      }
      read += 1;
      return Promise.resolve(item);
    },
  };
}

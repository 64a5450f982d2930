import { expect, test } from 'vitest';

import { Defect } from '../../../src/core/defect.ts';
import { mailbox } from '../../../src/run/mailbox.ts';

test('a mailbox gives what was posted in order, posted before or after the reader came', async () => {
  const { post, next } = mailbox<number>();
  post(1);
  post(2);
  expect(await next()).toBe(1);
  expect(await next()).toBe(2);
  const third = next();
  post(3);
  post(4);
  expect([await third, await next()]).toEqual([3, 4]);
});

test('a mailbox refuses a second reader', () => {
  const { next } = mailbox<number>();
  void next();
  expect(next).toThrow(Defect);
});

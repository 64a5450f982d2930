import { TYPE_ANY, TYPE_ARRAY, TYPE_NULL, TYPE_STRING, type JSONValue } from '@jmespath-community/jmespath';
import { iso } from '../../core/time.ts';
import { readAddresses, readHeaders, readMessageIds, readWords } from './headers.ts';
import { readMailTime } from './mail-time.ts';
import { attachmentsOf, bodyOf } from './mime.ts';
import type { NativeFunctions } from './native.ts';

const values = [TYPE_STRING, TYPE_ARRAY, TYPE_NULL];

export const mailFunctions: NativeFunctions = {
  headers: { takes: [[TYPE_ARRAY, TYPE_NULL]], make: ([list]) => json(readHeaders(list)) },
  words: { takes: [[TYPE_STRING, TYPE_NULL]], make: ([value]) => (typeof value === 'string' ? readWords(value) : null) },
  addresses: { takes: [values], make: ([value]) => some(value, readAddresses) },
  message_ids: { takes: [values], make: ([value]) => some(value, readMessageIds) },
  mail_time: { takes: [[TYPE_STRING, TYPE_NULL]], make: ([value]) => mailTime(value) },
  mime_text: { takes: [[TYPE_ANY], [TYPE_STRING]], make: ([part, type]) => bodyOf(part, type as string) },
  mime_attachments: { takes: [[TYPE_ANY]], make: ([part]) => json(attachmentsOf(part)) },
};

/** The library's type of JSON has no place for what may not be changed. */
function json(value: object): JSONValue {
  return value as JSONValue;
}

/** Header values go in one by one or as a list; a header that is not there gives null, an empty one an empty list. */
function some(value: JSONValue | undefined, read: (values: readonly string[]) => readonly unknown[]): JSONValue {
  if (typeof value === 'string') return json(read([value]));
  return Array.isArray(value) ? json(read(value.filter((each) => typeof each === 'string'))) : null;
}

function mailTime(value: JSONValue | undefined): JSONValue {
  const ms = typeof value === 'string' ? readMailTime(value) : null;
  return ms === null ? null : iso(ms);
}

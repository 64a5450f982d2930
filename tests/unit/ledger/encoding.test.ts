import { describe, expect, test } from 'vitest';

import { sha256 } from '../../../src/adapters/hash.ts';
import { decodeLedger, emptyLedger, encodeLine } from '../../../src/ledger/encoding.ts';
import type { LedgerEvent } from '../../../src/ledger/events.ts';
import { widePlan } from '../../support/arbitrary-plan.ts';
import { narrate } from '../../support/events.ts';

const plan = widePlan(3);
const tell = narrate(plan);
const events: readonly LedgerEvent[] = [
  tell.runStarted(),
  tell.roundStarted(1),
  tell.started('job_0'),
  tell.ended('job_0', 'succeeded', { report: { outputs: { greeting: 'Grüße, 世界 🌍\n\u0000' } } }),
  tell.started('job_1'),
  tell.started('job_2'),
  tell.ended('job_1', 'failed'),
  tell.roundEnded(1),
];

function encode(list: readonly LedgerEvent[]): string {
  let position = emptyLedger;
  return list
    .map((event) => {
      const next = encodeLine(position, event, sha256);
      position = next.position;
      return next.line;
    })
    .join('');
}

const text = encode(events);
const lines = text.split(/(?<=\n)/);

describe('a ledger', () => {
  test('is decoded to the events that were encoded', () => {
    const decoded = decodeLedger(text, sha256);
    expect(decoded.events).toEqual(events);
    expect(decoded.valid_bytes).toBe(text.length);
    expect(decoded.tail).toEqual({ kind: 'complete' });
    expect(decoded.damage).toBeNull();
    expect(decoded.last.seq).toBe(events.length);
  });

  test('of no bytes is complete and empty', () => {
    expect(decodeLedger('', sha256)).toEqual({
      events: [],
      last: emptyLedger,
      valid_bytes: 0,
      tail: { kind: 'complete' },
      damage: null,
    });
  });

  test('is ASCII, so that a character is a byte', () => {
    expect(text).toMatch(/^[\n\x20-\x7e]+$/);
    expect(text).toContain('\\ud83c\\udf0d');
  });

  test('has lines that read as designed', () => {
    expect(lines[0]).toMatch(/^\{"v":1,"seq":1,"sum":"[0-9a-f]{16}","event":\{"at":0,"composite":"pipeline.wide",.*\}\}\n$/);
  });

  test('cut at any byte gives its longest whole front and never anything else', () => {
    for (let cut = 0; cut <= text.length; cut += 1) {
      const decoded = decodeLedger(text.slice(0, cut), sha256);
      const whole = text.slice(0, cut).split('\n').length - 1;
      const bytes = lines.slice(0, whole).join('').length;
      const tail = cut === bytes ? { kind: 'complete' } : { kind: 'torn', line: whole + 1, at_byte: bytes, bytes: cut - bytes };
      if (decoded.damage !== null || decoded.valid_bytes !== bytes)
        expect.fail(`Cut at byte ${cut} gives ${JSON.stringify(decoded)}`);
      expect(decoded.tail).toEqual(tail);
      expect(decoded.events).toEqual(events.slice(0, whole));
    }
  });

  test('shows every flip of one bit', () => {
    const bytes = Buffer.from(text, 'latin1');
    const undetected: string[] = [];
    const quiet: string[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const byte = bit >> 3;
      bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (bit & 7));
      const decoded = decodeLedger(bytes.toString('latin1'), sha256);
      bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (bit & 7));
      if (decoded.damage === null && decoded.tail.kind === 'complete') undetected.push(`bit ${bit}`);
      const lineOfFlip = text.slice(0, byte).split('\n').length;
      if (decoded.damage === null && lineOfFlip < lines.length - 1) quiet.push(`bit ${bit}`);
    }
    expect(undetected).toEqual([]);
    // Before the last two lines a flip is damage, never a torn end: its newline may join two lines, no more.
    expect(quiet).toEqual([]);
  });
});

describe('a damaged ledger', () => {
  const damaged: Readonly<Record<string, string>> = {
    'a line twice': [...lines.slice(0, 4), lines[3], ...lines.slice(4)].join(''),
    'two lines swapped': [...lines.slice(0, 4), lines[5], lines[4], ...lines.slice(6)].join(''),
    'a line missing': [...lines.slice(0, 4), ...lines.slice(5)].join(''),
    'an empty line': [...lines.slice(0, 4), '\n', ...lines.slice(4)].join(''),
    'a page of zeros': `${lines.slice(0, 4).join('')}${'\0'.repeat(4096)}\n${lines.slice(5).join('')}`,
    'a page twice': text + text,
    'a carriage return': text.replaceAll('\n', '\r\n'),
    'a byte order mark': `\u00ef\u00bb\u00bf${text}`,
  };

  test.each(Object.entries(damaged))('with %s is not trusted beyond it', (_, spoilt) => {
    const decoded = decodeLedger(spoilt, sha256);
    expect(decoded.damage).toMatchObject({ kind: 'corrupt', byte: decoded.valid_bytes, line: decoded.events.length + 1 });
    expect(events.slice(0, decoded.events.length)).toEqual(decoded.events);
  });

  test('that goes on with the lines of another is not trusted beyond its own', () => {
    const other = encode([tell.runStarted(), tell.roundStarted(2), ...events.slice(2)]).split(/(?<=\n)/);
    const decoded = decodeLedger([...lines.slice(0, 4), ...other.slice(4)].join(''), sha256);
    expect(decoded.damage).toMatchObject({ kind: 'corrupt', line: 5 });
  });

  test('names the line and its first byte', () => {
    const spoilt = text.replace('"status":"succeeded"', '"status":"succeedeD"');
    expect(decodeLedger(spoilt, sha256).damage).toEqual({
      kind: 'corrupt',
      line: 4,
      byte: lines.slice(0, 3).join('').length,
      reason: 'The line and its checksum do not belong together',
    });
  });

  test('is not taken for one with a torn end when its last line was changed but still is JSON', () => {
    const spoilt = text.replace('"cause":"finished"', '"cause":"cancelled"');
    expect(decodeLedger(spoilt, sha256).damage).toMatchObject({ kind: 'corrupt', line: events.length });
  });

  test('names the version when a later one wrote it', () => {
    const later = text.replaceAll('{"v":1,', '{"v":2,');
    expect(decodeLedger(later, sha256).damage).toEqual({
      kind: 'version',
      line: 1,
      byte: 0,
      reason: 'The line is of version 2, and this lorchestra reads version 1',
    });
  });

  test('with an event that this version does not know is not read past it', () => {
    const stranger = { type: 'comet_seen' } as unknown as LedgerEvent;
    const decoded = decodeLedger(encode([...events, stranger, tell.roundEnded(2)]), sha256);
    expect(decoded.damage?.reason).toBe('The line holds no event of this version');
    expect(decoded.events).toHaveLength(events.length);
  });
});

describe('a torn end', () => {
  test('may reach over several lines when none of them was announced', () => {
    const [front, hole, start] = [lines.slice(0, 4).join(''), '\0'.repeat(lines[4]?.length ?? 0), lines[5] ?? ''];
    const decoded = decodeLedger(`${front}${hole}${start}`, sha256);
    expect(decoded.damage).toBeNull();
    expect(decoded.tail).toEqual({ kind: 'torn', line: 5, at_byte: front.length, bytes: hole.length + start.length });
    expect(decoded.events).toEqual(events.slice(0, 4));
  });

  test('is damage when an announced event stands behind it', () => {
    const hole = '\0'.repeat(lines[4]?.length ?? 0);
    const decoded = decodeLedger(`${lines.slice(0, 4).join('')}${hole}${lines.slice(5, 7).join('')}`, sha256);
    expect(decoded.damage).toMatchObject({ kind: 'corrupt', line: 5 });
  });
});

import { describe, expect, it } from 'vitest';

import { keepColours, stripEscapes } from '../../../src/core/escapes.ts';

describe('escape sequences', () => {
  it.each([
    ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['24-bit colours', '\u001b[38:2::1:2:3mx', 'x'],
    ['cursor moves', 'a\u001b[2Kb\u001b[10;10Hc\u001b[?25ld', 'abcd'],
    ['a title', '\u001b]0;title\u0007text', 'text'],
    ['a link', '\u001b]8;;https://example.org\u001b\\text\u001b]8;;\u001b\\', 'text'],
    ['a clipboard', '\u001b]52;c;c2VjcmV0\u0007text', 'text'],
    ['a device string', '\u001bPq#0;2;0\u001b\\text', 'text'],
    ['8-bit sequences', '\u009b31mred\u009d0;title\u009ctext', 'redtext'],
    ['a charset', '\u001b(Btext\u001b=', 'text'],
    ['a sequence without its end', 'text\u001b[31', 'text'],
    ['a title without its end', 'text\u001b]0;title', 'text'],
    ['an escape alone', 'text\u001b', 'text'],
    ['bells and backspaces', 'a\u0007b\u0008c\u0000d\u007f', 'abcd'],
  ])('are stripped: %s', (_title, text, expected) => {
    expect(stripEscapes(text)).toBe(expected);
  });

  it('are nothing that people write', () => {
    const text = 'tab\tline\ncarriage\rünïcode ✓ 日本 [31m ]0;x';
    expect(stripEscapes(text)).toBe(text);
    expect(keepColours(text)).toBe(text);
  });

  it('are kept when they only colour', () => {
    expect(keepColours('\u001b[31mred\u001b[0m\u001b[2J\u001b]0;t\u0007\u001b[1mbold')).toBe(
      '\u001b[31mred\u001b[0m\u001b[1mbold',
    );
  });
});

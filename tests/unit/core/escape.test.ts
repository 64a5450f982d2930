import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';

import { code, element, elements, fence, html, joined, label, line, logLine, markup, text } from '../../../src/core/escape.ts';

const wordJoiner = /\u2060/g;

/** Text with many of the characters that mean something to Markdown, HTML, GitHub, terminals or mermaid. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...[
        '<script>',
        '</details>',
        '<img src=x>',
        '&lt;',
        '[x](http://evil.example)',
        '![i](//evil.example)',
        '@team',
        '#12',
        'GH-7',
      ],
      ...[
        'https://evil.example/a',
        'www.evil.example',
        'a@evil.example',
        '`',
        '```',
        '~~~',
        '|',
        '\\',
        '*',
        '**',
        '_',
        '__',
        '~~',
        '$x$',
        ':tada:',
      ],
      ...[
        '\n',
        '\r',
        '\t',
        '    ',
        '\u001b[31m',
        '\u001b]8;;x\u0007',
        '\u202e',
        '\u0000',
        '---',
        '===',
        '1. ',
        '- ',
        '> ',
        '::error::',
        '##[',
      ],
      ...['a5c3785ed8d6', 'word', ' ', 'é', '😀', '\ud800', ';', ':', '[^1]', '<!--', '-->', '%%', 'section x', 'click a'],
    ),
    fc.string({ unit: 'binary', maxLength: 2 }),
  ),
  maxLength: 20,
});

function decoded(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? '');
}

describe('text', () => {
  it('comes out of Markdown as it went in, in prose', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const html = marked.parse(`${text(value)}\n`, { gfm: true, async: false }).trim();
        const inner = html === '' ? '' : (/^<p>([^<]*)<\/p>$/.exec(html)?.[1] ?? `not one paragraph of text: ${html}`);
        expect(decoded(inner).replace(wordJoiner, '')).toBe(line(value).replace(wordJoiner, ''));
      }),
      { numRuns: 500 },
    );
  });

  it('stays in its table cell', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const html = marked.parse(`| a | b |\n|--|--|\n| ${text(one)} | ${text(other)} |\n`, { gfm: true, async: false });
        const cells = [...html.matchAll(/<td>([^<]*)<\/td>/g)].map(([, cell = '']) => decoded(cell).replace(wordJoiner, ''));
        expect(cells).toEqual([one, other].map((each) => line(each).replace(wordJoiner, '')));
      }),
    );
  });

  it.each([
    ['mentions', 'ask @octo-org/team'],
    ['issues', 'see #12, GH-12 and octo-org/octo-repo#12'],
    ['commits', 'broken by a5c3785ed8d6a35868bc169f07e40e889087fd2e or a5c3785'],
    ['addresses after an underscore', 'www.evil.example_www.evil.example _mailto:someone'],
    ['addresses', 'http://evil.example www.evil.example someone@evil.example mailto:someone'],
  ])('parts %s, which GitHub would link', (_, value) => {
    const shown = decoded(text(value));
    expect(shown.replace(wordJoiner, '')).toBe(value);
    expect(shown).not.toMatch(/[@#]\w|GH-\d|\b[0-9a-f]{7,40}\b|:\/\/|www\.|mailto:\w/);
  });

  it('leaves ids readable', () =>
    expect(text('ingest_gmail_acct1 of pipeline.ingest')).toBe('ingest_gmail_acct1 of pipeline.ingest'));
});

describe('code', () => {
  it('comes out of Markdown as it went in, in one table cell', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const wanted = line(value).replaceAll('|', '∣');
        const html = marked.parse(`| a | b |\n|--|--|\n| ${code(value)} | x |\n`, { gfm: true, async: false });
        const cells = [...html.matchAll(/<td>(.*)<\/td>/g)].map(([, cell = '']) =>
          decoded(cell.replace(/^<code>|<\/code>$/g, '')),
        );
        expect(cells).toEqual([wanted, 'x']);
      }),
    );
  });
});

describe('fence', () => {
  it('holds whatever the lines are', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (lines) => {
        const html = marked.parse(`${fence(lines)}after\n`, { gfm: true, async: false });
        expect(html).toMatch(/^<pre><code class="language-text">[^<]*<\/code><\/pre>\n<p>after<\/p>\n$/);
      }),
    );
  });
});

describe('line and logLine', () => {
  it('hold nothing that a terminal acts on, and no line break', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        // oxlint-disable-next-line no-control-regex -- what must not be there
        expect(`${line(value)}${logLine(value)}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
      }),
    );
  });

  it('keep columns in log lines only', () => {
    expect(line('  a   b\tc ')).toBe('a b c');
    expect(logLine('  a   b\tc ')).toBe('  a   b    c');
  });
});

describe('label', () => {
  it('holds nothing that a mermaid diagram acts on', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(label(value)).toMatch(/^[\p{L}\p{N}_. /-]+$/u);
      }),
    );
  });
});

describe('markup and joined', () => {
  it('put safe parts together', () => {
    expect(joined([markup`a ${text('<')}\n`, markup`${1}`], '|')).toBe('a &#60;\n|1');
  });
});

describe('html', () => {
  it('is text wherever it stands', () => {
    expect(html(`<b a="1" c='2'>&amp;\u202e</b>\n`)).toBe('&#60;b a=&#34;1&#34; c=&#39;2&#39;&#62;&#38;amp;&#60;/b&#62;');
    expect(elements([element`<i>${html('<')}</i>`, element`${1}`])).toBe('<i>&#60;</i>1');
  });

  it('lets no text open a tag or leave an attribute', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => !/[<>"'`]/.test(html(value))));
  });
});

import type { Checked, Diagnostic } from '../core/diagnostic.ts';
import { given } from './settings.ts';

/** Flags that every command takes that reads definitions. */
export interface PlaceFlags {
  readonly jobs?: string;
  readonly profile?: string;
}

const namePattern = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** `name=value` pairs; the last of one name wins. */
export function readParams(pairs: readonly string[]): Checked<Readonly<Record<string, string>>> {
  const diagnostics: Diagnostic[] = [];
  const params = new Map<string, string>();
  for (const pair of pairs) {
    const cut = pair.indexOf('=');
    const name = cut < 0 ? pair : pair.slice(0, cut);
    if (cut < 0 || !namePattern.test(name)) {
      diagnostics.push(
        given(
          'settings/param',
          `Cannot read parameter "${pair}"`,
          `--param ${pair}`,
          'Write it as name=value; a name has letters, digits and _',
        ),
      );
    } else {
      params.set(name, pair.slice(cut + 1));
    }
  }
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return { ok: true, value: Object.fromEntries(params), diagnostics: [] };
}

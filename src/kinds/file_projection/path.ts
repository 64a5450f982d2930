import type { Sha256 } from '../../core/json.ts';

/** No file system takes more than 255 bytes for a name; room is left for what temporary files add. */
const longestBytes = 200;
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * One part of a path, made from data: nothing in it leads out of the folder, hides the file, or is refused by Windows or by
 * artifact uploads. A part that had to be changed gets the start of its digest, so that two different texts never share a name.
 */
export function safeSegment(text: string, sha256: Sha256): string {
  const normal = text.normalize('NFC');
  const clean = normal
    .replaceAll(/[<>:"/\\|?*\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, '-')
    .replaceAll(/^[\s.]+|[\s.]+$/gu, '');
  const short = cut(clean);
  const usable = short !== '' && !reserved.test(short) ? short : `_${short}`;
  return usable === normal ? normal : withMark(usable, sha256(text).slice(0, 8));
}

function withMark(name: string, mark: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)}~${mark}${name.slice(dot)}` : `${name}~${mark}`;
}

function cut(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > longestBytes) return kept.trimEnd();
    kept += character;
  }
  return kept;
}

/** Paths are the same on some file systems when they differ in case or composition alone. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** `a/b.md` as the second of that name: `a/b-2.md`. */
export function numbered(path: string, number: number): string {
  const dot = path.lastIndexOf('.');
  const end = dot > path.lastIndexOf('/') + 1 ? dot : path.length;
  return `${path.slice(0, end)}-${number}${path.slice(end)}`;
}

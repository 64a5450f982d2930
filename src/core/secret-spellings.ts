/**
 * Every text under which a secret could show: whole and by line, raw and in the encodings that programs print. Nothing that
 * is shorter than `shortest` characters.
 */
export function spellings(secret: string, shortest: number): readonly string[] {
  const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim());
  const texts = new Set([secret, secret.trim(), ...lines].filter((text) => text.length >= shortest));
  return [...texts].flatMap((text) => [
    text,
    ...jsonSpellings(text),
    ...urlSpellings(text),
    ...base64Spellings(new TextEncoder().encode(text)),
    ...hexSpellings(new TextEncoder().encode(text)),
    text.replaceAll("'", String.raw`'\''`),
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  ]);
}

function jsonSpellings(text: string): readonly string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const ascii = plain.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [plain, ascii, plain.replaceAll('/', String.raw`\/`)];
}

function urlSpellings(text: string): readonly string[] {
  const lenient = encodeURIComponent(text.toWellFormed());
  const strict = lenient.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const uppercase = [lenient, strict].flatMap((url) => [url, url.replaceAll('%20', '+'), url.replaceAll('%2F', '/')]);
  return uppercase.flatMap((url) => [url, url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]);
}

function hexSpellings(bytes: Uint8Array): readonly string[] {
  const lower = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [lower, lower.toUpperCase()];
}

/** A secret inside a longer text that was encoded as a whole starts at one of three places of a base64 quantum. */
function base64Spellings(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((shift) => {
    const shifted = new Uint8Array(shift + bytes.length);
    shifted.set(bytes, shift);
    const encoded = btoa(Array.from(shifted, (byte) => String.fromCharCode(byte)).join(''));
    // The first and last characters also hold bits of the neighbours, so they are not known.
    const known = encoded.slice(Math.ceil((shift * 8) / 6), Math.floor((shifted.length * 8) / 6));
    return [known, known.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

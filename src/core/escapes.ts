/** Terminal escape sequences in text that came from elsewhere: they move cursors, set titles, write clipboards. */

// A string sequence (OSC, DCS, SOS, PM, APC) with its end; a CSI sequence; any other escape; and what is left of control
// characters. TAB, LF and CR stay.
const sequences =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c|$)|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

// oxlint-disable-next-line no-control-regex -- as above
const colour = /^\x1b\[[0-9;:]*m$/;

/** The text without any escape sequence or control character. */
export function stripEscapes(text: string): string {
  return text.replace(sequences, '');
}

/** The same, but colours and weights stay. */
export function keepColours(text: string): string {
  return text.replace(sequences, (sequence) => (colour.test(sequence) ? sequence : ''));
}

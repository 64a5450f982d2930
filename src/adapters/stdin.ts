import { text } from 'node:stream/consumers';

/** All of standard input; null when a person sits at it. */
export async function readStdin(): Promise<string | null> {
  return process.stdin.isTTY ? null : text(process.stdin);
}

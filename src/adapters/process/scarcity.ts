/** The operating system's word for what went wrong: ENOENT, EMFILE. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'an unknown error';
}

/** Worth another try in a moment: someone will give back descriptors, processes or memory. */
export function isScarcity(error: unknown): boolean {
  return ['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM'].includes(codeOf(error));
}

import { StateError } from '../../ports/state.ts';

/** What a code of the operating system means for the reader, and what they can do about it. */
const causes: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device; free some, then try again',
  EDQUOT: 'the disk quota is used up; free some space, then try again',
  EFBIG: 'the file would grow over the size limit of this process',
  EIO: 'the device reports an input or output error; check the disk',
  EROFS: 'the file system is read-only; choose another state directory with "state_dir"',
  EACCES: 'permission is denied; make it writable for this user or choose another state directory with "state_dir"',
  EPERM: 'the operation is not permitted; make it writable for this user or choose another state directory with "state_dir"',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a file stands where a folder is needed; move it away or choose another state directory with "state_dir"',
  EEXIST: 'a file or folder of that name is in the way; move it away or choose another state directory with "state_dir"',
  EISDIR: 'a folder stands where a file is needed; move it away',
  EMFILE: 'this process has too many files open',
  ENFILE: 'the system has too many files open',
};

/** `attempt` reads on after "Cannot": `append to "/x/ledger.ndjson"`. */
export function stateError(attempt: string, error: unknown): StateError {
  if (error instanceof StateError) return error;
  return new StateError(`Cannot ${attempt}: ${causes[codeOf(error) ?? ''] ?? plainWords(error)}`, { cause: error });
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function plainWords(error: unknown): string {
  return error instanceof Error ? error.message : 'the cause is unknown';
}

import type { SandboxReply, SandboxRequest } from './service.ts';

/** A scripted disturbance: the first `times` requests whose path holds `path` get `reply` instead of an answer. */
export interface Fault {
  readonly path: string;
  readonly times: number;
  readonly reply: SandboxReply;
}

/** Each fault counts down by itself; the first one that is left answers. */
export function faultsOf(faults: readonly Fault[]): (request: SandboxRequest) => SandboxReply | null {
  const left = faults.map((fault) => ({ fault, times: fault.times }));
  return (request) => {
    const due = left.find(({ fault, times }) => times > 0 && request.path.includes(fault.path));
    if (!due) return null;
    due.times -= 1;
    return due.fault.reply;
  };
}

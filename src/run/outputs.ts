/** The named values that jobs of this run have left, for `${jobs.JOB.outputs.NAME}`. */
export interface KnownOutputs {
  readonly read: (job_id: string, name: string) => string | undefined;
  readonly add: (job_id: string, outputs: Readonly<Record<string, string>> | undefined) => void;
}

/** Starts with the outputs of reused jobs, by path. */
export function knownOutputs(earlier: ReadonlyMap<string, Readonly<Record<string, string>>>): KnownOutputs {
  const known = new Map([...earlier].map(([path, outputs]) => [path.slice(path.lastIndexOf('/') + 1), outputs]));
  return {
    read: (job_id, name) => {
      const outputs = known.get(job_id);
      return outputs !== undefined && Object.hasOwn(outputs, name) ? outputs[name] : undefined;
    },
    add: (job_id, outputs) => {
      if (outputs !== undefined) known.set(job_id, outputs);
    },
  };
}

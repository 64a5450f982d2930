import { parentPort } from 'node:worker_threads';
import { given, serveJobs } from '../../src/adapters/workers/inside.ts';

/** A worker whose jobs do what their spec says: the pool's tests steer it by that. */
interface Play {
  readonly act: 'answer' | 'wait' | 'wait_unless_first' | 'spin' | 'exit' | 'throw';
}

let jobs = 0;

serveJobs(async (kind, job, { signal, log }) => {
  const { act } = job.spec as Play;
  jobs += 1;
  log(`${kind} ${job.job_id} ${act}`);
  switch (act === 'wait_unless_first' ? (jobs === 1 ? 'answer' : 'wait') : act) {
    case 'answer':
      return { ok: true, report: { facts: { jobs, given: given as string } } };
    case 'wait':
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      return {
        ok: false,
        failure: { kind: 'cancelled', message: `Heard ${String(signal.reason)}`, transient: false },
        report: { facts: { heard: true } },
      };
    case 'spin':
      // Nothing is heard in here: only the end of the thread ends it.
      for (;;) parentPort?.ref();
    case 'exit':
      return process.exit(3);
    case 'throw':
      throw new Error('a mistake of ours');
  }
});

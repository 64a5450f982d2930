import type { Row } from '../../../ports/warehouse.ts';
import { stopIfAsked } from '../../../data/stop.ts';
import type { StepContext } from '../../action.ts';
import { serviceOf } from '../../contract/requests.ts';
import { readFailure, statusOf, type Answered } from './hierarchy.ts';

type Limitation = StepContext['contract']['limitations'][number];

export interface Probed {
  readonly limitation: Limitation;
  readonly answered: Answered;
}

/** A service that hangs is told from one that is slow, without waiting a minute for each. */
const longestWaitMs = 10_000;

/** Makes each limitation's own request once and without retries: a 500 that is expected needs no patience. */
export async function probeAll(context: StepContext): Promise<readonly Probed[]> {
  const { contract, ports, signal } = context;
  const request_timeout = Math.min(contract.api.limits.request_timeout, longestWaitMs);
  const service = serviceOf(context, { request_timeout, retries: 0 });
  const probed: Probed[] = [];
  for (const limitation of contract.limitations) {
    if (limitation.probe === undefined) continue;
    stopIfAsked(signal);
    const answered = await ask(async () => service.session.status(service.address(limitation.probe?.path ?? '')));
    const stands = answered.status_code === limitation.probe.status ? 'stands' : `answered ${answered.status_code ?? 'nothing'}`;
    ports.log(`${limitation.id}: ${stands}`);
    probed.push({ limitation, answered });
  }
  return probed;
}

async function ask(send: () => Promise<number>): Promise<Answered> {
  try {
    return { ...statusOf(await send()), why: null };
  } catch (error) {
    return readFailure(error);
  }
}

/** No answer says nothing about a limitation that is known by its status. */
export function probeRow({ limitation, answered }: Probed): Row {
  const { probe } = limitation;
  const status = answered.status_code;
  return {
    constraintId: limitation.id,
    probe: `GET ${probe?.path ?? ''}`,
    expected: probe?.status ?? null,
    status_code: status,
    stillPresent: status === null ? null : Number(status === probe?.status),
  };
}

import { iso } from '../../../core/time.ts';
import { fail, Failed } from '../../../data/failed.ts';
import type { StepContext } from '../../action.ts';
import { secretsOf, sourceOf } from '../../contract/names.ts';
import { serviceOf } from '../../contract/requests.ts';
import { credentialsTable } from './tables.ts';

/** Makes the request that only valid credentials may make, and writes down whether it was answered. */
export async function authenticate(context: StepContext): Promise<void> {
  const { contract, ports, tally } = context;
  const { path } = contract.auth_check;
  const service = serviceOf(context);
  tally.counts.read += 1;
  try {
    await service.session.get(service.address(path));
  } catch (error) {
    if (!(error instanceof Failed) || error.failure.kind === 'cancelled' || error.failure.kind === 'timeout') throw error;
    await note(context, 'Failed');
    tally.counts.failed += 1;
    if (error.failure.kind !== 'credentials') throw error;
    const { key, name } = contract.source_system;
    fail('credentials', `Cannot sign in to source "${key}" (${name}) by GET ${path}: ${said(error)}; ${remedy(context)}`, {
      ...(error.failure.code === undefined ? {} : { code: error.failure.code }),
    });
  }
  await note(context, 'Success');
  ports.log(`GET ${path} was answered: the credentials are valid`);
}

function said({ failure }: Failed): string {
  return /^\d{3}$/.test(failure.code ?? '') ? `it answered ${failure.code ?? ''}` : failure.message;
}

function remedy({ contract }: StepContext): string {
  const names = secretsOf(contract).map((name) => `"${name}"`);
  if (names.length === 0) return 'the contract names no credentials; describe them under "api.auth"';
  return `set ${names.join(' and ')} to ${names.length === 1 ? 'a value' : 'values'} that may read it`;
}

async function note({ contract, ports, tally }: StepContext, validation_status: 'Success' | 'Failed'): Promise<void> {
  const row = {
    credential_type: typeOf(contract),
    credential_value: masked(secretOf(contract, ports.variables)),
    last_validated: iso(ports.clock.now()),
    validation_status,
  };
  tally.counts.written += await ports.lakehouse.replace(credentialsTable.table, credentialsTable.columns, [row]);
}

function typeOf(contract: StepContext['contract']): string {
  const { type } = contract.api.auth;
  if (type === 'bearer') return 'api_token';
  return type === 'none' && secretsOf(contract).length > 0 ? 'api_key' : type;
}

function secretOf(contract: StepContext['contract'], variables: Readonly<Record<string, string>>): string {
  const [name] = secretsOf(contract);
  if (name === undefined) return '';
  return variables[name] ?? sourceOf(contract).variables[name] ?? '';
}

/** Three stars and the last three characters; a short secret would be half told by them. */
export function masked(secret: string): string {
  return secret.length < 12 ? '***' : `***${secret.slice(-3)}`;
}

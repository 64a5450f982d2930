import { readFaults, type Fault } from './faults.ts';

/** Names of the services, as their addresses and scripted faults have them. */
export const serviceNames = [
  'login',
  'google',
  'gmail',
  'graph',
  'dataverse',
  'stripe',
  'forms',
  'zephyr',
  'wrenchbook',
] as const;

/** How a sandbox is set; plain data, given to the thread that serves it. */
export interface SandboxSettings {
  /** The same seed gives the same data. */
  readonly seed: number;
  /** 1 is about 1,000 objects, 100 about 100,000. */
  readonly scale: number;
  /** Milliseconds; the time at which it starts. Null = the machine's. */
  readonly clock: number | null;
  readonly faults: readonly Fault[];
}

export const plainSandbox: SandboxSettings = { seed: 1, scale: 1, clock: null, faults: [] };
const largestScale = 1_000;

/** A variable that cannot be read. */
export interface UnreadableSetting {
  readonly name: string;
  readonly value: string;
  readonly hint: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `LORCHESTRA_SANDBOX_SCALE`, `_CLOCK` and `_FAULTS`; what is empty is as good as absent. */
export function readSandboxSettings(env: Environment): SandboxSettings | UnreadableSetting {
  const scaleText = env['LORCHESTRA_SANDBOX_SCALE'] ?? '';
  const scale = scaleText === '' ? 1 : Number(scaleText);
  if (!/^\d*$/.test(scaleText) || scale < 1 || scale > largestScale) {
    return { name: 'LORCHESTRA_SANDBOX_SCALE', value: scaleText, hint: `Give a whole number from 1 to ${largestScale}` };
  }
  const clockText = env['LORCHESTRA_SANDBOX_CLOCK'] ?? '';
  const clock = clockText === '' ? null : Date.parse(clockText);
  if (Number.isNaN(clock) || !/^(?:\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?)?$/.test(clockText)) {
    return {
      name: 'LORCHESTRA_SANDBOX_CLOCK',
      value: clockText,
      hint: 'Give a day or a time in UTC: 2026-01-01 or 2026-01-10T09:00:00Z',
    };
  }
  const faultsText = env['LORCHESTRA_SANDBOX_FAULTS'] ?? '';
  const read = readFaults(faultsText, serviceNames);
  if ('unreadable' in read) {
    const hint = `Write SERVICE:WHATxTIMES=NAME, such as gmail:500x2,stripe/v1/refunds:429,zephyr/cycle:dropx99=build; services: ${serviceNames.join(', ')}`;
    return { name: 'LORCHESTRA_SANDBOX_FAULTS', value: read.unreadable, hint };
  }
  return { seed: 1, scale, clock, faults: read.faults };
}

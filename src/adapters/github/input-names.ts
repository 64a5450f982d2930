/** Names of the Action's inputs, as in action.yml; a test holds the two together. */
export const inputNames = [
  'composite',
  'mode',
  'dry-run',
  'params',
  'max-parallel',
  'profile',
  'config',
  'resume',
  'fail-on-failure',
  'working-directory',
] as const;
export type InputName = (typeof inputNames)[number];

/** Inputs that belong to modes which are not built yet. */
export const laterInputs: readonly string[] = ['plan-file', 'shard', 'ledgers'];

export const modes = ['run', 'check'] as const;
export type Mode = (typeof modes)[number];
export const laterModes: readonly string[] = ['plan', 'collect'];

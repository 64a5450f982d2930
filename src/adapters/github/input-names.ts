/** Names of the Action's inputs, as in action.yml; a test holds the two together. */
export const inputNames = [
  'composite',
  'mode',
  'dry-run',
  'params',
  'max-parallel',
  'profile',
  'config',
  'shards',
  'plan-file',
  'shard',
  'ledgers',
  'resume',
  'fail-on-failure',
  'working-directory',
] as const;
export type InputName = (typeof inputNames)[number];

export const modes = ['run', 'plan', 'collect', 'check'] as const;
export type Mode = (typeof modes)[number];

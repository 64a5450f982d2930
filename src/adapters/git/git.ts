import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getExecOutput } from '@actions/exec';

import { GitError, type Commit, type Git } from '../../ports/git.ts';

/** Who commits where git has been told no name. */
const fallbackIdentity = {
  GIT_AUTHOR_NAME: 'solution-engine',
  GIT_AUTHOR_EMAIL: 'solution-engine@localhost',
  GIT_COMMITTER_NAME: 'solution-engine',
  GIT_COMMITTER_EMAIL: 'solution-engine@localhost',
};

type Environment = Readonly<Record<string, string | undefined>>;
type Call = (args: readonly string[], more?: Readonly<Record<string, string>>, input?: string) => Promise<Said>;

interface Said {
  readonly ok: boolean;
  readonly text: string;
  readonly error: string;
}

/** Git as a program, working on the repository that holds `root`. */
export function gitAt(root: string, env: Environment): Git {
  const call = caller(root, env);
  return {
    commit: async (wanted) => {
      const folder = await must(call, {
        args: ['rev-parse', '--absolute-git-dir'],
        or: `Cannot commit: "${root}" is in no git repository`,
      });
      const index = { GIT_INDEX_FILE: join(folder, `solution-engine-${randomUUID()}.index`), GIT_LITERAL_PATHSPECS: '1' };
      try {
        return await commit(call, wanted, index);
      } finally {
        rmSync(index.GIT_INDEX_FILE, { force: true });
      }
    },
  };
}

function caller(root: string, env: Environment): Call {
  const base = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return async (args, more = {}, input) => {
    try {
      const { exitCode, stdout, stderr } = await getExecOutput('git', [...args], {
        ...{ cwd: resolve(root), env: { ...base, LC_ALL: 'C', ...more }, silent: true, ignoreReturnCode: true },
        ...(input === undefined ? {} : { input: Buffer.from(input) }),
      });
      return { ok: exitCode === 0, text: stdout.trim(), error: stderr.trim().split('\n')[0] ?? '' };
    } catch (error) {
      throw new GitError(`Cannot run git: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  };
}

interface Order {
  readonly args: readonly string[];
  /** What it means that git refuses. */
  readonly or: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

async function must(call: Call, { args, or, env, input }: Order): Promise<string> {
  const said = await call(args, env, input);
  if (!said.ok) throw new GitError(said.error === '' ? or : `${or}: ${said.error}`);
  return said.text;
}

async function commit(
  call: Call,
  { branch, paths, message }: Parameters<Git['commit']>[0],
  env: Readonly<Record<string, string>>,
): Promise<Commit | null> {
  const ref = `refs/heads/${branch}`;
  const tip = await commitAt(call, ref);
  const parent = await parentOf(call, tip, await commitAt(call, 'HEAD'));
  if (parent !== null) await must(call, { args: ['read-tree', parent], or: 'Cannot read the branch', env });
  const known = await present(call, paths, env);
  if (known.length > 0) await must(call, { args: ['add', '--all', '--force', '--', ...known], or: 'Cannot add files', env });
  const tree = await must(call, { args: ['write-tree'], or: 'Cannot write the tree', env });
  const before =
    parent === null ? null : await must(call, { args: ['rev-parse', `${parent}^{tree}`], or: 'Cannot read the branch' });
  if (tree === before) return null;
  const id = await must(call, {
    args: ['commit-tree', tree, ...(parent === null ? [] : ['-p', parent]), '-F', '-'],
    or: 'Cannot commit',
    env: await identity(call),
    input: message,
  });
  const note = ['update-ref', '-m', 'solution-engine: finalise'];
  await must(call, { args: [...note, ref, id, tip ?? '0'.repeat(id.length)], or: `Cannot move ${branch}` });
  const current = await call(['symbolic-ref', '--quiet', 'HEAD']);
  // Whoever stands on the branch would see what was committed as taken back.
  if (current.text === ref && known.length > 0) await call(['reset', '--quiet', '--', ...known], { GIT_LITERAL_PATHSPECS: '1' });
  const changes = ['diff-tree', '--no-commit-id', '--name-only', '-r', ...(parent === null ? ['--root'] : []), id];
  const changed = await must(call, { args: changes, or: 'Cannot read the commit' });
  return { id, branch, files: changed.split('\n').filter((name) => name !== '') };
}

async function commitAt(call: Call, ref: string): Promise<string | null> {
  const said = await call(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  return said.ok ? said.text : null;
}

/** The branch goes on where it stands; when all of it is in HEAD by now, it goes on from there. */
async function parentOf(call: Call, tip: string | null, head: string | null): Promise<string | null> {
  if (tip === null || head === null) return tip ?? head;
  const merged = await call(['merge-base', '--is-ancestor', tip, head]);
  return merged.ok ? head : tip;
}

/** Paths that stand in the working tree or in the branch; git refuses to add others. */
async function present(
  call: Call,
  paths: readonly string[],
  index: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const listed = await call(['ls-files', '--cached', '--others', '--', path], index);
    if (listed.ok && listed.text !== '') found.push(path);
  }
  return found;
}

async function identity(call: Call): Promise<Readonly<Record<string, string>>> {
  const known = await call(['config', '--get', 'user.email']);
  const named = await call(['config', '--get', 'user.name']);
  return known.ok && named.ok ? {} : fallbackIdentity;
}

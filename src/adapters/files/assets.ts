import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AssetError, type Assets } from '../../ports/assets.ts';
import { sha256 } from '../hash.ts';

/** Reads assets below the folder of `lorchestra.yaml`. */
export function assetsBelow(root: string): Assets {
  return {
    read: ({ file, sha256: planned }) => {
      let text: string;
      try {
        text = readFileSync(resolve(root, file), 'utf8');
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
        throw new AssetError(`Cannot read "${file}": ${code}`, { cause: error });
      }
      if (planned === null) throw new AssetError(`Cannot use "${file}": it was not there when the plan was made`);
      if (sha256(text) !== planned) throw new AssetError(`Cannot use "${file}": it has changed since the plan was made`);
      return text;
    },
  };
}

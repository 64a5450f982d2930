import { error, warning } from '@actions/core';

import type { Annotation } from '../../report/annotations.ts';

/**
 * Prints annotations as workflow commands. `folder` is the path from the workspace to the folder of `lorchestra.yaml`,
 * empty when they are the same: GitHub looks for files from the workspace.
 */
export function annotate(annotations: readonly Annotation[], folder: string): void {
  for (const { level, title, message, at } of annotations) {
    const place =
      at === null ? {} : { file: folder === '' ? at.file : `${folder}/${at.file}`, startLine: at.line, startColumn: at.column };
    const print = level === 'error' ? error : warning;
    print(message, { title, ...place });
  }
}

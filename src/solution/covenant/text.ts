import { Document } from 'yaml';

/** YAML as we write it: keys in the order given, no line folding, no anchors; the same value gives the same bytes. */
export function documentText(comment: string, value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  document.commentBefore = ` ${comment}`;
  return document.toString({ lineWidth: 0 });
}

/** Several documents of one file, the comment above the first. */
export function documentTexts(comment: string, values: readonly unknown[]): string {
  return `# ${comment}\n\n${values.map((value) => new Document(value, { aliasDuplicateObjects: false }).toString({ lineWidth: 0 })).join('---\n')}`;
}

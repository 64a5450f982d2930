/** Our own bug. Thrown, caught once in app/, shown with its stack; exit code 70. */
export class Defect extends Error {
  override readonly name = 'Defect';
}

/** Marks a branch that the types say cannot be reached. */
export function unreachable(value: never): never {
  throw new Defect(`Unreachable value: ${JSON.stringify(value)}`);
}

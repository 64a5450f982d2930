import { z } from 'zod';

import { variableShape } from './common.ts';

export const execShape = z.strictObject({
  run: z
    .union([z.string().regex(/\S/, 'Write a shell line'), z.array(z.string()).nonempty()], {
      error: 'Write a shell line, or a list: the program and its arguments',
    })
    .describe('A text is a line for bash; a list is a program and its arguments, without a shell'),
  cwd: z.string().min(1).default('.').describe('Folder to run in, relative to the folder of lorchestra.yaml'),
  env: z
    .record(variableShape, z.string())
    .default({})
    .describe('Variables for the program; ${NAME}, ${params.NAME} and ${jobs.JOB.outputs.NAME} stand for values'),
  secrets: z.array(variableShape).default([]).describe('Variables whose values appear nowhere we write'),
});
export type ExecSpec = z.output<typeof execShape>;

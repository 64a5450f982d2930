import { failure, type Failure } from '../core/failure.ts';
import { AssetError } from '../ports/assets.ts';
import { FilesError } from '../ports/file-tree.ts';
import { GitError } from '../ports/git.ts';
import { LakehouseError } from '../ports/lakehouse.ts';
import { WarehouseError } from '../ports/warehouse.ts';
import { Failed } from './failed.ts';

/** The one place where what data work threw becomes a failure; null = a defect of ours. */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof Failed) return error.failure;
  if (error instanceof AssetError) return failure('asset', error.message);
  if (error instanceof GitError) return failure('git', error.message);
  if (error instanceof FilesError) return failure('files', error.message, error.code === undefined ? {} : { code: error.code });
  if (error instanceof WarehouseError || error instanceof LakehouseError) {
    return failure('warehouse', error.message, {
      transient: error.transient,
      ...(error.code === undefined ? {} : { code: error.code }),
    });
  }
  return null;
}

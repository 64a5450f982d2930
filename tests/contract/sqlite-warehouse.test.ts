import { openWarehouse } from '../../src/adapters/sqlite/warehouse.ts';
import { temporaryFolder } from '../support/folder.ts';
import { warehouseContract } from './warehouse.ts';

warehouseContract('SQLite', async () => {
  const folder = temporaryFolder();
  const warehouse = openWarehouse({ file: folder.file('warehouse.db'), views: [] });
  return {
    warehouse,
    close: async () => {
      warehouse.close();
      folder[Symbol.dispose]();
    },
  };
});

import { openWarehouse } from '../../src/adapters/sqlite/warehouse.ts';
import { temporaryFolder } from '../support/folder.ts';
import { formationContract } from './formation.ts';
import { warehouseContract, type WarehouseUnderTest } from './warehouse.ts';

async function open(): Promise<WarehouseUnderTest> {
  const folder = temporaryFolder();
  const warehouse = openWarehouse({ file: folder.file('warehouse.db'), views: [] });
  return {
    warehouse,
    close: async () => {
      warehouse.close();
      folder[Symbol.dispose]();
    },
  };
}

warehouseContract('SQLite', open);
formationContract('SQLite', open);

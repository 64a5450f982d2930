import { typed } from '../typed.ts';

/** The catalogue: one row for each path and method. */
export const endpointsTable = {
  table: 'source.endpoints',
  columns: typed({
    endpoint_path: 'TEXT',
    full_path: 'TEXT',
    http_method: 'TEXT',
    category: 'TEXT',
    description: 'TEXT',
    requires_auth: 'INTEGER',
    hierarchical: 'INTEGER',
    query_parameters: 'TEXT',
    path_parameters: 'TEXT',
    resource: 'TEXT',
    entity: 'TEXT',
    api_status: 'TEXT',
    status_code: 'INTEGER',
  }),
} as const;

/** What changed in the catalogue since the run before; the same columns as the drift that Prepare records. */
export const changesTable = {
  table: 'source.changes',
  columns: typed({
    level: 'TEXT',
    subject: 'TEXT',
    change: 'TEXT',
    class: 'TEXT',
    mode: 'TEXT',
    action: 'TEXT',
    detail: 'TEXT',
  }),
} as const;

export const credentialsTable = {
  table: 'source.credentials',
  columns: typed({ credential_type: 'TEXT', credential_value: 'TEXT', last_validated: 'TEXT', validation_status: 'TEXT' }),
} as const;

/** The walk, one row for each entity; `why` says why its endpoint did not work, and is null where it did. */
export const hierarchyTable = {
  table: 'source.hierarchy',
  columns: typed({
    level: 'INTEGER',
    entity: 'TEXT',
    parent_entity: 'TEXT',
    endpoint_path: 'TEXT',
    items_found: 'INTEGER',
    sample_id: 'TEXT',
    why: 'TEXT',
  }),
} as const;

/** What the limitations of the contract answered when they were probed: `stillPresent` is null when there was no answer. */
export const probesTable = {
  table: 'source.probes',
  columns: typed({
    constraintId: 'TEXT',
    probe: 'TEXT',
    expected: 'INTEGER',
    status_code: 'INTEGER',
    stillPresent: 'INTEGER',
  }),
} as const;

export const portfolioTable = {
  table: 'source.portfolio',
  columns: typed({
    source_system: 'TEXT',
    contract_version: 'TEXT',
    discovery_date: 'TEXT',
    total_endpoints: 'INTEGER',
    endpoint_categories: 'TEXT',
    hierarchical_endpoints: 'INTEGER',
    auth_method: 'TEXT',
    auth_status: 'TEXT',
    last_auth_check: 'TEXT',
    hierarchical_access_validated: 'INTEGER',
    endpoint_success_rate: 'REAL',
    supports_incremental: 'INTEGER',
    status: 'TEXT',
    is_enabled: 'INTEGER',
    last_updated: 'TEXT',
  }),
} as const;

export const configTable = {
  table: 'source.config',
  columns: typed({ config_key: 'TEXT', config_value: 'TEXT', last_updated: 'TEXT' }),
} as const;

export const configKeys = [
  'execution_mode',
  'operation_type',
  'notebook_name',
  'stage',
  'sdk_version',
  'bootstrap_enabled',
] as const;

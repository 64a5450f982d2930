import { driftColumns } from '../../drift/classes.ts';
import { columns } from '../../sql.ts';

/** The catalogue: one row for each path and method. */
export const endpointsTable = {
  table: 'source.endpoints',
  columns: [
    ...columns('TEXT', 'endpoint_path', 'full_path', 'http_method', 'category', 'description'),
    ...columns('INTEGER', 'requires_auth', 'hierarchical'),
    ...columns('TEXT', 'query_parameters', 'path_parameters', 'resource', 'entity', 'api_status'),
    ...columns('INTEGER', 'status_code'),
  ],
} as const;

/** What changed in the catalogue since the run before; the same columns as the drift that Prepare records. */
export const changesTable = {
  table: 'source.changes',
  columns: driftColumns,
} as const;

export const credentialsTable = {
  table: 'source.credentials',
  columns: columns('TEXT', 'credential_type', 'credential_value', 'last_validated', 'validation_status'),
} as const;

/** The walk, one row for each entity; `why` says why its endpoint did not work, and is null where it did. */
export const hierarchyTable = {
  table: 'source.hierarchy',
  columns: [
    ...columns('INTEGER', 'level'),
    ...columns('TEXT', 'entity', 'parent_entity', 'endpoint_path'),
    ...columns('INTEGER', 'items_found'),
    ...columns('TEXT', 'sample_id', 'why'),
  ],
} as const;

/** What the limitations of the contract answered when they were probed: `stillPresent` is null when there was no answer. */
export const probesTable = {
  table: 'source.probes',
  columns: [...columns('TEXT', 'constraintId', 'probe'), ...columns('INTEGER', 'expected', 'status_code', 'stillPresent')],
} as const;

export const portfolioTable = {
  table: 'source.portfolio',
  columns: [
    ...columns('TEXT', 'source_system', 'contract_version', 'discovery_date'),
    ...columns('INTEGER', 'total_endpoints'),
    ...columns('TEXT', 'endpoint_categories'),
    ...columns('INTEGER', 'hierarchical_endpoints'),
    ...columns('TEXT', 'auth_method', 'auth_status', 'last_auth_check'),
    ...columns('INTEGER', 'hierarchical_access_validated'),
    ...columns('REAL', 'endpoint_success_rate'),
    ...columns('INTEGER', 'supports_incremental'),
    ...columns('TEXT', 'status'),
    ...columns('INTEGER', 'is_enabled'),
    ...columns('TEXT', 'last_updated'),
  ],
} as const;

export const configTable = {
  table: 'source.config',
  columns: columns('TEXT', 'config_key', 'config_value', 'last_updated'),
} as const;

export const configKeys = [
  'execution_mode',
  'operation_type',
  'notebook_name',
  'stage',
  'sdk_version',
  'bootstrap_enabled',
] as const;

-- Active therapy clients, one row each.
-- A folder is named after its client: first name and the initial of the last. Two clients who would share a folder
-- both get the start of their id behind it, so that nobody's file lands in somebody else's folder.
WITH contact AS (
  SELECT
    {{text(payload, $.contact_id)}} AS client_id,
    nullif(trim({{text(payload, $.first_name)}}), '') AS first_name,
    nullif(trim({{text(payload, $.last_name)}}), '') AS last_name,
    {{text(payload, $.email)}} AS email,
    {{text(payload, $.mobile)}} AS mobile,
    {{text(payload, $.phone)}} AS phone,
    {{text(payload, $.client_type_label)}} AS client_type,
    {{text(payload, $.client_type_code)}} AS client_type_code,
    {{time(payload, $.created_at)}} AS created_at,
    {{time(payload, $.updated_at)}} AS updated_at,
    idem_key
  FROM {{table(canonical_objects)}}
  WHERE canonical_schema = 'iglu:org.canonical/contact/jsonschema/2-0-0'
    AND {{listed(payload, $.client_type_code, 1)}}
    AND {{text(payload, $.lifecycleStage)}} = 'active'
),
named AS (
  SELECT
    contact.*,
    CASE
      WHEN first_name IS NOT NULL AND last_name IS NOT NULL THEN first_name || ' ' || substr(last_name, 1, 1)
      ELSE coalesce(last_name, client_id)
    END AS folder
  FROM contact
)
SELECT
  client_id,
  first_name,
  last_name,
  email,
  mobile,
  phone,
  client_type,
  client_type_code,
  CASE
    WHEN count(*) OVER (PARTITION BY lower(folder)) > 1 THEN folder || ' (' || substr(client_id, 1, 8) || ')'
    ELSE folder
  END AS client_folder,
  created_at,
  updated_at,
  idem_key
FROM named

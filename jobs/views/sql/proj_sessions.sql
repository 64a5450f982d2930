-- Sessions that belong to a contact. The record's own times stand in where no time was agreed.
SELECT
  {{text(payload, $.session_id)}} AS session_id,
  {{text(payload, $.contact_id)}} AS client_id,
  {{integer(payload, $.session_num)}} AS session_num,
  coalesce({{time(payload, $.scheduled_start)}}, {{time(payload, $.created_at)}}) AS started_at,
  coalesce({{time(payload, $.scheduled_end)}}, {{time(payload, $.updated_at)}}) AS ended_at,
  {{text(payload, $.status)}} AS session_status,
  idem_key
FROM {{table(canonical_objects)}}
WHERE canonical_schema = 'iglu:org.canonical/clinical_session/jsonschema/2-0-0'
  AND {{text(payload, $.contact_id)}} IS NOT NULL

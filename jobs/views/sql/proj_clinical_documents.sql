-- Notes, summaries and reports.
SELECT
  {{text(payload, $.id)}} AS document_id,
  {{text(payload, $.session_source_id)}} AS session_id,
  {{referenced(payload, $.subject.reference)}} AS client_id,
  {{text(payload, $.docType)}} AS doc_type,
  {{text(payload, $.title)}} AS title,
  {{text(payload, $.content.text)}} AS content,
  {{text(payload, $.status)}} AS status,
  {{text(payload, $.audience)}} AS audience,
  {{time(payload, $.date)}} AS document_date,
  {{time(payload, $.meta.createdAt)}} AS created_at,
  {{time(payload, $.meta.updatedAt)}} AS updated_at,
  object_type,
  idem_key
FROM {{table(canonical_objects)}}
WHERE canonical_schema = 'iglu:org.canonical/clinical_document/jsonschema/2-0-0'

-- Session transcripts.
SELECT
  {{text(payload, $.id)}} AS transcript_id,
  {{text(payload, $.session_source_id)}} AS session_id,
  {{referenced(payload, $.subject.reference)}} AS client_id,
  {{text(payload, $.content.text)}} AS content,
  {{text(payload, $.language)}} AS language,
  {{time(payload, $.date)}} AS transcript_date,
  {{text(payload, $.processing.status)}} AS processing_status,
  {{time(payload, $.meta.createdAt)}} AS created_at,
  {{time(payload, $.meta.updatedAt)}} AS updated_at,
  idem_key
FROM {{table(canonical_objects)}}
WHERE canonical_schema = 'iglu:org.canonical/session_transcript/jsonschema/2-0-0'

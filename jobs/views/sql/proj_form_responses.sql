-- Form responses, one row each, with the contact of that address. Where several contacts share the address, none is
-- named: answers under the wrong name are worse than answers without one.
WITH contact AS (
  SELECT email, min(contact_id) AS contact_id
  FROM (
    SELECT
      lower(trim({{text(payload, $.email)}})) AS email,
      {{text(payload, $.contact_id)}} AS contact_id
    FROM {{table(canonical_objects)}}
    WHERE canonical_schema = 'iglu:org.canonical/contact/jsonschema/2-0-0'
  ) AS every_contact
  WHERE email <> ''
  GROUP BY email
  HAVING count(DISTINCT contact_id) = 1
),
response AS (
  SELECT
    idem_key,
    payload,
    {{text(payload, $.respondent.email)}} AS respondent_email
  FROM {{table(canonical_objects)}}
  WHERE canonical_schema = 'iglu:org.canonical/form_response/jsonschema/1-0-0'
)
SELECT
  response.idem_key,
  {{text(response.payload, $.response_id)}} AS response_id,
  response.respondent_email,
  contact.contact_id AS client_id,
  {{text(response.payload, $.status)}} AS status,
  {{time(response.payload, $.submitted_at)}} AS submitted_at,
  {{time(response.payload, $.last_updated_at)}} AS last_updated_at,
  {{text(response.payload, $.source.platform)}} AS source_platform,
  {{json(response.payload, $.answers)}} AS answers_json
FROM response
LEFT JOIN contact ON contact.email = lower(trim(response.respondent_email))

-- What happened with contacts, over all sources. (source_system, source_record_id) is the key of a row.
-- An address belongs to the active therapy client who has it (the one changed last, if several do). What belongs to
-- nobody is kept without a contact; nothing is guessed.
-- Each contact once: what is looked up for every row below has to be a list of its own, not a search through all objects.
WITH contact AS (
  SELECT contact_id, email, updated_at, is_client
  FROM (
    SELECT
      contact_id,
      email,
      updated_at,
      is_client,
      row_number() OVER (PARTITION BY contact_id ORDER BY updated_at DESC, idem_key) AS place
    FROM (
      SELECT
        {{text(payload, $.contact_id)}} AS contact_id,
        lower(trim({{text(payload, $.email)}})) AS email,
        {{time(payload, $.updated_at)}} AS updated_at,
        CASE
          WHEN {{listed(payload, $.client_type_code, 1)}} AND {{text(payload, $.lifecycleStage)}} = 'active' THEN 1
          ELSE 0
        END AS is_client,
        idem_key
      FROM {{table(canonical_objects)}}
      WHERE canonical_schema = 'iglu:org.canonical/contact/jsonschema/2-0-0'
    ) AS every_contact
  ) AS ranked
  WHERE place = 1
),
client AS (
  SELECT contact_id, email
  FROM (
    SELECT contact_id, email, row_number() OVER (PARTITION BY email ORDER BY updated_at DESC, contact_id) AS place
    FROM contact
    WHERE is_client = 1 AND email <> ''
  ) AS ranked
  WHERE place = 1
),
every_email AS (
  SELECT
    source_system,
    {{text(payload, $.id)}} AS message_id,
    lower({{text(payload, $.mailbox)}}) AS mailbox,
    lower({{text(payload, $.from[0].email)}}) AS sender,
    lower({{text(payload, $.to[0].email)}}) AS recipient,
    CASE WHEN {{json(payload, $.labels)}} LIKE '%"SENT"%' THEN 1 ELSE 0 END AS is_sent,
    {{text(payload, $.subject)}} AS subject,
    {{text(payload, $.threadId)}} AS thread_id,
    {{time(payload, $.sentAt)}} AS sent_at,
    created_at,
    idem_key
  FROM {{table(canonical_objects)}}
  WHERE canonical_schema = 'iglu:org.canonical/email_jmap_lite/jsonschema/1-0-0'
),
-- Our own addresses: the mailboxes that are read, and whoever sent what lies among the sent messages.
own AS (
  SELECT DISTINCT address
  FROM (
    SELECT mailbox AS address FROM every_email
    UNION ALL
    SELECT sender FROM every_email WHERE is_sent = 1
  ) AS every_address
  WHERE address IS NOT NULL
),
-- One object each: the same message, customer or invoice may have come in over several connections. What is needed of
-- it is read before it is ranked: ranking sorts, and sorting whole objects would move all of their text about.
email AS (
  SELECT source_system, message_id, sender, recipient, subject, thread_id, sent_at
  FROM (
    SELECT
      every_email.*,
      row_number() OVER (PARTITION BY source_system, message_id ORDER BY created_at DESC, idem_key) AS place
    FROM every_email
    WHERE message_id IS NOT NULL
  ) AS ranked
  WHERE place = 1
),
directed AS (
  SELECT
    email.*,
    CASE WHEN sender IN (SELECT address FROM own) THEN 'outbound' ELSE 'inbound' END AS direction,
    CASE WHEN sender IN (SELECT address FROM own) THEN recipient ELSE sender END AS other
  FROM email
),
customer AS (
  SELECT source_system, customer_id, email
  FROM (
    SELECT
      named.*,
      row_number() OVER (PARTITION BY source_system, customer_id ORDER BY created_at DESC, idem_key) AS place
    FROM (
      SELECT
        source_system,
        {{text(payload, $.customer_id)}} AS customer_id,
        lower(trim({{text(payload, $.email)}})) AS email,
        created_at,
        idem_key
      FROM {{table(canonical_objects)}}
      WHERE canonical_schema = 'iglu:org.canonical/customer/jsonschema/1-0-0'
    ) AS named
    WHERE customer_id IS NOT NULL
  ) AS ranked
  WHERE place = 1
),
invoice AS (
  SELECT
    source_system,
    invoice_id,
    customer_id,
    customer_email,
    status,
    event_time,
    invoice_number,
    amount_due,
    currency,
    description
  FROM (
    SELECT
      named.*,
      row_number() OVER (PARTITION BY source_system, invoice_id ORDER BY created_at DESC, idem_key) AS place
    FROM (
      SELECT
        source_system,
        {{text(payload, $.invoice_id)}} AS invoice_id,
        {{text(payload, $.customer_id)}} AS customer_id,
        lower(trim({{text(payload, $.customer_email)}})) AS customer_email,
        {{text(payload, $.status)}} AS status,
        {{time(payload, $.event_time)}} AS event_time,
        {{text(payload, $.invoice_number)}} AS invoice_number,
        {{integer(payload, $.amount_due.amount)}} AS amount_due,
        {{text(payload, $.currency)}} AS currency,
        {{text(payload, $.description)}} AS description,
        created_at,
        idem_key
      FROM {{table(canonical_objects)}}
      WHERE canonical_schema = 'iglu:org.canonical/invoice/jsonschema/1-0-0'
    ) AS named
    WHERE invoice_id IS NOT NULL
  ) AS ranked
  WHERE place = 1
),
payment AS (
  SELECT source_system, payment_id, customer_id, status, event_time, amount, currency, payment_method_type
  FROM (
    SELECT
      named.*,
      row_number() OVER (PARTITION BY source_system, payment_id ORDER BY created_at DESC, idem_key) AS place
    FROM (
      SELECT
        source_system,
        {{text(payload, $.payment_id)}} AS payment_id,
        {{text(payload, $.customer_id)}} AS customer_id,
        {{text(payload, $.status)}} AS status,
        {{time(payload, $.event_time)}} AS event_time,
        {{integer(payload, $.amount.amount)}} AS amount,
        {{text(payload, $.currency)}} AS currency,
        {{text(payload, $.payment_method_type)}} AS payment_method_type,
        created_at,
        idem_key
      FROM {{table(canonical_objects)}}
      WHERE canonical_schema = 'iglu:org.canonical/payment/jsonschema/1-0-0'
    ) AS named
    WHERE payment_id IS NOT NULL
  ) AS ranked
  WHERE place = 1
),
refund AS (
  SELECT source_system, refund_id, payment_id, status, event_time, amount, currency, reason
  FROM (
    SELECT
      named.*,
      row_number() OVER (PARTITION BY source_system, refund_id ORDER BY created_at DESC, idem_key) AS place
    FROM (
      SELECT
        source_system,
        {{text(payload, $.refund_id)}} AS refund_id,
        {{text(payload, $.payment_id)}} AS payment_id,
        {{text(payload, $.status)}} AS status,
        {{time(payload, $.event_time)}} AS event_time,
        {{integer(payload, $.amount.amount)}} AS amount,
        {{text(payload, $.currency)}} AS currency,
        {{text(payload, $.reason)}} AS reason,
        created_at,
        idem_key
      FROM {{table(canonical_objects)}}
      WHERE canonical_schema = 'iglu:org.canonical/refund/jsonschema/1-0-0'
    ) AS named
    WHERE refund_id IS NOT NULL
  ) AS ranked
  WHERE place = 1
),
session AS (
  SELECT
    {{text(payload, $.session_id)}} AS session_id,
    {{text(payload, $.contact_id)}} AS contact_id,
    {{text(payload, $.status)}} AS status,
    {{integer(payload, $.session_num)}} AS session_num,
    coalesce({{time(payload, $.created_at)}}, {{time(payload, $.updated_at)}}) AS recorded_at
  FROM {{table(canonical_objects)}}
  WHERE canonical_schema = 'iglu:org.canonical/clinical_session/jsonschema/2-0-0'
),
-- Every event, with the contact that it names itself and the address by which a client is looked up otherwise.
happened AS (
  SELECT
    event.subject_contact_id AS contact_id,
    lower(trim(event.subject_id)) AS address,
    NULL AS contact_email,
    event.event_type,
    event.event_subtype AS event_name,
    'google_forms' AS event_source,
    event.occurred_at AS event_timestamp,
    'measurement_events' AS source_system,
    event.measurement_event_id AS source_record_id,
    {{object(
      'binding_id', event.binding_id,
      'binding_version', event.binding_version,
      'form_id', event.form_id,
      'form_submission_id', event.source_id,
      'canonical_object_id', event.canonical_object_id
    )}} AS payload
  FROM {{table(measurement_events)}} AS event
  UNION ALL
  SELECT
    session.contact_id,
    NULL,
    NULL,
    'session',
    session.status,
    'dataverse',
    session.recorded_at,
    'dataverse_sessions',
    session.session_id,
    {{object('session_num', session.session_num)}}
  FROM session
  UNION ALL
  SELECT
    NULL,
    directed.other,
    directed.other,
    'email',
    directed.direction || ': ' || substr(coalesce(nullif(trim(directed.subject), ''), '(no subject)'), 1, 50),
    directed.source_system,
    directed.sent_at,
    'email_' || directed.source_system,
    directed.message_id,
    {{object('subject', directed.subject, 'thread_id', directed.thread_id)}}
  FROM directed
  UNION ALL
  SELECT
    NULL,
    coalesce(invoice.customer_email, customer.email),
    coalesce(invoice.customer_email, customer.email),
    'invoice',
    invoice.status,
    'stripe',
    invoice.event_time,
    'stripe_invoice',
    invoice.invoice_id,
    {{object(
      'invoice_number', invoice.invoice_number,
      'amount_due', invoice.amount_due,
      'currency', invoice.currency,
      'description', invoice.description
    )}}
  FROM invoice
  LEFT JOIN customer ON customer.customer_id = invoice.customer_id
  UNION ALL
  SELECT
    NULL,
    customer.email,
    customer.email,
    'payment',
    payment.status,
    'stripe',
    payment.event_time,
    'stripe_payment',
    payment.payment_id,
    {{object('amount', payment.amount, 'currency', payment.currency, 'payment_method_type', payment.payment_method_type)}}
  FROM payment
  LEFT JOIN customer ON customer.customer_id = payment.customer_id
  UNION ALL
  SELECT
    NULL,
    customer.email,
    customer.email,
    'refund',
    refund.status,
    'stripe',
    refund.event_time,
    'stripe_refund',
    refund.refund_id,
    {{object('amount', refund.amount, 'currency', refund.currency, 'reason', refund.reason)}}
  FROM refund
  LEFT JOIN payment ON payment.payment_id = refund.payment_id
  LEFT JOIN customer ON customer.customer_id = payment.customer_id
)
SELECT
  coalesce(happened.contact_id, client.contact_id) AS contact_id,
  coalesce(contact.email, happened.contact_email, client.email) AS contact_email,
  happened.event_type,
  happened.event_name,
  happened.event_source,
  happened.event_timestamp,
  happened.source_system,
  happened.source_record_id,
  happened.payload
FROM happened
LEFT JOIN client ON client.email = happened.address
LEFT JOIN contact ON contact.contact_id = happened.contact_id

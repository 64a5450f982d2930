export const id = 610;
export const ids = [610];
export const modules = {

/***/ 406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OT: () => (/* binding */ checkColumns),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   c_: () => (/* binding */ tableOf),
/* harmony export */   hP: () => (/* binding */ columnList),
/* harmony export */   lo: () => (/* binding */ withTablePaths)
/* harmony export */ });
/* harmony import */ var _ports_lakehouse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(633);

const written = /^(?:Tables\/([a-z]+)\/|([a-z]+)\.)(.+)$/;
/** Takes `schema.name` and `Tables/schema/name`. */
function tableOf(given) {
    const [, fromPath, fromDot, name = ''] = written.exec(given) ?? [];
    const schema = _ports_lakehouse_js__WEBPACK_IMPORTED_MODULE_0__/* .lakehouseSchemas */ .w.find((one) => one === (fromPath ?? fromDot));
    if (!schema || !/^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(name)) {
        refuse(`Cannot use "${given.slice(0, 160)}" as a table: it is named schema.name, with a schema out of ${_ports_lakehouse_js__WEBPACK_IMPORTED_MODULE_0__/* .lakehouseSchemas */ .w.join(', ')}`);
    }
    return { schema, name, full: `${schema}.${name}` };
}
const schemaNames = _ports_lakehouse_js__WEBPACK_IMPORTED_MODULE_0__/* .lakehouseSchemas */ .w.join('|');
/** A table's path, bare or in quotes; else a text, a quoted name or a comment, in which nothing is a path. */
const pathOrQuoted = new RegExp(String.raw `"?\bTables\/(${schemaNames})\/([A-Za-z][A-Za-z0-9_]{0,127})\b"?|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\/`, 'g');
/** Lets a SELECT name tables by their paths: `FROM Tables/extract/cycles` is `FROM "extract"."cycles"`. */
function withTablePaths(sql) {
    return sql.replace(pathOrQuoted, (whole, schema, name) => schema === undefined || name === undefined ? whole : quoted(schema, name));
}
function quoted(schema, name) {
    return `"${schema}"."${name}"`;
}
function columnList(names, prefix = '') {
    return names.map((name) => `${prefix}"${name}"`).join(', ');
}
/** Refuses columns that SQLite would not take, or would take for one another. */
function checkColumns(table, columns) {
    if (columns.length === 0)
        refuse(`Cannot write "${table.full}": it is given no columns`);
    const seen = new Set();
    for (const { name } of columns) {
        if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) {
            refuse(`Cannot write "${table.full}": "${name.slice(0, 160)}" is no column name; letters, digits and "_" are allowed`);
        }
        const folded = name.toLowerCase();
        if (seen.has(folded))
            refuse(`Cannot write "${table.full}": its columns name "${name}" twice, capital letters aside`);
        seen.add(folded);
    }
}
function refuse(message) {
    throw new _ports_lakehouse_js__WEBPACK_IMPORTED_MODULE_0__/* .LakehouseError */ .u(message, { transient: false });
}


/***/ }),

/***/ 6625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   N$: () => (/* binding */ tablesIn),
/* harmony export */   PL: () => (/* binding */ columnsOf),
/* harmony export */   ZR: () => (/* binding */ createTable),
/* harmony export */   fV: () => (/* binding */ sweepAside),
/* harmony export */   m8: () => (/* binding */ declareKey),
/* harmony export */   o1: () => (/* binding */ asideName),
/* harmony export */   zN: () => (/* binding */ swapIn),
/* harmony export */   zY: () => (/* binding */ createOrWiden)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(406);

/** Names of tables that are being written begin so; no table of a lakehouse may. */
const aside = '_new_';
function asideName(table, token) {
    return `${aside}${table.name.slice(0, 90)}_${token}`;
}
/** Columns in order; null when there is no such table. */
function columnsOf(db, { schema, name }) {
    // Reading the file itself makes SQLite notice what another connection has changed; the pragma alone may answer from memory.
    db.prepare(`SELECT count(*) FROM "${schema}".sqlite_master`).get();
    const found = db.prepare('SELECT name, type FROM pragma_table_info(?, ?)').all(name, schema);
    if (found.length === 0)
        return null;
    return found.map((column) => ({ name: String(column['name']), type: String(column['type']) }));
}
/** Tables of these schemas, without those that are being written aside; sorted by name. */
function tablesIn(db, schemas) {
    const found = schemas.flatMap((schema) => db
        .prepare(`SELECT name FROM "${schema}".sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB ?`)
        .all(`${aside}*`)
        .map((row) => ({ schema, name: String(row['name']), full: `${schema}.${String(row['name'])}` })));
    return found.sort((a, b) => (a.full < b.full ? -1 : 1));
}
function countRows(db, { schema, name }) {
    return Number(db.prepare(`SELECT count(*) AS n FROM ${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(schema, name)}`).get()?.['n']);
}
/** STRICT: a text in a column of numbers is refused where it is written, not found where it is read. */
function createTable(db, at, { columns, key }) {
    const declared = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
    db.exec(`CREATE TABLE ${at} (${declared}${key ? `, PRIMARY KEY (${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .columnList */ .hP)(key)})` : ''}) STRICT`);
}
const breadth = { INTEGER: 0, REAL: 1, TEXT: 2 };
/** Creates the table, or gives it what it lacks: columns at the end, and types that hold the new values beside the old. */
function createOrWiden(db, table, wanted) {
    const standing = columnsOf(db, table);
    const at = (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(table.schema, table.name);
    if (!standing)
        return createTable(db, at, { columns: wanted });
    const known = new Map(standing.map((column) => [column.name.toLowerCase(), column]));
    const wider = wanted.filter(({ name, type }) => breadth[type] > breadth[known.get(name.toLowerCase())?.type ?? 'TEXT']);
    if (wider.length > 0)
        rebuild(db, table, widened(standing, wider));
    for (const { name, type } of wanted) {
        if (!known.has(name.toLowerCase()))
            db.exec(`ALTER TABLE ${at} ADD COLUMN "${name}" ${type}`);
    }
}
function widened(standing, wider) {
    const types = new Map(wider.map(({ name, type }) => [name.toLowerCase(), type]));
    return standing.map(({ name, type }) => ({ name, type: types.get(name.toLowerCase()) ?? type }));
}
function rebuild(db, table, columns) {
    const name = asideName(table, 'wider');
    createTable(db, (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(table.schema, name), { columns });
    const list = (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .columnList */ .hP)(columns.map((column) => column.name));
    db.exec(`INSERT INTO ${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(table.schema, name)} (${list}) SELECT ${list} FROM ${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(table.schema, table.name)}`);
    swapIn(db, table, name);
}
/** Puts a table that was written aside in the place of the table. */
function swapIn(db, table, from) {
    db.exec(`DROP TABLE IF EXISTS ${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(table.schema, table.name)}`);
    db.exec(`ALTER TABLE ${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(table.schema, from)} RENAME TO "${table.name}"`);
}
/** Drops what was written aside for the table before a time in milliseconds. */
function sweepAside(db, table, before) {
    const found = db
        .prepare(`SELECT name FROM "${table.schema}".sqlite_master WHERE type = 'table' AND name GLOB ?`)
        .all(`${asideName(table, '')}*`);
    for (const { name } of found) {
        const [, at] = /_(\d+)_[0-9a-f]+$/.exec(String(name)) ?? [];
        if (at !== undefined && Number(at) < before)
            db.exec(`DROP TABLE ${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(table.schema, String(name))}`);
    }
}
/** Rows with the same key take each other's place from now on. Fails when two rows share a key already. */
function declareKey(db, table, key) {
    const index = (0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(table.schema, `${table.name}_key`);
    const standing = db.prepare('SELECT name FROM pragma_index_info(?, ?)').all(`${table.name}_key`, table.schema);
    if (standing.length > 0 && standing.map(({ name }) => name).join() === key.join())
        return;
    db.exec(`DROP INDEX IF EXISTS ${index}`);
    db.exec(`CREATE UNIQUE INDEX ${index} ON "${table.name}" (${(0,_names_js__WEBPACK_IMPORTED_MODULE_0__/* .columnList */ .hP)(key)})`);
}


/***/ }),

/***/ 3961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ isBusy),
/* harmony export */   CJ: () => (/* binding */ batchSize),
/* harmony export */   CO: () => (/* binding */ isBadSql),
/* harmony export */   KV: () => (/* binding */ asWarehouseError),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   qj: () => (/* binding */ setJournal)
/* harmony export */ });
/* unused harmony exports busyTimeoutMs, connect, inTransaction */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_sqlite__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
/* harmony import */ var _ports_warehouse_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9787);





/** Rows per transaction and per page: short enough that other writers wait well under 150 ms. */
const batchSize = 500;
/** How long to wait for others who write. */
const busyTimeoutMs = 10_000;
/** What SQLite says, by primary result code. */
const reasons = {
    5: { words: 'another process holds it locked', transient: true },
    6: { words: 'another process holds a table locked', transient: true },
    8: { words: 'it can only be read', transient: false },
    10: { words: 'the disk gave an input/output error', transient: true },
    11: { words: 'the file is damaged', transient: false },
    13: { words: 'the disk is full', transient: true },
    14: { words: 'the file cannot be opened', transient: false },
    26: { words: 'the file is no SQLite database', transient: false },
};
function sqliteCode(error) {
    const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
    return typeof code === 'number' ? code : undefined;
}
/** SQLITE_BUSY: another connection writes at this moment. */
function isBusy(error) {
    return ((sqliteCode(error) ?? 0) & 0xff) === 5;
}
/** SQLITE_ERROR: the statement itself is wrong. */
function isBadSql(error) {
    return sqliteCode(error) === 1;
}
/** What SQLite refused, in words; null for an error that is not SQLite's. */
function refusalOf(error) {
    const code = sqliteCode(error);
    if (code === undefined)
        return null;
    const known = reasons[code & 0xff];
    const words = known?.words ?? (error instanceof Error ? error.message : 'SQLite refused');
    return { words, transient: known?.transient ?? false, code: `SQLITE_${code}` };
}
/** `attempted` reads `Cannot write to the warehouse "x"`. Errors that are not SQLite's are ours and pass through. */
function asWarehouseError(attempted, error) {
    const refusal = refusalOf(error);
    if (!refusal)
        return error;
    const { transient, code } = refusal;
    return new _ports_warehouse_js__WEBPACK_IMPORTED_MODULE_4__/* .WarehouseError */ .k(`${attempted}: ${refusal.words}`, { transient, code, cause: error });
}
/**
 * Opens a file for reading and writing, with FULL sync, and creates it with its folder when it is not there.
 * Every promise resolves in a later turn of the event loop, so that an abort is heard between two batches.
 */
function connect(file, journal) {
    const db = openDatabase(file, journal);
    const write = async (work) => {
        await setImmediate();
        return inTransaction(db, file, work);
    };
    const read = async (work) => {
        await setImmediate();
        try {
            return work();
        }
        catch (error) {
            throw asWarehouseError(`Cannot read "${file}"`, error);
        }
    };
    return { db, file, write, read, close: () => db.close() };
}
function inTransaction(db, file, work) {
    try {
        db.exec('BEGIN IMMEDIATE');
        try {
            const result = work();
            db.exec('COMMIT');
            return result;
        }
        catch (error) {
            if (db.isTransaction)
                db.exec('ROLLBACK');
            throw error;
        }
    }
    catch (error) {
        throw asWarehouseError(`Cannot write to "${file}"`, error);
    }
}
function openDatabase(file, journal) {
    mkdirSync(dirname(file), { recursive: true });
    let db;
    try {
        db = new DatabaseSync(file, { timeout: busyTimeoutMs, defensive: true });
        // Objects of 2 to 20 KB are written 25 to 40 % faster than with the default 4 KB; only an empty file takes the size.
        db.exec('PRAGMA page_size = 16384');
        setJournal(db, journal);
        // A batch writes rows and, all over them, the pages of their keys: 4 MB hold both, 2 MB read each page again for every row.
        db.exec('PRAGMA cache_size = -4000; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON');
        return db;
    }
    catch (error) {
        db?.close();
        throw asWarehouseError(`Cannot open "${file}"`, error);
    }
}
/**
 * Changing the mode needs the file for itself, and SQLite does not wait for that: two that open a new file would meet.
 * Where the file system knows no WAL, SQLite keeps the old mode without an error, and so do we.
 */
function setJournal(db, journal, schema = 'main') {
    const pause = new Int32Array(new SharedArrayBuffer(4));
    const pauseMs = 10;
    for (let waited = 0;; waited += pauseMs) {
        try {
            db.exec(`PRAGMA "${schema}".journal_mode = ${journal}`);
            return;
        }
        catch (error) {
            if (sqliteCode(error) !== 5 || waited >= busyTimeoutMs)
                throw error;
            Atomics.wait(pause, 0, 0, pauseMs);
        }
    }
}


/***/ }),

/***/ 942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ jsonValue),
  a: () => (/* binding */ withStore)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(99);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/ports/lakehouse.js
var lakehouse = __webpack_require__(633);
// EXTERNAL MODULE: ./lib/core/suggest.js
var suggest = __webpack_require__(3029);
// EXTERNAL MODULE: ./lib/adapters/sqlite/connection.js
var connection = __webpack_require__(3961);
;// CONCATENATED MODULE: ./lib/adapters/sqlite/asking.js



/** From now on the connection takes queries alone, and each action is judged; opening it read-only is the third lock. */
function guarded(db) {
    db.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF');
    const guard = newGuard();
    db.setAuthorizer((action, subject, argument) => {
        if (allowed(action, subject, argument))
            return external_node_sqlite_.constants.SQLITE_OK;
        guard.note(deniedWords[action] ?? 'a change');
        return external_node_sqlite_.constants.SQLITE_DENY;
    });
    return guard;
}
function newGuard() {
    let last = null;
    return {
        note: (denied) => {
            last = denied;
        },
        take: () => {
            const taken = last;
            last = null;
            return taken;
        },
    };
}
const reading = new Set([external_node_sqlite_.constants.SQLITE_SELECT, external_node_sqlite_.constants.SQLITE_READ, external_node_sqlite_.constants.SQLITE_FUNCTION, external_node_sqlite_.constants.SQLITE_RECURSIVE]);
/** Those that tell about tables; with an argument many others would change a setting. */
const tellingPragmas = /^(?:table|index|foreign_key|function|collation|database|pragma|compile)_\w+$/;
function allowed(action, subject, argument) {
    if (action !== external_node_sqlite_.constants.SQLITE_PRAGMA)
        return reading.has(action);
    return subject !== null && (argument === null || tellingPragmas.test(subject.toLowerCase()));
}
const deniedWords = {
    [external_node_sqlite_.constants.SQLITE_DELETE]: 'DELETE',
    [external_node_sqlite_.constants.SQLITE_INSERT]: 'INSERT',
    [external_node_sqlite_.constants.SQLITE_UPDATE]: 'UPDATE',
    [external_node_sqlite_.constants.SQLITE_ATTACH]: 'opening another file',
    [external_node_sqlite_.constants.SQLITE_PRAGMA]: 'a setting',
    [external_node_sqlite_.constants.SQLITE_TRANSACTION]: 'a transaction',
    [external_node_sqlite_.constants.SQLITE_SAVEPOINT]: 'a transaction',
};
function asking_select(opened, sql, most) {
    const { db, guard, file } = opened;
    guard.take();
    try {
        const statement = db.prepare(sql);
        const rest = sql.slice(statement.sourceSQL.length).trim();
        if (rest !== '' && !onlyComments(db, rest))
            return refused('Cannot run more than one statement', 'Ask them one by one');
        const answer = answerOf(statement, most);
        if (answer.columns.length > 0)
            return { ok: true, answer };
        return refused('Cannot run a statement that gives no rows', 'Write a SELECT');
    }
    catch (error) {
        const denied = guard.take();
        if (denied !== null) {
            return refused(`Cannot run ${denied}: data is only read here`, 'Write a SELECT; jobs are what changes data');
        }
        if (isEmpty(error))
            return refused('There is no statement to run', 'Write a SELECT');
        if ((0,connection/* isBadSql */.CO)(error))
            return { ok: false, refused: explained(opened, error) };
        throw (0,connection/* asWarehouseError */.KV)(`Cannot read "${file}"`, error);
    }
}
function refused(message, hint) {
    return { ok: false, refused: { message, hint } };
}
function onlyComments(db, sql) {
    try {
        db.prepare(sql);
        return false;
    }
    catch (error) {
        return isEmpty(error);
    }
}
function isEmpty(error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_ARG_VALUE';
}
function explained({ tables }, error) {
    const words = error instanceof Error ? error.message : String(error);
    const message = `Cannot run the query: ${words}`;
    const [, unknown] = /^no such table: (?:main\.)?(.+)$/.exec(words) ?? [];
    const hint = unknown === undefined ? undefined : (0,suggest/* didYouMean */.a)(unknown, tables(unknown));
    return hint === undefined ? { message } : { message, hint };
}
function answerOf(statement, most) {
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    const columns = differentNames(statement.columns().map(({ name }) => name));
    const rows = [];
    for (const row of statement.iterate()) {
        if (rows.length === most)
            return { columns, rows, more: true };
        rows.push(row.map(plain));
    }
    return { columns, rows, more: false };
}
function plain(value) {
    return value instanceof Uint8Array ? `(${value.length} bytes)` : value;
}
/** Two columns of one name would be one in JSON. */
function differentNames(names) {
    const taken = new Set();
    return names.map((name) => {
        let free = name;
        for (let number = 2; taken.has(free); number += 1)
            free = `${name}_${number}`;
        taken.add(free);
        return free;
    });
}

// EXTERNAL MODULE: ./lib/ports/warehouse.js
var warehouse = __webpack_require__(9787);
;// CONCATENATED MODULE: ./lib/adapters/sqlite/migrations.js


/** "lorc": tells our file from any other SQLite file. */
const applicationId = 0x6c6f7263;
/** Payloads stand last in a row, so that the other columns are read without walking its overflow pages. */
const first = `
CREATE TABLE raw_objects (
  idem_key TEXT PRIMARY KEY, source_system TEXT NOT NULL, connection_name TEXT NOT NULL, object_type TEXT NOT NULL,
  schema_ref TEXT, external_id TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, changed_at TEXT NOT NULL,
  correlation_id TEXT NOT NULL, payload_hash TEXT NOT NULL, validation_status TEXT CHECK (validation_status IN ('pass', 'fail')),
  validated_at TEXT, validated_schema TEXT, validated_digest TEXT, validation_error TEXT, unknown_fields TEXT,
  payload TEXT NOT NULL
) STRICT;
CREATE INDEX raw_objects_pending
  ON raw_objects (source_system, object_type, changed_at, idem_key, validation_status, validated_digest, payload_hash);

CREATE TABLE canonical_objects (
  idem_key TEXT PRIMARY KEY, source_system TEXT NOT NULL, connection_name TEXT NOT NULL, object_type TEXT NOT NULL,
  canonical_schema TEXT NOT NULL, canonical_format TEXT NOT NULL, transform_ref TEXT NOT NULL, transform_digest TEXT NOT NULL,
  source_payload_hash TEXT NOT NULL, payload_hash TEXT NOT NULL, correlation_id TEXT NOT NULL,
  canonicalized_at TEXT NOT NULL, checked_at TEXT NOT NULL, created_at TEXT NOT NULL, payload TEXT NOT NULL
) STRICT;
CREATE INDEX canonical_objects_schema ON canonical_objects (canonical_schema, connection_name);

CREATE TABLE canonical_skips (
  idem_key TEXT PRIMARY KEY, source_system TEXT NOT NULL, connection_name TEXT NOT NULL, object_type TEXT NOT NULL,
  transform_ref TEXT NOT NULL, transform_digest TEXT NOT NULL, source_payload_hash TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('skipped', 'failed')), error TEXT, correlation_id TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE TABLE measurement_events (
  idem_key TEXT PRIMARY KEY, measurement_event_id TEXT NOT NULL, canonical_object_id TEXT NOT NULL, subject_id TEXT,
  subject_contact_id TEXT, event_type TEXT NOT NULL, event_subtype TEXT, occurred_at TEXT, received_at TEXT,
  source_system TEXT NOT NULL, source_entity TEXT NOT NULL, source_id TEXT NOT NULL, form_id TEXT, binding_id TEXT,
  binding_version TEXT, metadata TEXT NOT NULL, canonical_hash TEXT NOT NULL, correlation_id TEXT NOT NULL,
  processed_at TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX measurement_events_binding ON measurement_events (binding_id);

CREATE TABLE observations (
  idem_key TEXT PRIMARY KEY, observation_id TEXT NOT NULL, measurement_event_id TEXT NOT NULL, subject_id TEXT,
  measure_code TEXT NOT NULL, measure_version TEXT NOT NULL, value_numeric REAL, value_text TEXT, unit TEXT,
  severity_code TEXT, severity_label TEXT, components TEXT NOT NULL, metadata TEXT NOT NULL, canonical_hash TEXT NOT NULL,
  binding_version TEXT NOT NULL, scorer_version TEXT NOT NULL, correlation_id TEXT NOT NULL,
  processed_at TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX observations_event ON observations (measurement_event_id);

CREATE TABLE event_log (
  event_id TEXT PRIMARY KEY, event_type TEXT NOT NULL, source_system TEXT NOT NULL, connection_name TEXT,
  target_object_type TEXT, event_schema_ref TEXT, correlation_id TEXT NOT NULL, trace_id TEXT NOT NULL,
  created_at TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('success', 'failed')), error_message TEXT,
  payload TEXT NOT NULL
) STRICT;
CREATE INDEX event_log_type ON event_log (source_system, event_type, created_at);

CREATE TABLE sync_cursors (
  source_system TEXT NOT NULL, connection_name TEXT NOT NULL, object_type TEXT NOT NULL,
  cursor TEXT NOT NULL, updated_at TEXT NOT NULL, run_id TEXT NOT NULL,
  PRIMARY KEY (source_system, connection_name, object_type)
) STRICT;
`;
/** No program of version 1 wrote observations, so the table is made anew instead of being altered column by column. */
const second = `
DROP TABLE observations;
CREATE TABLE observations (
  idem_key TEXT PRIMARY KEY, observation_id TEXT NOT NULL, measurement_event_id TEXT NOT NULL, subject_id TEXT,
  measure_code TEXT NOT NULL, measure_version TEXT NOT NULL, value_numeric REAL, value_text TEXT, unit TEXT,
  severity_code TEXT, severity_level INTEGER, severity_label TEXT, components TEXT NOT NULL, metadata TEXT NOT NULL,
  binding_version TEXT NOT NULL, binding_digest TEXT NOT NULL, measure_digest TEXT NOT NULL, scorer_version TEXT NOT NULL,
  canonical_hash TEXT NOT NULL, correlation_id TEXT NOT NULL, processed_at TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX observations_event ON observations (measurement_event_id);

CREATE TABLE measurement_event_skips (
  idem_key TEXT PRIMARY KEY, binding_id TEXT NOT NULL, canonical_hash TEXT NOT NULL, error TEXT NOT NULL,
  correlation_id TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE TABLE scorings (
  measurement_event_id TEXT PRIMARY KEY, binding_id TEXT NOT NULL, canonical_hash TEXT NOT NULL, scoring_digest TEXT NOT NULL,
  error TEXT, correlation_id TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX scorings_binding ON scorings (binding_id);
`;
/** How often what views and copies are made of has changed; the warehouse's own number tells two files apart. */
const tracked = ['canonical_objects', 'measurement_events', 'observations'];
const changed = { canonical_objects: ' OF payload, canonical_schema, canonical_format, canonicalized_at' };
const third = `
CREATE TABLE revisions (relation TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
INSERT INTO revisions VALUES ('warehouse', abs(random() % 9007199254740991));
${tracked
    .map((table) => `
INSERT INTO revisions VALUES ('${table}', 0);
${[`INSERT`, `DELETE`, `UPDATE${changed[table] ?? ''}`]
    .map((event) => `CREATE TRIGGER ${table}_${event.slice(0, 6).toLowerCase()} AFTER ${event} ON ${table}
  BEGIN UPDATE revisions SET revision = revision + 1 WHERE relation = '${table}'; END;`)
    .join('\n')}`)
    .join('')}
`;
/** Step n takes a file from version n-1 to n. Steps are never changed once released. */
const steps = [first, second, third];
/** Brings a file to the version of this program; a new file also gets its views. Refuses foreign and newer files. */
function migrate(connection, views) {
    const { db, file } = connection;
    if (pragma(db, 'application_id') === applicationId && pragma(db, 'user_version') === steps.length)
        return;
    // Judged inside the transaction alone: another process may be creating the same file at this moment.
    inTransaction(db, file, () => {
        const from = versionOf(connection);
        for (const step of steps.slice(from))
            db.exec(step);
        if (from === 0)
            for (const view of views)
                createView(db, view);
        db.exec(`PRAGMA user_version = ${steps.length}; PRAGMA application_id = ${applicationId}`);
    });
}
/** A query that is no SQL is left to the view's own job, which says what is wrong; the other jobs get their warehouse. */
function createView(db, view) {
    try {
        db.exec(viewStatement(view));
    }
    catch (error) {
        if (!isBadSql(error))
            throw error;
    }
}
/** Throws when the file is not ours or from a newer version. */
function versionOf({ db, file }) {
    const id = pragma(db, 'application_id');
    const version = pragma(db, 'user_version');
    const tables = db.prepare('SELECT count(*) AS n FROM sqlite_master').get()?.['n'];
    if (id !== applicationId && (version !== 0 || tables !== 0)) {
        throw new WarehouseError(`Cannot open the warehouse "${file}": it is a SQLite file of another program`, { transient: false });
    }
    if (version > steps.length) {
        throw new WarehouseError(`Cannot open the warehouse "${file}": it has version ${version}, made by a newer lorchestra; this one knows version ${steps.length}`, { transient: false });
    }
    return version;
}
function pragma(db, name) {
    return Number(db.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}
function viewStatement(view) {
    return `CREATE VIEW ${quoteName(view.name)} AS\n${view.sql.trim().replace(/;$/, '')}`;
}
/** Names come from definitions, which allow letters, digits and underscores alone; quoting keeps keywords usable. */
function quoteName(name) {
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) {
        throw new warehouse/* WarehouseError */.k(`Cannot use "${name.slice(0, 80)}" as a table name: letters, digits and "_" are allowed`, {
            transient: false,
        });
    }
    return `"${name}"`;
}

;// CONCATENATED MODULE: ./lib/adapters/sqlite/reader.js





/** Null when there is no such file: opening it would make none, and there is nothing to read. */
function openReader(file) {
    const bytes = storedBytes(file);
    if (bytes === null)
        return null;
    const { db, guard } = reader_open(file);
    const tables = () => relationNames(db).map(({ name }) => name);
    return {
        bytes,
        select: (sql, most) => asking_select({ db, guard, file, tables }, sql, most),
        stats: () => stats(db, file),
        close: () => db.close(),
    };
}
/** Bytes of a file with what still lies in its log; null when there is no such file. */
function storedBytes(file) {
    const size = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size;
    return size === undefined ? null : size + ((0,external_node_fs_.statSync)(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);
}
function reader_open(file) {
    let db;
    try {
        db = new external_node_sqlite_.DatabaseSync(file, { readOnly: true, timeout: 10_000, defensive: true });
        // The file itself is read here for the first time: what is no database is told now.
        db.prepare('SELECT count(*) FROM sqlite_master').get();
        return { db, guard: guarded(db) };
    }
    catch (error) {
        db?.close();
        throw (0,connection/* asWarehouseError */.KV)(`Cannot read "${file}"`, error);
    }
}
function relationNames(db) {
    const found = db.prepare("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY type, name");
    return found.all().map((row) => ({ name: String(row['name']), type: String(row['type']) }));
}
/** Sections over tables of ours. */
const sections = {
    sources: {
        needs: 'raw_objects',
        sql: `SELECT r.source_system, r.connection_name, r.object_type, count(*) AS objects,
        count(*) FILTER (WHERE validation_status = 'pass') AS valid, count(*) FILTER (WHERE validation_status = 'fail') AS invalid,
        count(*) FILTER (WHERE validation_status IS NULL) AS unchecked, max(r.last_seen) AS last_seen, max(c.cursor) AS cursor
      FROM raw_objects AS r LEFT JOIN sync_cursors AS c USING (source_system, connection_name, object_type)
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    },
    documents: {
        needs: 'canonical_objects',
        sql: `SELECT canonical_schema, canonical_format, count(*) AS documents, max(canonicalized_at) AS latest
      FROM canonical_objects GROUP BY 1, 2 ORDER BY 1, 2`,
    },
    copies: { needs: 'sync_state', sql: 'SELECT table_name, rows, projected_at, run_id FROM sync_state ORDER BY 1' },
};
const mostRows = 10_000;
function stats(db, file) {
    try {
        const relations = relationNames(db);
        const rowsOf = (name) => {
            const [row] = answerOf(db.prepare(`SELECT count(*) FROM ${quoteName(name)}`), 1).rows;
            return row?.[0] ?? null;
        };
        const tables = { columns: ['name', 'type', 'rows'], rows: relations.map(({ name, type }) => [name, type, rowsOf(name)]) };
        const known = new Set(relations.map(({ name }) => name));
        const told = Object.entries(sections).filter(([, { needs }]) => known.has(needs));
        return {
            tables: { ...tables, more: false },
            ...Object.fromEntries(told.map(([name, { sql }]) => [name, answerOf(db.prepare(sql), mostRows)])),
        };
    }
    catch (error) {
        throw (0,connection/* asWarehouseError */.KV)(`Cannot read "${file}"`, error);
    }
}

// EXTERNAL MODULE: ./lib/adapters/lakehouse/names.js
var names = __webpack_require__(406);
// EXTERNAL MODULE: ./lib/adapters/lakehouse/tables.js
var lakehouse_tables = __webpack_require__(6625);
;// CONCATENATED MODULE: ./lib/adapters/lakehouse/store-reader.js










/** The lakehouse in a folder, for reading alone; null when there is none. Asking creates nothing, not even a log. */
function openLakehouseReader(folder) {
    let files = lakehouse/* lakehouseSchemas */.w.flatMap((schema) => {
        const file = (0,external_node_path_.join)(folder, `${schema}.db`);
        const still = stillSince(file);
        const bytes = storedBytes(file);
        return bytes === null ? [] : [{ schema, file, bytes, still }];
    });
    if (files.length === 0)
        return null;
    const schemas = files.map(({ schema }) => schema);
    let opened = store_reader_open(folder, files);
    const stirred = () => files.some(({ file, still }) => still !== null && stillSince(file) !== still);
    // What was read without locks may be half old and half new when somebody has begun to write meanwhile.
    const ask = (question) => {
        try {
            const answer = question();
            if (!stirred())
                return answer;
        }
        catch (error) {
            if (!stirred())
                throw error;
        }
        opened.db.close();
        files = files.map((each) => ({ ...each, still: null }));
        opened = store_reader_open(folder, files);
        return question();
    };
    return {
        bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
        select: (sql, most) => ask(() => asking_select(opened, (0,names/* withTablePaths */.lo)(sql), most)),
        stats: () => ask(() => store_reader_stats(opened, schemas)),
        close: () => opened.db.close(),
    };
}
/** Whoever has a file open keeps a log beside it, and commits lie there first. */
function stillSince(file) {
    const stat = (name) => (0,external_node_fs_.statSync)(name, { throwIfNoEntry: false })?.mtimeMs;
    if (stat(`${file}-wal`) !== undefined || stat(`${file}-journal`) !== undefined)
        return null;
    return stat(file) ?? null;
}
/** What is attached to a connection that may only read is opened for reading alone, and never created. */
function store_reader_open(folder, files) {
    const db = new external_node_sqlite_.DatabaseSync(':memory:', { readOnly: true, timeout: 10_000, defensive: true });
    let opening = '';
    try {
        for (const { schema, file, still } of files) {
            opening = file;
            // SQLite would leave a log beside a file that it reads under locks.
            db.prepare(`ATTACH ? AS "${schema}"`).run(still === null ? file : `${(0,external_node_url_.pathToFileURL)(file).href}?immutable=1`);
            // The file itself is read here for the first time: what is no database is told now.
            db.prepare(`SELECT count(*) FROM "${schema}".sqlite_master`).get();
        }
        const schemas = files.map(({ schema }) => schema);
        // Without its schema, SQLite finds a table in the first schema that has one of that name.
        const tables = (wrong) => (0,lakehouse_tables/* tablesIn */.N$)(db, schemas).map(({ full, name }) => (wrong.includes('.') ? full : name));
        return { db, guard: guarded(db), file: folder, tables };
    }
    catch (error) {
        db.close();
        throw (0,connection/* asWarehouseError */.KV)(`Cannot read "${opening}"`, error);
    }
}
const mostGates = 1000;
/** The answers of the newest run. A stage that was closed again in a later round counts with its last answers. */
const lastAnswers = `WITH last AS (
    SELECT *, rowid AS place, row_number() OVER (PARTITION BY stage, gate ORDER BY rowid DESC) AS again FROM log.gates
    WHERE run_id = (SELECT run_id FROM log.gates ORDER BY rowid DESC LIMIT 1)
  )`;
const gateSections = {
    last_run: `${lastAnswers} SELECT run_id, max(evaluated_at) AS evaluated_at, count(*) AS gates,
      count(*) FILTER (WHERE verdict = 'passed') AS passed, count(*) FILTER (WHERE verdict = 'warned') AS warned,
      count(*) FILTER (WHERE verdict = 'refused') AS refused, count(*) FILTER (WHERE verdict = 'unanswered') AS unanswered
    FROM last WHERE again = 1 GROUP BY 1`,
    not_passed: `${lastAnswers} SELECT stage, gate, severity, verdict, expected, actual FROM last
    WHERE again = 1 AND verdict <> 'passed' ORDER BY place`,
};
function store_reader_stats({ db, file }, schemas) {
    try {
        const found = (0,lakehouse_tables/* tablesIn */.N$)(db, schemas);
        const rows = found.map((table) => [table.schema, table.name, (0,lakehouse_tables/* countRows */.BO)(db, table)]);
        const gates = found.some(({ full }) => full === 'log.gates') ? Object.entries(gateSections) : [];
        return {
            tables: { columns: ['schema', 'name', 'rows'], rows, more: false },
            ...Object.fromEntries(gates.map(([name, sql]) => [name, answerOf(db.prepare(sql), mostGates)])),
        };
    }
    catch (error) {
        throw (0,connection/* asWarehouseError */.KV)(`Cannot read "${file}"`, error);
    }
}

// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/app/project.js + 1 modules
var project = __webpack_require__(4290);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/app/settings.js
var app_settings = __webpack_require__(610);
// EXTERNAL MODULE: ./lib/app/solution/folders.js
var folders = __webpack_require__(3962);
;// CONCATENATED MODULE: ./lib/app/data-files.js










/** Opens what is asked about, lets it be read, and says with an exit code why it cannot be. */
async function withStore({ entry, screen, flags }, read) {
    const json = flags.json === true;
    const place = await (0,project/* openPlace */.QL)((0,project/* placeOf */.$t)(entry, flags));
    if (!place.ok)
        return (0,refuse/* refuse */.TR)(screen, place.diagnostics, json);
    const chosen = choose(place.value, flags);
    if (!chosen.ok)
        return (0,refuse/* refuse */.TR)(screen, chosen.diagnostics, json);
    const { what, path, flag, open } = chosen.value;
    const file = (0,project_files/* shownFrom */.c2)(entry.cwd, path);
    let reader = null;
    try {
        reader = open(path);
        if (reader === null)
            return (0,refuse/* refuse */.TR)(screen, [notThere(chosen.value, file)], json);
        return read({ reader, file, what, stats: `lorchestra data stats${flag}` });
    }
    catch (error) {
        if (!(error instanceof warehouse/* WarehouseError */.k))
            throw error;
        screen.err(`${error.message}\n`);
        return vocabulary/* exitCodes */.hS.stateUnwritable;
    }
    finally {
        reader?.close();
    }
}
function choose(where, flags) {
    if (flags.lakehouse !== undefined)
        return lakehouseOf(where, flags.lakehouse);
    const { root, settings } = where;
    const shared = { of: `profile "${settings.profile}"`, open: openReader, made: 'lorchestra run pipeline.daily_all' };
    const value = flags.vault === true
        ? { ...shared, what: 'local copy', path: (0,project_files/* absolute */.ys)(root, `${settings.vault}/local.db`), flag: ' --vault' }
        : { ...shared, what: 'warehouse', path: (0,project_files/* absolute */.ys)(root, settings.warehouse), flag: '' };
    return { ok: true, value, diagnostics: [] };
}
function lakehouseOf(where, source) {
    const known = [...new Set([...(0,folders/* knownSources */.S9)(where), ...(0,folders/* sourcesWithLakehouse */.QG)(where)])].sort();
    if (!known.includes(source))
        return { ok: false, diagnostics: [unknownSource(where, source, known)] };
    const made = (0,folders/* isBuilt */.TQ)(where, source) ? `lorchestra run spectra.${source}` : `solution-engine run ${source}`;
    const value = {
        what: 'lakehouse',
        of: `source "${source}" in profile "${where.settings.profile}"`,
        path: (0,folders/* lakehouseFolder */.qV)(where, source),
        flag: ` --lakehouse ${source}`,
        open: openLakehouseReader,
        made,
    };
    return { ok: true, value, diagnostics: [] };
}
function unknownSource({ settings }, source, known) {
    const none = `There is no contract below "${settings.pipelines}" yet`;
    const hint = (0,suggest/* didYouMean */.a)(source, known) ?? (known.length === 0 ? none : `Known: ${known.join(', ')}`);
    return (0,app_settings/* given */.gI)('data/unknown-source', `Unknown source "${source}"`, `--lakehouse ${source}`, hint);
}
function notThere({ what, of, flag, made }, file) {
    const message = `There is no ${what} of ${of} yet: no ${what === 'lakehouse' ? 'folder' : 'file'} "${file}"`;
    return (0,app_settings/* given */.gI)('data/not-there', message, flag === '' ? file : flag.trim(), `Run the jobs that make it: ${made}`);
}
/** A value as JSON has it; a whole number beyond what JSON readers keep exact becomes its text. */
function jsonValue(value) {
    if (typeof value !== 'bigint')
        return value;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
}


/***/ }),

/***/ 3962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QG: () => (/* binding */ sourcesWithLakehouse),
/* harmony export */   S9: () => (/* binding */ knownSources),
/* harmony export */   TQ: () => (/* binding */ isBuilt),
/* harmony export */   Yg: () => (/* binding */ refuseUnbuilt),
/* harmony export */   qV: () => (/* binding */ lakehouseFolder)
/* harmony export */ });
/* harmony import */ var _adapters_project_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6631);
/* harmony import */ var _data_failed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3283);


/** Where a source's tables and raw files lie. */
function lakehouseFolder({ root, settings }, source) {
    return (0,_adapters_project_files_js__WEBPACK_IMPORTED_MODULE_0__/* .absolute */ .ys)(root, `${settings.state_dir}/lakehouse/${source}`);
}
/** Sources that have been run here, whether or not their contract still stands. */
function sourcesWithLakehouse({ root, settings }) {
    return (0,_adapters_project_files_js__WEBPACK_IMPORTED_MODULE_0__/* .foldersIn */ .XL)(root, `${settings.state_dir}/lakehouse`);
}
/** Sources that have a contract, whether or not it can be read. */
function knownSources({ root, settings }) {
    return (0,_adapters_project_files_js__WEBPACK_IMPORTED_MODULE_0__/* .foldersIn */ .XL)(root, settings.pipelines).filter((name) => isThere(root, `${settings.pipelines}/${name}/contract.yaml`));
}
/** Whether the composite `spectra.<source>` has been built. */
function isBuilt({ root, settings }, source) {
    return isThere(root, `${settings.pipelines}/${source}/jobs/spectra.${source}.yaml`);
}
/** A stage that needs the pipeline says so before it looks for it. Throws Failed. */
function refuseUnbuilt(where, source) {
    if (isBuilt(where, source))
        return;
    (0,_data_failed_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .f)('asset', `There is no pipeline of ${source} yet: \`solution-engine run ${source}\` makes it, or its stages design and build`);
}
function isThere(root, file) {
    return (0,_adapters_project_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readSource */ .o$)(root, file) !== null;
}


/***/ }),

/***/ 8165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure),
/* harmony export */   c: () => (/* binding */ failureKinds)
/* harmony export */ });
/**
 * A failure is what the world did to an attempt. It is data: it travels through receipt, record and reports.
 * What the user wrote wrongly is a diagnostic; what we did wrong is a thrown Defect.
 */
/** Closed list; a retry policy's `when` names these words. `transient` is the default answer to "would trying again help?". */
const failureKinds = {
    exit_code: { meaning: 'The program ended with a non-zero exit code', transient: true },
    signal: { meaning: 'The program was ended by a signal that we did not send', transient: true },
    spawn: { meaning: 'The program could not be started', transient: false },
    timeout: { meaning: 'The attempt took longer than its timeout', transient: true },
    cancelled: { meaning: 'The run was cancelled', transient: false },
    variable: { meaning: 'A value that the job reads is not there', transient: false },
    asset: { meaning: 'A file that the job uses is missing or has changed since the plan was made', transient: false },
    network: { meaning: 'A service could not be reached or broke the connection', transient: true },
    http_status: { meaning: 'A service answered with an error', transient: true },
    credentials: { meaning: 'A service refused the credentials', transient: false },
    invalid_response: { meaning: 'A service answered with something that cannot be read', transient: false },
    records: { meaning: 'More records failed than the definition allows', transient: false },
    warehouse: { meaning: 'The warehouse refused an operation', transient: true },
    gate: { meaning: 'A quality gate refused what a stage made', transient: false },
    git: { meaning: 'Git refused an operation', transient: false },
    files: { meaning: 'Files could not be written', transient: false },
    output: { meaning: 'The job wrote outputs that cannot be read', transient: false },
    not_built: { meaning: 'This part is not built yet', transient: false },
    crash: { meaning: 'The worker that ran the job ended unexpectedly', transient: true },
};
function failure(kind, message, more = {}) {
    return { kind, message, transient: failureKinds[kind].transient, ...more };
}


/***/ }),

/***/ 3283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ Failed),
/* harmony export */   f: () => (/* binding */ fail)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);

/**
 * Carries a failure out of a fetch or a kind, through loops and generators, to the one place where it becomes an outcome.
 * It is not an error of ours: what is wrong in our code is a Defect.
 */
class Failed extends Error {
    name = 'Failed';
    failure;
    constructor(failure) {
        super(failure.message);
        this.failure = failure;
    }
}
function fail(kind, message, more = {}) {
    throw new Failed((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V)(kind, message, more));
}


/***/ }),

/***/ 9787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ WarehouseError)
/* harmony export */ });
/** The warehouse refused: busy, full, broken, newer than this program. */
class WarehouseError extends Error {
    name = 'WarehouseError';
    transient;
    code;
    constructor(message, more) {
        super(message, { cause: more.cause });
        this.transient = more.transient;
        this.code = more.code;
    }
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _core_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96);

/** Wider cells make rows that no terminal shows in one line. */
const widest = 60;
/** An answer as an aligned table: numbers to the right, NULL as a word, control characters gone, long cells cut. */
function table({ columns, rows }, paint) {
    let cut = 0;
    const cell = (value) => {
        const whole = value === null ? 'NULL' : (0,_core_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(String(value));
        const shown = Array.from(whole);
        if (shown.length <= widest)
            return whole;
        cut += 1;
        return `${shown.slice(0, widest - 1).join('')}\u2026`;
    };
    const texts = rows.map((row) => row.map(cell));
    const widths = columns.map((name, at) => Math.max(name.length, ...texts.map((row) => widthOf(row[at] ?? ''))));
    const numeric = columns.map((_, at) => rows.length > 0 && rows.every((row) => isNumber(row[at] ?? null)));
    const aligned = (text, at) => {
        const gap = ' '.repeat((widths[at] ?? 0) - widthOf(text));
        return numeric[at] === true ? gap + text : text + gap;
    };
    const shade = (text, value) => (value === null ? paint.dim(text) : text);
    const head = columns.map((name, at) => paint.bold(aligned(name, at))).join('  ');
    const body = texts.map((row, index) => row.map((text, at) => shade(aligned(text, at), rows[index]?.[at])).join('  '));
    return { lines: columns.length === 0 ? [] : [head, ...body].map((each) => each.trimEnd()), cut };
}
function isNumber(value) {
    return value === null || typeof value === 'number' || typeof value === 'bigint';
}
function widthOf(text) {
    return Array.from(text).length;
}


/***/ })

};

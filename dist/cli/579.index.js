export const id = 579;
export const ids = [579];
export const modules = {

/***/ 3907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ jsonValue),
  a: () => (/* binding */ withStore)
});

// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(99);
// EXTERNAL MODULE: ./lib/core/suggest.js
var suggest = __webpack_require__(3029);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/ports/warehouse.js
/** The warehouse refused: busy, full, broken, newer than this program. */
class warehouse_WarehouseError extends Error {
    name = 'WarehouseError';
    transient;
    code;
    constructor(message, more) {
        super(message, { cause: more.cause });
        this.transient = more.transient;
        this.code = more.code;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/sqlite/connection.js





/** Rows per transaction and per page: short enough that other writers wait well under 150 ms. */
const batchSize = 500;
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
/** SQLITE_ERROR: the statement itself is wrong. */
function connection_isBadSql(error) {
    return sqliteCode(error) === 1;
}
/** `attempted` reads `Cannot write to the warehouse "x"`. Errors that are not SQLite's are ours and pass through. */
function asWarehouseError(attempted, error) {
    const code = sqliteCode(error);
    if (code === undefined)
        return error;
    const known = reasons[code & 0xff];
    const words = known?.words ?? (error instanceof Error ? error.message : 'SQLite refused');
    return new warehouse_WarehouseError(`${attempted}: ${words}`, {
        transient: known?.transient ?? false,
        code: `SQLITE_${code}`,
        cause: error,
    });
}
/**
 * Opens a file for reading and writing, with FULL sync, and creates it with its folder when it is not there.
 * Every promise resolves in a later turn of the event loop, so that an abort is heard between two batches.
 */
function connect(file, journal) {
    const db = openDatabase(file, journal);
    const write = async (work) => {
        await setImmediate();
        return connection_inTransaction(db, file, work);
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
function connection_inTransaction(db, file, work) {
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
        db.exec('PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON');
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
function setJournal(db, journal) {
    const pause = new Int32Array(new SharedArrayBuffer(4));
    const pauseMs = 10;
    for (let waited = 0;; waited += pauseMs) {
        try {
            db.exec(`PRAGMA journal_mode = ${journal}`);
            return;
        }
        catch (error) {
            if (sqliteCode(error) !== 5 || waited >= busyTimeoutMs)
                throw error;
            Atomics.wait(pause, 0, 0, pauseMs);
        }
    }
}

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
        throw new warehouse_WarehouseError(`Cannot use "${name.slice(0, 80)}" as a table name: letters, digits and "_" are allowed`, {
            transient: false,
        });
    }
    return `"${name}"`;
}

;// CONCATENATED MODULE: ./lib/adapters/sqlite/reader.js





/** Null when there is no such file: opening it would make none, and there is nothing to read. */
function openReader(file) {
    const size = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size;
    if (size === undefined)
        return null;
    const guard = newGuard();
    const db = reader_open(file, guard);
    return {
        bytes: size + ((0,external_node_fs_.statSync)(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0),
        select: (sql, most) => reader_select({ db, guard, file }, sql, most),
        stats: () => stats(db, file),
        close: () => db.close(),
    };
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
/** Three locks, each by the engine itself: the file is opened read-only, it takes queries alone, and each action is judged. */
function reader_open(file, guard) {
    let db;
    try {
        db = new external_node_sqlite_.DatabaseSync(file, { readOnly: true, timeout: 10_000, defensive: true });
        db.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF');
        // The file itself is read here for the first time: what is no database is told now.
        db.prepare('SELECT count(*) FROM sqlite_master').get();
        db.setAuthorizer((action, subject, argument) => {
            if (allowed(action, subject, argument))
                return external_node_sqlite_.constants.SQLITE_OK;
            guard.note(deniedWords[action] ?? 'a change');
            return external_node_sqlite_.constants.SQLITE_DENY;
        });
        return db;
    }
    catch (error) {
        db?.close();
        throw asWarehouseError(`Cannot read "${file}"`, error);
    }
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
function reader_select({ db, guard, file }, sql, most) {
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
        if (connection_isBadSql(error))
            return { ok: false, refused: explained(db, error) };
        throw asWarehouseError(`Cannot read "${file}"`, error);
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
function explained(db, error) {
    const words = error instanceof Error ? error.message : String(error);
    const message = `Cannot run the query: ${words}`;
    const [, unknown] = /^no such table: (?:main\.)?(.+)$/.exec(words) ?? [];
    const hint = unknown === undefined
        ? undefined
        : (0,suggest/* didYouMean */.a)(unknown, relationNames(db).map(({ name }) => name));
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
        throw asWarehouseError(`Cannot read "${file}"`, error);
    }
}

// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/app/project.js + 3 modules
var project = __webpack_require__(6821);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/app/settings.js
var settings = __webpack_require__(610);
;// CONCATENATED MODULE: ./lib/app/data-files.js







/** Opens the file that is asked about, lets it be read, and says with an exit code why it cannot be. */
function withStore({ entry, screen, flags }, read) {
    const json = flags.json === true;
    const place = (0,project/* openPlace */.QL)({ cwd: entry.cwd, env: entry.env, flags });
    if (!place.ok)
        return (0,refuse/* refuse */.TR)(screen, place.diagnostics, json);
    const { root, settings } = place.value;
    const path = (0,project_files/* absolute */.ys)(root, flags.vault === true ? `${settings.vault}/local.db` : settings.warehouse);
    const file = (0,project_files/* shownFrom */.c2)(entry.cwd, path);
    const what = flags.vault === true ? 'local copy' : 'warehouse';
    let reader = null;
    try {
        reader = openReader(path);
        if (reader === null)
            return (0,refuse/* refuse */.TR)(screen, [notThere({ what, file, profile: settings.profile })], json);
        return read({ reader, file, what });
    }
    catch (error) {
        if (!(error instanceof warehouse_WarehouseError))
            throw error;
        screen.err(`${error.message}\n`);
        return vocabulary/* exitCodes */.hS.stateUnwritable;
    }
    finally {
        reader?.close();
    }
}
function notThere({ what, file, profile }) {
    return (0,settings/* given */.gI)('data/not-there', `There is no ${what} of profile "${profile}" yet: no file "${file}"`, file, 'Run the jobs that make it: lorchestra run pipeline.daily_all');
}
/** A value as JSON has it; a whole number beyond what JSON readers keep exact becomes its text. */
function jsonValue(value) {
    if (typeof value !== 'bigint')
        return value;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2527);

/** Wider cells make rows that no terminal shows in one line. */
const widest = 60;
/** An answer as an aligned table: numbers to the right, NULL as a word, control characters gone, long cells cut. */
function table({ columns, rows }, paint) {
    let cut = 0;
    const cell = (value) => {
        const whole = value === null ? 'NULL' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(String(value));
        const shown = Array.from(whole);
        if (shown.length <= widest)
            return whole;
        cut += 1;
        return `${shown.slice(0, widest - 1).join('')}…`;
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

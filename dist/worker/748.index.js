export const id = 748;
export const ids = [748];
export const modules = {

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSpectra: () => (/* binding */ openSpectra)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/ports/lakehouse.js
var ports_lakehouse = __webpack_require__(633);
// EXTERNAL MODULE: ./lib/adapters/files/file-tree.js
var file_tree = __webpack_require__(8565);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(99);
// EXTERNAL MODULE: ./lib/adapters/sqlite/connection.js
var connection = __webpack_require__(3961);
;// CONCATENATED MODULE: ./lib/adapters/lakehouse/attached.js





/** How long one attempt waits inside SQLite, where nothing else can happen; longer waits are attempts made again. */
const busyTimeoutMs = 1000;
/** `attempted` reads `Cannot write "extract.cycles"`. Errors that are not SQLite's are ours and pass through. */
function asLakehouseError(attempted, error) {
    const refusal = (0,connection/* refusalOf */.Of)(error);
    if (!refusal)
        return error;
    const { transient, code } = refusal;
    return new ports_lakehouse/* LakehouseError */.u(`${attempted}: ${refusal.words}`, { transient, code, cause: error });
}
/** Makes the folder. Throws LakehouseError when it must be there and is not. */
function prepareFolder(folder, create) {
    if (!create && !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'log.db'))) {
        throw new ports_lakehouse/* LakehouseError */.u(`Cannot open the lakehouse "${folder}": there is none, since no stage has run yet`, {
            transient: false,
        });
    }
    try {
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    }
    catch (error) {
        const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
        throw new ports_lakehouse/* LakehouseError */.u(`Cannot create the lakehouse "${folder}": ${why}`, { transient: false, cause: error });
    }
}
/**
 * One connection to all files of a lakehouse, each attached under the name of its schema. The main database is empty and
 * in memory, so that the ten schemas are exactly what SQLite attaches by default.
 */
function attach(folder, mayAttach = ports_lakehouse/* lakehouseSchemas */.w.length) {
    const db = new external_node_sqlite_.DatabaseSync(':memory:', {
        timeout: busyTimeoutMs,
        defensive: true,
        limits: { attach: mayAttach },
    });
    try {
        for (const schema of ports_lakehouse/* lakehouseSchemas */.w) {
            db.prepare(`ATTACH ? AS "${schema}"`).run((0,external_node_path_.join)(folder, `${schema}.db`));
            db.exec(`PRAGMA "${schema}".page_size = 16384`);
            (0,connection/* setJournal */.qj)(db, 'wal', schema);
            db.exec(`PRAGMA "${schema}".synchronous = FULL`);
        }
        db.exec('PRAGMA trusted_schema = OFF');
        return db;
    }
    catch (error) {
        db.close();
        throw asLakehouseError(`Cannot open the lakehouse "${folder}"`, tooFew(error));
    }
}
function tooFew(error) {
    const message = error instanceof Error ? error.message : '';
    const [, most] = /too many attached databases - max (\d+)/.exec(message) ?? [];
    if (most === undefined)
        return error;
    return new ports_lakehouse/* LakehouseError */.u(`Cannot open the lakehouse: it has ${ports_lakehouse/* lakehouseSchemas */.w.length} schemas of one file each, and this SQLite attaches ${most} at most`, { transient: false, cause: error });
}
const asked = new Set([external_node_sqlite_.constants.SQLITE_SELECT, external_node_sqlite_.constants.SQLITE_READ, external_node_sqlite_.constants.SQLITE_FUNCTION, external_node_sqlite_.constants.SQLITE_RECURSIVE]);
/** From now on the connection answers SELECTs and does nothing else, whatever text it is given. */
function answerOnly(db) {
    db.exec('PRAGMA query_only = ON');
    db.setAuthorizer((action) => (asked.has(action) ? external_node_sqlite_.constants.SQLITE_OK : external_node_sqlite_.constants.SQLITE_DENY));
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/names.js

const written = /^(?:Tables\/([a-z]+)\/|([a-z]+)\.)(.+)$/;
/** Takes `schema.name` and `Tables/schema/name`. */
function tableOf(given) {
    const [, fromPath, fromDot, name = ''] = written.exec(given) ?? [];
    const schema = ports_lakehouse/* lakehouseSchemas */.w.find((one) => one === (fromPath ?? fromDot));
    if (!schema || !/^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(name)) {
        refuse(`Cannot use "${given.slice(0, 160)}" as a table: it is named schema.name, with a schema out of ${ports_lakehouse/* lakehouseSchemas */.w.join(', ')}`);
    }
    return { schema, name, full: `${schema}.${name}` };
}
const schemaNames = ports_lakehouse/* lakehouseSchemas */.w.join('|');
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
    throw new ports_lakehouse/* LakehouseError */.u(message, { transient: false });
}

// EXTERNAL MODULE: ./lib/adapters/sqlite/pages.js
var pages = __webpack_require__(5873);
;// CONCATENATED MODULE: ./lib/adapters/lakehouse/reader.js





/** Pages of rows of one SELECT over a snapshot of each file. */
async function* pagesOf(db, sql, values) {
    await (0,promises_.setImmediate)();
    try {
        yield* (0,pages/* pagesFrom */.l)(selectOf(db, sql), values, numberWhereSafe);
    }
    catch (error) {
        throw asLakehouseError(`Cannot read by "${excerpt(sql)}"`, error);
    }
}
/** Compiles one SELECT on a connection that answers nothing else. Throws LakehouseError for any other text. */
function selectOf(db, given) {
    const sql = withTablePaths(given);
    let statement;
    try {
        statement = db.prepare(sql);
    }
    catch (error) {
        const denied = error instanceof Error && error.message === 'not authorized';
        if (denied)
            refuseSql(sql, 'only a SELECT may be asked here');
        // node:sqlite says so itself, with an error that is not SQLite's.
        if (error instanceof TypeError)
            refuseSql(sql, 'it is empty');
        throw asLakehouseError(`Cannot read by "${excerpt(sql)}"`, error);
    }
    if (statement.columns().length === 0)
        refuseSql(sql, 'only a SELECT may be asked here');
    // SQLite compiles the first statement and leaves the rest alone; a rest that goes unread would pass for read.
    const rest = sql.slice(sql.indexOf(statement.sourceSQL) + statement.sourceSQL.length);
    if (!/^(?:[\s;]|--[^\n]*(?:\n|$))*$/.test(rest))
        refuseSql(sql, 'it holds more than one statement');
    return statement;
}
function refuseSql(sql, why) {
    throw new ports_lakehouse/* LakehouseError */.u(`Cannot read by "${excerpt(sql)}": ${why}`, { transient: false });
}
function excerpt(sql) {
    const line = sql.replace(/\s+/g, ' ').trim();
    return line.length > 120 ? `${line.slice(0, 119)}\u2026` : line;
}
/** Integers are numbers as long as a number can hold them. */
function numberWhereSafe(value) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/core/time.js
var core_time = __webpack_require__(4258);
;// CONCATENATED MODULE: ./lib/adapters/lakehouse/rows.js



/** Rows in batches; between two of them other work of the thread goes on. */
async function* batchesOf(rows) {
    let batch = [];
    // A list is walked without waiting for each row, as `for await` would.
    if (Symbol.iterator in rows) {
        for (const row of rows) {
            batch.push(row);
            if (batch.length < connection/* batchSize */.CJ)
                continue;
            yield batch;
            batch = [];
            await (0,promises_.setImmediate)();
        }
    }
    else {
        for await (const row of rows) {
            batch.push(row);
            if (batch.length < connection/* batchSize */.CJ)
                continue;
            yield batch;
            batch = [];
            await (0,promises_.setImmediate)();
        }
    }
    if (batch.length > 0)
        yield batch;
}
async function incoming(rows) {
    const batches = batchesOf(rows);
    const first = await batches.next();
    if (first.done)
        return { few: [] };
    if (first.value.length < connection/* batchSize */.CJ) {
        await batches.return(undefined);
        return { few: first.value };
    }
    return { many: startingWith(first.value, batches) };
}
async function* startingWith(first, rest) {
    yield first;
    yield* rest;
}
/** Inserts a batch inside the caller's transaction. */
function insertRows(db, into, rows) {
    const names = into.columns.map(({ name }) => name);
    const statement = db.prepare(`INSERT ${into.replacing ? 'OR REPLACE' : ''} INTO ${into.at} (${columnList(names)}) VALUES (${names.map(() => '?').join(', ')})`);
    for (const row of rows)
        statement.run(...valuesOf(into.table, names, row));
    return rows.length;
}
function valuesOf(table, names, row) {
    let present = 0;
    const values = names.map((name) => {
        const value = row[name];
        if (value !== undefined || name in row)
            present += 1;
        return value ?? null;
    });
    const given = Object.keys(row);
    if (given.length !== present) {
        const stray = given.find((name) => !names.includes(name)) ?? '';
        refuse(`Cannot write "${table.full}": a row holds "${stray.slice(0, 160)}", which is none of its columns`);
    }
    return values;
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/tables.js

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
    return Number(db.prepare(`SELECT count(*) AS n FROM ${quoted(schema, name)}`).get()?.['n']);
}
/** STRICT: a text in a column of numbers is refused where it is written, not found where it is read. */
function createTable(db, at, { columns, key }) {
    const declared = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
    db.exec(`CREATE TABLE ${at} (${declared}${key ? `, PRIMARY KEY (${columnList(key)})` : ''}) STRICT`);
}
const breadth = { INTEGER: 0, REAL: 1, TEXT: 2 };
/** Creates the table, or gives it what it lacks: columns at the end, and types that hold the new values beside the old. */
function createOrWiden(db, table, wanted) {
    const standing = columnsOf(db, table);
    const at = quoted(table.schema, table.name);
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
    createTable(db, quoted(table.schema, name), { columns });
    const list = columnList(columns.map((column) => column.name));
    db.exec(`INSERT INTO ${quoted(table.schema, name)} (${list}) SELECT ${list} FROM ${quoted(table.schema, table.name)}`);
    swapIn(db, table, name);
}
/** Puts a table that was written aside in the place of the table. */
function swapIn(db, table, from) {
    db.exec(`DROP TABLE IF EXISTS ${quoted(table.schema, table.name)}`);
    db.exec(`ALTER TABLE ${quoted(table.schema, from)} RENAME TO "${table.name}"`);
}
/** Drops what was written aside for the table before a time in milliseconds. */
function sweepAside(db, table, before) {
    const found = db
        .prepare(`SELECT name FROM "${table.schema}".sqlite_master WHERE type = 'table' AND name GLOB ?`)
        .all(`${asideName(table, '')}*`);
    for (const { name } of found) {
        const [, at] = /_(\d+)_[0-9a-f]+$/.exec(String(name)) ?? [];
        if (at !== undefined && Number(at) < before)
            db.exec(`DROP TABLE ${quoted(table.schema, String(name))}`);
    }
}
/** Rows with the same key take each other's place from now on. Fails when two rows share a key already. */
function declareKey(db, table, key) {
    const index = quoted(table.schema, `${table.name}_key`);
    const standing = db.prepare('SELECT name FROM pragma_index_info(?, ?)').all(`${table.name}_key`, table.schema);
    if (standing.length > 0 && standing.map(({ name }) => name).join() === key.join())
        return;
    db.exec(`DROP INDEX IF EXISTS ${index}`);
    db.exec(`CREATE UNIQUE INDEX ${index} ON "${table.name}" (${columnList(key)})`);
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/transaction.js



/** Another worker may move a million rows in one transaction of the same file. */
const patienceMs = 120_000;
const pauseMs = 20;
function writing({ schema, full }) {
    return { schema, attempted: `Cannot write "${full}"` };
}
/**
 * Runs work that writes one file, all of it or nothing. Between its beginning and its end nothing else of this thread
 * runs, so that two writes of one connection never meet in one transaction. Work begun while another worker wrote is
 * begun again.
 */
async function write(db, { schema, attempted, unsynced }, work) {
    await (0,promises_.setImmediate)();
    for (let waited = 0;; waited += pauseMs) {
        const before = performance.now();
        try {
            return unsynced ? withoutSync(db, schema, work) : inTransaction(db, schema, work);
        }
        catch (error) {
            waited += performance.now() - before;
            if (!(0,connection/* isBusy */.A5)(error) || waited >= patienceMs)
                throw asLakehouseError(attempted, error);
            await (0,promises_.setTimeout)(pauseMs);
        }
    }
}
function withoutSync(db, schema, work) {
    db.exec(`PRAGMA "${schema}".synchronous = NORMAL`);
    try {
        return inTransaction(db, schema, work);
    }
    finally {
        db.exec(`PRAGMA "${schema}".synchronous = FULL`);
    }
}
function inTransaction(db, schema, work) {
    db.exec('BEGIN');
    try {
        // BEGIN IMMEDIATE would lock all ten files. A first statement that writes this one locks it alone, before anything is read.
        if (schema !== 'temp')
            db.exec(`PRAGMA "${schema}".user_version = 1`);
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
/** Fills a table that only this connection sees and that no file keeps. */
function writeAside(db, table, work) {
    try {
        inTransaction(db, 'temp', work);
    }
    catch (error) {
        throw asLakehouseError(`Cannot write "${table.full}"`, error);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/replace.js







function newToken() {
    return `${Date.now()}_${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
}
async function append(db, { table, columns }, rows) {
    checkColumns(table, columns);
    const into = { table, columns, at: quoted(table.schema, table.name) };
    const { few, many } = await incoming(rows);
    if (few) {
        return write(db, writing(table), () => {
            createOrWiden(db, table, columns);
            return insertRows(db, into, few);
        });
    }
    const staged = await stage(db, { table, columns }, { batches: many });
    try {
        const list = columnList(columns.map(({ name }) => name));
        return await write(db, writing(table), () => {
            createOrWiden(db, table, columns);
            const statement = db.prepare(`INSERT INTO ${into.at} (${list}) SELECT ${list} FROM ${staged} ORDER BY rowid`);
            return Number(statement.run().changes);
        });
    }
    finally {
        db.exec(`DROP TABLE ${staged}`);
    }
}
/** Gathers rows in a table that only this connection sees, so that no lock is held while their source waits. */
async function stage(db, { table, columns }, { batches, key }) {
    const at = quoted('temp', asideName(table, newToken()));
    writeAside(db, table, () => createTable(db, at, { columns, ...(key ? { key } : {}) }));
    try {
        for await (const batch of batches) {
            writeAside(db, table, () => insertRows(db, { table, columns, at, replacing: key !== undefined }, batch));
        }
        return at;
    }
    catch (error) {
        db.exec(`DROP TABLE ${at}`);
        throw error;
    }
}
async function replace(db, { table, columns }, rows) {
    checkColumns(table, columns);
    const aside = asideName(table, newToken());
    const into = { table, columns, at: quoted(table.schema, aside) };
    const { few, many } = await incoming(rows);
    if (few) {
        return write(db, writing(table), () => {
            createTable(db, into.at, { columns });
            const written = insertRows(db, into, few);
            swapIn(db, table, aside);
            return written;
        });
    }
    await write(db, writing(table), () => createTable(db, into.at, { columns }));
    try {
        let written = 0;
        for await (const batch of many) {
            // What stands aside may be lost with the power; the swap that makes it count is synced with all before it.
            written += await write(db, { ...writing(table), unsynced: true }, () => insertRows(db, into, batch));
        }
        await write(db, writing(table), () => swapIn(db, table, aside));
        await sweepAsideOf(db, table);
        return written;
    }
    catch (error) {
        await write(db, writing(table), () => db.exec(`DROP TABLE IF EXISTS ${into.at}`));
        throw error;
    }
}
/** A worker that was killed while it wrote a table aside left it behind. */
async function sweepAsideOf(db, table) {
    await write(db, writing(table), () => sweepAside(db, table, Date.now() - core_time/* dayMs */.LP));
}
async function replaceFrom({ writer, reader }, { table, columns }, select) {
    checkColumns(table, columns);
    // The text is proven to be one whole SELECT before it becomes part of another statement.
    const text = selectOf(reader, select).sourceSQL.trim().replace(/;$/, '');
    const aside = asideName(table, newToken());
    const at = quoted(table.schema, aside);
    const list = columnList(columns.map(({ name }) => name));
    return write(writer, writing(table), () => {
        createTable(writer, at, { columns });
        const { changes } = writer.prepare(`INSERT INTO ${at} (${list}) SELECT ${list} FROM (${text}\n)`).run();
        swapIn(writer, table, aside);
        return Number(changes);
    });
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/upsert.js





async function upsert(db, target, rows) {
    const { table, columns, key } = target;
    checkColumns(table, columns);
    const names = columns.map(({ name }) => name);
    const missing = [...key, ...(target.ignoring ?? [])].find((name) => !names.includes(name));
    if (missing !== undefined)
        refuse(`Cannot write "${table.full}": "${missing}" is none of its columns`);
    if (key.length === 0)
        refuse(`Cannot write "${table.full}": it is given no key`);
    const { few, many } = await incoming(rows);
    const staged = await stage(db, target, { batches: keyed(target, many ?? [few]), key });
    try {
        return await write(db, writing(table), () => merge(db, target, staged));
    }
    finally {
        db.exec(`DROP TABLE ${staged}`);
    }
}
/** Two rows without a key would count as two different ones. */
async function* keyed({ table, key }, batches) {
    for await (const batch of batches) {
        for (const row of batch) {
            const without = key.find((name) => (row[name] ?? null) === null);
            if (without !== undefined)
                refuse(`Cannot write "${table.full}": a row has no "${without}", which is part of its key`);
        }
        yield batch;
    }
}
function merge(db, { table, columns, key, ignoring = [] }, staged) {
    createOrWiden(db, table, columns);
    declareKey(db, table, key);
    const at = quoted(table.schema, table.name);
    const names = columns.map(({ name }) => name);
    const same = key.map((name) => `s."${name}" = t."${name}"`).join(' AND ');
    const given = new Set(names.map((name) => name.toLowerCase()));
    // A row takes the place of the old one as a whole: what this shape no longer has becomes empty.
    const left = (columnsOf(db, table) ?? []).map(({ name }) => name).filter((name) => !given.has(name.toLowerCase()));
    const compared = names.filter((name) => !key.includes(name) && !ignoring.includes(name));
    const differs = [...compared.map((name) => `t."${name}" IS NOT s."${name}"`), ...left.map((name) => `t."${name}" IS NOT NULL`)];
    const set = [
        ...names.filter((name) => !key.includes(name)).map((name) => `"${name}" = s."${name}"`),
        ...left.map((name) => `"${name}" = NULL`),
    ];
    const total = Number(db.prepare(`SELECT count(*) AS n FROM ${staged}`).get()?.['n']);
    const updated = differs.length === 0
        ? 0
        : Number(db
            .prepare(`UPDATE ${at} AS t SET ${set.join(', ')} FROM ${staged} AS s WHERE ${same} AND (${differs.join(' OR ')})`)
            .run().changes);
    const { changes } = db
        .prepare(`INSERT INTO ${at} (${columnList(names)}) SELECT ${columnList(names, 's.')} FROM ${staged} AS s
      WHERE NOT EXISTS (SELECT 1 FROM ${at} AS t WHERE ${same}) ORDER BY s.rowid`)
        .run();
    const inserted = Number(changes);
    return { inserted, updated, unchanged: total - inserted - updated };
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/lakehouse.js











/**
 * Opens the lakehouse in a folder, one SQLite file for each schema, and creates it unless `create` is false. What it
 * reads is what is committed: a SELECT never sees half a write, nor the write that it feeds. Throws LakehouseError.
 */
function openLakehouse(options) {
    const { folder, create = true } = options;
    prepareFolder(folder, create);
    const writer = attach(folder);
    const reader = readerOf(folder, writer);
    const pages = (sql, values = []) => pagesOf(reader, sql, values);
    return {
        columns: (name) => reading(`Cannot read the columns of "${name}"`, () => columnsOf(writer, tableOf(name))),
        tables: () => reading('Cannot list the tables', () => tablesIn(writer, ports_lakehouse/* lakehouseSchemas */.w).map((table) => ({ table: table.full, rows: countRows(writer, table) }))),
        replace: async (name, columns, rows) => replace(writer, { table: tableOf(name), columns }, rows),
        replaceFrom: async (name, columns, select) => replaceFrom({ writer, reader }, { table: tableOf(name), columns }, select),
        append: async (name, columns, rows) => append(writer, { table: tableOf(name), columns }, rows),
        upsert: async (name, shape, rows) => upsert(writer, { ...shape, table: tableOf(name) }, rows),
        remove: async (name, where, values = []) => {
            const table = tableOf(name);
            if (columnsOf(writer, table) === null)
                return 0;
            return write(writer, writing(table), () => {
                const statement = writer.prepare(`DELETE FROM ${quoted(table.schema, table.name)} WHERE (${where}\n)`);
                return Number(statement.run(...values).changes);
            });
        },
        drop: async (name) => {
            const table = tableOf(name);
            await write(writer, writing(table), () => writer.exec(`DROP TABLE IF EXISTS ${quoted(table.schema, table.name)}`));
        },
        read: pages,
        all: async (sql, values = []) => {
            const rows = [];
            for await (const page of pages(sql, values))
                rows.push(...page);
            return rows;
        },
        files: (0,file_tree/* fileTree */.D)((0,external_node_path_.join)(folder, 'Files')),
        close: () => {
            reader.close();
            writer.close();
        },
    };
}
/** A second connection: SELECTs may then stay open while the first writes, and what they may do is held by SQLite itself. */
function readerOf(folder, writer) {
    try {
        const reader = attach(folder);
        answerOnly(reader);
        return reader;
    }
    catch (error) {
        writer.close();
        throw error;
    }
}
async function reading(attempted, work) {
    await (0,promises_.setImmediate)();
    try {
        return work();
    }
    catch (error) {
        throw asLakehouseError(attempted, error);
    }
}

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/data/failed.js
var failed = __webpack_require__(3283);
// EXTERNAL MODULE: ./lib/data/outcome.js + 1 modules
var outcome = __webpack_require__(6468);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./lib/core/suggest.js

/** The candidate that was most likely meant, or null when none is near. Ties go to the first. */
function nearest(word, candidates) {
    const lower = word.toLowerCase();
    const limit = Math.max(1, Math.round(word.length * 0.4));
    let best = null;
    let bestDistance = limit + 1;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) >= bestDistance)
            continue;
        const found = (0,mod/* distance */.Io)(lower, candidate.toLowerCase());
        if (found < bestDistance)
            [best, bestDistance] = [candidate, found];
    }
    return best;
}
/** A hint that names the nearest candidate, or, when none is near and they are few, all of them. */
function didYouMean(word, candidates) {
    const near = nearest(word, candidates);
    if (near !== null)
        return `Did you mean "${near}"?`;
    return candidates.length > 0 && candidates.length <= 20 ? `Known: ${candidates.join(', ')}` : undefined;
}

;// CONCATENATED MODULE: ./lib/definition/document.js
/** Where a value stands; for a path that leads nowhere, the deepest place on the way. */
function spanAt(document, path) {
    const found = walk(document, path);
    return spanOf(document.source, found.value ?? found.key ?? document.place);
}
/** Where a key stands. */
function keySpanAt(document, path) {
    const found = walk(document, path);
    return spanOf(document.source, found.key ?? found.value ?? document.place);
}
/** What names a map that lacks a key: its first key. */
function firstKeySpanAt(document, path) {
    const { value } = walk(document, path);
    const map = value !== null && value.members.length > 0 ? value : document.place;
    return spanOf(document.source, map.members[0]?.key ?? map);
}
/** Where a piece of a text stands, when the source spells it as it is; else the whole text. */
function pieceSpanAt(document, path, piece) {
    const span = spanAt(document, path);
    const start = document.source.text.slice(span.start, span.end).indexOf(piece);
    return start === -1 ? span : { source: span.source, start: span.start + start, end: span.start + start + piece.length };
}
/** The source spelling of an unquoted scalar; null for anything else. */
function plainSourceAt(document, path) {
    const { value } = walk(document, path);
    return value?.plain === true ? document.source.text.slice(value.start, value.end) : null;
}
function spanOf(source, { start, end }) {
    return { source, start, end };
}
function walk(document, path) {
    let at = { key: null, value: document.place };
    for (const step of path) {
        const next = stepInto(at.value, step);
        if (next === null)
            return at;
        at = next;
    }
    return at;
}
function stepInto(place, step) {
    const item = place?.items[Number(step)];
    if (item)
        return { key: null, value: item };
    return place?.members.find(({ name }) => name === step) ?? null;
}

;// CONCATENATED MODULE: ./lib/definition/codes.js
/** Every code that reading definitions and compiling plans can give. Each has a golden case. */
const definitionCodes = {
    'yaml/too-large': 'The file is larger, or holds more values, than a definition file may',
    'yaml/character': 'The file holds a character that is invisible or changes how the text is shown',
    'yaml/too-deep': 'Lists and maps are nested deeper than 64 levels',
    'yaml/indentation': 'A line is indented by more than 200 columns',
    'yaml/too-many-keys': 'A map has more than 2,000 keys',
    'yaml/anchor': 'An anchor (&name) is used; a definition says everything where it stands',
    'yaml/alias': 'An alias (*name) is used; a definition says everything where it stands',
    'yaml/merge-key': 'A merge key (<<) is used; a definition says everything where it stands',
    'yaml/tag': 'A tag (!name) is used; definitions hold plain values only',
    'yaml/directive': 'A directive (%NAME) is used; definitions are plain YAML 1.2',
    'yaml/forbidden-key': 'A key has a name that JavaScript objects give a meaning of their own',
    'yaml/key-not-string': 'A key is not a string',
    'yaml/duplicate-key': 'A map has the same key twice',
    'yaml/number': 'A number is written so that readers and programs take it for different values',
    'yaml/syntax': 'The text is not YAML',
    'definition/not-a-map': 'A document is not a map of keys to values',
    'definition/missing-key': 'A key that is needed is not there',
    'definition/unknown-key': 'A key has no meaning here',
    'definition/wrong-type': 'A value has another type than the key needs',
    'definition/bad-value': 'A value is outside what the key allows',
    'definition/empty': 'A list or text that must hold something is empty',
    'definition/bad-id': 'An id does not have the form of an id',
    'definition/unknown-job-type': 'job_type names no kind of job',
    'definition/duplicate-id': 'Two definitions have the same id',
    'config/several-documents': 'lorchestra.yaml holds more than one document',
    'plan/unknown-id': 'No definition has the id that was asked for',
    'plan/unknown-child': 'A stage lists a job that no definition has',
    'plan/cycle': 'Composites contain each other in a circle',
    'plan/job-twice': 'A job stands at two places of one plan',
    'plan/too-deep': 'Composites are nested deeper than 500 levels',
    'plan/unknown-source': 'A job names a source that no definition has',
    'plan/unknown-output': 'A job reads an output of a job that does not end before it starts',
    'plan/missing-param': 'A job reads a parameter that is not given',
    'reference/syntax': 'A ${...} cannot be read',
    'reference/expression': 'A ${{ ... }} stands where GitHub does not evaluate it',
    'reference/in-shell': 'A parameter or output is spliced into shell text',
    'asset/missing': 'A file that a job names is not there; the job will fail when it runs',
};
/** Keys and values stand in messages, and a file may spell one over a megabyte. */
const longestText = 1000;
/** A diagnostic of this layer. Codes are checked by the compiler against the list. */
function problem(code, span, said) {
    if (typeof said === 'string')
        return problem(code, span, { message: said });
    const { message, severity = 'error', related, hint } = said;
    return {
        code,
        severity,
        message: shortened(message),
        span,
        ...(related === undefined ? {} : { related }),
        ...(hint === undefined ? {} : { hint: shortened(hint) }),
    };
}
function shortened(text) {
    return text.length > longestText ? `${text.slice(0, longestText - 1)}\u2026`.toWellFormed() : text;
}
/** Sorted by file and place, each once. */
function sortDiagnostics(diagnostics) {
    const unique = new Map(diagnostics.map((item) => [`${item.span.source.file}\0${item.span.start}\0${item.code}\0${item.message}`, item]));
    return [...unique.values()].sort((a, b) => compare(a.span.source.file, b.span.source.file) || a.span.start - b.span.start || compare(a.code, b.code));
}
/** By UTF-16 code units: the same in every locale. */
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}

;// CONCATENATED MODULE: ./lib/definition/issues.js



/**
 * Checks a document against a shape. Each finding becomes a diagnostic at the YAML node it is about: an unknown key at
 * the key, a missing one at the first key of its map, all else at the value.
 */
function checkShape(document, shape) {
    // Without code made at run time, which would cost a short command more than it saves and is closed to eval.
    // An empty message means that the shape had nothing of its own to say; what it does say becomes the hint.
    const parsed = shape.safeParse(document.value, { error: () => '', jitless: true });
    if (parsed.success)
        return { value: parsed.data, diagnostics: [] };
    return {
        value: null,
        diagnostics: parsed.error.issues.flatMap((issue) => translate({ document, shape }, issue, issue.path)),
    };
}
function translate(context, issue, path) {
    if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => unknownKey(context, path, key));
    if (issue.code === 'invalid_union')
        return translateUnion(context, issue, path);
    if (issue.code === 'invalid_key')
        return [badKey(context, issue, path)];
    if (valueAt(context.document.value, path) === undefined)
        return [missingKey(context, issue, path)];
    return [badValue(context, issue, path)];
}
/** Says what is wrong with the branch that the user was writing, not with those that were never meant. */
function translateUnion(context, issue, path) {
    const value = valueAt(context.document.value, path);
    if (value === undefined)
        return [missingKey(context, issue, path)];
    const discriminator = 'discriminator' in issue && typeof issue.discriminator === 'string' ? issue.discriminator : null;
    if (discriminator !== null) {
        const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
        return [oneOf(context, options, path)];
    }
    const meant = issue.errors.find((branch) => !branch.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'));
    if (meant === undefined || meant.length === 0)
        return [badValue(context, issue, path)];
    return meant.flatMap((inner) => translate(context, inner, [...path, ...inner.path]));
}
function unknownKey({ document, shape }, path, key) {
    const where = path.length === 0 ? '' : ` in "${shown(path)}"`;
    return problem('definition/unknown-key', keySpanAt(document, [...path, key]), {
        message: `Unknown key "${key}"${where}`,
        hint: didYouMean(key, keysAt(shape, path, document.value)),
    });
}
function badKey({ document }, issue, path) {
    const hint = issue.issues.map((inner) => inner.message).find((message) => message !== '');
    const name = String(path.at(-1) ?? '');
    return problem('definition/bad-value', keySpanAt(document, path), {
        message: `Cannot use "${name}" as a key of "${shown(path.slice(0, -1))}"`,
        hint,
    });
}
function missingKey({ document }, issue, path) {
    const parent = path.slice(0, -1);
    const where = parent.length === 0 ? '' : ` in "${shown(parent)}"`;
    const hint = issue.message === '' ? undefined : issue.message;
    return problem('definition/missing-key', firstKeySpanAt(document, parent), {
        message: `Key "${shown(path.slice(-1))}" is missing${where}`,
        hint,
    });
}
function badValue(context, issue, path) {
    const { document } = context;
    if (issue.code === 'invalid_value')
        return oneOf(context, issue.values.map(String), path);
    if (issue.code === 'invalid_type' || issue.code === 'invalid_union')
        return wrongType(document, issue, path);
    const own = issue.message === '' ? undefined : issue.message;
    const span = spanAt(document, path);
    if (issue.code === 'too_small' && (issue.origin === 'array' || issue.origin === 'string') && issue.minimum === 1) {
        return problem('definition/empty', span, { message: `"${shown(path)}" is empty`, hint: own });
    }
    const code = String(path.at(-1)).endsWith('_id') ? 'definition/bad-id' : 'definition/bad-value';
    const message = `Cannot use ${valueWords(valueAt(document.value, path))} as "${shown(path)}"`;
    return problem(code, span, { message, hint: own ?? rangeWords(issue) });
}
function wrongType(document, issue, path) {
    const own = issue.message === '' ? undefined : issue.message;
    const value = valueWords(valueAt(document.value, path));
    const wanted = issue.code === 'invalid_type' ? issue.expected : null;
    const message = own === undefined && wanted !== null
        ? `"${shown(path)}" must be ${typeWords(wanted)}, but is ${value}`
        : `Cannot use ${value} as "${shown(path)}"`;
    const hint = own ?? (wanted === 'string' ? quoteHint(document, path) : undefined);
    return problem('definition/wrong-type', spanAt(document, path), { message, hint });
}
function oneOf({ document }, options, path) {
    const value = valueAt(document.value, path);
    const hint = didYouMean(typeof value === 'string' ? value : '', options) ?? `Known: ${options.join(', ')}`;
    return problem('definition/bad-value', spanAt(document, path), {
        message: `Cannot use ${valueWords(value)} as "${shown(path)}"`,
        hint,
    });
}
function quoteHint(document, path) {
    const written = plainSourceAt(document, path);
    return written === null || valueAt(document.value, path) === null ? undefined : `Quote it: "${written}"`;
}
function rangeWords(issue) {
    if (issue.code === 'too_small')
        return `It must be at least ${issue.minimum}${lengthWords(issue.origin)}`;
    if (issue.code === 'too_big')
        return `It must be at most ${issue.maximum}${lengthWords(issue.origin)}`;
    if (issue.code === 'invalid_format' && issue.format === 'starts_with' && 'prefix' in issue)
        return `It must start with "${String(issue.prefix)}"`;
    return undefined;
}
function lengthWords(origin) {
    if (origin === 'string')
        return ' characters long';
    return origin === 'array' ? ' items long' : '';
}
const typeNames = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map',
    record: 'a map',
};
function typeWords(expected) {
    return typeNames[expected] ?? expected;
}
function valueWords(value) {
    if (value === null)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'a map';
    if (typeof value === 'string')
        return `"${value.length > 60 ? `${value.slice(0, 60)}\u2026` : value}"`;
    return typeof value === 'number' ? `the number ${value}` : JSON.stringify(value);
}
/** `stages[0].jobs[2]` */
function shown(path) {
    return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`)).join('');
}
function valueAt(value, path) {
    let at = value;
    for (const step of path) {
        if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step))
            return undefined;
        at = Reflect.get(at, step);
    }
    return at;
}
/** The keys that a shape knows at a place; of a union, those of the branch whose literal keys fit the value. */
function keysAt(shape, path, value) {
    const { def } = shape._zod;
    if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault' || def.type === 'nullable')
        return keysAt(def.innerType, path, value);
    if (def.type === 'pipe')
        return keysAt(def.in, path, value);
    if (def.type === 'union') {
        const branch = def.options.find((option) => fits(option, value));
        return branch === undefined ? [] : keysAt(branch, path, value);
    }
    const [step, ...rest] = path;
    if (def.type === 'object') {
        if (step === undefined)
            return Object.keys(def.shape);
        const inner = def.shape[String(step)];
        return inner === undefined ? [] : keysAt(inner, rest, valueAt(value, [step]));
    }
    if (step === undefined)
        return [];
    if (def.type === 'array')
        return keysAt(def.element, rest, valueAt(value, [step]));
    return def.type === 'record' ? keysAt(def.valueType, rest, valueAt(value, [step])) : [];
}
function fits(option, value) {
    const { def } = option._zod;
    if (def.type !== 'object')
        return false;
    return Object.entries(def.shape).every(([key, inner]) => {
        const literal = inner._zod.def;
        return literal.type !== 'literal' || literal.values.includes(valueAt(value, [key]));
    });
}
/** Drops findings about a value that an earlier finding already calls unreadable. */
function withoutRepeats(earlier, found) {
    const taken = new Set(earlier.map((item) => placeOf(item.span)));
    return [...earlier, ...found.filter((item) => !taken.has(placeOf(item.span)))];
}
function placeOf(span) {
    return `${span.start}:${span.end}`;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/definition/guard.js

/**
 * What stands between a definition file and the YAML library. Nested far enough, a file of 2 KB makes the library abort
 * the whole process, out of reach of try and catch; so depth is bounded before anything is composed.
 */
const limits = { chars: 1024 * 1024, depth: 64, indent: 200, keys: 2000, values: 200_000 };
// oxlint-disable-next-line no-control-regex -- these are the characters it looks for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]|(?!^)\ufeff|\r(?!\n)/;
const blockHeader = /(?:^|[\s:?-])[|>][-+0-9]*[ \t]*(?:#.*)?$/;
const documentMarker = /^(?:---|\.\.\.)(?:\s|$)/;
const nestedIndicators = /^[ \t]*(?:[-?][ \t]+){65}/;
/** Where they do not belong, the library reports each as a mistake, at a cost that grows with their number; so do escapes. */
const misplaced = new Set([']', '}', '"', "'"]);
const costOfMistake = 4;
/**
 * One pass over the characters, linear in their number. It follows YAML as far as is needed to leave text in quotes,
 * comments and block scalars alone; where it errs, the walk over the tokens still finds what is too deep.
 * A file with a finding must not be parsed.
 */
function scanText(source) {
    const finding = scanWhole(source.text) ?? (isFlat(source.text) ? null : scanLines(source.text));
    if (finding === null)
        return [];
    const { code, at, message, hint } = finding;
    return [problem(code, { source, start: at, end: at + 1 }, { message, hint })];
}
function scanWhole(text) {
    if (text.length > limits.chars) {
        const message = `File has ${text.length} characters, and a definition file may have ${limits.chars}`;
        return { code: 'yaml/too-large', at: 0, message, hint: 'Split it into several files' };
    }
    const found = forbidden.exec(text);
    if (found === null)
        return null;
    const number = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const hint = found[0] === '\r' ? 'End lines with LF or CRLF' : 'Remove it, or write it as an escape in double quotes';
    return { code: 'yaml/character', at: found.index, message: `Character U+${number} may not stand in a definition`, hint };
}
const wideOrNested = /[ \t]{201}|(?:[-?][ \t]+){65}/;
/** Whether a text is too short, too narrow and too poor in brackets to meet any limit, as nearly every file is. */
function isFlat(text) {
    if (text.length * (1 + costOfMistake) >= limits.values || wideOrNested.test(text))
        return false;
    return (text.match(/[[{]/g)?.length ?? 0) <= limits.depth;
}
function scanLines(text) {
    const state = { depth: 0, quote: '', blockIndent: -1, values: 0 };
    for (let start = 0; start < text.length;) {
        const newline = text.indexOf('\n', start);
        const end = newline === -1 ? text.length : newline;
        const finding = scanLine(text.slice(start, end), state);
        if (finding !== null)
            return { ...finding, at: start + finding.at };
        start = end + 1;
    }
    return null;
}
function scanLine(line, state) {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    state.values += 1;
    if (indent > limits.indent && indent < line.length)
        return indented(indent);
    if (inBlockScalar(line, indent, state))
        return null;
    // A document marker ends whatever was left open: one broken document must not blame the next.
    if (documentMarker.test(line))
        Object.assign(state, { depth: 0, quote: '' });
    if (state.quote === '' && nestedIndicators.test(line))
        return tooDeep(indent);
    const finding = scanFlow(line, indent, state);
    if (state.depth === 0 && state.quote === '' && blockHeader.test(line.trimEnd()))
        state.blockIndent = indent;
    return finding;
}
function inBlockScalar(line, indent, state) {
    if (state.blockIndent < 0)
        return false;
    const inside = indent > state.blockIndent || line.trim() === '';
    if (!inside)
        state.blockIndent = -1;
    return inside;
}
/** Follows brackets and quotes along one line. */
function scanFlow(line, indent, state) {
    let fresh = true;
    for (let column = indent; column < line.length; column += 1) {
        if (state.values > limits.values)
            return tooMany;
        const character = line.charAt(column);
        if (state.quote !== '') {
            column += insideQuotes(character, state);
            fresh = false;
            continue;
        }
        if (character === '#' && /^$|\s/.test(line.charAt(column - 1)))
            return null;
        followValue(character, fresh, state);
        if (state.depth > limits.depth)
            return tooDeep(column);
        const opens = opensValue(line, column, { fresh, inFlow: state.depth > 0 });
        if (opens && (!fresh || character !== ' '))
            state.values += 1;
        fresh = opens;
    }
    return state.values > limits.values ? tooMany : null;
}
/** `fresh`: a value may begin at this character. In plain text, brackets and quotes are text. */
function followValue(character, fresh, state) {
    const inValue = fresh || state.depth > 0;
    if (inValue && (character === '[' || character === '{'))
        state.depth += 1;
    else if (state.depth > 0 && (character === ']' || character === '}'))
        state.depth -= 1;
    else if (fresh && (character === '"' || character === "'"))
        state.quote = character;
    else if (misplaced.has(character))
        state.values += costOfMistake;
}
/** How many further characters the one in quotes takes with it. */
function insideQuotes(character, state) {
    if (character === '\\' && state.quote === '"') {
        state.values += costOfMistake;
        return 1;
    }
    if (character === state.quote)
        state.quote = '';
    return 0;
}
/** Whether a value may begin at the next character: in a flow after its indicators, elsewhere after one and white space. */
function opensValue(line, column, { fresh, inFlow }) {
    const character = line.charAt(column);
    if (character === ' ' || character === '\t')
        return fresh || /[:?-]/.test(line.charAt(column - 1));
    if (character === '-' || character === '?')
        return fresh;
    return inFlow && (character === '[' || character === '{' || character === ',' || character === ':');
}
function indented(indent) {
    const message = `Line is indented by ${indent} columns, and ${limits.indent} are allowed`;
    return { code: 'yaml/indentation', at: indent, message };
}
function tooDeep(at) {
    return { code: 'yaml/too-deep', at, message: `Lists and maps are nested deeper than ${limits.depth} levels` };
}
const tooMany = {
    code: 'yaml/too-large',
    at: 0,
    message: `File holds more than ${limits.values} lines and values`,
    hint: 'Split it into several files',
};

;// CONCATENATED MODULE: ./lib/definition/tokens.js


const refused = {
    anchor: ['yaml/anchor', 'Anchors are not read'],
    alias: ['yaml/alias', 'Aliases are not read'],
    tag: ['yaml/tag', 'Tags are not read'],
};
/** Shown per document: an alias is seldom used once. */
const mostFindings = 20;
/**
 * What no definition may hold, found in the tokens of one document before they are composed. The walk keeps its own
 * stack, so depth costs it nothing. A document with a finding must not be composed.
 */
function checkTokens(source, document) {
    const found = [];
    const stack = [{ token: document, depth: 0 }];
    let values = 0;
    for (let open = stack.pop(); open !== undefined && found.length < mostFindings; open = stack.pop()) {
        values += 1;
        const { token, depth } = open;
        if (depth > limits.depth)
            return [...found, tokens_tooDeep(source, token.offset)];
        if (values > limits.values)
            return [...found, tokens_tooMany(source, token.offset)];
        if (token.type === 'directive')
            found.push(refuse('yaml/directive', token, 'Directives are not read'));
        if (token.type === 'alias')
            found.push(refuse(refused.alias[0], token, refused.alias[1]));
        if (token.type === 'document') {
            properties(token.start);
            push(token.value, depth);
        }
        if (token.type === 'block-scalar')
            properties(token.props);
        if ('items' in token)
            visitItems(token, depth);
    }
    return found.slice(0, mostFindings);
    function visitItems(token, depth) {
        const isMap = token.type === 'block-map' || (token.type === 'flow-collection' && token.start.source === '{');
        if (isMap && token.items.length > limits.keys) {
            const message = `Map has ${token.items.length} keys, and ${limits.keys} are allowed`;
            found.push(problem('yaml/too-many-keys', { source, start: token.offset, end: token.offset + 1 }, message));
            return;
        }
        for (const item of token.items) {
            properties(item.start);
            if (item.sep)
                properties(item.sep);
            push(item.key, depth + 1);
            push(item.value, depth + 1);
        }
    }
    function push(token, depth) {
        if (token)
            stack.push({ token, depth });
    }
    function properties(tokens) {
        for (const token of tokens) {
            if (found.length >= mostFindings)
                return;
            if (token.type === 'anchor' || token.type === 'tag')
                found.push(refuse(refused[token.type][0], token, refused[token.type][1]));
        }
    }
    function refuse(code, token, message) {
        const text = 'source' in token ? token.source : '';
        const span = { source, start: token.offset, end: token.offset + Math.max(1, text.length) };
        return problem(code, span, { message: `${message}: "${tokens_shortened(text)}"`, hint: hints[code] });
    }
}
const hints = {
    'yaml/anchor': 'Write the value where it is needed',
    'yaml/alias': 'Write the value where it is needed',
    'yaml/tag': 'Quote the value if the "!" is part of it',
    'yaml/directive': 'Remove the line',
};
function tokens_shortened(text) {
    return text.length > 40 ? `${text.slice(0, 40)}\u2026` : text;
}
function tokens_tooDeep(source, start) {
    return problem('yaml/too-deep', { source, start, end: start + 1 }, `Lists and maps are nested deeper than ${limits.depth} levels`);
}
function tokens_tooMany(source, start) {
    const message = `Document holds more than ${limits.values} values`;
    return problem('yaml/too-large', { source, start, end: start + 1 }, { message, hint: 'Split it into several documents' });
}

;// CONCATENATED MODULE: ./lib/definition/parse.js





/** Syntax errors shown per document: one slip early in a file can make a hundred of them. */
const mostSyntaxErrors = 10;
/** A file with more than this many documents that cannot be read is no file of definitions; the rest is not listed. */
const mostPerFile = 200;
/**
 * Reads a file of any number of documents as YAML 1.2 (core schema). Never throws for what the text holds: a document
 * that cannot be read becomes diagnostics, the others are read all the same.
 */
function parseText(source) {
    const findings = scanText(source);
    if (findings.length > 0)
        return { documents: [], diagnostics: findings };
    const documents = [];
    const diagnostics = [];
    for (const composed of compose(source, diagnostics)) {
        const read = readDocument(source, composed, diagnostics);
        if (read !== null)
            documents.push(read);
    }
    return { documents, diagnostics };
}
// The library compares each key with each other one; `readMap` finds equal keys in one pass.
const composing = {
    version: '1.2',
    schema: new dist/* Schema */.Sj({ schema: 'core', resolveKnownTags: true }),
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
};
/**
 * Composes document by document, leaving out those whose tokens hold what no definition may. One at a time, since a tree
 * that is read at once and let go costs no lasting memory.
 */
function* compose(source, diagnostics) {
    const composer = new dist/* Composer */.Dk(composing);
    for (const token of new dist/* Parser */.iX().parse(source.text)) {
        const found = checkTokens(source, token);
        if (diagnostics.length < mostPerFile)
            diagnostics.push(...found);
        if (found.length === 0)
            yield* composer.next(token);
    }
    yield* composer.end();
}
function readDocument(source, document, diagnostics) {
    const syntax = document.errors.slice(0, mostSyntaxErrors).map((error) => {
        const span = { source, start: error.pos[0], end: Math.max(error.pos[0], Math.min(error.pos[1], source.text.length)) };
        return problem('yaml/syntax', span, { message: error.message.replace(/\.$/, ''), ...syntaxHint(error.code) });
    });
    if (syntax.length > 0) {
        if (diagnostics.length < mostPerFile)
            diagnostics.push(...syntax);
        return null;
    }
    const { contents } = document;
    if ((0,dist/* isScalar */.jn)(contents) && contents.value === null)
        return null;
    if (!(0,dist/* isMap */.jh)(contents)) {
        const span = contents === null ? { source, start: 0, end: 0 } : spanOfNode(source, contents);
        if (diagnostics.length < mostPerFile)
            diagnostics.push(problem('definition/not-a-map', span, 'Document is not a map of keys to values'));
        return null;
    }
    const findings = [];
    return { document: { source, ...readMap(source, contents, findings) }, findings };
}
function syntaxHint(code) {
    if (code === 'TAB_AS_INDENT')
        return { hint: 'Indent with spaces' };
    if (code === 'BLOCK_AS_IMPLICIT_KEY')
        return { hint: 'Quote the value if the ":" is part of it' };
    return {};
}
/** What the map holds. Depth is bounded by the check of the tokens. */
function readMap(source, map, diagnostics) {
    const value = {};
    const members = new Map();
    for (const pair of map.items) {
        const key = readKey(source, pair, diagnostics);
        if (key === null)
            continue;
        const earlier = members.get(key.name);
        if (earlier !== undefined) {
            diagnostics.push(duplicateKey(source, key, earlier));
            continue;
        }
        const node = nodeOf(pair.value);
        const member = node === null ? null : readValue(source, node, diagnostics);
        members.set(key.name, { ...key, value: member?.place ?? null });
        value[key.name] = member?.value ?? null;
    }
    return { value, place: parse_placeOf(map, { members: [...members.values()] }) };
}
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
function readKey(source, pair, diagnostics) {
    const node = nodeOf(pair.key);
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'string') {
        const span = node === null ? { source, start: 0, end: 0 } : spanOfNode(source, node);
        const written = (0,dist/* isScalar */.jn)(node) && node.source !== '' ? node.source : undefined;
        const hint = written === undefined ? undefined : `Quote it: "${written}"`;
        diagnostics.push(problem('yaml/key-not-string', span, { message: 'Key is not a string', hint }));
        return null;
    }
    if (node.value === '<<') {
        const hint = 'Write the keys where they are needed';
        diagnostics.push(problem('yaml/merge-key', spanOfNode(source, node), { message: 'Merge keys are not read', hint }));
        return null;
    }
    if (forbiddenKeys.has(node.value)) {
        diagnostics.push(problem('yaml/forbidden-key', spanOfNode(source, node), `Key "${node.value}" may not be used`));
        return null;
    }
    return { name: node.value, key: parse_placeOf(node) };
}
function duplicateKey(source, { name, key }, earlier) {
    return problem('yaml/duplicate-key', spanOf(source, key), {
        message: `Key "${name}" stands in this map twice`,
        related: [{ span: spanOf(source, earlier.key), message: 'First here' }],
    });
}
function readValue(source, node, diagnostics) {
    if ((0,dist/* isMap */.jh)(node))
        return readMap(source, node, diagnostics);
    if ((0,dist/* isSeq */.oP)(node))
        return readList(source, node, diagnostics);
    if (!(0,dist/* isScalar */.jn)(node))
        return { value: null, place: parse_placeOf(node) };
    const place = parse_placeOf(node, { plain: node.type === 'PLAIN' });
    if (typeof node.value === 'number')
        return { value: readNumber(source, node, diagnostics), place };
    return { value: typeof node.value === 'string' || typeof node.value === 'boolean' ? node.value : null, place };
}
function readList(source, list, diagnostics) {
    const items = list.items.map((item) => {
        const node = nodeOf(item);
        return node === null ? null : readValue(source, node, diagnostics);
    });
    return {
        value: items.map((item) => item?.value ?? null),
        place: parse_placeOf(list, { items: items.map((item) => item?.place ?? null) }),
    };
}
const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
/** Octal, hexadecimal, leading zeros and numbers beyond a double: each is another value to another reader. */
function readNumber(source, node, diagnostics) {
    const value = Number(node.value);
    const written = node.source ?? '';
    const safe = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    if (safe && plainNumber.test(written))
        return value;
    const hint = safe ? `Write ${value}, or quote it: "${written}"` : `Quote it: "${written}"`;
    diagnostics.push(problem('yaml/number', spanOfNode(source, node), { message: `Number "${written}" can be read as several values`, hint }));
    return value;
}
const none = [];
function parse_placeOf(node, { plain = false, members = none, items = none } = {}) {
    const [start, end] = node.range ?? [0, 0];
    return { start, end: Math.max(start, end), plain, members, items };
}
function spanOfNode(source, node) {
    return spanOf(source, parse_placeOf(node));
}
function nodeOf(value) {
    return (0,dist/* isScalar */.jn)(value) || (0,dist/* isMap */.jh)(value) || (0,dist/* isSeq */.oP)(value) ? value : null;
}

;// CONCATENATED MODULE: ./lib/solution/document.js



/** Reads a file of a pipeline: exactly one YAML document. */
function document_readDocument(source) {
    const { documents, diagnostics } = parseText(source);
    const [first, second] = documents;
    if (diagnostics.length > 0)
        return { diagnostics };
    if (first !== undefined && second === undefined)
        return { document: first.document, findings: first.findings };
    const span = second === undefined ? { source, start: 0, end: 0 } : spanAt(second.document, []);
    const message = `The file must hold one document, but holds ${second === undefined ? 'none' : 'several'}`;
    return { diagnostics: [{ code: 'document/not-one', severity: 'error', message, span }] };
}
/** Reads a file that has a shape. All mistakes are reported at once, each at its place. */
function readShaped(source, shape) {
    const read = document_readDocument(source);
    if (!('document' in read))
        return { ok: false, diagnostics: read.diagnostics };
    const { value, diagnostics } = checkShape(read.document, shape);
    const findings = [...read.findings, ...diagnostics];
    return value === null || findings.length > 0 ? { ok: false, diagnostics: findings } : { ok: true, value, diagnostics: [] };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
;// CONCATENATED MODULE: ./lib/solution/contract/overrides.js

/** What a person knows better than the samples; it beats learned rules, observed data and documentation. */
const overridesShape = schemas/* strictObject */.rej({
    fields: schemas/* array */.YOg(schemas/* strictObject */.rej({
        reason: schemas/* string */.YjP().min(1),
        entity: schemas/* string */.YjP().min(1),
        path: schemas/* string */.YjP().min(1).describe('Field path at the source'),
        target: schemas/* string */.YjP().optional(),
        type: schemas/* string */.YjP().optional().describe('Target type: int64, float64, text, bool, date, datetime, json, array<text>'),
        structure: schemas/* enum */.k5n(['scalar', 'record', 'array', 'objectDump']).optional(),
        format: schemas/* string */.YjP().optional().describe('epoch_ms, epoch_s, iso, YYYY-MM-DD, MM/DD/YYYY'),
        required: schemas/* boolean */.zMY().optional(),
        dimension: schemas/* string */.YjP().optional(),
        bridge: schemas/* string */.YjP().optional(),
        notes: schemas/* string */.YjP().default(''),
    }))
        .default([]),
    singular: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}).describe('Singular forms that the rules would get wrong'),
    field_groups: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}).describe('Group by entity.field'),
});

// EXTERNAL MODULE: ./lib/core/references.js
var references = __webpack_require__(1237);
;// CONCATENATED MODULE: ./lib/solution/contract/names.js

/** `cycle` gives `cycles`, `category` gives `categories`; the contract's own word beats both. */
function pluralOf(object) {
    if (object.plural !== undefined)
        return object.plural;
    return /[^aeiou]y$/.test(object.name) ? `${object.name.slice(0, -1)}ies` : `${object.name}s`;
}
/** The table of an entity's records: `extract.cycles`. */
function extractTable(object) {
    return `extract.${pluralOf(object)}`;
}
/** `Tables/extract/cycles` and `extract.cycles` are one table; what is no path stays as it is. */
function tableName(name) {
    return name.replace(/^Tables\/([^/]+)\//, '$1.');
}
/** `requirementNode` gives `RequirementNode`: inner capitals stay. */
function upperFirst(name) {
    return name.slice(0, 1).toUpperCase() + name.slice(1);
}
/** `RequirementNode` gives `requirementNode`. */
function lowerFirst(name) {
    return name.slice(0, 1).toLowerCase() + name.slice(1);
}
/** `requirementNode` gives `requirement_node`, as ids of jobs are written. */
function snake(name) {
    return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
/** Puts the names of one entity in the place of `{entity}` and `{entities}`. */
function forEntity(name, object) {
    return name.replaceAll('{entity}', object.name).replaceAll('{entities}', pluralOf(object));
}
/** The API as the HTTP engine wants it. */
function sourceOf(contract) {
    return { source_id: contract.source_system.key, ...contract.api };
}
const secretFields = ['token', 'client_secret', 'refresh_token', 'private_key'];
const secretName = /key|token|secret|auth/i;
/** The texts of a contract that must be secret because of where they stand. */
function secretTexts({ api }) {
    const auth = api.auth;
    return [
        ...secretFields.flatMap((field) => typeof auth[field] === 'string' ? [[['api', 'auth', field], auth[field]]] : []),
        ...Object.entries(api.headers).flatMap(([name, value]) => secretName.test(name) ? [[['api', 'headers', name], value]] : []),
    ];
}
/** Names of the variables whose values are secrets because of where the contract uses them. */
function secretsOf(contract) {
    const query = Object.entries(contract.api.query).flatMap(([name, value]) => (secretName.test(name) ? [value] : []));
    const names = [...secretTexts(contract).map(([, text]) => text), ...query].flatMap((text) => (0,references/* referencesIn */.ii)(text).flatMap((reference) => (reference.kind === 'variable' ? [reference.name] : [])));
    return [...new Set(names)].sort();
}
/** Where the contract holds a secret itself instead of the name of a variable. */
function literalSecrets(contract) {
    return secretTexts(contract).flatMap(([path, text]) => ((0,references/* referencesIn */.ii)(text).length === 0 ? [path] : []));
}

;// CONCATENATED MODULE: ./lib/solution/contract/names-taken.js

/** Tables of the engine's own in the schema `extract`, where every object has one of its plural. */
const ownExtractTables = ['pages', 'units', 'watermarks'];
/** Names that would give an object a table of the engine's own in another schema. */
const ownEntityTables = {
    date: 'transform.dimDate, which holds the days',
    units: 'clean.units, which the engine keeps for itself',
};
/** Names are compared without regard to case, as tables and files are on many machines. */
function takenNames(objects) {
    return objects.flatMap((object, index) => {
        const before = objects.slice(0, index);
        return [...takenName(object, before), ...takenPlural(object, before), ...takenFact(object, before)].map((taken) => ({
            ...taken,
            index,
        }));
    });
}
function takenName({ name }, before) {
    const key = 'name';
    const same = before.find((other) => alike(other.name, name));
    if (same?.name === name)
        return [{ key, message: `Object "${name}" stands twice`, hint: 'Remove one, or rename it' }];
    if (same)
        return [{ key, message: `"${name}" and "${same.name}" would be one table`, hint: 'Rename one of the objects' }];
    const own = ownEntityTables[name.toLowerCase()];
    return own === undefined ? [] : [{ key, message: `"${name}" would be the table ${own}`, hint: 'Rename the object' }];
}
function takenPlural(object, before) {
    const plural = pluralOf(object);
    const key = object.plural === undefined ? 'name' : 'plural';
    const hint = 'Give the object another word under "plural"';
    if (ownExtractTables.some((table) => alike(table, plural))) {
        return [{ key, message: `The records of "${object.name}" would be extract.${plural}, a table of the engine's own`, hint }];
    }
    const same = before.find((other) => alike(pluralOf(other), plural) && !alike(other.name, object.name));
    if (same === undefined)
        return [];
    return [{ key, message: `The records of "${object.name}" and "${same.name}" would both be extract.${plural}`, hint }];
}
function takenFact({ name, fact }, before) {
    const same = before.find((other) => fact !== undefined && other.fact !== undefined && alike(other.fact.name, fact.name));
    if (fact === undefined || same === undefined)
        return [];
    return [{ key: 'name', message: `"${name}" and "${same.name}" would both be ${fact.name}`, hint: 'Name one fact differently' }];
}
function alike(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}

// EXTERNAL MODULE: ./lib/core/duration.js
var duration = __webpack_require__(8415);
;// CONCATENATED MODULE: ./lib/core/vocabulary.js
/** The words of the product, each spelled once. Help texts, schemas and reports are made from these tables. */
/** What an atomic job does: the value of `job_type`. */
const kindMeanings = {
    exec: 'Runs any program of the repository',
    ingest: 'Fetches records from a source over HTTP into raw_objects',
    validate: 'Checks raw objects against a JSON Schema and stamps them',
    canonize: 'Transforms valid raw objects into canonical objects',
    project_measurement_events: 'Derives one measurement event per form submission',
    project_observations: 'Scores measurement events into observations',
    create_projection: 'Creates or replaces a view of the warehouse',
    sync_sqlite: 'Copies a view or table of the warehouse into the local SQLite file',
    file_projection: 'Writes rows of the local SQLite file as Markdown files',
    spectra_source: 'A step of Source: catalogues an API and proves access to it',
    spectra_prepare: 'A step of Prepare: turns catalogue and samples into metadata',
    spectra_extract: 'A step of Extract: fetches records into raw files and tables',
    spectra_clean: 'A step of Clean: flattens, types and names records',
    spectra_transform: 'A step of Transform: builds the star schema',
    spectra_refine: 'A step of Refine: adds flags, groups and calculated columns',
    spectra_analyse: 'A step of Analyse: relates tables and evaluates measures',
    spectra_validate: 'A step of the validation of a whole SPECTRA pipeline',
    solution: 'A stage of the solution engine',
};
const jobKinds = Object.keys(kindMeanings);
/** Where a planned job stands when a round is over. Every planned job has exactly one of these. */
const vocabulary_statusMeanings = {
    succeeded: 'Ended well, or its failure is allowed',
    failed: 'Ended with a failure',
    timed_out: 'Was stopped because its time was over',
    cancelled: 'Was stopped, or kept from another attempt, because the run was cancelled',
    lost: 'Nothing was heard of its end',
    not_run: 'Did not start',
};
/** Process exit codes, the same for every command (docs/result.md). */
const vocabulary_exitCodes = {
    success: 0,
    failed: 1,
    invalid: 2,
    differs: 3,
    gateRefused: 4,
    incomplete: 5,
    defect: 70,
    stateUnwritable: 74,
    stateLocked: 75,
    interrupted: 130,
    terminated: 143,
};
const idPattern = /^[a-z0-9](?:[a-z0-9_.-]{0,126}[a-z0-9_])?$/;

;// CONCATENATED MODULE: ./lib/definition/shapes/common.js




/** An id of a job or source. `..` is refused so that no id can climb out of a folder that is named after it. */
const idShape = schemas/* string */.YjP()
    .regex(idPattern, 'Use up to 128 lower-case letters, digits, "_", "." and "-"; begin with a letter or digit, end with neither "." nor "-"')
    .refine((id) => !id.includes('..'), 'An id may not hold ".."');
const durationWords = 'Write a duration with its units, such as "30m", "10s", "500ms" or "1h30m", up to 24 days';
/** `30m`, `1h30m`; at least 1 ms. Parses to milliseconds. */
const durationShape = schemas/* string */.YjP({ error: durationWords })
    .regex(duration/* durationPattern */.Zq, durationWords)
    .refine((text) => inRange((0,duration/* parseDuration */.E9)(text)), durationWords)
    .transform((text) => (0,duration/* parseDuration */.E9)(text) ?? duration/* longestDuration */.rP);
function inRange(ms) {
    return ms !== null && ms >= 1;
}
/** A name that a shell can read as a variable. */
const variableShape = schemas/* string */.YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,254}$/, 'Use letters, digits and "_"; begin with a letter or "_"');
const kinds = Object.keys(failure/* failureKinds */.c);
const retryShape = schemas/* strictObject */.rej({
    attempts: schemas/* int */.Whr().min(1).max(100).describe('Most attempts in one round, the first included'),
    backoff: durationShape.optional().describe('Wait before the second attempt; it doubles for each further one. Default 10s'),
    backoff_max: durationShape.optional().describe('Longest wait. Default 10m'),
    when: schemas/* array */.YOg(schemas/* enum */.k5n(kinds))
        .nonempty()
        .optional()
        .describe('Failure kinds worth another attempt; without it, those that may pass'),
    exit_codes: schemas/* array */.YOg(schemas/* int */.Whr().min(1).max(255))
        .nonempty()
        .optional()
        .describe('When given, only these exit codes are worth another attempt'),
})
    .refine(({ backoff = 0, backoff_max = backoff }) => backoff <= backoff_max, {
    path: ['backoff_max'],
    error: 'The longest wait may not be shorter than the first',
})
    .describe('What happens after a failure');
/** The name of something that jobs share: it says where a job runs in a fan-out and how fast it asks; never what it does. */
const placeShape = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'Use up to 64 letters, digits, "_", "." and "-", a letter or digit first');
/** What every document that describes a job may say. */
const jobKeys = {
    job_id: idShape.describe('The name of the job, unique in the repository'),
    description: schemas/* string */.YjP().optional().describe('One line for people'),
    aliases: schemas/* array */.YOg(idShape).optional().describe('Further ids that this job answers to'),
};
/** What every atomic job may say beside its kind's own keys. */
const atomicKeys = {
    ...jobKeys,
    timeout: durationShape.optional().describe('Longest time for one attempt; without it there is no limit'),
    retry: retryShape.optional(),
    allow_failure: schemas/* boolean */.zMY().optional().describe('True: its failure counts as succeeded and is marked in the record'),
    pool: placeShape.optional().describe('Jobs of one pool share something scarce: in a fan-out they run on one machine'),
    affinity: placeShape.optional().describe('Jobs of one affinity gain from each other: in a fan-out they run on one machine'),
};
const atomicShape = schemas/* strictObject */.rej(atomicKeys);

// EXTERNAL MODULE: ./lib/core/iglu.js
var iglu = __webpack_require__(9108);
;// CONCATENATED MODULE: ./lib/definition/shapes/values.js



const longestTimespan = 3_650 * 86_400_000;
const timespanWords = 'Write a time span with its units, such as "30d", "12h" or "1h30m", up to ten years';
/** How far back in time, in milliseconds; no timer waits for it, so it may be longer than a timeout. */
const timespan = schemas/* string */.YjP({ error: timespanWords })
    .regex(duration/* durationPattern */.Zq, timespanWords)
    .refine((text) => (0,duration/* parseDuration */.E9)(text, longestTimespan) !== null, timespanWords)
    .transform((text) => (0,duration/* parseDuration */.E9)(text, longestTimespan) ?? longestTimespan);
/** RFC 6901; the empty pointer is the whole value. */
const pointer = schemas/* string */.YjP()
    .regex(/^(?:\/(?:[^~/]|~0|~1)*)*$/, 'A JSON pointer is empty or starts with "/": /value, /paging/next');
const values_name = schemas/* string */.YjP().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,126}$/, 'Use letters, digits, "_", "." and "-"');
/** A table, view or column of the warehouse or the local SQLite file. */
const sqlName = schemas/* string */.YjP().regex(/^[a-z][a-z0-9_]{0,62}$/, 'Use lower-case letters, digits and "_", a letter first');
const igluUri = schemas/* string */.YjP().regex(iglu/* igluPattern */.iA, 'A schema is written iglu:VENDOR/NAME/jsonschema/1-0-0');
const transformRef = schemas/* string */.YjP().regex(iglu/* transformPattern */.NJ, 'A transform is written ENTITY/NAME@1-0-0');
/** Text in which `${NAME}` stands for a variable. */
const template = schemas/* string */.YjP();
/** A query parameter's value; numbers and booleans are written as YAML writes them. */
const queryValue = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* int */.Whr(), schemas/* boolean */.zMY()]).transform(String);
const limit = schemas/* int */.Whr().min(1).max(10_000_000);
/**
 * `5` (records) or `10%` (share of the records read). A share counts only from 20 records on: of three changed records
 * one bad one says nothing about the source.
 */
const maxFailed = schemas/* union */.KCZ([
    schemas/* int */.Whr()
        .min(0)
        .transform((count) => ({ count })),
    schemas/* string */.YjP()
        .regex(/^(?:100|[0-9]{1,2})(?:\.[0-9]{1,3})?%$/, 'Write a number of records (5) or a share (10%)')
        .transform((text) => ({ share: Number(text.slice(0, -1)) / 100, of_at_least: 20 })),
]);

;// CONCATENATED MODULE: ./lib/definition/shapes/source.js



const secret = template.describe('A secret: write ${NAME}; its value appears nowhere we write');
const tokenUrl = template.describe('Where tokens are asked for');
const clientId = template.describe('Id of the registered application');
const scope = template.describe('Scopes, separated by spaces');
const authShape = schemas/* discriminatedUnion */.gMt('type', [
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('none') }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('bearer'), token: secret }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('oauth2_client_credentials'),
        token_url: tokenUrl,
        client_id: clientId,
        client_secret: secret,
        scope: scope.optional(),
    }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('oauth2_refresh_token'),
        token_url: tokenUrl,
        client_id: clientId,
        client_secret: secret,
        refresh_token: secret,
        scope: scope.optional(),
    }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('google_service_account'),
        token_url: tokenUrl,
        client_email: template.describe("The service account's address"),
        private_key: secret.describe('Its key in PEM, `\\n` for line ends allowed; write ${NAME}'),
        scope,
        subject: template.optional().describe('The user on whose behalf it acts (domain-wide delegation)'),
    }),
])
    .describe('How requests are authorised');
const pageSize = schemas/* int */.Whr().min(1).max(100_000).describe('Records that a page is asked to hold');
const pagingShape = schemas/* discriminatedUnion */.gMt('type', [
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('none') }).describe('One response holds everything'),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('next_link'),
        next: pointer.describe('Where a page holds the address of the next one; absent or null on the last'),
    })
        .describe('Each page names the next one'),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('page_token'),
        next: pointer.describe('Where a page holds the token of the next one; absent, null or empty on the last'),
        parameter: schemas/* string */.YjP().describe('Query parameter that carries it'),
    })
        .describe('Each page holds a token for the next one'),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('after_last_id'),
        id: pointer.describe("Where a record holds its id, from the record's root"),
        parameter: schemas/* string */.YjP().describe("Query parameter that carries the last record's id"),
        has_more: pointer.describe('Where a page says whether another follows'),
    })
        .describe('The next page starts after the last record of this one'),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('offset'),
        parameter: schemas/* string */.YjP().describe('Query parameter that says how many records to pass over'),
        size_parameter: schemas/* string */.YjP().describe('Query parameter that says how many records a page holds'),
        size: pageSize,
        first: schemas/* int */.Whr().min(0).default(0).describe('Where the first page starts'),
    })
        .describe('Pages are found by counting records; a page that is not full is the last'),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('page_number'),
        parameter: schemas/* string */.YjP().describe("Query parameter that carries the page's number"),
        first: schemas/* int */.Whr().min(0).default(1).describe('Number of the first page'),
        size_parameter: schemas/* string */.YjP().optional().describe('Query parameter that says how many records a page holds'),
        size: pageSize.optional().describe('Records of a full page; a page that is not full is then the last'),
        pages: pointer
            .optional()
            .describe('Where a page holds the number of pages; without it and `size`, an empty page is the last'),
    })
        .refine(({ size_parameter, size }) => size_parameter === undefined || size !== undefined, {
        error: 'size_parameter needs a size to send',
        path: ['size_parameter'],
    })
        .describe('Pages are numbered'),
])
    .describe('How the next page is found');
const recordsShape = schemas/* strictObject */.rej({
    at: pointer.describe('Where a page holds its list of records; "" when the page is the list'),
    when_absent: schemas/* enum */.k5n(['fail', 'empty'])
        .default('fail')
        .describe('What a page without that place means: a response that cannot be read, or no records'),
})
    .describe('Where the records of a page are');
const headersShape = schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'Not a header name'), template);
/** A service's HTTP API, described once for all jobs that read from it. One document under `jobs/`. */
const sourceShape = schemas/* strictObject */.rej({
    source_id: idShape.describe('The name by which ingest jobs refer to it in `source.api`'),
    description: schemas/* string */.YjP().optional().describe('One line for people'),
    base_url: template.describe('Start of every address, without a final "/"; ${NAME} stands for a variable'),
    variables: schemas/* record */.g1P(variableShape, schemas/* string */.YjP())
        .default({})
        .describe('Values of variables that neither the job, the profile nor the environment supplies'),
    auth: authShape.default({ type: 'none' }),
    headers: headersShape.default({}).describe('Sent with every request, token requests apart'),
    query: schemas/* record */.g1P(schemas/* string */.YjP(), queryValue)
        .default({})
        .describe('Sent with every list request, detail requests apart: page size, fixed options'),
    paging: pagingShape.default({ type: 'none' }),
    records: recordsShape.default({ at: '', when_absent: 'fail' }),
    pool: placeShape
        .optional()
        .describe('The pool of `lorchestra.yaml` whose limits hold for all requests to it; its jobs run on one machine in a fan-out'),
    limits: schemas/* strictObject */.rej({
        request_timeout: durationShape.default(60_000).describe('Longest wait for one response'),
        retries: schemas/* int */.Whr()
            .min(0)
            .max(20)
            .default(4)
            .describe('Further tries of one request after a broken connection, 429 or 5xx; Retry-After is obeyed'),
        max_pages: schemas/* int */.Whr().min(1).max(1_000_000).default(10_000).describe('More pages than this fail the job'),
        max_response_bytes: schemas/* int */.Whr().min(1_024).max(1_073_741_824).default(67_108_864).describe('A larger response fails the job'),
    })
        .prefault({})
        .describe('Bounds'),
});

;// CONCATENATED MODULE: ./lib/solution/contract/shape.js



/** One word in lower case: it names folders, composites and branches. */
const sourceKey = schemas/* string */.YjP().regex(/^[a-z][a-z0-9]{0,39}$/, 'Use one word of lower-case letters and digits, a letter first');
/** Canonical name of one kind of record: singular, lower camel case. */
const entityName = schemas/* string */.YjP()
    .regex(/^[a-z][A-Za-z0-9]{0,49}$/, 'Use letters and digits in lower camel case, singular: cycle, requirementNode');
/** `name`, `parent.child`, `items[].prop`, `items[]`. */
const fieldPath = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9_$-]+(?:\[\])?(?:\.[A-Za-z0-9_$-]+(?:\[\])?)*$/, 'Write a field path: name, parent.child, items[].prop');
const apiPath = schemas/* string */.YjP().startsWith('/');
const scalar = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* int */.Whr(), schemas/* boolean */.zMY()]).transform(String);
/** What the service's documentation lists; a request that needs what is not listed is refused before it is sent. */
const endpointShape = schemas/* strictObject */.rej({
    path: apiPath.describe('Path template: /cycle/release/{releaseid}'),
    method: schemas/* enum */.k5n(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    category: schemas/* string */.YjP().min(1),
    description: schemas/* string */.YjP().default(''),
    query_parameters: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    requires_auth: schemas/* boolean */.zMY().default(true),
});
const parentShape = schemas/* strictObject */.rej({
    object: entityName,
    bindings: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[A-Za-z][A-Za-z0-9_]*$/), fieldPath)
        .describe("From a name in braces in `path` or `query` to a field of the parent's record; at most one goes through a list"),
})
    .describe('Requests are made once for each record of the parent');
const incrementalShape = schemas/* strictObject */.rej({
    field: fieldPath.describe('Where a record holds the time of its last change'),
    format: schemas/* enum */.k5n(['iso', 'epoch_seconds', 'epoch_milliseconds']).default('iso'),
    parameter: schemas/* string */.YjP()
        .optional()
        .describe('Query parameter that asks for changes alone; without it all are fetched and compared'),
    filter: schemas/* string */.YjP().includes('{since}').default('{since}'),
    overlap: timespan.default(0),
})
    .refine(({ parameter, filter }) => parameter !== undefined || filter === '{since}', { error: 'A filter needs its parameter' });
const objectShape = schemas/* strictObject */.rej({
    name: entityName,
    plural: entityName.optional().describe('Name of its extract table; without it, "s" or "ies" at the end'),
    description: schemas/* string */.YjP().default(''),
    path: apiPath.describe('Listed endpoint with values or {binding}s in place of its parameters'),
    endpoint: apiPath.optional().describe('The listed endpoint when its braces are named differently from those of `path`'),
    query: schemas/* record */.g1P(schemas/* string */.YjP(), scalar).default({}),
    records: recordsShape.optional(),
    paging: pagingShape.optional(),
    primary_key: fieldPath,
    display: fieldPath.optional().describe('The field by which people know a record'),
    parent: parentShape.optional(),
    created_after: schemas/* array */.YOg(entityName)
        .default([])
        .describe('Further entities that must exist before one of these can be created, beside the parent'),
    incremental: incrementalShape.optional(),
    total: schemas/* string */.YjP()
        .regex(/^(?:\/[^/]+)+$/)
        .optional()
        .describe('JSON pointer to the number of all records, where the service tells it rightly'),
    required_targets: schemas/* array */.YOg(schemas/* string */.YjP()).default([]).describe('Target columns that Prepare must find'),
    role: schemas/* enum */.k5n(['dimension', 'fact']).optional().describe('Instead of what Transform decides by the business-activity test'),
    fact: schemas/* strictObject */.rej({ name: schemas/* string */.YjP().regex(/^fact[A-Z][A-Za-z0-9]*$/), grain: schemas/* string */.YjP().min(1) }).optional(),
})
    .describe('One kind of record that the pipeline extracts');
const limitationShape = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().regex(/^[A-Z]+(?:-[A-Z]+)*-\d{3}$/, 'Write an id such as BLOCKER-001'),
    type: schemas/* enum */.k5n(['blocker', 'bug', 'quirk', 'doc_gap']),
    entity: entityName.optional(),
    endpoint: apiPath,
    method: schemas/* enum */.k5n(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    severity: schemas/* enum */.k5n(['high', 'medium', 'low']),
    issue: schemas/* string */.YjP().min(1),
    impact: schemas/* string */.YjP().default(''),
    workaround: schemas/* string */.YjP().default(''),
    workaround_status: schemas/* enum */.k5n(['proven', 'untested', 'none']).default('none'),
    probe: schemas/* strictObject */.rej({ path: apiPath, status: schemas/* int */.Whr().min(100).max(599) })
        .optional()
        .describe('A GET that proves it; while it answers so, the limitation stands'),
});
const mode = schemas/* enum */.k5n(['evolve', 'freeze', 'discard']);
const measureShape = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().regex(/^[A-Z]/, 'Measures are named in Proper Case'),
    table: schemas/* string */.YjP().regex(/^(?:fact|dim)[A-Z][A-Za-z0-9]*$/),
    expression: schemas/* string */.YjP().min(1).describe('SQL over the columns of that table: count(*), avg(actualTime)'),
    where: schemas/* string */.YjP().optional(),
    description: schemas/* string */.YjP().default(''),
});
/** What a system is and how it is read: `pipelines/<source>/contract.yaml`, the one file that a person writes. */
const contractShape = schemas/* strictObject */.rej({
    contract_version: schemas/* string */.YjP().regex(/^\d+\.\d+\.\d+$/),
    source_system: schemas/* strictObject */.rej({
        key: sourceKey,
        name: schemas/* string */.YjP().min(1),
        description: schemas/* string */.YjP().default(''),
        owner: schemas/* string */.YjP().default(''),
        documentation: schemas/* string */.YjP().default(''),
    }),
    api: sourceShape
        .omit({ source_id: true, description: true })
        .describe('How its API is called: what a source document of jobs/ says, without its id'),
    auth_check: schemas/* strictObject */.rej({ path: apiPath }).describe('A GET that only valid credentials may make'),
    endpoints: schemas/* array */.YOg(endpointShape).nonempty(),
    objects: schemas/* array */.YOg(objectShape).nonempty(),
    limitations: schemas/* array */.YOg(limitationShape).default([]),
    codes: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[a-z][A-Za-z0-9]*\.[A-Za-z0-9_.]+$/), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()))
        .default({})
        .describe('What codes mean: from entity.targetField to code to words'),
    measures: schemas/* array */.YOg(measureShape).default([]),
    obligations: schemas/* strictObject */.rej({
        outputs: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse', 'validate']), schemas/* array */.YOg(schemas/* string */.YjP()))
            .default({}),
    })
        .prefault({})
        .describe('Outputs that the covenant promises beside those of the playbooks'),
    contract_modes: schemas/* strictObject */.rej({ endpoints: mode.default('evolve'), columns: mode.default('evolve'), data_type: mode.default('freeze') })
        .prefault({})
        .describe('What a change at the source may do: be taken in, stop the pipeline, or be left out'),
    quality: schemas/* strictObject */.rej({
        quarantine_warn: schemas/* number */.aig().min(0).max(1).default(0.05),
        quarantine_max: schemas/* number */.aig().min(0).max(1).default(0.1),
    })
        .prefault({}),
    monitoring: schemas/* strictObject */.rej({ freshness: timespan.default(86_400_000), schedule: schemas/* string */.YjP().default('0 5 * * *') }).prefault({}),
});

;// CONCATENATED MODULE: ./lib/solution/contract/read.js








/** Every code that reading a contract can give, beside those of YAML and of shapes. */
const contractCodes = {
    'contract/duplicate': 'Two entries of a contract have the same name',
    'contract/unknown-object': 'An object names another that the contract does not have',
    'contract/taken-name': 'A name would give an object the table of another, or one of the engine itself',
    'contract/circle': 'Objects are parents of each other in a circle, or can only be created after each other',
    'contract/literal-secret': 'A secret stands in the contract itself',
    'contract/unlisted-endpoint': 'The contract does not list the endpoint of an object, of a probe or of the check of credentials',
    'contract/unlisted-parameter': 'A request uses a query parameter that is not listed for its endpoint',
    'contract/unbound': 'A path or query holds a name in braces that nothing gives a value',
    'contract/two-lists': 'Two bindings of one object go through a list',
    'contract/wrong-key': 'The contract describes another source than the folder it lies in',
};
/** Reads and checks a system contract, which must be that of `key` when one is given. All mistakes are reported at once, each at its place. */
function readContract(source, key) {
    const read = document_readDocument(source);
    if (!('document' in read))
        return { ok: false, diagnostics: read.diagnostics };
    const { value, diagnostics } = checkShape(read.document, contractShape);
    const findings = [
        ...read.findings,
        ...diagnostics,
        ...(value === null ? [] : checkMeaning(read.document, value, key ?? value.source_system.key)),
    ];
    if (value === null || findings.some(({ severity }) => severity === 'error'))
        return { ok: false, diagnostics: findings };
    return { ok: true, value, diagnostics: findings };
}
/** Reads what a person overrides; no file is no overrides. */
function readOverrides(source) {
    return source === null ? { ok: true, value: overridesShape.parse({}), diagnostics: [] } : readShaped(source, overridesShape);
}
function said(code, span, [message, hint]) {
    return { code, severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) };
}
function checkMeaning(document, contract, key) {
    const at = (path) => spanAt(document, path);
    const described = contract.source_system.key;
    const wrongKey = () => said('contract/wrong-key', at(['source_system', 'key']), [
        `This is the contract of "${key}", but it describes "${described}"`,
        'Name the folder and source_system.key alike',
    ]);
    return [
        ...(described === key ? [] : [wrongKey()]),
        ...takenNames(contract.objects).map(({ index, key, message, hint }) => said('contract/taken-name', at(['objects', index, key]), [message, hint])),
        ...repeated(contract.endpoints.map(({ method, path }) => `${method} ${path}`)).map((index) => said('contract/duplicate', at(['endpoints', index, 'path']), [
            `Endpoint "${contract.endpoints[index]?.method ?? ''} ${contract.endpoints[index]?.path ?? ''}" stands twice`,
        ])),
        ...literalSecrets(contract).map((path) => said('contract/literal-secret', at(path), [
            `"${path.join('.')}" holds a secret itself`,
            'Write ${NAME}, and set that variable where the pipeline runs',
        ])),
        ...contract.objects.flatMap((object, index) => checkObject(document, contract, { object, index })),
        ...checkOthers(document, contract),
    ];
}
/** What names objects and endpoints outside of `objects`. */
function checkOthers(document, contract) {
    const names = contract.objects.map(({ name }) => name);
    const entities = [
        ...contract.limitations.flatMap(({ entity }, index) => entity === undefined ? [] : [[['limitations', index, 'entity'], entity]]),
        ...Object.keys(contract.codes).map((field) => [['codes', field], field.slice(0, field.indexOf('.'))]),
    ];
    const requests = [
        [['auth_check', 'path'], contract.auth_check.path],
        ...contract.limitations.flatMap(({ probe }, index) => probe === undefined ? [] : [[['limitations', index, 'probe', 'path'], probe.path]]),
    ];
    const listed = contract.endpoints.filter(({ method }) => method === 'GET');
    return [
        ...entities.flatMap(([path, name]) => names.includes(name)
            ? []
            : [said('contract/unknown-object', spanAt(document, path), [`Unknown object "${name}"`, didYouMean(name, names)])]),
        ...requests.flatMap(([path, asked]) => listed.some((endpoint) => answers(endpoint.path, asked))
            ? []
            : [
                said('contract/unlisted-endpoint', spanAt(document, path), [
                    `GET ${asked} is not among the endpoints of the contract`,
                    'List it under "endpoints"',
                ]),
            ]),
    ];
}
/** Whether an address with values is one of a template: `/release/112` of `/release/{id}`. */
function answers(template, asked) {
    const wanted = template.split('/');
    const parts = asked.replace(/\?.*$/, '').split('/');
    return wanted.length === parts.length && wanted.every((part, place) => part === parts[place] || part.startsWith('{'));
}
function repeated(names) {
    return names.flatMap((name, index) => (names.indexOf(name) === index ? [] : [index]));
}
function checkObject(document, contract, one) {
    return [...checkParents(document, contract, one), ...checkEndpoint(document, contract, one), ...checkBindings(document, one)];
}
function checkParents(document, contract, { object, index }) {
    const names = contract.objects.map(({ name }) => name);
    const needed = [
        ...(object.parent === undefined ? [] : [[['objects', index, 'parent', 'object'], object.parent.object]]),
        ...object.created_after.map((name, place) => [['objects', index, 'created_after', place], name]),
    ];
    const unknown = needed.flatMap(([path, name]) => names.includes(name)
        ? []
        : [said('contract/unknown-object', spanAt(document, path), [`Unknown object "${name}"`, didYouMean(name, names)])]);
    const above = [];
    for (let next = object.parent?.object; next !== undefined && !above.includes(next);) {
        above.push(next);
        next = contract.objects.find(({ name }) => name === next)?.parent?.object;
    }
    if (!above.includes(object.name))
        return [...unknown, ...checkCreation(document, contract, { object, index })];
    const circle = [object.name, ...above.slice(0, above.indexOf(object.name) + 1)].join(' -> ');
    return [
        ...unknown,
        said('contract/circle', spanAt(document, ['objects', index, 'parent', 'object']), [`Parents form a circle: ${circle}`]),
    ];
}
/** What can only be created after itself can never be created. */
function checkCreation(document, { objects }, { object, index }) {
    const needs = new Map(objects.map(({ name, parent, created_after }) => [
        name,
        [...(parent === undefined ? [] : [parent.object]), ...created_after],
    ]));
    const reaches = (from, seen) => from === object.name || (!seen.has(from) && (needs.get(from) ?? []).some((name) => reaches(name, new Set([...seen, from]))));
    return object.created_after.flatMap((name, place) => reaches(name, new Set())
        ? [
            said('contract/circle', spanAt(document, ['objects', index, 'created_after', place]), [
                `"${object.name}" would be created after "${name}", and that after "${object.name}"`,
            ]),
        ]
        : []);
}
/** The template of the endpoint that an object is read from, as the contract lists it. */
function endpointPath(contract, object) {
    return listedEndpoint(contract, object)?.path ?? object.endpoint ?? object.path;
}
/** The listed endpoint that an object is read from; undefined when the contract lists none. */
function listedEndpoint(contract, object) {
    const wanted = withoutNames(object.endpoint ?? object.path);
    return contract.endpoints.find(({ method, path }) => method === 'GET' && withoutNames(path) === wanted);
}
/** `/release/{id}` and `/release/{releaseId}` are one endpoint. */
function withoutNames(path) {
    return path.replaceAll(/\{[^}]*\}/g, '{}');
}
function checkEndpoint(document, contract, { object, index }) {
    const listed = listedEndpoint(contract, object);
    if (listed === undefined) {
        const key = object.endpoint === undefined ? 'path' : 'endpoint';
        const path = object.endpoint ?? object.path;
        const known = contract.endpoints.filter(({ method }) => method === 'GET').map((one) => one.path);
        return [
            said('contract/unlisted-endpoint', spanAt(document, ['objects', index, key]), [
                `GET ${path} is not among the endpoints of the contract`,
                didYouMean(path, known) ?? 'List it under "endpoints", with its query parameters',
            ]),
        ];
    }
    const paging = object.paging ?? contract.api.paging;
    const used = [
        ...Object.keys(object.query).map((name) => [['objects', index, 'query', name], name]),
        ...(object.incremental?.parameter === undefined
            ? []
            : [[['objects', index, 'incremental', 'parameter'], object.incremental.parameter]]),
        ...pagingParameters(paging).map((name) => [['objects', index, 'paging'], name]),
    ];
    return used.flatMap(([path, name]) => listed.query_parameters.includes(name)
        ? []
        : [
            said('contract/unlisted-parameter', spanAt(document, path), [
                `"${name}" is not a query parameter of GET ${listed.path}: a service may ignore it without a word`,
                didYouMean(name, listed.query_parameters) ?? `Listed: ${listed.query_parameters.join(', ') || 'none'}`,
            ]),
        ]);
}
/** Names of the query parameters that paging sends. */
function pagingParameters(paging) {
    const sent = paging;
    return ['parameter', 'size_parameter'].flatMap((key) => (typeof sent[key] === 'string' ? [sent[key]] : []));
}
function checkBindings(document, { object, index }) {
    const bound = Object.keys(object.parent?.bindings ?? {});
    const templates = [
        [['objects', index, 'path'], object.path],
        ...Object.entries(object.query).map(([name, value]) => [['objects', index, 'query', name], value]),
    ];
    const unbound = templates.flatMap(([path, text]) => [...text.matchAll(/\{([^}]*)\}/g)].flatMap(([, name = '']) => bound.includes(name)
        ? []
        : [
            said('contract/unbound', spanAt(document, path), [
                `Nothing gives "{${name}}" a value`,
                didYouMean(name, bound) ?? 'Add it to "parent.bindings"',
            ]),
        ]));
    const lists = Object.entries(object.parent?.bindings ?? {}).filter(([, path]) => path.includes('[]'));
    return lists.length < 2
        ? unbound
        : [
            ...unbound,
            said('contract/two-lists', spanAt(document, ['objects', index, 'parent', 'bindings']), [
                `${lists.map(([name]) => `"${name}"`).join(' and ')} go through lists, but at most one binding may`,
            ]),
        ];
}

// EXTERNAL MODULE: ./lib/data/stop.js
var stop = __webpack_require__(5870);
;// CONCATENATED MODULE: ./lib/solution/sql.js
/** `clean.order` as SQL: `"clean"."order"`. */
function tableSql(table) {
    return table.split('.').map(quote).join('.');
}
function quote(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
function literal(value) {
    if (value === null)
        return 'NULL';
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
async function oneRow(lakehouse, sql, values = []) {
    const [row] = await lakehouse.all(sql, values);
    return row ?? {};
}
/** The number in the only column of the only row. */
async function countOf(lakehouse, sql, values = []) {
    return Number(Object.values(await oneRow(lakehouse, sql, values))[0] ?? 0);
}
/** Names of the tables of one schema, sorted, without counting their rows. */
async function sql_tablesIn(lakehouse, schema) {
    const rows = await lakehouse.all(`SELECT name FROM "${schema}".sqlite_master WHERE type = 'table' AND name GLOB '[A-Za-z]*' AND name NOT GLOB 'sqlite_*' ORDER BY name`);
    return rows.map((row) => `${schema}.${sql_text(row, 'name')}`);
}
/** How many rows a table has; none where it is not there. */
async function sizeOf(lakehouse, table) {
    return (await sql_has(lakehouse, table)) ? countOf(lakehouse, `SELECT count(*) FROM ${tableSql(table)}`) : 0;
}
async function sql_has(lakehouse, table) {
    return (await lakehouse.columns(table)) !== null;
}
/** What a SELECT over a table gives; nothing where the table is not there. */
async function rowsOf(lakehouse, table, select = `SELECT * FROM ${tableSql(table)}`) {
    return (await sql_has(lakehouse, table)) ? lakehouse.all(select) : [];
}
function sql_text(row, column) {
    const value = row[column];
    return value === null || value === undefined ? '' : String(value);
}
function textOrNull(row, column) {
    const value = row[column];
    return value === null || value === undefined || value === '' ? null : String(value);
}
function columns(type, ...names) {
    return names.map((name) => ({ name, type }));
}
/** Those of some tables that are not there, as evidence: a gate must not pass because there is nothing to look at. */
async function absent(lakehouse, ...tables) {
    const missing = [];
    for (const table of tables)
        if (!(await sql_has(lakehouse, table)))
            missing.push({ missing: table });
    return missing;
}

;// CONCATENATED MODULE: ./lib/solution/contract/order.js
/** Parents before children, by name within a level. Objects of a circle come last, so that none is lost. */
function readOrder(contract) {
    return ordered(contract, ({ parent }) => (parent === undefined ? [] : [parent.object]));
}
/** The order in which records could be created: further entities may have to be there first. */
function createOrder(contract) {
    return ordered(contract, ({ parent, created_after }) => [...(parent === undefined ? [] : [parent.object]), ...created_after]);
}
function ordered({ objects }, needs) {
    const known = new Map(objects.map((object) => [object.name, object]));
    const levels = new Map();
    const levelOf = (object, above) => {
        const found = levels.get(object.name);
        if (found !== undefined)
            return found;
        const before = needs(object).flatMap((name) => known.get(name) ?? []);
        const path = [...above, object.name];
        const level = Math.max(-1, ...before.map((one) => (path.includes(one.name) ? objects.length : levelOf(one, path)))) + 1;
        levels.set(object.name, level);
        return level;
    };
    const placed = objects.map((object) => ({ object, level: levelOf(object, []) }));
    return placed.sort((a, b) => a.level - b.level || (a.object.name < b.object.name ? -1 : 1));
}

// EXTERNAL MODULE: ./lib/core/json.js
var json = __webpack_require__(3085);
;// CONCATENATED MODULE: ./lib/solution/infer/rows.js

const rows_kinds = {
    ...{ entity: 'text', path: 'text', structureType: 'text', elementType: 'text', jsonTypes: 'list' },
    ...{ targetName: 'text', targetType: 'text', format: 'text' },
    ...{ requiredRate: 'real', nullRate: 'real', distinctRatio: 'real' },
    ...{ isRequired: 'flag', isNullable: 'flag', isKey: 'flag', foreignKeyTo: 'text', matchRate: 'real' },
    ...{ piiLevel: 'text', fieldGroup: 'text', groupSortOrder: 'integer' },
    ...{ entitySortOrder: 'integer', columnOrder: 'integer' },
    ...{ dimensionName: 'text', bridgeName: 'text', factTableName: 'text', factGrain: 'text', isInFact: 'flag' },
    ...{ sourceEndpoint: 'text', apiStatus: 'text', description: 'text', notes: 'text' },
    ...{ decidedBy: 'text', evidence: 'list' },
};
const columnTypes = { text: 'TEXT', list: 'TEXT', integer: 'INTEGER', flag: 'INTEGER', real: 'REAL' };
/** Columns of `prepare.fields`. */
const fieldColumns = Object.entries(rows_kinds).map(([name, kind]) => ({ name, type: columnTypes[kind] }));
function fieldRow(field) {
    const value = (given) => {
        if (typeof given === 'boolean')
            return given ? 1 : 0;
        return typeof given === 'object' && given !== null ? JSON.stringify(given) : given;
    };
    return Object.fromEntries(Object.keys(rows_kinds).map((name) => [name, value(field[name])]));
}
/** A row of `prepare.fields` as the record that it was. */
function fieldOfRow(row) {
    const value = (name, kind) => {
        const given = row[name] ?? null;
        if (kind === 'flag')
            return Number(given) === 1;
        if (kind === 'list')
            return listOf(given);
        return typeof given === 'bigint' ? Number(given) : given;
    };
    return Object.fromEntries(Object.entries(rows_kinds).map(([name, kind]) => [name, value(name, kind)]));
}
/** A list that a column holds as JSON text; empty when it holds none. */
function listOf(value) {
    const list = (0,json/* jsonIn */.Yf)(String(value));
    return Array.isArray(list) ? list.map(String) : [];
}

;// CONCATENATED MODULE: ./lib/solution/stages/fields.js


/** What is in force, entity after entity, each one's fields in the order of its columns; nothing before Prepare has run. */
async function fieldsInForce(lakehouse) {
    const select = 'SELECT * FROM prepare.fields ORDER BY entity, columnOrder, path';
    return (await rowsOf(lakehouse, 'prepare.fields', select)).map(fieldOfRow);
}
/** The same by entity. */
async function readFields(lakehouse) {
    return Map.groupBy(await fieldsInForce(lakehouse), ({ entity }) => entity);
}
function isList(field) {
    return field.targetType.startsWith('array');
}
function isTime(field) {
    return field.targetType === 'date' || field.targetType === 'datetime';
}
function isNumber(field) {
    return field.targetType === 'int64' || field.targetType === 'float64';
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/model.js



/**
 * The business-activity test: what is measurable, happens in time and is context for nothing else is a fact; all else is
 * a dimension. What the contract says beats it.
 */
function decide(contract, fields) {
    const referred = referredTo(contract, fields);
    return readOrder(contract).map(({ object }) => {
        const own = fields.get(object.name) ?? [];
        const { role, why } = roleOf(contract, { object, own, referred });
        const proposed = proposedRole(object, own);
        const { tableName, grain } = role === 'fact' ? factNames(object, own) : { tableName: dimensionOf(object.name), grain: '' };
        return { entity: object.name, role, proposed, tableName, grain, why };
    });
}
/** `testCase` gives `dimTestCase`. */
function dimensionOf(name) {
    return `dim${upperFirst(name)}`;
}
function roleOf(contract, { object, own, referred }) {
    if (object.role !== undefined)
        return { role: object.role, why: 'The contract says so' };
    if (object.fact !== undefined)
        return { role: 'fact', why: 'The contract names its fact' };
    const by = referred.get(object.name);
    if (by !== undefined)
        return { role: 'dimension', why: `It is context for "${by}"` };
    const codes = new Set(Object.keys(contract.codes));
    const measure = own.find((field) => isMeasure(field) && !codes.has(`${field.entity}.${field.targetName}`));
    const time = own.find(isTime);
    if (!measure)
        return { role: 'dimension', why: 'It has nothing to measure' };
    if (!time)
        return { role: 'dimension', why: 'It does not happen in time' };
    return { role: 'fact', why: `It measures "${measure.targetName}" and happens at "${time.targetName}"` };
}
const noMeasure = /(?:Id|Ids|Key|Code|Number|No|Version|Revision|Order|Index|Level|Flag|Type|Status|Position|Priority|Year)$/i;
/** A number that means more when it is summed. */
function isMeasure(field) {
    return isNumber(field) && !field.isKey && field.foreignKeyTo === null && !noMeasure.test(field.targetName);
}
function referredTo(contract, fields) {
    const referred = new Map();
    for (const { name, parent } of contract.objects)
        if (parent && !referred.has(parent.object))
            referred.set(parent.object, name);
    for (const [entity, own] of fields) {
        for (const { foreignKeyTo } of own)
            if (foreignKeyTo !== null && foreignKeyTo !== entity && !referred.has(foreignKeyTo))
                referred.set(foreignKeyTo, entity);
    }
    return referred;
}
function proposedRole(object, own) {
    if (own.some(({ isInFact, factTableName }) => isInFact || factTableName !== null))
        return 'fact';
    return own.some(({ dimensionName }) => dimensionName === dimensionOf(object.name)) ? 'dimension' : '';
}
function factNames(object, own) {
    const named = own.find(({ factTableName }) => factTableName !== null)?.factTableName;
    const grain = own.find(({ factGrain }) => factGrain !== null)?.factGrain;
    return {
        tableName: object.fact?.name ?? named ?? `fact${upperFirst(object.name)}`,
        grain: object.fact?.grain ?? grain ?? `one row per ${object.name}`,
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/registry.js

const registries = ['dimensions', 'bridges', 'facts'];
const shape = [
    ...columns('TEXT', 'tableName', 'entity', 'keyColumns'),
    ...columns('INTEGER', 'rows'),
    ...columns('TEXT', 'columns', 'foreignKeys'),
];
const prefixes = { dimensions: 'dim', bridges: 'bridge', facts: 'fact' };
/** Writes a registry, and removes the tables of its sort that are no longer in it. */
async function register(lakehouse, registry, tables) {
    const named = new Set(tables.map(({ tableName }) => `transform.${tableName}`));
    const sort = new RegExp(`^transform\\.${prefixes[registry]}[A-Z]`);
    for (const { table } of await lakehouse.tables())
        if (sort.test(table) && !named.has(table))
            await lakehouse.drop(table);
    const rows = tables.map((one) => ({
        ...{ tableName: one.tableName, entity: one.entity, rows: one.rows },
        keyColumns: JSON.stringify(one.keyColumns),
        columns: JSON.stringify(one.columns),
        foreignKeys: JSON.stringify(one.foreignKeys),
    }));
    await lakehouse.replace(`transform.${registry}`, shape, rows);
}
async function registered(lakehouse, registry) {
    const table = `transform.${registry}`;
    const rows = await rowsOf(lakehouse, table, `SELECT * FROM ${table} ORDER BY tableName`);
    return rows.map((row) => ({
        ...{ tableName: sql_text(row, 'tableName'), entity: sql_text(row, 'entity'), rows: Number(row['rows']) },
        keyColumns: listIn(row, 'keyColumns'),
        columns: listIn(row, 'columns'),
        foreignKeys: listIn(row, 'foreignKeys'),
    }));
}
async function allRegistered(lakehouse) {
    const found = await Promise.all(registries.map(async (registry) => (await registered(lakehouse, registry)).map((one) => ({ ...one, registry }))));
    return found.flat();
}
function listIn(row, column) {
    const value = JSON.parse(sql_text(row, column) || '[]');
    return Array.isArray(value) ? value : [];
}

;// CONCATENATED MODULE: ./lib/solution/stages/analyse/actions.js








const actions = {
    'analyse.model': relate,
    'analyse.measures': evaluateMeasures,
};
const relationshipColumns = [
    ...columns('TEXT', 'fromTable', 'fromColumn', 'toTable', 'toColumn', 'cardinality'),
    ...columns('INTEGER', 'active', 'orphans'),
];
/**
 * Writes one relationship for each foreign key of a fact or a bridge. Between two tables one is active, the first; the
 * others stand for further roles, as the second date of a fact does.
 */
async function relate({ ports, tally, signal }) {
    const { lakehouse } = ports;
    if (!(await sql_has(lakehouse, 'refine.columns')))
        (0,failed/* fail */.f)('gate', 'Cannot relate the tables: "refine.columns" is not there; run Refine first');
    const rows = [];
    for (const { tableName, foreignKeys } of [
        ...(await registered(lakehouse, 'facts')),
        ...(await registered(lakehouse, 'bridges')),
    ]) {
        const related = new Set();
        for (const { column, toTable, toColumn } of foreignKeys) {
            (0,stop/* stopIfAsked */.Q)(signal);
            const orphans = await orphansOf(lakehouse, { fromTable: tableName, fromColumn: column, toTable, toColumn });
            const active = related.has(toTable) ? 0 : 1;
            related.add(toTable);
            rows.push({ fromTable: tableName, fromColumn: column, toTable, toColumn, cardinality: 'many-to-one', active, orphans });
        }
    }
    tally.counts.read += rows.length;
    tally.counts.written += await lakehouse.replace('analyse.relationships', relationshipColumns, rows);
    ports.log(`analyse.relationships: ${rows.length} relationships, ${rows.filter(({ active }) => active === 1).length} active`);
}
/** Rows whose key leads nowhere; null when a table or column is not there. */
async function orphansOf(lakehouse, { fromTable, fromColumn, toTable, toColumn }) {
    const [from, to] = await Promise.all([lakehouse.columns(`refine.${fromTable}`), lakehouse.columns(`refine.${toTable}`)]);
    if (!from?.some(({ name }) => name === fromColumn) || !to?.some(({ name }) => name === toColumn))
        return null;
    return countOf(lakehouse, `SELECT count(*) FROM ${tableSql(`refine.${fromTable}`)} WHERE ${quote(fromColumn)} IS NULL
     OR ${quote(fromColumn)} NOT IN (SELECT ${quote(toColumn)} FROM ${tableSql(`refine.${toTable}`)})`);
}
const measureColumns = [
    ...columns('TEXT', 'name', 'tableName', 'expression', 'whereClause'),
    ...columns('REAL', 'value'),
    ...columns('TEXT', 'description', 'error'),
];
/** Evaluates each measure over the refined tables. One that cannot be evaluated keeps its row, with the reason, for the gate. */
async function evaluateMeasures({ contract, ports, tally, signal }) {
    const measures = contract.measures.length > 0 ? contract.measures : await usualMeasures(ports.lakehouse);
    const rows = [];
    for (const measure of measures) {
        (0,stop/* stopIfAsked */.Q)(signal);
        const { value, error } = await evaluate(ports.lakehouse, measure);
        const { name, table, expression, where = null, description } = measure;
        rows.push({ name, tableName: table, expression, whereClause: where, value, description, error });
        if (error !== null)
            tally.counts.failed += 1;
        ports.log(`${name}: ${error ?? value ?? 'no value'}`);
    }
    tally.counts.read += rows.length;
    tally.counts.written += await ports.lakehouse.replace('analyse.measures', measureColumns, rows);
}
/** The SELECT that gives the value of a measure. */
function measureSql({ table, expression, where }) {
    const condition = where === undefined ? '' : ` WHERE (${where}\n)`;
    return `SELECT (${expression}\n) AS value FROM ${tableSql(`refine.${table}`)}${condition}`;
}
async function evaluate(lakehouse, measure) {
    try {
        const [row, second] = await lakehouse.all(`SELECT * FROM (${measureSql(measure)}) LIMIT 2`);
        if (second !== undefined)
            return { value: null, error: 'It gives a value for each row; a measure sums up all rows' };
        const value = row?.['value'] ?? null;
        if (value === null)
            return { value: null, error: null };
        return typeof value === 'string'
            ? { value: null, error: 'It gives a text, not a number' }
            : { value: Number(value), error: null };
    }
    catch (error) {
        if (!(error instanceof ports_lakehouse/* LakehouseError */.u) || error.transient)
            throw error;
        return { value: null, error: error.message };
    }
}
/** Without measures in the contract: how many rows each fact has, and the sum of all that it measures. */
async function usualMeasures(lakehouse) {
    const fields = await readFields(lakehouse);
    const measures = [];
    for (const { tableName, entity } of await registered(lakehouse, 'facts')) {
        const standing = new Set((await lakehouse.columns(`refine.${tableName}`))?.map(({ name }) => name) ?? []);
        const what = properCase(tableName.replace(/^fact/, ''));
        measures.push({ name: `${what} Count`, table: tableName, expression: 'count(*)', description: `Rows of ${tableName}` });
        for (const { targetName } of fields.get(entity)?.filter((field) => isMeasure(field) && standing.has(field.targetName)) ??
            []) {
            const name = `Total ${properCase(targetName)}`;
            const taken = measures.some((one) => one.name === name);
            const expression = `sum(${quote(targetName)})`;
            measures.push({
                name: taken ? `${name} of ${what}` : name,
                table: tableName,
                expression,
                description: `Sum of ${targetName}`,
            });
        }
    }
    return measures;
}
/** `actualTime` gives `Actual Time`. */
function properCase(name) {
    return upperFirst(name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' '));
}

;// CONCATENATED MODULE: ./lib/solution/stages/offenders.js
const mostEvidence = 20;
/** Passed when nothing offends. `among` says what was looked at, so that a green gate over nothing is seen. */
function offenders(expected, found, among) {
    const { of, count } = typeof among === 'string' ? { of: among, count: found.length } : among;
    const actual = count === 0 ? `all of ${of}` : `${count} offending, of ${of}`;
    return { passed: count === 0, expected, actual, evidence: found.slice(0, mostEvidence) };
}

;// CONCATENATED MODULE: ./lib/solution/stages/analyse/checks.js




const checks = {
    relationships_keyed: relationshipsKeyed,
    measures_evaluate: measuresEvaluate,
    measures_columns_exist: measuresColumnsExist,
};
async function relationshipsKeyed({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'analyse.relationships', 'SELECT * FROM analyse.relationships ORDER BY fromTable, toTable, fromColumn');
    const wrong = [...(await absent(lakehouse, 'analyse.relationships'))];
    for (const row of rows) {
        const names = relationOf(row);
        const from = `${names.fromTable}.${names.fromColumn}`;
        const to = `${names.toTable}.${names.toColumn}`;
        const orphans = await orphansOf(lakehouse, names);
        if (orphans === null)
            wrong.push({ from, to, missing: true });
        else if (orphans > 0)
            wrong.push({ from, to, orphans });
        else if (await standsTwice(lakehouse, names))
            wrong.push({ from, to, unique: false });
    }
    for (const [pair, some] of Map.groupBy(rows, (row) => `${sql_text(row, 'fromTable')} to ${sql_text(row, 'toTable')}`)) {
        const active = some.filter((row) => Number(row['active']) === 1).length;
        if (active !== 1)
            wrong.push({ between: pair, active });
    }
    return offenders('every relationship joins two keys, and one between two tables is active', wrong, `${rows.length} relationships`);
}
function relationOf(row) {
    const [fromTable, fromColumn] = [sql_text(row, 'fromTable'), sql_text(row, 'fromColumn')];
    return { fromTable, fromColumn, toTable: sql_text(row, 'toTable'), toColumn: sql_text(row, 'toColumn') };
}
/** Among current rows, where the table has a history. */
async function standsTwice(lakehouse, { toTable, toColumn }) {
    const table = `refine.${toTable}`;
    const isHistoric = (await lakehouse.columns(table))?.some(({ name }) => name === 'isCurrent') ?? false;
    const where = isHistoric ? 'WHERE isCurrent = 1' : '';
    const key = quote(toColumn);
    return (await countOf(lakehouse, `SELECT count(${key}) - count(DISTINCT ${key}) FROM ${tableSql(table)} ${where}`)) > 0;
}
async function measuresOf({ lakehouse }) {
    return rowsOf(lakehouse, 'analyse.measures', 'SELECT * FROM analyse.measures ORDER BY name');
}
/** Asks each measure again: one that was evaluated once and no longer gives its value is found, too. */
async function measuresEvaluate(context) {
    const rows = await measuresOf(context);
    const wrong = [...(await absent(context.lakehouse, 'analyse.measures'))];
    for (const row of rows) {
        const name = sql_text(row, 'name');
        const error = textOrNull(row, 'error');
        if (error !== null) {
            wrong.push({ measure: name, error });
            continue;
        }
        const asked = await ask(context, measureSql(measureOf(row)));
        if (typeof asked === 'string')
            wrong.push({ measure: name, error: asked });
        else if (sql_text(asked, 'value') !== sql_text(row, 'value'))
            wrong.push({ measure: name, value: sql_text(row, 'value'), now: sql_text(asked, 'value') });
    }
    return offenders('every measure gives a value, the one that stands', wrong, `${rows.length} measures`);
}
async function measuresColumnsExist(context) {
    const rows = await measuresOf(context);
    const wrong = [...(await absent(context.lakehouse, 'analyse.measures'))];
    for (const row of rows) {
        const asked = await ask(context, `SELECT * FROM (${measureSql(measureOf(row))}) LIMIT 0`);
        const missing = typeof asked === 'string' ? /no such (column|table): ([^\s;]+)/.exec(asked) : null;
        if (missing)
            wrong.push({ measure: sql_text(row, 'name'), [missing[1] ?? 'column']: missing[2] ?? '' });
    }
    return offenders('no measure refers to a column or table that is not there', wrong, `${rows.length} measures`);
}
function measureOf(row) {
    return {
        table: sql_text(row, 'tableName'),
        expression: sql_text(row, 'expression'),
        where: textOrNull(row, 'whereClause') ?? undefined,
    };
}
/** The first row; the words of the refusal when the lakehouse does not take the question. */
async function ask({ lakehouse }, sql) {
    try {
        return (await lakehouse.all(sql))[0] ?? {};
    }
    catch (error) {
        if (error instanceof ports_lakehouse/* LakehouseError */.u && !error.transient)
            return error.message;
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/data/tally.js
var data_tally = __webpack_require__(8374);
;// CONCATENATED MODULE: ./lib/solution/quarantine.js


const prefix = 'quarantine.clean';
/** Where the refused records of an entity wait: `quarantine.cleanCycle`. */
function quarantineTable(entity) {
    return `${prefix}${upperFirst(entity)}`;
}
/** What each of these tables holds; `status` is waiting or released. */
const quarantineShape = {
    columns: columns('TEXT', 'recordId', 'payload', 'rule', 'quarantineReason', 'quarantineAt', 'run_id', 'status'),
    key: ['recordId'],
};
/** How many wait; none where there is no such table. */
async function waitingIn(lakehouse, table) {
    if (!(await sql_has(lakehouse, table)))
        return 0;
    return countOf(lakehouse, `SELECT count(*) FROM ${tableSql(table)} WHERE status = 'waiting'`);
}
/** Lets those waiting out that the condition names, or all; the table is there. Returns how many. */
async function release(lakehouse, table, where = 'TRUE') {
    let released = 0;
    for await (const page of lakehouse.read(`SELECT * FROM ${tableSql(table)} WHERE status = 'waiting' AND (${where})`)) {
        const rows = page.map((row) => ({ ...row, status: 'released' }));
        released += (await lakehouse.upsert(table, quarantineShape, rows)).updated;
    }
    return released;
}
/** All of quarantine, by name of table. */
async function quarantined(lakehouse) {
    const tables = (await sql_tablesIn(lakehouse, 'quarantine')).filter((table) => table.startsWith(prefix));
    return Promise.all(tables.map((table) => standingOf(lakehouse, table)));
}
async function standingOf(lakehouse, table) {
    const from = tableSql(table);
    const [counts = {}] = await lakehouse.all(`SELECT count(*) FILTER (WHERE status = 'waiting') AS waiting, count(*) FILTER (WHERE status = 'released') AS released,
      min(quarantineAt) FILTER (WHERE status = 'waiting') AS since FROM ${from}`);
    const rules = await lakehouse.all(`SELECT rule, count(*) AS records, min(recordId) AS example, min(quarantineReason) AS reason FROM ${from}
    WHERE status = 'waiting' GROUP BY rule ORDER BY records DESC, rule`);
    return {
        table,
        entity: lowerFirst(table.slice(prefix.length)),
        waiting: Number(counts['waiting'] ?? 0),
        released: Number(counts['released'] ?? 0),
        since: typeof counts['since'] === 'string' ? counts['since'] : null,
        rules: rules.map((row) => ({
            rule: sql_text(row, 'rule'),
            records: Number(row['records']),
            example: sql_text(row, 'example'),
            reason: sql_text(row, 'reason'),
        })),
    };
}
/** Lets the records of one entity out, so that the next Clean takes them again. Returns how many waited. */
async function reprocess({ lakehouse, entity, }) {
    const table = quarantineTable(entity);
    return (await has(lakehouse, table)) ? release(lakehouse, table) : 0;
}

;// CONCATENATED MODULE: ./lib/solution/infer/words.js

/** `lastModifiedOn`, `last_modified-on`: last, modified, on. Inner capitals begin words; runs of capitals stay together. */
function wordsOf(name) {
    return name
        .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
        .split(/[^A-Za-z0-9]+/)
        .filter((word) => word !== '')
        .map((word) => word.toLowerCase());
}
const dateWords = new Set([
    'date',
    'datetime',
    'time',
    'timestamp',
    'on',
    'at',
    'since',
    'until',
    'created',
    'updated',
    'modified',
]);
/** Whether a field's name says that it holds a point in time. */
function dateNamed(name) {
    const words = wordsOf(name);
    return dateWords.has(words.at(-1) ?? '') || words.includes('date');
}
/** Lower camel case that keeps inner capitals: `ID` gives `id`, `URLPath` gives `urlPath`, `my-field` gives `myField`. */
function camel(name) {
    const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
    return lowerRun(first) + rest.map(upperFirst).join('');
}
/** A run of capitals goes down as a whole, but for the one that begins the next word. */
function lowerRun(part) {
    if (/^[A-Z0-9]+$/.test(part))
        return part.toLowerCase();
    const run = /^[A-Z]+(?=[A-Z][a-z])/.exec(part)?.[0];
    return run === undefined ? lowerFirst(part) : run.toLowerCase() + part.slice(run.length);
}
/** Forms that the rules below would get wrong. */
const irregular = {
    ...{ cyclePhases: 'cyclePhase', phases: 'phase', statuses: 'status', addresses: 'address', children: 'child' },
    ...{ people: 'person', series: 'series', indices: 'index', matrices: 'matrix', analyses: 'analysis', boxes: 'box' },
};
/** `releases` gives `release`, `categories` gives `category`, `class` stays. A person's word comes first. */
function singular(name, decided = {}) {
    const known = Object.hasOwn(decided, name) ? decided[name] : Object.hasOwn(irregular, name) ? irregular[name] : undefined;
    if (known !== undefined)
        return known;
    if (/[a-z]Ids$/.test(name) || name === 'ids')
        return name.slice(0, -1);
    if (/[^aeiou]ies$/.test(name))
        return `${name.slice(0, -3)}y`;
    if (/(?:ss|us|is|[A-Z]S)$/.test(name) || name.length < 3 || !name.endsWith('s'))
        return name;
    return name.slice(0, -1);
}

;// CONCATENATED MODULE: ./lib/solution/infer/types.js

/** The closed set of scalar target types; `array<T>` of each, and `array<unknown>`, complete it. */
const scalarTypes = ['int64', 'float64', 'text', 'bool', 'date', 'datetime', 'json'];
const formats = ['epoch_ms', 'epoch_s', 'iso', 'YYYY-MM-DD', 'MM/DD/YYYY'];
function isTargetType(text) {
    const element = elementOf(text);
    if (element === 'unknown')
        return true;
    return scalarTypes.some((type) => type === (element ?? text));
}
/** `text` of `array<text>`; undefined for what is no list. */
function elementOf(type) {
    return /^array<(.+)>$/.exec(type)?.[1];
}
/** How a target type is kept in a table. */
function columnType(targetType) {
    if (targetType === 'int64' || targetType === 'bool')
        return 'INTEGER';
    return targetType === 'float64' ? 'REAL' : 'TEXT';
}
/**
 * Merges what was seen: more samples may widen the type (date to datetime to number to text), never narrow it. Text
 * that holds a number stays text: a code is no quantity.
 */
function scalarMeaning(place, name) {
    const seen = new Set(place.atoms.keys());
    const empty = seen.delete('empty');
    if (seen.size === 0) {
        const why = empty ? 'only empty text seen' : 'only null seen';
        return { type: 'text', format: null, resolved: false, notes: [`Type unknown: ${why}`] };
    }
    const { type, format, mixed } = types_merge(seen, dateNamed(name));
    if (!empty || type === 'text')
        return { type, format, resolved: true, notes: mixed === null ? [] : [mixed] };
    if (type === 'date' || type === 'datetime') {
        return { type, format, resolved: true, notes: [...(mixed === null ? [] : [mixed]), 'Empty text stands for no date'] };
    }
    return { type: 'text', format: null, resolved: true, notes: [`Mixed: ${type} and empty text`] };
}
const dateFormats = { ymd: 'YYYY-MM-DD', mdy: 'MM/DD/YYYY', iso: 'iso' };
const atomClass = {
    ...{ bool: 'bool', int: 'number', int10: 'number', int13: 'number', float: 'number' },
    ...{ ymd: 'date', mdy: 'date', iso: 'date', email: 'text', text: 'text' },
};
function types_merge(seen, dated) {
    const atoms = [...seen].filter((atom) => atom !== 'empty');
    const classes = new Set(atoms.map((atom) => atomClass[atom]));
    const epoch = dated ? epochOf(atoms.filter((atom) => atomClass[atom] === 'number')) : null;
    const dates = ['ymd', 'mdy', 'iso'].filter((atom) => seen.has(atom));
    if (classes.has('text'))
        return { type: 'text', format: null, mixed: classes.size > 1 ? mixedOf(atoms) : null };
    if (classes.has('bool'))
        return classes.size === 1 ? plain('bool') : { type: 'text', format: null, mixed: mixedOf(atoms) };
    if (!classes.has('date')) {
        if (epoch !== null)
            return { type: 'datetime', format: epoch, mixed: null };
        return plain(seen.has('float') ? 'float64' : 'int64');
    }
    if (classes.has('number')) {
        const mixed = mixedOf(atoms);
        return epoch === null ? { type: 'text', format: null, mixed } : { type: 'datetime', format: null, mixed };
    }
    const type = seen.has('iso') ? 'datetime' : 'date';
    if (dates.length === 1)
        return { type, format: dateFormats[dates[0] ?? 'iso'], mixed: null };
    return seen.has('mdy') ? { type, format: null, mixed: mixedOf(atoms) } : { type, format: 'iso', mixed: null };
}
function plain(type) {
    return { type, format: null, mixed: null };
}
/** Thirteen digits are milliseconds, ten are seconds; with any other number beside them they are numbers. */
function epochOf(numbers) {
    const [only, second] = numbers;
    if (second !== undefined)
        return null;
    return only === 'int13' ? 'epoch_ms' : only === 'int10' ? 'epoch_s' : null;
}
const atomWords = {
    ...{ bool: 'bool', int: 'int64', int10: 'int64 of 10 digits', int13: 'int64 of 13 digits', float: 'float64' },
    ...{ ymd: 'YYYY-MM-DD', mdy: 'MM/DD/YYYY', iso: 'ISO 8601', empty: 'empty text', email: 'text', text: 'text' },
};
function mixedOf(atoms) {
    return `Mixed: ${[...new Set(atoms.map((atom) => atomWords[atom]))].sort().join(', ')}`;
}
const next = {
    date: ['datetime'],
    datetime: ['int64', 'text'],
    int64: ['float64'],
    float64: ['text'],
    bool: ['text'],
    text: ['json'],
    json: [],
};
/** Whether every value of `narrow` has a place in `wide`. */
function covers(wide, narrow) {
    if (wide === narrow || wide === 'json')
        return true;
    const [wideElement, narrowElement] = [wide, narrow].map(elementOf);
    if (narrowElement !== undefined) {
        return wideElement !== undefined && (narrowElement === 'unknown' || covers(wideElement, narrowElement));
    }
    if (wideElement !== undefined)
        return false;
    return next[narrow]?.some((type) => covers(wide, type)) ?? false;
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/moments.js
const isoText = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?(?:\d\d)?)?)?$/i;
const slashText = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
/**
 * Reads every format that a field may have; only whether a number counts seconds or milliseconds hangs on the format
 * found by Prepare, and without it on its size. Times without a zone are UTC. Null for what is no time.
 */
function moment(value, format) {
    if (typeof value === 'number')
        return epoch(value, format);
    const text = value.trim();
    const slash = slashText.exec(text);
    if (slash)
        return day(Number(slash[3]), Number(slash[1]), Number(slash[2]));
    const iso = isoText.exec(text);
    if (iso)
        return fromIso(iso);
    return /^-?\d{9,14}$/.test(text) && format?.startsWith('epoch') ? epoch(Number(text), format) : null;
}
function epoch(value, format) {
    const seconds = format === 'epoch_s' || (format !== 'epoch_ms' && Math.abs(value) < 1e11);
    const ms = Math.round(seconds ? value * 1000 : value);
    return Number.isFinite(ms) && Math.abs(ms) < 253_402_300_800_000 ? { ms, timed: true } : null;
}
function fromIso(parts) {
    const date = day(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (!date || parts[4] === undefined)
        return date;
    const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0)];
    if (hour > 24 || minute > 59 || second > 60)
        return null;
    const fraction = Math.trunc(Number(`0.${parts[7] ?? '0'}`) * 1000 + 1e-6);
    const ms = date.ms + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction - zone(parts[8] ?? 'Z');
    return { ms, timed: true };
}
/** Milliseconds that a zone is ahead of UTC. */
function zone(text) {
    if (text.toUpperCase() === 'Z')
        return 0;
    const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2).padStart(2, '0')) * (text.length > 3 ? 1 : 0);
    return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}
function day(year, month, date) {
    if (month < 1 || month > 12 || date < 1 || date > 31)
        return null;
    const ms = Date.UTC(year, month - 1, date);
    // 30 February rolls over into March.
    return date > 28 && new Date(ms).getUTCDate() !== date ? null : { ms, timed: false };
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/cast.js



const wider = { rule: 'type_widened' };
const changed = { rule: 'type_changed' };
function isMisfit(value) {
    return typeof value === 'object' && value !== null;
}
/** The type that holds both what a type held and what did not fit into it by a little. */
function widerThan(targetType) {
    return targetType === 'int64' ? 'float64' : 'datetime';
}
function castTo(targetType, format) {
    const inner = elementOf(targetType);
    if (inner !== undefined)
        return cast_listOf(inner === 'unknown' || inner === 'json' ? wholeJson : castTo(inner, format));
    switch (targetType) {
        case 'int64':
            return int64;
        case 'float64':
            return float64;
        case 'bool':
            return bool;
        case 'date':
            return (value) => date(value, format);
        case 'datetime':
            return (value) => datetime(value, format);
        case 'json':
            return cast_json;
        default:
            return plainText;
    }
}
function int64(value) {
    if (typeof value === 'number')
        return Number.isSafeInteger(value) ? value : wider;
    if (value === undefined || value === null || value === '')
        return null;
    if (typeof value !== 'string')
        return changed;
    const text = value.trim();
    if (/^[+-]?\d{1,15}(?:\.0+)?$/.test(text))
        return Number(text);
    if (/^-?\d{16,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text))
        return BigInt(text);
    return decimal.test(text) ? wider : changed;
}
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
function float64(value) {
    if (typeof value === 'number')
        return value;
    if (value === undefined || value === null || value === '')
        return null;
    if (typeof value !== 'string' || !decimal.test(value.trim()))
        return changed;
    const number = Number(value);
    return Number.isFinite(number) ? number : changed;
}
const truths = new Map([
    [true, 1],
    [false, 0],
    [1, 1],
    [0, 0],
    ['true', 1],
    ['false', 0],
    ['True', 1],
    ['False', 0],
]);
function bool(value) {
    if (value === undefined || value === null || value === '')
        return null;
    return truths.get(value) ?? changed;
}
function date(value, format) {
    if (value === undefined || value === null || value === '')
        return null;
    const found = typeof value === 'string' || typeof value === 'number' ? moment(value, format) : null;
    if (!found)
        return changed;
    // A field of plain days that now tells the hour would lose it.
    const loses = found.timed && typeof value === 'string' && format !== 'iso' && !format?.startsWith('epoch');
    return loses && found.ms % core_time/* dayMs */.LP !== 0 ? wider : (0,core_time/* isoDay */.kh)(found.ms);
}
function datetime(value, format) {
    if (value === undefined || value === null || value === '')
        return null;
    const found = typeof value === 'string' || typeof value === 'number' ? moment(value, format) : null;
    return found ? (0,core_time/* iso */.KH)(found.ms) : changed;
}
/** A field whose samples disagree is text; then a number or a record is told as JSON tells it. */
function plainText(value) {
    if (value === undefined || value === null)
        return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
}
function cast_json(value) {
    return value === undefined || value === null ? null : JSON.stringify(value);
}
const wholeJson = cast_json;
function cast_listOf(cast) {
    return (value) => {
        if (value === undefined || value === null)
            return null;
        if (!Array.isArray(value))
            return changed;
        const items = [];
        for (const item of value) {
            const made = cast === wholeJson ? null : cast(item);
            if (isMisfit(made))
                return changed;
            items.push(cast === wholeJson ? item : nested(made, item));
        }
        return JSON.stringify(items);
    };
}
/** A list within a list has been made text; within JSON it stays a list. */
function nested(made, item) {
    if (Array.isArray(item) && typeof made === 'string')
        return JSON.parse(made);
    return typeof made === 'bigint' ? String(made) : made;
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/paths.js

/**
 * Reads `name`, `parent.child` and `items[].owner.id`. Below a list the answer has one member for each item, null where
 * an item lacks it, so that the columns of one list stay side by side.
 */
function getter(path) {
    const segments = path.split('.').map((part) => ({ name: part.replace(/\[\]$/, ''), list: part.endsWith('[]') }));
    const [only] = segments;
    if (only && segments.length === 1)
        return (record) => record[only.name];
    return (record) => step(record, segments, 0);
}
function step(value, segments, index) {
    const segment = segments[index];
    if (!segment)
        return value;
    if (!(0,json/* isObject */.Gv)(value))
        return undefined;
    const member = value[segment.name];
    if (!segment.list || index === segments.length - 1)
        return step(member, segments, index + 1);
    if (!isListOf(member))
        return member;
    return member.map((item) => step(item, segments, index + 1) ?? null);
}
function isListOf(value) {
    return Array.isArray(value);
}
/** Finds the first stray of a record; one that has changed comes before one that is unknown. */
function strayMember(paths) {
    const known = new Map();
    for (const path of paths)
        learn(known, path.split('.'));
    return (record) => look(record, known);
}
function learn(known, [first = '', ...rest]) {
    const name = first.replace(/\[\]$/, '');
    const standing = known.get(name);
    if (rest.length === 0 || standing === null) {
        known.set(name, null);
        return;
    }
    const below = standing ?? { list: first.endsWith('[]'), members: new Map() };
    known.set(name, below);
    learn(below.members, rest);
}
function look(record, known) {
    let unknown = null;
    for (const name of Object.keys(record)) {
        const below = known.get(name);
        if (below === null)
            continue;
        const found = below === undefined ? { path: name, is: 'unknown' } : inside(name, record[name], below);
        if (found?.is === 'changed')
            return found;
        unknown ??= found;
    }
    return unknown;
}
function inside(name, value, { list, members }) {
    if (value === null || value === undefined)
        return null;
    if (isListOf(value) !== list)
        return { path: name, is: 'changed' };
    let unknown = null;
    for (const item of isListOf(value) ? value : [value]) {
        if (item === null)
            continue;
        if (!(0,json/* isObject */.Gv)(item))
            return { path: name, is: 'changed' };
        const found = look(item, members);
        if (found === null)
            continue;
        const stray = { path: `${name}.${found.path}`, is: found.is };
        if (stray.is === 'changed')
            return stray;
        unknown ??= stray;
    }
    return unknown;
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/cleaner.js




function variantOf(targetName) {
    return `${targetName}Variant`;
}
function cleaner(options) {
    const { fields, object, modes, evolution } = options;
    const targets = fields.map((field) => targetOf(field, evolution));
    const strayIn = strayMember(fields.map(({ path }) => path));
    const display = object.display === undefined ? null : getter(object.display);
    const clean = (record) => {
        const payload = (0,json/* jsonIn */.Yf)(record.payload);
        if (!(0,json/* isObject */.Gv)(payload))
            return cleaner_refuse('not_a_record', 'The payload is no JSON object');
        const stray = strayIn(payload);
        if (stray?.is === 'changed' && modes.data_type !== 'evolve')
            return cleaner_refuse('type_changed', `"${stray.path}" holds something else than the records that it held`);
        if (stray?.is === 'unknown' && modes.columns === 'freeze')
            return cleaner_refuse('unknown_field', `"${stray.path}" is none of the fields of "${object.name}"`);
        const row = { recordId: record.recordId, recordKey: keyOf(display?.(payload), record.recordId) };
        for (const target of targets) {
            const verdict = put(row, target, { value: target.get(payload), modes, evolution });
            if (verdict !== null)
                return verdict;
        }
        row['_parent_id'] = record.parentId;
        row['_extracted_at'] = record.extractedAt;
        return { ok: true, row, unknown: stray?.path ?? null };
    };
    return { columns: cleaner_columnsOf(targets), clean };
}
/** Whether a record without a value in this field is refused; below a list, an item may lack it. */
function needsValue({ isKey, isRequired, isNullable, path }) {
    return isKey || (isRequired && !isNullable && !path.includes('[]'));
}
function targetOf(field, { wider, variants }) {
    const name = field.targetName;
    const type = wider.has(name) ? widerThan(field.targetType) : field.targetType;
    return {
        field: { ...field, targetType: type },
        get: getter(field.path),
        cast: castTo(type, field.format),
        needsValue: needsValue(field),
        variant: variants.has(name) ? variantOf(name) : null,
    };
}
/** The technical columns come last, the parent's id for the joins of Transform among them. */
function cleaner_columnsOf(targets) {
    const own = targets.map(({ field }) => ({ name: field.targetName, type: columnType(field.targetType) }));
    const variants = targets.flatMap(({ variant }) => (variant === null ? [] : [{ name: variant, type: 'TEXT' }]));
    const key = (name) => ({ name, type: 'TEXT' });
    return [key('recordId'), key('recordKey'), ...own, ...variants, key('_parent_id'), key('_extracted_at')];
}
/** Null when the value stands in the row. */
function put(row, target, { value, modes, evolution }) {
    const { field, variant } = target;
    const name = field.targetName;
    const made = target.cast(value);
    if (variant !== null)
        row[variant] = null;
    if (!isMisfit(made)) {
        row[name] = made;
        if (made !== null || !(target.needsValue || (field.isRequired && value === undefined)))
            return null;
        return cleaner_refuse('required_absent', `"${field.path}" is required, and the record ${value === undefined ? 'lacks it' : 'has no value in it'}`);
    }
    if (modes.data_type !== 'evolve' || (made.rule === 'type_widened' ? field.isKey : target.needsValue))
        return cleaner_refuse(made.rule, `"${field.path}" holds ${cleaner_shown(value)}, which is no ${field.targetType}`);
    if (variant !== null) {
        row[name] = null;
        row[variant] = typeof value === 'string' ? value : JSON.stringify(value);
        return null;
    }
    return { ok: 'evolved', evolution: evolvedBy(evolution, name, made.rule) };
}
function evolvedBy({ wider, variants }, name, rule) {
    return rule === 'type_widened'
        ? { wider: new Set([...wider, name]), variants }
        : { wider, variants: new Set([...variants, name]) };
}
/** Names the kind of a value and little of it: what stands in records may be private. */
function cleaner_shown(value) {
    if (Array.isArray(value))
        return 'a list';
    if ((0,json/* isObject */.Gv)(value))
        return 'a record';
    return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
function keyOf(value, fallback) {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
}
function cleaner_refuse(rule, reason) {
    return { ok: false, refusal: { rule, reason } };
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/refused.js



const refused_pageSize = 500;
function refusedRecords(context, { quarantine, from, to }) {
    const { lakehouse, clock } = context.ports;
    const page = new Map();
    const flush = async () => {
        const ids = JSON.stringify([...page.keys()]);
        // What stood clean before it failed must not pass for clean now.
        await lakehouse.remove(to, 'recordId IN (SELECT value FROM json_each(?))', [ids]);
        const standing = await waitingAmong(ids);
        const at = (0,core_time/* iso */.KH)(clock.now());
        const rows = [...page.values()].flatMap((one) => {
            const before = standing.get(one.recordId);
            if (before && sql_text(before, 'payload') === one.payload && sql_text(before, 'quarantineReason') === one.reason)
                return [];
            const { recordId, payload, rule, reason } = one;
            return [{ recordId, payload, rule, quarantineReason: reason, quarantineAt: at, run_id: context.run_id, status: 'waiting' }];
        });
        page.clear();
        if (rows.length > 0)
            await lakehouse.upsert(quarantine, quarantineShape, rows);
    };
    const waitingAmong = async (ids) => {
        if (!(await sql_has(lakehouse, quarantine)))
            return new Map();
        const rows = await lakehouse.all(`SELECT * FROM ${tableSql(quarantine)} WHERE status = 'waiting' AND recordId IN (SELECT value FROM json_each(?))`, [ids]);
        return new Map(rows.map((row) => [sql_text(row, 'recordId'), row]));
    };
    return {
        add: async (record) => {
            page.set(record.recordId, record);
            if (page.size >= refused_pageSize)
                await flush();
        },
        settle: async () => {
            if (page.size > 0)
                await flush();
            if (!(await sql_has(lakehouse, quarantine)))
                return;
            const [clean, gone] = [`IN (SELECT recordId FROM ${tableSql(to)})`, `NOT IN (SELECT recordId FROM ${tableSql(from)})`];
            await release(lakehouse, quarantine, `recordId ${clean} OR recordId ${gone}`);
        },
        waiting: () => waitingIn(lakehouse, quarantine),
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/winners.js




/** Rows of one record id stand next to each other: the newest of them is kept, the others are counted. */
async function* winners(pages, rank) {
    let group = [];
    for await (const page of pages) {
        for (const row of page) {
            const record = extracted(row);
            if (group[0] !== undefined && group[0].recordId !== record.recordId) {
                yield newest(group, rank);
                group = [];
            }
            group.push(record);
        }
    }
    if (group.length > 0)
        yield newest(group, rank);
}
function extracted(row) {
    return {
        recordId: sql_text(row, 'recordId'),
        parentId: sql_text(row, 'parentId'),
        payload: sql_text(row, 'payload'),
        extractedAt: sql_text(row, '_extracted_at'),
    };
}
function newest(group, rank) {
    const [first, ...others] = group;
    if (others.length === 0)
        return { record: first, duplicates: 0 };
    const ranked = group.map((record) => ({ record, rank: rank(record.payload) }));
    const [best] = ranked.sort((a, b) => b.rank - a.rank || winners_compare(b.record.extractedAt, a.record.extractedAt) || winners_compare(a.record.parentId, b.record.parentId));
    return { record: best?.record ?? first, duplicates: others.length };
}
function winners_compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** When a record was last changed, by its incremental field; what tells no time is the oldest. */
function changedAt(path, format) {
    if (path === undefined)
        return () => 0;
    const get = getter(path);
    return (payload) => {
        const record = (0,json/* jsonIn */.Yf)(payload);
        const value = (0,json/* isObject */.Gv)(record) ? get(record) : null;
        const found = typeof value === 'string' || typeof value === 'number' ? moment(value, format) : null;
        return found?.ms ?? -1e16;
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/actions.js











/** Another rule here makes every record anew. */
const rulesVersion = 1;
const actions_actions = { 'clean.entity': cleanEntity };
/**
 * Makes `clean.<entity>` hold each record of its extract table once. Only records that are new or changed are worked on,
 * as long as the fields and rules are those of the last time; records that have left the source leave. What fails waits
 * in `quarantine.clean<Entity>` and is tried again each time.
 */
async function cleanEntity(context) {
    const { contract, spec, ports, tally } = context;
    const object = contract.objects.find(({ name }) => name === spec.entity);
    if (!object)
        (0,failed/* fail */.f)('gate', `Cannot clean "${spec.entity ?? ''}": the contract has no object of that name`);
    const fields = (await readFields(ports.lakehouse)).get(object.name);
    if (!fields)
        (0,failed/* fail */.f)('gate', `Cannot clean "${object.name}": "prepare.fields" has no field of it; run Prepare first`);
    const from = extractTable(object);
    const to = `clean.${object.name}`;
    const quarantine = quarantineTable(object.name);
    const job = { context, object, fields, from, to, refused: refusedRecords(context, { quarantine, from, to }) };
    if (!(await sql_has(ports.lakehouse, from)))
        return cleanNothing(job);
    const digest = digestOf(job);
    const whole = !(await isStanding(job, digest));
    if (whole)
        await makeAnew(job);
    else
        await bringUpToDate(job);
    await job.refused.settle();
    await keepUnit(job, digest);
    tally.facts = { ...tally.facts, entity: object.name, whole };
}
/** Extract may skip an entity whose endpoint is broken or blocked; its table is then there, and empty. */
async function cleanNothing(job) {
    const { ports } = job.context;
    const units = (await sql_has(ports.lakehouse, 'extract.units'))
        ? await oneRow(ports.lakehouse, 'SELECT reason FROM extract.units WHERE skipped = 1 AND entity = ?', [job.object.name])
        : {};
    if (units['reason'] === undefined)
        (0,failed/* fail */.f)('gate', `Cannot clean "${job.object.name}": there is no "${job.from}"; run Extract first`);
    await ports.lakehouse.replace(job.to, cleanerOf(job, actions_none).columns, []);
    ports.log(`${job.to}: empty, since Extract skipped it: ${sql_text(units, 'reason')}`);
}
/** Over all that decides what becomes of a record, and nothing that each sample moves. */
function digestOf({ context, object, fields }) {
    const { contract_modes: modes } = context.contract;
    const { incremental, display } = object;
    const columns = fields.map(({ path, targetName, targetType, format, isKey, isRequired, isNullable }) => [
        ...[path, targetName, targetType, format, isKey, isRequired, isNullable],
    ]);
    return context.ports.sha256((0,json/* canonicalJson */.dj)({ rulesVersion, columns, modes, incremental, display }));
}
async function isStanding({ context, object, to }, digest) {
    const { lakehouse } = context.ports;
    if (!(await sql_has(lakehouse, to)) || !(await sql_has(lakehouse, 'clean.units')))
        return false;
    const unit = await oneRow(lakehouse, 'SELECT fieldsDigest FROM clean.units WHERE entity = ?', [object.name]);
    return sql_text(unit, 'fieldsDigest') === digest;
}
const actions_none = { wider: new Set(), variants: new Set() };
/** Thrown through the write that it ends, so that nothing of a half-made table stands. */
class Evolved extends Error {
    evolution;
    constructor(evolution) {
        super('The columns have evolved');
        this.evolution = evolution;
    }
}
async function makeAnew(job) {
    const { lakehouse, log } = job.context.ports;
    if (await sql_has(lakehouse, 'clean.units'))
        await lakehouse.remove('clean.units', 'entity = ?', [job.object.name]);
    for (let evolution = actions_none;;) {
        const work = cleanerOf(job, evolution);
        try {
            const written = await lakehouse.replace(job.to, work.columns, cleanRows(job, work, allRecords(job)));
            job.context.tally.counts.written += written;
            return;
        }
        catch (error) {
            if (!(error instanceof Evolved))
                throw error;
            evolution = error.evolution;
            log(`${job.to}: types evolve (${evolvedNames(evolution).join(', ')}), made again`);
            Object.assign(job.context.tally.counts, { read: 0, skipped: 0, failed: 0 });
        }
    }
}
function evolvedNames({ wider, variants }) {
    return [...wider, ...[...variants].map(variantOf)].sort();
}
async function bringUpToDate(job) {
    const { context, from, to } = job;
    const { lakehouse } = context.ports;
    const gone = await lakehouse.remove(to, `recordId NOT IN (SELECT recordId FROM ${tableSql(from)})`);
    if (gone > 0)
        context.ports.log(`${to}: ${gone} records have left the source`);
    const work = cleanerOf(job, await standingEvolution(job));
    try {
        const shape = { columns: work.columns, key: ['recordId'] };
        const counts = await lakehouse.upsert(to, shape, cleanRows(job, work, changedRecords(job)));
        context.tally.counts.written += counts.inserted + counts.updated;
        context.tally.counts.unchanged += counts.unchanged;
    }
    catch (error) {
        if (!(error instanceof Evolved))
            throw error;
        Object.assign(context.tally.counts, { read: 0, skipped: 0, failed: 0 });
        await makeAnew(job);
    }
}
/** What earlier values made of the columns holds on. */
async function standingEvolution({ context, fields, to }) {
    const standing = new Map((await context.ports.lakehouse.columns(to))?.map(({ name, type }) => [name, type]) ?? []);
    const wider = fields.filter(({ targetName, targetType }) => targetType === 'int64' && standing.get(targetName) === 'REAL');
    const variants = fields.filter(({ targetName }) => standing.has(variantOf(targetName)));
    const names = (some) => new Set(some.map(({ targetName }) => targetName));
    return { wider: names(wider), variants: names(variants) };
}
function cleanerOf({ context, object, fields }, evolution) {
    return cleaner({ object, fields, modes: context.contract.contract_modes, evolution });
}
const wanted = ['recordId', 'parentId', 'payload', '_extracted_at'].map((name) => `e.${quote(name)}`).join(', ');
function allRecords({ context, from }) {
    return context.ports.lakehouse.read(`SELECT ${wanted} FROM ${tableSql(from)} e ORDER BY e.recordId, e.parentId`);
}
/** All rows of each record of which some row is not the one that stands cleaned. */
function changedRecords({ context, from, to }) {
    const stale = `SELECT f.recordId FROM ${tableSql(from)} f LEFT JOIN ${tableSql(to)} c
    ON c.recordId = f.recordId AND c._extracted_at = f._extracted_at WHERE c.recordId IS NULL`;
    return context.ports.lakehouse.read(`SELECT ${wanted} FROM ${tableSql(from)} e WHERE e.recordId IN (${stale}) ORDER BY e.recordId, e.parentId`);
}
async function* cleanRows(job, work, pages) {
    const { tally, signal } = job.context;
    const { incremental } = job.object;
    const format = incremental && incremental.format !== 'iso' ? epochFormats[incremental.format] : null;
    let unknown = 0;
    for await (const { record, duplicates } of winners(pages, changedAt(incremental?.field, format))) {
        if (tally.counts.read % 1000 === 0)
            (0,stop/* stopIfAsked */.Q)(signal);
        tally.counts.read += 1 + duplicates;
        tally.counts.skipped += duplicates;
        const cleaned = work.clean(record);
        if (cleaned.ok === 'evolved')
            throw new Evolved(cleaned.evolution);
        if (!cleaned.ok) {
            await actions_refuse(job, record, cleaned.refusal);
            continue;
        }
        if (cleaned.unknown !== null && (unknown += 1) === 1)
            job.context.ports.log(`${job.to}: "${cleaned.unknown}" of record "${record.recordId}" is not known to Prepare and is left out`);
        yield cleaned.row;
    }
    if (unknown > 0)
        tally.facts = { ...tally.facts, records_with_unknown_fields: unknown };
}
const epochFormats = { epoch_seconds: 'epoch_s', epoch_milliseconds: 'epoch_ms' };
async function actions_refuse(job, record, refusal) {
    job.context.tally.counts.failed += 1;
    (0,data_tally/* nameError */.eA)(job.context.tally, record.recordId, `${refusal.rule}: ${refusal.reason}`);
    await job.refused.add({ ...record, ...refusal });
}
/** What the entity's table holds and was made by, for the next time and for the gates. */
async function keepUnit({ context, object, from, to, refused }, digest) {
    const { lakehouse } = context.ports;
    const rows = await sizeOf(lakehouse, from);
    const records = await countOf(lakehouse, `SELECT count(DISTINCT recordId) FROM ${tableSql(from)}`);
    const clean = await sizeOf(lakehouse, to);
    const unit = { entity: object.name, fieldsDigest: digest, extracted: rows, duplicates: rows - records };
    const shape = {
        columns: [...columns('TEXT', 'entity', 'fieldsDigest'), ...columns('INTEGER', 'extracted', 'duplicates', 'clean', 'waiting')],
        key: ['entity'],
    };
    const waiting = await refused.waiting();
    await lakehouse.upsert('clean.units', shape, [{ ...unit, clean, waiting }]);
    context.ports.log(`${to}: ${clean} of ${records} records, ${rows - records} duplicates, ${waiting} in quarantine`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/checks.js







const checks_checks = {
    clean_columns_present: columnsPresent,
    clean_types_match: typesMatch,
    clean_required_present: requiredPresent,
    clean_keys_unique: keysUnique,
    clean_rows_accounted: rowsAccounted,
    quarantine_rate: (context) => quarantineRate(context, context.contract.quality.quarantine_max),
    quarantine_alert: (context) => quarantineRate(context, context.contract.quality.quarantine_warn),
};
/** `with: { entity }` asks about one of them. */
async function entities({ contract, lakehouse, with: settings }) {
    const fields = await readFields(lakehouse);
    return contract.objects
        .filter(({ name }) => settings['entity'] === undefined || settings['entity'] === name)
        .map((object) => ({ object, table: `clean.${object.name}`, fields: fields.get(object.name) ?? [] }));
}
async function absentTables(context) {
    return absent(context.lakehouse, ...(await entities(context)).map(({ table }) => table));
}
async function columnsPresent(context) {
    const missing = [];
    let asked = 0;
    for (const { table, fields } of await entities(context)) {
        const standing = new Set((await context.lakehouse.columns(table))?.map(({ name }) => name) ?? []);
        for (const name of ['recordId', 'recordKey', ...fields.map(({ targetName }) => targetName)]) {
            asked += 1;
            if (!standing.has(name))
                missing.push({ table, column: name });
        }
    }
    return offenders('every target column of "prepare.fields" stands in its table', missing, `${asked} columns`);
}
async function typesMatch(context) {
    const wrong = [...(await absentTables(context))];
    let asked = 0;
    const evolves = context.contract.contract_modes.data_type === 'evolve';
    for (const { table, fields } of await entities(context)) {
        const standing = new Map((await context.lakehouse.columns(table))?.map(({ name, type }) => [name, type]) ?? []);
        for (const { targetName, targetType } of fields) {
            const actual = standing.get(targetName);
            const wanted = columnType(targetType);
            asked += 1;
            const widened = evolves && wanted === 'INTEGER' && actual === 'REAL';
            if (actual !== undefined && actual !== wanted && !widened)
                wrong.push({ table, column: targetName, wanted, actual });
        }
        wrong.push(...(await malformed(context, { table, fields, standing })));
    }
    return offenders('every column has the type, and every value the form, of its target type', wrong, `${asked} columns`);
}
/** Dates, times, truths and lists are kept in columns that would take anything else, too. */
const checks_forms = {
    date: (column) => `${column} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*'`,
    datetime: (column) => `${column} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:*Z'`,
    bool: (column) => `${column} NOT IN (0, 1)`,
    json: (column) => `NOT json_valid(${column})`,
    array: (column) => `NOT json_valid(${column}) OR json_type(${column}) IS NOT 'array'`,
};
async function malformed({ lakehouse }, { table, fields, standing }) {
    const tests = fields.flatMap(({ targetName, targetType }) => {
        const form = checks_forms[targetType.replace(/<.*/, '')];
        if (!form || !standing.has(targetName))
            return [];
        return [`sum(${quote(targetName)} IS NOT NULL AND (${form(quote(targetName))})) AS ${quote(targetName)}`];
    });
    if (tests.length === 0)
        return [];
    const [counts = {}] = await lakehouse.all(`SELECT ${tests.join(', ')} FROM ${tableSql(table)}`);
    return Object.entries(counts).flatMap(([column, count]) => Number(count) > 0 ? [{ table, column, malformed: Number(count) }] : []);
}
async function requiredPresent(context) {
    const empty = [...(await absentTables(context))];
    let asked = 0;
    for (const { table, fields } of await entities(context)) {
        const standing = new Set((await context.lakehouse.columns(table))?.map(({ name }) => name) ?? []);
        const required = fields.filter((field) => standing.has(field.targetName) && needsValue(field));
        asked += required.length;
        if (required.length === 0)
            continue;
        const sums = required.map(({ targetName }) => `sum(${quote(targetName)} IS NULL) AS ${quote(targetName)}`);
        const [counts = {}] = await context.lakehouse.all(`SELECT ${sums.join(', ')} FROM ${tableSql(table)}`);
        for (const [column, count] of Object.entries(counts))
            if (Number(count) > 0)
                empty.push({ table, column, rows: Number(count) });
    }
    return offenders('no required column is empty', empty, `${asked} required columns`);
}
async function keysUnique(context) {
    const twice = [...(await absentTables(context))];
    let asked = 0;
    for (const { table, fields } of await entities(context)) {
        const standing = await context.lakehouse.columns(table);
        if (!standing)
            continue;
        const keys = ['recordId', ...fields.filter(({ isKey }) => isKey).map(({ targetName }) => targetName)];
        for (const key of keys.filter((name) => standing.some((column) => column.name === name))) {
            asked += 1;
            const rows = await context.lakehouse.all(`SELECT ${quote(key)} AS value, count(*) AS rows FROM ${tableSql(table)} GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 20`);
            twice.push(...rows.map((row) => ({ table, key, value: sql_text(row, 'value'), rows: Number(row['rows']) })));
        }
    }
    return offenders('every key stands once in its table', twice, `${asked} keys`);
}
async function shares({ lakehouse }, { object, table }) {
    const from = extractTable(object);
    const quarantine = quarantineTable(object.name);
    const held = [
        ...((await sql_has(lakehouse, table)) ? [`SELECT recordId FROM ${tableSql(table)}`] : []),
        ...((await sql_has(lakehouse, quarantine)) ? [`SELECT recordId FROM ${tableSql(quarantine)} WHERE status = 'waiting'`] : []),
    ];
    const missing = held.length > 0 ? `WHERE recordId NOT IN (${held.join(' UNION ALL ')})` : '';
    const lost = (await sql_has(lakehouse, from))
        ? await lakehouse.all(`SELECT DISTINCT recordId FROM ${tableSql(from)} ${missing} ORDER BY 1 LIMIT 20`)
        : [];
    const records = (await sql_has(lakehouse, from))
        ? await countOf(lakehouse, `SELECT count(DISTINCT recordId) FROM ${tableSql(from)}`)
        : 0;
    return {
        ...{ object, records, lost: lost.map((row) => sql_text(row, 'recordId')) },
        clean: await sizeOf(lakehouse, table),
        waiting: await waitingIn(lakehouse, quarantine),
    };
}
async function rowsAccounted(context) {
    const wrong = [];
    let asked = 0;
    for (const entity of await entities(context)) {
        const { object, records, clean, waiting, lost } = await shares(context, entity);
        asked += records;
        if (lost.length > 0)
            wrong.push(...lost.map((record) => ({ entity: object.name, lost: record })));
        else if (records !== clean + waiting)
            wrong.push({ entity: object.name, records, clean, quarantine: waiting });
    }
    return offenders('every extracted record is clean or in quarantine, and in one of them alone', wrong, `${asked} records`);
}
async function quarantineRate(context, most) {
    const high = [];
    const rates = [];
    for (const entity of await entities(context)) {
        const { object, clean, waiting } = await shares(context, entity);
        const rate = waiting === 0 ? 0 : waiting / (clean + waiting);
        rates.push(`${object.name} ${percent(rate)}`);
        if (rate > most)
            high.push({ entity: object.name, quarantine: waiting, of: clean + waiting, rate: percent(rate) });
    }
    return {
        passed: high.length === 0,
        expected: `at most ${percent(most)} of an entity's records in quarantine`,
        actual: rates.join(', '),
        evidence: high,
    };
}
function percent(share) {
    return `${Number((share * 100).toFixed(2))} %`;
}

// EXTERNAL MODULE: ./lib/data/source/fetch.js + 1 modules
var fetch = __webpack_require__(9824);
// EXTERNAL MODULE: ./lib/data/source/service.js
var service = __webpack_require__(4683);
;// CONCATENATED MODULE: ./lib/solution/contract/field-path.js

/**
 * The values at a field path: `name`, `parent.child`, `items[]`, `items[].prop`. One value, or one for each item of a
 * list that the path goes through; none where a member is absent, null where it is null. Own members alone.
 */
function valuesAt(record, path) {
    let values = record === undefined ? [] : [record];
    for (const part of path.split('.')) {
        const through = part.endsWith('[]');
        const name = through ? part.slice(0, -2) : part;
        const found = values.flatMap((value) => memberOf(value, name));
        values = through ? found.flatMap((value) => (Array.isArray(value) ? value : [])) : found;
    }
    return values;
}
/** In a list of its own, since `flatMap` would take a list that is the value apart. */
function memberOf(value, name) {
    const found = (0,json/* isObject */.Gv)(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return found === undefined ? [] : [found];
}
/** The value at a field path as a key is written; null when there is none, or more than one, or it is no text or number. */
function keyAt(record, path) {
    const [value, more] = valuesAt(record, path);
    return more === undefined ? keyText(value) : null;
}
/** A text or number as a key is written; null for what is empty or no key. */
function keyText(value) {
    if (typeof value === 'number')
        return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
}

;// CONCATENATED MODULE: ./lib/solution/contract/requests.js




/**
 * What to ask for: one request without a parent, else one for each parent record, or for each item of the list that a
 * binding goes through. A parent record that lacks a bound value gives none.
 */
function requestsFor(object, parents) {
    if (object.parent === undefined)
        return [requestWith(object, {}, '')];
    const wanted = Object.entries(object.parent.bindings);
    return [...parents].flatMap(({ id, record }) => {
        let rows = [{}];
        for (const [name, path] of wanted) {
            const values = new Set(valuesAt(record, path).flatMap((value) => keyText(value) ?? []));
            rows = rows.flatMap((row) => [...values].map((value) => ({ ...row, [name]: value })));
        }
        return rows.map((bindings) => requestWith(object, bindings, id));
    });
}
function requestWith(object, bindings, parentId) {
    // The HTTP engine reads `${...}` in a query as a variable; what a record holds is text.
    const bound = (text, write) => text.replaceAll(/(?<!\$)\{([^{}]*)\}/g, (whole, name) => Object.hasOwn(bindings, name) ? write(bindings[name] ?? '') : whole);
    const query = Object.entries(object.query).map(([name, value]) => [name, bound(value, (text) => text.replaceAll('${', () => '$${'))]);
    return { object, path: bound(object.path, encodeURIComponent), query: Object.fromEntries(query), bindings, parentId };
}
/** Opens the conversation with the contract's service. Sends nothing yet; throws Failed for variables without a value. */
function serviceOf({ contract, ports, params, signal }, limits = {}) {
    const api = sourceOf(contract);
    const outside = { variables: ports.variables, params };
    return (0,service/* openService */.IH)({ api: { ...api, limits: { ...api.limits, ...limits } }, outside, ports, signal });
}
/** Fetches the pages of one request. `since` (milliseconds) filters where the contract names a parameter for it. */
function fetchObject(options) {
    const { service, request, since = null } = options;
    const { object, path, query } = request;
    const { incremental } = object;
    const cursor = incremental?.parameter === undefined
        ? undefined
        : {
            ...{ field: '', field_format: incremental.format, since_format: incremental.format, overlap: 0 },
            ...{ parameter: incremental.parameter, filter: incremental.filter },
        };
    return (0,fetch/* fetchPages */.f)({
        take: (record) => record,
        ...service,
        source: {
            ...{ api: service.api.source_id, path, query, key: '', variables: {}, headers: {}, inject: {} },
            ...(object.paging === undefined ? {} : { paging: object.paging }),
            ...(object.records === undefined ? {} : { records: object.records }),
            ...(cursor === undefined ? {} : { cursor }),
        },
        since,
        total: object.total,
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/tables.js

/** What is fetched in this run, in order. */
const unitsTable = {
    table: 'extract.units',
    columns: [
        ...columns('TEXT', 'entity', 'plural'),
        ...columns('INTEGER', 'position', 'level'),
        ...columns('TEXT', 'endpoint_path', 'since'),
        ...columns('INTEGER', 'skipped'),
        ...columns('TEXT', 'reason'),
    ],
};
/** The records of one entity as they came; the same id under two parents stands twice, so that it is seen. */
const recordsTable = {
    columns: columns('TEXT', 'recordId', 'payload', 'recordHash', 'parentId', 'parentBindings', '_extracted_at', '_source_endpoint', '_raw_file'),
    key: ['recordId', 'parentId'],
    /** A record with the same content keeps the time and the raw page that it came with. */
    ignoring: ['payload', '_extracted_at', '_source_endpoint', '_raw_file'],
};
/** One row for each page that was fetched. */
const pagesTable = {
    table: 'extract.pages',
    columns: [
        ...columns('TEXT', 'unit', 'run_id', 'request', 'parentId'),
        ...columns('INTEGER', 'page', 'records', 'told'),
        ...columns('TEXT', 'checksum', 'shape_hash', 'raw_file'),
    ],
};
const watermarksTable = {
    table: 'extract.watermarks',
    shape: { columns: columns('TEXT', 'entity', 'field', 'value', 'run_id', 'moved_at'), key: ['entity'] },
};

;// CONCATENATED MODULE: ./lib/solution/stages/extract/raw-files.js




const keptDays = 30;
const keptRuns = 20;
/**
 * `extract/cycle/2026/01/31/parent=7/1.RUN.json`, below `Files/`. Pages of several runs of one day lie side by side, since
 * rows that did not change go on naming the page they came with.
 */
function rawFile(request, page, of) {
    const part = (text) => folderName(text, of.sha256);
    const { object, bindings, parentId } = request;
    const parent = object.parent === undefined ? [] : [`parent=${part(parentId)}`];
    const listed = Object.entries(object.parent?.bindings ?? {}).flatMap(([name, path]) => path.includes('[]') ? [`${name}=${part(bindings[name] ?? '')}`] : []);
    const folders = ['extract', object.name, ...of.day.split('-'), ...parent, ...listed];
    return [...folders, `${page}.${part(of.run_id)}.json`].join('/');
}
/** An id as part of a path: what could mean something there is encoded, what is too long is hashed. */
function folderName(id, sha256) {
    const encoded = encodeURIComponent(id)
        .replaceAll(/^\.+/g, (dots) => '%2E'.repeat(dots.length))
        .replaceAll('*', '%2A');
    return encoded.length > 100 ? sha256(id) : encoded;
}
/** What records look like, without what they say: members and the kinds of their values. */
function shapeHash(records, sha256) {
    const seen = new Set();
    for (const record of records) {
        if ((0,json/* isObject */.Gv)(record))
            for (const [name, value] of Object.entries(record))
                seen.add(`${name}: ${kindOf(value)}`);
        else
            seen.add(kindOf(record));
    }
    return sha256([...seen].sort().join('\n'));
}
function kindOf(value) {
    return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
/**
 * Removes the raw pages of one entity, with their rows, that are older than thirty days or came before its last twenty
 * runs. A page that a record still names stays as long as the record: it is the proof of where the record came from.
 */
async function removeOldPages({ ports }, object) {
    const { lakehouse } = ports;
    const oldest = (0,core_time/* isoDay */.kh)(ports.clock.now() - keptDays * core_time/* dayMs */.LP).replaceAll('-', '/');
    // The records come last: SQLite looks through them only when a page is old enough.
    const old = `unit = ? AND (raw_file < ? OR run_id NOT IN (
      SELECT run_id FROM extract.pages WHERE unit = ? GROUP BY run_id ORDER BY max(rowid) DESC LIMIT ${keptRuns}))
    AND raw_file NOT IN (SELECT _raw_file FROM ${extractTable(object)})`;
    const values = [object.name, `extract/${object.name}/${oldest}`, object.name];
    for await (const rows of lakehouse.read(`SELECT raw_file FROM extract.pages WHERE ${old} ORDER BY raw_file`, values)) {
        for (const { raw_file } of rows)
            lakehouse.files.remove(String(raw_file));
    }
    return lakehouse.remove(pagesTable.table, old, values);
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/keep.js








/** Rows are written so many at once: a transaction for each page would wait for the disk more than it writes. */
const batchSize = 3_000;
/** The working table of the keys that were seen; it goes when the fetch ends. */
function seenTable(object) {
    return `extract.seen${upperFirst(object.name)}`;
}
const seenColumns = columns('TEXT', 'recordId', 'parentId');
function keeper(options) {
    const { context, object } = options;
    const { ports, run_id } = context;
    const started = (0,core_time/* iso */.KH)(ports.clock.now());
    let rows = new Map();
    let pages = [];
    const flush = async () => {
        await writeRows(options, [...rows.values()]);
        // Pages are noted after their records: a page that stands there is whole.
        await ports.lakehouse.append(pagesTable.table, pagesTable.columns, pages);
        rows = new Map();
        pages = [];
    };
    return {
        add: async (request, page) => {
            const file = rawFile(request, page.number, { run_id, day: started.slice(0, 10), sha256: ports.sha256 });
            ports.lakehouse.files.write(file, page.text);
            for (const [index, record] of page.records.entries()) {
                const place = `${page.request}, record ${index + 1}`;
                const row = readRecord(options, { request, record, place, file, started });
                if (row === null)
                    continue;
                const key = JSON.stringify([row['recordId'], row['parentId']]);
                if (rows.has(key))
                    context.tally.counts.skipped += 1;
                rows.set(key, row);
            }
            pages.push({
                ...{ unit: object.name, run_id, request: page.request, parentId: request.parentId, page: page.number },
                ...{ records: page.records.length, told: page.told === null ? null : Math.trunc(page.told) },
                ...{ checksum: ports.sha256(page.text), shape_hash: shapeHash(page.records, ports.sha256), raw_file: file },
            });
            if (rows.size >= batchSize)
                await flush();
        },
        finish: flush,
    };
}
/** Null for a record that cannot be kept as a row: it is counted and named, and stands in the raw file. */
function readRecord({ context, object, endpoint }, received) {
    const { ports, tally } = context;
    const { request, record, place } = received;
    tally.counts.read += 1;
    const refuse = (why) => {
        tally.counts.failed += 1;
        (0,data_tally/* nameError */.eA)(tally, place, why);
        return null;
    };
    const recordId = keyAt(record, object.primary_key);
    if (recordId === null)
        return refuse(`It has no key at "${object.primary_key}"`);
    try {
        return {
            ...{ recordId, payload: JSON.stringify(record), recordHash: ports.sha256((0,json/* canonicalJson */.dj)(record)) },
            ...{ parentId: request.parentId, parentBindings: (0,json/* canonicalJson */.dj)(request.bindings) },
            ...{ _extracted_at: received.started, _source_endpoint: endpoint, _raw_file: received.file },
        };
    }
    catch (error) {
        // The only thing that can go wrong with parsed JSON: it nests deeper than the stack is.
        if (error instanceof RangeError)
            return refuse('It nests too deeply');
        throw error;
    }
}
async function writeRows(options, rows) {
    const { context, object } = options;
    const { lakehouse } = context.ports;
    const { counts } = context.tally;
    if (options.track) {
        const keys = rows.map(({ recordId, parentId }) => ({ recordId: recordId ?? null, parentId: parentId ?? null }));
        await lakehouse.append(seenTable(object), seenColumns, keys);
    }
    if (rows.length === 0)
        return;
    const written = await lakehouse.upsert(extractTable(object), recordsTable, rows);
    counts.written += written.inserted + written.updated;
    counts.unchanged += written.unchanged;
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/ordered.js
/**
 * Pages of several lists, list after list, page after page, while the first pages of the lists that follow and the next
 * page of this one are already under way. The first failure ends it; what was under way is awaited first.
 */
async function* orderedPages(requests, open, width) {
    const queue = [];
    const source = requests[Symbol.asyncIterator]();
    let more = true;
    const fill = async () => {
        while (more && queue.length < width) {
            const next = await source.next();
            more = next.done !== true;
            if (next.done !== true)
                queue.push(start(next.value, open));
        }
    };
    try {
        await fill();
        for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
            await fill();
            yield* ordered_pagesOf(current);
            await fill();
        }
    }
    finally {
        await Promise.allSettled(queue.map(({ pages, first }) => first.then(() => pages.return())));
        await source.return?.();
    }
}
function start(request, open) {
    const pages = open(request);
    return { request, pages, first: ordered_ask(pages) };
}
/** Never rejects, since nobody may be waiting yet when it fails. */
async function ordered_ask(pages) {
    try {
        return { result: await pages.next() };
    }
    catch (error) {
        return { error };
    }
}
async function* ordered_pagesOf({ request, pages, first }) {
    let asked = first;
    try {
        for (;;) {
            const answer = await asked;
            if ('error' in answer) {
                yield { request, error: answer.error };
                return;
            }
            const { result } = answer;
            if (result.done === true)
                return;
            asked = ordered_ask(pages);
            yield { request, page: result.value };
        }
    }
    finally {
        await asked;
        await pages.return();
    }
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/parents.js



const parents_pageSize = 200;
/**
 * The parent's extracted records by key, each key once, in pages that end before the next is read: nothing is held open
 * while children are written.
 */
async function* parentRecords(lakehouse, parent) {
    let after = '';
    for (;;) {
        const rows = await lakehouse.all(`SELECT recordId, payload, min(parentId) AS parentId FROM ${extractTable(parent)} WHERE recordId > ? GROUP BY recordId ORDER BY recordId LIMIT ${parents_pageSize}`, [after]);
        for (const row of rows) {
            after = String(row['recordId']);
            yield { id: after, record: JSON.parse(String(row['payload'])) };
        }
        if (rows.length < parents_pageSize)
            return;
    }
}
/** Every request that an entity needs, from what was extracted of its parent. */
async function* requestsOf({ lakehouse, signal, contract, }, object) {
    const parent = contract.objects.find(({ name }) => name === object.parent?.object);
    if (parent === undefined) {
        yield* requestsFor(object, []);
        return;
    }
    for await (const record of parentRecords(lakehouse, parent)) {
        if (signal !== undefined)
            (0,stop/* stopIfAsked */.Q)(signal);
        yield* requestsFor(object, [record]);
    }
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/entity.js













/** Lists that are fetched side by side; the pool of the source holds them to its own limits. */
const width = 4;
/** Fetches one entity: raw pages into files, records into its table, page by page. */
async function entity(context) {
    const { ports, tally } = context;
    const { lakehouse } = ports;
    const object = objectOf(context);
    const unit = await unitOf(context, object);
    const table = extractTable(object);
    // The stages that follow find a table, if only an empty one.
    await lakehouse.upsert(table, recordsTable, []);
    await lakehouse.append(pagesTable.table, pagesTable.columns, []);
    if (unit.skipped) {
        tally.facts = { skipped: unit.reason };
        tally.counts.skipped += 1;
        return ports.log(`Skipped: ${unit.reason}`);
    }
    await lakehouse.remove(pagesTable.table, 'unit = ? AND run_id = ?', [object.name, context.run_id]);
    // Over an empty table nothing can vanish.
    const track = unit.since === null && (await sizeOf(lakehouse, table)) > 0;
    await lakehouse.drop(seenTable(object));
    if (track)
        await lakehouse.append(seenTable(object), seenColumns, []);
    const endpoint = endpointPath(context.contract, object);
    const kept = keeper({ context, object, endpoint, track });
    const fetched = await fetchAll(context, { object, since: unit.since, kept });
    await kept.finish();
    const removed = await removeVanished(context, { object, unread: fetched.unread, track });
    await lakehouse.drop(seenTable(object));
    const expired = await removeOldPages(context, object);
    tally.facts = {
        ...{
            since: unit.since === null ? null : (0,core_time/* iso */.KH)(unit.since),
            requests: fetched.requests,
            pages: fetched.pages,
        },
        ...{ removed, unread: fetched.unread.length, repeated_first_pages: fetched.repeated, expired_raw_files: expired },
    };
    ports.log(`${object.name}: ${tally.counts.read} read, ${tally.counts.written} written, ${tally.counts.unchanged} unchanged, ${removed} removed`);
}
function objectOf({ contract, spec }) {
    const found = contract.objects.find(({ name }) => name === spec.entity);
    return found ?? (0,failed/* fail */.f)('asset', `Cannot extract "${spec.entity ?? ''}": the contract has no such object`);
}
async function unitOf({ ports }, { name }) {
    const planned = (await ports.lakehouse.columns(unitsTable.table)) !== null;
    const [row] = planned
        ? await ports.lakehouse.all('SELECT since, skipped, reason FROM extract.units WHERE entity = ?', [name])
        : [];
    if (row === undefined)
        return (0,failed/* fail */.f)('warehouse', `Cannot extract "${name}": extract.units does not hold it; plan the extraction first`, {
            transient: false,
        });
    const since = row['since'] === null || row['since'] === undefined ? null : Date.parse(String(row['since']));
    return { since, skipped: row['skipped'] === 1, reason: String(row['reason'] ?? '') };
}
async function fetchAll(context, what) {
    const { object, kept } = what;
    const { ports, signal } = context;
    const service = serviceOf(context);
    const since = await sinceByParent(context, object, what.since);
    const fetched = { requests: 0, pages: 0, repeated: 0, unread: [] };
    const first = firstPages(context, fetched);
    const requests = requestsOf({ lakehouse: ports.lakehouse, signal, contract: context.contract }, object);
    const open = (request) => fetchObject({ service, request, since: since(request.parentId) });
    for await (const got of orderedPages(requests, open, width)) {
        (0,stop/* stopIfAsked */.Q)(signal);
        if ('error' in got) {
            fetched.unread.push(noteUnread(context, got));
            continue;
        }
        fetched.pages += 1;
        if (got.page.number === 1) {
            fetched.requests += 1;
            first(got.request, got.page);
        }
        await kept.add(got.request, got.page);
    }
    if (fetched.unread.length > 0 && fetched.requests === 0) {
        (0,failed/* fail */.f)('records', `Cannot extract "${object.name}": none of its ${fetched.unread.length} lists could be read; ${context.tally.errors[0]?.message ?? ''}`);
    }
    return fetched;
}
/** A parent without a child in the table may have become readable only now: of it, everything is asked for. */
async function sinceByParent({ ports }, object, since) {
    if (since === null || object.parent === undefined)
        return () => since;
    const rows = await ports.lakehouse.all(`SELECT DISTINCT parentId FROM ${extractTable(object)}`);
    const known = new Set(rows.map(({ parentId }) => String(parentId)));
    return (parentId) => (known.has(parentId) ? since : null);
}
/** One parent that may not be read, or is gone by now, is named and counted; it ends nothing. */
function noteUnread({ ports, tally }, { request, error }) {
    if (!(error instanceof failed/* Failed */.c) || request.object.parent === undefined)
        throw error;
    const { code, message } = error.failure;
    if (code !== '403' && code !== '404' && code !== '410')
        throw error;
    tally.counts.failed += 1;
    (0,data_tally/* nameError */.eA)(tally, `${request.object.parent.object} ${request.parentId}`, message);
    ports.log(`Not read for ${request.object.parent.object} ${request.parentId}: ${message}`);
    return request.parentId;
}
/** A filter that the service ignores gives every parent the same list: nothing else tells of it. */
function firstPages({ ports, tally }, fetched) {
    const seen = new Map();
    return (request, page) => {
        if (page.records.length === 0 || request.object.parent === undefined)
            return;
        const checksum = ports.sha256(page.text);
        const other = seen.get(checksum);
        if (other === undefined) {
            seen.set(checksum, page.request);
            return;
        }
        fetched.repeated += 1;
        const words = `It holds the same ${page.records.length} records as ${other}: the service seems to ignore the filter`;
        (0,data_tally/* nameError */.eA)(tally, page.request, words);
        if (fetched.repeated === 1)
            ports.log(`Warning: ${page.request}. ${words}`);
    };
}
/** Rows whose parent is gone, and after a fetch of everything those that did not come again. */
async function removeVanished({ contract, ports }, what) {
    const { object, unread, track } = what;
    const table = extractTable(object);
    const parent = contract.objects.find(({ name }) => name === object.parent?.object);
    const orphans = parent === undefined
        ? 0
        : await ports.lakehouse.remove(table, `parentId NOT IN (SELECT recordId FROM ${extractTable(parent)})`);
    if (!track)
        return orphans;
    const gone = await ports.lakehouse.remove(table, `(recordId, parentId) NOT IN (SELECT recordId, parentId FROM ${seenTable(object)})
      AND parentId NOT IN (SELECT value FROM json_each(?))`, [JSON.stringify(unread)]);
    return orphans + gone;
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/catalogue.js

/** Each endpoint of the contract once, by path and method; parameters of duplicates are joined. */
function catalogueOf(contract) {
    const found = new Map();
    const duplicates = [];
    const malformed = [];
    const entities = entitiesByEndpoint(contract);
    for (const endpoint of contract.endpoints) {
        const normal = normalise(endpoint.path);
        if (normal === null) {
            malformed.push(nameOf(endpoint.method, endpoint.path));
            continue;
        }
        const key = nameOf(endpoint.method, normal.path);
        const before = found.get(key);
        if (before !== undefined)
            duplicates.push(key);
        const query = [...new Set([...(before?.query ?? []), ...endpoint.query_parameters, ...normal.query])];
        const entity = before?.entity ?? entities.get(endpoint) ?? null;
        found.set(key, { endpoint: before?.endpoint ?? endpoint, path: normal.path, query, entity });
    }
    const rows = [...found].sort(([a], [b]) => order(byPath(a), byPath(b))).map(([, row]) => row);
    return { rows, duplicates, malformed };
}
/** The full path under which the catalogue holds the endpoint of an object. */
function feedingPath(contract, object) {
    const path = endpointPath(contract, object);
    return normalise(path)?.path ?? path;
}
function nameOf(method, path) {
    return `${method} ${path}`;
}
function byPath(name) {
    const [method = '', ...path] = name.split(' ');
    return `${path.join(' ')} ${method}`;
}
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function entitiesByEndpoint(contract) {
    const found = new Map();
    const objects = [...contract.objects].sort((a, b) => order(a.name, b.name));
    for (const object of objects) {
        const endpoint = listedEndpoint(contract, object);
        if (endpoint !== undefined && !found.has(endpoint))
            found.set(endpoint, object.name);
    }
    return found;
}
/**
 * A path as exports of API descriptions write it: `/x{?offset,pagesize}` names query parameters, a lone `{` or `/` at the
 * end means nothing. Null for what is no path: braces that do not close, blanks, empty names.
 */
function normalise(written) {
    const [, start = '', list = ''] = /^([^?]*?)\{[?&]([^{}]*)\}$/.exec(written) ?? [null, written, ''];
    const [bare = '', literal = ''] = start.split('?');
    const path = bare
        .replace(/\{+$/, '')
        .replace(/\/{2,}/g, '/')
        .replace(/(?<=.)\/$/, '');
    const query = [...list.split(','), ...literal.split('&').map((pair) => pair.split('=')[0] ?? '')];
    const names = query.map((name) => name.trim().replace(/\*$/, '')).filter((name) => name !== '');
    return /^\/(?:[^\s{}]|\{[A-Za-z_][A-Za-z0-9_.-]*\})*$/.test(path) ? { path, query: names } : null;
}
function endpointRow(one, known) {
    const parameters = [...one.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
    return {
        endpoint_path: one.endpoint.path,
        full_path: one.path,
        http_method: one.endpoint.method,
        category: one.endpoint.category,
        description: one.endpoint.description,
        requires_auth: one.endpoint.requires_auth ? 1 : 0,
        hierarchical: parameters.length > 0 ? 1 : 0,
        query_parameters: JSON.stringify(one.query),
        path_parameters: JSON.stringify(parameters),
        resource: one.path.split('/')[1]?.replace(/^\{.*\}$/, '') ?? '',
        entity: one.entity,
        api_status: known?.api_status ?? 'discovered',
        status_code: known?.status_code ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/plan.js





/** Decides what is fetched, in which order and since when, from what Source and Prepare found out. */
async function plan(context) {
    const { contract, ports, tally } = context;
    const known = await readMetadata(context);
    const skipped = new Map();
    const placed = readOrder(contract).map(({ object, level }) => ({ object, level: known.levels.get(object.name) ?? level }));
    const units = placed.map(({ object, level }, position) => {
        const reason = reasonToSkip(contract, object, { known, skipped });
        if (reason !== null)
            skipped.set(object.name, reason);
        if (reason !== null)
            ports.log(`${object.name} is skipped: ${reason}`);
        return {
            ...{ entity: object.name, plural: pluralOf(object), position, level },
            endpoint_path: feedingPath(contract, object),
            since: reason === null ? sinceOf(context, object, known.watermarks.get(object.name)) : null,
            ...{ skipped: reason === null ? 0 : 1, reason },
        };
    });
    tally.counts.read += placed.length;
    tally.counts.skipped += skipped.size;
    tally.counts.written += await ports.lakehouse.replace(unitsTable.table, unitsTable.columns, units);
}
async function readMetadata({ ports }) {
    const { lakehouse } = ports;
    const endpoints = await lakehouse.all(`SELECT full_path, api_status, status_code FROM source.endpoints WHERE http_method = 'GET'`);
    const entities = await lakehouse.all('SELECT DISTINCT entity FROM prepare.schema');
    const levels = await lakehouse.all(`SELECT entity, level FROM prepare.dependencies WHERE graph = 'read'`);
    const marked = (await lakehouse.columns(watermarksTable.table)) === null
        ? []
        : await lakehouse.all('SELECT entity, value FROM extract.watermarks');
    return {
        statuses: new Map(endpoints.map(({ full_path, api_status, status_code }) => [
            String(full_path),
            { api_status: String(api_status), code: status_code === null ? 'nothing' : String(status_code) },
        ])),
        prepared: new Set(entities.map(({ entity }) => String(entity))),
        levels: new Map(levels.map(({ entity, level }) => [String(entity), Number(level)])),
        watermarks: new Map(marked.map(({ entity, value }) => [String(entity), String(value)])),
    };
}
function reasonToSkip(contract, object, { known, skipped }) {
    const path = feedingPath(contract, object);
    const status = known.statuses.get(path);
    if (status?.api_status === 'broken' || status?.api_status === 'blocked') {
        return `GET ${path} is ${status.api_status}: it answered ${status.code}`;
    }
    if (object.parent !== undefined && skipped.has(object.parent.object))
        return `its parent ${object.parent.object} is skipped`;
    return known.prepared.has(object.name) ? null : 'Prepare has no schema of it';
}
/** Null for everything: without a filter at the service, all is fetched and compared. */
function sinceOf({ params, ports }, { incremental }, watermark) {
    if (incremental?.parameter === undefined || watermark === undefined)
        return null;
    if (params['backfill'] === 'true')
        return null;
    const start = Math.max(0, Date.parse(watermark) - incremental.overlap);
    if (Number.isNaN(start) || start > ports.clock.now())
        return null;
    return (0,core_time/* iso */.KH)(start);
}

// EXTERNAL MODULE: ./lib/data/source/time.js
var time = __webpack_require__(8691);
;// CONCATENATED MODULE: ./lib/solution/stages/extract/checks.js




/** Gates of Extract, by id. All but `no_empty_extract` look at this run's pages where they look at pages. */
const extract_checks_checks = {
    keys_unique_across_parents: checks_keysUnique,
    pages_distinct: pagesDistinct,
    parents_exist: parentsExist,
    counts_match: countsMatch,
    no_empty_extract: noEmptyExtract,
    raw_files_kept: rawFilesKept,
    units_complete: unitsComplete,
};
const checks_mostEvidence = 20;
/** Adds up what each entity shows. */
async function overEntities(context, look) {
    const found = [];
    for (const object of await fetchedObjects(context))
        found.push(await look(object));
    const sum = (key) => found.reduce((total, one) => total + one[key], 0);
    return { count: sum('count'), of: sum('of'), rows: found.flatMap(({ rows }) => rows) };
}
function finding(expected, { count, of, rows }, things) {
    return offenders(expected, rows, { of: `${of} ${things}`, count });
}
/** Objects that were to be fetched, or those that the gate names. */
async function fetchedObjects({ lakehouse, contract, with: settings }) {
    const named = settings['entities'];
    const units = await lakehouse.all('SELECT entity FROM extract.units WHERE skipped = 0 ORDER BY position');
    const wanted = units.map(({ entity }) => String(entity)).filter((entity) => !Array.isArray(named) || named.includes(entity));
    return wanted.flatMap((entity) => contract.objects.find(({ name }) => name === entity) ?? []);
}
async function checks_keysUnique(context) {
    const { lakehouse } = context;
    const bad = await overEntities(context, async (object) => {
        const twice = `SELECT recordId, count(*) AS n FROM ${extractTable(object)} GROUP BY recordId HAVING count(*) > 1`;
        const rows = await lakehouse.all(`${twice} ORDER BY recordId LIMIT ${checks_mostEvidence}`);
        return {
            of: await countOf(lakehouse, `SELECT count(DISTINCT recordId) FROM ${extractTable(object)}`),
            count: await countOf(lakehouse, `SELECT count(*) FROM (${twice})`),
            rows: rows.map((row) => ({ entity: object.name, recordId: sql_text(row, 'recordId'), parents: Number(row['n']) })),
        };
    });
    return finding('each key under one parent', bad, 'keys');
}
async function pagesDistinct(context) {
    const { lakehouse, run_id } = context;
    const bad = await overEntities(context, async (object) => {
        const full = 'FROM extract.pages WHERE unit = ? AND run_id = ? AND records > 0';
        const rows = await lakehouse.all(`SELECT count(*) AS n, min(request) AS request, max(request) AS other ${full}
      GROUP BY checksum HAVING count(*) > 1 ORDER BY min(request)`, [object.name, run_id]);
        return {
            of: await countOf(lakehouse, `SELECT count(*) ${full}`, [object.name, run_id]),
            count: rows.reduce((sum, row) => sum + Number(row['n']) - 1, 0),
            rows: rows.map((row) => ({ entity: object.name, request: sql_text(row, 'request'), same_as: sql_text(row, 'other') })),
        };
    });
    return finding('no page with the content of another', bad, 'pages');
}
async function parentsExist(context) {
    const { lakehouse, contract } = context;
    const bad = await overEntities(context, async (object) => {
        const parent = contract.objects.find(({ name }) => name === object.parent?.object);
        if (parent === undefined)
            return { of: 0, count: 0, rows: [] };
        const from = `FROM ${extractTable(object)} WHERE parentId NOT IN (SELECT recordId FROM ${extractTable(parent)})`;
        const rows = await lakehouse.all(`SELECT recordId, parentId ${from} ORDER BY recordId, parentId LIMIT ${checks_mostEvidence}`);
        return {
            of: await countOf(lakehouse, `SELECT count(*) FROM ${extractTable(object)}`),
            count: await countOf(lakehouse, `SELECT count(*) ${from}`),
            rows: rows.map((row) => ({ entity: object.name, recordId: sql_text(row, 'recordId'), parentId: sql_text(row, 'parentId') })),
        };
    });
    return finding('each parent among the records of its entity', bad, 'records');
}
/** What was read against what the service tells, and what stands in the table against what was read. */
async function countsMatch(context) {
    const { lakehouse, run_id } = context;
    const bad = await overEntities(context, async (object) => {
        const [pages] = await lakehouse.all(`SELECT coalesce(sum(records), 0) AS n, coalesce(sum(CASE WHEN page = 1 THEN told END), 0) AS told,
        coalesce(sum(CASE WHEN page = 1 THEN told IS NULL END), 0) AS untold FROM extract.pages WHERE unit = ? AND run_id = ?`, [object.name, run_id]);
        const read = Number(pages?.['n']);
        const told = object.total !== undefined && pages?.['untold'] === 0 ? Number(pages['told']) : read;
        const everything = `SELECT count(*) FROM extract.units WHERE entity = ? AND since IS NULL`;
        const whole = (await countOf(lakehouse, everything, [object.name])) > 0;
        const standing = whole ? await countOf(lakehouse, `SELECT count(*) FROM ${extractTable(object)}`) : read;
        const rows = told === read && standing === read ? [] : [{ entity: object.name, read, told, rows: standing }];
        return { of: 1, count: rows.length, rows };
    });
    return finding('as many records read as told, and as many rows as were read', bad, 'entities');
}
async function noEmptyExtract(context) {
    const bad = await overEntities(context, async (object) => {
        const table = extractTable(object);
        const full = (await sql_has(context.lakehouse, table)) && (await countOf(context.lakehouse, `SELECT EXISTS (SELECT 1 FROM ${table})`)) > 0;
        return { of: 1, count: full ? 0 : 1, rows: full ? [] : [{ entity: object.name, table }] };
    });
    return finding('a record of each entity', bad, 'entities');
}
async function rawFilesKept(context) {
    const { lakehouse, run_id, sha256 } = context;
    const bad = await overEntities(context, async (object) => {
        const rows = [];
        let of = 0;
        const pages = lakehouse.read('SELECT raw_file, checksum FROM extract.pages WHERE unit = ? AND run_id = ? ORDER BY raw_file', [
            ...[object.name, run_id],
        ]);
        for await (const page of pages) {
            of += page.length;
            for (const row of page) {
                const file = sql_text(row, 'raw_file');
                const kept = lakehouse.files.read(file);
                const why = kept === null ? 'missing' : sha256 !== undefined && sha256(kept) !== row['checksum'] ? 'changed' : null;
                if (why !== null)
                    rows.push({ entity: object.name, raw_file: file, why });
            }
        }
        return { of, count: rows.length, rows };
    });
    return finding('the raw file of each page, as it arrived', bad, 'raw files');
}
/** Each unit has its table, and every list that had to be asked for was: one without parent, else those of each parent. */
async function unitsComplete(context) {
    const { lakehouse, contract, run_id } = context;
    const bad = await overEntities(context, async (object) => {
        const table = extractTable(object);
        if (!(await sql_has(lakehouse, table)))
            return { of: 1, count: 1, rows: [{ entity: object.name, missing: table }] };
        const asked = await lakehouse.all('SELECT DISTINCT parentId FROM extract.pages WHERE unit = ? AND run_id = ?', [
            ...[object.name, run_id],
        ]);
        const known = new Set(asked.map((row) => sql_text(row, 'parentId')));
        const wanted = new Set();
        for await (const { parentId } of requestsOf({ lakehouse, contract }, object))
            wanted.add(parentId);
        const rows = [...wanted.difference(known)].map((parentId) => ({
            entity: object.name,
            missing: `the list of parent "${parentId}"`,
        }));
        return { of: wanted.size, count: rows.length, rows };
    });
    return finding('a table of each unit and a page of each of its lists', bad, 'lists');
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/watermarks.js






/** What must hold of an entity before its watermark moves: a batch with a hole would never be asked for again. */
const conditions = ['units_complete', 'pages_distinct', 'keys_unique_across_parents', 'counts_match'];
/** Moves each entity's watermark to the latest change that was kept, when its batch is whole. */
async function watermarks(context) {
    const { contract, ports, tally, run_id } = context;
    const { lakehouse } = ports;
    const units = await lakehouse.all(`SELECT entity FROM ${unitsTable.table} WHERE skipped = 0 ORDER BY position`);
    await lakehouse.upsert(watermarksTable.table, watermarksTable.shape, []);
    for (const { entity } of units) {
        const object = contract.objects.find(({ name }) => name === entity);
        if (object?.incremental === undefined)
            continue;
        tally.counts.read += 1;
        const why = await whyNot(context, object);
        if (why !== null) {
            tally.counts.skipped += 1;
            ports.log(`The watermark of ${object.name} stays: ${why}`);
            continue;
        }
        const [before] = await lakehouse.all('SELECT value, moved_at FROM extract.watermarks WHERE entity = ?', [object.name]);
        const latest = await latestChange(context, object, String(before?.['moved_at'] ?? ''));
        const value = latest === null ? null : (0,core_time/* iso */.KH)(Math.min(latest, ports.clock.now()));
        // Text of one form: what is later sorts later.
        if (value === null || value <= String(before?.['value'] ?? '')) {
            tally.counts.unchanged += 1;
            continue;
        }
        const moved_at = (0,core_time/* iso */.KH)(ports.clock.now());
        const row = { entity: object.name, field: object.incremental.field, value, run_id, moved_at };
        await lakehouse.upsert(watermarksTable.table, watermarksTable.shape, [row]);
        tally.counts.written += 1;
        ports.log(`The watermark of ${object.name} moves to ${value}`);
    }
}
async function whyNot({ contract, overrides, ports, run_id }, { name }) {
    const asked = { lakehouse: ports.lakehouse, contract, overrides, run_id, now: ports.clock.now(), with: { entities: [name] } };
    for (const id of conditions) {
        const found = await extract_checks_checks[id]?.(asked);
        if (found?.passed === false)
            return `${id}: ${found.actual}, expected ${found.expected}`;
    }
    return null;
}
/** Of rows that came since the watermark last moved: the others are not later than it. Milliseconds. */
async function latestChange({ ports }, object, after) {
    const { field = '', format = 'iso' } = object.incremental ?? {};
    const simple = !field.includes('[]');
    const path = `$.${field
        .split('.')
        .map((name) => `"${name}"`)
        .join('.')}`;
    const value = simple ? 'json_extract(payload, ?)' : 'payload';
    const pages = ports.lakehouse.read(`SELECT ${value} AS changed FROM ${extractTable(object)} WHERE _extracted_at >= ?`, simple ? [path, after] : [after]);
    const timesOf = (changed) => {
        const found = simple ? [typeof changed === 'bigint' ? Number(changed) : changed] : valuesAt(jsonOf(changed), field);
        return found.flatMap((value) => (0,time/* readTime */.aQ)(value ?? undefined, format) ?? []);
    };
    let latest = null;
    for await (const rows of pages) {
        const times = rows.flatMap(({ changed }) => timesOf(changed));
        if (times.length > 0)
            latest = Math.max(latest ?? 0, ...times);
    }
    return latest;
}
function jsonOf(text) {
    return JSON.parse(String(text));
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/actions.js



const extract_actions_actions = {
    'extract.plan': plan,
    'extract.entity': entity,
    'extract.watermarks': watermarks,
};

;// CONCATENATED MODULE: ./lib/solution/infer/graphs.js

const graphKinds = (/* unused pure expression or super */ null && (['read', 'create']));
/** What must be read before what, and what must exist before what can be created. */
function graphsOf(contract, fields) {
    const values = valueEdges(contract, fields);
    const after = contract.objects.flatMap(({ name, created_after }) => created_after.map((needs) => ({ entity: name, needs, why: 'created_after of the contract', firm: true })));
    const requests = contract.objects.flatMap(requestEdges);
    const names = contract.objects.map(({ name }) => name);
    return [graphOf('read', names, [...requests, ...values]), graphOf('create', names, [...requests, ...after, ...values])];
}
function requestEdges(object) {
    if (object.parent === undefined)
        return [];
    const { object: needs, bindings } = object.parent;
    const names = Object.keys(bindings).sort();
    const query = Object.entries(object.query);
    const why = names.map((name) => {
        if (object.path.includes(`{${name}}`))
            return `path parameter {${name}}`;
        const parameter = query.find(([, value]) => value.includes(`{${name}}`))?.[0];
        return parameter === undefined ? `binding {${name}}` : `query parameter ${parameter}`;
    });
    return [{ entity: object.name, needs, why: why.join(', ') || 'parent of the contract', firm: true }];
}
/** So many of a field's values must be keys of the entity before it says what comes first. */
const enoughMatch = 0.5;
function valueEdges(contract, fields) {
    const known = new Set(contract.objects.map(({ name }) => name));
    return fields
        .filter((one) => one.structureType === 'scalar' || one.structureType === 'record')
        .filter((one) => !one.isKey && (one.matchRate ?? 0) >= enoughMatch && one.foreignKeyTo !== one.entity)
        .filter((one) => known.has(one.foreignKeyTo ?? ''))
        .sort((a, b) => (b.matchRate ?? 0) - (a.matchRate ?? 0) || (`${a.entity}.${a.path}` < `${b.entity}.${b.path}` ? -1 : 1))
        .map((one) => ({
        entity: one.entity,
        needs: one.foreignKeyTo ?? '',
        why: `${one.entity}.${one.path}, ${((one.matchRate ?? 0) * 100).toFixed(0)}% known keys`,
        firm: false,
    }));
}
/** Orders entities so that each comes after what it needs. Ties go by name, so the same edges give the same order. */
function graphOf(graph, entities, edges) {
    const names = [...new Set(entities)].sort();
    const known = new Set(names);
    const needs = new Map(names.map((name) => [name, new Set()]));
    const kept = [];
    const leftOut = [];
    const offered = edges.filter((edge) => known.has(edge.entity) && known.has(edge.needs) && edge.entity !== edge.needs);
    for (const edge of [...offered.filter(({ firm }) => firm), ...offered.filter(({ firm }) => !firm)]) {
        const closes = reaches(needs, edge.needs, edge.entity);
        if (closes && !edge.firm)
            leftOut.push(edge);
        else {
            kept.push(edge);
            needs.get(edge.entity)?.add(edge.needs);
        }
    }
    const levels = levelsOf(names, needs);
    const nodes = names
        .map((entity) => ({
        entity,
        level: levels.get(entity) ?? 0,
        dependsOn: [...(needs.get(entity) ?? [])].sort(),
        requiredBy: names.filter((name) => needs.get(name)?.has(entity) === true),
    }))
        .sort((a, b) => a.level - b.level || (a.entity < b.entity ? -1 : 1));
    return { graph, nodes, edges: kept, leftOut, circles: circlesOf(names, needs, kept) };
}
/** Whether following needs from one entity leads to the other. */
function reaches(needs, from, to) {
    const seen = new Set();
    const open = [from];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (next === to)
            return true;
        if (seen.has(next))
            continue;
        seen.add(next);
        open.push(...(needs.get(next) ?? []));
    }
    return false;
}
/** Takes away what needs nothing more, level by level; what stands in a circle or behind one comes last. */
function levelsOf(names, needs) {
    const levels = new Map();
    for (let level = 0; levels.size < names.length; level += 1) {
        const left = names.filter((name) => !levels.has(name));
        const free = left.filter((name) => [...(needs.get(name) ?? [])].every((one) => levels.has(one)));
        for (const name of free.length > 0 ? free : left)
            levels.set(name, level);
    }
    return levels;
}
/** One circle for each group of entities that need each other, from its first name on. */
function circlesOf(names, needs, edges) {
    const told = new Set();
    return names.flatMap((start) => {
        const within = [...(needs.get(start) ?? [])].sort().find((next) => reaches(needs, next, start));
        if (within === undefined || told.has(start))
            return [];
        const way = [start];
        for (let next = within; next !== undefined && next !== start && !way.includes(next);) {
            way.push(next);
            next = [...(needs.get(next) ?? [])].sort().find((one) => one === start || reaches(needs, one, start));
        }
        for (const name of names)
            if (reaches(needs, start, name) && reaches(needs, name, start))
                told.add(name);
        return [way.map((name, index) => graphs_step(name, way[index + 1] ?? start, edges)).join(', ')];
    });
}
function graphs_step(entity, needs, edges) {
    const why = edges.find((edge) => edge.entity === entity && edge.needs === needs)?.why ?? 'unknown';
    return `${entity} needs ${needs} (${why})`;
}
/** Columns of `prepare.dependencies`. */
const dependencyColumns = [
    ...columns('TEXT', 'graph', 'entity'),
    ...columns('INTEGER', 'level'),
    ...columns('TEXT', 'dependsOn', 'requiredBy'),
    ...columns('INTEGER', 'dependencyCount', 'dependentCount', 'isIndependent', 'isLeaf'),
];
function dependencyRows(graphs) {
    return graphs.flatMap(({ graph, nodes }) => nodes.map(({ entity, level, dependsOn, requiredBy }) => ({
        ...{ graph, entity, level, dependsOn: JSON.stringify(dependsOn), requiredBy: JSON.stringify(requiredBy) },
        ...{ dependencyCount: dependsOn.length, dependentCount: requiredBy.length },
        ...{ isIndependent: dependsOn.length === 0 ? 1 : 0, isLeaf: requiredBy.length === 0 ? 1 : 0 },
    })));
}

;// CONCATENATED MODULE: ./lib/solution/drift/classes.js

const driftLevels = ['catalogue', 'sample', 'table'];
const driftClasses = ['additive', 'suspicious', 'data_error', 'compatible', 'breaking', 'operational'];
const driftActions = ['evolved', 'refused', 'discarded', 'recorded', 'quarantined', 'recomputed', 'stopped'];
/** What each change is and what is done about it in each mode. */
const changes = {
    new_endpoint: { class: 'additive', scope: 'endpoints', evolve: 'recorded', freeze: 'refused', discard: 'discarded' },
    removed_endpoint: { class: 'suspicious', scope: 'endpoints', evolve: 'recorded', freeze: 'refused', discard: 'recorded' },
    new_column: { class: 'additive', scope: 'columns', evolve: 'evolved', freeze: 'refused', discard: 'discarded' },
    missing_column: { class: 'suspicious', scope: 'columns', evolve: 'evolved', freeze: 'refused', discard: 'recorded' },
    required_absent: { class: 'data_error', scope: 'columns', evolve: 'quarantined', freeze: 'quarantined', discard: 'discarded' },
    type_widened: { class: 'compatible', scope: 'columns', evolve: 'evolved', freeze: 'refused', discard: 'quarantined' },
    type_changed: { class: 'breaking', scope: 'data_type', evolve: 'evolved', freeze: 'refused', discard: 'quarantined' },
    key_changed: { class: 'breaking', scope: 'data_type', evolve: 'stopped', freeze: 'stopped', discard: 'stopped' },
    paging_changed: { class: 'breaking', scope: 'endpoints', evolve: 'stopped', freeze: 'stopped', discard: 'stopped' },
    enum_added: { class: 'additive', scope: 'columns', evolve: 'recorded', freeze: 'recorded', discard: 'recorded' },
    dependency_changed: { class: 'breaking', scope: 'endpoints', evolve: 'recomputed', freeze: 'refused', discard: 'recomputed' },
    endpoint_broken: { class: 'operational', scope: 'endpoints', evolve: 'recorded', freeze: 'refused', discard: 'discarded' },
};
/**
 * What is done about a difference. A new major version of the contract is a person's word that what breaks is wanted:
 * then it is taken in.
 */
function classify({ grave = false, ...difference }, modes, newMajor) {
    const meaning = changes[difference.change];
    const mode = modes[meaning.scope];
    const row = { ...difference, class: meaning.class, mode };
    const usual = meaning[mode];
    if (newMajor && meaning.class === 'breaking')
        return { ...row, action: usual === 'recomputed' ? usual : 'evolved' };
    if (grave && difference.change === 'endpoint_broken')
        return { ...row, action: 'stopped' };
    if (grave && difference.change === 'required_absent' && mode === 'freeze')
        return { ...row, action: 'refused' };
    return { ...row, action: usual };
}
/** Whether a row keeps the metadata in force as it is. */
function stops({ action }) {
    return action === 'refused' || action === 'stopped';
}
/** Columns of `prepare.drift`. */
const driftColumns = columns('TEXT', 'level', 'subject', 'change', 'class', 'mode', 'action', 'detail');
/** Each difference once, in a fixed order. */
function driftRows(drifts) {
    const place = (one) => `${driftLevels.indexOf(one.level)} ${one.subject} ${one.change} ${one.detail}`;
    const sorted = [...drifts].sort((a, b) => (place(a) < place(b) ? -1 : 1));
    const once = new Map(sorted.map((one) => [`${one.level} ${one.subject} ${one.change}`, one]));
    return [...once.values()].map((one) => ({
        ...{ level: one.level, subject: one.subject, change: one.change, class: one.class },
        ...{ mode: one.mode, action: one.action, detail: one.detail },
    }));
}

;// CONCATENATED MODULE: ./lib/solution/infer/field.js
const structures = ['scalar', 'record', 'array', 'objectDump'];
/** Groups in their order, each with the base of its sort numbers. */
const fieldGroups = {
    Identifier: 1,
    Timestamps: 2,
    References: 3,
    Details: 4,
    Arrays: 5,
    Attributes: 6,
};
const piiLevels = (/* unused pure expression or super */ null && (['none', 'email', 'phone', 'name', 'ip', 'address']));

;// CONCATENATED MODULE: ./lib/solution/infer/render.js


/** The columns of `prepare.schema`, as its readers know them. */
const schemaColumns = [
    ...columns('TEXT', 'entity'),
    ...columns('INTEGER', 'entitySortOrder'),
    ...columns('TEXT', 'fieldId', 'structureType'),
    ...columns('INTEGER', 'isRequired'),
    ...columns('TEXT', 'description', 'rawField', 'targetField', 'dataType'),
    ...columns('INTEGER', 'isNullable'),
    ...columns('TEXT', 'group'),
    ...columns('INTEGER', 'groupSortOrder'),
    ...columns('TEXT', 'dimensionName', 'bridgeName', 'notes', 'isInFactIssue', 'keyField'),
    ...columns('TEXT', 'factTableName', 'factGrain', 'sourceEndpoint', 'apiStatus'),
];
/** Columns that hold one value for each field of the row. */
const parallelColumns = ['rawField', 'targetField', 'dataType', 'isInFactIssue', 'keyField'];
/** What a row of `prepare.schema` gathers: an entity's fields of one structure, or all of them. */
const grains = ['structure', 'entity'];
/**
 * Gathers the fields, in the order of their entities, into rows of `prepare.schema`. With grain `entity` there is
 * strictly one row for each, and `structureType` is a list beside the others.
 */
function renderSchema(fields, grain = 'structure') {
    return [...Map.groupBy(fields, ({ entity }) => entity).values()].flatMap((own) => {
        if (grain === 'entity')
            return [row(own, { structureType: list(own.map((one) => one.structureType)), order: 1 })];
        const present = structures.filter((structure) => own.some((one) => one.structureType === structure));
        return present.map((structure, index) => row(own.filter((one) => one.structureType === structure), { structureType: structure, order: index + 1 }));
    });
}
function row(fields, more) {
    const [first] = fields;
    return {
        entity: first?.entity ?? '',
        entitySortOrder: more.order,
        fieldId: first?.path ?? '',
        structureType: more.structureType,
        isRequired: flag(fields.every(({ isRequired }) => isRequired)),
        description: fields.map(({ entity, path }) => `${entity}.${path}`).join(', '),
        rawField: list(fields.map(({ path }) => path)),
        targetField: list(fields.map(({ targetName }) => targetName)),
        dataType: list(fields.map(({ targetType }) => targetType)),
        isNullable: flag(fields.some(({ isNullable }) => isNullable)),
        group: joined(fields.map(({ fieldGroup }) => fieldGroup)),
        groupSortOrder: Math.min(...fields.map(({ groupSortOrder }) => groupSortOrder)),
        dimensionName: joined(fields.map(({ dimensionName }) => dimensionName)),
        bridgeName: joined(fields.map(({ bridgeName }) => bridgeName)),
        notes: fields.flatMap(({ path, notes }) => (notes === '' ? [] : [`${path}: ${notes}`])).join('; '),
        isInFactIssue: list(fields.map(({ isInFact }) => isInFact)),
        keyField: list(fields.map(({ isKey }) => isKey)),
        factTableName: joined(fields.map(({ factTableName }) => factTableName)),
        factGrain: joined(fields.map(({ factGrain }) => factGrain)),
        sourceEndpoint: first?.sourceEndpoint ?? '',
        apiStatus: first?.apiStatus ?? 'unknown',
    };
}
function list(values) {
    return JSON.stringify(values);
}
function flag(value) {
    return value ? 1 : 0;
}
/** Each once; null when there is none. */
function joined(values) {
    const present = [...new Set(values.filter((value) => value !== null))];
    return present.length === 0 ? null : present.join(', ');
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/constraints.js


/** Columns of `prepare.constraints`. */
const constraintColumns = [
    ...columns('TEXT', 'constraintId', 'constraintType', 'entity', 'endpoint', 'severity', 'issue', 'impact'),
    ...columns('TEXT', 'workaround', 'workaroundStatus', 'detectedBy', 'firstSeen', 'lastSeen', 'probe'),
    ...columns('INTEGER', 'stillPresent'),
];
/**
 * Limitations that the contract names, with what this run's probes say of each, and those that the run found itself:
 * endpoints that answer with an error and that no limitation speaks of. What was found and is gone is dropped.
 */
async function constraintRows({ lakehouse, contract, sha256 }, now) {
    const rows = [...(await named(lakehouse, contract)), ...(await found(lakehouse, contract, sha256))];
    const before = new Map((await rowsOf(lakehouse, 'prepare.constraints')).map((row) => [sql_text(row, 'constraintId'), row]));
    return rows
        .sort((a, b) => (a.constraintId < b.constraintId ? -1 : 1))
        .map((row) => {
        const old = before.get(row.constraintId);
        const firstSeen = old === undefined ? now : sql_text(old, 'firstSeen');
        // Seen is what a probe confirmed; a limitation without a probe is the contract's word since it was first read.
        const lastSeen = row.stillPresent === 1 || old === undefined ? now : sql_text(old, 'lastSeen');
        return { ...row, firstSeen, lastSeen };
    });
}
async function named(lakehouse, { limitations }) {
    const probes = await rowsOf(lakehouse, 'source.probes');
    const answers = new Map(probes.map((row) => [sql_text(row, 'constraintId'), row['stillPresent']]));
    return limitations.map((one) => {
        const still = answers.get(one.id);
        return {
            ...{
                constraintId: one.id,
                constraintType: one.type,
                entity: one.entity ?? null,
                endpoint: `${one.method} ${one.endpoint}`,
            },
            ...{ severity: one.severity, issue: one.issue, impact: one.impact },
            ...{ workaround: one.workaround, workaroundStatus: one.workaround_status, detectedBy: 'contract' },
            probe: one.probe === undefined ? null : `GET ${one.probe.path} answers ${one.probe.status}`,
            stillPresent: still === null || still === undefined ? null : Number(still) === 1 ? 1 : 0,
        };
    });
}
async function found(lakehouse, contract, sha256) {
    const known = new Set(contract.limitations.map(({ method, endpoint }) => `${method} ${withoutNames(endpoint)}`));
    const rows = await rowsOf(lakehouse, 'source.endpoints', `SELECT * FROM source.endpoints WHERE api_status IN ('broken', 'blocked') ORDER BY full_path, http_method`);
    return rows.flatMap((row) => {
        const endpoint = `${sql_text(row, 'http_method')} ${sql_text(row, 'full_path')}`;
        if (known.has(`${sql_text(row, 'http_method')} ${withoutNames(sql_text(row, 'full_path'))}`))
            return [];
        const entity = textOrNull(row, 'entity');
        const status = textOrNull(row, 'status_code') ?? 'nothing';
        const blocked = sql_text(row, 'api_status') === 'blocked';
        return [
            {
                constraintId: `FOUND-${sha256(endpoint).slice(0, 8).toUpperCase()}`,
                constraintType: entity === null ? (blocked ? 'quirk' : 'bug') : 'blocker',
                ...{ entity, endpoint, severity: entity === null ? 'low' : 'high' },
                issue: blocked ? `The credentials may not read it: it answered ${status}` : `It is broken: it answered ${status}`,
                impact: entity === null ? 'Nothing is read from it' : `${entity} cannot be read`,
                ...{ workaround: '', workaroundStatus: 'none', detectedBy: 'probe', probe: endpoint, stillPresent: 1 },
            },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/rules.js


/** Each rule gives its offenders in words; none is good. Gates ask them of the tables, `validate` of what is to be written. */
const fieldRules = { targetNames, types, keys, bridges, dimensions, factGrain, factScalars, structureTypes };
function targetNames(fields) {
    const bad = fields
        .filter(({ targetName }) => !/^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(targetName))
        .map(({ entity, path, targetName }) => `${entity}.${path}: "${targetName}" is no column name`);
    const groups = Map.groupBy(fields, ({ entity, targetName }) => `${entity}.${targetName.toLowerCase()}`);
    const twice = [...groups.values()].filter(({ length }) => length > 1);
    return [
        ...bad,
        ...twice.map((group) => `${group[0]?.entity ?? ''}.${group[0]?.targetName ?? ''}: ${group.map(({ path }) => path).join(' and ')}`),
    ];
}
function types(fields) {
    return fields
        .filter(({ targetType }) => !isTargetType(targetType))
        .map(({ entity, path, targetType }) => `${entity}.${path}: "${targetType}"`);
}
function structureTypes(fields) {
    return fields
        .filter(({ structureType }) => !structures.includes(structureType))
        .map(({ entity, path, structureType }) => `${entity}.${path}: "${structureType}"`);
}
function keys(fields) {
    return [...Map.groupBy(fields, ({ entity }) => entity)].flatMap(([entity, own]) => own.some(({ isKey }) => isKey) ? [] : [`${entity}: no field is its key`]);
}
function bridges(fields) {
    return fields
        .filter(({ structureType, path }) => structureType === 'array' && path.includes('[]'))
        .filter(({ bridgeName }) => bridgeName === null || bridgeName === '')
        .map(({ entity, path }) => `${entity}.${path}`);
}
function dimensions(fields) {
    return [...Map.groupBy(fields, ({ entity }) => entity)].flatMap(([entity, own]) => {
        const names = [...new Set(own.flatMap(({ dimensionName }) => dimensionName ?? []))].sort();
        return names.length > 1 ? [`${entity}: ${names.join(', ')}`] : [];
    });
}
function factGrain(fields) {
    return fields.flatMap(({ entity, path, isInFact, factTableName, factGrain: grain }) => {
        if (isInFact && (factTableName ?? '') === '')
            return [`${entity}.${path}: in a fact without a name`];
        return (factTableName ?? '') !== '' && (grain ?? '') === '' ? [`${entity}.${path}: ${factTableName ?? ''} has no grain`] : [];
    });
}
/** What a record's members become are scalars too; a list or JSON is none. */
function factScalars(fields) {
    const scalar = ({ structureType, targetType }) => (structureType === 'scalar' || structureType === 'record') && !targetType.startsWith('array') && targetType !== 'json';
    return fields
        .filter((one) => one.isInFact && !scalar(one))
        .map(({ entity, path, targetType }) => `${entity}.${path}: ${targetType}`);
}
function missingEntities({ objects }, present) {
    return objects.flatMap(({ name }) => (present.has(name) ? [] : [name]));
}
/** `requiredBy` is the inverse of `dependsOn`, and nothing needs itself, however far round. */
function dependencyOffenders(nodes) {
    return [...Map.groupBy(nodes, ({ graph }) => graph)].flatMap(([graph, own]) => {
        const known = new Map(own.map((node) => [node.entity, node]));
        const inverse = own.flatMap(({ entity, dependsOn, requiredBy }) => [
            ...dependsOn
                .filter((name) => known.get(name)?.requiredBy.includes(entity) !== true)
                .map((name) => `${graph}: ${entity} needs ${name}, which does not say so`),
            ...requiredBy
                .filter((name) => known.get(name)?.dependsOn.includes(entity) !== true)
                .map((name) => `${graph}: ${entity} is required by ${name}, which does not say so`),
        ]);
        const open = new Set(own.map(({ entity }) => entity));
        for (let before = -1; before !== open.size;) {
            before = open.size;
            for (const name of [...open])
                if (known.get(name)?.dependsOn.every((one) => !open.has(one)) === true)
                    open.delete(name);
        }
        return open.size === 0 ? inverse : [...inverse, `${graph}: a circle among ${[...open].sort().join(', ')}`];
    });
}
/** Targets that the contract asks for and no field gives. */
function missingTargets({ objects }, fields) {
    const present = new Set(fields.map(({ entity, targetName }) => `${entity}.${targetName}`));
    return objects.flatMap(({ name, required_targets }) => required_targets.map((target) => `${name}.${target}`).filter((target) => !present.has(target)));
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/working.js


function pathOf(name) {
    return `working/prepare/${name}.json`;
}
function keep(files, name, value) {
    const text = `${JSON.stringify(value, null, 1)}\n`;
    files.write(pathOf(name), text);
    return text;
}
/** Null when the step that writes it has not run, or left something unreadable. */
function recall(files, name) {
    const text = files.read(pathOf(name));
    if (text === null)
        return null;
    const value = (0,json/* jsonIn */.Yf)(text);
    return value === undefined ? null : { value, text };
}
/** Fails when an earlier step of the stage has not done its work. */
function needed(files, name, step) {
    return recall(files, name) ?? (0,failed/* fail */.f)('asset', `Cannot go on with Prepare: "${pathOf(name)}" is not there; ${step} writes it`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/create.js










/** Checks what is to be written while what stands is still whole. */
async function validate({ contract, ports, tally }) {
    await Promise.resolve();
    const { lakehouse, log, sha256 } = ports;
    const { value, text } = needed(lakehouse.files, 'schema', 'prepare.generate_schema');
    const offenders = [
        ...missingEntities(contract, new Set(value.fields.map(({ entity }) => entity))).map((name) => `${name}: no field`),
        ...Object.values(fieldRules).flatMap((rule) => rule(value.fields)),
        ...dependencyOffenders(value.graphs.flatMap(({ graph, nodes }) => nodes.map((node) => ({ ...node, graph })))),
    ];
    for (const offender of offenders)
        log(offender);
    tally.counts.read += value.fields.length;
    tally.counts.failed += offenders.length;
    if (offenders.length > 0) {
        (0,failed/* fail */.f)('gate', `The inferred schema is refused, what stands stays: ${offenders.slice(0, 3).join('; ')}${offenders.length > 3 ? `; ${offenders.length - 3} more` : ''}`);
    }
    keep(lakehouse.files, 'validated', { sha256: sha256(text) });
}
/** Writes the metadata tables; what a change stops, and what is as it was, stays untouched. */
async function createTables({ contract, ports, spec, tally }) {
    const { lakehouse, log, sha256, clock } = ports;
    const { value: model, text } = needed(lakehouse.files, 'schema', 'prepare.generate_schema');
    if (needed(lakehouse.files, 'validated', 'prepare.validate').value.sha256 !== sha256(text)) {
        (0,failed/* fail */.f)('gate', 'Cannot create the tables: the schema is not the one that was validated');
    }
    const grain = grainOf(spec.with['grain']);
    const now = (0,core_time/* iso */.KH)(clock.now());
    const constraints = await constraintRows({ lakehouse, contract, sha256 }, now);
    const write = async (table, columns, rows) => {
        tally.counts.written += await lakehouse.replace(table, columns, rows);
    };
    await write('prepare.constraints', constraintColumns, constraints);
    await write('prepare.drift', driftColumns, driftRows(model.drifts));
    if (model.refused) {
        const stopping = model.drifts.filter(stops).map(({ change, subject }) => `${change} of ${subject}`);
        log(`The metadata in force stays: ${stopping.join(', ')}`);
        tally.counts.skipped += model.fields.length;
        return;
    }
    const inputs = sha256(JSON.stringify([model.fields, model.graphs, grain]));
    const created = { contract_version: contract.contract_version, grain };
    if (await stands(lakehouse, inputs)) {
        keep(lakehouse.files, 'created', { sha256: inputs, ...created });
        tally.counts.unchanged += model.fields.length;
        log('Schema, fields and dependencies are as they were');
        return;
    }
    // No hash while they are written: a crash in between makes the next run write them all.
    keep(lakehouse.files, 'created', { ...(recall(lakehouse.files, 'created')?.value ?? created), sha256: '' });
    await write('prepare.fields', fieldColumns, model.fields.map(fieldRow));
    await write('prepare.dependencies', dependencyColumns, dependencyRows(model.graphs));
    await write('prepare.schema', schemaColumns, renderSchema(model.fields, grain));
    keep(lakehouse.files, 'created', { sha256: inputs, ...created });
}
async function stands(lakehouse, inputs) {
    if (recall(lakehouse.files, 'created')?.value.sha256 !== inputs)
        return false;
    for (const table of ['prepare.schema', 'prepare.fields', 'prepare.dependencies']) {
        if (!(await sql_has(lakehouse, table)))
            return false;
    }
    return true;
}
function grainOf(given) {
    if (given === undefined)
        return 'structure';
    return (grains.find((one) => one === given) ??
        (0,failed/* fail */.f)('asset', `Cannot create the tables: "grain" is ${JSON.stringify(given)}; write entity or structure`));
}
const statusColumns = [...columns('TEXT', 'entity', 'field', 'code', 'label'), ...columns('INTEGER', 'known')];
/** Codes that the contract explains, codes that were seen, and for each field a row for what nobody knows. */
async function statusMap({ contract, ports, tally }) {
    const { lakehouse, log } = ports;
    const model = needed(lakehouse.files, 'schema', 'prepare.generate_schema').value;
    if (model.refused && (await sql_has(lakehouse, 'prepare.statusMap'))) {
        log('The status map in force stays');
        return;
    }
    const rows = statusRows(contract.codes, model.codes);
    const unknown = rows.filter(({ known, code }) => known === 0 && code !== unknownCode).length;
    tally.counts.written += await lakehouse.replace('prepare.statusMap', statusColumns, rows);
    tally.facts = { ...tally.facts, unknown_codes: unknown };
    log(`${rows.length} codes, ${unknown} of them seen without a meaning`);
}
const unknownCode = 'unknown';
function statusRows(explained, seen) {
    const names = new Set([...Object.keys(explained), ...seen.map(({ entity, field }) => `${entity}.${field}`)]);
    return [...names].sort().flatMap((name) => {
        const entity = name.slice(0, name.indexOf('.'));
        const field = name.slice(name.indexOf('.') + 1);
        const labels = new Map(Object.entries(explained[name] ?? {}));
        const codes = seen.find((one) => one.entity === entity && one.field === field)?.codes ?? [];
        const all = [...new Set([...labels.keys(), ...codes])].filter((code) => code !== unknownCode).sort();
        return [
            ...all.map((code) => ({ entity, field, code, label: labels.get(code) ?? 'Unknown', known: labels.has(code) ? 1 : 0 })),
            { entity, field, code: unknownCode, label: labels.get(unknownCode) ?? 'Unknown', known: 0 },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/solution/drift/fields.js

/** How two field models differ, at the level of samples. An entity that is new has nothing to differ from. */
function fieldDifferences(compared) {
    const { before, now, contract, sampled } = compared;
    return contract.objects.flatMap((object) => {
        const old = before.filter(({ entity }) => entity === object.name);
        if (old.length === 0 || !sampled.has(object.name))
            return [];
        const fresh = now.filter(({ entity }) => entity === object.name);
        return [
            ...keyDifferences(object, old, fresh),
            ...missing(object, old, fresh),
            ...added(old, fresh),
            ...old.flatMap((one) => {
                const found = fresh.find(({ path }) => path === one.path);
                return found === undefined ? [] : [...typeDifference(one, found), ...absence(one, found, contract)];
            }),
        ];
    });
}
function keyDifferences(object, old, fresh) {
    const keys = (fields) => fields
        .filter(({ isKey }) => isKey)
        .map(({ path }) => path)
        .sort()
        .join(', ');
    const [was, is] = [keys(old), keys(fresh)];
    const subject = `${object.name}.${was}`;
    if (was !== is)
        return [{ level: 'sample', subject, change: 'key_changed', detail: `Key ${was || 'none'} became ${is || 'none'}` }];
    const lost = [object.primary_key, object.incremental?.field]
        .filter((path) => path !== undefined)
        .filter((path) => {
        const had = old.find((one) => one.path === path);
        return had !== undefined && had.requiredRate > 0 && (fresh.find((one) => one.path === path)?.requiredRate ?? 0) === 0;
    });
    return lost.map((path) => ({
        ...{ level: 'sample', subject: `${object.name}.${path}`, change: 'key_changed' },
        detail: path === object.primary_key ? 'The key is in no sample' : 'The field that tells changes is in no sample',
    }));
}
function missing(object, old, fresh) {
    const present = new Set(fresh.map(({ path }) => path));
    const vital = new Set([object.primary_key, object.incremental?.field]);
    const known = new Set(old.map(({ path }) => path));
    const gone = old.filter((one) => !present.has(one.path) && !vital.has(one.path) && one.decidedBy !== 'override');
    return gone.flatMap((one) => {
        const subject = `${object.name}.${one.path}`;
        const instead = substitutes(one.path, fresh).filter(({ path }) => !known.has(path));
        if (instead.length > 0) {
            const became = whatStands(one.path, instead);
            if (!isResolved(one))
                return [{ level: 'sample', subject, change: 'type_widened', detail: `Unknown so far, now ${became}` }];
            return [{ level: 'sample', subject, change: 'type_changed', detail: `${one.targetType} became ${became}` }];
        }
        // What was missing before is known to be.
        if (one.requiredRate === 0)
            return [];
        return [{ level: 'sample', subject, change: 'missing_column', detail: `"${one.targetName}" is missing in all samples` }];
    });
}
/** Fields that stand where a field stood: members below it, or something whole above it. */
function substitutes(path, fresh) {
    const under = (below, above) => below.startsWith(`${above}.`) || below.startsWith(`${above}[]`);
    return fresh.filter((one) => under(one.path, path) || under(path, one.path));
}
function whatStands(path, instead) {
    const [first] = instead;
    if (first === undefined || !first.path.startsWith(path))
        return first?.targetType ?? 'nothing';
    return instead.some((one) => one.path.startsWith(`${path}[]`)) ? 'a list of records' : 'a record';
}
function added(old, fresh) {
    const known = new Set(old.map(({ path }) => path));
    return fresh
        .filter((one) => !known.has(one.path) && one.decidedBy !== 'override' && substitutes(one.path, old).length === 0)
        .map((one) => ({
        ...{ level: 'sample', subject: `${one.entity}.${one.path}`, change: 'new_column' },
        detail: `"${one.targetName}", ${one.targetType}`,
    }));
}
/** Whether the samples said what it is: not only null, not only empty. */
function isResolved({ jsonTypes, targetType, notes }) {
    const said = jsonTypes.some((type) => type !== 'null');
    return said && targetType !== 'array<unknown>' && !/Type unknown|Only empty records/.test(notes);
}
function typeDifference(old, fresh) {
    if (fresh.decidedBy === 'override' || old.decidedBy === 'override' || !isResolved(fresh))
        return [];
    const base = { level: 'sample', subject: `${old.entity}.${old.path}` };
    const became = `${old.targetType} became ${fresh.targetType}`;
    if (!isResolved(old)) {
        return old.targetType === fresh.targetType
            ? []
            : [{ ...base, change: 'type_widened', detail: `Unknown so far, now ${fresh.targetType}` }];
    }
    if (old.targetType === fresh.targetType) {
        if (old.format === fresh.format || fresh.format === null)
            return [];
        return [
            { ...base, change: 'type_widened', detail: `Written as ${fresh.format} instead of ${old.format ?? 'several formats'}` },
        ];
    }
    if (widens(fresh.targetType, old.targetType))
        return [{ ...base, change: 'type_widened', detail: became }];
    // Fewer kinds of values than before say nothing; other kinds do.
    const narrowed = covers(old.targetType, fresh.targetType) && fresh.jsonTypes.some((type) => sameJson(old.jsonTypes, type));
    return narrowed ? [] : [{ ...base, change: 'type_changed', detail: became }];
}
function sameJson(types, type) {
    if (type === 'null')
        return false;
    return types.includes(type) || (type === 'integer' && types.includes('number'));
}
const fields_wider = { int64: 'float64', date: 'datetime' };
/** Widening that every reader of the column survives. */
function widens(now, was) {
    const [nowElement, wasElement] = [now, was].map(elementOf);
    if (nowElement !== undefined && wasElement !== undefined)
        return wasElement === 'unknown' || fields_wider[wasElement] === nowElement;
    return fields_wider[was] === now;
}
function absence(old, fresh, contract) {
    const subject = `${old.entity}.${old.path}`;
    if (old.requiredRate > 0 && fresh.requiredRate === 0 && !old.isKey) {
        return [{ level: 'sample', subject, change: 'missing_column', detail: `"${old.targetName}" is missing in all samples` }];
    }
    // A key that was never whole is no news.
    const wasWhole = old.isRequired && (!old.isKey || old.requiredRate === 1);
    if (!wasWhole || fresh.requiredRate === 1 || fresh.requiredRate === 0 || fresh.decidedBy === 'override')
        return [];
    const share = 1 - fresh.requiredRate;
    const detail = `Required so far, absent in ${(share * 100).toFixed(1)}% of the samples`;
    return [{ level: 'sample', subject, change: 'required_absent', detail, grave: share > contract.quality.quarantine_max }];
}

;// CONCATENATED MODULE: ./lib/solution/infer/names.js


const created = new Set(['created', 'createdOn', 'createdAt', 'createdDate', 'createdTime', 'createDatetime', 'createdDateTime']);
const updated = new Set([
    ...['updated', 'updatedOn', 'updatedAt', 'updatedDate', 'modified', 'modifiedOn', 'modifiedAt', 'modifiedDate'],
    ...['lastModified', 'lastModifiedOn', 'lastModifiedAt', 'lastModifiedDate', 'lastUpdated', 'lastUpdatedOn', 'lastUpdatedAt'],
]);
/** The column that a field would like to be: `cycle.id` is `cycleId`, `owner.name` is `ownerName`, `tags[].id` is `tagId`. */
function wishedName(path, { entity, singulars }) {
    const parts = path.split('.').map((part) => {
        const list = part.endsWith('[]');
        const name = camel(list ? part.slice(0, -2) : part);
        return list ? singular(name, singulars) : name;
    });
    const name = parts[0] + parts.slice(1).map(upperFirst).join('');
    if (parts.length > 1)
        return sound(name, entity);
    if (name === 'id' || name === 'name')
        return entity + upperFirst(name);
    if (name === 'key')
        return entity === 'project' ? 'sourceProjectKey' : `${entity}Key`;
    if (created.has(name))
        return 'dateTimeCreated';
    if (updated.has(name))
        return 'dateTimeUpdated';
    return sound(name, entity);
}
/** A column is named by letters and digits, a letter first. */
function sound(name, entity) {
    if (name === '')
        return `${entity}Field`;
    return (/^[a-z]/i.test(name) ? name : `${entity}${upperFirst(name)}`).slice(0, longestName);
}
/** Leaves room for what a collision adds. */
const longestName = 64;
/** Columns that Clean makes itself. */
const technicalColumns = ['recordId', 'recordKey', '_parent_id', '_extracted_at'];
/** In lower case: the lakehouse does not tell `A` from `a`. */
const reserved = [...technicalColumns, 'rowid'].map((name) => name.toLowerCase());
/** Gives every field of an entity a name of its own; who is nearer to the record's top comes first. */
function nameFields(wishes, naming) {
    const taken = new Map(reserved.map((name) => [name, 'a technical column']));
    const named = new Map();
    const rank = ({ path, given, list }) => {
        if (given !== undefined)
            return 0;
        if (path === naming.key)
            return 1;
        return 2 + path.split('.').length * 2 + (list ? 1 : 0);
    };
    const ordered = [...wishes].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
    for (const wish of ordered) {
        const wished = wish.given ?? listName(wish, naming);
        const holder = taken.get(wished.toLowerCase());
        const name = wish.given ?? freeName(wished, naming.entity, taken);
        const note = name === wished ? null : `Named "${name}": "${wished}" is taken by ${holder ?? 'another field'}`;
        if (!taken.has(name.toLowerCase()))
            taken.set(name.toLowerCase(), `"${wish.path}"`);
        named.set(wish.path, { path: wish.path, name, note });
    }
    return named;
}
/** A list of values names its column by one of them. */
function listName({ path, list }, naming) {
    const wished = wishedName(path, naming);
    return list && !path.includes('[]') ? singular(wished, naming.singulars) : wished;
}
function freeName(wished, entity, taken) {
    if (!taken.has(wished.toLowerCase()))
        return wished;
    const suffixed = `${wished}${upperFirst(entity)}`;
    let name = suffixed;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1)
        name = `${suffixed}${number}`;
    return name;
}

;// CONCATENATED MODULE: ./lib/solution/drift/others.js



/** Dependencies that came or went between entities that were known before. */
function dependencyDifferences(before, now) {
    const known = new Map(before.map((one) => [`${one.graph} ${one.entity}`, one]));
    return now.flatMap((one) => {
        const old = known.get(`${one.graph} ${one.entity}`);
        if (old === undefined || old.dependsOn.join() === one.dependsOn.join())
            return [];
        const came = one.dependsOn.filter((name) => !old.dependsOn.includes(name)).map((name) => `+${name}`);
        const went = old.dependsOn.filter((name) => !one.dependsOn.includes(name)).map((name) => `-${name}`);
        const detail = `${one.graph}: ${[...came, ...went].join(', ')}`;
        return [{ level: 'sample', subject: `${one.entity} (${one.graph})`, change: 'dependency_changed', detail }];
    });
}
/** Codes of a field that had codes before, that nobody had seen. */
function codeDifferences(before, now) {
    const fields = new Set(before.map(({ entity, field }) => `${entity}.${field}`));
    const known = new Set(before.map(({ entity, field, code }) => `${entity}.${field} ${code}`));
    const fresh = now.filter((one) => fields.has(`${one.entity}.${one.field}`) && !known.has(`${one.entity}.${one.field} ${one.code}`));
    return [...Map.groupBy(fresh, ({ entity, field }) => `${entity}.${field}`)].map(([subject, codes]) => ({
        ...{ level: 'sample', subject, change: 'enum_added' },
        detail: `New ${codes.length === 1 ? 'code' : 'codes'}: ${codes
            .slice(0, 10)
            .map(({ code }) => `"${code.slice(0, 64)}"`)
            .join(', ')}`,
    }));
}
/** How a standing table of Clean differs from the columns that the field model gives it. */
function tableDifferences(entity, standing, fields) {
    if (standing === null)
        return [];
    const table = `clean.${entity}`;
    const wanted = new Map(fields.filter((one) => one.entity === entity).map((one) => [one.targetName, one]));
    const present = new Map(standing.map((column) => [column.name, column.type]));
    const added = [...wanted].flatMap(([name, field]) => {
        const type = present.get(name);
        const subject = `${table}.${name}`;
        if (field.decidedBy === 'override')
            return [];
        if (type === undefined)
            return [{ level: 'table', subject, change: 'new_column', detail: `${field.targetType}; the table lacks it` }];
        const needs = columnType(field.targetType);
        // Clean makes an integer column REAL when a value needs it; that is no difference of the model.
        if (type === needs || (type === 'REAL' && needs === 'INTEGER'))
            return [];
        const change = type === 'INTEGER' && needs === 'REAL' ? 'type_widened' : 'type_changed';
        return [{ level: 'table', subject, change, detail: `${type} in the table, ${needs} for ${field.targetType}` }];
    });
    const lost = [...present.keys()]
        .filter((name) => !wanted.has(name) && !technicalColumns.includes(name) && !isVariant(name, wanted))
        .map((name) => ({
        level: 'table',
        subject: `${table}.${name}`,
        change: 'missing_column',
        detail: 'No field gives it',
    }));
    return [...added, ...lost];
}
function isVariant(name, wanted) {
    return name.endsWith('Variant') && wanted.has(name.slice(0, -'Variant'.length));
}
/** What every extract table holds. */
const extractColumns = ['recordId', 'payload', 'recordHash', 'parentId', 'parentBindings', '_extracted_at'];
function extractDifferences(object, standing) {
    if (standing === null)
        return [];
    const present = new Set(standing.map(({ name }) => name));
    return extractColumns
        .filter((name) => !present.has(name))
        .map((name) => ({
        ...{ level: 'table', subject: `${extractTable(object)}.${name}`, change: 'missing_column' },
        detail: 'The table lacks a column that Extract writes',
    }));
}

;// CONCATENATED MODULE: ./lib/solution/drift/settle.js

/**
 * The field model that comes into force: what was inferred, with the model before it where a change is left out, kept
 * or not known. Settling it again with the same samples changes nothing.
 */
function settle(settling) {
    const actions = new Map(settling.drifts.map((one) => [`${one.subject} ${one.change}`, one.action]));
    const entities = [...new Set(settling.now.map(({ entity }) => entity))];
    return entities.flatMap((entity) => {
        const did = (path, change) => actions.get(`${entity}.${path} ${change}`);
        const old = settling.before.filter((one) => one.entity === entity);
        const fresh = settling.now.filter((one) => one.entity === entity);
        if (old.length > 0 && !settling.sampled.has(entity))
            return renumbered(unsampled(old, fresh));
        return renumbered(settle_named(sampledFields(old, fresh, { did, newMajor: settling.newMajor }), old));
    });
}
/** Without a sample of an entity nothing new is known of it but what a person says. */
function unsampled(old, fresh) {
    const [first] = fresh;
    const said = fresh.filter(({ decidedBy }) => decidedBy === 'override');
    const status = first === undefined ? {} : { apiStatus: first.apiStatus, sourceEndpoint: first.sourceEndpoint };
    const rest = old.filter((one) => !said.some(({ path }) => path === one.path));
    return [...rest.map((one) => ({ ...one, ...status })), ...said];
}
function sampledFields(old, fresh, { did, newMajor }) {
    const known = new Map(old.map((one) => [one.path, one]));
    // Where values of another structure are refused, the columns that they would give do not come.
    const refused = new Set(old
        .filter((one) => ['type_changed', 'type_widened'].some((change) => did(one.path, change) === 'quarantined'))
        .flatMap((one) => substitutes(one.path, fresh).map(({ path }) => path)));
    const kept = fresh
        .filter(({ path }) => did(path, 'new_column') !== 'discarded')
        .filter(({ path }) => known.has(path) || !refused.has(path))
        .map((one) => merged(one, known.get(one.path), { did, newMajor }));
    const present = new Set(fresh.map(({ path }) => path));
    const lost = old.filter((one) => !present.has(one.path) && staysWithout(one, { did, newMajor }));
    return [...kept, ...lost.map((one) => vanished(one, did(one.path, 'type_changed') !== undefined))];
}
/** A column that is missing stays, so that what was kept of it stays readable; what was never known, or may break, goes. */
function staysWithout(old, { did, newMajor }) {
    if (old.decidedBy === 'override')
        return false;
    if (did(old.path, 'type_widened') === 'evolved')
        return false;
    return !(newMajor && (did(old.path, 'type_changed') ?? did(old.path, 'key_changed')) === 'evolved');
}
function merged(fresh, old, { did, newMajor }) {
    if (old === undefined || fresh.decidedBy === 'override')
        return fresh;
    const base = {
        ...fresh,
        ...renamed(fresh, old.targetName),
        jsonTypes: [...new Set([...old.jsonTypes, ...fresh.jsonTypes])].sort(),
        isRequired: staysRequired(old, fresh),
    };
    const wide = did(fresh.path, 'type_widened');
    const changed = did(fresh.path, 'type_changed');
    const unknown = !isResolved(old) && wide === undefined;
    if (wide === 'evolved' || (changed === 'evolved' && newMajor) || unknown || old.decidedBy === 'override')
        return base;
    return kept(base, { fresh, old, widened: wide !== undefined });
}
/** What Clean casts to stays; values of another kind go where the mode sends them. */
function kept(base, { fresh, old, widened }) {
    const same = old.targetType === fresh.targetType;
    const note = same ? '' : `Observed as ${fresh.targetType}, kept as ${old.targetType}`;
    return {
        ...base,
        ...(same && old.structureType === fresh.structureType ? {} : shapeOf(old)),
        format: same && !widened ? fresh.format : old.format,
        // Samples that say nothing do not take away what is known.
        notes: !isResolved(fresh) && isResolved(old) ? old.notes : settle_joined(base.notes, note),
    };
}
/** What hangs on a field's type: where it stands in the star too. */
function shapeOf(field) {
    const { targetType, elementType, structureType, dimensionName, bridgeName, factTableName, factGrain, isInFact } = field;
    return { targetType, elementType, structureType, dimensionName, bridgeName, factTableName, factGrain, isInFact };
}
/** A field that was required stays so: records that lack it are the source's mistake until a person says otherwise. */
function staysRequired(old, fresh) {
    if (old.decidedBy === 'override' || fresh.requiredRate === 0)
        return fresh.isRequired;
    return old.isRequired || fresh.isRequired;
}
function vanished(old, changed) {
    const note = changed ? 'The source sends something else' : 'Missing in all samples';
    const notes = /Missing in all samples|The source sends something else/.test(old.notes) ? old.notes : settle_joined(old.notes, note);
    return { ...old, requiredRate: 0, isRequired: false, isNullable: true, notes };
}
/** A column that was there keeps its name: a new one that would like it gets another. */
function settle_named(fields, old) {
    const known = new Set(old.map(({ path }) => path));
    const holds = (one) => known.has(one.path) || one.decidedBy === 'override';
    const inUse = new Set(fields.filter(holds).map(({ targetName }) => targetName.toLowerCase()));
    return fields.map((one) => {
        if (holds(one))
            return one;
        let targetName = one.targetName;
        for (let number = 2; inUse.has(targetName.toLowerCase()); number += 1)
            targetName = `${one.targetName}${number}`;
        inUse.add(targetName.toLowerCase());
        return { ...one, ...renamed(one, targetName) };
    });
}
function renamed(field, targetName) {
    const note = targetName === field.targetName ? '' : `Named "${targetName}": "${field.targetName}" was taken when it came`;
    return { targetName, notes: settle_joined(field.notes, note) };
}
/** The order of columns as inference gives it: by group, the key first, then by path. */
function renumbered(fields) {
    const base = ({ groupSortOrder }) => Math.floor(groupSortOrder / 100);
    const sorted = [...fields].sort((a, b) => base(a) - base(b) ||
        Number(b.isKey) - Number(a.isKey) ||
        (a.fieldGroup === b.fieldGroup ? 0 : a.fieldGroup < b.fieldGroup ? -1 : 1) ||
        (a.path < b.path ? -1 : 1));
    const within = new Map();
    return sorted.map((one, index) => {
        const place = (within.get(base(one)) ?? 0) + 1;
        within.set(base(one), place);
        const groupSortOrder = base(one) * 100 + Math.min(place, 99);
        return { ...one, groupSortOrder, entitySortOrder: index + 1, columnOrder: index + 1 };
    });
}
function settle_joined(...notes) {
    return notes.filter((note) => note !== '').join('; ');
}

;// CONCATENATED MODULE: ./lib/solution/infer/classify.js



const piiWords = [
    ['email', /\b(?:e ?mail|mail)\b/],
    ['phone', /\b(?:phone|mobile|fax|telephone|msisdn)\b/],
    ['ip', /\b(?:ip|ip address)\b/],
    ['address', /\b(?:address|street|city|zip|zipcode|postcode|postal)\b/],
    ['name', /\b(?:first|last|full|display|user|nick|sur|given|family) ?name\b|\busername\b|\bsurname\b/],
];
const people = /\b(?:tester|user|owner|author|assignee|reporter|creator|manager|lead|member|person|contact|customer|employee|created by|modified by|updated by|assigned to)\b/;
/** A hint, from the field's name and from how its values look. Ids of people are no names. */
function piiOf(leaf, entity) {
    const words = wordsOf(leaf.path);
    const text = words.join(' ');
    const textual = leaf.type.includes('text') || leaf.type === 'json' || leaf.type === 'array<json>';
    if ((leaf.place.atoms.get('email') ?? 0) > 0)
        return 'email';
    if (words.at(-1) === 'id' || words.at(-1) === 'ids' || !textual)
        return 'none';
    const named = piiWords.find(([, pattern]) => pattern.test(text));
    if (named !== undefined)
        return named[0];
    if (people.test(text) && (words.at(-1) === 'name' || /\b(?:by|to)$/.test(text) || words.length === 1))
        return 'name';
    return people.test(wordsOf(entity).join(' ')) && text === 'name' ? 'name' : 'none';
}
const manualGroups = {
    identity: 1,
    timestamps: 2,
    relationships: 3,
    status: 4,
    metadata: 5,
    attributes: 6,
};
function groupOf(leaf, object, chosen) {
    const manual = Object.hasOwn(chosen, `${object.name}.${leaf.path}`) ? chosen[`${object.name}.${leaf.path}`] : undefined;
    if (manual !== undefined)
        return { group: manual, base: manualGroups[manual] ?? fieldGroups.Attributes };
    const kind = groupKind(leaf, object);
    return { group: kind === 'Identifier' ? `${object.name}Identifier` : kind, base: fieldGroups[kind] };
}
function groupKind(leaf, object) {
    const last = wordsOf(leaf.path).at(-1) ?? '';
    if (leaf.path === object.primary_key || ['id', 'name', 'key'].includes(leaf.path))
        return 'Identifier';
    if (leaf.structure === 'array')
        return 'Arrays';
    if (leaf.structure === 'objectDump')
        return 'Attributes';
    if (leaf.type === 'date' || leaf.type === 'datetime' || (!leaf.resolved && dateNamed(leaf.path)))
        return 'Timestamps';
    if (last === 'id' || last === 'key')
        return 'References';
    return leaf.type === 'text' ? 'Details' : 'Attributes';
}
/** One sentence for people, made of what is known. */
function describe(field) {
    const words = wordsOf(field.path).join(' ');
    const subject = wordsOf(field.entity).join(' ');
    if (field.isKey)
        return `Identifies the ${subject}`;
    if (field.foreignKeyTo !== null) {
        const target = wordsOf(field.foreignKeyTo).join(' ');
        return field.targetType.startsWith('array')
            ? `Keys of each ${target} of the ${subject}`
            : `Key of the ${target} of the ${subject}`;
    }
    if (field.path === 'name')
        return `Name of the ${subject}`;
    if (field.targetType === 'bool')
        return `Whether the ${subject} is or has: ${words}`;
    const what = words === '' ? field.path : words;
    return `${upperFirst(what)} of the ${subject}`;
}

;// CONCATENATED MODULE: ./lib/solution/infer/sketch.js
const most = 8_192;
const span = 2 ** 53;
function newSketch() {
    return { hashes: new Set(), below: span };
}
function addTo(sketch, text) {
    const hash = hash53(text);
    if (hash >= sketch.below)
        return;
    sketch.hashes.add(hash);
    if (sketch.hashes.size > 2 * most)
        trim(sketch);
}
/** How many distinct values there were: exact up to 8,192, then an estimate within about two percent. */
function distinctIn(sketch) {
    trim(sketch);
    if (sketch.below === span)
        return sketch.hashes.size;
    return Math.round(sketch.hashes.size / (sketch.below / span));
}
/** Share of the distinct values of one field that are also values of the other; null when there is nothing to compare. */
function shareIn(part, whole) {
    const limit = Math.min(part.below, whole.below);
    const compared = [...part.hashes].filter((hash) => hash < limit);
    if (compared.length === 0 || whole.hashes.size === 0)
        return null;
    return compared.filter((hash) => whole.hashes.has(hash)).length / compared.length;
}
function trim(sketch) {
    if (sketch.hashes.size <= most)
        return;
    const sorted = Float64Array.from(sketch.hashes).sort();
    sketch.below = sorted[most] ?? span;
    sketch.hashes = new Set(sorted.subarray(0, most));
}
const longest = 256;
/** cyrb53. Of a long text its length, start and end stand for the whole. */
function hash53(text) {
    const read = text.length <= longest ? text : `${text.length}:${text.slice(0, longest / 2)}${text.slice(-longest / 2)}`;
    let high = 0xdeadbeef;
    let low = 0x41c6ce57;
    for (let index = 0; index < read.length; index += 1) {
        const unit = read.charCodeAt(index);
        high = Math.imul(high ^ unit, 2_654_435_761);
        low = Math.imul(low ^ unit, 1_597_334_677);
    }
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
    return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}

;// CONCATENATED MODULE: ./lib/solution/infer/observe.js

const mostMembers = 200;
const mostCodes = 64;
const deepest = 8;
const longestCode = 64;
const observe_mostEvidence = 3;
function newPlace() {
    return {
        ...{ present: 0, nulls: 0, atoms: new Map(), values: newSketch(), codes: new Set() },
        ...{ records: 0, members: new Map(), lists: 0, items: null, evidence: [] },
    };
}
/** Adds one record to what is known. Any JSON is taken: a record that is no object is seen as what it is. */
function observe(root, payload, id) {
    observe_look(root, payload, { id, depth: 0 });
}
function observe_look(place, value, spot) {
    place.present += 1;
    remember(place, spot.id);
    if (value === null)
        place.nulls += 1;
    else if (Array.isArray(value))
        lookAtList(place, value, spot);
    else if (typeof value === 'object')
        lookAtRecord(place, value, spot);
    else
        lookAtScalar(place, value);
}
function remember(place, id) {
    const last = place.evidence.at(-1);
    if (place.evidence.length === observe_mostEvidence && (last === undefined || id >= last))
        return;
    if (!place.evidence.includes(id))
        place.evidence = [...place.evidence, id].sort().slice(0, observe_mostEvidence);
}
function lookAtScalar(place, value) {
    const atom = atomOf(value);
    place.atoms.set(atom, (place.atoms.get(atom) ?? 0) + 1);
    const text = String(value);
    addTo(place.values, text);
    if (place.codes === null || place.codes.has(text))
        return;
    place.codes.add(text);
    if (place.codes.size > mostCodes || text.length > longestCode)
        place.codes = null;
}
function lookAtList(place, list, spot) {
    place.lists += 1;
    if (spot.depth >= deepest || list.length === 0)
        return;
    const items = (place.items ??= newPlace());
    for (const item of list)
        observe_look(items, item, { id: spot.id, depth: spot.depth + 1 });
}
function lookAtRecord(place, record, spot) {
    place.records += 1;
    const names = Object.keys(record);
    // The record itself may have as many members as it likes; one within it that has so many is a map.
    if (spot.depth >= deepest && names.length > 0)
        place.members = null;
    for (const name of names) {
        const value = record[name];
        if (place.members === null || value === undefined)
            continue;
        let member = place.members.get(name);
        if (member === undefined)
            place.members.set(name, (member = newPlace()));
        if (spot.depth > 0 && place.members.size > mostMembers)
            place.members = null;
        else
            observe_look(member, value, { id: spot.id, depth: spot.depth + 1 });
    }
}
const isoPattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const slashPattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const emailPattern = /^[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[A-Za-z]{2,24}$/;
function atomOf(value) {
    if (typeof value === 'boolean')
        return 'bool';
    if (typeof value === 'number')
        return numberAtom(value);
    if (value === '')
        return 'empty';
    return value.length < 8 || value.length > 254 ? 'text' : textAtom(value);
}
function numberAtom(value) {
    if (!Number.isSafeInteger(value))
        return 'float';
    if (value >= 1e12 && value < 1e13)
        return 'int13';
    return value >= 1e9 && value < 1e10 ? 'int10' : 'int';
}
function textAtom(text) {
    const first = text.charCodeAt(0);
    if (first >= 48 && first <= 57) {
        if (isoPattern.test(text))
            return Number.isNaN(Date.parse(text.replace(' ', 'T'))) ? 'text' : 'iso';
        const [, year, month, day] = datePattern.exec(text) ?? [];
        if (year !== undefined)
            return isDate(year, month, day) ? 'ymd' : 'text';
        const [, first, second, last] = slashPattern.exec(text) ?? [];
        if (last !== undefined)
            return isDate(last, first, second) ? 'mdy' : 'text';
    }
    return text.includes('@') && emailPattern.test(text) ? 'email' : 'text';
}
function isDate(year, month = '', day = '') {
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    return m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
}

;// CONCATENATED MODULE: ./lib/solution/infer/decide.js


/**
 * Manual override before learned rule before what was observed before what is documented; what loses stays in the notes.
 * A field that no sample has exists when a rule or the contract's key says so.
 */
function decide_decide(leaves, object, rules) {
    const mine = (list) => new Map(list.filter(({ entity }) => entity === object.name).map((rule) => [rule.path, rule]));
    const [overrides, learned] = [mine(rules.overrides), mine(rules.learned)];
    const seen = new Set(leaves.map(({ path }) => path));
    const told = new Set([
        ...overrides.keys(),
        ...learned.keys(),
        ...(object.primary_key.includes('[]') ? [] : [object.primary_key]),
    ]);
    const unseen = [...told].filter((path) => !seen.has(path)).map((path) => unseenLeaf(path, object));
    return [...leaves, ...unseen]
        .map((leaf) => {
        const documented = withDocumented(leaf, object);
        const second = withRule({ ...documented, decidedBy: 'inferred' }, learned.get(leaf.path), 'learned');
        return withRule(second, overrides.get(leaf.path), 'override');
    })
        .sort((a, b) => (a.path < b.path ? -1 : 1));
}
function unseenLeaf(path, object) {
    const why = path === object.primary_key ? 'Key by the contract; no sample has it' : 'No sample has it';
    const list = path.includes('[]');
    return {
        ...{ path, format: null, resolved: false, requiredRate: 0, nullRate: 0, notes: [why], place: newPlace() },
        ...(list
            ? { structure: 'array', element: 'unknown', type: 'array<unknown>' }
            : { structure: path.includes('.') ? 'record' : 'scalar', element: null, type: 'text' }),
    };
}
const documentedFormats = { iso: 'iso', epoch_seconds: 'epoch_s', epoch_milliseconds: 'epoch_ms' };
/** What the contract says of a field counts only where the samples say nothing. */
function withDocumented(leaf, { incremental }) {
    if (incremental?.field !== leaf.path)
        return leaf;
    const format = documentedFormats[incremental.format];
    if (!leaf.resolved)
        return { ...leaf, type: 'datetime', format, resolved: true, notes: ['Type as the contract documents it'] };
    if (leaf.format === format)
        return leaf;
    return { ...leaf, notes: [...leaf.notes, `Documented as ${format}, observed as ${leaf.format ?? leaf.type}`] };
}
function withRule(leaf, rule, decidedBy) {
    if (rule === undefined)
        return leaf;
    const lost = [];
    const loses = (what, now, before) => {
        if (now !== undefined && now !== before)
            lost.push(`${what} ${now} instead of ${before}`);
    };
    loses('type', rule.type, leaf.type);
    loses('structure', rule.structure, leaf.structure);
    loses('format', rule.format, leaf.format ?? 'none');
    const said = `${decidedBy === 'override' ? 'Override' : 'Learned'}: ${rule.reason}${lost.length > 0 ? ` (${lost.join(', ')})` : ''}`;
    return {
        ...leaf,
        decidedBy,
        resolved: leaf.resolved || rule.type !== undefined,
        ...(rule.type === undefined ? {} : typed(rule.type)),
        ...(rule.structure === undefined ? {} : { structure: rule.structure }),
        ...(rule.format === undefined ? {} : { format: formatOf(rule.format) }),
        target: rule.target ?? leaf.target,
        required: rule.required ?? leaf.required,
        dimension: rule.dimension ?? leaf.dimension,
        bridge: rule.bridge ?? leaf.bridge,
        notes: [...leaf.notes, said, ...(rule.notes === '' ? [] : [rule.notes])],
    };
}
/** A type outside the closed set is taken as it stands, so that the check of types can name it. */
function typed(type) {
    const element = elementOf(type) ?? null;
    const dated = (element ?? type) === 'date' || (element ?? type) === 'datetime';
    return { type: type, element, ...(isTargetType(type) && dated ? {} : { format: null }) };
}
function formatOf(text) {
    return formats.find((format) => format === text) ?? null;
}

;// CONCATENATED MODULE: ./lib/solution/infer/leaves.js

/** Takes the tree of what was seen to columns, sorted by path. */
function leavesOf(root) {
    const members = [...(root.members ?? [])];
    const leaves = members
        .filter(([name]) => sayable(name))
        .flatMap(([name, place]) => leavesAt(place, { path: name, name, of: root.records, rate: 1, within: 'root' }));
    const unsayable = members.flatMap(([name]) => (sayable(name) ? [] : [name])).sort();
    return { leaves: leaves.sort((a, b) => (a.path < b.path ? -1 : 1)), unsayable };
}
function sayable(name) {
    return name !== '' && !/[.[\]]/.test(name);
}
function leavesAt(place, way) {
    const rate = way.of === 0 ? 0 : way.rate * (place.present / way.of);
    const base = { path: way.path, requiredRate: rate, nullRate: share(place.nulls, place.present), place };
    const scalars = [...place.atoms.values()].some((count) => count > 0);
    const kinds = [scalars, place.records > 0, place.lists > 0].filter(Boolean).length;
    if (kinds > 1)
        return [dump(base, way, `Mixed: ${mixture(place)}, kept as JSON`)];
    if (place.lists > 0)
        return listLeaves(place, way, base);
    // Where the record itself is null, its members are missing.
    if (place.records > 0)
        return recordLeaves(place, { ...way, rate: rate * share(place.records, place.present) }, base);
    const { type, format, resolved, notes } = scalarMeaning(place, way.name);
    if (way.within === 'list')
        return [{ ...base, ...array(type), format, resolved, notes }];
    const structure = way.within === 'record' ? 'record' : 'scalar';
    return [{ ...base, structure, element: null, type, format, resolved, notes }];
}
function recordLeaves(place, way, base) {
    if (place.members === null)
        return [dump(base, way, 'So many or so deep members that it is kept as JSON')];
    const names = [...place.members.keys()];
    if (names.length === 0)
        return [{ ...dump(base, way, 'Only empty records seen'), resolved: false }];
    if (!names.every(sayable))
        return [dump(base, way, 'Has members whose names no field path can say, so it is kept as JSON')];
    const within = way.within === 'list' ? 'list' : 'record';
    return [...place.members].flatMap(([name, member]) => leavesAt(member, { path: `${way.path}.${name}`, name, of: place.records, rate: way.rate, within }));
}
function listLeaves(place, way, base) {
    const { items } = place;
    if (way.within === 'list')
        return [{ ...base, ...array('json'), format: null, resolved: true, notes: ['A list within a list'] }];
    if (items === null || items.present === items.nulls) {
        const notes = ['Type unknown: every list seen was empty'];
        return [{ ...base, structure: 'array', element: 'unknown', type: 'array<unknown>', format: null, resolved: false, notes }];
    }
    if (items.atoms.size > 0 && items.records === 0 && items.lists === 0) {
        const { type, format, resolved, notes } = scalarMeaning(items, way.name);
        return [{ ...base, ...array(type), format, resolved, notes, place: { ...place, values: items.values, codes: items.codes } }];
    }
    const records = recordsOnly(items) ? items.members : null;
    const named = records === null ? [] : [...records.keys()];
    if (named.length > 0 && named.every(sayable)) {
        return recordLeaves(items, { ...way, path: `${way.path}[]`, rate: base.requiredRate * share(place.lists, place.present), within: 'list' }, base);
    }
    const empty = records !== null && named.length === 0;
    const notes = [empty ? 'Only empty records seen in the list' : `Elements are ${mixture(items)}, kept as JSON`];
    return [{ ...base, ...array('json'), format: null, resolved: !empty, notes }];
}
function recordsOnly({ records, atoms, lists }) {
    return records > 0 && atoms.size === 0 && lists === 0;
}
function array(element) {
    return { structure: 'array', element, type: `array<${element}>` };
}
function dump(base, way, note) {
    const what = way.within === 'list' ? array('json') : { structure: 'objectDump', element: null, type: 'json' };
    return { ...base, ...what, format: null, resolved: true, notes: [note] };
}
function mixture(place) {
    const words = [
        ...(place.lists > 0 ? ['lists'] : []),
        ...(place.records > 0 ? ['records'] : []),
        ...(place.atoms.size > 0 ? ['values'] : []),
    ];
    return words.join(', ');
}
function share(part, whole) {
    return whole === 0 ? 0 : part / whole;
}
/** JSON types seen at a place, sorted. */
function jsonTypesOf(place) {
    const types = new Set();
    if (place.nulls > 0)
        types.add('null');
    if (place.records > 0)
        types.add('object');
    if (place.lists > 0)
        types.add('array');
    for (const atom of place.atoms.keys())
        types.add(jsonType[atom]);
    return [...types].sort();
}
const jsonType = {
    ...{ bool: 'boolean', int: 'integer', int10: 'integer', int13: 'integer', float: 'number' },
    ...{ ymd: 'string', mdy: 'string', iso: 'string', empty: 'string', email: 'string', text: 'string' },
};

;// CONCATENATED MODULE: ./lib/solution/infer/propose.js


/**
 * The business-activity test: what is measurable, happens in time, points at something else, and is pointed at by
 * nothing, is a fact. The contract's word comes first.
 */
function propose(object, fields) {
    const own = fields.filter(({ entity }) => entity === object.name);
    const fact = {
        role: 'fact',
        table: object.fact?.name ?? `fact${upperFirst(object.name)}`,
        grain: object.fact?.grain ?? `One row for each ${wordsOf(object.name).join(' ')}`,
    };
    const dimension = { role: 'dimension', table: `dim${upperFirst(object.name)}`, grain: null };
    if (object.role !== undefined)
        return object.role === 'fact' ? fact : dimension;
    if (object.fact !== undefined)
        return fact;
    const pointedAt = fields.some((field) => field.entity !== object.name && field.foreignKeyTo === object.name);
    const points = object.parent !== undefined || own.some((field) => field.foreignKeyTo !== null);
    const timed = own.some(({ targetType }) => targetType === 'datetime' || targetType === 'date');
    const measured = own.some((field) => propose_isMeasure(field));
    return points && timed && measured && !pointedAt ? fact : dimension;
}
function propose_isMeasure({ targetType, isKey, foreignKeyTo, path, structureType }) {
    const number = targetType === 'int64' || targetType === 'float64';
    return (structureType === 'scalar' &&
        number &&
        !isKey &&
        foreignKeyTo === null &&
        !/(?:id|version|revision|order|status|state|type|flag)$/i.test(path));
}
/** Facts hold ids, times, numbers, flags and short codes; free text and lists stay with the dimension or the bridge. */
function inFact(field) {
    if (field.structureType === 'array' || field.structureType === 'objectDump')
        return false;
    return field.isKey || field.foreignKeyTo !== null || field.targetType !== 'text' || field.codes;
}
/** `bridge{Entity}{Singular}` for a list of records, or of values. */
function bridgeName(entity, path, singulars) {
    const list = path.split('.').findIndex((part) => part.endsWith('[]'));
    const parts = path.split('.').slice(0, list === -1 ? undefined : list + 1);
    const names = parts.map((part, index) => {
        const name = camel(part.replace('[]', ''));
        return upperFirst(index === parts.length - 1 ? singular(name, singulars) : name);
    });
    return `bridge${upperFirst(entity)}${names.join('') || 'Items'}`;
}

;// CONCATENATED MODULE: ./lib/solution/infer/relate.js


const nothing = { foreignKeyTo: null, matchRate: null, note: null };
/** Fewer distinct values than this prove nothing without a name that says the same. */
const enoughValues = 20;
const distinctive = /^[^\d]|^\d{9,}|[^\d]/;
/**
 * Whether the values of a field are keys of an entity. The name must say so (`releaseId`, `release.id`, `releaseIds`),
 * since small numbers are keys of everything; text such as a UUID speaks for itself.
 */
function relate_relate(leaf, contract, at) {
    const object = contract.objects.find(({ name }) => name === at.entity);
    if (leaf.path === object?.primary_key || leaf.structure === 'objectDump')
        return nothing;
    const named = namedEntity(leaf.path, contract, at.entity);
    if (named !== null) {
        const keys = at.keys.get(named);
        const rate = keys === undefined ? null : shareIn(leaf.place.values, keys);
        if (rate === null)
            return nothing;
        if (rate > 0)
            return { foreignKeyTo: named, matchRate: rate, note: rate < 1 ? matched(rate, named) : null };
        return { ...nothing, note: `Named like ${named}, but none of its values is a known key` };
    }
    return unnamed(leaf, at);
}
/** A field whose name says no more than that it is a key: its values must all be keys of one other entity alone. */
function unnamed(leaf, { entity, keys }) {
    const keyLike = /(?:id|key|ref)s?$/i.test(leaf.path) && leaf.type.includes('text');
    if (!keyLike || distinctIn(leaf.place.values) < enoughValues)
        return nothing;
    if (![...(leaf.place.codes ?? [])].every((value) => distinctive.test(value)))
        return nothing;
    const [only, second] = [...keys].filter(([name, known]) => name !== entity && shareIn(leaf.place.values, known) === 1);
    return only === undefined || second !== undefined ? nothing : { foreignKeyTo: only[0], matchRate: 1, note: null };
}
function matched(rate, entity) {
    return `${(rate * 100).toFixed(0)}% of its values are known keys of ${entity}`;
}
/** The entity that a field's name speaks of: the longest whose name ends what stands before `Id`. */
function namedEntity(path, contract, entity) {
    const words = wordsOf(path.replaceAll('[]', ''));
    const last = words.at(-1) ?? '';
    const hasSuffix = ['id', 'ids', 'key', 'keys'].includes(last);
    // `releaseid`, in one word.
    const glued = !hasSuffix && /.ids?$/.test(last) ? [...words.slice(0, -1), last.replace(/ids?$/, '')] : null;
    const stem = (glued ?? (hasSuffix ? words.slice(0, -1) : null))?.map((word) => singular(word));
    if (stem === undefined || stem.length === 0)
        return null;
    const text = stem.join('');
    if (text === 'parent')
        return entity;
    const fits = contract.objects
        .map(({ name }) => name)
        .filter((name) => text.endsWith(wordsOf(name)
        .map((word) => singular(word))
        .join('')))
        .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    return fits[0] ?? null;
}

;// CONCATENATED MODULE: ./lib/solution/infer/infer.js









/** Looks at the samples of one entity, one after the other; nothing of them is kept but counters. */
async function observeSamples(samples) {
    const root = newPlace();
    let records = 0;
    for await (const { id, payload } of samples) {
        observe(root, payload, id);
        records += 1;
    }
    return { records, root };
}
/** Infers the target columns of all entities from what their samples show together. */
function inferFields(options) {
    const { contract, overrides, observed } = options;
    const objects = readOrder(contract).map(({ object }) => object);
    const rules = { overrides: overrides.fields, learned: options.learned ?? [] };
    const trees = new Map(objects.map((object) => [object.name, leavesOf(observed.get(object.name)?.root ?? newPlace())]));
    const decided = objects.map((object) => ({ object, leaves: decide_decide(trees.get(object.name)?.leaves ?? [], object, rules) }));
    const keys = new Map(decided.flatMap(({ object, leaves }) => {
        const key = leaves.find(({ path }) => path === object.primary_key);
        return key === undefined ? [] : [[object.name, key.place.values]];
    }));
    const drafts = decided.flatMap(({ object, leaves }) => draft(object, leaves, { options, keys }));
    const known = drafts.map(({ object, leaf, related, isKey }) => ({
        ...{ entity: object.name, structureType: leaf.structure, targetType: leaf.type, path: leaf.path },
        ...{ isKey, foreignKeyTo: related.foreignKeyTo },
    }));
    const proposals = new Map(objects.map((object) => [object.name, propose(object, known)]));
    const fields = objects.flatMap((object) => infer_ordered(drafts.filter((one) => one.object === object)).map((one) => record(one, options, proposals.get(object.name))));
    const unsayable = objects.flatMap(({ name }) => (trees.get(name)?.unsayable ?? []).map((member) => `${name}: ${member}`));
    return { fields, proposals, unsayable };
}
function draft(object, leaves, { options, keys }) {
    const { contract, overrides } = options;
    const wishes = leaves.map(({ path, structure, target }) => ({ path, list: structure === 'array', given: target }));
    const names = nameFields(wishes, { entity: object.name, key: object.primary_key, singulars: overrides.singular });
    return leaves.map((leaf) => {
        const related = relate_relate(leaf, contract, { entity: object.name, keys });
        const reference = related.foreignKeyTo !== null && leaf.structure !== 'array' && leaf.path !== object.primary_key;
        const grouped = groupOf(leaf, object, overrides.field_groups);
        return {
            ...{ object, leaf, related, isKey: leaf.path === object.primary_key },
            named: names.get(leaf.path) ?? { path: leaf.path, name: leaf.path, note: null },
            grouped: reference && grouped.base > 3 ? { group: 'References', base: 3 } : grouped,
        };
    });
}
function infer_ordered(drafts) {
    const sorted = [...drafts].sort((a, b) => a.grouped.base - b.grouped.base ||
        Number(b.isKey) - Number(a.isKey) ||
        (a.grouped.group === b.grouped.group ? 0 : a.grouped.group < b.grouped.group ? -1 : 1) ||
        (a.leaf.path < b.leaf.path ? -1 : 1));
    const within = new Map();
    return sorted.map((one, index) => {
        const place = (within.get(one.grouped.base) ?? 0) + 1;
        within.set(one.grouped.base, place);
        // A base has a hundred numbers; what comes later shares the last, and the order of columns still tells them apart.
        return { ...one, position: index + 1, groupSortOrder: one.grouped.base * 100 + Math.min(place, 99) };
    });
}
/** Of fewer samples nothing is said of keys. */
const enoughSamples = 20;
function record(one, options, proposal) {
    const { object, leaf, named, related } = one;
    const records = options.observed.get(object.name)?.records ?? 0;
    const endpoint = options.endpoints.get(object.name);
    const found = foundIn(one, options, records);
    return {
        ...found,
        ...{ fieldGroup: one.grouped.group, groupSortOrder: one.groupSortOrder },
        ...{ entitySortOrder: one.position, columnOrder: one.position },
        ...starOf({ leaf, found }, proposal, bridgeName(object.name, leaf.path, options.overrides.singular)),
        ...{ sourceEndpoint: endpoint?.path ?? object.endpoint ?? object.path, apiStatus: endpoint?.status ?? 'unknown' },
        description: describe(found),
        notes: [...leaf.notes, named.note, related.note, keyNote(one, records)].filter((note) => note !== null).join('; '),
        decidedBy: leaf.decidedBy,
        evidence: leaf.place.evidence,
    };
}
function foundIn({ object, leaf, named, related, isKey }, { requiredFrom = 20 }, records) {
    const always = leaf.requiredRate === 1 && records >= requiredFrom;
    return {
        ...{ entity: object.name, path: leaf.path, structureType: leaf.structure, elementType: leaf.element },
        ...{ jsonTypes: jsonTypesOf(leaf.place), targetName: named.name, targetType: leaf.type, format: leaf.format },
        ...{ requiredRate: round(leaf.requiredRate), nullRate: round(leaf.nullRate), distinctRatio: distinctRatio(leaf) },
        ...{ isRequired: leaf.required ?? (isKey || always), isNullable: leaf.nullRate > 0, isKey },
        ...{ foreignKeyTo: related.foreignKeyTo, matchRate: related.matchRate === null ? null : round(related.matchRate) },
        piiLevel: piiOf(leaf, object.name),
    };
}
/** Where the field would stand in a star: in the entity's dimension, in the bridge of its list, in its fact. */
function starOf({ leaf, found }, proposal, bridge) {
    const list = leaf.structure === 'array';
    const own = proposal?.role === 'dimension' && !list ? proposal.table : null;
    const fact = proposal?.role === 'fact' && inFact({ ...found, codes: isCode(leaf) }) ? proposal : null;
    return {
        dimensionName: leaf.dimension ?? own,
        bridgeName: list ? (leaf.bridge ?? bridge) : null,
        ...{ factTableName: fact?.table ?? null, factGrain: fact?.grain ?? null, isInFact: fact !== null },
    };
}
function distinctRatio(leaf) {
    const count = valuesIn(leaf);
    return count === 0 ? 0 : round(Math.min(1, distinctIn(leaf.place.values) / count));
}
function valuesIn(leaf) {
    const { atoms, items } = leaf.place;
    const counted = atoms.size > 0 ? atoms : (items?.atoms ?? atoms);
    return [...counted.values()].reduce((sum, count) => sum + count, 0);
}
/** Short text of which there are few: a code that a fact may carry. */
function isCode(leaf) {
    const codes = [...(leaf.place.codes ?? [])];
    return (codes.length > 0 && codes.length <= 30 && codes.length * 2 <= valuesIn(leaf) && codes.every(({ length }) => length <= 24));
}
/** Other fields that would identify a record, so that a person who chose the key sees the choice. */
function keyNote({ leaf, isKey }, records) {
    const unique = leaf.requiredRate === 1 && leaf.nullRate === 0 && leaf.structure === 'scalar' && distinctRatio(leaf) === 1;
    const keyLike = leaf.type === 'int64' || leaf.type === 'text';
    return unique && keyLike && !isKey && records >= enoughSamples ? 'Key candidate: unique in every sample' : null;
}
/** Six digits, so that the same rates make the same text. */
function round(rate) {
    return Math.round(rate * 1e6) / 1e6;
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/model.js












/** Infers the model from all samples, compares it with what is in force, and decides what comes into force. */
async function makeModel(inputs) {
    const { lakehouse, contract, overrides, learned } = inputs;
    const observed = await observeAll(lakehouse, contract);
    const endpoints = new Map(inputs.endpoints.map(({ entity, path, status }) => [entity, { path, status }]));
    const inferred = inferFields({ contract, overrides, learned, observed, endpoints });
    const before = await fieldsInForce(lakehouse);
    const sampled = new Set([...observed].flatMap(([entity, { records }]) => (records > 0 ? [entity] : [])));
    const newMajor = inputs.version !== null && major(contract.contract_version) > major(inputs.version);
    const decide = (found) => found.map((one) => classify(one, contract.contract_modes, newMajor));
    const fieldDrifts = decide(fieldDifferences({ before, now: inferred.fields, contract, sampled }));
    const fields = settle({ before, now: inferred.fields, drifts: fieldDrifts, sampled, newMajor });
    const graphs = graphsOf(contract, fields);
    const codes = seenCodes(contract, fields, observed);
    const drifts = [
        ...fieldDrifts,
        ...decide([
            ...codeDifferences(await knownCodes(lakehouse), codes.flatMap((one) => one.codes.map((code) => ({ ...one, code })))),
            ...dependencyDifferences(await nodesInForce(lakehouse), nodesOf(graphs)),
            ...endpointDifferences(before, inputs),
        ]),
        ...(await catalogueDrifts(inputs)),
        ...(await tableDrifts(inputs, fields, { before, fieldDrifts, decide })),
    ];
    const records = [...observed.values()].reduce((sum, one) => sum + one.records, 0);
    return {
        fields,
        graphs,
        drifts,
        codes,
        refused: before.length > 0 && drifts.some(stops),
        unsayable: inferred.unsayable,
        records,
    };
}
function major(version) {
    return Number(version.split('.')[0]);
}
async function observeAll(lakehouse, contract) {
    const observed = new Map();
    for (const { name } of contract.objects)
        observed.set(name, await observeSamples(samplesOf(lakehouse, name)));
    return observed;
}
async function* samplesOf(lakehouse, entity) {
    if (!(await sql_has(lakehouse, `sample.${entity}`)))
        return;
    for await (const rows of lakehouse.read(`SELECT sample_id, payload FROM sample.${quote(entity)} ORDER BY rowid`)) {
        for (const row of rows) {
            const payload = sql_text(row, 'payload');
            yield { id: sql_text(row, 'sample_id'), payload: (0,json/* jsonIn */.Yf)(payload) ?? payload };
        }
    }
}
async function knownCodes(lakehouse) {
    const rows = await rowsOf(lakehouse, 'prepare.statusMap');
    return rows.map((row) => ({ entity: sql_text(row, 'entity'), field: sql_text(row, 'field'), code: sql_text(row, 'code') }));
}
async function nodesInForce(lakehouse) {
    const rows = await rowsOf(lakehouse, 'prepare.dependencies');
    return rows.map((row) => ({
        graph: sql_text(row, 'graph') === 'create' ? 'create' : 'read',
        entity: sql_text(row, 'entity'),
        dependsOn: listOf(row['dependsOn']),
    }));
}
function nodesOf(graphs) {
    return graphs.flatMap(({ graph, nodes }) => nodes.map(({ entity, dependsOn }) => ({ graph, entity, dependsOn })));
}
/** Values of a field that are codes: those that the contract explains, and states. */
function seenCodes(contract, fields, observed) {
    return fields.flatMap((field) => {
        const explained = Object.hasOwn(contract.codes, `${field.entity}.${field.targetName}`);
        const last = wordsOf(field.path).at(-1) ?? '';
        const coded = field.structureType === 'scalar' && ['text', 'int64'].includes(field.targetType);
        if (!explained && !(coded && (last === 'status' || last === 'state')))
            return [];
        const codes = placeCodes(observed.get(field.entity), field.path);
        return codes === null && !explained ? [] : [{ entity: field.entity, field: field.targetName, codes: codes ?? [] }];
    });
}
function placeCodes(observed, path) {
    let place = observed?.root;
    for (const part of path.split('.')) {
        const member = place?.members?.get(part.replace('[]', ''));
        place = part.endsWith('[]') ? (member?.items ?? undefined) : member;
    }
    // Of a list of codes, those in the list.
    const { codes } = (place?.atoms.size === 0 ? place.items : place) ?? { codes: null };
    return codes === null ? null : [...codes].filter((code) => code !== '').sort();
}
/** Endpoints of entities that worked when the metadata in force was made, and pages that cannot be read any more. */
function endpointDifferences(before, { endpoints, sampled }) {
    return endpoints.flatMap(({ entity, path, status, status_code }) => {
        const worked = before.find((one) => one.entity === entity)?.apiStatus === 'working';
        if (!worked)
            return [];
        const said = sampled.find((one) => one.entity === entity);
        const base = { level: 'catalogue', subject: `GET ${path}`, grave: true };
        if (said?.unreadable === true)
            return [{ ...base, level: 'sample', change: 'paging_changed', detail: `${entity}: ${said.reason ?? ''}` }];
        if (status === 'broken' || status === 'blocked') {
            const detail = `${entity} is read from it; it worked, now it is ${status}: ${status_code ?? 'no answer'}`;
            return [{ ...base, change: 'endpoint_broken', detail }];
        }
        const detail = `${entity} is read from it; ${said?.reason ?? ''}`;
        return said?.broken === true ? [{ ...base, change: 'endpoint_broken', detail }] : [];
    });
}
/** What Source found, taken over; an endpoint that an entity needs may not break. */
async function catalogueDrifts({ lakehouse, endpoints }) {
    const rows = await rowsOf(lakehouse, 'source.changes', 'SELECT * FROM source.changes ORDER BY subject, change');
    const needed = new Set(endpoints.map(({ path }) => `GET ${path}`));
    return rows.flatMap((row) => {
        const change = Object.keys(changes).find((name) => name === sql_text(row, 'change'));
        const action = driftActions.find((one) => one === sql_text(row, 'action'));
        const known = driftClasses.find((one) => one === sql_text(row, 'class'));
        const mode = ['evolve', 'freeze', 'discard'].find((one) => one === sql_text(row, 'mode'));
        if (change === undefined || action === undefined || known === undefined || mode === undefined)
            return [];
        const subject = sql_text(row, 'subject');
        const stopped = change === 'endpoint_broken' && needed.has(subject);
        return [
            {
                level: 'catalogue',
                subject,
                change,
                class: known,
                mode,
                action: stopped ? 'stopped' : action,
                detail: sql_text(row, 'detail'),
            },
        ];
    });
}
/**
 * Tables that stand. What the field model already took in, Clean brings to its table; what is decided of a field in
 * this run holds for its column too.
 */
async function tableDrifts({ lakehouse, contract }, fields, { before, fieldDrifts, decide }) {
    const decided = new Map(fieldDrifts.map((one) => [one.subject, one.action]));
    const were = new Set(before.map((one) => `clean.${one.entity}.${one.targetName}`));
    const drifts = [];
    for (const object of contract.objects) {
        const standing = await lakehouse.columns(`clean.${object.name}`);
        const paths = new Map(fields.filter((one) => one.entity === object.name).map((one) => [`clean.${object.name}.${one.targetName}`, one.path]));
        for (const drift of decide(tableDifferences(object.name, standing, fields))) {
            const action = decided.get(`${object.name}.${paths.get(drift.subject) ?? ''}`);
            const own = paths.has(drift.subject) || were.has(drift.subject);
            drifts.push(own ? { ...drift, action: action ?? 'evolved' } : drift);
        }
        drifts.push(...decide(extractDifferences(object, await lakehouse.columns(extractTable(object)))));
    }
    return drifts;
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/sampling.js




/** Among so many requests the samples of an entity are spread; more are made only while samples are lacking. */
const spread = 20;
const mostRequests = 50;
const mostPages = 4;
/**
 * Takes sample records of one entity, at most `most`, from requests spread over its parents. A request that fails costs
 * its own records alone; refused credentials and a stop end the step.
 */
async function sampleEntity(object, parents, options) {
    const requests = evenly(requestsFor(object, parents), mostRequests);
    const failures = [];
    const taken = [];
    let made = 0;
    for (const [index, request] of interleaved(requests).entries()) {
        if (taken.length >= options.most)
            break;
        (0,stop/* stopIfAsked */.Q)(options.signal);
        const left = Math.max(1, Math.min(spread, requests.length) - index);
        const quota = Math.ceil((options.most - taken.length) / left);
        made += 1;
        const failure = await takeFrom(request, { ...options, quota, taken });
        if (failure !== null)
            failures.push(failure);
    }
    return { taken, said: saidOf(object, { parents: parents.length, made, taken: taken.length, failures }) };
}
async function takeFrom(request, options) {
    const { service, quota, taken } = options;
    const records = [];
    try {
        for await (const page of fetchObject({ service, request })) {
            records.push(...page.records);
            if (records.length >= quota || page.number >= mostPages)
                break;
        }
    }
    catch (error) {
        if (!(error instanceof failed/* Failed */.c) || endsTheStep(error))
            throw error;
        if (records.length === 0)
            return error;
    }
    for (const record of evenly(records, quota)) {
        const id = keyAt(record, request.object.primary_key) ?? `#${taken.length + 1}`;
        taken.push({ id, parentId: request.parentId, record });
    }
    return null;
}
/** What no other request would answer differently. */
function endsTheStep({ failure }) {
    if (failure.kind === 'credentials')
        return failure.code !== '403';
    return !['http_status', 'network', 'invalid_response'].includes(failure.kind);
}
function saidOf(object, counts) {
    const { parents, made, taken, failures } = counts;
    const [first] = failures;
    const all = failures.length === made && made > 0;
    return {
        ...{ entity: object.name, records: taken, requests: made, reason: reasonOf() },
        unreadable: all && failures.every(({ failure }) => failure.kind === 'invalid_response'),
        broken: all && failures.some(({ failure }) => failure.kind !== 'invalid_response'),
    };
    function reasonOf() {
        if (first !== undefined)
            return `${failures.length} of ${made} requests failed: ${first.failure.message}`;
        if (taken > 0)
            return null;
        if (object.parent !== undefined && parents === 0)
            return `There is no sample of its parent, ${object.parent.object}`;
        if (made === 0)
            return `No sample of its parent has the values that its requests need`;
        return made === 1 ? 'The service lists none' : `The service lists none for any of ${made} parents`;
    }
}
/** At most `most` of the list, spread over its whole length. */
function evenly(list, most) {
    if (list.length <= most)
        return list;
    return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]);
}
/** The first so many spread over the whole list, then the others in their order. */
function interleaved(list) {
    const first = evenly(list, spread);
    const chosen = new Set(first);
    return [...first, ...list.filter((one) => !chosen.has(one))];
}
/** An HTTP client that keeps count of what is really sent. */
function counted(ports) {
    const methods = new Map();
    const writes = [];
    let signIn = 0;
    const send = (request) => {
        methods.set(request.method, (methods.get(request.method) ?? 0) + 1);
        if (request.method !== 'GET') {
            const path = URL.canParse(request.url) ? new URL(request.url).pathname : 'unknown';
            if (/(?:^|&)grant_type=/.test(request.body ?? ''))
                signIn += 1;
            else if (writes.length < 20)
                writes.push(`${request.method} ${path}`);
        }
        return ports.http.send(request);
    };
    const sent = () => [...methods.values()].reduce((sum, count) => sum + count, 0);
    return {
        ports: { ...ports, http: { ...ports.http, send } },
        log: (run_id) => ({ run_id, sent: sent(), methods: Object.fromEntries(methods), sign_in: signIn, writes }),
    };
}
/** How many samples of each entity a step is told to take. */
function perEntity(given) {
    if (given === undefined)
        return 200;
    if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= 10_000)
        return given;
    return (0,failed/* fail */.f)('asset', `Cannot fetch samples: "per_entity" is ${JSON.stringify(given)}; write a whole number from 1 to 10000`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/actions.js












const prepare_actions_actions = {
    'prepare.read_endpoints': readEndpoints,
    'prepare.use_intelligence': takeIntelligence,
    'prepare.fetch_samples': fetchSamples,
    'prepare.generate_schema': generateSchema,
    'prepare.validate': validate,
    'prepare.create_tables': createTables,
    'prepare.status_map': statusMap,
};
async function readEndpoints({ contract, ports, tally }) {
    const { lakehouse } = ports;
    if (!(await sql_has(lakehouse, 'source.endpoints'))) {
        (0,failed/* fail */.f)('gate', 'Cannot prepare: "source.endpoints" is not there; run the stage Source first');
    }
    const rows = await lakehouse.all(`SELECT * FROM source.endpoints WHERE http_method = 'GET' ORDER BY full_path`);
    const endpoints = contract.objects.flatMap((object) => {
        const path = endpointPath(contract, object);
        const row = rows.find((one) => [one['endpoint_path'], one['full_path']].some((given) => withoutNames(String(given)) === withoutNames(path)));
        if (row === undefined) {
            (0,data_tally/* nameError */.eA)(tally, object.name, `Its endpoint, GET ${path}, is not in source.endpoints`);
            return [{ entity: object.name, path, status: 'unknown', status_code: null }];
        }
        const code = textOrNull(row, 'status_code');
        return [
            {
                ...{ entity: object.name, path: sql_text(row, 'full_path'), status: sql_text(row, 'api_status') },
                status_code: code === null ? null : Number(code),
            },
        ];
    });
    keep(lakehouse.files, 'endpoints', endpoints);
    tally.counts.read += rows.length;
    tally.counts.written += endpoints.length;
    ports.log(`${endpoints.length} of ${rows.length} endpoints feed an entity`);
}
async function takeIntelligence({ contract, overrides, ports, spec, tally }) {
    await Promise.resolve();
    const learned = overridesShape.shape.fields.safeParse(spec.with['learned']);
    if (!learned.success)
        (0,failed/* fail */.f)('asset', 'Cannot use what was learned: "learned" of the step is no list of field rules');
    const entities = new Set(contract.objects.map(({ name }) => name));
    const [, create] = graphsOf(contract, []);
    const circles = create?.circles ?? [];
    if (circles.length > 0)
        (0,failed/* fail */.f)('asset', `Cannot order the entities: ${circles.join('; ')}`);
    for (const rule of [...overrides.fields, ...learned.data].filter(({ entity }) => !entities.has(entity))) {
        (0,data_tally/* nameError */.eA)(tally, `${rule.entity}.${rule.path}`, `The contract has no object "${rule.entity}"; the rule has no effect`);
    }
    const limitations = Map.groupBy(contract.limitations.filter(({ entity }) => entity !== undefined), ({ entity }) => entity ?? '');
    keep(ports.lakehouse.files, 'intelligence', {
        read: readOrder(contract).map(({ object, level }) => ({ entity: object.name, level })),
        create: createOrder(contract).map(({ object, level }) => ({ entity: object.name, level })),
        learned: learned.data,
        limitations: Object.fromEntries([...limitations].map(([entity, list]) => [entity, list.map(({ id }) => id).sort()])),
    });
    tally.counts.read += overrides.fields.length + learned.data.length + contract.limitations.length;
    tally.counts.written += 1;
    ports.log(`Read order: ${readOrder(contract)
        .map(({ object }) => object.name)
        .join(', ')}`);
    ports.log(`${overrides.fields.length} overrides, ${learned.data.length} learned rules, ${contract.limitations.length} limitations`);
}
async function fetchSamples(context) {
    const { contract, ports, spec, run_id } = context;
    const { files } = ports.lakehouse;
    const endpoints = needed(files, 'endpoints', 'prepare.read_endpoints').value;
    needed(files, 'intelligence', 'prepare.use_intelligence');
    const most = perEntity(spec.with['per_entity']);
    const counting = counted(ports);
    const sampled = [];
    try {
        const service = serviceOf({ ...context, ports: counting.ports });
        const taken = new Map();
        for (const { object } of readOrder(contract)) {
            const endpoint = endpoints.find(({ entity }) => entity === object.name);
            const parents = taken.get(object.parent?.object ?? '') ?? [];
            const sampling = isDown(endpoint)
                ? notAsked(object, endpoint)
                : await sampleEntity(object, parents, { service, most, signal: context.signal });
            sampled.push(sampling.said);
            const kept = await keepSamples(context, object, sampling);
            taken.set(object.name, kept ? sampling.taken : await standing(context, object.name));
        }
    }
    finally {
        keep(files, 'requests', counting.log(run_id));
    }
    keep(files, 'samples', sampled);
}
function isDown(endpoint) {
    return endpoint?.status === 'broken' || endpoint?.status === 'blocked';
}
function notAsked({ name }, { path, status, status_code }) {
    const reason = `GET ${path} is ${status}: Source got ${status_code ?? 'no answer'}`;
    return { taken: [], said: { entity: name, records: 0, requests: 0, reason, unreadable: false, broken: true } };
}
const sampleColumns = columns('TEXT', 'sample_id', 'parent_key', 'endpoint_path', 'payload');
/** Replaced as a whole. False where the service failed and the samples of the run before stay: that says nothing about records. */
async function keepSamples({ contract, ports, tally }, object, sampling) {
    const { taken, said } = sampling;
    const table = `sample.${object.name}`;
    ports.log(`${object.name}: ${taken.length} samples of ${said.requests} requests${said.reason === null ? '' : `. ${said.reason}`}`);
    if (said.reason !== null)
        (0,data_tally/* nameError */.eA)(tally, object.name, said.reason);
    tally.counts.read += taken.length;
    const failed = said.broken || said.unreadable;
    if (failed)
        tally.counts.skipped += 1;
    if (failed && (await sql_has(ports.lakehouse, table)))
        return false;
    const path = endpointPath(contract, object);
    const row = ({ id, parentId, record }) => ({
        ...{ sample_id: id, parent_key: parentId, endpoint_path: path, payload: JSON.stringify(record) },
    });
    tally.counts.written += await ports.lakehouse.replace(table, sampleColumns, taken.map(row));
    return true;
}
async function standing({ ports }, entity) {
    const records = [];
    for await (const { id, payload } of samplesOf(ports.lakehouse, entity))
        records.push({ id, record: payload });
    return records;
}
async function generateSchema({ contract, overrides, ports, tally }) {
    const { lakehouse, log } = ports;
    const endpoints = needed(lakehouse.files, 'endpoints', 'prepare.read_endpoints').value;
    const { learned } = needed(lakehouse.files, 'intelligence', 'prepare.use_intelligence').value;
    const sampled = needed(lakehouse.files, 'samples', 'prepare.fetch_samples').value;
    const version = recall(lakehouse.files, 'created')?.value.contract_version ?? null;
    const made = await makeModel({ lakehouse, contract, overrides, learned, endpoints, sampled, version });
    const { unsayable, records, ...model } = made;
    keep(lakehouse.files, 'schema', model);
    for (const name of unsayable)
        (0,data_tally/* nameError */.eA)(tally, name, 'No field path can say this name; it is not taken');
    for (const { leftOut, graph } of model.graphs) {
        for (const edge of leftOut)
            log(`${graph} order: "${edge.entity} needs ${edge.needs}" (${edge.why}) would close a circle and is left out`);
    }
    for (const one of model.drifts)
        log(`${one.change} of ${one.subject}: ${one.class}, ${one.action}. ${one.detail}`);
    tally.counts.read += records;
    tally.counts.written += model.fields.length;
    tally.counts.skipped += unsayable.length;
    tally.facts = { ...tally.facts, fields: model.fields.length, drift: model.drifts.length, refused: model.refused };
    log(`${model.fields.length} fields of ${contract.objects.length} entities from ${records} samples`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/again.js






/** Infers again from the same samples and compares with the tables that stand. */
async function idempotent({ lakehouse, contract, overrides }) {
    const expected = 'Inferring again from the same samples gives the same tables';
    const created = recall(lakehouse.files, 'created')?.value;
    const endpoints = recall(lakehouse.files, 'endpoints')?.value;
    const learned = recall(lakehouse.files, 'intelligence')?.value.learned;
    if (!(await sql_has(lakehouse, 'prepare.schema')) || !(await sql_has(lakehouse, 'prepare.fields'))) {
        return { passed: false, expected, actual: 'The metadata tables are not there', evidence: [] };
    }
    const schema = await lakehouse.all('SELECT * FROM prepare.schema ORDER BY rowid');
    if (created === undefined || endpoints === undefined || learned === undefined) {
        return { passed: false, expected, actual: 'The working files of Prepare are not there', evidence: [] };
    }
    const sampled = recall(lakehouse.files, 'samples')?.value ?? [];
    const again = await makeModel({
        ...{ lakehouse, contract, overrides, learned, endpoints, sampled },
        version: created.contract_version,
    });
    const standing = await lakehouse.all('SELECT * FROM prepare.fields ORDER BY rowid');
    if (again.refused) {
        return {
            passed: true,
            expected,
            actual: `Inferring again refuses the same change and leaves ${standing.length} fields`,
            evidence: [],
        };
    }
    const found = [
        ...differences('prepare.fields', standing, again.fields.map(fieldRow)),
        ...differences('prepare.schema', schema, renderSchema(again.fields, created.grain)),
    ];
    return offenders(expected, found, `${standing.length} fields and ${schema.length} rows`);
}
function differences(table, standing, again) {
    const count = standing.length === again.length ? [] : [`${table}: ${standing.length} rows, again ${again.length}`];
    const changed = again.flatMap((row, index) => {
        const columns = Object.keys(row).filter((column) => (row[column] ?? null) !== (standing[index]?.[column] ?? null));
        return columns.length === 0 ? [] : [`${table} row ${index + 1}: ${columns.join(', ')}`];
    });
    return [...count, ...changed.slice(0, 20)];
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/checks.js















const prepare_checks_checks = {
    schema_has_all_entities: schemaHasAllEntities,
    one_entity_per_row: oneEntityPerRow,
    fields_as_arrays: fieldsAsArrays,
    target_names_present: ofFields('every field has a target name, one column each', fieldRules.targetNames),
    type_in_enum: typeInEnum,
    keys_declared: keysDeclared,
    array_has_bridge: ofFields('every list of records has a bridge', fieldRules.bridges),
    one_dimension_per_entity: ofFields('at most one dimension for each entity', fieldRules.dimensions),
    fact_grain_present: ofFields('what is in a fact names it, and the fact names its grain', fieldRules.factGrain),
    fact_scalars_only: ofFields('facts hold no lists and no JSON', fieldRules.factScalars),
    dependencies_inverse: dependenciesInverse,
    dependencies_cover_entities: dependenciesCoverEntities,
    constraints_reference_known: constraintsReferenceKnown,
    samples_present: samplesPresent,
    no_prod_write: noProdWrite,
    drift_classified: driftClassified,
    drift_accepted: driftAccepted,
    required_targets_present: requiredTargetsPresent,
    idempotent: idempotent,
};
/** A table that is not there answers no question. */
function notThere(table, expected) {
    return { passed: false, expected, actual: `"${table}" is not there`, evidence: [] };
}
async function rowsOrNull(lakehouse, table) {
    return (await sql_has(lakehouse, table)) ? lakehouse.all(`SELECT * FROM ${table}`) : null;
}
function ofFields(expected, rule) {
    return async ({ lakehouse }) => {
        const fields = await fieldsInForce(lakehouse);
        if (fields.length === 0)
            return notThere('prepare.fields', expected);
        return offenders(expected, rule(fields), `${fields.length} fields`);
    };
}
async function schemaHasAllEntities({ lakehouse, contract }) {
    const expected = `a row of prepare.schema for each of ${contract.objects.length} entities`;
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (rows === null)
        return notThere('prepare.schema', expected);
    const missing = missingEntities(contract, new Set(rows.map((row) => sql_text(row, 'entity'))));
    return offenders(expected, missing, `${contract.objects.length} entities`);
}
async function oneEntityPerRow({ lakehouse, contract }) {
    const expected = 'each row names one entity of the contract, and no two rows the same entity and structure';
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (rows === null)
        return notThere('prepare.schema', expected);
    const known = new Set(contract.objects.map(({ name }) => name));
    const strange = rows.map((row) => sql_text(row, 'entity')).filter((entity) => !known.has(entity));
    const twice = [...Map.groupBy(rows, (row) => `${sql_text(row, 'entity')} ${sql_text(row, 'structureType')}`)].filter(([, own]) => own.length > 1);
    const found = [
        ...strange.map((entity) => `"${entity}" is no entity`),
        ...twice.map(([name, own]) => `${name}: ${own.length} rows`),
    ];
    return offenders(expected, found, `${rows.length} rows`);
}
async function fieldsAsArrays({ lakehouse }) {
    const expected = `${parallelColumns.join(', ')} are lists of the same length, not empty`;
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (rows === null)
        return notThere('prepare.schema', expected);
    const found = rows.flatMap((row) => {
        const name = `${sql_text(row, 'entity')} ${sql_text(row, 'structureType')}`;
        const lists = parallelColumns.map((column) => arrayIn(row, column));
        const bad = parallelColumns.filter((_, index) => lists[index] === null);
        if (bad.length > 0)
            return [`${name}: ${bad.join(', ')} hold no list`];
        const lengths = lists.map((list) => list?.length ?? 0);
        return new Set(lengths).size === 1 && lengths[0] !== 0 ? [] : [`${name}: lengths ${lengths.join(', ')}`];
    });
    return offenders(expected, found, `${rows.length} rows`);
}
function arrayIn(row, column) {
    const value = (0,json/* jsonIn */.Yf)(sql_text(row, column));
    return Array.isArray(value) ? value : null;
}
async function typeInEnum({ lakehouse }) {
    const expected = 'every data type and every structure is one of the closed sets';
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (rows === null)
        return notThere('prepare.schema', expected);
    const fields = await fieldsInForce(lakehouse);
    const known = new Set(structures);
    const types = rows.flatMap((row) => listOf(row['dataType'])
        .filter((type) => !isTargetType(type))
        .map((type) => `${sql_text(row, 'entity')}: "${type}"`));
    const shapes = rows.flatMap((row) => (arrayIn(row, 'structureType') ?? [sql_text(row, 'structureType')])
        .map(String)
        .filter((shape) => !known.has(shape))
        .map((shape) => `${sql_text(row, 'entity')}: structure "${shape}"`));
    const found = [...types, ...shapes, ...fieldRules.types(fields), ...fieldRules.structureTypes(fields)];
    return offenders(expected, found, `${rows.length} rows and ${fields.length} fields`);
}
async function keysDeclared({ lakehouse, contract }) {
    const expected = 'each entity has a key field, never null and never twice in its samples';
    const fields = await fieldsInForce(lakehouse);
    if (fields.length === 0)
        return notThere('prepare.fields', expected);
    const found = [];
    let samples = 0;
    for (const { name } of contract.objects) {
        const keys = fields.filter((field) => field.entity === name && field.isKey);
        if (keys.length === 0)
            found.push(`${name}: no field is its key`);
        for (const { path } of keys) {
            const seen = await keysIn(lakehouse, name, path);
            samples += seen.records;
            if (seen.without > 0)
                found.push(`${name}.${path}: ${seen.without} samples have none`);
            found.push(...seen.twice.map((key) => `${name}.${path}: "${key}" stands twice`));
        }
    }
    return offenders(expected, found, `${contract.objects.length} entities and ${samples} samples`);
}
async function keysIn(lakehouse, entity, path) {
    const counts = new Map();
    let [records, without] = [0, 0];
    for await (const { payload } of samplesOf(lakehouse, entity)) {
        const key = keyAt(payload, path);
        records += 1;
        if (key === null)
            without += 1;
        else
            counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return { records, without, twice: [...counts].filter(([, count]) => count > 1).map(([key]) => key.slice(0, 64)) };
}
async function dependencies(lakehouse) {
    const rows = await rowsOrNull(lakehouse, 'prepare.dependencies');
    return (rows?.map((row) => ({
        ...{ graph: sql_text(row, 'graph'), entity: sql_text(row, 'entity') },
        ...{ dependsOn: listOf(row['dependsOn']), requiredBy: listOf(row['requiredBy']) },
    })) ?? null);
}
async function dependenciesInverse({ lakehouse }) {
    const expected = 'requiredBy is the inverse of dependsOn, and no entity needs itself, however far round';
    const nodes = await dependencies(lakehouse);
    if (nodes === null)
        return notThere('prepare.dependencies', expected);
    return offenders(expected, dependencyOffenders(nodes), `${nodes.length} rows`);
}
async function dependenciesCoverEntities({ lakehouse }) {
    const expected = 'both graphs hold the entities of prepare.schema, no more and no fewer';
    const nodes = await dependencies(lakehouse);
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (nodes === null)
        return notThere('prepare.dependencies', expected);
    if (rows === null)
        return notThere('prepare.schema', expected);
    const entities = new Set(rows.map((row) => sql_text(row, 'entity')));
    const found = ['read', 'create'].flatMap((graph) => {
        const own = new Set(nodes.filter((node) => node.graph === graph).map(({ entity }) => entity));
        const fewer = [...entities].filter((entity) => !own.has(entity)).map((entity) => `${graph}: ${entity} is not there`);
        return [...fewer, ...[...own].filter((entity) => !entities.has(entity)).map((entity) => `${graph}: ${entity} is no entity`)];
    });
    return offenders(expected, found, `${entities.size} entities in two graphs`);
}
async function constraintsReferenceKnown({ lakehouse, contract }) {
    const expected = 'each constraint speaks of an entity of the contract and an endpoint of the catalogue';
    const rows = await rowsOrNull(lakehouse, 'prepare.constraints');
    const endpoints = await rowsOrNull(lakehouse, 'source.endpoints');
    if (rows === null)
        return notThere('prepare.constraints', expected);
    if (endpoints === null)
        return notThere('source.endpoints', expected);
    const entities = new Set(contract.objects.map(({ name }) => name));
    const known = new Set(endpoints.flatMap((row) => ['endpoint_path', 'full_path'].map((column) => `${sql_text(row, 'http_method')} ${checks_plain(sql_text(row, column))}`)));
    const found = rows.flatMap((row) => {
        const [id, entity] = [sql_text(row, 'constraintId'), textOrNull(row, 'entity')];
        const endpoint = sql_text(row, 'endpoint');
        const [method = '', path = ''] = endpoint.split(' ');
        const strange = entity !== null && !entities.has(entity) ? [`${id}: "${entity}" is no entity`] : [];
        return known.has(`${method} ${checks_plain(path)}`) ? strange : [...strange, `${id}: "${endpoint}" is not in the catalogue`];
    });
    return offenders(expected, found, `${rows.length} constraints`);
}
function checks_plain(path) {
    return withoutNames(path).replace(/(?<=.)\/$/, '');
}
async function samplesPresent({ lakehouse, contract }) {
    const expected = 'each entity has a sample, or a recorded reason why it has none';
    const said = recall(lakehouse.files, 'samples')?.value ?? [];
    const found = [];
    let reasons = 0;
    for (const { name } of contract.objects) {
        if ((await sizeOf(lakehouse, `sample.${name}`)) > 0)
            continue;
        if ((said.find(({ entity }) => entity === name)?.reason ?? '') === '')
            found.push(name);
        else
            reasons += 1;
    }
    const of = `${contract.objects.length} entities without either; ${reasons} ${reasons === 1 ? 'has' : 'have'} a reason instead of samples`;
    return offenders(expected, found, of);
}
async function noProdWrite({ lakehouse }) {
    await Promise.resolve();
    const expected = 'Prepare sent nothing to the source but GET, signing in apart';
    const log = recall(lakehouse.files, 'requests')?.value;
    if (log === undefined)
        return { passed: false, expected, actual: 'No record of the requests that were sent', evidence: [] };
    const other = Object.entries(log.methods).reduce((sum, [method, count]) => sum + (method === 'GET' ? 0 : count), 0) - log.sign_in;
    const counts = Object.entries(log.methods).map(([method, count]) => `${count} ${method}`);
    const of = `${log.sent} requests (${counts.join(', ') || 'none'}, ${log.sign_in} of them to sign in) in run ${log.run_id}`;
    return offenders(expected, log.writes, { of, count: Math.max(other, log.writes.length) });
}
async function driftClassified({ lakehouse }) {
    const expected = 'every difference from what was in force has a class and an action that fit it';
    const rows = await rowsOrNull(lakehouse, 'prepare.drift');
    if (rows === null)
        return notThere('prepare.drift', expected);
    const found = rows.flatMap((row) => {
        const [change, kind, action] = [sql_text(row, 'change'), sql_text(row, 'class'), sql_text(row, 'action')];
        const name = `${change} of ${sql_text(row, 'subject')}`;
        const meaning = Object.entries(changes).find(([known]) => known === change)?.[1];
        if (meaning === undefined)
            return [`${name}: unknown change`];
        if (!driftClasses.some((one) => one === kind) || meaning.class !== kind)
            return [`${name}: class "${kind}" instead of ${meaning.class}`];
        return driftActions.some((one) => one === action) ? [] : [`${name}: action "${action}"`];
    });
    const reported = new Set(rows.map((row) => `${sql_text(row, 'change')} of ${sql_text(row, 'subject')}`));
    const catalogue = ((await rowsOrNull(lakehouse, 'source.changes')) ?? []).map((row) => `${sql_text(row, 'change')} of ${sql_text(row, 'subject')}`);
    const left = catalogue.filter((name) => !reported.has(name)).map((name) => `${name}: found by Source, not classified`);
    return offenders(expected, [...found, ...left], `${rows.length} differences`);
}
async function driftAccepted({ lakehouse }) {
    const expected = 'no change that the contract refuses and none that breaks the pipeline';
    const rows = await rowsOrNull(lakehouse, 'prepare.drift');
    if (rows === null)
        return notThere('prepare.drift', expected);
    const refused = rows.filter((row) => stops({ action: sql_text(row, 'action') }));
    const words = refused.map((row) => `${sql_text(row, 'change')} of ${sql_text(row, 'subject')}: ${sql_text(row, 'detail')} (${sql_text(row, 'class')}, ${sql_text(row, 'action')} by mode ${sql_text(row, 'mode')})`);
    const finding = offenders(expected, words, `${rows.length} changes`);
    if (refused.length === 0)
        return finding;
    const remedy = 'the metadata in force stays; accept a break by a new major contract_version, anything else by contract_modes or an override';
    return { ...finding, actual: `${finding.actual}: ${words[0] ?? ''}; ${remedy}` };
}
async function requiredTargetsPresent({ lakehouse, contract }) {
    const wanted = contract.objects.reduce((sum, { required_targets }) => sum + required_targets.length, 0);
    const expected = `the ${wanted} target columns that the contract requires`;
    const fields = await fieldsInForce(lakehouse);
    if (fields.length === 0)
        return notThere('prepare.fields', expected);
    const missing = [];
    for (const target of missingTargets(contract, fields)) {
        const entity = target.slice(0, target.indexOf('.'));
        const seen = (await sizeOf(lakehouse, `sample.${entity}`)) > 0;
        missing.push(seen ? target : `${target}: the service gave no record of "${entity}"`);
    }
    return offenders(expected, missing, `${wanted} required columns`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/refine/rules.js


/** What each sort of table gets: the same for every source, decided by names and types alone. */
function addedTo(table) {
    const all = table.registry === 'facts' ? ofFact(table) : table.registry === 'dimensions' ? ofDimension(table) : [];
    const standing = new Set(table.columns.map((name) => name.toLowerCase()));
    const seen = new Set();
    return all.filter(({ name }) => {
        const folded = name.toLowerCase();
        if (standing.has(folded) || seen.has(folded))
            return false;
        seen.add(folded);
        return true;
    });
}
function ofFact(table) {
    const days = table.foreignKeys
        .filter(({ toTable }) => toTable === 'dimDate')
        .map(({ column }) => ({ name: column, sql: dayOf(column) }));
    const measures = table.typed.filter(({ name, type }) => type !== 'TEXT' && !name.endsWith('Id')).map(({ name }) => name);
    return [...completed(days), ...times(table, days), ...lasting(table, measures), ...variances(measures, table)];
}
function ofDimension(table) {
    if (table.tableName === 'dimDate')
        return ofDates;
    const [key = ''] = table.keyColumns;
    const type = table.typed.find(({ name }) => name === key)?.type ?? 'TEXT';
    const isUnknown = {
        ...{ name: 'isUnknown', type: 'INTEGER', rule: `${quote(key)} = ${literal(type === 'TEXT' ? 'unknown' : -1)}` },
        description: 'Stands for every value that is not known',
    };
    const days = table.typed
        .filter(({ name, type: kind }) => kind === 'TEXT' && isDayName(name))
        .map(({ name }) => ({ name, sql: dayIn(name) }));
    return [isUnknown, ...labels(table), ...times(table, days)];
}
const ofDates = [
    { name: 'isWeekend', type: 'INTEGER', rule: '"dayOfWeek" >= 6', description: 'Saturday or Sunday' },
    {
        ...{ name: 'yearMonth', type: 'TEXT', rule: 'substr("date", 1, 7)' },
        description: 'Year and month in one text that sorts',
    },
];
function dayOf(column) {
    const key = quote(column);
    return `CASE WHEN ${key} > 0 THEN printf('%04d-%02d-%02d', ${key} / 10000, ${key} / 100 % 100, ${key} % 100) END`;
}
const dayName = /(?:Date|On|At|Time)$|^date(?:Time)?[A-Z]/;
function isDayName(name) {
    return dayName.test(name) && !/^valid|^is[A-Z]/.test(name);
}
/** Texts that are named like days and hold none give NULL. */
function dayIn(column) {
    return `CASE WHEN ${quote(column)} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*' THEN substr(${quote(column)}, 1, 10) END`;
}
function isEnd(name) {
    return /^(?:end|finish|complet|clos|resolv)|(?:End|Finish|Finished|Completed|Closed|Resolved|Tested|Paid)(?:On|At|Date|Id|$)/i.test(name);
}
function isStart(name) {
    return /^(?:start|begin|creat|assign|open|raised|issued)|(?:Start|Created|Opened)(?:On|At|Date|Id|$)/i.test(name);
}
function completed(days) {
    const end = days.find(({ name }) => isEnd(name));
    if (!end)
        return [];
    const rule = `(${end.sql}) IS NOT NULL`;
    return [{ name: 'isCompleted', type: 'INTEGER', rule, description: `"${end.name}" is known` }];
}
/** Ages are counted to the latest day in the same table, not to today: the same data gives the same age on any day. */
function times(table, days) {
    const [first] = [...days.filter(({ name }) => isStart(name)), ...days];
    if (!first)
        return [];
    const latest = days.map(({ sql }) => `SELECT max(${sql}) AS day FROM ${tableSql(`transform.${table.tableName}`)}`);
    const age = {
        ...{ name: 'ageInDays', type: 'INTEGER' },
        rule: `CAST(julianday((SELECT max(day) FROM (${latest.join(' UNION ALL ')}))) - julianday(${first.sql}) AS INTEGER)`,
        description: `Days from "${first.name}" to the latest day in this table`,
    };
    const start = days.find(({ name }) => isStart(name));
    const end = days.find(({ name }) => isEnd(name) && name !== start?.name);
    if (!start || !end)
        return [age];
    const rule = `CAST(julianday(${end.sql}) - julianday(${start.sql}) AS INTEGER)`;
    return [age, { name: 'durationInDays', type: 'INTEGER', rule, description: `Days from "${start.name}" to "${end.name}"` }];
}
const rules_duration = /(?:Time|Duration|Seconds|Minutes|Hours)$|^duration/i;
function lasting(table, measures) {
    return measures
        .filter((name) => rules_duration.test(name))
        .flatMap((name) => {
        const column = quote(name);
        const mean = `(SELECT avg(${column}) FROM ${tableSql(`transform.${table.tableName}`)} WHERE ${column} > 0)`;
        return [
            {
                ...{
                    name: `has${upperFirst(name)}`,
                    type: 'INTEGER',
                    rule: `coalesce(${column} > 0, 0)`,
                },
                description: `"${name}" is known and above zero`,
            },
            {
                ...{ name: `${name}Group`, type: 'TEXT' },
                rule: `CASE WHEN coalesce(${column}, 0) <= 0 THEN 'none' WHEN ${column} < 0.5 * ${mean} THEN 'short' WHEN ${column} <= 1.5 * ${mean} THEN 'usual' ELSE 'long' END`,
                description: `"${name}" against the mean of all that are above zero: short below half of it, long above one and a half`,
            },
        ];
    });
}
function variances(measures, table) {
    return measures.flatMap((actual) => {
        const rest = /^actual([A-Z].*)$/.exec(actual)?.[1];
        const planned = ['estimated', 'planned', 'budgeted'].map((word) => `${word}${rest}`).find((name) => measures.includes(name));
        if (rest === undefined || planned === undefined)
            return [];
        const types = table.typed.filter(({ name }) => name === actual || name === planned).map(({ type }) => type);
        const name = `${rest.slice(0, 1).toLowerCase()}${rest.slice(1)}Variance`;
        const type = types.includes('REAL') ? 'REAL' : 'INTEGER';
        return [{ name, type, rule: `${quote(actual)} - ${quote(planned)}`, description: `"${actual}" less "${planned}"` }];
    });
}
function labels({ entity, columns, codes }) {
    return codes
        .filter((field) => columns.includes(field))
        .map((field) => {
        const asked = `entity = ${literal(entity)} AND field = ${literal(field)}`;
        const words = `(SELECT m.label FROM prepare.statusMap m WHERE m.${asked.replace(' AND field', ' AND m.field')} AND m.code = CAST(${quote(field)} AS TEXT))`;
        return {
            name: `${field}Label`,
            type: 'TEXT',
            rule: `coalesce(${words}, 'Unknown')`,
            description: `What the code in "${field}" means`,
        };
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/refine/actions.js





const refine_actions_actions = { 'refine.tables': refineTables };
/** Makes every table of the star schema anew with the columns that its rules add. No row comes or goes. */
async function refineTables({ ports, tally, signal }) {
    const { lakehouse } = ports;
    const tables = await tablesOf(lakehouse);
    if (tables.length === 0)
        (0,failed/* fail */.f)('gate', 'Cannot refine: Transform has registered no table; run Transform first');
    const documented = [];
    for (const table of tables) {
        (0,stop/* stopIfAsked */.Q)(signal);
        const added = addedTo(table);
        const list = [...table.columns.map(quote), ...added.map(({ name, rule }) => `(${rule}) AS ${quote(name)}`)].join(', ');
        const shape = [...table.typed, ...added.map(({ name, type }) => ({ name, type }))];
        const name = `refine.${table.tableName}`;
        const rows = await lakehouse.replaceFrom(name, shape, `SELECT ${list} FROM ${tableSql(`transform.${table.tableName}`)} ORDER BY rowid`);
        tally.counts.read += table.rows;
        tally.counts.written += rows;
        ports.log(`${name}: ${rows} rows, ${added.length} columns added`);
        documented.push(...(await documentation(lakehouse, table, added)));
    }
    await dropOthers(lakehouse, tables);
    const shape = [...columns('TEXT', 'tableName', 'columnName', 'addedBy', 'rule', 'description'), ...columns('INTEGER', 'rows')];
    await lakehouse.replace('refine.columns', shape, documented);
}
async function tablesOf(lakehouse) {
    const tables = [];
    for (const one of await allRegistered(lakehouse)) {
        const typed = await lakehouse.columns(`transform.${one.tableName}`);
        if (!typed)
            (0,failed/* fail */.f)('gate', `Cannot refine "transform.${one.tableName}": it is registered and is not there`);
        tables.push({ ...one, typed, columns: typed.map(({ name }) => name), codes: await codesOf(lakehouse, one.entity) });
    }
    return tables;
}
async function codesOf(lakehouse, entity) {
    if (!(await sql_has(lakehouse, 'prepare.statusMap')))
        return [];
    const rows = await lakehouse.all('SELECT DISTINCT field FROM prepare.statusMap WHERE entity = ? ORDER BY field', [entity]);
    return rows.map((row) => sql_text(row, 'field'));
}
/** `rows` counts those in which the column has a value. */
async function documentation(lakehouse, table, added) {
    const names = [...table.columns, ...added.map(({ name }) => name)];
    const counts = names.map((name, index) => `count(${quote(name)}) AS n${index}`).join(', ');
    const [found = {}] = await lakehouse.all(`SELECT ${counts} FROM ${tableSql(`refine.${table.tableName}`)}`);
    const rules = new Map(added.map((one) => [one.name, one]));
    return names.map((columnName, index) => ({
        ...{ tableName: table.tableName, columnName, addedBy: rules.has(columnName) ? 'refine' : 'transform' },
        ...{ rule: rules.get(columnName)?.rule ?? '', description: rules.get(columnName)?.description ?? 'As Transform made it' },
        rows: Number(found[`n${index}`] ?? 0),
    }));
}
async function dropOthers(lakehouse, tables) {
    const kept = new Set([...tables.map(({ tableName }) => `refine.${tableName}`), 'refine.columns']);
    for (const { table } of await lakehouse.tables())
        if (table.startsWith('refine.') && !kept.has(table))
            await lakehouse.drop(table);
}

;// CONCATENATED MODULE: ./lib/solution/stages/refine/checks.js



const refine_checks_checks = {
    refine_rows_unchanged: rowsUnchanged,
    refine_columns_documented: columnsDocumented,
    refine_reproducible: reproducible,
};
async function rowsUnchanged({ lakehouse }) {
    const wrong = [...(await absent(lakehouse, 'transform.facts', 'transform.dimensions'))];
    const tables = await allRegistered(lakehouse);
    for (const { tableName } of tables) {
        const [before, after] = await Promise.all([count(`transform.${tableName}`), count(`refine.${tableName}`)]);
        if (before !== after)
            wrong.push({ table: tableName, transform: before, refine: after });
    }
    return offenders('every table has as many rows as Transform gave it', wrong, `${tables.length} tables`);
    async function count(table) {
        return (await sql_has(lakehouse, table)) ? countOf(lakehouse, `SELECT count(*) FROM ${tableSql(table)}`) : null;
    }
}
async function columnsDocumented({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'refine.columns');
    const documented = new Map(rows.map((row) => [`${sql_text(row, 'tableName')}.${sql_text(row, 'columnName')}`, row]));
    const wrong = [...(await absent(lakehouse, 'refine.columns'))];
    let asked = 0;
    for (const { tableName } of await allRegistered(lakehouse)) {
        const names = (await lakehouse.columns(`refine.${tableName}`)) ?? [];
        const before = new Set((await lakehouse.columns(`transform.${tableName}`))?.map(({ name }) => name) ?? []);
        asked += names.length;
        for (const { name } of names) {
            const row = documented.get(`${tableName}.${name}`);
            if (!row)
                wrong.push({ table: tableName, column: name, documented: false });
            else if (!before.has(name) && (sql_text(row, 'rule') === '' || sql_text(row, 'description') === ''))
                wrong.push({ table: tableName, column: name, rule: sql_text(row, 'rule') });
        }
    }
    return offenders('every column stands in "refine.columns", an added one with rule and words', wrong, `${asked} columns`);
}
/** Asks every rule again over the rows that stand. */
async function reproducible({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'refine.columns', "SELECT tableName, columnName, rule FROM refine.columns WHERE addedBy = 'refine' ORDER BY tableName, columnName");
    const wrong = [...(await absent(lakehouse, 'refine.columns'))];
    for (const [tableName, rules] of Map.groupBy(rows, (row) => sql_text(row, 'tableName'))) {
        const tests = rules.map((row, index) => `sum(${quote(sql_text(row, 'columnName'))} IS NOT (${sql_text(row, 'rule')})) AS n${index}`);
        const [found = {}] = await lakehouse.all(`SELECT ${tests.join(', ')} FROM ${tableSql(`refine.${tableName}`)}`);
        rules.forEach((row, index) => {
            const differing = Number(found[`n${index}`] ?? 0);
            if (differing > 0)
                wrong.push({ table: tableName, column: sql_text(row, 'columnName'), rows: differing });
        });
    }
    return offenders('each rule, asked again, gives the values that stand', wrong, `${rows.length} added columns`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/tables.js


/** The catalogue: one row for each path and method. */
const endpointsTable = {
    table: 'source.endpoints',
    columns: [
        ...columns('TEXT', 'endpoint_path', 'full_path', 'http_method', 'category', 'description'),
        ...columns('INTEGER', 'requires_auth', 'hierarchical'),
        ...columns('TEXT', 'query_parameters', 'path_parameters', 'resource', 'entity', 'api_status'),
        ...columns('INTEGER', 'status_code'),
    ],
};
/** What changed in the catalogue since the run before; the same columns as the drift that Prepare records. */
const changesTable = {
    table: 'source.changes',
    columns: driftColumns,
};
const credentialsTable = {
    table: 'source.credentials',
    columns: columns('TEXT', 'credential_type', 'credential_value', 'last_validated', 'validation_status'),
};
/** The walk, one row for each entity; `why` says why its endpoint did not work, and is null where it did. */
const hierarchyTable = {
    table: 'source.hierarchy',
    columns: [
        ...columns('INTEGER', 'level'),
        ...columns('TEXT', 'entity', 'parent_entity', 'endpoint_path'),
        ...columns('INTEGER', 'items_found'),
        ...columns('TEXT', 'sample_id', 'why'),
    ],
};
/** What the limitations of the contract answered when they were probed: `stillPresent` is null when there was no answer. */
const probesTable = {
    table: 'source.probes',
    columns: [...columns('TEXT', 'constraintId', 'probe'), ...columns('INTEGER', 'expected', 'status_code', 'stillPresent')],
};
const portfolioTable = {
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
};
const configTable = {
    table: 'source.config',
    columns: columns('TEXT', 'config_key', 'config_value', 'last_updated'),
};
const configKeys = [
    'execution_mode',
    'operation_type',
    'notebook_name',
    'stage',
    'sdk_version',
    'bootstrap_enabled',
];

;// CONCATENATED MODULE: ./lib/solution/stages/source/authenticate.js





/** Makes the request that only valid credentials may make, and writes down whether it was answered. */
async function authenticate(context) {
    const { contract, ports, tally } = context;
    const { path } = contract.auth_check;
    const service = serviceOf(context);
    tally.counts.read += 1;
    try {
        await service.session.get(service.address(path));
    }
    catch (error) {
        if (!(error instanceof failed/* Failed */.c) || error.failure.kind === 'cancelled' || error.failure.kind === 'timeout')
            throw error;
        await note(context, 'Failed');
        tally.counts.failed += 1;
        if (error.failure.kind !== 'credentials')
            throw error;
        const { key, name } = contract.source_system;
        (0,failed/* fail */.f)('credentials', `Cannot sign in to source "${key}" (${name}) by GET ${path}: ${authenticate_said(error)}; ${remedy(context)}`, {
            ...(error.failure.code === undefined ? {} : { code: error.failure.code }),
        });
    }
    await note(context, 'Success');
    ports.log(`GET ${path} was answered: the credentials are valid`);
}
function authenticate_said({ failure }) {
    return /^\d{3}$/.test(failure.code ?? '') ? `it answered ${failure.code ?? ''}` : failure.message;
}
function remedy({ contract }) {
    const names = secretsOf(contract).map((name) => `"${name}"`);
    if (names.length === 0)
        return 'the contract names no credentials; describe them under "api.auth"';
    return `set ${names.join(' and ')} to ${names.length === 1 ? 'a value' : 'values'} that may read it`;
}
async function note({ contract, ports, tally }, validation_status) {
    const row = {
        credential_type: typeOf(contract),
        credential_value: masked(secretOf(contract, ports.variables)),
        last_validated: (0,core_time/* iso */.KH)(ports.clock.now()),
        validation_status,
    };
    tally.counts.written += await ports.lakehouse.replace(credentialsTable.table, credentialsTable.columns, [row]);
}
function typeOf(contract) {
    const { type } = contract.api.auth;
    if (type === 'bearer')
        return 'api_token';
    return type === 'none' && secretsOf(contract).length > 0 ? 'api_key' : type;
}
function secretOf(contract, variables) {
    const [name] = secretsOf(contract);
    if (name === undefined)
        return '';
    return variables[name] ?? sourceOf(contract).variables[name] ?? '';
}
/** Three stars and the last three characters; a short secret would be half told by them. */
function masked(secret) {
    return secret.length < 12 ? '***' : `***${secret.slice(-3)}`;
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/changes.js


/** A row of `source.changes`: what the change is, and what is done about it in that mode. */
function changeRow(change, subject, more) {
    const meaning = changes[change];
    return { level: 'catalogue', subject, change, class: meaning.class, action: meaning[more.mode], ...more };
}
/** Endpoints that came and went since the run before; none on the first run. */
function catalogueChanges(before, now, mode) {
    if (before === null)
        return [];
    const known = new Set(before.map(({ name }) => name));
    const present = new Set(now.map(({ endpoint, path }) => nameOf(endpoint.method, path)));
    const added = now.flatMap(({ endpoint, path, entity }) => {
        const name = nameOf(endpoint.method, path);
        const feeds = entity === null ? 'feeds no entity' : `feeds ${entity}`;
        return known.has(name)
            ? []
            : [changeRow('new_endpoint', name, { mode, detail: `Not in the catalogue of the run before; ${feeds}` })];
    });
    const removed = before.flatMap(({ name, entity }) => {
        const fed = entity === null ? 'fed no entity' : `fed ${entity}`;
        return present.has(name) ? [] : [changeRow('removed_endpoint', name, { mode, detail: `No longer in the contract; ${fed}` })];
    });
    return [...added, ...removed];
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/hierarchy.js





/** A parent may well have no children: so many of them are asked before a level counts as empty. */
const mostTries = 10;
/** Walks from the topmost objects down; each request carries real ids of a record found one level above. */
async function hierarchy_walk(context, service) {
    const found = new Map();
    const reached = [];
    for (const placed of readOrder(context.contract)) {
        (0,stop/* stopIfAsked */.Q)(context.signal);
        const { object } = placed;
        const parents = object.parent === undefined ? [] : (found.get(object.parent.object) ?? []);
        const level = await reach(service, requestsFor(object, parents).slice(0, mostTries));
        found.set(object.name, level.records.slice(0, mostTries));
        reached.push({ ...level.answered, placed, items: level.records.length, sample: level.records[0]?.id ?? null });
        const more = level.answered.why === null ? '' : `: ${level.answered.why}`;
        context.ports.log(`${object.name}: ${level.records.length} found, ${level.answered.api_status}${more}`);
    }
    return reached;
}
/** Asks until one request gives records. An endpoint that answered once works, whatever the next parent gives. */
async function reach(service, requests) {
    let last = {
        answered: { api_status: 'unknown', status_code: null, why: 'no record of its parent to ask with' },
        records: [],
    };
    for (const request of requests) {
        const level = await askOne(service, request);
        if (level.records.length > 0)
            return level;
        if (last.answered.api_status !== 'working')
            last = level;
    }
    return last;
}
async function askOne(service, request) {
    try {
        for await (const { records } of fetchObject({ service, request })) {
            const known = records.flatMap((record) => {
                const id = keyAt(record, request.object.primary_key);
                return id === null ? [] : [{ id, record }];
            });
            if (known.length === 0 && records.length > 0) {
                const why = `its records have no "${request.object.primary_key}"`;
                return { answered: { api_status: 'broken', status_code: 200, why }, records: [] };
            }
            return { answered: { api_status: 'working', status_code: 200, why: null }, records: known };
        }
    }
    catch (error) {
        return { answered: readFailure(error), records: [] };
    }
    return { answered: { api_status: 'working', status_code: 200, why: null }, records: [] };
}
/** One endpoint that cannot be read is recorded; what ends the attempt itself is passed on. */
function readFailure(error) {
    if (!(error instanceof failed/* Failed */.c))
        throw error;
    const { kind, code, message } = error.failure;
    if (kind === 'cancelled' || kind === 'timeout' || kind === 'variable')
        throw error;
    const status = /^\d{3}$/.test(code ?? '') ? Number(code) : null;
    return { ...statusOf(status), why: message };
}
/** 401 and 403: it is there, but not for us. Everything else that is no success does not work. */
function statusOf(status) {
    if (status === 401 || status === 403)
        return { api_status: 'blocked', status_code: status };
    const works = status !== null && status >= 200 && status <= 299;
    return { api_status: works ? 'working' : 'broken', status_code: status };
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/portfolio.js




/** Sums up what is known of the source. The day of its discovery stays over all runs. */
async function portfolio(context) {
    const { contract, ports, tally } = context;
    const { lakehouse } = ports;
    const now = (0,core_time/* iso */.KH)(ports.clock.now());
    const endpoints = await countEndpoints(lakehouse);
    const credential = await oneRow(lakehouse, 'SELECT validation_status, last_validated FROM source.credentials');
    const levels = await countOf(lakehouse, 'SELECT count(*) FROM source.hierarchy');
    const reached = await countOf(lakehouse, 'SELECT count(*) FROM source.hierarchy WHERE items_found > 0');
    const row = {
        source_system: contract.source_system.key,
        contract_version: contract.contract_version,
        discovery_date: (await discovered(context)) ?? now.slice(0, 10),
        total_endpoints: endpoints.total,
        endpoint_categories: endpoints.categories,
        hierarchical_endpoints: endpoints.hierarchical,
        auth_method: contract.api.auth.type,
        auth_status: textOrNull(credential, 'validation_status') ?? 'Unknown',
        last_auth_check: textOrNull(credential, 'last_validated'),
        hierarchical_access_validated: Number(levels > 0 && levels === reached),
        endpoint_success_rate: endpoints.asked === 0 ? 0 : endpoints.working / endpoints.asked,
        supports_incremental: Number(contract.objects.some(({ incremental }) => incremental !== undefined)),
        ...{ status: 'active', is_enabled: 1, last_updated: now },
    };
    tally.counts.written += await lakehouse.replace(portfolioTable.table, portfolioTable.columns, [row]);
    tally.counts.written += await lakehouse.replace(configTable.table, configTable.columns, configRows(context, now));
}
async function countEndpoints(lakehouse) {
    const among = (where) => countOf(lakehouse, `SELECT count(*) FROM source.endpoints WHERE ${where}`);
    const categories = await lakehouse.all('SELECT category, count(*) AS n FROM source.endpoints GROUP BY category ORDER BY category');
    return {
        total: await among('TRUE'),
        hierarchical: await among('hierarchical = 1'),
        asked: await among(`api_status IN ('working', 'broken', 'blocked')`),
        working: await among(`api_status = 'working'`),
        categories: JSON.stringify(Object.fromEntries(categories.map((row) => [sql_text(row, 'category'), Number(row['n'])]))),
    };
}
async function discovered({ contract, ports }) {
    if (!(await sql_has(ports.lakehouse, portfolioTable.table)))
        return null;
    const [row] = await ports.lakehouse.all('SELECT discovery_date FROM source.portfolio WHERE source_system = ?', [
        contract.source_system.key,
    ]);
    return typeof row?.['discovery_date'] === 'string' ? row['discovery_date'] : null;
}
function configRows({ contract, params, ports }, now) {
    const values = {
        execution_mode: params['execution_mode'] ?? 'pipeline',
        operation_type: params['mode'] ?? 'run',
        notebook_name: `source${upperFirst(contract.source_system.key)}`,
        stage: 'source',
        sdk_version: ports.engine_version ?? 'lorchestra/v1',
        bootstrap_enabled: params['bootstrap'] ?? 'true',
    };
    return configKeys.map((config_key) => ({ config_key, config_value: values[config_key], last_updated: now }));
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/probe.js



/** A service that hangs is told from one that is slow, without waiting a minute for each. */
const longestWaitMs = 10_000;
/** Makes each limitation's own request once and without retries: a 500 that is expected needs no patience. */
async function probeAll(context) {
    const { contract, ports, signal } = context;
    const request_timeout = Math.min(contract.api.limits.request_timeout, longestWaitMs);
    const service = serviceOf(context, { request_timeout, retries: 0 });
    const probed = [];
    for (const limitation of contract.limitations) {
        if (limitation.probe === undefined)
            continue;
        (0,stop/* stopIfAsked */.Q)(signal);
        const answered = await probe_ask(async () => service.session.status(service.address(limitation.probe?.path ?? '')));
        const stands = answered.status_code === limitation.probe.status ? 'stands' : `answered ${answered.status_code ?? 'nothing'}`;
        ports.log(`${limitation.id}: ${stands}`);
        probed.push({ limitation, answered });
    }
    return probed;
}
async function probe_ask(send) {
    try {
        return { ...statusOf(await send()), why: null };
    }
    catch (error) {
        return readFailure(error);
    }
}
/** No answer says nothing about a limitation that is known by its status. */
function probeRow({ limitation, answered }) {
    const { probe } = limitation;
    const status = answered.status_code;
    return {
        constraintId: limitation.id,
        probe: `GET ${probe?.path ?? ''}`,
        expected: probe?.status ?? null,
        status_code: status,
        stillPresent: status === null ? null : Number(status === probe?.status),
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/actions.js











const source_actions_actions = {
    'source.catalogue': catalogue,
    'source.authenticate': authenticate,
    'source.hierarchy': hierarchy,
    'source.portfolio': portfolio,
};
async function catalogue({ contract, ports, tally }) {
    const { lakehouse } = ports;
    const mode = contract.contract_modes.endpoints;
    const found = catalogueOf(contract);
    const before = await knownEndpoints(lakehouse);
    const changes = catalogueChanges(before, found.rows, mode);
    for (const { change, subject, action } of changes)
        ports.log(`${String(change)}: ${String(subject)}, ${String(action)}`);
    for (const name of found.malformed)
        (0,data_tally/* nameError */.eA)(tally, name, 'Its path is no path');
    tally.counts.read += contract.endpoints.length;
    tally.counts.skipped += found.duplicates.length;
    tally.counts.failed += found.malformed.length;
    tally.facts = {
        ...tally.facts,
        duplicates: found.duplicates.length,
        malformed: found.malformed.length,
        changes: changes.length,
    };
    await lakehouse.replace(changesTable.table, changesTable.columns, changes);
    const refused = changes.filter(({ action }) => action === 'refused');
    if (refused.length > 0) {
        // The catalogue stays as it was, so that the next run refuses the same.
        const named = refused.slice(0, 5).map(({ subject }) => `"${String(subject)}"`);
        (0,failed/* fail */.f)('gate', `Refused ${refused.length === 1 ? 'a change' : `${refused.length} changes`} of the catalogue: ${named.join(', ')}; "contract_modes.endpoints" is freeze`);
    }
    const left = new Set(changes.flatMap(({ action, subject }) => (action === 'discarded' ? [subject] : [])));
    const status = new Map(before?.map((one) => [one.name, one]));
    const rows = found.rows.flatMap((one) => {
        const name = nameOf(one.endpoint.method, one.path);
        return left.has(name) && one.entity === null ? [] : [endpointRow(one, status.get(name))];
    });
    tally.counts.written += await lakehouse.replace(endpointsTable.table, endpointsTable.columns, rows);
    ports.log(`${rows.length} endpoints, ${found.duplicates.length} duplicates, ${found.malformed.length} malformed`);
}
async function knownEndpoints(lakehouse) {
    if (!(await sql_has(lakehouse, endpointsTable.table)))
        return null;
    const rows = await lakehouse.all('SELECT http_method, full_path, entity, api_status, status_code FROM source.endpoints ORDER BY full_path, http_method');
    return rows.map(({ http_method, full_path, entity, api_status, status_code }) => ({
        name: nameOf(String(http_method), String(full_path)),
        entity: entity === null || entity === undefined ? null : String(entity),
        api_status: String(api_status),
        status_code: status_code === null || status_code === undefined ? null : Number(status_code),
    }));
}
/** Fewer retries than a fetch has: an endpoint that needs many is found out here. */
const mostRetries = 2;
async function hierarchy(context) {
    const { contract, ports, tally } = context;
    const { lakehouse } = ports;
    const service = serviceOf(context, { retries: Math.min(contract.api.limits.retries, mostRetries) });
    const reached = await hierarchy_walk(context, service);
    const probed = await probeAll(context);
    const rows = reached.map(({ placed: { object, level }, items, sample, why }) => ({
        ...{ level, entity: object.name, parent_entity: object.parent?.object ?? null },
        ...{ endpoint_path: feedingPath(contract, object), items_found: items, sample_id: sample, why },
    }));
    for (const one of reached.filter(({ why }) => why !== null))
        (0,data_tally/* nameError */.eA)(tally, one.placed.object.name, one.why ?? '');
    tally.counts.read += reached.reduce((sum, { items }) => sum + items, 0);
    tally.counts.skipped += reached.filter(({ api_status }) => api_status !== 'working').length;
    tally.counts.written += await lakehouse.replace(hierarchyTable.table, hierarchyTable.columns, rows);
    await lakehouse.replace(probesTable.table, probesTable.columns, probed.map(probeRow));
    await markEndpoints(context, reached, probed);
}
/** What an entity's endpoint answered beats what a probe of the same endpoint did. */
async function markEndpoints(context, reached, probed) {
    const { contract, ports } = context;
    const { lakehouse } = ports;
    const mode = contract.contract_modes.endpoints;
    const answers = new Map();
    for (const { limitation, answered } of probed) {
        if (limitation.method === 'GET')
            answers.set(normalise(limitation.endpoint)?.path ?? limitation.endpoint, answered);
    }
    for (const one of reached)
        answers.set(feedingPath(contract, one.placed.object), one);
    const before = await lakehouse.all('SELECT * FROM source.endpoints ORDER BY full_path, http_method');
    const broke = [];
    const now = before.map((row) => {
        const answer = row['http_method'] === 'GET' ? answers.get(String(row['full_path'])) : undefined;
        if (answer === undefined)
            return row;
        const stopped = answer.api_status === 'broken' || answer.api_status === 'blocked';
        if (row['api_status'] === 'working' && stopped) {
            const detail = `Worked in the run before, now ${answer.api_status}: ${answer.status_code ?? 'no answer'}`;
            broke.push(changeRow('endpoint_broken', nameOf('GET', String(row['full_path'])), { mode, detail }));
        }
        return { ...row, api_status: answer.api_status, status_code: answer.status_code };
    });
    for (const { subject, detail } of broke)
        ports.log(`endpoint_broken: ${String(subject)}. ${String(detail)}`);
    await lakehouse.replace(endpointsTable.table, endpointsTable.columns, now);
    await lakehouse.append(changesTable.table, changesTable.columns, broke);
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/checks.js






/** Gates of Source, by id. */
const source_checks_checks = {
    endpoints_nonempty: endpointsNonempty,
    auth_succeeded: authSucceeded,
    credential_masked: credentialMasked,
    portfolio_counts_agree: portfolioCountsAgree,
    success_rate_in_range: successRateInRange,
    config_complete: configComplete,
    hierarchy_reached: hierarchyReached,
    parameters_listed: parametersListed,
    entity_endpoints_working: entityEndpointsWorking,
};
async function endpointsNonempty({ lakehouse }) {
    const count = await countOf(lakehouse, 'SELECT count(*) FROM source.endpoints');
    return { passed: count > 0, expected: 'at least one endpoint', actual: `${count} endpoints`, evidence: [] };
}
async function authSucceeded({ lakehouse }) {
    const rows = await lakehouse.all('SELECT validation_status, last_validated FROM source.credentials ORDER BY last_validated DESC');
    const status = rows[0] === undefined ? 'no check' : sql_text(rows[0], 'validation_status');
    return {
        passed: rows.length > 0 && rows.every((row) => row['validation_status'] === 'Success'),
        expected: 'Success',
        actual: status,
        evidence: [],
    };
}
/** Nothing of a stored value is shown as evidence: it may be the secret itself. */
async function credentialMasked({ lakehouse }) {
    const rows = await lakehouse.all('SELECT credential_type, credential_value FROM source.credentials ORDER BY credential_type');
    const bare = rows.filter((row) => !/^\*\*\*.{0,3}$/su.test(sql_text(row, 'credential_value')));
    const found = bare.map((row) => ({ credential_type: sql_text(row, 'credential_type') }));
    return offenders('three stars and at most three characters', found, `${rows.length} credentials`);
}
async function portfolioCountsAgree({ lakehouse }) {
    const [told] = await lakehouse.all('SELECT total_endpoints, hierarchical_endpoints, endpoint_categories FROM source.portfolio');
    const [counted] = await lakehouse.all('SELECT count(*) AS total, coalesce(sum(hierarchical), 0) AS hierarchical FROM source.endpoints');
    const categories = await lakehouse.all('SELECT category, count(*) AS n FROM source.endpoints GROUP BY category ORDER BY category');
    const listed = Object.fromEntries(categories.map((row) => [sql_text(row, 'category'), Number(row['n'])]));
    const words = (total, hierarchical, by) => `${String(total)} endpoints, ${String(hierarchical)} hierarchical, ${by}`;
    const expected = words(counted?.['total'], counted?.['hierarchical'], JSON.stringify(listed));
    const actual = told === undefined
        ? 'no portfolio'
        : words(told['total_endpoints'], told['hierarchical_endpoints'], sql_text(told, 'endpoint_categories'));
    return { passed: actual === expected, expected, actual, evidence: [] };
}
/** In range, and what the catalogue gives when it is counted again. */
async function successRateInRange({ lakehouse }) {
    const [told] = await lakehouse.all('SELECT endpoint_success_rate AS rate FROM source.portfolio');
    const asked = await countOf(lakehouse, `SELECT count(*) FROM source.endpoints WHERE api_status IN ('working', 'broken', 'blocked')`);
    const working = await countOf(lakehouse, `SELECT count(*) FROM source.endpoints WHERE api_status = 'working'`);
    const counted = asked === 0 ? 0 : working / asked;
    const rate = typeof told?.['rate'] === 'number' ? told['rate'] : Number.NaN;
    const passed = rate >= 0 && rate <= 1 && Math.abs(rate - counted) < 1e-9;
    return {
        passed,
        expected: `0 to 1, counted ${counted.toFixed(3)}`,
        actual: told === undefined ? 'no portfolio' : rate.toFixed(3),
        evidence: [],
    };
}
async function configComplete({ lakehouse }) {
    const rows = await lakehouse.all('SELECT config_key, config_value FROM source.config');
    const known = new Set(rows.flatMap((row) => (textOrNull(row, 'config_value') === null ? [] : [sql_text(row, 'config_key')])));
    const missing = configKeys.filter((key) => !known.has(key));
    return offenders(`values of ${configKeys.join(', ')}`, missing, `${configKeys.length} keys`);
}
async function hierarchyReached({ lakehouse, contract }) {
    const rows = await lakehouse.all('SELECT entity, items_found, sample_id FROM source.hierarchy');
    const reached = new Set(rows.flatMap((row) => (Number(row['items_found']) > 0 && textOrNull(row, 'sample_id') !== null ? [sql_text(row, 'entity')] : [])));
    const order = readOrder(contract);
    const missed = order.flatMap(({ object, level }) => (reached.has(object.name) ? [] : [{ entity: object.name, level }]));
    return offenders('a real id of each entity', missed, `${order.length} entities`);
}
/** A service ignores a parameter that it does not know, and gives everything instead of what was asked for. */
async function parametersListed({ lakehouse, contract }) {
    const rows = await lakehouse.all(`SELECT full_path, query_parameters FROM source.endpoints WHERE http_method = 'GET'`);
    const listed = new Map(rows.map((row) => [sql_text(row, 'full_path'), JSON.parse(sql_text(row, 'query_parameters'))]));
    const used = contract.objects.flatMap((object) => parametersOf(object, contract.api.paging).map((name) => ({ object, name })));
    const unlisted = used.flatMap(({ object, name }) => {
        const path = feedingPath(contract, object);
        return listed.get(path)?.includes(name) === true ? [] : [{ entity: object.name, endpoint: path, parameter: name }];
    });
    return offenders('every parameter listed for its endpoint', unlisted, `${used.length} parameters`);
}
function parametersOf(object, paging) {
    const { parameter } = object.incremental ?? {};
    const sent = [...Object.keys(object.query), ...pagingParameters(object.paging ?? paging)];
    return parameter === undefined ? sent : [...sent, parameter];
}
async function entityEndpointsWorking({ lakehouse, contract }) {
    const rows = await lakehouse.all(`SELECT full_path, api_status, status_code FROM source.endpoints WHERE http_method = 'GET'`);
    const known = new Map(rows.map((row) => [sql_text(row, 'full_path'), row]));
    const walked = await lakehouse.all('SELECT * FROM source.hierarchy');
    const reasons = new Map(walked.map((row) => [sql_text(row, 'entity'), textOrNull(row, 'why')]));
    const bad = contract.objects.flatMap((object) => {
        const endpoint = feedingPath(contract, object);
        const row = known.get(endpoint);
        const api_status = row === undefined ? 'not in the catalogue' : sql_text(row, 'api_status');
        if (api_status !== 'broken' && api_status !== 'blocked' && row !== undefined)
            return [];
        const why = reasons.get(object.name) ?? null;
        const status_code = row === undefined ? null : Number(row['status_code'] ?? 0) || null;
        return [{ entity: object.name, endpoint, api_status, status_code, ...(why === null ? {} : { why }) }];
    });
    return offenders('no broken or blocked endpoint of an entity', bad, `${contract.objects.length} entities`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/star.js



/** Every dimension with a history has them after its key and attributes. */
const historyColumns = [
    ...columns('TEXT', 'attributesHash', 'validFrom', 'validTo'),
    ...columns('INTEGER', 'isCurrent'),
];
/** Stands for a value that is not known, in every foreign key and as a member of every dimension. */
function star_unknownKey(type) {
    return type === 'TEXT' ? 'unknown' : -1;
}
function fieldsOf(star, entity) {
    return star.fields.get(entity) ?? [];
}
function star_objectOf(star, entity) {
    return star.contract.objects.find(({ name }) => name === entity);
}
/** `cycle` gives `cycleId`, whatever its key is called in the clean table. */
function star_keyOf(star, entity) {
    const own = fieldsOf(star, entity);
    const key = own.find(({ isKey }) => isKey);
    const name = `${entity}Id`;
    if (!key)
        return { name: own.some(({ targetName }) => targetName === name) ? 'recordId' : name, type: 'TEXT', from: 'recordId' };
    const taken = own.some((field) => field !== key && field.targetName === name);
    return { name: taken ? key.targetName : name, type: columnType(key.targetType), from: key.targetName };
}
/** The entities above one, nearest first; a circle ends where it closes. */
function ancestorsOf(star, entity) {
    const chain = [];
    for (let next = star_objectOf(star, entity)?.parent?.object; next !== undefined; next = star_objectOf(star, next)?.parent?.object) {
        if (next === entity || chain.includes(next))
            break;
        chain.push(next);
    }
    return chain;
}
/** `clean.<entity> e`, and its ancestors as `p1`, `p2` ... */
function withAncestors(star, entity) {
    const joins = ancestorsOf(star, entity).map((name, index) => `LEFT JOIN ${tableSql(`clean.${name}`)} p${index + 1} ON p${index + 1}.recordId = ${at(index)}._parent_id`);
    return [`${tableSql(`clean.${entity}`)} e`, ...joins].join(' ');
}
function at(index) {
    return index === 0 ? 'e' : `p${index}`;
}
/** The keys of all ancestors. What the record itself says of its parent comes first: a service may ignore a filter. */
function ancestorKeys(star, entity) {
    const own = fieldsOf(star, entity);
    return ancestorsOf(star, entity).map((name, index) => {
        const key = star_keyOf(star, name);
        const said = own.find(({ targetName, isKey }) => targetName === key.name && !isKey);
        const walked = [`p${index + 1}.${quote(key.from)}`, cast(`nullif(${at(index)}._parent_id, '')`, key.type, 'TEXT')];
        const sources = [...(said ? [cast(`e.${quote(said.targetName)}`, key.type, columnType(said.targetType))] : []), ...walked];
        return { name: key.name, type: key.type, sql: `coalesce(${sources.join(', ')})`, ...target(star, name) };
    });
}
/** Where a key of an entity leads; nowhere when the entity is itself a fact. */
function target(star, entity) {
    const decision = star.decisions.get(entity);
    if (decision?.role !== 'dimension')
        return {};
    return { to: { table: decision.tableName, column: star_keyOf(star, entity).name } };
}
function cast(sql, wanted, given) {
    return wanted === given ? sql : `CAST(${sql} AS ${wanted})`;
}
function known(sql, type) {
    return `coalesce(${sql}, ${literal(star_unknownKey(type))})`;
}
function selectList(made) {
    return made.map(({ name, sql }) => `${sql} AS ${quote(name)}`).join(', ');
}
function foreignKeys(made) {
    return made.flatMap(({ name, to }) => (to ? [{ column: name, toTable: to.table, toColumn: to.column }] : []));
}
/** A second column of one name gets the entity's name before its own, a third a number too: nothing is lost for its name. */
function star_renamed(entity, made, taken = []) {
    const seen = new Set(taken.map((name) => name.toLowerCase()));
    return made.map((one) => {
        const longer = `${entity}${upperFirst(one.name)}`;
        let name = one.name;
        for (let number = 1; seen.has(name.toLowerCase()); number += 1)
            name = number === 1 ? longer : `${longer}${number}`;
        seen.add(name.toLowerCase());
        return { ...one, name };
    });
}
/** The first of several columns of one name stays: the key of an ancestor holds what the record itself says of it. */
function unique(made) {
    const seen = new Set();
    return made.filter(({ name }) => {
        const folded = name.toLowerCase();
        if (seen.has(folded))
            return false;
        seen.add(folded);
        return true;
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/dates.js




/** A century: beyond it somebody wrote 9999 for "never", and only the days that occur are listed. */
const mostDays = 36_525;
const dateColumns = [
    ...columns('INTEGER', 'dateId'),
    ...columns('TEXT', 'date'),
    ...columns('INTEGER', 'year', 'quarter', 'month'),
    ...columns('TEXT', 'monthName'),
    ...columns('INTEGER', 'dayOfMonth', 'dayOfWeek'),
    ...columns('TEXT', 'dayName'),
];
const months = 'January February March April May June July August September October November December'.split(' ');
const days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
/** Every day from the first to the last found in the records, and the unknown one. */
async function dateRows(lakehouse, star) {
    const columns = [];
    for (const entity of star.decisions.keys()) {
        const table = `clean.${entity}`;
        if (!(await sql_has(lakehouse, table)))
            continue;
        for (const field of fieldsOf(star, entity).filter(isTime))
            columns.push({ table, column: field.targetName });
    }
    const range = await rangeOf(lakehouse, columns);
    if (!range)
        return daysOf([]);
    if ((range.last - range.first) / core_time/* dayMs */.LP < mostDays)
        return daysOf(everyDay(range.first, range.last));
    return daysOf(await daysThatOccur(lakehouse, columns));
}
async function rangeOf(lakehouse, columns) {
    const times = [];
    for (const [table, some] of Map.groupBy(columns, (one) => one.table)) {
        const asked = some.flatMap(({ column }, index) => [
            `min(${quote(column)}) AS a${index}`,
            `max(${quote(column)}) AS b${index}`,
        ]);
        const [found = {}] = await lakehouse.all(`SELECT ${asked.join(', ')} FROM ${tableSql(table)}`);
        times.push(...Object.values(found).flatMap((value) => (typeof value === 'string' ? [startOfDay(value)] : [])));
    }
    return times.length === 0 ? null : { first: Math.min(...times), last: Math.max(...times) };
}
function startOfDay(iso) {
    return Date.parse(`${iso.slice(0, 10)}T00:00:00.000Z`);
}
function* everyDay(first, last) {
    for (let day = first; day <= last; day += core_time/* dayMs */.LP)
        yield day;
}
async function daysThatOccur(lakehouse, columns) {
    const each = columns.map(({ table, column }) => `SELECT substr(${quote(column)}, 1, 10) AS day FROM ${tableSql(table)}`);
    const rows = await lakehouse.all(`SELECT day FROM (${each.join(' UNION ')}) WHERE day IS NOT NULL ORDER BY day`);
    return rows.map(({ day }) => startOfDay(String(day)));
}
function* daysOf(times) {
    const empty = Object.fromEntries(dateColumns.map(({ name }) => [name, null]));
    yield { ...empty, dateId: -1 };
    for (const time of times)
        yield dayRow(time);
}
function dayRow(time) {
    const day = new Date(time);
    const date = (0,core_time/* isoDay */.kh)(time);
    const month = day.getUTCMonth();
    const dayOfWeek = ((day.getUTCDay() + 6) % 7) + 1;
    return {
        ...{ dateId: Number(date.replaceAll('-', '')), date, year: day.getUTCFullYear(), quarter: Math.floor(month / 3) + 1 },
        ...{
            month: month + 1,
            monthName: months[month] ?? '',
            dayOfMonth: day.getUTCDate(),
            dayOfWeek,
            dayName: days[dayOfWeek - 1] ?? '',
        },
    };
}
/** The key of the day of a date or time. */
function dateKey(sql) {
    return `CASE WHEN ${sql} IS NULL THEN -1 ELSE CAST(replace(substr(${sql}, 1, 10), '-', '') AS INTEGER) END`;
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/lists.js







/** All lists of an entity, in the order of its columns. A list that was always empty says nothing of its items. */
function listsOf(star, entity) {
    const listed = fieldsOf(star, entity).filter((field) => isList(field) && !field.targetType.includes('unknown'));
    const groups = Map.groupBy(listed, ({ path }) => path.replace(/\[\].*/, ''));
    return [...groups].map(([root, fields]) => lists_listOf(star, { entity, root, fields }));
}
function lists_listOf(star, group) {
    const { entity, fields } = group;
    const id = idOf(fields);
    const { bridge, dimension } = namesOf(star, group);
    const from = `${tableSql(`clean.${entity}`)} e, json_each(e.${quote((id ?? fields[0])?.targetName ?? '')}) j`;
    const type = id ? columnType(inner(id.targetType)) : 'TEXT';
    const owner = id ? ownerOf(star, id) : null;
    if (owner !== null) {
        const key = star_keyOf(star, owner.entity);
        return { entity, bridge, dimension: owner.tableName, key, members: null, from, item: cast('j.value', key.type, type) };
    }
    const at = (field) => `json_extract(e.${quote(field.targetName)}, '$[' || j.key || ']')`;
    const item = id ? 'j.value' : `json_array(${fields.map(at).join(', ')})`;
    const key = { name: `${camel(dimension.replace(/^dim/, ''))}Id`, type };
    const attributes = fields
        .filter((field) => field !== id && field.targetName !== key.name)
        .map((field) => ({ name: field.targetName, type: columnType(inner(field.targetType)), sql: at(field) }));
    return { entity, bridge, dimension, key, members: { attributes }, from, item };
}
/** What Prepare proposed, or names made from the name of the list: `releaseIds` lists releases. */
function namesOf(star, { entity, root, fields }) {
    const name = singular(camel(root.slice(root.lastIndexOf('.') + 1)), star.singulars);
    const bridge = fields.find(({ bridgeName }) => bridgeName !== null)?.bridgeName ?? `bridge${upperFirst(entity)}${upperFirst(name)}`;
    const foreign = fields.map(({ dimensionName }) => dimensionName).find((one) => one !== null && one !== dimensionOf(entity));
    const own = upperFirst(name.replace(/(?<=.)Id$/, ''));
    // Items that are called like an entity and are not its records make a dimension of their own.
    const taken = [...star.decisions.values()].some(({ tableName }) => tableName === `dim${own}`);
    return { bridge, dimension: foreign ?? (taken ? `dim${upperFirst(entity)}${own}` : `dim${own}`) };
}
/** The entity whose records the items name. */
function ownerOf(star, { foreignKeyTo }) {
    const owner = foreignKeyTo === null ? undefined : star.decisions.get(foreignKeyTo);
    return owner?.role === 'dimension' ? owner : null;
}
/** What an item is known by: the only value of a list of values, else its id; null when it is known by all it holds. */
function idOf(fields) {
    const [only] = fields;
    if (only && fields.length === 1)
        return inner(only.targetType) === 'json' ? null : only;
    const id = fields.find(({ path }) => /\[\]\.(?:id|uuid|guid|key|code)$/i.test(path));
    return id ?? fields.find(({ foreignKeyTo }) => foreignKeyTo !== null) ?? null;
}
function inner(targetType) {
    return elementOf(targetType) ?? 'text';
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/dimensions.js







/** A dimension's own columns: a field of such a name gets the entity's before it. */
const historyNames = historyColumns.map(({ name }) => name);
/** The dimensions of entities first, then those of codes, of lists and of what stands within facts. */
function dimensionPlans(star) {
    const own = [...star.decisions.values()]
        .filter(({ role }) => role === 'dimension')
        .map(({ entity }) => entityPlan(star, entity));
    const facts = [...star.decisions.values()].filter(({ role }) => role === 'fact').map(({ entity }) => entity);
    const codes = facts.flatMap((entity) => [...(star.codes.get(entity) ?? [])].sort().map((field) => codePlan(entity, field)));
    return [...own, ...codes, ...foundPlans(star, new Set([...own, ...codes].map(({ tableName }) => tableName)))];
}
function entityPlan(star, entity) {
    const key = star_keyOf(star, entity);
    const keys = ancestorKeys(star, entity);
    const attributes = fieldsOf(star, entity)
        .filter((field) => !isList(field) && field.targetName !== key.from)
        .map((field) => ({
        ...{ name: field.targetName, type: columnType(field.targetType), sql: `e.${quote(field.targetName)}` },
        ...(field.foreignKeyTo === null || field.foreignKeyTo === entity ? {} : target(star, field.foreignKeyTo)),
    }));
    const made = unique([...keys, ...star_renamed(entity, attributes, historyNames)]);
    const select = `SELECT e.${quote(key.from)} AS ${quote(key.name)}${made.length > 0 ? `, ${selectList(made)}` : ''}
    FROM ${withAncestors(star, entity)} WHERE e.${quote(key.from)} IS NOT NULL`;
    const tableName = star.decisions.get(entity)?.tableName ?? dimensionOf(entity);
    return { tableName, entity, key: bare(key), attributes: made.map(bare), select, foreignKeys: foreignKeys(made) };
}
function bare({ name, type }) {
    return { name, type };
}
/** `execution` and `status` give `ExecutionStatus`; `executionStatus` does so, too. */
function codeName(entity, field) {
    return field.toLowerCase().startsWith(entity.toLowerCase()) ? upperFirst(field) : `${upperFirst(entity)}${upperFirst(field)}`;
}
function codeDimension(entity, field) {
    const name = codeName(entity, field);
    return { tableName: `dim${name}`, key: { name: `${lowerFirst(name)}Id`, type: 'TEXT' } };
}
/** Of the map of one field. */
function dimensions_codesOf(entity, field) {
    return `entity = ${literal(entity)} AND field = ${literal(field)}`;
}
function codePlan(entity, field) {
    const { tableName, key } = codeDimension(entity, field);
    const select = `SELECT code AS ${quote(key.name)}, code, min(label) AS label, max(known) AS known
    FROM prepare.statusMap WHERE ${dimensions_codesOf(entity, field)} AND code NOT IN ('', 'unknown') GROUP BY code`;
    const attributes = [...columns('TEXT', 'code', 'label'), ...columns('INTEGER', 'known')];
    return { tableName, entity, key, attributes, select, foreignKeys: [], unknown: { label: 'Unknown', known: 0 } };
}
function foundPlans(star, taken) {
    const found = [...star.decisions.keys()].flatMap((entity) => [...foundInLists(star, entity), ...foundInFact(star, entity)]);
    const groups = Map.groupBy(found.filter(({ tableName }) => !taken.has(tableName)), ({ tableName }) => tableName);
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tableName, some]) => foundPlan(tableName, some));
}
function foundInLists(star, entity) {
    return listsOf(star, entity).flatMap(({ dimension, key, members, from, item }) => members
        ? [{ tableName: dimension, entity, key, item, attributes: star_renamed(entity, members.attributes, historyNames), from }]
        : []);
}
/** Fields of a fact that Prepare gave to one dimension which no entity has: their id is the key, the others describe it. */
function factGroups(star, entity) {
    if (star.decisions.get(entity)?.role !== 'fact')
        return [];
    const entities = new Set([...star.decisions.values()].map(({ tableName }) => tableName));
    const codes = star.codes.get(entity);
    const grouped = fieldsOf(star, entity).filter((field) => !isList(field) && !field.isKey && field.foreignKeyTo === null && !codes?.has(field.targetName));
    const groups = Map.groupBy(grouped, ({ dimensionName }) => dimensionName);
    return [...groups].flatMap(([dimension, fields]) => {
        if (dimension === null || dimension === dimensionOf(entity) || entities.has(dimension))
            return [];
        const id = fields.find(({ targetName, path }) => targetName.endsWith('Id') || /(?:^|\.)id$/i.test(path));
        return id ? [{ dimension, id, others: fields.filter((field) => field !== id) }] : [];
    });
}
function foundInFact(star, entity) {
    return factGroups(star, entity).map(({ dimension, id, others }) => ({
        ...{ tableName: dimension, entity, item: `e.${quote(id.targetName)}` },
        key: { name: id.targetName, type: columnType(id.targetType) },
        attributes: star_renamed(entity, others.map((field) => ({
            ...{ name: field.targetName, type: columnType(field.targetType), sql: `e.${quote(field.targetName)}` },
        })), historyNames),
        from: `${tableSql(`clean.${entity}`)} e`,
    }));
}
/** Of a member seen several times, the newest sight counts; of equally new ones, always the same. */
function foundPlan(tableName, found) {
    const [first] = found;
    const attributes = [
        ...new Map(found.flatMap((one) => one.attributes.map((column) => [column.name, bare(column)]))).values(),
    ];
    const sights = found.map(({ item, attributes: own, from }) => {
        const values = attributes.map(({ name }) => own.find((one) => one.name === name)?.sql ?? 'NULL');
        const list = attributes.map(({ name }, index) => `${values[index] ?? 'NULL'} AS ${quote(name)}`);
        return `SELECT ${[`${item} AS ${quote(first.key.name)}`, ...list].join(', ')}, e._extracted_at || json_array(${values.join(', ')}) AS seen
      FROM ${from} WHERE ${item} IS NOT NULL`;
    });
    const names = [first.key, ...attributes].map(({ name }) => quote(name)).join(', ');
    const select = `SELECT ${names} FROM (SELECT ${names}, max(seen) FROM (${sights.join(' UNION ALL ')}) GROUP BY ${quote(first.key.name)})`;
    return { tableName, entity: first.entity, key: first.key, attributes, select, foreignKeys: [] };
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/facts.js







function factPlans(star) {
    return [...star.decisions.values()]
        .filter(({ role }) => role === 'fact')
        .map(({ entity, tableName }) => factPlan(star, entity, tableName));
}
/** Its key, the keys of what it belongs to, dates as keys, then measures and what describes it. No list, no record. */
function factPlan(star, entity, tableName) {
    const key = star_keyOf(star, entity);
    const groups = factGroups(star, entity);
    const described = new Set(groups.flatMap(({ others }) => others));
    const scalars = fieldsOf(star, entity).filter((field) => !isList(field) && field.targetType !== 'json' && field.targetName !== key.from && !described.has(field));
    const rank = (made) => (made.to ? 0 : 1);
    const columns = scalars.flatMap((field) => facts_columnsOf(star, field)).sort((a, b) => rank(a) - rank(b));
    const own = star_renamed(entity, columns);
    const ancestors = ancestorKeys(star, entity).map((made) => ({ ...made, sql: known(made.sql, made.type) }));
    const made = unique([{ name: key.name, type: key.type, sql: `e.${quote(key.from)}` }, ...ancestors, ...own]);
    return {
        ...{ tableName, entity, keyColumns: [key.name] },
        columns: made.map(({ name, type }) => ({ name, type })),
        select: `SELECT ${selectList(made)} FROM ${withAncestors(star, entity)} ORDER BY 1`,
        foreignKeys: foreignKeys(made),
    };
}
function facts_columnsOf(star, field) {
    const { entity, targetName: name } = field;
    const type = columnType(field.targetType);
    const sql = `e.${quote(name)}`;
    if (star.codes.get(entity)?.has(name))
        return [codeColumn(field, sql), { name, type, sql }];
    const to = field.foreignKeyTo === null ? undefined : target(star, field.foreignKeyTo).to;
    if (to && field.foreignKeyTo !== null) {
        const key = star_keyOf(star, field.foreignKeyTo);
        return [{ name, type: key.type, sql: known(cast(sql, key.type, type), key.type), to }];
    }
    const group = factGroups(star, entity).find(({ id }) => id === field);
    if (group)
        return [{ name, type, sql: known(sql, type), to: { table: group.dimension, column: name } }];
    if (isTime(field))
        return [{ name: dateColumn(name), type: 'INTEGER', sql: dateKey(sql), to: { table: 'dimDate', column: 'dateId' } }];
    return [{ name, type, sql }];
}
/** A code without words counts as unknown; a gate names it. */
function codeColumn({ entity, targetName }, sql) {
    const { tableName, key } = codeDimension(entity, targetName);
    const code = `CAST(${sql} AS TEXT)`;
    const mapped = `SELECT code FROM prepare.statusMap WHERE ${dimensions_codesOf(entity, targetName)}`;
    return {
        ...{ name: key.name, type: 'TEXT', to: { table: tableName, column: key.name } },
        sql: `CASE WHEN ${code} <> '' AND ${code} IN (${mapped}) THEN ${code} ELSE 'unknown' END`,
    };
}
/** `startDate` gives `startDateId`, `createdOn` gives `createdOnDateId`. */
function dateColumn(name) {
    return name.endsWith('Date') ? `${name}Id` : `${name}DateId`;
}
/** `recordId` is the key of the record that has the list, `dimensionId` the key of the item. */
function bridgePlans(star) {
    return [...star.decisions.values()].flatMap(({ entity, tableName: owner }) => {
        const key = star_keyOf(star, entity);
        return listsOf(star, entity).map(({ bridge, dimension, key: item, from, item: value }) => ({
            ...{ tableName: bridge, entity, keyColumns: ['recordId', 'dimensionId'] },
            columns: [
                { name: 'recordId', type: key.type },
                { name: 'dimensionId', type: item.type },
            ],
            select: `SELECT DISTINCT e.${quote(key.from)} AS recordId, ${value} AS dimensionId FROM ${from} WHERE ${value} IS NOT NULL ORDER BY 1, 2`,
            foreignKeys: [
                { column: 'recordId', toTable: owner, toColumn: key.name },
                { column: 'dimensionId', toTable: dimension, toColumn: item.name },
            ],
        }));
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/history.js





/** From when the first version of a member counts: facts may be older than the first look at it. */
const always = '1900-01-01T00:00:00.000Z';
const history_pageSize = 500;
/**
 * Brings a dimension up to its members: a new one gets a row, a changed one a new row while the old one ends, and the
 * row of one that is gone ends. Rows that have ended are never touched again.
 */
async function keepHistory(context, plan) {
    const { lakehouse, clock } = context.ports;
    const table = `transform.${plan.tableName}`;
    const shape = { columns: [plan.key, ...plan.attributes, ...historyColumns], key: [plan.key.name, 'validFrom'] };
    const now = (0,core_time/* iso */.KH)(clock.now());
    await startAnewWhereTheKeyIsAnother(context, plan);
    const fresh = !(await sql_has(lakehouse, table));
    if (fresh)
        await lakehouse.upsert(table, shape, [unknownMember(context, plan)]);
    const counts = { opened: 0, closed: 0 };
    for await (const page of differing(context, plan, fresh)) {
        (0,stop/* stopIfAsked */.Q)(context.signal);
        const changed = page.map((row) => sql_text(row, plan.key.name));
        const versions = fresh ? [] : await versionsOf(context, plan, changed);
        const seen = new Set(versions.map((row) => sql_text(row, plan.key.name)));
        const ended = versions.filter((row) => Number(row['isCurrent']) === 1);
        const opened = page.map((row) => {
            const validFrom = seen.has(sql_text(row, plan.key.name)) ? now : always;
            return { ...row, validFrom, validTo: null, isCurrent: 1 };
        });
        await endRows(context, plan, { rows: ended, now });
        await lakehouse.upsert(table, shape, opened);
        counts.opened += opened.length;
        counts.closed += ended.length;
    }
    if (!fresh)
        counts.closed += await endGone(context, plan, now);
    return { rows: await sizeOf(lakehouse, table), ...counts };
}
/** A key of another name or type makes another dimension: its history cannot be carried on. */
async function startAnewWhereTheKeyIsAnother({ ports }, { tableName, key }) {
    const standing = await ports.lakehouse.columns(`transform.${tableName}`);
    const before = standing?.find(({ name }) => name === key.name);
    if (!standing || before?.type === key.type)
        return;
    ports.log(`transform.${tableName}: its key is another now; it starts anew`);
    await ports.lakehouse.drop(`transform.${tableName}`);
}
function unknownMember({ ports }, { key, attributes, unknown = {} }) {
    const empty = Object.fromEntries(attributes.map(({ name }) => [name, null]));
    const attributesHash = ports.sha256((0,json/* canonicalJson */.dj)(unknown));
    return {
        [key.name]: star_unknownKey(key.type),
        ...empty,
        ...unknown,
        attributesHash,
        validFrom: always,
        validTo: null,
        isCurrent: 1,
    };
}
/** Members whose attributes are not those of their current row, each with the hash of what it is now. */
async function* differing(context, plan, fresh) {
    const { key, attributes, select, tableName } = plan;
    const stored = `SELECT ${quote(key.name)} AS storedKey, attributesHash AS storedHash FROM ${tableSql(`transform.${tableName}`)} WHERE isCurrent = 1`;
    const members = `SELECT * FROM (${select}) WHERE ${quote(key.name)} <> ${literal(star_unknownKey(key.type))}`;
    const sql = fresh
        ? `SELECT m.*, NULL AS storedHash FROM (${members}) m`
        : `SELECT m.*, d.storedHash FROM (${members}) m LEFT JOIN (${stored}) d ON d.storedKey = m.${quote(key.name)}`;
    let page = [];
    for await (const rows of context.ports.lakehouse.read(sql)) {
        for (const row of rows) {
            const attributesHash = context.ports.sha256((0,json/* canonicalJson */.dj)(present(row, attributes)));
            const { storedHash, ...member } = row;
            if (storedHash !== attributesHash)
                page.push({ ...member, attributesHash });
        }
        if (page.length < history_pageSize)
            continue;
        yield page;
        page = [];
    }
    if (page.length > 0)
        yield page;
}
/** Attributes without a value stay out of the hash, so that a new column that is empty changes nobody. */
function present(row, attributes) {
    const entries = attributes.flatMap(({ name }) => {
        const value = row[name];
        return value === null || value === undefined ? [] : [[name, typeof value === 'bigint' ? String(value) : value]];
    });
    return Object.fromEntries(entries);
}
async function versionsOf({ ports }, plan, keys) {
    const key = quote(plan.key.name);
    return ports.lakehouse.all(`SELECT * FROM ${tableSql(`transform.${plan.tableName}`)} 
     WHERE ${key} IN (SELECT CAST(value AS ${plan.key.type}) FROM json_each(?)) ORDER BY ${key}`, [JSON.stringify(keys)]);
}
async function endGone(context, plan, now) {
    const { ports } = context;
    const key = quote(plan.key.name);
    const table = `transform.${plan.tableName}`;
    const gone = `SELECT * FROM ${tableSql(table)} WHERE isCurrent = 1 AND ${key} <> ${literal(star_unknownKey(plan.key.type))}
    AND ${key} NOT IN (SELECT ${key} FROM (${plan.select}))`;
    let ended = 0;
    for await (const rows of ports.lakehouse.read(gone)) {
        await endRows(context, plan, { rows, now });
        ended += rows.length;
    }
    return ended;
}
/** Written with all columns that stand, since an earlier shape may have had more. */
async function endRows({ ports }, { tableName, key }, { rows, now }) {
    if (rows.length === 0)
        return;
    const table = `transform.${tableName}`;
    const columns = (await ports.lakehouse.columns(table)) ?? [];
    const ended = rows.map((row) => ({ ...row, validTo: now, isCurrent: 0 }));
    await ports.lakehouse.upsert(table, { columns, key: [key.name, 'validFrom'] }, ended);
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/actions.js











const transform_actions_actions = {
    'transform.decide': decideModel,
    'transform.dimensions': buildDimensions,
    'transform.bridges': (context) => buildTables(context, 'bridges', bridgePlans),
    'transform.facts': (context) => buildTables(context, 'facts', factPlans),
};
async function decideModel({ contract, ports, tally }) {
    const decisions = decide(contract, await readFields(ports.lakehouse));
    const shape = columns('TEXT', 'entity', 'role', 'proposed', 'tableName', 'grain', 'why');
    tally.counts.read += decisions.length;
    tally.counts.written += await ports.lakehouse.replace('transform.model', shape, decisions.map((one) => ({ ...one })));
    for (const { entity, role, proposed, tableName, why } of decisions) {
        const against = proposed === '' || proposed === role ? '' : `; Prepare proposed a ${proposed}`;
        ports.log(`${entity}: ${role} ${tableName}. ${why}${against}`);
    }
}
async function actions_starOf({ contract, overrides, ports: { lakehouse } }) {
    if (!(await sql_has(lakehouse, 'transform.model')))
        (0,failed/* fail */.f)('gate', 'Cannot build the star schema: "transform.model" is not there; decide the model first');
    const fields = await readFields(lakehouse);
    const rows = await lakehouse.all('SELECT * FROM transform.model ORDER BY rowid');
    const decisions = [];
    for (const row of rows) {
        const entity = sql_text(row, 'entity');
        if (!(await sql_has(lakehouse, `clean.${entity}`)))
            (0,failed/* fail */.f)('gate', `Cannot build the star schema: "clean.${entity}" is not there; run Clean first`);
        const names = { tableName: sql_text(row, 'tableName'), grain: sql_text(row, 'grain'), why: sql_text(row, 'why') };
        decisions.push({ entity, role: sql_text(row, 'role'), proposed: sql_text(row, 'proposed'), ...names });
    }
    const codes = await rowsOf(lakehouse, 'prepare.statusMap', 'SELECT DISTINCT entity, field FROM prepare.statusMap');
    const coded = Map.groupBy(codes, (row) => sql_text(row, 'entity'));
    return {
        ...{ contract, fields, singulars: overrides.singular },
        decisions: new Map(decisions.map((one) => [one.entity, one])),
        codes: new Map([...coded].map(([entity, some]) => [entity, new Set(some.map((row) => sql_text(row, 'field')))])),
    };
}
async function buildDimensions(context) {
    const { ports, tally, signal } = context;
    const star = await actions_starOf(context);
    const made = [];
    for (const plan of dimensionPlans(star)) {
        (0,stop/* stopIfAsked */.Q)(signal);
        const { rows, opened, closed } = await keepHistory(context, plan);
        ports.log(`transform.${plan.tableName}: ${rows} rows, ${opened} opened, ${closed} closed`);
        tally.counts.written += opened + closed;
        const names = [plan.key, ...plan.attributes, ...historyColumns].map(({ name }) => name);
        made.push({ ...plan, keyColumns: [plan.key.name], rows, columns: names });
    }
    const days = await ports.lakehouse.replace('transform.dimDate', dateColumns, await dateRows(ports.lakehouse, star));
    ports.log(`transform.dimDate: ${days} rows`);
    tally.counts.written += days;
    const date = { tableName: 'dimDate', entity: '', keyColumns: ['dateId'], rows: days, foreignKeys: [] };
    made.push({ ...date, columns: dateColumns.map(({ name }) => name) });
    await register(ports.lakehouse, 'dimensions', made);
}
async function buildTables(context, registry, plansOf) {
    const { ports, tally, signal } = context;
    const made = [];
    for (const plan of plansOf(await actions_starOf(context))) {
        (0,stop/* stopIfAsked */.Q)(signal);
        const table = `transform.${plan.tableName}`;
        const rows = await ports.lakehouse.replaceFrom(table, plan.columns, plan.select);
        tally.counts.read += await sizeOf(ports.lakehouse, `clean.${plan.entity}`);
        tally.counts.written += rows;
        ports.log(`${table}: ${rows} rows`);
        made.push({ ...plan, rows, columns: plan.columns.map(({ name }) => name) });
    }
    await register(ports.lakehouse, registry, made);
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/checks.js





const transform_checks_checks = {
    fact_grain_unique: grainUnique,
    foreign_keys_resolve: foreignKeysResolve,
    facts_scalar_only: scalarOnly,
    dimension_keys_unique: dimensionKeysUnique,
    dimension_names_unique: dimensionNamesUnique,
    model_as_proposed: modelAsProposed,
    bridge_keys_resolve: bridgeKeysResolve,
    codes_mapped: codesMapped,
};
function key(columns) {
    return columns.map(quote).join(', ');
}
async function grainUnique({ lakehouse }) {
    const wrong = [...(await absent(lakehouse, 'transform.facts'))];
    const facts = await registered(lakehouse, 'facts');
    for (const { tableName, keyColumns } of facts) {
        const rows = await checks_repeated({ lakehouse, tableName, keyColumns });
        wrong.push(...rows);
    }
    return offenders('every fact has one row for each value of its grain', wrong, `${facts.length} facts`);
}
async function checks_repeated({ lakehouse, tableName, keyColumns, where = '' }) {
    const table = `transform.${tableName}`;
    if (!(await sql_has(lakehouse, table)))
        return [{ table, missing: true }];
    const rows = await lakehouse.all(`SELECT ${key(keyColumns)}, count(*) AS "rows" FROM ${tableSql(table)} ${where}
     GROUP BY ${key(keyColumns)} HAVING count(*) > 1 ORDER BY ${key(keyColumns)} LIMIT 20`);
    return rows.map((row) => ({ table, key: keyColumns.map((name) => sql_text(row, name)), rows: Number(row['rows']) }));
}
/** Of facts and dimensions; those of bridges have a gate of their own. */
async function foreignKeysResolve(context) {
    const { lakehouse } = context;
    const tables = [...(await registered(lakehouse, 'facts')), ...(await registered(lakehouse, 'dimensions'))];
    return resolving(context, tables, ['transform.facts', 'transform.dimensions']);
}
async function bridgeKeysResolve(context) {
    return resolving(context, await registered(context.lakehouse, 'bridges'), ['transform.bridges']);
}
async function resolving({ lakehouse }, tables, registries) {
    const wrong = [...(await absent(lakehouse, ...registries))];
    let asked = 0;
    for (const { tableName, foreignKeys } of tables) {
        for (const { column, toTable, toColumn } of foreignKeys) {
            asked += 1;
            const names = { table: `transform.${tableName}`, column, to: `transform.${toTable}` };
            if (!(await sql_has(lakehouse, names.table)) || !(await sql_has(lakehouse, names.to))) {
                wrong.push({ ...names, missing: true });
                continue;
            }
            const orphan = `FROM ${tableSql(names.table)} WHERE ${quote(column)} IS NOT NULL
        AND ${quote(column)} NOT IN (SELECT ${quote(toColumn)} FROM ${tableSql(names.to)})`;
            const orphans = await countOf(lakehouse, `SELECT count(*) ${orphan}`);
            if (orphans === 0)
                continue;
            const some = await lakehouse.all(`SELECT DISTINCT ${quote(column)} AS value ${orphan} ORDER BY 1 LIMIT 5`);
            wrong.push({ ...names, orphans, values: some.map((row) => sql_text(row, 'value')) });
        }
    }
    return offenders('every foreign key leads to a row', wrong, `${asked} foreign keys`);
}
async function scalarOnly({ lakehouse }) {
    const wrong = [...(await absent(lakehouse, 'transform.facts'))];
    let asked = 0;
    for (const { tableName } of await registered(lakehouse, 'facts')) {
        const table = `transform.${tableName}`;
        const texts = (await lakehouse.columns(table))?.filter(({ type }) => type === 'TEXT') ?? [];
        asked += texts.length;
        if (texts.length === 0)
            continue;
        const tests = texts.map(({ name }) => {
            const column = quote(name);
            return `max(substr(${column}, 1, 1) IN ('[', '{') AND json_valid(${column})) AS ${column}`;
        });
        const [found = {}] = await lakehouse.all(`SELECT ${tests.join(', ')} FROM ${tableSql(table)}`);
        for (const [column, nested] of Object.entries(found))
            if (Number(nested) > 0)
                wrong.push({ table, column });
    }
    return offenders('facts hold ids and single values, neither lists nor records', wrong, `${asked} columns of text`);
}
/** Of a member with a history, one row is current. */
async function dimensionKeysUnique({ lakehouse }) {
    const wrong = [...(await absent(lakehouse, 'transform.dimensions'))];
    const dimensions = await registered(lakehouse, 'dimensions');
    for (const { tableName, keyColumns, columns } of dimensions) {
        const isHistoric = columns.includes('isCurrent');
        wrong.push(...(await checks_repeated({ lakehouse, tableName, keyColumns, where: isHistoric ? 'WHERE isCurrent = 1' : '' })));
        if (isHistoric)
            wrong.push(...(await checks_repeated({ lakehouse, tableName, keyColumns: [...keyColumns, 'validFrom'] })));
    }
    return offenders('every key has one current row in its dimension', wrong, `${dimensions.length} dimensions`);
}
async function dimensionNamesUnique({ lakehouse, contract }) {
    const names = (await registered(lakehouse, 'dimensions')).map(({ tableName }) => tableName);
    const wrong = [...(await absent(lakehouse, 'transform.model', 'transform.dimensions'))];
    const shared = [...Map.groupBy(names, (name) => name.toLowerCase())].flatMap(([, same]) => same.length > 1 ? [{ dimension: same[0] ?? '', times: same.length }] : []);
    wrong.push(...shared);
    const model = await rowsOf(lakehouse, 'transform.model', "SELECT entity, tableName FROM transform.model WHERE role = 'dimension'");
    for (const [entity, rows] of Map.groupBy(model, (row) => sql_text(row, 'entity')))
        if (rows.length > 1)
            wrong.push({ entity, dimensions: rows.map((row) => sql_text(row, 'tableName')) });
    const unknown = model.filter((row) => !contract.objects.some(({ name }) => name === sql_text(row, 'entity')));
    wrong.push(...unknown.map((row) => ({ entity: sql_text(row, 'entity'), unknown: true })));
    const fields = await readFields(lakehouse);
    for (const { name } of contract.objects)
        wrong.push(...ownDimensions(name, model, fields.get(name) ?? []));
    return offenders('every entity has one dimension at most, and no two share a name', wrong, `${names.length} dimensions`);
}
/** Prepare and Transform must not give the same entity two names. */
function ownDimensions(entity, model, fields) {
    const decided = model.find((row) => row['entity'] === entity)?.['tableName'];
    const proposed = fields.find(({ isKey, dimensionName }) => isKey && dimensionName !== null)?.dimensionName ?? null;
    if (decided === undefined || proposed === null || decided === proposed)
        return [];
    return [{ entity, dimensions: [proposed, dimensionOf(entity)] }];
}
async function modelAsProposed({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'transform.model', 'SELECT * FROM transform.model ORDER BY entity');
    const other = rows
        .filter((row) => sql_text(row, 'proposed') !== '' && sql_text(row, 'proposed') !== sql_text(row, 'role'))
        .map((row) => ({
        entity: sql_text(row, 'entity'),
        proposed: sql_text(row, 'proposed'),
        decided: sql_text(row, 'role'),
        why: sql_text(row, 'why'),
    }));
    const missing = await absent(lakehouse, 'transform.model');
    return offenders('Transform decides as Prepare proposed', [...missing, ...other], `${rows.length} entities`);
}
async function codesMapped({ lakehouse, contract }) {
    const needed = Object.keys(contract.codes).length > 0 ? ['prepare.statusMap'] : [];
    const wrong = [...(await absent(lakehouse, ...needed))];
    const maps = await rowsOf(lakehouse, 'prepare.statusMap', 'SELECT DISTINCT entity, field FROM prepare.statusMap ORDER BY entity, field');
    for (const map of maps) {
        const [entity, field] = [sql_text(map, 'entity'), sql_text(map, 'field')];
        const table = `clean.${entity}`;
        const standing = await lakehouse.columns(table);
        if (!standing?.some(({ name }) => name === field)) {
            wrong.push({ entity, field, missing: true });
            continue;
        }
        const code = `CAST(${quote(field)} AS TEXT)`;
        const rows = await lakehouse.all(`SELECT ${code} AS code, count(*) AS "rows" FROM ${tableSql(table)} WHERE ${code} <> '' AND ${code} NOT IN (
         SELECT code FROM prepare.statusMap WHERE code IS NOT NULL AND known = 1 AND entity = ${literal(entity)} AND field = ${literal(field)})
       GROUP BY 1 ORDER BY 1 LIMIT 20`);
        wrong.push(...rows.map((row) => ({ entity, field, code: sql_text(row, 'code'), rows: Number(row['rows']) })));
    }
    return offenders('every code has words', wrong, `${maps.length} coded fields`);
}

;// CONCATENATED MODULE: ./lib/solution/actions.js
/**
 * Every action that a playbook's step may name in `uses`, in the order in which the shipped playbooks name them. What
 * stands in `working/` passes between the steps of one stage and is no output.
 */
const actionMeanings = {
    'source.catalogue': {
        does: 'Lists the endpoints of the contract, each once, and compares them with those known before',
        consumes: [],
        produces: ['source.endpoints'],
    },
    'source.authenticate': {
        does: 'Makes the request that only valid credentials may make',
        consumes: [],
        produces: ['source.credentials'],
    },
    'source.hierarchy': {
        does: 'Walks from the topmost entities down with real ids and marks each endpoint by what it answers',
        consumes: ['source.endpoints', 'source.credentials'],
        produces: ['source.hierarchy'],
    },
    'source.portfolio': {
        does: 'Sums up what is known of the source',
        consumes: ['source.endpoints', 'source.credentials', 'source.hierarchy'],
        produces: ['source.portfolio', 'source.config'],
    },
    'prepare.read_endpoints': {
        does: 'Takes the endpoints that feed an entity out of the catalogue',
        consumes: ['source.endpoints'],
        produces: ['working/endpoints'],
    },
    'prepare.use_intelligence': {
        does: 'Takes contract, overrides and limitations together and orders the entities for reading and creating',
        consumes: [],
        produces: ['working/intelligence'],
        settings: ['learned'],
    },
    'prepare.fetch_samples': {
        does: 'Fetches sample records of every entity, parents first',
        consumes: ['working/endpoints', 'working/intelligence'],
        produces: ['sample.{entity}'],
        settings: ['per_entity'],
    },
    'prepare.generate_schema': {
        does: 'Infers fields, types, names, keys and groups from all samples, and says what changed',
        consumes: ['sample.{entity}', 'working/intelligence'],
        produces: ['working/schema'],
    },
    'prepare.validate': {
        does: 'Checks the inferred schema before anything is overwritten',
        consumes: ['working/schema'],
        produces: ['working/validated'],
    },
    'prepare.create_tables': {
        does: 'Writes the metadata tables as a whole',
        consumes: ['working/schema', 'working/validated', 'working/intelligence'],
        produces: ['prepare.schema', 'prepare.fields', 'prepare.dependencies', 'prepare.constraints', 'prepare.drift'],
        settings: ['grain'],
    },
    'prepare.status_map': {
        does: 'Maps codes to words, with a row for what is unknown',
        consumes: ['sample.{entity}', 'working/schema'],
        produces: ['prepare.statusMap'],
    },
    'extract.plan': {
        does: 'Decides from the metadata what is fetched, in which order and since when',
        consumes: ['source.endpoints', 'prepare.schema', 'prepare.dependencies'],
        produces: ['extract.units'],
    },
    'extract.entity': {
        does: 'Fetches the records of one entity, keeps the raw pages and what they hold',
        consumes: ['extract.units'],
        produces: ['Tables/extract/{entities}', 'extract.pages'],
        each: 'entity',
    },
    'extract.watermarks': {
        does: 'Moves the watermark of each entity whose batch is complete',
        consumes: ['Tables/extract/{entities}', 'extract.pages'],
        produces: ['extract.watermarks'],
    },
    'clean.entity': {
        does: 'Flattens, renames, casts and dedupes the records of one entity; what cannot be used goes to quarantine',
        consumes: ['Tables/extract/{entities}', 'prepare.fields'],
        produces: ['clean.{entity}'],
        each: 'entity',
    },
    'transform.decide': {
        does: 'Decides which entities are facts and which dimensions, and compares with what Prepare proposed',
        consumes: ['prepare.schema', 'prepare.fields', 'clean.{entity}'],
        produces: ['transform.model'],
    },
    'transform.dimensions': {
        does: 'Builds the dimensions with their validity dates, and the date dimension',
        consumes: ['transform.model', 'clean.{entity}'],
        produces: ['transform.dimensions'],
    },
    'transform.bridges': {
        does: 'Builds a bridge for each list of records or values',
        consumes: ['transform.model', 'clean.{entity}', 'transform.dimensions'],
        produces: ['transform.bridges'],
    },
    'transform.facts': {
        does: 'Builds the facts at their grain, with keys to the dimensions',
        consumes: ['transform.model', 'clean.{entity}', 'transform.dimensions'],
        produces: ['transform.facts'],
    },
    'refine.tables': {
        does: 'Adds flags, groups and calculated columns to what Transform built, and documents each',
        consumes: ['transform.dimensions', 'transform.bridges', 'transform.facts'],
        produces: ['refine.columns'],
    },
    'analyse.model': {
        does: 'Relates facts and dimensions by their keys',
        consumes: ['refine.columns', 'transform.model'],
        produces: ['analyse.relationships'],
    },
    'analyse.measures': {
        does: 'Evaluates each measure',
        consumes: ['analyse.relationships', 'refine.columns'],
        produces: ['analyse.measures'],
    },
    'validate.trace': {
        does: 'Follows one real record from Source to Analyse',
        consumes: ['source.endpoints', 'Tables/extract/{entities}', 'clean.{entity}', 'transform.facts', 'refine.columns'],
        produces: ['log.trace'],
    },
    'validate.handoffs': {
        does: 'Computes for each stage whether the next may start',
        consumes: ['log.trace'],
        produces: ['log.contracts'],
    },
};
/** The step that the covenant puts at the end of each stage: outputs, gates, manifest, and last the row of success. */
function closingAction(stage) {
    return `${stage}.close`;
}

;// CONCATENATED MODULE: ./lib/solution/stage.js
/** The stages of a SPECTRA pipeline in their fixed order, and the validation of the whole that closes it. */
const spectraStages = ['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse', 'validate'];
/** The stage in the name of an action, `extract.entity`; undefined when it names none. */
function stageOf(action) {
    return spectraStages.find((stage) => action.startsWith(`${stage}.`));
}
/** The playbook of each stage, below the playbooks' folder. */
const playbookFiles = {
    source: 'pipeline.000-source-stage-orchestration.md',
    prepare: 'pipeline.001-prepare-stage-orchestration.md',
    extract: 'pipeline.002-extract-stage-orchestration.md',
    clean: 'pipeline.003-clean-stage-orchestration.md',
    transform: 'pipeline.004-transform-stage-orchestration.md',
    refine: 'pipeline.005-refine-stage-orchestration.md',
    analyse: 'pipeline.006-analyse-stage-orchestration.md',
    validate: 'pipeline.007-pipeline-validation.md',
};

;// CONCATENATED MODULE: ./lib/solution/journal.js





/** `log.<stage>`: one row for each time a stage came to an end. It is written last, so it hands the stage over. */
const logColumns = [
    ...columns('TEXT', 'execution_id', 'notebook_name', 'stage', 'source_system', 'source_name', 'workspace_id', 'lakehouse_id'),
    ...columns('TEXT', 'lakehouse_name', 'execution_mode', 'status', 'error_message', 'capabilities'),
    ...columns('REAL', 'duration_seconds'),
    ...columns('TEXT', 'error_summary', 'parameters', 'start_time', 'end_time', 'recorded_at'),
];
const stepColumns = [
    ...columns('TEXT', 'run_id', 'stage', 'job_id', 'action', 'entity', 'status', 'error_message', 'started_at', 'ended_at'),
    ...columns('INTEGER', 'read', 'written', 'unchanged', 'skipped', 'failed'),
];
async function keepStep({ run_id, job_id, spec, ports }, done) {
    const { started, ended, counts, failure } = done;
    const row = {
        run_id,
        stage: stageOf(spec.uses) ?? null,
        job_id,
        action: spec.uses,
        entity: spec.entity ?? null,
        status: failure === null ? 'Success' : 'Failed',
        error_message: failure?.message ?? null,
        started_at: (0,core_time/* iso */.KH)(started),
        ended_at: (0,core_time/* iso */.KH)(ended),
        ...counts,
    };
    await ports.lakehouse.append('log.steps', stepColumns, [row]);
}
/** When the stage began in this run and what it did, by what its steps left in `log.steps`. */
async function stageEnd({ run_id, contract, ports }, stage) {
    const { lakehouse, clock } = ports;
    const now = clock.now();
    const known = (await lakehouse.columns('log.steps')) !== null;
    const steps = known
        ? await lakehouse.all(`SELECT action, min(started_at) AS began, sum(status = 'Success') AS good FROM log.steps
        WHERE run_id = ? AND stage = ? GROUP BY action ORDER BY action`, [run_id, stage])
        : [];
    const began = steps.map((step) => sql_text(step, 'began')).sort()[0] ?? (0,core_time/* iso */.KH)(now);
    const done = steps.filter((step) => Number(step['good']) > 0);
    return {
        execution_id: `${notebookOf(stage, contract.source_system.key)}_${stamp(now)}`,
        started_at: began,
        ended_at: (0,core_time/* iso */.KH)(now),
        duration_seconds: (now - Date.parse(began)) / 1000,
        capabilities: done.map((step) => sql_text(step, 'action').slice(stage.length + 1)),
    };
}
/** Appends the row that ends the stage. */
async function keepStage({ run_id, params, contract, ports }, stage, { end, failure }) {
    const { key, name } = contract.source_system;
    const row = {
        execution_id: end.execution_id,
        notebook_name: notebookOf(stage, key),
        stage,
        source_system: key,
        source_name: name,
        lakehouse_name: `${key}Lakehouse`,
        execution_mode: 'pipeline',
        status: failure === null ? 'Success' : 'Failed',
        error_message: failure?.message ?? null,
        capabilities: end.capabilities.join(','),
        duration_seconds: end.duration_seconds,
        error_summary: failure === null ? null : (0,json/* canonicalJson */.dj)({ kind: failure.kind, transient: failure.transient }),
        parameters: (0,json/* canonicalJson */.dj)({ ...params, run_id, contract_version: contract.contract_version }),
        start_time: end.started_at,
        end_time: end.ended_at,
        recorded_at: (0,core_time/* iso */.KH)(ports.clock.now()),
    };
    await ports.lakehouse.append(`log.${stage}`, logColumns, [row]);
}
async function newestStageRow(lakehouse, stage) {
    return (await newestStageRows(lakehouse, stage, 1))[0] ?? null;
}
/** Newest first. */
async function newestStageRows(lakehouse, stage, most) {
    if (!(await sql_has(lakehouse, `log.${stage}`)))
        return [];
    const rows = await lakehouse.all(`SELECT * FROM log."${stage}" ORDER BY rowid DESC LIMIT ?`, [most]);
    return rows.map((row) => {
        const parameters = recordOf(row, 'parameters');
        const summary = recordOf(row, 'error_summary');
        return {
            status: sql_text(row, 'status'),
            error_message: textOrNull(row, 'error_message'),
            error_kind: wordOf(summary['kind']),
            run_id: wordOf(parameters['run_id']) ?? '',
            contract_version: wordOf(parameters['contract_version']) ?? '',
            end_time: sql_text(row, 'end_time'),
            start_time: sql_text(row, 'start_time'),
            duration_seconds: Number(row['duration_seconds'] ?? 0),
            capabilities: sql_text(row, 'capabilities')
                .split(',')
                .filter((one) => one !== ''),
        };
    });
}
function wordOf(value) {
    return typeof value === 'string' ? value : null;
}
function recordOf(row, column) {
    return JSON.parse(sql_text(row, column) || '{}');
}
function notebookOf(stage, key) {
    return `${stage}${upperFirst(key)}`;
}
/** `20261122_083000_123000`: date, time and microseconds. */
function stamp(at) {
    const [, date = '', time = '', ms = ''] = /^(.{10})T(.{8})\.(\d{3})Z$/.exec((0,core_time/* iso */.KH)(at)) ?? [];
    return `${date.replaceAll('-', '')}_${time.replaceAll(':', '')}_${ms}000`;
}

;// CONCATENATED MODULE: ./lib/solution/stages/validate/handoffs.js








const contractColumns = [
    ...columns('TEXT', 'stage', 'status', 'tables', 'foreignKeys', 'checkpoints', 'nextStage'),
    ...columns('INTEGER', 'readyForNext'),
];
/** Writes for each stage before this one what it made, and whether the next may start on it: computed, never claimed. */
async function handoffs(context) {
    const { ports, tally } = context;
    const counts = new Map((await ports.lakehouse.tables()).map(({ table, rows }) => [table, rows]));
    const handed = [];
    for (const stage of spectraStages.slice(0, -1)) {
        const contract = await handoffOf(context, stage, counts);
        ports.log(`${stage}: ${contract.status}, ${contract.missing.length === 0 ? 'nothing missing' : `missing ${contract.missing.join(', ')}`}`);
        handed.push(contract.row);
    }
    tally.counts.read += handed.length;
    tally.counts.written += await ports.lakehouse.replace('log.contracts', contractColumns, handed);
}
async function handoffOf(context, stage, counts) {
    const { lakehouse } = context.ports;
    const status = (await newestStageRow(lakehouse, stage))?.status ?? 'Absent';
    const checkpoints = await gatesOf(context, stage);
    const foreignKeys = await keysOf(lakehouse, stage);
    const missing = neededFrom(context.contract, stage).filter((table) => !counts.has(table));
    const ready = status === 'Success' &&
        missing.length === 0 &&
        checkpoints.every((one) => one.status !== 'refused' && one.status !== 'unanswered');
    const row = {
        ...{ stage, status, tables: JSON.stringify(await handoffs_tablesOf(context, stage, counts)) },
        ...{ foreignKeys: JSON.stringify(foreignKeys), checkpoints: JSON.stringify(checkpoints) },
        ...{ nextStage: spectraStages[spectraStages.indexOf(stage) + 1] ?? '', readyForNext: ready ? 1 : 0 },
    };
    return { row, status, missing };
}
/** The gates of the stage as they were evaluated last. */
async function gatesOf({ ports: { lakehouse } }, stage) {
    if (!(await sql_has(lakehouse, 'log.gates')))
        return [];
    const rows = await lakehouse.all('SELECT gate, verdict, run_id, evaluated_at FROM log.gates WHERE stage = ? ORDER BY rowid', [
        stage,
    ]);
    const last = rows.at(-1);
    const newest = new Map(rows.filter((row) => row['run_id'] === last?.['run_id']).map((row) => [sql_text(row, 'gate'), sql_text(row, 'verdict')]));
    return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, status]) => ({ name, status }));
}
/** Tables of this stage that an action of a later one reads. */
function neededFrom(contract, stage) {
    const meanings = actionMeanings;
    const later = Object.entries(meanings).filter(([name]) => !name.startsWith(`${stage}.`));
    const read = later.flatMap(([, { consumes }]) => consumes).map(tableName);
    const own = read.filter((table) => table.startsWith(`${stage}.`) || (stage === 'prepare' && table.startsWith('sample.')));
    const named = own.flatMap((table) => /\{entit(?:y|ies)\}/.test(table) ? contract.objects.map((object) => forEntity(table, object)) : [table]);
    return [...new Set(named)].sort();
}
async function handoffs_tablesOf({ ports }, stage, counts) {
    const traced = await rowsOf(ports.lakehouse, 'log.trace');
    const tables = [];
    for (const [table, rows] of counts) {
        if (!table.startsWith(`${stage}.`))
            continue;
        const shape = (await ports.lakehouse.columns(table)) ?? [];
        const records = traced
            .filter((row) => row['tableName'] === table && Number(row['found']) === 1)
            .map((row) => sql_text(row, 'recordId'));
        tables.push({
            ...{ name: table, path: `Tables/${table.replace('.', '/')}`, rows, columns: shape.map(({ name }) => name) },
            ...{ schema_hash: ports.sha256((0,json/* canonicalJson */.dj)(shape)), trace_records: records },
        });
    }
    return tables;
}
async function keysOf(lakehouse, stage) {
    if (stage !== 'refine' && stage !== 'analyse')
        return [];
    const tables = [...(await registered(lakehouse, 'facts')), ...(await registered(lakehouse, 'bridges'))];
    const keys = [];
    for (const { tableName: fromTable, foreignKeys } of tables) {
        for (const { column: fromColumn, toTable, toColumn } of foreignKeys) {
            const orphans = await orphansOf(lakehouse, { fromTable, fromColumn, toTable, toColumn });
            keys.push({ source: `${fromTable}.${fromColumn}`, target: `${toTable}.${toColumn}`, orphans, validated: orphans === 0 });
        }
    }
    return keys;
}

;// CONCATENATED MODULE: ./lib/solution/stages/validate/trace.js






const traceColumns = [
    ...columns('TEXT', 'entity', 'recordId', 'stage', 'tableName'),
    ...columns('INTEGER', 'found'),
    ...columns('TEXT', 'detail'),
];
/** Follows the first record of the first fact, by its key, from the endpoint that gave it to the measures that count it. */
async function trace(context) {
    const { ports, tally } = context;
    const traced = await pick(context);
    const sights = traced ? await follow(context, traced) : [trace_nothing];
    const [entity, recordId] = [traced?.entity ?? '', traced?.recordId ?? ''];
    const rows = sights.map((sight) => ({ entity, recordId, ...sight, found: sight.found ? 1 : 0 }));
    tally.counts.read += rows.length;
    tally.counts.written += await ports.lakehouse.replace('log.trace', traceColumns, rows);
    tally.facts = { ...tally.facts, entity, record: recordId };
    for (const { stage, tableName, found, detail } of sights)
        ports.log(`${stage} ${tableName}: ${found ? 'found' : 'NOT FOUND'}, ${detail}`);
}
const trace_nothing = {
    stage: 'transform',
    tableName: 'transform.facts',
    found: false,
    detail: 'No table holds a record that could be followed',
};
/** The first record of the first fact that has one; without such a fact, of the first entity's dimension. */
async function pick({ contract, ports: { lakehouse } }) {
    const dimensions = await registered(lakehouse, 'dimensions');
    const own = dimensions.filter(({ tableName, entity }) => contract.objects.some((one) => one.name === entity && tableName === dimensionOf(entity)));
    const fields = await readFields(lakehouse);
    for (const table of [...(await registered(lakehouse, 'facts')), ...own]) {
        const [key = ''] = table.keyColumns;
        const found = await lakehouse.all(`SELECT ${quote(key)} AS value FROM ${tableSql(`transform.${table.tableName}`)} WHERE ${quote(key)} NOT IN (-1, 'unknown') ORDER BY 1 LIMIT 1`);
        const [{ value = null } = {}] = found;
        if (value === null)
            continue;
        const column = fields.get(table.entity)?.find(({ isKey }) => isKey)?.targetName ?? 'recordId';
        const clean = (await sql_has(lakehouse, `clean.${table.entity}`))
            ? await oneRow(lakehouse, `SELECT recordId FROM ${tableSql(`clean.${table.entity}`)} WHERE ${quote(column)} = ?`, [value])
            : {};
        return { entity: table.entity, recordId: sql_text(clean, 'recordId') || String(value), table, key, value };
    }
    return null;
}
async function follow(context, traced) {
    const { contract, ports } = context;
    const object = contract.objects.find(({ name }) => name === traced.entity);
    const extract = object ? extractTable(object) : `extract.${traced.entity}s`;
    const extracted = (await sql_has(ports.lakehouse, extract))
        ? await oneRow(ports.lakehouse, `SELECT * FROM ${tableSql(extract)} WHERE recordId = ? ORDER BY parentId`, [traced.recordId])
        : {};
    const { entity, recordId, key, value } = traced;
    const { tableName } = traced.table;
    return [
        await endpoint(context, sql_text(extracted, '_source_endpoint')),
        await trace_row(context, { stage: 'prepare', table: 'prepare.fields', column: 'entity', value: entity }),
        trace_rawFile(context, extracted),
        { stage: 'extract', tableName: extract, found: extracted['recordId'] !== undefined, detail: `record ${recordId}` },
        await trace_row(context, { stage: 'clean', table: `clean.${entity}`, column: 'recordId', value: recordId }),
        await trace_row(context, { stage: 'transform', table: `transform.${tableName}`, column: key, value }),
        await trace_row(context, { stage: 'refine', table: `refine.${tableName}`, column: key, value }),
        ...(await analysed(context, tableName)),
    ];
}
/** A fact is related and measured; a dimension that nothing refers to has nothing to be found in. */
async function analysed(context, tableName) {
    const { lakehouse } = context.ports;
    const facts = (await registered(lakehouse, 'facts')).map((one) => one.tableName);
    const related = facts.includes(tableName) ? 'fromTable' : 'toTable';
    const relation = await trace_row(context, { stage: 'analyse', table: 'analyse.relationships', column: related, value: tableName });
    if (related === 'toTable')
        return [{ ...relation, found: relation.found || facts.length === 0 }];
    return [relation, await trace_row(context, { stage: 'analyse', table: 'analyse.measures', column: 'tableName', value: tableName })];
}
async function endpoint({ ports: { lakehouse } }, path) {
    const sight = { stage: 'source', tableName: 'source.endpoints', detail: path === '' ? 'the record names no endpoint' : path };
    if (path === '' || !(await sql_has(lakehouse, sight.tableName)))
        return { ...sight, found: false };
    const known = await oneRow(lakehouse, 'SELECT endpoint_path FROM source.endpoints WHERE endpoint_path = ? OR full_path = ?', [
        path,
        path,
    ]);
    return { ...sight, found: known['endpoint_path'] !== undefined };
}
async function trace_row({ ports: { lakehouse } }, { stage, table, column, value }) {
    const sight = { stage, tableName: table };
    if (!(await lakehouse.columns(table))?.some(({ name }) => name === column))
        return { ...sight, found: false, detail: 'there is no such table' };
    const [{ rows = 0 } = {}] = await lakehouse.all(`SELECT count(*) AS "rows" FROM ${tableSql(table)} WHERE ${quote(column)} = ?`, [value]);
    return {
        ...sight,
        found: Number(rows) > 0,
        detail: `${Number(rows)} ${Number(rows) === 1 ? 'row' : 'rows'} with ${column} ${String(value)}`,
    };
}
/** The raw page must hold the very record that the table holds. */
function trace_rawFile({ ports: { lakehouse } }, extracted) {
    const file = sql_text(extracted, '_raw_file').replace(/^Files\//, '');
    const sight = { stage: 'extract', tableName: `Files/${file}` };
    const page = file === '' ? null : lakehouse.files.read(file);
    if (page === null)
        return { ...sight, found: false, detail: 'there is no such file' };
    const found = holds((0,json/* jsonIn */.Yf)(page), (0,json/* canonicalJson */.dj)((0,json/* jsonIn */.Yf)(sql_text(extracted, 'payload')) ?? null));
    return {
        ...sight,
        found,
        detail: found ? 'the page holds the record' : 'the page does not hold the record as the table has it',
    };
}
function holds(value, wanted) {
    if (Array.isArray(value))
        return value.some((item) => holds(item, wanted));
    if (!(0,json/* isObject */.Gv)(value))
        return false;
    return (0,json/* canonicalJson */.dj)(value) === wanted || Object.values(value).some((member) => holds(member, wanted));
}

;// CONCATENATED MODULE: ./lib/solution/stages/validate/actions.js


const validate_actions_actions = { 'validate.trace': trace, 'validate.handoffs': handoffs };

;// CONCATENATED MODULE: ./lib/solution/stages/validate/checks.js





const validate_checks_checks = {
    trace_complete: traceComplete,
    handoffs_ready: handoffsReady,
    outputs_complete: outputsComplete,
};
const tracedStages = ['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse'];
async function traceComplete({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'log.trace');
    const lost = rows
        .filter((row) => Number(row['found']) !== 1)
        .map((row) => ({
        stage: sql_text(row, 'stage'),
        table: sql_text(row, 'tableName'),
        record: sql_text(row, 'recordId'),
        detail: sql_text(row, 'detail'),
    }));
    const seen = new Set(rows.map((row) => sql_text(row, 'stage')));
    lost.push(...tracedStages.filter((stage) => !seen.has(stage)).map((stage) => ({ stage, followed: false })));
    return offenders('one record is found in every stage', lost, `${rows.length} places`);
}
async function handoffsReady({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'log.contracts');
    const wrong = rows
        .filter((row) => Number(row['readyForNext']) !== 1)
        .map((row) => ({ stage: sql_text(row, 'stage'), status: sql_text(row, 'status'), next: sql_text(row, 'nextStage') }));
    const seen = new Set(rows.map((row) => sql_text(row, 'stage')));
    wrong.push(...spectraStages
        .slice(0, -1)
        .filter((stage) => !seen.has(stage))
        .map((stage) => ({ stage, status: 'Absent' })));
    return offenders('every stage is ready for the next', wrong, `${rows.length} stages`);
}
/** What later stages read and what the contract obliges to; `with: { outputs: [...] }` names more. */
async function outputsComplete({ lakehouse, contract, with: settings }) {
    const standing = new Set((await lakehouse.tables()).map(({ table }) => table));
    const more = Array.isArray(settings['outputs']) ? settings['outputs'].map(String) : [];
    const obliged = Object.values(contract.obligations.outputs).flat();
    const made = ['analyse.relationships', 'analyse.measures', 'log.trace', 'log.contracts'];
    const wanted = [...spectraStages.flatMap((stage) => neededFrom(contract, stage)), ...made, ...obliged, ...more].map(tableName);
    const tables = [...new Set(wanted)].filter((table) => /^[a-z]+\.[A-Za-z]/.test(table)).sort();
    const missing = tables.filter((table) => !standing.has(table)).map((table) => ({ missing: table }));
    return offenders('every output is there', missing, `${tables.length} outputs`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/index.js
















/** Every built-in action by its name. */
const stages_actions = {
    ...{ ...source_actions_actions, ...prepare_actions_actions, ...extract_actions_actions, ...actions_actions },
    ...{ ...transform_actions_actions, ...refine_actions_actions, ...actions, ...validate_actions_actions },
};
/** Every built-in check by its id. */
const stages_checks = {
    ...{ ...source_checks_checks, ...prepare_checks_checks, ...extract_checks_checks, ...checks_checks },
    ...{ ...transform_checks_checks, ...refine_checks_checks, ...checks, ...validate_checks_checks },
};
/** Ids that a gate may have without SQL of its own. */
const checkIds = new Set(Object.keys(stages_checks));

;// CONCATENATED MODULE: ./lib/solution/gates/evaluate.js



/** Offenders kept of each gate, and the longest text kept of one. */
const evaluate_mostEvidence = 20;
const evaluate_longestText = 200;
/** Asks each gate, in order. A gate that cannot be asked is unanswered, never passed. */
async function evaluateGates({ stage, gates, checks, context }) {
    const results = [];
    for (const gate of gates) {
        const { id, severity, says } = gate;
        const found = await answerTo(gate, checks, context);
        results.push({ id, stage, severity, says, ...found, evidence: found.evidence.slice(0, evaluate_mostEvidence).map(evaluate_shortened) });
    }
    return results;
}
async function answerTo(gate, checks, context) {
    const notPassed = gate.severity === 'warn' ? 'warned' : 'refused';
    try {
        const finding = await question(gate, checks, context);
        return { ...finding, verdict: finding.passed ? 'passed' : notPassed };
    }
    catch (error) {
        const failure = (0,outcome/* toFailure */.w)(error);
        if (failure === null)
            throw error;
        return { passed: false, expected: 'an answer', actual: failure.message, evidence: [], verdict: 'unanswered' };
    }
}
/** Whether it stops the pipeline: by an answer or for want of one. */
function isStopping({ severity, verdict }) {
    return severity === 'error' && verdict !== 'passed';
}
async function question(gate, checks, context) {
    if (gate.sql !== undefined)
        return assertion(gate.sql, context);
    const check = Object.hasOwn(checks, gate.id) ? checks[gate.id] : undefined;
    if (check)
        return check({ ...context, with: gate.with });
    return (0,failed/* fail */.f)('gate', `There is no check "${gate.id}"`);
}
/** Every row that the SELECT gives offends. */
async function assertion(sql, { lakehouse }) {
    let count = 0;
    const evidence = [];
    for await (const page of lakehouse.read(sql)) {
        count += page.length;
        for (const row of page.slice(0, evaluate_mostEvidence - evidence.length))
            evidence.push(asJson(row));
    }
    return { passed: count === 0, expected: 'no row', actual: count === 1 ? '1 row' : `${count} rows`, evidence };
}
function asJson(row) {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]));
}
/** A payload that found its way into evidence would fill the log. */
function evaluate_shortened(value) {
    if (typeof value === 'string')
        return value.length > evaluate_longestText ? `${value.slice(0, evaluate_longestText - 1)}\u2026` : value;
    if (value === null || typeof value !== 'object')
        return value;
    if (Array.isArray(value))
        return value.slice(0, evaluate_mostEvidence).map(evaluate_shortened);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, each === undefined ? null : evaluate_shortened(each)]));
}
/** One offender for a person: `recordId "8812", parents 2`. */
function exampleOf(value) {
    if (typeof value === 'string')
        return value;
    if (!(0,json/* isObject */.Gv)(value))
        return (0,json/* canonicalJson */.dj)(value);
    return Object.entries(value)
        .map(([name, each]) => `${name} ${typeof each === 'string' ? `"${each}"` : (0,json/* canonicalJson */.dj)(each ?? null)}`)
        .join(', ');
}

;// CONCATENATED MODULE: ./lib/solution/gates/close.js










/**
 * Ends a stage: looks for what it promised, asks its gates, writes down the evidence, and last the row in `log.<stage>`
 * that lets the next stage start. An output that is not there is a gap, for learning; a gate that refuses is a failure.
 */
function closeStage(stage, checks) {
    return async (context) => {
        const { spec, ports, run_id, contract, overrides, tally, signal } = context;
        const { lakehouse, log, sha256 } = ports;
        const { outputs, missing } = await lookFor(context);
        for (const output of missing)
            log(`Gap: ${stage} declares ${output}, and no step produced it`);
        (0,stop/* stopIfAsked */.Q)(signal);
        const now = ports.clock.now();
        const gates = await evaluateGates({
            stage,
            gates: spec.gates,
            checks,
            context: { lakehouse, contract, overrides, run_id, now, sha256 },
        });
        for (const gate of gates)
            log(`${gate.verdict} ${gate.id}: ${gate.actual}${gate.verdict === 'passed' ? '' : ` (expected ${gate.expected})`}`);
        tally.facts = {
            ...tally.facts,
            gates: gates.map(({ id, severity, verdict }) => ({ id, severity, verdict })),
            outputs: outputs.map(({ table, rows }) => ({ table, rows })),
            ...(missing.length === 0 ? {} : { gaps: missing.map((output) => ({ stage, output })) }),
        };
        await keepGates(context, gates);
        await keepTables(context, stage, outputs);
        const end = await stageEnd(context, stage);
        const refused = gates.filter(isStopping);
        const manifest = await manifestOf(context, { stage, outputs, missing, gates, end });
        lakehouse.files.write(`manifests/${stage}.manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
        (0,stop/* stopIfAsked */.Q)(signal);
        if (refused.length > 0)
            (0,failed/* fail */.f)('gate', refusalOf(stage, refused));
        await keepStage(context, stage, { end, failure: null });
    };
}
/** For a person: which gate, what it wanted, what it found, and one offender to look at. */
function refusalOf(stage, [first, ...more]) {
    if (!first)
        return `Stage ${stage} was refused`;
    const { id, verdict, expected, actual, evidence } = first;
    const others = more.length === 0 ? '' : `; also refused: ${more.map((gate) => gate.id).join(', ')}`;
    if (verdict === 'unanswered')
        return `Gate ${id} could not be asked, so ${stage} is refused: ${actual}${others}`;
    const example = evidence[0] === undefined ? '' : `; first: ${exampleOf(evidence[0])}`;
    return `Gate ${id} refused ${stage}: expected ${expected}, found ${actual}${example}${others}`;
}
async function lookFor({ spec, ports, }) {
    const { lakehouse, sha256 } = ports;
    const outputs = [];
    const missing = [];
    for (const name of spec.outputs) {
        const table = tableName(name);
        const found = /^[a-z]+\.[A-Za-z]\w*$/.test(table) ? await lakehouse.columns(table) : null;
        if (!found) {
            missing.push(name);
            continue;
        }
        const rows = await sizeOf(lakehouse, table);
        outputs.push({ table: name, rows, columns: found.length, schema_hash: sha256((0,json/* canonicalJson */.dj)(found)) });
    }
    return { outputs, missing };
}
const gateColumns = columns('TEXT', ...['run_id', 'stage', 'gate', 'severity', 'says', 'verdict', 'expected', 'actual', 'evidence', 'evaluated_at']);
async function keepGates({ run_id, ports }, gates) {
    const evaluated_at = (0,core_time/* iso */.KH)(ports.clock.now());
    const rows = gates.map(({ id, stage, severity, says, verdict, expected, actual, evidence }) => {
        return {
            run_id,
            stage,
            gate: id,
            severity,
            says,
            verdict,
            expected,
            actual,
            evidence: (0,json/* canonicalJson */.dj)(evidence),
            evaluated_at,
        };
    });
    await ports.lakehouse.append('log.gates', gateColumns, rows);
}
const tableColumns = [
    ...columns('TEXT', 'run_id', 'stage', 'tableName'),
    ...columns('INTEGER', 'rows'),
    ...columns('TEXT', 'recorded_at'),
];
/** The schemas that a stage writes beside its own. */
const more = { prepare: 'sample', clean: 'quarantine' };
/** How many rows each table of the stage has at the end of each run, for those who watch them grow. */
async function keepTables({ run_id, ports }, stage, outputs) {
    const { lakehouse } = ports;
    const schemas = ports_lakehouse/* lakehouseSchemas */.w.filter((schema) => schema === stage || schema === more[stage]);
    const known = new Map(outputs.map(({ table, rows }) => [tableName(table), rows]));
    const found = (await Promise.all(schemas.map((schema) => sql_tablesIn(lakehouse, schema)))).flat();
    const recorded_at = (0,core_time/* iso */.KH)(ports.clock.now());
    const rows = [];
    for (const table of [...new Set([...found, ...known.keys()])].sort()) {
        const count = known.get(table) ?? (await sizeOf(lakehouse, table));
        rows.push({ run_id, stage, tableName: table, rows: count, recorded_at });
    }
    await lakehouse.append('log.tables', tableColumns, rows);
}
/** What belongs to this one run stands under `run`, so that two runs that found the same can be told to have done so. */
async function manifestOf(context, { stage, outputs, missing, gates, end }) {
    const { contract, ports, run_id } = context;
    const refused = gates.some(isStopping);
    const count = (verdict) => gates.filter((gate) => gate.verdict === verdict).length;
    return {
        stage,
        source: contract.source_system.key,
        status: refused ? 'Failed' : 'Success',
        contract_version: contract.contract_version,
        outputs: outputs.map((output) => ({ ...output })),
        missing_outputs: missing,
        gates: gates.map(({ id, severity, says, verdict, expected, actual }) => ({ id, severity, says, verdict, expected, actual })),
        quality: {
            passed: count('passed'),
            warned: count('warned'),
            refused: count('refused'),
            unanswered: count('unanswered'),
            in_quarantine: (await quarantined(ports.lakehouse)).reduce((sum, { waiting }) => sum + waiting, 0),
        },
        capabilities: end.capabilities,
        ready_for_next_stage: !refused,
        run: {
            run_id,
            execution_id: end.execution_id,
            engine_version: ports.engine_version ?? null,
            started_at: end.started_at,
            ended_at: end.ended_at,
            duration_seconds: end.duration_seconds,
        },
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/perform.js








/**
 * Does one step. Whatever ends a stage badly leaves a row in `log.<stage>` that says Failed, so that the next stage does
 * not build on it; a cancelled step leaves none, since a resume goes on where it stood.
 */
async function performStep(step, known) {
    const { job, contract, overrides, ports, signal } = step;
    const { spec, job_id, run_id, params } = job;
    const tally = (0,data_tally/* newTally */.l4)();
    const context = { spec, job_id, run_id, params, contract, overrides, ports, signal, tally };
    const started = ports.clock.now();
    try {
        (0,stop/* stopIfAsked */.Q)(signal);
        const stage = stageNamed(spec.uses);
        await requireHandoff(context, stage);
        await actionFor(spec.uses, stage, known)(context);
        if (spec.uses !== closingAction(stage))
            await keepStep(context, { started, ended: ports.clock.now(), counts: tally.counts, failure: null });
        return { ok: true, report: (0,data_tally/* reportOf */.EI)(tally) };
    }
    catch (error) {
        const failure = (0,outcome/* toFailure */.w)(error);
        if (failure === null)
            throw error;
        await keepFailure(context, { started, failure });
        return { ok: false, failure, report: (0,data_tally/* reportOf */.EI)(tally) };
    }
}
function stageNamed(uses) {
    return stageOf(uses) ?? (0,failed/* fail */.f)('not_built', `Cannot do "${uses}": it belongs to no stage`);
}
function actionFor(uses, stage, { actions, checks }) {
    if (uses === closingAction(stage))
        return closeStage(stage, checks);
    return ((Object.hasOwn(actions, uses) ? actions[uses] : undefined) ??
        (0,failed/* fail */.f)('not_built', `Cannot do "${uses}": there is no such action`));
}
/** A stage reads the latest good end of the stage before it, and nothing that a failed one left behind. */
async function requireHandoff({ ports, contract }, stage) {
    const before = spectraStages[spectraStages.indexOf(stage) - 1];
    if (before === undefined)
        return;
    const row = await newestStageRow(ports.lakehouse, before);
    const cannot = `Cannot start ${stage}`;
    if (row === null)
        (0,failed/* fail */.f)('gate', `${cannot}: "log.${before}" has no row, so the ${before} stage has not come to an end here; run it first`);
    if (row.status !== 'Success') {
        (0,failed/* fail */.f)('gate', `${cannot}: the last ${before} stage failed, on ${row.end_time}: ${row.error_message ?? 'no reason is known'}`);
    }
    if (row.contract_version !== contract.contract_version) {
        (0,failed/* fail */.f)('gate', `${cannot}: the ${before} stage ran by contract version ${row.contract_version}, and now it is ${contract.contract_version}; run ${before} again`);
    }
}
async function keepFailure(context, { started, failure }) {
    const { spec, ports, tally } = context;
    const stage = stageOf(spec.uses);
    if (failure.kind === 'cancelled' || stage === undefined)
        return;
    try {
        if (spec.uses !== closingAction(stage))
            await keepStep(context, { started, ended: ports.clock.now(), counts: tally.counts, failure });
        await keepStage(context, stage, { end: await stageEnd(context, stage), failure });
    }
    catch (error) {
        const second = (0,outcome/* toFailure */.w)(error);
        if (second === null)
            throw error;
        // What failed first is the cause, and very often of this too.
        ports.log(`The failure could not be recorded in log.${stage}: ${second.message}`);
    }
}

;// CONCATENATED MODULE: ./lib/core/frame.js
const frame_width = 80;
const linesShown = 3;
// oxlint-disable-next-line no-control-regex -- these are the characters that a terminal acts on
const controls = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Finding a line is asked for once per node of a plan, so the starts of a text's lines are found once. */
const knownStarts = new WeakMap();
function lineStarts(source) {
    const known = knownStarts.get(source);
    if (known !== undefined)
        return known;
    const starts = [0];
    for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1))
        starts.push(at + 1);
    knownStarts.set(source, starts);
    return starts;
}
/** Index of the line that holds an offset. */
function lineAt(starts, offset) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
/** Where a span starts. */
function frame_position(span) {
    const starts = lineStarts(span.source);
    const line = lineAt(starts, span.start);
    return { file: span.source.file, line: line + 1, column: span.start - (starts[line] ?? 0) + 1 };
}
/**
 * The marked line with up to two lines before it, numbered, the span underlined; at most 80 columns wide, the start of
 * the span in view. Control characters are shown as `\u00b7`, so that a frame cannot move a terminal's cursor.
 * Empty for a source without text.
 */
function frame_codeFrame(span) {
    const { source } = span;
    if (source.text === '')
        return '';
    const starts = lineStarts(source);
    const last = lineAt(starts, span.start);
    const first = Math.max(0, last - linesShown + 1);
    const numberWidth = String(last + 1).length;
    const room = frame_width - numberWidth - 3;
    const column = span.start - (starts[last] ?? 0);
    const marked = lineText(source, starts, last);
    const length = Math.max(1, Math.min(span.end - span.start, marked.length - column));
    const cut = Math.max(0, Math.min(column - Math.floor(room / 3), marked.length - room));
    const lines = [];
    for (let line = first; line <= last; line += 1) {
        const shown = crop(lineText(source, starts, line), line === last ? cut : 0, room);
        lines.push(`${String(line + 1).padStart(numberWidth)} | ${shown}`.trimEnd());
    }
    const underline = '^'.repeat(Math.max(1, Math.min(length, room - (column - cut))));
    lines.push(`${' '.repeat(numberWidth)} | ${' '.repeat(column - cut)}${underline}`);
    return lines.join('\n');
}
function lineText(source, starts, line) {
    const end = starts[line + 1] ?? source.text.length + 1;
    return source.text
        .slice(starts[line], end - 1)
        .replace(/\r$/, '')
        .replace(controls, shownControl);
}
function shownControl(character) {
    return character === '\t' ? ' ' : '\u00b7';
}
function crop(text, cut, room) {
    const tail = text.slice(cut, cut + room);
    const left = cut > 0 && tail !== '' ? `\u2026${tail.slice(1)}` : tail;
    const shown = cut + room < text.length ? `${left.slice(0, -1)}\u2026` : left;
    // A cut may have gone through the middle of a character.
    return shown.toWellFormed();
}

;// CONCATENATED MODULE: ./lib/report/text.js


/** How each status is shown: `word` on consoles (at most five letters), `title` in sentences, `symbol` in summaries. */
const statusTexts = {
    succeeded: { word: 'ok', title: 'succeeded', symbol: '\u2705' },
    failed: { word: 'FAIL', title: 'failed', symbol: '\u274c' },
    timed_out: { word: 'TIME', title: 'timed out', symbol: '\u23f0' },
    cancelled: { word: 'stop', title: 'cancelled', symbol: '\ud83d\udeab' },
    lost: { word: 'LOST', title: 'lost', symbol: '\u2753' },
    not_run: { word: 'wait', title: 'not run', symbol: '\u26aa' },
};
const allowedFailureText = { word: 'warn', title: 'failed, allowed', symbol: '\u26a0\ufe0f' };
function textOf(job) {
    return job.allowed_failure ? allowedFailureText : statusTexts[job.status];
}
/** `12 ms`, `1.2 s`, `3 m 04 s`, `2 h 03 m`; never rounded up. */
function text_duration(ms) {
    if (ms < 1000)
        return `${Math.max(0, Math.floor(ms))} ms`;
    if (ms < 60_000)
        return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
    return elapsed(ms);
}
/** The same in whole seconds, for what still runs: `0 s`, `12 s`, `3 m 04 s`, `2 h 03 m`. */
function elapsed(ms) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} m ${pad(seconds % 60)} s`;
    return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} m`;
}
function pad(value) {
    return String(value).padStart(2, '0');
}
/** `1 job`, `1,204 jobs`. */
function text_count(value, noun) {
    return `${commas(value)} ${noun}${value === 1 ? '' : 's'}`;
}
/** Thousands with commas, whatever the locale. */
function commas(value) {
    return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
/** Bytes as `812 B`, `14.2 KB`, `3.0 MB`. */
function size(bytes) {
    if (bytes < 1024)
        return `${bytes} B`;
    const thousands = Math.min(3, Math.floor(Math.log2(bytes) / 10));
    return `${(bytes / 1024 ** thousands).toFixed(1)} ${['B', 'KB', 'MB', 'GB'][thousands]}`;
}
const countWords = (/* unused pure expression or super */ null && (['read', 'written', 'unchanged', 'skipped', 'failed']));
/** `120 read, 30 written, 90 unchanged`; what is zero is left out, and nothing at all reads `no records`. */
function recordCounts(counts) {
    const told = countWords.filter((word) => counts[word] > 0).map((word) => `${commas(counts[word])} ${word}`);
    return told.length === 0 ? 'no records' : told.join(', ');
}
/** Started without success, or lost: what a result counts as failed. */
function isTrouble(job) {
    return job.status !== 'succeeded' && job.status !== 'not_run';
}
function tally(record) {
    const counts = { planned: 0, reused: 0, succeeded: 0, failed: 0, timed_out: 0, cancelled: 0, lost: 0, not_run: 0 };
    const lastRound = record.rounds.at(-1)?.round ?? 1;
    for (const job of record.jobs) {
        counts.planned += 1;
        counts[job.status] += 1;
        if (job.status === 'succeeded' && job.round !== null && job.round < lastRound)
            counts.reused += 1;
    }
    return counts;
}
/** `2 failed, 1 timed out`, in the order of the vocabulary; statuses that no job has are left out. */
function statusCounts(counts, statuses) {
    return statuses
        .filter((status) => counts[status] > 0)
        .map((status) => `${commas(counts[status])} ${statusTexts[status].title}`)
        .join(', ');
}
/** One sentence: what became of the run. No names of jobs, no final period. */
function verdict(record) {
    const counts = tally(record);
    const { composite, result } = record;
    const outcome = runOutcome(record);
    switch (outcome) {
        case 'succeeded':
            return `${composite} succeeded: ${text_count(counts.planned, 'job')} in ${text_duration(result.duration_ms)}`;
        case 'cancelled': {
            const rest = statusCounts(counts, ['succeeded', 'failed', 'timed_out', 'cancelled', 'lost', 'not_run']);
            return `${composite} was cancelled: of ${text_count(counts.planned, 'job')}, ${rest}`;
        }
        case 'incomplete': {
            const unknown = new Set(losses(record).flatMap(({ jobs }) => jobs)).size;
            if (unknown === 0)
                return `${composite} is incomplete: its ledgers do not add up`;
            return `${composite} is incomplete: the end of ${commas(unknown)} of ${text_count(counts.planned, 'job')} is unknown`;
        }
        case 'unfinished':
            return `${composite} is unfinished: ${commas(counts.not_run)} of ${text_count(counts.planned, 'job')} did not run`;
        case 'failed': {
            const bad = counts.failed + counts.timed_out + counts.cancelled + counts.lost;
            const where = 'failed_phase' in result && result.failed_phase !== null ? ` in ${result.failed_phase}` : '';
            return `${composite} failed${where}: ${commas(bad)} of ${text_count(counts.planned, 'job')} failed`;
        }
        default:
            return unreachable(outcome);
    }
}
function runOutcome(record) {
    if (record.result.success)
        return 'succeeded';
    if (losses(record).length > 0)
        return 'incomplete';
    if (record.cancelled)
        return 'cancelled';
    return record.jobs.some(isTrouble) ? 'failed' : 'unfinished';
}
/** What keeps a collected run from being proven. */
function losses({ fan_in }) {
    return fan_in?.findings.filter(({ loss }) => loss) ?? [];
}
/** The verdict and, when there is one, the first failure in plan order: the first line of stderr. */
function cause(record) {
    const [loss] = losses(record);
    if (loss !== undefined)
        return `${verdict(record)}: ${loss.code}: ${loss.message}`;
    const first = record.jobs.find((job) => isTrouble(job) && job.status !== 'cancelled');
    return first === undefined ? verdict(record) : `${verdict(record)}: ${first.job_id}: ${failureText(first)}`;
}
/** Why a job is not a success, in one line. */
function failureText(job) {
    return job.failure?.message ?? job.reason ?? statusMeanings[job.status];
}
/**
 * The command that finishes a run. What a gate has refused is refused again as long as the data are the same, so a
 * pipeline that one has stopped is run again, from its source on.
 */
function text_remedy(record) {
    const refused = record.jobs.some(({ kind, failure }) => failure?.kind === 'gate' && kind !== 'solution');
    const profile = record.profile === 'sandbox' ? '' : ` --profile ${record.profile}`;
    return `lorchestra ${refused ? `run ${record.composite}` : `resume ${record.run_id}`}${profile}`;
}

;// CONCATENATED MODULE: ./lib/report/diagnostics.js



/** Every mistake with its place, its line and its hint, then how many there are. No line break at the end. */
function diagnostics_renderDiagnostics(diagnostics, paint) {
    return [
        ...diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, paint)),
        paint.bold(diagnostics_diagnosticCounts(diagnostics)),
    ].join('\n\n');
}
function renderDiagnostic(diagnostic, paint) {
    const { code, severity, message, span, related = [], hint } = diagnostic;
    const shade = severity === 'error' ? paint.bad : paint.warn;
    return [
        `${shade(severity)} ${paint.bold(line(message))} ${paint.dim(code)}`,
        `  at ${place(diagnostic)}`,
        ...diagnostics_indented(codeFrame(span)),
        ...related.flatMap((other) => [`  ${line(other.message)}, at ${place(other)}`, ...diagnostics_indented(codeFrame(other.span))]),
        ...(hint === undefined ? [] : [`  ${paint.accent('hint')} ${line(hint)}`]),
    ].join('\n');
}
/** `jobs/pipeline.yaml:12:3`. */
function place({ span }) {
    const at = position(span);
    return `${line(at.file)}:${at.line}:${at.column}`;
}
/** `2 errors, 1 warning`. */
function diagnostics_diagnosticCounts(diagnostics) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    const warnings = diagnostics.length - errors;
    const words = [...(errors > 0 ? [count(errors, 'error')] : []), ...(warnings > 0 ? [count(warnings, 'warning')] : [])];
    return words.length === 0 ? 'No mistakes' : words.join(', ');
}
function diagnostics_indented(frame) {
    return frame === '' ? [] : frame.split('\n').map((each) => `  ${each}`);
}

;// CONCATENATED MODULE: ./lib/app/refuse.js



/**
 * Says what is wrong with what the user wrote. The first line of stderr is the cause; the frames go where people
 * read: stdout in text mode, stderr when stdout belongs to a JSON value.
 */
function refuse_refuse(screen, diagnostics, json) {
    sayCause(screen, refusal(diagnostics));
    const write = json ? screen.err : screen.out;
    write(`${renderDiagnostics(diagnostics, json ? screen.errPaint : screen.paint)}\n`);
    return exitCodes.invalid;
}
/**
 * The first line of stderr is all that other programs show of a failure. A person in front of a terminal reads the
 * same words on stdout, and need not read them twice.
 */
function sayCause(screen, cause) {
    if (!(screen.interactive('out') && screen.interactive('err')))
        screen.err(`${cause}\n`);
}
/** Warnings do not hold up a run; whoever wants them whole asks `check`. */
function mention(screen, diagnostics, json) {
    if (diagnostics.length === 0 || json)
        return;
    screen.out(`${screen.paint.warn(diagnosticCounts(diagnostics))} in the definitions: lorchestra check shows them\n\n`);
}
/** The first mistake with its place, in one line: what other programs show of a refused command. */
function refusal(diagnostics) {
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    const [first] = errors;
    if (first === undefined)
        return 'Nothing was started';
    const { file, line, column } = frame_position(first.span);
    const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
    return `${first.message} at ${file}:${line}:${column}${more}`;
}

;// CONCATENATED MODULE: ./lib/app/spectra.js








/** Does steps of SPECTRA stages; each source's lakehouse is opened with the first step that needs it. */
function openSpectra(folder, shared) {
    const opened = new Map();
    const lakehouseOf = (source) => {
        const known = opened.get(source);
        if (known !== undefined)
            return known;
        const lakehouse = openLakehouse({ folder: `${folder}/${source}` });
        opened.set(source, lakehouse);
        return lakehouse;
    };
    return {
        perform: async (job, { signal, log }) => {
            let step;
            try {
                const source = job.spec.pipeline.slice(job.spec.pipeline.lastIndexOf('/') + 1);
                step = { job, ...decided(job.spec, shared), ports: { ...shared, lakehouse: lakehouseOf(source), log }, signal };
            }
            catch (error) {
                const failed = (0,outcome/* toFailure */.w)(error);
                if (failed === null)
                    throw error;
                return { ok: false, failure: (0,failure/* failure */.V)(failed.kind, failed.message), report: {} };
            }
            return performStep(step, { actions: stages_actions, checks: stages_checks });
        },
        close: () => {
            for (const lakehouse of opened.values())
                lakehouse.close();
        },
    };
}
/** What a person decided: contract and overrides, as they were when the plan was made. */
function decided({ assets }, { assets: files }) {
    const named = (end) => {
        const asset = assets.find(({ file }) => file.endsWith(end));
        return asset === undefined ? null : { file: asset.file, text: files.read(asset) };
    };
    const file = named('/contract.yaml');
    if (file === null)
        return (0,failed/* fail */.f)('asset', 'The plan names no contract');
    const contract = readContract(file);
    if (!contract.ok)
        return (0,failed/* fail */.f)('asset', refusal(contract.diagnostics));
    const overrides = readOverrides(named('/manual-overrides.yaml'));
    if (!overrides.ok)
        return (0,failed/* fail */.f)('asset', refusal(overrides.diagnostics));
    return { contract: contract.value, overrides: overrides.value };
}


/***/ })

};

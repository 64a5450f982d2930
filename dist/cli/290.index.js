export const id = 290;
export const ids = [290];
export const modules = {

/***/ 2886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* unused harmony export uuid5 */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

const sha256 = (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', text, 'hex');
/** Makes our names differ from everybody else's. It stands for ever: another one gives every row another id. */
const namespace = Buffer.from('746bf248ead15c93aa65444d506b83fd', 'hex');
/** The UUID of version 5 (RFC 9562) of a name: equal names have equal ids. */
function uuid5(name) {
    const hex = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'hex');
    const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}


/***/ }),

/***/ 6631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XL: () => (/* binding */ foldersIn),
/* harmony export */   bP: () => (/* binding */ assetTexts),
/* harmony export */   c2: () => (/* binding */ shownFrom),
/* harmony export */   gd: () => (/* binding */ assetDigests),
/* harmony export */   lQ: () => (/* binding */ isFolder),
/* harmony export */   o$: () => (/* binding */ readSource),
/* harmony export */   tW: () => (/* binding */ readSources),
/* harmony export */   u0: () => (/* binding */ findConfig),
/* harmony export */   ys: () => (/* binding */ absolute)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** Larger definition files are refused before they are read. */
const maxBytes = 1024 * 1024;
/**
 * Where a project is, and its settings if it has any. Without a path: the nearest folder at or above `from` that holds a
 * `lorchestra.yaml`; else the repository's root; else `from`. A path that leads nowhere is an error.
 */
function findConfig(from, path) {
    if (path === undefined) {
        const root = findRoot(from);
        return { root, file: readSource(root, 'lorchestra.yaml') };
    }
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(from, path));
    const missing = unreadable(path, `Cannot read "${path}": there is no such file`);
    return { root, file: readSource(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(from, path)) ?? { sources: [], diagnostics: [missing] } };
}
function findRoot(from) {
    const above = [];
    for (let folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(from);; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)) {
        above.push(folder);
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder) === folder)
            break;
    }
    const holder = (name) => above.find((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), { throwIfNoEntry: false }));
    return holder('lorchestra.yaml') ?? holder('.git') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(from);
}
/** One text file, relative to `root`; null when there is none. */
function readSource(root, file) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, file);
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false }) === undefined)
        return null;
    return readAll(root, [path]);
}
/** Every `.yaml` and `.yml` file below a folder, in the order of their names, whatever order the disk gives. */
function readSources(root, folder) {
    const top = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, folder);
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(top, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isDirectory()) {
        const why = stat === undefined ? 'there is no such folder' : 'it is not a folder';
        return {
            sources: [],
            diagnostics: [unreadable(shown(root, top), `Cannot read definitions in "${shown(root, top)}": ${why}`)],
        };
    }
    const paths = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(top, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory() && /\.ya?ml$/.test(entry.name))
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name))
        .filter((path) => !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(top, path).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).includes('node_modules'))
        .sort();
    return readAll(root, paths);
}
function isFolder(root, folder) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, folder), { throwIfNoEntry: false })?.isDirectory() === true;
}
/** Names of the folders right below a folder, sorted; none when there is no such folder. */
function foldersIn(root, folder) {
    if (!isFolder(root, folder))
        return [];
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
}
function readAll(root, paths) {
    const sources = [];
    const diagnostics = [];
    for (const path of paths) {
        const read = readText(path);
        if ('text' in read)
            sources.push({ file: shown(root, path), text: read.text });
        else
            diagnostics.push(unreadable(shown(root, path), `Cannot read "${shown(root, path)}": ${read.why}`));
    }
    return { sources, diagnostics };
}
/** Opens without blocking and reads regular files alone, so that a pipe or a device in the folder cannot hold us up. */
function readText(path) {
    let descriptor = null;
    try {
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!stat.isFile())
            return { why: 'it is not a regular file' };
        if (stat.size > maxBytes)
            return { why: `it has ${stat.size} bytes, and a definition file may have ${maxBytes}` };
        const bytes = Buffer.alloc(stat.size);
        const length = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, 0, stat.size, 0);
        return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes.subarray(0, length)) };
    }
    catch (error) {
        if (error instanceof TypeError)
            return { why: 'it is not UTF-8 text' };
        return { why: errorCode(error) };
    }
    finally {
        if (descriptor !== null)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
function errorCode(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}
function unreadable(file, message) {
    return { code: 'file/unreadable', severity: 'error', message, span: { source: { file, text: '' }, start: 0, end: 0 } };
}
function shown(root, path) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
    return inside.startsWith('..') ? path : inside;
}
/** Content digests of the files that definitions name, each read once. */
function assetDigests(root, sha256) {
    const known = new Map();
    const text = assetTexts(root);
    return (file) => {
        const seen = known.get(file);
        if (seen !== undefined)
            return seen;
        const content = text(file);
        const digest = content === null ? null : sha256(content);
        known.set(file, digest);
        return digest;
    };
}
/** The texts of the files that definitions name; null for what is not there. */
function assetTexts(root) {
    return (file) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, file);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.isFile() ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8') : null;
    };
}
/** An absolute path; a relative one stands below the root. */
function absolute(root, path) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, path);
}
/** A path as the user would type it: relative to the folder they stand in when it lies below. */
function shownFrom(cwd, path) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, path);
    return inside === '' || inside.startsWith('..') ? path : inside;
}


/***/ }),

/***/ 9387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   c: () => (/* binding */ stateError)
/* harmony export */ });
/* harmony import */ var _ports_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8561);

/** What a code of the operating system means for the reader, and what they can do about it. */
const causes = {
    ENOSPC: 'no space is left on the device; free some, then try again',
    EDQUOT: 'the disk quota is used up; free some space, then try again',
    EFBIG: 'the file would grow over the size limit of this process',
    EIO: 'the device reports an input or output error; check the disk',
    EROFS: 'the file system is read-only; choose another state directory with "state_dir"',
    EACCES: 'permission is denied; make it writable for this user or choose another state directory with "state_dir"',
    EPERM: 'the operation is not permitted; make it writable for this user or choose another state directory with "state_dir"',
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'a file stands where a folder is needed; move it away or choose another state directory with "state_dir"',
    EEXIST: 'a file or folder of that name is in the way; move it away or choose another state directory with "state_dir"',
    EISDIR: 'a folder stands where a file is needed; move it away',
    EMFILE: 'this process has too many files open',
    ENFILE: 'the system has too many files open',
};
/** `attempt` reads on after "Cannot": `append to "/x/ledger.ndjson"`. */
function stateError(attempt, error) {
    if (error instanceof _ports_state_js__WEBPACK_IMPORTED_MODULE_0__/* .StateError */ .qq)
        return error;
    return new _ports_state_js__WEBPACK_IMPORTED_MODULE_0__/* .StateError */ .qq(`Cannot ${attempt}: ${causes[codeOf(error) ?? ''] ?? plainWords(error)}`, { cause: error });
}
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
function plainWords(error) {
    return error instanceof Error ? error.message : 'the cause is unknown';
}


/***/ }),

/***/ 1951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ut: () => (/* binding */ createRun),
  v: () => (/* binding */ listRuns),
  F$: () => (/* binding */ newRunId),
  JG: () => (/* binding */ openOrCreateRun),
  Iy: () => (/* binding */ openRun),
  uc: () => (/* binding */ prepareStateDir),
  aE: () => (/* binding */ readRecord)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/core/time.js
var time = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/ports/state.js
var state = __webpack_require__(8561);
// EXTERNAL MODULE: ./lib/adapters/state/errors.js
var errors = __webpack_require__(9387);
// EXTERNAL MODULE: ./lib/adapters/state/write-file.js
var write_file = __webpack_require__(3928);
;// CONCATENATED MODULE: ./lib/adapters/state/append-file.js




/**
 * Opens a file for appending, cut to `validBytes`; makes it when it is not there. After an append or a sync that failed, the
 * file ends where it ended before, as far as the device still allows: half a line would only have to be cut later.
 */
function openAppendFile(path, validBytes) {
    const { fd, bytes } = append_file_open(path, validBytes);
    let end = bytes;
    let durableEnd = bytes;
    return {
        append: (text) => {
            const chunk = Buffer.from(text, 'utf8');
            try {
                writeFully(fd, chunk);
            }
            catch (error) {
                cutBack(fd, end);
                throw (0,errors/* stateError */.c)(`append to "${path}"`, error);
            }
            end += chunk.length;
        },
        sync: () => {
            const upTo = end;
            return new Promise((resolve, reject) => {
                (0,external_node_fs_.fdatasync)(fd, (error) => {
                    if (error === null) {
                        durableEnd = upTo;
                        resolve();
                        return;
                    }
                    cutBack(fd, durableEnd);
                    reject((0,errors/* stateError */.c)(`append to "${path}"`, error));
                });
            });
        },
        close: () => {
            try {
                (0,external_node_fs_.closeSync)(fd);
            }
            catch (error) {
                throw (0,errors/* stateError */.c)(`close "${path}"`, error);
            }
        },
    };
}
function append_file_open(path, validBytes) {
    try {
        const fd = (0,external_node_fs_.openSync)(path, 'a', 0o600);
        const { size } = (0,external_node_fs_.fstatSync)(fd);
        if (size > validBytes) {
            (0,external_node_fs_.ftruncateSync)(fd, validBytes);
            (0,external_node_fs_.fsyncSync)(fd);
        }
        (0,write_file/* syncFolder */.Yw)((0,external_node_path_.dirname)(path));
        return { fd, bytes: Math.min(size, validBytes) };
    }
    catch (error) {
        throw (0,errors/* stateError */.c)(`open "${path}" for appending`, error);
    }
}
function writeFully(fd, chunk) {
    for (let written = 0; written < chunk.length;)
        written += (0,external_node_fs_.writeSync)(fd, chunk, written);
}
function cutBack(fd, end) {
    try {
        (0,external_node_fs_.ftruncateSync)(fd, end);
    }
    catch {
        // The append's own error is the one to report; a reader cuts the torn line.
    }
}

;// CONCATENATED MODULE: ./lib/adapters/state/run-folder.js








const runIdPattern = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;
/** `20251211T093000Z-1f0c2b7a`: when the run started, in UTC, and what tells it from others of that second. */
function newRunId(now) {
    const stamp = (0,time/* iso */.KH)(now).replace(/[-:]|\.\d+/g, '');
    return `${stamp}-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
}
/** Makes sure that there is a folder for runs, and that this user may write in it. */
function prepareStateDir(stateDir) {
    const runs = (0,external_node_path_.join)(stateDir, 'runs');
    try {
        const made = (0,external_node_fs_.mkdirSync)(runs, { recursive: true, mode: 0o700 });
        (0,external_node_fs_.accessSync)(runs, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        (0,external_node_fs_.accessSync)(stateDir, external_node_fs_.constants.W_OK);
        if (made !== undefined)
            for (const folder of [stateDir, (0,external_node_path_.dirname)(stateDir)])
                (0,write_file/* syncFolder */.Yw)(folder);
    }
    catch (error) {
        throw (0,errors/* stateError */.c)(`use the state directory "${stateDir}"`, error);
    }
}
/** Makes a run's folder with its plan. From here on the run can be listed and resumed. */
function createRun(stateDir, run) {
    prepareStateDir(stateDir);
    const folder = folderOf(stateDir, run.run_id);
    try {
        (0,external_node_fs_.mkdirSync)(folder.path, { mode: 0o700 });
        (0,external_node_fs_.mkdirSync)(folder.logs, { mode: 0o700 });
        (0,write_file/* syncFolder */.Yw)((0,external_node_path_.dirname)(folder.path));
    }
    catch (error) {
        throw (0,errors/* stateError */.c)(`make the folder of the run, "${folder.path}"`, error);
    }
    (0,write_file/* writeFileAtomic */.Zf)((0,external_node_path_.join)(folder.path, 'plan.json'), run.plan);
    return folder;
}
/** The run's folder, made with its plan when it is not there: several legs may work on one machine. */
function openOrCreateRun(stateDir, run) {
    const { path } = folderOf(stateDir, run.run_id);
    const isThere = (0,external_node_fs_.statSync)((0,external_node_path_.join)(path, 'plan.json'), { throwIfNoEntry: false }) !== undefined;
    return isThere ? openRun(stateDir, run.run_id) : createRun(stateDir, run);
}
/** Ids of the runs that have a plan, newest first. A state directory that is not there has none. */
function listRuns(stateDir) {
    const runs = (0,external_node_path_.join)(stateDir, 'runs');
    try {
        return (0,external_node_fs_.readdirSync)(runs)
            .filter((name) => runIdPattern.test(name))
            .map((run_id) => ({ run_id, made: (0,external_node_fs_.statSync)((0,external_node_path_.join)(runs, run_id, 'plan.json'), { throwIfNoEntry: false })?.mtimeMs }))
            .filter(({ made }) => made !== undefined)
            .sort((left, right) => compare(right, left))
            .map(({ run_id }) => run_id);
    }
    catch (error) {
        if ((0,errors/* codeOf */.$)(error) === 'ENOENT')
            return [];
        throw (0,errors/* stateError */.c)(`list the runs in "${runs}"`, error);
    }
}
/** By the second in the id; within one second by when the plan was written. */
function compare(left, right) {
    const [leftStamp = '', rightStamp = ''] = [left.run_id.split('-')[0], right.run_id.split('-')[0]];
    if (leftStamp !== rightStamp)
        return leftStamp < rightStamp ? -1 : 1;
    return (left.made ?? 0) - (right.made ?? 0);
}
/** Opens the folder of a run that is there. */
function openRun(stateDir, run_id) {
    const folder = folderOf(stateDir, run_id);
    try {
        (0,external_node_fs_.statSync)((0,external_node_path_.join)(folder.path, 'plan.json'));
    }
    catch (error) {
        throw (0,errors/* stateError */.c)(`open the run "${run_id}" in "${(0,external_node_path_.join)(stateDir, 'runs')}"`, error);
    }
    return folder;
}
function folderOf(stateDir, run_id) {
    // The id may come from the command line, and it becomes a path.
    if (!runIdPattern.test(run_id)) {
        throw new state/* StateError */.qq(`Cannot open the run "${run_id}": a run's id looks like 20251211T093000Z-1f0c2b7a`);
    }
    const path = (0,external_node_path_.join)(stateDir, 'runs', run_id);
    return {
        run_id,
        path,
        logs: (0,external_node_path_.join)(path, 'logs'),
        readPlan: () => readText((0,external_node_path_.join)(path, 'plan.json'), 'utf8'),
        readLedgers: () => readLedgers(path),
        appendLedger: (name, validBytes) => openAppendFile((0,external_node_path_.join)(path, name), validBytes),
        write: (name, text) => (0,write_file/* writeFileAtomic */.Zf)((0,external_node_path_.join)(path, name), text),
    };
}
/** The record of a run; null when it has none, because it never came to the end of a round. */
function readRecord(stateDir, run_id) {
    const file = (0,external_node_path_.join)(folderOf(stateDir, run_id).path, 'record.json');
    return (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false }) === undefined ? null : readText(file, 'utf8');
}
function readLedgers(path) {
    const names = listNames(path).filter((name) => /^ledger.*\.ndjson$/.test(name) && name !== state/* ownLedgerName */.xC);
    const all = [...listNames(path).filter((name) => name === state/* ownLedgerName */.xC), ...names.sort()];
    return all.map((name) => ({ file: (0,external_node_path_.join)(path, name), name, text: readText((0,external_node_path_.join)(path, name), 'latin1') }));
}
function listNames(path) {
    try {
        return (0,external_node_fs_.readdirSync)(path);
    }
    catch (error) {
        throw (0,errors/* stateError */.c)(`read the run's folder "${path}"`, error);
    }
}
function readText(path, encoding) {
    try {
        return (0,external_node_fs_.readFileSync)(path, encoding);
    }
    catch (error) {
        throw (0,errors/* stateError */.c)(`read "${path}"`, error);
    }
}


/***/ }),

/***/ 3928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S0: () => (/* binding */ writeNewFile),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   Zf: () => (/* binding */ writeFileAtomic)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9387);



/** Replaces a file as a whole: whoever reads it, also after a power cut, finds the old text or the new one. */
function writeFileAtomic(path, text) {
    const draft = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)}.${process.pid}.tmp`);
    try {
        writeDurably(draft, text);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(draft, path);
        syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(draft, { force: true });
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .stateError */ .c)(`write "${path}"`, error);
    }
}
/** The same in a folder that need not be there yet. */
function writeNewFile(path, text) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .stateError */ .c)(`make the folder "${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)}"`, error);
    }
    writeFileAtomic(path, text);
}
/** Makes names in a folder durable: a new or renamed file is not there after a power cut without it. */
function syncFolder(path) {
    const fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync)(fd);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
    }
}
function writeDurably(path, text) {
    const fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'w', 0o600);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(fd, text);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync)(fd);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
    }
}


/***/ }),

/***/ 4290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lc: () => (/* binding */ findRun),
  QL: () => (/* binding */ openPlace),
  U8: () => (/* binding */ openProject),
  $t: () => (/* binding */ placeOf),
  XC: () => (/* binding */ planOf)
});

// EXTERNAL MODULE: ./lib/adapters/hash.js
var hash = __webpack_require__(2886);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./lib/adapters/readings.js





/** What is larger is no short command's, and read anew: packing it would cost more time than anybody asked to spend. */
const mostBytes = 4 * 1024 * 1024;
/** A reading takes up to some sixteen times the room of its texts. */
const mostText = mostBytes / 16;
const mostFiles = 32;
const digestBytes = 32;
const ours = /^[0-9a-f]{64}\.(?:reading|\d+\.tmp)$/;
/** Nothing is kept. */
const noReadings = { once: (_reader, _sources, read) => read() };
/**
 * Readings in the user's cache folder, by everything that they follow from: the texts and the program. Only those without a
 * word to say about the texts are kept, so that no mistake is ever reported from memory. Whatever is wrong with the folder,
 * all is as if nothing had been kept.
 */
function openReadings({ env, entry, version, isReadOnly }) {
    const folder = folderFor(env);
    const build = folder === null ? null : buildOf(entry);
    if (folder === null || build === null)
        return noReadings;
    return {
        once: async (reader, sources, read) => {
            if (sources.reduce((sum, { text }) => sum + text.length, 0) > mostText)
                return read();
            const texts = sources.map(({ file, text }) => [file, text]);
            const key = (0,external_node_crypto_.hash)('sha256', JSON.stringify([version, process.version, build, reader, texts]), 'hex');
            const path = (0,external_node_path_.join)(folder, `${key}.reading`);
            const kept = find(path);
            // The key says that this very program wrote it, with this reader.
            if (kept !== undefined)
                return kept;
            const fresh = await read();
            if (fresh.diagnostics.length === 0 && !isReadOnly)
                keep(path, fresh);
            return fresh;
        },
    };
}
/** As the XDG base directory specification has it; null without such a place. */
function folderFor({ XDG_CACHE_HOME: cache, HOME: home }) {
    const base = cache || (home && (0,external_node_path_.join)(home, '.cache'));
    return base && (0,external_node_path_.isAbsolute)(base) ? (0,external_node_path_.join)(base, 'lorchestra') : null;
}
/**
 * Tells one build from another. All files of the bundle count, since readers lie in chunks, and their change times, since
 * installers set the others. Null where the program runs from its sources, which change from one start to the next.
 */
function buildOf(entry) {
    if (!entry.endsWith('/index.js'))
        return null;
    try {
        const folder = (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(entry));
        const files = (0,external_node_fs_.readdirSync)(folder).sort();
        const stats = files.map((file) => (0,external_node_fs_.statSync)((0,external_node_path_.join)(folder, file)));
        return [entry, files, stats.map(({ size, mtimeMs, ctimeMs }) => [size, mtimeMs, ctimeMs])];
    }
    catch {
        return null;
    }
}
function find(path) {
    let descriptor = null;
    try {
        if (!isOurFolder((0,external_node_path_.dirname)(path)))
            return undefined;
        descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
        const stat = (0,external_node_fs_.fstatSync)(descriptor);
        if (!stat.isFile() || !isOurs(stat) || stat.size > digestBytes + mostBytes)
            return undefined;
        const bytes = (0,external_node_fs_.readFileSync)(descriptor);
        const body = bytes.subarray(digestBytes);
        return digestOf(body).equals(bytes.subarray(0, digestBytes)) ? (0,external_node_v8_.deserialize)(body) : undefined;
    }
    catch {
        return undefined;
    }
    finally {
        if (descriptor !== null)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}
function keep(path, value) {
    try {
        const body = (0,external_node_v8_.serialize)(value);
        if (body.length > mostBytes || !makeFolder((0,external_node_path_.dirname)(path)))
            return;
        replace(path, Buffer.concat([digestOf(body), body]));
        removeOldest((0,external_node_path_.dirname)(path));
    }
    catch {
        // The texts will be read again.
    }
}
/** Whoever reads the file finds all of it; after a power cut perhaps not, which its digest tells. */
function replace(path, bytes) {
    const draft = path.replace(/\.reading$/, `.${process.pid}.tmp`);
    try {
        (0,external_node_fs_.writeFileSync)(draft, bytes, { flag: 'wx', mode: 0o600 });
        (0,external_node_fs_.renameSync)(draft, path);
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(draft, { force: true });
        throw error;
    }
}
function digestOf(body) {
    return (0,external_node_crypto_.hash)('sha256', body, 'buffer');
}
/** Below a folder of somebody else's none is made: a program that runs as root must not take their cache from them. */
function makeFolder(folder) {
    const missing = [];
    let there = folder;
    for (; (0,external_node_fs_.statSync)(there, { throwIfNoEntry: false }) === undefined; there = (0,external_node_path_.dirname)(there))
        missing.unshift(there);
    if ((0,external_node_fs_.statSync)(there).uid !== process.getuid?.())
        return false;
    // One by one: where no folder can be made at all, as in /proc, Node's own recursion does not end.
    for (const each of missing)
        (0,external_node_fs_.mkdirSync)(each, { mode: 0o700 });
    return isOurFolder(folder);
}
function isOurFolder(folder) {
    const stat = (0,external_node_fs_.lstatSync)(folder);
    return stat.isDirectory() && isOurs(stat);
}
/** Ours, and nobody else may write it. */
function isOurs({ uid, mode }) {
    return uid === process.getuid?.() && (mode & 0o022) === 0;
}
function removeOldest(folder) {
    const kept = (0,external_node_fs_.readdirSync)(folder)
        .filter((name) => ours.test(name))
        .map((name) => ({ path: (0,external_node_path_.join)(folder, name), written: (0,external_node_fs_.statSync)((0,external_node_path_.join)(folder, name)).mtimeMs }))
        .sort((one, other) => other.written - one.written);
    for (const { path } of kept.slice(mostFiles))
        (0,external_node_fs_.rmSync)(path, { force: true });
}

// EXTERNAL MODULE: ./lib/adapters/state/run-folder.js + 1 modules
var run_folder = __webpack_require__(1951);
// EXTERNAL MODULE: ./lib/core/suggest.js
var suggest = __webpack_require__(3029);
// EXTERNAL MODULE: ./lib/plan/compile.js + 7 modules
var compile = __webpack_require__(191);
// EXTERNAL MODULE: ./lib/app/settings.js
var app_settings = __webpack_require__(610);
// EXTERNAL MODULE: ./lib/app/version.js
var version = __webpack_require__(1271);
;// CONCATENATED MODULE: ./lib/app/project.js








/** Where a command of this machine's user works. A dry-run writes nothing, not even what would spare the next start time. */
function placeOf({ cwd, env, url }, flags) {
    const readings = openReadings({ env, entry: url, version: version/* version */.r, isReadOnly: flags.dryRun === true });
    return { cwd, env, flags, readings };
}
/** A repository without its definitions: all that a resume needs, since a run keeps its plan. */
async function openPlace(place) {
    const { cwd, env, flags, readings = noReadings } = place;
    const { root, file } = (0,project_files/* findConfig */.u0)(cwd, flags.config);
    const text = file ?? { sources: [], diagnostics: [] };
    // The readers stand on libraries that take longer to load than a short command may take.
    const read = async () => (await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(815), __webpack_require__.e(196), __webpack_require__.e(553)]).then(__webpack_require__.bind(__webpack_require__, 2107))).readConfig(text);
    const config = await (text.diagnostics.length > 0 ? read() : readings.once('config', text.sources, read));
    if (!config.ok)
        return config;
    const settings = (0,app_settings/* resolveSettings */.Mo)(flags, env, config.value);
    return settings.ok ? { ok: true, value: { root, settings: settings.value }, diagnostics: [] } : settings;
}
async function openProject(place) {
    const opened = await openPlace(place);
    if (!opened.ok)
        return opened;
    const { root, settings } = opened.value;
    const files = readDefinitions(root, settings);
    const read = async () => (await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(815), __webpack_require__.e(196), __webpack_require__.e(401), __webpack_require__.e(409)]).then(__webpack_require__.bind(__webpack_require__, 999))).readCatalogue(files.sources);
    const { catalogue, diagnostics } = await (place.readings ?? noReadings).once('catalogue', files.sources, read);
    return { ok: true, value: { root, settings, catalogue, diagnostics: [...files.diagnostics, ...diagnostics] }, diagnostics: [] };
}
/** The folder of definitions, and the `jobs` folder of each pipeline. A repository may have pipelines alone. */
function readDefinitions(root, { jobs, pipelines }) {
    const written = (0,project_files/* foldersIn */.XL)(root, pipelines)
        .filter((name) => (0,project_files/* foldersIn */.XL)(root, `${pipelines}/${name}`).includes('jobs'))
        .map((name) => (0,project_files/* readSources */.tW)(root, `${pipelines}/${name}/jobs`));
    const own = written.length > 0 && !(0,project_files/* isFolder */.lQ)(root, jobs) ? [] : [(0,project_files/* readSources */.tW)(root, jobs)];
    const all = [...own, ...written];
    return { sources: all.flatMap(({ sources }) => sources), diagnostics: all.flatMap(({ diagnostics }) => diagnostics) };
}
/** The run that is meant; the newest unless one is named. */
function findRun({ root, settings }, wanted) {
    const runs = (0,run_folder/* listRuns */.v)((0,project_files/* absolute */.ys)(root, settings.state_dir));
    const run = wanted ?? runs[0];
    if (run !== undefined && runs.includes(run))
        return { ok: true, value: run, diagnostics: [] };
    const where = `in "${settings.state_dir}"`;
    const [message, hint] = run === undefined
        ? [`No run to resume ${where}`, 'Start one with `lorchestra run ID`']
        : [`Unknown run "${run}" ${where}`, (0,suggest/* didYouMean */.a)(run, runs.slice(0, 20)) ?? 'Leave the id out to resume the newest run'];
    return { ok: false, diagnostics: [(0,app_settings/* given */.gI)('settings/unknown-run', message, `resume ${run ?? ''}`.trim(), hint)] };
}
/**
 * Compiles one composite or atomic job. A broken definition stops a plan only when the plan needs it. Parameters of null
 * are not known, so that none is missed.
 */
function planOf(project, id, params) {
    return (0,compile/* compilePlan */.v)({
        catalogue: project.catalogue,
        id,
        params,
        asset: (0,project_files/* assetDigests */.gd)(project.root, hash/* sha256 */.s),
        text: (0,project_files/* assetTexts */.bP)(project.root),
        sha256: hash/* sha256 */.s,
        jobs: project.settings.jobs,
    });
}


/***/ }),

/***/ 9108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ transformPattern),
/* harmony export */   iA: () => (/* binding */ igluPattern),
/* harmony export */   rq: () => (/* binding */ parseIglu)
/* harmony export */ });
const igluPattern = /^iglu:([a-z][a-zA-Z0-9_.-]*)\/([a-zA-Z0-9_-]+)\/jsonschema\/([0-9]+-[0-9]+-[0-9]+)$/;
function parseIglu(uri) {
    const [, vendor, name, version] = igluPattern.exec(uri) ?? [];
    return vendor && name && version ? { vendor, name, version } : undefined;
}
/** A transform's reference: `contact/dataverse_to_canonical@2-0-0`. */
const transformPattern = /^[a-z][a-z0-9_]*\/[a-z][a-z0-9_]*@[0-9]+-[0-9]+-[0-9]+$/;


/***/ }),

/***/ 1237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IO: () => (/* binding */ parseReferences),
/* harmony export */   V2: () => (/* binding */ substitute),
/* harmony export */   ii: () => (/* binding */ referencesIn),
/* harmony export */   n5: () => (/* binding */ referenceText)
/* harmony export */ });
const name = /^[A-Za-z_][A-Za-z0-9_]*$/;
const param = /^params\.([A-Za-z_][A-Za-z0-9_-]*)$/;
const output = /^jobs\.([a-z0-9][a-z0-9_.-]*)\.outputs\.([A-Za-z_][A-Za-z0-9_]*)$/;
/** Takes a text apart: `${NAME}`, `${params.NAME}`, `${jobs.JOB.outputs.NAME}`; `$${` stands for a literal `${`. */
function parseReferences(text) {
    const pieces = [];
    const problems = [];
    let from = 0;
    for (const found of text.matchAll(/\$\$\{|\$\{\{(?:[^}]|\}(?!\}))*(?:\}\})?|\$\{[^}]*\}?/g)) {
        if (found.index > from)
            pieces.push(text.slice(from, found.index));
        from = found.index + found[0].length;
        const reference = found[0] === '$${' ? null : readReference(found[0]);
        if (found[0] === '$${')
            pieces.push('${');
        else if (reference !== null)
            pieces.push({ reference, text: found[0] });
        else
            problems.push({ text: found[0], cause: found[0].startsWith('${{') ? 'expression' : 'syntax' });
    }
    if (from < text.length)
        pieces.push(text.slice(from));
    return { pieces, problems };
}
/** The references of a text, in the order written. */
function referencesIn(text) {
    if (!text.includes('${'))
        return [];
    return parseReferences(text).pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.reference]));
}
/** Puts values in place of references. A plan holds no text that cannot be parsed, so bad syntax stays as it stands. */
function substitute(text, lookup) {
    if (!text.includes('${'))
        return { ok: true, value: text };
    const missing = [];
    const values = parseReferences(text).pieces.map((piece) => {
        if (typeof piece === 'string')
            return piece;
        const value = lookup(piece.reference);
        if (value === undefined)
            missing.push(piece.reference);
        return value ?? '';
    });
    return missing.length > 0 ? { ok: false, missing } : { ok: true, value: values.join('') };
}
/** A reference as a user writes it. */
function referenceText(reference) {
    if (reference.kind === 'variable')
        return `\${${reference.name}}`;
    if (reference.kind === 'param')
        return `\${params.${reference.name}}`;
    return `\${jobs.${reference.job_id}.outputs.${reference.name}}`;
}
function readReference(text) {
    if (!text.endsWith('}'))
        return null;
    const inner = text.slice(2, -1);
    if (name.test(inner))
        return { kind: 'variable', name: inner };
    const toParam = param.exec(inner)?.[1];
    if (toParam !== undefined)
        return { kind: 'param', name: toParam };
    const [, job_id, outputName] = output.exec(inner) ?? [];
    return job_id === undefined || outputName === undefined ? null : { kind: 'output', job_id, name: outputName };
}


/***/ }),

/***/ 4258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KH: () => (/* binding */ iso),
/* harmony export */   LP: () => (/* binding */ dayMs),
/* harmony export */   kh: () => (/* binding */ isoDay)
/* harmony export */ });
/* unused harmony export isoSeconds */
const dayMs = 86_400_000;
/** Milliseconds as ISO 8601 in UTC, `2026-01-31T08:00:00.000Z`: texts of this form sort by time. */
function iso(ms) {
    return new Date(ms).toISOString();
}
/** The same to the second, as many services write it: `2026-01-31T08:00:00Z`. */
function isoSeconds(ms) {
    return `${iso(ms).slice(0, 19)}Z`;
}
/** The day alone: `2026-01-31`. */
function isoDay(ms) {
    return iso(ms).slice(0, 10);
}


/***/ }),

/***/ 8820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ assetsOf)
/* harmony export */ });
/* unused harmony export schemaFile */
/* harmony import */ var _core_defect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9258);
/* harmony import */ var _core_iglu_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9108);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3085);
/**
 * The files that jobs use beside their definitions. Apart from the shapes: a plan asks for them again each time, and a short
 * command must not load the checking of definitions for that.
 */



const none = () => [];
/** Total over the kinds. */
const kindAssets = {
    exec: none,
    ingest: none,
    validate: validateAssets,
    canonize: canonizeAssets,
    project_measurement_events: none,
    project_observations: observationAssets,
    create_projection: viewAssets,
    sync_sqlite: none,
    file_projection: none,
    spectra_source: spectraAssets,
    spectra_prepare: spectraAssets,
    spectra_extract: spectraAssets,
    spectra_clean: spectraAssets,
    spectra_transform: spectraAssets,
    spectra_refine: spectraAssets,
    spectra_analyse: spectraAssets,
    spectra_validate: spectraAssets,
    solution: none,
};
/** The files that a job uses beside its definition. */
function assetsOf(kind, spec, files) {
    return kindAssets[kind](spec, files);
}
function validateAssets({ transform }, { jobs }) {
    return [{ field: 'transform.schema_in', file: schemaFile(`${jobs}/schemas/raw`, transform.schema_in) }];
}
function canonizeAssets({ transform }, { jobs }) {
    return [
        { field: 'transform.transform_ref', file: `${jobs}/canonize/transforms/${transform.transform_ref}.jmespath` },
        { field: 'transform.schema_out', file: schemaFile(`${jobs}/schemas/canonical`, transform.schema_out) },
    ];
}
function viewAssets({ projection }, { jobs }) {
    return [{ field: 'projection.name', file: `${jobs}/views/sql/${projection.name}.sql` }];
}
/** What a person decides about a pipeline: the contract and, where there is one, the overrides. */
function spectraAssets({ pipeline }, { text }) {
    const overrides = `${pipeline}/intelligence/manual-overrides.yaml`;
    const contract = { field: 'pipeline', file: `${pipeline}/contract.yaml` };
    return text(overrides) === null ? [contract] : [contract, { field: 'pipeline', file: overrides }];
}
/** The binding, and the measures that it names as far as it can be read. */
function observationAssets({ transform }, { jobs, text }) {
    const { binding_id, binding_version, binding_registry_path, measure_registry_path } = transform;
    const bindings = binding_registry_path ?? `${jobs}/formation/bindings`;
    const measures = measure_registry_path ?? `${jobs}/formation/measures`;
    const binding = { field: 'transform.binding_id', file: registryFile(bindings, binding_id, binding_version) };
    const named = sectionsIn(text(binding.file)).map(({ measure_id, measure_version }) => ({
        field: measureField(measure_id),
        file: registryFile(measures, measure_id, measure_version),
    }));
    return [binding, ...named];
}
/** The `field` under which the plan holds a measure's file. */
function measureField(measure_id) {
    return `transform.measures.${measure_id}`;
}
function registryFile(folder, id, version) {
    return `${folder}/${id}/${version.replaceAll('.', '-')}.json`;
}
function sectionsIn(text) {
    const binding = (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonIn */ .Yf)(text ?? '');
    const sections = (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(binding) ? binding['sections'] : null;
    return Array.isArray(sections) && sections.every(isSection) ? sections : [];
}
function isSection(value) {
    if (!(0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value))
        return false;
    const { measure_id, measure_version } = value;
    return matches(measure_id, /^[a-z][a-z0-9_]*$/) && matches(measure_version, /^[0-9]+\.[0-9]+\.[0-9]+$/);
}
function matches(value, pattern) {
    return typeof value === 'string' && pattern.test(value);
}
/** `iglu:com.stripe/refund/jsonschema/1-0-0` is the file `com.stripe/refund/1-0-0.json` of its folder. */
function schemaFile(folder, uri) {
    const iglu = (0,_core_iglu_js__WEBPACK_IMPORTED_MODULE_1__/* .parseIglu */ .rq)(uri);
    if (!iglu)
        throw new _core_defect_js__WEBPACK_IMPORTED_MODULE_2__/* .Defect */ .k(`Not an Iglu URI after validation: ${uri}`);
    return `${folder}/${iglu.vendor}/${iglu.name}/${iglu.version}.json`;
}


/***/ }),

/***/ 9571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CC: () => (/* binding */ problem),
/* harmony export */   Ds: () => (/* binding */ sortDiagnostics)
/* harmony export */ });
/* unused harmony export definitionCodes */
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


/***/ }),

/***/ 6476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PY: () => (/* binding */ plainSourceAt),
/* harmony export */   QN: () => (/* binding */ pieceSpanAt),
/* harmony export */   VE: () => (/* binding */ keySpanAt),
/* harmony export */   ee: () => (/* binding */ spanOf),
/* harmony export */   i6: () => (/* binding */ spanAt),
/* harmony export */   x: () => (/* binding */ firstKeySpanAt)
/* harmony export */ });
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


/***/ }),

/***/ 5037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ resolveJob)
/* harmony export */ });
/** The job with this id or alias. */
function resolveJob({ jobs, aliases }, id) {
    return jobs.get(id) ?? jobs.get(aliases.get(id) ?? '') ?? null;
}


/***/ }),

/***/ 191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ checkCatalogue),
  v: () => (/* binding */ compilePlan)
});

// EXTERNAL MODULE: ./lib/core/defect.js
var defect = __webpack_require__(9258);
// EXTERNAL MODULE: ./lib/core/suggest.js
var core_suggest = __webpack_require__(3029);
// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
// EXTERNAL MODULE: ./lib/definition/resolve.js
var resolve = __webpack_require__(5037);
;// CONCATENATED MODULE: ./lib/plan/cycles.js

/** Longest trail written out; a longer circle is shown by its beginning. */
const trailShown = 12;
/** One diagnostic per strongly connected component, shown as one shortest circle through its first member. */
function findCycles(graph) {
    const component = components(graph);
    const inside = [...graph.edges.values()]
        .flat()
        .filter((edge) => component.get(edge.from.job_id) === component.get(edge.to.job_id));
    const reported = new Set();
    const diagnostics = [];
    for (const edge of inside) {
        const number = component.get(edge.from.job_id) ?? -1;
        if (reported.has(number))
            continue;
        reported.add(number);
        diagnostics.push(cycleDiagnostic(circleFrom(graph, edge, component)));
    }
    return { diagnostics, edges: new Set(inside) };
}
function cycleDiagnostic(circle) {
    const [first, ...further] = circle;
    const ids = circle.map((edge) => edge.to.job_id);
    const shown = ids.length > trailShown ? [...ids.slice(0, trailShown), '\u2026', first.from.job_id] : ids;
    return (0,codes/* problem */.CC)('plan/cycle', first.span, {
        message: `Composites contain each other: ${[first.from.job_id, ...shown].join(' -> ')}`,
        related: further
            .slice(0, trailShown)
            .map((edge) => ({ span: edge.span, message: `"${edge.from.job_id}" contains "${edge.to.job_id}"` })),
        hint: 'Remove one of these jobs from its stage',
    });
}
/** Breadth first from the edge's end back to its start, within the component. */
function circleFrom(graph, start, component) {
    const arrived = new Map([[start.to.job_id, start]]);
    const queue = [start.to.job_id];
    for (let next = 0; next < queue.length && !arrived.has(start.from.job_id); next += 1) {
        for (const edge of graph.edges.get(queue[next] ?? '') ?? []) {
            if (arrived.has(edge.to.job_id) || component.get(edge.to.job_id) !== component.get(start.from.job_id))
                continue;
            arrived.set(edge.to.job_id, edge);
            queue.push(edge.to.job_id);
        }
    }
    const circle = [];
    for (let edge = arrived.get(start.from.job_id); edge !== undefined && edge !== start; edge = arrived.get(edge.from.job_id))
        circle.unshift(edge);
    return [start, ...circle];
}
/** Tarjan's algorithm with its own stack: the number of the component of every reachable job. */
function components(graph) {
    const index = new Map();
    const low = new Map();
    const component = new Map();
    const open = [];
    const enter = (id) => {
        index.set(id, index.size);
        low.set(id, index.size - 1);
        open.push(id);
        return { id, edges: graph.edges.get(id) ?? [], next: 0 };
    };
    const lower = (id, value) => {
        low.set(id, Math.min(low.get(id) ?? 0, value ?? 0));
    };
    const calls = [enter(graph.root.job_id)];
    for (let visit = calls.at(-1); visit !== undefined; visit = calls.at(-1)) {
        const child = visit.edges[visit.next]?.to.job_id;
        visit.next += 1;
        if (child === undefined) {
            calls.pop();
            const parent = calls.at(-1);
            if (parent !== undefined)
                lower(parent.id, low.get(visit.id));
            if (low.get(visit.id) === index.get(visit.id))
                close(visit.id);
        }
        else if (!index.has(child))
            calls.push(enter(child));
        else if (!component.has(child))
            lower(visit.id, index.get(child));
    }
    return component;
    function close(id) {
        const number = component.size;
        for (let member = open.pop(); member !== undefined; member = open.pop()) {
            component.set(member, number);
            if (member === id)
                return;
        }
    }
}

// EXTERNAL MODULE: ./lib/core/references.js
var references = __webpack_require__(1237);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
;// CONCATENATED MODULE: ./lib/plan/graph.js





/** Looking for the nearest name costs a comparison with every id, so a hopeless file gets few of these hints. */
const mostSuggestions = 50;
/** Follows every stage from the root. Keeps its own stack, so nesting costs no call depth. */
function reach(catalogue, root) {
    const jobs = [];
    const edges = new Map();
    const diagnostics = [];
    const seen = new Set([root.job_id]);
    const stack = [root];
    for (let job = stack.pop(); job !== undefined; job = stack.pop()) {
        jobs.push(job);
        if (job.kind !== 'composite')
            continue;
        const found = edgesOf(catalogue, job, diagnostics);
        edges.set(job.job_id, found);
        for (const { to } of found.toReversed()) {
            if (seen.has(to.job_id))
                continue;
            seen.add(to.job_id);
            stack.push(to);
        }
    }
    return { root, jobs, edges, diagnostics };
}
function edgesOf(catalogue, from, diagnostics) {
    const edges = [];
    for (const [stage, { jobs }] of from.stages.entries()) {
        for (const [index, id] of jobs.entries()) {
            const to = (0,resolve/* resolveJob */.E)(catalogue, id);
            const span = (0,definition_document/* spanAt */.i6)(from.document, ['stages', stage, 'jobs', index]);
            if (to !== null)
                edges.push({ from, to, stage, span });
            else
                diagnostics.push(...unusable(catalogue, { id, span, suggest: diagnostics.length < mostSuggestions }));
        }
    }
    return edges;
}
/** Why a listed child cannot be used: what is wrong with its definition, or that there is none. */
function unusable(catalogue, { id, span, suggest }) {
    const reasons = catalogue.broken.get(id);
    if (reasons !== undefined && reasons.length > 0)
        return reasons;
    return [
        (0,codes/* problem */.CC)('plan/unknown-child', span, {
            message: `Unknown job "${id}"`,
            hint: suggest ? (0,core_suggest/* didYouMean */.a)(id, knownIds(catalogue)) : undefined,
        }),
    ];
}
/** Every id and alias that a user may have meant. */
function knownIds(catalogue) {
    const broken = [...catalogue.broken.keys()].filter((id) => vocabulary/* idPattern */.aD.test(id));
    return [...catalogue.jobs.keys(), ...catalogue.aliases.keys(), ...broken].sort();
}
/** A job may stand in a plan once, for its id is its place in results. Edges of a cycle are not reported again. */
function repeats(graph, cyclic) {
    const first = new Map();
    const found = [];
    for (const edge of inRunOrder(graph)) {
        if (cyclic.has(edge))
            continue;
        const earlier = first.get(edge.to.job_id);
        if (earlier === undefined)
            first.set(edge.to.job_id, edge);
        else
            found.push(repeat(edge, earlier));
    }
    return found;
}
/** Every mention once, as a run would meet them; below a job that is met again nothing is mentioned anew. */
function* inRunOrder(graph) {
    const entered = new Set();
    const edgesBelow = (id) => {
        if (entered.has(id))
            return [];
        entered.add(id);
        return (graph.edges.get(id) ?? []).toReversed();
    };
    const stack = [...edgesBelow(graph.root.job_id)];
    for (let edge = stack.pop(); edge !== undefined; edge = stack.pop()) {
        yield edge;
        for (const below of edgesBelow(edge.to.job_id))
            stack.push(below);
    }
}
function repeat(edge, earlier) {
    return (0,codes/* problem */.CC)('plan/job-twice', edge.span, {
        message: `Job "${edge.to.job_id}" stands in this plan twice`,
        related: [{ span: earlier.span, message: `First in "${earlier.from.job_id}"` }],
        hint: 'List it at one place, or give a second definition another id',
    });
}

;// CONCATENATED MODULE: ./lib/plan/demands.js




/** Every parameter that is read but not given, at each place where it is read. */
function missingParams(demands, params) {
    return demands.flatMap(({ reference, span }) => {
        if (reference.kind !== 'param' || Object.hasOwn(params, reference.name))
            return [];
        const { name } = reference;
        return [
            (0,codes/* problem */.CC)('plan/missing-param', span, { message: `Parameter "${name}" is not given`, hint: `Add --param ${name}=VALUE` }),
        ];
    });
}
/** An output can be read when its job stands in an earlier stage of the composite that holds both. */
function unknownOutputs(graph, demands) {
    const outputs = demands.filter(({ reference }) => reference.kind === 'output');
    if (outputs.length === 0)
        return [];
    const places = placesIn(graph);
    const atomic = new Set(graph.jobs.filter((job) => job.kind !== 'composite').map((job) => job.job_id));
    const found = [];
    for (const { job, reference, span } of outputs) {
        if (reference.kind !== 'output')
            continue;
        const wanted = reference.job_id;
        if (atomic.has(wanted) && endsBefore(places, wanted, job.job_id))
            continue;
        const message = `Cannot read "${(0,references/* referenceText */.n5)(reference)}": no job "${wanted}" ends in an earlier stage of this plan`;
        const near = found.length < mostSuggestions
            ? (0,core_suggest/* nearest */.p)(wanted, [...atomic].filter((id) => endsBefore(places, id, job.job_id)))
            : null;
        found.push((0,codes/* problem */.CC)('plan/unknown-output', span, { message, hint: near === null ? undefined : `Did you mean "${near}"?` }));
    }
    return found;
}
function placesIn(graph) {
    return new Map([...graph.edges.values()].flat().map((edge) => [edge.to.job_id, edge]));
}
/** Stage index of an ancestor-or-self of the job, per composite above it. */
function stagesAbove(places, id) {
    const stages = new Map();
    for (let edge = places.get(id); edge !== undefined; edge = places.get(edge.from.job_id))
        stages.set(edge.from.job_id, edge.stage);
    return stages;
}
function endsBefore(places, id, later) {
    const above = stagesAbove(places, later);
    for (let edge = places.get(id); edge !== undefined; edge = places.get(edge.from.job_id)) {
        const stage = above.get(edge.from.job_id);
        if (stage !== undefined)
            return edge.stage < stage;
    }
    return false;
}

// EXTERNAL MODULE: ./lib/core/frame.js
var core_frame = __webpack_require__(2182);
// EXTERNAL MODULE: ./lib/core/json.js
var json = __webpack_require__(3085);
;// CONCATENATED MODULE: ./lib/plan/node.js



const defaultBackoffMs = 10_000;
const defaultBackoffMaxMs = 600_000;
/** The one place where policies get their defaults. */
function planPolicies({ timeout, retry, allow_failure }) {
    const backoffMs = retry?.backoff ?? Math.min(defaultBackoffMs, retry?.backoff_max ?? defaultBackoffMs);
    const policy = {
        attempts: retry?.attempts ?? 1,
        backoff_ms: backoffMs,
        backoff_max_ms: retry?.backoff_max ?? Math.max(backoffMs, defaultBackoffMaxMs),
        when: retry?.when ?? null,
        exit_codes: retry?.exit_codes ?? null,
    };
    return { timeout_ms: timeout ?? null, retry: policy, allow_failure: allow_failure ?? false };
}
function jobNode(definition, planned, sha256) {
    const { job_id, kind, description } = definition;
    const policies = planPolicies(definition.policies);
    const meaning = { job_id, kind, spec: meaningOf(planned.spec), ...policies, secrets: planned.secrets };
    return {
        type: 'job',
        job_id,
        digest: sha256((0,json/* canonicalJson */.dj)(meaning)),
        ...(description === undefined ? {} : { description }),
        kind,
        spec: planned.spec,
        ...policies,
        secrets: planned.secrets,
        ...placementOf({ ...definition.policies, pool: definition.policies.pool ?? planned.pool }),
        at: (0,core_frame/* position */.G)((0,definition_document/* spanAt */.i6)(definition.document, ['job_id'])),
    };
}
/** Not in the digest: where a job runs does not change what it does. */
function placementOf({ pool, affinity }) {
    return { ...(pool === undefined ? {} : { pool }), ...(affinity === undefined ? {} : { affinity }) };
}
/** `children` holds a node for every job that the stages list. */
function compositeNode(definition, children, sha256) {
    const { job_id, description, stop_on_failure } = definition;
    const stages = definition.stages.map((stage) => ({ name: stage.name, children: stage.jobs.map(children) }));
    const meaning = {
        job_id,
        kind: 'composite',
        stop_on_failure,
        stages: stages.map((stage) => ({ name: stage.name, children: stage.children.map((child) => child.digest) })),
    };
    return {
        type: 'composite',
        job_id,
        digest: sha256((0,json/* canonicalJson */.dj)(meaning)),
        ...(description === undefined ? {} : { description }),
        stop_on_failure,
        stages,
        at: (0,core_frame/* position */.G)((0,definition_document/* spanAt */.i6)(definition.document, ['job_id'])),
    };
}
/** What a digest is taken over: a limit says how much is done now and a pool how fast, not what is done. */
function meaningOf(spec) {
    const { api, options, sink, gates } = spec;
    return { ...spec, ...withoutPool(api), ...withoutLimit(options), ...withOrderedFrontMatter(sink), ...withoutWords(gates) };
}
function withoutPool(api) {
    return (0,json/* isObject */.Gv)(api) ? { api: { ...api, pool: undefined } } : {};
}
function withoutLimit(options) {
    return (0,json/* isObject */.Gv)(options) ? { options: { ...options, limit: undefined } } : {};
}
/** What a gate says is for people; its id, severity, SQL and settings are what it does. */
function withoutWords(gates) {
    if (!Array.isArray(gates))
        return {};
    return { gates: gates.map((gate) => ((0,json/* isObject */.Gv)(gate) ? { ...gate, says: undefined } : gate)) };
}
/** Canonical JSON sorts keys, but front matter is written in the order of the definition, so that order has a meaning. */
function withOrderedFrontMatter(sink) {
    if (!(0,json/* isObject */.Gv)(sink) || sink['front_matter'] === undefined)
        return {};
    return { sink: { ...sink, front_matter: JSON.stringify(sink['front_matter']) } };
}

;// CONCATENATED MODULE: ./lib/plan/references.js



/** Every `${...}` of one job: what cannot be read, and what asks for a parameter or an output. */
function readReferences(catalogue, job) {
    if (job.kind === 'exec')
        return readExec(job);
    if (job.kind !== 'ingest')
        return { demands: [], diagnostics: [] };
    const source = catalogue.sources.get(job.spec.source.api);
    const shared = source === undefined ? [] : textsIn(source.document, [], source.spec);
    const texts = [...textsIn(job.document, ['source'], job.spec.source), ...shared];
    return {
        demands: texts.flatMap((text) => demandsOf(job, text)).filter(({ reference }) => reference.kind === 'param'),
        diagnostics: texts.flatMap((text) => [...problemsOf(text), ...checkOutputs(text)]),
    };
}
function readExec(job) {
    const { document } = job;
    const { run, cwd, env } = job.spec;
    const line = typeof run === 'string' ? { document, path: ['run'], text: run } : null;
    const texts = [
        ...textsIn(document, ['run'], line === null ? run : []),
        ...textsIn(document, ['cwd'], cwd),
        ...textsIn(document, ['env'], env),
    ];
    const demands = texts.flatMap((text) => demandsOf(job, text));
    return { demands, diagnostics: [...(line === null ? [] : checkShell(line)), ...texts.flatMap(problemsOf)] };
}
/** All texts of a value that hold a `${`, with their paths. Specs are no deeper than documents may be. */
function textsIn(document, path, value) {
    if (typeof value === 'string')
        return value.includes('${') ? [{ document, path, text: value }] : [];
    if (Array.isArray(value))
        return value.flatMap((item, index) => textsIn(document, [...path, index], item));
    if (value === null || typeof value !== 'object')
        return [];
    return Object.entries(value).flatMap(([key, member]) => textsIn(document, [...path, key], member));
}
function demandsOf(job, { document, path, text }) {
    return (0,references/* parseReferences */.IO)(text).pieces.flatMap((piece) => {
        if (typeof piece === 'string' || piece.reference.kind === 'variable')
            return [];
        return [{ job, reference: piece.reference, span: (0,definition_document/* pieceSpanAt */.QN)(document, path, piece.text) }];
    });
}
function problemsOf({ document, path, text }) {
    return (0,references/* parseReferences */.IO)(text).problems.map((found) => {
        const span = (0,definition_document/* pieceSpanAt */.QN)(document, path, found.text);
        return found.cause === 'expression' ? expression(span, found.text) : syntax(span, found.text, exampleReferences);
    });
}
/** What a job gives reaches other programs alone: what a source is asked for does not hang on the jobs before it. */
function checkOutputs({ document, path, text }) {
    return (0,references/* parseReferences */.IO)(text).pieces.flatMap((piece) => {
        if (typeof piece === 'string' || piece.reference.kind !== 'output')
            return [];
        return [
            syntax((0,definition_document/* pieceSpanAt */.QN)(document, path, piece.text), piece.text, 'Write ${NAME} or ${params.NAME}; outputs are for exec jobs'),
        ];
    });
}
/** A value put into shell text is run as shell text; `${HOME}` is the shell's own business. */
function checkShell({ document, path, text }) {
    return [...text.matchAll(/\$\{\{.*?(?:\}\}|$)|\$\{(?:params|jobs)\.[^}]*\}?/gm)].map(([written]) => {
        const span = (0,definition_document/* pieceSpanAt */.QN)(document, path, written);
        if (written.startsWith('${{'))
            return expression(span, written);
        return (0,codes/* problem */.CC)('reference/in-shell', span, {
            message: `Cannot put "${written}" into shell text: its value would be run as code`,
            hint: `Give it a name in env, as in VALUE: "${written}", and write "$VALUE" here`,
        });
    });
}
const exampleReferences = 'Write ${NAME}, ${params.NAME} or ${jobs.JOB.outputs.NAME}; $${ stands for a literal ${';
function syntax(span, written, hint) {
    return (0,codes/* problem */.CC)('reference/syntax', span, { message: `Cannot read the reference "${written}"`, hint });
}
function expression(span, written) {
    return (0,codes/* problem */.CC)('reference/expression', span, {
        message: `Cannot read "${written}": expressions of GitHub are not evaluated in definitions`,
        hint: 'Set a variable in the workflow and write ${NAME} here',
    });
}

// EXTERNAL MODULE: ./lib/definition/assets.js
var assets = __webpack_require__(8820);
;// CONCATENATED MODULE: ./lib/definition/secrets.js

const secretFields = ['token', 'client_secret', 'refresh_token', 'private_key'];
/** Names of the variables whose values are secrets because of where the service's `auth` uses them. */
function secretVariables(spec, api) {
    const fields = api.auth;
    const used = secretFields.flatMap((field) => variablesIn(typeof fields[field] === 'string' ? fields[field] : ''));
    const outer = used.flatMap((variable) => {
        const own = spec.source.variables[variable];
        return own === undefined ? [variable] : variablesIn(own);
    });
    return [...new Set(outer)].sort();
}
function variablesIn(text) {
    return (0,references/* referencesIn */.ii)(text).flatMap((reference) => (reference.kind === 'variable' ? [reference.name] : []));
}

;// CONCATENATED MODULE: ./lib/plan/spec.js





/** Makes a definition's spec self-contained: the source stands in it, files stand in it with their digests. */
function makeSpec(context, definition) {
    if (definition.kind === 'exec') {
        return { planned: { spec: asJson(definition.spec), secrets: definition.spec.secrets }, diagnostics: [] };
    }
    const diagnostics = [];
    const assets = planAssets(context, definition, diagnostics);
    if (definition.kind !== 'ingest') {
        const secrets = 'secrets' in definition.spec ? definition.spec.secrets : [];
        return { planned: { spec: asJson({ ...definition.spec, assets }), secrets }, diagnostics };
    }
    const source = findSource(context.catalogue, definition, diagnostics);
    if (source === null)
        return { planned: null, diagnostics };
    const spec = asJson({ ...definition.spec, api: source.spec, assets });
    return { planned: { spec, secrets: secretVariables(definition.spec, source.spec), pool: source.spec.pool }, diagnostics };
}
function planAssets(context, definition, diagnostics) {
    return (0,assets/* assetsOf */.Z)(definition.kind, definition.spec, context).map((asset) => {
        const sha256 = context.asset(asset.file);
        if (sha256 === null) {
            const span = (0,definition_document/* spanAt */.i6)(definition.document, asset.field.split('.'));
            const message = `File "${asset.file}" is missing: job "${definition.job_id}" will fail when it runs`;
            diagnostics.push((0,codes/* problem */.CC)('asset/missing', span, { message, severity: 'warning' }));
        }
        return { ...asset, sha256 };
    });
}
function findSource(catalogue, definition, diagnostics) {
    const { api } = definition.spec.source;
    const source = catalogue.sources.get(api);
    if (source !== undefined)
        return source;
    const reasons = catalogue.brokenSources.get(api);
    const span = (0,definition_document/* spanAt */.i6)(definition.document, ['source', 'api']);
    const hint = (0,core_suggest/* didYouMean */.a)(api, [...catalogue.sources.keys()]);
    diagnostics.push(...(reasons ?? [(0,codes/* problem */.CC)('plan/unknown-source', span, { message: `Unknown source "${api}"`, hint })]));
    return null;
}
/** Specs come out of YAML through shapes that let only JSON values through. */
function asJson(spec) {
    return spec;
}

;// CONCATENATED MODULE: ./lib/plan/compile.js











/** Deeper plans could not be written as JSON by every reader. */
const deepest = 500;
/** Compiles what can be reached from one definition. Mistakes elsewhere do not count; here all are reported at once. */
function compilePlan(options) {
    const { catalogue, id } = options;
    const root = (0,resolve/* resolveJob */.E)(catalogue, id);
    if (root === null)
        return { ok: false, diagnostics: unknownRoot(catalogue, id) };
    const graph = reach(catalogue, root);
    const prepared = prepare(graph, options);
    const diagnostics = (0,codes/* sortDiagnostics */.Ds)(prepared.diagnostics);
    if (diagnostics.some((item) => item.severity === 'error'))
        return { ok: false, diagnostics };
    return { ok: true, value: build(graph, prepared.specs, options), diagnostics };
}
function unknownRoot(catalogue, id) {
    const reasons = catalogue.broken.get(id);
    if (reasons !== undefined && reasons.length > 0)
        return reasons;
    const span = { source: { file: 'command line', text: id }, start: 0, end: id.length };
    return [(0,codes/* problem */.CC)('plan/unknown-id', span, { message: `Unknown job "${id}"`, hint: (0,core_suggest/* didYouMean */.a)(id, knownIds(catalogue)) })];
}
function prepare(graph, options) {
    const { catalogue, asset, text = () => null, jobs = 'jobs' } = options;
    const context = { catalogue, asset, text, jobs };
    const shape = [...graph.diagnostics, ...checkTree(graph)];
    const specs = new Map();
    const checked = graph.jobs.flatMap((job) => {
        if (job.kind === 'composite')
            return [];
        const made = makeSpec(context, job);
        if (made.planned !== null)
            specs.set(job.job_id, made.planned);
        const read = readReferences(options.catalogue, job);
        return [{ demands: read.demands, diagnostics: [...made.diagnostics, ...read.diagnostics] }];
    });
    const demands = checked.flatMap((job) => job.demands);
    const missing = options.params === null ? [] : missingParams(demands, options.params);
    // Where a job stands means nothing before the graph is a tree.
    const outputs = shape.length === 0 ? unknownOutputs(graph, demands) : [];
    return { specs, diagnostics: [...shape, ...checked.flatMap((job) => job.diagnostics), ...missing, ...outputs] };
}
function checkTree(graph) {
    const cycles = findCycles(graph);
    if (cycles.diagnostics.length > 0)
        return [...cycles.diagnostics, ...repeats(graph, cycles.edges)];
    return [...repeats(graph, cycles.edges), ...tooDeep(graph)];
}
function tooDeep(graph) {
    const depths = new Map([[graph.root.job_id, 0]]);
    for (const job of graph.jobs) {
        const depth = depths.get(job.job_id) ?? 0;
        if (depth > deepest) {
            const message = `Composites are nested deeper than ${deepest} levels at "${job.job_id}"`;
            return [(0,codes/* problem */.CC)('plan/too-deep', (0,definition_document/* spanAt */.i6)(job.document, ['job_id']), message)];
        }
        for (const { to } of graph.edges.get(job.job_id) ?? [])
            depths.set(to.job_id, depth + 1);
    }
    return [];
}
function build(graph, specs, options) {
    const { catalogue, sha256 } = options;
    const nodes = new Map();
    const built = (listed) => {
        const node = nodes.get((0,resolve/* resolveJob */.E)(catalogue, listed)?.job_id ?? listed);
        if (node === undefined)
            throw new defect/* Defect */.k(`No node was built for "${listed}"`);
        return node;
    };
    // Parents come before children in a tree's order of first mention, so backwards every child is there in time.
    for (const job of graph.jobs.toReversed())
        nodes.set(job.job_id, buildNode(job));
    const root = built(graph.root.job_id);
    return { schema_version: 1, composite: graph.root.job_id, plan_hash: root.digest, root };
    function buildNode(job) {
        if (job.kind === 'composite')
            return compositeNode(job, built, sha256);
        const planned = specs.get(job.job_id);
        if (planned === undefined)
            throw new defect/* Defect */.k(`No spec was made for "${job.job_id}"`);
        return jobNode(job, planned, sha256);
    }
}
/**
 * Compiles everything that is defined: each job that no composite lists, with all below it, then what only a circle
 * reaches. Parameters are not asked for. Diagnostics come sorted, each once.
 */
function checkCatalogue(options) {
    const { catalogue } = options;
    const diagnostics = [];
    const checked = new Set();
    const check = (id) => {
        diagnostics.push(compilePlan({ ...options, id, params: null }).diagnostics);
        for (const reached of below(catalogue, id))
            checked.add(reached);
    };
    const listed = new Set([...catalogue.jobs.keys()].flatMap((id) => childrenOf(catalogue, id)));
    for (const id of catalogue.jobs.keys())
        if (!listed.has(id))
            check(id);
    for (const id of catalogue.jobs.keys())
        if (!checked.has(id))
            check(id);
    return (0,codes/* sortDiagnostics */.Ds)(diagnostics.flat());
}
function childrenOf(catalogue, id) {
    const job = catalogue.jobs.get(id);
    if (job?.kind !== 'composite')
        return [];
    return job.stages.flatMap((stage) => stage.jobs.flatMap((child) => (0,resolve/* resolveJob */.E)(catalogue, child)?.job_id ?? []));
}
function below(catalogue, id) {
    const found = new Set([id]);
    for (const next of found)
        for (const child of childrenOf(catalogue, next))
            found.add(child);
    return found;
}


/***/ })

};

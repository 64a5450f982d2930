export const id = 718;
export const ids = [718];
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
    const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
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

/***/ 7718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lc: () => (/* binding */ findRun),
  QL: () => (/* binding */ openPlace),
  U8: () => (/* binding */ openProject),
  XC: () => (/* binding */ planOf)
});

// EXTERNAL MODULE: ./lib/adapters/hash.js
var hash = __webpack_require__(2886);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/adapters/state/run-folder.js + 1 modules
var run_folder = __webpack_require__(1951);
// EXTERNAL MODULE: ./lib/core/suggest.js
var suggest = __webpack_require__(3029);
// EXTERNAL MODULE: ./lib/definition/catalogue.js + 1 modules
var definition_catalogue = __webpack_require__(999);
// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
// EXTERNAL MODULE: ./lib/definition/issues.js
var issues = __webpack_require__(1801);
// EXTERNAL MODULE: ./lib/definition/parse.js + 2 modules
var parse = __webpack_require__(6798);
// EXTERNAL MODULE: ./lib/definition/shapes/config.js
var config = __webpack_require__(3656);
;// CONCATENATED MODULE: ./lib/definition/config.js





/** What holds without a `lorchestra.yaml`. */
const defaultConfig = { ok: true, value: config/* configShape */._.parse({}), diagnostics: [] };
/** Reads `lorchestra.yaml`, as an adapter read it. */
function readConfig(file) {
    const parsed = file.sources.map((source) => (0,parse/* parseText */.r)(source));
    const [first, second] = parsed.flatMap(({ documents }) => documents);
    const diagnostics = [...file.diagnostics, ...parsed.flatMap((text) => text.diagnostics)];
    if (second !== undefined) {
        const span = (0,definition_document/* spanAt */.i6)(second.document, []);
        diagnostics.push((0,codes/* problem */.CC)('config/several-documents', span, 'Settings are one document, but a second one begins here'));
    }
    if (first === undefined)
        return diagnostics.length > 0 ? { ok: false, diagnostics } : defaultConfig;
    const { value, diagnostics: found } = (0,issues/* checkShape */.e)(first.document, config/* configShape */._);
    const all = (0,codes/* sortDiagnostics */.Ds)([...diagnostics, ...(0,issues/* withoutRepeats */.j)(first.findings, found)]);
    return all.length > 0 || value === null ? { ok: false, diagnostics: all } : { ok: true, value, diagnostics: [] };
}

// EXTERNAL MODULE: ./lib/plan/compile.js + 6 modules
var compile = __webpack_require__(7917);
// EXTERNAL MODULE: ./lib/app/settings.js
var app_settings = __webpack_require__(610);
;// CONCATENATED MODULE: ./lib/app/project.js








/** A repository without its definitions: all that a resume needs, since a run keeps its plan. */
function openPlace({ cwd, env, flags }) {
    const { root, file } = (0,project_files/* findConfig */.u0)(cwd, flags.config);
    const config = file === null ? defaultConfig : readConfig(file);
    if (!config.ok)
        return config;
    const settings = (0,app_settings/* resolveSettings */.Mo)(flags, env, config.value);
    return settings.ok ? { ok: true, value: { root, settings: settings.value }, diagnostics: [] } : settings;
}
function openProject(place) {
    const opened = openPlace(place);
    if (!opened.ok)
        return opened;
    const { root, settings } = opened.value;
    const files = readDefinitions(root, settings);
    const { catalogue, diagnostics } = (0,definition_catalogue/* readCatalogue */.Y)(files.sources);
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

/***/ 999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ readCatalogue)
});

// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/core/suggest.js
var suggest = __webpack_require__(3029);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
// EXTERNAL MODULE: ./lib/definition/issues.js
var issues = __webpack_require__(1801);
// EXTERNAL MODULE: ./lib/definition/shapes/composite.js
var composite = __webpack_require__(9439);
// EXTERNAL MODULE: ./lib/definition/shapes/index.js + 11 modules
var shapes = __webpack_require__(3531);
// EXTERNAL MODULE: ./lib/definition/shapes/source.js
var source = __webpack_require__(9707);
;// CONCATENATED MODULE: ./lib/definition/definition.js








/** Reads one document as the definition that its keys say it is: a source if it has a `source_id`, else a job. */
function readDefinition(document) {
    if (Object.hasOwn(document.value, 'source_id'))
        return readSource(document);
    const kind = document.value['job_type'];
    if (kind === 'composite')
        return readComposite(document);
    const known = vocabulary/* jobKinds */.P6.find((candidate) => candidate === kind);
    return known === undefined ? { definition: null, diagnostics: [unknownKind(document, kind)] } : readAtomic(document, known);
}
const kindWords = ['composite', ...vocabulary/* jobKinds */.P6];
function unknownKind(document, kind) {
    if (kind === undefined) {
        const hint = Object.hasOwn(document.value, 'job_id')
            ? `Known: ${kindWords.join(', ')}`
            : 'Every document under the jobs folder is a job (job_id, job_type) or a source (source_id)';
        return (0,codes/* problem */.CC)('definition/missing-key', (0,definition_document/* firstKeySpanAt */.x)(document, []), { message: 'Key "job_type" is missing', hint });
    }
    const word = typeof kind === 'string' ? kind : '';
    return (0,codes/* problem */.CC)('definition/unknown-job-type', (0,definition_document/* spanAt */.i6)(document, ['job_type']), {
        message: typeof kind === 'string' ? `Unknown job type "${kind}"` : '"job_type" must be one word',
        hint: (0,suggest/* didYouMean */.a)(word, kindWords),
    });
}
function readSource(document) {
    const { value, diagnostics } = (0,issues/* checkShape */.e)(document, source/* sourceShape */.fZ);
    return { definition: value && { kind: 'source', source_id: value.source_id, document, spec: value }, diagnostics };
}
function readComposite(document) {
    const { value, diagnostics } = (0,issues/* checkShape */.e)(document, composite/* compositeShape */.n);
    if (value === null)
        return { definition: null, diagnostics };
    const { job_id, description, aliases = [], stages, stop_on_failure } = value;
    return { definition: { kind: 'composite', job_id, document, description, aliases, stages, stop_on_failure }, diagnostics };
}
function readAtomic(document, kind) {
    const { value, diagnostics } = (0,issues/* checkShape */.e)(document, (0,shapes/* jobShape */.T)(kind));
    if (value === null)
        return { definition: null, diagnostics };
    const { job_id, description, aliases = [], timeout, retry, allow_failure, pool, affinity, job_type: _, ...rest } = value;
    const written = { job_id, description, aliases, document, policies: { timeout, retry, allow_failure, pool, affinity } };
    // What is left of a value of the kind's shape when the shared keys are gone is the kind's spec.
    return { definition: { kind, ...written, spec: rest }, diagnostics };
}

// EXTERNAL MODULE: ./lib/definition/parse.js + 2 modules
var parse = __webpack_require__(6798);
;// CONCATENATED MODULE: ./lib/definition/catalogue.js





function readCatalogue(sources) {
    const diagnostics = [];
    const claims = [];
    for (const source of inFileOrder(sources)) {
        const parsed = (0,parse/* parseText */.r)(source);
        diagnostics.push(parsed.diagnostics);
        for (const { document, findings } of parsed.documents) {
            const read = readDefinition(document);
            const all = (0,issues/* withoutRepeats */.j)(findings, read.diagnostics);
            diagnostics.push(all);
            const claim = claimOf(document, { definition: all.length === 0 ? read.definition : null, diagnostics: all });
            if (claim !== null)
                claims.push(claim);
        }
    }
    const found = collect(claims);
    return { catalogue: found.catalogue, diagnostics: (0,codes/* sortDiagnostics */.Ds)([...diagnostics.flat(), ...found.diagnostics]) };
}
/** By name, so that nothing rests on the order in which files were found. */
function inFileOrder(sources) {
    return sources.toSorted((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
}
function claimOf(document, read) {
    const type = Object.hasOwn(document.value, 'source_id') ? 'source' : 'job';
    const id = document.value[`${type}_id`];
    return typeof id === 'string' ? { id, type, span: (0,definition_document/* spanAt */.i6)(document, [`${type}_id`]), ...read } : null;
}
function collect(claims) {
    const diagnostics = [];
    const jobs = new Map();
    const sources = new Map();
    const broken = { job: new Map(), source: new Map() };
    for (const [first, ...further] of groupEqual(claims)) {
        const repeats = further.map((claim) => duplicate(claim, first));
        diagnostics.push(...repeats);
        const reasons = [...first.diagnostics, ...further.flatMap((claim) => claim.diagnostics), ...repeats];
        const { definition } = first;
        if (reasons.length > 0 || definition === null)
            for (const claim of [first, ...further])
                broken[claim.type].set(claim.id, reasons);
        else if (definition.kind === 'source')
            sources.set(definition.source_id, definition);
        else
            jobs.set(definition.job_id, definition);
    }
    const { aliases, clashes } = collectAliases(jobs, broken.job);
    const resolve = (id) => jobs.get(id) ?? jobs.get(aliases.get(id) ?? '') ?? null;
    return {
        catalogue: { jobs, aliases, sources, broken: broken.job, brokenSources: broken.source, resolve },
        diagnostics: [...diagnostics, ...clashes],
    };
}
/** Ids that differ only in case or in how a letter is composed name one file on some disks, so they count as equal. */
function groupEqual(claims) {
    const groups = new Map();
    for (const claim of claims) {
        const key = `${claim.type} ${claim.id.normalize('NFC').toLowerCase()}`;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [claim]);
        else
            group.push(claim);
    }
    return groups.values();
}
function duplicate(claim, first) {
    const noun = claim.type === 'job' ? 'Job' : 'Source';
    return (0,codes/* problem */.CC)('definition/duplicate-id', claim.span, {
        message: `${noun} "${claim.id}" is defined twice`,
        related: [{ span: first.span, message: 'First here' }],
    });
}
function collectAliases(jobs, broken) {
    const aliases = new Map();
    const clashes = [];
    const owners = new Map();
    for (const job of jobs.values()) {
        for (const [index, alias] of job.aliases.entries()) {
            const span = (0,definition_document/* spanAt */.i6)(job.document, ['aliases', index]);
            const holder = jobs.get(alias);
            const owner = holder === undefined ? owners.get(alias) : (0,definition_document/* spanAt */.i6)(holder.document, ['job_id']);
            if (owner !== undefined)
                clashes.push(clash(alias, span, owner));
            else if (!broken.has(alias))
                aliases.set(alias, job.job_id);
            owners.set(alias, owner ?? span);
        }
    }
    return { aliases, clashes };
}
function clash(alias, span, owner) {
    return (0,codes/* problem */.CC)('definition/duplicate-id', span, {
        message: `Alias "${alias}" is taken`,
        related: [{ span: owner, message: 'First here' }],
    });
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

/***/ 1801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ checkShape),
/* harmony export */   j: () => (/* binding */ withoutRepeats)
/* harmony export */ });
/* harmony import */ var _core_suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3029);
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9571);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6476);



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
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/unknown-key', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .keySpanAt */ .VE)(document, [...path, key]), {
        message: `Unknown key "${key}"${where}`,
        hint: (0,_core_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .a)(key, keysAt(shape, path, document.value)),
    });
}
function badKey({ document }, issue, path) {
    const hint = issue.issues.map((inner) => inner.message).find((message) => message !== '');
    const name = String(path.at(-1) ?? '');
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/bad-value', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .keySpanAt */ .VE)(document, path), {
        message: `Cannot use "${name}" as a key of "${shown(path.slice(0, -1))}"`,
        hint,
    });
}
function missingKey({ document }, issue, path) {
    const parent = path.slice(0, -1);
    const where = parent.length === 0 ? '' : ` in "${shown(parent)}"`;
    const hint = issue.message === '' ? undefined : issue.message;
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/missing-key', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .firstKeySpanAt */ .x)(document, parent), {
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
    const span = (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .spanAt */ .i6)(document, path);
    if (issue.code === 'too_small' && (issue.origin === 'array' || issue.origin === 'string') && issue.minimum === 1) {
        return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/empty', span, { message: `"${shown(path)}" is empty`, hint: own });
    }
    const code = String(path.at(-1)).endsWith('_id') ? 'definition/bad-id' : 'definition/bad-value';
    const message = `Cannot use ${valueWords(valueAt(document.value, path))} as "${shown(path)}"`;
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)(code, span, { message, hint: own ?? rangeWords(issue) });
}
function wrongType(document, issue, path) {
    const own = issue.message === '' ? undefined : issue.message;
    const value = valueWords(valueAt(document.value, path));
    const wanted = issue.code === 'invalid_type' ? issue.expected : null;
    const message = own === undefined && wanted !== null
        ? `"${shown(path)}" must be ${typeWords(wanted)}, but is ${value}`
        : `Cannot use ${value} as "${shown(path)}"`;
    const hint = own ?? (wanted === 'string' ? quoteHint(document, path) : undefined);
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/wrong-type', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .spanAt */ .i6)(document, path), { message, hint });
}
function oneOf({ document }, options, path) {
    const value = valueAt(document.value, path);
    const hint = (0,_core_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .a)(typeof value === 'string' ? value : '', options) ?? `Known: ${options.join(', ')}`;
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/bad-value', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .spanAt */ .i6)(document, path), {
        message: `Cannot use ${valueWords(value)} as "${shown(path)}"`,
        hint,
    });
}
function quoteHint(document, path) {
    const written = (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .plainSourceAt */ .PY)(document, path);
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


/***/ }),

/***/ 6798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ parseText)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
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
    return [(0,codes/* problem */.CC)(code, { source, start: at, end: at + 1 }, { message, hint })];
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
            found.push((0,codes/* problem */.CC)('yaml/too-many-keys', { source, start: token.offset, end: token.offset + 1 }, message));
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
        return (0,codes/* problem */.CC)(code, span, { message: `${message}: "${shortened(text)}"`, hint: hints[code] });
    }
}
const hints = {
    'yaml/anchor': 'Write the value where it is needed',
    'yaml/alias': 'Write the value where it is needed',
    'yaml/tag': 'Quote the value if the "!" is part of it',
    'yaml/directive': 'Remove the line',
};
function shortened(text) {
    return text.length > 40 ? `${text.slice(0, 40)}\u2026` : text;
}
function tokens_tooDeep(source, start) {
    return (0,codes/* problem */.CC)('yaml/too-deep', { source, start, end: start + 1 }, `Lists and maps are nested deeper than ${limits.depth} levels`);
}
function tokens_tooMany(source, start) {
    const message = `Document holds more than ${limits.values} values`;
    return (0,codes/* problem */.CC)('yaml/too-large', { source, start, end: start + 1 }, { message, hint: 'Split it into several documents' });
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
        return (0,codes/* problem */.CC)('yaml/syntax', span, { message: error.message.replace(/\.$/, ''), ...syntaxHint(error.code) });
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
            diagnostics.push((0,codes/* problem */.CC)('definition/not-a-map', span, 'Document is not a map of keys to values'));
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
    return { value, place: placeOf(map, { members: [...members.values()] }) };
}
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
function readKey(source, pair, diagnostics) {
    const node = nodeOf(pair.key);
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'string') {
        const span = node === null ? { source, start: 0, end: 0 } : spanOfNode(source, node);
        const written = (0,dist/* isScalar */.jn)(node) && node.source !== '' ? node.source : undefined;
        const hint = written === undefined ? undefined : `Quote it: "${written}"`;
        diagnostics.push((0,codes/* problem */.CC)('yaml/key-not-string', span, { message: 'Key is not a string', hint }));
        return null;
    }
    if (node.value === '<<') {
        const hint = 'Write the keys where they are needed';
        diagnostics.push((0,codes/* problem */.CC)('yaml/merge-key', spanOfNode(source, node), { message: 'Merge keys are not read', hint }));
        return null;
    }
    if (forbiddenKeys.has(node.value)) {
        diagnostics.push((0,codes/* problem */.CC)('yaml/forbidden-key', spanOfNode(source, node), `Key "${node.value}" may not be used`));
        return null;
    }
    return { name: node.value, key: placeOf(node) };
}
function duplicateKey(source, { name, key }, earlier) {
    return (0,codes/* problem */.CC)('yaml/duplicate-key', (0,definition_document/* spanOf */.ee)(source, key), {
        message: `Key "${name}" stands in this map twice`,
        related: [{ span: (0,definition_document/* spanOf */.ee)(source, earlier.key), message: 'First here' }],
    });
}
function readValue(source, node, diagnostics) {
    if ((0,dist/* isMap */.jh)(node))
        return readMap(source, node, diagnostics);
    if ((0,dist/* isSeq */.oP)(node))
        return readList(source, node, diagnostics);
    if (!(0,dist/* isScalar */.jn)(node))
        return { value: null, place: placeOf(node) };
    const place = placeOf(node, { plain: node.type === 'PLAIN' });
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
        place: placeOf(list, { items: items.map((item) => item?.place ?? null) }),
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
    diagnostics.push((0,codes/* problem */.CC)('yaml/number', spanOfNode(source, node), { message: `Number "${written}" can be read as several values`, hint }));
    return value;
}
const none = [];
function placeOf(node, { plain = false, members = none, items = none } = {}) {
    const [start, end] = node.range ?? [0, 0];
    return { start, end: Math.max(start, end), plain, members, items };
}
function spanOfNode(source, node) {
    return (0,definition_document/* spanOf */.ee)(source, placeOf(node));
}
function nodeOf(value) {
    return (0,dist/* isScalar */.jn)(value) || (0,dist/* isMap */.jh)(value) || (0,dist/* isSeq */.oP)(value) ? value : null;
}


/***/ }),

/***/ 7917:
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
            const to = catalogue.resolve(id);
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

// EXTERNAL MODULE: ./lib/definition/shapes/index.js + 11 modules
var shapes = __webpack_require__(3531);
// EXTERNAL MODULE: ./lib/definition/shapes/ingest.js
var ingest = __webpack_require__(9490);
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
    return { planned: { spec, secrets: (0,ingest/* secretVariables */.c8)(definition.spec, source.spec), pool: source.spec.pool }, diagnostics };
}
function planAssets(context, definition, diagnostics) {
    return (0,shapes/* assetsOf */.Z)(definition.kind, definition.spec, context).map((asset) => {
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
    const root = catalogue.resolve(id);
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
        const node = nodes.get(catalogue.resolve(listed)?.job_id ?? listed);
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
    return job.stages.flatMap((stage) => stage.jobs.flatMap((child) => catalogue.resolve(child)?.job_id ?? []));
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

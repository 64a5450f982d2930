export const id = 453;
export const ids = [453];
export const modules = {

/***/ 1642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* unused harmony export sharedTime */
/* harmony import */ var _core_defect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9258);
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8415);


/** Time that all threads of the process share and that no change of the wall clock moves; `now` in milliseconds. */
const sharedTime = {
    now: () => Number(process.hrtime.bigint() / 1000n) / 1_000,
    after: (ms, callback) => systemClock.after(ms, callback),
};
/** The machine's own clock. Its timers do not follow changes of the wall clock. */
const systemClock = {
    now: () => Date.now(),
    after: (ms, callback) => {
        // Node fires at once for anything else, which would turn a long timeout into none.
        if (!(ms >= 0 && ms <= _core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .longestDuration */ .rP))
            throw new _core_defect_js__WEBPACK_IMPORTED_MODULE_1__/* .Defect */ .k(`A timer takes 0 to ${_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .longestDuration */ .rP} ms, not ${ms}`);
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
    },
    random: () => Math.random(),
};


/***/ }),

/***/ 358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ watchSignals)
/* harmony export */ });
/* unused harmony export keepInspectorShut */
/** What signals do to us ourselves. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Turns signals that ask us to end into a cancellation. The inspector stays shut from here on. */
function watchSignals() {
    const controller = new AbortController();
    let further = false;
    let killNow = () => { };
    const onSignal = (signal) => {
        if (!controller.signal.aborted) {
            controller.abort(signal);
            return;
        }
        further = true;
        killNow();
    };
    for (const signal of endings)
        process.on(signal, onSignal);
    keepInspectorShut();
    return {
        cancel: controller.signal,
        onSecond: (callback) => {
            killNow = callback;
            if (further)
                callback();
        },
        stop: () => {
            for (const signal of endings)
                process.off(signal, onSignal);
        },
    };
}
/** Without a listener for SIGUSR1 Node would open its inspector, and any job could attach to us and read what we hold. */
function keepInspectorShut() {
    if (process.listenerCount('SIGUSR1') === 0)
        process.on('SIGUSR1', swallow);
}
function swallow() {
    // Having a listener is all that is needed.
}


/***/ }),

/***/ 4967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ acquireLock)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4258);
/* harmony import */ var _core_defect_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9258);
/* harmony import */ var _ports_state_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8561);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9387);
/* harmony import */ var _run_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1951);
/* harmony import */ var _write_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3928);








const sqliteBusy = 5;
/** Garbage collection closes a database that nobody refers to, and the lock goes with it: held ones are referred to here. */
const held = new Set();
/**
 * Takes the state directory for this process, or throws StateLocked at once.
 *
 * The lock is the operating system's own, taken through SQLite on an empty file: it ends with the process, so a crash
 * leaves nothing to clean up, a reused process id cannot hold it, no two can take over a dead one's at once, and it holds
 * between containers that see different process ids. Nothing else may open `lock.db` in this process: closing any handle
 * on a file gives up the locks that the process has on it.
 */
function acquireLock(stateDir, owner) {
    (0,_run_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .prepareStateDir */ .uc)(stateDir);
    const info = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stateDir, 'lock.json');
    const database = open(stateDir, info);
    const holder = { pid: process.pid, run_id: owner.run_id, since: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_5__/* .iso */ .KH)(owner.now) };
    const release = () => {
        if (!held.delete(database))
            return;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(info, { force: true });
        database.close();
    };
    held.add(database);
    try {
        (0,_write_file_js__WEBPACK_IMPORTED_MODULE_4__/* .writeFileAtomic */ .Zf)(info, `${JSON.stringify(holder)}\n`);
    }
    catch (error) {
        release();
        throw error;
    }
    return { release };
}
function open(stateDir, info) {
    // Loaded here because most commands take no lock.
    const sqlite = process.getBuiltinModule('node:sqlite');
    let database = null;
    try {
        database = new sqlite.DatabaseSync((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stateDir, 'lock.db'), { timeout: 0 });
        // The transaction stays open and writes nothing, so there is no journal to keep. IMMEDIATE is had by one at a time;
        // EXCLUSIVE would, on its way, let two that ask at once refuse each other.
        database.exec('PRAGMA journal_mode = OFF; BEGIN IMMEDIATE');
        return database;
    }
    catch (error) {
        database?.close();
        if (!(error instanceof Error))
            throw new _core_defect_js__WEBPACK_IMPORTED_MODULE_6__/* .Defect */ .k('SQLite threw something that is not an error', { cause: error });
        if ('errcode' in error && error.errcode === sqliteBusy)
            throw locked(stateDir, readHolder(info));
        throw new _ports_state_js__WEBPACK_IMPORTED_MODULE_7__/* .StateError */ .qq(`Cannot lock the state directory "${stateDir}": ${error.message}`, { cause: error });
    }
}
function locked(stateDir, holder) {
    const who = holder === null ? 'another run' : `run "${holder.run_id}" (process ${holder.pid}), since ${holder.since}`;
    return new _ports_state_js__WEBPACK_IMPORTED_MODULE_7__/* .StateLocked */ .aK(`Cannot use the state directory "${stateDir}": it is held by ${who}; wait for it or stop it`);
}
/**
 * The holder writes its name just after it takes the lock, so a name that is missing or of a process that is gone may be
 * replaced within the next moments.
 */
function readHolder(info) {
    const pause = new Int32Array(new SharedArrayBuffer(4));
    let holder = null;
    for (let look = 0; look < 20; look += 1) {
        holder = parseHolder(info);
        if (holder !== null && isAlive(holder.pid))
            return holder;
        Atomics.wait(pause, 0, 0, 5);
    }
    return holder;
}
function parseHolder(info) {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(info, 'utf8'));
    }
    catch {
        return null;
    }
}
function isAlive(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error) === 'EPERM';
    }
}


/***/ }),

/***/ 6312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ outputsOf),
  ZL: () => (/* binding */ resumeRun),
  VX: () => (/* binding */ secretValues),
  AD: () => (/* binding */ startRun),
  oJ: () => (/* binding */ work)
});

// EXTERNAL MODULE: ./lib/adapters/clock.js
var clock = __webpack_require__(1642);
// EXTERNAL MODULE: ./lib/adapters/engine.js + 1 modules
var engine = __webpack_require__(4542);
// EXTERNAL MODULE: ./lib/adapters/hash.js
var hash = __webpack_require__(2886);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/core/escapes.js
var escapes = __webpack_require__(6879);
;// CONCATENATED MODULE: ./lib/core/last-lines.js

/** Characters shown of one line. */
const longestLine = 500;
const cut = '\u2026';
/** The last lines of UTF-8 text, for people: no escape sequences, no line too long to read, no half first line unmarked. */
function readLastLines(bytes, { lines, whole }) {
    const all = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
    if (all.at(-1) === '')
        all.pop();
    const from = Math.max(0, all.length - lines);
    return all.slice(from).map((line, index) => shorten(line, !whole && from + index === 0));
}
function shorten(line, beganBefore) {
    const clean = (0,escapes/* stripEscapes */.N)(line);
    const short = clean.length > longestLine ? `${clean.slice(0, longestLine).toWellFormed()}${cut}` : clean;
    return beganBefore ? `${cut}${short}` : short;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/adapters/capped-file.js


const copySize = 256 * 1024;
/**
 * The file appears with the first byte. Half of `cap` takes the beginning. After that, the end is written round and round
 * in a second file, which is appended in order at the close: so memory stays small, and a crash leaves a file that is right.
 */
function createCappedFile(path, cap) {
    const half = Math.floor(cap / 2);
    const head = createPart(path);
    let ring = null;
    let total = 0;
    let trouble = null;
    const attempt = (work) => {
        if (trouble !== null)
            return;
        try {
            work();
        }
        catch (error) {
            trouble = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        }
    };
    const write = (bytes) => {
        const room = Math.max(0, half - total);
        const rest = bytes.subarray(room);
        const endsAt = total + bytes.length - half;
        total += bytes.length;
        attempt(() => {
            if (room > 0)
                head.append(bytes.subarray(0, room));
            if (rest.length === 0)
                return;
            ring ??= createPart(`${path}.end`);
            writeRound(ring, { bytes: rest, endsAt, size: half });
        });
    };
    const close = () => {
        const beyond = Math.max(0, total - half);
        const dropped = trouble === null ? Math.max(0, beyond - half) : 0;
        attempt(() => {
            if (ring === null)
                return;
            if (dropped > 0)
                head.append(Buffer.from(`\n[lorchestra] ${dropped} bytes left out here\n`));
            copyRound(ring, head, { endsAt: beyond, size: half });
        });
        head.close();
        ring?.remove();
        return { bytes: total, dropped, trouble };
    };
    return { write, close };
}
/** A private file that is made when first written to. */
function createPart(path) {
    let file = null;
    const open = () => {
        if (file !== null)
            return file;
        file = openMaking(path);
        return file;
    };
    const put = (bytes, at) => {
        let from = 0;
        while (from < bytes.length)
            from += (0,external_node_fs_.writeSync)(open(), bytes, from, bytes.length - from, at === null ? null : at + from);
    };
    const close = () => {
        if (file !== null)
            (0,external_node_fs_.closeSync)(file);
        file = null;
    };
    return {
        append: (bytes) => put(bytes, null),
        put,
        read: (bytes, at) => (0,external_node_fs_.readSync)(open(), bytes, 0, bytes.length, at),
        close,
        remove: () => {
            close();
            try {
                (0,external_node_fs_.unlinkSync)(path);
            }
            catch {
                // Never made.
            }
        },
    };
}
function openMaking(path) {
    try {
        return (0,external_node_fs_.openSync)(path, 'w+', 0o600);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
            throw error;
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
        return (0,external_node_fs_.openSync)(path, 'w+', 0o600);
    }
}
/** Puts the last bytes of a stream where they belong in a ring of `size`; `endsAt` is the stream's length with them. */
function writeRound(ring, { bytes, endsAt, size }) {
    const last = bytes.subarray(Math.max(0, bytes.length - size));
    const at = (endsAt - last.length) % size;
    const untilWrap = Math.min(last.length, size - at);
    ring.put(last.subarray(0, untilWrap), at);
    if (untilWrap < last.length)
        ring.put(last.subarray(untilWrap), 0);
}
/** Appends what a ring holds, oldest byte first. */
function copyRound(ring, to, { endsAt, size }) {
    const held = Math.min(endsAt, size);
    const start = (endsAt - held) % size;
    const buffer = new Uint8Array(copySize);
    for (let done = 0; done < held;) {
        const at = (start + done) % size;
        const most = Math.min(copySize, held - done, size - at);
        const read = ring.read(buffer.subarray(0, most), at);
        if (read === 0)
            break;
        to.append(buffer.subarray(0, read));
        done += read;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/job-logs.js




const defaultCap = 64 * 1024 * 1024;
/** Bytes kept in memory for `tail`. */
const recentBytes = 64 * 1024;
/** Keeps what jobs print: one file per attempt that prints, redacted on its way. */
function createLogBook(options) {
    return {
        open: (key) => {
            const file = `logs/${safeName(key.path)}.r${key.round}.a${key.attempt}.log`;
            return openLog(file, createCappedFile((0,external_node_path_.join)(options.folder, file), options.cap ?? defaultCap), options.redactor);
        },
    };
}
function openLog(file, target, redactor) {
    const stream = redactor.stream();
    const recent = createRecent();
    let printed = false;
    const keep = (bytes) => {
        if (bytes.length === 0)
            return;
        recent.add(bytes);
        target.write(bytes);
    };
    return {
        write: (chunk) => {
            printed ||= chunk.length > 0;
            keep(stream.push(chunk));
        },
        tail: (lines) => {
            const { bytes, whole } = recent.read(stream.held());
            return readLastLines(bytes, { lines, whole });
        },
        close: () => {
            keep(stream.end());
            const { bytes, dropped, trouble } = target.close();
            if (!printed)
                return null;
            const reference = { file, bytes, dropped_bytes: dropped };
            return trouble === null ? reference : { ...reference, incomplete: trouble };
        },
    };
}
/** The end of what was written, in memory that grows with it up to twice what is kept. */
function createRecent() {
    let memory = new Uint8Array();
    let used = 0;
    let total = 0;
    const makeRoom = (size) => {
        const keep = Math.min(used, recentBytes);
        const wanted = Math.min(2 * recentBytes, Math.max(2 * memory.length, used + size));
        const larger = wanted > memory.length ? new Uint8Array(wanted) : memory;
        larger.set(memory.subarray(used - keep, used));
        memory = larger;
        used = keep;
    };
    return {
        add: (bytes) => {
            const last = bytes.subarray(Math.max(0, bytes.length - recentBytes));
            if (used + last.length > memory.length)
                makeRoom(last.length);
            memory.set(last, used);
            used += last.length;
            total += bytes.length;
        },
        read: (more) => ({ bytes: Buffer.concat([memory.subarray(0, used), more]), whole: total === used }),
    };
}
/** Ids hold no "+", so two paths never share a name. What is too long for a file system is cut and told apart by its hash. */
function safeName(path) {
    const name = path.replaceAll('/', '+');
    if (name.length <= 180 && /^[a-z0-9][a-z0-9_.+-]*$/.test(name))
        return name;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(path).digest('hex').slice(0, 16);
    return `${name.replace(/[^a-z0-9_.+-]/g, '_').slice(0, 160)}+${hash}`;
}

// EXTERNAL MODULE: ./lib/adapters/process/self.js
var process_self = __webpack_require__(358);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/adapters/state/lock.js
var state_lock = __webpack_require__(4967);
// EXTERNAL MODULE: ./lib/adapters/state/run-folder.js + 1 modules
var run_folder = __webpack_require__(1951);
// EXTERNAL MODULE: ./lib/core/redact.js + 2 modules
var redact = __webpack_require__(6926);
// EXTERNAL MODULE: ./lib/ledger/encoding.js
var encoding = __webpack_require__(3696);
// EXTERNAL MODULE: ./lib/ledger/facts.js + 1 modules
var facts = __webpack_require__(326);
// EXTERNAL MODULE: ./lib/ledger/fold-record.js
var fold_record = __webpack_require__(7578);
// EXTERNAL MODULE: ./lib/ledger/reuse.js
var ledger_reuse = __webpack_require__(3865);
// EXTERNAL MODULE: ./lib/core/defect.js
var defect = __webpack_require__(9258);
// EXTERNAL MODULE: ./lib/ports/state.js
var state = __webpack_require__(8561);
;// CONCATENATED MODULE: ./lib/ledger/writer.js



function openLedger({ file, last, sha256 }) {
    let position = last;
    let pending = null;
    // After a failed fsync the kernel may drop the pages and report success the next time, so there is no second try.
    let broken = null;
    const breaking = (error) => {
        broken = error;
        throw error;
    };
    const sync = async () => {
        try {
            await file.sync();
            pending = null;
        }
        catch (error) {
            breaking(error);
        }
    };
    return {
        append: (event) => {
            if (broken !== null) {
                throw new state/* StateError */.qq('Cannot append to the ledger: an earlier append has failed, so nothing more is kept', {
                    cause: broken,
                });
            }
            // A reader takes a readable announced event for a proof that all before it was on the device.
            if (pending !== null && (0,encoding/* isDurable */.KE)(event))
                throw new defect/* Defect */.k(`Event ${event.type} while an earlier one is not durable`);
            const next = (0,encoding/* encodeLine */.Nu)(position, event, sha256);
            try {
                file.append(next.line);
            }
            catch (error) {
                breaking(error);
            }
            position = next.position;
            if (!(0,encoding/* isDurable */.KE)(event))
                return;
            pending = sync();
            // Whoever waits for it hears of its failure; nobody may be waiting.
            pending.catch(() => undefined);
        },
        pending: () => pending,
        close: file.close,
    };
}

// EXTERNAL MODULE: ./lib/plan/secrets.js
var secrets = __webpack_require__(8578);
// EXTERNAL MODULE: ./lib/plan/walk.js
var walk = __webpack_require__(9166);
;// CONCATENATED MODULE: ./lib/run/announcer.js
function createAnnouncer({ append, pending, listen }) {
    let unheard = [];
    let isSound = true;
    const tell = () => {
        const events = unheard;
        unheard = [];
        for (const event of events)
            listen(event);
    };
    const write = (event) => {
        try {
            append(event);
        }
        catch (error) {
            isSound = false;
            throw error;
        }
    };
    const durable = async () => {
        try {
            await pending();
        }
        catch (error) {
            isSound = false;
            throw error;
        }
    };
    return {
        record: (event) => {
            write(event);
            unheard.push(event);
            if (pending() === null)
                tell();
        },
        announce: async () => {
            await durable();
            tell();
        },
        hush: async () => {
            unheard = [];
            await durable().catch(() => undefined);
        },
        keep: async (event) => {
            if (!isSound)
                return;
            try {
                write(event);
                await durable();
            }
            catch {
                // The first trouble is the one that is told; this one only ends the ledger.
            }
        },
    };
}

// EXTERNAL MODULE: ./lib/core/duration.js
var duration = __webpack_require__(8415);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
;// CONCATENATED MODULE: ./lib/run/attempt.js




const tailLines = 20;
/**
 * Runs one attempt. Whatever comes first counts and is never rewritten: the runner's own outcome, the deadline, or the
 * cancel. What a runner reports after it was told to stop says what the stop did, not what the job did, unless the
 * runner saw the work end before the stop reached it.
 */
function startAttempt({ runner, attempt, timeout_ms, clock }) {
    const controller = new AbortController();
    let stopped = null;
    let over = false;
    const stop = (cause) => {
        if (over || stopped !== null)
            return;
        stopped = cause;
        controller.abort(cause);
    };
    const run = async (callOff) => {
        try {
            const outcome = await runner.run({ ...attempt, signal: controller.signal });
            return stopped === null || outcome.ended_before_stop === true
                ? outcome
                : stoppedOutcome(outcome, attempt, stopFailure(stopped, timeout_ms));
        }
        catch (error) {
            if (error instanceof defect/* Defect */.k || error instanceof state/* StateError */.qq)
                throw error;
            throw new defect/* Defect */.k(`The runner of job "${attempt.job_id}" threw`, { cause: error });
        }
        finally {
            over = true;
            callOff();
        }
    };
    const deadline = timeout_ms === null ? () => { } : clock.after(timeout_ms, () => stop('timeout'));
    return { settled: run(deadline), cancel: () => stop('cancelled') };
}
function stopFailure(cause, timeout_ms) {
    if (cause === 'cancelled')
        return (0,failure/* failure */.V)('cancelled', 'Cancelled while it was running');
    return (0,failure/* failure */.V)('timeout', `Timed out after ${(0,duration/* formatDuration */.a3)(timeout_ms ?? 0)}`);
}
function stoppedOutcome(outcome, attempt, why) {
    const tail = (outcome.ok ? undefined : outcome.failure.tail) ?? attempt.log.tail(tailLines);
    return { ok: false, failure: tail.length === 0 ? why : { ...why, tail }, report: outcome.report };
}

;// CONCATENATED MODULE: ./lib/run/mailbox.js

function mailbox() {
    let items = [];
    let read = 0;
    let reader = null;
    return {
        post: (item) => {
            const waiting = reader;
            reader = null;
            if (waiting === null)
                items.push(item);
            else
                waiting(item);
        },
        next: () => {
            if (reader !== null)
                throw new defect/* Defect */.k('A mailbox has one reader');
            const item = items[read];
            if (item === undefined) {
                items = [];
                read = 0;
                return new Promise((resolve) => (reader = resolve));
            }
            read += 1;
            return Promise.resolve(item);
        },
    };
}

;// CONCATENATED MODULE: ./lib/run/outcome.js
const longestMessage = 500;
/**
 * The outcome as it may be kept: every text of the world redacted, the message one line of at most 500 characters.
 * Only an attempt that ended well leaves outputs.
 */
function keepable(outcome, redact) {
    const report = keepableReport(outcome.report, redact);
    if (outcome.ok)
        return { ok: true, report };
    const { outputs: _none, ...rest } = report;
    return { ok: false, failure: keepableFailure(outcome.failure, redact), report: rest };
}
function keepableFailure(failure, redact) {
    return {
        ...failure,
        message: shortLine(redact(failure.message)),
        ...(failure.code === undefined ? {} : { code: redact(failure.code) }),
        ...(failure.tail === undefined ? {} : { tail: failure.tail.map(redact) }),
    };
}
function keepableReport(report, redact) {
    return {
        ...report,
        ...(report.outputs === undefined ? {} : { outputs: mapValues(report.outputs, redact) }),
        ...(report.record_errors === undefined
            ? {}
            : { record_errors: report.record_errors.map(({ key, message }) => ({ key: redact(key), message: redact(message) })) }),
        ...(report.facts === undefined ? {} : { facts: redactObject(report.facts, redact) }),
    };
}
/** Redact first, then cut: half a secret is no longer found. */
function shortLine(text) {
    // oxlint-disable-next-line no-control-regex -- a message is one line whatever the world put into it
    const line = text.replaceAll(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/gu, ' ').trim();
    if (line.length <= longestMessage)
        return line;
    // A cut in the middle of a surrogate pair would leave text that is not valid Unicode.
    return `${line.slice(0, longestMessage - 1).replace(/[\ud800-\udbff]$/, '')}\u2026`;
}
function redactObject(value, redact) {
    return mapValues(value, (member) => (member === undefined ? member : redactJson(member, redact)));
}
function redactJson(value, redact) {
    if (typeof value === 'string')
        return redact(value);
    if (Array.isArray(value))
        return value.map((item) => redactJson(item, redact));
    return value !== null && typeof value === 'object' ? redactObject(value, redact) : value;
}
function mapValues(record, map) {
    return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}

;// CONCATENATED MODULE: ./lib/run/outputs.js
/** Starts with the outputs of reused jobs, by path. */
function knownOutputs(earlier) {
    const known = new Map([...earlier].map(([path, outputs]) => [path.slice(path.lastIndexOf('/') + 1), outputs]));
    return {
        read: (job_id, name) => {
            const outputs = known.get(job_id);
            return outputs !== undefined && Object.hasOwn(outputs, name) ? outputs[name] : undefined;
        },
        add: (job_id, outputs) => {
            if (outputs !== undefined)
                known.set(job_id, outputs);
        },
    };
}

;// CONCATENATED MODULE: ./lib/run/retry.js
/** Whether a job whose attempt (from 1) failed so may have another one in this round. */
function mayRetry(policy, attempt, failure) {
    if (attempt >= policy.attempts || failure.kind === 'cancelled')
        return false;
    const worthwhile = policy.when === null ? failure.transient : policy.when.includes(failure.kind);
    if (!worthwhile || failure.kind !== 'exit_code' || policy.exit_codes === null)
        return worthwhile;
    return failure.exit_code !== undefined && policy.exit_codes.includes(failure.exit_code);
}
/**
 * Milliseconds between an attempt (from 1) that failed and the next. `random` in [0, 1) spreads the second half of the
 * time: jobs that failed together do not come back together, and none comes back at once.
 */
function backoffMs(policy, attempt, random) {
    // No duration is over 2 ** 31 ms; without this bound, no backoff times infinitely many doublings is not a number.
    const doublings = Math.min(attempt - 1, 31);
    const whole = Math.min(policy.backoff_max_ms, policy.backoff_ms * 2 ** doublings);
    return Math.floor(whole / 2 + (whole / 2) * random);
}

;// CONCATENATED MODULE: ./lib/run/scheduler.js



function initialState(input) {
    if (!Number.isSafeInteger(input.max_parallel) || input.max_parallel < 1) {
        throw new defect/* Defect */.k(`max_parallel must be a whole number from 1, not ${input.max_parallel}`);
    }
    // The root is the only child of a frame without a path, so that a plan of one atomic job needs no rule of its own.
    const stages = [{ name: '', children: [input.root] }];
    return { input, standing: 'new', frame: opened('', { stages, stop_on_failure: false }), running: 0 };
}
function reduce(state, event) {
    if (state.standing === 'finished')
        throw new defect/* Defect */.k(`Event ${event.type} after the round was finished`);
    switch (event.type) {
        case 'begin':
            if (state.standing === 'new')
                return advance({ ...state, standing: 'going' }, []);
            throw new defect/* Defect */.k('A round begins once');
        case 'settled':
            return settle(state, event);
        case 'retry_due':
            return advance(withJob(state, { ...jobAt(state, event.path, 'waiting'), standing: 'due' }), []);
        case 'cancel':
            return cancel(state);
        default:
            return (0,defect/* unreachable */.H)(event);
    }
}
/** What a job's last attempt in this round makes of the job. */
function verdict(active, why) {
    const { path, job, attempt } = active;
    const allowed = why !== null && why.kind !== 'cancelled' && job.allow_failure;
    return { type: 'conclude', path, job, attempt, status: allowed ? 'succeeded' : statusOf(why), failure: why, allowed };
}
function statusOf(why) {
    if (why === null)
        return 'succeeded';
    if (why.kind === 'timeout')
        return 'timed_out';
    return why.kind === 'cancelled' ? 'cancelled' : 'failed';
}
function settle(state, event) {
    const active = jobAt(state, event.path, 'running');
    const { path, job, attempt } = active;
    const rest = { ...state, running: state.running - 1 };
    if (event.failure !== null && state.standing === 'going' && mayRetry(job.retry, attempt, event.failure)) {
        const ms = backoffMs(job.retry, attempt, event.random);
        const wait = { type: 'wait', path, attempt, failure: event.failure, ms };
        return advance(withJob(rest, { ...active, standing: 'waiting' }), [wait]);
    }
    const end = verdict(active, event.failure);
    return advance(withoutJob(rest, end), [end]);
}
/** Nothing starts any more: what waits is over, what runs is stopped and still to settle. */
function cancel(state) {
    if (state.standing === 'cancelled')
        return { state, commands: [] };
    const jobs = activeJobs(state.frame);
    const commands = jobs.map((active) => {
        if (active.standing === 'running')
            return { type: 'stop', path: active.path };
        return verdict(active, (0,failure/* failure */.V)('cancelled', 'Cancelled while waiting for another attempt'));
    });
    const frame = { ...state.frame, active: jobs.filter((active) => active.standing === 'running') };
    return advance({ ...state, standing: 'cancelled', frame }, commands);
}
/** Starts what may start now; finishes when nothing is left. */
function advance(state, done) {
    if (state.standing === 'cancelled') {
        if (state.running > 0)
            return { state, commands: done };
        return { state: { ...state, standing: 'finished' }, commands: [...done, { type: 'finish', cause: 'cancelled' }] };
    }
    const slots = state.input.max_parallel - state.running;
    const turn = { reuse: state.input.reuse, slots, passed: false, starts: [] };
    const frame = filled(state.frame, turn);
    const running = state.running + turn.starts.length;
    const commands = [...done, ...turn.starts];
    if (!isOver(frame))
        return { state: { ...state, frame, running }, commands };
    return { state: { ...state, frame, standing: 'finished' }, commands: [...commands, { type: 'finish', cause: 'finished' }] };
}
function opened(path, composite) {
    return { type: 'frame', path, composite, stage: 0, next: 0, failed: false, active: [] };
}
function isOver(child) {
    return child.type === 'frame' && child.stage === child.composite.stages.length;
}
/** The frame after every free slot that it can use is used, in plan order, and every barrier that is met is passed. */
function filled(frame, turn) {
    let { stage, next, failed } = frame;
    const active = [];
    const keep = (child) => {
        if (!isOver(child))
            active.push(child);
        else
            failed ||= child.type === 'frame' && child.failed;
    };
    for (const child of frame.active)
        keep(child.type === 'job' ? resumed(child, turn) : filled(child, turn));
    const { stages, stop_on_failure } = frame.composite;
    for (let current = stages[stage]; current !== undefined; current = stages[stage]) {
        for (; next < current.children.length && turn.slots > 0; next += 1) {
            const child = begun(frame, current.children[next], turn);
            if (child !== null)
                keep(child);
        }
        if (active.length > 0 || next < current.children.length)
            break;
        turn.passed = true;
        stage = failed && stop_on_failure ? stages.length : stage + 1;
        next = 0;
    }
    return { ...frame, stage, next, failed, active };
}
/** A child's first step; null when it is reused. */
function begun(frame, node, turn) {
    if (node === undefined)
        throw new defect/* Defect */.k(`A child of "${frame.path}" is not in the plan`);
    const path = frame.path === '' ? node.job_id : `${frame.path}/${node.job_id}`;
    if (node.type === 'composite')
        return filled(opened(path, node), turn);
    if (turn.reuse.has(path))
        return null;
    return started({ type: 'job', path, job: node, attempt: 1, standing: 'running' }, turn);
}
function resumed(active, turn) {
    if (active.standing !== 'due' || turn.slots === 0)
        return active;
    return started({ ...active, attempt: active.attempt + 1, standing: 'running' }, turn);
}
function started(active, turn) {
    turn.slots -= 1;
    const { path, job, attempt } = active;
    turn.starts.push({ type: 'start', path, job, attempt, beyond_barrier: turn.passed });
    return active;
}
function activeJobs(frame) {
    return frame.active.flatMap((child) => (child.type === 'job' ? [child] : activeJobs(child)));
}
function holds(frame, path) {
    return frame.path === '' || (path.startsWith(frame.path) && path[frame.path.length] === '/');
}
function jobAt(state, path, standing) {
    let frame = state.frame;
    while (frame !== undefined) {
        const child = frame.active.find((one) => one.type === 'job' ? one.path === path : holds(one, path));
        if (child?.type === 'job' && child.standing === standing)
            return child;
        frame = child?.type === 'frame' ? child : undefined;
    }
    throw new defect/* Defect */.k(`Job ${path} is not ${standing}`);
}
function withJob(state, job) {
    return { ...state, frame: changed(state.frame, job.path, { job, failed: false }) };
}
function withoutJob(state, end) {
    return { ...state, frame: changed(state.frame, end.path, { job: null, failed: end.status !== 'succeeded' }) };
}
/** The tree with one active job replaced, or taken out when `job` is null; `failed` tells the frame that holds it. */
function changed(frame, path, change) {
    const at = frame.active.findIndex((child) => (child.type === 'job' ? child.path === path : holds(child, path)));
    const child = frame.active[at];
    if (child === undefined)
        throw new defect/* Defect */.k(`Job ${path} is not active`);
    const put = child.type === 'frame' ? changed(child, path, change) : change.job;
    const active = put === null ? frame.active.toSpliced(at, 1) : frame.active.with(at, put);
    return { ...frame, active, failed: frame.failed || (child.type === 'job' && change.failed) };
}

;// CONCATENATED MODULE: ./lib/run/execute.js







/**
 * Works on a plan until nothing is left to do in this round, and ends with `round_ended`; the caller has written
 * `run_started` and `round_started`. Throws StateError when the ledger cannot be kept and Defect for our own bugs,
 * in both cases after every attempt under way was stopped and has settled.
 */
async function execute(options) {
    const { plan, reuse, max_parallel, signal } = options;
    const outputs = knownOutputs(options.earlierOutputs);
    const round = { options, happenings: mailbox(), active: new Map(), outputs, announcer: createAnnouncer(options) };
    const onCancel = () => round.happenings.post({ type: 'cancel' });
    signal.addEventListener('abort', onCancel);
    try {
        let state = initialState({ root: plan.root, reuse, max_parallel });
        round.happenings.post({ type: signal.aborted ? 'cancel' : 'begin' });
        while (state.standing !== 'finished') {
            const event = noted(round, await round.happenings.next());
            if (event === null)
                continue;
            const step = reduce(state, event);
            state = step.state;
            await performAll(round, step.commands);
        }
    }
    catch (error) {
        await shutDown(round);
        throw error;
    }
    finally {
        signal.removeEventListener('abort', onCancel);
    }
}
/** Keeps what the scheduler need not know, and says what it must know. */
function noted(round, happening) {
    switch (happening.type) {
        case 'settled': {
            const { path, outcome } = happening;
            endAttempt(round, happening);
            return { type: 'settled', path, failure: outcome.ok ? null : outcome.failure, random: round.options.clock.random() };
        }
        case 'broken':
            round.active.delete(happening.path);
            throw happening.trouble;
        case 'retry_due':
            // A cancel may have been read in the meantime; it has ended the job.
            return round.active.has(happening.path) ? happening : null;
        default:
            return happening;
    }
}
function endAttempt(round, happening) {
    const active = activeAt(round, happening.path);
    if (active.state.type !== 'running')
        throw new defect/* Defect */.k(`Job ${happening.path} settled twice`);
    // The wall clock may be set back while a job runs; no duration is negative.
    const ended_at = Math.max(active.started_at, happening.at);
    const { outcome } = happening;
    const state = { type: 'ended', ended_at, outcome, log: active.state.log.close(), callOff: () => { } };
    round.active.set(happening.path, { ...active, state });
}
/**
 * What does not rest on a receipt starts while the device takes it: that takes about as long as a start. All else waits, so
 * that nobody uses a success that may still be lost, and one event at most that is to be announced is not durable yet.
 */
async function performAll(round, commands) {
    for (const command of commands) {
        if (command.type !== 'start' || command.beyond_barrier)
            await round.announcer.announce();
        perform(round, command);
    }
    await round.announcer.announce();
}
function perform(round, command) {
    switch (command.type) {
        case 'start':
            return start(round, command);
        case 'wait':
            return wait(round, command);
        case 'stop':
            return stop(activeAt(round, command.path));
        case 'conclude':
            return conclude(round, command);
        case 'finish':
            return finish(round, command.cause);
        default:
            return (0,defect/* unreachable */.H)(command);
    }
}
function start(round, { path, job, attempt }) {
    const { run_id, round: number, params, clock, logs, runnerOf, redact } = round.options;
    const runner = runnerOf(job.kind);
    const started_at = clock.now();
    round.announcer.record({ type: 'attempt_started', ...keyOf(round, { path, job, attempt }), at: started_at });
    const log = logs.open({ path, round: number, attempt });
    const handle = startAttempt({
        runner,
        attempt: {
            spec: job.spec,
            job_id: job.job_id,
            path,
            run_id,
            round: number,
            attempt,
            params,
            output: round.outputs.read,
            log,
        },
        timeout_ms: job.timeout_ms,
        clock,
    });
    round.active.set(path, { path, job, attempt, started_at, state: { type: 'running', handle, log } });
    void handle.settled
        .then((outcome) => keepable(outcome, redact))
        .then((outcome) => round.happenings.post({ type: 'settled', path, outcome, at: clock.now() }), (trouble) => round.happenings.post({ type: 'broken', path, trouble }));
}
function wait(round, { path, failure, ms }) {
    const active = activeAt(round, path);
    const { started_at } = active;
    const { ended_at, log } = endOf(active);
    round.announcer.record({
        type: 'attempt_failed',
        ...keyOf(round, active),
        started_at,
        ended_at,
        failure,
        retry_in_ms: ms,
        log,
    });
    const callOff = round.options.clock.after(ms, () => round.happenings.post({ type: 'retry_due', path }));
    round.active.set(path, { ...active, state: { ...endOf(active), callOff } });
}
function stop({ state }) {
    if (state.type === 'running')
        state.handle.cancel();
    else
        state.callOff();
}
function conclude(round, end) {
    const active = activeAt(round, end.path);
    endOf(active).callOff();
    round.announcer.record(receiptOf(round, active, end));
    round.active.delete(end.path);
    round.outputs.add(end.job.job_id, endOf(active).outcome.report.outputs);
}
function receiptOf(round, active, end) {
    const { outcome, log, ended_at } = endOf(active);
    const attemptFailure = outcome.ok ? null : outcome.failure;
    return {
        type: 'receipt',
        ...keyOf(round, active),
        job_id: end.job.job_id,
        status: end.status,
        started_at: active.started_at,
        // A job that was waiting for another attempt ends by the cancel, after its last attempt.
        ended_at: end.failure === attemptFailure ? ended_at : Math.max(ended_at, round.options.clock.now()),
        ...(end.failure === null ? {} : { failure: end.failure }),
        ...(end.allowed ? { allowed_failure: true } : {}),
        report: outcome.report,
        log,
    };
}
function finish(round, cause) {
    const { run_id, round: number, clock, signal } = round.options;
    const reason = cause === 'cancelled' ? signal.reason : undefined;
    const named = typeof reason === 'string' ? { signal: reason } : {};
    round.announcer.record({ type: 'round_ended', run_id, round: number, at: clock.now(), cause, ...named });
}
/**
 * The end of a round that cannot go on: everything is stopped and awaited. While the ledger can be kept, what jobs came
 * to is still written, so that no finished work is done again; it is announced to nobody.
 */
async function shutDown(round) {
    for (const active of round.active.values()) {
        stop(active);
        if (active.state.type === 'ended')
            round.active.delete(active.path);
    }
    await round.announcer.hush();
    while (round.active.size > 0) {
        const happening = await round.happenings.next();
        if (happening.type === 'broken')
            round.active.delete(happening.path);
        if (happening.type !== 'settled')
            continue;
        endAttempt(round, happening);
        const active = activeAt(round, happening.path);
        round.active.delete(happening.path);
        const { outcome } = happening;
        await round.announcer.keep(receiptOf(round, active, verdict(active, outcome.ok ? null : outcome.failure)));
    }
}
function keyOf({ options }, { path, job, attempt }) {
    return { run_id: options.run_id, path, digest: job.digest, round: options.round, attempt };
}
function activeAt(round, path) {
    const active = round.active.get(path);
    if (active === undefined)
        throw new defect/* Defect */.k(`Job ${path} is not active`);
    return active;
}
function endOf(active) {
    if (active.state.type === 'ended')
        return active.state;
    throw new defect/* Defect */.k(`Job ${active.path} has not ended`);
}

// EXTERNAL MODULE: ./lib/core/time.js
var time = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/ledger/merge.js
var merge = __webpack_require__(5677);
;// CONCATENATED MODULE: ./lib/ledger/read.js




/**
 * Reads the ledger files of one run, this machine's own first. Throws StateError when a file is damaged or of a later
 * version, or when two receipts contradict each other: then nothing may be started from it.
 */
function readLedgers(files, sha256) {
    const read = files.map((file) => ({ file, decoded: decodeTrusted(file, sha256) }));
    const { events, conflicts } = (0,merge/* mergeEvents */.e)(read.map(({ decoded }) => decoded.events));
    for (const { first, second } of conflicts)
        throw contradiction(first, second);
    const own = read.find(({ file }) => file.name === state/* ownLedgerName */.xC)?.decoded;
    return {
        events,
        last: own?.last ?? encoding/* emptyLedger */.Hg,
        valid_bytes: own?.valid_bytes ?? 0,
        warnings: read.flatMap(({ file, decoded }) => tornWords(file, decoded)),
    };
}
function decodeTrusted(file, sha256) {
    const decoded = (0,encoding/* decodeLedger */.iN)(file.text, sha256);
    if (decoded.damage === null)
        return decoded;
    const { kind, line, byte, reason } = decoded.damage;
    const remedy = kind === 'version'
        ? 'Use the lorchestra that wrote it, or a later one'
        : 'Put back a whole copy of the file, or start a new run; nothing was started from this one';
    throw new state/* StateError */.qq(`Cannot trust the ledger "${file.file}": line ${line}, byte ${byte}: ${reason}. ${remedy}`);
}
function tornWords(file, { tail }) {
    if (tail.kind === 'complete')
        return [];
    return [
        `The last write to the ledger "${file.file}" did not come to its end: ${tail.bytes} bytes from line ${tail.line} on are left out`,
    ];
}
function contradiction(first, second) {
    const { path, round, attempt } = first;
    return new state/* StateError */.qq(`Cannot merge the ledgers: two receipts of "${path}", round ${round}, attempt ${attempt}, differ: ` +
        `one says ${told(first)}, the other ${told(second)}. Remove the ledger that does not belong to this run`);
}
function told(receipt) {
    return `${receipt.status} at ${(0,time/* iso */.KH)(receipt.ended_at)}`;
}

;// CONCATENATED MODULE: ./lib/app/history.js



/** Throws StateError when plan or ledger is damaged: nothing may be started on a truth that cannot be read. */
function readHistory(folder) {
    return { plan: readPlan(folder), ...readLedgers(folder.readLedgers(), hash/* sha256 */.s) };
}
function readPlan(folder) {
    try {
        const kept = JSON.parse(folder.readPlan());
        if (kept.schema_version === 1)
            return kept;
    }
    catch (error) {
        if (error instanceof state/* StateError */.qq)
            throw error;
    }
    throw new state/* StateError */.qq(`Cannot read the plan in "${folder.path}": it is damaged or of another version; start a new run`);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/adapters/process/scarcity.js
/** The operating system's word for what went wrong: ENOENT, EMFILE. */
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'an unknown error';
}
/** Worth another try in a moment: someone will give back descriptors, processes or memory. */
function isScarcity(error) {
    return ['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM'].includes(codeOf(error));
}

;// CONCATENATED MODULE: ./lib/adapters/process/output-files.js





/**
 * Keeps output files in a private temporary folder, not in the run's: what a job writes there may be secret, and the run's
 * folder is uploaded. A job that has something to leave makes its file: most have nothing, and to make and unlink one waits
 * for the disk.
 */
function createOutputFiles() {
    let folder = null;
    let made = 0;
    return {
        create: () => {
            made += 1;
            try {
                folder ??= (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'lorchestra-outputs-'));
            }
            catch (cause) {
                throw new state/* StateError */.qq(`Cannot make a folder for the outputs of jobs in "${(0,external_node_os_.tmpdir)()}"`, { cause });
            }
            return outputFile((0,external_node_path_.join)(folder, String(made)));
        },
        dispose: () => {
            if (folder !== null)
                (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
            folder = null;
        },
    };
}
function outputFile(path) {
    let absent = false;
    return {
        path,
        read: (maxBytes) => {
            absent = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) === undefined;
            if (absent)
                return { bytes: new Uint8Array() };
            try {
                return readBounded(path, maxBytes);
            }
            catch (error) {
                return { refused: `what stands at LORCHESTRA_OUTPUT cannot be opened: ${codeOf(error)}` };
            }
        },
        remove: () => {
            if (absent)
                return;
            try {
                (0,external_node_fs_.rmSync)(path, { force: true });
            }
            catch {
                // Made a folder by the job: `dispose` takes whatever is there.
            }
        },
    };
}
/** Without following links or waiting on pipes: a job may have put either in the place of its file. */
function readBounded(path, maxBytes) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    try {
        const stat = (0,external_node_fs_.fstatSync)(file);
        const { size } = stat;
        if (!stat.isFile())
            return { refused: 'what stands at LORCHESTRA_OUTPUT is not a regular file' };
        if (size > maxBytes)
            return { refused: `they take ${size} bytes, more than the ${maxBytes} allowed` };
        if (size === 0)
            return { bytes: new Uint8Array() };
        const bytes = new Uint8Array(size);
        return { bytes: bytes.subarray(0, (0,external_node_fs_.readSync)(file, bytes, 0, size, 0)) };
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/adapters/process/lanes.js







const batch = 8;
const chunkSize = 64 * 1024;
function createLanes() {
    let folder = null;
    let made = 0;
    const free = [];
    const more = () => {
        folder ??= makeFolder();
        const [first, ...rest] = makePipes(folder, made);
        made += batch;
        free.push(...rest.map(pipeAt));
        return pipeAt(first);
    };
    return {
        open: (sink) => {
            const pipe = free.pop() ?? more();
            // A pipe is used again only after its last writer is gone: what an escaped straggler prints would reach another log.
            return openLane(pipe, sink, () => free.push(pipe));
        },
        dispose: () => {
            if (folder !== null)
                (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
            folder = null;
            free.length = 0;
        },
    };
}
function pipeAt(path) {
    return { path, buffer: new Uint8Array(chunkSize) };
}
function makeFolder() {
    try {
        return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'lorchestra-lanes-'));
    }
    catch (cause) {
        throw new state/* StateError */.qq(`Cannot make a folder in "${(0,external_node_os_.tmpdir)()}" for the output of jobs`, { cause });
    }
}
function makePipes(folder, from) {
    const named = (index) => (0,external_node_path_.join)(folder, `lane-${from + index}`);
    const paths = [named(0), ...Array.from({ length: batch - 1 }, (_, index) => named(index + 1))];
    const { status, error } = (0,external_node_child_process_.spawnSync)('mkfifo', ['-m', '600', ...paths], { stdio: 'ignore' });
    if (error !== undefined && isScarcity(error))
        throw error;
    if (status !== 0)
        throw new state/* StateError */.qq(`Cannot make named pipes in "${folder}" with "mkfifo"`, { cause: error });
    return paths;
}
function openLane({ path, buffer }, sink, release) {
    // The reading end first and without waiting: a writing end opens at once only when there is a reader.
    const read = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    const write = openOrClose(path, read);
    const take = (size) => {
        sink(buffer.subarray(0, size));
        return true;
    };
    const socket = new external_node_net_.Socket({ fd: read, readable: true, writable: false, onread: { buffer, callback: take } });
    let ended = false;
    const drained = new Promise((resolve) => {
        socket.on('end', () => {
            ended = true;
        });
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
            if (ended)
                release();
            resolve();
        });
    });
    socket.resume();
    return { path, write, handOver: () => (0,external_node_fs_.closeSync)(write), drained, abandon: () => void socket.destroy() };
}
function openOrClose(path, read) {
    try {
        return (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY);
    }
    catch (error) {
        (0,external_node_fs_.closeSync)(read);
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/process/proc.js


/** Only Linux has it; elsewhere nothing but the process group can be found. */
const hasProc = process.platform === 'linux';
function allPids() {
    if (!hasProc)
        return [];
    return (0,external_node_fs_.readdirSync)('/proc')
        .map(Number)
        .filter((pid) => Number.isInteger(pid));
}
/** Undefined when the process is gone. Throws, like the others here, when there is no file descriptor left to look with. */
function processFacts(pid) {
    const stat = readOrUndefined(`/proc/${pid}/stat`)?.toString('latin1');
    if (stat === undefined)
        return undefined;
    // The second field is the program's name in brackets and may itself hold brackets and blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, , group] = fields;
    const started = fields[19];
    if (state === undefined || group === undefined || started === undefined)
        return undefined;
    return { pid, group: Number(group), started, zombie: state === 'Z' || state === 'X' };
}
/** The environment a process was started with; undefined when it is gone or belongs to someone else. */
function environmentOf(pid) {
    return readOrUndefined(`/proc/${pid}/environ`);
}
function readOrUndefined(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path);
    }
    catch (error) {
        if (isScarcity(error))
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/process/signal-group.js

/** Sends a signal to every member of a process group. False when there is none. */
function signalGroup(group, signal) {
    const { stackTraceLimit } = Error;
    // That a group is gone is what is hoped for, and is asked after every job: nobody reads where it was found out.
    Error.stackTraceLimit = 0;
    try {
        return process.kill(-group, signal);
    }
    catch {
        return false;
    }
    finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}
/** Asks a group to end. SIGCONT lets a stopped program see the request. */
function askGroupToEnd(group) {
    signalGroup(group, 'SIGTERM');
    signalGroup(group, 'SIGCONT');
}
/**
 * How many members of a group are alive. Zombies do not count: in a container whose first process does not reap, they stay.
 * Costs one system call when the group is empty, a walk over /proc when it is not. Where that cannot be done, 1 means some.
 */
function liveMembers(group) {
    if (!signalGroup(group, 0))
        return 0;
    if (!hasProc)
        return 1;
    try {
        return allPids().filter((pid) => {
            const facts = processFacts(pid);
            return facts?.group === group && !facts.zombie;
        }).length;
    }
    catch {
        return 1;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/process/lifetime.js


/** All of it fits in 5 s, so that a cancelled run is over before its own time is. */
const patience = { grace: 3000, stragglersAsked: 500, stragglersKilled: 1000, abandoned: 250 };
/** Follows a program from its start until nothing of its group is alive. `sweep` ends what left the group. */
function followToEnd(started, times, sweep) {
    let asked = null;
    let escalated = false;
    let gone = false;
    let stopped = false;
    let timer;
    const kill = () => {
        // Once the group is empty its number may name strangers; only a group that still has members is signalled.
        if (liveMembers(started.pid) === 0)
            return;
        escalated = true;
        signalGroup(started.pid, 'SIGKILL');
    };
    const stop = () => {
        if (asked !== null || gone) {
            kill();
            return;
        }
        asked = performance.now();
        stopped = true;
        askGroupToEnd(started.pid);
        timer = setTimeout(kill, times.grace);
    };
    const follow = async () => {
        const exit = await started.left.then((facts) => {
            gone = true;
            return facts;
        });
        const left = asked === null
            ? await endStragglers(started, times, kill)
            : await outlast(started, { deadline: asked + times.grace, times, kill });
        clearTimeout(timer);
        const hidden = stopped || left.held ? await sweep() : 0;
        if (left.held)
            await quiet(started, times.abandoned);
        started.abandon();
        return { type: 'exited', ...exit, stopped, escalated, stragglers: left.count + hidden };
    };
    return { ended: follow(), stop };
}
/** Nobody asked to stop: what the leader left behind is given a moment, then asked to end, then killed. */
async function endStragglers(started, times, kill) {
    const left = performance.now();
    if (await quiet(started, times.stragglersAsked))
        return { count: 0, held: false };
    const count = liveMembers(started.pid);
    if (count > 0)
        askGroupToEnd(started.pid);
    return { count, held: (await outlast(started, { deadline: left + times.stragglersKilled, times, kill })).held };
}
/** All were asked to end: who has not by the deadline is killed. */
async function outlast(started, { deadline, times, kill }) {
    if (await quiet(started, deadline - performance.now()))
        return { count: 0, held: false };
    kill();
    return { count: 0, held: !(await quiet(started, times.abandoned)) };
}
/** True as soon as the outputs have ended and the group is empty; false when that did not happen in time. */
async function quiet(started, mostMs) {
    const until = performance.now() + mostMs;
    if (!(await within(started.drained, mostMs)))
        return false;
    // Nothing tells when a group becomes empty, so it is asked, ever more seldom: with members left each question is a walk.
    for (let wait = 2; liveMembers(started.pid) > 0; wait = Math.min(wait * 2, 50)) {
        if (performance.now() >= until)
            return false;
        await (0,promises_.setTimeout)(wait);
    }
    return true;
}
async function within(promise, mostMs) {
    let timer;
    const over = new Promise((resolve) => {
        timer = setTimeout(() => resolve(false), Math.max(0, mostMs));
    });
    const inTime = await Promise.race([promise.then(() => true), over]);
    clearTimeout(timer);
    return inTime;
}

;// CONCATENATED MODULE: ./lib/adapters/process/lineage.js
/**
 * The variable by which leftovers are found. It names every attempt that a process descends from, outermost first, so that
 * the jobs of a run that was itself started by a job are found by the outer run too.
 */
const lineageVariable = 'LORCHESTRA_LINEAGE';
/** Occurs in the environment of every process that descends from this attempt. */
function attemptMarker(key) {
    return `${runMarker(key.run_id)}${key.round}.${key.attempt}:${encodeURIComponent(key.path)}]`;
}
/** Occurs in the environment of every process that descends from any attempt of this run. */
function runMarker(runId) {
    return `[${encodeURIComponent(runId)}:`;
}
function withLineage(env, key) {
    return { ...env, [lineageVariable]: `${env[lineageVariable] ?? ''}${attemptMarker(key)}` };
}

;// CONCATENATED MODULE: ./lib/adapters/process/refusal.js




/** Code of the error that a start rejects with when nobody can tell whether the program was started. */
const spawnerLost = 'SPAWNER_LOST';
/** The program and its arguments as the operating system gets them. */
function argumentsOf(command) {
    if ('shell' in command)
        return ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', command.shell];
    const [program = '', ...rest] = command.argv;
    return [program, ...rest];
}
/** What the operating system is not even asked: Node throws for it. */
function refusalBefore(program) {
    if (program.cwd.includes('\0'))
        return cwdRefused(program.cwd, 'holds a NUL character', 'ERR_NUL');
    const argv = argumentsOf(program.command);
    if (argv[0] === '')
        return (0,failure/* failure */.V)('spawn', 'Cannot start a program without a name');
    const argument = argv.findIndex((text) => text.includes('\0'));
    if (argument >= 0) {
        const place = 'shell' in program.command ? 'the shell line' : `argument ${argument} of ${JSON.stringify(argv[0])}`;
        return (0,failure/* failure */.V)('spawn', `Cannot start the program: ${place} holds a NUL character`, { code: 'ERR_NUL' });
    }
    const variable = Object.entries(program.env).find(([name, value]) => name.includes('\0') || value.includes('\0'));
    if (variable === undefined)
        return null;
    const shown = JSON.stringify(variable[0]);
    return (0,failure/* failure */.V)('spawn', `Cannot start "${argv[0]}": the variable ${shown} holds a NUL character`, { code: 'ERR_NUL' });
}
function cwdRefused(cwd, words, code) {
    return (0,failure/* failure */.V)('spawn', `Working directory "${cwd}" ${words}`, { code });
}
function workingDirectoryTrouble(cwd) {
    try {
        return (0,external_node_fs_.statSync)(cwd).isDirectory() ? null : cwdRefused(cwd, 'is not a directory', 'ENOTDIR');
    }
    catch (error) {
        const code = codeOf(error);
        if (code === 'ENOENT')
            return cwdRefused(cwd, 'does not exist', code);
        if (code === 'ENOTDIR')
            return cwdRefused(cwd, 'lies below something that is not a directory', code);
        return cwdRefused(cwd, `cannot be entered: ${code}`, code);
    }
}
/** Puts into words why the operating system would not start a program. */
function refusal(program, error) {
    // The same codes stand for the working directory, and Node then names the program.
    const unusable = workingDirectoryTrouble(program.cwd);
    if (unusable !== null)
        return unusable;
    const code = codeOf(error);
    const [name] = argumentsOf(program.command);
    const start = `Cannot start "${name}"`;
    const more = { code };
    switch (code) {
        case 'ENOENT':
            return (0,failure/* failure */.V)('spawn', `${start}: ${missing(name, program)}`, more);
        case 'EACCES':
        case 'EPERM':
            return (0,failure/* failure */.V)('spawn', `${start}: ${forbidden(name, program)}`, more);
        case 'ENOEXEC':
            return (0,failure/* failure */.V)('spawn', `${start}: it is neither a program for this machine nor a script`, more);
        case 'E2BIG':
            return (0,failure/* failure */.V)('spawn', `${start}: its arguments and environment are larger than the system allows`, more);
        case 'EMFILE':
        case 'ENFILE':
            return (0,failure/* failure */.V)('spawn', `${start}: no file descriptors are left`, { ...more, transient: true });
        case 'EAGAIN':
        case 'ENOMEM':
            return (0,failure/* failure */.V)('spawn', `${start}: the system has no room for another process`, { ...more, transient: true });
        case spawnerLost:
            return (0,failure/* failure */.V)('spawn', `Cannot tell whether "${name}" was started: the process that starts programs was killed`, more);
        default:
            return (0,failure/* failure */.V)('spawn', `${start}: the system answered ${code}`, more);
    }
}
function missing(name, program) {
    if ('shell' in program.command)
        return 'a shell line needs bash, and there is none on PATH';
    const file = fileOf(name, program);
    if (file !== null)
        return 'the interpreter in its first line does not exist';
    return name.includes('/') ? `no such file, seen from "${program.cwd}"` : 'no such program on PATH';
}
function forbidden(name, program) {
    if (program.cwd !== '' && !canEnter(program.cwd))
        return `the working directory "${program.cwd}" may not be entered`;
    const file = fileOf(name, program);
    if (file !== null && (0,external_node_fs_.statSync)(file).isDirectory())
        return 'it is a directory';
    return 'it may not be executed, see its permissions';
}
function canEnter(cwd) {
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(cwd, '.'));
}
/** Where the program's file stands, or null. */
function fileOf(name, program) {
    if (name.includes('/'))
        return present((0,external_node_path_.resolve)(program.cwd, name));
    const folders = (program.env['PATH'] ?? '').split(external_node_path_.delimiter);
    for (const folder of folders) {
        const found = present((0,external_node_path_.resolve)(program.cwd, folder, name));
        if (found !== null)
            return found;
    }
    return null;
}
function present(path) {
    return (0,external_node_fs_.existsSync)(path) ? path : null;
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./lib/adapters/process/spawn.js




/** Rejects as `how` does. */
async function startProgram(program, lanes, how) {
    const lane = lanes.open(program.output);
    try {
        const start = { argv: argumentsOf(program.command), cwd: program.cwd, env: withLineage(program.env, program.key) };
        return { ...(await how(start, lane)), drained: lane.drained, abandon: lane.abandon };
    }
    finally {
        // Once the program has its copies, ours must go: it would keep the pipe from ever ending.
        lane.handOver();
    }
}
/** As a child of this process. */
async function spawnHere({ argv, cwd, env }, { write }) {
    const [file, ...rest] = argv;
    const child = (0,external_node_child_process_.spawn)(file, rest, { cwd, env, detached: true, stdio: ['ignore', write, write] });
    if (child.pid === undefined) {
        const [error] = await (0,external_node_events_.once)(child, 'error');
        throw error;
    }
    return { pid: child.pid, left: new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal }))) };
}

;// CONCATENATED MODULE: ./lib/adapters/process/spawner.js



/** Whatever keeps it small: each page that it holds is one more to be copied. */
const execArgv = ['--single-threaded', '--max-semi-space-size=1'];
/** `entry` is the address of the spawner's entry. */
function createSpawner(entry) {
    // Its own session, so that Ctrl-C in a terminal is ours alone; no variables, since each program is given all of its own.
    const child = (0,external_node_child_process_.fork)(new URL(entry), [], { execArgv, env: {}, detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const waiting = new Map();
    const running = new Map();
    let made = 0;
    let lost = false;
    const hear = (answer) => {
        const { id } = answer;
        if (answer.type === 'left') {
            running.get(id)?.leave({ code: answer.code, signal: answer.signal });
            running.delete(id);
            return;
        }
        const asked = waiting.get(id);
        waiting.delete(id);
        if (answer.type === 'refused')
            asked?.reject(coded(answer.code));
        else
            asked?.resolve({ pid: answer.pid, left: new Promise((leave) => running.set(id, { pid: answer.pid, leave })) });
    };
    const lose = () => {
        lost = true;
        for (const { lane, reject } of waiting.values()) {
            lane.abandon();
            reject(coded(spawnerLost));
        }
        for (const { pid, leave } of running.values()) {
            signalGroup(pid, 'SIGKILL');
            leave({ code: null, signal: 'SIGKILL' });
        }
        waiting.clear();
        running.clear();
    };
    child.on('message', hear);
    child.once('disconnect', lose);
    child.once('error', lose);
    return {
        spawn: (start, lane) => new Promise((resolve, reject) => {
            made += 1;
            waiting.set(made, { lane, resolve, reject });
            const request = { id: made, lane: lane.path, ...start };
            child.send(request, (error) => error && lose());
        }),
        // Where not even its channel could be opened, it has none.
        lost: () => lost || !child.connected,
        dispose: () => {
            if (child.connected)
                child.disconnect();
        },
    };
}
function coded(code) {
    return Object.assign(new Error(code), { code });
}

;// CONCATENATED MODULE: ./lib/adapters/process/sweep.js


/** A process can start another between our look and our signal, so we look again, but not for ever. */
const mostPasses = 20;
/** While a process replaces its program its environment cannot be read: once not found is not yet gone. */
const emptyLooks = 2;
const pauseMs = 5;
/**
 * Ends every process whose environment holds one of the markers, wherever it went: its own session, its own group.
 * `graceMs` is the time between SIGTERM and SIGKILL; 0 sends SIGKILL at once. Linux only.
 */
async function sweepMarked(markers, graceMs) {
    const met = new Map();
    const killFrom = performance.now() + graceMs;
    let empty = 0;
    for (let pass = 0; pass < mostPasses || performance.now() < killFrom; pass += 1) {
        const found = findMarked(markers);
        empty = found?.length === 0 ? empty + 1 : 0;
        if (empty === emptyLooks)
            break;
        const signal = performance.now() < killFrom ? 'SIGTERM' : 'SIGKILL';
        for (const { facts, marker } of found ?? []) {
            const name = `${facts.pid} ${facts.started}`;
            if (signal === 'SIGTERM' && met.has(name))
                continue;
            met.set(name, marker);
            signalExactly(facts, signal);
        }
        await (0,promises_.setTimeout)(pauseMs);
    }
    return countBy([...met.values()]);
}
/** Gathers the requests of one moment, since cancelling fifty jobs should walk over /proc once, not fifty times. */
function createAttemptSweeper() {
    let gathering = null;
    return async (marker) => {
        if (gathering === null) {
            const markers = new Set();
            const done = (0,promises_.setTimeout)(pauseMs).then(() => {
                gathering = null;
                return sweepMarked([...markers], 0);
            });
            gathering = { markers, done };
        }
        gathering.markers.add(marker);
        return (await gathering.done).get(marker) ?? 0;
    };
}
/** Null when the look itself failed, for want of file descriptors. */
function findMarked(markers) {
    try {
        return allPids().flatMap((pid) => markedProcess(pid, markers) ?? []);
    }
    catch {
        return null;
    }
}
function markedProcess(pid, markers) {
    if (pid === process.pid)
        return undefined;
    const facts = processFacts(pid);
    if (facts === undefined)
        return undefined;
    // Of a zombie nothing is left but its number: its environment is empty.
    const environment = environmentOf(pid);
    const marker = environment === undefined ? undefined : markers.find((each) => environment.includes(each));
    return marker === undefined ? undefined : { facts, marker };
}
function countBy(markers) {
    const counts = new Map();
    for (const marker of markers)
        counts.set(marker, (counts.get(marker) ?? 0) + 1);
    return counts;
}
/** Signals a process only if the pid still names the one that was looked at. */
function signalExactly(seen, signal) {
    try {
        if (processFacts(seen.pid)?.started !== seen.started)
            return;
        process.kill(seen.pid, signal);
        if (signal === 'SIGTERM')
            process.kill(seen.pid, 'SIGCONT');
    }
    catch {
        // It ended first, or it is not ours to signal: the next look tells.
    }
}

;// CONCATENATED MODULE: ./lib/adapters/process/processes.js










/** Waits before a program is tried again when descriptors or processes are scarce, milliseconds. */
const scarcityWaits = [50, 100, 200, 400, 800];
/** Between SIGTERM and SIGKILL for what is still there when a round ends, milliseconds. */
const sweepGrace = 500;
/** So many programs are started without a spawner: few do not repay its own start. */
const startedHere = 16;
/** Starts programs, the first ones by itself and all further ones by a spawner. */
function createProcesses(options = {}) {
    const { times = patience } = options;
    const lanes = createLanes();
    const starter = createStarter(options);
    const running = new Set();
    const sweepAttempt = createAttemptSweeper();
    const start = (program) => {
        const sweep = () => sweepAttempt(attemptMarker(program.key));
        const begin = async () => startProgram(program, lanes, starter.spawn);
        const one = run(program, begin, { follow: (started) => followToEnd(started, times, sweep), sweep });
        running.add(one);
        const forget = () => void running.delete(one);
        one.exited.then(forget, forget);
        return one;
    };
    return {
        start,
        killAll: () => {
            for (const one of running) {
                one.stop();
                one.stop();
            }
        },
        sweep: async (runId) => {
            const marker = runMarker(runId);
            return (await sweepMarked([marker], sweepGrace)).get(marker) ?? 0;
        },
        dispose: () => {
            starter.dispose();
            lanes.dispose();
        },
    };
}
/** One spawner at most: where the first is lost, programs are started here again. */
function createStarter({ spawner: entry, before_spawner = startedHere }) {
    let spawner = null;
    let started = 0;
    return {
        spawn: (start, lane) => {
            started += 1;
            if (entry !== undefined && started > before_spawner)
                spawner ??= createSpawner(entry);
            return spawner === null || spawner.lost() ? spawnHere(start, lane) : spawner.spawn(start, lane);
        },
        dispose: () => spawner?.dispose(),
    };
}
function run(program, begin, { follow, sweep }) {
    let lifetime = null;
    let stops = 0;
    const withdrawn = new AbortController();
    const live = async () => {
        const before = refusalBefore(program);
        if (before !== null)
            return { type: 'refused', failure: before };
        for (let tries = 0; !withdrawn.signal.aborted; tries += 1) {
            try {
                const started = await begin();
                lifetime = follow(started);
                for (let asked = 0; asked < stops; asked += 1)
                    lifetime.stop();
                return await lifetime.ended;
            }
            catch (error) {
                if (error instanceof state/* StateError */.qq)
                    throw error;
                if (codeOf(error) === spawnerLost)
                    await sweep();
                const wait = scarcityWaits[tries];
                if (wait === undefined || !isScarcity(error))
                    return { type: 'refused', failure: refusal(program, error) };
                await (0,promises_.setTimeout)(wait, undefined, { signal: withdrawn.signal }).catch(() => undefined);
            }
        }
        return { type: 'withdrawn' };
    };
    const stop = () => {
        stops += 1;
        withdrawn.abort();
        lifetime?.stop();
    };
    return { exited: live(), stop };
}

// EXTERNAL MODULE: ./lib/core/references.js
var references = __webpack_require__(1237);
;// CONCATENATED MODULE: ./lib/kinds/exec/environment.js


/** What the runner gives to actions alone, and the files by which a step talks to it: a job could speak in our name. */
const withheld = /^(?:ACTIONS_|INPUT_)|^GITHUB_(?:OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$/;
function inheritedFrom(surroundings) {
    const seen = Object.entries(surroundings).filter((entry) => entry[1] !== undefined);
    return { surroundings, env: Object.fromEntries(seen.filter(([name]) => !withheld.test(name))) };
}
/**
 * Puts values in place of references: in variables, in arguments and in the folder, never in a shell line, which would run
 * them. Everything missing is named at once.
 */
function prepare(attempt, inherited, outputFile) {
    const { spec } = attempt;
    const { surroundings } = inherited;
    const missing = new Set();
    const lookup = (reference) => environment_valueOf(reference, attempt, surroundings);
    const fill = (text) => {
        const filled = (0,references/* substitute */.V2)(text, lookup);
        if (filled.ok)
            return filled.value;
        for (const reference of filled.missing)
            missing.add((0,references/* referenceText */.n5)(reference));
        return '';
    };
    const env = { ...inherited.env };
    for (const name of spec.secrets) {
        const value = own(surroundings, name);
        if (value === undefined || value === '')
            missing.add(`secret ${name}`);
        else
            env[name] = value;
    }
    for (const [name, text] of Object.entries(spec.env))
        env[name] = fill(text);
    const command = typeof spec.run === 'string' ? { shell: spec.run } : { argv: spec.run.map(fill) };
    const cwd = fill(spec.cwd);
    if (missing.size > 0)
        return { ok: false, failure: missingValues([...missing]) };
    return { ok: true, env: { ...env, ...ownVariables(attempt, outputFile) }, command, cwd };
}
function environment_valueOf(reference, attempt, surroundings) {
    switch (reference.kind) {
        case 'variable':
            return own(surroundings, reference.name);
        case 'param':
            return own(attempt.params, reference.name);
        case 'output':
            return attempt.output(reference.job_id, reference.name);
    }
}
/** Without what every object inherits: `${constructor}` names a variable. */
function own(values, name) {
    return Object.hasOwn(values, name) ? values[name] : undefined;
}
function missingValues(names) {
    return (0,failure/* failure */.V)('variable', `Cannot start the job: ${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no value`);
}
function ownVariables(attempt, outputFile) {
    return {
        LORCHESTRA_RUN_ID: attempt.run_id,
        LORCHESTRA_JOB_ID: attempt.job_id,
        LORCHESTRA_ROUND: String(attempt.round),
        LORCHESTRA_ATTEMPT: String(attempt.attempt),
        LORCHESTRA_OUTPUT: outputFile,
    };
}

;// CONCATENATED MODULE: ./lib/kinds/exec/named-values.js
/** Reading a file of named values in the grammar of GITHUB_OUTPUT: `name=value`, or `name<<MARK`, lines, `MARK`. */
const namePattern = /^[A-Za-z_][A-Za-z0-9_-]*$/;
/** A later value of the same name wins. Lines end with LF or CRLF; empty lines between values are skipped. */
function parseNamedValues(text) {
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const values = new Map();
    for (let at = 0; at < lines.length; at += 1) {
        const line = withoutCarriageReturn(lines[at] ?? '');
        if (line === '')
            continue;
        const head = readHead(line);
        if (typeof head === 'string')
            return { ok: false, line: at + 1, message: head };
        if (head.value !== null) {
            values.set(head.name, head.value);
            continue;
        }
        const end = lines.findIndex((candidate, index) => index > at && withoutCarriageReturn(candidate) === head.mark);
        if (end < 0)
            return { ok: false, line: at + 1, message: `the value of "${head.name}" has no closing line "${head.mark}"` };
        values.set(head.name, withoutCarriageReturn(lines.slice(at + 1, end).join('\n')));
        at = end;
    }
    return { ok: true, values: Object.fromEntries(values) };
}
function readHead(line) {
    const equals = line.indexOf('=');
    const marks = line.indexOf('<<');
    if (equals < 0 && marks < 0)
        return 'expected "name=value" or "name<<MARK"';
    const heredoc = marks >= 0 && (equals < 0 || marks < equals);
    const name = line.slice(0, heredoc ? marks : equals);
    if (!namePattern.test(name) || name === '__proto__')
        return `${JSON.stringify(name.slice(0, 100))} cannot be the name of an output`;
    if (!heredoc)
        return { name, value: line.slice(equals + 1), mark: null };
    const mark = line.slice(marks + 2);
    return mark === '' ? `the value of "${name}" has no closing mark after "<<"` : { name, value: null, mark };
}
function withoutCarriageReturn(text) {
    return text.endsWith('\r') ? text.slice(0, -1) : text;
}

;// CONCATENATED MODULE: ./lib/kinds/exec/verdict.js

const verdict_tailLines = 20;
/** Why an attempt whose program has ended did not succeed; null when it did. */
function failureOf(exit, cause, log) {
    if (!exit.stopped && exit.code === 0)
        return null;
    const tail = log.tail(verdict_tailLines);
    const last = tail.findLast((line) => line.trim() !== '')?.trim();
    const said = (words) => (last === undefined ? words : `${words}: ${last}`);
    if (exit.stopped)
        return stoppedFailure(exit, cause ?? 'cancelled', tail);
    if (exit.signal !== null) {
        const hint = exit.signal === 'SIGKILL' ? ' that we did not send, perhaps for want of memory' : '';
        return (0,failure/* failure */.V)('signal', said(`Ended by signal ${exit.signal}${hint}`), { signal: exit.signal, tail });
    }
    const code = exit.code ?? -1;
    return (0,failure/* failure */.V)('exit_code', said(`Exited with code ${code}`), { exit_code: code, tail });
}
function stoppedFailure(exit, cause, tail) {
    const words = cause === 'timeout' ? 'Stopped because its time was over' : 'Stopped because the run was cancelled';
    return (0,failure/* failure */.V)(cause, exit.escalated ? `${words}; it had to be killed` : words, { tail });
}
/** For an attempt that was stopped before its program ran. */
function neverStarted(cause) {
    const words = cause === 'timeout' ? 'Its time was over before it could start' : 'The run was cancelled before it could start';
    return (0,failure/* failure */.V)(cause, words);
}

;// CONCATENATED MODULE: ./lib/kinds/exec/exec.js




const mostOutputBytes = 1024 * 1024;
/** Runs any program: the runner of kind `exec`. */
function createExecRunner(tools) {
    const inherited = inheritedFrom(tools.surroundings);
    return { run: (attempt) => runAttempt(attempt, tools, inherited) };
}
async function runAttempt(attempt, tools, inherited) {
    const file = tools.outputFiles.create(attempt);
    try {
        const prepared = prepare(attempt, inherited, file.path);
        if (!prepared.ok)
            return failed(prepared.failure);
        const { log } = attempt;
        const { command, cwd, env } = prepared;
        const exit = await runProgram(attempt.signal, tools.processes, {
            command,
            cwd: tools.resolve(cwd),
            env,
            key: attempt,
            output: log.write,
        });
        if (exit.type === 'refused')
            return failed({ ...exit.failure, message: tools.redact(exit.failure.message) });
        if (exit.type === 'withdrawn')
            return failed(neverStarted(stopCause(attempt.signal) ?? 'cancelled'));
        return judge(exit, attempt, readOutputs(file, tools.redact));
    }
    finally {
        file.remove();
    }
}
async function runProgram(signal, processes, program) {
    if (signal.aborted)
        return { type: 'withdrawn' };
    const running = processes.start(program);
    const stop = () => running.stop();
    signal.addEventListener('abort', stop, { once: true });
    try {
        return await running.exited;
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}
function judge(exit, attempt, read) {
    // Before our own note: the last line of the log that a failure names is to be the job's.
    const trouble = failureOf(exit, stopCause(attempt.signal), attempt.log) ?? (read.ok ? null : read.failure);
    if (exit.stragglers > 0)
        note(attempt, exit.stragglers);
    // A job that failed may have been cut off while it wrote: what cannot be read then is no second failure.
    const report = read.ok && Object.keys(read.outputs).length > 0 ? { outputs: read.outputs } : {};
    const ending = attempt.signal.aborted && !exit.stopped ? { ended_before_stop: true } : {};
    return trouble === null ? { ok: true, report, ...ending } : { ok: false, failure: trouble, report, ...ending };
}
function stopCause(signal) {
    if (!signal.aborted)
        return null;
    return signal.reason === 'timeout' ? 'timeout' : 'cancelled';
}
function failed(trouble) {
    return { ok: false, failure: trouble, report: {} };
}
function note(attempt, stragglers) {
    const what = stragglers === 1 ? 'a process' : `${stragglers} processes`;
    attempt.log.write(new TextEncoder().encode(`[lorchestra] Ended ${what} that the job had left running\n`));
}
/** Reads what the job left in `LORCHESTRA_OUTPUT`; an unreadable file names the line. */
function readOutputs(file, redact) {
    const refuse = (why) => ({
        ok: false,
        failure: (0,failure/* failure */.V)('output', `Cannot read the outputs of the job: ${redact(why)}`),
    });
    const content = file.read(mostOutputBytes);
    if ('refused' in content)
        return refuse(content.refused);
    if (content.bytes.length === 0)
        return { ok: true, outputs: {} };
    const text = decode(content.bytes);
    if (text === null)
        return refuse('the file in LORCHESTRA_OUTPUT is not UTF-8 text');
    const parsed = parseNamedValues(text);
    if (!parsed.ok)
        return refuse(`line ${parsed.line}, ${parsed.message}`);
    const outputs = Object.entries(parsed.values).map(([name, value]) => [name, redact(value)]);
    return { ok: true, outputs: Object.fromEntries(outputs) };
}
function decode(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./lib/app/entry.js
var app_entry = __webpack_require__(3119);
;// CONCATENATED MODULE: ./lib/app/runners.js






/** The data plane, with its workers, warehouse and sandbox, is loaded for plans that need it and for no others. */
async function openRunners(options) {
    const { entry, root, settings, plan, run_id, redactor } = options;
    const processes = createProcesses({ spawner: (0,app_entry/* siblingEntry */.f)(entry.url, 'spawner') });
    const outputFiles = createOutputFiles();
    const exec = createExecRunner({
        processes,
        outputFiles,
        surroundings: entry.env,
        resolve: (cwd) => (0,project_files/* absolute */.ys)(root, cwd),
        redact: redactor.text,
    });
    const kinds = new Set((0,walk/* plannedJobs */.d)(plan).map(({ job }) => job.kind));
    kinds.delete('exec');
    const engine = kinds.delete('solution') ? (await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(815), __webpack_require__.e(80), __webpack_require__.e(196), __webpack_require__.e(401), __webpack_require__.e(907)]).then(__webpack_require__.bind(__webpack_require__, 1288))).solutionRunner(options) : null;
    const data = kinds.size === 0 ? null : await (await __webpack_require__.e(/* import() */ 34).then(__webpack_require__.bind(__webpack_require__, 7034))).openData({ entry, root, settings, plan });
    return {
        // A plan pairs each kind with its spec, so a runner only ever meets its own.
        of: (kind) => {
            if (kind === 'solution' && engine !== null)
                return engine;
            return kind === 'exec' || data === null ? exec : data.runner;
        },
        sweep: () => processes.sweep(run_id),
        killAll: processes.killAll,
        close: async () => {
            await data?.close();
            await processes.sweep(run_id);
            outputFiles.dispose();
            processes.dispose();
        },
    };
}

// EXTERNAL MODULE: ./lib/app/version.js
var version = __webpack_require__(1271);
;// CONCATENATED MODULE: ./lib/app/round.js





















/** Starts a new run of a plan and works on it to the end of its first round. */
async function startRun(setting, run, watch) {
    const now = clock/* systemClock */.m.now();
    const run_id = (0,run_folder/* newRunId */.F$)(now);
    const lock = (0,state_lock/* acquireLock */.I)((0,project_files/* absolute */.ys)(setting.root, setting.settings.state_dir), { run_id, now });
    try {
        return await begin(setting, { ...run, run_id }, watch);
    }
    finally {
        lock.release();
    }
}
function begin(setting, run, watch) {
    const { plan, params, run_id } = run;
    const folder = (0,run_folder/* createRun */.ut)((0,project_files/* absolute */.ys)(setting.root, setting.settings.state_dir), { run_id, plan: JSON.stringify(plan) });
    const history = { plan, events: [], last: encoding/* emptyLedger */.Hg, valid_bytes: 0, warnings: [] };
    return goOn(setting, { folder, history, params }, watch);
}
/** Opens a further round on a run: what is unfinished or stale starts, and nothing else. */
async function resumeRun(setting, run_id, watch) {
    const stateDir = (0,project_files/* absolute */.ys)(setting.root, setting.settings.state_dir);
    const lock = (0,state_lock/* acquireLock */.I)(stateDir, { run_id, now: clock/* systemClock */.m.now() });
    try {
        const folder = (0,run_folder/* openRun */.Iy)(stateDir, run_id);
        const history = readHistory(folder);
        const started = history.events.find((event) => event.type === 'run_started');
        if (started === undefined)
            throw new state/* StateError */.qq(`Run "${run_id}" was cut off before it started; start a new run`);
        if (started.plan_hash !== history.plan.plan_hash) {
            throw new state/* StateError */.qq(`The plan in "${folder.path}" is not the one that run "${run_id}" started with; start a new run`);
        }
        return await goOn(setting, { folder, history, params: started.params }, watch);
    }
    finally {
        lock.release();
    }
}
async function goOn(setting, from, watch) {
    const { folder, history, params } = from;
    const { plan, events, warnings } = history;
    const before = (0,facts/* foldFacts */.h)(plan, events);
    const reuse = (0,ledger_reuse/* reusable */.E)(plan, before);
    const jobs = (0,walk/* plannedJobs */.d)(plan);
    const kept = jobs.filter(({ path }) => reuse.has(path)).map(({ path }) => path);
    if (kept.length === jobs.length)
        return { record: (0,fold_record/* foldRecord */.j)(plan, before), folder, warnings, signal: null, worked: false };
    const round = {
        ...setting,
        folder,
        plan,
        params,
        round: before.rounds.reduce((last, each) => Math.max(last, each.round), 0) + 1,
        events,
        warnings,
        kept,
        held: new Set(),
        outputs: outputsOf(before, reuse),
        started_at: clock/* systemClock */.m.now(),
        ledger: { file: folder.appendLedger(state/* ownLedgerName */.xC, history.valid_bytes), last: history.last },
    };
    return work(round, watch);
}
/** Works on a round to its end and keeps what it came to. */
async function work(round, watch) {
    const { entry, settings, folder, plan, leg } = round;
    const secrets = [...secretValues(plan, entry.env, settings), ...Object.values(entry.secrets ?? {})];
    const redactor = (0,redact/* createRedactor */.l)(secrets);
    // Every byte that a job prints is looked at.
    if (secrets.length > 0)
        (0,engine/* workHard */.vJ)();
    const events = [...round.events];
    const ledger = openLedger({ ...round.ledger, sha256: hash/* sha256 */.s });
    const listener = watch({ plan, folder, secrets });
    const append = (event) => {
        ledger.append(event);
        events.push(event);
    };
    const signals = (0,process_self/* watchSignals */.R)();
    try {
        for (const event of opening(round, redactor)) {
            append(event);
            await ledger.pending();
            listener(event);
        }
        await round_perform(round, { append, pending: ledger.pending, listener, redactor, signals });
    }
    finally {
        signals.stop();
        ledger.close();
    }
    const record = (0,fold_record/* foldRecord */.j)(plan, (0,facts/* foldFacts */.h)(plan, events), leg === undefined ? {} : { leg });
    folder.write('record.json', `${JSON.stringify(record, null, 2)}\n`);
    folder.write('result.json', `${JSON.stringify(record.result, null, 2)}\n`);
    const reason = signals.cancel.aborted ? signals.cancel.reason : null;
    const warnings = [...round.warnings, ...shortSecrets(redactor.tooShort)];
    return { record, folder, warnings, signal: typeof reason === 'string' ? reason : null, worked: true };
}
/** Hiding every `1` or `no` would leave no text readable. */
function shortSecrets(tooShort) {
    if (tooShort === 0)
        return [];
    return [
        `${tooShort === 1 ? 'One secret is' : `${tooShort} secrets are`} shorter than ${redact/* shortestSecret */.b} characters and cannot be hidden in logs`,
    ];
}
/** A ledger tells first what run it belongs to, then what round. */
function opening(options, redactor) {
    const { folder, plan, round, leg, settings, kept, params, started_at, ledger } = options;
    const { max_parallel, profile } = settings;
    const { run_id } = folder;
    const { composite, plan_hash } = plan;
    const begun = { type: 'round_started', run_id, round, at: clock/* systemClock */.m.now(), plan_hash, max_parallel };
    const known = options.events.find((event) => event.type === 'run_started');
    const first = known ?? {
        type: 'run_started',
        run_id,
        at: started_at,
        composite,
        plan_hash,
        params: redacted(params, redactor),
        profile,
        lorchestra: version/* version */.r,
    };
    return [...(ledger.last.seq === 0 ? [first] : []), { ...begun, reused: kept, ...(leg === undefined ? {} : { leg }) }];
}
async function round_perform(options, { append, pending, listener, redactor, signals }) {
    const { folder, plan, round, params, settings, kept, held, outputs } = options;
    const { run_id } = folder;
    // The run that holds the state holds it for both.
    const startChild = (run, watch) => begin(options, { ...run, run_id: (0,run_folder/* newRunId */.F$)(clock/* systemClock */.m.now()) }, watch);
    const runners = await openRunners({ ...options, run_id, redactor, startChild });
    signals.onSecond(runners.killAll);
    try {
        // A run that begins has left nothing behind.
        if (options.events.length > 0)
            await runners.sweep();
        await execute({
            plan,
            run_id,
            round,
            params,
            reuse: new Set([...kept, ...held]),
            earlierOutputs: outputs,
            max_parallel: settings.max_parallel,
            append,
            pending,
            listen: listener,
            runnerOf: runners.of,
            logs: createLogBook({ folder: folder.path, redactor }),
            clock: clock/* systemClock */.m,
            signal: signals.cancel,
            redact: redactor.text,
        });
    }
    finally {
        await runners.close();
    }
}
/** What the names that a plan calls secret stand for here. */
function secretValues(plan, env, settings) {
    return (0,secrets/* secretNames */.X)(plan).flatMap((name) => {
        const values = [env[name], settings.variables[name]];
        return values.filter((value) => value !== undefined && value !== '');
    });
}
function redacted(params, redactor) {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, redactor.text(value)]));
}
/** What the jobs with these paths have left for later ones. */
function outputsOf(facts, paths) {
    const reusedJobs = facts.jobs.filter(({ planned }) => paths.has(planned.path));
    return new Map(reusedJobs.map(({ planned, receipt }) => [planned.path, receipt?.report.outputs ?? {}]));
}


/***/ }),

/***/ 8415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Zq: () => (/* binding */ durationPattern),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   rP: () => (/* binding */ longestDuration)
/* harmony export */ });
/** Node's timers fire at once for anything longer, so no duration may be. */
const longestDuration = 2 ** 31 - 1;
const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
/** Units from large to small, each at most once: `2d`, `1h30m`, `500ms`. */
const durationPattern = /^(?=\d)(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m(?!s))?(?:(\d{1,9})s)?(?:(\d{1,10})ms)?$/;
/** Milliseconds, or null when the text is no duration from 0 to `longest`. */
function parseDuration(text, longest = longestDuration) {
    const found = durationPattern.exec(text);
    if (found === null)
        return null;
    const total = Object.values(unitMs).reduce((sum, ms, index) => sum + Number(found[index + 1] ?? 0) * ms, 0);
    return total <= longest ? total : null;
}
/** The shortest text that `parseDuration` reads as these milliseconds (a whole number from 0): `30m`, `1h30m`, `0s`. */
function formatDuration(ms) {
    let rest = ms;
    const parts = Object.entries(unitMs).map(([unit, size]) => {
        const count = Math.floor(rest / size);
        rest -= count * size;
        return count === 0 ? '' : `${count}${unit}`;
    });
    return parts.join('') || '0s';
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

/***/ 6926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ createRedactor),
  b: () => (/* binding */ shortestSecret)
});

;// CONCATENATED MODULE: ./lib/core/automaton.js
function buildAutomaton(needles) {
    const most = needles.reduce((sum, needle) => sum + needle.length, 1);
    const table = () => new Int32Array(most);
    const trie = {
        first: new Int32Array(256),
        pairs: new Uint8Array(65_536),
        byte: new Uint8Array(most),
        child: table(),
        sibling: table(),
        fallback: table(),
        depth: table(),
        match: table(),
    };
    let states = 1;
    for (const needle of needles) {
        let state = 0;
        for (const byte of needle) {
            let target = childOf(trie, state, byte);
            if (target === 0) {
                target = states;
                states += 1;
                addChild(trie, { state, byte, target });
            }
            state = target;
        }
        trie.match[state] = needle.length;
        trie.pairs[needle[0] * 256 + needle[1]] = 1;
    }
    automaton_link(trie);
    return trie;
}
function addChild(trie, { state, byte, target }) {
    trie.byte[target] = byte;
    trie.depth[target] = (trie.depth[state] ?? 0) + 1;
    trie.sibling[target] = trie.child[state] ?? 0;
    trie.child[state] = target;
    if (state === 0)
        trie.first[byte] = target;
}
/** 0 when there is none: the root is nobody's child. */
function childOf({ first, byte, child, sibling }, state, wanted) {
    if (state === 0)
        return first[wanted];
    let candidate = child[state];
    while (candidate !== 0 && byte[candidate] !== wanted)
        candidate = sibling[candidate];
    return candidate;
}
/** The state after one more byte: where a needle does not go on, the longest other beginning may. */
function step(trie, state, byte) {
    let from = state;
    let target = childOf(trie, from, byte);
    while (target === 0 && from !== 0) {
        from = trie.fallback[from];
        target = childOf(trie, from, byte);
    }
    return target;
}
/** Sets the fallbacks, level by level: a fallback is always nearer to the root. */
function automaton_link(trie) {
    const queue = [0];
    for (const state of queue) {
        const other = trie.fallback[state];
        trie.match[state] = Math.max(trie.match[state], trie.match[other]);
        for (let target = trie.child[state]; target !== 0; target = trie.sibling[target]) {
            trie.fallback[target] = state === 0 ? 0 : step(trie, other, trie.byte[target]);
            queue.push(target);
        }
    }
}

;// CONCATENATED MODULE: ./lib/core/secret-spellings.js
/**
 * Every text under which a secret could show: whole and by line, raw and in the encodings that programs print. Nothing that
 * is shorter than `shortest` characters.
 */
function spellings(secret, shortest) {
    const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim());
    const texts = new Set([secret, secret.trim(), ...lines].filter((text) => text.length >= shortest));
    return [...texts].flatMap((text) => [
        text,
        ...jsonSpellings(text),
        ...urlSpellings(text),
        ...base64Spellings(new TextEncoder().encode(text)),
        ...hexSpellings(new TextEncoder().encode(text)),
        text.replaceAll("'", String.raw `'\''`),
        text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        text
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;')
            .replaceAll('"', '&quot;')
            .replaceAll("'", '&#39;'),
    ]);
}
function jsonSpellings(text) {
    const plain = JSON.stringify(text).slice(1, -1);
    const ascii = plain.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return [plain, ascii, plain.replaceAll('/', String.raw `\/`)];
}
function urlSpellings(text) {
    const lenient = encodeURIComponent(text.toWellFormed());
    const strict = lenient.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
    const uppercase = [lenient, strict].flatMap((url) => [url, url.replaceAll('%20', '+'), url.replaceAll('%2F', '/')]);
    return uppercase.flatMap((url) => [url, url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]);
}
function hexSpellings(bytes) {
    const lower = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return [lower, lower.toUpperCase()];
}
/** A secret inside a longer text that was encoded as a whole starts at one of three places of a base64 quantum. */
function base64Spellings(bytes) {
    return [0, 1, 2].flatMap((shift) => {
        const shifted = new Uint8Array(shift + bytes.length);
        shifted.set(bytes, shift);
        const encoded = btoa(Array.from(shifted, (byte) => String.fromCharCode(byte)).join(''));
        // The first and last characters also hold bits of the neighbours, so they are not known.
        const known = encoded.slice(Math.ceil((shift * 8) / 6), Math.floor((shifted.length * 8) / 6));
        return [known, known.replaceAll('+', '-').replaceAll('/', '_')];
    });
}

;// CONCATENATED MODULE: ./lib/core/redact.js
/** Takes secrets out of text and byte streams, whatever encoding they are in and wherever a chunk ends. */


/** Values with fewer characters are not masked: half of every log would vanish with them. */
const shortestSecret = 4;
const mask = new TextEncoder().encode('***');
const nothing = new Uint8Array();
function createRedactor(values) {
    const present = values.filter((value) => value.trim() !== '');
    const maskable = present.filter((value) => value.trim().length >= shortestSecret);
    const needles = [...new Set(maskable.flatMap((value) => spellings(value, shortestSecret)))].filter((needle) => needle.length >= shortestSecret);
    const automaton = needles.length === 0 ? null : buildAutomaton(needles.map((needle) => new TextEncoder().encode(needle)));
    const stream = () => (automaton === null ? unchanged : openStream(automaton));
    return {
        text: (text) => (automaton === null ? text : redactText(text, automaton)),
        stream,
        tooShort: present.length - maskable.length,
    };
}
const unchanged = { push: (chunk) => chunk, held: () => nothing, end: () => nothing };
function redactText(text, automaton) {
    const open = openStream(automaton);
    const redacted = join([open.push(new TextEncoder().encode(text)), open.end()]);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(redacted);
}
function openStream(automaton) {
    let state = 0;
    let kept = nothing;
    let stretches = [];
    return {
        push: (chunk) => {
            const bytes = join([kept, chunk]);
            const found = [...stretches];
            state = scan(automaton, { bytes, from: kept.length, state, found });
            // No secret that is still open begins before this place.
            const decided = bytes.length - (automaton.depth[state] ?? 0);
            const shown = render(bytes.subarray(0, decided), found);
            stretches = found
                .filter((stretch) => stretch.end > decided)
                .map(({ start, end, shown }) => ({
                start: Math.max(0, start - decided),
                end: end - decided,
                shown: shown || start < decided,
            }));
            kept = bytes.slice(decided);
            return shown;
        },
        held: () => render(kept, stretches),
        end: () => {
            const rest = render(kept, stretches);
            state = 0;
            kept = nothing;
            stretches = [];
            return rest;
        },
    };
}
function scan(automaton, { bytes, from, state, found }) {
    const { pairs, match } = automaton;
    let current = state;
    for (let at = from; at < bytes.length; at += 1) {
        if (current === 0) {
            while (at + 1 < bytes.length && pairs[bytes[at] * 256 + bytes[at + 1]] === 0)
                at += 1;
        }
        current = step(automaton, current, bytes[at]);
        const length = match[current];
        if (length > 0)
            addStretch(found, at + 1 - length, at + 1);
    }
    return current;
}
/** Joins a stretch to those it overlaps, so that what is shown does not depend on where chunks end. */
function addStretch(found, start, end) {
    let joined = { start, end, shown: false };
    for (let last = found.at(-1); last !== undefined && last.end > joined.start; last = found.at(-1)) {
        joined = { start: Math.min(last.start, joined.start), end, shown: joined.shown || last.shown };
        found.pop();
    }
    found.push(joined);
}
function render(bytes, stretches) {
    const inside = stretches.filter((stretch) => stretch.start < bytes.length);
    if (inside.length === 0)
        return bytes;
    const parts = [];
    let from = 0;
    for (const { start, end, shown } of inside) {
        parts.push(bytes.subarray(from, start));
        if (!shown)
            parts.push(mask);
        from = Math.min(end, bytes.length);
    }
    parts.push(bytes.subarray(from));
    return join(parts);
}
function join(parts) {
    const filled = parts.filter((part) => part.length > 0);
    if (filled.length <= 1)
        return filled[0] ?? nothing;
    const joined = new Uint8Array(filled.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of filled) {
        joined.set(part, at);
        at += part.length;
    }
    return joined;
}


/***/ }),

/***/ 4761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ walkBarriers)
/* harmony export */ });
/**
 * Visits every job in run order with the greatest value that any job of an earlier stage gave back, 0 when there is none.
 * Earlier stages are those of the job's own composite and of every composite around it.
 */
function walkBarriers(plan, visit) {
    const walk = (node, path, before) => {
        if (node.type === 'job')
            return visit(path, before);
        let greatest = before;
        for (const stage of node.stages) {
            const values = stage.children.map((child) => walk(child, `${path}/${child.job_id}`, greatest));
            greatest = values.reduce((left, right) => Math.max(left, right), greatest);
        }
        return greatest;
    };
    walk(plan.root, plan.composite, 0);
}


/***/ }),

/***/ 3696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hg: () => (/* binding */ emptyLedger),
/* harmony export */   KE: () => (/* binding */ isDurable),
/* harmony export */   Nu: () => (/* binding */ encodeLine),
/* harmony export */   iN: () => (/* binding */ decodeLedger)
/* harmony export */ });
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3085);

/**
 * A ledger is lines of ASCII, so that one character is one byte and a file cut anywhere still has a readable front:
 *
 *     {"v":1,"seq":3,"sum":"9f86d081884c7d65","event":{...}}
 *
 * `seq` counts from 1 within the file. `sum` is the front of the SHA-256 over the sum before it and the event's own text,
 * so each line vouches for all lines before it. Everything else in a line is fixed; together this covers every byte.
 */
const ledgerVersion = 1;
const emptyLedger = { seq: 0, sum: '0000000000000000' };
const sumLength = emptyLedger.sum.length;
/**
 * Events that are announced to somebody: the device has them before anyone is told. The others only help to explain a
 * crash, and may be lost in one.
 */
const durability = {
    run_started: true,
    round_started: true,
    attempt_started: false,
    attempt_failed: false,
    receipt: true,
    round_ended: true,
};
function isDurable(event) {
    return durability[event.type];
}
function encodeLine(previous, event, sha256) {
    const body = (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(event).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const position = { seq: previous.seq + 1, sum: sumOf(previous, body, sha256) };
    return { line: `${frameLine(position, body)}\n`, position };
}
/** Reads a ledger file's text, one character for each byte (latin1). Never throws. */
function decodeLedger(text, sha256) {
    const events = [];
    let last = emptyLedger;
    let start = 0;
    while (start < text.length) {
        const end = text.indexOf('\n', start);
        const line = end === -1 ? null : readLine(last, text.slice(start, end), sha256);
        if (line === null || !line.ok) {
            const rest = text.slice(start);
            return { events, last, valid_bytes: start, ...explain({ rest, line: events.length + 1, byte: start }, line?.reason) };
        }
        events.push(line.event);
        last = line.position;
        start = end + 1;
    }
    return { events, last, valid_bytes: start, tail: { kind: 'complete' }, damage: null };
}
function readLine(previous, line, sha256) {
    const seq = previous.seq + 1;
    const bodyStart = frameLine({ seq, sum: emptyLedger.sum }, '').length - 1;
    const body = line.slice(bodyStart, -1);
    const position = { seq, sum: sumOf(previous, body, sha256) };
    if (line !== frameLine(position, body))
        return { ok: false, reason: 'The line and its checksum do not belong together' };
    const event = parseObject(body);
    if (event === null || !isLedgerEvent(event))
        return { ok: false, reason: 'The line holds no event of this version' };
    return { ok: true, event, position };
}
/**
 * Tells a torn end from damage. After a crash the device may lack any part of what was not yet announced, so everything
 * behind the last announced event may be torn; a readable announced event behind the bad line shows that the line itself
 * was once whole. A bad line that still is JSON was not torn either: it was changed.
 */
function explain(bad, reason) {
    const [first = '', ...behind] = bad.rest.split('\n');
    const frame = parseObject(first);
    const changed = frame !== null && bad.rest.length > first.length;
    if (!changed && !behind.some(holdsDurable)) {
        return { tail: { kind: 'torn', line: bad.line, at_byte: bad.byte, bytes: bad.rest.length }, damage: null };
    }
    const place = { line: bad.line, byte: bad.byte };
    if (frame !== null && typeof frame['v'] === 'number' && frame['v'] > ledgerVersion) {
        const version = `The line is of version ${frame['v']}, and this lorchestra reads version ${ledgerVersion}`;
        return { tail: { kind: 'complete' }, damage: { kind: 'version', ...place, reason: version } };
    }
    return { tail: { kind: 'complete' }, damage: { kind: 'corrupt', ...place, reason: reason ?? 'The line has no end' } };
}
function holdsDurable(line) {
    const event = parseObject(line)?.['event'];
    if (typeof event !== 'object' || event === null || !isLedgerEvent(event))
        return false;
    return isDurable(event);
}
function sumOf(previous, body, sha256) {
    return sha256(`${previous.sum}${body}`).slice(0, sumLength);
}
function frameLine(position, body) {
    return `{"v":${ledgerVersion},"seq":${position.seq},"sum":"${position.sum}","event":${body}}`;
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : null;
    }
    catch {
        return null;
    }
}
function isLedgerEvent(value) {
    return 'type' in value && typeof value.type === 'string' && Object.hasOwn(durability, value.type);
}


/***/ }),

/***/ 326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ foldFacts)
});

// EXTERNAL MODULE: ./lib/plan/walk.js
var walk = __webpack_require__(9166);
// EXTERNAL MODULE: ./lib/ledger/barriers.js
var barriers = __webpack_require__(4761);
;// CONCATENATED MODULE: ./lib/ledger/rounds.js
/** The rounds of merged events, in order. */
function foldRounds(events) {
    const starts = events.filter((event) => event.type === 'round_started');
    const ends = events.filter((event) => event.type === 'round_ended');
    const numbers = [...new Set(starts.map(({ round }) => round))].sort((left, right) => left - right);
    return numbers.map((round) => ({
        ...foldStarts(starts.filter((start) => start.round === round)),
        ...foldEnds(ends.filter((end) => end.round === round)),
        round,
    }));
}
function foldStarts(starts) {
    return {
        started_at: Math.min(...starts.map(({ at }) => at)),
        max_parallel: Math.max(...starts.map(({ max_parallel }) => max_parallel)),
        reused: new Set(starts.flatMap(({ reused }) => reused)).size,
    };
}
/** A round is cancelled when any of its machines was: what that machine left is not to be had from the others. */
function foldEnds(ends) {
    if (ends.length === 0)
        return { ended_at: null, outcome: 'unfinished' };
    const cancelled = ends.find(({ cause }) => cause === 'cancelled');
    const signal = cancelled?.signal;
    return {
        ended_at: Math.max(...ends.map(({ at }) => at)),
        outcome: cancelled === undefined ? 'finished' : 'cancelled',
        ...(signal === undefined ? {} : { signal }),
    };
}

;// CONCATENATED MODULE: ./lib/ledger/facts.js



/** Folds merged events. Events of jobs that the plan does not have, or has with another digest, say nothing about it. */
function foldFacts(plan, events) {
    const rounds = foldRounds(events);
    const cancelledRounds = new Set(rounds.filter(({ outcome }) => outcome === 'cancelled').map(({ round }) => round));
    const attempts = attemptsByPath(events);
    const jobs = new Map();
    for (const planned of (0,walk/* plannedJobs */.d)(plan)) {
        const own = attempts.get(planned.path)?.filter((event) => event.digest === planned.job.digest) ?? [];
        jobs.set(planned.path, foldJob(planned, own, cancelledRounds));
    }
    for (const path of outdatedSuccesses(plan, jobs)) {
        const job = jobs.get(path);
        if (job !== undefined)
            jobs.set(path, { ...job, status: 'not_run', outdated: true });
    }
    return {
        run: events.find((event) => event.type === 'run_started') ?? null,
        rounds,
        cancelled: rounds.findLast(({ outcome }) => outcome !== 'unfinished')?.outcome === 'cancelled',
        jobs: [...jobs.values()],
        byPath: jobs,
    };
}
function attemptsByPath(events) {
    const byPath = new Map();
    for (const event of events) {
        if (!('attempt' in event))
            continue;
        const known = byPath.get(event.path);
        if (known === undefined)
            byPath.set(event.path, [event]);
        else
            known.push(event);
    }
    return byPath;
}
function foldJob(planned, events, cancelledRounds) {
    const round = events.reduce((latest, event) => Math.max(latest, event.round), 0);
    const attempts = foldAttempts(events.filter((event) => event.round === round));
    const last = attempts.at(-1);
    const receipt = last?.receipt ?? null;
    return {
        planned,
        status: jobStatus({ started: last !== undefined, receipt, cancelled: cancelledRounds.has(round) }),
        round: last === undefined ? null : round,
        attempts: attempts.map(({ facts }) => facts),
        receipt,
        outdated: false,
        started_at: attempts[0]?.facts.started_at ?? null,
        ended_at: last?.facts.ended_at ?? null,
    };
}
/** Where a job stands after the last round in which it started. */
function jobStatus(job) {
    if (!job.started)
        return 'not_run';
    if (job.receipt !== null)
        return job.receipt.status;
    return job.cancelled ? 'cancelled' : 'lost';
}
/** The attempts of one round, by number. A receipt says more than a start; a start alone has no end. */
function foldAttempts(events) {
    const numbers = [...new Set(events.map(({ attempt }) => attempt))].sort((left, right) => left - right);
    return numbers.map((attempt) => foldAttempt(attempt, events.filter((event) => event.attempt === attempt)));
}
function foldAttempt(attempt, events) {
    const receipt = events.find((event) => event.type === 'receipt') ?? null;
    const ended = receipt ?? events.find((event) => event.type === 'attempt_failed') ?? null;
    const started = events.flatMap((event) => (event.type === 'attempt_started' ? event.at : event.started_at));
    const facts = {
        attempt,
        started_at: ended?.started_at ?? Math.min(...started),
        ended_at: ended?.ended_at ?? null,
        failure: ended?.failure ?? null,
    };
    return { facts, receipt };
}
function outdatedSuccesses(plan, jobs) {
    const outdated = [];
    (0,barriers/* walkBarriers */.c)(plan, (path, latestBefore) => {
        const job = jobs.get(path);
        if (job?.status === 'succeeded' && (job.round ?? 0) < latestBefore)
            outdated.push(path);
        return job?.round ?? 0;
    });
    return outdated;
}


/***/ }),

/***/ 7578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ foldRecord)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4258);
/* harmony import */ var _core_defect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9258);
/* harmony import */ var _fold_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6262);



/** Everything the ledger says about a run that has begun. `more` tells what part of it this is, or what it was collected from. */
function foldRecord(plan, facts, more = {}) {
    const { run } = facts;
    if (run === null)
        throw new _core_defect_js__WEBPACK_IMPORTED_MODULE_1__/* .Defect */ .k(`Cannot make the record of "${plan.composite}": its ledger has no first event`);
    const lastRound = facts.rounds.at(-1);
    const result = (0,_fold_result_js__WEBPACK_IMPORTED_MODULE_0__/* .foldResult */ .$M)(plan, facts);
    return {
        schema_version: 1,
        lorchestra: run.lorchestra,
        run_id: run.run_id,
        composite: plan.composite,
        plan_hash: plan.plan_hash,
        profile: run.profile,
        params: run.params,
        rounds: facts.rounds.map(roundRecord),
        started_at: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .iso */ .KH)(facts.rounds[0]?.started_at ?? run.at),
        ended_at: isoOrNull(lastRound?.ended_at ?? null),
        cancelled: facts.cancelled,
        jobs: facts.jobs.map((job) => jobRecord(job, facts)),
        ...more,
        result: more.fan_in?.complete === false ? { ...result, success: false } : result,
    };
}
function roundRecord(round) {
    const { started_at, ended_at, ...rest } = round;
    return { ...rest, started_at: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .iso */ .KH)(started_at), ended_at: isoOrNull(ended_at) };
}
function jobRecord(job, facts) {
    const { path, job: node, phase, stage, stage_index } = job.planned;
    const { receipt, started_at, ended_at } = job;
    return {
        path,
        job_id: node.job_id,
        kind: node.kind,
        phase,
        stage,
        stage_index,
        status: job.status,
        reason: reasonOf(job, facts),
        round: job.round,
        started_at: isoOrNull(started_at),
        ended_at: isoOrNull(ended_at),
        duration_ms: started_at === null || ended_at === null ? null : Math.max(0, ended_at - started_at),
        attempts: job.attempts.map(attemptRecord),
        failure: receipt?.failure ?? null,
        allowed_failure: receipt?.allowed_failure ?? false,
        report: receipt?.report ?? {},
        log: receipt?.log ?? null,
        at: node.at,
    };
}
/** Words for what status and receipt do not explain. */
function reasonOf(job, facts) {
    if (job.loss !== undefined)
        return job.loss;
    if (job.outdated)
        return `Its success of round ${job.round ?? 0} is older than what it stands on`;
    switch (job.status) {
        case 'not_run':
            return facts.cancelled ? 'The run was cancelled before it started' : 'The run ended before it started';
        case 'succeeded':
            return job.round === facts.rounds.at(-1)?.round ? null : `Its success of round ${job.round ?? 0} was kept`;
        default:
            return job.receipt === null ? (0,_fold_result_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsOf */ .Z9)(job) : null;
    }
}
function attemptRecord({ attempt, started_at, ended_at, failure }) {
    return { attempt, started_at: (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .iso */ .KH)(started_at), ended_at: isoOrNull(ended_at), failure };
}
function isoOrNull(at) {
    return at === null ? null : (0,_core_time_js__WEBPACK_IMPORTED_MODULE_2__/* .iso */ .KH)(at);
}


/***/ }),

/***/ 6262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ foldResult),
/* harmony export */   YS: () => (/* binding */ dryRunResult),
/* harmony export */   Z9: () => (/* binding */ wordsOf)
/* harmony export */ });
/* harmony import */ var _core_defect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9258);
/* harmony import */ var _plan_walk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9166);


const longestError = 500;
/** What the run's composite returns, from what the ledger says. */
function foldResult(plan, facts) {
    const result = plan.root.type === 'job' ? ofOneJob(plan.composite, facts) : ofComposite(plan.root, plan.composite, facts).result;
    return facts.cancelled ? { ...result, success: false } : result;
}
/** The same shape for a run that nobody started: everything is planned, nothing has failed. */
function dryRunResult(plan) {
    return dryRunOf(plan.root);
}
/** Whether a composite returns the extended form. */
function isExtended(node) {
    if (node.type === 'job' || !node.stop_on_failure)
        return false;
    return node.stages.every((stage) => stage.children.every((child) => child.type === 'composite'));
}
function ofOneJob(path, facts) {
    return count(path, [jobChild(path, facts)]);
}
function ofComposite(node, path, facts) {
    const children = (0,_plan_walk_js__WEBPACK_IMPORTED_MODULE_0__/* .childrenOf */ .L)(node, path).map((child) => child.node.type === 'job' ? jobChild(child.path, facts) : phaseChild(child.node, child.path, facts));
    const base = count(node.job_id, children);
    return { result: isExtended(node) ? extend(base, children) : base, jobs: children.flatMap(({ jobs }) => jobs) };
}
function count(job_id, children) {
    const succeeded = children.filter(({ outcome }) => outcome === 'succeeded').length;
    const failed = children.filter(({ outcome }) => outcome === 'failed');
    return {
        job_id,
        success: succeeded === children.length,
        total: children.length,
        succeeded,
        failed: failed.length,
        failures: failed.map((child) => ({ job_id: child.job_id, error: shorten(child.words) })),
        duration_ms: durationOf(children.flatMap(({ jobs }) => jobs)),
    };
}
function extend(base, children) {
    const ran = children.filter(({ outcome }) => outcome !== 'not_started');
    return {
        ...base,
        phases_completed: ran.filter(({ outcome }) => outcome === 'succeeded').map(({ job_id }) => job_id),
        failed_phase: ran.find(({ outcome }) => outcome === 'failed')?.job_id ?? null,
        phase_results: Object.fromEntries(ran.flatMap(({ job_id, result }) => (result === null ? [] : [[job_id, result]]))),
    };
}
const outcomes = {
    succeeded: 'succeeded',
    failed: 'failed',
    timed_out: 'failed',
    cancelled: 'failed',
    lost: 'failed',
    not_run: 'not_started',
};
function jobChild(path, facts) {
    const job = facts.byPath.get(path);
    if (job === undefined)
        throw new _core_defect_js__WEBPACK_IMPORTED_MODULE_1__/* .Defect */ .k(`The facts do not belong to the plan: "${path}" is not in them`);
    const outcome = outcomes[job.status];
    return {
        job_id: job.planned.job.job_id,
        outcome,
        words: outcome === 'failed' ? wordsOf(job) : '',
        result: null,
        jobs: [job],
    };
}
/** Why a job that started has no success. */
function wordsOf(job) {
    if (job.loss !== undefined)
        return job.loss;
    if (job.receipt?.failure !== undefined)
        return job.receipt.failure.message;
    if (job.status === 'cancelled')
        return 'The run was cancelled';
    return 'Started, and nothing was heard of it again';
}
function phaseChild(node, path, facts) {
    const { result, jobs } = ofComposite(node, path, facts);
    const started = jobs.filter(({ status }) => status !== 'not_run');
    if (started.length === 0)
        return { job_id: node.job_id, outcome: 'not_started', words: '', result, jobs };
    const outcome = result.success ? 'succeeded' : 'failed';
    return { job_id: node.job_id, outcome, words: result.success ? '' : phaseWords(jobs, started), result, jobs };
}
function phaseWords(jobs, started) {
    const errors = started.filter(({ status }) => status !== 'succeeded').length;
    if (errors > 0)
        return `Phase failed with ${errors} job ${errors === 1 ? 'error' : 'errors'}`;
    return `Phase was cut off: ${jobs.length - started.length} of its ${jobs.length} jobs did not run`;
}
/** Latest end minus earliest start. A clock that was set back in between gives 0. */
function durationOf(jobs) {
    const ran = jobs.filter(({ status }) => status !== 'not_run');
    const starts = ran.flatMap(({ started_at }) => started_at ?? []);
    const ends = ran.flatMap(({ ended_at }) => ended_at ?? []);
    if (starts.length === 0 || ends.length === 0)
        return 0;
    const start = starts.reduce((left, right) => Math.min(left, right));
    const end = ends.reduce((left, right) => Math.max(left, right));
    return Math.max(0, end - start);
}
/** Cuts to the contract's length, never through a character of two units. */
function shorten(text) {
    if (text.length <= longestError)
        return text;
    return `${text.slice(0, longestError - 1).replace(/[\ud800-\udbff]$/, '')}\u2026`;
}
function dryRunOf(node) {
    const children = node.type === 'job' ? [node] : node.stages.flatMap((stage) => stage.children);
    const base = {
        job_id: node.job_id,
        success: true,
        total: children.length,
        succeeded: 0,
        failed: 0,
        failures: [],
        duration_ms: 0,
    };
    if (!isExtended(node))
        return base;
    const phases = children.map((child) => [child.job_id, dryRunOf(child)]);
    return { ...base, phases_completed: [], failed_phase: null, phase_results: Object.fromEntries(phases) };
}


/***/ }),

/***/ 5677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ mergeEvents)
/* harmony export */ });
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3085);

/** The union of any number of ledgers. Commutative, associative and idempotent; fan-in, resume and recovery are this. */
function mergeEvents(lists) {
    // Keys are made once: a wide run is compared hundreds of thousands of times.
    const sorted = lists.flatMap((events) => events.map((event) => ({ event, key: keyOf(event) }))).sort(compareKeyed);
    const distinct = sorted.filter((each, index) => index === 0 || compareKeyed(sorted[index - 1] ?? each, each) !== 0);
    return { events: distinct.map(({ event }) => event), conflicts: conflictsIn(distinct) };
}
function conflictsIn(events) {
    return events.flatMap(({ event: second, key }, index) => {
        const { event: first, key: firstKey = key } = events[index - 1] ?? {};
        const same = first?.type === 'receipt' && second.type === 'receipt' && compareKeys(firstKey, key) === 0;
        return same ? [{ kind: 'conflict', first, second }] : [];
    });
}
/** In the order of a life: what stands first here stands first under one key. */
const ranks = {
    run_started: 0,
    round_started: 1,
    attempt_started: 2,
    attempt_failed: 3,
    receipt: 4,
    round_ended: 5,
};
function compareKeyed(left, right) {
    return compareKeys(left.key, right.key) || compareParts((0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(left.event), (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(right.event));
}
function keyOf(event) {
    const rank = ranks[event.type];
    switch (event.type) {
        case 'run_started':
            return [event.run_id, 0, 0, '', '', 0, rank];
        case 'round_started':
            return [event.run_id, event.round, 0, '', '', 0, rank];
        case 'round_ended':
            return [event.run_id, event.round, 2, '', '', 0, rank];
        default:
            return [event.run_id, event.round, 1, event.path, event.digest, event.attempt, rank];
    }
}
function compareKeys(left, right) {
    for (let index = 0; index < left.length; index += 1) {
        const ours = left[index];
        const theirs = right[index];
        if (ours !== theirs && ours !== undefined && theirs !== undefined)
            return compareParts(ours, theirs);
    }
    return 0;
}
/** By code units: the order may not depend on the machine's language. */
function compareParts(left, right) {
    if (left === right)
        return 0;
    return left < right ? -1 : 1;
}


/***/ }),

/***/ 3865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ reusable)
/* harmony export */ });
/* harmony import */ var _barriers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4761);

/**
 * Paths of the successes that a further round keeps: every job of every earlier stage has an effective success of the same
 * round or an earlier one, which itself is kept. Rounds are compared, never clocks. All other jobs start.
 */
function reusable(plan, facts) {
    const kept = new Set();
    (0,_barriers_js__WEBPACK_IMPORTED_MODULE_0__/* .walkBarriers */ .c)(plan, (path, latestBefore) => {
        const job = facts.byPath.get(path);
        const round = job?.round ?? 0;
        if (job?.status !== 'succeeded' || round < latestBefore)
            return Number.POSITIVE_INFINITY;
        kept.add(path);
        return round;
    });
    return kept;
}


/***/ }),

/***/ 8578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ secretNames)
/* harmony export */ });
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9166);

/** Names of every variable whose value may appear nowhere we write, sorted, each once. */
function secretNames(plan) {
    return [...new Set((0,_walk_js__WEBPACK_IMPORTED_MODULE_0__/* .plannedJobs */ .d)(plan).flatMap(({ job }) => job.secrets))].sort();
}


/***/ }),

/***/ 9166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ childrenOf),
/* harmony export */   d: () => (/* binding */ plannedJobs)
/* harmony export */ });
/** The atomic jobs of a plan in run order: stages in order, children as listed. */
function plannedJobs(plan) {
    const jobs = [];
    const visit = (node, path, place) => {
        if (node.type === 'job') {
            jobs.push({ path, job: node, ...place, order: jobs.length });
            return;
        }
        const phase = node === plan.root ? null : node.job_id;
        node.stages.forEach((stage, stage_index) => {
            for (const child of stage.children)
                visit(child, `${path}/${child.job_id}`, { phase, stage: stage.name, stage_index });
        });
    };
    visit(plan.root, plan.composite, { phase: null, stage: null, stage_index: null });
    return jobs;
}
/** The children of a composite in run order, with their paths. */
function childrenOf(composite, path) {
    return composite.stages.flatMap((stage) => stage.children.map((node) => ({ node, path: `${path}/${node.job_id}` })));
}


/***/ }),

/***/ 1101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ cut)
/* harmony export */ });
/* unused harmony exports summaryLimit, summaryBudget, annotationLimit, annotationLength, outputLimit, utf8Length, fitted */
/** GitHub drops a whole step summary that is larger than this many bytes of UTF-8, or very near it. */
const summaryLimit = (/* unused pure expression or super */ null && (1024 * 1024));
/** What we allow ourselves; the rest is head-room for what other parts of the step append. */
const summaryBudget = (/* unused pure expression or super */ null && (900 * 1024));
/** The runner keeps this many annotations of each level per step. */
const annotationLimit = 10;
/** The runner cuts an annotation's message after this many UTF-16 code units. */
const annotationLength = 4096;
/** All outputs of a job together may have about 524,000 UTF-16 code units; the result alone gets this many. */
const outputLimit = 400_000;
/** Bytes of the text in UTF-8. */
function utf8Length(text) {
    return encoder.encode(text).length;
}
const encoder = new TextEncoder();
/** The text in at most `limit` UTF-16 code units, never through a surrogate pair; a cut ends in `\u2026`. */
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    const end = limit - 1;
    const last = text.charCodeAt(end - 1);
    return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)}\u2026`;
}
/**
 * Renders with the first level whose text has at most `budget` bytes. Levels go from everything to least; when even the
 * last is too large, it is cut after a whole line, and `tooLarge` closes it.
 */
function fitted(options) {
    let rendered = '';
    for (const level of options.levels) {
        rendered = options.render(level);
        if (utf8Length(rendered) <= options.budget)
            return rendered;
    }
    return cutAfterLine(rendered, options);
}
function cutAfterLine(rendered, { budget, tooLarge }) {
    const closing = `\n${tooLarge}\n`;
    const bytes = encoder.encode(rendered).subarray(0, Math.max(0, budget - utf8Length(closing)));
    const end = bytes.lastIndexOf(0x0a);
    return `${new TextDecoder().decode(bytes.subarray(0, end + 1))}${closing}`;
}


/***/ }),

/***/ 740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SZ: () => (/* binding */ groupTitle),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/** Jobs by composite and stage, in the order in which the stages' first jobs stand in the plan. */
function grouped(jobs) {
    const groups = new Map();
    for (const job of jobs) {
        const key = groupKey(job);
        const group = groups.get(key) ?? { composite: compositeOf(job.path), stage: job.stage, jobs: [] };
        group.jobs.push(job);
        groups.set(key, group);
    }
    return [...groups.values()];
}
/** So many stages of mostly one job each are a chain of steps. */
const chainLength = 3;
/**
 * The same for people: a composite that is a chain of steps is one group, since a heading for each of its jobs would
 * hide what they are. Such a group has no stage.
 */
function folded(jobs) {
    const holders = Map.groupBy(grouped(jobs), ({ jobs: [first] }) => holderOf(first?.path ?? ''));
    return [...holders.values()].flatMap((stages) => {
        const single = stages.filter((stage) => stage.jobs.length === 1).length;
        const [first] = stages;
        if (first === undefined || stages.length < chainLength || single * 2 < stages.length)
            return stages;
        return [{ composite: first.composite, stage: null, jobs: stages.flatMap((stage) => stage.jobs) }];
    });
}
/** Equal for jobs of one stage of one composite at one place in the plan. */
function groupKey(job) {
    return `${holderOf(job.path)}#${job.stage_index ?? 0}`;
}
/** Path of the composite that holds a job; empty for a plan of one atomic job. */
function holderOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
function compositeOf(path) {
    return path.split('/').at(-2) ?? path;
}
/** `pipeline.ingest / validation`. */
function groupTitle(group) {
    return group.stage === null ? group.composite : `${group.composite} / ${group.stage}`;
}


/***/ })

};

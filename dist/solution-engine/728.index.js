export const id = 728;
export const ids = [728];
export const modules = {

/***/ 2728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openData: () => (/* binding */ openData)
});

;// CONCATENATED MODULE: ./lib/adapters/http/pools.js
function sharePools(limits) {
    const pools = Object.entries(limits).map(([name, { requests_per_second: rate, concurrency }]) => ({
        name,
        interval: rate === undefined ? 0 : Math.ceil(1_000_000 / rate),
        next: new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT),
        places: new SharedArrayBuffer(concurrency === undefined ? 0 : (concurrency + 1) * Int32Array.BYTES_PER_ELEMENT),
    }));
    return { pools };
}
/** The turns of one thread, by its id (1 or more). A pool that has no limits never makes anybody wait. */
function openPools({ pools }, thread, time) {
    const known = new Map(pools.map((pool) => [pool.name, pool]));
    return async (name, signal) => {
        const pool = known.get(name);
        if (!pool)
            return () => { };
        const places = new Int32Array(pool.places);
        const place = await takePlace(places, thread, signal);
        if (place === undefined)
            return undefined;
        const leave = () => free(places, place);
        if (await waitForStart(pool, { time, signal }))
            return leave;
        leave();
        return undefined;
    };
}
/** Gives back what a thread held that has ended without saying so. */
function reclaim({ pools }, thread) {
    for (const pool of pools) {
        const places = new Int32Array(pool.places);
        for (let place = 0; place < places.length - 1; place += 1) {
            if (Atomics.load(places, place) === thread)
                free(places, place);
        }
    }
}
/** The number of the place, -1 when there is no such limit. Whoever waits is woken with each place that becomes free. */
async function takePlace(places, thread, signal) {
    if (places.length === 0)
        return -1;
    const freed = places.length - 1;
    const wake = () => void Atomics.notify(places, freed);
    signal.addEventListener('abort', wake, { once: true });
    try {
        while (!signal.aborted) {
            const before = Atomics.load(places, freed);
            const place = claim(places, thread);
            if (place !== undefined)
                return place;
            await Atomics.waitAsync(places, freed, before).value;
        }
        return undefined;
    }
    finally {
        signal.removeEventListener('abort', wake);
    }
}
function claim(places, thread) {
    for (let place = 0; place < places.length - 1; place += 1) {
        if (Atomics.compareExchange(places, place, 0, thread) === 0)
            return place;
    }
    return undefined;
}
function free(places, place) {
    if (place < 0)
        return;
    Atomics.store(places, place, 0);
    Atomics.add(places, places.length - 1, 1);
    Atomics.notify(places, places.length - 1);
}
/** Books the next start that is free, so that requests of all threads are an interval apart. False when the signal came. */
async function waitForStart({ interval, next }, { time, signal }) {
    if (interval === 0)
        return !signal.aborted;
    const now = BigInt(Math.floor(time.now() * 1_000));
    const start = book(new BigInt64Array(next), now, BigInt(interval));
    if (start > now && !signal.aborted)
        await sleep(time, Number(start - now) / 1_000, signal);
    return !signal.aborted;
}
function book(next, now, interval) {
    for (;;) {
        const free = Atomics.load(next, 0);
        const start = free > now ? free : now;
        if (Atomics.compareExchange(next, 0, free, start + interval) === free)
            return start;
    }
}
function sleep(time, ms, signal) {
    return new Promise((resolve) => {
        const wake = () => {
            takeBack();
            signal.removeEventListener('abort', wake);
            resolve();
        };
        const takeBack = time.after(Math.ceil(ms), wake);
        signal.addEventListener('abort', wake, { once: true });
    });
}

// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/adapters/workers/processors.js

/** How many threads can run at the same time here. */
function processors() {
    return (0,external_node_os_.availableParallelism)();
}

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
// EXTERNAL MODULE: ./lib/core/defect.js
var defect = __webpack_require__(9258);
// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/adapters/engine.js + 1 modules
var engine = __webpack_require__(4542);
;// CONCATENATED MODULE: ./lib/adapters/workers/pool.js




/** A worker answers a request to stop between two batches; a synchronous loop never does, so the thread is ended after this. */
const defaultGraceMs = 2_000;
/** Longer than between two stages: a new thread has its code to load, and to make fast again. */
const defaultIdleMs = 1_000;
/** node:sqlite is what we build on; that node calls it experimental is no news for each run. */
const execArgv = ['--disable-warning=ExperimentalWarning'];
/**
 * Kinds whose jobs share a thread. A fetch waits for its service most of the time, and what forms records for its turn to
 * write: more threads would be done no sooner, and each has its own memory to hold and its own fast code to make.
 */
const sharing = new Set(['ingest', 'project_measurement_events', 'project_observations']);
function workerPool(options) {
    const slots = new Set();
    const waiting = [];
    let nextId = 1;
    let closed = false;
    const next = () => {
        const [task] = waiting;
        if (closed || !task)
            return;
        const slot = placeFor(task, slots) ?? (slots.size < options.size ? open() : undefined);
        if (!slot)
            return;
        waiting.shift();
        start(slot, task, options.grace_ms ?? defaultGraceMs);
        next();
    };
    const retire = (slot) => {
        slots.delete(slot);
        void slot.worker.terminate();
    };
    const open = () => {
        const slot = openSlot(options, {
            free: () => {
                if (slot.tasks.size === 0)
                    slot.spare = later(options.idle_ms ?? defaultIdleMs, () => retire(slot));
                next();
            },
            ended: (thread, end) => {
                options.ended?.(thread);
                slots.delete(slot);
                waiting.unshift(...spared(slot, end, closed));
                next();
            },
        });
        slots.add(slot);
        return slot;
    };
    return {
        run: (kind, attempt) => new Promise((resolve, reject) => {
            const id = (nextId += 1);
            const task = { id, kind, attempt, settle: resolve, reject, alone: !sharing.has(kind), spare: null };
            const leave = () => {
                const place = waiting.indexOf(task);
                if (place === -1)
                    return;
                waiting.splice(place, 1);
                resolve({ ok: false, failure: stopped(attempt.signal), report: {} });
            };
            waiting.push(task);
            if (attempt.signal.aborted)
                return leave();
            attempt.signal.addEventListener('abort', leave, { once: true });
            next();
        }),
        close: async () => {
            closed = true;
            for (const task of waiting.splice(0))
                task.settle({ ok: false, failure: (0,failure/* failure */.V)('cancelled', 'Stopped because the run was over'), report: {} });
            await Promise.all([...slots].map((slot) => slot.worker.terminate()));
        },
    };
}
/** A thread whose jobs it may share, else one that has none. */
function placeFor(task, slots) {
    const open = [...slots];
    const joins = (other) => !other.alone && other.kind === task.kind;
    const shared = task.alone ? undefined : open.find(({ tasks }) => tasks.size > 0 && [...tasks].every(joins));
    return shared ?? open.find(({ tasks }) => tasks.size === 0);
}
function openSlot({ entry, data }, { free, ended }) {
    (0,engine/* makeRoomForRecords */.dJ)();
    const worker = new external_node_worker_threads_.Worker(new URL(entry), { workerData: data, execArgv });
    const slot = { worker, tasks: new Set(), spare: null };
    // Once it has ended, it has no number any more.
    const thread = worker.threadId;
    let cause;
    worker.on('message', (message) => {
        if (!hear(slot, message))
            free();
    });
    worker.on('error', (error) => {
        cause = error;
    });
    worker.on('exit', (code) => ended(thread, { cause, code }));
    return slot;
}
/**
 * Settles the jobs of a thread that has ended, but for those that shared it with the one for whose sake it was, which may
 * be any of them: these begin again, each in a thread of its own. Nothing is lost, since what they had written stands.
 */
function spared(slot, end, closed) {
    slot.spare?.();
    const tasks = [...slot.tasks];
    slot.tasks.clear();
    for (const task of tasks)
        task.spare?.();
    const again = closed || tasks.length === 1 ? [] : tasks.filter(({ attempt }) => !attempt.signal.aborted);
    for (const task of again) {
        task.alone = true;
        task.attempt.log.write(Buffer.from('The thread ended that this job shared with others: it begins again, alone\n'));
    }
    for (const task of tasks)
        if (!again.includes(task))
            task.settle({ ok: false, failure: endedBy(task.attempt.signal, end), report: {} });
    return again;
}
/** Does something after so many milliseconds, unless it is taken back. A thread that lives keeps the process, not the timer. */
function later(ms, work) {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
}
function start(slot, task, graceMs) {
    slot.spare?.();
    slot.spare = null;
    slot.tasks.add(task);
    const { signal, spec, job_id, path, run_id, round, attempt, params } = task.attempt;
    const post = (message) => slot.worker.postMessage(message);
    const stop = () => {
        if (!slot.tasks.has(task))
            return;
        post({ type: 'stop', id: task.id, cause: causeOf(signal) });
        task.spare = later(graceMs, () => void slot.worker.terminate());
    };
    post({ type: 'run', id: task.id, kind: task.kind, job: { spec, job_id, path, run_id, round, attempt, params } });
    signal.addEventListener('abort', stop, { once: true });
}
/** True while the job goes on. */
function hear(slot, message) {
    const task = [...slot.tasks].find(({ id }) => id === message.id);
    if (!task)
        return true;
    if (message.type === 'log') {
        task.attempt.log.write(Buffer.from(message.lines.map((line) => `${line}\n`).join('')));
        return true;
    }
    slot.tasks.delete(task);
    task.spare?.();
    if (message.type === 'done')
        task.settle(message.outcome);
    else
        task.reject(new defect/* Defect */.k(message.message, { cause: message.stack }));
    return false;
}
function endedBy(signal, end) {
    if (signal.aborted)
        return stopped(signal);
    const why = end.cause instanceof Error ? end.cause.message : `exit code ${end.code}`;
    return (0,failure/* failure */.V)('crash', `The worker that ran the job ended unexpectedly: ${why}`);
}
function stopped(signal) {
    return causeOf(signal) === 'timeout'
        ? (0,failure/* failure */.V)('timeout', 'Stopped because its time was over')
        : (0,failure/* failure */.V)('cancelled', 'Stopped because the run was cancelled');
}
function causeOf(signal) {
    return signal.reason === 'timeout' ? 'timeout' : 'cancelled';
}

;// CONCATENATED MODULE: ./lib/adapters/workers/sandbox.js

/** Starts the stand-in services on loopback, in a thread of their own so that they and the jobs do not wait for each other. */
async function startSandbox(entry, settings) {
    const worker = new external_node_worker_threads_.Worker(new URL(entry), { workerData: { ...settings, role: 'sandbox' } });
    const ready = await new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`The sandbox ended with code ${code} before it was ready`)));
    });
    worker.removeAllListeners('exit');
    return {
        ...ready,
        close: async () => {
            await worker.terminate();
        },
    };
}

// EXTERNAL MODULE: ./lib/plan/walk.js
var walk = __webpack_require__(9166);
// EXTERNAL MODULE: ./lib/sandbox/settings.js + 1 modules
var sandbox_settings = __webpack_require__(4928);
// EXTERNAL MODULE: ./lib/app/entry.js
var app_entry = __webpack_require__(3119);
// EXTERNAL MODULE: ./lib/app/settings.js
var app_settings = __webpack_require__(610);
;// CONCATENATED MODULE: ./lib/app/data.js










/** More workers than processors only wait for one another; a run may ask for fewer. */
const mostWorkers = 2;
/** Opens the data plane of a profile for one plan: workers, and the sandbox when its services are called. */
async function openData(options) {
    const { entry, root, settings, plan } = options;
    const kinds = new Map((0,walk/* plannedJobs */.d)(plan).map(({ path, job }) => [path, job.kind]));
    const worker = (0,app_entry/* siblingEntry */.f)(entry.url, 'worker');
    const calls = [...kinds.values()].some((kind) => kind === 'ingest' || kind.startsWith('spectra_'));
    const sandbox = calls && settings.profile === app_settings/* sandboxProfile */.PV ? await startSandbox(worker, settings.sandbox ?? sandbox_settings/* plainSandbox */.yz) : null;
    const pools = sharePools(settings.pools ?? {});
    const plane = {
        pools,
        role: 'data',
        root,
        warehouse: (0,project_files/* absolute */.ys)(root, settings.warehouse),
        vault: (0,project_files/* absolute */.ys)(root, settings.vault),
        views: (0,project_files/* absolute */.ys)(root, `${settings.jobs}/views/sql`),
        lakehouses: (0,project_files/* absolute */.ys)(root, `${settings.state_dir}/lakehouse`),
        // The sandbox's own come last: real credentials in the environment never meet it, and it never meets a real service.
        variables: { ...defined(entry.env), ...settings.variables, ...sandbox?.variables },
    };
    const size = Math.max(1, Math.min(mostWorkers, processors(), settings.max_parallel));
    const pool = workerPool({ entry: worker, size, data: plane, ended: (thread) => reclaim(pools, thread) });
    return {
        runner: {
            run: (attempt) => {
                const kind = kinds.get(attempt.path);
                if (kind === undefined || kind === 'exec' || kind === 'solution')
                    throw new defect/* Defect */.k(`No data job at "${attempt.path}"`);
                return pool.run(kind, attempt);
            },
        },
        close: async () => {
            await pool.close();
            await sandbox?.close();
        },
    };
}
function defined(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ })

};

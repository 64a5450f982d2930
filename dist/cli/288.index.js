export const id = 288;
export const ids = [288];
export const modules = {

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

/***/ 35:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ startSandbox)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);

/** Starts the stand-in services on loopback, in a thread of their own so that they and the jobs do not wait for each other. */
async function startSandbox(entry, settings) {
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.Worker(new URL(entry), { workerData: { ...settings, role: 'sandbox' } });
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


/***/ }),

/***/ 6288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sandbox: () => (/* binding */ sandbox)
/* harmony export */ });
/* harmony import */ var _adapters_process_self_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(358);
/* harmony import */ var _adapters_workers_sandbox_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35);
/* harmony import */ var _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6883);
/* harmony import */ var _sandbox_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4928);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3119);
/* harmony import */ var _refuse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(583);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(610);







/** Serves the stand-in services until a signal asks it to end. What it prints can be read by a shell. */
async function sandbox({ entry, screen }) {
    const diagnostics = [];
    const settings = (0,_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .sandboxSettings */ .ZS)(entry.env, diagnostics);
    if (settings === null)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(screen, diagnostics, false);
    const signals = (0,_adapters_process_self_js__WEBPACK_IMPORTED_MODULE_5__/* .watchSignals */ .R)();
    const running = await (0,_adapters_workers_sandbox_js__WEBPACK_IMPORTED_MODULE_0__/* .startSandbox */ .O)((0,_entry_js__WEBPACK_IMPORTED_MODULE_6__/* .siblingEntry */ .f)(entry.url, 'worker'), settings);
    try {
        screen.out(said(running));
        await aborted(signals.cancel);
    }
    finally {
        await running.close();
        signals.stop();
    }
    return _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.success;
}
function said({ url, variables }) {
    const width = Math.max(..._sandbox_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceNames */ ._m.map((name) => name.length));
    const lines = [
        '# Stand-in services with made-up data. Ctrl-C ends them, and what was changed in them is gone.',
        ...[..._sandbox_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceNames */ ._m, 'control'].map((name) => `#   ${name.padEnd(width)}  ${url}/${name}`),
        '# Variables that lead jobs to them, for a profile that holds no real data:',
        ...Object.entries(variables)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, value]) => `export ${name}=${quoted(value)}`),
    ];
    return `${lines.join('\n')}\n`;
}
function quoted(value) {
    return `'${value.replaceAll("'", String.raw `'\''`)}'`;
}
function aborted(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        else
            signal.addEventListener('abort', () => resolve(), { once: true });
    });
}


/***/ })

};

export const id = 845;
export const ids = [845];
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


/***/ }),

/***/ 9258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ unreachable),
/* harmony export */   k: () => (/* binding */ Defect)
/* harmony export */ });
/** Our own bug. Thrown, caught once in app/, shown with its stack; exit code 70. */
class Defect extends Error {
    name = 'Defect';
}
/** Marks a branch that the types say cannot be reached. */
function unreachable(value) {
    throw new Defect(`Unreachable value: ${JSON.stringify(value)}`);
}


/***/ }),

/***/ 3029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);

/** The candidate that was most likely meant, or null when none is near. Ties go to the first. */
function nearest(word, candidates) {
    const lower = word.toLowerCase();
    const limit = Math.max(1, Math.round(word.length * 0.4));
    let best = null;
    let bestDistance = limit + 1;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) >= bestDistance)
            continue;
        const found = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(lower, candidate.toLowerCase());
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


/***/ })

};

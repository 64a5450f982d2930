export const id = 528;
export const ids = [528];
export const modules = {

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

/***/ 4528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ consoleView),
  F: () => (/* binding */ exitCodeOf)
});

// EXTERNAL MODULE: ./lib/adapters/clock.js
var clock = __webpack_require__(1642);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/report/closing.js + 1 modules
var closing = __webpack_require__(8294);
// EXTERNAL MODULE: ./lib/core/defect.js
var defect = __webpack_require__(9258);
// EXTERNAL MODULE: ./lib/plan/walk.js
var walk = __webpack_require__(9166);
// EXTERNAL MODULE: ./lib/report/budget.js
var budget = __webpack_require__(1101);
// EXTERNAL MODULE: ./lib/core/escape.js
var core_escape = __webpack_require__(96);
// EXTERNAL MODULE: ./lib/report/groups.js
var report_groups = __webpack_require__(740);
;// CONCATENATED MODULE: ./lib/report/progress.js


function outline(composite, jobs) {
    const groups = (0,report_groups/* folded */.TM)(jobs);
    const groupOf = new Map(groups.flatMap((group, place) => group.jobs.map(({ path }) => [path, place])));
    return { composite, total: jobs.length, groups, groupOf };
}
const atRest = {
    startedAt: null,
    done: 0,
    failed: 0,
    running: new Map(),
    waiting: new Set(),
    group: -1,
};
function follow(progress, event, plan) {
    switch (event.type) {
        case 'run_started':
            return progress;
        case 'round_started':
            return { ...atRest, startedAt: event.at, done: event.reused.length };
        case 'attempt_started':
            return {
                ...progress,
                running: new Map(progress.running).set(event.path, { attempt: event.attempt, startedAt: event.at }),
                waiting: without(progress.waiting, event.path),
                group: plan.groupOf.get(event.path) ?? progress.group,
            };
        case 'attempt_failed':
            return {
                ...progress,
                running: withoutKey(progress.running, event.path),
                waiting: new Set(progress.waiting).add(event.path),
            };
        case 'receipt':
            return {
                ...progress,
                running: withoutKey(progress.running, event.path),
                waiting: without(progress.waiting, event.path),
                done: progress.done + 1,
                failed: progress.failed + (isFailure(event) ? 1 : 0),
            };
        case 'round_ended':
            return { ...progress, running: new Map(), waiting: new Set() };
        default:
            return (0,defect/* unreachable */.H)(event);
    }
}
function isFailure(receipt) {
    return receipt.status !== 'succeeded';
}
function without(paths, path) {
    if (!paths.has(path))
        return paths;
    const rest = new Set(paths);
    rest.delete(path);
    return rest;
}
function withoutKey(entries, path) {
    if (!entries.has(path))
        return entries;
    const rest = new Map(entries);
    rest.delete(path);
    return rest;
}

// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(4639);
;// CONCATENATED MODULE: ./lib/report/console.js







/** How many lines of a failed job's log stand below its line. */
const tailLines = 20;
const recordErrors = 5;
const areaJobs = 10;
const indent = ' '.repeat(15);
/** Shows a round while it runs: a line for what happened, and on a terminal an area with what is happening. */
function consoleReport({ plan, screen }) {
    const whole = outline(plan.composite, (0,walk/* plannedJobs */.d)(plan));
    const announced = new Set();
    let progress = atRest;
    screen.area((room) => progressArea({ progress, whole, paint: screen.paint, room }));
    return {
        event: (event) => {
            progress = follow(progress, event, whole);
            if (event.type === 'attempt_started' && !announced.has(progress.group)) {
                announced.add(progress.group);
                for (const each of groupHeading(whole, progress.group, screen.paint))
                    screen.line(each);
            }
            for (const each of eventLines(event, whole, screen))
                screen.line(each);
        },
        close: screen.close,
    };
}
function groupHeading(whole, place, paint) {
    const group = whole.groups[place];
    // A plan of one job needs no heading.
    if (group === undefined || whole.total === 1)
        return [];
    return ['', `${paint.bold((0,report_groups/* groupTitle */.SZ)(group))}  ${paint.dim((0,report_text/* count */.U9)(group.jobs.length, 'job'))}`];
}
function eventLines(event, whole, screen) {
    const { paint, timeOfDay } = screen;
    const stamped = (at, word, rest) => `${paint.dim(timeOfDay(at))} ${word} ${rest}`;
    switch (event.type) {
        case 'run_started':
            return [];
        case 'round_started': {
            const round = event.round === 1 ? '' : `, round ${event.round}`;
            const reused = event.reused.length === 0 ? '' : `, ${(0,report_text/* commas */.Rm)(event.reused.length)} reused`;
            const words = `${(0,report_text/* count */.U9)(whole.total, 'job')}${reused}, at most ${event.max_parallel} at once, run ${event.run_id}${round}`;
            return [`${paint.bold(whole.composite)}  ${paint.dim(words)}`];
        }
        case 'attempt_started': {
            if (screen.live)
                return [];
            const again = event.attempt === 1 ? '' : ` (attempt ${event.attempt})`;
            return [stamped(event.at, paint.dim('start'), paint.dim(`${jobName(event.path)}${again}`))];
        }
        case 'attempt_failed':
            return [stamped(event.ended_at, paint.warn('retry'), retryWords(event))];
        case 'receipt':
            return receiptLines(event, { paint, stamped });
        case 'round_ended': {
            if (event.cause === 'finished')
                return [];
            const by = event.signal === undefined ? '' : ` by ${event.signal}`;
            return [stamped(event.at, paint.warn('stop '), `cancelled${by}`)];
        }
        default:
            return (0,defect/* unreachable */.H)(event);
    }
}
function receiptLines(receipt, { paint, stamped }) {
    const ok = receipt.status === 'succeeded';
    const allowed = receipt.allowed_failure === true;
    const { word } = (0,report_text/* textOf */.b6)({ status: receipt.status, allowed_failure: allowed });
    const shade = allowed || receipt.status === 'cancelled' ? paint.warn : ok ? paint.good : paint.bad;
    const facts = [(0,report_text/* duration */.p0)(receipt.ended_at - receipt.started_at), ...(receipt.attempt > 1 ? [`attempt ${receipt.attempt}`] : [])];
    const reason = receipt.failure === undefined ? [] : [(0,core_escape/* line */.n8)(receipt.failure.message)];
    const counts = receipt.report.counts === undefined ? [] : [paint.dim((0,report_text/* recordCounts */.uk)(receipt.report.counts))];
    const words = [
        ok && !allowed ? receipt.job_id : paint.bold(receipt.job_id),
        paint.dim(`(${facts.join(', ')})`),
        ...reason,
        ...counts,
    ];
    return [
        stamped(receipt.ended_at, shade(word.padEnd(5)), words.join(' ')),
        ...recordErrorLines(receipt.report, paint),
        ...(receipt.failure === undefined || receipt.status === 'cancelled' ? [] : tail(receipt.failure, paint)),
    ];
}
function recordErrorLines({ record_errors: errors = [] }, paint) {
    const shown = errors
        .slice(0, recordErrors)
        .map(({ key, message }) => `${indent}${paint.dim('-')} ${(0,core_escape/* line */.n8)(key)}: ${(0,core_escape/* line */.n8)(message)}`);
    const rest = errors.length - shown.length;
    return rest > 0 ? [...shown, `${indent}${paint.dim(`and ${rest} more records, named in the run's record`)}`] : shown;
}
function tail(failure, paint) {
    return (failure.tail ?? []).slice(-tailLines).map((each) => `${indent}${paint.dim('|')} ${(0,budget/* cut */.Jj)((0,core_escape/* logLine */.BP)(each), 500)}`);
}
function retryWords({ path, started_at, ended_at, failure, attempt, retry_in_ms }) {
    const next = `attempt ${attempt + 1} in ${(0,report_text/* duration */.p0)(retry_in_ms)}`;
    return `${jobName(path)} (${(0,report_text/* duration */.p0)(ended_at - started_at)}) ${(0,core_escape/* line */.n8)(failure.message)}; ${next}`;
}
function jobName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
/** What a terminal shows below the lines while a round runs: one line for the whole, one for each running job. */
function progressArea(options) {
    const { progress, whole, paint, room } = options;
    if (progress.startedAt === null)
        return [];
    const group = whole.groups[progress.group];
    const stage = group === undefined || whole.total === 1 ? [] : [`${(0,report_groups/* groupTitle */.SZ)(group)} (${progress.group + 1} of ${whole.groups.length})`];
    const failed = progress.failed === 0 ? [] : [`${(0,report_text/* commas */.Rm)(progress.failed)} failed`];
    const words = [
        `${(0,report_text/* commas */.Rm)(progress.done)} of ${(0,report_text/* commas */.Rm)(whole.total)} done`,
        ...failed,
        (0,report_text/* elapsed */.vk)(room.now - progress.startedAt),
        ...stage,
    ].join('  ');
    const head = `${bar(progress.done, whole.total)} ${words}`;
    const shade = progress.failed > 0 ? paint.bad : paint.accent;
    const most = Math.max(1, Math.min(areaJobs, room.rows - 4));
    const running = [...progress.running];
    const shown = running.slice(0, most).map(([path, { attempt, startedAt }]) => {
        const again = attempt === 1 ? '' : `, attempt ${attempt}`;
        return (0,budget/* cut */.Jj)(`  ${(0,report_text/* elapsed */.vk)(room.now - startedAt).padStart(9)}  ${jobName(path)}${again}`, room.columns);
    });
    const rest = [
        ...(running.length > shown.length ? [`${running.length - shown.length} more running`] : []),
        ...(progress.waiting.size > 0 ? [`${progress.waiting.size} waiting for another attempt`] : []),
    ].join(', ');
    return [
        shade((0,budget/* cut */.Jj)(head, room.columns)),
        ...shown.map(paint.dim),
        ...(rest === '' ? [] : [paint.dim((0,budget/* cut */.Jj)(`${' '.repeat(13)}${rest}`, room.columns))]),
    ];
}
function bar(done, total) {
    const width = 16;
    const full = total === 0 ? width : Math.floor((done / total) * width);
    return `${'\u2588'.repeat(full)}${'\u2591'.repeat(width - full)}`;
}

// EXTERNAL MODULE: ./lib/app/solution/folders.js
var folders = __webpack_require__(3962);
;// CONCATENATED MODULE: ./lib/app/locations.js

/** What a run left behind beside its record, and what to look at next. */
function locationsOf(record, where) {
    const ended = record.jobs.filter((job) => job.status === 'succeeded');
    const kinds = new Set(ended.map(({ kind }) => kind));
    const places = [warehousePlaces(kinds, where), lakehousePlaces(ended, where), enginePlaces(ended)];
    return [
        ...places.flatMap(({ left }) => left),
        ...(record.result.success ? places.flatMap(({ next }) => next.map((command) => ({ what: 'next', where: command }))) : []),
    ];
}
const warehouseWriters = [
    ...['ingest', 'validate', 'canonize', 'project_measurement_events', 'project_observations'],
    'create_projection',
];
function warehousePlaces(kinds, { settings, shown }) {
    const wrote = (...names) => names.some((name) => kinds.has(name));
    const left = [
        ...(wrote(...warehouseWriters) ? [{ what: 'warehouse', where: shown(settings.warehouse) }] : []),
        ...(wrote('sync_sqlite') ? [{ what: 'local copy', where: shown(`${settings.vault}/local.db`) }] : []),
        ...(wrote('file_projection') ? [{ what: 'pages', where: shown(`${settings.vault}/views`) }] : []),
    ];
    return { left, next: left.length > 0 ? ['lorchestra data stats'] : [] };
}
function lakehousePlaces(ended, where) {
    const ids = ended.filter(({ kind }) => kind.startsWith('spectra_')).map(({ job_id }) => job_id);
    const sources = sourcesIn(ids, /^spectra\.([a-z][a-z0-9]*)\./);
    return {
        left: sources.map((source) => ({ what: 'lakehouse', where: where.shown((0,folders/* lakehouseFolder */.qV)(where, source)) })),
        next: sources.map((source) => `solution-engine monitor ${source}`),
    };
}
/** The engine's last stages tell what they left; its first ones leave no pipeline that could be run. */
function enginePlaces(ended) {
    const stages = ended.filter(({ kind }) => kind === 'solution');
    const told = (name) => stages.flatMap(({ report }) => {
        const value = report.facts?.[name];
        return typeof value === 'string' ? [value] : [];
    });
    const built = stages.map(({ job_id }) => job_id).filter((id) => !/\.(?:discover|design)$/.test(id));
    return {
        left: ['branch', 'commit', 'report'].flatMap((what) => told(what).map((value) => ({ what, where: value }))),
        next: sourcesIn(built, /^solution\.([a-z][a-z0-9]*)\./).map((source) => `lorchestra run spectra.${source}`),
    };
}
/** Jobs of pipelines are named for their source, as the engine writes them. */
function sourcesIn(ids, pattern) {
    const found = ids.flatMap((id) => pattern.exec(id)?.[1] ?? []);
    return [...new Set(found)].sort();
}

// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
;// CONCATENATED MODULE: ./lib/app/view.js








/** What a person sees of a round on the command line, and the exit code it ends with. */
function consoleView({ entry, screen, json, settings, root }) {
    const silent = json && !screen.interactive('err');
    let report = null;
    return {
        watch: ({ plan }) => {
            if (silent)
                return () => { };
            report = consoleReport({ plan, screen: screen.screen(json ? 'err' : 'out', clock/* systemClock */.m) });
            return report.event;
        },
        end: (round) => {
            report?.close();
            const { record } = round;
            const code = exitCodeOf(round);
            if (code !== vocabulary/* exitCodes */.hS.success)
                (0,refuse/* sayCause */.nw)(screen, (0,report_text/* cause */.c1)(record));
            for (const warning of round.warnings)
                screen.err(`${warning}\n`);
            if (json) {
                screen.out(`${JSON.stringify(record.result, null, 2)}\n`);
                return code;
            }
            if (!round.worked)
                screen.out(`Nothing to do: run ${record.run_id} is complete\n`);
            const shown = (path) => (0,project_files/* shownFrom */.c2)(entry.cwd, (0,project_files/* absolute */.ys)(root, path));
            const locations = [
                { what: 'record', where: shown(`${round.folder.path}/record.json`) },
                ...locationsOf(record, { root, settings, shown }),
            ];
            screen.out(`${(0,closing/* closing */.E)({ record, locations, paint: screen.paint }).join('\n')}\n`);
            return code;
        },
    };
}
/** A round that was cancelled says which signal did it; of what was collected, completeness counts first. */
function exitCodeOf({ record, signal }) {
    if (record.fan_in !== undefined && !record.fan_in.complete)
        return vocabulary/* exitCodes */.hS.incomplete;
    if (record.fan_in !== undefined)
        return record.result.success ? vocabulary/* exitCodes */.hS.success : vocabulary/* exitCodes */.hS.failed;
    if (record.cancelled)
        return signal === 'SIGTERM' ? vocabulary/* exitCodes */.hS.terminated : vocabulary/* exitCodes */.hS.interrupted;
    return record.result.success ? vocabulary/* exitCodes */.hS.success : vocabulary/* exitCodes */.hS.failed;
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

/***/ 8294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ closing)
});

// EXTERNAL MODULE: ./lib/core/escape.js
var core_escape = __webpack_require__(96);
// EXTERNAL MODULE: ./lib/report/budget.js
var budget = __webpack_require__(1101);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(4639);
;// CONCATENATED MODULE: ./lib/report/gates.js



/** Worst first; those that passed are counted and not named. */
const verdicts = ['refused', 'unanswered', 'warned', 'passed'];
const namesShown = 20;
/** UTF-16 code units of the name of a gate. */
const nameWidth = 100;
/**
 * What the gates of a run said; null when none was asked. A job that closes a stage tells each of its gates in
 * `facts.gates`; the engine, whose pipeline is a run of its own, how many there were of each verdict.
 */
function tell({ jobs }) {
    const told = jobs.map(({ kind, report }) => ({ kind, gates: report.facts?.['gates'] }));
    const gates = told.flatMap(({ kind, gates: each }) => (kind.startsWith('spectra_') && Array.isArray(each) ? each : []));
    const known = gates.flatMap((gate) => gateOf(gate));
    const summed = told.filter(({ kind }) => kind === 'solution').map(({ gates: each }) => each);
    const number = (verdict) => known.filter((gate) => gate.verdict === verdict).length +
        summed.reduce((sum, each) => sum + countIn(each, verdict), 0);
    const worries = verdicts.slice(0, -1);
    const counts = ['passed', ...worries]
        .filter((verdict) => number(verdict) > 0)
        .map((verdict) => `${(0,report_text/* commas */.Rm)(number(verdict))} ${verdict}`);
    if (counts.length === 0)
        return null;
    const named = worries.flatMap((verdict) => known.filter((gate) => gate.verdict === verdict));
    return {
        counts: counts.join(', '),
        named: named.slice(0, namesShown),
        rest: Math.max(0, named.length - namesShown),
    };
}
/** Facts are read back from a ledger, which may be of another version. */
function gateOf(told) {
    if (typeof told !== 'object' || told === null || !('id' in told) || !('verdict' in told))
        return [];
    const verdict = verdicts.find((one) => one === told.verdict);
    return verdict === undefined || typeof told.id !== 'string' ? [] : [{ id: (0,budget/* cut */.Jj)(told.id, nameWidth), verdict }];
}
function countIn(told, verdict) {
    if (typeof told !== 'object' || told === null)
        return 0;
    const value = Reflect.get(told, verdict);
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
/** One line for a console; none when no gate was asked. */
function gateLines(record, paint) {
    const told = tell(record);
    if (told === null)
        return [];
    const { counts, named, rest } = told;
    const shades = { refused: paint.bad, unanswered: paint.bad, warned: paint.warn, passed: (words) => words };
    const names = named.map(({ id, verdict }) => `${shades[verdict]((0,core_escape/* line */.n8)(id))} ${paint.dim(verdict)}`);
    const more = rest > 0 ? [`and ${(0,report_text/* commas */.Rm)(rest)} more`] : [];
    const list = names.length === 0 ? '' : `: ${[...names, ...more].join(', ')}`;
    return [`  ${paint.dim('gates')}  ${counts}${list}`];
}
/** One line for a summary; nothing when no gate was asked. */
function gateSection(record) {
    const told = tell(record);
    if (told === null)
        return nothing;
    const { counts, named, rest } = told;
    const names = named.map(({ id, verdict }) => markup `${code(id)} ${text(verdict)}`);
    const more = rest > 0 ? [markup `and ${text(commas(rest))} more`] : [];
    const list = names.length === 0 ? nothing : markup `: ${joined([...names, ...more], ', ')}`;
    return markup `**Gates** ${text(counts)}${list}\n`;
}

;// CONCATENATED MODULE: ./lib/report/closing.js



const failuresShown = 20;
const findingsShown = 20;
/** The last words of a run on a console: what happened, where it lies, what to do next. */
function closing(options) {
    const { record, locations, paint } = options;
    const outcome = (0,report_text/* runOutcome */.CL)(record);
    const { good, warn, bad } = paint;
    const shade = { succeeded: good, cancelled: warn, unfinished: warn, failed: bad, incomplete: bad }[outcome];
    // A leg, or what was collected from legs, is finished by running legs again.
    const isWhole = record.leg === undefined && record.fan_in === undefined;
    const next = outcome === 'succeeded' || !isWhole ? [] : [{ what: 'next', where: (0,report_text/* remedy */.zL)(record) }];
    const places = [...locations, ...next];
    const width = Math.max(0, ...places.map(({ what }) => what.length));
    return [
        '',
        paint.bold(shade((0,report_text/* verdict */.WJ)(record))),
        ...countLines(record, paint),
        ...findingLines(record, paint),
        ...gateLines(record, paint),
        ...failureLines(record, paint),
        ...places.map(({ what, where }) => `  ${paint.dim(what.padEnd(width))}  ${where}`),
    ];
}
/** What all jobs of each kind did to records together; nothing where the lines of the jobs say as much. */
function countLines(record, paint) {
    const totals = new Map();
    const counted = record.jobs.flatMap(({ kind, report: { counts } }) => (counts === undefined ? [] : [{ kind, counts }]));
    for (const { kind, counts } of counted) {
        const total = totals.get(kind) ?? { read: 0, written: 0, unchanged: 0, skipped: 0, failed: 0 };
        for (const name of Object.keys(total))
            total[name] += counts[name];
        totals.set(kind, total);
    }
    if (totals.size === counted.length)
        return [];
    const width = Math.max(0, ...[...totals.keys()].map((kind) => kind.length));
    return [...totals].map(([kind, total]) => `  ${paint.dim(kind.padEnd(width))}  ${(0,report_text/* recordCounts */.uk)(total)}`);
}
function findingLines({ fan_in }, paint) {
    const findings = fan_in?.findings ?? [];
    const shown = findings.slice(0, findingsShown).flatMap(({ code, loss, message, remedy }) => {
        const shade = loss ? paint.bad : paint.dim;
        return [`  ${shade(code)} ${(0,core_escape/* line */.n8)(message)}`, ...(loss ? [`       ${paint.dim((0,core_escape/* line */.n8)(remedy))}`] : [])];
    });
    const rest = findings.length - findingsShown;
    return rest > 0 ? [...shown, `  and ${(0,report_text/* count */.U9)(rest, 'more finding')}`] : shown;
}
function failureLines(record, paint) {
    const told = new Set((0,report_text/* losses */.YY)(record).flatMap(({ jobs }) => jobs));
    const failed = record.jobs.filter((job) => ((0,report_text/* isTrouble */.KM)(job) && job.status !== 'cancelled' && !told.has(job.path)) || job.allowed_failure);
    const shown = failed.slice(0, failuresShown).map((job) => {
        const shade = job.allowed_failure ? paint.warn : paint.bad;
        return `  ${shade((0,report_text/* textOf */.b6)(job).word.padEnd(4))} ${paint.bold(job.job_id)} ${(0,core_escape/* line */.n8)((0,report_text/* failureText */.kY)(job))}`;
    });
    const rest = failed.length - shown.length;
    return rest > 0 ? [...shown, `  and ${(0,report_text/* count */.U9)(rest, 'more job')}`] : shown;
}


/***/ })

};

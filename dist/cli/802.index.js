export const id = 802;
export const ids = [802];
export const modules = {

/***/ 1208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makePlan: () => (/* binding */ makePlan),
  plan: () => (/* binding */ plan)
});

// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/plan/listing.js
var listing = __webpack_require__(2851);
// EXTERNAL MODULE: ./lib/report/listing.js
var report_listing = __webpack_require__(1074);
// EXTERNAL MODULE: ./lib/app/settings.js
var settings = __webpack_require__(610);
;// CONCATENATED MODULE: ./lib/app/flags.js

const namePattern = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
/** `name=value` pairs; the last of one name wins. */
function readParams(pairs) {
    const diagnostics = [];
    const params = new Map();
    for (const pair of pairs) {
        const cut = pair.indexOf('=');
        const name = cut < 0 ? pair : pair.slice(0, cut);
        if (cut < 0 || !namePattern.test(name)) {
            diagnostics.push((0,settings/* given */.gI)('settings/param', `Cannot read parameter "${pair}"`, `--param ${pair}`, 'Write it as name=value; a name has letters, digits and _'));
        }
        else {
            params.set(name, pair.slice(cut + 1));
        }
    }
    if (diagnostics.length > 0)
        return { ok: false, diagnostics };
    return { ok: true, value: Object.fromEntries(params), diagnostics: [] };
}

// EXTERNAL MODULE: ./lib/app/project.js + 3 modules
var app_project = __webpack_require__(6821);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
;// CONCATENATED MODULE: ./lib/app/plan.js







/** Definitions to plan. Any mistake in the folder refuses: what is broken must not be found in the middle of a night. */
function makePlan(place, id, pairs) {
    const params = readParams(pairs);
    const project = (0,app_project/* openProject */.U8)(place);
    if (!params.ok || !project.ok)
        return { ok: false, diagnostics: [...params.diagnostics, ...project.diagnostics] };
    const plan = (0,app_project/* planOf */.XC)(project.value, id, params.value);
    const unread = project.value.diagnostics.filter(({ severity }) => severity === 'error');
    // What cannot be read may be what was asked for, so that it is unknown says nothing.
    const found = unread.length === 0 ? plan.diagnostics : plan.diagnostics.filter(({ code }) => code !== 'plan/unknown-id');
    const diagnostics = (0,codes/* sortDiagnostics */.Ds)([...project.value.diagnostics, ...found]);
    if (!plan.ok || diagnostics.some((diagnostic) => diagnostic.severity === 'error'))
        return { ok: false, diagnostics };
    return { ok: true, value: { project: project.value, plan: plan.value, params: params.value }, diagnostics };
}
async function plan({ entry, screen, id, flags, }) {
    const json = flags.json === true;
    const planned = makePlan({ cwd: entry.cwd, env: entry.env, flags }, id, flags.param);
    if (!planned.ok)
        return (0,refuse/* refuse */.TR)(screen, planned.diagnostics, json);
    (0,refuse/* mention */.lE)(screen, planned.diagnostics, json);
    if (json)
        screen.out(`${JSON.stringify((0,listing/* listing */.R)(planned.value.plan), null, 2)}\n`);
    else
        screen.out((0,report_listing/* renderListing */.R)(planned.value.plan, screen.paint));
    return vocabulary/* exitCodes */.hS.success;
}


/***/ }),

/***/ 7802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6883);
/* harmony import */ var _ledger_fold_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6262);
/* harmony import */ var _report_listing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1074);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1208);
/* harmony import */ var _refuse_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(583);
/* harmony import */ var _round_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4421);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(610);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(623);








async function run({ entry, screen, id, flags, }) {
    const json = flags.json === true;
    const wrong = contradictions(id, flags);
    if (wrong.length > 0)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(screen, wrong, json);
    if (flags.planFile !== undefined)
        return runOneLeg({ entry, screen, planFile: flags.planFile, flags });
    if (id === undefined)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(screen, [nothingNamed], json);
    const planned = (0,_plan_js__WEBPACK_IMPORTED_MODULE_3__.makePlan)({ cwd: entry.cwd, env: entry.env, flags }, id, flags.param);
    if (!planned.ok)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(screen, planned.diagnostics, json);
    (0,_refuse_js__WEBPACK_IMPORTED_MODULE_4__/* .mention */ .lE)(screen, planned.diagnostics, json);
    const { project, plan, params } = planned.value;
    if (flags.dryRun === true) {
        if (json)
            screen.out(`${JSON.stringify((0,_ledger_fold_result_js__WEBPACK_IMPORTED_MODULE_1__/* .dryRunResult */ .YS)(plan), null, 2)}\n`);
        else
            screen.out(`${(0,_report_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .renderListing */ .R)(plan, screen.paint)}\n${(0,_report_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .dryRunVerdict */ .Q)(plan)}\n`);
        return _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.success;
    }
    const view = (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .consoleView */ .T)({ entry, screen, json, settings: project.settings, root: project.root });
    return view.end(await (0,_round_js__WEBPACK_IMPORTED_MODULE_5__/* .startRun */ .AD)({ entry, root: project.root, settings: project.settings }, { plan, params }, view.watch));
}
const nothingNamed = (0,_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .given */ .gI)('settings/no-id', 'Nothing is named to be run', 'run', 'Give the id of a composite or of a job: `lorchestra list` shows all');
/** A leg takes what its plan file says, and a whole run has no leg: what does not go together is said, not passed over. */
function contradictions(id, flags) {
    const found = [];
    const refused = (text, message, hint) => {
        found.push((0,_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .given */ .gI)('settings/leg', message, text, hint));
    };
    if (flags.planFile === undefined) {
        const names = ['shard', 'ledgers', 'round'];
        for (const name of names.filter((each) => flags[each] !== undefined))
            refused(`--${name}`, `--${name} belongs to a leg of a fan-out`, 'Give the plan file as well: --plan-file FILE');
        return found;
    }
    if (id !== undefined)
        refused(`run ${id}`, `Cannot run "${id}" and a plan file at once`, 'Leave one of the two out');
    if (flags.shard === undefined)
        refused('--plan-file', 'A plan file is run by legs', 'Say which one: --shard 1/1');
    if (flags.param.length > 0)
        refused('--param', 'Parameters stand in the plan file', 'Give them to `lorchestra plan`');
    if (flags.dryRun === true)
        refused('--dry-run', 'A leg has no dry-run', '`lorchestra plan ID --shards N` shows what would run');
    return found;
}
async function runOneLeg({ entry, screen, planFile, flags, }) {
    const json = flags.json === true;
    const { openLeg, runLeg } = await __webpack_require__.e(/* import() */ 94).then(__webpack_require__.bind(__webpack_require__, 4094));
    const { shard = '', ledgers = null, round = null } = flags;
    const leg = openLeg({ entry, place: { cwd: entry.cwd, env: entry.env, flags }, planFile, shard, ledgers, round });
    if (!leg.ok)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(screen, leg.diagnostics, json);
    const { settings, root } = leg.value;
    const view = (0,_view_js__WEBPACK_IMPORTED_MODULE_7__/* .consoleView */ .T)({ entry, screen, json, settings, root });
    const end = await runLeg(leg.value, view.watch);
    return end.ok ? view.end(end.value) : (0,_refuse_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(screen, end.diagnostics, json);
}


/***/ }),

/***/ 623:
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
// EXTERNAL MODULE: ./lib/report/closing.js
var closing = __webpack_require__(1425);
// EXTERNAL MODULE: ./lib/core/defect.js
var defect = __webpack_require__(9258);
// EXTERNAL MODULE: ./lib/plan/walk.js
var walk = __webpack_require__(9166);
// EXTERNAL MODULE: ./lib/report/budget.js
var budget = __webpack_require__(1101);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
// EXTERNAL MODULE: ./lib/report/groups.js
var report_groups = __webpack_require__(740);
;// CONCATENATED MODULE: ./lib/report/progress.js


function outline(composite, jobs) {
    const groups = (0,report_groups/* grouped */.zD)(jobs);
    const places = new Map(groups.flatMap((group, place) => group.jobs.slice(0, 1).map((job) => [(0,report_groups/* groupKey */.$6)(job), place])));
    const groupOf = new Map(jobs.map((job) => [job.path, places.get((0,report_groups/* groupKey */.$6)(job)) ?? 0]));
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
    if (group === undefined || group.stage === null)
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
    const reason = receipt.failure === undefined ? [] : [(0,report_escape/* line */.n8)(receipt.failure.message)];
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
        .map(({ key, message }) => `${indent}${paint.dim('-')} ${(0,report_escape/* line */.n8)(key)}: ${(0,report_escape/* line */.n8)(message)}`);
    const rest = errors.length - shown.length;
    return rest > 0 ? [...shown, `${indent}${paint.dim(`and ${rest} more records, named in the run's record`)}`] : shown;
}
function tail(failure, paint) {
    return (failure.tail ?? []).slice(-tailLines).map((each) => `${indent}${paint.dim('|')} ${(0,budget/* cut */.Jj)((0,report_escape/* logLine */.BP)(each), 500)}`);
}
function retryWords({ path, started_at, ended_at, failure, attempt, retry_in_ms }) {
    const next = `attempt ${attempt + 1} in ${(0,report_text/* duration */.p0)(retry_in_ms)}`;
    return `${jobName(path)} (${(0,report_text/* duration */.p0)(ended_at - started_at)}) ${(0,report_escape/* line */.n8)(failure.message)}; ${next}`;
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
    const stage = group === undefined || group.stage === null
        ? []
        : [`${(0,report_groups/* groupTitle */.SZ)(group)} (stage ${progress.group + 1} of ${whole.groups.length})`];
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
    return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
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
                ...dataLocations(record, settings, shown),
            ];
            screen.out(`${(0,closing/* closing */.E)({ record, locations, paint: screen.paint }).join('\n')}\n`);
            return code;
        },
    };
}
function dataLocations(record, settings, shown) {
    const kinds = new Set(record.jobs.filter((job) => job.status === 'succeeded').map((job) => job.kind));
    const wrote = (...names) => names.some((name) => kinds.has(name));
    return [
        ...(wrote('ingest', 'validate', 'canonize', 'project_measurement_events', 'project_observations', 'create_projection')
            ? [{ what: 'warehouse', where: shown(settings.warehouse) }]
            : []),
        ...(wrote('sync_sqlite') ? [{ what: 'local copy', where: shown(`${settings.vault}/local.db`) }] : []),
        ...(wrote('file_projection') ? [{ what: 'pages', where: shown(`${settings.vault}/views`) }] : []),
        ...(record.result.success && record.jobs.some((job) => job.kind !== 'exec')
            ? [{ what: 'next', where: 'lorchestra data stats' }]
            : []),
    ];
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

/***/ 2851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ listing)
/* harmony export */ });
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9166);

function listing(plan) {
    const jobs = (0,_walk_js__WEBPACK_IMPORTED_MODULE_0__/* .plannedJobs */ .d)(plan).map(({ path, job, phase, stage, stage_index }) => ({
        path,
        job_id: job.job_id,
        job_type: job.kind,
        phase,
        stage,
        stage_index,
    }));
    return { plan_hash: plan.plan_hash, composite: plan.composite, jobs };
}


/***/ }),

/***/ 1425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ closing)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2527);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4639);


const failuresShown = 20;
const findingsShown = 20;
/** The last words of a run on a console: what happened, where it lies, what to do next. */
function closing(options) {
    const { record, locations, paint } = options;
    const outcome = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .runOutcome */ .CL)(record);
    const { good, warn, bad } = paint;
    const shade = { succeeded: good, cancelled: warn, unfinished: warn, failed: bad, incomplete: bad }[outcome];
    // A leg, or what was collected from legs, is finished by running legs again.
    const isWhole = record.leg === undefined && record.fan_in === undefined;
    const next = outcome === 'succeeded' || !isWhole ? [] : [{ what: 'next', where: `lorchestra resume ${record.run_id}` }];
    const places = [...locations, ...next];
    const width = Math.max(0, ...places.map(({ what }) => what.length));
    return [
        '',
        paint.bold(shade((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .verdict */ .WJ)(record))),
        ...countLines(record, paint),
        ...findingLines(record, paint),
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
    return [...totals].map(([kind, total]) => `  ${paint.dim(kind.padEnd(width))}  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .recordCounts */ .uk)(total)}`);
}
function findingLines({ fan_in }, paint) {
    const findings = fan_in?.findings ?? [];
    const shown = findings.slice(0, findingsShown).flatMap(({ code, loss, message, remedy }) => {
        const shade = loss ? paint.bad : paint.dim;
        return [`  ${shade(code)} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)(message)}`, ...(loss ? [`       ${paint.dim((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)(remedy))}`] : [])];
    });
    const rest = findings.length - findingsShown;
    return rest > 0 ? [...shown, `  and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(rest, 'more finding')}`] : shown;
}
function failureLines(record, paint) {
    const told = new Set((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .losses */ .YY)(record).flatMap(({ jobs }) => jobs));
    const failed = record.jobs.filter((job) => ((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrouble */ .KM)(job) && job.status !== 'cancelled' && !told.has(job.path)) || job.allowed_failure);
    const shown = failed.slice(0, failuresShown).map((job) => {
        const shade = job.allowed_failure ? paint.warn : paint.bad;
        return `  ${shade((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(job).word.padEnd(4))} ${paint.bold(job.job_id)} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .failureText */ .kY)(job))}`;
    });
    const rest = failed.length - shown.length;
    return rest > 0 ? [...shown, `  and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(rest, 'more job')}`] : shown;
}


/***/ }),

/***/ 1074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ dryRunVerdict),
/* harmony export */   R: () => (/* binding */ renderListing)
/* harmony export */ });
/* harmony import */ var _plan_walk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9166);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(740);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4639);



/** Every job of a plan in run order, by stage, with its kind. Ends with a line break. */
function renderListing(plan, paint) {
    const jobs = (0,_plan_walk_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedJobs */ .d)(plan);
    const width = Math.max(0, ...jobs.map(({ job }) => job.job_id.length));
    const groups = (0,_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(jobs);
    const lines = groups.flatMap((group) => [
        '',
        `${paint.bold((0,_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .groupTitle */ .SZ)(group))}  ${paint.dim((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(group.jobs.length, 'job'))}`,
        ...group.jobs.map((planned) => jobLine(planned, width, paint)),
    ]);
    const size = `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(jobs.length, 'job')} in ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(groups.length, 'stage')}, plan ${plan.plan_hash.slice(0, 12)}`;
    return `${[`${paint.bold(plan.composite)}  ${paint.dim(size)}`, ...lines].join('\n')}\n`;
}
function jobLine({ job }, width, paint) {
    return `  ${job.job_id.padEnd(width)}  ${paint.dim(job.kind)}`;
}
/** One sentence about a dry-run, no final period. */
function dryRunVerdict(plan) {
    const jobs = (0,_plan_walk_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedJobs */ .d)(plan);
    return `Dry-run of ${plan.composite}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(jobs.length, 'job')} in ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)((0,_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(jobs).length, 'stage')} would run, nothing was started`;
}


/***/ })

};

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

// EXTERNAL MODULE: ./lib/app/project.js + 1 modules
var app_project = __webpack_require__(4290);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
;// CONCATENATED MODULE: ./lib/app/plan.js







/** Definitions to plan. Any mistake in the folder refuses: what is broken must not be found in the middle of a night. */
async function makePlan(place, id, pairs) {
    const params = readParams(pairs);
    const project = await (0,app_project/* openProject */.U8)(place);
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
    const planned = await makePlan((0,app_project/* placeOf */.$t)(entry, flags), id, flags.param);
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
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4290);
/* harmony import */ var _refuse_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(583);
/* harmony import */ var _round_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6312);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(610);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4528);









async function run({ entry, screen, id, flags, }) {
    const json = flags.json === true;
    const wrong = contradictions(id, flags);
    if (wrong.length > 0)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(screen, wrong, json);
    if (flags.planFile !== undefined)
        return runOneLeg({ entry, screen, planFile: flags.planFile, flags });
    if (id === undefined)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(screen, [nothingNamed], json);
    const planned = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_3__.makePlan)((0,_project_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(entry, flags), id, flags.param);
    if (!planned.ok)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(screen, planned.diagnostics, json);
    (0,_refuse_js__WEBPACK_IMPORTED_MODULE_5__/* .mention */ .lE)(screen, planned.diagnostics, json);
    const { project, plan, params } = planned.value;
    if (flags.dryRun === true) {
        if (json)
            screen.out(`${JSON.stringify((0,_ledger_fold_result_js__WEBPACK_IMPORTED_MODULE_1__/* .dryRunResult */ .YS)(plan), null, 2)}\n`);
        else
            screen.out(`${(0,_report_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .renderListing */ .R)(plan, screen.paint)}\n${(0,_report_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .dryRunVerdict */ .Q)(plan)}\n`);
        return _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.success;
    }
    const view = (0,_view_js__WEBPACK_IMPORTED_MODULE_8__/* .consoleView */ .T)({ entry, screen, json, settings: project.settings, root: project.root });
    return view.end(await (0,_round_js__WEBPACK_IMPORTED_MODULE_6__/* .startRun */ .AD)({ entry, root: project.root, settings: project.settings }, { plan, params }, view.watch));
}
const nothingNamed = (0,_settings_js__WEBPACK_IMPORTED_MODULE_7__/* .given */ .gI)('settings/no-id', 'Nothing is named to be run', 'run', 'Give the id of a composite or of a job: `lorchestra list` shows all');
/** A leg takes what its plan file says, and a whole run has no leg: what does not go together is said, not passed over. */
function contradictions(id, flags) {
    const found = [];
    const refused = (text, message, hint) => {
        found.push((0,_settings_js__WEBPACK_IMPORTED_MODULE_7__/* .given */ .gI)('settings/leg', message, text, hint));
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
    const leg = await openLeg({ entry, place: (0,_project_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(entry, flags), planFile, shard, ledgers, round });
    if (!leg.ok)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(screen, leg.diagnostics, json);
    const { settings, root } = leg.value;
    const view = (0,_view_js__WEBPACK_IMPORTED_MODULE_8__/* .consoleView */ .T)({ entry, screen, json, settings, root });
    const end = await runLeg(leg.value, view.watch);
    return end.ok ? view.end(end.value) : (0,_refuse_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(screen, end.diagnostics, json);
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
    const groups = (0,_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)(jobs);
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

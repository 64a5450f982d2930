export const id = 208;
export const ids = [208];
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

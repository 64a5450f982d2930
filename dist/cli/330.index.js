export const id = 330;
export const ids = [330];
export const modules = {

/***/ 3330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fanOut: () => (/* binding */ fanOut),
  makeFanOut: () => (/* binding */ makeFanOut)
});

// EXTERNAL MODULE: ./lib/adapters/clock.js
var clock = __webpack_require__(1642);
// EXTERNAL MODULE: ./lib/adapters/hash.js
var hash = __webpack_require__(2886);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/adapters/state/run-folder.js + 1 modules
var run_folder = __webpack_require__(1951);
// EXTERNAL MODULE: ./lib/adapters/state/write-file.js
var write_file = __webpack_require__(3928);
// EXTERNAL MODULE: ./lib/core/duration.js
var duration = __webpack_require__(8415);
// EXTERNAL MODULE: ./lib/core/redact.js + 2 modules
var redact = __webpack_require__(6926);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/plan/durations.js
var durations = __webpack_require__(2262);
// EXTERNAL MODULE: ./lib/plan/listing.js
var listing = __webpack_require__(2851);
// EXTERNAL MODULE: ./lib/plan/walk.js
var walk = __webpack_require__(9166);
// EXTERNAL MODULE: ./lib/plan/plan-file.js
var plan_file = __webpack_require__(8551);
// EXTERNAL MODULE: ./lib/plan/shards.js
var plan_shards = __webpack_require__(1550);
// EXTERNAL MODULE: ./lib/report/budget.js
var budget = __webpack_require__(1101);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(4639);
;// CONCATENATED MODULE: ./lib/report/fan-out.js



/** How a plan is cut, and what other cuts would cost. Ends with a line break. */
function renderFanOut(view, paint) {
    const { plan, choice, wanted } = view;
    const { fanOut, table } = choice;
    const waves = fanOut.waves.map(({ name, shards }, index) => {
        const jobs = shards.reduce((sum, shard) => sum + shard.jobs.length, 0);
        return `  ${index + 1}  ${name}  ${paint.dim(`${(0,report_text/* count */.U9)(jobs, 'job')} in ${(0,report_text/* count */.U9)(shards.length, 'shard')}, ${range(shards)}`)}`;
    });
    const rows = [header, ...table.map((row) => cells(row))];
    const widths = header.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    const lines = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
    const marked = lines.map((line, index) => (index > 0 && cells(table[index - 1])[0] === wanted ? paint.bold(line) : line));
    return [
        `${paint.bold(plan.composite)}  ${paint.dim(`plan ${plan.plan_hash.slice(0, 12)}, ${verdictOf(fanOut)}`)}`,
        '',
        ...waves,
        '',
        ...marked.map((line) => `  ${line}`),
        '',
        basis(view),
        '',
    ].join('\n');
}
/** The same as GitHub Markdown. Never more bytes of UTF-8 than the budget. */
function fanOutSummary(view, budget = summaryBudget) {
    const { plan, choice, wanted } = view;
    const { fanOut, table } = choice;
    return fitted({
        levels: [500, 50],
        budget,
        tooLarge: 'This summary was cut to fit into what GitHub shows.',
        render: (most) => {
            const waves = fanOut.waves.slice(0, most).map(waveRow);
            const rest = fanOut.waves.length - waves.length;
            const rows = table.map((row) => tableRow(row, wanted));
            return joined([
                markup `## \ud83d\uddfa\ufe0f ${text(`${plan.composite}: ${verdictOf(fanOut)}`)}\n\n`,
                markup `| Wave | Stage | Jobs | Shards | Longest |\n|--:|:--|--:|--:|--:|\n`,
                ...waves,
                rest > 0 ? markup `\nAnd ${text(count(rest, 'more wave'))}.\n` : nothing,
                markup `\n| Shards per wave | Legs | Wall time | Billed minutes |\n|:--|--:|--:|--:|\n`,
                ...rows,
                markup `\n${text(basis(view))}\n\nPlan ${code(plan.plan_hash.slice(0, 12))}\n`,
            ], '');
        },
    });
}
const header = ['shards', 'legs', 'wall time', 'billed minutes'];
function cells(row) {
    if (row === undefined)
        return [];
    return [String(row.shards), (0,report_text/* commas */.Rm)(row.legs), (0,report_text/* elapsed */.vk)(row.wall_ms), (0,report_text/* commas */.Rm)(row.billed_minutes)];
}
function tableRow(row, wanted) {
    const [shards = '', ...rest] = cells(row);
    const name = shards === wanted ? markup `**${text(shards)}** (chosen)` : text(shards);
    return markup `| ${name} | ${joined(rest.map(text), ' | ')} |\n`;
}
function waveRow({ name, shards }, index) {
    const jobs = shards.reduce((sum, shard) => sum + shard.jobs.length, 0);
    const longest = shards.reduce((most, { expected_ms }) => Math.max(most, expected_ms), 0);
    return markup `| ${index + 1} | ${text(cut(name, 200))} | ${text(commas(jobs))} | ${text(commas(shards.length))} | ${text(elapsed(longest))} |\n`;
}
function range(shards) {
    const times = shards.map(({ expected_ms }) => expected_ms);
    const [least, most] = [Math.min(...times), Math.max(...times)].map(report_text/* elapsed */.vk);
    if (least !== most)
        return `${least} to ${most}`;
    return shards.length === 1 ? `${most}` : `${most} each`;
}
function verdictOf({ waves, wall_ms, billed_minutes }) {
    const legs = waves.reduce((sum, { shards }) => sum + shards.length, 0);
    return `${(0,report_text/* count */.U9)(legs, 'leg')} in ${(0,report_text/* count */.U9)(waves.length, 'wave')}, about ${(0,report_text/* elapsed */.vk)(wall_ms)} and ${(0,report_text/* count */.U9)(billed_minutes, 'billed minute')}`;
}
function basis({ choice, known }) {
    const jobs = choice.fanOut.waves.reduce((sum, wave) => sum + wave.shards.reduce((all, shard) => all + shard.jobs.length, 0), 0);
    if (known === jobs)
        return 'All durations come from earlier runs.';
    if (known === 0)
        return 'No earlier run is known here, so that all durations are guessed.';
    return `The durations of ${(0,report_text/* commas */.Rm)(known)} of ${(0,report_text/* count */.U9)(jobs, 'job')} come from earlier runs; the others are guessed from these.`;
}

// EXTERNAL MODULE: ./lib/app/plan.js + 1 modules
var app_plan = __webpack_require__(1208);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/app/project.js + 1 modules
var project = __webpack_require__(4290);
// EXTERNAL MODULE: ./lib/app/round.js + 31 modules
var round = __webpack_require__(6312);
// EXTERNAL MODULE: ./lib/app/settings.js
var settings = __webpack_require__(610);
// EXTERNAL MODULE: ./lib/app/version.js
var version = __webpack_require__(1271);
;// CONCATENATED MODULE: ./lib/app/fan-out.js




















const defaultSetupMs = 30_000;
/** Records that durations are learned from; of a wide run each takes megabytes to read. */
const pastRuns = 5;
/** Plans, cuts, and writes the plan file. */
async function makeFanOut(request) {
    const { place, id, params, shards, setup, out } = request;
    const wanted = readShards(shards);
    const setupMs = readSetup(setup);
    const planned = await (0,app_plan.makePlan)(place, id, params);
    const diagnostics = [...wanted.diagnostics, ...setupMs.diagnostics, ...planned.diagnostics];
    if (!wanted.ok || !setupMs.ok || !planned.ok)
        return { ok: false, diagnostics };
    const { project, plan } = planned.value;
    const together = sharesFiles(plan);
    const kept = [...keepable(planned.value, place), ...(together ? onOneMachine(plan, wanted.value) : [])];
    if (kept.length > 0)
        return { ok: false, diagnostics: [...diagnostics, ...kept] };
    const durations = pastDurations(project);
    const { max_parallel, profile, state_dir } = project.settings;
    const choice = (0,plan_shards/* shardPlan */.eK)({ plan, durations, setup_ms: setupMs.value, max_parallel }, together ? 'whole' : wanted.value);
    const now = clock/* systemClock */.m.now();
    const file = {
        run_id: (0,run_folder/* newRunId */.F$)(now),
        created_at: now,
        round: Number(place.env['GITHUB_RUN_ATTEMPT']) || 1,
        lorchestra: version/* version */.r,
        profile,
        params: planned.value.params,
        plan,
        waves: choice.fanOut.waves,
    };
    const name = `plan-${(0,plan_file/* runName */.rt)({ ...file, ...plan })}.json`;
    const path = out === null ? (0,project_files/* absolute */.ys)(project.root, `${state_dir}/${name}`) : (0,project_files/* absolute */.ys)(place.cwd, out);
    (0,write_file/* writeNewFile */.S0)(path, (0,plan_file/* encodePlanFile */.Sj)(file, hash/* sha256 */.s));
    const known = file.waves.flatMap((wave) => wave.shards.flatMap(({ jobs }) => jobs)).filter((job) => isKnown(job, durations));
    return { ok: true, value: { planned: planned.value, choice, file, path, known: known.length }, diagnostics };
}
/** `lorchestra plan ID --shards`: says how the plan is cut, and where its file is. */
async function fanOut({ entry, screen, id, flags, }) {
    const json = flags.json === true;
    const { param: params, shards = 'auto', setup = null, out = null } = flags;
    const place = (0,project/* placeOf */.$t)(entry, flags);
    const made = await makeFanOut({ place, id, params, shards, setup, out });
    if (!made.ok)
        return (0,refuse/* refuse */.TR)(screen, made.diagnostics, json);
    (0,refuse/* mention */.lE)(screen, made.diagnostics, json);
    const { planned, choice, file, path, known } = made.value;
    const shown = (0,project_files/* shownFrom */.c2)(entry.cwd, path);
    if (json)
        screen.out(`${JSON.stringify(described(made.value, shown), null, 2)}\n`);
    else {
        screen.out(renderFanOut({ plan: planned.plan, choice, wanted: shards, known }, screen.paint));
        screen.out(`\n  plan file  ${shown}\n  run        ${file.run_id}\n`);
    }
    return vocabulary/* exitCodes */.hS.success;
}
/** What `plan ID --shards N --json` prints. */
function described({ planned, choice, file }, shown) {
    const { fanOut, table } = choice;
    const { wall_ms, billed_minutes } = fanOut;
    const waves = fanOut.waves.map(({ name, shards }, index) => ({
        name,
        shards: shards.map((shard, place) => ({ shard: (0,plan_shards/* shardText */.eG)({ wave: index + 1, shard: place + 1 }), ...shard })),
    }));
    return {
        ...(0,listing/* listing */.R)(planned.plan),
        run_id: file.run_id,
        plan_file: shown,
        matrix: (0,plan_shards/* matrixOf */.lQ)(fanOut),
        expected_count: waves.reduce((sum, { shards }) => sum + shards.length, 0),
        fan_out: { wall_ms, billed_minutes, waves, table },
    };
}
/** The warehouse is a file, and a lakehouse ten: what a job writes, only jobs on the same machine can read. */
function sharesFiles(plan) {
    return (0,walk/* plannedJobs */.d)(plan).some(({ job }) => job.kind !== 'exec');
}
function onOneMachine(plan, wanted) {
    if (typeof wanted !== 'number')
        return [];
    const ofPipelines = (0,walk/* plannedJobs */.d)(plan).every(({ job }) => job.kind === 'exec' || job.kind.startsWith('spectra_'));
    const shared = ofPipelines ? 'lakehouse, which is a folder of files' : 'warehouse, which is a file';
    const message = `Cannot cut "${plan.composite}" for several machines: its data jobs share one ${shared}`;
    const hint = 'Give "whole", or "auto", which then means the same; phases hand it on (docs/github.md)';
    return [(0,settings/* given */.gI)('fan-out/one-warehouse', message, `--shards ${wanted}`, hint)];
}
function isKnown(path, durations) {
    return durations.has(path.slice(path.lastIndexOf('/') + 1));
}
function readShards(text) {
    if (text === 'auto' || text === 'whole')
        return { ok: true, value: text, diagnostics: [] };
    const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
    if (count >= 1 && count <= plan_shards/* mostShards */.bA)
        return { ok: true, value: count, diagnostics: [] };
    const message = count > plan_shards/* mostShards */.bA
        ? `Cannot cut a wave into ${count} shards: GitHub starts at most ${plan_shards/* mostShards */.bA} jobs from one matrix`
        : `Cannot read the number of shards "${text}"`;
    const hint = `Give a whole number from 1 to ${plan_shards/* mostShards */.bA}, or "auto", or "whole"; a shard may hold any number of jobs`;
    return { ok: false, diagnostics: [(0,settings/* given */.gI)('settings/shards', message, `--shards ${text}`, hint)] };
}
function readSetup(text) {
    const ms = text === null ? defaultSetupMs : (0,duration/* parseDuration */.E9)(text);
    if (ms !== null)
        return { ok: true, value: ms, diagnostics: [] };
    const message = `Cannot read the set-up time "${text ?? ''}"`;
    return { ok: false, diagnostics: [(0,settings/* given */.gI)('settings/setup', message, `--setup ${text ?? ''}`, 'Write a duration: 45s, 1m30s')] };
}
/** The plan file becomes an artifact, so it may hold no secret; nor may a leg work with a parameter that was blotted out. */
function keepable({ plan, params, project }, { env }) {
    const redactor = (0,redact/* createRedactor */.l)((0,round/* secretValues */.VX)(plan, env, project.settings));
    return Object.entries(params).flatMap(([name, value]) => {
        if (redactor.text(value) === value)
            return [];
        const message = `Cannot put parameter "${name}" into a plan file: it holds the value of a secret`;
        return [(0,settings/* given */.gI)('settings/secret-param', message, `--param ${name}=...`, 'Let the job read the secret from its environment')];
    });
}
function pastDurations({ root, settings }) {
    const stateDir = (0,project_files/* absolute */.ys)(root, settings.state_dir);
    const records = (0,run_folder/* listRuns */.v)(stateDir)
        .slice(0, pastRuns)
        .flatMap((run) => parseRecord((0,run_folder/* readRecord */.aE)(stateDir, run)));
    return (0,durations/* learnDurations */.o)(records.flatMap(({ jobs }) => jobs));
}
/** A record that cannot be read teaches nothing; planning goes on without it. */
function parseRecord(text) {
    try {
        const record = JSON.parse(text ?? 'null');
        return Array.isArray(record?.jobs) ? [{ jobs: record.jobs }] : [];
    }
    catch {
        return [];
    }
}


/***/ }),

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

/***/ 2262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ expectedDurations),
/* harmony export */   o: () => (/* binding */ learnDurations)
/* harmony export */ });
/** What is assumed of a job when nothing at all was recorded. */
const unknownJobMs = 30_000;
/** The middle of what each job took when it succeeded; one slow night does not move it. */
function learnDurations(past) {
    const samples = new Map();
    for (const { job_id, status, duration_ms } of past) {
        if (status !== 'succeeded' || duration_ms === null)
            continue;
        const known = samples.get(job_id);
        if (known === undefined)
            samples.set(job_id, [duration_ms]);
        else
            known.push(duration_ms);
    }
    return new Map([...samples].map(([job_id, values]) => [job_id, middle(values)]));
}
/** Milliseconds to expect of each job: its own past, else the middle of the others of its kind, else of all, else a guess. */
function expectedDurations(jobs, durations) {
    const known = jobs.filter(({ job }) => durations.has(job.job_id));
    const timesOf = (some) => some.map(({ job }) => durations.get(job.job_id) ?? 0);
    const all = known.length === 0 ? unknownJobMs : middle(timesOf(known));
    const kinds = new Map([...new Set(jobs.map(({ job }) => job.kind))].map((kind) => {
        const alike = known.filter(({ job }) => job.kind === kind);
        return [kind, alike.length === 0 ? all : middle(timesOf(alike))];
    }));
    return ({ job }) => durations.get(job.job_id) ?? kinds.get(job.kind) ?? all;
}
/** Of an even number the lower of the two: a whole number of milliseconds stays one. */
function middle(values) {
    return values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? unknownJobMs;
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

/***/ 8551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sj: () => (/* binding */ encodePlanFile),
/* harmony export */   c8: () => (/* binding */ decodePlanFile),
/* harmony export */   rt: () => (/* binding */ runName)
/* harmony export */ });
const version = 1;
/** `{"lorchestra_plan":1,"sum":"...","file":{...}}`: the sum is the SHA-256 of the text after `"file":`, less the last brace. */
function encodePlanFile(file, sha256) {
    const body = JSON.stringify(file);
    return `${head(version, sha256(body))}${body}}\n`;
}
function decodePlanFile(text, sha256) {
    const found = /^\{"lorchestra_plan":(\d{1,6}),"sum":"([0-9a-f]{64})","file":/.exec(text);
    if (found === null)
        return { ok: false, why: 'it is no plan file, or it is cut off' };
    if (Number(found[1]) !== version)
        return { ok: false, why: `it is of version ${found[1]}, and this lorchestra reads ${version}` };
    const body = text.slice(found[0].length).replace(/\}\n?$/, '');
    if (sha256(body) !== found[2])
        return { ok: false, why: 'it has changed since it was written, or it is cut off' };
    return { ok: true, value: JSON.parse(body) };
}
function head(number, sum) {
    return `{"lorchestra_plan":${number},"sum":"${sum}","file":`;
}
/** Names a run in artifacts and files: hexadecimal digits alone, so that no secret word is in it. */
function runName(run) {
    return `${run.plan_hash.slice(0, 12)}-${run.run_id.slice(run.run_id.lastIndexOf('-') + 1)}`;
}


/***/ }),

/***/ 1550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bA: () => (/* binding */ mostShards),
/* harmony export */   eG: () => (/* binding */ shardText),
/* harmony export */   eK: () => (/* binding */ shardPlan),
/* harmony export */   lQ: () => (/* binding */ matrixOf),
/* harmony export */   uK: () => (/* binding */ parseShard)
/* harmony export */ });
/* harmony import */ var _durations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2262);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9166);
/* harmony import */ var _waves_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7109);



/** GitHub starts no more jobs from one matrix. */
const mostShards = 256;
/**
 * Cuts every wave into at most `wanted` shards. `auto` takes for each wave the count for which minutes of waiting and
 * billed minutes add up to least: waves follow each other, so the sum is least for the whole as well. `whole` makes one
 * shard of all waves, for what must stay on one machine.
 */
function shardPlan(options, wanted) {
    const waves = prepare(options);
    const widest = Math.min(mostShards, Math.max(...waves.map(({ groups }) => groups.length)));
    const counts = new Set([...steps.filter((count) => count < widest), widest, ...(typeof wanted === 'number' ? [wanted] : [])]);
    const tried = new Map([...counts].toSorted(ascending).map((count) => [count, waves.map((wave) => cut(wave, count, options))]));
    const rows = [...tried].map(([count, cuts]) => candidate(count, cuts));
    const cheapest = waves.map((_, index) => best([...tried.values()].flatMap((cuts) => cuts[index] ?? [])));
    const whole = [onOneMachine(waves, options)];
    const chosen = wanted === 'whole' ? whole : typeof wanted === 'number' ? (tried.get(wanted) ?? cheapest) : cheapest;
    const { wall_ms, billed_minutes } = total(chosen);
    const fanOut = { waves: chosen.map(({ wave }) => wave), wall_ms, billed_minutes };
    return { fanOut, table: [candidate('whole', whole), ...rows, candidate('auto', cheapest)] };
}
/** The counts that are worth a row. */
const steps = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256];
function prepare({ plan, durations }) {
    const expect = (0,_durations_js__WEBPACK_IMPORTED_MODULE_0__/* .expectedDurations */ .c)((0,_walk_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedJobs */ .d)(plan), durations);
    return (0,_waves_js__WEBPACK_IMPORTED_MODULE_2__/* .wavesOf */ .g)(plan).map(({ name, jobs }) => {
        const groups = together(jobs).map((group) => ({ jobs: group, ms: group.reduce((sum, job) => sum + expect(job), 0) }));
        return { name, groups: groups.toSorted((left, right) => right.ms - left.ms || orderOf(left) - orderOf(right)), expect };
    });
}
/** Jobs that share a pool or an affinity, directly or through others, each group in run order. */
function together(jobs) {
    const leaders = new Map();
    const leader = (key) => {
        let at = key;
        for (let next = leaders.get(at); next !== undefined; next = leaders.get(at))
            at = next;
        return at;
    };
    const keysOf = ({ path, job }) => [
        `job ${path}`,
        ...(job.pool === undefined ? [] : [`pool ${job.pool}`]),
        ...(job.affinity === undefined ? [] : [`affinity ${job.affinity}`]),
    ];
    for (const planned of jobs) {
        const [own = '', ...shared] = keysOf(planned);
        for (const key of shared) {
            const [from, to] = [leader(own), leader(key)];
            if (from !== to)
                leaders.set(from, to);
        }
    }
    return [...Map.groupBy(jobs, ({ path }) => leader(`job ${path}`)).values()];
}
/** Longest first onto the least loaded shard: within a third of the best there is, and stable. */
function cut(prepared, count, options) {
    const bins = Array.from({ length: Math.min(count, prepared.groups.length) }, () => ({ ms: 0, jobs: [] }));
    for (const group of prepared.groups) {
        const bin = bins.reduce((least, each) => (each.ms < least.ms ? each : least));
        bin.ms += group.ms;
        bin.jobs.push(...group.jobs);
    }
    const shards = bins.map(({ jobs }) => {
        const sorted = jobs.toSorted((left, right) => left.order - right.order);
        return { jobs: sorted.map(({ path }) => path), expected_ms: options.setup_ms + workMs(jobs, prepared, options) };
    });
    return priced({ name: prepared.name, shards });
}
/** Every wave one after the other in one leg: one set-up, and no machine waits for another. */
function onOneMachine(waves, options) {
    const work = waves.map((wave) => workMs(wave.groups.flatMap(({ jobs }) => jobs), wave, options));
    const expected_ms = work.reduce((sum, ms) => sum + ms, options.setup_ms);
    const jobs = (0,_walk_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedJobs */ .d)(options.plan).map(({ path }) => path);
    return priced({ name: options.plan.composite, shards: [{ jobs, expected_ms }] });
}
/** How long jobs of one wave take on one machine. */
function workMs(jobs, { expect }, { max_parallel }) {
    const times = jobs.map(expect);
    const sum = times.reduce((left, right) => left + right, 0);
    return Math.max(Math.ceil(sum / max_parallel), times.reduce((left, right) => Math.max(left, right), 0));
}
function priced(wave) {
    const times = wave.shards.map(({ expected_ms }) => expected_ms);
    return {
        wave,
        wall_ms: times.reduce((left, right) => Math.max(left, right), 0),
        billed_minutes: times.reduce((sum, ms) => sum + Math.max(1, Math.ceil(ms / minute)), 0),
    };
}
const minute = 60_000;
function best(cuts) {
    const weight = ({ wall_ms, billed_minutes }) => wall_ms / minute + billed_minutes;
    return cuts.reduce((least, each) => (weight(each) < weight(least) ? each : least));
}
function total(cuts) {
    return {
        wall_ms: cuts.reduce((sum, { wall_ms }) => sum + wall_ms, 0),
        billed_minutes: cuts.reduce((sum, { billed_minutes }) => sum + billed_minutes, 0),
    };
}
function candidate(shards, cuts) {
    return { shards, legs: cuts.reduce((sum, { wave }) => sum + wave.shards.length, 0), ...total(cuts) };
}
function orderOf(group) {
    return group.jobs[0]?.order ?? 0;
}
function ascending(left, right) {
    return left - right;
}
function shardText({ wave, shard }) {
    return `${wave}/${shard}`;
}
/** Null when the text is no shard's name. */
function parseShard(text) {
    const found = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
    return found === null ? null : { wave: Number(found[1]), shard: Number(found[2]) };
}
/** By wave, from 1: what a workflow makes its matrices from. Numbers only, so that nothing in it can be a secret. */
function matrixOf({ waves }) {
    return Object.fromEntries(waves.map(({ shards }, index) => {
        const wave = index + 1;
        return [wave, shards.map((_, place) => shardText({ wave, shard: place + 1 }))];
    }));
}


/***/ }),

/***/ 7109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ wavesOf)
/* harmony export */ });
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9166);

/**
 * The barriers of a plan as one row. Stages follow each other; the children of one stage run side by side, so their first
 * stages make one wave, their second stages the next, and so on. A plan whose children are atomic has its stages as waves.
 */
function wavesOf(plan) {
    const byPath = new Map((0,_walk_js__WEBPACK_IMPORTED_MODULE_0__/* .plannedJobs */ .d)(plan).map((planned) => [planned.path, planned]));
    return levels(plan.root, plan.composite).map((paths) => {
        const jobs = paths.flatMap((path) => byPath.get(path) ?? []);
        return { name: nameOf(jobs, plan.composite), jobs };
    });
}
function levels(node, path) {
    if (node.type === 'job')
        return [[path]];
    return node.stages.flatMap((stage) => {
        const children = stage.children.map((child) => levels(child, `${path}/${child.job_id}`));
        const depth = children.reduce((most, child) => Math.max(most, child.length), 0);
        return Array.from({ length: depth }, (_, level) => children.flatMap((child) => child[level] ?? []));
    });
}
function nameOf(jobs, composite) {
    const names = [...new Set(jobs.map(({ phase, stage }) => [phase, stage].filter((part) => part !== null).join(' / ')))];
    const [first = composite, ...more] = names;
    const name = first === '' ? composite : first;
    return more.length === 0 ? name : `${name} and ${more.length} more`;
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

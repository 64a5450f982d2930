export const id = 94;
export const ids = [94];
export const modules = {

/***/ 6238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ readPlanText),
/* harmony export */   t: () => (/* binding */ readHandedFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _state_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9387);



/** A plan of 10,000 jobs has some 5 MB. */
const mostBytes = 256 * 1024 * 1024;
/** A plan file, or the only one in a folder. */
function readPlanText(path) {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true)
        return onlyPlan(path);
    if (stat?.isFile() !== true)
        return { ok: false, why: stat === undefined ? 'there is no such file' : 'it is not a file' };
    if (stat.size > mostBytes)
        return { ok: false, why: 'it is too large' };
    try {
        return { ok: true, text: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8') };
    }
    catch (error) {
        return { ok: false, why: (0,_state_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error) ?? String(error) };
    }
}
function onlyPlan(folder) {
    const [file, ...others] = filesBelow(folder).filter(({ name }) => isPlan(name));
    if (file === undefined)
        return { ok: false, why: 'the folder holds no plan file' };
    if (others.length > 0)
        return { ok: false, why: `the folder holds ${others.length + 1} plan files` };
    return readPlanText(file.path);
}
/** Null when there is no such folder. */
function readHandedFolder(folder) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
        return null;
    const files = filesBelow(folder);
    const ledgers = files.filter(({ name }) => /^ledger.*\.ndjson$/.test(name));
    return {
        ledgers: ledgers.map(({ name, path }) => ({ file: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path), name, text: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'latin1') })),
        planFiles: files.filter(({ name }) => isPlan(name)).map(({ path }) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8')),
    };
}
function isPlan(name) {
    return /^plan-.*\.json$/.test(name);
}
function filesBelow(folder) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name, parentPath }) => ({ name, path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parentPath, name) }))
        .sort((left, right) => (left.path < right.path ? -1 : 1));
}


/***/ }),

/***/ 4094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLeg: () => (/* binding */ openLeg),
  w: () => (/* binding */ readPlanFile),
  J: () => (/* binding */ readRound),
  runLeg: () => (/* binding */ runLeg)
});

// EXTERNAL MODULE: ./lib/adapters/hash.js
var hash = __webpack_require__(2886);
// EXTERNAL MODULE: ./lib/adapters/files/handed.js
var files_handed = __webpack_require__(6238);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/adapters/state/lock.js
var state_lock = __webpack_require__(4967);
// EXTERNAL MODULE: ./lib/adapters/state/run-folder.js + 1 modules
var run_folder = __webpack_require__(1951);
// EXTERNAL MODULE: ./lib/adapters/clock.js
var clock = __webpack_require__(1642);
// EXTERNAL MODULE: ./lib/ledger/encoding.js
var encoding = __webpack_require__(3696);
// EXTERNAL MODULE: ./lib/ledger/facts.js + 1 modules
var ledger_facts = __webpack_require__(326);
// EXTERNAL MODULE: ./lib/ledger/handed.js
var handed = __webpack_require__(5545);
// EXTERNAL MODULE: ./lib/ledger/held.js
var ledger_held = __webpack_require__(482);
// EXTERNAL MODULE: ./lib/ledger/reuse.js
var reuse = __webpack_require__(3865);
;// CONCATENATED MODULE: ./lib/ledger/leg.js


/**
 * Staleness and `stop_on_failure` are decided over the whole plan, so a leg has to know the ledgers of the waves before
 * it: a success whose footing nothing is known of is not kept.
 */
function legWork(plan, facts, jobs) {
    const own = new Set(jobs);
    const keep = (0,reuse/* reusable */.E)(plan, facts);
    // What the leg's own jobs come to is not known yet: where they hold each other back, its scheduler sees to it.
    const statusOf = (path) => (own.has(path) ? 'succeeded' : (facts.byPath.get(path)?.status ?? 'not_run'));
    const held = (0,ledger_held/* heldBack */.Z)(plan, statusOf);
    return {
        plan: { ...plan, root: pruned(plan.root, plan.composite, own) ?? plan.root },
        kept: jobs.filter((path) => keep.has(path)),
        held: new Set(jobs.filter((path) => held.has(path) && !keep.has(path))),
    };
}
/** Stages stay, also without jobs, so that a job's stage keeps its number. */
function pruned(node, path, own) {
    if (node.type === 'job')
        return own.has(path) ? node : null;
    const stages = node.stages.map((stage) => ({
        ...stage,
        children: stage.children.flatMap((child) => pruned(child, `${path}/${child.job_id}`, own) ?? []),
    }));
    return stages.every((stage) => stage.children.length === 0) ? null : { ...node, stages };
}

// EXTERNAL MODULE: ./lib/ledger/merge.js
var merge = __webpack_require__(5677);
// EXTERNAL MODULE: ./lib/plan/plan-file.js
var plan_file = __webpack_require__(8551);
// EXTERNAL MODULE: ./lib/plan/shards.js
var shards = __webpack_require__(1550);
// EXTERNAL MODULE: ./lib/ports/state.js
var state = __webpack_require__(8561);
// EXTERNAL MODULE: ./lib/app/project.js + 1 modules
var project = __webpack_require__(4290);
// EXTERNAL MODULE: ./lib/app/round.js + 31 modules
var app_round = __webpack_require__(6312);
// EXTERNAL MODULE: ./lib/app/settings.js
var settings = __webpack_require__(610);
;// CONCATENATED MODULE: ./lib/app/leg.js

















/** Reads the plan file and finds the leg in it. */
async function openLeg({ entry, place, planFile, shard, ledgers, round }) {
    const read = readPlanFile(place.cwd, planFile);
    if (!read.ok)
        return read;
    const file = read.value;
    const opened = await (0,project/* openPlace */.QL)({ ...place, flags: { ...place.flags, profile: file.profile } });
    const found = findShard(file, shard);
    const number = readRound(round ?? place.env['GITHUB_RUN_ATTEMPT'] ?? null);
    const handed = ledgers === null ? null : (0,files_handed/* readHandedFolder */.t)((0,project_files/* absolute */.ys)(place.cwd, ledgers));
    const diagnostics = [...opened.diagnostics, ...found.diagnostics, ...number.diagnostics, ...otherProfile(place, file)];
    if (!opened.ok || !found.ok || !number.ok || diagnostics.length > 0)
        return { ok: false, diagnostics };
    const missing = ledgers !== null && handed === null ? [`There is no folder "${ledgers}": no ledger was downloaded`] : [];
    const value = { entry, ...opened.value, file, ...found.value, handed: handed?.ledgers ?? [], missing, round: number.value };
    return { ok: true, value, diagnostics: [] };
}
/** Works on one leg. What it may start follows from the ledgers, which are read when no other run can write them. */
async function runLeg(leg, watch) {
    const { file, root, settings } = leg;
    const { run_id, plan } = file;
    const stateDir = (0,project_files/* absolute */.ys)(root, settings.state_dir);
    const lock = (0,state_lock/* acquireLock */.I)(stateDir, { run_id, now: clock/* systemClock */.m.now() });
    try {
        const folder = (0,run_folder/* openOrCreateRun */.JG)(stateDir, { run_id, plan: JSON.stringify(plan) });
        const ledgers = [...folder.readLedgers(), ...leg.handed].map((each) => (0,handed/* readHanded */.N6)(each, hash/* sha256 */.s));
        const foreign = ledgers.flatMap((ledger) => foreignPlan(ledger, file));
        if (foreign.length > 0)
            return { ok: false, diagnostics: foreign };
        const ours = ledgers.filter(({ run }) => run === null || run.run_id === run_id);
        const round = leg.round ?? nextRound(ours, leg.id);
        const over = ours.flatMap((ledger) => alreadyDone(ledger, leg.id, round)).slice(0, 1);
        if (over.length > 0)
            return { ok: false, diagnostics: over };
        const { events, own, warnings } = leg_history(leg, ours);
        const facts = (0,ledger_facts/* foldFacts */.h)(plan, events);
        const { plan: part, kept, held } = legWork(plan, facts, leg.jobs);
        const name = (0,handed/* ledgerFile */.SB)({ run: (0,plan_file/* runName */.rt)({ ...plan, run_id }), ...leg.id, round });
        const others = ledgers.length - ours.length;
        const end = await (0,app_round/* work */.oJ)({
            ...leg,
            folder,
            plan: part,
            params: file.params,
            round,
            leg: leg.id,
            events: own,
            warnings: [
                ...warnings,
                ...heldWords(held.size),
                ...(others === 0 ? [] : [`${others} ledgers of other runs are left out`]),
            ],
            kept,
            held,
            outputs: (0,app_round/* outputsOf */.Yz)(facts, new Set(facts.jobs.map(({ planned }) => planned.path))),
            started_at: file.created_at,
            ledger: { file: folder.appendLedger(name, 0), last: encoding/* emptyLedger */.Hg },
        }, watch);
        return { ok: true, value: end, diagnostics: [] };
    }
    finally {
        lock.release();
    }
}
const fetchPlan = 'Download the artifact of the job that planned, or write one with `lorchestra plan ID --out FILE`';
function readPlanFile(cwd, path, hint = fetchPlan) {
    const read = (0,files_handed/* readPlanText */.d)((0,project_files/* absolute */.ys)(cwd, path));
    const decoded = read.ok ? (0,plan_file/* decodePlanFile */.c8)(read.text, hash/* sha256 */.s) : read;
    if (decoded.ok)
        return { ok: true, value: decoded.value, diagnostics: [] };
    const message = `Cannot read the plan file "${path}": ${decoded.why}`;
    return { ok: false, diagnostics: [(0,settings/* given */.gI)('fan-out/plan-file', message, `--plan-file ${path}`, hint)] };
}
/** A whole number from 1, or null when none was given. */
function readRound(text) {
    if (text === null || text === '')
        return { ok: true, value: null, diagnostics: [] };
    if (/^[1-9]\d{0,5}$/.test(text))
        return { ok: true, value: Number(text), diagnostics: [] };
    const hint = 'Give a whole number from 1; on GitHub it is GITHUB_RUN_ATTEMPT';
    return { ok: false, diagnostics: [(0,settings/* given */.gI)('fan-out/round', `Cannot read the round "${text}"`, `--round ${text}`, hint)] };
}
function findShard(file, text) {
    const id = (0,shards/* parseShard */.uK)(text);
    const wave = id === null ? undefined : file.waves[id.wave - 1];
    const shard = wave?.shards[(id?.shard ?? 0) - 1];
    if (id !== null && shard !== undefined)
        return { ok: true, value: { id, jobs: shard.jobs }, diagnostics: [] };
    const message = id === null ? `Cannot read shard "${text}"` : `There is no shard "${text}" in the plan`;
    const range = id !== null && wave !== undefined
        ? `Wave ${id.wave} has ${wave.shards.length}: 1 to ${wave.shards.length}`
        : `Waves go from 1 to ${file.waves.length}`;
    const hint = `Write WAVE/SHARD, such as "1/1". ${range}`;
    return { ok: false, diagnostics: [(0,settings/* given */.gI)('fan-out/shard', message, `--shard ${text}`, hint)] };
}
function otherProfile({ flags }, file) {
    if (flags.profile === undefined || flags.profile === '' || flags.profile === file.profile)
        return [];
    const message = `Cannot use profile "${flags.profile}": the plan was made for "${file.profile}"`;
    return [(0,settings/* given */.gI)('fan-out/profile', message, `--profile ${flags.profile}`, 'Choose the profile when you plan')];
}
function foreignPlan({ file, run }, { plan }) {
    if (run === null || run.plan_hash === plan.plan_hash)
        return [];
    const [theirs, ours] = [run.plan_hash.slice(0, 12), plan.plan_hash.slice(0, 12)];
    const message = `Ledger "${file}" belongs to plan ${theirs}, and this leg to plan ${ours}`;
    return [(0,settings/* given */.gI)('fan-out/foreign-plan', message, file, `Download artifacts by the pattern "lorchestra-${ours}-*" alone`)];
}
/** The round that is under way, unless this leg has worked in it. */
function nextRound(ledgers, id) {
    const last = ledgers.reduce((most, { round }) => Math.max(most, round ?? 0), 1);
    return ledgers.some((ledger) => isOf(ledger, id) && ledger.round === last) ? last + 1 : last;
}
function isOf({ leg }, id) {
    return leg === null || (0,shards/* shardText */.eG)(leg) === (0,shards/* shardText */.eG)(id);
}
function alreadyDone(ledger, id, round) {
    const hint = 'Give a later round with --round; on GitHub, "Re-run failed jobs" gives one';
    if ((ledger.round ?? 0) > round) {
        const message = `Round ${round} is over: ledger "${ledger.file}" tells of round ${ledger.round}`;
        return [(0,settings/* given */.gI)('fan-out/round-over', message, `--round ${round}`, hint)];
    }
    if (ledger.leg === null || ledger.round !== round || !isOf(ledger, id))
        return [];
    const message = `Leg ${(0,shards/* shardText */.eG)(id)} has worked in round ${round}: ledger "${ledger.file}" is there`;
    return [(0,settings/* given */.gI)('fan-out/leg-done', message, `--shard ${(0,shards/* shardText */.eG)(id)}`, hint)];
}
function leg_history({ id, jobs }, ledgers) {
    const [damaged] = ledgers.filter(({ damage }) => damage !== null);
    if (damaged !== undefined && damaged.damage !== null) {
        const { line, reason } = damaged.damage;
        const remedy = 'Hand in a whole copy, or leave it out: what it tells of then starts again';
        throw new state/* StateError */.qq(`Cannot trust the ledger "${damaged.file}": line ${line}: ${reason}. ${remedy}`);
    }
    const own = new Set(jobs);
    const mine = ledgers.map((ledger) => ledger.events.filter((event) => 'attempt' in event ? own.has(event.path) : isOf(ledger, id) || event.type === 'run_started'));
    const torn = ledgers.filter(({ ended }) => ended === null);
    return {
        events: (0,merge/* mergeEvents */.e)(ledgers.map(({ events }) => events)).events,
        own: (0,merge/* mergeEvents */.e)(mine).events,
        warnings: torn.map(({ file }) => `Ledger "${file}" ends before its round does: what it does not tell of starts again`),
    };
}
function heldWords(held) {
    if (held === 0)
        return [];
    return [`${held === 1 ? '1 job does' : `${held} jobs do`} not start: an earlier stage has not succeeded`];
}


/***/ }),

/***/ 5545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ readHanded),
/* harmony export */   SB: () => (/* binding */ ledgerFile),
/* harmony export */   ue: () => (/* binding */ legName)
/* harmony export */ });
/* harmony import */ var _plan_shards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1550);
/* harmony import */ var _encoding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3696);


function legName({ run, wave, shard, round }) {
    return `${run}-wave${wave}-shard${shard}-round${round}`;
}
function ledgerFile(name) {
    return `ledger-${legName(name)}.ndjson`;
}
function parseName(file) {
    const found = /^ledger-([0-9a-f]{12}-[0-9a-f]{8})-wave(\d{1,6})-shard(\d{1,6})-round(\d{1,6})\.ndjson$/.exec(file);
    if (found === null)
        return null;
    const [, run = '', wave, shard, round] = found;
    return { run, wave: Number(wave), shard: Number(shard), round: Number(round) };
}
function readHanded({ file, name, text }, sha256) {
    const { events, damage, tail, last } = (0,_encoding_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeLedger */ .iN)(text, sha256);
    const run = events[0]?.type === 'run_started' ? events[0] : null;
    const begun = events.filter((event) => event.type === 'round_started');
    const [leg = null, ...others] = new Map(begun.map((each) => [each.leg === undefined ? '' : (0,_plan_shards_js__WEBPACK_IMPORTED_MODULE_1__/* .shardText */ .eG)(each.leg), each.leg])).values();
    const round = begun.reduce((last, each) => Math.max(last ?? 0, each.round), null);
    const end = events.findLast((event) => event.type === 'round_ended') ?? null;
    const changed = tail.kind === 'torn' && isChanged(text, sha256);
    const reason = 'The last line is not what was written';
    return {
        file,
        text,
        named: parseName(name),
        events,
        damage: changed ? { kind: 'corrupt', line: last.seq + 1, byte: tail.at_byte, reason } : damage,
        run,
        // What was collected before tells of many legs, and stands for none of them.
        leg: others.length > 0 ? null : leg,
        round,
        ended: end !== null && end.round === round ? end.cause : null,
    };
}
/** What was cut off has no line break at its end, unless that is the byte that was changed. */
function isChanged(text, sha256) {
    return text.endsWith('\n') || (0,_encoding_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeLedger */ .iN)(`${text.slice(0, -1)}\n`, sha256).tail.kind === 'complete';
}


/***/ }),

/***/ 482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ heldBack)
/* harmony export */ });
/**
 * Paths of the jobs that a composite with `stop_on_failure` keeps from starting, because not every job of one of its
 * earlier stages has succeeded. What nothing is known of has not succeeded.
 */
function heldBack(plan, statusOf) {
    const held = new Set();
    /** Whether every job below has succeeded. */
    const walk = (node, path, isHeld) => {
        if (node.type === 'job') {
            if (isHeld)
                held.add(path);
            return statusOf(path) === 'succeeded';
        }
        let well = true;
        for (const stage of node.stages) {
            const stopped = isHeld || (node.stop_on_failure && !well);
            const ends = stage.children.map((child) => walk(child, `${path}/${child.job_id}`, stopped));
            well = well && ends.every(Boolean);
        }
        return well;
    };
    walk(plan.root, plan.composite, false);
    return held;
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


/***/ })

};

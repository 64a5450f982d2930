export const id = 603;
export const ids = [603];
export const modules = {

/***/ 3603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collect: () => (/* binding */ collect_collect),
  gather: () => (/* binding */ gather)
});

// EXTERNAL MODULE: ./lib/adapters/clock.js
var clock = __webpack_require__(1642);
// EXTERNAL MODULE: ./lib/adapters/files/handed.js
var files_handed = __webpack_require__(6238);
// EXTERNAL MODULE: ./lib/adapters/hash.js
var hash = __webpack_require__(2886);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/adapters/state/lock.js
var state_lock = __webpack_require__(4967);
// EXTERNAL MODULE: ./lib/adapters/state/run-folder.js + 1 modules
var run_folder = __webpack_require__(1951);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/plan/walk.js
var walk = __webpack_require__(9166);
// EXTERNAL MODULE: ./lib/ledger/barriers.js
var barriers = __webpack_require__(4761);
// EXTERNAL MODULE: ./lib/ledger/held.js
var ledger_held = __webpack_require__(482);
// EXTERNAL MODULE: ./lib/plan/plan-file.js
var plan_file = __webpack_require__(8551);
// EXTERNAL MODULE: ./lib/plan/shards.js
var shards = __webpack_require__(1550);
// EXTERNAL MODULE: ./lib/ledger/handed.js
var ledger_handed = __webpack_require__(5545);
;// CONCATENATED MODULE: ./lib/ledger/sort-out.js




/** Tells the ledgers that belong to the plan from those that do not, and names each of these. */
function sortOut({ plan, ledgers, planFiles }) {
    const findings = [];
    const everyNode = nodesByHash(plan);
    const everyFile = newestFiles(planFiles, everyNode);
    // What was planned as a whole was worked on as a whole: a run of one of its parts is another run.
    const isInside = (node) => [...everyFile.keys()].some((above) => node.startsWith(`${above}/`));
    const files = new Map([...everyFile].filter(([node]) => !isInside(node)));
    const nodes = files.size === 0 ? everyNode : new Map([...everyNode].filter(([, node]) => !isInside(node)));
    const placed = distinct(ledgers, findings).flatMap((ledger) => place(ledger, { nodes, plan, findings }));
    const meant = meantRuns(placed, files);
    const ours = placed.filter((ledger) => {
        const run = meant.get(ledger.node);
        if (run === undefined || ledger.run === null || ledger.run.run_id === run)
            return true;
        findings.push(otherRun(ledger, run));
        return false;
    });
    for (const ledger of ours)
        findings.push(...misnamed(ledger));
    const good = ours.filter(({ damage }) => damage === null);
    return {
        good,
        damaged: ours.filter(({ damage }) => damage !== null),
        planFiles: files,
        findings: [...findings, ...twice(good)],
    };
}
/** Where a ledger's leg is shown: `2/3`, of a phase `pipeline.ingest 2/3`; without a leg the node. */
function unitName(plan, node, leg) {
    const id = node.slice(node.lastIndexOf('/') + 1);
    if (leg === null)
        return id;
    return node === plan.composite ? (0,shards/* shardText */.eG)(leg) : `${id} ${(0,shards/* shardText */.eG)(leg)}`;
}
function finding(code, words) {
    return { code, loss: true, leg: null, file: null, jobs: [], ...words };
}
/** The same bytes twice say nothing new: an artifact was fetched twice, or lies in another one. */
function distinct(ledgers, findings) {
    const seen = new Map();
    for (const ledger of ledgers) {
        const first = seen.get(ledger.text);
        if (first === undefined)
            seen.set(ledger.text, ledger);
        else {
            const message = `"${ledger.file}" is a copy of "${first.file}"`;
            findings.push(finding('duplicate', { loss: false, message, remedy: 'Nothing is lost by it', file: ledger.file }));
        }
    }
    return [...seen.values()];
}
function place(ledger, { plan, nodes, findings }) {
    const { file, run, named } = ledger;
    const short = run?.plan_hash.slice(0, 12) ?? named?.run.slice(0, 12);
    const node = run === null ? byFront(nodes, short) : nodes.get(run.plan_hash);
    if (node === undefined && short !== undefined) {
        const message = `"${file}" belongs to plan ${short}, and "${plan.composite}" is plan ${plan.plan_hash.slice(0, 12)}`;
        const remedy = `Hand in only ledgers of this plan: download artifacts by the pattern "lorchestra-${plan.plan_hash.slice(0, 12)}-*"`;
        findings.push(finding('foreign_plan', { message, remedy, file }));
        return [];
    }
    const leg = ledger.leg ?? named;
    const placed = node === undefined ? null : { ...ledger, leg, round: ledger.round ?? named?.round ?? null, node };
    findings.push(...trouble(ledger, placed === null ? null : unitName(plan, placed.node, leg)));
    return placed === null ? [] : [placed];
}
/** What keeps a ledger from being whole. `leg` is null when it is not known where it belongs. */
function trouble({ file, damage, run, ended }, leg) {
    if (damage !== null) {
        const message = `"${file}" is damaged at line ${damage.line}: ${damage.reason}`;
        return [finding('damaged_ledger', { message, remedy: wholeCopy, file, leg })];
    }
    if (run === null && leg === null) {
        const remedy = 'Hand in a whole copy of it, or leave it out if it is none of this run';
        return [finding('unknown_ledger', { message: `"${file}" does not tell what run it belongs to`, remedy, file })];
    }
    if (ended !== null)
        return [];
    const message = `"${file}" ends before its round does: its machine was cut off, or the file was`;
    return [finding('truncated_ledger', { message, remedy: wholeCopy, file, leg })];
}
const wholeCopy = 'Hand in a whole copy of it, or let that leg work again ("Re-run failed jobs")';
/** Every node of the plan by its digest; a job stands in a plan once, so no two share one. */
function nodesByHash(plan) {
    const nodes = new Map();
    const visit = (node, path) => {
        nodes.set(node.digest, path);
        if (node.type === 'job')
            return;
        for (const stage of node.stages)
            for (const child of stage.children)
                visit(child, `${path}/${child.job_id}`);
    };
    visit(plan.root, plan.composite);
    return nodes;
}
function byFront(nodes, front) {
    if (front === undefined)
        return undefined;
    return [...nodes].find(([hash]) => hash.startsWith(front))?.[1];
}
/** When all jobs of a workflow were run again there are plan files of earlier runs; the last one made is meant. */
function newestFiles(planFiles, nodes) {
    const files = new Map();
    for (const file of planFiles.toSorted((left, right) => left.round - right.round || left.created_at - right.created_at)) {
        const node = nodes.get(file.plan.plan_hash);
        if (node !== undefined)
            files.set(node, file);
    }
    return files;
}
/** Which run is meant, by node: that of the plan file, else the newest; a run's id begins with its time. */
function meantRuns(ledgers, files) {
    const meant = new Map();
    for (const { node, run } of ledgers) {
        const known = meant.get(node);
        if (run !== null && (known === undefined || run.run_id > known))
            meant.set(node, run.run_id);
    }
    for (const [node, { run_id }] of files)
        meant.set(node, run_id);
    return meant;
}
function otherRun({ file, run }, meant) {
    const message = `"${file}" belongs to run ${run?.run_id ?? ''} of the same plan, and run ${meant} is collected`;
    return finding('other_run', { loss: false, message, remedy: 'It is left out; nothing is lost by it', file });
}
function misnamed({ file, named, run, leg, round, damage }) {
    if (named === null || run === null || leg === null || round === null || damage !== null)
        return [];
    const told = (0,ledger_handed/* legName */.ue)({ run: (0,plan_file/* runName */.rt)(run), ...leg, round });
    if (told === (0,ledger_handed/* legName */.ue)(named))
        return [];
    const message = `"${file}" holds the ledger "ledger-${told}.ndjson"`;
    return [finding('swapped_ledger', { message, remedy: 'Hand in each ledger under the name it was written with', file })];
}
/** Two ledgers of one leg in one round: two machines did the same work. */
function twice(ledgers) {
    const seen = new Map();
    return ledgers.flatMap((ledger) => {
        if (ledger.leg === null || ledger.round === null)
            return [];
        const key = `${ledger.node} ${(0,shards/* shardText */.eG)(ledger.leg)} ${ledger.round}`;
        const first = seen.get(key);
        seen.set(key, first ?? ledger);
        if (first === undefined)
            return [];
        const leg = (0,shards/* shardText */.eG)(ledger.leg);
        const message = `"${first.file}" and "${ledger.file}" both tell of leg ${leg} in round ${ledger.round}, and differ`;
        return [finding('duplicate', { message, remedy: 'Keep the one of the machine whose work counts', file: ledger.file, leg })];
    });
}
/** Attempts of jobs that the plan does not have, or has with another meaning. */
function strangers(plan, ledgers) {
    const known = new Set((0,walk/* plannedJobs */.d)(plan).map(({ path, job }) => `${path} ${job.digest}`));
    return ledgers.flatMap((ledger) => {
        const front = ledger.node.slice(0, ledger.node.lastIndexOf('/') + 1);
        const stranger = ledger.events.find((event) => 'attempt' in event && !known.has(`${front}${event.path} ${event.digest}`));
        if (stranger === undefined || !('attempt' in stranger))
            return [];
        const message = `"${ledger.file}" tells of "${stranger.path}", which is not in the plan`;
        return [finding('foreign_plan', { message, remedy: 'Leave it out: it was not written by this plan', file: ledger.file })];
    });
}

;// CONCATENATED MODULE: ./lib/ledger/account.js




/** The parts that a plan was worked on in: legs where a plan file tells of them, else what has a ledger, else the largest parts without one. */
function unitsOf(plan, { good, damaged, planFiles }) {
    const paths = (0,walk/* plannedJobs */.d)(plan).map(({ path }) => path);
    const places = new Set([...planFiles.keys(), ...[...good, ...damaged].map(({ node }) => node)]);
    const byNode = { good: Map.groupBy(good, ({ node }) => node), damaged: Map.groupBy(damaged, ({ node }) => node) };
    const visit = (node, path) => {
        const own = { ledgers: byNode.good.get(path) ?? [], damaged: byNode.damaged.get(path) ?? [] };
        const file = planFiles.get(path);
        if (file !== undefined)
            return legs(plan, path, { file, ...own });
        const below = node.type === 'composite' && [...places].some((place) => place.startsWith(`${path}/`));
        const phases = path === plan.composite && node.type === 'composite' && !places.has(path);
        if (node.type === 'composite' && (below || (phases && isOfPhases(node)))) {
            return node.stages.flatMap((stage) => stage.children.flatMap((child) => visit(child, `${path}/${child.job_id}`)));
        }
        const jobs = paths.filter((each) => each === path || each.startsWith(`${path}/`));
        const name = unitName(plan, path, null);
        return [{ name, wave: null, waveName: name, jobs, ...own }];
    };
    return visit(plan.root, plan.composite);
}
function isOfPhases(node) {
    return node.type === 'composite' && node.stages.every((stage) => stage.children.every(({ type }) => type === 'composite'));
}
function legs(plan, path, { file, ledgers, damaged }) {
    const front = path.slice(0, path.lastIndexOf('/') + 1);
    const key = ({ leg }) => (leg === null ? 'whole' : `${leg.wave}/${leg.shard}`);
    const own = { good: Map.groupBy(ledgers, key), damaged: Map.groupBy(damaged, key) };
    const told = (of, leg) => [
        ...(of.get(leg) ?? []),
        ...(of.get('whole') ?? []),
    ];
    return file.waves.flatMap(({ name, shards }, index) => shards.map(({ jobs }, place) => {
        const leg = { wave: index + 1, shard: place + 1 };
        const id = `${leg.wave}/${leg.shard}`;
        return {
            name: `Leg ${unitName(plan, path, leg)} ("${name}")`,
            wave: `${path} wave ${leg.wave}`,
            waveName: `wave ${leg.wave} ("${name}")`,
            jobs: jobs.map((each) => `${front}${each}`),
            ledgers: told(own.good, id),
            damaged: told(own.damaged, id),
        };
    }));
}
/**
 * For every unit that cannot show one effective receipt of each of its jobs, why. A job that an earlier failure keeps from
 * starting needs none.
 */
function account({ plan, facts, units, kept, round }) {
    const held = (0,ledger_held/* heldBack */.Z)(plan, (path) => facts.byPath.get(path)?.status ?? 'not_run');
    const footing = footings(plan, facts);
    const open = units.map((unit) => ({
        unit,
        jobs: unit.jobs.filter((path) => !held.has(path) && !hasEnd(facts.byPath.get(path), kept.get(path) ?? 0)),
    }));
    return [...Map.groupBy(open, ({ unit }) => unit.wave ?? unit.name).values()].flatMap((wave) => {
        const missing = wave.filter(({ jobs }) => jobs.length > 0);
        if (missing.length > 0 && !facts.cancelled && wave.every(({ unit }) => unit.wave !== null && isSilent(unit))) {
            return [vanished(wave)];
        }
        const settled = wave.filter(({ jobs }) => jobs.length === 0);
        return [
            ...missing.map((each) => whyOpen(each, facts, footing)),
            ...settled.flatMap(({ unit }) => notTriedAgain(unit, facts, round)),
        ];
    });
}
/** A success that a later round kept must be there: an older failure is then not the last word. */
function hasEnd(job, keptIn) {
    if (job === undefined || job.receipt === null || job.outdated)
        return false;
    return job.status === 'succeeded' || (job.round ?? 0) >= keptIn;
}
function isSilent({ ledgers, damaged }) {
    return ledgers.length === 0 && damaged.length === 0;
}
/** By path: the last round in which a job of an earlier stage started. */
function footings(plan, facts) {
    const footing = new Map();
    (0,barriers/* walkBarriers */.c)(plan, (path, before) => {
        footing.set(path, before);
        return facts.byPath.get(path)?.round ?? 0;
    });
    return footing;
}
function vanished(wave) {
    const jobs = wave.flatMap((each) => each.jobs);
    const [first] = wave;
    const name = first?.unit.waveName ?? '';
    const none = wave.length === 1 ? 'The only leg left no ledger' : `None of the ${wave.length} legs left a ledger`;
    return finding('vanished_matrix', {
        message: `${none} in ${name}: the end of ${counted(jobs)} is unknown`,
        remedy: 'If legs were red, see why they ended before lorchestra started; if there were none, GitHub dropped the output "matrix" for a masked secret in it: change that secret and re-run all jobs',
        jobs,
    });
}
function whyOpen({ unit, jobs }, facts, footing) {
    const words = { leg: unit.name, jobs };
    const last = lastOf(unit);
    const [damaged] = unit.damaged;
    if (damaged !== undefined)
        return finding('damaged_ledger', { ...words, file: damaged.file, message: '', remedy: '' });
    if (last === undefined && !facts.cancelled) {
        const message = `${unit.name} left no ledger: the end of ${counted(jobs)} is unknown`;
        const remedy = 'Let it work again ("Re-run failed jobs"); if it is green, let its upload step run under always()';
        return finding('lost_leg', { ...words, message, remedy });
    }
    if (last?.ended === null)
        return finding('truncated_ledger', { ...words, file: last.file, message: '', remedy: '' });
    if (last === undefined || last.ended === 'cancelled') {
        const message = `${unit.name} was cancelled: ${counted(jobs)} did not come to an end`;
        return finding('cancelled_leg', { ...words, message, remedy: again });
    }
    const round = last.round ?? 0;
    const newer = jobs.reduce((most, path) => Math.max(most, footing.get(path) ?? 0), 0);
    if (jobs.some((path) => (footing.get(path) ?? 0) > (facts.byPath.get(path)?.round ?? round))) {
        const message = `${unit.name} worked last in round ${round}, and what it stands on worked again in round ${newer}`;
        return finding('stale_round', { ...words, message, remedy: again });
    }
    const message = `${unit.name} came to its end, and no receipt shows that of ${counted(jobs)}`;
    return finding('missing_receipt', { ...words, file: last.file, message, remedy: again });
}
const again = 'Let it work again ("Re-run failed jobs")';
/** A red leg works again whenever failed jobs are run again, so an old failure beside a later round is not the last word. */
function notTriedAgain(unit, facts, now) {
    const last = lastOf(unit);
    const round = last?.round ?? now;
    const failed = unit.jobs.filter((path) => {
        const receipt = facts.byPath.get(path)?.receipt ?? null;
        return receipt !== null && receipt.status !== 'succeeded';
    });
    if (last === undefined || last.leg === null || round >= now || failed.length === 0)
        return [];
    const message = `${unit.name} failed in round ${round} and left no ledger in round ${now}`;
    return [finding('stale_round', { leg: unit.name, message, remedy: again })];
}
function lastOf({ ledgers }) {
    return ledgers.toSorted((left, right) => (left.round ?? 0) - (right.round ?? 0)).at(-1);
}
function counted(jobs) {
    return jobs.length === 1 ? '1 job' : `${jobs.length} jobs`;
}
/** What is wrong with single files, after it is known what hangs on them: a leg that worked again needs its old ledger no more. */
function weighed(files, reasons, units) {
    const hanging = new Map(reasons.filter(({ file }) => file !== null).map((reason) => [`${reason.code} ${reason.file}`, reason.jobs]));
    const known = new Set(files.map(({ code, file }) => `${code} ${file}`));
    const told = files.map((each) => {
        const jobs = hanging.get(`${each.code} ${each.file}`) ?? each.jobs;
        const weightless = jobs.length === 0 && (each.code === 'truncated_ledger' || each.code === 'damaged_ledger');
        return weightless && isSuperseded(each, units) ? { ...each, loss: false } : { ...each, jobs };
    });
    return [...told, ...reasons.filter(({ code, file }) => file === null || !known.has(`${code} ${file}`))];
}
function isSuperseded({ file }, units) {
    return units.some((unit) => {
        const old = [...unit.ledgers, ...unit.damaged].find((ledger) => ledger.file === file);
        return (old !== undefined &&
            old.leg !== null &&
            unit.ledgers.some(({ ended, round }) => ended !== null && (round ?? 0) > (old.round ?? 0)));
    });
}

// EXTERNAL MODULE: ./lib/ledger/facts.js + 1 modules
var ledger_facts = __webpack_require__(326);
// EXTERNAL MODULE: ./lib/ledger/fold-record.js
var fold_record = __webpack_require__(7578);
// EXTERNAL MODULE: ./lib/ledger/merge.js
var merge = __webpack_require__(5677);
;// CONCATENATED MODULE: ./lib/ledger/collect.js






/**
 * Folds the ledgers of any number of machines into the record of one run. The order in which they are handed in means
 * nothing. What cannot be proven is a finding, and with one that is a loss the result is no success.
 */
function collect(options) {
    const { plan, ledgers, planFiles, sha256 } = options;
    const handed = ledgers.map((each) => (0,ledger_handed/* readHanded */.N6)(each, sha256)).sort((left, right) => (left.file < right.file ? -1 : 1));
    const sorted = sortOut({ plan, ledgers: handed, planFiles });
    const run = runOf(options, sorted.good);
    const merged = (0,merge/* mergeEvents */.e)([[run], ...sorted.good.map((ledger) => moved(ledger, run.run_id))]);
    const facts = (0,ledger_facts/* foldFacts */.h)(plan, merged.events);
    const units = unitsOf(plan, sorted);
    const round = options.round ?? facts.rounds.at(-1)?.round ?? 1;
    const files = [...sorted.findings, ...strangers(plan, sorted.good), ...merged.conflicts.map(contradiction)];
    const findings = weighed(files, account({ plan, facts, units, kept: keptIn(merged.events), round }), units);
    const losses = findings.filter(({ loss }) => loss);
    const fan_in = {
        complete: losses.length === 0,
        round,
        ledgers: ledgers.length,
        legs: units.length,
        findings: [...losses, ...findings.filter(({ loss }) => !loss)],
    };
    return { record: (0,fold_record/* foldRecord */.j)(plan, marked(facts, losses), { fan_in }), events: merged.events };
}
/** The run's own first event when its ledgers tell it; a run of phases has none, and gets the one that it is named by. */
function runOf({ plan, run }, ledgers) {
    const own = ledgers.find(({ node }) => node === plan.composite)?.run;
    if (own !== undefined && own !== null)
        return own;
    const at = ledgers.reduce((first, ledger) => Math.min(first, ledger.run?.at ?? first), run.at);
    return { ...run, at, profile: ledgers.find((ledger) => ledger.run !== null)?.run?.profile ?? run.profile };
}
/** The events of a phase as the whole run tells them: its run, and its paths from the top. */
function moved({ node, events }, run_id) {
    const front = node.slice(0, node.lastIndexOf('/') + 1);
    return events.flatMap((event) => {
        if (event.type === 'run_started')
            return [];
        if ('attempt' in event)
            return [{ ...event, run_id, path: `${front}${event.path}` }];
        if (event.type === 'round_ended')
            return [{ ...event, run_id }];
        return [{ ...event, run_id, reused: event.reused.map((path) => `${front}${path}`) }];
    });
}
function keptIn(events) {
    const kept = new Map();
    for (const event of events) {
        if (event.type !== 'round_started')
            continue;
        for (const path of event.reused)
            kept.set(path, Math.max(kept.get(path) ?? 0, event.round));
    }
    return kept;
}
function contradiction({ first, second }) {
    const { path, round, attempt } = first;
    const told = `one says ${first.status}, the other ${second.status}`;
    const message = `Two receipts of "${path}", round ${round}, attempt ${attempt}, differ: ${told}`;
    return finding('duplicate', { message, remedy: 'Leave out the ledger of the machine whose work does not count', jobs: [path] });
}
/** Jobs whose end is unknown are lost, and say why. A job that was cancelled is told as that. */
function marked(facts, losses) {
    const reasons = losses.filter(({ code }) => code !== 'cancelled_leg');
    const words = new Map(reasons.flatMap(({ jobs, message }) => jobs.map((path) => [path, message])));
    if (words.size === 0)
        return facts;
    const jobs = facts.jobs.map((job) => {
        const loss = words.get(job.planned.path);
        return loss === undefined ? job : { ...job, status: 'lost', loss };
    });
    return { ...facts, jobs, byPath: new Map(jobs.map((job) => [job.planned.path, job])) };
}

// EXTERNAL MODULE: ./lib/ledger/encoding.js
var encoding = __webpack_require__(3696);
// EXTERNAL MODULE: ./lib/ports/state.js
var state = __webpack_require__(8561);
// EXTERNAL MODULE: ./lib/report/closing.js + 1 modules
var closing = __webpack_require__(8294);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(4639);
// EXTERNAL MODULE: ./lib/app/leg.js + 1 modules
var leg = __webpack_require__(4094);
// EXTERNAL MODULE: ./lib/app/project.js + 1 modules
var app_project = __webpack_require__(4290);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/app/settings.js
var app_settings = __webpack_require__(610);
// EXTERNAL MODULE: ./lib/app/version.js
var version = __webpack_require__(1271);
// EXTERNAL MODULE: ./lib/app/view.js + 3 modules
var view = __webpack_require__(4528);
;// CONCATENATED MODULE: ./lib/app/collect.js



















/** Folds what other machines did into one record, and keeps it in the state folder. */
async function gather(request) {
    const { place, ledgers } = request;
    const round = (0,leg/* readRound */.J)(request.round ?? place.env['GITHUB_RUN_ATTEMPT'] ?? null);
    const meant = await whatIsCollected(request);
    if (!round.ok || !meant.ok)
        return { ok: false, diagnostics: [...round.diagnostics, ...meant.diagnostics] };
    const { plan, file, root, settings } = meant.value;
    const there = (0,files_handed/* readHandedFolder */.t)((0,project_files/* absolute */.ys)(place.cwd, ledgers));
    const handed = there ?? { ledgers: [], planFiles: [] };
    const found = handed.planFiles.map((text) => (0,plan_file/* decodePlanFile */.c8)(text, hash/* sha256 */.s));
    const others = found.flatMap((each) => (each.ok ? [each.value] : []));
    const now = clock/* systemClock */.m.now();
    const { record, events } = collect({
        plan,
        run: startOf(file ?? newestOf(plan, others), { plan, now, profile: settings.profile }),
        ledgers: handed.ledgers,
        planFiles: file === null ? others : [...others.filter((other) => other.plan.plan_hash !== plan.plan_hash), file],
        round: round.value,
        sha256: hash/* sha256 */.s,
    });
    const stateDir = (0,project_files/* absolute */.ys)(root, settings.state_dir);
    const lock = (0,state_lock/* acquireLock */.I)(stateDir, { run_id: record.run_id, now });
    try {
        const folder = (0,run_folder/* openOrCreateRun */.JG)(stateDir, { run_id: record.run_id, plan: JSON.stringify(plan) });
        if (folder.readLedgers().length === 0)
            keep(folder, events);
        folder.write('record.json', `${JSON.stringify(record, null, 2)}\n`);
        folder.write('result.json', `${JSON.stringify(record.result, null, 2)}\n`);
        const warnings = [
            ...(there === null ? [`There is no folder "${ledgers}": no ledger was downloaded`] : []),
            ...found.flatMap((each) => (each.ok ? [] : [`A plan file in "${ledgers}" is left out: ${each.why}`])),
        ];
        return { ok: true, value: { record, folder, warnings, signal: null, worked: true, root }, diagnostics: [] };
    }
    finally {
        lock.release();
    }
}
/** Everything in one ledger, so that the collected run can be looked at and finished here. */
function keep(folder, events) {
    let position = encoding/* emptyLedger */.Hg;
    const lines = events.map((event) => {
        const next = (0,encoding/* encodeLine */.Nu)(position, event, hash/* sha256 */.s);
        position = next.position;
        return next.line;
    });
    folder.write(state/* ownLedgerName */.xC, lines.join(''));
}
/** The start of the run as its plan file tells it. A run whose phases alone have plan files starts when it is collected. */
function startOf(file, otherwise) {
    const { composite, plan_hash } = otherwise.plan;
    const known = { type: 'run_started', composite, plan_hash };
    if (file === undefined) {
        const { now, profile } = otherwise;
        return { ...known, run_id: (0,run_folder/* newRunId */.F$)(now), at: now, params: {}, profile, lorchestra: version/* version */.r };
    }
    const { run_id, created_at, params, profile, lorchestra } = file;
    return { ...known, run_id, at: created_at, params, profile, lorchestra };
}
function newestOf(plan, files) {
    const own = files.filter((file) => file.plan.plan_hash === plan.plan_hash);
    return own.toSorted((left, right) => left.created_at - right.created_at).at(-1);
}
const noPlan = 'Either the job that planned has failed, or its artifact was not found: GitHub drops the output that names it when a masked secret is in it';
async function whatIsCollected({ place, id, planFile }) {
    if (planFile !== null) {
        const file = (0,leg/* readPlanFile */.w)(place.cwd, planFile, noPlan);
        if (!file.ok)
            return file;
        const opened = await (0,app_project/* openPlace */.QL)({ ...place, flags: { ...place.flags, profile: file.value.profile } });
        if (!opened.ok)
            return opened;
        const { plan } = file.value;
        if (id === null || id === plan.composite)
            return { ok: true, value: { ...opened.value, plan, file: file.value }, diagnostics: [] };
        const message = `Cannot collect "${id}" by the plan file of "${plan.composite}"`;
        return { ok: false, diagnostics: [(0,app_settings/* given */.gI)('fan-out/plan-file', message, `collect ${id}`, 'Give one of the two')] };
    }
    if (id === null) {
        const hint = 'Give the id of the composite, or the plan file with --plan-file';
        return { ok: false, diagnostics: [(0,app_settings/* given */.gI)('fan-out/nothing', 'Nothing is named to be collected', 'collect', hint)] };
    }
    const project = await (0,app_project/* openProject */.U8)(place);
    if (!project.ok)
        return project;
    const { root, settings } = project.value;
    // What a run was given does not matter any more, so no parameter is missed.
    const plan = (0,app_project/* planOf */.XC)(project.value, id, null);
    return plan.ok ? { ok: true, value: { root, settings, plan: plan.value, file: null }, diagnostics: [] } : plan;
}
async function collect_collect(options) {
    const { entry, screen, id = null, flags } = options;
    const json = flags.json === true;
    const { planFile = null, ledgers, round = null } = flags;
    const gathered = await gather({ place: (0,app_project/* placeOf */.$t)(entry, flags), id, planFile, ledgers, round });
    if (!gathered.ok)
        return (0,refuse/* refuse */.TR)(screen, gathered.diagnostics, json);
    const { record, warnings, folder } = gathered.value;
    const code = (0,view/* exitCodeOf */.F)(gathered.value);
    if (code !== vocabulary/* exitCodes */.hS.success)
        (0,refuse/* sayCause */.nw)(screen, (0,report_text/* cause */.c1)(record));
    for (const warning of warnings)
        screen.err(`${warning}\n`);
    if (json) {
        screen.out(`${JSON.stringify(record.result, null, 2)}\n`);
        return code;
    }
    const locations = [{ what: 'record', where: (0,project_files/* shownFrom */.c2)(entry.cwd, `${folder.path}/record.json`) }];
    screen.out(`${(0,closing/* closing */.E)({ record, locations, paint: screen.paint }).join('\n')}\n`);
    return code;
}


/***/ })

};

export const id = 350;
export const ids = [350];
export const modules = {

/***/ 5350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  solutionRunner: () => (/* binding */ solutionRunner)
});

// EXTERNAL MODULE: ./lib/adapters/files/file-tree.js
var file_tree = __webpack_require__(8565);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
;// CONCATENATED MODULE: ./lib/ports/git.js
/** Git refused, or there is no repository, or no git. */
class GitError extends Error {
    name = 'GitError';
}

;// CONCATENATED MODULE: ./lib/adapters/git/git.js





/** Who commits where git has been told no name. */
const fallbackIdentity = {
    GIT_AUTHOR_NAME: 'solution-engine',
    GIT_AUTHOR_EMAIL: 'solution-engine@localhost',
    GIT_COMMITTER_NAME: 'solution-engine',
    GIT_COMMITTER_EMAIL: 'solution-engine@localhost',
};
/** Git as a program, working on the repository that holds `root`. */
function gitAt(root, env) {
    const call = caller(root, env);
    return {
        commit: async (wanted) => {
            const folder = await must(call, {
                args: ['rev-parse', '--absolute-git-dir'],
                or: `Cannot commit: "${root}" is in no git repository`,
            });
            const index = { GIT_INDEX_FILE: (0,external_node_path_.join)(folder, `solution-engine-${(0,external_node_crypto_.randomUUID)()}.index`), GIT_LITERAL_PATHSPECS: '1' };
            try {
                return await commit(call, wanted, index);
            }
            finally {
                (0,external_node_fs_.rmSync)(index.GIT_INDEX_FILE, { force: true });
            }
        },
    };
}
function caller(root, env) {
    const base = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    return async (args, more = {}, input) => {
        try {
            const { exitCode, stdout, stderr } = await (0,exec/* getExecOutput */.H)('git', [...args], {
                ...{ cwd: (0,external_node_path_.resolve)(root), env: { ...base, LC_ALL: 'C', ...more }, silent: true, ignoreReturnCode: true },
                ...(input === undefined ? {} : { input: Buffer.from(input) }),
            });
            return { ok: exitCode === 0, text: stdout.trim(), error: stderr.trim().split('\n')[0] ?? '' };
        }
        catch (error) {
            throw new GitError(`Cannot run git: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
    };
}
async function must(call, { args, or, env, input }) {
    const said = await call(args, env, input);
    if (!said.ok)
        throw new GitError(said.error === '' ? or : `${or}: ${said.error}`);
    return said.text;
}
async function commit(call, { branch, paths, message }, env) {
    const ref = `refs/heads/${branch}`;
    const tip = await commitAt(call, ref);
    const parent = await parentOf(call, tip, await commitAt(call, 'HEAD'));
    if (parent !== null)
        await must(call, { args: ['read-tree', parent], or: 'Cannot read the branch', env });
    const known = await present(call, paths, env);
    if (known.length > 0)
        await must(call, { args: ['add', '--all', '--force', '--', ...known], or: 'Cannot add files', env });
    const tree = await must(call, { args: ['write-tree'], or: 'Cannot write the tree', env });
    const before = parent === null ? null : await must(call, { args: ['rev-parse', `${parent}^{tree}`], or: 'Cannot read the branch' });
    if (tree === before)
        return null;
    const id = await must(call, {
        args: ['commit-tree', tree, ...(parent === null ? [] : ['-p', parent]), '-F', '-'],
        or: 'Cannot commit',
        env: await identity(call),
        input: message,
    });
    const note = ['update-ref', '-m', 'solution-engine: finalise'];
    await must(call, { args: [...note, ref, id, tip ?? '0'.repeat(id.length)], or: `Cannot move ${branch}` });
    const current = await call(['symbolic-ref', '--quiet', 'HEAD']);
    // Whoever stands on the branch would see what was committed as taken back.
    if (current.text === ref && known.length > 0)
        await call(['reset', '--quiet', '--', ...known], { GIT_LITERAL_PATHSPECS: '1' });
    const changes = ['diff-tree', '--no-commit-id', '--name-only', '-r', ...(parent === null ? ['--root'] : []), id];
    const changed = await must(call, { args: changes, or: 'Cannot read the commit' });
    return { id, branch, files: changed.split('\n').filter((name) => name !== '') };
}
async function commitAt(call, ref) {
    const said = await call(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
    return said.ok ? said.text : null;
}
/** The branch goes on where it stands; when all of it is in HEAD by now, it goes on from there. */
async function parentOf(call, tip, head) {
    if (tip === null || head === null)
        return tip ?? head;
    const merged = await call(['merge-base', '--is-ancestor', tip, head]);
    return merged.ok ? head : tip;
}
/** Paths that stand in the working tree or in the branch; git refuses to add others. */
async function present(call, paths, index) {
    const found = [];
    for (const path of paths) {
        const listed = await call(['ls-files', '--cached', '--others', '--', path], index);
        if (listed.ok && listed.text !== '')
            found.push(path);
    }
    return found;
}
async function identity(call) {
    const known = await call(['config', '--get', 'user.email']);
    const named = await call(['config', '--get', 'user.name']);
    return known.ok && named.ok ? {} : fallbackIdentity;
}

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/data/failed.js
var data_failed = __webpack_require__(3283);
;// CONCATENATED MODULE: ./lib/ports/assets.js
class AssetError extends Error {
    name = 'AssetError';
}

// EXTERNAL MODULE: ./lib/ports/file-tree.js
var ports_file_tree = __webpack_require__(9233);
// EXTERNAL MODULE: ./lib/ports/lakehouse.js
var lakehouse = __webpack_require__(633);
// EXTERNAL MODULE: ./lib/ports/warehouse.js
var warehouse = __webpack_require__(9787);
;// CONCATENATED MODULE: ./lib/data/outcome.js







/** The one place where what data work threw becomes a failure; null = a defect of ours. */
function outcome_toFailure(error) {
    if (error instanceof data_failed/* Failed */.c)
        return error.failure;
    if (error instanceof AssetError)
        return (0,failure/* failure */.V)('asset', error.message);
    if (error instanceof GitError)
        return (0,failure/* failure */.V)('git', error.message);
    if (error instanceof ports_file_tree/* FilesError */.y)
        return (0,failure/* failure */.V)('files', error.message, error.code === undefined ? {} : { code: error.code });
    if (error instanceof warehouse/* WarehouseError */.k || error instanceof lakehouse/* LakehouseError */.u) {
        return (0,failure/* failure */.V)('warehouse', error.message, {
            transient: error.transient,
            ...(error.code === undefined ? {} : { code: error.code }),
        });
    }
    return null;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./lib/solution/document.js
var solution_document = __webpack_require__(2434);
// EXTERNAL MODULE: ./lib/solution/stage.js
var solution_stage = __webpack_require__(5729);
;// CONCATENATED MODULE: ./lib/solution/covenant/shape.js



const stage = schemas/* enum */.k5n(solution_stage/* spectraStages */.u_);
/** `pipeline.001-prepare-stage-orchestration.md:23` */
const place = schemas/* string */.YjP().regex(/^[^:]+\.md:\d+$/);
const stepShape = schemas/* strictObject */.rej({
    uses: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    playbook: place.describe('Where the step stands'),
    with: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()).optional(),
    source: schemas/* string */.YjP().optional().describe('The gap from which the step was learned'),
});
const checkShape = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP(),
    severity: schemas/* enum */.k5n(['error', 'warn']),
    says: schemas/* string */.YjP(),
    playbook: place,
    sql: schemas/* string */.YjP().optional(),
    with: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()).optional(),
});
/** What the engine promises to build: `pipelines/<source>/covenant.yaml`. The seed's keys, and those that it lacks. */
const covenantShape = schemas/* strictObject */.rej({
    apiVersion: schemas/* literal */.euz('lorchestra/v1'),
    kind: schemas/* literal */.euz('Covenant'),
    metadata: schemas/* strictObject */.rej({
        name: schemas/* string */.YjP(),
        created_by: schemas/* literal */.euz('solution-engine'),
        engine_version: schemas/* string */.YjP(),
        inputs_hash: schemas/* string */.YjP().describe('Over what contract, overrides and playbooks mean; prose is not in it'),
    }),
    pipeline: schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('spectra_data_pipeline'),
        source: schemas/* string */.YjP(),
        contract: schemas/* string */.YjP(),
        contract_version: schemas/* string */.YjP(),
        entities: schemas/* array */.YOg(schemas/* string */.YjP()),
        stages: schemas/* array */.YOg(schemas/* strictObject */.rej({
            id: schemas/* string */.YjP(),
            name: stage,
            playbook: schemas/* string */.YjP(),
            needs: schemas/* array */.YOg(stage),
            contract: schemas/* string */.YjP(),
            inputs: schemas/* array */.YOg(schemas/* string */.YjP()),
            outputs: schemas/* array */.YOg(schemas/* string */.YjP()),
            steps: schemas/* array */.YOg(stepShape),
            gates: schemas/* array */.YOg(schemas/* string */.YjP()),
        })),
    }),
    quality_gates: schemas/* array */.YOg(schemas/* strictObject */.rej({ stage, checks: schemas/* array */.YOg(checkShape) })),
    deployment: schemas/* strictObject */.rej({ target: schemas/* enum */.k5n(['local', 'fabric']), lakehouse: schemas/* string */.YjP(), schemas: schemas/* literal */.euz(true) }),
    monitoring: schemas/* strictObject */.rej({ freshness: schemas/* string */.YjP(), schedule: schemas/* string */.YjP() }),
    learning: schemas/* strictObject */.rej({ auto_apply: schemas/* array */.YOg(schemas/* string */.YjP()), review: schemas/* array */.YOg(schemas/* string */.YjP()) }),
});
/** Reads a covenant as it stands in a pipeline's folder. */
function readCovenant(source) {
    return (0,solution_document/* readShaped */.M)(source, covenantShape);
}

// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/core/defect.js
var defect = __webpack_require__(9258);
// EXTERNAL MODULE: ./lib/definition/catalogue.js + 13 modules
var catalogue = __webpack_require__(4837);
// EXTERNAL MODULE: ./lib/solution/covenant/definitions.js
var definitions = __webpack_require__(7514);
// EXTERNAL MODULE: ./lib/solution/contract/names.js
var names = __webpack_require__(6110);
;// CONCATENATED MODULE: ./lib/solution/covenant/stage-contract.js




const tableGuarantee = schemas/* strictObject */.rej({ guarantees: schemas/* array */.YOg(schemas/* string */.YjP()) });
/** What one stage promises: `contracts/<stage>.contract.yaml`. Its manifest is the evidence; comparing them is a gate. */
const stageContractShape = schemas/* strictObject */.rej({
    version: schemas/* string */.YjP(),
    stage: schemas/* enum */.k5n(solution_stage/* spectraStages */.u_),
    source: schemas/* string */.YjP(),
    purpose: schemas/* string */.YjP(),
    owner: schemas/* string */.YjP(),
    inputs: schemas/* strictObject */.rej({ auth_method: schemas/* string */.YjP(), variables: schemas/* array */.YOg(schemas/* string */.YjP()), tables: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    obligations: schemas/* strictObject */.rej({ core: schemas/* array */.YOg(schemas/* string */.YjP()), data_outputs: schemas/* array */.YOg(schemas/* string */.YjP()), quality: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    dependencies: schemas/* strictObject */.rej({ requires: schemas/* array */.YOg(schemas/* string */.YjP()), enables: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    outputs: schemas/* strictObject */.rej({ manifest_path: schemas/* string */.YjP(), journal_table: schemas/* string */.YjP(), tables: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    quality_gates: schemas/* strictObject */.rej({ blocking: schemas/* array */.YOg(schemas/* string */.YjP()), reported: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    guarantees: schemas/* strictObject */.rej({ output_tables: schemas/* record */.g1P(schemas/* string */.YjP(), tableGuarantee) }),
    state_handoff: schemas/* strictObject */.rej({ completion_marker: schemas/* string */.YjP(), readiness_check: schemas/* string */.YjP() }),
    versioning: schemas/* strictObject */.rej({
        change_log: schemas/* array */.YOg(schemas/* strictObject */.rej({ version: schemas/* string */.YjP(), changes: schemas/* array */.YOg(schemas/* string */.YjP()), breaking_changes: schemas/* array */.YOg(schemas/* string */.YjP()) })),
    }),
});
/** Reads what a stage promises as it stands in a pipeline's folder. */
function readStageContract(source) {
    return (0,solution_document/* readShaped */.M)(source, stageContractShape);
}
/** Takes the covenant's part of one stage to its contract. */
function stageContract(covenant, contract, name) {
    const { stages, source, contract_version } = covenant.pipeline;
    const stage = stages.find((each) => each.name === name);
    const checks = covenant.quality_gates.find((each) => each.stage === name)?.checks ?? [];
    const outputs = stage?.outputs ?? [];
    return {
        version: contract_version,
        stage: name,
        source,
        purpose: `${name} of ${contract.source_system.name}`,
        owner: contract.source_system.owner,
        inputs: { auth_method: contract.api.auth.type, variables: [...(0,names/* secretsOf */.Fj)(contract)], tables: [...(stage?.inputs ?? [])] },
        obligations: {
            core: (stage?.steps ?? []).map(({ title }) => title),
            data_outputs: [...outputs],
            quality: checks.map(({ says }) => says),
        },
        dependencies: {
            requires: [...(stage?.needs ?? [])],
            enables: stages.flatMap((each) => (each.needs.includes(name) ? [each.name] : [])),
        },
        outputs: { manifest_path: `manifests/${name}.manifest.yaml`, journal_table: `log.${name}`, tables: [...outputs] },
        quality_gates: {
            blocking: checks.flatMap(({ id, severity }) => (severity === 'error' ? [id] : [])),
            reported: checks.flatMap(({ id, severity }) => (severity === 'warn' ? [id] : [])),
        },
        guarantees: {
            output_tables: Object.fromEntries(outputs.map((table) => [table, { guarantees: guaranteesOf(table, checks) }])),
        },
        state_handoff: {
            completion_marker: `a row of log.${name} with status Success, written last`,
            readiness_check: `the newest row of log.${name} says Success and every output is there`,
        },
        versioning: { change_log: [{ version: contract_version, changes: ['As designed by the covenant'], breaking_changes: [] }] },
    };
}
/** The gates that speak about a table by its name; without any, that it is there. */
function guaranteesOf(table, checks) {
    const about = checks.filter(({ says, sql }) => says.includes(table) || (sql ?? '').includes(table)).map(({ id }) => id);
    return about.length === 0 ? ['exists'] : about;
}

// EXTERNAL MODULE: ./lib/solution/covenant/text.js
var covenant_text = __webpack_require__(537);
;// CONCATENATED MODULE: ./lib/solution/covenant/write.js






/** The covenant as a file. */
function covenantFile(covenant) {
    const comment = 'Written by solution-engine from contract.yaml and the playbooks; the same input gives the same bytes.';
    return readBack({ path: 'covenant.yaml', text: (0,covenant_text/* documentText */.Z)(comment, covenant) }, readCovenant);
}
/** Jobs and stage contracts. */
function buildFiles(covenant, contract, folder) {
    const { source, stages } = covenant.pipeline;
    const jobs = { path: `jobs/spectra.${source}.yaml`, text: (0,definitions/* definitionsText */.A)(covenant, contract, folder) };
    const contracts = stages.map((stage) => {
        const text = (0,covenant_text/* documentText */.Z)('Written by solution-engine from covenant.yaml', stageContract(covenant, contract, stage.name));
        return readBack({ path: stage.contract, text }, readStageContract);
    });
    return [readBack(jobs, readDefinitions), ...contracts];
}
function readDefinitions(source) {
    const { diagnostics } = (0,catalogue.readCatalogue)([source]);
    return diagnostics.length === 0 ? { ok: true, value: null, diagnostics } : { ok: false, diagnostics };
}
/** Nothing is written that its reader would refuse. */
function readBack(made, read) {
    const [wrong] = read({ file: made.path, text: made.text }).diagnostics;
    if (wrong !== undefined)
        throw new defect/* Defect */.k(`What was made for ${made.path} cannot be read back: ${wrong.message}`);
    return made;
}

// EXTERNAL MODULE: ./lib/app/solution/inputs.js + 1 modules
var solution_inputs = __webpack_require__(7236);
;// CONCATENATED MODULE: ./lib/app/solution/making.js


/** What is asked for, and what is there already. */
const discover = async ({ source, contract, setting, folder, log }) => {
    const known = (0,solution_inputs/* fileText */.CG)(setting.root, `${folder}/covenant.yaml`) !== null;
    const { objects, endpoints, limitations, contract_version } = contract;
    log(`${contract.source_system.name}: ${objects.length} entities, ${endpoints.length} endpoints, ${limitations.length} limitations`);
    log(known ? `A pipeline of ${source} stands already: it is designed again and keeps its data` : `${source} has no pipeline yet`);
    return {
        pipeline_type: 'spectra_data_pipeline',
        source,
        contract_version,
        entities: objects.length,
        endpoints: endpoints.length,
        exists: known,
    };
};
/** The covenant. */
const design = async (work) => {
    const { covenant } = work;
    const written = writeFiles(work, [covenantFile(covenant)]);
    const { stages } = covenant.pipeline;
    const steps = stages.reduce((sum, stage) => sum + stage.steps.length, 0);
    const gates = covenant.quality_gates.reduce((sum, { checks }) => sum + checks.length, 0);
    work.log(`Designed ${stages.length} stages, ${steps} steps and ${gates} gates; ${words(written)}`);
    return { inputs_hash: covenant.metadata.inputs_hash, stages: stages.length, steps, gates, ...written };
};
/** Jobs and contracts. Notebooks are named as not made, so that nobody waits for them. */
const build = async (work) => {
    const files = buildFiles(work.covenant, work.contract, work.folder);
    const written = writeFiles(work, files);
    work.log(`Built ${files.length} files; ${words(written)}`);
    work.log('Not built: notebooks for Fabric. The pipeline runs as jobs of lorchestra');
    return { ...written, not_done: ['notebooks'] };
};
/** Writes what differs from what stands there. */
function writeFiles({ files, folder }, made) {
    const changed = made.filter(({ path, text }) => files.read(`${folder}/${path}`) !== text);
    for (const { path, text } of changed)
        files.write(`${folder}/${path}`, text);
    return { files_written: changed.map(({ path }) => path), files_unchanged: made.length - changed.length };
}
function words({ files_written, files_unchanged }) {
    return `${files_written.length} written, ${files_unchanged} as they were`;
}

// EXTERNAL MODULE: ./lib/adapters/clock.js
var clock = __webpack_require__(1642);
// EXTERNAL MODULE: ./lib/adapters/lakehouse/lakehouse.js + 11 modules
var lakehouse_lakehouse = __webpack_require__(3802);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/solution/journal.js
var journal = __webpack_require__(2500);
// EXTERNAL MODULE: ./lib/core/time.js
var time = __webpack_require__(4258);
// EXTERNAL MODULE: ./lib/solution/quarantine.js
var quarantine = __webpack_require__(7375);
;// CONCATENATED MODULE: ./lib/solution/monitor/words.js
const spans = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
];
/** `2 days`, `1 hour`: in the largest unit that goes in, so that it is read at a glance. Under a second: `0 seconds`. */
function span(ms) {
    const [unit, size] = spans.find(([, size]) => ms >= size) ?? ['second', 1000];
    return plural(Math.floor(ms / size), unit);
}
/** `1 day 2 hours`: in two units, where the first alone would mislead. */
function fullSpan(ms) {
    const at = spans.findIndex(([, size]) => ms >= size);
    const [, size] = spans[at] ?? ['second', 1000];
    const [, next] = spans[at + 1] ?? ['second', ms + 1];
    const rest = ms % size;
    return rest < next ? span(ms) : `${span(ms)} ${span(rest)}`;
}
/** `1m 20s`, `0.4s`: how long something took. */
function took(ms) {
    if (ms < 10_000)
        return `${(ms / 1000).toFixed(1)}s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 60)
        return `${seconds}s`;
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? `${minutes}m ${seconds % 60}s` : `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}
function ago(ms) {
    if (ms === null)
        return 'never';
    return ms < 60_000 ? 'just now' : `${span(ms)} ago`;
}
/** `2026-01-05 06:00 UTC` */
function moment(at) {
    return at === null ? 'never' : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
/** `12,345` */
function count(value) {
    return value.toLocaleString('en-GB');
}
function plural(value, one, many = `${one}s`) {
    return `${count(value)} ${value === 1 ? one : many}`;
}
/** `+3`, `-2`, `=`; an empty text when nothing is known. */
function change(value) {
    if (value === null)
        return '';
    if (value === 0)
        return '=';
    return `${value > 0 ? '+' : '\u2212'}${count(Math.abs(value))}`;
}
/** The same in words: `3 more`, `2 fewer`, `as before`. */
function moreOrFewer(value) {
    if (value === null)
        return '';
    return value === 0 ? 'as before' : `${count(Math.abs(value))} ${value > 0 ? 'more' : 'fewer'}`;
}
/** `type_changed` reads `type changed`. */
function spoken(word) {
    return word.replaceAll('_', ' ');
}

;// CONCATENATED MODULE: ./lib/solution/monitor/judge.js


function judge(seen) {
    return { ...verdictOf(seen), notes: notesOf(seen) };
}
function verdictOf(seen) {
    const { source, stages, freshness } = seen;
    const run = { text: 'Run the pipeline', command: `npx lorchestra run spectra.${source}` };
    if (stages.every(({ status }) => status === null)) {
        return { standing: 'empty', headline: 'Not run yet', why: 'No stage of this pipeline has come to an end here.', next: [run] };
    }
    const failed = stages.find(({ status }) => status === 'Failed');
    if (failed) {
        const why = failed.error ?? 'It left no reason.';
        return { standing: 'failing', headline: `Failing at ${failed.stage}`, why, next: adviceFor(failed, source) };
    }
    const whole = stages.find(({ stage }) => stage === solution_stage/* spectraStages */.u_.at(-1));
    if (!whole || whole.age === null) {
        const reached = stages.filter(({ status }) => status === 'Success').at(-1);
        const why = `The stages up to ${reached?.stage ?? 'none'} came to a good end, the others have not run.`;
        return { standing: 'stale', headline: 'Not complete yet', why, next: [run] };
    }
    const allowed = `at most ${fullSpan(freshness)} may pass`;
    if (whole.age > freshness) {
        return {
            standing: 'stale',
            headline: 'Stale',
            why: `The last complete run ended ${fullSpan(whole.age)} ago; ${allowed}.`,
            next: [run],
        };
    }
    const old = seen.entities.filter(({ stale, skipped }) => stale && skipped === null);
    if (old.length > 0) {
        const names = old.map(({ entity }) => entity).join(', ');
        return { standing: 'stale', headline: 'Stale in part', why: `Not read in time: ${names}; ${allowed}.`, next: [run] };
    }
    return { standing: 'fresh', headline: 'Fresh', why: `The last complete run ended ${agoOf(whole.age)}; ${allowed}.`, next: [] };
}
function agoOf(age) {
    return age < 60_000 ? 'just now' : `${fullSpan(age)} ago`;
}
const remedies = {
    gate: 'See which rows offend below; correct the contract, an override or the source, then run again',
    credentials: 'Give the profile valid credentials, then run again',
    variable: 'Give the profile the missing value, then run again',
    network: 'Wait until the service can be reached, then run again',
    http_status: 'Wait until the service answers again, or note its fault under limitations in the contract',
    invalid_response: 'Compare what the service sent with the contract; it may have changed',
};
function adviceFor({ error_kind }, source) {
    const remedy = remedies[error_kind ?? ''];
    return [
        ...(remedy === undefined ? [] : [{ text: remedy, command: null }]),
        { text: 'Run the pipeline again', command: `npx lorchestra run spectra.${source}` },
    ];
}
function notesOf({ gates, quarantine, drift, constraints, entities }) {
    const warned = gates.filter(({ verdicts }) => verdicts.at(-1) === 'warned');
    const unanswered = gates.filter(({ severity, verdicts }) => severity === 'warn' && verdicts.at(-1) === 'unanswered');
    const waiting = quarantine.reduce((sum, one) => sum + one.waiting, 0);
    const breaking = drift.filter((one) => one.class === 'breaking');
    const stopping = constraints.filter(({ type, still_present }) => type === 'blocker' && still_present === true);
    const skipped = entities.filter((one) => one.skipped !== null);
    return [
        ...(warned.length === 0 ? [] : [`${plural(warned.length, 'gate')} warned: ${warned.map(({ gate }) => gate).join(', ')}`]),
        ...(unanswered.length === 0 ? [] : [`Not answered: ${unanswered.map(({ gate }) => gate).join(', ')}`]),
        ...(waiting === 0 ? [] : [`${plural(waiting, 'record waits', 'records wait')} in quarantine`]),
        ...(breaking.length === 0 ? [] : [`${plural(breaking.length, 'breaking change')} at the source`]),
        ...(stopping.length === 0
            ? []
            : [`${plural(stopping.length, 'blocker')} at the source: ${stopping.map(({ id }) => id).join(', ')}`]),
        ...(skipped.length === 0 ? [] : [`Left out by Extract: ${skipped.map(({ entity }) => entity).join(', ')}`]),
    ];
}

// EXTERNAL MODULE: ./lib/core/json.js
var json = __webpack_require__(3085);
;// CONCATENATED MODULE: ./lib/solution/gates/evaluate.js



/** Offenders kept of each gate, and the longest text kept of one. */
const mostEvidence = 20;
const longestText = 200;
/** Asks each gate, in order. A gate that cannot be asked is unanswered, never passed. */
async function evaluateGates({ stage, gates, checks, context }) {
    const results = [];
    for (const gate of gates) {
        const { id, severity, says } = gate;
        const found = await answerTo(gate, checks, context);
        results.push({ id, stage, severity, says, ...found, evidence: found.evidence.slice(0, mostEvidence).map(shortened) });
    }
    return results;
}
async function answerTo(gate, checks, context) {
    const notPassed = gate.severity === 'warn' ? 'warned' : 'refused';
    try {
        const finding = await question(gate, checks, context);
        return { ...finding, verdict: finding.passed ? 'passed' : notPassed };
    }
    catch (error) {
        const failure = toFailure(error);
        if (failure === null)
            throw error;
        return { passed: false, expected: 'an answer', actual: failure.message, evidence: [], verdict: 'unanswered' };
    }
}
/** Whether it stops the pipeline: by an answer or for want of one. */
function isStopping({ severity, verdict }) {
    return severity === 'error' && verdict !== 'passed';
}
async function question(gate, checks, context) {
    if (gate.sql !== undefined)
        return assertion(gate.sql, context);
    const check = Object.hasOwn(checks, gate.id) ? checks[gate.id] : undefined;
    if (check)
        return check({ ...context, with: gate.with });
    return fail('gate', `There is no check "${gate.id}"`);
}
/** Every row that the SELECT gives offends. */
async function assertion(sql, { lakehouse }) {
    let count = 0;
    const evidence = [];
    for await (const page of lakehouse.read(sql)) {
        count += page.length;
        for (const row of page.slice(0, mostEvidence - evidence.length))
            evidence.push(asJson(row));
    }
    return { passed: count === 0, expected: 'no row', actual: count === 1 ? '1 row' : `${count} rows`, evidence };
}
function asJson(row) {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]));
}
/** A payload that found its way into evidence would fill the log. */
function shortened(value) {
    if (typeof value === 'string')
        return value.length > longestText ? `${value.slice(0, longestText - 1)}\u2026` : value;
    if (value === null || typeof value !== 'object')
        return value;
    if (Array.isArray(value))
        return value.slice(0, mostEvidence).map(shortened);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, each === undefined ? null : shortened(each)]));
}
/** One offender for a person: `recordId "8812", parents 2`. */
function exampleOf(value) {
    if (typeof value === 'string')
        return value;
    if (!(0,json/* isObject */.Gv)(value))
        return (0,json/* canonicalJson */.dj)(value);
    return Object.entries(value)
        .map(([name, each]) => `${name} ${typeof each === 'string' ? `"${each}"` : (0,json/* canonicalJson */.dj)(each ?? null)}`)
        .join(', ');
}

// EXTERNAL MODULE: ./lib/solution/sql.js
var sql = __webpack_require__(475);
;// CONCATENATED MODULE: ./lib/solution/monitor/readings.js



/** Runs over which a trend goes. */
const mostRuns = 20;
const mostExamples = 5;
async function readEntities({ lakehouse, contract, now }) {
    const read = await lastReads(lakehouse);
    const skipped = await skippedEntities(lakehouse);
    const entities = [];
    for (const object of contract.objects) {
        const table = (0,names/* extractTable */.SN)(object);
        const known = await (0,sql/* has */.zy)(lakehouse, table);
        const row = known
            ? await (0,sql/* oneRow */.NO)(lakehouse, `SELECT count(*) AS n, max(_extracted_at) AS newest FROM ${(0,sql/* tableSql */.dS)(table)}`)
            : {};
        const newest = (0,sql/* textOrNull */.ef)(row, 'newest');
        const read_at = read.get(object.name) ?? newest;
        const age = read_at === null ? null : Math.max(0, now - Date.parse(read_at));
        const stale = age === null || age > contract.monitoring.freshness;
        const why = skipped.get(object.name) ?? null;
        entities.push({ entity: object.name, records: Number(row['n'] ?? 0), read_at, newest, age, stale, skipped: why });
    }
    return entities.sort((a, b) => (a.entity < b.entity ? -1 : 1));
}
async function lastReads(lakehouse) {
    const rows = await (0,sql/* rowsOf */.RO)(lakehouse, 'log.steps', `SELECT entity, max(ended_at) AS at FROM log.steps WHERE action = 'extract.entity' AND status = 'Success' GROUP BY entity`);
    return new Map(rows.map((row) => [(0,sql/* text */.Qq)(row, 'entity'), (0,sql/* text */.Qq)(row, 'at')]));
}
async function skippedEntities(lakehouse) {
    const rows = await (0,sql/* rowsOf */.RO)(lakehouse, 'extract.units', 'SELECT entity, reason FROM extract.units WHERE skipped = 1');
    return new Map(rows.map((row) => [(0,sql/* text */.Qq)(row, 'entity'), (0,sql/* text */.Qq)(row, 'reason')]));
}
/** The gates in force: those that the newest run of their stage asked, in its order. */
async function readGates(lakehouse) {
    if (!(await (0,sql/* has */.zy)(lakehouse, 'log.gates')))
        return [];
    const rows = await lakehouse.all(`WITH last AS (
      SELECT max(rowid) AS id, stage, gate, run_id FROM log.gates GROUP BY stage, gate, run_id
    ), ranked AS (
      SELECT g.*, last.id, row_number() OVER (PARTITION BY last.stage, last.gate ORDER BY last.id DESC) AS place,
        first_value(last.run_id) OVER (PARTITION BY last.stage ORDER BY last.id DESC) AS newest_run
      FROM last JOIN log.gates g ON g.rowid = last.id
    )
    SELECT * FROM ranked WHERE place <= ? ORDER BY id`, [mostRuns]);
    const byGate = Map.groupBy(rows, (row) => `${(0,sql/* text */.Qq)(row, 'stage')}.${(0,sql/* text */.Qq)(row, 'gate')}`);
    return [...byGate.values()]
        .flatMap((of) => {
        const last = of.at(-1);
        return last === undefined || (0,sql/* text */.Qq)(last, 'run_id') !== (0,sql/* text */.Qq)(last, 'newest_run') ? [] : [{ of, last }];
    })
        .sort((a, b) => Number(a.last['id']) - Number(b.last['id']))
        .map(({ of, last }) => ({
        stage: (0,sql/* text */.Qq)(last, 'stage'),
        gate: (0,sql/* text */.Qq)(last, 'gate'),
        severity: (0,sql/* text */.Qq)(last, 'severity') === 'warn' ? 'warn' : 'error',
        says: (0,sql/* text */.Qq)(last, 'says'),
        verdicts: of.map((row) => (0,sql/* text */.Qq)(row, 'verdict')),
        expected: (0,sql/* text */.Qq)(last, 'expected'),
        actual: (0,sql/* text */.Qq)(last, 'actual'),
        examples: JSON.parse((0,sql/* text */.Qq)(last, 'evidence') || '[]').slice(0, mostExamples).map(exampleOf),
    }));
}
async function readTables(lakehouse) {
    if (!(await (0,sql/* has */.zy)(lakehouse, 'log.tables')))
        return [];
    const rows = await lakehouse.all(`WITH last AS (SELECT max(rowid) AS id FROM log.tables GROUP BY tableName, run_id),
    ranked AS (
      SELECT t.rowid AS id, t.tableName, t.rows, row_number() OVER (PARTITION BY t.tableName ORDER BY t.rowid DESC) AS place
      FROM last JOIN log.tables t ON t.rowid = last.id
    )
    SELECT tableName, rows FROM ranked WHERE place <= ? ORDER BY id`, [mostRuns]);
    const standing = new Map((await lakehouse.tables()).map(({ table, rows: count }) => [table, count]));
    return [...Map.groupBy(rows, (row) => (0,sql/* text */.Qq)(row, 'tableName'))]
        .flatMap(([table, of]) => {
        const now = standing.get(table);
        if (now === undefined)
            return [];
        const history = of.map((row) => Number(row['rows']));
        const [before, last] = [history.at(-2), history.at(-1)];
        return [{ table, rows: now, change: before === undefined || last === undefined ? null : last - before, history }];
    })
        .sort((a, b) => (a.table < b.table ? -1 : 1));
}
async function readDrift(lakehouse) {
    const rows = await (0,sql/* rowsOf */.RO)(lakehouse, 'prepare.drift', 'SELECT * FROM prepare.drift ORDER BY level, subject, change');
    return rows.map((row) => ({
        subject: (0,sql/* text */.Qq)(row, 'subject'),
        change: (0,sql/* text */.Qq)(row, 'change'),
        class: (0,sql/* text */.Qq)(row, 'class'),
        action: (0,sql/* text */.Qq)(row, 'action'),
        detail: (0,sql/* text */.Qq)(row, 'detail'),
    }));
}
const severities = `CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END`;
async function readConstraints(lakehouse) {
    const select = `SELECT * FROM prepare.constraints ORDER BY ${severities}, constraintId`;
    const rows = await (0,sql/* rowsOf */.RO)(lakehouse, 'prepare.constraints', select);
    return rows.map((row) => ({
        id: (0,sql/* text */.Qq)(row, 'constraintId'),
        type: (0,sql/* text */.Qq)(row, 'constraintType'),
        severity: (0,sql/* text */.Qq)(row, 'severity'),
        endpoint: (0,sql/* text */.Qq)(row, 'endpoint'),
        issue: (0,sql/* text */.Qq)(row, 'issue'),
        workaround: (0,sql/* text */.Qq)(row, 'workaround'),
        still_present: (row['stillPresent'] ?? null) === null ? null : Number(row['stillPresent']) === 1,
    }));
}

;// CONCATENATED MODULE: ./lib/solution/monitor/runs.js


const runs_mostRuns = 10;
/** Rows of one stage that are read: a run may leave several when it is resumed. */
const mostRows = 100;
async function readStages({ lakehouse, now }) {
    const stages = [];
    for (const stage of solution_stage/* spectraStages */.u_) {
        const rows = await (0,journal/* newestStageRows */.ES)(lakehouse, stage, mostRows);
        const [newest] = rows;
        const good = rows.find(({ status }) => status === 'Success');
        stages.push({
            stage,
            status: newest === undefined ? null : newest.status === 'Success' ? 'Success' : 'Failed',
            last_success: good?.end_time ?? null,
            age: good === undefined ? null : Math.max(0, now - Date.parse(good.end_time)),
            run_id: newest?.run_id ?? null,
            duration: newest === undefined ? null : Math.round(newest.duration_seconds * 1000),
            error: newest?.error_message ?? null,
            error_kind: newest?.error_kind ?? null,
        });
    }
    return stages;
}
/** The last runs, newest first, put together from what each left in the logs of the stages. */
async function readRuns(lakehouse) {
    const ends = [];
    for (const stage of solution_stage/* spectraStages */.u_) {
        for (const row of await (0,journal/* newestStageRows */.ES)(lakehouse, stage, mostRows))
            ends.push({ stage, row });
    }
    const runs = [...Map.groupBy(ends, ({ row }) => row.run_id)].map(([run_id, of]) => runOf(run_id, of));
    return runs.sort((a, b) => (a.started < b.started ? 1 : -1)).slice(0, runs_mostRuns);
}
function runOf(run_id, ends) {
    const started = ends.map(({ row }) => row.start_time).sort()[0] ?? '';
    const ended = ends
        .map(({ row }) => row.end_time)
        .sort()
        .at(-1) ?? started;
    // The newest row of a stage comes first: a resume may have mended what failed before.
    const last = solution_stage/* spectraStages */.u_.flatMap((stage) => ends.find((end) => end.stage === stage) ?? []);
    const failed = last.find(({ row }) => row.status !== 'Success');
    const good = last.filter(({ row }) => row.status === 'Success').length;
    return {
        run_id,
        started,
        duration: Date.parse(ended) - Date.parse(started),
        status: failed ? 'failed' : good === solution_stage/* spectraStages */.u_.length ? 'complete' : 'partial',
        stages: good,
        failed_stage: failed?.stage ?? null,
        error: failed?.row.error_message ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/solution/monitor/health.js





/** Reads from the lakehouse alone how a pipeline is doing. Rejects with LakehouseError. */
async function readHealth(input) {
    const { lakehouse, contract, now } = input;
    const { key, name } = contract.source_system;
    const seen = {
        ...{ source: key, name, contract_version: contract.contract_version, at: (0,time/* iso */.KH)(now) },
        freshness: contract.monitoring.freshness,
        stages: await readStages(input),
        entities: await readEntities(input),
        gates: await readGates(lakehouse),
        tables: await readTables(lakehouse),
        runs: await readRuns(lakehouse),
        quarantine: await (0,quarantine/* quarantined */.bY)(lakehouse),
        drift: await readDrift(lakehouse),
        constraints: await readConstraints(lakehouse),
    };
    return { ...seen, judgement: judge(seen) };
}

// EXTERNAL MODULE: ./lib/core/duration.js
var duration = __webpack_require__(8415);
// EXTERNAL MODULE: ./lib/core/escape.js
var core_escape = __webpack_require__(96);
;// CONCATENATED MODULE: ./lib/solution/monitor/charts.js


const step = 12;
/** One mark for each run, the newest on the right: a disc, a triangle, a cross or a ring. */
function verdictDots(verdicts) {
    const width = Math.max(1, verdicts.length) * step;
    const marks = verdicts.map((verdict, at) => mark(verdict, at * step + step / 2));
    const said = `${plural(verdicts.length, 'run')}, the newest ${verdicts.at(-1) ?? 'unknown'}`;
    return (0,core_escape/* element */.ND) `<svg class="dots" width="${width}" height="12" viewBox="0 0 ${width} 12" role="img" aria-label="${(0,core_escape/* html */.qy)(said)}">${(0,core_escape/* elements */.Yt)(marks)}</svg>`;
}
function mark(verdict, x) {
    switch (verdict) {
        case 'passed':
            return (0,core_escape/* element */.ND) `<circle class="passed" cx="${x}" cy="6" r="4"/>`;
        case 'warned':
            return (0,core_escape/* element */.ND) `<path class="warned" d="M${x} 1.6L${x + 4.9} 10.4H${x - 4.9}Z"/>`;
        case 'refused':
            return (0,core_escape/* element */.ND) `<path class="refused" d="M${x - 3.4} 2.6L${x + 3.4} 9.4M${x + 3.4} 2.6L${x - 3.4} 9.4"/>`;
        case 'unanswered':
            return (0,core_escape/* element */.ND) `<circle class="unanswered" cx="${x}" cy="6" r="3.6"/>`;
    }
}
const wide = 96;
const high = 22;
const edge = 2;
/** Rows over the last runs; a flat line when nothing changed. Nothing for a single run. */
function sparkline(history) {
    if (history.length < 2)
        return (0,core_escape/* element */.ND) ``;
    const [least, most] = [Math.min(...history), Math.max(...history)];
    const x = (at) => rounded((at / (history.length - 1)) * (wide - 2 * edge) + edge);
    const y = (value) => {
        const part = most === least ? 0.5 : (value - least) / (most - least);
        return rounded(high - edge - part * (high - 2 * edge));
    };
    const points = history.map((value, at) => (0,core_escape/* element */.ND) `${at === 0 ? (0,core_escape/* element */.ND) `M` : (0,core_escape/* element */.ND) `L`}${x(at)} ${y(value)}`);
    const line = (0,core_escape/* elements */.Yt)(points);
    const last = history.length - 1;
    const said = `From ${count(history[0] ?? 0)} to ${count(history[last] ?? 0)} rows over ${plural(history.length, 'run')}`;
    const area = (0,core_escape/* element */.ND) `<path class="area" d="${line}L${x(last)} ${high}L${edge} ${high}Z"/>`;
    const end = (0,core_escape/* element */.ND) `<circle cx="${x(last)}" cy="${y(history[last] ?? 0)}" r="2.2"/>`;
    return (0,core_escape/* element */.ND) `<svg class="spark" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${(0,core_escape/* html */.qy)(said)}">${area}<path d="${line}"/>${end}</svg>`;
}
function rounded(value) {
    return Math.round(value * 10) / 10;
}
const signs = {
    fresh: (0,core_escape/* element */.ND) `<path d="M6.8 12.4l3.4 3.4 7-7.4" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`,
    stale: (0,core_escape/* element */.ND) `<path d="M12 7v5.4l3.4 2" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`,
    failing: (0,core_escape/* element */.ND) `<path d="M8.4 8.4l7.2 7.2M15.6 8.4l-7.2 7.2" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round"/>`,
    empty: (0,core_escape/* element */.ND) `<path d="M7.5 12h9" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round"/>`,
};
function standingSign(standing) {
    return (0,core_escape/* element */.ND) `<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="var(--tone)"/>${signs[standing]}</svg>`;
}

;// CONCATENATED MODULE: ./lib/solution/monitor/style.js

/** No fonts, scripts or pictures from elsewhere: the report is one file. Shapes say what colours say. */
const style = (0,core_escape/* element */.ND) `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0e1116);
  --card: light-dark(#ffffff, #161b22);
  --line: light-dark(#e3e6eb, #262d37);
  --text: light-dark(#1b2230, #e4e8ee);
  --soft: light-dark(#5d6878, #94a0b0);
  --good: light-dark(#12805c, #3fcf97);
  --warn: light-dark(#a86200, #f0b04a);
  --bad: light-dark(#c62f3d, #ff7b83);
  --none: light-dark(#66707f, #8e99a8);
  --ink: light-dark(#3a62d8, #83a4ff);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: clamp(1rem, 4vw, 3rem) clamp(.75rem, 4vw, 2rem) 4rem; background: var(--page); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; -webkit-text-size-adjust: 100%;
}
main { max-width: 66rem; margin: 0 auto; display: grid; gap: 1.25rem; }
main > * { min-width: 0; }
.eyebrow { margin: 0 0 .2rem; color: var(--soft); font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; }
h1 { margin: 0; font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.2; letter-spacing: -.015em; font-weight: 650; }
h2 { margin: 0; font-size: 1.05rem; font-weight: 620; }
h2 small { font-weight: 400; color: var(--soft); font-size: .87rem; margin-left: .45rem; }
code { font: .88em/1.4 var(--mono); overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.1rem 1.25rem 1.2rem; }
.verdict { padding: 1.3rem 1.4rem; border-color: color-mix(in srgb, var(--tone) 38%, var(--line));
  background: linear-gradient(100deg, color-mix(in srgb, var(--tone) 11%, var(--card)), var(--card) 62%); }
.verdict .say { display: flex; align-items: center; gap: .65rem; font-size: 1.35rem; font-weight: 650; color: var(--tone); }
.verdict .say svg { width: 1.5rem; height: 1.5rem; flex: none; }
.verdict p { margin: .45rem 0 0; max-width: 60ch; overflow-wrap: anywhere; }
.verdict h3 { margin: 1.1rem 0 .3rem; font-size: .8rem; letter-spacing: .05em; text-transform: uppercase; color: var(--soft); font-weight: 600; }
.verdict ul { margin: 0; padding-left: 1.15rem; }
.verdict li { margin: .2rem 0; }
.cmd { display: inline-block; background: color-mix(in srgb, var(--ink) 9%, transparent); border-radius: 7px; padding: .1rem .5rem; }
.fresh, .passed { --tone: var(--good); }
.stale, .warned, .partial { --tone: var(--warn); }
.failing, .refused, .failed { --tone: var(--bad); }
.empty, .unanswered { --tone: var(--none); }
.complete { --tone: var(--good); }
.news { --tone: var(--ink); }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; }
.tile { padding: .9rem 1.1rem; }
.tile b { display: block; font-size: 1.5rem; line-height: 1.25; font-weight: 630; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: .85rem; }
.stages { list-style: none; margin: .8rem 0 0; padding: 0; display: grid; grid-template-columns: repeat(8, 1fr); gap: .4rem; }
.stages li { position: relative; padding-top: .75rem; min-width: 0; }
.stages li::before { content: ""; position: absolute; inset: 0 0 auto; height: 5px; border-radius: 3px; background: var(--tone); }
.stages b { display: block; font-weight: 600; font-size: .92rem; }
.stages span { display: block; color: var(--soft); font-size: .8rem; }
.stages .mark { color: var(--tone); font-weight: 600; }
.scroll { overflow-x: auto; margin: .6rem -1.25rem 0; padding: 0 1.25rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th { text-align: left; font-weight: 550; color: var(--soft); font-size: .8rem; padding: .3rem .9rem .35rem 0; white-space: nowrap; }
td { padding: .42rem .9rem .42rem 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 1.7rem; }
.w, td:first-child code { white-space: nowrap; }
.soft { color: var(--soft); }
.up { color: var(--good); } .down { color: var(--bad); }
.pill { display: inline-block; padding: 0 .55rem; border-radius: 99px; font-size: .8rem; line-height: 1.5rem; white-space: nowrap;
  color: var(--tone); background: color-mix(in srgb, var(--tone) 13%, transparent); font-weight: 550; }
.dots { display: block; height: 12px; margin-top: .34rem; }
.legend .dots { margin: 0; }
.gates table { min-width: 38rem; }
.gates th:nth-child(1) { width: 40%; } .gates th:nth-child(2) { width: 17rem; }
.rows th:nth-child(2) { width: 9rem; } .rows th:nth-child(3), .rows th:nth-child(4) { width: 8rem; }
.examples { margin: .25rem 0 0; padding-left: 1.05rem; }
.dots .passed { fill: var(--good); } .dots .warned { fill: var(--warn); } .dots .refused { fill: none; stroke: var(--bad); stroke-width: 2.2; }
.dots .unanswered { fill: none; stroke: var(--none); stroke-width: 1.8; }
.spark { display: block; margin-left: auto; width: 96px; height: 22px; overflow: visible; }
.spark path { fill: none; stroke: var(--ink); stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; }
.spark .area { fill: color-mix(in srgb, var(--ink) 12%, transparent); stroke: none; }
.spark circle { fill: var(--ink); }
details { border-top: 1px solid var(--line); }
details:first-of-type { margin-top: .7rem; }
summary { cursor: pointer; padding: .55rem 0; display: flex; gap: .7rem; align-items: center; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; width: .4rem; height: .4rem; border: solid var(--soft); border-width: 0 1.6px 1.6px 0; transform: rotate(-45deg); margin: 0 .15rem; transition: transform .12s; }
details[open] > summary::before { transform: rotate(45deg); }
summary b { font-weight: 600; }
summary:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 6px; }
details .scroll { margin-top: 0; margin-bottom: .8rem; }
.calm { margin: .5rem 0 0; color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin: .5rem 0 0; color: var(--soft); font-size: .82rem; }
.legend span { display: inline-flex; align-items: center; gap: .35rem; }
footer { color: var(--soft); font-size: .85rem; padding: 0 .3rem; }
@media (max-width: 46rem) {
  .tiles { grid-template-columns: repeat(2, 1fr); gap: .7rem; }
  .stages { grid-template-columns: repeat(auto-fit, minmax(5.2rem, 1fr)); row-gap: 1rem; }
  .card { padding: 1rem; border-radius: 12px; }
  .scroll { margin-inline: -1rem; padding: 0 1rem; }
  .long { min-width: 14rem; }
  .gates table { min-width: 0; }
  .gates table, .gates tbody, .gates tr, .gates td { display: block; }
  .gates thead { display: none; }
  .gates tr { border-top: 1px solid var(--line); padding: .5rem 0; }
  .gates td { border: 0; padding: .15rem 0; }
  .gates td:first-child code { white-space: normal; }
}
@media print { body { background: none; padding: 0; } .card { break-inside: avoid; } }
`;

;// CONCATENATED MODULE: ./lib/solution/monitor/schemas.js
/** Tables by their schema, in the order in which data goes through a pipeline. */
function bySchema(tables) {
    const groups = Map.groupBy(tables, ({ table }) => table.slice(0, table.indexOf('.')));
    const place = (schema) => (order.indexOf(schema) + order.length + 1) % (order.length + 1);
    return new Map([...groups].sort(([a], [b]) => place(a) - place(b)));
}
/** `quarantine` follows Clean, which fills it. */
const order = [
    ...['source', 'sample', 'prepare', 'extract', 'clean', 'quarantine', 'transform', 'refine', 'analyse', 'log'],
];
function isChanged({ change }) {
    return change !== null && change !== 0;
}

;// CONCATENATED MODULE: ./lib/solution/monitor/topic.js


function card(topic) {
    const { title, aside, rows, none } = topic;
    const beside = aside === undefined || rows.length === 0 ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) ` <small>${(0,core_escape/* html */.qy)(aside)}</small>`;
    const body = rows.length === 0 ? (0,core_escape/* element */.ND) `<p class="calm">${(0,core_escape/* html */.qy)(none)}</p>` : grid(topic);
    return (0,core_escape/* element */.ND) `<section class="card"><h2>${(0,core_escape/* html */.qy)(title)}${beside}</h2>${body}</section>\n`;
}
function grid({ columns, right = [], rows }) {
    const names = columns.map((name, at) => (0,core_escape/* element */.ND) `<th scope="col"${right.includes(at) ? (0,core_escape/* element */.ND) ` class="n"` : (0,core_escape/* element */.ND) ``}>${(0,core_escape/* html */.qy)(name)}</th>`);
    const body = rows.map((row) => (0,core_escape/* element */.ND) `<tr>${(0,core_escape/* elements */.Yt)(row)}</tr>\n`);
    return (0,core_escape/* element */.ND) `<div class="scroll"><table><thead><tr>${(0,core_escape/* elements */.Yt)(names)}</tr></thead><tbody>${(0,core_escape/* elements */.Yt)(body)}</tbody></table></div>`;
}
function cell(text, style = '') {
    return style === '' ? (0,core_escape/* element */.ND) `<td>${(0,core_escape/* html */.qy)(text)}</td>` : (0,core_escape/* element */.ND) `<td class="${(0,core_escape/* html */.qy)(style)}">${(0,core_escape/* html */.qy)(text)}</td>`;
}
function code(text) {
    return (0,core_escape/* element */.ND) `<td><code>${(0,core_escape/* html */.qy)(text)}</code></td>`;
}
function number(value) {
    return cell(count(value), 'n');
}

;// CONCATENATED MODULE: ./lib/solution/monitor/topics.js





/** Stages whose gates all passed stay folded: what needs eyes stands open. */
function gates({ gates: all }) {
    if (all.length === 0)
        return (0,core_escape/* element */.ND) `<section class="card"><h2>Gates</h2><p class="calm">None has been asked yet.</p></section>\n`;
    const passed = all.filter(isPassed).length;
    const groups = [...Map.groupBy(all, ({ stage }) => stage)].map(([stage, of]) => gatesOf(stage, of));
    return (0,core_escape/* element */.ND) `<section class="card gates"><h2>Gates <small>${(0,core_escape/* html */.qy)(`${passed} of ${all.length} passed`)}</small></h2>${(0,core_escape/* elements */.Yt)(groups)}${legend}</section>\n`;
}
function isPassed({ verdicts }) {
    return verdicts.at(-1) === 'passed';
}
function gatesOf(stage, all) {
    const open = all.filter((gate) => !isPassed(gate));
    const worst = open.some(({ severity }) => severity === 'error') ? 'refused' : open.length > 0 ? 'warned' : 'passed';
    const said = open.length === 0 ? `${all.length} passed` : `${open.length} of ${all.length} did not pass`;
    const table = grid({
        columns: ['Gate', 'Last 20 runs', 'Found'],
        rows: [...open, ...all.filter(isPassed)].map((gate) => [
            (0,core_escape/* element */.ND) `<td><code>${(0,core_escape/* html */.qy)(gate.gate)}</code>${gate.severity === 'warn' ? (0,core_escape/* element */.ND) ` <span class="soft">warn</span>` : (0,core_escape/* element */.ND) ``}<br><span class="soft">${(0,core_escape/* html */.qy)(gate.says)}</span></td>`,
            (0,core_escape/* element */.ND) `<td class="w">${verdictDots(gate.verdicts)}</td>`,
            isPassed(gate) ? cell(gate.actual, 'soft') : offence(gate),
        ]),
    });
    return (0,core_escape/* element */.ND) `<details${open.length > 0 ? (0,core_escape/* element */.ND) ` open` : (0,core_escape/* element */.ND) ``}><summary><b>${(0,core_escape/* html */.qy)(stage)}</b><span class="pill ${(0,core_escape/* html */.qy)(worst)}">${(0,core_escape/* html */.qy)(said)}</span></summary>${table}</details>\n`;
}
function offence({ expected, actual, examples }) {
    const items = examples.map((example) => (0,core_escape/* element */.ND) `<li><code>${(0,core_escape/* html */.qy)(example)}</code></li>`);
    const list = items.length === 0 ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<ul class="examples">${(0,core_escape/* elements */.Yt)(items)}</ul>`;
    return (0,core_escape/* element */.ND) `<td>${(0,core_escape/* html */.qy)(actual)}; <span class="soft">expected ${(0,core_escape/* html */.qy)(expected)}</span>${list}</td>`;
}
const legend = (0,core_escape/* element */.ND) `<p class="legend">${(0,core_escape/* elements */.Yt)(['passed', 'warned', 'refused', 'unanswered'].map((verdict) => (0,core_escape/* element */.ND) `<span>${verdictDots([verdict])}${(0,core_escape/* html */.qy)(verdict)}</span>`))}<span>the newest run stands on the right</span></p>`;
/** Schemas in which nothing changed stay folded. */
function tables({ tables: all }) {
    if (all.length === 0)
        return (0,core_escape/* element */.ND) `<section class="card"><h2>Rows</h2><p class="calm">No table is there yet.</p></section>\n`;
    const groups = [...bySchema(all)].map(([schema, of]) => tablesOf(schema, of));
    return (0,core_escape/* element */.ND) `<section class="card rows"><h2>Rows <small>with the change since the run before</small></h2>${(0,core_escape/* elements */.Yt)(groups)}</section>\n`;
}
function tablesOf(schema, all) {
    const changed = all.filter(isChanged).length;
    const sum = all.reduce((total, one) => total + one.rows, 0);
    const said = `${plural(all.length, 'table')}, ${plural(sum, 'row')}`;
    const news = changed === 0 ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<span class="pill news">${(0,core_escape/* html */.qy)(`${changed} changed`)}</span>`;
    const table = grid({
        columns: ['Table', 'Last 20 runs', 'Rows', 'Change'],
        right: [1, 2, 3],
        rows: all.map(({ table: name, rows, change: since, history }) => {
            const tone = since === null || since === 0 ? 'n soft' : since > 0 ? 'n up' : 'n down';
            return [
                code(name.slice(schema.length + 1)),
                (0,core_escape/* element */.ND) `<td>${sparkline(history)}</td>`,
                number(rows),
                cell(change(since), tone),
            ];
        }),
    });
    const open = changed > 0 ? (0,core_escape/* element */.ND) ` open` : (0,core_escape/* element */.ND) ``;
    return (0,core_escape/* element */.ND) `<details${open}><summary><b>${(0,core_escape/* html */.qy)(schema)}</b><span class="soft">${(0,core_escape/* html */.qy)(said)}</span>${news}</summary>${table}</details>\n`;
}
const driftTones = {
    breaking: 'failed',
    suspicious: 'stale',
    data_error: 'stale',
    operational: 'stale',
};
const severityTones = { high: 'failed', medium: 'stale' };
function trouble({ quarantine, drift, constraints }) {
    const waiting = quarantine.filter((one) => one.waiting > 0);
    const pill = (text, tone) => (0,core_escape/* element */.ND) `<td><span class="pill ${(0,core_escape/* html */.qy)(tone)}">${(0,core_escape/* html */.qy)(text)}</span></td>`;
    return [
        {
            title: 'Quarantine',
            columns: ['Entity', 'Waiting', 'Since', 'Why'],
            right: [1],
            rows: waiting.map(({ entity, waiting: n, since, rules }) => [
                code(entity),
                number(n),
                cell(moment(since), 'w soft'),
                (0,core_escape/* element */.ND) `<td class="long">${(0,core_escape/* elements */.Yt)(rules.map(({ rule, records, reason }) => (0,core_escape/* element */.ND) `<div>${(0,core_escape/* html */.qy)(`${spoken(rule)}, ${count(records)}\u00d7`)} <span class="soft">such as: ${(0,core_escape/* html */.qy)(reason)}</span></div>`))}</td>`,
            ]),
            none: 'Nothing waits in quarantine.',
        },
        {
            title: 'Changes at the source',
            aside: `${plural(drift.length, 'change')} in the last run`,
            columns: ['What', 'Change', 'Class', 'Taken as', 'Detail'],
            rows: drift.map((one) => [
                code(one.subject),
                cell(spoken(one.change), 'w'),
                pill(spoken(one.class), driftTones[one.class] ?? 'fresh'),
                cell(one.action),
                cell(one.detail, 'soft long'),
            ]),
            none: 'There were none in the last run.',
        },
        {
            title: 'Known constraints',
            columns: ['Constraint', 'Severity', 'Issue', 'Way around', 'Still there'],
            rows: constraints.map((one) => [
                (0,core_escape/* element */.ND) `<td class="w"><code>${(0,core_escape/* html */.qy)(one.id)}</code></td>`,
                pill(one.severity, severityTones[one.severity] ?? 'empty'),
                (0,core_escape/* element */.ND) `<td class="long">${(0,core_escape/* html */.qy)(one.issue)}<br><code class="soft">${(0,core_escape/* html */.qy)(one.endpoint)}</code></td>`,
                cell(one.workaround, 'soft long'),
                cell(one.still_present === null ? 'not probed' : one.still_present ? 'yes' : 'no', 'w'),
            ]),
            none: 'None is known.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/solution/monitor/html.js







/** The report for browsers: one file that loads nothing and runs nothing. */
function renderHtml(health) {
    const { name, judgement } = health;
    const parts = [head(health), verdict(health), tiles(health), stages(health), ...topics(health), foot(health)];
    return (0,core_escape/* element */.ND) `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${(0,core_escape/* html */.qy)(`${judgement.headline}: ${name}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
${(0,core_escape/* elements */.Yt)(parts)}
</main>
</body>
</html>
`;
}
function head({ source, name }) {
    return (0,core_escape/* element */.ND) `<header><p class="eyebrow">SPECTRA pipeline ${(0,core_escape/* html */.qy)(`spectra.${source}`)}</p><h1>${(0,core_escape/* html */.qy)(name)}</h1></header>\n`;
}
function verdict({ judgement }) {
    const { standing, headline, why, next, notes } = judgement;
    const advice = next.map(({ text, command }) => {
        const typed = command === null ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `: <code class="cmd">${(0,core_escape/* html */.qy)(command)}</code>`;
        return (0,core_escape/* element */.ND) `<li>${(0,core_escape/* html */.qy)(text)}${typed}</li>`;
    });
    const remarks = notes.map((note) => (0,core_escape/* element */.ND) `<li>${(0,core_escape/* html */.qy)(note)}</li>`);
    const list = (title, items) => items.length === 0 ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<h3>${(0,core_escape/* html */.qy)(title)}</h3><ul>${(0,core_escape/* elements */.Yt)(items)}</ul>`;
    return (0,core_escape/* element */.ND) `<section class="card verdict ${(0,core_escape/* html */.qy)(standing)}"><div class="say">${standingSign(standing)}<span>${(0,core_escape/* html */.qy)(headline)}</span></div>
<p>${(0,core_escape/* html */.qy)(why)}</p>${list('What to do', advice)}${list('Worth a look', remarks)}</section>\n`;
}
function tiles({ stages: all, gates: asked, entities, quarantine, freshness }) {
    const age = all.at(-1)?.age ?? null;
    const passed = asked.filter(({ verdicts }) => verdicts.at(-1) === 'passed').length;
    const records = entities.reduce((sum, one) => sum + one.records, 0);
    const waiting = quarantine.reduce((sum, one) => sum + one.waiting, 0);
    const tile = (value, words) => (0,core_escape/* element */.ND) `<div class="card tile"><b>${(0,core_escape/* html */.qy)(value)}</b><span>${(0,core_escape/* html */.qy)(words)}</span></div>`;
    return (0,core_escape/* element */.ND) `<div class="tiles">${(0,core_escape/* elements */.Yt)([
        tile(age === null ? 'never' : age < 60_000 ? 'now' : span(age), `since the last complete run; ${(0,duration/* formatDuration */.a3)(freshness)} may pass`),
        tile(`${passed} / ${asked.length}`, 'gates passed'),
        tile(count(records), `${records === 1 ? 'record' : 'records'} of ${plural(entities.length, 'entity', 'entities')}`),
        tile(count(waiting), 'in quarantine'),
    ])}</div>\n`;
}
const stageTones = { Success: 'passed', Failed: 'failed' };
function stages({ stages: all }) {
    const item = ({ stage, status, age, duration }) => {
        const tone = status === null ? 'empty' : stageTones[status];
        const said = status === null ? 'not run' : status === 'Failed' ? 'failed' : ago(age);
        const time = duration === null ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<span>${(0,core_escape/* html */.qy)(took(duration))}</span>`;
        return (0,core_escape/* element */.ND) `<li class="${(0,core_escape/* html */.qy)(tone)}"><b>${(0,core_escape/* html */.qy)(stage)}</b><span class="${(0,core_escape/* html */.qy)(status === 'Failed' ? 'mark' : 'soft')}">${(0,core_escape/* html */.qy)(said)}</span>${time}</li>`;
    };
    return (0,core_escape/* element */.ND) `<section class="card"><h2>Stages</h2><ol class="stages">${(0,core_escape/* elements */.Yt)(all.map(item))}</ol></section>\n`;
}
function topics(health) {
    return [card(entities(health)), gates(health), card(runs(health)), tables(health), ...trouble(health).map(card)];
}
function entities({ entities: all, freshness }) {
    return {
        title: 'Entities',
        aside: `fresh for ${(0,duration/* formatDuration */.a3)(freshness)}`,
        columns: ['Entity', 'Records', 'Last read', 'Newest record'],
        right: [1],
        rows: all.map((one) => [code(one.entity), number(one.records), lastRead(one), cell(moment(one.newest), 'w soft')]),
        none: 'The contract names none.',
    };
}
function lastRead({ age, stale, skipped }) {
    if (skipped !== null)
        return (0,core_escape/* element */.ND) `<td class="long"><span class="pill empty">left out</span> <span class="soft">${(0,core_escape/* html */.qy)(skipped)}</span></td>`;
    return (0,core_escape/* element */.ND) `<td><span class="pill ${(0,core_escape/* html */.qy)(stale ? 'stale' : 'fresh')}">${(0,core_escape/* html */.qy)(ago(age))}</span></td>`;
}
function runs({ runs: all }) {
    const outcome = ({ status, failed_stage, error }) => {
        const said = failed_stage === null ? status : `${status} at ${failed_stage}`;
        const why = error === null ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<br><span class="soft">${(0,core_escape/* html */.qy)(error)}</span>`;
        return (0,core_escape/* element */.ND) `<td class="long"><span class="pill ${(0,core_escape/* html */.qy)(status)}">${(0,core_escape/* html */.qy)(said)}</span>${why}</td>`;
    };
    return {
        title: 'Last runs',
        columns: ['Started', 'Outcome', 'Stages', 'Took', 'Run'],
        right: [2, 3],
        rows: all.map((run) => [
            cell(moment(run.started), 'w'),
            outcome(run),
            cell(`${run.stages} of 8`, 'n'),
            cell(took(run.duration), 'n'),
            (0,core_escape/* element */.ND) `<td class="w soft"><code>${(0,core_escape/* html */.qy)(run.run_id)}</code></td>`,
        ]),
        none: 'There is none yet.',
    };
}
function foot({ at, contract_version }) {
    return (0,core_escape/* element */.ND) `<footer>Read ${(0,core_escape/* html */.qy)(moment(at))} from the lakehouse, by contract version ${(0,core_escape/* html */.qy)(contract_version)}.</footer>`;
}

;// CONCATENATED MODULE: ./lib/solution/monitor/markdown.js




const markdown_signs = { fresh: '\ud83d\udfe2', stale: '\ud83d\udfe1', failing: '\ud83d\udd34', empty: '\u26aa' };
const marks = { passed: '\u25cf', warned: '\u25b2', refused: '\u2715', unanswered: '?' };
/** The report for terminals, pull requests and summaries. */
function renderMarkdown(health) {
    const sections = [markdown_head(health), markdown_runs(health), markdown_entities(health), markdown_gates(health), markdown_tables(health), ...markdown_trouble(health)];
    return `${sections.filter((section) => section !== '').join('\n')}\n`;
}
function markdown_head({ name, source, contract_version, at, freshness, judgement }) {
    const { standing, headline, why, next, notes } = judgement;
    const advice = next.map(({ text: words, command }) => {
        return command === null ? (0,core_escape/* markup */.PT) `- ${(0,core_escape/* text */.Qq)(words)}\n` : (0,core_escape/* markup */.PT) `- ${(0,core_escape/* text */.Qq)(words)}: ${(0,core_escape/* code */.aY)(command)}\n`;
    });
    const remarks = notes.map((note) => (0,core_escape/* markup */.PT) `- ${(0,core_escape/* text */.Qq)(note)}\n`);
    return (0,core_escape/* joined */.oR)([
        (0,core_escape/* markup */.PT) `# ${markdown_signs[standing]} ${(0,core_escape/* text */.Qq)(name)}: ${(0,core_escape/* text */.Qq)(headline)}\n\n${(0,core_escape/* text */.Qq)(why)}\n`,
        next.length === 0 ? core_escape/* nothing */.s6 : (0,core_escape/* markup */.PT) `\n**What to do**\n\n${(0,core_escape/* joined */.oR)(advice, '')}`,
        notes.length === 0 ? core_escape/* nothing */.s6 : (0,core_escape/* markup */.PT) `\n**Worth a look**\n\n${(0,core_escape/* joined */.oR)(remarks, '')}`,
        (0,core_escape/* markup */.PT) `\nPipeline ${(0,core_escape/* code */.aY)(`spectra.${source}`)}, contract ${(0,core_escape/* text */.Qq)(contract_version)}, fresh for ${(0,core_escape/* text */.Qq)((0,duration/* formatDuration */.a3)(freshness))}, read ${(0,core_escape/* text */.Qq)(moment(at))}\n`,
    ], '');
}
function table({ title, columns, right = [], rows, none }) {
    if (rows.length === 0)
        return (0,core_escape/* markup */.PT) `## ${(0,core_escape/* text */.Qq)(title)}\n\n${(0,core_escape/* text */.Qq)(none)}\n`;
    const row = (cells) => (0,core_escape/* markup */.PT) `| ${(0,core_escape/* joined */.oR)(cells, ' | ')} |\n`;
    const rule = row(columns.map((_, at) => (right.includes(at) ? '---:' : '---')));
    return (0,core_escape/* markup */.PT) `## ${(0,core_escape/* text */.Qq)(title)}\n\n${row(columns.map(core_escape/* text */.Qq))}${rule}${(0,core_escape/* joined */.oR)(rows.map(row), '')}`;
}
function markdown_runs({ stages, runs: last }) {
    const stageTable = table({
        title: 'Stages',
        columns: ['Stage', 'Last end', 'Last good end', 'Took'],
        right: [3],
        rows: stages.map(({ stage, status, age, duration }) => [
            (0,core_escape/* text */.Qq)(stage),
            (0,core_escape/* text */.Qq)(status ?? 'Not run'),
            (0,core_escape/* text */.Qq)(ago(age)),
            (0,core_escape/* text */.Qq)(duration === null ? '' : took(duration)),
        ]),
        none: 'No stage has run',
    });
    const runTable = table({
        title: 'Last runs',
        columns: ['Started', 'Run', 'Outcome', 'Stages', 'Took'],
        right: [3, 4],
        rows: last.map(({ started, run_id, status, failed_stage, stages: good, duration }) => [
            (0,core_escape/* text */.Qq)(moment(started)),
            (0,core_escape/* code */.aY)(run_id),
            (0,core_escape/* text */.Qq)(failed_stage === null ? status : `${status} at ${failed_stage}`),
            (0,core_escape/* text */.Qq)(`${good} of 8`),
            (0,core_escape/* text */.Qq)(took(duration)),
        ]),
        none: 'There is none',
    });
    return (0,core_escape/* joined */.oR)([stageTable, runTable], '\n');
}
function markdown_entities({ entities: all }) {
    return table({
        title: 'Entities',
        columns: ['Entity', 'Records', 'Last read', 'Newest record'],
        right: [1],
        rows: all.map(({ entity, records, age, newest, stale, skipped }) => [
            (0,core_escape/* code */.aY)(entity),
            (0,core_escape/* text */.Qq)(count(records)),
            (0,core_escape/* text */.Qq)(skipped === null ? `${ago(age)}${stale ? ' (stale)' : ''}` : `left out: ${skipped}`),
            (0,core_escape/* text */.Qq)(moment(newest)),
        ]),
        none: 'The contract names none',
    });
}
function markdown_gates({ gates: all }) {
    const passed = all.filter(({ verdicts }) => verdicts.at(-1) === 'passed').length;
    return table({
        title: all.length === 0 ? 'Gates' : `Gates: ${passed} of ${all.length} passed`,
        columns: ['Stage', 'Gate', 'Last 20 runs', 'Found'],
        rows: all.map(({ stage, gate, severity, verdicts, expected, actual, examples }) => [
            (0,core_escape/* text */.Qq)(stage),
            (0,core_escape/* markup */.PT) `${(0,core_escape/* code */.aY)(gate)}${severity === 'warn' ? (0,core_escape/* markup */.PT) ` (warn)` : core_escape/* nothing */.s6}`,
            verdicts.map((verdict) => marks[verdict]).join(''),
            (0,core_escape/* text */.Qq)(verdicts.at(-1) === 'passed' ? actual : [`${actual}; expected ${expected}`, ...examples].join('; ')),
        ]),
        none: 'None has been asked',
    });
}
/** A line for each schema, and one for each table that changed: most tables stay as they were. */
function markdown_tables({ tables: all }) {
    const rows = [...bySchema(all)].flatMap(([schema, of]) => {
        const changed = of.filter(isChanged);
        const sum = of.reduce((total, one) => total + one.rows, 0);
        const head = [(0,core_escape/* text */.Qq)(schema), (0,core_escape/* text */.Qq)(count(of.length)), (0,core_escape/* text */.Qq)(count(sum)), (0,core_escape/* text */.Qq)(changed.length === 0 ? 'as before' : '')];
        return [head, ...changed.map((one) => [(0,core_escape/* code */.aY)(one.table), core_escape/* nothing */.s6, (0,core_escape/* text */.Qq)(count(one.rows)), (0,core_escape/* text */.Qq)(moreOrFewer(one.change))])];
    });
    return table({
        title: 'Rows',
        columns: ['Schema or table', 'Tables', 'Rows', 'Since the run before'],
        right: [1, 2, 3],
        rows,
        none: 'No table is there',
    });
}
function markdown_trouble({ quarantine, drift, constraints }) {
    const waiting = quarantine.filter((one) => one.waiting > 0);
    return [
        table({
            title: 'Quarantine',
            columns: ['Entity', 'Waiting', 'Since', 'Why'],
            right: [1],
            rows: waiting.map(({ entity, waiting: n, since, rules }) => [
                (0,core_escape/* code */.aY)(entity),
                (0,core_escape/* text */.Qq)(count(n)),
                (0,core_escape/* text */.Qq)(moment(since)),
                (0,core_escape/* text */.Qq)(rules.map(({ rule, records, reason }) => `${spoken(rule)} ${count(records)}\u00d7, such as: ${reason}`).join('; ')),
            ]),
            none: 'Nothing waits in quarantine',
        }),
        table({
            title: 'Changes at the source in the last run',
            columns: ['What', 'Change', 'Class', 'Taken as', 'Detail'],
            rows: drift.map((one) => [
                (0,core_escape/* code */.aY)(one.subject),
                (0,core_escape/* text */.Qq)(spoken(one.change)),
                (0,core_escape/* text */.Qq)(spoken(one.class)),
                (0,core_escape/* text */.Qq)(one.action),
                (0,core_escape/* text */.Qq)(one.detail),
            ]),
            none: 'There were none',
        }),
        table({
            title: constraints.length === 0 ? 'Known constraints' : `Known constraints: ${constraints.length}`,
            columns: ['Constraint', 'Severity', 'Endpoint', 'Issue', 'Still there'],
            rows: constraints.map(({ id, severity, endpoint, issue, still_present }) => [
                (0,core_escape/* code */.aY)(id),
                (0,core_escape/* text */.Qq)(severity),
                (0,core_escape/* code */.aY)(endpoint),
                (0,core_escape/* text */.Qq)(issue),
                (0,core_escape/* text */.Qq)(still_present === null ? 'not probed' : still_present ? 'yes' : 'no'),
            ]),
            none: 'None is known',
        }),
    ];
}

// EXTERNAL MODULE: ./lib/app/solution/folders.js
var folders = __webpack_require__(3962);
;// CONCATENATED MODULE: ./lib/app/solution/running.js











/** Puts the pipeline where the covenant says. Here that is this machine: its lakehouse, with every table in setting. */
const deploy = async (work) => {
    const { setting, source, covenant, log } = work;
    const { deployment } = covenant;
    const folder = (0,folders/* lakehouseFolder */.qV)(setting, source);
    const lakehouse = (0,lakehouse_lakehouse/* openLakehouse */.W)({ folder });
    try {
        await refuseUnproven(lakehouse, source);
        const tables = await lakehouse.tables();
        const record = {
            target: deployment.target,
            lakehouse: deployment.lakehouse,
            schemas: deployment.schemas,
            composite: `spectra.${source}`,
            tables: tables.map(({ table }) => table),
            not_done: ['Fabric workspace', 'Fabric lakehouse', 'notebooks', 'Fabric schedule'],
        };
        const comment = 'What stands where, written by solution-engine';
        const written = writeFiles(work, [{ path: 'manifests/deploy.manifest.yaml', text: (0,covenant_text/* documentText */.Z)(comment, record) }]);
        log(`Deployed locally: ${tables.length} tables in ${(0,project_files/* shownFrom */.c2)(setting.entry.cwd, folder)}`);
        log(`Not deployed: ${record.not_done.join(', ')}. Nothing was sent to Fabric`);
        return { target: deployment.target, tables: tables.length, not_done: record.not_done, ...written };
    }
    finally {
        lakehouse.close();
    }
};
/** What its last run did not carry through to the end is not put anywhere. */
async function refuseUnproven(lakehouse, source) {
    const [began, ended] = await Promise.all([(0,journal/* newestStageRow */.VO)(lakehouse, 'source'), (0,journal/* newestStageRow */.VO)(lakehouse, 'validate')]);
    if (ended?.status === 'Success' && ended.run_id === began?.run_id)
        return;
    const found = began === null ? 'it has not run yet' : `its last run, ${began.run_id}, did not come to a good end`;
    (0,data_failed/* fail */.f)('asset', `Cannot deploy the pipeline of ${source}: ${found}; \`solution-engine test ${source}\` runs it`);
}
/** Reads how the pipeline is doing and writes the report, for terminals and for browsers. */
const monitor = async ({ setting, source, contract, log }) => {
    const folder = (0,folders/* lakehouseFolder */.qV)(setting, source);
    const lakehouse = (0,lakehouse_lakehouse/* openLakehouse */.W)({ folder });
    try {
        const health = await readHealth({ lakehouse, contract, now: clock/* systemClock */.m.now() });
        lakehouse.files.write('monitor/report.md', renderMarkdown(health));
        lakehouse.files.write('monitor/report.html', renderHtml(health));
        const shown = (0,project_files/* shownFrom */.c2)(setting.entry.cwd, folder);
        log(`Report: ${shown}/Files/monitor/report.html`);
        return { report: `${shown}/Files/monitor/report.html`, markdown: `${shown}/Files/monitor/report.md` };
    }
    finally {
        lakehouse.close();
    }
};

// EXTERNAL MODULE: ./lib/solution/contract/order.js
var contract_order = __webpack_require__(6202);
;// CONCATENATED MODULE: ./lib/solution/covenant/readme.js


/** `pipelines/<source>/README.md`: what the pipeline is, for people. The same covenant gives the same text. */
function readmeText(covenant, contract) {
    const { source, stages, contract_version } = covenant.pipeline;
    const { name, description } = contract.source_system;
    const entities = (0,contract_order/* readOrder */.R)(contract).map(({ object }) => [
        `\`${object.name}\``,
        object.description === '' ? '' : readme_cell(object.description),
        `\`GET ${readme_cell(object.path)}\``,
        object.parent === undefined ? '' : `\`${object.parent.object}\``,
        `\`extract.${(0,names/* pluralOf */._l)(object)}\``,
    ]);
    const sections = stages.map((stage) => {
        const checks = covenant.quality_gates.find((each) => each.stage === stage.name)?.checks ?? [];
        return [
            `### ${(0,names/* upperFirst */.Zb)(stage.name)}`,
            '',
            `Rules: [${stage.playbook}](../../playbooks/fabric/pipeline/${stage.playbook})`,
            '',
            ...stage.steps.map((step, index) => `${index + 1}. ${readme_cell(step.title)} (\`${step.uses}\`)`),
            '',
            ...readme_table(['gate', 'severity', 'rule'], checks.map(({ id, severity, says }) => [`\`${id}\``, severity, readme_cell(says)])),
        ].join('\n');
    });
    return `${[
        `# ${name}: SPECTRA pipeline`,
        `Written by \`solution-engine\` from [contract.yaml](contract.yaml) (version ${contract_version}) and the playbooks; edit those and run it again.`,
        ...(description === '' ? [] : [description]),
        `\`\`\`sh\n${commands(source).join('\n')}\n\`\`\``,
        '## What is read',
        readme_table(['entity', 'what it is', 'request', 'parent', 'table'], entities).join('\n'),
        '## Stages',
        ...sections,
        '## Files here',
        readme_table(['path', 'what it is'], [
            ['`contract.yaml`', 'what the source is: the one file that a person writes'],
            ['`covenant.yaml`', 'what was designed from it'],
            ['`jobs/`', `the composite \`spectra.${source}\` and its jobs`],
            ['`contracts/`', 'what each stage promises'],
            ['`manifests/`', 'what each stage has shown'],
            ['`intelligence/`', 'what was learned about the API'],
        ]).join('\n'),
    ].join('\n\n')}\n`;
}
function commands(source) {
    const known = [
        [`npx lorchestra run spectra.${source}`, 'run it again, incrementally'],
        [`npx lorchestra run spectra.${source} --dry-run`, 'what would run'],
        [`npx solution-engine monitor ${source}`, 'how it is doing'],
    ];
    const width = Math.max(...known.map(([command]) => command.length));
    return known.map(([command, words]) => `${command.padEnd(width)}  # ${words}`);
}
function readme_table(heads, rows) {
    if (rows.length === 0)
        return ['None.'];
    return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
function readme_cell(text) {
    return text
        .replaceAll(/\s+/g, ' ')
        .replaceAll('|', String.raw `\|`)
        .trim();
}

// EXTERNAL MODULE: ./lib/app/solution/learning.js + 6 modules
var learning = __webpack_require__(451);
;// CONCATENATED MODULE: ./lib/app/solution/finalise.js







/** Learns from gaps, documents the pipeline, and commits what is its own on its branch. */
const finalise = async (work) => {
    const { setting, source, folder, files, git, log } = work;
    (0,folders/* refuseUnbuilt */.Yg)(setting, source);
    const learned = await learnFrom(work);
    for (const { file, text } of learned.files)
        files.write(file, text);
    for (const { gap, lesson, reason } of learned.lessons)
        log(`${gap}: ${reason ?? 'learned'}; ${lesson}`);
    writeFiles(work, [{ path: 'README.md', text: readmeText(work.covenant, work.contract) }]);
    const branch = `spectra/${source}`;
    const paths = [folder, ...learned.files.map(({ file }) => file)];
    const commit = await git.commit({ branch, paths, message: messageOf(work, learned.lessons) });
    log(commit === null ? `Nothing new for ${branch}` : `Committed ${commit.files.length} files on ${branch}: ${commit.id}`);
    log(`HEAD stays where it is; the files stay in ${setting.settings.pipelines}`);
    return {
        branch,
        commit: commit?.id ?? null,
        files: commit?.files.length ?? 0,
        gaps: learned.gaps.map(({ id, gap }) => ({ id, gap })),
        lessons: learned.lessons.map(({ lesson }) => lesson),
    };
};
async function learnFrom(work) {
    const lakehouse = (0,lakehouse_lakehouse/* openLakehouse */.W)({ folder: (0,folders/* lakehouseFolder */.qV)(work.setting, work.source) });
    try {
        const date = (0,time/* isoDay */.kh)(clock/* systemClock */.m.now());
        return await (0,learning/* learning */.$)({ setting: work.setting, inputs: work, lakehouse, run_id: work.run_id, date });
    }
    finally {
        lakehouse.close();
    }
}
function messageOf({ source, covenant, contract }, lessons) {
    const { stages, entities, contract_version } = covenant.pipeline;
    const gates = covenant.quality_gates.reduce((sum, { checks }) => sum + checks.length, 0);
    const body = [
        `${contract.source_system.name}, contract ${contract_version}: ${entities.length} entities, ${stages.length} stages, ${gates} gates.`,
        `Inputs: ${covenant.metadata.inputs_hash}`,
        ...(lessons.length === 0 ? [] : ['', 'Learned:', ...lessons.map(({ gap }) => `- ${gap}`)]),
    ];
    return `Build the SPECTRA pipeline for ${source}\n\n${body.join('\n')}\n`;
}

// EXTERNAL MODULE: ./lib/plan/walk.js
var walk = __webpack_require__(9166);
;// CONCATENATED MODULE: ./lib/solution/infer/json-schema.js
/** The records of an entity as a JSON Schema. It tells names and types, and no value that a record ever held. */
function schemaOf(entity, fields) {
    const root = branch();
    for (const field of fields) {
        let at = root;
        for (const part of field.path.split('.')) {
            const list = part.endsWith('[]');
            const name = list ? part.slice(0, -2) : part;
            const next = at.members.get(name) ?? branch();
            at.members.set(name, next);
            next.list ||= list;
            at = next;
        }
        at.field = field;
    }
    return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: entity, ...recordSchema(root) };
}
function branch() {
    return { members: new Map(), list: false, field: null };
}
function recordSchema({ members }) {
    const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
    const required = sorted.flatMap(([name, { field }]) => (field?.isRequired === true ? [name] : []));
    return {
        type: 'object',
        properties: Object.fromEntries(sorted.map(([name, one]) => [name, memberSchema(one)])),
        ...(required.length > 0 ? { required } : {}),
    };
}
function memberSchema(one) {
    if (one.members.size > 0) {
        const whole = always(one) ? {} : { type: [one.list ? 'array' : 'object', 'null'] };
        return one.list
            ? { type: 'array', items: { ...recordSchema(one), type: ['object', 'null'] }, ...whole }
            : { ...recordSchema(one), ...whole };
    }
    const { field } = one;
    if (field === null)
        return {};
    const described = { description: field.description, ...(field.piiLevel === 'none' ? {} : { 'x-pii': field.piiLevel }) };
    // What stands in a list of records tells the type of one element's member.
    const whole = field.structureType === 'array' && !field.path.includes('[]');
    return whole
        ? { ...described, type: 'array', ...(field.elementType === 'unknown' ? {} : { items: scalarSchema(field) }) }
        : { ...described, ...scalarSchema(field) };
}
/** Whether a record or list is always there and never null: then something in it is, too. */
function always({ members, field }) {
    return field?.requiredRate === 1 || [...members.values()].some(always);
}
const formatWords = {
    iso: { format: 'date-time' },
    'YYYY-MM-DD': { format: 'date' },
    'MM/DD/YYYY': { pattern: '^\\d{1,2}/\\d{1,2}/\\d{4}$' },
};
function scalarSchema(field) {
    const types = field.jsonTypes.filter((type) => type !== 'array' || field.targetType === 'json');
    const element = field.structureType === 'array' && !field.path.includes('[]');
    const known = element ? elementTypes(field) : types;
    const format = formatWords[field.format ?? ''] ?? {};
    if (known.length === 0)
        return format;
    return { type: known.length === 1 ? (known[0] ?? 'null') : [...known], ...format };
}
const jsonTypeOf = {
    ...{ int64: ['integer'], float64: ['number'], text: ['string'], bool: ['boolean'] },
    ...{ date: ['string'], datetime: ['string'], json: ['object', 'array', 'string', 'number', 'boolean', 'null'] },
};
function elementTypes({ elementType, format }) {
    if (format === 'epoch_ms' || format === 'epoch_s')
        return ['integer'];
    return jsonTypeOf[elementType ?? ''] ?? [];
}

// EXTERNAL MODULE: ./lib/solution/infer/rows.js
var infer_rows = __webpack_require__(223);
;// CONCATENATED MODULE: ./lib/solution/covenant/intelligence.js




const comment = 'Written by solution-engine from what Prepare found; the same samples give the same bytes.';
/**
 * What was learned about a source, for `pipelines/<source>/intelligence/`, sorted by path. No times and no values of
 * records: the same metadata gives the same bytes. None before Prepare has run.
 */
async function intelligenceFiles(from) {
    const { lakehouse, contract } = from;
    const rows = async (table, order) => (0,sql/* rowsOf */.RO)(lakehouse, table, `SELECT * FROM ${table} ORDER BY ${order}`);
    const known = {
        contract,
        fields: (await rows('prepare.fields', 'rowid')).map(infer_rows/* fieldOfRow */.EM),
        endpoints: await rows('source.endpoints', 'full_path, http_method'),
        dependencies: await rows('prepare.dependencies', 'graph, level, entity'),
        constraints: await rows('prepare.constraints', 'constraintId'),
    };
    if (known.fields.length === 0)
        return [];
    const documents = {
        'creation-order': creationOrder(known),
        dependencies: dependenciesOf(known),
        endpoints: endpointsOf(known),
        entities: entitiesOf(known),
        quirks: quirksOf(known),
    };
    const schemas = entityNames(known).map((entity) => ({
        path: `intelligence/schemas/${entity}.json`,
        text: `${JSON.stringify(schemaFile(entity, known), null, 2)}\n`,
    }));
    const files = Object.entries(documents).map(([name, value]) => ({
        path: `intelligence/${name}.yaml`,
        text: (0,covenant_text/* documentText */.Z)(comment, value),
    }));
    return [...files, ...schemas].sort((a, b) => (a.path < b.path ? -1 : 1));
}
function entityNames({ fields }) {
    return [...new Set(fields.map(({ entity }) => entity))].sort();
}
function entitiesOf(known) {
    const entities = entityNames(known).map((entity) => {
        const own = known.fields.filter((field) => field.entity === entity);
        const key = own.find(({ isKey }) => isKey);
        const object = known.contract.objects.find(({ name }) => name === entity);
        return {
            entity,
            ...(object === undefined || object.description === '' ? {} : { description: object.description }),
            ...{ key: key?.path ?? null, endpoint: key?.sourceEndpoint ?? null, status: key?.apiStatus ?? 'unknown' },
            fields: own.length,
            // A key that tells who somebody is stays in the lakehouse.
            sample_ids: key === undefined || key.piiLevel !== 'none' ? [] : key.evidence,
        };
    });
    return { entities };
}
function endpointsOf({ endpoints }) {
    return {
        endpoints: endpoints.map((row) => ({
            ...{ method: (0,sql/* text */.Qq)(row, 'http_method'), path: (0,sql/* text */.Qq)(row, 'full_path'), category: (0,sql/* text */.Qq)(row, 'category') },
            ...{ description: (0,sql/* text */.Qq)(row, 'description'), entity: (0,sql/* textOrNull */.ef)(row, 'entity') },
            ...{ path_params: (0,infer_rows/* listOf */.c3)(row['path_parameters']), query_params: (0,infer_rows/* listOf */.c3)(row['query_parameters']) },
            read_only: (0,sql/* text */.Qq)(row, 'http_method') === 'GET',
            status: (0,sql/* text */.Qq)(row, 'api_status'),
        })),
    };
}
function dependenciesOf({ dependencies }) {
    const graph = (name) => {
        const own = dependencies.filter((row) => (0,sql/* text */.Qq)(row, 'graph') === name);
        const levels = Map.groupBy(own, (row) => Number(row['level']));
        return {
            nodes: Object.fromEntries(own.map((row) => [
                (0,sql/* text */.Qq)(row, 'entity'),
                {
                    ...{ depends_on: (0,infer_rows/* listOf */.c3)(row['dependsOn']), required_by: (0,infer_rows/* listOf */.c3)(row['requiredBy']) },
                    ...{ dependency_count: Number(row['dependencyCount']), dependent_count: Number(row['dependentCount']) },
                },
            ])),
            edges: own.flatMap((row) => (0,infer_rows/* listOf */.c3)(row['dependsOn']).map((needs) => ({ from: needs, to: (0,sql/* text */.Qq)(row, 'entity') }))),
            hierarchy: Object.fromEntries([...levels].map(([level, rows]) => [`level_${level}`, rows.map((row) => (0,sql/* text */.Qq)(row, 'entity'))])),
        };
    };
    return { read: graph('read'), create: graph('create') };
}
const categories = ['working', 'broken', 'blocked', 'manual'];
/** How an entity can be created: as the service offers it, by the way round that is proven, or not. */
function categoryOf(constraints) {
    const writes = constraints.filter((row) => !(0,sql/* text */.Qq)(row, 'endpoint').startsWith('GET ') && row['stillPresent'] !== 0);
    const hard = writes.filter((row) => ['blocker', 'bug'].includes((0,sql/* text */.Qq)(row, 'constraintType')));
    const open = hard.filter((row) => (0,sql/* text */.Qq)(row, 'workaroundStatus') !== 'proven');
    if (open.some((row) => (0,sql/* text */.Qq)(row, 'constraintType') === 'blocker'))
        return 'blocked';
    if (open.length > 0)
        return 'broken';
    return hard.some((row) => (0,sql/* text */.Qq)(row, 'constraintType') === 'blocker') ? 'manual' : 'working';
}
function creationOrder(known) {
    const order = known.dependencies.filter((row) => (0,sql/* text */.Qq)(row, 'graph') === 'create').map((row) => (0,sql/* text */.Qq)(row, 'entity'));
    const about = (entity) => known.constraints.filter((row) => (0,sql/* text */.Qq)(row, 'entity') === entity);
    return {
        perfect_order: order,
        constraints: Object.fromEntries(order.flatMap((entity) => {
            const found = about(entity).filter((row) => !(0,sql/* text */.Qq)(row, 'endpoint').startsWith('GET '));
            const rows = found.map((row) => ({
                ...{ id: (0,sql/* text */.Qq)(row, 'constraintId'), endpoint: (0,sql/* text */.Qq)(row, 'endpoint'), severity: (0,sql/* text */.Qq)(row, 'severity') },
                ...{ reason: (0,sql/* text */.Qq)(row, 'issue'), workaround: (0,sql/* text */.Qq)(row, 'workaround'), status: (0,sql/* text */.Qq)(row, 'workaroundStatus') },
            }));
            return rows.length === 0 ? [] : [[entity, rows]];
        })),
        categories: Object.fromEntries(categories.map((category) => [category, order.filter((entity) => categoryOf(about(entity)) === category)])),
    };
}
const kinds = { blockers: 'blocker', bugs: 'bug', quirks: 'quirk', undocumented: 'doc_gap' };
function quirksOf(known) {
    const { constraints, contract, fields } = known;
    const ofKind = (kind) => constraints.filter((row) => (0,sql/* text */.Qq)(row, 'constraintType') === kind);
    const inconsistencies = fields
        .filter(({ notes }) => /Mixed:|Documented as/.test(notes))
        .map(({ entity, path, notes }) => ({ entity, path, issue: notes }));
    const blocked = new Set(ofKind('blocker').flatMap((row) => (0,sql/* textOrNull */.ef)(row, 'entity') ?? []));
    const entities = entityNames(known);
    return {
        metadata: {
            ...{ source: contract.source_system.key, method: 'limitations of the contract, probed, and samples' },
            summary: {
                ...Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, ofKind(kind).length])),
                inconsistencies: inconsistencies.length,
                blocked_entities: entities.filter((entity) => blocked.has(entity)),
                working_entities: entities.filter((entity) => !blocked.has(entity)),
            },
        },
        quirks: {
            ...Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, ofKind(kind).map(quirk)])),
            inconsistencies,
        },
    };
}
function quirk(row) {
    const still = row['stillPresent'];
    return {
        ...{ id: (0,sql/* text */.Qq)(row, 'constraintId'), severity: (0,sql/* text */.Qq)(row, 'severity'), entity: (0,sql/* textOrNull */.ef)(row, 'entity') },
        ...{ endpoint: (0,sql/* text */.Qq)(row, 'endpoint'), issue: (0,sql/* text */.Qq)(row, 'issue'), impact: (0,sql/* text */.Qq)(row, 'impact') },
        workaround: { method: (0,sql/* text */.Qq)(row, 'workaround'), status: (0,sql/* text */.Qq)(row, 'workaroundStatus') },
        ...{ detected_by: (0,sql/* text */.Qq)(row, 'detectedBy'), probe: (0,sql/* textOrNull */.ef)(row, 'probe') },
        still_present: still === null || still === undefined ? 'not probed' : Number(still) === 1,
    };
}
function schemaFile(entity, { fields }) {
    const own = fields.filter((field) => field.entity === entity);
    return {
        entity,
        endpoint: own[0]?.sourceEndpoint ?? null,
        method: 'GET',
        status: own[0]?.apiStatus ?? 'unknown',
        schema: schemaOf(entity, own),
        notes: own.flatMap(({ path, notes }) => (notes === '' ? [] : [`${path}: ${notes}`])),
    };
}

;// CONCATENATED MODULE: ./lib/solution/covenant/manifest.js

/**
 * Holds evidence of one run against promise: version, outputs, and each gate asked. A missing output is a gap, which learning takes
 * up; all else is a breach.
 */
function compareManifest(contract, manifest, run_id) {
    const { stage } = contract;
    const breach = (promise, found) => ({ stage, promise, found });
    if (manifest === null)
        return { breaches: [breach(`a manifest of ${stage}`, 'none')], missing: [] };
    const verdicts = new Map(manifest.gates.map(({ id, verdict }) => [id, verdict]));
    const tables = new Set(manifest.outputs.map(({ table }) => (0,names/* tableName */.Cm)(table)));
    const { blocking, reported } = contract.quality_gates;
    return {
        breaches: [
            ...(manifest.run.run_id === run_id ? [] : [breach(`a manifest of run ${run_id}`, `one of run ${manifest.run.run_id}`)]),
            ...(manifest.contract_version === contract.version
                ? []
                : [breach(`contract version ${contract.version}`, manifest.contract_version)]),
            ...(manifest.status === 'Success' ? [] : [breach('status Success', manifest.status)]),
            ...[...blocking, ...reported].flatMap((id) => (verdicts.has(id) ? [] : [breach(`gate ${id} is asked`, 'it was not')])),
            ...blocking.flatMap((id) => {
                const verdict = verdicts.get(id);
                return verdict === undefined || verdict === 'passed' ? [] : [breach(`gate ${id} passes`, verdict)];
            }),
        ],
        missing: contract.obligations.data_outputs.filter((name) => !tables.has((0,names/* tableName */.Cm)(name))),
    };
}

// EXTERNAL MODULE: ./lib/app/project.js + 2 modules
var app_project = __webpack_require__(6195);
;// CONCATENATED MODULE: ./lib/app/solution/test.js













/** Runs the pipeline as a run of its own and holds what came of it against what every stage promised. */
const test = async (work) => {
    const { setting, source, log } = work;
    const plan = await pipelinePlan(setting, source);
    const started = clock/* systemClock */.m.now();
    const end = await work.startChild({ plan, params: {} }, ({ folder }) => {
        log(`Run ${folder.run_id} of spectra.${source}, plan ${plan.plan_hash.slice(0, 12)}`);
        return childLines(plan, log);
    });
    const lakehouse = (0,lakehouse_lakehouse/* openLakehouse */.W)({ folder: (0,folders/* lakehouseFolder */.qV)(setting, source) });
    try {
        const evidence = await gather(work, lakehouse);
        refuseFailed(end.record, source);
        const missing = compare(work, evidence.manifests, end.record.run_id);
        const gates = countVerdicts(evidence.manifests);
        log(`${gates['passed'] ?? 0} gates passed, ${gates['warned'] ?? 0} warned; every stage kept its contract`);
        return {
            child_run: end.record.run_id,
            plan_hash: plan.plan_hash,
            jobs: end.record.jobs.length,
            duration_ms: clock/* systemClock */.m.now() - started,
            gates,
            missing_outputs: missing,
            files_written: evidence.written,
        };
    }
    finally {
        lakehouse.close();
    }
};
/** The plan of `spectra.<source>` as it stands in the repository now. */
async function pipelinePlan(setting, source) {
    (0,folders/* refuseUnbuilt */.Yg)(setting, source);
    const project = await (0,app_project/* openProject */.U8)({ cwd: setting.root, env: setting.entry.env, flags: { profile: setting.settings.profile } });
    if (!project.ok)
        (0,data_failed/* fail */.f)('asset', (0,refuse/* refusal */.x5)(project.diagnostics));
    const plan = (0,app_project/* planOf */.XC)(project.value, `spectra.${source}`, {});
    if (!plan.ok)
        (0,data_failed/* fail */.f)('asset', (0,refuse/* refusal */.x5)(plan.diagnostics));
    return plan.value;
}
/** A line for each job of the pipeline that ends, as its own run tells it. */
function childLines(plan, log) {
    const ids = new Map((0,walk/* plannedJobs */.d)(plan).map(({ path, job }) => [path, job.job_id]));
    return (event) => {
        if (event.type !== 'receipt')
            return;
        const why = event.failure === undefined ? '' : `: ${event.failure.message}`;
        log(`${event.status} ${ids.get(event.path) ?? event.path}${why}`);
    };
}
/** The first job that failed is the cause; what follows it did not start. */
function refuseFailed({ jobs, result, run_id }, source) {
    if (result.success)
        return;
    const failed = jobs.find(({ failure }) => failure !== null);
    const gaps = jobs.flatMap(({ report }) => gapsIn(report.facts));
    const hint = gaps.length === 0 ? '' : `; perhaps because no step makes ${gaps.join(', ')}: see \`solution-engine learn ${source}\``;
    if (failed?.failure) {
        const { kind, message, transient } = failed.failure;
        (0,data_failed/* fail */.f)(kind, `${failed.job_id}: ${message}${hint}`, { transient });
    }
    (0,data_failed/* fail */.f)('crash', `Run ${run_id} of the pipeline did not come to its end`);
}
/** Outputs that a closing step looked for and did not find. */
function gapsIn(facts) {
    const gaps = facts?.['gaps'];
    return Array.isArray(gaps) ? gaps.map((gap) => gap.output) : [];
}
async function gather(work, lakehouse) {
    const manifests = new Map();
    for (const { name } of work.covenant.pipeline.stages) {
        const text = lakehouse.files.read(`manifests/${name}.manifest.json`);
        if (text !== null)
            manifests.set(name, JSON.parse(text));
    }
    const files = [
        ...[...manifests].flatMap(([name, manifest]) => manifestFile(work, name, manifest)),
        ...(manifests.get('prepare')?.status === 'Success' ? await intelligenceFiles({ lakehouse, contract: work.contract }) : []),
    ];
    return { manifests, written: writeFiles(work, files).files_written };
}
/** A file changes when a schema or a verdict does; numbers alone are the same evidence, so they make no commit. */
function manifestFile({ setting, folder }, name, manifest) {
    const path = `manifests/${name}.manifest.yaml`;
    const { run, meaning } = splitManifest(manifest);
    const comment = 'Evidence, written by solution-engine from what the stage left behind';
    const meant = (0,covenant_text/* documentText */.Z)(comment, meaning);
    const before = (0,solution_inputs/* fileText */.CG)(setting.root, `${folder}/${path}`);
    return before?.startsWith(meant) === true ? [] : [{ path, text: (0,covenant_text/* documentText */.Z)(comment, { ...meaning, run }) }];
}
/** What this one run found comes last, apart from what it proves. */
function splitManifest({ run, outputs, gates, quality, ...rest }) {
    const rows = Object.fromEntries(outputs.map((output) => [output.table, output.rows]));
    const found = Object.fromEntries(gates.map(({ id, actual }) => [id, actual]));
    return {
        run: { ...run, rows, found, quality },
        meaning: {
            ...rest,
            outputs: outputs.map(({ table, columns, schema_hash }) => ({ table, columns, schema_hash })),
            gates: gates.map(({ id, severity, says, verdict, expected }) => ({ id, severity, says, verdict, expected })),
        },
    };
}
/** Every stage's contract, as Build wrote it, against what the stage left behind in this run. */
function compare(work, manifests, run_id) {
    const { covenant, folder, setting, source } = work;
    const compared = covenant.pipeline.stages.map(({ name, contract }) => {
        const missing = `The contract of ${name} is missing: \`solution-engine build ${source}\` writes it`;
        const promised = (0,solution_inputs/* handedOver */.$_)(setting.root, { file: `${folder}/${contract}`, missing }, readStageContract);
        return compareManifest(promised, manifests.get(name) ?? null, run_id);
    });
    const [first, ...more] = compared.flatMap(({ breaches }) => breaches);
    if (first !== undefined) {
        const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
        (0,data_failed/* fail */.f)('gate', `Stage ${first.stage} broke its contract: it promises ${first.promise}, found ${first.found}${others}`);
    }
    return compared.flatMap(({ missing }) => missing);
}
function countVerdicts(manifests) {
    const counts = {};
    for (const { gates } of manifests.values())
        for (const { verdict } of gates)
            counts[verdict] = (counts[verdict] ?? 0) + 1;
    return counts;
}

;// CONCATENATED MODULE: ./lib/app/solution/runner.js












const runner_stages = { discover: discover, design: design, build: build, test: test, deploy: deploy, monitor: monitor, finalise: finalise };
/** Runs the stages of the engine. They follow one another, so what one leaves in files the next finds there. */
function solutionRunner(setting) {
    return {
        run: async (attempt) => {
            try {
                const facts = await runner_stages[attempt.spec.stage](workOf(setting, attempt));
                return { ok: true, report: { facts } };
            }
            catch (error) {
                const failed = outcome_toFailure(error);
                if (failed === null)
                    throw error;
                const cancelled = attempt.signal.aborted;
                return {
                    ok: false,
                    failure: cancelled ? (0,failure/* failure */.V)('cancelled', 'Stopped because the run was cancelled') : failed,
                    report: {},
                };
            }
        },
    };
}
function workOf(setting, { spec, run_id, log }) {
    const inputs = (0,solution_inputs/* readInputs */.Ko)(setting, spec.source);
    if (!inputs.ok)
        (0,data_failed/* fail */.f)('asset', (0,refuse/* refusal */.x5)(inputs.diagnostics));
    return {
        ...inputs.value,
        covenant: covenantFor(spec.stage, inputs.value, setting),
        setting,
        run_id,
        files: (0,file_tree/* fileTree */.D)(setting.root),
        startChild: setting.startChild,
        git: gitAt(setting.root, setting.entry.env),
        log: (line) => log.write(new TextEncoder().encode(`${line}\n`)),
    };
}
/** Stages that begin with the covenant as Design wrote it. */
const afterDesign = ['build', 'test', 'deploy', 'finalise'];
function covenantFor(stage, { covenant, folder, source }, { root }) {
    if (!afterDesign.includes(stage))
        return covenant;
    const design = `\`solution-engine design ${source}\` writes it`;
    const missing = `There is no covenant of ${source} yet: ${design}`;
    const written = (0,solution_inputs/* handedOver */.$_)(root, { file: `${folder}/covenant.yaml`, missing }, readCovenant);
    if (stage === 'build' && written.metadata.inputs_hash !== covenant.metadata.inputs_hash) {
        (0,data_failed/* fail */.f)('asset', `The contract or the playbooks have changed since the covenant of ${source} was written: ${design} anew`);
    }
    return written;
}


/***/ })

};

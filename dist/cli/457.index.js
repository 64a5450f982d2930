export const id = 457;
export const ids = [457,732];
export const modules = {

/***/ 8565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ fileTree)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _ports_file_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9233);



/** The files below a folder of the disk. */
function fileTree(folder) {
    const base = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder);
    const attempt = (what, path, work) => {
        try {
            return work(inside(base, path));
        }
        catch (error) {
            if (error instanceof _ports_file_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .FilesError */ .y)
                throw error;
            const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
            const why = code ?? (error instanceof Error ? error.message : 'unknown error');
            throw new _ports_file_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .FilesError */ .y(`Cannot ${what} "${path}" in "${folder}": ${why}`, {
                cause: error,
                ...(code === undefined ? {} : { code }),
            });
        }
    };
    return {
        base: folder,
        read: (path) => attempt('read', path, readText),
        write: (path, text) => attempt('write', path, (absolute) => {
            const temporary = `${absolute}.tmp`;
            // "wx" opens no link that somebody put there in between.
            const put = () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(temporary, text, { flag: 'wx' });
            try {
                put();
            }
            catch {
                // It is the first file of its folder, or a run that was killed left one behind.
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute), { recursive: true });
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { force: true });
                put();
            }
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(temporary, absolute);
        }),
        remove: (path) => attempt('remove', path, (absolute) => {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(absolute, { force: true });
            removeEmptyFolders((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute), base);
        }),
    };
}
/** Refuses what leads out of the folder, by its name or by a link on the way. */
function inside(base, path) {
    const parts = path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part))) {
        throw new _ports_file_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .FilesError */ .y(`Cannot use path "${path}": it leads out of the folder`);
    }
    let current = base;
    for (const part of parts) {
        current = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(current, part);
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(current, { throwIfNoEntry: false });
        if (found?.isSymbolicLink()) {
            throw new _ports_file_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .FilesError */ .y(`Cannot use path "${path}": "${part}" is a link, and links are not followed`);
        }
        if (found === undefined)
            break;
    }
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(base, ...parts);
}
function readText(absolute) {
    let descriptor;
    try {
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(absolute, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
            return null;
        throw error;
    }
    try {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor).isFile())
            throw new _ports_file_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .FilesError */ .y('Cannot read it: it is no regular file');
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(descriptor, 'utf8');
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
function removeEmptyFolders(from, base) {
    for (let folder = from; folder !== base && folder.startsWith(base); folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)) {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(folder);
        }
        catch {
            // Something else lies in it.
            return;
        }
    }
}


/***/ }),

/***/ 2457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   init: () => (/* binding */ init)
/* harmony export */ });
/* harmony import */ var _adapters_files_file_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8565);
/* harmony import */ var _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6883);
/* harmony import */ var _refuse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(583);
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4290);
/* harmony import */ var _workflow_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7732);





const sample = 'nightly';
const schemas = 'https://raw.githubusercontent.com/lorchestra/lorchestra/v1/schemas';
const settingsText = `# yaml-language-server: $schema=${schemas}/lorchestra.schema.json
# Where definitions lie, and how composites run on GitHub. A flag beats LORCHESTRA_*, and that beats this file.
jobs: jobs

workflows:
  ${sample}:
    on:
      schedule:
        - cron: '17 3 * * *' # 03:17 UTC
      workflow_dispatch:
    # setup: npm ci # what each machine runs before its jobs
`;
const jobsText = `# yaml-language-server: $schema=${schemas}/job.schema.json
# A composite runs stages of jobs. The jobs of a stage may run at the same time; the next stage starts when all have ended.
job_id: ${sample}
job_type: composite
description: Two sample jobs, one after the other
stages:
  - { name: extract, jobs: [extract_numbers] }
  - { name: report, jobs: [report_sum] }
stop_on_failure: true
---
job_id: extract_numbers
job_type: exec
description: Hands a value on to later jobs
run: echo "numbers=1 2 3 4" >> "$LORCHESTRA_OUTPUT"
timeout: 5m
---
job_id: report_sum
job_type: exec
description: Reads the value from its environment
env: { NUMBERS: '\${jobs.extract_numbers.outputs.numbers}' }
run: |
  sum=0
  for number in $NUMBERS; do sum=$((sum + number)); done
  echo "The sum is $sum"
timeout: 5m
retry: { attempts: 2, backoff: 5s }
`;
/** Sets a repository up from nothing. A file that is there stays as it is. */
async function init({ entry, screen }) {
    const files = (0,_adapters_files_file_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .fileTree */ .D)(entry.cwd);
    const wrote = (file, text) => {
        if (files.read(file) !== null)
            screen.out(`kept   ${file}\n`);
        else {
            files.write(file, text);
            screen.out(`wrote  ${file}\n`);
        }
    };
    wrote('lorchestra.yaml', settingsText);
    wrote(`jobs/${sample}.yaml`, jobsText);
    ignoreState(files, screen);
    const made = await (0,_workflow_js__WEBPACK_IMPORTED_MODULE_4__.makeWorkflow)((0,_project_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(entry, {}), sample);
    if (!made.ok)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(screen, made.diagnostics, false);
    wrote(made.value.file, made.value.text);
    screen.out(nextSteps(made.value.file));
    return _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.success;
}
/** The state folder holds data and logs: it is never committed. */
function ignoreState(files, screen) {
    const present = files.read('.gitignore') ?? '';
    if (/^\/?\.lorchestra\/?$/m.test(present)) {
        screen.out('kept   .gitignore\n');
        return;
    }
    const ended = present === '' || present.endsWith('\n') ? present : `${present}\n`;
    files.write('.gitignore', `${ended}.lorchestra/\n`);
    screen.out(`wrote  .gitignore${present === '' ? '' : ' (one line added)'}\n`);
}
function nextSteps(workflow) {
    return `
Next:
  lorchestra run ${sample}           run the sample here
  lorchestra snapshot --write      keep a list of what runs, so that no job is dropped unseen
  git add . && git commit          ${workflow} then runs it on GitHub
`;
}


/***/ }),

/***/ 7732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeWorkflow: () => (/* binding */ makeWorkflow),
  workflow: () => (/* binding */ workflow)
});

// EXTERNAL MODULE: ./lib/adapters/files/file-tree.js
var file_tree = __webpack_require__(8565);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/definition/resolve.js
var resolve = __webpack_require__(5037);
// EXTERNAL MODULE: ./lib/definition/shapes/config.js
var config = __webpack_require__(3656);
// EXTERNAL MODULE: ./lib/plan/secrets.js
var secrets = __webpack_require__(8578);
// EXTERNAL MODULE: ./lib/plan/walk.js
var walk = __webpack_require__(9166);
// EXTERNAL MODULE: ./lib/plan/waves.js
var waves = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/plan/yaml-text.js
var yaml_text = __webpack_require__(4250);
;// CONCATENATED MODULE: ./lib/plan/workflow.js




/** More stage matrices than this phase.yml does not have. */
const mostWaves = 6;
/** Actions of others, by commit: what runs tomorrow is what was read today. */
const pinned = {
    checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
    upload: 'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1',
    download: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1',
};
/** Composites that no call of phase.yml can run: they have more stages than it has matrices. */
function tooLong(plan, settings) {
    if (settings.shards === 'whole')
        return [];
    return callsOf(plan).flatMap(({ node }) => (!hasData(node) && (0,waves/* wavesOf */.g)(alone(node)).length > mostWaves ? [node] : []));
}
/** Composites with data jobs that would run beside others with data jobs: their warehouse is one file. */
function sideBySide(plan) {
    const withData = callsOf(plan).filter(({ node }) => hasData(node));
    return withData.flatMap(({ node, after }, index) => {
        const before = withData.slice(0, index).map(({ key }) => key);
        return before.every((key) => after.includes(key)) ? [] : [node];
    });
}
function hasData(node) {
    return (0,walk/* plannedJobs */.d)(alone(node)).some(({ job }) => job.kind !== 'exec');
}
/**
 * A workflow that runs a composite on GitHub. A composite of composites becomes one call of phase.yml for each of them:
 * stages follow each other by `needs`, the children of a stage run side by side; what `stop_on_failure` says is said by
 * `if`. The same plan and settings always give the same bytes.
 */
function renderWorkflow(options) {
    const { plan, settings, profile } = options;
    const calls = callsOf(plan);
    const lines = [
        `# Written by \`lorchestra workflow ${plan.composite}\` from the definitions and from lorchestra.yaml. Change those, then`,
        '# write it again; with --check the command tells when this file is out of date.',
        `name: ${(0,yaml_text/* yamlScalar */.E)(plan.composite)}`,
        '',
        'on:',
        ...(0,yaml_text/* yamlBlock */.R)(settings.on, 1),
        '',
        'permissions: {}',
        '',
        '# One warehouse, one run at a time.',
        'concurrency:',
        `  group: ${(0,yaml_text/* yamlScalar */.E)(`warehouse-${profile}`)}`,
        '  cancel-in-progress: false',
        '',
        'jobs:',
        calls.map((call) => renderCall(call, calls, options).join('\n')).join('\n\n'),
        ...(calls.length === 1 ? [] : ['', ...renderCollect(calls, options)]),
    ];
    return `${lines.join('\n')}\n`;
}
/** The calls in the order of the plan. */
function callsOf(plan) {
    const calls = [];
    const taken = new Set(['collect']);
    const visit = (node, after, must) => {
        if (!isSplit(node)) {
            const key = keyFor(node.job_id, taken);
            calls.push({ key, node, after, must });
            return [key];
        }
        const own = [];
        for (const stage of node.stages) {
            const before = [...after, ...own];
            const needed = node.stop_on_failure ? [...must, ...own] : must;
            own.push(...stage.children.flatMap((child) => visit(child, before, needed)));
        }
        return own;
    };
    visit(plan.root, [], []);
    return calls;
}
/** A composite of composites alone. A composite that also lists jobs is one call: its jobs share its stages. */
function isSplit(node) {
    return node.type === 'composite' && node.stages.every(({ children }) => children.every(({ type }) => type === 'composite'));
}
function keyFor(job_id, taken) {
    const name = job_id.slice(job_id.lastIndexOf('.') + 1);
    const base = /^[a-z_]/.test(name) ? name : `_${name}`;
    let key = base;
    for (let number = 2; taken.has(key); number += 1)
        key = `${base}-${number}`;
    taken.add(key);
    return key;
}
/** A part of a plan as a plan of its own. */
function alone(node) {
    return { schema_version: 1, composite: node.job_id, plan_hash: node.digest, root: node };
}
function renderCall(call, calls, { settings, action }) {
    const { key, node, after, must } = call;
    const [repository = '', ref = ''] = action.split('@');
    const state = stateInputs(call, calls);
    return [
        `  ${key}:`,
        `    name: ${(0,yaml_text/* yamlScalar */.E)(node.job_id)}`,
        ...(after.length === 0 ? [] : [`    needs: [${after.join(', ')}]`]),
        ...condition(after, must),
        '    permissions:',
        '      contents: read # to check out',
        `    uses: ${repository}/.github/workflows/phase.yml@${ref}`,
        '    with:',
        ...(0,yaml_text/* yamlBlock */.R)({ ...inputs(node.job_id, settings), ...state }, 3),
        ...renderSecrets((0,secrets/* secretNames */.X)(alone(node)), state !== null),
    ];
}
/** Data jobs keep to one machine, and the next ones go on with the file that these leave. */
function stateInputs({ node, after }, calls) {
    if (!hasData(node))
        return null;
    const before = calls.findLast((other) => after.includes(other.key) && hasData(other.node));
    return {
        shards: 'whole',
        'keep-state': true,
        ...(before === undefined ? {} : { state: `\${{ needs.${before.key}.outputs.state }}` }),
    };
}
function renderSecrets(names, state) {
    const environment = names.map((name) => `        ${name}=\${{ toJSON(secrets.${name}) }}`);
    return [
        ...(names.length > 0 || state ? ['    secrets:'] : []),
        ...(names.length > 0 ? ['      job-env: |', ...environment] : []),
        ...(state ? ['      state-key: ${{ secrets.STATE_KEY }}'] : []),
    ];
}
/** Without a condition GitHub asks that all needs, and theirs, have succeeded. */
function condition(after, must) {
    if (after.length === 0 || must.length === after.length)
        return [];
    const parts = ['!cancelled()', ...must.map((key) => `needs.${key}.result == 'success'`)];
    return [`    if: \${{ ${parts.join(' && ')} }}`];
}
function inputs(composite, settings) {
    const { runs_on, setup, setup_action, shards, params } = settings;
    return {
        composite,
        ...(shards === undefined ? {} : { shards: String(shards) }),
        ...(runs_on === undefined ? {} : { 'runs-on': typeof runs_on === 'string' ? runs_on : JSON.stringify(runs_on) }),
        ...(setup === undefined ? {} : { setup }),
        ...(setup_action === undefined ? {} : { 'setup-action': setup_action }),
        ...(params === undefined
            ? {}
            : {
                params: Object.entries(params)
                    .map(([name, value]) => `${name}=${value}\n`)
                    .join(''),
            }),
        ...(settings.profile === undefined ? {} : { profile: settings.profile }),
    };
}
/** The result of the whole, from the ledgers of its phases, whatever happened before. */
function renderCollect(calls, { plan, settings, action }) {
    const { params, profile } = inputs(plan.composite, settings);
    return [
        '  collect:',
        `    name: ${(0,yaml_text/* yamlScalar */.E)(plan.composite)}`,
        `    needs: [${calls.map(({ key }) => key).join(', ')}]`,
        '    # Also after a failure or a cancel: a gather job that is skipped would count as success.',
        '    if: always()',
        '    runs-on: ubuntu-24.04',
        '    timeout-minutes: 15',
        '    permissions:',
        '      contents: read # to check out',
        '    outputs:',
        '      success: ${{ steps.collect.outputs.success }}',
        '      result: ${{ steps.collect.outputs.result }}',
        '    steps:',
        `      - uses: ${pinned.checkout}`,
        '        with:',
        '          persist-credentials: false',
        `      - uses: ${pinned.download}`,
        '        with:',
        '          pattern: lorchestra-*',
        '          path: ${{ runner.temp }}/ledgers',
        '      - id: collect',
        `        uses: ${action}`,
        '        with:',
        '          mode: collect',
        ...(0,yaml_text/* yamlBlock */.R)({
            composite: plan.composite,
            ...(params === undefined ? {} : { params }),
            ...(profile === undefined ? {} : { profile }),
            ledgers: '${{ runner.temp }}/ledgers',
        }, 5),
        "      - if: always() && steps.collect.outputs.artifact-name != ''",
        `        uses: ${pinned.upload}`,
        '        with:',
        '          name: ${{ steps.collect.outputs.artifact-name }}',
        '          path: ${{ steps.collect.outputs.ledger-path }}',
        '          include-hidden-files: true',
        '          if-no-files-found: error',
    ];
}

// EXTERNAL MODULE: ./lib/app/project.js + 1 modules
var app_project = __webpack_require__(4290);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/app/settings.js
var settings = __webpack_require__(610);
// EXTERNAL MODULE: ./lib/app/version.js
var version = __webpack_require__(1271);
;// CONCATENATED MODULE: ./lib/app/workflow.js









/** Writes the workflow of a composite, or tells whether the committed one is what would be written. */
async function workflow({ entry, screen, id, flags }) {
    const made = await makeWorkflow((0,app_project/* placeOf */.$t)(entry, flags), id);
    if (!made.ok)
        return (0,refuse/* refuse */.TR)(screen, made.diagnostics, false);
    const { root, file, text } = made.value;
    const files = (0,file_tree/* fileTree */.D)(root);
    const present = files.read(file);
    if (present === text) {
        screen.out(`${file} is up to date\n`);
        return vocabulary/* exitCodes */.hS.success;
    }
    if (flags.check === true) {
        screen.err(present === null ? `There is no ${file}\n` : `${file} is out of date\n`);
        screen.out(`Write it with \`lorchestra workflow ${id}\`\n`);
        return vocabulary/* exitCodes */.hS.differs;
    }
    files.write(file, text);
    screen.out(`Wrote ${file}\n`);
    return vocabulary/* exitCodes */.hS.success;
}
async function makeWorkflow(place, id) {
    const project = await (0,app_project/* openProject */.U8)(place);
    if (!project.ok)
        return project;
    const { root, settings: all, catalogue } = project.value;
    const settings = all.workflows[(0,resolve/* resolveJob */.E)(catalogue, id)?.job_id ?? id] ?? config/* defaultWorkflow */.r;
    const planned = (0,app_project/* planOf */.XC)(project.value, id, settings.params ?? {});
    const diagnostics = [...project.value.diagnostics, ...planned.diagnostics];
    if (!planned.ok || diagnostics.some(({ severity }) => severity === 'error'))
        return { ok: false, diagnostics };
    const plan = planned.value;
    const refused = [
        ...tooLong(plan, settings).map(({ job_id, at }) => stagesProblem(job_id, at.file)),
        ...sideBySide(plan).map(({ job_id, at }) => warehouseProblem(job_id, at.file)),
    ];
    if (refused.length > 0)
        return { ok: false, diagnostics: refused };
    const text = renderWorkflow({
        plan,
        settings,
        profile: settings.profile ?? all.profile,
        action: settings.action ?? `lorchestra/lorchestra@v${version/* version */.r}`,
    });
    return { ok: true, value: { root, file: settings.file ?? `.github/workflows/${plan.composite}.yml`, text }, diagnostics };
}
function warehouseProblem(composite, file) {
    return (0,settings/* given */.gI)('workflow/one-warehouse', `"${composite}" in ${file} runs beside another composite, and both have data jobs, whose files are handed from one machine to the next`, `workflow ${composite}`, 'Put them into stages of their own, one after the other');
}
function stagesProblem(composite, file) {
    return (0,settings/* given */.gI)('workflow/too-many-stages', `"${composite}" in ${file} has more than ${mostWaves} stages, and a phase has ${mostWaves} matrices`, `workflow ${composite}`, 'Make composites of its stages, or set "shards: whole" under workflows in lorchestra.yaml: one machine then runs all of them');
}


/***/ }),

/***/ 8415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Zq: () => (/* binding */ durationPattern),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   rP: () => (/* binding */ longestDuration)
/* harmony export */ });
/** Node's timers fire at once for anything longer, so no duration may be. */
const longestDuration = 2 ** 31 - 1;
const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
/** Units from large to small, each at most once: `2d`, `1h30m`, `500ms`. */
const durationPattern = /^(?=\d)(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m(?!s))?(?:(\d{1,9})s)?(?:(\d{1,10})ms)?$/;
/** Milliseconds, or null when the text is no duration from 0 to `longest`. */
function parseDuration(text, longest = longestDuration) {
    const found = durationPattern.exec(text);
    if (found === null)
        return null;
    const total = Object.values(unitMs).reduce((sum, ms, index) => sum + Number(found[index + 1] ?? 0) * ms, 0);
    return total <= longest ? total : null;
}
/** The shortest text that `parseDuration` reads as these milliseconds (a whole number from 0): `30m`, `1h30m`, `0s`. */
function formatDuration(ms) {
    let rest = ms;
    const parts = Object.entries(unitMs).map(([unit, size]) => {
        const count = Math.floor(rest / size);
        rest -= count * size;
        return count === 0 ? '' : `${count}${unit}`;
    });
    return parts.join('') || '0s';
}


/***/ }),

/***/ 8165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure),
/* harmony export */   c: () => (/* binding */ failureKinds)
/* harmony export */ });
/**
 * A failure is what the world did to an attempt. It is data: it travels through receipt, record and reports.
 * What the user wrote wrongly is a diagnostic; what we did wrong is a thrown Defect.
 */
/** Closed list; a retry policy's `when` names these words. `transient` is the default answer to "would trying again help?". */
const failureKinds = {
    exit_code: { meaning: 'The program ended with a non-zero exit code', transient: true },
    signal: { meaning: 'The program was ended by a signal that we did not send', transient: true },
    spawn: { meaning: 'The program could not be started', transient: false },
    timeout: { meaning: 'The attempt took longer than its timeout', transient: true },
    cancelled: { meaning: 'The run was cancelled', transient: false },
    variable: { meaning: 'A value that the job reads is not there', transient: false },
    asset: { meaning: 'A file that the job uses is missing or has changed since the plan was made', transient: false },
    network: { meaning: 'A service could not be reached or broke the connection', transient: true },
    http_status: { meaning: 'A service answered with an error', transient: true },
    credentials: { meaning: 'A service refused the credentials', transient: false },
    invalid_response: { meaning: 'A service answered with something that cannot be read', transient: false },
    records: { meaning: 'More records failed than the definition allows', transient: false },
    warehouse: { meaning: 'The warehouse refused an operation', transient: true },
    gate: { meaning: 'A quality gate refused what a stage made', transient: false },
    git: { meaning: 'Git refused an operation', transient: false },
    files: { meaning: 'Files could not be written', transient: false },
    output: { meaning: 'The job wrote outputs that cannot be read', transient: false },
    not_built: { meaning: 'This part is not built yet', transient: false },
    crash: { meaning: 'The worker that ran the job ended unexpectedly', transient: true },
};
function failure(kind, message, more = {}) {
    return { kind, message, transient: failureKinds[kind].transient, ...more };
}


/***/ }),

/***/ 8255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ie: () => (/* binding */ durationShape),
/* harmony export */   Jk: () => (/* binding */ idShape),
/* harmony export */   Ns: () => (/* binding */ placeShape),
/* harmony export */   UE: () => (/* binding */ variableShape),
/* harmony export */   e0: () => (/* binding */ atomicKeys),
/* harmony export */   mk: () => (/* binding */ jobKeys)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2311);
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8415);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8165);
/* harmony import */ var _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6883);




/** An id of a job or source. `..` is refused so that no id can climb out of a folder that is named after it. */
const idShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
    .regex(_core_vocabulary_js__WEBPACK_IMPORTED_MODULE_2__/* .idPattern */ .aD, 'Use up to 128 lower-case letters, digits, "_", "." and "-"; begin with a letter or digit, end with neither "." nor "-"')
    .refine((id) => !id.includes('..'), 'An id may not hold ".."');
const durationWords = 'Write a duration with its units, such as "30m", "10s", "500ms" or "1h30m", up to 24 days';
/** `30m`, `1h30m`; at least 1 ms. Parses to milliseconds. */
const durationShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP({ error: durationWords })
    .regex(_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationPattern */ .Zq, durationWords)
    .refine((text) => inRange((0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text)), durationWords)
    .transform((text) => (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text) ?? _core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .longestDuration */ .rP);
function inRange(ms) {
    return ms !== null && ms >= 1;
}
/** A name that a shell can read as a variable. */
const variableShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,254}$/, 'Use letters, digits and "_"; begin with a letter or "_"');
const kinds = Object.keys(_core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failureKinds */ .c);
const retryShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    attempts: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().min(1).max(100).describe('Most attempts in one round, the first included'),
    backoff: durationShape.optional().describe('Wait before the second attempt; it doubles for each further one. Default 10s'),
    backoff_max: durationShape.optional().describe('Longest wait. Default 10m'),
    when: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(kinds))
        .nonempty()
        .optional()
        .describe('Failure kinds worth another attempt; without it, those that may pass'),
    exit_codes: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().min(1).max(255))
        .nonempty()
        .optional()
        .describe('When given, only these exit codes are worth another attempt'),
})
    .refine(({ backoff = 0, backoff_max = backoff }) => backoff <= backoff_max, {
    path: ['backoff_max'],
    error: 'The longest wait may not be shorter than the first',
})
    .describe('What happens after a failure');
/** The name of something that jobs share: it says where a job runs in a fan-out and how fast it asks; never what it does. */
const placeShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'Use up to 64 letters, digits, "_", "." and "-", a letter or digit first');
/** What every document that describes a job may say. */
const jobKeys = {
    job_id: idShape.describe('The name of the job, unique in the repository'),
    description: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional().describe('One line for people'),
    aliases: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(idShape).optional().describe('Further ids that this job answers to'),
};
/** What every atomic job may say beside its kind's own keys. */
const atomicKeys = {
    ...jobKeys,
    timeout: durationShape.optional().describe('Longest time for one attempt; without it there is no limit'),
    retry: retryShape.optional(),
    allow_failure: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY().optional().describe('True: its failure counts as succeeded and is marked in the record'),
    pool: placeShape.optional().describe('Jobs of one pool share something scarce: in a fan-out they run on one machine'),
    affinity: placeShape.optional().describe('Jobs of one affinity gain from each other: in a fan-out they run on one machine'),
};
const atomicShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej(atomicKeys);


/***/ }),

/***/ 3656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ configShape),
/* harmony export */   r: () => (/* binding */ defaultWorkflow)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2311);
/* harmony import */ var _common_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8255);


const settingText = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1);
/** What `lorchestra workflow ID` writes beside what the definitions say. */
const workflowShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^\.github\/workflows\/[A-Za-z0-9_-][A-Za-z0-9_.-]*\.ya?ml$/, 'Workflows lie in .github/workflows')
        .optional()
        .describe('The file. Default: .github/workflows/<composite>.yml'),
    on: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .json */ .Pq9()).default({ workflow_dispatch: null }).describe('When it runs, as GitHub has it'),
    runs_on: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([settingText, zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(settingText).nonempty()])
        .optional()
        .describe('Label or labels of the runner'),
    setup: settingText.optional().describe('Shell text that each machine runs before its jobs'),
    setup_action: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(true)
        .optional()
        .describe('Each machine runs the action in .github/actions/lorchestra-setup before its jobs'),
    shards: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(256), zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('auto'), zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('whole')])
        .optional()
        .describe('Most machines for a stage, or "whole": one machine for all stages of a phase. Default "auto"'),
    params: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_common_js__WEBPACK_IMPORTED_MODULE_0__/* .variableShape */ .UE, zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[^\r\n]*$/, 'Use one line'))
        .optional()
        .describe('Values for ${params.NAME}'),
    profile: settingText.optional().describe('Where data lives. Default: as set above'),
    action: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+$/, 'Write owner/repository@tag or @commit')
        .optional()
        .describe('The Action. Default: the release that writes the file'),
})
    .describe('How a composite runs on GitHub');
/** The settings of a composite for which none are written down. */
const defaultWorkflow = workflowShape.parse({});
const poolShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    requests_per_second: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0.001).max(10_000).optional().describe('Most requests that start in a second'),
    concurrency: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(1_000).optional().describe('Most requests under way at once'),
})
    .refine(({ requests_per_second, concurrency }) => requests_per_second !== undefined || concurrency !== undefined, {
    error: 'Give requests_per_second, concurrency or both',
})
    .describe('How hard a service may be asked by all jobs of a machine together');
const poolsShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_common_js__WEBPACK_IMPORTED_MODULE_0__/* .placeShape */ .Ns, poolShape);
const profileShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    variables: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_common_js__WEBPACK_IMPORTED_MODULE_0__/* .variableShape */ .UE, zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).optional().describe('Values for ${NAME} in definitions'),
    pools: poolsShape.optional().describe('Pools of this profile, in place of those of the same name'),
    state_dir: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional().describe('Where runs are kept. Default .lorchestra'),
    warehouse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional().describe('The warehouse. Default: a SQLite file in the state folder'),
    vault: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .optional()
        .describe('Where people read: a SQLite file and Markdown. Default: a folder in the state folder'),
})
    .describe('Where data lives and which services are called');
const configShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    jobs: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).default('jobs').describe('The folder of definitions'),
    pipelines: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .default('pipelines')
        .describe('The folder of SPECTRA pipelines; definitions lie in the `jobs` folder of each'),
    profile: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).default('sandbox').describe('The profile that is used when none is asked for'),
    profiles: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1), profileShape).default({}).describe('Profiles by name'),
    workflows: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_common_js__WEBPACK_IMPORTED_MODULE_0__/* .idShape */ .Jk, workflowShape).default({}).describe('GitHub workflows by the composite that they run'),
    pools: poolsShape.default({}).describe('Limits by the names that sources give as their `pool`'),
    max_parallel: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(1000).optional().describe('Most jobs at the same time'),
});


/***/ }),

/***/ 8578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ secretNames)
/* harmony export */ });
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9166);

/** Names of every variable whose value may appear nowhere we write, sorted, each once. */
function secretNames(plan) {
    return [...new Set((0,_walk_js__WEBPACK_IMPORTED_MODULE_0__/* .plannedJobs */ .d)(plan).flatMap(({ job }) => job.secrets))].sort();
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

/***/ 4250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ yamlScalar),
/* harmony export */   R: () => (/* binding */ yamlBlock)
/* harmony export */ });
/** Plain where every reader of YAML, old ones included, takes it for this string; else quoted as JSON. */
function yamlScalar(text) {
    const plain = /^[A-Za-z_$/][A-Za-z0-9_./$-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
    return plain ? text : JSON.stringify(text);
}
/** The lines of a value in block style, two spaces for each level. Texts of several lines stand as literal blocks. */
function yamlBlock(value, level) {
    const indent = '  '.repeat(level);
    if (Array.isArray(value)) {
        return value.flatMap((item) => {
            const [first = '', ...rest] = isNested(item) ? yamlBlock(item, level + 1) : [`${indent}  ${leaf(item)}`];
            return [`${indent}- ${first.trimStart()}`, ...rest];
        });
    }
    if (value === null || typeof value !== 'object')
        return [`${indent}${leaf(value)}`];
    return Object.entries(value).flatMap(([key, item = null]) => {
        const name = `${indent}${yamlScalar(key)}:`;
        if (item === null)
            return [name];
        if (typeof item === 'string' && isBlock(item))
            return [`${name} |`, ...literal(item, `${indent}  `)];
        return isNested(item) ? [name, ...yamlBlock(item, level + 1)] : [`${name} ${leaf(item)}`];
    });
}
function isNested(value) {
    return value !== null && typeof value === 'object' && Object.keys(value).length > 0;
}
/** Texts that a literal block keeps as they are: lines, the last one ended, the first one not indented, nothing unseen. */
function isBlock(text) {
    return /^[^\s][^\n]*\n(?:[^]*[^\n]\n)?$/.test(text) && /^[\n\x20-\x7e]*$/.test(text);
}
function literal(text, indent) {
    return text
        .slice(0, -1)
        .split('\n')
        .map((line) => (line === '' ? '' : `${indent}${line}`));
}
function leaf(value) {
    return typeof value === 'string' ? yamlScalar(value) : JSON.stringify(value);
}


/***/ }),

/***/ 9233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ FilesError)
/* harmony export */ });
/** Files could not be read or written. */
class FilesError extends Error {
    name = 'FilesError';
    code;
    constructor(message, more = {}) {
        super(message, { cause: more.cause });
        this.code = more.code;
    }
}


/***/ })

};

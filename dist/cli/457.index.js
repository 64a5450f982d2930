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
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute), { recursive: true });
            const temporary = `${absolute}.tmp`;
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { force: true });
            // "wx" opens no link that somebody put there in between.
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(temporary, text, { flag: 'wx' });
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
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(current, { throwIfNoEntry: false })?.isSymbolicLink()) {
            throw new _ports_file_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .FilesError */ .y(`Cannot use path "${path}": "${part}" is a link, and links are not followed`);
        }
    }
    return current;
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
/* harmony import */ var _workflow_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7732);




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
    const made = (0,_workflow_js__WEBPACK_IMPORTED_MODULE_3__.makeWorkflow)({ cwd: entry.cwd, env: entry.env, flags: {} }, sample);
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
var app_project = __webpack_require__(7718);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/app/settings.js
var settings = __webpack_require__(610);
// EXTERNAL MODULE: ./lib/app/version.js
var version = __webpack_require__(1271);
;// CONCATENATED MODULE: ./lib/app/workflow.js








/** Writes the workflow of a composite, or tells whether the committed one is what would be written. */
async function workflow({ entry, screen, id, flags }) {
    const made = makeWorkflow({ cwd: entry.cwd, env: entry.env, flags }, id);
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
function makeWorkflow(place, id) {
    const project = (0,app_project/* openProject */.U8)(place);
    if (!project.ok)
        return project;
    const { root, settings: all, catalogue } = project.value;
    const settings = all.workflows[catalogue.resolve(id)?.job_id ?? id] ?? config/* defaultWorkflow */.r;
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

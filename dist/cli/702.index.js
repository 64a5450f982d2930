export const id = 702;
export const ids = [702];
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

/***/ 3842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  snapshot: () => (/* binding */ snapshot)
});

// EXTERNAL MODULE: ./lib/adapters/files/file-tree.js
var file_tree = __webpack_require__(8565);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 7 modules
var schemas = __webpack_require__(2311);
// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
// EXTERNAL MODULE: ./lib/definition/issues.js
var issues = __webpack_require__(1801);
// EXTERNAL MODULE: ./lib/definition/parse.js + 2 modules
var parse = __webpack_require__(6798);
// EXTERNAL MODULE: ./lib/definition/shapes/common.js
var common = __webpack_require__(8255);
;// CONCATENATED MODULE: ./lib/definition/snapshot.js






const stageShape = schemas/* strictObject */.rej({ name: schemas/* string */.YjP().min(1), jobs: schemas/* array */.YOg(common/* idShape */.Jk).min(1) });
const removalShape = schemas/* strictObject */.rej({
    composite: common/* idShape */.Jk,
    job: common/* idShape */.Jk.optional(),
    reason: schemas/* string */.YjP().regex(/\S.*\S.*\S/, 'Say in some words why it is gone'),
});
const snapshotShape = schemas/* strictObject */.rej({
    composites: schemas/* record */.g1P(common/* idShape */.Jk, schemas/* strictObject */.rej({ stages: schemas/* array */.YOg(stageShape).min(1) })),
    removed: schemas/* array */.YOg(removalShape).default([]),
});
function readSnapshot(source) {
    const parsed = (0,parse/* parseText */.r)(source);
    const [first, second] = parsed.documents;
    if (first === undefined) {
        const empty = (0,codes/* problem */.CC)('definition/empty', { source, start: 0, end: 0 }, `"${source.file}" holds no snapshot`);
        return { ok: false, diagnostics: parsed.diagnostics.length > 0 ? parsed.diagnostics : [empty] };
    }
    const several = second === undefined
        ? []
        : [
            (0,codes/* problem */.CC)('config/several-documents', (0,definition_document/* spanAt */.i6)(second.document, []), 'A snapshot is one document, but a second one begins here'),
        ];
    const { value, diagnostics } = (0,issues/* checkShape */.e)(first.document, snapshotShape);
    const all = (0,codes/* sortDiagnostics */.Ds)([...parsed.diagnostics, ...several, ...(0,issues/* withoutRepeats */.j)(first.findings, diagnostics)]);
    return all.length > 0 || value === null ? { ok: false, diagnostics: all } : { ok: true, value, diagnostics: [] };
}

// EXTERNAL MODULE: ./lib/definition/resolve.js
var resolve = __webpack_require__(5037);
// EXTERNAL MODULE: ./lib/plan/yaml-text.js
var yaml_text = __webpack_require__(4250);
;// CONCATENATED MODULE: ./lib/plan/snapshot.js


const snapshotFile = 'lorchestra.snapshot.yaml';
/** What the definitions say now. */
function composites(catalogue) {
    const found = [...catalogue.jobs.values()].flatMap((job) => {
        if (job.kind !== 'composite')
            return [];
        const stages = job.stages.map(({ name, jobs }) => ({
            name,
            jobs: jobs.map((child) => (0,resolve/* resolveJob */.E)(catalogue, child)?.job_id ?? child),
        }));
        return [[job.job_id, { stages }]];
    });
    return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** From the snapshot to the definitions, composite by composite. Reasons are looked up in `removals`. */
function differences(before, now, removals) {
    const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
    return ids.flatMap((composite) => {
        const [old, present] = [before[composite], now[composite]];
        const whole = { composite, job: null, stage: null, from: null };
        if (old === undefined)
            return [{ ...whole, kind: 'added', reason: null }];
        if (present === undefined)
            return [{ ...whole, kind: 'removed', reason: reasonFor(removals, composite, null) }];
        return withinComposite(composite, { old, present, removals });
    });
}
function withinComposite(composite, { old, present, removals }) {
    const [was, is] = [stageOf(old), stageOf(present)];
    const found = [];
    const add = (difference) => {
        found.push({ composite, from: null, reason: null, ...difference });
    };
    for (const [job, stage] of was) {
        const stageNow = is.get(job);
        if (stageNow === undefined)
            add({ kind: 'removed', job, stage, reason: reasonFor(removals, composite, job) });
        else if (stageNow !== stage)
            add({ kind: 'moved', job, stage: stageNow, from: stage });
    }
    for (const [job, stage] of is)
        if (!was.has(job))
            add({ kind: 'added', job, stage });
    if (found.length === 0 && JSON.stringify(old.stages) !== JSON.stringify(present.stages)) {
        add({ kind: 'reordered', job: null, stage: null });
    }
    return found;
}
function stageOf({ stages }) {
    return new Map(stages.flatMap(({ name, jobs }) => jobs.map((job) => [job, name])));
}
function reasonFor(removals, composite, job) {
    const entry = removals.find((removal) => removal.composite === composite && (removal.job ?? null) === job);
    return entry?.reason ?? null;
}
/** Removals of what is there (again): they would excuse the next time it goes missing. */
function untrueRemovals(removals, now) {
    return removals.filter(({ composite, job }) => {
        const present = now[composite];
        return present !== undefined && (job === undefined || stageOf(present).has(job));
    });
}
/** The text of the file. The same snapshot always gives the same bytes. */
function renderSnapshot({ composites, removed }) {
    const lines = [
        '# What runs, as reviewed. `lorchestra snapshot` compares it with the definitions, `lorchestra snapshot --write`',
        '# renews it. A job that is taken out needs an entry under "removed" that says why.',
        'composites:',
    ];
    for (const [id, { stages }] of Object.entries(composites)) {
        lines.push(`  ${(0,yaml_text/* yamlScalar */.E)(id)}:`, '    stages:');
        for (const { name, jobs } of stages) {
            lines.push(`      - name: ${(0,yaml_text/* yamlScalar */.E)(name)}`, '        jobs:', ...jobs.map((job) => `          - ${(0,yaml_text/* yamlScalar */.E)(job)}`));
        }
    }
    if (lines.length === 3)
        lines[2] = 'composites: {}';
    lines.push(removed.length === 0 ? 'removed: []' : 'removed:');
    for (const { composite, job, reason } of removed) {
        lines.push(`  - composite: ${(0,yaml_text/* yamlScalar */.E)(composite)}`);
        if (job !== undefined)
            lines.push(`    job: ${(0,yaml_text/* yamlScalar */.E)(job)}`);
        lines.push(`    reason: ${JSON.stringify(reason)}`);
    }
    return `${lines.join('\n')}\n`;
}
/** One line for people, in the signs of a diff. */
function describe({ kind, composite, job, stage, from, reason }) {
    const place = stage === null ? (0,yaml_text/* yamlScalar */.E)(composite) : `${(0,yaml_text/* yamlScalar */.E)(composite)} / ${(0,yaml_text/* yamlScalar */.E)(stage)}`;
    const what = job === null ? 'the composite' : (0,yaml_text/* yamlScalar */.E)(job);
    switch (kind) {
        case 'added':
            return `+ ${place}: ${what}`;
        case 'removed':
            return `- ${place}: ${what}${reason === null ? ' (no reason is written down)' : ''}`;
        case 'moved':
            return `! ${place}: ${what} (was in ${(0,yaml_text/* yamlScalar */.E)(from ?? '')})`;
        case 'reordered':
            return `! ${place}: the order of its stages or jobs`;
    }
}

// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(4639);
// EXTERNAL MODULE: ./lib/app/project.js + 1 modules
var app_project = __webpack_require__(4290);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/app/settings.js
var settings = __webpack_require__(610);
;// CONCATENATED MODULE: ./lib/app/snapshot.js









/** Compares the definitions with the snapshot, or writes the snapshot. What is gone without a reason is always refused. */
async function snapshot({ entry, screen, flags }) {
    const project = await (0,app_project/* openProject */.U8)((0,app_project/* placeOf */.$t)(entry, flags));
    if (!project.ok)
        return (0,refuse/* refuse */.TR)(screen, project.diagnostics, false);
    const { root, catalogue, diagnostics } = project.value;
    if (diagnostics.some(({ severity }) => severity === 'error'))
        return (0,refuse/* refuse */.TR)(screen, diagnostics, false);
    const read = readBoth(root, entry.cwd, flags.base);
    if (!read.ok)
        return (0,refuse/* refuse */.TR)(screen, read.diagnostics, false);
    const { written, base } = read.value;
    const comparison = compare(composites(catalogue), written, base);
    if (flags.write === true && comparison.unexplained.length === 0)
        return write(screen, root, comparison);
    if (written !== null)
        return report(screen, comparison);
    screen.err(`There is no ${snapshotFile}\n`);
    screen.out('Write it with `lorchestra snapshot --write`\n');
    return vocabulary/* exitCodes */.hS.differs;
}
function readBoth(root, cwd, wanted) {
    const written = readOptional(root, snapshotFile);
    const base = wanted === undefined ? null : readBase(cwd, wanted);
    const diagnostics = [...(written?.diagnostics ?? []), ...(base?.diagnostics ?? [])];
    if (written?.ok === false || base?.ok === false)
        return { ok: false, diagnostics };
    return { ok: true, value: { written: written?.value ?? null, base: base?.value ?? null }, diagnostics };
}
function compare(now, written, base) {
    const removed = written?.removed ?? [];
    const own = written === null ? [] : differences(written.composites, now, removed);
    const since = base === null ? [] : differences(base.composites, now, removed);
    const unexplained = [...own, ...since].filter(({ kind, reason }) => kind === 'removed' && reason === null);
    return { now, removed, own, since, unexplained, untrue: untrueRemovals(removed, now) };
}
function report(screen, { now, own, since, unexplained, untrue }) {
    const equal = own.length === 0 && unexplained.length === 0 && untrue.length === 0;
    if (!equal) {
        const cause = unexplained.length === 0 ? `The definitions differ from ${snapshotFile}` : gone(unexplained);
        screen.err(`${cause}\n`);
    }
    for (const line of new Set([...own, ...since].map(describe)))
        screen.out(`${line}\n`);
    for (const { composite, job } of untrue)
        screen.out(`! removed: ${job ?? 'the composite'} is in ${composite} again\n`);
    const words = equal ? `${snapshotFile} is up to date: ${(0,report_text/* count */.U9)(Object.keys(now).length, 'composite')}` : remedy(unexplained);
    screen.out(`${words}\n`);
    return equal ? vocabulary/* exitCodes */.hS.success : vocabulary/* exitCodes */.hS.differs;
}
function readOptional(root, file) {
    const read = (0,project_files/* readSource */.o$)(root, file);
    if (read === null)
        return null;
    const [source] = read.sources;
    return source === undefined ? { ok: false, diagnostics: read.diagnostics } : readSnapshot(source);
}
function readBase(cwd, file) {
    const missing = (0,settings/* given */.gI)('settings/base', `Cannot read "${file}": there is no such file`, `--base ${file}`, 'Give the path of a snapshot');
    return readOptional(cwd, file) ?? { ok: false, diagnostics: [missing] };
}
function write(screen, root, { now, removed, untrue }) {
    const kept = removed.filter((removal) => !untrue.includes(removal));
    (0,file_tree/* fileTree */.D)(root).write(snapshotFile, renderSnapshot({ composites: now, removed: kept }));
    screen.out(`Wrote ${snapshotFile}: ${(0,report_text/* count */.U9)(Object.keys(now).length, 'composite')}\n`);
    return vocabulary/* exitCodes */.hS.success;
}
function gone(unexplained) {
    const names = [...new Set(unexplained.map(({ composite, job }) => `"${job ?? composite}"`))];
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return `No reason is written down for the removal of ${names.slice(0, 3).join(', ')}${more}`;
}
function remedy(unexplained) {
    const [first] = unexplained;
    if (first === undefined)
        return 'Look at the difference, then renew the file with `lorchestra snapshot --write`';
    const job = first.job === null ? '' : `\n    job: ${first.job}`;
    return `Bring it back, or say why in ${snapshotFile} and run \`lorchestra snapshot --write\`:\nremoved:\n  - composite: ${first.composite}${job}\n    reason: ...`;
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

export const id = 408;
export const ids = [408];
export const modules = {

/***/ 9258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ unreachable),
/* harmony export */   k: () => (/* binding */ Defect)
/* harmony export */ });
/** Our own bug. Thrown, caught once in app/, shown with its stack; exit code 70. */
class Defect extends Error {
    name = 'Defect';
}
/** Marks a branch that the types say cannot be reached. */
function unreachable(value) {
    throw new Defect(`Unreachable value: ${JSON.stringify(value)}`);
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

/***/ 9108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ transformPattern),
/* harmony export */   iA: () => (/* binding */ igluPattern),
/* harmony export */   rq: () => (/* binding */ parseIglu)
/* harmony export */ });
const igluPattern = /^iglu:([a-z][a-zA-Z0-9_.-]*)\/([a-zA-Z0-9_-]+)\/jsonschema\/([0-9]+-[0-9]+-[0-9]+)$/;
function parseIglu(uri) {
    const [, vendor, name, version] = igluPattern.exec(uri) ?? [];
    return vendor && name && version ? { vendor, name, version } : undefined;
}
/** A transform's reference: `contact/dataverse_to_canonical@2-0-0`. */
const transformPattern = /^[a-z][a-z0-9_]*\/[a-z][a-z0-9_]*@[0-9]+-[0-9]+-[0-9]+$/;


/***/ }),

/***/ 1237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IO: () => (/* binding */ parseReferences),
/* harmony export */   V2: () => (/* binding */ substitute),
/* harmony export */   ii: () => (/* binding */ referencesIn),
/* harmony export */   n5: () => (/* binding */ referenceText)
/* harmony export */ });
const name = /^[A-Za-z_][A-Za-z0-9_]*$/;
const param = /^params\.([A-Za-z_][A-Za-z0-9_-]*)$/;
const output = /^jobs\.([a-z0-9][a-z0-9_.-]*)\.outputs\.([A-Za-z_][A-Za-z0-9_]*)$/;
/** Takes a text apart: `${NAME}`, `${params.NAME}`, `${jobs.JOB.outputs.NAME}`; `$${` stands for a literal `${`. */
function parseReferences(text) {
    const pieces = [];
    const problems = [];
    let from = 0;
    for (const found of text.matchAll(/\$\$\{|\$\{\{(?:[^}]|\}(?!\}))*(?:\}\})?|\$\{[^}]*\}?/g)) {
        if (found.index > from)
            pieces.push(text.slice(from, found.index));
        from = found.index + found[0].length;
        const reference = found[0] === '$${' ? null : readReference(found[0]);
        if (found[0] === '$${')
            pieces.push('${');
        else if (reference !== null)
            pieces.push({ reference, text: found[0] });
        else
            problems.push({ text: found[0], cause: found[0].startsWith('${{') ? 'expression' : 'syntax' });
    }
    if (from < text.length)
        pieces.push(text.slice(from));
    return { pieces, problems };
}
/** The references of a text, in the order written. */
function referencesIn(text) {
    if (!text.includes('${'))
        return [];
    return parseReferences(text).pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.reference]));
}
/** Puts values in place of references. A plan holds no text that cannot be parsed, so bad syntax stays as it stands. */
function substitute(text, lookup) {
    if (!text.includes('${'))
        return { ok: true, value: text };
    const missing = [];
    const values = parseReferences(text).pieces.map((piece) => {
        if (typeof piece === 'string')
            return piece;
        const value = lookup(piece.reference);
        if (value === undefined)
            missing.push(piece.reference);
        return value ?? '';
    });
    return missing.length > 0 ? { ok: false, missing } : { ok: true, value: values.join('') };
}
/** A reference as a user writes it. */
function referenceText(reference) {
    if (reference.kind === 'variable')
        return `\${${reference.name}}`;
    if (reference.kind === 'param')
        return `\${params.${reference.name}}`;
    return `\${jobs.${reference.job_id}.outputs.${reference.name}}`;
}
function readReference(text) {
    if (!text.endsWith('}'))
        return null;
    const inner = text.slice(2, -1);
    if (name.test(inner))
        return { kind: 'variable', name: inner };
    const toParam = param.exec(inner)?.[1];
    if (toParam !== undefined)
        return { kind: 'param', name: toParam };
    const [, job_id, outputName] = output.exec(inner) ?? [];
    return job_id === undefined || outputName === undefined ? null : { kind: 'output', job_id, name: outputName };
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

/***/ 9439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ compositeShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2311);
/* harmony import */ var _common_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8255);


const compositeShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    ..._common_js__WEBPACK_IMPORTED_MODULE_0__/* .jobKeys */ .mk,
    job_type: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('composite').describe('Runs stages of other jobs'),
    stages: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(128).describe('The name of the stage in reports'),
        jobs: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_common_js__WEBPACK_IMPORTED_MODULE_0__/* .idShape */ .Jk).nonempty('A stage lists the jobs that it runs').describe('Jobs that may run at the same time'),
    }))
        .nonempty('A composite lists its stages')
        .describe('Stages run one after the other; the next starts when all jobs of the one before have ended'),
    stop_on_failure: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(false).describe('True: after a stage with a failure no further stage starts'),
});


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

/***/ 3531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ assetsOf),
  T: () => (/* binding */ jobShape)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 7 modules
var schemas = __webpack_require__(2311);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/core/defect.js
var defect = __webpack_require__(9258);
// EXTERNAL MODULE: ./lib/core/iglu.js
var core_iglu = __webpack_require__(9108);
;// CONCATENATED MODULE: ./lib/definition/shapes/assets.js


/** `iglu:com.stripe/refund/jsonschema/1-0-0` is the file `com.stripe/refund/1-0-0.json` of its folder. */
function schemaFile(folder, uri) {
    const iglu = (0,core_iglu/* parseIglu */.rq)(uri);
    if (!iglu)
        throw new defect/* Defect */.k(`Not an Iglu URI after validation: ${uri}`);
    return `${folder}/${iglu.vendor}/${iglu.name}/${iglu.version}.json`;
}

// EXTERNAL MODULE: ./lib/definition/shapes/values.js
var values = __webpack_require__(7716);
;// CONCATENATED MODULE: ./lib/definition/shapes/canonize.js



const canonizeShape = schemas/* strictObject */.rej({
    source: schemas/* strictObject */.rej({
        source_system: values/* name */.UU.describe('The provider, as its ingest jobs write it'),
        object_type: values/* name */.UU.describe('What one record is, as its ingest jobs write it'),
        connection_name: values/* name */.UU.optional().describe('Only this account or form; without it, every one of the provider'),
    })
        .describe('Which raw objects are transformed: valid ones, new or changed, or all when the transform has changed'),
    transform: schemas/* strictObject */.rej({
        transform_ref: values/* transformRef */.OU.describe('ENTITY/NAME@VERSION: the file `canonize/transforms/ENTITY/NAME@VERSION.jmespath` in the jobs folder'),
        schema_out: values/* igluUri */.cL.describe('The JSON Schema of what comes out: a file of `schemas/canonical/` in the jobs folder'),
        idem_key_suffix: values/* name */.UU
            .optional()
            .describe('What follows `#` in the canonical key; without it the name in `schema_out`. One raw object may feed several'),
    })
        .describe('What becomes of them; a transform that gives null leaves the object out'),
    options: schemas/* strictObject */.rej({
        limit: values/* limit */.AB.optional().describe('At most so many objects in one run, the longest waiting first'),
        max_failed: values/* maxFailed */.e_
            .optional()
            .describe('More objects than this (5, 10%) that cannot be transformed fail the job; without it they are counted and named'),
    })
        .prefault({})
        .describe('How much is read'),
});
function assets(spec, jobs = 'jobs') {
    return [
        { field: 'transform.transform_ref', file: `${jobs}/canonize/transforms/${spec.transform.transform_ref}.jmespath` },
        { field: 'transform.schema_out', file: schemaFile(`${jobs}/schemas/canonical`, spec.transform.schema_out) },
    ];
}

// EXTERNAL MODULE: ./lib/definition/shapes/common.js
var common = __webpack_require__(8255);
;// CONCATENATED MODULE: ./lib/definition/shapes/create_projection.js


const createProjectionShape = schemas/* strictObject */.rej({
    projection: schemas/* strictObject */.rej({
        name: values/* sqlName */.iA.describe('The view; its SQL is the file `views/sql/NAME.sql` in the jobs folder'),
    })
        .describe('What is created or replaced'),
});
function create_projection_assets(spec, jobs = 'jobs') {
    return [{ field: 'projection.name', file: `${jobs}/views/sql/${spec.projection.name}.sql` }];
}

;// CONCATENATED MODULE: ./lib/definition/shapes/exec.js


const execShape = schemas/* strictObject */.rej({
    run: schemas/* union */.KCZ([schemas/* string */.YjP().regex(/\S/, 'Write a shell line'), schemas/* array */.YOg(schemas/* string */.YjP()).nonempty()], {
        error: 'Write a shell line, or a list: the program and its arguments',
    })
        .describe('A text is a line for bash; a list is a program and its arguments, without a shell'),
    cwd: schemas/* string */.YjP().min(1).default('.').describe('Folder to run in, relative to the folder of lorchestra.yaml'),
    env: schemas/* record */.g1P(common/* variableShape */.UE, schemas/* string */.YjP())
        .default({})
        .describe('Variables for the program; ${NAME}, ${params.NAME} and ${jobs.JOB.outputs.NAME} stand for values'),
    secrets: schemas/* array */.YOg(common/* variableShape */.UE).default([]).describe('Variables whose values appear nowhere we write'),
});

;// CONCATENATED MODULE: ./lib/definition/shapes/file_projection.js

/** Text in which `{column}` stands for a column of the row, `{{` and `}}` for braces. */
const rowTemplate = schemas/* string */.YjP();
const frontMatterValue = schemas/* lazy */.RZV(() => schemas/* union */.KCZ([rowTemplate, schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ(), schemas/* array */.YOg(frontMatterValue), schemas/* record */.g1P(schemas/* string */.YjP(), frontMatterValue)]));
const fileProjectionShape = schemas/* strictObject */.rej({
    source: schemas/* strictObject */.rej({
        query: schemas/* string */.YjP()
            .min(1)
            .describe('One SELECT on the local SQLite file; its order decides who keeps a name that two rows claim'),
        sqlite_path: schemas/* string */.YjP().optional().describe("The file, instead of the profile's"),
    })
        .describe('One file is written per row'),
    sink: schemas/* strictObject */.rej({
        path_template: rowTemplate
            .min(1)
            .describe('Where each file lies in the base folder, `/` between parts; a row with NULL in it is left out and counted'),
        content_template: rowTemplate.describe('Its body; NULL is written as nothing'),
        front_matter: schemas/* record */.g1P(schemas/* string */.YjP(), frontMatterValue)
            .optional()
            .describe('YAML before the body, in this order; texts at any depth are templates. {_projected_at} is the time of writing'),
        base_path: schemas/* string */.YjP().optional().describe("The base folder, instead of the profile's"),
    })
        .describe('What is written'),
});
function file_projection_assets() {
    return [];
}

// EXTERNAL MODULE: ./lib/definition/shapes/ingest.js
var ingest = __webpack_require__(9490);
;// CONCATENATED MODULE: ./lib/definition/shapes/project_measurement_events.js


const projectMeasurementEventsShape = schemas/* strictObject */.rej({
    source: schemas/* strictObject */.rej({
        filter: schemas/* strictObject */.rej({
            canonical_schema: values/* igluUri */.cL.describe('Schema of the canonical objects'),
            connection_name: values/* name */.UU.describe('The form they came from'),
        })
            .describe('Which canonical objects are read: new or changed ones'),
    })
        .describe('What is read'),
    sink: schemas/* strictObject */.rej({
        event_type: values/* name */.UU.default('form').describe('Value of that column in measurement_events'),
        event_subtype: values/* name */.UU.describe('Value of that column, and of `binding_id`: how observations find their events'),
    })
        .describe('What is written to measurement_events'),
    options: schemas/* strictObject */.rej({
        limit: values/* limit */.AB.optional().describe('At most so many objects in one run, the longest waiting first'),
    })
        .prefault({})
        .describe('How much is read'),
});
function project_measurement_events_assets() {
    return [];
}

;// CONCATENATED MODULE: ./lib/definition/shapes/project_observations.js


const version = schemas/* string */.YjP().regex(/^[0-9]+\.[0-9]+\.[0-9]+$/, 'Write a version such as 1.0.0');
const projectObservationsShape = schemas/* strictObject */.rej({
    transform: schemas/* strictObject */.rej({
        binding_id: values/* sqlName */.iA.describe('The measurement events of this binding are scored with it'),
        binding_version: version.describe('1.0.0 is the file `formation/bindings/BINDING/1-0-0.json` in the jobs folder'),
        binding_registry_path: schemas/* string */.YjP()
            .optional()
            .describe('Folder of bindings instead of `formation/bindings` of the jobs folder'),
        measure_registry_path: schemas/* string */.YjP()
            .optional()
            .describe('Folder of measures instead of `formation/measures` of the jobs folder'),
    })
        .describe('How answers become scores'),
    options: schemas/* strictObject */.rej({
        limit: values/* limit */.AB.optional().describe('At most so many events in one run, the longest waiting first'),
        max_failed: values/* maxFailed */.e_
            .optional()
            .describe('More events than this (5, 10%) that cannot be scored fail the job; without it they are counted and named'),
    })
        .prefault({})
        .describe('How much is read'),
});
/** What a binding says about the measures on its form. What else it says is read when it is used. */
const sectionsShape = schemas/* object */.Ikc({
    sections: schemas/* array */.YOg(schemas/* object */.Ikc({ measure_id: schemas/* string */.YjP().regex(/^[a-z][a-z0-9_]*$/), measure_version: version })),
});
/** The binding, and the measures that it names as far as it can be read. */
function project_observations_assets(spec, jobs = 'jobs', text = () => null) {
    const { binding_id, binding_version, binding_registry_path, measure_registry_path } = spec.transform;
    const bindings = binding_registry_path ?? `${jobs}/formation/bindings`;
    const measures = measure_registry_path ?? `${jobs}/formation/measures`;
    const binding = { field: 'transform.binding_id', file: registryFile(bindings, binding_id, binding_version) };
    const named = sectionsIn(text(binding.file)).map(({ measure_id, measure_version }) => ({
        field: measureField(measure_id),
        file: registryFile(measures, measure_id, measure_version),
    }));
    return [binding, ...named];
}
/** The `field` under which the plan holds a measure's file. */
function measureField(measure_id) {
    return `transform.measures.${measure_id}`;
}
function registryFile(folder, id, version) {
    return `${folder}/${id}/${version.replaceAll('.', '-')}.json`;
}
function sectionsIn(text) {
    try {
        return sectionsShape.safeParse(JSON.parse(text ?? '')).data?.sections ?? [];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/definition/shapes/solution.js

const solutionStages = ['discover', 'design', 'build', 'test', 'deploy', 'monitor', 'finalise'];
const solutionShape = schemas/* strictObject */.rej({
    stage: schemas/* enum */.k5n(solutionStages).describe('Which stage of the engine'),
    request: schemas/* string */.YjP().describe('What was asked for, in the words of who asked'),
    source: schemas/* string */.YjP()
        .regex(/^[a-z][a-z0-9]*$/)
        .describe('The source that the request names'),
});

;// CONCATENATED MODULE: ./lib/definition/shapes/spectra.js


/** One gate of a stage: what stands in the covenant, so that a run needs no playbook. */
const gateShape = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP()
        .regex(/^[a-z][a-z0-9_]*$/)
        .describe('Its name, unique in the stage'),
    severity: schemas/* enum */.k5n(['error', 'warn']).describe('error: it stops the pipeline; warn: it is reported'),
    says: schemas/* string */.YjP().describe('The rule in words'),
    sql: schemas/* string */.YjP().optional().describe('A SELECT that gives the offending rows; without it, the check of that id'),
    with: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()).default({}).describe('Settings of the check'),
});
const spectraShape = schemas/* strictObject */.rej({
    uses: schemas/* string */.YjP()
        .regex(/^[a-z]+\.[a-z_]+$/, 'Actions are named stage.action')
        .describe('The built-in action'),
    with: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()).default({}).describe('Its settings'),
    pipeline: schemas/* string */.YjP()
        .regex(/^(?:[A-Za-z0-9_.-]+\/)*[a-z][a-z0-9]*$/)
        .describe('The folder of the pipeline: pipelines/zephyr'),
    entity: schemas/* string */.YjP().optional().describe('The kind of record, for actions that work on one'),
    outputs: schemas/* array */.YOg(schemas/* string */.YjP()).default([]).describe('What the covenant promises of the stage; the closing step looks for them'),
    gates: schemas/* array */.YOg(gateShape).default([]).describe('The gates of the stage, evaluated by its closing step'),
    secrets: schemas/* array */.YOg(common/* variableShape */.UE).default([]).describe('Variables whose values appear nowhere'),
});
/** What a person decides about a pipeline: the contract and, where there is one, the overrides. */
function spectra_assets(spec, _jobs, text) {
    const overrides = `${spec.pipeline}/intelligence/manual-overrides.yaml`;
    const contract = { field: 'pipeline', file: `${spec.pipeline}/contract.yaml` };
    return text(overrides) === null ? [contract] : [contract, { field: 'pipeline', file: overrides }];
}

;// CONCATENATED MODULE: ./lib/definition/shapes/sync_sqlite.js


const syncSqliteShape = schemas/* strictObject */.rej({
    source: schemas/* strictObject */.rej({
        projection: values/* sqlName */.iA.describe('View or table of the warehouse'),
        dataset: schemas/* enum */.k5n(['canonical', 'derived'])
            .default('canonical')
            .describe('Where it is: views are `canonical`, measurement_events and observations `derived`'),
    })
        .describe('What is copied, whole'),
    sink: schemas/* strictObject */.rej({
        table: values/* sqlName */.iA.describe('Table of the local SQLite file; replaced in one transaction, empty when there are no rows'),
        sqlite_path: schemas/* string */.YjP().optional().describe("The file, instead of the profile's"),
    })
        .describe('Where it lands'),
});
function sync_sqlite_assets() {
    return [];
}

;// CONCATENATED MODULE: ./lib/definition/shapes/validate.js



const validateShape = schemas/* strictObject */.rej({
    source: schemas/* strictObject */.rej({
        source_system: values/* name */.UU.describe('The provider, as its ingest jobs write it'),
        object_type: values/* name */.UU.describe('What one record is, as its ingest jobs write it'),
        connection_name: values/* name */.UU.optional().describe('Only this account or form; without it, every one of the provider'),
    })
        .describe('Which raw objects are checked: those not yet stamped, or changed since'),
    transform: schemas/* strictObject */.rej({
        schema_in: values/* igluUri */.cL.describe('The JSON Schema (draft-07): a file of `schemas/raw/` in the jobs folder'),
    })
        .describe('What they are checked against'),
    options: schemas/* strictObject */.rej({
        limit: values/* limit */.AB.optional().describe('At most so many objects in one run, the longest waiting first'),
        max_failed: values/* maxFailed */.e_
            .optional()
            .describe('More invalid objects than this (5, 10%) fail the job; without it they are stamped, counted and named'),
    })
        .prefault({})
        .describe('How much is read'),
});
function validate_assets(spec, jobs = 'jobs') {
    return [{ field: 'transform.schema_in', file: schemaFile(`${jobs}/schemas/raw`, spec.transform.schema_in) }];
}

;// CONCATENATED MODULE: ./lib/definition/shapes/index.js














const spectraStep = { shape: spectraShape, assets: spectra_assets };
/** Total over the kinds: a kind without a shape does not compile. */
const kindShapes = {
    exec: { shape: execShape, assets: () => [] },
    ingest: { shape: ingest/* ingestShape */.IK, assets: ingest/* assets */.mY },
    validate: { shape: validateShape, assets: validate_assets },
    canonize: { shape: canonizeShape, assets: assets },
    project_measurement_events: { shape: projectMeasurementEventsShape, assets: project_measurement_events_assets },
    project_observations: { shape: projectObservationsShape, assets: project_observations_assets },
    create_projection: { shape: createProjectionShape, assets: create_projection_assets },
    sync_sqlite: { shape: syncSqliteShape, assets: sync_sqlite_assets },
    file_projection: { shape: fileProjectionShape, assets: file_projection_assets },
    spectra_source: spectraStep,
    spectra_prepare: spectraStep,
    spectra_extract: spectraStep,
    spectra_clean: spectraStep,
    spectra_transform: spectraStep,
    spectra_refine: spectraStep,
    spectra_analyse: spectraStep,
    spectra_validate: spectraStep,
    solution: { shape: solutionShape, assets: () => [] },
};
/** Shapes are built when a document of their kind is first met: a short command pays for the kinds it sees. */
const built = new Map();
/** The whole document of an atomic job: the shared keys, `job_type`, and the kind's own. */
function jobShape(kind) {
    const known = built.get(kind);
    if (known !== undefined)
        return known;
    const jobType = schemas/* literal */.euz(kind).describe(vocabulary/* kindMeanings */.dP[kind]);
    const whole = kindShapes[kind].shape.safeExtend({ ...common/* atomicKeys */.e0, job_type: jobType });
    built.set(kind, whole);
    return whole;
}
/** The files that a job uses beside its definition. */
function assetsOf(kind, spec, files) {
    return kindShapes[kind].assets(spec, files.jobs, files.text);
}


/***/ }),

/***/ 9490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IK: () => (/* binding */ ingestShape),
/* harmony export */   c8: () => (/* binding */ secretVariables),
/* harmony export */   mY: () => (/* binding */ assets)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2311);
/* harmony import */ var _core_references_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1237);
/* harmony import */ var _common_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8255);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9707);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7716);





const query = zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), _values_js__WEBPACK_IMPORTED_MODULE_2__/* .queryValue */ .Ln);
const timeFormat = zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['iso', 'epoch_seconds', 'epoch_milliseconds']);
const cursorShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    field: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .pointer */ .Wn.describe('Where a record holds the time of its last change'),
    field_format: timeFormat
        .default('iso')
        .describe('How the record writes it; numbers may be written as text. `iso` is ISO 8601, UTC when no offset is given'),
    parameter: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().describe('Query parameter that carries the filter; replaces one of the same name in `query`'),
    filter: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .includes('{since}', { message: 'The filter needs {since}' })
        .describe('Value of that parameter; {since} is the time from which changes are wanted'),
    since_format: timeFormat.default('iso').describe('How {since} is written; `iso` is UTC in whole seconds, rounded down'),
    overlap: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .timespan */ .uO
        .default(0)
        .describe('How far before the latest change seen the next fetch starts; what comes twice is recognised'),
    initial_window: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .timespan */ .uO.optional().describe('How far back the first fetch goes; without it, everything is fetched'),
})
    .describe('What makes a fetch incremental');
const detailShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    id: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .pointer */ .Wn.describe('Where a listed record holds its id'),
    path: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .template */ .vs.includes('{id}', { message: 'The path needs {id}' }).describe('Path of the full record; {id} is its id'),
    query: query.default({}).describe('Query of each detail request'),
    concurrency: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().min(1).max(64).default(8).describe('Requests under way at once'),
})
    .describe('For services whose lists hold only ids: fetches every record by its id');
const ingestShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    source: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        api: _common_js__WEBPACK_IMPORTED_MODULE_0__/* .idShape */ .Jk.describe('The `source_id` of the service'),
        path: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .template */ .vs.startsWith('/').describe('Appended to its `base_url`; ${NAME} stands for a variable'),
        variables: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(_common_js__WEBPACK_IMPORTED_MODULE_0__/* .variableShape */ .UE, _values_js__WEBPACK_IMPORTED_MODULE_2__/* .template */ .vs)
            .default({})
            .describe("This job's values for variables that the service's description uses: an account, a mailbox, a form"),
        query: query.default({}).describe("Added to the service's `query`; ${NAME} stands for a variable"),
        headers: _source_js__WEBPACK_IMPORTED_MODULE_1__/* .headersShape */ .qv.default({}).describe("Added to the service's `headers`"),
        key: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .pointer */ .Wn.describe('Where a record holds its id; it becomes `external_id` and the last part of `idem_key`'),
        inject: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), _values_js__WEBPACK_IMPORTED_MODULE_2__/* .template */ .vs)
            .default({})
            .describe('Top-level members added to each record, when the service leaves out what it was asked for'),
        detail: detailShape.optional(),
        cursor: cursorShape.optional(),
        paging: _source_js__WEBPACK_IMPORTED_MODULE_1__/* .pagingShape */ .kQ.optional().describe("Instead of the service's"),
        records: _source_js__WEBPACK_IMPORTED_MODULE_1__/* .recordsShape */ .Cn.optional().describe("Instead of the service's"),
    })
        .describe('What is fetched'),
    sink: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        source_system: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .name */ .UU.describe('Value of that column in raw_objects: the provider'),
        connection_name: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .name */ .UU.describe('Value of that column: the account or form'),
        object_type: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .name */ .UU.describe('Value of that column: what one record is'),
    })
        .describe('Under which name the records are kept; `idem_key` is SYSTEM:CONNECTION:TYPE:ID'),
    options: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        auto_since: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY()
            .default(true)
            .describe('Start where the last whole fetch ended (needs `source.cursor`); false fetches everything'),
        since: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
            .regex(/^(?:-[0-9]{1,5}d|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)$/, 'Write -7d or an ISO 8601 time')
            .optional()
            .describe('Start here instead: `-7d` or an ISO 8601 time, UTC when no offset is given'),
        limit: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .limit */ .AB.optional().describe('Stop after so many records; such a fetch is not whole and moves no cursor'),
        max_failed: _values_js__WEBPACK_IMPORTED_MODULE_2__/* .maxFailed */ .e_
            .optional()
            .describe('More records without a readable id or time than this (5, 10%) fail the job; without it none does'),
    })
        .prefault({})
        .describe('How much is fetched'),
});
function assets() {
    return [];
}
function variablesIn(text) {
    return (0,_core_references_js__WEBPACK_IMPORTED_MODULE_4__/* .referencesIn */ .ii)(text).flatMap((reference) => (reference.kind === 'variable' ? [reference.name] : []));
}
const secretFields = ['token', 'client_secret', 'refresh_token', 'private_key'];
/** Names of the variables whose values are secrets because of where the service's `auth` uses them. */
function secretVariables(spec, api) {
    const fields = api.auth;
    const used = secretFields.flatMap((field) => variablesIn(typeof fields[field] === 'string' ? fields[field] : ''));
    const outer = used.flatMap((variable) => {
        const own = spec.source.variables[variable];
        return own === undefined ? [variable] : variablesIn(own);
    });
    return [...new Set(outer)].sort();
}


/***/ }),

/***/ 9707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ recordsShape),
/* harmony export */   fZ: () => (/* binding */ sourceShape),
/* harmony export */   kQ: () => (/* binding */ pagingShape),
/* harmony export */   qv: () => (/* binding */ headersShape)
/* harmony export */ });
/* unused harmony export authShape */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2311);
/* harmony import */ var _common_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8255);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7716);



const secret = _values_js__WEBPACK_IMPORTED_MODULE_1__/* .template */ .vs.describe('A secret: write ${NAME}; its value appears nowhere we write');
const tokenUrl = _values_js__WEBPACK_IMPORTED_MODULE_1__/* .template */ .vs.describe('Where tokens are asked for');
const clientId = _values_js__WEBPACK_IMPORTED_MODULE_1__/* .template */ .vs.describe('Id of the registered application');
const scope = _values_js__WEBPACK_IMPORTED_MODULE_1__/* .template */ .vs.describe('Scopes, separated by spaces');
const authShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .discriminatedUnion */ .gMt('type', [
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('none') }),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('bearer'), token: secret }),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('oauth2_client_credentials'),
        token_url: tokenUrl,
        client_id: clientId,
        client_secret: secret,
        scope: scope.optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('oauth2_refresh_token'),
        token_url: tokenUrl,
        client_id: clientId,
        client_secret: secret,
        refresh_token: secret,
        scope: scope.optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('google_service_account'),
        token_url: tokenUrl,
        client_email: _values_js__WEBPACK_IMPORTED_MODULE_1__/* .template */ .vs.describe("The service account's address"),
        private_key: secret.describe('Its key in PEM, `\\n` for line ends allowed; write ${NAME}'),
        scope,
        subject: _values_js__WEBPACK_IMPORTED_MODULE_1__/* .template */ .vs.optional().describe('The user on whose behalf it acts (domain-wide delegation)'),
    }),
])
    .describe('How requests are authorised');
const pageSize = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(1).max(100_000).describe('Records that a page is asked to hold');
const pagingShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .discriminatedUnion */ .gMt('type', [
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('none') }).describe('One response holds everything'),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('next_link'),
        next: _values_js__WEBPACK_IMPORTED_MODULE_1__/* .pointer */ .Wn.describe('Where a page holds the address of the next one; absent or null on the last'),
    })
        .describe('Each page names the next one'),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('page_token'),
        next: _values_js__WEBPACK_IMPORTED_MODULE_1__/* .pointer */ .Wn.describe('Where a page holds the token of the next one; absent, null or empty on the last'),
        parameter: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().describe('Query parameter that carries it'),
    })
        .describe('Each page holds a token for the next one'),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('after_last_id'),
        id: _values_js__WEBPACK_IMPORTED_MODULE_1__/* .pointer */ .Wn.describe("Where a record holds its id, from the record's root"),
        parameter: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().describe("Query parameter that carries the last record's id"),
        has_more: _values_js__WEBPACK_IMPORTED_MODULE_1__/* .pointer */ .Wn.describe('Where a page says whether another follows'),
    })
        .describe('The next page starts after the last record of this one'),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('offset'),
        parameter: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().describe('Query parameter that says how many records to pass over'),
        size_parameter: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().describe('Query parameter that says how many records a page holds'),
        size: pageSize,
        first: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0).default(0).describe('Where the first page starts'),
    })
        .describe('Pages are found by counting records; a page that is not full is the last'),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('page_number'),
        parameter: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().describe("Query parameter that carries the page's number"),
        first: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0).default(1).describe('Number of the first page'),
        size_parameter: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional().describe('Query parameter that says how many records a page holds'),
        size: pageSize.optional().describe('Records of a full page; a page that is not full is then the last'),
        pages: _values_js__WEBPACK_IMPORTED_MODULE_1__/* .pointer */ .Wn
            .optional()
            .describe('Where a page holds the number of pages; without it and `size`, an empty page is the last'),
    })
        .refine(({ size_parameter, size }) => size_parameter === undefined || size !== undefined, {
        error: 'size_parameter needs a size to send',
        path: ['size_parameter'],
    })
        .describe('Pages are numbered'),
])
    .describe('How the next page is found');
const recordsShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    at: _values_js__WEBPACK_IMPORTED_MODULE_1__/* .pointer */ .Wn.describe('Where a page holds its list of records; "" when the page is the list'),
    when_absent: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['fail', 'empty'])
        .default('fail')
        .describe('What a page without that place means: a response that cannot be read, or no records'),
})
    .describe('Where the records of a page are');
const headersShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'Not a header name'), _values_js__WEBPACK_IMPORTED_MODULE_1__/* .template */ .vs);
/** A service's HTTP API, described once for all jobs that read from it. One document under `jobs/`. */
const sourceShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    source_id: _common_js__WEBPACK_IMPORTED_MODULE_0__/* .idShape */ .Jk.describe('The name by which ingest jobs refer to it in `source.api`'),
    description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional().describe('One line for people'),
    base_url: _values_js__WEBPACK_IMPORTED_MODULE_1__/* .template */ .vs.describe('Start of every address, without a final "/"; ${NAME} stands for a variable'),
    variables: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(_common_js__WEBPACK_IMPORTED_MODULE_0__/* .variableShape */ .UE, zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())
        .default({})
        .describe('Values of variables that neither the job, the profile nor the environment supplies'),
    auth: authShape.default({ type: 'none' }),
    headers: headersShape.default({}).describe('Sent with every request, token requests apart'),
    query: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), _values_js__WEBPACK_IMPORTED_MODULE_1__/* .queryValue */ .Ln)
        .default({})
        .describe('Sent with every list request, detail requests apart: page size, fixed options'),
    paging: pagingShape.default({ type: 'none' }),
    records: recordsShape.default({ at: '', when_absent: 'fail' }),
    pool: _common_js__WEBPACK_IMPORTED_MODULE_0__/* .placeShape */ .Ns
        .optional()
        .describe('The pool of `lorchestra.yaml` whose limits hold for all requests to it; its jobs run on one machine in a fan-out'),
    limits: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        request_timeout: _common_js__WEBPACK_IMPORTED_MODULE_0__/* .durationShape */ .Ie.default(60_000).describe('Longest wait for one response'),
        retries: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
            .min(0)
            .max(20)
            .default(4)
            .describe('Further tries of one request after a broken connection, 429 or 5xx; Retry-After is obeyed'),
        max_pages: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(1).max(1_000_000).default(10_000).describe('More pages than this fail the job'),
        max_response_bytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(1_024).max(1_073_741_824).default(67_108_864).describe('A larger response fails the job'),
    })
        .prefault({})
        .describe('Bounds'),
});


/***/ }),

/***/ 7716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ limit),
/* harmony export */   Ln: () => (/* binding */ queryValue),
/* harmony export */   OU: () => (/* binding */ transformRef),
/* harmony export */   UU: () => (/* binding */ name),
/* harmony export */   Wn: () => (/* binding */ pointer),
/* harmony export */   cL: () => (/* binding */ igluUri),
/* harmony export */   e_: () => (/* binding */ maxFailed),
/* harmony export */   iA: () => (/* binding */ sqlName),
/* harmony export */   uO: () => (/* binding */ timespan),
/* harmony export */   vs: () => (/* binding */ template)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2311);
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8415);
/* harmony import */ var _core_iglu_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9108);



const longestTimespan = 3_650 * 86_400_000;
const timespanWords = 'Write a time span with its units, such as "30d", "12h" or "1h30m", up to ten years';
/** How far back in time, in milliseconds; no timer waits for it, so it may be longer than a timeout. */
const timespan = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP({ error: timespanWords })
    .regex(_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationPattern */ .Zq, timespanWords)
    .refine((text) => (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text, longestTimespan) !== null, timespanWords)
    .transform((text) => (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text, longestTimespan) ?? longestTimespan);
/** RFC 6901; the empty pointer is the whole value. */
const pointer = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^(?:\/(?:[^~/]|~0|~1)*)*$/, 'A JSON pointer is empty or starts with "/": /value, /paging/next');
const name = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,126}$/, 'Use letters, digits, "_", "." and "-"');
/** A table, view or column of the warehouse or the local SQLite file. */
const sqlName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z][a-z0-9_]{0,62}$/, 'Use lower-case letters, digits and "_", a letter first');
const igluUri = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_core_iglu_js__WEBPACK_IMPORTED_MODULE_2__/* .igluPattern */ .iA, 'A schema is written iglu:VENDOR/NAME/jsonschema/1-0-0');
const transformRef = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_core_iglu_js__WEBPACK_IMPORTED_MODULE_2__/* .transformPattern */ .NJ, 'A transform is written ENTITY/NAME@1-0-0');
/** Text in which `${NAME}` stands for a variable. */
const template = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP();
/** A query parameter's value; numbers and booleans are written as YAML writes them. */
const queryValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(), zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()]).transform(String);
const limit = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(10_000_000);
/**
 * `5` (records) or `10%` (share of the records read). A share counts only from 20 records on: of three changed records
 * one bad one says nothing about the source.
 */
const maxFailed = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr()
        .min(0)
        .transform((count) => ({ count })),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(/^(?:100|[0-9]{1,2})(?:\.[0-9]{1,3})?%$/, 'Write a number of records (5) or a share (10%)')
        .transform((text) => ({ share: Number(text.slice(0, -1)) / 100, of_at_least: 20 })),
]);


/***/ })

};

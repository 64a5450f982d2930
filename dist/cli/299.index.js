export const id = 299;
export const ids = [299];
export const modules = {

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  schema: () => (/* binding */ schema)
});

// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(8439);
// EXTERNAL MODULE: ./lib/data/scoring/binding.js
var binding = __webpack_require__(5251);
// EXTERNAL MODULE: ./lib/data/scoring/measure-shape.js
var measure_shape = __webpack_require__(2218);
;// CONCATENATED MODULE: ./lib/data/scoring/schemas.js



/** The schemas by which editors check and complete measures and bindings, by file name in `schemas/`. */
function registrySchemas() {
    return {
        'measure.schema.json': schemaOf('A measure: its items, how they are scored, what the scores mean', measure_shape/* measureShape */.C),
        'binding.schema.json': schemaOf('A binding: where the answers to the items of measures stand in a form', binding/* bindingShape */.b6),
    };
}
function schemaOf(title, shape) {
    // What is written, before defaults are filled in.
    const { '~standard': _, ...schema } = json_schema_processors/* toJSONSchema */.bl(shape, { target: 'draft-7', io: 'input' });
    return { title, ...schema };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 7 modules
var schemas = __webpack_require__(2311);
// EXTERNAL MODULE: ./lib/definition/shapes/composite.js
var composite = __webpack_require__(9439);
// EXTERNAL MODULE: ./lib/definition/shapes/config.js
var config = __webpack_require__(3656);
// EXTERNAL MODULE: ./lib/definition/shapes/index.js + 11 modules
var definition_shapes = __webpack_require__(5595);
// EXTERNAL MODULE: ./lib/definition/shapes/source.js
var source = __webpack_require__(9707);
;// CONCATENATED MODULE: ./lib/definition/schemas.js






/** The schemas by which editors check and complete definitions, by file name in `schemas/`. */
function editorSchemas() {
    return {
        'job.schema.json': documentSchema(),
        'lorchestra.schema.json': { title: 'Settings of a repository: lorchestra.yaml', ...schemas_schemaOf(config/* configShape */._) },
    };
}
/** One branch per kind, chosen by `job_type`, so that an editor speaks about the kind that is being written. */
function documentSchema() {
    const kinds = ['composite', ...vocabulary/* jobKinds */.P6];
    const shapes = [composite/* compositeShape */.n, ...vocabulary/* jobKinds */.P6.map((kind) => (0,definition_shapes/* jobShape */.T)(kind)), source/* sourceShape */.fZ];
    const { $schema, anyOf: branches = [], definitions } = schemas_schemaOf(schemas/* union */.KCZ(shapes));
    return {
        title: 'One document of the jobs folder: a job, or a source that jobs read from',
        $schema,
        type: 'object',
        anyOf: [{ required: ['job_id', 'job_type'] }, { required: ['source_id'] }],
        properties: { job_type: { enum: kinds, description: 'What the job does' } },
        allOf: branches.map((branch, index) => {
            const kind = kinds[index];
            const chosen = kind === undefined ? { required: ['source_id'] } : { required: ['job_type'], properties: { job_type: { const: kind } } };
            // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema; nothing awaits a schema
            return { if: chosen, then: branch };
        }),
        definitions,
    };
}
/** Of what is written, before defaults are filled in. */
function schemas_schemaOf(shape) {
    const { '~standard': _, ...schema } = json_schema_processors/* toJSONSchema */.bl(shape, {
        target: 'draft-7',
        io: 'input',
        // Words of zod, not of JSON Schema; the pattern beside them says the same.
        override: ({ jsonSchema }) => {
            if (jsonSchema.format === 'starts_with' || jsonSchema.format === 'includes')
                delete jsonSchema.format;
        },
    });
    return schema;
}

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
;// CONCATENATED MODULE: ./lib/ledger/findings.js
/** Everything that can be wrong with a set of ledgers, each with its own word. */
const findingMeanings = {
    lost_leg: 'A leg left no ledger, though others of its wave did',
    vanished_matrix: 'No leg of a wave left a ledger',
    cancelled_leg: 'A leg was cancelled before its jobs had ended',
    stale_round: 'A leg did not work again after what it stands on, or what it failed at, was to be done again',
    foreign_plan: 'A ledger belongs to another plan',
    other_run: 'A ledger belongs to an earlier run of the same plan',
    duplicate: 'Two ledgers speak for the same leg and round, or two receipts for the same attempt',
    swapped_ledger: "A ledger's name and its content speak of different legs",
    truncated_ledger: 'A ledger ends before its round does',
    damaged_ledger: 'A ledger was changed after it was written',
    unknown_ledger: 'A ledger does not say what it belongs to',
    missing_receipt: 'A leg came to its end, and no receipt shows what became of a job',
};

;// CONCATENATED MODULE: ./lib/ledger/result.js

/**
 * What a composite returns. It never grows; everything else is in the record. docs/result.md explains each field.
 * Import the types alone where the shapes are not needed: zod takes time to load.
 */
const phaseFields = {
    job_id: schemas/* string */.YjP().describe('The composite, or the atomic job, that was run'),
    success: schemas/* boolean */.zMY().describe('True when every direct child succeeded and the run was not cancelled'),
    total: count('Direct children: atomic jobs, or phases where the children are composites'),
    succeeded: count('Direct children that succeeded, those included whose failure is allowed'),
    failed: count('Direct children that started without success or were lost; what did not start is in neither count'),
    failures: schemas/* array */.YOg(schemas/* strictObject */.rej({
        job_id: schemas/* string */.YjP().describe('The direct child'),
        error: schemas/* string */.YjP().max(500).describe('Why it failed, at most 500 characters'),
    })
        .readonly())
        .readonly()
        .describe('One for each failed child, in plan order'),
    duration_ms: count('Latest end minus earliest start, in milliseconds'),
};
const phaseResultShape = schemas/* strictObject */.rej(phaseFields)
    .readonly()
    .meta({ id: 'PhaseResult', description: 'What a composite returns' });
const extendedResultShape = schemas/* strictObject */.rej({
    ...phaseFields,
    phases_completed: schemas/* array */.YOg(schemas/* string */.YjP()).readonly().describe('Phases that completed without failure, in order'),
    failed_phase: schemas/* string */.YjP().nullable().describe('The first phase that failed, or null when none did'),
    phase_results: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* lazy */.RZV(() => resultShape))
        .readonly()
        .describe('The result of each phase that ran, in order'),
})
    .readonly()
    .meta({
    id: 'ExtendedResult',
    description: 'What a composite returns whose children are composites and which stops on failure',
});
const resultShape = schemas/* union */.KCZ([extendedResultShape, phaseResultShape]);
function count(description) {
    return schemas/* number */.aig().int().min(0).describe(description);
}

;// CONCATENATED MODULE: ./lib/ledger/record.js





/**
 * `record.json`: everything about a run that the result does not say. Its version changes when a field goes or changes its
 * meaning; new fields may come at any time. Import the types alone where the shapes are not needed: zod takes time to load.
 */
const time = schemas/* string */.YjP().meta({ format: 'date-time' });
const record_count = (description) => schemas/* number */.aig().int().min(0).describe(description);
const positionShape = schemas/* object */.Ikc({
    file: schemas/* string */.YjP().describe('Relative to the folder of lorchestra.yaml'),
    line: schemas/* number */.aig().int().min(1).describe('From 1'),
    column: schemas/* number */.aig().int().min(1).describe('From 1'),
})
    .readonly()
    .meta({ id: 'Position', description: 'A place in a definition' });
const failureShape = schemas/* object */.Ikc({
    kind: schemas/* enum */.k5n(Object.keys(failure/* failureKinds */.c)).describe(listed(failure/* failureKinds */.c)),
    message: schemas/* string */.YjP().describe('One sentence, secrets removed'),
    transient: schemas/* boolean */.zMY().describe('Whether trying again could help'),
    exit_code: schemas/* number */.aig().int().exactOptional().describe('Exit code of the program'),
    signal: schemas/* string */.YjP().exactOptional().describe('Signal that ended the program'),
    code: schemas/* string */.YjP().exactOptional().describe('Code of the operating system or the service'),
    tail: schemas/* array */.YOg(schemas/* string */.YjP()).readonly().exactOptional().describe("The last lines of the job's log, newest last"),
})
    .readonly()
    .meta({ id: 'Failure', description: 'What went wrong' });
const reportShape = schemas/* object */.Ikc({
    outputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).readonly().exactOptional().describe('Named values for later jobs'),
    counts: schemas/* object */.Ikc({
        read: record_count('Records read'),
        written: record_count('Records, rows or files written'),
        unchanged: record_count('Records that were there already as they are'),
        skipped: record_count('Records left out on purpose'),
        failed: record_count('Records that failed; each was named'),
    })
        .readonly()
        .exactOptional()
        .describe('What a data job did'),
    record_errors: schemas/* array */.YOg(schemas/* object */.Ikc({
        key: schemas/* string */.YjP().describe('Which record; never its content'),
        message: schemas/* string */.YjP().describe('What was wrong with it'),
    })
        .readonly())
        .readonly()
        .exactOptional()
        .describe('The first records that failed, at most 20'),
    facts: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())
        .readonly()
        .exactOptional()
        .describe("What the job's kind adds: cursor, schema, window"),
})
    .readonly()
    .meta({ id: 'Report', description: 'What the job itself tells about its work' });
const logShape = schemas/* object */.Ikc({
    file: schemas/* string */.YjP().describe("Relative to the run's folder"),
    bytes: record_count('What the job printed'),
    dropped_bytes: record_count('What was left out because the log was too long'),
})
    .readonly()
    .meta({ id: 'Log', description: "Where the job's output lies" });
const attemptShape = schemas/* object */.Ikc({
    attempt: schemas/* number */.aig().int().min(1).describe('From 1 within its round'),
    started_at: time.describe('When it started'),
    ended_at: time.nullable().describe('When it ended; null when nothing was heard of its end'),
    failure: failureShape.nullable().describe('Null when it succeeded, or when nothing was heard of its end'),
})
    .readonly()
    .meta({ id: 'Attempt', description: 'One try of one job' });
const jobShape = schemas/* object */.Ikc({
    path: schemas/* string */.YjP().describe("The job's place in the plan"),
    job_id: schemas/* string */.YjP().describe('Its id'),
    kind: schemas/* enum */.k5n(vocabulary/* jobKinds */.P6).describe('Its job_type'),
    phase: schemas/* string */.YjP().nullable().describe('The composite that holds it, null when that is the one that was run'),
    stage: schemas/* string */.YjP().nullable().describe('Name of its stage; null when the run is one atomic job'),
    stage_index: schemas/* number */.aig().int().min(0).nullable().describe('Number of its stage from 0; null likewise'),
    status: schemas/* enum */.k5n(Object.keys(vocabulary/* statusMeanings */.V5)).describe(listed(vocabulary/* statusMeanings */.V5)),
    reason: schemas/* string */.YjP()
        .nullable()
        .describe('Why the job did not run, was not run again or has no end; null when its receipt says all'),
    round: schemas/* number */.aig().int().min(1).nullable().describe('The round in which it last started; null when it never did'),
    started_at: time.nullable().describe('Start of the first attempt of that round'),
    ended_at: time.nullable().describe('End of the last attempt of that round'),
    duration_ms: schemas/* number */.aig().int().min(0).nullable().describe('From that start to that end, waits between attempts included'),
    attempts: schemas/* array */.YOg(attemptShape).readonly().describe('Every attempt of that round, the last one last'),
    failure: failureShape.nullable().describe('What went wrong; also there when the failure is allowed'),
    allowed_failure: schemas/* boolean */.zMY().describe('True when it failed and its definition allows that'),
    report: reportShape,
    log: logShape.nullable().describe('Null when the job printed nothing'),
    at: positionShape.describe('Where its definition stands'),
})
    .readonly()
    .meta({ id: 'Job', description: 'One planned atomic job' });
const roundShape = schemas/* object */.Ikc({
    round: schemas/* number */.aig().int().min(1).describe('From 1: the start; each resume or re-run adds one'),
    started_at: time.describe('When it started'),
    ended_at: time.nullable().describe('When it ended; null when it never came to its end'),
    outcome: schemas/* enum */.k5n(['finished', 'cancelled', 'unfinished'])
        .describe('finished: nothing was left to start; cancelled: it was stopped; unfinished: its process vanished'),
    signal: schemas/* string */.YjP().exactOptional().describe('The signal that cancelled it'),
    max_parallel: schemas/* number */.aig().int().min(1).describe('Most jobs at once'),
    reused: record_count('Successes of earlier rounds that it kept'),
})
    .readonly()
    .meta({ id: 'Round', description: 'One invocation on the run' });
const legShape = schemas/* object */.Ikc({
    wave: schemas/* number */.aig().int().min(1).describe('From 1'),
    shard: schemas/* number */.aig().int().min(1).describe('From 1 within the wave'),
})
    .readonly()
    .meta({ id: 'Leg', description: 'One part of a fan-out, worked on by one machine' });
const findingShape = schemas/* object */.Ikc({
    code: schemas/* enum */.k5n(Object.keys(findingMeanings)).describe(listed(findingMeanings)),
    loss: schemas/* boolean */.zMY().describe('True: the result cannot be proven because of it. False: it was met, and does no harm'),
    message: schemas/* string */.YjP().describe('One sentence: what was met'),
    remedy: schemas/* string */.YjP().describe('One sentence: what to do about it'),
    leg: schemas/* string */.YjP().nullable().describe('The leg that it is about; null when it is about none or all'),
    file: schemas/* string */.YjP().nullable().describe('The ledger that it is about; null when it is about none'),
    jobs: schemas/* array */.YOg(schemas/* string */.YjP()).readonly().describe('Paths of the jobs whose end is unknown because of it'),
})
    .readonly()
    .meta({ id: 'Finding', description: 'What collecting met' });
const fanInShape = schemas/* object */.Ikc({
    complete: schemas/* boolean */.zMY().describe('True when each planned job has exactly one effective receipt, or may not start'),
    round: schemas/* number */.aig().int().min(1).describe('The round in which it was asked'),
    ledgers: record_count('Ledgers that were handed in'),
    legs: record_count('Legs, or whole phases, that were expected'),
    findings: schemas/* array */.YOg(findingShape).readonly().describe('Losses first'),
})
    .readonly()
    .meta({ id: 'FanIn', description: 'What was proven when ledgers of several machines were collected' });
const runRecordShape = schemas/* object */.Ikc({
    schema_version: schemas/* literal */.euz(1).describe('Changes when a field goes or changes its meaning'),
    lorchestra: schemas/* string */.YjP().describe('Version of lorchestra that started the run'),
    run_id: schemas/* string */.YjP().describe('Names the run and its folder'),
    composite: schemas/* string */.YjP().describe('What was run: a composite or an atomic job'),
    plan_hash: schemas/* string */.YjP().describe('Digest over the meaning of the whole plan'),
    profile: schemas/* string */.YjP().describe('Where data lives and which services are called'),
    params: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).readonly().describe('Parameters of the run'),
    rounds: schemas/* array */.YOg(roundShape).readonly().describe('Every invocation on the run, in order'),
    started_at: time.describe('When the first round started'),
    ended_at: time.nullable().describe('When the last round ended; null when it never came to its end'),
    cancelled: schemas/* boolean */.zMY().describe('True when a round was cancelled and no later one finished'),
    jobs: schemas/* array */.YOg(jobShape).readonly().describe('Every planned job, in run order; their statuses add up to the plan'),
    leg: legShape.exactOptional().describe('Present when this is the record of one leg: it tells of its jobs alone'),
    fan_in: fanInShape.exactOptional().describe('Present when the ledgers of several machines were collected'),
    result: resultShape.describe('What the composite returned'),
})
    .readonly()
    .meta({ id: 'RunRecord', description: 'Everything about one run' });
/** `word: its meaning; ...`, so that a reader of the schema needs no second page. */
function listed(words) {
    return Object.entries(words)
        .map(([word, meaning]) => `${word}: ${typeof meaning === 'string' ? meaning : meaning.meaning}`)
        .join('; ');
}

;// CONCATENATED MODULE: ./lib/ledger/schemas.js



/** The published schemas of what a run leaves behind, by file name in `schemas/`. */
function recordSchemas() {
    return {
        'record.schema.json': ledger_schemas_schemaOf(runRecordShape, 'What lorchestra writes to record.json'),
        'result.schema.json': ledger_schemas_schemaOf(resultShape, 'What a composite returns: the output "result", result.json and "run --json"'),
    };
}
function ledger_schemas_schemaOf(shape, title) {
    const schema = json_schema_processors/* toJSONSchema */.bl(shape, {
        target: 'draft-7',
        // What is written: the result takes no further keys, the record may get some.
        io: 'input',
        // Our types are read-only; what a reader of the file does with it is theirs.
        override: ({ jsonSchema }) => {
            delete jsonSchema.readOnly;
        },
    });
    return { title, ...schema };
}

// EXTERNAL MODULE: ./lib/solution/contract/overrides.js
var overrides = __webpack_require__(2443);
// EXTERNAL MODULE: ./lib/solution/contract/shape.js
var shape = __webpack_require__(2647);
// EXTERNAL MODULE: ./lib/solution/covenant/shape.js
var covenant_shape = __webpack_require__(3465);
;// CONCATENATED MODULE: ./lib/solution/schemas.js




/** The schemas by which editors check and complete what describes a pipeline, by file name in `schemas/`. */
function pipelineSchemas() {
    return {
        'contract.schema.json': {
            title: 'A system contract: what a source is and how it is read, pipelines/<source>/contract.yaml',
            ...schemas_schemaOf(shape/* contractShape */.M),
        },
        'covenant.schema.json': {
            title: 'A covenant: what the solution engine promises to build, pipelines/<source>/covenant.yaml',
            ...schemas_schemaOf(covenant_shape/* covenantShape */.W),
        },
        'overrides.schema.json': {
            title: 'What a person knows better than the samples, pipelines/<source>/intelligence/manual-overrides.yaml',
            ...schemas_schemaOf(overrides/* overridesShape */.h),
        },
    };
}

;// CONCATENATED MODULE: ./lib/app/schema.js





/** Prints one of the published JSON Schemas. */
async function schema(screen, name) {
    const schemas = {
        ...editorSchemas(),
        ...registrySchemas(),
        ...recordSchemas(),
        ...pipelineSchemas(),
    };
    screen.out(`${JSON.stringify(schemas[`${name}.schema.json`], null, 2)}\n`);
    return vocabulary/* exitCodes */.hS.success;
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

/***/ 3029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);

/** The candidate that was most likely meant, or null when none is near. Ties go to the first. */
function nearest(word, candidates) {
    const lower = word.toLowerCase();
    const limit = Math.max(1, Math.round(word.length * 0.4));
    let best = null;
    let bestDistance = limit + 1;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) >= bestDistance)
            continue;
        const found = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(lower, candidate.toLowerCase());
        if (found < bestDistance)
            [best, bestDistance] = [candidate, found];
    }
    return best;
}
/** A hint that names the nearest candidate, or, when none is near and they are few, all of them. */
function didYouMean(word, candidates) {
    const near = nearest(word, candidates);
    if (near !== null)
        return `Did you mean "${near}"?`;
    return candidates.length > 0 && candidates.length <= 20 ? `Known: ${candidates.join(', ')}` : undefined;
}


/***/ }),

/***/ 3283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ Failed),
/* harmony export */   f: () => (/* binding */ fail)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8165);

/**
 * Carries a failure out of a fetch or a kind, through loops and generators, to the one place where it becomes an outcome.
 * It is not an error of ours: what is wrong in our code is a Defect.
 */
class Failed extends Error {
    name = 'Failed';
    failure;
    constructor(failure) {
        super(failure.message);
        this.failure = failure;
    }
}
function fail(kind, message, more = {}) {
    throw new Failed((0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V)(kind, message, more));
}


/***/ }),

/***/ 5251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YM: () => (/* binding */ readBinding),
/* harmony export */   b6: () => (/* binding */ bindingShape),
/* harmony export */   oI: () => (/* binding */ bind)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2311);
/* harmony import */ var _codebook_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6908);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7868);



const id = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_read_js__WEBPACK_IMPORTED_MODULE_0__/* .idPattern */ .aD, 'Use lower-case letters, digits and "_", a letter first');
const version = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_read_js__WEBPACK_IMPORTED_MODULE_0__/* .versionPattern */ .D8, 'Write a version such as 1.0.0');
const placeShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('by', [
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        item_id: id,
        by: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('field_key'),
        value: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe("The question's id in the form"),
    }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ item_id: id, by: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('position'), value: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).describe('Place among the answers, from 1') }),
])
    .describe('Where the answer to an item stands. By position only where every question is always answered');
const sectionShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    measure_id: id,
    measure_version: version,
    note: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    prorate_unbound: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(id)
        .default([])
        .describe('Scales that are scored although items of theirs are not on this form: those count as missing'),
    bindings: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(placeShape).min(1),
});
const bindingShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    $schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('form_binding_spec'),
    binding_id: id.describe('The name of its folder, and what measurement events carry'),
    version: version.describe('1.0.0 is the file `1-0-0.json`'),
    form_id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('For people; it is not compared'),
    description: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    sections: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(sectionShape).min(1).describe('One for each measure on the form'),
});
/** Fails with kind `asset` when the file is no binding of that name. */
function readBinding(from, named) {
    const file = { ...from, kind: 'binding' };
    const binding = (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegistryFile */ .wR)(file, bindingShape);
    const right = binding.binding_id === named.id && binding.version === named.version;
    (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseIf */ .QS)(file, [
        ...(right ? [] : [`it is "${binding.binding_id}" ${binding.version}, and "${named.id}" ${named.version} is wanted`]),
        ...(0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .repeated */ .ZD)(binding.sections.map((section) => section.measure_id)).map((one) => `measure "${one}" stands twice`),
    ]);
    return binding;
}
/** Puts a binding and its measures together. Fails with kind `asset` where they do not fit. */
function bind(binding, from, measureOf) {
    const bound = binding.sections.map((section) => ({ section, ...measureOf(section) }));
    (0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseIf */ .QS)({ ...from, kind: 'binding' }, bound.flatMap(({ section, measure }) => sectionProblems(section, measure)));
    return bound.map(({ section, measure, digest }) => ({
        measure,
        digest,
        codebooks: new Map(measure.items.map((item) => [item.item_id, (0,_codebook_js__WEBPACK_IMPORTED_MODULE_2__/* .codebookOf */ .oj)(item)])),
        places: new Map(section.bindings.map((place) => [place.item_id, place])),
        prorated: new Set(section.prorate_unbound),
    }));
}
function sectionProblems({ bindings, prorate_unbound }, measure) {
    const items = new Set(measure.items.map((item) => item.item_id));
    const scales = new Set(measure.scales.map((scale) => scale.scale_id));
    const name = `measure "${measure.measure_id}"`;
    return [
        ...bindings.filter(({ item_id }) => !items.has(item_id)).map(({ item_id }) => `${name} has no item "${item_id}"`),
        ...(0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .repeated */ .ZD)(bindings.map(({ item_id }) => item_id)).map((one) => `item "${one}" is bound twice`),
        ...(0,_read_js__WEBPACK_IMPORTED_MODULE_0__/* .repeated */ .ZD)(bindings.map(({ by, value }) => `${by} ${value}`)).map((one) => `${one} is bound twice for ${name}`),
        ...prorate_unbound.filter((one) => !scales.has(one)).map((one) => `${name} has no scale "${one}"`),
    ];
}


/***/ }),

/***/ 6908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z7: () => (/* binding */ normalised),
/* harmony export */   oj: () => (/* binding */ codebookOf)
/* harmony export */ });
/* unused harmony export recode */
const numberPattern = /^[+-]?[0-9]+(?:\.[0-9]+)?$/;
/** How spellings are compared: without case, without spaces around, with one space between words. */
function normalised(text) {
    return text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
function codebookOf({ response_map, aliases }) {
    const anchors = Object.entries(response_map).map(([label, value]) => ({ label, value }));
    const byText = new Map(anchors.map((anchor) => [normalised(anchor.label), anchor]));
    for (const [alias, anchor] of Object.entries(aliases)) {
        const meant = byText.get(normalised(anchor));
        if (meant !== undefined)
            byText.set(normalised(alias), meant);
    }
    return { byText, byValue: new Map(anchors.toReversed().map((anchor) => [anchor.value, anchor])) };
}
/**
 * Takes what stands in a response to points. A text is an alias or an anchor, else a number; a number must be the points of
 * an anchor: between two anchors there is nothing. The reason of a rejection never holds the answer.
 */
function recode(codebook, given) {
    if (Array.isArray(given))
        return recodeList(codebook, given);
    if (given === undefined || given === null)
        return { state: 'unanswered' };
    if (typeof given === 'number')
        return recodeNumber(codebook, given, String(given));
    if (typeof given !== 'string')
        return rejected(JSON.stringify(given), 'the answer is neither text nor number');
    const text = normalised(given);
    if (text === '')
        return { state: 'unanswered' };
    const anchor = codebook.byText.get(text);
    if (anchor !== undefined)
        return { state: 'answered', ...anchor, raw: given };
    if (numberPattern.test(text))
        return recodeNumber(codebook, Number(text), given);
    return rejected(given, `the answer is none of its ${codebook.byValue.size} anchors`);
}
function recodeNumber(codebook, value, raw) {
    const anchor = codebook.byValue.get(value);
    if (anchor !== undefined)
        return { state: 'answered', ...anchor, raw };
    return rejected(raw, `the number belongs to none of its ${codebook.byValue.size} anchors`);
}
function recodeList(codebook, given) {
    if (given.length <= 1)
        return recode(codebook, given[0]);
    return rejected(JSON.stringify(given), `there are ${given.length} answers, and one is wanted`);
}
function rejected(raw, reason) {
    return { state: 'rejected', raw, reason };
}


/***/ }),

/***/ 2218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ measureShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2311);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7868);


const id = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_read_js__WEBPACK_IMPORTED_MODULE_0__/* .idPattern */ .aD, 'Use lower-case letters, digits and "_", a letter first');
const itemShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    item_id: id.describe('Unique in the measure'),
    position: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).describe('Place in the questionnaire, from 1'),
    text: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('The question; a name with its number where the wording may not be shared'),
    response_map: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1), zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr())
        .refine((map) => Object.keys(map).length >= 2, 'Give at least two anchors')
        .describe('Points of each anchor, by its text. Case and spaces around it do not count'),
    aliases: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default({}).describe('Other spellings, each with the anchor it stands for'),
});
const interpretationShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    min: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().describe('Lowest score of the band'),
    max: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().describe('Highest score of the band, included'),
    label: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('What people read'),
    severity: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().optional().describe('Level for machines, stored as `severity_level`'),
    code: id.optional().describe('Word for machines, stored as `severity_code`'),
    description: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
const scaleShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    scale_id: id.describe('Unique in the measure'),
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    items: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(id).min(1).describe('Items that count'),
    method: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['sum', 'average', 'sum_then_double'])
        .describe('How points become a score; with missing items the sum is prorated first'),
    reversed_items: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(id).default([]).describe('Items whose points count from the other end'),
    min: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().describe('Lowest score that can be reached'),
    max: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().describe('Highest score that can be reached'),
    missing_allowed: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0).default(0).describe('With up to so many items missing the score is prorated'),
    missing_strategy: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['fail', 'skip', 'prorate'])
        .default('fail')
        .describe('With more missing there is no score: "skip" says nothing about it, the others report an error'),
    interpretations: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(interpretationShape)
        .default([])
        .describe('Bands from `min` to `max` without gap or overlap; none at all is allowed too'),
});
const flagShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    flag_id: id.describe('Code of the component that carries it'),
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    item_id: id.describe('The item that raises it'),
    min: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().describe('Raised from so many points on'),
    description: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
});
const measureShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    $schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('measure_spec'),
    measure_id: id.describe('The name of its folder'),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_read_js__WEBPACK_IMPORTED_MODULE_0__/* .versionPattern */ .D8, 'Write a version such as 1.0.0').describe('1.0.0 is the file `1-0-0.json`'),
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1),
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['questionnaire', 'scale', 'inventory', 'checklist', 'lab_panel', 'vital', 'wearable']),
    locale: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    aliases: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]).describe('Other names of the measure'),
    description: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    source: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('Who made it, and where it was published'),
    licence: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional().describe('What may be done with it'),
    notes: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).default([]).describe('What a reader of the scores should know'),
    primary_scale: id
        .nullable()
        .optional()
        .describe('The scale that stands for the measure; null when none does. Without it: the scale, when there is one alone'),
    items: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(itemShape).min(1),
    scales: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(scaleShape).min(1),
    flags: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(flagShape).default([]).describe('Answers that deserve attention by themselves'),
});


/***/ }),

/***/ 7868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ versionPattern),
/* harmony export */   QS: () => (/* binding */ refuseIf),
/* harmony export */   ZD: () => (/* binding */ repeated),
/* harmony export */   aD: () => (/* binding */ idPattern),
/* harmony export */   wR: () => (/* binding */ readRegistryFile)
/* harmony export */ });
/* harmony import */ var _failed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3283);

const mostProblems = 5;
/** Parses a registry file and holds it to its shape. Fails with kind `asset`. */
function readRegistryFile(from, shape) {
    let document;
    try {
        document = JSON.parse(from.text);
    }
    catch {
        return refuse(from, ['it is no JSON']);
    }
    const parsed = shape.safeParse(document);
    if (parsed.success)
        return parsed.data;
    return refuse(from, parsed.error.issues.map(({ path, message }) => `/${path.map(String).join('/')}: ${message}`));
}
/** Fails when there is a problem; says the first few and how many more there are. */
function refuseIf(from, problems) {
    if (problems.length > 0)
        refuse(from, problems);
}
function refuse({ kind, file }, problems) {
    const more = problems.length > mostProblems ? `; and ${problems.length - mostProblems} more` : '';
    return (0,_failed_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .f)('asset', `Cannot use ${kind} "${file}": ${problems.slice(0, mostProblems).join('; ')}${more}`);
}
/** `1.0.0` is the file `1-0-0.json`; ids name folders, so they hold no separator. */
const idPattern = /^[a-z][a-z0-9_]*$/;
const versionPattern = /^[0-9]+\.[0-9]+\.[0-9]+$/;
function repeated(values) {
    return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}


/***/ }),

/***/ 9571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CC: () => (/* binding */ problem),
/* harmony export */   Ds: () => (/* binding */ sortDiagnostics)
/* harmony export */ });
/* unused harmony export definitionCodes */
/** Every code that reading definitions and compiling plans can give. Each has a golden case. */
const definitionCodes = {
    'yaml/too-large': 'The file is larger, or holds more values, than a definition file may',
    'yaml/character': 'The file holds a character that is invisible or changes how the text is shown',
    'yaml/too-deep': 'Lists and maps are nested deeper than 64 levels',
    'yaml/indentation': 'A line is indented by more than 200 columns',
    'yaml/too-many-keys': 'A map has more than 2,000 keys',
    'yaml/anchor': 'An anchor (&name) is used; a definition says everything where it stands',
    'yaml/alias': 'An alias (*name) is used; a definition says everything where it stands',
    'yaml/merge-key': 'A merge key (<<) is used; a definition says everything where it stands',
    'yaml/tag': 'A tag (!name) is used; definitions hold plain values only',
    'yaml/directive': 'A directive (%NAME) is used; definitions are plain YAML 1.2',
    'yaml/forbidden-key': 'A key has a name that JavaScript objects give a meaning of their own',
    'yaml/key-not-string': 'A key is not a string',
    'yaml/duplicate-key': 'A map has the same key twice',
    'yaml/number': 'A number is written so that readers and programs take it for different values',
    'yaml/syntax': 'The text is not YAML',
    'definition/not-a-map': 'A document is not a map of keys to values',
    'definition/missing-key': 'A key that is needed is not there',
    'definition/unknown-key': 'A key has no meaning here',
    'definition/wrong-type': 'A value has another type than the key needs',
    'definition/bad-value': 'A value is outside what the key allows',
    'definition/empty': 'A list or text that must hold something is empty',
    'definition/bad-id': 'An id does not have the form of an id',
    'definition/unknown-job-type': 'job_type names no kind of job',
    'definition/duplicate-id': 'Two definitions have the same id',
    'config/several-documents': 'lorchestra.yaml holds more than one document',
    'plan/unknown-id': 'No definition has the id that was asked for',
    'plan/unknown-child': 'A stage lists a job that no definition has',
    'plan/cycle': 'Composites contain each other in a circle',
    'plan/job-twice': 'A job stands at two places of one plan',
    'plan/too-deep': 'Composites are nested deeper than 500 levels',
    'plan/unknown-source': 'A job names a source that no definition has',
    'plan/unknown-output': 'A job reads an output of a job that does not end before it starts',
    'plan/missing-param': 'A job reads a parameter that is not given',
    'reference/syntax': 'A ${...} cannot be read',
    'reference/expression': 'A ${{ ... }} stands where GitHub does not evaluate it',
    'reference/in-shell': 'A parameter or output is spliced into shell text',
    'asset/missing': 'A file that a job names is not there; the job will fail when it runs',
};
/** Keys and values stand in messages, and a file may spell one over a megabyte. */
const longestText = 1000;
/** A diagnostic of this layer. Codes are checked by the compiler against the list. */
function problem(code, span, said) {
    if (typeof said === 'string')
        return problem(code, span, { message: said });
    const { message, severity = 'error', related, hint } = said;
    return {
        code,
        severity,
        message: shortened(message),
        span,
        ...(related === undefined ? {} : { related }),
        ...(hint === undefined ? {} : { hint: shortened(hint) }),
    };
}
function shortened(text) {
    return text.length > longestText ? `${text.slice(0, longestText - 1)}\u2026`.toWellFormed() : text;
}
/** Sorted by file and place, each once. */
function sortDiagnostics(diagnostics) {
    const unique = new Map(diagnostics.map((item) => [`${item.span.source.file}\0${item.span.start}\0${item.code}\0${item.message}`, item]));
    return [...unique.values()].sort((a, b) => compare(a.span.source.file, b.span.source.file) || a.span.start - b.span.start || compare(a.code, b.code));
}
/** By UTF-16 code units: the same in every locale. */
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}


/***/ }),

/***/ 6476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PY: () => (/* binding */ plainSourceAt),
/* harmony export */   QN: () => (/* binding */ pieceSpanAt),
/* harmony export */   VE: () => (/* binding */ keySpanAt),
/* harmony export */   ee: () => (/* binding */ spanOf),
/* harmony export */   i6: () => (/* binding */ spanAt),
/* harmony export */   x: () => (/* binding */ firstKeySpanAt)
/* harmony export */ });
/** Where a value stands; for a path that leads nowhere, the deepest place on the way. */
function spanAt(document, path) {
    const found = walk(document, path);
    return spanOf(document.source, found.value ?? found.key ?? document.place);
}
/** Where a key stands. */
function keySpanAt(document, path) {
    const found = walk(document, path);
    return spanOf(document.source, found.key ?? found.value ?? document.place);
}
/** What names a map that lacks a key: its first key. */
function firstKeySpanAt(document, path) {
    const { value } = walk(document, path);
    const map = value !== null && value.members.length > 0 ? value : document.place;
    return spanOf(document.source, map.members[0]?.key ?? map);
}
/** Where a piece of a text stands, when the source spells it as it is; else the whole text. */
function pieceSpanAt(document, path, piece) {
    const span = spanAt(document, path);
    const start = document.source.text.slice(span.start, span.end).indexOf(piece);
    return start === -1 ? span : { source: span.source, start: span.start + start, end: span.start + start + piece.length };
}
/** The source spelling of an unquoted scalar; null for anything else. */
function plainSourceAt(document, path) {
    const { value } = walk(document, path);
    return value?.plain === true ? document.source.text.slice(value.start, value.end) : null;
}
function spanOf(source, { start, end }) {
    return { source, start, end };
}
function walk(document, path) {
    let at = { key: null, value: document.place };
    for (const step of path) {
        const next = stepInto(at.value, step);
        if (next === null)
            return at;
        at = next;
    }
    return at;
}
function stepInto(place, step) {
    const item = place?.items[Number(step)];
    if (item)
        return { key: null, value: item };
    return place?.members.find(({ name }) => name === step) ?? null;
}


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

/***/ 2443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ overridesShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2311);

/** What a person knows better than the samples; it beats learned rules, observed data and documentation. */
const overridesShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    fields: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
        entity: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
        path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).describe('Field path at the source'),
        target: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
        type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional().describe('Target type: int64, float64, text, bool, date, datetime, json, array<text>'),
        structure: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['scalar', 'record', 'array', 'objectDump']).optional(),
        format: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional().describe('epoch_ms, epoch_s, iso, YYYY-MM-DD, MM/DD/YYYY'),
        required: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional(),
        dimension: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
        bridge: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
        notes: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().default(''),
    }))
        .default([]),
    singular: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).default({}).describe('Singular forms that the rules would get wrong'),
    field_groups: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).default({}).describe('Group by entity.field'),
});


/***/ }),

/***/ 2647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ contractShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2311);
/* harmony import */ var _definition_shapes_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9707);
/* harmony import */ var _definition_shapes_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7716);



/** One word in lower case: it names folders, composites and branches. */
const sourceKey = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[a-z][a-z0-9]{0,39}$/, 'Use one word of lower-case letters and digits, a letter first');
/** Canonical name of one kind of record: singular, lower camel case. */
const entityName = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^[a-z][A-Za-z0-9]{0,49}$/, 'Use letters and digits in lower camel case, singular: cycle, requirementNode');
/** `name`, `parent.child`, `items[].prop`, `items[]`. */
const fieldPath = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^[A-Za-z0-9_$-]+(?:\[\])?(?:\.[A-Za-z0-9_$-]+(?:\[\])?)*$/, 'Write a field path: name, parent.child, items[].prop');
const apiPath = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().startsWith('/');
const scalar = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(), zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()]).transform(String);
/** What the service's documentation lists; a request that needs what is not listed is refused before it is sent. */
const endpointShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    path: apiPath.describe('Path template: /cycle/release/{releaseid}'),
    method: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    category: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1),
    description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default(''),
    query_parameters: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).default([]),
    requires_auth: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().default(true),
});
const parentShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    object: entityName,
    bindings: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[A-Za-z][A-Za-z0-9_]*$/), fieldPath)
        .describe("From a name in braces in `path` or `query` to a field of the parent's record; at most one goes through a list"),
})
    .describe('Requests are made once for each record of the parent');
const incrementalShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    field: fieldPath.describe('Where a record holds the time of its last change'),
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['iso', 'epoch_seconds', 'epoch_milliseconds']).default('iso'),
    parameter: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .optional()
        .describe('Query parameter that asks for changes alone; without it all are fetched and compared'),
    filter: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().includes('{since}').default('{since}'),
    overlap: _definition_shapes_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO.default(0),
})
    .refine(({ parameter, filter }) => parameter !== undefined || filter === '{since}', { error: 'A filter needs its parameter' });
const objectShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    name: entityName,
    plural: entityName.optional().describe('Name of its extract table; without it, "s" or "ies" at the end'),
    description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default(''),
    path: apiPath.describe('Listed endpoint with values or {binding}s in place of its parameters'),
    endpoint: apiPath.optional().describe('The listed endpoint when its braces are named differently from those of `path`'),
    query: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), scalar).default({}),
    records: _definition_shapes_source_js__WEBPACK_IMPORTED_MODULE_0__/* .recordsShape */ .Cn.optional(),
    paging: _definition_shapes_source_js__WEBPACK_IMPORTED_MODULE_0__/* .pagingShape */ .kQ.optional(),
    primary_key: fieldPath,
    display: fieldPath.optional().describe('The field by which people know a record'),
    parent: parentShape.optional(),
    created_after: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(entityName)
        .default([])
        .describe('Further entities that must exist before one of these can be created, beside the parent'),
    incremental: incrementalShape.optional(),
    total: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .regex(/^(?:\/[^/]+)+$/)
        .optional()
        .describe('JSON pointer to the number of all records, where the service tells it rightly'),
    required_targets: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).default([]).describe('Target columns that Prepare must find'),
    role: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['dimension', 'fact']).optional().describe('Instead of what Transform decides by the business-activity test'),
    fact: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^fact[A-Z][A-Za-z0-9]*$/), grain: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1) }).optional(),
})
    .describe('One kind of record that the pipeline extracts');
const limitationShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[A-Z]+(?:-[A-Z]+)*-\d{3}$/, 'Write an id such as BLOCKER-001'),
    type: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['blocker', 'bug', 'quirk', 'doc_gap']),
    entity: entityName.optional(),
    endpoint: apiPath,
    method: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    severity: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['high', 'medium', 'low']),
    issue: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1),
    impact: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default(''),
    workaround: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default(''),
    workaround_status: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['proven', 'untested', 'none']).default('none'),
    probe: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ path: apiPath, status: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(100).max(599) })
        .optional()
        .describe('A GET that proves it; while it answers so, the limitation stands'),
});
const mode = zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['evolve', 'freeze', 'discard']);
const measureShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[A-Z]/, 'Measures are named in Proper Case'),
    table: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^(?:fact|dim)[A-Z][A-Za-z0-9]*$/),
    expression: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).describe('SQL over the columns of that table: count(*), avg(actualTime)'),
    where: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default(''),
});
/** What a system is and how it is read: `pipelines/<source>/contract.yaml`, the one file that a person writes. */
const contractShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    contract_version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^\d+\.\d+\.\d+$/),
    source_system: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        key: sourceKey,
        name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1),
        description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default(''),
        owner: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default(''),
        documentation: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default(''),
    }),
    api: _definition_shapes_source_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceShape */ .fZ
        .omit({ source_id: true, description: true })
        .describe('How its API is called: what a source document of jobs/ says, without its id'),
    auth_check: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ path: apiPath }).describe('A GET that only valid credentials may make'),
    endpoints: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(endpointShape).nonempty(),
    objects: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(objectShape).nonempty(),
    limitations: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(limitationShape).default([]),
    codes: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[a-z][A-Za-z0-9]*\.[A-Za-z0-9_.]+$/), zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()))
        .default({})
        .describe('What codes mean: from entity.targetField to code to words'),
    measures: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(measureShape).default([]),
    obligations: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        outputs: zod__WEBPACK_IMPORTED_MODULE_2__/* .partialRecord */ .jgl(zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse', 'validate']), zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()))
            .default({}),
    })
        .prefault({})
        .describe('Outputs that the covenant promises beside those of the playbooks'),
    contract_modes: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ endpoints: mode.default('evolve'), columns: mode.default('evolve'), data_type: mode.default('freeze') })
        .prefault({})
        .describe('What a change at the source may do: be taken in, stop the pipeline, or be left out'),
    quality: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        quarantine_warn: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().min(0).max(1).default(0.05),
        quarantine_max: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().min(0).max(1).default(0.1),
    })
        .prefault({}),
    monitoring: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ freshness: _definition_shapes_values_js__WEBPACK_IMPORTED_MODULE_1__/* .timespan */ .uO.default(86_400_000), schedule: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default('0 5 * * *') }).prefault({}),
});


/***/ }),

/***/ 3465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ readCovenant),
/* harmony export */   W: () => (/* binding */ covenantShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2311);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2434);
/* harmony import */ var _stage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5729);



const stage = zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_stage_js__WEBPACK_IMPORTED_MODULE_1__/* .spectraStages */ .u_);
/** `pipeline.001-prepare-stage-orchestration.md:23` */
const place = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[^:]+\.md:\d+$/);
const stepShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    uses: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    title: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    playbook: place.describe('Where the step stands'),
    with: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .json */ .Pq9()).optional(),
    source: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional().describe('The gap from which the step was learned'),
});
const checkShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    severity: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['error', 'warn']),
    says: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    playbook: place,
    sql: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    with: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .json */ .Pq9()).optional(),
});
/** What the engine promises to build: `pipelines/<source>/covenant.yaml`. The seed's keys, and those that it lacks. */
const covenantShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    apiVersion: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('lorchestra/v1'),
    kind: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('Covenant'),
    metadata: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        created_by: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('solution-engine'),
        engine_version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        inputs_hash: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().describe('Over what contract, overrides and playbooks mean; prose is not in it'),
    }),
    pipeline: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('spectra_data_pipeline'),
        source: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        contract: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        contract_version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        entities: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
        stages: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
            id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            name: stage,
            playbook: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            needs: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(stage),
            contract: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
            inputs: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
            outputs: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
            steps: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(stepShape),
            gates: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
        })),
    }),
    quality_gates: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ stage, checks: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(checkShape) })),
    deployment: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ target: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['local', 'fabric']), lakehouse: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), schemas: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(true) }),
    monitoring: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ freshness: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), schedule: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    learning: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ auto_apply: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), review: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()) }),
});
/** Reads a covenant as it stands in a pipeline's folder. */
function readCovenant(source) {
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .readShaped */ .M)(source, covenantShape);
}


/***/ }),

/***/ 2434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readShaped),
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _definition_document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6476);
/* harmony import */ var _definition_issues_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1801);
/* harmony import */ var _definition_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6798);



/** Reads a file of a pipeline: exactly one YAML document. */
function readDocument(source) {
    const { documents, diagnostics } = (0,_definition_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseText */ .r)(source);
    const [first, second] = documents;
    if (diagnostics.length > 0)
        return { diagnostics };
    if (first !== undefined && second === undefined)
        return { document: first.document, findings: first.findings };
    const span = second === undefined ? { source, start: 0, end: 0 } : (0,_definition_document_js__WEBPACK_IMPORTED_MODULE_2__/* .spanAt */ .i6)(second.document, []);
    const message = `The file must hold one document, but holds ${second === undefined ? 'none' : 'several'}`;
    return { diagnostics: [{ code: 'document/not-one', severity: 'error', message, span }] };
}
/** Reads a file that has a shape. All mistakes are reported at once, each at its place. */
function readShaped(source, shape) {
    const read = readDocument(source);
    if (!('document' in read))
        return { ok: false, diagnostics: read.diagnostics };
    const { value, diagnostics } = (0,_definition_issues_js__WEBPACK_IMPORTED_MODULE_0__/* .checkShape */ .e)(read.document, shape);
    const findings = [...read.findings, ...diagnostics];
    return value === null || findings.length > 0 ? { ok: false, diagnostics: findings } : { ok: true, value, diagnostics: [] };
}


/***/ }),

/***/ 5729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vg: () => (/* binding */ playbookFiles),
/* harmony export */   u_: () => (/* binding */ spectraStages)
/* harmony export */ });
/* unused harmony export stageOf */
/** The stages of a SPECTRA pipeline in their fixed order, and the validation of the whole that closes it. */
const spectraStages = ['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse', 'validate'];
/** The stage in the name of an action, `extract.entity`; undefined when it names none. */
function stageOf(action) {
    return spectraStages.find((stage) => action.startsWith(`${stage}.`));
}
/** The playbook of each stage, below the playbooks' folder. */
const playbookFiles = {
    source: 'pipeline.000-source-stage-orchestration.md',
    prepare: 'pipeline.001-prepare-stage-orchestration.md',
    extract: 'pipeline.002-extract-stage-orchestration.md',
    clean: 'pipeline.003-clean-stage-orchestration.md',
    transform: 'pipeline.004-transform-stage-orchestration.md',
    refine: 'pipeline.005-refine-stage-orchestration.md',
    analyse: 'pipeline.006-analyse-stage-orchestration.md',
    validate: 'pipeline.007-pipeline-validation.md',
};


/***/ })

};

export const id = 401;
export const ids = [401];
export const modules = {

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

/***/ 5595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ jobShape)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 7 modules
var schemas = __webpack_require__(2311);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
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

// EXTERNAL MODULE: ./lib/definition/shapes/common.js
var common = __webpack_require__(8255);
;// CONCATENATED MODULE: ./lib/definition/shapes/create_projection.js


const createProjectionShape = schemas/* strictObject */.rej({
    projection: schemas/* strictObject */.rej({
        name: values/* sqlName */.iA.describe('The view; its SQL is the file `views/sql/NAME.sql` in the jobs folder'),
    })
        .describe('What is created or replaced'),
});

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

// EXTERNAL MODULE: ./lib/definition/shapes/source.js
var source = __webpack_require__(9707);
;// CONCATENATED MODULE: ./lib/definition/shapes/ingest.js




const query = schemas/* record */.g1P(schemas/* string */.YjP(), values/* queryValue */.Ln);
const timeFormat = schemas/* enum */.k5n(['iso', 'epoch_seconds', 'epoch_milliseconds']);
const cursorShape = schemas/* strictObject */.rej({
    field: values/* pointer */.Wn.describe('Where a record holds the time of its last change'),
    field_format: timeFormat
        .default('iso')
        .describe('How the record writes it; numbers may be written as text. `iso` is ISO 8601, UTC when no offset is given'),
    parameter: schemas/* string */.YjP().describe('Query parameter that carries the filter; replaces one of the same name in `query`'),
    filter: schemas/* string */.YjP()
        .includes('{since}', { message: 'The filter needs {since}' })
        .describe('Value of that parameter; {since} is the time from which changes are wanted'),
    since_format: timeFormat.default('iso').describe('How {since} is written; `iso` is UTC in whole seconds, rounded down'),
    overlap: values/* timespan */.uO
        .default(0)
        .describe('How far before the latest change seen the next fetch starts; what comes twice is recognised'),
    initial_window: values/* timespan */.uO.optional().describe('How far back the first fetch goes; without it, everything is fetched'),
})
    .describe('What makes a fetch incremental');
const detailShape = schemas/* strictObject */.rej({
    id: values/* pointer */.Wn.describe('Where a listed record holds its id'),
    path: values/* template */.vs.includes('{id}', { message: 'The path needs {id}' }).describe('Path of the full record; {id} is its id'),
    query: query.default({}).describe('Query of each detail request'),
    concurrency: schemas/* int */.Whr().min(1).max(64).default(8).describe('Requests under way at once'),
})
    .describe('For services whose lists hold only ids: fetches every record by its id');
const ingestShape = schemas/* strictObject */.rej({
    source: schemas/* strictObject */.rej({
        api: common/* idShape */.Jk.describe('The `source_id` of the service'),
        path: values/* template */.vs.startsWith('/').describe('Appended to its `base_url`; ${NAME} stands for a variable'),
        variables: schemas/* record */.g1P(common/* variableShape */.UE, values/* template */.vs)
            .default({})
            .describe("This job's values for variables that the service's description uses: an account, a mailbox, a form"),
        query: query.default({}).describe("Added to the service's `query`; ${NAME} stands for a variable"),
        headers: source/* headersShape */.qv.default({}).describe("Added to the service's `headers`"),
        key: values/* pointer */.Wn.describe('Where a record holds its id; it becomes `external_id` and the last part of `idem_key`'),
        inject: schemas/* record */.g1P(schemas/* string */.YjP(), values/* template */.vs)
            .default({})
            .describe('Top-level members added to each record, when the service leaves out what it was asked for'),
        detail: detailShape.optional(),
        cursor: cursorShape.optional(),
        paging: source/* pagingShape */.kQ.optional().describe("Instead of the service's"),
        records: source/* recordsShape */.Cn.optional().describe("Instead of the service's"),
    })
        .describe('What is fetched'),
    sink: schemas/* strictObject */.rej({
        source_system: values/* name */.UU.describe('Value of that column in raw_objects: the provider'),
        connection_name: values/* name */.UU.describe('Value of that column: the account or form'),
        object_type: values/* name */.UU.describe('Value of that column: what one record is'),
    })
        .describe('Under which name the records are kept; `idem_key` is SYSTEM:CONNECTION:TYPE:ID'),
    options: schemas/* strictObject */.rej({
        auto_since: schemas/* boolean */.zMY()
            .default(true)
            .describe('Start where the last whole fetch ended (needs `source.cursor`); false fetches everything'),
        since: schemas/* string */.YjP()
            .regex(/^(?:-[0-9]{1,5}d|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)$/, 'Write -7d or an ISO 8601 time')
            .optional()
            .describe('Start here instead: `-7d` or an ISO 8601 time, UTC when no offset is given'),
        limit: values/* limit */.AB.optional().describe('Stop after so many records; such a fetch is not whole and moves no cursor'),
        max_failed: values/* maxFailed */.e_
            .optional()
            .describe('More records without a readable id or time than this (5, 10%) fail the job; without it none does'),
    })
        .prefault({})
        .describe('How much is fetched'),
});

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

;// CONCATENATED MODULE: ./lib/definition/shapes/index.js














/** Total over the kinds: a kind without a shape does not compile. */
const kindShapes = {
    exec: execShape,
    ingest: ingestShape,
    validate: validateShape,
    canonize: canonizeShape,
    project_measurement_events: projectMeasurementEventsShape,
    project_observations: projectObservationsShape,
    create_projection: createProjectionShape,
    sync_sqlite: syncSqliteShape,
    file_projection: fileProjectionShape,
    spectra_source: spectraShape,
    spectra_prepare: spectraShape,
    spectra_extract: spectraShape,
    spectra_clean: spectraShape,
    spectra_transform: spectraShape,
    spectra_refine: spectraShape,
    spectra_analyse: spectraShape,
    spectra_validate: spectraShape,
    solution: solutionShape,
};
/** Shapes are built when a document of their kind is first met: a short command pays for the kinds it sees. */
const built = new Map();
/** The whole document of an atomic job: the shared keys, `job_type`, and the kind's own. */
function jobShape(kind) {
    const known = built.get(kind);
    if (known !== undefined)
        return known;
    const jobType = schemas/* literal */.euz(kind).describe(vocabulary/* kindMeanings */.dP[kind]);
    const whole = kindShapes[kind].safeExtend({ ...common/* atomicKeys */.e0, job_type: jobType });
    built.set(kind, whole);
    return whole;
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

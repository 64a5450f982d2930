export const id = 505;
export const ids = [505];
export const modules = {

/***/ 9505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  defaultConfig: () => (/* binding */ defaultConfig),
  readConfig: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
// EXTERNAL MODULE: ./lib/definition/issues.js
var issues = __webpack_require__(1801);
// EXTERNAL MODULE: ./lib/definition/parse.js + 2 modules
var parse = __webpack_require__(6798);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./lib/definition/shapes/common.js
var common = __webpack_require__(8255);
;// CONCATENATED MODULE: ./lib/definition/shapes/config.js


const settingText = schemas/* string */.YjP().min(1);
/** What `lorchestra workflow ID` writes beside what the definitions say. */
const workflowShape = schemas/* strictObject */.rej({
    file: schemas/* string */.YjP()
        .regex(/^\.github\/workflows\/[A-Za-z0-9_-][A-Za-z0-9_.-]*\.ya?ml$/, 'Workflows lie in .github/workflows')
        .optional()
        .describe('The file. Default: .github/workflows/<composite>.yml'),
    on: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()).default({ workflow_dispatch: null }).describe('When it runs, as GitHub has it'),
    runs_on: schemas/* union */.KCZ([settingText, schemas/* array */.YOg(settingText).nonempty()])
        .optional()
        .describe('Label or labels of the runner'),
    setup: settingText.optional().describe('Shell text that each machine runs before its jobs'),
    setup_action: schemas/* literal */.euz(true)
        .optional()
        .describe('Each machine runs the action in .github/actions/lorchestra-setup before its jobs'),
    shards: schemas/* union */.KCZ([schemas/* int */.Whr().min(1).max(256), schemas/* literal */.euz('auto'), schemas/* literal */.euz('whole')])
        .optional()
        .describe('Most machines for a stage, or "whole": one machine for all stages of a phase. Default "auto"'),
    params: schemas/* record */.g1P(common/* variableShape */.UE, schemas/* string */.YjP().regex(/^[^\r\n]*$/, 'Use one line'))
        .optional()
        .describe('Values for ${params.NAME}'),
    profile: settingText.optional().describe('Where data lives. Default: as set above'),
    action: schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+$/, 'Write owner/repository@tag or @commit')
        .optional()
        .describe('The Action. Default: the release that writes the file'),
})
    .describe('How a composite runs on GitHub');
/** The settings of a composite for which none are written down. */
const defaultWorkflow = workflowShape.parse({});
const poolShape = schemas/* strictObject */.rej({
    requests_per_second: schemas/* number */.aig().min(0.001).max(10_000).optional().describe('Most requests that start in a second'),
    concurrency: schemas/* int */.Whr().min(1).max(1_000).optional().describe('Most requests under way at once'),
})
    .refine(({ requests_per_second, concurrency }) => requests_per_second !== undefined || concurrency !== undefined, {
    error: 'Give requests_per_second, concurrency or both',
})
    .describe('How hard a service may be asked by all jobs of a machine together');
const poolsShape = schemas/* record */.g1P(common/* placeShape */.Ns, poolShape);
const profileShape = schemas/* strictObject */.rej({
    variables: schemas/* record */.g1P(common/* variableShape */.UE, schemas/* string */.YjP()).optional().describe('Values for ${NAME} in definitions'),
    pools: poolsShape.optional().describe('Pools of this profile, in place of those of the same name'),
    state_dir: schemas/* string */.YjP().min(1).optional().describe('Where runs are kept. Default .lorchestra'),
    warehouse: schemas/* string */.YjP().min(1).optional().describe('The warehouse. Default: a SQLite file in the state folder'),
    vault: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe('Where people read: a SQLite file and Markdown. Default: a folder in the state folder'),
})
    .describe('Where data lives and which services are called');
const configShape = schemas/* strictObject */.rej({
    jobs: schemas/* string */.YjP().min(1).default('jobs').describe('The folder of definitions'),
    pipelines: schemas/* string */.YjP()
        .min(1)
        .default('pipelines')
        .describe('The folder of SPECTRA pipelines; definitions lie in the `jobs` folder of each'),
    profile: schemas/* string */.YjP().min(1).default('sandbox').describe('The profile that is used when none is asked for'),
    profiles: schemas/* record */.g1P(schemas/* string */.YjP().min(1), profileShape).default({}).describe('Profiles by name'),
    workflows: schemas/* record */.g1P(common/* idShape */.Jk, workflowShape).default({}).describe('GitHub workflows by the composite that they run'),
    pools: poolsShape.default({}).describe('Limits by the names that sources give as their `pool`'),
    max_parallel: schemas/* int */.Whr().min(1).max(1000).optional().describe('Most jobs at the same time'),
});

;// CONCATENATED MODULE: ./lib/definition/config.js





/** What holds without a `lorchestra.yaml`. */
const defaultConfig = { ok: true, value: configShape.parse({}), diagnostics: [] };
/** Reads `lorchestra.yaml`, as an adapter read it. */
function readConfig(file) {
    const parsed = file.sources.map((source) => (0,parse/* parseText */.r)(source));
    const [first, second] = parsed.flatMap(({ documents }) => documents);
    const diagnostics = [...file.diagnostics, ...parsed.flatMap((text) => text.diagnostics)];
    if (second !== undefined) {
        const span = (0,definition_document/* spanAt */.i6)(second.document, []);
        diagnostics.push((0,codes/* problem */.CC)('config/several-documents', span, 'Settings are one document, but a second one begins here'));
    }
    if (first === undefined)
        return diagnostics.length > 0 ? { ok: false, diagnostics } : defaultConfig;
    const { value, diagnostics: found } = (0,issues/* checkShape */.e)(first.document, configShape);
    const all = (0,codes/* sortDiagnostics */.Ds)([...diagnostics, ...(0,issues/* withoutRepeats */.j)(first.findings, found)]);
    return all.length > 0 || value === null ? { ok: false, diagnostics: all } : { ok: true, value, diagnostics: [] };
}


/***/ }),

/***/ 1801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ checkShape),
/* harmony export */   j: () => (/* binding */ withoutRepeats)
/* harmony export */ });
/* harmony import */ var _core_suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3029);
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9571);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6476);



/**
 * Checks a document against a shape. Each finding becomes a diagnostic at the YAML node it is about: an unknown key at
 * the key, a missing one at the first key of its map, all else at the value.
 */
function checkShape(document, shape) {
    // Without code made at run time, which would cost a short command more than it saves and is closed to eval.
    // An empty message means that the shape had nothing of its own to say; what it does say becomes the hint.
    const parsed = shape.safeParse(document.value, { error: () => '', jitless: true });
    if (parsed.success)
        return { value: parsed.data, diagnostics: [] };
    return {
        value: null,
        diagnostics: parsed.error.issues.flatMap((issue) => translate({ document, shape }, issue, issue.path)),
    };
}
function translate(context, issue, path) {
    if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => unknownKey(context, path, key));
    if (issue.code === 'invalid_union')
        return translateUnion(context, issue, path);
    if (issue.code === 'invalid_key')
        return [badKey(context, issue, path)];
    if (valueAt(context.document.value, path) === undefined)
        return [missingKey(context, issue, path)];
    return [badValue(context, issue, path)];
}
/** Says what is wrong with the branch that the user was writing, not with those that were never meant. */
function translateUnion(context, issue, path) {
    const value = valueAt(context.document.value, path);
    if (value === undefined)
        return [missingKey(context, issue, path)];
    const discriminator = 'discriminator' in issue && typeof issue.discriminator === 'string' ? issue.discriminator : null;
    if (discriminator !== null) {
        const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
        return [oneOf(context, options, path)];
    }
    const meant = issue.errors.find((branch) => !branch.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'));
    if (meant === undefined || meant.length === 0)
        return [badValue(context, issue, path)];
    return meant.flatMap((inner) => translate(context, inner, [...path, ...inner.path]));
}
function unknownKey({ document, shape }, path, key) {
    const where = path.length === 0 ? '' : ` in "${shown(path)}"`;
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/unknown-key', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .keySpanAt */ .VE)(document, [...path, key]), {
        message: `Unknown key "${key}"${where}`,
        hint: (0,_core_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .a)(key, keysAt(shape, path, document.value)),
    });
}
function badKey({ document }, issue, path) {
    const hint = issue.issues.map((inner) => inner.message).find((message) => message !== '');
    const name = String(path.at(-1) ?? '');
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/bad-value', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .keySpanAt */ .VE)(document, path), {
        message: `Cannot use "${name}" as a key of "${shown(path.slice(0, -1))}"`,
        hint,
    });
}
function missingKey({ document }, issue, path) {
    const parent = path.slice(0, -1);
    const where = parent.length === 0 ? '' : ` in "${shown(parent)}"`;
    const hint = issue.message === '' ? undefined : issue.message;
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/missing-key', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .firstKeySpanAt */ .x)(document, parent), {
        message: `Key "${shown(path.slice(-1))}" is missing${where}`,
        hint,
    });
}
function badValue(context, issue, path) {
    const { document } = context;
    if (issue.code === 'invalid_value')
        return oneOf(context, issue.values.map(String), path);
    if (issue.code === 'invalid_type' || issue.code === 'invalid_union')
        return wrongType(document, issue, path);
    const own = issue.message === '' ? undefined : issue.message;
    const span = (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .spanAt */ .i6)(document, path);
    if (issue.code === 'too_small' && (issue.origin === 'array' || issue.origin === 'string') && issue.minimum === 1) {
        return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/empty', span, { message: `"${shown(path)}" is empty`, hint: own });
    }
    const code = String(path.at(-1)).endsWith('_id') ? 'definition/bad-id' : 'definition/bad-value';
    const message = `Cannot use ${valueWords(valueAt(document.value, path))} as "${shown(path)}"`;
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)(code, span, { message, hint: own ?? rangeWords(issue) });
}
function wrongType(document, issue, path) {
    const own = issue.message === '' ? undefined : issue.message;
    const value = valueWords(valueAt(document.value, path));
    const wanted = issue.code === 'invalid_type' ? issue.expected : null;
    const message = own === undefined && wanted !== null
        ? `"${shown(path)}" must be ${typeWords(wanted)}, but is ${value}`
        : `Cannot use ${value} as "${shown(path)}"`;
    const hint = own ?? (wanted === 'string' ? quoteHint(document, path) : undefined);
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/wrong-type', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .spanAt */ .i6)(document, path), { message, hint });
}
function oneOf({ document }, options, path) {
    const value = valueAt(document.value, path);
    const hint = (0,_core_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .a)(typeof value === 'string' ? value : '', options) ?? `Known: ${options.join(', ')}`;
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('definition/bad-value', (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .spanAt */ .i6)(document, path), {
        message: `Cannot use ${valueWords(value)} as "${shown(path)}"`,
        hint,
    });
}
function quoteHint(document, path) {
    const written = (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .plainSourceAt */ .PY)(document, path);
    return written === null || valueAt(document.value, path) === null ? undefined : `Quote it: "${written}"`;
}
function rangeWords(issue) {
    if (issue.code === 'too_small')
        return `It must be at least ${issue.minimum}${lengthWords(issue.origin)}`;
    if (issue.code === 'too_big')
        return `It must be at most ${issue.maximum}${lengthWords(issue.origin)}`;
    if (issue.code === 'invalid_format' && issue.format === 'starts_with' && 'prefix' in issue)
        return `It must start with "${String(issue.prefix)}"`;
    return undefined;
}
function lengthWords(origin) {
    if (origin === 'string')
        return ' characters long';
    return origin === 'array' ? ' items long' : '';
}
const typeNames = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map',
    record: 'a map',
};
function typeWords(expected) {
    return typeNames[expected] ?? expected;
}
function valueWords(value) {
    if (value === null)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'a map';
    if (typeof value === 'string')
        return `"${value.length > 60 ? `${value.slice(0, 60)}\u2026` : value}"`;
    return typeof value === 'number' ? `the number ${value}` : JSON.stringify(value);
}
/** `stages[0].jobs[2]` */
function shown(path) {
    return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`)).join('');
}
function valueAt(value, path) {
    let at = value;
    for (const step of path) {
        if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step))
            return undefined;
        at = Reflect.get(at, step);
    }
    return at;
}
/** The keys that a shape knows at a place; of a union, those of the branch whose literal keys fit the value. */
function keysAt(shape, path, value) {
    const { def } = shape._zod;
    if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault' || def.type === 'nullable')
        return keysAt(def.innerType, path, value);
    if (def.type === 'pipe')
        return keysAt(def.in, path, value);
    if (def.type === 'union') {
        const branch = def.options.find((option) => fits(option, value));
        return branch === undefined ? [] : keysAt(branch, path, value);
    }
    const [step, ...rest] = path;
    if (def.type === 'object') {
        if (step === undefined)
            return Object.keys(def.shape);
        const inner = def.shape[String(step)];
        return inner === undefined ? [] : keysAt(inner, rest, valueAt(value, [step]));
    }
    if (step === undefined)
        return [];
    if (def.type === 'array')
        return keysAt(def.element, rest, valueAt(value, [step]));
    return def.type === 'record' ? keysAt(def.valueType, rest, valueAt(value, [step])) : [];
}
function fits(option, value) {
    const { def } = option._zod;
    if (def.type !== 'object')
        return false;
    return Object.entries(def.shape).every(([key, inner]) => {
        const literal = inner._zod.def;
        return literal.type !== 'literal' || literal.values.includes(valueAt(value, [key]));
    });
}
/** Drops findings about a value that an earlier finding already calls unreadable. */
function withoutRepeats(earlier, found) {
    const taken = new Set(earlier.map((item) => placeOf(item.span)));
    return [...earlier, ...found.filter((item) => !taken.has(placeOf(item.span)))];
}
function placeOf(span) {
    return `${span.start}:${span.end}`;
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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8816);
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


/***/ })

};

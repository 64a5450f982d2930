export const id = 4;
export const ids = [4];
export const modules = {

/***/ 5004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check),
  inspect: () => (/* binding */ inspect)
});

// EXTERNAL MODULE: ./lib/adapters/hash.js
var hash = __webpack_require__(2886);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/core/frame.js
var core_frame = __webpack_require__(2182);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/plan/compile.js + 7 modules
var compile = __webpack_require__(191);
// EXTERNAL MODULE: ./lib/report/diagnostics.js
var diagnostics = __webpack_require__(7238);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(4639);
// EXTERNAL MODULE: ./lib/core/suggest.js
var suggest = __webpack_require__(3029);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
;// CONCATENATED MODULE: ./lib/app/pools.js


/**
 * Sources whose pool has limits in no profile although other pools have: most likely a slip of the pen. Who writes down
 * no limits at all wants none.
 */
function unknownPools({ sources }, { known_pools: known = [] }) {
    if (known.length === 0)
        return [];
    return [...sources.values()].flatMap(({ document, source_id, spec: { pool } }) => {
        if (pool === undefined || known.includes(pool))
            return [];
        const hint = (0,suggest/* didYouMean */.a)(pool, known) ?? 'Describe it under "pools" in lorchestra.yaml';
        return [
            {
                ...{ code: 'settings/unknown-pool', severity: 'warning', span: (0,definition_document/* spanAt */.i6)(document, ['pool']), hint },
                message: `Pool "${pool}" has no limits in any profile, so requests to "${source_id}" have none`,
            },
        ];
    });
}

// EXTERNAL MODULE: ./lib/app/project.js + 1 modules
var app_project = __webpack_require__(4290);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/core/json.js
var json = __webpack_require__(3085);
// EXTERNAL MODULE: ./lib/definition/parse.js + 2 modules
var parse = __webpack_require__(6798);
;// CONCATENATED MODULE: ./lib/definition/gather-guard.js



/**
 * Jobs of GitHub workflows that collect a fan-out and can be skipped: when a leg fails, GitHub skips what needs it, and
 * what is skipped counts as success. What else a workflow may hold is not looked at.
 */
function unguardedGathers(workflows) {
    return workflows.flatMap((source) => (0,parse/* parseText */.r)(source).documents.flatMap(({ document }) => {
        const { jobs } = document.value;
        return (0,json/* isObject */.Gv)(jobs) ? Object.entries(jobs).flatMap(([id, job]) => unguarded(document, id, job)) : [];
    }));
}
function unguarded(document, id, job) {
    if (!(0,json/* isObject */.Gv)(job) || job['needs'] === undefined || !collects(job['steps']))
        return [];
    const condition = job['if'];
    if (typeof condition === 'string' && /\balways\s*\(\s*\)/.test(condition))
        return [];
    const span = condition === undefined ? (0,definition_document/* keySpanAt */.VE)(document, ['jobs', id]) : (0,definition_document/* spanAt */.i6)(document, ['jobs', id, 'if']);
    const message = `Job "${id}" collects, but is skipped when a job fails that it needs; what is skipped counts as success`;
    return [{ code: 'workflow/gather-guard', severity: 'error', message, span, hint: 'Write "if: always()" on the job' }];
}
function collects(steps) {
    return (Array.isArray(steps) &&
        steps.some((step) => (0,json/* isObject */.Gv)(step) && (0,json/* isObject */.Gv)(step['with']) && step['with']['mode'] === 'collect' && isOurs(step['uses'])));
}
function isOurs(uses) {
    return typeof uses === 'string' && /^(?:[^/@]+\/lorchestra(?:\/[^@]*)?@.+|\.\/.*|\$\/.*)$/.test(uses);
}

// EXTERNAL MODULE: ./lib/data/failed.js
var failed = __webpack_require__(3283);
// EXTERNAL MODULE: ./lib/definition/assets.js
var definition_assets = __webpack_require__(8820);
// EXTERNAL MODULE: ./lib/data/scoring/binding.js
var scoring_binding = __webpack_require__(5251);
// EXTERNAL MODULE: ./lib/data/scoring/codebook.js
var codebook = __webpack_require__(6908);
// EXTERNAL MODULE: ./lib/data/scoring/measure-shape.js
var measure_shape = __webpack_require__(2218);
;// CONCATENATED MODULE: ./lib/data/scoring/numbers.js
/** 4.5 is 5, 4.49 is 4. */
function numbers_roundHalfUp(value) {
    return Math.floor(value + 0.5);
}
/** Lowest and highest points of one item. */
function numbers_pointsOf(item) {
    const points = Object.values(item.response_map);
    return { min: Math.min(...points), max: Math.max(...points) };
}
/** What a sum over `count` of `total` items comes to by the scale's method; missing items count as the mean of the others. */
function numbers_scoreOf(method, sum) {
    const { points, count, total } = sum;
    if (method === 'average')
        return points / count;
    // Multiplied first, so that a half is exactly a half.
    return ((method === 'sum_then_double' ? 2 : 1) * points * total) / count;
}
/** The lowest and highest score of a scale over these items; reversing an item changes neither. */
function attainable(method, items) {
    const ranges = items.map(numbers_pointsOf);
    const of = (pick) => {
        const points = ranges.reduce((sum, range) => sum + range[pick], 0);
        return numbers_scoreOf(method, { points, count: items.length, total: items.length });
    };
    return { min: of('min'), max: of('max') };
}

// EXTERNAL MODULE: ./lib/data/scoring/read.js
var read = __webpack_require__(7868);
;// CONCATENATED MODULE: ./lib/data/scoring/measure.js




/** Reads a measure that a binding names. Fails with kind `asset`, naming everything that is wrong. */
function readMeasure(from, named) {
    const file = { ...from, kind: 'measure' };
    const measure = (0,read/* readRegistryFile */.wR)(file, measure_shape/* measureShape */.C);
    const wrongName = measure.measure_id === named.id && measure.version === named.version
        ? []
        : [`it is "${measure.measure_id}" ${measure.version}, and "${named.id}" ${named.version} is wanted`];
    (0,read/* refuseIf */.QS)(file, [...wrongName, ...itemProblems(measure), ...measure.scales.flatMap((scale) => scaleProblems(measure, scale))]);
    return measure;
}
/** The scale whose score stands for the measure. */
function measure_primaryScale(measure) {
    if (measure.primary_scale !== undefined)
        return measure.primary_scale;
    const [only, ...others] = measure.scales;
    return only !== undefined && others.length === 0 ? only.scale_id : null;
}
function itemProblems(measure) {
    const { items, scales, flags } = measure;
    const known = new Set(items.map((item) => item.item_id));
    const codes = [...known, ...scales.map((scale) => scale.scale_id), ...flags.map((flag) => flag.flag_id)];
    const primary = measure.primary_scale ?? null;
    return [
        ...(0,read/* repeated */.ZD)(items.map((item) => item.item_id)).map((one) => `item "${one}" stands twice`),
        ...(0,read/* repeated */.ZD)(items.map((item) => item.position)).map((one) => `position ${one} stands twice`),
        ...(0,read/* repeated */.ZD)(codes).map((one) => `the id "${one}" is used twice`),
        ...flags.filter((flag) => !known.has(flag.item_id)).map((flag) => `flag "${flag.flag_id}" names no item of the measure`),
        ...items.flatMap(spellingProblems),
        ...(primary === null || scales.some((scale) => scale.scale_id === primary) ? [] : [`there is no scale "${primary}"`]),
    ];
}
/** Two spellings that are read the same must mean the same. */
function spellingProblems({ item_id, response_map, aliases }) {
    const anchors = Object.keys(response_map).map(codebook/* normalised */.Z7);
    const others = Object.keys(aliases).map(codebook/* normalised */.Z7);
    return [
        ...(0,read/* repeated */.ZD)([...anchors, ...others]).map((one) => `item "${item_id}" has "${one}" twice`),
        ...Object.values(aliases)
            .filter((anchor) => !anchors.includes((0,codebook/* normalised */.Z7)(anchor)))
            .map((anchor) => `item "${item_id}" has no anchor "${anchor}"`),
    ];
}
function scaleProblems(measure, scale) {
    const items = new Map(measure.items.map((item) => [item.item_id, item]));
    const unknown = [...scale.items, ...scale.reversed_items].filter((one) => !items.has(one));
    const name = `scale "${scale.scale_id}"`;
    if (unknown.length > 0)
        return unknown.map((one) => `${name} names no item of the measure: "${one}"`);
    const counted = scale.items.flatMap((one) => items.get(one) ?? []);
    const { min, max } = attainable(scale.method, counted);
    return [
        ...(0,read/* repeated */.ZD)(scale.items).map((one) => `${name} counts "${one}" twice`),
        ...scale.reversed_items.filter((one) => !scale.items.includes(one)).map((one) => `${name} does not count "${one}"`),
        ...(scale.min === min && scale.max === max ? [] : [`${name} can reach ${min} to ${max}, not ${scale.min} to ${scale.max}`]),
        ...(scale.missing_allowed < scale.items.length ? [] : [`${name} may not miss all its items`]),
        ...bandProblems(scale, { min, max }).map((problem) => `${name}: ${problem}`),
    ];
}
/** A score without a band would have no label, and nobody would notice. */
function bandProblems({ interpretations }, { min, max }) {
    const [first] = interpretations;
    const last = interpretations.at(-1);
    if (first === undefined || last === undefined)
        return [];
    const gaps = interpretations.flatMap((band, index) => {
        const before = interpretations[index - 1];
        if (band.min > band.max)
            return [`band "${band.label}" ends before it begins`];
        if (before === undefined || band.min === before.max + 1)
            return [];
        return [`band "${band.label}" begins at ${band.min}, and the one before ends at ${before.max}`];
    });
    return [
        ...gaps,
        ...(first.min === numbers_roundHalfUp(min) ? [] : [`its bands begin at ${first.min}, and scores at ${min}`]),
        ...(last.max === numbers_roundHalfUp(max) ? [] : [`its bands end at ${last.max}, and scores at ${max}`]),
    ];
}

;// CONCATENATED MODULE: ./lib/data/scoring/scale.js

const none = { value: null, exact_value: null, label: null, severity_code: null, severity_level: null };
/** Scores one scale. Items that are not on the form rule it out, unless the binding lets them count as missing. */
function scale_scoreScale(scale, bound, answers) {
    const items = bound.measure.items.filter((item) => scale.items.includes(item.item_id));
    const stateOf = (item) => answers.get(item.item_id) ?? { state: 'not_on_form' };
    const unbound = items.some((item) => stateOf(item).state === 'not_on_form');
    if (unbound && !bound.prorated.has(scale.scale_id))
        return { ...none, reason: 'not_on_form', error: null };
    const points = items.flatMap((item) => {
        const answer = stateOf(item);
        return answer.state === 'answered' ? [pointsIn(scale, item, answer.value)] : [];
    });
    const missing = items.length - points.length;
    if (missing > scale.missing_allowed) {
        const words = `${missing} of ${items.length} items of "${scale.scale_id}" have no usable answer, and ${scale.missing_allowed} may be missing`;
        return { ...none, reason: 'too_many_missing', error: scale.missing_strategy === 'skip' ? null : words };
    }
    const sum = points.reduce((total, one) => total + one, 0);
    const exact = scoreOf(scale.method, { points: sum, count: points.length, total: items.length });
    const value = scale.method === 'average' ? exact : roundHalfUp(exact);
    return { value, exact_value: exact, ...bandOf(scale, roundHalfUp(exact)), reason: null, error: null };
}
function pointsIn(scale, item, value) {
    if (!scale.reversed_items.includes(item.item_id))
        return value;
    const { min, max } = pointsOf(item);
    return max + min - value;
}
function bandOf(scale, score) {
    const band = scale.interpretations.find(({ min, max }) => min <= score && score <= max);
    return { label: band?.label ?? null, severity_code: band?.code ?? null, severity_level: band?.severity ?? null };
}

;// CONCATENATED MODULE: ./lib/data/scoring/score.js



/** Changes whenever the same answers could give other scores; everything is scored again then. */
const scorerVersion = '1.0.0';
/** Scores a submission on every measure of its form. A measure of which nothing was answered gives nothing. */
function scoreSubmission(form, given) {
    const values = new Map(given.map((answer) => [answer.question_id, answer.answer_value]));
    const used = new Set();
    const scores = [];
    const errors = [];
    let warnings = 0;
    for (const bound of form) {
        const answers = answersTo(bound, given, values);
        for (const { by, value } of bound.places.values()) {
            const key = by === 'field_key' ? value : given[value - 1]?.question_id;
            if (key !== undefined)
                used.add(key);
        }
        const states = [...answers.values()].map((answer) => answer.state);
        if (!states.some((state) => state === 'answered' || state === 'rejected'))
            continue;
        warnings += states.filter((state) => state === 'unanswered').length;
        const result = scoreMeasure(bound, answers);
        scores.push(result.score);
        errors.push(...result.errors);
    }
    warnings += given.filter((answer) => !used.has(answer.question_id)).length;
    return { scores, errors, warnings };
}
function answersTo({ measure, places, codebooks }, given, values) {
    return new Map(measure.items.map(({ item_id }) => {
        const place = places.get(item_id);
        const codebook = codebooks.get(item_id);
        if (place === undefined || codebook === undefined)
            return [item_id, { state: 'not_on_form' }];
        const value = place.by === 'field_key' ? values.get(place.value) : given[place.value - 1]?.answer_value;
        return [item_id, recode(codebook, value)];
    }));
}
function scoreMeasure(bound, answers) {
    const { measure } = bound;
    const scales = measure.scales.map((scale) => ({ scale, result: scoreScale(scale, bound, answers) }));
    const primary = scales.find(({ scale }) => scale.scale_id === primaryScale(measure))?.result;
    const rejected = [...answers].flatMap(([item_id, answer]) => answer.state === 'rejected' ? [`Item "${item_id}": ${answer.reason}`] : []);
    return {
        score: {
            measure,
            measure_digest: bound.digest,
            value: primary?.value ?? null,
            severity_label: primary?.label ?? null,
            severity_code: primary?.severity_code ?? null,
            severity_level: primary?.severity_level ?? null,
            components: [
                ...measure.items
                    .toSorted((a, b) => a.position - b.position)
                    .map((item) => itemComponent(item, answers.get(item.item_id))),
                ...scales.map(({ scale, result }) => scaleComponent(scale.scale_id, result)),
                ...measure.flags.map((flag) => flagComponent(flag, answers.get(flag.item_id))),
            ],
        },
        errors: [...rejected, ...scales.flatMap(({ result }) => result.error ?? [])],
    };
}
function itemComponent(item, answer = { state: 'not_on_form' }) {
    const answered = answer.state === 'answered' ? answer : null;
    return {
        code: item.item_id,
        kind: 'item',
        value: answered?.value ?? null,
        value_type: typeOf(answered?.value ?? null),
        label: answered?.label ?? null,
        raw_answer: 'raw' in answer ? answer.raw : null,
        position: item.position,
        missing: answered === null,
        reason: answered !== null ? null : answer.state === 'rejected' ? answer.reason : answer.state,
    };
}
function scaleComponent(code, score) {
    return {
        code,
        kind: 'scale',
        value: score.value,
        value_type: typeOf(score.value),
        label: score.label,
        raw_answer: null,
        position: null,
        missing: score.value === null,
        reason: score.reason,
        exact_value: score.exact_value,
        severity_code: score.severity_code,
        severity_level: score.severity_level,
    };
}
/** 1 = raised, 0 = not, null = nobody can tell. */
function flagComponent(flag, answer = { state: 'not_on_form' }) {
    const value = answer.state === 'answered' ? Number(answer.value >= flag.min) : null;
    return {
        code: flag.flag_id,
        kind: 'flag',
        value,
        value_type: typeOf(value),
        label: value === 1 ? flag.name : null,
        raw_answer: null,
        position: null,
        missing: value === null,
        reason: value === null ? answer.state : null,
    };
}
function typeOf(value) {
    if (value === null)
        return 'null';
    return Number.isInteger(value) ? 'integer' : 'float';
}

// EXTERNAL MODULE: ./lib/core/defect.js
var defect = __webpack_require__(9258);
;// CONCATENATED MODULE: ./lib/kinds/asset.js

/** The file that a field of the spec names, checked against the plan. */
function assetOf(spec, ports, field) {
    const asset = spec.assets.find((one) => one.field === field);
    if (!asset)
        throw new defect/* Defect */.k(`The plan holds no asset for "${field}"`);
    return { asset, text: ports.assets.read(asset) };
}

;// CONCATENATED MODULE: ./lib/kinds/project_observations/form.js




/** Reads the binding and its measures. Fails with kind `asset` when one cannot be used or they do not fit. */
function readForm(spec, ports) {
    const { binding_id, binding_version } = spec.transform;
    const { asset, text } = assetOf(spec, ports, 'transform.binding_id');
    const from = { file: asset.file, text };
    const binding = (0,scoring_binding/* readBinding */.YM)(from, { id: binding_id, version: binding_version });
    const measures = (0,scoring_binding/* bind */.oI)(binding, from, ({ measure_id, measure_version }) => {
        const file = assetOf(spec, ports, `transform.measures.${measure_id}`);
        const measure = readMeasure({ file: file.asset.file, text: file.text }, { id: measure_id, version: measure_version });
        return { measure, digest: ports.sha256(file.text) };
    });
    const binding_digest = ports.sha256(text);
    const parts = [binding_id, binding_version, binding_digest, scorerVersion, ...measures.map(({ digest }) => digest)];
    const scoring_digest = ports.sha256(parts.join('\n'));
    return { measures, target: { binding_id, binding_version, binding_digest, scorer_version: scorerVersion, scoring_digest } };
}

// EXTERNAL MODULE: ./lib/ports/assets.js
var ports_assets = __webpack_require__(5015);
;// CONCATENATED MODULE: ./lib/app/registries.js






/** What is wrong in the measures and bindings that jobs name. A file that is not there is the compiler's to report. */
function checkRegistries(catalogue, files) {
    return [...catalogue.jobs.values()].flatMap((job) => (job.kind === 'project_observations' ? problemsOf(job, files) : []));
}
function problemsOf({ job_id, spec, document }, files) {
    const assets = (0,definition_assets/* assetsOf */.Z)('project_observations', spec, files).map((asset) => ({ ...asset, sha256: null }));
    const read = ({ file }) => {
        const text = files.text(file);
        if (text === null)
            throw new ports_assets/* AssetError */.F(`Cannot read "${file}"`);
        return text;
    };
    try {
        readForm({ ...spec, assets }, { assets: { read }, sha256: hash/* sha256 */.s });
        return [];
    }
    catch (error) {
        if (error instanceof ports_assets/* AssetError */.F)
            return [];
        if (!(error instanceof failed/* Failed */.c))
            throw error;
        const message = `${error.message}: job "${job_id}" will fail when it runs`;
        return [{ code: 'asset/unusable', severity: 'warning', message, span: (0,definition_document/* spanAt */.i6)(document, ['transform', 'binding_id']) }];
    }
}

;// CONCATENATED MODULE: ./lib/app/check.js













/** Every mistake in the definitions of a repository, and how many definitions there are. */
async function inspect(place) {
    const project = await (0,app_project/* openProject */.U8)(place);
    if (!project.ok)
        return { composites: 0, jobs: 0, diagnostics: project.diagnostics };
    const { catalogue, root, diagnostics, settings } = project.value;
    const files = { text: (0,project_files/* assetTexts */.bP)(root), jobs: settings.jobs };
    const found = [
        ...(0,compile/* checkCatalogue */.G)({ catalogue, asset: (0,project_files/* assetDigests */.gd)(root, hash/* sha256 */.s), sha256: hash/* sha256 */.s, ...files }),
        ...checkRegistries(catalogue, files),
        ...unknownPools(catalogue, settings),
        ...unguardedGathers((0,project_files/* readSources */.tW)(root, '.github/workflows').sources),
    ];
    const composites = [...catalogue.jobs.values()].filter((job) => job.kind === 'composite').length;
    return { composites, jobs: catalogue.jobs.size - composites, diagnostics: (0,codes/* sortDiagnostics */.Ds)([...diagnostics, ...found]) };
}
async function check({ entry, screen, flags }) {
    const report = await inspect((0,app_project/* placeOf */.$t)(entry, flags));
    const errors = report.diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
    if (flags.json === true) {
        screen.out(`${JSON.stringify({ composites: report.composites, jobs: report.jobs, diagnostics: report.diagnostics.map(plain) }, null, 2)}\n`);
        return errors > 0 ? vocabulary/* exitCodes */.hS.invalid : vocabulary/* exitCodes */.hS.success;
    }
    if (errors > 0)
        return (0,refuse/* refuse */.TR)(screen, report.diagnostics, false);
    if (report.diagnostics.length > 0)
        screen.out(`${(0,diagnostics/* renderDiagnostics */.DO)(report.diagnostics, screen.paint)}\n\n`);
    const mistakes = report.diagnostics.length === 0 ? 'no mistakes' : 'no errors';
    screen.out(`Checked ${(0,report_text/* count */.U9)(report.composites, 'composite')} and ${(0,report_text/* count */.U9)(report.jobs, 'job')}: ${mistakes}\n`);
    return vocabulary/* exitCodes */.hS.success;
}
/** A diagnostic as JSON: its place as file, line and column instead of offsets into a text. */
function plain(diagnostic) {
    const { code, severity, message, hint, span, related } = diagnostic;
    return {
        code,
        severity,
        message,
        ...(0,core_frame/* position */.G)(span),
        ...(hint === undefined ? {} : { hint }),
        ...(related === undefined ? {} : { related: related.map((other) => ({ message: other.message, ...(0,core_frame/* position */.G)(other.span) })) }),
    };
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

/***/ 6798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ parseText)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
;// CONCATENATED MODULE: ./lib/definition/guard.js

/**
 * What stands between a definition file and the YAML library. Nested far enough, a file of 2 KB makes the library abort
 * the whole process, out of reach of try and catch; so depth is bounded before anything is composed.
 */
const limits = { chars: 1024 * 1024, depth: 64, indent: 200, keys: 2000, values: 200_000 };
// oxlint-disable-next-line no-control-regex -- these are the characters it looks for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]|(?!^)\ufeff|\r(?!\n)/;
const blockHeader = /(?:^|[\s:?-])[|>][-+0-9]*[ \t]*(?:#.*)?$/;
const documentMarker = /^(?:---|\.\.\.)(?:\s|$)/;
const nestedIndicators = /^[ \t]*(?:[-?][ \t]+){65}/;
/** Where they do not belong, the library reports each as a mistake, at a cost that grows with their number; so do escapes. */
const misplaced = new Set([']', '}', '"', "'"]);
const costOfMistake = 4;
/**
 * One pass over the characters, linear in their number. It follows YAML as far as is needed to leave text in quotes,
 * comments and block scalars alone; where it errs, the walk over the tokens still finds what is too deep.
 * A file with a finding must not be parsed.
 */
function scanText(source) {
    const finding = scanWhole(source.text) ?? (isFlat(source.text) ? null : scanLines(source.text));
    if (finding === null)
        return [];
    const { code, at, message, hint } = finding;
    return [(0,codes/* problem */.CC)(code, { source, start: at, end: at + 1 }, { message, hint })];
}
function scanWhole(text) {
    if (text.length > limits.chars) {
        const message = `File has ${text.length} characters, and a definition file may have ${limits.chars}`;
        return { code: 'yaml/too-large', at: 0, message, hint: 'Split it into several files' };
    }
    const found = forbidden.exec(text);
    if (found === null)
        return null;
    const number = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const hint = found[0] === '\r' ? 'End lines with LF or CRLF' : 'Remove it, or write it as an escape in double quotes';
    return { code: 'yaml/character', at: found.index, message: `Character U+${number} may not stand in a definition`, hint };
}
const wideOrNested = /[ \t]{201}|(?:[-?][ \t]+){65}/;
/** Whether a text is too short, too narrow and too poor in brackets to meet any limit, as nearly every file is. */
function isFlat(text) {
    if (text.length * (1 + costOfMistake) >= limits.values || wideOrNested.test(text))
        return false;
    return (text.match(/[[{]/g)?.length ?? 0) <= limits.depth;
}
function scanLines(text) {
    const state = { depth: 0, quote: '', blockIndent: -1, values: 0 };
    for (let start = 0; start < text.length;) {
        const newline = text.indexOf('\n', start);
        const end = newline === -1 ? text.length : newline;
        const finding = scanLine(text.slice(start, end), state);
        if (finding !== null)
            return { ...finding, at: start + finding.at };
        start = end + 1;
    }
    return null;
}
function scanLine(line, state) {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    state.values += 1;
    if (indent > limits.indent && indent < line.length)
        return indented(indent);
    if (inBlockScalar(line, indent, state))
        return null;
    // A document marker ends whatever was left open: one broken document must not blame the next.
    if (documentMarker.test(line))
        Object.assign(state, { depth: 0, quote: '' });
    if (state.quote === '' && nestedIndicators.test(line))
        return tooDeep(indent);
    const finding = scanFlow(line, indent, state);
    if (state.depth === 0 && state.quote === '' && blockHeader.test(line.trimEnd()))
        state.blockIndent = indent;
    return finding;
}
function inBlockScalar(line, indent, state) {
    if (state.blockIndent < 0)
        return false;
    const inside = indent > state.blockIndent || line.trim() === '';
    if (!inside)
        state.blockIndent = -1;
    return inside;
}
/** Follows brackets and quotes along one line. */
function scanFlow(line, indent, state) {
    let fresh = true;
    for (let column = indent; column < line.length; column += 1) {
        if (state.values > limits.values)
            return tooMany;
        const character = line.charAt(column);
        if (state.quote !== '') {
            column += insideQuotes(character, state);
            fresh = false;
            continue;
        }
        if (character === '#' && /^$|\s/.test(line.charAt(column - 1)))
            return null;
        followValue(character, fresh, state);
        if (state.depth > limits.depth)
            return tooDeep(column);
        const opens = opensValue(line, column, { fresh, inFlow: state.depth > 0 });
        if (opens && (!fresh || character !== ' '))
            state.values += 1;
        fresh = opens;
    }
    return state.values > limits.values ? tooMany : null;
}
/** `fresh`: a value may begin at this character. In plain text, brackets and quotes are text. */
function followValue(character, fresh, state) {
    const inValue = fresh || state.depth > 0;
    if (inValue && (character === '[' || character === '{'))
        state.depth += 1;
    else if (state.depth > 0 && (character === ']' || character === '}'))
        state.depth -= 1;
    else if (fresh && (character === '"' || character === "'"))
        state.quote = character;
    else if (misplaced.has(character))
        state.values += costOfMistake;
}
/** How many further characters the one in quotes takes with it. */
function insideQuotes(character, state) {
    if (character === '\\' && state.quote === '"') {
        state.values += costOfMistake;
        return 1;
    }
    if (character === state.quote)
        state.quote = '';
    return 0;
}
/** Whether a value may begin at the next character: in a flow after its indicators, elsewhere after one and white space. */
function opensValue(line, column, { fresh, inFlow }) {
    const character = line.charAt(column);
    if (character === ' ' || character === '\t')
        return fresh || /[:?-]/.test(line.charAt(column - 1));
    if (character === '-' || character === '?')
        return fresh;
    return inFlow && (character === '[' || character === '{' || character === ',' || character === ':');
}
function indented(indent) {
    const message = `Line is indented by ${indent} columns, and ${limits.indent} are allowed`;
    return { code: 'yaml/indentation', at: indent, message };
}
function tooDeep(at) {
    return { code: 'yaml/too-deep', at, message: `Lists and maps are nested deeper than ${limits.depth} levels` };
}
const tooMany = {
    code: 'yaml/too-large',
    at: 0,
    message: `File holds more than ${limits.values} lines and values`,
    hint: 'Split it into several files',
};

;// CONCATENATED MODULE: ./lib/definition/tokens.js


const refused = {
    anchor: ['yaml/anchor', 'Anchors are not read'],
    alias: ['yaml/alias', 'Aliases are not read'],
    tag: ['yaml/tag', 'Tags are not read'],
};
/** Shown per document: an alias is seldom used once. */
const mostFindings = 20;
/**
 * What no definition may hold, found in the tokens of one document before they are composed. The walk keeps its own
 * stack, so depth costs it nothing. A document with a finding must not be composed.
 */
function checkTokens(source, document) {
    const found = [];
    const stack = [{ token: document, depth: 0 }];
    let values = 0;
    for (let open = stack.pop(); open !== undefined && found.length < mostFindings; open = stack.pop()) {
        values += 1;
        const { token, depth } = open;
        if (depth > limits.depth)
            return [...found, tokens_tooDeep(source, token.offset)];
        if (values > limits.values)
            return [...found, tokens_tooMany(source, token.offset)];
        if (token.type === 'directive')
            found.push(refuse('yaml/directive', token, 'Directives are not read'));
        if (token.type === 'alias')
            found.push(refuse(refused.alias[0], token, refused.alias[1]));
        if (token.type === 'document') {
            properties(token.start);
            push(token.value, depth);
        }
        if (token.type === 'block-scalar')
            properties(token.props);
        if ('items' in token)
            visitItems(token, depth);
    }
    return found.slice(0, mostFindings);
    function visitItems(token, depth) {
        const isMap = token.type === 'block-map' || (token.type === 'flow-collection' && token.start.source === '{');
        if (isMap && token.items.length > limits.keys) {
            const message = `Map has ${token.items.length} keys, and ${limits.keys} are allowed`;
            found.push((0,codes/* problem */.CC)('yaml/too-many-keys', { source, start: token.offset, end: token.offset + 1 }, message));
            return;
        }
        for (const item of token.items) {
            properties(item.start);
            if (item.sep)
                properties(item.sep);
            push(item.key, depth + 1);
            push(item.value, depth + 1);
        }
    }
    function push(token, depth) {
        if (token)
            stack.push({ token, depth });
    }
    function properties(tokens) {
        for (const token of tokens) {
            if (found.length >= mostFindings)
                return;
            if (token.type === 'anchor' || token.type === 'tag')
                found.push(refuse(refused[token.type][0], token, refused[token.type][1]));
        }
    }
    function refuse(code, token, message) {
        const text = 'source' in token ? token.source : '';
        const span = { source, start: token.offset, end: token.offset + Math.max(1, text.length) };
        return (0,codes/* problem */.CC)(code, span, { message: `${message}: "${shortened(text)}"`, hint: hints[code] });
    }
}
const hints = {
    'yaml/anchor': 'Write the value where it is needed',
    'yaml/alias': 'Write the value where it is needed',
    'yaml/tag': 'Quote the value if the "!" is part of it',
    'yaml/directive': 'Remove the line',
};
function shortened(text) {
    return text.length > 40 ? `${text.slice(0, 40)}\u2026` : text;
}
function tokens_tooDeep(source, start) {
    return (0,codes/* problem */.CC)('yaml/too-deep', { source, start, end: start + 1 }, `Lists and maps are nested deeper than ${limits.depth} levels`);
}
function tokens_tooMany(source, start) {
    const message = `Document holds more than ${limits.values} values`;
    return (0,codes/* problem */.CC)('yaml/too-large', { source, start, end: start + 1 }, { message, hint: 'Split it into several documents' });
}

;// CONCATENATED MODULE: ./lib/definition/parse.js





/** Syntax errors shown per document: one slip early in a file can make a hundred of them. */
const mostSyntaxErrors = 10;
/** A file with more than this many documents that cannot be read is no file of definitions; the rest is not listed. */
const mostPerFile = 200;
/**
 * Reads a file of any number of documents as YAML 1.2 (core schema). Never throws for what the text holds: a document
 * that cannot be read becomes diagnostics, the others are read all the same.
 */
function parseText(source) {
    const findings = scanText(source);
    if (findings.length > 0)
        return { documents: [], diagnostics: findings };
    const documents = [];
    const diagnostics = [];
    for (const composed of compose(source, diagnostics)) {
        const read = readDocument(source, composed, diagnostics);
        if (read !== null)
            documents.push(read);
    }
    return { documents, diagnostics };
}
// The library compares each key with each other one; `readMap` finds equal keys in one pass.
const composing = {
    version: '1.2',
    schema: new dist/* Schema */.Sj({ schema: 'core', resolveKnownTags: true }),
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
};
/**
 * Composes document by document, leaving out those whose tokens hold what no definition may. One at a time, since a tree
 * that is read at once and let go costs no lasting memory.
 */
function* compose(source, diagnostics) {
    const composer = new dist/* Composer */.Dk(composing);
    for (const token of new dist/* Parser */.iX().parse(source.text)) {
        const found = checkTokens(source, token);
        if (diagnostics.length < mostPerFile)
            diagnostics.push(...found);
        if (found.length === 0)
            yield* composer.next(token);
    }
    yield* composer.end();
}
function readDocument(source, document, diagnostics) {
    const syntax = document.errors.slice(0, mostSyntaxErrors).map((error) => {
        const span = { source, start: error.pos[0], end: Math.max(error.pos[0], Math.min(error.pos[1], source.text.length)) };
        return (0,codes/* problem */.CC)('yaml/syntax', span, { message: error.message.replace(/\.$/, ''), ...syntaxHint(error.code) });
    });
    if (syntax.length > 0) {
        if (diagnostics.length < mostPerFile)
            diagnostics.push(...syntax);
        return null;
    }
    const { contents } = document;
    if ((0,dist/* isScalar */.jn)(contents) && contents.value === null)
        return null;
    if (!(0,dist/* isMap */.jh)(contents)) {
        const span = contents === null ? { source, start: 0, end: 0 } : spanOfNode(source, contents);
        if (diagnostics.length < mostPerFile)
            diagnostics.push((0,codes/* problem */.CC)('definition/not-a-map', span, 'Document is not a map of keys to values'));
        return null;
    }
    const findings = [];
    return { document: { source, ...readMap(source, contents, findings) }, findings };
}
function syntaxHint(code) {
    if (code === 'TAB_AS_INDENT')
        return { hint: 'Indent with spaces' };
    if (code === 'BLOCK_AS_IMPLICIT_KEY')
        return { hint: 'Quote the value if the ":" is part of it' };
    return {};
}
/** What the map holds. Depth is bounded by the check of the tokens. */
function readMap(source, map, diagnostics) {
    const value = {};
    const members = new Map();
    for (const pair of map.items) {
        const key = readKey(source, pair, diagnostics);
        if (key === null)
            continue;
        const earlier = members.get(key.name);
        if (earlier !== undefined) {
            diagnostics.push(duplicateKey(source, key, earlier));
            continue;
        }
        const node = nodeOf(pair.value);
        const member = node === null ? null : readValue(source, node, diagnostics);
        members.set(key.name, { ...key, value: member?.place ?? null });
        value[key.name] = member?.value ?? null;
    }
    return { value, place: placeOf(map, { members: [...members.values()] }) };
}
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
function readKey(source, pair, diagnostics) {
    const node = nodeOf(pair.key);
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'string') {
        const span = node === null ? { source, start: 0, end: 0 } : spanOfNode(source, node);
        const written = (0,dist/* isScalar */.jn)(node) && node.source !== '' ? node.source : undefined;
        const hint = written === undefined ? undefined : `Quote it: "${written}"`;
        diagnostics.push((0,codes/* problem */.CC)('yaml/key-not-string', span, { message: 'Key is not a string', hint }));
        return null;
    }
    if (node.value === '<<') {
        const hint = 'Write the keys where they are needed';
        diagnostics.push((0,codes/* problem */.CC)('yaml/merge-key', spanOfNode(source, node), { message: 'Merge keys are not read', hint }));
        return null;
    }
    if (forbiddenKeys.has(node.value)) {
        diagnostics.push((0,codes/* problem */.CC)('yaml/forbidden-key', spanOfNode(source, node), `Key "${node.value}" may not be used`));
        return null;
    }
    return { name: node.value, key: placeOf(node) };
}
function duplicateKey(source, { name, key }, earlier) {
    return (0,codes/* problem */.CC)('yaml/duplicate-key', (0,definition_document/* spanOf */.ee)(source, key), {
        message: `Key "${name}" stands in this map twice`,
        related: [{ span: (0,definition_document/* spanOf */.ee)(source, earlier.key), message: 'First here' }],
    });
}
function readValue(source, node, diagnostics) {
    if ((0,dist/* isMap */.jh)(node))
        return readMap(source, node, diagnostics);
    if ((0,dist/* isSeq */.oP)(node))
        return readList(source, node, diagnostics);
    if (!(0,dist/* isScalar */.jn)(node))
        return { value: null, place: placeOf(node) };
    const place = placeOf(node, { plain: node.type === 'PLAIN' });
    if (typeof node.value === 'number')
        return { value: readNumber(source, node, diagnostics), place };
    return { value: typeof node.value === 'string' || typeof node.value === 'boolean' ? node.value : null, place };
}
function readList(source, list, diagnostics) {
    const items = list.items.map((item) => {
        const node = nodeOf(item);
        return node === null ? null : readValue(source, node, diagnostics);
    });
    return {
        value: items.map((item) => item?.value ?? null),
        place: placeOf(list, { items: items.map((item) => item?.place ?? null) }),
    };
}
const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
/** Octal, hexadecimal, leading zeros and numbers beyond a double: each is another value to another reader. */
function readNumber(source, node, diagnostics) {
    const value = Number(node.value);
    const written = node.source ?? '';
    const safe = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    if (safe && plainNumber.test(written))
        return value;
    const hint = safe ? `Write ${value}, or quote it: "${written}"` : `Quote it: "${written}"`;
    diagnostics.push((0,codes/* problem */.CC)('yaml/number', spanOfNode(source, node), { message: `Number "${written}" can be read as several values`, hint }));
    return value;
}
const none = [];
function placeOf(node, { plain = false, members = none, items = none } = {}) {
    const [start, end] = node.range ?? [0, 0];
    return { start, end: Math.max(start, end), plain, members, items };
}
function spanOfNode(source, node) {
    return (0,definition_document/* spanOf */.ee)(source, placeOf(node));
}
function nodeOf(value) {
    return (0,dist/* isScalar */.jn)(value) || (0,dist/* isMap */.jh)(value) || (0,dist/* isSeq */.oP)(value) ? value : null;
}


/***/ }),

/***/ 5015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ AssetError)
/* harmony export */ });
class AssetError extends Error {
    name = 'AssetError';
}


/***/ })

};

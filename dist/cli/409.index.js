export const id = 409;
export const ids = [409];
export const modules = {

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

/***/ 999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readCatalogue: () => (/* binding */ readCatalogue)
});

// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/core/suggest.js
var suggest = __webpack_require__(3029);
// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
// EXTERNAL MODULE: ./lib/definition/issues.js
var issues = __webpack_require__(1801);
// EXTERNAL MODULE: ./lib/definition/shapes/composite.js
var composite = __webpack_require__(9439);
// EXTERNAL MODULE: ./lib/definition/shapes/index.js + 11 modules
var shapes = __webpack_require__(5595);
// EXTERNAL MODULE: ./lib/definition/shapes/source.js
var source = __webpack_require__(9707);
;// CONCATENATED MODULE: ./lib/definition/definition.js








/** Reads one document as the definition that its keys say it is: a source if it has a `source_id`, else a job. */
function readDefinition(document) {
    if (Object.hasOwn(document.value, 'source_id'))
        return readSource(document);
    const kind = document.value['job_type'];
    if (kind === 'composite')
        return readComposite(document);
    const known = vocabulary/* jobKinds */.P6.find((candidate) => candidate === kind);
    return known === undefined ? { definition: null, diagnostics: [unknownKind(document, kind)] } : readAtomic(document, known);
}
const kindWords = ['composite', ...vocabulary/* jobKinds */.P6];
function unknownKind(document, kind) {
    if (kind === undefined) {
        const hint = Object.hasOwn(document.value, 'job_id')
            ? `Known: ${kindWords.join(', ')}`
            : 'Every document under the jobs folder is a job (job_id, job_type) or a source (source_id)';
        return (0,codes/* problem */.CC)('definition/missing-key', (0,definition_document/* firstKeySpanAt */.x)(document, []), { message: 'Key "job_type" is missing', hint });
    }
    const word = typeof kind === 'string' ? kind : '';
    return (0,codes/* problem */.CC)('definition/unknown-job-type', (0,definition_document/* spanAt */.i6)(document, ['job_type']), {
        message: typeof kind === 'string' ? `Unknown job type "${kind}"` : '"job_type" must be one word',
        hint: (0,suggest/* didYouMean */.a)(word, kindWords),
    });
}
function readSource(document) {
    const { value, diagnostics } = (0,issues/* checkShape */.e)(document, source/* sourceShape */.fZ);
    return { definition: value && { kind: 'source', source_id: value.source_id, document, spec: value }, diagnostics };
}
function readComposite(document) {
    const { value, diagnostics } = (0,issues/* checkShape */.e)(document, composite/* compositeShape */.n);
    if (value === null)
        return { definition: null, diagnostics };
    const { job_id, description, aliases = [], stages, stop_on_failure } = value;
    return { definition: { kind: 'composite', job_id, document, description, aliases, stages, stop_on_failure }, diagnostics };
}
function readAtomic(document, kind) {
    const { value, diagnostics } = (0,issues/* checkShape */.e)(document, (0,shapes/* jobShape */.T)(kind));
    if (value === null)
        return { definition: null, diagnostics };
    const { job_id, description, aliases = [], timeout, retry, allow_failure, pool, affinity, job_type: _, ...rest } = value;
    const written = { job_id, description, aliases, document, policies: { timeout, retry, allow_failure, pool, affinity } };
    // What is left of a value of the kind's shape when the shared keys are gone is the kind's spec.
    return { definition: { kind, ...written, spec: rest }, diagnostics };
}

// EXTERNAL MODULE: ./lib/definition/parse.js + 2 modules
var parse = __webpack_require__(6798);
;// CONCATENATED MODULE: ./lib/definition/catalogue.js





function readCatalogue(sources) {
    const diagnostics = [];
    const claims = [];
    for (const source of inFileOrder(sources)) {
        const parsed = (0,parse/* parseText */.r)(source);
        diagnostics.push(parsed.diagnostics);
        for (const { document, findings } of parsed.documents) {
            const read = readDefinition(document);
            const all = (0,issues/* withoutRepeats */.j)(findings, read.diagnostics);
            diagnostics.push(all);
            const claim = claimOf(document, { definition: all.length === 0 ? read.definition : null, diagnostics: all });
            if (claim !== null)
                claims.push(claim);
        }
    }
    const found = collect(claims);
    return { catalogue: found.catalogue, diagnostics: (0,codes/* sortDiagnostics */.Ds)([...diagnostics.flat(), ...found.diagnostics]) };
}
/** By name, so that nothing rests on the order in which files were found. */
function inFileOrder(sources) {
    return sources.toSorted((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
}
function claimOf(document, read) {
    const type = Object.hasOwn(document.value, 'source_id') ? 'source' : 'job';
    const id = document.value[`${type}_id`];
    return typeof id === 'string' ? { id, type, span: (0,definition_document/* spanAt */.i6)(document, [`${type}_id`]), ...read } : null;
}
function collect(claims) {
    const diagnostics = [];
    const jobs = new Map();
    const sources = new Map();
    const broken = { job: new Map(), source: new Map() };
    for (const [first, ...further] of groupEqual(claims)) {
        const repeats = further.map((claim) => duplicate(claim, first));
        diagnostics.push(...repeats);
        const reasons = [...first.diagnostics, ...further.flatMap((claim) => claim.diagnostics), ...repeats];
        const { definition } = first;
        if (reasons.length > 0 || definition === null)
            for (const claim of [first, ...further])
                broken[claim.type].set(claim.id, reasons);
        else if (definition.kind === 'source')
            sources.set(definition.source_id, definition);
        else
            jobs.set(definition.job_id, definition);
    }
    const { aliases, clashes } = collectAliases(jobs, broken.job);
    return {
        catalogue: { jobs, aliases, sources, broken: broken.job, brokenSources: broken.source },
        diagnostics: [...diagnostics, ...clashes],
    };
}
/** Ids that differ only in case or in how a letter is composed name one file on some disks, so they count as equal. */
function groupEqual(claims) {
    const groups = new Map();
    for (const claim of claims) {
        const key = `${claim.type} ${claim.id.normalize('NFC').toLowerCase()}`;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [claim]);
        else
            group.push(claim);
    }
    return groups.values();
}
function duplicate(claim, first) {
    const noun = claim.type === 'job' ? 'Job' : 'Source';
    return (0,codes/* problem */.CC)('definition/duplicate-id', claim.span, {
        message: `${noun} "${claim.id}" is defined twice`,
        related: [{ span: first.span, message: 'First here' }],
    });
}
function collectAliases(jobs, broken) {
    const aliases = new Map();
    const clashes = [];
    const owners = new Map();
    for (const job of jobs.values()) {
        for (const [index, alias] of job.aliases.entries()) {
            const span = (0,definition_document/* spanAt */.i6)(job.document, ['aliases', index]);
            const holder = jobs.get(alias);
            const owner = holder === undefined ? owners.get(alias) : (0,definition_document/* spanAt */.i6)(holder.document, ['job_id']);
            if (owner !== undefined)
                clashes.push(clash(alias, span, owner));
            else if (!broken.has(alias))
                aliases.set(alias, job.job_id);
            owners.set(alias, owner ?? span);
        }
    }
    return { aliases, clashes };
}
function clash(alias, span, owner) {
    return (0,codes/* problem */.CC)('definition/duplicate-id', span, {
        message: `Alias "${alias}" is taken`,
        related: [{ span: owner, message: 'First here' }],
    });
}


/***/ })

};

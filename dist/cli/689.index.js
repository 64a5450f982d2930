export const id = 689;
export const ids = [689];
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

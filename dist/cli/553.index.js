export const id = 553;
export const ids = [553];
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

/***/ 2107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   defaultConfig: () => (/* binding */ defaultConfig),
/* harmony export */   readConfig: () => (/* binding */ readConfig)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9571);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6476);
/* harmony import */ var _issues_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1801);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6798);
/* harmony import */ var _shapes_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3656);





/** What holds without a `lorchestra.yaml`. */
const defaultConfig = { ok: true, value: _shapes_config_js__WEBPACK_IMPORTED_MODULE_3__/* .configShape */ ._.parse({}), diagnostics: [] };
/** Reads `lorchestra.yaml`, as an adapter read it. */
function readConfig(file) {
    const parsed = file.sources.map((source) => (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseText */ .r)(source));
    const [first, second] = parsed.flatMap(({ documents }) => documents);
    const diagnostics = [...file.diagnostics, ...parsed.flatMap((text) => text.diagnostics)];
    if (second !== undefined) {
        const span = (0,_document_js__WEBPACK_IMPORTED_MODULE_4__/* .spanAt */ .i6)(second.document, []);
        diagnostics.push((0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('config/several-documents', span, 'Settings are one document, but a second one begins here'));
    }
    if (first === undefined)
        return diagnostics.length > 0 ? { ok: false, diagnostics } : defaultConfig;
    const { value, diagnostics: found } = (0,_issues_js__WEBPACK_IMPORTED_MODULE_1__/* .checkShape */ .e)(first.document, _shapes_config_js__WEBPACK_IMPORTED_MODULE_3__/* .configShape */ ._);
    const all = (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .sortDiagnostics */ .Ds)([...diagnostics, ...(0,_issues_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutRepeats */ .j)(first.findings, found)]);
    return all.length > 0 || value === null ? { ok: false, diagnostics: all } : { ok: true, value, diagnostics: [] };
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


/***/ })

};

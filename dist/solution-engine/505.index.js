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


/***/ })

};

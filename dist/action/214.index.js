export const id = 214;
export const ids = [214];
export const modules = {

/***/ 214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  solutionRunner: () => (/* binding */ solutionRunner)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/ports/file-tree.js
/** Files could not be read or written. */
class FilesError extends Error {
    name = 'FilesError';
    code;
    constructor(message, more = {}) {
        super(message, { cause: more.cause });
        this.code = more.code;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/files/file-tree.js



/** The files below a folder of the disk. */
function fileTree(folder) {
    const base = (0,external_node_path_.resolve)(folder);
    const attempt = (what, path, work) => {
        try {
            return work(inside(base, path));
        }
        catch (error) {
            if (error instanceof FilesError)
                throw error;
            const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
            const why = code ?? (error instanceof Error ? error.message : 'unknown error');
            throw new FilesError(`Cannot ${what} "${path}" in "${folder}": ${why}`, {
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
            const put = () => (0,external_node_fs_.writeFileSync)(temporary, text, { flag: 'wx' });
            try {
                put();
            }
            catch {
                // It is the first file of its folder, or a run that was killed left one behind.
                (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(absolute), { recursive: true });
                (0,external_node_fs_.rmSync)(temporary, { force: true });
                put();
            }
            (0,external_node_fs_.renameSync)(temporary, absolute);
        }),
        remove: (path) => attempt('remove', path, (absolute) => {
            (0,external_node_fs_.rmSync)(absolute, { force: true });
            removeEmptyFolders((0,external_node_path_.dirname)(absolute), base);
        }),
    };
}
/** Refuses what leads out of the folder, by its name or by a link on the way. */
function inside(base, path) {
    const parts = path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part))) {
        throw new FilesError(`Cannot use path "${path}": it leads out of the folder`);
    }
    let current = base;
    for (const part of parts) {
        current = (0,external_node_path_.join)(current, part);
        const found = (0,external_node_fs_.lstatSync)(current, { throwIfNoEntry: false });
        if (found?.isSymbolicLink()) {
            throw new FilesError(`Cannot use path "${path}": "${part}" is a link, and links are not followed`);
        }
        if (found === undefined)
            break;
    }
    return (0,external_node_path_.join)(base, ...parts);
}
function readText(absolute) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(absolute, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
            return null;
        throw error;
    }
    try {
        if (!(0,external_node_fs_.fstatSync)(descriptor).isFile())
            throw new FilesError('Cannot read it: it is no regular file');
        return (0,external_node_fs_.readFileSync)(descriptor, 'utf8');
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
function removeEmptyFolders(from, base) {
    for (let folder = from; folder !== base && folder.startsWith(base); folder = (0,external_node_path_.dirname)(folder)) {
        try {
            (0,external_node_fs_.rmdirSync)(folder);
        }
        catch {
            // Something else lies in it.
            return;
        }
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 5 modules
var exec = __webpack_require__(2876);
;// CONCATENATED MODULE: ./lib/ports/git.js
/** Git refused, or there is no repository, or no git. */
class GitError extends Error {
    name = 'GitError';
}

;// CONCATENATED MODULE: ./lib/adapters/git/git.js





/** Who commits where git has been told no name. */
const fallbackIdentity = {
    GIT_AUTHOR_NAME: 'solution-engine',
    GIT_AUTHOR_EMAIL: 'solution-engine@localhost',
    GIT_COMMITTER_NAME: 'solution-engine',
    GIT_COMMITTER_EMAIL: 'solution-engine@localhost',
};
/** Git as a program, working on the repository that holds `root`. */
function gitAt(root, env) {
    const call = caller(root, env);
    return {
        commit: async (wanted) => {
            const folder = await must(call, {
                args: ['rev-parse', '--absolute-git-dir'],
                or: `Cannot commit: "${root}" is in no git repository`,
            });
            const index = { GIT_INDEX_FILE: (0,external_node_path_.join)(folder, `solution-engine-${(0,external_node_crypto_.randomUUID)()}.index`), GIT_LITERAL_PATHSPECS: '1' };
            try {
                return await commit(call, wanted, index);
            }
            finally {
                (0,external_node_fs_.rmSync)(index.GIT_INDEX_FILE, { force: true });
            }
        },
    };
}
function caller(root, env) {
    const base = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    return async (args, more = {}, input) => {
        try {
            const { exitCode, stdout, stderr } = await (0,exec/* getExecOutput */.H)('git', [...args], {
                ...{ cwd: (0,external_node_path_.resolve)(root), env: { ...base, LC_ALL: 'C', ...more }, silent: true, ignoreReturnCode: true },
                ...(input === undefined ? {} : { input: Buffer.from(input) }),
            });
            return { ok: exitCode === 0, text: stdout.trim(), error: stderr.trim().split('\n')[0] ?? '' };
        }
        catch (error) {
            throw new GitError(`Cannot run git: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
    };
}
async function must(call, { args, or, env, input }) {
    const said = await call(args, env, input);
    if (!said.ok)
        throw new GitError(said.error === '' ? or : `${or}: ${said.error}`);
    return said.text;
}
async function commit(call, { branch, paths, message }, env) {
    const ref = `refs/heads/${branch}`;
    const tip = await commitAt(call, ref);
    const parent = await parentOf(call, tip, await commitAt(call, 'HEAD'));
    if (parent !== null)
        await must(call, { args: ['read-tree', parent], or: 'Cannot read the branch', env });
    const known = await present(call, paths, env);
    if (known.length > 0)
        await must(call, { args: ['add', '--all', '--force', '--', ...known], or: 'Cannot add files', env });
    const tree = await must(call, { args: ['write-tree'], or: 'Cannot write the tree', env });
    const before = parent === null ? null : await must(call, { args: ['rev-parse', `${parent}^{tree}`], or: 'Cannot read the branch' });
    if (tree === before)
        return null;
    const id = await must(call, {
        args: ['commit-tree', tree, ...(parent === null ? [] : ['-p', parent]), '-F', '-'],
        or: 'Cannot commit',
        env: await identity(call),
        input: message,
    });
    const note = ['update-ref', '-m', 'solution-engine: finalise'];
    await must(call, { args: [...note, ref, id, tip ?? '0'.repeat(id.length)], or: `Cannot move ${branch}` });
    const current = await call(['symbolic-ref', '--quiet', 'HEAD']);
    // Whoever stands on the branch would see what was committed as taken back.
    if (current.text === ref && known.length > 0)
        await call(['reset', '--quiet', '--', ...known], { GIT_LITERAL_PATHSPECS: '1' });
    const changes = ['diff-tree', '--no-commit-id', '--name-only', '-r', ...(parent === null ? ['--root'] : []), id];
    const changed = await must(call, { args: changes, or: 'Cannot read the commit' });
    return { id, branch, files: changed.split('\n').filter((name) => name !== '') };
}
async function commitAt(call, ref) {
    const said = await call(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
    return said.ok ? said.text : null;
}
/** The branch goes on where it stands; when all of it is in HEAD by now, it goes on from there. */
async function parentOf(call, tip, head) {
    if (tip === null || head === null)
        return tip ?? head;
    const merged = await call(['merge-base', '--is-ancestor', tip, head]);
    return merged.ok ? head : tip;
}
/** Paths that stand in the working tree or in the branch; git refuses to add others. */
async function present(call, paths, index) {
    const found = [];
    for (const path of paths) {
        const listed = await call(['ls-files', '--cached', '--others', '--', path], index);
        if (listed.ok && listed.text !== '')
            found.push(path);
    }
    return found;
}
async function identity(call) {
    const known = await call(['config', '--get', 'user.email']);
    const named = await call(['config', '--get', 'user.name']);
    return known.ok && named.ok ? {} : fallbackIdentity;
}

// EXTERNAL MODULE: ./lib/core/failure.js
var failure = __webpack_require__(8165);
// EXTERNAL MODULE: ./lib/data/failed.js
var data_failed = __webpack_require__(3283);
// EXTERNAL MODULE: ./lib/ports/assets.js
var assets = __webpack_require__(5015);
// EXTERNAL MODULE: ./lib/ports/lakehouse.js
var ports_lakehouse = __webpack_require__(633);
;// CONCATENATED MODULE: ./lib/ports/warehouse.js
/** The warehouse refused: busy, full, broken, newer than this program. */
class warehouse_WarehouseError extends Error {
    name = 'WarehouseError';
    transient;
    code;
    constructor(message, more) {
        super(message, { cause: more.cause });
        this.transient = more.transient;
        this.code = more.code;
    }
}

;// CONCATENATED MODULE: ./lib/data/outcome.js







/** The one place where what data work threw becomes a failure; null = a defect of ours. */
function outcome_toFailure(error) {
    if (error instanceof data_failed/* Failed */.c)
        return error.failure;
    if (error instanceof assets/* AssetError */.F)
        return (0,failure/* failure */.V)('asset', error.message);
    if (error instanceof GitError)
        return (0,failure/* failure */.V)('git', error.message);
    if (error instanceof FilesError)
        return (0,failure/* failure */.V)('files', error.message, error.code === undefined ? {} : { code: error.code });
    if (error instanceof warehouse_WarehouseError || error instanceof ports_lakehouse/* LakehouseError */.u) {
        return (0,failure/* failure */.V)('warehouse', error.message, {
            transient: error.transient,
            ...(error.code === undefined ? {} : { code: error.code }),
        });
    }
    return null;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./lib/definition/document.js
var definition_document = __webpack_require__(6476);
// EXTERNAL MODULE: ./lib/definition/issues.js
var issues = __webpack_require__(1801);
// EXTERNAL MODULE: ./lib/definition/parse.js + 2 modules
var parse = __webpack_require__(6798);
;// CONCATENATED MODULE: ./lib/solution/document.js



/** Reads a file of a pipeline: exactly one YAML document. */
function readDocument(source) {
    const { documents, diagnostics } = (0,parse/* parseText */.r)(source);
    const [first, second] = documents;
    if (diagnostics.length > 0)
        return { diagnostics };
    if (first !== undefined && second === undefined)
        return { document: first.document, findings: first.findings };
    const span = second === undefined ? { source, start: 0, end: 0 } : (0,definition_document/* spanAt */.i6)(second.document, []);
    const message = `The file must hold one document, but holds ${second === undefined ? 'none' : 'several'}`;
    return { diagnostics: [{ code: 'document/not-one', severity: 'error', message, span }] };
}
/** Reads a file that has a shape. All mistakes are reported at once, each at its place. */
function readShaped(source, shape) {
    const read = readDocument(source);
    if (!('document' in read))
        return { ok: false, diagnostics: read.diagnostics };
    const { value, diagnostics } = (0,issues/* checkShape */.e)(read.document, shape);
    const findings = [...read.findings, ...diagnostics];
    return value === null || findings.length > 0 ? { ok: false, diagnostics: findings } : { ok: true, value, diagnostics: [] };
}

;// CONCATENATED MODULE: ./lib/solution/stage.js
/** The stages of a SPECTRA pipeline in their fixed order, and the validation of the whole that closes it. */
const spectraStages = ['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse', 'validate'];
/** The stage in the name of an action, `extract.entity`; undefined when it names none. */
function stage_stageOf(action) {
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

;// CONCATENATED MODULE: ./lib/solution/covenant/shape.js



const stage = schemas/* enum */.k5n(spectraStages);
/** `pipeline.001-prepare-stage-orchestration.md:23` */
const place = schemas/* string */.YjP().regex(/^[^:]+\.md:\d+$/);
const stepShape = schemas/* strictObject */.rej({
    uses: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    playbook: place.describe('Where the step stands'),
    with: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()).optional(),
    source: schemas/* string */.YjP().optional().describe('The gap from which the step was learned'),
});
const checkShape = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP(),
    severity: schemas/* enum */.k5n(['error', 'warn']),
    says: schemas/* string */.YjP(),
    playbook: place,
    sql: schemas/* string */.YjP().optional(),
    with: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()).optional(),
});
/** What the engine promises to build: `pipelines/<source>/covenant.yaml`. The seed's keys, and those that it lacks. */
const covenantShape = schemas/* strictObject */.rej({
    apiVersion: schemas/* literal */.euz('lorchestra/v1'),
    kind: schemas/* literal */.euz('Covenant'),
    metadata: schemas/* strictObject */.rej({
        name: schemas/* string */.YjP(),
        created_by: schemas/* literal */.euz('solution-engine'),
        engine_version: schemas/* string */.YjP(),
        inputs_hash: schemas/* string */.YjP().describe('Over what contract, overrides and playbooks mean; prose is not in it'),
    }),
    pipeline: schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('spectra_data_pipeline'),
        source: schemas/* string */.YjP(),
        contract: schemas/* string */.YjP(),
        contract_version: schemas/* string */.YjP(),
        entities: schemas/* array */.YOg(schemas/* string */.YjP()),
        stages: schemas/* array */.YOg(schemas/* strictObject */.rej({
            id: schemas/* string */.YjP(),
            name: stage,
            playbook: schemas/* string */.YjP(),
            needs: schemas/* array */.YOg(stage),
            contract: schemas/* string */.YjP(),
            inputs: schemas/* array */.YOg(schemas/* string */.YjP()),
            outputs: schemas/* array */.YOg(schemas/* string */.YjP()),
            steps: schemas/* array */.YOg(stepShape),
            gates: schemas/* array */.YOg(schemas/* string */.YjP()),
        })),
    }),
    quality_gates: schemas/* array */.YOg(schemas/* strictObject */.rej({ stage, checks: schemas/* array */.YOg(checkShape) })),
    deployment: schemas/* strictObject */.rej({ target: schemas/* enum */.k5n(['local', 'fabric']), lakehouse: schemas/* string */.YjP(), schemas: schemas/* literal */.euz(true) }),
    monitoring: schemas/* strictObject */.rej({ freshness: schemas/* string */.YjP(), schedule: schemas/* string */.YjP() }),
    learning: schemas/* strictObject */.rej({ auto_apply: schemas/* array */.YOg(schemas/* string */.YjP()), review: schemas/* array */.YOg(schemas/* string */.YjP()) }),
});
/** Reads a covenant as it stands in a pipeline's folder. */
function readCovenant(source) {
    return readShaped(source, covenantShape);
}

// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/core/defect.js
var defect = __webpack_require__(9258);
// EXTERNAL MODULE: ./lib/definition/catalogue.js + 14 modules
var catalogue = __webpack_require__(8221);
;// CONCATENATED MODULE: ./lib/solution/actions.js
/**
 * Every action that a playbook's step may name in `uses`, in the order in which the shipped playbooks name them. What
 * stands in `working/` passes between the steps of one stage and is no output.
 */
const actionMeanings = {
    'source.catalogue': {
        does: 'Lists the endpoints of the contract, each once, and compares them with those known before',
        consumes: [],
        produces: ['source.endpoints'],
    },
    'source.authenticate': {
        does: 'Makes the request that only valid credentials may make',
        consumes: [],
        produces: ['source.credentials'],
    },
    'source.hierarchy': {
        does: 'Walks from the topmost entities down with real ids and marks each endpoint by what it answers',
        consumes: ['source.endpoints', 'source.credentials'],
        produces: ['source.hierarchy'],
    },
    'source.portfolio': {
        does: 'Sums up what is known of the source',
        consumes: ['source.endpoints', 'source.credentials', 'source.hierarchy'],
        produces: ['source.portfolio', 'source.config'],
    },
    'prepare.read_endpoints': {
        does: 'Takes the endpoints that feed an entity out of the catalogue',
        consumes: ['source.endpoints'],
        produces: ['working/endpoints'],
    },
    'prepare.use_intelligence': {
        does: 'Takes contract, overrides and limitations together and orders the entities for reading and creating',
        consumes: [],
        produces: ['working/intelligence'],
        settings: ['learned'],
    },
    'prepare.fetch_samples': {
        does: 'Fetches sample records of every entity, parents first',
        consumes: ['working/endpoints', 'working/intelligence'],
        produces: ['sample.{entity}'],
        settings: ['per_entity'],
    },
    'prepare.generate_schema': {
        does: 'Infers fields, types, names, keys and groups from all samples, and says what changed',
        consumes: ['sample.{entity}', 'working/intelligence'],
        produces: ['working/schema'],
    },
    'prepare.validate': {
        does: 'Checks the inferred schema before anything is overwritten',
        consumes: ['working/schema'],
        produces: ['working/validated'],
    },
    'prepare.create_tables': {
        does: 'Writes the metadata tables as a whole',
        consumes: ['working/schema', 'working/validated', 'working/intelligence'],
        produces: ['prepare.schema', 'prepare.fields', 'prepare.dependencies', 'prepare.constraints', 'prepare.drift'],
        settings: ['grain'],
    },
    'prepare.status_map': {
        does: 'Maps codes to words, with a row for what is unknown',
        consumes: ['sample.{entity}', 'working/schema'],
        produces: ['prepare.statusMap'],
    },
    'extract.plan': {
        does: 'Decides from the metadata what is fetched, in which order and since when',
        consumes: ['source.endpoints', 'prepare.schema', 'prepare.dependencies'],
        produces: ['extract.units'],
    },
    'extract.entity': {
        does: 'Fetches the records of one entity, keeps the raw pages and what they hold',
        consumes: ['extract.units'],
        produces: ['Tables/extract/{entities}', 'extract.pages'],
        each: 'entity',
    },
    'extract.watermarks': {
        does: 'Moves the watermark of each entity whose batch is complete',
        consumes: ['Tables/extract/{entities}', 'extract.pages'],
        produces: ['extract.watermarks'],
    },
    'clean.entity': {
        does: 'Flattens, renames, casts and dedupes the records of one entity; what cannot be used goes to quarantine',
        consumes: ['Tables/extract/{entities}', 'prepare.fields'],
        produces: ['clean.{entity}'],
        each: 'entity',
    },
    'transform.decide': {
        does: 'Decides which entities are facts and which dimensions, and compares with what Prepare proposed',
        consumes: ['prepare.schema', 'prepare.fields', 'clean.{entity}'],
        produces: ['transform.model'],
    },
    'transform.dimensions': {
        does: 'Builds the dimensions with their validity dates, and the date dimension',
        consumes: ['transform.model', 'clean.{entity}'],
        produces: ['transform.dimensions'],
    },
    'transform.bridges': {
        does: 'Builds a bridge for each list of records or values',
        consumes: ['transform.model', 'clean.{entity}', 'transform.dimensions'],
        produces: ['transform.bridges'],
    },
    'transform.facts': {
        does: 'Builds the facts at their grain, with keys to the dimensions',
        consumes: ['transform.model', 'clean.{entity}', 'transform.dimensions'],
        produces: ['transform.facts'],
    },
    'refine.tables': {
        does: 'Adds flags, groups and calculated columns to what Transform built, and documents each',
        consumes: ['transform.dimensions', 'transform.bridges', 'transform.facts'],
        produces: ['refine.columns'],
    },
    'analyse.model': {
        does: 'Relates facts and dimensions by their keys',
        consumes: ['refine.columns', 'transform.model'],
        produces: ['analyse.relationships'],
    },
    'analyse.measures': {
        does: 'Evaluates each measure',
        consumes: ['analyse.relationships', 'refine.columns'],
        produces: ['analyse.measures'],
    },
    'validate.trace': {
        does: 'Follows one real record from Source to Analyse',
        consumes: ['source.endpoints', 'Tables/extract/{entities}', 'clean.{entity}', 'transform.facts', 'refine.columns'],
        produces: ['log.trace'],
    },
    'validate.handoffs': {
        does: 'Computes for each stage whether the next may start',
        consumes: ['log.trace'],
        produces: ['log.contracts'],
    },
};
/** The step that the covenant puts at the end of each stage: outputs, gates, manifest, and last the row of success. */
function closingAction(stage) {
    return `${stage}.close`;
}

// EXTERNAL MODULE: ./lib/core/references.js
var references = __webpack_require__(1237);
;// CONCATENATED MODULE: ./lib/solution/contract/names.js

/** `cycle` gives `cycles`, `category` gives `categories`; the contract's own word beats both. */
function pluralOf(object) {
    if (object.plural !== undefined)
        return object.plural;
    return /[^aeiou]y$/.test(object.name) ? `${object.name.slice(0, -1)}ies` : `${object.name}s`;
}
/** The table of an entity's records: `extract.cycles`. */
function extractTable(object) {
    return `extract.${pluralOf(object)}`;
}
/** `Tables/extract/cycles` and `extract.cycles` are one table; what is no path stays as it is. */
function tableName(name) {
    return name.replace(/^Tables\/([^/]+)\//, '$1.');
}
/** `requirementNode` gives `RequirementNode`: inner capitals stay. */
function names_upperFirst(name) {
    return name.slice(0, 1).toUpperCase() + name.slice(1);
}
/** `RequirementNode` gives `requirementNode`. */
function lowerFirst(name) {
    return name.slice(0, 1).toLowerCase() + name.slice(1);
}
/** `requirementNode` gives `requirement_node`, as ids of jobs are written. */
function snake(name) {
    return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
/** Puts the names of one entity in the place of `{entity}` and `{entities}`. */
function forEntity(name, object) {
    return name.replaceAll('{entity}', object.name).replaceAll('{entities}', pluralOf(object));
}
/** The API as the HTTP engine wants it. */
function sourceOf(contract) {
    return { source_id: contract.source_system.key, ...contract.api };
}
const secretFields = ['token', 'client_secret', 'refresh_token', 'private_key'];
const secretName = /key|token|secret|auth/i;
/** The texts of a contract that must be secret because of where they stand. */
function secretTexts({ api }) {
    const auth = api.auth;
    return [
        ...secretFields.flatMap((field) => typeof auth[field] === 'string' ? [[['api', 'auth', field], auth[field]]] : []),
        ...Object.entries(api.headers).flatMap(([name, value]) => secretName.test(name) ? [[['api', 'headers', name], value]] : []),
    ];
}
/** Names of the variables whose values are secrets because of where the contract uses them. */
function secretsOf(contract) {
    const query = Object.entries(contract.api.query).flatMap(([name, value]) => (secretName.test(name) ? [value] : []));
    const names = [...secretTexts(contract).map(([, text]) => text), ...query].flatMap((text) => (0,references/* referencesIn */.ii)(text).flatMap((reference) => (reference.kind === 'variable' ? [reference.name] : [])));
    return [...new Set(names)].sort();
}
/** Where the contract holds a secret itself instead of the name of a variable. */
function literalSecrets(contract) {
    return secretTexts(contract).flatMap(([path, text]) => ((0,references/* referencesIn */.ii)(text).length === 0 ? [path] : []));
}

;// CONCATENATED MODULE: ./lib/solution/contract/order.js
/** Parents before children, by name within a level. Objects of a circle come last, so that none is lost. */
function readOrder(contract) {
    return ordered(contract, ({ parent }) => (parent === undefined ? [] : [parent.object]));
}
/** The order in which records could be created: further entities may have to be there first. */
function createOrder(contract) {
    return ordered(contract, ({ parent, created_after }) => [...(parent === undefined ? [] : [parent.object]), ...created_after]);
}
function ordered({ objects }, needs) {
    const known = new Map(objects.map((object) => [object.name, object]));
    const levels = new Map();
    const levelOf = (object, above) => {
        const found = levels.get(object.name);
        if (found !== undefined)
            return found;
        const before = needs(object).flatMap((name) => known.get(name) ?? []);
        const path = [...above, object.name];
        const level = Math.max(-1, ...before.map((one) => (path.includes(one.name) ? objects.length : levelOf(one, path)))) + 1;
        levels.set(object.name, level);
        return level;
    };
    const placed = objects.map((object) => ({ object, level: levelOf(object, []) }));
    return placed.sort((a, b) => a.level - b.level || (a.object.name < b.object.name ? -1 : 1));
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/solution/covenant/text.js

/** YAML as we write it: keys in the order given, no line folding, no anchors; the same value gives the same bytes. */
function documentText(comment, value) {
    const document = new dist/* Document */.yo(value, { aliasDuplicateObjects: false });
    document.commentBefore = ` ${comment}`;
    return document.toString({ lineWidth: 0 });
}
/** Several documents of one file, the comment above the first. */
function documentTexts(comment, values) {
    return `# ${comment}\n\n${values.map((value) => new dist/* Document */.yo(value, { aliasDuplicateObjects: false }).toString({ lineWidth: 0 })).join('---\n')}`;
}

;// CONCATENATED MODULE: ./lib/solution/covenant/definitions.js




/** The composite `spectra.<source>` with all below it: one file of definitions, the root first. */
function definitionsText(covenant, contract, folder) {
    const { source, stages } = covenant.pipeline;
    const root = {
        job_id: `spectra.${source}`,
        job_type: 'composite',
        description: `SPECTRA pipeline of ${contract.source_system.name}`,
        stages: stages.map(({ id, name }) => ({ name, jobs: [id] })),
        stop_on_failure: true,
    };
    const secrets = secretsOf(contract);
    const below = stages.flatMap((stage) => {
        const calls = callers.includes(stage.name) && secrets.length > 0;
        const shared = { pipeline: folder, ...(calls ? { secrets: [...secrets] } : {}) };
        return stageDocuments(covenant, contract, { stage, shared });
    });
    return documentTexts(`Written by solution-engine from covenant.yaml; edit ${folder}/contract.yaml or the playbooks instead.`, [
        root,
        ...below,
    ]);
}
/** The stages that call the service. */
const callers = ['source', 'prepare', 'extract'];
function stageDocuments(covenant, contract, { stage, shared }) {
    const kind = `spectra_${stage.name}`;
    const worked = stage.steps.map((step) => expandStep(step, contract, { stage, kind, shared }));
    const gates = covenant.quality_gates.find((each) => each.stage === stage.name)?.checks ?? [];
    const closing = {
        job_id: `${stage.id}.close`,
        job_type: kind,
        description: `${stage.name}: evaluates its gates and records the outcome (${stage.playbook})`,
        uses: closingAction(stage.name),
        ...shared,
        outputs: stage.outputs,
        gates: gates.map(({ id, severity, says, ...how }) => ({ id, severity, says, ...settingsOf(how) })),
    };
    const composite = {
        job_id: stage.id,
        job_type: 'composite',
        description: `${stage.name} (${stage.playbook})`,
        stages: [...worked.flatMap(({ stages }) => stages), { name: 'close', jobs: [`${stage.id}.close`] }],
        stop_on_failure: true,
    };
    return [composite, ...worked.flatMap(({ jobs }) => jobs), closing];
}
/** SQL and settings of a gate; where it stands is the covenant's to say. */
function settingsOf({ sql, with: settings }) {
    return { ...(sql === undefined ? {} : { sql }), ...(settings === undefined ? {} : { with: settings }) };
}
function expandStep(step, contract, { stage, kind, shared }) {
    const action = step.uses.slice(stage.name.length + 1);
    const meaning = actionMeanings[step.uses];
    const job = (id, more) => ({
        job_id: id,
        job_type: kind,
        description: `${step.title}${'entity' in more ? `: ${String(more['entity'])}` : ''} (${step.playbook})`,
        uses: step.uses,
        ...(step.with === undefined ? {} : { with: step.with }),
        ...shared,
        ...more,
    });
    if (meaning?.each !== 'entity') {
        const id = `${stage.id}.${action}`;
        return { stages: [{ name: action, jobs: [id] }], jobs: [job(id, {})] };
    }
    const idOf = (name) => `${stage.id}.${action}.${snake(name)}`;
    const placed = readOrder(contract);
    return {
        stages: levels(placed, stage.name).map((level, index) => ({
            name: index === 0 ? action : `${action} ${index + 1}`,
            jobs: level.map(({ object }) => idOf(object.name)),
        })),
        jobs: placed.map(({ object }) => job(idOf(object.name), { entity: object.name })),
    };
}
/** Only Extract asks the API with the keys of parents; elsewhere all entities may be worked on at once. */
function levels(placed, stage) {
    if (stage !== 'extract')
        return [placed];
    return [...Map.groupBy(placed, ({ level }) => level).values()];
}

;// CONCATENATED MODULE: ./lib/solution/covenant/stage-contract.js




const tableGuarantee = schemas/* strictObject */.rej({ guarantees: schemas/* array */.YOg(schemas/* string */.YjP()) });
/** What one stage promises: `contracts/<stage>.contract.yaml`. Its manifest is the evidence; comparing them is a gate. */
const stageContractShape = schemas/* strictObject */.rej({
    version: schemas/* string */.YjP(),
    stage: schemas/* enum */.k5n(spectraStages),
    source: schemas/* string */.YjP(),
    purpose: schemas/* string */.YjP(),
    owner: schemas/* string */.YjP(),
    inputs: schemas/* strictObject */.rej({ auth_method: schemas/* string */.YjP(), variables: schemas/* array */.YOg(schemas/* string */.YjP()), tables: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    obligations: schemas/* strictObject */.rej({ core: schemas/* array */.YOg(schemas/* string */.YjP()), data_outputs: schemas/* array */.YOg(schemas/* string */.YjP()), quality: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    dependencies: schemas/* strictObject */.rej({ requires: schemas/* array */.YOg(schemas/* string */.YjP()), enables: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    outputs: schemas/* strictObject */.rej({ manifest_path: schemas/* string */.YjP(), journal_table: schemas/* string */.YjP(), tables: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    quality_gates: schemas/* strictObject */.rej({ blocking: schemas/* array */.YOg(schemas/* string */.YjP()), reported: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    guarantees: schemas/* strictObject */.rej({ output_tables: schemas/* record */.g1P(schemas/* string */.YjP(), tableGuarantee) }),
    state_handoff: schemas/* strictObject */.rej({ completion_marker: schemas/* string */.YjP(), readiness_check: schemas/* string */.YjP() }),
    versioning: schemas/* strictObject */.rej({
        change_log: schemas/* array */.YOg(schemas/* strictObject */.rej({ version: schemas/* string */.YjP(), changes: schemas/* array */.YOg(schemas/* string */.YjP()), breaking_changes: schemas/* array */.YOg(schemas/* string */.YjP()) })),
    }),
});
/** Reads what a stage promises as it stands in a pipeline's folder. */
function readStageContract(source) {
    return readShaped(source, stageContractShape);
}
/** Takes the covenant's part of one stage to its contract. */
function stageContract(covenant, contract, name) {
    const { stages, source, contract_version } = covenant.pipeline;
    const stage = stages.find((each) => each.name === name);
    const checks = covenant.quality_gates.find((each) => each.stage === name)?.checks ?? [];
    const outputs = stage?.outputs ?? [];
    return {
        version: contract_version,
        stage: name,
        source,
        purpose: `${name} of ${contract.source_system.name}`,
        owner: contract.source_system.owner,
        inputs: { auth_method: contract.api.auth.type, variables: [...secretsOf(contract)], tables: [...(stage?.inputs ?? [])] },
        obligations: {
            core: (stage?.steps ?? []).map(({ title }) => title),
            data_outputs: [...outputs],
            quality: checks.map(({ says }) => says),
        },
        dependencies: {
            requires: [...(stage?.needs ?? [])],
            enables: stages.flatMap((each) => (each.needs.includes(name) ? [each.name] : [])),
        },
        outputs: { manifest_path: `manifests/${name}.manifest.yaml`, journal_table: `log.${name}`, tables: [...outputs] },
        quality_gates: {
            blocking: checks.flatMap(({ id, severity }) => (severity === 'error' ? [id] : [])),
            reported: checks.flatMap(({ id, severity }) => (severity === 'warn' ? [id] : [])),
        },
        guarantees: {
            output_tables: Object.fromEntries(outputs.map((table) => [table, { guarantees: guaranteesOf(table, checks) }])),
        },
        state_handoff: {
            completion_marker: `a row of log.${name} with status Success, written last`,
            readiness_check: `the newest row of log.${name} says Success and every output is there`,
        },
        versioning: { change_log: [{ version: contract_version, changes: ['As designed by the covenant'], breaking_changes: [] }] },
    };
}
/** The gates that speak about a table by its name; without any, that it is there. */
function guaranteesOf(table, checks) {
    const about = checks.filter(({ says, sql }) => says.includes(table) || (sql ?? '').includes(table)).map(({ id }) => id);
    return about.length === 0 ? ['exists'] : about;
}

;// CONCATENATED MODULE: ./lib/solution/covenant/write.js






/** The covenant as a file. */
function covenantFile(covenant) {
    const comment = 'Written by solution-engine from contract.yaml and the playbooks; the same input gives the same bytes.';
    return readBack({ path: 'covenant.yaml', text: documentText(comment, covenant) }, readCovenant);
}
/** Jobs and stage contracts. */
function buildFiles(covenant, contract, folder) {
    const { source, stages } = covenant.pipeline;
    const jobs = { path: `jobs/spectra.${source}.yaml`, text: definitionsText(covenant, contract, folder) };
    const contracts = stages.map((stage) => {
        const text = documentText('Written by solution-engine from covenant.yaml', stageContract(covenant, contract, stage.name));
        return readBack({ path: stage.contract, text }, readStageContract);
    });
    return [readBack(jobs, readDefinitions), ...contracts];
}
function readDefinitions(source) {
    const { diagnostics } = (0,catalogue.readCatalogue)([source]);
    return diagnostics.length === 0 ? { ok: true, value: null, diagnostics } : { ok: false, diagnostics };
}
/** Nothing is written that its reader would refuse. */
function readBack(made, read) {
    const [wrong] = read({ file: made.path, text: made.text }).diagnostics;
    if (wrong !== undefined)
        throw new defect/* Defect */.k(`What was made for ${made.path} cannot be read back: ${wrong.message}`);
    return made;
}

// EXTERNAL MODULE: ./lib/adapters/hash.js
var hash = __webpack_require__(2886);
// EXTERNAL MODULE: ./lib/adapters/project-files.js
var project_files = __webpack_require__(6631);
// EXTERNAL MODULE: ./lib/definition/codes.js
var codes = __webpack_require__(9571);
// EXTERNAL MODULE: ./lib/core/suggest.js
var suggest = __webpack_require__(3029);
;// CONCATENATED MODULE: ./lib/solution/contract/overrides.js

/** What a person knows better than the samples; it beats learned rules, observed data and documentation. */
const overridesShape = schemas/* strictObject */.rej({
    fields: schemas/* array */.YOg(schemas/* strictObject */.rej({
        reason: schemas/* string */.YjP().min(1),
        entity: schemas/* string */.YjP().min(1),
        path: schemas/* string */.YjP().min(1).describe('Field path at the source'),
        target: schemas/* string */.YjP().optional(),
        type: schemas/* string */.YjP().optional().describe('Target type: int64, float64, text, bool, date, datetime, json, array<text>'),
        structure: schemas/* enum */.k5n(['scalar', 'record', 'array', 'objectDump']).optional(),
        format: schemas/* string */.YjP().optional().describe('epoch_ms, epoch_s, iso, YYYY-MM-DD, MM/DD/YYYY'),
        required: schemas/* boolean */.zMY().optional(),
        dimension: schemas/* string */.YjP().optional(),
        bridge: schemas/* string */.YjP().optional(),
        notes: schemas/* string */.YjP().default(''),
    }))
        .default([]),
    singular: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}).describe('Singular forms that the rules would get wrong'),
    field_groups: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).default({}).describe('Group by entity.field'),
});

;// CONCATENATED MODULE: ./lib/solution/contract/names-taken.js

/** Tables of the engine's own in the schema `extract`, where every object has one of its plural. */
const ownExtractTables = ['pages', 'units', 'watermarks'];
/** Names that would give an object a table of the engine's own in another schema. */
const ownEntityTables = {
    date: 'transform.dimDate, which holds the days',
    units: 'clean.units, which the engine keeps for itself',
};
/** Names are compared without regard to case, as tables and files are on many machines. */
function takenNames(objects) {
    return objects.flatMap((object, index) => {
        const before = objects.slice(0, index);
        return [...takenName(object, before), ...takenPlural(object, before), ...takenFact(object, before)].map((taken) => ({
            ...taken,
            index,
        }));
    });
}
function takenName({ name }, before) {
    const key = 'name';
    const same = before.find((other) => alike(other.name, name));
    if (same?.name === name)
        return [{ key, message: `Object "${name}" stands twice`, hint: 'Remove one, or rename it' }];
    if (same)
        return [{ key, message: `"${name}" and "${same.name}" would be one table`, hint: 'Rename one of the objects' }];
    const own = ownEntityTables[name.toLowerCase()];
    return own === undefined ? [] : [{ key, message: `"${name}" would be the table ${own}`, hint: 'Rename the object' }];
}
function takenPlural(object, before) {
    const plural = pluralOf(object);
    const key = object.plural === undefined ? 'name' : 'plural';
    const hint = 'Give the object another word under "plural"';
    if (ownExtractTables.some((table) => alike(table, plural))) {
        return [{ key, message: `The records of "${object.name}" would be extract.${plural}, a table of the engine's own`, hint }];
    }
    const same = before.find((other) => alike(pluralOf(other), plural) && !alike(other.name, object.name));
    if (same === undefined)
        return [];
    return [{ key, message: `The records of "${object.name}" and "${same.name}" would both be extract.${plural}`, hint }];
}
function takenFact({ name, fact }, before) {
    const same = before.find((other) => fact !== undefined && other.fact !== undefined && alike(other.fact.name, fact.name));
    if (fact === undefined || same === undefined)
        return [];
    return [{ key: 'name', message: `"${name}" and "${same.name}" would both be ${fact.name}`, hint: 'Name one fact differently' }];
}
function alike(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}

// EXTERNAL MODULE: ./lib/definition/shapes/source.js
var source = __webpack_require__(9707);
// EXTERNAL MODULE: ./lib/definition/shapes/values.js
var values = __webpack_require__(7716);
;// CONCATENATED MODULE: ./lib/solution/contract/shape.js



/** One word in lower case: it names folders, composites and branches. */
const sourceKey = schemas/* string */.YjP().regex(/^[a-z][a-z0-9]{0,39}$/, 'Use one word of lower-case letters and digits, a letter first');
/** Canonical name of one kind of record: singular, lower camel case. */
const entityName = schemas/* string */.YjP()
    .regex(/^[a-z][A-Za-z0-9]{0,49}$/, 'Use letters and digits in lower camel case, singular: cycle, requirementNode');
/** `name`, `parent.child`, `items[].prop`, `items[]`. */
const fieldPath = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9_$-]+(?:\[\])?(?:\.[A-Za-z0-9_$-]+(?:\[\])?)*$/, 'Write a field path: name, parent.child, items[].prop');
const apiPath = schemas/* string */.YjP().startsWith('/');
const scalar = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* int */.Whr(), schemas/* boolean */.zMY()]).transform(String);
/** What the service's documentation lists; a request that needs what is not listed is refused before it is sent. */
const endpointShape = schemas/* strictObject */.rej({
    path: apiPath.describe('Path template: /cycle/release/{releaseid}'),
    method: schemas/* enum */.k5n(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    category: schemas/* string */.YjP().min(1),
    description: schemas/* string */.YjP().default(''),
    query_parameters: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    requires_auth: schemas/* boolean */.zMY().default(true),
});
const parentShape = schemas/* strictObject */.rej({
    object: entityName,
    bindings: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[A-Za-z][A-Za-z0-9_]*$/), fieldPath)
        .describe("From a name in braces in `path` or `query` to a field of the parent's record; at most one goes through a list"),
})
    .describe('Requests are made once for each record of the parent');
const incrementalShape = schemas/* strictObject */.rej({
    field: fieldPath.describe('Where a record holds the time of its last change'),
    format: schemas/* enum */.k5n(['iso', 'epoch_seconds', 'epoch_milliseconds']).default('iso'),
    parameter: schemas/* string */.YjP()
        .optional()
        .describe('Query parameter that asks for changes alone; without it all are fetched and compared'),
    filter: schemas/* string */.YjP().includes('{since}').default('{since}'),
    overlap: values/* timespan */.uO.default(0),
})
    .refine(({ parameter, filter }) => parameter !== undefined || filter === '{since}', { error: 'A filter needs its parameter' });
const objectShape = schemas/* strictObject */.rej({
    name: entityName,
    plural: entityName.optional().describe('Name of its extract table; without it, "s" or "ies" at the end'),
    description: schemas/* string */.YjP().default(''),
    path: apiPath.describe('Listed endpoint with values or {binding}s in place of its parameters'),
    endpoint: apiPath.optional().describe('The listed endpoint when its braces are named differently from those of `path`'),
    query: schemas/* record */.g1P(schemas/* string */.YjP(), scalar).default({}),
    records: source/* recordsShape */.Cn.optional(),
    paging: source/* pagingShape */.kQ.optional(),
    primary_key: fieldPath,
    display: fieldPath.optional().describe('The field by which people know a record'),
    parent: parentShape.optional(),
    created_after: schemas/* array */.YOg(entityName)
        .default([])
        .describe('Further entities that must exist before one of these can be created, beside the parent'),
    incremental: incrementalShape.optional(),
    total: schemas/* string */.YjP()
        .regex(/^(?:\/[^/]+)+$/)
        .optional()
        .describe('JSON pointer to the number of all records, where the service tells it rightly'),
    required_targets: schemas/* array */.YOg(schemas/* string */.YjP()).default([]).describe('Target columns that Prepare must find'),
    role: schemas/* enum */.k5n(['dimension', 'fact']).optional().describe('Instead of what Transform decides by the business-activity test'),
    fact: schemas/* strictObject */.rej({ name: schemas/* string */.YjP().regex(/^fact[A-Z][A-Za-z0-9]*$/), grain: schemas/* string */.YjP().min(1) }).optional(),
})
    .describe('One kind of record that the pipeline extracts');
const limitationShape = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().regex(/^[A-Z]+(?:-[A-Z]+)*-\d{3}$/, 'Write an id such as BLOCKER-001'),
    type: schemas/* enum */.k5n(['blocker', 'bug', 'quirk', 'doc_gap']),
    entity: entityName.optional(),
    endpoint: apiPath,
    method: schemas/* enum */.k5n(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    severity: schemas/* enum */.k5n(['high', 'medium', 'low']),
    issue: schemas/* string */.YjP().min(1),
    impact: schemas/* string */.YjP().default(''),
    workaround: schemas/* string */.YjP().default(''),
    workaround_status: schemas/* enum */.k5n(['proven', 'untested', 'none']).default('none'),
    probe: schemas/* strictObject */.rej({ path: apiPath, status: schemas/* int */.Whr().min(100).max(599) })
        .optional()
        .describe('A GET that proves it; while it answers so, the limitation stands'),
});
const mode = schemas/* enum */.k5n(['evolve', 'freeze', 'discard']);
const measureShape = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().regex(/^[A-Z]/, 'Measures are named in Proper Case'),
    table: schemas/* string */.YjP().regex(/^(?:fact|dim)[A-Z][A-Za-z0-9]*$/),
    expression: schemas/* string */.YjP().min(1).describe('SQL over the columns of that table: count(*), avg(actualTime)'),
    where: schemas/* string */.YjP().optional(),
    description: schemas/* string */.YjP().default(''),
});
/** What a system is and how it is read: `pipelines/<source>/contract.yaml`, the one file that a person writes. */
const contractShape = schemas/* strictObject */.rej({
    contract_version: schemas/* string */.YjP().regex(/^\d+\.\d+\.\d+$/),
    source_system: schemas/* strictObject */.rej({
        key: sourceKey,
        name: schemas/* string */.YjP().min(1),
        description: schemas/* string */.YjP().default(''),
        owner: schemas/* string */.YjP().default(''),
        documentation: schemas/* string */.YjP().default(''),
    }),
    api: source/* sourceShape */.fZ
        .omit({ source_id: true, description: true })
        .describe('How its API is called: what a source document of jobs/ says, without its id'),
    auth_check: schemas/* strictObject */.rej({ path: apiPath }).describe('A GET that only valid credentials may make'),
    endpoints: schemas/* array */.YOg(endpointShape).nonempty(),
    objects: schemas/* array */.YOg(objectShape).nonempty(),
    limitations: schemas/* array */.YOg(limitationShape).default([]),
    codes: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[a-z][A-Za-z0-9]*\.[A-Za-z0-9_.]+$/), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()))
        .default({})
        .describe('What codes mean: from entity.targetField to code to words'),
    measures: schemas/* array */.YOg(measureShape).default([]),
    obligations: schemas/* strictObject */.rej({
        outputs: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse', 'validate']), schemas/* array */.YOg(schemas/* string */.YjP()))
            .default({}),
    })
        .prefault({})
        .describe('Outputs that the covenant promises beside those of the playbooks'),
    contract_modes: schemas/* strictObject */.rej({ endpoints: mode.default('evolve'), columns: mode.default('evolve'), data_type: mode.default('freeze') })
        .prefault({})
        .describe('What a change at the source may do: be taken in, stop the pipeline, or be left out'),
    quality: schemas/* strictObject */.rej({
        quarantine_warn: schemas/* number */.aig().min(0).max(1).default(0.05),
        quarantine_max: schemas/* number */.aig().min(0).max(1).default(0.1),
    })
        .prefault({}),
    monitoring: schemas/* strictObject */.rej({ freshness: values/* timespan */.uO.default(86_400_000), schedule: schemas/* string */.YjP().default('0 5 * * *') }).prefault({}),
});

;// CONCATENATED MODULE: ./lib/solution/contract/read.js








/** Every code that reading a contract can give, beside those of YAML and of shapes. */
const contractCodes = {
    'contract/duplicate': 'Two entries of a contract have the same name',
    'contract/unknown-object': 'An object names another that the contract does not have',
    'contract/taken-name': 'A name would give an object the table of another, or one of the engine itself',
    'contract/circle': 'Objects are parents of each other in a circle, or can only be created after each other',
    'contract/literal-secret': 'A secret stands in the contract itself',
    'contract/unlisted-endpoint': 'The contract does not list the endpoint of an object, of a probe or of the check of credentials',
    'contract/unlisted-parameter': 'A request uses a query parameter that is not listed for its endpoint',
    'contract/unbound': 'A path or query holds a name in braces that nothing gives a value',
    'contract/two-lists': 'Two bindings of one object go through a list',
    'contract/wrong-key': 'The contract describes another source than the folder it lies in',
};
/** Reads and checks a system contract, which must be that of `key` when one is given. All mistakes are reported at once, each at its place. */
function readContract(source, key) {
    const read = readDocument(source);
    if (!('document' in read))
        return { ok: false, diagnostics: read.diagnostics };
    const { value, diagnostics } = (0,issues/* checkShape */.e)(read.document, contractShape);
    const findings = [
        ...read.findings,
        ...diagnostics,
        ...(value === null ? [] : checkMeaning(read.document, value, key ?? value.source_system.key)),
    ];
    if (value === null || findings.some(({ severity }) => severity === 'error'))
        return { ok: false, diagnostics: findings };
    return { ok: true, value, diagnostics: findings };
}
/** Reads what a person overrides; no file is no overrides. */
function readOverrides(source) {
    return source === null ? { ok: true, value: overridesShape.parse({}), diagnostics: [] } : readShaped(source, overridesShape);
}
function said(code, span, [message, hint]) {
    return { code, severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) };
}
function checkMeaning(document, contract, key) {
    const at = (path) => (0,definition_document/* spanAt */.i6)(document, path);
    const described = contract.source_system.key;
    const wrongKey = () => said('contract/wrong-key', at(['source_system', 'key']), [
        `This is the contract of "${key}", but it describes "${described}"`,
        'Name the folder and source_system.key alike',
    ]);
    return [
        ...(described === key ? [] : [wrongKey()]),
        ...takenNames(contract.objects).map(({ index, key, message, hint }) => said('contract/taken-name', at(['objects', index, key]), [message, hint])),
        ...repeated(contract.endpoints.map(({ method, path }) => `${method} ${path}`)).map((index) => said('contract/duplicate', at(['endpoints', index, 'path']), [
            `Endpoint "${contract.endpoints[index]?.method ?? ''} ${contract.endpoints[index]?.path ?? ''}" stands twice`,
        ])),
        ...literalSecrets(contract).map((path) => said('contract/literal-secret', at(path), [
            `"${path.join('.')}" holds a secret itself`,
            'Write ${NAME}, and set that variable where the pipeline runs',
        ])),
        ...contract.objects.flatMap((object, index) => checkObject(document, contract, { object, index })),
        ...checkOthers(document, contract),
    ];
}
/** What names objects and endpoints outside of `objects`. */
function checkOthers(document, contract) {
    const names = contract.objects.map(({ name }) => name);
    const entities = [
        ...contract.limitations.flatMap(({ entity }, index) => entity === undefined ? [] : [[['limitations', index, 'entity'], entity]]),
        ...Object.keys(contract.codes).map((field) => [['codes', field], field.slice(0, field.indexOf('.'))]),
    ];
    const requests = [
        [['auth_check', 'path'], contract.auth_check.path],
        ...contract.limitations.flatMap(({ probe }, index) => probe === undefined ? [] : [[['limitations', index, 'probe', 'path'], probe.path]]),
    ];
    const listed = contract.endpoints.filter(({ method }) => method === 'GET');
    return [
        ...entities.flatMap(([path, name]) => names.includes(name)
            ? []
            : [said('contract/unknown-object', (0,definition_document/* spanAt */.i6)(document, path), [`Unknown object "${name}"`, (0,suggest/* didYouMean */.a)(name, names)])]),
        ...requests.flatMap(([path, asked]) => listed.some((endpoint) => answers(endpoint.path, asked))
            ? []
            : [
                said('contract/unlisted-endpoint', (0,definition_document/* spanAt */.i6)(document, path), [
                    `GET ${asked} is not among the endpoints of the contract`,
                    'List it under "endpoints"',
                ]),
            ]),
    ];
}
/** Whether an address with values is one of a template: `/release/112` of `/release/{id}`. */
function answers(template, asked) {
    const wanted = template.split('/');
    const parts = asked.replace(/\?.*$/, '').split('/');
    return wanted.length === parts.length && wanted.every((part, place) => part === parts[place] || part.startsWith('{'));
}
function repeated(names) {
    return names.flatMap((name, index) => (names.indexOf(name) === index ? [] : [index]));
}
function checkObject(document, contract, one) {
    return [...checkParents(document, contract, one), ...checkEndpoint(document, contract, one), ...checkBindings(document, one)];
}
function checkParents(document, contract, { object, index }) {
    const names = contract.objects.map(({ name }) => name);
    const needed = [
        ...(object.parent === undefined ? [] : [[['objects', index, 'parent', 'object'], object.parent.object]]),
        ...object.created_after.map((name, place) => [['objects', index, 'created_after', place], name]),
    ];
    const unknown = needed.flatMap(([path, name]) => names.includes(name)
        ? []
        : [said('contract/unknown-object', (0,definition_document/* spanAt */.i6)(document, path), [`Unknown object "${name}"`, (0,suggest/* didYouMean */.a)(name, names)])]);
    const above = [];
    for (let next = object.parent?.object; next !== undefined && !above.includes(next);) {
        above.push(next);
        next = contract.objects.find(({ name }) => name === next)?.parent?.object;
    }
    if (!above.includes(object.name))
        return [...unknown, ...checkCreation(document, contract, { object, index })];
    const circle = [object.name, ...above.slice(0, above.indexOf(object.name) + 1)].join(' -> ');
    return [
        ...unknown,
        said('contract/circle', (0,definition_document/* spanAt */.i6)(document, ['objects', index, 'parent', 'object']), [`Parents form a circle: ${circle}`]),
    ];
}
/** What can only be created after itself can never be created. */
function checkCreation(document, { objects }, { object, index }) {
    const needs = new Map(objects.map(({ name, parent, created_after }) => [
        name,
        [...(parent === undefined ? [] : [parent.object]), ...created_after],
    ]));
    const reaches = (from, seen) => from === object.name || (!seen.has(from) && (needs.get(from) ?? []).some((name) => reaches(name, new Set([...seen, from]))));
    return object.created_after.flatMap((name, place) => reaches(name, new Set())
        ? [
            said('contract/circle', (0,definition_document/* spanAt */.i6)(document, ['objects', index, 'created_after', place]), [
                `"${object.name}" would be created after "${name}", and that after "${object.name}"`,
            ]),
        ]
        : []);
}
/** The template of the endpoint that an object is read from, as the contract lists it. */
function endpointPath(contract, object) {
    return listedEndpoint(contract, object)?.path ?? object.endpoint ?? object.path;
}
/** The listed endpoint that an object is read from; undefined when the contract lists none. */
function listedEndpoint(contract, object) {
    const wanted = withoutNames(object.endpoint ?? object.path);
    return contract.endpoints.find(({ method, path }) => method === 'GET' && withoutNames(path) === wanted);
}
/** `/release/{id}` and `/release/{releaseId}` are one endpoint. */
function withoutNames(path) {
    return path.replaceAll(/\{[^}]*\}/g, '{}');
}
function checkEndpoint(document, contract, { object, index }) {
    const listed = listedEndpoint(contract, object);
    if (listed === undefined) {
        const key = object.endpoint === undefined ? 'path' : 'endpoint';
        const path = object.endpoint ?? object.path;
        const known = contract.endpoints.filter(({ method }) => method === 'GET').map((one) => one.path);
        return [
            said('contract/unlisted-endpoint', (0,definition_document/* spanAt */.i6)(document, ['objects', index, key]), [
                `GET ${path} is not among the endpoints of the contract`,
                (0,suggest/* didYouMean */.a)(path, known) ?? 'List it under "endpoints", with its query parameters',
            ]),
        ];
    }
    const paging = object.paging ?? contract.api.paging;
    const used = [
        ...Object.keys(object.query).map((name) => [['objects', index, 'query', name], name]),
        ...(object.incremental?.parameter === undefined
            ? []
            : [[['objects', index, 'incremental', 'parameter'], object.incremental.parameter]]),
        ...pagingParameters(paging).map((name) => [['objects', index, 'paging'], name]),
    ];
    return used.flatMap(([path, name]) => listed.query_parameters.includes(name)
        ? []
        : [
            said('contract/unlisted-parameter', (0,definition_document/* spanAt */.i6)(document, path), [
                `"${name}" is not a query parameter of GET ${listed.path}: a service may ignore it without a word`,
                (0,suggest/* didYouMean */.a)(name, listed.query_parameters) ?? `Listed: ${listed.query_parameters.join(', ') || 'none'}`,
            ]),
        ]);
}
/** Names of the query parameters that paging sends. */
function pagingParameters(paging) {
    const sent = paging;
    return ['parameter', 'size_parameter'].flatMap((key) => (typeof sent[key] === 'string' ? [sent[key]] : []));
}
function checkBindings(document, { object, index }) {
    const bound = Object.keys(object.parent?.bindings ?? {});
    const templates = [
        [['objects', index, 'path'], object.path],
        ...Object.entries(object.query).map(([name, value]) => [['objects', index, 'query', name], value]),
    ];
    const unbound = templates.flatMap(([path, text]) => [...text.matchAll(/\{([^}]*)\}/g)].flatMap(([, name = '']) => bound.includes(name)
        ? []
        : [
            said('contract/unbound', (0,definition_document/* spanAt */.i6)(document, path), [
                `Nothing gives "{${name}}" a value`,
                (0,suggest/* didYouMean */.a)(name, bound) ?? 'Add it to "parent.bindings"',
            ]),
        ]));
    const lists = Object.entries(object.parent?.bindings ?? {}).filter(([, path]) => path.includes('[]'));
    return lists.length < 2
        ? unbound
        : [
            ...unbound,
            said('contract/two-lists', (0,definition_document/* spanAt */.i6)(document, ['objects', index, 'parent', 'bindings']), [
                `${lists.map(([name]) => `"${name}"`).join(' and ')} go through lists, but at most one binding may`,
            ]),
        ];
}

// EXTERNAL MODULE: ./lib/core/json.js
var json = __webpack_require__(3085);
// EXTERNAL MODULE: ./lib/core/frame.js
var core_frame = __webpack_require__(2182);
;// CONCATENATED MODULE: ./lib/solution/playbook/playbook.js
/** The sections that every playbook has, in the order in which people expect them. */
const sectionNames = [
    'Purpose',
    'Inputs',
    'Process',
    'Outputs',
    'Quality Gates',
    'Dependencies',
    'Self-Improvement',
];
/** What the engine reads of a playbook, without places and prose: two playbooks with the same meaning do the same. */
function meaningOf(playbook) {
    const names = (references) => references.map(({ name }) => name);
    return {
        stage: playbook.stage,
        inputs: names(playbook.inputs),
        steps: playbook.steps.flatMap(({ starts }) => starts === null ? [] : [{ uses: starts.uses, with: starts.with, source: starts.source }]),
        outputs: names(playbook.outputs),
        gates: playbook.gates.map(({ id, severity, sql, with: settings }) => ({ id, severity, sql, with: settings })),
        requires: names(playbook.requires),
        enables: names(playbook.enables),
    };
}

;// CONCATENATED MODULE: ./lib/solution/covenant/covenant.js






/** Turns a contract and playbooks that have been checked into the covenant: the same input gives the same covenant. */
function makeCovenant({ folder, contract, overrides, playbooks, engine_version, sha256 }) {
    const source = contract.source_system.key;
    const present = spectraStages.flatMap((name) => {
        const playbook = playbooks.get(name);
        return playbook === undefined ? [] : [{ name, playbook }];
    });
    const meaning = { contract, overrides, playbooks: present.map(({ playbook }) => meaningOf(playbook)) };
    return {
        apiVersion: 'lorchestra/v1',
        kind: 'Covenant',
        metadata: {
            name: `spectra.${source}`,
            created_by: 'solution-engine',
            engine_version,
            inputs_hash: sha256((0,json/* canonicalJson */.dj)(meaning)),
        },
        pipeline: {
            type: 'spectra_data_pipeline',
            source,
            contract: `${folder}/contract.yaml`,
            contract_version: contract.contract_version,
            entities: readOrder(contract).map(({ object }) => object.name),
            stages: present.map(({ name, playbook }) => stageFrom(name, playbook, contract)),
        },
        quality_gates: present.map(({ name, playbook }) => ({ stage: name, checks: checksOf(name, playbook) })),
        deployment: { target: 'local', lakehouse: `${source}${names_upperFirst('lakehouse')}`, schemas: true },
        monitoring: { freshness: hours(contract.monitoring.freshness), schedule: contract.monitoring.schedule },
        learning: { auto_apply: ['high'], review: ['medium', 'low'] },
    };
}
function stageFrom(name, playbook, contract) {
    const before = spectraStages[spectraStages.indexOf(name) - 1];
    const promised = contract.obligations.outputs[name] ?? [];
    const outputs = expand(playbook.outputs.map(({ name: output }) => output), contract);
    return {
        id: `spectra.${contract.source_system.key}.${name}`,
        name,
        playbook: playbookFiles[name],
        needs: before === undefined ? [] : [before],
        contract: `contracts/${name}.contract.yaml`,
        inputs: expand(playbook.inputs.map(({ name: input }) => input), contract),
        outputs: [...new Set([...outputs, ...expand(promised, contract)])],
        steps: playbook.steps.flatMap(({ title, heading, starts }) => starts === null
            ? []
            : [
                {
                    uses: starts.uses,
                    title,
                    playbook: placeOf(name, heading),
                    ...(Object.keys(starts.with).length === 0 ? {} : { with: starts.with }),
                    ...(starts.source === null ? {} : { source: starts.source }),
                },
            ]),
        gates: playbook.gates.map(({ id }) => id),
    };
}
function checksOf(name, playbook) {
    return playbook.gates.map((gate) => ({
        id: gate.id,
        severity: gate.severity,
        says: gate.says,
        playbook: placeOf(name, gate.span),
        ...(gate.sql === null ? {} : { sql: gate.sql }),
        ...(Object.keys(gate.with).length === 0 ? {} : { with: gate.with }),
    }));
}
function placeOf(name, span) {
    return `${playbookFiles[name]}:${(0,core_frame/* position */.G)(span).line}`;
}
/** A name that stands for every entity becomes one name for each, parents first. */
function expand(names, contract) {
    return names.flatMap((name) => name.includes('{') ? readOrder(contract).map(({ object }) => forEntity(name, object)) : [name]);
}
function hours(ms) {
    return ms % 3_600_000 === 0 ? `${ms / 3_600_000}h` : `${Math.round(ms / 60_000)}m`;
}

;// CONCATENATED MODULE: ./lib/solution/playbook/codes.js
/** Every code that reading playbooks and standards gives beside those of YAML and of definitions. Each has a golden case. */
const playbookCodes = {
    'playbook/missing-title': 'The playbook has no title',
    'playbook/missing-section': 'A section that every playbook has is not there',
    'playbook/duplicate-section': 'A section stands there twice',
    'playbook/step-heading': 'A heading begins like that of a step, but does not have its form',
    'playbook/step-number': 'A step has another number than its place; the order of the text counts',
    'playbook/second-fence': 'A step or gate has two fenced blocks of one kind',
    'playbook/stray-fence': 'A fenced block that the engine would read belongs to no step and no gate',
    'playbook/fence': 'A fenced block holds nothing, or more than one YAML document',
    'playbook/table-name': 'An item of inputs or outputs begins with a name that no table can have',
    'playbook/gate-form': 'A quality gate does not have the form `id` (error|warn): words',
    'playbook/duplicate-gate': 'A gate stands in the playbook twice',
    'playbook/unknown-check': 'A gate has neither a check nor SQL',
    'playbook/gate-sql': 'The SQL of a gate is not one SELECT',
    'playbook/unknown-action': 'A step names no action',
    'playbook/foreign-action': 'A step names an action of another stage',
    'playbook/duplicate-action': 'Two steps name the same action',
    'playbook/unknown-setting': 'A step gives its action a setting that it does not have',
    'playbook/unproduced-input': 'No earlier stage produces an input',
    'playbook/unproduced-output': 'No step produces an output',
    'playbook/unmet-step': 'A step needs what no step before it produces',
    'standards/rule-form': 'A rule of the standards does not have its form',
    'standards/duplicate-rule': 'A rule of the standards stands there twice',
};
function finding(code, span, said) {
    const { message, hint, related, severity = 'error' } = said;
    return {
        code,
        severity,
        message,
        span,
        ...(related === undefined || related.length === 0 ? {} : { related }),
        ...(hint === undefined ? {} : { hint }),
    };
}
const longestQuote = 80;
/** What the user wrote, in quotes, on one line, not longer than a message bears. */
function quoted(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return `"${line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}\u2026`.toWellFormed() : line}"`;
}

;// CONCATENATED MODULE: ./lib/solution/playbook/names.js


const names_schemas = ports_lakehouse/* lakehouseSchemas */.w.join('|');
const names_form = String.raw `[A-Za-z0-9]*(?:\{(?:entity|entities|Entity)\})?[A-Za-z0-9]*`;
const namePattern = new RegExp(`^(?:${names_schemas})\\.(${names_form})$`);
/** The table that a playbook names, in the one spelling `extract.cycles`; null for what names no table. */
function tableOf(name) {
    const table = tableName(name);
    return namePattern.exec(table)?.[1] ? table : null;
}
/** Names of what stands in `working/` have one spelling only. */
function spelled(name) {
    return tableOf(name) ?? name;
}
const entity = /^[A-Za-z][A-Za-z0-9]*$/;
const template = /\{(?:entity|entities|Entity)\}/;
function makersIn(actions) {
    const products = Object.values(actions).flatMap(({ produces }) => produces.map(spelled));
    // `extract.{entities}` does not stand for `extract.pages`, which has a maker of its own.
    const exact = new Set(products.filter((product) => !template.test(product)));
    const same = (product, wanted) => {
        if (product === wanted)
            return true;
        const [before, after] = product.split(template);
        if (after === undefined || before === undefined || exact.has(wanted) || template.test(wanted))
            return false;
        if (!wanted.startsWith(before) || !wanted.endsWith(after))
            return false;
        return entity.test(wanted.slice(before.length, wanted.length - after.length));
    };
    const among = (made, wanted) => {
        const name = spelled(wanted);
        for (const product of made)
            if (same(spelled(product), name))
                return true;
        return false;
    };
    const of = (wanted) => Object.keys(actions).filter((action) => among(actions[action]?.produces ?? [], wanted));
    return { among, of };
}
/** The stage in the name of an action. */
function stageIn(action) {
    return action.slice(0, Math.max(0, action.indexOf('.')));
}

;// CONCATENATED MODULE: ./lib/solution/playbook/flow.js




/**
 * Follows what is made and what is needed from the first stage to the last. Each thing is told once, where it goes
 * wrong first: what a stage promises and does not make is no second mistake in the stages that read it.
 */
function flowFindings(playbooks, actions, unsure) {
    const makers = makersIn(actions);
    return playbooks.flatMap((playbook) => {
        if (unsure.has(playbook.stage))
            return [];
        return stageFindings(playbook, { actions, makers, before: madeBefore(playbook.stage, playbooks, { actions, unsure }) });
    });
}
/**
 * What stands ready when a stage begins: what the stages before it make or promise. Of a stage without a playbook, or
 * with one that could not be read, everything that it could make.
 */
function madeBefore(stage, playbooks, { actions, unsure }) {
    return spectraStages.slice(0, spectraStages.indexOf(stage)).flatMap((earlier) => {
        const own = playbooks.filter((playbook) => playbook.stage === earlier);
        const told = own.flatMap((playbook) => [...madeBy(playbook, actions), ...playbook.outputs.map(({ name }) => name)]);
        if (own.length > 0 && !unsure.has(earlier))
            return told;
        const all = Object.keys(actions).filter((name) => stageIn(name) === earlier);
        return [...told, ...all.flatMap((name) => productsOf(name, actions))];
    });
}
/** What the steps of a playbook make. */
function madeBy({ steps }, actions) {
    return steps.flatMap((step) => productsOf(step.starts?.uses, actions));
}
function productsOf(action, actions) {
    return action !== undefined && Object.hasOwn(actions, action) ? (actions[action]?.produces ?? []) : [];
}
function stageFindings(playbook, flow) {
    const made = madeBy(playbook, flow.actions);
    const lost = once([...playbook.inputs, ...playbook.requires]).filter(({ name }) => !flow.makers.among(flow.before, name));
    const broken = once([...playbook.outputs, ...playbook.enables]).filter(({ name }) => !flow.makers.among(made, name));
    const told = [...lost, ...broken].map(({ name }) => name);
    return [
        ...lost.map((reference) => lostInput(playbook, reference, flow)),
        ...broken.map((reference) => brokenPromise(playbook, reference, flow)),
        ...unmetSteps(playbook, flow)
            .filter(({ thing }) => !told.some((name) => flow.makers.among([name], thing)))
            .map(({ found }) => found),
    ];
}
function once(references) {
    return references.filter(({ name }, index) => references.findIndex((other) => other.name === name) === index);
}
function lostInput({ stage, outputs }, { name, span }, { makers, before }) {
    const [maker] = makers.of(name);
    const message = `No stage before "${stage}" produces ${quoted(name)}`;
    if (maker === undefined)
        return finding('playbook/unproduced-input', span, { message, hint: (0,suggest/* didYouMean */.a)(name, before) });
    const home = stageIn(maker);
    const own = home === stage && outputs.some((output) => output.name === name);
    const tooLate = spectraStages.findIndex((each) => each === home) > spectraStages.indexOf(stage);
    const step = `Action ${maker} produces it; the stage "${home}" needs a step that uses it`;
    const hint = own
        ? 'This stage makes it itself; take it out of the inputs'
        : tooLate
            ? `The stage "${home}" produces it, and comes later`
            : step;
    return finding('playbook/unproduced-input', span, { message, hint });
}
function brokenPromise({ stage }, { name, span }, { actions, makers }) {
    const candidates = makers.of(name);
    const maker = candidates.find((action) => stageIn(action) === stage);
    const message = `No step of the stage "${stage}" produces ${quoted(name)}`;
    if (maker !== undefined) {
        return finding('playbook/unproduced-output', span, { message, hint: `Add a step with "uses: ${maker}", which produces it` });
    }
    const [elsewhere] = candidates;
    const own = Object.keys(actions).filter((action) => stageIn(action) === stage);
    const hint = elsewhere === undefined
        ? (0,suggest/* didYouMean */.a)(name, own.flatMap((action) => productsOf(action, actions)))
        : `Action ${elsewhere} produces it, which belongs to the stage "${stageIn(elsewhere)}"`;
    return finding('playbook/unproduced-output', span, { message, hint });
}
/** One finding for each thing that is not there in time, at the first step that needs it. */
function unmetSteps(playbook, flow) {
    const there = [...flow.before];
    const waiting = new Map();
    for (const step of playbook.steps) {
        const action = step.starts?.uses;
        if (action === undefined)
            continue;
        for (const thing of flow.actions[action]?.consumes ?? []) {
            if (!flow.makers.among(there, thing))
                waiting.set(thing, [...(waiting.get(thing) ?? []), step]);
        }
        there.push(...productsOf(action, flow.actions));
    }
    return [...waiting].flatMap(([thing, [first, ...others]]) => first === undefined ? [] : [{ thing, found: unmet({ thing, first, others }, playbook, flow) }]);
}
function unmet({ thing, first, others }, { stage, steps }, { actions, makers }) {
    const later = steps.find((step) => makers.among(productsOf(step.starts?.uses, actions), thing));
    const [maker] = makers.of(thing);
    const message = `Step ${quoted(first.title)} needs ${quoted(thing)}, and no step before it produces that`;
    const related = others.map((step) => ({ span: step.heading, message: 'Needed here too' }));
    if (later !== undefined) {
        const hint = `Put it after ${quoted(later.title)}`;
        const made = { span: later.heading, message: 'Produced here' };
        return finding('playbook/unmet-step', first.starts?.span ?? first.heading, { message, hint, related: [made, ...related] });
    }
    const place = maker === undefined || stageIn(maker) === stage ? 'before it' : `to the stage "${stageIn(maker)}"`;
    const hint = maker === undefined ? undefined : `Add a step with "uses: ${maker}" ${place}`;
    return finding('playbook/unmet-step', first.starts?.span ?? first.heading, { message, hint, related });
}

;// CONCATENATED MODULE: ./lib/solution/playbook/fence.js




/** Reads the YAML of a fenced block by the rules of definitions; every place is one of the Markdown file. */
function readFence(fence, shape) {
    const parsed = (0,parse/* parseText */.r)(alone(fence));
    const placed = (span) => ({ source: fence.source, start: span.start, end: Math.min(span.end, fence.end) });
    const moved = (found) => found.map((item) => relocated(item, placed));
    const nothing = { value: null, spanAt: () => fence };
    const [first, ...others] = parsed.documents;
    if (parsed.diagnostics.length > 0)
        return { ...nothing, diagnostics: moved(parsed.diagnostics) };
    if (first === undefined || others.length > 0) {
        const message = first === undefined ? 'Fenced block holds nothing' : 'Fenced block holds more than one YAML document';
        return { ...nothing, diagnostics: [finding('playbook/fence', fence, { message })] };
    }
    const { value, diagnostics } = (0,issues/* checkShape */.e)(first.document, shape);
    return {
        value: first.findings.length === 0 ? value : null,
        spanAt: (path) => placed((0,definition_document/* spanAt */.i6)(first.document, path)),
        diagnostics: moved([...first.findings, ...diagnostics]),
    };
}
function relocated(item, placed) {
    const related = item.related?.map(({ span, message }) => ({ span: placed(span), message }));
    return { ...item, span: placed(item.span), ...(related === undefined ? {} : { related }) };
}
/** The text with nothing left but what stands in the fence, at its old offsets. */
function alone(fence) {
    const { file, text } = fence.source;
    const [start, end] = contentOf(fence);
    return { file, text: text.slice(0, start).replace(/[^\r\n]|\r(?!\n)/g, ' ') + text.slice(start, end) };
}
/** From the line after the opening mark to the line before the closing one. */
function contentOf({ source, start, end }) {
    const whole = source.text.slice(start, end);
    const mark = /^(?:`{3,}|~{3,})/.exec(whole)?.[0] ?? '';
    const opened = whole.indexOf('\n') + 1;
    if (opened === 0)
        return [end, end];
    const lastLine = whole.lastIndexOf('\n') + 1;
    const closing = whole.slice(lastLine).trim();
    const closed = lastLine >= opened && closing.startsWith(mark) && closing === closing.charAt(0).repeat(closing.length);
    return [start + opened, closed ? start + lastLine : end];
}

// EXTERNAL MODULE: ./node_modules/mdast-util-from-markdown/lib/index.js + 53 modules
var lib = __webpack_require__(3825);
;// CONCATENATED MODULE: ./lib/solution/playbook/markdown.js

/** Nothing but code is told apart within a line: links and emphasis have no meaning here, and cost time without bound. */
const extensions = [
    { disable: { null: ['attention', 'autolink', 'labelStartLink', 'labelStartImage', 'labelEnd', 'definition'] } },
];
/** The blocks of a text. Any text is Markdown. */
function readMarkdown(source) {
    const shift = source.text.startsWith('\ufeff') ? 1 : 0;
    return { source, shift, blocks: (0,lib/* fromMarkdown */.Y)(source.text.slice(shift), { extensions }).children };
}
function spanOf({ source, shift }, node) {
    const start = (node.position?.start.offset ?? 0) + shift;
    return { source, start, end: Math.max(start, (node.position?.end.offset ?? 0) + shift) };
}
/** What stands under each heading of a depth, up to the next heading of that depth or above. */
function partsOf(markdown, { blocks, end }, depth) {
    const parts = [];
    for (const block of blocks) {
        const open = parts.at(-1);
        const ends = block.type === 'heading' && block.depth <= depth;
        if (ends && open !== undefined)
            open.end ??= spanOf(markdown, block).start;
        if (ends && block.depth === depth)
            parts.push({ heading: block, blocks: [], end: null });
        else if (open?.end === null)
            open.blocks.push(block);
    }
    return parts.map((part) => {
        const heading = spanOf(markdown, part.heading);
        return { heading, title: textOf(part.heading), blocks: part.blocks, span: { ...heading, end: part.end ?? end } };
    });
}
/** The items of all lists that stand directly there. */
function itemsOf(blocks) {
    return blocks.flatMap((block) => (block.type === 'list' ? block.children : []));
}
/** The fenced blocks that the engine reads, by language. What is indented without a fence is prose. */
function fencesOf(blocks, language) {
    return blocks.flatMap((block) => (block.type === 'code' && block.lang?.toLowerCase() === language ? [block] : []));
}
/** All fenced blocks of a language, however deep they lie in lists and quotes. */
function allFences(blocks, language) {
    const found = [];
    const open = [...blocks];
    for (let block = open.pop(); block !== undefined; block = open.pop()) {
        found.push(...fencesOf([block], language));
        if ('children' in block)
            open.push(...block.children);
    }
    return found;
}
/** The first paragraph of a list item. */
function headOf(markdown, item) {
    const [first] = item.children;
    if (first?.type !== 'paragraph')
        return { code: null, words: '', span: spanOf(markdown, item) };
    const span = spanOf(markdown, first);
    const [lead] = first.children;
    if (lead?.type !== 'inlineCode')
        return { code: null, words: flat(markdown.source.text.slice(span.start, span.end)), span };
    const place = spanOf(markdown, lead);
    return { code: { value: lead.value, span: place }, words: flat(markdown.source.text.slice(place.end, span.end)), span };
}
function flat(text) {
    return text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}
/** Every piece of code within the lines of a block. */
function codesOf(markdown, block) {
    const found = [];
    const open = [block];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
        const { type, value, children = [] } = node;
        if (type === 'inlineCode')
            found.push({ value: value ?? '', span: spanOf(markdown, node) });
        open.push(...children.toReversed());
    }
    return found;
}
function textOf(heading) {
    return heading.children
        .map((child) => ('value' in child ? child.value : ''))
        .join('')
        .replace(/\s+/g, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./lib/solution/playbook/sql.js
/** What may not be looked into: strings, quoted names and comments. */
const opaque = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?\*\//g;
/**
 * Why a text is not one SELECT, in words; null when it is one. The connection that asks it cannot write; this says so
 * before anything runs.
 */
function sqlTrouble(sql) {
    const bare = sql.replace(opaque, ' ').trim();
    if (/['"`]|\/\*/.test(bare))
        return 'a quote or comment in it is not closed';
    const statement = bare.replace(/;$/, '');
    if (statement.includes(';'))
        return 'it holds more than one statement';
    const [verb = ''] = /^[a-z]+/i.exec(statement) ?? [];
    if (verb === '')
        return 'it holds no statement';
    const outer = outermost(statement);
    if (outer === null)
        return 'its brackets do not match';
    if (/^select$/i.test(verb))
        return null;
    if (!/^with$/i.test(verb))
        return `it begins with ${verb.toUpperCase()}`;
    const [main = ''] = /\b(?:select|insert|update|delete|replace|values)\b/i.exec(outer) ?? [];
    return /^select$/i.test(main) ? null : 'its WITH leads to no SELECT';
}
/** The text outside of all brackets; null when they do not match. */
function outermost(text) {
    let depth = 0;
    let outer = '';
    for (const character of text) {
        if (character === ')')
            depth -= 1;
        if (depth < 0)
            return null;
        outer += depth === 0 ? character : ' ';
        if (character === '(')
            depth += 1;
    }
    return depth === 0 ? outer : null;
}

;// CONCATENATED MODULE: ./lib/solution/playbook/gates.js






const settingsShape = schemas/* strictObject */.rej({ with: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()) });
const idPattern = /^[a-z][a-z0-9_]*$/;
const severities = ['error', 'warn'];
const gates_form = 'Write - `check_id` (error): what must hold; the severity is error or warn';
/** The gates under `Quality Gates`. Items that do not begin with an id in backticks are for people. */
function readGates(markdown, part, found) {
    const owned = new Set();
    const gates = [];
    for (const item of itemsOf(part.blocks)) {
        const { code, words } = headOf(markdown, item);
        if (code === null || !(idPattern.test(code.value) || /^\(\w+\)/.test(words)))
            continue;
        for (const fence of readFences(item))
            owned.add(fence);
        const gate = readGate(markdown, { item, code, words }, found);
        if (gate !== null)
            gates.push(gate);
    }
    found.push(...strayFences(markdown, part, owned));
    return gates;
}
function readGate(markdown, { item, code, words }, found) {
    const [, severity = '', says = ''] = /^\(([^)]*)\)\s*:\s*(.*)$/.exec(words) ?? [];
    const known = severities.find((each) => each === severity);
    const sql = readSql(markdown, item, found);
    const settings = readSettings(markdown, item, found);
    if (!idPattern.test(code.value) || known === undefined || says === '') {
        found.push(misshapen(code, { severity, says }));
        return null;
    }
    return { id: code.value, severity: known, says, sql, with: settings, span: code.span };
}
function misshapen({ value, span }, { severity, says }) {
    const named = quoted(value);
    if (!idPattern.test(value)) {
        const message = `Cannot use ${named} as the id of a gate`;
        return finding('playbook/gate-form', span, { message, hint: 'Use lower-case letters, digits and _, a letter first' });
    }
    if (severity === '' || says === '')
        return finding('playbook/gate-form', span, { message: `Gate ${named} lacks severity or words`, hint: gates_form });
    const message = `Gate ${named} has the unknown severity ${quoted(severity)}`;
    return finding('playbook/gate-form', span, { message, hint: (0,suggest/* didYouMean */.a)(severity, severities) ?? gates_form });
}
function readFences(item) {
    return [...fencesOf(item.children, 'sql'), ...fencesOf(item.children, 'yaml')];
}
function readSql(markdown, item, found) {
    const [fence, second] = fencesOf(item.children, 'sql');
    if (second !== undefined)
        found.push(secondFence(markdown, second));
    if (fence === undefined)
        return null;
    const trouble = sqlTrouble(fence.value);
    if (trouble !== null) {
        const message = `Cannot use the SQL of this gate: ${trouble}`;
        found.push(finding('playbook/gate-sql', spanOf(markdown, fence), { message, hint: 'Write one SELECT that gives the offending rows' }));
    }
    return fence.value.replaceAll('\r\n', '\n').replace(/;\s*$/, '').trim();
}
function readSettings(markdown, item, found) {
    const [fence, second] = fencesOf(item.children, 'yaml');
    if (second !== undefined)
        found.push(secondFence(markdown, second));
    if (fence === undefined)
        return {};
    const read = readFence(spanOf(markdown, fence), settingsShape);
    found.push(...read.diagnostics);
    return read.value?.with ?? {};
}
function secondFence(markdown, fence) {
    const message = `Gate has two fenced ${fence.lang ?? ''} blocks`;
    return finding('playbook/second-fence', spanOf(markdown, fence), { message, hint: 'A gate has at most one of each kind' });
}
function strayFences(markdown, part, owned) {
    return [...allFences(part.blocks, 'sql'), ...allFences(part.blocks, 'yaml')]
        .filter((fence) => !owned.has(fence))
        .map((fence) => finding('playbook/stray-fence', spanOf(markdown, fence), {
        message: `Fenced ${fence.lang ?? ''} block belongs to no gate`,
        hint: 'Indent it below the item of its gate',
    }));
}

;// CONCATENATED MODULE: ./lib/solution/playbook/steps.js




const startShape = schemas/* strictObject */.rej({
    uses: schemas/* string */.YjP({ error: 'Name an action: prepare.fetch_samples' }).min(1),
    with: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()).default({}),
    source: schemas/* string */.YjP()
        .regex(/^(?:seed|learned_from_GAP-[a-z]+-[0-9a-f]{8})$/, 'Write learned_from_ and the id of the gap, or leave the key out')
        .optional(),
});
const heading = /^Step (\d{1,4}): (\S.*)$/;
/** The steps under `Process`, in the order of the text. */
function readSteps(markdown, process, found) {
    const parts = partsOf(markdown, { blocks: process.blocks, end: process.span.end }, 3);
    const owned = new Set();
    const steps = [];
    for (const part of parts) {
        if (!/^step\b/i.test(part.title))
            continue;
        // Its fence is left alone: the heading is the mistake, not what stands below it.
        for (const fence of allFences(part.blocks, 'yaml'))
            owned.add(fence);
        const [, number, title] = heading.exec(part.title) ?? [];
        if (number === undefined || title === undefined)
            found.push(badHeading(part));
        const starts = readStart(markdown, part, found);
        steps.push({
            number: Number(number ?? steps.length + 1),
            title: title ?? part.title,
            heading: part.heading,
            span: part.span,
            starts,
        });
    }
    found.push(...steps_strayFences(markdown, process, owned), ...numbering(steps));
    return steps;
}
function badHeading({ heading: span, title }) {
    const message = `Cannot read ${quoted(title)} as the heading of a step`;
    return finding('playbook/step-heading', span, { message, hint: 'Write "### Step 1: Title"' });
}
function readStart(markdown, part, found) {
    const [fence, second] = fencesOf(part.blocks, 'yaml');
    const all = allFences(part.blocks, 'yaml');
    const hidden = all.find((block) => block !== fence && block !== second);
    const extra = second ?? hidden;
    if (extra !== undefined) {
        const message = fence === undefined
            ? `Fenced yaml block of ${quoted(part.title)} stands inside a list or quote`
            : `${quoted(part.title)} has more than one fenced yaml block`;
        const code = fence === undefined ? 'playbook/stray-fence' : 'playbook/second-fence';
        found.push(finding(code, spanOf(markdown, extra), {
            message,
            hint: 'A step has one such block, directly below its heading or its text',
        }));
    }
    if (fence === undefined)
        return null;
    const read = readFence(spanOf(markdown, fence), startShape);
    found.push(...read.diagnostics);
    if (read.value === null)
        return null;
    const { uses, with: settings, source = null } = read.value;
    const places = Object.fromEntries(Object.keys(settings).map((name) => [name, read.spanAt(['with', name])]));
    return { uses, with: settings, source, span: read.spanAt(['uses']), places };
}
function steps_strayFences(markdown, process, owned) {
    return allFences(process.blocks, 'yaml')
        .filter((fence) => !owned.has(fence))
        .map((fence) => finding('playbook/stray-fence', spanOf(markdown, fence), {
        message: 'Fenced yaml block belongs to no step',
        hint: 'Put it below a heading "### Step 1: Title", or mark it as text',
    }));
}
/** The order of the text counts, so a wrong number does no harm; but it misleads people. */
function numbering(steps) {
    return steps.flatMap(({ number, heading: span }, index) => {
        if (number === index + 1)
            return [];
        const message = `Step has the number ${number}, and its place is ${index + 1}`;
        const hint = 'Steps run in the order of the text, whatever their numbers';
        return [finding('playbook/step-number', span, { message, hint, severity: 'warning' })];
    });
}

;// CONCATENATED MODULE: ./lib/solution/playbook/read.js








/** Reads the Markdown of one stage. Whether its steps fit together, and into the pipeline, is `checkPlaybooks`. */
function readPlaybook(source, stage) {
    const { playbook, diagnostics } = readAsFarAsPossible(source, stage);
    const ok = diagnostics.every(({ severity }) => severity === 'warning');
    return ok ? { ok, value: playbook, diagnostics } : { ok, diagnostics };
}
function readAsFarAsPossible(source, stage) {
    const markdown = readMarkdown(source);
    const found = [];
    const parts = partsOf(markdown, { blocks: markdown.blocks, end: source.text.length }, 2);
    const sections = sectionsOf(markdown, parts, found);
    const inputs = tablesOf(markdown, sections.Inputs, found);
    const steps = readSteps(markdown, sections.Process, found);
    const outputs = tablesOf(markdown, sections.Outputs, found);
    const gates = readGates(markdown, sections['Quality Gates'], found);
    const playbook = {
        file: source.file,
        source,
        stage,
        title: titleOf(markdown, found),
        purpose: { text: wordsOf(sections.Purpose), span: sections.Purpose.span },
        inputs,
        steps,
        outputs,
        gates,
        requires: dependenciesOf(markdown, sections.Dependencies, 'Requires:'),
        enables: dependenciesOf(markdown, sections.Dependencies, 'Enables:'),
        sections: spansOf(sections),
    };
    return { playbook, diagnostics: (0,codes/* sortDiagnostics */.Ds)(found) };
}
/** `Inputs (from Source stage)` is the section Inputs. */
function nameOf(title) {
    const plain = title.replace(/\s*\(.*\)$/, '').toLowerCase();
    return sectionNames.find((name) => name.toLowerCase() === plain) ?? null;
}
function sectionsOf(markdown, parts, found) {
    const { source } = markdown;
    const known = new Map();
    for (const part of parts) {
        const name = nameOf(part.title);
        const earlier = name === null ? undefined : known.get(name);
        if (name !== null && earlier === undefined)
            known.set(name, part);
        if (earlier === undefined)
            continue;
        const related = [{ span: earlier.heading, message: 'First here' }];
        found.push(finding('playbook/duplicate-section', part.heading, {
            message: `Section ${quoted(part.title)} stands in the playbook twice`,
            related,
            hint: 'Put what both say into the first',
        }));
    }
    const strangers = parts.filter(({ title }) => nameOf(title) === null);
    const bottom = { source, start: source.text.length, end: source.text.length };
    const section = (name) => {
        const part = known.get(name);
        if (part === undefined)
            found.push(missing(name, strangers, parts.at(-1)?.heading ?? { ...bottom, start: 0, end: 0 }));
        return part ?? { heading: bottom, title: name, blocks: [], span: bottom };
    };
    return Object.fromEntries(sectionNames.map((name) => [name, section(name)]));
}
/** Told at the heading that was probably meant, else at the last one. */
function missing(name, strangers, last) {
    const meant = strangers.find(({ title }) => (0,suggest/* didYouMean */.a)(title, [name])?.startsWith('Did') === true);
    const hint = meant === undefined ? `Add "## ${name}"` : `Did you mean ${quoted(meant.title)} to be "## ${name}"?`;
    return finding('playbook/missing-section', meant?.heading ?? last, { message: `Section "${name}" is missing`, hint });
}
function spansOf(sections) {
    return Object.fromEntries(sectionNames.map((name) => [name, sections[name].span]));
}
function titleOf(markdown, found) {
    const { source, blocks } = markdown;
    const [first] = partsOf(markdown, { blocks, end: source.text.length }, 1);
    if (first !== undefined && first.title !== '')
        return { text: first.title, span: first.heading };
    const span = first?.heading ?? { source, start: 0, end: Math.min(1, source.text.length) };
    found.push(finding('playbook/missing-title', span, { message: 'Playbook has no title', hint: 'Begin it with "# " and its title' }));
    return { text: '', span };
}
function wordsOf({ span, heading }) {
    return span.source.text.slice(heading.end, span.end).replace(/\s+/g, ' ').trim();
}
/** The items that begin with a name in backticks. */
function tablesOf(markdown, part, found) {
    return itemsOf(part.blocks).flatMap((item) => {
        const { code } = headOf(markdown, item);
        if (code === null)
            return [];
        if (tableOf(code.value) !== null)
            return [{ name: code.value, span: code.span }];
        found.push(finding('playbook/table-name', code.span, {
            message: `Cannot read ${quoted(code.value)} as the name of a table`,
            hint: 'Write schema.table or Tables/schema/table; what is for people begins with a word',
        }));
        return [];
    });
}
/** The tables that the items of one kind name, anywhere in their text. */
function dependenciesOf(markdown, part, kind) {
    const isKind = (item) => {
        const { start, end } = spanOf(markdown, item);
        const text = markdown.source.text.slice(start, end).replace(/^(?:[-+*]|\d+[.)])\s+/, '');
        return text.replace(/^\*+/, '').toLowerCase().startsWith(kind.toLowerCase());
    };
    return itemsOf(part.blocks)
        .filter(isKind)
        .flatMap((item) => codesOf(markdown, item))
        .flatMap(({ value, span }) => (tableOf(value) === null ? [] : [{ name: value, span }]));
}

;// CONCATENATED MODULE: ./lib/solution/playbook/check.js







/** Reads the playbooks of a pipeline and checks them as a whole. Everything that is wrong is told at once. */
function loadPlaybooks(sources, known) {
    const readings = sources.map(({ stage, source }) => readAsFarAsPossible(source, stage));
    const playbooks = inOrder(readings.map(({ playbook }) => playbook));
    const unread = readings.filter((reading) => reading.diagnostics.some(isError)).map(({ playbook }) => playbook.stage);
    const found = findings(playbooks, known, new Set(unread));
    const diagnostics = (0,codes/* sortDiagnostics */.Ds)([...readings.flatMap((reading) => reading.diagnostics), ...found]);
    return diagnostics.some(isError) ? { ok: false, diagnostics } : { ok: true, value: playbooks, diagnostics };
}
/**
 * Whether the steps of playbooks name actions, fit together in their order, and give what the playbooks promise; and
 * whether each gate has a check. What a stage without a playbook here produces is taken as given.
 */
function checkPlaybooks(playbooks, known) {
    return (0,codes/* sortDiagnostics */.Ds)(findings(inOrder(playbooks), known, new Set()));
}
function isError({ severity }) {
    return severity === 'error';
}
function inOrder(playbooks) {
    return playbooks.toSorted((a, b) => spectraStages.indexOf(a.stage) - spectraStages.indexOf(b.stage));
}
function findings(playbooks, known, unread) {
    const steps = playbooks.map((playbook) => ({ stage: playbook.stage, found: stepFindings(playbook, known.actions) }));
    // Of a stage whose steps are not all known, nobody can say what it leaves out.
    const unsure = new Set([...unread, ...steps.filter(({ found }) => found.length > 0).map(({ stage }) => stage)]);
    return [
        ...steps.flatMap(({ found }) => found),
        ...playbooks.flatMap((playbook) => gateFindings(playbook, known.checks)),
        ...flowFindings(playbooks, known.actions, unsure),
    ];
}
function stepFindings(playbook, actions) {
    const seen = new Map();
    return playbook.steps.flatMap(({ starts }) => {
        if (starts === null)
            return [];
        const { uses, span } = starts;
        const earlier = seen.get(uses);
        seen.set(uses, earlier ?? starts);
        if (!Object.hasOwn(actions, uses))
            return [unknownAction(starts, playbook.stage, actions)];
        if (stageIn(uses) !== playbook.stage) {
            const message = `Action ${quoted(uses)} belongs to the stage "${stageIn(uses)}", and this is the playbook of "${playbook.stage}"`;
            return [finding('playbook/foreign-action', span, { message, hint: 'A step names an action of its own stage' })];
        }
        if (earlier === undefined)
            return settingFindings(starts, actions[uses]?.settings ?? []);
        const related = [{ span: earlier.span, message: 'First here' }];
        return [finding('playbook/duplicate-action', span, { message: `Action ${quoted(uses)} is named by two steps`, related })];
    });
}
/** A setting that nothing reads would look as if it were obeyed. */
function settingFindings({ uses, places }, known) {
    const none = `${uses} has no settings`;
    return Object.entries(places).flatMap(([name, span]) => {
        if (known.includes(name))
            return [];
        const hint = known.length === 0 ? none : (0,suggest/* didYouMean */.a)(name, known);
        return [finding('playbook/unknown-setting', span, { message: `${uses} has no setting ${quoted(name)}`, hint })];
    });
}
function unknownAction({ uses, span }, stage, actions) {
    const message = `No action has the name ${quoted(uses)}`;
    if (uses === `${stage}.close`) {
        return finding('playbook/unknown-action', span, { message, hint: 'Each stage is closed by itself; leave the step out' });
    }
    const own = Object.keys(actions).filter((action) => stageIn(action) === stage);
    const near = (0,suggest/* didYouMean */.a)(uses, own);
    const hint = near?.startsWith('Did') === true ? near : ((0,suggest/* didYouMean */.a)(uses, Object.keys(actions)) ?? near);
    return finding('playbook/unknown-action', span, { message, hint });
}
function gateFindings({ gates }, checks) {
    const seen = new Map();
    return gates.flatMap((gate) => {
        const named = quoted(gate.id);
        const earlier = seen.get(gate.id);
        if (earlier !== undefined) {
            const related = [{ span: earlier.span, message: 'First here' }];
            return [finding('playbook/duplicate-gate', gate.span, { message: `Gate ${named} stands in the playbook twice`, related })];
        }
        seen.set(gate.id, gate);
        if (gate.sql !== null || checks.has(gate.id))
            return [];
        const near = (0,suggest/* didYouMean */.a)(gate.id, [...checks]);
        const hint = near?.startsWith('Did') === true ? near : 'Name a built-in check, or give it a fenced sql block';
        return [finding('playbook/unknown-check', gate.span, { message: `Gate ${named} has no check`, hint })];
    });
}

;// CONCATENATED MODULE: ./lib/data/stop.js

/** Ends the work when its attempt is over; called between batches and requests. */
function stopIfAsked(signal) {
    if (!signal.aborted)
        return;
    if (signal.reason === 'timeout')
        (0,data_failed/* fail */.f)('timeout', 'Stopped because its time was over');
    (0,data_failed/* fail */.f)('cancelled', 'Stopped because the run was cancelled');
}
async function sleep(clock, ms, signal) {
    stopIfAsked(signal);
    await new Promise((resolve) => {
        const wake = () => {
            takeBack();
            signal.removeEventListener('abort', wake);
            resolve();
        };
        const takeBack = clock.after(ms, wake);
        signal.addEventListener('abort', wake, { once: true });
    });
    stopIfAsked(signal);
}

;// CONCATENATED MODULE: ./lib/solution/sql.js
/** `clean.order` as SQL: `"clean"."order"`. */
function tableSql(table) {
    return table.split('.').map(quote).join('.');
}
function quote(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
function literal(value) {
    if (value === null)
        return 'NULL';
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
async function oneRow(lakehouse, sql, values = []) {
    const [row] = await lakehouse.all(sql, values);
    return row ?? {};
}
/** The number in the only column of the only row. */
async function countOf(lakehouse, sql, values = []) {
    return Number(Object.values(await oneRow(lakehouse, sql, values))[0] ?? 0);
}
/** Names of the tables of one schema, sorted, without counting their rows. */
async function tablesIn(lakehouse, schema) {
    const rows = await lakehouse.all(`SELECT name FROM "${schema}".sqlite_master WHERE type = 'table' AND name GLOB '[A-Za-z]*' AND name NOT GLOB 'sqlite_*' ORDER BY name`);
    return rows.map((row) => `${schema}.${sql_text(row, 'name')}`);
}
/** How many rows a table has; none where it is not there. */
async function sizeOf(lakehouse, table) {
    return (await sql_has(lakehouse, table)) ? countOf(lakehouse, `SELECT count(*) FROM ${tableSql(table)}`) : 0;
}
async function sql_has(lakehouse, table) {
    return (await lakehouse.columns(table)) !== null;
}
/** What a SELECT over a table gives; nothing where the table is not there. */
async function rowsOf(lakehouse, table, select = `SELECT * FROM ${tableSql(table)}`) {
    return (await sql_has(lakehouse, table)) ? lakehouse.all(select) : [];
}
function sql_text(row, column) {
    const value = row[column];
    return value === null || value === undefined ? '' : String(value);
}
function textOrNull(row, column) {
    const value = row[column];
    return value === null || value === undefined || value === '' ? null : String(value);
}
function columns(type, ...names) {
    return names.map((name) => ({ name, type }));
}
/** Those of some tables that are not there, as evidence: a gate must not pass because there is nothing to look at. */
async function absent(lakehouse, ...tables) {
    const missing = [];
    for (const table of tables)
        if (!(await sql_has(lakehouse, table)))
            missing.push({ missing: table });
    return missing;
}

;// CONCATENATED MODULE: ./lib/solution/infer/rows.js

const kinds = {
    ...{ entity: 'text', path: 'text', structureType: 'text', elementType: 'text', jsonTypes: 'list' },
    ...{ targetName: 'text', targetType: 'text', format: 'text' },
    ...{ requiredRate: 'real', nullRate: 'real', distinctRatio: 'real' },
    ...{ isRequired: 'flag', isNullable: 'flag', isKey: 'flag', foreignKeyTo: 'text', matchRate: 'real' },
    ...{ piiLevel: 'text', fieldGroup: 'text', groupSortOrder: 'integer' },
    ...{ entitySortOrder: 'integer', columnOrder: 'integer' },
    ...{ dimensionName: 'text', bridgeName: 'text', factTableName: 'text', factGrain: 'text', isInFact: 'flag' },
    ...{ sourceEndpoint: 'text', apiStatus: 'text', description: 'text', notes: 'text' },
    ...{ decidedBy: 'text', evidence: 'list' },
};
const columnTypes = { text: 'TEXT', list: 'TEXT', integer: 'INTEGER', flag: 'INTEGER', real: 'REAL' };
/** Columns of `prepare.fields`. */
const fieldColumns = Object.entries(kinds).map(([name, kind]) => ({ name, type: columnTypes[kind] }));
function fieldRow(field) {
    const value = (given) => {
        if (typeof given === 'boolean')
            return given ? 1 : 0;
        return typeof given === 'object' && given !== null ? JSON.stringify(given) : given;
    };
    return Object.fromEntries(Object.keys(kinds).map((name) => [name, value(field[name])]));
}
/** A row of `prepare.fields` as the record that it was. */
function fieldOfRow(row) {
    const value = (name, kind) => {
        const given = row[name] ?? null;
        if (kind === 'flag')
            return Number(given) === 1;
        if (kind === 'list')
            return listOf(given);
        return typeof given === 'bigint' ? Number(given) : given;
    };
    return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, value(name, kind)]));
}
/** A list that a column holds as JSON text; empty when it holds none. */
function listOf(value) {
    const list = (0,json/* jsonIn */.Yf)(String(value));
    return Array.isArray(list) ? list.map(String) : [];
}

;// CONCATENATED MODULE: ./lib/solution/stages/fields.js


/** What is in force, entity after entity, each one's fields in the order of its columns; nothing before Prepare has run. */
async function fieldsInForce(lakehouse) {
    const select = 'SELECT * FROM prepare.fields ORDER BY entity, columnOrder, path';
    return (await rowsOf(lakehouse, 'prepare.fields', select)).map(fieldOfRow);
}
/** The same by entity. */
async function readFields(lakehouse) {
    return Map.groupBy(await fieldsInForce(lakehouse), ({ entity }) => entity);
}
function isList(field) {
    return field.targetType.startsWith('array');
}
function isTime(field) {
    return field.targetType === 'date' || field.targetType === 'datetime';
}
function isNumber(field) {
    return field.targetType === 'int64' || field.targetType === 'float64';
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/model.js



/**
 * The business-activity test: what is measurable, happens in time and is context for nothing else is a fact; all else is
 * a dimension. What the contract says beats it.
 */
function decide(contract, fields) {
    const referred = referredTo(contract, fields);
    return readOrder(contract).map(({ object }) => {
        const own = fields.get(object.name) ?? [];
        const { role, why } = roleOf(contract, { object, own, referred });
        const proposed = proposedRole(object, own);
        const { tableName, grain } = role === 'fact' ? factNames(object, own) : { tableName: dimensionOf(object.name), grain: '' };
        return { entity: object.name, role, proposed, tableName, grain, why };
    });
}
/** `testCase` gives `dimTestCase`. */
function dimensionOf(name) {
    return `dim${names_upperFirst(name)}`;
}
function roleOf(contract, { object, own, referred }) {
    if (object.role !== undefined)
        return { role: object.role, why: 'The contract says so' };
    if (object.fact !== undefined)
        return { role: 'fact', why: 'The contract names its fact' };
    const by = referred.get(object.name);
    if (by !== undefined)
        return { role: 'dimension', why: `It is context for "${by}"` };
    const codes = new Set(Object.keys(contract.codes));
    const measure = own.find((field) => isMeasure(field) && !codes.has(`${field.entity}.${field.targetName}`));
    const time = own.find(isTime);
    if (!measure)
        return { role: 'dimension', why: 'It has nothing to measure' };
    if (!time)
        return { role: 'dimension', why: 'It does not happen in time' };
    return { role: 'fact', why: `It measures "${measure.targetName}" and happens at "${time.targetName}"` };
}
const noMeasure = /(?:Id|Ids|Key|Code|Number|No|Version|Revision|Order|Index|Level|Flag|Type|Status|Position|Priority|Year)$/i;
/** A number that means more when it is summed. */
function isMeasure(field) {
    return isNumber(field) && !field.isKey && field.foreignKeyTo === null && !noMeasure.test(field.targetName);
}
function referredTo(contract, fields) {
    const referred = new Map();
    for (const { name, parent } of contract.objects)
        if (parent && !referred.has(parent.object))
            referred.set(parent.object, name);
    for (const [entity, own] of fields) {
        for (const { foreignKeyTo } of own)
            if (foreignKeyTo !== null && foreignKeyTo !== entity && !referred.has(foreignKeyTo))
                referred.set(foreignKeyTo, entity);
    }
    return referred;
}
function proposedRole(object, own) {
    if (own.some(({ isInFact, factTableName }) => isInFact || factTableName !== null))
        return 'fact';
    return own.some(({ dimensionName }) => dimensionName === dimensionOf(object.name)) ? 'dimension' : '';
}
function factNames(object, own) {
    const named = own.find(({ factTableName }) => factTableName !== null)?.factTableName;
    const grain = own.find(({ factGrain }) => factGrain !== null)?.factGrain;
    return {
        tableName: object.fact?.name ?? named ?? `fact${names_upperFirst(object.name)}`,
        grain: object.fact?.grain ?? grain ?? `one row per ${object.name}`,
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/registry.js

const registries = ['dimensions', 'bridges', 'facts'];
const shape = [
    ...columns('TEXT', 'tableName', 'entity', 'keyColumns'),
    ...columns('INTEGER', 'rows'),
    ...columns('TEXT', 'columns', 'foreignKeys'),
];
const prefixes = { dimensions: 'dim', bridges: 'bridge', facts: 'fact' };
/** Writes a registry, and removes the tables of its sort that are no longer in it. */
async function register(lakehouse, registry, tables) {
    const named = new Set(tables.map(({ tableName }) => `transform.${tableName}`));
    const sort = new RegExp(`^transform\\.${prefixes[registry]}[A-Z]`);
    for (const { table } of await lakehouse.tables())
        if (sort.test(table) && !named.has(table))
            await lakehouse.drop(table);
    const rows = tables.map((one) => ({
        ...{ tableName: one.tableName, entity: one.entity, rows: one.rows },
        keyColumns: JSON.stringify(one.keyColumns),
        columns: JSON.stringify(one.columns),
        foreignKeys: JSON.stringify(one.foreignKeys),
    }));
    await lakehouse.replace(`transform.${registry}`, shape, rows);
}
async function registered(lakehouse, registry) {
    const table = `transform.${registry}`;
    const rows = await rowsOf(lakehouse, table, `SELECT * FROM ${table} ORDER BY tableName`);
    return rows.map((row) => ({
        ...{ tableName: sql_text(row, 'tableName'), entity: sql_text(row, 'entity'), rows: Number(row['rows']) },
        keyColumns: listIn(row, 'keyColumns'),
        columns: listIn(row, 'columns'),
        foreignKeys: listIn(row, 'foreignKeys'),
    }));
}
async function allRegistered(lakehouse) {
    const found = await Promise.all(registries.map(async (registry) => (await registered(lakehouse, registry)).map((one) => ({ ...one, registry }))));
    return found.flat();
}
function listIn(row, column) {
    const value = JSON.parse(sql_text(row, column) || '[]');
    return Array.isArray(value) ? value : [];
}

;// CONCATENATED MODULE: ./lib/solution/stages/analyse/actions.js








const actions = {
    'analyse.model': relate,
    'analyse.measures': evaluateMeasures,
};
const relationshipColumns = [
    ...columns('TEXT', 'fromTable', 'fromColumn', 'toTable', 'toColumn', 'cardinality'),
    ...columns('INTEGER', 'active', 'orphans'),
];
/**
 * Writes one relationship for each foreign key of a fact or a bridge. Between two tables one is active, the first; the
 * others stand for further roles, as the second date of a fact does.
 */
async function relate({ ports, tally, signal }) {
    const { lakehouse } = ports;
    if (!(await sql_has(lakehouse, 'refine.columns')))
        (0,data_failed/* fail */.f)('gate', 'Cannot relate the tables: "refine.columns" is not there; run Refine first');
    const rows = [];
    for (const { tableName, foreignKeys } of [
        ...(await registered(lakehouse, 'facts')),
        ...(await registered(lakehouse, 'bridges')),
    ]) {
        const related = new Set();
        for (const { column, toTable, toColumn } of foreignKeys) {
            stopIfAsked(signal);
            const orphans = await orphansOf(lakehouse, { fromTable: tableName, fromColumn: column, toTable, toColumn });
            const active = related.has(toTable) ? 0 : 1;
            related.add(toTable);
            rows.push({ fromTable: tableName, fromColumn: column, toTable, toColumn, cardinality: 'many-to-one', active, orphans });
        }
    }
    tally.counts.read += rows.length;
    tally.counts.written += await lakehouse.replace('analyse.relationships', relationshipColumns, rows);
    ports.log(`analyse.relationships: ${rows.length} relationships, ${rows.filter(({ active }) => active === 1).length} active`);
}
/** Rows whose key leads nowhere; null when a table or column is not there. */
async function orphansOf(lakehouse, { fromTable, fromColumn, toTable, toColumn }) {
    const [from, to] = await Promise.all([lakehouse.columns(`refine.${fromTable}`), lakehouse.columns(`refine.${toTable}`)]);
    if (!from?.some(({ name }) => name === fromColumn) || !to?.some(({ name }) => name === toColumn))
        return null;
    return countOf(lakehouse, `SELECT count(*) FROM ${tableSql(`refine.${fromTable}`)} WHERE ${quote(fromColumn)} IS NULL
     OR ${quote(fromColumn)} NOT IN (SELECT ${quote(toColumn)} FROM ${tableSql(`refine.${toTable}`)})`);
}
const measureColumns = [
    ...columns('TEXT', 'name', 'tableName', 'expression', 'whereClause'),
    ...columns('REAL', 'value'),
    ...columns('TEXT', 'description', 'error'),
];
/** Evaluates each measure over the refined tables. One that cannot be evaluated keeps its row, with the reason, for the gate. */
async function evaluateMeasures({ contract, ports, tally, signal }) {
    const measures = contract.measures.length > 0 ? contract.measures : await usualMeasures(ports.lakehouse);
    const rows = [];
    for (const measure of measures) {
        stopIfAsked(signal);
        const { value, error } = await evaluate(ports.lakehouse, measure);
        const { name, table, expression, where = null, description } = measure;
        rows.push({ name, tableName: table, expression, whereClause: where, value, description, error });
        if (error !== null)
            tally.counts.failed += 1;
        ports.log(`${name}: ${error ?? value ?? 'no value'}`);
    }
    tally.counts.read += rows.length;
    tally.counts.written += await ports.lakehouse.replace('analyse.measures', measureColumns, rows);
}
/** The SELECT that gives the value of a measure. */
function measureSql({ table, expression, where }) {
    const condition = where === undefined ? '' : ` WHERE (${where}\n)`;
    return `SELECT (${expression}\n) AS value FROM ${tableSql(`refine.${table}`)}${condition}`;
}
async function evaluate(lakehouse, measure) {
    try {
        const [row, second] = await lakehouse.all(`SELECT * FROM (${measureSql(measure)}) LIMIT 2`);
        if (second !== undefined)
            return { value: null, error: 'It gives a value for each row; a measure sums up all rows' };
        const value = row?.['value'] ?? null;
        if (value === null)
            return { value: null, error: null };
        return typeof value === 'string'
            ? { value: null, error: 'It gives a text, not a number' }
            : { value: Number(value), error: null };
    }
    catch (error) {
        if (!(error instanceof ports_lakehouse/* LakehouseError */.u) || error.transient)
            throw error;
        return { value: null, error: error.message };
    }
}
/** Without measures in the contract: how many rows each fact has, and the sum of all that it measures. */
async function usualMeasures(lakehouse) {
    const fields = await readFields(lakehouse);
    const measures = [];
    for (const { tableName, entity } of await registered(lakehouse, 'facts')) {
        const standing = new Set((await lakehouse.columns(`refine.${tableName}`))?.map(({ name }) => name) ?? []);
        const what = properCase(tableName.replace(/^fact/, ''));
        measures.push({ name: `${what} Count`, table: tableName, expression: 'count(*)', description: `Rows of ${tableName}` });
        for (const { targetName } of fields.get(entity)?.filter((field) => isMeasure(field) && standing.has(field.targetName)) ??
            []) {
            const name = `Total ${properCase(targetName)}`;
            const taken = measures.some((one) => one.name === name);
            const expression = `sum(${quote(targetName)})`;
            measures.push({
                name: taken ? `${name} of ${what}` : name,
                table: tableName,
                expression,
                description: `Sum of ${targetName}`,
            });
        }
    }
    return measures;
}
/** `actualTime` gives `Actual Time`. */
function properCase(name) {
    return names_upperFirst(name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' '));
}

;// CONCATENATED MODULE: ./lib/solution/stages/offenders.js
const mostEvidence = 20;
/** Passed when nothing offends. `among` says what was looked at, so that a green gate over nothing is seen. */
function offenders(expected, found, among) {
    const { of, count } = typeof among === 'string' ? { of: among, count: found.length } : among;
    const actual = count === 0 ? `all of ${of}` : `${count} offending, of ${of}`;
    return { passed: count === 0, expected, actual, evidence: found.slice(0, mostEvidence) };
}

;// CONCATENATED MODULE: ./lib/solution/stages/analyse/checks.js




const checks = {
    relationships_keyed: relationshipsKeyed,
    measures_evaluate: measuresEvaluate,
    measures_columns_exist: measuresColumnsExist,
};
async function relationshipsKeyed({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'analyse.relationships', 'SELECT * FROM analyse.relationships ORDER BY fromTable, toTable, fromColumn');
    const wrong = [...(await absent(lakehouse, 'analyse.relationships'))];
    for (const row of rows) {
        const names = relationOf(row);
        const from = `${names.fromTable}.${names.fromColumn}`;
        const to = `${names.toTable}.${names.toColumn}`;
        const orphans = await orphansOf(lakehouse, names);
        if (orphans === null)
            wrong.push({ from, to, missing: true });
        else if (orphans > 0)
            wrong.push({ from, to, orphans });
        else if (await standsTwice(lakehouse, names))
            wrong.push({ from, to, unique: false });
    }
    for (const [pair, some] of Map.groupBy(rows, (row) => `${sql_text(row, 'fromTable')} to ${sql_text(row, 'toTable')}`)) {
        const active = some.filter((row) => Number(row['active']) === 1).length;
        if (active !== 1)
            wrong.push({ between: pair, active });
    }
    return offenders('every relationship joins two keys, and one between two tables is active', wrong, `${rows.length} relationships`);
}
function relationOf(row) {
    const [fromTable, fromColumn] = [sql_text(row, 'fromTable'), sql_text(row, 'fromColumn')];
    return { fromTable, fromColumn, toTable: sql_text(row, 'toTable'), toColumn: sql_text(row, 'toColumn') };
}
/** Among current rows, where the table has a history. */
async function standsTwice(lakehouse, { toTable, toColumn }) {
    const table = `refine.${toTable}`;
    const isHistoric = (await lakehouse.columns(table))?.some(({ name }) => name === 'isCurrent') ?? false;
    const where = isHistoric ? 'WHERE isCurrent = 1' : '';
    const key = quote(toColumn);
    return (await countOf(lakehouse, `SELECT count(${key}) - count(DISTINCT ${key}) FROM ${tableSql(table)} ${where}`)) > 0;
}
async function measuresOf({ lakehouse }) {
    return rowsOf(lakehouse, 'analyse.measures', 'SELECT * FROM analyse.measures ORDER BY name');
}
/** Asks each measure again: one that was evaluated once and no longer gives its value is found, too. */
async function measuresEvaluate(context) {
    const rows = await measuresOf(context);
    const wrong = [...(await absent(context.lakehouse, 'analyse.measures'))];
    for (const row of rows) {
        const name = sql_text(row, 'name');
        const error = textOrNull(row, 'error');
        if (error !== null) {
            wrong.push({ measure: name, error });
            continue;
        }
        const asked = await ask(context, measureSql(measureOf(row)));
        if (typeof asked === 'string')
            wrong.push({ measure: name, error: asked });
        else if (sql_text(asked, 'value') !== sql_text(row, 'value'))
            wrong.push({ measure: name, value: sql_text(row, 'value'), now: sql_text(asked, 'value') });
    }
    return offenders('every measure gives a value, the one that stands', wrong, `${rows.length} measures`);
}
async function measuresColumnsExist(context) {
    const rows = await measuresOf(context);
    const wrong = [...(await absent(context.lakehouse, 'analyse.measures'))];
    for (const row of rows) {
        const asked = await ask(context, `SELECT * FROM (${measureSql(measureOf(row))}) LIMIT 0`);
        const missing = typeof asked === 'string' ? /no such (column|table): ([^\s;]+)/.exec(asked) : null;
        if (missing)
            wrong.push({ measure: sql_text(row, 'name'), [missing[1] ?? 'column']: missing[2] ?? '' });
    }
    return offenders('no measure refers to a column or table that is not there', wrong, `${rows.length} measures`);
}
function measureOf(row) {
    return {
        table: sql_text(row, 'tableName'),
        expression: sql_text(row, 'expression'),
        where: textOrNull(row, 'whereClause') ?? undefined,
    };
}
/** The first row; the words of the refusal when the lakehouse does not take the question. */
async function ask({ lakehouse }, sql) {
    try {
        return (await lakehouse.all(sql))[0] ?? {};
    }
    catch (error) {
        if (error instanceof ports_lakehouse/* LakehouseError */.u && !error.transient)
            return error.message;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/data/tally.js
/** More named errors than this help nobody; the count says how many there were. */
const mostErrors = 20;
const longestMessage = 300;
function newTally() {
    return { counts: { read: 0, written: 0, unchanged: 0, skipped: 0, failed: 0 }, errors: [], facts: {} };
}
/** Names a record error. Counting is the caller's: not every named record counts as failed. */
function nameError(tally, key, message) {
    if (tally.errors.length < mostErrors)
        tally.errors.push({ key, message: message.slice(0, longestMessage) });
}
function reportOf(tally) {
    return {
        counts: { ...tally.counts },
        ...(tally.errors.length > 0 ? { record_errors: tally.errors } : {}),
        ...(Object.keys(tally.facts).length > 0 ? { facts: tally.facts } : {}),
    };
}
/** Words for the failure when more records failed than the definition allows; null when not. */
function overThreshold(allowed, counts) {
    if (!allowed || counts.failed === 0)
        return null;
    const of = `${counts.failed} of ${counts.read} records failed`;
    if ('count' in allowed)
        return counts.failed > allowed.count ? `${of}; at most ${allowed.count} may` : null;
    const tooMany = counts.read >= allowed.of_at_least && counts.failed > allowed.share * counts.read;
    return tooMany ? `${of}; at most ${Number((allowed.share * 100).toFixed(3))}% may` : null;
}

;// CONCATENATED MODULE: ./lib/solution/quarantine.js


const prefix = 'quarantine.clean';
/** Where the refused records of an entity wait: `quarantine.cleanCycle`. */
function quarantineTable(entity) {
    return `${prefix}${names_upperFirst(entity)}`;
}
/** What each of these tables holds; `status` is waiting or released. */
const quarantineShape = {
    columns: columns('TEXT', 'recordId', 'payload', 'rule', 'quarantineReason', 'quarantineAt', 'run_id', 'status'),
    key: ['recordId'],
};
/** How many wait; none where there is no such table. */
async function waitingIn(lakehouse, table) {
    if (!(await sql_has(lakehouse, table)))
        return 0;
    return countOf(lakehouse, `SELECT count(*) FROM ${tableSql(table)} WHERE status = 'waiting'`);
}
/** Lets those waiting out that the condition names, or all; the table is there. Returns how many. */
async function release(lakehouse, table, where = 'TRUE') {
    let released = 0;
    for await (const page of lakehouse.read(`SELECT * FROM ${tableSql(table)} WHERE status = 'waiting' AND (${where})`)) {
        const rows = page.map((row) => ({ ...row, status: 'released' }));
        released += (await lakehouse.upsert(table, quarantineShape, rows)).updated;
    }
    return released;
}
/** All of quarantine, by name of table. */
async function quarantined(lakehouse) {
    const tables = (await tablesIn(lakehouse, 'quarantine')).filter((table) => table.startsWith(prefix));
    return Promise.all(tables.map((table) => standingOf(lakehouse, table)));
}
async function standingOf(lakehouse, table) {
    const from = tableSql(table);
    const [counts = {}] = await lakehouse.all(`SELECT count(*) FILTER (WHERE status = 'waiting') AS waiting, count(*) FILTER (WHERE status = 'released') AS released,
      min(quarantineAt) FILTER (WHERE status = 'waiting') AS since FROM ${from}`);
    const rules = await lakehouse.all(`SELECT rule, count(*) AS records, min(recordId) AS example, min(quarantineReason) AS reason FROM ${from}
    WHERE status = 'waiting' GROUP BY rule ORDER BY records DESC, rule`);
    return {
        table,
        entity: lowerFirst(table.slice(prefix.length)),
        waiting: Number(counts['waiting'] ?? 0),
        released: Number(counts['released'] ?? 0),
        since: typeof counts['since'] === 'string' ? counts['since'] : null,
        rules: rules.map((row) => ({
            rule: sql_text(row, 'rule'),
            records: Number(row['records']),
            example: sql_text(row, 'example'),
            reason: sql_text(row, 'reason'),
        })),
    };
}
/** Lets the records of one entity out, so that the next Clean takes them again. Returns how many waited. */
async function reprocess({ lakehouse, entity, }) {
    const table = quarantineTable(entity);
    return (await has(lakehouse, table)) ? release(lakehouse, table) : 0;
}

;// CONCATENATED MODULE: ./lib/solution/infer/words.js

/** `lastModifiedOn`, `last_modified-on`: last, modified, on. Inner capitals begin words; runs of capitals stay together. */
function words_wordsOf(name) {
    return name
        .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
        .split(/[^A-Za-z0-9]+/)
        .filter((word) => word !== '')
        .map((word) => word.toLowerCase());
}
const dateWords = new Set([
    'date',
    'datetime',
    'time',
    'timestamp',
    'on',
    'at',
    'since',
    'until',
    'created',
    'updated',
    'modified',
]);
/** Whether a field's name says that it holds a point in time. */
function dateNamed(name) {
    const words = words_wordsOf(name);
    return dateWords.has(words.at(-1) ?? '') || words.includes('date');
}
/** Lower camel case that keeps inner capitals: `ID` gives `id`, `URLPath` gives `urlPath`, `my-field` gives `myField`. */
function camel(name) {
    const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
    return lowerRun(first) + rest.map(names_upperFirst).join('');
}
/** A run of capitals goes down as a whole, but for the one that begins the next word. */
function lowerRun(part) {
    if (/^[A-Z0-9]+$/.test(part))
        return part.toLowerCase();
    const run = /^[A-Z]+(?=[A-Z][a-z])/.exec(part)?.[0];
    return run === undefined ? lowerFirst(part) : run.toLowerCase() + part.slice(run.length);
}
/** Forms that the rules below would get wrong. */
const irregular = {
    ...{ cyclePhases: 'cyclePhase', phases: 'phase', statuses: 'status', addresses: 'address', children: 'child' },
    ...{ people: 'person', series: 'series', indices: 'index', matrices: 'matrix', analyses: 'analysis', boxes: 'box' },
};
/** `releases` gives `release`, `categories` gives `category`, `class` stays. A person's word comes first. */
function singular(name, decided = {}) {
    const known = Object.hasOwn(decided, name) ? decided[name] : Object.hasOwn(irregular, name) ? irregular[name] : undefined;
    if (known !== undefined)
        return known;
    if (/[a-z]Ids$/.test(name) || name === 'ids')
        return name.slice(0, -1);
    if (/[^aeiou]ies$/.test(name))
        return `${name.slice(0, -3)}y`;
    if (/(?:ss|us|is|[A-Z]S)$/.test(name) || name.length < 3 || !name.endsWith('s'))
        return name;
    return name.slice(0, -1);
}

;// CONCATENATED MODULE: ./lib/solution/infer/types.js

/** The closed set of scalar target types; `array<T>` of each, and `array<unknown>`, complete it. */
const scalarTypes = ['int64', 'float64', 'text', 'bool', 'date', 'datetime', 'json'];
const formats = ['epoch_ms', 'epoch_s', 'iso', 'YYYY-MM-DD', 'MM/DD/YYYY'];
function isTargetType(text) {
    const element = elementOf(text);
    if (element === 'unknown')
        return true;
    return scalarTypes.some((type) => type === (element ?? text));
}
/** `text` of `array<text>`; undefined for what is no list. */
function elementOf(type) {
    return /^array<(.+)>$/.exec(type)?.[1];
}
/** How a target type is kept in a table. */
function columnType(targetType) {
    if (targetType === 'int64' || targetType === 'bool')
        return 'INTEGER';
    return targetType === 'float64' ? 'REAL' : 'TEXT';
}
/**
 * Merges what was seen: more samples may widen the type (date to datetime to number to text), never narrow it. Text
 * that holds a number stays text: a code is no quantity.
 */
function scalarMeaning(place, name) {
    const seen = new Set(place.atoms.keys());
    const empty = seen.delete('empty');
    if (seen.size === 0) {
        const why = empty ? 'only empty text seen' : 'only null seen';
        return { type: 'text', format: null, resolved: false, notes: [`Type unknown: ${why}`] };
    }
    const { type, format, mixed } = merge(seen, dateNamed(name));
    if (!empty || type === 'text')
        return { type, format, resolved: true, notes: mixed === null ? [] : [mixed] };
    if (type === 'date' || type === 'datetime') {
        return { type, format, resolved: true, notes: [...(mixed === null ? [] : [mixed]), 'Empty text stands for no date'] };
    }
    return { type: 'text', format: null, resolved: true, notes: [`Mixed: ${type} and empty text`] };
}
const dateFormats = { ymd: 'YYYY-MM-DD', mdy: 'MM/DD/YYYY', iso: 'iso' };
const atomClass = {
    ...{ bool: 'bool', int: 'number', int10: 'number', int13: 'number', float: 'number' },
    ...{ ymd: 'date', mdy: 'date', iso: 'date', email: 'text', text: 'text' },
};
function merge(seen, dated) {
    const atoms = [...seen].filter((atom) => atom !== 'empty');
    const classes = new Set(atoms.map((atom) => atomClass[atom]));
    const epoch = dated ? epochOf(atoms.filter((atom) => atomClass[atom] === 'number')) : null;
    const dates = ['ymd', 'mdy', 'iso'].filter((atom) => seen.has(atom));
    if (classes.has('text'))
        return { type: 'text', format: null, mixed: classes.size > 1 ? mixedOf(atoms) : null };
    if (classes.has('bool'))
        return classes.size === 1 ? plain('bool') : { type: 'text', format: null, mixed: mixedOf(atoms) };
    if (!classes.has('date')) {
        if (epoch !== null)
            return { type: 'datetime', format: epoch, mixed: null };
        return plain(seen.has('float') ? 'float64' : 'int64');
    }
    if (classes.has('number')) {
        const mixed = mixedOf(atoms);
        return epoch === null ? { type: 'text', format: null, mixed } : { type: 'datetime', format: null, mixed };
    }
    const type = seen.has('iso') ? 'datetime' : 'date';
    if (dates.length === 1)
        return { type, format: dateFormats[dates[0] ?? 'iso'], mixed: null };
    return seen.has('mdy') ? { type, format: null, mixed: mixedOf(atoms) } : { type, format: 'iso', mixed: null };
}
function plain(type) {
    return { type, format: null, mixed: null };
}
/** Thirteen digits are milliseconds, ten are seconds; with any other number beside them they are numbers. */
function epochOf(numbers) {
    const [only, second] = numbers;
    if (second !== undefined)
        return null;
    return only === 'int13' ? 'epoch_ms' : only === 'int10' ? 'epoch_s' : null;
}
const atomWords = {
    ...{ bool: 'bool', int: 'int64', int10: 'int64 of 10 digits', int13: 'int64 of 13 digits', float: 'float64' },
    ...{ ymd: 'YYYY-MM-DD', mdy: 'MM/DD/YYYY', iso: 'ISO 8601', empty: 'empty text', email: 'text', text: 'text' },
};
function mixedOf(atoms) {
    return `Mixed: ${[...new Set(atoms.map((atom) => atomWords[atom]))].sort().join(', ')}`;
}
const next = {
    date: ['datetime'],
    datetime: ['int64', 'text'],
    int64: ['float64'],
    float64: ['text'],
    bool: ['text'],
    text: ['json'],
    json: [],
};
/** Whether every value of `narrow` has a place in `wide`. */
function covers(wide, narrow) {
    if (wide === narrow || wide === 'json')
        return true;
    const [wideElement, narrowElement] = [wide, narrow].map(elementOf);
    if (narrowElement !== undefined) {
        return wideElement !== undefined && (narrowElement === 'unknown' || covers(wideElement, narrowElement));
    }
    if (wideElement !== undefined)
        return false;
    return next[narrow]?.some((type) => covers(wide, type)) ?? false;
}

// EXTERNAL MODULE: ./lib/core/time.js
var core_time = __webpack_require__(4258);
;// CONCATENATED MODULE: ./lib/solution/stages/clean/moments.js
const isoText = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?(?:\d\d)?)?)?$/i;
const slashText = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
/**
 * Reads every format that a field may have; only whether a number counts seconds or milliseconds hangs on the format
 * found by Prepare, and without it on its size. Times without a zone are UTC. Null for what is no time.
 */
function moment(value, format) {
    if (typeof value === 'number')
        return epoch(value, format);
    const text = value.trim();
    const slash = slashText.exec(text);
    if (slash)
        return day(Number(slash[3]), Number(slash[1]), Number(slash[2]));
    const iso = isoText.exec(text);
    if (iso)
        return fromIso(iso);
    return /^-?\d{9,14}$/.test(text) && format?.startsWith('epoch') ? epoch(Number(text), format) : null;
}
function epoch(value, format) {
    const seconds = format === 'epoch_s' || (format !== 'epoch_ms' && Math.abs(value) < 1e11);
    const ms = Math.round(seconds ? value * 1000 : value);
    return Number.isFinite(ms) && Math.abs(ms) < 253_402_300_800_000 ? { ms, timed: true } : null;
}
function fromIso(parts) {
    const date = day(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (!date || parts[4] === undefined)
        return date;
    const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0)];
    if (hour > 24 || minute > 59 || second > 60)
        return null;
    const fraction = Math.trunc(Number(`0.${parts[7] ?? '0'}`) * 1000 + 1e-6);
    const ms = date.ms + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction - zone(parts[8] ?? 'Z');
    return { ms, timed: true };
}
/** Milliseconds that a zone is ahead of UTC. */
function zone(text) {
    if (text.toUpperCase() === 'Z')
        return 0;
    const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2).padStart(2, '0')) * (text.length > 3 ? 1 : 0);
    return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}
function day(year, month, date) {
    if (month < 1 || month > 12 || date < 1 || date > 31)
        return null;
    const ms = Date.UTC(year, month - 1, date);
    // 30 February rolls over into March.
    return date > 28 && new Date(ms).getUTCDate() !== date ? null : { ms, timed: false };
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/cast.js



const wider = { rule: 'type_widened' };
const changed = { rule: 'type_changed' };
function isMisfit(value) {
    return typeof value === 'object' && value !== null;
}
/** The type that holds both what a type held and what did not fit into it by a little. */
function widerThan(targetType) {
    return targetType === 'int64' ? 'float64' : 'datetime';
}
function castTo(targetType, format) {
    const inner = elementOf(targetType);
    if (inner !== undefined)
        return cast_listOf(inner === 'unknown' || inner === 'json' ? wholeJson : castTo(inner, format));
    switch (targetType) {
        case 'int64':
            return int64;
        case 'float64':
            return float64;
        case 'bool':
            return bool;
        case 'date':
            return (value) => date(value, format);
        case 'datetime':
            return (value) => datetime(value, format);
        case 'json':
            return cast_json;
        default:
            return plainText;
    }
}
function int64(value) {
    if (typeof value === 'number')
        return Number.isSafeInteger(value) ? value : wider;
    if (value === undefined || value === null || value === '')
        return null;
    if (typeof value !== 'string')
        return changed;
    const text = value.trim();
    if (/^[+-]?\d{1,15}(?:\.0+)?$/.test(text))
        return Number(text);
    if (/^-?\d{16,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text))
        return BigInt(text);
    return decimal.test(text) ? wider : changed;
}
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
function float64(value) {
    if (typeof value === 'number')
        return value;
    if (value === undefined || value === null || value === '')
        return null;
    if (typeof value !== 'string' || !decimal.test(value.trim()))
        return changed;
    const number = Number(value);
    return Number.isFinite(number) ? number : changed;
}
const truths = new Map([
    [true, 1],
    [false, 0],
    [1, 1],
    [0, 0],
    ['true', 1],
    ['false', 0],
    ['True', 1],
    ['False', 0],
]);
function bool(value) {
    if (value === undefined || value === null || value === '')
        return null;
    return truths.get(value) ?? changed;
}
function date(value, format) {
    if (value === undefined || value === null || value === '')
        return null;
    const found = typeof value === 'string' || typeof value === 'number' ? moment(value, format) : null;
    if (!found)
        return changed;
    // A field of plain days that now tells the hour would lose it.
    const loses = found.timed && typeof value === 'string' && format !== 'iso' && !format?.startsWith('epoch');
    return loses && found.ms % core_time/* dayMs */.LP !== 0 ? wider : (0,core_time/* isoDay */.kh)(found.ms);
}
function datetime(value, format) {
    if (value === undefined || value === null || value === '')
        return null;
    const found = typeof value === 'string' || typeof value === 'number' ? moment(value, format) : null;
    return found ? (0,core_time/* iso */.KH)(found.ms) : changed;
}
/** A field whose samples disagree is text; then a number or a record is told as JSON tells it. */
function plainText(value) {
    if (value === undefined || value === null)
        return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
}
function cast_json(value) {
    return value === undefined || value === null ? null : JSON.stringify(value);
}
const wholeJson = cast_json;
function cast_listOf(cast) {
    return (value) => {
        if (value === undefined || value === null)
            return null;
        if (!Array.isArray(value))
            return changed;
        const items = [];
        for (const item of value) {
            const made = cast === wholeJson ? null : cast(item);
            if (isMisfit(made))
                return changed;
            items.push(cast === wholeJson ? item : nested(made, item));
        }
        return JSON.stringify(items);
    };
}
/** A list within a list has been made text; within JSON it stays a list. */
function nested(made, item) {
    if (Array.isArray(item) && typeof made === 'string')
        return JSON.parse(made);
    return typeof made === 'bigint' ? String(made) : made;
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/paths.js

/**
 * Reads `name`, `parent.child` and `items[].owner.id`. Below a list the answer has one member for each item, null where
 * an item lacks it, so that the columns of one list stay side by side.
 */
function getter(path) {
    const segments = path.split('.').map((part) => ({ name: part.replace(/\[\]$/, ''), list: part.endsWith('[]') }));
    const [only] = segments;
    if (only && segments.length === 1)
        return (record) => record[only.name];
    return (record) => step(record, segments, 0);
}
function step(value, segments, index) {
    const segment = segments[index];
    if (!segment)
        return value;
    if (!(0,json/* isObject */.Gv)(value))
        return undefined;
    const member = value[segment.name];
    if (!segment.list || index === segments.length - 1)
        return step(member, segments, index + 1);
    if (!isListOf(member))
        return member;
    return member.map((item) => step(item, segments, index + 1) ?? null);
}
function isListOf(value) {
    return Array.isArray(value);
}
/** Finds the first stray of a record; one that has changed comes before one that is unknown. */
function strayMember(paths) {
    const known = new Map();
    for (const path of paths)
        learn(known, path.split('.'));
    return (record) => look(record, known);
}
function learn(known, [first = '', ...rest]) {
    const name = first.replace(/\[\]$/, '');
    const standing = known.get(name);
    if (rest.length === 0 || standing === null) {
        known.set(name, null);
        return;
    }
    const below = standing ?? { list: first.endsWith('[]'), members: new Map() };
    known.set(name, below);
    learn(below.members, rest);
}
function look(record, known) {
    let unknown = null;
    for (const name of Object.keys(record)) {
        const below = known.get(name);
        if (below === null)
            continue;
        const found = below === undefined ? { path: name, is: 'unknown' } : paths_inside(name, record[name], below);
        if (found?.is === 'changed')
            return found;
        unknown ??= found;
    }
    return unknown;
}
function paths_inside(name, value, { list, members }) {
    if (value === null || value === undefined)
        return null;
    if (isListOf(value) !== list)
        return { path: name, is: 'changed' };
    let unknown = null;
    for (const item of isListOf(value) ? value : [value]) {
        if (item === null)
            continue;
        if (!(0,json/* isObject */.Gv)(item))
            return { path: name, is: 'changed' };
        const found = look(item, members);
        if (found === null)
            continue;
        const stray = { path: `${name}.${found.path}`, is: found.is };
        if (stray.is === 'changed')
            return stray;
        unknown ??= stray;
    }
    return unknown;
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/cleaner.js




function variantOf(targetName) {
    return `${targetName}Variant`;
}
function cleaner(options) {
    const { fields, object, modes, evolution } = options;
    const targets = fields.map((field) => targetOf(field, evolution));
    const strayIn = strayMember(fields.map(({ path }) => path));
    const display = object.display === undefined ? null : getter(object.display);
    const clean = (record) => {
        const payload = (0,json/* jsonIn */.Yf)(record.payload);
        if (!(0,json/* isObject */.Gv)(payload))
            return cleaner_refuse('not_a_record', 'The payload is no JSON object');
        const stray = strayIn(payload);
        if (stray?.is === 'changed' && modes.data_type !== 'evolve')
            return cleaner_refuse('type_changed', `"${stray.path}" holds something else than the records that it held`);
        if (stray?.is === 'unknown' && modes.columns === 'freeze')
            return cleaner_refuse('unknown_field', `"${stray.path}" is none of the fields of "${object.name}"`);
        const row = { recordId: record.recordId, recordKey: keyOf(display?.(payload), record.recordId) };
        for (const target of targets) {
            const verdict = put(row, target, { value: target.get(payload), modes, evolution });
            if (verdict !== null)
                return verdict;
        }
        row['_parent_id'] = record.parentId;
        row['_extracted_at'] = record.extractedAt;
        return { ok: true, row, unknown: stray?.path ?? null };
    };
    return { columns: columnsOf(targets), clean };
}
/** Whether a record without a value in this field is refused; below a list, an item may lack it. */
function needsValue({ isKey, isRequired, isNullable, path }) {
    return isKey || (isRequired && !isNullable && !path.includes('[]'));
}
function targetOf(field, { wider, variants }) {
    const name = field.targetName;
    const type = wider.has(name) ? widerThan(field.targetType) : field.targetType;
    return {
        field: { ...field, targetType: type },
        get: getter(field.path),
        cast: castTo(type, field.format),
        needsValue: needsValue(field),
        variant: variants.has(name) ? variantOf(name) : null,
    };
}
/** The technical columns come last, the parent's id for the joins of Transform among them. */
function columnsOf(targets) {
    const own = targets.map(({ field }) => ({ name: field.targetName, type: columnType(field.targetType) }));
    const variants = targets.flatMap(({ variant }) => (variant === null ? [] : [{ name: variant, type: 'TEXT' }]));
    const key = (name) => ({ name, type: 'TEXT' });
    return [key('recordId'), key('recordKey'), ...own, ...variants, key('_parent_id'), key('_extracted_at')];
}
/** Null when the value stands in the row. */
function put(row, target, { value, modes, evolution }) {
    const { field, variant } = target;
    const name = field.targetName;
    const made = target.cast(value);
    if (variant !== null)
        row[variant] = null;
    if (!isMisfit(made)) {
        row[name] = made;
        if (made !== null || !(target.needsValue || (field.isRequired && value === undefined)))
            return null;
        return cleaner_refuse('required_absent', `"${field.path}" is required, and the record ${value === undefined ? 'lacks it' : 'has no value in it'}`);
    }
    if (modes.data_type !== 'evolve' || (made.rule === 'type_widened' ? field.isKey : target.needsValue))
        return cleaner_refuse(made.rule, `"${field.path}" holds ${shown(value)}, which is no ${field.targetType}`);
    if (variant !== null) {
        row[name] = null;
        row[variant] = typeof value === 'string' ? value : JSON.stringify(value);
        return null;
    }
    return { ok: 'evolved', evolution: evolvedBy(evolution, name, made.rule) };
}
function evolvedBy({ wider, variants }, name, rule) {
    return rule === 'type_widened'
        ? { wider: new Set([...wider, name]), variants }
        : { wider, variants: new Set([...variants, name]) };
}
/** Names the kind of a value and little of it: what stands in records may be private. */
function shown(value) {
    if (Array.isArray(value))
        return 'a list';
    if ((0,json/* isObject */.Gv)(value))
        return 'a record';
    return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
function keyOf(value, fallback) {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
}
function cleaner_refuse(rule, reason) {
    return { ok: false, refusal: { rule, reason } };
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/refused.js



const pageSize = 500;
function refusedRecords(context, { quarantine, from, to }) {
    const { lakehouse, clock } = context.ports;
    const page = new Map();
    const flush = async () => {
        const ids = JSON.stringify([...page.keys()]);
        // What stood clean before it failed must not pass for clean now.
        await lakehouse.remove(to, 'recordId IN (SELECT value FROM json_each(?))', [ids]);
        const standing = await waitingAmong(ids);
        const at = (0,core_time/* iso */.KH)(clock.now());
        const rows = [...page.values()].flatMap((one) => {
            const before = standing.get(one.recordId);
            if (before && sql_text(before, 'payload') === one.payload && sql_text(before, 'quarantineReason') === one.reason)
                return [];
            const { recordId, payload, rule, reason } = one;
            return [{ recordId, payload, rule, quarantineReason: reason, quarantineAt: at, run_id: context.run_id, status: 'waiting' }];
        });
        page.clear();
        if (rows.length > 0)
            await lakehouse.upsert(quarantine, quarantineShape, rows);
    };
    const waitingAmong = async (ids) => {
        if (!(await sql_has(lakehouse, quarantine)))
            return new Map();
        const rows = await lakehouse.all(`SELECT * FROM ${tableSql(quarantine)} WHERE status = 'waiting' AND recordId IN (SELECT value FROM json_each(?))`, [ids]);
        return new Map(rows.map((row) => [sql_text(row, 'recordId'), row]));
    };
    return {
        add: async (record) => {
            page.set(record.recordId, record);
            if (page.size >= pageSize)
                await flush();
        },
        settle: async () => {
            if (page.size > 0)
                await flush();
            if (!(await sql_has(lakehouse, quarantine)))
                return;
            const [clean, gone] = [`IN (SELECT recordId FROM ${tableSql(to)})`, `NOT IN (SELECT recordId FROM ${tableSql(from)})`];
            await release(lakehouse, quarantine, `recordId ${clean} OR recordId ${gone}`);
        },
        waiting: () => waitingIn(lakehouse, quarantine),
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/winners.js




/** Rows of one record id stand next to each other: the newest of them is kept, the others are counted. */
async function* winners(pages, rank) {
    let group = [];
    for await (const page of pages) {
        for (const row of page) {
            const record = extracted(row);
            if (group[0] !== undefined && group[0].recordId !== record.recordId) {
                yield newest(group, rank);
                group = [];
            }
            group.push(record);
        }
    }
    if (group.length > 0)
        yield newest(group, rank);
}
function extracted(row) {
    return {
        recordId: sql_text(row, 'recordId'),
        parentId: sql_text(row, 'parentId'),
        payload: sql_text(row, 'payload'),
        extractedAt: sql_text(row, '_extracted_at'),
    };
}
function newest(group, rank) {
    const [first, ...others] = group;
    if (others.length === 0)
        return { record: first, duplicates: 0 };
    const ranked = group.map((record) => ({ record, rank: rank(record.payload) }));
    const [best] = ranked.sort((a, b) => b.rank - a.rank || compare(b.record.extractedAt, a.record.extractedAt) || compare(a.record.parentId, b.record.parentId));
    return { record: best?.record ?? first, duplicates: others.length };
}
function compare(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** When a record was last changed, by its incremental field; what tells no time is the oldest. */
function changedAt(path, format) {
    if (path === undefined)
        return () => 0;
    const get = getter(path);
    return (payload) => {
        const record = (0,json/* jsonIn */.Yf)(payload);
        const value = (0,json/* isObject */.Gv)(record) ? get(record) : null;
        const found = typeof value === 'string' || typeof value === 'number' ? moment(value, format) : null;
        return found?.ms ?? -1e16;
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/actions.js











/** Another rule here makes every record anew. */
const rulesVersion = 1;
const actions_actions = { 'clean.entity': cleanEntity };
/**
 * Makes `clean.<entity>` hold each record of its extract table once. Only records that are new or changed are worked on,
 * as long as the fields and rules are those of the last time; records that have left the source leave. What fails waits
 * in `quarantine.clean<Entity>` and is tried again each time.
 */
async function cleanEntity(context) {
    const { contract, spec, ports, tally } = context;
    const object = contract.objects.find(({ name }) => name === spec.entity);
    if (!object)
        (0,data_failed/* fail */.f)('gate', `Cannot clean "${spec.entity ?? ''}": the contract has no object of that name`);
    const fields = (await readFields(ports.lakehouse)).get(object.name);
    if (!fields)
        (0,data_failed/* fail */.f)('gate', `Cannot clean "${object.name}": "prepare.fields" has no field of it; run Prepare first`);
    const from = extractTable(object);
    const to = `clean.${object.name}`;
    const quarantine = quarantineTable(object.name);
    const job = { context, object, fields, from, to, refused: refusedRecords(context, { quarantine, from, to }) };
    if (!(await sql_has(ports.lakehouse, from)))
        return cleanNothing(job);
    const digest = digestOf(job);
    const whole = !(await isStanding(job, digest));
    if (whole)
        await makeAnew(job);
    else
        await bringUpToDate(job);
    await job.refused.settle();
    await keepUnit(job, digest);
    tally.facts = { ...tally.facts, entity: object.name, whole };
}
/** Extract may skip an entity whose endpoint is broken or blocked; its table is then there, and empty. */
async function cleanNothing(job) {
    const { ports } = job.context;
    const units = (await sql_has(ports.lakehouse, 'extract.units'))
        ? await oneRow(ports.lakehouse, 'SELECT reason FROM extract.units WHERE skipped = 1 AND entity = ?', [job.object.name])
        : {};
    if (units['reason'] === undefined)
        (0,data_failed/* fail */.f)('gate', `Cannot clean "${job.object.name}": there is no "${job.from}"; run Extract first`);
    await ports.lakehouse.replace(job.to, cleanerOf(job, none).columns, []);
    ports.log(`${job.to}: empty, since Extract skipped it: ${sql_text(units, 'reason')}`);
}
/** Over all that decides what becomes of a record, and nothing that each sample moves. */
function digestOf({ context, object, fields }) {
    const { contract_modes: modes } = context.contract;
    const { incremental, display } = object;
    const columns = fields.map(({ path, targetName, targetType, format, isKey, isRequired, isNullable }) => [
        ...[path, targetName, targetType, format, isKey, isRequired, isNullable],
    ]);
    return context.ports.sha256((0,json/* canonicalJson */.dj)({ rulesVersion, columns, modes, incremental, display }));
}
async function isStanding({ context, object, to }, digest) {
    const { lakehouse } = context.ports;
    if (!(await sql_has(lakehouse, to)) || !(await sql_has(lakehouse, 'clean.units')))
        return false;
    const unit = await oneRow(lakehouse, 'SELECT fieldsDigest FROM clean.units WHERE entity = ?', [object.name]);
    return sql_text(unit, 'fieldsDigest') === digest;
}
const none = { wider: new Set(), variants: new Set() };
/** Thrown through the write that it ends, so that nothing of a half-made table stands. */
class Evolved extends Error {
    evolution;
    constructor(evolution) {
        super('The columns have evolved');
        this.evolution = evolution;
    }
}
async function makeAnew(job) {
    const { lakehouse, log } = job.context.ports;
    if (await sql_has(lakehouse, 'clean.units'))
        await lakehouse.remove('clean.units', 'entity = ?', [job.object.name]);
    for (let evolution = none;;) {
        const work = cleanerOf(job, evolution);
        try {
            const written = await lakehouse.replace(job.to, work.columns, cleanRows(job, work, allRecords(job)));
            job.context.tally.counts.written += written;
            return;
        }
        catch (error) {
            if (!(error instanceof Evolved))
                throw error;
            evolution = error.evolution;
            log(`${job.to}: types evolve (${evolvedNames(evolution).join(', ')}), made again`);
            Object.assign(job.context.tally.counts, { read: 0, skipped: 0, failed: 0 });
        }
    }
}
function evolvedNames({ wider, variants }) {
    return [...wider, ...[...variants].map(variantOf)].sort();
}
async function bringUpToDate(job) {
    const { context, from, to } = job;
    const { lakehouse } = context.ports;
    const gone = await lakehouse.remove(to, `recordId NOT IN (SELECT recordId FROM ${tableSql(from)})`);
    if (gone > 0)
        context.ports.log(`${to}: ${gone} records have left the source`);
    const work = cleanerOf(job, await standingEvolution(job));
    try {
        const shape = { columns: work.columns, key: ['recordId'] };
        const counts = await lakehouse.upsert(to, shape, cleanRows(job, work, changedRecords(job)));
        context.tally.counts.written += counts.inserted + counts.updated;
        context.tally.counts.unchanged += counts.unchanged;
    }
    catch (error) {
        if (!(error instanceof Evolved))
            throw error;
        Object.assign(context.tally.counts, { read: 0, skipped: 0, failed: 0 });
        await makeAnew(job);
    }
}
/** What earlier values made of the columns holds on. */
async function standingEvolution({ context, fields, to }) {
    const standing = new Map((await context.ports.lakehouse.columns(to))?.map(({ name, type }) => [name, type]) ?? []);
    const wider = fields.filter(({ targetName, targetType }) => targetType === 'int64' && standing.get(targetName) === 'REAL');
    const variants = fields.filter(({ targetName }) => standing.has(variantOf(targetName)));
    const names = (some) => new Set(some.map(({ targetName }) => targetName));
    return { wider: names(wider), variants: names(variants) };
}
function cleanerOf({ context, object, fields }, evolution) {
    return cleaner({ object, fields, modes: context.contract.contract_modes, evolution });
}
const wanted = ['recordId', 'parentId', 'payload', '_extracted_at'].map((name) => `e.${quote(name)}`).join(', ');
function allRecords({ context, from }) {
    return context.ports.lakehouse.read(`SELECT ${wanted} FROM ${tableSql(from)} e ORDER BY e.recordId, e.parentId`);
}
/** All rows of each record of which some row is not the one that stands cleaned. */
function changedRecords({ context, from, to }) {
    const stale = `SELECT f.recordId FROM ${tableSql(from)} f LEFT JOIN ${tableSql(to)} c
    ON c.recordId = f.recordId AND c._extracted_at = f._extracted_at WHERE c.recordId IS NULL`;
    return context.ports.lakehouse.read(`SELECT ${wanted} FROM ${tableSql(from)} e WHERE e.recordId IN (${stale}) ORDER BY e.recordId, e.parentId`);
}
async function* cleanRows(job, work, pages) {
    const { tally, signal } = job.context;
    const { incremental } = job.object;
    const format = incremental && incremental.format !== 'iso' ? epochFormats[incremental.format] : null;
    let unknown = 0;
    for await (const { record, duplicates } of winners(pages, changedAt(incremental?.field, format))) {
        if (tally.counts.read % 1000 === 0)
            stopIfAsked(signal);
        tally.counts.read += 1 + duplicates;
        tally.counts.skipped += duplicates;
        const cleaned = work.clean(record);
        if (cleaned.ok === 'evolved')
            throw new Evolved(cleaned.evolution);
        if (!cleaned.ok) {
            await actions_refuse(job, record, cleaned.refusal);
            continue;
        }
        if (cleaned.unknown !== null && (unknown += 1) === 1)
            job.context.ports.log(`${job.to}: "${cleaned.unknown}" of record "${record.recordId}" is not known to Prepare and is left out`);
        yield cleaned.row;
    }
    if (unknown > 0)
        tally.facts = { ...tally.facts, records_with_unknown_fields: unknown };
}
const epochFormats = { epoch_seconds: 'epoch_s', epoch_milliseconds: 'epoch_ms' };
async function actions_refuse(job, record, refusal) {
    job.context.tally.counts.failed += 1;
    nameError(job.context.tally, record.recordId, `${refusal.rule}: ${refusal.reason}`);
    await job.refused.add({ ...record, ...refusal });
}
/** What the entity's table holds and was made by, for the next time and for the gates. */
async function keepUnit({ context, object, from, to, refused }, digest) {
    const { lakehouse } = context.ports;
    const rows = await sizeOf(lakehouse, from);
    const records = await countOf(lakehouse, `SELECT count(DISTINCT recordId) FROM ${tableSql(from)}`);
    const clean = await sizeOf(lakehouse, to);
    const unit = { entity: object.name, fieldsDigest: digest, extracted: rows, duplicates: rows - records };
    const shape = {
        columns: [...columns('TEXT', 'entity', 'fieldsDigest'), ...columns('INTEGER', 'extracted', 'duplicates', 'clean', 'waiting')],
        key: ['entity'],
    };
    const waiting = await refused.waiting();
    await lakehouse.upsert('clean.units', shape, [{ ...unit, clean, waiting }]);
    context.ports.log(`${to}: ${clean} of ${records} records, ${rows - records} duplicates, ${waiting} in quarantine`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/clean/checks.js







const checks_checks = {
    clean_columns_present: columnsPresent,
    clean_types_match: typesMatch,
    clean_required_present: requiredPresent,
    clean_keys_unique: keysUnique,
    clean_rows_accounted: rowsAccounted,
    quarantine_rate: (context) => quarantineRate(context, context.contract.quality.quarantine_max),
    quarantine_alert: (context) => quarantineRate(context, context.contract.quality.quarantine_warn),
};
/** `with: { entity }` asks about one of them. */
async function entities({ contract, lakehouse, with: settings }) {
    const fields = await readFields(lakehouse);
    return contract.objects
        .filter(({ name }) => settings['entity'] === undefined || settings['entity'] === name)
        .map((object) => ({ object, table: `clean.${object.name}`, fields: fields.get(object.name) ?? [] }));
}
async function absentTables(context) {
    return absent(context.lakehouse, ...(await entities(context)).map(({ table }) => table));
}
async function columnsPresent(context) {
    const missing = [];
    let asked = 0;
    for (const { table, fields } of await entities(context)) {
        const standing = new Set((await context.lakehouse.columns(table))?.map(({ name }) => name) ?? []);
        for (const name of ['recordId', 'recordKey', ...fields.map(({ targetName }) => targetName)]) {
            asked += 1;
            if (!standing.has(name))
                missing.push({ table, column: name });
        }
    }
    return offenders('every target column of "prepare.fields" stands in its table', missing, `${asked} columns`);
}
async function typesMatch(context) {
    const wrong = [...(await absentTables(context))];
    let asked = 0;
    const evolves = context.contract.contract_modes.data_type === 'evolve';
    for (const { table, fields } of await entities(context)) {
        const standing = new Map((await context.lakehouse.columns(table))?.map(({ name, type }) => [name, type]) ?? []);
        for (const { targetName, targetType } of fields) {
            const actual = standing.get(targetName);
            const wanted = columnType(targetType);
            asked += 1;
            const widened = evolves && wanted === 'INTEGER' && actual === 'REAL';
            if (actual !== undefined && actual !== wanted && !widened)
                wrong.push({ table, column: targetName, wanted, actual });
        }
        wrong.push(...(await malformed(context, { table, fields, standing })));
    }
    return offenders('every column has the type, and every value the form, of its target type', wrong, `${asked} columns`);
}
/** Dates, times, truths and lists are kept in columns that would take anything else, too. */
const checks_forms = {
    date: (column) => `${column} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*'`,
    datetime: (column) => `${column} NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:*Z'`,
    bool: (column) => `${column} NOT IN (0, 1)`,
    json: (column) => `NOT json_valid(${column})`,
    array: (column) => `NOT json_valid(${column}) OR json_type(${column}) IS NOT 'array'`,
};
async function malformed({ lakehouse }, { table, fields, standing }) {
    const tests = fields.flatMap(({ targetName, targetType }) => {
        const form = checks_forms[targetType.replace(/<.*/, '')];
        if (!form || !standing.has(targetName))
            return [];
        return [`sum(${quote(targetName)} IS NOT NULL AND (${form(quote(targetName))})) AS ${quote(targetName)}`];
    });
    if (tests.length === 0)
        return [];
    const [counts = {}] = await lakehouse.all(`SELECT ${tests.join(', ')} FROM ${tableSql(table)}`);
    return Object.entries(counts).flatMap(([column, count]) => Number(count) > 0 ? [{ table, column, malformed: Number(count) }] : []);
}
async function requiredPresent(context) {
    const empty = [...(await absentTables(context))];
    let asked = 0;
    for (const { table, fields } of await entities(context)) {
        const standing = new Set((await context.lakehouse.columns(table))?.map(({ name }) => name) ?? []);
        const required = fields.filter((field) => standing.has(field.targetName) && needsValue(field));
        asked += required.length;
        if (required.length === 0)
            continue;
        const sums = required.map(({ targetName }) => `sum(${quote(targetName)} IS NULL) AS ${quote(targetName)}`);
        const [counts = {}] = await context.lakehouse.all(`SELECT ${sums.join(', ')} FROM ${tableSql(table)}`);
        for (const [column, count] of Object.entries(counts))
            if (Number(count) > 0)
                empty.push({ table, column, rows: Number(count) });
    }
    return offenders('no required column is empty', empty, `${asked} required columns`);
}
async function keysUnique(context) {
    const twice = [...(await absentTables(context))];
    let asked = 0;
    for (const { table, fields } of await entities(context)) {
        const standing = await context.lakehouse.columns(table);
        if (!standing)
            continue;
        const keys = ['recordId', ...fields.filter(({ isKey }) => isKey).map(({ targetName }) => targetName)];
        for (const key of keys.filter((name) => standing.some((column) => column.name === name))) {
            asked += 1;
            const rows = await context.lakehouse.all(`SELECT ${quote(key)} AS value, count(*) AS rows FROM ${tableSql(table)} GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 20`);
            twice.push(...rows.map((row) => ({ table, key, value: sql_text(row, 'value'), rows: Number(row['rows']) })));
        }
    }
    return offenders('every key stands once in its table', twice, `${asked} keys`);
}
async function shares({ lakehouse }, { object, table }) {
    const from = extractTable(object);
    const quarantine = quarantineTable(object.name);
    const held = [
        ...((await sql_has(lakehouse, table)) ? [`SELECT recordId FROM ${tableSql(table)}`] : []),
        ...((await sql_has(lakehouse, quarantine)) ? [`SELECT recordId FROM ${tableSql(quarantine)} WHERE status = 'waiting'`] : []),
    ];
    const missing = held.length > 0 ? `WHERE recordId NOT IN (${held.join(' UNION ALL ')})` : '';
    const lost = (await sql_has(lakehouse, from))
        ? await lakehouse.all(`SELECT DISTINCT recordId FROM ${tableSql(from)} ${missing} ORDER BY 1 LIMIT 20`)
        : [];
    const records = (await sql_has(lakehouse, from))
        ? await countOf(lakehouse, `SELECT count(DISTINCT recordId) FROM ${tableSql(from)}`)
        : 0;
    return {
        ...{ object, records, lost: lost.map((row) => sql_text(row, 'recordId')) },
        clean: await sizeOf(lakehouse, table),
        waiting: await waitingIn(lakehouse, quarantine),
    };
}
async function rowsAccounted(context) {
    const wrong = [];
    let asked = 0;
    for (const entity of await entities(context)) {
        const { object, records, clean, waiting, lost } = await shares(context, entity);
        asked += records;
        if (lost.length > 0)
            wrong.push(...lost.map((record) => ({ entity: object.name, lost: record })));
        else if (records !== clean + waiting)
            wrong.push({ entity: object.name, records, clean, quarantine: waiting });
    }
    return offenders('every extracted record is clean or in quarantine, and in one of them alone', wrong, `${asked} records`);
}
async function quarantineRate(context, most) {
    const high = [];
    const rates = [];
    for (const entity of await entities(context)) {
        const { object, clean, waiting } = await shares(context, entity);
        const rate = waiting === 0 ? 0 : waiting / (clean + waiting);
        rates.push(`${object.name} ${percent(rate)}`);
        if (rate > most)
            high.push({ entity: object.name, quarantine: waiting, of: clean + waiting, rate: percent(rate) });
    }
    return {
        passed: high.length === 0,
        expected: `at most ${percent(most)} of an entity's records in quarantine`,
        actual: rates.join(', '),
        evidence: high,
    };
}
function percent(share) {
    return `${Number((share * 100).toFixed(2))} %`;
}

;// CONCATENATED MODULE: ./lib/data/pointer.js
/** The value at a JSON pointer (RFC 6901); undefined when there is none. Own members alone, so `/__proto__` finds nothing. */
function at(value, pointer) {
    let current = value;
    for (const key of keysOf(pointer)) {
        if (current === null || typeof current !== 'object' || !Object.hasOwn(current, key))
            return undefined;
        current = current[key];
    }
    return current;
}
/** By pointer. Definitions and schemas hold a few, and every record is asked for them. */
const known = new Map();
function keysOf(pointer) {
    const before = known.get(pointer);
    if (before)
        return before;
    const parts = pointer.split('/').slice(1);
    const keys = parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    known.set(pointer, keys);
    return keys;
}

;// CONCATENATED MODULE: ./lib/data/source/auth.js


/** Puts the variables into the definition's `auth`. */
function credentials(api, values, ports) {
    const { auth } = api;
    switch (auth.type) {
        case 'none':
            return { type: 'none' };
        case 'bearer':
            return { type: 'bearer', token: values.text(auth.token) };
        case 'oauth2_client_credentials': {
            const form = applicationForm(auth, values, { grant_type: 'client_credentials' });
            return { type: 'token_request', url: values.text(auth.token_url), form, remedy: 'check its client id and secret' };
        }
        case 'oauth2_refresh_token': {
            const grant = { grant_type: 'refresh_token', refresh_token: values.text(auth.refresh_token) };
            const form = applicationForm(auth, values, grant);
            const remedy = 'check its client id and secret, and whether the refresh token was revoked';
            return { type: 'token_request', url: values.text(auth.token_url), form, remedy };
        }
        case 'google_service_account':
            return serviceAccount(api.source_id, auth, { ...ports, values });
    }
}
function applicationForm(auth, values, grant) {
    const { grant_type = '', ...more } = grant;
    const application = { client_id: values.text(auth.client_id), client_secret: values.text(auth.client_secret) };
    const scope = auth.scope === undefined ? {} : { scope: values.text(auth.scope) };
    return () => ({ grant_type, ...application, ...more, ...scope });
}
/** Seconds that an assertion is good for; the service takes no longer one. */
const assertionLifetime = 3_600;
/** The service account signs who it is and gets a token for that (RFC 7523). */
function serviceAccount(service, auth, { values, clock, sign }) {
    const url = values.text(auth.token_url);
    const subject = auth.subject === undefined ? {} : { sub: values.text(auth.subject) };
    const claims = { iss: values.text(auth.client_email), scope: values.text(auth.scope), aud: url, ...subject };
    // A key that came through a variable often has its line ends written out.
    const key = values.text(auth.private_key).replaceAll(String.raw `\n`, '\n');
    const form = () => {
        const iat = Math.floor(clock.now() / 1_000);
        const assertion = sign({ ...claims, iat, exp: iat + assertionLifetime }, key);
        if (assertion === null)
            (0,data_failed/* fail */.f)('credentials', `Cannot sign in to "${service}": its private key is no RSA key in PEM`);
        return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
    };
    return { type: 'token_request', url, form, remedy: "check the service account's address and key, and the machine's clock" };
}
/** The request that asks for a token, RFC 6749 \u00a74.4 and \u00a76. */
function tokenHttp(wanted) {
    return {
        method: 'POST',
        url: wanted.url,
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(wanted.form()).toString(),
    };
}
function readToken(body, service) {
    const token = at(body, '/access_token');
    if (typeof token === 'string' && token !== '')
        return token;
    return (0,data_failed/* fail */.f)('invalid_response', `Cannot sign in to "${service}": the token response holds no "access_token"`);
}

;// CONCATENATED MODULE: ./lib/data/source/details.js
/**
 * Maps in order and gives the results in parts, each as soon as it is whole. The first failure ends it; what is under way is
 * awaited first, also when nobody wants any more.
 */
async function* mapInParts(items, { width, part }, work) {
    const made = items.map(() => Promise.withResolvers());
    const queue = items.entries();
    let ended = false;
    const worker = async () => {
        for (const [index, item] of queue) {
            if (ended)
                return;
            const one = made[index];
            try {
                one?.resolve(await work(item));
            }
            catch (error) {
                ended = true;
                one?.reject(error);
                // Nobody may be waiting for it yet.
                one?.promise.catch(() => { });
            }
        }
    };
    const workers = Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
    try {
        for (let start = 0; start < items.length; start += part) {
            const some = made.slice(start, start + part).flatMap((one) => (one === null ? [] : [one.promise]));
            const results = await Promise.all(some);
            // What is given away is not held here any longer.
            made.fill(null, start, start + part);
            yield results;
        }
    }
    finally {
        ended = true;
        await workers;
    }
}

;// CONCATENATED MODULE: ./lib/data/source/paging.js


/** Whether pages are found by counting; others are named by the service. */
function counts(paging) {
    return paging.type === 'offset' || paging.type === 'page_number';
}
/** Address of the first page: what counts pages is sent from the start. */
function firstPage(paging, url) {
    if (!counts(paging))
        return url;
    const { size, size_parameter } = paging;
    const sized = size === undefined || size_parameter === undefined ? url : withParameter(url, size_parameter, String(size));
    return withParameter(sized, paging.parameter, String(paging.first));
}
/** Address of the next page, or null after the last. `service` names the source in messages. */
function nextPage(paging, page, service) {
    switch (paging.type) {
        case 'none':
            return null;
        case 'next_link': {
            const link = at(page.body, paging.next);
            if (link === undefined || link === null || link === '')
                return null;
            return typeof link === 'string' ? sameOrigin(link, page.url, service) : unreadable(service, paging.next);
        }
        case 'page_token': {
            const token = at(page.body, paging.next);
            if (token === undefined || token === null || token === '')
                return null;
            return typeof token === 'string' ? withParameter(page.url, paging.parameter, token) : unreadable(service, paging.next);
        }
        case 'after_last_id':
            return afterLast(paging, page, service);
        case 'offset':
            // What the service tells of its size is not asked: some tell 0 beside a full page.
            return page.records.length < paging.size ? null : counted(paging, page.url, page.records.length);
        case 'page_number':
            return nextNumber(paging, page, service);
    }
}
function afterLast(paging, page, service) {
    const more = at(page.body, paging.has_more);
    if (typeof more !== 'boolean')
        return unreadable(service, paging.has_more);
    if (!more)
        return null;
    const last = page.records.at(-1);
    const id = last === undefined ? undefined : at(last, paging.id);
    return typeof id === 'string' && id !== '' ? withParameter(page.url, paging.parameter, id) : unreadable(service, paging.id);
}
function nextNumber(paging, page, service) {
    const { size = 1 } = paging;
    if (page.records.length === 0)
        return null;
    if (paging.pages === undefined)
        return page.records.length < size ? null : counted(paging, page.url, 1);
    const pages = at(page.body, paging.pages);
    if (typeof pages !== 'number' || !Number.isInteger(pages))
        return unreadable(service, paging.pages);
    return count(page.url, paging) - paging.first + 1 < pages ? counted(paging, page.url, 1) : null;
}
/** The address with its offset or page number raised. */
function counted(paging, url, by) {
    return withParameter(url, paging.parameter, String(count(url, paging) + by));
}
/** The offset or page number that an address carries. */
function count(url, paging) {
    return Number(new URL(url).searchParams.get(paging.parameter) ?? paging.first);
}
/**
 * Whether a page found by counting brings the records of the one before it: the service then ignores the parameter that
 * counts, and reading on would take the same records for new ones without end.
 */
function repeats(page, before) {
    if (page.length === 0 || page.length !== before.length)
        return false;
    return page.every((record, index) => JSON.stringify(record) === JSON.stringify(before[index]));
}
/** A link that a response holds may not take the credentials to another host. */
function sameOrigin(link, from, service) {
    const target = URL.canParse(link, from) ? new URL(link, from) : undefined;
    if (!target)
        return (0,data_failed/* fail */.f)('invalid_response', `Cannot read the next page of "${service}": its address is no URL`);
    if (target.origin !== new URL(from).origin) {
        return (0,data_failed/* fail */.f)('invalid_response', `Cannot read the next page of "${service}": its address leads to another host, "${target.host}", where the credentials do not belong`);
    }
    return target.href;
}
function withParameter(url, name, value) {
    const target = new URL(url);
    target.searchParams.set(name, value);
    // Some services read "+" as a plus sign: a space is written %20.
    target.search = target.search.replaceAll('+', '%20');
    return target.href;
}
function unreadable(service, pointer) {
    return (0,data_failed/* fail */.f)('invalid_response', `Cannot read a page of "${service}": "${pointer}" does not say what the paging of its definition needs`);
}

;// CONCATENATED MODULE: ./lib/data/source/retry.js
const firstDelayMs = 500;
const longestDelayMs = 30_000;
/** A service that asks for more patience than this gets a failure instead: the schedule is the better retry. */
const longestRetryAfterMs = 300_000;
/** Whether sending the same request again could bring another answer. */
function isTransient(reply) {
    if (!reply.ok)
        return reply.reason === 'network' || reply.reason === 'timeout';
    if (reply.status === 403)
        return reply.headers['retry-after'] !== undefined;
    return reply.status === 408 || reply.status === 429 || reply.status >= 500;
}
/**
 * Milliseconds to wait before try `tried + 1`, or null when the service asks for more than `longestRetryAfterMs`.
 * Without a readable Retry-After the delay doubles, with jitter between half and the whole.
 */
function retryDelay(reply, tried, time) {
    const asked = reply.ok ? retryAfter(reply.headers['retry-after'], time.now) : undefined;
    if (asked !== undefined)
        return asked > longestRetryAfterMs ? null : asked;
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** (tried - 1));
    return Math.round(delay * (0.5 + time.random / 2));
}
/** Seconds or an HTTP date; undefined when absent, negative or neither. */
function retryAfter(value, now) {
    if (value === undefined)
        return undefined;
    if (/^[0-9]{1,12}(?:\.[0-9]+)?$/.test(value.trim()))
        return Math.ceil(Number(value) * 1_000);
    const date = /[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./lib/data/source/session.js





const longestRedirects = 5;
function openSession(options) {
    const send = sender(options);
    const authorised = authoriser(options, send);
    const get = async (url, logged) => {
        let target = url;
        for (let hop = 0; hop <= longestRedirects; hop += 1) {
            const answer = await authorised(target, logged);
            if (answer.status < 300 || answer.status > 399)
                return answer;
            target = redirectTarget(answer, target, options.api.source_id);
        }
        return (0,data_failed/* fail */.f)('invalid_response', `Cannot read from "${options.api.source_id}": more than ${longestRedirects} redirects in a row`);
    };
    return {
        get: async (url) => {
            const answer = expectOk(await get(url, 'all'), url, options.api);
            return { body: session_parse(answer, url, options.api), text: answer.body };
        },
        status: async (url) => (await get(url, 'all')).status,
        find: async (url) => {
            const answer = await get(url, 'failures');
            if (answer.status === 404 || answer.status === 410)
                return undefined;
            return session_parse(expectOk(answer, url, options.api), url, options.api);
        },
    };
}
/** Sends with retries. Resolves to whatever status is final; fails when there is no answer at all. */
function sender({ api, ports, signal }) {
    const limits = {
        ...{ timeout_ms: api.limits.request_timeout, max_bytes: api.limits.max_response_bytes, signal },
        ...(api.pool === undefined ? {} : { pool: api.pool }),
    };
    return async (request, logged) => {
        const what = () => `${request.method} ${session_place(request.url)}`;
        for (let tried = 1;; tried += 1) {
            stopIfAsked(signal);
            const reply = await ports.http.send({ ...request, ...limits });
            stopIfAsked(signal);
            const retried = isTransient(reply) && tried <= api.limits.retries;
            const delay = retried ? retryDelay(reply, tried, { now: ports.clock.now(), random: ports.clock.random() }) : null;
            const again = delay === null ? '' : `, trying again in ${(delay / 1_000).toFixed(1)} s`;
            if (logged === 'all' || !reply.ok || reply.status > 399)
                ports.log(`${what()}: ${describe(reply)}${again}`);
            if (delay !== null)
                await sleep(ports.clock, delay, signal);
            else if (reply.ok)
                return reply;
            else
                return noAnswer(reply, what(), { service: api.source_id, tried, limits });
        }
    };
}
/** Adds the token to each request and, when it is refused, asks for a new one once. */
function authoriser({ api, credentials, headers }, send) {
    const service = api.source_id;
    let current = null;
    const obtain = async () => {
        if (credentials.type === 'none')
            return null;
        if (credentials.type === 'bearer')
            return credentials.token;
        const answer = await send(tokenHttp(credentials), 'all');
        if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
            const said = errorCode(answer);
            return (0,data_failed/* fail */.f)('credentials', `Cannot sign in to "${service}": ${session_place(credentials.url)} answered ${answer.status}${said}; ${credentials.remedy}`, {
                code: String(answer.status),
            });
        }
        return readToken(session_parse(expectOk(answer, credentials.url, api), credentials.url, api) ?? null, service);
    };
    const request = (url, token, logged) => {
        const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
        return send({ method: 'GET', url, headers: { accept: 'application/json', ...headers, ...authorization } }, logged);
    };
    return async (url, logged) => {
        const used = (current ??= obtain());
        const answer = await request(url, await used, logged);
        if (answer.status !== 401 || credentials.type !== 'token_request')
            return answer;
        // Requests side by side may all be refused with the same token: the first asks for a new one, the others share it.
        if (current === used)
            current = obtain();
        return request(url, await current, logged);
    };
}
function redirectTarget(answer, from, service) {
    const location = answer.headers['location'] ?? '';
    const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
    if (target?.origin === new URL(from).origin)
        return target.href;
    return (0,data_failed/* fail */.f)('invalid_response', `Cannot read from "${service}": ${session_place(from)} answered ${answer.status}, a redirect ${target ? `to another host, "${target.host}"` : 'without a readable address'}, which is not followed`);
}
function expectOk(answer, url, api) {
    if (answer.status >= 200 && answer.status <= 299)
        return answer;
    const words = `Cannot read from "${api.source_id}": ${session_place(url)} answered ${answer.status}${errorCode(answer)}`;
    const code = String(answer.status);
    if (answer.status === 401)
        (0,data_failed/* fail */.f)('credentials', `${words}; check the credentials`, { code });
    if (answer.status === 403 && !isTransient(answer)) {
        (0,data_failed/* fail */.f)('credentials', `${words}; the credentials may not read this`, { code });
    }
    return (0,data_failed/* fail */.f)('http_status', words + advice(answer, api), { code, transient: isTransient(answer) });
}
/** What a status usually means, where the number alone does not say what to do. */
const meanings = {
    404: 'nothing is there; check the path, or whether what it names still exists',
    410: 'the service has withdrawn this endpoint; take it out of the definition',
    428: 'the service misses something it requires, mostly a query parameter; check the parameters of this endpoint',
};
function advice(answer, { limits, pool }) {
    if (isTransient(answer) && retryDelay(answer, 1, { now: 0, random: 0 }) === null) {
        return `, asking to wait more than ${longestRetryAfterMs / 60_000} minutes`;
    }
    if (answer.status === 429) {
        const slower = pool === undefined ? 'give it a pool with limits' : `lower the limits of pool "${pool}"`;
        return `, too many requests, ${limits.retries + 1} ${limits.retries === 0 ? 'try' : 'tries'}; ${slower}`;
    }
    const meaning = meanings[answer.status];
    return meaning === undefined ? '' : `; ${meaning}`;
}
function noAnswer(reply, what, more) {
    const code = reply.code === undefined ? {} : { code: reply.code };
    const start = `Cannot read from "${more.service}": ${what}`;
    if (reply.reason === 'too_large') {
        return (0,data_failed/* fail */.f)('invalid_response', `${start} answered with more than ${more.limits.max_bytes} bytes`, code);
    }
    const why = reply.reason === 'timeout' ? `gave no answer within ${more.limits.timeout_ms / 1_000} s` : 'found no connection';
    const said = reply.code === undefined ? '' : ` (${reply.code})`;
    return (0,data_failed/* fail */.f)('network', `${start} ${why}${said}, ${more.tried} ${more.tried === 1 ? 'try' : 'tries'}`, code);
}
function session_parse(answer, url, api) {
    if (answer.status === 204)
        return undefined;
    try {
        return JSON.parse(answer.body.replace(/^\uFEFF/, ''));
    }
    catch {
        const what = isHtml(answer)
            ? 'HTML instead of JSON, perhaps a login page or the page of a proxy; check its base_url and the credentials'
            : 'something that is no JSON';
        return (0,data_failed/* fail */.f)('invalid_response', `Cannot read from "${api.source_id}": ${session_place(url)} answered with ${what}`);
    }
}
function isHtml(answer) {
    const told = /^(?:text\/html|application\/xhtml\+xml)\b/i.test(answer.headers['content-type'] ?? '');
    return told || /^\s*<(?:!doctype\s+html|html|head|body)\b/i.test(answer.body.slice(0, 1_000));
}
/** The service's own error word, where it is one: `error.code`, `error.status` or OAuth's `error`. Never free text. */
function errorCode(answer) {
    let body;
    try {
        body = JSON.parse(answer.body);
    }
    catch {
        return '';
    }
    for (const pointer of ['/error/code', '/error/status', '/error']) {
        const word = at(body, pointer);
        if (typeof word === 'string' && /^[A-Za-z][A-Za-z0-9_.-]{0,63}$|^0x[0-9a-fA-F]{1,16}$/.test(word))
            return ` (${word})`;
    }
    return '';
}
/** Where a request went: host and path, without the query, which may hold names and tokens. */
function session_place(url) {
    const target = URL.parse(url);
    return target ? `${target.host}${target.pathname}` : 'an address that is no URL';
}
function describe(reply) {
    return reply.ok ? String(reply.status) : reply.code === undefined ? reply.reason : `${reply.reason} (${reply.code})`;
}

;// CONCATENATED MODULE: ./lib/data/source/variables.js


/** A job's own values win over those from outside (profile, environment); the service's description gives defaults. */
function resolver(api, own, outside) {
    const missing = new Set();
    const given = (values, name) => (Object.hasOwn(values, name) ? values[name] : undefined);
    const required = (name, found) => {
        // An empty value is a secret that was never set: GitHub hands over unset secrets as empty text.
        if (found === undefined || found === '')
            missing.add(name);
        return found ?? '';
    };
    const outer = (reference) => {
        const { name } = reference;
        if (reference.kind === 'variable')
            return required(name, given(outside.variables, name) ?? given(api.variables, name));
        return required(`params.${name}`, reference.kind === 'param' ? given(outside.params, name) : undefined);
    };
    const inner = (reference) => {
        const template = reference.kind === 'variable' ? given(own, reference.name) : undefined;
        return template === undefined ? outer(reference) : fill(template, outer);
    };
    const text = (template) => fill(template, inner);
    return {
        text,
        path: (template) => fill(template, (reference) => encodeURIComponent(inner(reference))),
        texts: (templates) => Object.fromEntries(Object.entries(templates).map(([key, template]) => [key, text(template)])),
        check: () => {
            if (missing.size === 0)
                return;
            const names = [...missing].sort().map((name) => `"${name}"`);
            (0,data_failed/* fail */.f)('variable', `Cannot call "${api.source_id}": ${names.length === 1 ? `variable ${names[0]} has` : `variables ${names.join(', ')} have`} no value; set ${names.length === 1 ? 'it' : 'them'} in the environment or in the profile`);
        },
    };
}
function fill(template, valueOf) {
    const filled = (0,references/* substitute */.V2)(template, valueOf);
    return filled.ok ? filled.value : template;
}

;// CONCATENATED MODULE: ./lib/data/source/service.js





/** Sends nothing yet. Throws Failed for variables without a value, all named at once. */
function openService(options) {
    const { api, outside, ports, signal } = options;
    const values = resolver(api, {}, outside);
    const base = values.text(api.base_url).replace(/\/$/, '');
    const headers = lowerCased(values.texts(api.headers));
    const proof = credentials(api, values, ports);
    values.check();
    checkAddress(base, headers, api.source_id);
    const session = openSession({ api, credentials: proof, headers, ports, signal });
    return { ...options, session, address: (path, query = {}) => addressOf(base + path, query) };
}
function addressOf(address, query) {
    return Object.entries(query).reduce((url, [name, value]) => withParameter(url, name, value), address);
}
/** Header names are the same in any case, so that a job's replaces the service's. */
function lowerCased(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
function checkAddress(base, headers, service) {
    const protocol = URL.canParse(base) ? new URL(base).protocol : '';
    if (protocol !== 'http:' && protocol !== 'https:') {
        (0,data_failed/* fail */.f)('variable', `Cannot call "${service}": its base_url is no http or https address once its variables are in place`);
    }
    const bad = Object.entries(headers).find(([, value]) => /[^\t\x20-\x7E\x80-\xFF]/.test(value));
    if (bad)
        (0,data_failed/* fail */.f)('variable', `Cannot call "${service}": header "${bad[0]}" holds a character that headers cannot carry`);
}

;// CONCATENATED MODULE: ./lib/data/source/time.js

const isoTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(9999, 11, 31);
/** Milliseconds since 1970, or undefined when the value is no time in that format. */
function readTime(value, format) {
    const time = format === 'iso' ? isoMs(value) : epochMs(value, format === 'epoch_seconds' ? 1_000 : 1);
    return time === undefined || time < earliest || time > latest ? undefined : time;
}
function isoMs(value) {
    if (typeof value !== 'string')
        return undefined;
    const [whole, offset] = isoTime.exec(value.trim()) ?? [];
    if (whole === undefined)
        return undefined;
    const ms = Date.parse(offset === undefined && whole.includes('T') ? `${whole}Z` : whole);
    return Number.isNaN(ms) ? undefined : ms;
}
function epochMs(value, unit) {
    const digits = typeof value === 'string' && /^\d{1,16}(?:\.\d+)?$/.test(value) ? Number(value) : value;
    return typeof digits === 'number' && Number.isFinite(digits) ? Math.floor(digits * unit) : undefined;
}
/** Whole seconds, rounded down: services compare with seconds, and a later start would lose records. */
function writeTime(ms, format) {
    const seconds = Math.floor(ms / 1_000);
    if (format === 'epoch_seconds')
        return String(seconds);
    if (format === 'epoch_milliseconds')
        return String(ms);
    return (0,core_time/* iso */.KH)(seconds * 1_000).replace('.000Z', 'Z');
}
/** `-7d` or an ISO 8601 time, as `options.since` holds it. */
function readSince(text, now) {
    const [, days] = /^-([0-9]{1,5})d$/.exec(text) ?? [];
    return days === undefined ? isoMs(text) : now - Number(days) * 86_400_000;
}

;// CONCATENATED MODULE: ./lib/data/source/fetch.js












/** Reads page after page until the service says that there is no more. Throws Failed. */
async function* fetchPages(options) {
    const { api, source, signal } = options;
    const prepared = prepare(options);
    const place = source.records ?? api.records;
    const paging = source.paging ?? api.paging;
    const seen = new Set();
    let last = [];
    let url = firstPage(paging, prepared.url);
    for (let number = 1; url !== null; number += 1) {
        stopIfAsked(signal);
        const cannot = `Cannot read all of "${api.source_id}"`;
        if (number > api.limits.max_pages)
            (0,data_failed/* fail */.f)('invalid_response', `${cannot}: more than ${api.limits.max_pages} pages`);
        if (seen.has(url)) {
            (0,data_failed/* fail */.f)('invalid_response', `${cannot}: page ${number} is one that came before, so paging would never end`);
        }
        seen.add(url);
        const { body, text } = await prepared.session.get(url);
        const listed = recordsOf(body, place, api.source_id);
        const request = prepared.shown(url);
        if (repeats(listed, last)) {
            (0,data_failed/* fail */.f)('invalid_response', `${cannot}: page ${number}, ${request}, repeats the records of the page before; the service does not seem to obey its paging parameter`);
        }
        // Where the service names the next page, nothing is compared, and nothing held.
        last = counts(paging) ? listed : [];
        const total = options.total === undefined ? undefined : at(body, options.total);
        const page = { number, request, text, told: typeof total === 'number' ? total : null };
        let before = 0;
        for await (const part of prepared.complete(listed)) {
            const records = part.flatMap((record) => (record === null ? [] : [record.taken]));
            if (source.detail)
                options.ports.log(`one by one: ${records.length} read, ${part.length - records.length} gone`);
            yield { ...page, before, records, gone: part.length - records.length };
            before += records.length;
        }
        url = nextPage(paging, { url, body, records: listed }, api.source_id);
    }
}
/** Full records weigh much more than listed ones: a page of them is not held whole. */
const detailsAtOnce = 64;
async function* whole(listed) {
    yield listed;
}
/** Everything that needs variables, so that all missing ones are named at once and nothing is sent before. */
function prepare(options) {
    const { api, source, since, ports, signal } = options;
    const values = resolver(api, source.variables, options.outside);
    const base = values.text(api.base_url).replace(/\/$/, '');
    const headers = { ...lowerCased(values.texts(api.headers)), ...lowerCased(values.texts(source.headers)) };
    const query = { ...values.texts(api.query), ...values.texts(source.query) };
    if (source.cursor && since !== null) {
        const start = writeTime(since, source.cursor.since_format);
        query[source.cursor.parameter] = values.text(source.cursor.filter).replaceAll('{since}', start);
    }
    const injected = values.texts(source.inject);
    const path = values.path(source.path);
    const detailPath = source.detail && values.path(source.detail.path);
    const detailQuery = source.detail && values.texts(source.detail.query);
    const proof = credentials(api, values, ports);
    values.check();
    checkAddress(base, headers, api.source_id);
    const session = options.session ?? openSession({ api, credentials: proof, headers, ports, signal });
    const detail = source.detail;
    const hidden = Object.entries({ ...api.query, ...source.query }).flatMap(([name, value]) => (0,references/* referencesIn */.ii)(value).length > 0 ? [name] : []);
    const take = (record) => ({ taken: options.take(inject(record, injected)) });
    return {
        session,
        url: addressOf(base + path, query),
        shown: (url) => shownAddress(url, { base, from: base + path, template: source.path, hidden }),
        complete: (listed) => {
            if (!detail || detailPath === undefined || listed.length === 0)
                return whole(listed.map(take));
            // The query is put together once, which takes longer than most of what is done for a record; it may encode the braces.
            const address = addressOf(base + detailPath, detailQuery ?? {});
            const urlOf = (id) => address.replaceAll(/\{id\}|%7Bid%7D/g, () => encodeURIComponent(id));
            return mapInParts(listed, { width: detail.concurrency, part: detailsAtOnce }, async (record) => {
                const id = at(record, detail.id);
                const full = typeof id === 'string' && id !== '' ? await session.find(urlOf(id)) : record;
                return full === undefined ? null : take(full);
            });
        },
    };
}
function shownAddress(url, known) {
    const target = new URL(url);
    for (const name of known.hidden)
        if (target.searchParams.has(name))
            target.searchParams.set(name, '***');
    const ours = target.pathname === new URL(known.from).pathname;
    const root = new URL(known.base).pathname.replace(/\/$/, '');
    const below = target.pathname.startsWith(`${root}/`) ? target.pathname.slice(root.length) : target.pathname;
    return (ours ? known.template : below) + target.search;
}
function recordsOf(body, place, service) {
    // Answered without content: an empty list.
    if (body === undefined)
        return [];
    const found = at(body, place.at);
    if (Array.isArray(found))
        return found;
    if (found === undefined && place.when_absent === 'empty')
        return [];
    const where = place.at === '' ? 'the page' : `"${place.at}"`;
    return (0,data_failed/* fail */.f)('invalid_response', `Cannot read a page of "${service}": ${where} is no list of records`);
}
function inject(record, members) {
    return (0,json/* isObject */.Gv)(record) && Object.keys(members).length > 0 ? { ...record, ...members } : record;
}

;// CONCATENATED MODULE: ./lib/solution/contract/field-path.js

/**
 * The values at a field path: `name`, `parent.child`, `items[]`, `items[].prop`. One value, or one for each item of a
 * list that the path goes through; none where a member is absent, null where it is null. Own members alone.
 */
function valuesAt(record, path) {
    let values = record === undefined ? [] : [record];
    for (const part of path.split('.')) {
        const through = part.endsWith('[]');
        const name = through ? part.slice(0, -2) : part;
        const found = values.flatMap((value) => memberOf(value, name));
        values = through ? found.flatMap((value) => (Array.isArray(value) ? value : [])) : found;
    }
    return values;
}
/** In a list of its own, since `flatMap` would take a list that is the value apart. */
function memberOf(value, name) {
    const found = (0,json/* isObject */.Gv)(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return found === undefined ? [] : [found];
}
/** The value at a field path as a key is written; null when there is none, or more than one, or it is no text or number. */
function keyAt(record, path) {
    const [value, more] = valuesAt(record, path);
    return more === undefined ? keyText(value) : null;
}
/** A text or number as a key is written; null for what is empty or no key. */
function keyText(value) {
    if (typeof value === 'number')
        return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
}

;// CONCATENATED MODULE: ./lib/solution/contract/requests.js




/**
 * What to ask for: one request without a parent, else one for each parent record, or for each item of the list that a
 * binding goes through. A parent record that lacks a bound value gives none.
 */
function requestsFor(object, parents) {
    if (object.parent === undefined)
        return [requestWith(object, {}, '')];
    const wanted = Object.entries(object.parent.bindings);
    return [...parents].flatMap(({ id, record }) => {
        let rows = [{}];
        for (const [name, path] of wanted) {
            const values = new Set(valuesAt(record, path).flatMap((value) => keyText(value) ?? []));
            rows = rows.flatMap((row) => [...values].map((value) => ({ ...row, [name]: value })));
        }
        return rows.map((bindings) => requestWith(object, bindings, id));
    });
}
function requestWith(object, bindings, parentId) {
    // The HTTP engine reads `${...}` in a query as a variable; what a record holds is text.
    const bound = (text, write) => text.replaceAll(/(?<!\$)\{([^{}]*)\}/g, (whole, name) => Object.hasOwn(bindings, name) ? write(bindings[name] ?? '') : whole);
    const query = Object.entries(object.query).map(([name, value]) => [name, bound(value, (text) => text.replaceAll('${', () => '$${'))]);
    return { object, path: bound(object.path, encodeURIComponent), query: Object.fromEntries(query), bindings, parentId };
}
/** Opens the conversation with the contract's service. Sends nothing yet; throws Failed for variables without a value. */
function serviceOf({ contract, ports, params, signal }, limits = {}) {
    const api = sourceOf(contract);
    const outside = { variables: ports.variables, params };
    return openService({ api: { ...api, limits: { ...api.limits, ...limits } }, outside, ports, signal });
}
/** Fetches the pages of one request. `since` (milliseconds) filters where the contract names a parameter for it. */
function fetchObject(options) {
    const { service, request, since = null } = options;
    const { object, path, query } = request;
    const { incremental } = object;
    const cursor = incremental?.parameter === undefined
        ? undefined
        : {
            ...{ field: '', field_format: incremental.format, since_format: incremental.format, overlap: 0 },
            ...{ parameter: incremental.parameter, filter: incremental.filter },
        };
    return fetchPages({
        take: (record) => record,
        ...service,
        source: {
            ...{ api: service.api.source_id, path, query, key: '', variables: {}, headers: {}, inject: {} },
            ...(object.paging === undefined ? {} : { paging: object.paging }),
            ...(object.records === undefined ? {} : { records: object.records }),
            ...(cursor === undefined ? {} : { cursor }),
        },
        since,
        total: object.total,
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/tables.js

/** What is fetched in this run, in order. */
const unitsTable = {
    table: 'extract.units',
    columns: [
        ...columns('TEXT', 'entity', 'plural'),
        ...columns('INTEGER', 'position', 'level'),
        ...columns('TEXT', 'endpoint_path', 'since'),
        ...columns('INTEGER', 'skipped'),
        ...columns('TEXT', 'reason'),
    ],
};
/** The records of one entity as they came; the same id under two parents stands twice, so that it is seen. */
const recordsTable = {
    columns: columns('TEXT', 'recordId', 'payload', 'recordHash', 'parentId', 'parentBindings', '_extracted_at', '_source_endpoint', '_raw_file'),
    key: ['recordId', 'parentId'],
    /** A record with the same content keeps the time and the raw page that it came with. */
    ignoring: ['payload', '_extracted_at', '_source_endpoint', '_raw_file'],
};
/** One row for each page that was fetched. */
const pagesTable = {
    table: 'extract.pages',
    columns: [
        ...columns('TEXT', 'unit', 'run_id', 'request', 'parentId'),
        ...columns('INTEGER', 'page', 'records', 'told'),
        ...columns('TEXT', 'checksum', 'shape_hash', 'raw_file'),
    ],
};
const watermarksTable = {
    table: 'extract.watermarks',
    shape: { columns: columns('TEXT', 'entity', 'field', 'value', 'run_id', 'moved_at'), key: ['entity'] },
};

;// CONCATENATED MODULE: ./lib/solution/stages/extract/raw-files.js




const keptDays = 30;
const keptRuns = 20;
/**
 * `extract/cycle/2026/01/31/parent=7/1.RUN.json`, below `Files/`. Pages of several runs of one day lie side by side, since
 * rows that did not change go on naming the page they came with.
 */
function rawFile(request, page, of) {
    const part = (text) => folderName(text, of.sha256);
    const { object, bindings, parentId } = request;
    const parent = object.parent === undefined ? [] : [`parent=${part(parentId)}`];
    const listed = Object.entries(object.parent?.bindings ?? {}).flatMap(([name, path]) => path.includes('[]') ? [`${name}=${part(bindings[name] ?? '')}`] : []);
    const folders = ['extract', object.name, ...of.day.split('-'), ...parent, ...listed];
    return [...folders, `${page}.${part(of.run_id)}.json`].join('/');
}
/** An id as part of a path: what could mean something there is encoded, what is too long is hashed. */
function folderName(id, sha256) {
    const encoded = encodeURIComponent(id)
        .replaceAll(/^\.+/g, (dots) => '%2E'.repeat(dots.length))
        .replaceAll('*', '%2A');
    return encoded.length > 100 ? sha256(id) : encoded;
}
/** What records look like, without what they say: members and the kinds of their values. */
function shapeHash(records, sha256) {
    const seen = new Set();
    for (const record of records) {
        if ((0,json/* isObject */.Gv)(record))
            for (const [name, value] of Object.entries(record))
                seen.add(`${name}: ${kindOf(value)}`);
        else
            seen.add(kindOf(record));
    }
    return sha256([...seen].sort().join('\n'));
}
function kindOf(value) {
    return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
/**
 * Removes the raw pages of one entity, with their rows, that are older than thirty days or came before its last twenty
 * runs. A page that a record still names stays as long as the record: it is the proof of where the record came from.
 */
async function removeOldPages({ ports }, object) {
    const { lakehouse } = ports;
    const oldest = (0,core_time/* isoDay */.kh)(ports.clock.now() - keptDays * core_time/* dayMs */.LP).replaceAll('-', '/');
    // The records come last: SQLite looks through them only when a page is old enough.
    const old = `unit = ? AND (raw_file < ? OR run_id NOT IN (
      SELECT run_id FROM extract.pages WHERE unit = ? GROUP BY run_id ORDER BY max(rowid) DESC LIMIT ${keptRuns}))
    AND raw_file NOT IN (SELECT _raw_file FROM ${extractTable(object)})`;
    const values = [object.name, `extract/${object.name}/${oldest}`, object.name];
    for await (const rows of lakehouse.read(`SELECT raw_file FROM extract.pages WHERE ${old} ORDER BY raw_file`, values)) {
        for (const { raw_file } of rows)
            lakehouse.files.remove(String(raw_file));
    }
    return lakehouse.remove(pagesTable.table, old, values);
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/keep.js








/** Rows are written so many at once: a transaction for each page would wait for the disk more than it writes. */
const batchSize = 3_000;
/** The working table of the keys that were seen; it goes when the fetch ends. */
function seenTable(object) {
    return `extract.seen${names_upperFirst(object.name)}`;
}
const seenColumns = columns('TEXT', 'recordId', 'parentId');
function keeper(options) {
    const { context, object } = options;
    const { ports, run_id } = context;
    const started = (0,core_time/* iso */.KH)(ports.clock.now());
    let rows = new Map();
    let pages = [];
    const flush = async () => {
        await writeRows(options, [...rows.values()]);
        // Pages are noted after their records: a page that stands there is whole.
        await ports.lakehouse.append(pagesTable.table, pagesTable.columns, pages);
        rows = new Map();
        pages = [];
    };
    return {
        add: async (request, page) => {
            const file = rawFile(request, page.number, { run_id, day: started.slice(0, 10), sha256: ports.sha256 });
            ports.lakehouse.files.write(file, page.text);
            for (const [index, record] of page.records.entries()) {
                const place = `${page.request}, record ${index + 1}`;
                const row = readRecord(options, { request, record, place, file, started });
                if (row === null)
                    continue;
                const key = JSON.stringify([row['recordId'], row['parentId']]);
                if (rows.has(key))
                    context.tally.counts.skipped += 1;
                rows.set(key, row);
            }
            pages.push({
                ...{ unit: object.name, run_id, request: page.request, parentId: request.parentId, page: page.number },
                ...{ records: page.records.length, told: page.told === null ? null : Math.trunc(page.told) },
                ...{ checksum: ports.sha256(page.text), shape_hash: shapeHash(page.records, ports.sha256), raw_file: file },
            });
            if (rows.size >= batchSize)
                await flush();
        },
        finish: flush,
    };
}
/** Null for a record that cannot be kept as a row: it is counted and named, and stands in the raw file. */
function readRecord({ context, object, endpoint }, received) {
    const { ports, tally } = context;
    const { request, record, place } = received;
    tally.counts.read += 1;
    const refuse = (why) => {
        tally.counts.failed += 1;
        nameError(tally, place, why);
        return null;
    };
    const recordId = keyAt(record, object.primary_key);
    if (recordId === null)
        return refuse(`It has no key at "${object.primary_key}"`);
    try {
        return {
            ...{ recordId, payload: JSON.stringify(record), recordHash: ports.sha256((0,json/* canonicalJson */.dj)(record)) },
            ...{ parentId: request.parentId, parentBindings: (0,json/* canonicalJson */.dj)(request.bindings) },
            ...{ _extracted_at: received.started, _source_endpoint: endpoint, _raw_file: received.file },
        };
    }
    catch (error) {
        // The only thing that can go wrong with parsed JSON: it nests deeper than the stack is.
        if (error instanceof RangeError)
            return refuse('It nests too deeply');
        throw error;
    }
}
async function writeRows(options, rows) {
    const { context, object } = options;
    const { lakehouse } = context.ports;
    const { counts } = context.tally;
    if (options.track) {
        const keys = rows.map(({ recordId, parentId }) => ({ recordId: recordId ?? null, parentId: parentId ?? null }));
        await lakehouse.append(seenTable(object), seenColumns, keys);
    }
    if (rows.length === 0)
        return;
    const written = await lakehouse.upsert(extractTable(object), recordsTable, rows);
    counts.written += written.inserted + written.updated;
    counts.unchanged += written.unchanged;
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/ordered.js
/**
 * Pages of several lists, list after list, page after page, while the first pages of the lists that follow and the next
 * page of this one are already under way. The first failure ends it; what was under way is awaited first.
 */
async function* orderedPages(requests, open, width) {
    const queue = [];
    const source = requests[Symbol.asyncIterator]();
    let more = true;
    const fill = async () => {
        while (more && queue.length < width) {
            const next = await source.next();
            more = next.done !== true;
            if (next.done !== true)
                queue.push(start(next.value, open));
        }
    };
    try {
        await fill();
        for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
            await fill();
            yield* pagesOf(current);
            await fill();
        }
    }
    finally {
        await Promise.allSettled(queue.map(({ pages, first }) => first.then(() => pages.return())));
        await source.return?.();
    }
}
function start(request, open) {
    const pages = open(request);
    return { request, pages, first: ordered_ask(pages) };
}
/** Never rejects, since nobody may be waiting yet when it fails. */
async function ordered_ask(pages) {
    try {
        return { result: await pages.next() };
    }
    catch (error) {
        return { error };
    }
}
async function* pagesOf({ request, pages, first }) {
    let asked = first;
    try {
        for (;;) {
            const answer = await asked;
            if ('error' in answer) {
                yield { request, error: answer.error };
                return;
            }
            const { result } = answer;
            if (result.done === true)
                return;
            asked = ordered_ask(pages);
            yield { request, page: result.value };
        }
    }
    finally {
        await asked;
        await pages.return();
    }
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/parents.js



const parents_pageSize = 200;
/**
 * The parent's extracted records by key, each key once, in pages that end before the next is read: nothing is held open
 * while children are written.
 */
async function* parentRecords(lakehouse, parent) {
    let after = '';
    for (;;) {
        const rows = await lakehouse.all(`SELECT recordId, payload, min(parentId) AS parentId FROM ${extractTable(parent)} WHERE recordId > ? GROUP BY recordId ORDER BY recordId LIMIT ${parents_pageSize}`, [after]);
        for (const row of rows) {
            after = String(row['recordId']);
            yield { id: after, record: JSON.parse(String(row['payload'])) };
        }
        if (rows.length < parents_pageSize)
            return;
    }
}
/** Every request that an entity needs, from what was extracted of its parent. */
async function* requestsOf({ lakehouse, signal, contract, }, object) {
    const parent = contract.objects.find(({ name }) => name === object.parent?.object);
    if (parent === undefined) {
        yield* requestsFor(object, []);
        return;
    }
    for await (const record of parentRecords(lakehouse, parent)) {
        if (signal !== undefined)
            stopIfAsked(signal);
        yield* requestsFor(object, [record]);
    }
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/entity.js













/** Lists that are fetched side by side; the pool of the source holds them to its own limits. */
const width = 4;
/** Fetches one entity: raw pages into files, records into its table, page by page. */
async function entity_entity(context) {
    const { ports, tally } = context;
    const { lakehouse } = ports;
    const object = objectOf(context);
    const unit = await unitOf(context, object);
    const table = extractTable(object);
    // The stages that follow find a table, if only an empty one.
    await lakehouse.upsert(table, recordsTable, []);
    await lakehouse.append(pagesTable.table, pagesTable.columns, []);
    if (unit.skipped) {
        tally.facts = { skipped: unit.reason };
        tally.counts.skipped += 1;
        return ports.log(`Skipped: ${unit.reason}`);
    }
    await lakehouse.remove(pagesTable.table, 'unit = ? AND run_id = ?', [object.name, context.run_id]);
    // Over an empty table nothing can vanish.
    const track = unit.since === null && (await sizeOf(lakehouse, table)) > 0;
    await lakehouse.drop(seenTable(object));
    if (track)
        await lakehouse.append(seenTable(object), seenColumns, []);
    const endpoint = endpointPath(context.contract, object);
    const kept = keeper({ context, object, endpoint, track });
    const fetched = await fetchAll(context, { object, since: unit.since, kept });
    await kept.finish();
    const removed = await removeVanished(context, { object, unread: fetched.unread, track });
    await lakehouse.drop(seenTable(object));
    const expired = await removeOldPages(context, object);
    tally.facts = {
        ...{
            since: unit.since === null ? null : (0,core_time/* iso */.KH)(unit.since),
            requests: fetched.requests,
            pages: fetched.pages,
        },
        ...{ removed, unread: fetched.unread.length, repeated_first_pages: fetched.repeated, expired_raw_files: expired },
    };
    ports.log(`${object.name}: ${tally.counts.read} read, ${tally.counts.written} written, ${tally.counts.unchanged} unchanged, ${removed} removed`);
}
function objectOf({ contract, spec }) {
    const found = contract.objects.find(({ name }) => name === spec.entity);
    return found ?? (0,data_failed/* fail */.f)('asset', `Cannot extract "${spec.entity ?? ''}": the contract has no such object`);
}
async function unitOf({ ports }, { name }) {
    const planned = (await ports.lakehouse.columns(unitsTable.table)) !== null;
    const [row] = planned
        ? await ports.lakehouse.all('SELECT since, skipped, reason FROM extract.units WHERE entity = ?', [name])
        : [];
    if (row === undefined)
        return (0,data_failed/* fail */.f)('warehouse', `Cannot extract "${name}": extract.units does not hold it; plan the extraction first`, {
            transient: false,
        });
    const since = row['since'] === null || row['since'] === undefined ? null : Date.parse(String(row['since']));
    return { since, skipped: row['skipped'] === 1, reason: String(row['reason'] ?? '') };
}
async function fetchAll(context, what) {
    const { object, kept } = what;
    const { ports, signal } = context;
    const service = serviceOf(context);
    const since = await sinceByParent(context, object, what.since);
    const fetched = { requests: 0, pages: 0, repeated: 0, unread: [] };
    const first = firstPages(context, fetched);
    const requests = requestsOf({ lakehouse: ports.lakehouse, signal, contract: context.contract }, object);
    const open = (request) => fetchObject({ service, request, since: since(request.parentId) });
    for await (const got of orderedPages(requests, open, width)) {
        stopIfAsked(signal);
        if ('error' in got) {
            fetched.unread.push(noteUnread(context, got));
            continue;
        }
        fetched.pages += 1;
        if (got.page.number === 1) {
            fetched.requests += 1;
            first(got.request, got.page);
        }
        await kept.add(got.request, got.page);
    }
    if (fetched.unread.length > 0 && fetched.requests === 0) {
        (0,data_failed/* fail */.f)('records', `Cannot extract "${object.name}": none of its ${fetched.unread.length} lists could be read; ${context.tally.errors[0]?.message ?? ''}`);
    }
    return fetched;
}
/** A parent without a child in the table may have become readable only now: of it, everything is asked for. */
async function sinceByParent({ ports }, object, since) {
    if (since === null || object.parent === undefined)
        return () => since;
    const rows = await ports.lakehouse.all(`SELECT DISTINCT parentId FROM ${extractTable(object)}`);
    const known = new Set(rows.map(({ parentId }) => String(parentId)));
    return (parentId) => (known.has(parentId) ? since : null);
}
/** One parent that may not be read, or is gone by now, is named and counted; it ends nothing. */
function noteUnread({ ports, tally }, { request, error }) {
    if (!(error instanceof data_failed/* Failed */.c) || request.object.parent === undefined)
        throw error;
    const { code, message } = error.failure;
    if (code !== '403' && code !== '404' && code !== '410')
        throw error;
    tally.counts.failed += 1;
    nameError(tally, `${request.object.parent.object} ${request.parentId}`, message);
    ports.log(`Not read for ${request.object.parent.object} ${request.parentId}: ${message}`);
    return request.parentId;
}
/** A filter that the service ignores gives every parent the same list: nothing else tells of it. */
function firstPages({ ports, tally }, fetched) {
    const seen = new Map();
    return (request, page) => {
        if (page.records.length === 0 || request.object.parent === undefined)
            return;
        const checksum = ports.sha256(page.text);
        const other = seen.get(checksum);
        if (other === undefined) {
            seen.set(checksum, page.request);
            return;
        }
        fetched.repeated += 1;
        const words = `It holds the same ${page.records.length} records as ${other}: the service seems to ignore the filter`;
        nameError(tally, page.request, words);
        if (fetched.repeated === 1)
            ports.log(`Warning: ${page.request}. ${words}`);
    };
}
/** Rows whose parent is gone, and after a fetch of everything those that did not come again. */
async function removeVanished({ contract, ports }, what) {
    const { object, unread, track } = what;
    const table = extractTable(object);
    const parent = contract.objects.find(({ name }) => name === object.parent?.object);
    const orphans = parent === undefined
        ? 0
        : await ports.lakehouse.remove(table, `parentId NOT IN (SELECT recordId FROM ${extractTable(parent)})`);
    if (!track)
        return orphans;
    const gone = await ports.lakehouse.remove(table, `(recordId, parentId) NOT IN (SELECT recordId, parentId FROM ${seenTable(object)})
      AND parentId NOT IN (SELECT value FROM json_each(?))`, [JSON.stringify(unread)]);
    return orphans + gone;
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/catalogue.js

/** Each endpoint of the contract once, by path and method; parameters of duplicates are joined. */
function catalogueOf(contract) {
    const found = new Map();
    const duplicates = [];
    const malformed = [];
    const entities = entitiesByEndpoint(contract);
    for (const endpoint of contract.endpoints) {
        const normal = normalise(endpoint.path);
        if (normal === null) {
            malformed.push(catalogue_nameOf(endpoint.method, endpoint.path));
            continue;
        }
        const key = catalogue_nameOf(endpoint.method, normal.path);
        const before = found.get(key);
        if (before !== undefined)
            duplicates.push(key);
        const query = [...new Set([...(before?.query ?? []), ...endpoint.query_parameters, ...normal.query])];
        const entity = before?.entity ?? entities.get(endpoint) ?? null;
        found.set(key, { endpoint: before?.endpoint ?? endpoint, path: normal.path, query, entity });
    }
    const rows = [...found].sort(([a], [b]) => order(byPath(a), byPath(b))).map(([, row]) => row);
    return { rows, duplicates, malformed };
}
/** The full path under which the catalogue holds the endpoint of an object. */
function feedingPath(contract, object) {
    const path = endpointPath(contract, object);
    return normalise(path)?.path ?? path;
}
function catalogue_nameOf(method, path) {
    return `${method} ${path}`;
}
function byPath(name) {
    const [method = '', ...path] = name.split(' ');
    return `${path.join(' ')} ${method}`;
}
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function entitiesByEndpoint(contract) {
    const found = new Map();
    const objects = [...contract.objects].sort((a, b) => order(a.name, b.name));
    for (const object of objects) {
        const endpoint = listedEndpoint(contract, object);
        if (endpoint !== undefined && !found.has(endpoint))
            found.set(endpoint, object.name);
    }
    return found;
}
/**
 * A path as exports of API descriptions write it: `/x{?offset,pagesize}` names query parameters, a lone `{` or `/` at the
 * end means nothing. Null for what is no path: braces that do not close, blanks, empty names.
 */
function normalise(written) {
    const [, start = '', list = ''] = /^([^?]*?)\{[?&]([^{}]*)\}$/.exec(written) ?? [null, written, ''];
    const [bare = '', literal = ''] = start.split('?');
    const path = bare
        .replace(/\{+$/, '')
        .replace(/\/{2,}/g, '/')
        .replace(/(?<=.)\/$/, '');
    const query = [...list.split(','), ...literal.split('&').map((pair) => pair.split('=')[0] ?? '')];
    const names = query.map((name) => name.trim().replace(/\*$/, '')).filter((name) => name !== '');
    return /^\/(?:[^\s{}]|\{[A-Za-z_][A-Za-z0-9_.-]*\})*$/.test(path) ? { path, query: names } : null;
}
function endpointRow(one, known) {
    const parameters = [...one.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
    return {
        endpoint_path: one.endpoint.path,
        full_path: one.path,
        http_method: one.endpoint.method,
        category: one.endpoint.category,
        description: one.endpoint.description,
        requires_auth: one.endpoint.requires_auth ? 1 : 0,
        hierarchical: parameters.length > 0 ? 1 : 0,
        query_parameters: JSON.stringify(one.query),
        path_parameters: JSON.stringify(parameters),
        resource: one.path.split('/')[1]?.replace(/^\{.*\}$/, '') ?? '',
        entity: one.entity,
        api_status: known?.api_status ?? 'discovered',
        status_code: known?.status_code ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/plan.js





/** Decides what is fetched, in which order and since when, from what Source and Prepare found out. */
async function plan(context) {
    const { contract, ports, tally } = context;
    const known = await readMetadata(context);
    const skipped = new Map();
    const placed = readOrder(contract).map(({ object, level }) => ({ object, level: known.levels.get(object.name) ?? level }));
    const units = placed.map(({ object, level }, position) => {
        const reason = reasonToSkip(contract, object, { known, skipped });
        if (reason !== null)
            skipped.set(object.name, reason);
        if (reason !== null)
            ports.log(`${object.name} is skipped: ${reason}`);
        return {
            ...{ entity: object.name, plural: pluralOf(object), position, level },
            endpoint_path: feedingPath(contract, object),
            since: reason === null ? sinceOf(context, object, known.watermarks.get(object.name)) : null,
            ...{ skipped: reason === null ? 0 : 1, reason },
        };
    });
    tally.counts.read += placed.length;
    tally.counts.skipped += skipped.size;
    tally.counts.written += await ports.lakehouse.replace(unitsTable.table, unitsTable.columns, units);
}
async function readMetadata({ ports }) {
    const { lakehouse } = ports;
    const endpoints = await lakehouse.all(`SELECT full_path, api_status, status_code FROM source.endpoints WHERE http_method = 'GET'`);
    const entities = await lakehouse.all('SELECT DISTINCT entity FROM prepare.schema');
    const levels = await lakehouse.all(`SELECT entity, level FROM prepare.dependencies WHERE graph = 'read'`);
    const marked = (await lakehouse.columns(watermarksTable.table)) === null
        ? []
        : await lakehouse.all('SELECT entity, value FROM extract.watermarks');
    return {
        statuses: new Map(endpoints.map(({ full_path, api_status, status_code }) => [
            String(full_path),
            { api_status: String(api_status), code: status_code === null ? 'nothing' : String(status_code) },
        ])),
        prepared: new Set(entities.map(({ entity }) => String(entity))),
        levels: new Map(levels.map(({ entity, level }) => [String(entity), Number(level)])),
        watermarks: new Map(marked.map(({ entity, value }) => [String(entity), String(value)])),
    };
}
function reasonToSkip(contract, object, { known, skipped }) {
    const path = feedingPath(contract, object);
    const status = known.statuses.get(path);
    if (status?.api_status === 'broken' || status?.api_status === 'blocked') {
        return `GET ${path} is ${status.api_status}: it answered ${status.code}`;
    }
    if (object.parent !== undefined && skipped.has(object.parent.object))
        return `its parent ${object.parent.object} is skipped`;
    return known.prepared.has(object.name) ? null : 'Prepare has no schema of it';
}
/** Null for everything: without a filter at the service, all is fetched and compared. */
function sinceOf({ params, ports }, { incremental }, watermark) {
    if (incremental?.parameter === undefined || watermark === undefined)
        return null;
    if (params['backfill'] === 'true')
        return null;
    const start = Math.max(0, Date.parse(watermark) - incremental.overlap);
    if (Number.isNaN(start) || start > ports.clock.now())
        return null;
    return (0,core_time/* iso */.KH)(start);
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/checks.js




/** Gates of Extract, by id. All but `no_empty_extract` look at this run's pages where they look at pages. */
const extract_checks_checks = {
    keys_unique_across_parents: checks_keysUnique,
    pages_distinct: pagesDistinct,
    parents_exist: parentsExist,
    counts_match: countsMatch,
    no_empty_extract: noEmptyExtract,
    raw_files_kept: rawFilesKept,
    units_complete: unitsComplete,
};
const checks_mostEvidence = 20;
/** Adds up what each entity shows. */
async function overEntities(context, look) {
    const found = [];
    for (const object of await fetchedObjects(context))
        found.push(await look(object));
    const sum = (key) => found.reduce((total, one) => total + one[key], 0);
    return { count: sum('count'), of: sum('of'), rows: found.flatMap(({ rows }) => rows) };
}
function checks_finding(expected, { count, of, rows }, things) {
    return offenders(expected, rows, { of: `${of} ${things}`, count });
}
/** Objects that were to be fetched, or those that the gate names. */
async function fetchedObjects({ lakehouse, contract, with: settings }) {
    const named = settings['entities'];
    const units = await lakehouse.all('SELECT entity FROM extract.units WHERE skipped = 0 ORDER BY position');
    const wanted = units.map(({ entity }) => String(entity)).filter((entity) => !Array.isArray(named) || named.includes(entity));
    return wanted.flatMap((entity) => contract.objects.find(({ name }) => name === entity) ?? []);
}
async function checks_keysUnique(context) {
    const { lakehouse } = context;
    const bad = await overEntities(context, async (object) => {
        const twice = `SELECT recordId, count(*) AS n FROM ${extractTable(object)} GROUP BY recordId HAVING count(*) > 1`;
        const rows = await lakehouse.all(`${twice} ORDER BY recordId LIMIT ${checks_mostEvidence}`);
        return {
            of: await countOf(lakehouse, `SELECT count(DISTINCT recordId) FROM ${extractTable(object)}`),
            count: await countOf(lakehouse, `SELECT count(*) FROM (${twice})`),
            rows: rows.map((row) => ({ entity: object.name, recordId: sql_text(row, 'recordId'), parents: Number(row['n']) })),
        };
    });
    return checks_finding('each key under one parent', bad, 'keys');
}
async function pagesDistinct(context) {
    const { lakehouse, run_id } = context;
    const bad = await overEntities(context, async (object) => {
        const full = 'FROM extract.pages WHERE unit = ? AND run_id = ? AND records > 0';
        const rows = await lakehouse.all(`SELECT count(*) AS n, min(request) AS request, max(request) AS other ${full}
      GROUP BY checksum HAVING count(*) > 1 ORDER BY min(request)`, [object.name, run_id]);
        return {
            of: await countOf(lakehouse, `SELECT count(*) ${full}`, [object.name, run_id]),
            count: rows.reduce((sum, row) => sum + Number(row['n']) - 1, 0),
            rows: rows.map((row) => ({ entity: object.name, request: sql_text(row, 'request'), same_as: sql_text(row, 'other') })),
        };
    });
    return checks_finding('no page with the content of another', bad, 'pages');
}
async function parentsExist(context) {
    const { lakehouse, contract } = context;
    const bad = await overEntities(context, async (object) => {
        const parent = contract.objects.find(({ name }) => name === object.parent?.object);
        if (parent === undefined)
            return { of: 0, count: 0, rows: [] };
        const from = `FROM ${extractTable(object)} WHERE parentId NOT IN (SELECT recordId FROM ${extractTable(parent)})`;
        const rows = await lakehouse.all(`SELECT recordId, parentId ${from} ORDER BY recordId, parentId LIMIT ${checks_mostEvidence}`);
        return {
            of: await countOf(lakehouse, `SELECT count(*) FROM ${extractTable(object)}`),
            count: await countOf(lakehouse, `SELECT count(*) ${from}`),
            rows: rows.map((row) => ({ entity: object.name, recordId: sql_text(row, 'recordId'), parentId: sql_text(row, 'parentId') })),
        };
    });
    return checks_finding('each parent among the records of its entity', bad, 'records');
}
/** What was read against what the service tells, and what stands in the table against what was read. */
async function countsMatch(context) {
    const { lakehouse, run_id } = context;
    const bad = await overEntities(context, async (object) => {
        const [pages] = await lakehouse.all(`SELECT coalesce(sum(records), 0) AS n, coalesce(sum(CASE WHEN page = 1 THEN told END), 0) AS told,
        coalesce(sum(CASE WHEN page = 1 THEN told IS NULL END), 0) AS untold FROM extract.pages WHERE unit = ? AND run_id = ?`, [object.name, run_id]);
        const read = Number(pages?.['n']);
        const told = object.total !== undefined && pages?.['untold'] === 0 ? Number(pages['told']) : read;
        const everything = `SELECT count(*) FROM extract.units WHERE entity = ? AND since IS NULL`;
        const whole = (await countOf(lakehouse, everything, [object.name])) > 0;
        const standing = whole ? await countOf(lakehouse, `SELECT count(*) FROM ${extractTable(object)}`) : read;
        const rows = told === read && standing === read ? [] : [{ entity: object.name, read, told, rows: standing }];
        return { of: 1, count: rows.length, rows };
    });
    return checks_finding('as many records read as told, and as many rows as were read', bad, 'entities');
}
async function noEmptyExtract(context) {
    const bad = await overEntities(context, async (object) => {
        const table = extractTable(object);
        const full = (await sql_has(context.lakehouse, table)) && (await countOf(context.lakehouse, `SELECT EXISTS (SELECT 1 FROM ${table})`)) > 0;
        return { of: 1, count: full ? 0 : 1, rows: full ? [] : [{ entity: object.name, table }] };
    });
    return checks_finding('a record of each entity', bad, 'entities');
}
async function rawFilesKept(context) {
    const { lakehouse, run_id, sha256 } = context;
    const bad = await overEntities(context, async (object) => {
        const rows = [];
        let of = 0;
        const pages = lakehouse.read('SELECT raw_file, checksum FROM extract.pages WHERE unit = ? AND run_id = ? ORDER BY raw_file', [
            ...[object.name, run_id],
        ]);
        for await (const page of pages) {
            of += page.length;
            for (const row of page) {
                const file = sql_text(row, 'raw_file');
                const kept = lakehouse.files.read(file);
                const why = kept === null ? 'missing' : sha256 !== undefined && sha256(kept) !== row['checksum'] ? 'changed' : null;
                if (why !== null)
                    rows.push({ entity: object.name, raw_file: file, why });
            }
        }
        return { of, count: rows.length, rows };
    });
    return checks_finding('the raw file of each page, as it arrived', bad, 'raw files');
}
/** Each unit has its table, and every list that had to be asked for was: one without parent, else those of each parent. */
async function unitsComplete(context) {
    const { lakehouse, contract, run_id } = context;
    const bad = await overEntities(context, async (object) => {
        const table = extractTable(object);
        if (!(await sql_has(lakehouse, table)))
            return { of: 1, count: 1, rows: [{ entity: object.name, missing: table }] };
        const asked = await lakehouse.all('SELECT DISTINCT parentId FROM extract.pages WHERE unit = ? AND run_id = ?', [
            ...[object.name, run_id],
        ]);
        const known = new Set(asked.map((row) => sql_text(row, 'parentId')));
        const wanted = new Set();
        for await (const { parentId } of requestsOf({ lakehouse, contract }, object))
            wanted.add(parentId);
        const rows = [...wanted.difference(known)].map((parentId) => ({
            entity: object.name,
            missing: `the list of parent "${parentId}"`,
        }));
        return { of: wanted.size, count: rows.length, rows };
    });
    return checks_finding('a table of each unit and a page of each of its lists', bad, 'lists');
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/watermarks.js






/** What must hold of an entity before its watermark moves: a batch with a hole would never be asked for again. */
const conditions = ['units_complete', 'pages_distinct', 'keys_unique_across_parents', 'counts_match'];
/** Moves each entity's watermark to the latest change that was kept, when its batch is whole. */
async function watermarks(context) {
    const { contract, ports, tally, run_id } = context;
    const { lakehouse } = ports;
    const units = await lakehouse.all(`SELECT entity FROM ${unitsTable.table} WHERE skipped = 0 ORDER BY position`);
    await lakehouse.upsert(watermarksTable.table, watermarksTable.shape, []);
    for (const { entity } of units) {
        const object = contract.objects.find(({ name }) => name === entity);
        if (object?.incremental === undefined)
            continue;
        tally.counts.read += 1;
        const why = await whyNot(context, object);
        if (why !== null) {
            tally.counts.skipped += 1;
            ports.log(`The watermark of ${object.name} stays: ${why}`);
            continue;
        }
        const [before] = await lakehouse.all('SELECT value, moved_at FROM extract.watermarks WHERE entity = ?', [object.name]);
        const latest = await latestChange(context, object, String(before?.['moved_at'] ?? ''));
        const value = latest === null ? null : (0,core_time/* iso */.KH)(Math.min(latest, ports.clock.now()));
        // Text of one form: what is later sorts later.
        if (value === null || value <= String(before?.['value'] ?? '')) {
            tally.counts.unchanged += 1;
            continue;
        }
        const moved_at = (0,core_time/* iso */.KH)(ports.clock.now());
        const row = { entity: object.name, field: object.incremental.field, value, run_id, moved_at };
        await lakehouse.upsert(watermarksTable.table, watermarksTable.shape, [row]);
        tally.counts.written += 1;
        ports.log(`The watermark of ${object.name} moves to ${value}`);
    }
}
async function whyNot({ contract, overrides, ports, run_id }, { name }) {
    const asked = { lakehouse: ports.lakehouse, contract, overrides, run_id, now: ports.clock.now(), with: { entities: [name] } };
    for (const id of conditions) {
        const found = await extract_checks_checks[id]?.(asked);
        if (found?.passed === false)
            return `${id}: ${found.actual}, expected ${found.expected}`;
    }
    return null;
}
/** Of rows that came since the watermark last moved: the others are not later than it. Milliseconds. */
async function latestChange({ ports }, object, after) {
    const { field = '', format = 'iso' } = object.incremental ?? {};
    const simple = !field.includes('[]');
    const path = `$.${field
        .split('.')
        .map((name) => `"${name}"`)
        .join('.')}`;
    const value = simple ? 'json_extract(payload, ?)' : 'payload';
    const pages = ports.lakehouse.read(`SELECT ${value} AS changed FROM ${extractTable(object)} WHERE _extracted_at >= ?`, simple ? [path, after] : [after]);
    const timesOf = (changed) => {
        const found = simple ? [typeof changed === 'bigint' ? Number(changed) : changed] : valuesAt(jsonOf(changed), field);
        return found.flatMap((value) => readTime(value ?? undefined, format) ?? []);
    };
    let latest = null;
    for await (const rows of pages) {
        const times = rows.flatMap(({ changed }) => timesOf(changed));
        if (times.length > 0)
            latest = Math.max(latest ?? 0, ...times);
    }
    return latest;
}
function jsonOf(text) {
    return JSON.parse(String(text));
}

;// CONCATENATED MODULE: ./lib/solution/stages/extract/actions.js



const extract_actions_actions = {
    'extract.plan': plan,
    'extract.entity': entity_entity,
    'extract.watermarks': watermarks,
};

;// CONCATENATED MODULE: ./lib/solution/infer/graphs.js

const graphKinds = (/* unused pure expression or super */ null && (['read', 'create']));
/** What must be read before what, and what must exist before what can be created. */
function graphsOf(contract, fields) {
    const values = valueEdges(contract, fields);
    const after = contract.objects.flatMap(({ name, created_after }) => created_after.map((needs) => ({ entity: name, needs, why: 'created_after of the contract', firm: true })));
    const requests = contract.objects.flatMap(requestEdges);
    const names = contract.objects.map(({ name }) => name);
    return [graphOf('read', names, [...requests, ...values]), graphOf('create', names, [...requests, ...after, ...values])];
}
function requestEdges(object) {
    if (object.parent === undefined)
        return [];
    const { object: needs, bindings } = object.parent;
    const names = Object.keys(bindings).sort();
    const query = Object.entries(object.query);
    const why = names.map((name) => {
        if (object.path.includes(`{${name}}`))
            return `path parameter {${name}}`;
        const parameter = query.find(([, value]) => value.includes(`{${name}}`))?.[0];
        return parameter === undefined ? `binding {${name}}` : `query parameter ${parameter}`;
    });
    return [{ entity: object.name, needs, why: why.join(', ') || 'parent of the contract', firm: true }];
}
/** So many of a field's values must be keys of the entity before it says what comes first. */
const enoughMatch = 0.5;
function valueEdges(contract, fields) {
    const known = new Set(contract.objects.map(({ name }) => name));
    return fields
        .filter((one) => one.structureType === 'scalar' || one.structureType === 'record')
        .filter((one) => !one.isKey && (one.matchRate ?? 0) >= enoughMatch && one.foreignKeyTo !== one.entity)
        .filter((one) => known.has(one.foreignKeyTo ?? ''))
        .sort((a, b) => (b.matchRate ?? 0) - (a.matchRate ?? 0) || (`${a.entity}.${a.path}` < `${b.entity}.${b.path}` ? -1 : 1))
        .map((one) => ({
        entity: one.entity,
        needs: one.foreignKeyTo ?? '',
        why: `${one.entity}.${one.path}, ${((one.matchRate ?? 0) * 100).toFixed(0)}% known keys`,
        firm: false,
    }));
}
/** Orders entities so that each comes after what it needs. Ties go by name, so the same edges give the same order. */
function graphOf(graph, entities, edges) {
    const names = [...new Set(entities)].sort();
    const known = new Set(names);
    const needs = new Map(names.map((name) => [name, new Set()]));
    const kept = [];
    const leftOut = [];
    const offered = edges.filter((edge) => known.has(edge.entity) && known.has(edge.needs) && edge.entity !== edge.needs);
    for (const edge of [...offered.filter(({ firm }) => firm), ...offered.filter(({ firm }) => !firm)]) {
        const closes = reaches(needs, edge.needs, edge.entity);
        if (closes && !edge.firm)
            leftOut.push(edge);
        else {
            kept.push(edge);
            needs.get(edge.entity)?.add(edge.needs);
        }
    }
    const levels = levelsOf(names, needs);
    const nodes = names
        .map((entity) => ({
        entity,
        level: levels.get(entity) ?? 0,
        dependsOn: [...(needs.get(entity) ?? [])].sort(),
        requiredBy: names.filter((name) => needs.get(name)?.has(entity) === true),
    }))
        .sort((a, b) => a.level - b.level || (a.entity < b.entity ? -1 : 1));
    return { graph, nodes, edges: kept, leftOut, circles: circlesOf(names, needs, kept) };
}
/** Whether following needs from one entity leads to the other. */
function reaches(needs, from, to) {
    const seen = new Set();
    const open = [from];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (next === to)
            return true;
        if (seen.has(next))
            continue;
        seen.add(next);
        open.push(...(needs.get(next) ?? []));
    }
    return false;
}
/** Takes away what needs nothing more, level by level; what stands in a circle or behind one comes last. */
function levelsOf(names, needs) {
    const levels = new Map();
    for (let level = 0; levels.size < names.length; level += 1) {
        const left = names.filter((name) => !levels.has(name));
        const free = left.filter((name) => [...(needs.get(name) ?? [])].every((one) => levels.has(one)));
        for (const name of free.length > 0 ? free : left)
            levels.set(name, level);
    }
    return levels;
}
/** One circle for each group of entities that need each other, from its first name on. */
function circlesOf(names, needs, edges) {
    const told = new Set();
    return names.flatMap((start) => {
        const within = [...(needs.get(start) ?? [])].sort().find((next) => reaches(needs, next, start));
        if (within === undefined || told.has(start))
            return [];
        const way = [start];
        for (let next = within; next !== undefined && next !== start && !way.includes(next);) {
            way.push(next);
            next = [...(needs.get(next) ?? [])].sort().find((one) => one === start || reaches(needs, one, start));
        }
        for (const name of names)
            if (reaches(needs, start, name) && reaches(needs, name, start))
                told.add(name);
        return [way.map((name, index) => graphs_step(name, way[index + 1] ?? start, edges)).join(', ')];
    });
}
function graphs_step(entity, needs, edges) {
    const why = edges.find((edge) => edge.entity === entity && edge.needs === needs)?.why ?? 'unknown';
    return `${entity} needs ${needs} (${why})`;
}
/** Columns of `prepare.dependencies`. */
const dependencyColumns = [
    ...columns('TEXT', 'graph', 'entity'),
    ...columns('INTEGER', 'level'),
    ...columns('TEXT', 'dependsOn', 'requiredBy'),
    ...columns('INTEGER', 'dependencyCount', 'dependentCount', 'isIndependent', 'isLeaf'),
];
function dependencyRows(graphs) {
    return graphs.flatMap(({ graph, nodes }) => nodes.map(({ entity, level, dependsOn, requiredBy }) => ({
        ...{ graph, entity, level, dependsOn: JSON.stringify(dependsOn), requiredBy: JSON.stringify(requiredBy) },
        ...{ dependencyCount: dependsOn.length, dependentCount: requiredBy.length },
        ...{ isIndependent: dependsOn.length === 0 ? 1 : 0, isLeaf: requiredBy.length === 0 ? 1 : 0 },
    })));
}

;// CONCATENATED MODULE: ./lib/solution/drift/classes.js

const driftLevels = ['catalogue', 'sample', 'table'];
const driftClasses = ['additive', 'suspicious', 'data_error', 'compatible', 'breaking', 'operational'];
const driftActions = ['evolved', 'refused', 'discarded', 'recorded', 'quarantined', 'recomputed', 'stopped'];
/** What each change is and what is done about it in each mode. */
const changes = {
    new_endpoint: { class: 'additive', scope: 'endpoints', evolve: 'recorded', freeze: 'refused', discard: 'discarded' },
    removed_endpoint: { class: 'suspicious', scope: 'endpoints', evolve: 'recorded', freeze: 'refused', discard: 'recorded' },
    new_column: { class: 'additive', scope: 'columns', evolve: 'evolved', freeze: 'refused', discard: 'discarded' },
    missing_column: { class: 'suspicious', scope: 'columns', evolve: 'evolved', freeze: 'refused', discard: 'recorded' },
    required_absent: { class: 'data_error', scope: 'columns', evolve: 'quarantined', freeze: 'quarantined', discard: 'discarded' },
    type_widened: { class: 'compatible', scope: 'columns', evolve: 'evolved', freeze: 'refused', discard: 'quarantined' },
    type_changed: { class: 'breaking', scope: 'data_type', evolve: 'evolved', freeze: 'refused', discard: 'quarantined' },
    key_changed: { class: 'breaking', scope: 'data_type', evolve: 'stopped', freeze: 'stopped', discard: 'stopped' },
    paging_changed: { class: 'breaking', scope: 'endpoints', evolve: 'stopped', freeze: 'stopped', discard: 'stopped' },
    enum_added: { class: 'additive', scope: 'columns', evolve: 'recorded', freeze: 'recorded', discard: 'recorded' },
    dependency_changed: { class: 'breaking', scope: 'endpoints', evolve: 'recomputed', freeze: 'refused', discard: 'recomputed' },
    endpoint_broken: { class: 'operational', scope: 'endpoints', evolve: 'recorded', freeze: 'refused', discard: 'discarded' },
};
/**
 * What is done about a difference. A new major version of the contract is a person's word that what breaks is wanted:
 * then it is taken in.
 */
function classify({ grave = false, ...difference }, modes, newMajor) {
    const meaning = changes[difference.change];
    const mode = modes[meaning.scope];
    const row = { ...difference, class: meaning.class, mode };
    const usual = meaning[mode];
    if (newMajor && meaning.class === 'breaking')
        return { ...row, action: usual === 'recomputed' ? usual : 'evolved' };
    if (grave && difference.change === 'endpoint_broken')
        return { ...row, action: 'stopped' };
    if (grave && difference.change === 'required_absent' && mode === 'freeze')
        return { ...row, action: 'refused' };
    return { ...row, action: usual };
}
/** Whether a row keeps the metadata in force as it is. */
function stops({ action }) {
    return action === 'refused' || action === 'stopped';
}
/** Columns of `prepare.drift`. */
const driftColumns = columns('TEXT', 'level', 'subject', 'change', 'class', 'mode', 'action', 'detail');
/** Each difference once, in a fixed order. */
function driftRows(drifts) {
    const place = (one) => `${driftLevels.indexOf(one.level)} ${one.subject} ${one.change} ${one.detail}`;
    const sorted = [...drifts].sort((a, b) => (place(a) < place(b) ? -1 : 1));
    const once = new Map(sorted.map((one) => [`${one.level} ${one.subject} ${one.change}`, one]));
    return [...once.values()].map((one) => ({
        ...{ level: one.level, subject: one.subject, change: one.change, class: one.class },
        ...{ mode: one.mode, action: one.action, detail: one.detail },
    }));
}

;// CONCATENATED MODULE: ./lib/solution/infer/field.js
const structures = ['scalar', 'record', 'array', 'objectDump'];
/** Groups in their order, each with the base of its sort numbers. */
const fieldGroups = {
    Identifier: 1,
    Timestamps: 2,
    References: 3,
    Details: 4,
    Arrays: 5,
    Attributes: 6,
};
const piiLevels = (/* unused pure expression or super */ null && (['none', 'email', 'phone', 'name', 'ip', 'address']));

;// CONCATENATED MODULE: ./lib/solution/infer/render.js


/** The columns of `prepare.schema`, as its readers know them. */
const schemaColumns = [
    ...columns('TEXT', 'entity'),
    ...columns('INTEGER', 'entitySortOrder'),
    ...columns('TEXT', 'fieldId', 'structureType'),
    ...columns('INTEGER', 'isRequired'),
    ...columns('TEXT', 'description', 'rawField', 'targetField', 'dataType'),
    ...columns('INTEGER', 'isNullable'),
    ...columns('TEXT', 'group'),
    ...columns('INTEGER', 'groupSortOrder'),
    ...columns('TEXT', 'dimensionName', 'bridgeName', 'notes', 'isInFactIssue', 'keyField'),
    ...columns('TEXT', 'factTableName', 'factGrain', 'sourceEndpoint', 'apiStatus'),
];
/** Columns that hold one value for each field of the row. */
const parallelColumns = ['rawField', 'targetField', 'dataType', 'isInFactIssue', 'keyField'];
/** What a row of `prepare.schema` gathers: an entity's fields of one structure, or all of them. */
const grains = ['structure', 'entity'];
/**
 * Gathers the fields, in the order of their entities, into rows of `prepare.schema`. With grain `entity` there is
 * strictly one row for each, and `structureType` is a list beside the others.
 */
function renderSchema(fields, grain = 'structure') {
    return [...Map.groupBy(fields, ({ entity }) => entity).values()].flatMap((own) => {
        if (grain === 'entity')
            return [row(own, { structureType: list(own.map((one) => one.structureType)), order: 1 })];
        const present = structures.filter((structure) => own.some((one) => one.structureType === structure));
        return present.map((structure, index) => row(own.filter((one) => one.structureType === structure), { structureType: structure, order: index + 1 }));
    });
}
function row(fields, more) {
    const [first] = fields;
    return {
        entity: first?.entity ?? '',
        entitySortOrder: more.order,
        fieldId: first?.path ?? '',
        structureType: more.structureType,
        isRequired: flag(fields.every(({ isRequired }) => isRequired)),
        description: fields.map(({ entity, path }) => `${entity}.${path}`).join(', '),
        rawField: list(fields.map(({ path }) => path)),
        targetField: list(fields.map(({ targetName }) => targetName)),
        dataType: list(fields.map(({ targetType }) => targetType)),
        isNullable: flag(fields.some(({ isNullable }) => isNullable)),
        group: joined(fields.map(({ fieldGroup }) => fieldGroup)),
        groupSortOrder: Math.min(...fields.map(({ groupSortOrder }) => groupSortOrder)),
        dimensionName: joined(fields.map(({ dimensionName }) => dimensionName)),
        bridgeName: joined(fields.map(({ bridgeName }) => bridgeName)),
        notes: fields.flatMap(({ path, notes }) => (notes === '' ? [] : [`${path}: ${notes}`])).join('; '),
        isInFactIssue: list(fields.map(({ isInFact }) => isInFact)),
        keyField: list(fields.map(({ isKey }) => isKey)),
        factTableName: joined(fields.map(({ factTableName }) => factTableName)),
        factGrain: joined(fields.map(({ factGrain }) => factGrain)),
        sourceEndpoint: first?.sourceEndpoint ?? '',
        apiStatus: first?.apiStatus ?? 'unknown',
    };
}
function list(values) {
    return JSON.stringify(values);
}
function flag(value) {
    return value ? 1 : 0;
}
/** Each once; null when there is none. */
function joined(values) {
    const present = [...new Set(values.filter((value) => value !== null))];
    return present.length === 0 ? null : present.join(', ');
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/constraints.js


/** Columns of `prepare.constraints`. */
const constraintColumns = [
    ...columns('TEXT', 'constraintId', 'constraintType', 'entity', 'endpoint', 'severity', 'issue', 'impact'),
    ...columns('TEXT', 'workaround', 'workaroundStatus', 'detectedBy', 'firstSeen', 'lastSeen', 'probe'),
    ...columns('INTEGER', 'stillPresent'),
];
/**
 * Limitations that the contract names, with what this run's probes say of each, and those that the run found itself:
 * endpoints that answer with an error and that no limitation speaks of. What was found and is gone is dropped.
 */
async function constraintRows({ lakehouse, contract, sha256 }, now) {
    const rows = [...(await named(lakehouse, contract)), ...(await found(lakehouse, contract, sha256))];
    const before = new Map((await rowsOf(lakehouse, 'prepare.constraints')).map((row) => [sql_text(row, 'constraintId'), row]));
    return rows
        .sort((a, b) => (a.constraintId < b.constraintId ? -1 : 1))
        .map((row) => {
        const old = before.get(row.constraintId);
        const firstSeen = old === undefined ? now : sql_text(old, 'firstSeen');
        // Seen is what a probe confirmed; a limitation without a probe is the contract's word since it was first read.
        const lastSeen = row.stillPresent === 1 || old === undefined ? now : sql_text(old, 'lastSeen');
        return { ...row, firstSeen, lastSeen };
    });
}
async function named(lakehouse, { limitations }) {
    const probes = await rowsOf(lakehouse, 'source.probes');
    const answers = new Map(probes.map((row) => [sql_text(row, 'constraintId'), row['stillPresent']]));
    return limitations.map((one) => {
        const still = answers.get(one.id);
        return {
            ...{
                constraintId: one.id,
                constraintType: one.type,
                entity: one.entity ?? null,
                endpoint: `${one.method} ${one.endpoint}`,
            },
            ...{ severity: one.severity, issue: one.issue, impact: one.impact },
            ...{ workaround: one.workaround, workaroundStatus: one.workaround_status, detectedBy: 'contract' },
            probe: one.probe === undefined ? null : `GET ${one.probe.path} answers ${one.probe.status}`,
            stillPresent: still === null || still === undefined ? null : Number(still) === 1 ? 1 : 0,
        };
    });
}
async function found(lakehouse, contract, sha256) {
    const known = new Set(contract.limitations.map(({ method, endpoint }) => `${method} ${withoutNames(endpoint)}`));
    const rows = await rowsOf(lakehouse, 'source.endpoints', `SELECT * FROM source.endpoints WHERE api_status IN ('broken', 'blocked') ORDER BY full_path, http_method`);
    return rows.flatMap((row) => {
        const endpoint = `${sql_text(row, 'http_method')} ${sql_text(row, 'full_path')}`;
        if (known.has(`${sql_text(row, 'http_method')} ${withoutNames(sql_text(row, 'full_path'))}`))
            return [];
        const entity = textOrNull(row, 'entity');
        const status = textOrNull(row, 'status_code') ?? 'nothing';
        const blocked = sql_text(row, 'api_status') === 'blocked';
        return [
            {
                constraintId: `FOUND-${sha256(endpoint).slice(0, 8).toUpperCase()}`,
                constraintType: entity === null ? (blocked ? 'quirk' : 'bug') : 'blocker',
                ...{ entity, endpoint, severity: entity === null ? 'low' : 'high' },
                issue: blocked ? `The credentials may not read it: it answered ${status}` : `It is broken: it answered ${status}`,
                impact: entity === null ? 'Nothing is read from it' : `${entity} cannot be read`,
                ...{ workaround: '', workaroundStatus: 'none', detectedBy: 'probe', probe: endpoint, stillPresent: 1 },
            },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/rules.js


/** Each rule gives its offenders in words; none is good. Gates ask them of the tables, `validate` of what is to be written. */
const fieldRules = { targetNames, types, keys, bridges, dimensions, factGrain, factScalars, structureTypes };
function targetNames(fields) {
    const bad = fields
        .filter(({ targetName }) => !/^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(targetName))
        .map(({ entity, path, targetName }) => `${entity}.${path}: "${targetName}" is no column name`);
    const groups = Map.groupBy(fields, ({ entity, targetName }) => `${entity}.${targetName.toLowerCase()}`);
    const twice = [...groups.values()].filter(({ length }) => length > 1);
    return [
        ...bad,
        ...twice.map((group) => `${group[0]?.entity ?? ''}.${group[0]?.targetName ?? ''}: ${group.map(({ path }) => path).join(' and ')}`),
    ];
}
function types(fields) {
    return fields
        .filter(({ targetType }) => !isTargetType(targetType))
        .map(({ entity, path, targetType }) => `${entity}.${path}: "${targetType}"`);
}
function structureTypes(fields) {
    return fields
        .filter(({ structureType }) => !structures.includes(structureType))
        .map(({ entity, path, structureType }) => `${entity}.${path}: "${structureType}"`);
}
function keys(fields) {
    return [...Map.groupBy(fields, ({ entity }) => entity)].flatMap(([entity, own]) => own.some(({ isKey }) => isKey) ? [] : [`${entity}: no field is its key`]);
}
function bridges(fields) {
    return fields
        .filter(({ structureType, path }) => structureType === 'array' && path.includes('[]'))
        .filter(({ bridgeName }) => bridgeName === null || bridgeName === '')
        .map(({ entity, path }) => `${entity}.${path}`);
}
function dimensions(fields) {
    return [...Map.groupBy(fields, ({ entity }) => entity)].flatMap(([entity, own]) => {
        const names = [...new Set(own.flatMap(({ dimensionName }) => dimensionName ?? []))].sort();
        return names.length > 1 ? [`${entity}: ${names.join(', ')}`] : [];
    });
}
function factGrain(fields) {
    return fields.flatMap(({ entity, path, isInFact, factTableName, factGrain: grain }) => {
        if (isInFact && (factTableName ?? '') === '')
            return [`${entity}.${path}: in a fact without a name`];
        return (factTableName ?? '') !== '' && (grain ?? '') === '' ? [`${entity}.${path}: ${factTableName ?? ''} has no grain`] : [];
    });
}
/** What a record's members become are scalars too; a list or JSON is none. */
function factScalars(fields) {
    const scalar = ({ structureType, targetType }) => (structureType === 'scalar' || structureType === 'record') && !targetType.startsWith('array') && targetType !== 'json';
    return fields
        .filter((one) => one.isInFact && !scalar(one))
        .map(({ entity, path, targetType }) => `${entity}.${path}: ${targetType}`);
}
function missingEntities({ objects }, present) {
    return objects.flatMap(({ name }) => (present.has(name) ? [] : [name]));
}
/** `requiredBy` is the inverse of `dependsOn`, and nothing needs itself, however far round. */
function dependencyOffenders(nodes) {
    return [...Map.groupBy(nodes, ({ graph }) => graph)].flatMap(([graph, own]) => {
        const known = new Map(own.map((node) => [node.entity, node]));
        const inverse = own.flatMap(({ entity, dependsOn, requiredBy }) => [
            ...dependsOn
                .filter((name) => known.get(name)?.requiredBy.includes(entity) !== true)
                .map((name) => `${graph}: ${entity} needs ${name}, which does not say so`),
            ...requiredBy
                .filter((name) => known.get(name)?.dependsOn.includes(entity) !== true)
                .map((name) => `${graph}: ${entity} is required by ${name}, which does not say so`),
        ]);
        const open = new Set(own.map(({ entity }) => entity));
        for (let before = -1; before !== open.size;) {
            before = open.size;
            for (const name of [...open])
                if (known.get(name)?.dependsOn.every((one) => !open.has(one)) === true)
                    open.delete(name);
        }
        return open.size === 0 ? inverse : [...inverse, `${graph}: a circle among ${[...open].sort().join(', ')}`];
    });
}
/** Targets that the contract asks for and no field gives. */
function missingTargets({ objects }, fields) {
    const present = new Set(fields.map(({ entity, targetName }) => `${entity}.${targetName}`));
    return objects.flatMap(({ name, required_targets }) => required_targets.map((target) => `${name}.${target}`).filter((target) => !present.has(target)));
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/working.js


function pathOf(name) {
    return `working/prepare/${name}.json`;
}
function keep(files, name, value) {
    const text = `${JSON.stringify(value, null, 1)}\n`;
    files.write(pathOf(name), text);
    return text;
}
/** Null when the step that writes it has not run, or left something unreadable. */
function recall(files, name) {
    const text = files.read(pathOf(name));
    if (text === null)
        return null;
    const value = (0,json/* jsonIn */.Yf)(text);
    return value === undefined ? null : { value, text };
}
/** Fails when an earlier step of the stage has not done its work. */
function needed(files, name, step) {
    return recall(files, name) ?? (0,data_failed/* fail */.f)('asset', `Cannot go on with Prepare: "${pathOf(name)}" is not there; ${step} writes it`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/create.js










/** Checks what is to be written while what stands is still whole. */
async function validate({ contract, ports, tally }) {
    await Promise.resolve();
    const { lakehouse, log, sha256 } = ports;
    const { value, text } = needed(lakehouse.files, 'schema', 'prepare.generate_schema');
    const offenders = [
        ...missingEntities(contract, new Set(value.fields.map(({ entity }) => entity))).map((name) => `${name}: no field`),
        ...Object.values(fieldRules).flatMap((rule) => rule(value.fields)),
        ...dependencyOffenders(value.graphs.flatMap(({ graph, nodes }) => nodes.map((node) => ({ ...node, graph })))),
    ];
    for (const offender of offenders)
        log(offender);
    tally.counts.read += value.fields.length;
    tally.counts.failed += offenders.length;
    if (offenders.length > 0) {
        (0,data_failed/* fail */.f)('gate', `The inferred schema is refused, what stands stays: ${offenders.slice(0, 3).join('; ')}${offenders.length > 3 ? `; ${offenders.length - 3} more` : ''}`);
    }
    keep(lakehouse.files, 'validated', { sha256: sha256(text) });
}
/** Writes the metadata tables; what a change stops, and what is as it was, stays untouched. */
async function createTables({ contract, ports, spec, tally }) {
    const { lakehouse, log, sha256, clock } = ports;
    const { value: model, text } = needed(lakehouse.files, 'schema', 'prepare.generate_schema');
    if (needed(lakehouse.files, 'validated', 'prepare.validate').value.sha256 !== sha256(text)) {
        (0,data_failed/* fail */.f)('gate', 'Cannot create the tables: the schema is not the one that was validated');
    }
    const grain = grainOf(spec.with['grain']);
    const now = (0,core_time/* iso */.KH)(clock.now());
    const constraints = await constraintRows({ lakehouse, contract, sha256 }, now);
    const write = async (table, columns, rows) => {
        tally.counts.written += await lakehouse.replace(table, columns, rows);
    };
    await write('prepare.constraints', constraintColumns, constraints);
    await write('prepare.drift', driftColumns, driftRows(model.drifts));
    if (model.refused) {
        const stopping = model.drifts.filter(stops).map(({ change, subject }) => `${change} of ${subject}`);
        log(`The metadata in force stays: ${stopping.join(', ')}`);
        tally.counts.skipped += model.fields.length;
        return;
    }
    const inputs = sha256(JSON.stringify([model.fields, model.graphs, grain]));
    const created = { contract_version: contract.contract_version, grain };
    if (await stands(lakehouse, inputs)) {
        keep(lakehouse.files, 'created', { sha256: inputs, ...created });
        tally.counts.unchanged += model.fields.length;
        log('Schema, fields and dependencies are as they were');
        return;
    }
    // No hash while they are written: a crash in between makes the next run write them all.
    keep(lakehouse.files, 'created', { ...(recall(lakehouse.files, 'created')?.value ?? created), sha256: '' });
    await write('prepare.fields', fieldColumns, model.fields.map(fieldRow));
    await write('prepare.dependencies', dependencyColumns, dependencyRows(model.graphs));
    await write('prepare.schema', schemaColumns, renderSchema(model.fields, grain));
    keep(lakehouse.files, 'created', { sha256: inputs, ...created });
}
async function stands(lakehouse, inputs) {
    if (recall(lakehouse.files, 'created')?.value.sha256 !== inputs)
        return false;
    for (const table of ['prepare.schema', 'prepare.fields', 'prepare.dependencies']) {
        if (!(await sql_has(lakehouse, table)))
            return false;
    }
    return true;
}
function grainOf(given) {
    if (given === undefined)
        return 'structure';
    return (grains.find((one) => one === given) ??
        (0,data_failed/* fail */.f)('asset', `Cannot create the tables: "grain" is ${JSON.stringify(given)}; write entity or structure`));
}
const statusColumns = [...columns('TEXT', 'entity', 'field', 'code', 'label'), ...columns('INTEGER', 'known')];
/** Codes that the contract explains, codes that were seen, and for each field a row for what nobody knows. */
async function statusMap({ contract, ports, tally }) {
    const { lakehouse, log } = ports;
    const model = needed(lakehouse.files, 'schema', 'prepare.generate_schema').value;
    if (model.refused && (await sql_has(lakehouse, 'prepare.statusMap'))) {
        log('The status map in force stays');
        return;
    }
    const rows = statusRows(contract.codes, model.codes);
    const unknown = rows.filter(({ known, code }) => known === 0 && code !== unknownCode).length;
    tally.counts.written += await lakehouse.replace('prepare.statusMap', statusColumns, rows);
    tally.facts = { ...tally.facts, unknown_codes: unknown };
    log(`${rows.length} codes, ${unknown} of them seen without a meaning`);
}
const unknownCode = 'unknown';
function statusRows(explained, seen) {
    const names = new Set([...Object.keys(explained), ...seen.map(({ entity, field }) => `${entity}.${field}`)]);
    return [...names].sort().flatMap((name) => {
        const entity = name.slice(0, name.indexOf('.'));
        const field = name.slice(name.indexOf('.') + 1);
        const labels = new Map(Object.entries(explained[name] ?? {}));
        const codes = seen.find((one) => one.entity === entity && one.field === field)?.codes ?? [];
        const all = [...new Set([...labels.keys(), ...codes])].filter((code) => code !== unknownCode).sort();
        return [
            ...all.map((code) => ({ entity, field, code, label: labels.get(code) ?? 'Unknown', known: labels.has(code) ? 1 : 0 })),
            { entity, field, code: unknownCode, label: labels.get(unknownCode) ?? 'Unknown', known: 0 },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/solution/drift/fields.js

/** How two field models differ, at the level of samples. An entity that is new has nothing to differ from. */
function fieldDifferences(compared) {
    const { before, now, contract, sampled } = compared;
    return contract.objects.flatMap((object) => {
        const old = before.filter(({ entity }) => entity === object.name);
        if (old.length === 0 || !sampled.has(object.name))
            return [];
        const fresh = now.filter(({ entity }) => entity === object.name);
        return [
            ...keyDifferences(object, old, fresh),
            ...fields_missing(object, old, fresh),
            ...added(old, fresh),
            ...old.flatMap((one) => {
                const found = fresh.find(({ path }) => path === one.path);
                return found === undefined ? [] : [...typeDifference(one, found), ...absence(one, found, contract)];
            }),
        ];
    });
}
function keyDifferences(object, old, fresh) {
    const keys = (fields) => fields
        .filter(({ isKey }) => isKey)
        .map(({ path }) => path)
        .sort()
        .join(', ');
    const [was, is] = [keys(old), keys(fresh)];
    const subject = `${object.name}.${was}`;
    if (was !== is)
        return [{ level: 'sample', subject, change: 'key_changed', detail: `Key ${was || 'none'} became ${is || 'none'}` }];
    const lost = [object.primary_key, object.incremental?.field]
        .filter((path) => path !== undefined)
        .filter((path) => {
        const had = old.find((one) => one.path === path);
        return had !== undefined && had.requiredRate > 0 && (fresh.find((one) => one.path === path)?.requiredRate ?? 0) === 0;
    });
    return lost.map((path) => ({
        ...{ level: 'sample', subject: `${object.name}.${path}`, change: 'key_changed' },
        detail: path === object.primary_key ? 'The key is in no sample' : 'The field that tells changes is in no sample',
    }));
}
function fields_missing(object, old, fresh) {
    const present = new Set(fresh.map(({ path }) => path));
    const vital = new Set([object.primary_key, object.incremental?.field]);
    const known = new Set(old.map(({ path }) => path));
    const gone = old.filter((one) => !present.has(one.path) && !vital.has(one.path) && one.decidedBy !== 'override');
    return gone.flatMap((one) => {
        const subject = `${object.name}.${one.path}`;
        const instead = substitutes(one.path, fresh).filter(({ path }) => !known.has(path));
        if (instead.length > 0) {
            const became = whatStands(one.path, instead);
            if (!isResolved(one))
                return [{ level: 'sample', subject, change: 'type_widened', detail: `Unknown so far, now ${became}` }];
            return [{ level: 'sample', subject, change: 'type_changed', detail: `${one.targetType} became ${became}` }];
        }
        // What was missing before is known to be.
        if (one.requiredRate === 0)
            return [];
        return [{ level: 'sample', subject, change: 'missing_column', detail: `"${one.targetName}" is missing in all samples` }];
    });
}
/** Fields that stand where a field stood: members below it, or something whole above it. */
function substitutes(path, fresh) {
    const under = (below, above) => below.startsWith(`${above}.`) || below.startsWith(`${above}[]`);
    return fresh.filter((one) => under(one.path, path) || under(path, one.path));
}
function whatStands(path, instead) {
    const [first] = instead;
    if (first === undefined || !first.path.startsWith(path))
        return first?.targetType ?? 'nothing';
    return instead.some((one) => one.path.startsWith(`${path}[]`)) ? 'a list of records' : 'a record';
}
function added(old, fresh) {
    const known = new Set(old.map(({ path }) => path));
    return fresh
        .filter((one) => !known.has(one.path) && one.decidedBy !== 'override' && substitutes(one.path, old).length === 0)
        .map((one) => ({
        ...{ level: 'sample', subject: `${one.entity}.${one.path}`, change: 'new_column' },
        detail: `"${one.targetName}", ${one.targetType}`,
    }));
}
/** Whether the samples said what it is: not only null, not only empty. */
function isResolved({ jsonTypes, targetType, notes }) {
    const said = jsonTypes.some((type) => type !== 'null');
    return said && targetType !== 'array<unknown>' && !/Type unknown|Only empty records/.test(notes);
}
function typeDifference(old, fresh) {
    if (fresh.decidedBy === 'override' || old.decidedBy === 'override' || !isResolved(fresh))
        return [];
    const base = { level: 'sample', subject: `${old.entity}.${old.path}` };
    const became = `${old.targetType} became ${fresh.targetType}`;
    if (!isResolved(old)) {
        return old.targetType === fresh.targetType
            ? []
            : [{ ...base, change: 'type_widened', detail: `Unknown so far, now ${fresh.targetType}` }];
    }
    if (old.targetType === fresh.targetType) {
        if (old.format === fresh.format || fresh.format === null)
            return [];
        return [
            { ...base, change: 'type_widened', detail: `Written as ${fresh.format} instead of ${old.format ?? 'several formats'}` },
        ];
    }
    if (widens(fresh.targetType, old.targetType))
        return [{ ...base, change: 'type_widened', detail: became }];
    // Fewer kinds of values than before say nothing; other kinds do.
    const narrowed = covers(old.targetType, fresh.targetType) && fresh.jsonTypes.some((type) => sameJson(old.jsonTypes, type));
    return narrowed ? [] : [{ ...base, change: 'type_changed', detail: became }];
}
function sameJson(types, type) {
    if (type === 'null')
        return false;
    return types.includes(type) || (type === 'integer' && types.includes('number'));
}
const fields_wider = { int64: 'float64', date: 'datetime' };
/** Widening that every reader of the column survives. */
function widens(now, was) {
    const [nowElement, wasElement] = [now, was].map(elementOf);
    if (nowElement !== undefined && wasElement !== undefined)
        return wasElement === 'unknown' || fields_wider[wasElement] === nowElement;
    return fields_wider[was] === now;
}
function absence(old, fresh, contract) {
    const subject = `${old.entity}.${old.path}`;
    if (old.requiredRate > 0 && fresh.requiredRate === 0 && !old.isKey) {
        return [{ level: 'sample', subject, change: 'missing_column', detail: `"${old.targetName}" is missing in all samples` }];
    }
    // A key that was never whole is no news.
    const wasWhole = old.isRequired && (!old.isKey || old.requiredRate === 1);
    if (!wasWhole || fresh.requiredRate === 1 || fresh.requiredRate === 0 || fresh.decidedBy === 'override')
        return [];
    const share = 1 - fresh.requiredRate;
    const detail = `Required so far, absent in ${(share * 100).toFixed(1)}% of the samples`;
    return [{ level: 'sample', subject, change: 'required_absent', detail, grave: share > contract.quality.quarantine_max }];
}

;// CONCATENATED MODULE: ./lib/solution/infer/names.js


const created = new Set(['created', 'createdOn', 'createdAt', 'createdDate', 'createdTime', 'createDatetime', 'createdDateTime']);
const updated = new Set([
    ...['updated', 'updatedOn', 'updatedAt', 'updatedDate', 'modified', 'modifiedOn', 'modifiedAt', 'modifiedDate'],
    ...['lastModified', 'lastModifiedOn', 'lastModifiedAt', 'lastModifiedDate', 'lastUpdated', 'lastUpdatedOn', 'lastUpdatedAt'],
]);
/** The column that a field would like to be: `cycle.id` is `cycleId`, `owner.name` is `ownerName`, `tags[].id` is `tagId`. */
function wishedName(path, { entity, singulars }) {
    const parts = path.split('.').map((part) => {
        const list = part.endsWith('[]');
        const name = camel(list ? part.slice(0, -2) : part);
        return list ? singular(name, singulars) : name;
    });
    const name = parts[0] + parts.slice(1).map(names_upperFirst).join('');
    if (parts.length > 1)
        return sound(name, entity);
    if (name === 'id' || name === 'name')
        return entity + names_upperFirst(name);
    if (name === 'key')
        return entity === 'project' ? 'sourceProjectKey' : `${entity}Key`;
    if (created.has(name))
        return 'dateTimeCreated';
    if (updated.has(name))
        return 'dateTimeUpdated';
    return sound(name, entity);
}
/** A column is named by letters and digits, a letter first. */
function sound(name, entity) {
    if (name === '')
        return `${entity}Field`;
    return (/^[a-z]/i.test(name) ? name : `${entity}${names_upperFirst(name)}`).slice(0, longestName);
}
/** Leaves room for what a collision adds. */
const longestName = 64;
/** Columns that Clean makes itself. */
const technicalColumns = ['recordId', 'recordKey', '_parent_id', '_extracted_at'];
/** In lower case: the lakehouse does not tell `A` from `a`. */
const reserved = [...technicalColumns, 'rowid'].map((name) => name.toLowerCase());
/** Gives every field of an entity a name of its own; who is nearer to the record's top comes first. */
function nameFields(wishes, naming) {
    const taken = new Map(reserved.map((name) => [name, 'a technical column']));
    const named = new Map();
    const rank = ({ path, given, list }) => {
        if (given !== undefined)
            return 0;
        if (path === naming.key)
            return 1;
        return 2 + path.split('.').length * 2 + (list ? 1 : 0);
    };
    const ordered = [...wishes].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
    for (const wish of ordered) {
        const wished = wish.given ?? listName(wish, naming);
        const holder = taken.get(wished.toLowerCase());
        const name = wish.given ?? freeName(wished, naming.entity, taken);
        const note = name === wished ? null : `Named "${name}": "${wished}" is taken by ${holder ?? 'another field'}`;
        if (!taken.has(name.toLowerCase()))
            taken.set(name.toLowerCase(), `"${wish.path}"`);
        named.set(wish.path, { path: wish.path, name, note });
    }
    return named;
}
/** A list of values names its column by one of them. */
function listName({ path, list }, naming) {
    const wished = wishedName(path, naming);
    return list && !path.includes('[]') ? singular(wished, naming.singulars) : wished;
}
function freeName(wished, entity, taken) {
    if (!taken.has(wished.toLowerCase()))
        return wished;
    const suffixed = `${wished}${names_upperFirst(entity)}`;
    let name = suffixed;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1)
        name = `${suffixed}${number}`;
    return name;
}

;// CONCATENATED MODULE: ./lib/solution/drift/others.js



/** Dependencies that came or went between entities that were known before. */
function dependencyDifferences(before, now) {
    const known = new Map(before.map((one) => [`${one.graph} ${one.entity}`, one]));
    return now.flatMap((one) => {
        const old = known.get(`${one.graph} ${one.entity}`);
        if (old === undefined || old.dependsOn.join() === one.dependsOn.join())
            return [];
        const came = one.dependsOn.filter((name) => !old.dependsOn.includes(name)).map((name) => `+${name}`);
        const went = old.dependsOn.filter((name) => !one.dependsOn.includes(name)).map((name) => `-${name}`);
        const detail = `${one.graph}: ${[...came, ...went].join(', ')}`;
        return [{ level: 'sample', subject: `${one.entity} (${one.graph})`, change: 'dependency_changed', detail }];
    });
}
/** Codes of a field that had codes before, that nobody had seen. */
function codeDifferences(before, now) {
    const fields = new Set(before.map(({ entity, field }) => `${entity}.${field}`));
    const known = new Set(before.map(({ entity, field, code }) => `${entity}.${field} ${code}`));
    const fresh = now.filter((one) => fields.has(`${one.entity}.${one.field}`) && !known.has(`${one.entity}.${one.field} ${one.code}`));
    return [...Map.groupBy(fresh, ({ entity, field }) => `${entity}.${field}`)].map(([subject, codes]) => ({
        ...{ level: 'sample', subject, change: 'enum_added' },
        detail: `New ${codes.length === 1 ? 'code' : 'codes'}: ${codes
            .slice(0, 10)
            .map(({ code }) => `"${code.slice(0, 64)}"`)
            .join(', ')}`,
    }));
}
/** How a standing table of Clean differs from the columns that the field model gives it. */
function tableDifferences(entity, standing, fields) {
    if (standing === null)
        return [];
    const table = `clean.${entity}`;
    const wanted = new Map(fields.filter((one) => one.entity === entity).map((one) => [one.targetName, one]));
    const present = new Map(standing.map((column) => [column.name, column.type]));
    const added = [...wanted].flatMap(([name, field]) => {
        const type = present.get(name);
        const subject = `${table}.${name}`;
        if (field.decidedBy === 'override')
            return [];
        if (type === undefined)
            return [{ level: 'table', subject, change: 'new_column', detail: `${field.targetType}; the table lacks it` }];
        const needs = columnType(field.targetType);
        // Clean makes an integer column REAL when a value needs it; that is no difference of the model.
        if (type === needs || (type === 'REAL' && needs === 'INTEGER'))
            return [];
        const change = type === 'INTEGER' && needs === 'REAL' ? 'type_widened' : 'type_changed';
        return [{ level: 'table', subject, change, detail: `${type} in the table, ${needs} for ${field.targetType}` }];
    });
    const lost = [...present.keys()]
        .filter((name) => !wanted.has(name) && !technicalColumns.includes(name) && !isVariant(name, wanted))
        .map((name) => ({
        level: 'table',
        subject: `${table}.${name}`,
        change: 'missing_column',
        detail: 'No field gives it',
    }));
    return [...added, ...lost];
}
function isVariant(name, wanted) {
    return name.endsWith('Variant') && wanted.has(name.slice(0, -'Variant'.length));
}
/** What every extract table holds. */
const extractColumns = ['recordId', 'payload', 'recordHash', 'parentId', 'parentBindings', '_extracted_at'];
function extractDifferences(object, standing) {
    if (standing === null)
        return [];
    const present = new Set(standing.map(({ name }) => name));
    return extractColumns
        .filter((name) => !present.has(name))
        .map((name) => ({
        ...{ level: 'table', subject: `${extractTable(object)}.${name}`, change: 'missing_column' },
        detail: 'The table lacks a column that Extract writes',
    }));
}

;// CONCATENATED MODULE: ./lib/solution/drift/settle.js

/**
 * The field model that comes into force: what was inferred, with the model before it where a change is left out, kept
 * or not known. Settling it again with the same samples changes nothing.
 */
function settle(settling) {
    const actions = new Map(settling.drifts.map((one) => [`${one.subject} ${one.change}`, one.action]));
    const entities = [...new Set(settling.now.map(({ entity }) => entity))];
    return entities.flatMap((entity) => {
        const did = (path, change) => actions.get(`${entity}.${path} ${change}`);
        const old = settling.before.filter((one) => one.entity === entity);
        const fresh = settling.now.filter((one) => one.entity === entity);
        if (old.length > 0 && !settling.sampled.has(entity))
            return renumbered(unsampled(old, fresh));
        return renumbered(settle_named(sampledFields(old, fresh, { did, newMajor: settling.newMajor }), old));
    });
}
/** Without a sample of an entity nothing new is known of it but what a person says. */
function unsampled(old, fresh) {
    const [first] = fresh;
    const said = fresh.filter(({ decidedBy }) => decidedBy === 'override');
    const status = first === undefined ? {} : { apiStatus: first.apiStatus, sourceEndpoint: first.sourceEndpoint };
    const rest = old.filter((one) => !said.some(({ path }) => path === one.path));
    return [...rest.map((one) => ({ ...one, ...status })), ...said];
}
function sampledFields(old, fresh, { did, newMajor }) {
    const known = new Map(old.map((one) => [one.path, one]));
    // Where values of another structure are refused, the columns that they would give do not come.
    const refused = new Set(old
        .filter((one) => ['type_changed', 'type_widened'].some((change) => did(one.path, change) === 'quarantined'))
        .flatMap((one) => substitutes(one.path, fresh).map(({ path }) => path)));
    const kept = fresh
        .filter(({ path }) => did(path, 'new_column') !== 'discarded')
        .filter(({ path }) => known.has(path) || !refused.has(path))
        .map((one) => merged(one, known.get(one.path), { did, newMajor }));
    const present = new Set(fresh.map(({ path }) => path));
    const lost = old.filter((one) => !present.has(one.path) && staysWithout(one, { did, newMajor }));
    return [...kept, ...lost.map((one) => vanished(one, did(one.path, 'type_changed') !== undefined))];
}
/** A column that is missing stays, so that what was kept of it stays readable; what was never known, or may break, goes. */
function staysWithout(old, { did, newMajor }) {
    if (old.decidedBy === 'override')
        return false;
    if (did(old.path, 'type_widened') === 'evolved')
        return false;
    return !(newMajor && (did(old.path, 'type_changed') ?? did(old.path, 'key_changed')) === 'evolved');
}
function merged(fresh, old, { did, newMajor }) {
    if (old === undefined || fresh.decidedBy === 'override')
        return fresh;
    const base = {
        ...fresh,
        ...renamed(fresh, old.targetName),
        jsonTypes: [...new Set([...old.jsonTypes, ...fresh.jsonTypes])].sort(),
        isRequired: staysRequired(old, fresh),
    };
    const wide = did(fresh.path, 'type_widened');
    const changed = did(fresh.path, 'type_changed');
    const unknown = !isResolved(old) && wide === undefined;
    if (wide === 'evolved' || (changed === 'evolved' && newMajor) || unknown || old.decidedBy === 'override')
        return base;
    return kept(base, { fresh, old, widened: wide !== undefined });
}
/** What Clean casts to stays; values of another kind go where the mode sends them. */
function kept(base, { fresh, old, widened }) {
    const same = old.targetType === fresh.targetType;
    const note = same ? '' : `Observed as ${fresh.targetType}, kept as ${old.targetType}`;
    return {
        ...base,
        ...(same && old.structureType === fresh.structureType ? {} : shapeOf(old)),
        format: same && !widened ? fresh.format : old.format,
        // Samples that say nothing do not take away what is known.
        notes: !isResolved(fresh) && isResolved(old) ? old.notes : settle_joined(base.notes, note),
    };
}
/** What hangs on a field's type: where it stands in the star too. */
function shapeOf(field) {
    const { targetType, elementType, structureType, dimensionName, bridgeName, factTableName, factGrain, isInFact } = field;
    return { targetType, elementType, structureType, dimensionName, bridgeName, factTableName, factGrain, isInFact };
}
/** A field that was required stays so: records that lack it are the source's mistake until a person says otherwise. */
function staysRequired(old, fresh) {
    if (old.decidedBy === 'override' || fresh.requiredRate === 0)
        return fresh.isRequired;
    return old.isRequired || fresh.isRequired;
}
function vanished(old, changed) {
    const note = changed ? 'The source sends something else' : 'Missing in all samples';
    const notes = /Missing in all samples|The source sends something else/.test(old.notes) ? old.notes : settle_joined(old.notes, note);
    return { ...old, requiredRate: 0, isRequired: false, isNullable: true, notes };
}
/** A column that was there keeps its name: a new one that would like it gets another. */
function settle_named(fields, old) {
    const known = new Set(old.map(({ path }) => path));
    const holds = (one) => known.has(one.path) || one.decidedBy === 'override';
    const inUse = new Set(fields.filter(holds).map(({ targetName }) => targetName.toLowerCase()));
    return fields.map((one) => {
        if (holds(one))
            return one;
        let targetName = one.targetName;
        for (let number = 2; inUse.has(targetName.toLowerCase()); number += 1)
            targetName = `${one.targetName}${number}`;
        inUse.add(targetName.toLowerCase());
        return { ...one, ...renamed(one, targetName) };
    });
}
function renamed(field, targetName) {
    const note = targetName === field.targetName ? '' : `Named "${targetName}": "${field.targetName}" was taken when it came`;
    return { targetName, notes: settle_joined(field.notes, note) };
}
/** The order of columns as inference gives it: by group, the key first, then by path. */
function renumbered(fields) {
    const base = ({ groupSortOrder }) => Math.floor(groupSortOrder / 100);
    const sorted = [...fields].sort((a, b) => base(a) - base(b) ||
        Number(b.isKey) - Number(a.isKey) ||
        (a.fieldGroup === b.fieldGroup ? 0 : a.fieldGroup < b.fieldGroup ? -1 : 1) ||
        (a.path < b.path ? -1 : 1));
    const within = new Map();
    return sorted.map((one, index) => {
        const place = (within.get(base(one)) ?? 0) + 1;
        within.set(base(one), place);
        const groupSortOrder = base(one) * 100 + Math.min(place, 99);
        return { ...one, groupSortOrder, entitySortOrder: index + 1, columnOrder: index + 1 };
    });
}
function settle_joined(...notes) {
    return notes.filter((note) => note !== '').join('; ');
}

;// CONCATENATED MODULE: ./lib/solution/infer/classify.js



const piiWords = [
    ['email', /\b(?:e ?mail|mail)\b/],
    ['phone', /\b(?:phone|mobile|fax|telephone|msisdn)\b/],
    ['ip', /\b(?:ip|ip address)\b/],
    ['address', /\b(?:address|street|city|zip|zipcode|postcode|postal)\b/],
    ['name', /\b(?:first|last|full|display|user|nick|sur|given|family) ?name\b|\busername\b|\bsurname\b/],
];
const people = /\b(?:tester|user|owner|author|assignee|reporter|creator|manager|lead|member|person|contact|customer|employee|created by|modified by|updated by|assigned to)\b/;
/** A hint, from the field's name and from how its values look. Ids of people are no names. */
function piiOf(leaf, entity) {
    const words = words_wordsOf(leaf.path);
    const text = words.join(' ');
    const textual = leaf.type.includes('text') || leaf.type === 'json' || leaf.type === 'array<json>';
    if ((leaf.place.atoms.get('email') ?? 0) > 0)
        return 'email';
    if (words.at(-1) === 'id' || words.at(-1) === 'ids' || !textual)
        return 'none';
    const named = piiWords.find(([, pattern]) => pattern.test(text));
    if (named !== undefined)
        return named[0];
    if (people.test(text) && (words.at(-1) === 'name' || /\b(?:by|to)$/.test(text) || words.length === 1))
        return 'name';
    return people.test(words_wordsOf(entity).join(' ')) && text === 'name' ? 'name' : 'none';
}
const manualGroups = {
    identity: 1,
    timestamps: 2,
    relationships: 3,
    status: 4,
    metadata: 5,
    attributes: 6,
};
function groupOf(leaf, object, chosen) {
    const manual = Object.hasOwn(chosen, `${object.name}.${leaf.path}`) ? chosen[`${object.name}.${leaf.path}`] : undefined;
    if (manual !== undefined)
        return { group: manual, base: manualGroups[manual] ?? fieldGroups.Attributes };
    const kind = groupKind(leaf, object);
    return { group: kind === 'Identifier' ? `${object.name}Identifier` : kind, base: fieldGroups[kind] };
}
function groupKind(leaf, object) {
    const last = words_wordsOf(leaf.path).at(-1) ?? '';
    if (leaf.path === object.primary_key || ['id', 'name', 'key'].includes(leaf.path))
        return 'Identifier';
    if (leaf.structure === 'array')
        return 'Arrays';
    if (leaf.structure === 'objectDump')
        return 'Attributes';
    if (leaf.type === 'date' || leaf.type === 'datetime' || (!leaf.resolved && dateNamed(leaf.path)))
        return 'Timestamps';
    if (last === 'id' || last === 'key')
        return 'References';
    return leaf.type === 'text' ? 'Details' : 'Attributes';
}
/** One sentence for people, made of what is known. */
function classify_describe(field) {
    const words = words_wordsOf(field.path).join(' ');
    const subject = words_wordsOf(field.entity).join(' ');
    if (field.isKey)
        return `Identifies the ${subject}`;
    if (field.foreignKeyTo !== null) {
        const target = words_wordsOf(field.foreignKeyTo).join(' ');
        return field.targetType.startsWith('array')
            ? `Keys of each ${target} of the ${subject}`
            : `Key of the ${target} of the ${subject}`;
    }
    if (field.path === 'name')
        return `Name of the ${subject}`;
    if (field.targetType === 'bool')
        return `Whether the ${subject} is or has: ${words}`;
    const what = words === '' ? field.path : words;
    return `${names_upperFirst(what)} of the ${subject}`;
}

;// CONCATENATED MODULE: ./lib/solution/infer/sketch.js
const most = 8_192;
const span = 2 ** 53;
function newSketch() {
    return { hashes: new Set(), below: span };
}
function addTo(sketch, text) {
    const hash = hash53(text);
    if (hash >= sketch.below)
        return;
    sketch.hashes.add(hash);
    if (sketch.hashes.size > 2 * most)
        trim(sketch);
}
/** How many distinct values there were: exact up to 8,192, then an estimate within about two percent. */
function distinctIn(sketch) {
    trim(sketch);
    if (sketch.below === span)
        return sketch.hashes.size;
    return Math.round(sketch.hashes.size / (sketch.below / span));
}
/** Share of the distinct values of one field that are also values of the other; null when there is nothing to compare. */
function shareIn(part, whole) {
    const limit = Math.min(part.below, whole.below);
    const compared = [...part.hashes].filter((hash) => hash < limit);
    if (compared.length === 0 || whole.hashes.size === 0)
        return null;
    return compared.filter((hash) => whole.hashes.has(hash)).length / compared.length;
}
function trim(sketch) {
    if (sketch.hashes.size <= most)
        return;
    const sorted = Float64Array.from(sketch.hashes).sort();
    sketch.below = sorted[most] ?? span;
    sketch.hashes = new Set(sorted.subarray(0, most));
}
const longest = 256;
/** cyrb53. Of a long text its length, start and end stand for the whole. */
function hash53(text) {
    const read = text.length <= longest ? text : `${text.length}:${text.slice(0, longest / 2)}${text.slice(-longest / 2)}`;
    let high = 0xdeadbeef;
    let low = 0x41c6ce57;
    for (let index = 0; index < read.length; index += 1) {
        const unit = read.charCodeAt(index);
        high = Math.imul(high ^ unit, 2_654_435_761);
        low = Math.imul(low ^ unit, 1_597_334_677);
    }
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
    return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}

;// CONCATENATED MODULE: ./lib/solution/infer/observe.js

const mostMembers = 200;
const mostCodes = 64;
const deepest = 8;
const longestCode = 64;
const observe_mostEvidence = 3;
function newPlace() {
    return {
        ...{ present: 0, nulls: 0, atoms: new Map(), values: newSketch(), codes: new Set() },
        ...{ records: 0, members: new Map(), lists: 0, items: null, evidence: [] },
    };
}
/** Adds one record to what is known. Any JSON is taken: a record that is no object is seen as what it is. */
function observe(root, payload, id) {
    observe_look(root, payload, { id, depth: 0 });
}
function observe_look(place, value, spot) {
    place.present += 1;
    remember(place, spot.id);
    if (value === null)
        place.nulls += 1;
    else if (Array.isArray(value))
        lookAtList(place, value, spot);
    else if (typeof value === 'object')
        lookAtRecord(place, value, spot);
    else
        lookAtScalar(place, value);
}
function remember(place, id) {
    const last = place.evidence.at(-1);
    if (place.evidence.length === observe_mostEvidence && (last === undefined || id >= last))
        return;
    if (!place.evidence.includes(id))
        place.evidence = [...place.evidence, id].sort().slice(0, observe_mostEvidence);
}
function lookAtScalar(place, value) {
    const atom = atomOf(value);
    place.atoms.set(atom, (place.atoms.get(atom) ?? 0) + 1);
    const text = String(value);
    addTo(place.values, text);
    if (place.codes === null || place.codes.has(text))
        return;
    place.codes.add(text);
    if (place.codes.size > mostCodes || text.length > longestCode)
        place.codes = null;
}
function lookAtList(place, list, spot) {
    place.lists += 1;
    if (spot.depth >= deepest || list.length === 0)
        return;
    const items = (place.items ??= newPlace());
    for (const item of list)
        observe_look(items, item, { id: spot.id, depth: spot.depth + 1 });
}
function lookAtRecord(place, record, spot) {
    place.records += 1;
    const names = Object.keys(record);
    // The record itself may have as many members as it likes; one within it that has so many is a map.
    if (spot.depth >= deepest && names.length > 0)
        place.members = null;
    for (const name of names) {
        const value = record[name];
        if (place.members === null || value === undefined)
            continue;
        let member = place.members.get(name);
        if (member === undefined)
            place.members.set(name, (member = newPlace()));
        if (spot.depth > 0 && place.members.size > mostMembers)
            place.members = null;
        else
            observe_look(member, value, { id: spot.id, depth: spot.depth + 1 });
    }
}
const isoPattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const slashPattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const emailPattern = /^[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[A-Za-z]{2,24}$/;
function atomOf(value) {
    if (typeof value === 'boolean')
        return 'bool';
    if (typeof value === 'number')
        return numberAtom(value);
    if (value === '')
        return 'empty';
    return value.length < 8 || value.length > 254 ? 'text' : textAtom(value);
}
function numberAtom(value) {
    if (!Number.isSafeInteger(value))
        return 'float';
    if (value >= 1e12 && value < 1e13)
        return 'int13';
    return value >= 1e9 && value < 1e10 ? 'int10' : 'int';
}
function textAtom(text) {
    const first = text.charCodeAt(0);
    if (first >= 48 && first <= 57) {
        if (isoPattern.test(text))
            return Number.isNaN(Date.parse(text.replace(' ', 'T'))) ? 'text' : 'iso';
        const [, year, month, day] = datePattern.exec(text) ?? [];
        if (year !== undefined)
            return isDate(year, month, day) ? 'ymd' : 'text';
        const [, first, second, last] = slashPattern.exec(text) ?? [];
        if (last !== undefined)
            return isDate(last, first, second) ? 'mdy' : 'text';
    }
    return text.includes('@') && emailPattern.test(text) ? 'email' : 'text';
}
function isDate(year, month = '', day = '') {
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    return m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
}

;// CONCATENATED MODULE: ./lib/solution/infer/decide.js


/**
 * Manual override before learned rule before what was observed before what is documented; what loses stays in the notes.
 * A field that no sample has exists when a rule or the contract's key says so.
 */
function decide_decide(leaves, object, rules) {
    const mine = (list) => new Map(list.filter(({ entity }) => entity === object.name).map((rule) => [rule.path, rule]));
    const [overrides, learned] = [mine(rules.overrides), mine(rules.learned)];
    const seen = new Set(leaves.map(({ path }) => path));
    const told = new Set([
        ...overrides.keys(),
        ...learned.keys(),
        ...(object.primary_key.includes('[]') ? [] : [object.primary_key]),
    ]);
    const unseen = [...told].filter((path) => !seen.has(path)).map((path) => unseenLeaf(path, object));
    return [...leaves, ...unseen]
        .map((leaf) => {
        const documented = withDocumented(leaf, object);
        const second = withRule({ ...documented, decidedBy: 'inferred' }, learned.get(leaf.path), 'learned');
        return withRule(second, overrides.get(leaf.path), 'override');
    })
        .sort((a, b) => (a.path < b.path ? -1 : 1));
}
function unseenLeaf(path, object) {
    const why = path === object.primary_key ? 'Key by the contract; no sample has it' : 'No sample has it';
    const list = path.includes('[]');
    return {
        ...{ path, format: null, resolved: false, requiredRate: 0, nullRate: 0, notes: [why], place: newPlace() },
        ...(list
            ? { structure: 'array', element: 'unknown', type: 'array<unknown>' }
            : { structure: path.includes('.') ? 'record' : 'scalar', element: null, type: 'text' }),
    };
}
const documentedFormats = { iso: 'iso', epoch_seconds: 'epoch_s', epoch_milliseconds: 'epoch_ms' };
/** What the contract says of a field counts only where the samples say nothing. */
function withDocumented(leaf, { incremental }) {
    if (incremental?.field !== leaf.path)
        return leaf;
    const format = documentedFormats[incremental.format];
    if (!leaf.resolved)
        return { ...leaf, type: 'datetime', format, resolved: true, notes: ['Type as the contract documents it'] };
    if (leaf.format === format)
        return leaf;
    return { ...leaf, notes: [...leaf.notes, `Documented as ${format}, observed as ${leaf.format ?? leaf.type}`] };
}
function withRule(leaf, rule, decidedBy) {
    if (rule === undefined)
        return leaf;
    const lost = [];
    const loses = (what, now, before) => {
        if (now !== undefined && now !== before)
            lost.push(`${what} ${now} instead of ${before}`);
    };
    loses('type', rule.type, leaf.type);
    loses('structure', rule.structure, leaf.structure);
    loses('format', rule.format, leaf.format ?? 'none');
    const said = `${decidedBy === 'override' ? 'Override' : 'Learned'}: ${rule.reason}${lost.length > 0 ? ` (${lost.join(', ')})` : ''}`;
    return {
        ...leaf,
        decidedBy,
        resolved: leaf.resolved || rule.type !== undefined,
        ...(rule.type === undefined ? {} : typed(rule.type)),
        ...(rule.structure === undefined ? {} : { structure: rule.structure }),
        ...(rule.format === undefined ? {} : { format: formatOf(rule.format) }),
        target: rule.target ?? leaf.target,
        required: rule.required ?? leaf.required,
        dimension: rule.dimension ?? leaf.dimension,
        bridge: rule.bridge ?? leaf.bridge,
        notes: [...leaf.notes, said, ...(rule.notes === '' ? [] : [rule.notes])],
    };
}
/** A type outside the closed set is taken as it stands, so that the check of types can name it. */
function typed(type) {
    const element = elementOf(type) ?? null;
    const dated = (element ?? type) === 'date' || (element ?? type) === 'datetime';
    return { type: type, element, ...(isTargetType(type) && dated ? {} : { format: null }) };
}
function formatOf(text) {
    return formats.find((format) => format === text) ?? null;
}

;// CONCATENATED MODULE: ./lib/solution/infer/leaves.js

/** Takes the tree of what was seen to columns, sorted by path. */
function leavesOf(root) {
    const members = [...(root.members ?? [])];
    const leaves = members
        .filter(([name]) => sayable(name))
        .flatMap(([name, place]) => leavesAt(place, { path: name, name, of: root.records, rate: 1, within: 'root' }));
    const unsayable = members.flatMap(([name]) => (sayable(name) ? [] : [name])).sort();
    return { leaves: leaves.sort((a, b) => (a.path < b.path ? -1 : 1)), unsayable };
}
function sayable(name) {
    return name !== '' && !/[.[\]]/.test(name);
}
function leavesAt(place, way) {
    const rate = way.of === 0 ? 0 : way.rate * (place.present / way.of);
    const base = { path: way.path, requiredRate: rate, nullRate: share(place.nulls, place.present), place };
    const scalars = [...place.atoms.values()].some((count) => count > 0);
    const kinds = [scalars, place.records > 0, place.lists > 0].filter(Boolean).length;
    if (kinds > 1)
        return [dump(base, way, `Mixed: ${mixture(place)}, kept as JSON`)];
    if (place.lists > 0)
        return listLeaves(place, way, base);
    // Where the record itself is null, its members are missing.
    if (place.records > 0)
        return recordLeaves(place, { ...way, rate: rate * share(place.records, place.present) }, base);
    const { type, format, resolved, notes } = scalarMeaning(place, way.name);
    if (way.within === 'list')
        return [{ ...base, ...array(type), format, resolved, notes }];
    const structure = way.within === 'record' ? 'record' : 'scalar';
    return [{ ...base, structure, element: null, type, format, resolved, notes }];
}
function recordLeaves(place, way, base) {
    if (place.members === null)
        return [dump(base, way, 'So many or so deep members that it is kept as JSON')];
    const names = [...place.members.keys()];
    if (names.length === 0)
        return [{ ...dump(base, way, 'Only empty records seen'), resolved: false }];
    if (!names.every(sayable))
        return [dump(base, way, 'Has members whose names no field path can say, so it is kept as JSON')];
    const within = way.within === 'list' ? 'list' : 'record';
    return [...place.members].flatMap(([name, member]) => leavesAt(member, { path: `${way.path}.${name}`, name, of: place.records, rate: way.rate, within }));
}
function listLeaves(place, way, base) {
    const { items } = place;
    if (way.within === 'list')
        return [{ ...base, ...array('json'), format: null, resolved: true, notes: ['A list within a list'] }];
    if (items === null || items.present === items.nulls) {
        const notes = ['Type unknown: every list seen was empty'];
        return [{ ...base, structure: 'array', element: 'unknown', type: 'array<unknown>', format: null, resolved: false, notes }];
    }
    if (items.atoms.size > 0 && items.records === 0 && items.lists === 0) {
        const { type, format, resolved, notes } = scalarMeaning(items, way.name);
        return [{ ...base, ...array(type), format, resolved, notes, place: { ...place, values: items.values, codes: items.codes } }];
    }
    const records = recordsOnly(items) ? items.members : null;
    const named = records === null ? [] : [...records.keys()];
    if (named.length > 0 && named.every(sayable)) {
        return recordLeaves(items, { ...way, path: `${way.path}[]`, rate: base.requiredRate * share(place.lists, place.present), within: 'list' }, base);
    }
    const empty = records !== null && named.length === 0;
    const notes = [empty ? 'Only empty records seen in the list' : `Elements are ${mixture(items)}, kept as JSON`];
    return [{ ...base, ...array('json'), format: null, resolved: !empty, notes }];
}
function recordsOnly({ records, atoms, lists }) {
    return records > 0 && atoms.size === 0 && lists === 0;
}
function array(element) {
    return { structure: 'array', element, type: `array<${element}>` };
}
function dump(base, way, note) {
    const what = way.within === 'list' ? array('json') : { structure: 'objectDump', element: null, type: 'json' };
    return { ...base, ...what, format: null, resolved: true, notes: [note] };
}
function mixture(place) {
    const words = [
        ...(place.lists > 0 ? ['lists'] : []),
        ...(place.records > 0 ? ['records'] : []),
        ...(place.atoms.size > 0 ? ['values'] : []),
    ];
    return words.join(', ');
}
function share(part, whole) {
    return whole === 0 ? 0 : part / whole;
}
/** JSON types seen at a place, sorted. */
function jsonTypesOf(place) {
    const types = new Set();
    if (place.nulls > 0)
        types.add('null');
    if (place.records > 0)
        types.add('object');
    if (place.lists > 0)
        types.add('array');
    for (const atom of place.atoms.keys())
        types.add(jsonType[atom]);
    return [...types].sort();
}
const jsonType = {
    ...{ bool: 'boolean', int: 'integer', int10: 'integer', int13: 'integer', float: 'number' },
    ...{ ymd: 'string', mdy: 'string', iso: 'string', empty: 'string', email: 'string', text: 'string' },
};

;// CONCATENATED MODULE: ./lib/solution/infer/propose.js


/**
 * The business-activity test: what is measurable, happens in time, points at something else, and is pointed at by
 * nothing, is a fact. The contract's word comes first.
 */
function propose(object, fields) {
    const own = fields.filter(({ entity }) => entity === object.name);
    const fact = {
        role: 'fact',
        table: object.fact?.name ?? `fact${names_upperFirst(object.name)}`,
        grain: object.fact?.grain ?? `One row for each ${words_wordsOf(object.name).join(' ')}`,
    };
    const dimension = { role: 'dimension', table: `dim${names_upperFirst(object.name)}`, grain: null };
    if (object.role !== undefined)
        return object.role === 'fact' ? fact : dimension;
    if (object.fact !== undefined)
        return fact;
    const pointedAt = fields.some((field) => field.entity !== object.name && field.foreignKeyTo === object.name);
    const points = object.parent !== undefined || own.some((field) => field.foreignKeyTo !== null);
    const timed = own.some(({ targetType }) => targetType === 'datetime' || targetType === 'date');
    const measured = own.some((field) => propose_isMeasure(field));
    return points && timed && measured && !pointedAt ? fact : dimension;
}
function propose_isMeasure({ targetType, isKey, foreignKeyTo, path, structureType }) {
    const number = targetType === 'int64' || targetType === 'float64';
    return (structureType === 'scalar' &&
        number &&
        !isKey &&
        foreignKeyTo === null &&
        !/(?:id|version|revision|order|status|state|type|flag)$/i.test(path));
}
/** Facts hold ids, times, numbers, flags and short codes; free text and lists stay with the dimension or the bridge. */
function inFact(field) {
    if (field.structureType === 'array' || field.structureType === 'objectDump')
        return false;
    return field.isKey || field.foreignKeyTo !== null || field.targetType !== 'text' || field.codes;
}
/** `bridge{Entity}{Singular}` for a list of records, or of values. */
function bridgeName(entity, path, singulars) {
    const list = path.split('.').findIndex((part) => part.endsWith('[]'));
    const parts = path.split('.').slice(0, list === -1 ? undefined : list + 1);
    const names = parts.map((part, index) => {
        const name = camel(part.replace('[]', ''));
        return names_upperFirst(index === parts.length - 1 ? singular(name, singulars) : name);
    });
    return `bridge${names_upperFirst(entity)}${names.join('') || 'Items'}`;
}

;// CONCATENATED MODULE: ./lib/solution/infer/relate.js


const nothing = { foreignKeyTo: null, matchRate: null, note: null };
/** Fewer distinct values than this prove nothing without a name that says the same. */
const enoughValues = 20;
const distinctive = /^[^\d]|^\d{9,}|[^\d]/;
/**
 * Whether the values of a field are keys of an entity. The name must say so (`releaseId`, `release.id`, `releaseIds`),
 * since small numbers are keys of everything; text such as a UUID speaks for itself.
 */
function relate_relate(leaf, contract, at) {
    const object = contract.objects.find(({ name }) => name === at.entity);
    if (leaf.path === object?.primary_key || leaf.structure === 'objectDump')
        return nothing;
    const named = namedEntity(leaf.path, contract, at.entity);
    if (named !== null) {
        const keys = at.keys.get(named);
        const rate = keys === undefined ? null : shareIn(leaf.place.values, keys);
        if (rate === null)
            return nothing;
        if (rate > 0)
            return { foreignKeyTo: named, matchRate: rate, note: rate < 1 ? matched(rate, named) : null };
        return { ...nothing, note: `Named like ${named}, but none of its values is a known key` };
    }
    return unnamed(leaf, at);
}
/** A field whose name says no more than that it is a key: its values must all be keys of one other entity alone. */
function unnamed(leaf, { entity, keys }) {
    const keyLike = /(?:id|key|ref)s?$/i.test(leaf.path) && leaf.type.includes('text');
    if (!keyLike || distinctIn(leaf.place.values) < enoughValues)
        return nothing;
    if (![...(leaf.place.codes ?? [])].every((value) => distinctive.test(value)))
        return nothing;
    const [only, second] = [...keys].filter(([name, known]) => name !== entity && shareIn(leaf.place.values, known) === 1);
    return only === undefined || second !== undefined ? nothing : { foreignKeyTo: only[0], matchRate: 1, note: null };
}
function matched(rate, entity) {
    return `${(rate * 100).toFixed(0)}% of its values are known keys of ${entity}`;
}
/** The entity that a field's name speaks of: the longest whose name ends what stands before `Id`. */
function namedEntity(path, contract, entity) {
    const words = words_wordsOf(path.replaceAll('[]', ''));
    const last = words.at(-1) ?? '';
    const hasSuffix = ['id', 'ids', 'key', 'keys'].includes(last);
    // `releaseid`, in one word.
    const glued = !hasSuffix && /.ids?$/.test(last) ? [...words.slice(0, -1), last.replace(/ids?$/, '')] : null;
    const stem = (glued ?? (hasSuffix ? words.slice(0, -1) : null))?.map((word) => singular(word));
    if (stem === undefined || stem.length === 0)
        return null;
    const text = stem.join('');
    if (text === 'parent')
        return entity;
    const fits = contract.objects
        .map(({ name }) => name)
        .filter((name) => text.endsWith(words_wordsOf(name)
        .map((word) => singular(word))
        .join('')))
        .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    return fits[0] ?? null;
}

;// CONCATENATED MODULE: ./lib/solution/infer/infer.js









/** Looks at the samples of one entity, one after the other; nothing of them is kept but counters. */
async function observeSamples(samples) {
    const root = newPlace();
    let records = 0;
    for await (const { id, payload } of samples) {
        observe(root, payload, id);
        records += 1;
    }
    return { records, root };
}
/** Infers the target columns of all entities from what their samples show together. */
function inferFields(options) {
    const { contract, overrides, observed } = options;
    const objects = readOrder(contract).map(({ object }) => object);
    const rules = { overrides: overrides.fields, learned: options.learned ?? [] };
    const trees = new Map(objects.map((object) => [object.name, leavesOf(observed.get(object.name)?.root ?? newPlace())]));
    const decided = objects.map((object) => ({ object, leaves: decide_decide(trees.get(object.name)?.leaves ?? [], object, rules) }));
    const keys = new Map(decided.flatMap(({ object, leaves }) => {
        const key = leaves.find(({ path }) => path === object.primary_key);
        return key === undefined ? [] : [[object.name, key.place.values]];
    }));
    const drafts = decided.flatMap(({ object, leaves }) => draft(object, leaves, { options, keys }));
    const known = drafts.map(({ object, leaf, related, isKey }) => ({
        ...{ entity: object.name, structureType: leaf.structure, targetType: leaf.type, path: leaf.path },
        ...{ isKey, foreignKeyTo: related.foreignKeyTo },
    }));
    const proposals = new Map(objects.map((object) => [object.name, propose(object, known)]));
    const fields = objects.flatMap((object) => infer_ordered(drafts.filter((one) => one.object === object)).map((one) => record(one, options, proposals.get(object.name))));
    const unsayable = objects.flatMap(({ name }) => (trees.get(name)?.unsayable ?? []).map((member) => `${name}: ${member}`));
    return { fields, proposals, unsayable };
}
function draft(object, leaves, { options, keys }) {
    const { contract, overrides } = options;
    const wishes = leaves.map(({ path, structure, target }) => ({ path, list: structure === 'array', given: target }));
    const names = nameFields(wishes, { entity: object.name, key: object.primary_key, singulars: overrides.singular });
    return leaves.map((leaf) => {
        const related = relate_relate(leaf, contract, { entity: object.name, keys });
        const reference = related.foreignKeyTo !== null && leaf.structure !== 'array' && leaf.path !== object.primary_key;
        const grouped = groupOf(leaf, object, overrides.field_groups);
        return {
            ...{ object, leaf, related, isKey: leaf.path === object.primary_key },
            named: names.get(leaf.path) ?? { path: leaf.path, name: leaf.path, note: null },
            grouped: reference && grouped.base > 3 ? { group: 'References', base: 3 } : grouped,
        };
    });
}
function infer_ordered(drafts) {
    const sorted = [...drafts].sort((a, b) => a.grouped.base - b.grouped.base ||
        Number(b.isKey) - Number(a.isKey) ||
        (a.grouped.group === b.grouped.group ? 0 : a.grouped.group < b.grouped.group ? -1 : 1) ||
        (a.leaf.path < b.leaf.path ? -1 : 1));
    const within = new Map();
    return sorted.map((one, index) => {
        const place = (within.get(one.grouped.base) ?? 0) + 1;
        within.set(one.grouped.base, place);
        // A base has a hundred numbers; what comes later shares the last, and the order of columns still tells them apart.
        return { ...one, position: index + 1, groupSortOrder: one.grouped.base * 100 + Math.min(place, 99) };
    });
}
/** Of fewer samples nothing is said of keys. */
const enoughSamples = 20;
function record(one, options, proposal) {
    const { object, leaf, named, related } = one;
    const records = options.observed.get(object.name)?.records ?? 0;
    const endpoint = options.endpoints.get(object.name);
    const found = foundIn(one, options, records);
    return {
        ...found,
        ...{ fieldGroup: one.grouped.group, groupSortOrder: one.groupSortOrder },
        ...{ entitySortOrder: one.position, columnOrder: one.position },
        ...starOf({ leaf, found }, proposal, bridgeName(object.name, leaf.path, options.overrides.singular)),
        ...{ sourceEndpoint: endpoint?.path ?? object.endpoint ?? object.path, apiStatus: endpoint?.status ?? 'unknown' },
        description: classify_describe(found),
        notes: [...leaf.notes, named.note, related.note, keyNote(one, records)].filter((note) => note !== null).join('; '),
        decidedBy: leaf.decidedBy,
        evidence: leaf.place.evidence,
    };
}
function foundIn({ object, leaf, named, related, isKey }, { requiredFrom = 20 }, records) {
    const always = leaf.requiredRate === 1 && records >= requiredFrom;
    return {
        ...{ entity: object.name, path: leaf.path, structureType: leaf.structure, elementType: leaf.element },
        ...{ jsonTypes: jsonTypesOf(leaf.place), targetName: named.name, targetType: leaf.type, format: leaf.format },
        ...{ requiredRate: round(leaf.requiredRate), nullRate: round(leaf.nullRate), distinctRatio: distinctRatio(leaf) },
        ...{ isRequired: leaf.required ?? (isKey || always), isNullable: leaf.nullRate > 0, isKey },
        ...{ foreignKeyTo: related.foreignKeyTo, matchRate: related.matchRate === null ? null : round(related.matchRate) },
        piiLevel: piiOf(leaf, object.name),
    };
}
/** Where the field would stand in a star: in the entity's dimension, in the bridge of its list, in its fact. */
function starOf({ leaf, found }, proposal, bridge) {
    const list = leaf.structure === 'array';
    const own = proposal?.role === 'dimension' && !list ? proposal.table : null;
    const fact = proposal?.role === 'fact' && inFact({ ...found, codes: isCode(leaf) }) ? proposal : null;
    return {
        dimensionName: leaf.dimension ?? own,
        bridgeName: list ? (leaf.bridge ?? bridge) : null,
        ...{ factTableName: fact?.table ?? null, factGrain: fact?.grain ?? null, isInFact: fact !== null },
    };
}
function distinctRatio(leaf) {
    const count = valuesIn(leaf);
    return count === 0 ? 0 : round(Math.min(1, distinctIn(leaf.place.values) / count));
}
function valuesIn(leaf) {
    const { atoms, items } = leaf.place;
    const counted = atoms.size > 0 ? atoms : (items?.atoms ?? atoms);
    return [...counted.values()].reduce((sum, count) => sum + count, 0);
}
/** Short text of which there are few: a code that a fact may carry. */
function isCode(leaf) {
    const codes = [...(leaf.place.codes ?? [])];
    return (codes.length > 0 && codes.length <= 30 && codes.length * 2 <= valuesIn(leaf) && codes.every(({ length }) => length <= 24));
}
/** Other fields that would identify a record, so that a person who chose the key sees the choice. */
function keyNote({ leaf, isKey }, records) {
    const unique = leaf.requiredRate === 1 && leaf.nullRate === 0 && leaf.structure === 'scalar' && distinctRatio(leaf) === 1;
    const keyLike = leaf.type === 'int64' || leaf.type === 'text';
    return unique && keyLike && !isKey && records >= enoughSamples ? 'Key candidate: unique in every sample' : null;
}
/** Six digits, so that the same rates make the same text. */
function round(rate) {
    return Math.round(rate * 1e6) / 1e6;
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/model.js












/** Infers the model from all samples, compares it with what is in force, and decides what comes into force. */
async function makeModel(inputs) {
    const { lakehouse, contract, overrides, learned } = inputs;
    const observed = await observeAll(lakehouse, contract);
    const endpoints = new Map(inputs.endpoints.map(({ entity, path, status }) => [entity, { path, status }]));
    const inferred = inferFields({ contract, overrides, learned, observed, endpoints });
    const before = await fieldsInForce(lakehouse);
    const sampled = new Set([...observed].flatMap(([entity, { records }]) => (records > 0 ? [entity] : [])));
    const newMajor = inputs.version !== null && major(contract.contract_version) > major(inputs.version);
    const decide = (found) => found.map((one) => classify(one, contract.contract_modes, newMajor));
    const fieldDrifts = decide(fieldDifferences({ before, now: inferred.fields, contract, sampled }));
    const fields = settle({ before, now: inferred.fields, drifts: fieldDrifts, sampled, newMajor });
    const graphs = graphsOf(contract, fields);
    const codes = seenCodes(contract, fields, observed);
    const drifts = [
        ...fieldDrifts,
        ...decide([
            ...codeDifferences(await knownCodes(lakehouse), codes.flatMap((one) => one.codes.map((code) => ({ ...one, code })))),
            ...dependencyDifferences(await nodesInForce(lakehouse), nodesOf(graphs)),
            ...endpointDifferences(before, inputs),
        ]),
        ...(await catalogueDrifts(inputs)),
        ...(await tableDrifts(inputs, fields, { before, fieldDrifts, decide })),
    ];
    const records = [...observed.values()].reduce((sum, one) => sum + one.records, 0);
    return {
        fields,
        graphs,
        drifts,
        codes,
        refused: before.length > 0 && drifts.some(stops),
        unsayable: inferred.unsayable,
        records,
    };
}
function major(version) {
    return Number(version.split('.')[0]);
}
async function observeAll(lakehouse, contract) {
    const observed = new Map();
    for (const { name } of contract.objects)
        observed.set(name, await observeSamples(samplesOf(lakehouse, name)));
    return observed;
}
async function* samplesOf(lakehouse, entity) {
    if (!(await sql_has(lakehouse, `sample.${entity}`)))
        return;
    for await (const rows of lakehouse.read(`SELECT sample_id, payload FROM sample.${quote(entity)} ORDER BY rowid`)) {
        for (const row of rows) {
            const payload = sql_text(row, 'payload');
            yield { id: sql_text(row, 'sample_id'), payload: (0,json/* jsonIn */.Yf)(payload) ?? payload };
        }
    }
}
async function knownCodes(lakehouse) {
    const rows = await rowsOf(lakehouse, 'prepare.statusMap');
    return rows.map((row) => ({ entity: sql_text(row, 'entity'), field: sql_text(row, 'field'), code: sql_text(row, 'code') }));
}
async function nodesInForce(lakehouse) {
    const rows = await rowsOf(lakehouse, 'prepare.dependencies');
    return rows.map((row) => ({
        graph: sql_text(row, 'graph') === 'create' ? 'create' : 'read',
        entity: sql_text(row, 'entity'),
        dependsOn: listOf(row['dependsOn']),
    }));
}
function nodesOf(graphs) {
    return graphs.flatMap(({ graph, nodes }) => nodes.map(({ entity, dependsOn }) => ({ graph, entity, dependsOn })));
}
/** Values of a field that are codes: those that the contract explains, and states. */
function seenCodes(contract, fields, observed) {
    return fields.flatMap((field) => {
        const explained = Object.hasOwn(contract.codes, `${field.entity}.${field.targetName}`);
        const last = words_wordsOf(field.path).at(-1) ?? '';
        const coded = field.structureType === 'scalar' && ['text', 'int64'].includes(field.targetType);
        if (!explained && !(coded && (last === 'status' || last === 'state')))
            return [];
        const codes = placeCodes(observed.get(field.entity), field.path);
        return codes === null && !explained ? [] : [{ entity: field.entity, field: field.targetName, codes: codes ?? [] }];
    });
}
function placeCodes(observed, path) {
    let place = observed?.root;
    for (const part of path.split('.')) {
        const member = place?.members?.get(part.replace('[]', ''));
        place = part.endsWith('[]') ? (member?.items ?? undefined) : member;
    }
    // Of a list of codes, those in the list.
    const { codes } = (place?.atoms.size === 0 ? place.items : place) ?? { codes: null };
    return codes === null ? null : [...codes].filter((code) => code !== '').sort();
}
/** Endpoints of entities that worked when the metadata in force was made, and pages that cannot be read any more. */
function endpointDifferences(before, { endpoints, sampled }) {
    return endpoints.flatMap(({ entity, path, status, status_code }) => {
        const worked = before.find((one) => one.entity === entity)?.apiStatus === 'working';
        if (!worked)
            return [];
        const said = sampled.find((one) => one.entity === entity);
        const base = { level: 'catalogue', subject: `GET ${path}`, grave: true };
        if (said?.unreadable === true)
            return [{ ...base, level: 'sample', change: 'paging_changed', detail: `${entity}: ${said.reason ?? ''}` }];
        if (status === 'broken' || status === 'blocked') {
            const detail = `${entity} is read from it; it worked, now it is ${status}: ${status_code ?? 'no answer'}`;
            return [{ ...base, change: 'endpoint_broken', detail }];
        }
        const detail = `${entity} is read from it; ${said?.reason ?? ''}`;
        return said?.broken === true ? [{ ...base, change: 'endpoint_broken', detail }] : [];
    });
}
/** What Source found, taken over; an endpoint that an entity needs may not break. */
async function catalogueDrifts({ lakehouse, endpoints }) {
    const rows = await rowsOf(lakehouse, 'source.changes', 'SELECT * FROM source.changes ORDER BY subject, change');
    const needed = new Set(endpoints.map(({ path }) => `GET ${path}`));
    return rows.flatMap((row) => {
        const change = Object.keys(changes).find((name) => name === sql_text(row, 'change'));
        const action = driftActions.find((one) => one === sql_text(row, 'action'));
        const known = driftClasses.find((one) => one === sql_text(row, 'class'));
        const mode = ['evolve', 'freeze', 'discard'].find((one) => one === sql_text(row, 'mode'));
        if (change === undefined || action === undefined || known === undefined || mode === undefined)
            return [];
        const subject = sql_text(row, 'subject');
        const stopped = change === 'endpoint_broken' && needed.has(subject);
        return [
            {
                level: 'catalogue',
                subject,
                change,
                class: known,
                mode,
                action: stopped ? 'stopped' : action,
                detail: sql_text(row, 'detail'),
            },
        ];
    });
}
/**
 * Tables that stand. What the field model already took in, Clean brings to its table; what is decided of a field in
 * this run holds for its column too.
 */
async function tableDrifts({ lakehouse, contract }, fields, { before, fieldDrifts, decide }) {
    const decided = new Map(fieldDrifts.map((one) => [one.subject, one.action]));
    const were = new Set(before.map((one) => `clean.${one.entity}.${one.targetName}`));
    const drifts = [];
    for (const object of contract.objects) {
        const standing = await lakehouse.columns(`clean.${object.name}`);
        const paths = new Map(fields.filter((one) => one.entity === object.name).map((one) => [`clean.${object.name}.${one.targetName}`, one.path]));
        for (const drift of decide(tableDifferences(object.name, standing, fields))) {
            const action = decided.get(`${object.name}.${paths.get(drift.subject) ?? ''}`);
            const own = paths.has(drift.subject) || were.has(drift.subject);
            drifts.push(own ? { ...drift, action: action ?? 'evolved' } : drift);
        }
        drifts.push(...decide(extractDifferences(object, await lakehouse.columns(extractTable(object)))));
    }
    return drifts;
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/sampling.js




/** Among so many requests the samples of an entity are spread; more are made only while samples are lacking. */
const spread = 20;
const mostRequests = 50;
const mostPages = 4;
/**
 * Takes sample records of one entity, at most `most`, from requests spread over its parents. A request that fails costs
 * its own records alone; refused credentials and a stop end the step.
 */
async function sampleEntity(object, parents, options) {
    const requests = evenly(requestsFor(object, parents), mostRequests);
    const failures = [];
    const taken = [];
    let made = 0;
    for (const [index, request] of interleaved(requests).entries()) {
        if (taken.length >= options.most)
            break;
        stopIfAsked(options.signal);
        const left = Math.max(1, Math.min(spread, requests.length) - index);
        const quota = Math.ceil((options.most - taken.length) / left);
        made += 1;
        const failure = await takeFrom(request, { ...options, quota, taken });
        if (failure !== null)
            failures.push(failure);
    }
    return { taken, said: saidOf(object, { parents: parents.length, made, taken: taken.length, failures }) };
}
async function takeFrom(request, options) {
    const { service, quota, taken } = options;
    const records = [];
    try {
        for await (const page of fetchObject({ service, request })) {
            records.push(...page.records);
            if (records.length >= quota || page.number >= mostPages)
                break;
        }
    }
    catch (error) {
        if (!(error instanceof data_failed/* Failed */.c) || endsTheStep(error))
            throw error;
        if (records.length === 0)
            return error;
    }
    for (const record of evenly(records, quota)) {
        const id = keyAt(record, request.object.primary_key) ?? `#${taken.length + 1}`;
        taken.push({ id, parentId: request.parentId, record });
    }
    return null;
}
/** What no other request would answer differently. */
function endsTheStep({ failure }) {
    if (failure.kind === 'credentials')
        return failure.code !== '403';
    return !['http_status', 'network', 'invalid_response'].includes(failure.kind);
}
function saidOf(object, counts) {
    const { parents, made, taken, failures } = counts;
    const [first] = failures;
    const all = failures.length === made && made > 0;
    return {
        ...{ entity: object.name, records: taken, requests: made, reason: reasonOf() },
        unreadable: all && failures.every(({ failure }) => failure.kind === 'invalid_response'),
        broken: all && failures.some(({ failure }) => failure.kind !== 'invalid_response'),
    };
    function reasonOf() {
        if (first !== undefined)
            return `${failures.length} of ${made} requests failed: ${first.failure.message}`;
        if (taken > 0)
            return null;
        if (object.parent !== undefined && parents === 0)
            return `There is no sample of its parent, ${object.parent.object}`;
        if (made === 0)
            return `No sample of its parent has the values that its requests need`;
        return made === 1 ? 'The service lists none' : `The service lists none for any of ${made} parents`;
    }
}
/** At most `most` of the list, spread over its whole length. */
function evenly(list, most) {
    if (list.length <= most)
        return list;
    return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]);
}
/** The first so many spread over the whole list, then the others in their order. */
function interleaved(list) {
    const first = evenly(list, spread);
    const chosen = new Set(first);
    return [...first, ...list.filter((one) => !chosen.has(one))];
}
/** An HTTP client that keeps count of what is really sent. */
function sampling_counted(ports) {
    const methods = new Map();
    const writes = [];
    let signIn = 0;
    const send = (request) => {
        methods.set(request.method, (methods.get(request.method) ?? 0) + 1);
        if (request.method !== 'GET') {
            const path = URL.canParse(request.url) ? new URL(request.url).pathname : 'unknown';
            if (/(?:^|&)grant_type=/.test(request.body ?? ''))
                signIn += 1;
            else if (writes.length < 20)
                writes.push(`${request.method} ${path}`);
        }
        return ports.http.send(request);
    };
    const sent = () => [...methods.values()].reduce((sum, count) => sum + count, 0);
    return {
        ports: { ...ports, http: { ...ports.http, send } },
        log: (run_id) => ({ run_id, sent: sent(), methods: Object.fromEntries(methods), sign_in: signIn, writes }),
    };
}
/** How many samples of each entity a step is told to take. */
function perEntity(given) {
    if (given === undefined)
        return 200;
    if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= 10_000)
        return given;
    return (0,data_failed/* fail */.f)('asset', `Cannot fetch samples: "per_entity" is ${JSON.stringify(given)}; write a whole number from 1 to 10000`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/actions.js












const prepare_actions_actions = {
    'prepare.read_endpoints': readEndpoints,
    'prepare.use_intelligence': takeIntelligence,
    'prepare.fetch_samples': fetchSamples,
    'prepare.generate_schema': generateSchema,
    'prepare.validate': validate,
    'prepare.create_tables': createTables,
    'prepare.status_map': statusMap,
};
async function readEndpoints({ contract, ports, tally }) {
    const { lakehouse } = ports;
    if (!(await sql_has(lakehouse, 'source.endpoints'))) {
        (0,data_failed/* fail */.f)('gate', 'Cannot prepare: "source.endpoints" is not there; run the stage Source first');
    }
    const rows = await lakehouse.all(`SELECT * FROM source.endpoints WHERE http_method = 'GET' ORDER BY full_path`);
    const endpoints = contract.objects.flatMap((object) => {
        const path = endpointPath(contract, object);
        const row = rows.find((one) => [one['endpoint_path'], one['full_path']].some((given) => withoutNames(String(given)) === withoutNames(path)));
        if (row === undefined) {
            nameError(tally, object.name, `Its endpoint, GET ${path}, is not in source.endpoints`);
            return [{ entity: object.name, path, status: 'unknown', status_code: null }];
        }
        const code = textOrNull(row, 'status_code');
        return [
            {
                ...{ entity: object.name, path: sql_text(row, 'full_path'), status: sql_text(row, 'api_status') },
                status_code: code === null ? null : Number(code),
            },
        ];
    });
    keep(lakehouse.files, 'endpoints', endpoints);
    tally.counts.read += rows.length;
    tally.counts.written += endpoints.length;
    ports.log(`${endpoints.length} of ${rows.length} endpoints feed an entity`);
}
async function takeIntelligence({ contract, overrides, ports, spec, tally }) {
    await Promise.resolve();
    const learned = overridesShape.shape.fields.safeParse(spec.with['learned']);
    if (!learned.success)
        (0,data_failed/* fail */.f)('asset', 'Cannot use what was learned: "learned" of the step is no list of field rules');
    const entities = new Set(contract.objects.map(({ name }) => name));
    const [, create] = graphsOf(contract, []);
    const circles = create?.circles ?? [];
    if (circles.length > 0)
        (0,data_failed/* fail */.f)('asset', `Cannot order the entities: ${circles.join('; ')}`);
    for (const rule of [...overrides.fields, ...learned.data].filter(({ entity }) => !entities.has(entity))) {
        nameError(tally, `${rule.entity}.${rule.path}`, `The contract has no object "${rule.entity}"; the rule has no effect`);
    }
    const limitations = Map.groupBy(contract.limitations.filter(({ entity }) => entity !== undefined), ({ entity }) => entity ?? '');
    keep(ports.lakehouse.files, 'intelligence', {
        read: readOrder(contract).map(({ object, level }) => ({ entity: object.name, level })),
        create: createOrder(contract).map(({ object, level }) => ({ entity: object.name, level })),
        learned: learned.data,
        limitations: Object.fromEntries([...limitations].map(([entity, list]) => [entity, list.map(({ id }) => id).sort()])),
    });
    tally.counts.read += overrides.fields.length + learned.data.length + contract.limitations.length;
    tally.counts.written += 1;
    ports.log(`Read order: ${readOrder(contract)
        .map(({ object }) => object.name)
        .join(', ')}`);
    ports.log(`${overrides.fields.length} overrides, ${learned.data.length} learned rules, ${contract.limitations.length} limitations`);
}
async function fetchSamples(context) {
    const { contract, ports, spec, run_id } = context;
    const { files } = ports.lakehouse;
    const endpoints = needed(files, 'endpoints', 'prepare.read_endpoints').value;
    needed(files, 'intelligence', 'prepare.use_intelligence');
    const most = perEntity(spec.with['per_entity']);
    const counting = sampling_counted(ports);
    const sampled = [];
    try {
        const service = serviceOf({ ...context, ports: counting.ports });
        const taken = new Map();
        for (const { object } of readOrder(contract)) {
            const endpoint = endpoints.find(({ entity }) => entity === object.name);
            const parents = taken.get(object.parent?.object ?? '') ?? [];
            const sampling = isDown(endpoint)
                ? notAsked(object, endpoint)
                : await sampleEntity(object, parents, { service, most, signal: context.signal });
            sampled.push(sampling.said);
            const kept = await keepSamples(context, object, sampling);
            taken.set(object.name, kept ? sampling.taken : await standing(context, object.name));
        }
    }
    finally {
        keep(files, 'requests', counting.log(run_id));
    }
    keep(files, 'samples', sampled);
}
function isDown(endpoint) {
    return endpoint?.status === 'broken' || endpoint?.status === 'blocked';
}
function notAsked({ name }, { path, status, status_code }) {
    const reason = `GET ${path} is ${status}: Source got ${status_code ?? 'no answer'}`;
    return { taken: [], said: { entity: name, records: 0, requests: 0, reason, unreadable: false, broken: true } };
}
const sampleColumns = columns('TEXT', 'sample_id', 'parent_key', 'endpoint_path', 'payload');
/** Replaced as a whole. False where the service failed and the samples of the run before stay: that says nothing about records. */
async function keepSamples({ contract, ports, tally }, object, sampling) {
    const { taken, said } = sampling;
    const table = `sample.${object.name}`;
    ports.log(`${object.name}: ${taken.length} samples of ${said.requests} requests${said.reason === null ? '' : `. ${said.reason}`}`);
    if (said.reason !== null)
        nameError(tally, object.name, said.reason);
    tally.counts.read += taken.length;
    const failed = said.broken || said.unreadable;
    if (failed)
        tally.counts.skipped += 1;
    if (failed && (await sql_has(ports.lakehouse, table)))
        return false;
    const path = endpointPath(contract, object);
    const row = ({ id, parentId, record }) => ({
        ...{ sample_id: id, parent_key: parentId, endpoint_path: path, payload: JSON.stringify(record) },
    });
    tally.counts.written += await ports.lakehouse.replace(table, sampleColumns, taken.map(row));
    return true;
}
async function standing({ ports }, entity) {
    const records = [];
    for await (const { id, payload } of samplesOf(ports.lakehouse, entity))
        records.push({ id, record: payload });
    return records;
}
async function generateSchema({ contract, overrides, ports, tally }) {
    const { lakehouse, log } = ports;
    const endpoints = needed(lakehouse.files, 'endpoints', 'prepare.read_endpoints').value;
    const { learned } = needed(lakehouse.files, 'intelligence', 'prepare.use_intelligence').value;
    const sampled = needed(lakehouse.files, 'samples', 'prepare.fetch_samples').value;
    const version = recall(lakehouse.files, 'created')?.value.contract_version ?? null;
    const made = await makeModel({ lakehouse, contract, overrides, learned, endpoints, sampled, version });
    const { unsayable, records, ...model } = made;
    keep(lakehouse.files, 'schema', model);
    for (const name of unsayable)
        nameError(tally, name, 'No field path can say this name; it is not taken');
    for (const { leftOut, graph } of model.graphs) {
        for (const edge of leftOut)
            log(`${graph} order: "${edge.entity} needs ${edge.needs}" (${edge.why}) would close a circle and is left out`);
    }
    for (const one of model.drifts)
        log(`${one.change} of ${one.subject}: ${one.class}, ${one.action}. ${one.detail}`);
    tally.counts.read += records;
    tally.counts.written += model.fields.length;
    tally.counts.skipped += unsayable.length;
    tally.facts = { ...tally.facts, fields: model.fields.length, drift: model.drifts.length, refused: model.refused };
    log(`${model.fields.length} fields of ${contract.objects.length} entities from ${records} samples`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/again.js






/** Infers again from the same samples and compares with the tables that stand. */
async function idempotent({ lakehouse, contract, overrides }) {
    const expected = 'Inferring again from the same samples gives the same tables';
    const created = recall(lakehouse.files, 'created')?.value;
    const endpoints = recall(lakehouse.files, 'endpoints')?.value;
    const learned = recall(lakehouse.files, 'intelligence')?.value.learned;
    if (!(await sql_has(lakehouse, 'prepare.schema')) || !(await sql_has(lakehouse, 'prepare.fields'))) {
        return { passed: false, expected, actual: 'The metadata tables are not there', evidence: [] };
    }
    const schema = await lakehouse.all('SELECT * FROM prepare.schema ORDER BY rowid');
    if (created === undefined || endpoints === undefined || learned === undefined) {
        return { passed: false, expected, actual: 'The working files of Prepare are not there', evidence: [] };
    }
    const sampled = recall(lakehouse.files, 'samples')?.value ?? [];
    const again = await makeModel({
        ...{ lakehouse, contract, overrides, learned, endpoints, sampled },
        version: created.contract_version,
    });
    const standing = await lakehouse.all('SELECT * FROM prepare.fields ORDER BY rowid');
    if (again.refused) {
        return {
            passed: true,
            expected,
            actual: `Inferring again refuses the same change and leaves ${standing.length} fields`,
            evidence: [],
        };
    }
    const found = [
        ...differences('prepare.fields', standing, again.fields.map(fieldRow)),
        ...differences('prepare.schema', schema, renderSchema(again.fields, created.grain)),
    ];
    return offenders(expected, found, `${standing.length} fields and ${schema.length} rows`);
}
function differences(table, standing, again) {
    const count = standing.length === again.length ? [] : [`${table}: ${standing.length} rows, again ${again.length}`];
    const changed = again.flatMap((row, index) => {
        const columns = Object.keys(row).filter((column) => (row[column] ?? null) !== (standing[index]?.[column] ?? null));
        return columns.length === 0 ? [] : [`${table} row ${index + 1}: ${columns.join(', ')}`];
    });
    return [...count, ...changed.slice(0, 20)];
}

;// CONCATENATED MODULE: ./lib/solution/stages/prepare/checks.js















const prepare_checks_checks = {
    schema_has_all_entities: schemaHasAllEntities,
    one_entity_per_row: oneEntityPerRow,
    fields_as_arrays: fieldsAsArrays,
    target_names_present: ofFields('every field has a target name, one column each', fieldRules.targetNames),
    type_in_enum: typeInEnum,
    keys_declared: keysDeclared,
    array_has_bridge: ofFields('every list of records has a bridge', fieldRules.bridges),
    one_dimension_per_entity: ofFields('at most one dimension for each entity', fieldRules.dimensions),
    fact_grain_present: ofFields('what is in a fact names it, and the fact names its grain', fieldRules.factGrain),
    fact_scalars_only: ofFields('facts hold no lists and no JSON', fieldRules.factScalars),
    dependencies_inverse: dependenciesInverse,
    dependencies_cover_entities: dependenciesCoverEntities,
    constraints_reference_known: constraintsReferenceKnown,
    samples_present: samplesPresent,
    no_prod_write: noProdWrite,
    drift_classified: driftClassified,
    drift_accepted: driftAccepted,
    required_targets_present: requiredTargetsPresent,
    idempotent: idempotent,
};
/** A table that is not there answers no question. */
function notThere(table, expected) {
    return { passed: false, expected, actual: `"${table}" is not there`, evidence: [] };
}
async function rowsOrNull(lakehouse, table) {
    return (await sql_has(lakehouse, table)) ? lakehouse.all(`SELECT * FROM ${table}`) : null;
}
function ofFields(expected, rule) {
    return async ({ lakehouse }) => {
        const fields = await fieldsInForce(lakehouse);
        if (fields.length === 0)
            return notThere('prepare.fields', expected);
        return offenders(expected, rule(fields), `${fields.length} fields`);
    };
}
async function schemaHasAllEntities({ lakehouse, contract }) {
    const expected = `a row of prepare.schema for each of ${contract.objects.length} entities`;
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (rows === null)
        return notThere('prepare.schema', expected);
    const missing = missingEntities(contract, new Set(rows.map((row) => sql_text(row, 'entity'))));
    return offenders(expected, missing, `${contract.objects.length} entities`);
}
async function oneEntityPerRow({ lakehouse, contract }) {
    const expected = 'each row names one entity of the contract, and no two rows the same entity and structure';
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (rows === null)
        return notThere('prepare.schema', expected);
    const known = new Set(contract.objects.map(({ name }) => name));
    const strange = rows.map((row) => sql_text(row, 'entity')).filter((entity) => !known.has(entity));
    const twice = [...Map.groupBy(rows, (row) => `${sql_text(row, 'entity')} ${sql_text(row, 'structureType')}`)].filter(([, own]) => own.length > 1);
    const found = [
        ...strange.map((entity) => `"${entity}" is no entity`),
        ...twice.map(([name, own]) => `${name}: ${own.length} rows`),
    ];
    return offenders(expected, found, `${rows.length} rows`);
}
async function fieldsAsArrays({ lakehouse }) {
    const expected = `${parallelColumns.join(', ')} are lists of the same length, not empty`;
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (rows === null)
        return notThere('prepare.schema', expected);
    const found = rows.flatMap((row) => {
        const name = `${sql_text(row, 'entity')} ${sql_text(row, 'structureType')}`;
        const lists = parallelColumns.map((column) => arrayIn(row, column));
        const bad = parallelColumns.filter((_, index) => lists[index] === null);
        if (bad.length > 0)
            return [`${name}: ${bad.join(', ')} hold no list`];
        const lengths = lists.map((list) => list?.length ?? 0);
        return new Set(lengths).size === 1 && lengths[0] !== 0 ? [] : [`${name}: lengths ${lengths.join(', ')}`];
    });
    return offenders(expected, found, `${rows.length} rows`);
}
function arrayIn(row, column) {
    const value = (0,json/* jsonIn */.Yf)(sql_text(row, column));
    return Array.isArray(value) ? value : null;
}
async function typeInEnum({ lakehouse }) {
    const expected = 'every data type and every structure is one of the closed sets';
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (rows === null)
        return notThere('prepare.schema', expected);
    const fields = await fieldsInForce(lakehouse);
    const known = new Set(structures);
    const types = rows.flatMap((row) => listOf(row['dataType'])
        .filter((type) => !isTargetType(type))
        .map((type) => `${sql_text(row, 'entity')}: "${type}"`));
    const shapes = rows.flatMap((row) => (arrayIn(row, 'structureType') ?? [sql_text(row, 'structureType')])
        .map(String)
        .filter((shape) => !known.has(shape))
        .map((shape) => `${sql_text(row, 'entity')}: structure "${shape}"`));
    const found = [...types, ...shapes, ...fieldRules.types(fields), ...fieldRules.structureTypes(fields)];
    return offenders(expected, found, `${rows.length} rows and ${fields.length} fields`);
}
async function keysDeclared({ lakehouse, contract }) {
    const expected = 'each entity has a key field, never null and never twice in its samples';
    const fields = await fieldsInForce(lakehouse);
    if (fields.length === 0)
        return notThere('prepare.fields', expected);
    const found = [];
    let samples = 0;
    for (const { name } of contract.objects) {
        const keys = fields.filter((field) => field.entity === name && field.isKey);
        if (keys.length === 0)
            found.push(`${name}: no field is its key`);
        for (const { path } of keys) {
            const seen = await keysIn(lakehouse, name, path);
            samples += seen.records;
            if (seen.without > 0)
                found.push(`${name}.${path}: ${seen.without} samples have none`);
            found.push(...seen.twice.map((key) => `${name}.${path}: "${key}" stands twice`));
        }
    }
    return offenders(expected, found, `${contract.objects.length} entities and ${samples} samples`);
}
async function keysIn(lakehouse, entity, path) {
    const counts = new Map();
    let [records, without] = [0, 0];
    for await (const { payload } of samplesOf(lakehouse, entity)) {
        const key = keyAt(payload, path);
        records += 1;
        if (key === null)
            without += 1;
        else
            counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return { records, without, twice: [...counts].filter(([, count]) => count > 1).map(([key]) => key.slice(0, 64)) };
}
async function dependencies(lakehouse) {
    const rows = await rowsOrNull(lakehouse, 'prepare.dependencies');
    return (rows?.map((row) => ({
        ...{ graph: sql_text(row, 'graph'), entity: sql_text(row, 'entity') },
        ...{ dependsOn: listOf(row['dependsOn']), requiredBy: listOf(row['requiredBy']) },
    })) ?? null);
}
async function dependenciesInverse({ lakehouse }) {
    const expected = 'requiredBy is the inverse of dependsOn, and no entity needs itself, however far round';
    const nodes = await dependencies(lakehouse);
    if (nodes === null)
        return notThere('prepare.dependencies', expected);
    return offenders(expected, dependencyOffenders(nodes), `${nodes.length} rows`);
}
async function dependenciesCoverEntities({ lakehouse }) {
    const expected = 'both graphs hold the entities of prepare.schema, no more and no fewer';
    const nodes = await dependencies(lakehouse);
    const rows = await rowsOrNull(lakehouse, 'prepare.schema');
    if (nodes === null)
        return notThere('prepare.dependencies', expected);
    if (rows === null)
        return notThere('prepare.schema', expected);
    const entities = new Set(rows.map((row) => sql_text(row, 'entity')));
    const found = ['read', 'create'].flatMap((graph) => {
        const own = new Set(nodes.filter((node) => node.graph === graph).map(({ entity }) => entity));
        const fewer = [...entities].filter((entity) => !own.has(entity)).map((entity) => `${graph}: ${entity} is not there`);
        return [...fewer, ...[...own].filter((entity) => !entities.has(entity)).map((entity) => `${graph}: ${entity} is no entity`)];
    });
    return offenders(expected, found, `${entities.size} entities in two graphs`);
}
async function constraintsReferenceKnown({ lakehouse, contract }) {
    const expected = 'each constraint speaks of an entity of the contract and an endpoint of the catalogue';
    const rows = await rowsOrNull(lakehouse, 'prepare.constraints');
    const endpoints = await rowsOrNull(lakehouse, 'source.endpoints');
    if (rows === null)
        return notThere('prepare.constraints', expected);
    if (endpoints === null)
        return notThere('source.endpoints', expected);
    const entities = new Set(contract.objects.map(({ name }) => name));
    const known = new Set(endpoints.flatMap((row) => ['endpoint_path', 'full_path'].map((column) => `${sql_text(row, 'http_method')} ${checks_plain(sql_text(row, column))}`)));
    const found = rows.flatMap((row) => {
        const [id, entity] = [sql_text(row, 'constraintId'), textOrNull(row, 'entity')];
        const endpoint = sql_text(row, 'endpoint');
        const [method = '', path = ''] = endpoint.split(' ');
        const strange = entity !== null && !entities.has(entity) ? [`${id}: "${entity}" is no entity`] : [];
        return known.has(`${method} ${checks_plain(path)}`) ? strange : [...strange, `${id}: "${endpoint}" is not in the catalogue`];
    });
    return offenders(expected, found, `${rows.length} constraints`);
}
function checks_plain(path) {
    return withoutNames(path).replace(/(?<=.)\/$/, '');
}
async function samplesPresent({ lakehouse, contract }) {
    const expected = 'each entity has a sample, or a recorded reason why it has none';
    const said = recall(lakehouse.files, 'samples')?.value ?? [];
    const found = [];
    let reasons = 0;
    for (const { name } of contract.objects) {
        if ((await sizeOf(lakehouse, `sample.${name}`)) > 0)
            continue;
        if ((said.find(({ entity }) => entity === name)?.reason ?? '') === '')
            found.push(name);
        else
            reasons += 1;
    }
    const of = `${contract.objects.length} entities without either; ${reasons} ${reasons === 1 ? 'has' : 'have'} a reason instead of samples`;
    return offenders(expected, found, of);
}
async function noProdWrite({ lakehouse }) {
    await Promise.resolve();
    const expected = 'Prepare sent nothing to the source but GET, signing in apart';
    const log = recall(lakehouse.files, 'requests')?.value;
    if (log === undefined)
        return { passed: false, expected, actual: 'No record of the requests that were sent', evidence: [] };
    const other = Object.entries(log.methods).reduce((sum, [method, count]) => sum + (method === 'GET' ? 0 : count), 0) - log.sign_in;
    const counts = Object.entries(log.methods).map(([method, count]) => `${count} ${method}`);
    const of = `${log.sent} requests (${counts.join(', ') || 'none'}, ${log.sign_in} of them to sign in) in run ${log.run_id}`;
    return offenders(expected, log.writes, { of, count: Math.max(other, log.writes.length) });
}
async function driftClassified({ lakehouse }) {
    const expected = 'every difference from what was in force has a class and an action that fit it';
    const rows = await rowsOrNull(lakehouse, 'prepare.drift');
    if (rows === null)
        return notThere('prepare.drift', expected);
    const found = rows.flatMap((row) => {
        const [change, kind, action] = [sql_text(row, 'change'), sql_text(row, 'class'), sql_text(row, 'action')];
        const name = `${change} of ${sql_text(row, 'subject')}`;
        const meaning = Object.entries(changes).find(([known]) => known === change)?.[1];
        if (meaning === undefined)
            return [`${name}: unknown change`];
        if (!driftClasses.some((one) => one === kind) || meaning.class !== kind)
            return [`${name}: class "${kind}" instead of ${meaning.class}`];
        return driftActions.some((one) => one === action) ? [] : [`${name}: action "${action}"`];
    });
    const reported = new Set(rows.map((row) => `${sql_text(row, 'change')} of ${sql_text(row, 'subject')}`));
    const catalogue = ((await rowsOrNull(lakehouse, 'source.changes')) ?? []).map((row) => `${sql_text(row, 'change')} of ${sql_text(row, 'subject')}`);
    const left = catalogue.filter((name) => !reported.has(name)).map((name) => `${name}: found by Source, not classified`);
    return offenders(expected, [...found, ...left], `${rows.length} differences`);
}
async function driftAccepted({ lakehouse }) {
    const expected = 'no change that the contract refuses and none that breaks the pipeline';
    const rows = await rowsOrNull(lakehouse, 'prepare.drift');
    if (rows === null)
        return notThere('prepare.drift', expected);
    const refused = rows.filter((row) => stops({ action: sql_text(row, 'action') }));
    const words = refused.map((row) => `${sql_text(row, 'change')} of ${sql_text(row, 'subject')}: ${sql_text(row, 'detail')} (${sql_text(row, 'class')}, ${sql_text(row, 'action')} by mode ${sql_text(row, 'mode')})`);
    const finding = offenders(expected, words, `${rows.length} changes`);
    if (refused.length === 0)
        return finding;
    const remedy = 'the metadata in force stays; accept a break by a new major contract_version, anything else by contract_modes or an override';
    return { ...finding, actual: `${finding.actual}: ${words[0] ?? ''}; ${remedy}` };
}
async function requiredTargetsPresent({ lakehouse, contract }) {
    const wanted = contract.objects.reduce((sum, { required_targets }) => sum + required_targets.length, 0);
    const expected = `the ${wanted} target columns that the contract requires`;
    const fields = await fieldsInForce(lakehouse);
    if (fields.length === 0)
        return notThere('prepare.fields', expected);
    const missing = [];
    for (const target of missingTargets(contract, fields)) {
        const entity = target.slice(0, target.indexOf('.'));
        const seen = (await sizeOf(lakehouse, `sample.${entity}`)) > 0;
        missing.push(seen ? target : `${target}: the service gave no record of "${entity}"`);
    }
    return offenders(expected, missing, `${wanted} required columns`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/refine/rules.js


/** What each sort of table gets: the same for every source, decided by names and types alone. */
function addedTo(table) {
    const all = table.registry === 'facts' ? ofFact(table) : table.registry === 'dimensions' ? ofDimension(table) : [];
    const standing = new Set(table.columns.map((name) => name.toLowerCase()));
    const seen = new Set();
    return all.filter(({ name }) => {
        const folded = name.toLowerCase();
        if (standing.has(folded) || seen.has(folded))
            return false;
        seen.add(folded);
        return true;
    });
}
function ofFact(table) {
    const days = table.foreignKeys
        .filter(({ toTable }) => toTable === 'dimDate')
        .map(({ column }) => ({ name: column, sql: dayOf(column) }));
    const measures = table.typed.filter(({ name, type }) => type !== 'TEXT' && !name.endsWith('Id')).map(({ name }) => name);
    return [...completed(days), ...times(table, days), ...lasting(table, measures), ...variances(measures, table)];
}
function ofDimension(table) {
    if (table.tableName === 'dimDate')
        return ofDates;
    const [key = ''] = table.keyColumns;
    const type = table.typed.find(({ name }) => name === key)?.type ?? 'TEXT';
    const isUnknown = {
        ...{ name: 'isUnknown', type: 'INTEGER', rule: `${quote(key)} = ${literal(type === 'TEXT' ? 'unknown' : -1)}` },
        description: 'Stands for every value that is not known',
    };
    const days = table.typed
        .filter(({ name, type: kind }) => kind === 'TEXT' && isDayName(name))
        .map(({ name }) => ({ name, sql: dayIn(name) }));
    return [isUnknown, ...labels(table), ...times(table, days)];
}
const ofDates = [
    { name: 'isWeekend', type: 'INTEGER', rule: '"dayOfWeek" >= 6', description: 'Saturday or Sunday' },
    {
        ...{ name: 'yearMonth', type: 'TEXT', rule: 'substr("date", 1, 7)' },
        description: 'Year and month in one text that sorts',
    },
];
function dayOf(column) {
    const key = quote(column);
    return `CASE WHEN ${key} > 0 THEN printf('%04d-%02d-%02d', ${key} / 10000, ${key} / 100 % 100, ${key} % 100) END`;
}
const dayName = /(?:Date|On|At|Time)$|^date(?:Time)?[A-Z]/;
function isDayName(name) {
    return dayName.test(name) && !/^valid|^is[A-Z]/.test(name);
}
/** Texts that are named like days and hold none give NULL. */
function dayIn(column) {
    return `CASE WHEN ${quote(column)} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*' THEN substr(${quote(column)}, 1, 10) END`;
}
function isEnd(name) {
    return /^(?:end|finish|complet|clos|resolv)|(?:End|Finish|Finished|Completed|Closed|Resolved|Tested|Paid)(?:On|At|Date|Id|$)/i.test(name);
}
function isStart(name) {
    return /^(?:start|begin|creat|assign|open|raised|issued)|(?:Start|Created|Opened)(?:On|At|Date|Id|$)/i.test(name);
}
function completed(days) {
    const end = days.find(({ name }) => isEnd(name));
    if (!end)
        return [];
    const rule = `(${end.sql}) IS NOT NULL`;
    return [{ name: 'isCompleted', type: 'INTEGER', rule, description: `"${end.name}" is known` }];
}
/** Ages are counted to the latest day in the same table, not to today: the same data gives the same age on any day. */
function times(table, days) {
    const [first] = [...days.filter(({ name }) => isStart(name)), ...days];
    if (!first)
        return [];
    const latest = days.map(({ sql }) => `SELECT max(${sql}) AS day FROM ${tableSql(`transform.${table.tableName}`)}`);
    const age = {
        ...{ name: 'ageInDays', type: 'INTEGER' },
        rule: `CAST(julianday((SELECT max(day) FROM (${latest.join(' UNION ALL ')}))) - julianday(${first.sql}) AS INTEGER)`,
        description: `Days from "${first.name}" to the latest day in this table`,
    };
    const start = days.find(({ name }) => isStart(name));
    const end = days.find(({ name }) => isEnd(name) && name !== start?.name);
    if (!start || !end)
        return [age];
    const rule = `CAST(julianday(${end.sql}) - julianday(${start.sql}) AS INTEGER)`;
    return [age, { name: 'durationInDays', type: 'INTEGER', rule, description: `Days from "${start.name}" to "${end.name}"` }];
}
const duration = /(?:Time|Duration|Seconds|Minutes|Hours)$|^duration/i;
function lasting(table, measures) {
    return measures
        .filter((name) => duration.test(name))
        .flatMap((name) => {
        const column = quote(name);
        const mean = `(SELECT avg(${column}) FROM ${tableSql(`transform.${table.tableName}`)} WHERE ${column} > 0)`;
        return [
            {
                ...{
                    name: `has${names_upperFirst(name)}`,
                    type: 'INTEGER',
                    rule: `coalesce(${column} > 0, 0)`,
                },
                description: `"${name}" is known and above zero`,
            },
            {
                ...{ name: `${name}Group`, type: 'TEXT' },
                rule: `CASE WHEN coalesce(${column}, 0) <= 0 THEN 'none' WHEN ${column} < 0.5 * ${mean} THEN 'short' WHEN ${column} <= 1.5 * ${mean} THEN 'usual' ELSE 'long' END`,
                description: `"${name}" against the mean of all that are above zero: short below half of it, long above one and a half`,
            },
        ];
    });
}
function variances(measures, table) {
    return measures.flatMap((actual) => {
        const rest = /^actual([A-Z].*)$/.exec(actual)?.[1];
        const planned = ['estimated', 'planned', 'budgeted'].map((word) => `${word}${rest}`).find((name) => measures.includes(name));
        if (rest === undefined || planned === undefined)
            return [];
        const types = table.typed.filter(({ name }) => name === actual || name === planned).map(({ type }) => type);
        const name = `${rest.slice(0, 1).toLowerCase()}${rest.slice(1)}Variance`;
        const type = types.includes('REAL') ? 'REAL' : 'INTEGER';
        return [{ name, type, rule: `${quote(actual)} - ${quote(planned)}`, description: `"${actual}" less "${planned}"` }];
    });
}
function labels({ entity, columns, codes }) {
    return codes
        .filter((field) => columns.includes(field))
        .map((field) => {
        const asked = `entity = ${literal(entity)} AND field = ${literal(field)}`;
        const words = `(SELECT m.label FROM prepare.statusMap m WHERE m.${asked.replace(' AND field', ' AND m.field')} AND m.code = CAST(${quote(field)} AS TEXT))`;
        return {
            name: `${field}Label`,
            type: 'TEXT',
            rule: `coalesce(${words}, 'Unknown')`,
            description: `What the code in "${field}" means`,
        };
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/refine/actions.js





const refine_actions_actions = { 'refine.tables': refineTables };
/** Makes every table of the star schema anew with the columns that its rules add. No row comes or goes. */
async function refineTables({ ports, tally, signal }) {
    const { lakehouse } = ports;
    const tables = await actions_tablesOf(lakehouse);
    if (tables.length === 0)
        (0,data_failed/* fail */.f)('gate', 'Cannot refine: Transform has registered no table; run Transform first');
    const documented = [];
    for (const table of tables) {
        stopIfAsked(signal);
        const added = addedTo(table);
        const list = [...table.columns.map(quote), ...added.map(({ name, rule }) => `(${rule}) AS ${quote(name)}`)].join(', ');
        const shape = [...table.typed, ...added.map(({ name, type }) => ({ name, type }))];
        const name = `refine.${table.tableName}`;
        const rows = await lakehouse.replaceFrom(name, shape, `SELECT ${list} FROM ${tableSql(`transform.${table.tableName}`)} ORDER BY rowid`);
        tally.counts.read += table.rows;
        tally.counts.written += rows;
        ports.log(`${name}: ${rows} rows, ${added.length} columns added`);
        documented.push(...(await documentation(lakehouse, table, added)));
    }
    await dropOthers(lakehouse, tables);
    const shape = [...columns('TEXT', 'tableName', 'columnName', 'addedBy', 'rule', 'description'), ...columns('INTEGER', 'rows')];
    await lakehouse.replace('refine.columns', shape, documented);
}
async function actions_tablesOf(lakehouse) {
    const tables = [];
    for (const one of await allRegistered(lakehouse)) {
        const typed = await lakehouse.columns(`transform.${one.tableName}`);
        if (!typed)
            (0,data_failed/* fail */.f)('gate', `Cannot refine "transform.${one.tableName}": it is registered and is not there`);
        tables.push({ ...one, typed, columns: typed.map(({ name }) => name), codes: await actions_codesOf(lakehouse, one.entity) });
    }
    return tables;
}
async function actions_codesOf(lakehouse, entity) {
    if (!(await sql_has(lakehouse, 'prepare.statusMap')))
        return [];
    const rows = await lakehouse.all('SELECT DISTINCT field FROM prepare.statusMap WHERE entity = ? ORDER BY field', [entity]);
    return rows.map((row) => sql_text(row, 'field'));
}
/** `rows` counts those in which the column has a value. */
async function documentation(lakehouse, table, added) {
    const names = [...table.columns, ...added.map(({ name }) => name)];
    const counts = names.map((name, index) => `count(${quote(name)}) AS n${index}`).join(', ');
    const [found = {}] = await lakehouse.all(`SELECT ${counts} FROM ${tableSql(`refine.${table.tableName}`)}`);
    const rules = new Map(added.map((one) => [one.name, one]));
    return names.map((columnName, index) => ({
        ...{ tableName: table.tableName, columnName, addedBy: rules.has(columnName) ? 'refine' : 'transform' },
        ...{ rule: rules.get(columnName)?.rule ?? '', description: rules.get(columnName)?.description ?? 'As Transform made it' },
        rows: Number(found[`n${index}`] ?? 0),
    }));
}
async function dropOthers(lakehouse, tables) {
    const kept = new Set([...tables.map(({ tableName }) => `refine.${tableName}`), 'refine.columns']);
    for (const { table } of await lakehouse.tables())
        if (table.startsWith('refine.') && !kept.has(table))
            await lakehouse.drop(table);
}

;// CONCATENATED MODULE: ./lib/solution/stages/refine/checks.js



const refine_checks_checks = {
    refine_rows_unchanged: rowsUnchanged,
    refine_columns_documented: columnsDocumented,
    refine_reproducible: reproducible,
};
async function rowsUnchanged({ lakehouse }) {
    const wrong = [...(await absent(lakehouse, 'transform.facts', 'transform.dimensions'))];
    const tables = await allRegistered(lakehouse);
    for (const { tableName } of tables) {
        const [before, after] = await Promise.all([count(`transform.${tableName}`), count(`refine.${tableName}`)]);
        if (before !== after)
            wrong.push({ table: tableName, transform: before, refine: after });
    }
    return offenders('every table has as many rows as Transform gave it', wrong, `${tables.length} tables`);
    async function count(table) {
        return (await sql_has(lakehouse, table)) ? countOf(lakehouse, `SELECT count(*) FROM ${tableSql(table)}`) : null;
    }
}
async function columnsDocumented({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'refine.columns');
    const documented = new Map(rows.map((row) => [`${sql_text(row, 'tableName')}.${sql_text(row, 'columnName')}`, row]));
    const wrong = [...(await absent(lakehouse, 'refine.columns'))];
    let asked = 0;
    for (const { tableName } of await allRegistered(lakehouse)) {
        const names = (await lakehouse.columns(`refine.${tableName}`)) ?? [];
        const before = new Set((await lakehouse.columns(`transform.${tableName}`))?.map(({ name }) => name) ?? []);
        asked += names.length;
        for (const { name } of names) {
            const row = documented.get(`${tableName}.${name}`);
            if (!row)
                wrong.push({ table: tableName, column: name, documented: false });
            else if (!before.has(name) && (sql_text(row, 'rule') === '' || sql_text(row, 'description') === ''))
                wrong.push({ table: tableName, column: name, rule: sql_text(row, 'rule') });
        }
    }
    return offenders('every column stands in "refine.columns", an added one with rule and words', wrong, `${asked} columns`);
}
/** Asks every rule again over the rows that stand. */
async function reproducible({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'refine.columns', "SELECT tableName, columnName, rule FROM refine.columns WHERE addedBy = 'refine' ORDER BY tableName, columnName");
    const wrong = [...(await absent(lakehouse, 'refine.columns'))];
    for (const [tableName, rules] of Map.groupBy(rows, (row) => sql_text(row, 'tableName'))) {
        const tests = rules.map((row, index) => `sum(${quote(sql_text(row, 'columnName'))} IS NOT (${sql_text(row, 'rule')})) AS n${index}`);
        const [found = {}] = await lakehouse.all(`SELECT ${tests.join(', ')} FROM ${tableSql(`refine.${tableName}`)}`);
        rules.forEach((row, index) => {
            const differing = Number(found[`n${index}`] ?? 0);
            if (differing > 0)
                wrong.push({ table: tableName, column: sql_text(row, 'columnName'), rows: differing });
        });
    }
    return offenders('each rule, asked again, gives the values that stand', wrong, `${rows.length} added columns`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/tables.js


/** The catalogue: one row for each path and method. */
const endpointsTable = {
    table: 'source.endpoints',
    columns: [
        ...columns('TEXT', 'endpoint_path', 'full_path', 'http_method', 'category', 'description'),
        ...columns('INTEGER', 'requires_auth', 'hierarchical'),
        ...columns('TEXT', 'query_parameters', 'path_parameters', 'resource', 'entity', 'api_status'),
        ...columns('INTEGER', 'status_code'),
    ],
};
/** What changed in the catalogue since the run before; the same columns as the drift that Prepare records. */
const changesTable = {
    table: 'source.changes',
    columns: driftColumns,
};
const credentialsTable = {
    table: 'source.credentials',
    columns: columns('TEXT', 'credential_type', 'credential_value', 'last_validated', 'validation_status'),
};
/** The walk, one row for each entity; `why` says why its endpoint did not work, and is null where it did. */
const hierarchyTable = {
    table: 'source.hierarchy',
    columns: [
        ...columns('INTEGER', 'level'),
        ...columns('TEXT', 'entity', 'parent_entity', 'endpoint_path'),
        ...columns('INTEGER', 'items_found'),
        ...columns('TEXT', 'sample_id', 'why'),
    ],
};
/** What the limitations of the contract answered when they were probed: `stillPresent` is null when there was no answer. */
const probesTable = {
    table: 'source.probes',
    columns: [...columns('TEXT', 'constraintId', 'probe'), ...columns('INTEGER', 'expected', 'status_code', 'stillPresent')],
};
const portfolioTable = {
    table: 'source.portfolio',
    columns: [
        ...columns('TEXT', 'source_system', 'contract_version', 'discovery_date'),
        ...columns('INTEGER', 'total_endpoints'),
        ...columns('TEXT', 'endpoint_categories'),
        ...columns('INTEGER', 'hierarchical_endpoints'),
        ...columns('TEXT', 'auth_method', 'auth_status', 'last_auth_check'),
        ...columns('INTEGER', 'hierarchical_access_validated'),
        ...columns('REAL', 'endpoint_success_rate'),
        ...columns('INTEGER', 'supports_incremental'),
        ...columns('TEXT', 'status'),
        ...columns('INTEGER', 'is_enabled'),
        ...columns('TEXT', 'last_updated'),
    ],
};
const configTable = {
    table: 'source.config',
    columns: columns('TEXT', 'config_key', 'config_value', 'last_updated'),
};
const configKeys = [
    'execution_mode',
    'operation_type',
    'notebook_name',
    'stage',
    'sdk_version',
    'bootstrap_enabled',
];

;// CONCATENATED MODULE: ./lib/solution/stages/source/authenticate.js





/** Makes the request that only valid credentials may make, and writes down whether it was answered. */
async function authenticate(context) {
    const { contract, ports, tally } = context;
    const { path } = contract.auth_check;
    const service = serviceOf(context);
    tally.counts.read += 1;
    try {
        await service.session.get(service.address(path));
    }
    catch (error) {
        if (!(error instanceof data_failed/* Failed */.c) || error.failure.kind === 'cancelled' || error.failure.kind === 'timeout')
            throw error;
        await note(context, 'Failed');
        tally.counts.failed += 1;
        if (error.failure.kind !== 'credentials')
            throw error;
        const { key, name } = contract.source_system;
        (0,data_failed/* fail */.f)('credentials', `Cannot sign in to source "${key}" (${name}) by GET ${path}: ${authenticate_said(error)}; ${remedy(context)}`, {
            ...(error.failure.code === undefined ? {} : { code: error.failure.code }),
        });
    }
    await note(context, 'Success');
    ports.log(`GET ${path} was answered: the credentials are valid`);
}
function authenticate_said({ failure }) {
    return /^\d{3}$/.test(failure.code ?? '') ? `it answered ${failure.code ?? ''}` : failure.message;
}
function remedy({ contract }) {
    const names = secretsOf(contract).map((name) => `"${name}"`);
    if (names.length === 0)
        return 'the contract names no credentials; describe them under "api.auth"';
    return `set ${names.join(' and ')} to ${names.length === 1 ? 'a value' : 'values'} that may read it`;
}
async function note({ contract, ports, tally }, validation_status) {
    const row = {
        credential_type: typeOf(contract),
        credential_value: masked(secretOf(contract, ports.variables)),
        last_validated: (0,core_time/* iso */.KH)(ports.clock.now()),
        validation_status,
    };
    tally.counts.written += await ports.lakehouse.replace(credentialsTable.table, credentialsTable.columns, [row]);
}
function typeOf(contract) {
    const { type } = contract.api.auth;
    if (type === 'bearer')
        return 'api_token';
    return type === 'none' && secretsOf(contract).length > 0 ? 'api_key' : type;
}
function secretOf(contract, variables) {
    const [name] = secretsOf(contract);
    if (name === undefined)
        return '';
    return variables[name] ?? sourceOf(contract).variables[name] ?? '';
}
/** Three stars and the last three characters; a short secret would be half told by them. */
function masked(secret) {
    return secret.length < 12 ? '***' : `***${secret.slice(-3)}`;
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/changes.js


/** A row of `source.changes`: what the change is, and what is done about it in that mode. */
function changeRow(change, subject, more) {
    const meaning = changes[change];
    return { level: 'catalogue', subject, change, class: meaning.class, action: meaning[more.mode], ...more };
}
/** Endpoints that came and went since the run before; none on the first run. */
function catalogueChanges(before, now, mode) {
    if (before === null)
        return [];
    const known = new Set(before.map(({ name }) => name));
    const present = new Set(now.map(({ endpoint, path }) => catalogue_nameOf(endpoint.method, path)));
    const added = now.flatMap(({ endpoint, path, entity }) => {
        const name = catalogue_nameOf(endpoint.method, path);
        const feeds = entity === null ? 'feeds no entity' : `feeds ${entity}`;
        return known.has(name)
            ? []
            : [changeRow('new_endpoint', name, { mode, detail: `Not in the catalogue of the run before; ${feeds}` })];
    });
    const removed = before.flatMap(({ name, entity }) => {
        const fed = entity === null ? 'fed no entity' : `fed ${entity}`;
        return present.has(name) ? [] : [changeRow('removed_endpoint', name, { mode, detail: `No longer in the contract; ${fed}` })];
    });
    return [...added, ...removed];
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/hierarchy.js





/** A parent may well have no children: so many of them are asked before a level counts as empty. */
const mostTries = 10;
/** Walks from the topmost objects down; each request carries real ids of a record found one level above. */
async function walk(context, service) {
    const found = new Map();
    const reached = [];
    for (const placed of readOrder(context.contract)) {
        stopIfAsked(context.signal);
        const { object } = placed;
        const parents = object.parent === undefined ? [] : (found.get(object.parent.object) ?? []);
        const level = await reach(service, requestsFor(object, parents).slice(0, mostTries));
        found.set(object.name, level.records.slice(0, mostTries));
        reached.push({ ...level.answered, placed, items: level.records.length, sample: level.records[0]?.id ?? null });
        const more = level.answered.why === null ? '' : `: ${level.answered.why}`;
        context.ports.log(`${object.name}: ${level.records.length} found, ${level.answered.api_status}${more}`);
    }
    return reached;
}
/** Asks until one request gives records. An endpoint that answered once works, whatever the next parent gives. */
async function reach(service, requests) {
    let last = {
        answered: { api_status: 'unknown', status_code: null, why: 'no record of its parent to ask with' },
        records: [],
    };
    for (const request of requests) {
        const level = await askOne(service, request);
        if (level.records.length > 0)
            return level;
        if (last.answered.api_status !== 'working')
            last = level;
    }
    return last;
}
async function askOne(service, request) {
    try {
        for await (const { records } of fetchObject({ service, request })) {
            const known = records.flatMap((record) => {
                const id = keyAt(record, request.object.primary_key);
                return id === null ? [] : [{ id, record }];
            });
            if (known.length === 0 && records.length > 0) {
                const why = `its records have no "${request.object.primary_key}"`;
                return { answered: { api_status: 'broken', status_code: 200, why }, records: [] };
            }
            return { answered: { api_status: 'working', status_code: 200, why: null }, records: known };
        }
    }
    catch (error) {
        return { answered: readFailure(error), records: [] };
    }
    return { answered: { api_status: 'working', status_code: 200, why: null }, records: [] };
}
/** One endpoint that cannot be read is recorded; what ends the attempt itself is passed on. */
function readFailure(error) {
    if (!(error instanceof data_failed/* Failed */.c))
        throw error;
    const { kind, code, message } = error.failure;
    if (kind === 'cancelled' || kind === 'timeout' || kind === 'variable')
        throw error;
    const status = /^\d{3}$/.test(code ?? '') ? Number(code) : null;
    return { ...statusOf(status), why: message };
}
/** 401 and 403: it is there, but not for us. Everything else that is no success does not work. */
function statusOf(status) {
    if (status === 401 || status === 403)
        return { api_status: 'blocked', status_code: status };
    const works = status !== null && status >= 200 && status <= 299;
    return { api_status: works ? 'working' : 'broken', status_code: status };
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/portfolio.js




/** Sums up what is known of the source. The day of its discovery stays over all runs. */
async function portfolio(context) {
    const { contract, ports, tally } = context;
    const { lakehouse } = ports;
    const now = (0,core_time/* iso */.KH)(ports.clock.now());
    const endpoints = await countEndpoints(lakehouse);
    const credential = await oneRow(lakehouse, 'SELECT validation_status, last_validated FROM source.credentials');
    const levels = await countOf(lakehouse, 'SELECT count(*) FROM source.hierarchy');
    const reached = await countOf(lakehouse, 'SELECT count(*) FROM source.hierarchy WHERE items_found > 0');
    const row = {
        source_system: contract.source_system.key,
        contract_version: contract.contract_version,
        discovery_date: (await discovered(context)) ?? now.slice(0, 10),
        total_endpoints: endpoints.total,
        endpoint_categories: endpoints.categories,
        hierarchical_endpoints: endpoints.hierarchical,
        auth_method: contract.api.auth.type,
        auth_status: textOrNull(credential, 'validation_status') ?? 'Unknown',
        last_auth_check: textOrNull(credential, 'last_validated'),
        hierarchical_access_validated: Number(levels > 0 && levels === reached),
        endpoint_success_rate: endpoints.asked === 0 ? 0 : endpoints.working / endpoints.asked,
        supports_incremental: Number(contract.objects.some(({ incremental }) => incremental !== undefined)),
        ...{ status: 'active', is_enabled: 1, last_updated: now },
    };
    tally.counts.written += await lakehouse.replace(portfolioTable.table, portfolioTable.columns, [row]);
    tally.counts.written += await lakehouse.replace(configTable.table, configTable.columns, configRows(context, now));
}
async function countEndpoints(lakehouse) {
    const among = (where) => countOf(lakehouse, `SELECT count(*) FROM source.endpoints WHERE ${where}`);
    const categories = await lakehouse.all('SELECT category, count(*) AS n FROM source.endpoints GROUP BY category ORDER BY category');
    return {
        total: await among('TRUE'),
        hierarchical: await among('hierarchical = 1'),
        asked: await among(`api_status IN ('working', 'broken', 'blocked')`),
        working: await among(`api_status = 'working'`),
        categories: JSON.stringify(Object.fromEntries(categories.map((row) => [sql_text(row, 'category'), Number(row['n'])]))),
    };
}
async function discovered({ contract, ports }) {
    if (!(await sql_has(ports.lakehouse, portfolioTable.table)))
        return null;
    const [row] = await ports.lakehouse.all('SELECT discovery_date FROM source.portfolio WHERE source_system = ?', [
        contract.source_system.key,
    ]);
    return typeof row?.['discovery_date'] === 'string' ? row['discovery_date'] : null;
}
function configRows({ contract, params, ports }, now) {
    const values = {
        execution_mode: params['execution_mode'] ?? 'pipeline',
        operation_type: params['mode'] ?? 'run',
        notebook_name: `source${names_upperFirst(contract.source_system.key)}`,
        stage: 'source',
        sdk_version: ports.engine_version ?? 'lorchestra/v1',
        bootstrap_enabled: params['bootstrap'] ?? 'true',
    };
    return configKeys.map((config_key) => ({ config_key, config_value: values[config_key], last_updated: now }));
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/probe.js



/** A service that hangs is told from one that is slow, without waiting a minute for each. */
const longestWaitMs = 10_000;
/** Makes each limitation's own request once and without retries: a 500 that is expected needs no patience. */
async function probeAll(context) {
    const { contract, ports, signal } = context;
    const request_timeout = Math.min(contract.api.limits.request_timeout, longestWaitMs);
    const service = serviceOf(context, { request_timeout, retries: 0 });
    const probed = [];
    for (const limitation of contract.limitations) {
        if (limitation.probe === undefined)
            continue;
        stopIfAsked(signal);
        const answered = await probe_ask(async () => service.session.status(service.address(limitation.probe?.path ?? '')));
        const stands = answered.status_code === limitation.probe.status ? 'stands' : `answered ${answered.status_code ?? 'nothing'}`;
        ports.log(`${limitation.id}: ${stands}`);
        probed.push({ limitation, answered });
    }
    return probed;
}
async function probe_ask(send) {
    try {
        return { ...statusOf(await send()), why: null };
    }
    catch (error) {
        return readFailure(error);
    }
}
/** No answer says nothing about a limitation that is known by its status. */
function probeRow({ limitation, answered }) {
    const { probe } = limitation;
    const status = answered.status_code;
    return {
        constraintId: limitation.id,
        probe: `GET ${probe?.path ?? ''}`,
        expected: probe?.status ?? null,
        status_code: status,
        stillPresent: status === null ? null : Number(status === probe?.status),
    };
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/actions.js











const source_actions_actions = {
    'source.catalogue': actions_catalogue,
    'source.authenticate': authenticate,
    'source.hierarchy': hierarchy,
    'source.portfolio': portfolio,
};
async function actions_catalogue({ contract, ports, tally }) {
    const { lakehouse } = ports;
    const mode = contract.contract_modes.endpoints;
    const found = catalogueOf(contract);
    const before = await knownEndpoints(lakehouse);
    const changes = catalogueChanges(before, found.rows, mode);
    for (const { change, subject, action } of changes)
        ports.log(`${String(change)}: ${String(subject)}, ${String(action)}`);
    for (const name of found.malformed)
        nameError(tally, name, 'Its path is no path');
    tally.counts.read += contract.endpoints.length;
    tally.counts.skipped += found.duplicates.length;
    tally.counts.failed += found.malformed.length;
    tally.facts = {
        ...tally.facts,
        duplicates: found.duplicates.length,
        malformed: found.malformed.length,
        changes: changes.length,
    };
    await lakehouse.replace(changesTable.table, changesTable.columns, changes);
    const refused = changes.filter(({ action }) => action === 'refused');
    if (refused.length > 0) {
        // The catalogue stays as it was, so that the next run refuses the same.
        const named = refused.slice(0, 5).map(({ subject }) => `"${String(subject)}"`);
        (0,data_failed/* fail */.f)('gate', `Refused ${refused.length === 1 ? 'a change' : `${refused.length} changes`} of the catalogue: ${named.join(', ')}; "contract_modes.endpoints" is freeze`);
    }
    const left = new Set(changes.flatMap(({ action, subject }) => (action === 'discarded' ? [subject] : [])));
    const status = new Map(before?.map((one) => [one.name, one]));
    const rows = found.rows.flatMap((one) => {
        const name = catalogue_nameOf(one.endpoint.method, one.path);
        return left.has(name) && one.entity === null ? [] : [endpointRow(one, status.get(name))];
    });
    tally.counts.written += await lakehouse.replace(endpointsTable.table, endpointsTable.columns, rows);
    ports.log(`${rows.length} endpoints, ${found.duplicates.length} duplicates, ${found.malformed.length} malformed`);
}
async function knownEndpoints(lakehouse) {
    if (!(await sql_has(lakehouse, endpointsTable.table)))
        return null;
    const rows = await lakehouse.all('SELECT http_method, full_path, entity, api_status, status_code FROM source.endpoints ORDER BY full_path, http_method');
    return rows.map(({ http_method, full_path, entity, api_status, status_code }) => ({
        name: catalogue_nameOf(String(http_method), String(full_path)),
        entity: entity === null || entity === undefined ? null : String(entity),
        api_status: String(api_status),
        status_code: status_code === null || status_code === undefined ? null : Number(status_code),
    }));
}
/** Fewer retries than a fetch has: an endpoint that needs many is found out here. */
const mostRetries = 2;
async function hierarchy(context) {
    const { contract, ports, tally } = context;
    const { lakehouse } = ports;
    const service = serviceOf(context, { retries: Math.min(contract.api.limits.retries, mostRetries) });
    const reached = await walk(context, service);
    const probed = await probeAll(context);
    const rows = reached.map(({ placed: { object, level }, items, sample, why }) => ({
        ...{ level, entity: object.name, parent_entity: object.parent?.object ?? null },
        ...{ endpoint_path: feedingPath(contract, object), items_found: items, sample_id: sample, why },
    }));
    for (const one of reached.filter(({ why }) => why !== null))
        nameError(tally, one.placed.object.name, one.why ?? '');
    tally.counts.read += reached.reduce((sum, { items }) => sum + items, 0);
    tally.counts.skipped += reached.filter(({ api_status }) => api_status !== 'working').length;
    tally.counts.written += await lakehouse.replace(hierarchyTable.table, hierarchyTable.columns, rows);
    await lakehouse.replace(probesTable.table, probesTable.columns, probed.map(probeRow));
    await markEndpoints(context, reached, probed);
}
/** What an entity's endpoint answered beats what a probe of the same endpoint did. */
async function markEndpoints(context, reached, probed) {
    const { contract, ports } = context;
    const { lakehouse } = ports;
    const mode = contract.contract_modes.endpoints;
    const answers = new Map();
    for (const { limitation, answered } of probed) {
        if (limitation.method === 'GET')
            answers.set(normalise(limitation.endpoint)?.path ?? limitation.endpoint, answered);
    }
    for (const one of reached)
        answers.set(feedingPath(contract, one.placed.object), one);
    const before = await lakehouse.all('SELECT * FROM source.endpoints ORDER BY full_path, http_method');
    const broke = [];
    const now = before.map((row) => {
        const answer = row['http_method'] === 'GET' ? answers.get(String(row['full_path'])) : undefined;
        if (answer === undefined)
            return row;
        const stopped = answer.api_status === 'broken' || answer.api_status === 'blocked';
        if (row['api_status'] === 'working' && stopped) {
            const detail = `Worked in the run before, now ${answer.api_status}: ${answer.status_code ?? 'no answer'}`;
            broke.push(changeRow('endpoint_broken', catalogue_nameOf('GET', String(row['full_path'])), { mode, detail }));
        }
        return { ...row, api_status: answer.api_status, status_code: answer.status_code };
    });
    for (const { subject, detail } of broke)
        ports.log(`endpoint_broken: ${String(subject)}. ${String(detail)}`);
    await lakehouse.replace(endpointsTable.table, endpointsTable.columns, now);
    await lakehouse.append(changesTable.table, changesTable.columns, broke);
}

;// CONCATENATED MODULE: ./lib/solution/stages/source/checks.js






/** Gates of Source, by id. */
const source_checks_checks = {
    endpoints_nonempty: endpointsNonempty,
    auth_succeeded: authSucceeded,
    credential_masked: credentialMasked,
    portfolio_counts_agree: portfolioCountsAgree,
    success_rate_in_range: successRateInRange,
    config_complete: configComplete,
    hierarchy_reached: hierarchyReached,
    parameters_listed: parametersListed,
    entity_endpoints_working: entityEndpointsWorking,
};
async function endpointsNonempty({ lakehouse }) {
    const count = await countOf(lakehouse, 'SELECT count(*) FROM source.endpoints');
    return { passed: count > 0, expected: 'at least one endpoint', actual: `${count} endpoints`, evidence: [] };
}
async function authSucceeded({ lakehouse }) {
    const rows = await lakehouse.all('SELECT validation_status, last_validated FROM source.credentials ORDER BY last_validated DESC');
    const status = rows[0] === undefined ? 'no check' : sql_text(rows[0], 'validation_status');
    return {
        passed: rows.length > 0 && rows.every((row) => row['validation_status'] === 'Success'),
        expected: 'Success',
        actual: status,
        evidence: [],
    };
}
/** Nothing of a stored value is shown as evidence: it may be the secret itself. */
async function credentialMasked({ lakehouse }) {
    const rows = await lakehouse.all('SELECT credential_type, credential_value FROM source.credentials ORDER BY credential_type');
    const bare = rows.filter((row) => !/^\*\*\*.{0,3}$/su.test(sql_text(row, 'credential_value')));
    const found = bare.map((row) => ({ credential_type: sql_text(row, 'credential_type') }));
    return offenders('three stars and at most three characters', found, `${rows.length} credentials`);
}
async function portfolioCountsAgree({ lakehouse }) {
    const [told] = await lakehouse.all('SELECT total_endpoints, hierarchical_endpoints, endpoint_categories FROM source.portfolio');
    const [counted] = await lakehouse.all('SELECT count(*) AS total, coalesce(sum(hierarchical), 0) AS hierarchical FROM source.endpoints');
    const categories = await lakehouse.all('SELECT category, count(*) AS n FROM source.endpoints GROUP BY category ORDER BY category');
    const listed = Object.fromEntries(categories.map((row) => [sql_text(row, 'category'), Number(row['n'])]));
    const words = (total, hierarchical, by) => `${String(total)} endpoints, ${String(hierarchical)} hierarchical, ${by}`;
    const expected = words(counted?.['total'], counted?.['hierarchical'], JSON.stringify(listed));
    const actual = told === undefined
        ? 'no portfolio'
        : words(told['total_endpoints'], told['hierarchical_endpoints'], sql_text(told, 'endpoint_categories'));
    return { passed: actual === expected, expected, actual, evidence: [] };
}
/** In range, and what the catalogue gives when it is counted again. */
async function successRateInRange({ lakehouse }) {
    const [told] = await lakehouse.all('SELECT endpoint_success_rate AS rate FROM source.portfolio');
    const asked = await countOf(lakehouse, `SELECT count(*) FROM source.endpoints WHERE api_status IN ('working', 'broken', 'blocked')`);
    const working = await countOf(lakehouse, `SELECT count(*) FROM source.endpoints WHERE api_status = 'working'`);
    const counted = asked === 0 ? 0 : working / asked;
    const rate = typeof told?.['rate'] === 'number' ? told['rate'] : Number.NaN;
    const passed = rate >= 0 && rate <= 1 && Math.abs(rate - counted) < 1e-9;
    return {
        passed,
        expected: `0 to 1, counted ${counted.toFixed(3)}`,
        actual: told === undefined ? 'no portfolio' : rate.toFixed(3),
        evidence: [],
    };
}
async function configComplete({ lakehouse }) {
    const rows = await lakehouse.all('SELECT config_key, config_value FROM source.config');
    const known = new Set(rows.flatMap((row) => (textOrNull(row, 'config_value') === null ? [] : [sql_text(row, 'config_key')])));
    const missing = configKeys.filter((key) => !known.has(key));
    return offenders(`values of ${configKeys.join(', ')}`, missing, `${configKeys.length} keys`);
}
async function hierarchyReached({ lakehouse, contract }) {
    const rows = await lakehouse.all('SELECT entity, items_found, sample_id FROM source.hierarchy');
    const reached = new Set(rows.flatMap((row) => (Number(row['items_found']) > 0 && textOrNull(row, 'sample_id') !== null ? [sql_text(row, 'entity')] : [])));
    const order = readOrder(contract);
    const missed = order.flatMap(({ object, level }) => (reached.has(object.name) ? [] : [{ entity: object.name, level }]));
    return offenders('a real id of each entity', missed, `${order.length} entities`);
}
/** A service ignores a parameter that it does not know, and gives everything instead of what was asked for. */
async function parametersListed({ lakehouse, contract }) {
    const rows = await lakehouse.all(`SELECT full_path, query_parameters FROM source.endpoints WHERE http_method = 'GET'`);
    const listed = new Map(rows.map((row) => [sql_text(row, 'full_path'), JSON.parse(sql_text(row, 'query_parameters'))]));
    const used = contract.objects.flatMap((object) => parametersOf(object, contract.api.paging).map((name) => ({ object, name })));
    const unlisted = used.flatMap(({ object, name }) => {
        const path = feedingPath(contract, object);
        return listed.get(path)?.includes(name) === true ? [] : [{ entity: object.name, endpoint: path, parameter: name }];
    });
    return offenders('every parameter listed for its endpoint', unlisted, `${used.length} parameters`);
}
function parametersOf(object, paging) {
    const { parameter } = object.incremental ?? {};
    const sent = [...Object.keys(object.query), ...pagingParameters(object.paging ?? paging)];
    return parameter === undefined ? sent : [...sent, parameter];
}
async function entityEndpointsWorking({ lakehouse, contract }) {
    const rows = await lakehouse.all(`SELECT full_path, api_status, status_code FROM source.endpoints WHERE http_method = 'GET'`);
    const known = new Map(rows.map((row) => [sql_text(row, 'full_path'), row]));
    const walked = await lakehouse.all('SELECT * FROM source.hierarchy');
    const reasons = new Map(walked.map((row) => [sql_text(row, 'entity'), textOrNull(row, 'why')]));
    const bad = contract.objects.flatMap((object) => {
        const endpoint = feedingPath(contract, object);
        const row = known.get(endpoint);
        const api_status = row === undefined ? 'not in the catalogue' : sql_text(row, 'api_status');
        if (api_status !== 'broken' && api_status !== 'blocked' && row !== undefined)
            return [];
        const why = reasons.get(object.name) ?? null;
        const status_code = row === undefined ? null : Number(row['status_code'] ?? 0) || null;
        return [{ entity: object.name, endpoint, api_status, status_code, ...(why === null ? {} : { why }) }];
    });
    return offenders('no broken or blocked endpoint of an entity', bad, `${contract.objects.length} entities`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/star.js



/** Every dimension with a history has them after its key and attributes. */
const historyColumns = [
    ...columns('TEXT', 'attributesHash', 'validFrom', 'validTo'),
    ...columns('INTEGER', 'isCurrent'),
];
/** Stands for a value that is not known, in every foreign key and as a member of every dimension. */
function unknownKey(type) {
    return type === 'TEXT' ? 'unknown' : -1;
}
function fieldsOf(star, entity) {
    return star.fields.get(entity) ?? [];
}
function star_objectOf(star, entity) {
    return star.contract.objects.find(({ name }) => name === entity);
}
/** `cycle` gives `cycleId`, whatever its key is called in the clean table. */
function star_keyOf(star, entity) {
    const own = fieldsOf(star, entity);
    const key = own.find(({ isKey }) => isKey);
    const name = `${entity}Id`;
    if (!key)
        return { name: own.some(({ targetName }) => targetName === name) ? 'recordId' : name, type: 'TEXT', from: 'recordId' };
    const taken = own.some((field) => field !== key && field.targetName === name);
    return { name: taken ? key.targetName : name, type: columnType(key.targetType), from: key.targetName };
}
/** The entities above one, nearest first; a circle ends where it closes. */
function ancestorsOf(star, entity) {
    const chain = [];
    for (let next = star_objectOf(star, entity)?.parent?.object; next !== undefined; next = star_objectOf(star, next)?.parent?.object) {
        if (next === entity || chain.includes(next))
            break;
        chain.push(next);
    }
    return chain;
}
/** `clean.<entity> e`, and its ancestors as `p1`, `p2` ... */
function withAncestors(star, entity) {
    const joins = ancestorsOf(star, entity).map((name, index) => `LEFT JOIN ${tableSql(`clean.${name}`)} p${index + 1} ON p${index + 1}.recordId = ${star_at(index)}._parent_id`);
    return [`${tableSql(`clean.${entity}`)} e`, ...joins].join(' ');
}
function star_at(index) {
    return index === 0 ? 'e' : `p${index}`;
}
/** The keys of all ancestors. What the record itself says of its parent comes first: a service may ignore a filter. */
function ancestorKeys(star, entity) {
    const own = fieldsOf(star, entity);
    return ancestorsOf(star, entity).map((name, index) => {
        const key = star_keyOf(star, name);
        const said = own.find(({ targetName, isKey }) => targetName === key.name && !isKey);
        const walked = [`p${index + 1}.${quote(key.from)}`, cast(`nullif(${star_at(index)}._parent_id, '')`, key.type, 'TEXT')];
        const sources = [...(said ? [cast(`e.${quote(said.targetName)}`, key.type, columnType(said.targetType))] : []), ...walked];
        return { name: key.name, type: key.type, sql: `coalesce(${sources.join(', ')})`, ...target(star, name) };
    });
}
/** Where a key of an entity leads; nowhere when the entity is itself a fact. */
function target(star, entity) {
    const decision = star.decisions.get(entity);
    if (decision?.role !== 'dimension')
        return {};
    return { to: { table: decision.tableName, column: star_keyOf(star, entity).name } };
}
function cast(sql, wanted, given) {
    return wanted === given ? sql : `CAST(${sql} AS ${wanted})`;
}
function star_known(sql, type) {
    return `coalesce(${sql}, ${literal(unknownKey(type))})`;
}
function selectList(made) {
    return made.map(({ name, sql }) => `${sql} AS ${quote(name)}`).join(', ');
}
function foreignKeys(made) {
    return made.flatMap(({ name, to }) => (to ? [{ column: name, toTable: to.table, toColumn: to.column }] : []));
}
/** A second column of one name gets the entity's name before its own, a third a number too: nothing is lost for its name. */
function star_renamed(entity, made, taken = []) {
    const seen = new Set(taken.map((name) => name.toLowerCase()));
    return made.map((one) => {
        const longer = `${entity}${names_upperFirst(one.name)}`;
        let name = one.name;
        for (let number = 1; seen.has(name.toLowerCase()); number += 1)
            name = number === 1 ? longer : `${longer}${number}`;
        seen.add(name.toLowerCase());
        return { ...one, name };
    });
}
/** The first of several columns of one name stays: the key of an ancestor holds what the record itself says of it. */
function unique(made) {
    const seen = new Set();
    return made.filter(({ name }) => {
        const folded = name.toLowerCase();
        if (seen.has(folded))
            return false;
        seen.add(folded);
        return true;
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/dates.js




/** A century: beyond it somebody wrote 9999 for "never", and only the days that occur are listed. */
const mostDays = 36_525;
const dateColumns = [
    ...columns('INTEGER', 'dateId'),
    ...columns('TEXT', 'date'),
    ...columns('INTEGER', 'year', 'quarter', 'month'),
    ...columns('TEXT', 'monthName'),
    ...columns('INTEGER', 'dayOfMonth', 'dayOfWeek'),
    ...columns('TEXT', 'dayName'),
];
const months = 'January February March April May June July August September October November December'.split(' ');
const days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
/** Every day from the first to the last found in the records, and the unknown one. */
async function dateRows(lakehouse, star) {
    const columns = [];
    for (const entity of star.decisions.keys()) {
        const table = `clean.${entity}`;
        if (!(await sql_has(lakehouse, table)))
            continue;
        for (const field of fieldsOf(star, entity).filter(isTime))
            columns.push({ table, column: field.targetName });
    }
    const range = await rangeOf(lakehouse, columns);
    if (!range)
        return daysOf([]);
    if ((range.last - range.first) / core_time/* dayMs */.LP < mostDays)
        return daysOf(everyDay(range.first, range.last));
    return daysOf(await daysThatOccur(lakehouse, columns));
}
async function rangeOf(lakehouse, columns) {
    const times = [];
    for (const [table, some] of Map.groupBy(columns, (one) => one.table)) {
        const asked = some.flatMap(({ column }, index) => [
            `min(${quote(column)}) AS a${index}`,
            `max(${quote(column)}) AS b${index}`,
        ]);
        const [found = {}] = await lakehouse.all(`SELECT ${asked.join(', ')} FROM ${tableSql(table)}`);
        times.push(...Object.values(found).flatMap((value) => (typeof value === 'string' ? [startOfDay(value)] : [])));
    }
    return times.length === 0 ? null : { first: Math.min(...times), last: Math.max(...times) };
}
function startOfDay(iso) {
    return Date.parse(`${iso.slice(0, 10)}T00:00:00.000Z`);
}
function* everyDay(first, last) {
    for (let day = first; day <= last; day += core_time/* dayMs */.LP)
        yield day;
}
async function daysThatOccur(lakehouse, columns) {
    const each = columns.map(({ table, column }) => `SELECT substr(${quote(column)}, 1, 10) AS day FROM ${tableSql(table)}`);
    const rows = await lakehouse.all(`SELECT day FROM (${each.join(' UNION ')}) WHERE day IS NOT NULL ORDER BY day`);
    return rows.map(({ day }) => startOfDay(String(day)));
}
function* daysOf(times) {
    const empty = Object.fromEntries(dateColumns.map(({ name }) => [name, null]));
    yield { ...empty, dateId: -1 };
    for (const time of times)
        yield dayRow(time);
}
function dayRow(time) {
    const day = new Date(time);
    const date = (0,core_time/* isoDay */.kh)(time);
    const month = day.getUTCMonth();
    const dayOfWeek = ((day.getUTCDay() + 6) % 7) + 1;
    return {
        ...{ dateId: Number(date.replaceAll('-', '')), date, year: day.getUTCFullYear(), quarter: Math.floor(month / 3) + 1 },
        ...{
            month: month + 1,
            monthName: months[month] ?? '',
            dayOfMonth: day.getUTCDate(),
            dayOfWeek,
            dayName: days[dayOfWeek - 1] ?? '',
        },
    };
}
/** The key of the day of a date or time. */
function dateKey(sql) {
    return `CASE WHEN ${sql} IS NULL THEN -1 ELSE CAST(replace(substr(${sql}, 1, 10), '-', '') AS INTEGER) END`;
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/lists.js







/** All lists of an entity, in the order of its columns. A list that was always empty says nothing of its items. */
function listsOf(star, entity) {
    const listed = fieldsOf(star, entity).filter((field) => isList(field) && !field.targetType.includes('unknown'));
    const groups = Map.groupBy(listed, ({ path }) => path.replace(/\[\].*/, ''));
    return [...groups].map(([root, fields]) => lists_listOf(star, { entity, root, fields }));
}
function lists_listOf(star, group) {
    const { entity, fields } = group;
    const id = idOf(fields);
    const { bridge, dimension } = namesOf(star, group);
    const from = `${tableSql(`clean.${entity}`)} e, json_each(e.${quote((id ?? fields[0])?.targetName ?? '')}) j`;
    const type = id ? columnType(inner(id.targetType)) : 'TEXT';
    const owner = id ? ownerOf(star, id) : null;
    if (owner !== null) {
        const key = star_keyOf(star, owner.entity);
        return { entity, bridge, dimension: owner.tableName, key, members: null, from, item: cast('j.value', key.type, type) };
    }
    const at = (field) => `json_extract(e.${quote(field.targetName)}, '$[' || j.key || ']')`;
    const item = id ? 'j.value' : `json_array(${fields.map(at).join(', ')})`;
    const key = { name: `${camel(dimension.replace(/^dim/, ''))}Id`, type };
    const attributes = fields
        .filter((field) => field !== id && field.targetName !== key.name)
        .map((field) => ({ name: field.targetName, type: columnType(inner(field.targetType)), sql: at(field) }));
    return { entity, bridge, dimension, key, members: { attributes }, from, item };
}
/** What Prepare proposed, or names made from the name of the list: `releaseIds` lists releases. */
function namesOf(star, { entity, root, fields }) {
    const name = singular(camel(root.slice(root.lastIndexOf('.') + 1)), star.singulars);
    const bridge = fields.find(({ bridgeName }) => bridgeName !== null)?.bridgeName ?? `bridge${names_upperFirst(entity)}${names_upperFirst(name)}`;
    const foreign = fields.map(({ dimensionName }) => dimensionName).find((one) => one !== null && one !== dimensionOf(entity));
    const own = names_upperFirst(name.replace(/(?<=.)Id$/, ''));
    // Items that are called like an entity and are not its records make a dimension of their own.
    const taken = [...star.decisions.values()].some(({ tableName }) => tableName === `dim${own}`);
    return { bridge, dimension: foreign ?? (taken ? `dim${names_upperFirst(entity)}${own}` : `dim${own}`) };
}
/** The entity whose records the items name. */
function ownerOf(star, { foreignKeyTo }) {
    const owner = foreignKeyTo === null ? undefined : star.decisions.get(foreignKeyTo);
    return owner?.role === 'dimension' ? owner : null;
}
/** What an item is known by: the only value of a list of values, else its id; null when it is known by all it holds. */
function idOf(fields) {
    const [only] = fields;
    if (only && fields.length === 1)
        return inner(only.targetType) === 'json' ? null : only;
    const id = fields.find(({ path }) => /\[\]\.(?:id|uuid|guid|key|code)$/i.test(path));
    return id ?? fields.find(({ foreignKeyTo }) => foreignKeyTo !== null) ?? null;
}
function inner(targetType) {
    return elementOf(targetType) ?? 'text';
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/dimensions.js







/** A dimension's own columns: a field of such a name gets the entity's before it. */
const historyNames = historyColumns.map(({ name }) => name);
/** The dimensions of entities first, then those of codes, of lists and of what stands within facts. */
function dimensionPlans(star) {
    const own = [...star.decisions.values()]
        .filter(({ role }) => role === 'dimension')
        .map(({ entity }) => entityPlan(star, entity));
    const facts = [...star.decisions.values()].filter(({ role }) => role === 'fact').map(({ entity }) => entity);
    const codes = facts.flatMap((entity) => [...(star.codes.get(entity) ?? [])].sort().map((field) => codePlan(entity, field)));
    return [...own, ...codes, ...foundPlans(star, new Set([...own, ...codes].map(({ tableName }) => tableName)))];
}
function entityPlan(star, entity) {
    const key = star_keyOf(star, entity);
    const keys = ancestorKeys(star, entity);
    const attributes = fieldsOf(star, entity)
        .filter((field) => !isList(field) && field.targetName !== key.from)
        .map((field) => ({
        ...{ name: field.targetName, type: columnType(field.targetType), sql: `e.${quote(field.targetName)}` },
        ...(field.foreignKeyTo === null || field.foreignKeyTo === entity ? {} : target(star, field.foreignKeyTo)),
    }));
    const made = unique([...keys, ...star_renamed(entity, attributes, historyNames)]);
    const select = `SELECT e.${quote(key.from)} AS ${quote(key.name)}${made.length > 0 ? `, ${selectList(made)}` : ''}
    FROM ${withAncestors(star, entity)} WHERE e.${quote(key.from)} IS NOT NULL`;
    const tableName = star.decisions.get(entity)?.tableName ?? dimensionOf(entity);
    return { tableName, entity, key: bare(key), attributes: made.map(bare), select, foreignKeys: foreignKeys(made) };
}
function bare({ name, type }) {
    return { name, type };
}
/** `execution` and `status` give `ExecutionStatus`; `executionStatus` does so, too. */
function codeName(entity, field) {
    return field.toLowerCase().startsWith(entity.toLowerCase()) ? names_upperFirst(field) : `${names_upperFirst(entity)}${names_upperFirst(field)}`;
}
function codeDimension(entity, field) {
    const name = codeName(entity, field);
    return { tableName: `dim${name}`, key: { name: `${lowerFirst(name)}Id`, type: 'TEXT' } };
}
/** Of the map of one field. */
function dimensions_codesOf(entity, field) {
    return `entity = ${literal(entity)} AND field = ${literal(field)}`;
}
function codePlan(entity, field) {
    const { tableName, key } = codeDimension(entity, field);
    const select = `SELECT code AS ${quote(key.name)}, code, min(label) AS label, max(known) AS known
    FROM prepare.statusMap WHERE ${dimensions_codesOf(entity, field)} AND code NOT IN ('', 'unknown') GROUP BY code`;
    const attributes = [...columns('TEXT', 'code', 'label'), ...columns('INTEGER', 'known')];
    return { tableName, entity, key, attributes, select, foreignKeys: [], unknown: { label: 'Unknown', known: 0 } };
}
function foundPlans(star, taken) {
    const found = [...star.decisions.keys()].flatMap((entity) => [...foundInLists(star, entity), ...foundInFact(star, entity)]);
    const groups = Map.groupBy(found.filter(({ tableName }) => !taken.has(tableName)), ({ tableName }) => tableName);
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tableName, some]) => foundPlan(tableName, some));
}
function foundInLists(star, entity) {
    return listsOf(star, entity).flatMap(({ dimension, key, members, from, item }) => members
        ? [{ tableName: dimension, entity, key, item, attributes: star_renamed(entity, members.attributes, historyNames), from }]
        : []);
}
/** Fields of a fact that Prepare gave to one dimension which no entity has: their id is the key, the others describe it. */
function factGroups(star, entity) {
    if (star.decisions.get(entity)?.role !== 'fact')
        return [];
    const entities = new Set([...star.decisions.values()].map(({ tableName }) => tableName));
    const codes = star.codes.get(entity);
    const grouped = fieldsOf(star, entity).filter((field) => !isList(field) && !field.isKey && field.foreignKeyTo === null && !codes?.has(field.targetName));
    const groups = Map.groupBy(grouped, ({ dimensionName }) => dimensionName);
    return [...groups].flatMap(([dimension, fields]) => {
        if (dimension === null || dimension === dimensionOf(entity) || entities.has(dimension))
            return [];
        const id = fields.find(({ targetName, path }) => targetName.endsWith('Id') || /(?:^|\.)id$/i.test(path));
        return id ? [{ dimension, id, others: fields.filter((field) => field !== id) }] : [];
    });
}
function foundInFact(star, entity) {
    return factGroups(star, entity).map(({ dimension, id, others }) => ({
        ...{ tableName: dimension, entity, item: `e.${quote(id.targetName)}` },
        key: { name: id.targetName, type: columnType(id.targetType) },
        attributes: star_renamed(entity, others.map((field) => ({
            ...{ name: field.targetName, type: columnType(field.targetType), sql: `e.${quote(field.targetName)}` },
        })), historyNames),
        from: `${tableSql(`clean.${entity}`)} e`,
    }));
}
/** Of a member seen several times, the newest sight counts; of equally new ones, always the same. */
function foundPlan(tableName, found) {
    const [first] = found;
    const attributes = [
        ...new Map(found.flatMap((one) => one.attributes.map((column) => [column.name, bare(column)]))).values(),
    ];
    const sights = found.map(({ item, attributes: own, from }) => {
        const values = attributes.map(({ name }) => own.find((one) => one.name === name)?.sql ?? 'NULL');
        const list = attributes.map(({ name }, index) => `${values[index] ?? 'NULL'} AS ${quote(name)}`);
        return `SELECT ${[`${item} AS ${quote(first.key.name)}`, ...list].join(', ')}, e._extracted_at || json_array(${values.join(', ')}) AS seen
      FROM ${from} WHERE ${item} IS NOT NULL`;
    });
    const names = [first.key, ...attributes].map(({ name }) => quote(name)).join(', ');
    const select = `SELECT ${names} FROM (SELECT ${names}, max(seen) FROM (${sights.join(' UNION ALL ')}) GROUP BY ${quote(first.key.name)})`;
    return { tableName, entity: first.entity, key: first.key, attributes, select, foreignKeys: [] };
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/facts.js







function factPlans(star) {
    return [...star.decisions.values()]
        .filter(({ role }) => role === 'fact')
        .map(({ entity, tableName }) => factPlan(star, entity, tableName));
}
/** Its key, the keys of what it belongs to, dates as keys, then measures and what describes it. No list, no record. */
function factPlan(star, entity, tableName) {
    const key = star_keyOf(star, entity);
    const groups = factGroups(star, entity);
    const described = new Set(groups.flatMap(({ others }) => others));
    const scalars = fieldsOf(star, entity).filter((field) => !isList(field) && field.targetType !== 'json' && field.targetName !== key.from && !described.has(field));
    const rank = (made) => (made.to ? 0 : 1);
    const columns = scalars.flatMap((field) => facts_columnsOf(star, field)).sort((a, b) => rank(a) - rank(b));
    const own = star_renamed(entity, columns);
    const ancestors = ancestorKeys(star, entity).map((made) => ({ ...made, sql: star_known(made.sql, made.type) }));
    const made = unique([{ name: key.name, type: key.type, sql: `e.${quote(key.from)}` }, ...ancestors, ...own]);
    return {
        ...{ tableName, entity, keyColumns: [key.name] },
        columns: made.map(({ name, type }) => ({ name, type })),
        select: `SELECT ${selectList(made)} FROM ${withAncestors(star, entity)} ORDER BY 1`,
        foreignKeys: foreignKeys(made),
    };
}
function facts_columnsOf(star, field) {
    const { entity, targetName: name } = field;
    const type = columnType(field.targetType);
    const sql = `e.${quote(name)}`;
    if (star.codes.get(entity)?.has(name))
        return [codeColumn(field, sql), { name, type, sql }];
    const to = field.foreignKeyTo === null ? undefined : target(star, field.foreignKeyTo).to;
    if (to && field.foreignKeyTo !== null) {
        const key = star_keyOf(star, field.foreignKeyTo);
        return [{ name, type: key.type, sql: star_known(cast(sql, key.type, type), key.type), to }];
    }
    const group = factGroups(star, entity).find(({ id }) => id === field);
    if (group)
        return [{ name, type, sql: star_known(sql, type), to: { table: group.dimension, column: name } }];
    if (isTime(field))
        return [{ name: dateColumn(name), type: 'INTEGER', sql: dateKey(sql), to: { table: 'dimDate', column: 'dateId' } }];
    return [{ name, type, sql }];
}
/** A code without words counts as unknown; a gate names it. */
function codeColumn({ entity, targetName }, sql) {
    const { tableName, key } = codeDimension(entity, targetName);
    const code = `CAST(${sql} AS TEXT)`;
    const mapped = `SELECT code FROM prepare.statusMap WHERE ${dimensions_codesOf(entity, targetName)}`;
    return {
        ...{ name: key.name, type: 'TEXT', to: { table: tableName, column: key.name } },
        sql: `CASE WHEN ${code} <> '' AND ${code} IN (${mapped}) THEN ${code} ELSE 'unknown' END`,
    };
}
/** `startDate` gives `startDateId`, `createdOn` gives `createdOnDateId`. */
function dateColumn(name) {
    return name.endsWith('Date') ? `${name}Id` : `${name}DateId`;
}
/** `recordId` is the key of the record that has the list, `dimensionId` the key of the item. */
function bridgePlans(star) {
    return [...star.decisions.values()].flatMap(({ entity, tableName: owner }) => {
        const key = star_keyOf(star, entity);
        return listsOf(star, entity).map(({ bridge, dimension, key: item, from, item: value }) => ({
            ...{ tableName: bridge, entity, keyColumns: ['recordId', 'dimensionId'] },
            columns: [
                { name: 'recordId', type: key.type },
                { name: 'dimensionId', type: item.type },
            ],
            select: `SELECT DISTINCT e.${quote(key.from)} AS recordId, ${value} AS dimensionId FROM ${from} WHERE ${value} IS NOT NULL ORDER BY 1, 2`,
            foreignKeys: [
                { column: 'recordId', toTable: owner, toColumn: key.name },
                { column: 'dimensionId', toTable: dimension, toColumn: item.name },
            ],
        }));
    });
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/history.js





/** From when the first version of a member counts: facts may be older than the first look at it. */
const always = '1900-01-01T00:00:00.000Z';
const history_pageSize = 500;
/**
 * Brings a dimension up to its members: a new one gets a row, a changed one a new row while the old one ends, and the
 * row of one that is gone ends. Rows that have ended are never touched again.
 */
async function keepHistory(context, plan) {
    const { lakehouse, clock } = context.ports;
    const table = `transform.${plan.tableName}`;
    const shape = { columns: [plan.key, ...plan.attributes, ...historyColumns], key: [plan.key.name, 'validFrom'] };
    const now = (0,core_time/* iso */.KH)(clock.now());
    await startAnewWhereTheKeyIsAnother(context, plan);
    const fresh = !(await sql_has(lakehouse, table));
    if (fresh)
        await lakehouse.upsert(table, shape, [unknownMember(context, plan)]);
    const counts = { opened: 0, closed: 0 };
    for await (const page of differing(context, plan, fresh)) {
        stopIfAsked(context.signal);
        const changed = page.map((row) => sql_text(row, plan.key.name));
        const versions = fresh ? [] : await versionsOf(context, plan, changed);
        const seen = new Set(versions.map((row) => sql_text(row, plan.key.name)));
        const ended = versions.filter((row) => Number(row['isCurrent']) === 1);
        const opened = page.map((row) => {
            const validFrom = seen.has(sql_text(row, plan.key.name)) ? now : always;
            return { ...row, validFrom, validTo: null, isCurrent: 1 };
        });
        await endRows(context, plan, { rows: ended, now });
        await lakehouse.upsert(table, shape, opened);
        counts.opened += opened.length;
        counts.closed += ended.length;
    }
    if (!fresh)
        counts.closed += await endGone(context, plan, now);
    return { rows: await sizeOf(lakehouse, table), ...counts };
}
/** A key of another name or type makes another dimension: its history cannot be carried on. */
async function startAnewWhereTheKeyIsAnother({ ports }, { tableName, key }) {
    const standing = await ports.lakehouse.columns(`transform.${tableName}`);
    const before = standing?.find(({ name }) => name === key.name);
    if (!standing || before?.type === key.type)
        return;
    ports.log(`transform.${tableName}: its key is another now; it starts anew`);
    await ports.lakehouse.drop(`transform.${tableName}`);
}
function unknownMember({ ports }, { key, attributes, unknown = {} }) {
    const empty = Object.fromEntries(attributes.map(({ name }) => [name, null]));
    const attributesHash = ports.sha256((0,json/* canonicalJson */.dj)(unknown));
    return {
        [key.name]: unknownKey(key.type),
        ...empty,
        ...unknown,
        attributesHash,
        validFrom: always,
        validTo: null,
        isCurrent: 1,
    };
}
/** Members whose attributes are not those of their current row, each with the hash of what it is now. */
async function* differing(context, plan, fresh) {
    const { key, attributes, select, tableName } = plan;
    const stored = `SELECT ${quote(key.name)} AS storedKey, attributesHash AS storedHash FROM ${tableSql(`transform.${tableName}`)} WHERE isCurrent = 1`;
    const members = `SELECT * FROM (${select}) WHERE ${quote(key.name)} <> ${literal(unknownKey(key.type))}`;
    const sql = fresh
        ? `SELECT m.*, NULL AS storedHash FROM (${members}) m`
        : `SELECT m.*, d.storedHash FROM (${members}) m LEFT JOIN (${stored}) d ON d.storedKey = m.${quote(key.name)}`;
    let page = [];
    for await (const rows of context.ports.lakehouse.read(sql)) {
        for (const row of rows) {
            const attributesHash = context.ports.sha256((0,json/* canonicalJson */.dj)(history_present(row, attributes)));
            const { storedHash, ...member } = row;
            if (storedHash !== attributesHash)
                page.push({ ...member, attributesHash });
        }
        if (page.length < history_pageSize)
            continue;
        yield page;
        page = [];
    }
    if (page.length > 0)
        yield page;
}
/** Attributes without a value stay out of the hash, so that a new column that is empty changes nobody. */
function history_present(row, attributes) {
    const entries = attributes.flatMap(({ name }) => {
        const value = row[name];
        return value === null || value === undefined ? [] : [[name, typeof value === 'bigint' ? String(value) : value]];
    });
    return Object.fromEntries(entries);
}
async function versionsOf({ ports }, plan, keys) {
    const key = quote(plan.key.name);
    return ports.lakehouse.all(`SELECT * FROM ${tableSql(`transform.${plan.tableName}`)} 
     WHERE ${key} IN (SELECT CAST(value AS ${plan.key.type}) FROM json_each(?)) ORDER BY ${key}`, [JSON.stringify(keys)]);
}
async function endGone(context, plan, now) {
    const { ports } = context;
    const key = quote(plan.key.name);
    const table = `transform.${plan.tableName}`;
    const gone = `SELECT * FROM ${tableSql(table)} WHERE isCurrent = 1 AND ${key} <> ${literal(unknownKey(plan.key.type))}
    AND ${key} NOT IN (SELECT ${key} FROM (${plan.select}))`;
    let ended = 0;
    for await (const rows of ports.lakehouse.read(gone)) {
        await endRows(context, plan, { rows, now });
        ended += rows.length;
    }
    return ended;
}
/** Written with all columns that stand, since an earlier shape may have had more. */
async function endRows({ ports }, { tableName, key }, { rows, now }) {
    if (rows.length === 0)
        return;
    const table = `transform.${tableName}`;
    const columns = (await ports.lakehouse.columns(table)) ?? [];
    const ended = rows.map((row) => ({ ...row, validTo: now, isCurrent: 0 }));
    await ports.lakehouse.upsert(table, { columns, key: [key.name, 'validFrom'] }, ended);
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/actions.js











const transform_actions_actions = {
    'transform.decide': decideModel,
    'transform.dimensions': buildDimensions,
    'transform.bridges': (context) => buildTables(context, 'bridges', bridgePlans),
    'transform.facts': (context) => buildTables(context, 'facts', factPlans),
};
async function decideModel({ contract, ports, tally }) {
    const decisions = decide(contract, await readFields(ports.lakehouse));
    const shape = columns('TEXT', 'entity', 'role', 'proposed', 'tableName', 'grain', 'why');
    tally.counts.read += decisions.length;
    tally.counts.written += await ports.lakehouse.replace('transform.model', shape, decisions.map((one) => ({ ...one })));
    for (const { entity, role, proposed, tableName, why } of decisions) {
        const against = proposed === '' || proposed === role ? '' : `; Prepare proposed a ${proposed}`;
        ports.log(`${entity}: ${role} ${tableName}. ${why}${against}`);
    }
}
async function actions_starOf({ contract, overrides, ports: { lakehouse } }) {
    if (!(await sql_has(lakehouse, 'transform.model')))
        (0,data_failed/* fail */.f)('gate', 'Cannot build the star schema: "transform.model" is not there; decide the model first');
    const fields = await readFields(lakehouse);
    const rows = await lakehouse.all('SELECT * FROM transform.model ORDER BY rowid');
    const decisions = [];
    for (const row of rows) {
        const entity = sql_text(row, 'entity');
        if (!(await sql_has(lakehouse, `clean.${entity}`)))
            (0,data_failed/* fail */.f)('gate', `Cannot build the star schema: "clean.${entity}" is not there; run Clean first`);
        const names = { tableName: sql_text(row, 'tableName'), grain: sql_text(row, 'grain'), why: sql_text(row, 'why') };
        decisions.push({ entity, role: sql_text(row, 'role'), proposed: sql_text(row, 'proposed'), ...names });
    }
    const codes = await rowsOf(lakehouse, 'prepare.statusMap', 'SELECT DISTINCT entity, field FROM prepare.statusMap');
    const coded = Map.groupBy(codes, (row) => sql_text(row, 'entity'));
    return {
        ...{ contract, fields, singulars: overrides.singular },
        decisions: new Map(decisions.map((one) => [one.entity, one])),
        codes: new Map([...coded].map(([entity, some]) => [entity, new Set(some.map((row) => sql_text(row, 'field')))])),
    };
}
async function buildDimensions(context) {
    const { ports, tally, signal } = context;
    const star = await actions_starOf(context);
    const made = [];
    for (const plan of dimensionPlans(star)) {
        stopIfAsked(signal);
        const { rows, opened, closed } = await keepHistory(context, plan);
        ports.log(`transform.${plan.tableName}: ${rows} rows, ${opened} opened, ${closed} closed`);
        tally.counts.written += opened + closed;
        const names = [plan.key, ...plan.attributes, ...historyColumns].map(({ name }) => name);
        made.push({ ...plan, keyColumns: [plan.key.name], rows, columns: names });
    }
    const days = await ports.lakehouse.replace('transform.dimDate', dateColumns, await dateRows(ports.lakehouse, star));
    ports.log(`transform.dimDate: ${days} rows`);
    tally.counts.written += days;
    const date = { tableName: 'dimDate', entity: '', keyColumns: ['dateId'], rows: days, foreignKeys: [] };
    made.push({ ...date, columns: dateColumns.map(({ name }) => name) });
    await register(ports.lakehouse, 'dimensions', made);
}
async function buildTables(context, registry, plansOf) {
    const { ports, tally, signal } = context;
    const made = [];
    for (const plan of plansOf(await actions_starOf(context))) {
        stopIfAsked(signal);
        const table = `transform.${plan.tableName}`;
        const rows = await ports.lakehouse.replaceFrom(table, plan.columns, plan.select);
        tally.counts.read += await sizeOf(ports.lakehouse, `clean.${plan.entity}`);
        tally.counts.written += rows;
        ports.log(`${table}: ${rows} rows`);
        made.push({ ...plan, rows, columns: plan.columns.map(({ name }) => name) });
    }
    await register(ports.lakehouse, registry, made);
}

;// CONCATENATED MODULE: ./lib/solution/stages/transform/checks.js





const transform_checks_checks = {
    fact_grain_unique: grainUnique,
    foreign_keys_resolve: foreignKeysResolve,
    facts_scalar_only: scalarOnly,
    dimension_keys_unique: dimensionKeysUnique,
    dimension_names_unique: dimensionNamesUnique,
    model_as_proposed: modelAsProposed,
    bridge_keys_resolve: bridgeKeysResolve,
    codes_mapped: codesMapped,
};
function key(columns) {
    return columns.map(quote).join(', ');
}
async function grainUnique({ lakehouse }) {
    const wrong = [...(await absent(lakehouse, 'transform.facts'))];
    const facts = await registered(lakehouse, 'facts');
    for (const { tableName, keyColumns } of facts) {
        const rows = await checks_repeated({ lakehouse, tableName, keyColumns });
        wrong.push(...rows);
    }
    return offenders('every fact has one row for each value of its grain', wrong, `${facts.length} facts`);
}
async function checks_repeated({ lakehouse, tableName, keyColumns, where = '' }) {
    const table = `transform.${tableName}`;
    if (!(await sql_has(lakehouse, table)))
        return [{ table, missing: true }];
    const rows = await lakehouse.all(`SELECT ${key(keyColumns)}, count(*) AS "rows" FROM ${tableSql(table)} ${where}
     GROUP BY ${key(keyColumns)} HAVING count(*) > 1 ORDER BY ${key(keyColumns)} LIMIT 20`);
    return rows.map((row) => ({ table, key: keyColumns.map((name) => sql_text(row, name)), rows: Number(row['rows']) }));
}
/** Of facts and dimensions; those of bridges have a gate of their own. */
async function foreignKeysResolve(context) {
    const { lakehouse } = context;
    const tables = [...(await registered(lakehouse, 'facts')), ...(await registered(lakehouse, 'dimensions'))];
    return resolving(context, tables, ['transform.facts', 'transform.dimensions']);
}
async function bridgeKeysResolve(context) {
    return resolving(context, await registered(context.lakehouse, 'bridges'), ['transform.bridges']);
}
async function resolving({ lakehouse }, tables, registries) {
    const wrong = [...(await absent(lakehouse, ...registries))];
    let asked = 0;
    for (const { tableName, foreignKeys } of tables) {
        for (const { column, toTable, toColumn } of foreignKeys) {
            asked += 1;
            const names = { table: `transform.${tableName}`, column, to: `transform.${toTable}` };
            if (!(await sql_has(lakehouse, names.table)) || !(await sql_has(lakehouse, names.to))) {
                wrong.push({ ...names, missing: true });
                continue;
            }
            const orphan = `FROM ${tableSql(names.table)} WHERE ${quote(column)} IS NOT NULL
        AND ${quote(column)} NOT IN (SELECT ${quote(toColumn)} FROM ${tableSql(names.to)})`;
            const orphans = await countOf(lakehouse, `SELECT count(*) ${orphan}`);
            if (orphans === 0)
                continue;
            const some = await lakehouse.all(`SELECT DISTINCT ${quote(column)} AS value ${orphan} ORDER BY 1 LIMIT 5`);
            wrong.push({ ...names, orphans, values: some.map((row) => sql_text(row, 'value')) });
        }
    }
    return offenders('every foreign key leads to a row', wrong, `${asked} foreign keys`);
}
async function scalarOnly({ lakehouse }) {
    const wrong = [...(await absent(lakehouse, 'transform.facts'))];
    let asked = 0;
    for (const { tableName } of await registered(lakehouse, 'facts')) {
        const table = `transform.${tableName}`;
        const texts = (await lakehouse.columns(table))?.filter(({ type }) => type === 'TEXT') ?? [];
        asked += texts.length;
        if (texts.length === 0)
            continue;
        const tests = texts.map(({ name }) => {
            const column = quote(name);
            return `max(substr(${column}, 1, 1) IN ('[', '{') AND json_valid(${column})) AS ${column}`;
        });
        const [found = {}] = await lakehouse.all(`SELECT ${tests.join(', ')} FROM ${tableSql(table)}`);
        for (const [column, nested] of Object.entries(found))
            if (Number(nested) > 0)
                wrong.push({ table, column });
    }
    return offenders('facts hold ids and single values, neither lists nor records', wrong, `${asked} columns of text`);
}
/** Of a member with a history, one row is current. */
async function dimensionKeysUnique({ lakehouse }) {
    const wrong = [...(await absent(lakehouse, 'transform.dimensions'))];
    const dimensions = await registered(lakehouse, 'dimensions');
    for (const { tableName, keyColumns, columns } of dimensions) {
        const isHistoric = columns.includes('isCurrent');
        wrong.push(...(await checks_repeated({ lakehouse, tableName, keyColumns, where: isHistoric ? 'WHERE isCurrent = 1' : '' })));
        if (isHistoric)
            wrong.push(...(await checks_repeated({ lakehouse, tableName, keyColumns: [...keyColumns, 'validFrom'] })));
    }
    return offenders('every key has one current row in its dimension', wrong, `${dimensions.length} dimensions`);
}
async function dimensionNamesUnique({ lakehouse, contract }) {
    const names = (await registered(lakehouse, 'dimensions')).map(({ tableName }) => tableName);
    const wrong = [...(await absent(lakehouse, 'transform.model', 'transform.dimensions'))];
    const shared = [...Map.groupBy(names, (name) => name.toLowerCase())].flatMap(([, same]) => same.length > 1 ? [{ dimension: same[0] ?? '', times: same.length }] : []);
    wrong.push(...shared);
    const model = await rowsOf(lakehouse, 'transform.model', "SELECT entity, tableName FROM transform.model WHERE role = 'dimension'");
    for (const [entity, rows] of Map.groupBy(model, (row) => sql_text(row, 'entity')))
        if (rows.length > 1)
            wrong.push({ entity, dimensions: rows.map((row) => sql_text(row, 'tableName')) });
    const unknown = model.filter((row) => !contract.objects.some(({ name }) => name === sql_text(row, 'entity')));
    wrong.push(...unknown.map((row) => ({ entity: sql_text(row, 'entity'), unknown: true })));
    const fields = await readFields(lakehouse);
    for (const { name } of contract.objects)
        wrong.push(...ownDimensions(name, model, fields.get(name) ?? []));
    return offenders('every entity has one dimension at most, and no two share a name', wrong, `${names.length} dimensions`);
}
/** Prepare and Transform must not give the same entity two names. */
function ownDimensions(entity, model, fields) {
    const decided = model.find((row) => row['entity'] === entity)?.['tableName'];
    const proposed = fields.find(({ isKey, dimensionName }) => isKey && dimensionName !== null)?.dimensionName ?? null;
    if (decided === undefined || proposed === null || decided === proposed)
        return [];
    return [{ entity, dimensions: [proposed, dimensionOf(entity)] }];
}
async function modelAsProposed({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'transform.model', 'SELECT * FROM transform.model ORDER BY entity');
    const other = rows
        .filter((row) => sql_text(row, 'proposed') !== '' && sql_text(row, 'proposed') !== sql_text(row, 'role'))
        .map((row) => ({
        entity: sql_text(row, 'entity'),
        proposed: sql_text(row, 'proposed'),
        decided: sql_text(row, 'role'),
        why: sql_text(row, 'why'),
    }));
    const missing = await absent(lakehouse, 'transform.model');
    return offenders('Transform decides as Prepare proposed', [...missing, ...other], `${rows.length} entities`);
}
async function codesMapped({ lakehouse, contract }) {
    const needed = Object.keys(contract.codes).length > 0 ? ['prepare.statusMap'] : [];
    const wrong = [...(await absent(lakehouse, ...needed))];
    const maps = await rowsOf(lakehouse, 'prepare.statusMap', 'SELECT DISTINCT entity, field FROM prepare.statusMap ORDER BY entity, field');
    for (const map of maps) {
        const [entity, field] = [sql_text(map, 'entity'), sql_text(map, 'field')];
        const table = `clean.${entity}`;
        const standing = await lakehouse.columns(table);
        if (!standing?.some(({ name }) => name === field)) {
            wrong.push({ entity, field, missing: true });
            continue;
        }
        const code = `CAST(${quote(field)} AS TEXT)`;
        const rows = await lakehouse.all(`SELECT ${code} AS code, count(*) AS "rows" FROM ${tableSql(table)} WHERE ${code} <> '' AND ${code} NOT IN (
         SELECT code FROM prepare.statusMap WHERE code IS NOT NULL AND known = 1 AND entity = ${literal(entity)} AND field = ${literal(field)})
       GROUP BY 1 ORDER BY 1 LIMIT 20`);
        wrong.push(...rows.map((row) => ({ entity, field, code: sql_text(row, 'code'), rows: Number(row['rows']) })));
    }
    return offenders('every code has words', wrong, `${maps.length} coded fields`);
}

;// CONCATENATED MODULE: ./lib/solution/journal.js





/** `log.<stage>`: one row for each time a stage came to an end. It is written last, so it hands the stage over. */
const logColumns = [
    ...columns('TEXT', 'execution_id', 'notebook_name', 'stage', 'source_system', 'source_name', 'workspace_id', 'lakehouse_id'),
    ...columns('TEXT', 'lakehouse_name', 'execution_mode', 'status', 'error_message', 'capabilities'),
    ...columns('REAL', 'duration_seconds'),
    ...columns('TEXT', 'error_summary', 'parameters', 'start_time', 'end_time', 'recorded_at'),
];
const stepColumns = [
    ...columns('TEXT', 'run_id', 'stage', 'job_id', 'action', 'entity', 'status', 'error_message', 'started_at', 'ended_at'),
    ...columns('INTEGER', 'read', 'written', 'unchanged', 'skipped', 'failed'),
];
async function keepStep({ run_id, job_id, spec, ports }, done) {
    const { started, ended, counts, failure } = done;
    const row = {
        run_id,
        stage: stageOf(spec.uses) ?? null,
        job_id,
        action: spec.uses,
        entity: spec.entity ?? null,
        status: failure === null ? 'Success' : 'Failed',
        error_message: failure?.message ?? null,
        started_at: iso(started),
        ended_at: iso(ended),
        ...counts,
    };
    await ports.lakehouse.append('log.steps', stepColumns, [row]);
}
/** When the stage began in this run and what it did, by what its steps left in `log.steps`. */
async function stageEnd({ run_id, contract, ports }, stage) {
    const { lakehouse, clock } = ports;
    const now = clock.now();
    const known = (await lakehouse.columns('log.steps')) !== null;
    const steps = known
        ? await lakehouse.all(`SELECT action, min(started_at) AS began, sum(status = 'Success') AS good FROM log.steps
        WHERE run_id = ? AND stage = ? GROUP BY action ORDER BY action`, [run_id, stage])
        : [];
    const began = steps.map((step) => text(step, 'began')).sort()[0] ?? iso(now);
    const done = steps.filter((step) => Number(step['good']) > 0);
    return {
        execution_id: `${notebookOf(stage, contract.source_system.key)}_${stamp(now)}`,
        started_at: began,
        ended_at: iso(now),
        duration_seconds: (now - Date.parse(began)) / 1000,
        capabilities: done.map((step) => text(step, 'action').slice(stage.length + 1)),
    };
}
/** Appends the row that ends the stage. */
async function keepStage({ run_id, params, contract, ports }, stage, { end, failure }) {
    const { key, name } = contract.source_system;
    const row = {
        execution_id: end.execution_id,
        notebook_name: notebookOf(stage, key),
        stage,
        source_system: key,
        source_name: name,
        lakehouse_name: `${key}Lakehouse`,
        execution_mode: 'pipeline',
        status: failure === null ? 'Success' : 'Failed',
        error_message: failure?.message ?? null,
        capabilities: end.capabilities.join(','),
        duration_seconds: end.duration_seconds,
        error_summary: failure === null ? null : canonicalJson({ kind: failure.kind, transient: failure.transient }),
        parameters: canonicalJson({ ...params, run_id, contract_version: contract.contract_version }),
        start_time: end.started_at,
        end_time: end.ended_at,
        recorded_at: iso(ports.clock.now()),
    };
    await ports.lakehouse.append(`log.${stage}`, logColumns, [row]);
}
async function newestStageRow(lakehouse, stage) {
    return (await newestStageRows(lakehouse, stage, 1))[0] ?? null;
}
/** Newest first. */
async function newestStageRows(lakehouse, stage, most) {
    if (!(await sql_has(lakehouse, `log.${stage}`)))
        return [];
    const rows = await lakehouse.all(`SELECT * FROM log."${stage}" ORDER BY rowid DESC LIMIT ?`, [most]);
    return rows.map((row) => {
        const parameters = recordOf(row, 'parameters');
        const summary = recordOf(row, 'error_summary');
        return {
            status: sql_text(row, 'status'),
            error_message: textOrNull(row, 'error_message'),
            error_kind: wordOf(summary['kind']),
            run_id: wordOf(parameters['run_id']) ?? '',
            contract_version: wordOf(parameters['contract_version']) ?? '',
            end_time: sql_text(row, 'end_time'),
            start_time: sql_text(row, 'start_time'),
            duration_seconds: Number(row['duration_seconds'] ?? 0),
            capabilities: sql_text(row, 'capabilities')
                .split(',')
                .filter((one) => one !== ''),
        };
    });
}
function wordOf(value) {
    return typeof value === 'string' ? value : null;
}
function recordOf(row, column) {
    return JSON.parse(sql_text(row, column) || '{}');
}
function notebookOf(stage, key) {
    return `${stage}${upperFirst(key)}`;
}
/** `20261122_083000_123000`: date, time and microseconds. */
function stamp(at) {
    const [, date = '', time = '', ms = ''] = /^(.{10})T(.{8})\.(\d{3})Z$/.exec(iso(at)) ?? [];
    return `${date.replaceAll('-', '')}_${time.replaceAll(':', '')}_${ms}000`;
}

;// CONCATENATED MODULE: ./lib/solution/stages/validate/handoffs.js








const contractColumns = [
    ...columns('TEXT', 'stage', 'status', 'tables', 'foreignKeys', 'checkpoints', 'nextStage'),
    ...columns('INTEGER', 'readyForNext'),
];
/** Writes for each stage before this one what it made, and whether the next may start on it: computed, never claimed. */
async function handoffs(context) {
    const { ports, tally } = context;
    const counts = new Map((await ports.lakehouse.tables()).map(({ table, rows }) => [table, rows]));
    const handed = [];
    for (const stage of spectraStages.slice(0, -1)) {
        const contract = await handoffOf(context, stage, counts);
        ports.log(`${stage}: ${contract.status}, ${contract.missing.length === 0 ? 'nothing missing' : `missing ${contract.missing.join(', ')}`}`);
        handed.push(contract.row);
    }
    tally.counts.read += handed.length;
    tally.counts.written += await ports.lakehouse.replace('log.contracts', contractColumns, handed);
}
async function handoffOf(context, stage, counts) {
    const { lakehouse } = context.ports;
    const status = (await newestStageRow(lakehouse, stage))?.status ?? 'Absent';
    const checkpoints = await gatesOf(context, stage);
    const foreignKeys = await handoffs_keysOf(lakehouse, stage);
    const missing = neededFrom(context.contract, stage).filter((table) => !counts.has(table));
    const ready = status === 'Success' &&
        missing.length === 0 &&
        checkpoints.every((one) => one.status !== 'refused' && one.status !== 'unanswered');
    const row = {
        ...{ stage, status, tables: JSON.stringify(await handoffs_tablesOf(context, stage, counts)) },
        ...{ foreignKeys: JSON.stringify(foreignKeys), checkpoints: JSON.stringify(checkpoints) },
        ...{ nextStage: spectraStages[spectraStages.indexOf(stage) + 1] ?? '', readyForNext: ready ? 1 : 0 },
    };
    return { row, status, missing };
}
/** The gates of the stage as they were evaluated last. */
async function gatesOf({ ports: { lakehouse } }, stage) {
    if (!(await sql_has(lakehouse, 'log.gates')))
        return [];
    const rows = await lakehouse.all('SELECT gate, verdict, run_id, evaluated_at FROM log.gates WHERE stage = ? ORDER BY rowid', [
        stage,
    ]);
    const last = rows.at(-1);
    const newest = new Map(rows.filter((row) => row['run_id'] === last?.['run_id']).map((row) => [sql_text(row, 'gate'), sql_text(row, 'verdict')]));
    return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, status]) => ({ name, status }));
}
/** Tables of this stage that an action of a later one reads. */
function neededFrom(contract, stage) {
    const meanings = actionMeanings;
    const later = Object.entries(meanings).filter(([name]) => !name.startsWith(`${stage}.`));
    const read = later.flatMap(([, { consumes }]) => consumes).map(tableName);
    const own = read.filter((table) => table.startsWith(`${stage}.`) || (stage === 'prepare' && table.startsWith('sample.')));
    const named = own.flatMap((table) => /\{entit(?:y|ies)\}/.test(table) ? contract.objects.map((object) => forEntity(table, object)) : [table]);
    return [...new Set(named)].sort();
}
async function handoffs_tablesOf({ ports }, stage, counts) {
    const traced = await rowsOf(ports.lakehouse, 'log.trace');
    const tables = [];
    for (const [table, rows] of counts) {
        if (!table.startsWith(`${stage}.`))
            continue;
        const shape = (await ports.lakehouse.columns(table)) ?? [];
        const records = traced
            .filter((row) => row['tableName'] === table && Number(row['found']) === 1)
            .map((row) => sql_text(row, 'recordId'));
        tables.push({
            ...{ name: table, path: `Tables/${table.replace('.', '/')}`, rows, columns: shape.map(({ name }) => name) },
            ...{ schema_hash: ports.sha256((0,json/* canonicalJson */.dj)(shape)), trace_records: records },
        });
    }
    return tables;
}
async function handoffs_keysOf(lakehouse, stage) {
    if (stage !== 'refine' && stage !== 'analyse')
        return [];
    const tables = [...(await registered(lakehouse, 'facts')), ...(await registered(lakehouse, 'bridges'))];
    const keys = [];
    for (const { tableName: fromTable, foreignKeys } of tables) {
        for (const { column: fromColumn, toTable, toColumn } of foreignKeys) {
            const orphans = await orphansOf(lakehouse, { fromTable, fromColumn, toTable, toColumn });
            keys.push({ source: `${fromTable}.${fromColumn}`, target: `${toTable}.${toColumn}`, orphans, validated: orphans === 0 });
        }
    }
    return keys;
}

;// CONCATENATED MODULE: ./lib/solution/stages/validate/trace.js






const traceColumns = [
    ...columns('TEXT', 'entity', 'recordId', 'stage', 'tableName'),
    ...columns('INTEGER', 'found'),
    ...columns('TEXT', 'detail'),
];
/** Follows the first record of the first fact, by its key, from the endpoint that gave it to the measures that count it. */
async function trace(context) {
    const { ports, tally } = context;
    const traced = await pick(context);
    const sights = traced ? await follow(context, traced) : [trace_nothing];
    const [entity, recordId] = [traced?.entity ?? '', traced?.recordId ?? ''];
    const rows = sights.map((sight) => ({ entity, recordId, ...sight, found: sight.found ? 1 : 0 }));
    tally.counts.read += rows.length;
    tally.counts.written += await ports.lakehouse.replace('log.trace', traceColumns, rows);
    tally.facts = { ...tally.facts, entity, record: recordId };
    for (const { stage, tableName, found, detail } of sights)
        ports.log(`${stage} ${tableName}: ${found ? 'found' : 'NOT FOUND'}, ${detail}`);
}
const trace_nothing = {
    stage: 'transform',
    tableName: 'transform.facts',
    found: false,
    detail: 'No table holds a record that could be followed',
};
/** The first record of the first fact that has one; without such a fact, of the first entity's dimension. */
async function pick({ contract, ports: { lakehouse } }) {
    const dimensions = await registered(lakehouse, 'dimensions');
    const own = dimensions.filter(({ tableName, entity }) => contract.objects.some((one) => one.name === entity && tableName === dimensionOf(entity)));
    const fields = await readFields(lakehouse);
    for (const table of [...(await registered(lakehouse, 'facts')), ...own]) {
        const [key = ''] = table.keyColumns;
        const found = await lakehouse.all(`SELECT ${quote(key)} AS value FROM ${tableSql(`transform.${table.tableName}`)} WHERE ${quote(key)} NOT IN (-1, 'unknown') ORDER BY 1 LIMIT 1`);
        const [{ value = null } = {}] = found;
        if (value === null)
            continue;
        const column = fields.get(table.entity)?.find(({ isKey }) => isKey)?.targetName ?? 'recordId';
        const clean = (await sql_has(lakehouse, `clean.${table.entity}`))
            ? await oneRow(lakehouse, `SELECT recordId FROM ${tableSql(`clean.${table.entity}`)} WHERE ${quote(column)} = ?`, [value])
            : {};
        return { entity: table.entity, recordId: sql_text(clean, 'recordId') || String(value), table, key, value };
    }
    return null;
}
async function follow(context, traced) {
    const { contract, ports } = context;
    const object = contract.objects.find(({ name }) => name === traced.entity);
    const extract = object ? extractTable(object) : `extract.${traced.entity}s`;
    const extracted = (await sql_has(ports.lakehouse, extract))
        ? await oneRow(ports.lakehouse, `SELECT * FROM ${tableSql(extract)} WHERE recordId = ? ORDER BY parentId`, [traced.recordId])
        : {};
    const { entity, recordId, key, value } = traced;
    const { tableName } = traced.table;
    return [
        await endpoint(context, sql_text(extracted, '_source_endpoint')),
        await trace_row(context, { stage: 'prepare', table: 'prepare.fields', column: 'entity', value: entity }),
        trace_rawFile(context, extracted),
        { stage: 'extract', tableName: extract, found: extracted['recordId'] !== undefined, detail: `record ${recordId}` },
        await trace_row(context, { stage: 'clean', table: `clean.${entity}`, column: 'recordId', value: recordId }),
        await trace_row(context, { stage: 'transform', table: `transform.${tableName}`, column: key, value }),
        await trace_row(context, { stage: 'refine', table: `refine.${tableName}`, column: key, value }),
        ...(await analysed(context, tableName)),
    ];
}
/** A fact is related and measured; a dimension that nothing refers to has nothing to be found in. */
async function analysed(context, tableName) {
    const { lakehouse } = context.ports;
    const facts = (await registered(lakehouse, 'facts')).map((one) => one.tableName);
    const related = facts.includes(tableName) ? 'fromTable' : 'toTable';
    const relation = await trace_row(context, { stage: 'analyse', table: 'analyse.relationships', column: related, value: tableName });
    if (related === 'toTable')
        return [{ ...relation, found: relation.found || facts.length === 0 }];
    return [relation, await trace_row(context, { stage: 'analyse', table: 'analyse.measures', column: 'tableName', value: tableName })];
}
async function endpoint({ ports: { lakehouse } }, path) {
    const sight = { stage: 'source', tableName: 'source.endpoints', detail: path === '' ? 'the record names no endpoint' : path };
    if (path === '' || !(await sql_has(lakehouse, sight.tableName)))
        return { ...sight, found: false };
    const known = await oneRow(lakehouse, 'SELECT endpoint_path FROM source.endpoints WHERE endpoint_path = ? OR full_path = ?', [
        path,
        path,
    ]);
    return { ...sight, found: known['endpoint_path'] !== undefined };
}
async function trace_row({ ports: { lakehouse } }, { stage, table, column, value }) {
    const sight = { stage, tableName: table };
    if (!(await lakehouse.columns(table))?.some(({ name }) => name === column))
        return { ...sight, found: false, detail: 'there is no such table' };
    const [{ rows = 0 } = {}] = await lakehouse.all(`SELECT count(*) AS "rows" FROM ${tableSql(table)} WHERE ${quote(column)} = ?`, [value]);
    return {
        ...sight,
        found: Number(rows) > 0,
        detail: `${Number(rows)} ${Number(rows) === 1 ? 'row' : 'rows'} with ${column} ${String(value)}`,
    };
}
/** The raw page must hold the very record that the table holds. */
function trace_rawFile({ ports: { lakehouse } }, extracted) {
    const file = sql_text(extracted, '_raw_file').replace(/^Files\//, '');
    const sight = { stage: 'extract', tableName: `Files/${file}` };
    const page = file === '' ? null : lakehouse.files.read(file);
    if (page === null)
        return { ...sight, found: false, detail: 'there is no such file' };
    const found = holds((0,json/* jsonIn */.Yf)(page), (0,json/* canonicalJson */.dj)((0,json/* jsonIn */.Yf)(sql_text(extracted, 'payload')) ?? null));
    return {
        ...sight,
        found,
        detail: found ? 'the page holds the record' : 'the page does not hold the record as the table has it',
    };
}
function holds(value, wanted) {
    if (Array.isArray(value))
        return value.some((item) => holds(item, wanted));
    if (!(0,json/* isObject */.Gv)(value))
        return false;
    return (0,json/* canonicalJson */.dj)(value) === wanted || Object.values(value).some((member) => holds(member, wanted));
}

;// CONCATENATED MODULE: ./lib/solution/stages/validate/actions.js


const validate_actions_actions = { 'validate.trace': trace, 'validate.handoffs': handoffs };

;// CONCATENATED MODULE: ./lib/solution/stages/validate/checks.js





const validate_checks_checks = {
    trace_complete: traceComplete,
    handoffs_ready: handoffsReady,
    outputs_complete: outputsComplete,
};
const tracedStages = ['source', 'prepare', 'extract', 'clean', 'transform', 'refine', 'analyse'];
async function traceComplete({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'log.trace');
    const lost = rows
        .filter((row) => Number(row['found']) !== 1)
        .map((row) => ({
        stage: sql_text(row, 'stage'),
        table: sql_text(row, 'tableName'),
        record: sql_text(row, 'recordId'),
        detail: sql_text(row, 'detail'),
    }));
    const seen = new Set(rows.map((row) => sql_text(row, 'stage')));
    lost.push(...tracedStages.filter((stage) => !seen.has(stage)).map((stage) => ({ stage, followed: false })));
    return offenders('one record is found in every stage', lost, `${rows.length} places`);
}
async function handoffsReady({ lakehouse }) {
    const rows = await rowsOf(lakehouse, 'log.contracts');
    const wrong = rows
        .filter((row) => Number(row['readyForNext']) !== 1)
        .map((row) => ({ stage: sql_text(row, 'stage'), status: sql_text(row, 'status'), next: sql_text(row, 'nextStage') }));
    const seen = new Set(rows.map((row) => sql_text(row, 'stage')));
    wrong.push(...spectraStages
        .slice(0, -1)
        .filter((stage) => !seen.has(stage))
        .map((stage) => ({ stage, status: 'Absent' })));
    return offenders('every stage is ready for the next', wrong, `${rows.length} stages`);
}
/** What later stages read and what the contract obliges to; `with: { outputs: [...] }` names more. */
async function outputsComplete({ lakehouse, contract, with: settings }) {
    const standing = new Set((await lakehouse.tables()).map(({ table }) => table));
    const more = Array.isArray(settings['outputs']) ? settings['outputs'].map(String) : [];
    const obliged = Object.values(contract.obligations.outputs).flat();
    const made = ['analyse.relationships', 'analyse.measures', 'log.trace', 'log.contracts'];
    const wanted = [...spectraStages.flatMap((stage) => neededFrom(contract, stage)), ...made, ...obliged, ...more].map(tableName);
    const tables = [...new Set(wanted)].filter((table) => /^[a-z]+\.[A-Za-z]/.test(table)).sort();
    const missing = tables.filter((table) => !standing.has(table)).map((table) => ({ missing: table }));
    return offenders('every output is there', missing, `${tables.length} outputs`);
}

;// CONCATENATED MODULE: ./lib/solution/stages/index.js
















/** Every built-in action by its name. */
const stages_actions = {
    ...{ ...source_actions_actions, ...prepare_actions_actions, ...extract_actions_actions, ...actions_actions },
    ...{ ...transform_actions_actions, ...refine_actions_actions, ...actions, ...validate_actions_actions },
};
/** Every built-in check by its id. */
const stages_checks = {
    ...{ ...source_checks_checks, ...prepare_checks_checks, ...extract_checks_checks, ...checks_checks },
    ...{ ...transform_checks_checks, ...refine_checks_checks, ...checks, ...validate_checks_checks },
};
/** Ids that a gate may have without SQL of its own. */
const checkIds = new Set(Object.keys(stages_checks));

// EXTERNAL MODULE: ./lib/app/entry.js
var app_entry = __webpack_require__(3119);
// EXTERNAL MODULE: ./lib/app/version.js
var version = __webpack_require__(1271);
;// CONCATENATED MODULE: ./lib/app/solution/inputs.js













/** Where the playbooks of pipelines lie, below the repository's root or the package's. */
const playbookFolder = 'playbooks/fabric/pipeline';
/** Reads contract, overrides and playbooks of one source. Every mistake in any of them is reported at once. */
function readInputs(setting, source) {
    const folder = `${setting.settings.pipelines}/${source}`;
    const contract = reading(setting.root, `${folder}/contract.yaml`, (text) => readContract(text, source));
    const overridesFile = `${folder}/intelligence/manual-overrides.yaml`;
    const overrides = fileText(setting.root, overridesFile) === null ? readOverrides(null) : reading(setting.root, overridesFile, readOverrides);
    const playbooks = readPlaybooks(setting);
    const diagnostics = (0,codes/* sortDiagnostics */.Ds)([...contract.diagnostics, ...overrides.diagnostics, ...playbooks.diagnostics]);
    if (!contract.ok || !overrides.ok || !playbooks.ok || diagnostics.some(({ severity }) => severity === 'error')) {
        return { ok: false, diagnostics };
    }
    const known = { folder, contract: contract.value, overrides: overrides.value, playbooks: playbooks.value };
    const covenant = makeCovenant({ ...known, engine_version: version/* version */.r, sha256: hash/* sha256 */.s });
    return { ok: true, value: { source, ...known, covenant }, diagnostics };
}
/** The playbooks of this repository, or those that come with the package when it has none of its own. */
function readPlaybooks({ entry, root }) {
    const from = (0,project_files/* isFolder */.lQ)(root, playbookFolder) ? root : (0,app_entry/* packageFolder */.n4)(entry.url);
    const read = spectraStages.map((stage) => {
        const file = `${playbookFolder}/${playbookFiles[stage]}`;
        return { stage, found: reading(from, file, (source) => ({ ok: true, value: source, diagnostics: [] })) };
    });
    const missing = read.flatMap(({ found }) => found.diagnostics);
    if (missing.length > 0)
        return { ok: false, diagnostics: missing };
    const sources = read.flatMap(({ stage, found }) => (found.ok ? [{ stage, source: found.value }] : []));
    const loaded = loadPlaybooks(sources, { actions: actionMeanings, checks: checkIds });
    if (!loaded.ok)
        return loaded;
    const value = new Map(loaded.value.map((playbook) => [playbook.stage, playbook]));
    return { ok: true, value, diagnostics: loaded.diagnostics };
}
function reading(root, file, read) {
    const found = (0,project_files/* readSource */.o$)(root, file);
    const [source] = found?.sources ?? [];
    if (source !== undefined)
        return read(source);
    if (found !== null)
        return { ok: false, diagnostics: found.diagnostics };
    const message = `Cannot read "${file}": there is no such file`;
    const span = { source: { file, text: '' }, start: 0, end: 0 };
    return { ok: false, diagnostics: [{ code: 'file/unreadable', severity: 'error', message, hint: 'Restore it', span }] };
}
/**
 * A file that an earlier stage of the engine wrote, read by its own rules. Throws Failed when it cannot be read, and with
 * `missing` when it is not there.
 */
function handedOver(root, { file, missing }, read) {
    const text = fileText(root, file);
    if (text === null)
        return (0,data_failed/* fail */.f)('asset', missing);
    const checked = read({ file, text });
    return checked.ok ? checked.value : (0,data_failed/* fail */.f)('asset', (0,refuse/* refusal */.x5)(checked.diagnostics));
}
/** The text of a file; null when there is none that can be read. */
function fileText(root, file) {
    return (0,project_files/* readSource */.o$)(root, file)?.sources[0]?.text ?? null;
}

;// CONCATENATED MODULE: ./lib/app/solution/making.js


/** What is asked for, and what is there already. */
const discover = async ({ source, contract, setting, folder, log }) => {
    const known = fileText(setting.root, `${folder}/covenant.yaml`) !== null;
    const { objects, endpoints, limitations, contract_version } = contract;
    log(`${contract.source_system.name}: ${objects.length} entities, ${endpoints.length} endpoints, ${limitations.length} limitations`);
    log(known ? `A pipeline of ${source} stands already: it is designed again and keeps its data` : `${source} has no pipeline yet`);
    return {
        pipeline_type: 'spectra_data_pipeline',
        source,
        contract_version,
        entities: objects.length,
        endpoints: endpoints.length,
        exists: known,
    };
};
/** The covenant. */
const design = async (work) => {
    const { covenant } = work;
    const written = writeFiles(work, [covenantFile(covenant)]);
    const { stages } = covenant.pipeline;
    const steps = stages.reduce((sum, stage) => sum + stage.steps.length, 0);
    const gates = covenant.quality_gates.reduce((sum, { checks }) => sum + checks.length, 0);
    work.log(`Designed ${stages.length} stages, ${steps} steps and ${gates} gates; ${words(written)}`);
    return { inputs_hash: covenant.metadata.inputs_hash, stages: stages.length, steps, gates, ...written };
};
/** Jobs and contracts. Notebooks are named as not made, so that nobody waits for them. */
const build = async (work) => {
    const files = buildFiles(work.covenant, work.contract, work.folder);
    const written = writeFiles(work, files);
    work.log(`Built ${files.length} files; ${words(written)}`);
    work.log('Not built: notebooks for Fabric. The pipeline runs as jobs of lorchestra');
    return { ...written, not_done: ['notebooks'] };
};
/** Writes what differs from what stands there. */
function writeFiles({ files, folder }, made) {
    const changed = made.filter(({ path, text }) => files.read(`${folder}/${path}`) !== text);
    for (const { path, text } of changed)
        files.write(`${folder}/${path}`, text);
    return { files_written: changed.map(({ path }) => path), files_unchanged: made.length - changed.length };
}
function words({ files_written, files_unchanged }) {
    return `${files_written.length} written, ${files_unchanged} as they were`;
}

// EXTERNAL MODULE: ./lib/adapters/clock.js
var clock = __webpack_require__(1642);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(99);
;// CONCATENATED MODULE: ./lib/adapters/sqlite/connection.js





/** Rows per transaction and per page: short enough that other writers wait well under 150 ms. */
const connection_batchSize = 500;
/** How long to wait for others who write. */
const busyTimeoutMs = 10_000;
/** What SQLite says, by primary result code. */
const reasons = {
    5: { words: 'another process holds it locked', transient: true },
    6: { words: 'another process holds a table locked', transient: true },
    8: { words: 'it can only be read', transient: false },
    10: { words: 'the disk gave an input/output error', transient: true },
    11: { words: 'the file is damaged', transient: false },
    13: { words: 'the disk is full', transient: true },
    14: { words: 'the file cannot be opened', transient: false },
    26: { words: 'the file is no SQLite database', transient: false },
};
function sqliteCode(error) {
    const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
    return typeof code === 'number' ? code : undefined;
}
/** SQLITE_BUSY: another connection writes at this moment. */
function isBusy(error) {
    return ((sqliteCode(error) ?? 0) & 0xff) === 5;
}
/** SQLITE_ERROR: the statement itself is wrong. */
function isBadSql(error) {
    return sqliteCode(error) === 1;
}
/** What SQLite refused, in words; null for an error that is not SQLite's. */
function refusalOf(error) {
    const code = sqliteCode(error);
    if (code === undefined)
        return null;
    const known = reasons[code & 0xff];
    const words = known?.words ?? (error instanceof Error ? error.message : 'SQLite refused');
    return { words, transient: known?.transient ?? false, code: `SQLITE_${code}` };
}
/** `attempted` reads `Cannot write to the warehouse "x"`. Errors that are not SQLite's are ours and pass through. */
function asWarehouseError(attempted, error) {
    const refusal = refusalOf(error);
    if (!refusal)
        return error;
    const { transient, code } = refusal;
    return new WarehouseError(`${attempted}: ${refusal.words}`, { transient, code, cause: error });
}
/**
 * Opens a file for reading and writing, with FULL sync, and creates it with its folder when it is not there.
 * Every promise resolves in a later turn of the event loop, so that an abort is heard between two batches.
 */
function connect(file, journal) {
    const db = openDatabase(file, journal);
    const write = async (work) => {
        await setImmediate();
        return inTransaction(db, file, work);
    };
    const read = async (work) => {
        await setImmediate();
        try {
            return work();
        }
        catch (error) {
            throw asWarehouseError(`Cannot read "${file}"`, error);
        }
    };
    return { db, file, write, read, close: () => db.close() };
}
function inTransaction(db, file, work) {
    try {
        db.exec('BEGIN IMMEDIATE');
        try {
            const result = work();
            db.exec('COMMIT');
            return result;
        }
        catch (error) {
            if (db.isTransaction)
                db.exec('ROLLBACK');
            throw error;
        }
    }
    catch (error) {
        throw asWarehouseError(`Cannot write to "${file}"`, error);
    }
}
function openDatabase(file, journal) {
    mkdirSync(dirname(file), { recursive: true });
    let db;
    try {
        db = new DatabaseSync(file, { timeout: busyTimeoutMs, defensive: true });
        // Objects of 2 to 20 KB are written 25 to 40 % faster than with the default 4 KB; only an empty file takes the size.
        db.exec('PRAGMA page_size = 16384');
        setJournal(db, journal);
        // A batch writes rows and, all over them, the pages of their keys: 4 MB hold both, 2 MB read each page again for every row.
        db.exec('PRAGMA cache_size = -4000; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON');
        return db;
    }
    catch (error) {
        db?.close();
        throw asWarehouseError(`Cannot open "${file}"`, error);
    }
}
/**
 * Changing the mode needs the file for itself, and SQLite does not wait for that: two that open a new file would meet.
 * Where the file system knows no WAL, SQLite keeps the old mode without an error, and so do we.
 */
function setJournal(db, journal, schema = 'main') {
    const pause = new Int32Array(new SharedArrayBuffer(4));
    const pauseMs = 10;
    for (let waited = 0;; waited += pauseMs) {
        try {
            db.exec(`PRAGMA "${schema}".journal_mode = ${journal}`);
            return;
        }
        catch (error) {
            if (sqliteCode(error) !== 5 || waited >= busyTimeoutMs)
                throw error;
            Atomics.wait(pause, 0, 0, pauseMs);
        }
    }
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/attached.js





/** How long one attempt waits inside SQLite, where nothing else can happen; longer waits are attempts made again. */
const attached_busyTimeoutMs = 1000;
/** `attempted` reads `Cannot write "extract.cycles"`. Errors that are not SQLite's are ours and pass through. */
function asLakehouseError(attempted, error) {
    const refusal = refusalOf(error);
    if (!refusal)
        return error;
    const { transient, code } = refusal;
    return new ports_lakehouse/* LakehouseError */.u(`${attempted}: ${refusal.words}`, { transient, code, cause: error });
}
/** Makes the folder. Throws LakehouseError when it must be there and is not. */
function prepareFolder(folder, create) {
    if (!create && !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'log.db'))) {
        throw new ports_lakehouse/* LakehouseError */.u(`Cannot open the lakehouse "${folder}": there is none, since no stage has run yet`, {
            transient: false,
        });
    }
    try {
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    }
    catch (error) {
        const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
        throw new ports_lakehouse/* LakehouseError */.u(`Cannot create the lakehouse "${folder}": ${why}`, { transient: false, cause: error });
    }
}
/**
 * One connection to all files of a lakehouse, each attached under the name of its schema. The main database is empty and
 * in memory, so that the ten schemas are exactly what SQLite attaches by default.
 */
function attach(folder, mayAttach = ports_lakehouse/* lakehouseSchemas */.w.length) {
    const db = new external_node_sqlite_.DatabaseSync(':memory:', {
        timeout: attached_busyTimeoutMs,
        defensive: true,
        limits: { attach: mayAttach },
    });
    try {
        for (const schema of ports_lakehouse/* lakehouseSchemas */.w) {
            db.prepare(`ATTACH ? AS "${schema}"`).run((0,external_node_path_.join)(folder, `${schema}.db`));
            db.exec(`PRAGMA "${schema}".page_size = 16384`);
            setJournal(db, 'wal', schema);
            db.exec(`PRAGMA "${schema}".synchronous = FULL`);
        }
        db.exec('PRAGMA trusted_schema = OFF');
        return db;
    }
    catch (error) {
        db.close();
        throw asLakehouseError(`Cannot open the lakehouse "${folder}"`, tooFew(error));
    }
}
function tooFew(error) {
    const message = error instanceof Error ? error.message : '';
    const [, most] = /too many attached databases - max (\d+)/.exec(message) ?? [];
    if (most === undefined)
        return error;
    return new ports_lakehouse/* LakehouseError */.u(`Cannot open the lakehouse: it has ${ports_lakehouse/* lakehouseSchemas */.w.length} schemas of one file each, and this SQLite attaches ${most} at most`, { transient: false, cause: error });
}
const asked = new Set([external_node_sqlite_.constants.SQLITE_SELECT, external_node_sqlite_.constants.SQLITE_READ, external_node_sqlite_.constants.SQLITE_FUNCTION, external_node_sqlite_.constants.SQLITE_RECURSIVE]);
/** From now on the connection answers SELECTs and does nothing else, whatever text it is given. */
function answerOnly(db) {
    db.exec('PRAGMA query_only = ON');
    db.setAuthorizer((action) => (asked.has(action) ? external_node_sqlite_.constants.SQLITE_OK : external_node_sqlite_.constants.SQLITE_DENY));
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/names.js

const written = /^(?:Tables\/([a-z]+)\/|([a-z]+)\.)(.+)$/;
/** Takes `schema.name` and `Tables/schema/name`. */
function names_tableOf(given) {
    const [, fromPath, fromDot, name = ''] = written.exec(given) ?? [];
    const schema = ports_lakehouse/* lakehouseSchemas */.w.find((one) => one === (fromPath ?? fromDot));
    if (!schema || !/^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(name)) {
        names_refuse(`Cannot use "${given.slice(0, 160)}" as a table: it is named schema.name, with a schema out of ${ports_lakehouse/* lakehouseSchemas */.w.join(', ')}`);
    }
    return { schema, name, full: `${schema}.${name}` };
}
const schemaNames = ports_lakehouse/* lakehouseSchemas */.w.join('|');
/** A table's path, bare or in quotes; else a text, a quoted name or a comment, in which nothing is a path. */
const pathOrQuoted = new RegExp(String.raw `"?\bTables\/(${schemaNames})\/([A-Za-z][A-Za-z0-9_]{0,127})\b"?|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\/`, 'g');
/** Lets a SELECT name tables by their paths: `FROM Tables/extract/cycles` is `FROM "extract"."cycles"`. */
function withTablePaths(sql) {
    return sql.replace(pathOrQuoted, (whole, schema, name) => schema === undefined || name === undefined ? whole : names_quoted(schema, name));
}
function names_quoted(schema, name) {
    return `"${schema}"."${name}"`;
}
function columnList(names, prefix = '') {
    return names.map((name) => `${prefix}"${name}"`).join(', ');
}
/** Refuses columns that SQLite would not take, or would take for one another. */
function checkColumns(table, columns) {
    if (columns.length === 0)
        names_refuse(`Cannot write "${table.full}": it is given no columns`);
    const seen = new Set();
    for (const { name } of columns) {
        if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) {
            names_refuse(`Cannot write "${table.full}": "${name.slice(0, 160)}" is no column name; letters, digits and "_" are allowed`);
        }
        const folded = name.toLowerCase();
        if (seen.has(folded))
            names_refuse(`Cannot write "${table.full}": its columns name "${name}" twice, capital letters aside`);
        seen.add(folded);
    }
}
function names_refuse(message) {
    throw new ports_lakehouse/* LakehouseError */.u(message, { transient: false });
}

;// CONCATENATED MODULE: ./lib/adapters/sqlite/pages.js


/**
 * Pages of rows from one statement: one snapshot, constant memory, and between two pages other work of the thread goes
 * on. Integers are bigint, so that none is rounded, unless `integer` makes something else of them.
 */
function pagesFrom(statement, values = [], integer) {
    statement.setReadBigInts(true);
    return inPages(statement.iterate(...values), (row) => plainRow(row, integer));
}
/** The same without names. */
function valuesFrom(statement) {
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    return inPages(statement.iterate(), plainValues);
}
async function* inPages(rows, take) {
    let page = [];
    for (const row of rows) {
        page.push(take(row));
        if (page.length < connection_batchSize)
            continue;
        yield page;
        page = [];
        await (0,promises_.setImmediate)();
    }
    if (page.length > 0)
        yield page;
}
/** Bytes are nothing that a copy or a file could hold. The row is ours alone, so it is changed in its place. */
function plainValues(row) {
    row.forEach((value, at) => {
        if (value instanceof Uint8Array)
            row[at] = null;
    });
    return row;
}
/** The same with names. */
function plainRow(row, integer) {
    for (const column in row) {
        const value = row[column];
        if (value instanceof Uint8Array)
            row[column] = null;
        else if (integer !== undefined && typeof value === 'bigint')
            row[column] = integer(value);
    }
    return row;
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/reader.js





/** Pages of rows of one SELECT over a snapshot of each file. */
async function* reader_pagesOf(db, sql, values) {
    await (0,promises_.setImmediate)();
    try {
        yield* pagesFrom(selectOf(db, sql), values, numberWhereSafe);
    }
    catch (error) {
        throw asLakehouseError(`Cannot read by "${excerpt(sql)}"`, error);
    }
}
/** Compiles one SELECT on a connection that answers nothing else. Throws LakehouseError for any other text. */
function selectOf(db, given) {
    const sql = withTablePaths(given);
    let statement;
    try {
        statement = db.prepare(sql);
    }
    catch (error) {
        const denied = error instanceof Error && error.message === 'not authorized';
        if (denied)
            refuseSql(sql, 'only a SELECT may be asked here');
        // node:sqlite says so itself, with an error that is not SQLite's.
        if (error instanceof TypeError)
            refuseSql(sql, 'it is empty');
        throw asLakehouseError(`Cannot read by "${excerpt(sql)}"`, error);
    }
    if (statement.columns().length === 0)
        refuseSql(sql, 'only a SELECT may be asked here');
    // SQLite compiles the first statement and leaves the rest alone; a rest that goes unread would pass for read.
    const rest = sql.slice(sql.indexOf(statement.sourceSQL) + statement.sourceSQL.length);
    if (!/^(?:[\s;]|--[^\n]*(?:\n|$))*$/.test(rest))
        refuseSql(sql, 'it holds more than one statement');
    return statement;
}
function refuseSql(sql, why) {
    throw new ports_lakehouse/* LakehouseError */.u(`Cannot read by "${excerpt(sql)}": ${why}`, { transient: false });
}
function excerpt(sql) {
    const line = sql.replace(/\s+/g, ' ').trim();
    return line.length > 120 ? `${line.slice(0, 119)}\u2026` : line;
}
/** Integers are numbers as long as a number can hold them. */
function numberWhereSafe(value) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/rows.js



/** Rows in batches; between two of them other work of the thread goes on. */
async function* batchesOf(rows) {
    let batch = [];
    // A list is walked without waiting for each row, as `for await` would.
    if (Symbol.iterator in rows) {
        for (const row of rows) {
            batch.push(row);
            if (batch.length < connection_batchSize)
                continue;
            yield batch;
            batch = [];
            await (0,promises_.setImmediate)();
        }
    }
    else {
        for await (const row of rows) {
            batch.push(row);
            if (batch.length < connection_batchSize)
                continue;
            yield batch;
            batch = [];
            await (0,promises_.setImmediate)();
        }
    }
    if (batch.length > 0)
        yield batch;
}
async function incoming(rows) {
    const batches = batchesOf(rows);
    const first = await batches.next();
    if (first.done)
        return { few: [] };
    if (first.value.length < connection_batchSize) {
        await batches.return(undefined);
        return { few: first.value };
    }
    return { many: startingWith(first.value, batches) };
}
async function* startingWith(first, rest) {
    yield first;
    yield* rest;
}
/** Inserts a batch inside the caller's transaction. */
function insertRows(db, into, rows) {
    const names = into.columns.map(({ name }) => name);
    const statement = db.prepare(`INSERT ${into.replacing ? 'OR REPLACE' : ''} INTO ${into.at} (${columnList(names)}) VALUES (${names.map(() => '?').join(', ')})`);
    for (const row of rows)
        statement.run(...valuesOf(into.table, names, row));
    return rows.length;
}
function valuesOf(table, names, row) {
    let present = 0;
    const values = names.map((name) => {
        const value = row[name];
        if (value !== undefined || name in row)
            present += 1;
        return value ?? null;
    });
    const given = Object.keys(row);
    if (given.length !== present) {
        const stray = given.find((name) => !names.includes(name)) ?? '';
        names_refuse(`Cannot write "${table.full}": a row holds "${stray.slice(0, 160)}", which is none of its columns`);
    }
    return values;
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/tables.js

/** Names of tables that are being written begin so; no table of a lakehouse may. */
const aside = '_new_';
function asideName(table, token) {
    return `${aside}${table.name.slice(0, 90)}_${token}`;
}
/** Columns in order; null when there is no such table. */
function tables_columnsOf(db, { schema, name }) {
    // Reading the file itself makes SQLite notice what another connection has changed; the pragma alone may answer from memory.
    db.prepare(`SELECT count(*) FROM "${schema}".sqlite_master`).get();
    const found = db.prepare('SELECT name, type FROM pragma_table_info(?, ?)').all(name, schema);
    if (found.length === 0)
        return null;
    return found.map((column) => ({ name: String(column['name']), type: String(column['type']) }));
}
/** Tables of these schemas, without those that are being written aside; sorted by name. */
function tables_tablesIn(db, schemas) {
    const found = schemas.flatMap((schema) => db
        .prepare(`SELECT name FROM "${schema}".sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB ?`)
        .all(`${aside}*`)
        .map((row) => ({ schema, name: String(row['name']), full: `${schema}.${String(row['name'])}` })));
    return found.sort((a, b) => (a.full < b.full ? -1 : 1));
}
function countRows(db, { schema, name }) {
    return Number(db.prepare(`SELECT count(*) AS n FROM ${names_quoted(schema, name)}`).get()?.['n']);
}
/** STRICT: a text in a column of numbers is refused where it is written, not found where it is read. */
function createTable(db, at, { columns, key }) {
    const declared = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
    db.exec(`CREATE TABLE ${at} (${declared}${key ? `, PRIMARY KEY (${columnList(key)})` : ''}) STRICT`);
}
const breadth = { INTEGER: 0, REAL: 1, TEXT: 2 };
/** Creates the table, or gives it what it lacks: columns at the end, and types that hold the new values beside the old. */
function createOrWiden(db, table, wanted) {
    const standing = tables_columnsOf(db, table);
    const at = names_quoted(table.schema, table.name);
    if (!standing)
        return createTable(db, at, { columns: wanted });
    const known = new Map(standing.map((column) => [column.name.toLowerCase(), column]));
    const wider = wanted.filter(({ name, type }) => breadth[type] > breadth[known.get(name.toLowerCase())?.type ?? 'TEXT']);
    if (wider.length > 0)
        rebuild(db, table, widened(standing, wider));
    for (const { name, type } of wanted) {
        if (!known.has(name.toLowerCase()))
            db.exec(`ALTER TABLE ${at} ADD COLUMN "${name}" ${type}`);
    }
}
function widened(standing, wider) {
    const types = new Map(wider.map(({ name, type }) => [name.toLowerCase(), type]));
    return standing.map(({ name, type }) => ({ name, type: types.get(name.toLowerCase()) ?? type }));
}
function rebuild(db, table, columns) {
    const name = asideName(table, 'wider');
    createTable(db, names_quoted(table.schema, name), { columns });
    const list = columnList(columns.map((column) => column.name));
    db.exec(`INSERT INTO ${names_quoted(table.schema, name)} (${list}) SELECT ${list} FROM ${names_quoted(table.schema, table.name)}`);
    swapIn(db, table, name);
}
/** Puts a table that was written aside in the place of the table. */
function swapIn(db, table, from) {
    db.exec(`DROP TABLE IF EXISTS ${names_quoted(table.schema, table.name)}`);
    db.exec(`ALTER TABLE ${names_quoted(table.schema, from)} RENAME TO "${table.name}"`);
}
/** Drops what was written aside for the table before a time in milliseconds. */
function sweepAside(db, table, before) {
    const found = db
        .prepare(`SELECT name FROM "${table.schema}".sqlite_master WHERE type = 'table' AND name GLOB ?`)
        .all(`${asideName(table, '')}*`);
    for (const { name } of found) {
        const [, at] = /_(\d+)_[0-9a-f]+$/.exec(String(name)) ?? [];
        if (at !== undefined && Number(at) < before)
            db.exec(`DROP TABLE ${names_quoted(table.schema, String(name))}`);
    }
}
/** Rows with the same key take each other's place from now on. Fails when two rows share a key already. */
function declareKey(db, table, key) {
    const index = names_quoted(table.schema, `${table.name}_key`);
    const standing = db.prepare('SELECT name FROM pragma_index_info(?, ?)').all(`${table.name}_key`, table.schema);
    if (standing.length > 0 && standing.map(({ name }) => name).join() === key.join())
        return;
    db.exec(`DROP INDEX IF EXISTS ${index}`);
    db.exec(`CREATE UNIQUE INDEX ${index} ON "${table.name}" (${columnList(key)})`);
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/transaction.js



/** Another worker may move a million rows in one transaction of the same file. */
const patienceMs = 120_000;
const pauseMs = 20;
function writing({ schema, full }) {
    return { schema, attempted: `Cannot write "${full}"` };
}
/**
 * Runs work that writes one file, all of it or nothing. Between its beginning and its end nothing else of this thread
 * runs, so that two writes of one connection never meet in one transaction. Work begun while another worker wrote is
 * begun again.
 */
async function write(db, { schema, attempted, unsynced }, work) {
    await (0,promises_.setImmediate)();
    for (let waited = 0;; waited += pauseMs) {
        const before = performance.now();
        try {
            return unsynced ? withoutSync(db, schema, work) : transaction_inTransaction(db, schema, work);
        }
        catch (error) {
            waited += performance.now() - before;
            if (!isBusy(error) || waited >= patienceMs)
                throw asLakehouseError(attempted, error);
            await (0,promises_.setTimeout)(pauseMs);
        }
    }
}
function withoutSync(db, schema, work) {
    db.exec(`PRAGMA "${schema}".synchronous = NORMAL`);
    try {
        return transaction_inTransaction(db, schema, work);
    }
    finally {
        db.exec(`PRAGMA "${schema}".synchronous = FULL`);
    }
}
function transaction_inTransaction(db, schema, work) {
    db.exec('BEGIN');
    try {
        // BEGIN IMMEDIATE would lock all ten files. A first statement that writes this one locks it alone, before anything is read.
        if (schema !== 'temp')
            db.exec(`PRAGMA "${schema}".user_version = 1`);
        const result = work();
        db.exec('COMMIT');
        return result;
    }
    catch (error) {
        if (db.isTransaction)
            db.exec('ROLLBACK');
        throw error;
    }
}
/** Fills a table that only this connection sees and that no file keeps. */
function writeAside(db, table, work) {
    try {
        transaction_inTransaction(db, 'temp', work);
    }
    catch (error) {
        throw asLakehouseError(`Cannot write "${table.full}"`, error);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/replace.js







function newToken() {
    return `${Date.now()}_${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
}
async function append(db, { table, columns }, rows) {
    checkColumns(table, columns);
    const into = { table, columns, at: names_quoted(table.schema, table.name) };
    const { few, many } = await incoming(rows);
    if (few) {
        return write(db, writing(table), () => {
            createOrWiden(db, table, columns);
            return insertRows(db, into, few);
        });
    }
    const staged = await replace_stage(db, { table, columns }, { batches: many });
    try {
        const list = columnList(columns.map(({ name }) => name));
        return await write(db, writing(table), () => {
            createOrWiden(db, table, columns);
            const statement = db.prepare(`INSERT INTO ${into.at} (${list}) SELECT ${list} FROM ${staged} ORDER BY rowid`);
            return Number(statement.run().changes);
        });
    }
    finally {
        db.exec(`DROP TABLE ${staged}`);
    }
}
/** Gathers rows in a table that only this connection sees, so that no lock is held while their source waits. */
async function replace_stage(db, { table, columns }, { batches, key }) {
    const at = names_quoted('temp', asideName(table, newToken()));
    writeAside(db, table, () => createTable(db, at, { columns, ...(key ? { key } : {}) }));
    try {
        for await (const batch of batches) {
            writeAside(db, table, () => insertRows(db, { table, columns, at, replacing: key !== undefined }, batch));
        }
        return at;
    }
    catch (error) {
        db.exec(`DROP TABLE ${at}`);
        throw error;
    }
}
async function replace(db, { table, columns }, rows) {
    checkColumns(table, columns);
    const aside = asideName(table, newToken());
    const into = { table, columns, at: names_quoted(table.schema, aside) };
    const { few, many } = await incoming(rows);
    if (few) {
        return write(db, writing(table), () => {
            createTable(db, into.at, { columns });
            const written = insertRows(db, into, few);
            swapIn(db, table, aside);
            return written;
        });
    }
    await write(db, writing(table), () => createTable(db, into.at, { columns }));
    try {
        let written = 0;
        for await (const batch of many) {
            // What stands aside may be lost with the power; the swap that makes it count is synced with all before it.
            written += await write(db, { ...writing(table), unsynced: true }, () => insertRows(db, into, batch));
        }
        await write(db, writing(table), () => swapIn(db, table, aside));
        await sweepAsideOf(db, table);
        return written;
    }
    catch (error) {
        await write(db, writing(table), () => db.exec(`DROP TABLE IF EXISTS ${into.at}`));
        throw error;
    }
}
/** A worker that was killed while it wrote a table aside left it behind. */
async function sweepAsideOf(db, table) {
    await write(db, writing(table), () => sweepAside(db, table, Date.now() - core_time/* dayMs */.LP));
}
async function replaceFrom({ writer, reader }, { table, columns }, select) {
    checkColumns(table, columns);
    // The text is proven to be one whole SELECT before it becomes part of another statement.
    const text = selectOf(reader, select).sourceSQL.trim().replace(/;$/, '');
    const aside = asideName(table, newToken());
    const at = names_quoted(table.schema, aside);
    const list = columnList(columns.map(({ name }) => name));
    return write(writer, writing(table), () => {
        createTable(writer, at, { columns });
        const { changes } = writer.prepare(`INSERT INTO ${at} (${list}) SELECT ${list} FROM (${text}\n)`).run();
        swapIn(writer, table, aside);
        return Number(changes);
    });
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/upsert.js





async function upsert(db, target, rows) {
    const { table, columns, key } = target;
    checkColumns(table, columns);
    const names = columns.map(({ name }) => name);
    const missing = [...key, ...(target.ignoring ?? [])].find((name) => !names.includes(name));
    if (missing !== undefined)
        names_refuse(`Cannot write "${table.full}": "${missing}" is none of its columns`);
    if (key.length === 0)
        names_refuse(`Cannot write "${table.full}": it is given no key`);
    const { few, many } = await incoming(rows);
    const staged = await replace_stage(db, target, { batches: keyed(target, many ?? [few]), key });
    try {
        return await write(db, writing(table), () => upsert_merge(db, target, staged));
    }
    finally {
        db.exec(`DROP TABLE ${staged}`);
    }
}
/** Two rows without a key would count as two different ones. */
async function* keyed({ table, key }, batches) {
    for await (const batch of batches) {
        for (const row of batch) {
            const without = key.find((name) => (row[name] ?? null) === null);
            if (without !== undefined)
                names_refuse(`Cannot write "${table.full}": a row has no "${without}", which is part of its key`);
        }
        yield batch;
    }
}
function upsert_merge(db, { table, columns, key, ignoring = [] }, staged) {
    createOrWiden(db, table, columns);
    declareKey(db, table, key);
    const at = names_quoted(table.schema, table.name);
    const names = columns.map(({ name }) => name);
    const same = key.map((name) => `s."${name}" = t."${name}"`).join(' AND ');
    const given = new Set(names.map((name) => name.toLowerCase()));
    // A row takes the place of the old one as a whole: what this shape no longer has becomes empty.
    const left = (tables_columnsOf(db, table) ?? []).map(({ name }) => name).filter((name) => !given.has(name.toLowerCase()));
    const compared = names.filter((name) => !key.includes(name) && !ignoring.includes(name));
    const differs = [...compared.map((name) => `t."${name}" IS NOT s."${name}"`), ...left.map((name) => `t."${name}" IS NOT NULL`)];
    const set = [
        ...names.filter((name) => !key.includes(name)).map((name) => `"${name}" = s."${name}"`),
        ...left.map((name) => `"${name}" = NULL`),
    ];
    const total = Number(db.prepare(`SELECT count(*) AS n FROM ${staged}`).get()?.['n']);
    const updated = differs.length === 0
        ? 0
        : Number(db
            .prepare(`UPDATE ${at} AS t SET ${set.join(', ')} FROM ${staged} AS s WHERE ${same} AND (${differs.join(' OR ')})`)
            .run().changes);
    const { changes } = db
        .prepare(`INSERT INTO ${at} (${columnList(names)}) SELECT ${columnList(names, 's.')} FROM ${staged} AS s
      WHERE NOT EXISTS (SELECT 1 FROM ${at} AS t WHERE ${same}) ORDER BY s.rowid`)
        .run();
    const inserted = Number(changes);
    return { inserted, updated, unchanged: total - inserted - updated };
}

;// CONCATENATED MODULE: ./lib/adapters/lakehouse/lakehouse.js











/**
 * Opens the lakehouse in a folder, one SQLite file for each schema, and creates it unless `create` is false. What it
 * reads is what is committed: a SELECT never sees half a write, nor the write that it feeds. Throws LakehouseError.
 */
function openLakehouse(options) {
    const { folder, create = true } = options;
    prepareFolder(folder, create);
    const writer = attach(folder);
    const reader = readerOf(folder, writer);
    const pages = (sql, values = []) => reader_pagesOf(reader, sql, values);
    return {
        columns: (name) => lakehouse_reading(`Cannot read the columns of "${name}"`, () => tables_columnsOf(writer, names_tableOf(name))),
        tables: () => lakehouse_reading('Cannot list the tables', () => tables_tablesIn(writer, ports_lakehouse/* lakehouseSchemas */.w).map((table) => ({ table: table.full, rows: countRows(writer, table) }))),
        replace: async (name, columns, rows) => replace(writer, { table: names_tableOf(name), columns }, rows),
        replaceFrom: async (name, columns, select) => replaceFrom({ writer, reader }, { table: names_tableOf(name), columns }, select),
        append: async (name, columns, rows) => append(writer, { table: names_tableOf(name), columns }, rows),
        upsert: async (name, shape, rows) => upsert(writer, { ...shape, table: names_tableOf(name) }, rows),
        remove: async (name, where, values = []) => {
            const table = names_tableOf(name);
            if (tables_columnsOf(writer, table) === null)
                return 0;
            return write(writer, writing(table), () => {
                const statement = writer.prepare(`DELETE FROM ${names_quoted(table.schema, table.name)} WHERE (${where}\n)`);
                return Number(statement.run(...values).changes);
            });
        },
        drop: async (name) => {
            const table = names_tableOf(name);
            await write(writer, writing(table), () => writer.exec(`DROP TABLE IF EXISTS ${names_quoted(table.schema, table.name)}`));
        },
        read: pages,
        all: async (sql, values = []) => {
            const rows = [];
            for await (const page of pages(sql, values))
                rows.push(...page);
            return rows;
        },
        files: fileTree((0,external_node_path_.join)(folder, 'Files')),
        close: () => {
            reader.close();
            writer.close();
        },
    };
}
/** A second connection: SELECTs may then stay open while the first writes, and what they may do is held by SQLite itself. */
function readerOf(folder, writer) {
    try {
        const reader = attach(folder);
        answerOnly(reader);
        return reader;
    }
    catch (error) {
        writer.close();
        throw error;
    }
}
async function lakehouse_reading(attempted, work) {
    await (0,promises_.setImmediate)();
    try {
        return work();
    }
    catch (error) {
        throw asLakehouseError(attempted, error);
    }
}

;// CONCATENATED MODULE: ./lib/solution/monitor/words.js
const spans = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
];
/** `2 days`, `1 hour`: in the largest unit that goes in, so that it is read at a glance. Under a second: `0 seconds`. */
function words_span(ms) {
    const [unit, size] = spans.find(([, size]) => ms >= size) ?? ['second', 1000];
    return plural(Math.floor(ms / size), unit);
}
/** `1 day 2 hours`: in two units, where the first alone would mislead. */
function fullSpan(ms) {
    const at = spans.findIndex(([, size]) => ms >= size);
    const [, size] = spans[at] ?? ['second', 1000];
    const [, next] = spans[at + 1] ?? ['second', ms + 1];
    const rest = ms % size;
    return rest < next ? words_span(ms) : `${words_span(ms)} ${words_span(rest)}`;
}
/** `1m 20s`, `0.4s`: how long something took. */
function took(ms) {
    if (ms < 10_000)
        return `${(ms / 1000).toFixed(1)}s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 60)
        return `${seconds}s`;
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? `${minutes}m ${seconds % 60}s` : `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}
function ago(ms) {
    if (ms === null)
        return 'never';
    return ms < 60_000 ? 'just now' : `${words_span(ms)} ago`;
}
/** `2026-01-05 06:00 UTC` */
function words_moment(at) {
    return at === null ? 'never' : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
/** `12,345` */
function words_count(value) {
    return value.toLocaleString('en-GB');
}
function plural(value, one, many = `${one}s`) {
    return `${words_count(value)} ${value === 1 ? one : many}`;
}
/** `+3`, `-2`, `=`; an empty text when nothing is known. */
function change(value) {
    if (value === null)
        return '';
    if (value === 0)
        return '=';
    return `${value > 0 ? '+' : '\u2212'}${words_count(Math.abs(value))}`;
}
/** The same in words: `3 more`, `2 fewer`, `as before`. */
function moreOrFewer(value) {
    if (value === null)
        return '';
    return value === 0 ? 'as before' : `${words_count(Math.abs(value))} ${value > 0 ? 'more' : 'fewer'}`;
}
/** `type_changed` reads `type changed`. */
function spoken(word) {
    return word.replaceAll('_', ' ');
}

;// CONCATENATED MODULE: ./lib/solution/monitor/judge.js


function judge(seen) {
    return { ...verdictOf(seen), notes: notesOf(seen) };
}
function verdictOf(seen) {
    const { source, stages, freshness } = seen;
    const run = { text: 'Run the pipeline', command: `npx lorchestra run spectra.${source}` };
    if (stages.every(({ status }) => status === null)) {
        return { standing: 'empty', headline: 'Not run yet', why: 'No stage of this pipeline has come to an end here.', next: [run] };
    }
    const failed = stages.find(({ status }) => status === 'Failed');
    if (failed) {
        const why = failed.error ?? 'It left no reason.';
        return { standing: 'failing', headline: `Failing at ${failed.stage}`, why, next: adviceFor(failed, source) };
    }
    const whole = stages.find(({ stage }) => stage === spectraStages.at(-1));
    if (!whole || whole.age === null) {
        const reached = stages.filter(({ status }) => status === 'Success').at(-1);
        const why = `The stages up to ${reached?.stage ?? 'none'} came to a good end, the others have not run.`;
        return { standing: 'stale', headline: 'Not complete yet', why, next: [run] };
    }
    const allowed = `at most ${fullSpan(freshness)} may pass`;
    if (whole.age > freshness) {
        return {
            standing: 'stale',
            headline: 'Stale',
            why: `The last complete run ended ${fullSpan(whole.age)} ago; ${allowed}.`,
            next: [run],
        };
    }
    const old = seen.entities.filter(({ stale, skipped }) => stale && skipped === null);
    if (old.length > 0) {
        const names = old.map(({ entity }) => entity).join(', ');
        return { standing: 'stale', headline: 'Stale in part', why: `Not read in time: ${names}; ${allowed}.`, next: [run] };
    }
    return { standing: 'fresh', headline: 'Fresh', why: `The last complete run ended ${agoOf(whole.age)}; ${allowed}.`, next: [] };
}
function agoOf(age) {
    return age < 60_000 ? 'just now' : `${fullSpan(age)} ago`;
}
const remedies = {
    gate: 'See which rows offend below; correct the contract, an override or the source, then run again',
    credentials: 'Give the profile valid credentials, then run again',
    variable: 'Give the profile the missing value, then run again',
    network: 'Wait until the service can be reached, then run again',
    http_status: 'Wait until the service answers again, or note its fault under limitations in the contract',
    invalid_response: 'Compare what the service sent with the contract; it may have changed',
};
function adviceFor({ error_kind }, source) {
    const remedy = remedies[error_kind ?? ''];
    return [
        ...(remedy === undefined ? [] : [{ text: remedy, command: null }]),
        { text: 'Run the pipeline again', command: `npx lorchestra run spectra.${source}` },
    ];
}
function notesOf({ gates, quarantine, drift, constraints, entities }) {
    const warned = gates.filter(({ verdicts }) => verdicts.at(-1) === 'warned');
    const unanswered = gates.filter(({ severity, verdicts }) => severity === 'warn' && verdicts.at(-1) === 'unanswered');
    const waiting = quarantine.reduce((sum, one) => sum + one.waiting, 0);
    const breaking = drift.filter((one) => one.class === 'breaking');
    const stopping = constraints.filter(({ type, still_present }) => type === 'blocker' && still_present === true);
    const skipped = entities.filter((one) => one.skipped !== null);
    return [
        ...(warned.length === 0 ? [] : [`${plural(warned.length, 'gate')} warned: ${warned.map(({ gate }) => gate).join(', ')}`]),
        ...(unanswered.length === 0 ? [] : [`Not answered: ${unanswered.map(({ gate }) => gate).join(', ')}`]),
        ...(waiting === 0 ? [] : [`${plural(waiting, 'record waits', 'records wait')} in quarantine`]),
        ...(breaking.length === 0 ? [] : [`${plural(breaking.length, 'breaking change')} at the source`]),
        ...(stopping.length === 0
            ? []
            : [`${plural(stopping.length, 'blocker')} at the source: ${stopping.map(({ id }) => id).join(', ')}`]),
        ...(skipped.length === 0 ? [] : [`Left out by Extract: ${skipped.map(({ entity }) => entity).join(', ')}`]),
    ];
}

;// CONCATENATED MODULE: ./lib/solution/gates/evaluate.js



/** Offenders kept of each gate, and the longest text kept of one. */
const evaluate_mostEvidence = 20;
const longestText = 200;
/** Asks each gate, in order. A gate that cannot be asked is unanswered, never passed. */
async function evaluateGates({ stage, gates, checks, context }) {
    const results = [];
    for (const gate of gates) {
        const { id, severity, says } = gate;
        const found = await answerTo(gate, checks, context);
        results.push({ id, stage, severity, says, ...found, evidence: found.evidence.slice(0, evaluate_mostEvidence).map(shortened) });
    }
    return results;
}
async function answerTo(gate, checks, context) {
    const notPassed = gate.severity === 'warn' ? 'warned' : 'refused';
    try {
        const finding = await question(gate, checks, context);
        return { ...finding, verdict: finding.passed ? 'passed' : notPassed };
    }
    catch (error) {
        const failure = toFailure(error);
        if (failure === null)
            throw error;
        return { passed: false, expected: 'an answer', actual: failure.message, evidence: [], verdict: 'unanswered' };
    }
}
/** Whether it stops the pipeline: by an answer or for want of one. */
function isStopping({ severity, verdict }) {
    return severity === 'error' && verdict !== 'passed';
}
async function question(gate, checks, context) {
    if (gate.sql !== undefined)
        return assertion(gate.sql, context);
    const check = Object.hasOwn(checks, gate.id) ? checks[gate.id] : undefined;
    if (check)
        return check({ ...context, with: gate.with });
    return fail('gate', `There is no check "${gate.id}"`);
}
/** Every row that the SELECT gives offends. */
async function assertion(sql, { lakehouse }) {
    let count = 0;
    const evidence = [];
    for await (const page of lakehouse.read(sql)) {
        count += page.length;
        for (const row of page.slice(0, evaluate_mostEvidence - evidence.length))
            evidence.push(asJson(row));
    }
    return { passed: count === 0, expected: 'no row', actual: count === 1 ? '1 row' : `${count} rows`, evidence };
}
function asJson(row) {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]));
}
/** A payload that found its way into evidence would fill the log. */
function shortened(value) {
    if (typeof value === 'string')
        return value.length > longestText ? `${value.slice(0, longestText - 1)}\u2026` : value;
    if (value === null || typeof value !== 'object')
        return value;
    if (Array.isArray(value))
        return value.slice(0, evaluate_mostEvidence).map(shortened);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, each === undefined ? null : shortened(each)]));
}
/** One offender for a person: `recordId "8812", parents 2`. */
function exampleOf(value) {
    if (typeof value === 'string')
        return value;
    if (!(0,json/* isObject */.Gv)(value))
        return (0,json/* canonicalJson */.dj)(value);
    return Object.entries(value)
        .map(([name, each]) => `${name} ${typeof each === 'string' ? `"${each}"` : (0,json/* canonicalJson */.dj)(each ?? null)}`)
        .join(', ');
}

;// CONCATENATED MODULE: ./lib/solution/monitor/readings.js



/** Runs over which a trend goes. */
const mostRuns = 20;
const mostExamples = 5;
async function readEntities({ lakehouse, contract, now }) {
    const read = await lastReads(lakehouse);
    const skipped = await skippedEntities(lakehouse);
    const entities = [];
    for (const object of contract.objects) {
        const table = extractTable(object);
        const known = await sql_has(lakehouse, table);
        const row = known
            ? await oneRow(lakehouse, `SELECT count(*) AS n, max(_extracted_at) AS newest FROM ${tableSql(table)}`)
            : {};
        const newest = textOrNull(row, 'newest');
        const read_at = read.get(object.name) ?? newest;
        const age = read_at === null ? null : Math.max(0, now - Date.parse(read_at));
        const stale = age === null || age > contract.monitoring.freshness;
        const why = skipped.get(object.name) ?? null;
        entities.push({ entity: object.name, records: Number(row['n'] ?? 0), read_at, newest, age, stale, skipped: why });
    }
    return entities.sort((a, b) => (a.entity < b.entity ? -1 : 1));
}
async function lastReads(lakehouse) {
    const rows = await rowsOf(lakehouse, 'log.steps', `SELECT entity, max(ended_at) AS at FROM log.steps WHERE action = 'extract.entity' AND status = 'Success' GROUP BY entity`);
    return new Map(rows.map((row) => [sql_text(row, 'entity'), sql_text(row, 'at')]));
}
async function skippedEntities(lakehouse) {
    const rows = await rowsOf(lakehouse, 'extract.units', 'SELECT entity, reason FROM extract.units WHERE skipped = 1');
    return new Map(rows.map((row) => [sql_text(row, 'entity'), sql_text(row, 'reason')]));
}
/** The gates in force: those that the newest run of their stage asked, in its order. */
async function readings_readGates(lakehouse) {
    if (!(await sql_has(lakehouse, 'log.gates')))
        return [];
    const rows = await lakehouse.all(`WITH last AS (
      SELECT max(rowid) AS id, stage, gate, run_id FROM log.gates GROUP BY stage, gate, run_id
    ), ranked AS (
      SELECT g.*, last.id, row_number() OVER (PARTITION BY last.stage, last.gate ORDER BY last.id DESC) AS place,
        first_value(last.run_id) OVER (PARTITION BY last.stage ORDER BY last.id DESC) AS newest_run
      FROM last JOIN log.gates g ON g.rowid = last.id
    )
    SELECT * FROM ranked WHERE place <= ? ORDER BY id`, [mostRuns]);
    const byGate = Map.groupBy(rows, (row) => `${sql_text(row, 'stage')}.${sql_text(row, 'gate')}`);
    return [...byGate.values()]
        .flatMap((of) => {
        const last = of.at(-1);
        return last === undefined || sql_text(last, 'run_id') !== sql_text(last, 'newest_run') ? [] : [{ of, last }];
    })
        .sort((a, b) => Number(a.last['id']) - Number(b.last['id']))
        .map(({ of, last }) => ({
        stage: sql_text(last, 'stage'),
        gate: sql_text(last, 'gate'),
        severity: sql_text(last, 'severity') === 'warn' ? 'warn' : 'error',
        says: sql_text(last, 'says'),
        verdicts: of.map((row) => sql_text(row, 'verdict')),
        expected: sql_text(last, 'expected'),
        actual: sql_text(last, 'actual'),
        examples: JSON.parse(sql_text(last, 'evidence') || '[]').slice(0, mostExamples).map(exampleOf),
    }));
}
async function readTables(lakehouse) {
    if (!(await sql_has(lakehouse, 'log.tables')))
        return [];
    const rows = await lakehouse.all(`WITH last AS (SELECT max(rowid) AS id FROM log.tables GROUP BY tableName, run_id),
    ranked AS (
      SELECT t.rowid AS id, t.tableName, t.rows, row_number() OVER (PARTITION BY t.tableName ORDER BY t.rowid DESC) AS place
      FROM last JOIN log.tables t ON t.rowid = last.id
    )
    SELECT tableName, rows FROM ranked WHERE place <= ? ORDER BY id`, [mostRuns]);
    const standing = new Map((await lakehouse.tables()).map(({ table, rows: count }) => [table, count]));
    return [...Map.groupBy(rows, (row) => sql_text(row, 'tableName'))]
        .flatMap(([table, of]) => {
        const now = standing.get(table);
        if (now === undefined)
            return [];
        const history = of.map((row) => Number(row['rows']));
        const [before, last] = [history.at(-2), history.at(-1)];
        return [{ table, rows: now, change: before === undefined || last === undefined ? null : last - before, history }];
    })
        .sort((a, b) => (a.table < b.table ? -1 : 1));
}
async function readDrift(lakehouse) {
    const rows = await rowsOf(lakehouse, 'prepare.drift', 'SELECT * FROM prepare.drift ORDER BY level, subject, change');
    return rows.map((row) => ({
        subject: sql_text(row, 'subject'),
        change: sql_text(row, 'change'),
        class: sql_text(row, 'class'),
        action: sql_text(row, 'action'),
        detail: sql_text(row, 'detail'),
    }));
}
const readings_severities = `CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END`;
async function readConstraints(lakehouse) {
    const select = `SELECT * FROM prepare.constraints ORDER BY ${readings_severities}, constraintId`;
    const rows = await rowsOf(lakehouse, 'prepare.constraints', select);
    return rows.map((row) => ({
        id: sql_text(row, 'constraintId'),
        type: sql_text(row, 'constraintType'),
        severity: sql_text(row, 'severity'),
        endpoint: sql_text(row, 'endpoint'),
        issue: sql_text(row, 'issue'),
        workaround: sql_text(row, 'workaround'),
        still_present: (row['stillPresent'] ?? null) === null ? null : Number(row['stillPresent']) === 1,
    }));
}

;// CONCATENATED MODULE: ./lib/solution/monitor/runs.js


const runs_mostRuns = 10;
/** Rows of one stage that are read: a run may leave several when it is resumed. */
const mostRows = 100;
async function readStages({ lakehouse, now }) {
    const stages = [];
    for (const stage of spectraStages) {
        const rows = await newestStageRows(lakehouse, stage, mostRows);
        const [newest] = rows;
        const good = rows.find(({ status }) => status === 'Success');
        stages.push({
            stage,
            status: newest === undefined ? null : newest.status === 'Success' ? 'Success' : 'Failed',
            last_success: good?.end_time ?? null,
            age: good === undefined ? null : Math.max(0, now - Date.parse(good.end_time)),
            run_id: newest?.run_id ?? null,
            duration: newest === undefined ? null : Math.round(newest.duration_seconds * 1000),
            error: newest?.error_message ?? null,
            error_kind: newest?.error_kind ?? null,
        });
    }
    return stages;
}
/** The last runs, newest first, put together from what each left in the logs of the stages. */
async function readRuns(lakehouse) {
    const ends = [];
    for (const stage of spectraStages) {
        for (const row of await newestStageRows(lakehouse, stage, mostRows))
            ends.push({ stage, row });
    }
    const runs = [...Map.groupBy(ends, ({ row }) => row.run_id)].map(([run_id, of]) => runOf(run_id, of));
    return runs.sort((a, b) => (a.started < b.started ? 1 : -1)).slice(0, runs_mostRuns);
}
function runOf(run_id, ends) {
    const started = ends.map(({ row }) => row.start_time).sort()[0] ?? '';
    const ended = ends
        .map(({ row }) => row.end_time)
        .sort()
        .at(-1) ?? started;
    // The newest row of a stage comes first: a resume may have mended what failed before.
    const last = spectraStages.flatMap((stage) => ends.find((end) => end.stage === stage) ?? []);
    const failed = last.find(({ row }) => row.status !== 'Success');
    const good = last.filter(({ row }) => row.status === 'Success').length;
    return {
        run_id,
        started,
        duration: Date.parse(ended) - Date.parse(started),
        status: failed ? 'failed' : good === spectraStages.length ? 'complete' : 'partial',
        stages: good,
        failed_stage: failed?.stage ?? null,
        error: failed?.row.error_message ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/solution/monitor/health.js





/** Reads from the lakehouse alone how a pipeline is doing. Rejects with LakehouseError. */
async function readHealth(input) {
    const { lakehouse, contract, now } = input;
    const { key, name } = contract.source_system;
    const seen = {
        ...{ source: key, name, contract_version: contract.contract_version, at: (0,core_time/* iso */.KH)(now) },
        freshness: contract.monitoring.freshness,
        stages: await readStages(input),
        entities: await readEntities(input),
        gates: await readings_readGates(lakehouse),
        tables: await readTables(lakehouse),
        runs: await readRuns(lakehouse),
        quarantine: await quarantined(lakehouse),
        drift: await readDrift(lakehouse),
        constraints: await readConstraints(lakehouse),
    };
    return { ...seen, judgement: judge(seen) };
}

// EXTERNAL MODULE: ./lib/core/duration.js
var core_duration = __webpack_require__(8415);
// EXTERNAL MODULE: ./lib/core/escape.js
var core_escape = __webpack_require__(96);
;// CONCATENATED MODULE: ./lib/solution/monitor/charts.js


const charts_step = 12;
/** One mark for each run, the newest on the right: a disc, a triangle, a cross or a ring. */
function verdictDots(verdicts) {
    const width = Math.max(1, verdicts.length) * charts_step;
    const marks = verdicts.map((verdict, at) => mark(verdict, at * charts_step + charts_step / 2));
    const said = `${plural(verdicts.length, 'run')}, the newest ${verdicts.at(-1) ?? 'unknown'}`;
    return (0,core_escape/* element */.ND) `<svg class="dots" width="${width}" height="12" viewBox="0 0 ${width} 12" role="img" aria-label="${(0,core_escape/* html */.qy)(said)}">${(0,core_escape/* elements */.Yt)(marks)}</svg>`;
}
function mark(verdict, x) {
    switch (verdict) {
        case 'passed':
            return (0,core_escape/* element */.ND) `<circle class="passed" cx="${x}" cy="6" r="4"/>`;
        case 'warned':
            return (0,core_escape/* element */.ND) `<path class="warned" d="M${x} 1.6L${x + 4.9} 10.4H${x - 4.9}Z"/>`;
        case 'refused':
            return (0,core_escape/* element */.ND) `<path class="refused" d="M${x - 3.4} 2.6L${x + 3.4} 9.4M${x + 3.4} 2.6L${x - 3.4} 9.4"/>`;
        case 'unanswered':
            return (0,core_escape/* element */.ND) `<circle class="unanswered" cx="${x}" cy="6" r="3.6"/>`;
    }
}
const wide = 96;
const high = 22;
const edge = 2;
/** Rows over the last runs; a flat line when nothing changed. Nothing for a single run. */
function sparkline(history) {
    if (history.length < 2)
        return (0,core_escape/* element */.ND) ``;
    const [least, most] = [Math.min(...history), Math.max(...history)];
    const x = (at) => rounded((at / (history.length - 1)) * (wide - 2 * edge) + edge);
    const y = (value) => {
        const part = most === least ? 0.5 : (value - least) / (most - least);
        return rounded(high - edge - part * (high - 2 * edge));
    };
    const points = history.map((value, at) => (0,core_escape/* element */.ND) `${at === 0 ? (0,core_escape/* element */.ND) `M` : (0,core_escape/* element */.ND) `L`}${x(at)} ${y(value)}`);
    const line = (0,core_escape/* elements */.Yt)(points);
    const last = history.length - 1;
    const said = `From ${words_count(history[0] ?? 0)} to ${words_count(history[last] ?? 0)} rows over ${plural(history.length, 'run')}`;
    const area = (0,core_escape/* element */.ND) `<path class="area" d="${line}L${x(last)} ${high}L${edge} ${high}Z"/>`;
    const end = (0,core_escape/* element */.ND) `<circle cx="${x(last)}" cy="${y(history[last] ?? 0)}" r="2.2"/>`;
    return (0,core_escape/* element */.ND) `<svg class="spark" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${(0,core_escape/* html */.qy)(said)}">${area}<path d="${line}"/>${end}</svg>`;
}
function rounded(value) {
    return Math.round(value * 10) / 10;
}
const signs = {
    fresh: (0,core_escape/* element */.ND) `<path d="M6.8 12.4l3.4 3.4 7-7.4" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`,
    stale: (0,core_escape/* element */.ND) `<path d="M12 7v5.4l3.4 2" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`,
    failing: (0,core_escape/* element */.ND) `<path d="M8.4 8.4l7.2 7.2M15.6 8.4l-7.2 7.2" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round"/>`,
    empty: (0,core_escape/* element */.ND) `<path d="M7.5 12h9" fill="none" stroke="var(--card)" stroke-width="2.4" stroke-linecap="round"/>`,
};
function standingSign(standing) {
    return (0,core_escape/* element */.ND) `<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="var(--tone)"/>${signs[standing]}</svg>`;
}

;// CONCATENATED MODULE: ./lib/solution/monitor/style.js

/** No fonts, scripts or pictures from elsewhere: the report is one file. Shapes say what colours say. */
const style = (0,core_escape/* element */.ND) `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0e1116);
  --card: light-dark(#ffffff, #161b22);
  --line: light-dark(#e3e6eb, #262d37);
  --text: light-dark(#1b2230, #e4e8ee);
  --soft: light-dark(#5d6878, #94a0b0);
  --good: light-dark(#12805c, #3fcf97);
  --warn: light-dark(#a86200, #f0b04a);
  --bad: light-dark(#c62f3d, #ff7b83);
  --none: light-dark(#66707f, #8e99a8);
  --ink: light-dark(#3a62d8, #83a4ff);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: clamp(1rem, 4vw, 3rem) clamp(.75rem, 4vw, 2rem) 4rem; background: var(--page); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; -webkit-text-size-adjust: 100%;
}
main { max-width: 66rem; margin: 0 auto; display: grid; gap: 1.25rem; }
main > * { min-width: 0; }
.eyebrow { margin: 0 0 .2rem; color: var(--soft); font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; }
h1 { margin: 0; font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.2; letter-spacing: -.015em; font-weight: 650; }
h2 { margin: 0; font-size: 1.05rem; font-weight: 620; }
h2 small { font-weight: 400; color: var(--soft); font-size: .87rem; margin-left: .45rem; }
code { font: .88em/1.4 var(--mono); overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.1rem 1.25rem 1.2rem; }
.verdict { padding: 1.3rem 1.4rem; border-color: color-mix(in srgb, var(--tone) 38%, var(--line));
  background: linear-gradient(100deg, color-mix(in srgb, var(--tone) 11%, var(--card)), var(--card) 62%); }
.verdict .say { display: flex; align-items: center; gap: .65rem; font-size: 1.35rem; font-weight: 650; color: var(--tone); }
.verdict .say svg { width: 1.5rem; height: 1.5rem; flex: none; }
.verdict p { margin: .45rem 0 0; max-width: 60ch; overflow-wrap: anywhere; }
.verdict h3 { margin: 1.1rem 0 .3rem; font-size: .8rem; letter-spacing: .05em; text-transform: uppercase; color: var(--soft); font-weight: 600; }
.verdict ul { margin: 0; padding-left: 1.15rem; }
.verdict li { margin: .2rem 0; }
.cmd { display: inline-block; background: color-mix(in srgb, var(--ink) 9%, transparent); border-radius: 7px; padding: .1rem .5rem; }
.fresh, .passed { --tone: var(--good); }
.stale, .warned, .partial { --tone: var(--warn); }
.failing, .refused, .failed { --tone: var(--bad); }
.empty, .unanswered { --tone: var(--none); }
.complete { --tone: var(--good); }
.news { --tone: var(--ink); }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; }
.tile { padding: .9rem 1.1rem; }
.tile b { display: block; font-size: 1.5rem; line-height: 1.25; font-weight: 630; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: .85rem; }
.stages { list-style: none; margin: .8rem 0 0; padding: 0; display: grid; grid-template-columns: repeat(8, 1fr); gap: .4rem; }
.stages li { position: relative; padding-top: .75rem; min-width: 0; }
.stages li::before { content: ""; position: absolute; inset: 0 0 auto; height: 5px; border-radius: 3px; background: var(--tone); }
.stages b { display: block; font-weight: 600; font-size: .92rem; }
.stages span { display: block; color: var(--soft); font-size: .8rem; }
.stages .mark { color: var(--tone); font-weight: 600; }
.scroll { overflow-x: auto; margin: .6rem -1.25rem 0; padding: 0 1.25rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th { text-align: left; font-weight: 550; color: var(--soft); font-size: .8rem; padding: .3rem .9rem .35rem 0; white-space: nowrap; }
td { padding: .42rem .9rem .42rem 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 1.7rem; }
.w, td:first-child code { white-space: nowrap; }
.soft { color: var(--soft); }
.up { color: var(--good); } .down { color: var(--bad); }
.pill { display: inline-block; padding: 0 .55rem; border-radius: 99px; font-size: .8rem; line-height: 1.5rem; white-space: nowrap;
  color: var(--tone); background: color-mix(in srgb, var(--tone) 13%, transparent); font-weight: 550; }
.dots { display: block; height: 12px; margin-top: .34rem; }
.legend .dots { margin: 0; }
.gates table { min-width: 38rem; }
.gates th:nth-child(1) { width: 40%; } .gates th:nth-child(2) { width: 17rem; }
.rows th:nth-child(2) { width: 9rem; } .rows th:nth-child(3), .rows th:nth-child(4) { width: 8rem; }
.examples { margin: .25rem 0 0; padding-left: 1.05rem; }
.dots .passed { fill: var(--good); } .dots .warned { fill: var(--warn); } .dots .refused { fill: none; stroke: var(--bad); stroke-width: 2.2; }
.dots .unanswered { fill: none; stroke: var(--none); stroke-width: 1.8; }
.spark { display: block; margin-left: auto; width: 96px; height: 22px; overflow: visible; }
.spark path { fill: none; stroke: var(--ink); stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; }
.spark .area { fill: color-mix(in srgb, var(--ink) 12%, transparent); stroke: none; }
.spark circle { fill: var(--ink); }
details { border-top: 1px solid var(--line); }
details:first-of-type { margin-top: .7rem; }
summary { cursor: pointer; padding: .55rem 0; display: flex; gap: .7rem; align-items: center; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; width: .4rem; height: .4rem; border: solid var(--soft); border-width: 0 1.6px 1.6px 0; transform: rotate(-45deg); margin: 0 .15rem; transition: transform .12s; }
details[open] > summary::before { transform: rotate(45deg); }
summary b { font-weight: 600; }
summary:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 6px; }
details .scroll { margin-top: 0; margin-bottom: .8rem; }
.calm { margin: .5rem 0 0; color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin: .5rem 0 0; color: var(--soft); font-size: .82rem; }
.legend span { display: inline-flex; align-items: center; gap: .35rem; }
footer { color: var(--soft); font-size: .85rem; padding: 0 .3rem; }
@media (max-width: 46rem) {
  .tiles { grid-template-columns: repeat(2, 1fr); gap: .7rem; }
  .stages { grid-template-columns: repeat(auto-fit, minmax(5.2rem, 1fr)); row-gap: 1rem; }
  .card { padding: 1rem; border-radius: 12px; }
  .scroll { margin-inline: -1rem; padding: 0 1rem; }
  .long { min-width: 14rem; }
  .gates table { min-width: 0; }
  .gates table, .gates tbody, .gates tr, .gates td { display: block; }
  .gates thead { display: none; }
  .gates tr { border-top: 1px solid var(--line); padding: .5rem 0; }
  .gates td { border: 0; padding: .15rem 0; }
  .gates td:first-child code { white-space: normal; }
}
@media print { body { background: none; padding: 0; } .card { break-inside: avoid; } }
`;

;// CONCATENATED MODULE: ./lib/solution/monitor/schemas.js
/** Tables by their schema, in the order in which data goes through a pipeline. */
function bySchema(tables) {
    const groups = Map.groupBy(tables, ({ table }) => table.slice(0, table.indexOf('.')));
    const place = (schema) => (schemas_order.indexOf(schema) + schemas_order.length + 1) % (schemas_order.length + 1);
    return new Map([...groups].sort(([a], [b]) => place(a) - place(b)));
}
/** `quarantine` follows Clean, which fills it. */
const schemas_order = [
    ...['source', 'sample', 'prepare', 'extract', 'clean', 'quarantine', 'transform', 'refine', 'analyse', 'log'],
];
function isChanged({ change }) {
    return change !== null && change !== 0;
}

;// CONCATENATED MODULE: ./lib/solution/monitor/topic.js


function card(topic) {
    const { title, aside, rows, none } = topic;
    const beside = aside === undefined || rows.length === 0 ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) ` <small>${(0,core_escape/* html */.qy)(aside)}</small>`;
    const body = rows.length === 0 ? (0,core_escape/* element */.ND) `<p class="calm">${(0,core_escape/* html */.qy)(none)}</p>` : grid(topic);
    return (0,core_escape/* element */.ND) `<section class="card"><h2>${(0,core_escape/* html */.qy)(title)}${beside}</h2>${body}</section>\n`;
}
function grid({ columns, right = [], rows }) {
    const names = columns.map((name, at) => (0,core_escape/* element */.ND) `<th scope="col"${right.includes(at) ? (0,core_escape/* element */.ND) ` class="n"` : (0,core_escape/* element */.ND) ``}>${(0,core_escape/* html */.qy)(name)}</th>`);
    const body = rows.map((row) => (0,core_escape/* element */.ND) `<tr>${(0,core_escape/* elements */.Yt)(row)}</tr>\n`);
    return (0,core_escape/* element */.ND) `<div class="scroll"><table><thead><tr>${(0,core_escape/* elements */.Yt)(names)}</tr></thead><tbody>${(0,core_escape/* elements */.Yt)(body)}</tbody></table></div>`;
}
function cell(text, style = '') {
    return style === '' ? (0,core_escape/* element */.ND) `<td>${(0,core_escape/* html */.qy)(text)}</td>` : (0,core_escape/* element */.ND) `<td class="${(0,core_escape/* html */.qy)(style)}">${(0,core_escape/* html */.qy)(text)}</td>`;
}
function code(text) {
    return (0,core_escape/* element */.ND) `<td><code>${(0,core_escape/* html */.qy)(text)}</code></td>`;
}
function number(value) {
    return cell(words_count(value), 'n');
}

;// CONCATENATED MODULE: ./lib/solution/monitor/topics.js





/** Stages whose gates all passed stay folded: what needs eyes stands open. */
function gates({ gates: all }) {
    if (all.length === 0)
        return (0,core_escape/* element */.ND) `<section class="card"><h2>Gates</h2><p class="calm">None has been asked yet.</p></section>\n`;
    const passed = all.filter(isPassed).length;
    const groups = [...Map.groupBy(all, ({ stage }) => stage)].map(([stage, of]) => topics_gatesOf(stage, of));
    return (0,core_escape/* element */.ND) `<section class="card gates"><h2>Gates <small>${(0,core_escape/* html */.qy)(`${passed} of ${all.length} passed`)}</small></h2>${(0,core_escape/* elements */.Yt)(groups)}${legend}</section>\n`;
}
function isPassed({ verdicts }) {
    return verdicts.at(-1) === 'passed';
}
function topics_gatesOf(stage, all) {
    const open = all.filter((gate) => !isPassed(gate));
    const worst = open.some(({ severity }) => severity === 'error') ? 'refused' : open.length > 0 ? 'warned' : 'passed';
    const said = open.length === 0 ? `${all.length} passed` : `${open.length} of ${all.length} did not pass`;
    const table = grid({
        columns: ['Gate', 'Last 20 runs', 'Found'],
        rows: [...open, ...all.filter(isPassed)].map((gate) => [
            (0,core_escape/* element */.ND) `<td><code>${(0,core_escape/* html */.qy)(gate.gate)}</code>${gate.severity === 'warn' ? (0,core_escape/* element */.ND) ` <span class="soft">warn</span>` : (0,core_escape/* element */.ND) ``}<br><span class="soft">${(0,core_escape/* html */.qy)(gate.says)}</span></td>`,
            (0,core_escape/* element */.ND) `<td class="w">${verdictDots(gate.verdicts)}</td>`,
            isPassed(gate) ? cell(gate.actual, 'soft') : offence(gate),
        ]),
    });
    return (0,core_escape/* element */.ND) `<details${open.length > 0 ? (0,core_escape/* element */.ND) ` open` : (0,core_escape/* element */.ND) ``}><summary><b>${(0,core_escape/* html */.qy)(stage)}</b><span class="pill ${(0,core_escape/* html */.qy)(worst)}">${(0,core_escape/* html */.qy)(said)}</span></summary>${table}</details>\n`;
}
function offence({ expected, actual, examples }) {
    const items = examples.map((example) => (0,core_escape/* element */.ND) `<li><code>${(0,core_escape/* html */.qy)(example)}</code></li>`);
    const list = items.length === 0 ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<ul class="examples">${(0,core_escape/* elements */.Yt)(items)}</ul>`;
    return (0,core_escape/* element */.ND) `<td>${(0,core_escape/* html */.qy)(actual)}; <span class="soft">expected ${(0,core_escape/* html */.qy)(expected)}</span>${list}</td>`;
}
const legend = (0,core_escape/* element */.ND) `<p class="legend">${(0,core_escape/* elements */.Yt)(['passed', 'warned', 'refused', 'unanswered'].map((verdict) => (0,core_escape/* element */.ND) `<span>${verdictDots([verdict])}${(0,core_escape/* html */.qy)(verdict)}</span>`))}<span>the newest run stands on the right</span></p>`;
/** Schemas in which nothing changed stay folded. */
function tables({ tables: all }) {
    if (all.length === 0)
        return (0,core_escape/* element */.ND) `<section class="card"><h2>Rows</h2><p class="calm">No table is there yet.</p></section>\n`;
    const groups = [...bySchema(all)].map(([schema, of]) => topics_tablesOf(schema, of));
    return (0,core_escape/* element */.ND) `<section class="card rows"><h2>Rows <small>with the change since the run before</small></h2>${(0,core_escape/* elements */.Yt)(groups)}</section>\n`;
}
function topics_tablesOf(schema, all) {
    const changed = all.filter(isChanged).length;
    const sum = all.reduce((total, one) => total + one.rows, 0);
    const said = `${plural(all.length, 'table')}, ${plural(sum, 'row')}`;
    const news = changed === 0 ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<span class="pill news">${(0,core_escape/* html */.qy)(`${changed} changed`)}</span>`;
    const table = grid({
        columns: ['Table', 'Last 20 runs', 'Rows', 'Change'],
        right: [1, 2, 3],
        rows: all.map(({ table: name, rows, change: since, history }) => {
            const tone = since === null || since === 0 ? 'n soft' : since > 0 ? 'n up' : 'n down';
            return [
                code(name.slice(schema.length + 1)),
                (0,core_escape/* element */.ND) `<td>${sparkline(history)}</td>`,
                number(rows),
                cell(change(since), tone),
            ];
        }),
    });
    const open = changed > 0 ? (0,core_escape/* element */.ND) ` open` : (0,core_escape/* element */.ND) ``;
    return (0,core_escape/* element */.ND) `<details${open}><summary><b>${(0,core_escape/* html */.qy)(schema)}</b><span class="soft">${(0,core_escape/* html */.qy)(said)}</span>${news}</summary>${table}</details>\n`;
}
const driftTones = {
    breaking: 'failed',
    suspicious: 'stale',
    data_error: 'stale',
    operational: 'stale',
};
const severityTones = { high: 'failed', medium: 'stale' };
function trouble({ quarantine, drift, constraints }) {
    const waiting = quarantine.filter((one) => one.waiting > 0);
    const pill = (text, tone) => (0,core_escape/* element */.ND) `<td><span class="pill ${(0,core_escape/* html */.qy)(tone)}">${(0,core_escape/* html */.qy)(text)}</span></td>`;
    return [
        {
            title: 'Quarantine',
            columns: ['Entity', 'Waiting', 'Since', 'Why'],
            right: [1],
            rows: waiting.map(({ entity, waiting: n, since, rules }) => [
                code(entity),
                number(n),
                cell(words_moment(since), 'w soft'),
                (0,core_escape/* element */.ND) `<td class="long">${(0,core_escape/* elements */.Yt)(rules.map(({ rule, records, reason }) => (0,core_escape/* element */.ND) `<div>${(0,core_escape/* html */.qy)(`${spoken(rule)}, ${words_count(records)}\u00d7`)} <span class="soft">such as: ${(0,core_escape/* html */.qy)(reason)}</span></div>`))}</td>`,
            ]),
            none: 'Nothing waits in quarantine.',
        },
        {
            title: 'Changes at the source',
            aside: `${plural(drift.length, 'change')} in the last run`,
            columns: ['What', 'Change', 'Class', 'Taken as', 'Detail'],
            rows: drift.map((one) => [
                code(one.subject),
                cell(spoken(one.change), 'w'),
                pill(spoken(one.class), driftTones[one.class] ?? 'fresh'),
                cell(one.action),
                cell(one.detail, 'soft long'),
            ]),
            none: 'There were none in the last run.',
        },
        {
            title: 'Known constraints',
            columns: ['Constraint', 'Severity', 'Issue', 'Way around', 'Still there'],
            rows: constraints.map((one) => [
                (0,core_escape/* element */.ND) `<td class="w"><code>${(0,core_escape/* html */.qy)(one.id)}</code></td>`,
                pill(one.severity, severityTones[one.severity] ?? 'empty'),
                (0,core_escape/* element */.ND) `<td class="long">${(0,core_escape/* html */.qy)(one.issue)}<br><code class="soft">${(0,core_escape/* html */.qy)(one.endpoint)}</code></td>`,
                cell(one.workaround, 'soft long'),
                cell(one.still_present === null ? 'not probed' : one.still_present ? 'yes' : 'no', 'w'),
            ]),
            none: 'None is known.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/solution/monitor/html.js







/** The report for browsers: one file that loads nothing and runs nothing. */
function renderHtml(health) {
    const { name, judgement } = health;
    const parts = [head(health), verdict(health), tiles(health), stages(health), ...topics(health), foot(health)];
    return (0,core_escape/* element */.ND) `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${(0,core_escape/* html */.qy)(`${judgement.headline}: ${name}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
${(0,core_escape/* elements */.Yt)(parts)}
</main>
</body>
</html>
`;
}
function head({ source, name }) {
    return (0,core_escape/* element */.ND) `<header><p class="eyebrow">SPECTRA pipeline ${(0,core_escape/* html */.qy)(`spectra.${source}`)}</p><h1>${(0,core_escape/* html */.qy)(name)}</h1></header>\n`;
}
function verdict({ judgement }) {
    const { standing, headline, why, next, notes } = judgement;
    const advice = next.map(({ text, command }) => {
        const typed = command === null ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `: <code class="cmd">${(0,core_escape/* html */.qy)(command)}</code>`;
        return (0,core_escape/* element */.ND) `<li>${(0,core_escape/* html */.qy)(text)}${typed}</li>`;
    });
    const remarks = notes.map((note) => (0,core_escape/* element */.ND) `<li>${(0,core_escape/* html */.qy)(note)}</li>`);
    const list = (title, items) => items.length === 0 ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<h3>${(0,core_escape/* html */.qy)(title)}</h3><ul>${(0,core_escape/* elements */.Yt)(items)}</ul>`;
    return (0,core_escape/* element */.ND) `<section class="card verdict ${(0,core_escape/* html */.qy)(standing)}"><div class="say">${standingSign(standing)}<span>${(0,core_escape/* html */.qy)(headline)}</span></div>
<p>${(0,core_escape/* html */.qy)(why)}</p>${list('What to do', advice)}${list('Worth a look', remarks)}</section>\n`;
}
function tiles({ stages: all, gates: asked, entities, quarantine, freshness }) {
    const age = all.at(-1)?.age ?? null;
    const passed = asked.filter(({ verdicts }) => verdicts.at(-1) === 'passed').length;
    const records = entities.reduce((sum, one) => sum + one.records, 0);
    const waiting = quarantine.reduce((sum, one) => sum + one.waiting, 0);
    const tile = (value, words) => (0,core_escape/* element */.ND) `<div class="card tile"><b>${(0,core_escape/* html */.qy)(value)}</b><span>${(0,core_escape/* html */.qy)(words)}</span></div>`;
    return (0,core_escape/* element */.ND) `<div class="tiles">${(0,core_escape/* elements */.Yt)([
        tile(age === null ? 'never' : age < 60_000 ? 'now' : words_span(age), `since the last complete run; ${(0,core_duration/* formatDuration */.a3)(freshness)} may pass`),
        tile(`${passed} / ${asked.length}`, 'gates passed'),
        tile(words_count(records), `${records === 1 ? 'record' : 'records'} of ${plural(entities.length, 'entity', 'entities')}`),
        tile(words_count(waiting), 'in quarantine'),
    ])}</div>\n`;
}
const stageTones = { Success: 'passed', Failed: 'failed' };
function stages({ stages: all }) {
    const item = ({ stage, status, age, duration }) => {
        const tone = status === null ? 'empty' : stageTones[status];
        const said = status === null ? 'not run' : status === 'Failed' ? 'failed' : ago(age);
        const time = duration === null ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<span>${(0,core_escape/* html */.qy)(took(duration))}</span>`;
        return (0,core_escape/* element */.ND) `<li class="${(0,core_escape/* html */.qy)(tone)}"><b>${(0,core_escape/* html */.qy)(stage)}</b><span class="${(0,core_escape/* html */.qy)(status === 'Failed' ? 'mark' : 'soft')}">${(0,core_escape/* html */.qy)(said)}</span>${time}</li>`;
    };
    return (0,core_escape/* element */.ND) `<section class="card"><h2>Stages</h2><ol class="stages">${(0,core_escape/* elements */.Yt)(all.map(item))}</ol></section>\n`;
}
function topics(health) {
    return [card(html_entities(health)), gates(health), card(runs(health)), tables(health), ...trouble(health).map(card)];
}
function html_entities({ entities: all, freshness }) {
    return {
        title: 'Entities',
        aside: `fresh for ${(0,core_duration/* formatDuration */.a3)(freshness)}`,
        columns: ['Entity', 'Records', 'Last read', 'Newest record'],
        right: [1],
        rows: all.map((one) => [code(one.entity), number(one.records), lastRead(one), cell(words_moment(one.newest), 'w soft')]),
        none: 'The contract names none.',
    };
}
function lastRead({ age, stale, skipped }) {
    if (skipped !== null)
        return (0,core_escape/* element */.ND) `<td class="long"><span class="pill empty">left out</span> <span class="soft">${(0,core_escape/* html */.qy)(skipped)}</span></td>`;
    return (0,core_escape/* element */.ND) `<td><span class="pill ${(0,core_escape/* html */.qy)(stale ? 'stale' : 'fresh')}">${(0,core_escape/* html */.qy)(ago(age))}</span></td>`;
}
function runs({ runs: all }) {
    const outcome = ({ status, failed_stage, error }) => {
        const said = failed_stage === null ? status : `${status} at ${failed_stage}`;
        const why = error === null ? (0,core_escape/* element */.ND) `` : (0,core_escape/* element */.ND) `<br><span class="soft">${(0,core_escape/* html */.qy)(error)}</span>`;
        return (0,core_escape/* element */.ND) `<td class="long"><span class="pill ${(0,core_escape/* html */.qy)(status)}">${(0,core_escape/* html */.qy)(said)}</span>${why}</td>`;
    };
    return {
        title: 'Last runs',
        columns: ['Started', 'Outcome', 'Stages', 'Took', 'Run'],
        right: [2, 3],
        rows: all.map((run) => [
            cell(words_moment(run.started), 'w'),
            outcome(run),
            cell(`${run.stages} of 8`, 'n'),
            cell(took(run.duration), 'n'),
            (0,core_escape/* element */.ND) `<td class="w soft"><code>${(0,core_escape/* html */.qy)(run.run_id)}</code></td>`,
        ]),
        none: 'There is none yet.',
    };
}
function foot({ at, contract_version }) {
    return (0,core_escape/* element */.ND) `<footer>Read ${(0,core_escape/* html */.qy)(words_moment(at))} from the lakehouse, by contract version ${(0,core_escape/* html */.qy)(contract_version)}.</footer>`;
}

;// CONCATENATED MODULE: ./lib/solution/monitor/markdown.js




const markdown_signs = { fresh: '\ud83d\udfe2', stale: '\ud83d\udfe1', failing: '\ud83d\udd34', empty: '\u26aa' };
const marks = { passed: '\u25cf', warned: '\u25b2', refused: '\u2715', unanswered: '?' };
/** The report for terminals, pull requests and summaries. */
function renderMarkdown(health) {
    const sections = [markdown_head(health), markdown_runs(health), markdown_entities(health), markdown_gates(health), markdown_tables(health), ...markdown_trouble(health)];
    return `${sections.filter((section) => section !== '').join('\n')}\n`;
}
function markdown_head({ name, source, contract_version, at, freshness, judgement }) {
    const { standing, headline, why, next, notes } = judgement;
    const advice = next.map(({ text: words, command }) => {
        return command === null ? (0,core_escape/* markup */.PT) `- ${(0,core_escape/* text */.Qq)(words)}\n` : (0,core_escape/* markup */.PT) `- ${(0,core_escape/* text */.Qq)(words)}: ${(0,core_escape/* code */.aY)(command)}\n`;
    });
    const remarks = notes.map((note) => (0,core_escape/* markup */.PT) `- ${(0,core_escape/* text */.Qq)(note)}\n`);
    return (0,core_escape/* joined */.oR)([
        (0,core_escape/* markup */.PT) `# ${markdown_signs[standing]} ${(0,core_escape/* text */.Qq)(name)}: ${(0,core_escape/* text */.Qq)(headline)}\n\n${(0,core_escape/* text */.Qq)(why)}\n`,
        next.length === 0 ? core_escape/* nothing */.s6 : (0,core_escape/* markup */.PT) `\n**What to do**\n\n${(0,core_escape/* joined */.oR)(advice, '')}`,
        notes.length === 0 ? core_escape/* nothing */.s6 : (0,core_escape/* markup */.PT) `\n**Worth a look**\n\n${(0,core_escape/* joined */.oR)(remarks, '')}`,
        (0,core_escape/* markup */.PT) `\nPipeline ${(0,core_escape/* code */.aY)(`spectra.${source}`)}, contract ${(0,core_escape/* text */.Qq)(contract_version)}, fresh for ${(0,core_escape/* text */.Qq)((0,core_duration/* formatDuration */.a3)(freshness))}, read ${(0,core_escape/* text */.Qq)(words_moment(at))}\n`,
    ], '');
}
function table({ title, columns, right = [], rows, none }) {
    if (rows.length === 0)
        return (0,core_escape/* markup */.PT) `## ${(0,core_escape/* text */.Qq)(title)}\n\n${(0,core_escape/* text */.Qq)(none)}\n`;
    const row = (cells) => (0,core_escape/* markup */.PT) `| ${(0,core_escape/* joined */.oR)(cells, ' | ')} |\n`;
    const rule = row(columns.map((_, at) => (right.includes(at) ? '---:' : '---')));
    return (0,core_escape/* markup */.PT) `## ${(0,core_escape/* text */.Qq)(title)}\n\n${row(columns.map(core_escape/* text */.Qq))}${rule}${(0,core_escape/* joined */.oR)(rows.map(row), '')}`;
}
function markdown_runs({ stages, runs: last }) {
    const stageTable = table({
        title: 'Stages',
        columns: ['Stage', 'Last end', 'Last good end', 'Took'],
        right: [3],
        rows: stages.map(({ stage, status, age, duration }) => [
            (0,core_escape/* text */.Qq)(stage),
            (0,core_escape/* text */.Qq)(status ?? 'Not run'),
            (0,core_escape/* text */.Qq)(ago(age)),
            (0,core_escape/* text */.Qq)(duration === null ? '' : took(duration)),
        ]),
        none: 'No stage has run',
    });
    const runTable = table({
        title: 'Last runs',
        columns: ['Started', 'Run', 'Outcome', 'Stages', 'Took'],
        right: [3, 4],
        rows: last.map(({ started, run_id, status, failed_stage, stages: good, duration }) => [
            (0,core_escape/* text */.Qq)(words_moment(started)),
            (0,core_escape/* code */.aY)(run_id),
            (0,core_escape/* text */.Qq)(failed_stage === null ? status : `${status} at ${failed_stage}`),
            (0,core_escape/* text */.Qq)(`${good} of 8`),
            (0,core_escape/* text */.Qq)(took(duration)),
        ]),
        none: 'There is none',
    });
    return (0,core_escape/* joined */.oR)([stageTable, runTable], '\n');
}
function markdown_entities({ entities: all }) {
    return table({
        title: 'Entities',
        columns: ['Entity', 'Records', 'Last read', 'Newest record'],
        right: [1],
        rows: all.map(({ entity, records, age, newest, stale, skipped }) => [
            (0,core_escape/* code */.aY)(entity),
            (0,core_escape/* text */.Qq)(words_count(records)),
            (0,core_escape/* text */.Qq)(skipped === null ? `${ago(age)}${stale ? ' (stale)' : ''}` : `left out: ${skipped}`),
            (0,core_escape/* text */.Qq)(words_moment(newest)),
        ]),
        none: 'The contract names none',
    });
}
function markdown_gates({ gates: all }) {
    const passed = all.filter(({ verdicts }) => verdicts.at(-1) === 'passed').length;
    return table({
        title: all.length === 0 ? 'Gates' : `Gates: ${passed} of ${all.length} passed`,
        columns: ['Stage', 'Gate', 'Last 20 runs', 'Found'],
        rows: all.map(({ stage, gate, severity, verdicts, expected, actual, examples }) => [
            (0,core_escape/* text */.Qq)(stage),
            (0,core_escape/* markup */.PT) `${(0,core_escape/* code */.aY)(gate)}${severity === 'warn' ? (0,core_escape/* markup */.PT) ` (warn)` : core_escape/* nothing */.s6}`,
            verdicts.map((verdict) => marks[verdict]).join(''),
            (0,core_escape/* text */.Qq)(verdicts.at(-1) === 'passed' ? actual : [`${actual}; expected ${expected}`, ...examples].join('; ')),
        ]),
        none: 'None has been asked',
    });
}
/** A line for each schema, and one for each table that changed: most tables stay as they were. */
function markdown_tables({ tables: all }) {
    const rows = [...bySchema(all)].flatMap(([schema, of]) => {
        const changed = of.filter(isChanged);
        const sum = of.reduce((total, one) => total + one.rows, 0);
        const head = [(0,core_escape/* text */.Qq)(schema), (0,core_escape/* text */.Qq)(words_count(of.length)), (0,core_escape/* text */.Qq)(words_count(sum)), (0,core_escape/* text */.Qq)(changed.length === 0 ? 'as before' : '')];
        return [head, ...changed.map((one) => [(0,core_escape/* code */.aY)(one.table), core_escape/* nothing */.s6, (0,core_escape/* text */.Qq)(words_count(one.rows)), (0,core_escape/* text */.Qq)(moreOrFewer(one.change))])];
    });
    return table({
        title: 'Rows',
        columns: ['Schema or table', 'Tables', 'Rows', 'Since the run before'],
        right: [1, 2, 3],
        rows,
        none: 'No table is there',
    });
}
function markdown_trouble({ quarantine, drift, constraints }) {
    const waiting = quarantine.filter((one) => one.waiting > 0);
    return [
        table({
            title: 'Quarantine',
            columns: ['Entity', 'Waiting', 'Since', 'Why'],
            right: [1],
            rows: waiting.map(({ entity, waiting: n, since, rules }) => [
                (0,core_escape/* code */.aY)(entity),
                (0,core_escape/* text */.Qq)(words_count(n)),
                (0,core_escape/* text */.Qq)(words_moment(since)),
                (0,core_escape/* text */.Qq)(rules.map(({ rule, records, reason }) => `${spoken(rule)} ${words_count(records)}\u00d7, such as: ${reason}`).join('; ')),
            ]),
            none: 'Nothing waits in quarantine',
        }),
        table({
            title: 'Changes at the source in the last run',
            columns: ['What', 'Change', 'Class', 'Taken as', 'Detail'],
            rows: drift.map((one) => [
                (0,core_escape/* code */.aY)(one.subject),
                (0,core_escape/* text */.Qq)(spoken(one.change)),
                (0,core_escape/* text */.Qq)(spoken(one.class)),
                (0,core_escape/* text */.Qq)(one.action),
                (0,core_escape/* text */.Qq)(one.detail),
            ]),
            none: 'There were none',
        }),
        table({
            title: constraints.length === 0 ? 'Known constraints' : `Known constraints: ${constraints.length}`,
            columns: ['Constraint', 'Severity', 'Endpoint', 'Issue', 'Still there'],
            rows: constraints.map(({ id, severity, endpoint, issue, still_present }) => [
                (0,core_escape/* code */.aY)(id),
                (0,core_escape/* text */.Qq)(severity),
                (0,core_escape/* code */.aY)(endpoint),
                (0,core_escape/* text */.Qq)(issue),
                (0,core_escape/* text */.Qq)(still_present === null ? 'not probed' : still_present ? 'yes' : 'no'),
            ]),
            none: 'None is known',
        }),
    ];
}

// EXTERNAL MODULE: ./lib/app/solution/folders.js
var folders = __webpack_require__(3962);
;// CONCATENATED MODULE: ./lib/app/solution/running.js











/** Puts the pipeline where the covenant says. Here that is this machine: its lakehouse, with every table in setting. */
const deploy = async (work) => {
    const { setting, source, covenant, log } = work;
    const { deployment } = covenant;
    const folder = (0,folders/* lakehouseFolder */.qV)(setting, source);
    const lakehouse = openLakehouse({ folder });
    try {
        await refuseUnproven(lakehouse, source);
        const tables = await lakehouse.tables();
        const record = {
            target: deployment.target,
            lakehouse: deployment.lakehouse,
            schemas: deployment.schemas,
            composite: `spectra.${source}`,
            tables: tables.map(({ table }) => table),
            not_done: ['Fabric workspace', 'Fabric lakehouse', 'notebooks', 'Fabric schedule'],
        };
        const comment = 'What stands where, written by solution-engine';
        const written = writeFiles(work, [{ path: 'manifests/deploy.manifest.yaml', text: documentText(comment, record) }]);
        log(`Deployed locally: ${tables.length} tables in ${(0,project_files/* shownFrom */.c2)(setting.entry.cwd, folder)}`);
        log(`Not deployed: ${record.not_done.join(', ')}. Nothing was sent to Fabric`);
        return { target: deployment.target, tables: tables.length, not_done: record.not_done, ...written };
    }
    finally {
        lakehouse.close();
    }
};
/** What its last run did not carry through to the end is not put anywhere. */
async function refuseUnproven(lakehouse, source) {
    const [began, ended] = await Promise.all([newestStageRow(lakehouse, 'source'), newestStageRow(lakehouse, 'validate')]);
    if (ended?.status === 'Success' && ended.run_id === began?.run_id)
        return;
    const found = began === null ? 'it has not run yet' : `its last run, ${began.run_id}, did not come to a good end`;
    (0,data_failed/* fail */.f)('asset', `Cannot deploy the pipeline of ${source}: ${found}; \`solution-engine test ${source}\` runs it`);
}
/** Reads how the pipeline is doing and writes the report, for terminals and for browsers. */
const monitor = async ({ setting, source, contract, log }) => {
    const folder = (0,folders/* lakehouseFolder */.qV)(setting, source);
    const lakehouse = openLakehouse({ folder });
    try {
        const health = await readHealth({ lakehouse, contract, now: clock/* systemClock */.m.now() });
        lakehouse.files.write('monitor/report.md', renderMarkdown(health));
        lakehouse.files.write('monitor/report.html', renderHtml(health));
        const shown = (0,project_files/* shownFrom */.c2)(setting.entry.cwd, folder);
        log(`Report: ${shown}/Files/monitor/report.html`);
        return { report: `${shown}/Files/monitor/report.html`, markdown: `${shown}/Files/monitor/report.md` };
    }
    finally {
        lakehouse.close();
    }
};

;// CONCATENATED MODULE: ./lib/solution/covenant/readme.js


/** `pipelines/<source>/README.md`: what the pipeline is, for people. The same covenant gives the same text. */
function readmeText(covenant, contract) {
    const { source, stages, contract_version } = covenant.pipeline;
    const { name, description } = contract.source_system;
    const entities = readOrder(contract).map(({ object }) => [
        `\`${object.name}\``,
        object.description === '' ? '' : readme_cell(object.description),
        `\`GET ${readme_cell(object.path)}\``,
        object.parent === undefined ? '' : `\`${object.parent.object}\``,
        `\`extract.${pluralOf(object)}\``,
    ]);
    const sections = stages.map((stage) => {
        const checks = covenant.quality_gates.find((each) => each.stage === stage.name)?.checks ?? [];
        return [
            `### ${names_upperFirst(stage.name)}`,
            '',
            `Rules: [${stage.playbook}](../../playbooks/fabric/pipeline/${stage.playbook})`,
            '',
            ...stage.steps.map((step, index) => `${index + 1}. ${readme_cell(step.title)} (\`${step.uses}\`)`),
            '',
            ...readme_table(['gate', 'severity', 'rule'], checks.map(({ id, severity, says }) => [`\`${id}\``, severity, readme_cell(says)])),
        ].join('\n');
    });
    return `${[
        `# ${name}: SPECTRA pipeline`,
        `Written by \`solution-engine\` from [contract.yaml](contract.yaml) (version ${contract_version}) and the playbooks; edit those and run it again.`,
        ...(description === '' ? [] : [description]),
        `\`\`\`sh\n${commands(source).join('\n')}\n\`\`\``,
        '## What is read',
        readme_table(['entity', 'what it is', 'request', 'parent', 'table'], entities).join('\n'),
        '## Stages',
        ...sections,
        '## Files here',
        readme_table(['path', 'what it is'], [
            ['`contract.yaml`', 'what the source is: the one file that a person writes'],
            ['`covenant.yaml`', 'what was designed from it'],
            ['`jobs/`', `the composite \`spectra.${source}\` and its jobs`],
            ['`contracts/`', 'what each stage promises'],
            ['`manifests/`', 'what each stage has shown'],
            ['`intelligence/`', 'what was learned about the API'],
        ]).join('\n'),
    ].join('\n\n')}\n`;
}
function commands(source) {
    const known = [
        [`npx lorchestra run spectra.${source}`, 'run it again, incrementally'],
        [`npx lorchestra run spectra.${source} --dry-run`, 'what would run'],
        [`npx solution-engine monitor ${source}`, 'how it is doing'],
    ];
    const width = Math.max(...known.map(([command]) => command.length));
    return known.map(([command, words]) => `${command.padEnd(width)}  # ${words}`);
}
function readme_table(heads, rows) {
    if (rows.length === 0)
        return ['None.'];
    return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
function readme_cell(text) {
    return text
        .replaceAll(/\s+/g, ' ')
        .replaceAll('|', String.raw `\|`)
        .trim();
}

;// CONCATENATED MODULE: ./lib/solution/learn/gaps.js





/**
 * Outputs that the covenant declares and no step produces: one gap for each action that would produce them, one for
 * each output that no action produces. A table that an earlier run left behind is no reason to promise it. In the order
 * in which they can be learned.
 */
function detectGaps(seen, { actions, sha256 }) {
    const makers = makersIn(actions);
    return spectraStages.flatMap((stage) => {
        const playbook = seen.playbooks.find((each) => each.stage === stage);
        if (playbook === undefined)
            return [];
        const missing = missingOutputs(playbook, seen, { actions, makers });
        const evidence = { path: playbook.file, digest: sha256(playbook.source.text) };
        return grouped(missing, actions).map(({ action, outputs }) => {
            const content = (0,json/* canonicalJson */.dj)({ kind: 'missing_step', stage, action, outputs: action === null ? outputs : [] });
            const id = `GAP-${stage}-${sha256(content).slice(0, 8)}`;
            return gapOf({ id, stage, outputs, evidence, run_id: seen.run_id, step: action === null ? null : stepOf(action, actions) });
        });
    });
}
function missingOutputs(playbook, { declared, produced }, { actions, makers }) {
    const made = madeBy(playbook, actions);
    const found = produced[playbook.stage] ?? [];
    return [...new Set(declared[playbook.stage])].sort().flatMap((output) => {
        if (makers.among(made, output))
            return [];
        const isTable = tableOf(output) !== null;
        const action = isTable ? makers.of(output).find((name) => stageIn(name) === playbook.stage) : undefined;
        if (action === undefined && makers.among(found, output))
            return [];
        return [{ output, action: action ?? null }];
    });
}
/** By action in the order of the list of actions, so that what one makes for another is learned first. */
function grouped(missing, actions) {
    const known = Object.keys(actions).flatMap((action) => {
        const outputs = missing.filter((each) => each.action === action).map(({ output }) => output);
        return outputs.length === 0 ? [] : [{ action, outputs }];
    });
    const unknown = missing.filter(({ action }) => action === null).map(({ output }) => ({ action: null, outputs: [output] }));
    return [...known, ...unknown];
}
function stepOf(uses, actions) {
    const words = uses.slice(uses.indexOf('.') + 1).split('_');
    const title = words.map(names_upperFirst).join(' ');
    return { uses, title, description: actions[uses]?.does ?? '' };
}
function gapOf({ id, stage, outputs, evidence, run_id, step }) {
    const names = outputs.join(', ');
    const rule = step === null
        ? `An output of the ${stage} stage is declared only once an action of that stage produces it`
        : `The ${stage} stage runs ${step.uses} wherever what it produces is declared`;
    return {
        id,
        stage,
        kind: 'missing_step',
        gap: `No step of the ${stage} stage produces ${names}, which the covenant declares`,
        severity: step === null ? 'medium' : 'high',
        evidence,
        expected: `A step that produces ${names}`,
        actual: step === null ? 'No step and no action that does' : `No step, although the action ${step.uses} does`,
        rule,
        missing_step: step,
        outputs,
        first_seen_run: run_id,
        last_seen_run: run_id,
        count: 1,
        status: 'open',
    };
}
/** How the playbook lists these outputs: `clean.{entity}` for `clean.cycle`, since it serves every source. */
function listedOutputs({ missing_step: step, outputs }, actions) {
    const makers = makersIn(actions);
    const products = productsOf(step?.uses, actions);
    return products.filter((product) => outputs.some((output) => makers.among([product], output)));
}

;// CONCATENATED MODULE: ./lib/solution/learn/text.js
/** Texts of Markdown files that learning adds to: what stands there stays as it is, byte for byte. */
/** Edits must not overlap. */
function edited(text, edits) {
    const lines = text.includes('\r\n') ? '\r\n' : '\n';
    return edits
        .toSorted((a, b) => b.start - a.start)
        .reduce((after, edit) => after.slice(0, edit.start) + edit.text.replaceAll('\n', lines) + after.slice(edit.end), text);
}
const marker = /^[ \t]{0,3}([-+*])[ \t]/;
/** Adds items at the end of a section: to its list when it ends with one. */
function itemsAdded({ source, start, end }, items) {
    if (items.length === 0)
        return [];
    const bottom = start + source.text.slice(start, end).trimEnd().length;
    const lastLine = source.text.slice(start, bottom).split('\n').at(-1) ?? '';
    const mark = marker.exec(lastLine)?.[1];
    const text = items.map((item) => `\n${mark ?? '-'} ${item}`).join('');
    return [
        { start: bottom, end: bottom, text: `${mark === undefined ? '\n' : ''}${text}${bottom === source.text.length ? '\n' : ''}` },
    ];
}
/** Text of users between backticks: it can end neither them nor the line. */
function text_code(text) {
    return `\`${text_plain(text).replaceAll('`', "'")}\``;
}
/** Text of users within prose: nothing in it is Markdown. */
function prose(text) {
    return text_plain(text).replace(/[\\`*_{}[\]<>()#+!|~&]/g, String.raw `\$&`);
}
function text_plain(text) {
    return text.replace(/[\0-\x20\x7f-\xa0\u2028\u2029]+/g, ' ').trim();
}
/** The link from one file to another, both relative to the same folder. */
function linkTo(from, to) {
    const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
    const shared = here.findIndex((part, index) => part !== there[index]);
    const common = shared === -1 ? here.length : shared;
    return [...here.slice(common).map(() => '..'), ...there.slice(common)].map(encodeURIComponent).join('/');
}

;// CONCATENATED MODULE: ./lib/solution/learn/lesson.js

const standardsFile = 'standards/pipeline-standards.md';
const lessonsIndexFile = 'lessons/LESSONS-INDEX.md';
/** Where the lesson of a gap lies. */
function lessonFile(gap) {
    const about = gap.missing_step?.uses ?? `${gap.stage}.${gap.id.slice(-8)}`;
    return `lessons/process/missing-step-${about.replaceAll(/[._]/g, '-')}.md`;
}
function lessonTitle({ stage, missing_step: step }) {
    return step === null ? `The ${stage} stage promised what nothing produces` : `The ${stage} stage lacked the step ${step.title}`;
}
/** A new lesson. */
function lessonText(gap, { reason, date }) {
    const { missing_step: step } = gap;
    const file = lessonFile(gap);
    const outputs = gap.outputs.map(text_code).join(', ');
    const solution = step === null
        ? `No action of the ${gap.stage} stage produces ${outputs}. Either take it out of the declared outputs, or write an action that produces it and name it in a step of the playbook.`
        : `A step of the playbook names the action ${text_code(step.uses)}. ${step.description}.`;
    return [
        '---',
        `gap: ${gap.id}`,
        'category: process',
        `stage: ${gap.stage}`,
        `kind: ${gap.kind}`,
        `severity: ${gap.severity}`,
        `status: ${reason === null ? 'applied' : 'open'}`,
        `date: ${date}`,
        `run: ${JSON.stringify(gap.first_seen_run)}`,
        `evidence: { path: ${JSON.stringify(gap.evidence.path)}, sha256: ${gap.evidence.digest} }`,
        '---',
        '',
        `# ${lessonTitle(gap)}`,
        '',
        '## Problem',
        '',
        `The covenant declares ${outputs}, and no step of the [playbook](${linkTo(file, gap.evidence.path)}) produced it.`,
        '',
        '## Solution',
        '',
        solution,
        '',
        '## Impact',
        '',
        `What the pipeline promises was not there, or was left over from an earlier run and out of date. Rule: ${gap.rule}.`,
        '',
        '## Status',
        '',
        statusLine(gap, { reason, date }),
        '',
    ].join('\n');
}
function statusLine(gap, { reason, date }) {
    if (reason !== null)
        return `Open since ${date}: a person has to decide. ${reason}.`;
    const link = linkTo(lessonFile(gap), standardsFile);
    return `Applied on ${date}: the step stands in the playbook, the rule in the [standards](${link}).`;
}
/** The lesson after its step could be added at last; unchanged when that is old news, or when it is still open. */
function lessonSettled(text, gap, verdict) {
    const open = /^status: open(?=\r?$)/m;
    if (verdict.reason !== null || !open.test(text))
        return text;
    return `${text.replace(open, 'status: applied').trimEnd()}\n\n${statusLine(gap, verdict)}\n`;
}

;// CONCATENATED MODULE: ./lib/solution/learn/place.js


/**
 * After everything that the action needs has been made and before anything that needs what it makes; between the two,
 * where the list of actions has it.
 */
function placeFor(action, playbook, { playbooks, actions }) {
    const makers = makersIn(actions);
    const { steps } = playbook;
    const needs = actions[action]?.consumes ?? [];
    const there = [...madeBefore(playbook.stage, playbooks, { actions, unsure: new Set() })];
    const lacking = () => needs.find((thing) => !makers.among(there, thing));
    let earliest = 0;
    while (lacking() !== undefined && earliest < steps.length) {
        there.push(...productsOf(steps[earliest]?.starts?.uses, actions));
        earliest += 1;
    }
    const lack = lacking();
    if (lack !== undefined)
        return { reason: `It needs ${lack}, which no step before it produces` };
    const gives = productsOf(action, actions);
    const waiting = steps.findIndex(({ starts }) => (actions[starts?.uses ?? '']?.consumes ?? []).some((thing) => makers.among(gives, thing)));
    const latest = waiting === -1 ? steps.length : waiting;
    if (earliest > latest)
        return { reason: `${steps[latest]?.starts?.uses ?? ''} needs it before what it needs itself is there` };
    const order = Object.keys(actions);
    const usual = steps.findLastIndex(({ starts }) => starts !== null && order.indexOf(starts.uses) < order.indexOf(action)) + 1;
    return { index: Math.min(latest, Math.max(earliest, usual)) };
}

;// CONCATENATED MODULE: ./lib/solution/learn/standards.js



const id = /^[a-z][a-z0-9_]*$/;
const standards_form = /^: (.*) \(source: (design|learned_from_GAP-[a-z]+-[0-9a-f]{8}), date: (\d{4}-\d{2}-\d{2})(?:, lesson: .*)?\)$/;
/** Reads the items that begin with an id in backticks; all other text is for people. */
function readStandards(source) {
    const markdown = readMarkdown(source);
    const found = [];
    const standards = new Map();
    for (const item of itemsOf(markdown.blocks)) {
        const { code, words } = headOf(markdown, item);
        if (code === null)
            continue;
        const [, rule, origin, date] = standards_form.exec(words) ?? [];
        const earlier = standards.get(code.value);
        if (earlier !== undefined) {
            const related = [{ span: earlier.span, message: 'First here' }];
            found.push(finding('standards/duplicate-rule', code.span, { message: `Rule ${quoted(code.value)} stands there twice`, related }));
        }
        else if (!id.test(code.value) || rule === undefined || origin === undefined || date === undefined) {
            const hint = 'Write - `rule_id`: words (source: `design`, date: 2026-01-31)';
            found.push(finding('standards/rule-form', code.span, { message: `Cannot read the rule ${quoted(code.value)}`, hint }));
        }
        else
            standards.set(code.value, { id: code.value, rule, source: origin, date, span: code.span });
    }
    if (found.length > 0)
        return { ok: false, diagnostics: (0,codes/* sortDiagnostics */.Ds)(found) };
    return { ok: true, value: [...standards.values()], diagnostics: [] };
}

;// CONCATENATED MODULE: ./lib/solution/learn/learn.js








/**
 * Learns from one gap: the step in the playbook, the rule in the standards, the lesson with its line in the index. A
 * changed playbook is taken only when it reads, closes the gap and breaks nothing that held before; else the lesson
 * keeps the proposal. What has been learned already stays as it is, byte for byte.
 */
function learn_learn(gap, kept, circumstances) {
    const improved = improvedPlaybook(gap, kept, circumstances);
    const reason = 'reason' in improved ? improved.reason : null;
    const verdict = { reason, date: circumstances.date };
    const lesson = lessonFile(gap);
    const known = kept.lessons[lesson];
    const text = known === undefined ? lessonText(gap, verdict) : lessonSettled(known, gap, verdict);
    const taken = 'reason' in improved ? kept.playbooks : improved.playbooks;
    return {
        lesson,
        reason,
        kept: {
            playbooks: taken,
            standards: reason === null ? learn_withRule(kept.standards, gap, circumstances.date) : kept.standards,
            index: withEntry(kept.index, gap),
            lessons: { ...kept.lessons, [lesson]: text },
        },
    };
}
/** The files that differ, sorted by name. */
function changedFiles(before, after) {
    const texts = (kept) => new Map([
        ...kept.playbooks.map(({ source }) => [source.file, source.text]),
        ...[kept.standards, kept.index].map(({ file, text }) => [file, text]),
        ...Object.entries(kept.lessons),
    ]);
    const old = texts(before);
    return [...texts(after)]
        .filter(([file, text]) => old.get(file) !== text)
        .map(([file, text]) => ({ file, text }))
        .sort((a, b) => (a.file < b.file ? -1 : 1));
}
function improvedPlaybook(gap, { playbooks }, known) {
    const { missing_step: step } = gap;
    const playbook = playbooks.find(({ stage }) => stage === gap.stage);
    if (step === null || playbook === undefined)
        return { reason: 'No action is known that produces it' };
    const { actions } = known;
    const change = changeFor(playbook, step, { gap, playbooks, actions });
    if ('reason' in change)
        return change;
    if (change.edits.length === 0)
        return { playbooks };
    const source = { file: playbook.source.file, text: edited(playbook.source.text, change.edits) };
    const read = readPlaybook(source, gap.stage);
    if (!read.ok)
        return { reason: 'The playbook would not be readable with the step in it' };
    const after = playbooks.map((each) => (each === playbook ? read.value : each));
    const rest = changeFor(read.value, step, { gap, playbooks: after, actions });
    if ('reason' in rest || rest.edits.length > 0)
        return { reason: 'What is added to the playbook would not be read' };
    const broken = newErrors(playbooks, after, known);
    return broken === undefined ? { playbooks: after } : { reason: `The step would break the pipeline: ${prose(broken)}` };
}
/** What the playbook lacks of the step, its outputs and the reason for both. */
function changeFor(playbook, step, setting) {
    const added = stepAdded(playbook, step, setting);
    if ('reason' in added)
        return added;
    const { gap, actions } = setting;
    return { edits: [...added.edits, ...outputsAdded(playbook, gap, actions), ...referenceAdded(playbook, gap)] };
}
function newErrors(before, after, known) {
    const errors = (playbooks) => checkPlaybooks(playbooks, known).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
    const old = errors(before);
    return errors(after).find((message) => !old.includes(message));
}
function stepAdded(playbook, step, { gap, playbooks, actions }) {
    const { steps, source } = playbook;
    if (steps.some(({ starts }) => starts?.uses === step.uses))
        return { edits: [] };
    const place = placeFor(step.uses, playbook, { playbooks, actions });
    if ('reason' in place)
        return place;
    const { index } = place;
    const lines = [
        `### Step ${index + 1}: ${step.title}`,
        '',
        `- ${step.description}`,
        '',
        '```yaml',
        `uses: ${step.uses}`,
        `source: learned_from_${gap.id}`,
        '```',
    ];
    const next = steps[index];
    const renumbered = steps.slice(index).flatMap(({ heading }, further) => {
        const digits = /Step (\d+)/.exec(source.text.slice(heading.start, heading.end));
        if (digits === null)
            return [];
        const start = heading.start + digits.index + 'Step '.length;
        return [{ start, end: start + (digits[1] ?? '').length, text: String(index + further + 2) }];
    });
    if (next === undefined)
        return { edits: [atBottom(playbook, lines.join('\n'))] };
    const start = source.text.lastIndexOf('\n', next.heading.start) + 1;
    return { edits: [{ start, end: start, text: `${lines.join('\n')}\n\n` }, ...renumbered] };
}
function atBottom({ source, sections }, block) {
    const { start, end } = sections.Process;
    const bottom = start + source.text.slice(start, end).trimEnd().length;
    return { start: bottom, end: bottom, text: `\n\n${block}${bottom === source.text.length ? '\n' : ''}` };
}
function outputsAdded({ outputs, sections }, gap, actions) {
    const listed = new Set(outputs.map(({ name }) => tableOf(name)));
    const items = listedOutputs(gap, actions).filter((name) => !listed.has(tableOf(name)));
    return itemsAdded(sections.Outputs, items.map((name) => `\`${name}\` - ${gap.missing_step?.description ?? ''}`));
}
/** The line by which the playbook tells why it changed. */
function referenceAdded({ source, sections, file }, gap) {
    const section = sections['Self-Improvement'];
    if (source.text.slice(section.start, section.end).includes(gap.id))
        return [];
    return itemsAdded(section, [`Learned from ${gap.id}: [${lessonTitle(gap)}](${linkTo(file, lessonFile(gap))})`]);
}
function learn_withRule(standards, gap, date) {
    const origin = `learned_from_${gap.id}`;
    const read = readStandards(standards);
    const rules = read.ok ? read.value : [];
    if (read.ok ? rules.some(({ source }) => source === origin) : standards.text.includes(origin))
        return standards;
    const id = `step_${(gap.missing_step?.uses ?? gap.stage).replaceAll('.', '_')}`;
    const free = rules.some((rule) => rule.id === id) ? `${id}_${gap.id.slice(-8)}` : id;
    const lesson = `[${lessonTitle(gap)}](${linkTo(standards.file, lessonFile(gap))})`;
    const item = `\`${free}\`: ${gap.rule} (source: ${text_code(origin)}, date: ${date}, lesson: ${lesson})`;
    return withItem(standards, item, 'Pipeline standards');
}
function withEntry(index, gap) {
    if (index.text.includes(gap.id))
        return index;
    return withItem(index, `[${lessonTitle(gap)}](${linkTo(index.file, lessonFile(gap))}) (process, ${gap.id}): ${gap.rule}`, 'Lessons');
}
function withItem({ file, text }, item, title) {
    const source = { file, text: text.trim() === '' ? `# ${title}\n` : text };
    const whole = { source, start: 0, end: source.text.length };
    return { file, text: edited(source.text, itemsAdded(whole, [item])) };
}

;// CONCATENATED MODULE: ./lib/app/solution/learning.js









/** More than this many changes of the rules at once are for a person to look at. */
const mostAtOnce = 10;
/** Finds what the covenant promises and no step makes, and takes it to lessons, steps and rules. Writes nothing. */
async function learning(options) {
    const { setting, inputs, lakehouse, run_id, date } = options;
    const tables = ((await lakehouse?.tables()) ?? []).map(({ table }) => table);
    const { stages } = inputs.covenant.pipeline;
    const playbooks = [...inputs.playbooks.values()];
    const gaps = detectGaps({
        declared: byStage(stages.map(({ name, outputs }) => [name, outputs])),
        produced: byStage(stages.map(({ name }) => [name, tables])),
        playbooks,
        run_id,
    }, { actions: actionMeanings, sha256: hash/* sha256 */.s }).slice(0, mostAtOnce);
    const before = {
        playbooks,
        standards: shipped(setting, standardsFile),
        index: shipped(setting, lessonsIndexFile),
        lessons: Object.fromEntries(gaps.flatMap((gap) => {
            const text = fileText(setting.root, lessonFile(gap));
            return text === null ? [] : [[lessonFile(gap), text]];
        })),
    };
    let kept = before;
    const lessons = [];
    for (const gap of gaps) {
        const learned = learn_learn(gap, kept, { actions: actionMeanings, checks: checkIds, date });
        kept = learned.kept;
        lessons.push({ gap: gap.id, lesson: learned.lesson, reason: learned.reason });
    }
    const changed = changedFiles(before, kept);
    return { gaps, lessons, files: changed.length === 0 ? [] : withOwnPlaybooks(setting, kept, changed) };
}
/** A repository that used the package's playbooks gets all of them when the first of them is changed. */
function withOwnPlaybooks(setting, kept, changed) {
    if ((0,project_files/* isFolder */.lQ)(setting.root, playbookFolder))
        return changed;
    const others = kept.playbooks.map(({ source }) => source).filter(({ file }) => changed.every((each) => each.file !== file));
    return [...changed, ...others];
}
function byStage(entries) {
    return Object.fromEntries(entries);
}
function shipped({ entry, root }, file) {
    return { file, text: fileText(root, file) ?? fileText((0,app_entry/* packageFolder */.n4)(entry.url), file) ?? '' };
}

;// CONCATENATED MODULE: ./lib/app/solution/finalise.js







/** Learns from gaps, documents the pipeline, and commits what is its own on its branch. */
const finalise = async (work) => {
    const { setting, source, folder, files, git, log } = work;
    (0,folders/* refuseUnbuilt */.Yg)(setting, source);
    const learned = await learnFrom(work);
    for (const { file, text } of learned.files)
        files.write(file, text);
    for (const { gap, lesson, reason } of learned.lessons)
        log(`${gap}: ${reason ?? 'learned'}; ${lesson}`);
    writeFiles(work, [{ path: 'README.md', text: readmeText(work.covenant, work.contract) }]);
    const branch = `spectra/${source}`;
    const paths = [folder, ...learned.files.map(({ file }) => file)];
    const commit = await git.commit({ branch, paths, message: messageOf(work, learned.lessons) });
    log(commit === null ? `Nothing new for ${branch}` : `Committed ${commit.files.length} files on ${branch}: ${commit.id}`);
    log(`HEAD stays where it is; the files stay in ${setting.settings.pipelines}`);
    return {
        branch,
        commit: commit?.id ?? null,
        files: commit?.files.length ?? 0,
        gaps: learned.gaps.map(({ id, gap }) => ({ id, gap })),
        lessons: learned.lessons.map(({ lesson }) => lesson),
    };
};
async function learnFrom(work) {
    const lakehouse = openLakehouse({ folder: (0,folders/* lakehouseFolder */.qV)(work.setting, work.source) });
    try {
        const date = (0,core_time/* isoDay */.kh)(clock/* systemClock */.m.now());
        return await learning({ setting: work.setting, inputs: work, lakehouse, run_id: work.run_id, date });
    }
    finally {
        lakehouse.close();
    }
}
function messageOf({ source, covenant, contract }, lessons) {
    const { stages, entities, contract_version } = covenant.pipeline;
    const gates = covenant.quality_gates.reduce((sum, { checks }) => sum + checks.length, 0);
    const body = [
        `${contract.source_system.name}, contract ${contract_version}: ${entities.length} entities, ${stages.length} stages, ${gates} gates.`,
        `Inputs: ${covenant.metadata.inputs_hash}`,
        ...(lessons.length === 0 ? [] : ['', 'Learned:', ...lessons.map(({ gap }) => `- ${gap}`)]),
    ];
    return `Build the SPECTRA pipeline for ${source}\n\n${body.join('\n')}\n`;
}

// EXTERNAL MODULE: ./lib/plan/walk.js
var plan_walk = __webpack_require__(9166);
;// CONCATENATED MODULE: ./lib/solution/infer/json-schema.js
/** The records of an entity as a JSON Schema. It tells names and types, and no value that a record ever held. */
function schemaOf(entity, fields) {
    const root = branch();
    for (const field of fields) {
        let at = root;
        for (const part of field.path.split('.')) {
            const list = part.endsWith('[]');
            const name = list ? part.slice(0, -2) : part;
            const next = at.members.get(name) ?? branch();
            at.members.set(name, next);
            next.list ||= list;
            at = next;
        }
        at.field = field;
    }
    return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: entity, ...recordSchema(root) };
}
function branch() {
    return { members: new Map(), list: false, field: null };
}
function recordSchema({ members }) {
    const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
    const required = sorted.flatMap(([name, { field }]) => (field?.isRequired === true ? [name] : []));
    return {
        type: 'object',
        properties: Object.fromEntries(sorted.map(([name, one]) => [name, memberSchema(one)])),
        ...(required.length > 0 ? { required } : {}),
    };
}
function memberSchema(one) {
    if (one.members.size > 0) {
        const whole = json_schema_always(one) ? {} : { type: [one.list ? 'array' : 'object', 'null'] };
        return one.list
            ? { type: 'array', items: { ...recordSchema(one), type: ['object', 'null'] }, ...whole }
            : { ...recordSchema(one), ...whole };
    }
    const { field } = one;
    if (field === null)
        return {};
    const described = { description: field.description, ...(field.piiLevel === 'none' ? {} : { 'x-pii': field.piiLevel }) };
    // What stands in a list of records tells the type of one element's member.
    const whole = field.structureType === 'array' && !field.path.includes('[]');
    return whole
        ? { ...described, type: 'array', ...(field.elementType === 'unknown' ? {} : { items: scalarSchema(field) }) }
        : { ...described, ...scalarSchema(field) };
}
/** Whether a record or list is always there and never null: then something in it is, too. */
function json_schema_always({ members, field }) {
    return field?.requiredRate === 1 || [...members.values()].some(json_schema_always);
}
const formatWords = {
    iso: { format: 'date-time' },
    'YYYY-MM-DD': { format: 'date' },
    'MM/DD/YYYY': { pattern: '^\\d{1,2}/\\d{1,2}/\\d{4}$' },
};
function scalarSchema(field) {
    const types = field.jsonTypes.filter((type) => type !== 'array' || field.targetType === 'json');
    const element = field.structureType === 'array' && !field.path.includes('[]');
    const known = element ? elementTypes(field) : types;
    const format = formatWords[field.format ?? ''] ?? {};
    if (known.length === 0)
        return format;
    return { type: known.length === 1 ? (known[0] ?? 'null') : [...known], ...format };
}
const jsonTypeOf = {
    ...{ int64: ['integer'], float64: ['number'], text: ['string'], bool: ['boolean'] },
    ...{ date: ['string'], datetime: ['string'], json: ['object', 'array', 'string', 'number', 'boolean', 'null'] },
};
function elementTypes({ elementType, format }) {
    if (format === 'epoch_ms' || format === 'epoch_s')
        return ['integer'];
    return jsonTypeOf[elementType ?? ''] ?? [];
}

;// CONCATENATED MODULE: ./lib/solution/covenant/intelligence.js




const comment = 'Written by solution-engine from what Prepare found; the same samples give the same bytes.';
/**
 * What was learned about a source, for `pipelines/<source>/intelligence/`, sorted by path. No times and no values of
 * records: the same metadata gives the same bytes. None before Prepare has run.
 */
async function intelligenceFiles(from) {
    const { lakehouse, contract } = from;
    const rows = async (table, order) => rowsOf(lakehouse, table, `SELECT * FROM ${table} ORDER BY ${order}`);
    const known = {
        contract,
        fields: (await rows('prepare.fields', 'rowid')).map(fieldOfRow),
        endpoints: await rows('source.endpoints', 'full_path, http_method'),
        dependencies: await rows('prepare.dependencies', 'graph, level, entity'),
        constraints: await rows('prepare.constraints', 'constraintId'),
    };
    if (known.fields.length === 0)
        return [];
    const documents = {
        'creation-order': creationOrder(known),
        dependencies: intelligence_dependenciesOf(known),
        endpoints: endpointsOf(known),
        entities: entitiesOf(known),
        quirks: quirksOf(known),
    };
    const schemas = entityNames(known).map((entity) => ({
        path: `intelligence/schemas/${entity}.json`,
        text: `${JSON.stringify(schemaFile(entity, known), null, 2)}\n`,
    }));
    const files = Object.entries(documents).map(([name, value]) => ({
        path: `intelligence/${name}.yaml`,
        text: documentText(comment, value),
    }));
    return [...files, ...schemas].sort((a, b) => (a.path < b.path ? -1 : 1));
}
function entityNames({ fields }) {
    return [...new Set(fields.map(({ entity }) => entity))].sort();
}
function entitiesOf(known) {
    const entities = entityNames(known).map((entity) => {
        const own = known.fields.filter((field) => field.entity === entity);
        const key = own.find(({ isKey }) => isKey);
        const object = known.contract.objects.find(({ name }) => name === entity);
        return {
            entity,
            ...(object === undefined || object.description === '' ? {} : { description: object.description }),
            ...{ key: key?.path ?? null, endpoint: key?.sourceEndpoint ?? null, status: key?.apiStatus ?? 'unknown' },
            fields: own.length,
            // A key that tells who somebody is stays in the lakehouse.
            sample_ids: key === undefined || key.piiLevel !== 'none' ? [] : key.evidence,
        };
    });
    return { entities };
}
function endpointsOf({ endpoints }) {
    return {
        endpoints: endpoints.map((row) => ({
            ...{ method: sql_text(row, 'http_method'), path: sql_text(row, 'full_path'), category: sql_text(row, 'category') },
            ...{ description: sql_text(row, 'description'), entity: textOrNull(row, 'entity') },
            ...{ path_params: listOf(row['path_parameters']), query_params: listOf(row['query_parameters']) },
            read_only: sql_text(row, 'http_method') === 'GET',
            status: sql_text(row, 'api_status'),
        })),
    };
}
function intelligence_dependenciesOf({ dependencies }) {
    const graph = (name) => {
        const own = dependencies.filter((row) => sql_text(row, 'graph') === name);
        const levels = Map.groupBy(own, (row) => Number(row['level']));
        return {
            nodes: Object.fromEntries(own.map((row) => [
                sql_text(row, 'entity'),
                {
                    ...{ depends_on: listOf(row['dependsOn']), required_by: listOf(row['requiredBy']) },
                    ...{ dependency_count: Number(row['dependencyCount']), dependent_count: Number(row['dependentCount']) },
                },
            ])),
            edges: own.flatMap((row) => listOf(row['dependsOn']).map((needs) => ({ from: needs, to: sql_text(row, 'entity') }))),
            hierarchy: Object.fromEntries([...levels].map(([level, rows]) => [`level_${level}`, rows.map((row) => sql_text(row, 'entity'))])),
        };
    };
    return { read: graph('read'), create: graph('create') };
}
const categories = ['working', 'broken', 'blocked', 'manual'];
/** How an entity can be created: as the service offers it, by the way round that is proven, or not. */
function categoryOf(constraints) {
    const writes = constraints.filter((row) => !sql_text(row, 'endpoint').startsWith('GET ') && row['stillPresent'] !== 0);
    const hard = writes.filter((row) => ['blocker', 'bug'].includes(sql_text(row, 'constraintType')));
    const open = hard.filter((row) => sql_text(row, 'workaroundStatus') !== 'proven');
    if (open.some((row) => sql_text(row, 'constraintType') === 'blocker'))
        return 'blocked';
    if (open.length > 0)
        return 'broken';
    return hard.some((row) => sql_text(row, 'constraintType') === 'blocker') ? 'manual' : 'working';
}
function creationOrder(known) {
    const order = known.dependencies.filter((row) => sql_text(row, 'graph') === 'create').map((row) => sql_text(row, 'entity'));
    const about = (entity) => known.constraints.filter((row) => sql_text(row, 'entity') === entity);
    return {
        perfect_order: order,
        constraints: Object.fromEntries(order.flatMap((entity) => {
            const found = about(entity).filter((row) => !sql_text(row, 'endpoint').startsWith('GET '));
            const rows = found.map((row) => ({
                ...{ id: sql_text(row, 'constraintId'), endpoint: sql_text(row, 'endpoint'), severity: sql_text(row, 'severity') },
                ...{ reason: sql_text(row, 'issue'), workaround: sql_text(row, 'workaround'), status: sql_text(row, 'workaroundStatus') },
            }));
            return rows.length === 0 ? [] : [[entity, rows]];
        })),
        categories: Object.fromEntries(categories.map((category) => [category, order.filter((entity) => categoryOf(about(entity)) === category)])),
    };
}
const intelligence_kinds = { blockers: 'blocker', bugs: 'bug', quirks: 'quirk', undocumented: 'doc_gap' };
function quirksOf(known) {
    const { constraints, contract, fields } = known;
    const ofKind = (kind) => constraints.filter((row) => sql_text(row, 'constraintType') === kind);
    const inconsistencies = fields
        .filter(({ notes }) => /Mixed:|Documented as/.test(notes))
        .map(({ entity, path, notes }) => ({ entity, path, issue: notes }));
    const blocked = new Set(ofKind('blocker').flatMap((row) => textOrNull(row, 'entity') ?? []));
    const entities = entityNames(known);
    return {
        metadata: {
            ...{ source: contract.source_system.key, method: 'limitations of the contract, probed, and samples' },
            summary: {
                ...Object.fromEntries(Object.entries(intelligence_kinds).map(([name, kind]) => [name, ofKind(kind).length])),
                inconsistencies: inconsistencies.length,
                blocked_entities: entities.filter((entity) => blocked.has(entity)),
                working_entities: entities.filter((entity) => !blocked.has(entity)),
            },
        },
        quirks: {
            ...Object.fromEntries(Object.entries(intelligence_kinds).map(([name, kind]) => [name, ofKind(kind).map(quirk)])),
            inconsistencies,
        },
    };
}
function quirk(row) {
    const still = row['stillPresent'];
    return {
        ...{ id: sql_text(row, 'constraintId'), severity: sql_text(row, 'severity'), entity: textOrNull(row, 'entity') },
        ...{ endpoint: sql_text(row, 'endpoint'), issue: sql_text(row, 'issue'), impact: sql_text(row, 'impact') },
        workaround: { method: sql_text(row, 'workaround'), status: sql_text(row, 'workaroundStatus') },
        ...{ detected_by: sql_text(row, 'detectedBy'), probe: textOrNull(row, 'probe') },
        still_present: still === null || still === undefined ? 'not probed' : Number(still) === 1,
    };
}
function schemaFile(entity, { fields }) {
    const own = fields.filter((field) => field.entity === entity);
    return {
        entity,
        endpoint: own[0]?.sourceEndpoint ?? null,
        method: 'GET',
        status: own[0]?.apiStatus ?? 'unknown',
        schema: schemaOf(entity, own),
        notes: own.flatMap(({ path, notes }) => (notes === '' ? [] : [`${path}: ${notes}`])),
    };
}

;// CONCATENATED MODULE: ./lib/solution/covenant/manifest.js

/**
 * Holds evidence of one run against promise: version, outputs, and each gate asked. A missing output is a gap, which learning takes
 * up; all else is a breach.
 */
function compareManifest(contract, manifest, run_id) {
    const { stage } = contract;
    const breach = (promise, found) => ({ stage, promise, found });
    if (manifest === null)
        return { breaches: [breach(`a manifest of ${stage}`, 'none')], missing: [] };
    const verdicts = new Map(manifest.gates.map(({ id, verdict }) => [id, verdict]));
    const tables = new Set(manifest.outputs.map(({ table }) => tableName(table)));
    const { blocking, reported } = contract.quality_gates;
    return {
        breaches: [
            ...(manifest.run.run_id === run_id ? [] : [breach(`a manifest of run ${run_id}`, `one of run ${manifest.run.run_id}`)]),
            ...(manifest.contract_version === contract.version
                ? []
                : [breach(`contract version ${contract.version}`, manifest.contract_version)]),
            ...(manifest.status === 'Success' ? [] : [breach('status Success', manifest.status)]),
            ...[...blocking, ...reported].flatMap((id) => (verdicts.has(id) ? [] : [breach(`gate ${id} is asked`, 'it was not')])),
            ...blocking.flatMap((id) => {
                const verdict = verdicts.get(id);
                return verdict === undefined || verdict === 'passed' ? [] : [breach(`gate ${id} passes`, verdict)];
            }),
        ],
        missing: contract.obligations.data_outputs.filter((name) => !tables.has(tableName(name))),
    };
}

// EXTERNAL MODULE: ./lib/app/project.js + 1 modules
var app_project = __webpack_require__(4290);
;// CONCATENATED MODULE: ./lib/app/solution/test.js













/** Runs the pipeline as a run of its own and holds what came of it against what every stage promised. */
const test = async (work) => {
    const { setting, source, log } = work;
    const plan = await pipelinePlan(setting, source);
    const started = clock/* systemClock */.m.now();
    const end = await work.startChild({ plan, params: {} }, ({ folder }) => {
        log(`Run ${folder.run_id} of spectra.${source}, plan ${plan.plan_hash.slice(0, 12)}`);
        return childLines(plan, log);
    });
    const lakehouse = openLakehouse({ folder: (0,folders/* lakehouseFolder */.qV)(setting, source) });
    try {
        const evidence = await gather(work, lakehouse);
        refuseFailed(end.record, source);
        const missing = test_compare(work, evidence.manifests, end.record.run_id);
        const gates = countVerdicts(evidence.manifests);
        log(`${gates['passed'] ?? 0} gates passed, ${gates['warned'] ?? 0} warned; every stage kept its contract`);
        return {
            child_run: end.record.run_id,
            plan_hash: plan.plan_hash,
            jobs: end.record.jobs.length,
            duration_ms: clock/* systemClock */.m.now() - started,
            gates,
            missing_outputs: missing,
            files_written: evidence.written,
        };
    }
    finally {
        lakehouse.close();
    }
};
/** The plan of `spectra.<source>` as it stands in the repository now. */
async function pipelinePlan(setting, source) {
    (0,folders/* refuseUnbuilt */.Yg)(setting, source);
    const project = await (0,app_project/* openProject */.U8)({ cwd: setting.root, env: setting.entry.env, flags: { profile: setting.settings.profile } });
    if (!project.ok)
        (0,data_failed/* fail */.f)('asset', (0,refuse/* refusal */.x5)(project.diagnostics));
    const plan = (0,app_project/* planOf */.XC)(project.value, `spectra.${source}`, {});
    if (!plan.ok)
        (0,data_failed/* fail */.f)('asset', (0,refuse/* refusal */.x5)(plan.diagnostics));
    return plan.value;
}
/** A line for each job of the pipeline that ends, as its own run tells it. */
function childLines(plan, log) {
    const ids = new Map((0,plan_walk/* plannedJobs */.d)(plan).map(({ path, job }) => [path, job.job_id]));
    return (event) => {
        if (event.type !== 'receipt')
            return;
        const why = event.failure === undefined ? '' : `: ${event.failure.message}`;
        log(`${event.status} ${ids.get(event.path) ?? event.path}${why}`);
    };
}
/** The first job that failed is the cause; what follows it did not start. */
function refuseFailed({ jobs, result, run_id }, source) {
    if (result.success)
        return;
    const failed = jobs.find(({ failure }) => failure !== null);
    const gaps = jobs.flatMap(({ report }) => gapsIn(report.facts));
    const hint = gaps.length === 0 ? '' : `; perhaps because no step makes ${gaps.join(', ')}: see \`solution-engine learn ${source}\``;
    if (failed?.failure) {
        const { kind, message, transient } = failed.failure;
        (0,data_failed/* fail */.f)(kind, `${failed.job_id}: ${message}${hint}`, { transient });
    }
    (0,data_failed/* fail */.f)('crash', `Run ${run_id} of the pipeline did not come to its end`);
}
/** Outputs that a closing step looked for and did not find. */
function gapsIn(facts) {
    const gaps = facts?.['gaps'];
    return Array.isArray(gaps) ? gaps.map((gap) => gap.output) : [];
}
async function gather(work, lakehouse) {
    const manifests = new Map();
    for (const { name } of work.covenant.pipeline.stages) {
        const text = lakehouse.files.read(`manifests/${name}.manifest.json`);
        if (text !== null)
            manifests.set(name, JSON.parse(text));
    }
    const files = [
        ...[...manifests].flatMap(([name, manifest]) => manifestFile(work, name, manifest)),
        ...(manifests.get('prepare')?.status === 'Success' ? await intelligenceFiles({ lakehouse, contract: work.contract }) : []),
    ];
    return { manifests, written: writeFiles(work, files).files_written };
}
/** A file changes when a schema or a verdict does; numbers alone are the same evidence, so they make no commit. */
function manifestFile({ setting, folder }, name, manifest) {
    const path = `manifests/${name}.manifest.yaml`;
    const { run, meaning } = splitManifest(manifest);
    const comment = 'Evidence, written by solution-engine from what the stage left behind';
    const meant = documentText(comment, meaning);
    const before = fileText(setting.root, `${folder}/${path}`);
    return before?.startsWith(meant) === true ? [] : [{ path, text: documentText(comment, { ...meaning, run }) }];
}
/** What this one run found comes last, apart from what it proves. */
function splitManifest({ run, outputs, gates, quality, ...rest }) {
    const rows = Object.fromEntries(outputs.map((output) => [output.table, output.rows]));
    const found = Object.fromEntries(gates.map(({ id, actual }) => [id, actual]));
    return {
        run: { ...run, rows, found, quality },
        meaning: {
            ...rest,
            outputs: outputs.map(({ table, columns, schema_hash }) => ({ table, columns, schema_hash })),
            gates: gates.map(({ id, severity, says, verdict, expected }) => ({ id, severity, says, verdict, expected })),
        },
    };
}
/** Every stage's contract, as Build wrote it, against what the stage left behind in this run. */
function test_compare(work, manifests, run_id) {
    const { covenant, folder, setting, source } = work;
    const compared = covenant.pipeline.stages.map(({ name, contract }) => {
        const missing = `The contract of ${name} is missing: \`solution-engine build ${source}\` writes it`;
        const promised = handedOver(setting.root, { file: `${folder}/${contract}`, missing }, readStageContract);
        return compareManifest(promised, manifests.get(name) ?? null, run_id);
    });
    const [first, ...more] = compared.flatMap(({ breaches }) => breaches);
    if (first !== undefined) {
        const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
        (0,data_failed/* fail */.f)('gate', `Stage ${first.stage} broke its contract: it promises ${first.promise}, found ${first.found}${others}`);
    }
    return compared.flatMap(({ missing }) => missing);
}
function countVerdicts(manifests) {
    const counts = {};
    for (const { gates } of manifests.values())
        for (const { verdict } of gates)
            counts[verdict] = (counts[verdict] ?? 0) + 1;
    return counts;
}

;// CONCATENATED MODULE: ./lib/app/solution/runner.js












const runner_stages = { discover: discover, design: design, build: build, test: test, deploy: deploy, monitor: monitor, finalise: finalise };
/** Runs the stages of the engine. They follow one another, so what one leaves in files the next finds there. */
function solutionRunner(setting) {
    return {
        run: async (attempt) => {
            try {
                const facts = await runner_stages[attempt.spec.stage](workOf(setting, attempt));
                return { ok: true, report: { facts } };
            }
            catch (error) {
                const failed = outcome_toFailure(error);
                if (failed === null)
                    throw error;
                const cancelled = attempt.signal.aborted;
                return {
                    ok: false,
                    failure: cancelled ? (0,failure/* failure */.V)('cancelled', 'Stopped because the run was cancelled') : failed,
                    report: {},
                };
            }
        },
    };
}
function workOf(setting, { spec, run_id, log }) {
    const inputs = readInputs(setting, spec.source);
    if (!inputs.ok)
        (0,data_failed/* fail */.f)('asset', (0,refuse/* refusal */.x5)(inputs.diagnostics));
    return {
        ...inputs.value,
        covenant: covenantFor(spec.stage, inputs.value, setting),
        setting,
        run_id,
        files: fileTree(setting.root),
        startChild: setting.startChild,
        git: gitAt(setting.root, setting.entry.env),
        log: (line) => log.write(new TextEncoder().encode(`${line}\n`)),
    };
}
/** Stages that begin with the covenant as Design wrote it. */
const afterDesign = ['build', 'test', 'deploy', 'finalise'];
function covenantFor(stage, { covenant, folder, source }, { root }) {
    if (!afterDesign.includes(stage))
        return covenant;
    const design = `\`solution-engine design ${source}\` writes it`;
    const missing = `There is no covenant of ${source} yet: ${design}`;
    const written = handedOver(root, { file: `${folder}/covenant.yaml`, missing }, readCovenant);
    if (stage === 'build' && written.metadata.inputs_hash !== covenant.metadata.inputs_hash) {
        (0,data_failed/* fail */.f)('asset', `The contract or the playbooks have changed since the covenant of ${source} was written: ${design} anew`);
    }
    return written;
}


/***/ })

};

import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./lib/adapters/process/scarcity.js
/** The operating system's word for what went wrong: ENOENT, EMFILE. */
function scarcity_codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'an unknown error';
}
/** Worth another try in a moment: someone will give back descriptors, processes or memory. */
function isScarcity(error) {
    return ['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM'].includes(scarcity_codeOf(error));
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./lib/core/failure.js
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
function failure_failure(kind, message, more = {}) {
    return { kind, message, transient: failureKinds[kind].transient, ...more };
}

;// CONCATENATED MODULE: ./lib/adapters/process/refusal.js




/** Code of the error that a start rejects with when nobody can tell whether the program was started. */
const spawnerLost = 'SPAWNER_LOST';
/** The program and its arguments as the operating system gets them. */
function refusal_argumentsOf(command) {
    if ('shell' in command)
        return ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', command.shell];
    const [program = '', ...rest] = command.argv;
    return [program, ...rest];
}
/** What the operating system is not even asked: Node throws for it. */
function refusalBefore(program) {
    if (program.cwd.includes('\0'))
        return cwdRefused(program.cwd, 'holds a NUL character', 'ERR_NUL');
    const argv = refusal_argumentsOf(program.command);
    if (argv[0] === '')
        return failure('spawn', 'Cannot start a program without a name');
    const argument = argv.findIndex((text) => text.includes('\0'));
    if (argument >= 0) {
        const place = 'shell' in program.command ? 'the shell line' : `argument ${argument} of ${JSON.stringify(argv[0])}`;
        return failure('spawn', `Cannot start the program: ${place} holds a NUL character`, { code: 'ERR_NUL' });
    }
    const variable = Object.entries(program.env).find(([name, value]) => name.includes('\0') || value.includes('\0'));
    if (variable === undefined)
        return null;
    const shown = JSON.stringify(variable[0]);
    return failure('spawn', `Cannot start "${argv[0]}": the variable ${shown} holds a NUL character`, { code: 'ERR_NUL' });
}
function cwdRefused(cwd, words, code) {
    return failure('spawn', `Working directory "${cwd}" ${words}`, { code });
}
function workingDirectoryTrouble(cwd) {
    try {
        return statSync(cwd).isDirectory() ? null : cwdRefused(cwd, 'is not a directory', 'ENOTDIR');
    }
    catch (error) {
        const code = codeOf(error);
        if (code === 'ENOENT')
            return cwdRefused(cwd, 'does not exist', code);
        if (code === 'ENOTDIR')
            return cwdRefused(cwd, 'lies below something that is not a directory', code);
        return cwdRefused(cwd, `cannot be entered: ${code}`, code);
    }
}
/** Puts into words why the operating system would not start a program. */
function refusal(program, error) {
    // The same codes stand for the working directory, and Node then names the program.
    const unusable = workingDirectoryTrouble(program.cwd);
    if (unusable !== null)
        return unusable;
    const code = codeOf(error);
    const [name] = refusal_argumentsOf(program.command);
    const start = `Cannot start "${name}"`;
    const more = { code };
    switch (code) {
        case 'ENOENT':
            return failure('spawn', `${start}: ${missing(name, program)}`, more);
        case 'EACCES':
        case 'EPERM':
            return failure('spawn', `${start}: ${forbidden(name, program)}`, more);
        case 'ENOEXEC':
            return failure('spawn', `${start}: it is neither a program for this machine nor a script`, more);
        case 'E2BIG':
            return failure('spawn', `${start}: its arguments and environment are larger than the system allows`, more);
        case 'EMFILE':
        case 'ENFILE':
            return failure('spawn', `${start}: no file descriptors are left`, { ...more, transient: true });
        case 'EAGAIN':
        case 'ENOMEM':
            return failure('spawn', `${start}: the system has no room for another process`, { ...more, transient: true });
        case spawnerLost:
            return failure('spawn', `Cannot tell whether "${name}" was started: the process that starts programs was killed`, more);
        default:
            return failure('spawn', `${start}: the system answered ${code}`, more);
    }
}
function missing(name, program) {
    if ('shell' in program.command)
        return 'a shell line needs bash, and there is none on PATH';
    const file = fileOf(name, program);
    if (file !== null)
        return 'the interpreter in its first line does not exist';
    return name.includes('/') ? `no such file, seen from "${program.cwd}"` : 'no such program on PATH';
}
function forbidden(name, program) {
    if (program.cwd !== '' && !canEnter(program.cwd))
        return `the working directory "${program.cwd}" may not be entered`;
    const file = fileOf(name, program);
    if (file !== null && statSync(file).isDirectory())
        return 'it is a directory';
    return 'it may not be executed, see its permissions';
}
function canEnter(cwd) {
    return existsSync(join(cwd, '.'));
}
/** Where the program's file stands, or null. */
function fileOf(name, program) {
    if (name.includes('/'))
        return present(resolve(program.cwd, name));
    const folders = (program.env['PATH'] ?? '').split(delimiter);
    for (const folder of folders) {
        const found = present(resolve(program.cwd, folder, name));
        if (found !== null)
            return found;
    }
    return null;
}
function present(path) {
    return existsSync(path) ? path : null;
}

;// CONCATENATED MODULE: ./lib/adapters/process/spawn.js




/** Rejects as `how` does. */
async function startProgram(program, lanes, how) {
    const lane = lanes.open(program.output);
    try {
        const start = { argv: argumentsOf(program.command), cwd: program.cwd, env: withLineage(program.env, program.key) };
        return { ...(await how(start, lane)), drained: lane.drained, abandon: lane.abandon };
    }
    finally {
        // Once the program has its copies, ours must go: it would keep the pipe from ever ending.
        lane.handOver();
    }
}
/** As a child of this process. */
async function spawnHere({ argv, cwd, env }, { write }) {
    const [file, ...rest] = argv;
    const child = (0,external_node_child_process_namespaceObject.spawn)(file, rest, { cwd, env, detached: true, stdio: ['ignore', write, write] });
    if (child.pid === undefined) {
        const [error] = await (0,external_node_events_namespaceObject.once)(child, 'error');
        throw error;
    }
    return { pid: child.pid, left: new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal }))) };
}

;// CONCATENATED MODULE: ./lib/adapters/process/spawner-inside.js



/** Starts what it is asked to and tells how it ends, until whoever asks is gone. */
function serveSpawns() {
    process.on('message', (request) => void serve(request));
    process.on('disconnect', () => process.exit());
}
async function serve({ id, lane, ...start }) {
    try {
        const { pid, left } = await spawnInto(lane, start);
        answer({ type: 'started', id, pid });
        answer({ type: 'left', id, ...(await left) });
    }
    catch (error) {
        answer({ type: 'refused', id, code: scarcity_codeOf(error) });
    }
}
async function spawnInto(lane, start) {
    const write = openLane(lane);
    try {
        return await spawnHere(start, { write });
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(write);
    }
}
/** A reader of our own first: opening to write would wait for ever for one that is gone. */
function openLane(path) {
    const read = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_RDONLY | external_node_fs_namespaceObject.constants.O_NONBLOCK);
    try {
        return (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_WRONLY);
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(read);
    }
}
function answer(message) {
    if (process.connected)
        process.send?.(message, undefined, undefined, () => { });
}

;// CONCATENATED MODULE: ./lib/adapters/process/self.js
/** What signals do to us ourselves. */
const endings = (/* unused pure expression or super */ null && (['SIGINT', 'SIGTERM', 'SIGHUP']));
/** Turns signals that ask us to end into a cancellation. The inspector stays shut from here on. */
function watchSignals() {
    const controller = new AbortController();
    let further = false;
    let killNow = () => { };
    const onSignal = (signal) => {
        if (!controller.signal.aborted) {
            controller.abort(signal);
            return;
        }
        further = true;
        killNow();
    };
    for (const signal of endings)
        process.on(signal, onSignal);
    keepInspectorShut();
    return {
        cancel: controller.signal,
        onSecond: (callback) => {
            killNow = callback;
            if (further)
                callback();
        },
        stop: () => {
            for (const signal of endings)
                process.off(signal, onSignal);
        },
    };
}
/** Without a listener for SIGUSR1 Node would open its inspector, and any job could attach to us and read what we hold. */
function keepInspectorShut() {
    if (process.listenerCount('SIGUSR1') === 0)
        process.on('SIGUSR1', swallow);
}
function swallow() {
    // Having a listener is all that is needed.
}

;// CONCATENATED MODULE: ./lib/app/spawner.js


/** Starts programs for the orchestrator, see `createSpawner`. */
function spawner_serve() {
    keepInspectorShut();
    serveSpawns();
}

;// CONCATENATED MODULE: ./lib/spawner.js

spawner_serve();


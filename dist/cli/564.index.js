export const id = 564;
export const ids = [564];
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

/***/ 583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   lE: () => (/* binding */ mention),
/* harmony export */   nw: () => (/* binding */ sayCause),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _core_frame_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2182);
/* harmony import */ var _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6883);
/* harmony import */ var _report_diagnostics_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7238);



/**
 * Says what is wrong with what the user wrote. The first line of stderr is the cause; the frames go where people
 * read: stdout in text mode, stderr when stdout belongs to a JSON value.
 */
function refuse(screen, diagnostics, json) {
    sayCause(screen, refusal(diagnostics));
    const write = json ? screen.err : screen.out;
    write(`${(0,_report_diagnostics_js__WEBPACK_IMPORTED_MODULE_2__/* .renderDiagnostics */ .DO)(diagnostics, json ? screen.errPaint : screen.paint)}\n`);
    return _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.invalid;
}
/**
 * The first line of stderr is all that other programs show of a failure. A person in front of a terminal reads the
 * same words on stdout, and need not read them twice.
 */
function sayCause(screen, cause) {
    if (!(screen.interactive('out') && screen.interactive('err')))
        screen.err(`${cause}\n`);
}
/** Warnings do not hold up a run; whoever wants them whole asks `check`. */
function mention(screen, diagnostics, json) {
    if (diagnostics.length === 0 || json)
        return;
    screen.out(`${screen.paint.warn((0,_report_diagnostics_js__WEBPACK_IMPORTED_MODULE_2__/* .diagnosticCounts */ .YQ)(diagnostics))} in the definitions: lorchestra check shows them\n\n`);
}
/** The first mistake with its place, in one line: what other programs show of a refused command. */
function refusal(diagnostics) {
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    const [first] = errors;
    if (first === undefined)
        return 'Nothing was started';
    const { file, line, column } = (0,_core_frame_js__WEBPACK_IMPORTED_MODULE_0__/* .position */ .G)(first.span);
    const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
    return `${first.message} at ${file}:${line}:${column}${more}`;
}


/***/ }),

/***/ 610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mo: () => (/* binding */ resolveSettings),
/* harmony export */   PV: () => (/* binding */ sandboxProfile),
/* harmony export */   ZS: () => (/* binding */ sandboxSettings),
/* harmony export */   gI: () => (/* binding */ given)
/* harmony export */ });
/* harmony import */ var _core_suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3029);
/* harmony import */ var _sandbox_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4928);


/** The embedded default: state, warehouse and vault in one folder, the services from the sandbox. */
const sandboxProfile = 'sandbox';
const defaultMaxParallel = 4;
const mostParallel = 1000;
function resolveSettings(flags, env, config) {
    const diagnostics = [];
    const profileName = pick(flags.profile, env['LORCHESTRA_PROFILE']) ?? config.profile;
    const profile = findProfile(profileName, config, diagnostics);
    const maxParallel = readMaxParallel(pick(flags.maxParallel, env['LORCHESTRA_MAX_PARALLEL']), config, diagnostics);
    const sandbox = profileName === sandboxProfile ? sandboxSettings(env, diagnostics) : null;
    if (diagnostics.length > 0)
        return { ok: false, diagnostics };
    const stateDir = profile.state_dir ?? '.lorchestra';
    const value = {
        jobs: pick(flags.jobs, env['LORCHESTRA_JOBS']) ?? config.jobs,
        pipelines: config.pipelines,
        profile: profileName,
        variables: profile.variables ?? {},
        state_dir: stateDir,
        warehouse: profile.warehouse ?? `${stateDir}/warehouse.db`,
        vault: profile.vault ?? `${stateDir}/vault`,
        max_parallel: maxParallel,
        workflows: config.workflows,
        pools: { ...config.pools, ...profile.pools },
        known_pools: [config, ...Object.values(config.profiles)].flatMap(({ pools = {} }) => Object.keys(pools)),
        ...(sandbox === null ? {} : { sandbox }),
    };
    return { ok: true, value, diagnostics };
}
function pick(...values) {
    return values.find((value) => value !== undefined && value !== '');
}
function findProfile(name, config, diagnostics) {
    const profile = Object.hasOwn(config.profiles, name) ? config.profiles[name] : undefined;
    if (profile !== undefined)
        return profile;
    if (name === sandboxProfile)
        return {};
    const known = [...new Set([sandboxProfile, ...Object.keys(config.profiles)])];
    const near = (0,_core_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .p)(name, known);
    diagnostics.push(given('settings/unknown-profile', `Unknown profile "${name}"`, `--profile ${name}`, near === null ? `Known: ${known.join(', ')}` : `Did you mean "${near}"?`));
    return {};
}
function readMaxParallel(text, config, diagnostics) {
    if (text === undefined)
        return config.max_parallel ?? defaultMaxParallel;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= 1 && value <= mostParallel)
        return value;
    diagnostics.push(given('settings/max-parallel', `Cannot read max-parallel "${text}"`, `--max-parallel ${text}`, `Give a whole number from 1 to ${mostParallel}`));
    return defaultMaxParallel;
}
/** The `LORCHESTRA_SANDBOX_*` variables; null when one cannot be read. */
function sandboxSettings(env, diagnostics) {
    const read = (0,_sandbox_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readSandboxSettings */ .Ri)(env);
    if (!('hint' in read))
        return read;
    const { name, value, hint } = read;
    diagnostics.push(given('settings/sandbox', `Cannot read "${value}" in ${name}`, `${name}=${value}`, hint));
    return null;
}
/** A diagnostic about something that was typed, not written in a file. */
// oxlint-disable-next-line max-params -- the four parts of every such report, always in this order
function given(code, message, text, hint) {
    return { code, severity: 'error', message, hint, span: { source: { file: 'command line', text }, start: 0, end: text.length } };
}


/***/ }),

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

/***/ 96:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   ND: () => (/* binding */ element),
/* harmony export */   PT: () => (/* binding */ markup),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Yt: () => (/* binding */ elements),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   s6: () => (/* binding */ nothing)
/* harmony export */ });
/* unused harmony exports fence, label */
/* harmony import */ var _escapes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6879);

const wordJoiner = '\u2060';
const breaks = /\r\n?|[\n\u2028\u2029\u0085]/g;
/** These turn the direction of reading, or are not seen at all: what is read would not be what is there. */
const misleading = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** One line: breaks and runs of white space become one space, escape sequences and controls go. */
function line(value) {
    return block(value).replace(/\s+/g, ' ').trim();
}
/** One line of a log: as `line`, but columns keep their place. */
function logLine(value) {
    return block(value).replaceAll('\n', ' ').replaceAll('\t', '    ').trimEnd();
}
/** Several lines, each free of escape sequences and controls. */
function block(value) {
    return (0,_escapes_js__WEBPACK_IMPORTED_MODULE_0__/* .stripEscapes */ .N)(value.toWellFormed().replace(breaks, '\n')).replace(misleading, '');
}
/**
 * Text as text, in prose, in a table cell, and inside `<summary>`: character references read the same in all three.
 * What GitHub itself would turn into links (mentions, references, addresses, commit ids) is parted by a word joiner,
 * since it looks for those only after references are resolved.
 */
function text(value) {
    return line(value)
        .replace(linked, (found) => found + wordJoiner)
        .replace(commitId, (id) => id.replace(/.{6}(?=.)/g, (part) => part + wordJoiner))
        .replace(/[&<>|`*~[\]\\$#@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, reference)
        .replace(/^[-+=]/, reference)
        .replace(/^\d{1,9}(?=[.)](?:\s|$))/, (found) => found + wordJoiner);
}
/**
 * Mentions, references to issues, addresses, formulas and emoji, each up to where it can be parted. An address may begin after
 * an underscore, which is no boundary of a word.
 */
const linked = /[@#$]|GH-(?=\d)|:(?=\/\/)|:(?=[\w+-]+:)|(?<![A-Za-z0-9])(?:(?:mailto|xmpp|tel):|www(?=\.))/gi;
const commitId = /\b[0-9a-f]{7,40}\b/gi;
function reference(character) {
    return `&#${character.charCodeAt(0)};`;
}
/** Text as text, between tags and in attributes. */
function html(value) {
    return line(value).replace(/[&<>"'`]/g, reference);
}
/** Builds HTML; only what is HTML already, or a number, may stand in the holes. */
function element(parts, ...holes) {
    return String.raw({ raw: parts }, ...holes);
}
function elements(parts) {
    return parts.join('');
}
/** A code span: text as it is, in type of one width. A vertical line would end a table cell even there. */
function code(value) {
    const inner = line(value).replace(/\|/g, '\u2223');
    if (inner === '')
        return '';
    const ticks = '`'.repeat(longestRun(inner, /`+/g) + 1);
    const space = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
    return `${ticks}${space}${inner}${space}${ticks}`;
}
/** A fenced block, longer than any fence in its content. */
function fence(lines, language = 'text') {
    const content = lines.map((each) => block(each).replace(/\n+$/, '')).join('\n');
    const ticks = '`'.repeat(Math.max(3, longestRun(content, /`+/g) + 1));
    return `${ticks}${language}\n${content}\n${ticks}\n`;
}
/** A label of a mermaid diagram; what could end the label or mean something to the diagram becomes a space. */
function label(value) {
    const plain = line(value)
        .replace(/[^\p{L}\p{N}_. /-]/gu, ' ')
        .replace(/ +/g, ' ')
        .trim();
    return plain === '' ? 'unnamed' : plain;
}
/** Builds Markdown; only what is Markdown already, or a number, may stand in the holes. */
function markup(parts, ...holes) {
    return String.raw({ raw: parts }, ...holes);
}
function joined(parts, separator) {
    return parts.join(separator);
}
const nothing = '';
function longestRun(value, pattern) {
    return Math.max(0, ...[...value.matchAll(pattern)].map(([run]) => run.length));
}


/***/ }),

/***/ 6879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ stripEscapes)
/* harmony export */ });
/* unused harmony export keepColours */
/** Terminal escape sequences in text that came from elsewhere: they move cursors, set titles, write clipboards. */
// A string sequence (OSC, DCS, SOS, PM, APC) with its end; a CSI sequence; any other escape; and what is left of control
// characters. TAB, LF and CR stay.
const sequences = 
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
/(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c|$)|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
// oxlint-disable-next-line no-control-regex -- as above
const colour = /^\x1b\[[0-9;:]*m$/;
/** The text without any escape sequence or control character. */
function stripEscapes(text) {
    return text.replace(sequences, '');
}
/** The same, but colours and weights stay. */
function keepColours(text) {
    return text.replace(sequences, (sequence) => (colour.test(sequence) ? sequence : ''));
}


/***/ }),

/***/ 2182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ position),
/* harmony export */   l: () => (/* binding */ codeFrame)
/* harmony export */ });
const width = 80;
const linesShown = 3;
// oxlint-disable-next-line no-control-regex -- these are the characters that a terminal acts on
const controls = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Finding a line is asked for once per node of a plan, so the starts of a text's lines are found once. */
const knownStarts = new WeakMap();
function lineStarts(source) {
    const known = knownStarts.get(source);
    if (known !== undefined)
        return known;
    const starts = [0];
    for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1))
        starts.push(at + 1);
    knownStarts.set(source, starts);
    return starts;
}
/** Index of the line that holds an offset. */
function lineAt(starts, offset) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
/** Where a span starts. */
function position(span) {
    const starts = lineStarts(span.source);
    const line = lineAt(starts, span.start);
    return { file: span.source.file, line: line + 1, column: span.start - (starts[line] ?? 0) + 1 };
}
/**
 * The marked line with up to two lines before it, numbered, the span underlined; at most 80 columns wide, the start of
 * the span in view. Control characters are shown as `\u00b7`, so that a frame cannot move a terminal's cursor.
 * Empty for a source without text.
 */
function codeFrame(span) {
    const { source } = span;
    if (source.text === '')
        return '';
    const starts = lineStarts(source);
    const last = lineAt(starts, span.start);
    const first = Math.max(0, last - linesShown + 1);
    const numberWidth = String(last + 1).length;
    const room = width - numberWidth - 3;
    const column = span.start - (starts[last] ?? 0);
    const marked = lineText(source, starts, last);
    const length = Math.max(1, Math.min(span.end - span.start, marked.length - column));
    const cut = Math.max(0, Math.min(column - Math.floor(room / 3), marked.length - room));
    const lines = [];
    for (let line = first; line <= last; line += 1) {
        const shown = crop(lineText(source, starts, line), line === last ? cut : 0, room);
        lines.push(`${String(line + 1).padStart(numberWidth)} | ${shown}`.trimEnd());
    }
    const underline = '^'.repeat(Math.max(1, Math.min(length, room - (column - cut))));
    lines.push(`${' '.repeat(numberWidth)} | ${' '.repeat(column - cut)}${underline}`);
    return lines.join('\n');
}
function lineText(source, starts, line) {
    const end = starts[line + 1] ?? source.text.length + 1;
    return source.text
        .slice(starts[line], end - 1)
        .replace(/\r$/, '')
        .replace(controls, shownControl);
}
function shownControl(character) {
    return character === '\t' ? ' ' : '\u00b7';
}
function crop(text, cut, room) {
    const tail = text.slice(cut, cut + room);
    const left = cut > 0 && tail !== '' ? `\u2026${tail.slice(1)}` : tail;
    const shown = cut + room < text.length ? `${left.slice(0, -1)}\u2026` : left;
    // A cut may have gone through the middle of a character.
    return shown.toWellFormed();
}


/***/ }),

/***/ 3085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Yf: () => (/* binding */ jsonIn),
/* harmony export */   dj: () => (/* binding */ canonicalJson)
/* harmony export */ });
/** Of what came out of JSON: an object, neither a list nor null. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** What a text holds as JSON; undefined when it is none. */
function jsonIn(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/**
 * Canonical JSON text: keys sorted by UTF-16 code units, no white space, `undefined` members left out.
 * Equal values give equal text, so digests are taken over it.
 */
function canonicalJson(value) {
    return reordered(value) ?? JSON.stringify(value);
}
/** The text of a value that holds keys out of order; null where the engine, which is much faster, writes it as it should be. */
function reordered(value) {
    if (value === null || typeof value !== 'object')
        return null;
    return Array.isArray(value) ? reorderedList(value) : reorderedRecord(value);
}
function reorderedList(list) {
    const items = list.map(reordered);
    return items.every((item) => item === null) ? null : `[${items.map((item, at) => item ?? plain(list[at])).join(',')}]`;
}
function reorderedRecord(record) {
    const { keys, names, inOrder } = orderOf(Object.keys(record));
    const members = inOrder ? keys.map((key) => reordered(record[key])) : null;
    if (members?.every((member) => member === null))
        return null;
    let text = '';
    for (let at = 0; at < keys.length; at += 1) {
        const member = record[keys[at] ?? ''];
        const own = members === null ? reordered(member) : members[at];
        if (member !== undefined)
            text += `${text && ','}${names[at]}${own ?? plain(member)}`;
    }
    return `{${text}}`;
}
function plain(value) {
    return value === undefined ? 'null' : JSON.stringify(value);
}
/** By the first key, the order that was last asked for: the records of a source have few shapes. */
const orders = new Map();
const most = { orders: 256, keys: 64 };
function orderOf(given) {
    const first = given[0] ?? '';
    const last = orders.get(first);
    if (last !== undefined && same(last.given, given))
        return last;
    const keys = given.toSorted();
    const names = keys.map((key) => `${JSON.stringify(key)}:`);
    const order = { given, keys, names, inOrder: same(keys, given) };
    if (keys.length > most.keys)
        return order;
    if (orders.size >= most.orders)
        orders.clear();
    orders.set(first, order);
    return order;
}
function same(one, other) {
    if (one.length !== other.length)
        return false;
    for (let at = 0; at < one.length; at += 1)
        if (one[at] !== other[at])
            return false;
    return true;
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

/***/ 7238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DO: () => (/* binding */ renderDiagnostics),
/* harmony export */   YQ: () => (/* binding */ diagnosticCounts)
/* harmony export */ });
/* unused harmony export place */
/* harmony import */ var _core_frame_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2182);
/* harmony import */ var _core_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4639);



/** Every mistake with its place, its line and its hint, then how many there are. No line break at the end. */
function renderDiagnostics(diagnostics, paint) {
    return [
        ...diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, paint)),
        paint.bold(diagnosticCounts(diagnostics)),
    ].join('\n\n');
}
function renderDiagnostic(diagnostic, paint) {
    const { code, severity, message, span, related = [], hint } = diagnostic;
    const shade = severity === 'error' ? paint.bad : paint.warn;
    return [
        `${shade(severity)} ${paint.bold((0,_core_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)(message))} ${paint.dim(code)}`,
        `  at ${place(diagnostic)}`,
        ...indented((0,_core_frame_js__WEBPACK_IMPORTED_MODULE_0__/* .codeFrame */ .l)(span)),
        ...related.flatMap((other) => [`  ${(0,_core_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)(other.message)}, at ${place(other)}`, ...indented((0,_core_frame_js__WEBPACK_IMPORTED_MODULE_0__/* .codeFrame */ .l)(other.span))]),
        ...(hint === undefined ? [] : [`  ${paint.accent('hint')} ${(0,_core_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)(hint)}`]),
    ].join('\n');
}
/** `jobs/pipeline.yaml:12:3`. */
function place({ span }) {
    const at = (0,_core_frame_js__WEBPACK_IMPORTED_MODULE_0__/* .position */ .G)(span);
    return `${(0,_core_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)(at.file)}:${at.line}:${at.column}`;
}
/** `2 errors, 1 warning`. */
function diagnosticCounts(diagnostics) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    const warnings = diagnostics.length - errors;
    const words = [...(errors > 0 ? [(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(errors, 'error')] : []), ...(warnings > 0 ? [(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(warnings, 'warning')] : [])];
    return words.length === 0 ? 'No mistakes' : words.join(', ');
}
function indented(frame) {
    return frame === '' ? [] : frame.split('\n').map((each) => `  ${each}`);
}


/***/ }),

/***/ 4639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ runOutcome),
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   KM: () => (/* binding */ isTrouble),
/* harmony export */   Rm: () => (/* binding */ commas),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   YY: () => (/* binding */ losses),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c1: () => (/* binding */ cause),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   uk: () => (/* binding */ recordCounts),
/* harmony export */   vk: () => (/* binding */ elapsed),
/* harmony export */   zL: () => (/* binding */ remedy)
/* harmony export */ });
/* unused harmony exports statusTexts, tally, statusCounts */
/* harmony import */ var _core_defect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9258);
/* harmony import */ var _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6883);


/** How each status is shown: `word` on consoles (at most five letters), `title` in sentences, `symbol` in summaries. */
const statusTexts = {
    succeeded: { word: 'ok', title: 'succeeded', symbol: '\u2705' },
    failed: { word: 'FAIL', title: 'failed', symbol: '\u274c' },
    timed_out: { word: 'TIME', title: 'timed out', symbol: '\u23f0' },
    cancelled: { word: 'stop', title: 'cancelled', symbol: '\ud83d\udeab' },
    lost: { word: 'LOST', title: 'lost', symbol: '\u2753' },
    not_run: { word: 'wait', title: 'not run', symbol: '\u26aa' },
};
const allowedFailureText = { word: 'warn', title: 'failed, allowed', symbol: '\u26a0\ufe0f' };
function textOf(job) {
    return job.allowed_failure ? allowedFailureText : statusTexts[job.status];
}
/** `12 ms`, `1.2 s`, `3 m 04 s`, `2 h 03 m`; never rounded up. */
function duration(ms) {
    if (ms < 1000)
        return `${Math.max(0, Math.floor(ms))} ms`;
    if (ms < 60_000)
        return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
    return elapsed(ms);
}
/** The same in whole seconds, for what still runs: `0 s`, `12 s`, `3 m 04 s`, `2 h 03 m`. */
function elapsed(ms) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} m ${pad(seconds % 60)} s`;
    return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} m`;
}
function pad(value) {
    return String(value).padStart(2, '0');
}
/** `1 job`, `1,204 jobs`. */
function count(value, noun) {
    return `${commas(value)} ${noun}${value === 1 ? '' : 's'}`;
}
/** Thousands with commas, whatever the locale. */
function commas(value) {
    return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
/** Bytes as `812 B`, `14.2 KB`, `3.0 MB`. */
function size(bytes) {
    if (bytes < 1024)
        return `${bytes} B`;
    const thousands = Math.min(3, Math.floor(Math.log2(bytes) / 10));
    return `${(bytes / 1024 ** thousands).toFixed(1)} ${['B', 'KB', 'MB', 'GB'][thousands]}`;
}
const countWords = ['read', 'written', 'unchanged', 'skipped', 'failed'];
/** `120 read, 30 written, 90 unchanged`; what is zero is left out, and nothing at all reads `no records`. */
function recordCounts(counts) {
    const told = countWords.filter((word) => counts[word] > 0).map((word) => `${commas(counts[word])} ${word}`);
    return told.length === 0 ? 'no records' : told.join(', ');
}
/** Started without success, or lost: what a result counts as failed. */
function isTrouble(job) {
    return job.status !== 'succeeded' && job.status !== 'not_run';
}
function tally(record) {
    const counts = { planned: 0, reused: 0, succeeded: 0, failed: 0, timed_out: 0, cancelled: 0, lost: 0, not_run: 0 };
    const lastRound = record.rounds.at(-1)?.round ?? 1;
    for (const job of record.jobs) {
        counts.planned += 1;
        counts[job.status] += 1;
        if (job.status === 'succeeded' && job.round !== null && job.round < lastRound)
            counts.reused += 1;
    }
    return counts;
}
/** `2 failed, 1 timed out`, in the order of the vocabulary; statuses that no job has are left out. */
function statusCounts(counts, statuses) {
    return statuses
        .filter((status) => counts[status] > 0)
        .map((status) => `${commas(counts[status])} ${statusTexts[status].title}`)
        .join(', ');
}
/** One sentence: what became of the run. No names of jobs, no final period. */
function verdict(record) {
    const counts = tally(record);
    const { composite, result } = record;
    const outcome = runOutcome(record);
    switch (outcome) {
        case 'succeeded':
            return `${composite} succeeded: ${count(counts.planned, 'job')} in ${duration(result.duration_ms)}`;
        case 'cancelled': {
            const rest = statusCounts(counts, ['succeeded', 'failed', 'timed_out', 'cancelled', 'lost', 'not_run']);
            return `${composite} was cancelled: of ${count(counts.planned, 'job')}, ${rest}`;
        }
        case 'incomplete': {
            const unknown = new Set(losses(record).flatMap(({ jobs }) => jobs)).size;
            if (unknown === 0)
                return `${composite} is incomplete: its ledgers do not add up`;
            return `${composite} is incomplete: the end of ${commas(unknown)} of ${count(counts.planned, 'job')} is unknown`;
        }
        case 'unfinished':
            return `${composite} is unfinished: ${commas(counts.not_run)} of ${count(counts.planned, 'job')} did not run`;
        case 'failed': {
            const bad = counts.failed + counts.timed_out + counts.cancelled + counts.lost;
            const where = 'failed_phase' in result && result.failed_phase !== null ? ` in ${result.failed_phase}` : '';
            return `${composite} failed${where}: ${commas(bad)} of ${count(counts.planned, 'job')} failed`;
        }
        default:
            return (0,_core_defect_js__WEBPACK_IMPORTED_MODULE_1__/* .unreachable */ .H)(outcome);
    }
}
function runOutcome(record) {
    if (record.result.success)
        return 'succeeded';
    if (losses(record).length > 0)
        return 'incomplete';
    if (record.cancelled)
        return 'cancelled';
    return record.jobs.some(isTrouble) ? 'failed' : 'unfinished';
}
/** What keeps a collected run from being proven. */
function losses({ fan_in }) {
    return fan_in?.findings.filter(({ loss }) => loss) ?? [];
}
/** The verdict and, when there is one, the first failure in plan order: the first line of stderr. */
function cause(record) {
    const [loss] = losses(record);
    if (loss !== undefined)
        return `${verdict(record)}: ${loss.code}: ${loss.message}`;
    const first = record.jobs.find((job) => isTrouble(job) && job.status !== 'cancelled');
    return first === undefined ? verdict(record) : `${verdict(record)}: ${first.job_id}: ${failureText(first)}`;
}
/** Why a job is not a success, in one line. */
function failureText(job) {
    return job.failure?.message ?? job.reason ?? _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .statusMeanings */ .V5[job.status];
}
/**
 * The command that finishes a run. What a gate has refused is refused again as long as the data are the same, so a
 * pipeline that one has stopped is run again, from its source on.
 */
function remedy(record) {
    const refused = record.jobs.some(({ kind, failure }) => failure?.kind === 'gate' && kind !== 'solution');
    const profile = record.profile === 'sandbox' ? '' : ` --profile ${record.profile}`;
    return `lorchestra ${refused ? `run ${record.composite}` : `resume ${record.run_id}`}${profile}`;
}


/***/ }),

/***/ 4928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yz: () => (/* binding */ plainSandbox),
  Ri: () => (/* binding */ readSandboxSettings),
  _m: () => (/* binding */ serviceNames)
});

// EXTERNAL MODULE: ./lib/core/json.js
var json = __webpack_require__(3085);
;// CONCATENATED MODULE: ./lib/sandbox/faults.js

/** What a scripted disturbance does to a request. */
const disturbances = {
    timeout: 'gives no answer until the caller hangs up',
    reset: 'breaks the connection',
    cut: 'answers with half of the JSON',
    malformed: 'puts a text in the place of the first record of a list',
    duplicate: 'names the first record of a list twice',
    repeat: 'answers with the page that it answered with before',
    html: 'answers with a web page in the place of JSON',
    empty: 'answers with an empty list',
    add: 'adds the member NAME to every record of a list',
    drop: 'leaves the member NAME out of every record of a list',
    lack: 'leaves the member NAME out of the first record of a list',
    retype: 'puts a text in the place of the member NAME in every record of a list',
    mix: 'puts a text in the place of the member NAME in every other record of a list',
    ignore: 'answers as if the query parameter NAME had not been sent',
};
/** Those that are about one member or parameter, which must be named. */
const named = ['add', 'drop', 'lack', 'retype', 'mix', 'ignore'];
const shape = /^([a-z]+)(\/[^:,\s]*)?:([a-z]+|[45]\d\d)(?:x([1-9]\d{0,5}))?(?:=([\w$.-]+))?$/;
/** `gmail:500x2,stripe/v1/refunds:429,zephyr/cycle:dropx9=build`; what cannot be read comes back as it is. */
function readFaults(text, services) {
    const faults = [];
    for (const word of text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '')) {
        const [, service = '', path = '', what = '', times = '1', name] = shape.exec(word) ?? [];
        const reply = /^\d/.test(what) ? Number(what) : Object.hasOwn(disturbances, what) ? what : null;
        const isWhole = named.includes(what) === (name !== undefined);
        if (reply === null || !isWhole || !services.includes(service))
            return { unreadable: word };
        faults.push({ service, path, times: Number(times), reply, ...(name === undefined ? {} : { name }) });
    }
    return { faults };
}
/** Each fault counts down by itself; the first one that is left acts. */
function faultsOf(faults) {
    const left = faults.map((fault) => ({ fault, times: fault.times, page: undefined }));
    return ({ service, request, answer, problem }) => {
        const due = left.find(({ fault, times }) => times > 0 && (fault.service ?? service) === service && request.path.includes(fault.path));
        if (!due)
            return { type: 'answer', reply: answer(request) };
        if (due.fault.reply === 'repeat' && due.page === undefined) {
            // Nothing can come again before it has come once.
            due.page = answer(request);
            return { type: 'answer', reply: due.page };
        }
        due.times -= 1;
        return verdict(due.fault, { page: due.page, request, answer, problem });
    };
}
function verdict({ reply: what, name = '' }, { page, request, answer, problem }) {
    if (typeof what === 'object')
        return { type: 'answer', reply: what };
    if (typeof what === 'number')
        return { type: 'answer', reply: patient(problem(what)) };
    switch (what) {
        case 'timeout':
        case 'reset':
            return { type: what };
        case 'cut':
            return { type: 'cut', reply: answer(request) };
        case 'repeat':
            return { type: 'answer', reply: page ?? answer(request) };
        case 'html':
            return { type: 'answer', reply: webPage };
        case 'ignore':
            return { type: 'answer', reply: answer({ ...request, query: without(request.query, name) }) };
        default:
            return { type: 'answer', reply: withRecords(answer(request), (records) => changed(records, what, name.split('.'))) };
    }
}
/** As proxies and sign-in pages answer: well, and with something else. */
const webPage = {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    text: '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in</body></html>',
};
function without(query, name) {
    const rest = new URLSearchParams(query);
    rest.delete(name);
    return rest;
}
function changed(records, what, path) {
    switch (what) {
        case 'malformed':
            return ['no record', ...records.slice(1)];
        case 'duplicate':
            return [...records.slice(0, 1), ...records];
        case 'empty':
            return [];
        case 'add':
            return records.map((record) => withMember(record, path, () => 'added'));
        case 'drop':
            return records.map((record) => withMember(record, path, () => undefined));
        case 'lack':
            return records.map((record, index) => (index === 0 ? withMember(record, path, () => undefined) : record));
        case 'retype':
            return records.map((record) => withMember(record, path, asText));
        case 'mix':
            return records.map((record, index) => (index % 2 === 1 ? withMember(record, path, asText) : record));
    }
}
/** No number, date or code looks like it. */
function asText(value) {
    return typeof value === 'number' || typeof value === 'string' ? `text ${value}` : 'text';
}
/** Undefined as the new value leaves the member out. */
function withMember(record, path, change) {
    const [first, ...rest] = path;
    if (first === undefined || !isObject(record))
        return record;
    const { [first]: before, ...others } = record;
    const after = rest.length === 0 ? change(before) : withMember(before, rest, change);
    return after === undefined ? others : { ...record, [first]: after };
}
/** Who is asked to slow down is told how long. */
function patient(reply) {
    const waits = reply.status === 429 || reply.status === 503;
    return waits ? { ...reply, headers: { ...reply.headers, 'retry-after': '1' } } : reply;
}
/** Changes the records of a list: the body itself, or its first member that is an array with something in it. */
function withRecords(reply, change) {
    const { body } = reply;
    if (body === null || typeof body !== 'object')
        return reply;
    if (Array.isArray(body))
        return { ...reply, body: body.length === 0 ? body : change(body) };
    const found = Object.entries(body).find(([, value]) => Array.isArray(value) && value.length > 0);
    return found ? { ...reply, body: { ...body, [found[0]]: change(found[1]) } } : reply;
}

;// CONCATENATED MODULE: ./lib/sandbox/settings.js

/** Names of the services, as their addresses and scripted faults have them. */
const serviceNames = [
    'login',
    'google',
    'gmail',
    'graph',
    'dataverse',
    'stripe',
    'forms',
    'zephyr',
    'wrenchbook',
];
const plainSandbox = { seed: 1, scale: 1, clock: null, faults: [] };
const largestScale = 1_000;
/** Reads `LORCHESTRA_SANDBOX_SCALE`, `_CLOCK` and `_FAULTS`; what is empty is as good as absent. */
function readSandboxSettings(env) {
    const scaleText = env['LORCHESTRA_SANDBOX_SCALE'] ?? '';
    const scale = scaleText === '' ? 1 : Number(scaleText);
    if (!/^\d*$/.test(scaleText) || scale < 1 || scale > largestScale) {
        return { name: 'LORCHESTRA_SANDBOX_SCALE', value: scaleText, hint: `Give a whole number from 1 to ${largestScale}` };
    }
    const clockText = env['LORCHESTRA_SANDBOX_CLOCK'] ?? '';
    const clock = clockText === '' ? null : Date.parse(clockText);
    if (Number.isNaN(clock) || !/^(?:\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?)?$/.test(clockText)) {
        return {
            name: 'LORCHESTRA_SANDBOX_CLOCK',
            value: clockText,
            hint: 'Give a day or a time in UTC: 2026-01-01 or 2026-01-10T09:00:00Z',
        };
    }
    const faultsText = env['LORCHESTRA_SANDBOX_FAULTS'] ?? '';
    const read = readFaults(faultsText, serviceNames);
    if ('unreadable' in read) {
        const hint = `Write SERVICE:WHATxTIMES=NAME, such as gmail:500x2,stripe/v1/refunds:429,zephyr/cycle:dropx99=build; services: ${serviceNames.join(', ')}`;
        return { name: 'LORCHESTRA_SANDBOX_FAULTS', value: read.unreadable, hint };
    }
    return { seed: 1, scale, clock, faults: read.faults };
}


/***/ })

};

export const id = 196;
export const ids = [196];
export const modules = {

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


/***/ })

};

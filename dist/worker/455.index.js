export const id = 455;
export const ids = [455];
export const modules = {

/***/ 5455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  serveSandbox: () => (/* binding */ serveSandbox)
});

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
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
const named = (/* unused pure expression or super */ null && (['add', 'drop', 'lack', 'retype', 'mix', 'ignore']));
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
    if (first === undefined || !(0,json/* isObject */.Gv)(record))
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

;// CONCATENATED MODULE: ./lib/sandbox/control/control.js

const root = /^\/([a-z]+)\/([A-Za-z0-9_]+)(?:\/([^/]+))?$/;
/**
 * What happens in the world while nobody looks: PATCH /control/SERVICE/COLLECTION/ID with members as JSON changes an
 * object, DELETE removes it, GET shows it, and GET without an id lists the newest ids. It needs no token.
 */
function control(services) {
    return {
        name: 'control',
        variables: () => ({}),
        problem: (status) => refused(status, 'The request failed'),
        answer: (request) => {
            const [, name = '', collection = '', id] = root.exec(request.path) ?? [];
            const found = services.find((service) => service.name === name)?.collections?.[collection];
            if (!found)
                return refused(404, `No collection "${collection}" in service "${name}"; known: ${known(services).join(', ')}`);
            if (id === undefined)
                return { status: 200, body: { newest: found.newest(20) } };
            return act(found, decodeURIComponent(id), request);
        },
    };
}
function known(services) {
    return services.flatMap((service) => Object.keys(service.collections ?? {}).map((collection) => `${service.name}/${collection}`));
}
function act(found, id, { method, body }) {
    const object = found.read(id);
    if (object === undefined)
        return refused(404, `No object "${id}"`);
    if (method === 'GET')
        return { status: 200, body: object };
    if (method === 'DELETE')
        return found.remove(id) ? { status: 204 } : refused(404, `No object "${id}"`);
    const members = method === 'PATCH' ? readMembers(body) : null;
    if (members === null)
        return refused(400, 'Send PATCH with a JSON object, or DELETE');
    return found.change(id, members) ? { status: 204 } : refused(404, `No object "${id}"`);
}
function readMembers(body) {
    const members = (0,json/* jsonIn */.Yf)(body);
    return (0,json/* isObject */.Gv)(members) ? members : null;
}
function refused(status, message) {
    return { status, body: { error: { message } } };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/sandbox/login/login.js

/** The sandbox's own application; it opens nothing elsewhere. */
const application = { tenant: 'sandbox', client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
const tokenPath = /^\/([^/]+)\/oauth2\/v2\.0\/token$/;
/** The token endpoint of Microsoft's sign-in, as far as client credentials go. */
function login(context) {
    return {
        name: 'login',
        variables: (base) => ({ MICROSOFT_LOGIN_URL: base }),
        problem: (status) => login_refused(status, status < 500 ? 'invalid_client' : 'temporarily_unavailable', 'AADSTS90033: The service is not available.'),
        answer: ({ method, path, body }) => {
            const [, tenant] = tokenPath.exec(path) ?? [];
            if (method !== 'POST' || tenant !== application.tenant)
                return login_refused(404, 'invalid_request', 'AADSTS90002: Tenant not found.');
            const form = new URLSearchParams(body);
            if (form.get('grant_type') !== 'client_credentials') {
                return login_refused(400, 'unsupported_grant_type', 'AADSTS70003: The grant type is not supported.');
            }
            const known = form.get('client_id') === application.client_id && form.get('client_secret') === application.client_secret;
            if (!known)
                return login_refused(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
            const [, resource] = /^(\S+)\/\.default$/.exec(form.get('scope') ?? '') ?? [];
            if (resource === undefined)
                return login_refused(400, 'invalid_scope', 'AADSTS70011: The provided scope is not valid.');
            const token = (0,external_node_crypto_.randomUUID)();
            context.tokens.set(token, { subject: application.client_id, scopes: [resource] });
            return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token } };
        },
    };
}
function login_refused(status, error, error_description) {
    return { status, body: { error, error_description } };
}

;// CONCATENATED MODULE: ./lib/sandbox/service.js

/** The grant of a request, or undefined when its token is missing or nobody's. */
function grantOf(context, request) {
    const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1];
    return token === undefined ? undefined : context.tokens.get(token);
}
/** Where a list goes on, as the one opaque text that callers see. */
function packed(value) {
    return Buffer.from(JSON.stringify(value)).toString('base64url');
}
/** Null for what no list gave out. */
function unpacked(text) {
    const value = (0,json/* jsonIn */.Yf)(Buffer.from(text, 'base64url').toString('utf8'));
    return (0,json/* isObject */.Gv)(value) ? value : null;
}

;// CONCATENATED MODULE: ./lib/sandbox/shelf.js
function shelfOf(series) {
    const changes = new Map();
    const changed = ({ index, time, version, value }) => value === null ? undefined : { id: series.idOf(index), index, time, version, value: () => value.now };
    const unchanged = (index) => ({
        ...{ id: series.idOf(index), index, time: series.timeOf(index), version: 0 },
        value: () => series.make(index),
    });
    const find = (id) => {
        const index = series.indexOf(id);
        if (index === undefined)
            return undefined;
        const change = changes.get(index);
        return change ? changed(change) : unchanged(index);
    };
    const write = (id, value, time) => {
        const before = find(id);
        if (!before)
            return false;
        changes.set(before.index, { index: before.index, time: time ?? before.time, version: before.version + 1, value });
        return true;
    };
    return {
        find,
        put: (id, value, time) => write(id, { now: value }, time),
        remove: (id) => write(id, null),
        walk: function* (range = {}) {
            const sign = range.newestFirst === true ? -1 : 1;
            const edits = [...changes.values()]
                .flatMap((change) => changed(change) ?? [])
                .filter((item) => inRange(item, range, sign))
                .sort((a, b) => sign * (a.time - b.time || a.index - b.index));
            for (let index = start(series, range, sign); index >= 0 && index < series.size; index += sign) {
                const time = series.timeOf(index);
                if (range.from !== undefined && sign < 0 && time < range.from)
                    break;
                while (edits[0] && sign * (edits[0].time - time || edits[0].index - index) < 0)
                    yield edits.shift();
                if (!changes.has(index))
                    yield unchanged(index);
            }
            yield* edits;
        },
    };
}
function inRange({ time, index }, range, sign) {
    if (range.from !== undefined && time < range.from)
        return false;
    return range.after === undefined || sign * (time - range.after[0] || index - range.after[1]) > 0;
}
/** The first number of the series that belongs into the range, found by halving since times grow with numbers. */
function start(series, range, sign) {
    if (sign < 0) {
        const { after } = range;
        return after === undefined
            ? series.size - 1
            : first(series, (time, index) => time > after[0] || (time === after[0] && index >= after[1])) - 1;
    }
    return first(series, (time, index) => inRange({ time, index }, range, 1));
}
function first(series, test) {
    let low = 0;
    let high = series.size;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (test(series.timeOf(middle), middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
/** The first `size` items of a list, and whether others follow. */
function pageOf(items, size) {
    const found = [];
    for (const item of items) {
        const last = found.at(-1);
        if (found.length === size)
            return { items: found, next: last === undefined ? null : [last.time, last.index] };
        found.push(item);
    }
    return { items: found, next: null };
}
/** What the world may do to the objects of a shelf. `stamp` gives a changed object its new members and time. */
function changeable(shelf, stamp = (members) => ({ members })) {
    return {
        newest: (count) => shelf
            .walk({ newestFirst: true })
            .take(count)
            .map(({ id }) => id)
            .toArray(),
        read: (id) => shelf.find(id)?.value(),
        change: (id, changes) => {
            const found = shelf.find(id);
            const { members, time } = stamp(changes);
            return found !== undefined && shelf.put(id, { ...found.value(), ...members }, time);
        },
        remove: shelf.remove,
    };
}
/** Reads a mark that a list gave out; null for what none did. */
function readMark(value) {
    const isMark = Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
    return isMark ? value : null;
}

;// CONCATENATED MODULE: ./lib/sandbox/odata.js


class BadQuery extends Error {
    name = 'BadQuery';
}
const comparison = /^\s*([a-z_][a-z0-9_]*)\s+(eq|ne|gt|ge|lt|le)\s+('(?:[^']|'')*'|[^\s']+)\s*$/i;
/** `modifiedon ge 2025-01-01T00:00:00Z and statecode eq 0`. Throws BadQuery for what the sandbox does not know. */
function testsOf(text) {
    return text === null ? [] : text.split(/\s+and\s+/i).map(testOf);
}
function testOf(text) {
    const [, field, operator, literal] = comparison.exec(text) ?? [];
    if (field === undefined || operator === undefined || literal === undefined) {
        throw new BadQuery(`Syntax error in the filter '${text}'.`);
    }
    return { field, operator: operator.toLowerCase(), wanted: readLiteral(literal) };
}
function passes(row, { field, operator, wanted }) {
    const value = comparable(row[field]);
    if (operator === 'eq')
        return value === wanted;
    if (operator === 'ne')
        return value !== wanted;
    if (value === null || wanted === null || typeof value !== typeof wanted)
        return false;
    const order = value < wanted ? -1 : value > wanted ? 1 : 0;
    return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator] ?? false;
}
function readLiteral(text) {
    if (text === 'null')
        return null;
    if (text === 'true' || text === 'false')
        return text === 'true';
    if (text.startsWith("'"))
        return text.slice(1, -1).replaceAll("''", "'");
    const number = Number(text);
    return Number.isNaN(number) ? comparable(text) : number;
}
/** Times compare as times, however their seconds are written; what is no plain value compares as null. */
function comparable(value) {
    if (typeof value === 'string')
        return /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : value;
    return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
function ordersOf(text) {
    return (text ?? '').split(',').flatMap((part) => {
        if (part.trim() === '')
            return [];
        const [, field, direction] = /^\s*([a-z_][a-z0-9_]*)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
        if (field === undefined)
            throw new BadQuery(`Syntax error in the order '${part.trim()}'.`);
        return [{ field, descending: direction?.toLowerCase() === 'desc' }];
    });
}
/** First property of the order, and of the filter; Graph wants them to be the same. */
function leading(query) {
    return { filter: testsOf(query.filter)[0]?.field ?? null, order: ordersOf(query.orderby)[0]?.field ?? null };
}
/** One page of a list. `timeField` is the member that the shelf keeps its order by. */
function page(shelf, options) {
    const bookmark = options.token === null ? null : readToken(options.token);
    const query = bookmark?.query ?? options.query;
    const { items, next } = pageOf(matching(shelf, query, { timeField: options.timeField, after: bookmark?.after }), options.size);
    return { items, token: next === null ? null : packed({ ...query, after: next }) };
}
function* matching(shelf, query, { timeField, after }) {
    const tests = testsOf(query.filter);
    const [order, ...further] = ordersOf(query.orderby);
    const byTime = further.length === 0 && (order === undefined || order.field === timeField);
    const since = tests.find(({ field, operator }) => field === timeField && (operator === 'ge' || operator === 'gt'));
    const from = typeof since?.wanted === 'number' ? since.wanted : undefined;
    const range = byTime ? { from, after, newestFirst: order?.descending === true } : { from };
    const rows = filtered(shelf.walk(range), tests);
    if (byTime)
        return yield* rows;
    const sorted = [...rows].sort(comparing([order, ...further].filter((one) => one !== undefined)));
    const place = after === undefined ? -1 : sorted.findIndex(({ time, index }) => time === after[0] && index === after[1]);
    yield* sorted.slice(place + 1);
}
function* filtered(items, tests) {
    for (const item of items) {
        const value = item.value();
        if (tests.every((test) => passes(value, test)))
            yield { ...item, value: () => value };
    }
}
function comparing(orders) {
    return (a, b) => {
        for (const { field, descending } of orders) {
            const order = compareValues(comparable(a.value()[field]), comparable(b.value()[field]));
            if (order !== 0)
                return descending ? -order : order;
        }
        return a.time - b.time || a.index - b.index;
    };
}
function compareValues(a, b) {
    if (a === b)
        return 0;
    if (a === null || b === null)
        return a === null ? -1 : 1;
    return a < b ? -1 : 1;
}
function readToken(token) {
    const { after, filter, orderby, select } = unpacked(token) ?? {};
    const mark = readMark(after);
    if (mark === null)
        throw new BadQuery('Malformed paging cookie.');
    return {
        query: {
            filter: textOrNull(filter),
            orderby: textOrNull(orderby),
            select: Array.isArray(select) ? select.map(String) : null,
        },
        after: mark,
    };
}
function textOrNull(value) {
    return typeof value === 'string' ? value : null;
}
/** What the query says; the parameters beside `known` are refused. */
function questionOf(parameters, known) {
    const all = ['$filter', '$orderby', '$select', ...known];
    const unknown = [...parameters.keys()].find((name) => !all.includes(name));
    if (unknown !== undefined)
        throw new BadQuery(`The query parameter '${unknown}' is not supported.`);
    return {
        filter: parameters.get('$filter'),
        orderby: parameters.get('$orderby'),
        select: parameters
            .get('$select')
            ?.split(',')
            .map((field) => field.trim()) ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/names.js
/** Invented people: common given names beside place-like surnames, so that nobody real is meant. */
const givenNames = [
    'Alma',
    'Bruno',
    'Cleo',
    'Dario',
    'Edda',
    'Fenna',
    'Gideon',
    'Hedda',
    'Ilan',
    'Juna',
    'Kaspar',
    'Leonie',
    'Milo',
    'Nadia',
    'Otis',
    'Paula',
    'Quirin',
    'Rosa',
    'Silas',
    'Tamsin',
    'Ulla',
    'Viggo',
    'Wanda',
    'Xenia',
    'Yara',
    'Zo\u00eb',
    '\u0141ukasz',
    'S\u00f8ren',
    'In\u00eas',
    'No\u00e9',
];
const surnames = [
    'Ashdown',
    'Birkfeld',
    'Castellane',
    'Dunmore',
    'Eastvale',
    'Fernhollow',
    'Glenmarsh',
    'Highmoor',
    'Ivybridge',
    'Juniperton',
    'Kestrelby',
    'Larkfield',
    'Millbeck',
    'Northgale',
    'Oakhurst',
    'Pinecrest',
    'Quarrydale',
    "O'Rowan",
    'Stonehaven',
    'Thornbury',
    'Umberlake',
    'Vineyard',
    'Westerly',
    'Yewdale',
    'Zellwood',
    '\u00c5ngbacken',
    'M\u00fcllerthal',
    'Saint-Clair',
];
const streets = ['Harbour Lane', 'Mill Road', 'Orchard Way', 'Quarry Street', 'Station Walk', 'Willow Court'];
const cities = [
    ['Fairhaven', 'ON'],
    ['Lakemere', 'BC'],
    ['Northwick', 'QC'],
    ['Sandbourne', 'NS'],
];

;// CONCATENATED MODULE: ./lib/sandbox/random.js
/** mulberry32: 32 bits of state, good enough to look random, short enough to read. */
function seeded(seed) {
    let state = seed >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
    const between = (low, high) => low + Math.floor(next() * (high - low + 1));
    return {
        next,
        between,
        pick: (items) => items[between(0, items.length - 1)] ?? items[0],
        hex: (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
    };
}
/** Numbers that belong to one name, so that each collection, and each object in it, has a source of its own (FNV-1a). */
function seedOf(seed, name) {
    let hash = (0x811c9dc5 ^ seed) >>> 0;
    for (let place = 0; place < name.length; place += 1)
        hash = Math.imul(hash ^ name.charCodeAt(place), 0x01000193) >>> 0;
    return hash;
}

;// CONCATENATED MODULE: ./lib/sandbox/people.js


const stages = { prospect: 1, onboarding: 2, active: 3, paused: 4, terminated: 5 };
const client = { stage: stages.active, type: '1' };
/** People who each are a case of their own; the rest is filler around them. */
const cases = [
    // Two clients whose folders would have one name.
    { firstname: 'Adam', lastname: 'Dunmore', email: 'adam.dunmore@example.org', ...client },
    { firstname: 'Adam', lastname: 'Dewhirst', email: 'adam.dewhirst@example.com', ...client },
    // One address for two people.
    { firstname: 'Rosa', lastname: 'Larkfield', email: 'larkfield.family@example.org', ...client },
    { firstname: 'Milo', lastname: 'Larkfield', email: 'larkfield.family@example.org', ...client },
    // Several kinds of client at once, and codes that hold "1" without being it.
    { firstname: 'Wanda', lastname: 'Eastvale', ...client, type: '1,3,6' },
    { firstname: 'Viggo', lastname: 'Highmoor', ...client, type: '3,6' },
    { firstname: 'Cleo', lastname: 'Ashdown', ...client, email: null },
    // Half a name, and none.
    { firstname: null, lastname: 'Saint-Clair', ...client },
    { firstname: null, lastname: null, ...client },
    // Every stage that is not active.
    { firstname: 'Edda', lastname: 'Prospect', ...client, stage: stages.prospect },
    { firstname: 'Otis', lastname: 'Onboarding', ...client, stage: stages.onboarding },
    { firstname: 'Ulla', lastname: 'Paused', ...client, stage: stages.paused },
    { firstname: 'Bruno', lastname: 'Terminated', ...client, stage: stages.terminated },
    // What no schema lets pass.
    { firstname: 'Quirin', lastname: 'Quarrydale', email: 'not an address', ...client },
];
const malformedContact = cases.length - 1;
/** Four in five are no clients, as in an address book that has grown. */
const clientEvery = 5;
function peopleOf(seed, scale) {
    const size = Math.max(cases.length, Math.ceil(160 * scale));
    const clients = cases.length + Math.ceil((size - cases.length) / clientEvery);
    const key = seedOf(seed, 'individuals');
    return {
        size,
        clients,
        clientIndex: (number) => {
            const place = number % clients;
            return place < cases.length ? place : cases.length + (place - cases.length) * clientEvery;
        },
        person: (index) => ({ ...filler(key, index), ...cases[index] }),
    };
}
function filler(key, index) {
    const random = seeded(Math.imul(index + 1, 0xc2b2ae35) ^ key);
    const isClient = index >= cases.length && (index - cases.length) % clientEvery === 0;
    return {
        firstname: random.pick(givenNames),
        lastname: random.pick(surnames),
        // The number keeps addresses apart; what the cases share, they share on purpose.
        email: `contact${String(index + 1).padStart(4, '0')}@${random.pick(['example.org', 'example.com', 'example.net'])}`,
        stage: isClient ? random.pick([stages.active, stages.active, stages.paused, stages.terminated]) : null,
        type: isClient ? random.pick(['1', '1', '1', '2', '3']) : null,
    };
}
function fullName({ firstname, lastname }) {
    const names = [firstname, lastname].filter((name) => name !== null);
    return names.length === 0 ? null : names.join(' ');
}
/** The address, when mail could reach it. */
function reachable({ email }) {
    return email !== null && email.includes('@') ? email : null;
}

// EXTERNAL MODULE: ./lib/core/time.js
var core_time = __webpack_require__(4258);
;// CONCATENATED MODULE: ./lib/sandbox/series.js

/** The time that the data of the sandbox covers, milliseconds. */
const firstChange = Date.UTC(2025, 0, 6, 8);
const lastChange = Date.UTC(2025, 11, 19, 17);
/** Odd, so that multiplying by it can be undone; its digits are those of the golden ratio. */
const factor = 0x9e3779b1;
const inverse = inverseOf(factor);
const codePattern = /^[0-9a-f]{8}$/;
function seriesOf({ seed, name, size, ...plan }) {
    const key = seedOf(seed, name);
    const randomOf = (index, purpose) => seeded(Math.imul(index + 1, 0x85ebca6b) ^ key ^ purpose);
    const codeOf = (index) => ((Math.imul(index, factor) ^ key) >>> 0).toString(16).padStart(8, '0');
    const idOf = (index) => plan.idOf(codeOf(index), randomOf(index, idPurpose));
    const timeOf = (index) => Math.floor(firstChange + ((index + randomOf(index, timePurpose).next()) * (lastChange - firstChange)) / Math.max(1, size));
    return {
        size,
        idOf,
        timeOf,
        indexOf: (id) => {
            const code = plan.codeOf(id);
            if (code === undefined || !codePattern.test(code))
                return undefined;
            const index = Math.imul(Number.parseInt(code, 16) ^ key, inverse) >>> 0;
            return index < size && idOf(index) === id ? index : undefined;
        },
        make: (index) => plan.make({ index, id: idOf(index), time: timeOf(index), random: randomOf(index, contentPurpose) }),
    };
}
const idPurpose = 0x1d;
const timePurpose = 0x2e;
const contentPurpose = 0x3f;
/** A UUID of version 4 that starts with the code. */
function uuidOf(code, random) {
    return `${code}-${random.hex(4)}-4${random.hex(3)}-${'89ab'.charAt(random.between(0, 3))}${random.hex(3)}-${random.hex(12)}`;
}
function uuidCode(id) {
    return /^([0-9a-f]{8})-/.exec(id)?.[1];
}
/** Newton's way to the inverse modulo 2^32: each step doubles the digits that are right. */
function inverseOf(odd) {
    let found = odd;
    for (let step = 0; step < 5; step += 1)
        found = Math.imul(found, 2 - Math.imul(odd, found));
    return found;
}

;// CONCATENATED MODULE: ./lib/sandbox/dataverse/contacts.js




/** Labels of codes, which Dataverse sends beside them when it is asked to. */
const contactLabels = {
    cre92_clienttype: { 1: 'Therapy', 2: 'Coaching', 3: 'Consulting', 6: 'Supervision' },
    cre92_lifecyclestage: { 1: 'Prospect', 2: 'Onboarding', 3: 'Active', 4: 'Paused', 5: 'Terminated' },
    statecode: { 0: 'Active', 1: 'Inactive' },
};
/** The address book: one row for each person. */
function contacts(seed, people) {
    return seriesOf({
        ...{ seed, name: 'contacts', size: people.size, idOf: uuidOf, codeOf: uuidCode },
        make: (made) => contact(made, people),
    });
}
function contact({ index, id, time, random }, people) {
    const { firstname, lastname, email, stage, type } = people.person(index);
    const [city, state] = random.pick(cities);
    const isClient = type !== null;
    return {
        contactid: id,
        firstname,
        lastname,
        fullname: fullName({ firstname, lastname }),
        emailaddress1: email,
        emailaddress2: null,
        telephone1: random.next() < 0.5 ? phone(random) : null,
        mobilephone: random.next() < 0.7 ? phone(random) : null,
        birthdate: birthdate(index, random),
        address1_line1: `${random.between(1, 240)} ${random.pick(streets)}`,
        address1_line2: null,
        address1_city: city,
        address1_stateorprovince: state,
        address1_postalcode: null,
        address1_country: 'Canada',
        cre92_clienttype: type,
        cre92_lifecyclestage: stage,
        cre92_sharedfolderurl: isClient && random.next() < 0.3 ? `https://files.example.org/clients/${id}` : null,
        cre92_currentfee: isClient ? random.between(9, 18) * 10 : null,
        statecode: 0,
        createdon: (0,core_time/* isoSeconds */.nE)(random.between(firstChange - 86_400_000, time)),
        modifiedon: (0,core_time/* isoSeconds */.nE)(time),
    };
}
function birthdate(index, random) {
    if (index === malformedContact)
        return '1985-13-45';
    return random.next() < 0.6 ? day(random.between(Date.UTC(1950, 0, 1), Date.UTC(2005, 0, 1))) : null;
}
/** 555-01xx is kept free for invented people. */
function phone(random) {
    return `+1 202 555 01${String(random.between(0, 99)).padStart(2, '0')}`;
}
function day(ms) {
    return (0,core_time/* isoDay */.kh)(ms);
}

;// CONCATENATED MODULE: ./lib/sandbox/words.js
/** Sentences about nobody; what is long in the sandbox is made of them. */
const sentences = [
    'We went over the week and what had been hard about it.',
    'Sleep was better on the days with a walk in the evening.',
    'The plan from last time had worked on four days out of seven.',
    'Work has been busy, and the breaks were the first thing to go.',
    'A phone call with a friend had helped more than expected.',
    'We practised slow breathing and talked about when to use it.',
    'The diary shows two evenings that need a closer look.',
    'There was some doubt whether the goal is still the right one.',
    'We wrote down three small steps and put a day beside each.',
    'Mornings remain the best time of the day.',
    'The walk to the harbour has become a habit.',
    'Music helps, provided that it is not too loud.',
    'We looked at what happened before the difficult moment.',
    'The caf\u00e9 at the corner is a good place to start from.',
    'Next time we will begin with the diary.',
    'It was said twice that asking for help felt natural this time.',
    'The old pattern was noticed early, and named.',
    'A list of pleasant activities was begun.',
];
function sentence(random) {
    return random.pick(sentences);
}
function paragraph(random, count) {
    return Array.from({ length: count }, () => sentence(random)).join(' ');
}
function escapeHtml(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

;// CONCATENATED MODULE: ./lib/sandbox/dataverse/sessions.js




const statuses = { 1: 'Scheduled', 2: 'Completed', 3: 'Cancelled', 4: 'In Progress', 5: 'No Show' };
const completed = 2;
const labelled = {
    cre92_sessionstatus: statuses,
    cre92_sessiontype: { 1: 'Individual', 2: 'Couple', 3: 'Intake' },
    cre92_notefinalized: { true: 'Yes', false: 'No' },
    cre92_clientsummarysent: { true: 'Yes', false: 'No' },
    cre92_transcriptprocessed: { true: 'Yes', false: 'No' },
    statecode: { 0: 'Active', 1: 'Inactive' },
    statuscode: { 1: 'Active', 2: 'Inactive' },
};
function sessionLabels(nameOf) {
    return { ...labelled, _cre92_client_value: clientName(nameOf) };
}
function clientName(nameOf) {
    return (row) => nameOf(String(row['_cre92_client_value']));
}
/** Sessions that each hold a case of their own. */
const sessions_cases = [
    // Of nobody, without a number, and with what holds no words.
    { _cre92_client_value: null },
    { cre92_sessionnumber: null },
    { cre92_clientsessiontranscript: '' },
    { cre92_clientsessiontranscript: '<p> </p>' },
    // Neither note nor summary.
    { cre92_clientsessionnote: null, cre92_clientsessionsummary: null },
    {
        cre92_clientsessionnote: '<h2>Course</h2><p>First things &amp; last things. <a href="https://example.org/plan?a=1&amp;b=2">The plan</a></p>' +
            '<ul><li>sleep<ul><li>evenings</li></ul></li><li>work</li></ul><ol><li>diary</li><li><strong>walk</strong></li></ol>',
    },
    { cre92_sessionstatus: 1 },
    { cre92_sessionstatus: 3 },
    { cre92_sessionstatus: 5 },
    { cre92_sessionstatus: null },
    { cre92_notefinalized: false, cre92_clientsummarysent: false },
    // What no schema lets pass.
    { cre92_duration: 50.5 },
];
/** The sessions of the clients, round by round: everybody's first, then everybody's second. */
function sessions(seed, more) {
    const make = (made) => {
        const { people, contactId } = more;
        const at = people.clientIndex(made.index);
        const client = {
            id: contactId(at),
            name: fullName(people.person(at)) ?? 'Client',
            number: Math.floor(made.index / people.clients) + 1,
        };
        return { ...session(made, client), ...sessions_cases[made.index] };
    };
    return seriesOf({ seed, name: 'sessions', size: more.size, idOf: uuidOf, codeOf: uuidCode, make });
}
function session({ id, index, time, random }, client) {
    const minutes = random.pick([50, 50, 60, 90]);
    const start = Math.floor(time / 3_600_000) * 3_600_000 - 86_400_000;
    return {
        cre92_clientsessionid: id,
        cre92_name: `${client.name}, session ${client.number}`,
        _cre92_client_value: client.id,
        cre92_starttime: (0,core_time/* isoSeconds */.nE)(start),
        cre92_endtime: (0,core_time/* isoSeconds */.nE)(start + minutes * 60_000),
        cre92_duration: minutes,
        cre92_sessionnumber: client.number,
        cre92_sessionstatus: completed,
        cre92_sessiontype: client.number === 1 ? 3 : random.pick([1, 1, 1, 2]),
        cre92_clientsessionnote: note(random),
        cre92_clientsessionsummary: `<p>${escapeHtml(paragraph(random, 3))}</p><p>Until next time.</p>`,
        cre92_clientsessiontranscript: index % 6 === 0 ? transcript(random) : null,
        cre92_scaffold: null,
        cre92_notefinalized: true,
        cre92_clientsummarysent: random.next() < 0.7,
        cre92_transcriptprocessed: index % 12 === 0,
        cre92_fee: random.between(9, 18) * 10,
        statecode: 0,
        statuscode: 1,
        createdon: (0,core_time/* isoSeconds */.nE)(start - 7 * 86_400_000),
        modifiedon: (0,core_time/* isoSeconds */.nE)(time),
    };
}
function note(random) {
    const parts = ['Subjective', 'Objective', 'Assessment', 'Plan'];
    return parts.map((part) => `<h3>${part}</h3><p>${escapeHtml(paragraph(random, random.between(2, 5)))}</p>`).join('');
}
function transcript(random) {
    const turns = random.between(40, 200);
    return Array.from({ length: turns }, (_, turn) => `<p><b>${turn % 2 === 0 ? 'Therapist' : 'Client'}:</b> ${sentence(random)}</p>`).join('');
}

;// CONCATENATED MODULE: ./lib/sandbox/dataverse/reports.js





function reportLabels(nameOf) {
    return {
        statecode: { 0: 'Active', 1: 'Inactive' },
        statuscode: { 1: 'Draft', 2: 'Final', 3: 'Amended', 4: 'Archived' },
        _cre92_client_value: clientName(nameOf),
    };
}
/** Some sections alone, none at all, of nobody, not dated. */
const reports_cases = [
    { cre92_reportstory: null, cre92_currentstrengths: null, cre92_questionnairefindings: null },
    {
        ...{ cre92_reportintro: null, cre92_reportstory: null, cre92_currentstrengths: null },
        ...{ cre92_currenttherapeuticgoals: null, cre92_questionnairefindings: null, cre92_currentquestionnairefindings: null },
    },
    { _cre92_client_value: null },
    { cre92_reportdate: null, statuscode: 1 },
];
function reports(seed, more) {
    const make = (made) => {
        const at = more.people.clientIndex(made.index);
        return {
            ...report(made, { id: more.contactId(at), name: fullName(more.people.person(at)) ?? 'Client' }),
            ...reports_cases[made.index],
        };
    };
    return seriesOf({ seed, name: 'reports', size: more.size, idOf: uuidOf, codeOf: uuidCode, make });
}
function report({ id, time, random }, client) {
    return {
        cre92_clientreportid: id,
        cre92_name: `Progress report for ${client.name}`,
        _cre92_client_value: client.id,
        cre92_reportdate: (0,core_time/* isoSeconds */.nE)(time - 86_400_000),
        cre92_reportintro: paragraph(random, 2),
        cre92_reportstory: paragraph(random, 6),
        cre92_currentstrengths: paragraph(random, 2),
        cre92_currenttherapeuticgoals: paragraph(random, 3),
        cre92_questionnairefindings: paragraph(random, 2),
        cre92_currentquestionnairefindings: paragraph(random, 2),
        statecode: 0,
        statuscode: random.pick([2, 2, 2, 3, 4]),
        createdon: (0,core_time/* isoSeconds */.nE)(time - 2 * 86_400_000),
        modifiedon: (0,core_time/* isoSeconds */.nE)(time),
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/dataverse/table.js


function tableOf(definition, series) {
    return { ...definition, rows: shelfOf(series) };
}
/** What a change adds to the members that it brings. */
function modified(now) {
    return (members) => {
        const modifiedon = (0,core_time/* isoSeconds */.nE)(now());
        return { members: { ...members, modifiedon }, time: Date.parse(modifiedon) };
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/dataverse/dataverse.js










const dataverse_root = '/api/data/v9.2/';
const largestPage = 5_000;
const labelSuffix = '@OData.Community.Display.V1.FormattedValue';
const codes = { 401: '0x80072560', 403: '0x80048306', 404: '0x80060888', 429: '0x80072322' };
/** The Dataverse Web API: lists with filter, order, choice of columns and pages; single rows; PATCH and DELETE. */
function dataverse(context, world) {
    const tables = tablesOf(world);
    return {
        name: 'dataverse',
        problem: (status) => problem(status, codes[status] ?? '0x80040216', 'An unexpected error occurred.'),
        collections: Object.fromEntries(tables.map((table) => [table.set, changes(table, context)])),
        variables: (base) => ({
            DATAVERSE_URL: base,
            DATAVERSE_TENANT_ID: application.tenant,
            DATAVERSE_CLIENT_ID: application.client_id,
            DATAVERSE_CLIENT_SECRET: application.client_secret,
        }),
        answer: (request) => {
            if (grantOf(context, request)?.scopes.includes(request.base) !== true) {
                return { status: 401, headers: { 'www-authenticate': 'Bearer authorization_uri=https://login.example.org' } };
            }
            const [, set = '', id] = /^([a-z0-9_]+)(?:\(([^)]*)\))?$/.exec(request.path.startsWith(dataverse_root) ? request.path.slice(dataverse_root.length) : '') ?? [];
            const table = tables.find((one) => one.set === set);
            if (!table)
                return problem(404, '0x80060888', `Resource not found for the segment '${set}'.`);
            try {
                return id === undefined ? list(table, request) : single(table, id, { request, changes: changes(table, context) });
            }
            catch (error) {
                if (error instanceof BadQuery)
                    return problem(400, '0x80060888', error.message);
                throw error;
            }
        },
    };
}
function changes(table, { now }) {
    return changeable(table.rows, modified(now));
}
function tablesOf(world) {
    const { seed, people, contactId } = world;
    const book = tableOf({ set: 'contacts', key: 'contactid', labels: contactLabels }, contacts(seed, people));
    const nameOf = (id) => {
        const row = book.rows.find(id)?.value();
        return row === undefined ? null : fullName({ firstname: textOf(row, 'firstname'), lastname: textOf(row, 'lastname') });
    };
    return [
        book,
        tableOf({ set: 'cre92_clientsessions', key: 'cre92_clientsessionid', labels: sessionLabels(nameOf) }, sessions(seed, { size: world.count(100), people, contactId })),
        tableOf({ set: 'cre92_clientreports', key: 'cre92_clientreportid', labels: reportLabels(nameOf) }, reports(seed, { size: world.count(12), people, contactId })),
    ];
}
function textOf(row, field) {
    const value = row[field];
    return typeof value === 'string' ? value : null;
}
function problem(status, code, message) {
    return { status, body: { error: { code, message } } };
}
function list(table, request) {
    if (request.method !== 'GET')
        return problem(405, '0x80060888', 'The HTTP method is not allowed here.');
    const query = questionOf(request.query, ['$skiptoken']);
    const prefer = request.headers['prefer'] ?? '';
    const asked = Number(/odata\.maxpagesize=(\d+)/.exec(prefer)?.[1] ?? largestPage);
    const size = Math.max(1, Math.min(asked, largestPage));
    const cookie = request.query.get('$skiptoken');
    const { items, token } = page(table.rows, { query, size, timeField: 'modifiedon', token: cookie });
    const link = new URLSearchParams(request.query);
    link.set('$skiptoken', token ?? '');
    return {
        status: 200,
        headers: { 'odata-version': '4.0', ...(prefer === '' ? {} : { 'preference-applied': prefer }) },
        body: {
            '@odata.context': `${request.base}${dataverse_root}$metadata#${table.set}`,
            value: items.map((item) => shown(table, item, { select: query.select, prefer })),
            ...(token === null ? {} : { '@odata.nextLink': `${request.base}${dataverse_root}${table.set}?${link.toString()}` }),
        },
    };
}
function single(table, id, { request, changes }) {
    const found = table.rows.find(id);
    if (!found)
        return problem(404, '0x80040217', `Entity with Id = ${id} does not exist.`);
    switch (request.method) {
        case 'GET':
            return { status: 200, body: shown(table, found, { select: null, prefer: request.headers['prefer'] ?? '' }) };
        case 'PATCH':
            changes.change(id, { ...dataverse_readMembers(request.body), [table.key]: id });
            return { status: 204 };
        case 'DELETE':
            table.rows.remove(id);
            return { status: 204 };
        default:
            return problem(405, '0x80060888', 'The HTTP method is not allowed here.');
    }
}
function dataverse_readMembers(body) {
    const members = (0,json/* jsonIn */.Yf)(body);
    if ((0,json/* isObject */.Gv)(members))
        return members;
    throw new BadQuery('The request body is no JSON object.');
}
function shown(table, item, more) {
    const annotated = /odata\.include-annotations="(?:\*|[^"]*FormattedValue[^"]*)"/.test(more.prefer);
    const members = { '@odata.etag': `W/"${1_000 + item.index + 1_000_000 * item.version}"` };
    const row = item.value();
    for (const [field, value] of Object.entries(row)) {
        if (more.select && field !== table.key && !more.select.includes(field))
            continue;
        members[field] = value;
        const labels = table.labels[field];
        if (!annotated || !labels || value === null)
            continue;
        const label = typeof labels === 'function' ? labels(row) : labelsOf(labels, String(value));
        if (label !== null)
            members[`${field}${labelSuffix}`] = label;
    }
    return members;
}
/** Several choices are one text of codes, and their labels one text too. */
function labelsOf(labels, values) {
    return values
        .split(',')
        .map((code) => labels[code] ?? code)
        .join('; ');
}

;// CONCATENATED MODULE: ./lib/sandbox/google/problem.js
const words = {
    400: 'INVALID_ARGUMENT',
    401: 'UNAUTHENTICATED',
    403: 'PERMISSION_DENIED',
    404: 'NOT_FOUND',
    429: 'RESOURCE_EXHAUSTED',
    503: 'UNAVAILABLE',
};
/** An error as Google's APIs word it. */
function googleProblem(status, message = 'The request failed.', reason = 'backendError') {
    const errors = [{ message, domain: 'global', reason }];
    return { status, body: { error: { code: status, message, status: words[status] ?? 'INTERNAL', errors } } };
}

;// CONCATENATED MODULE: ./lib/sandbox/forms/questions.js

const frequency = {
    choices: ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'],
    odd: [
        ['never', 0],
        ['  NEARLY every day ', 3],
        ['more than half of the days', 2],
    ],
    numbered: true,
};
const difficulty = {
    choices: ['Not difficult at all', 'Somewhat difficult', 'Very difficult', 'Extremely difficult'],
    odd: [['SOMEWHAT DIFFICULT', 1]],
    numbered: true,
};
const stress = {
    choices: ['Never', 'Almost never', 'Sometimes', 'Fairly often', 'Very often'],
    odd: [[' sometimes', 2]],
    numbered: true,
};
const likeness = {
    choices: ['Not at all', 'A little bit', 'Moderately', 'Quite a bit', 'Extremely like me'],
    odd: [['quiet a bit', 3]],
    numbered: true,
};
const agreement = {
    choices: ['Disagree strongly', 'Disagree a little', 'Neither agree nor disagree', 'Agree a little', 'Strongly agree'],
    odd: [
        ['strongly disagree', 0],
        ['agree', 3],
    ],
    numbered: false,
};
const awareness = {
    choices: ['Never', 'Rarely', 'Sometimes', 'Often', 'Very often'],
    odd: [['OFTEN', 3]],
    numbered: false,
};
const yesNo = { choices: ['No', 'Yes'], odd: [['yes ', 1]], numbered: true };
const exposure = {
    choices: ["Doesn't apply", 'Not sure', 'Learned about it', 'Witnessed it', 'Happened to me'],
    odd: [
        ["(0) doesn't apply", 0],
        ['Doesn\u2019t apply', 0],
    ],
    numbered: true,
};
const safety = {
    choices: ['Not at all', 'A little', 'Somewhat', 'Mostly', 'Very much like me'],
    odd: [['0 - not at all characteristic of me', 0]],
    numbered: true,
};
const pleasure = {
    choices: ['Not at all', 'A little', 'Moderately', 'Quite a bit', 'Very much'],
    odd: [['VERY MUCH', 4]],
    numbered: false,
};
const sleep = {
    choices: ['Never (<1/wk)', 'Occasionally (~1/wk)', 'Sometimes (~2/wk)', 'Often (3-5/wk)', 'Always (6-7/wk)'],
    odd: [['3+ per week', 3]],
    numbered: false,
};
const phq9 = ['phq9', [9, frequency], [1, difficulty]];
const safe = ['safe', [4, safety]];
const joy = ['joy', [8, pleasure]];
const questions_disturbances = ['sleep_disturbances', [4, sleep]];
const fscrs = ['fscrs', [22, likeness]];
const conscientiousness = ['ipip_neo_60_c', [12, agreement]];
const mindfulness = ['phlms_10', [10, awareness]];
/** The forms of the practice. Answers carry ids and choices alone, so no wording of any instrument is needed here. */
const questions_forms = [
    questions_form('intake_01', 24, [
        ...[phq9, ['gad7', [7, frequency], [1, difficulty]], safe, joy, ['msi', [10, yesNo]]],
        ...[['trauma_exposure', [17, exposure]], ['ptsd_screen', [4, yesNo]], questions_disturbances],
    ]),
    questions_form('intake_02', 20, [fscrs, conscientiousness, ['pss_10', [10, stress]], mindfulness]),
    // Without the question about difficulty after the seven about anxiety.
    questions_form('followup', 28, [mindfulness, ['gad7', [7, frequency]], phq9, conscientiousness, fscrs, safe, joy, questions_disturbances]),
    questions_form('ipip120', 8, [['ipip120', [120, agreement]]]),
];
function questions_form(name, size, sections) {
    const questions = sections.flatMap(([measure, ...runs]) => runs
        .flatMap(([count, scale]) => Array.from({ length: count }, () => ({ measure, scale })))
        .map(({ scale }, place) => ({ ...scale, id: questionId(name, `${measure}_item${place + 1}`) })));
    return { name, formId: `sandbox-form-${name.replace('_', '-')}`, size, questions };
}
/** Bindings name the same ids. */
function questionId(binding, item) {
    return (0,external_node_crypto_.createHash)('sha256').update(`${binding}:${item}`).digest('hex').slice(0, 8);
}

;// CONCATENATED MODULE: ./lib/sandbox/forms/responses.js



function responses(world, form) {
    return seriesOf({
        ...{ seed: world.seed, name: `forms ${form.name}`, size: world.count(form.size) },
        idOf: (code, random) => `ACYDBN${code}${random.hex(20)}`,
        codeOf: (id) => /^ACYDBN([0-9a-f]{8})/.exec(id)?.[1],
        make: (made) => response(made, { world, form }),
    });
}
function response(made, { world, form }) {
    const { index, id, time, random } = made;
    const person = world.people.person(world.people.clientIndex(index));
    // Each person leans to one end of the scales, now more, now less.
    const lean = random.next();
    const usual = ({ choices }) => [
        choices[Math.min(choices.length - 1, Math.floor((lean * 0.6 + random.next() * 0.4) * choices.length))] ?? '',
    ];
    const answering = responses_cases[index] ?? usual;
    const email = index === anonymous || index % 9 === 8 ? null : reachable(person);
    const submitted = micro(time);
    return {
        responseId: id,
        createTime: submitted,
        lastSubmittedTime: submitted,
        ...(email === null ? {} : { respondentEmail: email }),
        answers: answersOf(form.questions, (question, place) => answering(question, place) ?? null),
        ...(form.name === 'ipip120' && index === malformed ? { responseId: undefined } : {}),
    };
}
const anonymous = 9;
/** A response that came without its id. */
const malformed = 3;
function choice(place) {
    return ({ choices }) => [choices.at(place) ?? ''];
}
function leavingOut(count) {
    return (question, place) => (place < count ? null : choice(1)(question, place));
}
/** Responses that each hold a case of their own. */
const responses_cases = [
    choice(0),
    choice(1),
    choice(-1),
    leavingOut(1),
    leavingOut(2),
    // An answer that nobody knows.
    (question, place) => (place === 4 ? ['rather not say'] : choice(1)(question, place)),
    (question, place) => (question.numbered ? ['1'] : choice(1)(question, place)),
    // Other words and other spelling for the same.
    (question, place) => {
        const other = question.odd[place % Math.max(1, question.odd.length)];
        return [other === undefined ? (question.choices[0] ?? '') : other[0]];
    },
    // Two boxes ticked.
    (question, place) => (place === 0 ? question.choices.slice(0, 2) : choice(0)(question, place)),
];
function answersOf(questions, answering) {
    const answered = questions.flatMap((question, place) => {
        const texts = answering(question, place);
        if (texts === null)
            return [];
        return [[question.id, { questionId: question.id, textAnswers: { answers: texts.map((value) => ({ value })) } }]];
    });
    return Object.fromEntries(answered);
}
/** As Google writes times: six digits after the second. */
function micro(ms) {
    return (0,core_time/* iso */.KH)(ms).replace('Z', '000Z');
}

;// CONCATENATED MODULE: ./lib/sandbox/forms/forms.js





const forms_root = /^\/v1\/forms\/([^/]+)\/responses(?:\/([^/]+))?$/;
const scopes = ['https://www.googleapis.com/auth/forms.responses.readonly', 'https://www.googleapis.com/auth/drive'];
const forms_largestPage = 5_000;
/** The responses of Google Forms: lists with pages and a filter by time, and single ones. */
function googleForms(context, world) {
    const shelves = new Map(questions_forms.map((form) => [form.formId, shelfOf(responses(world, form))]));
    const named = questions_forms.map(({ name, formId }) => ({ name, formId, shelf: shelves.get(formId) }));
    return {
        name: 'forms',
        variables: (base) => ({
            GOOGLE_FORMS_URL: base,
            ...Object.fromEntries(questions_forms.map(({ name, formId }) => [`GOOGLE_FORMS_${name.toUpperCase()}_FORM_ID`, formId])),
        }),
        problem: (status) => googleProblem(status),
        collections: Object.fromEntries(named.flatMap(({ name, shelf }) => (shelf ? [[name, changeable(shelf, sentAgain(context))]] : []))),
        answer: (request) => {
            const grant = grantOf(context, request);
            if (!grant)
                return googleProblem(401, 'Request had invalid authentication credentials.', 'authError');
            if (!grant.scopes.some((scope) => scopes.includes(scope))) {
                return googleProblem(403, 'Request had insufficient authentication scopes.', 'insufficientPermissions');
            }
            const [, formId = '', id] = forms_root.exec(request.path) ?? [];
            const shelf = shelves.get(decodeURIComponent(formId));
            if (!shelf || request.method !== 'GET')
                return googleProblem(404, 'Requested entity was not found.', 'notFound');
            if (id === undefined)
                return forms_list(shelf, request);
            const found = shelf.find(id);
            // One response names its form; the rows of a list do not.
            return found
                ? { status: 200, body: { formId, ...found.value() } }
                : googleProblem(404, 'Requested entity was not found.', 'notFound');
        },
    };
}
function forms_list(shelf, { query }) {
    const from = readFilter(query.get('filter'));
    const token = query.get('pageToken');
    const after = token === null ? undefined : readMark(unpacked(token)?.['after']);
    if (from === null || after === null)
        return googleProblem(400, 'Request contains an invalid argument.', 'badRequest');
    const asked = Number(query.get('pageSize') ?? forms_largestPage) || forms_largestPage;
    const { items, next } = pageOf(shelf.walk({ from, after }), Math.max(1, Math.min(asked, forms_largestPage)));
    return {
        status: 200,
        body: {
            ...(items.length === 0 ? {} : { responses: items.map((item) => item.value()) }),
            ...(next === null ? {} : { nextPageToken: packed({ after: next }) }),
        },
    };
}
/** Milliseconds from which responses are wanted; null for a filter that the service does not take. */
function readFilter(filter) {
    if (filter === null || filter === '')
        return undefined;
    const [, operator, time = ''] = /^timestamp\s*(>=|>)\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)$/.exec(filter.trim()) ?? [];
    const ms = Date.parse(time);
    return operator === undefined || Number.isNaN(ms) ? null : ms + (operator === '>' ? 1 : 0);
}
/** Whoever sends a form again keeps the id and gets a later time. */
function sentAgain({ now }) {
    return (members) => ({ members: { ...members, lastSubmittedTime: micro(now()) }, time: now() });
}

;// CONCATENATED MODULE: ./lib/sandbox/gmail/parts.js
function header(name, value) {
    return { name, value };
}
function textPart(text) {
    return leaf('text/plain', text);
}
function htmlPart(html) {
    return leaf('text/html', html);
}
function leaf(mimeType, text) {
    const bytes = Buffer.from(text, 'utf8');
    const headers = [header('Content-Type', `${mimeType}; charset="UTF-8"`), header('Content-Transfer-Encoding', 'base64')];
    return { partId: '0', mimeType, filename: '', headers, body: { size: bytes.length, data: bytes.toString('base64url') } };
}
function multipart(kind, parts) {
    const headers = [header('Content-Type', `multipart/${kind}; boundary="part"`)];
    const numbered = parts.map((part, place) => numberedFrom(part, String(place)));
    return { partId: '', mimeType: `multipart/${kind}`, filename: '', headers, body: { size: 0 }, parts: numbered };
}
/** Parts within parts are numbered "0.1". */
function numberedFrom(part, partId) {
    if (part.parts === undefined)
        return { ...part, partId };
    return { ...part, partId, parts: part.parts.map((inner, place) => numberedFrom(inner, `${partId}.${place}`)) };
}
function attachment(random, { filename, mimeType, size, cid }) {
    const where = cid === undefined ? 'attachment' : 'inline';
    const headers = [
        header('Content-Type', `${mimeType}; name="${filename}"`),
        header('Content-Disposition', `${where}; filename="${filename}"`),
        ...(cid === undefined ? [] : [header('Content-ID', `<${cid}>`)]),
    ];
    return { partId: '0', mimeType, filename, headers, body: { size, attachmentId: `ANGjdJ${random.hex(16)}` } };
}

;// CONCATENATED MODULE: ./lib/sandbox/gmail/messages.js




const mailboxes = [
    { account: 'acct1', address: 'practice@example.org', size: 120 },
    { account: 'acct2', address: 'office@example.org', size: 80 },
    { account: 'acct3', address: 'hello@example.net', size: 40 },
];
function messages(world, mailbox) {
    return seriesOf({
        ...{ seed: world.seed, name: `gmail ${mailbox.account}`, size: world.count(mailbox.size) },
        idOf: (code, random) => `${code}${random.hex(8)}`,
        codeOf: (id) => (/^[0-9a-f]{16}$/.test(id) ? id.slice(0, 8) : undefined),
        make: (made) => message(made, { world, mailbox }),
    });
}
/** Four messages make a conversation. */
function threadOf(account, index) {
    return `thread-${account}-${Math.floor(index / 4)}`;
}
function message(made, place) {
    const { index, id, time, random } = made;
    const letter = { ...ordinary(made, place), ...messages_cases[index]?.(random, place.mailbox.address) };
    const text = messages_textOf(letter.content);
    const headers = [
        header('Received', `from mx.example.com by mx.example.net with ESMTPS id ${id}; ${mailDate(time)}`),
        header('From', letter.from),
        header('To', letter.to),
        ...(letter.subject === null ? [] : [header('Subject', letter.subject)]),
        header('Date', mailDate(time)),
        ...(letter.extra.some(({ name }) => name.toLowerCase() === 'message-id') ? [] : [header('Message-ID', messageId(id))]),
        ...letter.extra,
        header('MIME-Version', '1.0'),
    ];
    const content = letter.content;
    return {
        id,
        threadId: threadOf(place.mailbox.account, index),
        labelIds: letter.labels,
        snippet: escapeHtml(text.slice(0, 180)),
        historyId: String(100_000 + index),
        internalDate: String(Math.floor(time / 1_000) * 1_000),
        sizeEstimate: 1_200 + text.length * 3,
        payload: { ...content, partId: '', headers: [...headers, ...content.headers] },
    };
}
function ordinary({ index, random }, { world, mailbox }) {
    const { people } = world;
    // Half of the mail is with clients, the rest with anybody.
    const person = people.person(index % 2 === 0 ? people.clientIndex(index / 2) : index % people.size);
    const other = mailAddress(fullName(person), reachable(person) ?? 'unknown@example.com');
    const own = mailAddress('The Practice', mailbox.address);
    const isSent = index % 3 === 2;
    const words = `${paragraph(random, random.between(3, 12))}\r\n\r\n${paragraph(random, 4)}\r\n`;
    const html = `<div>${words
        .trim()
        .split('\r\n\r\n')
        .map((one) => `<p>${escapeHtml(one)}</p>`)
        .join('')}</div>`;
    return {
        from: isSent ? own : other,
        to: isSent ? other : own,
        subject: `${index % 4 === 0 ? '' : 'Re: '}${sentence(random).replace('.', '')}`,
        labels: [
            isSent ? 'SENT' : 'INBOX',
            ...(random.next() < 0.3 && !isSent ? ['UNREAD'] : []),
            ...(random.next() < 0.1 ? ['STARRED'] : []),
        ],
        extra: index % 4 === 0
            ? []
            : [
                header('In-Reply-To', `<earlier-${index}@mail.example.com>`),
                header('References', `<first-${index}@mail.example.com> <earlier-${index}@mail.example.com>`),
            ],
        content: multipart('alternative', [textPart(words), htmlPart(html)]),
    };
}
/** Messages that each hold a case of their own. */
const messages_cases = [
    () => ({
        subject: 'Gr\u00fc\u00dfe aus dem Caf\u00e9 \u2013 12 \u20ac f\u00fcr zwei',
        content: multipart('alternative', [
            textPart('Sch\u00f6ne Gr\u00fc\u00dfe, na\u00efve Zo\u00eb! \u4f60\u597d \ud83d\ude42\r\n'),
            htmlPart('<p>Sch\u00f6ne Gr\u00fc\u00dfe, na\u00efve Zo\u00eb! \u4f60\u597d \ud83d\ude42</p>'),
        ]),
    }),
    () => ({ from: '"Dunmore, Adam" <adam.dunmore@example.org>' }),
    () => ({
        extra: [
            header('message-id', '<lower-case-1@mail.example.com>'),
            header('Received', 'from a.example.com by b.example.com'),
            header('X-Copy', 'one'),
            header('X-Copy', 'two'),
            header('reply-to', 'replies@example.com'),
        ],
    }),
    (random) => ({
        content: multipart('mixed', [
            multipart('alternative', [textPart('Nested text.\r\n'), multipart('related', [htmlPart('<p>Nested <b>text</b>.</p>')])]),
            attachment(random, { filename: '\u00dcbersicht, final.pdf', mimeType: 'application/pdf', size: 48_213 }),
            attachment(random, { filename: 'diary.csv', mimeType: 'text/csv', size: 912 }),
        ]),
    }),
    () => ({ content: textPart('One part alone.\r\n') }),
    (random) => ({
        content: multipart('related', [
            htmlPart('<p>Look: <img src="cid:picture-1"></p>'),
            attachment(random, { filename: 'picture.png', mimeType: 'image/png', size: 20_480, cid: 'picture-1' }),
        ]),
    }),
    () => ({ subject: null }),
    (_, own) => ({ from: own, to: 'adam.dewhirst@example.com', labels: ['SENT'] }),
    (_, own) => ({
        to: `${own}, "Larkfield, Rosa" <larkfield.family@example.org>, contact0021@example.org`,
        extra: [
            header('Cc', 'Milo Larkfield <larkfield.family@example.org>, office@example.org'),
            header('Bcc', 'hello@example.net'),
        ],
    }),
    () => ({ content: htmlPart('<h1>News</h1><ul><li>one</li><li>two</li></ul><script>alert(1)</script>') }),
    (_, own) => ({ from: own, labels: ['DRAFT'] }),
    () => ({ labels: ['SPAM'], subject: 'You have won' }),
    () => ({ labels: ['TRASH'], subject: 'Old news' }),
    () => ({ labels: ['INBOX', 'IMPORTANT', 'UNREAD', 'STARRED'] }),
    () => ({ extra: [header('Date', 'not a date')] }),
];
function mailAddress(name, address) {
    return name === null ? address : `${name} <${address}>`;
}
function messageId(id) {
    return `<${id}@mail.example.com>`;
}
function mailDate(ms) {
    return new Date(ms).toUTCString().replace('GMT', '+0000');
}
/** The first text of a message, tags left out, as the list of a mailbox shows it. */
function messages_textOf(part) {
    const { data } = part.body;
    if (data !== undefined)
        return Buffer.from(data, 'base64url')
            .toString('utf8')
            .replace(/<[^>]*>/g, ' ')
            .replace(/\s+/g, ' ')
            .trim();
    for (const inner of part.parts ?? []) {
        const text = messages_textOf(inner);
        if (text !== '')
            return text;
    }
    return '';
}

;// CONCATENATED MODULE: ./lib/sandbox/gmail/gmail.js




const gmail_root = /^\/gmail\/v1\/users\/([^/]+)\/messages(?:\/([^/]+))?$/;
const gmail_scopes = 'https://www.googleapis.com/auth/gmail.';
const gmail_largestPage = 500;
/** Gmail: lists of ids with a search and pages, and single messages in full. */
function gmail(context, world) {
    const boxes = mailboxes.map((mailbox) => ({ ...mailbox, shelf: shelfOf(messages(world, mailbox)) }));
    return {
        name: 'gmail',
        variables: (base) => ({ GMAIL_URL: base }),
        problem: (status) => googleProblem(status, 'The request failed.', status === 429 ? 'rateLimitExceeded' : 'backendError'),
        collections: Object.fromEntries(boxes.map(({ account, shelf }) => [account, changeable(shelf)])),
        answer: (request) => {
            const grant = grantOf(context, request);
            if (!grant?.scopes.some((scope) => scope.startsWith(gmail_scopes))) {
                return googleProblem(401, 'Request had invalid authentication credentials.', 'authError');
            }
            const [, user = '', id] = gmail_root.exec(request.path) ?? [];
            if (user === '' || request.method !== 'GET')
                return googleProblem(404, 'Not Found', 'notFound');
            const box = boxes.find(({ account }) => account === grant.subject);
            if (!box || (user !== 'me' && decodeURIComponent(user) !== box.address)) {
                return googleProblem(403, `Delegation denied for ${box?.address ?? 'nobody'}`, 'forbidden');
            }
            return id === undefined ? gmail_list(box, request, grant) : gmail_single(box, id, { request, grant });
        },
    };
}
function gmail_list(box, { query }, grant) {
    const search = query.get('q') ?? '';
    if (search !== '' && isMetadata(grant))
        return googleProblem(403, "Metadata scope does not support 'q' parameter", 'forbidden');
    const wanted = readSearch(search);
    const token = query.get('pageToken');
    const after = token === null ? undefined : readMark(unpacked(token)?.['after']);
    if (wanted === null || after === null)
        return googleProblem(400, 'Invalid pageToken or search', 'invalidArgument');
    const size = Math.max(1, Math.min(Number(query.get('maxResults') ?? 100) || 100, gmail_largestPage));
    const hidden = query.get('includeSpamTrash') === 'true' ? [] : ['SPAM', 'TRASH'];
    const all = box.shelf.walk({ newestFirst: true, from: wanted.after, after });
    const { items, next } = pageOf(all.filter((item) => item.time < wanted.before && !isHidden(item, hidden)), size);
    const listed = items.map(({ id, index }) => ({ id, threadId: threadOf(box.account, index) }));
    // Once in a while a list names a message twice.
    const twice = box.account === 'acct3' && after === undefined ? listed.slice(0, 1) : [];
    return {
        status: 200,
        body: {
            ...(listed.length === 0 ? {} : { messages: [...listed, ...twice] }),
            ...(next === null ? {} : { nextPageToken: packed({ after: next }) }),
            resultSizeEstimate: items.length,
        },
    };
}
/** Only the messages at the start are spam or trash, so the rest need not be made to be listed. */
const mayBeHidden = 32;
function isHidden(item, hidden) {
    if (hidden.length === 0 || (item.index >= mayBeHidden && item.version === 0))
        return false;
    return item.value().labelIds.some((label) => hidden.includes(label));
}
function gmail_single(box, id, { request, grant }) {
    const found = box.shelf.find(id);
    if (!found)
        return googleProblem(404, 'Requested entity was not found.', 'notFound');
    const format = request.query.get('format') ?? 'full';
    if (isMetadata(grant) && format === 'full')
        return googleProblem(403, "Metadata scope doesn't allow format FULL", 'forbidden');
    const message = found.value();
    if (format === 'full')
        return { status: 200, body: message };
    const { payload: _, ...bare } = message;
    const { mimeType, headers } = message.payload;
    return { status: 200, body: format === 'minimal' ? bare : { ...bare, payload: { mimeType, headers } } };
}
function isMetadata({ scopes: granted }) {
    return granted.includes(`${gmail_scopes}metadata`);
}
/** `after:` and `before:` in seconds or dates; null for a search that the sandbox does not know. */
function readSearch(search) {
    let after;
    let before = Number.POSITIVE_INFINITY;
    for (const word of search.split(/\s+/).filter((one) => one !== '')) {
        const [, name, value = ''] = /^(after|before):(\d{1,12}|\d{4}\/\d{1,2}\/\d{1,2})$/.exec(word) ?? [];
        if (name === undefined)
            return null;
        // A date means midnight in California, as the service has it.
        const ms = value.includes('/') ? Date.parse(`${value.replaceAll('/', '-')}T08:00:00Z`) : Number(value) * 1_000;
        if (name === 'after')
            after = ms;
        else
            before = ms;
    }
    return { after, before };
}

;// CONCATENATED MODULE: ./lib/sandbox/google/google.js


/** The sandbox's own application and its accounts; they open nothing elsewhere. */
const google_application = { id: 'sandbox-client', secret: 'sandbox-secret' };
const robot = 'robot@sandbox.example.org';
const refreshTokens = { 'sandbox-acct1': 'acct1', 'sandbox-acct2': 'acct2', 'sandbox-acct3': 'acct3' };
const longestLife = 3_600;
const clockSkew = 300;
/** Google's token endpoint: refresh tokens for mailboxes, signed assertions for the service account. */
function google(context, machineTime) {
    const keys = (0,external_node_crypto_.generateKeyPairSync)('rsa', { modulusLength: 2048 });
    const granted = (grant) => {
        const token = (0,external_node_crypto_.randomUUID)();
        context.tokens.set(token, grant);
        return { status: 200, body: { access_token: token, expires_in: 3599, scope: grant.scopes.join(' '), token_type: 'Bearer' } };
    };
    return {
        name: 'google',
        variables: (base) => ({
            GOOGLE_TOKEN_URL: `${base}/token`,
            GMAIL_CLIENT_ID: google_application.id,
            GMAIL_CLIENT_SECRET: google_application.secret,
            ...Object.fromEntries(Object.entries(refreshTokens).map(([token, account]) => [`GMAIL_${account.toUpperCase()}_REFRESH_TOKEN`, token])),
            GOOGLE_FORMS_CLIENT_EMAIL: robot,
            GOOGLE_FORMS_PRIVATE_KEY: keys.privateKey
                .export({ type: 'pkcs8', format: 'pem' })
                .toString()
                .replaceAll('\n', String.raw `\n`),
        }),
        problem: (status) => google_refused(status, status < 500 ? 'invalid_grant' : 'internal_failure', 'The request failed.'),
        answer: ({ method, path, body, base }) => {
            if (method !== 'POST' || path !== '/token')
                return google_refused(404, 'invalid_request', 'Not found.');
            const form = new URLSearchParams(body);
            switch (form.get('grant_type')) {
                case 'refresh_token':
                    return withRefreshToken(form, granted);
                case 'urn:ietf:params:oauth:grant-type:jwt-bearer': {
                    const claims = { key: keys.publicKey, audience: `${base}/token`, now: Math.floor(machineTime() / 1_000) };
                    const grant = readAssertion(form.get('assertion') ?? '', claims);
                    return typeof grant === 'string' ? google_refused(400, 'invalid_grant', grant) : granted(grant);
                }
                default:
                    return google_refused(400, 'unsupported_grant_type', 'Invalid grant_type.');
            }
        },
    };
}
function withRefreshToken(form, granted) {
    if (form.get('client_id') !== google_application.id || form.get('client_secret') !== google_application.secret) {
        return google_refused(401, 'invalid_client', 'Unauthorized');
    }
    const account = Object.entries(refreshTokens).find(([token]) => token === form.get('refresh_token'))?.[1];
    if (account === undefined)
        return google_refused(400, 'invalid_grant', 'Token has been expired or revoked.');
    const scopes = form.get('scope')?.split(' ') ?? ['https://www.googleapis.com/auth/gmail.readonly'];
    return granted({ subject: account, scopes });
}
/** The grant, or what is wrong with the assertion (RFC 7523, as Google reads it). */
function readAssertion(assertion, { key, audience, now }) {
    const [head = '', body = '', signature = ''] = assertion.split('.');
    const claims = unpacked(body) ?? {};
    if (unpacked(head)?.['alg'] !== 'RS256')
        return 'Invalid JWT: it must be signed with RS256.';
    if (claims['iss'] !== robot)
        return 'Invalid grant: account not found';
    if (!(0,external_node_crypto_.verify)('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) {
        return 'Invalid JWT Signature.';
    }
    const { aud, scope, sub } = claims;
    if (aud !== audience)
        return 'Invalid JWT: Failed audience check.';
    if (!isTimely(claims, now)) {
        return 'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.';
    }
    if (typeof scope !== 'string' || scope === '')
        return 'Invalid scope';
    return { subject: typeof sub === 'string' ? sub : robot, scopes: scope.split(' ') };
}
/** Seconds. */
function isTimely({ iat, exp }, now) {
    if (typeof iat !== 'number' || typeof exp !== 'number')
        return false;
    return exp > iat && exp - iat <= longestLife && Math.abs(now - iat) <= clockSkew;
}
function google_refused(status, error, error_description) {
    return { status, body: { error, error_description } };
}

;// CONCATENATED MODULE: ./lib/sandbox/graph/messages.js




const messages_mailboxes = [
    { name: 'ben_mensio', address: 'ben@mail.example.org', size: 110 },
    { name: 'booking_mensio', address: 'booking@mail.example.org', size: 60 },
    { name: 'info_mensio', address: 'info@mail.example.org', size: 40 },
];
const folders = {
    inbox: 'AQMkADfolderinbox',
    sent: 'AQMkADfoldersent',
    deleted: 'AQMkADfolderdeleted',
    archive: 'AQMkADfolderarchive',
};
function messages_messages(world, mailbox) {
    return seriesOf({
        ...{ seed: world.seed, name: `exchange ${mailbox.name}`, size: world.count(mailbox.size) },
        idOf: (code, random) => `AAkALg${code}${random.hex(24)}=`,
        codeOf: (id) => /^AAkALg([0-9a-f]{8})[0-9a-f]{24}=$/.exec(id)?.[1],
        make: (made) => ({ ...messages_ordinary(made, { world, mailbox }), ...graph_messages_cases[made.index]?.(made.id) }),
    });
}
function messages_ordinary({ index, id, time, random }, { world, mailbox }) {
    const { people } = world;
    const person = people.person(index % 2 === 0 ? people.clientIndex(index / 2 + 3) : (index * 3) % people.size);
    const other = recipient(fullName(person), reachable(person) ?? 'unknown@example.com');
    const own = recipient('The Practice', mailbox.address);
    const isSent = index % 4 === 3;
    const text = paragraph(random, random.between(4, 14));
    const html = `<html><head></head><body><div><p>${escapeHtml(text)}</p><p>${escapeHtml(sentence(random))}</p></div></body></html>`;
    const isReply = index % 3 !== 0;
    const sender = isSent ? own : other;
    return {
        id,
        changeKey: `CQAAABYAAA${random.hex(12)}`,
        categories: index % 10 === 0 ? ['Clients'] : [],
        createdDateTime: (0,core_time/* isoSeconds */.nE)(time - 120_000),
        lastModifiedDateTime: (0,core_time/* isoSeconds */.nE)(time),
        receivedDateTime: (0,core_time/* isoSeconds */.nE)(time - 90_000),
        sentDateTime: (0,core_time/* isoSeconds */.nE)(time - 110_000),
        hasAttachments: false,
        internetMessageId: `<${id.slice(6, 22)}@mail.example.org>`,
        subject: `${isReply ? 'Re: ' : ''}${sentence(random).replace('.', '')}`,
        bodyPreview: text.slice(0, 255),
        importance: 'normal',
        parentFolderId: isSent ? folders.sent : folders.inbox,
        conversationId: `AAQkConversation${mailbox.name}${Math.floor(index / 3)}=`,
        conversationIndex: `AQHb${random.hex(8)}`,
        isDeliveryReceiptRequested: false,
        isReadReceiptRequested: false,
        isRead: isSent || random.next() < 0.7,
        isDraft: false,
        webLink: `https://mail.example.org/owa/?ItemID=${encodeURIComponent(id)}`,
        inferenceClassification: random.pick(['focused', 'other']),
        body: { contentType: 'html', content: html },
        uniqueBody: { contentType: 'html', content: html },
        sender,
        from: sender,
        toRecipients: [isSent ? other : own],
        ccRecipients: [],
        bccRecipients: [],
        replyTo: [],
        flag: { flagStatus: random.next() < 0.05 ? 'flagged' : 'notFlagged' },
        internetMessageHeaders: [
            { name: 'Received', value: 'from mx.example.com by mx.example.org' },
            ...(isReply
                ? [
                    { name: 'In-Reply-To', value: `<earlier-${index}@mail.example.org>` },
                    { name: 'References', value: `<first-${index}@mail.example.org> <earlier-${index}@mail.example.org>` },
                ]
                : []),
        ],
        attachments: [],
    };
}
/** Messages that each hold a case of their own. */
const graph_messages_cases = [
    () => ({
        '@odata.type': '#microsoft.graph.eventMessage',
        subject: 'Invitation: first talk',
        meetingMessageType: 'meetingRequest',
        type: 'singleInstance',
        isOutOfDate: false,
        isAllDay: false,
        isDelegated: false,
        startDateTime: { dateTime: '2025-02-03T09:00:00.0000000', timeZone: 'UTC' },
        endDateTime: { dateTime: '2025-02-03T09:50:00.0000000', timeZone: 'UTC' },
        location: { displayName: 'Room 2', locationType: 'default' },
        recurrence: null,
    }),
    () => ({ conversationId: null }),
    () => ({
        body: { contentType: 'text', content: 'Plain words, with a caf\u00e9 in it.\r\n' },
        uniqueBody: null,
        bodyPreview: 'Plain words, with a caf\u00e9 in it.',
    }),
    (id) => ({
        hasAttachments: true,
        attachments: [
            attached(id, { n: 1, name: '\u00dcbersicht.pdf', contentType: 'application/pdf', size: 48_213, isInline: false }),
            attached(id, { n: 2, name: 'picture.png', contentType: 'image/png', size: 20_480, isInline: true }),
        ],
    }),
    () => ({ subject: null, from: null, sender: null, isDraft: true, toRecipients: [] }),
    () => ({ parentFolderId: folders.deleted }),
    () => ({
        toRecipients: [recipient('Larkfield, Rosa', 'larkfield.family@example.org'), recipient(null, 'contact0021@example.org')],
        ccRecipients: [recipient('Milo Larkfield', 'larkfield.family@example.org')],
        replyTo: [recipient('Replies', 'replies@example.com')],
    }),
    () => ({ importance: 'high', flag: { flagStatus: 'flagged' }, isRead: false }),
    // What no schema lets pass: an address of the directory, not of mail.
    () => ({
        from: recipient('Old colleague', '/O=EXAMPLE/OU=EXCHANGE/CN=RECIPIENTS/CN=OLD'),
        sender: recipient('Old colleague', '/O=EXAMPLE/OU=EXCHANGE/CN=RECIPIENTS/CN=OLD'),
    }),
];
function attached(id, { n, ...more }) {
    return {
        '@odata.type': '#microsoft.graph.fileAttachment',
        '@odata.mediaContentType': more.contentType,
        id: `${id.slice(0, -1)}A${n}=`,
        ...more,
    };
}
function recipient(name, address) {
    return { emailAddress: { name: name ?? address, address } };
}

;// CONCATENATED MODULE: ./lib/sandbox/graph/graph.js







const graph_root = /^\/v1\.0\/users\/([^/]+)\/messages(?:\/([^/]+))?$/;
const defaultPage = 10;
const graph_largestPage = 1_000;
/** Only sent when they are asked for by name. */
const onRequest = ['internetMessageHeaders', 'uniqueBody'];
const graph_codes = {
    401: 'InvalidAuthenticationToken',
    403: 'ErrorAccessDenied',
    404: 'ErrorItemNotFound',
    429: 'ApplicationThrottled',
    503: 'serviceNotAvailable',
    504: 'UnknownError',
};
/** Mail of Microsoft Graph: lists with filter, order, choice of members and pages, and single messages. */
function graph(context, world) {
    const boxes = messages_mailboxes.map((mailbox) => ({ ...mailbox, shelf: shelfOf(messages_messages(world, mailbox)) }));
    const refuse = (status, code, message) => ({
        status,
        body: {
            error: {
                code,
                message,
                innerError: { date: (0,core_time/* isoSeconds */.nE)(context.now()).slice(0, 19), 'request-id': 'sandbox', 'client-request-id': 'sandbox' },
            },
        },
    });
    return {
        name: 'graph',
        variables: (base) => ({
            GRAPH_URL: base,
            EXCHANGE_TENANT_ID: application.tenant,
            EXCHANGE_CLIENT_ID: application.client_id,
            EXCHANGE_CLIENT_SECRET: application.client_secret,
            ...Object.fromEntries(boxes.map(({ name, address }) => [`EXCHANGE_${name.toUpperCase()}_MAILBOX`, address])),
        }),
        problem: (status) => refuse(status, graph_codes[status] ?? 'generalException', 'The request failed.'),
        collections: Object.fromEntries(boxes.map(({ name, shelf }) => [name, changeable(shelf, graph_modified(context))])),
        answer: (request) => {
            if (grantOf(context, request)?.scopes.includes(request.base) !== true) {
                return refuse(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
            }
            const [, user = '', id] = graph_root.exec(request.path) ?? [];
            if (user === '' || request.method !== 'GET')
                return refuse(404, 'ResourceNotFound', 'Resource could not be discovered.');
            const box = boxes.find(({ address }) => address === decodeURIComponent(user).toLowerCase());
            if (!box)
                return refuse(404, 'ErrorInvalidUser', `The requested user '${decodeURIComponent(user)}' is invalid.`);
            try {
                if (id === undefined)
                    return graph_list(box, request);
                const found = findMessage(box.shelf, decodeURIComponent(id));
                if (!found)
                    return refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
                return { status: 200, body: graph_shown(found, viewOf(request, questionOf(request.query, parameters))) };
            }
            catch (error) {
                if (error instanceof BadQuery)
                    return refuse(400, error.message === inefficient ? 'InefficientFilter' : 'BadRequest', error.message);
                throw error;
            }
        },
    };
}
const parameters = ['$top', '$expand', '$skiptoken', '$count'];
const inefficient = 'The restriction or sort order is too complex for this operation.';
function graph_list({ shelf }, request) {
    const query = questionOf(request.query, parameters);
    const first = leading(query);
    if (first.filter !== null && first.order !== null && first.filter !== first.order)
        throw new BadQuery(inefficient);
    const asked = Number(request.query.get('$top') ?? defaultPage);
    if (!Number.isInteger(asked) || asked < 1 || asked > graph_largestPage)
        throw new BadQuery('The value of $top is out of range.');
    // Without an order the newest messages come first.
    const ordered = { ...query, orderby: query.orderby ?? 'receivedDateTime desc' };
    const token = request.query.get('$skiptoken');
    const found = page(shelf, { query: ordered, size: asked, timeField: 'lastModifiedDateTime', token });
    const link = new URLSearchParams(request.query);
    link.set('$skiptoken', found.token ?? '');
    const view = viewOf(request, query);
    return {
        status: 200,
        headers: view.immutable ? { 'preference-applied': 'IdType="ImmutableId"' } : {},
        body: {
            '@odata.context': `${request.base}/v1.0/$metadata#users('sandbox')/messages`,
            value: found.items.map((item) => graph_shown(item, view)),
            ...(found.token === null ? {} : { '@odata.nextLink': `${request.base}${request.path}?${link.toString()}` }),
        },
    };
}
function viewOf(request, { select }) {
    const prefer = request.headers['prefer'] ?? '';
    return {
        select,
        attachments: /\battachments\b/.test(request.query.get('$expand') ?? ''),
        immutable: /IdType="ImmutableId"/i.test(prefer),
        asText: /outlook\.body-content-type="text"/i.test(prefer),
    };
}
function graph_shown(item, { select, attachments, immutable, asText }) {
    const { attachments: attached, '@odata.type': type, ...message } = item.value();
    const wanted = Object.entries(message).filter(([field]) => select === null ? !onRequest.includes(field) : field === 'id' || select.includes(field));
    const members = {
        ...(type === undefined ? {} : { '@odata.type': type }),
        '@odata.etag': `W/"${String(message['changeKey'])}${item.version}"`,
        ...Object.fromEntries(wanted),
        id: immutable ? item.id : folderId(item),
        ...(attachments ? { attachments: attached } : {}),
    };
    return asText ? { ...members, ...plain(members, 'body'), ...plain(members, 'uniqueBody') } : members;
}
/** Without the preference a message has another id in each folder. */
function folderId({ id, value }) {
    const folder = (0,external_node_crypto_.createHash)('sha256').update(String(value()['parentFolderId'])).digest('hex').slice(0, 8);
    return `AQMkAD${id.slice(6, -1)}${folder}=`;
}
function findMessage(shelf, id) {
    if (!id.startsWith('AQMkAD'))
        return shelf.find(id);
    const found = shelf.find(`AAkALg${id.slice(6, -9)}=`);
    return found !== undefined && folderId(found) === id ? found : undefined;
}
function plain(members, field) {
    const body = members[field];
    if (!body)
        return {};
    return {
        [field]: {
            contentType: 'text',
            content: body.content
                .replace(/<[^>]*>/g, ' ')
                .replace(/\s+/g, ' ')
                .trim(),
        },
    };
}
/** A change gives a message a new version and brings it to the end of the list of changes; its id stays. */
function graph_modified({ now }) {
    return (members) => {
        const time = Math.floor(now() / 1_000) * 1_000;
        return { members: { ...members, lastModifiedDateTime: (0,core_time/* isoSeconds */.nE)(time) }, time };
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/stripe/objects.js


/** Of ten payments in a row the first seven pay invoices. */
const paymentsInRow = 10;
const invoicesInRow = 7;
function accountOf(world) {
    const made = {
        customers: series(world, { name: 'customers', prefix: 'cus', atOne: 60, make: (one) => customer(one, world) }),
        invoices: series(world, {
            name: 'invoices',
            prefix: 'in',
            atOne: 70,
            make: (one) => ({ ...invoice(one, made, world), ...invoiceCases[one.index] }),
        }),
        payment_intents: series(world, {
            name: 'payment_intents',
            prefix: 'pi',
            atOne: 100,
            make: (one) => ({ ...payment(one, made), ...paymentCases[one.index] }),
        }),
        refunds: series(world, {
            name: 'refunds',
            prefix: 're',
            atOne: 12,
            make: (one) => ({ ...refund(one, made), ...refundCases[one.index] }),
        }),
    };
    return made;
}
function series(world, { name, prefix, atOne, make, }) {
    return seriesOf({
        ...{ seed: world.seed, name: `stripe ${name}`, size: world.count(atOne), make },
        idOf: (code, random) => `${prefix}_${code}${random.hex(16)}`,
        codeOf: (id) => (id.startsWith(`${prefix}_`) ? id.slice(prefix.length + 1, prefix.length + 9) : undefined),
    });
}
function seconds(ms) {
    return Math.floor(ms / 1_000);
}
/** The clients first, in the order of the address book; after the last come people who have moved and got another one. */
function personOf(index, { people }) {
    return people.person(people.clientIndex(index));
}
function customer({ index, id, time, random }, world) {
    const person = personOf(index, world);
    return {
        id,
        object: 'customer',
        address: random.next() < 0.4
            ? { city: 'Fairhaven', country: 'CA', line1: '12 Mill Road', line2: null, postal_code: null, state: 'ON' }
            : null,
        balance: index % 15 === 4 ? -2_500 : 0,
        created: seconds(time),
        currency: 'cad',
        default_source: null,
        delinquent: index % 20 === 7,
        description: null,
        discount: null,
        email: reachable(person),
        invoice_prefix: random.hex(8).toUpperCase(),
        invoice_settings: { custom_fields: null, default_payment_method: null, footer: null },
        livemode: false,
        metadata: index % 3 === 0 ? { contact: world.contactId(world.people.clientIndex(index)) } : {},
        name: fullName(person),
        next_invoice_sequence: random.between(1, 20),
        phone: null,
        preferred_locales: index % 4 === 0 ? ['en-CA'] : [],
        shipping: null,
        tax_exempt: index % 30 === 11 ? 'exempt' : 'none',
        test_clock: null,
    };
}
const invoiceCases = [
    { amount_due: 0, amount_paid: 0, amount_remaining: 0, subtotal: 0, total: 0, payment_intent: null, charge: null },
    { status: null, number: null },
    { status: 'draft', number: null, payment_intent: null, charge: null, paid: false, amount_paid: 0 },
    { status: 'void', paid: false },
    { status: 'uncollectible', paid: false },
];
function invoice({ index, id, time, random }, { customers, payment_intents }, world) {
    const owner = index % customers.size;
    const person = personOf(owner, world);
    const amount = random.between(9, 18) * 1_000;
    const isPaid = index % invoicesInRow !== invoicesInRow - 1;
    const paymentIndex = Math.floor(index / invoicesInRow) * paymentsInRow + (index % invoicesInRow);
    const payment = paymentIndex < payment_intents.size ? payment_intents.idOf(paymentIndex) : null;
    const created = seconds(time);
    return {
        id,
        object: 'invoice',
        amount_due: amount,
        amount_paid: isPaid ? amount : 0,
        amount_remaining: isPaid ? 0 : amount,
        billing_reason: 'manual',
        charge: isPaid && payment !== null ? payment.replace('pi_', 'ch_') : null,
        collection_method: 'send_invoice',
        created,
        currency: 'cad',
        customer: customers.idOf(owner),
        customer_email: reachable(person),
        customer_name: fullName(person),
        description: 'Sessions of the month',
        due_date: created + 14 * 86_400,
        effective_at: created,
        hosted_invoice_url: `https://pay.example.com/i/${id}`,
        invoice_pdf: `https://pay.example.com/i/${id}/pdf`,
        lines: lines(id, { amount, created }),
        livemode: false,
        metadata: {},
        number: `LAKE-${String(index + 1).padStart(4, '0')}`,
        paid: isPaid,
        payment_intent: payment,
        period_end: created,
        period_start: created - 30 * 86_400,
        status: isPaid ? 'paid' : 'open',
        status_transitions: {
            finalized_at: created,
            marked_uncollectible_at: null,
            paid_at: isPaid ? created + 3_600 : null,
            voided_at: null,
        },
        subscription: null,
        subtotal: amount,
        tax: null,
        total: amount,
    };
}
function lines(id, { amount, created }) {
    const period = { start: created - 86_400, end: created };
    const item = {
        id: id.replace('in_', 'il_'),
        object: 'line_item',
        amount,
        currency: 'cad',
        description: 'Session',
        quantity: 1,
        period,
    };
    return { object: 'list', data: [item], has_more: false, url: `/v1/invoices/${id}/lines` };
}
const paymentCases = [
    {},
    {
        amount_received: 0,
        status: 'requires_payment_method',
        latest_charge: null,
        last_payment_error: {
            type: 'card_error',
            code: 'card_declined',
            decline_code: 'insufficient_funds',
            message: 'Your card has insufficient funds.',
        },
    },
    { amount_received: 0, status: 'requires_confirmation' },
    { amount_received: 0, status: 'canceled', canceled_at: 1_738_000_000, cancellation_reason: 'abandoned' },
    { amount_received: 0, status: 'requires_capture' },
    // A status of some later version of the API: what no schema lets pass.
    { status: 'requires_provider_review' },
];
function billedBy(paymentIndex, invoices) {
    const index = Math.floor(paymentIndex / paymentsInRow) * invoicesInRow + (paymentIndex % paymentsInRow);
    return index < invoices.size ? invoices.make(index) : null;
}
function statusAt(place) {
    if (place === 8)
        return 'processing';
    return place === invoicesInRow - 1 ? 'requires_payment_method' : 'succeeded';
}
function payment({ index, id, time, random }, { customers, invoices }) {
    const place = index % paymentsInRow;
    const billed = place < invoicesInRow ? billedBy(index, invoices) : null;
    const amount = billed === null ? random.between(5, 20) * 1_000 : billed['amount_due'];
    const status = statusAt(place);
    const isPaid = status === 'succeeded';
    return {
        id,
        object: 'payment_intent',
        amount,
        amount_capturable: 0,
        amount_received: isPaid ? amount : 0,
        canceled_at: null,
        cancellation_reason: null,
        capture_method: 'automatic',
        client_secret: null,
        confirmation_method: 'automatic',
        created: seconds(time),
        currency: 'cad',
        // One in ten was paid by somebody without an account.
        customer: place === 7 ? null : (billed?.['customer'] ?? customers.idOf(index % customers.size)),
        description: billed === null ? 'Workshop' : null,
        invoice: billed?.['id'] ?? null,
        last_payment_error: null,
        latest_charge: isPaid ? id.replace('pi_', 'ch_') : null,
        livemode: false,
        metadata: {},
        payment_method: isPaid ? id.replace('pi_', 'pm_') : null,
        payment_method_types: index % 5 === 0 ? ['card', 'link'] : ['card'],
        receipt_email: billed?.['customer_email'] ?? null,
        setup_future_usage: null,
        statement_descriptor: null,
        statement_descriptor_suffix: null,
        status,
    };
}
const refundCases = [
    // Of a payment that is no longer there.
    { payment_intent: 'pi_000000000000000000000000', charge: 'ch_000000000000000000000000' },
    { status: 'failed', failure_reason: 'expired_or_canceled_card' },
    { status: null },
    { reason: 'expired_uncaptured_charge' },
    { status: 'canceled', reason: null },
    { amount: 0 },
];
function refund({ index, id, time, random }, { payment_intents, refunds }) {
    // Payments whose place is 0 have succeeded.
    const row = Math.floor(((index + 1) * payment_intents.size) / paymentsInRow / (refunds.size + 1));
    const paymentIndex = row * paymentsInRow;
    const paid = payment_intents.make(paymentIndex);
    return {
        id,
        object: 'refund',
        amount: Math.floor(paid['amount'] / random.pick([1, 1, 2])),
        balance_transaction: id.replace('re_', 'txn_'),
        charge: paid['latest_charge'],
        created: seconds(time),
        currency: 'cad',
        metadata: {},
        payment_intent: paid['id'],
        reason: random.pick(['requested_by_customer', 'requested_by_customer', 'duplicate', null]),
        receipt_number: null,
        source_transfer_reversal: null,
        // The last two are still under way.
        status: index >= refunds.size - 2 ? 'pending' : 'succeeded',
        transfer_reversal: null,
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/stripe/versions.js
/** The version of the account, for requests that name none. */
const accountVersion = '2025-03-31.basil';
/** From here on invoices and payments no longer name each other. */
const basil = '2025-03-31';
const pattern = /^\d{4}-\d{2}-\d{2}(?:\.[a-z]+)?$/;
function isVersion(version) {
    return pattern.test(version);
}
/** An object as the asked version of the API shows it. */
function inVersion(object, version) {
    if (version.slice(0, 10) < basil)
        return object;
    if (object['object'] === 'payment_intent')
        return versions_without(object, ['invoice']);
    if (object['object'] !== 'invoice')
        return object;
    const { tax, payment_intent: payment, subscription } = object;
    return {
        ...versions_without(object, ['payment_intent', 'charge', 'paid', 'tax', 'subscription']),
        parent: subscription === null ? null : { type: 'subscription_details', subscription_details: { subscription } },
        payments: {
            object: 'list',
            data: payment === null ? [] : [{ object: 'invoice_payment', payment: { type: 'payment_intent', payment_intent: payment } }],
            has_more: false,
        },
        total_taxes: tax === null ? [] : [{ amount: tax, tax_behavior: 'exclusive' }],
    };
}
function versions_without(object, fields) {
    return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));
}

;// CONCATENATED MODULE: ./lib/sandbox/stripe/stripe.js



const key = 'sandbox-key';
const stripe_largestPage = 100;
const types = {
    429: 'rate_limit_error',
    400: 'invalid_request_error',
    404: 'invalid_request_error',
};
const stripe_codes = { 429: 'rate_limit', 401: 'api_key_expired', 404: 'resource_missing' };
/** Stripe's lists, newest first, and single objects. */
function stripe(_, world) {
    const shelves = new Map(Object.entries({ ...accountOf(world) }).map(([name, series]) => [name, shelfOf(series)]));
    return {
        name: 'stripe',
        variables: (base) => ({ STRIPE_URL: base, STRIPE_API_KEY: key }),
        problem: (status) => stripe_problem(status, 'The request failed.', stripe_codes[status]),
        // Objects keep the time of their creation, which is all that lists go by: a change is only seen by who looks again.
        collections: Object.fromEntries([...shelves].map(([name, shelf]) => [name, changeable(shelf)])),
        answer: (request) => {
            const { method, path, headers } = request;
            if (headers['authorization'] !== `Bearer ${key}`)
                return stripe_problem(401, 'Invalid API Key provided: sandb***', 'api_key_invalid');
            const [, name = '', id] = /^\/v1\/([a-z_]+)(?:\/([A-Za-z0-9_]+))?$/.exec(path) ?? [];
            const shelf = shelves.get(name);
            if (!shelf || method !== 'GET')
                return stripe_problem(404, `Unrecognized request URL (${method}: ${path}).`, undefined);
            const version = headers['stripe-version'] ?? accountVersion;
            if (!isVersion(version))
                return stripe_problem(400, `Invalid Stripe API version: ${version}`, undefined);
            if (id === undefined)
                return stripe_list(shelf, request, { name, version });
            const found = shelf.find(id);
            return found
                ? { status: 200, body: inVersion(found.value(), version) }
                : stripe_problem(404, `No such ${name.slice(0, -1)}: '${id}'`, 'resource_missing');
        },
    };
}
function stripe_problem(status, message, code) {
    const type = types[status] ?? (status === 401 ? 'invalid_request_error' : 'api_error');
    return { status, body: { error: { type, ...(code === undefined ? {} : { code }), message } } };
}
const stripe_known = ['limit', 'starting_after', 'created[gte]', 'created[gt]', 'created[lte]', 'created[lt]'];
function stripe_list(shelf, { query }, { name, version }) {
    const strange = [...query.keys()].find((one) => !stripe_known.includes(one));
    if (strange !== undefined)
        return stripe_problem(400, `Received unknown parameter: ${strange}`, 'parameter_unknown');
    const size = Number(query.get('limit') ?? 10);
    if (!Number.isInteger(size) || size < 1 || size > stripe_largestPage)
        return stripe_problem(400, 'Invalid integer: limit', 'parameter_invalid_integer');
    const bound = (operator, otherwise) => Number(query.get(`created[${operator}]`) ?? otherwise);
    const from = Math.max(bound('gte', 0), bound('gt', -1) + 1);
    const until = Math.min(bound('lte', Number.MAX_SAFE_INTEGER), bound('lt', Number.MAX_SAFE_INTEGER) - 1);
    const cursor = query.get('starting_after');
    const start = cursor === null ? undefined : shelf.find(cursor);
    if (cursor !== null && !start)
        return stripe_problem(400, `No such ${name.slice(0, -1)}: '${cursor}'`, 'resource_missing');
    const after = start && [start.time, start.index];
    const all = shelf.walk({ newestFirst: true, from: from * 1_000, after });
    const { items, next } = pageOf(all.filter(({ time }) => time < (until + 1) * 1_000), size);
    return {
        status: 200,
        body: {
            object: 'list',
            url: `/v1/${name}`,
            has_more: next !== null,
            data: items.map((item) => inVersion(item.value(), version)),
        },
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/wrenchbook/book.js



const sitesOfCustomer = 3;
const [busyEvery, busy, quiet] = [12, 130, 10];
function bookOf(world) {
    const series = (name, size, make) => seriesOf({
        ...{ seed: world.seed, name: `wrenchbook ${name}`, size, idOf: uuidOf, codeOf: uuidCode },
        make: (made) => ({ id: made.id, ...make(made), ...stamps(made) }),
    });
    const customers = series('customers', world.count(8), book_customer);
    const technicians = series('technicians', world.count(12), technician);
    const parts = series('parts', world.count(76), part);
    const sites = series('sites', customers.size * sitesOfCustomer, (made) => site(made, customers));
    const workOrders = Array.from({ length: sites.size }, (_, place) => series(`work orders ${place}`, place % busyEvery === 0 ? busy : quiet, (made) => workOrder(made, { place, customers, sites, technicians, parts })));
    return { customers, sites, technicians, parts, workOrders };
}
/** The customer whom a site belongs to. */
function customerOf(site) {
    return Math.floor(site / sitesOfCustomer);
}
/** The time of the last change is the one by which lists are ordered. */
function stamps({ time, random }) {
    return { created_at: (0,core_time/* isoSeconds */.nE)(time - random.between(1, 40) * 3_600_000), updated_at: (0,core_time/* isoSeconds */.nE)(time) };
}
function money(cents) {
    return (cents / 100).toFixed(2);
}
function person({ index, random }) {
    return { name: `${random.pick(givenNames)} ${random.pick(surnames)}`, email: `person${index + 1}@example.net` };
}
function book_customer(made) {
    const { index, random } = made;
    const contact = person(made);
    return {
        name: index % 3 === 0 ? contact.name : `${random.pick(surnames)} Housing ${index + 1}`,
        kind: index % 3 === 0 ? 'private' : 'business',
        contact: { ...contact, phone: index % 4 === 1 ? null : `+1-555-01${String(index % 100).padStart(2, '0')}` },
        credit_limit: money(random.between(1, 40) * 25_000),
        labels: index % 4 === 3 ? [] : ['heating', ...(index % 2 === 0 ? ['contract'] : [])],
    };
}
function site({ index, random }, customers) {
    const [city, region] = random.pick(cities);
    const count = index % 7 === 6 ? 0 : random.between(1, 3);
    return {
        customer_id: customers.idOf(customerOf(index)),
        name: `Site ${index + 1}`,
        address: {
            street: `${random.between(1, 90)} ${random.pick(streets)}`,
            city,
            region,
            postcode: `${random.between(10_000, 99_999)}`,
        },
        location: { lat: 40 + random.between(0, 90_000) / 10_000, lng: -70 - random.between(0, 90_000) / 10_000 },
        access_notes: index % 3 === 0 ? 'Key with the neighbour, 2nd bell' : null,
        equipment: Array.from({ length: count }, (_, place) => ({
            serial: `EQ-${random.hex(8)}`,
            model: random.pick(['Ember 20', 'Ember 35', 'Brook pump', 'Kiln 9']),
            installed_on: `20${String(10 + ((index + place) % 15))}-0${1 + (place % 9)}-15`,
        })),
        is_active: index % 11 !== 10,
    };
}
function technician(made) {
    const { index, random } = made;
    const { name, email } = person(made);
    return {
        full_name: name,
        email,
        skills: [['gas', 'oil'], ['solar'], ['gas', 'heat pump', 'electric'], []][index % 4],
        hourly_rate: money(random.between(28, 62) * 100),
        employed_since: `20${String(11 + (index % 13))}-03-01`,
        is_active: index % 9 !== 8,
    };
}
function part({ index, random }) {
    return {
        sku: skuOf(index),
        name: `${random.pick(['Valve', 'Pump', 'Seal', 'Sensor', 'Burner'])} ${index + 1}`,
        unit_price: money(random.between(150, 45_000)),
        stock: random.between(0, 60),
        // Some are weighed in whole kilograms.
        weight_kg: index % 4 === 0 ? random.between(1, 9) : random.between(5, 900) / 100,
        supplier: index % 6 === 5 ? null : { name: `${random.pick(surnames)} Supplies`, country: random.pick(['CA', 'US', 'DE']) },
        discontinued_at: index % 10 === 9 ? '2025-06-30T00:00:00Z' : null,
    };
}
function skuOf(index) {
    return `WB-${String(index + 1).padStart(5, '0')}`;
}
const book_statuses = ['done', 'done', 'done', 'done', 'done', 'scheduled', 'en_route', 'on_hold', 'cancelled'];
function workOrder({ index, time, random }, { place, customers, sites, technicians, parts }) {
    // One status that no list of codes explains.
    const status = place % busyEvery === 0 && index === 4 ? 'parked' : random.pick(book_statuses);
    const isDone = status === 'done';
    const start = time - random.between(1, 20) * 86_400_000;
    const minutes = 15 * random.between(1, 16);
    const lines = Array.from({ length: isDone ? random.between(0, 3) : 0 }, () => line(parts, random.between(0, parts.size - 1), random.between(1, 4)));
    const labour = isDone ? minutes * 75 : 0;
    const total = lines.reduce((sum, { cents }) => sum + cents, labour);
    const worker = random.between(0, technicians.size - 1);
    return {
        number: `WO-${String(place + 1).padStart(4, '0')}-${String(index + 1).padStart(4, '0')}`,
        site: { id: sites.idOf(place), name: `Site ${place + 1}` },
        customer_id: customers.idOf(customerOf(place)),
        technician_id: status === 'scheduled' && index % 2 === 0 ? null : technicians.idOf(worker),
        status,
        priority: 1 + (index % 4),
        summary: random.pick([
            'Yearly service',
            'No hot water',
            'Strange noise \u2013 \u201chissing\u201d',
            'Leak under the boiler',
            'Replace the pump',
        ]),
        schedule: { starts_at: (0,core_time/* isoSeconds */.nE)(start), ends_at: (0,core_time/* isoSeconds */.nE)(start + minutes * 60_000) },
        completed_at: isDone ? (0,core_time/* isoSeconds */.nE)(start + minutes * 60_000) : null,
        duration_minutes: isDone ? minutes : null,
        lines: lines.map(({ shown }) => shown),
        tags: index % 5 === 0 ? [] : [random.pick(['boiler', 'pump', 'radiator']), ...(index % 3 === 0 ? ['warranty'] : [])],
        total_amount: money(total),
        currency: 'CAD',
        photos: [],
        custom: {},
    };
}
function line(parts, index, quantity) {
    const { sku, name, unit_price } = parts.make(index);
    const shown = { part_id: parts.idOf(index), sku, description: name, quantity, unit_price };
    return { shown, cents: Math.round(Number(unit_price) * 100) * quantity };
}

;// CONCATENATED MODULE: ./lib/sandbox/wrenchbook/wrenchbook.js




const wrenchbook_key = 'sandbox-wrenchbook-key';
const wrenchbook_root = /^\/api\/v2\/([a-z_]+)(?:\/([0-9a-f-]+))?$/;
const wrenchbook_largestPage = 100;
/**
 * Wrenchbook, an invented service for firms that mend heating: an API key in a header, records in an envelope, pages by
 * number or by cursor, parents as query parameters. It refuses parameters that it does not know.
 */
function wrenchbook(context, world) {
    const collections = collectionsOf(world);
    const stamp = (members) => {
        const updated_at = (0,core_time/* isoSeconds */.nE)(context.now());
        return { members: { ...members, updated_at }, time: Date.parse(updated_at) };
    };
    return {
        name: 'wrenchbook',
        variables: (base) => ({ WRENCHBOOK_URL: base, WRENCHBOOK_API_KEY: wrenchbook_key }),
        problem: (status) => wrenchbook_problem(status, 'The request failed'),
        collections: Object.fromEntries([...collections].map(([name, { shelves }]) => [name, together(shelves.map((shelf) => changeable(shelf, stamp)))])),
        answer: (request) => {
            if (request.headers['x-api-key'] !== wrenchbook_key)
                return wrenchbook_problem(401, 'The API key is missing or unknown');
            const [, name = '', id] = wrenchbook_root.exec(request.path) ?? [];
            if (request.method !== 'GET')
                return wrenchbook_problem(405, 'This API is read only');
            if (name === 'me')
                return { status: 200, body: { data: { account: 'Lakemere Heating', plan: 'standard' } } };
            if (name === 'reports')
                return wrenchbook_problem(403, 'Reports need the plan "pro"');
            if (name === 'invoices')
                return wrenchbook_problem(410, 'Invoices have moved to the accounting product');
            const collection = collections.get(name);
            if (!collection)
                return wrenchbook_problem(404, `No resource ${request.path}`);
            return id === undefined ? wrenchbook_list(collection, request) : wrenchbook_single(collection, id);
        },
    };
}
function collectionsOf(world) {
    const book = bookOf(world);
    const sites = shelfOf(book.sites);
    const orders = book.workOrders.map((series) => shelfOf(series));
    const numbered = ['page', 'per_page', 'updated_since'];
    return new Map([
        ['customers', { shelves: [shelfOf(book.customers)], takes: numbered }],
        ['technicians', { shelves: [shelfOf(book.technicians)], takes: numbered }],
        ['parts', { shelves: [shelfOf(book.parts)], takes: numbered }],
        [
            'sites',
            {
                ...{ shelves: [sites], takes: ['customer_id', ...numbered] },
                of: {
                    parameter: 'customer_id',
                    items: (id, from) => {
                        const customer = book.customers.indexOf(id);
                        return customer === undefined ? null : sites.walk({ from }).filter(({ index }) => customerOf(index) === customer);
                    },
                },
            },
        ],
        [
            'work_orders',
            {
                ...{ shelves: orders, takes: ['site_id', 'limit', 'cursor', 'updated_since'] },
                of: {
                    parameter: 'site_id',
                    items: (id, from) => orders[book.sites.indexOf(id) ?? -1]?.walk({ from }) ?? null,
                },
            },
        ],
    ]);
}
function wrenchbook_single({ shelves }, id) {
    const found = shelves.map((shelf) => shelf.find(id)).find((item) => item !== undefined);
    return found ? { status: 200, body: { data: found.value() } } : wrenchbook_problem(404, `No record ${id}`);
}
function wrenchbook_list({ shelves, takes, of }, { query }) {
    const strange = [...query.keys()].find((name) => !takes.includes(name));
    if (strange !== undefined)
        return wrenchbook_problem(400, `Unknown parameter "${strange}"`);
    const since = query.get('updated_since');
    const from = since === null ? undefined : Date.parse(since);
    if (Number.isNaN(from))
        return wrenchbook_problem(400, '"updated_since" is no time');
    const owner = of === undefined ? null : query.get(of.parameter);
    if (of !== undefined && owner === null)
        return wrenchbook_problem(422, `"${of.parameter}" is required`);
    const items = of === undefined ? shelves[0]?.walk({ from }) : of.items(owner ?? '', from);
    // Nobody's records are no error: the list is empty.
    const found = items ?? [];
    return takes.includes('cursor') ? byCursor(found, query) : byNumber(found, query);
}
function byNumber(items, query) {
    const [number, size] = [whole(query.get('page'), 1), whole(query.get('per_page'), 25)];
    if (number === null || size === null || size > wrenchbook_largestPage)
        return wrenchbook_problem(400, `"page" and "per_page" are numbers from 1, per_page up to ${wrenchbook_largestPage}`);
    const all = [...items];
    const data = all.slice((number - 1) * size, number * size).map((item) => item.value());
    return { status: 200, body: { data, meta: { page: number, pages: Math.ceil(all.length / size), total: all.length } } };
}
function byCursor(items, query) {
    const size = whole(query.get('limit'), 25);
    const cursor = query.get('cursor');
    const after = cursor === null ? undefined : readMark(unpacked(cursor)?.['after']);
    if (size === null || size > wrenchbook_largestPage || after === null)
        return wrenchbook_problem(400, `"limit" is up to ${wrenchbook_largestPage}, "cursor" comes from a list`);
    const rest = after === undefined ? items : Iterator.from(items).filter((item) => isAfter(item, after));
    const { items: found, next } = pageOf(rest, size);
    const meta = { next_cursor: next === null ? null : packed({ after: next }) };
    return { status: 200, body: { data: found.map((item) => item.value()), meta } };
}
function isAfter({ time, index }, [lastTime, lastIndex]) {
    return time > lastTime || (time === lastTime && index > lastIndex);
}
/** Null for what is no whole number from 1. */
function whole(text, otherwise) {
    if (text === null)
        return otherwise;
    return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}
/** Several shelves as the one collection that people know. */
function together(parts) {
    const read = (id) => parts.map((part) => part.read(id)).find((one) => one !== undefined);
    return {
        newest: (count) => parts
            .flatMap((part) => part.newest(count))
            .map((id) => ({ id, at: read(id)?.['updated_at'] }))
            .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
            .slice(0, count)
            .map(({ id }) => id),
        read,
        change: (id, members) => parts.some((part) => part.read(id) !== undefined && part.change(id, members)),
        remove: (id) => parts.some((part) => part.remove(id)),
    };
}
function wrenchbook_problem(status, message) {
    const codes = {
        401: 'unauthorised',
        403: 'forbidden',
        404: 'not_found',
        410: 'gone',
        429: 'too_fast',
    };
    return { status, body: { error: { code: codes[status] ?? 'invalid_request', message } } };
}

;// CONCATENATED MODULE: ./lib/sandbox/zephyr/ids.js


/** Ids of different kinds never meet, so that a key fits one list alone. */
const firstIds = {
    projects: 44,
    releases: 111,
    cycles: 1_201,
    phases: 1_501,
    testcaseFolders: 2_101,
    requirementNodes: 2_301,
    requirements: 6_455,
    users: 21,
    testcases: 50_001,
    testcaseVersions: 5_000_001,
    executions: 10_000_001,
};
const userCount = 8;
/** As some fields of the service write days: 03/31/2025. */
function usDay(ms) {
    const [year = '', month = '', day = ''] = (0,core_time/* isoDay */.kh)(ms).split('-');
    return `${month}/${day}/${year}`;
}
function userId(place) {
    return firstIds.users + (place % userCount);
}
function userName(place) {
    const index = place % userCount;
    return `${givenNames[index * 3] ?? ''} ${surnames[index * 3 + 1] ?? ''}`;
}
/** The sandbox's own token; it opens nothing elsewhere. */
const bearerToken = 'sandbox-zephyr-token';

;// CONCATENATED MODULE: ./lib/sandbox/rows.js


function rowsOf({ seed, name, size, firstId, make, stamp }) {
    const key = seedOf(seed, name);
    const changes = new Map();
    /** Numbers of what was removed, ascending. */
    const removed = [];
    const made = (index) => changes.get(index) ?? make({ index, id: firstId + index, random: seeded(Math.imul(index + 1, 0x85ebca6b) ^ key) });
    const indexOf = (id) => {
        const index = id - firstId;
        return Number.isInteger(index) && index >= 0 && index < size && !removed.includes(index) ? index : undefined;
    };
    const find = (id) => {
        const index = indexOf(id);
        return index === undefined ? undefined : made(index);
    };
    const count = ([from, to]) => to - from - removed.filter((index) => index >= from && index < to).length;
    return {
        all: [0, size],
        idOf: (index) => firstId + index,
        find,
        count,
        list: ([from, to], { offset, size: wanted } = { offset: 0, size: to - from }) => {
            const found = [];
            for (let index = passed(removed, from, offset); index < to && found.length < wanted; index += 1) {
                if (!removed.includes(index))
                    found.push(made(index));
            }
            return found;
        },
        newest: (wanted) => {
            const found = [];
            for (let index = size - 1; index >= 0 && found.length < wanted; index -= 1) {
                if (!removed.includes(index))
                    found.push(String(firstId + index));
            }
            return found;
        },
        read: (id) => find(Number(id)),
        change: (id, members) => {
            const index = indexOf(Number(id));
            if (index === undefined)
                return false;
            changes.set(index, stamp({ ...made(index), ...members }));
            return true;
        },
        remove: (id) => {
            const index = indexOf(Number(id));
            if (index === undefined)
                return false;
            removed.push(index);
            removed.sort((a, b) => a - b);
            return true;
        },
    };
}
/** The number of the first object after so many of those that are left. */
function passed(removed, from, offset) {
    let index = from + offset;
    for (const one of removed)
        if (one >= from && one <= index)
            index += 1;
    return index;
}
/** Milliseconds of whole seconds: the place of one object in the time that the data of the sandbox covers. */
function timeAt(index, size) {
    return Math.floor((firstChange + ((index + 1) * (lastChange - firstChange)) / (size + 1)) / 1_000) * 1_000;
}

;// CONCATENATED MODULE: ./lib/sandbox/zephyr/layout.js
/** How many executions each phase has at scale 1; the first outgrows a page of 500. 1,200 in all. */
const phasesOf = [
    [
        ['Regression', 520, 40],
        ['Smoke', 90, 30],
        ['Acceptance', 80],
    ],
    [
        ['Regression', 60, 60],
        ['Smoke', 50, 30],
        ['Acceptance', 40],
    ],
    [
        ['Regression', 70, 30],
        ['Smoke', 50],
        ['Acceptance', 30, 20],
    ],
];
const projectCount = phasesOf.length;
const folderNames = ['Journeys', 'Edge cases'];
/** From this scale on there are more cycles instead of ever longer ones, as in years of testing. */
const roundsEvery = 40;
function layoutOf(scale) {
    const rounds = Math.ceil(scale / roundsEvery);
    const sized = (atOne) => Math.ceil((atOne * scale) / rounds);
    const folders = [];
    const releases = [];
    const cycles = [];
    const phases = [];
    let testcases = 0;
    let executions = 0;
    const addFolder = (size, folder) => {
        folders.push({ ...folder, testcases: [testcases, testcases + size] });
        testcases += size;
    };
    const addCycle = (name, sizes, place) => {
        for (const [index, size] of sizes.entries()) {
            const span = [executions, executions + sized(size)];
            phases.push({ cycle: cycles.length, release: place.release, folder: place.top + 1 + index, executions: span });
            executions = span[1];
        }
        cycles.push({ release: place.release, name, phases: [phases.length - sizes.length, phases.length] });
    };
    for (const [project, plans] of phasesOf.entries()) {
        const [top, from] = [folders.length, { cycles: cycles.length, executions }];
        folders.push({ project, name: 'Repository', testcases: [testcases, testcases] });
        for (const [place, name] of folderNames.entries()) {
            addFolder(sized(Math.max(...plans.map(([, ...sizes]) => sizes[place] ?? 0))), { project, name, parent: top });
        }
        const nothing = [0, 0];
        releases.push({ project, isAutomatic: true, cycles: nothing, executions: nothing });
        for (let round = 1; round <= rounds; round += 1) {
            for (const [name, ...sizes] of plans) {
                addCycle(rounds === 1 ? name : `${name} ${round}`, sizes, { release: releases.length, top });
            }
        }
        releases.push({
            ...{ project, isAutomatic: false },
            ...{ cycles: [from.cycles, cycles.length], executions: [from.executions, executions] },
        });
    }
    return { folders, releases, cycles, phases, testcases, executions };
}
/** The number of the phase that holds an execution, found by halving. */
function phaseAt({ phases }, execution) {
    let low = 0;
    let high = phases.length - 1;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (execution < (phases[middle]?.executions[1] ?? 0))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

;// CONCATENATED MODULE: ./lib/sandbox/zephyr/runs.js





/**
 * Codes that a run can end with, each as often as it stands here: passed, failed, blocked, two that both mean "not
 * executed", one of a status that somebody added, and none at all (the empty text: the field is left out).
 */
const runs_statuses = [
    ...['1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1'],
    ...['2', '2', '2', '3', '0', '4', '10', '', ''],
];
const notExecuted = ['0', '4', ''];
/** One test case on the list of one phase of a cycle. */
function executionOf({ index, id, random }, layout) {
    const { phase, testcase } = placeOf(index, layout);
    const assigned = timeAt(index, layout.executions);
    const tester = random.between(0, 5);
    const status = random.pick(runs_statuses);
    const isDone = !notExecuted.includes(status);
    const tested = assigned + random.between(1, 240) * 60_000;
    const estimated = estimatedTime(testcase);
    return {
        id,
        assignmentDate: assigned,
        ...(status === '' ? {} : { status }),
        testerId: userId(tester),
        testerIdName: userName(tester),
        cyclePhase: phase,
        actualTime: isDone ? Math.round(estimated * (0.5 + random.next())) : 0,
        estimatedTime: estimated,
        ...(isDone ? { lastTestedOn: tested } : {}),
        lastModifiedOn: isDone ? tested : assigned,
        tcrTreeTestcase: treeTestcase(testcase, layout),
    };
}
/** The phase that an execution is on the list of, and the number of its test case. */
function placeOf(index, layout) {
    const at = phaseAt(layout, index);
    const { cycle, release, folder, executions } = layout.phases[at];
    const { name, testcases } = layout.folders[folder];
    return {
        phase: {
            ...{ id: firstIds.phases + at, name },
            ...{ cycleId: firstIds.cycles + cycle, releaseId: firstIds.releases + release },
        },
        testcase: testcases[0] + (index - executions[0]),
    };
}
/** One test case in its folder. */
function testcaseOf({ index }, layout) {
    return { ...treeTestcase(index, layout), customFieldValues: [] };
}
function treeTestcase(index, layout) {
    const random = seeded(Math.imul(index + 1, 0xc2b2ae35));
    const folder = layout.folders.findIndex(({ testcases: [from, to] }) => index >= from && index < to);
    const created = timeAt(index, layout.testcases);
    return {
        id: firstIds.testcases + index,
        tcrCatalogTreeId: firstIds.testcaseFolders + folder,
        revision: 1 + (index % 4),
        stateFlag: 0,
        // One payload writes times in three ways.
        lastModifiedOn: created + 86_400_000,
        versionNumber: 1,
        createDatetime: (0,core_time/* iso */.KH)(created),
        createDate: usDay(created),
        createdById: userId(index),
        testcase: testcaseVersion(index, random),
    };
}
function testcaseVersion(index, random) {
    const what = random.pick(['Sign in', 'Pay by card', 'Refund', 'Search', 'Export', 'Change the address']);
    return {
        id: firstIds.testcaseVersions + index,
        testcaseId: firstIds.testcaseVersions + index,
        name: `${what}, case ${index + 1}`,
        ...(index % 5 === 0 ? {} : { description: `${what} as a person would` }),
        priority: String(random.between(1, 5)),
        tag: random.pick(['smoke', 'regression', 'smoke regression', '']),
        automated: index % 3 === 0,
        ...(index % 7 === 0 ? { externalId: `TC-${index + 1}` } : {}),
        estimatedTime: estimatedTime(index),
        requirementIds: [],
        customProperties: {},
    };
}
/** Seconds; nobody has estimated every ninth. */
function estimatedTime(testcase) {
    return testcase % 9 === 8 ? 0 : 60 * (1 + (testcase % 12));
}

;// CONCATENATED MODULE: ./lib/sandbox/zephyr/tenant.js





/** Of each project: the topmost one and those below it. */
const nodesOfProject = 4;
const requirementsOfNode = 5;
const requirementCount = projectCount * (nodesOfProject - 1) * requirementsOfNode;
const projectNames = ['Harbour Payments', 'Lighthouse Portal', 'Tidewater Mobile'];
const nodeNames = ['Requirements', 'Sign-in', 'Checkout', 'Reporting'];
function tenantOf({ seed, scale, now, }) {
    const layout = layoutOf(scale);
    const modified = (members) => ({ ...members, lastModifiedOn: now() });
    const rows = (name, size, more) => rowsOf({ seed, name: `zephyr ${name}`, size, firstId: firstIds[name], stamp: modified, ...more });
    return {
        layout,
        // A project does not say when it was changed.
        projects: rows('projects', projectCount, { make: project, stamp: (members) => members }),
        releases: rows('releases', layout.releases.length, { make: (made) => release(made, layout) }),
        cycles: rows('cycles', layout.cycles.length, { make: (made) => cycle(made, layout) }),
        executions: rows('executions', layout.executions, {
            make: (made) => executionOf(made, layout),
        }),
        testcaseFolders: rows('testcaseFolders', layout.folders.length, {
            make: (made) => folder(made, layout),
            stamp: (members) => members,
        }),
        testcases: rows('testcases', layout.testcases, { make: (made) => testcaseOf(made, layout) }),
        requirementNodes: rows('requirementNodes', projectCount * nodesOfProject, { make: requirementNode }),
        requirements: rows('requirements', requirementCount, {
            make: (made) => requirement(made, layout),
            stamp: (members) => members,
        }),
        users: rows('users', userCount, { make: user, stamp: (members) => members }),
    };
}
function project({ index, id }) {
    const start = timeAt(index, projectCount * 4);
    return {
        id,
        version: 3 + index,
        name: projectNames[index] ?? `Project ${id}`,
        // The second project was never described.
        ...(index === 1 ? {} : { description: `Everything around ${projectNames[index] ?? 'it'}` }),
        startDate: start,
        projectStartDate: usDay(start),
        createdOn: start - 86_400_000,
        status: '2',
        active: true,
        shared: index === 2,
        members: index === 2 ? [] : Array.from({ length: 4 + index }, (_, place) => userId(place + index)),
        projectGroups: [],
        sharedProjects: [],
        isolationLevel: 0,
        dashboardSecured: false,
        customProperties: {},
        customFieldValues: [],
        globalProject: false,
        allowedGlobalProject: index === 0,
        autoUpdateTestStatus: false,
        ...(index === 0 ? { externalId: '10017', dtsId: 1, externalSystem: 'JIRA', webhookId: 7 } : {}),
        allowedInternalRequirements: true,
    };
}
function release({ index, id }, { releases }) {
    const place = releases[index];
    const start = timeAt(index, releases.length);
    const end = start + 90 * 86_400_000;
    const isAutomatic = place?.isAutomatic === true;
    const dates = {
        description: 'What the quarter brings',
        startDate: start,
        releaseStartDate: usDay(start),
        endDate: end,
        releaseEndDate: usDay(end),
    };
    return {
        id,
        name: isAutomatic ? 'Project Test Repository' : `Release ${1 + Math.floor(index / 2)}.0`,
        ...(isAutomatic ? {} : dates),
        createdDate: start - 3_600_000,
        lastModifiedOn: start + 7_200_000,
        status: isAutomatic ? 0 : 1,
        projectId: firstIds.projects + (place?.project ?? 0),
        orderId: isAutomatic ? 0 : 1,
        globalRelease: !isAutomatic,
        projectRelease: isAutomatic,
        hasChild: !isAutomatic,
        syncEnabled: false,
    };
}
function cycle({ index, id, random }, layout) {
    const place = layout.cycles[index];
    const start = timeAt(index, layout.cycles.length);
    const end = start + 14 * 86_400_000;
    const [from, to] = place?.phases ?? [0, 0];
    return {
        id,
        environment: random.pick(['Staging', 'Production-like', 'Integration']),
        // Some cycles were made before there was a build to test.
        ...(index % 4 === 3 ? {} : { build: `${2 + (index % 3)}.${random.between(0, 9)}.${random.between(100, 999)}` }),
        name: place?.name ?? '',
        startDate: start,
        endDate: end,
        cycleStartDate: usDay(start),
        cycleEndDate: usDay(end),
        status: 0,
        revision: 1 + (index % 5),
        releaseId: firstIds.releases + (place?.release ?? 0),
        projectId: firstIds.projects + (layout.releases[place?.release ?? 0]?.project ?? 0),
        cyclePhases: layout.phases.slice(from, to).map((one, offset) => phase(one, { place: from + offset, start, layout })),
        createdOn: start - 86_400_000,
        lastModifiedOn: start + 3_600_000,
        hasChild: to > from,
    };
}
function phase({ folder: place, release: releasePlace }, { place: index, start, layout }) {
    const end = start + 7 * 86_400_000;
    return {
        id: firstIds.phases + index,
        name: layout.folders[place]?.name ?? '',
        tcrCatalogTreeId: firstIds.testcaseFolders + place,
        releaseId: firstIds.releases + releasePlace,
        startDate: start,
        endDate: end,
        phaseStartDate: usDay(start),
        phaseEndDate: usDay(end),
        freeForm: false,
    };
}
function folder({ index, id }, layout) {
    const place = layout.folders[index];
    const automatic = layout.releases.findIndex((one) => one.isAutomatic && one.project === place?.project);
    const [from, to] = place?.testcases ?? [0, 0];
    return {
        id,
        name: place?.name ?? '',
        description: '',
        type: 'Phase',
        projectId: firstIds.projects + (place?.project ?? 0),
        releaseId: firstIds.releases + automatic,
        // The topmost one leaves it out; a null would be refused.
        ...(place?.parent === undefined ? {} : { parentId: firstIds.testcaseFolders + place.parent }),
        revision: 1,
        categories: [],
        testcaseCount: to - from,
        hasChild: place?.parent === undefined,
    };
}
function requirementNode({ index, id }) {
    const place = index % nodesOfProject;
    const inProject = Math.floor(index / nodesOfProject);
    const first = requirementsOf(index)[0];
    const stubs = Array.from({ length: place === 0 ? 0 : requirementsOfNode }, (_, offset) => ({
        id: firstIds.requirements + first + offset,
        name: requirementName(first + offset),
    }));
    return {
        id,
        name: nodeNames[place] ?? '',
        description: place === 0 ? '' : `What ${(nodeNames[place] ?? '').toLowerCase()} has to do`,
        projectId: firstIds.projects + inProject,
        ...(place === 0 ? {} : { parentId: id - place }),
        categories: [],
        requirements: stubs,
        lastModifiedOn: timeAt(index, projectCount * nodesOfProject),
        releaseIds: [firstIds.releases + inProject * 2 + 1],
        hasChild: place === 0,
    };
}
/** The requirements of a node: those of a project stand in a row, and its topmost node has none. */
function requirementsOf(node) {
    const place = node % nodesOfProject;
    const from = (Math.floor(node / nodesOfProject) * (nodesOfProject - 1) + Math.max(0, place - 1)) * requirementsOfNode;
    return [from, place === 0 ? from : from + requirementsOfNode];
}
function requirementName(index) {
    return `REQ-${String(index + 1).padStart(3, '0')}`;
}
function requirement({ index, id, random }, layout) {
    const node = nodeOf(index);
    const inProject = Math.floor(node / nodesOfProject);
    const folders = layout.folders.filter((one) => one.project === inProject && one.parent !== undefined);
    const [from, to] = [folders[0]?.testcases[0] ?? 0, folders.at(-1)?.testcases[1] ?? 0];
    const covered = index % 6 === 5 ? 0 : random.between(1, 4);
    const start = random.between(from, Math.max(from, to - 8));
    return {
        id,
        name: requirementName(index),
        priority: String(1 + (index % 5)),
        details: `<p>The system has to answer within ${random.between(1, 9)} seconds</p>`,
        // Only what came from elsewhere has an id there.
        ...(index % 3 === 0 ? { externalId: `HP-${String(index + 200)}` } : {}),
        createdOn: (0,core_time/* iso */.KH)(timeAt(index, requirementCount)),
        createdBy: userId(index),
        requirementTreeIds: [firstIds.requirementNodes + node],
        projectId: firstIds.projects + inProject,
        testcaseIds: Array.from({ length: covered }, (_, offset) => firstIds.testcases + start + offset * 2),
        releaseIds: [firstIds.releases + inProject * 2 + 1],
        requirementType: 0,
        attachmentCount: index % 4,
    };
}
function nodeOf(index) {
    const inRow = Math.floor(index / requirementsOfNode);
    return Math.floor(inRow / (nodesOfProject - 1)) * nodesOfProject + 1 + (inRow % (nodesOfProject - 1));
}
function user({ index, id }) {
    const [first = '', last = ''] = userName(index).split(' ');
    return {
        id,
        username: `tester${id}`,
        firstName: first,
        lastName: last,
        fullName: userName(index),
        email: `tester${id}@example.org`,
        accountEnabled: index !== 6,
        roles: index === 0
            ? [
                { id: 1, name: 'lead' },
                { id: 2, name: 'tester' },
            ]
            : [{ id: 2, name: 'tester' }],
        // Who has never signed in has no such time.
        ...(index === 6 ? {} : { lastSuccessfulLogin: timeAt(index, userCount) }),
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/zephyr/routes.js


const nothing = [0, 0];
const plainSize = 50;
const largestSize = 500;
/** The endpoints, the first that fits answers: words stand before numbers. */
function routes(tenant) {
    return [...projectRoutes(tenant), ...executionRoutes(tenant), ...testcaseRoutes(tenant), ...otherRoutes(tenant)];
}
function projectRoutes({ layout, projects, releases, cycles }) {
    const releasesOf = (id) => spanOf(layout.releases, ({ project }) => firstIds.projects + project === id);
    const cyclesOf = (id) => layout.releases[id - firstIds.releases]?.cycles ?? nothing;
    return [
        { pattern: /^\/project\/(?:details|normal)$/, answer: () => routes_plain(projects, projects.all) },
        {
            pattern: /^\/project\/lite$/,
            answer: () => ({ body: projects.list(projects.all).map(({ id, name }) => ({ id, name })) }),
        },
        { pattern: /^\/project\/(\d+)$/, answer: ({ id }) => routes_single(projects, id, 'Project') },
        { pattern: /^\/release$/, answer: () => routes_plain(releases, releases.all) },
        { pattern: /^\/release\/project\/(\d+)$/, answer: ({ id }) => routes_plain(releases, releasesOf(id)) },
        {
            pattern: /^\/release\/paged\/project\/(\d+)$/,
            answer: ({ id, query }) => wrapped(releases, releasesOf(id), { query, type: 'release' }),
        },
        // A known fault of the service: the token may read the release in a list, but not alone.
        { pattern: /^\/release\/\d+$/, answer: () => routes_refused(403, 'You do not have permission to view this release') },
        { pattern: /^\/cycle\/release\/(\d+)$/, answer: ({ id }) => routes_plain(cycles, cyclesOf(id)) },
        { pattern: /^\/cycle\/(\d+)$/, answer: ({ id }) => routes_single(cycles, id, 'Cycle') },
    ];
}
function executionRoutes({ layout, executions }) {
    /** Both parameters narrow the list; any other, such as `cycleid`, is not looked at. */
    const asked = (query) => {
        const [release, phase] = [number(query, 'releaseid'), number(query, 'cyclephaseid')];
        const inRelease = release === undefined ? executions.all : (layout.releases[release - firstIds.releases]?.executions ?? nothing);
        if (phase === undefined)
            return { span: inRelease, phase };
        const [from, to] = layout.phases[phase - firstIds.phases]?.executions ?? nothing;
        return { span: from >= inRelease[0] && to <= inRelease[1] ? [from, to] : nothing, phase };
    };
    const list = ({ query }) => {
        const { span, phase } = asked(query);
        const tester = number(query, 'testerid');
        // Told rightly on the first page of every other phase; elsewhere the list says that it is empty, and is not.
        const isTold = phase !== undefined && phase % 2 === 1 && (number(query, 'offset') ?? 0) === 0;
        if (tester === undefined)
            return wrapped(executions, span, { query, type: 'execution', ...(isTold ? {} : { told: 0 }) });
        const { offset, size } = routes_pageOf(query);
        const theirs = executions.list(span).filter(({ testerId }) => testerId === tester);
        return { body: routes_page(theirs.slice(offset, offset + size), { offset, size, told: 0, type: 'execution' }) };
    };
    return [
        { pattern: /^\/execution$/, answer: list },
        { pattern: /^\/execution\/expanded$/, needs: ['releaseid'], answer: list },
        { pattern: /^\/execution\/byfilter$/, needs: ['releaseid', 'cyclephaseid'], answer: list },
        { pattern: /^\/execution\/user\/project$/, needs: ['projectid'], answer: list },
        { pattern: /^\/execution\/(\d+)$/, answer: ({ id }) => routes_single(executions, id, 'Execution') },
    ];
}
function testcaseRoutes({ layout, testcases, testcaseFolders }) {
    const casesOf = (id) => layout.folders[id - firstIds.testcaseFolders]?.testcases ?? nothing;
    const foldersOf = (project) => spanOf(layout.folders, (folder) => folder.project === project);
    const ofRelease = (id) => foldersOf(layout.releases[id - firstIds.releases]?.project);
    return [
        {
            pattern: /^\/testcase\/(?:tree|planning)\/(\d+)$/,
            answer: ({ id, query }) => wrapped(testcases, casesOf(id), { query, type: 'testcase' }),
        },
        {
            pattern: /^\/testcase\/nodes$/,
            needs: ['treeids'],
            answer: ({ query }) => routes_plain(testcases, casesOf(number(query, 'treeids') ?? 0)),
        },
        { pattern: /^\/testcase\/detail\/(\d+)$/, answer: ({ id }) => routes_single(testcases, id, 'Testcase') },
        { pattern: /^\/testcase\/requirement\/\d+$/, answer: () => routes_refused(410, 'This resource is no longer available') },
        {
            pattern: /^\/testcasetree\/projectrepository\/(\d+)$/,
            answer: ({ id }) => routes_plain(testcaseFolders, foldersOf(id - firstIds.projects)),
        },
        { pattern: /^\/testcasetree\/phases\/(\d+)$/, answer: ({ id }) => routes_plain(testcaseFolders, ofRelease(id)) },
        {
            pattern: /^\/testcasetree\/lite$/,
            needs: ['type', 'releaseid'],
            answer: ({ query }) => ({
                body: testcaseFolders.list(ofRelease(number(query, 'releaseid') ?? 0)).map(({ id, name }) => ({ id, name })),
            }),
        },
        { pattern: /^\/testcasetree\/(\d+)$/, answer: ({ id }) => routes_single(testcaseFolders, id, 'Tree') },
    ];
}
function otherRoutes({ requirementNodes, requirements, users }) {
    const nodesOf = (project) => {
        const from = (project - firstIds.projects) * nodesOfProject;
        return from >= 0 && from < requirementNodes.all[1] ? [from, from + nodesOfProject] : nothing;
    };
    return [
        { pattern: /^\/requirementtree\/project\/(\d+)$/, answer: ({ id }) => routes_plain(requirementNodes, nodesOf(id)) },
        {
            pattern: /^\/requirementtree\/(\d+)$/,
            // Alone, a node shows its requirements whole; in the list only their names.
            answer: ({ id }) => {
                const node = requirementNodes.find(id);
                const whole = requirements.list(requirementsOf(id - firstIds.requirementNodes));
                return node ? { body: { ...node, requirements: whole } } : routes_refused(404, `Requirement tree ${id} does not exist`);
            },
        },
        // Listed in the documentation, never there.
        { pattern: /^\/requirement\/project\/\d+$/, answer: () => routes_refused(404, 'Not Found') },
        { pattern: /^\/requirement\/(\d+)$/, answer: ({ id }) => routes_single(requirements, id, 'Requirement') },
        { pattern: /^\/user\/filter$/, answer: () => routes_plain(users, users.all) },
        { pattern: /^\/user\/current$/, answer: () => routes_single(users, users.idOf(0), 'User') },
        { pattern: /^\/field\/name$/, answer: () => routes_refused(204, '') },
        { pattern: /^\/(?:admin|system)\/.+$/, answer: () => routes_refused(403, 'Administrators only') },
    ];
}
function routes_plain(rows, span) {
    return { body: rows.list(span) };
}
function routes_single(rows, id, what) {
    const found = rows.find(id);
    return found ? { body: found } : routes_refused(404, `${what} ${id} does not exist`);
}
function routes_refused(status, words) {
    return { status, words };
}
function wrapped(rows, span, { query, type, told = rows.count(span) }) {
    const { offset, size } = routes_pageOf(query);
    return { body: routes_page(rows.list(span, { offset, size }), { offset, size, told, type }) };
}
function routes_page(results, { offset, size, told, type }) {
    return { firstResult: offset, resultSize: told, pageNumber: Math.floor(offset / size), results, type };
}
function routes_pageOf(query) {
    return {
        offset: Math.max(0, number(query, 'offset') ?? 0),
        size: Math.min(largestSize, Math.max(1, number(query, 'pagesize') ?? plainSize)),
    };
}
function number(query, name) {
    const text = query.get(name) ?? '';
    return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
/** The places that fit, which stand in a row. */
function spanOf(places, fits) {
    const from = places.findIndex(fits);
    return from < 0 ? nothing : [from, places.findLastIndex(fits) + 1];
}

;// CONCATENATED MODULE: ./lib/sandbox/zephyr/zephyr.js



const zephyr_root = '/flex/services/rest/latest';
/**
 * Zephyr Enterprise, API version 3: test management, read only. It keeps the habits that make the real one hard to
 * read: parameters that it does not know change nothing, totals are told wrongly, dates come in three notations,
 * what is empty is left out, and some endpoints are gone, forbidden or never answer.
 */
function zephyr(context) {
    const tenant = tenantOf(context);
    const known = routes(tenant);
    const { layout: _, ...collections } = tenant;
    return {
        name: 'zephyr',
        variables: (base) => ({ ZEPHYR_BASE_URL: base, ZEPHYR_API_TOKEN: bearerToken }),
        problem: (status) => zephyr_problem(status, 'The request failed'),
        collections,
        standing: ['/defect/', '/execution/teststepresult'].map((path) => ({
            service: 'zephyr',
            path,
            times: Infinity,
            reply: 'timeout',
        })),
        answer: (request) => {
            if (request.headers['authorization'] !== `Bearer ${bearerToken}`)
                return zephyr_problem(401, 'Unauthorized');
            if (!request.path.startsWith(`${zephyr_root}/`))
                return zephyr_problem(404, `No resource ${request.path}`);
            if (request.method !== 'GET')
                return zephyr_problem(405, 'Method Not Allowed');
            return find(known, request);
        },
    };
}
function find(known, request) {
    const path = request.path.slice(zephyr_root.length).replace(/\/$/, '');
    for (const { pattern, needs = [], answer } of known) {
        const found = pattern.exec(path);
        if (!found)
            continue;
        const missing = needs.filter((name) => (request.query.get(name) ?? '') === '');
        if (missing.length > 0)
            return zephyr_problem(428, `Required parameter is missing: ${missing.join(', ')}`);
        const reply = answer({ id: Number(found[1] ?? 0), query: request.query });
        return 'status' in reply ? zephyr_problem(reply.status, reply.words) : { status: 200, body: reply.body };
    }
    return zephyr_problem(404, `No resource ${path}`);
}
function zephyr_problem(status, errorMsg) {
    if (status === 204)
        return { status };
    const body = { errorMsg, errorCode: status === 428 ? '101z01' : `${status}z01` };
    return { status, body };
}

;// CONCATENATED MODULE: ./lib/sandbox/services.js










/** Every service that jobs call, and the one by which the world changes them. */
function services(context, world, machineTime) {
    const apis = [
        login(context),
        google(context, machineTime),
        gmail(context, world),
        graph(context, world),
        dataverse(context, world),
        stripe(context, world),
        googleForms(context, world),
        zephyr(context),
        wrenchbook(context, world),
    ];
    return [...apis, control(apis)];
}

;// CONCATENATED MODULE: ./lib/sandbox/story.js
const story_day = (date) => Date.UTC(2026, 0, date, 9);
/** January 2026: what changes after it was first read. A sandbox whose clock stands before it shows the state before. */
function turns(world) {
    const contact = (client) => world.contactId(world.people.clientIndex(client));
    const change = (place, members) => (found, newest) => void found.change(newest(place), members);
    return [
        {
            ...{ at: story_day(5), service: 'dataverse', collection: 'contacts' },
            act: (found) => void found.change(contact(4), { lastname: 'Eastvale-Moor', fullname: 'Wanda Eastvale-Moor' }),
        },
        {
            ...{ at: story_day(6), service: 'dataverse', collection: 'cre92_clientsessions' },
            act: change(0, { _cre92_client_value: contact(1) }),
        },
        {
            ...{ at: story_day(7), service: 'stripe', collection: 'invoices' },
            act: (found, newest) => {
                const due = found.read(newest(0))?.['amount_due'];
                found.change(newest(0), { status: 'paid', paid: true, amount_paid: due, amount_remaining: 0 });
            },
        },
        {
            ...{ at: story_day(8), service: 'stripe', collection: 'refunds' },
            act: change(0, { status: 'failed', failure_reason: 'lost_or_stolen_card' }),
        },
        { at: story_day(9), service: 'stripe', collection: 'payment_intents', act: change(1, { status: 'succeeded' }) },
        {
            ...{ at: story_day(12), service: 'forms', collection: 'followup' },
            // Sent again, with other answers.
            act: (found, newest) => void found.change(newest(0), { answers: found.read(newest(1))?.['answers'] }),
        },
        // Moved to another folder: without immutable ids it would be a new message.
        {
            at: story_day(13),
            service: 'graph',
            collection: 'info_mensio',
            act: change(0, { parentFolderId: 'AQMkADfolderarchive', isRead: true }),
        },
        { at: story_day(14), service: 'gmail', collection: 'acct1', act: (found, newest) => void found.remove(newest(2)) },
        // Tested again, and this time it passed.
        { at: story_day(15), service: 'zephyr', collection: 'executions', act: change(0, { status: '1', actualTime: 300 }) },
        {
            ...{ at: story_day(16), service: 'wrenchbook', collection: 'work_orders' },
            act: change(0, { status: 'done', completed_at: '2026-01-16T08:30:00Z', duration_minutes: 45 }),
        },
    ];
}
/** Lets happen what is due; called before each request, so that time passes while a sandbox runs. */
function storyOf(world, services, setTime) {
    const left = [...turns(world)];
    return (now) => {
        for (let turn = left[0]; turn !== undefined && turn.at <= now; turn = left[0]) {
            left.shift();
            const { service, collection, act, at } = turn;
            const found = services.find((one) => one.name === service)?.collections?.[collection];
            if (!found)
                continue;
            setTime(at);
            act(found, (place) => found.newest(place + 1)[place] ?? '');
            setTime(null);
        }
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/world.js


function worldOf({ seed, scale }) {
    const people = peopleOf(seed, scale);
    return { seed, people, contactId: contacts(seed, people).idOf, count: (atOne) => Math.ceil(atOne * scale) };
}

;// CONCATENATED MODULE: ./lib/sandbox/sandbox.js





const largestBody = 1_048_576;
/** Starts the stand-in services on a free port of the loopback address. */
async function openSandbox(options) {
    const { all, disturbed } = sandbox_open(options);
    let url = '';
    const answer = async (incoming, outgoing) => {
        const body = await readBody(incoming);
        const target = incoming.url ?? '/';
        const [, name = '', path = '', search = ''] = /^\/([^/?]*)([^?]*)\??(.*)$/.exec(target) ?? [];
        const headers = incoming.headers;
        const request = {
            method: incoming.method ?? 'GET',
            base: `${url}/${name}`,
            path,
            query: new URLSearchParams(search),
            headers,
            body,
        };
        const service = all.find((one) => one.name === name) ?? nobody(name);
        sandbox_act(outgoing, disturbed({ service: name, request, answer: service.answer, problem: service.problem }));
    };
    // A caller who hangs up in the middle of a request leaves nobody to answer.
    const server = (0,external_node_http_.createServer)((incoming, outgoing) => void answer(incoming, outgoing).catch(() => outgoing.destroy()));
    const port = await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(address !== null && typeof address === 'object' ? address.port : 0);
        });
    });
    url = `http://127.0.0.1:${port}`;
    return {
        url,
        variables: Object.assign({}, ...all.map((service) => service.variables(`${url}/${service.name}`))),
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}
function sandbox_open({ seed, scale = 1, now, machineTime = now, faults = [] }) {
    let then = null;
    const world = worldOf({ seed, scale });
    const all = services({ seed, scale, now: () => then ?? now(), tokens: new Map() }, world, machineTime);
    const advance = storyOf(world, all, (ms) => (then = ms));
    const judge = faultsOf([...faults, ...all.flatMap(({ standing }) => standing ?? [])]);
    const disturbed = (one) => {
        advance(now());
        return judge(one);
    };
    return { all, disturbed };
}
function nobody(name) {
    const problem = (status) => ({
        status,
        body: { error: { code: 'NoSuchService', message: `The sandbox has no service "${name}"` } },
    });
    return { problem, answer: () => problem(404) };
}
async function readBody(incoming) {
    const chunks = [];
    let size = 0;
    for await (const chunk of incoming) {
        size += chunk.length;
        if (size > largestBody)
            break;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function sandbox_act(outgoing, verdict) {
    switch (verdict.type) {
        case 'timeout':
            return;
        case 'reset':
            outgoing.destroy();
            return;
        case 'answer':
        case 'cut':
            send(outgoing, verdict.reply, verdict.type === 'cut');
    }
}
function send(outgoing, reply, isCut) {
    const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
    outgoing.writeHead(reply.status, {
        ...(text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        ...reply.headers,
    });
    outgoing.end(isCut ? text.slice(0, text.length / 2) : text);
}

;// CONCATENATED MODULE: ./lib/sandbox/worker.js


/** Serves until the thread is ended; tells the main thread where. */
function serveSandbox({ seed, scale, clock, faults }) {
    const started = Date.now();
    const now = () => (clock === null ? Date.now() : clock + Date.now() - started);
    void openSandbox({ seed, scale, now, machineTime: () => Date.now(), faults }).then(({ url, variables }) => external_node_worker_threads_.parentPort?.postMessage({ url, variables }));
}


/***/ })

};

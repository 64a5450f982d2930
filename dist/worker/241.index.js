export const id = 241;
export const ids = [241];
export const modules = {

/***/ 5241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mailFunctions: () => (/* binding */ mailFunctions)
});

// EXTERNAL MODULE: ./node_modules/@jmespath-community/jmespath/dist/index.mjs
var dist = __webpack_require__(4022);
// EXTERNAL MODULE: ./lib/core/time.js
var time = __webpack_require__(4258);
// EXTERNAL MODULE: ./node_modules/postal-mime/dist/esm/postal-mime.js + 8 modules
var postal_mime = __webpack_require__(8271);
;// CONCATENATED MODULE: ./lib/data/transform/headers.js

/** The members of an object; of anything else none. */
function membersOf(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
/** Values by lower-case name, in the order of the message, without the line breaks of folded lines. */
function readHeaders(list) {
    const found = new Map();
    for (const header of Array.isArray(list) ? list : []) {
        const { name, value } = membersOf(header);
        if (typeof name !== 'string' || typeof value !== 'string')
            continue;
        const key = name.toLowerCase();
        const values = found.get(key);
        if (values === undefined)
            found.set(key, [unfold(value)]);
        else
            values.push(unfold(value));
    }
    return Object.fromEntries(found);
}
/** The first value under a name in lower case; an empty text when there is none. */
function firstHeader(list, name) {
    for (const header of Array.isArray(list) ? list : []) {
        const { name: own, value } = membersOf(header);
        if (typeof own === 'string' && typeof value === 'string' && own.toLowerCase() === name)
            return unfold(value);
    }
    return '';
}
function unfold(value) {
    return value.includes('\n') || value.includes('\r') ? value.replaceAll(/[\r\n]+/g, '') : value;
}
/** A text whose encoded words (RFC 2047) are written out. */
function readWords(value) {
    return value.includes('=?') ? (0,postal_mime/* decodeWords */.O0)(value) : value;
}
/** Addresses of one or several header values (RFC 5322), members of groups among them, those without an address not. */
function readAddresses(values) {
    return values
        .flatMap((value) => (0,postal_mime/* addressParser */.YR)(value, { flatten: true }))
        .flatMap(({ name, address }) => {
        if (address === undefined || address === '')
            return [];
        return [name === '' ? { email: address } : { name, email: address }];
    });
}
/** Ids with their brackets; senders that leave the brackets out separate ids by blanks. */
function readMessageIds(values) {
    return values.flatMap((value) => value.match(/<[^<>\s]+>/g) ?? value.split(/\s+/).filter((id) => id !== ''));
}

;// CONCATENATED MODULE: ./lib/data/transform/mail-time.js
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours from UTC of the zones that have a name in RFC 5322. */
const zones = {
    ...{ EST: -5, EDT: -4, CST: -6, CDT: -5 },
    ...{ MST: -7, MDT: -6, PST: -8, PDT: -7 },
};
const day = /^(?:[a-z]{3,9},? )?(?<day>\d{1,2})[ -](?<month>[a-z]{3})[ -](?<year>\d{4}|\d{2})/;
const clock = /(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d|60))?/;
const zone = /(?:(?<sign>[+-])(?<hours>[01]\d|2[0-3])(?<minutes>[0-5]\d)|(?<name>[a-z]{1,5}))/;
const mailTime = new RegExp(`${day.source} ${clock.source} ?${zone.source}`, 'i');
const longest = 100;
/** Milliseconds since 1970 of a Date header (RFC 5322), or null when it is none. */
function readMailTime(value) {
    const found = mailTime.exec(value.slice(0, longest).trim().replaceAll(/\s+/g, ' '))?.groups;
    if (found === undefined)
        return null;
    const month = months.indexOf((found['month'] ?? '').toLowerCase());
    const date = Date.UTC(fullYear(found['year'] ?? ''), month, Number(found['day']));
    if (month < 0 || new Date(date).getUTCDate() !== Number(found['day']))
        return null;
    const minutes = Number(found['hour']) * 60 + Number(found['minute']) - offset(found);
    return date + (minutes * 60 + Number(found['second'] ?? 0)) * 1_000;
}
/** RFC 5322 on years of two digits. */
function fullYear(written) {
    const year = Number(written);
    if (written.length > 2)
        return year;
    return year < 50 ? 2_000 + year : 1_900 + year;
}
/** Minutes from UTC. A name that the RFC does not give says nothing, so it counts as UTC. */
function offset(found) {
    if (found['name'] !== undefined)
        return (zones[found['name'].toUpperCase()] ?? 0) * 60;
    return (found['sign'] === '-' ? -1 : 1) * (Number(found['hours']) * 60 + Number(found['minutes']));
}

;// CONCATENATED MODULE: ./lib/data/transform/mime.js

/** What mail programs write stays below ten. */
const deepest = 100;
/** The text of a body of the type `text/plain` or `text/html`; null when there is none. */
function bodyOf(root, type) {
    const texts = textsOf(root, type, 0);
    return texts.length === 0 ? null : texts.join('\n');
}
/** Of alternatives, and of a text with what belongs to it, the first that has the type; of all else every one in order. */
function textsOf(value, type, depth) {
    const part = readPart(value, depth);
    if (isText(part))
        return part.type === type && part.data !== null ? [decode(part.data, charsetOf(part))] : [];
    if (!isContainer(part))
        return [];
    const first = part.type === 'multipart/alternative' || part.type === 'multipart/related';
    const found = [];
    for (const child of part.parts) {
        for (const text of textsOf(child, type, depth + 1))
            found.push(text);
        if (first && found.length > 0)
            break;
    }
    return found;
}
/** Every part that is no body, in the order of the message. A forwarded message is one attachment. */
function attachmentsOf(value, depth = 0) {
    const part = readPart(value, depth);
    if (isText(part))
        return [];
    if (isContainer(part))
        return part.parts.flatMap((child) => attachmentsOf(child, depth + 1));
    if (part.type === '' || part.type.startsWith('multipart/'))
        return [];
    const cid = firstHeader(part.headers, 'content-id').trim().replaceAll(/^<|>$/g, '');
    return [
        {
            ...(part.filename === '' ? {} : { filename: readWords(part.filename) }),
            mimeType: part.type,
            ...(part.size === null ? {} : { size: part.size }),
            ...(part.attachmentId === null ? {} : { blobId: part.attachmentId }),
            ...(cid === '' ? {} : { cid }),
            isInline: isInline(part, cid),
        },
    ];
}
function readPart(value, depth) {
    if (depth > deepest)
        throw new TypeError(`The message has parts more than ${deepest} deep`);
    const { mimeType, filename, headers, body, parts } = membersOf(value);
    const { size, attachmentId, data } = membersOf(body);
    return {
        type: typeof mimeType === 'string' ? mimeType.toLowerCase() : '',
        filename: typeof filename === 'string' ? filename : '',
        headers,
        size: typeof size === 'number' ? size : null,
        attachmentId: typeof attachmentId === 'string' && attachmentId !== '' ? attachmentId : null,
        data: typeof data === 'string' && data !== '' ? data : null,
        parts: Array.isArray(parts) ? parts : [],
    };
}
/** A part that is read as the message itself. A text too large to be sent along lies where attachments lie. */
function isText(part) {
    const readable = part.type === 'text/plain' || part.type === 'text/html';
    return readable && part.filename === '' && part.attachmentId === null && dispositionOf(part) !== 'attachment';
}
function isContainer(part) {
    return part.type.startsWith('multipart/') && part.parts.length > 0;
}
/** A picture in the text. Programs also send documents as "inline" that a reader must be offered. */
function isInline(part, cid) {
    const disposition = dispositionOf(part);
    if (disposition === 'attachment')
        return false;
    return cid !== '' || (disposition === 'inline' && part.type.startsWith('image/'));
}
function dispositionOf(part) {
    return firstHeader(part.headers, 'content-disposition').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
function charsetOf(part) {
    return /charset\s*=\s*"?([^";\s]+)/i.exec(firstHeader(part.headers, 'content-type'))?.[1] ?? null;
}
const strict = new TextDecoder('utf-8', { fatal: true });
/**
 * UTF-8 wins over what the header names, since the service may have rewritten the text and left the header: bytes that
 * are valid UTF-8 by chance are next to none. Encodings that hide behind plain ASCII give themselves away.
 */
function decode(data, charset) {
    const bytes = decodeBase64(data);
    if (charset !== null && (bytes.includes(0x1b) || bytes.includes(0)))
        return decodeAs(charset, bytes);
    try {
        return strict.decode(bytes);
    }
    catch {
        return decodeAs(charset ?? 'windows-1252', bytes);
    }
}
function decodeAs(charset, bytes) {
    try {
        return new TextDecoder(charset).decode(bytes);
    }
    catch {
        // A name that nobody knows; every byte has a sign in this one.
        return new TextDecoder('windows-1252').decode(bytes);
    }
}
function decodeBase64(data) {
    let binary;
    try {
        binary = atob(data.replaceAll('-', '+').replaceAll('_', '/'));
    }
    catch {
        throw new TypeError('A part of the message is no base64url');
    }
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1)
        bytes[index] = binary.charCodeAt(index);
    return bytes;
}

;// CONCATENATED MODULE: ./lib/data/transform/mail.js





const values = [dist/* TYPE_STRING */.jY, dist/* TYPE_ARRAY */.JN, dist/* TYPE_NULL */.z6];
const mailFunctions = {
    headers: { takes: [[dist/* TYPE_ARRAY */.JN, dist/* TYPE_NULL */.z6]], make: ([list]) => json(readHeaders(list)) },
    words: { takes: [[dist/* TYPE_STRING */.jY, dist/* TYPE_NULL */.z6]], make: ([value]) => (typeof value === 'string' ? readWords(value) : null) },
    addresses: { takes: [values], make: ([value]) => some(value, readAddresses) },
    message_ids: { takes: [values], make: ([value]) => some(value, readMessageIds) },
    mail_time: { takes: [[dist/* TYPE_STRING */.jY, dist/* TYPE_NULL */.z6]], make: ([value]) => mail_mailTime(value) },
    mime_text: { takes: [[dist/* TYPE_ANY */.uU], [dist/* TYPE_STRING */.jY]], make: ([part, type]) => bodyOf(part, type) },
    mime_attachments: { takes: [[dist/* TYPE_ANY */.uU]], make: ([part]) => json(attachmentsOf(part)) },
};
/** The library's type of JSON has no place for what may not be changed. */
function json(value) {
    return value;
}
/** Header values go in one by one or as a list; a header that is not there gives null, an empty one an empty list. */
function some(value, read) {
    if (typeof value === 'string')
        return json(read([value]));
    return Array.isArray(value) ? json(read(value.filter((each) => typeof each === 'string'))) : null;
}
function mail_mailTime(value) {
    const ms = typeof value === 'string' ? readMailTime(value) : null;
    return ms === null ? null : (0,time/* iso */.KH)(ms);
}


/***/ })

};

export const id = 726;
export const ids = [726];
export const modules = {

/***/ 2726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dataSql: () => (/* binding */ dataSql)
});

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
;// CONCATENATED MODULE: ./lib/adapters/stdin.js

/** All of standard input; null when a person sits at it. */
async function readStdin() {
    return process.stdin.isTTY ? null : (0,consumers_.text)(process.stdin);
}

// EXTERNAL MODULE: ./lib/core/vocabulary.js
var vocabulary = __webpack_require__(6883);
// EXTERNAL MODULE: ./lib/report/table.js
var table = __webpack_require__(8330);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(4639);
// EXTERNAL MODULE: ./lib/app/data-files.js + 4 modules
var data_files = __webpack_require__(942);
// EXTERNAL MODULE: ./lib/app/refuse.js
var refuse = __webpack_require__(583);
// EXTERNAL MODULE: ./lib/app/settings.js
var settings = __webpack_require__(610);
;// CONCATENATED MODULE: ./lib/app/data-sql.js







const mostLimit = 1_000_000;
/** Asks the warehouse, the local copy or a lakehouse one query. */
async function dataSql({ entry, screen, sql, flags }) {
    const json = flags.json === true;
    const limit = Number(flags.limit);
    if (!/^\d+$/.test(flags.limit) || limit < 1 || limit > mostLimit)
        return (0,refuse/* refuse */.TR)(screen, [badLimit(flags.limit)], json);
    const text = sql ?? (await readStdin());
    if (text === null)
        return (0,refuse/* refuse */.TR)(screen, [nothingAsked], json);
    return (0,data_files/* withStore */.a)({ entry, screen, flags }, ({ reader, stats }) => {
        const asked = reader.select(text, limit);
        if (!asked.ok) {
            const { message, hint } = asked.refused;
            return (0,refuse/* refuse */.TR)(screen, [(0,settings/* given */.gI)('data/sql', message, text.trim(), hint ?? `${stats} lists the tables`)], json);
        }
        if (json)
            screen.out(`${JSON.stringify(jsonOf(asked.answer), null, 2)}\n`);
        else
            screen.out(`${lines(asked.answer, screen).join('\n')}\n`);
        return vocabulary/* exitCodes */.hS.success;
    });
}
function jsonOf({ columns, rows, more }) {
    const objects = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, (0,data_files/* jsonValue */.I)(row[at] ?? null)])));
    return { columns, rows: objects, complete: !more };
}
function lines(answer, screen) {
    const { lines: shown, cut } = (0,table/* table */.t)(answer, screen.paint);
    const rows = answer.more
        ? `The first ${(0,report_text/* count */.U9)(answer.rows.length, 'row')}; there are more: --limit N shows N`
        : (0,report_text/* count */.U9)(answer.rows.length, 'row');
    const cells = cut === 0 ? [] : [`${(0,report_text/* count */.U9)(cut, 'long value')} cut; --json shows all of them`];
    return [...shown, '', ...[rows, ...cells].map((each) => screen.paint.dim(each))];
}
function badLimit(text) {
    const hint = `Give a whole number from 1 to ${mostLimit}`;
    return (0,settings/* given */.gI)('data/limit', `Cannot read limit "${text}"`, `--limit ${text}`, hint);
}
const nothingAsked = (0,settings/* given */.gI)('data/sql', 'There is no query to run', 'data sql', 'Give it as an argument, or on standard input: lorchestra data sql "SELECT count(*) FROM raw_objects"');


/***/ })

};

export const id = 681;
export const ids = [681];
export const modules = {

/***/ 8681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dataStats: () => (/* binding */ dataStats)
/* harmony export */ });
/* harmony import */ var _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6883);
/* harmony import */ var _report_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8330);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4639);
/* harmony import */ var _data_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(942);




/** Says what the warehouse, the local copy or a lakehouse holds. */
async function dataStats({ entry, screen, flags }) {
    return (0,_data_files_js__WEBPACK_IMPORTED_MODULE_2__/* .withStore */ .a)({ entry, screen, flags }, ({ reader, file, what }) => {
        const sections = Object.entries(reader.stats());
        if (flags.json === true) {
            const json = Object.fromEntries(sections.map(([name, answer]) => [name, objects(answer)]));
            screen.out(`${JSON.stringify({ file, bytes: reader.bytes, ...json }, null, 2)}\n`);
            return _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.success;
        }
        const { paint } = screen;
        const blocks = sections
            .filter(([, { rows }]) => rows.length > 0)
            .flatMap(([name, answer]) => ['', paint.accent(name), ...(0,_report_table_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .t)(answer, paint).lines]);
        screen.out(`${[`${paint.bold(what)}  ${file}  ${paint.dim((0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .size */ .Ej)(reader.bytes))}`, ...blocks].join('\n')}\n`);
        return _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.success;
    });
}
function objects({ columns, rows }) {
    return rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, (0,_data_files_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonValue */ .I)(row[at] ?? null)])));
}


/***/ })

};

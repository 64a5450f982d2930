export const id = 842;
export const ids = [842];
export const modules = {

/***/ 1842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   htmlFunctions: () => (/* binding */ htmlFunctions)
/* harmony export */ });
/* harmony import */ var _mdream_js_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3235);
/* harmony import */ var _jmespath_community_jmespath__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4022);


const htmlFunctions = {
    markdown: { takes: [[_jmespath_community_jmespath__WEBPACK_IMPORTED_MODULE_0__/* .TYPE_STRING */ .jY, _jmespath_community_jmespath__WEBPACK_IMPORTED_MODULE_0__/* .TYPE_NULL */ .z6]], make: ([html]) => convert(html, 'markdown') },
    plain: { takes: [[_jmespath_community_jmespath__WEBPACK_IMPORTED_MODULE_0__/* .TYPE_STRING */ .jY, _jmespath_community_jmespath__WEBPACK_IMPORTED_MODULE_0__/* .TYPE_NULL */ .z6]], make: ([html]) => convert(html, 'text') },
};
/** Dataverse's own bound for a long text. */
const longest = 1_048_576;
/**
 * Every line inside nested quotations and lists begins with a mark for each of them, so a short text that nests deep
 * would become a huge one. Real texts of the greatest length stay far below: 60,000 paragraphs five deep.
 */
const mostDepths = 1_000_000;
/** Nothing but markup and blanks becomes an empty text, so that a picture alone is no note. */
function convert(html, format) {
    if (typeof html !== 'string' || html === '')
        return '';
    if (html.length > longest)
        throw new TypeError(`The HTML has more than ${longest} characters`);
    const seen = { depths: 0, text: false };
    const watch = ({ node }, state) => {
        // The library makes this list with a table; in rows outside of any, as pieces of mails have them, it misses it.
        state.tableColumnAlignments ??= [];
        seen.depths += node.depth;
        if (seen.depths > mostDepths)
            throw new TypeError('The HTML is nested too deep');
        if (!seen.text && 'value' in node && node.excludedFromMarkdown !== true)
            seen.text = String(node.value).trim() !== '';
    };
    const converted = (0,_mdream_js_core__WEBPACK_IMPORTED_MODULE_1__/* .htmlToMarkdown */ .Y)(html, { format, hooks: [{ beforeNodeProcess: watch }] });
    return seen.text ? converted : '';
}


/***/ })

};

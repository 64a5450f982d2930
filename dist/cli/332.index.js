export const id = 332;
export const ids = [332];
export const modules = {

/***/ 8332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resume: () => (/* binding */ resume)
/* harmony export */ });
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4290);
/* harmony import */ var _refuse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(583);
/* harmony import */ var _round_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6312);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4528);




async function resume({ entry, screen, run, flags }) {
    const json = flags.json === true;
    const place = await (0,_project_js__WEBPACK_IMPORTED_MODULE_0__/* .openPlace */ .QL)((0,_project_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(entry, flags));
    if (!place.ok)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(screen, place.diagnostics, json);
    const { root, settings } = place.value;
    const found = (0,_project_js__WEBPACK_IMPORTED_MODULE_0__/* .findRun */ .Lc)(place.value, run);
    if (!found.ok)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(screen, found.diagnostics, json);
    const view = (0,_view_js__WEBPACK_IMPORTED_MODULE_3__/* .consoleView */ .T)({ entry, screen, json, settings, root });
    return view.end(await (0,_round_js__WEBPACK_IMPORTED_MODULE_2__/* .resumeRun */ .ZL)({ entry, root, settings }, found.value, view.watch));
}


/***/ })

};

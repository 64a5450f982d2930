export const id = 411;
export const ids = [411];
export const modules = {

/***/ 6411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   list: () => (/* binding */ list)
/* harmony export */ });
/* harmony import */ var _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6883);
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4290);
/* harmony import */ var _refuse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(583);



async function list({ entry, screen, flags }) {
    const json = flags.json === true;
    const project = await (0,_project_js__WEBPACK_IMPORTED_MODULE_1__/* .openProject */ .U8)((0,_project_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(entry, flags));
    if (!project.ok)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(screen, project.diagnostics, json);
    const jobs = [...project.value.catalogue.jobs.values()].map((job) => ({
        job_id: job.job_id,
        job_type: job.kind,
        description: job.description ?? null,
        aliases: job.aliases,
    }));
    if (json) {
        screen.out(`${JSON.stringify({ jobs }, null, 2)}\n`);
        return _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.success;
    }
    const composites = jobs.filter((job) => job.job_type === 'composite');
    const atomic = jobs.filter((job) => job.job_type !== 'composite');
    const width = Math.max(0, ...jobs.map((job) => job.job_id.length));
    const line = (job) => `  ${job.job_id.padEnd(width)}  ${screen.paint.dim(job.description ?? job.job_type)}\n`;
    if (composites.length > 0)
        screen.out(`Composites\n${composites.map(line).join('')}`);
    if (atomic.length > 0)
        screen.out(`Jobs\n${atomic.map(line).join('')}`);
    if (jobs.length === 0)
        screen.out(`No definitions in "${project.value.settings.jobs}"\n`);
    if (project.value.diagnostics.length > 0)
        return (0,_refuse_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(screen, project.value.diagnostics, false);
    return _core_vocabulary_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.success;
}


/***/ })

};

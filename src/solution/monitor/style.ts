import { element } from '../../core/escape.ts';

/** No fonts, scripts or pictures from elsewhere: the report is one file. Shapes say what colours say. */
export const style = element`
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0e1116);
  --card: light-dark(#ffffff, #161b22);
  --line: light-dark(#e3e6eb, #262d37);
  --text: light-dark(#1b2230, #e4e8ee);
  --soft: light-dark(#5d6878, #94a0b0);
  --good: light-dark(#12805c, #3fcf97);
  --warn: light-dark(#a86200, #f0b04a);
  --bad: light-dark(#c62f3d, #ff7b83);
  --none: light-dark(#66707f, #8e99a8);
  --ink: light-dark(#3a62d8, #83a4ff);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: clamp(1rem, 4vw, 3rem) clamp(.75rem, 4vw, 2rem) 4rem; background: var(--page); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; -webkit-text-size-adjust: 100%;
}
main { max-width: 66rem; margin: 0 auto; display: grid; gap: 1.25rem; }
main > * { min-width: 0; }
.eyebrow { margin: 0 0 .2rem; color: var(--soft); font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; }
h1 { margin: 0; font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.2; letter-spacing: -.015em; font-weight: 650; }
h2 { margin: 0; font-size: 1.05rem; font-weight: 620; }
h2 small { font-weight: 400; color: var(--soft); font-size: .87rem; margin-left: .45rem; }
code { font: .88em/1.4 var(--mono); overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.1rem 1.25rem 1.2rem; }
.verdict { padding: 1.3rem 1.4rem; border-color: color-mix(in srgb, var(--tone) 38%, var(--line));
  background: linear-gradient(100deg, color-mix(in srgb, var(--tone) 11%, var(--card)), var(--card) 62%); }
.verdict .say { display: flex; align-items: center; gap: .65rem; font-size: 1.35rem; font-weight: 650; color: var(--tone); }
.verdict .say svg { width: 1.5rem; height: 1.5rem; flex: none; }
.verdict p { margin: .45rem 0 0; max-width: 60ch; overflow-wrap: anywhere; }
.verdict h3 { margin: 1.1rem 0 .3rem; font-size: .8rem; letter-spacing: .05em; text-transform: uppercase; color: var(--soft); font-weight: 600; }
.verdict ul { margin: 0; padding-left: 1.15rem; }
.verdict li { margin: .2rem 0; }
.cmd { display: inline-block; background: color-mix(in srgb, var(--ink) 9%, transparent); border-radius: 7px; padding: .1rem .5rem; }
.fresh, .passed { --tone: var(--good); }
.stale, .warned, .partial { --tone: var(--warn); }
.failing, .refused, .failed { --tone: var(--bad); }
.empty, .unanswered { --tone: var(--none); }
.complete { --tone: var(--good); }
.news { --tone: var(--ink); }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; }
.tile { padding: .9rem 1.1rem; }
.tile b { display: block; font-size: 1.5rem; line-height: 1.25; font-weight: 630; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: .85rem; }
.stages { list-style: none; margin: .8rem 0 0; padding: 0; display: grid; grid-template-columns: repeat(8, 1fr); gap: .4rem; }
.stages li { position: relative; padding-top: .75rem; min-width: 0; }
.stages li::before { content: ""; position: absolute; inset: 0 0 auto; height: 5px; border-radius: 3px; background: var(--tone); }
.stages b { display: block; font-weight: 600; font-size: .92rem; }
.stages span { display: block; color: var(--soft); font-size: .8rem; }
.stages .mark { color: var(--tone); font-weight: 600; }
.scroll { overflow-x: auto; margin: .6rem -1.25rem 0; padding: 0 1.25rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th { text-align: left; font-weight: 550; color: var(--soft); font-size: .8rem; padding: .3rem .9rem .35rem 0; white-space: nowrap; }
td { padding: .42rem .9rem .42rem 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 1.7rem; }
.w, td:first-child code { white-space: nowrap; }
.soft { color: var(--soft); }
.up { color: var(--good); } .down { color: var(--bad); }
.pill { display: inline-block; padding: 0 .55rem; border-radius: 99px; font-size: .8rem; line-height: 1.5rem; white-space: nowrap;
  color: var(--tone); background: color-mix(in srgb, var(--tone) 13%, transparent); font-weight: 550; }
.dots { display: block; height: 12px; margin-top: .34rem; }
.legend .dots { margin: 0; }
.gates table { min-width: 38rem; }
.gates th:nth-child(1) { width: 40%; } .gates th:nth-child(2) { width: 17rem; }
.rows th:nth-child(2) { width: 9rem; } .rows th:nth-child(3), .rows th:nth-child(4) { width: 8rem; }
.examples { margin: .25rem 0 0; padding-left: 1.05rem; }
.dots .passed { fill: var(--good); } .dots .warned { fill: var(--warn); } .dots .refused { fill: none; stroke: var(--bad); stroke-width: 2.2; }
.dots .unanswered { fill: none; stroke: var(--none); stroke-width: 1.8; }
.spark { display: block; margin-left: auto; width: 96px; height: 22px; overflow: visible; }
.spark path { fill: none; stroke: var(--ink); stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; }
.spark .area { fill: color-mix(in srgb, var(--ink) 12%, transparent); stroke: none; }
.spark circle { fill: var(--ink); }
details { border-top: 1px solid var(--line); }
details:first-of-type { margin-top: .7rem; }
summary { cursor: pointer; padding: .55rem 0; display: flex; gap: .7rem; align-items: center; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; width: .4rem; height: .4rem; border: solid var(--soft); border-width: 0 1.6px 1.6px 0; transform: rotate(-45deg); margin: 0 .15rem; transition: transform .12s; }
details[open] > summary::before { transform: rotate(45deg); }
summary b { font-weight: 600; }
summary:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 6px; }
details .scroll { margin-top: 0; margin-bottom: .8rem; }
.calm { margin: .5rem 0 0; color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin: .5rem 0 0; color: var(--soft); font-size: .82rem; }
.legend span { display: inline-flex; align-items: center; gap: .35rem; }
footer { color: var(--soft); font-size: .85rem; padding: 0 .3rem; }
@media (max-width: 46rem) {
  .tiles { grid-template-columns: repeat(2, 1fr); gap: .7rem; }
  .stages { grid-template-columns: repeat(auto-fit, minmax(5.2rem, 1fr)); row-gap: 1rem; }
  .card { padding: 1rem; border-radius: 12px; }
  .scroll { margin-inline: -1rem; padding: 0 1rem; }
  .long { min-width: 14rem; }
  .gates table { min-width: 0; }
  .gates table, .gates tbody, .gates tr, .gates td { display: block; }
  .gates thead { display: none; }
  .gates tr { border-top: 1px solid var(--line); padding: .5rem 0; }
  .gates td { border: 0; padding: .15rem 0; }
  .gates td:first-child code { white-space: normal; }
}
@media print { body { background: none; padding: 0; } .card { break-inside: avoid; } }
`;

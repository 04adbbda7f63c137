/** Styles of statistics: tiles with numbers, charts. Colours are the page's own (VISUAL § 2); each stands 3:1 against white. */
export const statisticsStyles = `
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(8.25rem,100%),1fr));gap:.75rem;margin:0 0 1.5rem}
.tiles>div{display:flex;flex-direction:column-reverse;justify-content:flex-end;background:var(--surface);border:1px solid var(--line);
border-radius:var(--radius);padding:1rem}
.tiles dt{color:var(--text-2)}
.tiles dd{margin:0}
.tile-number{font-size:1.75rem;line-height:1.3;font-variant-numeric:tabular-nums}
.charts{display:grid;grid-template-columns:minmax(0,1fr);gap:0 1.5rem;align-items:start}
.charts .wide{grid-column:1/-1}
.charts h2{margin-top:0;font-size:1.25rem;line-height:1.3}
.chart{display:block;overflow:visible;font-family:var(--font)}
.chart text{fill:var(--text);font-size:.875rem}
.chart .chart-tick{fill:var(--text-3);font-size:.75rem}
.chart .chart-number{font-weight:700;font-variant-numeric:tabular-nums}
.chart-end{text-anchor:end}
.chart-middle{text-anchor:middle}
.chart-grid{stroke:var(--line);stroke-width:1}
.bar{fill:var(--link);stroke:var(--link);stroke-width:1}
.bar.second{fill:var(--selected)}
.bar.few{fill:none;stroke-dasharray:3 3}
.bar.kept{fill:var(--ok);stroke:none}
.bar.excused{fill:var(--warn-line);stroke:none}
.bar.broken{fill:var(--danger);stroke:none}
.bar.unknown{fill:var(--surface-3);stroke:var(--control)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0 0 .75rem;padding:0;font-size:.875rem}
.legend svg{vertical-align:-2px}
.numbers td:not(:first-child),.numbers th:not(:first-child){text-align:right;font-variant-numeric:tabular-nums}
.files .buttons{margin:0 0 1.5rem}
@media (min-width:576px){
.tiles{grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1rem}
}
@media (min-width:992px){
.charts{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
}
@media print{
.charts{grid-template-columns:minmax(0,1fr)}
.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

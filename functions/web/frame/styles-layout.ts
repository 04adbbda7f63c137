/** Styles of the page as a whole: type, header, main part, footer, print. Mobile first. */
export const layoutStyles = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--surface-2);color:var(--text);
font:400 1rem/1.5 var(--font);overflow-wrap:break-word}
h1,h2,h3,h4{font-weight:400;margin:0 0 1rem;text-wrap:balance}
h1{font-size:1.5rem;line-height:1.34}
h2{font-size:1.375rem;line-height:1.28;margin-top:2rem}
h3{font-size:1.125rem;line-height:1.34;font-weight:700;margin-top:1.5rem;margin-bottom:.5rem}
p,ul,ol,dl,table,fieldset{margin:0 0 1rem}
h4{font-size:1rem;line-height:1.5;font-weight:700;margin:1rem 0 .25rem}
p,li,dd{max-width:75ch}
ul,ol{padding-left:1.5rem}
a{color:var(--link);text-underline-offset:.15em}
a:hover{color:var(--link-hover)}
a:active{color:var(--link-active)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
main:focus{outline:none}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap;border:0}
.block{display:block}
.small{font-size:.875rem;line-height:1.43}
.muted{color:var(--text-3)}
.skip{position:absolute;left:-9999px;top:0;background:var(--surface);padding:.75rem 1rem;z-index:2}
.skip:focus{left:1rem;top:.5rem}
.top{background:var(--surface);box-shadow:0 1px 4px rgb(21 25 38 / .16);border-top:4px solid var(--link)}
.top-inner{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.75rem 1rem;max-width:1320px;margin:0 auto}
.brand{display:flex;flex-direction:column;margin-right:auto;line-height:1.3}
.brand-agency{font-size:1.125rem;font-weight:700;color:var(--link)}
.brand-service{font-size:.875rem;color:var(--text-2)}
.menu ul{display:flex;flex-wrap:wrap;gap:.25rem;list-style:none;margin:0;padding:0}
.menu a{display:block;padding:.5rem;border-radius:var(--radius);text-decoration:none}
.menu a:hover{background:var(--hover)}
.menu a[aria-current]{font-weight:700;background:var(--surface-3);color:var(--text)}
.who{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;font-size:.875rem}
.who form{margin:0}
.language{font-size:.875rem;padding:.5rem 0;margin-left:auto}
main{flex:1;width:100%;max-width:1320px;margin:0 auto;padding:1.5rem 1rem 3rem}
main.narrow{max-width:760px}
.bottom{background:var(--inverse);color:#fff;font-size:.875rem;line-height:1.43}
.bottom-inner{max-width:1320px;margin:0 auto;padding:1.25rem 1rem}
.bottom p{margin:0 0 .25rem}
.crumbs ol{display:flex;flex-wrap:wrap;gap:.25rem;list-style:none;padding:0;margin:0 0 1rem;font-size:.875rem}
.crumbs li+li::before{content:"›";padding-right:.35rem;color:var(--text-3)}
.crumbs a{text-decoration:none}
.crumbs a:hover{text-decoration:underline}
.columns{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2rem}
.columns>*>h2:first-child{margin-top:0}
.outside{white-space:pre-wrap;overflow-wrap:anywhere;max-width:75ch}
@media (min-width:768px){
h1{font-size:2rem;line-height:1.44}
h2{font-size:1.5rem;line-height:1.34}
main,.top-inner,.bottom-inner{padding-left:2.5rem;padding-right:2.5rem}
.top-inner{min-height:80px}
}
@media (min-width:992px){
.columns{grid-template-columns:minmax(0,1fr) minmax(0,1fr);align-items:start}
.columns.main-side{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}
}
@media print{
body{background:#fff}
.top{box-shadow:none}
.menu,.who,.language,.skip,.buttons,.tabs,.crumbs,.no-print,.papers{display:none}
main{max-width:none;padding:0}
a{color:inherit;text-decoration:none}
.table-frame{overflow:visible;border:0}
table{font-size:.8125rem}
tr,li{break-inside:avoid}
h2,h3{break-after:avoid}
.badge{border:1px solid currentColor}
.card{border-color:#000;break-inside:avoid}
.bottom{background:#fff;color:#000}
}
`;

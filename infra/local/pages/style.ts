/** The look of the local system's own pages: the colours and measures of the public pages, in a sheet of their own. */
export const style = `
:root{color-scheme:light;--text:#151926;--text-2:#4B4E62;--text-3:#5D6071;--link:#005AA3;--link-hover:#004277;
--surface:#FFFFFF;--surface-2:#F9F9F9;--surface-3:#F0F0F2;--line:#E1E2E5;--control:#838494;--control-2:#737482;
--ok-bg:#D6E7DD;--ok:#266B42;--warn-bg:#FFF0CF;--warn:#664807;--danger-bg:#FBECEC;--danger:#AC3232;
--info-bg:#D0E1EE;--info:#004277;--radius:4px}
*{box-sizing:border-box}
body{margin:0;background:var(--surface-2);color:var(--text);font:1rem/1.5 Roboto,Arial,Helvetica,sans-serif;
overflow-wrap:anywhere}
a{color:var(--link)}a:hover{color:var(--link-hover)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
header{background:var(--surface);border-bottom:1px solid var(--line);padding:1rem 2.5rem}
header a{font-size:1.25rem;font-weight:700;text-decoration:none}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:2rem;line-height:1.4;font-weight:400;margin:.5rem 0}
h2{font-size:1.5rem;line-height:1.3;font-weight:400;margin:0 0 .5rem}
p{max-width:45rem}
section{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);padding:1.5rem;margin:1.5rem 0}
table{border-collapse:collapse;width:100%}
section.wide{padding:0;margin:0;border:0;overflow-x:auto;overflow-wrap:normal}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line)}
th{color:var(--text-3);font-weight:400;font-size:.875rem}
caption{text-align:left;color:var(--text-2);padding-bottom:.5rem}
form.row{display:inline-block;margin:0 .5rem .5rem 0}
button{font:inherit;min-height:40px;padding:.375rem 1.5rem;border-radius:999px;border:1px solid var(--control-2);
background:var(--surface);color:var(--link);cursor:pointer}
button.main{background:var(--link);border-color:var(--link);color:#FFFFFF}
button.main:hover{background:var(--link-hover)}
label{display:block;color:var(--text-2)}
textarea{font:inherit;width:100%;min-height:8rem;border:1px solid var(--control);border-radius:var(--radius);padding:.5rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem;margin:0 0 1rem}
dt{color:var(--text-3)}dd{margin:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--surface-3);padding:1rem;border-radius:var(--radius)}
iframe{width:100%;height:44rem;border:1px solid var(--line);border-radius:var(--radius);background:#FFFFFF;resize:vertical}
.badge{font-size:.875rem;border-radius:var(--radius);padding:.125rem .5rem;background:var(--info-bg);color:var(--info)}
.badge.SUCCEEDED{background:var(--ok-bg);color:var(--ok)}
.badge.FAILED,.badge.TIMED_OUT{background:var(--danger-bg);color:var(--danger)}
.badge.ABORTED{background:var(--surface-3);color:var(--text)}
.note{background:var(--info-bg);border-radius:var(--radius);padding:1rem 1.25rem}
.hint{color:var(--text-3)}
tbody tr:last-child td{border-bottom:0}
@media (max-width:575px){
header{padding:.75rem 1rem}
h1{font-size:1.5rem}
h2{font-size:1.25rem}
section{padding:1rem}
dl{grid-template-columns:minmax(0,1fr);gap:0}
dd{margin-bottom:.5rem}
form.row{display:block;margin-right:0}
form.row button{width:100%}
}
`;

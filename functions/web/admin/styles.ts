/** Styles that only the agency's pages need: the words of a mail that a field was read from, search, filters. */
export const adminStyles = `
mark{background:var(--warn-bg);color:inherit;border-radius:2px;box-decoration-break:clone;-webkit-box-decoration-break:clone}
mark mark{text-decoration:underline;text-decoration-color:var(--warn-line);text-underline-offset:.2em}
mark:target{background:var(--selected);outline:2px solid var(--focus);outline-offset:1px;scroll-margin-top:3rem}
.search{margin:0 0 1.5rem;max-width:40rem}
.search-line{display:flex;flex-wrap:wrap;gap:.75rem}
.search-line .input{flex:1 1 12rem;width:auto;min-width:0}
.filter-fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(14rem,100%),1fr));gap:0 1.5rem}
.filter-fields .group{margin-bottom:1rem}
`;

/** Styles that only the agency's pages need: the words of a mail that a field was read from. */
export const adminStyles = `
mark{background:var(--warn-bg);color:inherit;border-radius:2px;box-decoration-break:clone;-webkit-box-decoration-break:clone}
mark mark{text-decoration:underline;text-decoration-color:var(--warn-line);text-underline-offset:.2em}
mark:target{background:var(--selected);outline:2px solid var(--focus);outline-offset:1px;scroll-margin-top:3rem}
`;

/** Styles that only these forms need; the style sheet of all pages ends with them. */

/**
 * Only what belongs to the chosen result of a meeting, or verdict of a review, is shown. A browser that does not know
 * `:has` shows all of it, with words that say when it is needed; what is hidden may hold anything.
 */
export const formStyles = `
@supports selector(:has(*)){
.when-held,.when-suited,.when-noted,.when-moved,.when-accepted,.when-refused,.when-dates{display:none}
form:has([name=result][value=held]:checked) .when-held,
form:has([name=suited][value=yes]:checked) .when-suited,
form:has([name=result][value=held]:checked):has([name=suited]:checked) .when-noted,
form:has([name=result][value=no-show]:checked) .when-noted,
form:has([name=result][value=moved]:checked) .when-moved,
form:has([name=verdict][value=accept]:checked) .when-accepted,
form:has([name=rhythm] option[value=dates]:checked) .when-dates,
form:has([name=verdict]:not([value=accept],[value=approve]):checked) .when-refused{display:block}
}
`;

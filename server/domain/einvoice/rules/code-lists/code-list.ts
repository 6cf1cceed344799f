/** The codes of a list that is written with blanks between them. */
export const codeList = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

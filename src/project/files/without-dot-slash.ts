/** Returns a path without `./` at its beginning. */
export const withoutDotSlash = (path: string): string => path.replace(/^(?:\.\/)+/, '')

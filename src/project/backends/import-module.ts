/**
 * Imports a module of the user. This is a module of its own, which Node.js loads itself: code that the command line loads
 * from its cache cannot import in Node.js 20.
 */
export const importModule = (url: string): Promise<Readonly<Record<string, unknown>>> => import(url)

import { sep } from 'node:path'

/**
 * Returns a path with `/` between its parts, so that output is the same on all systems. On systems other than Windows, a
 * backslash is a part of a name.
 */
export const withSlashes = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path)

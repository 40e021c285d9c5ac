/// <reference path="./picomatch.d.ts" />

import { relative, resolve } from 'node:path'
import picomatch from 'picomatch/posix.js'
import type { Input } from '../files/inputs.js'
import { withSlashes } from '../files/with-slashes.js'
import { withoutDotSlash } from '../files/without-dot-slash.js'

/**
 * Compiles patterns of files to a test of paths with `/`, relative to the folder of the patterns. A file or folder
 * without wildcards is a pattern, too, and includes everything below it. The last pattern that matches a path decides:
 * one with `!` excludes it. If all patterns exclude, they exclude from all files.
 */
export function compileFilePatterns(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.map((pattern) => {
    const isExcluding = pattern.startsWith('!') && !pattern.startsWith('!(')
    return { isExcluding, matches: compilePattern(isExcluding ? pattern.slice(1) : pattern) }
  })
  const isIncludedFirst = tests.every(({ isExcluding }) => isExcluding)
  return (path) => {
    const last = tests.findLast(({ matches }) => matches(path))
    return last === undefined ? isIncludedFirst : !last.isExcluding
  }
}

function compilePattern(text: string): (path: string) => boolean {
  const pattern = withoutDotSlash(text).replace(/\/+$/, '')
  if (pattern === '' || pattern === '.') return () => true
  return picomatch([pattern, `${pattern}/**`], { dot: true, nonegate: true })
}

/** Parts of a path that lead elsewhere, or nowhere. */
const UNRESOLVED = /\/\.{0,2}(?:\/|$)|\\/

/** Returns the path of an input relative to a folder, with `/`. Standard input has its name. */
export function pathBelow(folder: string, { path, name }: Pick<Input, 'path' | 'name'>): string {
  if (path === null) return name
  // Most inputs lie below the folder. Taking both paths apart would take a fifth of a run that finds nothing to do.
  const prefix = `${folder}/`
  if (typeof path === 'string' && path.startsWith(prefix) && !UNRESOLVED.test(path)) return path.slice(prefix.length)
  return withSlashes(relative(folder, resolve(folder, path.toString())))
}

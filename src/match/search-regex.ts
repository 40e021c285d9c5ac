import { acceptsText } from './regex/accepts-text.js'
import { type Automaton, openAutomaton } from './regex/automaton.js'
import { compileSearch } from './regex/compile-search.js'
import type { Program } from './regex/program.js'
import { resolveRegex } from './regex/resolve-regex.js'

/**
 * Compiles a regular expression to a search in linear time. Throws a `RegexSyntaxError` for unsupported syntax. The
 * automaton is built when the first text is searched.
 */
export function compileRegex(source: string, flags: string): (text: string) => boolean {
  resolveRegex(source, flags)
  let automaton: Automaton | undefined
  return (text) => {
    automaton ??= openAutomaton(searchProgram(source, flags))
    return acceptsText(automaton, text)
  }
}

/** Returns the program that `compileRegex` runs. Throws a `RegexSyntaxError` for unsupported syntax. */
export const searchProgram = (source: string, flags: string): Program => compileSearch(resolveRegex(source, flags))

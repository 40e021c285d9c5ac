import type { RuleDocument } from '../../rule/parse-rules.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import type { Input } from '../files/inputs.js'
import { compileFilePatterns, pathBelow } from './file-patterns.js'
import { logSourcesOf } from './log-sources.js'
import { readRuleList } from './read-rule-list.js'
import type { OneOrMore, Selection } from './selection.js'
import { namesOf, type SelectableRule, type TextKey, textKeys } from './selection-keys.js'
import type { SelectionProblem } from './selection-problem.js'
import { allOf, negate, type Truth } from './three-valued.js'

/**
 * True if a selection holds for the rule of a document, or if that is unknown: a rule with errors is never dropped
 * without a message. The log sources of a correlation are known only with the index of all rules.
 */
export type RuleSelector = (
  document: Pick<RuleDocument, 'rule' | 'draft' | 'identity'>,
  input: Pick<Input, 'name' | 'path'>,
  rules?: RuleIndex,
) => boolean

export interface CompiledSelection {
  readonly selects: RuleSelector
  /** The entries that can select nothing because of a mistake. */
  readonly problems: readonly SelectionProblem[]
}

interface SelectedRule extends SelectableRule {
  readonly input: Pick<Input, 'name' | 'path'>
}

type Test = (rule: SelectedRule) => Truth
type Path = SelectionProblem['path']
type ReportProblem = (problem: SelectionProblem) => void

/**
 * Compiles a selection to a test of rules. Patterns and lists of files are relative to `folder`.
 *
 * @example
 * compileSelection({ level: '>=hihg' }, '.').problems.map(({ kind }) => kind) // ['value']
 */
export function compileSelection(selection: Selection, folder: string): CompiledSelection {
  const problems: SelectionProblem[] = []
  const holds = compile(selection, folder, [], (problem) => void problems.push(problem))
  return {
    problems,
    selects: ({ rule, draft, identity }, input, rules) => {
      const known = rule ?? draft
      const logSources = (): ReturnType<SelectableRule['logSources']> => known && logSourcesOf(known, rules)
      return holds({ identity, rule: known, logSources, input }) !== false
    },
  }
}

function compile(selection: Selection, folder: string, path: Path, report: ReportProblem): Test {
  const tests = Object.entries(selection).flatMap(([key, value]): Test[] => {
    const at = [...path, key]
    if (value === undefined) return []
    if (key === 'not') {
      const holds = compile(value as Selection, folder, at, report)
      return [(rule) => negate(holds(rule))]
    }
    const entries = entriesOf(value as OneOrMore<string>, at)
    if (key === 'file') return [compileFiles(entries, folder, report)]
    if (key === 'list') return [compileLists(entries, folder, report)]
    if (isTextKey(key)) return [compileTexts(key, textKeys[key], entries, report)]
    report({ kind: 'key', path: at, key, known: [...Object.keys(textKeys), 'file', 'list', 'not'] })
    return []
  })
  return allOf(tests)
}

interface Entry {
  readonly text: string
  readonly path: Path
}

const entriesOf = (value: OneOrMore<string>, path: Path): readonly Entry[] =>
  typeof value === 'string' ? [{ text: value, path }] : value.map((text, index) => ({ text, path: [...path, index] }))

const isTextKey = (key: string): key is keyof typeof textKeys => Object.hasOwn(textKeys, key)

function compileTexts(
  key: string,
  { facts, compile }: TextKey,
  entries: readonly Entry[],
  report: ReportProblem,
): Test {
  const tests = entries.flatMap(({ text, path }) => {
    const test = compile(text)
    if (typeof test === 'function') return [test]
    report({ kind: 'value', path, key, ...test })
    return []
  })
  return (rule) => facts(rule)?.some((text) => tests.some((matches) => matches(text)))
}

function compileFiles(entries: readonly Entry[], folder: string, report: ReportProblem): Test {
  const usable = entries.filter(({ text, path }) => {
    try {
      compileFilePatterns([text])
      return true
    } catch (error) {
      report({ kind: 'pattern', path, pattern: text, reason: error instanceof Error ? error.message : String(error) })
      return false
    }
  })
  const matches = compileFilePatterns(usable.map(({ text }) => text))
  return ({ input }) => matches(pathBelow(folder, input))
}

function compileLists(entries: readonly Entry[], folder: string, report: ReportProblem): Test {
  const lists = entries.flatMap(({ text, path }) => {
    const list = readRuleList(text, folder)
    if ('names' in list) return [list.names]
    report({ kind: 'list', path, file: text, reason: list.problem })
    return []
  })
  return (rule) => namesOf(rule)?.some((name) => lists.some((list) => list.has(name.toLowerCase())))
}

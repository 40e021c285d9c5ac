import type { Bool } from '../../ir/bool.js'
import type { Refusal } from '../../lower/modifiers/modifier.js'
import type { ProcessedRule } from '../processed-rule.js'
import type { Test } from './condition.js'

/** How the conditions of a step hang together: a tree over their names, as its author wrote it or as `and` and `or` make it. */
export interface LinkedTests<Subject> {
  readonly tests: ReadonlyMap<string, Test<Subject>>
  readonly link: Bool<string>
}

/** One test of several. A refusal goes through whatever stands around it. */
export function linkTests<Subject>({ tests, link }: LinkedTests<Subject>): Test<Subject> {
  const evaluate = (tree: Bool<string>, subject: Subject, rule: ProcessedRule): boolean | Refusal => {
    switch (tree.kind) {
      case 'const':
        return tree.value
      case 'leaf':
        return tests.get(tree.leaf)?.(subject, rule) ?? false
      case 'not': {
        const result = evaluate(tree.arg, subject, rule)
        return typeof result === 'boolean' ? !result : result
      }
      case 'and':
      case 'or': {
        const decisive = tree.kind === 'or'
        for (const arg of tree.args) {
          const result = evaluate(arg, subject, rule)
          if (result !== !decisive) return result
        }
        return !decisive
      }
    }
  }
  return (subject, rule) => evaluate(link, subject, rule)
}

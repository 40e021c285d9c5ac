import type { Bool } from '../../ir/bool.js'
import type { Test } from './condition-test.js'

/**
 * The conditions of a step, and the expression over their names that combines them: the author's, or one of `and` or
 * `or`.
 */
export interface LinkedTests<Subject> {
  readonly tests: ReadonlyMap<string, Test<Subject>>
  readonly link: Bool<string>
}

/** Combines several tests into one. Any refusal is the result. */
export function linkTests<Subject>({ tests, link }: LinkedTests<Subject>): Test<Subject> {
  switch (link.kind) {
    case 'const':
      return () => link.value
    case 'leaf':
      return tests.get(link.leaf) ?? (() => false)
    case 'not': {
      const test = linkTests({ tests, link: link.arg })
      return (subject, rule) => {
        const result = test(subject, rule)
        return typeof result === 'boolean' ? !result : result
      }
    }
    case 'and':
    case 'or': {
      const decisive = link.kind === 'or'
      const parts = link.args.map((arg) => linkTests({ tests, link: arg }))
      return (subject, rule) => {
        for (const test of parts) {
          const result = test(subject, rule)
          if (result !== !decisive) return result
        }
        return !decisive
      }
    }
  }
}

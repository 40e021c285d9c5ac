import type { Bool } from '../../ir/bool.js'
import type { Test } from './condition-test.js'

/** How the conditions of a step hang together: a tree over their names, as its author wrote it or as `and` and `or` make it. */
export interface LinkedTests<Subject> {
  readonly tests: ReadonlyMap<string, Test<Subject>>
  readonly link: Bool<string>
}

/** One test of several. A refusal goes through whatever stands around it. */
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

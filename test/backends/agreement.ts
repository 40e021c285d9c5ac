import { type Assumption, type Expr, TRUE } from '../../src/backend.js'
import { type Backend, type ConvertSettings, compileMatcher, convertRule, type Json } from '../../src/index.js'
import { constructRule } from '../constructs/constructs.js'
import type { Outside, Row } from '../constructs/events/row.js'
import { type Judge, judges } from './judges.js'

/** Returns the judge of a backend. Throws an error with instructions if there is none. */
export function judgeOf(name: string): Judge {
  const judge = judges[name]
  if (judge !== undefined) return judge
  throw new Error(
    `the backend \`${name}\` has no judge, so nothing shows that its queries mean what they claim. Write a reader of its language from the vendor's manual in test/readers/${name}/${name}.ts, and add the line \`${name}: …\` to the table in test/backends/judges.ts (docs/adding-a-backend.md, “The places of a backend in this repository”).`,
  )
}

/**
 * Events on which a construct’s query, with its residual, differs from the rule: the query and its verdict, or the
 * error of the judge.
 */
export function disagreements(
  backend: Backend,
  judge: Judge,
  name: string,
  rows: readonly Row[],
  options: NonNullable<ConvertSettings['options']> = {},
): readonly string[] {
  const { query, assumptions, residual } = convertRule(constructRule(name), backend, { lossy: true, options })
  if (query === null) return []
  const fitting = rows.filter(([, , outside]) => isFitting(assumptions, outside))
  const selects = selectionBy(judge, query, assumptions)
  const rest = matcherOf(residual?.expr)
  return fitting.flatMap(([event, matches]) => {
    const verdict = selects(event)
    const whole = typeof verdict === 'string' ? verdict : verdict && rest(event)
    return whole === matches ? [] : [`${query} | ${whole} | ${JSON.stringify(event)}`]
  })
}

/**
 * An event that violates an assumption of a query is no counterexample. The meaning of a JSON null depends on the
 * platform.
 */
function isFitting(assumptions: readonly Assumption[], outside: Outside | readonly Outside[] = []): boolean {
  return [outside].flat().every((fact) => fact !== 'json-null' && !assumptions.includes(fact as Assumption))
}

/** The verdict of the judge on an event, or its error message. */
function selectionBy(
  judge: Judge,
  query: string,
  assumptions: readonly Assumption[],
): (event: Json) => boolean | string {
  try {
    const selects = judge(query, assumptions)
    return (event) => {
      try {
        return selects(event)
      } catch (error) {
        return String(error)
      }
    }
  } catch (error) {
    return () => String(error)
  }
}

/** The matcher of an expression; without an expression, it matches every event. */
export function matcherOf(expr: Expr = TRUE): (event: Json) => boolean {
  const { matcher, diagnostics } = compileMatcher(expr)
  if (matcher === undefined) throw new Error(diagnostics.join('\n'))
  return matcher.matches
}

import { defineCheck } from '../check.js'
import type { RuleContext } from '../rule-context.js'
import { shownValue } from '../shown-value.js'
import { writtenItems } from '../written-items.js'
import type { DeadValue } from './dead-cause.js'
import { deadPlaces } from './dead-places.js'
import { becauseOf, deadBecause } from './dead-reason.js'
import { removeValue } from './remove-part.js'

export const deadValue = defineCheck({
  code: 'dead-value',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (value: string, dead: DeadValue) =>
    dead.isPositive
      ? `${shownValue(value)} adds no match${deadBecause(dead)}`
      : `${shownValue(value)} excludes nothing${deadBecause(dead)}`,
  help: 'correct the value, or remove it',
  why: 'The author expects the rule to find this value, or to exclude it. It does not.',
  wrong: `
selection:
  Image|endswith:
    - '\\cmd.exe'
    - '\\setup.exe'
filter_main:
  Image|endswith: '\\setup.exe'
condition: selection and not filter_main
`,
  right: `
selection:
  Image|endswith:
    - '\\cmd.exe'
filter_main:
  Image|endswith: '\\setup.exe'
condition: selection and not filter_main
`,
  checkRule: (context, report) => {
    const places = deadPlaces(context).filter(({ kind }) => kind === 'value')
    const starts = new Set(places.map(({ span }) => span.start))
    const joint = jointValues(context)
    for (const [index, { text, span, dead }] of places.entries()) {
      // A value that depends on another dead one is left for the next round of fixes.
      const isIndependent = index === 0 || dead.cause === 'impossible' || !dependsOn(starts, dead)
      report(span, [text, dead], {
        ...becauseOf(dead, span),
        fix: isIndependent && !joint.has(span.start) ? removeValue(context, span, !dead.isAssuming) : undefined,
      })
    }
  },
})

/** Returns the offsets of values that have to match together. Without one of them, the others match more. */
const jointValues = ({ root }: RuleContext): ReadonlySet<number> =>
  new Set(
    writtenItems(root)
      .filter(({ modifiers }) => modifiers.includes('all'))
      .flatMap(({ values }) => values.map(({ span }) => span.start)),
  )

/** True if a value may be dead only because of one of the values at these places. */
const dependsOn = (starts: ReadonlySet<number>, { conflicts }: DeadValue): boolean =>
  conflicts.length === 0 || conflicts.some(({ span }) => starts.has(span.start))

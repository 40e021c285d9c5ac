import type { Plan } from '../../src/dialect/plan.js'
import { mapLeaves } from '../../src/ir/bool.js'
import { plainText } from '../../src/ir/pattern.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { quoteField, unquotable } from './quoting.js'
import { readableNames } from './readable-names.js'

/** Statistics of each row of a summary. */
export const STATISTICS = 'count min(_time) as firstTime max(_time) as lastTime'

/** Writes both times as dates with their time zone. */
export const READABLE_TIMES = 'convert timeformat="%F %T %Z" ctime(firstTime) ctime(lastTime)'

/**
 * The commands that count the results by the rule's fields, with the values of other fields that led to each row. `stats`
 * leaves out events without one of the fields after `by`, so a missing value becomes `-`. Without fields of the rule,
 * there is no summary.
 *
 * https://help.splunk.com/splunk-enterprise/spl-search-reference/9.4/search-commands/stats
 */
export function summaryOf(fields: readonly string[], plan: Plan): readonly string[] {
  if (fields.length === 0) return []
  const others = varyingFields(plan).filter((name) => !fields.includes(name))
  const names = readableNames(fields)
  const otherNames = readableNames(others, names)
  const renames = [...namePairs(fields, names), ...namePairs(others, otherNames)]
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `${from} as ${to}`)
  const by = names.map(quoteField)
  const values = otherNames.map(quoteField).map((column) => ` values(${column}) as ${column}`)
  return [
    ...(renames.length === 0 ? [] : [`rename ${renames.join(', ')}`]),
    `fillnull value="-" ${by.join(' ')}`,
    `stats ${STATISTICS}${values.join('')} by ${by.join(', ')}`,
    READABLE_TIMES,
  ]
}

const namePairs = (fields: readonly string[], names: readonly string[]) =>
  fields.map((field, index) => [quoteField(field), quoteField(names[index] ?? field)] as const)

/** Fields that the condition requires, if their values may differ between the results. */
function varyingFields({ stages: [first] }: Plan): readonly string[] {
  const required = new Map<string, Set<string>>()
  if (first === undefined) return []
  mapLeaves(first.query, ({ predicate }, isPositive) => {
    if (isPositive && 'field' in predicate && predicate.field !== null && predicate.kind !== 'isNull')
      required.set(predicate.field, (required.get(predicate.field) ?? new Set()).add(onlyValue(predicate)))
    return first.query
  })
  return [...required].flatMap(([name, values]) =>
    (values.size > 1 || values.has(SEVERAL)) && unquotable(name) === undefined ? [name] : [],
  )
}

/** Stands for more than one value. */
const SEVERAL = '*'

/** The only value that satisfies a predicate, as a text. */
function onlyValue(predicate: Predicate): string {
  if (predicate.kind === 'equals') return `=${predicate.text}`
  const text = predicate.kind === 'match' ? plainText(predicate.pattern) : undefined
  return text === undefined ? SEVERAL : `=${text.toLowerCase()}`
}

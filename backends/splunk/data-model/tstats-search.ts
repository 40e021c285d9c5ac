import type { Plan } from '../../../src/dialect/plan.js'
import { fieldsRead } from '../../../src/ir/fields-read.js'
import type { SplunkOptions } from '../options.js'
import { quote, quoteField, unquotable } from '../quoting.js'
import { READABLE_TIMES, STATISTICS } from '../summary.js'
import { fieldName } from '../where.js'
import { type Dataset, resultField, summaryField } from './dataset.js'

/** The text for a missing value: `tstats` leaves out events without one of the fields after `by`. */
const PLACEHOLDER = '(missing)'

/**
 * A search of the summaries of a data model: one row for each combination of field values, with the number of events
 * and their first and last time. `texts` are the conditions of the `where` clause and of the command `where`.
 *
 *     | tstats summariesonly=false fillnull_value="(missing)" count min(_time) as firstTime max(_time) as lastTime
 *       from datamodel=Endpoint.Processes where Processes.process="*x*" by Processes.dest, Processes.process
 *     | `drop_dm_object_name(Processes)`
 */
export function tstatsSearch(
  dataset: Dataset,
  [condition, rest]: readonly (string | undefined)[],
  plan: Plan,
  options: Pick<SplunkOptions, 'dataset-fields' | 'summaries-only'>,
): readonly string[] {
  const nullable = nullableFields(plan)
  return [
    ...tstatsCommand(dataset, {
      summariesOnly: options['summaries-only'],
      placeholder: PLACEHOLDER,
      statistics: () => STATISTICS,
      condition: clauseText(condition, dataset, plan),
      by: rowFields(dataset, plan, options['dataset-fields']),
    }),
    ...(nullable.length === 0 ? [] : [`eval ${nullable.map(restoredNull).join(', ')}`]),
    ...(rest === undefined ? [] : [`where ${rest}`]),
    READABLE_TIMES,
  ]
}

/** The condition of the clause `where`: alternatives are in parentheses next to the name of a child dataset. */
export const clauseText = (
  condition: string | undefined,
  { node }: Dataset,
  { stages: [first] }: Plan,
): string | undefined =>
  condition !== undefined && node !== undefined && first?.query.kind === 'or' ? `(${condition})` : condition

interface TstatsParts {
  readonly summariesOnly: SplunkOptions['summaries-only']
  /** The text for a missing value of the fields after `by`; undefined to leave out such events. */
  readonly placeholder: string | undefined
  /** Returns the statistics. The function that it receives names a field as summaries do. */
  readonly statistics: (summaryName: (field: string) => string) => string
  /** As `clauseText` writes it. */
  readonly condition: string | undefined
  /** The fields of a row, as results name them. */
  readonly by: readonly string[]
  /** The length of a row's window, if `_time` is one of its fields. */
  readonly span?: string
}

/** The command `tstats`, and the macro that removes the root dataset from the names of its fields. */
export function tstatsCommand(
  dataset: Dataset,
  { summariesOnly, placeholder, statistics, condition, by, span }: TstatsParts,
): readonly string[] {
  const summaryName = (field: string): string => quoteField(summaryField(field, dataset))
  const conditions = [dataset.node === undefined ? undefined : `nodename=${dataset.node}`, condition].filter(
    (text) => text !== undefined,
  )
  const tstats = [
    '| tstats',
    summariesOnly === 'macro' ? '`summariesonly`' : `summariesonly=${summariesOnly}`,
    ...(placeholder === undefined ? [] : [`fillnull_value=${quote(placeholder)}`]),
    statistics(summaryName),
    `from datamodel=${dataset.model}.${dataset.root}`,
    ...(conditions.length === 0 ? [] : [`where ${conditions.join(' ')}`]),
    ...(by.length === 0 ? [] : [`by ${by.map(summaryName).join(', ')}`]),
    ...(span === undefined ? [] : [`span=${span}`]),
  ]
  return [tstats.join(' '), `\`drop_dm_object_name(${dataset.root})\``]
}

/** The fields of each row: those of the option or else of the condition, and those that the command `where` tests. */
function rowFields(dataset: Dataset, { stages }: Plan, wanted: readonly string[]): readonly string[] {
  const fieldsOf = (parts: Plan['stages']): readonly string[] =>
    parts.flatMap(({ leaves }) => leaves.flatMap(({ predicate }) => fieldsRead(predicate)))
  const own = wanted.length === 0 ? fieldsOf(stages) : wanted.map((name) => resultField(name, dataset))
  return [...new Set([...own, ...fieldsOf(stages.slice(1))])].filter((name) => unquotable(name) === undefined)
}

/** The fields whose value the command `where` reads as null if it is the placeholder. */
function nullableFields({ stages }: Plan): readonly string[] {
  const leaves = stages.slice(1).flatMap((stage) => stage.leaves)
  return [
    ...new Set(
      leaves.flatMap(({ predicate, assumptions }) =>
        assumptions.includes('placeholder') ? fieldsRead(predicate) : [],
      ),
    ),
  ]
}

const restoredNull = (name: string): string => `${fieldName(name)}=nullif(${fieldName(name)}, ${quote(PLACEHOLDER)})`

import type { Dialect, Renderers } from '../../../src/dialect/dialect.js'
import { assuming, type Rendering, unsupported, wider } from '../../../src/dialect/rendering.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import { forEachLeaf } from '../../../src/ir/bool.js'
import { fieldsRead } from '../../../src/ir/fields-read.js'
import type { Expr, Predicate } from '../../../src/ir/predicate.js'
import { quote } from '../quoting.js'
import { search } from '../search.js'
import { where } from '../where.js'
import { aboutResults, type Dataset, resultField, summaryField } from './dataset.js'
import { presentFields } from './present-fields.js'

/** The dialects of `tstats`: its own `where` clause, and the command `where` for the rest. */
export const summaryDialects = (dataset: Dataset): readonly Dialect[] => [summaryDialect(dataset), rowDialect(dataset)]

/** The dialects of a search of events, with the names that a data model gives their fields. */
export const eventDialects = (dataset: Dataset, search: Dialect): readonly Dialect[] =>
  [search, where].map((dialect) => ({ ...dialect, adapt: (predicate) => aboutResults(predicate, dataset) }))

const NO_RAW_TEXT = unsupported('the summaries of a data model contain no raw text')

/**
 * The `where` clause of `tstats`: the syntax of `search`, over the fields in the summaries of a data model. It compares
 * networks as texts, so a host name may match one.
 *
 * https://help.splunk.com/splunk-enterprise/spl-search-reference/9.4/search-commands/tstats
 */
function summaryDialect(dataset: Dataset): Dialect {
  const field: Dialect['field'] = (name) => search.field(summaryField(name, dataset))
  return {
    ...search,
    name: 'Splunk tstats',
    field,
    adapt: (predicate) => aboutResults(predicate, dataset),
    predicates: {
      ...search.predicates,
      cidr: ({ network }, name) => wider(`${name}=${quote(network)}`, '`tstats` compares networks as texts'),
      fieldRef: ({ other }, name) => {
        const otherName = field(other)
        const present = typeof otherName === 'string' ? `(${name}=* ${otherName}=*)` : `${name}=*`
        return wider(present, '`tstats` cannot compare two fields')
      },
      keyword: NO_RAW_TEXT,
      keywordRegex: NO_RAW_TEXT,
      expression: unsupported('a query expression is written for events, and `tstats` searches summaries'),
    },
  }
}

/**
 * The command `where` after `tstats`: each row has one value of each field. The search makes a value null if it is the
 * placeholder for a missing one, and if the condition may read it.
 */
function rowDialect(dataset: Dataset): Dialect {
  const withNulls = (nullable: ReadonlySet<string>): Dialect => ({
    ...where,
    adapt: (predicate) => aboutResults(predicate, dataset),
    predicates: {
      ...withAssumptions(where.predicates, (predicate) =>
        fieldsRead(predicate).some((name) => nullable.has(name)) ? ['single-valued', 'placeholder'] : ['single-valued'],
      ),
      keyword: NO_RAW_TEXT,
      keywordRegex: NO_RAW_TEXT,
    },
  })
  return { ...withNulls(new Set()), specialize: (expr) => withNulls(nullableFields(expr, dataset)) }
}

/** The fields, as results name them, that may be missing where the expression is evaluated. */
function nullableFields(expr: Expr, dataset: Dataset): ReadonlySet<string> {
  const present = presentFields(expr)
  const nullable = new Set<string>()
  forEachLeaf(expr, (predicate) => {
    for (const name of fieldsRead(predicate)) if (!present.has(name)) nullable.add(resultField(name, dataset))
  })
  return nullable
}

/** The renderers with further assumptions about the fields of each predicate. */
function withAssumptions(
  renderers: Renderers,
  assumptionsOf: (predicate: Predicate) => readonly Assumption[],
): Renderers {
  const assumed = Object.entries(renderers).map(([kind, renderer]) => {
    if (typeof renderer !== 'function') return [kind, renderer]
    const render = renderer as (predicate: Predicate, field: string) => Rendering
    const renderAssuming = (predicate: Predicate, field: string): Rendering =>
      alsoAssuming(render(predicate, field), assumptionsOf(predicate))
    return [kind, renderAssuming]
  })
  return Object.fromEntries(assumed) as Renderers
}

function alsoAssuming(rendering: Rendering, assumptions: readonly Assumption[]): Rendering {
  if (typeof rendering === 'string') return assuming(rendering, ...assumptions)
  if (!('assumptions' in rendering)) return rendering
  return { ...rendering, assumptions: [...new Set([...rendering.assumptions, ...assumptions])] }
}

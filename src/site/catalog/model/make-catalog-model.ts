import type { Expr } from '../../../ir/predicate.js'
import { lowerRule } from '../../../lower/lower-rule.js'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import { detectionsOf, type Rule } from '../../../rule/rule.js'
import { openAddresses } from './addresses.js'
import type { Column } from './columns.js'
import { countPredicates } from './indicators.js'
import { makeRulePage } from './make-rule-page.js'
import { openRelations } from './relations.js'
import type { RuleLink, RulePage } from './rule-page.js'
import type { RuleSet } from './rule-set.js'

/** A catalog as plain data. */
export interface CatalogModel {
  readonly columns: readonly Pick<Column, 'name' | 'title'>[]
  /** In the order of the files. */
  readonly pages: readonly RulePage[]
}

/** Collects all that the pages of a rule set show. Equal rule sets have equal models. */
export function makeCatalogModel({ documents, rules, columns, coverings }: RuleSet): CatalogModel {
  const addresses = openAddresses(
    documents.map(({ document, input: { name, repositoryPath: file = name } }) => ({ document, file })),
  )
  const documentOf = new Map(documents.flatMap(({ document }) => (document.rule ? [[document.rule, document]] : [])))
  const linkOf = (rule: Rule): RuleLink => {
    const document = documentOf.get(rule)
    return { title: rule.metadata.title, path: document === undefined ? 'index' : addresses.pathOf(document) }
  }
  const exprs = new Map(
    rules.all.flatMap((rule) => {
      const expr = exprOf(rule)
      return expr === undefined ? [] : [[rule, expr]]
    }),
  )
  const context = {
    rules,
    columns,
    pathOf: addresses.pathOf,
    linkOf,
    notesOf: (document: RuleDocument) => notesOf(document, addresses),
    relationsOf: openRelations(rules, coverings, linkOf),
    exprOf: (rule: Rule) => exprs.get(rule),
    counts: countPredicates(exprs.values()),
  }
  return {
    columns: columns.map(({ name, title }) => ({ name, title })),
    pages: documents.map((document) => makeRulePage(document, context)),
  }
}

/** The meaning of a rule without filters and pipelines. A correlation has that of its own rules, if it has any. */
function exprOf(rule: Rule): Expr | undefined {
  if (rule.kind === 'filter') return undefined
  const exprs = detectionsOf(rule).flatMap((detection) => lowerRule(detection).detection?.expr ?? [])
  const [first] = exprs
  return exprs.length > 1 ? { kind: 'or', args: exprs } : first
}

function notesOf(
  document: RuleDocument,
  { withoutId, repeated }: Pick<ReturnType<typeof openAddresses>, 'withoutId' | 'repeated'>,
): readonly string[] {
  if (withoutId.includes(document)) return ['The rule has no id, so its address changes with the name of its file.']
  if (repeated.includes(document)) return ['Another rule has the same id, and its address.']
  return []
}

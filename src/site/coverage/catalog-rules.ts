import type { CoverageRule } from '../../project/coverage/coverage.js'
import { logSourcesOf } from '../../project/select/log-sources.js'
import { standsAlone } from '../../rule/stands-alone.js'
import type { CatalogModel } from '../catalog/model/make-catalog-model.js'
import type { RuleSet } from '../catalog/model/rule-set.js'

/** Returns the rules of a catalog that count for its coverage, with the verdicts that their pages show. */
export function catalogRules({ documents, rules }: RuleSet, { pages }: CatalogModel): readonly CoverageRule[] {
  const isAlone = standsAlone(rules)
  return documents.flatMap(({ document, input, tests }, index): readonly CoverageRule[] => {
    const { rule, identity } = document
    if (rule === undefined || rule.kind === 'filter' || !isAlone(rule)) return []
    const { title, level = null, tags = [] } = rule.metadata
    const queries = pages[index]?.queries ?? []
    return [
      {
        title,
        id: identity.id,
        file: input.name,
        level,
        tags,
        logsources: logSourcesOf(rule, rules) ?? [],
        verdicts: Object.fromEntries(queries.map(({ column, verdict }) => [column, verdict])),
        tests: tests.length,
      },
    ]
  })
}

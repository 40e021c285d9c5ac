import { countRules, withQuery } from '../../project/coverage/count-rules.js'
import type { Coverage, CoverageCounts, CoverageRule } from '../../project/coverage/coverage.js'
import { type TaggedRule, tagRule } from '../../project/coverage/measure-coverage.js'
import { LEVELS } from '../../rule/metadata/levels.js'
import { addValue } from '../../text/add-value.js'

/** The global variable in which the script of the page finds its data. */
export const DATA_VARIABLE = 'coverageData'

/** The data of the script of the page: what the menus need to color and count again. */
export interface CoverageData {
  /** The techniques with rules, by id. */
  readonly techniques: Readonly<Record<string, TechniqueData>>
}

export interface TechniqueData {
  readonly name: string
  readonly all: Figures
  /** The figures of the rules about each product; the empty text is no product. */
  readonly products: Readonly<Record<string, Figures>>
}

/** The number of rules, their best level (5 is critical, 0 none), and the number with a query in each column. */
export type Figures = readonly [rules: number, level: number, ...queries: number[]]

/** Returns the data of the script of the page. */
export function coverageData(coverage: Coverage, rules: readonly CoverageRule[]): CoverageData {
  const byTechnique = new Map<string, TaggedRule[]>()
  for (const tagged of rules.map(tagRule)) {
    for (const id of tagged.parents) addValue(byTechnique, id, tagged)
  }
  const covered = coverage.techniques.filter((technique) => technique.rules > 0)
  return {
    techniques: Object.fromEntries(
      covered.map((technique) => [
        technique.id,
        {
          name: technique.name,
          all: figuresOf(technique),
          products: productsOf(byTechnique.get(technique.id) ?? [], coverage.outputs),
        },
      ]),
    ),
  }
}

function productsOf(rules: readonly TaggedRule[], outputs: readonly string[]): Readonly<Record<string, Figures>> {
  const byProduct = new Map<string, TaggedRule[]>()
  for (const tagged of rules) {
    for (const name of new Set(tagged.rule.logsources.map(({ product = '' }) => product))) {
      addValue(byProduct, name, tagged)
    }
  }
  return Object.fromEntries([...byProduct].map(([name, own]) => [name, figuresOf(countRules(own, outputs))]))
}

const figuresOf = ({ rules, bestLevel, outputs }: CoverageCounts): Figures => [
  rules,
  bestLevel === null ? 0 : 1 + LEVELS.indexOf(bestLevel),
  ...Object.values(outputs).map(withQuery),
]

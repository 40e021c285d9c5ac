import { optionPlace } from '../../../src/backend/artifact/places.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import { inBackQuotes } from '../../../src/text/word-list.js'
import { MAX_SUPPRESSION_FIELDS } from '../elastic-limits.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import {
  canReplaceIndices,
  type IndexOptions,
  repeatedRows,
  replacementIndices,
  shownFields,
} from './kibana-rule-query.js'
import { absentFields, type SuppressionOptions } from './kibana-suppression.js'
import { languageOf } from './languages.js'
import { measurePlace } from './place.js'

/** Diagnostics for ES|QL rules only. */
export const esqlProblems = (
  converted: ElasticConverted,
  options: IndexOptions & SuppressionOptions,
): readonly Diagnostic[] => [
  ...indexProblems(converted, options),
  ...rowProblems(converted, options),
  ...metadataProblems(converted),
  ...fieldProblems(converted),
  ...suppressionFieldProblems(converted, options),
]

/** An ES|QL query names its own indices; the rule can replace them if the query's syntax allows it. */
function indexProblems({ rule, conversion }: ElasticConverted, options: IndexOptions): readonly Diagnostic[] {
  const names = replacementIndices(conversion, options)
  if (names === undefined || canReplaceIndices(conversion, names)) return []
  const because = `the query itself names its indices, so \`index\` has no effect; set \`from\` to \`${names}\``
  return [diagnoseArtifact('no-counterpart', rule.source, optionPlace(rule, 'elastic', 'index'), [ESQL_RULE, because])]
}

/** A query that postprocessing has rewritten cannot select the windows that are new and complete. */
function rowProblems({ rule, conversion }: ElasticConverted, options: SuppressionOptions): readonly Diagnostic[] {
  const rows = repeatedRows(conversion)
  if (rows === undefined) return []
  const isRepeated = options['suppress-by'] === undefined && rows.columns.length > MAX_SUPPRESSION_FIELDS
  const reasons = [
    ...(isRepeated ? ['its rows have no ids, so each run repeats the alerts of the previous run'] : []),
    ...(conversion.approximations.includes('whole-windows')
      ? ['the first and the last window of a run are incomplete and may match wrongly']
      : []),
  ]
  return reasons.map((because) =>
    diagnoseArtifact('no-counterpart', rule.source, measurePlace(rule), [
      ESQL_RULE,
      `a pipeline postprocesses the query: ${because}`,
    ]),
  )
}

/** Without statistics, Kibana identifies alerts by the event id. */
function metadataProblems({ rule, conversion }: ElasticConverted): readonly Diagnostic[] {
  const { target, ruleSettings, options } = conversion
  if (languageOf(target) !== 'esql' || options.metadata !== false || ruleSettings?.type === 'esql') return []
  const because = 'a query without `STATS` requires `METADATA _id`; set the option `metadata`'
  return [diagnoseArtifact('no-artifact', rule.source, rule.sectionSpan, ['a Kibana rule', because])]
}

/** An alert shows the columns of its row. */
function fieldProblems({ rule, conversion }: ElasticConverted): readonly Diagnostic[] {
  const { lost } = shownFields(conversion)
  if (lost.length === 0) return []
  const because = `its rows are statistics and lack the fields ${inBackQuotes(lost).join(', ')}`
  return [diagnoseArtifact('no-counterpart', rule.source, measurePlace(rule), [ESQL_RULE, because])]
}

/** Reports that nothing is suppressed by fields that are no columns of the rows. */
function suppressionFieldProblems(converted: ElasticConverted, options: SuppressionOptions): readonly Diagnostic[] {
  const { rule, conversion } = converted
  const absent = absentFields(conversion, options)
  if (absent.length === 0) return []
  const because = `its rows are statistics and lack the fields ${inBackQuotes(absent).join(', ')}, so \`suppress-by\` has no effect`
  return [
    diagnoseArtifact('no-counterpart', rule.source, optionPlace(rule, 'elastic', 'suppress-by'), [ESQL_RULE, because]),
  ]
}

const ESQL_RULE = 'an ES|QL rule'

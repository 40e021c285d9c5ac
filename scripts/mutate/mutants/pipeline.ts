import { mutantsOf } from '../mutant.js'

/**
 * Faults of renamed fields, added conditions and other log sources: a second reader of the built-in pipelines decides what
 * a rule means after such steps. pySigma judges all other steps (docs/judges.md).
 */
export const pipelineMutants = [
  ...mutantsOf('src/pipeline/apply/combine.ts', {
    'pipelines apply in the order of their names': ['a.priority - b.priority || (a.source.name', '(a.source.name'],
    'field types of pipelines are forgotten': [
      'mergeFieldTypes(ordered.map(({ fieldTypes }) => fieldTypes))',
      'mergeFieldTypes([])',
    ],
  }),
  ...mutantsOf('src/pipeline/apply/rename-field.ts', {
    'an item is about all of its names': [
      'if (!values.some(isAbsence)) return or(named(values))',
      'if (!values.some(isAbsence)) return and(named(values))',
    ],
  }),
  ...mutantsOf('src/pipeline/apply/matches-item.ts', {
    'conditions on items are ignored': ['matches === true ? appliesTo.item(item, rule) : matches', 'matches'],
  }),
  ...mutantsOf('src/pipeline/apply/apply-step.ts', {
    'conditions on rules are ignored': ['if (!applies) return processed', ''],
  }),
  ...mutantsOf('src/pipeline/conditions/link.ts', {
    'AND and OR are exchanged': ["link.kind === 'or'", "link.kind === 'and'"],
    'NOT is forgotten': ['? !result : result', '? result : result'],
  }),
  ...mutantsOf('src/pipeline/conditions/rule/logsource.ts', {
    'every log source fits': ['hasParts(expected, candidate)', 'hasParts({}, candidate)'],
  }),
  ...mutantsOf('src/pipeline/steps/add-condition.ts', {
    'an added condition is forgotten': ['and([negated ? not(added) : added, detection])', 'detection'],
  }),
  ...mutantsOf('src/pipeline/steps/change-logsource.ts', {
    'parts that are not given stay': [
      'rule: { ...processed.rule, logsource }',
      'rule: { ...processed.rule, logsource: { ...processed.rule.logsource, ...logsource } }',
      'no chain of built-in pipelines has a later condition on a part that such a step removes; pySigma judges random pipelines',
    ],
  }),
  ...mutantsOf('src/pipeline/steps/field-name-mapping.ts', {
    'no field is renamed': [
      "rename: (name) => renamed.get(name ?? 'null')",
      "rename: (name) => renamed.get(name === null ? 'null' : `${name} `)",
    ],
  }),
  ...mutantsOf('src/pipeline/steps/field-name-prefix.ts', {
    'a prefix is added at the end': ['[prefix + name]', '[name + prefix]'],
  }),
  ...mutantsOf('src/pipeline/steps/field-name-prefix-mapping.ts', {
    'a prefix stays': ['newPrefix + name.slice(prefix.length)', 'newPrefix + name'],
  }),
]

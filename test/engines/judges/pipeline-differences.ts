import { pysigmaDifferences } from './pysigma-differences.js'

/** A condition as nested lists: `['and', …]`, `['or', …]`, `['not', c]`, or an atom, which begins with its kind. */
export type ConditionTree = readonly [string, ...unknown[]]

/** A known difference between pySigma and sigmacast after a pipeline; reviewed manually. */
export type PipelineDifference = {
  /** The difference, and which side is right. */
  readonly because: string
  /** The page that documents it. */
  readonly page: string
} & (
  | { /** pySigma's message, as narrowly as possible. */ readonly refuses: RegExp }
  | {
      /** The condition that pySigma makes of the rule. It explains a difference only if both conditions agree then. */
      readonly reads: (own: ConditionTree) => ConditionTree
    }
  | {
      /** True if the documented difference can concern this pipeline and rule. */
      readonly concerns: (pipeline: string, rule: string, difference: string) => boolean
    }
)

/** Differences that only the comparison of pipelines shows. Each of them must occur in a proof. */
export const stepDifferences: readonly PipelineDifference[] = [
  {
    because:
      'steps that only sigmacast has: `map_to_null`, `scale_numbers`, `hexadecimal_to_decimal`, `add_xml_encoding` and `detection_item_warning`',
    page: 'pipelines-and-pysigma.md#pipeline-files',
    refuses: /Unknown (?:transformation|condition) type '\w+'|No transformation .* found/,
  },
  {
    because: '`expand` keeps the backslash before `%`',
    page: 'https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-rules-specification.md#placeholders',
    reads: (own) => mapTexts(own, (text) => text.replaceAll('%', '\\%')),
  },
  {
    because: 'a field with several names and a negated item: pySigma negates each name separately',
    page: 'pipelines-and-pysigma.md#a-field-with-several-names',
    concerns: (pipeline, rule) =>
      /"[^"]+":\["[^"]+","[^"]+"/.test(pipeline) && /\|neq|: null|\|exists": false/.test(rule),
  },
  {
    because: 'a rule of which every item is dropped is refused; pySigma keeps the added conditions',
    page: 'pipelines-and-pysigma.md#steps',
    concerns: (pipeline, _, difference) =>
      difference === 'sigmacast refuses the rule' && /drop_detection_item.*add_condition/.test(pipeline),
  },
  {
    because: 'pySigma fails on a condition about an attribute that the rule does not have',
    page: 'pipelines-and-pysigma.md#steps',
    refuses: /Unsupported type '<class 'NoneType'>' in rule attribute condition/,
  },
]

/** The only list of explained differences of pipelines. Every other difference fails the proof. */
export const pipelineDifferences: readonly PipelineDifference[] = [
  ...stepDifferences,
  ...pysigmaDifferences.flatMap((known) => ('refuses' in known ? [known] : [])),
]

/** The tree with other texts in its patterns. */
function mapTexts(tree: ConditionTree, change: (text: string) => string): ConditionTree {
  const [kind, ...args] = tree
  if (kind === 'and' || kind === 'or' || kind === 'not')
    return [kind, ...args.map((arg) => mapTexts(arg as ConditionTree, change))]
  if (kind !== 'match') return tree
  const [field, cased, parts] = args as [string | null, boolean, readonly (string | number)[]]
  return [kind, field, cased, parts.map((part) => (typeof part === 'string' ? change(part) : part))]
}

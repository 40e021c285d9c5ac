import type { pipelineMessages } from '../catalogue/pipeline.js'
import type { Rationales } from './rationales.js'

/** Diagnostics about processing pipelines: mistakes in them, and their effects on a rule. */
export const pipelineRationales: Rationales<typeof pipelineMessages> = {
  'not-a-pipeline':
    'A processing pipeline is one YAML map. On a command line, rules and pipelines are easily confused.',
  'several-pipelines': 'Each file contains one pipeline. To use several pipelines, name several files.',
  'bad-variant':
    'The names of variants become parts of file names. A variant names the pipelines for its events: `with` it, or `instead` of it.',
  'no-variant-pipeline': 'A variant names built-in pipelines, or files relative to the folder of its pipeline.',
  'unknown-kind': 'The value of `type` decides what a step or a condition does.',
  'unknown-condition': 'The expression refers to conditions by their keys.',
  'unused-condition': 'A condition that the expression does not use has no effect.',
  'ignored-conditions':
    'Conditions on detection items and field names select items. A step that changes no items never evaluates them.',
  'no-effect-on-correlations':
    'A correlation has no items. It uses the names that fields have in the events of its rules, so a step for correlations alone changes no name.',
  'bad-option': 'The options of the step contradict each other, or an option has an unusable value.',
  'bad-python-regex':
    'Pipelines use Python’s regular expressions. sigmacast translates them, and rejects those that are invalid or have no translation.',
  'unnamed-conditions': 'The expression refers to conditions by their keys.',
  'two-links': 'Both define how the conditions of a step are combined.',
  'template-syntax': 'Templates are parsed and checked with their pipeline, before any rule is converted.',
  'template-unsupported':
    'docs/postprocessing.md lists the parts of Jinja2 and of Python’s format strings that templates support.',
  'template-unknown': 'An unknown name would silently leave a gap in the output.',
  'template-from-file': 'sigmacast does not read templates from other files and does not run Python for them.',
  'templates-not-loaded':
    'The languages of templates are large, and few pipelines need them. The command line always loads them; a program that uses the library decides.',
  'template-failed':
    'A template that uses a missing key or does not finish is an error, so that no wrong text is written.',
  'bad-json-template': 'The postprocessing step `json` inserts the query into a JSON text, which must be valid.',
  'no-place-for-query':
    'The postprocessing step `json` replaces this word with the query. Without it, the query would be lost.',
  'no-logsource-part': 'A template of `add_condition` uses a part of the log source that the rule does not have.',
  'not-comparable':
    'A pipeline condition compares numbers with numbers, dates with dates and levels with levels. Strings can only be equal or not.',
  'pipeline-failure': 'The pipeline rejects this rule with a `rule_failure` or `detection_item_failure` step.',
  'no-valid-hash': 'The step `hashes_fields` recognizes a hash by the algorithm name before it or by its length.',
  'not-a-number': 'The step `convert_type` only converts strings that are numbers.',
  'regex-with-placeholder': 'The step `regex` requires known text. A step before it must replace the placeholder.',
  'unknown-variable': 'The step `value_placeholders` takes values from the `vars` of pipelines.',
  'bad-variable': 'The step `value_placeholders` inserts the values of variables into strings of rules.',
  'external-source':
    'sigmacast never opens files or URLs or starts processes for a pipeline unless the caller provides a function for it.',
  'no-placeholder-values': 'A placeholder without values would match nothing.',
  'mixed-placeholder': 'A query expression replaces a whole value.',
}

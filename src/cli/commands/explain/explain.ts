import { examples } from '../../../../backends/examples.js'
import { explainRule } from '../../../convert/explain-rule.js'
import { findInputs, type Input } from '../../../project/files/inputs.js'
import type { Io } from '../../../project/files/io.js'
import { readLinkedFiles } from '../../../project/workspace/linked-files.js'
import { trackProgress } from '../../../project/workspace/progress.js'
import { attempt, type RuleFile } from '../../../project/workspace/rule-files.js'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import type { Rule } from '../../../rule/rule.js'
import { printable } from '../../../text/control-characters.js'
import { type Diagnostic, isError } from '../../../text/diagnostic.js'
import { backendFlags } from '../../flags/backend-flags.js'
import { convertFlags, convertSettings } from '../../flags/convert-flags.js'
import { selectionFlags } from '../../flags/selection-flags.js'
import { openSelection } from '../../inputs/open-selection.js'
import { openRunReport, type RunReport } from '../../report/run-report.js'
import { explainedLine } from '../../results/json-lines.js'
import { colorsFor } from '../../terminal/colors.js'
import { columnsOf, writeLines } from '../../terminal/wrap.js'
import { defineCommand } from '../command.js'
import { explainTargets, type TargetExplanation } from './explain-targets.js'
import { explanationText } from './explain-text.js'

const {
  target,
  'first-of': firstOf,
  pipeline,
  variants,
  'join-variants': joinVariants,
  schema,
  unmapped,
  option,
  limit,
  verbose,
  'unmapped-logsource': unmappedLogsource,
} = convertFlags

export const explain = defineCommand({
  name: 'explain',
  usage: '<files, folders, patterns or -> --target <names> [flags]',
  about: 'shows step by step how rules become queries',
  notes: [
    'Prints the changes of each pipeline step, the query of each target stage, and what the query does not check.',
    'Losses are shown as with `convert --lossy`.',
  ],
  flags: {
    target,
    'first-of': firstOf,
    ...backendFlags,
    ...selectionFlags,
    pipeline,
    variants,
    'join-variants': joinVariants,
    schema,
    unmapped,
    'unmapped-logsource': unmappedLogsource,
    option,
    limit,
    json: { about: 'write one line of JSON per rule and target' },
    verbose,
  },
  examples: examples.explain,
  run: async (io, paths, flags, available, platforms) => {
    const { targets, common } = await convertSettings(
      { ...flags, format: [], output: [], lossy: true, cannot: [] },
      available,
      io,
    )
    const selection = await openSelection(flags, io.cwd)
    const inputs = await findInputs(paths, io.cwd)
    const progress = trackProgress(io, inputs.length)
    const { files, rules } = await readLinkedFiles(inputs, progress, common, platforms)
    const settings = rules === undefined ? common : { ...common, rules }
    const explainIn = (input: Input, rule: Rule): readonly TargetExplanation[] =>
      explainTargets(rule, targets, settings, ({ backend, options }, given) =>
        attempt(input, io, () => explainRule(rule, backend, { ...given, options }), backend),
      )
    const run = openRun(flags.json, io, openRunReport(progress.io, flags.verbose), explainIn)
    for await (const file of files) {
      run.begin(file)
      for (const document of file.documents ?? [])
        if (selection.selects(document, file.input, rules)) run.add(file.input, document)
    }
    return run.close(selection.close()) ? 0 : 1
  },
})

/** The explanations and messages of a run. */
interface Run {
  readonly begin: (file: RuleFile) => void
  readonly add: (input: Input, document: RuleDocument) => void
  /** Writes what is left, with the lines of the selection. Returns true if there was no error. */
  readonly close: (selectionLines: readonly string[]) => boolean
}

function openRun(
  json: boolean,
  io: Io,
  messages: RunReport,
  explain: (input: Input, rule: Rule) => readonly TargetExplanation[],
): Run {
  const page = { colors: colorsFor(io.stdout, io.env), columns: columnsOf(io.stdout) }
  const isNewWarning = openEmptyResultWarnings()
  let fine = true
  const report = (diagnostics: readonly Diagnostic[]): void => {
    if (!json) messages.add(diagnostics)
    fine &&= !diagnostics.some(isError)
  }
  const write = (input: Input, { rule, identity }: RuleDocument, explained: TargetExplanation): void => {
    const { target, variant, explanation } = explained
    if (explanation === undefined) return
    if (json) io.stdout.write(explainedLine(input.name, identity, explanation, variant))
    // A filter is a part of other queries, and has no query of its own.
    else if (rule?.kind !== 'filter') {
      const heading = headingOf(identity.title ?? input.name, target.backend.title, variant)
      io.stdout.write(explanationText(heading, explanation, page))
    }
  }
  return {
    begin: ({ documents, skipped }) => {
      if (skipped !== undefined && !json) messages.note(skipped)
      fine &&= documents !== undefined
    },
    add: (input, document) => {
      report(document.diagnostics)
      for (const explained of document.rule === undefined ? [] : explain(input, document.rule)) {
        write(input, document, explained)
        fine &&= explained.explanation !== undefined
        report(explained.diagnostics.filter((diagnostic) => isError(diagnostic) || isNewWarning(diagnostic)))
      }
    },
    close: (selectionLines) => {
      messages.close()
      if (!json) writeLines(io.stderr, selectionLines)
      return fine
    },
  }
}

const headingOf = (rule: string, target: string, variant: string | null): string =>
  `${printable(rule)} → ${target}${variant === null ? '' : ` (${variant})`}`

/**
 * Warnings about causes of an empty result, or of matches with any event. The explanation itself shows the content of
 * the other warnings.
 */
const EMPTY_RESULT_CODES: ReadonlySet<string> = new Set([
  'unmapped-logsource',
  'contradiction-after-pipeline',
  'field-absent',
  'field-undeclared',
  'field-unsearchable',
  'field-type',
])

/**
 * Returns a predicate that is true for warnings about an empty result, once for each place or unmapped log source
 * across all targets.
 */
function openEmptyResultWarnings(): (diagnostic: Diagnostic) => boolean {
  const seen = new Set<string>()
  return ({ code, source, span, message }) => {
    if (!EMPTY_RESULT_CODES.has(code)) return false
    const key = code === 'unmapped-logsource' ? message : `${source.name} ${span.start} ${message}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  }
}

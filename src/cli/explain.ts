import { examples } from '../../backends/examples.js'
import { explainRule } from '../convert/explain-rule.js'
import { findInputs, type Input } from '../project/files/inputs.js'
import { readLinkedFiles } from '../project/workspace/linked-files.js'
import { trackProgress } from '../project/workspace/progress.js'
import { attempt, noDocument } from '../project/workspace/rule-files.js'
import type { Rule } from '../rule/rule.js'
import { printable } from '../text/control-characters.js'
import { type Diagnostic, isError } from '../text/diagnostic.js'
import { backendFlags } from './backend-flags.js'
import { defineCommand } from './command.js'
import { convertFlags, convertSettings } from './convert-flags.js'
import { explainTargets, type TargetExplanation } from './explain-targets.js'
import { explanationText } from './explain-text.js'
import { explainedLine } from './json-lines.js'
import { openSelection } from './open-selection.js'
import { colorsFor } from './report/colors.js'
import { openRunReport } from './report/run-report.js'
import { columnsOf, writeLines } from './report/wrap.js'
import { selectionFlags } from './selection-flags.js'

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
    'Prints the changes of each pipeline step, the query of each target stage, and',
    'what the query does not check. Losses are shown as with `convert --lossy`.',
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
    let fine = true
    const messages = openRunReport(progress.io, flags.verbose)
    const page = {
      colors: colorsFor(io.stdout, io.env),
      columns: columnsOf(io.stdout),
    }
    const report = (diagnostics: readonly Diagnostic[]): void => {
      if (!flags.json) messages.add(diagnostics)
      fine &&= !diagnostics.some(isError)
    }
    const isNewWarning = openEmptyResultWarnings()
    const { files, rules } = await readLinkedFiles(inputs, progress, common, platforms)
    const settings = rules === undefined ? common : { ...common, rules }
    const explainIn = (input: Input, rule: Rule): readonly TargetExplanation[] =>
      explainTargets(rule, targets, settings, ({ backend, options }, given) =>
        attempt(input, io, () => explainRule(rule, backend, { ...given, options }), backend),
      )
    for await (const { input, documents, skipped } of files) {
      if (skipped !== undefined && !flags.json) messages.note(skipped)
      for (const document of documents ?? [noDocument]) {
        if (!selection.selects(document, input, rules)) continue
        const { rule, identity, diagnostics } = document
        report(diagnostics)
        for (const explained of rule === undefined ? [] : explainIn(input, rule)) {
          const { target, variant, explanation } = explained
          fine &&= explanation !== undefined
          if (explanation === undefined) continue
          if (flags.json) io.stdout.write(explainedLine(input.name, identity, explanation, variant))
          // A filter is a part of other queries, and has no query of its own.
          else if (rule?.kind !== 'filter') {
            const title = printable(identity.title ?? input.name)
            io.stdout.write(explanationText(headingOf(title, target.backend.title, variant), explanation, page))
          }
          report(explained.diagnostics.filter((diagnostic) => isError(diagnostic) || isNewWarning(diagnostic)))
        }
      }
    }
    messages.close()
    if (!flags.json) writeLines(io.stderr, selection.close())
    return fine ? 0 : 1
  },
})

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

import { resolve } from 'node:path'
import { type Witnessed, type WitnessRuleSettings, witnessRule } from '../../convert/witness-rule.js'
import { findInputs, type Input } from '../../project/files/inputs.js'
import type { Io } from '../../project/files/io.js'
import { readLinkedFiles } from '../../project/workspace/linked-files.js'
import { trackProgress } from '../../project/workspace/progress.js'
import { attempt, type RuleFile } from '../../project/workspace/rule-files.js'
import { openReasoner } from '../../reason/reasoner.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { Rule } from '../../rule/rule.js'
import { printable } from '../../text/control-characters.js'
import { counted } from '../../text/count.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import { MAX_EVENTS, MAX_SEED } from '../cli-limits.js'
import { backendFlags } from '../flags/backend-flags.js'
import { convertFlags, unmappedOf } from '../flags/convert-flags.js'
import { choiceOf, integerOf } from '../flags/flag-values.js'
import type { Flags, FlagValues } from '../flags/flags.js'
import { parseLimits } from '../flags/limit-flags.js'
import { outputFile } from '../flags/output-flag.js'
import { readPipelines } from '../flags/pipeline-flags.js'
import { selectionFlags } from '../flags/selection-flags.js'
import { openSelection } from '../inputs/open-selection.js'
import { openRunReport, type RunReport } from '../report/run-report.js'
import { unchangedLine } from '../results/failures.js'
import { eventLine, witnessedLine } from '../results/json-lines.js'
import { writeOutput } from '../results/outputs.js'
import { writeLines } from '../terminal/wrap.js'
import { defineCommand } from './command.js'

const ONLY = ['matching', 'near-misses'] as const

const { pipeline, unmapped, limit, strict, verbose } = convertFlags

const witnessFlags = {
  ...backendFlags,
  ...selectionFlags,
  pipeline,
  unmapped,
  events: { value: '<number>', about: 'maximum events per rule (default: 20)' },
  only: {
    value: '<matching|near-misses>',
    about: 'only matching events, or only near misses',
    completes: ONLY,
  },
  seed: { value: '<number>', about: 'seed of the random choices (default: 1)' },
  'events-only': { about: 'write only the events, no descriptions' },
  limit,
  strict,
  'keep-going': convertFlags['keep-going'],
  output: { value: '<path>', short: 'o', about: 'write to a file', completes: 'files' },
  verbose,
} as const satisfies Flags

export const witness = defineCommand({
  name: 'witness',
  usage: '<files, folders, patterns or -> [flags]',
  about: 'generates matching events and near misses',
  notes: [
    'Writes one line of JSON per event, matching events first: the rule, whether it matches, the reason, and the event.',
    'With pipelines, events use mapped names.',
  ],
  flags: witnessFlags,
  examples: [
    'sigmacast witness rules/okta/one.yml',
    'sigmacast witness rules/okta/ -p ecs-okta --only matching --events-only',
  ],
  run: async (io, paths, flags, _targets, platforms) => {
    const [common, output] = [await witnessSettings(flags, io), outputFile('`witness`', flags.output.at(-1), io.cwd)]
    const selection = await openSelection(flags, io.cwd)
    const inputs = await findInputs(paths, io.cwd)
    const progress = trackProgress(io, inputs.length)
    const lines: string[] = []
    const write = (line: string): void => {
      if (output === undefined) progress.io.stdout.write(line)
      else lines.push(line)
    }
    const messages = openRunReport(progress.io, flags.verbose)
    const { files, rules } = await readLinkedFiles(inputs, progress, common, platforms)
    const settings = { ...common, reasoner: openReasoner(), ...(rules && { rules }) }
    const generate = (input: Input, rule: Rule): Witnessed | undefined =>
      attempt(input, progress.io, () => witnessRule(rule, settings))
    const run = openRun(flags, messages, write, generate)
    for await (const file of files) {
      run.begin(file)
      for (const document of file.documents ?? [])
        if (selection.selects(document, file.input, rules)) run.add(file.input, document)
    }
    messages.close()
    const { counts, failed, isFine } = run.close()
    const notes = selection.close()
    const isComplete = failed.length === 0 || flags['keep-going']
    if (output !== undefined && isComplete) await writeOutput(resolve(io.cwd, output), lines.join(''), inputs, io)
    else if (output !== undefined)
      writeLines(io.stderr, [unchangedLine(output, { failed, refused: 0, converted: lines.length })])
    writeLines(io.stderr, notes)
    if (counts.rules > 1 || output !== undefined) io.stderr.write(summaryOf(counts))
    return isFine ? 0 : 1
  },
})

type Counts = Record<'rules' | 'matching' | 'missing', number>

/** The events and messages of a run. */
interface Run {
  readonly begin: (file: RuleFile) => void
  readonly add: (input: Input, document: RuleDocument) => void
  /** Returns the counts, and the names of the files that have errors. */
  readonly close: () => { readonly counts: Counts; readonly failed: readonly string[]; readonly isFine: boolean }
}

function openRun(
  { strict, 'events-only': eventsOnly }: Pick<FlagValues<typeof witnessFlags>, 'strict' | 'events-only'>,
  messages: RunReport,
  write: (line: string) => void,
  generate: (input: Input, rule: Rule) => Witnessed | undefined,
): Run {
  const counts: Counts = { rules: 0, matching: 0, missing: 0 }
  const failed = new Set<string>()
  let hasWarnings = false
  // Undefined means a bug of sigmacast that has been reported.
  const report = ({ name }: Input, diagnostics: readonly Diagnostic[] | undefined): void => {
    messages.add(diagnostics ?? [])
    if (diagnostics?.some(isError) ?? true) failed.add(`\`${printable(name)}\``)
    hasWarnings ||= diagnostics?.length !== 0
  }
  return {
    begin: ({ input, documents, skipped }) => {
      if (skipped !== undefined) messages.note(skipped)
      if (documents === undefined) report(input, undefined)
    },
    add: (input, { rule, identity, diagnostics }) => {
      report(input, diagnostics)
      if (rule === undefined) return
      const witnessed = generate(input, rule)
      report(input, witnessed?.diagnostics)
      if (rule.kind === 'detection') counts.rules++
      for (const [index, generated] of (witnessed?.witnesses ?? []).entries()) {
        counts[generated.matches ? 'matching' : 'missing']++
        write(eventsOnly ? eventLine(generated) : witnessedLine(input.name, identity, index + 1, generated))
      }
    },
    close: () => ({ counts, failed: [...failed], isFine: failed.size === 0 && !(strict && hasWarnings) }),
  }
}

async function witnessSettings(flags: FlagValues<typeof witnessFlags>, io: Io): Promise<WitnessRuleSettings> {
  const [only] = flags.only.slice(-1).map((text) => choiceOf('--only', text, ONLY))
  const events = integerOf('--events', flags.events.at(-1), 1, MAX_EVENTS)
  const seed = integerOf('--seed', flags.seed.at(-1), 0, MAX_SEED)
  return {
    unmapped: unmappedOf('--unmapped', flags.unmapped.at(-1)),
    ...(only === undefined ? {} : { only }),
    ...(events === undefined ? {} : { events }),
    ...(seed === undefined ? {} : { seed }),
    pipelines: await readPipelines(flags.pipeline, io),
    limits: parseLimits(flags.limit),
  }
}

const summaryOf = ({ rules, matching, missing }: Counts): string =>
  `${counted(rules, 'rule')}: ${counted(matching, 'matching event')}, ${counted(missing, 'near miss', 'near misses')}\n`

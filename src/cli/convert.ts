import { resolve } from 'node:path'
import { isError } from '../text/diagnostic.js'
import { defineCommand } from './command.js'
import { type ConvertedRule, convertFile } from './convert-file.js'
import { printQueries, reportRule } from './convert-report.js'
import { convertFlags, convertSettings } from './convert-settings.js'
import { findInputs } from './inputs.js'
import { convertedLines } from './json.js'
import { type Artifact, artifactsOf, writeArtifacts, writeOutput } from './outputs.js'
import { trackProgress } from './progress.js'
import { readRuleFiles } from './rule-files.js'
import { assumptionLines, countRule, startTally, summaryLine } from './summary.js'

export const convert = defineCommand({
  name: 'convert',
  usage: '<files, folders, patterns or -> --target <names> [flags]',
  about: 'converts rules to queries',
  notes: [
    'Folders and patterns stand for their .yml and .yaml files, `-` for standard input. Queries go to',
    'standard output, one per line; what is to say about them goes to standard error.',
  ],
  flags: convertFlags,
  examples: [
    'sigmacast convert rules/windows/ --target splunk',
    'sigmacast convert rules/auth0/ --target auth0,splunk --lossy --output queries/',
  ],
  run: async (io, paths, flags, all) => {
    const { targets, output } = convertSettings(flags, all, io.cwd)
    const inputs = await findInputs(paths, io.cwd)
    const progress = trackProgress(io, inputs.length)
    const tally = startTally(targets.map(({ backend }) => backend.name))
    const artifacts: Artifact[] = []
    const lines: string[] = []
    let fine = true
    for await (const file of readRuleFiles(inputs, progress)) {
      const rules = convertFile(file, targets, flags.lossy, progress.io)
      const several = inputs.length * rules.length * targets.length > 1
      for (const rule of rules) {
        fine &&= isFine(rule, flags.strict)
        countRule(tally, rule)
        if (output !== undefined) {
          if (flags.json) lines.push(convertedLines(rule))
          else artifacts.push(...artifactsOf(rule))
        } else if (flags.json) progress.io.stdout.write(convertedLines(rule))
        else printQueries(rule, several, progress.io)
        if (!flags.json) reportRule(rule, progress.io)
      }
    }
    if (flags.json) {
      if (output !== undefined) writeOutput(resolve(io.cwd, output), lines.join(''), inputs)
      return fine ? 0 : 1
    }
    const notes = assumptionLines(tally)
    if (tally.rules > 1) notes.push(summaryLine(tally))
    if (output !== undefined) notes.push(writeArtifacts(output, artifacts, io.cwd))
    for (const note of notes) io.stderr.write(`${note}\n`)
    return fine ? 0 : 1
  },
})

const isFine = ({ results, crashed }: ConvertedRule, strict: boolean): boolean =>
  !crashed && !results.some(({ diagnostics }) => (strict ? diagnostics.length > 0 : diagnostics.some(isError)))

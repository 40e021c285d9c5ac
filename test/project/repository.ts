import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeArtifact } from '../../src/index.js'
import { loadConfig } from '../../src/project/config/load-config.js'
import type { LoadSettings } from '../../src/project/config/open-config.js'
import type { Output, Project, RuleOutputSettings } from '../../src/project/config/project.js'
import type { Input } from '../../src/project/files/inputs.js'
import { parseRules, type RuleDocument } from '../../src/rule/parse-rules.js'
import { indexRules } from '../../src/rule/rule-index.js'

/** Creates a folder with files, and returns its path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** The text of a rule about `product` with further keys. */
export const ruleText = (
  title: string,
  keys: string,
  logsource = '{ product: okta }',
  detection = '{ a: b }',
): string =>
  `title: ${title}\nname: ${title}\n${keys}\nlogsource: ${logsource}\ndetection: { s: ${detection}, condition: s }\n`

export async function projectOf(
  files: Readonly<Record<string, string>>,
  settings: LoadSettings = {},
): Promise<Project> {
  const { project, diagnostics } = await loadConfig(undefined, { cwd: folderWith(files), ...settings })
  if (project === undefined || diagnostics.length > 0) throw new Error(diagnostics.join('\n'))
  return project
}

/** A rule of a project in an output. */
export interface OutputRule {
  readonly document: RuleDocument
  readonly input: Input
  readonly isSelected: boolean
  readonly settings: RuleOutputSettings
}

/** Returns the rules of a project by their names, as one output sees them. */
export function rulesOf({ inputs, outputs }: Project, name: string): ReadonlyMap<string, OutputRule> {
  const output = outputs.find((candidate) => candidate.name === name) as Output
  const documents = inputs.flatMap((input) =>
    parseRules({ name: input.name, text: readFileSync(String(input.path), 'utf8') }).map((document) => ({
      document,
      input,
    })),
  )
  const rules = indexRules(documents.flatMap(({ document }) => document.rule ?? []))
  return new Map(
    documents.map(({ document, input }) => [
      document.identity.name ?? '',
      {
        document,
        input,
        isSelected: output.selects(document, input, rules),
        settings: output.settingsFor(document, input, rules),
      },
    ]),
  )
}

/** Converts a rule for the first target of its settings. */
export function artifactOf({ document, settings }: OutputRule): string {
  const [target] = settings.targets
  if (document.rule === undefined || target === undefined) throw new Error('no rule or target')
  const { backend, format, options, formatOptions } = target
  const { text, diagnostics } = makeArtifact(document.rule, backend, format, {
    ...settings.common,
    options,
    formatOptions,
  })
  return text ?? diagnostics.join('\n')
}

import type { Backend } from '../../backend/backend.js'
import { type Format, queryFormat } from '../../backend/format.js'
import { jsonFormat } from '../../backend/json-format.js'
import type { LoadedBackend } from '../../backend/loaded-backend.js'
import type { TargetGroup } from './choose-targets.js'
import type { FoundContent } from './find-content.js'
import { usedPipelines } from './used-pipelines.js'
import { writeYamlList, writeYamlText } from './write-yaml.js'

/**
 * Writes a configuration for what a folder contains: an output for each group of targets, with the pipelines that handle
 * the log sources of its rules.
 */
export function configText(content: FoundContent, groups: readonly TargetGroup[]): string {
  const { rules, filters } = content
  const lines = [
    '# yaml-language-server: $schema=node_modules/sigmacast/schemas/config.json',
    `rules: ${writeYamlList(rules.length === 0 ? ['rules'] : rules)}`,
    ...(filters.length === 0 ? [] : [`filters: ${writeYamlList(filters)}`]),
    'outputs:',
    ...groups.flatMap((group) => outputLines(group, content)),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function outputLines(group: TargetGroup, content: FoundContent): readonly string[] {
  const [target] = group
  if (target === undefined) return []
  const name = outputName(group)
  const format = deployable(target)
  const uses = new Set(group.flatMap((each) => usedPipelines(each, content).map(({ name }) => name)))
  const names = group.map((each) => each.name)
  return [
    `  ${writeYamlText(name)}:`,
    `    target: ${names.length === 1 ? writeYamlText(target.name) : writeYamlList(names)}`,
    `    format: ${writeYamlText(format.name)}`,
    `    path: ${pathOf(name, target, format)}`,
    ...(uses.size === 0 ? [] : [`    pipelines: ${writeYamlList([...uses])}`]),
  ]
}

/** Returns the name of the output for a group: that of its only target, or of the platform. */
export const outputName = ([target, ...others]: TargetGroup): string =>
  (others.length > 0 ? target?.platform : undefined) ?? target?.name ?? ''

/** Returns the first format with a complete rule, else the first that is made for the platform, else the query. */
const deployable = ({ formats }: LoadedBackend): Format =>
  formats.find(({ hasRuleSettings }) => hasRuleSettings === true) ??
  formats.find(({ name }) => name !== queryFormat.name && name !== jsonFormat.name) ??
  formats[0] ??
  queryFormat

const pathOf = (output: string, target: Backend, format: Format): string => {
  const extension = format.extension ?? target.extension
  return format.layout === 'apart' ? `dist/${output}/{dir}/{stem}.${extension}` : `dist/${output}/rules.${extension}`
}

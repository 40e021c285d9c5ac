import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpusFolder } from '../../../scripts/corpus/corpora.js'

/** A catalog page of another product about a rule, as text, with the file of the rule. */
export interface SeedDocument {
  readonly title: string
  readonly description: string
  /** Each tactic with its techniques, as `T1528 Steal Application Access Token`. */
  readonly tactics: readonly (readonly [tactic: string, techniques: string])[]
  /** The lines of the rule, without their indentation. */
  readonly body: readonly string[]
  /** The names of the stages from stage 1 on. */
  readonly stages: readonly string[]
  /** The fields of the indicators, each with its kind. */
  readonly indicators: readonly (readonly [field: string, kind: string])[]
  readonly ruleFile: string
}

/**
 * Reads the first document in the folder `SIGMACAST_SEEDS`; undefined without it, or without the public rule that the
 * document is about.
 */
export function readSeedDocument(): SeedDocument | undefined {
  const folder = process.env.SIGMACAST_SEEDS
  if (folder === undefined || !existsSync(folder)) return undefined
  const [name] = readdirSync(folder).sort()
  const ruleFile = ruleIn('auth0/detections/risk_of_copying_client_credentials.yml')
  if (name === undefined || ruleFile === undefined) return undefined
  const lines = readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .map((line) => line.trim())
  const at = (start: string): number => lines.findIndex((line) => line.startsWith(start))
  const rows = (from: number): readonly (readonly string[])[] =>
    lines
      .slice(from)
      .filter((line) => line.includes('|') && !/^\|?-/.test(line))
      .map((line) =>
        line
          .replace(/^\|/, '')
          .split('|')
          .map((cell) => cell.trim()),
      )
  const attack = at('MITRE ATT&CK coverage')
  const body = at('Rule body yaml')
  const stages = at('Stages and Predicates')
  const indicators = at('Indicators')
  return {
    title: lines[1] ?? '',
    description: lines[2] ?? '',
    tactics: rows(attack)
      .slice(1, 2)
      .map(([tactic = '', techniques = '']) => [tactic, techniques] as const),
    body: lines.slice(body + 1, stages),
    stages: lines.slice(stages, indicators).flatMap((line) => /Stage [1-9]\d*: (\S+)/.exec(line)?.[1] ?? []),
    indicators: rows(indicators)
      .filter(([, kind]) => kind === 'eq')
      .map(([field = '', kind = '']) => [field, kind] as const),
    ruleFile,
  }
}

function ruleIn(path: string): string | undefined {
  try {
    return corpusFolder(path)
  } catch {
    return undefined
  }
}

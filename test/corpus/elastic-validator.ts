import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installed } from '../engines/installation.js'
import { pythonIn } from '../engines/python.js'

const beside = (path: string): string => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))
const folder = process.env.SIGMACAST_ELASTIC_VALIDATOR ?? beside('elastic-validator')
const schemas = process.env.SIGMACAST_SCHEMAS ?? beside('data/schemas')
const python = installed('python')

/** The reason why Elastic's validator cannot run here; undefined if it can. */
export const missingValidator = !existsSync(folder)
  ? `${folder} does not exist; SIGMACAST_ELASTIC_VALIDATOR is the folder of Elastic's validator`
  : !existsSync(schemas)
    ? `${schemas} does not exist; SIGMACAST_SCHEMAS is the folder of field lists`
    : python === undefined
      ? 'the engine `python` is missing; `npm run engines:install` installs it'
      : undefined

export interface ElasticQuery {
  readonly language: 'kuery' | 'eql'
  readonly query: string
  readonly index: readonly string[]
}

/** The verdict on a query. */
export interface Verdict {
  /** True if the validator can parse the query. */
  readonly isParsed: boolean
  /**
   * True if at least one integration or Beat accepts the query. Names below objects that take any name count, in KQL also
   * those below flattened fields: Kibana searches each of them as a keyword.
   */
  readonly isAccepted: boolean
  /** The fields that an integration lacks, or refuses, in the words of the validator. */
  readonly causes: readonly (readonly [field: string, why: string])[]
}

/** A target of the validator: its name, whether it accepts the query, the same with dynamic names, and the causes. */
type Target = readonly [string, boolean, boolean, readonly (readonly [string, string])[]]

/** Asks Elastic's validator for its verdict on each query. */
export function elasticVerdicts(queries: readonly ElasticQuery[]): readonly Verdict[] {
  if (python === undefined) throw new Error(missingValidator)
  const work = mkdtempSync(join(tmpdir(), 'sigmacast-validator-'))
  try {
    const [input, output] = [join(work, 'queries.jsonl'), join(work, 'verdicts.json')]
    writeFileSync(input, queries.map((query) => `${JSON.stringify(query)}\n`).join(''))
    const script = ['-B', join(folder, 'elastic-fields.py'), '--quiet', '--schemas', schemas]
    const run = spawnSync(
      pythonIn(python),
      [...script, '--detection-rules', join(folder, 'detection-rules'), '--json', output, input],
      { encoding: 'utf8' },
    )
    if (run.status !== 0) throw new Error(run.stderr || run.error?.message)
    const { rules } = JSON.parse(readFileSync(output, 'utf8')) as { rules: readonly { targets: readonly Target[] }[] }
    return rules.map(({ targets }, index) => ({
      isParsed: targets.some(([name]) => name !== 'syntax'),
      isAccepted: targets.some(
        ([, , isAccepted, causes]) => isAccepted || (queries[index]?.language === 'kuery' && isBelowFlattened(causes)),
      ),
      causes: targets.filter(([name]) => /^\??integration/.test(name)).flatMap(([, , , causes]) => causes),
    }))
  } finally {
    rmSync(work, { recursive: true })
  }
}

const isBelowFlattened = (causes: Target[3]): boolean =>
  causes.length > 0 && causes.every(([, why]) => why === 'below flattened')

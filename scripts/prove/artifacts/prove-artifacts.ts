import { loadFormat, makeArtifact } from '../../../src/index.js'
import type { Case } from '../prove.js'
import { proofTargets } from '../targets.js'
import { type ReadBack, readers } from './read-back.js'

/** Artifacts of one format whose queries were read back. */
export interface ArtifactFigures {
  readonly target: string
  readonly format: string
  /** Number of rules with an artifact. */
  readonly artifacts: number
  /** Number of artifacts that hold another query than the one that the engines have run. */
  readonly disagreements: number
  /** The first of them, as text. */
  readonly first: string | undefined
}

/** Every fifth rule of the fixed set has artifacts: five has no factor in common with the kinds of rules. */
const STEP = 5

/** Makes an artifact of each format for some rules, and reads the query back with a parser of the format. */
export async function proveArtifacts(fixed: readonly Case[]): Promise<readonly ArtifactFigures[]> {
  const cases = fixed.filter((_, at) => at % STEP === 0)
  const figures: ArtifactFigures[] = []
  for (const [target, formats] of Object.entries(readers)) {
    for (const [format, readBack] of Object.entries(formats))
      figures.push(await readFormat(cases, target, format, readBack))
  }
  return figures
}

async function readFormat(
  cases: readonly Case[],
  target: string,
  name: string,
  readBack: ReadBack,
): Promise<ArtifactFigures> {
  const [formatName, ...settings] = name.split(' ')
  const backend = proofTargets.find((one) => one.name === target)?.backend
  const found = backend?.formats.find((one) => one.name === formatName)
  if (backend === undefined || found === undefined) throw new Error(`${target} has no format ${name}`)
  const formatOptions = Object.fromEntries(settings.map((setting) => setting.split('=')))
  const format = await loadFormat(found)
  let artifacts = 0
  const others: string[] = []
  for (const { subject } of cases) {
    const { text, conversion } = makeArtifact(subject.rule, backend, format, { lossy: true, formatOptions })
    if (text === null) continue
    artifacts++
    const query = await readBack(text)
    if (query !== conversion.query)
      others.push(
        `${target} as ${name}: ${subject.rule.source.name}\n  query: ${conversion.query}\n  in the artifact: ${query}`,
      )
  }
  return { target, format: name, artifacts, disagreements: others.length, first: others[0] }
}

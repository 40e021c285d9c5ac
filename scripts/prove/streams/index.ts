import { datadogNewValues } from './datadog-new-values.js'
import { datadogRules } from './datadog-rules.js'
import { datadogSequences } from './datadog-sequences.js'
import { elasticRules } from './elastic-rules.js'
import { eqlSequences } from './eql-streams.js'
import { esqlWindows } from './esql-streams.js'
import { fixedSplunk, slidingSplunk } from './splunk-streams.js'
import { differs, type JudgedStreams, type StreamFigures, streamFigures } from './stream-figures.js'

const judges = [
  slidingSplunk,
  fixedSplunk,
  esqlWindows,
  eqlSequences,
  elasticRules,
  datadogRules,
  datadogSequences,
  datadogNewValues,
]

export interface ProvedStreams {
  readonly figures: StreamFigures
  /** The shortest disagreements, as texts. */
  readonly disagreements: readonly string[]
}

/** Holds the correlations of every target against the stream matcher, over random streams. */
export async function proveStreams(runs: number, seed: number): Promise<readonly ProvedStreams[]> {
  const proved: ProvedStreams[] = []
  for (const judge of judges) {
    const judged = await judge(runs, seed)
    if (judged !== undefined) proved.push({ figures: streamFigures(judged), disagreements: disagreementsOf(judged) })
  }
  return proved
}

const disagreementsOf = ({ target, judge, verdicts }: JudgedStreams): readonly string[] =>
  verdicts
    .filter(differs)
    .sort((a, b) => a.checks - b.checks || a.text.length - b.text.length)
    .slice(0, 3)
    .map(({ text, wanted, found }) =>
      [
        `${target}, ${judge}: the matches differ`,
        ...text.split('\n'),
        `wanted: ${wanted.join('; ')}`,
        `found: ${found.join('; ')}`,
      ].join('\n  '),
    )

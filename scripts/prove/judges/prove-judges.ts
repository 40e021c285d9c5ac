import { judges } from '../../../test/engines/judges/index.js'
import type { Judge } from '../../../test/engines/judges/judge.js'
import { judgeDifferences } from '../../../test/engines/judges/judge-differences.js'
import type { Case } from '../prove.js'
import { shrink } from '../shrink.js'
import { compareVerdicts, type JudgeFigures, type Unexplained } from './compare-verdicts.js'
import { sampleProblem } from './sample.js'
import { unexplainedText } from './unexplained-text.js'

/** Results of all installed judges. */
export interface JudgeProof {
  readonly judges: readonly Judge[]
  readonly figures: readonly JudgeFigures[]
  /** Sentences about unexplained differences, and about known ones that do not occur. */
  readonly problems: readonly string[]
}

/** Maximum number of differences that are shrunk and printed for a judge. */
const SHOWN = 10

/** Compares the verdicts of all installed judges on the rules with those of the reference matcher. */
export async function proveJudges(cases: readonly Case[]): Promise<JudgeProof> {
  const opened = (await Promise.all(judges.map((open) => open()))).filter((judge) => judge !== undefined)
  if (opened.length < judges.length) console.log('not all judges of rules are installed (npm run engines:install)')
  try {
    const proofs = await Promise.all(opened.map((judge) => proveJudge(cases, judge)))
    return {
      judges: opened,
      figures: proofs.map(({ figures }) => figures),
      problems: proofs.flatMap(({ problems }) => problems),
    }
  } finally {
    await Promise.all(opened.map((judge) => judge.close()))
  }
}

async function proveJudge(
  cases: readonly Case[],
  judge: Judge,
): Promise<{ readonly figures: JudgeFigures; readonly problems: readonly string[] }> {
  const start = performance.now()
  const { figures, unexplained } = await compareVerdicts(cases, judge, judgeDifferences)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${judge.name}: ${figures.rules} rules, ${figures.verdicts} verdicts, ${figures.matching} of them matching, unexplained differences: ${figures.unexplained} (${seconds} s)`,
  )
  const own = judgeDifferences.filter((difference) => difference.judge === judge.name)
  const stale = await Promise.all(own.map((difference) => sampleProblem(difference, judge)))
  return { figures, problems: [...(await shownDifferences(unexplained, judge)), ...stale.filter(isText)] }
}

const isText = (text: string | undefined): text is string => text !== undefined

/** The smallest rules and events that still show the differences. */
async function shownDifferences(unexplained: readonly Unexplained[], judge: Judge): Promise<readonly string[]> {
  const firsts = [...new Map([...unexplained].reverse().map((one) => [one.subject, one])).values()].reverse()
  const shown = new Set<string>()
  for (const found of firsts.slice(0, SHOWN)) {
    const smallest = await shrink(found, async (one) => {
      const alone = await compareVerdicts([one], judge, judgeDifferences)
      return alone.unexplained
    })
    shown.add(unexplainedText(smallest, judge.name))
  }
  return [...shown]
}

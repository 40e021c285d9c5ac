import type { Judge } from '../../../test/engines/judges/judge.js'
import type { JudgeDifference } from '../../../test/engines/judges/judge-difference.js'
import type { Case } from '../prove.js'
import { subjectsOf } from '../subject.js'
import { compareVerdicts } from './compare-verdicts.js'

/** The minimal rule of a known difference, and its event. */
function sampleCase(difference: JudgeDifference): Case {
  const lines = difference.detection.split('\n')
  const condition = lines.some((line) => line.startsWith('condition:')) ? [] : ['condition: s']
  const text = [
    'title: sample',
    'logsource: {product: any}',
    'detection:',
    ...[...lines, ...condition].map((line) => `  ${line}`),
    '',
  ].join('\n')
  const [subject] = subjectsOf({ name: difference.because, text })
  if (subject === undefined) throw new Error(`the sample cannot be read: ${difference.because}`)
  return {
    subject,
    events: 'event' in difference ? [{ about: 'the event of the sample', event: difference.event }] : [],
  }
}

/** The reason why a known difference of a judge does not occur with its sample; undefined if it does. */
export async function sampleProblem(difference: JudgeDifference, judge: Judge): Promise<string | undefined> {
  const { figures, unexplained } = await compareVerdicts([sampleCase(difference)], judge, [difference])
  const times = (figures.explained.get(difference) ?? 0) + (figures.refused.get(difference) ?? 0)
  if (times === 1 && unexplained.length === 0) return undefined
  return `${judge.name} does not differ any more, or differs in a new way: ${difference.because}`
}

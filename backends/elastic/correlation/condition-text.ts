import type { Plan } from '../../../src/dialect/plan.js'
import { planTexts } from '../../../src/dialect/print.js'

/** A condition as text, also where there is nothing to ask: `true` and `false` are words of ES|QL and of EQL. */
export function conditionText(planned: Plan): string {
  const [text] = planTexts(planned)
  if (text !== undefined) return text
  const query = planned.stages[0]?.query
  return query?.kind === 'const' && !query.value ? 'false' : 'true'
}

import type { Plan } from '../../../src/dialect/plan.js'
import { planTexts } from '../../../src/dialect/print.js'

/** A condition as text. `true` and `false` are literals of ES|QL and EQL, so a constant condition has a text too. */
export function conditionText(planned: Plan): string {
  const [text] = planTexts(planned)
  if (text !== undefined) return text
  const query = planned.stages[0]?.query
  return query?.kind === 'const' && !query.value ? 'false' : 'true'
}

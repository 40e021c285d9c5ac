// Measures the processor time of `sigmacast generate` over 3,000 rules and three outputs, with the built package. A first
// run converts everything, a second one finds nothing to do, and a third one follows a change of one rule.
// npm run generate:cost
// npm run generate:cost -- --rules 300
import { parseArgs } from 'node:util'
import { costOf, createProject, editRule, removeProject, startCost } from './generate-cost/measured-project.js'

/** The goal: the second run takes at most this share of the first, beyond starting Node. */
const GOAL = 0.1

const { values } = parseArgs({ options: { rules: { type: 'string', default: '3000' } } })
const folder = createProject(Number(values.rules))
try {
  const start = startCost(folder)
  const first = costOf(folder) - start
  const second = costOf(folder) - start
  editRule(folder)
  const edited = costOf(folder) - start
  const share = (cost: number): string => `${(cost / 1e6).toFixed(2)} s, ${((cost / first) * 100).toFixed(1)} %`
  console.log(`${values.rules} rules, three outputs, Node ${process.version}: processor time beyond starting Node`)
  console.log(`first run          ${share(first)}`)
  console.log(`nothing changed    ${share(second)}`)
  console.log(`one rule changed   ${share(edited)}`)
  if (second > GOAL * first) process.exitCode = 1
} finally {
  removeProject(folder)
}

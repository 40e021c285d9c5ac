// Runs the rules of a folder over a log, as the benchmark does: node scripts/bench/match-log.mjs <rules> <log> <jobs>
import { backtestRules } from '../../dist/src/project/backtest/backtest.js'
import { readLogRules } from './log-rules.mjs'

const [folder, log, jobs] = process.argv.slice(2)
const { events, rules } = await backtestRules(readLogRules(folder), log, {
  jobs: Number(jobs),
})
console.log(`${events} events, ${rules.reduce((sum, { count }) => sum + count, 0)} matches`)

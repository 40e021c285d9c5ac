import { runTests } from './src/project/test/run-tests.js'
const run = await runTests(process.argv.slice(2), { coverage: true })
console.log(run.tests.length, run.tests.filter((t) => t.isPassed).length, run.rules.length, run.isFine)
for (const d of run.diagnostics.slice(0, 20)) console.log(String(d))
for (const t of run.tests.filter((t) => !t.isPassed).slice(0, 10)) console.log(String(t.diagnostic), JSON.stringify(t.explanation?.parts, (k, v) => k === 'predicate' ? undefined : v, 1))
for (const r of run.rules.slice(0, 3)) console.log(r.file, r.coverage?.covered, r.coverage?.total, r.diagnostics.map(String).join('\n'))

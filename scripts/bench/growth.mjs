// Growth of time and memory with the number of rules: the rules of a folder, repeated with other ids.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInTurn } from './run-in-turn.mjs'
import { readTexts } from './workload.mjs'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))
const SIZES = [10_000, 30_000, 100_000]
const RULES_PER_FOLDER = 1_000

/** Returns the processor time, in seconds, and the peak of the memory, in MB, for each number of rules. */
export function measureGrowth(folder) {
  const sources = [...readTexts(folder)]
  const temporary = mkdtempSync(join(tmpdir(), 'sigmacast-growth-'))
  let made = 0
  try {
    return SIZES.map((rules) => {
      for (; made < rules; made++) makeRule(temporary, made, sources[made % sources.length].text)
      const argv = [process.execPath, main, 'convert', temporary, '--target', 'splunk', '--jobs', '1']
      const [[{ cpu, peak }]] = runInTurn([{ argv }], 1, 0)
      return { rules, cpu, peak }
    })
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

function makeRule(root, number, text) {
  const folder = join(root, String(Math.floor(number / RULES_PER_FOLDER)))
  if (number % RULES_PER_FOLDER === 0) mkdirSync(folder)
  const id = `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
  writeFileSync(join(folder, `${number}.yml`), text.replace(/^id: .*$/m, `id: ${id}`))
}

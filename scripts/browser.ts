// Installs Chromium for `npm run test:site` with apt-get, unless this machine has it: npm run browser:install
import { spawnSync } from 'node:child_process'
import { findBrowser } from '../test/site/harness/find-browser.js'

/** The longest time for a step, in milliseconds: without a network apt-get waits much longer. */
const LONGEST_STEP = 300_000

const STEPS = [
  ['update', '-qq'],
  ['install', '--yes', '-qq', '--no-install-recommends', 'chromium'],
]

const before = findBrowser()
if (before !== undefined) console.log(`Chromium is already installed: ${before}`)
else {
  const problem = STEPS.map(runStep).find((message) => message !== undefined)
  const found = findBrowser()
  if (found !== undefined) console.log(`Chromium is installed: ${found}`)
  else {
    console.error(`Chromium is NOT installed: ${problem ?? 'apt-get has no Chromium that runs'}`)
    console.error('Install Chromium or Chrome, or set SIGMACAST_CHROMIUM to its path.')
    process.exitCode = 1
  }
}

/** Runs apt-get, and returns the reason if it fails. */
function runStep(args: readonly string[]): string | undefined {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { error, status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', timeout: LONGEST_STEP })
  if (error !== undefined) return 'code' in error && error.code === 'ENOENT' ? 'there is no apt-get' : error.message
  return status === 0 ? undefined : (stderr.trim().split('\n').at(-1) ?? '').replace(/^E: /, '')
}

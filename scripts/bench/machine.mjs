// The machine and the versions of a benchmark.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

export const machineOf = (sigma) => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  processors: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${type()} ${release().split('-')[0]}`,
  node: process.version,
  sigmacast: manifest.version,
  ...(sigma === undefined ? {} : { 'sigma-cli': versionOf(sigma) }),
})

const versionOf = (sigma) => execFileSync(sigma, ['version'], { encoding: 'utf8' }).split(' ')[0].trim()

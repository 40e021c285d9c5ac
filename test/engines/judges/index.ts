import { join } from 'node:path'
import { installed, sourceFolder } from '../installation.js'
import { pythonIn } from '../python.js'
import { type OpenJudge, programJudge } from './judge.js'

const openRsigma: OpenJudge = async () => {
  const folder = installed('rsigma')
  if (folder === undefined) return undefined
  return programJudge(
    {
      name: 'rsigma',
      about:
        'rsigma 0.23.0, a reader and evaluator of rules in Rust (rsigma-parser and rsigma-eval). It evaluates rules on the JSON of events.',
    },
    join(folder, process.platform === 'win32' ? 'rsigma-judge.exe' : 'rsigma-judge'),
    [],
  )
}

const openPysigma: OpenJudge = async () => {
  const folder = installed('pysigma')
  if (folder === undefined) return undefined
  return programJudge(
    {
      name: 'pysigma-sqlite',
      about:
        'pySigma 2.0.1 with its SQLite backend 2.1.1. SQLite runs the query over a table of flattened events. It has no lists, so events with a list in a field of the rule are left out.',
    },
    pythonIn(folder),
    ['-B', join(sourceFolder('pysigma'), 'main.py')],
  )
}

/** All judges of rules; `npm run engines:install` installs them. */
export const judges: readonly OpenJudge[] = [openRsigma, openPysigma]

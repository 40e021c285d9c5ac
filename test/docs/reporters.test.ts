import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { REPORTER_NAMES } from '../../src/cli/report/reporter.js'
import { filesIn, folderWith, invoke } from '../cli/invoke.js'
import { pages, root } from './pages.js'

const page = pages.find(({ name }) => name === 'docs/reporters.md')
const jobs = page?.blocks.filter(({ language }) => ['yaml', 'groovy'].includes(language)) ?? []
const rule = `title: Okta\nid: 5d0c9c39-9a55-4a3e-8ac0-1d9a0c0e4f52\nstatus: test\nlogsource: {product: okta, service: okta}\ndetection:\n  s: {eventtype: user.mfa.factor.reset_all}\n  condition: s\n`

test.each(
  jobs.map(({ text, language }) => [language, text] as const),
)('the %s job runs, and writes the files that it uses', async (_, text) => {
  const [command = ''] = /(?<=npx sigmacast )[^\n']+/.exec(text) ?? []
  const cwd = folderWith({ 'rules/okta.yml': rule })
  const { code, stderr } = await invoke(command, { cwd, targets: backends })
  expect({ code, stderr: stderr.match(/^sigmacast: .*/gm) }).toEqual({ code: 0, stderr: null })
  const used = [...text.matchAll(/(?:sarif_file: |body-file |junit: |codequality: |junit ')([\w.]+)/g)].map(
    ([, file]) => file,
  )
  expect(used.length).toBeGreaterThan(0)
  expect(Object.keys(filesIn(cwd))).toEqual(expect.arrayContaining(used))
})

test('the page lists every reporter', () => {
  const text = readFileSync(join(root, 'docs/reporters.md'), 'utf8')
  const names = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
  expect(names).toEqual([...REPORTER_NAMES])
})

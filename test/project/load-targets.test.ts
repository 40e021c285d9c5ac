import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadTargets, platforms } from '../../backends/folders.js'
import { openConfig } from '../../src/project/config/open-config.js'
import { generateAhead } from '../../src/project/generate/generate.js'
import { folderWith, ruleText } from './repository.js'

/** Opens a configuration; returns the names that were loaded, and those of the project's targets. */
async function loadedBy(config: string, name = 'sigmacast.yml') {
  const folder = folderWith({ 'rules/a.yml': ruleText('a', 'level: high'), 'fields.json': '["f"]', [name]: config })
  const asked: unknown[] = []
  const { project, diagnostics } = await openConfig(undefined, {
    cwd: folder,
    loadTargets: (names) => {
      asked.push(names)
      return loadTargets(names)
    },
  })
  return { asked, targets: [...(project?.targets.keys() ?? [])], helps: diagnostics.map(({ help }) => help) }
}

const ALL = ['auth0', 'datadog', 'eql', 'esql', 'kql', 'lucene', 'splunk']

test('loads only the platforms that a configuration names', async () => {
  const config = `rules: rules
outputs: { a: { target: [splunk], path: dist/a }, b: { target: auth0, path: dist/b } }
`
  expect(await loadedBy(config)).toEqual({ asked: [['splunk', 'auth0']], targets: ['auth0', 'splunk'], helps: [] })
})

test('loads all targets to suggest one instead of an unknown one', async () => {
  const { asked, helps } = await loadedBy('rules: rules\noutputs: { a: { target: kqk, path: dist/a } }\n')
  expect(asked).toEqual([['kqk']])
  expect(helps).toEqual(['did you mean `kql`?'])
})

test('loads all targets to read a field schema, whose form is that of any platform', async () => {
  const config = 'rules: rules\noutputs: { a: { target: splunk, path: dist/a, schema: fields.json } }\n'
  expect(await loadedBy(config)).toEqual({ asked: [undefined], targets: ALL, helps: [] })
})

test('knows the options of platforms that are not loaded', async () => {
  const rule = `${ruleText('a', 'level: high')}sigmacast: { elastic: { interval: 5m }, elastik: {} }\n`
  const folder = folderWith({ 'rules/a.yml': rule })
  writeFileSync(join(folder, 'sigmacast.yml'), 'rules: rules\noutputs: { a: { target: splunk, path: dist/a } }\n')
  const opened = async (targets?: typeof loadTargets) => {
    const { project } = await openConfig(undefined, { cwd: folder, loadTargets: targets })
    if (project === undefined) throw new Error('the configuration has a mistake')
    const { diagnostics } = await generateAhead(project, { check: true }, { platforms })
    return diagnostics.map(({ message, help }) => [message, help])
  }
  const found = await opened()
  expect(found.flat().join()).toMatch(/`elastik`.*did you mean/)
  expect(await opened(loadTargets)).toEqual(found)
})

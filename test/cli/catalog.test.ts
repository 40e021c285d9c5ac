import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, folderWith, invoke } from './invoke.js'

test('counts rules and files in words that fit their number', async () => {
  const text = 'title: A\nlogsource: { product: okta }\ndetection: { s: { a: b }, condition: s }\n'
  const cwd = folderWith({ 'a.yml': text })
  expect((await invoke('catalog a.yml -o site', { cwd })).code).toBe(0)
  const { length } = Object.keys(filesIn(join(cwd, 'site'))).filter((path) => path !== '.sigmacast-files.json')
  rmSync(join(cwd, 'site/feed.xml'))
  expect(await invoke('catalog a.yml -o site', { cwd })).toEqual({
    code: 0,
    stdout: `site: 1 rule; 1 file written, ${length - 1} unchanged, 0 removed\n`,
    stderr: '',
  })
})

test('shows the results of the tests that the configuration names, with the values of its placeholders', async () => {
  const cwd = folderWith({
    'sigmacast.yml': `rules: rules
vars: { admins: [ann, bob] }
outputs: { plain: { target: plain, path: out.txt } }
test: { events: tests }
`,
    'rules/a.yml': `title: A
id: 5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a01
logsource: { product: okta }
detection: { s: { user|expand: '%admins%' }, condition: s }
`,
    'tests/a.yml': `rule: A
tests:
  - { name: an administrator, event: { user: bob }, expect: match }
  - { name: somebody else, event: { user: eve }, expect: match }
`,
  })
  expect((await invoke('catalog -o site', { cwd })).stderr).toBe('')
  const page = readFileSync(join(cwd, 'site/rules/5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a01.json'), 'utf8')
  expect(JSON.parse(page).tests).toMatchObject([
    { name: 'an administrator', file: 'tests/a.yml', isPassed: true },
    { name: 'somebody else', file: 'tests/a.yml', isPassed: false },
  ])
})

const withoutId = 'title: A\nlogsource: { product: okta }\ndetection: { s: { a: b }, condition: s }\n'
const configured = { 'sigmacast.yml': 'rules: rules\noutputs: { plain: { target: plain, path: out.txt } }\n' }

test.each([
  ['the configuration', configured, 'rules', '.'],
  ['the configuration', configured, 'deep', 'rules'],
  ['the configuration', configured, 'ROOT/rules/deep/a.yml', 'rules'],
  ['the configuration', configured, 'ROOT/rules/deep/a.yml', '.'],
  ['the git repository', { '.git/HEAD': '' }, 'rules', '.'],
  ['the git repository', { '.git/HEAD': '' }, 'a.yml', 'rules/deep'],
  ['the git repository', { '.git/HEAD': '' }, 'ROOT/rules', '.'],
])('names the page of a rule without an id by its path from %s', async (_, root, path, folder) => {
  const cwd = folderWith({ ...root, 'rules/deep/a.yml': withoutId })
  const args = ['catalog', path.replace('ROOT', cwd), '-o', join(cwd, 'site')]
  expect(await invoke('', { args, cwd: join(cwd, folder) })).toMatchObject({ code: 0, stderr: '' })
  expect(Object.keys(filesIn(join(cwd, 'site/rules')))).toEqual(['file-rules-deep-a.html', 'file-rules-deep-a.json'])
})

test.each([
  ['that cannot be read', 'title: A\ndetection: 1\n'],
  ['with an unknown modifier', 'title: A\nlogsource: {}\ndetection: { s: { f|startwith: a }, condition: s }\n'],
])('reports a rule %s', async (_, text) => {
  expect(await invoke('catalog a.yml -o site', { files: { 'a.yml': text } })).toMatchObject({
    code: 1,
    stderr: '1 rule with errors; `sigmacast check` explains them\n',
  })
})

test('shows the tests beside rules when it runs below the configuration, too', async () => {
  const root = folderWith({
    'sigmacast.yml': 'rules: rules/a.yml\noutputs: { plain: { target: plain, path: out.txt } }\n',
    'rules/a.yml': `title: A
id: 5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a01
logsource: { product: okta }
detection: { s: { user: bob }, condition: s }
`,
    'rules/a.test.yml': 'rule: A\ntests: [{ name: bob, event: { user: bob }, expect: match }]\n',
    'sub/readme.txt': '',
  })
  const cwd = join(root, 'sub')
  for (const paths of ['', '../rules/a.yml ']) {
    expect((await invoke(`catalog ${paths}-o site`, { cwd })).stderr).toBe('')
    const page = readFileSync(join(cwd, 'site/rules/5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a01.json'), 'utf8')
    expect(JSON.parse(page).tests).toMatchObject([{ name: 'bob', isPassed: true }])
  }
})

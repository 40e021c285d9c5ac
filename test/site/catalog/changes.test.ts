import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, runProgram } from '../harness/make-catalog.js'
import { testPageLaws } from '../harness/page-laws.js'
import { describeSite } from '../harness/site-browser.js'

const HOSTILE = '<img src=x onerror=alert(1)> `code`'

const ruleText = (title: string, number: number, selection: string): string => `title: '${title}'
id: 00000000-0000-4000-8000-00000000000${number}
logsource: { product: windows }
level: medium
detection:
    selection:
        ${selection}
    condition: selection
`

let folder: string | undefined

/** Writes the catalog of a repository with a commit and changes since then, and returns its folder. */
function changesFolder(): string {
  if (folder !== undefined) return folder
  const repository = folderOf({
    'sigmacast.yml': "rules: rules\noutputs: { soc: { target: splunk, path: 'dist/{stem}.txt' } }\n",
    'rules/changed.yml': ruleText('Changed Rule', 1, 'EventID: 1'),
    'rules/kept.yml': ruleText('Kept Rule', 2, 'EventID: 2'),
    'rules/removed.yml': ruleText(`Removed ${HOSTILE}`, 3, 'EventID: 3'),
  })
  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: repository })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'rules')
  const write = (name: string, text: string): void => writeFileSync(join(repository, 'rules', name), text)
  write('changed.yml', ruleText('Changed Rule', 1, 'EventID: [1, 4]').replace('medium', 'high'))
  write('added.yml', ruleText(`Added ${HOSTILE}`, 4, 'EventID: 5'))
  rmSync(join(repository, 'rules/removed.yml'))
  runProgram(['catalog', '--against', 'HEAD', '--output', 'site'], repository)
  folder = join(repository, 'site')
  return folder
}

describeSite('the page of changes', changesFolder, (site) => {
  testPageLaws(site, [['changes', () => 'changes.html']])

  test('lists the changed, the new and the removed rules, each with its changes', async () => {
    const { page, open, close } = await site.newPage()
    await open('index.html')
    await page.getByRole('link', { name: 'Changes' }).click()
    await page.waitForURL(/\/changes\.html$/)
    expect(await page.locator('h1').textContent()).toBe('Changes since HEAD')
    expect(await page.locator('main > p').textContent()).toMatch(
      /^1 new, 1 changed, 1 removed, compared with [0-9a-f]{12}\.$/,
    )
    const sections = await page.locator('main section').evaluateAll((all) =>
      all.map((section) => ({
        title: section.querySelector('h2')?.textContent,
        rules: [...section.querySelectorAll('.event')].map((rule) => ({
          title: rule.querySelector(':scope > a, :scope > b')?.textContent,
          href: rule.querySelector(':scope > a')?.getAttribute('href'),
          file: rule.querySelector(':scope > code')?.textContent,
          changes: [...rule.querySelectorAll('.bullets li')].map((change) => change.textContent),
        })),
      })),
    )
    expect(sections).toEqual([
      {
        title: 'Changed rules',
        rules: [
          {
            title: 'Changed Rule',
            href: 'rules/00000000-0000-4000-8000-000000000001.html',
            file: 'rules/changed.yml',
            changes: ['wider: now also finds {"EventID": 4}', 'level medium → high', 'soc: updated, exact'],
          },
        ],
      },
      {
        title: 'New rules',
        rules: [
          {
            title: `Added ${HOSTILE}`,
            href: 'rules/00000000-0000-4000-8000-000000000004.html',
            file: 'rules/added.yml',
            changes: ['soc: created, exact'],
          },
        ],
      },
      {
        title: 'Removed rules',
        rules: [
          {
            title: `Removed ${HOSTILE}`,
            href: undefined,
            file: 'rules/removed.yml',
            changes: ['no other rules are known to find all of its events', 'soc: removed'],
          },
        ],
      },
    ])
    await close()
  })

  test('leads to the pages of the rules', async () => {
    const { page, open, close } = await site.newPage()
    await open('changes.html')
    await page.getByRole('link', { name: 'Changed Rule' }).click()
    await page.getByRole('heading', { name: 'Changed Rule', level: 1 }).waitFor()
    await close()
  })

  test('has its data as JSON beside it', () => {
    const { against, rules } = JSON.parse(readFileSync(join(changesFolder(), 'changes.json'), 'utf8'))
    expect([against, rules.map(({ kind }: { kind: string }) => kind).sort()]).toEqual([
      'HEAD',
      ['added', 'changed', 'removed'],
    ])
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { pages, root } from './pages.js'

/** The anchors of a page, as GitHub derives them from its headings. */
const anchorsOf = (name: string): readonly string[] =>
  [
    ...readFileSync(join(root, name), 'utf8')
      .replaceAll(/^```.*?^```$/gms, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

test.each(pages.map(({ name }) => name))('%s links to existing pages and headings', (name) => {
  const text = readFileSync(join(root, name), 'utf8').replaceAll(/^```.*?^```$/gms, '')
  const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#')
      const page = path === '' ? name : relative(root, join(root, dirname(name), path))
      return (
        !existsSync(join(root, page)) ||
        (anchor !== undefined && page.endsWith('.md') && !anchorsOf(page).includes(anchor))
      )
    })
  expect(broken).toEqual([])
})

test.each(['docs', 'docs/decisions'])('%s/README.md links to each page of its folder', (folder) => {
  const overview = readFileSync(join(root, folder, 'README.md'), 'utf8')
  const missing = pages
    .map(({ name }) => relative(folder, name))
    .filter((name) => dirname(name) === '.' && name !== 'README.md' && !overview.includes(`](${name})`))
  expect(missing).toEqual([])
})

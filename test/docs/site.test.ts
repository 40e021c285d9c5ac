// The pages of the documentation site: every link and anchor resolves, and every page can be reached.
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { beforeAll, describe, expect, test } from 'vitest'
import { docsSources, readDocs } from '../../scripts/site/build-docs.js'
import { highlighted } from '../../site/docs/highlight.js'
import { linkTarget } from '../../site/docs/links.js'
import { type Docs, docsFiles } from '../../site/docs/make-docs.js'
import { renderMarkdown } from '../../site/docs/render-markdown.js'
import { findSections } from '../../site/docs/search/find-sections.js'
import { searchSections } from '../../site/docs/search/search-data.js'
import { openSlugs } from '../../site/docs/slugs.js'
import { root } from './pages.js'

let docs: Docs
let files: ReadonlyMap<string, string>
beforeAll(async () => {
  docs = await readDocs('https://example.org/blob/main')
  files = docsFiles(docs)
})

test('every link leads to a page of the site, its anchor to an element of the page', () => {
  const broken: string[] = []
  for (const [path, html] of files) {
    if (!path.endsWith('.html')) continue
    for (const [, href = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^[a-z]+:/.test(href)) continue
      const [, target = '', anchor = ''] = /^([^?#]*)[^#]*#?(.*)$/.exec(href) ?? []
      const page = target === '' ? path : normalize(join(dirname(path), target))
      // The other parts of the site have tests of their own.
      if (/^(?:playground|assets)\/|^docs\/(?:docs|search)\.(?:css|js)$/.test(page)) continue
      const text = files.get(page)
      if (text === undefined && !existsSync(join(root, page))) broken.push(`${path}: ${href}`)
      else if (anchor !== '' && !text?.includes(`id="${anchor}"`)) broken.push(`${path}: ${href}`)
    }
  }
  expect(broken).toEqual([])
})

test('the site has each Markdown file once, in one order', () => {
  const { order } = docs.navigation
  expect(new Set(order.map(({ path }) => path)).size).toBe(docsSources().length)
  expect(order[0]?.file).toBe('README.md')
})

test('the navigation has the parts of docs/README.md', () => {
  expect(docs.navigation.parts.map(({ title, pages }) => [title, pages[0]?.title])).toEqual([
    ['Convert rules', 'Converting rules'],
    ['Build a detection repository', 'Detection as code'],
    ['Embed the library', 'Library guide'],
    ['Add a backend', 'Architecture'],
    ['Reference', 'Command line'],
  ])
})

test('files of the repository are links only if its address is known', () => {
  const isAsset = () => false
  const link = (repository: string | undefined) => linkTarget('docs/a.md', '../src/x.ts', { isAsset, repository })
  expect(link(undefined)).toEqual({ kind: 'none' })
  expect(link('https://example.org/blob/main')).toMatchObject({ href: 'https://example.org/blob/main/src/x.ts' })
})

test('a link that nobody can open is a text', async () => {
  const { html } = await renderMarkdown(
    { file: 'docs/a.md', text: '# A\n\n[the *code*](../src/x.ts), [b](b.md#c)\n' },
    { isAsset: () => false, repository: undefined },
  )
  expect(html).toBe('<p><span>the <em>code</em></span>, <a href="b.html#c">b</a></p>\n')
})

test('repeated headings get numbers', () => {
  const slug = openSlugs()
  expect(['A `b` / c', 'A `b` / c', 'x-y_z'].map(slug)).toEqual(['a-b--c', 'a-b--c-1', 'x-y_z'])
})

describe('search', () => {
  const first = (query: string) => {
    const [found] = findSections(searchSections(docs.navigation.order), query)
    return found && `${found.section.page}: ${found.section.heading}`
  }

  test.each([
    ['glossary', 'Glossary: Glossary'],
    ['dead-value', 'dead-value: dead-value'],
    ['unmapped-logsource', 'Diagnostics: unmapped-logsource'],
    ['approximations', 'Correlations: Approximations'],
  ])('%s finds its own section first', (query, section) => {
    expect(first(query)).toBe(section)
  })

  test('needs every word', () => {
    expect(findSections(searchSections(docs.pages), 'residual nowhereatall')).toEqual([])
    expect(findSections(searchSections(docs.pages), '  ')).toEqual([])
  })
})

test.each([
  ['yaml', "a|re: 'x' # y", 'a|re<span class="o">:</span> <span class="s">\'x\'</span> <span class="o"># y</span>'],
  ['yaml', '- [a, b]', '<span class="o">-</span> [<span class="s">a</span>, <span class="s">b</span>]'],
  [
    'esql',
    'FROM a | WHERE b == "<"',
    '<span class="o">FROM</span> a <span class="o">|</span> <span class="o">WHERE</span> b == <span class="s">&quot;&lt;&quot;</span>',
  ],
  ['text', '<b>&', '&lt;b&gt;&amp;'],
])('highlights %s: %s', (language, code, html) => {
  expect(highlighted(code, language)).toBe(html)
})

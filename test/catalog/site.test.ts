import { createHash } from 'node:crypto'
import { join } from 'node:path/posix'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { catalogOf, ruleText } from './catalog-of.js'

// biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a template is part of the attack
const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{constructor}}${7*7}</textarea></pre>'

describe('hostile rules', () => {
  const quoted = JSON.stringify(hostile)
  const rule = ruleText({
    title: quoted,
    description: quoted,
    author: quoted,
    license: quoted,
    references: `['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:alert(1)', ${quoted}, 'https://example.com/?"><b>']`,
    falsepositives: `[${quoted}]`,
    fields: `[${quoted}]`,
    tags: `['attack.t1059', ${quoted}]`,
    logsource: `{ product: ${quoted}, category: ${quoted}, definition: ${quoted} }`,
    detection: `{ ${quoted}: { ${quoted}: [${quoted}, '</code>'] }, condition: 1 of them }`,
    custom: quoted,
    '"<img src=x onerror=alert(1)>"': quoted,
  })

  test('never become markup', async () => {
    const { site } = await catalogOf({ '<b>.yml': rule, 'broken.yml': `title: ${quoted}\ndetection: 1\n` })
    for (const [path, html] of site) {
      if (!path.endsWith('.html')) continue
      expect({ path, tags: html.match(/<(?:script|img|b|textarea)\b[^>]*onerror|<script>alert/g) }).toEqual({
        path,
        tags: null,
      })
      expect(html.match(/<script(?! defer src=)/g)).toHaveLength(1)
      expect(html).not.toMatch(/<[^>]*\son\w+=/)
      expect(html).not.toMatch(/(?:href|src|action)="\s*(?:javascript|data|vbscript):/i)
    }
  })

  test('never leave the text of the feed', async () => {
    const { site } = await catalogOf({ 'a.yml': rule })
    expect(site.get('feed.xml')).not.toMatch(/<script|<img/)
  })
})

describe('a site', () => {
  const files = {
    'a.yml': ruleText({ tags: '[attack.t1059.001, attack.execution]', author: 'A, B' }),
    'sub/b.yml': ruleText({ title: 'Same Id', level: 'low' }),
    'sub/c.yml': ruleText({ title: 'No Id' }).replace(/^id: .*\n/m, ''),
    'sub/d.yml': 'title: Broken\nid: 5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a09\ndetection: 1\n',
  }

  test('has equal bytes for equal rules', async () => {
    const [first, second] = [await catalogOf(files), await catalogOf(files)]
    expect([...second.site]).toEqual([...first.site])
  })

  test('has an address for each rule: its id, or the name of its file', async () => {
    const { model } = await catalogOf(files)
    expect(model.pages.map(({ title, path, notes }) => [title, path, notes.length])).toEqual([
      ['Shell of a Service', 'rules/5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a01', 0],
      ['Same Id', 'rules/5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a01-2', 1],
      ['No Id', 'rules/file-sub-c', 1],
      ['Broken', 'rules/5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a09', 0],
    ])
  })

  test('shows a rule with errors, with the reasons', async () => {
    const { page, html } = await catalogOf(files)
    expect(page('Broken')).toMatchObject({ kind: 'broken', queries: [], events: [] })
    expect(page('Broken').findings.some(({ severity }) => severity === 'error')).toBe(true)
    expect(html('Broken')).toContain('has errors')
  })

  test('has only links that lead somewhere', async () => {
    const { site } = await catalogOf(files)
    const broken = [...site].flatMap(([path, html]) =>
      path.endsWith('.html')
        ? [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].flatMap(([, link = '']) =>
            leadsSomewhere(path, link.replaceAll('&amp;', '&'), site) ? [] : [`${path}: ${link}`],
          )
        : [],
    )
    expect(broken).toEqual([])
  })

  test('requests nothing from elsewhere', async () => {
    const { site } = await catalogOf(files)
    for (const [path, text] of site) {
      if (/\.(?:html|css|js)$/.test(path)) expect(text).not.toMatch(/(?:src|@import|url\()\s*=?\s*["'(]?https?:/)
    }
  })

  test('has the data of each page beside it', async () => {
    const { site, model } = await catalogOf(files)
    for (const page of model.pages) expect(JSON.parse(site.get(`${page.path}.json`) ?? '')).toEqual(page)
    expect(JSON.parse(site.get('index.json') ?? '').rules).toHaveLength(4)
  })
})

/** True if a link leads to a file of the site, and to an element of its page. */
function leadsSomewhere(from: string, link: string, site: ReadonlyMap<string, string>): boolean {
  if (/^https?:\/\//.test(link)) return true
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(link) ?? []
  const target = path === '' ? from : join(from, '..', path)
  const html = site.get(target)
  return html !== undefined && (fragment === '' || html.includes(`id="${fragment}"`))
}

describe('sizes', () => {
  test('stay small for a rule with many values, and grow slowly with the number of rules', async () => {
    const hash = (index: number): string => createHash('sha256').update(`${index}`).digest('hex')
    const listOf = (count: number): string => Array.from({ length: count }, (_, index) => `'${hash(index)}'`).join(', ')
    const large = (title: string, count: number): string =>
      ruleText({ title, detection: `{ s: { Hashes|contains: [${listOf(count)}] }, condition: s }` })
    const many = Array.from({ length: 60 }, (_, index) => [
      `${index}.yml`,
      ruleText({ title: `Rule ${index}`, id: `5a0d2a55-3b0e-4d2b-8c37-5b8f1d1b0${`${index}`.padStart(3, '0')}` }),
    ])
    const { site, html } = await catalogOf({
      'large.yml': large('Large', 100),
      'huge.yml': large('Huge', 700),
      ...Object.fromEntries(many),
    })
    for (const title of ['Large', 'Huge']) expect(gzipSync(html(title)).length).toBeLessThan(60_000)
    expect(gzipSync(html('Rule 1')).length).toBeLessThan(12_000)
    const search = ['assets/rules.js', 'assets/values.js'].map((path) => gzipSync(site.get(path) ?? '').length)
    expect(search.reduce((sum, size) => sum + size, 0)).toBeLessThan(61 * 250 + 100_000)
  })
})

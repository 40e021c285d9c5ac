import { describe, expect, test } from 'vitest'
import { linkFrom, queryString, webAddress } from '../../src/site/shell/links.js'
import { renderPage } from '../../src/site/shell/render-page.js'
import { shellFiles } from '../../src/site/shell/shell-files.js'
import type { Page, Site } from '../../src/site/shell/site.js'

const site: Site = {
  name: 'sigmacast',
  home: 'index.html',
  places: [
    { title: 'Rules', path: 'index.html' },
    { title: 'Coverage', path: 'coverage/index.html' },
  ],
  search: 'index.html',
  note: 'Made from 2 rules',
  footer: [{ title: 'Source', path: 'https://example.com/' }],
}
const page: Page = {
  path: 'rules/a.html',
  title: 'A rule',
  description: 'About a rule',
  place: 'index.html',
  body: <h1>A rule</h1>,
}

describe('renderPage', () => {
  test('links relative to the page, so that a site works from disk', () => {
    const html = renderPage(site, page)
    expect(html).toContain('<a class="brand" href="../index.html">sigmacast</a>')
    expect(html).toContain('<a href="../index.html" aria-current="page">Rules</a>')
    expect(html).toContain('<link rel="stylesheet" href="../assets/site.css"/>')
    expect(html).toContain('<script defer src="../assets/shell.js"></script>')
    expect(html).toContain('<a href="https://example.com/">Source</a>')
  })

  test('escapes every text', () => {
    const text = '"><script>alert(1)</script>&amp;'
    const html = renderPage(
      { ...site, name: text, note: text, places: [{ title: text, path: text }] },
      { ...page, title: text, description: text, body: <p title={text}>{text}</p> },
    )
    expect(html).not.toContain('<script>alert')
    expect(html.match(/<script/g)).toHaveLength(2)
  })

  test('allows only the inline script of the theme', () => {
    expect(renderPage(site, page)).toMatch(/script-src [^;]*'sha256-[\w+/]+=*'/)
    expect(renderPage(site, { ...page, policy: "default-src 'self'" })).toContain(`content="default-src 'self'"`)
  })

  test('has the parts that a page asks for', () => {
    const app = renderPage({ ...site, feed: 'feed.xml' }, { ...page, className: 'app', hasOwnSearch: true })
    expect(app).toContain('href="../feed.xml"')
    expect(app).not.toContain('<footer')
    expect(app).not.toContain('type="search"')
  })
})

test('the shell has one style sheet and one script, below 20 kB together', () => {
  expect([...shellFiles.keys()]).toEqual(['assets/site.css', 'assets/shell.js', 'assets/icon.svg'])
  expect([...shellFiles.values()].join('').length).toBeLessThan(20_000)
})

test.each([
  ['index.html', 'index.html?q=a', 'index.html?q=a'],
  ['index.html', 'index.html#top', '#top'],
  ['rules/a.html', 'rules/b.html', 'b.html'],
  ['rules/a.html', 'rules/x/b.html#c', 'x/b.html#c'],
  ['rules/x/a.html', 'rules/b.html', '../b.html'],
  ['a.html', 'x:y.html', './x:y.html'],
])('linkFrom(%s, %s) is %s', (from, to, link) => {
  expect(linkFrom(from, to)).toBe(link)
})

test.each([
  ['https://example.com/a', 'https://example.com/a'],
  ['HTTP://example.com', 'http://example.com/'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  [' https://example.com', undefined],
  ['https://', undefined],
  ['//example.com', undefined],
])('webAddress(%s) is %s', (text, address) => {
  expect(webAddress(text)).toBe(address)
})

test('queryString encodes names and values', () => {
  expect(
    queryString([
      ['field', 'a&b'],
      ['field', 'c d'],
    ]),
  ).toBe('?field=a%26b&field=c+d')
})

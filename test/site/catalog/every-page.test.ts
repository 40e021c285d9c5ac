import { expect, test } from 'vitest'
import { testPageLaws } from '../harness/page-laws.js'
import { describeSite } from '../harness/site-browser.js'
import { catalogFolder, PAGES } from './catalog-folder.js'

describeSite('every kind of page', catalogFolder, (site) => {
  testPageLaws(site, PAGES)

  test.each(PAGES)('%s: has the same text without scripts', async (_, path) => {
    const { page, open, close } = await site.newPage({ javaScript: false })
    await open(path())
    expect(await page.locator('h1').count()).toBe(1)
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(100)
    await close()
  })

  test('every link within the site leads to a page, and to a place in it', async () => {
    const { page, open, close } = await site.newPage()
    const missing: string[] = []
    const targets = new Map<string, Set<string>>()
    for (const [, path] of PAGES) {
      await open(path())
      const links = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((a) => a.href),
      )
      for (const link of links) {
        const { origin, pathname, hash } = new URL(link)
        if (origin !== new URL(page.url()).origin) continue
        const known = targets.get(origin + pathname) ?? new Set<string>()
        targets.set(origin + pathname, known.add(decodeURIComponent(hash.slice(1))))
      }
    }
    for (const [address, hashes] of targets) {
      const response = await page.request.get(address)
      if (!response.ok()) missing.push(address)
      const html = address.endsWith('.html') ? await response.text() : ''
      for (const hash of hashes) if (hash !== '' && !html.includes(`id="${hash}"`)) missing.push(`${address}#${hash}`)
    }
    expect(missing).toEqual([])
    await close()
  })
})

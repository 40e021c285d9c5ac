import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeViolations, headingLevels, oddLinks, sidewaysScroll } from './page-checks.js'
import { type SiteBrowser, WAYS } from './site-browser.js'

/** A page by its name, and its path in the site, which is known when the site has been made. */
export type NamedPage = readonly [name: string, path: () => string]

const LOOKS = [
  ['light', 1280],
  ['dark', 1280],
  ['light', 360],
  ['dark', 360],
] as const

/** Tests what holds for every page of a site: accessibility, narrow screens, errors, foreign requests and headings. */
export function testPageLaws(site: SiteBrowser, pages: readonly NamedPage[]): void {
  test.each(pages)('%s: axe-core finds nothing in light, dark and narrow', async (_, path) => {
    for (const [colorScheme, width] of LOOKS) {
      const { page, open, close } = await site.newPage({ colorScheme, width })
      await open(path())
      await unfold(page)
      expect(await axeViolations(page)).toEqual([])
      await close()
    }
  })

  test.each(pages)('%s: nothing scrolls sideways at 360 pixels, also unfolded', async (_, path) => {
    const { page, open, close } = await site.newPage({ width: 360 })
    await open(path())
    expect(await sidewaysScroll(page)).toBe(0)
    await unfold(page)
    expect(await sidewaysScroll(page)).toBe(0)
    await close()
  })

  test.each(pages)('%s: reports no error, and leads and asks nowhere else', async (_, path) => {
    for (const way of WAYS) {
      const { open, page, foreign, problems, close } = await site.newPage({ way })
      await open(path())
      await page.waitForLoadState('load')
      // From disk, a browser loads no modules, so an embedded playground shows its example only.
      const isEmbedded = way === 'file' && (await page.locator('iframe').count()) > 0
      expect({ way, foreign, problems: isEmbedded ? [] : problems }).toEqual({ way, foreign: [], problems: [] })
      expect(await oddLinks(page)).toEqual([])
      await close()
    }
  })

  test.each(pages)('%s: has one main heading, and headings in order', async (_, path) => {
    const { page, open, close } = await site.newPage()
    await open(path())
    const levels = await headingLevels(page)
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    await close()
  })
}

const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

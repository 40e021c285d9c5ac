import { expect, test } from 'vitest'
import { oddLinks } from '../harness/page-checks.js'
import { describeSite, WAYS } from '../harness/site-browser.js'
import { catalogFolder, rulePages } from './catalog-folder.js'

/** True if a text of a rule ran as a script. */
const isHacked = (): boolean => 'hacked' in globalThis

describeSite('rules of hostile authors', catalogFolder, (site) => {
  test.each(WAYS)('run no script and make no odd link on any page of a rule, opened by %s', async (way) => {
    const { page, open, foreign, problems, close } = await site.newPage({ way })
    for (const { path } of rulePages()) {
      await open(`${path}.html`)
      // Everything that a person can do: point at things, unfold them, and press buttons.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
        for (const element of document.querySelectorAll('body *'))
          for (const type of ['pointerover', 'mouseover', 'focus', 'load', 'error'])
            element.dispatchEvent(new Event(type, { bubbles: true }))
        for (const button of document.querySelectorAll<HTMLButtonElement>('main button')) button.click()
      })
      expect({ path, isHacked: await page.evaluate(isHacked), links: await oddLinks(page) }).toEqual({
        path,
        isHacked: false,
        links: [],
      })
    }
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] })
    await close()
  })

  test.each(WAYS)('run no script in the search, opened by %s', async (way) => {
    const { page, open, foreign, problems, close } = await site.newPage({ way })
    for (const text of ['<img src=x onerror=hacked=1>', 'hacked', '__proto__', 'constructor', 'product:"__proto__"']) {
      await open('index.html')
      await page.locator('#q').fill(text)
      await page.waitForFunction(() => /\d+ of \d+/.test(document.querySelector('#count')?.textContent ?? ''))
      expect({ text, isHacked: await page.evaluate(isHacked), links: await oddLinks(page) }).toEqual({
        text,
        isHacked: false,
        links: [],
      })
    }
    for (const name of ['q', 'product', 'technique', 'verdict', 'value', 'sort', '__proto__']) {
      await open(`index.html?${name}=${encodeURIComponent('"><img src=x onerror=hacked=1>')}`)
      expect(await page.evaluate(isHacked)).toBe(false)
    }
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] })
    await close()
  })

  test.each(WAYS)('run no script in the menus of the coverage page, opened by %s', async (way) => {
    const { page, open, foreign, problems, close } = await site.newPage({ way })
    await open('coverage/index.html')
    for (const value of await page
      .locator('#product option')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''))) {
      await page.locator('#product').selectOption(value)
      expect({ value, isHacked: await page.evaluate(isHacked), links: await oddLinks(page) }).toEqual({
        value,
        isHacked: false,
        links: [],
      })
    }
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] })
    await close()
  })

  test('are shown as text', async () => {
    const { page, open, close } = await site.newPage()
    for (const { path, title } of rulePages()) {
      await open(`${path}.html`)
      expect((await page.locator('h1').textContent())?.replaceAll('\u00ad', '')).toBe(title)
    }
    await close()
  })
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ruleOf, selectTab, usePlayground, write } from './open-playground.js'

const { open } = usePlayground()

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Runs axe in the page, and returns what violates WCAG 2.2 AA. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } }
    interface Violation {
      readonly id: string
      readonly nodes: readonly { readonly html: string }[]
    }
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

test.each(['light', 'dark'] as const)('no tab violates a rule of axe in the %s theme', async (colorScheme) => {
  const { page } = await open('index.html', { colorScheme })
  const found: string[] = []
  const look = async (where: string): Promise<void> => {
    for (const text of await violations(page)) found.push(`${where}: ${text}`)
  }
  for (const tab of ['Filters', 'Pipelines', 'Events', 'Options', 'Rule']) {
    await selectTab(page, tab)
    await look(tab)
  }
  for (const tab of ['Your events', 'Explain', 'Format', 'Witnesses']) {
    await selectTab(page, tab)
    await look(tab)
  }
  await write(page, ruleOf('EventID: 1').replace('condition: selection', 'condition: selction'))
  await page.getByText('From the last rule without errors.').waitFor()
  await look('a rule with an error')
  expect(found).toEqual([])
})

test('the embedded playground violates no rule of axe', async () => {
  const { page } = await open('embed.html', { isSilent: true })
  await page.waitForSelector('.cm-content')
  expect(await violations(page)).toEqual([])
})

test.each(['index.html', 'embed.html'])('%s does not scroll sideways at 360 pixels', async (path) => {
  const { page } = await open(path, { viewport: { width: 360, height: 740 }, isSilent: true })
  await page.waitForSelector('.cm-content')
  const widths: (readonly [string, number])[] = []
  const measure = async (name: string): Promise<void> => {
    widths.push([name, await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)])
  }
  await measure('rule')
  if (path === 'index.html') {
    for (const tab of ['Filters', 'Pipelines', 'Events', 'Options', 'Your events', 'Explain', 'Format']) {
      await selectTab(page, tab)
      await measure(tab)
    }
  }
  expect(widths.filter(([, width]) => width > 360)).toEqual([])
})

test('controls are at least 24 pixels high', async () => {
  const { page } = await open()
  const small = await page
    .locator('button:visible, select:visible, input:visible, summary:visible')
    .evaluateAll((all) =>
      all
        .filter((control) => control.getBoundingClientRect().height < 24 && control.getAttribute('type') !== 'checkbox')
        .map((control) => control.outerHTML),
    )
  expect(small).toEqual([])
})

test('Escape and Tab leave the editor', async () => {
  const { page } = await open()
  await page.locator('.cm-content').first().click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor'))).toBeNull()
})

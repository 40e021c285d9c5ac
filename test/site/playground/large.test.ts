import { expect } from 'vitest'
import { ruleOf, selectTab, test, usePlayground } from './open-playground.js'

const { open } = usePlayground()

test('a megabyte of rules stays usable', async () => {
  const { page, faults } = await open()
  const lines = Array.from({ length: 60 }, (_, n) => `f${n}: 'a value of some length ${n}'`)
  const count = Math.ceil(1_000_000 / ruleOf(...lines).length)
  const rules = Array.from({ length: count }, (_, n) => ruleOf(`n: ${n}`, ...lines).replace('Test', `Rule ${n}`))
  const text = rules.join('---\n')
  expect(text.length).toBeGreaterThan(1_000_000)
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.locator('.cm-content').first().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+v')
  await selectTab(page, /Splunk/)
  await page.locator('#rule-select').selectOption({ index: count - 1 })
  await page
    .getByLabel('Splunk SPL query')
    .filter({ hasText: `n=${count - 1} ` })
    .waitFor()
  await page.keyboard.press('Shift+Tab')
  await page.locator('.cm-content').first().click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
  await page.keyboard.type('!')
  await page.locator('#rule-select option', { hasText: '1. Rule 0!' }).waitFor({ state: 'attached' })
  expect(faults()).toEqual([])
})

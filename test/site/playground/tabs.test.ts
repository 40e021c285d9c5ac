import { expect } from 'vitest'
import { queryOf, ruleOf, selectTab, test, usePlayground, write } from './open-playground.js'

const { open } = usePlayground()

test.each([
  ['Input', ['Rule', 'Filters', 'Pipelines', 'Events', 'Options']],
  ['Target', ['Splunk', 'KQL', 'EQL', 'Lucene', 'ES|QL', 'Datadog', 'Auth0']],
  ['Details', ['Witnesses', 'Your events', 'Explain', 'Format']],
])('the tabs of %s follow the keyboard', async (name, titles) => {
  const { page, faults } = await open()
  const list = page.getByRole('tablist', { name })
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document
      const panel = document.getElementById(activeElement?.getAttribute('aria-controls') ?? '')
      return {
        title: activeElement?.textContent
          ?.replace(/^(exact|wider|approximate|no query)(, with an assumption)?/, '')
          .replace(/ \d+$/, ''),
        isSelected: activeElement?.getAttribute('aria-selected'),
        isVisible: panel?.checkVisibility(),
      }
    })
  const expectTab = (expected: string | undefined): Promise<void> =>
    expect.poll(focused).toEqual({ title: expected, isSelected: 'true', isVisible: true })
  await list.getByRole('tab', { selected: true }).focus()
  await page.keyboard.press('Home')
  for (const title of titles) {
    await expectTab(title)
    await page.keyboard.press('ArrowRight')
  }
  await expectTab(titles[0])
  await page.keyboard.press('ArrowLeft')
  await expectTab(titles.at(-1))
  await page.keyboard.press('End')
  await expectTab(titles.at(-1))
  expect(await list.locator('[tabindex="0"]').count()).toBe(1)
  expect(faults()).toEqual([])
})

test('an empty tab of filters offers an example, which changes the queries', async () => {
  const { page } = await open()
  await selectTab(page, 'Filters')
  await page.getByRole('button', { name: 'Insert an example' }).first().click()
  await queryOf(page, 'Auth0 tenant log search').filter({ hasText: 'NOT client_name:terraform' }).waitFor()
})

test('a suggested pipeline renames fields', async () => {
  const { page } = await open()
  await write(page, ruleOf("Image|endswith: '\\cmd.exe'").replace('windows', 'windows\n    category: process_creation'))
  await selectTab(page, /EQL/)
  await selectTab(page, 'Pipelines')
  await page.getByRole('checkbox', { name: /^ecs-windows / }).check()
  await queryOf(page, 'Elastic EQL').filter({ hasText: 'process.executable' }).waitFor()
  await page.getByText('Pipelines: ecs-windows.').waitFor()
})

test('options come from the target and its format, and a wrong value has a sentence', async () => {
  const { page } = await open()
  await selectTab(page, 'Options')
  const form = page.getByRole('form', { name: 'Options' })
  await form.getByLabel('Format').selectOption('url')
  await form.getByLabel('tenant').fill('acme')
  await selectTab(page, 'Format')
  await page.getByLabel('Artifact').filter({ hasText: '/acme/' }).waitFor()
  await form.getByLabel('tenant').fill('a b')
  await form.getByRole('alert').waitFor()
  await expect.poll(() => form.getByLabel('tenant').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('Artifact').filter({ hasText: '/YOUR_TENANT/' }).waitFor()
})

test('every format of every target has an artifact or a reason', async () => {
  const { page, faults } = await open()
  await selectTab(page, 'Format')
  for (const tab of await page.getByRole('tablist', { name: 'Target' }).getByRole('tab').all()) {
    await tab.click()
    const select = page.locator('#artifact-format')
    for (const format of await select.locator('option').allTextContents()) {
      await select.selectOption(format)
      await page.locator('.artifact, #detail-panel-artifact .empty').first().waitFor()
    }
  }
  expect(faults()).toEqual([])
})

test('the explanation goes step by step', async () => {
  const { page } = await open()
  await selectTab(page, 'Explain')
  await page.getByText('Step 1 of 3').waitFor()
  await page.getByRole('heading', { name: 'The rule asks' }).waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('heading', { name: 'Auth0 log search can say' }).waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(() => page.locator('.steps > li').count()).toBe(3)
})

test('a text with several rules lets the user choose one', async () => {
  const { page } = await open()
  await write(page, `${ruleOf('a: 1')}---\n${ruleOf('b: 2').replace('Test', 'Other')}`)
  await page.locator('#rule-select').selectOption('2. Other')
  await selectTab(page, /Splunk/)
  await queryOf(page, 'Splunk SPL').filter({ hasText: 'b=2' }).waitFor()
})

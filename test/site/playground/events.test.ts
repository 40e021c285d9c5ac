import { expect } from 'vitest'
import { ruleOf, selectedText, selectTab, test, usePlayground, write } from './open-playground.js'

const { open } = usePlayground()

test('events are matched line by line, in the editor and in a table with reasons', async () => {
  const { page, faults } = await open()
  await write(page, ruleOf('a: 1', 'b: 2'))
  await selectTab(page, 'Events')
  await write(page, '{"a": 1, "b": 2}\n\n{"a": 1, "b": 3}\n{"a"\n')
  await page.locator('.line-not-json').waitFor()
  const lines = page.locator('.cm-content:visible .cm-line')
  const states = () => lines.evaluateAll((all) => all.map((line) => line.getAttribute('data-note')))
  await expect.poll(states).toEqual(['match', null, 'no match', 'not JSON', null])
  const colors = await page
    .locator('.cm-content:visible [data-note]')
    .evaluateAll((all) => all.map((line) => getComputedStyle(line, '::after').color))
  expect(new Set(colors).size).toBe(3)
  await selectTab(page, 'Your events')
  const rows = () =>
    page
      .locator('#detail-panel-events tbody tr')
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.children].slice(0, 3).map((cell) => (cell as HTMLElement).innerText.replaceAll('\n', ' ')),
        ),
      )
  await expect.poll(rows).toEqual([
    ['1', 'match', 'a: 1 b: 2'],
    ['3', 'no match', 'b: 2 (is 3)'],
    ['4', 'not JSON', expect.any(String)],
  ])
  await page.getByText('1 of 2 events match. 1 line is not JSON.').waitFor()
  await selectTab(page, 'Rule')
  await page.getByRole('button', { name: '3, go to this line' }).click()
  await expect.poll(() => selectedText(page)).toBe('{"a": 1, "b": 3}')
  expect(faults()).toEqual([])
})

test('the line of an event leads to it, also if its editor has never been open', async () => {
  const { page, faults } = await open()
  await selectTab(page, 'Your events')
  await page.getByRole('button', { name: '2, go to this line' }).click()
  await expect.poll(() => selectedText(page)).toMatch(/^\{"data".*"other-client"/)
  await selectTab(page, 'Rule')
  await page.locator('.cm-content:visible').click()
  await selectTab(page, 'Events')
  expect(await page.getByRole('tab', { name: 'Events 2', exact: true }).evaluate((tab) => tab.matches(':focus'))).toBe(
    true,
  )
  expect(faults()).toEqual([])
})

test('a target without a query has none for any event', async () => {
  const { page } = await open()
  await write(page, ruleOf('a: 1'))
  await page.getByText('Auth0 tenant log search has no query for this rule.').waitFor()
  const verdicts = () => page.locator('#detail-panel-witnesses td:last-child').allTextContents()
  await expect.poll(async () => [...new Set(await verdicts())]).toEqual(['no query'])
})

test('without events, the tab says how to get some', async () => {
  const { page } = await open()
  await selectTab(page, 'Events')
  await write(page, '')
  await selectTab(page, 'Your events')
  await page.getByText('No events. Paste some into the tab “Events”, one JSON object per line.').waitFor()
})

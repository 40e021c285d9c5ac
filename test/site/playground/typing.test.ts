import { expect } from 'vitest'
import { queryOf, ruleOf, selectedText, test, usePlayground, write } from './open-playground.js'

const { open } = usePlayground()

test('the page shows the example before its script runs', async () => {
  const { page } = await open('index.html', { javaScriptEnabled: false, isSilent: true })
  expect(await page.getByRole('tab', { name: /Auth0/ }).textContent()).toContain('wider')
  expect(await queryOf(page, 'Auth0 tenant log search').textContent()).toBe(
    'type:"mgmt_api_read" AND description:"Get client by ID"',
  )
  expect(await page.getByLabel('Rule editor').textContent()).toContain('title: Auth0 Client Secret')
})

test('each keystroke changes the query', async () => {
  const { page, faults } = await open()
  await write(page, ruleOf('EventID: 4625'))
  const query = queryOf(page, 'Splunk SPL')
  await page.getByRole('tab', { name: /Splunk/ }).click()
  await query.filter({ hasText: 'EventID=4625' }).waitFor()
  await page.keyboard.press('Tab')
  await page.locator('.cm-content').first().click()
  await page.getByText('EventID').first().waitFor()
  await page.locator('.cm-line', { hasText: 'EventID' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type('7')
  await query.filter({ hasText: 'EventID=46257' }).waitFor()
  expect(faults()).toEqual([])
})

test('fast typing loses no character', async () => {
  const { page } = await open()
  await write(page, ruleOf('EventID: 1'))
  await page.locator('.cm-line', { hasText: 'EventID' }).click()
  await page.keyboard.press('End')
  const typed = '234567890'.repeat(12)
  await page.keyboard.type(typed)
  await page.locator('.cm-line', { hasText: `EventID: 1${typed}` }).waitFor()
})

test('a rule that is typed from nothing needs no spaces', async () => {
  const { page } = await open()
  await write(page, '')
  await page.keyboard.type('title: Test\nlogsource:\nproduct: windows\n')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('detection:\nselection:\nEventID: 4625\n')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('condition: selection')
  await page.getByRole('tab', { name: /Splunk/ }).click()
  await queryOf(page, 'Splunk SPL').filter({ hasText: 'EventID=4625' }).waitFor()
})

test('pointing at a part of the query marks the predicate in the rule', async () => {
  const { page } = await open()
  await page.locator('.query [data-p="2"]').first().hover()
  const colors = (selector: string) =>
    page.locator(selector).evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).backgroundColor))
  await expect
    .poll(async () => {
      const [marked, others] = [await colors('[data-p="2"]'), await colors('.cm-content [data-p="1"]')]
      const [color] = marked
      return { isMarked: marked.length > 2 && marked.every((one) => one === color), isAlone: color !== others[0] }
    })
    .toEqual({ isMarked: true, isAlone: true })
})

test('the predicate at the cursor is marked in the query', async () => {
  const { page } = await open()
  await page.locator('.cm-content [data-p="1"]').click()
  const backgroundOf = (number: number) =>
    page
      .locator(`.query [data-p="${number}"]`)
      .first()
      .evaluate((mark) => getComputedStyle(mark).backgroundColor)
  await page.mouse.move(5, 5)
  await expect.poll(async () => (await backgroundOf(1)) === (await backgroundOf(2))).toBe(false)
})

test('a rule with an error keeps the last queries, and a button fixes it', async () => {
  const { page, faults } = await open()
  await write(page, ruleOf('EventID: 4625').replace('condition: selection', 'condition: selction'))
  await page.getByText('From the last rule without errors.').waitFor()
  const problems = page.getByRole('list', { name: 'Problems' }).first()
  expect(await problems.getByRole('link', { name: 'unknown-selection' }).first().getAttribute('href')).toBe(
    '../docs/diagnostics.html#unknown-selection',
  )
  await expect.poll(() => page.locator('.cm-content .error').allTextContents()).toContain('selction')
  await problems.getByRole('button', { name: /Replace with selection/ }).click()
  await page.getByText('From the last rule without errors.').waitFor({ state: 'detached' })
  await page.locator('.cm-content').filter({ hasText: 'condition: selection' }).first().waitFor()
  expect(faults()).toEqual([])
})

test('Ctrl and . apply the first fix', async () => {
  const { page } = await open()
  await write(page, ruleOf('EventID: [1, 1]'))
  await page
    .getByRole('button', { name: /Replace with|Remove/ })
    .first()
    .waitFor()
  await page.keyboard.press('Control+.')
  await page.locator('.cm-line', { hasText: 'EventID: [1]' }).waitFor()
  // The cursor stays in the line where it was: after the text that was pasted.
  await page.keyboard.type('# end')
  await page.locator('.cm-line').last().filter({ hasText: '# end' }).waitFor()
})

test('the place of a problem leads to it', async () => {
  const { page } = await open()
  await page.getByRole('button', { name: '14:5, go to this place' }).click()
  await expect.poll(() => selectedText(page)).toBe('filter_main_pipeline')
})

test('suggests keys, modifiers, log sources and selections', async () => {
  const { page } = await open()
  const suggestions = page.locator('.cm-tooltip-autocomplete li')
  const suggest = async (text: string, typed: string, expected: string): Promise<void> => {
    await write(page, text)
    await page.keyboard.type(typed, { delay: 20 })
    await suggestions.filter({ hasText: expected }).first().waitFor()
    await page.keyboard.press('Escape')
    await suggestions.first().waitFor({ state: 'detached' })
  }
  await suggest('title: a\n', 'logs', 'logsource')
  await suggest('title: a\nlogsource:\n    product: ', 'win', 'windows')
  await suggest('detection:\n    one:\n        Image|', 'end', 'endswith')
  await suggest('detection:\n    one_name:\n        a: 1\n    condition: ', 'one', 'one_name')
})

test('the grammar of conditions has its looks', async () => {
  const { page } = await open()
  await write(page, ruleOf('a: 1').replace('condition: selection', 'condition: selection and not 1 of filter_*'))
  await expect.poll(() => page.locator('.cm-content .word').allTextContents()).toEqual(['and', 'not', '1', 'of'])
})

test('copying gives exactly the query', async () => {
  const { page } = await open()
  await page.getByRole('tab', { name: /ES\|QL/ }).click()
  const query = await queryOf(page, 'Elastic ES|QL').textContent()
  await page.getByRole('button', { name: 'Copy the Elastic ES|QL query' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(query)
})

test('an empty editor says what to do', async () => {
  const { page, faults } = await open()
  await write(page, '')
  await page.getByText('There is no rule. Write or paste one on the left').waitFor()
  await page.getByRole('button', { name: 'Insert an example' }).first().click()
  await queryOf(page, 'Auth0 tenant log search').filter({ hasText: 'mgmt_api_read' }).waitFor()
  await write(page, '')
  expect(faults()).toEqual([])
  await page.getByRole('tab', { name: /Splunk/ }).click()
  await write(page, ruleOf('a: 1'))
  await queryOf(page, 'Splunk SPL').waitFor()
})

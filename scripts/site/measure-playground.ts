import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { serveFolder } from './serve-folder.js'

/** Times in milliseconds, one for each run. */
export interface Times {
  readonly browser: string
  /** From the start of the navigation to the queries of a rule that the page does not contain, with an empty cache. */
  readonly firstAnswer: readonly number[]
  /** From a keystroke to the changed query on the page. */
  readonly keystroke: readonly number[]
}

const LOADS = 15
const KEYSTROKES = 60
/** Milliseconds between keystrokes. */
const PAUSE = 150

/** A usual rule: several selections with lists, and a filter. */
const RULE = `title: Encoded PowerShell
logsource:
    product: windows
    category: process_creation
detection:
    selection_image:
        Image|endswith:
            - '\\powershell.exe'
            - '\\pwsh.exe'
    selection_flags:
        CommandLine|contains:
            - ' -enc '
            - ' -EncodedCommand '
            - ' -ec '
    filter_parent:
        ParentImage|startswith: 'C:\\Program Files\\'
    condition: all of selection_* and not filter_parent
level: high
`

/** Measures the playground of a site in a browser. */
export async function measurePlayground(dist: URL, executablePath: string): Promise<Times> {
  const server = await serveFolder(fileURLToPath(dist))
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const address = `${server.url}playground/index.html#rule=${encodeURIComponent(RULE)}&target=splunk`
  try {
    return {
      browser: `Chromium ${browser.version()}`,
      firstAnswer: await measureLoads(browser, address),
      keystroke: await measureKeystrokes(browser, address),
    }
  } finally {
    await browser.close()
    await server.close()
  }
}

async function measureLoads(browser: Browser, address: string): Promise<readonly number[]> {
  const times: number[] = []
  for (let run = 0; run < LOADS; run++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.addInitScript(recordFirstAnswer)
    await page.goto(address)
    await page.waitForFunction(() => 'firstAnswer' in window)
    times.push(await page.evaluate(() => (window as unknown as { firstAnswer: number }).firstAnswer))
    await context.close()
  }
  return times
}

/** Records in the page the time from the start of the navigation to the query of the rule. */
function recordFirstAnswer(): void {
  new MutationObserver((_, observer) => {
    if (document.querySelector('.query')?.textContent?.includes('pwsh') !== true) return
    Object.assign(window, { firstAnswer: performance.now() })
    observer.disconnect()
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

async function measureKeystrokes(browser: Browser, address: string): Promise<readonly number[]> {
  const page = await browser.newPage()
  await page.goto(address)
  await page.locator('.cm-line', { hasText: 'pwsh.exe' }).click()
  await page.waitForFunction(() => / in \d+ ms$/.test(document.querySelector('#done')?.textContent ?? ''))
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await recordKeystrokes(page)
  for (let count = 0; count < KEYSTROKES; count++) {
    await page.keyboard.type(String(count % 10))
    await page.waitForTimeout(PAUSE)
  }
  return page.evaluate(() => (window as unknown as { times: readonly number[] }).times)
}

/** Records in the page the time from each key to the first change of the query. */
const recordKeystrokes = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const times: number[] = []
    let pressed: number | undefined
    addEventListener('keydown', () => (pressed = performance.now()), { capture: true })
    new MutationObserver((changes) => {
      const isQuery = changes.some(
        ({ target }) =>
          target.parentElement?.closest('.query') || (target instanceof Element && target.closest('.query')),
      )
      if (!isQuery || pressed === undefined) return
      times.push(performance.now() - pressed)
      pressed = undefined
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(window, { times })
  })

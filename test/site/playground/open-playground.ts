import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type FrameLocator,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, beforeAll, onTestFinished, test as vitestTest } from 'vitest'
import { buildPlayground } from '../../../scripts/site/build-playground.js'
import { type FolderServer, serveFolder } from '../../../scripts/site/serve-folder.js'
import { writeShell } from '../../../scripts/site/write-files.js'
import { findBrowser } from '../harness/find-browser.js'
import { foreignRequests, problemsOf } from '../harness/watch-page.js'

/** A test in Chromium; skipped where there is none. */
export const test: typeof vitestTest = findBrowser() === undefined ? (vitestTest.skip as typeof vitestTest) : vitestTest

/** An open page of the playground. */
export interface OpenPage {
  readonly page: Page
  /** Returns what the page should not have done so far: exceptions, errors, dialogs, and requests to other servers. */
  readonly faults: () => readonly string[]
}

export interface Playground {
  /** Opens a page of the site. Waits until it has answered, unless `isSilent`. */
  readonly open: (path?: string, options?: BrowserContextOptions & { readonly isSilent?: boolean }) => Promise<OpenPage>
  readonly address: () => string
}

/** The folder of the site on its server, because a host may serve it below any path. */
const BASE = 'some/folder/'

/** Builds the playground once for the tests of a file, and serves it below a folder as any static server does. */
export function usePlayground(): Playground {
  let folder: string
  let server: FolderServer
  let browser: Browser
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sigmacast-site-'))
    const out = pathToFileURL(`${folder}/${BASE}`)
    writeShell(out)
    await buildPlayground(out)
    server = await serveFolder(folder)
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    address: () => `${server.url}${BASE}playground/`,
    open: async (path = 'index.html', { isSilent = false, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options })
      onTestFinished(() => context.close())
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const page = await context.newPage()
      const [problems, foreign] = [problemsOf(page), foreignRequests(page, server.url)]
      await page.goto(`${server.url}${BASE}playground/${path}`)
      if (!isSilent) await answered(page)
      return { page, faults: () => [...problems, ...foreign] }
    },
  }
}

/** Waits until the editor is open and the worker has answered. */
export async function answered(page: Page): Promise<void> {
  await page.waitForSelector('.cm-content')
  await page.waitForFunction(() => / in \d+ ms$/.test(document.querySelector('#done')?.textContent ?? ''))
}

/** Replaces the text of the visible editor, as a person who pastes does. */
export async function write(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.locator('.cm-content:visible').first().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press(text === '' ? 'Delete' : 'Control+v')
  // The clipboard is read some time after the key.
  await page.waitForFunction((value) => {
    const lines = [...document.querySelectorAll('.cm-content')].flatMap((editor) =>
      editor.checkVisibility() ? [...editor.querySelectorAll('.cm-line')] : [],
    )
    return lines.map((line) => line.textContent).join('\n') === value
  }, text)
}

/** Returns the text that is selected on a page. */
export const selectedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.getSelection()?.toString() ?? '')

/** Selects a tab by its title. */
export const selectTab = (page: Page, title: RegExp | string): Promise<void> =>
  page.getByRole('tab', { name: title }).first().click()

/** The box with the query of a target, by the title of the target. */
export const queryOf = (page: Page | FrameLocator, title: string): Locator =>
  page.getByRole('group', { name: `${title} query`, exact: true })

/** A rule with these lines of a selection. */
export const ruleOf = (...lines: readonly string[]): string =>
  [
    'title: Test',
    'logsource:',
    '    product: windows',
    'detection:',
    '    selection:',
    ...lines.map((line) => `        ${line}`),
    '    condition: selection',
    '',
  ].join('\n')

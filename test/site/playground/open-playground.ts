import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { buildPlayground } from '../../../scripts/site/build-playground.js'
import { writeShell } from '../../../scripts/site/write-files.js'

/** The browser to test with; the first argument of `CHROMIUM` replaces it. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
}

/** A page of the playground with what it has done. */
export interface OpenPage {
  readonly page: Page
  /** Errors in the console, uncaught exceptions, and requests to other servers. */
  readonly faults: readonly string[]
}

export interface Playground {
  /** Opens a page of the site. Waits until it has answered, unless `isSilent`. */
  readonly open: (path?: string, options?: BrowserContextOptions & { readonly isSilent?: boolean }) => Promise<OpenPage>
  readonly address: () => string
}

/** Builds the playground once for the tests of a file, and serves it below a folder as any static server does. */
export function usePlayground(): Playground {
  let folder: string
  let server: Server
  let browser: Browser
  let address = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sigmacast-site-'))
    const out = pathToFileURL(`${folder}/`)
    writeShell(out)
    await buildPlayground(out)
    server = createServer(({ url = '/' }, response) => {
      const path = new URL(url, 'http://localhost').pathname.replace(/^\/some\/folder\//, '').replace(/(^|\/)$/, '$1index.html')
      try {
        const body = readFileSync(join(folder, path))
        response.writeHead(200, { 'content-type': TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain' }).end(body)
      } catch {
        response.writeHead(404).end()
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    address: () => `${address}/some/folder/playground/`,
    open: async (path = 'index.html', { isSilent = false, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options })
      onTestFinished(() => context.close())
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const page = await context.newPage()
      const faults = watch(page, address)
      await page.goto(`${address}/some/folder/playground/${path}`)
      if (!isSilent) await answered(page)
      return { page, faults }
    },
  }
}

function watch(page: Page, address: string): readonly string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) faults.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) faults.push(`request to ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return faults
}

/** Waits until the editor is open and the worker has answered. */
export async function answered(page: Page): Promise<void> {
  await page.waitForSelector('.cm-content')
  await page.waitForFunction(() => / in \d+ ms$/.test(document.querySelector('#done')?.textContent ?? ''))
}

/** Replaces the text of the visible editor. */
export async function write(page: Page, text: string): Promise<void> {
  const editor = page.locator('.cm-content:visible').first()
  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

/** Selects a tab by its title. */
export const selectTab = (page: Page, title: RegExp | string): Promise<void> =>
  page.getByRole('tab', { name: title }).first().click()

/** A rule with these lines of a selection. */
export const ruleOf = (...lines: readonly string[]): string =>
  ['title: Test', 'logsource:', '    product: windows', 'detection:', '    selection:', ...lines.map((line) => `        ${line}`), '    condition: selection', ''].join('\n')

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

/** What is wrong with a file that does not fit on its disk any more: nothing if the old one is still whole. Needs the right to mount. */
export function fullDiskRun(kilobytes: number, rules: number): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-full-'))
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', disk])
  try {
    const old = 'o'.repeat(kilobytes * 300)
    writeFileSync(join(disk, 'o.conf'), old)
    const texts = Array.from({ length: rules }, (_, at) => ruleText(at))
    writeFileSync(join(folder, 'rules.yml'), texts.join('---\n'))
    const args = [main, 'convert', 'rules.yml', '-t', 'splunk', '--format', 'savedsearches', '-o', 'disk/o.conf']
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    const problems: string[] = []
    const isFull = status !== 0
    if (isFull && readFileSync(join(disk, 'o.conf'), 'utf8') !== old) problems.push('the old file is damaged')
    if (isFull && !stderr.includes('no space left')) problems.push(`no reason: ${stderr.slice(0, 200)}`)
    if (readdirSync(disk).length !== 1) problems.push(`left: ${readdirSync(disk).join(', ')}`)
    return problems
  } finally {
    execFileSync('umount', [disk])
    rmSync(folder, { recursive: true, force: true })
  }
}

const ruleText = (at: number): string =>
  `title: R${at}\nlogsource: {category: test}\ndetection:\n  s:\n    f: ${'x'.repeat(1000)}${at}\n  condition: s\n`

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

/** The state of a disk after a run that may have filled it. */
export interface DiskAftermath {
  readonly wasFull: boolean
  /** Empty if either the old file or the new file is complete. */
  readonly problems: readonly string[]
}

/** Runs the program with an output on a small disk; undefined if the user may not mount one. */
export function fullDiskRun(kilobytes: number, rules: number): DiskAftermath | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-full-'))
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', disk])
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
  try {
    const old = 'o'.repeat(kilobytes * 300)
    writeFileSync(join(disk, 'o.conf'), old)
    const texts = Array.from({ length: rules }, (_, at) => ruleText(at))
    writeFileSync(join(folder, 'rules.yml'), texts.join('---\n'))
    const args = [main, 'convert', 'rules.yml', '-t', 'splunk', '--format', 'savedsearches', '-o', 'disk/o.conf']
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    const problems: string[] = []
    const wasFull = status !== 0
    const text = readFileSync(join(disk, 'o.conf'), 'utf8')
    if (wasFull && text !== old) problems.push('the old file is damaged')
    if (!wasFull && text.split('\n[').length !== rules) problems.push('the new file is incomplete')
    if (wasFull && !stderr.includes('no space left')) problems.push(`no reason: ${stderr.slice(0, 200)}`)
    if (readdirSync(disk).length !== 1) problems.push(`left: ${readdirSync(disk).join(', ')}`)
    return { wasFull, problems }
  } finally {
    execFileSync('umount', [disk])
    rmSync(folder, { recursive: true, force: true })
  }
}

const ruleText = (at: number): string =>
  `title: R${at}\nlogsource: {category: test}\ndetection:\n  s:\n    f: ${'x'.repeat(1000)}${at}\n  condition: s\n`

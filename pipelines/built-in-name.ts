/** pySigma's names of some built-in pipelines. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['ecs-zeek-beats', 'ecs-zeek'],
  ['splunk-sysmon-acceleration', 'splunk-sysmon'],
  ['splunk-windows-sysmon-acceleration', 'splunk-sysmon'],
  ['zeek-raw', 'zeek'],
])

/** Returns the name that a built-in pipeline would have: with `-` for `_`, in lower case, ours instead of pySigma's. */
export function builtInName(name: string): string {
  const dashed = name.toLowerCase().replaceAll('_', '-')
  return otherNames.get(dashed) ?? dashed
}

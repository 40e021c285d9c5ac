import { parseNetwork } from '../../ir/network.js'
import { addressText, firstAddress } from '../../witness/fitting-values.js'
import { defineCheck } from '../check.js'
import { fixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { writtenItems } from '../written-items.js'

export const networkHostBits = defineCheck({
  code: 'network-host-bits',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (written: string, network: string) => `\`${written}\` is an address within the network \`${network}\``,
  help: (_written, network) => `write \`${network}\`, or a longer prefix for a smaller network`,
  why: `The prefix length ends before the address does, so the rest of the address has no effect. Other tools and some
platforms reject such a network.`,
  wrong: `
selection:
  DestinationIp|cidr: 10.0.0.5/8
`,
  right: `
selection:
  DestinationIp|cidr: 10.0.0.0/8
`,
  checkRule: (context, report) => {
    for (const { modifiers, values } of writtenItems(context.root)) {
      if (!modifiers.includes('cidr')) continue
      for (const value of values) {
        const network = networkOf(value.text)
        if (network === undefined) continue
        report(value.span, [value.text, network], { fix: fixOf(replaceHere(context, value, network)) })
      }
    }
  },
})

/** Returns the network that contains an address with a prefix, or `undefined` if the address begins it. */
function networkOf(text: string): string | undefined {
  const network = parseNetwork(text)
  if (network === undefined) return undefined
  const first = firstAddress(network)
  const isFirst = first.every((byte, at) => byte === network.bytes[at])
  return isFirst ? undefined : `${withoutZeros(addressText(first))}/${network.prefix}`
}

/** Writes `::` for the longest run of groups that are zero in an IPv6 address. */
function withoutZeros(address: string): string {
  const runs = address.match(/(?:^|:)0(?::0)+(?::|$)/g) ?? []
  const [longest] = runs.toSorted((a, b) => b.length - a.length)
  return longest === undefined ? address : address.replace(longest, '::')
}

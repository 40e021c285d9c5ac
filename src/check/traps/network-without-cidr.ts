import { parseNetwork } from '../../ir/network.js'
import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { hasPatterns } from '../values/item-kinds.js'
import { type WrittenItem, writtenItems } from '../written-items.js'

export const networkWithoutCidr = defineCheck({
  code: 'network-without-cidr',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (network: string, field: string) =>
    `\`${network}\` is a plain text here, and \`${field}\` holds single addresses`,
  help: (_network, field) => `write \`${field}|cidr\``,
  why: 'Without the modifier `cidr`, the rule looks for the text of the network. No address contains a slash, so the value never matches.',
  wrong: `
selection:
  DestinationIp: 10.0.0.0/8
`,
  right: `
selection:
  DestinationIp|cidr: 10.0.0.0/8
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      if (!ADDRESS_FIELDS.test(item.field) || !hasPatterns(item)) continue
      const [first] = item.values.filter(({ text }) => text.includes('/') && parseNetwork(text) !== undefined)
      if (first === undefined) continue
      const { entry, field } = item
      report(first.span, [first.text, field], {
        fix: isOnlyNetworks(item) ? unsafeFixOf(replaceHere(context, entry.key, keyWithCidr(item))) : undefined,
      })
    }
  },
})

const HOSTS = 'source|destination|client|server|remote|local|src|dst|caller'

/** Fields that hold the address of a host, and nothing else: `SourceIp`, `dst_ip`, `source.ip`, `IpAddress`, `c-ip`. */
const ADDRESS_FIELDS = new RegExp(
  `^(?:(?:${HOSTS})[_.]?ip(?:[_.]?addr(?:ess)?)?|(?:source|destination|client|ip)address|id\\.(?:orig|resp)_h|[cs]-ip)$`,
  'i',
)

const isOnlyNetworks = ({ values }: WrittenItem): boolean =>
  values.every(({ text }) => parseNetwork(text) !== undefined)

/** Replaces the modifiers that position a text. */
const keyWithCidr = ({ field, modifiers }: WrittenItem): string =>
  [field, 'cidr', ...modifiers.filter((name) => name === 'all' || name === 'neq')].join('|')

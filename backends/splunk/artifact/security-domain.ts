import type { LogSource } from '../../../src/rule/rule.js'
import type { SecurityDomain } from './security-domains.js'

/** The first match decides, on whole words of category, product and service. */
const DOMAINS: readonly (readonly [RegExp, SecurityDomain])[] = [
  [/^(?:okta|auth0|onelogin|duo|signinlogs|authentication|ldap)$/, 'access'],
  [/^(?:firewall|dns|proxy|webserver|zeek|suricata|snort|cisco|fortios|juniper|huawei|paloalto|network)$/, 'network'],
  [/^(?:riskdetection|pim)$/, 'identity'],
  [/^(?:antivirus|windows|linux|macos|sysmon|auditd)$/, 'endpoint'],
  [/^(?:process|file|registry|image|driver|pipe|create|ps|wmi|sysmon)_/, 'endpoint'],
]

/** The domain of a rule's log sources; `threat` if it is unknown. */
export function securityDomainOf(logsources: readonly LogSource[]): SecurityDomain {
  for (const [words, domain] of DOMAINS) {
    const fits = logsources.some(({ category, product, service }) =>
      [category, product, service].some((word) => word !== undefined && words.test(word.toLowerCase())),
    )
    if (fits) return domain
  }
  return 'threat'
}

/**
 * Changes of ATT&CK for Enterprise 19 (April 14, 2026) to the techniques that artifacts know, which are those of several
 * versions. © The MITRE Corporation. Reproduced and distributed with the permission of The MITRE Corporation.
 * https://attack.mitre.org/resources/updates/
 */
export const ATTACK_VERSION = '19'

/** Techniques that version 19 revoked, with their successors. */
export const revoked: Readonly<Record<string, string>> = {
  'T1070.001': 'T1685.005',
  'T1070.002': 'T1685.006',
  T1562: 'T1685',
  'T1562.001': 'T1685',
  'T1562.002': 'T1685.001',
  'T1562.003': 'T1690',
  'T1562.004': 'T1686',
  'T1562.006': 'T1685',
  'T1562.007': 'T1686.001',
  'T1562.008': 'T1685.002',
  'T1562.009': 'T1688',
  'T1562.010': 'T1689',
  'T1562.011': 'T1685.003',
  'T1562.012': 'T1685.004',
  'T1562.013': 'T1686.002',
  T1656: 'T1684.001',
  T1672: 'T1684.002',
}

/** Techniques whose tactics differ from those of earlier versions. Subtechniques are shown below their technique. */
export const movedTechniques: Readonly<Record<string, readonly string[]>> = {
  T1112: ['TA0003', 'TA0112'],
  T1127: ['TA0002', 'TA0005'],
  T1197: ['TA0002', 'TA0003', 'TA0005'],
  T1548: ['TA0004'],
  T1550: ['TA0008'],
  T1574: ['TA0002', 'TA0005'],
  T1610: ['TA0002'],
}

/** Techniques with another name than in earlier versions. */
export const renamedTechniques: Readonly<Record<string, string>> = {
  'T1001.003': 'Protocol or Service Impersonation',
  'T1036.003': 'Rename Legitimate Utilities',
  'T1036.005': 'Match Legitimate Resource Name or Location',
  T1176: 'Software Extensions',
  T1211: 'Exploitation for Stealth',
  T1219: 'Remote Access Tools',
  'T1222.001': 'Windows Permissions',
  'T1222.002': 'Linux and Mac Permissions',
  'T1497.003': 'Time Based Checks',
  'T1552.003': 'Shell History',
  'T1557.001': 'Name Resolution Poisoning and SMB Relay',
  'T1574.001': 'DLL',
}

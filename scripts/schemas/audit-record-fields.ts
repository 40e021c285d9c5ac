/** Names in the records of the audit daemon that hold text. */
const TEXTS = `a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 a13 a14 a15 a16 a17 a18 a19 arch comm cwd dev exe exit hostname id
  key name nametype obj op proctitle rdev result saddr subj success terminal tty
  ARCH AUID EGID EUID FSGID FSUID GID OGID OUID SADDR SGID SUID SYSCALL UID`

/** Names in the records that hold numbers. */
const NUMBERS = 'argc auid egid euid fsgid fsuid gid inode item items ogid ouid pid ppid ses sgid suid syscall uid'

/** Names in the quoted message of records about users and services. */
const MESSAGES = 'acct addr comm exe grp hostname id terminal unit'

const words = (text: string): readonly string[] => text.split(/\s+/)

/**
 * The attributes that Datadog's integration for Linux audit logs makes of each `name=value` of a record: the names that
 * auditd documents, with the types that the integration's tests show.
 * https://github.com/linux-audit/audit-documentation/blob/main/specs/fields/field-dictionary.csv
 */
export const auditRecordFields: Readonly<Record<string, string>> = Object.fromEntries([
  ...words(TEXTS).map((name) => [name, 'string']),
  ...words(NUMBERS).map((name) => [name, 'number']),
  ...words(MESSAGES).map((name) => [`msg.${name}`, 'string']),
])

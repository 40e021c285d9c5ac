/**
 * Returns a function that generates names for computed fields: valid without quotes everywhere, unique, and different
 * from the fields in use.
 */
export function uniqueFieldNames(fields: readonly string[]): (wanted: string) => string {
  const taken = new Set(fields)
  return (wanted) => {
    const safe = wanted.replace(/[^A-Za-z0-9_]+/g, '_')
    let name = safe
    for (let number = 2; taken.has(name); number++) name = `${safe}_${number}`
    taken.add(name)
    return name
  }
}

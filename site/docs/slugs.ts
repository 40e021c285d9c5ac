/** Returns the anchor of a heading, as GitHub derives it. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')

/** Returns a function that gives each heading of a page an anchor. A repeated heading gets a number. */
export function openSlugs(): (heading: string) => string {
  const uses = new Map<string, number>()
  return (heading) => {
    const slug = slugOf(heading)
    const used = uses.get(slug) ?? 0
    uses.set(slug, used + 1)
    return used === 0 ? slug : `${slug}-${used}`
  }
}

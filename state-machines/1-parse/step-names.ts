/**
 * Gives each step an id of its own: the wanted one made of small letters, digits and dashes, with a number where it is
 * taken. Ids that authors wrote are never handed out.
 */
export function stepNamer(written: ReadonlySet<string>): (wanted: string) => string {
  const taken = new Set(written)
  return (wanted) => {
    const stem = plainName(wanted)
    let name = stem
    for (let number = 2; taken.has(name); number++) name = `${stem}-${number}`
    taken.add(name)
    return name
  }
}

const plainName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '') || 'step'

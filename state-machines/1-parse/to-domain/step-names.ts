/**
 * Gives each step an id of its own: the wanted one made of small letters, digits and dashes, with a number where it is
 * taken. Ids that authors wrote are never handed out.
 */
export function stepNamer(written: Iterable<string>): (wanted: string) => string {
  const taken = new Set(written)
  const numbers = new Map<string, number>()
  return (wanted) => {
    const stem = plainName(wanted)
    let number = numbers.get(stem) ?? 1
    let name = number === 1 ? stem : `${stem}-${number}`
    while (taken.has(name)) name = `${stem}-${++number}`
    numbers.set(stem, number)
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

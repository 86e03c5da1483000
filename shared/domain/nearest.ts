/** The known name that somebody most likely meant, or undefined where none is close. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(written.length / 3))
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const name of known) {
    const distance = editDistance(written.toLowerCase(), name.toLowerCase(), most)
    if (distance <= most && (best === undefined || distance < best.distance)) best = { name, distance }
  }
  return best?.name
}

/** Helps somebody who wrote a name that is not known: by the one that they most likely meant, else by other words. */
export function didYouMean(written: string, known: Iterable<string>, otherwise: string): string {
  const meant = nearest(written, known)
  return meant === undefined ? otherwise : `Did you mean \`${meant}\`?`
}

/** The known name that a name stands for, which may be a slip of it, so that a slip is told once and not everywhere. */
export function asMeant(written: string, known: ReadonlyMap<string, unknown>): string {
  return known.has(written) ? written : (nearest(written, known.keys()) ?? written)
}

/** Damerau's distance (a letter changed, added, left out, or two swapped), given up above `most`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let older: readonly number[] = []
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = nextRow(a, b, i, row, older)
    older = row
    row = next
  }
  return row[b.length] ?? most + 1
}

function nextRow(a: string, b: string, i: number, row: readonly number[], older: readonly number[]): readonly number[] {
  const next = [i]
  for (let j = 1; j <= b.length; j++) {
    const isSame = a[i - 1] === b[j - 1]
    const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
    next[j] = Math.min(
      at(row, j) + 1,
      at(next, j - 1) + 1,
      at(row, j - 1) + (isSame ? 0 : 1),
      isSwap ? at(older, j - 2) + 1 : Number.POSITIVE_INFINITY,
    )
  }
  return next
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY

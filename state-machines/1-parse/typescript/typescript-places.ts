import type { Path } from '../../../shared/domain/journey/journey.ts'
import type { Places } from '../../diagnostic.ts'
import { type Part, partsOf, type Stretch } from './literal.ts'
import { endOf, skipBlank } from './skip.ts'

/**
 * Where things stand in a TypeScript file: as far as mappings and lists are written out in the call of `defineJourney`,
 * and where a name or a call stands for one, at that. The file is looked through only where there is something to tell.
 */
export function typescriptPlaces(file: string, text: string): Places {
  return {
    file,
    locate(path, marks) {
      const journey = journeyIn(text)
      return placeOf(text, journey === undefined ? { from: 0, until: 1 } : stretchAt(text, journey, path, marks))
    },
  }
}

/** Where the value of `journey` is written, or what `defineJourney` is given for it. */
function journeyIn(text: string): Stretch | undefined {
  const declared = /(?:const|let|var)\s+journey\b[^=]*=/y
  for (let at = 0; at < text.length; at = endOf(text, at)) {
    declared.lastIndex = at
    if (!declared.test(text)) continue
    const value = skipBlank(text, declared.lastIndex)
    const [call] = /^defineJourney\s*\(/.exec(text.slice(value)) ?? []
    const from = skipBlank(text, value + (call?.length ?? 0))
    const [name = ''] = /^[\w$.]*/.exec(text.slice(from)) ?? []
    return { from, until: name === '' ? endOf(text, from) : from + name.length }
  }
  return undefined
}

/** As in YAML: a single value, or the word before it; of an entry of a list, its first word. */
function stretchAt(text: string, journey: Stretch, path: Path, marks: 'word' | undefined): Stretch {
  let value = journey
  let stretch = firstWord(text, journey)
  for (const [index, name] of path.entries()) {
    const part = partsOf(text, value)?.findLast(
      (one) => one.name === (typeof one.name === 'number' ? Number(name) : name),
    )
    if (part === undefined) return stretch
    value = part.value
    stretch = meant(text, part, marks === 'word' && index === path.length - 1)
  }
  return stretch
}

function meant(text: string, { word, value }: Part, isWord: boolean): Stretch {
  if (word === undefined) return firstWord(text, value)
  return isWord || partsOf(text, value) !== undefined ? word : value
}

const firstWord = (text: string, value: Stretch): Stretch => partsOf(text, value)?.[0]?.word ?? value

function placeOf(text: string, { from, until }: Stretch) {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const [source = ''] = text.slice(start).split(/\r?\n/, 1)
  const length = Math.min(until - from, source.length - (from - start))
  return {
    line: text.slice(0, start).split('\n').length,
    column: from - start + 1,
    length: Math.max(1, length),
    source,
  }
}

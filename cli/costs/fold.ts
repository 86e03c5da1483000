/** A text in lines of so many characters at most; a word that is longer stands alone. */
export function fold(text: string, most: number): readonly string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const so = lines.at(-1) ?? ''
    if (so !== '' && so.length + 1 + word.length > most) lines.push(word)
    else lines[lines.length - 1] = so === '' ? word : `${so} ${word}`
  }
  return lines
}

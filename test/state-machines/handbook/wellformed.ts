const token = /<\/?([a-zA-Z]+)((?: [a-zA-Z0-9:-]+="[^"<>&]*(?:&#\d+;[^"<>&]*)*")*)(\/?)>|([^<>&]+|&#\d+;)/y

/** The texts of well-formed markup, with what stood for their marks put back; throws where it is not well-formed. */
export function textsIn(markup: string): readonly string[] {
  const open: string[] = []
  const texts: string[] = ['']
  for (token.lastIndex = 0; token.lastIndex < markup.length; ) {
    const at = token.lastIndex
    const match = token.exec(markup)
    if (match === null) throw new Error(`no markup: ${markup.slice(at, at + 80)}`)
    const [whole, name, , isEmpty, text] = match
    if (text !== undefined) {
      texts.push(`${texts.pop()}${text.replace(/^&#(\d+);$/, (_, code: string) => String.fromCodePoint(Number(code)))}`)
      continue
    }
    texts.push('')
    if (whole.startsWith('</')) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`)
    } else if (isEmpty === '') open.push(name ?? '')
  }
  if (open.length > 0) throw new Error(`${open.join(' ')} stay open`)
  return texts.filter((text) => text.trim() !== '')
}

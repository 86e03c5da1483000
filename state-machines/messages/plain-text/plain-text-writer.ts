/** Where a stretch of text began. */
export type TextPlace = { readonly column: number; readonly isAlone: boolean; readonly words: number }

/** Writes plain text paragraph by paragraph, and never two empty lines in a row. */
export class PlainTextWriter {
  #done = ''
  #line = ''
  /** Line ends since the last word; a text begins as if it followed an empty line. */
  #lineEnds = 2
  #gap = ''
  #words = 0
  /** The last link, as long as no word followed it. */
  #link: { readonly column: number; readonly inText: string; readonly alone: string } | undefined
  /** The marks of the items of the lists that are open; a number is the number of the next item. */
  readonly #lists: ('-' | number)[] = []

  /** Adds words to the line. */
  write(text: string): void {
    const words = text.replace(/\s+/g, ' ')
    const isFirst = this.#lineEnds > 0 || this.#gap !== '' || this.#line.endsWith(' ')
    const added = isFirst ? words.trimStart() : words
    if (added === '') return
    if (added !== ' ') {
      this.#link = undefined
      this.#words++
      this.#lineEnds = 0
    }
    this.#line += this.#gap + added
    this.#gap = ''
  }

  /** Adds something that leaves no trace when the text is filled in. */
  mark(text: string): void {
    this.#line += text
  }

  /** Leaves a gap before what follows on the same line, if anything does. */
  gap(): void {
    if (this.#lineEnds > 0) return
    this.#line = this.#line.trimEnd()
    this.#gap = '  '
  }

  /** Where the next word will stand. */
  place(): TextPlace {
    return { column: this.#line.length + this.#gap.length, isAlone: this.#lineEnds > 0, words: this.#words }
  }

  /** Whether any word has been written since then. */
  hasGrown({ words }: TextPlace): boolean {
    return this.#words > words
  }

  /** Adds the target of a link behind its label: in brackets in a sentence, behind a colon on a line of its own. */
  link({ column, isAlone }: TextPlace, target: string): void {
    const label = this.#line.slice(column).trim()
    if (label === '') this.write(target)
    if (label === '' || label === target) return
    const inText = `${label} (${target})`
    const line = this.#line.slice(0, column)
    this.#link = isAlone ? { column: line.length, inText, alone: `${label}: ${target}` } : undefined
    this.#line = line + (/^\s/.test(this.#line.slice(column)) && !isAlone ? ' ' : '') + inText
  }

  /** Ends the line (1), or the paragraph (2); directly behind a gap nothing needs an end. */
  end(lineEnds: 1 | 2): void {
    const missing = lineEnds - this.#lineEnds
    if (missing <= 0 || this.#gap !== '') return
    const link = this.#link
    if (link) {
      const after = this.#line.slice(link.column + link.inText.length)
      this.#line = this.#line.slice(0, link.column) + link.alone + after
    }
    this.#done += this.#line.trimEnd() + '\n'.repeat(missing)
    this.#line = ''
    this.#link = undefined
    this.#lineEnds = lineEnds
  }

  /** Ends the row of a table, whatever its last cell left open. */
  endRow(): void {
    this.#gap = ''
    this.end(1)
  }

  /** Ends the line; the second time in a row it ends the paragraph. */
  newLine(): void {
    this.end(this.#lineEnds === 0 ? 1 : 2)
  }

  /** Begins a list, with numbers or with dashes. */
  beginList(isNumbered: boolean): void {
    this.#lists.push(isNumbered ? 1 : '-')
  }

  /** Begins the next item of the list. */
  beginItem(): void {
    const mark = this.#lists.pop() ?? '-'
    this.end(1)
    this.write(typeof mark === 'number' ? `${mark}. ` : '- ')
    this.#lists.push(typeof mark === 'number' ? mark + 1 : mark)
  }

  /** Ends the list. */
  endList(): void {
    this.#lists.pop()
    this.end(2)
  }

  /** All that was written. */
  text(): string {
    this.end(1)
    return `${(this.#done + this.#line).trim()}\n`
  }
}

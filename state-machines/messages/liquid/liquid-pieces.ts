import { Tokenizer, TypeGuards } from 'liquidjs'

/** One `{{ … }}` or `{% … %}` of a text. */
export type LiquidPiece = {
  readonly kind: 'output' | 'tag'
  /** The word of a tag; empty for an output. */
  readonly name: string
  /** What stands between the brackets, and where that begins. */
  readonly content: string
  readonly contentBegin: number
  readonly text: string
  readonly begin: number
  readonly end: number
}

/** Finds the Liquid in a text; throws liquidjs's own error where a bracket is not closed. */
export const liquidPieces = (text: string): readonly LiquidPiece[] =>
  new Tokenizer(text).readTopLevelTokens().flatMap((token): readonly LiquidPiece[] => {
    const isTag = TypeGuards.isTagToken(token)
    if (!isTag && !TypeGuards.isOutputToken(token)) return []
    const { begin, end, content, contentRange } = token
    const name = isTag ? token.name : ''
    const kind = isTag ? 'tag' : 'output'
    return [{ kind, name, content, contentBegin: contentRange[0], text: token.getText(), begin, end }]
  })

/** How a piece changes the number of blocks that are open: 1 where it opens one, -1 where it closes one. */
export const depthChange = ({ name }: LiquidPiece): number => {
  if (blocks.has(name)) return 1
  return name.startsWith('end') && blocks.has(name.slice('end'.length)) ? -1 : 0
}

const blocks = new Set(['case', 'comment', 'for', 'if', 'unless'])

import type { Diagnostic } from '../../diagnostic.ts'
import type { SourceFile } from '../message-source.ts'
import { placed, type Remark } from '../remark.ts'

/** Where a layout wants the message. */
export const placeForMessage = '<!-- message -->'

/** A body inside its layout, which still knows what came from where. */
export type WholeText = {
  readonly text: string
  /** Says in which of the two files a remark about the whole is meant. */
  place(remark: Remark): Diagnostic
}

/** Puts a body into its layout; undefined where the layout has no place for it. */
export function putIntoLayout(layout: SourceFile, body: SourceFile): WholeText | undefined {
  const begin = layout.text.indexOf(placeForMessage)
  if (begin < 0) return undefined
  const end = begin + body.text.length
  const shift = body.text.length - placeForMessage.length
  const move = (remark: Remark, by: number): Remark => ({ ...remark, begin: remark.begin - by, end: remark.end - by })
  return {
    text: layout.text.slice(0, begin) + body.text + layout.text.slice(begin + placeForMessage.length),
    place: (remark) => {
      if (remark.begin < begin) return placed(remark, layout)
      return remark.begin < end ? placed(move(remark, begin), body) : placed(move(remark, shift), layout)
    },
  }
}

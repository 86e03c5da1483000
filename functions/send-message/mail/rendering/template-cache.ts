import { type Liquid, type Template, TokenKind } from 'liquidjs'

/** Parsed texts stay until so many others have been used since. */
const mostTexts = 400

/** Texts that were parsed before: parsing costs a hundred times what filling in does. */
export class TemplateCache {
  readonly #engine: Liquid
  /** In the order of their last use. */
  readonly #parsed = new Map<string, Template[]>()

  constructor(engine: Liquid) {
    this.#engine = engine
  }

  /**
   * Fills a text in; throws what liquidjs throws where it cannot be read or asks for too much. `scope` is called only
   * where there is something to fill in.
   */
  fill(text: string, scope: () => object): string {
    const template = this.#parsed.get(text) ?? this.#engine.parse(text)
    this.#parsed.delete(text)
    this.#parsed.set(text, template)
    this.#forgetOldest()
    return template.every(isPlain) ? text : String(this.#engine.renderSync(template, scope()))
  }

  /** How many texts are kept. */
  get size(): number {
    return this.#parsed.size
  }

  #forgetOldest(): void {
    if (this.#parsed.size <= mostTexts) return
    const [oldest] = this.#parsed.keys()
    if (oldest !== undefined) this.#parsed.delete(oldest)
  }
}

/** Whether a part of a text stands for itself. A text of nothing else has no tag that could trim what is around it. */
const isPlain = ({ token }: Template): boolean => token.kind === TokenKind.HTML

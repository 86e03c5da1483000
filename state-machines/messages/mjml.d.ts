declare module 'mjml' {
  /** A tag as MJML read it. */
  export type MjmlNode = {
    readonly tagName: string
    readonly line?: number
    readonly content?: string
    readonly children?: readonly MjmlNode[]
  }

  export type MjmlOptions = {
    readonly keepComments: boolean
    readonly minify: boolean
    readonly minifyOptions: { readonly minifyCss: false }
    readonly validationLevel: 'soft'
  }

  export type MjmlResult = {
    readonly html: string
    readonly json: MjmlNode
    readonly errors: readonly { readonly line: number; readonly tagName: string; readonly message: string }[]
  }

  const mjml2html: (text: string, options: MjmlOptions) => Promise<MjmlResult>
  export default mjml2html
}

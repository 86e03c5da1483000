/** The part of MJML that is used here; the package brings no types. */
declare module 'mjml' {
  function mjml2html(text: string, options: mjml2html.MjmlOptions): Promise<mjml2html.MjmlResult>

  namespace mjml2html {
    type MjmlOptions = {
      readonly keepComments: boolean
      readonly minify: boolean
      readonly minifyOptions: { readonly minifyCss: false }
      readonly validationLevel: 'soft'
    }

    type MjmlResult = {
      readonly html: string
      readonly json: MjmlNode
      readonly errors: readonly { readonly line: number; readonly tagName: string; readonly message: string }[]
    }

    type MjmlNode = {
      readonly tagName: string
      readonly line?: number
      readonly content?: string
      readonly children?: readonly MjmlNode[]
    }
  }

  export = mjml2html
}

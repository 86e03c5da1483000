/** Takes out the gaps that conditions and loops leave in a plain text when they have nothing to say. */
export const tidyText = (text: string): string =>
  `${text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`

import { Command, Option } from 'commander'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import { drawMermaid } from '../../state-machines/handbook/diagram/draw-mermaid.ts'
import { drawSvg } from '../../state-machines/handbook/diagram/draw-svg.ts'
import { pictureOf } from '../../state-machines/handbook/diagram/picture.ts'
import { namesOf } from '../../state-machines/handbook/names-of.ts'
import { fail, noSuch } from '../fail.ts'
import { diagnosticsText } from '../print-diagnostics.ts'
import { projectOption } from '../project.ts'
import { writeOut } from '../write-out.ts'

type DiagramFlags = {
  readonly format: 'svg' | 'mermaid'
  readonly out?: string
  readonly language?: string
  readonly project: string
}

/** `waymark diagram JOURNEY`: a journey as a picture. */
export const diagramCommand = (): Command =>
  new Command('diagram')
    .description('Draw a journey: what happens on which day, who goes which way, and why.')
    .argument('<journey>', 'the name of its file in marketing/journeys')
    .addOption(
      new Option('--format <form>', 'a picture, or a chart for GitHub and wikis')
        .choices(['svg', 'mermaid'])
        .default('svg'),
    )
    .option('--out <file>', 'where to write it; left out: to the output')
    .option('--language <name>', 'the language of the subjects; left out: the first of the settings')
    .addOption(projectOption())
    .action(diagram)

async function diagram(id: string, { format, out, language, project }: DiagramFlags): Promise<void> {
  const compiled = await compileFolder(project, { digest: sha256 })
  const journey = compiled.workspace.journeys.get(id)
  if (journey === undefined || compiled.brokenJourneys.includes(id)) {
    const its = compiled.diagnostics.filter(({ file }) => file.startsWith(`marketing/journeys/${id}.`))
    if (its.length > 0) console.error(`${diagnosticsText(its)}\n`)
    const known = compiled.journeys.map((one) => one.journey.id)
    return fail(noSuch('journey', id, 'that could be drawn', known))
  }
  const languages = compiled.settings?.languages ?? []
  if (language !== undefined && !languages.includes(language)) {
    return fail(noSuch('language', language, 'in the settings', languages), 2)
  }
  const picture = pictureOf(journey, namesOf(compiled, language))
  const drawn = format === 'svg' ? drawSvg(picture) : drawMermaid(picture)
  if (out === undefined) process.stdout.write(drawn)
  else writeOut(out, drawn)
}

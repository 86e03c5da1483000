import type { Publishable } from '../../local/workspace/compiled-files.ts'
import { writtenJourneys } from '../../local/workspace/written-journeys.ts'
import { drawSvg } from '../../state-machines/handbook/diagram/draw-svg.ts'
import { pictureOf } from '../../state-machines/handbook/diagram/picture.ts'
import { namesOf } from '../../state-machines/handbook/names-of.ts'

/** What only the written journey can tell: its theme, and a drawing of it as an image that a page can hold. */
export type Drawing = { readonly theme: string | undefined; readonly image: string | undefined }

/** Draws a journey of a project. As an image of its own the drawing keeps its styles to itself. */
export async function drawingOf(id: string, workspace: Publishable, project: string): Promise<Drawing> {
  const { journeys } = await writtenJourneys(project)
  const journey = journeys.find((one) => one.id === id)
  if (journey === undefined) return { theme: undefined, image: undefined }
  const svg = drawSvg(pictureOf(journey, namesOf(workspace)))
  return { theme: journey.theme, image: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
}

import type { Played } from '../../local/play/script.ts'
import type { PlayedScenario } from '../../local/scenarios/run-scenario.ts'

/** What came of a play, for machines. */
export const playJson = ({ timeline, mails, ways, letInBy, milliseconds }: Played): string =>
  json({
    timeline: timeline.map(({ at, ...activity }) => ({
      at: new Date(at).toISOString(),
      ...activity,
      ...(activity.kind === 'entered' ? { by: letInBy.get(activity.enrollmentId) } : {}),
    })),
    ways: ways.map(({ journey, split, way }) => ({ journey, split, way })),
    messages: mails.map(({ sentAt, mail }) => ({
      sentAt: new Date(sentAt).toISOString(),
      message: mail.why.message,
      step: mail.why.step,
      to: mail.to,
      subject: mail.subject,
    })),
    milliseconds: Math.round(milliseconds),
  })

/** How scenarios came out, for machines. */
export const scenariosJson = (all: readonly PlayedScenario[]): string =>
  json(
    all.map(({ scenario, played, differences }) => ({
      scenario: scenario.id,
      journey: scenario.journey,
      isAsExpected: differences.length === 0,
      differences: differences.map(({ says }) => says),
      milliseconds: Math.round(played.milliseconds),
    })),
  )

const json = (value: unknown): string => JSON.stringify(value, null, 2)

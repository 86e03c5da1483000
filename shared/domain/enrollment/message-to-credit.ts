import type { EnrollmentInProgress, MessageStory } from './enrollment.ts'

/** The message that a reached goal is credited to: the last one clicked, else opened, else sent. */
export function messageToCredit({ messages }: EnrollmentInProgress): string | undefined {
  const latest = (timeOf: (story: MessageStory) => number | undefined): string | undefined =>
    Object.entries(messages)
      .flatMap(([message, story]) => {
        const at = timeOf(story)
        return at === undefined ? [] : [{ message, at }]
      })
      .sort((a, b) => b.at - a.at)[0]?.message
  return latest(lastClick) ?? latest(({ openedAt }) => openedAt) ?? latest(({ sentAt }) => sentAt)
}

const lastClick = ({ clicks }: MessageStory): number | undefined => {
  const times = Object.values(clicks)
  return times.length === 0 ? undefined : Math.max(...times)
}

/** The keys under which content is published, and read. Versions of a journey stay for those who are inside. */
export const contentKeys = {
  settings: 'settings.json',
  index: 'index.json',
  segments: 'segments.json',
  journey: (id: string, version: string): string => `journeys/${id}/${version}.json`,
  message: (id: string): string => `messages/${id}.json`,
}

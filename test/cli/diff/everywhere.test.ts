import { describe, expect, it } from 'vitest'
import { journey, sideOf, standing, told, type Written } from './told.ts'

const settings = 'sender: { name: N, email: n@example.com, address: A }\ntimeZone: Asia/Taipei\nlanguages: [en]\n'
const steps = '  - send: welcome\n  - wait: 2d\n  - branch: [{ if: { segment: vips }, then: [{ send: tips }] }]\n'
const usual: Written = {
  journeys: { sample: journey(steps, 'audience: { segment: buyers }\n') },
  segments: {
    buyers: 'name: Buyers\nif: { tag: buyer }\n',
    vips: 'name: VIPs\nif: { all: [{ segment: buyers }, { tag: vip }] }\n',
  },
  settings,
}

const change = async (changed: Written) => told(await sideOf(usual), await sideOf({ ...usual, ...changed }))

describe('what a change that holds everywhere means', () => {
  it('is told of quiet hours, caps, the sender and the rest of the settings', async () => {
    const lines = await change({
      settings: `${settings.replace('Taipei', 'Tokyo').replace('name: N', 'name: M')}quietHours: { from: "21:00", until: "08:00" }\ncaps: [{ messages: 2, within: 1d }]\n`,
    })
    const meant = (start: string) => lines[lines.findIndex((line) => line.startsWith(start)) + 1]
    expect(meant('~ quiet hours:')).toMatch(/^Every message that is still to go out keeps to them\./)
    expect(meant('~ caps:')).toMatch(/What was sent before a cap was written is not known to it\.$/)
    expect(meant('~ sender:')).toBe('In every mail from now on.')
    expect(meant('~ time zone:')).toMatch(/keep the zone that they entered with\.$/)
  })

  it('tells of a segment which journeys ask it, through other segments, too, and how many are inside', async () => {
    const was = await sideOf(usual)
    const is = await sideOf({
      ...usual,
      segments: { ...usual.segments, buyers: 'name: Buyers\nif: { tag: [buyer, customer] }\n' },
    })
    const lines = told(was, is, [standing(was, 'sample', 'Day 0 · send welcome', 3)])
    expect(lines).toContain(
      'sample asks it in its audience and at branch. The 3 contacts inside are asked like this, too: at branch.',
    )
  })

  it('is nothing for contacts where only the tracking plan or the budget is another', async () => {
    const plan = 'events:\n  Form Submitted: { form: text }\n  Demo Booked:\nattributes: {}\n'
    const lines = told(
      await sideOf({ ...usual, trackingPlan: plan, settings: `${settings}budget: { month: 100 }\n` }),
      await sideOf({
        ...usual,
        trackingPlan: plan.replace('form: text', 'form: text, page: number'),
        settings: `${settings}budget: { month: 200 }\n`,
      }),
    )
    expect(lines.slice(0, 2)).toEqual(['In the files', 'For no contact:'])
    expect(lines).toContain('~ event Form Submitted in the tracking plan: form (text) → form (text), page (number)')
    expect(lines).toContain('~ budget: $100 a month → $200 a month')
  })
})

describe('files with mistakes', () => {
  it('are named, and what they may say is held for unchanged', async () => {
    const broken = {
      settings: settings.replace('Asia/Taipei', 'Atlantis'),
      segments: { ...usual.segments, vips: 'name: VIPs\nif: { tagg: vip }\n' },
      journeys: { ...usual.journeys, other: journey('  - send: offer\n') },
    }
    for (const lines of [await change(broken), told(await sideOf({ ...usual, ...broken }), await sideOf(usual))]) {
      const text = lines.join('\n')
      expect(text).toMatch(/^marketing\/settings\.yaml {2}ha[sd] mistakes/m)
      expect(text).toMatch(/^marketing\/segments\/vips\.yaml {2}ha[sd] mistakes/m)
      expect(text).not.toContain('~ ')
      expect(text).toMatch(/^other {2}Sample {2}(new|removed)/m)
    }
  })

  it('are said of a message, whose journeys are told without it', async () => {
    const lines = await change({
      messages: { welcome: { en: '"{{ nobody.knows }}"' }, tips: { en: 'New tips' }, offer: { en: 'Offer' } },
    })
    expect(lines).toContain('~ tips  subject (en): Tips → New tips')
    expect(lines).toContain('marketing/messages/welcome/message.yaml  has mistakes: `waymark check` tells them')
  })

  it('are said of a journey in its own place', async () => {
    const was = await sideOf(usual)
    const is = await sideOf({ ...usual, journeys: { sample: 'name: Sample\n' } })
    const lines = told(was, is, [standing(was, 'sample', 'Day 0 · send welcome', 1)])
    expect(lines[0]).toBe('sample  Sample  has mistakes: `waymark check` tells them')
    expect(lines).toContain('1 contact inside finishes on the version that they entered.')
    expect(lines.join('\n')).not.toContain('Not compared')
  })
})

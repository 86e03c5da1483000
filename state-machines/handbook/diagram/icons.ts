import { element } from './markup.ts'
import type { Card, Panel } from './picture.ts'

/** Pictures of 16 by 16 pixels, as lines. */
const paths: Readonly<Record<Card['tone'] | Panel['tone'] | 'wait' | 'chance' | 'end', string>> = {
  entry: 'M2.5 8h8M7.5 4.5 11 8l-3.5 3.5M13.5 3v10',
  send: 'M2 4h12v8.5H2zM2.3 4.4 8 9l5.700-4.600',
  'wait-for':
    'M8 1.800v2M3.500 6.500a4.500 4.500 0 0 1 9 0c0 4 1.500 4.500 1.500 5.500H2c0-1 1.500-1.500 1.500-5.500M6.500 14h3',
  change: 'M2 2.500h5.500L14 9l-5 5L2.500 7.500zM5 5.300v.1',
  lead: 'M8 8a2.700 2.700 0 1 0 0-5.400A2.700 2.700 0 0 0 8 8M2.800 13.800c.5-3 2.500-4 5.200-4s4.700 1 5.200 4',
  task: 'M2.500 2.500h11v11h-11zM5 8.200l2.200 2.200L11.200 6',
  emit: 'M9 1.500 3.500 9H8l-1 5.500L12.500 7H8z',
  enroll: 'M2 4.500h5.500v7H2zM7.500 8h5.500M10.500 5.500 13 8l-2.500 2.500',
  call: 'M6.500 9.500a3 3 0 0 0 4.300 0l2.300-2.300a3 3 0 0 0-4.300-4.300L7.600 4.100M9.500 6.500a3 3 0 0 0-4.300 0L2.900 8.800a3 3 0 0 0 4.300 4.300l1.200-1.200',
  exit: 'M8.500 2.500H3v11h5.500M6.500 8h7M11 5.500 13.500 8 11 10.500',
  goal: 'M3.500 14V2.500M3.500 3h8.500l-2 3 2 3H3.500',
  door: 'M2.500 8h8M7.500 4.500 11 8l-3.500 3.500M13.500 3v10',
  wait: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.800V8l2.200 1.600',
  chance:
    'M2 4.500h2.500l6 7H14M2 11.500h2.500l1.700-2M8.800 6.500l1.700-2H14M12.200 2.700 14 4.500l-1.800 1.800M12.200 9.700 14 11.500l-1.800 1.800',
  end: 'M4 8.200l2.700 2.700L12 5.500',
}

/** An icon whose middle is at a place. */
export const icon = (name: keyof typeof paths, x: number, y: number): string =>
  element('path', { class: 'wm-icon', transform: `translate(${x - 8} ${y - 8})`, d: paths[name] })

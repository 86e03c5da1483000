import { byId } from './elements.js'

const list = byId('tabs', HTMLElement)
const tabs = [...list.querySelectorAll('button')]

/** The id of the tab that is chosen. */
export const chosenTab = () => tabs.find((tab) => tab.getAttribute('aria-selected') === 'true')?.id ?? ''

/**
 * Makes the tabs of the reader work, by mouse and by arrow keys. `changed` is told after each change.
 * @param {() => void} changed
 */
export function readerTabs(changed) {
  for (const tab of tabs) {
    tab.addEventListener('click', () => {
      choose(tab)
      changed()
    })
  }
  list.addEventListener('keydown', (event) => {
    const at = tabs.findIndex((tab) => tab.contains(document.activeElement))
    const last = tabs.length - 1
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at <= 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ]
    const tab = to === undefined ? undefined : tabs[to]
    if (tab === undefined) return
    event.preventDefault()
    tab.focus()
    tab.click()
  })
}

/** @param {HTMLButtonElement} chosen */
function choose(chosen) {
  const panel = chosen.getAttribute('aria-controls')
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', String(tab === chosen))
    tab.tabIndex = tab === chosen ? 0 : -1
    const controls = tab.getAttribute('aria-controls') ?? ''
    byId(controls, HTMLElement).hidden = controls !== panel
  }
  if (panel !== null) byId(panel, HTMLElement).setAttribute('aria-labelledby', chosen.id)
}

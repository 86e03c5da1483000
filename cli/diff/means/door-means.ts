import type { Reentry } from '../../../shared/domain/enrollment/enrollment.ts'
import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { describeDuration } from '../../../shared/domain/time/duration.ts'

/** What a change of a journey as a whole means for those who have been in it, are, or come; `what` is its facet. */
export function doorMeans(what: string, was: Journey, is: Journey): string {
  switch (what) {
    case 'comes in':
    case 'rules':
      return `Lets in from now on; nobody leaves by it.${segmentMeans(was, is)}`
    case 'only if':
      return 'It is asked at the door only: nobody who is inside leaves by it.'
    case 'enters':
      return reentryMeans(was.reentry, is.reentry)
    case 'leaves':
      return 'Those who are inside leave by the exits that they entered with.'
    case 'goal':
      return 'Those who are inside are counted by the goal that they entered with.'
    default:
      return 'No contact notices it.'
  }
}

function segmentMeans(was: Journey, is: Journey): string {
  const asked = ({ triggers }: Journey) =>
    triggers.filter((one) => one.kind === 'segment' && one.change === 'entered').map((one) => JSON.stringify(one))
  const known = new Set(asked(was))
  return asked(is).every((one) => known.has(one)) ? '' : ' Who is in the segment already does not come in.'
}

function reentryMeans(was: Reentry, is: Reentry): string {
  if (was.key !== is.key) {
    const each = is.key === undefined ? 'each contact' : `each ${is.key}`
    return `Entries are counted for ${each} from now on, and earlier ones are not found: who has been inside, or is, may come in again.`
  }
  if (is.kind === 'never') return 'Who has been inside, whenever that was, comes in no more.'
  if (is.kind === 'always') return 'Who has been inside may come in again.'
  return `Who has been inside may come in again ${describeDuration(is.time)} after their last entry, also where that was before this change.`
}

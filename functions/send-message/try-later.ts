/** The order cannot be carried out now and must stay in the queue; nothing was sent. */
export class TryLater extends Error {
  override readonly name = 'TryLater'
}

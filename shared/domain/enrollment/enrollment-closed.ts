/** The enrollment is over: nothing more is done to the contact. State machines catch it by its name. */
export class EnrollmentClosed extends Error {
  override readonly name = 'EnrollmentClosed'
}

/** Something failed in a simulation that must not fail in the product: what it counts until then is worth nothing. */
export class SimulationFault extends Error {
  override readonly name = 'SimulationFault'
}

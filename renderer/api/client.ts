/** The window's one connection to the engine: picks the carrier, opens the session, wraps it in the typed client of the contract. */
import { createClient, type Client } from '../../shared/ipc/client.ts'
import type { Carrier } from './carrier.ts'
import { createElectronCarrier, findBridge } from './electron-carrier.ts'
import { noteJob } from './jobs.ts'
import { createLoopbackCarrier, openSession } from './loopback-carrier.ts'

export interface Connection {
  readonly client: Client
  readonly carrier: Carrier
}

/** Connects; undefined when the page was opened without a valid address (browser mode only). */
export async function connect(): Promise<Connection | undefined> {
  const bridge = findBridge()
  if (!bridge && !(await openSession())) return undefined
  const carrier = bridge ? createElectronCarrier(bridge) : createLoopbackCarrier()
  const client = createClient(carrier)
  client.on(noteJob)
  return { client, carrier }
}

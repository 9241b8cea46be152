/**
 * Whose copy this is: shown in the title bar, on the lock screen and at the foot of every print (feature 72). The app fills it from the vault's
 * own record; a view reads it with `useIdentity()`.
 */
import { createContext, useContext } from 'react'

export interface Identity {
  readonly unit: string
  readonly copyNumber?: number | string
  readonly copies?: number
  /** ISO date of the latest data; absent in an empty vault. */
  readonly dataDate?: string
  /** ISO date until which this copy may be kept. */
  readonly expiry?: string
  readonly expired?: boolean
  readonly marking: string
  readonly user: string
  readonly role?: string
}

export const IdentityContext = createContext<Identity | undefined>(undefined)

export function useIdentity(): Identity | undefined {
  return useContext(IdentityContext)
}

/**
 * What is looked at in 核验 gives its step its name, so that the way there tells which draw, chain or item it was. In the list the step bears the name
 * of the place again.
 */
import { useEffect } from 'react'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import type { proofParts } from './search.ts'

/** `what`: its name, '' where a list is shown or the name is not known yet; undefined: what is shown inside names the step. */
export function useProofStep(part: (typeof proofParts)[number], what: string | undefined): void {
  const t = useText()
  const { walk, name } = useWalk()
  const step = walk.steps[walk.at]
  const here = step?.link.split('?')[0] === '/proof' ? step.label : undefined
  const given = what === undefined || what === '' ? '' : t('proof.step', { part: t(`proof.part.${part}`), what })
  const wanted = given === '' ? t('frame.place.proof') : given
  useEffect(() => {
    if (what !== undefined && here !== undefined && here !== wanted) name('place', given)
  }, [name, what, here, wanted, given])
}

/** The inputs of the carrier test are worth something only if each sample is accepted and each junk refused by the schema itself. */
import { expect, test } from 'vitest'
import { commands } from '../../shared/ipc/contract.ts'
import { junkOf, sampleOf } from '../support/sample.ts'

test.each(Object.entries(commands))('%s: its schema accepts the sample and refuses all junk', (_name, command) => {
  expect(command.in.safeParse(sampleOf(command.in)).success).toBe(true)
  expect(
    junkOf(command.in)
      .filter(([, input]) => command.in.safeParse(input).success)
      .map(([why]) => why)
  ).toEqual([])
})

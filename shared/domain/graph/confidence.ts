/** How sure a tie is, as a closed list with its reason in words. Never a likelihood of wrongdoing: only of the two ends being tied at all. */
export const confidences = ['recorded', 'same_value', 'confirmed', 'proposed'] as const
export type Confidence = (typeof confidences)[number]

/** `cost`: what a step along such a tie costs on a path weighed by confidence; a tie on record costs one. */
export const confidenceFacts = {
  recorded: { cost: 1, zh: '台账登记', en: 'recorded in a ledger' },
  same_value: { cost: 1.2, zh: '取值相同', en: 'the same value in both' },
  confirmed: { cost: 1.3, zh: '人工认定为同一', en: 'confirmed the same by a person' },
  proposed: { cost: 2.5, zh: '系统提出相似、尚未认定', en: 'proposed as alike, not yet answered' }
} as const satisfies Record<Confidence, { readonly cost: number; readonly zh: string; readonly en: string }>

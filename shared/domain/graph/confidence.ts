/** How sure a tie is, as a closed list with its reason in words. Never a likelihood of wrongdoing: only of the two ends being tied at all. */
export const confidences = ['recorded', 'same_value', 'confirmed', 'proposed'] as const

/** Tabs: parts of one thing of which one is looked at. */
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'

export interface TabPart<T extends string> {
  readonly id: T
  readonly label: ReactNode
  readonly content: ReactNode
}

export function Tabs<T extends string>(props: {
  readonly label: string
  readonly parts: readonly TabPart<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}): ReactNode {
  return (
    <AriaTabs
      className="tab-view"
      selectedKey={props.value}
      onSelectionChange={(key) => {
        const found = props.parts.find((one) => one.id === key)
        if (found) props.onChange(found.id)
      }}
    >
      <TabList className="tabs" aria-label={props.label}>
        {props.parts.map((part) => (
          <Tab key={part.id} id={part.id}>
            {part.label}
          </Tab>
        ))}
      </TabList>
      {props.parts.map((part) => (
        <TabPanel key={part.id} id={part.id}>
          {part.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

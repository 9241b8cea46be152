/** The vault chooser, before anything is open: open a known vault, make one, restore a backup, or make the training county. */
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { OutsidePanel } from '../../app/OutsideFrame.tsx'
import { useText } from '../../app/settings.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { NewVault } from './NewVault.tsx'
import { OpenVault } from './OpenVault.tsx'
import { RestoreVault } from './RestoreVault.tsx'
import { TrainingVault } from './TrainingVault.tsx'
import './chooser.css'

const ways = ['open', 'create', 'restore', 'training'] as const
export type Way = (typeof ways)[number]

export default function ChooserView(): ReactNode {
  const t = useText()
  const list = useCommand('vault.list', {})
  const [way, setWay] = useState<Way>('open')
  const [asked, setAsked] = useState<string>()
  return (
    <OutsidePanel width={way === 'create' ? 640 : 560}>
      <header className="chooser-head">
        <h1 className="outside-mark">{t('common.product')}</h1>
        <p className="sec">{t('vault.about')}</p>
      </header>
      <Segments label={t('vault.ways')} options={ways.map((id) => ({ id, label: t(`vault.way.${id}`) }))} value={way} onChange={setWay} />
      <Waiting result={list} rows={4}>
        {(known) => {
          switch (way) {
            case 'open':
              return <OpenVault known={known} asked={asked} onWay={setWay} />
            case 'create':
              return <NewVault />
            case 'restore':
              return (
                <RestoreVault
                  onRestored={(handle) => {
                    setAsked(handle)
                    setWay('open')
                  }}
                />
              )
            case 'training':
              return <TrainingVault known={known} />
          }
        }}
      </Waiting>
    </OutsidePanel>
  )
}

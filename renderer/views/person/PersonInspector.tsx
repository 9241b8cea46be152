/** Who it is (identity number masked), why it was looked at, the chosen act, the comparison with the same post as shares with their counts, and the warnings. */
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PersonTrail } from '../../../shared/ipc/commands/trail.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText, Money, Tag } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { RelationsButton } from '../../widgets/RelationsButton.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { TrailWarnings } from '../matter/TrailWarnings.tsx'
import { NameCard } from './PartChoice.tsx'
import { PeerShares } from './PeerShares.tsx'
import { isMarked, type PersonAct } from './person-layout.ts'

export function PersonInspector(props: {
  readonly trail: PersonTrail
  readonly reason: string
  readonly act: PersonAct | undefined
  readonly onGo: (act: PersonAct) => void
  readonly onPick: (act: PersonAct) => void
  readonly onAdd: () => void
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const { trail, act } = props
  const { person } = trail
  const first = trail.acts.find((one) => one.warnings.length > 0) ?? trail.acts.find(isMarked) ?? trail.acts[0]
  const next = act ?? first
  useKeys({ Enter: () => next && props.onGo(next) })
  const dash = <span className="mut">—</span>
  const standing = [
    person.partyMember ? t('person.facts.party') : '',
    person.official === null ? '' : person.official ? t('person.facts.official') : t('person.facts.notOfficial'),
    person.managedBy ?? ''
  ].filter((part) => part !== '')
  return (
    <Inspector
      label={t('person.kick')}
      of={person.id}
      kick={
        <>
          <span>{t('person.kick')}</span>
          <span className="push" />
          <Tag>{t('person.reason.given')}</Tag>
        </>
      }
      title={<NameCard name={person.name} />}
      footer={
        <>
          <Button kind="primary" big keys="Enter" isDisabled={!next} onPress={() => next && props.onGo(next)}>
            {t('person.openMatter')}
          </Button>
          <RelationsButton nodes={[`person~${person.id}`]} label={person.name} />
          <Button big icon={<Plus className="ic" />} onPress={props.onAdd}>
            {t('evidence.addToCase.button')}
          </Button>
        </>
      }
    >
      <div className="person-facts">
        <KeyValue
          rows={[
            [
              t('person.facts.id'),
              person.idMask === null ? (
                dash
              ) : (
                <span key="id">
                  {person.idMask} <span className="unit">{t('person.facts.masked')}</span>
                </span>
              )
            ],
            [t('person.facts.standing'), standing.length === 0 ? dash : standing.join(' · ')],
            [t('person.facts.post'), [person.org, person.post].filter(Boolean).join(' ') || dash],
            [
              t('person.facts.acts'),
              t('person.facts.actsCount', {
                n: formatNumber(trail.kinds.reduce((sum, kind) => sum + kind.n, 0)),
                marked: formatNumber(trail.marked)
              })
            ],
            [t('person.kinds'), trail.kinds.map((kind) => `${words.act(kind.kind)} ${formatNumber(kind.n)}`).join('　')],
            [t('person.facts.reason'), props.reason]
          ]}
        />
      </div>
      {act && (
        <InspectorSection title={t('person.selected')} note={<DateText date={act.at} />}>
          <KeyValue
            rows={[
              [t('person.head.kind'), `${words.act(act.kind)} · ${name(act.nodeName)}`],
              [t('person.head.matter'), act.matter.name],
              [t('person.head.post'), act.post ?? dash],
              ...(act.amount === null ? [] : [[t('matter.amount'), <Money key="amount" fen={act.amount} />] as const]),
              ...(act.marks.length === 0
                ? []
                : [[t('person.head.marks'), <b key="marks">{act.marks.map((mark) => words.mark(mark)).join('、')}</b>] as const]),
              [
                t('person.head.source'),
                act.source ? [act.source.file, act.source.sheet, act.source.line].filter(Boolean).join(' › ') : dash
              ]
            ]}
          />
        </InspectorSection>
      )}
      {trail.same.length > 0 && (
        <InspectorSection title={t('match.sameAs')} note={t('match.sameNote')}>
          <KeyValue
            rows={trail.same.map((one) => [
              one.name,
              [
                one.reasons
                  .filter((reason) => reason.for)
                  .map((reason) => name(reason))
                  .join('、'),
                one.reason,
                `${one.account} ${one.at.slice(0, 10)}`
              ]
                .filter((part) => part !== '')
                .join('；')
            ])}
          />
        </InspectorSection>
      )}
      <PeerShares trail={trail} />
      <TrailWarnings
        title={t('person.warnings')}
        warnings={trail.warnings}
        none={t('person.noWarnings')}
        all={{ total: trail.warningsTotal, search: { person: trail.person.id } }}
      />
    </Inspector>
  )
}

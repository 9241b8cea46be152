/** Beside the sheet: the chosen matter with its track, the chosen situation with its rows and ordinary explanations, else the peers in the same post. */
import type { ReactNode } from 'react'
import type { WorkMarks, WorkPeers, WorkSheet } from '../../../shared/ipc/commands/workload.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings, useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

type Case = WorkSheet['cases'][number]
type Mark = WorkMarks['marks'][number]

export interface SheetInspectorProps {
  readonly person: string
  readonly period: { readonly from?: string; readonly to?: string }
  readonly sheet: WorkSheet | undefined
  readonly picked: Case | undefined
  readonly mark: Mark | undefined
  readonly onMatter: (id: string, name: string, act?: string) => void
  /** dataset/id */
  readonly onSource: (row: string) => void
  readonly onAdd: () => void
}

export function SheetInspector(props: SheetInspectorProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { picked, mark, sheet } = props
  const title = picked?.name ?? (mark ? name(mark.name) : (sheet?.person.name ?? ''))
  return (
    <Inspector
      label={t('person.sheet.kick')}
      of={picked?.id ?? mark?.kind ?? props.person}
      kick={picked ? picked.code : mark ? t('person.sheet.marks') : t('person.sheet.kick')}
      title={title}
      footer={
        <>
          {picked && (
            <Button kind="primary" big keys="Enter" onPress={() => props.onMatter(picked.id, picked.name)}>
              {t('person.sheet.openMatter')}
            </Button>
          )}
          <Button big keys="A" onPress={props.onAdd}>
            {t('evidence.addToCase.button')}
          </Button>
        </>
      }
    >
      {picked && sheet ? (
        <Track picked={picked} tracked={sheet.tracked} onSource={props.onSource} />
      ) : mark ? (
        <Situation mark={mark} onMatter={props.onMatter} onSource={props.onSource} />
      ) : (
        <Peers person={props.person} period={props.period} />
      )}
    </Inspector>
  )
}

function Track(props: { readonly picked: Case; readonly tracked: boolean; readonly onSource: (row: string) => void }): ReactNode {
  const t = useText()
  const { picked } = props
  return (
    <InspectorSection
      title={t('person.sheet.track')}
      note={
        picked.track > 0
          ? t('person.sheet.trackNote', { n: formatNumber(picked.track), shown: formatNumber(picked.shown.length) })
          : undefined
      }
    >
      {picked.shown.length === 0 ? (
        <p className="mut">{t(props.tracked ? 'person.sheet.noTrack' : 'person.sheet.notTracked')}</p>
      ) : (
        <ul className="work-rows">
          {picked.shown.map((point) => (
            <li key={point.id}>
              <button type="button" className="link" onClick={() => props.onSource(`${point.dataset}/${point.id}`)}>
                {point.at === null ? t('person.sheet.source') : point.at.replace('T', ' ')}
              </button>
              <span className="mut">{point.source && `${point.source.file} › ${point.source.line}`}</span>
            </li>
          ))}
        </ul>
      )}
    </InspectorSection>
  )
}

function Situation(props: {
  readonly mark: Mark
  readonly onMatter: (id: string, name: string, act?: string) => void
  readonly onSource: (row: string) => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const { mark } = props
  return (
    <>
      <InspectorSection title={t('person.sheet.why')}>
        <p className="say">{name(mark.why)}</p>
        <KeyValue
          rows={[
            [t('person.sheet.limit'), name(mark.limit)],
            [t('person.sheet.basis'), mark.basis]
          ]}
        />
      </InspectorSection>
      <InspectorSection title={t('person.sheet.innocent')}>
        <ul className="say">
          {(settings.language === 'en' ? mark.innocent.en : mark.innocent.zh).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </InspectorSection>
      <InspectorSection title={t('person.sheet.rows')} note={t('person.sheet.of', { n: formatNumber(mark.of) })}>
        {mark.found.length === 0 && <p className="mut">{t('person.sheet.none')}</p>}
        <ul className="work-rows">
          {mark.found.map((found) => (
            <li key={`${found.at} ${found.acts[0]?.id ?? ''}`}>
              <b>{found.at.replace('T', ' ')}</b>{' '}
              {found.figure !== null && (
                <span className="unit">{t(`person.sheet.figure.${mark.kind}`, { n: formatNumber(found.figure) })}</span>
              )}
              <ul>
                {found.acts.map((act) => (
                  <li key={act.id}>
                    <button type="button" className="link" onClick={() => props.onMatter(act.matter, act.matterName, act.id)}>
                      {act.matterName}
                    </button>{' '}
                    <button type="button" className="link" onClick={() => props.onSource(`act/${act.id}`)}>
                      {t('person.sheet.source')}
                    </button>{' '}
                    <DateText date={act.at} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </InspectorSection>
    </>
  )
}

function Peers(props: { readonly person: string; readonly period: { readonly from?: string; readonly to?: string } }): ReactNode {
  const t = useText()
  const result = useCommand('person.peers', { person: props.person, ...props.period })
  return (
    <Waiting result={result} rows={5}>
      {(peers) => (
        <InspectorSection
          title={t('person.sheet.peers')}
          note={
            peers.post === null || peers.people === 0
              ? undefined
              : t('person.sheet.peersNote', { post: peers.post, n: formatNumber(peers.people) })
          }
        >
          {peers.closed.peers === null ? (
            <p className="mut">{t('person.sheet.peersNone')}</p>
          ) : (
            <>
              <KeyValue
                rows={[
                  [
                    t('person.sheet.peersClosed'),
                    t('person.sheet.peersClosedLine', {
                      own: formatNumber(peers.closed.own),
                      people: formatNumber(peers.closed.peers.people),
                      least: formatNumber(peers.closed.peers.least),
                      middle: formatNumber(peers.closed.peers.middle),
                      most: formatNumber(peers.closed.peers.most)
                    })
                  ],
                  ...peers.marked.map(
                    (line) =>
                      [
                        `${t('person.sheet.peersMarked')} · ${t(line.whose === 'own' ? 'person.sheet.own' : 'person.sheet.others')}`,
                        <Share key={line.whose} line={line} />
                      ] as const
                  )
                ]}
                labels={120}
              />
              <p className="mut">{t('person.sheet.interval')}</p>
            </>
          )}
        </InspectorSection>
      )}
    </Waiting>
  )
}

function Share(props: { readonly line: WorkPeers['marked'][number] }): ReactNode {
  const t = useText()
  const { line } = props
  const counts = { marked: formatNumber(line.marked), acts: formatNumber(line.acts) }
  if (line.share === null || line.interval === null) return t('person.sheet.few', counts)
  const [low, high] = line.interval
  return t('person.sheet.share', { share: formatPercent(line.share), low: formatPercent(low), high: formatPercent(high), ...counts })
}

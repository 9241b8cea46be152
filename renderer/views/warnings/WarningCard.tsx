/**
 * The card of one warning, the inspector of the list: the sentence, value against limit, rows, reasons, rules, model. Its footer leads on. The source
 * row that is opened from it takes its place and gives it back.
 */
import { ChevronLeft, FolderPlus } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useCommand, type CommandResult } from '../../api/hooks.tsx'
import type { WarningCard as Card } from '../../../shared/ipc/commands/warning.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { shortPlace } from '../../widgets/evidence-columns.ts'
import type { EvidenceRow } from '../../widgets/EvidenceTable.tsx'
import { NewTag } from '../../widgets/Figures.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import { RelationsButton } from '../../widgets/RelationsButton.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { useStateWord } from '../../widgets/warning-state.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import { CardEvidence } from './CardEvidence.tsx'
import { CardHandling } from './CardHandling.tsx'
import { CardMeasure } from './CardMeasure.tsx'
import { CardModel } from './CardModel.tsx'
import { CardBasis, CardReasons } from './CardReasons.tsx'
import { nodesOf, waysOn } from './next-steps.ts'
import type { WarningSearch } from './search.ts'
import { Sentence } from './Sentence.tsx'

export interface WarningCardProps {
  readonly search: WarningSearch
  readonly result: CommandResult<Card>
  readonly onPutIn: () => void
  readonly onCloseRow: () => void
}

export function WarningCard(props: WarningCardProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  const { search, result } = props
  if (search.id === undefined && search.row === undefined)
    return (
      <Inspector width="work" label={t('warnings.card.label')}>
        <EmptyState title={t('warnings.pick')} text={t('warnings.pickText')} />
      </Inspector>
    )
  if (search.row !== undefined) return <OpenRow row={search.row} onClose={props.onCloseRow} />
  const card = result.data
  const [first, ...others] = card ? waysOn(card, t) : []
  const openRow = (dataset: string, row: EvidenceRow, datasetName: string): void =>
    advance(
      {
        place: 'warnings',
        kind: 'source',
        label: row.source
          ? t('evidence.line', { file: shortPlace(row.source.file, row.source.sheet), line: row.source.line })
          : datasetName,
        search: { ...search, row: `${dataset}/${row.id}` }
      },
      'push'
    )
  return (
    <Inspector
      width="work"
      label={t('warnings.card.label')}
      of={card?.id ?? 'card'}
      kick={
        card && (
          <>
            <LevelMark level={card.level} word="long" />
            <span className="bar" />
            {card.id}
            {card.new && <NewTag />}
            <span className="push" />
            {card.gone ? <b>{t('warnings.card.gone')}</b> : t('warnings.card.first', { date: card.firstAsOf })}
          </>
        )
      }
      title={card && name({ zh: card.modelZh, en: card.modelEn })}
      footer={
        card && (
          <>
            {first && (
              <Button kind="primary" big keys="Enter" onPress={() => advance(first.step)}>
                {first.label}
              </Button>
            )}
            {others[0] && (
              <Button
                big
                onPress={() => {
                  if (others[0]) advance(others[0].step)
                }}
              >
                {others[0].label}
              </Button>
            )}
            {nodesOf(card).length > 0 && <RelationsButton nodes={nodesOf(card)} label={card.subjectName} />}
            <span className="push" />
            {others.length > 1 && (
              <Menu
                label={t('common.more')}
                big
                actions={others.slice(1).map((way) => ({ id: way.id, label: way.label, run: () => advance(way.step) }))}
              />
            )}
            <Button big icon={<FolderPlus className="ic" />} keys="A" onPress={props.onPutIn}>
              {t('warnings.card.putIn')}
            </Button>
          </>
        )
      }
    >
      <Waiting result={result} rows={12}>
        {(data) => <CardBody card={data} onOpenRow={openRow} />}
      </Waiting>
    </Inspector>
  )
}

function CardBody(props: {
  readonly card: Card
  readonly onOpenRow: (dataset: string, row: EvidenceRow, datasetName: string) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const stateWord = useStateWord()
  const { card } = props
  return (
    <div className="card">
      <Sentence text={name(card.sentence)} />
      <p className="mut card-facts">
        <span>{card.subjectName}</span>
        {card.orgName !== null && card.orgName !== card.subjectName && <span>{card.orgName}</span>}
        <span>{stateWord(card.state)}</span>
        <span>{t('warnings.card.caution')}</span>
      </p>
      <CardMeasure card={card} />
      <CardHandling key={`handling ${card.id}`} card={card} />
      <CardEvidence card={card} onOpen={props.onOpenRow} />
      <CardReasons key={card.id} card={card} />
      <CardBasis card={card} />
      <CardModel card={card} />
    </div>
  )
}

/** The source row in the card's place. */
function OpenRow(props: { readonly row: string; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const { advance, name, walk } = useWalk()
  const [adding, setAdding] = useState(false)
  const cut = props.row.indexOf('/')
  const [dataset, id] = [props.row.slice(0, cut), props.row.slice(cut + 1)]
  const view = useCommand('source.row', { dataset, id }).data
  const matter = dataset === 'matter' ? id : view?.values.find((one) => one.ref === 'matter' && typeof one.value === 'string')?.value
  // A link that was pasted: the step gets the row's name.
  const step = walk.steps[walk.at]
  const title = view?.title
  useEffect(() => {
    if (step?.kind === 'place' && title !== undefined && title !== '') name('source', title)
  }, [name, step, title])
  const matterName = view?.values.find((one) => one.ref === 'matter')?.shown ?? view?.title ?? ''
  return (
    <>
      <SourceInspector
        width="work"
        dataset={dataset}
        id={id}
        footer={
          <>
            <Button big icon={<ChevronLeft className="ic" />} keys="Backspace" onPress={props.onClose}>
              {t('evidence.source.back')}
            </Button>
            {typeof matter === 'string' && (
              <Button
                big
                kind="primary"
                keys="Enter"
                onPress={() => advance({ place: 'matter', kind: 'matter', label: matterName, search: { id: matter } }, 'push')}
              >
                {t('evidence.source.openMatter')}
              </Button>
            )}
            <span className="push" />
            <Button big icon={<FolderPlus className="ic" />} onPress={() => setAdding(true)}>
              {t('evidence.addToCase.button')}
            </Button>
          </>
        }
      />
      <AddToCase open={adding} onOpenChange={setAdding} rows={[{ dataset, id }]} />
    </>
  )
}

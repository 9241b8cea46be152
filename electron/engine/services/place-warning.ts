/**
 * Where a warning stands: unit, matter, month and amount for the heat map, and names for its sentence. A model may say so itself (figures
 * org_id, matter_id, happened_on, amount); what it does not say is read from its subject and its evidence rows, never guessed.
 */
import type { Figures, Hit } from '../../../shared/domain/warning.ts'
import type { SubjectKind } from '../../../shared/packs/pack.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import type Database from '../vault/sqlite.ts'

export interface Place {
  readonly org_id: string | null
  readonly matter_id: string | null
  /** YYYY-MM */
  readonly month: string | null
  /** 分 */
  readonly amount: number | null
}
interface RowFacts {
  readonly org_id: string | null
  readonly matter_id: string | null
  readonly date: string | null
}

/** Evidence rows looked at for a place; a finding over thousands of rows has its place from the first of them. */
const looked = 50

export class WarningPlaces {
  readonly #db: Database.Database
  readonly #packSet: PackSet
  readonly #facts = new Map<string, Database.Statement | null>()
  readonly #titles = new Map<string, Database.Statement | null>()
  readonly #names = new Map<string, string | null>()
  readonly #rows = new Map<string, RowFacts | null>()
  readonly #references: ReadonlyMap<string, string>

  constructor(db: Database.Database, packSet: PackSet) {
    this.#db = db
    this.#packSet = packSet
    const fields = Object.values(packSet.datasets).flatMap((dataset) => Object.entries(dataset.fields))
    this.#references = new Map(fields.flatMap(([field, { ref }]) => (ref === undefined ? [] : [[field, ref] as const])))
  }

  isDataset(name: string): boolean {
    return this.#packSet.datasets[name] !== undefined
  }

  /** Title of a row; `dataset` may also be the stem of a reference field (agent of agent_id). Null when unknown or empty. */
  nameOf(dataset: string, id: string): string | null {
    const name = this.isDataset(dataset) ? dataset : this.#references.get(`${dataset}_id`)
    if (name === undefined) return null
    const key = `${name}\n${id}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const title = this.#packSet.datasets[name]?.title
    const statement = this.#prepared(this.#titles, name, () =>
      title === undefined || title === 'id' ? null : `SELECT "${title}" AS title FROM "${name}" WHERE id = ?`
    )
    const row = statement?.get(id) as { title: string | number | null } | undefined
    const text = row?.title === null || row?.title === undefined || row.title === '' ? null : String(row.title)
    this.#names.set(key, text)
    return text
  }

  /** The subject as people call it; says that the name is not known rather than show an id. */
  subjectName(kind: SubjectKind, id: string): string {
    return this.nameOf(kind, id) ?? '名称不详'
  }

  placeOf(model: LoadedModel, hit: Hit): Place {
    const { figures } = hit
    const rows = this.#evidenceFacts(hit)
    const matters = new Set(rows.flatMap((row) => (row.matter_id === null ? [] : [row.matter_id])))
    const [only] = matters
    const matter =
      textOf(figures, 'matter_id') ??
      (model.subject === 'matter' ? hit.subject : matters.size === 1 && hit.evidence.length <= looked ? (only ?? null) : null)
    const ofSubject = model.subject === 'matter' || model.subject === 'person' ? this.#factsOf(model.subject, hit.subject) : null
    const org =
      textOf(figures, 'org_id') ??
      (model.subject === 'org' ? hit.subject : this.#orgOf('matter', matter)) ??
      rows.find((row) => row.org_id !== null)?.org_id ??
      this.#orgOf('matter', rows.find((row) => row.matter_id !== null)?.matter_id ?? null) ??
      ofSubject?.org_id ??
      null
    const dates = rows.flatMap((row) => (row.date === null ? [] : [row.date])).toSorted()
    const date = textOf(figures, 'happened_on') ?? dates.at(-1) ?? ofSubject?.date ?? null
    const measured = model.measure?.unit === 'fen' ? figures[model.measure.value] : null
    const amount = figures['amount'] ?? measured ?? null
    return {
      org_id: org,
      matter_id: matter,
      month: date !== null && /^\d{4}-\d{2}/.test(date) ? date.slice(0, 7) : null,
      amount: typeof amount === 'number' && Number.isFinite(amount) ? Math.round(amount) : null
    }
  }

  #orgOf(dataset: string, id: string | null): string | null {
    return id === null ? null : (this.#factsOf(dataset, id)?.org_id ?? null)
  }

  #evidenceFacts(hit: Hit): readonly RowFacts[] {
    return hit.evidence.slice(0, looked).flatMap(({ dataset, id }) => this.#factsOf(dataset, id) ?? [])
  }

  #factsOf(dataset: string, id: string): RowFacts | null {
    const key = `${dataset}\n${id}`
    const known = this.#rows.get(key)
    if (known !== undefined) return known
    const facts = this.#readFacts(dataset, id)
    if (this.#rows.size > 50_000) this.#rows.clear()
    this.#rows.set(key, facts)
    return facts
  }

  #readFacts(dataset: string, id: string): RowFacts | null {
    const statement = this.#prepared(this.#facts, dataset, () => {
      const declared = this.#packSet.datasets[dataset]
      if (declared === undefined) return null
      const org = declared.fields['org_id'] === undefined ? 'NULL' : 'org_id'
      const matter = dataset === 'matter' ? 'id' : declared.fields['matter_id'] === undefined ? 'NULL' : 'matter_id'
      const date = declared.date === undefined ? 'NULL' : `"${declared.date}"`
      return `SELECT ${org} AS org_id, ${matter} AS matter_id, ${date} AS date FROM "${dataset}" WHERE id = ?`
    })
    return (statement?.get(id) as RowFacts | undefined) ?? null
  }

  #prepared(cache: Map<string, Database.Statement | null>, name: string, text: () => string | null): Database.Statement | null {
    const known = cache.get(name)
    if (known !== undefined) return known
    const source = text()
    const statement = source === null ? null : this.#db.prepare(source)
    cache.set(name, statement)
    return statement
  }
}

function textOf(figures: Figures, name: string): string | null {
  const value = figures[name]
  return typeof value === 'string' && value !== '' ? value : null
}
